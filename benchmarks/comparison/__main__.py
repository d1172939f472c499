"""How well cited works are compared with records: ``python -m benchmarks.comparison [tuning|held-out] [-v]``,
or ``python -m benchmarks.comparison FILE.bib ...`` for entries beside records made of them, right and with a fault."""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

from benchmarks.comparison import pairs, perturbed


def figures(rows: list[pairs.Told]) -> str:
    """Return how many are told right by field, and how many are accused though nothing is wrong."""
    by_field = Counter(row.pair.field for row in rows)
    right = Counter(row.pair.field for row in rows if row.right)
    fine = [row for row in rows if row.pair.field != "identity" and not row.pair.label.startswith("differ")]
    wrong = [row for row in rows if row.pair.label.startswith("differ")]
    lines = [f"{right.total()}/{len(rows)} right ({right.total() / len(rows):.3f})"]
    lines += [f"  {name}: {right[name]}/{n}" for name, n in by_field.items()]
    lines.append(f"accused though nothing is wrong: {sum(row.accused for row in fine)} of {len(fine)}")
    lines.append(
        f"differences passed over: {sum(not row.answer.startswith('differ') for row in wrong)} of {len(wrong)}"
    )
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """Print the figures; return 1 when somebody is accused of nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", default=["tuning", "held-out"], help="halves, or .bib files")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is told wrong")
    parser.add_argument("--limit", type=int, default=2000, help="as many entries are taken, at random")
    parser.add_argument("--show", default="", help="a field or fault whose misses are listed")
    options = parser.parse_args(argv)
    if all(name in pairs.HALVES for name in options.what):
        rows = [row for half in options.what for row in pairs.told(pairs.read(half))]
        print(figures(rows))
        for row in rows if options.verbose else ():
            if not row.right:
                print(f"  {row.pair.field} {row.pair.trait}: {row.answer}, not {row.pair.label}")
                print(f"    {row.pair.cited}\n    {row.pair.found}")
        return int(any(row.accused for row in rows))
    works = perturbed.entries([Path(name) for name in options.what])
    random.Random(3).shuffle(works)
    print(perturbed.measure(works[: options.limit], show=options.show).text())
    return 0


if __name__ == "__main__":
    sys.exit(main())
