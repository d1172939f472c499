"""What an entry of the lock becomes: by example, and what must hold for whatever it was."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from refcheck.memory.lock_entry import (
    MAX_FAILURES,
    MAX_SEEN,
    MAX_TURNS,
    Entry,
    Seen,
    history_of,
    joined,
    marks_of,
    updated,
)
from refcheck.memory.strikes import is_dead
from refcheck.model.evidence import LinkHistory

DAY = date(2026, 3, 14)
B = "https://www.example.org/b"


def on(days: int, *, alive: bool, **fields: Any) -> Seen:
    return Seen(day=DAY + timedelta(days=days), alive=alive, **fields)


def after(*runs: Seen, **rule: Any) -> Entry:
    entry: Entry = {}
    for seen in runs:
        entry = updated(entry, seen, **rule)
    return entry


def history(entry: Entry, days: int = 0, **rule: int) -> LinkHistory:
    return history_of(marks_of(entry), DAY + timedelta(days=days), **rule)


def test_a_link_that_comes_back_forgets_its_failures_and_keeps_the_turns() -> None:
    entry = after(on(0, alive=True), on(1, alive=False), on(3, alive=False), on(4, alive=True))
    assert entry == {
        "first_seen": "2026-03-14",
        "last_ok": "2026-03-18",
        "failures": [],
        "turns": ["2026-03-15", "2026-03-18"],
    }
    assert history(entry, 4).turns == 2


def test_it_is_dead_from_the_first_failure_on_until_it_comes_back() -> None:
    runs = [on(0, alive=True), *(on(day, alive=False) for day in (2, 4, 9))]
    assert "died" not in after(*runs[:3])
    assert after(*runs)["died"] == "2026-03-16"
    assert history(after(*runs), 9).died == "2026-03-16"
    assert "died" not in after(*runs, on(10, alive=True))


def test_one_that_was_never_alive_dies_as_well_and_has_not_turned() -> None:
    entry = after(*(on(day, alive=False) for day in (0, 1, 2, 3)))
    assert (entry["died"], "turns" in entry, "last_ok" in entry) == ("2026-03-14", False, False)
    assert after(on(0, alive=False), on(1, alive=True))["turns"] == ["2026-03-15"]


def test_days_that_bring_nothing_new_are_not_written() -> None:
    rule: dict[str, Any] = {"strikes": 3, "days": 30}
    entry = after(*(on(day, alive=False) for day in range(29)), **rule)
    assert entry["failures"] == ["2026-03-14", "2026-03-15", "2026-03-16"]
    entry = updated(entry, on(30, alive=False), **rule)
    assert (entry["failures"][-1], entry["died"]) == ("2026-04-13", "2026-03-14")
    assert updated(entry, on(31, alive=False), **rule) == entry


def test_turns_are_few_and_recent() -> None:
    runs = [on(day, alive=day % 2 == 0) for day in range(40)]
    entry = after(*runs)
    assert len(entry["turns"]) == MAX_TURNS
    assert history(entry, 40).turns == MAX_TURNS
    assert history(entry, 200).turns == 0
    assert updated(entry, on(200, alive=True))["turns"] == ["2026-09-30"]


def test_a_failure_on_a_good_day_is_none() -> None:
    entry = after(on(0, alive=True))
    assert updated(entry, on(0, alive=False)) == entry


def test_failures_more_than_a_year_apart_are_of_two_series() -> None:
    entry = after(on(0, alive=True), on(1, alive=False), on(2, alive=False), on(800, alive=False), on(801, alive=False))
    assert "died" not in entry
    assert history(entry, 801).died is None
    entry = updated(entry, on(804, alive=False))
    assert entry["died"] == (DAY + timedelta(days=800)).isoformat()


def test_days_to_come_go_when_the_entry_is_written() -> None:
    ahead = {"first_seen": "2031-01-01", "last_ok": "2031-01-01", "failures": ["2031-01-02"], "turns": ["2031-01-02"]}
    assert history(ahead) == LinkHistory()
    assert updated(ahead, on(0, alive=False)) == {
        "first_seen": "2026-03-14",
        "failures": ["2026-03-14"],
        "turns": ["2031-01-02"],
    }
    assert updated(ahead, on(0, alive=True)) == {
        "first_seen": "2026-03-14",
        "last_ok": "2026-03-14",
        "failures": [],
        "turns": ["2031-01-02"],
    }


def test_the_good_day_before_a_leap_is_kept() -> None:
    entry = after(on(0, alive=True), on(2_000, alive=True), on(2_020, alive=True))
    assert entry["earlier_ok"] == "2026-03-14"
    assert history(entry, 1).last_ok == "2026-03-14"
    assert history(entry, 2_020).last_ok == (DAY + timedelta(days=2_020)).isoformat()
    assert updated(entry, on(1, alive=False))["last_ok"] == "2026-03-14"


def test_tomorrow_is_today() -> None:
    entry = after(on(1, alive=True))
    assert history(entry, 0).last_ok == "2026-03-14"
    assert history(entry, -1) == LinkHistory()


def test_older_news_do_not_take_the_place_of_newer_ones() -> None:
    today = DAY + timedelta(days=9)
    alive, failing = after(on(8, alive=True)), after(on(0, alive=True), on(8, alive=False))
    for entry in (alive, failing):
        assert updated(entry, on(5, alive=True), today=today) == entry
    assert updated(alive, on(5, alive=False), today=today) == alive
    assert updated(failing, on(5, alive=False), today=today)["failures"] == ["2026-03-19", "2026-03-22"]


def test_store_and_lock_tell_one_history() -> None:
    known = history(after(on(0, alive=True), on(1, alive=False)), 5)
    seen = [(DAY + timedelta(days=day), alive) for day, alive in ((-1, True), (2, False), (4, False), (9, True))]
    assert joined(known, seen, DAY + timedelta(days=5)) == LinkHistory(
        first_seen="2026-03-13",
        last_ok="2026-03-14",
        failures=("2026-03-15", "2026-03-16", "2026-03-18"),
        died="2026-03-15",
        turns=1,
        seen=(("2026-03-13", True), ("2026-03-16", False), ("2026-03-18", False)),
    )
    assert joined(known, [(DAY + timedelta(days=9), True)], DAY) == known


def test_so_many_of_the_last_days_are_told() -> None:
    seen = [(DAY + timedelta(days=day), day % 2 == 0) for day in range(60)]
    told = joined(LinkHistory(), seen, DAY + timedelta(days=60)).seen
    assert len(told) == MAX_SEEN
    assert told[-1] == ((DAY + timedelta(days=59)).isoformat(), False)
    assert joined(LinkHistory(), seen[:1], DAY).seen == ()


def test_a_day_of_which_both_was_seen_was_a_good_one() -> None:
    seen = [(DAY, False), (DAY, True)]
    assert joined(LinkHistory(), seen, DAY) == LinkHistory(first_seen="2026-03-14", last_ok="2026-03-14")


DAYS_OF_RUNS = st.dates(date(2026, 1, 1), date(2030, 1, 1))
TEXT = st.none() | st.sampled_from(["a", "b"])
ACCEPTED: st.SearchStrategy[dict[str, str]] = st.fixed_dictionaries(
    {"accepted": DAYS_OF_RUNS.map(str), "title": st.just("T")}
) | st.just({})
SEEN = st.builds(
    Seen, day=DAYS_OF_RUNS, alive=st.booleans(), final_url=TEXT, title=TEXT, sha256=TEXT, accepted=ACCEPTED
)
ODD = st.none() | st.text(max_size=3) | st.integers() | DAYS_OF_RUNS.map(str)
ENTRIES = st.dictionaries(
    st.sampled_from(["first_seen", "last_ok", "earlier_ok", "died", "failures", "turns", "title", "mood"]),
    ODD | st.lists(ODD, max_size=4),
)
RUNS = st.lists(SEEN, max_size=20)
IN_ORDER = st.lists(SEEN, min_size=1, max_size=20).map(lambda runs: sorted(runs, key=lambda seen: seen.day))


@given(ENTRIES, SEEN)
def test_seeing_the_same_twice_changes_nothing(entry: Entry, seen: Seen) -> None:
    once = updated(entry, seen)
    assert updated(once, seen) == once
    assert once.get("mood") == entry.get("mood")


@given(IN_ORDER, st.booleans())
def test_of_two_runs_of_one_day_the_order_does_not_matter(runs: list[Seen], alive: bool) -> None:
    *before, seen = runs
    entry = after(*before)
    two = Seen(day=seen.day, alive=alive)
    one, other = updated(updated(entry, seen), two), updated(updated(entry, two), seen)
    if seen.alive != alive and "last_ok" in entry and not entry["failures"]:
        return  # a good day that was not worth a line leaves no trace for the failure after it
    assert history_of(marks_of(one), seen.day) == history_of(marks_of(other), seen.day)


@given(IN_ORDER)
def test_what_is_kept_is_bounded_and_tells_the_truth(runs: list[Seen]) -> None:
    entry = after(*runs)
    history = history_of(marks_of(entry), runs[-1].day)
    good = [seen.day for seen in runs if seen.alive]
    assert len(entry.get("failures", [])) <= MAX_FAILURES
    assert len(entry.get("turns", [])) <= MAX_TURNS
    assert bool(history.last_ok) is bool(good)
    since = [seen.day for seen in runs if not seen.alive and (not good or seen.day > good[-1])]
    assert bool(history.failures) is bool(since)
    assert {date.fromisoformat(day) for day in history.failures} <= {seen.day for seen in runs if not seen.alive}
    assert history.died is None or is_dead(since)
    assert entry["first_seen"] == runs[0].day.isoformat()


@given(RUNS, RUNS)
def test_nobodys_entry_is_changed_in_place(runs: list[Seen], more: list[Seen]) -> None:
    entry = after(*runs)
    before = {name: list(value) if isinstance(value, list) else value for name, value in entry.items()}
    for seen in more:
        updated(entry, seen)
    assert entry == before
