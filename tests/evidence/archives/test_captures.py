from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from refcheck.evidence.archives.captures import Copy, day_of_stamp, is_overload, original_of, read_copy
from refcheck.fetch.exchange import Failure
from refcheck.model.evidence import Outcome
from tests.evidence.conftest import page, response

URL = "https://web.archive.org/web/20120610120000id_/http://www.example.org/a"
PDF = b"%PDF-1.4\nnothing much\n%%EOF\n"


def opened(body: str | bytes = "", **fields: Any) -> Copy:
    return read_copy(response(URL, body, **fields))


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("20120610120000", date(2012, 6, 10)),
        ("20120230120000", None),
        ("2012061012", None),
        ("20120610126000", None),
        ("19950101000000", None),
        ("x", None),
    ],
)
def test_only_moments_that_were_are_days(stamp: str, day: date | None) -> None:
    assert day_of_stamp(stamp) == day


def test_a_replay_address_is_taken_apart() -> None:
    assert original_of(URL) == ("20120610120000", "http://www.example.org/a")
    assert original_of("https://www.example.org/web/site") is None


def test_a_page_with_its_record() -> None:
    head = '<meta name="citation_title" content="A Title"><meta name="citation_publication_date" content="2011"><meta name="citation_author" content="Doe, Jane">'
    found = opened(page("Shown", "<p>Some text of 2009 and 2010.</p>", head))
    assert (found.outcome, found.kind, found.fault) == (Outcome.FOUND, "html", "")
    assert found.titles == ("A Title", "Shown")
    assert (found.issued, found.authors) == (2011, ("doe",))
    assert {2009, 2010} <= found.years


@pytest.mark.parametrize(
    ("fields", "outcome", "reason"),
    [
        ({"status": 429, "headers": {"memento-datetime": "x"}}, Outcome.NOT_FOUND, "archived-429"),
        ({"status": 404, "headers": {"memento-datetime": "x"}}, Outcome.NOT_FOUND, "archived-404"),
        ({"status": 404}, Outcome.NOT_FOUND, "not-kept"),
        ({"status": 403}, Outcome.REFUSED, "blocked"),
        ({"status": 429}, Outcome.UNAVAILABLE, "too-many-requests"),
        ({"status": 504}, Outcome.UNAVAILABLE, "status-504"),
        ({"failure": Failure.TIMEOUT}, Outcome.UNAVAILABLE, "timeout"),
        ({}, Outcome.NOT_FOUND, "empty"),
    ],
)
def test_the_pages_errors_then_are_told_from_the_archives_now(
    fields: dict[str, Any], outcome: Outcome, reason: str
) -> None:
    found = opened(**fields)
    assert (found.outcome, found.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (page("Page not found"), "error-page"),
        (page("Sign in"), "login"),
        (page("Just a moment..."), "challenge"),
        (page("A Title", "<h1>404</h1><p>The page could not be found.</p>"), "error-page"),
        (page("A Title", "<p>Please log in to read it.</p>"), "error-page"),
        (page("A Title", "<p>This page has been moved.</p>"), "error-page"),
        (page("A Title", head='<meta http-equiv="refresh" content="0; url=http://www.example.org/">'), "leads-on"),
        (page("When a Page Cannot Be Found", "<p>" + "A study of pages that cannot be found. " * 40 + "</p>"), ""),
    ],
)
def test_a_copy_that_shows_nothing_of_the_work_has_a_fault(body: str, fault: str) -> None:
    assert opened(body).fault == fault


@pytest.mark.parametrize(
    ("body", "headers", "fault"),
    [
        (PDF, {}, ""),
        (PDF[:-8], {}, "cut-short"),
        (PDF, {"x-archive-orig-content-length": "90000"}, "cut-short"),
        (PDF, {"x-archive-orig-content-length": str(len(PDF))}, ""),
        (PDF, {"x-archive-orig-content-length": "90000", "x-archive-orig-content-encoding": "gzip"}, ""),
        (PDF, {"x-archive-orig-content-length": "9" * 40}, ""),
    ],
)
def test_a_file_that_was_kept_in_part_is_none(body: bytes, headers: dict[str, str], fault: str) -> None:
    found = opened(body, headers={"content-type": "application/pdf", **headers})
    assert (found.kind, found.fault) == ("pdf", fault)


def test_what_a_body_is_counts_and_not_what_it_is_called() -> None:
    assert opened(page("A Title"), headers={"content-type": "application/pdf"}).kind == "html"
    assert opened(PDF, headers={"content-type": "text/html"}).kind == "pdf"
    assert opened(b"GIF89a", headers={"content-type": "image/gif"}).kind == "other"


def test_what_asks_for_a_pause() -> None:
    assert is_overload("too-many-requests")
    assert is_overload("rests")
    assert not is_overload("timeout")
