"""How fast the requests transport is beside a bare, tuned requests client, on pages that answer at once.

A local nginx plays fifty hosts (127.0.1.1 and on) with small pages. Both clients ask the same addresses
with the same number of slots, in processes of their own, by turns:

    python -m benchmarks.fast_requests [--urls 5000] [--slots 64] [--rounds 5] [--whole]

The bare client has one session, nothing from the environment, pools for all hosts, and reads every
body. Ours has all of its safety and its scheduler; ``--whole`` adds reading the pages and the verdicts.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

__all__ = ["main"]

_HOSTS = 50
_PAGES = 100
_CONFIG = """\
daemon off; master_process off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log crit;
events {{ worker_connections 2048; }}
http {{
  access_log off; keepalive_requests 100000; keepalive_timeout 60; types {{ text/html html; }}
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ {listen} root {folder}/pages; }}
}}
"""


@contextmanager
def nginx(hosts: int = _HOSTS, pages: int = _PAGES) -> Iterator[list[str]]:
    """Give the addresses of ``pages`` pages of 3 kB on each of ``hosts`` local hosts, while it runs."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        raise SystemExit("nginx is not installed: this benchmark needs it to play the web")
    with tempfile.TemporaryDirectory(prefix="fast-web-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "pages").mkdir()
        for number in range(pages):
            text = f"<!doctype html><title>Page {number}</title><p>{'word ' * 580}</p>"
            (folder / "pages" / f"{number}.html").write_text(text)
        port = _free_port()
        names = [f"127.0.1.{number + 1}" for number in range(hosts)]
        listen = " ".join(f"listen {host}:{port} backlog=1024;" for host in names)
        (folder / "nginx.conf").write_text(_CONFIG.format(folder=folder, listen=listen))
        server = subprocess.Popen([program, "-c", str(folder / "nginx.conf"), "-p", name], stderr=subprocess.DEVNULL)
        try:
            _wait_for(names[-1], port, server)
            yield [f"http://{host}:{port}/{page}.html" for page in range(pages) for host in names]
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(10)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def _wait_for(host: str, port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("nginx did not start: see whether 127.0.1.1 to 127.0.1.50 can be listened on")


def bare(urls: Sequence[str], slots: int) -> int:
    """Ask with requests alone; return how many answered 200."""
    import requests

    session = requests.Session()
    session.trust_env = False
    session.mount("http://", requests.adapters.HTTPAdapter(pool_connections=4096, pool_maxsize=slots))

    def ask(url: str) -> bool:
        response = session.get(url, timeout=10)
        return response.status_code == 200 and bool(response.content)

    with ThreadPoolExecutor(slots) as threads:
        return sum(threads.map(ask, urls))


def ours(urls: Sequence[str], slots: int) -> int:
    """Ask through the fetcher; return how many answered 200."""
    from refcheck.config import NetworkConfig
    from refcheck.fetch.exchange import Request
    from refcheck.fetch.fetcher import fetch_all
    from refcheck.model.evidence import Depth, RequestKind

    config = NetworkConfig(
        timeout=10.0, concurrency=slots, per_host=slots, host_interval=0.0, allow_private_network=True
    )
    wanted = [Request(url=url, source="links", kind=RequestKind.PAGE, depth=Depth.HEAD) for url in urls]
    return sum(found.status == 200 and bool(found.body) for found in fetch_all(wanted, config=config))


def whole(urls: Sequence[str], slots: int) -> int:
    """Check the links as a library user does, verdicts and titles; return how many are fine."""
    import refcheck
    from refcheck.config import Config, NetworkConfig

    network = NetworkConfig(
        timeout=10.0, concurrency=slots, per_host=slots, host_interval=0.0, allow_private_network=True
    )
    return sum(link.verdict == "ok" for link in refcheck.check_links(urls, config=Config(network=network)))


_CLIENTS = {"bare": bare, "ours": ours, "whole": whole}


def _one(client: str, urls: Sequence[str], slots: int) -> None:
    _CLIENTS[client](urls[:50], slots)  # what is loaded late is loaded now
    began, spent = time.perf_counter(), time.process_time()
    good = _CLIENTS[client](urls, slots)
    print(good, time.perf_counter() - began, time.process_time() - spent)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison; the exit code is 1 when ours is slower than 0.8 of the bare client."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--urls", type=int, default=5000)
    parser.add_argument("--slots", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--whole", action="store_true", help="also check the links, verdicts and titles included")
    parser.add_argument("--one", choices=_CLIENTS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        _one(options.one, sys.stdin.read().split(), options.slots)
        return 0
    clients = ["bare", "ours", *(["whole"] if options.whole else [])]
    speeds: dict[str, list[float]] = {client: [] for client in clients}
    costs: dict[str, list[float]] = {client: [] for client in clients}
    with nginx(pages=-(-options.urls // _HOSTS)) as urls:
        asked = urls[: options.urls]
        for _ in range(options.rounds):
            for client in clients:
                command = [sys.executable, "-m", "benchmarks.fast_requests", "--one", client]
                command += ["--slots", str(options.slots)]
                said = subprocess.run(command, input="\n".join(asked), text=True, capture_output=True, check=True)
                good, seconds, cpu = said.stdout.split()
                if int(good) != len(asked):
                    raise SystemExit(f"{client}: only {good} of {len(asked)} came back")
                speeds[client].append(len(asked) / float(seconds))
                costs[client].append(float(cpu) / len(asked) * 1000)
    first = statistics.median(speeds["bare"])
    for client in clients:
        speed, cost = statistics.median(speeds[client]), statistics.median(costs[client])
        print(f"{client:6}{speed:8.0f} URL/s {cost:7.3f} ms CPU a URL {speed / first:6.2f} x the bare client")
    return int(statistics.median(speeds["ours"]) < 0.8 * first)


if __name__ == "__main__":
    raise SystemExit(main())
