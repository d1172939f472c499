from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from refcheck.evidence.archives import memento
from refcheck.evidence.archives.captures import Listing
from refcheck.evidence.archives.identity import Claim
from refcheck.fetch.exchange import Failure
from refcheck.model.evidence import Outcome
from tests.evidence.conftest import response

URL = "http://www.example.org/a?b=c"
OTHER = "https://arquivo.pt/wayback/20110308120000/http://www.example.org/a"


def listed(body: object, **fields: Any) -> Listing:
    raw = body if isinstance(body, str) else json.dumps(body)
    return memento.digest(response(f"{memento.BASE}/timemap/json/{URL}", raw, **fields))


def test_the_aggregator_is_asked_once_for_the_address_as_it_is() -> None:
    request = memento.plan(Claim(url=URL), source="rescue")
    assert request.url == "http://timetravel.mementoweb.org/timemap/json/http://www.example.org/a?b=c"
    assert memento.is_timemap(request.url)


def test_copies_of_others_are_taken_and_those_of_the_internet_archive_left_out() -> None:
    rows = [
        {"datetime": "2011-03-08T12:00:00Z", "uri": OTHER},
        {"datetime": "2012-03-08T12:00:00Z", "uri": "http://web.archive.org/web/2012/http://www.example.org/a"},
        {"datetime": "2012-03-08T12:00:00Z", "uri": "javascript:alert(1)"},
        {"datetime": "nonsense", "uri": OTHER},
        {"datetime": "2099-03-08T12:00:00Z", "uri": OTHER},
        {"uri": OTHER},
        "nothing",
    ]
    (capture,) = listed({"mementos": {"list": rows}}).captures
    assert (capture.day, capture.url, capture.shown) == (date(2011, 3, 8), OTHER, OTHER)


def test_the_closest_copy_is_read_in_its_own_form() -> None:
    closest = {"datetime": "Tue, 08 Mar 2011 12:00:00 GMT", "uri": [OTHER]}
    assert [c.url for c in listed({"mementos": {"closest": closest}}).captures] == [OTHER]


@pytest.mark.parametrize("body", [{}, {"mementos": None}, {"mementos": {"list": []}}, {"mementos": {"list": 5}}])
def test_an_empty_list_is_not_found(body: object) -> None:
    assert listed(body).outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("body", "fields", "outcome"),
    [
        ("", {"status": 404}, Outcome.NOT_FOUND),
        ("", {"status": 503}, Outcome.UNAVAILABLE),
        ("", {"failure": Failure.TIMEOUT}, Outcome.UNAVAILABLE),
        ("<html>", {}, Outcome.UNAVAILABLE),
        ("[]", {}, Outcome.UNAVAILABLE),
        ("[" * 50_000, {}, Outcome.UNAVAILABLE),
    ],
)
def test_only_a_404_says_that_nobody_has_it(body: str, fields: dict[str, Any], outcome: Outcome) -> None:
    assert listed(body, **fields).outcome is outcome
