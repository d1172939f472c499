"""How many titles in running text are found: ``python -m benchmarks.titles.mentions [-v]``.

``mentions.txt`` holds paragraphs with what a person found in each: a line that says what it is there
for, the paragraph in Markdown, then a line ``=> title | form | marker`` for each title (marker ``-``:
none). A paragraph without such a line holds no title.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from refcheck.documents import read_text

CASES = Path(__file__).with_name("mentions.txt")
NOTE = "Thomas Hobbes, *Leviathan, or the Matter of a Common-Wealth*, London, 1651."
_MARKER = re.compile(r"<sup>(\d+)</sup>")

Found = tuple[str, str, str]
"""Title, form, marker."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A paragraph with the titles that it names."""

    trait: str
    text: str
    titles: tuple[Found, ...]


def read_cases() -> list[Case]:
    """Return the labelled paragraphs."""
    cases = []
    for chunk in CASES.read_text("utf-8").strip().split("\n\n"):
        trait, *lines = chunk.split("\n")
        gold = [line[3:].split(" | ") for line in lines if line.startswith("=> ")]
        text = "\n".join(line for line in lines if not line.startswith("=> "))
        cases.append(Case(trait=trait, text=text, titles=tuple((a, b, c) for a, b, c in gold)))
    return cases


def named_in(case: Case) -> tuple[Found, ...]:
    """Return the titles that are found in a paragraph."""
    notes = "".join(f"\n\n<sup>{n}</sup> {NOTE}" for n in dict.fromkeys(_MARKER.findall(case.text)))
    mentions = read_text(f"An opening line.\n\n{case.text}{notes}\n").mentions
    return tuple((m.text, str(m.form), m.marker or "-") for m in mentions)


def main(argv: list[str] | None = None) -> int:
    """Write how many titles are found and how many of those found are titles; ``-v`` lists the faults."""
    parser = argparse.ArgumentParser(description="How many titles in running text are found.")
    parser.add_argument("-v", "--verbose", action="store_true", help="list the faults")
    arguments = parser.parse_args(argv)
    counts: Counter[str] = Counter()
    for case in read_cases():
        found, gold = named_in(case), case.titles
        counts += Counter(gold=len(gold), found=len(found))
        counts["titles"] += sum(title in {t for t, _, _ in gold} for title, _, _ in found)
        counts["whole"] += sum(one in gold for one in found)
        if arguments.verbose and sorted(found) != sorted(gold):
            sys.stdout.write(f"{case.trait}\n  found {list(found)}\n  gold  {list(gold)}\n")
    sys.stdout.write(
        f"{counts['gold']} titles, {counts['found']} found, {counts['titles']} of them titles, "
        f"{counts['whole']} with form and marker right\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
