"""Waiting for sockets and for other threads at once.

libcurl is asked to go on with everything that can go on whenever something happens; which socket it
was does not matter. So each socket is registered once, when it is opened, for every change
(edge-triggered ``epoll``), which costs nothing for each exchange and knows no largest number of a
socket. Where there is no ``epoll``, libcurl's own ``select`` waits, and other threads are looked
for every few milliseconds.
"""

from __future__ import annotations

import select
import socket
from contextlib import suppress
from typing import Any

__all__ = ["Waiter"]

_LONGEST = 0.1
"""Seconds without any event before libcurl is asked to go on all the same."""

_NAP = 0.02


class Waiter:
    """Waits for the sockets of one multi handle, and for ``wake``, which any thread may call."""

    def __init__(self) -> None:
        self._epoll: Any = select.epoll() if hasattr(select, "epoll") else None
        self._bell, self._button = socket.socketpair()
        self._bell.settimeout(0.0)
        self._button.settimeout(0.0)
        if self._epoll is not None:
            self._changes = select.EPOLLIN | select.EPOLLOUT | select.EPOLLRDHUP | select.EPOLLET
            self._epoll.register(self._bell.fileno(), select.EPOLLIN)

    def watch(self, fd: int) -> None:
        """Wait for ``fd`` as well, until it is closed."""
        if self._epoll is not None:
            self._epoll.register(fd, self._changes)

    def wake(self) -> None:
        """End the waiting, now or next time."""
        with suppress(OSError):  # full: it is awake; closed: nobody waits
            self._button.send(b"!")

    def wait(self, seconds: float, multi: Any) -> None:
        """Wait at most ``seconds`` for something to happen; ``multi`` is a ``pycurl.CurlMulti``."""
        if self._epoll is not None:
            events = self._epoll.poll(min(max(seconds, 0.0), _LONGEST))
            if len(events) == 0 or all(fd != self._bell.fileno() for fd, _ in events):
                return
        else:
            multi.select(min(max(seconds, 0.0), _NAP))
        with suppress(OSError):
            while self._bell.recv(4096):
                pass

    def close(self) -> None:
        """Let go of what it holds."""
        if self._epoll is not None:
            self._epoll.close()
        self._bell.close()
        self._button.close()
