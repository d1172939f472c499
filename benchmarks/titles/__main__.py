"""How many pairs of titles are told right: ``python -m benchmarks.titles [tuning|held-out] [-v]``.

Each row of the two ``.tsv`` files is a title as somebody cites it, the title that the work has, and
what a person judged: *same* (case, punctuation, spelling and numerals may differ), *short* (a part of
it, or it with an edition, a series or a translation added), *misquoted* (the work is meant, a reader
would find other words), *different* (another work), *unknown* (words cannot tell). All pairs of one
work are in one half, and nothing was tuned on the held-out half.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from refcheck.text.titles import TitleAgreement, compare_titles

HERE = Path(__file__).parent
HALVES = ("tuning", "held-out")
FINE = frozenset({"same", "short"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """One row: the person's label, what the row is there for, the two titles."""

    label: str
    trait: str
    language: str
    cited: str
    actual: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What was told of a pair."""

    pair: Pair
    found: TitleAgreement

    @property
    def right(self) -> bool:
        """Whether the label is the person's."""
        return self.found.agreement == self.pair.label


def read(half: str) -> list[Pair]:
    """Return the rows of one half."""
    lines = (HERE / f"{half}.tsv").read_text("utf-8").split("\n")
    names = lines[0].split("\t")
    return [Pair(**dict(zip(names, line.split("\t"), strict=True))) for line in lines[1:] if line]


def told(pairs: list[Pair]) -> list[Told]:
    """Return what is told of each pair."""
    return [Told(pair=pair, found=compare_titles(pair.cited, pair.actual)) for pair in pairs]


def figures(rows: list[Told]) -> str:
    """Return the figures that matter as text: accuracy, and the two faults that hurt."""
    fine = [row for row in rows if row.pair.label in FINE]
    passed = [row for row in rows if row.pair.label == "misquoted" and row.found.agreement in FINE]
    warned = [row for row in fine if row.found.agreement == "misquoted"]
    accused = [row for row in fine if row.found.agreement in {"misquoted", "different"}]
    kinds = Counter((row.pair.label, str(row.found.agreement)) for row in rows)
    lines = [
        f"{sum(row.right for row in rows)}/{len(rows)} right ({sum(row.right for row in rows) / len(rows):.3f})",
        f"misquoted and passed as fine: {len(passed)}",
        f"fine and called misquoted: {len(warned)} of {len(fine)}; misquoted or different: {len(accused)}",
    ]
    lines += [f"  {label} told as {found}: {n}" for (label, found), n in sorted(kinds.items()) if label != found]
    return "\n".join(lines)


def speed(pairs: list[Pair], *, rounds: int = 10) -> float:
    """Return comparisons a second, each pair anew."""
    started = time.perf_counter()
    for _ in range(rounds):
        told(pairs)
    return rounds * len(pairs) / (time.perf_counter() - started)


def main(argv: list[str] | None = None) -> int:
    """Write the figures of the halves that are asked for; the faults too with ``-v``."""
    parser = argparse.ArgumentParser(description="How many pairs of titles are told right.")
    parser.add_argument("half", nargs="*", choices=[*HALVES, []], default=[])
    parser.add_argument("-v", "--verbose", action="store_true", help="list the pairs that are told wrong")
    arguments = parser.parse_args(argv)
    for half in arguments.half or HALVES:
        pairs = read(half)
        rows = told(pairs)
        sys.stdout.write(f"{half}: {figures(rows)}\n{speed(pairs):,.0f} comparisons a second\n")
        for row in rows if arguments.verbose else ():
            if not row.right:
                pair = row.pair
                sys.stdout.write(f"  {pair.label} [{pair.trait}] told as {row.found.agreement} {row.found.score}\n")
                sys.stdout.write(f"    {row.found.cited_marked}\n    {row.found.actual_marked}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
