from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import refcheck
from refcheck.documents.latex import read_latex
from refcheck.documents.source import source_of_text
from refcheck.mend import apply, diff
from refcheck.mend.edits import NOT_PLAIN
from refcheck.mend.latex import escape_latex, is_replaceable_latex


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Labour & Capital: 50% of #1", r"Labour \& Capital: 50\% of \#1"),
        ("a_b {c} $d", r"a\_b \{c\} \$d"),
        ("C:\\x ~ ^", r"C:\textbackslash{}x \textasciitilde{} \textasciicircum{}"),
        ("“Double” ‘single’ 1–2 — so…", r"``Double'' `single' 1--2 --- so\ldots{}"),
        ("Über\n  zwei", "Über zwei"),
        ("‘“a”’ --", "`{}``a''{}' -{}-"),
    ],
)
def test_escapes(text: str, source: str) -> None:
    assert escape_latex(text) == source


@given(st.text(alphabet=st.sampled_from("aé移 .\\{}&%#_$~^“”‘’–—-,()[]/@:1"), max_size=40))
def test_what_is_written_reads_as_it_was(text: str) -> None:
    plain = " ".join(text.split())
    shown = "".join(block.text for block in read_latex(source_of_text(f"x {escape_latex(text)} x", "a.tex")).blocks)
    assert shown == " ".join(f"x {plain} x".split())


@pytest.mark.parametrize(
    ("source", "free"),
    [
        ("Migrating for Opportunities", True),
        (r"Migrating {\em for} Opportunities \& More", True),
        ("Migrating } for { More", False),
        (r"Migrating\footnote{x} for", False),
        (r"Migrating \cite{a} for", False),
        ("Migrating % why\n for", False),
        (r"50\% more", True),
    ],
)
def test_what_may_be_replaced(source: str, free: bool) -> None:
    assert is_replaceable_latex(source) is free


NOTE = "\\emph{Migrating to Opportunity: Overcoming Barriers \\& More}, World Bank, 2017"


def fixed(tmp_path: Path, text: str, name: str) -> tuple[str, str]:
    """Return the diff of a document's fixes, and what it reads after them."""
    path = tmp_path / name
    path.write_bytes(text.encode())
    report = refcheck.check(path, offline=True)
    shown = diff(report.findings)
    apply(report.findings, unsafe=True)
    return shown, path.read_bytes().decode()


def test_a_title_is_mended_in_latex_to_the_byte_and_once(tmp_path: Path) -> None:
    text = f"% ü\r\nThe report, \\emph{{Migrating for Opportunities: Overcoming Barriers \\& More}},\\footnote{{M. Testaverde, {NOTE}.}} says.\r\n"
    shown, mended = fixed(tmp_path, text, "a.tex")
    assert "+The report, \\emph{Migrating to Opportunity: Overcoming Barriers \\& More}" in shown
    assert mended == text.replace("Migrating for Opportunities", "Migrating to Opportunity")
    assert fixed(tmp_path, mended, "a.tex") == ("", mended)


def test_a_title_with_a_note_in_it_is_left_to_the_person(tmp_path: Path) -> None:
    path = tmp_path / "a.tex"
    path.write_text(
        f"The report, \\emph{{Migrating for % so\n Opportunities}},\\footnote{{M. Testaverde, {NOTE}.}} says.\n"
    )
    finding = next(f for f in refcheck.check(path, offline=True).findings if f.code == "TTL002")
    assert finding.fix is None
    assert NOT_PLAIN in finding.remedy


def test_a_title_is_mended_in_html(tmp_path: Path) -> None:
    text = (
        "<p>The report, <i>Migrating for Opportunities &amp; More</i>,<sup><a href='#fn1' id='r1'>1</a></sup> says.</p>\n"
        "<p id='fn1'><a href='#r1'>1</a> M. Testaverde, <i>Migrating to Opportunity &amp; More</i>, World Bank, 2017.</p>\n"
    )
    shown, mended = fixed(tmp_path, text, "a.html")
    assert shown
    assert mended == text.replace("Migrating for Opportunities &amp; More", "Migrating to Opportunity &amp; More")
    assert fixed(tmp_path, mended, "a.html") == ("", mended)


def test_a_key_is_written_as_its_entry_has_it(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        "@book{smith10, author={Smith, John}, title={Things}, year=2010, publisher={P}}\n"
    )
    text = "\\documentclass{article}\\addbibresource{refs.bib}\\begin{document}A \\cite[Smith10]{Smith10, smith10}.\\end{document}\n"
    shown, mended = fixed(tmp_path, text, "a.tex")
    assert "DOC003" in shown
    assert mended == text.replace("{Smith10,", "{smith10,")
    assert hashlib.sha256(mended.encode()).hexdigest() != hashlib.sha256(text.encode()).hexdigest()
