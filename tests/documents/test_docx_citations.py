from __future__ import annotations

import base64
import json

import pytest

from refcheck.model.document import Document, Embedded
from tests.documents.word_files import docx, field, note, p, r, read_here, ref

ITEM = {"id": 7, "type": "book", "title": "Moving for Work", "author": [{"family": "Berg", "given": "Anna"}]}
OTHER = {"id": 8, "type": "report", "title": "Staying at Home"}
BEGIN, DIVIDE, END = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end"))


def csl(*items: dict[str, object], **more: object) -> str:
    return json.dumps({"citationItems": [{"itemData": item, **more} for item in items]})


def endnote(*records: str, pages: str = "") -> str:
    cites = "".join(f"<Cite><Pages>{pages}</Pages><record>{record}</record></Cite>" for record in records)
    return f"<EndNote>{cites}</EndNote>"


def record(title: str, more: str = "") -> str:
    return f"<rec-number>7</rec-number><ref-type name='Book'>6</ref-type><titles><title><style>{title}</style></title></titles>{more}"


def one(document: Document) -> Embedded:
    (found,) = document.embedded
    return found


def test_several_works_in_one_citation_of_a_note() -> None:
    instruction = f"ADDIN ZOTERO_ITEM CSL_CITATION {csl(ITEM, OTHER, locator='12')}"
    document = read_here(docx(p(r("A"), ref(1)), note(1, p(r("See "), field(instruction, "Berg; Home")))))
    assert [(e.work.title, e.locator, e.note, e.span.of(document.text), e.line) for e in document.embedded] == [
        ("Moving for Work", "12", "1", "Berg; Home", 2),
        ("Staying at Home", "12", "1", "Berg; Home", 2),
    ]


def test_dates_as_older_versions_wrote_them() -> None:
    for issued, year in (({"year": 2004, "month": 5}, 2004), ({"date-parts": [["2004"]]}, 2004), ({"raw": "x"}, None)):
        document = read_here(docx(p(field(f"ADDIN CSL_CITATION {csl({**ITEM, 'issued': issued})}", "x"))))
        assert one(document).work.year == year


def test_a_citation_that_a_marker_cuts_is_found_by_its_beginning() -> None:
    body = p(
        r("Before "),
        BEGIN,
        f"<w:r><w:instrText>ADDIN CSL_CITATION {csl(ITEM)}</w:instrText></w:r>",
        DIVIDE,
        r("(Berg and others"),
        ref(1),
        r(", 2017)"),
        END,
    )
    document = read_here(docx(body, note(1, p(r("n")))))
    assert one(document).span.of(document.text) == "(Berg and ot"


def test_the_newer_mendeley_keeps_its_citation_in_a_tag() -> None:
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(csl(ITEM).encode()).decode()
    control = f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{r("(Berg)")}</w:sdtContent></w:sdt>'
    listed = '<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_BIBLIOGRAPHY"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    document = read_here(docx(p(r("A "), control) + listed.format(p(r("Berg, Anna. Moving for Work.")))))
    assert (one(document).manager, one(document).span.of(document.text)) == ("Mendeley", "(Berg)")
    assert [entry.text for entry in document.entries] == ["Berg, Anna. Moving for Work."]
    broken = control.replace(tag, "MENDELEY_CITATION_v3_!!!")
    assert read_here(docx(p(broken))).embedded == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_endnote_keeps_long_citations_beside_the_instruction(encoding: str) -> None:
    held = base64.b64encode(endnote(record("Moving for Work"), pages="9").encode(encoding) + b"\0").decode()
    begin = "<w:r><w:fldChar w:fldCharType='begin'><w:fldData>{}</w:fldData></w:fldChar></w:r>"
    inner = begin.format(held) + "<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r>" + END
    for outer in (begin.format(held), BEGIN):
        body = p(outer, "<w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>", inner, DIVIDE, r("(Berg)"), END)
        document = read_here(docx(body))
        assert (one(document).work.title, one(document).locator) == ("Moving for Work", "9")
        assert document.blocks[0].text == "(Berg)"


def test_the_fields_of_endnote() -> None:
    more = (
        "<contributors><authors><author>Berg, Anna</author><author>World Bank,</author><author>Crossley KM</author>"
        "<author>Jo Smith</author></authors><secondary-authors><author>Ed, Ann</author></secondary-authors></contributors>"
        "<dates><year>2017</year></dates><isbn>978-0-19-853110-4 (hbk)</isbn><urls><related-urls><url>https://a.example</url></related-urls></urls>"
        "<publisher>OUP</publisher><pub-location>Oxford</pub-location>"
    )
    work = one(read_here(docx(p(field(f"ADDIN EN.CITE {endnote(record('T', more))}", "x"))))).work
    assert [(name.family, name.given, name.literal) for name in work.author] == [
        ("Berg", "Anna", ""), ("", "", "World Bank"), ("Crossley", "KM", ""), ("Smith", "Jo", ""),
    ]  # fmt: skip
    assert (work.year, work.isbn, work.publisher, work.publisher_place, work.url) == (
        2017, ("9780198531104",), "OUP", "Oxford", "https://a.example",
    )  # fmt: skip
    assert work.editor[0].family == "Ed"
    issn = one(read_here(docx(p(field(f"ADDIN EN.CITE {endnote(record('T', '<isbn>0028-0836</isbn>'))}", "x"))))).work
    assert issn.issn == ("0028-0836",)


def sources(*inner: str) -> dict[str, str]:
    xml = "".join(f"<b:Source>{one}</b:Source>" for one in inner)
    space = 'xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"'
    return {"customXml/item2.xml": f"<b:Sources {space}>{xml}</b:Sources>", "customXml/item1.xml": "<x/>"}


def person(last: str, first: str) -> str:
    return f"<b:NameList><b:Person><b:Last>{last}</b:Last><b:First>{first}</b:First></b:Person></b:NameList>"


def test_sources_of_word_itself() -> None:
    chapter = (
        "<b:Tag>Ber17</b:Tag><b:SourceType>BookSection</b:SourceType><b:Title>Moving</b:Title><b:BookTitle>Work</b:BookTitle>"
        f"<b:Author><b:Author>{person('Berg', 'Anna')}</b:Author><b:Editor>{person('Ed', 'Ann')}</b:Editor></b:Author>"
        "<b:Year>2017</b:Year><b:Month>March</b:Month><b:Day>4</b:Day><b:YearAccessed>2018</b:YearAccessed><b:MonthAccessed>13</b:MonthAccessed>"
    )
    page = "<b:Tag>Ban</b:Tag><b:SourceType>InternetSite</b:SourceType><b:Title>Page</b:Title><b:Author><b:Author><b:Corporate>World Bank</b:Corporate></b:Author></b:Author>"
    field_ = field("CITATION Ber17 \\p 12 \\l 1033 \\m Ban \\p 3 \\m None", "(Berg)")
    document = read_here(docx(p(field_), **sources(chapter, page)))
    assert [(e.work.title, e.work.type, e.locator) for e in document.embedded] == [
        ("Moving", "chapter", "12"),
        ("Page", "webpage", "3"),
    ]
    work = document.embedded[0].work
    assert ([n.family for n in work.author], [n.family for n in work.editor]) == (["Berg"], ["Ed"])
    assert work.container_title == "Work"
    assert work.issued is not None
    assert (work.issued.year, work.issued.month, work.issued.day) == (2017, 3, 4)
    assert work.accessed is not None
    assert (work.accessed.year, work.accessed.month) == (2018, None)
    assert document.embedded[1].work.author[0].literal == "World Bank"


def test_citations_that_stand_in_bookmarks() -> None:
    value = f"ZOTERO_ITEM CSL_CITATION {csl(ITEM, locator=5)}"
    properties = "".join(
        f'<property name="ZOTERO_BREF_abc_{number}"><x>{piece}</x></property>'
        for number, piece in ((2, value[60:]), (1, value[:60]))
    )
    custom = {"docProps/custom.xml": f"<Properties>{properties}</Properties>"}
    marks = '<w:bookmarkStart w:id="3" w:name="ZOTERO_BREF_abc"/>{}<w:bookmarkEnd w:id="3"/>'
    other = '<w:bookmarkStart w:id="4" w:name="_Ref1"/>{}<w:bookmarkEnd w:id="4"/>'
    document = read_here(docx(p(r("As "), marks.format(other.format(r("Berg, 5"))), r(" says")), **custom))
    assert (one(document).locator, one(document).span.of(document.text)) == ("5", "Berg, 5")
    assert read_here(docx(p(marks.format(r("x"))))).embedded == ()


def test_a_work_without_a_title_is_left_to_the_words() -> None:
    assert read_here(docx(p(field(f"ADDIN CSL_CITATION {csl({'id': 1, 'type': 'book'})}", "x")))).embedded == ()


@pytest.mark.parametrize(
    "instruction",
    [
        "ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY",
        "ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY",
        "ADDIN EN.REFLIST",
        "BIBLIOGRAPHY",
    ],
)
def test_lists_that_a_manager_writes_are_entries(instruction: str) -> None:
    body = (
        p(r("References"), style="berschrift1")
        + p(
            BEGIN,
            f"<w:r><w:instrText> {instruction} </w:instrText></w:r>",
            DIVIDE,
            r("[1] Berg, "),
            r("Moving", "<w:i/>"),
        )
        + p(r("[2]\u00a0———. Staying. https://a.example/s"), END)
        + p(r("After."))
    )
    document = read_here(docx(body))
    assert [(e.label, e.text, e.line, e.repeated) for e in document.entries] == [
        ("1", "Berg, Moving", 2, False),
        ("2", "———. Staying. https://a.example/s", 3, True),
    ]
    assert [link.url for link in document.entries[1].links] == ["https://a.example/s"]
    for entry in document.entries:
        assert all(one.span.of(document.text) == one.text for one in entry.block.segments)


def test_a_style_says_what_an_entry_is() -> None:
    styles = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Bib"><w:name w:val="Bibliography"/></w:style></w:styles>'
    document = read_here(docx(p(r("12. Berg, Anna."), style="Bib") + p(r("text")), **{"word/styles.xml": styles}))
    assert [(e.label, e.text) for e in document.entries] == [("12", "Berg, Anna.")]


def test_raised_numbers_of_a_manager_are_no_markers() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    cited = [
        field(f"ADDIN ZOTERO_ITEM CSL_CITATION {csl(ITEM)}", n).replace("<w:rPr>", f"<w:rPr>{raised}") for n in "12"
    ]
    document = read_here(docx(p(r("One."), cited[0], r(" Two."), cited[1], r(" Three."))))
    assert document.markers == ()
    assert [e.span.of(document.text) for e in document.embedded] == ["1", "2"]
    assert document.blocks[0].text == "One.1 Two.2 Three."
