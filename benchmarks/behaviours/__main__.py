"""The catalogue of behaviours, put to refcheck and its peers: ``python -m benchmarks.behaviours [--help]``.

refcheck is the real command, ``refcheck links LIST.md -f json --allow-private-network``, once for each
transport that is there. Hosts are addresses of 127.0.0.0/8; cases that need a name service are left to
``tests/links``. Every client gets hosts of its own, 32 slots, 2 at a time a host and 4 seconds a URL.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.behaviours import CASES, Case, StagedWeb, set_up
from benchmarks.behaviours.scoring import HEAD, Verdict, by_code, score
from benchmarks.measure import SOURCES
from benchmarks.peers import PEERS, Limits, Said
from refcheck.model.evidence import LinkVerdict
from refcheck.text.urls import mend, redact

ENDLESS = re.compile(r"-retry-after-(?:an-hour|a-year|a-far-date|ages)$|^status-429-for-ever|-without-an-end$")
"""Cases that peers are not asked about, because some of them would never end: they count as not said."""
Client = Callable[[Mapping[str, str], Sequence[Case], Limits], Mapping[str, Verdict]]
"""Asks for the addresses (by name of the case) and says what came of it."""


def refcheck_with(transport: str) -> Client:
    """Return refcheck as a command, with that transport."""

    def ask(urls: Mapping[str, str], cases: Sequence[Case], limits: Limits) -> Mapping[str, Verdict]:
        with tempfile.TemporaryDirectory() as folder:
            document = Path(folder) / "list.md"
            document.write_text("".join(_written(case, urls[case.name]) for case in cases), encoding="utf-8")
            report = _report_on(document, transport, limits)
        links = {link["url"]: link for link in report["links"]}
        by_line = {link["line"]: links.get(link["url"]) for link in report["documents"][0]["links"]}
        codes: defaultdict[int, set[str]] = defaultdict(set)
        for finding in report["findings"]:
            codes[finding["location"]["line"] or 0].add(finding["code"])
        said = {}
        for number, case in enumerate(cases):
            # A paragraph apiece: every second line is empty.
            link = by_line.get(2 * number + 1) or links.get(redact(urls[case.name]))
            if link is None:
                said[case.name] = Verdict.worded(LinkVerdict.SKIPPED, "the document has no such link")
            else:
                told = tuple(sorted(codes[2 * number + 1]))
                said[case.name] = Verdict.worded(LinkVerdict(link["verdict"]), link["reason"], told)
        return said

    return ask


def _written(case: Case, url: str) -> str:
    return f"See {url} for more.\n\n" if case.bare else f"The [report](<{url}>) of {case.name}.\n\n"


def _report_on(document: Path, transport: str, limits: Limits) -> dict[str, Any]:
    command = [
        *(sys.executable, "-m", "refcheck", "links", str(document), "-f", "json", "--allow-private-network"),
        *("--isolated", "--no-cache", "--host-interval", "0", "--timeout", f"{limits.timeout:g}"),
        *("--concurrency", str(limits.slots), "--per-host", str(limits.per_host)),
    ]
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(document.parent),
        "PYTHONPATH": str(SOURCES),
        "LC_ALL": "C.UTF-8",
        "REFCHECK_TRANSPORT": transport,
        "SSL_CERT_FILE": limits.authority,
    }
    done = subprocess.run(
        command, env=environment, cwd=document.parent, capture_output=True, text=True, check=False, timeout=600
    )
    if done.returncode not in {0, 1, 3}:
        raise SystemExit(f"refcheck ended with {done.returncode}: {done.stderr[-2_000:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def peer(name: str, program: str) -> Client:
    """Return another checker."""

    def ask(urls: Mapping[str, str], cases: Sequence[Case], limits: Limits) -> Mapping[str, Verdict]:
        heard = PEERS[name](program, [urls[case.name] for case in cases if not ENDLESS.search(case.name)], limits)
        # They report addresses as they have put them right: the host tells the case, else host and path.
        sharing = Counter(urlsplit(mend(urls[case.name])).netloc for case in cases)
        by_place: dict[str, Said] = {}
        for url, said in heard.items():
            parts = urlsplit(mend(url))
            for place in (parts.netloc, parts.netloc + parts.path):
                by_place[place] = said
        said_of = {}
        for case in cases:
            parts = urlsplit(mend(urls[case.name]))
            alone = sharing[parts.netloc] == 1
            said_of[case.name] = Verdict.of_peer(by_place.get(parts.netloc if alone else parts.netloc + parts.path))
        return said_of

    return ask


def main() -> None:
    """Ask everybody and print the table and the misses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="names of clients, separated by commas")
    parser.add_argument("--cases", default="", help="only the cases whose names have this in them")
    parser.add_argument("--misses", action="store_true", help="list the misses of peers, too")
    parser.add_argument("--patience", type=float, default=180.0, help="seconds after which a peer is stopped")
    for name in PEERS:
        parser.add_argument(f"--{name}", metavar="PROGRAM")
    options = parser.parse_args()
    clients: dict[str, Client] = {"requests": refcheck_with("requests")}
    if importlib.util.find_spec("pycurl") and importlib.util.find_spec("refcheck.fetch.curl_transport"):
        clients["curl"] = refcheck_with("curl")
    clients |= {name: peer(name, program) for name in PEERS if (program := getattr(options, name))}
    cases = tuple(case for case in CASES if not case.in_process and options.cases in case.name)
    scores = []
    tables: dict[str, str] = {}
    for name, client in clients.items():
        if options.only and name not in options.only.split(","):
            continue
        with StagedWeb(named=False) as web:
            urls = set_up(web, cases)
            limits = Limits(authority=str(web.certificates.file), patience=options.patience)
            began = time.perf_counter()
            said = client(urls, cases, limits)
            scores.append(score(name, cases, said, time.perf_counter() - began))
        if any(each.codes for each in said.values()):
            tables[name] = by_code(cases, said)
    print(f"{len(cases)} behaviours\n\n{HEAD}")
    for each in scores:
        print(each.row())
    for name, table in tables.items():
        print(f"\n{name}, by check\n\n{table}")
    for each in scores:
        if options.misses or each.name in {"requests", "curl"}:
            print(f"\n{each.name}", *each.misses, sep="\n")


if __name__ == "__main__":
    main()
