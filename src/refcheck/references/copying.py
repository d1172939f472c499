"""Entries of another .bib written into this one: fields as they stand, with the macros of their file put in.

A copied entry is kept only when it reads back as the same work; otherwise, and for records of other formats,
the entry is written from what is known of the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from refcheck.formats.bib_value import simple_value
from refcheck.formats.bibtex import write_entry
from refcheck.formats.tex import decode, escape
from refcheck.model.reference import Library, Reference
from refcheck.references.bib_blocks import split_blocks
from refcheck.references.bibtex import parse_bibtex
from refcheck.references.macros import MacroTable
from refcheck.text.lazy import lazy_re

__all__ = ["Copyist"]

_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())  # noqa: SIM905 - reads best so
_LINKS = frozenset({"crossref", "xref", "xdata", "related", "entryset", "set"})
_NAME = lazy_re(r"[a-z][a-z0-9_.:+/-]{0,60}$")
_AT_LINE_START = lazy_re(r"(?m)^\s*@")
_CONTROL = lazy_re("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
# What reads or writes files, runs programs or defines commands is text in a bibliography, or it is an attack.
_LIVE = lazy_re(
    r"\\(?:write\d*|immediate|input|include|openin|openout|read|csname|catcode|def|edef|gdef|xdef|let|directlua"
    r"|latelua|special|pdfobj|newwrite|newread|usepackage|loop|expandafter)(?![A-Za-z])|\^\^"
)


class Copyist:
    """Writes entries of one library that comes in."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._macros: MacroTable | None = None

    def entry(self, reference: Reference, *, key: str, keys: Mapping[str, str], newline: str) -> str:
        """Return the entry of a reference under ``key``, with a line end at its end.

        ``keys`` are the new keys of entries of the same file that have another one now.
        """
        if reference.fields:
            copied = self._copied(reference, key, keys, newline)
            if copied and _reads_as(copied, reference):
                return copied
        return write_entry(reference, provenance=True, key=key, newline=newline)

    def _copied(self, reference: Reference, key: str, keys: Mapping[str, str], newline: str) -> str:
        lines = [f"@{reference.entry_type}{{{key},"]
        for name, value in self._values(reference, keys):
            text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", newline)
            lines.append(f"  {name} = {text},")
        return newline.join([*lines, "}", ""]) if re.fullmatch(r"[a-z]+", reference.entry_type) else ""

    def _values(self, reference: Reference, keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for name, field in reference.fields.items():
            if not _NAME.match(name):
                continue
            raw = _CONTROL.sub(" ", field.raw.strip())
            if raw.lower() in _MONTHS or (raw.isascii() and raw.isdigit()):
                yield name, raw
                continue
            value = simple_value(raw)
            if value is None:
                value = self._table().resolve(raw).text
            if name in _LINKS:
                value = ",".join(keys.get(one.strip(), one.strip()) for one in value.split(","))
            yield name, f"{{{_tame(value)}}}"

    def _table(self) -> MacroTable:
        if self._macros is None:
            self._macros = MacroTable(split_blocks(self._library.text.replace("\r\n", "\n").replace("\r", "\n")).macros)
        return self._macros


def _tame(value: str) -> str:
    """Return a value that cannot end its field, begin an entry or do anything when TeX reads it."""
    if _LIVE.search(value) or not _is_paired(value):
        return escape(decode(value))
    return value if _AT_LINE_START.search(value) is None else " ".join(value.split())


def _is_paired(text: str) -> bool:
    """Return whether braces pair, both as BibTeX counts them and with escaped ones left out."""
    for pattern in (r"[{}]", r"(?<!\\)[{}]"):
        depth = 0
        for match in re.finditer(pattern, text):
            depth += 1 if match.group() == "{" else -1
            if depth < 0:
                return False
        if depth:
            return False
    return not text.endswith("\\")


def _reads_as(entry: str, reference: Reference) -> bool:
    """Return whether an entry is read as one entry of the same work; what ``crossref`` adds is not looked at."""
    found = parse_bibtex(entry, path="").references
    if len(found) != 1 or found[0].problem is not None:
        return False
    if _LINKS & set(reference.fields):
        return set(found[0].fields) == {name for name in reference.fields if _NAME.match(name)}
    return found[0].work == reference.work
