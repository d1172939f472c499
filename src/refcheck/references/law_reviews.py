"""Articles without italics as American law reviews set them, and the prose that may stand before one.

"A. Doe & B. Roe, A Title, 14 J. NAME 17, 19 (1998)" and, for what is printed by the day or on a site,
"A. Doe, A Title, WASH. POST (June 2, 2023)": The Bluebook, rules 16 and 18.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.references.classify import is_sentence, opens_sentence
from refcheck.references.name_patterns import PERSONS, count_listed
from refcheck.text.dates import MONTHS
from refcheck.text.institutions import is_institution
from refcheck.text.lazy import lazy_re

__all__ = ["PlainArticle", "find_citation", "split_article"]

MAX_SENTENCES = 12
"""As many sentences of prose may stand before a citation (number)."""

_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_DATED = lazy_re(
    rf"\s(?P<date>\((?:(?:[A-Z][\w.’']*\s){{1,5}}(?:Press|Books|Publ(?:ishing|\.)|Co\.)\s)?(?:forthcoming\s)?(?P<when>(?i:(?:\d{{1,2}}\s)?(?:{_MONTH})\.?,?\s(?:\d{{1,2}},\s)?)?)(?:1[4-9]|20)\d\d(?:,\s\d{{1,2}}:\d\d\s[AP]M)?\))(?:\s[a-z]{{2,}}\s[a-z][^()\d“”\"]{{8,200}})?[\s.,\[\]]*$"
)
"""The bracket with the date that ends a citation, and words about it; ``when`` is empty where it is a year alone."""
_ADDRESS = lazy_re(r",?\s{6,}")
"""The blanks that an address has left."""
_VOLUME = lazy_re(
    r",[”\"’]?\s\d{1,4}\s(?P<journal>[A-Z][^\d,;:()]{2,80}?)(?:\s\d{1,5}(?:,\s*(?:at\s)?\d{1,5}(?:\s?[-–—]\s?\d{1,5})?|,?\s(?:&\s)?(?:nn?|tbl|fig)s?\.\s?\d{1,4}){0,3})?$"
)
_SITE = lazy_re(r",\s(?P<site>[A-Z][A-Z.&’' -]{1,60}[A-Z.])$")
_PAGE = lazy_re(
    r"\s(?P<page>(?!(?:1[4-9]|20)\d\d$)\d{1,4}(?:[-–]\d{1,4})?)(?:,?\s(?:tbl|fig|n|Table|Figure)s?\.?\s?\d{1,3})?$"
)
"""The page cited in a book, and what is on it."""
_CODE_FIRST = lazy_re(r"[A-Z]{2,8}[-/ ][\w/-]{0,20}\d")
"""The number of a report before its title: "GAO-15-154"."""
_NUMBER_WORD = lazy_re(r"(?i)\b(?:vol|no|nr|bd|band|jg|p|pp|s|part|chapter|ch)\.?$")
"""What has a number behind it that is no page of a book."""
_KIND = lazy_re(r"(?:Note|Comment|Opinion|Editorial|Essay|Op-Ed|Book Review),\s(?=[A-ZÀ-Þ‘“\"'\d])")
"""What a piece is, before its title (rule 16.7)."""
_OFFICE = lazy_re(r"\b(?:CTR|INST|ASS[’']N|DEP[’']T|COMM[’']N|GOV[’']T|SOC[’']Y|INT[’']L|BD|OFF|FOUND|UNIV|COMM|SYS)\b")
"""What offices are shortened to (tables T6 and T13)."""
_NO_NAME = lazy_re(r"[A-Z][a-z]{2,}ing\b|(?:About|History|Home|Frequently)\b")
"""What opens titles of pages and no names."""
_SENTENCE = lazy_re(r"(?<=[^\W_]{2})[.?!][”\"’]?\s+(?=[A-ZÀ-Þ])")
_NAMES = lazy_re(r"[A-Z][^\d,]{2,120}?(?:,\sJr\.)?")
_SMALL_WORDS = frozenset({"of", "and", "the", "for", "in", "on", "de", "des", "und", "&"})
_EDGES = " \t\n,;:.<>"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainArticle:
    """An article or a book taken apart; ``container`` is empty where ``rest`` opens with the journal and its volume,
    ``is_body`` says that the authors are one institution."""

    authors: str
    title: str
    container: str = ""
    rest: str
    is_body: bool = False


def split_article(text: str, *, addressed: bool = False) -> PlainArticle | None:
    """Return an article, or a book in capitals, without any markup taken apart; ``None`` where its place does not end
    the text.

    ``addressed`` says that an address follows: then a page may have a site alone, and nobody who wrote it.
    """
    text = text.strip()
    address = _ADDRESS.search(text) if addressed else None
    head, tail = (text[: address.start()], text[address.start() :]) if address else (text, "")
    dated = _DATED.search(head)
    head, tail = (head[: dated.start()], f" {dated['date']}{tail}") if dated else (head.rstrip(_EDGES), tail)
    if not (dated or addressed) or opens_sentence(text):
        return None
    volume = _VOLUME.search(head) if dated else None
    paged = volume is not None and (volume.group()[-1].isdigit() or "." in volume["journal"])
    if volume is not None and paged and _is_journal(volume["journal"]):
        end = volume.start() + (volume.group()[1] in '”"’')
        return _signed(head[: end + 1].strip(" ,"), "", volume.group() + tail)
    site = _SITE.search(head)
    if site is not None and not head[: site.start()].isupper():
        letters = sum(char.isalpha() for char in site["site"])  # a few may be an institution
        if letters < 5 and not (letters > 2 and addressed and dated and dated["when"]):
            return None
        unsigned = addressed and _is_unsigned(head[: site.start()])
        title = head[: site.start()].strip(_EDGES)
        found = None if unsigned else _signed(head[: site.start()], site["site"], tail)
        return PlainArticle(authors="", title=title, container=site["site"], rest=tail) if unsigned else found
    page = _PAGE.search(head)
    if addressed and dated and dated["when"] and page and not head.isupper():  # a paper that is on no more than a site
        return _signed(head[: page.start()], "", f", p. {page['page']}{tail}")
    return (_book(head, dated, tail) if dated and page else None) or _in_capitals(head, tail)


def _book(head: str, dated: re.Match[str], tail: str) -> PlainArticle | None:
    """Return a book in plain letters: "Jane Doe & Max Roe, Old Roads: A History 44 (2022)" (rule 15)."""
    page = _PAGE.search(head)
    if page is None or dated["when"] or head.isupper() or _NUMBER_WORD.search(head[: page.start()]):
        return None
    found = _signed(head[: page.start()], "", f", p. {page['page']}{tail}")
    if found is None or len(found.title.split()) < 3 or "," in found.title.rpartition(": ")[2]:
        return None  # what follows the last comma may be a journal, and the number its volume
    return found if PERSONS.fullmatch(found.authors) and not _CODE_FIRST.match(found.title) else None


def _signed(head: str, container: str, rest: str) -> PlainArticle | None:
    """Return an article whose names come before its title, ``None`` where no names do."""
    unsigned = _KIND.match(head)
    pieces = head.replace(", Jr.", " Jr.").split(", ")
    count = count_listed(pieces) if len(pieces) > 1 else 0
    authors, title = ", ".join(pieces[:count]), ", ".join(pieces[count:]).strip(_EDGES)
    if unsigned and count == 1:
        return PlainArticle(authors="", title=title, container=container, rest=rest)
    if not count or not _NAMES.fullmatch(pieces[0]) or is_sentence(authors):
        return None
    title = _KIND.sub("", title, count=1)
    if not re.match(r"[A-ZÀ-Þ‘“\"'\d]", title) or not 8 < len(title) <= 300:
        return None
    return PlainArticle(authors=authors, title=title, container=container, rest=rest)


def _in_capitals(head: str, rest: str) -> PlainArticle | None:
    """Return a book in capitals: "JANE DOE, NET OFFICE, ROADS OF THE SEA 5"; the office behind a name prints it."""
    page = _PAGE.search(head)
    names = head[: page.start()] if page else head
    if not names.isupper() or len(names) < 12:
        return None
    pieces = names.split(", ")
    count = 0
    while count < len(pieces) - 1 and PERSONS.fullmatch(pieces[count]) and not _is_office(pieces[count]):
        count += 1
    bodies = count or 1
    while bodies < len(pieces) - 1 and _is_office(pieces[bodies]):
        bodies += 1
    said, offices = (pieces[:count], pieces[count:bodies]) if count else (pieces[:bodies], [])
    title = ", ".join(pieces[count if count and bodies == count else bodies :]).strip(_EDGES)
    place = "".join(f", {office}" for office in offices) + (f", p. {page['page']}" if page else "")
    return PlainArticle(authors=", ".join(said), title=title, rest=f"{place}{rest}", is_body=not count)


def _is_office(capitals: str) -> bool:
    return is_institution(capitals.title()) or _OFFICE.search(capitals) is not None


def _is_unsigned(head: str) -> bool:
    """Return whether what stands before a site is a title alone, in small letters."""
    return not head.isupper() and head[:1].isupper() and ("," not in head or _NO_NAME.match(head) is not None)


def _is_journal(name: str) -> bool:
    """Return whether what follows a number is a journal's name, no title that opens with the number."""
    words = name.split()
    return len(words) <= 8 and all(not word.islower() or word in _SMALL_WORDS for word in words)


def find_citation(text: str) -> int:
    """Return where the citation begins that ends prose without markup, 0 where there is none.

    "The question is open. A. Doe, A Title, 14 J. NAME 17 (1998)." Only an article that ends the note
    counts, and only behind a sentence.
    """
    for match in list(_SENTENCE.finditer(text))[:MAX_SENTENCES]:
        before, after = text[: match.end()], text[match.end() :]
        if is_sentence(before) and split_article(after) is not None:
            return match.end()
    return 0
