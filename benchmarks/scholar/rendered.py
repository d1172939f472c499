"""What is said of notes whose works are right: ``python -m benchmarks.scholar.rendered BIBS --styles FOLDER``.

Entries of the .bib files under BIBS are rendered by pandoc as footnotes in the note styles of FOLDER
(https://github.com/citation-style-language/styles), ``--draw`` of them; the registries hold every work as its entry
has it, with the oddities of real records. Whatever is then said of a work is a false alarm, made by a field that was
read wrongly or by a comparison: this holds reader and judge together. ``--list FILE`` writes each with its note.
"""

from __future__ import annotations

import argparse
import json
import logging
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

import refcheck
from benchmarks.notes import drawn_styles, items_of, rendered
from benchmarks.scholar.cases import Stage, make
from benchmarks.scholar.entry import Entry, found_in
from benchmarks.scholar.scoring import ABOUT_WORKS
from refcheck.config import Config, MemoryConfig, NetworkConfig
from refcheck.model.finding import Finding, Severity
from refcheck.model.report import Report
from tests.fakes import FakeClock, FakeWeb
from tests.fakes.registries import ScholarlyWeb


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; return 1 when anything was called an error."""
    options = _options(arguments)
    logging.disable(logging.CRITICAL)
    entries = found_in([options.bibs])
    chance = Random(options.seed)
    notes = asked = 0
    counts: dict[Severity, Counter[str]] = {Severity.ERROR: Counter(), Severity.WARNING: Counter()}
    lines: list[str] = []
    for style in chance.sample(drawn_styles(options.styles), options.draw):
        document, stage = document_in(style, chance.sample(entries, options.size), chance.randrange(10_000))
        if not document:
            print(f"skipped: pandoc does not take {style.stem}")
            continue
        report, said = said_of(document, stage)
        notes += len(report.references)
        asked += sum(report.asked.values())
        for finding in said:
            counts[finding.severity][finding.code] += 1
            lines.append(f"{style.stem} {finding.code} {finding.severity}: {finding.message}")
            lines += [f"    {text}" for text in (finding.actual, finding.expected, _note(document, finding))]
    for severity, found in counts.items():
        told = ", ".join(f"{code} {number}" for code, number in found.most_common()) or "none"
        print(f"{severity.value}s: {found.total()} in {notes} references ({told})")
    print(f"asked: {asked} ({asked / max(notes, 1):.2f} each)")
    if options.list:
        options.list.write_text("\n".join(lines), "utf-8")
    return 1 if counts[Severity.ERROR] else 0


def document_in(style: Path, entries: list[Entry], seed: int) -> tuple[str, Stage]:
    """Return a Markdown document with a note for each entry, empty where pandoc fails, and the stage that holds them."""
    stage = make(entries, seed, unchanged=1)
    with tempfile.TemporaryDirectory(prefix="rendered-") as name:
        path = Path(name, "cited.bib")
        path.write_text(stage.bibliography(original=True), "utf-8")
        try:
            return rendered(items_of(path), style), stage
        except (subprocess.CalledProcessError, json.JSONDecodeError):
            return "", stage


def said_of(document: str, stage: Stage) -> tuple[Report, list[Finding]]:
    """Return the report of a document and the errors and warnings about its works that only the registries bring."""
    with tempfile.TemporaryDirectory(prefix="rendered-") as name, FakeWeb() as web:
        path = Path(name, "cited.md")
        path.write_text(document, "utf-8")
        network = NetworkConfig(mailto="benchmark@scholarpress.net")
        config = Config(root=path.parent, network=network, memory=MemoryConfig(use=False))
        alone = {(f.code, f.reference) for f in refcheck.check(path, offline=True, config=config).findings}
        clock = FakeClock()
        ScholarlyWeb(web, stage.works, latency=0.05, clock=clock.monotonic)
        with web.transport(network, kind="requests") as wire:
            report = refcheck.check(path, config=config, transport=wire, resolver=web.resolver, clock=clock)
    about = [f for f in report.findings if f.code.startswith(ABOUT_WORKS) and f.severity.rank <= Severity.WARNING.rank]
    return report, [finding for finding in about if (finding.code, finding.reference) not in alone]


def _note(document: str, finding: Finding) -> str:
    """Return the note that a finding speaks of, as far as its place tells."""
    lines = document.splitlines()
    line = finding.location.line
    return lines[line - 1][:400] if line and line <= len(lines) else ""


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scholar.rendered")
    parser.add_argument("bibs", type=Path)
    parser.add_argument("--styles", type=Path, required=True)
    parser.add_argument("--draw", type=int, default=10, help="styles")
    parser.add_argument("--size", type=int, default=25, help="works a style")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", type=Path)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
