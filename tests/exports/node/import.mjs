// Reads a file on stdin as one of the importers does, and prints what it has as JSON.
import { readFileSync } from 'node:fs'

const text = readFileSync(0, 'utf8')
const readers = {
  'citation-js': async () => {
    const { Cite } = await import('@citation-js/core')
    await import('@citation-js/plugin-bibtex')
    await import('@citation-js/plugin-ris')
    await import('@citation-js/plugin-csl')
    return new Cite(text).data
  },
  'better-bibtex': async () => {
    const { parse } = await import('@retorquere/bibtex-parser')
    return parse(text)
  },
  'biblatex-csl-converter': async () => {
    const { BibLatexParser, CSLExporter } = await import('biblatex-csl-converter')
    const { entries } = new BibLatexParser(text, { processUnexpected: true, processUnknown: true }).parse()
    return Object.values(new CSLExporter(entries).parse())
  },
}
process.stdout.write(JSON.stringify(await readers[process.argv[2]]()))
