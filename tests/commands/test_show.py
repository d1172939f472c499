from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import refcheck
from refcheck.model.document import MentionForm
from refcheck.model.evidence import Evidence, LinkEvidence, LinkHistory, LinkVerdict, Outcome, Snapshot
from refcheck.model.reference import Citation, CitationItem, Derived, NoteKind
from refcheck.model.report import Agreement, MentionRecord
from refcheck.model.work import Name, PartialDate, Work

from .conftest import Calls, a_finding, a_report

Run = Callable[..., Any]


@pytest.fixture
def known(calls: Calls) -> Calls:
    report = a_report(a_finding(reference="a2017"))
    reference = replace(
        report.references[0],
        work=Work(
            type="report",
            title="Migrating to Opportunity",
            author=(Name(family="Testaverde", given="Mauro"), Name(literal="World Bank")),
            issued=PartialDate(year=2017),
            isbn=("9781464811067",),
            url="https://one.example/\x1b[31ma",
        ),
        derived=(Derived(field="isbn", value="9781464811067", source="the address"),),
        citations=(
            Citation(
                path="a.md",
                marker="3",
                line=91,
                text="x",
                kind=NoteKind.FULL,
                items=(CitationItem(kind=NoteKind.FULL, locator="5"),),
            ),
        ),
        mentions=(
            MentionRecord(
                text="Migrating for Opportunities",
                form=MentionForm.ITALIC,
                line=75,
                marker="3",
                reference="a2017",
                agreement=Agreement.MISQUOTED,
            ),
        ),
    )
    link = LinkEvidence(
        url="https://one.example/a",
        verdict=LinkVerdict.BROKEN,
        status=404,
        checked="2026-11-23T14:02:00Z",
        final_url="https://two.example/a",
        history=LinkHistory(last_ok="2026-10-01", failures=("2026-11-01", "2026-11-23")),
        snapshot=Snapshot(url="https://archive.example/a", date="2011-03-08"),
        references=("a2017",),
    )
    never = replace(link, url="https://never.example/", history=LinkHistory(first_seen="2026-11-01"), snapshot=None)
    evidence = Evidence(
        source="page",
        asked="https://one.example/a",
        outcome=Outcome.FOUND,
        when="2026-11-23T14:02:00Z",
        reference="a2017",
        record=Work(title="Migrating to Opportunity"),
    )
    other = Evidence(source="page", asked="x", outcome=Outcome.UNAVAILABLE, when="", reference="a2017", reason="down")
    calls.report = replace(report, references=(reference,), links=(link, never), evidence=(evidence, other))
    return calls


def test_a_reference_is_shown_with_claim_evidence_and_history(run: Run, known: Calls) -> None:
    outcome = run("show", "a2017", "a.md")
    assert (outcome.code, outcome.err) == (0, "")
    assert known[0][1]["offline"] is True
    assert outcome.out.splitlines() == [
        "a2017   statement.md:9",
        "  type        report",
        "  title       Migrating to Opportunity",
        "  author      Mauro Testaverde; World Bank",
        "  issued      2017",
        "  isbn        9781464811067",
        "  url         https://one.example/\ufffd[31ma",
        "              isbn 9781464811067 is read from the address",
        "  cited       a.md:91, note 3, page 5, full",
        "  mentioned   “Migrating for Opportunities”, line 75 (misquoted)",
        "  verdict     unverified: nothing that a source said is remembered",
        "  evidence    the page at one.example, 23 Nov 2026, 14:02 UTC: found, Migrating to Opportunity",
        "  evidence    the page, not dated: unavailable, down",
        "  link        https://one.example/a was not found (404), 23 Nov 2026, 14:02 UTC",
        "              leads to https://two.example/a",
        "  history     last seen alive 2026-10-01",
        "              failed on 2026-11-01, 2026-11-23",
        "  snapshot    https://archive.example/a of 2011-03-08",
        "  link        https://never.example/ was not found (404), 23 Nov 2026, 14:02 UTC",
        "              leads to https://two.example/a",
        "  history     known since 2026-11-01, never seen alive",
        "  error       TTL002 in-text-title-mismatch: the titles differ",
    ]


def test_a_program_gets_what_a_report_says_of_this_reference_alone(run: Run, known: Calls, here: Path) -> None:
    report = known.report
    stranger = replace(report.references[0], id="b", key="b2001")
    known.report = replace(
        report,
        references=(*report.references, stranger),
        links=(*report.links, replace(report.links[0], url="https://b.example/", references=("b",))),
        findings=(*report.findings, a_finding(reference="b"), a_finding(reference=None)),
        evidence=(replace(report.evidence[0], reference="b"), *report.evidence),
    )
    outcome = run("show", "a2017", "-f", "json")
    told = json.loads(outcome.out)
    assert (outcome.code, told["schema"]) == (0, "refcheck-report/1")
    assert [one["key"] for one in told["references"]] == ["a2017"]
    assert [one["url"] for one in told["links"]] == ["https://one.example/a", "https://never.example/"]
    assert [one["reference"] for one in told["findings"]] == ["a2017"]
    assert {one["reference"] for one in told["evidence"]} == {"a2017"}
    schema = json.loads(
        (Path(refcheck.__file__).parent / "reports" / "schema" / "refcheck-report-1.schema.json").read_text()
    )
    jsonschema.validate(told, schema)
    assert run("show", "a2017", "-f", "json", "-o", "one/a.json").out == ""
    assert json.loads((here / "one" / "a.json").read_text()) == told


def test_it_is_written_to_a_file_without_colours(run: Run, known: Calls, here: Path) -> None:
    assert run("show", "a2017", "--color=always", "-o", "a.txt").out == ""
    assert (here / "a.txt").read_text().startswith("a2017   statement.md:9\n  type        report\n")
    (here / "a.md").write_text("x")
    assert run("show", "a2017", "a.md", "-o", "a.md").code == 2
    assert (here / "a.md").read_text() == "x"


def test_the_key_is_bold_in_colour(run: Run, known: Calls) -> None:
    assert run("show", "a2017", "--color=always").out.startswith("\x1b[1ma2017")


def test_without_a_key_it_names_those_that_there_are(run: Run, known: Calls) -> None:
    outcome = run("show")
    assert (outcome.code, outcome.err) == (2, "refcheck: a key is needed; choose from a2017\n")
    report = known.report
    more = tuple(replace(report.references[0], id=f"b{n}", key=f"b{n}") for n in range(20))
    known.report = replace(report, references=(*report.references, *more))
    assert run("show").err.endswith("b9, b10 and 9 more\n")
    known.report = replace(report, references=())
    assert run("show").err == "refcheck: a key is needed; no reference was found\n"


@pytest.mark.parametrize(
    ("key", "said"),
    [("a2071", "did you mean a2017?"), ("2017", "did you mean a2017?"), ("zzz", "choose from a2017")],
)
def test_a_key_that_there_is_not(run: Run, known: Calls, key: str, said: str) -> None:
    outcome = run("show", key)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"refcheck: no reference has the key '{key}'; {said}\n"


def test_a_long_label_does_not_run_into_its_text(run: Run, known: Calls) -> None:
    (record,) = known.report.references
    known.report = replace(
        known.report, references=(replace(record, work=replace(record.work, publisher_place="Geneva")),)
    )
    assert "  publisher-place Geneva\n" in run("show", "a2017").out
