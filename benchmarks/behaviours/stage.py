"""Where a case is played: hosts on loopback that see a request before they answer it.

In a process they bear names and are asked through ``web.transport``; for a program they are known
by address and port. A case says ``site.url("/x")`` and gets the one or the other.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import Any

from tests.fakes import Behaviour, FakeHost, FakeWeb, Seen, reply
from tests.fakes.certificates import Quality
from tests.fakes.server import _heads, _Listener, _parse

Play = Callable[[Seen], Behaviour]
"""Chooses what is done with a request."""


class Site(FakeHost):
    """A host that answers HEAD like GET, without the body, unless it is told otherwise."""

    named = True
    greeting: Behaviour | None = None
    """Played on every new connection, before anything is read; ends it."""
    every: Play | None = None
    """Chooses for every path that has no behaviour of its own."""

    def __init__(self, web: FakeWeb, name: str, address: str, *, tls: Quality = "good") -> None:
        super().__init__(web, name, address, tls=tls)
        self._plays: dict[str, Play] = {}
        self._on_head: dict[str, Behaviour] = {}

    def url(self, path: str = "/", *, scheme: str = "http") -> str:
        """The address as the client of this stage knows it."""
        return super().url(path, scheme=scheme) if self.named else self.local(path, scheme=scheme)

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address."""
        return self.url("", scheme="http").removeprefix("http://")

    def play(self, path: str, play: Play) -> None:
        """Let ``play`` choose for ``path``."""
        self._plays[path] = play

    def head(self, path: str, behaviour: Behaviour) -> None:
        """Answer HEAD so, whatever GET gets."""
        self._on_head[path] = behaviour

    def _serve(self, listener: _Listener, sock: socket.socket) -> None:
        if self.greeting is None:
            super()._serve(listener, sock)
            return
        self._web.keep(sock)
        with suppress(OSError):
            self.greeting(sock, self._web.down)
        self._web.forget(sock)
        sock.close()

    def _converse(self, listener: _Listener, sock: socket.socket) -> None:
        for head in _heads(sock):
            method, path, headers = _parse(head)
            sni = listener.sni.get(sock.fileno())
            seen = Seen(method=method, path=path, headers=headers, at=time.monotonic(), scheme=listener.scheme, sni=sni)
            with self._lock:
                self.seen.append(seen)
                behaviour = self._choose(seen)
            if not behaviour(sock, self._web.down):
                return

    def _choose(self, seen: Seen) -> Behaviour:
        head = seen.method == "HEAD"
        if head and seen.path in self._on_head:
            return self._on_head[seen.path]
        play = self._plays.get(seen.path)
        if play is None and self.every is not None and not self.has(seen):
            play = self.every
        behaviour = play(seen) if play is not None else self._next(seen)
        return _without_body(behaviour) if head else behaviour

    def has(self, seen: Seen) -> bool:
        """Whether a path has a behaviour of its own."""
        return (seen.scheme, seen.path) in self._scripts or ("", seen.path) in self._scripts


class _HeadOnly:
    """A socket that sends the head of an answer and swallows the rest."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._tail = b""
        self._over = False

    def sendall(self, message: bytes) -> None:
        if self._over:
            return
        whole = self._tail + message
        end = whole.find(b"\r\n\r\n")
        if end >= 0:
            self._over = True
            message = message[: end + 4 - len(self._tail)]
        self._tail = whole[-3:]
        self._sock.sendall(message)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


def _without_body(behaviour: Behaviour) -> Behaviour:
    def play(sock: socket.socket, down: Event) -> bool:
        narrow: Any = _HeadOnly(sock)
        return behaviour(narrow, down)

    return play


class StagedWeb(FakeWeb):
    """A fake web whose hosts are sites; ``named`` says how they are known."""

    def __init__(self, *, named: bool) -> None:
        super().__init__()
        self.named = named

    def host(self, name: str, *, tls: Quality = "good") -> Site:
        """The host of this name, made when it is new."""
        made = self._hosts.get(name)
        if not isinstance(made, Site):
            made = self._hosts[name] = Site(self, name, self._free_address(), tls=tls)
            made.named = self.named
            self.resolver.set(name, made.address)
        return made


class Stage:
    """What one case builds on. ``named`` says whether there is a name service to script."""

    def __init__(self, web: StagedWeb, case: str) -> None:
        self.web = web
        self.case = case
        self.named = web.named

    def host(self, label: str = "", *, tls: Quality = "good") -> Site:
        """The case's own host, or another of its hosts; a living site: a front page, real 404s."""
        return self.shared(f"{self.case}-{label}" if label else self.case, tls=tls)

    def shared(self, name: str, *, tls: Quality = "good") -> Site:
        """A host that several cases have in common."""
        from benchmarks.behaviours.pages import FRONT, NOT_FOUND

        site = self.web.host(f"www.{name}.example", tls=tls)
        if not site.has(_FRONT_PAGE):
            site.page("/", FRONT)
            site.otherwise = reply(NOT_FOUND, status=404)
        return site


_FRONT_PAGE = Seen(method="GET", path="/", headers={}, at=0.0, scheme="http")
