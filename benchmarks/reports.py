"""A report of many findings in each format: ``python -m benchmarks.reports [FINDINGS]``.

Wanted: under 2 s of processor time for 5,000 findings, whatever the format. The run is made of an
offline check of a bibliography in which each entry has a finding or two, some with a fix; it is also
saved and read back, and the fixes are shown as one diff.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import refcheck
from refcheck.config import Config, MemoryConfig
from refcheck.mend import diff
from refcheck.reports import FORMATS, parse, render

ENTRY = """@book{{key{n},
  author = {{Meyer, Anna}},
  title = {{A Study of Rivers, Part {n}: Wells and Wants in the Year {year}}},
  publisher = {{Water Press}},
  year = {{{year}}},
  note = {{}},
  url = {{http://www.example.org/reports/{n}}},
}}

"""
EACH = 2
"""Findings of an entry: the empty field and the plain address."""


def spent(work: Callable[[], object]) -> tuple[float, object]:
    """Return the processor seconds of the faster of two rounds (noise only ever adds), and what came back."""
    times: list[float] = []
    for _ in range(2):
        began = time.process_time()
        back = work()
        times.append(time.process_time() - began)
    return min(times), back


def main() -> None:
    logging.disable(logging.CRITICAL)
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        entries = wanted // EACH
        text = "".join(ENTRY.format(n=n, year=1950 + n % 70) for n in range(entries))
        Path("works.bib").write_text(text, "utf-8")
        report = refcheck.check("works.bib", offline=True, config=Config(root=Path(), memory=MemoryConfig(use=False)))
        print(f"{len(report.findings):,} findings in {len(report.references):,} references\n")
        print("| what | processor s | MB |\n|---|---:|---:|")
        for name in FORMATS:
            seconds, made = spent(lambda name=name: render(report, name))  # type: ignore[misc]
            print(f"| {name} | {seconds:.2f} | {len(str(made).encode()) / 1e6:.2f} |")
        saved = render(report, "json")
        print(f"| a saved run read back | {spent(lambda: parse(saved))[0]:.2f} | {len(saved) / 1e6:.2f} |")
        seconds, made = spent(lambda: diff(report.findings))
        print(f"| the diff of all fixes | {seconds:.2f} | {len(str(made)) / 1e6:.2f} |")
        os.chdir("/")


if __name__ == "__main__":
    main()
