"""What databases write into RIS beside the format: records in the shape of theirs, about works that nobody wrote."""

from __future__ import annotations

import pytest

from refcheck.formats.ris_reader import read
from refcheck.model.work import Name, PartialDate, Work


def work_of(lines: str, kind: str = "JOUR") -> Work:
    found = read(f"TY  - {kind}\nTI  - Ropes\n{lines}\nER  - \n")
    assert not found.faults
    return found.found[0].work


def test_what_a_database_says_of_its_record_is_no_note_on_the_work() -> None:
    work = work_of(
        "DB  - Scopus\nN1  - Export Date: 3 May 2021; Cited By: 4\nN1  - Last updated - 2021-05-03\nN1  - A reply."
    )
    assert (work.note, work.extra["annotation"]) == (
        "A reply.",
        "Export Date: 3 May 2021; Cited By: 4; Last updated - 2021-05-03",
    )


@pytest.mark.parametrize("note", ["Edition: second, as its cover says", "See also: the second volume"])
def test_what_a_person_notes_is_one_where_no_database_is_named(note: str) -> None:
    work = work_of(f"N1  - {note}")
    assert (work.note, "annotation" in work.extra) == (note, False)


def test_a_doi_among_the_notes_is_told_once() -> None:
    assert "annotation" not in work_of("DO  - 10.5555/rope.1\nN1  - doi: 10.5555/ROPE.1").extra
    other = work_of("DO  - 10.5555/rope.1\nN1  - doi: 10.5555/other")
    assert (other.note, other.extra["annotation"]) == ("", "doi: 10.5555/other")


def test_names_with_their_initials_last_have_no_comma() -> None:
    work = work_of(
        "A1  - Hansen P.\nA1  - van der Meer J.-P.\nA1  - K. L. Abe\nA1  - Port Workers' Union\nA1  - Rope Bureau U.S."
    )
    assert work.author == (
        Name(family="Hansen", given="P."),
        Name(family="Meer", given="J.-P.", particle="van der"),
        Name(family="Abe", given="K. L."),
        Name(literal="Port Workers' Union"),
        Name(literal="Rope Bureau U.S."),
    )


def test_affiliations_and_cited_works_are_no_issue() -> None:
    work = work_of("M1  - (Hansen P.) Department of Knots, Port City\nM1  - Abe, K. (1999). Knots. Port: Dock.")
    assert (work.issue, "Department of Knots" in work.extra["ris-m1"]) == ("", True)
    assert work_of("M1  - 3 Suppl. 1").issue == "3 Suppl. 1"
    assert work_of("IS  - 4\nM1  - ArticleType: review / Full date: Spring, 2005").issue == "4"


def test_the_authors_of_cited_works_are_no_editor() -> None:
    work = work_of("A2  - Abe, Berg, Carr, Diaz, Eco, Fox")
    assert (work.editor, work.extra["ris-a2-list"]) == ((), "Abe, Berg, Carr, Diaz, Eco, Fox")
    assert work_of("A2  - King, M. L., III").editor == (Name(family="King", given="M. L.", suffix="III"),)


def test_an_edition_is_no_editor() -> None:
    work = work_of("A1  - Abe, K.\nED  - 2nd ed.", "BOOK")
    assert (work.editor, work.edition) == ((), "2nd ed.")


@pytest.mark.parametrize(
    ("lines", "pmid"),
    [
        ("C5  - 15000001\nDB  - Embase\nDB  - Medline", "15000001"),
        ("C5  - 15000001\nDB  - Embase", ""),
        ("C3  - PUBMED 15000001", "15000001"),
        ("C2  - PMID: 15000001\nDB  - CINAHL", "15000001"),
        ("U2  - L15000001\nDB  - Embase", ""),
    ],
)
def test_the_number_of_pubmed_is_known_by_its_label_or_its_database(lines: str, pmid: str) -> None:
    assert work_of(lines).pmid == pmid


def test_in_scopus_the_conference_and_what_its_papers_are_in_change_places() -> None:
    lines = (
        "T2  - Lecture Notes in Knots\nC3  - 4th Conference on Knots, COK 2008\nY2  - 23 June 2008 through 25 June 2008"
    )
    work = work_of(f"{lines}\nDB  - Scopus", "CONF")
    assert (work.container_title, work.event_title) == ("Lecture Notes in Knots", "4th Conference on Knots, COK 2008")
    assert (work.accessed, work.extra["eventdate"]) == (None, "2008-06-23/2008-06-25")
    other = work_of(lines, "CONF")
    assert (other.container_title, other.event_title) == ("4th Conference on Knots, COK 2008", "Lecture Notes in Knots")


def test_a_day_of_access_of_a_conference_paper_stays_one() -> None:
    assert work_of("Y2  - 2021/05/07/", "CONF").accessed == PartialDate(year=2021, month=5, day=7)


@pytest.mark.parametrize(
    ("lines", "page"),
    [
        ("SP  - No\nEP  - Specified", ""),
        ("SP  - N.PAG", ""),
        ("SP  - n/a\nEP  - n/a", ""),
        ("SP  - pp 278-298", "278-298"),
        ("SP  - P12", "P12"),
        ("SP  - No. 4", "No. 4"),
    ],
)
def test_pages_are_pages(lines: str, page: str) -> None:
    assert work_of(lines).page == page


def test_how_many_pages_a_report_has_is_told_by_the_unit_alone() -> None:
    counted = work_of("SP  - 146p", "RPRT")
    assert (counted.page, counted.extra["pagetotal"]) == ("", "146p")
    assert work_of("SP  - 86", "RPRT").page == "86"


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("PY  - 2020\nDA  - 2020 Apr 17", "2020-04-17"),
        ("PY  - 1984 - 1985", "1984/1985"),
        ("PY  - 2021\nDA  - 2021 Sept", "2021-09"),
        ("PY  - 2020\nDA  - 2020 Frostmonth 17", "2020"),
    ],
)
def test_dates_with_the_year_first(lines: str, date: str) -> None:
    assert str(work_of(lines).issued) == date


def test_volumes_issues_publishers_and_places_under_other_tags() -> None:
    work = work_of("VN  - 25\nNO  - 2\nPU  - DOCK PRESS\nPI  - PORT CITY\nPA  - 1 QUAY ST, PORT CITY")
    assert (work.volume, work.issue, work.publisher, work.publisher_place) == ("25", "2", "DOCK PRESS", "PORT CITY")
    assert work_of("VL  - Volume 523").volume == "523"
    assert work_of("VL  - Volumes of knots").volume == "Volumes of knots"


def test_the_series_of_a_chapter_is_beside_the_title_of_its_book() -> None:
    work = work_of("BT  - Methods in Knots\nT2  - Knots at Sea", "CHAP")
    assert (work.container_title, work.collection_title) == ("Knots at Sea", "Methods in Knots")
    assert (one := work_of("BT  - Knots at Sea", "CHAP")).container_title == "Knots at Sea"
    assert one.collection_title == ""


def test_the_number_of_a_report_comes_before_that_of_a_document() -> None:
    assert work_of("M1  - 3\nSN  - DOCK/2021.3", "RPRT").number == "DOCK/2021.3"
    assert work_of("M1  - 3", "RPRT").number == "3"


def test_who_advised_a_thesis_is_no_editor() -> None:
    work = work_of("AU  - Abe, K.\nA3  - Hansen, Pia", "THES")
    assert (work.editor, dict(work.extra)) == ((), {"ris-a3": "Hansen, Pia"})


def test_what_software_has_for_an_edition_is_its_version() -> None:
    work = work_of("ET  - 0.5.0", "COMP")
    assert (work.edition, work.extra["version"]) == ("", "0.5.0")


def test_a_type_may_be_written_out() -> None:
    assert work_of("T2  - Knots", "Journ").type == "article-journal"
    assert work_of("T2  - Knots", "Chapter").type == "chapter"
    found = read("TY  - Knots\nTI  - Ropes\nER  - \n")
    assert [fault.lost for fault in found.faults] == [False]


def test_an_abstract_in_html_is_text() -> None:
    assert work_of("AB  - <b>Aim:</b> ropes &amp; knots.").abstract == "Aim: ropes & knots."
    assert work_of("AB  - Where p <b, &amp; is an entity.").abstract == "Where p <b, &amp; is an entity."


def test_what_data_have_for_an_edition_is_their_version() -> None:
    assert work_of("ET  - V1", "DATA").extra["version"] == "V1"


def test_one_blank_before_the_dash_is_enough_where_the_line_after_the_type_has_one() -> None:
    (record,) = read("TY  - DATA \nT1 - Ropes\nAU - Abe, K.\nPY - 2017/// \nER - \n").found
    assert (record.work.title, record.work.author, str(record.work.issued)) == (
        "Ropes",
        (Name(family="Abe", given="K."),),
        "2017",
    )
    (other,) = read("TY  - DATA\nAB  - Ropes\nAU - is no tag here\nER  - \n").found
    assert (other.work.abstract, other.work.author) == ("Ropes AU - is no tag here", ())
