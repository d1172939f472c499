"""What is said of 150 references that were written by hand: ``python -m benchmarks.outsider``.

Written as somebody would who does not know how refcheck judges: clean.bib holds references as careful people write them,
faulty.bib fabrications and slips of every kind, standing.bib retracted papers and sound ones. Above each entry stands its
label: what is wrong, and whether two sources make an error of it or a warning is all that may be said. The registries
(internet.py) hold what stands in works.txt. Nothing is drawn by lot, and nothing leaves the machine.

``-v`` shows what was said of each entry that is missed or falsely accused, ``--all`` of every one.
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import refcheck
from benchmarks.outsider.internet import Internet
from benchmarks.outsider.works import Held, held_in
from refcheck.config import Config, MemoryConfig, NetworkConfig
from refcheck.model.finding import Finding, Severity
from tests.fakes import FakeClock, FakeWeb

HERE = Path(__file__).parent
FILES = ("clean.bib", "faulty.bib", "standing.bib")
ABOUT_WORKS = ("IDN", "TTL001", "TTL010", "AUT001", "AUT002", "AUT005", "DAT002", "DAT003", "PUB", "CNT001")
"""Codes (their beginnings) that say something of what a work really is."""
MAIL = "benchmark@scholarpress.net"
_LABEL = re.compile(r"^% (?P<label>clean|faulty|retracted|sound)\b(?P<rest>.*)\n@\w+\{(?P<key>\w+),", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What somebody wrote above an entry: ``wrong`` at all, and whether an ``error`` is expected."""

    key: str
    text: str
    wrong: bool
    error: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The findings about works by key, and how many requests it took by host."""

    findings: dict[str, list[Finding]]
    asked: dict[str, int]


def labels_in(text: str) -> list[Label]:
    """Return the labels of a bibliography, in order."""
    return [
        Label(
            key=match["key"],
            text=f"{match['label']}{match['rest']}",
            wrong=match["label"] in {"faulty", "retracted"},
            error=match["label"] == "retracted" or match["rest"].startswith(" error"),
        )
        for match in _LABEL.finditer(text)
    ]


def said_of(text: str, works: Sequence[Held] | None = None) -> Told:
    """Return what is said of a bibliography, all registries at hand and nothing remembered.

    ``works`` are what the registries hold, those of works.txt unless they are given.
    """
    with tempfile.TemporaryDirectory(prefix="outsider-") as name, FakeWeb() as web:
        path = Path(name, "cited.bib")
        path.write_text(text, "utf-8")
        internet = Internet(web, held_in(HERE / "works.txt") if works is None else works)
        network = NetworkConfig(mailto=MAIL)
        config = Config(root=path.parent, network=network, memory=MemoryConfig(use=False))
        with web.transport(network, kind="requests") as wire:
            report = refcheck.check(path, config=config, transport=wire, resolver=web.resolver, clock=FakeClock())
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.key and finding.code.startswith(ABOUT_WORKS):
            found.setdefault(finding.key, []).append(finding)
    return Told(findings=found, asked=dict(internet.asked))


def figures(labels: Sequence[Label], told: Told, worst: Severity) -> tuple[str, list[str]]:
    """Return precision, recall and F1 at a threshold as text, and the keys that are missed or falsely accused.

    With errors alone, faulty entries of which a warning is all that may be said are left out.
    """
    flagged = {
        label.key: any(one.severity.rank <= worst.rank for one in told.findings.get(label.key, ())) for label in labels
    }
    due = [label for label in labels if label.wrong and (label.error or worst is not Severity.ERROR)]
    missed = [label.key for label in due if not flagged[label.key]]
    clean = [label for label in labels if not label.wrong]
    alarmed = [label.key for label in clean if flagged[label.key]]
    hits = len(due) - len(missed)
    precision = hits / (hits + len(alarmed)) if hits else 0.0
    recall = hits / len(due) if due else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    text = (
        f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} ({hits} of {len(due)} faulty ones), "
        f"false alarms on {len(alarmed)} of {len(clean)} clean ones"
    )
    return text, [*missed, *alarmed]


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; return 1 when a clean entry was called an error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.outsider")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    text = "\n".join((HERE / name).read_text("utf-8") for name in FILES)
    labels = labels_in(text)
    told = said_of(text)
    asked = sum(told.asked.values())
    print(
        f"{len(labels)} references, {sum(label.wrong for label in labels)} faulty; {asked} requests "
        f"({asked / len(labels):.2f} each): {', '.join(f'{host} {n}' for host, n in sorted(told.asked.items()))}"
    )
    shown: dict[str, None] = {}
    for worst in (Severity.ERROR, Severity.WARNING):
        line, odd = figures(labels, told, worst)
        print(f"{worst.value}s: {line}")
        shown |= dict.fromkeys(odd)
    for label in labels:
        if options.all or (options.verbose and label.key in shown):
            print(f"{label.key} {label.text}", *map(written, told.findings.get(label.key, ())), sep="\n    ")
    _, odd = figures(labels, told, Severity.ERROR)
    accused = any(label.key in odd for label in labels if not label.wrong)
    return 1 if accused else 0


def written(finding: Finding) -> str:
    """Return a finding on one line."""
    return f"{finding.code} {finding.severity} {finding.message}: {finding.actual[:90]} -> {finding.expected[:90]}"


if __name__ == "__main__":
    sys.exit(main())
