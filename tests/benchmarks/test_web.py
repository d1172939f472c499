from __future__ import annotations

from benchmarks.web import TIMEOUT, Kind, Page, Web


def page(number: int, kind: Kind, latency: float, pause: float = 0.0, host: str = "127.0.0.1") -> Page:
    return Page(host, f"/{number}", kind, latency, pause)


def test_a_seed_stands_for_one_web() -> None:
    one = Web.make(3, pages=200, hosts=50)
    assert one == Web.make(3, pages=200, hosts=50)
    assert one != Web.make(4, pages=200, hosts=50)
    assert len({p.host for p in one.pages}) == 50
    assert {p.kind for p in Web.make(1).pages} == set(Kind)


def test_four_at_a_time_are_asked_of_a_host_in_order() -> None:
    web = Web(tuple(page(n, Kind.FINE, 1.0) for n in range(9)))
    assert web.in_document_order() == 3.0
    assert web.least() == 9 / 4


def test_one_that_hangs_at_the_end_costs_its_whole_time() -> None:
    web = Web((*(page(n, Kind.FINE, 1.0) for n in range(8)), page(8, Kind.HANG, 1.0)))
    assert web.in_document_order() == 2.0 + TIMEOUT
    assert web.least() == TIMEOUT


def test_a_host_that_wants_a_pause_gets_it_and_others_do_not_wait() -> None:
    web = Web(
        (page(0, Kind.BUSY_SECONDS, 1.0, pause=5.0), *(page(n, Kind.FINE, 2.0, host="127.0.0.2") for n in (1, 2)))
    )
    assert web.in_document_order() == 7.0
    assert web.least() == 7.0


def test_second_tries_and_redirects_take_their_time() -> None:
    for kind in (Kind.FLAKY, Kind.RESET, Kind.MOVED):
        assert Web((page(0, kind, 1.5),)).in_document_order() == 3.0
