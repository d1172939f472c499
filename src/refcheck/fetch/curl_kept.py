"""Connections that are kept between exchanges, and what a host sends over them without being asked.

A body longer than announced, or a second answer to one question, waits in the connection and would
be taken for the answer to the next question. libcurl looks for that only when a connection was idle
for more than a second. What has come in with the last piece of an answer over TLS lies in the buffers of
OpenSSL, where nobody can look; it shows by coming as soon as the next question is sent.
"""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Hashable
from typing import Generic, TypeVar

if sys.platform != "win32":
    import termios
    from fcntl import ioctl

__all__ = ["KeptConnections"]

Exchange = TypeVar("Exchange")

_MOST = 8_192
_NO_BYTES = b"\0\0\0\0"
_TCP_INFO: int | None = getattr(socket, "TCP_INFO", None) if sys.platform == "linux" else None
_RECEIVED = 128
"""Where the system's facts about a connection have the bytes that came in (linux/tcp.h: tcpi_bytes_received)."""


class KeptConnections(Generic[Exchange]):
    """The sockets of open connections. ``ends`` are the addresses and ports of both ends of one."""

    def __init__(self) -> None:
        self._sockets: dict[Hashable, int] = {}
        self._sent: list[tuple[Exchange, Hashable, int]] = []
        self._distrusted: set[Hashable] = set()

    def add(self, ends: Hashable, fd: int) -> None:
        """Remember a new connection; one that was closed gives way when its ends come again."""
        if len(self._sockets) >= _MOST:
            self._sockets.clear()  # what is left is not looked at; it is only a second line of defence
        self._sockets[ends] = fd
        self._distrusted.discard(ends)

    def holds_more(self, ends: Hashable) -> bool:
        """Return whether a connection in use before holds anything unread."""
        if ends in self._distrusted:
            return True
        return self._unread(ends) > 0

    def sends(self, exchange: Exchange, ends: Hashable) -> None:
        """Remember that ``exchange`` sends its question over a kept connection, just now."""
        self._sent.append((exchange, ends, self._received(ends)))

    def just_sent(self) -> list[tuple[Exchange, Hashable, int]]:
        """Return what has sent its question since this was asked the last time, and how many bytes had come before."""
        sent = self._sent
        if sent:
            self._sent = []
        return sent

    def has_read(self, ends: Hashable, before: int) -> bool:
        """Return whether anything was read of what came in after these bytes; ``False`` where nobody counts."""
        return before >= 0 and self._received(ends) - self._unread(ends) > before

    def distrust(self, ends: Hashable) -> None:
        """Let a connection count as one that holds more, from now on until it is a new one."""
        if len(self._distrusted) < _MOST:
            self._distrusted.add(ends)

    def _unread(self, ends: Hashable) -> int:
        """Return how many bytes have come in and were not read, 0 when it is not known."""
        fd = self._sockets.get(ends)
        if fd is None or sys.platform == "win32":
            return 0
        try:
            return int.from_bytes(ioctl(fd, termios.FIONREAD, _NO_BYTES), sys.byteorder)
        except OSError:
            return 0

    def _received(self, ends: Hashable) -> int:
        """Return how many bytes have come in so far, -1 when it is not known."""
        fd = self._sockets.get(ends)
        if fd is None or _TCP_INFO is None:
            return -1
        try:
            with socket.socket(fileno=fd) as sock:
                try:
                    said = sock.getsockopt(socket.IPPROTO_TCP, _TCP_INFO, _RECEIVED + 8)
                finally:
                    sock.detach()
        except OSError:
            return -1
        return int(struct.unpack_from("=Q", said, _RECEIVED)[0]) if len(said) >= _RECEIVED + 8 else -1
