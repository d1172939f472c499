from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import refcheck.evidence
from refcheck.config import Config
from refcheck.evidence import LinkTarget, gather, gathering, plan_first_round
from refcheck.fetch.clock import moment
from refcheck.fetch.exchange import Failure, Request, Response
from refcheck.fetch.means import Means
from refcheck.memory import Memory
from refcheck.model.evidence import Depth, Gathered, LinkVerdict, RequestKind, Sent
from refcheck.model.reference import ReferenceKind
from tests.evidence.conftest import FAST, SITE, gathered, page, refresh, response, said, work
from tests.factories import make_reference
from tests.fakes import FakeClock, FakeHost, FakeWeb, hang, redirect, reply

A, B, C = (f"http://{SITE}/{name}" for name in "abc")


@pytest.fixture
def site(web: FakeWeb) -> FakeHost:
    host = web.host(SITE)
    for name in "abc":
        host.page(f"/{name}", page(f"The Title of the Work Named {name.upper()}"))
    return host


def test_links_and_evidence_come_in_the_order_given(web: FakeWeb, site: FakeHost, config: Config) -> None:
    first, one = work("first", C)
    second, two = work("second", A, B)
    found = gathered(web, [first, second], [*two, *one, LinkTarget(url=B)], config)
    assert [link.url for link in found.links] == [A, B, C]
    assert [link.references for link in found.links] == [("second",), ("second",), ("first",)]
    assert [(piece.reference, piece.asked) for piece in found.evidence] == [("first", C), ("second", A), ("second", B)]
    assert (found.due, found.answered, found.offline, found.interrupted) == (3, 3, False, False)
    assert sorted(site.paths()) == ["/a", "/b", "/c"]


def test_an_address_that_many_stand_on_is_asked_once_at_the_greatest_depth(
    web: FakeWeb, site: FakeHost, config: Config
) -> None:
    one, targets = work("one", A)
    two, more = work("two", f"{A}#part", "HTTP://www.example.org:80/a")
    plan = plan_first_round([one, two], [*targets, *more], config=config)
    (request,) = plan.requests
    assert (request.url, request.depth, request.references, request.confirm) == (A, Depth.WHOLE, ("one", "two"), True)
    found = gathered(web, [one, two], [*targets, *more], config)
    assert site.paths() == ["/a"]
    assert len(found.links) == 3
    assert {piece.reference for piece in found.evidence} == {"one", "two"}


def test_what_was_sent_is_counted_by_host_and_kind(web: FakeWeb, site: FakeHost, config: Config) -> None:
    web.host("doi.org").script("/10.1234/x", redirect(A))
    site.page("/gone", status=404)
    _, targets = work("a", B, "doi:10.1234/x", f"http://{SITE}/gone")
    found = gathered(web, [], targets, config)
    assert found.sent == (
        Sent(host="doi.org", kind=RequestKind.IDENTIFIER, count=1),
        Sent(host=SITE, kind=RequestKind.IDENTIFIER, count=1),
        Sent(host=SITE, kind=RequestKind.PAGE, count=3),
    )
    assert len(site.seen) == 4


def test_what_would_be_asked_is_what_is_asked_first(web: FakeWeb, site: FakeHost, config: Config) -> None:
    site.page("/b", refresh("/c"))
    reference, targets = work("a", A, B, "mailto:a@example.org", f"{A}#x", "http://u:pw@www.example.org/")
    plan = plan_first_round([reference], targets, config=config)
    assert web.resolver.asked == []
    rounds: list[tuple[Request, ...]] = []

    def fetch(requests: Sequence[Request], **how: Any) -> Iterator[Response]:
        from refcheck.fetch import fetch_all

        rounds.append(tuple(requests))
        yield from fetch_all(requests, **how)

    gathered(web, [reference], targets, config, fetch=fetch)
    assert rounds[0] == plan.requests
    assert [request.url for request in rounds[1]] == [C]
    assert [(link.url, link.reason) for link in plan.unasked] == [
        ("mailto:a@example.org", "mailto"),
        ("http://***@www.example.org/", "credentials"),
    ]
    assert plan.may_follow


def test_a_plan_for_nothing_follows_nowhere(config: Config) -> None:
    plan = plan_first_round([], [LinkTarget(url="mailto:a@example.org")], config=config)
    assert (plan.requests, plan.may_follow, plan.recalled) == ((), (), ())


@pytest.mark.parametrize("kind", [ReferenceKind.INTERVIEW, ReferenceKind.LETTER])
def test_nobody_is_asked_about_private_references(
    web: FakeWeb, site: FakeHost, config: Config, kind: ReferenceKind
) -> None:
    private, hidden = work("private", A, B, kind=kind)
    public, shown = work("public", B)
    found = gathered(web, [private, public], [*hidden, *shown], config)
    assert site.paths() == ["/b"]
    assert [(link.url, link.references) for link in found.links] == [(B, ("public",))]
    assert {piece.reference for piece in found.evidence} == {"public"}
    assert plan_first_round([private], hidden, config=config).requests == ()


@pytest.mark.parametrize(
    ("only", "links", "pages"),
    [((), 1, 1), (("links",), 1, 0), (("metadata",), 0, 1), (("links", "metadata"), 1, 1), (("document",), 0, 0)],
)
@pytest.mark.parametrize("offline", [False, True])
def test_only_what_was_wanted_is_gathered(  # noqa: PLR0917 - a row of the table
    web: FakeWeb, site: FakeHost, config: Config, only: tuple[str, ...], links: int, pages: int, offline: bool
) -> None:
    reference, targets = work("a", A)
    found = gathered(web, [reference], targets, config, only=only, offline=offline)
    assert (len(found.links), len(found.evidence)) == (links, 0 if offline else pages)
    assert len(site.seen) == (0 if offline else max(links, pages))


def test_a_second_run_asks_nothing_that_lives(web: FakeWeb, site: FakeHost, config: Config) -> None:
    site.page("/b", status=404)
    reference, targets = work("a", A, B, title="The Title of the Work Named A")
    first = gathered(web, [reference], targets, config, memory=True)
    second = gathered(web, [reference], targets, config, memory=True)
    assert site.paths().count("/a") == 1
    assert site.paths().count("/b") == 4
    assert [link.from_store for link in second.links] == [True, False]
    assert [link.references for link in second.links] == [("a",), ("a",)]
    stored, fresh = (next(p for p in run.evidence if p.asked == A) for run in (second, first))
    assert stored == replace(fresh, from_store=True)
    assert stored.score == 1.0
    assert (second.due, second.answered) == (1, 1)
    assert second.links[1].failing_since == first.links[1].failing_since


def test_a_run_with_everything_in_the_store_needs_no_network(web: FakeWeb, site: FakeHost, config: Config) -> None:
    reference, targets = work("a", A)
    gathered(web, [reference], targets, config, memory=True)
    web.offline()
    for offline in (True, False):
        found = gathered(web, [reference], targets, config, memory=True, offline=offline)
        assert [(link.verdict, link.from_store) for link in found.links] == [(LinkVerdict.OK, True)]
        assert len(found.evidence) == 1
        assert (found.due, found.answered, found.offline) == (0, 0, False)


def test_what_is_recalled_is_planned_for_nobody(web: FakeWeb, site: FakeHost, config: Config) -> None:
    reference, targets = work("a", A, B)
    gathered(web, [reference], targets[:1], config, memory=True)
    with_memory = Memory.open(config.memory)
    plan = plan_first_round([reference], targets, config=config, memory=with_memory)
    with_memory.close()
    assert plan.recalled == (A,)
    assert [request.url for request in plan.requests] == [B]


def test_refresh_asks_what_lives(web: FakeWeb, site: FakeHost, config: Config) -> None:
    reference, targets = work("a", A)
    gathered(web, [reference], targets, config, memory=True)
    again = replace(config, memory=replace(config.memory, refresh=True))
    found = gathered(web, [reference], targets, again, memory=True)
    assert site.paths() == ["/a", "/a"]
    assert not found.links[0].from_store
    assert found.links[0].history.last_ok


def test_a_page_that_was_never_read_is_asked_although_its_link_lives(
    web: FakeWeb, site: FakeHost, config: Config
) -> None:
    reference, targets = work("a", A)
    gathered(web, [reference], targets, config, memory=True, only=("links",))
    found = gathered(web, [reference], targets, config, memory=True)
    assert site.paths() == ["/a", "/a"]
    assert len(found.evidence) == 1
    only = gathered(web, [reference], targets, config, memory=True, only=("metadata",))
    assert (len(only.links), len(only.evidence), len(site.seen)) == (0, 1, 2)


def test_a_reference_that_is_not_known_wants_no_page(web: FakeWeb, site: FakeHost, config: Config) -> None:
    _, targets = work("stranger", A)
    gathered(web, [], targets, config, memory=True)
    found = gathered(web, [], targets, config, memory=True)
    assert found.links[0].from_store
    assert (found.evidence, site.paths()) == ((), ["/a"])


def test_two_references_on_one_page_are_both_recalled(web: FakeWeb, site: FakeHost, config: Config) -> None:
    one, targets = work("one", A, title="The Title of the Work Named A")
    two, more = work("two", A, title="Nothing of the Kind")
    gathered(web, [one], targets, config, memory=True)
    found = gathered(web, [one, two], [*targets, *more], config, memory=True)
    assert site.paths() == ["/a"]
    assert [piece.reference for piece in found.evidence] == ["one", "two"]
    assert found.evidence[0].score == 1.0
    assert (found.evidence[1].score or 0) < 0.5


def test_the_lock_is_written_and_a_broken_link_knows_its_past(web: FakeWeb, site: FakeHost, config: Config) -> None:
    clock = FakeClock()
    reference, targets = work("a", A)

    def run(day: int) -> Gathered:
        clock.passed = day * 86_400.0
        memory = Memory.open(config.memory, config.root / "references" / "refcheck.lock", now=now_of(clock))
        with web.transport(FAST) as transport:
            means = Means(transport=transport, clock=clock)
            found = gather([reference], targets, config=config, memory=memory, means=means)
        memory.close()
        return found

    assert run(0).links[0].failing_since is None
    site.page("/a", status=410)
    assert run(1).links[0].from_store
    assert [run(day).links[0].failing_since for day in (8, 9)] == ["2026-12-01", "2026-12-01"]
    assert run(10).links[0].history.failures == ("2026-12-01", "2026-12-02")
    assert '"last_ok": "2026-11-23"' in (config.root / "references" / "refcheck.lock").read_text()


def now_of(clock: FakeClock) -> Callable[[], Any]:
    from datetime import UTC, datetime

    return lambda: datetime.fromtimestamp(clock.wall(), UTC)


def test_warnings_of_the_memory_are_told(web: FakeWeb, site: FakeHost, config: Config, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("mine")
    _, targets = work("a", A)
    found = gathered(web, [], targets, config, memory=True)
    assert len(found.warnings) == 1
    assert "goes on without it" in found.warnings[0]
    assert found.links[0].verdict is LinkVerdict.OK


def interrupted_after(count: int) -> Callable[..., Iterator[Response]]:
    """A fetch in which somebody presses Ctrl-C after ``count`` answers."""

    def fetch(requests: Sequence[Request], **_: Any) -> Iterator[Response]:
        for request in requests[:count]:
            answered = response(request.url, page(), public=True, asked=(SITE,), when=moment(time.time()))
            yield replace(answered, request=request)
        raise KeyboardInterrupt

    return fetch


@pytest.mark.parametrize("count", [0, 1, 2])
def test_an_interrupted_run_keeps_what_is_known(web: FakeWeb, config: Config, count: int) -> None:
    reference, targets = work("a", A, B, C)
    found = gathered(web, [reference], targets, config, memory=True, fetch=interrupted_after(count))
    assert found.interrupted
    assert [said(link) for link in found.links] == [("ok", "")] * count + [("skipped", "interrupted")] * (3 - count)
    assert (found.due, found.answered, len(found.evidence)) == (3, count, count)
    assert sum(sent.count for sent in found.sent) == count
    again = gathered(web, [reference], targets, config, memory=True, fetch=interrupted_after(0))
    assert sum(link.from_store for link in again.links) == count


def test_an_interrupt_among_real_requests(web: FakeWeb, site: FakeHost, config: Config) -> None:
    site.script("/b", hang())
    _, targets = work("a", A, B)

    def stop(_: Any) -> None:
        raise KeyboardInterrupt

    found = gathered(web, [], targets, config, progress=stop)
    assert found.interrupted
    assert said(found.links[1]) == ("skipped", "interrupted")


def test_an_interrupt_that_the_fetch_reports(web: FakeWeb, config: Config) -> None:
    def fetch(requests: Sequence[Request], **_: Any) -> list[Response]:
        return [response(request.url, failure=Failure.INTERRUPTED, attempts=0) for request in requests]

    _, targets = work("a", A)
    found = gathered(web, [], targets, config, fetch=fetch)
    assert found.interrupted
    assert (found.due, found.answered, said(found.links[0])) == (1, 0, ("skipped", "interrupted"))


def failing(failure: Failure | None, **fields: Any) -> Callable[..., list[Response]]:
    def fetch(requests: Sequence[Request], **_: Any) -> list[Response]:
        made = page() if failure is None else ""
        given = fields if failure is None else {"failure": failure, **fields}
        return [replace(response(request.url, made, **given), request=request) for request in requests]

    return fetch


@pytest.mark.parametrize(
    ("failure", "due", "answered"),
    [
        (None, 1, 1),
        (Failure.TIMEOUT, 1, 1),
        (Failure.RESET, 1, 1),
        (Failure.TLS, 1, 1),
        (Failure.CONNECTION_REFUSED, 1, 1),
        (Failure.WAIT_TOO_LONG, 1, 1),
        (Failure.NO_SUCH_HOST, 1, 0),
        (Failure.RESOLVER, 1, 0),
        (Failure.NO_ROUTE, 1, 0),
        (Failure.RESTS, 1, 0),
        (Failure.DEADLINE, 1, 0),
        (Failure.INTERRUPTED, 1, 0),
        (Failure.FORBIDDEN, 0, 0),
        (Failure.MALFORMED, 0, 0),
        (Failure.UNSUPPORTED, 0, 0),
    ],
)
def test_what_was_due_and_what_was_answered(
    web: FakeWeb, config: Config, failure: Failure | None, due: int, answered: int
) -> None:
    _, targets = work("a", A, "mailto:a@example.org")
    found = gathered(web, [], targets, config, fetch=failing(failure))
    assert (found.due, found.answered) == (due, answered)


def test_a_missing_name_on_a_machine_that_is_online_is_an_answer(web: FakeWeb, site: FakeHost, config: Config) -> None:
    _, targets = work("a", A, "http://gone.example/")
    found = gathered(web, [], targets, config)
    assert (found.due, found.answered) == (2, 2)


@pytest.mark.parametrize(
    ("behaviour", "what", "reason"),
    [
        (reply(status=403), "link", "blocked"),
        (reply(status=500), "link", "unavailable"),
        (reply("%PDF-1.7", content_type="application/pdf"), "title", "unavailable"),
        (reply("text", content_type="text/plain"), "title", "not-asked"),
        (reply(page("")), "title", "unavailable"),
        (reply(page("example.org")), "title", "unavailable"),
    ],
    ids=["blocked", "fault", "pdf", "text", "no title", "site"],
)
def test_what_could_not_be_known_is_said(
    web: FakeWeb, site: FakeHost, config: Config, *, behaviour: Any, what: str, reason: str
) -> None:
    site.script("/a", behaviour)
    reference, targets = work("a", A)
    (unknown,) = gathered(web, [reference], targets, config).unknown
    assert (unknown.reference, unknown.what, unknown.reason) == ("a", what, reason)
    assert unknown.detail


def test_one_witness_is_enough(web: FakeWeb, site: FakeHost, config: Config) -> None:
    site.page("/b", page(""))
    reference, targets = work("a", A, B)
    assert gathered(web, [reference], targets, config).unknown == ()


def test_pages_that_lead_to_each_other_are_each_asked_once(web: FakeWeb, site: FakeHost, config: Config) -> None:
    site.page("/a", refresh("/b"))
    site.page("/b", refresh("/c"))
    reference, targets = work("a", A, B, C)
    found = gathered(web, [reference], targets, config)
    assert sorted(site.paths()) == ["/a", "/b", "/c"]
    assert [link.final_url for link in found.links] == [C, C, C]
    assert found.due == 3


def test_nothing_to_ask_is_no_failure(web: FakeWeb, config: Config) -> None:
    assert gathered(web, [make_reference()], [], config) == Gathered()


@pytest.mark.usefixtures("every_source")
def test_the_sources_are_those_of_the_list() -> None:
    assert [source.name for source in gathering.SOURCES] == [
        "link",
        "page",
        "described",
        "quotation",
        "sibling",
        "rescue",
    ]
    assert all(getattr(refcheck.evidence, name) for name in refcheck.evidence.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        refcheck.evidence.nonsense  # noqa: B018 - asking is the test
