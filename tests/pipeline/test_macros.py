from __future__ import annotations

from pathlib import Path

import refcheck
from refcheck.config import Config
from refcheck.model.finding import Severity

ENTRY = "@article{{{key}, title={{A Title}}, author={{Doe, Jane}}, journal={macro}, year=2001}}\n"


def undefined(config: Config, *paths: Path) -> list[tuple[str, Severity]]:
    report = refcheck.check(*paths, offline=True, config=config)
    return [(f.actual, f.severity) for f in report.findings if f.code == "SYN003"]


def test_a_word_that_lacks_its_braces_is_an_error(config: Config, tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("@book{a, title={A Title}, author={Doe, Jane}, publisher={P}, year=2001, edition=second}\n")
    assert undefined(config, path) == [("second", Severity.ERROR)]


def test_a_macro_that_a_style_may_define_or_none_prints_is_information(config: Config, tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text(ENTRY.format(key="a", macro="jxyz, annote=mine"))
    assert undefined(config, path) == [("jxyz", Severity.INFO), ("mine", Severity.INFO)]


def test_a_macro_of_another_file_of_the_run_or_the_folder_is_known(config: Config, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    path, near, far = tmp_path / "a.bib", tmp_path / "abbrev.bib", other / "strings.bib"
    path.write_text(ENTRY.format(key="a", macro="JXYZ") + ENTRY.format(key="b", macro="cxyz"))
    near.write_text('@String(jxyz = "Journal of the ACM")\n')
    assert undefined(config, path) == [("cxyz", Severity.INFO)]
    far.write_text("@string{cxyz = {Communications of the ACM}}\n")
    assert undefined(config, path, far) == []


def test_many_undefined_macros_point_to_a_companion(config: Config, tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("".join(ENTRY.format(key=f"k{i}", macro=f"m{i}") for i in range(3)))
    assert {severity for _, severity in undefined(config, path)} == {Severity.INFO}


def test_a_doubled_field_is_milder_when_it_says_the_same_or_is_not_printed(config: Config, tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text(
        "@book{a, title={A}, year=2001, year=2001, bibsource={x}, bibsource={y}, publisher={P}, publisher={Q}}\n"
    )
    report = refcheck.check(path, offline=True, config=config)
    assert [f.severity for f in report.findings if f.code == "SYN008"] == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.WARNING,
    ]


def test_an_entry_whose_brace_stands_on_another_line_is_read(config: Config, tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("Some text.\n\n@book\n(\n  key1,\n  title = {A Title}\n)\n\n@book{key2, title={B}}\n")
    report = refcheck.check(path, offline=True, config=config)
    assert [(r.key, r.work.title, r.line) for r in report.references] == [("key1", "A Title", 3), ("key2", "B", 9)]
    assert [f for f in report.findings if f.code == "SYN001"] == []
