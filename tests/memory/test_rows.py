"""The row of a link, written by hand: what it keeps, and that it agrees with the codec."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.memory.codec import dump, load
from refcheck.memory.rows import dump_link, load_link
from refcheck.model.evidence import NO_HISTORY, Accepted, Hop, LinkEvidence, LinkHistory, LinkVerdict, Snapshot

AT = "https://www.example.org/a"
WHEN = "2026-03-14T10:00:00Z"
TEXT = st.text(max_size=20)
LINKS = st.builds(
    LinkEvidence,
    url=st.just(AT),
    verdict=st.sampled_from(LinkVerdict),
    reason=TEXT,
    detail=TEXT,
    status=st.none() | st.integers(100, 999),
    final_url=st.none() | st.just(AT) | st.just("https://www.example.org/b"),
    redirects=st.lists(st.builds(Hop, status=st.sampled_from([301, 302]), url=TEXT), max_size=2).map(tuple),
    title=st.none() | TEXT,
    content_type=st.none() | st.just("text/html"),
    attempts=st.integers(0, 3),
    elapsed=st.floats(0, 100).map(lambda number: round(number, 3)),
    checked=st.just(WHEN),
    confirmed=st.booleans(),
    secure_twin=st.none() | st.booleans(),
    snapshot=st.none() | st.builds(Snapshot, url=TEXT, date=st.just("2020-01-01")),
    lasting=st.none() | TEXT,
    etag=st.none() | st.just('W/"abc"'),
    last_modified=st.none() | st.just("Sat, 14 Mar 2026 10:00:00 GMT"),
    sha256=st.none() | st.just("ab" * 32),
    sketch=st.none() | TEXT,
    modified=st.none() | st.just("2021-05-04"),
    accepted=st.none() | st.builds(Accepted, day=st.just("2026-01-02"), title=TEXT, sketch=TEXT),
)


def back(row: str, url: str = AT) -> LinkEvidence | None:
    return load_link(row, at=AT, url=url, checked=WHEN, history=NO_HISTORY)


@given(LINKS)
def test_both_codecs_agree(link: LinkEvidence) -> None:
    row = dump_link(link, at=AT)
    assert "\n" not in row
    assert back(row) == replace(link, from_store=True)
    assert load(LinkEvidence, dump(link)) == link


def test_what_belongs_to_one_run_is_left_out() -> None:
    link = LinkEvidence(
        url=AT, verdict=LinkVerdict.OK, references=("a",), failing_since="2026-03-14", history=LinkHistory(turns=3)
    )
    assert dump_link(link, at=AT) == '{"verdict":"ok"}'


def test_the_address_is_that_of_who_asks() -> None:
    row = dump_link(LinkEvidence(url="x", verdict=LinkVerdict.OK, final_url=AT), at=AT)
    found = back(row, "HTTPS://www.example.org/a")
    assert found is not None
    assert (found.url, found.final_url, found.checked, found.from_store) == (
        "HTTPS://www.example.org/a",
        AT,
        WHEN,
        True,
    )


@pytest.mark.parametrize("etag", ["a\r\nX-Evil: 1", "é", "x" * 501, ""])
def test_a_validator_that_no_header_can_hold_is_not_kept(etag: str) -> None:
    assert dump_link(LinkEvidence(url=AT, verdict=LinkVerdict.OK, etag=etag), at=AT) == '{"verdict":"ok"}'


@pytest.mark.parametrize(
    "row",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"verdict":"ok"} ',
        '{"verdict":"splendid"}',
        '{"verdict":"ok","title":7}',
        '{"verdict":"ok","status":"200"}',
        '{"verdict":"ok","status":true}',
        '{"verdict":"ok","confirmed":1}',
        '{"verdict":"ok","elapsed":"1"}',
        '{"verdict":"ok","redirects":7}',
        '{"verdict":"ok","redirects":[["301","u"]]}',
        '{"verdict":"ok","redirects":[[301,7]]}',
        '{"verdict":"ok","redirects":[[301]]}',
        '{"verdict":"ok","snapshot":["u"]}',
        '{"verdict":"ok","snapshot":[1,2]}',
        '{"verdict":"ok","title":"' + "x" * 20_001 + '"}',
        "[" * 100_000,
    ],
)
def test_a_row_that_is_none_of_ours_is_not_known(row: str) -> None:
    assert back(row) is None
    assert load_link(None, at=AT, url=AT, checked=WHEN, history=NO_HISTORY) is None
