"""What can be known of a case at all, whoever looks: some faults leave no trace that the rules may speak of.

A warning at most, or silence, is right where the guards of the checks ask for it: another script or language is not
known, a body beside a person is no other person, a family name changes while the given name stays, books are printed
again, and where only one registry holds what was changed. A lone acronym ("DTK") is no name that a registry gives a
journal: the bibliography had no other. These cases stay in the figures; a second line gives those without them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum

from refcheck.model.work import Name, Work
from refcheck.text.title_language import in_two_languages
from refcheck.text.words import fold
from tests.fakes.registries import Holder, TrueWork
from tests.fakes.registries.crossref_record import record

__all__ = ["SOURCES", "Limit", "limit_of"]

SOURCES = frozenset(
    {Holder.CROSSREF, Holder.OPENALEX, Holder.DATACITE, Holder.PUBMED, Holder.OPEN_LIBRARY, Holder.ARXIV}
)
"""Whose word counts as that of a source."""

_NOBODY = frozenset({"anonymous", "anon", "various", "unknown", "wp"})
_SHORT = re.compile(r"[A-Z][A-Za-z&]{0,5}|[A-Z&]{2,8}")
_SERIES = re.compile(
    r"(?i)\b(?:series|lecture notes|notes in|publications|conference proceedings|proceedings in|(?:advances|studies|topics|texts) in)\b"
)


class Limit(IntEnum):
    """The most that may be said of a fault."""

    SILENCE = 0
    WARNING = 1
    ERROR = 2


def limit_of(kind: str, cited: Work, true: TrueWork, by_doi: Mapping[str, Work]) -> Limit:
    """Return the most that may be said of a faulty case of this kind. ``by_doi`` are all works that are true."""
    match kind:
        case "first author" | "one author of many":
            return min(_of_names(cited.author, true.work.author), _of_book(cited))
        case "year off by 2" | "year off by 5":
            return _of_year(cited, true)
        case "authors of another":
            return _of_names(cited.author[:1], true.work.author[:1])
        case "real DOI, other title" | "DOI of another" | "DOI of a neighbour" | "DOI of own work":
            return _of_doi(cited, by_doi.get(cited.doi.lower()))
        case "invented title" if in_two_languages(cited.title, true.work.title):
            return Limit.SILENCE  # it may be a translation, all else being right
        case "another venue" | "invented venue" | "at another conference" | "versions mixed":
            return _of_venue(cited.container_title, true.work.container_title)
        case "one title word":
            return min(_of_word(cited, true), _of_book(cited) if cited.type == "book" else Limit.ERROR)
        case "merged":
            names = _of_names(cited.author[:1], true.work.author[:1])
            other = cited.container_title != true.work.container_title
            return max(names, _of_venue(cited.container_title, true.work.container_title) if other else Limit.SILENCE)
        case "hybrid":  # a title and people are wrong: one of the two has to be seen
            return max(_of_word(cited, true), _of_names(cited.author[:1], true.work.author[:1]))
    return Limit.ERROR


def _of_word(cited: Work, true: TrueWork) -> Limit:
    """Return what a word may say: a warning where it stands in a subtitle that all registries but one leave out."""
    if fold(true.main_title) not in fold(cited.title):
        return Limit.ERROR
    whole = [holder for holder in true.held_by & SOURCES if holder is not Holder.CROSSREF or "subtitle" in record(true)]
    return Limit.ERROR if len(whole) > 1 else Limit.WARNING


def _of_book(cited: Work) -> Limit:
    """Return what may be said of a book, a report or a thesis that only a title leads to: another may have it too."""
    whole = cited.type in {"book", "report", "thesis"}
    return Limit.WARNING if whole and not (cited.doi or cited.isbn) else Limit.ERROR


def _of_names(cited: Sequence[Name], true: Sequence[Name]) -> Limit:
    pairs = [(one, other) for one, other in zip(cited, true, strict=False) if one != other]
    if not pairs:
        return Limit.ERROR
    return min(_of_persons(one, other) for one, other in pairs)


def _of_persons(one: Name, other: Name) -> Limit:
    if any(_is_body(name) for name in (one, other)) or _is_latin(one.full) != _is_latin(other.full):
        return Limit.SILENCE
    if not _is_latin(one.full):
        return Limit.WARNING
    given, family = ([re.findall(r"\w+", fold(text)) for text in texts] for texts in _halves(one, other))
    if any(len(word) > 1 for word in {*given[0], *family[0]} & {*given[1], *family[1]}):
        return Limit.SILENCE
    first, last = ([{word[0] for word in words} for words in side] for side in (given, family))
    turned = first[0] & last[1] and last[0] & first[1]
    return Limit.WARNING if first[0] & first[1] or turned else Limit.ERROR


def _halves(one: Name, other: Name) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one.given, other.given), (one.surname, other.surname)


def _of_year(cited: Work, true: TrueWork) -> Limit:
    """Return what a year may say: that of a book, where an ISBN or a DOI with a date of print names the printing."""
    if true.work.type == "thesis" and (true.work.year or 0) > (cited.year or 0):
        return Limit.SILENCE  # it may be the year in which a repository took it in
    if true.work.type == "report" and not cited.doi:
        return Limit.SILENCE  # bodies give one title to the editions of several years
    if true.work.type not in {"book", "chapter"}:
        return Limit.ERROR
    printed = bool(cited.isbn) or (bool(cited.doi) and true.names(Holder.CROSSREF))
    return Limit.ERROR if printed else Limit.SILENCE


def _of_doi(cited: Work, other: Work | None) -> Limit:
    if other is None:
        return Limit.ERROR
    people = (cited.author[:1], other.author[:1])
    if in_two_languages(cited.title, other.title):
        if cited.author[:1] == other.author[:1]:
            return Limit.SILENCE
        scripts = [_is_latin(names[0].full) if names else True for names in people]
        return Limit.WARNING if scripts[0] == scripts[1] else Limit.SILENCE
    if not all(people) or any(_is_body(names[0]) for names in people):
        return Limit.WARNING
    return Limit.WARNING if _of_persons(people[0][0], people[1][0]) is Limit.SILENCE else Limit.ERROR


def _of_venue(cited: str, true: str) -> Limit:
    """Return what two names of venues may say: nothing where one may be a translation, an acronym or a series."""
    names = (cited, true)
    if in_two_languages(cited, true) or any(_SHORT.fullmatch(name) or _SERIES.search(name) for name in names):
        return Limit.SILENCE
    return Limit.ERROR


def _is_body(name: Name) -> bool:
    return bool(name.literal) or not name.given or fold(name.surname) in _NOBODY


def _is_latin(text: str) -> bool:
    letters = [letter for letter in fold(text) if letter.isalpha()]
    return bool(letters) and sum("a" <= letter <= "z" for letter in letters) * 2 > len(letters)
