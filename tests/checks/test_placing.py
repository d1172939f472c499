from __future__ import annotations

from dataclasses import replace

from refcheck.checks.placing import Places
from refcheck.model.document import Block, BlockKind
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location, Span, Unit
from tests.factories import make_document


def finding(path: str) -> Finding:
    return Finding(
        code="CMP005",
        name="missing-urldate",
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        message="m",
        location=Location(path=path, line=3, column=7, marker="1"),
        related=(Location(path=path, line=9),),
    )


def test_lines_of_a_file_without_lines_are_paragraphs() -> None:
    block = Block(kind=BlockKind.NOTE, line=3, span=Span(0, 1), page="12")
    places = Places([make_document(path="a.pdf", unit=Unit.PARAGRAPH, blocks=(block,)), make_document(path="b.md")])
    told = places.told(finding("a.pdf"))
    assert told.location == Location(path="a.pdf", line=3, marker="1", page="12", unit=Unit.PARAGRAPH)
    assert told.related == (Location(path="a.pdf", line=9, unit=Unit.PARAGRAPH),)
    assert places.told(told) is told


def test_other_places_stay() -> None:
    one = finding("b.md")
    assert Places([make_document(path="b.md")]).told(one) is one
    assert Places([make_document(path="a.pdf", unit=Unit.PARAGRAPH)]).told(one) is one
    assert Places([]).told(replace(one, location=Location(path="a.pdf"))).location == Location(path="a.pdf")
