"""The same two notes as more programs write them, and what people do to such pages by hand."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.document import BlockKind, Document

ONE, TWO = "Anna Berg, <i>Moving for Work</i> (2017), 12.", "Ibid., 14."
EXPECTED = [("1", "Anna Berg, Moving for Work (2017), 12."), ("2", "Ibid., 14.")]
TEXT = "<h1>A study</h1><p>Many move, as the report <em>Moving for Work</em> shows.{}</p><p>Others stay.{}</p>"


def read(body: str) -> Document:
    return read_text(body, format="html")


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.marker, " ".join(note.text.split())) for note in document.notes]


def labels(document: Document) -> list[str]:
    return [marker.label for marker in document.markers]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.kind is not BlockKind.NOTE]


DIALECTS = {
    "texinfo": TEXT.format('<a id="DOCF1" href="#FOOT1"><sup>1</sup></a>', '<a id="DOCF2" href="#FOOT2"><sup>2</sup></a>')
    + f'<div class="footnotes-segment"><hr><h4>Footnotes</h4><h5 class="footnote-body-heading"><a id="FOOT1" href="#DOCF1">(1)</a></h5><p>{ONE}</p><h5><a id="FOOT2" href="#DOCF2">(2)</a></h5><p>{TWO}</p></div><hr><p>After</p>',
    "hevea": TEXT.format('<sup><a id="text1" href="#note1">1</a></sup>', '<sup><a id="text2" href="#note2">2</a></sup>')
    + f'<hr><dl class="thefootnotes"><dt><a id="note1" href="#text1">1</a></dt><dd><div class="footnotetext">{ONE} </div></dd><dt><a id="note2" href="#text2">2</a></dt><dd>{TWO}</dd></dl>',
    "tex4ht": TEXT.format(
        '<span class="footnote-mark"><a href="#fn1x0" id="fn1x0-bk"><sup class="textsuperscript">1</sup></a></span><a id="x1-2f1"></a>',
        '<span class="footnote-mark"><a href="#fn2x0" id="fn2x0-bk"><sup>2</sup></a></span>',
    )
    + f'<div class="footnotes"><a id="x1-3x1"></a><p><span class="footnote-mark"><a href="#fn1x0-bk" id="fn1x0"><sup>1</sup></a></span>{ONE}</p><p><a href="#fn2x0-bk" id="fn2x0"><sup>2</sup></a> {TWO}</p></div>',
    "docbook": TEXT.format(
        '<a id="id-1.2"></a><a href="#ftn.id-1.2" class="footnote"><sup class="footnote">[1]</sup></a>',
        '<a href="#ftn.idm3" class="footnote" name="idm3"><sup class="footnote">[2]</sup></a>',
    )
    + f'<div class="footnotes"><br><hr><div id="ftn.id-1.2" class="footnote"><p><a href="#id-1.2" class="para"><sup class="para">[1] </sup></a>{ONE}</p></div><div id="ftn.idm3" class="footnote"><div class="para"><a href="#idm3" class="para"><sup>[2] </sup></a>{TWO}</div></div></div>',
    "docutils": TEXT.format(
        '<a class="footnote-reference brackets" href="#id3" id="id1" role="doc-noteref"><span class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a>',
        '<a class="footnote-reference brackets" href="#id4" id="id2" role="doc-noteref"><span class="fn-bracket">[</span>2<span class="fn-bracket">]</span></a>',
    )
    + f'<aside class="footnote-list brackets"><aside class="footnote brackets" id="id3" role="note"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#id1">1</a><span class="fn-bracket">]</span></span><p>{ONE}</p></aside>'
    f'<aside class="footnote brackets" id="id4" role="note"><span class="label"><span class="fn-bracket">[</span>2<span class="fn-bracket">]</span></span><span class="backrefs">(<a href="#id2">1</a>,<a href="#id9">2</a>)</span><p>{TWO}</p></aside></aside>',
    "old docutils": TEXT.format('<a class="footnote-reference" href="#id3" id="id1">[1]</a>', '<a class="footnote-reference" href="#id4" id="id2">[2]</a>')
    + f'<table class="docutils footnote" id="id3"><tbody><tr><td class="label"><a class="fn-backref" href="#id1">[1]</a></td><td>{ONE}</td></tr></tbody></table><table class="docutils footnote" id="id4"><tr><td class="label">[2]</td><td>{TWO}</td></tr></table>',
    "transcribed books": TEXT.format(
        '<a name="FNanchor_1_1" id="FNanchor_1_1"></a><a href="#Footnote_1_1" class="fnanchor">[1]</a>',
        '<a id="FNanchor_2_2" href="#Footnote_2_2" class="fnanchor">[2]</a>',
    )
    + f'<div class="footnotes"><h3>FOOTNOTES:</h3><div class="footnote"><p><a name="Footnote_1_1" id="Footnote_1_1"></a><a href="#FNanchor_1_1"><span class="label">[1]</span></a> {ONE}</p></div><div class="footnote"><p><a id="Footnote_2_2" href="#FNanchor_2_2">[2]</a> {TWO}</p></div></div>',
    "publishers": TEXT.format(
        '<sup><a href="#B1" class="bibr popnode" aria-describedby="B1">1</a></sup>',
        '<sup>(<a href="#B2" class="bibr popnode">2</a>)</sup>',
    )
    + f'<div class="ref-list"><h2>References</h2><div class="ref-cit-blk" id="B1">1. <span>{ONE}</span></div><div class="ref-cit-blk" id="B2">2. <span>{TWO}</span></div></div>',
    "labels beside the text": TEXT.format('<a id="xref-ref-1-1" class="xref-bibr" href="#ref-1">1</a>', '<a id="xref-ref-2-1" class="xref-bibr" href="#ref-2">2</a>')
    + f'<ol class="cit-list"><li><span class="ref-label">1.</span><a class="rev-xref-ref" href="#xref-ref-1-1" id="ref-1">↵</a><div class="cit ref-cit" id="cit-1">{ONE}</div></li><li><span class="ref-label">2.</span><a class="rev-xref-ref" href="#xref-ref-2-1" id="ref-2">↵</a><div class="cit">{TWO}</div></li></ol>',
    "bibliography in brackets": TEXT.format(' [<a href="#bib.bib1" class="ltx_ref">1</a>]', ' [<a href="#bib.bib2" class="ltx_ref">2</a>]')
    + f'<section class="ltx_bibliography"><ul class="ltx_biblist"><li id="bib.bib1" class="ltx_bibitem"><span class="ltx_tag">[1]</span><span class="ltx_bibblock">{ONE}</span></li><li id="bib.bib2" class="ltx_bibitem"><span class="ltx_tag">[2]</span> <span>{TWO}</span></li></ul></section>',
    "side notes": TEXT.format(
        f'<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1" class="margin-toggle"/><span class="sidenote">{ONE}</span>',
        f'<label for="sn-2" class="margin-toggle sidenote-number"></label><span class="sidenote">{TWO}</span>',
    ),
    "custom elements": TEXT.format(f"<d-footnote>{ONE}</d-footnote>", f"<d-footnote>{TWO}</d-footnote>"),
    "word, conditional": TEXT.format(
        "<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\" title=\"\"><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span>[1]</span><![endif]></span></span></a>",
        '<span class=MsoFootnoteReference><a href="#_ftn2" name="_ftnref2"><span>[2]</span></a></span>',
    )
    + f"<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width=\"33%\"><![endif]><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href=\"#_ftnref1\" name=\"_ftn1\"><![if !supportFootnotes]>[1]<![endif]></a> {ONE}</p></div>"
    f"<!--[if gte mso 9]><p>[9] hidden</p><![endif]--><div style='mso-element:footnote' id=ftn2><p class=MsoFootnoteText><a href=\"#_ftnref2\" name=\"_ftn2\">[2]</a> {TWO}</p></div></div>",
    "pasted from word": TEXT.format('<a href="#_ftn1" name="_ftnref1">[1]</a>', '<a href="#_ftn2">[2]</a>')
    + f'<p>&nbsp;</p><hr><p><a href="#_ftnref1" name="_ftn1">[1]</a> {ONE}</p><p><a href="#_ftnref2" name="_ftn2">[2]</a> {TWO}</p><footer>Share this</footer>',
    "newsletters": TEXT.format(
        '<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1" href="#footnote-1">1</a>',
        '<a class="footnote-anchor" id="footnote-anchor-2" href="#footnote-2">2</a>',
    )
    + f'<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>{ONE}</p></div></div><div class="footnote"><a id="footnote-2" href="#footnote-anchor-2" class="footnote-number">2</a><div class="footnote-content"><p>{TWO}</p></div></div>',
    "blogs": TEXT.format(
        '<sup data-fn="a1b2" class="fn"><a href="#a1b2" id="a1b2-link">1</a></sup>',
        '<sup data-fn="c3d4" class="fn"><a href="#c3d4" id="c3d4-link">2</a></sup>',
    )
    + f'<ol class="wp-block-footnotes"><li id="a1b2">{ONE} <a href="#a1b2-link" aria-label="Jump to footnote reference 1">↩︎</a></li><li id="c3d4">{TWO} <a href="#c3d4-link">↩︎</a></li></ol>',
    "markdown-it": TEXT.format(
        '<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>', '<sup class="footnote-ref"><a href="#fn2" id="fnref2">[2]</a></sup>'
    )
    + f'<hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>{ONE} <a href="#fnref1" class="footnote-backref">↩︎</a></p></li><li id="fn2"><p>{TWO} <a href="#fnref2" class="footnote-backref">↩︎</a></p></li></ol></section>',
    "a table of notes": TEXT.format('<a href="#n1" id="r1">[1]</a>', '<a href="#n2" id="r2">[2]</a>')
    + f'<table><tr><td><a id="n1" href="#r1">[1]</a></td><td>{ONE}</td></tr><tr><td><a id="n2" href="#r2">[2]</a></td><td>{TWO}</td></tr></table>',
    "notes in one paragraph": TEXT.format('<a href="#n1"><sup>1</sup></a>', '<a href="#n2"><sup>2</sup></a>')
    + f'<p><a name="n1"></a>1. {ONE}<br><a name="n2"></a>2. {TWO}</p>',
    "a page saved from the web": TEXT.format(
        '<sup><a href="https://s.example/page.html#fn1" id="r1">1</a></sup>', '<sup><a href="https://s.example/page.html#fn2" id="r2">2</a></sup>'
    )
    + f'<ol><li id="fn1">{ONE} <a href="https://s.example/page.html#r1">↩</a></li><li id="fn2">{TWO} <a href="https://s.example/page.html#r2">↩</a></li></ol>',
    "numbers of the style sheet": TEXT.format('<a class="footnote-ref" href="#fna"></a>', '<a class="footnote-ref" href="#fnb"></a>')
    + f'<ol class="footnotes"><li id="fna">{ONE}</li><li id="fnb">{TWO}</li></ol>',
    "raised by style": TEXT.format(
        '<span style="vertical-align: super"><a href="#fn1">1</a></span>', '<a style="vertical-align:super" href="#fn2">2</a>'
    )
    + f'<p id="fn1">1. {ONE}</p><p id="fn2">2. {TWO}</p>',
    "superscript characters": TEXT.format("¹", "²") + f"<hr><p>¹ {ONE}</p><p>² {TWO}</p>",
    "paragraphs under a heading": TEXT.format("<sup>1</sup>", "<sup>2</sup>") + f"<h2>Notes</h2><p>1. {ONE}</p><p>2. {TWO}</p>",
    "paragraphs behind a rule": TEXT.format("<sup>1</sup>", "<sup>2</sup>") + f"<hr><p>1. {ONE}</p><p>2) {TWO}</p>",
}  # fmt: skip


@pytest.mark.parametrize("body", DIALECTS.values(), ids=DIALECTS)
def test_notes_and_markers_of_every_dialect(body: str) -> None:
    document = read(body)
    assert notes(document) == EXPECTED
    assert labels(document) == ["1", "2"]
    assert document.title == "A study"
    mention = next(one for one in document.mentions if one.text == "Moving for Work")
    assert (mention.marker, mention.raw) == ("1", "Moving for Work")
    assert [text.strip() for text in texts(document)[1:3]] == [
        "Many move, as the report Moving for Work shows.",
        "Others stay.",
    ]
    italic = next(segment for segment in document.notes[0].block.segments if segment.italic)
    assert italic.text == italic.span.of(document.text) == "Moving for Work"
    assert not any("↩" in note.text or "^" in note.text for note in document.notes)


def test_what_counting_must_see_is_kept() -> None:
    document = read(
        '<p>A.<sup><a href="#fn1">1</a></sup> B.<sup><a href="#fn2">2</a></sup> C.<sup><a href="#fn7">7</a></sup></p><section class="footnotes"><ol>'
        '<li id="fn1">One.</li><li id="fn2">Two.</li><li id="fn2">Two again.</li><li id="fn3">Three.</li></ol></section>'
    )
    assert labels(document) == ["1", "2", "7"]
    assert notes(document) == [("1", "One."), ("2", "Two."), ("2", "Two again."), ("3", "Three.")]


def test_a_note_whose_marker_is_gone_and_a_marker_whose_note_is_gone() -> None:
    document = read(
        '<p>A.<a href="#_ftn1" name="_ftnref1">[1]</a> B.<a href="#_ftn3" name="_ftnref3">[3]</a></p>'
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> One.</p><p><a href="#_ftnref2" name="_ftn2">[2]</a> Two.</p>'
    )
    assert labels(document) == ["1", "3"]
    assert notes(document) == [("1", "One."), ("2", "Two.")]


def test_a_marker_that_lost_its_link() -> None:
    document = read(
        '<p>A.<sup><a href="#fn1">1</a></sup> B.<sup>2</sup> C.<sup><a href="#fn3">3</a></sup> m<sup>2</sup>, 10<sup>3</sup></p>'
        '<ol><li id="fn1">One.</li><li id="fn2">Two.</li><li id="fn3">Three.</li></ol>'
    )
    assert labels(document) == ["1", "2", "3"]
    assert len(document.notes) == 3
    assert texts(document) == ["A. B. C. m2, 103"]


def test_a_raised_number_between_two_markers_is_one_and_those_of_institutions_are_none() -> None:
    document = read(
        "<p>Anna<sup>1</sup> and Bo<sup>2</sup></p><p><sup>1</sup> University <sup>2</sup> School</p>"
        '<p>A.<sup><a href="#fn1">1</a></sup> B.<sup><a href="#fn2">2</a></sup> lost.<sup>3</sup> C.<sup><a href="#fn4">4</a></sup></p>'
        '<ol><li id="fn1">One.</li><li id="fn2">Two.</li><li value="4" id="fn4">Four.</li></ol>'
    )
    assert labels(document) == ["1", "2", "3", "4"]
    assert texts(document)[:2] == ["Anna1 and Bo2", "1 University 2 School"]


def test_a_note_typed_behind_linked_ones() -> None:
    document = read(
        '<p>A.<sup><a href="#fn1">1</a></sup> B.<sup>2</sup></p><div class="footnotes"><p id="fn1"><sup>1</sup> One.</p><p>and more.</p><p><sup>2</sup> Typed.</p><p>3. Third.</p></div>'
    )
    assert labels(document) == ["1", "2"]
    assert notes(document) == [("1", "One. and more."), ("2", "Typed."), ("3", "Third.")]


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("12 men and a boat.", "12 men and a boat."),
        ("[12] Men and a boat.", "Men and a boat."),
        ("12. Men and a boat.", "Men and a boat."),
        ("<sup>12</sup>Men and a boat.", "Men and a boat."),
        ("1984 was a year.", "1984 was a year."),
        ("<i>12</i> is a title.", "12 is a title."),
    ],
)
def test_only_the_label_is_taken_from_a_note(note: str, text: str) -> None:
    document = read(f'<p>A.<sup><a href="#fn12">12</a></sup></p><ol start="12"><li id="fn12">{note}</li></ol>')
    assert notes(document) == [("12", text)]


def test_a_typed_number_is_the_label_of_a_paragraph() -> None:
    document = read('<p>A.<a id="r1" href="#n1">*</a> B.<sup><a href="#n2">2</a></sup></p><p id="n1">* A star.</p><p id="n2">2 Kings of 2017.</p>')  # fmt: skip
    assert notes(document) == [("*", "A star."), ("2", "Kings of 2017.")]


def test_words_that_lead_to_a_note_stay() -> None:
    document = read('<p>As <a epub:type="noteref" href="#n1">our first note</a> says.</p><aside epub:type="footnote" id="n1">One.</aside>')  # fmt: skip
    assert texts(document) == ["As our first note says."]
    assert (labels(document), notes(document)) == (["1"], [("1", "One.")])


def test_see_note_is_no_marker() -> None:
    document = read(
        '<p>A.<sup><a href="#fn1">1</a></sup> B.<sup><a href="#fn2">2</a></sup> As note <a href="#fn1">1</a> says.</p>'
        '<ol><li id="fn1">One.</li><li id="fn2">See note <a href="#fn1">1</a> above, p. 3.</li></ol>'
    )
    assert labels(document) == ["1", "2"]
    assert notes(document)[1] == ("2", "See note 1 above, p. 3.")
    assert texts(document) == ["A. B. As note 1 says."]


@pytest.mark.parametrize(
    "body",
    [
        '<nav><a href="#s1">1</a></nav><h2 id="s1"><a href="#toc1">1</a> Intro</h2>',
        '<div class="toc"><a id="t1" href="#s1">1</a> Intro</div><h2 id="s1"><a class="toc-backref" href="#t1">1 Intro</a></h2>',
        '<p>Figure <a href="#fig1">1</a>, Table [<a href="#t1">2</a>], equation (<a href="#eq3">3</a>).</p><figure id="fig1"><figcaption>1</figcaption></figure>',
        '<p>See <a class="reference internal" href="#x">A</a>.</p><section id="x"><h2>A</h2></section>',
        '<p><a class="summary-letter" href="#index_letter-A"><b>A</b></a></p><table><tr><th id="index_letter-A">A</th></tr></table>',
        '<p>As <a href="#smith2010">Smith (2010)</a> says.</p><ul class="references"><li id="smith2010">Smith. 2010.</li></ul>',
    ],
)
def test_numbers_that_lead_elsewhere_are_no_markers(body: str) -> None:
    document = read(body)
    assert (labels(document), document.notes) == ([], ())


def test_a_source_that_words_lead_to_is_not_called_unused() -> None:
    document = read(
        '<p>As [<a href="#bib.1">1</a>, <a href="#bib.2">2</a>] and <a href="#bib.3">Smith</a>.</p><ul class="ltx_biblist"><li id="bib.1">One</li><li id="bib.2">Two</li><li id="bib.3">Smith</li></ul>'
    )
    assert labels(document) == ["1", "2"]
    assert notes(document) == [("1", "One"), ("2", "Two")]


def test_ids_that_come_twice_as_in_pages_put_together() -> None:
    part = '<p>{0}.<a class="footnote-reference" href="#id2" id="id1">1</a></p><aside class="footnote" id="id2"><a role="doc-backlink" href="#id1">1</a><p>{0} note.</p></aside>'
    document = read(f'<section id="id2"><h2>Title</h2>{part.format("A")}</section>{part.format("B")}')
    assert labels(document) == ["1", "1"]
    assert notes(document) == [("1", "A note."), ("1", "B note.")]


def test_marks_of_an_encyclopedia() -> None:
    document = read(
        '<p>Many move.<sup id="cite_ref-b_1-0" class="reference"><a href="#cite_note-b-1">[1]</a></sup><sup class="reference nowrap"><span>:&#8202;23&#8202;</span></sup>'
        ' Others.<sup id="cite_ref-b_1-1" class="reference"><a href="./Page#cite_note-b-1"><span>[1]</span></a></sup><sup id="cite_ref-2" class="reference"><a href="#cite_note-2">[note 1]</a></sup>'
        '<sup class="noprint Inline-Template">[<i>citation needed</i>]</sup></p><h2>Notes<span class="mw-editsection">[edit]</span></h2>'
        '<ol class="references"><li id="cite_note-2"><span class="mw-cite-backlink"><a href="#cite_ref-2">^</a></span> <span class="reference-text">A comment.<sup class="reference"><a href="#cite_note-3">[2]</a></sup></span></li></ol>'
        '<ol class="references"><li id="cite_note-b-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-b_1-0"><sup><i><b>a</b></i></sup></a> <a href="#cite_ref-b_1-1"><sup><i><b>b</b></i></sup></a></span> <cite class="citation book">Berg.</cite></li>'
        '<li id="cite_note-3">^ Olsen.</li></ol>'
    )
    assert labels(document) == ["1", "1", "note 1", "2"]
    assert notes(document) == [("note 1", "A comment."), ("1", "Berg."), ("2", "Olsen.")]
    assert texts(document) == ["Many move. Others.", "Notes"]


def test_a_link_that_only_ties_marker_and_note_is_no_source() -> None:
    document = read(DIALECTS["a page saved from the web"])
    assert [note.links for note in document.notes] == [(), ()]
    assert len(document.links) == 4


def test_a_margin_note_is_no_part_of_the_sentence() -> None:
    document = read('<p>A sentence <span class="marginnote">A <b>remark</b>.</span>goes on.</p>')
    assert texts(document) == ["A sentence goes on.", "A remark."]


def test_an_inline_note_of_several_paragraphs_and_its_own_number() -> None:
    document = read(
        '<p>A.<span class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">4</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">4</sup>'
        "<p>One.</p><p>Two.</p></span></span></span> B.</p>"
    )
    assert notes(document) == [("4", "One. Two.")]
    assert labels(document) == ["4"]


def test_the_year_of_a_citation_by_author_and_date_is_no_marker() -> None:
    entry = '<div id="refs" class="references csl-bib-body"><div id="ref-ho2007" class="csl-entry">Ho, D. 2007. A Book.</div></div>'
    document = read(f'<p>As Ho (<a href="#ref-ho2007" role="doc-biblioref">2007</a>) says.</p>{entry}')
    assert (document.markers, document.notes) == ((), ())
    numbered = '<div class="references"><div id="ref-1999">1999. A Book.</div></div>'
    assert labels(read(f'<p>So it is.<a href="#ref-1999">[1999]</a></p>{numbered}')) == ["1999"]


def test_a_raised_number_that_leads_to_another_file_has_its_note_there() -> None:
    assert labels(read('<p>A tool<sup><a href="notes.html#n3" name="b3">3</a></sup> and more.</p>')) == []
    assert labels(read("<p>A tool<sup>3</sup> and more.</p><p><sup>3</sup> A note.</p>")) == ["3"]
