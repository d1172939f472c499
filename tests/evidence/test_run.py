"""The crank: who waits for what, what is asked once, what is let go of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest

from refcheck.config import Config
from refcheck.evidence import links, pages
from refcheck.evidence import run as module
from refcheck.evidence.interface import Known, LinkTarget, Source
from refcheck.evidence.run import Run
from refcheck.fetch.exchange import Failure, Progress, Request, Response
from refcheck.model.evidence import Depth, Evidence, LinkEvidence, LinkVerdict, Outcome, RequestKind
from tests.evidence.conftest import SITE, page, refresh, response
from tests.factories import make_reference, make_work
from tests.interrupts import interrupted_at

A, B, C = (f"http://{SITE}/{name}" for name in "abc")
PROBE = f"http://{SITE}/robots.txt"


class Web:
    """Answers by address, and what was asked in which go."""

    def __init__(self, answers: dict[str, Any], *, eager: bool = True) -> None:
        self.answers = answers
        self.gos: list[list[str]] = []
        self._eager = eager

    def __call__(self, requests: Sequence[Request], more: Callable[[], list[Request]]) -> Iterator[Response]:
        waiting = list(requests)
        while waiting:
            self.gos.append([request.url for request in waiting])
            for request in waiting:
                how = self.answers.get(request.url, page())
                made = response(request.url, **how) if isinstance(how, dict) else response(request.url, how)
                yield replace(made, request=request)
            waiting = more() if self._eager else []

    @property
    def asked(self) -> list[str]:
        return [url for go in self.gos for url in go]


def probe(target: LinkTarget, known: Known, link: LinkEvidence | None) -> Iterable[Request]:
    assert link is not None
    if link.verdict is LinkVerdict.OK and PROBE not in known.digests:
        yield Request(url=PROBE, source="probe", kind=RequestKind.PAGE, depth=Depth.HEAD)


def told(link: LinkEvidence, target: LinkTarget, known: Known) -> LinkEvidence:
    del target
    return replace(link, detail=str(known.digests[PROBE])) if PROBE in known.digests else link


def said(target: LinkTarget, known: Known) -> Iterable[Evidence]:
    del target
    if PROBE in known.digests:
        yield Evidence(source="probe", asked=SITE, outcome=Outcome.FOUND, when="2026-03-14T10:00:00Z")


PROBING = Source(name="probe", plan=probe, digest=lambda got: got.status, read=said, amend=told)
BOTH = (links.SOURCE, pages.SOURCE)


def run(*urls: str, sources: Sequence[Source] = BOTH) -> Run:
    targets = [LinkTarget(url=url) for url in urls]
    return Run((), targets, sources=sources, memory=None, today=date(2026, 3, 14), config=Config())


def test_a_source_of_its_own_is_asked_once_for_all_targets() -> None:
    web = Web({PROBE: {"status": 404}})
    one = run(A, B, C, sources=(*BOTH, PROBING))
    one.ask(web)
    found = one.result()
    assert web.gos == [[A, B, C], [PROBE]]
    assert [link.detail for link in found.links] == ["404"] * 3
    assert [(e.source, e.asked) for e in found.evidence] == [("probe", SITE)]
    assert (found.due, found.answered) == (3, 3)


def test_a_source_sees_the_link_as_those_before_it_told_it() -> None:
    def soften(link: LinkEvidence, target: LinkTarget, known: Known) -> LinkEvidence:
        del target, known
        return replace(link, verdict=LinkVerdict.SOFT_404)

    first = Source(name="first", digest=lambda _: None, amend=soften)
    web = Web({})
    one = run(A, sources=(*BOTH, first, PROBING))
    one.ask(web)
    assert web.asked == [A]
    assert one.result().links[0].verdict is LinkVerdict.SOFT_404


def test_a_source_is_not_asked_what_could_be_offline() -> None:
    gone = {"failure": Failure.NO_SUCH_HOST}
    asked: list[LinkVerdict] = []

    def plan(target: LinkTarget, known: Known, link: LinkEvidence | None) -> Iterable[Request]:
        del target, known
        assert link is not None
        asked.append(link.verdict)
        return ()

    rescue = Source(name="rescue", plan=plan, digest=lambda _: None)
    one = run(A, sources=(*BOTH, rescue))
    one.ask(Web({A: gone}))
    assert [link.reason for link in one.result().links] == ["offline"]
    assert asked == [LinkVerdict.SKIPPED]

    asked.clear()
    one = run(A, B, sources=(*BOTH, rescue))
    one.ask(Web({A: gone, B: {"body": page(), "public": True}}))
    assert [link.reason for link in one.result().links] == ["no-such-host", ""]
    assert sorted(asked) == [LinkVerdict.BROKEN, LinkVerdict.OK]


def test_what_follows_is_asked_in_rounds_where_nobody_asks_for_more() -> None:
    web = Web({A: refresh("/b")}, eager=False)
    one = run(A)
    one.ask(web)
    assert web.gos == [[A], [B]]
    assert one.result().links[0].verdict is LinkVerdict.OK


def test_a_page_that_others_lead_to_is_asked_once() -> None:
    web = Web({A: page(), B: refresh("/a"), C: refresh("/a")})
    one = run(A, B, C)
    one.ask(web)
    assert web.gos == [[A, B, C]]
    assert {link.verdict for link in one.result().links} == {LinkVerdict.OK}


def test_many_answers_are_let_go_of_and_asked_again_only_where_a_page_leads_to_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "KEPT_ANSWERS", 0)
    web = Web({A: page(), B: refresh("/a"), C: refresh("/a")})
    one = run(A, B, C)
    one.ask(web)
    assert web.gos == [[A, B, C], [A]]
    assert len(one.known.answers) == 3
    assert {link.verdict for link in one.result().links} == {LinkVerdict.OK}


def test_a_hundred_targets_of_one_page_are_one_request() -> None:
    urls = [f"{A}#part-{number}" for number in range(100)]
    web = Web({A: page(body='<p id="part-1">x</p>')})
    one = run(*urls)
    one.ask(web)
    assert web.asked == [A]
    verdicts = [link.verdict for link in one.result().links]
    assert verdicts.count(LinkVerdict.FRAGMENT_MISSING) == 99


def test_progress_has_the_counts_by_verdict() -> None:
    seen: list[Any] = []
    one = run(A, B)
    listener = one.counted(seen.append)
    assert listener is not None
    one.ask(Web({B: {"status": 404}}))
    listener(Progress(done=2, total=2, under_way=0, seconds=1.0))
    assert (seen[0].counts, seen[0].done) == ({"ok": 1, "broken": 1}, 2)
    assert run(A).counted(None) is None


def test_an_interrupt_keeps_what_is_known() -> None:
    def fetch(requests: Sequence[Request], more: Callable[[], list[Request]]) -> Iterator[Response]:
        yield from list(Web({})(requests[:1], more))
        raise KeyboardInterrupt

    one = run(A, B)
    one.ask(fetch)
    found = one.result()
    assert found.interrupted
    assert [link.reason for link in found.links] == ["", "interrupted"]


def test_an_interrupt_at_any_step_loses_no_link_and_says_nothing_twice() -> None:
    references = [make_reference(key=key, work=make_work(title="A Title of Some Length")) for key in "ab"]
    targets = [LinkTarget(url=A, references=("a",)), LinkTarget(url=B, references=("a", "b")), LinkTarget(url=C)]

    def asked(number: int | None) -> Run:
        one = Run(references, targets, sources=(*BOTH, PROBING), memory=None, today=date(2026, 3, 14), config=Config())
        with interrupted_at(number, "/refcheck/evidence/run.py"):
            one.ask(Web({C: {"status": 404}}))
        return one

    undisturbed = asked(None).result()
    assert len(undisturbed.evidence) == 4
    verdicts = {link.url: link.verdict for link in undisturbed.links}
    survived = 0
    for number in count():
        try:
            found = asked(number).result()
        except KeyboardInterrupt:  # before the asking, or when it is over
            continue
        if not found.interrupted:
            break
        known = {link.url for link in found.links if link.reason != "interrupted"}
        assert [link.url for link in found.links] == [A, B, C], number
        assert {link.url: link.verdict for link in found.links if link.url in known}.items() <= verdicts.items(), number
        told = [(one.source, one.asked, one.reference) for one in found.evidence]
        assert len(set(told)) == len(told), number
        assert all((("page", url, key) in told) for url, key in [(A, "a"), (B, "a"), (B, "b")] if url in known), number
        survived += 1
    assert survived > 100


def test_an_interrupt_of_the_judging_calls_nothing_gone_on_a_machine_that_is_offline() -> None:
    gone = {"failure": Failure.NO_SUCH_HOST}
    for number in range(40):
        one = run(A, B)
        web = Web({A: gone, B: gone})

        def fetch(requests: Sequence[Request], more: Callable[[], list[Request]], web: Web = web) -> Iterator[Response]:
            yield from list(web(requests, more))

        judge, numbers = one._judge_held, [number]

        def judged(numbers: list[int] = numbers, judge: Callable[[], list[Request]] = judge) -> list[Request]:
            with interrupted_at(numbers.pop() if numbers else None, "/refcheck/evidence/"):
                return judge()

        one._judge_held = judged  # type: ignore[method-assign]  # the first call is interrupted
        one.ask(fetch)
        assert {link.verdict for link in one.result().links} == {LinkVerdict.SKIPPED}, number


def test_an_interrupt_of_the_reading_is_handed_on_to_who_fetches() -> None:
    handed = []

    def fetch(requests: Sequence[Request], more: Callable[[], list[Request]]) -> Iterator[Response]:
        answers = Web({})(requests, more)
        try:
            yield next(answers)
        except KeyboardInterrupt:
            handed.append(True)
            yield next(answers)
            yield replace(response(C, failure=Failure.INTERRUPTED, attempts=1, asked=(SITE,)), request=requests[2])

    one = run(A, B, C)
    take = one._take

    def interrupted(response: Response) -> None:
        if not handed:
            raise KeyboardInterrupt
        take(response)

    one._take = interrupted  # type: ignore[method-assign]
    one.ask(fetch)
    found = one.result()
    assert handed
    assert found.interrupted
    assert [link.reason for link in found.links] == ["interrupted", "", "interrupted"]
    assert sum(sent.count for sent in found.sent) == 1


@pytest.mark.parametrize("eager", [True, False])
def test_a_source_that_never_has_enough_is_not_heard_for_ever(eager: bool) -> None:
    def plan(target: LinkTarget, known: Known, link: LinkEvidence | None) -> Iterable[Request]:
        del target, link
        url = f"http://{SITE}/{len(known.digests)}"
        yield Request(url=url, source="greedy", kind=RequestKind.PAGE, depth=Depth.HEAD)

    greedy = Source(name="greedy", plan=plan, digest=lambda _: 1)
    web = Web({}, eager=eager)
    one = run(A, sources=(*BOTH, greedy))
    one.ask(web)
    assert one.result().links[0].verdict is LinkVerdict.OK
    assert len(web.asked) < 30
