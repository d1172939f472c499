from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.document import BlockKind, Document, LinkRole, MentionForm

TEXT = "<h1>A study</h1><p>Many move, as the report <em>Moving for Work</em> shows.{}</p><p>Others stay.{}</p>"


def read(body: str) -> Document:
    return read_text(body, format="html")


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.marker, " ".join(note.text.split())) for note in document.notes]


ONE, TWO = "Anna Berg, <i>Moving for Work</i> (2017), 12.", "Ibid., 14."
EXPECTED = [("1", "Anna Berg, Moving for Work (2017), 12."), ("2", "Ibid., 14.")]
DIALECTS = {
    "plain anchors": TEXT.format('<sup><a href="#fn1">1</a></sup>', '<sup><a href="#fn2">2</a></sup>')
    + f'<ol><li id="fn1">{ONE}</li><li id="fn2">{TWO}</li></ol>',
    "pandoc": TEXT.format(
        '<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>',
        '<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a>',
    )
    + f'<section class="footnotes" role="doc-endnotes"><hr/><ol><li id="fn1"><p>{ONE}<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>'
    f'<li id="fn2"><p>{TWO}<a href="#fnref2" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
    "wikipedia": TEXT.format(
        '<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span class="cite-bracket">&#91;</span>1<span class="cite-bracket">&#93;</span></a></sup>',
        '<sup id="cite_ref-b_2-0" class="reference"><a href="#cite_note-b-2">[2]</a></sup>',
    )
    + f'<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text">{ONE}</span></li>'
    f'<li id="cite_note-b-2"><span class="mw-cite-backlink">^ <a href="#cite_ref-b_2-0"><sup><i><b>a</b></i></sup></a></span> <span class="reference-text">{TWO}</span></li></ol>',
    "word": TEXT.format(
        '<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span>[1]</span></span></a>',
        '<a href="#_ftn2" name="_ftnref2" title=""><span class=MsoFootnoteReference>[2]</span></a>',
    )
    + f'<div style="mso-element:footnote-list"><hr><div style="mso-element:footnote" id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span>[1]</span></a> {ONE}</p></div>'
    f'<div id=ftn2><p class=MsoFootnoteText><a href="#_ftnref2" name="_ftn2" title="">[2]</a> {TWO}</p></div></div>',
    "google docs": TEXT.format(
        '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>', '<sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup>'
    )
    + f'<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;{ONE}</span></p></div><div><p><a href="#ftnt_ref2" id="ftnt2">[2]</a> {TWO}</p></div>',
    "libreoffice": TEXT.format(
        '<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></sup>',
        '<sup><a class="sdfootnoteanc" name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a></sup>',
    )
    + f'<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>{ONE}</p></div>'
    f'<div id="sdfootnote2"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote2sym" href="#sdfootnote2anc">2</a>{TWO}</p></div>',
    "epub types": TEXT.format('<a epub:type="noteref" href="#n1">1</a>', '<a epub:type="noteref" href="#n2">2</a>')
    + f'<aside epub:type="footnote" id="n1"><p>{ONE}</p></aside><aside epub:type="footnote" id="n2"><p>{TWO}</p></aside>',
    "kramdown": TEXT.format(
        '<sup id="fnref:1"><a href="#fn:1" class="footnote" rel="footnote" role="doc-noteref">1</a></sup>',
        '<sup id="fnref:b"><a href="#fn:b" class="footnote" rel="footnote" role="doc-noteref">2</a></sup>',
    )
    + f'<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>{ONE} <a href="#fnref:1" class="reversefootnote" role="doc-backlink">&#8617;</a></p></li>'
    f'<li id="fn:b"><p>{TWO} <a href="#fnref:b" class="reversefootnote">&#8617;</a></p></li></ol></div>',
    "github": TEXT.format(
        '<sup><a href="#user-content-fn-1-x" id="user-content-fnref-1-x" data-footnote-ref="">1</a></sup>',
        '<sup><a href="#user-content-fn-2-x" id="user-content-fnref-2-x" data-footnote-ref="">2</a></sup>',
    )
    + f'<section data-footnotes><h2 class="sr-only">Footnotes</h2><ol><li id="user-content-fn-1-x"><p>{ONE} <a href="#user-content-fnref-1-x" data-footnote-backref>↩</a></p></li>'
    f'<li id="user-content-fn-2-x"><p>{TWO} <a href="#user-content-fnref-2-x" data-footnote-backref>↩</a></p></li></ol></section>',
    "asciidoctor": TEXT.format(
        '<sup class="footnote">[<a id="_footnoteref_1" class="footnote" href="#_footnotedef_1">1</a>]</sup>',
        '<sup class="footnote">[<a id="_footnoteref_2" class="footnote" href="#_footnotedef_2">2</a>]</sup>',
    )
    + f'<div id="footnotes"><hr><div class="footnote" id="_footnotedef_1"><a href="#_footnoteref_1">1</a>. {ONE}</div><div class="footnote" id="_footnotedef_2"><a href="#_footnoteref_2">2</a>. {TWO}</div></div>',
    "definition list": TEXT.format(
        '<a class="footnote-reference brackets" href="#id3" id="id1">1</a>',
        '<a class="footnote-reference brackets" href="#id4" id="id2">2</a>',
    )
    + f'<dl class="footnote"><dt class="label" id="id3"><span class="brackets"><a class="fn-backref" href="#id1">1</a></span></dt><dd><p>{ONE}</p></dd>'
    f'<dt class="label" id="id4"><span class="brackets"><a class="fn-backref" href="#id2">2</a></span></dt><dd><p>{TWO}</p></dd></dl>',
    "inline": TEXT.format(
        f'<span id="footnote1" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup><span class="ltx_tag ltx_tag_note">1</span>{ONE}</span></span></span>',
        f'<span id="footnote2" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">2</sup><span class="ltx_note_outer"><sup class="ltx_note_mark">2</sup>{TWO}</span></span>',
    ),
    "no links at all": TEXT.format("<sup>1</sup>", "<sup>2</sup>")
    + f"<p><sup>1</sup> {ONE}</p><p><sup>2</sup> {TWO}</p>",
    "a list of notes": TEXT.format("<sup>1</sup>", "<sup>2</sup>")
    + f"<h2>Notes</h2><ol><li>{ONE}</li><li>{TWO}</li></ol>",
    "brackets": TEXT.format("[1]", "[2]") + f"<h2>References</h2><p>[1] {ONE}</p><p>[2] {TWO}</p>",
}


@pytest.mark.parametrize("body", DIALECTS.values(), ids=DIALECTS)
def test_notes_and_markers_of_every_dialect(body: str) -> None:
    document = read(body)
    assert notes(document) == EXPECTED
    assert [marker.label for marker in document.markers] == ["1", "2"]
    assert document.title == "A study"
    mention = next(m for m in document.mentions if m.form is MentionForm.ITALIC)
    assert (mention.text, mention.marker, mention.raw) == ("Moving for Work", "1", "Moving for Work")
    assert document.notes[0].block.segments[1].italic or any(s.italic for s in document.notes[0].block.segments)
    assert all(block.text.strip() != "" for block in document.blocks)


def test_spans_lead_to_the_source() -> None:
    document = read(DIALECTS["pandoc"])
    for block in document.blocks:
        for segment in block.segments:
            if segment.marker is None and len(segment.text) == segment.span.end - segment.span.start:
                assert segment.span.of(document.text) == segment.text
    assert document.editable


def test_links_belong_to_their_notes() -> None:
    document = read(
        '<p>A text.<sup><a href="#fn1">1</a></sup> <a href="https://a.example/">A</a></p>'
        '<ol><li id="fn1">See <a href="https://b.example/?a=1&copy=2">there</a>, https://c.example/x.</li></ol>'
    )
    assert [(link.url, link.marker, link.role) for link in document.links] == [
        ("https://a.example/", None, LinkRole.TEXT),
        ("https://b.example/?a=1&copy=2", "1", LinkRole.CITATION),
        ("https://c.example/x", "1", LinkRole.CITATION),
    ]
    assert [link.url for link in document.notes[0].links] == ["https://b.example/?a=1&copy=2", "https://c.example/x"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>The 31<sup>st</sup> of May, 10<sup>6</sup> and m<sup>2</sup>.</p>",
        '<p>See <a href="#fig1">1</a> and <a href="#chapter-2">2</a>.</p><figure id="fig1">x</figure><h2 id="chapter-2">y</h2>',
        '<p><a href="#top">top</a></p>',
        '<nav><a href="#s1">1</a></nav><section id="s1"><p>Text</p></section>',
        "<script>var a = '<sup>1</sup>';</script><p hidden>x<sup>1</sup></p>",
    ],
)
def test_what_is_no_note(body: str) -> None:
    document = read(body)
    assert document.notes == ()
    assert document.markers == ()


def test_a_marker_that_leads_nowhere_and_a_note_that_is_never_used_are_kept() -> None:
    document = read(
        '<p>A.<a class="footnote-ref" href="#fn1">1</a> B.<a class="footnote-ref" href="#fn9">9</a></p><ol><li id="fn1">One.</li></ol>'
    )
    assert [marker.label for marker in document.markers] == ["1", "9"]
    assert notes(document) == [("1", "One.")]


def test_a_note_of_several_paragraphs_used_twice() -> None:
    document = read(
        '<p>A.<sup><a href="#fn1">1</a></sup> B.<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1"><p>One.</p><p>More &amp; more.</p></li></ol><p>After</p>'
    )
    assert notes(document) == [("1", "One. More & more.")]
    assert [marker.label for marker in document.markers] == ["1", "1"]
    assert document.blocks[-1].text == "After"


def test_a_way_to_the_top_after_the_notes_is_not_part_of_one() -> None:
    document = read(
        '<p>A<sup><a id="r1" href="#fn1">1</a></sup>.</p><p><a id="fn1" href="#r1">1</a> Smith, Work.</p>'
        '<p><a href="#top">Back to top</a></p>'
    )
    assert notes(document) == [("1", "Smith, Work.")]


def test_blocks_have_kinds() -> None:
    document = read(
        "<h2>H</h2><p>P<br>q<blockquote><p>Q</p></blockquote><ul><li>L<li>M</ul><table><tr><td>T</table><pre>C</pre><footer>F</footer>"
    )
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, "H"),
        (BlockKind.PARAGRAPH, "P q"),
        (BlockKind.QUOTE, "Q"),
        (BlockKind.LIST_ITEM, "L"),
        (BlockKind.LIST_ITEM, "M"),
        (BlockKind.TABLE, "T"),
        (BlockKind.CODE, "C"),
        (BlockKind.FURNITURE, "F"),
    ]


def test_title_date_and_suppressions() -> None:
    document = read(
        '<html><head><title>A study - The site</title><meta name="dc.date" content="2019-05-02"></head><body>'
        '<h1>A study</h1><p>x</p><!-- refcheck: ignore=LNK001 reason="known" --><p>y</p></body></html>'
    )
    assert (document.title, document.date) == ("A study", "2019-05-02")
    assert [one.codes for one in document.suppressions] == [("LNK001",)]


@pytest.mark.parametrize(
    "body",
    [
        "<a href='#x'>" * 4_000,
        "<sup>1" * 8_000,
        "<p><b>" * 8_000,
        "<" * 60_000,
        "<!--" * 20_000,
        "&amp" * 20_000,
        "[1] " * 12_000,
    ],
)
def test_hostile_pages_end(body: str) -> None:
    assert len(read(body).text) <= 2 * len(body)
