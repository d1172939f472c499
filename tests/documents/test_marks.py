"""Figures among segments: which of them open their block, and which may be exponents."""

from __future__ import annotations

import pytest

from refcheck.documents.figures import Dialect
from refcheck.documents.marks import Marks
from refcheck.model.document import Segment
from refcheck.model.place import Span


def marks(*texts: str) -> Marks:
    """Return marks of texts; those of figures are raised."""
    found, at = Marks(), 0
    for text in texts:
        segment = Segment(text=text, span=Span(at, at + len(text)))
        if text.isdigit():
            found.add(segment, [(text, 0, len(text))], Dialect.SUP)
        else:
            found.keep(segment)
        at += len(text)
    return found


def test_only_the_first_of_two_figures_opens_the_line() -> None:
    assert [figure.line_start for figure in marks(" ", "1", "2", " Smith").figures] == [True, False]


@pytest.mark.parametrize(("before", "doubtful"), [("an area of 10 m", True), ("as the report says.", False)])
def test_an_exponent_is_in_doubt(before: str, doubtful: bool) -> None:
    assert [figure.doubtful for figure in marks(before, "2").figures] == [doubtful]


def test_each_figure_has_its_own_place() -> None:
    found = marks("Work", "1", "2")
    assert [(s.marker, s.span.start, s.span.end) for s in found.segments[1:]] == [("1", 4, 5), ("2", 5, 6)]
