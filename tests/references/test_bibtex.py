from __future__ import annotations

import codecs
import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.errors import BibliographyError
from refcheck.formats.bibtex import write_entry
from refcheck.model.document import MentionForm
from refcheck.model.reference import Library, NoteKind, Reference, ReferenceKind
from refcheck.references import bibtex as room
from refcheck.references import load
from refcheck.references.bibtex import parse_bibtex
from tests.formats.hostile import references
from tests.growth import lines_run

BOOK = """@string{wb = "World Bank"}

@book{testaverde2017migrating,
  author = {Testaverde, Mauro and Moroz, Harry},
  title = {Migrating to Opportunity},
  publisher = wb,
  year = 2017,
  refcheck-mention = {statement.md:75 [3] italic: Migrating for Opportunities},
  refcheck-note = {statement.md:91 [3] full p. 5},
}
"""


def parse(text: str) -> Library:
    return parse_bibtex(text, path="library.bib")


def told(library: Library) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.location.line) for problem in library.problems]


def test_an_entry_becomes_a_reference_with_its_place() -> None:
    library = parse(BOOK)
    (reference,) = library.references
    assert library.problems == ()
    assert (reference.id, reference.key, reference.line) == ("testaverde2017migrating", "testaverde2017migrating", 3)
    assert reference.work.publisher == "World Bank"
    assert reference.entry_type == "book"
    assert reference.kind is ReferenceKind.PUBLICATION
    assert reference.fields["publisher"].raw == "wb"
    assert reference.field_line("year") == 7
    assert reference.fields["title"].raw == "{Migrating to Opportunity}"


def test_what_the_document_says_comes_back_from_the_bib_alone() -> None:
    (reference,) = parse(BOOK).references
    (mention,) = reference.mentions
    assert (mention.text, mention.form, mention.marker) == ("Migrating for Opportunities", MentionForm.ITALIC, "3")
    assert (mention.location.path, mention.location.line) == ("statement.md", 75)
    (citation,) = reference.citations
    assert (citation.kind, citation.locator, citation.references) == (NoteKind.FULL, "5", (reference.key,))
    assert reference.origin == "statement.md"


def test_nothing_of_a_broken_file_is_lost() -> None:
    library = parse(
        "@book{good, title = {A}}\n\n@book{broken,\n  title = {never closed,\n  year = 2000\n\n@book{after, title = {B}}\n"
    )
    assert [r.key for r in library.references] == ["good", "broken", "after"]
    broken = library.references[1]
    assert broken.problem is not None
    assert told(library) == [("SYN001", 3)]
    assert "not closed before the next entry" in broken.problem.message
    assert broken.kind is ReferenceKind.UNKNOWN


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("@book{a, title = {x", "not closed before the end of the file"),
        ("@book{a title = {x}}", "braces, quotation marks or commas"),
        ("@book{a, title {x}}", "no = after its name"),
        ("@book{a, title = {x}, year}", "no = after its name"),
        ("@book{a b {x}}", "no comma after its key"),
    ],
)
def test_a_broken_entry_says_why_in_plain_words(text: str, reason: str) -> None:
    library = parse(text)
    (reference,) = library.references
    if "a title" in text:  # the key is missing: "a title" begins the first field
        assert told(library)[0][0] in {"SYN001", "SYN005"}
        return
    assert reference.problem is not None
    assert reason in reference.problem.message


def test_bibtexparser_says_nothing_on_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    parse("@book{a, title = {x\n\n@book{b, title {y}}")
    captured = capfd.readouterr()
    assert captured.err == captured.out == ""


def test_an_undefined_macro_is_a_problem_and_its_name_stays() -> None:
    library = parse("@article{a,\n  journal = jfoo,\n  month = jan,\n  note = jfoo # {x}\n}")
    assert told(library) == [("SYN003", 2), ("SYN003", 4)]
    assert library.references[0].work.container_title == "jfoo"
    assert "@string{jfoo" in library.problems[0].remedy


def test_macros_of_standard_styles_are_no_problem() -> None:
    assert parse("@article{a, journal = jacm, month = feb # {~3}}").problems == ()


@pytest.mark.parametrize(
    "text", ["@book{, title = {A}}", "@book{title = {A},\n  year = 2000}", "@book{\n title = {A}}"]
)
def test_an_entry_without_a_key_is_read_all_the_same(text: str) -> None:
    library = parse(f"\n{text}\n@book{{b, title={{B}}}}")
    assert told(library) == [("SYN005", 2)]
    first = library.references[0]
    assert (first.key, first.id, first.work.title, first.problem) == ("", "line-2", "A", None)
    assert library.references[1].key == "b"


def test_fields_of_an_entry_without_a_key_have_their_lines() -> None:
    library = parse("@book{b, title={B}}\n\n@book{title = {A},\n  year = 2000}")
    assert library.references[1].field_line("year") == 4


def test_illegal_characters_in_a_key() -> None:
    library = parse("@book{a key#1, title = {A}}\n@book{fine:2000/x_y.z-ä'(1), title = {B}}")
    assert told(library) == [("SYN005", 1)]
    assert "a blank" in library.problems[0].message
    assert library.references[0].key == "a key#1"


def test_two_entries_without_a_key_on_one_line() -> None:
    library = parse("@book{title = {A}} @book{title = {B}}\n@book{title = {C")
    assert [r.work.title for r in library.references] == ["A", "B", ""]
    assert told(library) == [("SYN005", 1), ("SYN005", 1), ("SYN001", 2)]


def test_a_doubled_key_loses_nothing() -> None:
    library = parse("@book{a, title = {A}}\n@string{x={y}}\n@book{a, title = {B}}\n@book{a, title={C}, title={D}}")
    assert [r.id for r in library.references] == ["a", "a~2", "a~3"]
    assert [r.work.title for r in library.references] == ["A", "B", "C"]
    assert sorted(told(library)) == [("DUP001", 3), ("DUP001", 4), ("SYN008", 4)]


def test_ids_are_unique_whatever_the_keys_are() -> None:
    library = parse("@a{x,t={1}}\n@a{x~2,t={2}}\n@a{x,t={3}}\n@a{,t={4}}\n@a{,t={5}}")
    ids = [r.id for r in library.references]
    assert len(set(ids)) == 5


def test_a_doubled_field_is_told_with_both_lines() -> None:
    library = parse("@book{a,\n  Title = {A},\n  title = {B},\n  year = 2000,\n  year = 2000\n}")
    assert told(library) == [("SYN008", 3), ("SYN008", 5)]
    assert [problem.field for problem in library.problems] == ["title", "year"]
    assert "different values" in library.problems[0].message
    assert "line 2" in library.problems[0].message
    assert "the same value" in library.problems[1].message
    assert library.references[0].work.title == "A"


def test_a_missing_comma_is_told_where_it_is_missing() -> None:
    library = parse("@book{a,\n  title = {A}\n  year = {2000}\n}")
    assert told(library) == [("SYN001", 2)]
    assert library.references[0].work.title == "A"
    assert "year" in library.references[0].fields["title"].raw


def test_a_brace_too_many_is_told() -> None:
    library = parse("@book{a, title = {A}},\n  year = {2000}\n}\n@book{b, title={B}}")
    assert [code for code, _ in told(library)] == ["SYN001"]
    assert '"a"' in library.problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Write to me @home (any time) or foo@bar.example {x}\n",
        "%@book{a, title = {A}}\n",
        "  % @book{a,\n% title = {A}\n% }\n",
        "@comment{ @book{a, title = {A}} }\n",
        "just text\n",
        "",
    ],
)
def test_text_between_entries_is_no_entry(text: str) -> None:
    library = parse(text + "\n@book{b, title={B}}")
    assert [r.key for r in library.references] == ["b"]
    assert library.problems == ()


def test_a_crossref_is_followed_once_and_no_cycle_matters() -> None:
    library = parse(
        "@inproceedings{p, title={P}, crossref={c}}\n@proceedings{c, title={C}, year=2017, crossref={p}}\n"
        "@book{self, title={S}, crossref={self}}\n@book{x, title={X}, xdata={c,gone}}"
    )
    paper = library.references[0]
    assert (paper.work.container_title, paper.work.year) == ("C", 2017)
    assert library.references[3].work.year == 2017
    assert "year" not in paper.fields


def test_suppressions_of_the_next_entry_of_the_file_and_of_a_field() -> None:
    library = parse(
        "% refcheck: file-ignore=CMP005\n"
        '% refcheck: ignore=LNK001,TTL002 until=2026-12-31 reason="moved"\n'
        "@book{a,\n  title = {A}\n}\n"
        "@book{b,\n  title = {B},\n  refcheck-ignore = {TTL002, until=2027-01-01, reason=known}\n}\n"
        "% refcheck: ignore=SYN009\n"
    )
    found = [(s.codes, s.first_line, s.last_line, s.until, s.reason) for s in library.suppressions]
    assert (("TTL002",), 6, 9, "2027-01-01", "known") in found
    assert (("LNK001", "TTL002"), 3, 5, "2026-12-31", "moved") in found
    assert any(codes == ("CMP005",) and first == 1 and last > 10**6 for codes, first, last, _, _ in found)
    assert [s.key for s in library.suppressions if s.codes == ("TTL002",)] == ["b"]
    assert [s.location.line for s in library.suppressions if s.codes == ("LNK001", "TTL002")] == [2]
    (problem,) = [p for p in library.problems if p.code == "RUN001"]
    assert (problem.location.line, problem.message) == (10, "this ignore silences nothing: no entry comes after it")


@pytest.mark.parametrize(
    "text",
    [
        "% refcheck: ignore=\n@book{a, title = {A}}\n",
        "% refcheck: ignore=TTL until=soon\n@book{a, title = {A}}\n",
        "% refcheck ignore=TTL\n@book{a, title = {A}}\n",
        "% moved; refcheck: ignore TTL\n@book{a, title = {A}}\n",
        "@comment{refcheck: ignore=TTL untill=2027-01-01}\n@book{a, title = {A}}\n",
        "@book{a, title = {A}, refcheck-ignore = {}}\n",
        "@book{a, title = {A}, refcheck-ignore = {TTL, until=2027}}\n",
    ],
)
def test_an_ignore_that_cannot_be_read_is_told(text: str) -> None:
    library = parse(text)
    assert library.suppressions == ()
    assert [p.code for p in library.problems] == ["RUN001"]


def test_a_comment_that_names_refcheck_is_no_ignore() -> None:
    library = parse("% checked with refcheck: all is well, see refcheck rules\n@book{a, title = {A}}\n")
    assert (library.suppressions, library.problems) == ((), ())


def test_a_suppression_without_codes_is_none() -> None:
    assert parse("% refcheck: ignore=\n@book{a, refcheck-ignore = {}}").suppressions == ()


def test_a_record_that_somebody_broke_is_a_problem() -> None:
    library = parse("@book{a,\n  title = {A},\n  refcheck-note = {statement.md:91 full || gibberish}\n}")
    assert told(library) == [("SYN001", 3)]
    assert library.problems[0].actual == "gibberish"
    assert len(library.references[0].citations) == 1


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("@online{a, title={A}}", ReferenceKind.WEB_PAGE),
        ("@misc{a, howpublished={\\url{http://a.example/}}}", ReferenceKind.WEB_PAGE),
        ("@jurisdiction{a, title={A v B}}", ReferenceKind.LAW),
        ("@letter{a, title={To B}}", ReferenceKind.LETTER),
        ("@unpublished{a, title={X}, note={Interview with Y}}", ReferenceKind.INTERVIEW),
        ("@book{a, title={A}, refcheck-kind={unknown}}", ReferenceKind.UNKNOWN),
        ("@book{a, title={A}, refcheck-kind={nonsense}}", ReferenceKind.PUBLICATION),
    ],
)
def test_kinds(entry: str, kind: ReferenceKind) -> None:
    assert parse(entry).references[0].kind is kind


def test_an_address_out_of_another_field_says_so() -> None:
    (derived,) = parse("@misc{a, note = {see http://a.example/x}}").references[0].derived
    assert (derived.field, derived.value, derived.source) == ("url", "http://a.example/x", 'the field "note"')


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_right_with_every_line_end(newline: str) -> None:
    text = BOOK.replace("\n", newline)
    library = parse(text)
    assert library.text == text
    assert library.references[0].line == 3
    assert library.references[0].field_line("refcheck-note") == 9


def test_comments_before_a_field_are_no_part_of_its_name() -> None:
    library = parse("@book{a,\n  % a comment\n  title = {A},\n}")
    assert library.references[0].work.title == "A"


def test_a_field_behind_a_percent_sign_is_commented_out() -> None:
    library = parse("@book{a,\n  title = {A}, % note = in a comment\n  %  urldate = {2017-03-18},\n  year = 2017\n}")
    (reference,) = library.references
    assert [*reference.fields] == ["title", "year"]
    assert library.problems == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("brackets", ["{}", "()"])
def test_a_brace_may_stand_on_the_line_after_the_type(newline: str, brackets: str) -> None:
    text = f"Text.\n@BOOK\n{brackets[0]}\n  one ,\n  TITLE = {{A Title}},\n  year = 2001\n{brackets[1]}\n@book{{two, title={{B}}}}\n"
    library = parse(text.replace("\n", newline))
    assert [(r.key, r.work.title, r.line) for r in library.references] == [("one", "A Title", 2), ("two", "B", 8)]
    assert library.references[0].field_line("title") == 5
    assert library.problems == ()


@pytest.mark.parametrize(
    "text", ["Write to\n@home\n(see, perhaps)\n", "@home\n{soon}\n", "@comment\n{a, title = {x}}\n"]
)
def test_a_word_before_a_bracket_on_the_next_line_is_no_entry(text: str) -> None:
    assert parse(text).references == ()


def test_quotation_marks_within_braces_end_no_value() -> None:
    text = (
        '@book{a,\n  title = "A",\n  remark = "{Of "some" parts, and "the Rest, Band 3". End},",\n  year = "1982",\n}\n'
        "@book{b, title = {B}}\n"
    )
    library = parse(text)
    assert [(r.key, r.work.title, r.work.year, r.line) for r in library.references] == [
        ("a", "A", 1982, 1),
        ("b", "B", None, 6),
    ]
    assert library.problems == ()


def test_what_bibtex_cannot_read_either_is_still_told() -> None:
    assert told(parse('@book{a, title = "A "B, C" D", year = {x}}'))[0][0] == "SYN001"


@given(references())
def test_what_is_written_is_read_back(reference: Reference) -> None:
    library = parse(write_entry(reference, provenance=True))
    (back,) = library.references
    assert [p for p in library.problems if p.code != "SYN005"] == []
    assert back.key == reference.key
    assert back.kind is reference.kind
    assert len(back.work.author) <= len(reference.work.author)
    assert {(m.text, m.form, m.marker) for m in back.mentions} == {
        (m.text, m.form, m.marker) for m in reference.mentions
    }
    assert {(c.marker, c.line, c.kind, c.locator) for c in back.citations} == {
        (c.marker, c.line, c.kind, c.locator) for c in reference.citations
    }
    again = parse(write_entry(back, provenance=True))
    assert replace(again.references[0].work, isbn=back.work.isbn) == back.work


@given(
    st.lists(
        st.sampled_from(
            [
                "@book{a,",
                "title = ",
                "{x}",
                '"y"',
                ",",
                "}",
                "\n",
                "@",
                "(",
                "{",
                "=",
                "@string{m=",
                "#",
                "m",
                "%",
                "\r",
            ]
        ),
        max_size=20,
    ).map("".join)
)
def test_no_text_raises_and_every_broken_block_is_told(text: str) -> None:
    library = parse(text)
    assert all(r.problem in library.problems for r in library.references if r.problem)
    assert len({r.id for r in library.references}) == len(library.references)


def test_work_grows_with_the_file_and_no_faster() -> None:
    def cost(count: int) -> int:
        entry = "@book{{k{0}, title = {{A {{T}}itle}}, author = {{Doe, Jane}}, year = {{2000}}}}\n"
        text = "".join(entry.format(i) for i in range(count))
        return lines_run(lambda: parse(text))

    assert cost(400) < 4.4 * cost(100)


@pytest.mark.parametrize(
    "text",
    [
        "@a{" * 20_000,
        "@" * 100_000,
        "{" * 100_000,
        "@a{x, t={" + "{}" * 50_000 + "}}",
        "@a(" + " " * 100_000,
        '@a{x, t="' * 5_000,
    ],
)
def test_hostile_files_end_in_problems_that_are_told(text: str) -> None:
    library = parse(text)
    assert library.problems or len(library.references) == text.count("@a{x, t={{}")


def test_a_file_is_loaded_with_what_edits_need(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(codecs.BOM_UTF8 + BOOK.encode())
    library = load(path)
    assert library.path == str(path)
    assert library.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (library.encoding, library.bom_length, library.text) == ("utf-8", 3, BOOK)
    assert library.problems == ()


def test_an_empty_file_is_an_empty_library(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.touch()
    assert load(path).references == ()


@pytest.mark.parametrize(
    ("body", "encoding", "line"),
    [
        ("@book{a,\n title = {Caf\u00e9 \u201cx\u201d}}".encode("cp1252"), "Windows-1252", 2),
        (codecs.BOM_UTF16_LE + "@book{a, title = {Café “x”}}".encode("utf-16-le"), "UTF-16", 1),
        (b"@book{a, title = {Caf\xe9 \x81}}", "Latin-1", 1),
    ],
)
def test_a_file_that_is_not_utf_8_is_read_and_told(tmp_path: Path, body: bytes, encoding: str, line: int) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(body)
    library = load(path)
    problem = library.problems[0]
    assert (problem.code, problem.location.line, problem.actual) == ("SYN013", line, encoding)
    assert "UTF-8" in problem.remedy
    assert library.references[0].work.title.startswith("Café")


def test_a_japanese_file_of_seven_bits_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes("@book{鈴木,\n title = {日本語の本},\n publisher = 技術社}\n".encode("iso2022_jp"))
    library = load(path)
    (reference,) = library.references
    assert (reference.key, reference.work.title) == ("鈴木", "日本語の本")
    assert [(p.code, p.location.line) for p in library.problems] == [("SYN013", 1), ("SYN003", 3)]
    assert library.problems[0].actual == "ISO-2022-JP"


def test_what_is_no_regular_file_is_refused_without_opening_it(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo.bib"
    os.mkfifo(fifo)
    for path, word in [
        (fifo, "regular"),
        (Path("/dev/zero"), "regular"),
        (tmp_path, "folder"),
        (tmp_path / "no.bib", "no such"),
    ]:
        with pytest.raises(BibliographyError, match=word) as caught:
            load(path)
        assert caught.value.path == str(path)
        assert caught.value.remedy


def test_a_link_to_a_file_is_followed_and_one_to_a_fifo_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@book{a, title={A}}")
    (tmp_path / "link.bib").symlink_to("a.bib")
    assert len(load(tmp_path / "link.bib").references) == 1
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "bad.bib").symlink_to("fifo")
    with pytest.raises(BibliographyError):
        load(tmp_path / "bad.bib")


def test_binary_files_large_files_and_unreadable_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.bib").write_bytes(b"\x89PNG\x00\x00")
    with pytest.raises(BibliographyError, match="no text"):
        load(tmp_path / "b.bib")
    monkeypatch.setattr(room, "MAX_FILE", 10)
    (tmp_path / "l.bib").write_bytes(b"x" * 11)
    with pytest.raises(BibliographyError, match="larger"):
        load(tmp_path / "l.bib")
    (tmp_path / "loop.bib").symlink_to("loop.bib")
    with pytest.raises(BibliographyError):
        load(tmp_path / "loop.bib")


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"x" * 8)
    monkeypatch.setattr(room, "MAX_FILE", 10)
    monkeypatch.setattr("pathlib.Path.open", lambda self, mode: __import__("io").BytesIO(b"x" * 20))
    with pytest.raises(BibliographyError, match="larger"):
        load(path)


@given(
    st.lists(st.sampled_from(["x", "x \\", "\\", "", "{y} \\", "% z"]), max_size=6),
    st.lists(st.sampled_from(["", "text \\", "% note \\"]), max_size=3),
)
def test_lines_that_end_in_a_backslash_are_counted(inside: list[str], between: list[str]) -> None:
    note = "\n".join(inside)
    text = f"@book{{a,\n  title = {{A}},\n  note = {{{note} }},\n  year = 2001}}\n" + "\n".join(between)
    text += "\n@book{b,\n  title = {B},\n  year = {}\n}\n"
    lines = text.split("\n")
    for reference in parse_bibtex(text, path="a.bib").references:
        assert reference.key in lines[reference.line - 1]
        for field in reference.fields.values():
            assert lines[field.line - 1].strip().startswith(field.name)


def test_a_value_may_end_in_a_line_break_of_tex() -> None:
    text = '@book{a,\n  title = {T},\n  address = {First Street \\\\\n Town \\\\},\n  note = "x \\\\",\n  year = 1999\n}\n\n@misc{b, title={B}}\n'
    library = parse_bibtex(text, path="a.bib")
    assert library.problems == ()
    first, second = library.references
    assert first.fields["address"].raw == "{First Street \\\\\n Town \\\\}"
    assert (first.work.year, first.fields["year"].line, second.line) == (1999, 6, 9)


def test_an_escaped_brace_is_still_one() -> None:
    (reference,) = parse_bibtex("@misc{a, title={A \\{ B \\\\\\} C}, year={2001}}", path="a.bib").references
    assert reference.work.year == 2001


@pytest.mark.parametrize("kind", ["my-type", "online.news", "a:b", "Law+Case", "x/y-z"])
def test_signs_in_a_type_lose_no_entry(kind: str) -> None:
    text = f"@{kind}{{one,\n  title = {{コーヒー - A Title}},\n}}\n@book{{two, title = {{B}}}}\n"
    library = parse_bibtex(text, path="a.bib")
    assert [(r.key, r.entry_type, r.line) for r in library.references] == [("one", kind.lower(), 1), ("two", "book", 4)]
    assert library.references[0].work.title == "コーヒー - A Title"
    assert library.problems == ()


@pytest.mark.parametrize(
    "text", ["Write to me@a-b.example{x}.\n", "me@a-b{c, d = e}\n", "% @my-type{one, title = {T}}\n"]
)
def test_addresses_and_comments_are_no_entries_of_odd_types(text: str) -> None:
    assert parse_bibtex(text, path="a.bib").references == ()


def test_an_entry_of_an_odd_type_that_is_broken_is_told_as_it_is_written() -> None:
    (problem,) = parse_bibtex("@my-type{one, title = {コーヒー}, note = {open\n", path="a.bib").problems
    assert (problem.code, problem.actual) == ("SYN001", "@my-type{one, title = {コーヒー}, note = {open")
