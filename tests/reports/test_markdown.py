from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from refcheck.model.evidence import Unknown
from refcheck.reports import markdown, render
from refcheck.reports.markdown import render_summary
from tests.reports import factories


def tokens_of(text: str) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


@pytest.mark.parametrize("name", ["offline", "online", "empty", "clean", "hostile"])
def test_golden(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"reports/{name}.md", render(factories.ALL[name](), "markdown"))


def test_what_needs_a_person_comes_first() -> None:
    text = render(factories.online(), "markdown")
    order = ["## Correct", "## Replace link", "## Look at", "## In order", "## Could not be checked (no faults)"]
    assert [text.index(heading) for heading in order] == sorted(text.index(heading) for heading in order)
    assert "Migrating **for** **Opportunities**" in text
    assert "TTL002" not in text[: text.index("## References")]


def test_the_name_of_a_file_is_written_as_it_is() -> None:
    location = replace(factories.MISQUOTED.location, path="references/mmn.bib")
    page = render(replace(factories.offline(), findings=(replace(factories.MISQUOTED, location=location),)), "markdown")
    assert "\n\nreferences/mmn.bib, line 75, note 3\n\n" in page
    assert "\n\nLine 75, note 3\n\n" in render(factories.offline(), "markdown")


def test_a_document_that_is_not_in_the_report_is_named_where_it_cites() -> None:
    report = factories.offline()
    assert "- Note 3 (line 91, a full reference, page 5)" in render(report, "markdown")
    record = replace(report.references[1], file="references/mmn.bib")
    page = render(replace(report, documents=(), references=(record,)), "markdown")
    assert f"- Note 3 ({factories.PATH}, line 91, a full reference, page 5)" in page
    assert f"({factories.PATH}, line 75, not the title word for word)" in page


def test_nothing_foreign_is_live() -> None:
    found = list(tokens_of(render(factories.hostile(), "markdown")))
    html = [token.content for token in found if token.type in ("html_inline", "html_block")]
    assert set(html) <= {"<sub>", "</sub>"}
    links = [str(token.attrs.get("href", "")) for token in found if token.type == "link_open"]
    assert [link for link in links if not link.startswith(("http://", "https://"))] == []
    assert [token for token in found if token.type == "image"] == []


@given(st.text(max_size=80))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    finding = replace(factories.UNNOTED, message=f"x {text} x", remedy="")
    rendered = render(replace(factories.offline(), findings=(finding,)), "markdown")
    found = list(tokens_of(rendered))
    assert {token.content for token in found if token.type.startswith("html")} <= {"<sub>", "</sub>"}
    assert not any(token.type in ("image", "em_open") and "x " in token.content for token in found)
    assert all(
        str(token.attrs.get("href", "")).startswith(("http://www.workers", "https://openknowledge"))
        for token in found
        if token.type == "link_open"
    )


def test_a_fence_is_longer_than_any_inside() -> None:
    finding = replace(factories.MISQUOTED, actual="a ``` b", intent=None, fix=None)
    intent = replace(factories.MISQUOTED.intent, text="c ```` d")  # type: ignore[type-var]
    report = replace(factories.offline(), findings=(replace(finding, intent=intent),))
    assert "`````diff\n" in render(report, "markdown")


def test_a_summary_stays_below_what_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "SUMMARY_BYTES", 20_000)
    found = tuple(
        replace(factories.MISQUOTED, location=replace(factories.MISQUOTED.location, line=n), fingerprint=str(n))
        for n in range(1, 200)
    )
    report = replace(factories.offline(), findings=(factories.UNNOTED, *found))
    text = render(report, "step-summary")
    assert len(text.encode()) <= 20_000
    assert re.search(r"\*\*1\d\d more points, less grave, are in the report\.\*\*", text)
    assert "is named, no note gives it" not in text
    assert "2 links, this was an offline run" in text
    assert "less grave" not in render(factories.offline(), "step-summary")


def test_a_cut_summary_keeps_few_of_what_is_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "SUMMARY_BYTES", 30_000)
    unknown = tuple(Unknown(reference=f"k{n}", what=f"field {n}", reason="x" * 90) for n in range(2_000))
    text = render(replace(factories.offline(), unknown=unknown), "step-summary")
    assert len(text.encode()) <= 30_000


@pytest.mark.parametrize("name", ["clean", "online"])
def test_golden_summary(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"reports/{name}.summary.md", render(factories.ALL[name](), "step-summary"))


def test_a_summary_is_the_top_alone() -> None:
    report = factories.online()
    text, whole = render_summary(report), render(report, "markdown")
    assert whole.startswith(text.rstrip("\n"))
    assert "## References" not in text
    assert "Could not be checked" in text
