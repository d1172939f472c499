from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from refcheck.commands import importing
from refcheck.references.incoming import FORMATS

Run = Callable[..., Any]

RIS = """TY  - BOOK
AU  - Roe, Ann
TI  - The Whole Region of It
PY  - 2016
PB  - Press
ID  - roe2016
ER  - \n
TY  - RPRT
AU  - Example Bank,
TI  - A Report on Roads
PY  - 2017
ER  - \n"""
BIB = """@book{roe,
  author = {Roe, Ann},
  title = {The Whole Region of It},
  year = {2016},
}
"""


@pytest.fixture
def library(here: Path) -> Path:
    path = here / "library.ris"
    path.write_text(RIS)
    return path


@pytest.fixture
def stored(here: Path) -> Path:
    path = here / "references" / "imported.bib"
    path.parent.mkdir()
    path.write_text(BIB)
    return path


def test_records_go_into_the_folder_of_references(run: Run, library: Path, here: Path) -> None:
    outcome = run("import", "library.ris")
    assert outcome.code == 0
    assert outcome.out == "references/imported.bib: 2 references, 2 new\n"
    assert outcome.err == "refcheck: check it with: refcheck references/imported.bib\n"
    text = (here / "references" / "imported.bib").read_text()
    assert text.startswith("@book{roe2016,\n")
    assert "author = {{Example Bank}}" in text


def test_the_folder_is_the_configurations(run: Run, library: Path, here: Path) -> None:
    (here / "refcheck.toml").write_text('references = "refs"\n')
    assert run("import", "library.ris").out == "refs/imported.bib: 2 references, 2 new\n"


@pytest.mark.parametrize("option", ["-o", "--output", "--into"])
def test_another_file_is_taken_when_one_is_named(run: Run, library: Path, here: Path, option: str) -> None:
    assert run("import", "library.ris", option, "deep/my.bib").code == 0
    assert (here / "deep" / "my.bib").is_file()
    assert not (here / "references").exists()


def test_running_it_again_changes_nothing(run: Run, library: Path, here: Path) -> None:
    run("import", "library.ris")
    path = here / "references" / "imported.bib"
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    outcome = run("import", "library.ris")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "references/imported.bib: 2 references, 0 new, 2 known already\n"
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_known_work_is_told_with_what_it_has_besides(run: Run, library: Path, stored: Path) -> None:
    outcome = run("import", "library.ris")
    assert outcome.out == "references/imported.bib: 2 references, 1 new, 1 known already\n"
    assert outcome.err.splitlines()[0] == (
        "refcheck: library.ris:1: roe already (references/imported.bib:1), by title, author and year; "
        "has publisher besides (--merge)"
    )
    assert stored.read_text().startswith(BIB)


def test_merging_shows_a_diff_first_and_writes_when_told(run: Run, library: Path, stored: Path) -> None:
    outcome = run("import", "library.ris", "--merge")
    assert outcome.code == 0
    assert outcome.out.startswith("--- a/references/imported.bib\n+++ b/references/imported.bib\n")
    assert "+  publisher = {Press},\n" in outcome.out
    assert "-" not in {line[:1] for line in outcome.out.splitlines()[2:]}
    assert outcome.err.splitlines()[-1] == "refcheck: nothing is written yet: --write writes it"
    assert stored.read_text() == BIB
    written = run("import", "library.ris", "--merge", "--write")
    assert written.out == "references/imported.bib: 2 references, 1 new, 1 known already\n"
    assert stored.read_text().startswith(BIB.replace("{2016},\n", "{2016},\n  publisher = {Press},\n"))
    assert run("import", "library.ris", "--merge").err == "refcheck: there is nothing to write\n"


def test_a_diff_of_a_new_file(run: Run, library: Path, here: Path) -> None:
    outcome = run("import", "library.ris", "--diff")
    assert outcome.out.startswith("--- /dev/null\n+++ b/references/imported.bib\n@@ -0,0 +1,")
    assert not (here / "references").exists()


def test_entries_of_other_files_of_the_folder_are_known_and_filled(run: Run, library: Path, here: Path) -> None:
    other = here / "references" / "statement.bib"
    other.parent.mkdir()
    other.write_text(BIB)
    outcome = run("import", "library.ris", "--merge", "--write")
    assert outcome.out == (
        "references/imported.bib: 2 references, 1 new, 1 known already\nreferences/statement.bib: fields added\n"
    )
    assert "publisher = {Press}" in other.read_text()


def test_duplicates_are_kept_when_that_is_wanted(run: Run, library: Path, stored: Path) -> None:
    assert run("import", "library.ris", "--keep-duplicates").out == "references/imported.bib: 2 references, 2 new\n"
    assert stored.read_text().startswith(BIB)


def test_several_formats_and_the_standard_streams(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "z.json").write_text(json.dumps([{"id": "z1", "type": "software", "title": "Zed"}]))
    (here / "e.xml").write_text(
        '<xml><records><record><ref-type name="Book">6</ref-type><titles><title>Ex</title></titles></record></records></xml>'
    )
    (here / "o.bib").write_text("@online{o1,\n  title = {Oh},\n  date = {2016-05},\n}\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RIS.encode()), encoding="utf-8"))
    outcome = run("import", "z.json", "e.xml", "o.bib", "-", "-o", "-")
    assert (outcome.code, outcome.err) == (0, "")
    assert [line for line in outcome.out.splitlines() if line.startswith("@")] == [
        "@misc{z1,",
        "@book{ex,",
        "@online{o1,",
        "@book{roe2016,",
        "@techreport{examplebank2017report,",
    ]
    assert not (here / "references").exists()


def test_a_broken_record_names_file_and_line_and_the_others_come(run: Run, here: Path) -> None:
    (here / "b.ris").write_text("AU  - Lost\nER  - \n" + RIS)
    outcome = run("import", "b.ris")
    assert outcome.code == 1
    assert outcome.out == "references/imported.bib: 2 references, 2 new\n"
    assert outcome.err.splitlines()[0] == (
        "refcheck: b.ris:1: a record does not begin with TY, so it cannot be read; put a line with its type (TY) before it"
    )


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run: Run, library: Path, here: Path) -> None:
    (here / "bad.ris").write_bytes(b"\x00\x01" * 100)
    (here / "odd.txt").write_text("words")
    outcome = run("import", "bad.ris", "odd.txt", "library.ris")
    assert outcome.code == 1
    assert outcome.out == "references/imported.bib: 2 references, 2 new\n"
    assert [line.split(": ")[1] for line in outcome.err.splitlines()[:2]] == ["bad.ris", "odd.txt"]


def test_another_encoding_is_told(run: Run, here: Path) -> None:
    (here / "l.ris").write_bytes("TY  - BOOK\nTI  - Müller\nER  - \n".encode("latin-1"))
    outcome = run("import", "l.ris")
    assert outcome.code == 0
    assert "l.ris:2: the file is not UTF-8; it was read as Windows-1252" in outcome.err
    assert "Müller" in (here / "references" / "imported.bib").read_text(encoding="utf-8")


def test_many_messages_are_cut_unless_all_are_wanted(run: Run, here: Path) -> None:
    (here / "b.ris").write_text("AU  - Lost\nER  - \n" * 30 + RIS)
    outcome = run("import", "b.ris")
    assert sum("does not begin with TY" in line for line in outcome.err.splitlines()) == 20
    assert "refcheck: and 10 more of these" in outcome.err


def test_nothing_to_import(run: Run, here: Path) -> None:
    (here / "e.json").write_text("[]")
    outcome = run("import", "e.json")
    assert (outcome.code, outcome.out, outcome.err) == (3, "", "refcheck: no reference was found\n")
    assert not (here / "references").exists()


def test_a_target_that_cannot_be_read_or_written_stays(run: Run, library: Path, here: Path) -> None:
    (here / "file").touch()
    outcome = run("import", "library.ris", "-o", "file/out.bib")
    assert outcome.code == 2
    (here / "folder.bib").mkdir()
    assert run("import", "library.ris", "-o", "folder.bib").code == 2
    (here / "cp.bib").write_bytes("@misc{a, title = {Müller}}\n".encode("cp1252"))
    before = (here / "cp.bib").read_bytes()
    (here / "t.ris").write_text("TY  - BOOK\nTI  - 移民\nER  - \n", encoding="utf-8")
    outcome = run("import", "t.ris", "-o", "cp.bib")
    assert outcome.code == 2
    assert "has no place in the encoding of this file" in outcome.err
    assert (here / "cp.bib").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "missing argument"),
        (["absent.ris"], "absent.ris: no such file or folder"),
        (["library.ris", "--merge", "--keep-duplicates"], "give one of them"),
        (["library.ris", "--format", "doc"], "--format"),
        (["library.ris", "-o", "library.ris"], "is what is imported"),
    ],
)
def test_a_mistaken_call(run: Run, library: Path, arguments: list[str], message: str) -> None:
    outcome = run("import", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err.lower()
    assert library.read_text() == RIS


def test_the_formats_of_the_option_are_those_that_are_read() -> None:
    assert importing.FORMATS == FORMATS
