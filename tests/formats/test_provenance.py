from __future__ import annotations

import textwrap
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.formats.provenance import (
    SEPARATOR,
    citation_records,
    decode_mentions,
    decode_notes,
    document_name,
    mention_records,
    record_document,
)
from refcheck.model.document import Mention, MentionForm
from refcheck.model.place import Location
from refcheck.model.reference import Citation, CitationItem, NoteKind
from tests.factories import make_citation, make_mention
from tests.formats.hostile import cites, mentions


def test_a_mention_is_kept_as_a_person_would_read_it() -> None:
    mention = make_mention(
        "Migrating for Opportunities", location=Location(path="docs/mmn-statement-2017.md", line=75), marker="3"
    )
    assert mention_records([mention]) == ("mmn-statement-2017.md:75 [3] italic: Migrating for Opportunities",)


def test_notes_are_kept_with_kind_and_cited_place() -> None:
    first = make_citation(
        path="a/s.md", marker="1", line=21, items=(CitationItem(kind=NoteKind.FULL, references=("k",)),)
    )
    second = make_citation(
        path="a/s.md",
        marker="2",
        line=25,
        kind=NoteKind.IBID,
        items=(CitationItem(kind=NoteKind.IBID, references=("k",), locator="9"),),
    )
    assert citation_records([first, second], "k") == ("s.md:21 [1] full", "s.md:25 [2] ibid p. 9")


def test_a_note_of_several_works_and_an_ambiguous_one() -> None:
    note = make_citation(
        path="s.md",
        kind=NoteKind.MIXED,
        items=(
            CitationItem(kind=NoteKind.FULL, references=("k",), locator="3-4"),
            CitationItem(kind=NoteKind.SHORT, references=("other",)),
            CitationItem(kind=NoteKind.IBID, references=("k", "other")),
        ),
    )
    records = citation_records([note], "k")
    assert records == ("s.md:11 [3] mixed full p. 3-4",)
    (found,) = decode_notes(records[0], "k").found
    assert (found.kind, found.items[0].kind, found.locator) == (NoteKind.MIXED, NoteKind.FULL, "3-4")


@given(st.lists(mentions, max_size=4))
def test_mentions_come_back_whole(written: list[Mention]) -> None:
    found = decode_mentions(SEPARATOR.join(mention_records(written)))
    assert found.malformed == ()
    expected = {(m.text, m.form, m.marker, document_name(m.location.path), m.location.line) for m in written}
    assert {(m.text, m.form, m.marker, m.location.path, m.location.line) for m in found.found} == expected


@given(st.lists(cites("k"), max_size=4))
def test_citations_come_back_whole(written: list[Citation]) -> None:
    found = decode_notes(SEPARATOR.join(citation_records(written, "k")), "k")
    assert found.malformed == ()
    expected = {(document_name(c.path), c.marker, c.line, c.kind, c.locator) for c in written}
    assert {(c.path, c.marker, c.line, c.kind, c.locator) for c in found.found} == expected


@given(st.lists(mentions, min_size=1, max_size=3))
def test_a_program_that_wraps_lines_or_escapes_ampersands_changes_nothing(written: list[Mention]) -> None:
    line = SEPARATOR.join(mention_records(written))
    wrapped = "\n\t".join(textwrap.wrap(line.replace("&", "\\&"), 30, break_long_words=False, break_on_hyphens=False))
    assert decode_mentions(wrapped) == decode_mentions(line)


@given(mentions)
def test_nothing_in_a_record_could_end_a_field_or_start_a_command(mention: Mention) -> None:
    (record,) = mention_records([mention])
    assert not set(record) & set('{}\\|#"@\n\r')
    assert record.splitlines() == [record]


def test_a_line_that_is_not_known_and_a_name_with_blanks() -> None:
    mention = replace(make_mention("T", marker=None), location=Location(path="my report: v2.md"))
    (record,) = mention_records([mention])
    assert record == "my%20report:%20v2.md:? italic: T"
    found = decode_mentions(record).found[0]
    assert (found.location.path, found.location.line, found.marker) == ("my report: v2.md", None, None)
    assert record_document(record) == "my report: v2.md"


@pytest.mark.parametrize(
    "piece",
    [
        "s.md [3] italic: no line",
        "s.md:7 [3] slanted: no such form",
        "s.md:7 [3] italic without a colon",
        "nonsense",
        "s.md:99999999999 [3] italic: too long a figure",
    ],
)
def test_a_mention_that_cannot_be_read_is_given_back(piece: str) -> None:
    found = decode_mentions(f"{piece} || s.md:7 plain: fine")
    assert found.malformed == (piece,)
    assert [m.form for m in found.found] == [MentionForm.PLAIN]


@pytest.mark.parametrize(
    "piece", ["s.md:7 [3] wholly", "s.md:? [3] full", "s.md:7 [3] full ibid", "s.md:7 [3] mixed what", "x"]
)
def test_a_note_that_cannot_be_read_is_given_back(piece: str) -> None:
    assert decode_notes(piece, "k").malformed == (piece,)


def test_percent_signs_that_somebody_typed_do_no_harm() -> None:
    assert decode_mentions("s.md:7 plain: 100% of it").found[0].text == "100% of it"
    assert decode_mentions("s.md:7 plain: %ff%fe").found[0].text == "\ufffd\ufffd"


def test_no_folder_is_told() -> None:
    assert document_name("/home/me/secret/a.md") == "a.md"
    assert document_name("C:\\Users\\me\\a.md") == "a.md"
    assert document_name("..") == ".."
    assert record_document("nonsense") is None
