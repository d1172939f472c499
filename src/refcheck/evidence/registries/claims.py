"""References as registries are asked about them: their identifiers, and whether they may be searched for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from refcheck.config import Search
from refcheck.evidence.registries.interface import MIN_TITLE, Claim
from refcheck.evidence.registries.written import written_identifiers
from refcheck.evidence.rounds import PRIVATE
from refcheck.model.reference import NoteKind, Reference, ReferenceKind
from refcheck.model.work import Work
from refcheck.text.comparison.strings import MAX_STRING
from refcheck.text.identifiers import Identifier, IdentifierKind, find_identifiers, isbn13, isbn_is_valid, normalise_doi
from refcheck.text.lazy import lazy_re

__all__ = ["ARXIV_DOI", "cited_identifiers", "claim_of", "identifiers_of", "isbns_of", "with_page"]

MAX_IDENTIFIERS = 8
"""So many identifiers of one reference are asked about; a longer list is no citation of one work."""
MAX_RAW = 400
"""So much of a note (characters) finds any work."""
_PRIVATE = lazy_re(
    r"(?i)\b(?:interview(?:s|ed|ing|ees?)?|personal communication|pers\. comm|on file with|in (?:the )?possession of|"
    r"e-?mails?|letters? (?:from|to)|conversations? with|focus groups?)\b"
)
MIN_WORDS = 5
"""A string with fewer words finds anything."""
_DATED = lazy_re(
    r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\d\s?\(\d+\)|\d\s?[:–-]\s?\d|,\s\d{1,4}\s[A-Z][\w.&’' ]{2,60}\s\d{1,5}\W*$"
    r"|\d,\s(?:pp?|S)\.\s?\d"
)
_GUESSED = frozenset({"article-newspaper", "article-magazine"})
"""Types that are read from the name of a journal or a whole date, in strings of papers and proceedings too."""
_PLACED = lazy_re(
    r"(?i)\d\s?\(\d+\)|\bpp?\.\s?\d|\bvol(?:ume)?\.?\s?\d|\bproc(?:eedings|\.)|\bconf(?:erence|\.)|\b(?:no|nr|s)\.\s?\d|\D\s\d{1,3}\W*$"
)
_PUBLISHED = frozenset({ReferenceKind.PUBLICATION, ReferenceKind.UNKNOWN})
ARXIV_DOI = "10.48550/arxiv."
"""What the DOI of a preprint begins with; its number follows."""
_PMID = lazy_re(r"0*[1-9][0-9]{0,7}")
_NOT_SEARCHED = frozenset(
    """webpage post post-weblog personal_communication interview legislation legal_case bill treaty regulation hearing
    article-newspaper article-magazine broadcast motion_picture song map manuscript pamphlet software""".split()  # noqa: SIM905 - a word list reads best as running text
)
"""Types that registries do not have, or so seldom that not being there says nothing."""


def claim_of(reference: Reference, search: Search) -> Claim | None:
    """Return what registries are asked about a reference, ``None`` when they are asked nothing."""
    if reference.problem or reference.kind in PRIVATE:
        return None
    work = reference.work
    cited = cited_identifiers(work)[:MAX_IDENTIFIERS]
    text = _text(reference) if reference.kind in _PUBLISHED and work.type not in _NOT_SEARCHED - _GUESSED else ""
    raw = text[:MAX_RAW] if search is Search.RAW and (work.title or _cites(text)) else ""
    raw = "" if work.type in _GUESSED and not _PLACED.search(text) else raw
    described = len(work.title) >= MIN_TITLE and reference.kind is ReferenceKind.PUBLICATION
    searchable = search is not Search.OFF and (bool(raw) or (described and work.type not in _NOT_SEARCHED))
    if not cited and not searchable and not work.url:
        return None
    return Claim(id=reference.id, work=work, cited=cited, searchable=searchable, text=text, raw=raw)


def _cites(text: str) -> bool:
    """Return whether a string in which no title was found cites something all the same: words enough, and a year,
    a volume or pages.
    """
    return len(re.findall(r"[^\W\d_]{2,}", text)) >= MIN_WORDS and _DATED.search(text) is not None


def _text(reference: Reference) -> str:
    """Return the words of a note or a list that cite this work: what else the note says is nobody's business.

    Empty when they speak of an interview, a letter or somebody's files.
    """
    cited = (
        item.text
        for citation in reference.citations
        for item in citation.items
        if item.kind is NoteKind.FULL and reference.key in item.references
    )
    text = " ".join(next(cited, reference.text)[:MAX_STRING].split())
    work = reference.work
    # "A letter from Rome" in a journal is a title, and is sent as one; "letter from the mayor" is none of anybody's.
    told = text.replace(work.title, " ") if work.title and _is_printed(reference) else text
    return "" if _PRIVATE.search(told) else text


def _is_printed(reference: Reference) -> bool:
    """Return whether a reference is of a publication that says where it was printed."""
    work = reference.work
    placed = work.volume or work.issue or (work.container_title and work.page)
    return reference.kind is ReferenceKind.PUBLICATION and bool(placed)


def cited_identifiers(work: Work) -> tuple[Identifier, ...]:
    """Return the identifiers that a reference gives of its work, without doubles: those of its fields, and of
    further kinds those that stand in its words.
    """
    own = dict.fromkeys(identifiers_of(work))
    kinds = {one.kind for one in own}
    return (*own, *dict.fromkeys(one for one in written_identifiers(work) if one.kind not in kinds))


def identifiers_of(work: Work) -> Iterator[Identifier]:
    """Yield the identifiers that a work's fields hold, in normal form; an ISBN only with a right check digit."""
    if doi := normalise_doi(work.doi):
        yield from _doi(doi)
    if work.eprint and work.eprint_type.casefold() in {"arxiv", ""}:
        yield from (one for one in find_identifiers(f"arxiv:{work.eprint}") if one.kind is IdentifierKind.ARXIV)
    if work.eprint and work.eprint_type.casefold() in {"hdl", "handle"}:
        yield from (one for one in find_identifiers(f"hdl:{work.eprint}") if one.kind is IdentifierKind.HANDLE)
    if _PMID.fullmatch(work.pmid.strip()):
        yield Identifier(IdentifierKind.PMID, work.pmid.strip().lstrip("0"))
    if work.pmcid:
        yield from (one for one in find_identifiers(work.pmcid) if one.kind is IdentifierKind.PMCID)
    yield from isbns_of(work)
    for found in find_identifiers(work.url):
        if found.kind is IdentifierKind.DOI:
            yield from _doi(found.value)
        else:
            yield found


def isbns_of(work: Work) -> Iterator[Identifier]:
    """Yield the ISBNs of a work in normal form, those whose check digit is right."""
    for one in work.isbn:
        if isbn_is_valid(one):
            yield Identifier(IdentifierKind.ISBN, isbn13(one))


def _doi(doi: str) -> Iterator[Identifier]:
    """Yield a DOI as what its registry is asked by: arXiv gives its own for every preprint."""
    number = doi.removeprefix(ARXIV_DOI)
    if number != doi and find_identifiers(f"arxiv:{number}")[:1] == (Identifier(IdentifierKind.ARXIV, number),):
        yield Identifier(IdentifierKind.ARXIV, number)
    else:
        yield Identifier(IdentifierKind.DOI, doi)


def with_page(claim: Claim, records: Iterable[Work]) -> Claim:
    """Return a claim with the identifiers that the page behind its link gives of itself."""
    found = dict.fromkeys(one for record in records for one in identifiers_of(record) if one not in claim.cited)
    return replace(claim, further=(*claim.further, *found)[:MAX_IDENTIFIERS]) if found else claim
