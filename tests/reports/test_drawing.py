from __future__ import annotations

import re
from dataclasses import replace

from refcheck.model.evidence import NO_HISTORY, LinkEvidence, LinkHistory, LinkVerdict
from refcheck.reports.drawing import WIDTH, Drawing, drawing_of
from tests.reports.whole import whole


def drawn(**changes: object) -> Drawing:
    link = LinkEvidence(url="https://a.example/", verdict=LinkVerdict.OK, checked="2026-11-23T14:02:13Z")
    found = drawing_of(replace(link, **changes))  # type: ignore[arg-type]
    assert found is not None
    return found


def test_a_link_that_is_new_has_no_past() -> None:
    link = LinkEvidence(url="https://a.example/", verdict=LinkVerdict.OK, checked="2026-11-23T14:02:13Z")
    assert link.history == NO_HISTORY
    assert drawing_of(link) is None


def test_the_past_is_drawn_and_said() -> None:
    found = drawing_of(whole().links[0])
    assert found is not None
    assert found.words == (
        "first seen 1 Aug 2026, last alive 20 Oct 2026, dead since 1 Nov 2026,"
        " changed between alive and failing 3 times"
    )
    assert {"rings", "alive dots", "failed crosses", "failed"} <= {look for look, _ in found.paths}


def test_each_kind_of_day_has_a_shape_of_its_own() -> None:
    found = drawn(history=LinkHistory(first_seen="2026-01-01", last_ok="2026-06-01", failures=("2026-09-01",)))
    assert dict(found.paths)["rings"].count("a4") == 2
    assert dict(found.paths)["failed crosses"].count("l8") == 1
    assert dict(found.paths)["alive dots"].count("h0") == 2
    assert found.words == "first seen 1 Jan 2026, last alive 1 Jun 2026, failed on 1 day since"


def test_what_is_not_known_now_is_neither_alive_nor_failed() -> None:
    found = drawn(verdict=LinkVerdict.BLOCKED, history=LinkHistory(last_ok="2026-06-01"))
    assert [look for look, _ in found.paths] == ["unknown", "alive dots", "rings"]
    assert drawn(history=LinkHistory(first_seen="2026-06-01")).words == "first seen 1 Jun 2026, never seen alive"


def test_no_day_no_drawing_and_odd_days_are_left_out() -> None:
    odd = LinkHistory(first_seen="soon", last_ok="2026-13-01", failures=("",))
    assert drawing_of(LinkEvidence(url="https://a.example/", verdict=LinkVerdict.SKIPPED, history=odd)) is None


def test_days_that_are_near_are_one() -> None:
    days = tuple((f"2026-10-{day:02d}", True) for day in range(1, 31))
    found = drawn(history=LinkHistory(first_seen="2020-01-01", seen=days))
    xs = [int(x) for x in re.findall(r"M(\d+) 8h0", dict(found.paths)["alive dots"])]
    assert len(xs) < 3
    assert max(xs) <= WIDTH
