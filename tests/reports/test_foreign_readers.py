"""Reports as programs of others read them: junitparser reads JUnit, sarif-tools reads SARIF.

sarif-tools brings along what draws charts; its reader needs none of that, and is installed alone:
``pip install --no-deps sarif-tools jsonpath-ng``. With REFCHECK_REQUIRE_SARIF set, its absence is a failure.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

junitparser: Any = pytest.importorskip("junitparser")

from refcheck.model.finding import Severity  # noqa: E402 - what is skipped is skipped first
from refcheck.model.place import Location, Unit  # noqa: E402
from refcheck.reports import render, write  # noqa: E402
from tests.reports import factories  # noqa: E402

REPORTS = sorted(factories.ALL)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@pytest.fixture(params=REPORTS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def loader() -> Any:
    if find_spec("sarif") is None or find_spec("jsonpath_ng") is None:
        if os.environ.get("REFCHECK_REQUIRE_SARIF"):
            pytest.fail("sarif-tools is not installed, and REFCHECK_REQUIRE_SARIF is set")
        pytest.skip("sarif-tools is not installed (pip install --no-deps sarif-tools jsonpath-ng)")
    return import_module("sarif.loader")


def cases(parsed: Any) -> Iterator[Any]:
    for suite in parsed:
        yield from suite


def line_of(at: Location) -> int:
    """The line as readers have it that know lines alone: the first for what stands on a page, and for a whole file."""
    return at.line or 1 if at.unit is Unit.LINE and at.page is None else 1


def test_junit_is_read_with_the_same_counts(name: str, tmp_path: Path) -> None:
    report = factories.ALL[name]()
    write(report, tmp_path / "report.xml", "junit")
    parsed = junitparser.JUnitXml.fromfile(str(tmp_path / "report.xml"))
    results = [type(result).__name__ for case in cases(parsed) for result in case.result]
    failures = results.count("Failure")
    assert (parsed.failures, parsed.errors) == (failures, results.count("Error"))
    assert parsed.skipped == results.count("Skipped")
    assert parsed.tests == len(list(cases(parsed)))
    errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    assert bool(failures + parsed.errors) == bool(errors)
    told = "\n".join(str(result.text or result.message) for case in cases(parsed) for result in case.result)
    for finding in errors if name != "hostile" else ():
        assert finding.code in told


def test_sarif_is_read_finding_for_finding(name: str, tmp_path: Path, loader: Any) -> None:
    report = factories.ALL[name]()
    write(report, tmp_path / "report.sarif", "sarif")
    read = loader.load_sarif_file(str(tmp_path / "report.sarif"))
    assert read.get_distinct_tool_names() == ["refcheck"]
    read.init_default_line_number_1()
    records = read.get_records()
    hidden = [one.finding for one in report.suppressed]
    expected = Counter((LEVELS[f.severity], f.code, line_of(f.location)) for f in (*report.findings, *hidden))
    told = Counter((one["Severity"], one["Code"], int(one["Line"])) for one in records)
    assert told == expected
    assert all(one["Location"] for one in records if name not in {"hostile", "empty"})
    for finding in report.findings if name != "hostile" else ():
        assert any(one["Description"].startswith(finding.message) for one in records if one["Code"] == finding.code)


def test_what_is_silenced_is_marked_in_sarif(loader: Any, tmp_path: Path) -> None:
    report = factories.ALL["online"]()
    assert report.suppressed
    write(report, tmp_path / "report.sarif", "sarif")
    results = loader.load_sarif_file(str(tmp_path / "report.sarif")).get_results()
    silenced = [one for one in results if one.get("suppressions")]
    assert len(silenced) == len(report.suppressed)


def test_the_text_of_junit_is_that_of_the_terminal(tmp_path: Path) -> None:
    text = render(factories.ALL["offline"](), "junit")
    parsed = junitparser.JUnitXml.fromstring(text.encode())
    (failure,) = [result for case in cases(parsed) for result in case.result if type(result).__name__ == "Failure"]
    assert "Migrating [for] [Opportunities]" in failure.text
