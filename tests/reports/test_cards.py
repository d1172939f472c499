"""The card of a reference: its fields, and the places where it is cited."""

from __future__ import annotations

from dataclasses import replace

import pytest

from refcheck.model.place import Unit
from refcheck.model.report import Report
from refcheck.reports.cards import Card, card, unit_of
from refcheck.reports.index import index_of
from tests.reports import factories


def card_of(report: Report, number: int) -> Card:
    return card(index_of(report), report.references[number - 1], number)


def test_places_in_a_word_file_are_paragraphs() -> None:
    report = factories.offline()
    (document,) = report.documents
    one = card_of(replace(report, documents=(replace(document, unit=Unit.PARAGRAPH),)), 2)
    assert one.unit == "paragraph"
    assert one.cited
    assert all(line.aside.startswith("paragraph ") for line in one.cited)
    assert all(line.aside.startswith("line ") for line in card_of(report, 2).cited)


@pytest.mark.parametrize(
    ("path", "unit"),
    [("a.docx", "paragraph"), ("A.ODT", "paragraph"), ("a.pdf", "paragraph"), ("a.md", "line"), ("docx", "line")],
)
def test_of_a_document_that_is_not_there_its_ending_tells(path: str, unit: str) -> None:
    assert unit_of(index_of(factories.empty()), path) == unit


def test_volume_issue_and_pages_are_fields() -> None:
    report = factories.clean()
    record = report.references[0]
    work = replace(record.work, volume="68", issue="2", page="39-46")
    found = replace(work, page="39–46", issue="2-3")
    fields = {
        field.label: field
        for field in card_of(replace(report, references=(replace(record, work=work, found=found),)), 1).compared
    }
    assert fields["Volume"].verdict == fields["Pages"].verdict == "same"
    # One number of two, a page that begins it: nobody can say from the field alone that these differ.
    assert fields["Issue"].verdict == ""
