"""Short forms without a keyword: "Testaverde et al., *Migrating*, 9", "ILO 2017, p. 4", "Doe, 12"."""

from __future__ import annotations

from refcheck.model.reference import NoteKind, ReferenceKind
from refcheck.model.work import Work
from refcheck.references.classify import is_sentence
from refcheck.references.extents import plain_range
from refcheck.references.locators import ON_PAGE, find_locator
from refcheck.references.naming import YEAR, NameIndex, words_of
from refcheck.references.parsed import ParsedItem, back_reference
from refcheck.references.prose_before import without_prose_before
from refcheck.references.shortforms import find_short_form, without_signal
from refcheck.references.works import CitedWork, same_title
from refcheck.text.lazy import lazy_re

__all__ = [
    "head_of",
    "is_another",
    "is_case_at_page",
    "is_full",
    "is_name_with_page",
    "is_short",
    "numbered_head",
    "parted",
]

MAX_HEAD = 200
"""Longer texts before the cited place (characters) are no short forms."""
MAX_REMARK = 6
"""So many telling words may follow the cited place, as in "Chapter 2 (Memory Hierarchy)"."""
LAW_SHARE = 0.75
"""A law or a case in fewer than this share of its first words is in a short form."""

_SPOKEN = lazy_re(r"(?<=\d)\s\([a-z][^()\d]{3,200}\)(?=[\s.]*$)")
"""What stands on the cited page: "223 (statement of Jane Doe, of Ohio)"."""
_LAST_NUMBER = lazy_re(
    r"(?:(?<!\d),\s+|[\s:]\s*)(?P<value>(?<=,\s)[ivxl]{1,7}(?=[\s.]*$)|\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?:,\s\d{1,4}(?:[-–—]\d{1,4})?){0,3})\s*\.?\s*$"
)
_NAME_AND_PAGE = lazy_re(
    r"[A-ZÀ-ÖØ-Þ][\w’'-]+(?:(?:, | and | & | et )[A-ZÀ-ÖØ-Þ][\w’'-]+){0,3}(?: et al\.?)?, (?:[ivxl]{1,7}|\d{1,4}(?:[-–]\d{1,4})?)\.?"
)
_DIVISION = lazy_re(
    r"(?i),?\s(?:section|sec\.|chapter|ch\.|table|figure|tabla|figura|cap[ií]tulo|chapitre|kapitel|abschnitt)\s[\d.]{1,8}(?:\s?[-–]\s?\d{1,3})?(?:\s\([^()]{0,80}\))?,?\s*$"
)
"""A part of the work before the page: "Section 2.2 (Packets), pp. 9-12"."""
_EDITION = lazy_re(r"(?i),?\s\(?\d{1,2}\.?(?:ª|st|nd|rd|th|e|a)?\s?(?:ed|edn|éd|aufl)\.?\)?,?\s*$")
_TITLE_ENDED = lazy_re(
    r"(?P<title>[.?!][”\"’»]|[”\"’»],?\s\d{1,4}(?:[-–]\d{1,4})?\.)\s+(?P<remark>[A-ZÀ-Þ][^\d“”\"«»]{8,})$"
)
"""The end of a quoted title or the page behind it, and words without figures behind it."""
_WITH_NOTE = lazy_re(
    r"(?P<page>,\s\d{1,4}(?:[-–]\d{1,4})?)\s(?:and|with|en|met|und|mit|et|avec|y|con|e|com|og|och|i)\s(?:foot)?(?:notes?|noot|anm\.|fn\.?|nota|note?)\s\d{1,4}\s*\.?$"
)
"""A page and a note on it: "35 en noot 133"."""
_AT_PAGE = lazy_re(
    r"^(?P<name>[A-Z][^;\d]{1,80}),\s(?:\d{1,4}\s[A-Z](?=\w*\.)[\w.]*+(?:\s[\w.]++){0,4}|(?:19|20)\d\d\sWL\s\d{3,8}),?\sat\s\*?\d{1,5}(?:[-–]\d{1,5})?[\s.]*$"
)
"""A case in short: "Christmas, 222 F.3d at 145", "Horn, 2005 WL 119835, at *3" (The Bluebook, rule 10.9)."""
_STATUTE = lazy_re(
    r"^\W*(?:see\s)?(?:\d{1,3}\s(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R)\.?\s|(?-i:[A-Z][\w.]*\.\s?)(?:[A-Z][\w.]*\s){0,4}§{1,2}\s?\d)"
)
_BETWEEN = lazy_re(r";\s+|(?<=[\w)])\.\s+(?=(?:See|Cf|Compare|Vgl|Voir|Siehe|Véase)\b)")


def parted(item: ParsedItem) -> tuple[ParsedItem, ...]:
    """Return the back-references of an item that holds several ("Doe (n 1) 3; Lee (n 3) 4"), else the item."""
    parts = _BETWEEN.split(item.text[:2_000]) if item.short is not None else ()
    if len(parts) < 2:
        return (item,)
    found = []
    for part in parts:
        short = find_short_form(part)
        if short is None:
            return (item,)
        found.append(back_reference(part, short))
    return tuple(found)


def _without_remark(text: str) -> str:
    """Return a text without the prose behind a quoted title: "Doe, “How Roads Grow.” Confirmed by a letter."."""
    match = _TITLE_ENDED.search(text)
    return text[: match.end("title")] if match and is_sentence(match["remark"]) else text


def head_of(item: ParsedItem) -> tuple[str, str | None]:
    """Return what stands before the cited place, and that place; empty where it is too long for a short form."""
    text = _without_remark(without_prose_before(without_signal(" ".join(item.text[:400].split()))))
    text = ON_PAGE.sub("", text)
    text = _SPOKEN.sub("", _WITH_NOTE.sub(r"\g<page>", text))
    head, locator = text, item.locator
    found = find_locator(text)
    last = None if found else _LAST_NUMBER.search(text)
    if found is not None:
        head, locator = text[: found[1][0]], found[0]
        if len(words_of(text[found[1][1] :])) > MAX_REMARK:
            return "", None
    elif last and not YEAR.fullmatch(last["value"]):
        head, locator = text[: last.start()], plain_range(last["value"])
    head = _EDITION.sub("", _DIVISION.sub("", head)).strip(" .,;:([")
    return ("", None) if len(head) > MAX_HEAD or not any(char.isalpha() for char in head) else (head, locator)


def numbered_head(item: ParsedItem) -> tuple[str, str] | None:
    """Return an agreed name that ends in a number, and the page behind it: "MEW 23, 746"; ``None`` for others."""
    name, _, page = without_signal(item.text).strip()[:200].rstrip(" .").rpartition(", ")
    *words, number = name.split() or [""]
    told = 0 < len(words) <= 4 and all(word[0].isupper() for word in words) and number.isdecimal()
    return (name, plain_range(page)) if told and plain_range(page).replace("-", "").isdecimal() else None


def is_name_with_page(item: ParsedItem) -> bool:
    """Return whether an item is names and a page and no more, whatever work that means."""
    work = item.work
    if work is None:
        text = without_prose_before(without_signal(item.text).strip()[:400])
        return item.kind is NoteKind.COMMENT and _NAME_AND_PAGE.fullmatch(text) is not None
    said = work.issued or work.title or work.publisher or work.container_title or not work.author
    return item.bare and item.locator is not None and not said


def is_case_at_page(item: ParsedItem) -> bool:
    """Return whether an item is a case and a page of its reporter, as only short forms are."""
    return _AT_PAGE.match(without_signal(item.text).strip()) is not None


def is_full(item: ParsedItem) -> bool:
    """Return whether an item says so much that it is a citation in full, whatever was cited before."""
    work = item.work
    if work is None or is_case_at_page(item):
        return False
    if work.url or work.doi or work.isbn or work.container_title or work.volume or work.accessed:
        return True
    given = any(name.given for name in work.author)
    return bool(given and work.title and work.issued and work.publisher and item.source is not ReferenceKind.LAW)


def is_another(item: ParsedItem, cited: CitedWork) -> bool:
    """Return whether a note without a title takes another one from the sentence that it belongs to."""
    work = item.work
    if work is None or not item.bare or not work.title or not cited.work.title:
        return False
    return not same_title(work.title, cited.work.title)


def is_short(item: ParsedItem, head: str, locator: str | None, first: CitedWork, names: NameIndex) -> bool:
    """Return whether the item is shorter than a citation of the work ``first`` in full."""
    words = words_of(head)
    work = item.work
    if work is None:  # taken for a comment: a page or a year makes it a citation
        authors, title, _ = names.reading(head, first)
        named = authors > 0 and title > 1  # names and the title again, without a page
        return len(words) <= 10 and (named or locator is not None or YEAR.search(head) is not None)
    if _STATUTE.search(item.text):  # a section of a code is named in full
        return False
    if ReferenceKind.LAW in {item.source, first.source}:
        return len(words) < LAW_SHARE * (len(words_of(first.text)) or 100)
    return not _has_imprint(work, words, first.work) and not _is_complete(work, head, first, names)


def _has_imprint(work: Work, words: tuple[str, ...], first: Work) -> bool:
    """Return whether a publisher or place is named that is no part of the title; what stands behind the
    cited place only comments."""
    known = set(words_of(f"{first.title} {' '.join(name.full for name in first.author)}"))
    return bool(set(words_of(f"{work.publisher} {work.publisher_place}")) & set(words) - known)


def _is_complete(work: Work, head: str, first: CitedWork, names: NameIndex) -> bool:
    """Return whether title, year and given names are all there."""
    words, own = words_of(head), words_of(first.work.title)
    authors, title, _ = names.reading(head, first)
    given = any(first_word in words for name in first.work.author for first_word in words_of(name.given)[:1])
    return bool(own) and title >= len(own) - 1 and work.issued is not None and (given or not authors)
