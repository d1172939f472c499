r"""LaTeX documents: notes, citations by key, titles, links, lists of references, with their places in the file.

A file without ``\documentclass`` is a part of a document, and all of it is text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from refcheck.documents.assemble import Front, assemble
from refcheck.documents.entries import with_entries
from refcheck.documents.latex_commands import HANDLERS
from refcheck.documents.latex_scanner import Scanner
from refcheck.documents.lines import Lines
from refcheck.documents.source import Source
from refcheck.model.document import Document, Mention, MentionForm
from refcheck.text.dates import parse_date

__all__ = ["read_latex"]

_DECLARED = re.compile(
    r"\\(?:usepackage\s*\[(?:latin1|latin9|ansinew|cp1252)\]\s*\{inputenc\}|inputencoding\{(?:latin1|latin9|cp1252)\})"
)


def read_latex(source: Source) -> Document:
    """Return the document that the LaTeX of ``source`` is."""
    if _DECLARED.search(source.text):
        # The file itself says that it is not UTF-8: no fault.
        source = replace(source, problems=tuple(p for p in source.problems if p.code != "SYN013"))
    lines = Lines(source.text)
    scanner = Scanner(source.text, lines, HANDLERS)
    scanner.run()
    date = scanner.front.get("date", "")
    front = Front(
        title=scanner.front.get("title", ""),
        date=date if parse_date(date) else "",
        bibliography=True,
        bibliographies=tuple(scanner.bibliographies),
    )
    document = assemble(source, "latex", scanner.drafts, lines, front)
    document = replace(document, includes=tuple(dict.fromkeys(name for name, _ in scanner.includes)))
    return with_entries(_without_guesses(document, scanner.unknown), scanner.keyed)


def _without_guesses(document: Document, unknown: list[int]) -> Document:
    """Return the document without the titles in which a command stands whose words nobody knows."""

    def is_whole(mention: Mention) -> bool:
        index = bisect_left(unknown, mention.span.start)
        return mention.form is MentionForm.KEY or index == len(unknown) or unknown[index] >= mention.span.end

    return replace(document, mentions=tuple(mention for mention in document.mentions if is_whole(mention)))
