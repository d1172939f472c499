from __future__ import annotations

from typing import Any

import pytest

from refcheck.model.evidence import LinkEvidence, LinkVerdict
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location
from refcheck.model.reference import ReferenceKind
from refcheck.model.report import ReferenceRecord, Report, RunRecord, Verdict
from refcheck.model.work import Work


def finding(severity: Severity) -> Finding:
    return Finding(
        code="TTL002",
        name="in-text-title-mismatch",
        severity=severity,
        confidence=Confidence.HIGH,
        message="",
        location=Location(path="a.md"),
    )


def reference(verdict: Verdict = Verdict.OK) -> ReferenceRecord:
    return ReferenceRecord(
        id="a", key="a", work=Work(), kind=ReferenceKind.PUBLICATION, file="a.bib", line=1, verdict=verdict
    )


def report(run: dict[str, Any] | None = None, **fields: Any) -> Report:
    record: dict[str, Any] = {"version": "0", "started": "", "finished": "", "offline": False, "requests": {}} | (
        run or {}
    )
    return Report(run=RunRecord(**record), asked={}, **({"references": (reference(),)} | fields))


ERROR, WARNING, INFO = (finding(severity) for severity in Severity)
UNASKED: dict[str, Any] = {"due": 2, "answered": 0}


@pytest.mark.parametrize(
    ("run", "fields", "code"),
    [
        ({}, {}, 0),
        ({}, {"findings": (WARNING, INFO)}, 0),
        ({}, {"findings": (INFO, ERROR)}, 1),
        ({}, {"findings": (WARNING,), "fail_on": Severity.WARNING}, 1),
        ({}, {"findings": (INFO,), "fail_on": Severity.WARNING}, 0),
        ({}, {"findings": (INFO,), "fail_on": Severity.INFO}, 1),
        ({}, {"findings": (ERROR,), "fail_on": None}, 0),
        ({}, {"references": (reference(Verdict.UNVERIFIED),)}, 0),
        ({}, {"references": (reference(Verdict.UNVERIFIED),), "strict": True}, 1),
        ({}, {"links": (LinkEvidence(url="", verdict=LinkVerdict.BLOCKED),), "strict": True}, 1),
        ({}, {"links": (LinkEvidence(url="", verdict=LinkVerdict.BROKEN),), "strict": True}, 0),
        ({}, {"references": ()}, 3),
        ({"offline": True}, {"references": ()}, 3),
        ({}, {"references": (), "links": (LinkEvidence(url="", verdict=LinkVerdict.OK),)}, 0),
        (UNASKED, {}, 3),
        (UNASKED | {"answered": 1}, {}, 0),
        (UNASKED | {"offline": True}, {}, 0),
        (UNASKED, {"findings": (ERROR,)}, 1),
        ({"interrupted": True}, {"findings": (ERROR,)}, 130),
        ({"interrupted": True} | UNASKED, {}, 130),
    ],
)
def test_the_exit_code_says_how_the_run_went(run: dict[str, Any], fields: dict[str, Any], code: int) -> None:
    assert report(run, **fields).exit_code == code


def test_errors_and_unverified_references_are_told_apart() -> None:
    unverified = reference(Verdict.UNVERIFIED)
    made = report(findings=(INFO, ERROR), references=(reference(), unverified))
    assert made.errors == (ERROR,)
    assert made.unverified == (unverified,)


def test_a_report_writes_itself(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[tuple[Report, Any]] = []
    reports = pytest.importorskip("refcheck.reports")
    monkeypatch.setattr(reports, "write", lambda made, path: written.append((made, path)), raising=False)
    made = report()
    made.write(tmp_path / "a.html")
    assert written == [(made, tmp_path / "a.html")]
