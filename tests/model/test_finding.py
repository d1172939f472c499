from __future__ import annotations

from refcheck.model.finding import Severity


def test_the_worst_severity_ranks_first() -> None:
    assert [severity.rank for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)] == [0, 1, 2]
