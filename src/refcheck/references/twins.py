"""Which known entry describes the work of a record that comes in: by identifier, else by title, first author and year.

Errs towards *another work*: an entry that stands twice is seen (DUP002, DUP003) and removed, a record that was taken
for a known one is not there. So whatever both say must agree, and parts of one volume are works of their own.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from refcheck.formats.bibtex import entry_fields
from refcheck.model.reference import Reference
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.comparison.containers import go_together
from refcheck.text.comparison.kinds import is_notice, is_reviewing
from refcheck.text.identifiers import isbn13, isbn_is_valid, normalise_doi
from refcheck.text.lazy import lazy_re
from refcheck.text.names import same_person
from refcheck.text.titles import compare_titles
from refcheck.text.urls import normalise
from refcheck.text.words import fold

__all__ = ["Twin", "Twins"]

MAX_CANDIDATES = 20
"""Of more entries with one identifier, or with one title and year, only so many are compared."""

_PARTS = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
_VAGUE = frozenset({"document", "webpage", "article"})
_TELLING = ("volume", "issue", "number", "edition", "collection_number", "translator", "language", "genre", "eprint")
# What one of two entries has alone makes it a part or another version of the other's work.
_APART = ("chapter", "part", "version", "titleaddon", "origdate", "maintitle")
_TAG = lazy_re(r"</?[A-Za-z][A-Za-z0-9:]{0,15}(?:\s[^<>]{0,80})?/?>")
_SURE = frozenset({"DOI", "PubMed number", "PubMed Central number", "arXiv number"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Twin:
    """A known entry of the same work, and by what it was found ("DOI", "title, author and year")."""

    entry: Reference
    by: str


class Twins:
    """The entries known so far, with the ways to find the one of a work."""

    def __init__(self, entries: Iterable[Reference] = ()) -> None:
        self._by_handle: dict[tuple[str, str], list[Reference]] = defaultdict(list)
        self._by_all: dict[str, Reference] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: Reference) -> None:
        """Make an entry known; one that could not be parsed is left out."""
        if entry.problem is not None:
            return
        self._by_all.setdefault(_all_of(entry), entry)
        for handle in dict.fromkeys((*_identifiers(entry.work), *_titles(entry.work))):
            entries = self._by_handle[handle]
            if len(entries) < MAX_CANDIDATES:
                entries.append(entry)

    def find(self, record: Reference) -> Twin | None:
        """Return the entry of a record's work, ``None`` when none is surely its own."""
        work = record.work
        for kind, value in _identifiers(work):
            for entry in self._by_handle.get((kind, value), ()):
                if not _is_about(work, entry.work) and _same_by_identifier(work, entry.work, kind):
                    return Twin(entry=entry, by=kind)
        for handle in _titles(work):
            for entry in self._by_handle.get(handle, ()):
                if not _is_about(work, entry.work) and _same_by_title(work, entry.work):
                    return Twin(entry=entry, by="title, author and year")
        same = self._by_all.get(_all_of(record))
        return Twin(entry=same, by="all that it says") if same is not None else None


def _identifiers(work: Work) -> Iterator[tuple[str, str]]:
    if doi := normalise_doi(work.doi):
        yield "DOI", doi
    if pmid := re.sub(r"\D", "", work.pmid[:40]):
        yield "PubMed number", pmid
    if pmcid := re.sub(r"\D", "", work.pmcid[:40]):
        yield "PubMed Central number", pmcid
    if work.eprint and work.eprint_type.lower() == "arxiv":
        yield "arXiv number", re.sub(r"v\d{1,2}$", "", work.eprint.lower())
    for isbn in work.isbn:
        if isbn_is_valid(isbn):
            yield "ISBN", isbn13(isbn)
    if work.url:
        yield "address", normalise(work.url).removeprefix("https:").removeprefix("http:").rstrip("/")


def _titles(work: Work) -> Iterator[tuple[str, str]]:
    if title := _letters(work.title):
        yield f"title {work.year or ''}", title


def _all_of(reference: Reference) -> str:
    """Return a digest of all that is known of a work, as it is written."""
    told = repr((reference.work.type, reference.work.genre, entry_fields(reference)))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(_TAG.sub("", unescape(text[:1_000])))).strip()


def _is_about(one: Work, other: Work) -> bool:
    """Return whether one of two works is a notice or a review, and the other is not."""
    return any(told(one.title) != told(other.title) for told in (is_notice, is_reviewing))


def _same_by_identifier(one: Work, other: Work, kind: str) -> bool:
    titles = _letters(one.title), _letters(other.title)
    if {one.type, other.type} & _PARTS and (titles[0] != titles[1] or one.page != other.page):
        # Chapters share the identifiers of their book.
        return one.type == other.type and titles[0] == titles[1] and not (one.page and other.page)
    if kind == "arXiv number" and one.type != other.type:
        return False  # the preprint of an article is cited as itself
    if kind in _SURE:
        return not (all(titles) and _are_different(one.title, other.title))
    if kind == "ISBN":
        return one.type == other.type and not _are_different(one.title, other.title) and not _contradict(one, other)
    return titles[0] == titles[1] and _are_of_a_kind(one, other) and not _contradict(one, other)


def _are_of_a_kind(one: Work, other: Work) -> bool:
    return one.type == other.type or bool({one.type, other.type} & _VAGUE)


def _are_different(one: str, other: str) -> bool:
    if _letters(one) == _letters(other):
        return False
    found = compare_titles(one, other).agreement, compare_titles(other, one).agreement
    return Agreement.DIFFERENT in found and not {Agreement.SAME, Agreement.SHORT} & set(found)


def _same_by_title(one: Work, other: Work) -> bool:
    if not _are_of_a_kind(one, other) or _contradict(one, other) or _identify_two(one, other):
        return False
    mine, theirs = one.author or one.editor, other.author or other.editor
    if mine and theirs:
        if same_person(mine[0], theirs[0]) is not True:
            return False
    elif mine or theirs or not _same_imprint(one, other):
        return False
    return _is_telling(one.title) or _same_place(one, other)


def _contradict(one: Work, other: Work) -> bool:
    """Return whether both say something that differs, or one of them is a part or a version of the other."""
    for name in _TELLING:
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine and theirs and _said(mine) != _said(theirs):
            return True
    if any(_letters(one.extra.get(name, "")) != _letters(other.extra.get(name, "")) for name in _APART):
        return True
    if one.page and other.page and _figures(one.page)[:1] != _figures(other.page)[:1]:
        return True
    return _differ_in_year(one, other) or _differ_in_imprint(one, other)


def _differ_in_year(one: Work, other: Work) -> bool:
    if one.issued is None or other.issued is None:
        return False
    if one.year is not None and other.year is not None:
        return one.year != other.year
    # "1981, 1984" is not 1988.
    return not set(_figures(str(one.issued))) & set(_figures(str(other.issued))) and str(one.issued) != str(
        other.issued
    )


def _differ_in_imprint(one: Work, other: Work) -> bool:
    mine, theirs = one.container_title, other.container_title
    if mine and theirs and _letters(mine) != _letters(theirs) and not go_together(mine, theirs):
        return True
    house, other_house = _letters(one.publisher), _letters(other.publisher)
    return bool(house and other_house) and house not in other_house and other_house not in house


def _said(value: object) -> str:
    text = value if isinstance(value, str) else " ".join(getattr(name, "surname", "") for name in value)  # type: ignore[attr-defined]
    found = _letters(text)
    # "2nd", "2", "Second edition" and "v. 3" are told by their figure where they have one.
    return (_figures(found) or [found])[0]


def _figures(text: str) -> list[str]:
    return re.findall(r"[a-z]?\d+", text.lower())


def _identify_two(one: Work, other: Work) -> bool:
    """Return whether both have an identifier of a kind that each work has one of, and not the same."""
    mine, theirs = dict(_identifiers(one)), dict(_identifiers(other))
    if any(mine[kind] != theirs[kind] for kind in _SURE if kind in mine and kind in theirs):
        return True
    isbns = ({isbn13(i) for i in one.isbn}, {isbn13(i) for i in other.isbn})
    return all(isbns) and not isbns[0] & isbns[1]


def _same_imprint(one: Work, other: Work) -> bool:
    """Return whether two works that name nobody have their publisher, container or address in common."""
    pairs = ((one.publisher, other.publisher), (one.container_title, other.container_title), (one.url, other.url))
    return any(mine and _letters(mine) == _letters(theirs) for mine, theirs in pairs)


def _is_telling(title: str) -> bool:
    letters = _letters(title)
    return len(letters.split()) > 2 or len(letters) >= 25


def _same_place(one: Work, other: Work) -> bool:
    """Return whether works of a short title ("Editorial") have their pages or address in common."""
    return bool((one.page and one.page == other.page) or (one.url and one.url == other.url))
