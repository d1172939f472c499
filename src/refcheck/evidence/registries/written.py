"""Identifiers that stand in the words of an entry: ``journal = {arXiv preprint arXiv:1706.03762}``.

Search engines and people put them there, and fields of their own then lack. Only what says nothing else is the work's:
"comment on arXiv:1706.03762" names another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.model.work import Work
from refcheck.text.comparison.kinds import is_server
from refcheck.text.cued import Cued
from refcheck.text.identifiers import RFC_DOI, Identifier, IdentifierKind, find_identifiers
from refcheck.text.lazy import lazy_re

__all__ = ["written_identifiers"]

MAX_LENGTH = 1_000
"""So much (characters) of a field is looked at."""
_ARXIV = frozenset({"arxiv", "arxiv.org"})
_NUMBER = lazy_re(r"(?:abs/)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]{2,10}(?:\.[A-Za-z]{2})?/\d{7}(?:v\d+)?)")
"""A number of arXiv as a volume of CoRR or a number of its publisher has it."""
_RFC = lazy_re(r"(?i)\bRFC[\s-]?0*([1-9]\d{0,4})\b(?!\.\d)")
_RFC_PAGE = Cued(
    r"(?i)//(?:www\.|tools\.|datatracker\.)?(?:rfc-editor|ietf)\.org/(?:[\w-]+/){0,3}rfc0*([1-9]\d{0,4})(?:[./#?]|$)",
    "rfc",
)
_RFC_SERIES = lazy_re(r"(?i)\b(?:RFCs?|Requests? for Comments?)\b")
"""The DOI that the RFC Editor gives to each RFC (https://www.rfc-editor.org/rfc/rfc7669)."""
_SENTENCE = lazy_re(r"[.;,]\s+|\n|\s/\s")
_CLASS = lazy_re(r"[\[(](?:[a-z-]{2,10}(?:\.[A-Za-z-]{2,10})?)(?:[,;\s]+[a-z-]{2,10}(?:\.[A-Za-z-]{2,10})?)*[\])]")
"""The subject that arXiv puts behind a number: "[cs.CL]"."""
_VALUE = lazy_re(r"https?://\S+|\b10\.\d{4,9}/\S+|\S*\d\S*")
_WORD = lazy_re(r"[^\W\d_]+")
_LABELS = frozenset(
    """arxiv corr abs doi pmid pmcid pmc pubmed medline isbn print online ebook pbk hbk cloth paper hdl handle url http
    https e eprint preprint id no number available at from on rfc editor ietf internet network working group request
    requests for comments proposed standard draft best current practice informational experimental historic""".split()  # noqa: SIM905 - a word list reads best as running text
)
"""What may stand beside an identifier of the work itself."""


def written_identifiers(work: Work) -> Iterator[Identifier]:
    """Yield the identifiers in a work's journal, ``howpublished`` and ``note``, and the number that arXiv has as a
    volume or as a publisher's.
    """
    if is_server(work.container_title) or work.publisher.casefold() in _ARXIV:
        for value in (work.volume, work.number):
            if number := _NUMBER.fullmatch(value.strip()):
                yield from find_identifiers(f"arXiv:{number[1]}")
    if work.publisher or work.collection_title or work.genre or work.url:
        yield from _rfcs(work)
    for text in (work.container_title, work.extra.get("howpublished", ""), work.note):
        for sentence in _SENTENCE.split(text[:MAX_LENGTH]) if text else ():
            found = [*find_identifiers(sentence), *map(_rfc, _RFC.findall(sentence))]
            if found and _says_nothing_else(sentence):
                yield from found


def _rfcs(work: Work) -> Iterator[Identifier]:
    """Yield the RFC that a work's number is, or its address leads to."""
    if named := _RFC.fullmatch(work.number.strip()):
        yield _rfc(named[1])
    elif re.fullmatch(r"\d{1,5}", work.number.strip()) and any(
        _RFC_SERIES.search(said) for said in (work.collection_title, work.genre, work.extra.get("howpublished", ""))
    ):
        yield _rfc(work.number)
    if page := _RFC_PAGE.search(work.url):
        yield _rfc(page[1])


def _rfc(number: str) -> Identifier:
    return Identifier(IdentifierKind.DOI, f"{RFC_DOI}{int(number):04}")


def _says_nothing_else(sentence: str) -> bool:
    words = _WORD.findall(_VALUE.sub(" ", _CLASS.sub(" ", sentence)))
    return all(word.casefold() in _LABELS for word in words)
