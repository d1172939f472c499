"""The spans in the HTML report of which Zotero's connector makes items."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from lxml import html

from refcheck.model.report import Report
from refcheck.reports import render
from tests.reports import factories


def spans(report: Report) -> list[dict[str, list[str]]]:
    page = html.fromstring(render(report, "html"))
    return [parse_qs(span.get("title")) for span in page.xpath('//*[@hidden]/span[@class="Z3988"]')]


@pytest.mark.parametrize("name", list(factories.ALL))
def test_every_reference_has_one(name: str) -> None:
    report = factories.ALL[name]()
    assert len(spans(report)) == len(report.references)


def test_they_say_what_is_cited() -> None:
    report = factories.ALL["online"]()
    for found, record in zip(spans(report), report.references, strict=True):
        titles = found.get("rft.btitle", []) + found.get("rft.atitle", []) + found.get("rft.title", [])
        assert record.work.title in titles


def test_keys_in_addresses_are_not_passed_on() -> None:
    from dataclasses import replace

    report = factories.ALL["online"]()
    first = report.references[0]
    secret = replace(first, work=replace(first.work, url="https://example.org/x?token=abcdef123456"))
    text = render(replace(report, references=(secret,)), "html")
    assert "abcdef123456" not in text.partition("<div hidden>")[2].partition("</div>")[0]
