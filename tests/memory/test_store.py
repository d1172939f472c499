from __future__ import annotations

import os
import pickle
import signal
import sqlite3
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import refcheck.memory
from refcheck.memory import clean_cache, default_folder, describe_cache, store_file
from refcheck.memory.store import FILE_NAME, Store
from tests.memory.conftest import child, names

NOW = datetime(2026, 3, 14, 10, 0, tzinfo=UTC)


def stamp(days_ago: float) -> str:
    return (NOW - timedelta(days=days_ago)).strftime("%Y-%m-%dT%H:%M:%SZ")


def filled(folder: Path, count: int = 1) -> Path:
    store = Store(folder)
    for number in range(count):
        store.put_link(f"https://www.example.org/{number}", stamp(0), "{}" * 50)
    assert store.warning is None
    store.close()
    return store.path


def test_rows_come_back_in_the_next_run(tmp_path: Path) -> None:
    store = Store(tmp_path / "new" / "cache")
    assert store.is_empty
    store.put_link("u", stamp(1), "old")
    store.put_link("u", stamp(0), "new")
    store.put_day("u", date(2026, 3, 14), alive=False)
    store.put_day("u", date(2026, 3, 13), alive=True)
    store.put_evidence("page", "u", "a", stamp(1), "older")
    store.put_evidence("page", "v", "a", stamp(0), "newer")
    store.close()
    store.close()
    store = Store(tmp_path / "new" / "cache")
    assert not store.is_empty
    assert (store.link("u"), store.link("v")) == ((stamp(0), "new"), None)
    assert store.days("u") == [(date(2026, 3, 13), True), (date(2026, 3, 14), False)]
    assert store.evidence(reference="a") == ["newer", "older"]
    assert (store.evidence(asked="u"), store.evidence(asked="w")) == (["older"], [])
    assert store.warning is None
    store.close()


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0o000)
    try:
        store = Store(tmp_path / "cache")
        store.put_link("u", stamp(0), "{}")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "cache").iterdir()}
    finally:
        os.umask(before)
    store.close()
    assert len(modes) > 1
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700


def test_a_store_that_others_could_read_is_shut(tmp_path: Path) -> None:
    path = filled(tmp_path)
    path.chmod(0o644)
    Store(tmp_path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


class Explosive:
    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, ("exploded",)


@pytest.mark.parametrize(
    "content",
    [b"garbage" * 1000, b"SQLite format 3\0" + b"\xff" * 5000, pickle.dumps(Explosive()), b"\0" * 4096],
    ids=["text", "half a header", "pickle", "zeros"],
)
def test_a_damaged_store_is_made_anew(tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(content)
    (tmp_path / f"{FILE_NAME}-wal").write_bytes(content)
    store = Store(tmp_path)
    assert store.warning is not None
    assert "made anew" in store.warning
    store.put_link("u", stamp(0), "{}")
    assert store.link("u") == (stamp(0), "{}")
    store.close()
    assert not (tmp_path / "exploded").exists()


def test_an_empty_file_is_a_new_store(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    store = Store(tmp_path)
    assert store.is_empty
    assert store.warning is None
    store.close()


@pytest.mark.parametrize("cut", [True, False], ids=["cut off", "overwritten"])
def test_damage_in_the_middle_is_found_at_the_door(tmp_path: Path, cut: bool) -> None:
    path = filled(tmp_path, 2_000)
    content = path.read_bytes()
    half = len(content) // 2
    path.write_bytes(content[:half] if cut else content[:half] + b"\xff" * 9_000 + content[half + 9_000 :])
    store = Store(tmp_path)
    assert "damaged" in (store.warning or "")
    assert store.is_empty
    store.close()


def test_tables_of_another_kind_are_made_anew(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("CREATE TABLE days (colour TEXT)")
    connection.close()
    store = Store(tmp_path)
    assert "made anew" in (store.warning or "")
    store.put_day("u", date(2026, 3, 14), alive=True)
    assert store.days("u") == [(date(2026, 3, 14), True)]
    store.close()


def test_a_file_where_the_folder_should_be_is_one_warning(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("mine")
    store = Store(tmp_path / "cache")
    assert "goes on without it" in (store.warning or "")
    said = store.warning
    store.put_link("u", stamp(0), "{}")
    assert (store.link("u"), store.days("u"), store.evidence(reference="a")) == (None, [], [])
    store.forget(NOW)
    store.close()
    assert store.warning == said
    assert (tmp_path / "cache").read_text() == "mine"


@pytest.mark.parametrize("kind", ["link", "dangling", "folder", "fifo"])
def test_what_is_no_regular_file_is_left_alone(tmp_path: Path, kind: str) -> None:
    path, target = tmp_path / FILE_NAME, tmp_path / "precious"
    target.write_text("mine")
    match kind:
        case "link":
            path.symlink_to(target)
        case "dangling":
            path.symlink_to(tmp_path / "nothing")
        case "folder":
            path.mkdir()
        case _:
            os.mkfifo(path)
    store = Store(tmp_path)
    assert "no regular file" in (store.warning or "")
    store.close()
    assert target.read_text() == "mine"
    assert not (tmp_path / "nothing").exists()
    assert describe_cache(tmp_path).problem == "it is no regular file"


def test_another_run_that_writes_is_waited_for_and_never_robbed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_file, "BUSY", 0.05)
    filled(tmp_path)
    store = Store(tmp_path)
    other = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.put_link("v", stamp(0), "{}")
    store.flush()
    assert "locked" in (store.warning or "")
    assert store.link("v") is None
    other.execute("ROLLBACK")
    other.close()
    store = Store(tmp_path)
    assert store.link("https://www.example.org/0") is not None
    store.close()


def test_a_locked_store_is_not_taken_for_a_damaged_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_file, "BUSY", 0.05)
    filled(tmp_path)
    other = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    store = Store(tmp_path)
    assert "cannot be used" in (store.warning or "")
    assert "locked" in (store.warning or "")
    other.execute("ROLLBACK")
    other.close()
    assert describe_cache(tmp_path).links == 1


def test_damage_that_shows_while_it_is_open_is_one_warning(tmp_path: Path) -> None:
    store = Store(filled(tmp_path).parent)
    assert store._connection is not None
    store._connection.execute("DROP TABLE links")
    assert store.link("u") is None
    assert "no such table" in (store.warning or "")


def test_a_store_made_anew_that_fails_says_the_latter(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"garbage" * 1000)
    store = Store(tmp_path)
    assert store._connection is not None
    store._connection.execute("DROP TABLE links")
    store.put_link("u", stamp(0), "{}")
    store.flush()
    assert "goes on without it" in (store.warning or "")


def test_what_is_no_text_is_not_kept_and_harms_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put_link("https://www.example.org/\ud800", stamp(0), "{}")
    assert store.link("https://www.example.org/\ud800") is None
    assert store.warning is None
    store.close()


def test_rows_are_kept_for_ninety_days(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name, age in (("young", 89), ("old", 91)):
        store.put_link(name, stamp(age), name)
        store.put_day(name, (NOW - timedelta(days=age)).date(), alive=True)
        store.put_evidence("page", name, name, stamp(age), name)
    for age in (1, 2, 3):
        store.put_day("other", (NOW - timedelta(days=age)).date(), alive=True)
    store.flush()
    store.forget(NOW)
    kept = [(store.link(name), store.days(name), store.evidence(reference=name)) for name in ("young", "old")]
    day = (NOW - timedelta(days=89)).date()
    assert kept == [((stamp(89), "young"), [(day, True)], ["young"]), (None, [], [])]
    store.close()


def test_a_clock_that_jumps_ahead_forgets_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put_link("u", stamp(0), "{}")
    store.forget(NOW + timedelta(days=4_000))
    assert store.link("u") == (stamp(0), "{}")
    store.close()


def test_six_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from refcheck.memory.store import Store\n"
        "s = Store(Path(sys.argv[1]))\n"
        "[s.put_link(f'{sys.argv[2]}/{n}', '2026-03-14T10:00:00Z', '{}') for n in range(40)]\n"
        "s.close(); print(s.warning)"
    )
    (tmp_path / FILE_NAME).write_bytes(b"garbage" * 1000)
    others = [child(code, str(tmp_path), str(number)) for number in range(6)]
    said = [other.communicate(timeout=30) for other in others]
    assert [error for _, error in said] == [""] * 6
    assert sum("made anew" in out for out, _ in said) == 1
    assert describe_cache(tmp_path).links == 240


def test_a_run_that_is_killed_loses_nothing_that_it_wrote(tmp_path: Path) -> None:
    code = (
        "import sys, itertools; from pathlib import Path; from refcheck.memory.store import Store\n"
        "s = Store(Path(sys.argv[1]))\n"
        "for n in itertools.count():\n"
        "    s.put_link(f'u{n}', '2026-03-14T10:00:00Z', '{}' * 100)\n"
        "    if n == 200: s.flush(); print('written', flush=True)"
    )
    other = child(code, str(tmp_path))
    assert other.stdout is not None
    assert other.stdout.readline() == "written\n"
    other.send_signal(signal.SIGKILL)
    other.communicate(timeout=30)
    assert (tmp_path / f"{FILE_NAME}-wal").exists()
    assert describe_cache(tmp_path).links >= 201
    store = Store(tmp_path)
    assert store.warning is None
    assert all(store.link(f"u{n}") for n in range(201))
    store.close()


def test_a_cache_is_described_without_a_trace(tmp_path: Path) -> None:
    assert not describe_cache(tmp_path).exists
    store = Store(tmp_path)
    store.put_link("u", stamp(5), "{}")
    store.put_evidence("page", "u", "a", stamp(9), "{}")
    store.put_evidence("page", "u", "b", stamp(1), "{}")
    store.flush()
    assert describe_cache(tmp_path).evidence == 2
    store.close()
    state = describe_cache(tmp_path)
    assert (state.links, state.evidence, state.oldest, state.newest) == (1, 2, stamp(9), stamp(1))
    assert state.size == state.path.stat().st_size > 0
    assert names(tmp_path) == [FILE_NAME]


def test_an_empty_and_a_damaged_cache_are_described(tmp_path: Path) -> None:
    Store(tmp_path).close()
    assert (describe_cache(tmp_path).oldest, describe_cache(tmp_path).problem) == (None, "")
    (tmp_path / FILE_NAME).write_bytes(b"garbage" * 1000)
    assert "not a database" in describe_cache(tmp_path).problem


def test_cleaning_removes_the_store_alone(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / f"{FILE_NAME}-journal").touch()
    (tmp_path / "refcheck.lock").write_text("mine")
    assert clean_cache(tmp_path).links == 1
    assert names(tmp_path) == ["refcheck.lock"]
    assert not clean_cache(tmp_path).exists


def test_the_default_folder_is_the_platforms(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "refcheck"
    assert describe_cache().path == tmp_path / "refcheck" / FILE_NAME
    assert not clean_cache().exists


def test_the_rooms_names_are_those_listed() -> None:
    assert all(getattr(refcheck.memory, name) for name in refcheck.memory.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        refcheck.memory.nonsense  # noqa: B018 - asking is the test
