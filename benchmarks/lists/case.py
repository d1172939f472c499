"""Cases as they are written down: the entries of a list with their fields, and sentences that cite them.

A case begins with ``== name tune`` or ``== name check`` (the latter were not looked at while rules were
written). ``# entries HEADING`` begins the entries, one a line: key, surnames of the authors, year, title, container, volume,
issue, pages, publisher, all between ``|``, then the entry itself after ``||``. ``# cites`` begins the sentences: the keys
that each should lead to (``-`` for none, ``!CODE`` for a finding), then ``||`` and the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
FIELDS = ("author", "year", "title", "container", "volume", "issue", "page", "publisher")


@dataclass(frozen=True, kw_only=True, slots=True)
class GoldEntry:
    """An entry, and what its fields are."""

    key: str
    fields: dict[str, str]
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GoldCite:
    """A sentence, what it cites, and the finding that it should bring."""

    keys: tuple[str, ...]
    codes: tuple[str, ...]
    text: str


@dataclass(slots=True)
class Case:
    """A document with a list of references."""

    name: str
    tuned: bool
    heading: str = "References"
    entries: list[GoldEntry] = field(default_factory=list)
    cites: list[GoldCite] = field(default_factory=list)

    def text(self) -> str:
        """Return the Markdown of the document: a paragraph a sentence, then the list."""
        body = "\n\n".join(cite.text for cite in self.cites)
        listed = "\n\n".join(entry.text for entry in self.entries)
        return f"# {self.name}\n\n{body}\n\n## {self.heading}\n\n{listed}\n"


def _entry(line: str) -> GoldEntry:
    gold, _, text = line.partition("||")
    key, *values = (part.strip() for part in gold.split("|"))
    return GoldEntry(key=key, fields=dict(zip(FIELDS, values, strict=True)), text=text.strip())


def _cite(line: str) -> GoldCite:
    gold, _, text = line.partition("||")
    words = gold.split()
    return GoldCite(
        keys=tuple(word for word in words if word[0] not in "!-"),
        codes=tuple(word[1:] for word in words if word[0] == "!"),
        text=text.strip(),
    )


def read_cases(folder: Path = FOLDER) -> list[Case]:
    """Return all cases, by file and in their order."""
    cases: list[Case] = []
    entries = False
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("=="):
                _, name, use = line.split()
                cases.append(Case(name=name, tuned=use == "tune"))
            elif line.startswith("# entries"):
                entries = True
                cases[-1].heading = line.removeprefix("# entries").strip() or "References"
            elif line.startswith("# cites"):
                entries = False
            elif line.strip() and entries:
                cases[-1].entries.append(_entry(line))
            elif line.strip():
                cases[-1].cites.append(_cite(line))
    return cases
