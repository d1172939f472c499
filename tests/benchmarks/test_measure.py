from __future__ import annotations

import pytest

from benchmarks.measure import Measurement, measure, table


def test_a_run_takes_time_and_memory() -> None:
    measured = measure("nothing", "-c", "pass", runs=1)
    assert 0 < measured.seconds < 30
    assert 1 < measured.megabytes < 1000


def test_findings_are_no_failure_of_the_benchmark_and_a_crash_is() -> None:
    assert measure("findings", "-c", "raise SystemExit(1)", runs=1).name == "findings"
    with pytest.raises(SystemExit, match="ended with 2"):
        measure("usage", "-c", "raise SystemExit(2)", runs=1)


def test_the_table_gives_ratios_to_the_first_two() -> None:
    first, second, third = (
        Measurement(name=n, seconds=s, megabytes=10) for n, s in (("a", 0.1), ("b", 0.2), ("c", 0.4))
    )
    assert table([first, second, third]).splitlines()[-1].split() == ["c", "400", "10", "4.0", "2.0"]
