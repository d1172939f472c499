from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

DOCUMENT = """# A statement

The report *Rights on the Move* says so.[^1] It also says more.[^2]

[^1]: Mary Example, *Rights on the Move*, Example Press, 2016, p. 4, https://one.example/rights.

[^2]: Ibid., p. 9.
"""


@pytest.fixture
def document(here: Path) -> Path:
    path = here / "statement.md"
    path.write_text(DOCUMENT)
    return path


def test_a_documents_references_are_written(run: Run, document: Path, here: Path) -> None:
    outcome = run("extract", "statement.md")
    assert outcome.code == 0
    assert outcome.out == "references/statement.bib: 1 reference, 1 new\n"
    assert outcome.err == "refcheck: check it with: refcheck references/statement.bib\n"
    text = (here / "references" / "statement.bib").read_text()
    assert "Rights on the Move" in text
    assert "pages" not in text


def test_running_it_again_changes_nothing(run: Run, document: Path, here: Path) -> None:
    run("extract", "statement.md")
    path = here / "references" / "statement.bib"
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    outcome = run("extract", "statement.md")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "references/statement.bib: 1 reference, nothing to change\n"
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_what_a_person_wrote_stays(run: Run, document: Path, here: Path) -> None:
    path = here / "references" / "statement.bib"
    path.parent.mkdir()
    path.write_text("% mine\n@misc{other,\n  title = {Another Thing},\n}\n")
    outcome = run("extract", "statement.md")
    assert outcome.out == "references/statement.bib: 1 reference, 1 new\n"
    assert path.read_text().startswith("% mine\n@misc{other,\n  title = {Another Thing},\n}\n")


def test_the_references_lie_under_the_configurations_folder(
    run: Run, document: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "refcheck.toml").write_text('references = "refs"\n')
    (here / "docs").mkdir()
    monkeypatch.chdir(here / "docs")
    outcome = run("extract", "../statement.md")
    assert outcome.out == "../refs/statement.bib: 1 reference, 1 new\n"
    assert (here / "refs" / "statement.bib").is_file()


def test_another_file_is_written_when_one_is_named(run: Run, document: Path, here: Path) -> None:
    assert run("extract", "statement.md", "-o", "deep/my.bib").code == 0
    assert (here / "deep" / "my.bib").is_file()
    assert not (here / "references").exists()


def test_to_stdout_nothing_is_written(run: Run, document: Path, here: Path) -> None:
    outcome = run("extract", "statement.md", "-o", "-")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("@")
    assert [path.name for path in here.iterdir()] == ["statement.md"]


def test_a_document_without_references(run: Run, here: Path) -> None:
    (here / "plain.md").write_text("Nothing here.\n")
    outcome = run("extract", "plain.md")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == "refcheck: plain.md: no reference was found (it has no notes and no list of references)\n"
    assert not (here / "references").exists()


def test_a_manuscript_whose_works_are_in_a_bibliography_needs_nothing(run: Run, here: Path) -> None:
    (here / "refs.bib").write_text("@book{doe, author = {Doe, Jane}, title = {A Walk}, year = 2001}\n")
    (here / "paper.tex").write_text(
        "\\documentclass{article}\\begin{document}\nSee \\cite{doe}.\n\\bibliography{refs}\n"
    )
    outcome = run("extract", "paper.tex")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "paper.tex: what it cites by key is in refs.bib already, nothing to extract\n"
    assert not (here / "references").exists()


def test_a_bibliography_is_no_document_to_extract_from(run: Run, here: Path) -> None:
    (here / "my refs.bib").write_text("@book{doe, title = {A Walk}, year = 2001}\n")
    outcome = run("extract", "my refs.bib")
    assert (outcome.code, outcome.out) == (2, "")
    assert "is a bibliography already" in outcome.err
    assert "refcheck 'my refs.bib'" in outcome.err


def test_the_command_that_comes_next_can_be_copied(run: Run, here: Path) -> None:
    (here / "Our statement (final).md").write_text(DOCUMENT)
    outcome = run("extract", "Our statement (final).md")
    assert outcome.err == "refcheck: check it with: refcheck 'references/Our statement (final).bib'\n"


def test_a_document_that_cannot_be_read_does_not_stop_the_others(run: Run, document: Path, here: Path) -> None:
    (here / "bad.md").write_bytes(b"\x00\x01\x02" * 100)
    outcome = run("extract", "bad.md", "statement.md")
    assert outcome.code == 1
    assert outcome.out.startswith("references/statement.bib")
    assert outcome.err.splitlines()[0].startswith("refcheck: bad.md")


def test_two_documents_of_one_name_are_refused(run: Run, document: Path, here: Path) -> None:
    (here / "b").mkdir()
    (here / "b" / "statement.md").write_text(DOCUMENT)
    outcome = run("extract", "statement.md", "b/statement.md")
    assert (outcome.code, outcome.out) == (2, "")
    assert "two documents would be written to references/statement.bib" in outcome.err
    assert not (here / "references").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "missing argument"),
        (["absent.md"], "absent.md: no such file or folder"),
        (["statement.md", "--dialect", "bibtex8"], "biblatex"),
    ],
)
def test_a_mistaken_call(run: Run, document: Path, arguments: list[str], message: str) -> None:
    outcome = run("extract", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert message in outcome.err


def test_a_file_that_cannot_be_written(run: Run, document: Path, here: Path) -> None:
    (here / "references").touch()
    outcome = run("extract", "statement.md")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("output", ["statement.md", "./statement.md", "linked.bib"])
def test_a_document_is_not_written_over(run: Run, document: Path, here: Path, output: str) -> None:
    (here / "linked.bib").symlink_to("statement.md")
    outcome = run("extract", "statement.md", "-o", output)
    assert outcome.code == 2
    assert "is what is checked" in outcome.err
    assert document.read_text() == DOCUMENT


REPORT = """# A statement

Fees are paid.[^1] The thesis says more.[^2]

[^1]: Harbour Watch, *Fees at the Quay: A Report on Recruitment*, report no. 7 (Harbour Watch, 2019), https://one.example/fees, accessed 3 May 2020.

[^2]: Mary Example, “Crossing Borders” (PhD thesis, University of Somewhere, 2014).
"""


def test_entries_are_such_as_both_programs_know_or_biblatex_alone(run: Run, here: Path) -> None:
    (here / "a.md").write_text(REPORT)
    both = run("extract", "a.md", "-o", "-").out
    assert "@techreport{" in both
    assert "@phdthesis{" in both
    assert run("extract", "a.md", "-o", "-", "--dialect", "bibtex").out == both
    own = run("extract", "a.md", "-o", "-", "--dialect", "biblatex").out
    assert "@report{" in own
    assert "@thesis{" in own
    assert "journaltitle" not in both
    # What is there already stays in the dialect that it has.
    run("extract", "a.md")
    before = (here / "references" / "a.bib").read_bytes()
    assert run("extract", "a.md", "--dialect", "biblatex").out.endswith("nothing to change\n")
    assert (here / "references" / "a.bib").read_bytes() == before


def test_several_documents_are_one_project_in_one_file(run: Run, document: Path, here: Path) -> None:
    folder = here / "book"
    folder.mkdir()
    (folder / "1.md").write_text(DOCUMENT)
    (folder / "2.md").write_text(REPORT)
    for name in ("old.bib", "older.biblatex"):
        (folder / name).write_text("@misc{a, title = {Not read}}\n")
    outcome = run("extract", "book", "-o", "book.bib")
    assert (outcome.code, outcome.out) == (0, "book.bib: 3 references, 3 new\n")
    assert run("extract", "book", "-o", "book.bib").out == "book.bib: 3 references, nothing to change\n"
    outcome = run("extract", "book")
    assert outcome.out == "references/1.bib: 1 reference, 1 new\nreferences/2.bib: 2 references, 2 new\n"
    (here / "none").mkdir()
    outcome = run("extract", "none")
    assert (outcome.code, outcome.err) == (3, "refcheck: none: there is no document in it\n")
