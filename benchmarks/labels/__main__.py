"""What is said of references that others have labelled: ``python -m benchmarks.labels``.

The references are a sample of HALLMARK (P. Reizinger, github.com/rpatrik96/hallmark, MIT): sound ones of dblp, PubMed and
bioRxiv, perturbed ones of all its kinds, references that models wrote, and some that were found in papers of conferences.
Titles, names and numbers are facts and stand as they do there, under the keys that they have there; nothing else is taken
over. Above each entry stands its label, and ``error`` where identity is certain and two sources speak against it. Where the
set calls something made up that is not (it was judged anew by its own makers later, or differs in capitals alone), it
stands as valid. What the registries hold (works.txt) was written by hand; they are asked for each file apart, as a paper's
references would be. later.bib was written when what the others showed had been mended.

``-v`` shows what was said of each entry that is missed or falsely accused, ``--all`` of every one.
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
from collections import Counter
from pathlib import Path

from benchmarks.outsider.__main__ import Label, Told, figures, said_of, written
from benchmarks.outsider.works import held_in
from refcheck.model.finding import Severity

HERE = Path(__file__).parent
FILES = (
    "papers.bib",
    "papers-2.bib",
    "papers-3.bib",
    "articles.bib",
    "fields.bib",
    "found.bib",
    "models.bib",
    "later.bib",
)
_LABEL = re.compile(
    r"^% (?P<label>valid|hallucinated)(?P<error> error)?(?: (?P<kind>\w+))?(?P<rest>:.*)?\n@\w+\{(?P<key>\w+),",
    re.MULTILINE,
)


def labels_in(text: str) -> list[Label]:
    """Return the labels of a bibliography, in order."""
    return [
        Label(
            key=match["key"],
            text=f"{match['kind'] or match['label']}{match['rest'] or ''}",
            wrong=match["label"] == "hallucinated",
            error=bool(match["error"]),
        )
        for match in _LABEL.finditer(text)
    ]


def by_kind(labels: list[Label], told: Told, worst: Severity) -> list[str]:
    """Return a line for each kind: how many of it are flagged at a threshold."""
    due: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    for label in labels:
        kind = label.text.partition(":")[0]
        due[kind] += 1
        flagged[kind] += any(one.severity.rank <= worst.rank for one in told.findings.get(label.key, ()))
    return [f"    {kind}: {flagged[kind]} of {number}" for kind, number in sorted(due.items())]


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; return 1 when a valid entry was called an error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.labels")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    works = held_in(HERE / "works.txt")
    labels: list[Label] = []
    told = Told(findings={}, asked={})
    for name in FILES:
        text = (HERE / name).read_text("utf-8")
        labels += labels_in(text)
        one = said_of(text, works)
        told.findings.update(one.findings)
        told.asked.update(Counter(told.asked) + Counter(one.asked))
    asked = sum(told.asked.values())
    print(
        f"{len(labels)} references, {sum(label.wrong for label in labels)} made up or wrong; {asked} requests "
        f"({asked / len(labels):.2f} each): {', '.join(f'{host} {n}' for host, n in sorted(told.asked.items()))}"
    )
    shown: dict[str, None] = {}
    for worst in (Severity.ERROR, Severity.WARNING):
        line, odd = figures(labels, told, worst)
        print(f"{worst.value}s: {line}", *by_kind(labels, told, worst), sep="\n")
        shown |= dict.fromkeys(odd)
    for label in labels:
        if options.all or (options.verbose and label.key in shown):
            print(f"{label.key} {label.text}", *map(written, told.findings.get(label.key, ())), sep="\n    ")
    _, odd = figures(labels, told, Severity.ERROR)
    return 1 if any(label.key in odd for label in labels if not label.wrong) else 0


if __name__ == "__main__":
    sys.exit(main())
