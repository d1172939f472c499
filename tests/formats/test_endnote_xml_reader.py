from __future__ import annotations

import pytest

from refcheck.formats.endnote_xml_reader import read
from refcheck.model.work import Name, PartialDate, Work

ARTICLE = """<?xml version="1.0" encoding="UTF-8" ?>
<xml><records><record><database name="My.enl" path="C:\\My.enl">My.enl</database>
<source-app name="EndNote" version="20.1">EndNote</source-app><rec-number>7</rec-number>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors>
<author><style face="normal" font="default" size="100%">van den Berg, Jan</style></author>
<author><style face="normal">Example Bank,</style></author></authors></contributors>
<titles><title><style face="normal">Rights &amp; </style><style face="italic">duties</style><style> on the move</style></title>
<secondary-title><style>Journal of Movement</style></secondary-title></titles>
<periodical><full-title>Journal of Movement</full-title><abbr-1>J. Mov.</abbr-1></periodical>
<pages>101-110</pages><volume>3</volume><number>2</number>
<keywords><keyword><style>borders</style></keyword><keyword>work, paid</keyword></keywords>
<dates><year><style>2016</style></year><pub-dates><date>Nov 23</date></pub-dates></dates>
<isbn>1234-5678</isbn><label>berg2016</label>
<electronic-resource-num>10.1000/a_b</electronic-resource-num>
<urls><related-urls><url>https://one.example/a</url></related-urls></urls>
<custom4>odd</custom4><research-notes>mine</research-notes></record></records></xml>
"""


def work_of(inner: str, kind: str = "Book") -> Work:
    found = read(f'<xml><records><record><ref-type name="{kind}"/>{inner}</record></records></xml>')
    assert len(found.found) == 1
    return found.found[0].work


def test_an_article_with_styles_in_its_elements() -> None:
    found = read(ARTICLE)
    assert found.faults == ()
    (record,) = found.found
    assert (record.key, record.line) == ("berg2016", 2)
    assert record.work == Work(
        type="article-journal",
        title="Rights & duties on the move",
        author=(Name(particle="van den", family="Berg", given="Jan"), Name(literal="Example Bank")),
        issued=PartialDate(year=2016, month=11, day=23, raw="Nov 23 2016"),
        container_title="Journal of Movement",
        volume="3",
        issue="2",
        page="101-110",
        issn=("1234-5678",),
        doi="10.1000/a_b",
        url="https://one.example/a",
        keyword="borders; work, paid",
        extra={"shortjournal": "J. Mov.", "endnote-custom4": "odd", "annotation": "mine"},
    )


def test_the_name_of_a_type_counts_before_its_number() -> None:
    assert (
        read("<records><record><ref-type>32</ref-type><titles><title>A</title></titles></record></records>")
        .found[0]
        .work.type
        == "thesis"
    )
    assert work_of("<titles><title>A</title></titles>", "Report").type == "report"


def test_an_unknown_type_is_a_document_and_told() -> None:
    found = read(
        '<xml><records>\n<record><ref-type name="Hologram">99</ref-type><titles><title>A</title></titles></record></records></xml>'
    )
    assert (found.found[0].work.type, found.found[0].work.extra) == ("document", {"endnote-ref-type": "hologram"})
    assert [(fault.line, fault.lost) for fault in found.faults] == [(2, False)]


def test_editors_of_a_book_and_of_its_series() -> None:
    names = (
        "<contributors><authors><author>Roe, Ann</author></authors><secondary-authors><author>Poe, Ed</author>"
        "</secondary-authors><tertiary-authors><author>Doe, Jan</author></tertiary-authors></contributors>"
    )
    book = work_of(names)
    assert (book.editor, book.extra) == ((Name(family="Doe", given="Jan"),), {"collection-editor": "Poe, Ed"})
    chapter = work_of(names, "Book Section")
    assert (chapter.editor, chapter.extra) == ((Name(family="Poe", given="Ed"),), {"collection-editor": "Doe, Jan"})
    edited = work_of("<contributors><authors><author>Roe, Ann</author></authors></contributors>", "Edited Book")
    assert (edited.author, edited.editor) == ((), (Name(family="Roe", given="Ann"),))


def test_the_series_of_a_book_and_the_proceedings_of_a_conference() -> None:
    assert work_of("<titles><title>A</title><secondary-title>S</secondary-title></titles>").collection_title == "S"
    paper = work_of(
        "<titles><title>A</title><secondary-title>The Meeting</secondary-title></titles><custom3>Proceedings</custom3>",
        "Conference Proceedings",
    )
    assert (paper.container_title, paper.event_title) == ("Proceedings", "The Meeting")


def test_numbers_of_reports_and_of_pubmed() -> None:
    report = work_of("<isbn>WPS 7</isbn>", "Report")
    assert (report.number, dict(report.extra)) == ("WPS 7", {})
    article = work_of("<accession-num>1234567</accession-num><custom2>PMC7654321</custom2>", "Journal Article")
    assert (article.pmid, article.pmcid) == ("1234567", "PMC7654321")
    other = work_of(
        "<accession-num>1234567</accession-num><remote-database-name>Shelf</remote-database-name>", "Journal Article"
    )
    assert (other.pmid, other.extra) == ("", {"accession-number": "1234567", "database": "Shelf"})


def test_a_broken_record_is_told_and_the_others_are_read() -> None:
    record = '<record><ref-type name="Book">6</ref-type><titles><title>{}</title></titles></record>'
    text = (
        f"<xml><records>\n{record.format('One')}\n{record.format('<b>Two')}\n{record.format('Three')}\n</records></xml>"
    )
    found = read(text)
    assert [record.work.title for record in found.found] == ["One", "Three"]
    assert [(fault.line, fault.message, fault.lost) for fault in found.faults] == [(3, "a record is no XML", True)]


def test_a_file_that_ends_early_keeps_what_is_whole() -> None:
    found = read(ARTICLE[: ARTICLE.rindex("</record></records>") + 9] + "<record><titles><title>Cut")
    assert [record.key for record in found.found] == ["berg2016"]
    assert [fault.lost for fault in found.faults] == [True]


def test_characters_that_xml_has_no_place_for_are_blanks() -> None:
    assert work_of("<titles><title>A\x0b B&#x1;C&#11;D &#65;</title></titles>").title == "A B C D A"


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><records><record><titles><title>&b;</title></titles></record></records></xml>',
        '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/hostname">]><xml><records><record><titles><title>&x;</title></titles></record></records></xml>',
    ],
)
def test_a_file_that_declares_entities_is_not_read(text: str) -> None:
    found = read(text)
    assert found.found == ()
    assert [fault.message for fault in found.faults] == ["the file declares entities, so it is not read"]


@pytest.mark.parametrize(
    "text", ["", "<xml>", "<records/>", "<record>" * 2_000, "<a>" * 5_000, "no xml", "<record><ref-type/></record>"]
)
def test_what_says_nothing_gives_no_record(text: str) -> None:
    assert read(text).found == ()


def test_text_that_looks_like_records_is_text() -> None:
    assert work_of("<titles><title><![CDATA[A</record><record>B]]></title></titles>").title == "A</record><record>B"


def test_raised_and_lowered_figures_stay_so() -> None:
    styled = '<titles><title>H<style face="subscript">2</style>O at 10<style face="superscript">-6</style><style face="italic"> M</style></title></titles>'
    assert work_of(styled).title == "H₂O at 10⁻⁶ M"


def test_a_conference_has_a_place_of_its_own() -> None:
    work = work_of("<pub-location>Porto</pub-location><custom1>Berlin</custom1>", "Conference Proceedings")
    assert (work.publisher_place, dict(work.extra)) == ("Berlin", {"venue": "Porto"})
    one = work_of("<pub-location>Porto</pub-location>", "Conference Proceedings")
    assert (one.publisher_place, dict(one.extra)) == ("Porto", {})


def test_the_day_of_access_of_a_page_is_no_volume() -> None:
    parts = "<volume>2013</volume><number>12 May</number>"
    work = work_of(parts, "Web Page")
    assert (str(work.accessed), work.volume, work.number) == ("2013-05-12", "", "")
    same = work_of(f"{parts}<access-date>12 May 2013</access-date>", "Web Page")
    assert (str(same.accessed), same.volume, same.number) == ("2013-05-12", "", "")
    other = work_of("<volume>3</volume><number>12 May</number>", "Web Page")
    assert (other.accessed, other.volume, other.number) == (None, "3", "12 May")


def test_a_thesis_has_so_many_pages() -> None:
    assert work_of("<pages>250</pages>", "Thesis").extra == {"pagetotal": "250"}
    assert work_of("<pages>12-15</pages>", "Thesis").page == "12-15"
