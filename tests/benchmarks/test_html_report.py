from __future__ import annotations

from benchmarks.html_report import report_of
from refcheck.reports import parse, render


def test_the_report_that_is_measured_is_one_that_a_run_could_give() -> None:
    report = report_of(20)
    assert parse(render(report, "json")) == report
    page = render(report, "html")
    assert page.count('<article class="card') == 20
    assert "Chapter 2" in page
    assert 'class="passage' not in render(report_of(20, text=False), "html")


def test_a_reference_takes_less_than_four_kilobytes() -> None:
    small, large = (len(render(report_of(size, text=False), "html")) for size in (100, 200))
    assert large - small < 100 * 4_000
