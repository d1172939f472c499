from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from refcheck.fetch.exchange import Failure
from refcheck.fetch.pace import Pace, Rank, Rest

RESTS = Rest(failure=Failure.RESTS, detail="it rests")


def pace(*, per_host: int = 2, host_interval: float = 1.0) -> Pace[str]:
    return Pace(per_host=per_host, host_interval=host_interval)


def taken(one: Pace[str], now: float) -> list[str]:
    found = []
    while (work := one.take(now)) is not None:
        found.append(work)
    return found


def test_one_of_every_host_comes_first_and_the_longest_queue_leads() -> None:
    one = pace(host_interval=0.0)
    for host, number in (("a", 1), ("b", 3), ("c", 2)):
        for n in range(number):
            one.put(host, f"{host}{n}", Rank.FIRST)
    assert taken(one, 0.0) == ["b0", "c0", "a0", "b1", "c1"]


def test_starts_to_a_host_are_apart() -> None:
    one = pace()
    for n in range(3):
        one.put("a", f"a{n}", Rank.FIRST)
    assert taken(one, 0.0) == ["a0"]
    assert one.next_time() == 1.0
    assert taken(one, 0.999) == []
    assert taken(one, 1.0) == ["a1"]
    assert one.next_time() is None  # two are under way
    assert taken(one, 5.0) == []
    one.finished("a")
    assert taken(one, 5.0) == ["a2"]


def test_redirects_go_on_before_new_hosts_and_confirmations_come_last() -> None:
    one = pace(per_host=9, host_interval=0.0)
    one.put("a", "confirm", Rank.CONFIRM)
    one.put("a", "retry", Rank.RETRY)
    one.put("a", "first", Rank.FIRST)
    one.put("b", "b", Rank.FIRST)
    one.put("c", "redirect", Rank.REDIRECT)
    assert taken(one, 0.0) == ["redirect", "first", "b", "retry", "confirm"]


def test_work_waits_for_its_time_and_holds_nobody_up() -> None:
    one = pace(host_interval=0.0)
    one.put("a", "later", Rank.RETRY, not_before=5.0)
    one.put("a", "now", Rank.FIRST)
    assert taken(one, 1.0) == ["now"]
    one.finished("a")
    assert one.next_time() == 5.0
    assert taken(one, 5.0) == ["later"]


def test_a_busy_host_is_left_alone_then_asked_one_by_one_and_slower() -> None:
    one = pace(host_interval=1.0)
    for n in range(4):
        one.put("a", f"a{n}", Rank.FIRST)
    one.take(0.0)
    one.take(1.0)
    one.finished("a")
    assert one.busy("a", started=0.0, now=1.5, wait=10.0) is False
    one.finished("a")
    # Sent before the host had said so: not a second refusal in a row.
    assert one.busy("a", started=1.0, now=1.6, wait=0.0) is False
    assert taken(one, 11.4) == []
    assert taken(one, 11.5) == ["a2"]
    assert taken(one, 20.0) == []  # one at a time
    one.finished("a")
    assert one.busy("a", started=11.5, now=12.0, wait=0.0) is True


def test_a_host_that_answers_again_is_as_before_but_slower() -> None:
    one = pace(host_interval=1.0)
    for n in range(3):
        one.put("a", f"a{n}", Rank.FIRST)
    one.take(0.0)
    one.finished("a")
    one.busy("a", started=0.0, now=0.0, wait=0.0)
    assert taken(one, 1.0) == ["a1"]
    one.finished("a")
    one.answered("a")
    assert one.next_time() == 3.0
    assert one.busy("a", started=1.0, now=1.1, wait=0.0) is False


def test_a_resting_host_gives_its_work_back() -> None:
    one = pace()
    for n in range(3):
        one.put("a", f"a{n}", Rank.FIRST)
    one.put("a", "late", Rank.RETRY, not_before=99.0)
    one.take(0.0)
    assert one.rest("a", RESTS) == ["a1", "a2", "late"]
    assert one.rest_of("a") == RESTS
    assert one.rest_of("b") is None
    assert one.rest("a", Rest(failure=Failure.NO_ROUTE, detail="")) == []
    assert one.rest_of("a") == RESTS
    assert taken(one, 100.0) == []


def test_only_a_host_that_never_answered_is_counted_silent() -> None:
    one = pace()
    assert [one.silent("a"), one.silent("a")] == [1, 2]
    one.answered("a")
    assert one.silent("a") == 0


def test_what_was_learnt_outlives_the_work() -> None:
    one = pace()
    one.put("a", "a0", Rank.FIRST)
    one.put("a", "a1", Rank.FIRST)
    one.take(0.0)
    one.clear()
    assert one.next_time() is None
    one.put("a", "next round", Rank.FIRST)
    assert taken(one, 0.5) == []
    assert taken(one, 1.0) == ["next round"]


@given(
    hosts=st.lists(st.sampled_from("abc"), min_size=1, max_size=25),
    per_host=st.integers(1, 3),
    interval=st.sampled_from([0.0, 0.5, 2.0]),
    lasts=st.sampled_from([0.1, 1.0, 3.0]),
)
def test_manners_hold_in_every_order_and_everything_is_done(
    hosts: list[str], per_host: int, interval: float, lasts: float
) -> None:
    one: Pace[str] = Pace(per_host=per_host, host_interval=interval)
    for host in hosts:
        one.put(host, host, Rank.FIRST)
    now, under_way, starts = 0.0, list[tuple[float, str]](), dict[str, list[float]]()
    while sum(map(len, starts.values())) < len(hosts) or under_way:
        while (work := one.take(now)) is not None:
            under_way.append((now + lasts, work))
            starts.setdefault(work, []).append(now)
            assert sum(1 for _, host in under_way if host == work) <= per_host
        times = [at for at, _ in under_way]
        following = one.next_time()
        assert times or following is not None
        now = min([*times, *([] if following is None else [max(following, now)])])
        for done in [entry for entry in under_way if entry[0] <= now]:
            under_way.remove(done)
            one.finished(done[1])
    for times in starts.values():
        assert all(later - earlier >= interval for earlier, later in pairwise(times))
