from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from refcheck.evidence.archives import wayback
from refcheck.evidence.archives.captures import Listing
from refcheck.evidence.archives.identity import Anchor, Claim
from refcheck.fetch.exchange import Failure
from refcheck.model.evidence import Depth, Outcome, RequestKind
from tests.evidence.conftest import response

URL = "http://www.example.org/a b?x=1&y=2"
INDEX = "https://web.archive.org/cdx/search/cdx?url=x"
NAMES = ["timestamp", "original", "mimetype", "statuscode", "digest", "length"]


def row(stamp: str = "20120610120000", original: str = "http://www.example.org/a", **cells: str) -> list[str]:
    return [
        stamp,
        original,
        *(cells.get(n, d) for n, d in zip(NAMES[2:], ("text/html", "200", "AAA", "9"), strict=True)),
    ]


def listed(body: object, **fields: Any) -> Listing:
    raw = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
    return wayback.digest(response(INDEX, raw, **fields))


def test_one_request_asks_for_the_copies_nearest_to_the_day() -> None:
    claim = Claim(url=URL, anchor=Anchor(day=date(2012, 6, 15), seen=True))
    request = wayback.plan(claim, today=date(2026, 3, 14), source="rescue")
    assert (request.kind, request.depth, request.confirm) == (RequestKind.ARCHIVE, Depth.WHOLE, False)
    assert request.url.startswith(
        "https://web.archive.org/cdx/search/cdx?url=http%3A%2F%2Fwww.example.org%2Fa%20b%3Fx%3D1%26y%3D2&"
    )
    assert "filter=statuscode:200" in request.url
    assert "sort=closest&closest=20120615235959" in request.url
    assert wayback.is_index(request.url)


def test_without_a_day_the_newest_are_asked_for_and_a_mirror_may_stand_in() -> None:
    request = wayback.plan(Claim(url=URL), today=date(2026, 3, 14), source="x", base="http://127.0.0.2:8080/mirror")
    assert request.url.startswith("http://127.0.0.2:8080/mirror/cdx/search/cdx?")
    assert "closest=20260314235959" in request.url


def test_a_row_becomes_a_capture_with_the_address_to_open_and_the_one_to_show() -> None:
    (capture,) = listed([NAMES, row()]).captures
    assert capture.day == date(2012, 6, 10)
    assert capture.url == "https://web.archive.org/web/20120610120000id_/http://www.example.org/a"
    assert capture.shown == "https://web.archive.org/web/20120610120000/http://www.example.org/a"
    assert (capture.mimetype, capture.digest) == ("text/html", "AAA")


@pytest.mark.parametrize(
    "bad",
    [
        row("20120012170449"),
        row("20120800241623"),
        row("20120610250000"),
        row("2012"),
        row("19890101000000"),
        row("20990101000000"),
        row(statuscode="301"),
        row(original="http://mailto:somebody@example.org/"),
        row(original="data:image/jpeg;base64,AAAA"),
        row(original="http://www.example.org/" + "a" * 9_000),
        ["20120610120000"],
    ],
)
def test_broken_rows_are_left_out_and_the_others_read(bad: list[str]) -> None:
    found = listed([NAMES, bad, row()])
    assert found.outcome is Outcome.FOUND
    assert [c.day for c in found.captures] == [date(2012, 6, 10)]
    assert listed([NAMES, bad]).outcome is Outcome.NOT_FOUND


def test_names_of_cells_may_come_in_any_order_or_not_at_all() -> None:
    assert len(listed([["original", "timestamp"], ["http://www.example.org/a", "20120610120000"]]).captures) == 1
    assert len(listed([row()]).captures) == 1


@pytest.mark.parametrize("body", ["[]", "", "  \n", [NAMES]])
def test_nothing_listed_is_not_found(body: object) -> None:
    assert listed(body) == Listing(outcome=Outcome.NOT_FOUND, when="2026-03-14T10:00:00Z")


def test_an_answer_cut_short_gives_its_whole_rows() -> None:
    text = json.dumps([NAMES, row(), row("20130610120000")])
    assert len(listed(text[:-20]).captures) == 1


def test_plain_rows_are_read_too() -> None:
    line = "org,example)/a 20120610120000 http://www.example.org/a text/html 200 AAA 9\nnext-key\n"
    assert len(listed(line).captures) == 1


@pytest.mark.parametrize("body", ["<html>Bad gateway</html>", "{}", "null", '{"a": [', "[" * 5_000, "[1, 2]]"])
def test_what_cannot_be_read_is_not_taken_for_nothing(body: str) -> None:
    found = listed(body)
    assert (found.outcome, found.reason) == (Outcome.UNAVAILABLE, "garbled")


@pytest.mark.parametrize("status", [200, 403])
def test_a_blocked_site_is_refused(status: int) -> None:
    said = "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"
    found = listed(said, status=status)
    assert (found.outcome, found.reason) == (Outcome.REFUSED, "blocked")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": 429}, "too-many-requests"),
        ({"status": 503}, "status-503"),
        ({"status": 404}, "status-404"),
        ({"failure": Failure.TIMEOUT}, "timeout"),
        ({"failure": Failure.RESTS}, "rests"),
    ],
)
def test_an_archive_that_did_not_say_is_not_known(fields: dict[str, Any], reason: str) -> None:
    found = listed("", **fields)
    assert (found.outcome, found.reason) == (Outcome.UNAVAILABLE, reason)


def test_a_huge_answer_is_read_to_a_bound() -> None:
    assert (
        len(
            listed(
                [NAMES, *(row(f"20{n % 20:02d}0101{n % 24:02d}{n % 60:02d}00", digest=str(n)) for n in range(5_000))]
            ).captures
        )
        <= wayback.MAX_ROWS
    )


def test_it_is_asked_24_times_a_minute_one_at_a_time() -> None:
    assert (wayback.MANNERS.host_interval, wayback.MANNERS.per_host) == (2.5, 1)


def test_blanks_between_cells_of_an_answer_cut_short_end() -> None:
    """Each run of blanks was parted about a comma that is not there, for each way of parting the others."""
    assert listed('[["a"' + (" " * 4_000 + '"b"') * 8 + "}").reason == "garbled"
