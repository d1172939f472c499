"""What the HTML report holds folded away, in the page as it is written."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup

from benchmarks.html_report import report_of
from refcheck.model.evidence import Outcome
from refcheck.model.report import Report
from refcheck.reports import render, shared
from refcheck.reports.folded import evidence_words
from refcheck.reports.page import page_of
from tests.reports import factories
from tests.reports.folding import SAME, kept
from tests.reports.whole import EXCERPT, whole

NAMES = ("evidence", "like", "facts", "which", "rules")
DECLARED = 2_000_000
"""Bytes of a report of 500 references with the text of their document."""


def test_every_folded_part_has_its_own(report: Report) -> None:
    page = render(report, "html")
    soup, said = BeautifulSoup(page, "lxml"), kept(page)
    for name in NAMES:
        assert len(soup.select(f"details[data-folded={name}]")) == len(said[name]), name
    assert {str(part["data-folded"]) for part in soup.select("details[data-folded]")} <= set(NAMES)
    assert len(soup.select(".pane .is")) == len(said["marks"])
    assert len(said["works"]) == len(report.references)


def test_what_matters_is_not_folded() -> None:
    soup = BeautifulSoup(render(factories.online(), "html"), "lxml")
    for part in soup.select("script, details"):
        part.decompose()
    text = " ".join(soup.get_text().split())
    for words in (
        "Migrating for Opportunities",
        "Migrating to Opportunity: Overcoming Barriers to Labor Mobility in Southeast Asia",
        "The title in the text is wrong: note and page agree on another",
        "differs from its source",
        "Suggested change in",
        "Migrating to Opportunity, which states",
    ):
        assert words in text


def test_nothing_in_it_ends_or_begins_a_script(report: Report) -> None:
    page = render(report, "html")
    assert page.count("<script") == page.count("</script") == 2
    inside = page.partition('id="folded">')[2].partition("</script>")[0]
    assert "<" not in inside
    assert not re.search("[\x00-\x1f\u2028\u2029\u202a-\u202e\ud800-\udfff]", inside)
    assert not re.search(
        "[\x00-\x08\x0e-\x1f\u2028\u2029\u202a-\u202e\ud800-\udfff]", json.dumps(kept(page), ensure_ascii=False)
    )


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "a\u2028b", "0", "length"]
)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    evidence = tuple(replace(one, excerpt=text) for one in whole().evidence)
    _, sources = kept(render(replace(whole(), evidence=evidence), "html"))["evidence"][1]
    assert [excerpt for *_, excerpt in sources] == [text.replace("\u2028", "\ufffd")] * 2


def test_the_title_of_the_reference_is_not_repeated() -> None:
    page = render(report_of(3, text=False), "html")
    links, sources = kept(page)["evidence"][0]
    assert links[0][3] == ["the page calls itself", SAME]
    assert [excerpt for *_, excerpt in sources] == ["", ""]
    assert SAME in kept(page)["works"][0]


@pytest.mark.parametrize("secret", [EXCERPT, "/home/mia", "intranet", "An abstract.", "ask Mia"])
def test_what_a_shared_copy_leaves_out_is_not_folded_in_it(secret: str) -> None:
    assert secret in json.dumps(kept(render(whole(), "html")), ensure_ascii=False) or secret in ("intranet", "ask Mia")
    assert secret not in json.dumps(kept(render(shared(whole()), "html")), ensure_ascii=False)


def words_of(report: Report) -> list[str]:
    return [evidence_words(card) for card in page_of(report).cards if card.links or card.evidence]


def test_the_evidence_is_told_in_short() -> None:
    assert words_of(report_of(5, text=False))[3:] == [
        "the link has moved; doi.org and Crossref have the work",
        "the link was not found; doi.org and Crossref have the work",
    ]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome.NOT_FOUND, "doi.org and Crossref do not have it"),
        (Outcome.UNAVAILABLE, "doi.org and Crossref gave no answer"),
        (Outcome.SKIPPED, "doi.org and Crossref were not asked"),
    ],
)
def test_what_nobody_could_be_asked_is_not_told_as_an_answer(outcome: Outcome, said: str) -> None:
    report = report_of(1, text=False)
    silent = replace(report, links=(), evidence=tuple(replace(one, outcome=outcome) for one in report.evidence))
    assert words_of(silent) == [said]


def test_evidence_of_quoted_words_alone_has_no_short_words() -> None:
    quoted = tuple(replace(one, source="quotation") for one in report_of(1, text=False).evidence)
    assert words_of(replace(report_of(1, text=False), links=(), evidence=quoted)) == [""]


def test_many_references_stay_small() -> None:
    sizes = [len(render(report_of(500, text=text), "html").encode()) for text in (False, True)]
    assert sizes[0] <= 0.6 * DECLARED
    assert sizes[1] <= DECLARED


def test_without_scripts_it_is_said_where_the_rest_is(report: Report) -> None:
    soup = BeautifulSoup(render(report, "html"), "lxml")
    said: Any = soup.select("noscript")
    assert len(said) == 1
    assert "-f json" in said[0].get_text()


def test_a_page_that_gave_nothing_is_told_by_its_link_alone() -> None:
    report = report_of(5, text=False)
    silent = replace(
        report, evidence=tuple(replace(one, source="page", outcome=Outcome.UNAVAILABLE) for one in report.evidence)
    )
    assert words_of(silent)[3:] == ["the link has moved", "the link was not found"]
    assert words_of(replace(silent, links=()))[0].endswith("gave no answer")
