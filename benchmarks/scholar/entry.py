"""Entries as text that can be changed field by field, taken from .bib files as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.scholar.wording import joined
from refcheck.errors import BibliographyError
from refcheck.model.reference import Reference
from refcheck.model.work import Work
from refcheck.references import load
from refcheck.text.words import fold

HERE = Path(__file__).parent
FRESH = HERE / "fresh.bib"
_LEFT_OUT = frozenset(
    {"url", "file", "abstract", "keywords", "crossref", "xdata", "related", "relatedtype", "acknowledgement", "bibdate"}
    | {"bibsource", "annote", "annotation", "date-added", "date-modified", "localfile", "cover", "remark", "timestamp"}
)
_DATE = re.compile(r"[\d-]*")
_MACRO = re.compile(r"[A-Za-z][\w:.+-]*")
_BY_WORK = {"journal": "container_title", "journaltitle": "container_title", "booktitle": "container_title"}
_KINDS = frozenset(
    [
        "article",
        "book",
        "inbook",
        "incollection",
        "inproceedings",
        "phdthesis",
        "mastersthesis",
        "thesis",
        "techreport",
        "report",
        "misc",
        "manual",
        "online",
        "unpublished",
        "booklet",
        "legislation",
        "jurisdiction",
    ]
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One entry: ``fields`` hold the values with their delimiters, ``work`` is what refcheck reads in it."""

    key: str
    kind: str
    fields: Mapping[str, str]
    work: Work
    origin: str

    def put(self, **fields: str | None) -> Entry:
        """Return the entry with these fields set to plain text (``None`` takes one away)."""
        kept = {name: value for name, value in self.fields.items() if name not in fields}
        kept |= {name: f"{{{value}}}" for name, value in fields.items() if value is not None}
        return replace(self, fields=kept)

    @property
    def container_field(self) -> str:
        """The field that names the container, empty when there is none."""
        return next((name for name in _BY_WORK if name in self.fields), "")

    @property
    def year_field(self) -> str:
        """The field that holds the year."""
        return "date" if "date" in self.fields else "year"

    def text(self, key: str) -> str:
        """Return the entry as BibTeX under a key."""
        lines = "".join(f"  {name} = {value},\n" for name, value in self.fields.items())
        return f"@{self.kind}{{{key},\n{lines}}}\n"


def fresh() -> list[Entry]:
    """Return the entries that were written for this benchmark."""
    return list(entries_of(FRESH))


def found_in(folders: list[Path], *, most: int = 20_000) -> list[Entry]:
    """Return usable entries of all .bib files under these folders; what is absent is skipped."""
    files = sorted(path for folder in folders if folder.is_dir() for path in folder.rglob("*.bib"))
    files += [path for path in folders if path.is_file()]
    found: dict[str, Entry] = {}
    for path in files:
        if path.stat().st_size > 1_500_000:
            continue
        for entry in entries_of(path):
            found.setdefault(entry.work.title.casefold(), entry)
        if len(found) >= most:
            break
    return list(found.values())


def entries_of(path: Path) -> Iterator[Entry]:
    """Yield the entries of a file that name a work: a title, a year, somebody who made it.

    Not those that share an identifier with an entry of another title: one of the two is wrong as it stands.
    """
    try:
        library = load(path)
    except BibliographyError:
        return
    titles: dict[str, set[str]] = {}
    for reference in library.references:
        for name in _identifiers(reference.work):
            titles.setdefault(name, set()).add(fold(reference.work.title))
    for reference in library.references:
        if any(len(titles[name]) > 1 for name in _identifiers(reference.work)):
            continue
        entry = _taken(reference, path)
        if entry is not None:
            yield entry


def _identifiers(work: Work) -> list[str]:
    return [f"{name}:{value.casefold()}" for name, value in (("doi", work.doi), ("eprint", work.eprint)) if value]


def _taken(reference: Reference, path: Path) -> Entry | None:
    work = reference.work
    known = len(work.title.split()) >= 2 or (len(work.title) >= 4 and not work.title.isascii())
    someone = work.author or work.editor or work.type in {"legal_case", "legislation", "book", "report"}
    if reference.problem or reference.entry_type not in _KINDS or not known or not work.year or not someone:
        return None
    if work.issued is None or work.issued.end_year or not _DATE.fullmatch(work.issued.raw):
        return None
    if "\\" in work.container_title:
        return None  # a macro of its own bibliography: what it stands for, no registry could say
    fields = {}
    for name, field in reference.fields.items():
        if name in _LEFT_OUT or name.startswith(("bdsk", "refcheck", "opt", "isbn-")):
            continue
        value = field.raw.strip()
        if _MACRO.fullmatch(value) and name in {"author", "editor"}:
            value = f"{{{joined(getattr(work, name))}}}"
        elif _MACRO.fullmatch(value) and name != "month":
            value = f"{{{getattr(work, _BY_WORK.get(name, name), '')}}}".replace("\u00ad", "")
        if "#" in value or value == "{}":
            continue
        fields[name] = value
    return Entry(key=reference.key, kind=reference.entry_type, fields=fields, work=work, origin=path.name)
