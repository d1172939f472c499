"""What is asked next: once for everybody, and again only what nobody has at hand."""

from __future__ import annotations

from refcheck.evidence.agenda import Agenda
from refcheck.evidence.interface import LinkTarget
from refcheck.fetch.exchange import Request
from refcheck.model.evidence import Depth, RequestKind

A, B = (LinkTarget(url=f"http://host.example/#{part}") for part in "ab")


def request(depth: Depth = Depth.HEAD) -> Request:
    return Request(url="http://host.example/", source="link", kind=RequestKind.PAGE, depth=depth)


def test_an_address_is_asked_once_for_all_who_wait_for_it() -> None:
    agenda = Agenda()
    before = agenda.has_asked
    assert agenda.want(request(), A)
    assert agenda.want(request(Depth.WHOLE), B)
    assert [one.depth for one in agenda.take()] == [Depth.WHOLE]
    assert (before, agenda.has_asked) == (False, True)
    assert agenda.want(request(), A)
    assert agenda.take() == []
    assert agenda.note_answer(request().url) == [A, B]
    assert agenda.note_answer(request().url) == []


def test_nobody_waits_for_what_has_answered_unless_it_is_forgotten() -> None:
    agenda = Agenda()
    agenda.want(request(), A)
    agenda.take()
    agenda.note_answer(request().url)
    assert not agenda.want(request(), B)
    assert agenda.take() == []
    agenda.forget(request().url)
    assert agenda.want(request(), B)
    assert agenda.take() == [request()]
    assert agenda.note_answer(request().url) == [B]
