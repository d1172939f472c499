r"""LaTeX documents: notes, citations by key, titles, links, lists of references, with their places in the file.

A file without ``\documentclass`` is a part of a document, and all of it is text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from refcheck.documents.assemble import Front, assemble
from refcheck.documents.entries import with_entries
from refcheck.documents.latex_commands import HANDLERS
from refcheck.documents.latex_scanner import Scanner
from refcheck.documents.lines import Lines
from refcheck.documents.source import Source
from refcheck.model.document import Document
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
    return with_entries(document, scanner.keyed)
