"""A realistic web on loopback: what it has on it, its server, and how fast it can be asked.

``Web.make(seed)`` is a plan without any I/O. ``python -m benchmarks.web SEED`` serves it on an address of
127.0.0.0/8 for every host, prints the port, and ends when its standard input does. Each page has
its own latency (log-normal with a heavy tail); some hang, want a pause once, fail once or are gone.
A number of pages stand on the largest hosts, most hosts have one or two, as in real bibliographies.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import json
import math
import os
import random
import signal
import socket
import struct
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import formatdate
from enum import StrEnum

TIMEOUT = 10.0
PER_HOST = 4
SLOTS = 256


class Kind(StrEnum):
    """What a page does."""

    FINE = "fine"
    MOVED = "moved"
    HANG = "hang"
    GONE = "gone"
    BUSY_SECONDS = "busy, seconds"
    BUSY_DATE = "busy, a date"
    FLAKY = "502 once"
    RESET = "reset once"

    @property
    def alive(self) -> bool:
        """Whether a person would get the page. Nobody knows of one that hangs."""
        return self not in {Kind.HANG, Kind.GONE}


SHARES = {
    Kind.HANG: 0.02,
    Kind.GONE: 0.05,
    Kind.MOVED: 0.06,
    Kind.BUSY_SECONDS: 0.015,
    Kind.BUSY_DATE: 0.015,
    Kind.FLAKY: 0.03,
    Kind.RESET: 0.02,
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page: it answers after ``latency`` seconds; a busy one wants ``pause`` seconds of peace."""

    host: str
    path: str
    kind: Kind
    latency: float
    pause: float = 0.0


@dataclass(frozen=True, slots=True)
class Web:
    """All pages in the order in which a document names them."""

    pages: tuple[Page, ...]

    @classmethod
    def make(cls, seed: int, *, pages: int = 1_500, hosts: int = 400) -> Web:
        """Return the web that ``seed`` stands for."""
        chance = random.Random(seed)
        names = [f"127.{10 + n // 200}.{1 + n % 200}.1" for n in range(hosts)]
        weights = [1.0 / (rank + 4) ** 0.9 for rank in range(hosts)]
        homes = names + chance.choices(names, weights, k=pages - hosts)
        chance.shuffle(homes)
        kinds = list(SHARES)
        made = []
        for number, host in enumerate(homes):
            kind = chance.choices([*kinds, Kind.FINE], [*SHARES.values(), 1 - sum(SHARES.values())])[0]
            latency = min(chance.lognormvariate(math.log(0.3), 1.0), 0.4 * TIMEOUT)  # no chain of two takes too long
            pause = float(chance.randint(1, 4)) if kind in {Kind.BUSY_SECONDS, Kind.BUSY_DATE} else 0.0
            made.append(Page(host, f"/page-{number}.html", kind, round(latency, 3), pause))
        return cls(tuple(made))

    def least(self) -> float:
        """Return the seconds that any client needs, were all latencies known to it."""
        longest = max(sum(took for took, _ in _stays(page)) + page.pause for page in self.pages)
        work: defaultdict[str, float] = defaultdict(float)
        for page in self.pages:
            work[page.host] += sum(took for took, _ in _stays(page))
        return max(longest, max(work.values()) / PER_HOST, sum(work.values()) / SLOTS)

    def in_document_order(self) -> float:
        """Return the seconds of a client that starts whatever it may in the order of the document, second
        tries too, leaves a host alone as long as it asks for, and wastes nothing: no second looks, no
        time of its own.
        """
        left = [(0.0, number, _stays(page)) for number, page in enumerate(self.pages)]
        under_way: list[tuple[float, int, list[tuple[float, float]]]] = []
        busy: Counter[str] = Counter()
        alone: defaultdict[str, float] = defaultdict(float)
        now = end = 0.0
        while left or under_way:
            later = []
            for entry in left:
                host = self.pages[entry[1]].host
                if len(under_way) < SLOTS and busy[host] < PER_HOST and max(entry[0], alone[host]) <= now:
                    busy[host] += 1
                    heapq.heappush(under_way, (now + entry[2][0][0], entry[1], entry[2]))
                else:
                    later.append(entry)
            left = later
            waits = [max(at, alone[self.pages[number].host]) for at, number, _ in left]
            following = [at for at in waits if at > now] if len(under_way) < SLOTS else []
            now = min([*(entry[0] for entry in under_way[:1]), *following])
            while under_way and under_way[0][0] <= now:
                _, number, ((_, pause), *rest) = heapq.heappop(under_way)
                host = self.pages[number].host
                busy[host] -= 1
                alone[host] = max(alone[host], now + pause)
                end = now
                if rest:
                    left.append((now + pause, number, rest))
                    left.sort(key=lambda entry: entry[1])
        return end


def _stays(page: Page) -> list[tuple[float, float]]:
    """Return how long each exchange for ``page`` occupies its host, and the pause after it."""
    if page.kind is Kind.HANG:
        return [(TIMEOUT, 0.0)]
    if page.kind in {Kind.BUSY_SECONDS, Kind.BUSY_DATE, Kind.FLAKY, Kind.RESET, Kind.MOVED}:
        return [(page.latency, page.pause), (page.latency, 0.0)]
    return [(page.latency, 0.0)]


class Server:
    """Serves a web, and counts what it is asked."""

    def __init__(self, web: Web) -> None:
        self._pages = {(page.host, page.path): page for page in web.pages}
        self._asked: defaultdict[str, int] = defaultdict(int)
        self._ready: dict[str, float] = {}
        self._under_way: defaultdict[str, int] = defaultdict(int)
        self.early = 0
        self.requests = 0
        self.most = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, path, _ = head.split(" ", 2)
                if path == "/--counts":
                    counts = {"requests": self.requests, "early": self.early, "most": self.most}
                    self._write(writer, 200, method, body=json.dumps(counts))
                    continue
                host = writer.get_extra_info("sockname")[0]
                self.requests += 1
                self._under_way[host] += 1
                self.most = max(self.most, self._under_way[host])
                try:
                    await self._answer(host, path, method, reader, writer)
                finally:
                    self._under_way[host] -= 1
        writer.close()

    async def _answer(
        self, host: str, path: str, method: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        page = self._pages.get((host, path.removeprefix("/to")))
        if page is None:
            self._write(writer, 404, method)
            return
        url = f"{host}{path}"
        self._asked[url] += 1
        first = self._asked[url] == 1
        if page.kind is Kind.HANG:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(reader.read(1), 6 * TIMEOUT)  # until the client has had enough
            raise ConnectionResetError
        early = time.time() < self._ready.get(url, 0.0)
        self.early += early
        await asyncio.sleep(page.latency)
        match page.kind:
            case Kind.GONE:
                self._write(writer, 404, method)
            case Kind.MOVED if not path.startswith("/to"):
                self._write(writer, 302, method, f"Location: /to{path}")
            case Kind.FLAKY if first:
                self._write(writer, 502, method)
            case Kind.RESET if first:
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                writer.transport.abort()
                raise ConnectionResetError
            case Kind.BUSY_SECONDS | Kind.BUSY_DATE if first or early:
                self._ready.setdefault(url, time.time() + page.pause)
                until = self._ready[url]
                seconds = page.kind is Kind.BUSY_SECONDS
                when = str(math.ceil(until - time.time())) if seconds else formatdate(until, usegmt=True)
                self._write(writer, 429, method, f"Retry-After: {when}")
            case _:
                self._write(writer, 200, method)

    def _write(self, writer: asyncio.StreamWriter, status: int, method: str, *more: str, body: str = "") -> None:
        text = (
            body or f"<html><head><title>Status {status}, a page</title></head><body>{'<p>Words. ' * 300}</body></html>"
        )
        head = [
            f"HTTP/1.1 {status} Said",
            "Content-Type: text/html; charset=utf-8",
            f"Content-Length: {len(text)}",
            *more,
        ]
        writer.write(("\r\n".join(head) + "\r\n\r\n" + ("" if method == "HEAD" else text)).encode())


@contextlib.contextmanager
def served(seed: int) -> Iterator[int]:
    """Serve the web of ``seed`` in a process of its own; give the port."""
    import subprocess

    command = [sys.executable, "-m", "benchmarks.web", str(seed)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


async def _main(seed: int) -> None:
    web = Web.make(seed)
    server = Server(web)
    hosts = list(dict.fromkeys(page.host for page in web.pages))
    with socket.socket() as free:
        free.bind((hosts[0], 0))
        port = free.getsockname()[1]
    await asyncio.start_server(server.serve, hosts, port, backlog=512)
    print(port, flush=True)
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, over.set)
    loop.add_reader(sys.stdin, over.set)
    await over.wait()
    os._exit(0)  # what still hangs is not waited for


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1])))
