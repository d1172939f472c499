from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from refcheck.commands.dump import dump_text
from refcheck.evidence import FirstRound
from refcheck.fetch.exchange import Request
from refcheck.model.evidence import Depth, LinkEvidence, LinkVerdict, RequestKind

from .conftest import Calls


def a_request(url: str) -> Request:
    return Request(url=url, source="links", kind=RequestKind.PAGE, depth=Depth.HEAD)


FIRST = FirstRound(
    requests=(a_request("https://one.example/a?token=secret"), a_request("https://longer.example/")),
    recalled=("https://known.example/",),
    unasked=(LinkEvidence(url="http://10.0.0.1/", verdict=LinkVerdict.SKIPPED, reason="forbidden"),),
    may_follow=("the hosts that these lead to",),
)


def test_what_would_be_asked_is_listed() -> None:
    assert dump_text(FIRST).splitlines() == [
        "one.example     page  https://one.example/a?token=***",
        "longer.example  page  https://longer.example/",
        "may follow: the hosts that these lead to",
        "not asked: http://10.0.0.1/ (on a private network or otherwise not allowed)",
        "still known, not asked again: 1 address",
        "2 requests to 2 hosts at first; nothing was sent",
    ]


def test_what_the_own_library_knows_is_counted() -> None:
    assert dump_text(FirstRound(vetted=2)).splitlines() == [
        "in your own library, searched for nowhere: 2 references",
        "0 requests to 0 hosts at first; nothing was sent",
    ]


@pytest.mark.parametrize("first", [None, FirstRound()])
def test_nothing_to_ask_is_said(first: FirstRound | None) -> None:
    assert dump_text(first) == "nothing would be asked\n"


@pytest.mark.parametrize("verb", [(), ("check",), ("links",), ("fix",), ("fix", "--write"), ("baseline", "write")])
def test_a_dump_checks_nothing(
    run: Callable[..., Any], calls: Calls, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...]
) -> None:
    planned: list[Any] = []

    def plan(*sources: Any, config: Any, changed: str | None) -> FirstRound:
        planned.append((sources, config))
        return FIRST

    monkeypatch.setattr(sys.modules["refcheck.pipeline"], "plan", plan, raising=False)
    outcome = run(*verb, "a.md", "--dump", "--timeout", "3")
    assert (outcome.code, outcome.err, calls) == (0, "", [])
    assert outcome.out == dump_text(FIRST)
    assert planned[0][0] == ("a.md",)
    assert planned[0][1].network.timeout == 3.0
    assert run(*verb, "a.md", "--dump", "--offline").out == "nothing would be asked\n"
    assert len(planned) == 1
