from __future__ import annotations

import pytest

from refcheck.formats.records import Records
from refcheck.formats.ris_reader import read
from refcheck.model.work import Name, PartialDate, Work

ARTICLE = """TY  - JOUR
AU  - van den Berg, Jan
AU  - Example Bank,
A1  - King, Martin, Jr.
T1  - Rights on the
move
JO  - J. Mov.
JF  - Journal of Movement
PY  - 2016/11/23/
VL  - 3
IS  - 2
SP  - 101
EP  - 110
SN  - 1234-5678
SN  - 8765-4321
DO  - https://doi.org/10.1000/a_b
UR  - https://one.example/a
KW  - borders
KW  - work, paid
AB  - What it says.
ID  - berg2016
ER  -
"""


def work_of(lines: str, kind: str = "JOUR") -> Work:
    found = read(f"TY  - {kind}\n{lines}\nER  - \n")
    assert len(found.found) == 1
    return found.found[0].work


def told(found: Records) -> list[tuple[int, str, bool]]:
    return [(fault.line, fault.message, fault.lost) for fault in found.faults]


def test_an_article_with_all_that_goes_with_it() -> None:
    found = read(ARTICLE)
    assert found.faults == ()
    (record,) = found.found
    assert (record.key, record.line) == ("berg2016", 1)
    assert record.work == Work(
        type="article-journal",
        title="Rights on the move",
        author=(
            Name(particle="van den", family="Berg", given="Jan"),
            Name(literal="Example Bank"),
            Name(family="King", given="Martin", suffix="Jr."),
        ),
        issued=PartialDate(year=2016, month=11, day=23),
        container_title="Journal of Movement",
        volume="3",
        issue="2",
        page="101-110",
        issn=("1234-5678", "8765-4321"),
        doi="10.1000/a_b",
        url="https://one.example/a",
        keyword="borders; work, paid",
        abstract="What it says.",
        extra={"shortjournal": "J. Mov."},
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_mark_at_the_start_do_not_matter(end: str) -> None:
    assert read("\ufeff" + ARTICLE.replace("\n", end)).found == read(ARTICLE).found


def test_a_record_without_an_end_is_read_and_told() -> None:
    found = read("TY  - BOOK\nTI  - One\nTY  - BOOK\nTI  - Two\n")
    assert [record.work.title for record in found.found] == ["One", "Two"]
    assert told(found) == [
        (1, "a record has no ER line; it was read up to the next TY in line 3", False),
        (3, "a record has no ER line; it was read up to the end of the file", False),
    ]


def test_lines_outside_of_any_record_are_told_once_and_cost_no_other() -> None:
    found = read("Export of 2016\n\nAU  - Roe, Ann\nTI  - Lost\nER  - \nTY  - BOOK\nTI  - Kept\nER  - \n")
    assert [record.work.title for record in found.found] == ["Kept"]
    assert told(found) == [(3, "a record does not begin with TY, so it cannot be read", True)]


def test_an_empty_record_is_told() -> None:
    assert told(read("TY  - BOOK\nER  - \n")) == [(1, "a record says nothing but its type", True)]


def test_an_unknown_type_is_a_document_and_told() -> None:
    found = read("TY  - HOLO\nTI  - A\nER  - \n")
    assert (found.found[0].work.type, found.found[0].work.extra) == ("document", {"ris-ty": "HOLO"})
    assert told(found) == [(1, 'the type "HOLO" is not known; the record was read as a document', False)]


def test_one_blank_before_the_dash_counts_only_where_the_type_has_one_too() -> None:
    narrow = read("TY - BOOK\nTI - A title\nAU - Roe, Ann\nER -\n")
    assert (narrow.found[0].work.title, narrow.found[0].work.author) == ("A title", (Name(family="Roe", given="Ann"),))
    wide = read("TY  - BOOK\nTI  - A title on\nUK - and its law\nER  - \n")
    assert wide.found[0].work.title == "A title on UK - and its law"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("PY  - 2016", PartialDate(year=2016)),
        ("Y1  - 2016///", PartialDate(year=2016)),
        ("PY  - 2016/11/", PartialDate(year=2016, month=11)),
        ("PY  - 2016\nDA  - 2016/11/23", PartialDate(year=2016, month=11, day=23)),
        ("PY  - 2016\nDA  - 2016-11-23", PartialDate(year=2016, month=11, day=23)),
        ("DA  - 2016/05//", PartialDate(year=2016, month=5)),
        ("Y1  - 2016/october", PartialDate(year=2016, month=10, raw="october 2016")),
        ("PY  - n.d.", PartialDate(raw="n.d.")),
    ],
)
def test_dates(written: str, date: PartialDate) -> None:
    assert work_of(f"TI  - A\n{written}").issued == date


def test_a_day_in_words_takes_the_year_of_the_other_tag() -> None:
    issued = work_of("TI  - A\nPY  - 2016\nDA  - Nov 23").issued
    assert issued is not None
    assert str(issued) == "2016-11-23"


def test_a_date_of_another_year_is_kept_beside() -> None:
    work = work_of("TI  - A\nPY  - 2016\nDA  - 2017/01/02/")
    assert (str(work.issued), work.extra) == ("2016", {"ris-da": "2017/01/02/"})


def test_the_day_of_access_loses_its_time() -> None:
    assert work_of("TI  - A\nY2  - 2026/11/23/12:00:00").accessed == PartialDate(year=2026, month=11, day=23)


@pytest.mark.parametrize("tags", ["T2", "JF", "JO", "JA"])
def test_the_journal_is_under_any_of_its_tags(tags: str) -> None:
    assert work_of(f"TI  - A\n{tags}  - Journal of X").container_title == "Journal of X"


def test_books_have_a_series_and_editors_under_other_tags_than_chapters() -> None:
    book = work_of("AU  - Roe, Ann\nTI  - A\nT2  - The series\nA2  - Poe, Ed\nA3  - Doe, Jan\nSP  - 320", "BOOK")
    assert (book.collection_title, book.container_title) == ("The series", "")
    assert book.editor == (Name(family="Doe", given="Jan"),)
    assert book.extra == {"collection-editor": "Poe, Ed", "pagetotal": "320"}
    chapter = work_of("AU  - Roe, Ann\nTI  - A\nT2  - The book\nA2  - Poe, Ed\nA3  - Doe, Jan", "CHAP")
    assert (chapter.container_title, chapter.editor) == ("The book", (Name(family="Poe", given="Ed"),))
    assert chapter.extra == {"collection-editor": "Doe, Jan"}


def test_an_edited_book_has_editors_and_no_authors() -> None:
    work = work_of("A1  - Roe, Ann\nTI  - A", "EDBOOK")
    assert (work.author, work.editor) == ((), (Name(family="Roe", given="Ann"),))


def test_proceedings_and_conference_are_told_apart() -> None:
    work = work_of("TI  - A\nT2  - The 5th Meeting\nC3  - Proceedings of the 5th Meeting", "CONF")
    assert (work.container_title, work.event_title) == ("Proceedings of the 5th Meeting", "The 5th Meeting")
    same = work_of("TI  - A\nT2  - Proc. X\nC3  - Proc. X\nBT  - Proc. X", "CONF")
    assert (same.container_title, same.event_title, dict(same.extra)) == ("Proc. X", "", {})


def test_numbers_are_what_they_look_like() -> None:
    report = work_of("TI  - A\nIS  - WPS 7\nSN  - WPS 7", "RPRT")
    assert (report.number, report.isbn, dict(report.extra)) == ("WPS 7", (), {})
    book = work_of("TI  - A\nSN  - 978-1-4648-1106-7; 9781464811074 (online)\nSN  - shelf 9", "BOOK")
    assert book.isbn == ("978-1-4648-1106-7", "9781464811074") or set(book.isbn) == {
        "978-1-4648-1106-7",
        "9781464811074",
    }
    assert book.extra == {"ris-sn": "shelf 9"}


def test_a_doi_is_found_in_other_places() -> None:
    assert work_of("TI  - A\nM3  - doi: 10.1000/x").doi == "10.1000/x"
    assert work_of("TI  - A\nUR  - http://dx.doi.org/10.1000/x").doi == "10.1000/x"
    assert work_of("TI  - A\nM3  - Working Paper").genre == "Working Paper"


def test_what_no_table_knows_is_kept() -> None:
    work = work_of(
        "TI  - A\nC8  - odd\nU1  - one\nU1  - two\nAN  - W:123\nL1  - file:///a.pdf\nUR  - http://a.example\nUR  - http://b.example"
    )
    assert work.extra == {
        "ris-c8": "odd",
        "ris-u1": "one; two",
        "accession-number": "W:123",
        "ris-l1": "file:///a.pdf",
        "ris-ur": "http://b.example",
    }


def test_a_number_of_pubmed_is_one_only_there() -> None:
    assert work_of("TI  - A\nAN  - 1234567\nDB  - PubMed").pmid == "1234567"
    assert work_of("TI  - A\nAN  - 1234567").pmid == ""
    both = work_of("TI  - A\nAN  - PMC7654321\nU1  - 1234567[pmid]\nU2  - 99")
    assert (both.pmid, both.pmcid, both.extra) == ("1234567", "PMC7654321", {"ris-u2": "99"})


def test_lists_have_a_line_for_each_member() -> None:
    work = work_of("TI  - A\nKW  - borders\nroads\nSN  - 1234-5678\n8765-4321\nUR  - <Go to ISI>://X:1")
    assert (work.keyword, work.issn, work.url) == ("borders, roads", ("1234-5678", "8765-4321"), "")
    assert work.extra == {"ris-ur": "<Go to ISI>://X:1"}


def test_keys_are_kept_and_row_numbers_are_none() -> None:
    assert read("TY  - BOOK\nTI  - A\nID  - 17\nLB  - roe2016\nER  - \n").found[0].key == "roe2016"
    assert read("TY  - BOOK\nTI  - A\nID  - 17\nER  - \n").found[0].key == ""


@pytest.mark.parametrize("text", ["", "nothing", "ER  - \n", "TY  - \nER  - \n", "TY  -\x00\n" * 50, "A1" * 1_000])
def test_what_is_no_ris_gives_no_record(text: str) -> None:
    assert read(text).found == ()


def test_a_record_of_endless_lines_is_cut_and_told() -> None:
    found = read("TY  - BOOK\n" + "KW  - a\n" * 6_000 + "ER  - \n")
    assert len(found.found) == 1
    assert [fault.lost for fault in found.faults] == [False]


def test_the_issue_of_a_newspaper_is_where_endnote_has_it() -> None:
    assert work_of("TI  - T\nC2  - 117", "NEWS").issue == "117"
    assert work_of("TI  - T\nIS  - 117\nC2  - 117", "NEWS").extra == {}
    assert work_of("TI  - T\nC2  - 117", "JOUR").extra == {"ris-c2": "117"}


def test_the_isbn_of_a_numbered_report_is_in_a_line_for_zotero_too() -> None:
    work = work_of("TI  - T\nIS  - WP 9\nSN  - WP 9\nSN  - 9780306406157\nM2  - ISBN: 9780306406157", "RPRT")
    assert (work.number, work.isbn, dict(work.extra)) == ("WP 9", ("9780306406157",), {})


def test_the_reports_that_a_case_stands_in_are_no_editor() -> None:
    work = work_of("TI  - Smith v. Jones\nA2  - F.2d\nVL  - 900", "CASE")
    assert (work.editor, work.container_title, work.volume) == ((), "F.2d", "900")
    assert work_of("TI  - T\nA2  - Roe, Ann", "CHAP").editor == (Name(family="Roe", given="Ann"),)


def test_the_number_of_a_patent_is_not_that_of_its_application() -> None:
    work = work_of("TI  - Winch\nM1  - 12/345,678\nSN  - US8439999B2", "PAT")
    assert (work.number, dict(work.extra)) == ("US8439999B2", {"ris-m1": "12/345,678"})
    assert work_of("TI  - Winch\nM1  - 12/345,678", "PAT").number == "12/345,678"


def test_a_conference_paper_has_the_place_of_the_publisher() -> None:
    both = work_of("TI  - T\nCY  - Porto\nC1  - Berlin", "CONF")
    assert (both.publisher_place, dict(both.extra)) == ("Berlin", {"venue": "Porto"})
    one = work_of("TI  - T\nCY  - Porto", "CONF")
    assert (one.publisher_place, dict(one.extra)) == ("Porto", {})


def test_the_day_of_access_of_a_page_is_where_endnote_has_it() -> None:
    for day in ("12 May", "12 May 2013", "May 12"):
        work = work_of(f"TI  - T\nM1  - {day}\nVL  - 2013", "WEB")
        assert (str(work.accessed), work.volume, work.number) == ("2013-05-12", "", "")
    other = work_of("TI  - T\nM1  - 41\nVL  - 3", "WEB")
    assert (other.accessed, other.volume, other.number) == (None, "3", "41")


def test_the_number_of_a_data_set_is_no_number_of_volumes() -> None:
    assert work_of("TI  - T\nNV  - ID-7", "DATA").number == "ID-7"
    assert work_of("TI  - T\nNV  - 7", "BOOK").extra == {"volumes": "7"}


def test_a_date_is_read_once() -> None:
    work = work_of("TI  - T\nY1  - 2015/3/12/\nPY  - 2015\nDA  - 2015/3/12/")
    assert (work.issued, dict(work.extra)) == (PartialDate(year=2015, month=3, day=12), {})


def test_titles_and_notes_are_text() -> None:
    work = work_of(
        "TI  - Growth of <i>E. coli</i> at p < 0.05\nN1  - <p>A <em>note</em> &amp; more</p>\nN1  - <b> alone"
    )
    assert (work.title, work.note) == ("Growth of E. coli at p < 0.05", "A note & more; <b> alone")


def test_a_season_of_another_program_stays_beside_its_year() -> None:
    work = work_of("TI  - T\nPY  - 2003\nDA  - Winter")
    assert (str(work.issued), dict(work.extra)) == ("2003", {"ris-da": "Winter"})


def test_the_volume_of_a_law_is_endnotes_beside_the_number_of_a_code() -> None:
    law = work_of("TI  - T\nVL  - 22\nC6  - 114", "STAT")
    assert (law.volume, law.extra.get("ris-vl")) == ("114", "22")
    same = work_of("TI  - T\nVL  - 114\nC6  - 114", "STAT")
    assert (same.volume, dict(same.extra)) == ("114", {})
    assert work_of("TI  - T\nVL  - 22\nC6  - 114", "JOUR").volume == "22"


@pytest.mark.parametrize(("written", "kind"), [("SOUND", "song"), ("MUSIC", "song"), ("MPCT", "motion_picture")])
def test_recordings_are_songs(written: str, kind: str) -> None:
    assert work_of("TI  - T", written).type == kind
