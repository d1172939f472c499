"""Identifiers of works: found, checked, in their normal form.

DOI: https://www.doi.org/doi-handbook/ · ISBN: ISO 2108, https://www.isbn-international.org ·
ISSN: ISO 3297 · arXiv: https://info.arxiv.org/help/arxiv_identifier.html · Handle: RFC 3650.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from urllib.parse import unquote

from refcheck.text.cued import Cued
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re

__all__ = [
    "RFC_DOI",
    "Identifier",
    "IdentifierKind",
    "find_identifiers",
    "isbn13",
    "isbn_is_valid",
    "issn_is_valid",
    "normalise_doi",
]

RFC_DOI = "10.17487/rfc"
"""What the DOI of an RFC begins with; its number follows, of four figures at least (RFC 7669, section 3)."""
MAX_TEXT = 10_000
"""Longer texts (characters) are cut before the patterns run."""

# SICI DOIs hold angle brackets; no others do.
_SUFFIX = r"(?:\(SICI\)[^\s\"{}|^`\u201c\u201d\u00ab\u00bb]+|[^\s\"<>{}|^`\u201c\u201d\u00ab\u00bb]+)"
_DOI = Cued(rf"(?i)(?<![\w.])10\.[0-9]{{4,9}}(?:\.[0-9]+)*(?:/|%2F){_SUFFIX}", "10.")
# Most are so plain that nothing of them is prefix, escape or punctuation.
_PLAIN_DOI = lazy_re(r"10\.[0-9]{4,9}/[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?").fullmatch
# What publishers' addresses put after a DOI.
_PAGE = lazy_re(
    r"(?i)(?:/(?:abstract|full|fulltext|full-text|pdf|epdf|pdfdirect|html|meta|summary|references|suppl_file/.*+|tab-.*+))+/?$"
    r"|(?:\.full(?:-text)?)?\.(?:pdf|html?|xml|epub)$|/$"
)
_FIGURES = lazy_re(r"\d").search
"""Every identifier has a figure."""
_BIORXIV_VERSION = lazy_re(r"(?i)^(10\.1101/.*\d)v\d+(?:\.full(?:-text)?)?$")
_INVISIBLE = lazy_re("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_DOI_PREFIX = lazy_re(r"(?i)^\s*(?:https?://)?(?:dx\.)?(?:www\.)?(?:doi\.org/|doi:\s*)+")
# The first figure comes first, what stands before it behind: so only figures are looked at.
_ISBN = lazy_re(
    r"\d(?<![\d.]\d)(?:(?<=9)7[89][-\u2010-\u2015 ]?\d)?(?:[-\u2010-\u2015 ]?\d){8}[-\u2010-\u2015 ]?[\dXx](?![\d])"
)
_ISBN_CUE = lazy_re(r"(?i)isbn(?:[-_]?1[03])?(?:\s?\([^)]{0,20}\))?[\s:=/]{0,3}$")
_HANDLE = Cued(
    r"(?i)(?:hdl\.handle\.net/|hdl:\s*|/handle/)((?:[0-9]{4,}|[0-9]+\.[0-9][0-9.]*)/[\w.-]*\w)", "hdl", "handle"
)
_ARXIV = Cued(
    r"(?i)(?:arxiv\.org/(?:abs|pdf|html)/|arxiv[:.]\s?)((?:[0-9]{4}\.[0-9]{4,5}(?![0-9])|[a-z-]+(?:\.[a-z]{2})?/[0-9]{7})(?:v[0-9]+)?)",
    "arxiv",
)
_PMID = Cued(
    r"(?i)(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/|pmid:\s?)([0-9]{1,8})\b", "pubmed", "pmid"
)
_PMCID = Cued(r"(?i)\bPMC([0-9]{3,8})\b", "pmc")
_ESCAPES = lazy_re(r"(?<!\\)\\+(?=[_%#&$])")


class IdentifierKind(StrEnum):
    """What an identifier is."""

    DOI = "doi"
    ISBN = "isbn"
    HANDLE = "handle"
    ARXIV = "arxiv"
    PMID = "pmid"
    PMCID = "pmcid"
    OPENALEX = "openalex"
    DBLP = "dblp"
    SEMANTIC_SCHOLAR = "semantic-scholar"
    OPEN_LIBRARY = "open-library"


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier in its normal form."""

    kind: IdentifierKind
    value: str


_LED = ((IdentifierKind.HANDLE, _HANDLE), (IdentifierKind.ARXIV, _ARXIV), (IdentifierKind.PMID, _PMID))
"""The identifiers that a word goes before."""


@kept(128, longest=2_000)
def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers in a text or an address, without doubles, kind by kind.

    An ISBN counts when its check digit is right, and in running text only after "ISBN" or with
    the hyphens of one, or as the name of a file in an address: any 13 figures may be a telephone.
    """
    text = text[:MAX_TEXT] if text.isascii() else _INVISIBLE.sub("", text[:MAX_TEXT])
    if not _FIGURES(text):
        return ()
    found = [Identifier(IdentifierKind.DOI, doi) for doi in _dois(text)]
    found += [Identifier(IdentifierKind.ISBN, isbn) for isbn in _isbns(text)]
    for kind, pattern in _LED:
        found += [Identifier(kind, match.group(1)) for match in pattern.finditer(text)]
    found += [Identifier(IdentifierKind.PMCID, f"PMC{match.group(1)}") for match in _PMCID.finditer(text)]
    return tuple(dict.fromkeys(i for i in found if i.value))


def _dois(text: str) -> list[str]:
    """Return the DOIs in a text; what an address adds to one (``?query``, ``/abstract``) is left out."""
    found = []
    for match in _DOI.finditer(text):
        before = re.split(r"\s", text[max(0, match.start() - 300) : match.start()])[-1]
        doi = match.group()
        if "://" in before:
            doi = re.split(r"[?#&]" if "?" in before else r"[?#]", doi, maxsplit=1)[0]
        doi = normalise_doi(doi)
        if "://" in before and not re.search(r"(?i)//(?:dx\.|www\.)?doi\.org/", before):
            doi = _BIORXIV_VERSION.sub(r"\1", _PAGE.sub("", doi))
        found.append(doi)
    return found


def _isbns(text: str) -> list[str]:
    found = []
    for match in _ISBN.finditer(text):
        raw = match.group()
        before, after = text[: match.start()], text[match.end() : match.end() + 1]
        named = _ISBN_CUE.search(before[-30:]) is not None
        hyphened = raw[:3] in {"978", "979"} and len(re.findall(r"[-\u2010-\u2015]", raw)) >= 3
        in_address = (
            before.endswith("/")
            and after in {".", "/", "", "?", "_", "-"}
            and raw.isdigit()
            and raw[:3] in {"978", "979"}
        )
        if (named or hyphened or in_address) and isbn_is_valid(raw):
            found.append(isbn13(raw))
    return found


def normalise_doi(text: str) -> str:
    """Return a DOI in lower case without prefix, TeX escapes and the sentence's punctuation.

    Empty when there is none. Brackets that pair stay: SICI DOIs have them.
    """
    if len(text) <= MAX_TEXT and _PLAIN_DOI(text):
        return text.lower()
    text = unescape(_INVISIBLE.sub("", text[:MAX_TEXT])).strip()
    if text.lower().startswith("http"):
        text = re.split(r"[?#]", text, maxsplit=1)[0]
    match = _DOI.search(_ESCAPES.sub("", unquote(_DOI_PREFIX.sub("", text))))
    if not match:
        return ""
    doi = re.sub(r"</?[a-z]+>?.*$", "", match.group())
    while True:
        shorter = doi.rstrip(".,;:'*\\\u2019\u2026\u00b7\u3002\uff0c")
        for opening, closing in ("()", "[]", "<>"):
            if shorter.endswith(closing) and shorter.count(closing) > shorter.count(opening):
                shorter = shorter[:-1]
        if shorter == doi:
            return "" if doi.endswith("/") else doi.lower()
        doi = shorter


def _figures(text: str) -> str:
    return re.sub(r"[-\u2010-\u2015\s]", "", text).upper()


def isbn_is_valid(text: str) -> bool:
    """Return whether the check digit of an ISBN-10 or ISBN-13 is right (hyphens do not matter)."""
    figures = _figures(text)
    if re.fullmatch(r"97[89][0-9]{10}", figures):
        return sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(figures)) % 10 == 0
    if re.fullmatch(r"[0-9]{9}[0-9X]", figures):
        return sum((10 if c == "X" else int(c)) * (10 - i) for i, c in enumerate(figures)) % 11 == 0
    return False


def isbn13(text: str) -> str:
    """Return a valid ISBN as 13 figures; anything else as it is, without hyphens."""
    figures = _figures(text)
    if len(figures) != 10 or not isbn_is_valid(figures):
        return figures
    body = "978" + figures[:9]
    check = -sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(body)) % 10
    return f"{body}{check}"


def issn_is_valid(text: str) -> bool:
    """Return whether the check digit of an ISSN is right."""
    figures = _figures(text)
    if not re.fullmatch(r"[0-9]{7}[0-9X]", figures):
        return False
    return sum((10 if c == "X" else int(c)) * (8 - i) for i, c in enumerate(figures)) % 11 == 0
