"""Segments in the making, with figures among them that may be markers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from refcheck.documents.figures import Dialect, Figure, is_exponent
from refcheck.model.document import Segment
from refcheck.model.place import Span

__all__ = ["Marks"]

BEFORE = 12
"""Characters before a raised figure that may make it an exponent."""


class Marks:
    """Segments, and figures among them; ``opens``: nothing stands before, ``before``: what does, its end."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.figures: list[Figure] = []
        self.opens = True
        self.before = ""

    def keep(self, segment: Segment) -> None:
        """Add a segment as it is."""
        self.segments.append(segment)
        self.before = (self.before + segment.text[-BEFORE:])[-BEFORE:]
        self.opens = self.opens and segment.marker is None and not segment.text.strip()

    def add(self, segment: Segment, labels: Sequence[tuple[str, int, int]], dialect: Dialect) -> None:
        """Add a segment a label, with where that stands in ``segment``: markers that are not decided yet."""
        for label, low, high in labels:
            power = is_exponent(self.before, label) or not label.isdigit()
            doubtful = dialect is not Dialect.BRACKET and not self.opens and power
            figure = Figure(
                index=len(self.segments), label=label, dialect=dialect, doubtful=doubtful, line_start=self.opens
            )
            self.figures.append(figure)
            span = Span(segment.span.start + low, segment.span.start + high)
            self.segments.append(replace(segment, text=label, span=span, marker=label))
        self.opens, self.before = False, ""
