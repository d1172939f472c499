from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from refcheck.model.baseline import BaselineRecord
from refcheck.model.document import MentionForm
from refcheck.model.evidence import LinkHistory
from refcheck.model.finding import Severity
from refcheck.model.place import Location
from refcheck.model.report import Agreement, MentionRecord, Report
from refcheck.reports import render
from tests.reports import factories

PAGE = "reports/mmn-statement-2017.html"


@pytest.mark.parametrize("name", ["offline", "online", "empty", "clean", "hostile"])
@pytest.mark.parametrize("format_", ["full", "concise"])
def test_golden(name: str, format_: str, golden: Callable[[str, str], None]) -> None:
    golden(f"reports/{name}.{format_}.txt", render(factories.ALL[name](), format_, report_path=PAGE))


def test_everything_in_a_narrow_terminal(golden: Callable[[str, str], None]) -> None:
    golden("reports/online.verbose.txt", render(factories.online(), "full", width=80, verbosity=1))


def test_the_statement_reads_as_it_should() -> None:
    text = render(factories.offline(), "full")
    assert "Migrating [for] [Opportunities]\n" in text
    assert "Migrating [to] [Opportunity]: Overcoming Barriers" in text
    assert "could not be checked: 2 links, this was an offline run (last seen alive: never checked)\n" in text
    assert text.endswith("1 error, 1 warning, 2 infos in 2 references\n")
    assert text.index("error") < text.index("warning") < text.index("info ") < text.index("could not be checked")


def test_infos_are_told_when_asked_for() -> None:
    brief, long = render(factories.offline(), "full"), render(factories.offline(), "full", verbosity=1)
    assert "info     2 more (-v shows them)" in brief
    assert "DAT011" not in brief
    assert "DAT011" in long
    assert "-v shows" not in long


def test_infos_alone_are_remarks() -> None:
    report = replace(factories.offline(), findings=(factories.YEARS,))
    assert "info     1 remark (-v shows it)" in render(report, "full")


def test_quiet_leaves_out_files_in_order() -> None:
    text = render(factories.clean(), "full", verbosity=-1)
    assert text == "nothing to correct was found in 1 reference\n"
    quiet = render(factories.offline(), "full", verbosity=-1)
    assert quiet.startswith("mmn-statement-2017.md\nerror    TTL002")
    assert "mmn-statement-2017.md: 3" not in quiet


def test_silenced_findings_are_counted_and_told() -> None:
    assert "1 finding silenced (-v shows them)" in render(factories.online(), "full")
    told = render(factories.online(), "full", verbosity=1)
    assert "silenced LNK010 insecure" in told
    assert "the host has no https" in told


def test_the_days_of_life_are_said() -> None:
    report = factories.offline()
    one, two = report.links
    seen = replace(one, history=LinkHistory(last_ok="2026-11-01"))
    later = replace(two, history=LinkHistory(last_ok="2026-11-09"))
    assert "(last seen alive: 2026-11-01, some never)" in render(replace(report, links=(seen, two)), "full")
    assert "(last seen alive: 2026-11-01 to 2026-11-09)" in render(replace(report, links=(seen, later)), "full")


def test_an_interrupted_run_says_so() -> None:
    report = replace(factories.offline(), run=factories.run(interrupted=True))
    assert "interrupted; known by then: 1 error" in render(report, "full")


def test_unchecked_is_never_fine() -> None:
    text = render(replace(factories.offline(), findings=()), "full")
    assert "nothing to correct was found in 2 references; none of them could be checked" in text


def test_a_bib_file_has_a_heading_of_its_own() -> None:
    finding = replace(factories.MISQUOTED, location=replace(factories.MISQUOTED.location, path="references/a.bib"))
    record = replace(factories.BOOK_RECORD, file="references/a.bib")
    report = replace(factories.empty(), findings=(finding,), references=(record,))
    assert render(report, "full").startswith("references/a.bib: 1 reference\n\nerror    TTL002")


def test_colours_only_when_wanted(report: Report) -> None:
    for format_ in ("full", "concise"):
        plain, painted = render(report, format_), render(report, format_, color=True)
        assert "\x1b" not in plain
        assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain
    assert "\x1b[1;31merror" in render(factories.offline(), "full", color=True)


def test_no_line_is_wider_than_wanted() -> None:
    for width in (60, 80, 120):
        lines = render(factories.offline(), "full", width=width, verbosity=1).splitlines()
        assert [line for line in lines if len(line) > width and "http" not in line] == []


@pytest.mark.parametrize("format_", ["full", "concise"])
def test_nothing_foreign_moves_the_cursor(format_: str) -> None:
    text = render(factories.hostile(), format_, verbosity=1)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff]", text)
    assert max(len(line) for line in text.splitlines()) < 3000


def test_concise_is_one_line_a_finding() -> None:
    report = factories.online()
    lines = render(report, "concise").splitlines()
    found = [line for line in lines if re.match(r"\S+:\d+(:\d+)?: (error|warning|info) [A-Z]{3}\d{3} ", line)]
    assert len(found) == len(report.findings)
    assert found[0].startswith("mmn-statement-2017.md:23: error LNK001 dead-link: ")


def test_severities_have_ranks_in_this_order() -> None:
    assert [severity.rank for severity in Severity] == [0, 1, 2]


def test_drawing_loads_no_heavy_library() -> None:
    code = (
        "import sys; from tests.reports import factories; from refcheck.reports import render;"
        "render(factories.offline(), 'full'); render(factories.offline(), 'concise');"
        "print([m for m in ('rich', 'jinja2', 'requests', 'bs4', 'rapidfuzz', 'bibtexparser') if m in sys.modules])"
    )
    path = ":".join(p for p in sys.path if p)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": path}
    )
    assert done.stdout.strip() == "[]"


def test_a_run_that_found_nothing_says_so_without_being_asked() -> None:
    nothing = replace(
        factories.offline().findings[0],
        code="RUN003",
        name="no-references-found",
        severity=Severity.INFO,
        message="no reference and no note was found here",
        actual="",
        expected="",
        reference=None,
        key=None,
        remedy="is it the right file?",
        fix=None,
        intent=None,
        location=Location(path="plain.md"),
    )
    report = replace(factories.empty(), findings=(nothing,))
    text = render(report, "full")
    assert "no reference and no note was found here" in text
    assert "is it the right file?" in text
    assert "-v shows" not in text
    assert text.endswith("no reference was found; 1 info\n")
    beside = render(replace(factories.offline(), findings=(nothing,)), "full")
    assert "no note was found here" in beside
    unread = replace(nothing, code="RUN006", severity=Severity.ERROR, message="is empty")
    assert render(replace(report, findings=(unread,)), "full").startswith("plain.md: not read\n")


def test_a_baseline_of_which_nothing_was_met_is_not_told() -> None:
    report = replace(factories.clean(), baseline=BaselineRecord(path="refcheck-baseline.json", fixed=()))
    assert "put off" not in render(report, "full")


def test_a_bibliography_of_which_nothing_is_cited_is_not_called_empty() -> None:
    offline = factories.offline()
    finding = replace(offline.findings[0], location=Location(path="stats.bib", line=3))
    text = render(replace(offline, findings=(finding,)), "full")
    assert "stats.bib: no reference of it is cited" in text


def test_a_title_without_a_note_is_not_said_to_have_one() -> None:
    offline = factories.offline()
    finding = next(f for f in offline.findings if f.code == "TTL002")
    keyed = replace(finding, location=replace(finding.location, marker=None))
    assert "its note says" in render(replace(offline, findings=(finding,)), "full")
    text = render(replace(offline, findings=(keyed,)), "full")
    assert "its note says" not in text
    assert "its reference says   Migrating [to] [Opportunity]" in text


def test_what_is_cited_by_several_keys_at_once_is_counted() -> None:
    report = factories.offline()
    keyed = MentionRecord(
        text="[@a; @b]",
        form=MentionForm.KEY,
        line=3,
        marker=None,
        reference=None,
        agreement=Agreement.UNKNOWN,
        keys=("a", "b", "missing"),
    )
    (document,) = report.documents
    known = tuple(replace(report.references[0], id=key, key=key) for key in ("a", "b"))
    report = replace(
        report, documents=(replace(document, notes=(), mentions=(keyed,)),), references=(*report.references, *known)
    )
    assert ": 0 notes, 2 references, " in render(report, "full")


def test_a_file_without_references_is_not_said_to_have_none_that_is_wrong() -> None:
    report = replace(factories.offline(), references=(), findings=(factories.YEARS,))
    assert render(report, "full").endswith("\nno reference was found; 1 info\n")
