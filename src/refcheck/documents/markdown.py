"""Markdown with its footnotes, whatever dialect they are in.

CommonMark (https://spec.commonmark.org/0.31.2/), tables of GFM, footnotes and citations of Pandoc,
raw HTML, and what converters leave behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from refcheck.documents.assemble import Front, assemble, assemble_links
from refcheck.documents.blocks import RawBlock, parse_blocks
from refcheck.documents.cite_roles import directive_files
from refcheck.documents.drafts import Draft, draft_blocks, take_definitions
from refcheck.documents.flat_figures import raise_figures
from refcheck.documents.footnotes import attach_addresses, decide_markers, mark_notes
from refcheck.documents.front import named_bibliographies
from refcheck.documents.furniture import join_cut_sentences, mark_furniture
from refcheck.documents.inline_notes import in_printed_order, number_notes
from refcheck.documents.lines import Lines
from refcheck.documents.source import Source
from refcheck.model.document import BlockKind, Document
from refcheck.text.lazy import lazy_re

__all__ = ["read_markdown", "read_markdown_links"]

MAX_FRONT = 200
"""Front matter ends within so many lines, else it is none."""

_LEAD = lazy_re(r"\[\^([^\[\]\s]{1,80})\](?!:)")
"""A marker of a note in a title or a name of the front matter."""
_FIELD = lazy_re(r"([A-Za-z][\w-]*)\s*:\s*(.*?)\s*$")


def read_markdown(source: Source) -> Document:
    """Return the document that the Markdown of ``source`` is."""
    lines = Lines(source.text)
    front, drafts = _drafts(source, lines)
    return in_printed_order(assemble(source, "markdown", drafts, lines, front))


def read_markdown_links(source: Source) -> Document:
    """Return the document with its links alone, unless it has notes: then it is read as a whole."""
    lines = Lines(source.text)
    front, drafts = _drafts(source, lines, runs=True)
    if any(draft.note is not None for draft in drafts):
        return read_markdown(source)
    return assemble_links(source, "markdown", drafts, lines, front)


def _drafts(source: Source, lines: Lines, *, runs: bool = False) -> tuple[Front, list[Draft]]:
    front, body = _front_matter(source.text, lines)
    raw, definitions = take_definitions(source.text, parse_blocks(body, lines, runs=runs))
    if "{bibliography}" in body or "{footbibliography}" in body:
        front = _with_directives(front, body, raw)
    drafts = draft_blocks(source.text, raw, definitions, lines)
    drafts = attach_addresses(mark_furniture(mark_notes(raise_figures(drafts), lines)))
    inner = [note for draft in drafts for note in draft.inner]
    decided = decide_markers([*drafts, *inner])
    whole = join_cut_sentences(decided[: len(drafts)])
    return front, number_notes(whole, decided[len(drafts) :]) if inner else whole


def _with_directives(front: Front, body: str, raw: Sequence[RawBlock]) -> Front:
    """Return the front matter with the files that the directives of MyST name."""
    kinds = {BlockKind.CODE, BlockKind.PARAGRAPH}
    first = (body[block.pieces[0].start : block.pieces[0].end] for block in raw if block.pieces and block.kind in kinds)
    files, there = directive_files(first)
    named = tuple(dict.fromkeys((*front.bibliographies, *files)))
    return replace(front, bibliography=front.bibliography or there, bibliographies=named)


def _front_matter(text: str, lines: Lines) -> tuple[Front, str]:
    """Return what the front matter says, and the text with its lines made empty.

    Only simple ``name: value`` lines are read; YAML is not interpreted.
    """
    if lines.span(0).of(text).rstrip() != "---":
        return Front(), text
    fields: dict[str, str] = {}
    for index in range(1, min(len(lines), MAX_FRONT)):
        line = lines.span(index).of(text)
        if line.rstrip() in {"---", "..."}:
            if not fields:
                return Front(), text
            end = lines.span(index).end
            front = Front(
                title=_LEAD.sub("", fields.get("title", "")),
                date=fields.get("date", ""),
                bibliography=not {"bibliography", "references", "nocite"}.isdisjoint(fields),
                bibliographies=named_bibliographies(text[:end]),
                leads=tuple(dict.fromkeys(_LEAD.findall(text[:end]))),
            )
            return front, re.sub(r"[^\r\n]", " ", text[:end]) + text[end:]
        match = _FIELD.match(line)
        if match:
            fields[match[1].lower()] = match[2].strip("\"'")
        elif line.strip() and not line.startswith((" ", "\t", "-", "#")):
            return Front(), text
    return Front(), text
