from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.memory import lock_text
from refcheck.memory.folder import HeldError, held
from refcheck.memory.lock import DamagedLockError, LockFile, Seen
from refcheck.memory.lock_entry import updated
from refcheck.memory.lock_text import SCHEMA, parse, render
from refcheck.model.evidence import LinkHistory
from tests.memory.conftest import child, names

A, B = "https://www.example.org/a", "https://www.example.org/b"
DAY = date(2026, 3, 14)


def alive(day: date = DAY, **fields: Any) -> Seen:
    return Seen(day=day, alive=True, **fields)


def gone(day: date = DAY) -> Seen:
    return Seen(day=day, alive=False)


def save(path: Path, urls: dict[str, Seen], references: dict[str, list[dict[str, Any]]] | None = None) -> bool:
    lock = LockFile(path)
    written = lock.save(urls, references or {})
    assert lock.warnings == []
    return written


def entry(path: Path, url: str = A) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))["urls"][url]
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "references" / "refcheck.lock"


def test_one_line_an_address_and_sorted(path: Path) -> None:
    seen = {B: alive(title="B"), A: gone()}
    assert save(path, seen, {"doe2020": [{"source": "registry", "title": "T", "identifier": "", "url": "u"}]})
    assert path.read_text("utf-8").splitlines() == [
        "{",
        '"schema": "refcheck-lock/1",',
        '"references": {',
        '"doe2020": [{"identifier": "", "source": "registry", "title": "T", "url": "u"}]',
        "},",
        '"urls": {',
        '"https://www.example.org/a": {"failures": ["2026-03-14"], "first_seen": "2026-03-14"},',
        '"https://www.example.org/b": {"failures": [], "first_seen": "2026-03-14", "last_ok": "2026-03-14", "title": "B"}',
        "}",
        "}",
    ]


def test_everything_that_was_seen_is_told(path: Path) -> None:
    snapshot = {"date": "2020-01-01", "url": "https://archive.example/a"}
    save(path, {A: alive(final_url=B, title="T", sha256="0" * 64, snapshot=snapshot)})
    assert entry(path) == {
        "failures": [],
        "final_url": B,
        "first_seen": "2026-03-14",
        "last_ok": "2026-03-14",
        "sha256": "0" * 64,
        "snapshot": snapshot,
        "title": "T",
    }
    assert not save(path, {A: alive(final_url=B, snapshot=snapshot)})
    assert save(path, {A: alive()})
    assert "final_url" not in entry(path)
    assert entry(path)["snapshot"] == snapshot


@pytest.mark.parametrize(("days", "written"), [(0, False), (1, False), (7, False), (8, True)])
def test_a_link_that_lives_on_is_written_after_a_week(path: Path, days: int, written: bool) -> None:
    save(path, {A: alive(title="T")})
    before = path.read_bytes()
    assert save(path, {A: alive(DAY + timedelta(days=days), title="Another")}) is written
    assert (path.read_bytes() != before) is written


def test_a_change_of_state_is_written_at_once(path: Path) -> None:
    save(path, {A: alive()})
    assert save(path, {A: gone(DAY + timedelta(days=1))})
    assert entry(path)["failures"] == ["2026-03-15"]
    assert not save(path, {A: gone(DAY + timedelta(days=1))})
    assert save(path, {A: alive(DAY + timedelta(days=2))})
    assert (entry(path)["failures"], entry(path)["first_seen"]) == ([], "2026-03-14")


def test_failures_are_recorded_until_the_rule_is_met_and_no_longer(path: Path) -> None:
    save(path, {A: alive()})
    written = [save(path, {A: gone(DAY + timedelta(days=n))}) for n in (1, 2, 3, 4, 5, 6)]
    assert written == [True, True, True, True, False, False]
    assert entry(path)["failures"] == ["2026-03-15", "2026-03-16", "2026-03-17", "2026-03-18"]


def test_nothing_seen_makes_no_file(path: Path) -> None:
    assert not save(path, {})
    assert not path.parent.exists()


def test_what_another_run_wrote_meanwhile_stays(path: Path) -> None:
    first, second = LockFile(path), LockFile(path)
    assert first.save({A: alive()}, {"a": [{"title": "A"}]})
    assert second.save({B: gone()}, {})
    third = LockFile(path)
    assert third.history(A, DAY).last_ok == "2026-03-14"
    assert third.history(B, DAY).failures == ("2026-03-14",)
    assert third.references("a") == [{"title": "A"}]
    assert not first.save({B: gone()}, {})


def test_six_runs_at_once_lose_nothing(path: Path) -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from refcheck.memory.lock import LockFile, Seen\n"
        "l = LockFile(Path(sys.argv[1]))\n"
        "ok = [l.save({f'https://{sys.argv[2]}.example/{n}': Seen(day=date(2026, 3, 14), alive=True)}, {})"
        " for n in range(15)]\n"
        "print(all(ok), l.warnings)"
    )
    others = [child(code, str(path), str(number)) for number in range(6)]
    assert [other.communicate(timeout=30) for other in others] == [("True []\n", "")] * 6
    assert len(parse(path.read_bytes())["urls"]) == 90
    assert names(path.parent) == [path.name]


def test_a_lock_that_another_run_holds_is_one_warning(path: Path) -> None:
    lock = LockFile(path)

    def never(_: Path) -> Any:
        raise HeldError("another run holds it")

    assert not lock.save({A: alive()}, {}, wait=never)
    assert not lock.save({A: alive()}, {}, wait=never)
    assert len(lock.warnings) == 1
    assert "another run holds" in lock.warnings[0]
    assert not path.exists()


DAMAGED = {
    "empty": b"",
    "garbage": b"\xff\xfe garbage",
    "half": b'{"schema": "refcheck-lock/1", "urls": {',
    "a list": b"[]",
    "no schema": b"{}",
    "another schema": b'{"schema": "refcheck-lock/2", "urls": {}}',
    "urls": b'{"schema": "refcheck-lock/1", "urls": []}',
    "references": b'{"schema": "refcheck-lock/1", "references": 1}',
    "deep": b"[" * 200_000,
    "conflict": b'{\n<<<<<<< ours\n"schema": "refcheck-lock/1"\n=======\n>>>>>>> theirs\n}',
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_lock_is_never_overwritten(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    lock = LockFile(path)
    assert lock.is_empty
    assert lock.history(A, DAY) == LinkHistory()
    assert not lock.save({A: alive()}, {})
    (warning,) = lock.warnings
    assert "cannot be read" in warning
    assert "version control" in warning
    assert path.read_bytes() == content


def test_the_marks_of_a_merge_are_told() -> None:
    with pytest.raises(DamagedLockError, match="merge conflict"):
        parse(DAMAGED["conflict"])


def test_a_lock_that_is_damaged_while_a_run_goes_on_is_left_alone(path: Path) -> None:
    lock = LockFile(path)
    path.parent.mkdir()
    path.write_bytes(b"garbage")
    assert not lock.save({A: alive()}, {})
    assert path.read_bytes() == b"garbage"
    assert "cannot be read" in lock.warnings[0]


@pytest.mark.parametrize("kind", ["folder", "fifo", "dangling"])
def test_what_is_no_file_is_left_alone(path: Path, kind: str) -> None:
    path.parent.mkdir()
    match kind:
        case "folder":
            path.mkdir()
        case "fifo":
            os.mkfifo(path)
        case _:
            path.symlink_to("nothing")
    lock = LockFile(path)
    assert "no regular file" in lock.warnings[0]
    assert not lock.save({A: alive()}, {})
    assert not (path.parent / "nothing").exists()


def test_a_lock_of_absurd_size_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(path, {A: alive()})
    monkeypatch.setattr(lock_text, "MAX_SIZE", 10)
    assert "too large" in LockFile(path).warnings[0]


def test_a_lock_that_cannot_be_read_is_one_warning(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(path, {A: alive()})

    def refuse(*_: object) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(lock_text, "is_regular", refuse)
    lock = LockFile(path)
    assert "Permission denied" in lock.warnings[0]
    assert not lock.save({A: gone()}, {})


def test_a_file_where_the_folder_should_be_is_one_warning(path: Path) -> None:
    path.parent.write_text("mine")
    lock = LockFile(path)
    assert not lock.save({A: alive()}, {})
    assert not lock.save({A: alive()}, {})
    assert len(lock.warnings) == 1
    assert "cannot be written" in lock.warnings[0]
    assert path.parent.read_text() == "mine"


@pytest.mark.parametrize("through", ["folder", "file"])
def test_links_out_of_the_project_are_not_followed(tmp_path: Path, through: str) -> None:
    outside, project = tmp_path / "outside", tmp_path / "project"
    outside.mkdir()
    project.mkdir()
    target = outside / "refcheck.lock"
    save(target, {A: alive()})
    before = target.read_bytes()
    if through == "folder":
        (project / "references").symlink_to(outside)
    else:
        (project / "references").mkdir()
        (project / "references" / "refcheck.lock").symlink_to(target)
    lock = LockFile(project / "references" / "refcheck.lock", root=project)
    assert lock.is_empty
    assert "out of the project" in lock.warnings[0]
    assert not lock.save({A: gone()}, {})
    assert target.read_bytes() == before


def test_days_to_come_are_nobodys_memory(path: Path) -> None:
    save(path, {A: alive(date(2031, 1, 1)), B: gone(date(2031, 1, 1))})
    lock = LockFile(path)
    assert lock.history(A, DAY) == lock.history(B, DAY) == LinkHistory()
    assert lock.history(A, date(2031, 1, 1)).last_ok == "2031-01-01"


def test_a_clock_that_comes_back_puts_the_entry_right(path: Path) -> None:
    save(path, {A: alive(date(2031, 1, 1)), B: gone(date(2031, 1, 1))})
    assert save(path, {A: alive(), B: alive()})
    assert (entry(path)["first_seen"], entry(path)["last_ok"]) == ("2026-03-14", "2026-03-14")
    assert entry(path, B)["failures"] == []


def test_a_clock_that_has_lost_its_time_records_nothing(path: Path) -> None:
    lock = LockFile(path)
    assert not lock.save({A: alive(date(1970, 1, 1))}, {})
    assert not lock.save({A: gone(date(1970, 1, 1))}, {})
    assert lock.warnings == ["refcheck.lock: the clock of this machine is wrong, its days are not recorded"]
    assert not path.exists()


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        7,
        {"last_ok": 7, "failures": "x"},
        {"last_ok": "soon", "failures": [None, "soon", {}], "first_seen": []},
    ],
)
def test_odd_entries_are_no_history(path: Path, value: Any) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"schema": SCHEMA, "urls": {A: value}, "references": {"a": value}}))
    lock = LockFile(path)
    assert lock.history(A, DAY) == LinkHistory()
    assert lock.references("a") == []
    assert lock.save({A: gone()}, {})
    assert entry(path)["failures"] == ["2026-03-14"]


def test_failures_before_the_last_good_day_are_no_failures(path: Path) -> None:
    path.parent.mkdir()
    value = {
        "first_seen": "2026-01-01",
        "last_ok": "2026-03-01",
        "failures": ["2026-03-05", "2026-02-01", "2026-03-05"],
    }
    path.write_text(json.dumps({"schema": SCHEMA, "urls": {A: value}}))
    assert LockFile(path).history(A, DAY) == LinkHistory(
        first_seen="2026-01-01", last_ok="2026-03-01", failures=("2026-03-05",)
    )


def test_what_this_version_does_not_know_is_kept(path: Path) -> None:
    path.parent.mkdir()
    old = {"schema": SCHEMA, "colours": {"b": 1, "a": 2}, "note": "hello", "urls": {A: {"mood": "good"}}}
    path.write_text(json.dumps(old))
    assert save(path, {A: alive()})
    new = json.loads(path.read_text())
    assert (new["colours"], new["note"], new["urls"][A]["mood"]) == ({"a": 2, "b": 1}, "hello", "good")


def test_a_byte_order_mark_is_no_damage() -> None:
    assert parse(b'\xef\xbb\xbf{"schema": "refcheck-lock/1"}')["urls"] == {}


def test_the_lock_is_written_under_the_folders_lock(path: Path) -> None:
    save(path, {A: alive()})
    lock = LockFile(path)
    with held(path.parent):
        assert not lock.save({A: gone(DAY + timedelta(days=1))}, {}, wait=lambda folder: held(folder, patience=0))
    assert "another run holds" in lock.warnings[0]
    assert lock.save({A: gone(DAY + timedelta(days=1))}, {})


TEXT = st.text(max_size=8)
SEEN = st.builds(
    Seen,
    day=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    alive=st.booleans(),
    final_url=st.none() | TEXT,
    title=st.none() | TEXT,
)


@given(
    st.dictionaries(TEXT, SEEN, max_size=5), st.dictionaries(TEXT, st.lists(st.dictionaries(TEXT, TEXT)), max_size=3)
)
def test_what_is_written_reads_back_and_keeps_one_line_an_entry(
    urls: dict[str, Seen], references: dict[str, list[dict[str, str]]]
) -> None:
    contents = {"urls": {url: updated(None, one) for url, one in urls.items()}, "references": references}
    text = render(contents)
    assert parse(text.encode()) == {"schema": SCHEMA, **contents}
    assert render(parse(text.encode())) == text
    braces = 3 + bool(urls) + bool(references)
    assert len(text.splitlines()) == len(urls) + len(references) + 2 + braces
