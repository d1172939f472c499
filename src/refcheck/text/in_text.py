"""Citations by author and date in running text: "(Smith 2017, p. 5)", "Smith and Jones (2017a, 2017b)".

Only their shape is looked at here: many things in brackets have a year. What is one is told by a list of
references (``entry_heads``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from refcheck.text.lazy import lazy_re

__all__ = ["IBID", "InText", "Shape", "find_in_text", "is_connector", "name_parts"]

MAX_GROUP = 500
"""Longer brackets (characters) are a sentence of their own: only what stands in them loosely is looked for."""
MAX_NAMES = 160
MAX_WORDS = 14
IBID = "ibid."
"""What stands for the names where the citation before is meant."""


class Shape(StrEnum):
    """How a citation stands: all of it in brackets, its year alone, or nothing."""

    BRACKETED = "bracketed"
    NARRATIVE = "narrative"
    LOOSE = "loose"


@dataclass(frozen=True, kw_only=True, slots=True)
class InText:
    """What may be a citation of one work. ``names`` are as they stand, and may begin with words that are none;
    ``year`` has its letter ("2017a"), and is empty after *ibid.*; ``start`` and ``end`` are where it stands.
    ``marked`` says that something tells a citation for itself: "et al.", a letter, a page, "see".
    """

    names: str
    year: str
    start: int
    end: int
    shape: Shape
    locator: str | None = None
    marked: bool = False


_UNDATED = r"n\.\s?d\.?|forthcoming|in press|undated|s\.\s?f\.|s\.\s?d\.|o\.\s?J\."
_YEAR = rf"(?<![\w/.§-])(?:(?:1[5-9]|20)\d\d(?![\d\w])|(?:1[5-9]|20)\d\d[a-k]\b|25[4-6]\d(?!\d)|(?:{_UNDATED})(?:[-–]?[a-h]\b)?)(?!\s?[-–]\s?\d|[/.]\d{{3}}|\.\d|%|\s?%)"
_DATE = lazy_re(_YEAR, re.IGNORECASE)
_GROUP = lazy_re(rf"[(\[]((?:[^()\[\]]|\[\d{{4}}\]){{2,{MAX_GROUP}}})[)\]]")
_MORE = lazy_re(
    rf"\s*(?:,|;|/|&|\b(?:and|y|et|und|e|dan|en)\b)\s*(?:(?P<year>{_YEAR})|(?P<letter>[a-k])(?=\s*(?:$|[,;&):]|and\b)))",
    re.IGNORECASE,
)
_ORIGINAL = lazy_re(r"\s*\[\d{4}\]|(?<=\d)/\d{4}")
_JOINT = lazy_re(r"\s*(?:,\s+(?:and\s+|&\s+)?|\band\s+|&\s+)(?=[^\Wa-z\d_])")
_PLACE = r"(?:pp?\.|pages?|pgs?\.|paras?\.?|¶|§|ch(?:ap(?:ter)?)?s?\.?|sec(?:tion)?s?\.?|s\.|S\.|págs?\.|hal\.|hlm\.|trang|vol\.|fig\.|table|art\.|box|annex|appendix|tab\.|n\.)"
_LOCATOR = lazy_re(
    rf"\s*(?:[,:;]|\bat\b)?\s*(?P<place>{_PLACE}\s?[\divxlc]+[\w.]*(?:\s?[-–,&]\s?\d+)*(?:\s?ff?\.)?)|\s*:\s*(?P<page>\d{{1,4}}(?:\s?[-–]\s?\d{{1,4}})?(?:,\s?\d{{1,4}}(?!\d))*)|,\s*(?P<bare>\d{{1,3}}(?:\s?[-–]\s?\d{{1,4}})?)(?=\s*[,;)]|\s*$)",
    re.IGNORECASE,
)
_IS_IBID = lazy_re(r"(?i)\s*(?:ibid(?:em)?|idem|loc\.\s?cit)\b")
MAX_IBID = 60
"""A longer part (characters) that begins with *ibid.* is a sentence."""
_SIGNAL = lazy_re(
    r"(?i)\s*(?:(?:see|but|also|cf\.?|e\.g\.?|i\.e\.?|compare|as|for example|for instance|for (?:a )?(?:review|overview|details?|discussion)s?|cited (?:in|by)|quoted (?:in|by)|reported (?:in|by)|in|from|by"
    r"|according to|following|adapted from|based on|after|especially|most recently|inter alia|among others|source|sources|data|viz|vgl\.|siehe|zit(?:iert)? nach|nach|z\.\s?B\.|auch"
    r"|v[ée]ase|ver|citado (?:en|por|em)|seg[úu]n|por ejemplo|p\.\s?ej\.|voir|cit[ée] (?:dans|par)|d[’']apr[èe]s|par exemple|selon|apud|conforme|por exemplo|lihat|dikutip dalam|menurut|misalnya)(?:\b|(?<=\.))[.,:]?\s+)+"
)
# Accents of a PDF may stand alone: "M¨uller".
_NAME_WORD = lazy_re(r"[^\W\d_][\w.'’/¨´ˆ˜-]*|&")
_TOKEN = lazy_re(r"[^\W\d_][\w.'’/¨´ˆ˜-]*|&|,|\S")
_CONNECTORS = frozenset(
    {"and", "&", "y", "e", "et", "und", "dan", "en", "och", "og", "i", "with", "ja", "và", "dengan"}
)
_PARTICLES = frozenset(
    """al bin binti d da das de dei del della den der des di do dos du el la las le les los ten ter van vom von zu zum zur
    ibn af ap""".split()  # noqa: SIM905 - a word list reads best as running text
)
_INNER = frozenset({"of", "for", "the", "on", "in", "against", "to", "pour", "para", "für", "per", "untuk"})
_ET_AL = lazy_re(
    r"(?i)[,\s]*\b(?:et\.?\s*al\b\.?(?:ii)?|and (?:others|colleagues|co-?authors)|& (?:others|colleagues)|u\.\s?a\.|y otros|e outros|et autres|dkk\.?|(?:and|&) associates)[,.]?\s*$"
)
_POSSESSIVE = lazy_re(r"[’']s?$")
# What has a year in brackets, or before it, and is no author; folded.
_NO_AUTHOR = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre januar februar märz juni juli dezember maret agustus
    resolution act law decree directive regulation ordinance convention protocol article section chapter table figure fig box annex appendix
    decision order treaty constitution bill no nos vol volume part paragraph para line step phase version edition equation eq since until circa
    spring summer autumn fall winter monday tuesday wednesday thursday friday saturday sunday covid ley loi gesetz undang decreto décret
    copyright updated accessed retrieved published born died est founded established signed adopted ratified page pages chapter""".split()  # noqa: SIM905
)
_OPENERS = frozenset(
    """a an the in on at as by for from of to and but or if so see also however while when where although though since because thus hence then
    after before according following both that this these those it its their his her they we our i with recently similarly likewise
    moreover furthermore finally first second third earlier later only more some many most other others like unlike here there
    study studies report research work paper book article authors author work by via per und der die das den wie nach laut siehe
    el la los las en según como para por selon d'après le les dans o os em segundo menurut dalam pada""".split()  # noqa: SIM905
)


def find_in_text(text: str) -> Iterator[InText]:
    """Yield what may be citations by author and date in a paragraph, in order."""
    taken: list[tuple[int, int]] = []
    found: list[InText] = []
    for group in _GROUP.finditer(text):
        made = [*_in_group(text, group)]
        found += made
        taken += [(one.start, one.end) for one in made]
    found += _loose(text, taken)
    yield from sorted(found, key=lambda one: (one.start, one.end))


def _in_group(text: str, group: re.Match[str]) -> Iterator[InText]:
    content, at = group[1], group.start(1)
    if _DATE.search(content) is None and not _IS_IBID.match(content):
        return
    names = ""
    for low, high in _parts(content):
        if _IS_IBID.match(content, low, high) and high - low < MAX_IBID:
            yield _ibid(text, at + low, at + high)
            continue
        for one in _in_part(text, at + low, at + high, names):
            names = one.names
            yield one


def _ibid(text: str, start: int, end: int) -> InText:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    locator = _place(_LOCATOR.search(text, start, end))
    return InText(names=IBID, year="", start=start, end=end, shape=Shape.BRACKETED, locator=locator, marked=True)


def _parts(content: str) -> Iterator[tuple[int, int]]:
    low = 0
    for match in re.finditer(";", content):
        yield low, match.start()
        low = match.end()
    yield low, len(content)


def _in_part(text: str, start: int, end: int, before: str) -> Iterator[InText]:
    """Yield the citations of one part of a bracket; ``before`` are the names of the part before it."""
    date = _DATE.search(text, start, end)
    if date is None:
        return
    signal = _SIGNAL.match(text, start, date.start())
    low = signal.end() if signal else start
    written = text[low : date.start()]
    names, shape, marked = written.strip(" ,:\n\t"), Shape.BRACKETED, signal is not None
    first = low + len(written) - len(written.lstrip())
    if not names:
        if before:
            names, first = before, date.start()
        else:
            names, first = _names_before(text, start - 1)
            shape, marked = Shape.NARRATIVE, False
            if not names or not _is_alone(text, date.end(), end):
                return
    elif not _are_names(names):
        names, first = _names_before(text, date.start())
        shape, marked = Shape.LOOSE, False
    if not names:
        return
    made = [*_years(text, date, end, InText(names=names, year="", start=first, end=end, shape=shape, marked=marked))]
    if shape is Shape.NARRATIVE and made and not text[made[-1].end : end].strip():
        made[-1] = replace(made[-1], end=end + 1)
    yield from made


def _is_alone(text: str, at: int, end: int) -> bool:
    """Return whether after a year there is nothing in its brackets but more years and a place."""
    rest = text[at:end]
    while match := _MORE.match(rest) or _ORIGINAL.match(rest):
        rest = rest[match.end() :]
    place = _LOCATOR.match(rest)
    rest = rest[place.end() :] if place else rest
    return not rest.strip(" ,.") or rest.lstrip()[:1] in {";", ","} or bool(place)


def _years(text: str, date: re.Match[str], end: int, made: InText) -> Iterator[InText]:
    """Yield a citation for each year that follows the names, and what stands behind a comma after them."""
    year, start, at = date.group(), made.start, date.end()
    found: list[InText] = []
    while True:
        skipped = _ORIGINAL.match(text, at, end)
        at = skipped.end() if skipped else at
        found.append(replace(made, year=year, start=start, end=at))
        more = _MORE.match(text, at, end)
        if more is None:
            break
        start = more.start("year") if more["year"] else more.start("letter")
        year = more["year"] or year[:4] + more["letter"]
        at = more.end()
    place = _LOCATOR.match(text, at, end)
    if place is not None:
        found[-1] = replace(found[-1], locator=_place(place), end=place.end(), marked=True)
        at = place.end()
    lettered = any(one.year[-1:].isalpha() and one.year[:1].isdigit() for one in found) or _ET_AL.search(made.names)
    for one in found:
        yield replace(one, marked=one.marked or bool(lettered))
    joint = _JOINT.match(text, at, end)
    if joint and made.shape is Shape.BRACKETED:
        yield from _in_part(text, joint.end(), end, "")


def _place(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    said = match["place"] or match["page"] or match["bare"]
    plain = re.sub(r"(?i)^(?:pp?\.|pages?|pgs?\.|S\.|s\.|págs?\.|hal\.|hlm\.|trang)\s?", "", said)
    return re.sub(r"\s?[-–]\s?", "-", plain).strip(" .,")


def _loose(text: str, taken: list[tuple[int, int]]) -> Iterator[InText]:
    """Yield names and years that stand in no brackets."""
    spans = sorted(taken)
    at = 0
    for date in _DATE.finditer(text):
        while at < len(spans) and spans[at][1] <= date.start():
            at += 1
        if at < len(spans) and spans[at][0] < date.end():
            continue
        names, first = _names_before(text, date.start())
        if names and date.group()[0].isdigit():
            place = _LOCATOR.match(text, date.end(), date.end() + 40)
            yield InText(
                names=names,
                year=date.group(),
                start=first,
                end=date.end(),
                shape=Shape.LOOSE,
                locator=_place(place),
            )


def _names_before(text: str, end: int) -> tuple[str, int]:
    """Return the words before ``end`` that may be names, and where they begin; empty when there are none."""
    low = max(0, end - MAX_NAMES)
    window = text[low:end].rstrip(" ,\n\t")
    et_al = _ET_AL.search(window)
    body = window[: et_al.start()] if et_al else window
    tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(body)]
    first = len(tokens)
    listed = et_al is not None
    while first > 0 and len(tokens) - first < MAX_WORDS:
        word = tokens[first - 1][0]
        following = tokens[first][0] if first < len(tokens) else ""
        if not _goes_on(word, following, listed=listed) or (
            word[-1:] == "." and len(word) > 2 and first < len(tokens) and following[:1].isupper()
        ):
            break
        listed = listed or word in _CONNECTORS
        first -= 1
    while first < len(tokens) and (
        tokens[first][0].casefold() in _OPENERS | _CONNECTORS or not tokens[first][0][0].isalpha()
    ):
        first += 1
    if first == len(tokens) or _is_no_author(tokens[-1][0]):
        return "", end
    start = tokens[first][1]
    return _POSSESSIVE.sub("", window[start:].strip()), low + start


def _goes_on(word: str, following: str, *, listed: bool) -> bool:
    """Return whether a name goes on to the left with ``word``; ``following`` is what stands right of it."""
    if not following:
        return _is_capital(word)
    if word == ",":
        return listed and following != ","
    folded = word.casefold()
    return _is_capital(word) or folded in _CONNECTORS or word in _PARTICLES or folded in _INNER


def _is_capital(word: str) -> bool:
    return word[0].isalpha() and not word[0].islower()


def _is_no_author(word: str) -> bool:
    return word.casefold().strip(".") in _NO_AUTHOR


def _are_names(text: str) -> bool:
    """Return whether what stands before a year in brackets may be names and nothing else."""
    if len(text) > MAX_NAMES or re.search(r"\d|[=<>%$€£#@:]", text):
        return False
    words = _NAME_WORD.findall(_ET_AL.sub("", text))
    if not words or len(words) > MAX_WORDS or _is_no_author(words[-1]) or _is_no_author(words[0]):
        return False
    if not (_is_capital(words[0]) or words[0] in _PARTICLES):
        return False
    return all(_is_capital(w) or w.casefold() in _CONNECTORS | _INNER or w in _PARTICLES for w in words)


def name_parts(names: str) -> tuple[tuple[str, ...], bool]:
    """Return the names of a citation one by one, and whether more are meant ("et al.")."""
    others = _ET_AL.search(names)
    body = names[: others.start()] if others else names
    parts = re.split(r"\s*,?\s+(?:and|y|e|et|und|dan|en|och|og|with|và)\s+|\s*,?\s*&\s*|\s*[,;]\s*", body)
    plain = (_POSSESSIVE.sub("", one.strip(" .,")) for one in parts)
    return tuple(part for part in plain if part and not is_connector(part)), others is not None


def is_connector(word: str) -> bool:
    """Return whether a word joins two names ("and", "y")."""
    return word.casefold() in _CONNECTORS
