"""A block in the making: text with looks, markers, links and keys, each with its place in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from refcheck.documents.addresses import bare_addresses, is_held
from refcheck.documents.segments import FoundKeys, FoundLink
from refcheck.model.document import BlockKind, Segment
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["PLAIN", "Look", "Sink"]

_ADDRESS = lazy_re(r"://|(?i:www\.)")


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks; ``verbatim`` text is not searched for addresses."""

    italic: bool = False
    bold: bool = False
    code: bool = False
    verbatim: bool = False
    url: str | None = None


PLAIN = Look()


class Sink:
    """Collects what stands in one block. Neighbours that look alike and map one to one become one."""

    def __init__(self, kind: BlockKind, start: int, *, level: int = 0, ordinal: int | None = None) -> None:
        self.kind = kind
        self.start = start
        self.level = level
        self.ordinal = ordinal
        self.note: str | None = None
        self.key: str | None = None
        self.stop = start
        self.keys: list[FoundKeys] = []
        self.links: list[FoundLink] = []
        self.comments: list[Span] = []
        self._made: list[tuple[Segment, bool]] = []
        self._parts: list[str] = []
        self._low = self._high = start
        self._look = PLAIN
        self._ends_blank = True

    def add(self, text: str, start: int, end: int, look: Look = PLAIN) -> None:
        """Add ``text``, which stands at ``[start, end)`` of the source; blanks do not come twice."""
        if self._ends_blank and text[:1] == " ":
            text, start = text[1:], start + (len(text) == end - start)
        if not text:
            return
        exact = len(text) == end - start
        if not (self._parts and exact and start == self._high and look == self._look):
            self._flush()
            self._low, self._look = start, look
        self._parts.append(text)
        self._high = end
        self._ends_blank = text[-1] == " "
        if not exact:
            self._flush()

    def mark(self, label: str, start: int, end: int) -> None:
        """Add the marker of a note."""
        self._flush()
        self._made.append((Segment(text=label, span=Span(start, end), marker=label), True))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see in it yet."""
        return not self._made and not "".join(self._parts).strip()

    def place(self) -> int:
        """Return a place to ask ``text_since`` from."""
        self._flush()
        return len(self._made)

    def text_since(self, place: int = 0) -> str:
        """Return the plain text from a place on, markers left out."""
        return "".join(s.text for s, _ in self._made[place:] if s.marker is None) + "".join(self._parts)

    def keep_markers(self) -> None:
        """Let go of the text; the markers in it stay."""
        self._flush()
        self._made = [(segment, verbatim) for segment, verbatim in self._made if segment.marker is not None]

    @property
    def end(self) -> int:
        """Where what it holds ends in the source."""
        return max(self.stop, self._high, *(segment.span.end for segment, _ in self._made[-1:]), self.start)

    def segments(self) -> tuple[Segment, ...]:
        """Return what was collected, cut where bare addresses begin and end; these become links."""
        self._flush()
        self._trim()
        plain = "".join(segment.text for segment, _ in self._made if segment.marker is None)
        if not _ADDRESS.search(plain):
            return tuple(segment for segment, _ in self._made)
        return tuple(self._with_addresses(plain))

    def _flush(self) -> None:
        if self._parts:
            look = self._look
            segment = Segment(
                text="".join(self._parts),
                span=Span(self._low, self._high),
                italic=look.italic,
                bold=look.bold,
                code=look.code,
                url=look.url,
            )
            self._made.append((segment, look.verbatim))
            self._parts = []

    def _trim(self) -> None:
        """Take the blanks off the end."""
        while self._made and (last := self._made[-1][0]).marker is None and last.text[-1:] in {"", " "}:
            self._made.pop()
            size = len(last.text.rstrip(" "))
            if size:
                self._made.append((last.part(0, size), False))

    def _with_addresses(self, plain: str) -> Iterator[Segment]:
        found = list(bare_addresses(plain, 0, len(plain)))
        begins = [*accumulate((0 if s.marker is not None else len(s.text) for s, _ in self._made), initial=0)]
        taken: list[tuple[int, int, str]] = []
        for start, end in found:
            index = bisect_right(begins, start) - 1
            held, verbatim = self._made[min(index, len(self._made) - 1)]
            if held.url is None and not verbatim and is_held(plain[start:end]):
                taken.append((start, end, plain[start:end]))
        at = 0
        for index, (segment, _) in enumerate(self._made):
            if segment.marker is not None:
                yield segment
                continue
            low, high = begins[index], begins[index + 1]
            while at < len(taken) and taken[at][1] <= low:
                at += 1
            yield from _cut(segment, low, high, taken[at : _upto(taken, at, high)])
        self.links += self._address_links(taken, begins)

    def _address_links(self, taken: Sequence[tuple[int, int, str]], begins: Sequence[int]) -> Iterator[FoundLink]:
        for start, end, url in taken:
            span = Span(self._place(start, begins, low=True), self._place(end - 1, begins, low=False))
            yield FoundLink(url=url, start=0, end=0, element="bare", text=url, span=span)

    def _place(self, at: int, begins: Sequence[int], *, low: bool) -> int:
        index = bisect_right(begins, at) - 1
        segment = self._made[index][0]
        if segment.exact:
            return segment.span.start + at - begins[index] + (0 if low else 1)
        return segment.span.start if low else segment.span.end


def _upto(taken: Sequence[tuple[int, int, str]], at: int, high: int) -> int:
    while at < len(taken) and taken[at][0] < high:
        at += 1
    return at


def _cut(segment: Segment, low: int, high: int, taken: Sequence[tuple[int, int, str]]) -> Iterator[Segment]:
    """Yield the parts of a segment whose plain text is ``[low, high)``; those in an address lead there."""
    if not segment.exact:
        inside = next((url for start, end, url in taken if start < high and end > low), None)
        yield replace(segment, url=inside) if inside else segment
        return
    at = low
    for start, end, url in taken:
        first, last = max(start, low), min(end, high)
        if first >= last:
            continue
        if at < first:
            yield segment.part(at - low, first - low)
        yield replace(segment.part(first - low, last - low), url=url)
        at = last
    if at < high:
        yield segment.part(at - low, high - low)
