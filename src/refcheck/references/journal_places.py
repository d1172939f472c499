"""Where an article stands: journal, volume, issue, date and pages in the orders that styles have them.

"(2006) 88(863) International Review 491, 495" (OSCOLA 4, 3.3.1), "14 Langmuir 17, 19 (1998)" (The Bluebook,
rule 16), "Journal 194.1 (2004): 78-91" (Chicago, MLA), "Sci Data 3, 160018 (2016)" (Nature). A text is read as
a row of names, numbers, brackets and signs; a letter stands for each, and the styles are orders of letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from refcheck.references.extents import plain_range
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re

__all__ = ["JournalPlace", "find_journal_place", "find_place_around"]

MAX_TEXT = 400
"""Longer texts (characters) are no places."""
MAX_NAME = 200
"""Longer names (characters) are no journal's."""
MAX_VOLUME = 4
"""Longer numbers (figures) count papers, no volumes."""

_WORD = r"(?:vol|no|nr|n|nn|tbl|fig|pp?|S|at)"
_TOKEN = lazy_re(
    rf"\((?P<bracket>[^()]{{1,60}})\)|(?P<label>(?<!\w){_WORD}\b\.?\s?)?(?P<number>(?:¶\s|[A-Z])?\d{{1,7}}[A-Za-z]?(?!\w)(?:\s?[-–—]{{1,2}}\s?[A-Z]?\d{{1,7}}(?!\w))?)"
    rf"|(?P<sign>[,:]|(?<=\d)[./](?=\d))|(?P<name>(?:(?!\s{_WORD}\.?\s?\d)[^\d,:;()\[\]“”\"])+)|(?P<other>.)",
    re.DOTALL,
)
_BRACKET = lazy_re(
    r"(?P<soon>forthcoming,?\s?)?(?:(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?\s(?:\d{1,2},\s)?)?(?P<year>(?:1[4-9]|20)\d\d)(?:\s?[-–/]\s?\d{1,4})?|(?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)|(?P<unpaged>forthcoming)"
)
_ORDERS = tuple(
    map(
        re.compile,
        (
            # J name, D date in brackets, Y year, N number, R range, I issue, P pages, C page cited, F forthcoming
            r"D,?(?:(?P<v>[NY])(?P<i>I)?(?::(?P<part>N))?)?J(?P<p>[NYPR])(?:,?(?P<c>[NYPRC]))?",
            r"(?P<v>[NY])J(?P<p>[NYPR])(?:,(?P<c>[NYPRC]))?,?I?D",
            r"(?P<v>N)JD",
            r"(?P<v>N)JD,?(?P<p>[NYPR])",
            r"(?P<v>Y)J(?P<p>[NPR])(?:,(?P<c>[NPRC]))?F?",
            r"J,?(?P<v>N)(?:[,.:/]?(?P<i>[INR]))?,?D(?:[:,](?P<p>[NYPR])|(?P<range>[PR]))",
            r"J,?(?P<v>N)(?:,?(?P<i>I))?D",
            r"J,?(?P<i>I)D",
            r"J(?P<v>N),(?P<p>[NYPR])D",
            r"J(?P<v>N),Y,(?P<p>[PR])",
        ),
    )
)
_LABELS = dict.fromkeys(("no", "nr", "n", "nn", "tbl", "fig"), "I") | dict.fromkeys(("p", "pp", "S"), "P") | {"at": "C"}
"""The letter of a number by the word before it."""
_REMARK_BEHIND = lazy_re(r"(?<=\d\d\d\d\))\.\s+(?=[A-Z][\w’']*\s+[\w“\"‘(]).*$", re.DOTALL)
"""Sentences that follow a citation and comment on it."""
_CITED_BEHIND = lazy_re(
    r",(?<=\d,)\s(?:at|here|hier|ici|aldaar|här|her)(?::|\s(?:pp?|S|s)\.)?\s(?P<page>\d{1,5}(?:\s?[-–—]\s?\d{1,5})?)[\s.]*$"
)
"""The page cited behind the pages of an article: ", hier S. 51"."""
_EDGES = " \t\n’'”\",.»"
_YEAR_FIRST = lazy_re(rf"^[{re.escape(_EDGES)}]*\[(?P<year>\d{{4}})\](?=\s)")
"""The year of a journal that counts by years, by OSCOLA: "[1993] Public Law 81"."""
_NO_JOURNAL = lazy_re(
    r"(?:edited|translated|in)\s|(?:Bd|Band|Jg|Jahrgang|Heft|Teil|Tome|Tomo|Año|Ano|Année|Número|Numéro)\.?$",
    re.IGNORECASE,
)
"""What opens no journal's name, and the words of other languages for its numbers."""
_SERIES = lazy_re(r"\b(?:Report|Paper|Publication|Circular|Memorandum)$")
"""What ends the name of a series whose numbers are no volumes: "BI Report 112"."""
_PLACEHOLDER = "X"
"""It stands in the place of a name in italics."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JournalPlace:
    """Where an article stands; ``page`` is the one that it begins on, or all of them, ``locator`` the one cited."""

    year: str
    volume: str
    issue: str
    journal: str
    locator: str | None
    page: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a place: its letter (see ``_ORDERS``), what it says, and the year in it."""

    letter: str
    text: str
    year: str = ""
    soon: bool = False


@kept(128, longest=MAX_TEXT)
def find_journal_place(after: str) -> JournalPlace | None:
    """Return the journal that follows a title with its numbers and date, ``None`` unless all of the text is read."""
    if ")." in after:
        after = _REMARK_BEHIND.sub("", after, count=1)
    cited = _CITED_BEHIND.search(after)
    place = _read(after[: cited.start()] if cited else after)
    if place is None or cited is None:
        return place
    return replace(place, locator=plain_range(cited["page"]))


def find_place_around(after: str) -> JournalPlace | None:
    """Return where an article stands, in the text about a journal in italics in whose place is a comma."""
    before, comma, behind = after.partition(" ,")
    before = before.strip(_EDGES)
    told = comma and any(char.isdigit() for char in before)
    place = _read(f"{before} {_PLACEHOLDER} {behind}") if told else None
    if place is None or place.journal != _PLACEHOLDER or not place.page:
        return None
    return replace(place, journal="")


def _read(text: str) -> JournalPlace | None:
    if "[" in text:
        text = _YEAR_FIRST.sub(r"(\g<year>) ", text, count=1)
    text = text.strip(_EDGES + "[]<>")
    tokens = _joined(_tokens(text)) if len(text) <= MAX_TEXT else []
    letters = "".join(token.letter for token in tokens)
    match = next((found for order in _ORDERS if (found := order.fullmatch(letters))), None)
    if match is None:
        return None
    said = {name: tokens[match.start(name)].text for name, value in match.groupdict().items() if value}
    name = next(token.text for token in tokens if token.letter == "J")
    date = next((token for letter in "DY" for token in tokens if token.letter == letter), None)
    counted = sum(map(str.isdigit, said.get("v", ""))) <= MAX_VOLUME
    if date is None or not counted or not _is_journal(name, paged=letters != "NJD" or date.soon):
        return None
    return JournalPlace(
        year=date.year,
        volume=said.get("v", ""),
        issue=(said.get("i") or said.get("part") or "").replace("–", "-"),
        journal=name,
        page=plain_range(said.get("p") or said.get("range") or ""),
        locator=plain_range(said["c"]) if "c" in said else None,
    )


def _is_journal(name: str, *, paged: bool) -> bool:
    """Return whether a name can be a journal's; one without pages is shortened ("Geo. L.J. Online")."""
    if name == _PLACEHOLDER:
        return True
    said = name[:1].isupper() and 2 < len(name) <= MAX_NAME and not (_NO_JOURNAL.match(name) or _SERIES.search(name))
    return said and (paged or "." in name)


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        said = match[match.lastgroup or 0].strip()
        match match.lastgroup:
            case "bracket":
                yield _bracket(said)
            case "number":
                yield _number(said, (match["label"] or "").strip(" ."))
            case "sign":
                yield _Token(said, said)
            case "name" if said.strip(_EDGES):
                if said.startswith("."):
                    yield _Token(".", ".")
                yield _Token("J", said.lstrip(_EDGES))
            case "other" if said.strip(_EDGES):
                yield _Token("?", said)


def _bracket(said: str) -> _Token:
    match = _BRACKET.fullmatch(said)
    if match is None:
        return _Token("?", said)
    if match["year"]:
        return _Token("D", said, match["year"], soon=match["soon"] is not None)
    return _Token("I", said) if match["issue"] else _Token("F", said)


def _number(said: str, label: str) -> _Token:
    if not label and len(said) == len("1999") and "1500" <= said <= "2099":
        return _Token("Y", said, said)
    return _Token(_LABELS.get(label) or ("R" if "-" in plain_range(said) else "N"), said)


def _joined(tokens: Iterator[_Token]) -> list[_Token]:
    """Return the tokens with a journal and its subtitle in one: "Letters: Studies in Books, Maps"; and its whole name
    where a volume or a year stands before it: "4 Roads, Ways, and Fords 219 (1991)".
    """
    found: list[_Token] = []
    for token in tokens:
        before = "".join(one.letter for one in found[-2:]) if token.letter == "J" else ""
        goes_on = before == "J," and (": " in found[-2].text or found[0].letter in "DNY")
        if before == "J:" or goes_on:
            found[-2:] = [_Token("J", f"{found[-2].text}{found[-1].text} {token.text}")]
        else:
            found.append(token)
    return found
