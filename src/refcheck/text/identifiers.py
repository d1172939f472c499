"""Identifiers of works: found, checked, in their normal form.

DOI: https://www.doi.org/doi-handbook/ · ISBN: ISO 2108, https://www.isbn-international.org ·
ISSN: ISO 3297 · arXiv: https://info.arxiv.org/help/arxiv_identifier.html · Handle: RFC 3650.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

__all__ = [
    "Identifier",
    "IdentifierKind",
    "find_identifiers",
    "isbn13",
    "isbn_is_valid",
    "issn_is_valid",
    "normalise_doi",
]

MAX_TEXT = 10_000
"""Longer texts (characters) are cut before the patterns run."""

_DOI = re.compile(r"(?i)(?<![\w.])10\.\d{4,9}(?:\.\d+)*/[^\s\"<>{}|^`\u201c\u201d\u00ab\u00bb]+")
_DOI_PREFIX = re.compile(r"(?i)^\s*(?:https?://)?(?:dx\.)?(?:www\.)?(?:doi\.org/|doi:\s*)+")
_ISBN = re.compile(
    r"(?<![\d.])(?:97[89][-\u2010-\u2015 ]?)?\d(?:[-\u2010-\u2015 ]?\d){8}[-\u2010-\u2015 ]?[\dXx](?![\d])"
)
_ISBN_CUE = re.compile(r"(?i)isbn(?:-1[03])?(?:\s*\([^)]{0,20}\))?[\s:]*$")
_HANDLE = re.compile(r"(?i)(?:hdl\.handle\.net/|hdl:\s*|/handle/)((?:\d{4,}|[\d]+\.\d[\d.]*)/[\w.-]+)")
_ARXIV = re.compile(
    r"(?i)(?:arxiv\.org/(?:abs|pdf)/|arxiv:\s*)((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?)"
)
_PMID = re.compile(r"(?i)(?:pubmed\.ncbi\.nlm\.nih\.gov/|pmid:\s*)(\d{1,8})\b")
_PMCID = re.compile(r"(?i)\b(PMC\d{3,8})\b")
_ESCAPES = re.compile(r"\\+(?=[_%#&$])")


class IdentifierKind(StrEnum):
    """What an identifier is."""

    DOI = "doi"
    ISBN = "isbn"
    HANDLE = "handle"
    ARXIV = "arxiv"
    PMID = "pmid"
    PMCID = "pmcid"


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier in its normal form."""

    kind: IdentifierKind
    value: str


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers in a text or an address, without doubles, kind by kind.

    An ISBN counts when its check digit is right, and in running text only after "ISBN" or with
    the hyphens of one, or as the name of a file in an address: any 13 figures may be a telephone.
    """
    text = text[:MAX_TEXT]
    found = [Identifier(IdentifierKind.DOI, normalise_doi(match.group())) for match in _DOI.finditer(unquote(text))]
    found += [Identifier(IdentifierKind.ISBN, isbn) for isbn in _isbns(text)]
    for kind, pattern in (
        (IdentifierKind.HANDLE, _HANDLE),
        (IdentifierKind.ARXIV, _ARXIV),
        (IdentifierKind.PMID, _PMID),
        (IdentifierKind.PMCID, _PMCID),
    ):
        found += [Identifier(kind, match.group(1)) for match in pattern.finditer(text)]
    return tuple(dict.fromkeys(i for i in found if i.value))


def _isbns(text: str) -> list[str]:
    found = []
    for match in _ISBN.finditer(text):
        raw = match.group()
        before, after = text[: match.start()], text[match.end() : match.end() + 1]
        named = _ISBN_CUE.search(before[-30:]) is not None
        hyphened = raw[:3] in {"978", "979"} and len(re.findall(r"[-\u2010-\u2015]", raw)) >= 3
        in_address = (
            before.endswith("/") and after in {".", "/", "", "?"} and raw.isdigit() and raw[:3] in {"978", "979"}
        )
        if (named or hyphened or in_address) and isbn_is_valid(raw):
            found.append(isbn13(raw))
    return found


def normalise_doi(text: str) -> str:
    """Return a DOI in lower case without prefix, TeX escapes and the sentence's punctuation.

    Empty when there is none. Brackets that pair stay: SICI DOIs have them.
    """
    doi = _ESCAPES.sub("", unquote(_DOI_PREFIX.sub("", text.strip())))
    match = _DOI.search(doi)
    if not match:
        return ""
    doi = match.group().rstrip(".,;:'\"*")
    for opening, closing in ("()", "[]"):
        while doi.endswith(closing) and doi.count(closing) > doi.count(opening):
            doi = doi[:-1].rstrip(".,;:")
    return doi.lower()


def _figures(text: str) -> str:
    return re.sub(r"[-\u2010-\u2015\s]", "", text).upper()


def isbn_is_valid(text: str) -> bool:
    """Return whether the check digit of an ISBN-10 or ISBN-13 is right (hyphens do not matter)."""
    figures = _figures(text)
    if re.fullmatch(r"[0-9]{13}", figures):
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
