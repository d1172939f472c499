"""Articles without italics as American law reviews set them, and the prose that may stand before one.

"A. Doe & B. Roe, A Title, 14 J. NAME 17, 19 (1998)" and, for what is printed by the day or on a site,
"A. Doe, A Title, WASH. POST (June 2, 2023)": The Bluebook, rules 16 and 18.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.references.classify import is_sentence, opens_sentence
from refcheck.references.name_patterns import count_listed
from refcheck.text.dates import MONTHS

__all__ = ["PlainArticle", "find_citation", "split_article"]

MAX_SENTENCES = 12
"""As many sentences of prose may stand before a citation (number)."""

_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_WHEN = rf"(?:forthcoming\s)?(?i:(?:\d{{1,2}}\s)?(?:{_MONTH})\.?,?\s(?:\d{{1,2}},\s)?)?(?:1[4-9]|20)\d\d"
_END = r"[\s.,\[\]]*$"
_VOLUME = re.compile(
    rf",\s\d{{1,4}}\s(?P<journal>[A-Z][^\d,;:()]{{2,80}}?)\s(?:\d{{1,5}}(?:,\s*(?:at\s)?\d{{1,5}}(?:\s?[-–—]\s?\d{{1,5}})?)?\s*)?\({_WHEN}\){_END}"
)
_SITE = re.compile(rf",\s(?P<site>[A-Z][A-Z.&’' -]{{3,60}}[A-Z.])(?P<rest>\s\({_WHEN}\){_END})")
_POSTED = re.compile(
    rf",\s(?P<site>[A-Z][A-Z.&’' -]{{3,60}}[A-Z.])(?P<rest>(?:\s\({_WHEN}\))?(?:[\s.,]|\[perma\.cc/[\w-]+\])*)$"
)
"""A site in capitals that an address follows: "Title, CRITICAL RESISTANCE (June 22, 2017), https://..."."""
_NO_NAME = re.compile(r"[A-Z][a-z]{2,}ing\b|(?:About|History|Home|Frequently)\b")
"""What opens titles of pages and no names."""
_SENTENCE = re.compile(r"(?<=[^\W_]{2})[.?!][”\"’]?\s+(?=[A-ZÀ-Þ])")
_NAMES = re.compile(r"[A-Z][^\d,]{2,120}?(?:,\sJr\.)?")
_SMALL_WORDS = frozenset({"of", "and", "the", "for", "in", "on", "de", "des", "und", "&"})
_EDGES = " \t\n,;:.<>"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainArticle:
    """An article taken apart; ``container`` is empty where ``rest`` opens with the journal and its volume."""

    authors: str
    title: str
    container: str = ""
    rest: str


def split_article(text: str, *, addressed: bool = False) -> PlainArticle | None:
    """Return an article without any markup taken apart, ``None`` where its place does not end the text.

    ``addressed`` says that an address follows: then a page may have a site alone, and nobody who wrote it.
    """
    text = text.strip()
    posted = _POSTED.search(text) if addressed else None
    if posted is not None and _is_unsigned(text[: posted.start()]) and _is_site(posted["site"]):
        title = text[: posted.start()].strip(_EDGES)
        return PlainArticle(authors="", title=title, container=posted["site"], rest=posted["rest"])
    match = _VOLUME.search(text) or _SITE.search(text)
    if match is None or not (_is_site(match["site"]) if match.re is _SITE else _is_journal(match["journal"])):
        return None
    pieces = text[: match.start()].replace(", Jr.", " Jr.").split(", ")
    count = count_listed(pieces) if len(pieces) > 1 else 0
    authors, title = ", ".join(pieces[:count]), ", ".join(pieces[count:]).strip(_EDGES)
    if not count or not _NAMES.fullmatch(pieces[0]) or opens_sentence(text) or is_sentence(authors):
        return None
    if not re.match(r"[A-ZÀ-Þ‘“\"'\d]", title) or not 8 < len(title) <= 300:
        return None
    if match.re is _SITE:
        return PlainArticle(authors=authors, title=title, container=match["site"].strip(), rest=match["rest"])
    return PlainArticle(authors=authors, title=title, rest=match.group())


def _is_unsigned(head: str) -> bool:
    """Return whether what stands before a site is a title alone, in small letters."""
    return not head.isupper() and head[:1].isupper() and ("," not in head or _NO_NAME.match(head) is not None)


def _is_site(name: str) -> bool:
    """Return whether capitals name a newspaper or a site; a few letters may be an institution."""
    return sum(char.isalpha() for char in name) >= 5


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
