"""What is said of 150 references that were written by hand: ``python -m benchmarks.outsider``.

Written as somebody would who does not know how refcheck judges: clean.bib holds references as careful people write them,
faulty.bib fabrications and slips of every kind, standing.bib retracted papers and sound ones. Above each entry stands its
label: what is wrong, and whether two sources make an error of it or a warning is all that may be said. The registries
(internet.py) hold what stands in works.txt. Nothing is drawn by lot, and nothing leaves the machine.

``-v`` shows what was said of each entry that is missed or falsely accused, ``--all`` of every one.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import refcheck
from benchmarks.labelled import Label, Told, run
from benchmarks.outsider.internet import Internet
from benchmarks.outsider.works import Held, held_in
from refcheck.config import Config, MemoryConfig, NetworkConfig
from refcheck.model.finding import Finding
from tests.fakes import FakeClock, FakeWeb

HERE = Path(__file__).parent
FILES = ("clean.bib", "faulty.bib", "standing.bib")
ABOUT_WORKS = ("IDN", "TTL001", "TTL010", "AUT001", "AUT002", "AUT005", "DAT002", "DAT003", "PUB", "CNT001")
"""Codes (their beginnings) that say something of what a work really is."""
MAIL = "benchmark@scholarpress.net"
_LABEL = re.compile(r"^% (?P<label>clean|faulty|retracted|sound)\b(?P<rest>.*)\n@\w+\{(?P<key>\w+),", re.MULTILINE)


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


def gathered() -> tuple[list[Label], Told]:
    """Return the labels of all files, and what is said of them."""
    text = "\n".join((HERE / name).read_text("utf-8") for name in FILES)
    return labels_in(text), said_of(text)


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; return 1 when a clean entry was called an error."""
    return run("benchmarks.outsider", gathered, arguments, called="faulty")


if __name__ == "__main__":
    sys.exit(main())
