"""The blocks of a .bib text as bibtexparser splits it, made bearable.

It warns on stderr of each broken block, hides entries with a doubled key or field in wrappers, and
gives up entries without a key: here they come back as values.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bibtexparser.model import Entry, ExplicitComment, ImplicitComment, ParsingFailedBlock, String

from refcheck.formats.bib_source import BibSource, EntrySource, is_commented_out, plain_types, type_of
from refcheck.model.reference import FieldText
from refcheck.references.bib_splitter import QuickSplitter
from refcheck.text.lazy import lazy_re

__all__ = ["Blocks", "Broken", "Comment", "RawEntry", "split_blocks"]

MAX_RESCUED = 1_000
"""Further entries of a file that bibtexparser gave up (number) are left as broken."""

MAX_RESCUED_LENGTH = 100_000
"""Longer ones (characters) are left as broken."""

# Stands for the last of an even number of backslashes; a private character that no .bib needs.
_MASK = "\uf8ff"
_LINE_BREAK = lazy_re(r"(?<!\\)((?:\\\\)+)(?=[{}\",=\n])")

_KEYLESS = lazy_re(r"@\w+[ \t]*[{(](?=\s*[A-Za-z][\w-]*\s*=)")
_HEAD = lazy_re(r"@(?P<type>\w*)[ \t]*[{(]\s*(?P<key>[^\s,={}\"]*)")
# An entry on a line that begins with % is taken as commented out, as biber does.
_COMMENTED_OUT = lazy_re(r"(?m)^[ \t]*%[^\n@]*@")


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry: type in lower case, first and last line (1-based); a field that it has twice is there twice."""

    type: str
    key: str
    line: int
    last_line: int
    fields: tuple[FieldText, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A block that cannot be parsed; ``reason`` is a clause for a person, ``head`` its first line."""

    type: str
    key: str
    line: int
    head: str
    reason: str


@dataclass(frozen=True, slots=True)
class Comment:
    """Text between entries. ``after`` is the entry right before it, ``before`` the one that follows."""

    text: str
    line: int
    after: RawEntry | None
    before: RawEntry | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Blocks:
    """What a text holds, each kind in the order of the text; macros are raw values by name."""

    entries: tuple[RawEntry | Broken, ...]
    comments: tuple[Comment, ...]
    macros: dict[str, str]


def _masked(text: str) -> str:
    r"""Return ``text``, as long as before, in which no ``\\\\`` hides what comes after it.

    bibtexparser takes a brace after any backslash for an escaped one; after two of them it is none:
    ``address = {First Street \\\\},`` ends there.
    """
    return _LINE_BREAK.sub(lambda match: match[1][:-1] + _MASK, text) if "\\\\" in text and _MASK not in text else text


def _unmasked(text: str) -> str:
    return text.replace(_MASK, "\\") if _MASK in text else text


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep bibtexparser from warning on stderr of each broken block: they become problems."""
    logger = logging.getLogger("bibtexparser.splitter")

    def drop(_record: logging.LogRecord) -> bool:
        return False

    logger.addFilter(drop)
    try:
        yield
    finally:
        logger.removeFilter(drop)


def split_blocks(text: str) -> Blocks:
    """Return the blocks of a text whose line ends are LF or CR LF. Never raises."""
    text = plain_types(text)
    whole, text = text, _masked(text)
    masked = text is not whole or _MASK in text
    with _quiet():
        blocks: list[Any] = list(QuickSplitter(text).split().blocks)
    _correct_lines(blocks, text)
    commented = _commented_lines(text)
    places = _Places(text)
    names: dict[str, str] = {}
    entries: list[RawEntry | Broken] = []
    placed: dict[int, RawEntry] = {}
    macros: dict[str, str] = {}
    for index, block in enumerate(blocks):
        inner = _unwrap(block)
        if isinstance(inner, String):
            macros[inner.key] = _unmasked(inner.value)
        elif isinstance(inner, Entry) and inner.start_line not in commented:
            if inner.fields or not places.is_in_text(inner):
                placed[index] = _raw_entry(inner, names, masked=masked)
                entries.append(placed[index])
        elif isinstance(inner, ParsingFailedBlock) and inner.start_line not in commented:
            entries.extend(_given_up(inner, places))
    return Blocks(entries=tuple(entries), comments=tuple(_comments(blocks, placed)), macros=macros)


def _correct_lines(blocks: Sequence[Any], text: str) -> None:
    """Set the lines of blocks and fields right: bibtexparser counts no line end after a backslash."""
    if "\\\n" not in text:
        return
    rows = text.split("\n")
    counted = [0, *(number for number, row in enumerate(rows, start=1) if not row.endswith("\\")), len(rows)]
    for outer in blocks:
        block = outer
        while block is not None:
            head = (block.raw or "").split("\n", 1)[0]
            block._start_line_in_file = _row_of(head, block.start_line or 0, rows, counted)  # noqa: SLF001 - no other way in
            for field in getattr(block, "fields", ()):
                field._start_line = _row_of(field.key, field.start_line, rows, counted)  # noqa: SLF001 - see above
            block = getattr(block, "ignore_error_block", None)


def _row_of(head: str, line: int, rows: Sequence[str], counted: Sequence[int]) -> int:
    """Return the row (0-based) on which ``head`` stands, of those that bibtexparser calls ``line``."""
    first, last = counted[min(line, len(counted) - 1)], counted[min(line + 1, len(counted) - 1)]
    return next((row for row in range(first, max(first + 1, last)) if row < len(rows) and head in rows[row]), first)


class _Places:
    """Where blocks stand. They must be asked for in the order of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rescued = 0
        self._starts: list[int] = []
        self._at = 0

    def start_of(self, block: Any) -> int:
        """Return the offset of a block's ``@``."""
        self._starts = self._starts or [0, *(match.end() for match in re.finditer("\n", self.text))]
        head = block.raw.split("\n", 1)[0]
        found = self.text.find(head, max(self._at, self._starts[block.start_line]))
        self._at = found + 1 if found >= 0 else self._at
        return max(found, 0)

    def is_in_text(self, block: Any) -> bool:
        """Return whether other text stands before a block on its line, as in ``write @home (soon)``."""
        return self.follows_text(self.start_of(block))

    def follows_text(self, start: int) -> bool:
        """Return whether anything but the end of another block stands before an offset on its line."""
        at = start - 1
        while at >= 0 and self.text[at] in " \t\r":
            at -= 1
        return at >= 0 and self.text[at] not in "})\n"


def _unwrap(block: Any) -> Any:
    """Return the entry or macro inside the wrappers for doubled keys and doubled fields."""
    while isinstance(block, ParsingFailedBlock) and block.ignore_error_block is not None:
        block = block.ignore_error_block
    return block


def _commented_lines(text: str) -> frozenset[int]:
    """Return the 0-based lines on which a block is commented out."""
    if "%" not in text:
        return frozenset()
    found: set[int] = set()
    at = line = 0
    for match in _COMMENTED_OUT.finditer(text):
        line += text.count("\n", at, match.end())
        at = match.end()
        found.add(line)
    return frozenset(found)


def _raw_entry(entry: Any, names: dict[str, str], *, masked: bool) -> RawEntry:
    """Return an entry as it stands; ``names`` are those that fields have had so far, by how they are written."""
    line = entry.start_line + 1
    fields: list[FieldText] = []
    for field in entry.fields:
        written = field.key
        if is_commented_out(written):
            continue
        name = names.get(written)
        if name is None:
            name = names[written] = _name(written)
        value = _unmasked(field.value) if masked else field.value
        fields.append(FieldText(name=name, raw=value, line=field.start_line + 1))
    return RawEntry(type_of(entry.entry_type).lower(), entry.key, line, line + entry.raw.count("\n"), tuple(fields))


def _name(written: str) -> str:
    """Return the name of a field; a comment that biber allows before it is left out."""
    if written.isidentifier():
        return written.lower()
    words = written.split()
    return words[-1].lower() if words else ""


def _given_up(block: Any, places: _Places) -> Iterator[RawEntry | Broken]:
    """Yield what can be saved of a block that bibtexparser gave up; an @ in running text is none."""
    start = places.start_of(block)
    if places.follows_text(start):
        return
    if places.rescued < MAX_RESCUED:
        places.rescued += 1
        part = places.text[start : start + MAX_RESCUED_LENGTH]
        source = BibSource(part)
        entry = source.without_key(0) if _KEYLESS.match(block.raw) else source.as_bibtex_reads(0)
        if entry is not None:
            yield _rescued_entry(entry, part, block.start_line + 1)
            return
    found = _HEAD.match(block.raw)
    written = block.raw
    if found:
        written = written[: found.start("type")] + type_of(found["type"]) + written[found.end("type") :]
    yield Broken(
        (type_of(found["type"]).lower() if found else "") or "misc",
        found["key"] if found else "",
        block.start_line + 1,
        _unmasked(written.split("\n", 1)[0].strip()),
        _reason(str(getattr(block.error, "abort_reason", ""))),
    )


def _rescued_entry(entry: EntrySource, part: str, line: int) -> RawEntry:
    """Return an entry of ``part``, a stretch of the text that begins on ``line``."""
    fields = tuple(
        FieldText(
            name=field.name,
            raw=_unmasked(part[field.value_start : field.value_end]),
            line=line + part.count("\n", 0, field.name_end),
        )
        for field in entry.fields
        if field.name
    )
    return RawEntry(entry.type, entry.key, line, line + part.count("\n", 0, entry.close), fields)


def _reason(told: str) -> str:
    """Return bibtexparser's reason in plain words."""
    if "end of file" in told:
        return "it is not closed before the end of the file"
    if "block start" in told:
        return "it is not closed before the next entry begins"
    if "after entry key" in told and "comma" in told:
        return "there is no comma after its key"
    if "Expected a `=`" in told:
        return "a field has no = after its name"
    return "its braces, quotation marks or commas do not fit together"


def _comments(blocks: Sequence[Any], placed: dict[int, RawEntry]) -> Iterator[Comment]:
    block: Any
    for index, block in enumerate(blocks):
        if isinstance(block, (ImplicitComment, ExplicitComment)):
            # Text inside @comment{} is no stray part of the entry before it.
            after = placed.get(index - 1) if isinstance(block, ImplicitComment) else None
            yield Comment(_unmasked(block.comment), (block.start_line or 0) + 1, after, placed.get(index + 1))
