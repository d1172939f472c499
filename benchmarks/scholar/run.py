"""One run of refcheck over a stage, with the whole scholarly internet on loopback."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import refcheck
from benchmarks.scholar.cases import Stage
from benchmarks.scholar.scoring import Flagged, by_key
from refcheck.config import Config, MemoryConfig, NetworkConfig
from refcheck.fetch import Clock
from refcheck.model.report import Report
from tests.fakes import FakeWeb, Kind
from tests.fakes.registries import ScholarlyWeb, Trouble


@dataclass(frozen=True, kw_only=True, slots=True)
class Weather:
    """How the internet is: ``trouble`` by host, seconds before each answer, the mailto that is sent."""

    trouble: dict[str, Trouble] = field(default_factory=dict)
    latency: float = 0.05
    mailto: str | None = "benchmark@scholarpress.net"


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What a run found and what it took: seconds, and the growth of the peak of memory in MB (fakes included)."""

    report: Report
    found: Flagged
    before: Flagged
    wall: float
    memory: float
    traffic: dict[str, tuple[int, dict[str, int], float, int, int]]
    """By host: requests, kinds, shortest spacing in seconds, most at once, refused as too fast."""


def run(stage: Stage, weather: Weather, *, transport: Kind = "requests", clock: Clock | None = None) -> Run:
    """Check the stage's bibliography from nothing: no memory of earlier runs. ``clock`` is kept by both sides."""
    with tempfile.TemporaryDirectory(prefix="scholar-") as name:
        folder = Path(name)
        path, original = folder / "cited.bib", folder / "original.bib"
        path.write_text(stage.bibliography(), "utf-8")
        original.write_text(stage.bibliography(original=True), "utf-8")
        network = NetworkConfig(mailto=weather.mailto)
        config = Config(root=folder, network=network, memory=MemoryConfig(use=False))
        before = by_key(refcheck.check(original, offline=True, config=config).findings)
        memory, began = _peak(), time.monotonic()
        with FakeWeb() as web:
            scholarly = ScholarlyWeb(
                web, stage.works, latency=weather.latency, clock=clock.monotonic if clock else time.monotonic
            )
            for host, trouble in weather.trouble.items():
                scholarly.trouble(host, trouble)
            began = time.monotonic()
            with web.transport(network, kind=transport) as wire:
                report = refcheck.check(path, config=config, transport=wire, resolver=web.resolver, clock=clock)
            wall = time.monotonic() - began
            traffic = {
                host: (state.requests, dict(state.kinds), state.spacing, state.most, state.refused)
                for host, state in scholarly.traffic.hosts.items()
                if state.requests
            }
    found = by_key(report.findings)
    return Run(report=report, found=found, before=before, wall=wall, memory=_peak() - memory, traffic=traffic)


def costs(made: Run, references: int) -> str:
    """Return what a run took as text."""
    registries = {host: row for host, row in made.traffic.items() if host in REGISTRIES}
    total = sum(row[0] for row in registries.values())
    others = sum(row[0] for host, row in made.traffic.items() if host not in REGISTRIES)
    lines = [
        (
            f"wall {made.wall:.1f} s, peak of memory +{made.memory:.0f} MB, {references} references, "
            f"{total} registry requests ({total / max(references, 1):.2f} each), {others} to pages"
        )
    ]
    for host, (count, kinds, spacing, most, refused) in sorted(registries.items()):
        spent = ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items()))
        lines.append(
            f"  {host:26} {count:5} ({count / max(references, 1):.2f} each; {spent}), spacing {spacing:.3f} s, "
            f"at most {most} at once, {refused} too fast"
        )
    return "\n".join(lines)


def accusations(made: Run, keys: Sequence[str]) -> list[str]:
    """Return the errors among these entries that were not there offline before the entry was changed."""
    return [
        f"{key} {finding.code}"
        for key in keys
        for finding in made.found.get(key, ())
        if finding.severity.rank == 0 and finding.code not in {f.code for f in made.before.get(key, ())}
    ]


REGISTRIES = frozenset(
    {
        "api.crossref.org",
        "doi.org",
        "dx.doi.org",
        "www.doi.org",
        "api.datacite.org",
        "api.openalex.org",
        "export.arxiv.org",
        "openlibrary.org",
        "eutils.ncbi.nlm.nih.gov",
        "www.ncbi.nlm.nih.gov",
        "pmc.ncbi.nlm.nih.gov",
        "dblp.org",
        "api.semanticscholar.org",
        "hdl.handle.net",
        "repository.unionlibrary.org",
        "openreports.net",
    }
)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
