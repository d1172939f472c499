"""How free-text strings are led to their DOI: ``python -m benchmarks.strings [FOLDER ...]``.

True works of bibliographies (those written for ``benchmarks.scholar``, and a sample of the folders') are written
in the styles of lists and notes, some of them damaged, without any DOI, and put into documents. A scholarly
internet on loopback holds three of four of them, and of the others only what is easily taken for them: reviews, errata,
second parts, papers of the same authors. Nothing leaves the machine, and no pause is waited for.

``--search`` says what is sent: the fields that were read, or the whole string. ``-v`` names misses and errors.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from urllib.parse import parse_qs, urlsplit

import refcheck
from benchmarks.scholar.entry import found_in, fresh
from benchmarks.scholar.run import REGISTRIES
from benchmarks.strings.documents import Written, write
from benchmarks.strings.scoring import Fate, Result, results_of, table
from benchmarks.strings.works import apart, background, cited_of, is_usable, kin_of
from refcheck.config import Config, MemoryConfig, NetworkConfig, Search
from refcheck.model.report import Report
from tests.fakes import FakeClock, FakeWeb
from tests.fakes.registries import ScholarlyWeb, TrueWork
from tests.fakes.registries.crossref import Crossref
from tests.fakes.registries.openalex import OpenAlex

ROWS = 5


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; return 1 when a string was led to another work."""
    options = _options(arguments)
    logging.disable(logging.CRITICAL)
    chance = Random(options.seed)
    usable = [entry for entry in (*fresh(), *found_in(options.folders)) if is_usable(entry)]
    chosen = chance.sample(usable, len(usable))
    own = apart(chosen, options.size)
    cited = [cited_of(entry, chance) for entry in own]
    works = [one.true for one in cited]
    works += [kin for one in cited for kin in kin_of(one, chance)]
    others = [entry for entry in chosen[: options.size + options.others] if entry not in own]
    works += background(others, cited, chance)
    written = write(cited, chance)
    report, requests = check(written, works, Search(options.search))
    results = results_of(report, written.items, brought_by(works))
    print(f"seed {options.seed}, --search {options.search}, registries hold {_count(works)} works")
    print(table(results))
    print(f"requests: {requests} ({requests / max(len(cited), 1):.2f} a string)")
    if options.verbose:
        _explain(results, {one.doi: one for one in works})
    return int(any(result.fate is Fate.WRONG for result in results))


def check(written: Written, works: Sequence[TrueWork], search: Search) -> tuple[Report, int]:
    """Return the report on documents, and how many requests registries got."""
    with tempfile.TemporaryDirectory(prefix="strings-") as name:
        folder = Path(name)
        for file, text in written.texts.items():
            (folder / file).write_text(text, "utf-8")
        network = NetworkConfig(mailto="benchmark@scholarpress.net", search=search)
        config = Config(root=folder, network=network, memory=MemoryConfig(use=False))
        clock = FakeClock()
        with FakeWeb() as web:
            scholarly = ScholarlyWeb(web, list(works), latency=0.0, clock=clock.monotonic)
            paths = [folder / file for file in written.texts]
            with web.transport(network) as wire:
                report = refcheck.check(*paths, config=config, transport=wire, resolver=web.resolver, clock=clock)
            counts = scholarly.traffic.requests()
    return report, sum(count for host, count in counts.items() if host in REGISTRIES)


def brought_by(works: Sequence[TrueWork]) -> Callable[[str, str], bool]:
    """Return what says whether a search, by its address, brought the record of a DOI."""
    crossref, openalex = Crossref(works), OpenAlex(works)

    def seen(asked: str, doi: str) -> bool:
        parts = urlsplit(asked)
        terms = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.hostname == "api.crossref.org":
            return doi in crossref.found(terms.get("query.bibliographic", ""), ROWS)
        return doi in openalex.found(terms.get("search", ""), int(terms.get("per-page", ROWS)))

    return seen


def _count(works: Sequence[TrueWork]) -> int:
    return sum(bool(one.held_by) for one in works)


def _explain(results: Sequence[Result], held: Mapping[str, TrueWork]) -> None:
    for result in results:
        if result.fate in {Fate.RIGHT, Fate.SILENT} and not result.accused:
            continue
        item, true = result.item, result.item.cited.true
        print(f"{result.fate} | {item.place}, {item.style}, {item.damage} | {', '.join(result.accused)}")
        print(f"    {item.text}")
        print(f"    read {result.title!r}; {true.doi} {true.work.type}, {sorted(one.name for one in true.defects)}")
        for doi in result.given:
            other = held[doi].work
            shown = f"{other.title!r} {other.container_title!r} {other.year}, {other.volume}, {other.page}"
            print(f"    {'right' if doi == true.doi else 'wrong'}: {doi} {other.type} {shown}")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.strings")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=200, help="strings at most (more use up the credits of OpenAlex)")
    parser.add_argument("--others", type=int, default=4_000, help="works at most that nobody cites")
    parser.add_argument("--search", default="raw", choices=["raw", "fields"])
    parser.add_argument("-v", "--verbose", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
