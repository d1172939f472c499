from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from refcheck.commands.archive import REASONS
from refcheck.config import Config, MemoryConfig, NetworkConfig
from refcheck.evidence.archives.coverage import Keys
from refcheck.fetch.exchange import Failure
from refcheck.fetch.transport import Answer, Ask
from refcheck.pipeline.archiving import Archived, ArchivedLink, archived, plan_archived
from tests.fakes import FakeClock, FakeTransport

NAMES = ["timestamp", "original", "mimetype", "statuscode", "digest", "length"]
HTML = {"content-type": "text/html"}
BIB = """@misc{one, title = {A Title of Some Length}, url = {http://www.a.example.org/1}, urldate = {2012-06-15}}
@misc{two, title = {Another Title of Length}, url = {http://www.b.example.org/2}}
"""
A, B = "http://www.a.example.org/1", "http://www.b.example.org/2"
LIVE = {B: Answer(number=0, status=200, headers=HTML, body=b"<title>Another Title of Length</title>")}


def row(url: str, *stamps: str) -> bytes:
    return json.dumps([NAMES, *([stamp, url, "text/html", "200", stamp, "9"] for stamp in stamps)]).encode()


class Archive(FakeTransport):
    """Knows copies by address; what is asked to be saved is noted."""

    def __init__(self, clock: FakeClock, held: dict[str, bytes], answers: dict[str, Answer] | None = None) -> None:
        super().__init__(clock, dict(answers or {}))
        self.held = held
        self.saving: list[Ask] = []
        self.on_save = Answer(number=0, status=200)

    def start(self, ask: Ask) -> None:
        if "/cdx/search/cdx?" in ask.url:
            name = next((url for url in self.held if url.rpartition("/")[0].partition("//")[2] in ask.url), "")
            self.answers[ask.url] = [Answer(number=0, status=200, body=self.held.get(name, b"[]"))]
        elif "/save/" in ask.url:
            self.saving.append(ask)
            self.answers[ask.url] = [self.on_save]
        super().start(ask)

    @property
    def asked(self) -> list[str]:
        return [ask.url for _, ask in self.started]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(
        root=tmp_path,
        network=NetworkConfig(host_interval=0.0),
        memory=MemoryConfig(cache_dir=tmp_path / "cache"),
    )


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "a.bib"
    path.write_text(BIB, "utf-8")
    return path


def looked(bib: Path, config: Config, transport: FakeTransport, **how: Any) -> Archived:
    return archived(bib, config=config, transport=transport, clock=transport.clock, **how)


def of(found: Archived, url: str) -> ArchivedLink:
    return next(link for link in found.links if link.url == url)


def test_the_newest_copy_and_the_one_nearest_to_the_day_of_reading(bib: Path, config: Config) -> None:
    transport = Archive(FakeClock(), {A: row(A, "20120610120000", "20110101000000", "20200101000000")})
    found = looked(bib, config, transport)
    one = of(found, A)
    assert (one.state, one.read_on, one.location.line) == ("saved", "2012-06-15", 1)
    assert one.newest is not None
    assert one.nearest is not None
    assert (one.newest.date, one.nearest.date) == ("2020-01-01", "2012-06-10")
    assert one.newest.url == f"https://web.archive.org/web/20200101000000/{A}"
    assert of(found, B).state == "none"
    assert (found.due, found.answered, found.interrupted) == (2, 2, False)
    assert not any("/web/2" in url for url in transport.asked), "nothing is opened"


def test_a_second_look_asks_nothing(bib: Path, config: Config) -> None:
    held = {A: row(A, "20120610120000")}
    first = looked(bib, config, Archive(FakeClock(), held))
    later = FakeClock(FakeClock().wall() + 3_600)
    transport = Archive(later, held)
    second = looked(bib, config, transport)
    assert transport.asked == []
    assert of(second, A).from_store
    assert replace(of(second, A), from_store=False) == of(first, A)
    offline = looked(bib, config, Archive(later, held), offline=True)
    assert of(offline, A).state == "saved"


def test_more_copies_than_one_answer_lists_take_a_second_question(bib: Path, config: Config) -> None:
    many = [f"2012{n // 28 + 1:02d}{n % 28 + 1:02d}120000" for n in range(60)]
    transport = Archive(FakeClock(), {A: row(A, *many)})
    looked(bib, config, transport)
    assert sum("a.example.org" in url for url in transport.asked) == 2


def test_offline_without_a_memory_nothing_is_known(bib: Path, config: Config) -> None:
    transport = Archive(FakeClock(), {})
    found = looked(bib, config, transport, offline=True)
    assert transport.asked == []
    assert {(link.state, link.reason) for link in found.links} == {("skipped", "offline")}


def test_an_archive_that_fails_is_not_known(bib: Path, config: Config) -> None:
    class Down(Archive):
        def start(self, ask: Ask) -> None:
            self.answers[ask.url] = [Answer(number=0, failure=Failure.TIMEOUT)]
            FakeTransport.start(self, ask)

    found = looked(bib, config, Down(FakeClock(), {}))
    assert {link.state for link in found.links} == {"unknown"}
    assert found.answered == 0


def test_no_archive_is_told_of_private_addresses(tmp_path: Path, config: Config) -> None:
    path = tmp_path / "a.md"
    path.write_text("See [it](http://localhost/x) and [that](http://10.1.2.3/a).\n", "utf-8")
    transport = Archive(FakeClock(), {})
    found = looked(path, config, transport)
    assert transport.asked == []
    assert {link.state for link in found.links} == {"skipped"}


def test_why_an_archive_is_not_told_of_an_address(tmp_path: Path, config: Config) -> None:
    why = {
        "http://localhost/x": "not-public",
        "https://www.a.example.org/1?token=s3cr3t0123456789": "secret",
        "https://doi.org/10.1000/182": "resolver",
        "https://web.archive.org/web/2012/http://www.a.example.org/1": "copy",
    }
    path = tmp_path / "a.md"
    path.write_text("".join(f"See <{url}>.\n\n" for url in why), "utf-8")
    found = looked(path, config, Archive(FakeClock(), {}))
    assert [link.reason for link in found.links] == list(why.values())
    assert {*why.values()} <= {*REASONS}


def test_nothing_is_saved_unless_it_is_asked_for(bib: Path, config: Config) -> None:
    transport = Archive(FakeClock(), {})
    looked(bib, config, transport)
    assert transport.saving == []


def test_a_copy_is_asked_for_of_what_is_alive_and_has_none(bib: Path, config: Config) -> None:
    held = {A: row(A, "20120610120000")}
    alive = Archive(FakeClock(), held, LIVE)
    found = looked(bib, config, alive, save=True)
    assert [ask.url for ask in alive.saving] == [f"https://web.archive.org/save/{B}"]
    assert "Authorization" not in alive.saving[0].headers
    assert of(found, B).asked == "requested"
    assert of(found, A).asked == ""


def test_nothing_dead_is_saved(bib: Path, config: Config) -> None:
    dead = Archive(FakeClock(), {A: row(A, "20120610120000")}, {B: Answer(number=0, status=404)})
    found = looked(bib, config, dead, save=True)
    assert dead.saving == []
    assert of(found, B).asked == ""


def test_keys_are_sent_to_the_archive_and_shown_nowhere(bib: Path, config: Config) -> None:
    keys = Keys("my-access", "my-secret")
    transport = Archive(FakeClock(), {A: row(A, "20120610120000")}, LIVE)
    transport.on_save = Answer(number=0, status=200, headers={"content-location": f"/web/20261123140000/{B}"})
    found = looked(bib, config, transport, save=True, keys=keys)
    assert transport.saving[0].headers["Authorization"] == "LOW my-access:my-secret"
    one = of(found, B)
    assert one.asked == "saved"
    assert one.newest is not None
    assert (one.newest.url, one.newest.date) == (f"https://web.archive.org/web/20261123140000/{B}", "2026-11-23")
    assert "my-secret" not in repr(found) + repr(keys)
    assert not any("my-secret" in p.read_bytes().decode("latin-1") for p in config.root.rglob("*") if p.is_file())


@pytest.mark.parametrize(("status", "reason"), [(429, "too-many-requests"), (403, "status-403")])
def test_an_archive_may_refuse_to_save(bib: Path, config: Config, status: int, reason: str) -> None:
    transport = Archive(FakeClock(), {A: row(A, "20120610120000")}, LIVE)
    transport.on_save = Answer(number=0, status=status)
    one = of(looked(bib, config, transport, save=True), B)
    assert one.asked == "refused"
    assert one.reason in {reason, "rests", "wait-too-long"}


def test_a_person_is_told_how_many_addresses_are_asked_about(bib: Path, config: Config) -> None:
    told: list[int] = []
    looked(bib, config, Archive(FakeClock(), {}), expected=told.append)
    assert told == [2]


def test_what_would_be_asked_is_planned_and_nothing_is_sent(config: Config, tmp_path: Path) -> None:
    bib = tmp_path / "a.bib"
    bib.write_text(BIB)
    clock = FakeClock()
    archive = Archive(clock, {A: row(A, "20120610000000")})
    plan = plan_archived(bib, config=config, clock=clock)
    assert [A.partition("//")[2].partition("/")[0] in request.url for request in plan.requests] == [True, False]
    assert not any("/save/" in line for line in plan.may_follow)
    assert any("/save/" in line for line in plan_archived(bib, config=config, save=True, clock=clock).may_follow)
    archived(bib, config=config, transport=archive, clock=clock)
    assert [url for url in archive.asked if "/cdx/" in url] == [request.url for request in plan.requests]
