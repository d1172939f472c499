"""The record of an entry as registries would write it: what they change and leave out, none of it a fault."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.titles import split_title

__all__ = ["HANDS", "abbreviated"]

Hand = Callable[[Work, random.Random], Work]

_SMALL = frozenset("of the and in for on de der des für la le et y und a an &".split())  # noqa: SIM905
_LONG = re.compile(r"[^\W\d_]{6,}")
_CONSONANT = re.compile(r"[^aeiouyáéíóúäöü]")


def abbreviated(name: str, *, points: bool) -> str:
    """Return a journal's name with its long words cut at a consonant, small ones left out, as ISO 4 would."""
    words = [word for word in re.split(r"[\s:,]+", name) if word and word.lower() not in _SMALL]
    if len(words) < 2:
        return name
    return " ".join(_cut(word, points=points) for word in words)


def _cut(word: str, *, points: bool) -> str:
    if not _LONG.fullmatch(word):
        return word
    if word.lower() == "journal":
        return "J." if points else "J"
    if word.lower() == "international":
        return "Int." if points else "Int"
    if word.lower() == "national":
        return "Natl." if points else "Natl"
    end = next((at + 1 for at in range(3, len(word) - 1) if _CONSONANT.match(word[at].lower())), len(word))
    if end >= len(word) - 1:
        return word
    return word[:end] + ("." if points else "")


def crossref(work: Work, rng: random.Random) -> Work:
    """Full names, the year of the first date, "&amp;" and tags in the title, the subtitle apart at times."""
    title, subtitle = split_title(work.title)
    text = work.title.replace("&", "&amp;amp;")
    words = text.split()
    if len(words) > 3:
        at = rng.randrange(len(words))
        words[at] = f"<i>{words[at]}</i>"
        text = " ".join(words[: len(words) // 2]) + "\n" + " ".join(words[len(words) // 2 :])
    container = work.container_title.replace(" and ", " & " if rng.random() < 0.5 else " &amp; ")
    if subtitle and rng.random() < 0.4:
        return replace(work, title=title, subtitle=subtitle, container_title=container, extra=_dates(work))
    return replace(work, title=text, subtitle="", container_title=container, extra=_dates(work))


def _dates(work: Work) -> MappingProxyType[str, str]:
    """Return print and online dates; the online one may be of the year before."""
    if work.year is None:
        return MappingProxyType({})
    return MappingProxyType({"published-print": f"{work.year}-03", "created": f"{work.year - 1}-11-02T10:11:12Z"})


def dblp(work: Work, rng: random.Random) -> Work:
    """A final point, namesakes numbered, names as one text, conferences by acronym left as they are."""
    numbered = rng.randrange(len(work.author)) if work.author else -1
    names = tuple(
        Name(family=f"{name.full} 0003" if i == numbered else name.full) if not name.literal else name
        for i, name in enumerate(work.author)
    )
    journal = work.type == "article-journal"
    container = abbreviated(work.container_title, points=True) if journal else work.container_title
    return replace(work, title=f"{work.title.rstrip('.')}.", author=names, container_title=container, doi="")


def pubmed(work: Work, _rng: random.Random) -> Work:
    """Initials behind the family name, the journal short and without points, pages cut, titles with a point."""
    names = tuple(
        name if name.literal else Name(family=f"{name.particle} {name.family}".strip(), given=_initials(name.given))
        for name in work.author
    )
    container = abbreviated(work.container_title, points=False) if work.type == "article-journal" else ""
    return replace(
        work,
        title=_sentence(work.title),
        author=names,
        container_title=container,
        page=_short_pages(work.page),
        editor=(),
        publisher="",
    )


def openalex(work: Work, rng: random.Random) -> Work:
    """Names in one piece without accents at times, the title in other capitals, no subtitle apart."""
    names = tuple(
        name if name.literal else Name(literal=_bare(name.full) if rng.random() < 0.3 else name.full)
        for name in work.author
    )
    title = work.title.upper() if rng.random() < 0.2 else work.title
    kind = "article-journal" if work.type == "paper-conference" and rng.random() < 0.5 else work.type
    return replace(work, type=kind, title=title, author=names, volume=work.volume, page=work.page.partition("-")[0])


def short(work: Work, _rng: random.Random) -> Work:
    """Only title, first author and year; the subtitle is dropped."""
    title, _ = split_title(work.title)
    year = PartialDate(year=work.year) if work.year else None
    return Work(type=work.type, title=title, author=work.author[:1], issued=year, container_title=work.container_title)


def _initials(given: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s.\-]+", given) if word)[:3].upper()


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _sentence(title: str) -> str:
    return f"{title[:1]}{title[1:].lower() if title.isascii() else title[1:]}".rstrip(".") + "."


def _short_pages(page: str) -> str:
    first, dash, last = page.partition("-")
    if not dash or not first.isdigit() or not last.isdigit() or len(first) != len(last):
        return page
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first) - 1)
    return f"{first}-{last[same:]}"


HANDS: dict[str, Hand] = {"crossref": crossref, "dblp": dblp, "pubmed": pubmed, "openalex": openalex, "short": short}
"""Each writes the record of an entry; the random numbers decide what a source does now and then."""
