"""Fields as other programs write them: names, dates, pages, numbers. Shared by the readers of RIS and EndNote.

Nothing here raises, and nothing is guessed: what cannot be taken apart stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import unescape

from refcheck.formats.tex import fold_blanks
from refcheck.formats.tex_tables import SUBSCRIPTS, SUPERSCRIPTS
from refcheck.model.work import Name, PartialDate
from refcheck.text.dates import parse_date
from refcheck.text.identifiers import isbn_is_valid
from refcheck.text.lazy import lazy_re
from refcheck.text.names import is_institution, parse_name

__all__ = [
    "bare_doi",
    "dated",
    "inverted_name",
    "keywords",
    "page_range",
    "particle_apart",
    "people",
    "raised",
    "shown_name",
    "slashed_date",
    "split_addresses",
    "standard_numbers",
    "suffix_apart",
    "without_html",
    "without_rich_text",
]

MAX_NAME = 1_000
"""Longer names (characters) are taken as they stand."""
MAX_NAMES = 5_000
"""Further names of one list are left out."""

_SUFFIX = lazy_re(r"(?i)(?:jr|sr|ii|iii|iv|v)\.?$")
_INITIAL = lazy_re(r"(?:^|\s)[^\W\d_a-z]\.(?:\s|-|$)")
# Embase and Scopus have no comma before initials: "van den Berg J.-P.".
_INITIALS_LAST = lazy_re(r"(?P<family>(?!\S{1,2}\.)\S{2,}(?: \S+){0,3}?) (?P<given>(?:[^\W\d_a-z]\.[ -]?){1,5})$")
_ET_AL = lazy_re(r"(?i)et\.? al\.?$|(?:and )?others$")
_SLASHED = lazy_re(r"(\d{4})(?:[/-](\d{0,2})(?:[/-](\d{0,2})(?:[/-]\s*(.*))?)?)?$", re.DOTALL)
_NAMED = lazy_re(r"^(\d{4})/([^\W\d_]+)/*$")
_YEAR_FIRST = lazy_re(r"(\d{4}) ([^\W\d_]{3,10})\.?(?: (\d{1,2}))?$")
_TWO_YEARS = lazy_re(r"(\d{4}) ?[-‐-―−/] ?(\d{4})$")
_PAGES = lazy_re(r"(?i)(?:pp\.?|p\.|p(?= )) ?(?=[\divxlc]+(?:\W|$))")
_NO_PAGES = frozenset(
    {"no-specified", "no pagination specified", "n.pag", "n.pag-n.pag", "n/a", "n/a-n/a", "np", "np-np"}
)
"""What databases write where they know no pages."""
_TIME = lazy_re(r"[\d:.]+Z?$")
_DOI = lazy_re(r"(?i)(?:https?://)?(?:(?:dx|www)\.)?(?:doi\.org/|doi:\s*)*(10\.\d{4,9}/\S+)$")
_ISSN = lazy_re(r"\d{4}-?\d{3}[\dXx]$")
_NOT_NUMBER = lazy_re(r"(?i)\([^()]*\)|\b[ei]?(?:issn|isbn)(?:-?1[03])?\b:?|[;,]|\band\b")
_DASH = lazy_re(r"\s*[-‐-―−]+\s*")


def people(values: Iterable[str]) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a list that gives family names first, and whether it goes on ("et al.")."""
    names: list[Name] = []
    others = False
    for value in values:
        text = fold_blanks(value)
        if _ET_AL.fullmatch(text.rstrip(",")):
            others = True
        elif text.strip(" ,;") and len(names) < MAX_NAMES:
            names.append(inverted_name(text))
    return tuple(names), others and bool(names)


def inverted_name(text: str) -> Name:
    """Return a name as RIS and EndNote write it: ``Family, Given, Suffix``; an institution has a comma at its end.

    Several words without a comma are an institution for those programs, and so here, unless one is an initial.
    """
    text = fold_blanks(text).strip(";")
    parts = [part.strip() for part in text[:MAX_NAME].split(",")]
    while parts and not parts[0]:
        parts.pop(0)
    given = [part for part in parts[1:] if part]
    if not parts or len(text) > MAX_NAME:
        return Name(literal=text)
    if not given:
        return _lone(parts[0], closed=len(parts) > 1)
    suffix = next((part for part in given if len(given) > 1 and _SUFFIX.match(part)), "")
    if suffix:
        given.remove(suffix)
    elif " " in parts[0] and is_institution(parts[0]):
        return Name(literal=text.rstrip(", "))
    return particle_apart(Name(family=parts[0], given=", ".join(given), suffix=suffix))


def _lone(text: str, *, closed: bool) -> Name:
    """Return a name without a comma inside; ``closed`` says that one ends it."""
    if closed:
        return Name(literal=text)
    if " " not in text:
        return Name(literal=text) if is_institution(text) else Name(family=text)
    if is_institution(text) or not _INITIAL.search(text):
        found = None if is_institution(text) else _INITIALS_LAST.match(text)
        return Name(literal=text) if found is None or found["given"].count(".") < 2 else _initials_last(found)
    found = _INITIALS_LAST.match(text)
    return parse_name(text) if found is None else _initials_last(found)


def _initials_last(match: re.Match[str]) -> Name:
    return particle_apart(Name(family=match["family"], given=match["given"].strip()))


def particle_apart(name: Name) -> Name:
    """Return a name whose family name begins with small words ("van den Berg") with them as its particle."""
    words = name.family.split(" ")
    low = 0
    while low < len(words) - 1 and words[low][:1].islower():
        low += 1
    if not low or name.particle or not words[low][:1].isupper():
        return name
    return Name(family=" ".join(words[low:]), given=name.given, particle=" ".join(words[:low]), suffix=name.suffix)


def suffix_apart(name: Name) -> Name:
    """Return a name with what a comma sets apart in its given names ("Eldon P., Jr.") as its suffix."""
    given, comma, suffix = name.given.rpartition(", ")
    return replace(name, given=given, suffix=suffix) if comma and not name.suffix and _SUFFIX.match(suffix) else name


_RICH = lazy_re(r"<(?P<tag>i|b|em|strong|sub|sup|sc|nc|span)(?: [^<>]{0,100})?>(?P<inside>[^<>]{0,500})</(?P=tag)>")
_HTML_NOTE = lazy_re(
    r"(?:<(?:p|div|h[1-6]|ul|ol|blockquote)(?: [^<>]{0,500})?>)(?s:.*)</(?:p|div|h[1-6]|ul|ol|blockquote)>$"
)
_BREAKS = lazy_re(r"<(?:br ?/?|/p|/div|/li|/h[1-6])>")
_HTML_TAG = lazy_re(r"</?[a-z][a-z0-9]{0,11}(?: [^<>]{0,500})?/?>")
_RAISED = {"sup": SUPERSCRIPTS, "sub": SUBSCRIPTS}


def without_rich_text(text: str) -> str:
    """Return a title without the markup of rich text that CSL and Zotero have (``CO<sub>2</sub>`` is ``CO₂``).

    Only what is closed again is markup: ``p < 0.05`` and ``<b>`` alone stay.
    """
    for _ in range(4):  # one within another
        if "</" not in text:
            break
        text, count = _RICH.subn(_plain_piece, text)
        if not count:
            break
    return text


def _plain_piece(match: re.Match[str]) -> str:
    return raised(match["inside"], match["tag"])


def raised(text: str, how: str) -> str:
    """Return figures as raised (``sup``) or lowered ones (``sub``); any other text as it is.

    Half of an exponent raised would say something else.
    """
    written = text.translate(_RAISED.get(how, {}))
    return text if any(one == before for one, before in zip(written, text, strict=True)) else written


def without_html(note: str) -> str:
    """Return a note that is HTML, as Zotero's are, as text; any other note as it is."""
    if _HTML_NOTE.match(note.strip()) is None:
        return note
    return fold_blanks(unescape(_HTML_TAG.sub("", _BREAKS.sub(" ", note))))


def slashed_date(text: str) -> tuple[PartialDate | None, str]:
    """Return a date as RIS has it (``2016/11/23/Autumn``) or as people write it, and what else it says.

    A time is left out. A date that cannot be read is kept as it is written.
    """
    text = fold_blanks(text)
    if not text.strip("/- "):
        return None, ""
    match = _SLASHED.match(text[:200])
    if match is None:
        found = parse_date(_rearranged(text[:200]))
        return (PartialDate(raw=text), "") if found is None else (found, "")
    year, month, day = (int(part) if part else None for part in match.groups()[:3])
    rest = (match[4] or "").strip()
    if not year or (month or 1) > 12 or (day or 1) > 31:
        found = parse_date(text[:200])
        return (found or PartialDate(raw=text)), ""
    date = PartialDate(year=year, month=month or None, day=day if month and day else None)
    return date, "" if _TIME.match(rest) else rest


def _rearranged(text: str) -> str:
    """Return a date as ``parse_date`` reads it, of those that have the year first ("2020 Apr 17") or two of them."""
    text = _TWO_YEARS.sub(r"\1-\2", _NAMED.sub(r"\2 \1", text))
    return _YEAR_FIRST.sub(lambda match: " ".join(filter(None, (match[3], match[2], match[1]))), text)


def page_range(start: str, end: str) -> str:
    """Return pages from first and last, either of which may be missing or be the whole range already."""
    start, end = _PAGES.sub("", fold_blanks(start), count=1), fold_blanks(end)
    if "-".join(filter(None, (start, end))).lower() in _NO_PAGES:
        return ""
    if re.fullmatch(r"[\w.:]+\s*[-‐-―−]+\s*[\w.:]+", start):
        return _DASH.sub("-", start)
    if not start or not end or start == end:
        return start or end
    return f"{start}-{end}"


def standard_numbers(values: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return ISBNs, ISSNs, and what is neither, of fields that hold all of them."""
    isbns: list[str] = []
    issns: list[str] = []
    rest: list[str] = []
    for value in values:
        text = fold_blanks(_NOT_NUMBER.sub(" ", value[:1_000]))
        compact = re.sub(r"[\s-]", "", text)
        if len(compact) in {10, 13} and isbn_is_valid(compact):
            isbns.append(text)
            continue
        parts = text.split()
        kinds = [_kind(part) for part in parts]
        if not parts or "" in kinds:
            rest.append(fold_blanks(value))
        else:
            isbns += [part for part, kind in zip(parts, kinds, strict=True) if kind == "isbn"]
            issns += [part for part, kind in zip(parts, kinds, strict=True) if kind == "issn"]
    return tuple(dict.fromkeys(isbns)), tuple(dict.fromkeys(issns)), tuple(dict.fromkeys(filter(None, rest)))


def _kind(text: str) -> str:
    compact = text.replace("-", "")
    if _ISSN.match(text):
        return "issn"
    return "isbn" if len(compact) in {10, 13} and re.fullmatch(r"\d{9,12}[\dXx]", compact) else ""


def bare_doi(text: str) -> str:
    """Return a DOI without what stands before it (``https://doi.org/``, ``doi:``), empty when this is none."""
    match = _DOI.match(text.strip())
    return match[1] if match else ""


def keywords(values: Sequence[str]) -> str:
    """Return keywords as one field: commas between them, semicolons when one has a comma of its own."""
    words = list(dict.fromkeys(word for value in values if (word := fold_blanks(value))))
    return ("; " if any("," in word for word in words) else ", ").join(words)


def shown_name(name: Name) -> str:
    """Return a name as a field that is no list of names has it: ``Family, Given``."""
    return ", ".join(part for part in (name.surname, name.given, name.suffix) if part)


def dated(year: str, day: str) -> tuple[PartialDate | None, str]:
    """Return the date of issue from a year and a fuller date, and what of the second says something else.

    The second counts where it is in the same year; a day without a year ("Nov 23") takes it from the first.
    """
    issued, more = slashed_date(year)
    fuller, season = slashed_date(day)
    if issued is None or fuller is None:
        return issued or fuller, more or season
    if issued.year is not None and fuller.year is None:
        fuller = parse_date(f"{fuller.raw[:100]} {issued.year}") or fuller
    if fuller.year != issued.year or issued.year is None:
        return issued, fold_blanks(day) if fuller != issued else ""
    return fuller if fuller.month or fuller.end_year else issued, more or season


def split_addresses(values: Iterable[str]) -> list[str]:
    """Return the addresses of fields that may hold several, those of the web first.

    ``<Go to ISI>://WOS:0001`` and the like are none.
    """
    found = [
        part
        for value in values
        if value[:1] != "<"
        for part in re.split(r"[;,]?\s+(?=https?://)|;(?=https?://)", value.strip())
        if part
    ]
    return sorted(dict.fromkeys(found), key=lambda url: not url.lower().startswith(("http://", "https://")))
