from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import refcheck
from refcheck.errors import OutputError
from refcheck.mend import apply, diff, file_diff
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Edit, Fix, Location

PATCHERS = {"git": ["apply", "--whitespace=nowarn"], "patch": ["-p1", "--binary", "--fuzz=0", "-i"]}


def make_finding(path: str, body: bytes, start: int, end: int, text: str, **fields: object) -> Finding:
    edit = Edit(path=path, sha256=hashlib.sha256(body).hexdigest(), start=start, end=end, text=text)
    return Finding(
        code=str(fields.get("code", "TTL002")),
        name="n",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        message="m",
        location=Location(path="statement.md", line=3),
        fix=Fix(safe=bool(fields.get("safe", True)), summary="correct it", edits=(edit,)),
    )


def patched(folder: Path, text: str, program: str) -> None:
    """Apply a diff in a folder as a person would."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    (folder / "all.diff").write_bytes(text.encode())
    subprocess.run([found, *PATCHERS[program], "all.diff"], check=True, capture_output=True, cwd=folder)
    (folder / "all.diff").unlink()


@pytest.mark.parametrize("program", list(PATCHERS))
@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("plain.md", b"old\nb\n"),
        ("no end.md", b"old"),
        ("two  blanks/x y.md", b"old\n"),
        ("./dot.md", b"old\n"),
        ("Überblick.md", b"old\n"),
        ("tab\tand\x7f.md", b"old\n"),
        ('quote".md', b"old\n"),
        ("back\\slash.md", b"old\n"),
        ("line\u2028sep.md", b"old\n"),
        ("-dash.md", b"old\n"),
        ("mark.md", b"\xef\xbb\xbfold\r\nb\r\n"),
        ("crlf.md", b"a\r\nold\r\nb"),
        ("cr.md", b"a\rold\rb\n"),
        ("feeds.md", "a\x0cb\u2028c\x85old\x1cd\n".encode()),
    ],
)
def test_the_diff_is_taken_whatever_name_and_line_ends_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, name: str, body: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_bytes(body)
    at = body.index(b"old")
    patched(tmp_path, diff([make_finding(name, body, at, at + 3, "néw")]), program)
    assert Path(name).read_bytes() == body.replace(b"old", "néw".encode())


def test_a_name_that_is_no_unicode_can_still_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("caf\udce9.md").write_bytes(b"old\n")
    text = diff([make_finding("caf\udce9.md", b"old\n", 0, 3, "new")])
    assert '--- "a/caf\\351.md"\n' in text
    assert text.encode()


lines = st.lists(st.sampled_from(["", "a", "é", "\r", "x\x0cy", "\u2028", "---", "+++ b/x", "@@ -1 +1 @@", "\\ No"]))


@settings(max_examples=30)
@given(lines.map("\n".join), st.sampled_from(["", "\n", "\r\n"]), st.booleans(), st.data())
def test_git_makes_of_the_diff_what_is_written(text: str, end: str, mark: bool, data: st.DataObject) -> None:
    body = (b"\xef\xbb\xbf" if mark else b"") + (text + end).encode()
    places = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=1, max_size=3)))
    first = 3 if mark else 0
    at = [first + len(text[:place].encode()) for place in places]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "x.md"
        path.write_bytes(body)
        findings = [
            make_finding(str(path), body, place, place, "[new\n]", safe=i % 2 == 0) for i, place in enumerate(at)
        ]
        shown = diff(findings).replace(str(path).lstrip("/"), "x.md")
        assert shown.count("\n# ") + 1 == len(findings)
        patched(Path(name), shown, "git")
        by_git = path.read_bytes()
        path.write_bytes(body)
        apply(findings, unsafe=True)
        assert path.read_bytes() == by_git


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_a_file_that_patch_cannot_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    monkeypatch.chdir(tmp_path)
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    # U+0A0A and U+010A hold bytes that look like line ends.
    text = "é\n\u0a0a\u010a\n\nold\n" if encoding in marks else "é\n\n\nold\n"
    body = marks.get(encoding, b"") + text.encode(encoding)
    Path("x.md").write_bytes(body)
    at = body.index("old".encode(encoding))
    shown = diff([make_finding("x.md", body, at, at + len("old".encode(encoding)), "ü", safe=False)]).splitlines()
    assert shown[0] == "# TTL002 line 4: unsafe, needs --unsafe-fixes: correct it"
    assert shown[1].startswith(f"# this file is in {encoding}: ")
    assert shown[4] == "@@ -1,4 +1,4 @@ unsafe: TTL002"
    assert shown[-1] == "+ü"


def test_a_mend_is_told_and_marked_where_it_changes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The finding is about line 3 of the statement, what is wrong is line 41 of the .bib."""
    monkeypatch.chdir(tmp_path)
    body = b"".join(b"%d\n" % i for i in range(1, 61))
    Path("a.bib").write_bytes(body)
    first, last = body.index(b"\n3\n") + 1, body.index(b"41\n")
    findings = [
        make_finding("a.bib", body, first, first + 1, "three"),
        make_finding("a.bib", body, last, last + 2, "x", safe=False, code="BIB007"),
    ]
    shown = diff(findings).splitlines()
    assert shown[:2] == [
        "# TTL002 line 3: correct it",
        "# BIB007 line 41: unsafe, needs --unsafe-fixes: correct it",
    ]
    assert [line for line in shown if line.startswith("@@")] == ["@@ -1,6 +1,6 @@", "@@ -38,7 +38,7 @@ unsafe: BIB007"]
    assert "BIB007" not in diff(findings, unsafe=False)


def test_several_files_make_one_diff_in_the_order_of_the_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["b.md", "a.md"]
    for name in names:
        Path(name).write_bytes(b"old\n")
    text = diff([make_finding(name, b"old\n", 0, 3, "new") for name in names])
    assert [line for line in text.splitlines() if line.startswith("---")] == ["--- a/b.md", "--- a/a.md"]
    patched(tmp_path, text, "git")
    assert [Path(name).read_text() for name in names] == ["new\n", "new\n"]


def test_no_mends_no_diff() -> None:
    assert diff([]) == ""


def test_a_new_text_is_shown_against_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
    shown = file_diff(str(path), "one\r\ntwo\r\nthree\r\n")
    assert shown.splitlines()[2:] == ["@@ -1,2 +1,3 @@", " \ufeffone", " two", "+three"]
    assert file_diff(str(path), "one\r\ntwo\r\n") == ""
    assert file_diff(str(tmp_path / "new.bib"), "one\n").startswith("--- /dev/null\n+++ b/")


def test_a_new_text_that_the_file_has_no_place_for(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes("Müller\n".encode("cp1252"))
    with pytest.raises(OutputError, match="no place in the encoding"):
        file_diff(str(path), "移民\n")
    with pytest.raises(OutputError, match="cannot be read"):
        file_diff(str(tmp_path), "x")


def test_a_line_between_two_mends_is_not_shown_as_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "@misc{a,\n  note = {},\n  title = {Old roads},\n  annote = {}\n}\n"
    Path("a.bib").write_text(text, encoding="utf-8")
    shown = diff(refcheck.check("a.bib", offline=True).findings)
    assert [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in {"+++", "---"}] == [
        "-  note = {},",
        "-  annote = {}",
    ]
