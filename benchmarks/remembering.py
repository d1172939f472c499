"""What it costs to remember links: ``python benchmarks/remembering.py [NUMBER]``, microseconds of processor time a link.

A first run that remembers NUMBER links (default 20,000), a second one a day later that asks none, one
after nine days for which all are due; and the highest resident memory over what the links take.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from refcheck.config import LockMode, MemoryConfig
from refcheck.memory import Memory
from refcheck.model.evidence import LinkEvidence, LinkVerdict

START = datetime(2026, 3, 14, 10, tzinfo=UTC)


def link(url: str, day: int) -> LinkEvidence:
    return LinkEvidence(
        url=url,
        verdict=LinkVerdict.OK,
        status=200,
        final_url=url,
        title=f"The title of page {url[-12:]}",
        content_type="text/html",
        attempts=1,
        elapsed=0.123,
        checked=(START + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        etag='"5f3a-61b2c"',
        last_modified="Wed, 21 Oct 2015 07:28:00 GMT",
    )


def timed(name: str, number: int, work: Callable[[], object]) -> None:
    began, cpu = time.perf_counter(), time.process_time()
    work()
    cpu, seconds = time.process_time() - cpu, time.perf_counter() - began
    print(f"  {name:10} {cpu / number * 1e6:6.2f} us   {seconds:6.3f} s")


def recall(memory: Memory, urls: list[str]) -> list[str]:
    memory.preload(urls)
    due = []
    for url in urls:
        if memory.recall_link(url) is None:
            memory.remembered_alive(url)
            due.append(url)
        else:
            memory.recall_page(url, "doe2020title")
    return due


def remember(memory: Memory, links: list[LinkEvidence]) -> None:
    for one in links:
        memory.remember_link(one)


def run(folder: Path, urls: list[str], day: int) -> None:
    print(f"day {day}")
    config = MemoryConfig(cache_dir=folder / "cache", lock=LockMode.UPDATE)
    number, opened, due = len(urls), [], []
    now = START + timedelta(days=day)
    lock = folder / "references" / "refcheck.lock"
    timed("open", number, lambda: opened.append(Memory.open(config, lock, now=lambda: now, root=folder)))
    memory: Memory = opened[0]
    timed("recall", number, lambda: due.extend(recall(memory, urls)))
    timed("history", number, lambda: [memory.history(url) for url in urls])
    links = [link(url, day) for url in due]
    timed("remember", number, lambda: remember(memory, links))
    timed("save", number, memory.save)
    memory.close()


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    urls = [f"https://host{n % 400}.example.org/path/to/page-{n}.html" for n in range(number)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        for day in (0, 1, 10):
            run(Path(folder), urls, day)
    print(f"memory, evidence included: {(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024:.0f} MB")


if __name__ == "__main__":
    main()
