"""Connections that are kept between exchanges, and what a host sends over them without being asked.

A body longer than announced, or a second answer to one question, waits in the connection and would
be taken for the answer to the next question. libcurl looks for that only when a connection was idle
for more than a second.
"""

from __future__ import annotations

import sys
from collections.abc import Hashable

if sys.platform != "win32":
    import termios
    from fcntl import ioctl

__all__ = ["KeptConnections"]

_MOST = 8_192
_NO_BYTES = b"\0\0\0\0"


class KeptConnections:
    """The sockets of open connections. ``ends`` are the addresses and ports of both ends of one."""

    def __init__(self) -> None:
        self._sockets: dict[Hashable, int] = {}

    def add(self, ends: Hashable, fd: int) -> None:
        """Remember a new connection; one that was closed gives way when its ends come again."""
        if len(self._sockets) >= _MOST:
            self._sockets.clear()  # what is left is not looked at; it is only a second line of defence
        self._sockets[ends] = fd

    def holds_more(self, ends: Hashable) -> bool:
        """Return whether a connection in use before holds anything unread."""
        fd = self._sockets.get(ends)
        if fd is None or sys.platform == "win32":
            return False
        try:
            return ioctl(fd, termios.FIONREAD, _NO_BYTES) != _NO_BYTES
        except OSError:
            return False
