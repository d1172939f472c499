"""Documents: files read into text with spans, blocks, notes, markers, mentions and links.

A new format is a module here, a line in ``FORMATS`` and a branch in ``read_text``.
"""

from __future__ import annotations

from pathlib import Path

from refcheck.documents.source import DocumentFormat, Source, format_of, open_source, source_of_text
from refcheck.errors import DocumentError
from refcheck.model.document import Document

__all__ = ["FORMATS", "DocumentFormat", "read", "read_text"]

FORMATS = (
    DocumentFormat(name="markdown", endings=(".md", ".markdown"), title="Markdown"),
    DocumentFormat(name="text", endings=(".txt",), title="plain text"),
)
"""What is read today, by the ending of the file's name."""


def read(path: str | Path) -> Document:
    """Return the document in the file at ``path``, whose ending says what it is.

    Raises ``DocumentError`` when the ending is not one of ``FORMATS`` or the file is absent, not a
    regular file, larger than 20 MB, or binary. A file that is not UTF-8 is read all the same and
    says so in ``problems``.
    """
    name = format_of(path, FORMATS)
    return _read(open_source(path), name)


def read_text(text: str, *, path: str = "<text>", format: str = "markdown") -> Document:  # noqa: A002 - the word of the public API
    """Return the document that ``text`` is in ``format`` (the name of one of ``FORMATS``)."""
    return _read(source_of_text(text, path), format)


def _read(source: Source, name: str) -> Document:
    if name == "markdown":
        from refcheck.documents.markdown import read_markdown

        return read_markdown(source)
    if name == "text":
        from refcheck.documents.plain import read_plain

        return read_plain(source)
    names = ", ".join(known.name for known in FORMATS)
    raise DocumentError(f"no format is called {name!r}", path=source.path, remedy=f"use one of {names}")
