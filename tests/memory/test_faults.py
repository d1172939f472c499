"""Faults that every run must survive: killed, interrupted, a full or read-only disk, six runs at once."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from refcheck.config import LockMode, MemoryConfig
from refcheck.memory import Memory
from refcheck.memory.store import FILE_NAME, Store
from refcheck.model.evidence import LinkEvidence, LinkVerdict
from tests import interrupts
from tests.memory.conftest import URL, House, child, names

COUNT = 3_000
RUN = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from refcheck.config import LockMode, MemoryConfig
from refcheck.memory import Memory
from refcheck.model.evidence import LinkEvidence, LinkVerdict

where, first, last, limit, endless = Path(sys.argv[1]), *map(int, sys.argv[2:6])
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
def term(*_): raise KeyboardInterrupt
signal.signal(signal.SIGTERM, term)
now = datetime(2026, 3, 14, 10, tzinfo=UTC)
config = MemoryConfig(cache_dir=where / "cache", lock=LockMode.UPDATE)
memory = Memory.open(config, where / "references" / "refcheck.lock", now=lambda: now, root=where)
urls = [f"https://host{n % 50}.example/{n}" for n in range(first, last)]
memory.preload(urls)
asked = 0
try:
    try:
        for number, url in enumerate(urls):
            if memory.recall_link(url) is None:
                asked += 1
                verdict = LinkVerdict.BROKEN if number % 7 == 0 else LinkVerdict.OK
                memory.remember_link(LinkEvidence(
                    url=url, verdict=verdict, title=f"Title {number}", checked="2026-03-14T10:00:00Z"))
            if endless and number == len(urls) // 2:
                print("half", flush=True)
        while endless:
            signal.pause()
    except KeyboardInterrupt:
        pass
    memory.save()
finally:
    memory.close()
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
print(asked, *memory.warnings, sep="|", flush=True)
"""


def run(where: Path, first: int = 0, last: int = COUNT, *, limit: int = 0, endless: bool = False) -> Any:
    return child(RUN, str(where), str(first), str(last), str(limit), str(int(endless)))


def said(process: Any) -> list[str]:
    out, error = process.communicate(timeout=60)
    assert (process.returncode, error) == (0, "")
    told: list[str] = out.strip().splitlines()[-1].split("|")
    return told


def rows(where: Path) -> list[tuple[Any, ...]]:
    """All that the store holds, which must be sound."""
    connection = sqlite3.connect(where / "cache" / FILE_NAME)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        links = connection.execute("SELECT key, url, checked, evidence FROM links ORDER BY key").fetchall()
        return links + connection.execute("SELECT * FROM days ORDER BY 1, 2, 3").fetchall()
    finally:
        connection.close()


def whole(where: Path) -> tuple[bytes, list[tuple[Any, ...]]]:
    return (where / "references" / "refcheck.lock").read_bytes(), rows(where)


@pytest.fixture
def undisturbed(tmp_path: Path) -> tuple[bytes, list[tuple[Any, ...]]]:
    (tmp_path / "undisturbed").mkdir()
    assert said(run(tmp_path / "undisturbed")) == [str(COUNT)]
    return whole(tmp_path / "undisturbed")


def test_a_run_after_one_that_was_killed_ends_as_if_nothing_had_been(
    tmp_path: Path, undisturbed: tuple[bytes, list[tuple[Any, ...]]]
) -> None:
    where = tmp_path / "killed"
    where.mkdir()
    process = run(where, endless=True)
    assert process.stdout.readline() == "half\n"
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    assert not (where / "references").exists()
    rows(where)
    (asked,) = said(run(where))
    assert int(asked) <= COUNT
    assert whole(where) == undisturbed


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_keeps_all_that_is_known(
    tmp_path: Path, number: signal.Signals, undisturbed: tuple[bytes, list[tuple[Any, ...]]]
) -> None:
    where = tmp_path / "interrupted"
    where.mkdir()
    process = run(where, endless=True)
    assert process.stdout.readline() == "half\n"
    process.send_signal(number)
    assert said(process)[1:] == []
    kept = json.loads((where / "references" / "refcheck.lock").read_bytes())["urls"]
    assert len(kept) > COUNT // 2
    said(run(where))
    assert whole(where) == undisturbed


def test_an_interrupt_at_any_step_of_remembering_is_made_good_by_the_next_run(tmp_path: Path) -> None:
    now = datetime(2026, 3, 14, 10, tzinfo=UTC)
    link = LinkEvidence(url=URL, verdict=LinkVerdict.OK, title="A title", checked="2026-03-14T10:00:00Z")

    def ended(where: Path, interrupted_at: int | None) -> tuple[bool, tuple[bytes, list[tuple[Any, ...]]]]:
        """Return whether there was such a step, and what is kept after a run that is not interrupted."""
        config = MemoryConfig(cache_dir=where / "cache", lock=LockMode.UPDATE)
        was_interrupted = False
        for number in [interrupted_at, None] if interrupted_at is not None else [None]:
            memory = Memory.open(config, where / "references" / "refcheck.lock", now=lambda: now, root=where)
            try:
                if memory.recall_link(URL) is None:
                    with interrupts.interrupted_at(number, "/refcheck/memory/"):
                        memory.remember_link(link)
            except KeyboardInterrupt:
                was_interrupted = True
            memory.save()
            memory.close()
        return was_interrupted, whole(where)

    _, expected = ended(tmp_path / "undisturbed", None)
    number = 0
    while True:
        was_interrupted, kept = ended(tmp_path / str(number), number)
        assert kept == expected, number
        if not was_interrupted:
            break
        number += 1
    assert number > 40


def test_a_row_waits_half_a_second_at_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refcheck.memory.store.FLUSHED", 0.0)
    store = Store(tmp_path)
    store.put_link(URL, "2026-03-14T10:00:00Z", "{}")
    timer = store._timer
    assert timer is None or timer.interval == 0.0
    if timer is not None:
        timer.join()
    other = Store(tmp_path)
    assert other.link(URL) is not None
    other.close()
    store.close()


def test_an_interrupt_while_rows_are_written_loses_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store._connection is not None
    real: sqlite3.Connection = store._connection

    class Interrupted:
        """A connection whose second statement is interrupted."""

        in_transaction = property(lambda _: real.in_transaction)

        def execute(self, *args: Any) -> Any:
            return real.execute(*args)

        def executemany(self, *_: Any) -> Any:
            raise KeyboardInterrupt

    store.put_link(URL, "2026-03-14T10:00:00Z", "{}")
    store._connection = Interrupted()  # type: ignore[assignment]
    with pytest.raises(KeyboardInterrupt):
        store.flush()
    assert not real.in_transaction
    store._connection = real
    store.close()
    store = Store(tmp_path)
    assert store.link(URL) is not None
    store.close()


@pytest.mark.parametrize("limit", [4_096, 65_536, 262_144])
def test_a_full_disk_is_one_warning_each_and_the_old_lock_stays(tmp_path: Path, limit: int) -> None:
    assert said(run(tmp_path, 0, 10)) == ["10"]
    lock = tmp_path / "references" / "refcheck.lock"
    before = lock.read_bytes()
    # The lock of all addresses takes more than the highest of these limits, and the store does.
    asked, *warnings = said(run(tmp_path, 0, COUNT, limit=limit))
    assert int(asked) >= COUNT - 10
    assert any("evidence store" in warning for warning in warnings)
    assert any("refcheck.lock" in warning for warning in warnings)
    assert lock.read_bytes() == before
    assert names(lock.parent) == [lock.name]
    assert len(said(run(tmp_path, 0, COUNT))) == 1
    assert len(json.loads(lock.read_bytes())["urls"]) == COUNT


def test_a_folder_that_cannot_be_written_is_one_warning_each(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.run(house.link())
    before = house.lock.read_bytes()
    house.clock.pass_by(1)
    real = os.open

    def refuse(path: Any, flags: int, *args: Any, **more: Any) -> int:
        if flags & os.O_CREAT:
            raise OSError(30, "Read-only file system")
        return real(path, flags, *args, **more)

    monkeypatch.setattr(os, "open", refuse)
    memory = house.open(cache_dir=house.folder / "new")
    memory.remember_link(house.link(LinkVerdict.BROKEN))
    assert not memory.save()
    assert not memory.save()
    memory.close()
    assert len(memory.warnings) == 2
    assert all("Read-only file system" in warning for warning in memory.warnings)
    assert house.lock.read_bytes() == before
    assert names(house.lock.parent) == [house.lock.name]


def test_six_runs_on_one_store_and_one_lock_lose_no_verdict(tmp_path: Path) -> None:
    others = [run(tmp_path, number * 100, number * 100 + 200) for number in range(6)]
    assert [told[1:] for told in map(said, others)] == [[]] * 6
    urls = json.loads((tmp_path / "references" / "refcheck.lock").read_bytes())["urls"]
    assert len(urls) == 700
    assert len([row for row in rows(tmp_path) if len(row) == 4]) == 700
    assert names(tmp_path / "references") == ["refcheck.lock"]
    assert all(entry["first_seen"] == "2026-03-14" for entry in urls.values())


def test_the_locks_temporary_file_goes_when_a_run_is_interrupted(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.run(house.link())
    before = house.lock.read_bytes()
    house.clock.pass_by(1)
    memory = house.open()
    memory.remember_link(house.link(LinkVerdict.BROKEN))

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            memory.save()
    assert (house.lock.read_bytes(), names(house.lock.parent)) == (before, [house.lock.name])
    assert memory.save()
    memory.close()
