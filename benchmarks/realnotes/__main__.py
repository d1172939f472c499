"""Notes of real documents: ``python -m benchmarks.realnotes [FOLDER] [--half tuned|held-out] [-v]``.

Documents written for this are measured always. Those of other people are in FOLDER, unpacked by you: for
each file in ``labels/`` a folder of its name with the document (or documents) that its first line names.
What is absent is skipped, and said.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.realnotes.gold import FRESH, LABELS, Case, read_case
from benchmarks.realnotes.scoring import FIELDS, Score, score
from refcheck.documents import read, read_text
from refcheck.model.document import Document

COUNTS = ("notes", "kinds", "whole", "resolved", "locators", "sources", "laws", "private", *FIELDS.values())


def documents_of(case: Case, folder: Path | None) -> list[Document]:
    """Return the documents of a case, empty where they are not at hand."""
    if case.notes and case.notes[0].text:
        return [read_text(case.document, path=f"{case.name}.md")]
    files = sorted((folder / case.name).glob("*.*")) if folder else []
    return [read(path) for path in files]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; return 1 when a short form led to a wrong work without a word."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="where other people's documents are")
    parser.add_argument("--half", choices=["tuned", "held-out"], help="one half alone")
    parser.add_argument("-v", action="store_true", dest="verbose", help="show every miss")
    options = parser.parse_args(arguments)
    cases = [read_case(path) for place in (FRESH, LABELS) for path in sorted(place.glob("*.gold"))]
    wrong = 0
    for half in ("tuned", "held-out"):
        if options.half in {None, half}:
            chosen = [case for case in cases if case.tuned == (half == "tuned")]
            wrong += _measured(half, chosen, options.folder, verbose=options.verbose)
    return 1 if wrong else 0


def _measured(half: str, cases: Sequence[Case], folder: Path | None, *, verbose: bool) -> int:
    """Print the figures of one half; return how many short forms were resolved wrongly in silence."""
    made = Score()
    for case in cases:
        documents = documents_of(case, folder)
        if documents:
            score(case, documents, made)
        else:
            print(f"skipped: {case.name} ({case.source}: {case.path})")
    print(half)
    for what in COUNTS:
        if made.total[what]:
            share = made.right[what] / made.total[what]
            print(f"  {what:10} {made.right[what]:4} of {made.total[what]:4}  {share:.3f}")
    fields = [sum(counts[name] for name in FIELDS.values()) for counts in (made.right, made.total)]
    print(f"  {'fields':10} {fields[0]:4} of {fields[1]:4}  {fields[0] / max(fields[1], 1):.3f}")
    print(f"  resolved wrongly in silence: {len(made.silent)}")
    if verbose:
        for line in (*made.misses, *(f"SILENT {one}" for one in made.silent)):
            print("   ", line)
    return len(made.silent)


if __name__ == "__main__":
    raise SystemExit(main())
