"""The scheduler on a simulated web of 1,500 pages: how near it comes to what is possible. Nothing waits."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import replace
from email.utils import formatdate

import pytest

from benchmarks.web import PER_HOST, SLOTS, TIMEOUT, Kind, Page, Web
from refcheck.config import NetworkConfig
from refcheck.fetch import Answer, Ask, Failure, fetch_all
from tests.fakes import FakeClock, FakeTransport
from tests.fetch.asking import ask

BRIEF = 1e-6
"""Seconds that do not count: sums of latencies are not exact."""


class SimulatedWeb(FakeTransport):
    """Answers as the pages of ``web`` do, each after its latency."""

    def __init__(self, clock: FakeClock, web: Web) -> None:
        super().__init__(clock)
        self.pages = {f"http://{page.host}{page.path}": page for page in web.pages}
        self.asked: Counter[str] = Counter()
        self.ready: dict[str, float] = {}
        self.early = 0
        self.spans: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)

    def start(self, ask: Ask) -> None:
        page = self.pages[ask.url.replace("/to/", "/")]
        self.asked[ask.url] += 1
        answer = self.answer_of(page, ask, first=self.asked[ask.url] == 1)
        self.answers[ask.url] = [answer]
        now = self.clock.monotonic()
        self.spans[page.host].append((now, now + answer.elapsed))
        super().start(ask)

    def answer_of(self, page: Page, ask: Ask, *, first: bool) -> Answer:
        fine = Answer(number=0, status=200, elapsed=page.latency)
        now = self.clock.wall()
        early = now + BRIEF < self.ready.get(ask.url, 0.0)
        self.early += early
        match page.kind:
            case Kind.HANG:
                return Answer(number=0, failure=Failure.TIMEOUT, elapsed=ask.timeout)
            case Kind.GONE:
                return replace(fine, status=404)
            case Kind.MOVED if "/to/" not in ask.url:
                return replace(fine, status=302, headers={"location": f"/to{page.path}"})
            case Kind.FLAKY if first:
                return replace(fine, status=502)
            case Kind.RESET if first:
                return Answer(number=0, failure=Failure.RESET, elapsed=page.latency)
            case Kind.BUSY_SECONDS | Kind.BUSY_DATE if first or early:
                until = self.ready.setdefault(ask.url, now + page.latency + page.pause)
                seconds = str(math.ceil(until - now - page.latency - BRIEF))
                wait = seconds if page.kind is Kind.BUSY_SECONDS else formatdate(until, usegmt=True)
                return replace(fine, status=429, headers={"retry-after": wait})
        return fine

    def most_at_once(self) -> int:
        most = 0
        for spans in self.spans.values():
            moments = sorted([(at, 1) for at, _ in spans] + [(at - BRIEF, -1) for _, at in spans])
            under_way = 0
            for _, change in moments:
                under_way += change
                most = max(most, under_way)
        return most


@pytest.mark.parametrize("seed", [1, 3, 4, 7])
def test_a_realistic_web_is_asked_about_as_fast_as_can_be(seed: int) -> None:
    web, clock = Web.make(seed), FakeClock()
    transport = SimulatedWeb(clock, web)
    config = NetworkConfig(timeout=TIMEOUT, concurrency=SLOTS, per_host=PER_HOST, host_interval=0.0)
    found = list(
        fetch_all([ask(url, confirm=True) for url in transport.pages], config=config, transport=transport, clock=clock)
    )
    assert len(found) == len(web.pages)
    assert clock.passed <= 1.10 * web.in_document_order()
    assert transport.early == 0
    assert transport.most <= SLOTS
    assert transport.most_at_once() <= PER_HOST
    for one in found:
        kind = transport.pages[one.request.url].kind
        # A host that refuses twice in a row rests; no page that is there is called gone.
        assert one.status in {404 if kind is Kind.GONE else 200, 429} or one.failure in {Failure.TIMEOUT, Failure.RESTS}
        assert one.confirmed is (kind is Kind.GONE and one.status == 404)
