"""What only the transport over requests has; what both have in common is in test_contract_*."""

from __future__ import annotations

import logging
import threading
from typing import Any

import pytest

from refcheck.config import NetworkConfig
from refcheck.errors import ConfigError
from refcheck.fetch import Failure, fetch_all
from refcheck.fetch.transport import Ask
from refcheck.model.evidence import Depth
from tests.fakes import (
    FakeWeb,
    raw,
)
from tests.fetch.asking import QUICK, ask, fetch

HOST = "www.example.org"


def test_odd_header_lines_are_left_out_and_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    head = (
        b"HTTP/1.1 200 OK\r\n leading\r\nno colon here\r\nX-Good : 1\r\nX-Split: a\rb\r\nX-Folded: a\r\n b\r\n"
        b"Content-Type: multipart/mixed\r\n\xff\xfe: x\r\n dropped too\r\nContent-Length: 2\r\n\r\nok"
    )
    with FakeWeb() as web, caplog.at_level(logging.WARNING):
        site = web.host(HOST)
        site.script("/secret", raw(head))
        (found,) = fetch(web, site.url("/secret"))
    assert (found.status, found.body) == (200, b"ok")
    assert found.headers["x-good"] == "1"
    assert found.headers["x-split"] == "a b"
    assert found.headers["x-folded"] == "a b"
    assert caplog.records == []


def test_what_was_cancelled_before_it_began_is_not_sent() -> None:
    from refcheck.fetch.deadline import Guard

    with FakeWeb() as web, web.transport(QUICK) as transport:
        site = web.host(HOST)
        guard = Guard(transport._watch, 5.0)
        guard.cancel()
        answer = transport._exchange(Ask(number=1, url=site.url(), headers={}, depth=Depth.HEAD, timeout=5), guard)
        assert answer.failure is Failure.INTERRUPTED
        assert site.seen == []


def test_an_unforeseen_end_is_an_answer_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[Any] = []
    monkeypatch.setattr(threading, "excepthook", caught.append)
    with FakeWeb() as web, web.transport(QUICK) as transport:
        site = web.host(HOST)
        site.page("/")

        def broken(*_: Any, **__: Any) -> Any:
            raise ZeroDivisionError

        real = transport._adapter.send
        monkeypatch.setattr(transport._adapter, "send", broken)
        (found,) = fetch_all([ask(site.url())], config=QUICK, transport=transport)
        monkeypatch.setattr(transport._adapter, "send", real)
        (after,) = fetch_all([ask(site.url("/?2"))], config=QUICK, transport=transport)
    assert found.failure is Failure.CONNECT
    assert "unforeseen" in found.detail
    assert after.failure is None
    assert caught[0].exc_type is ZeroDivisionError


def test_an_unknown_transport_is_a_configuration_error() -> None:
    with pytest.raises(ConfigError, match="'pigeon' is not available"):
        list(fetch_all([ask("http://a.example/")], config=NetworkConfig(transport="pigeon")))
