"""How much the transport over libcurl adds to libcurl itself, on pages that answer at once.

The same pages, from the same nginx, asked for by turns with the same number of slots, on one thread
each: by bare pycurl (no policy, no bounds, nothing read from the answer but its bytes), by our
transport alone, and by the transport under the scheduler:

    python -m benchmarks.fast_curl [--urls 20000] [--slots 256] [--rounds 5]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Any

from benchmarks.fast_requests import nginx

__all__ = ["main"]


def bare(urls: Sequence[str], slots: int) -> int:
    """Ask with pycurl alone; return how many answered."""
    import pycurl

    multi = pycurl.CurlMulti()
    multi.setopt(pycurl.M_MAXCONNECTS, 2 * slots)
    idle: list[Any] = []
    bodies: dict[Any, list[bytes]] = {}
    for _ in range(slots):
        easy = pycurl.Curl()
        bodies[easy] = []
        easy.setopt(pycurl.WRITEFUNCTION, bodies[easy].append)
        easy.setopt(pycurl.HEADERFUNCTION, [].append)
        easy.setopt(pycurl.NOSIGNAL, 1)
        idle.append(easy)
    waiting = iter(urls)
    good = under_way = 0
    while True:
        for easy, url in zip(list(idle), waiting, strict=False):
            idle.remove(easy)
            easy.setopt(pycurl.URL, url)
            multi.add_handle(easy)
            under_way += 1
        if not under_way:
            return good
        multi.perform()
        _, whole, broken = multi.info_read()
        for easy in [*whole, *(each[0] for each in broken)]:
            multi.remove_handle(easy)
            good += bool(bodies[easy])
            bodies[easy].clear()
            idle.append(easy)
            under_way -= 1
        if not idle:
            multi.select(0.1)


def transport(urls: Sequence[str], slots: int) -> int:
    """Ask through the transport; return how many answered 200."""
    from refcheck.config import NetworkConfig
    from refcheck.fetch.curl_transport import CurlTransport
    from refcheck.fetch.manners import browser_headers
    from refcheck.fetch.transport import Ask
    from refcheck.model.evidence import Depth

    headers = MappingProxyType(browser_headers(None))
    asks: Iterable[Ask] = iter(
        [Ask(number=n, url=url, headers=headers, depth=Depth.HEAD, timeout=10.0) for n, url in enumerate(urls)]
    )
    good = under_way = done = 0
    with CurlTransport(NetworkConfig(concurrency=slots, allow_private_network=True)) as carrier:
        while done < len(urls):
            for ask in asks:
                carrier.start(ask)
                under_way += 1
                if under_way == slots:
                    break
            answers = carrier.completed(1.0)
            good += sum(answer.status == 200 and bool(answer.body) for answer in answers)
            done += len(answers)
            under_way -= len(answers)
    return good


def scheduled(urls: Sequence[str], slots: int) -> int:
    """Ask through the fetcher; return how many answered 200."""
    from refcheck.config import NetworkConfig
    from refcheck.fetch.exchange import Request
    from refcheck.fetch.fetcher import fetch_all
    from refcheck.model.evidence import Depth, RequestKind

    config = NetworkConfig(
        timeout=10.0,
        concurrency=slots,
        per_host=slots,
        host_interval=0.0,
        allow_private_network=True,
        transport="curl",
    )
    wanted = [Request(url=url, source="links", kind=RequestKind.PAGE, depth=Depth.HEAD) for url in urls]
    return sum(found.status == 200 and bool(found.body) for found in fetch_all(wanted, config=config))


_CLIENTS = {"bare": bare, "transport": transport, "scheduled": scheduled}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison; the exit code is 1 when the transport is slower than 10,000 pages a second."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--urls", type=int, default=20_000)
    parser.add_argument("--slots", type=int, default=256)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        urls = sys.stdin.read().split()
        _CLIENTS[options.one](urls[:100], options.slots)  # what is loaded late is loaded now
        began, spent = time.perf_counter(), time.process_time()
        good = _CLIENTS[options.one](urls, options.slots)
        print(good, time.perf_counter() - began, time.process_time() - spent)
        return 0
    took: dict[str, list[tuple[float, float]]] = {client: [] for client in _CLIENTS}
    with nginx(pages=-(-options.urls // 50)) as pages:
        urls = pages[: options.urls]
        for _ in range(options.rounds):
            for client, times in took.items():
                command = [sys.executable, "-m", "benchmarks.fast_curl", "--one", client, "--slots", str(options.slots)]
                said = subprocess.run(command, input="\n".join(urls), text=True, capture_output=True, check=True).stdout
                answered, wall, cpu = said.split()
                if int(answered) != len(urls):
                    raise SystemExit(f"{client}: only {answered} of {len(urls)} answered")
                times.append((len(urls) / float(wall), float(cpu) / len(urls) * 1e6))
    for client, times in took.items():
        rates, costs = zip(*times, strict=True)
        print(
            f"{client:10} {statistics.median(rates):7.0f} pages/s (best {max(rates):.0f}), {min(costs):5.1f} us CPU each"
        )
    return int(max(rate for rate, _ in took["transport"]) < 10_000)


if __name__ == "__main__":
    raise SystemExit(main())
