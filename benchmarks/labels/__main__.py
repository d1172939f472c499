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

import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.labelled import Label, Told, run
from benchmarks.outsider.__main__ import said_of
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


def by_kind(labels: Sequence[Label], told: Told, worst: Severity) -> list[str]:
    """Return a line for each kind: how many of it are flagged at a threshold."""
    due: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    for label in labels:
        kind = label.text.partition(":")[0]
        due[kind] += 1
        flagged[kind] += any(one.severity.rank <= worst.rank for one in told.findings.get(label.key, ()))
    return [f"    {kind}: {flagged[kind]} of {number}" for kind, number in sorted(due.items())]


def gathered() -> tuple[list[Label], Told]:
    """Return the labels of all files, and what is said of each file by itself."""
    works = held_in(HERE / "works.txt")
    labels: list[Label] = []
    told = Told(findings={}, asked={})
    for name in FILES:
        text = (HERE / name).read_text("utf-8")
        labels += labels_in(text)
        one = said_of(text, works)
        told.findings.update(one.findings)
        told.asked.update(Counter(told.asked) + Counter(one.asked))
    return labels, told


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; return 1 when a valid entry was called an error."""
    return run("benchmarks.labels", gathered, arguments, called="made up or wrong", further=by_kind)


if __name__ == "__main__":
    sys.exit(main())
