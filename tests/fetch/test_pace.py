from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from refcheck.fetch.exchange import Failure, Manners
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
    assert taken(one, 13.4) == []  # one at a time, and twice as far apart
    one.finished("a")
    assert one.busy("a", started=11.5, now=12.0, wait=0.0) is True


def test_one_that_hangs_after_a_refusal_holds_the_others_up_for_a_moment_only() -> None:
    one = pace(host_interval=0.0, per_host=3)
    for n in range(4):
        one.put("a", f"a{n}", Rank.FIRST)
    assert one.take(0.0) == "a0"
    one.finished("a", sent=0.0)
    one.busy("a", started=0.0, now=0.5, wait=2.0)
    assert taken(one, 2.5) == ["a1"]
    assert taken(one, 3.4) == []
    assert one.next_time() == 3.5
    assert taken(one, 3.5) == ["a2"]
    one.finished("a", sent=2.5)
    one.answered("a", sent=2.5)
    assert taken(one, 3.6) == ["a3"]


def test_those_under_way_before_a_refusal_are_no_hindrance_after_it() -> None:
    one = pace(host_interval=0.0, per_host=2)
    for n in range(4):
        one.put("a", f"a{n}", Rank.FIRST)
    assert taken(one, 0.0) == ["a0", "a1"]
    one.finished("a", sent=0.0)
    one.busy("a", started=0.0, now=0.5, wait=2.0)
    assert taken(one, 2.5) == ["a2"]  # a1 hangs


def refused(one: Pace[str], *, good: int) -> None:
    """Give ``a`` so many good answers, then a refusal of what was sent at 10, heard at 12, for a minute."""
    for n in range(good + 9):
        one.put("a", f"a{n}", Rank.FIRST)
    for _ in range(good):
        one.take(1.0)
        one.finished("a", sent=1.0)
        one.answered("a", sent=1.0)
    one.take(10.0)
    one.take(11.0)
    one.finished("a", sent=10.0)
    assert one.busy("a", started=10.0, now=12.0, wait=60.0) is False


def test_a_refusal_is_a_pages_own_if_one_sent_later_was_answered() -> None:
    one = pace(host_interval=0.0)
    refused(one, good=9)
    assert taken(one, 12.0) == []
    one.finished("a", sent=11.0)
    one.answered("a", sent=11.0)
    assert len(taken(one, 12.1)) == 2
    # And so if that is known before.
    one.finished("a", sent=12.1)
    one.answered("a", sent=12.1)
    one.finished("a", sent=12.0)
    assert one.busy("a", started=12.0, now=12.2, wait=60.0) is False
    assert len(taken(one, 12.2)) == 2


def test_a_host_that_often_refuses_is_left_alone_all_the_same() -> None:
    one = pace(host_interval=0.0)
    refused(one, good=3)
    one.finished("a", sent=11.0)
    one.answered("a", sent=11.0)
    assert taken(one, 71.9) == []
    assert len(taken(one, 72.0)) == 2


def test_one_sent_before_the_refused_says_nothing() -> None:
    one = pace(host_interval=0.0)
    refused(one, good=6)
    one.finished("a", sent=11.0)
    one.answered("a", sent=9.0)
    assert taken(one, 71.9) == []


def test_a_host_that_often_refuses_is_asked_first_for_the_page_that_has_waited() -> None:
    one = pace(host_interval=0.0)
    for n in range(3):
        one.put("a", f"a{n}", Rank.FIRST)
    one.take(0.0)
    one.finished("a", sent=0.0)
    one.answered("a", sent=0.0)
    one.take(1.0)
    one.finished("a", sent=1.0)
    one.busy("a", started=1.0, now=1.0, wait=5.0)
    one.put("a", "again", Rank.RETRY, not_before=6.0)
    assert taken(one, 6.0) == ["again"]


def test_manners_that_allow_more_hold_as_they_are() -> None:
    manners = {"registry.example": Manners(host_interval=0.1, per_host=3, allows=True)}
    one: Pace[str] = Pace(per_host=1, host_interval=0.5, manners=manners)
    for n in range(5):
        one.put("registry.example", f"r{n}", Rank.FIRST)
    assert [taken(one, now) for now in (0.0, 0.1, 0.2, 0.3)] == [["r0"], ["r1"], ["r2"], []]


def test_a_host_that_asks_for_less_gets_it_and_one_that_offers_more_does_not() -> None:
    one = pace(per_host=3, host_interval=1.0)
    for n in range(4):
        one.put("a", f"a{n}", Rank.FIRST)
    assert taken(one, 0.0) == ["a0"]
    one.ask_less("a", Manners(host_interval=0.1, per_host=9))
    one.finished("a")
    assert (taken(one, 0.5), taken(one, 1.0)) == ([], ["a1"])
    one.ask_less("a", Manners(host_interval=4.0, per_host=1))
    one.finished("a")
    assert taken(one, 2.0) == ["a2"]
    one.finished("a")
    assert (taken(one, 5.9), taken(one, 6.0)) == ([], ["a3"])


def test_no_host_can_ask_not_to_be_asked_by_its_pace() -> None:
    one = pace(host_interval=0.0)
    one.ask_less("a", Manners(host_interval=0.0, per_host=0))
    one.put("a", "a0", Rank.FIRST)
    assert taken(one, 0.0) == ["a0"]


def test_declared_manners_count_where_they_are_stricter() -> None:
    manners = {
        "archive.example": Manners(host_interval=2.5, per_host=1),
        "lax.example": Manners(host_interval=0.0, per_host=9),
    }
    one: Pace[str] = Pace(per_host=2, host_interval=0.5, manners=manners)
    for host in (*manners, "other.example"):
        for n in range(3):
            one.put(host, f"{host}{n}", Rank.FIRST)
    starts: dict[str, list[float]] = {host: [] for host in (*manners, "other.example")}
    for tick in range(100):
        now = tick / 10
        for work in taken(one, now):
            starts[work[:-1]].append(now)
            if work[:-1] != "archive.example" or len(starts[work[:-1]]) > 1:
                one.finished(work[:-1])
    assert starts["lax.example"] == starts["other.example"] == [0.0, 0.5, 1.0]
    assert starts["archive.example"] == [0.0]
    one.finished("archive.example")
    assert one.next_time() == 2.5


def test_hosts_that_answer_come_before_those_that_have_not() -> None:
    one = pace(per_host=9, host_interval=0.0)
    for host, number in (("silent", 9), ("lively", 3)):
        for n in range(number):
            one.put(host, f"{host}{n}", Rank.FIRST)
    assert [one.take(0.0), one.take(0.0)] == ["silent0", "lively0"]
    one.finished("lively", sent=0.0)
    one.answered("lively", sent=0.0, took=0.1)
    assert [one.take(0.1) for _ in range(3)] == ["lively1", "lively2", "silent1"]


def test_the_host_that_takes_longest_comes_first() -> None:
    one = pace(per_host=9, host_interval=0.0)
    for host in ("slow", "quick"):
        for n in range(3 if host == "slow" else 5):
            one.put(host, f"{host}{n}", Rank.FIRST)
    assert [one.take(0.0), one.take(0.0)] == ["quick0", "slow0"]
    one.finished("quick", sent=0.0)
    one.answered("quick", sent=0.0, took=0.1)
    one.finished("slow", sent=0.0)
    one.answered("slow", sent=0.0, took=3.0)
    one.put("slow", "slow3", Rank.REDIRECT)
    assert one.take(3.0) == "slow3"
    assert [one.take(3.0) for _ in range(2)] == ["slow1", "slow2"]


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


def test_what_others_are_judged_by_is_asked_ahead_of_the_queue() -> None:
    one = pace(per_host=1, host_interval=0.0)
    for n in range(3):
        one.put("a", f"a{n}", Rank.FIRST)
    one.put("a", "robots", Rank.FIRST, ahead=True)
    found = taken(one, 0.0)
    one.put("a", "sibling", Rank.FIRST, ahead=True)
    for _ in range(4):
        one.finished("a")
        found += taken(one, 0.0)
    assert found == ["robots", "sibling", "a0", "a1", "a2"]


def test_hosts_that_answer_at_once_share_the_slots_whatever_the_moment_they_took() -> None:
    one = pace(per_host=9, host_interval=0.0)
    for host in "ab":
        one.put(host, f"{host}-first", Rank.FIRST)
    assert taken(one, 0.0) == ["a-first", "b-first"]
    for host, took in (("a", 0.01), ("b", 0.2)):
        one.finished(host, sent=0.0)
        one.answered(host, sent=0.0, took=took)
    for n in range(4):
        for host in "ab":
            one.put(host, f"{host}{n}", Rank.FIRST)
    begun = [str(one.take(0.2))[0] for _ in range(4)]
    assert sorted(begun) == ["a", "a", "b", "b"]
