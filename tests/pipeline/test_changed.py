"""A change is asked about alone, and judged by the lock and the baseline that were there before it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import refcheck
from refcheck.config import Config, LockMode, MemoryConfig, NetworkConfig
from refcheck.errors import ConfigError
from refcheck.memory.baseline import render, write
from refcheck.model.evidence import LinkVerdict
from refcheck.model.report import Verdict
from refcheck.pipeline import plan
from refcheck.pipeline.baseline import kept
from tests.fakes import FakeWeb, reply

from .repositories import Repository, make_repository, needs_git

pytestmark = needs_git

OLD, NEW = "https://www.example.org/old", "https://www.example.org/new"
NOTE = "[^{0}]: Jane Doe, *{1}*, A Press, {2}. {3}\n"
TEXT = "# A paper\n\nThis stands in a book.[^1]\n\n" + NOTE.format(1, "A Book of Rivers", 2017, OLD)
MORE = "\nAnd that in another.[^2]\n\n" + NOTE.format(2, "The Hills Beyond", 2018, NEW)
ENTRY = "@book{{{0},\n  author = {{Doe, Jane}},\n  title = {{{1}}},\n  year = {{{2}}},\n  url = {{{3}}}\n}}\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = make_repository(tmp_path / "project")
    made.put("a.md", TEXT)
    made.commit()
    made.git("switch", "-q", "-c", "change")
    monkeypatch.chdir(made.root)
    return made


def settings(**memory: object) -> Config:
    return Config(memory=MemoryConfig(use=False)) if not memory else Config(memory=MemoryConfig(**memory))  # type: ignore[arg-type]


def asked(*sources: str, changed: str = "", config: Config | None = None) -> list[str]:
    first = plan(*sources, changed=changed, config=config or settings())
    assert first is not None
    return sorted({request.url for request in first.requests if "example.org" in request.url})


def test_nothing_is_asked_when_nothing_changed(repository: Repository) -> None:
    assert asked("a.md") == []
    assert asked("a.md", changed="main") == []
    assert plan("a.md", config=settings()).requests  # type: ignore[union-attr]


def test_only_what_is_new_is_asked_committed_or_not(repository: Repository) -> None:
    repository.put("a.md", TEXT + MORE)
    assert asked("a.md") == [NEW]
    repository.commit()
    assert asked("a.md") == [NEW]
    assert asked("a.md", changed="HEAD") == []


def test_a_new_file_is_new_as_a_whole(repository: Repository) -> None:
    repository.put("b.md", TEXT.replace(OLD, NEW))
    assert asked("a.md", "b.md") == [NEW]
    assert asked(".") == [NEW]


def test_what_moved_within_its_file_is_not_new(repository: Repository) -> None:
    repository.put("a.md", "# A paper\n\nA new sentence.\n\n" + TEXT.removeprefix("# A paper\n\n"))
    assert asked("a.md") == []


def test_a_title_that_changed_has_its_page_asked(repository: Repository) -> None:
    repository.put("a.md", TEXT.replace("Rivers", "Lakes"))
    assert asked("a.md") == [OLD]


def test_words_that_are_newly_quoted_have_their_page_asked(repository: Repository) -> None:
    quoted = "It says that “the river took the bridge away in the night of the flood”.[^1]"
    repository.put("a.md", TEXT.replace("This stands in a book.[^1]", quoted))
    assert asked("a.md") == [OLD]


def test_an_entry_that_changed_in_a_bib(repository: Repository) -> None:
    entries = [("a", "A Book of Rivers", 2017, OLD), ("b", "The Hills Beyond", 2018, NEW)]
    repository.put("references/all.bib", "".join(ENTRY.format(*one) for one in entries))
    commit = repository.commit()
    assert asked("references/all.bib", changed=commit) == []
    entries[1] = ("b", "The Hills Beyond", 2019, NEW)
    repository.put("references/all.bib", "".join(ENTRY.format(*one) for one in reversed(entries)))
    assert asked("references/all.bib", changed=commit) == [NEW]
    assert asked(changed=commit) == [NEW]


def test_a_bibliography_that_a_document_names(repository: Repository) -> None:
    repository.put("refs.bib", ENTRY.format("a", "A Book of Rivers", 2017, OLD))
    repository.put(
        "paper.tex", "\\documentclass{article}\\begin{document}Text \\cite{a}.\\bibliography{refs}\\end{document}"
    )
    commit = repository.commit()
    assert asked("paper.tex", changed=commit) == []
    repository.put("refs.bib", ENTRY.format("a", "A Book of Rivers", 2017, NEW))
    assert asked("paper.tex", changed=commit) == [NEW]


def test_a_page_is_read_as_it_was(repository: Repository) -> None:
    page = "<h1>A page</h1><p>See <a href='{0}'>the book</a>.</p>"
    repository.put("a.html", page.format(OLD))
    commit = repository.commit()
    assert asked("a.html", changed=commit) == []
    repository.put("a.html", page.format(NEW))
    assert asked("a.html", changed=commit) == [NEW]


def test_what_is_not_asked_is_neither_fine_nor_wrong(repository: Repository) -> None:
    report = refcheck.check("a.md", config=replace(settings(), strict=True), changed="")
    (link,) = report.links
    assert (link.verdict, link.reason, link.detail[:19]) == (LinkVerdict.SKIPPED, "unchanged", "it is as it was in ")
    assert [(one.verdict, one.reason) for one in report.references] == [(Verdict.SKIPPED, "not-asked")]
    assert (report.exit_code, report.run.requests, len(report.run.since)) == (0, {}, 12)
    assert "1 link, as before the change" in refcheck.render(report, "full")


@pytest.fixture
def web() -> Iterator[FakeWeb]:
    with FakeWeb() as made:
        yield made


def on_loopback(**memory: object) -> Config:
    network = NetworkConfig(host_interval=0.0, timeout=5.0, max_wait=0.0, allow_private_network=True)
    return Config(only=("links",), network=network, memory=MemoryConfig(cache_dir=Path("../cache"), **memory))  # type: ignore[arg-type]


def lock_of(url: str, *, days_ago: int) -> str:
    day = (datetime.now(UTC).date() - timedelta(days=days_ago)).isoformat()
    return json.dumps(
        {
            "schema": "refcheck-lock/1",
            "urls": {url: {"first_seen": day, "last_ok": day, "failures": []}},
            "references": {},
        }
    )


def test_the_lock_is_that_of_the_earlier_revision(repository: Repository, web: FakeWeb) -> None:
    """A change that brings a dead link cannot bring along that it was alive lately."""
    site = web.host("www.example.org")
    site.script("/gone", reply(status=404))
    url = site.local("/gone")
    repository.put("a.md", TEXT + MORE.replace(NEW, url))
    repository.put("references/refcheck.lock", lock_of(url, days_ago=20))
    before = (repository.root / "references" / "refcheck.lock").read_bytes()
    believed = refcheck.check("a.md", config=on_loopback(lock=LockMode.READ, refresh=True))
    assert [f.severity for f in believed.findings if f.location.line and url in f.actual] == ["warning"]
    judged = refcheck.check("a.md", config=on_loopback(lock=LockMode.UPDATE, refresh=True), changed="")
    assert [(f.code, f.severity) for f in judged.errors] == [("LNK001", "error")]
    assert (repository.root / "references" / "refcheck.lock").read_bytes() == before


def test_a_lock_that_the_earlier_revision_had_is_used(repository: Repository, web: FakeWeb) -> None:
    site = web.host("www.example.org")
    site.script("/gone", reply(status=404))
    url = site.local("/gone")
    repository.put("references/refcheck.lock", lock_of(url, days_ago=20))
    base = repository.commit()
    repository.put("references/refcheck.lock", "{damaged")
    repository.put("a.md", TEXT + MORE.replace(NEW, url))
    report = refcheck.check("a.md", config=on_loopback(refresh=True), changed=base)
    assert report.errors == ()
    assert [f.severity for f in report.findings if f.code == "LNK001"] == ["warning"]


def test_days_to_come_are_not_believed(repository: Repository, web: FakeWeb) -> None:
    site = web.host("www.example.org")
    site.script("/gone", reply(status=404))
    url = site.local("/gone")
    repository.put("references/refcheck.lock", lock_of(url, days_ago=-400))
    base = repository.commit()
    repository.put("a.md", TEXT + MORE.replace(NEW, url))
    assert refcheck.check("a.md", config=on_loopback(refresh=True), changed=base).errors


WRONG = TEXT.replace("This stands in a book.[^1]", "As the report *Migrating for Opportunities* says.[^1]").replace(
    "A Book of Rivers", "Migrating to Opportunity: Overcoming Barriers"
)


def test_a_change_cannot_put_off_what_it_brings(repository: Repository) -> None:
    repository.put("a.md", WRONG)
    found = refcheck.check("a.md", offline=True)
    assert [f.code for f in found.errors] == ["TTL002"]
    today = datetime.now(UTC).date()
    write(Path("known.json"), kept(found, {}, root=Path(), today=today, add=True))
    repository.commit()
    config = Config(baseline="known.json")
    assert refcheck.check("a.md", offline=True, config=config).errors == ()
    assert [f.code for f in refcheck.check("a.md", offline=True, config=config, changed="").errors] == ["TTL002"]
    assert refcheck.check("a.md", offline=True, config=config, changed="HEAD").errors == ()


def test_a_change_cannot_damage_the_baseline(repository: Repository) -> None:
    repository.put("known.json", render(()))
    base = repository.commit()
    repository.put("known.json", "<<<<<<<")
    assert refcheck.check("a.md", offline=True, config=Config(baseline="known.json"), changed=base).exit_code == 0


def test_a_change_accepts_nothing(repository: Repository) -> None:
    with pytest.raises(ConfigError, match="accepts nothing"):
        refcheck.check("a.md", offline=True, config=settings(lock=LockMode.ACCEPT), changed="")


def test_nothing_is_left_behind(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = sorted(tmp_path.iterdir())
    refcheck.check("a.md", offline=True, config=settings(), changed="")
    assert sorted(tmp_path.iterdir()) == before


def test_a_change_cannot_vouch_for_what_it_brings(repository: Repository, tmp_path: Path) -> None:
    def vetted(changed: str | None, authority: str) -> int:
        first = plan("a.md", changed=changed, config=replace(settings(), authority=(authority,)))
        return first.vetted if first is not None else 0

    entry = ENTRY.format("b", "The Hills Beyond", 2018, NEW)
    repository.put("a.md", TEXT + MORE)
    repository.put("own.bib", entry)
    assert vetted(None, "own.bib") == 1
    assert vetted("", "own.bib") == 0
    assert vetted(repository.commit(), "own.bib") == 1
    (tmp_path / "mine.bib").write_text(entry)
    assert vetted("", str(tmp_path / "mine.bib")) == 1


TABLE = (
    "Title,Journal,Author,RetractionDate,RetractionDOI,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,"
    "RetractionNature\n"
    "The Hills Beyond,,,4/9/2019 0:00,10.7001/r,,10.7001/hills,0,Correction\n"
)


def test_a_change_cannot_bring_a_table_of_retractions(repository: Repository) -> None:
    def noticed(changed: str | None) -> list[str]:
        config = replace(settings(), retraction_watch=("table.csv",))
        report = refcheck.check("c.bib", offline=True, config=config, changed=changed)
        return [one.source for one in report.evidence if one.source == "retraction-watch"]

    repository.put("c.bib", "@article{c, title = {The Hills Beyond}, doi = {10.7001/hills}, year = 2018}\n")
    repository.put("table.csv", TABLE)
    assert noticed(None) == ["retraction-watch"]
    assert noticed("") == []
    assert noticed(repository.commit()) == ["retraction-watch"]
