from __future__ import annotations

from dataclasses import replace

import pytest

from refcheck.checks import Selection, find_rule, judge
from refcheck.checks.baselined import is_put_off
from refcheck.model.baseline import BaselineEntry
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import Location

from .test_judge import codes, misquoting_document


def entry(finding: Finding, severity: Severity | None = None) -> dict[str, BaselineEntry]:
    severity = severity or finding.severity
    made = BaselineEntry(fingerprint=finding.fingerprint, code=finding.code, severity=severity, path="statement.md")
    return {finding.fingerprint: made}


def test_what_is_put_off_is_silenced_apart() -> None:
    (first, *_), _ = judge(misquoting_document(), Selection())
    shown, silenced = judge(misquoting_document(), Selection(), entry(first))
    assert codes(shown) == ["DOC014"]
    assert [(s.finding.code, s.why, s.in_source) for s in silenced] == [("TTL002", "baseline", False)]


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (Severity.WARNING, Severity.WARNING, True),
        (Severity.ERROR, Severity.WARNING, True),
        (Severity.WARNING, Severity.ERROR, False),
    ],
)
def test_what_became_worse_is_new(then: Severity, now: Severity, *, expected: bool) -> None:
    (first, *_), _ = judge(misquoting_document(), Selection())
    assert is_put_off(replace(first, severity=now), entry(first, then)) is expected


def test_what_a_run_says_of_itself_is_never_put_off() -> None:
    rule = find_rule("RUN006")
    assert rule is not None
    finding = replace(rule.finding(message="x", location=Location(path="a.md")), fingerprint="0" * 32)
    assert not is_put_off(finding, entry(finding))
