"""The formats that other programs read: CSV, SARIF, JUnit."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.model.finding import Severity
from refcheck.model.place import Location, Unit
from refcheck.model.report import Report
from refcheck.reports import render
from refcheck.reports.csv_report import COLUMNS
from tests.reports import factories
from tests.reports.test_schemas import SCHEMAS, faults

UNSEEN = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def rows_of(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(report, "csv"), newline="")))


@pytest.mark.parametrize("format_", ["csv", "sarif", "junit", "gitlab", "jsonl", "rdjson"])
@pytest.mark.parametrize("name", ["offline", "online", "empty", "hostile"])
def test_golden(name: str, format_: str, golden: Callable[[str, str], None]) -> None:
    golden(f"reports/{name}.{format_}", render(factories.ALL[name](), format_))


def test_a_row_for_each_finding_and_each_thing_unchecked() -> None:
    report = factories.offline()
    rows = rows_of(report)
    assert [row["severity"] for row in rows] == ["error", "warning", "info", "info", "unverified"]
    assert rows[0]["actual"] == "Migrating for Opportunities"
    assert rows[-1]["message"].startswith("2 links, this was an offline run")
    assert set(rows[0]) == set(COLUMNS)


@given(st.sampled_from(["", " ", "\u00a0", "\t", "\r\n", "\u200b", "x\n"]), st.sampled_from("=+-@＝＋－＠"))
def test_no_cell_is_a_formula(before: str, sign: str) -> None:
    finding = replace(factories.UNNOTED, message=f"{before}{sign}cmd|' /C calc'!A0")
    for row in rows_of(replace(factories.offline(), findings=(finding,))):
        for cell in row.values():
            assert not re.match(r"[\s\u00a0]*[=+\-@＝＋－＠]", cell)
            assert "\n" not in cell


def test_nothing_unseen_in_any(report: Report) -> None:
    for format_ in ("csv", "sarif", "junit", "gitlab", "jsonl", "rdjson"):
        assert not UNSEEN.search(render(report, format_))


def sarif_of(report: Report) -> dict[str, object]:
    loaded = json.loads(render(report, "sarif"))
    assert loaded["version"] == "2.1.0"
    (run,) = loaded["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_holds_places_fixes_and_fingerprints() -> None:
    run = sarif_of(factories.online())
    result = next(r for r in run["results"] if r["ruleId"] == "TTL002")  # type: ignore[attr-defined]
    assert result["level"] == "error"
    assert result["partialFingerprints"] == {"refcheck/v1": factories.MISQUOTED.fingerprint}
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": factories.PATH}, "region": {"startLine": 75, "startColumn": 157}}
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"] == {
        "startLine": 75,
        "startColumn": 157,
        "endLine": 75,
        "endColumn": 184,
        "charOffset": 9000,
        "charLength": 27,
    }
    assert replacement["insertedContent"] == {"text": "Migrating to Opportunity"}
    hidden = [r for r in run["results"] if "suppressions" in r]  # type: ignore[attr-defined]
    assert hidden[0]["suppressions"][0]["justification"] == "a comment in line 20: the host has no https"
    notes = run["invocations"][0]["toolExecutionNotifications"]  # type: ignore[index]
    assert all(note["message"]["text"].startswith("could not be checked: ") for note in notes)


@pytest.mark.parametrize(
    ("at", "logical"),
    [
        (
            Location(path="a.docx", line=12, marker="3", unit=Unit.PARAGRAPH),
            {"name": "note 3", "fullyQualifiedName": "paragraph 12, note 3", "kind": "note"},
        ),
        (
            Location(path="a.docx", line=12, unit=Unit.PARAGRAPH),
            {"name": "paragraph 12", "fullyQualifiedName": "paragraph 12", "kind": "paragraph"},
        ),
        (Location(path="a.pdf", page="4"), {"name": "page 4", "fullyQualifiedName": "page 4", "kind": "page"}),
        (
            Location(path="a.pdf", line=80, page="4", marker="7"),
            {"name": "note 7", "fullyQualifiedName": "page 4, line 80, note 7", "kind": "note"},
        ),
        (
            Location(path="a.epub", line=3, page="ch 1.xhtml", unit=Unit.PARAGRAPH),
            {"name": "paragraph 3", "fullyQualifiedName": "ch 1.xhtml, paragraph 3", "kind": "paragraph"},
        ),
    ],
)
def test_sarif_names_places_in_files_without_lines(at: Location, logical: dict[str, str]) -> None:
    finding = replace(factories.UNNOTED, location=at, related=(at,))
    report = replace(factories.offline(), findings=(finding,))
    result = sarif_of(report)["results"][0]  # type: ignore[index]
    assert result["locations"] == result["relatedLocations"]
    (location,) = result["locations"]
    assert location["logicalLocations"] == [logical]
    assert location["message"] == {"text": logical["fullyQualifiedName"]}
    assert "region" not in location["physicalLocation"]
    rules = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert faults(rules, json.loads(render(report, "sarif"))) == []


@pytest.mark.parametrize("at", [Location(path="a.md", line=3), Location(path="a.docx", unit=Unit.PARAGRAPH)])
def test_sarif_names_no_place_that_has_lines_or_is_not_known(at: Location) -> None:
    report = replace(factories.offline(), findings=(replace(factories.UNNOTED, location=at),))
    result = sarif_of(report)["results"][0]  # type: ignore[index]
    assert set(result["locations"][0]) == {"physicalLocation"}


def test_sarif_rules_are_those_of_the_results(report: Report) -> None:
    run = sarif_of(report)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]  # type: ignore[index]
    assert len(rules) == len(set(rules))
    for result in run["results"]:  # type: ignore[attr-defined]
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [("a b/c:d%.md", "a%20b/c%3Ad%25.md"), ("/home/x/y.md", "home/x/y.md"), ("dir/../y.md", "dir/../y.md")],
)
def test_sarif_addresses_are_relative(path: str, uri: str) -> None:
    finding = replace(factories.UNNOTED, location=replace(factories.UNNOTED.location, path=path))
    run = sarif_of(replace(factories.offline(), findings=(finding,)))
    place = run["results"][0]["locations"][0]["physicalLocation"]  # type: ignore[index]
    assert place["artifactLocation"] == {"uri": uri}


def test_junit_has_a_test_for_each_reference() -> None:
    root = ET.fromstring(render(factories.online(), "junit"))
    suite = root.find("testsuite")
    assert suite is not None
    assert {name: suite.get(name) for name in ("tests", "failures", "skipped")} == {
        "tests": "3",
        "failures": "2",
        "skipped": "0",
    }
    failure = suite.find("testcase[@name='testaverde2017migrating']/failure")
    assert failure is not None
    assert "Migrating [for] [Opportunities]" in (failure.text or "")


def test_junit_skips_what_could_not_be_checked() -> None:
    root = ET.fromstring(render(replace(factories.offline(), findings=()), "junit"))
    skipped = root.findall("testsuite/testcase/skipped")
    assert [s.get("message") for s in skipped] == ["could not be checked: this was an offline run"] * 2
    assert "2 links, this was an offline run" in (root.findtext("testsuite[@name='coverage']/system-out") or "")


def test_junit_is_well_formed_whatever_comes(report: Report) -> None:
    root = ET.fromstring(render(report, "junit"))
    errors = sum(finding.severity is Severity.ERROR for finding in report.findings)
    assert (len(root.findall(".//failure")) > 0) == (errors > 0)
