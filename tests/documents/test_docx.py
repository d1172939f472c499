from __future__ import annotations

import json

import pytest

from refcheck.documents import read_bytes, read_text
from refcheck.errors import DocumentError
from refcheck.model.document import BlockKind, Document
from refcheck.model.place import Unit
from tests.documents.word_files import W, docx, field, note, p, r, ref


def read(raw: bytes) -> Document:
    return read_bytes(raw, path="a.docx", format="docx")


def labels(document: Document) -> list[str]:
    return [marker.label for marker in document.markers]


def notes(document: Document) -> list[tuple[str, str]]:
    return [(one.marker, one.text) for one in document.notes]


SEPARATORS = note(-1, p(r("line")), type="separator") + note(0, p(), type="continuationSeparator")


def test_notes_stand_where_word_ties_them() -> None:
    document = read(
        docx(
            p(r("A study"), style="berschrift1")
            + p(
                r("The report "),
                r("Moving", "<w:i/>"),
                r(" for Work", '<w:rStyle w:val="Em2"/>'),
                r(" shows it."),
                ref(2),
                r(" More."),
                ref(3),
            ),
            SEPARATORS
            + note(3, p(r("Ibid., 14.")))
            + note(
                2,
                p("<w:r><w:footnoteRef/></w:r>", r(" Anna Berg, "), r("Moving for Work", "<w:i/>"), r(" (2017), 12.")),
                p(r("More of it.")),
            ),
        )
    )
    assert labels(document) == ["1", "2"]
    assert notes(document) == [("1", "Anna Berg, Moving for Work (2017), 12. More of it."), ("2", "Ibid., 14.")]
    assert (document.title, document.format, document.unit, document.editable) == (
        "A study",
        "docx",
        Unit.PARAGRAPH,
        False,
    )
    assert document.blocks[0].kind is BlockKind.HEADING
    mention = document.mentions[0]
    assert (mention.text, mention.marker, mention.raw, mention.location.line, mention.location.column) == (
        "Moving for Work", "1", "Moving for Work", 2, None,
    )  # fmt: skip
    assert mention.location.unit is Unit.PARAGRAPH
    assert [one.line for one in document.notes] == [3, 5]
    for block in document.blocks:
        assert all(one.span.of(document.text).replace("\n", " ") == one.text for one in block.segments)


def test_marks_of_endnotes_and_of_ones_own() -> None:
    settings = f'<w:settings {W}><w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr></w:settings>'
    document = read(
        docx(
            p(
                r("A"),
                ref(1),
                r("B"),
                ref(1, "endnote"),
                r("C"),
                '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>',
                ref(3),
            ),
            note(1, p(r("one"))) + note(2, p(r("star"))) + note(3, p(r("two"))),
            note(1, p(r("end")), kind="endnote"),
            **{"word/settings.xml": settings},
        )
    )
    assert labels(document) == ["c", "i", "*", "d"]
    assert notes(document) == [("c", "one"), ("*", "star"), ("d", "two"), ("i", "end")]
    assert document.blocks[0].text == "ABC"


def test_numbers_begin_again_in_a_section() -> None:
    section = (
        '<w:p><w:pPr><w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr></w:pPr></w:p>'
    )
    last = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    document = read(
        docx(
            p(r("A"), ref(1), ref(2)) + section + p(r("B"), ref(3)) + last,
            "".join(note(n, p(r(f"n{n}"))) for n in (1, 2, 3)),
        )
    )
    assert labels(document) == ["1", "2", "1"]
    assert notes(document) == [("1", "n1"), ("2", "n2"), ("1", "n3")]


def test_links_of_words_fields_and_bare_ones() -> None:
    document = read(
        docx(
            p(
                f'<w:hyperlink r:id="r1">{r("here")}{r(" it is", "<w:i/>")}</w:hyperlink>',
                field('HYPERLINK "https://b.example/" \\l "part"', "there"),
                ref(1),
            )
            + p(f'<w:fldSimple w:instr=" HYPERLINK &quot;https://d.example&quot; ">{r("too")}</w:fldSimple>'),
            note(
                1, p(r("Available at https://c.example/x_y, 2017. "), f'<w:hyperlink r:id="r1">{r("x")}</w:hyperlink>')
            ),
        )
    )
    assert [(link.url, link.text, link.marker) for link in document.links] == [
        ("https://a.example/?x=1&y=2", "here it is", None),
        ("https://b.example/#part", "there", None),
        ("https://d.example", "too", None),
        ("https://c.example/x_y", "https://c.example/x_y", "1"),
        ("https://a.example/?x=1&y=2", "x", "1"),
    ]
    assert [link.url for link in document.notes[0].links] == ["https://c.example/x_y", "https://a.example/?x=1&y=2"]


def test_what_word_shows_counts() -> None:
    box = "<mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    document = read(
        docx(
            p(
                r("kept"),
                f"<w:ins>{r(' in')}</w:ins>",
                f"<w:del><w:r><w:delText>out</w:delText></w:r>{ref(9)}</w:del>",
                r("hidden", "<w:vanish/>"),
                "<w:r><w:softHyphen/><w:noBreakHyphen/><w:tab/><w:t>x</w:t></w:r>",
            )
            + p(f"<w:r>{box.format(p(r('in a box')))}</w:r>", r("after"))
            + f"<w:sdt><w:sdtContent>{p(r('controlled'))}</w:sdtContent></w:sdt>"
            + f"<w:tbl><w:tr><w:tc>{p(r('cell'), ref(1))}</w:tc></w:tr></w:tbl>"
            + p(
                r("in italics "), r("upright", "<w:i/>"), r("upright by style", '<w:rStyle w:val="Em"/>'), style="Kurs"
            ),
            note(1, p(r("of a table"))) + note(9, p(r("gone"))),
        )
    )
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "kept in- x"),
        (BlockKind.PARAGRAPH, "after"),
        (BlockKind.PARAGRAPH, "in a box"),
        (BlockKind.PARAGRAPH, "controlled"),
        (BlockKind.TABLE, "cell"),
        (BlockKind.PARAGRAPH, "in italics uprightupright by style"),
        (BlockKind.NOTE, "of a table"),
    ]
    assert [segment.italic for segment in document.blocks[5].segments] == [True, False]


ITEM = {
    "id": 7,
    "type": "book",
    "title": "Moving for Work",
    "author": [{"family": "Berg", "given": "Anna"}],
    "issued": {"date-parts": [[2017]]},
}
CITATION = json.dumps({"citationItems": [{"id": 7, "itemData": ITEM, "locator": "12"}]})
ENDNOTE = (
    "<EndNote><Cite><Author>Berg</Author><Pages>12</Pages><record><rec-number>7</rec-number><ref-type>6</ref-type><contributors><authors><author>Berg, Anna</author></authors></contributors>"
    "<titles><title><style>Moving for Work</style></title></titles><dates><year>2017</year></dates></record></Cite></EndNote>"
)
SOURCES = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Tag>Ber17</b:Tag><b:SourceType>Book</b:SourceType><b:Title>Moving for Work</b:Title>'
    "<b:Year>2017</b:Year><b:Author><b:Author><b:NameList><b:Person><b:Last>Berg</b:Last><b:First>Anna</b:First></b:Person></b:NameList></b:Author></b:Author></b:Source></b:Sources>"
)


@pytest.mark.parametrize(
    ("instruction", "manager"),
    [
        (f"ADDIN ZOTERO_ITEM CSL_CITATION {CITATION}", "Zotero"),
        (f"ADDIN CSL_CITATION {CITATION}", "Mendeley"),
        (f"ADDIN EN.CITE {ENDNOTE}", "EndNote"),
        ("CITATION Ber17 \\p 12 \\l 1033", "Word"),
    ],
)
def test_what_managers_left_is_read(instruction: str, manager: str) -> None:
    document = read(
        docx(p(r("A"), ref(1)), note(1, p(field(instruction, "Berg, Moving, 12"))), **{"customXml/item1.xml": SOURCES})
    )
    (one,) = document.embedded
    assert (one.manager, one.note, one.locator, one.span.of(document.text)) == (manager, "1", "12", "Berg, Moving, 12")
    assert (one.work.title, one.work.author[0].family, one.work.year, one.work.type) == (
        "Moving for Work",
        "Berg",
        2017,
        "book",
    )


@pytest.mark.parametrize(
    "instruction",
    [
        "ADDIN ZOTERO_ITEM CSL_CITATION {",
        "ADDIN ZOTERO_ITEM CSL_CITATION " + "[" * 9_000,
        'ADDIN CSL_CITATION {"citationItems": [1, {"itemData": {"title": []}}]}',
        "ADDIN EN.CITE <EndNote><Cite>",
        "CITATION",
        "HYPERLINK",
        'HYPERLINK "',
    ],
)
def test_broken_fields_are_text_all_the_same(instruction: str) -> None:
    document = read(docx(p(r("A"), field(instruction, "shown"))))
    assert document.embedded == ()
    assert document.blocks[0].text == "Ashown"


def test_typed_notes_are_read_as_in_converted_documents() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    document = read(
        docx(
            p(r("A text."), r("1", raised), r(" It is 5 m"), r("2", raised), r(" wide."))
            + p(r("1", raised), r(" Anna Berg, Moving, 2017."))
        )
    )
    assert labels(document) == ["1"]
    assert notes(document) == [("1", "Anna Berg, Moving, 2017.")]
    assert document.blocks[0].text == "A text. It is 5 m2 wide."


BOMB = docx(p(r("x"), ref(1)), **{"word/footnotes.xml": f"<w:footnotes {W}>" + " " * 70_000_000})


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is empty"),
        (b"Not a Word document", "is not a Word document"),
        (b"PK\x03\x04 cut off", "is damaged"),
        (docx(p(r("x")))[:300], "is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Word 97-2003"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (BOMB, "unpacks to more"),
        (docx("", **{"word/document.xml": "not XML"}), "is damaged"),
    ],
)
def test_a_file_that_is_none_gives_one_clear_line(raw: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said) as caught:
        read(raw)
    assert caught.value.path == "a.docx"


RAISED = '<w:vertAlign w:val="superscript"/>'
TEXT: list[list[tuple[str, str]]] = [
    [("#", "A statement on moving")],
    [("", "The study "), ("i", "Moving for Work"), ("", " says so."), ("n", "1"), ("", " Others do not."), ("n", "2")],
    [
        ("", "The paper “Staying at Home for Good” of "),
        ("a", "https://a.example/?x=1&y=2"),
        ("", " is named."),
        ("n", "3"),
    ],
    [("", "An area of 5 m wide and "), ("b", "bold"), ("", " words. See https://b.example/page_(one).")],
]
NOTES: list[list[tuple[str, str]]] = [
    [("", "Anna Berg, "), ("i", "Moving for Work: A Study"), ("", " (Oxford: OUP, 2017), 12.")],
    [("", "Ibid., 14.")],
    [("", "Cleo Dorn, “Staying at Home for Good”, "), ("i", "Journal of Homes"), ("", ", https://c.example/a_b.")],
]


def in_markdown(parts: list[tuple[str, str]], marker: str) -> str:
    look = {"": "{}", "#": "# {}", "i": "*{}*", "b": "**{}**", "a": "[here]({})", "n": marker}
    return "".join(look[kind].format(text) for kind, text in parts)


def in_word(parts: list[tuple[str, str]], *, tied: bool) -> str:
    runs = []
    for kind, text in parts:
        if kind == "n":
            runs.append(ref(int(text)) if tied else r(text, RAISED))
        elif kind == "a":
            runs.append(f'<w:hyperlink r:id="r1">{r("here")}</w:hyperlink>')
        else:
            runs.append(r(text, {"i": "<w:i/>", "b": "<w:b/>"}.get(kind, "")))
    return p(*runs, style="berschrift1" if parts[0][0] == "#" else "")


@pytest.mark.parametrize("tied", [True, False])
def test_the_same_text_in_markdown_gives_the_same(tied: bool) -> None:
    marker = "[^{}]" if tied else "<sup>{}</sup>"
    lead = "[^{}]: " if tied else "<sup>{}</sup> "
    blocks = [in_markdown(parts, marker) for parts in TEXT]
    blocks += [lead.format(n) + in_markdown(parts, marker) for n, parts in enumerate(NOTES, 1)]
    markdown = read_text("\n\n".join(blocks))
    body = "".join(in_word(parts, tied=tied) for parts in TEXT)
    written = [in_word(parts, tied=tied) for parts in NOTES]
    if tied:
        word = read(docx(body, "".join(note(n, one) for n, one in enumerate(written, 1))))
    else:
        word = read(
            docx(
                body + "".join(in_word([("n", str(n)), ("", " "), *one], tied=False) for n, one in enumerate(NOTES, 1))
            )
        )
    for one in (markdown, word):
        assert len(one.notes) == 3
    assert notes(word) == notes(markdown)
    assert labels(word) == labels(markdown)
    assert [(m.text, m.form, m.marker) for m in word.mentions] == [
        (m.text, m.form, m.marker) for m in markdown.mentions
    ]
    assert [(x.url, x.role, x.marker) for x in word.links] == [(x.url, x.role, x.marker) for x in markdown.links]
    assert [m.offset for m in word.markers] == [m.offset for m in markdown.markers]
    assert word.title == markdown.title
