"""A comment that silences a finding: it is read as one, for its place alone, and changes nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import refcheck
from refcheck.config import Config, MemoryConfig
from refcheck.mend import apply, ignore
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location
from refcheck.model.report import Report

REASON = 'the authors say "so" -- see @home {50 %}'

MARKDOWN = """A word before, and a note.[^2]

The report *Rivers for All* says so.[^1] It is long,
and goes on.

Other words.

[^1]: Anna Meyer, *Rivers of All*, Bern: Water Press, 2014.
[^2]: Jan Kok, *Wells*, Gent: Pit, 2012.
"""
LATEX = r"""\documentclass{article}
\begin{document}
First words.

The report \emph{Rivers for All} says so.\footnote{Anna Meyer, \emph{Rivers of All}, Bern: Water Press, 2014.}

Other words.
\end{document}
"""
RST = """Title
=====

The report *Rivers for All* says so [#a]_ and
goes on.

Other words.

.. [#a] Anna Meyer, *Rivers of All*, Bern: Water Press, 2014.
"""
HTML = """<!DOCTYPE html><html><head><title>T</title></head><body>
<p>First words.</p>
<p>The report <em>Rivers for All</em> says so.<a href="#n1" id="r1"><sup>1</sup></a></p>
<p>Other words.</p>
<ol><li id="n1">Anna Meyer, <em>Rivers of All</em>, Bern: Water Press, 2014. <a href="#r1">back</a></li></ol>
</body></html>
"""
BIB = """@book{one, title = {One}, author = {A. Meyer}, year = {2014}, publisher = {P}, note = {}}

@book{two,
  title = {Two},
  note = {},
  author = {A. Meyer}, year = {2014}, publisher = {P}}
"""


def checked(path: str) -> Report:
    return refcheck.check(path, offline=True, config=Config(root=Path(), memory=MemoryConfig(use=False)))


def make_finding(path: str, line: int | None, code: str = "TTL002") -> Finding:
    return Finding(
        code=code,
        name="x",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        message="x",
        location=Location(path=path, line=line),
    )


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.md", MARKDOWN, "TTL002"),
        ("a.md", MARKDOWN.split("\n\n", 1)[1], "TTL002"),
        ("a.md", MARKDOWN.replace("\n", "\r\n"), "TTL002"),
        ("a.tex", LATEX, "TTL002"),
        ("a.rst", RST, "TTL002"),
        ("a.html", HTML, "TTL002"),
        ("a.bib", BIB, "SYN009"),
        ("a.bib", BIB.replace("\n", "\r\n"), "SYN009"),
    ],
)
def test_the_finding_is_silenced_and_nothing_else(name: str, text: str, code: str) -> None:
    Path(name).write_bytes(text.encode())
    before = checked(name)
    finding = [f for f in before.findings if f.code == code][-1]
    fix = ignore(finding, REASON)
    assert fix is not None
    assert Path(name).read_bytes() == text.encode()
    apply([replace(finding, fix=fix)])
    after = checked(name)
    assert [(f.code, f.fingerprint) for f in before.findings if f != finding] == [
        (f.code, f.fingerprint) for f in after.findings
    ]
    (hidden,) = after.suppressed
    assert hidden.finding.fingerprint == finding.fingerprint
    assert hidden.why == "the authors say 'so' - see at home 50 per cent"
    assert hidden.in_source
    added = Path(name).read_bytes()
    (edit,) = fix.edits
    assert added[: edit.start] + added[edit.start + len(edit.text.encode()) :] == text.encode()


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.txt", "Words.\n", 1),
        ("a.docx", "Words.\n", 1),
        ("a.unknown", "Words.\n", 1),
        ("a.md", "Words.\n", None),
        ("a.md", "Words.\n\n```\ncode\n```\n", 4),
        ("a.md", "Words.\n", 99),
        ("a.bib", "words\n", 1),
        ("a.html", "<p>Words.</p>\n<p>More <a href='x'\ntitle='y'>words</a></p><p>z</p>\n", 2),
    ],
)
def test_there_is_no_place_for_a_comment(name: str, text: str, line: int | None) -> None:
    Path(name).write_text(text, encoding="utf-8")
    found = ignore(make_finding(name, line), "why")
    if name == "a.html":
        # The line ends within a tag: the comment stands before it.
        assert found is not None
        assert found.edits[0].text.startswith("<!--")
    else:
        assert found is None


def test_a_file_that_cannot_be_read_is_told() -> None:
    Path("a.md").mkdir()
    with pytest.raises(refcheck.errors.OutputError, match="cannot be read"):
        ignore(make_finding("a.md", 1), "why")
