"""Exported .bib files through BibTeX and LaTeX, where they are installed (Debian: texlive-latex-base)."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.exports.references import WORKS, references
from benchmarks.exports.second_references import SECOND_WORKS
from refcheck.exports import export
from refcheck.model.work import Name, Work

with_tex = pytest.mark.skipif(
    not os.environ.get("REFCHECK_REQUIRE_DEBIAN") and not all(map(shutil.which, ("pdflatex", "bibtex"))),
    reason="TeX is not installed",
)

DOCUMENT = r"\documentclass{article}\begin{document}\nocite{*}\bibliographystyle{plain}\bibliography{t}\end{document}"


def is_in_latin_letters(work: Work) -> bool:
    """Return whether the fonts that LaTeX begins with have all letters of a work."""
    text = export(references({"a": work}), "bibtex")
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return not set(text) & set("„‚«»‹›")


def run(folder: Path, *command: str) -> str:
    # No fonts are made for a paper that nobody sees.
    environment = {**os.environ, "MKTEXPK": "0", "TEXMFVAR": str(folder), "openin_any": "p"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=300)
    return done.stdout.decode(errors="replace")


def errors(folder: Path, text: str) -> Sequence[str]:
    """Return the errors that LaTeX tells of a bibliography, and BibTeX's."""
    folder.joinpath("t.bib").write_text(text, encoding="utf-8")
    folder.joinpath("t.tex").write_text(DOCUMENT, encoding="utf-8")
    latex = ("pdflatex", "-interaction=nonstopmode", "-draftmode", "t")
    run(folder, *latex)
    told = run(folder, "bibtex", "t")
    log = run(folder, *latex)
    return [line for line in log.splitlines() if line.startswith("!")] + [
        line for line in told.splitlines() if "error" in line.casefold()
    ]


@with_tex
def test_hard_references_are_typeset(tmp_path: Path) -> None:
    works = {key: work for key, work in {**WORKS, **SECOND_WORKS}.items() if is_in_latin_letters(work)}
    assert {"inequality", "two-dollars", "pipes", "paths", "set-braces", "unbalanced", "tex-characters"} <= works.keys()
    assert errors(tmp_path, export(references(works), "bibtex")) == []


@with_tex
def test_a_sign_that_latex_has_not_is_an_error(tmp_path: Path) -> None:
    assert errors(tmp_path, "@misc{a, title = {On the open ｛ brace}}")


@with_tex
def test_signs_are_printed_as_they_are(tmp_path: Path) -> None:
    work = Work(type="book", title="p < 0.05 for $5 to $6 {x}", author=(Name(family="Roe", given="Jane"),))
    assert errors(tmp_path, export(references({"a": work}), "bibtex")) == []
    printed = tmp_path.joinpath("t.bbl").read_text(encoding="utf-8")
    assert r"p $<$ 0.05 for {\textdollar}5 to {\textdollar}6 \{x\}" in " ".join(printed.split())
