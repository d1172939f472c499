from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from refcheck.evidence.answers import read_answer
from refcheck.evidence.interface import Answer
from refcheck.evidence.states import READ, read_on, with_state
from refcheck.fetch.exchange import Failure, Request, Response
from refcheck.model.evidence import Depth, RequestKind
from refcheck.model.work import PartialDate
from tests.factories import make_reference, make_work

URL = "https://www.example.org/report"
PROSE = " ".join(f"<p>{'The fees for work that agents ask are '}{word * 9} {word} and paid back {word}s later on.</p>"
                 for word in ["alba", "bruno", "carla", "dario", "elsa", "fabio", "gina", "hugo", "irma", "jonas", "karla", "lukas"])  # fmt: skip
PAGE = f"<title>Fees for work</title><meta name=dcterms.modified content=2021-05-04>{PROSE}"
LATE = {"last-modified": "Tue, 04 May 2021 08:00:00 GMT"}


def state(body: str | bytes, kind: str = "text/html", *, url: str = URL, **fields: Any) -> Answer:
    headers = {"content-type": kind, **fields.pop("headers", {})}
    request = Request(url=url, source="link", kind=RequestKind.PAGE, depth=Depth.HEAD, references=("a",))
    fields = {"status": 200, "final_url": url, "complete": True, **fields}
    response = Response(
        request=request, headers=headers, body=body if isinstance(body, bytes) else body.encode(), **fields
    )
    return with_state(read_answer(response), response)


def test_a_page_has_a_sketch_and_a_day() -> None:
    found = state(PAGE, headers={"last-modified": "Sat, 14 Mar 2026 08:00:00 GMT"})
    assert found.sketch
    assert found.modified == "2021-05-04"
    assert state(PROSE, headers=LATE).modified == "", "what a program makes is of today"


@pytest.mark.parametrize(
    "fields",
    [{"status": 404}, {"status": 503}, {"failure": Failure.TIMEOUT}, {"complete": False}, {"url": "https://www.example.org/"}],
)  # fmt: skip
def test_no_sketch_of_what_is_not_there_or_not_whole_or_a_front_page(fields: dict[str, Any]) -> None:
    assert state(PAGE, **fields).sketch == ""


def test_long_pages_are_sketched_alike_however_much_was_read() -> None:
    long = PAGE + "<!-- more -->" * 40_000
    assert state(long).sketch == state(long.encode()[:READ], complete=False).sketch != ""


def test_plain_text() -> None:
    assert state(PROSE.replace("<p>", "").replace("</p>", "\n\n"), "text/plain").sketch
    assert state('{"a": "' + "word " * 300 + '"}', "application/json").sketch == ""


@pytest.mark.parametrize(
    ("body", "headers", "day"),
    [
        (b"%PDF-1.4 /ModDate (D:20110203)", LATE, "2011-02-03"),
        (b"%PDF-1.4 ", LATE, "2021-05-04"),
        (b"PK\x03\x04 a document of an office", LATE, "2021-05-04"),
        (b"%PDF-1.4 ", {}, ""),
        (b"%PDF-1.4 ", {"last-modified": "yesterday"}, ""),
        (b"%PDF-1.4 ", {"last-modified": "9" * 50}, ""),
    ],
)
def test_the_day_of_a_file(body: bytes, headers: dict[str, str], day: str) -> None:
    found = state(body, "application/octet-stream", url=f"{URL}.bin", headers=headers)
    assert (found.modified, found.sketch) == (day, "")


TODAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    ("read", "day"),
    [
        ((PartialDate(year=2017, month=11, day=20), PartialDate(year=2017, month=3, day=1)), date(2017, 11, 20)),
        ((PartialDate(year=2017, month=11), None), date(2017, 11, 1)),
        ((PartialDate(year=2017), PartialDate(raw="lately")), date(2017, 1, 1)),
        ((PartialDate(year=2031, month=1, day=1),), None),
        ((PartialDate(year=2017, month=2, day=31),), None),
        ((), None),
    ],
)
def test_the_last_access_date(read: tuple[PartialDate | None, ...], day: date | None) -> None:
    assert read_on((make_reference(work=make_work(accessed=one)) for one in read), TODAY) == day
