"""CPU seconds and memory of reading a long document with many notes: ``python -m benchmarks.reading [FORMAT ...]``.

Wanted for 1 MB of Markdown or HTML with 1,500 notes: under 1 s from the file to the references, fields and short
forms included, and time that grows with the size and not faster. Each size runs in a process of its own, each
stage as often as ``--runs`` says; the quickest counts. ``--sources FOLDER`` measures another copy of ``src``.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.long_document import FORMATS, made, written
from benchmarks.measure import SOURCES

SIZES = (250_000, 500_000, 1_000_000, 2_000_000)
ENDINGS = {"markdown": "md", "html": "html", "text": "txt", "docx": "docx"}
_LOOP = "for i in range(10_000_000): i * i"
"""What says how quick the machine is at the moment."""


def quickest(work: Callable[[], object], runs: int) -> float:
    """Return the CPU seconds of the quickest of several runs, processes that it ran included."""

    def spent() -> float:
        mine, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime

    times = []
    for _ in range(runs):
        began = spent()
        work()
        times.append(spent() - began)
    return min(times)


def _squares() -> None:
    subprocess.run([sys.executable, "-c", _LOOP], check=True)


def stages(path: str, runs: int) -> dict[str, float]:
    """Return the seconds of each stage, and the megabytes that it all took at most."""
    from refcheck.documents import read
    from refcheck.references import extract
    from refcheck.references.parse import parse_note

    document = read(path)
    extract(document)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    reading = quickest(lambda: read(path), runs)
    fields = quickest(lambda: [parse_note(note) for note in document.notes], runs)
    references = quickest(lambda: extract(document), runs)
    return {
        "notes": len(document.notes),
        "reading": reading,
        "fields": fields,
        "short forms": max(references - fields, 0.0),
        "whole": reading + references,
        "MB": peak,
    }


def measured(path: Path, *, sources: Path, runs: int) -> dict[str, float]:
    """Return what ``stages`` says in a process that imports the package from ``sources``."""
    command = [sys.executable, "-m", "benchmarks.reading", "--one", str(path), "--runs", str(runs)]
    here = Path(__file__).parent.parent
    environment = {**os.environ, "PYTHONPATH": f"{sources}{os.pathsep}{here}"}
    found = subprocess.run(command, env=environment, cwd=here, capture_output=True, text=True, check=True).stdout
    result: dict[str, float] = json.loads(found)
    return result


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"of {', '.join(FORMATS)}; by default all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="BYTES")
    parser.add_argument("--sources", type=Path, default=SOURCES, help="the src folder to measure")
    parser.add_argument("--one", metavar="PATH", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(stages(options.one, options.runs)))
        return
    print(f"10 million squares: {quickest(_squares, 1):.2f} s")
    columns = ("reading", "fields", "short forms", "whole")
    print(f"{'':20}{'notes':>7}" + "".join(f"{name:>13}" for name in columns) + f"{'s a MB':>9}{'MB used':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name in options.formats or FORMATS:
            for size in options.sizes:
                document = made(size, seed=options.seed)
                path = Path(folder) / f"long.{ENDINGS[name]}"
                path.write_bytes(written(document, name))
                found = measured(path, sources=options.sources.resolve(), runs=options.runs)
                weight = path.stat().st_size / 1e6
                row = "".join(f"{found[column]:13.2f}" for column in columns)
                rate = f"{found['whole'] / weight:9.2f}" if name != "docx" else " " * 9
                print(f"{name:10}{weight:7.2f} MB{found['notes']:7.0f}{row}{rate}{found['MB']:9.0f}")


if __name__ == "__main__":
    main()
