"""What the inline scanner found, made into segments with spans in the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from refcheck.documents.addresses import is_held
from refcheck.documents.emphasis import Run
from refcheck.documents.figures import Dialect, Figure
from refcheck.model.document import Segment
from refcheck.model.place import Span

__all__ = ["FoundKeys", "FoundLink", "Inline", "LinkRange", "Token", "build_segments", "links_of"]


NOWHERE = Span(0, 0)
"""The span of what has not been placed in the source yet."""


@dataclass(slots=True)
class Token:
    """A stretch of the scanned content; ``start`` and ``end`` are offsets in the content."""

    text: str
    start: int
    end: int
    code: bool = False
    run: Run | None = None
    label: str | None = None
    dialect: Dialect = Dialect.SUP
    doubtful: bool = False
    line_start: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundLink:
    """An address in the content. ``tokens`` is the half-open range of the tokens of its text."""

    url: str
    start: int
    end: int
    element: str
    tokens: tuple[int, int] = (0, 0)
    text: str = ""
    span: Span = NOWHERE
    attribute: str = ""

    def moved(self, base: int) -> FoundLink:
        """Return it as one in the tokens from ``base`` on."""
        first, last = self.tokens
        return replace(self, tokens=(max(first - base, 0), max(last - base, 0))) if base else self


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkRange:
    """The tokens ``[first, last)`` that a link covers."""

    first: int
    last: int
    url: str

    def moved(self, base: int) -> LinkRange:
        """Return it as one in the tokens from ``base`` on."""
        return replace(self, first=max(self.first - base, 0), last=max(self.last - base, 0)) if base else self


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundKeys:
    """A citation by keys (``[@a; @b, p. 5]``); ``locators`` are what the format says is the place in each
    work, where it says so.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    bracketed: bool = False
    span: Span = NOWHERE
    locators: tuple[str | None, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Inline:
    """The contents of a block. Figures are segments with a marker that is not decided yet."""

    segments: tuple[Segment, ...] = ()
    figures: tuple[Figure, ...] = ()
    links: tuple[FoundLink, ...] = ()
    keys: tuple[FoundKeys, ...] = ()
    comments: tuple[Span, ...] = ()
    used: frozenset[str] = frozenset()
    notes: tuple[InlineNote, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class InlineNote:
    """A note that stands where its marker does. ``label`` is unique in the file, and no number yet."""

    label: str
    span: Span
    inline: Inline


def build_segments(
    tokens: Sequence[Token],
    source: Callable[[int], int],
    *,
    italic: Sequence[tuple[int, int]],
    bold: Sequence[tuple[int, int]],
    links: Sequence[FoundLink],
    ranges: Sequence[LinkRange],
    keys: Sequence[FoundKeys],
    comments: Sequence[tuple[int, int]],
    used: frozenset[str],
    notes: tuple[InlineNote, ...] = (),
) -> Inline:
    """Return the segments of ``tokens``; ``source`` leads from the content to the source.

    ``italic`` and ``bold`` are pairs of tokens between which the look holds.
    """
    italics, bolds = _depths(italic, len(tokens)), _depths(bold, len(tokens))
    urls: list[str | None] = [None] * (len(tokens) + 1)
    for link in ranges:
        urls[link.first : link.last] = [link.url] * (min(link.last, len(tokens)) - link.first)
    made = _Merge(source)
    figures: list[Figure] = []
    for index, token in enumerate(tokens):
        look = (italics[index] > 0, bolds[index] > 0, token.code, urls[index])
        if token.label is not None:
            figures.append(
                Figure(
                    index=made.marker(token, look),
                    label=token.label,
                    dialect=token.dialect,
                    doubtful=token.doubtful,
                    line_start=token.line_start,
                )
            )
        elif token.run is not None:
            made.text(token.run.char * token.run.left, token.run.low, token.run.high, look)
        else:
            made.text(token.text, token.start, token.end, look)
    made.flush()
    spanned = [replace(k, span=Span(source(k.start), source(k.end))) for k in keys]
    return Inline(
        segments=tuple(made.segments),
        figures=tuple(figures),
        links=tuple(_with_text(link, tokens, source) for link in links),
        keys=tuple(sorted(spanned, key=lambda k: k.start)),
        comments=tuple(Span(source(start), source(end)) for start, end in comments),
        used=used,
        notes=notes,
    )


def _depths(pairs: Sequence[tuple[int, int]], size: int) -> list[int]:
    """Return for each token in how many of the pairs it stands."""
    steps = [0] * (size + 2)
    if not pairs:
        return steps
    for opening, closing in pairs:
        steps[min(opening + 1, size)] += 1
        steps[min(closing, size)] -= 1
    depth = 0
    depths = []
    for step in steps:
        depth += step
        depths.append(depth)
    return depths


_Look = tuple[bool, bool, bool, str | None]


class _Merge:
    """Segments in the making: neighbours that look alike and map one to one become one."""

    def __init__(self, source: Callable[[int], int]) -> None:
        self.source = source
        self.segments: list[Segment] = []
        self.parts: list[str] = []
        self.start = self.end = 0
        self.look: _Look = (False, False, False, None)

    def text(self, text: str, start: int, end: int, look: _Look) -> None:
        """Add a stretch of the content; an empty text adds nothing."""
        if not text:
            return
        low, high = self.source(start), self.source(end)
        exact = len(text) == high - low
        if not (self.parts and exact and low == self.end and look == self.look):
            self.flush()
            self.start, self.look = low, look
        self.parts.append(text)
        self.end = high
        if not exact:
            self.flush()

    def marker(self, token: Token, look: _Look) -> int:
        """Add a figure; return its index."""
        self.flush()
        span = Span(self.source(token.start), self.source(token.end))
        italic, bold, code, url = look
        segment = Segment(text=token.text, span=span, italic=italic, bold=bold, code=code, marker=token.label, url=url)
        self.segments.append(segment)
        return len(self.segments) - 1

    def flush(self) -> None:
        """End the segment that is being made."""
        if self.parts:
            italic, bold, code, url = self.look
            span = Span(self.start, self.end)
            text = "".join(self.parts)
            self.segments.append(Segment(text=text, span=span, italic=italic, bold=bold, code=code, url=url))
            self.parts = []


def _with_text(link: FoundLink, tokens: Sequence[Token], source: Callable[[int], int]) -> FoundLink:
    text = link.text
    if not text:
        first, last = link.tokens
        text = "".join(t.run.char * t.run.left if t.run else t.text for t in tokens[first:last] if t.label is None)
    return replace(link, text=" ".join(text.split()), span=Span(source(link.start), source(link.end)))


def links_of(segments: Sequence[Segment]) -> Iterator[FoundLink]:
    """Yield the links: segments that lead to one place are one, as far as nothing stands between them."""
    for url, group in groupby(segments, key=lambda segment: segment.url):
        if url and is_held(url):
            parts = list(group)
            text = " ".join("".join(part.text for part in parts).split())
            span = Span(parts[0].span.start, parts[-1].span.end)
            yield FoundLink(url=url, start=0, end=0, element="bare" if text == url else "a", text=text, span=span)
