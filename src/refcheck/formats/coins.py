"""References as COinS: an OpenURL in the title of an empty ``span`` (https://ocoins.info, ANSI/NISO Z39.88-2004).

Zotero's connector, and others, see one reference in each span of a page. Written for how Zotero reads them:
persons as ``rft.au=Family, Given``, the address, the DOI and the ISBN each as an ``rft_id``, works that no KEV
format is for as Dublin Core with Zotero's own type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from urllib.parse import quote

from refcheck.formats.eras import in_words
from refcheck.formats.mapping import TYPES, type_row
from refcheck.formats.ris import name_of
from refcheck.formats.tex import plain_line
from refcheck.formats.zotero_extra import written
from refcheck.model.work import Name, Work
from refcheck.text.lazy import lazy_re
from refcheck.text.safe import for_terminal
from refcheck.text.urls import redact

__all__ = ["context_object", "public_pairs", "span"]

Pairs = Iterator[tuple[str, str]]

_UNRESERVED = lazy_re(r"[A-Za-z0-9_.~:/?-]*").fullmatch
_FORMAT = "info:ofi/fmt:kev:mtx:"
_TITLES = {"article": ("atitle", "jtitle"), "bookitem": ("atitle", "btitle"), "proceeding": ("atitle", "btitle"),
           "book": ("btitle", ""), "report": ("btitle", "")}  # fmt: skip
"""The keys of the work's own title and of what it is in, by genre; others have Dublin Core's."""
_PAGED = frozenset({"book/book", "dissertation", "dc/manuscript", "dc/standard"})
"""The types that Zotero has a number of pages for, and no issue; of the others it puts one into *Extra*."""
_NAMED = {row.coins: row.csl for row in reversed(TYPES)}
"""The CSL type of each type here, the first where several share one."""


def span(work: Work) -> str:
    """Return the span of a work, its attribute escaped: HTML that nothing foreign is live in."""
    return f'<span class="Z3988" title="{escape(context_object(work))}"></span>'


def public_pairs(work: Work) -> list[tuple[str, str]]:
    """Return the keys and values of a work's OpenURL, not encoded, for a page that is sent on: keys and passwords in
    addresses are blotted out.
    """
    return _plain_pairs(_redacted(work))


def _redacted(work: Work) -> Work:
    url = redact(work.url)
    return work if url == work.url else replace(work, url=url)


def context_object(work: Work) -> str:
    """Return the OpenURL of a work, percent-encoded."""
    return "&".join([f"{key}={_quoted(value)}" for key, value in _plain_pairs(work)])


def _plain_pairs(work: Work) -> list[tuple[str, str]]:
    """Return the keys and values of a work, before they are percent-encoded.

    Zotero takes a plus for a blank even where it is percent-encoded: text has its full-width form instead, and an
    identifier is percent-encoded once more (``_encoded_plus``).
    """
    pairs = [("ctx_ver", "Z39.88-2004"), *_pairs(work)]
    plain = [
        (key, for_terminal(plain_line(value if key == "rft_id" else value.replace("+", "＋"))))
        for key, value in pairs
        if value
    ]
    return [(key, value) for key, value in dict.fromkeys(plain) if value]


def _quoted(value: str) -> str:
    return value if _UNRESERVED(value) else quote(value, safe=":/?")


def _pairs(work: Work) -> Pairs:
    work = in_words(work)
    form, _, genre = type_row(work.type).coins.partition("/")
    yield "rft_val_fmt", f"{_FORMAT}{form}"
    # Zotero goes by the type for what comes after it: of a patent it takes little.
    is_patent = work.type == "patent"
    yield ("rft.type" if form == "dc" else "rft.genre"), "" if is_patent else genre
    if form == "dc":
        # Without it a published version of Zotero's parser fails, and takes nothing of the whole page.
        yield "rft.format", "text"
    yield from _identifiers(work)
    own, container = _TITLES.get(genre, ("title", "source"))
    yield f"rft.{own}", work.title
    yield f"rft.{container}" if container else "rft.series", work.container_title
    yield "rft.series", work.collection_title
    yield from _people(work.author)
    yield from (("rft.contributor", _person(name)) for name in (*work.editor, *work.translator))
    yield "rft.date", str(work.issued) if work.issued else ""
    yield "rft.volume", work.volume
    yield "rft.issue", work.issue
    yield ("rft.issue" if type_row(work.type).coins in _PAGED else "rft.tpages"), _left_out(work, form)
    yield "rft.edition", work.edition
    yield from _pages(work.page)
    yield from _published(work, form)
    yield "rft.language", work.language
    yield from (("rft.subject", word) for word in re.split(r"[;,]", work.keyword))
    yield "rft.description", work.abstract
    if is_patent:
        yield "rft.type", genre
        yield "rft.number", work.number
        yield "rft.assignee", work.publisher


def _left_out(work: Work, form: str) -> str:
    """Return what no key is for, each in braces: of a field that the type does not have Zotero makes a line of *Extra*,
    and its citations take from there what stands so.
    """
    row = type_row(work.type)
    told = [
        ("type", row.csl if _NAMED[row.coins] != row.csl and row.csl == work.type else ""),
        ("accessed", str(work.accessed) if work.accessed and work.accessed.year else ""),
        ("number", "" if work.type == "patent" else work.number),
        ("genre", "" if form == "dissertation" else work.genre),
        ("collection-number", work.collection_number),
        ("language", work.language if form == "dissertation" else ""),
    ]
    roles = [("editor", work.editor), ("translator", work.translator)]
    people = [(role, _with_bars(name)) for role, names in roles for name in names]
    return "".join(written({name: value}) for name, value in [*told, *people, ("note", work.note)])


def _with_bars(name: Name) -> str:
    """Return a name as Zotero has it in *Extra*: ``Family || Given``."""
    given = ", ".join(part for part in (name.given, name.suffix) if part)
    return " || ".join(part for part in (name.surname, given) if part)


def _identifiers(work: Work) -> Pairs:
    yield "rft_id", f"info:doi/{work.doi.replace('+', '%2B')}" if work.doi else ""
    yield "rft_id", f"urn:isbn:{' '.join(work.isbn)}" if work.isbn else ""
    yield "rft_id", f"info:pmid/{work.pmid}" if work.pmid else ""
    yield "rft_id", _encoded_plus(work.url) if re.match(r"(?i)https?://", work.url) else ""
    yield "rft.issn", " ".join(work.issn)


def _encoded_plus(address: str) -> str:
    """Return an address that leads to the same page and has no plus: in a query a plus is a blank."""
    path, mark, query = address.partition("?")
    return path.replace("+", "%2B") + mark + query.replace("+", "%20")


def _people(people: Sequence[Name]) -> Pairs:
    """Yield the authors in order.

    Zotero puts every ``aucorp`` before all persons, so only a lone one that comes first is written so.
    """
    bodies = [name for name in people if name.literal]
    for name in people:
        alone = len(bodies) == 1 and name is people[0] and name.literal
        yield ("rft.aucorp", name.literal) if alone else ("rft.au", _person(name))


def _person(name: Name) -> str:
    """Return ``Family, Given Suffix``; a comma at the end keeps an institution whole."""
    written = name_of(name)
    if name.literal or not name.suffix or not name.given:
        return written if "," in written or not written else f"{written},"
    return f"{name.surname}, {name.given} {name.suffix}"


def _pages(page: str) -> Pairs:
    yield "rft.pages", page
    first, dash, last = page.replace("–", "-").partition("-")
    if dash and last.isalnum() and first.isalnum():
        yield "rft.spage", first
        yield "rft.epage", last


def _published(work: Work, form: str) -> Pairs:
    if form == "dissertation":
        yield "rft.inst", work.publisher
        yield "rft.degree", work.genre
    else:  # the format of journals has no key for it, but Zotero takes that of books
        yield "rft.publisher" if form == "dc" else "rft.pub", "" if work.type == "patent" else work.publisher
    yield "rft.place", work.publisher_place
