"""Addresses that answer at once, asked by refcheck and lychee: ``python -m benchmarks.fast_urls [--help]``.

A local nginx plays fifty hosts with pages of 3 kB. Everybody gets a Markdown file with the same links
and the same number of slots, in a process of its own, by turns; refcheck reads every page's title.
Wanted: refcheck on libcurl at least as fast as lychee. The library is measured without the start of
Python (``... in all`` has it), the commands and lychee from start to end.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fast_requests import nginx
from benchmarks.measure import SOURCES

HOSTS = 50
TIMEOUT = 10
MOST_PER_HOST = 64
"""What refcheck lets itself be told; with fifty hosts nobody comes near it."""
LIBRARY = """
import json, sys, time
import refcheck
from refcheck.config import Config, NetworkConfig
urls = open(sys.argv[1]).read().split()
network = NetworkConfig(concurrency={slots}, per_host={host_slots}, host_interval=0.0, timeout={timeout},
                        allow_private_network=True, transport={transport!r})
began, cpu = time.perf_counter(), time.process_time()
found = refcheck.check_links(urls, config=Config(network=network))
seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
fine = sum(link.verdict == "ok" and bool(link.title) for link in found)
print(json.dumps({{"seconds": seconds, "cpu": cpu, "fine": fine}}))
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Client:
    """A command. ``inside``: it says itself how long it took. ``transport`` is what refcheck uses."""

    name: str
    command: tuple[str, ...]
    inside: bool = False
    transport: str = ""


def clients(folder: Path, *, slots: int, lychee: str | None) -> list[Client]:
    """Return who is measured: refcheck with the transports that are there, and lychee where it is."""
    found = []
    transports = ["requests"]
    if importlib.util.find_spec("pycurl"):
        transports.append("curl")
    document, plain = str(folder / "links.md"), str(folder / "links.txt")
    host_slots = min(slots, MOST_PER_HOST)
    limits = ("--concurrency", str(slots), "--per-host", str(host_slots), "--host-interval", "0")
    for transport in transports:
        code = LIBRARY.format(slots=slots, host_slots=host_slots, timeout=float(TIMEOUT), transport=transport)
        command: tuple[str, ...] = (sys.executable, "-c", code, plain)
        found.append(Client(name=f"check_links, {transport}", command=command, inside=True))
        verb = ("-m", "refcheck", "links", document, "--allow-private-network", "--no-cache", "--isolated")
        command = (sys.executable, *verb, *limits, "--timeout", str(TIMEOUT), "-f", "concise")
        found.append(Client(name=f"refcheck links, {transport}", command=command, transport=transport))
    if lychee:
        same = (
            "--max-concurrency",
            str(slots),
            "--host-concurrency",
            str(host_slots),
            "--host-request-interval",
            "0ms",
        )
        command = (lychee, *same, "--timeout", str(TIMEOUT), "--no-progress", "--config", os.devnull, document)
        found.append(Client(name="lychee", command=command))
    return found


def run(client: Client, folder: Path, number: int) -> tuple[float, float]:
    """Return seconds and processor seconds of one run; one that did not find all pages is an error."""
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(folder),
        "PYTHONPATH": str(SOURCES),
        "LC_ALL": "C.UTF-8",
        "REFCHECK_TRANSPORT": client.transport or "requests",
    }
    output = folder / "output"
    began = time.perf_counter()
    with (
        output.open("wb") as file,
        subprocess.Popen(client.command, env=environment, stdout=file, cwd=folder) as process,
    ):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds, cpu = time.perf_counter() - began, usage.ru_utime + usage.ru_stime
    said = output.read_text("utf-8", "replace")
    if process.returncode != 0:
        raise SystemExit(f"{client.name} ended with {process.returncode}: {said[-500:]}")
    if client.inside:
        told = json.loads(said)
        if told["fine"] != number:
            raise SystemExit(f"{client.name} found {told['fine']} of {number} pages and their titles")
        return told["seconds"], told["cpu"]
    return seconds, cpu


def table(times: dict[str, list[tuple[float, float]]], number: int) -> str:
    """Return the least and the median seconds of everybody, and how many times as fast as lychee."""
    medians = {name: statistics.median(seconds for seconds, _ in runs) for name, runs in times.items()}
    leasts = {name: min(seconds for seconds, _ in runs) for name, runs in times.items()}
    lines = ["| client | least s | median s | URL/s | cpu ms a URL | x lychee, least | x lychee, median |"]
    lines.append("|---|---|---|---|---|---|---|")
    for name, runs in times.items():
        cpu = statistics.median(cpu for _, cpu in runs)
        beside = [f"{of['lychee'] / of[name]:.2f}" if "lychee" in of else "-" for of in (leasts, medians)]
        figures = (
            f"{leasts[name]:.2f} | {medians[name]:.2f} | {number / medians[name]:,.0f} | {1000 * cpu / number:.3f}"
        )
        lines.append(f"| {name} | {figures} | {' | '.join(beside)} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=20_000, help="of addresses (default 20,000)")
    parser.add_argument("--slots", type=int, default=256)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lychee", metavar="PROGRAM", default=shutil.which("lychee"))
    parser.add_argument("--only", default="", help="a part of the names of those to measure")
    options = parser.parse_args(arguments)
    with nginx(HOSTS, -(-options.number // HOSTS)) as pages, tempfile.TemporaryDirectory() as name:
        folder, urls = Path(name), pages[: options.number]
        (folder / "links.txt").write_text("\n".join(urls))
        (folder / "links.md").write_text("# Links\n\n" + "\n".join(f"- [page {n}]({u})" for n, u in enumerate(urls)))
        chosen = [
            one for one in clients(folder, slots=options.slots, lychee=options.lychee) if options.only in one.name
        ]
        times: dict[str, list[tuple[float, float]]] = {one.name: [] for one in chosen}
        for _ in range(options.rounds):
            for one in chosen:
                times[one.name].append(run(one, folder, len(urls)))
        print(f"{len(urls):,} addresses on {HOSTS} hosts, {options.slots} slots, {options.rounds} rounds\n")
        print(table(times, len(urls)))


if __name__ == "__main__":
    main()
