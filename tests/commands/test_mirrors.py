"""Registries that stand elsewhere: the base addresses of the user's own configuration, in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from refcheck.config.keys import REGISTRIES
from refcheck.evidence.archives import memento, wayback
from refcheck.evidence.registries import REGISTRIES as ASKED
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.urls import host_of
from tests.fakes import FakeWeb
from tests.fakes.registries import Holder, ScholarlyWeb, TrueWork

HOSTS = {
    "doi.org": "doi.org",
    "hdl.handle.net": "hdl.handle.net",
    "crossref": "api.crossref.org",
    "datacite": "api.datacite.org",
    "arxiv": "export.arxiv.org",
    "pubmed": "eutils.ncbi.nlm.nih.gov",
    "open-library": "openlibrary.org",
    "openalex": "api.openalex.org",
    "semantic-scholar": "api.semanticscholar.org",
    "dblp": "dblp.org",
}
BIBLIOGRAPHY = """@article{wirawan2018,
  author = {Wirawan, Dewi and Lindqvist, Karl},
  title = {Ferry Timetables as Graphs: A Re-ordering of Ports},
  journal = {Journal of Island Computing},
  year = {2018},
  doi = {10.5555/ferry.2018}
}

@dataset{castellan2020,
  author = {Castellan, Ines},
  title = {Soundings of the Northern Harbours},
  year = {2020},
  publisher = {Harbour Data Centre},
  doi = {10.5557/soundings}
}

@article{unknown2017,
  author = {Nowhere, Ann},
  title = {A Paper that No Registry Has Ever Heard of at All},
  journal = {Journal of Island Computing},
  volume = {3},
  pages = {11--29},
  year = {2017}
}
"""


WORKS = [
    TrueWork(
        work=Work(
            type="article-journal",
            title="Ferry Timetables as Graphs: A Re-ordering of Ports",
            author=(Name(family="Wirawan", given="Dewi"), Name(family="Lindqvist", given="Karl")),
            issued=PartialDate(year=2018),
            container_title="Journal of Island Computing",
            doi="10.5555/ferry.2018",
        ),
        held_by=frozenset({Holder.CROSSREF}),
    ),
    TrueWork(
        work=Work(
            type="dataset",
            title="Soundings of the Northern Harbours",
            author=(Name(family="Castellan", given="Ines"),),
            issued=PartialDate(year=2020),
            publisher="Harbour Data Centre",
            doi="10.5557/soundings",
        ),
        held_by=frozenset({Holder.DATACITE}),
        agency="DataCite",
    ),
]


@pytest.fixture
def mirrors(environment: dict[str, str], here: Path, tmp_path: Path) -> Iterator[ScholarlyWeb]:
    """Registries on loopback, named by the user's own configuration."""
    own = tmp_path / "configuration" / "refcheck" / "refcheck.toml"
    own.parent.mkdir(parents=True)
    environment["XDG_CONFIG_HOME"] = str(tmp_path / "configuration")
    (here / "works.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    with FakeWeb() as web:
        scholarly = ScholarlyWeb(web, WORKS, enforce=False)
        lines = [f'"{name}" = "{web.host(host).local("")}"' for name, host in HOSTS.items()]
        own.write_text("\n".join(["allow-private-network = true", "[registries]", *lines, ""]), encoding="utf-8")
        yield scholarly


def test_each_registry_and_archive_can_be_set_and_nothing_else() -> None:
    assert set(REGISTRIES) == {one.stands_at or one.name for one in ASKED} | {wayback.NAME, memento.NAME}
    assert set(HOSTS) == set(REGISTRIES) - {wayback.NAME, memento.NAME}
    assert {name: host_of(one.base) for one in ASKED for name in [one.stands_at or one.name]} == HOSTS


def test_a_run_asks_the_mirrors_alone(run_apart: Callable[..., Any], mirrors: ScholarlyWeb) -> None:
    outcome = run_apart("check", "works.bib", "--only", "metadata", "--no-cache", "-f", "json")
    report = json.loads(outcome.out)
    assert {one["key"]: one["verdict"] for one in report["references"]} == {
        "wirawan2018": "ok",
        "castellan2020": "ok",
        "unknown2017": "unverified",
    }, outcome.err
    sources = {one["source"] for one in report["evidence"]}
    assert {"doi.org", "crossref", "datacite", "openalex"} <= sources
    hosts = {one["host"] for one in report["sent"]}
    assert hosts
    assert all(host.startswith("127.") for host in hosts), hosts
    assert mirrors.traffic.hosts["api.crossref.org"].kinds


def test_a_dump_names_the_mirrors(run_apart: Callable[..., Any], mirrors: ScholarlyWeb) -> None:
    outcome = run_apart("check", "works.bib", "--only", "metadata", "--no-cache", "--dump")
    assert outcome.code == 0
    named = [line.removeprefix("may follow: ").split()[0].strip(",") for line in outcome.out.splitlines()[:-1]]
    assert any(line.startswith("may follow") for line in outcome.out.splitlines())
    assert all(name.startswith("127.") for name in named), outcome.out
    assert not any(state.kinds for state in mirrors.traffic.hosts.values())


def test_without_leave_for_private_networks_mirrors_there_are_not_asked(
    run_apart: Callable[..., Any], mirrors: ScholarlyWeb, environment: dict[str, str]
) -> None:
    own = Path(environment["XDG_CONFIG_HOME"]) / "refcheck" / "refcheck.toml"
    own.write_text(own.read_text(encoding="utf-8").replace("allow-private-network = true\n", ""), encoding="utf-8")
    outcome = run_apart("check", "works.bib", "--only", "metadata", "--no-cache", "-f", "json")
    report = json.loads(outcome.out)
    assert all(one["verdict"] == "unverified" for one in report["references"])
    assert not any(state.kinds for state in mirrors.traffic.hosts.values())


def test_a_name_that_is_no_registry_is_an_error_that_tells_those_there_are(
    run_apart: Callable[..., Any], mirrors: ScholarlyWeb, environment: dict[str, str]
) -> None:
    own = Path(environment["XDG_CONFIG_HOME"]) / "refcheck" / "refcheck.toml"
    own.write_text('[registries]\ncrosref = "http://127.0.0.1:1"\n', encoding="utf-8")
    outcome = run_apart("check", "works.bib", "--offline")
    assert outcome.code == 2
    assert "'registries'" in outcome.err
    assert "crossref" in outcome.err
    assert wayback.NAME in outcome.err
