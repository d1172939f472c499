"""Comments that silence findings in files that are no plain text: EPUB, Word, OpenDocument."""

from __future__ import annotations

import json

import pytest

from refcheck.documents import containers, epub_parts, odt_parts, read_bytes
from refcheck.documents.suppress import MAX_REMARK
from refcheck.model.document import Document, Suppression
from tests.documents import odt_files
from tests.documents.test_epub import PAGE, book
from tests.documents.word_files import W, docx, note, p, r, read_here, ref

COMMENT = '<w:r><w:commentReference w:id="{}"/></w:r>'
IGNORE = 'refcheck: ignore=TTL002 reason="agreed with the authors"'


def comments(*texts: str) -> str:
    """Return the part of a Word file that holds its comments, by their number from 1."""
    held = (f'<w:comment w:id="{at}" w:author="Ana">{p(r(text))}</w:comment>' for at, text in enumerate(texts, 1))
    return f"<w:comments {W}>{''.join(held)}</w:comments>"


def word(body: str, *texts: str, footnotes: str = "") -> Document:
    return read_here(docx(body, footnotes, **{"word/comments.xml": comments(*texts)}))


def read_in_process(raw: bytes, name: str) -> Document:
    """Return the document in a file that is unpacked here: the worker has tests of its own."""
    read = {"epub": epub_parts.read, "odt": odt_parts.read}[name]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(containers, "run", lambda job, body, **_: json.loads(json.dumps(read(body))))
        return read_bytes(raw, path=f"a.{name}", format=name)


def odt(body: str) -> Document:
    return read_in_process(odt_files.odt(body), "odt")


def annotation(text: str) -> str:
    return f"<office:annotation><dc:creator>Ana</dc:creator><dc:date>2026-01-02</dc:date><text:p>{text}</text:p></office:annotation>"


def epub(one: str, two: str = "<p>Two</p>") -> Document:
    parts = {"OEBPS/text/one.xhtml": PAGE.format(one), "OEBPS/text/two.xhtml": PAGE.format(two)}
    return read_in_process(book(**parts), "epub")


def reach(document: Document) -> list[tuple[tuple[str, ...], int, int]]:
    return [(one.codes, one.first_line, one.last_line) for one in document.suppressions]


# EPUB ----------------------------------------------------------------------------------------------


def test_a_comment_in_a_book_speaks_of_its_paragraph_else_of_the_next() -> None:
    document = epub(
        f"<h1>One</h1><!-- {IGNORE} --><p>First.</p><p>Second <!-- refcheck: ignore=LNK until=2027-01-31 --> word.</p>"
    )
    assert reach(document) == [(("TTL002",), 2, 2), (("LNK",), 3, 3)]
    first, second = document.suppressions
    assert (first.reason, second.until) == ("agreed with the authors", "2027-01-31")
    assert (first.location.page, first.location.line) == ("OEBPS/text/one.xhtml", 2)
    assert [block.text for block in document.blocks][:3] == ["One", "First.", "Second word."]
    assert [block.line for block in document.blocks] == [1, 2, 3, 4]


def test_before_any_text_of_a_chapter_it_speaks_of_the_chapter() -> None:
    document = epub("<p>One</p><p>More</p>", f"<!-- {IGNORE} --><p>Two</p><p>Three</p>")
    assert reach(document) == [(("TTL002",), 3, 4)]
    assert reach(epub(f"<h1><!-- {IGNORE} -->One</h1><p>More</p>")) == [(("TTL002",), 1, 2)]


def test_for_a_whole_book() -> None:
    document = epub("<p>One</p>", "<p>Two</p><!-- refcheck: file-ignore=CMP005 --><p>Three</p>")
    assert reach(document) == [(("CMP005",), 1, 3)]


def test_behind_the_last_words_of_a_chapter_it_speaks_of_nothing() -> None:
    document = epub(f"<p>One</p><!-- {IGNORE} -->")
    assert [(one.first_line, one.last_line, one.location.line) for one in document.suppressions] == [(0, 0, 1)]
    assert reach(epub("<p>One</p>", f"<p>Two</p><!-- {IGNORE} -->")) == [(("TTL002",), 0, 0)]


def test_a_comment_in_a_book_that_cannot_be_read_is_a_problem() -> None:
    document = epub("<p>One</p><!-- refcheck: ignroe=LNK --><p>More</p>")
    assert document.suppressions == ()
    assert [(one.code, one.location.line) for one in document.problems] == [("RUN001", 2)]


@pytest.mark.parametrize("comment", ["refcheck reads this", "TODO", "see refcheck: ignore=LNK"])
def test_other_comments_of_a_book_are_none(comment: str) -> None:
    document = epub(f"<p>One</p><!-- {comment} --><p>More</p>")
    assert (document.suppressions, document.problems, len(document.blocks)) == ((), (), 3)


# Word ----------------------------------------------------------------------------------------------


def test_a_comment_on_a_paragraph_of_a_word_file() -> None:
    document = word(p(r("One")) + p(r("Two"), COMMENT.format(1)) + p(r("Three")), IGNORE)
    assert reach(document) == [(("TTL002",), 2, 2)]
    (found,) = document.suppressions
    assert (found.reason, found.location.line, found.also) == ("agreed with the authors", 2, ())
    assert [block.text for block in document.blocks] == ["One", "Two", "Three"]


def test_it_holds_for_the_notes_of_its_paragraph_too() -> None:
    body = p(r("One"), ref(1)) + p(r("Two"), ref(2), COMMENT.format(1))
    document = word(body, IGNORE, footnotes=note(1, p(r("Berg 2019"))) + note(2, p(r("Ito 2020")), p(r("more"))))
    (found,) = document.suppressions
    assert ((found.first_line, found.last_line), found.also) == ((2, 2), ((4, 5),))


def test_a_comment_over_several_paragraphs() -> None:
    start = '<w:commentRangeStart w:id="1"/>'
    document = word(p(start, r("One")) + p(r("Two")) + p(r("Three"), COMMENT.format(1)) + p(r("Four")), IGNORE)
    assert reach(document) == [(("TTL002",), 1, 3)]


def test_word_corrects_what_is_typed() -> None:
    document = word(p(r("One"), COMMENT.format(1)), "Refcheck\u00a0: Ignore=TTL002 reason=“as printed, see p. 3”")
    assert [(one.codes, one.reason) for one in document.suppressions] == [(("TTL002",), "as printed, see p. 3")]


def test_a_whole_word_file() -> None:
    document = word(p(r("One")) + p(r("Two"), COMMENT.format(1)), "refcheck: file-ignore=CMP005,LNK010")
    assert reach(document) == [(("CMP005", "LNK010"), 1, 2)]


def test_what_people_say_of_refcheck_is_no_ignore() -> None:
    said = ("Ana, refcheck found this one dead", "refcheck says 404", "please look")
    document = word("".join(p(r("One"), COMMENT.format(at)) for at in (1, 2, 3)), *said)
    assert (document.suppressions, document.problems) == ((), ())


def test_a_comment_of_a_word_file_that_cannot_be_read_is_a_problem() -> None:
    document = word(p(r("One")) + p(r("Two"), COMMENT.format(1)), "refcheck: TTL002 is fine here")
    assert [(one.code, one.location.line) for one in document.problems] == [("RUN001", 2)]


def test_comments_that_stand_nowhere_or_are_missing() -> None:
    assert word(p(r("One")), IGNORE).suppressions == ()
    assert read_here(docx(p(r("One"), COMMENT.format(7)))).suppressions == ()
    assert word(p(r("One"), COMMENT.format(1)), "refcheck: ignore=LNK " + "x" * MAX_REMARK).suppressions == ()


# OpenDocument --------------------------------------------------------------------------------------


def test_a_comment_in_an_opendocument_text() -> None:
    document = odt(f"<text:p>One</text:p><text:p>Two {annotation(IGNORE.replace(chr(34), '&quot;'))}words</text:p>")
    assert reach(document) == [(("TTL002",), 2, 2)]
    assert [block.text for block in document.blocks] == ["One", "Two words"]


def test_one_in_a_note_is_of_the_note_and_one_beside_it_of_both() -> None:
    inner = odt_files.note("1", f"Berg 2019 {annotation('refcheck: ignore=CMP005')}")
    document = odt(f"<text:p>One{inner}</text:p><text:p>Two</text:p>")
    assert reach(document) == [(("CMP005",), 3, 3)]
    beside = odt(f"<text:p>{annotation('refcheck: ignore=CMP005')}One{odt_files.note('1', 'Berg')}</text:p>")
    (found,) = beside.suppressions
    assert ((found.first_line, found.last_line), found.also) == ((1, 1), ((2, 2),))


def test_a_suppression_that_is_plain_has_no_further_lines() -> None:
    (found,) = odt(f"<text:p>One {annotation('refcheck: file-ignore=LNK')}</text:p><text:p>Two</text:p>").suppressions
    assert found == Suppression(codes=("LNK",), location=found.location, first_line=1, last_line=2)
