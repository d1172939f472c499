"""A realistic web, asked by refcheck and its peers: ``python -m benchmarks.realistic_web [--help]``.

Wanted of refcheck: at most 1.10 times the seconds of a client that asks every host in document order
and wastes nothing, no living page called broken, no page asked again before its ``Retry-After`` had
passed. Everybody gets 256 slots, 4 at a time a host, no interval, 10 seconds a page. Each run has a
server of its own; the bounds come from the plan of the web and hold for all.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import io
import json
import os
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import refcheck
from benchmarks.web import PER_HOST, SLOTS, TIMEOUT, Page, Web, served
from refcheck.config import Config, NetworkConfig
from refcheck.model.evidence import LinkVerdict

BROKEN = {LinkVerdict.BROKEN, LinkVerdict.SOFT_404}


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What a client says: addresses that are broken, and those that it could not judge."""

    broken: frozenset[str]
    unknown: frozenset[str] = frozenset()


Client = Callable[[Sequence[str]], Outcome]


def refcheck_with(transport: str) -> Client:
    """Return refcheck as a library, with that transport."""
    network = NetworkConfig(
        timeout=TIMEOUT,
        concurrency=SLOTS,
        per_host=PER_HOST,
        host_interval=0.0,
        allow_private_network=True,
        transport=transport,
    )

    def ask(urls: Sequence[str]) -> Outcome:
        found = refcheck.check_links(urls, config=Config(network=network))
        broken = {url for url, link in zip(urls, found, strict=True) if link.verdict in BROKEN}
        unknown = {url for url, link in zip(urls, found, strict=True) if link.verdict.is_unverified}
        return Outcome(broken=frozenset(broken), unknown=frozenset(unknown))

    return ask


def _run(command: Sequence[str], folder: str) -> str:
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False).stdout


def _page_of_links(urls: Sequence[str], folder: str) -> str:
    path = Path(folder) / "links.html"
    path.write_text("<html><body>" + "".join(f'<a href="{url}">x</a>\n' for url in urls) + "</body></html>")
    return str(path)


def lychee(program: str) -> Client:
    def ask(urls: Sequence[str]) -> Outcome:
        with tempfile.TemporaryDirectory() as folder:
            said = _run(
                [
                    *(program, "--max-concurrency", str(SLOTS), "--host-concurrency", str(PER_HOST)),
                    *("--host-request-interval", "0ms", "--timeout", f"{TIMEOUT:g}", "--no-progress"),
                    *("--format", "json", "--config", os.devnull, _page_of_links(urls, folder)),
                ],
                folder,
            )
        report = json.loads(said)
        groups = [report.get(name, {}) for name in ("error_map", "fail_map", "timeout_map")]
        broken = {entry["url"] for group in groups[:2] for entries in group.values() for entry in entries}
        late = {entry["url"] for entries in groups[2].values() for entry in entries}
        return Outcome(broken=frozenset(broken), unknown=frozenset(late))

    return ask


def linkchecker(program: str) -> Client:
    def ask(urls: Sequence[str]) -> Outcome:
        with tempfile.TemporaryDirectory() as folder:
            settings = Path(folder) / "linkcheckerrc"
            settings.write_text(f"[checking]\nthreads={SLOTS}\ntimeout={TIMEOUT:g}\nmaxrequestspersecond=1000\n")
            page = _page_of_links(urls, folder)
            said = _run([program, "-f", str(settings), "--check-extern", "-r1", "-o", "csv", page], folder)
        lines = [line for line in said.splitlines() if not line.startswith("#")]
        rows = csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";")
        broken = {row["urlname"] for row in rows if row.get("valid") == "False"}
        return Outcome(broken=frozenset(broken))

    return ask


def linkinator(program: str) -> Client:
    def ask(urls: Sequence[str]) -> Outcome:
        with tempfile.TemporaryDirectory() as folder:
            name = Path(_page_of_links(urls, folder)).name
            limits = ("--concurrency", str(SLOTS), "--timeout", f"{1000 * TIMEOUT:g}", "--retry")
            said = _run([program, name, *limits, "--format", "json"], folder)
        links = json.loads(said[said.index("{") :])["links"]
        return Outcome(broken=frozenset(link["url"] for link in links if link["state"] == "BROKEN"))

    return ask


def row(name: str, client: Client, web: Web, seed: int, bound: float) -> str:
    """Run ``client`` on a fresh server and return its line of the table."""
    with served(seed) as port:
        pages: dict[str, Page] = {f"http://{page.host}:{port}{page.path}": page for page in web.pages}
        began, cpu = time.perf_counter(), time.process_time()
        outcome = client(list(pages))
        seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
        with urllib.request.urlopen(f"http://{web.pages[0].host}:{port}/--counts") as answer:
            counts = json.loads(answer.read())
    living = [url for url, page in pages.items() if page.kind.alive]
    accused = sum(url in outcome.broken for url in living)
    unknown = sum(url in outcome.unknown for url in living)
    missed = sum(page.kind.value == "gone" and url not in outcome.broken for url, page in pages.items())
    return (
        f"| {name} | {seconds:.1f} | {seconds / bound:.2f} | {accused} | {unknown} | {missed} | {counts['early']} "
        f"| {counts['requests']} | {counts['most']} | {cpu:.1f} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", default="", help="names of clients, separated by commas")
    for peer in ("lychee", "linkchecker", "linkinator"):
        parser.add_argument(f"--{peer}", metavar="PROGRAM")
    options = parser.parse_args()
    web = Web.make(options.seed)
    bound = web.in_document_order()
    clients = {"requests": refcheck_with("requests")}
    if importlib.util.find_spec("pycurl") and importlib.util.find_spec("refcheck.fetch.curl_transport"):
        clients["curl"] = refcheck_with("curl")
    clients |= {f.__name__: f(p) for f in (lychee, linkchecker, linkinator) if (p := getattr(options, f.__name__))}
    chosen = [name for name in clients if not options.only or name in options.only.split(",")]
    print(f"{len(web.pages)} pages, seed {options.seed}; no client can be faster than {web.least():.1f} s;")
    print(f"in document order it takes {bound:.1f} s, which the ratios are to\n", flush=True)
    print(
        "| client | s | ratio | alive called broken | alive, not known | gone, not said | early | requests | most a host | cpu s |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for _ in range(options.rounds):
        for name in chosen:
            print(row(name, clients[name], web, options.seed, bound), flush=True)


if __name__ == "__main__":
    main()
