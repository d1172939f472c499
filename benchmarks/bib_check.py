"""An offline check of a large bibliography: ``python -m benchmarks.bib_check [FILE.bib]``.

Wanted: beyond start-up at most 3 times what bibtexparser alone needs for the same text, growing with the
number of entries; 10,000 entries in 4 s and 400 MB. Without a file some are made: articles with some TeX, all in order
(``articles``), and entries of many types of which some have a fault (``mixed``).

Seconds are the processor's, and those of a fixed loop are printed beside them: on a machine that is shared
all of them grow, and the ratio to the loop stays.
"""

from __future__ import annotations

import logging
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import bibtexparser

import refcheck
from benchmarks.bibliography import articles, mixed
from refcheck.config import Config, MemoryConfig

ROUNDS = 3


def best(work: Callable[[], object]) -> float:
    """Return the processor seconds of the fastest of some rounds: noise only ever adds."""
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def loop() -> object:
    """Do the same work on every machine, to compare them by."""
    return sum(n * n for n in range(10_000_000))


def main() -> None:
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(name) for name in sys.argv[1:]]
        if not paths:
            for made in (articles, mixed):
                for entries in (1_250, 2_500, 5_000, 10_000):
                    paths.append(Path(folder) / f"{made.__name__}-{entries}.bib")
                    paths[-1].write_text(made(entries), "utf-8")
        config = Config(root=Path(folder), memory=MemoryConfig(use=False))
        refcheck.check(paths[0], offline=True, config=config)  # what is loaded on first use is start-up
        print(f"the loop: {best(loop):.2f} s\n")
        print("| file | entries | bibtexparser s | check s | ratio | ms an entry | most MB so far |")
        print("|---|---:|---:|---:|---:|---:|---:|")
        for path in paths:
            text = path.read_text("utf-8", "replace")
            parsing = best(lambda text=text: bibtexparser.parse_string(text, parse_stack=[]))  # type: ignore[misc]
            checking = best(lambda path=path: refcheck.check(path, offline=True, config=config))  # type: ignore[misc]
            megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
                1024**2 if sys.platform == "darwin" else 1024
            )
            count = len(refcheck.load(path).references)
            print(
                f"| {path.name} | {count:,} | {parsing:.2f} | {checking:.2f} | {checking / parsing:.1f} "
                f"| {1000 * checking / count:.2f} | {megabytes:.0f} |"
            )


if __name__ == "__main__":
    main()
