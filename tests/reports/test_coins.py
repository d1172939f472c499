"""The spans in the HTML report of which Zotero's connector makes items: the page's script writes them when it is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from refcheck.formats.coins import context_object
from refcheck.model.report import Report
from refcheck.reports import render
from tests.reports import factories
from tests.reports.chromium import show
from tests.reports.conftest import MADE
from tests.reports.folding import SAME, kept

SPANS = "return [...document.querySelectorAll('[hidden] > span.Z3988')].map(span => span.title)"


def works(report: Report) -> list[dict[str, list[str]]]:
    """Return the keys of each reference's OpenURL with their values, as the page holds them."""
    made: list[dict[str, list[str]]] = []
    for flat in kept(render(report, "html"))["works"]:
        made.append({})
        for key, value in zip(flat[::2], flat[1::2], strict=True):
            made[-1].setdefault(key, []).append(value)
    return made


@pytest.mark.parametrize("name", list(factories.ALL))
def test_every_reference_has_one(name: str) -> None:
    report = factories.ALL[name]()
    assert len(works(report)) == len(report.references)


def test_they_say_what_is_cited() -> None:
    report = factories.ALL["online"]()
    for found, record in zip(works(report), report.references, strict=True):
        assert found.get("rft.btitle", []) + found.get("rft.atitle", []) + found.get("rft.title", []) == [SAME]
        assert found["rft.date"] == [str(record.work.issued)]


@pytest.mark.browser
@pytest.mark.parametrize("name", sorted(MADE))
def test_they_are_in_the_page_when_it_has_been_read(browser: Any, pages: dict[str, Path], name: str) -> None:
    show(browser, pages[name])
    expected = [parse_qs(context_object(record.work)) for record in MADE[name]().references]
    assert [parse_qs(title) for title in browser.execute_script(SPANS)] == expected


def test_keys_in_addresses_are_not_passed_on() -> None:
    report = factories.ALL["online"]()
    first = report.references[0]
    secret = replace(first, work=replace(first.work, url="https://example.org/x?token=abcdef123456"))
    assert "abcdef123456" not in str(works(replace(report, references=(secret,))))
