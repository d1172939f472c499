"""What lies unread in a connection that was kept."""

from __future__ import annotations

import socket
import sys

import pytest

from refcheck.fetch import curl_kept
from refcheck.fetch.curl_kept import KeptConnections

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such call")


def test_unread_bytes_are_seen_and_an_end_is_none() -> None:
    kept = KeptConnections()
    here, there = socket.socketpair()
    with here, there:
        kept.add("ends", here.fileno())
        assert not kept.holds_more("ends")
        there.sendall(b"unasked")
        assert kept.holds_more("ends")
        here.recv(100)
        there.close()
        assert not kept.holds_more("ends")


def test_what_is_not_known_is_not_accused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curl_kept, "_MOST", 1)
    kept = KeptConnections()
    here, there = socket.socketpair()
    with here, there:
        there.sendall(b"unasked")
        kept.add("one", here.fileno())
        kept.add("two", here.fileno())
        assert not kept.holds_more("one")
        assert kept.holds_more("two")
    assert not kept.holds_more("two")  # closed
