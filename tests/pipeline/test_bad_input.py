"""Bad files: one clear line each, the others checked, never a traceback."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

import refcheck
from refcheck.config import Config
from refcheck.errors import ConfigError
from refcheck.model.finding import Finding

GOOD = "@book{good, title={A Good Book}, author={Dale, Jane}, year={2001}, publisher={Press}}\n"


def checked(config: Config, *paths: Path) -> list[Finding]:
    return list(refcheck.check(*paths, offline=True, config=config).findings)


def test_a_path_that_does_not_exist_is_refused_before_anything(config: Config, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        refcheck.check(tmp_path / "absent.md", config=config)


def test_nothing_to_check_is_said(config: Config, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nothing to check"):
        refcheck.check(config=config)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("binary.md", b"\x00\x01\x02\xff" * 50, "RUN006"),
        ("archive.md", b"PK\x03\x04" + b"\x00" * 60, "RUN006"),
        ("paper.md", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "RUN006"),
        ("paper.pdf", b"%PDF-1.7\n", "RUN006"),
        (
            "latin.md",
            "Caf\xe9 <sup>1</sup>\n\n---\n\n<sup>1</sup> A. Author, *A Title*, 2001.\n".encode("latin-1"),
            "SYN013",
        ),
        ("latin.bib", b"@book{a, title={Caf\xe9 Society}, year={2001}, author={Doe, Jane}}\n", "SYN013"),
        ("broken.bib", b"@book{knuth, title={The {TeX}book, year=1984}\n\n" + GOOD.encode(), "SYN001"),
        ("twice.bib", (GOOD + GOOD).encode(), "DUP001"),
        ("macro.bib", b"@book{a, title={A Title}, publisher=acm, year=2001}\n", "SYN003"),
        ("keyless.bib", b"@book{, title={A Title}, year=2001}\n", "SYN005"),
        ("fields.bib", b"@book{a, title={A Title}, title={Another}, year=2001}\n", "SYN008"),
    ],
)
def test_each_bad_file_is_one_finding_that_names_it(
    config: Config, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = [f for f in checked(config, path) if f.code == code]
    assert len(found) == 1
    assert found[0].location.path == str(path)
    assert found[0].message
    assert found[0].remedy or code in {"SYN001", "DUP001", "SYN003", "SYN005", "SYN008"}


def test_a_broken_entry_names_its_line_and_the_others_are_checked(config: Config, tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text(f"{GOOD}\n@book{{bad, title={{The {{TeX}}book, year=1984}}\n\n{GOOD.replace('good', 'other')}")
    report = refcheck.check(path, offline=True, config=config)
    (error,) = [f for f in report.findings if f.code == "SYN001"]
    assert error.location.line == 3
    assert {"good", "other"} <= {r.key for r in report.references}
    assert any(r.reason == "unparsed" for r in report.references)


def test_utf_16_is_read(config: Config, tmp_path: Path) -> None:
    path = tmp_path / "wide.bib"
    path.write_text(GOOD, "utf-16")
    report = refcheck.check(path, offline=True, config=config)
    assert [r.key for r in report.references] == ["good"]


def test_a_pipe_and_a_folder_without_anything(config: Config, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    assert [f.code for f in checked(config, pipe)] == ["RUN006"]
    empty = tmp_path / "empty"
    empty.mkdir()
    report = refcheck.check(empty, offline=True, config=config)
    assert [f.code for f in report.findings] == ["RUN003"]
    assert report.findings[0].location.path == str(empty)
    assert report.exit_code == 3


def test_a_folder_that_is_named_like_a_file_is_none(config: Config, tmp_path: Path) -> None:
    folder, good = tmp_path / "works.bib", tmp_path / "good.bib"
    folder.mkdir()
    good.write_text(GOOD)
    report = refcheck.check(folder, good, offline=True, config=config)
    assert [(f.code, f.message) for f in report.findings] == [("RUN006", "is a folder, not a file")]
    assert [r.key for r in report.references] == ["good"]
    # With files in it, it is what people call their folders.
    (folder / "in.bib").write_text(GOOD.replace("good", "other"))
    assert refcheck.check(folder, offline=True, config=config).findings == ()


def test_a_link_that_leads_out_of_a_folder_is_not_followed(config: Config, tmp_path: Path) -> None:
    secret = tmp_path / "netrc"
    secret.write_text("machine example.org login me password hunter2\n")
    tree = tmp_path / "tree"
    (tree / "references").mkdir(parents=True)
    (tree / "good.bib").write_text(GOOD)
    (tree / "own.bib").symlink_to(tree / "good.bib")
    (tree / "references" / "bad.bib").symlink_to(secret)
    (tree / "bad.md").symlink_to(secret)
    config = replace(config, root=tree)
    report = refcheck.check(tree, offline=True, config=config)
    told = [(f.code, Path(f.location.path).name, f.message) for f in report.findings]
    out = "is a link that leads out of the folder"
    assert told == [("RUN006", "bad.md", out), ("RUN006", "bad.bib", out)]
    assert [r.key for r in report.references] == ["good"]
    assert "hunter2" not in refcheck.render(report, "json")
    (tree / "own.md").write_text("A claim.[^1]\n\n[^1]: Jane Roe, *Quays and Fees* (Delta Books, 2018).\n")
    (tree / "references" / "own.bib").symlink_to(secret)
    beside = refcheck.check(tree / "own.md", offline=True, config=config)
    assert [f.location.path for f in beside.findings if f.code == "RUN006"] == [str(tree / "references" / "own.bib")]
    (tree / "references" / "own.bib").unlink()
    # Nor where nothing is named; inside of the project, and by its own name, it is read.
    alone = refcheck.check(offline=True, config=config)
    assert [f.code for f in alone.findings] == ["RUN006"]
    (tree / "references" / "bad.bib").unlink()
    (tree / "references" / "near.bib").symlink_to(tree / "good.bib")
    assert refcheck.check(offline=True, config=config).findings == ()
    assert [f.code for f in refcheck.check(tree / "bad.md", offline=True, config=config).findings] == ["RUN003"]


@pytest.mark.parametrize("name", ["none.md", "none.txt", "none.html", "none.tex", "none.bib"])
def test_an_empty_file_beside_others_is_told(config: Config, tmp_path: Path, name: str) -> None:
    empty, good = tmp_path / name, tmp_path / "good.bib"
    empty.write_text(" \n")
    good.write_text(GOOD)
    report = refcheck.check(empty, good, offline=True, config=config)
    told = [(f.code, f.location.path) for f in report.findings]
    assert told == [("RUN003", str(empty))]
    # What has words and no notes, or macros alone, is not empty.
    empty.write_text("@string{acm = {ACM}}\n" if name.endswith(".bib") else "Words without a source.\n")
    assert refcheck.check(empty, good, offline=True, config=config).findings == ()


@pytest.mark.parametrize("content", ["", "# A title\n\nNo notes here.\n"])
def test_a_document_without_notes_says_so(config: Config, tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(content)
    report = refcheck.check(path, offline=True, config=config)
    assert [f.code for f in report.findings] == ["RUN003"]
    assert report.exit_code == 3


def test_one_bad_file_does_not_stop_the_others(config: Config, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.md", tmp_path / "good.bib"
    bad.write_bytes(b"\x00" * 100)
    good.write_text(GOOD)
    report = refcheck.check(bad, good, offline=True, config=config)
    assert [f.code for f in report.findings] == ["RUN006"]
    assert [r.key for r in report.references] == ["good"]


def test_files_without_permission(config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document, library = tmp_path / "secret.md", tmp_path / "secret.bib"
    document.write_text("x")
    library.write_text(GOOD)

    def denied(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    # Root may read everything, so the refusal is played.
    monkeypatch.setattr(os, "open", denied)
    monkeypatch.setattr(Path, "open", denied)
    found = refcheck.check(document, library, offline=True, config=config).findings
    assert [(f.code, f.location.path) for f in found] == [("RUN006", str(library)), ("RUN006", str(document))]


def test_a_file_given_twice_is_checked_once(config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.bib").write_text(GOOD)
    monkeypatch.chdir(tmp_path)
    report = refcheck.check("a.bib", "./a.bib", tmp_path, offline=True, config=config)
    assert [r.key for r in report.references] == ["good"]


def test_texts_in_a_folder_that_are_of_no_kind_that_is_read_are_told(config: Config, tmp_path: Path) -> None:
    (tmp_path / "good.bib").write_text(GOOD)
    for name in ("old.doc", "letter.RTF", "~$old.doc", "photo.jpg", "notes.ipynb"):
        (tmp_path / name).write_bytes(b"x")
    report = refcheck.check(tmp_path, offline=True, config=config)
    told = [(f.code, f.severity, Path(f.location.path).name, f.message) for f in report.findings]
    assert told == [
        ("RUN006", "warning", "letter.RTF", ".rtf files are not read, nothing in it was checked"),
        ("RUN006", "warning", "old.doc", ".doc files are not read, nothing in it was checked"),
    ]
    assert (report.exit_code, [r.key for r in report.references]) == (0, ["good"])
    (named,) = refcheck.check(tmp_path / "old.doc", offline=True, config=config).findings
    assert (named.severity, named.remedy) == ("error", report.findings[0].remedy)
    assert "save it as .docx or .odt" in named.remedy
