r"""LaTeX documents: notes, citations by key, titles, links, lists of references, with their places in the file.

A file without ``\documentclass`` is a part of a document, and all of it is text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from refcheck.documents.assemble import Front, assemble
from refcheck.documents.entries import with_entries
from refcheck.documents.latex_commands import HANDLERS
from refcheck.documents.latex_scanner import Scanner
from refcheck.documents.lines import Lines
from refcheck.documents.source import Source
from refcheck.model.document import Document, Mention, MentionForm
from refcheck.text.dates import parse_date
from refcheck.text.lazy import lazy_re

__all__ = ["Parts", "read_latex", "renumbered"]

MAX_OPEN = 15
"""As many files may be open within one another (``max_in_open`` of TeX)."""

Parts = Callable[[Document, str], Document | None]
"""Gives the document that another one reads in by a name."""

_DECLARED = lazy_re(
    r"\\(?:usepackage\s*\[(?:latin1|latin9|ansinew|cp1252)\]\s*\{inputenc\}|inputencoding\{(?:latin1|latin9|cp1252)\})"
)


def read_latex(source: Source) -> Document:
    """Return the document that the LaTeX of ``source`` is."""
    if _DECLARED.search(source.text):
        # The file itself says that it is not UTF-8: no fault.
        source = replace(source, problems=tuple(p for p in source.problems if p.code != "SYN013"))
    return _document(source, Scanner(source.text, Lines(source.text), HANDLERS))


def renumbered(root: Document, parts: Parts) -> dict[int, Document]:
    r"""Return a document and what it reads in (``\input``), by the ``id`` of what was given, with the notes
    numbered through all of them as TeX does: a part begins with the counters and commands of the whole.

    A part that is read in again keeps the numbers of the first time.
    """
    numbering = _Numbering(parts)
    numbering.read(root, None)
    return numbering.done


@dataclass(slots=True)
class _Numbering:
    """The parts that were numbered so far, and how many files are open."""

    parts: Parts
    done: dict[int, Document] = field(default_factory=dict)
    open: int = 0

    def read(self, document: Document, above: Scanner | None) -> None:
        """Number a document, which ``above`` reads in now, and what it reads in itself."""
        if id(document) in self.done or self.open > MAX_OPEN or document.format != "latex":
            return
        self.done[id(document)] = document
        self.open += 1
        scanner = Scanner(document.text, Lines(document.text), HANDLERS)
        if above is not None:
            scanner.counters, scanner.macros, scanner.options = above.counters, above.macros, above.options

        def read_in(name: str) -> None:
            part = self.parts(document, name)
            if part is not None:
                self.read(part, scanner)

        scanner.read_in = read_in
        source = Source(
            path=document.path,
            text=document.text,
            sha256=document.sha256,
            encoding=document.encoding,
            bom_length=document.bom_length,
        )
        self.done[id(document)] = replace(_document(source, scanner), problems=document.problems)
        self.open -= 1


def _document(source: Source, scanner: Scanner) -> Document:
    scanner.run()
    date = scanner.front.get("date", "")
    front = Front(
        title=scanner.front.get("title", ""),
        date=date if parse_date(date) else "",
        bibliography=True,
        bibliographies=tuple(scanner.bibliographies),
    )
    document = assemble(source, "latex", scanner.drafts, scanner.lines, front)
    document = replace(document, includes=tuple(dict.fromkeys(name for name, _ in scanner.includes)))
    return with_entries(_without_guesses(document, scanner.unknown), scanner.keyed)


def _without_guesses(document: Document, unknown: list[int]) -> Document:
    """Return the document without the titles in which a command stands whose words nobody knows."""

    def is_whole(mention: Mention) -> bool:
        index = bisect_left(unknown, mention.span.start)
        return mention.form is MentionForm.KEY or index == len(unknown) or unknown[index] >= mention.span.end

    return replace(document, mentions=tuple(mention for mention in document.mentions if is_whole(mention)))
