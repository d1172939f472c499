"""What lies unread in a connection that was kept."""

from __future__ import annotations

import socket
import sys

import pytest

from refcheck.fetch import curl_kept
from refcheck.fetch.curl_kept import KeptConnections

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such call")


def test_unread_bytes_are_seen_and_an_end_is_none() -> None:
    kept: KeptConnections[str] = KeptConnections()
    here, there = socket.socketpair()
    with here, there:
        kept.add("ends", here.fileno())
        assert not kept.holds_more("ends")
        there.sendall(b"unasked")
        assert kept.holds_more("ends")
        here.recv(100)
        there.close()
        assert not kept.holds_more("ends")


def test_what_is_read_before_anything_came_in_was_there_before() -> None:
    kept: KeptConnections[str] = KeptConnections()
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as here:
        there, _ = server.accept()
        with there:
            kept.add("ends", here.fileno())
            kept.sends("one", "ends")
            ((exchange, ends, before),) = kept.just_sent()
            assert (exchange, ends, list(kept.just_sent())) == ("one", "ends", [])
            assert not kept.has_read("ends", before)
            there.sendall(b"answer")
            assert here.recv(1, socket.MSG_PEEK) == b"a"
            assert not kept.has_read("ends", before)  # it came in, and nobody has read it
            here.recv(6)
            assert kept.has_read("ends", before) is (sys.platform == "linux")
            there.sendall(b"unasked")
    assert not kept.has_read("ends", before)  # closed


def test_what_is_distrusted_is_so_until_it_is_a_new_connection() -> None:
    kept: KeptConnections[str] = KeptConnections()
    here, there = socket.socketpair()
    with here, there:
        kept.add("ends", here.fileno())
        kept.distrust("ends")
        assert kept.holds_more("ends")
        kept.add("ends", here.fileno())
        assert not kept.holds_more("ends")
        kept.sends("one", "ends")  # no TCP: nobody counts
        assert not kept.has_read("ends", kept.just_sent()[0][2])


def test_what_is_not_known_is_not_accused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curl_kept, "_MOST", 1)
    kept: KeptConnections[str] = KeptConnections()
    here, there = socket.socketpair()
    with here, there:
        there.sendall(b"unasked")
        kept.add("one", here.fileno())
        kept.add("two", here.fileno())
        assert not kept.holds_more("one")
        assert kept.holds_more("two")
    assert not kept.holds_more("two")  # closed
