"""Documents: files read into text with spans, blocks, notes, markers, mentions and links.

A new format is a module here, a line in ``FORMATS`` and a branch in ``_read`` and ``_read_links``, or in
``_read_container`` when its files are no text.
"""

from __future__ import annotations

from pathlib import Path

from refcheck.documents.source import (
    DocumentFormat,
    Source,
    decode,
    format_of,
    open_bytes,
    open_source,
    source_of_text,
)
from refcheck.errors import DocumentError
from refcheck.garbage import rarely_collected
from refcheck.model.document import Document

__all__ = ["FORMATS", "DocumentFormat", "read", "read_bytes", "read_links", "read_text"]

FORMATS = (
    DocumentFormat(name="markdown", endings=(".md", ".markdown", ".qmd", ".rmd"), title="Markdown"),
    DocumentFormat(name="docx", endings=(".docx",), title="Word", container=True),
    DocumentFormat(name="odt", endings=(".odt", ".fodt", ".ott"), title="OpenDocument text", container=True),
    DocumentFormat(name="epub", endings=(".epub",), title="EPUB", container=True),
    DocumentFormat(name="pdf", endings=(".pdf",), title="PDF", container=True),
    DocumentFormat(name="html", endings=(".html", ".htm", ".xhtml"), title="HTML"),
    DocumentFormat(name="latex", endings=(".tex", ".ltx", ".latex"), title="LaTeX"),
    DocumentFormat(name="rst", endings=(".rst", ".rest"), title="reStructuredText"),
    DocumentFormat(name="text", endings=(".txt",), title="plain text"),
)
"""What is read today, by the ending of the file's name."""


@rarely_collected()
def read(path: str | Path) -> Document:
    """Return the document in the file at ``path``, whose ending says what it is.

    Raises ``DocumentError`` when the ending is not one of ``FORMATS`` or the file is absent, not a
    regular file, too large (20 MB of text, 64 MB of a container), damaged, encrypted, or not what its
    ending says. A text that is not UTF-8 is read all the same and says so in ``problems``.
    """
    return _read_file(path, links=False)


@rarely_collected()
def read_links(path: str | Path) -> Document:
    """Return the document in the file at ``path`` for its links: their addresses, places, elements and
    roles are those that ``read`` gives.

    Where it has no notes nothing else is read but title and suppressions, and ``raw`` and ``text`` of
    the links are empty: a tenth of the time and memory. Of HTML the notes are left out, and the roles of
    the links in them with them. Raises what ``read`` raises.
    """
    return _read_file(path, links=True)


@rarely_collected()
def read_text(text: str, *, path: str = "<text>", format: str = "markdown", links: bool = False) -> Document:  # noqa: A002 - the word of the public API
    """Return the document that ``text`` is in ``format``: markdown, text, html, latex or rst; with ``links`` it is
    read for its links alone, as ``read_links`` does. ``path`` is what it is called; nothing is opened here, and
    ``check`` looks beside it for the files that the text names.

    Raises ``DocumentError`` for a format that is none of these.
    """
    return (_read_links if links else _read)(source_of_text(text, path), format)


@rarely_collected()
def read_bytes(raw: bytes, *, path: str, format: str = "markdown", links: bool = False) -> Document:  # noqa: A002 - as in read_text
    """Return the document that the bytes of a file or a stream are in ``format``: one of ``read_text``, docx, odt,
    epub or pdf. ``path`` is as for ``read_text``.

    Raises ``DocumentError`` for bytes that are not of that format.
    """
    if any(known.name == format and known.container for known in FORMATS):
        return _read_container(raw, path, format)
    return (_read_links if links else _read)(decode(raw, path, page=format == "html"), format)


def _read_file(path: str | Path, *, links: bool) -> Document:
    name = format_of(path, FORMATS)
    if any(known.name == name and known.container for known in FORMATS):
        return _read_container(open_bytes(path), str(path), name)
    source = open_source(path, page=name == "html")
    return (_read_links if links else _read)(source, name)


def _read_container(raw: bytes, path: str, name: str) -> Document:
    if name == "docx":
        from refcheck.documents.docx import read_docx

        return read_docx(path, raw)
    if name == "odt":
        from refcheck.documents.odt import read_odt

        return read_odt(path, raw)
    if name == "epub":
        from refcheck.documents.epub import read_epub

        return read_epub(path, raw)
    if name == "pdf":
        from refcheck.documents.pdf import read_pdf

        return read_pdf(path, raw)
    raise _unknown(path, name)


def _read(source: Source, name: str) -> Document:
    if name == "markdown":
        from refcheck.documents.markdown import read_markdown

        return read_markdown(source)
    if name == "text":
        from refcheck.documents.plain import read_plain

        return read_plain(source)
    if name == "html":
        from refcheck.documents.html import read_html

        return read_html(source)
    if name == "latex":
        from refcheck.documents.latex import read_latex

        return read_latex(source)
    if name == "rst":
        from refcheck.documents.rst import read_rst

        return read_rst(source)
    raise _unknown(source.path, name)


def _read_links(source: Source, name: str) -> Document:
    if name == "markdown":
        from refcheck.documents.markdown import read_markdown_links

        return read_markdown_links(source)
    if name == "text":
        from refcheck.documents.plain import read_plain_links

        return read_plain_links(source)
    if name == "html":
        from refcheck.documents.html_links import read_html_links

        return read_html_links(source)
    if name in {"latex", "rst"}:
        return _read(source, name)
    raise _unknown(source.path, name)


def _unknown(path: str, name: str) -> DocumentError:
    names = ", ".join(known.name for known in FORMATS)
    return DocumentError(f"no format is called {name!r}", path=path, remedy=f"use one of {names}")
