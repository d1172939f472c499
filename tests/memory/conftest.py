from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import refcheck
from refcheck.config import LockMode, MemoryConfig
from refcheck.memory import Memory
from refcheck.model.evidence import Evidence, LinkEvidence, LinkVerdict, Outcome
from refcheck.model.work import Work

URL = "https://www.example.org/report.pdf"
START = datetime(2026, 3, 14, 10, 0, tzinfo=UTC)


@dataclass
class Days:
    """A clock that a test sets."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, days: float) -> None:
        self.now += timedelta(days=days)

    @property
    def stamp(self) -> str:
        return self.now.strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass
class House:
    """A project's folder with its memory, opened as often as a test likes."""

    folder: Path
    clock: Days

    @property
    def lock(self) -> Path:
        return self.folder / "references" / "refcheck.lock"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    def open(self, **config: Any) -> Memory:
        config.setdefault("cache_dir", self.cache)
        config.setdefault("lock", LockMode.UPDATE)
        return Memory.open(MemoryConfig(**config), self.lock, now=self.clock, root=self.folder)

    def link(self, verdict: LinkVerdict = LinkVerdict.OK, url: str = URL, **fields: Any) -> LinkEvidence:
        fields.setdefault("checked", self.clock.stamp)
        return LinkEvidence(url=url, verdict=verdict, **fields)

    def page(self, **fields: Any) -> Evidence:
        fields.setdefault("source", "page")
        fields.setdefault("asked", URL)
        fields.setdefault("outcome", Outcome.FOUND)
        fields.setdefault("reference", "doe2020title")
        fields.setdefault("record", Work(title="A Title"))
        return Evidence(when=self.clock.stamp, **fields)

    def run(self, *found: LinkEvidence | Evidence, **config: Any) -> bool:
        """One whole run that sees ``found``; return whether the lock was written."""
        memory = self.open(**config)
        for one in found:
            if isinstance(one, LinkEvidence):
                memory.remember_link(one)
            else:
                memory.remember_evidence(one)
        written = memory.save()
        memory.close()
        return written


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path, Days())


def names(folder: Path) -> list[str]:
    """What lies in ``folder``, sorted."""
    return sorted(path.name for path in folder.iterdir())


def child(code: str, *args: str) -> subprocess.Popen[str]:
    """Another process that has refcheck."""
    where = {**os.environ, "PYTHONPATH": str(Path(refcheck.__file__).parents[1])}
    return subprocess.Popen(
        [sys.executable, "-c", code, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=where
    )
