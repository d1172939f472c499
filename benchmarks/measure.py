"""Run a command several times; say how long it took and how much memory it used."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).parent.parent / "src"


@dataclass(frozen=True, kw_only=True, slots=True)
class Measurement:
    """The median of several runs: wall-clock ``seconds``, and the highest resident ``megabytes``."""

    name: str
    seconds: float
    megabytes: float


def run_once(command: Sequence[str], home: str) -> tuple[float, float]:
    """Return seconds and megabytes of one run; an exit above 1 is an error of the benchmark."""
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": home,
        "PYTHONPATH": str(SOURCES),
        "LC_ALL": "C.UTF-8",
    }
    began = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    # Linux counts kilobytes, macOS bytes (getrusage(2)).
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss / unit


def measure(name: str, *arguments: str, runs: int = 15) -> Measurement:
    """Return the median of ``runs`` runs of this Python with ``arguments``, after one that warms up."""
    command = (sys.executable, *arguments)
    with tempfile.TemporaryDirectory() as home:
        run_once(command, home)
        results = [run_once(command, home) for _ in range(runs)]
    return Measurement(
        name=name,
        seconds=statistics.median(seconds for seconds, _ in results),
        megabytes=max(megabytes for _, megabytes in results),
    )


def table(measurements: Sequence[Measurement]) -> str:
    """Return the measurements as lines, each with its ratio to the first two (what Python itself costs)."""
    first, second = measurements[:2]
    head = f"{'':34}{'ms':>8}{'MB':>8}   ratio to {first.name!r}, {second.name!r}"
    lines = [
        f"{m.name:34}{m.seconds * 1000:8.0f}{m.megabytes:8.0f}{m.seconds / first.seconds:11.1f}"
        f"{m.seconds / second.seconds:10.1f}"
        for m in measurements
    ]
    return "\n".join([head, *lines])


def yardsticks() -> tuple[Measurement, Measurement]:
    """Return what Python takes to do nothing, and to import requests."""
    return measure("python -c pass", "-c", "pass"), measure("import requests", "-c", "import requests")
