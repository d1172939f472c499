"""How many entries are found, how many of their fields are right, how many citations lead where they should."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import refcheck
from benchmarks.lists.case import FIELDS, Case, GoldEntry
from refcheck.documents import read_text
from refcheck.model.reference import Reference
from refcheck.model.work import Work
from refcheck.references import extract

CODES = frozenset({"DOC004", "DOC010", "DOC011"})


@dataclass(slots=True)
class Score:
    """Counts of what was right, of how much; ``misses`` say where it was not, ``false`` what was told wrongly."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def count(self, what: str, *, right: bool, miss: str) -> None:
        """Count one comparison."""
        self.total[what] += 1
        self.right[what] += right
        if not right:
            self.misses.append(f"{what}: {miss}")

    def share(self, what: str) -> float:
        """Return the share that was right, 0-1."""
        return self.right[what] / self.total[what] if self.total[what] else 1.0


def score(case: Case, into: Score) -> None:
    """Add what refcheck makes of a case."""
    text = case.text()
    document = read_text(text, path=f"{case.name}.md")
    library = extract(document)
    lines = {text.count("\n", 0, text.rindex(entry.text)) + 1: entry for entry in case.entries}
    found = {entry.line for entry in document.entries}
    for line, entry in lines.items():
        into.count("entries", right=line in found, miss=f"{case.name}: {entry.text[:80]}")
    into.false += [f"{case.name}: an entry in line {line}" for line in sorted(found - lines.keys())]
    by_line = {reference.line: reference for reference in library.references}
    keys: dict[str, str] = {}
    for line, entry in lines.items():
        reference = by_line.get(line)
        if reference is not None:
            keys[reference.key] = entry.key
        _score_fields(case, entry, reference, into)
    _score_cites(case, library.references, keys, into)


def _score_fields(case: Case, entry: GoldEntry, reference: Reference | None, into: Score) -> None:
    for name in FIELDS:
        said = _said(name, reference.work) if reference is not None else ""
        wanted = entry.fields[name]
        if said or wanted:
            into.count(
                "fields",
                right=_plain(said) == _plain(wanted),
                miss=f"{case.name} {entry.key} {name}: {said!r}, not {wanted!r}",
            )


def _said(name: str, work: Work) -> str:
    match name:
        case "author":
            return ", ".join(one.surname for one in (work.author or work.editor))
        case "year":
            return str(work.year or "")
        case "container":
            return work.container_title
        case _:
            return str(getattr(work, name))


def _plain(text: str) -> str:
    return " ".join(text.replace("–", "-").split()).casefold()


def _score_cites(case: Case, references: tuple[Reference, ...], keys: dict[str, str], into: Score) -> None:
    text = case.text()
    report = refcheck.check(read_text(text, path=f"{case.name}.md"), offline=True)
    for number, cite in enumerate(case.cites):
        line = 3 + 2 * number
        led = tuple(
            keys.get(reference.key, "?")
            for reference in references
            for mention in reference.mentions
            if mention.location.line == line
        )
        into.count("cites", right=sorted(set(led)) == sorted(set(cite.keys)), miss=f"{case.name}: {cite.text} -> {led}")
        told = {f.code for f in report.findings if f.location.line == line and f.code in CODES}
        for code in cite.codes:
            into.count("findings", right=code in told, miss=f"{case.name}: {cite.text} -> {sorted(told)}, not {code}")
        if told - set(cite.codes):
            into.false.append(f"{case.name}: {cite.text} -> {sorted(told)}")
