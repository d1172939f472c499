from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import refcheck
from refcheck.config import Config, MemoryConfig, NetworkConfig
from refcheck.errors import ConfigError
from refcheck.mend import apply, diff
from refcheck.model.report import Report
from refcheck.model.work import Name, PartialDate, Work
from refcheck.pipeline import plan
from refcheck.reports import parse, render
from tests.fakes import FakeClock, FakeWeb
from tests.fakes.registries import Holder, ScholarlyWeb, TrueWork

CITED = """@article{one,
  title = {Ferries and Fares on the Strait of the Islands},
  author = {Wirawan, Dewi},
  year = 2018,
  doi = {10.7001/jil.2018.5},
}

@article{two,
  title = {Harbours and Harvests of the Northern Delta},
  author = {Duarte, Inês},
  year = 2011,
}
"""
WORKS = (
    Work(
        type="article-journal",
        title="Ferries and Fares on the Strait of the Islands",
        author=(Name(family="Wirawan", given="Dewi"),),
        issued=PartialDate(year=2018),
        container_title="Journal of Island Labour",
        page="12-34",
        doi="10.7001/jil.2018.5",
    ),
    Work(
        type="article-journal",
        title="Harbours and Harvests of the Northern Delta",
        author=(Name(family="Duarte", given="Inês"),),
        issued=PartialDate(year=2011),
        container_title="Delta & Sea",
        doi="10.7001/ds.9",
    ),
)
VETTED = """@article{w18,
  title = {Ferries and Fares on the Strait of the Islands},
  author = {Wirawan, Dewi}, year = 2018, journal = {Journal of Island Labour},
}
"""


LATER = FakeClock(1_795_450_000.0)
"""A clock some hours after that of the first run."""


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "cited.bib"
    path.write_text(CITED)
    return path


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(root=tmp_path, network=NetworkConfig(), memory=MemoryConfig(cache_dir=tmp_path / "cache"))


def online(bib: Path, config: Config) -> Report:
    clock = FakeClock()
    held = frozenset({Holder.CROSSREF, Holder.OPENALEX})
    with FakeWeb() as web:
        ScholarlyWeb(web, [TrueWork(work=work, held_by=held) for work in WORKS], clock=clock.monotonic)
        with web.transport(config.network) as wire:
            return refcheck.check(bib, config=config, transport=wire, resolver=web.resolver, clock=clock, enrich=True)


def test_entries_are_completed_from_what_was_kept_offline(bib: Path, config: Config) -> None:
    first = online(bib, config)
    kept = refcheck.check(bib, clock=LATER, config=config, offline=True, enrich=True)
    assert diff(kept.findings) == diff(first.findings)
    assert apply(kept.findings) == (str(bib),)
    safe = bib.read_text()
    assert "journal = {Journal of Island Labour}" in safe
    assert "10.7001/ds.9" not in safe
    apply(refcheck.check(bib, clock=LATER, config=config, offline=True, enrich=True).findings, unsafe=True)
    done = bib.read_text()
    assert "journal = {Delta \\& Sea}" in done
    assert "doi = {10.7001/ds.9}" in done
    assert diff(refcheck.check(bib, clock=LATER, config=config, offline=True, enrich=True).findings) == ""


def test_without_it_the_doi_alone_is_proposed(bib: Path, config: Config) -> None:
    online(bib, config)
    text = diff(refcheck.check(bib, clock=LATER, config=config, offline=True).findings)
    assert "10.7001/ds.9" in text
    assert "journal" not in text


def test_a_saved_run_keeps_the_fields(bib: Path, config: Config) -> None:
    report = online(bib, config)
    saved = parse(render(report, "json"))
    assert [f.intent for f in saved.findings] == [f.intent for f in report.findings]


def test_a_vetted_library_vouches_for_a_work_offline(bib: Path, config: Config, tmp_path: Path) -> None:
    own = tmp_path / "own.bib"
    own.write_text(VETTED)
    report = refcheck.check(bib, config=replace(config, authority=(str(own),)), offline=True)
    (told,) = (one for one in report.evidence if one.source == "authority")
    assert (told.reference, told.asked, told.matches) == ("one", "own.bib: w18", True)
    assert [one.verdict for one in report.references] == ["ok", "unverified"]


def test_a_library_does_not_vouch_for_itself(bib: Path, config: Config) -> None:
    same = str(bib.parent / "." / bib.name)
    report = refcheck.check(bib, config=replace(config, authority=(same,)), offline=True)
    assert [one for one in report.evidence if one.source == "authority"] == []


def test_links_alone_ask_no_library(bib: Path, config: Config) -> None:
    refcheck.check(bib, config=replace(config, authority=("absent.bib",), only=("links",)), offline=True)


def test_a_library_that_is_not_there_is_an_error(bib: Path, config: Config) -> None:
    with pytest.raises(ConfigError, match=r"absent\.bib: a vetted library cannot be read"):
        refcheck.check(bib, config=replace(config, authority=("absent.bib",)), offline=True)


def test_what_the_library_knows_is_counted_before_anything_is_asked(bib: Path, config: Config, tmp_path: Path) -> None:
    own = tmp_path / "own.bib"
    own.write_text(
        VETTED.replace("Ferries and Fares on the Strait of the Islands", "Harbours and Harvests of the Northern Delta")
        .replace("Wirawan, Dewi", "Duarte, Inês")
        .replace("2018", "2011")
    )
    first, with_own = plan(bib, config=config), plan(bib, config=replace(config, authority=(str(own),)))
    assert first is not None
    assert with_own is not None
    assert (first.vetted, with_own.vetted) == (0, 1)
    assert any("Harbours" in one.url for one in first.requests)
    assert not any("Harbours" in one.url for one in with_own.requests)
