r"""The addresses of a reference: all that its entry gives, each with the field that holds it.

``url`` and its kin hold one address or several; ``howpublished``, ``note`` and the like hold some
among words; ``\url{}`` and ``\href{}`` are looked for in every field that is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from refcheck.formats.bib_value import simple_value
from refcheck.formats.tex import unescape_address
from refcheck.model.place import Location
from refcheck.model.reference import FieldText, Reference
from refcheck.text.identifiers import normalise_doi
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import normalise

__all__ = [
    "FieldAddress",
    "address_key",
    "addresses_of",
    "first_address",
    "first_of",
    "identifier_addresses",
    "place_in",
]

MAX_VALUE = 20_000
"""Longer values (characters) are looked at up to here."""

_ADDRESS_FIELDS = ("url", "link", "ee", "archiveurl", "archive-url", "pdf", "web", "website", "homepage", "lasturl")
"""Fields that hold nothing but addresses."""
_WORDS_FIELDS = frozenset({"howpublished", "note", "addendum", "titleaddon", "eprint", "how", "comment"})
"""Fields that hold addresses among words."""
# What is not printed, or says where the entry itself comes from.
_NOT_PRINTED = lazy_re(
    r"refcheck-.*|bdsk-.*|abstract|annote|annotation|file|local-url|bib(?:url|source)|keywords|timestamp|date-.*|owner|groups"
)
_BEGIN = lazy_re(r"(?i)(?:https?|ftp|papers\d?)://|\\url\b")
_APART = lazy_re(r"[\s;,]")
_JOINING = lazy_re(r"(?i)(?:(?<=\s)|(?<=[;,]))(?:and|und|or|\\?&)$")
_JOINED = 5
"""No word that joins two addresses is longer."""
_COMMAND = lazy_re(r"\\(?:url|nolinkurl|href\s*(?:\[[^\]]{0,200}\])?)\s*\{(?P<command>(?:[^{}\\]|\\.)*)\}", re.DOTALL)
_BARE = r"(?i:https?://)(?:\{\\[A-Za-z]+\}|\\[A-Za-z]+\{\}|\\?[^\s{}\"<>\\])+"
_COMMAND_OR_BARE = lazy_re(f"{_COMMAND.pattern}|{_BARE}", re.DOTALL)
_SAFE = "/:;().,_-~!$&'*+=@"


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldAddress:
    """An address in a field of an entry, unescaped. ``written`` is how it stands there, ``at`` where, counted
    from the beginning of the field's raw value (both empty or 0 where macros make the value).
    ``alone``: the field holds nothing else.
    """

    field: str
    url: str
    written: str = ""
    at: int = 0
    alone: bool = False


def address_key(url: str) -> str:
    """Return what two spellings of one address share; parts of a page are addresses of their own."""
    page, mark, part = url.partition("#")
    return f"{normalise(page)}#{part}" if mark else normalise(url)


def addresses_of(reference: Reference) -> tuple[FieldAddress, ...]:
    """Return the addresses that an entry gives, its own first, each once.

    A reference that no .bib holds has those of its work.
    """
    held: dict[str, FieldAddress] = {}
    for address in _of_fields(reference):
        if address.url:
            held.setdefault(address_key(address.url), address)
    work = reference.work
    found: dict[str, FieldAddress] = {}
    for field, url in (("url", work.url), ("archive-url", work.archive_url)):
        if url:
            name = address_key(url)
            found[name] = held.get(name) or FieldAddress(field=field, url=url, alone=field in reference.fields)
    return tuple({**found, **held}.values())


def identifier_addresses(reference: Reference) -> tuple[FieldAddress, ...]:
    """Return where the identifiers of a reference lead: its DOI, else its number at arXiv or its handle."""
    work = reference.work
    doi = normalise_doi(work.doi)
    if doi:
        return (_identifier(reference, "doi", f"https://doi.org/{quote(doi, safe=_SAFE)}"),)
    if work.eprint and work.eprint_type == "arxiv":
        return (_identifier(reference, "eprint", f"https://arxiv.org/abs/{quote(work.eprint, safe=_SAFE)}"),)
    if work.eprint and work.eprint_type in {"hdl", "handle"}:
        return (_identifier(reference, "eprint", f"https://hdl.handle.net/{quote(work.eprint, safe=_SAFE)}"),)
    return ()


def _identifier(reference: Reference, field: str, url: str) -> FieldAddress:
    held = reference.fields.get(field)
    value = simple_value(held.raw) if held else None
    if held is None or not value or not value.strip():
        return FieldAddress(field=field, url=url)
    written = value.strip()
    return FieldAddress(field=field, url=url, written=written, at=held.raw.index(written))


def _of_fields(reference: Reference) -> Iterator[FieldAddress]:
    held = [field for field in reference.fields.values() if "/" in field.raw]
    for field in sorted(held, key=lambda each: each.name not in _ADDRESS_FIELDS):
        if _NOT_PRINTED.fullmatch(field.name):
            continue
        raw = field.raw[:MAX_VALUE]
        if "/" not in raw or simple_value(field.raw) is None:
            continue
        if field.name in _ADDRESS_FIELDS:
            yield from _whole(field, raw)
        elif "://" in raw or "\\url" in raw or "\\href" in raw:
            yield from _among_words(field, raw)


def _whole(field: FieldText, raw: str) -> Iterator[FieldAddress]:
    inner = raw[1:-1]
    at = 1
    parts: list[tuple[int, str]] = []
    for start, end in _gaps(inner):
        parts.append((at, inner[at - 1 : start]))
        at = end + 1
    parts.append((at, inner[at - 1 :]))
    for start, text in parts:
        written = text.strip()
        yield FieldAddress(
            field=field.name,
            url=unescape_address(written),
            written=written,
            at=start + len(text) - len(text.lstrip()),
            alone=len(parts) == 1,
        )


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Yield where what stands between two addresses begins and ends: blanks, a comma or semicolon, "and"."""
    if not _APART.search(text):
        return  # one address, as nearly all fields have
    at = 0
    for match in _BEGIN.finditer(text):
        end = match.start()
        before = text[at:end].rstrip()
        if len(before) < end - at:
            word = _JOINING.search(before, max(len(before) - _JOINED, 0))
            before = before[: word.start()].rstrip() if word else before
        if before[-1:] in {";", ","}:
            before = before[:-1].rstrip()
        if len(before) < end - at:
            yield at + len(before), end
            at = end


def _among_words(field: FieldText, raw: str) -> Iterator[FieldAddress]:
    inner = raw[1:-1].strip()
    for at, written in _written(raw, bare=field.name in _WORDS_FIELDS):
        url = unescape_address(written)
        yield FieldAddress(field=field.name, url=url, written=written, at=at, alone=written == inner)


def first_of(value: str) -> str:
    """Return the first of the addresses that a field holds and nothing else, unescaped.

    Some libraries keep several in one field: the first is the entry's own.
    """
    value = value.strip()
    gap = next(_gaps(value), None)
    first = value[: gap[0]] if gap else value
    # Several within one \url{}: its closing brace stands at the end.
    return unescape_address(first if first.count("{") == first.count("}") else value)


def first_address(value: str) -> str:
    """Return the first address among the words of a field, unescaped; empty when there is none."""
    return next((unescape_address(written) for _, written in _written(value[:MAX_VALUE], bare=True)), "")


def _written(text: str, *, bare: bool) -> Iterator[tuple[int, str]]:
    """Yield where the addresses of a text begin, and how they are written, in their order."""
    for match in (_COMMAND_OR_BARE if bare else _COMMAND).finditer(text):
        if match["command"] is not None:
            yield match.start("command"), match["command"]
        else:
            yield match.start(), _without_punctuation(match.group())


def _without_punctuation(text: str) -> str:
    while text:
        opening = {")": "(", "]": "["}.get(text[-1])
        if text[-1] in ".,;:!?'\u2019\u201d" or (opening and text.count(text[-1]) > text.count(opening)):
            text = text[:-1]
        else:
            break
    return text


@lru_cache(maxsize=256)
def _assigned(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w-]){re.escape(name)}\s*=\s*")


def place_in(text: str, line_starts: Sequence[int], address: FieldAddress, reference: Reference) -> Location:
    """Return where an address stands in the text of the .bib that holds its entry.

    ``line_starts`` are the offsets at which the lines of ``text`` begin. The column is ``None`` where the
    field's value is made of macros.
    """
    held = reference.fields.get(address.field)
    line = held.line if held else reference.line
    if held is None or not address.written or not 0 < line <= len(line_starts):
        return Location(path=reference.file, line=line)
    assigned = _assigned(held.name)
    begin = line_starts[line - 1]
    end = line_starts[line] if line < len(line_starts) else len(text)
    for match in assigned.finditer(text, begin, min(len(text), end + 1_000)):
        if text.startswith(held.raw, match.end()):
            offset = match.end() + address.at
            row = line + text.count("\n", begin, offset)
            column = offset - line_starts[min(row, len(line_starts)) - 1] + 1
            return Location(path=reference.file, line=row, column=column)
    return Location(path=reference.file, line=line)
