"""Other link checkers, asked about a list of addresses: what each of them says of every one.

They are programs that have to be there; their paths are given. Each gets the addresses as links of an
HTML page, the certificates of an own authority, and a time after which it is stopped.
"""

from __future__ import annotations

import csv
import html
import io
import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

__all__ = ["PEERS", "Limits", "Peer", "Said", "State"]


class State(StrEnum):
    """What a checker says of an address."""

    ALIVE = "alive"
    DEAD = "dead"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What was said, and why."""

    state: State
    why: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How a checker may ask: requests under way at once, in all and to one host, seconds for an
    address and for the whole run; ``authority`` is a file with the certificate that is trusted.
    """

    slots: int = 32
    per_host: int = 2
    timeout: float = 4.0
    patience: float = 180.0
    authority: str = ""


Peer = Callable[[str, Sequence[str], Limits], Mapping[str, Said]]
"""Asks the program at a path; what is missing in the answer was not said."""


def lychee(program: str, urls: Sequence[str], limits: Limits) -> Mapping[str, Said]:
    """Return what lychee says, parts of pages included."""
    with open_folder() as folder:
        said = run(
            [
                *(program, "--max-concurrency", str(limits.slots), "--host-concurrency", str(limits.per_host)),
                *("--host-request-interval", "0ms", "--timeout", f"{limits.timeout:g}", "--no-progress", "-vv"),
                *("--include-fragments", "--format", "json", "--config", os.devnull, page_of(urls, folder)),
            ],
            folder,
            limits,
        )
    report = json.loads(said[said.index("{") :]) if "{" in said else {}
    kinds = {
        "success_map": State.ALIVE,
        "redirect_map": State.ALIVE,
        "error_map": State.DEAD,
        "timeout_map": State.UNKNOWN,
        "excluded_map": State.UNKNOWN,
    }
    return {
        entry["url"]: Said(state=state, why=_words(entry))
        for kind, state in kinds.items()
        for entries in report.get(kind, {}).values()
        for entry in entries
        if "url" in entry  # what it cannot read as an address has none
    }


def _words(entry: Mapping[str, Any]) -> str:
    status = entry.get("status", {})
    return str(status.get("text", "") if isinstance(status, dict) else status)


def linkchecker(program: str, urls: Sequence[str], limits: Limits) -> Mapping[str, Said]:
    """Return what linkchecker says."""
    with open_folder() as folder:
        settings = Path(folder) / "linkcheckerrc"
        trusted = Path(folder) / "authority.pem"
        if limits.authority:
            trusted.write_bytes(Path(limits.authority).read_bytes())
        settings.write_text(
            f"[checking]\nthreads={limits.slots}\ntimeout={limits.timeout:g}\nmaxrequestspersecond=1000\n"
            f"sslverify={trusted if limits.authority else 1}\n[AnchorCheck]\n"
        )
        command = [program, "-f", str(settings), "--check-extern", "-r1", "-v", "-o", "csv", page_of(urls, folder)]
        said = run(command, folder, limits)
    lines = [line for line in said.splitlines() if line and not line.startswith("#")]
    rows = csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";")
    return {
        row["urlname"]: Said(
            state=State.ALIVE if row["valid"] == "True" else State.DEAD, why=str(row.get("result") or "")
        )
        for row in rows
        if row.get("valid") in {"True", "False"}
    }


def linkinator(program: str, urls: Sequence[str], limits: Limits) -> Mapping[str, Said]:
    """Return what linkinator says."""
    with open_folder() as folder:
        name = Path(page_of(urls, folder)).name
        options = ("--concurrency", str(limits.slots), "--timeout", f"{1000 * limits.timeout:g}", "--retry")
        said = run([program, name, *options, "--check-fragments", "--format", "json"], folder, limits)
    states = {"OK": State.ALIVE, "BROKEN": State.DEAD, "SKIPPED": State.UNKNOWN}
    links = json.loads(said[said.index("{") :])["links"] if "{" in said else []
    return {link["url"]: Said(state=states[link["state"]], why=f"{link.get('status', '')}") for link in links}


PEERS: Mapping[str, Peer] = {"lychee": lychee, "linkchecker": linkchecker, "linkinator": linkinator}


@contextmanager
def open_folder() -> Iterator[str]:
    """Make a folder for a while that everybody may read: linkchecker is somebody else when root calls it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield folder


def run(command: Sequence[str], folder: str, limits: Limits) -> str:
    """Return what a command printed; it is interrupted, then killed, when the patience is over."""
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "LC_ALL": "C.UTF-8"}
    if limits.authority:
        names = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS")
        environment |= dict.fromkeys(names, limits.authority)
    with subprocess.Popen(
        command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            return process.communicate(timeout=limits.patience)[0]
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=10)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            return process.communicate()[0]


def page_of(urls: Sequence[str], folder: str) -> str:
    """Write a page of links and return its path."""
    path = Path(folder) / "links.html"
    links = "".join(f'<a href="{html.escape(url, quote=True)}">x</a>\n' for url in urls)
    path.write_text(f'<!doctype html><meta charset="utf-8"><body>{links}</body>', encoding="utf-8")
    return str(path)
