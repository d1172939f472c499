from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.errors import OutputError
from refcheck.model.document import Mention
from refcheck.model.reference import Citation, CitationItem, Library, NoteKind, Reference
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references import load, merge, parse_bibtex, reconcile, write_library
from refcheck.references.store import replace_file
from tests.factories import TITLE, make_document, make_mention, make_reference, make_work
from tests.formats.hostile import references


def cited(key: str, marker: str, line: int, kind: NoteKind = NoteKind.FULL, locator: str | None = None) -> Citation:
    return Citation(
        path="docs/statement.md",
        marker=marker,
        line=line,
        text="",
        kind=kind,
        items=(CitationItem(kind=kind, references=(key,), locator=locator),),
    )


def book(**fields: Any) -> Reference:
    key = fields.setdefault("key", "testaverde2017migrating")
    fields.setdefault("mentions", (make_mention("Migrating for Opportunities"),))
    fields.setdefault("citations", (cited(key, "3", 91, locator="5"),))
    fields.setdefault("origin", "statement.md")
    return make_reference(**fields)


def report(**fields: Any) -> Reference:
    work = Work(
        type="report",
        title="Civil Society Proposal: ASEAN Framework Instrument",
        author=(Name(literal="Task Force on ASEAN Migrant Workers", acronym="TF-AMW"),),
        issued=PartialDate(year=2009),
        url="http://www.workersconnection.org/resources/book_tf-amw_feb2010.pdf",
    )
    fields.setdefault("key", "tfamw2009civil")
    fields.setdefault("work", work)
    fields.setdefault(
        "citations", (cited("tfamw2009civil", "1", 21), cited("tfamw2009civil", "2", 25, NoteKind.IBID, "9"))
    )
    fields.setdefault("origin", "statement.md")
    return make_reference(**fields)


def extracted(*found: Reference) -> Library:
    citations = tuple(citation for reference in found for citation in reference.citations)
    return Library(
        path=None, references=found, citations=citations, documents=(make_document(path="docs/statement.md"),)
    )


def stored(text: str) -> Library:
    return parse_bibtex(text, path="references/statement.bib")


def merged(library: Library, text: str | None) -> str:
    return merge(library, stored(text) if text is not None else None, path="references/statement.bib")


def test_a_new_file_has_the_bibliography_first_and_what_documents_say_last() -> None:
    assert merged(extracted(report(), book()), None) == (
        "@techreport{tfamw2009civil,\n"
        "  author = {{Task Force on ASEAN Migrant Workers}},\n"
        "  shortauthor = {TF-AMW},\n"
        "  title = {Civil Society Proposal: ASEAN Framework Instrument},\n"
        "  year = {2009},\n"
        "  url = {http://www.workersconnection.org/resources/book_tf-amw_feb2010.pdf},\n"
        "  refcheck-note = {statement.md:21 [1] full || statement.md:25 [2] ibid p. 9},\n"
        "}\n"
        "\n"
        "@book{testaverde2017migrating,\n"
        "  author = {Testaverde, Mauro and Moroz, Harry},\n"
        f"  title = {{{TITLE}}},\n"
        "  year = {2017},\n"
        "  refcheck-mention = {statement.md:7 [3] italic: Migrating for Opportunities},\n"
        "  refcheck-note = {statement.md:91 [3] full p. 5},\n"
        "}\n"
    )


def test_merging_again_changes_nothing() -> None:
    library = extracted(report(), book())
    text = merged(library, None)
    assert merged(library, text) == text


# What is extracted from a document is cited by a note of it.
noted = references().filter(lambda reference: bool(reference.citations))


def several(count: int) -> st.SearchStrategy[list[Reference]]:
    return st.lists(noted, max_size=count, unique_by=lambda reference: reference.key)


@settings(max_examples=25)
@given(several(3))
def test_merging_whatever_again_changes_nothing(found: list[Reference]) -> None:
    library = extracted(*found)
    text = merged(library, None)
    assert merged(library, text) == text


@settings(max_examples=20)
@given(several(2), several(2))
def test_merging_into_a_file_keeps_what_was_there(before: list[Reference], after: list[Reference]) -> None:
    text = merged(extracted(*before), None)
    once = merged(extracted(*after), text)
    assert merged(extracted(*after), once) == once
    kept = [line for line in text.splitlines() if "refcheck-" not in line and line not in {"", "}"}]
    rest = iter(once.splitlines())
    assert all(line in rest for line in kept)


EDITED = """% my own comment
@String{wb = "The World Bank"}

@Book{ my-own:Key ,
   title     = {Migrating to {Opportunity}: Overcoming Barriers},
   author    = "Mauro Testaverde and others",
   publisher = wb,
   year      = 2017,
   refcheck-mention = {statement.md:7 [3] italic: Migrating for Opportunities},
   refcheck-note = {statement.md:91 [3] full p. 5 || other.md:4 [1] full},
   annote    = {mine},
}
stray text
@misc{broken, title = {x
"""


def test_a_persons_edits_stay_to_the_byte_when_nothing_changed() -> None:
    assert merged(extracted(book()), EDITED) == EDITED


def test_only_the_tools_own_fields_follow_the_document() -> None:
    moved = book(
        mentions=(make_mention("Migrating to Opportunity"),),
        citations=(cited("testaverde2017migrating", "3", 95, locator="6"),),
    )
    assert merged(extracted(moved), EDITED) == EDITED.replace(
        "italic: Migrating for Opportunities", "italic: Migrating to Opportunity"
    ).replace(
        "{statement.md:91 [3] full p. 5 || other.md:4 [1] full}",
        "{other.md:4 [1] full || statement.md:95 [3] full p. 6}",
    )


def test_a_mention_that_is_no_more_goes_and_one_that_is_new_comes() -> None:
    gone = merged(extracted(book(mentions=())), EDITED)
    assert "refcheck-mention" not in gone
    assert merged(extracted(book()), gone) != gone
    assert "   refcheck-mention = {statement.md:7 [3] italic: Migrating for Opportunities},\n}" in merged(
        extracted(book()), gone
    )


def test_a_record_that_nobody_can_read_is_not_thrown_away() -> None:
    text = EDITED.replace("other.md:4 [1] full", "gibberish")
    moved = book(citations=(cited("testaverde2017migrating", "3", 95),))
    assert "refcheck-note = {gibberish || statement.md:95 [3] full}" in merged(extracted(moved), text)


def test_new_works_go_to_the_end_under_keys_that_are_free() -> None:
    text = "@misc{TFAMW2009civil, title={Another}, year={1999}}"
    after = merged(extracted(report()), text)
    assert after.startswith(f"{text}\n\n@techreport{{tfamw2009civilb,\n")
    assert merged(extracted(report()), after) == after


def test_many_entries_with_the_same_key_all_find_one() -> None:
    text = "".join(f"@misc{{k{letter}, title={{Z}}}}\n" for letter in ["", *"bcdefghijklmnopqrstuvwxyz"])
    assert "@book{k-2," in merged(extracted(book(key="k", citations=(), mentions=())), text)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_are_those_of_the_file(newline: str) -> None:
    text = EDITED.replace("\n", newline)
    after = merged(extracted(report(), book()), text)
    assert after.startswith(text)
    assert after.replace(newline, "").count("\n") == after.replace(newline, "").count("\r") == 0


def reference_of(text: str) -> Library:
    return reconcile(extracted(report(), book()), stored(text))


def test_the_entry_says_what_the_work_is_and_the_document_what_it_claims() -> None:
    library = reference_of(EDITED)
    first, second = library.references
    assert (first.key, first.claimed, first.file) == ("tfamw2009civil", None, "statement.md")
    assert second.key == "my-own:Key"
    assert second.work.publisher == "The World Bank"
    assert second.claimed == make_work()
    assert (second.file, second.line) == ("references/statement.bib", 4)
    assert second.mentions == book().mentions
    assert second.citations[0].references == ("my-own:Key",)
    assert library.citations[-1].references == ("my-own:Key",)
    assert (library.path, library.text) == ("references/statement.bib", EDITED)
    assert len({r.id for r in library.references}) == 2


def test_keys_inside_mentions_follow() -> None:
    mention: Mention = make_mention("x", keys=("testaverde2017migrating", "other"))
    library = reconcile(extracted(book(mentions=(mention,))), stored(EDITED))
    assert library.references[0].mentions[0].keys == ("my-own:Key", "other")


def test_what_one_bib_settled_another_does_not_unsettle() -> None:
    first = reference_of(EDITED)
    second = reconcile(first, stored(EDITED.replace("my-own:Key", "second")))
    assert second.references[1].key == "my-own:Key"
    assert second.references[1].claimed == make_work()


def test_suppressions_of_the_bib_come_along() -> None:
    library = reference_of("% refcheck: file-ignore=CMP005\n" + EDITED)
    assert [s.codes for s in library.suppressions] == [("CMP005",)]


@pytest.mark.parametrize(
    ("entry", "same"),
    [
        # the same note of the same document, a title alike
        ("title={Migrating for Opportunity}, refcheck-note={statement.md:80 [3] full}", True),
        ("title={Something Else Entirely}, refcheck-note={statement.md:80 [3] full}", False),
        ("title={Something Else}, author={Testaverde, M.}, year=2017, refcheck-note={statement.md:80 [3] full}", True),
        ("title={Something Else}, doi={10.1596/978-1-4648-1106-7}, refcheck-note={statement.md:80 [3] full}", True),
        ("title={Migrating for Opportunity}, refcheck-note={other.md:80 [3] full}", False),
        # the same identifier or address
        ("title={Completely Different}, doi={https://doi.org/10.1596/978-1-4648-1106-7}", True),
        ("title={Migrating to Opportunity}, isbn={978-1-4648-1106-7}", True),
        ("title={Completely Different}, isbn={978-1-4648-1106-7}", False),
        ("title={Migrating to Opportunity}, url={https://www.example.org/report.pdf}", True),
        # the same title, author and year
        (f"title={{{TITLE}}}, author={{Testaverde, Mauro}}, year=2017", True),
        (f"title={{{TITLE}}}, author={{Testaverde, Mauro}}, year=2016", False),
        (f"title={{{TITLE}}}, author={{Knuth, Donald}}, year=2017", False),
        (f"title={{{TITLE}}}, year=2017", True),
        ("title={Migrating to Opportunity}, author={Testaverde, Mauro}, year=2017", True),
        ("title={Migrating to Opportunity}, year=2017", False),
    ],
)
def test_what_is_the_same_work(entry: str, same: bool) -> None:
    work = make_work(doi="10.1596/978-1-4648-1106-7", isbn=("9781464811067",), url="http://www.example.org/report.pdf")
    library = reconcile(extracted(book(work=work)), stored(f"@book{{k, {entry}}}"))
    assert (library.references[0].key == "k") is same


def test_an_entry_is_given_away_once_and_to_the_likest() -> None:
    part = book(
        key="a", work=make_work(title="Migration in Asia: Part One"), citations=(cited("a", "3", 9),), mentions=()
    )
    whole = book(
        key="b", work=make_work(title="Migration in Asia: Part Two"), citations=(cited("b", "3", 9),), mentions=()
    )
    text = merged(extracted(part, whole), None)
    library = reconcile(extracted(whole, part), stored(text))
    assert [r.key for r in library.references] == ["b", "a"]


def test_institutions_are_authors_and_publishers_too() -> None:
    mine = report(citations=(), work=replace(report().work, url=""))
    text = "@report{k, author={{TF-AMW}}, title={Civil Society Proposal: ASEAN Framework Instrument}, year={2009}}"
    assert reconcile(extracted(mine), stored(text)).references[0].key == "k"
    ours = make_reference(
        work=Work(title="A Report on Migration in Asia", publisher="World Bank", issued=PartialDate(year=2009))
    )
    text = "@book{k, publisher={World Bank}, title={A Report on Migration}, year={2009}}"
    assert reconcile(extracted(ours), stored(text)).references[0].key == "k"


def test_a_broken_entry_is_never_matched() -> None:
    library = reconcile(extracted(make_reference(work=Work())), stored("@book{testaverde2017migrating, title = {x"))
    assert library.references[0].claimed is None


def test_a_library_is_written_whole_in_the_encoding_that_it_has(tmp_path: Path) -> None:
    path = tmp_path / "references" / "a.bib"
    write_library(path, "@book{a, title={é}}\n")
    assert path.read_bytes() == "@book{a, title={é}}\n".encode()
    for encoding, bom in [("cp1252", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe")]:
        path.write_bytes(bom + "@book{a, title={é}}\r\n".encode(encoding))
        write_library(path, load(path).text + "x")
        assert path.read_bytes() == bom + "@book{a, title={é}}\r\nx".encode(encoding)
    assert [p.name for p in path.parent.iterdir()] == ["a.bib"]


def test_a_letter_without_a_place_is_told_and_nothing_written(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"caf\xe9")
    with pytest.raises(OutputError, match="移"):
        write_library(path, "移")
    assert path.read_bytes() == b"caf\xe9"


def test_a_file_that_does_not_change_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("x")
    os.utime(path, (1, 1))
    write_library(path, "x")
    assert path.stat().st_mtime == 1


def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("x")
    path.chmod(0o640)
    write_library(path, "y")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "a.bib"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full) if step == "fsync" else monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="No space left"):
        write_library(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed_inside_its_folder_only(tmp_path: Path) -> None:
    inside = tmp_path / "project"
    inside.mkdir()
    (inside / "real.bib").write_text("old")
    (inside / "link.bib").symlink_to("real.bib")
    write_library(inside / "link.bib", "new")
    assert (inside / "real.bib").read_text() == "new"
    assert (inside / "link.bib").is_symlink()
    (tmp_path / "outside.bib").write_text("old")
    (inside / "out.bib").symlink_to("../outside.bib")
    with pytest.raises(OutputError, match="out of its folder"):
        write_library(inside / "out.bib", "new")
    assert (tmp_path / "outside.bib").read_text() == "old"


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no regular file"):
        replace_file(tmp_path, b"x")
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(OutputError, match="no regular file"):
        write_library(tmp_path / "fifo", "x")
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError):
        write_library(tmp_path / "file" / "a.bib", "x")


def test_a_file_that_cannot_be_read_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.bib"
    path.write_text("old")

    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(OutputError, match="Permission denied"):
            write_library(path, "new")
    assert path.read_text() == "old"


def test_what_a_killed_run_left_is_swept_and_what_another_writes_is_not(tmp_path: Path) -> None:
    old, young = tmp_path / ".a.bib.0123.tmp", tmp_path / ".a.bib.4567.tmp"
    old.touch()
    os.utime(old, (1, 1))
    young.touch()
    write_library(tmp_path / "a.bib", "x")
    assert not old.exists()
    assert young.exists()
