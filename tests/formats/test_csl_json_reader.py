from __future__ import annotations

import json
from typing import Any

import pytest

from refcheck.formats.csl_json_reader import read
from refcheck.formats.records import Record
from refcheck.model.work import Name


def record_of(**item: Any) -> Record:
    found = read(json.dumps([{"id": "a1", "type": "book", "title": "A", **item}]))
    assert found.faults == ()
    return found.found[0]


def test_items_come_in_an_array_alone_or_under_items() -> None:
    item = {"id": "roe2016", "type": "book", "title": "A"}
    for text in (json.dumps([item]), json.dumps(item), json.dumps({"items": [item]}), json.dumps([item], indent=2)):
        (record,) = read(text).found
        assert (record.key, record.work.title, record.work.type) == ("roe2016", "A", "book")
    assert read("[]").found == read("").found == ()


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2016, 11, 23]]}, "2016-11-23"),
        ({"date-parts": [["2016", "11"]]}, "2016-11"),
        ({"date-parts": [[2016], [2017]]}, "2016/2017"),
        ({"literal": "May 2016"}, "2016-05"),
        ({"raw": "2016-11-23"}, "2016-11-23"),
        ("2016-11", "2016-11"),
        ({"raw": "1991/1992"}, "1991/1992"),
        ({"literal": "in press"}, "in press"),
    ],
)
def test_dates_in_all_their_forms(issued: Any, date: str) -> None:
    assert str(record_of(issued=issued).work.issued) == date


def test_names_with_particles_and_institutions() -> None:
    author = [
        {"family": "van den Berg", "given": "Jan"},
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
        {"literal": "World Bank"},
    ]
    berg = Name(particle="van den", family="Berg", given="Jan")
    assert record_of(author=author).work.author == (berg, berg, Name(literal="World Bank"))


def test_a_suffix_after_a_comma_is_one_and_other_words_stay() -> None:
    author = [{"family": "Marsh", "given": "Eldon P., Jr."}, {"family": "Roe", "given": "Jane, dau. of"}]
    assert record_of(author=author).work.author == (
        Name(family="Marsh", given="Eldon P.", suffix="Jr."),
        Name(family="Roe", given="Jane, dau. of"),
    )


def test_software_is_software_and_other_types_are_kept_beside_a_near_one() -> None:
    assert record_of(type="software").work.type == "software"
    play = record_of(type="performance").work
    assert (play.type, play.extra) == ("document", {"csl-type": "performance"})
    assert record_of(type="review-book").work.type == "article-journal"


def test_the_lines_in_which_zotero_keeps_more_are_read() -> None:
    record = record_of(
        id="http://zotero.org/users/1/items/AB", note="type: dataset\nPMID: 123\nCitation Key: roe2016\nStay: here"
    )
    assert (record.work.type, record.work.pmid, record.key, record.work.note) == (
        "dataset",
        "123",
        "roe2016",
        "Stay: here",
    )
    assert record_of(note="A plain note").work.note == "A plain note"
    assert record_of(PMID="9", note="PMID: 123").work.note == "PMID: 123"


def test_a_copy_in_an_archive_is_told_from_a_shelf() -> None:
    work = record_of(archive_location="https://web.example/2016/a", custom={"archive-date": "2016-01-02"}).work
    assert (work.archive_url, work.archive_date, dict(work.extra)) == ("https://web.example/2016/a", "2016-01-02", {})
    assert record_of(archive_location="Box 12").work.extra == {"archive-location": "Box 12"}


def test_a_number_of_arxiv_is_its_eprint() -> None:
    work = record_of(number="arxiv:1706.03762").work
    assert (work.eprint, work.eprint_type, work.number) == ("1706.03762", "arxiv", "")
    assert record_of(number="7").work.number == "7"


def test_what_work_has_no_field_for_is_kept() -> None:
    extra = {
        "number-of-pages": "320",
        "event-place": "Rome",
        "original-date": {"date-parts": [[1990]]},
        "director": [{"family": "Roe", "given": "Ann"}, {"literal": "Studio"}],
        "custom": {"x": [1]},
        "dimensions": 7,
    }
    assert record_of(**extra).work.extra == {
        "pagetotal": "320",
        "venue": "Rome",
        "origdate": "1990",
        "csl-director": "Roe, Ann and Studio",
        "csl-custom": '{"x": [1]}',
        "csl-dimensions": "7",
    }


def test_a_broken_item_is_told_with_its_line_and_the_others_are_read() -> None:
    found = read('[{"id": "a", "title": "One"},\n {"id": "b", "title": nope},\n {"id": "c", "title": "Three"}]')
    assert [record.key for record in found.found] == ["a", "c"]
    assert [(fault.line, fault.lost) for fault in found.faults] == [(2, True)]


def test_a_file_that_ends_early_keeps_what_is_whole() -> None:
    found = read('[{"id": "a", "title": "One"},\n {"id": "b", "title": "cut')
    assert [record.key for record in found.found] == ["a"]
    assert [(fault.line, fault.message) for fault in found.faults] == [(2, "the file ends inside an item")]
    whole = read('[{"id": "a", "title": "One"}')
    assert [(fault.message, fault.lost) for fault in whole.faults] == [("the array is not closed", False)]


def test_an_item_that_says_nothing_is_told() -> None:
    assert [fault.message for fault in read('[{"id": "a", "type": "book"}, {}]').faults] == [
        "an item says nothing but its id",
        "an object is no item",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 50_000,
        '"' + '\\"' * 50_000,
        "]}",
        '[{"id":"a"' + ',"x":{}' * 10_000,
        "[1, 2]",
        "null",
        '[{"title": NaN}',
    ],
)
def test_hostile_text_ends_and_gives_nothing(text: str) -> None:
    assert read(text).found == ()


def test_lists_of_texts_and_numbers_are_text() -> None:
    work = record_of(ISSN=["1234-5678", "8765-4321"], title=["One", "Two"], volume=3.50, number=10**20).work
    assert (work.issn, work.title) == (("1234-5678", "8765-4321"), "One; Two")
    assert (work.volume, work.number) == ("3.5", "1" + "0" * 20)


def test_a_deep_item_is_not_read_and_the_next_one_is() -> None:
    deep = '{"id": "a", "title": "t", "x": ' + "[" * 60 + "]" * 60 + "}"
    assert [record.key for record in read(f'[{deep}, {{"id": "b", "title": "t"}}]').found] == ["b"]


@pytest.mark.parametrize("value", [1, None, True, [], {}, [None], ["a", "b"], {"date-parts": "x"}, [[["a"]]], "x"])
@pytest.mark.parametrize(
    "field", ["author", "issued", "title", "DOI", "ISBN", "note", "type", "page", "archive_location", "custom"]
)
def test_a_value_of_another_kind_raises_nothing(field: str, value: Any) -> None:
    assert len(read(json.dumps([{"id": "a", "abstract": "b", field: value}])).found) == 1


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("journal-article", "article-journal"),
        ("book-chapter", "chapter"),
        ("posted-content", "article"),
        ("rope", "document"),
    ],
)
def test_the_types_of_crossref_are_known(told: str, kind: str) -> None:
    crossref = {"indexed": {"timestamp": 1}, "reference-count": 3}
    one = record_of(title=["Knots"], type=told, issue="4", **crossref)
    assert (one.work.type, one.work.title) == (kind, "Knots")
    assert dict(one.work.extra) == ({"csl-type": "rope"} if kind == "document" else {})


def test_rich_text_of_titles_is_text() -> None:
    work = record_of(type="book", title="Border <i>Regimes</i>: CO<sub>2</sub> at p < 0.05").work
    assert work.title == "Border Regimes: CO₂ at p < 0.05"


def test_the_court_of_a_case_is_its_publisher() -> None:
    work = record_of(type="legal_case", title="T", authority="9th Cir.").work
    assert (work.publisher, dict(work.extra)) == ("9th Cir.", {})
    patent = record_of(type="patent", title="T", authority="US").work
    assert (patent.publisher, dict(patent.extra)) == ("", {"csl-authority": "US"})
