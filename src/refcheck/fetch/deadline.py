"""A bound on the whole of one exchange: a timer that shuts the socket, and a flag that says so.

The libraries bound single reads only, so a server that sends a byte now and then holds them for
ever. Shutting the socket wakes whoever reads. What the library makes of that is not trusted: an
end in mid-header can come back as a clean 200. ``Guard.expired`` decides.
"""

from __future__ import annotations

import heapq
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

__all__ = ["Guard", "Watch"]


class Guard:
    """The bound of one exchange, from ``begin`` to ``release``. Times are ``time.monotonic()`` seconds.

    ``expired`` and ``cancelled`` say that it was ended from outside. ``aside`` are the seconds not
    counted. ``reused``, ``sent`` and ``public`` are told by the connection: that it was a kept one,
    that the request went out, that it leads to the open internet.

    It keeps a duplicate of the socket, not the socket: under TLS the plain one is detached, after
    ``Connection: close`` the library has dropped its own, and a duplicate can be shut from another
    thread in every phase, the handshake included.
    """

    def __init__(self, watch: Watch, timeout: float) -> None:
        self.started = time.monotonic()
        self.deadline = self.started + timeout
        self._timeout = timeout
        self.expired = False
        self.cancelled = False
        self.done = False
        self.aside = 0.0
        self.public = False
        self.reused = False
        self.sent = False
        self._watch = watch
        self._twin: socket.socket | None = None
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Start the time."""
        self.started = time.monotonic()
        self.deadline = self.started + self._timeout
        self._watch.add(self)

    def is_over(self) -> bool:
        """Whether the exchange was ended from outside."""
        return self.expired or self.cancelled

    def remaining(self) -> float:
        """Return the seconds left, never quite 0, which sockets take for something else."""
        return max(self.deadline - time.monotonic(), 0.001)

    def elapsed(self) -> float:
        """Return the seconds spent, those set aside not counted."""
        return time.monotonic() - self.started - self.aside

    @contextmanager
    def set_aside(self, bound: float) -> Iterator[None]:
        """Not count what happens inside, which has a bound of its own (seconds)."""
        began, before = time.monotonic(), self.deadline
        self.deadline = before + bound
        try:
            yield
        finally:
            took = time.monotonic() - began
            self.aside += took
            self.deadline = before + took
            self._watch.add(self)

    def hold(self, sock: socket.socket) -> None:
        """Take charge of the connection under ``sock``; it is shut at once when time is up already."""
        twin = socket.fromfd(sock.fileno(), sock.family, sock.type)
        with self._lock:
            before, self._twin = self._twin, twin
            if self.is_over():
                _shut(twin)
        if before is not None:
            before.close()

    @property
    def holds(self) -> bool:
        """Whether there is a connection in charge."""
        return self._twin is not None

    def expire(self) -> None:
        """End the exchange: its time is up."""
        with self._lock:
            if not self.done:
                self.expired = True
                if self._twin is not None:
                    _shut(self._twin)

    def cancel(self) -> None:
        """End the exchange: nobody wants it any more."""
        with self._lock:
            self.cancelled = True
            if self._twin is not None:
                _shut(self._twin)

    def release(self) -> None:
        """Let go of the connection; it lives on if the library keeps it."""
        with self._lock:
            self.done = True
            twin, self._twin = self._twin, None
        if twin is not None:
            twin.close()


def _shut(sock: socket.socket) -> None:
    with suppress(OSError):  # not connected, or gone already: nobody is held up then
        sock.shutdown(socket.SHUT_RDWR)


class Watch:
    """One thread that ends the exchanges whose time is up; it starts with the first guard."""

    def __init__(self) -> None:
        self._queue: list[tuple[float, int, Guard]] = []
        self._count = 0
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    def add(self, guard: Guard) -> None:
        """Watch ``guard``; again when its deadline has come nearer."""
        with self._changed:
            self._count += 1
            heapq.heappush(self._queue, (guard.deadline, self._count, guard))
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="refcheck-watch", daemon=True)
                self._thread.start()
            if self._queue[0][2] is guard:
                self._changed.notify()

    def close(self) -> None:
        """End the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify()
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        with self._changed:
            while not self._closed:
                self._changed.wait(self._end_what_is_late())

    def _end_what_is_late(self) -> float | None:
        """End what is late; return the seconds until the next one may be, ``None`` when there is none."""
        while self._queue:
            when, count, guard = self._queue[0]
            now = time.monotonic()
            if guard.done or guard.is_over():
                heapq.heappop(self._queue)
            elif guard.deadline > when:
                heapq.heapreplace(self._queue, (guard.deadline, count, guard))
            elif when > now:
                return when - now
            else:
                heapq.heappop(self._queue)
                guard.expire()
        return None
