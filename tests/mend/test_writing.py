from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from refcheck.documents import read
from refcheck.errors import OutputError
from refcheck.mend import apply, diff, plan
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Edit, Fix, Location, ReplaceText, SetField, Span
from refcheck.references import load

STATEMENT = "First line.\r\nThe report, *Migrating for Opportunities*, says.\r\nLast line without an end"
BIB = "% mine\n@book{a,\n  title = {A},\n  note = {},\n}\n"


def make_finding(code: str, line: int, intent: Any = None, fix: Fix | None = None) -> Finding:
    return Finding(
        code=code,
        name="n",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        message="m",
        location=Location(path="statement.md", line=line),
        intent=intent,
        fix=fix,
    )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Finding, ...]:
    """A statement with an unsafe mend and a .bib with a safe one, in the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("statement.md").write_bytes(STATEMENT.encode())
    Path("a.bib").write_bytes(BIB.encode())
    start = STATEMENT.index("Migrating for")
    title = ReplaceText(
        path="statement.md",
        span=Span(start, start + 27),
        text="Migrating to Opportunity",
        safe=False,
        summary="correct the title",
    )
    empty = SetField(
        path="a.bib", line=2, key="a", field="note", value=None, safe=True, summary="take out the empty field"
    )
    return plan(
        [make_finding("TTL002", 2, title), make_finding("SYN009", 4, empty), make_finding("DOC014", 1)],
        documents=[read("statement.md")],
        libraries=[load("a.bib")],
    )


def test_safe_mends_are_written_and_unsafe_ones_only_when_asked_for(project: tuple[Finding, ...]) -> None:
    assert apply(project) == ("a.bib",)
    assert Path("a.bib").read_text() == BIB.replace("  note = {},\n", "")
    assert Path("statement.md").read_bytes() == STATEMENT.encode()
    assert apply(project[:1], unsafe=True) == ("statement.md",)
    assert Path("statement.md").read_bytes() == STATEMENT.replace("for Opportunities", "to Opportunity").encode()


def test_all_at_once(project: tuple[Finding, ...]) -> None:
    assert apply(project, unsafe=True) == ("statement.md", "a.bib")
    assert sorted(path.name for path in Path().iterdir()) == ["a.bib", "statement.md"]


def test_a_file_that_changed_is_refused_and_no_other_is_written(project: tuple[Finding, ...]) -> None:
    Path("a.bib").write_text("changed")
    with pytest.raises(OutputError, match="changed since") as caught:
        apply(project, unsafe=True)
    assert caught.value.path == "a.bib"
    assert Path("statement.md").read_bytes() == STATEMENT.encode()
    with pytest.raises(OutputError, match="changed since"):
        diff(project)


def test_a_second_time_nothing_more_is_changed(project: tuple[Finding, ...]) -> None:
    apply(project, unsafe=True)
    after = Path("statement.md").read_bytes()
    with pytest.raises(OutputError, match="changed since"):
        apply(project, unsafe=True)
    assert Path("statement.md").read_bytes() == after


def test_a_file_that_is_gone_is_told(project: tuple[Finding, ...]) -> None:
    Path("a.bib").unlink()
    with pytest.raises(OutputError, match=r"a\.bib"):
        apply(project)


def edit(body: bytes, start: int, end: int, text: str) -> Edit:
    return Edit(path="x.md", sha256=hashlib.sha256(body).hexdigest(), start=start, end=end, text=text)


@pytest.mark.parametrize(
    ("body", "edits", "word"),
    [
        (b"abcdef", [(0, 3, "x"), (2, 4, "y")], "same place"),
        (b"abcdef", [(4, 9, "x")], "same place"),
        (b"caf\xe9", [(0, 1, "移")], "UTF-8"),
    ],
)
def test_edits_that_cannot_be_carried_out_write_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: bytes, edits: list[tuple[int, int, str]], word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.md").write_bytes(body)
    fix = Fix(safe=True, summary="s", edits=tuple(edit(body, *parts) for parts in edits))
    with pytest.raises(OutputError) as caught:
        apply([make_finding("X", 1, fix=fix)])
    assert word in str(caught.value)
    assert Path("x.md").read_bytes() == body


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le"])
def test_edits_are_written_in_the_encoding_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.chdir(tmp_path)
    bom = b"\xff\xfe" if encoding.startswith("utf-16") else b""
    body = bom + "é a".encode(encoding)
    Path("x.md").write_bytes(body)
    size = len("a".encode(encoding))
    fix = Fix(safe=True, summary="s", edits=(edit(body, len(body) - size, len(body), "ü"),))
    assert apply([make_finding("X", 1, fix=fix)]) == ("x.md",)
    assert Path("x.md").read_bytes() == bom + "é ü".encode(encoding)


def test_an_edit_that_changes_nothing_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.md").write_bytes(b"abc")
    finding = make_finding("X", 1, fix=Fix(safe=True, summary="s", edits=(edit(b"abc", 0, 1, "a"),)))
    assert apply([finding]) == ()
    assert diff([finding]) == ""


def test_the_diff_shows_all_and_marks_what_is_unsafe(project: tuple[Finding, ...]) -> None:
    assert diff(project) == (
        "# TTL002 line 2: unsafe, needs --unsafe-fixes: correct the title\n"
        "--- a/statement.md\n"
        "+++ b/statement.md\n"
        "@@ -1,3 +1,3 @@ unsafe: TTL002\n"
        " First line.\r\n"
        "-The report, *Migrating for Opportunities*, says.\r\n"
        "+The report, *Migrating to Opportunity*, says.\r\n"
        " Last line without an end\n"
        "\\ No newline at end of file\n"
        "# SYN009 line 4: take out the empty field\n"
        "--- a/a.bib\n"
        "+++ b/a.bib\n"
        "@@ -1,5 +1,4 @@\n"
        " % mine\n"
        " @book{a,\n"
        "   title = {A},\n"
        "-  note = {},\n"
        " }\n"
    )
    assert "TTL002" not in diff(project, unsafe=False)


def test_git_takes_the_diff(project: tuple[Finding, ...]) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    Path("all.diff").write_bytes(diff(project).encode())
    subprocess.run([git, "apply", "--whitespace=nowarn", "all.diff"], check=True, capture_output=True)
    by_git = Path("statement.md").read_bytes(), Path("a.bib").read_bytes()
    Path("statement.md").write_bytes(STATEMENT.encode())
    Path("a.bib").write_bytes(BIB.encode())
    apply(project, unsafe=True)
    assert (Path("statement.md").read_bytes(), Path("a.bib").read_bytes()) == by_git


def test_a_summary_with_control_characters_stays_on_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.md").write_bytes(b"abc")
    fix = Fix(safe=True, summary="s\n+++ b/other\x1b[31m", edits=(edit(b"abc", 0, 1, "x"),))
    finding = make_finding("X", 1, fix=fix)
    assert diff([finding]).splitlines()[0] == "# X line 1: s +++ b/other [31m"


def test_a_hunk_far_from_the_unsafe_mend_is_not_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    body = b"".join(b"%d\n" % i for i in range(1, 41))
    Path("x.md").write_bytes(body)
    last = body.index(b"40\n")
    unsafe = make_finding("TTL002", 1, fix=Fix(safe=False, summary="s", edits=(edit(body, 0, 1, "one"),)))
    safe = make_finding("SYN009", 40, fix=Fix(safe=True, summary="s", edits=(edit(body, last, last + 2, "forty"),)))
    heads = [line for line in diff([unsafe, safe]).splitlines() if line.startswith("@@")]
    assert heads == ["@@ -1,4 +1,4 @@ unsafe: TTL002", "@@ -37,4 +37,4 @@"]


def test_one_file_under_two_names_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("real.md").write_bytes(b"abc def")
    Path("link.md").symlink_to("real.md")
    digest = hashlib.sha256(b"abc def").hexdigest()
    places = [("real.md", 0, 3, "x"), ("./real.md", 4, 7, "y"), ("link.md", 0, 3, "x")]
    findings = [
        make_finding(
            f"X{i}",
            1,
            fix=Fix(safe=True, summary="s", edits=(Edit(path=path, sha256=digest, start=start, end=end, text=text),)),
        )
        for i, (path, start, end, text) in enumerate(places)
    ]
    assert apply(findings) == ("real.md",)
    assert Path("real.md").read_bytes() == b"x y"
    assert Path("link.md").is_symlink()


def test_a_link_out_of_its_folder_is_not_written_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "project"
    inside.mkdir()
    monkeypatch.chdir(inside)
    (tmp_path / "x.md").write_bytes(b"abc")
    Path("x.md").symlink_to("../x.md")
    with pytest.raises(OutputError, match="out of its folder"):
        apply([make_finding("X", 1, fix=Fix(safe=True, summary="s", edits=(edit(b"abc", 0, 1, "x"),)))])
    assert (tmp_path / "x.md").read_bytes() == b"abc"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_on_a_full_disk_the_file_stays_and_nothing_is_left_behind(
    project: tuple[Finding, ...], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full) if step == "fsync" else monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="No space left") as caught:
        apply(project, unsafe=True)
    assert caught.value.path == "statement.md"
    assert Path("statement.md").read_bytes() == STATEMENT.encode()
    assert Path("a.bib").read_bytes() == BIB.encode()
    assert sorted(path.name for path in Path().iterdir()) == ["a.bib", "statement.md"]


def test_a_protected_file_is_refused_and_no_other_is_written(
    project: tuple[Finding, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Who runs tests as root may write everything: the question is answered for them.
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path).name != "statement.md")
    with pytest.raises(OutputError, match="protected against writing"):
        apply(project, unsafe=True)
    assert Path("a.bib").read_bytes() == BIB.encode()
    assert Path("statement.md").read_bytes() == STATEMENT.encode()


def test_the_mode_of_a_mended_file_stays(project: tuple[Finding, ...]) -> None:
    Path("a.bib").chmod(0o640)
    apply(project)
    assert stat.S_IMODE(Path("a.bib").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"", "cp1252"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_from_an_intent_to_the_file_all_else_is_kept_to_the_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: bytes, encoding: str, newline: str
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "% Größe\n@book{a,\n  title = {Ä},\n  note = {},\n  isbn = {}\n}\n".replace("\n", newline)
    Path("a.bib").write_bytes(mark + text.encode(encoding))
    fields = [("title", "Über & unter"), ("note", None), ("isbn", None)]
    intents = [
        SetField(path="a.bib", line=2, key="a", field=name, value=value, safe=True, summary="s")
        for name, value in fields
    ]
    findings = plan([make_finding("X", 2, intent) for intent in intents], libraries=[load("a.bib")])
    assert apply(findings) == ("a.bib",)
    wanted = "% Größe\n@book{a,\n  title = {Über \\& unter},\n}\n".replace("\n", newline)
    assert Path("a.bib").read_bytes() == mark + wanted.encode(encoding)
    again = plan([make_finding("X", 2, intents[0])], libraries=[load("a.bib")])
    assert apply(again) == ()
