"""Paragraphs of runs, as word processors and books hold them, made one text with drafts in it.

What a container (DOCX, EPUB, PDF) says in parts becomes a text of its own: one paragraph a line. Every
span is a place in that text, so that what comes after does not know where the words came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from refcheck.documents.addresses import bare_addresses
from refcheck.documents.drafts import Draft, merged
from refcheck.documents.figures import Dialect, Figure, is_isotope, is_superscript, labels_of
from refcheck.documents.lines import Lines
from refcheck.documents.marks import Marks
from refcheck.documents.segments import links_of
from refcheck.model.document import BlockKind, Segment
from refcheck.model.place import Span, Unit

__all__ = ["Paragraph", "Run", "flow"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Text of one look. ``marker`` is the label of the note that it refers to, for certain; ``raised``
    says that it stands above the line, ``bracketed`` that it is a number in brackets, and may be one; ``url``
    is where it leads.
    """

    text: str
    italic: bool = False
    bold: bool = False
    code: bool = False
    raised: bool = False
    bracketed: bool = False
    marker: str | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph on one line. ``note`` is the label of the note that it is a part of, ``group`` tells
    notes of one label apart; ``ordinal`` is the number of an item, ``page`` what its page is called.
    """

    runs: tuple[Run, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    note: str | None = None
    group: int = 0
    ordinal: int | None = None
    page: str | None = None


def flow(
    paragraphs: Sequence[Paragraph], *, figures: bool = True, dialect: Dialect = Dialect.CARET
) -> tuple[Lines, list[Draft]]:
    """Return the text of the paragraphs as lines, and a draft for each; those of one note are one draft.

    ``figures``: raised figures may be markers, which footnotes are told from later; not where the
    format itself says what is a marker. ``dialect`` is that of the paragraphs which say that they are a note.
    """
    texts: list[str] = []
    starts: list[int] = []
    at = 0
    for paragraph in paragraphs:
        text = " ".join("".join(_shown(run) for run in paragraph.runs).splitlines())
        starts.append(at)
        texts.append(text)
        at += len(text) + 1
    lines = Lines("\n".join(texts), pages=_pages(paragraphs, starts), unit=Unit.PARAGRAPH)
    drafts = [
        _draft(paragraph, text, start, number, figures=figures)
        for number, (paragraph, text, start) in enumerate(zip(paragraphs, texts, starts, strict=True), 1)
    ]
    return lines, [*_joined(paragraphs, drafts, dialect)]


def _shown(run: Run) -> str:
    return run.marker if run.marker is not None else run.text


def _pages(paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for paragraph, start in zip(paragraphs, starts, strict=True):
        if paragraph.page is not None and (not found or found[-1][1] != paragraph.page):
            found.append((start, paragraph.page))
    return found


def _joined(paragraphs: Sequence[Paragraph], drafts: Sequence[Draft], dialect: Dialect) -> Iterator[Draft]:
    """Yield the drafts with the paragraphs of each note as one."""
    pairs = zip(paragraphs, drafts, strict=True)
    for (note, _), group in groupby(pairs, key=lambda pair: (pair[0].note, pair[0].group if pair[0].note else 0)):
        parts = [draft for _, draft in group]
        if note is None:
            yield from parts
        else:
            whole = merged([part for part in parts if part.segments] or parts)
            yield replace(whole, kind=BlockKind.NOTE, note=note, dialect=dialect)


def _draft(paragraph: Paragraph, text: str, start: int, number: int, *, figures: bool) -> Draft:
    looked = [*_segments(paragraph, text, start)]
    segments, found = _with_figures(looked) if figures else ([segment for segment, _ in looked], [])
    return Draft(
        kind=paragraph.kind,
        span=Span(start, start + len(text)),
        line=number,
        level=paragraph.level,
        segments=tuple(segments),
        figures=tuple(found),
        links=tuple(links_of(segments)),
        ordinal=paragraph.ordinal,
        page=paragraph.page,
    )


def _segments(paragraph: Paragraph, text: str, start: int) -> Iterator[tuple[Segment, Dialect | None]]:
    """Yield the runs as segments, cut where bare addresses begin and end; and how each would be a marker."""
    bare = list(bare_addresses(text, 0, len(text)))
    at = first_bare = 0
    for run in paragraph.runs:
        low, high = at, at + len(_shown(run))
        at = high
        while first_bare < len(bare) and bare[first_bare][1] <= low:
            first_bare += 1
        if low == high:
            continue
        if run.marker is not None:
            yield Segment(text=run.marker, span=Span(start + low, start + high), marker=run.marker), None
            continue
        linked = run.url is None and not run.code
        near = _near(bare, first_bare, high) if linked else ()
        for first, last, url in _pieces(text, low, high, near):
            segment = Segment(
                text=text[first:last],
                span=Span(start + first, start + last),
                italic=run.italic,
                bold=run.bold,
                code=run.code,
                url=run.url or url,
            )
            yield segment, Dialect.SUP if run.raised else Dialect.BRACKET if run.bracketed else None


def _near(bare: Sequence[tuple[int, int]], at: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the addresses from the one ``at`` on that begin before ``high``."""
    while at < len(bare) and bare[at][0] < high:
        yield bare[at]
        at += 1


def _pieces(text: str, low: int, high: int, bare: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str | None]]:
    at = low
    for first, last in bare:
        begin, end = max(first, low), min(last, high)
        if at < begin:
            yield at, begin, None
        yield begin, end, text[first:last]
        at = end
    if at < high:
        yield at, high, None


def _with_figures(segments: Sequence[tuple[Segment, Dialect | None]]) -> tuple[list[Segment], list[Figure]]:
    """Return the segments with figures that are raised or in brackets as markers that are not decided yet."""
    marks = Marks()
    for index, (segment, said) in enumerate(segments):
        after = segments[index + 1][0].text if index + 1 < len(segments) else ""
        dialect = said or (Dialect.CHARACTER if is_superscript(segment.text) else None)
        labels = labels_of(segment.text) if segment.marker is None and dialect is not None else ()
        if not labels or dialect is None or (marks.opens and is_isotope(after)):
            marks.keep(segment)
            continue
        if dialect is Dialect.BRACKET and len(labels) == 1:
            labels = ((labels[0][0], 0, len(segment.text)),)
        marks.add(segment, labels, dialect)
    return marks.segments, marks.figures
