"""The text of a lock: read line by line, brought into shape when it is in another, kept where nothing is new."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.memory import lock_text
from refcheck.memory.lock import LockFile, Seen
from refcheck.memory.lock_text import SCHEMA, Change, Contents, DamagedLockError, differs, parse, read, render, woven

A, B = "https://www.example.org/a", "https://www.example.org/b"
DAY = date(2026, 3, 14)
ENTRY = {"failures": [], "first_seen": "2026-03-14", "last_ok": "2026-03-14"}
CONTENTS: Contents = {
    "colours": {"a": 1, "b": {"c": []}},
    "empty": {},
    "note": ["hello"],
    "references": {"doe2020": [{"title": "T"}]},
    "urls": {A: ENTRY, B: ENTRY},
}
OURS = render(CONTENTS)


def shaped(path: Path) -> bool:
    """Whether the lock is read line by line."""
    try:
        list(lock_text._rows_of(path.read_text("utf-8").splitlines(keepends=True)))
    except lock_text.OddShapeError:
        return False
    return True


def contents(path: Path) -> Contents:
    found: Contents = {}
    for section, key, value, raw in read(path, list):
        assert raw == "{" or json.loads(raw) == value
        if key is not None:
            found[section][key] = value
        else:
            found[section] = {} if raw == "{" else value
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "refcheck.lock"


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        (OURS, True),
        (OURS.replace("\n", "\r\n"), True),
        (OURS.rstrip("\n"), True),
        ("\ufeff" + OURS, False),
        (OURS + "\n", False),
        (json.dumps({"schema": SCHEMA, **CONTENTS}), False),
        (json.dumps({"schema": SCHEMA, **CONTENTS}, indent=2), False),
        (json.dumps({**CONTENTS, "schema": SCHEMA}), False),
        (OURS.replace('"empty": {},', '"empty": {\n},'), False),
        (OURS.replace(": [", ":  ["), False),
        (OURS.replace('"colours": {\n"a": 1,\n"b": {"c": []}\n}', '"colours": {"a": 1, "b": {"c": []}}'), False),
    ],
)
def test_whatever_its_shape_it_says_the_same(path: Path, text: str, ours: bool) -> None:
    path.write_bytes(text.encode())
    assert shaped(path) is ours
    assert contents(path) == CONTENTS


@pytest.mark.parametrize(
    "text",
    [
        OURS.replace("\n}\n", "\n}"[:-1], 1),
        OURS.replace(f'"{A}"', f'{A}"'),
        OURS.replace('{"c": []}', '{"c": [}'),
        OURS.replace('{"c": []}', '{"c": []}}'),
        OURS.replace('{"c": []}', "bad"),
        OURS.replace('{"c": []}', "[" * 50_000),
        OURS.replace('"a": 1,', '"a": 1'),
        OURS.replace('"a": 1,', '"a": 1,,'),
        OURS.replace('"empty": {},', '"empty": {},,'),
        OURS.replace('"empty": {},', '"empty": {}'),
        OURS.replace('{"c": []}', '{"c": []},'),
        OURS.replace("\n}\n}\n", "\n},\n}\n"),
        OURS + "more",
        OURS[:-2],
        OURS[: len(OURS) // 2],
        OURS.replace("\n", "\n\n", 3) + "x",
        "{\n",
        "{",
        '{\n"schema": "refcheck-lock/1",\n',
    ],
)
def test_what_is_no_json_is_damaged(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(DamagedLockError):
        read(path, list)
    lock = LockFile(path)
    assert not lock.save({A: Seen(day=DAY, alive=False)}, {})
    assert path.read_text() == text


def test_a_value_that_stands_twice_counts_as_json_says(path: Path) -> None:
    path.write_text(OURS.replace('"a": 1,', '"a": 1,\n"a": 2,'))
    assert not shaped(path)
    assert contents(path)["colours"]["a"] == 2


def test_what_is_no_utf8_is_damaged(path: Path) -> None:
    path.write_bytes(OURS.encode().replace(b"hello", b"\xff"))
    with pytest.raises(DamagedLockError):
        read(path, list)


def test_sections_that_are_missing_are_empty(path: Path) -> None:
    path.write_text('{\n"schema": "refcheck-lock/1",\n"urls": {}\n}\n')
    assert contents(path) == {"references": {}, "urls": {}}


def test_a_lock_that_is_not_there_is_empty(path: Path) -> None:
    assert contents(path) == {"references": {}, "urls": {}}


def test_a_line_that_says_nothing_new_stays_as_it_is(path: Path) -> None:
    odd = '{ "failures":[],  "first_seen": "2026-03-14", "last_ok":"2026-03-14", "title": "\\u00e4" }'
    path.write_text(OURS.replace(json.dumps(ENTRY), odd, 1))
    assert LockFile(path).save({B: Seen(day=date(2026, 3, 15), alive=False)}, {})
    lines = path.read_text().splitlines()
    assert f'"{A}": {odd},' in lines
    assert set(OURS.splitlines()) - set(lines) == {f'"{A}": {json.dumps(ENTRY)},', f'"{B}": {json.dumps(ENTRY)}'}


def test_a_file_that_is_written_by_hand_is_brought_into_order_when_it_is_written(path: Path) -> None:
    path.write_text(json.dumps({"urls": {B: ENTRY, A: ENTRY}, "note": 1, "schema": SCHEMA}, indent=4))
    assert LockFile(path).save({A: Seen(day=date(2026, 3, 15), alive=False)}, {})
    assert shaped(path)
    assert contents(path)["note"] == 1
    assert list(contents(path)["urls"]) == [A, B]


KEYS = st.text(max_size=3) | st.sampled_from(["a", "b", "c", "\u2028", '"', "\\", "\ud7ff", "\U0001f600"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=2),
    max_leaves=4,
)
SECTIONS = st.dictionaries(KEYS, VALUES, max_size=5)


@given(SECTIONS, SECTIONS, SECTIONS, SECTIONS, st.dictionaries(KEYS, VALUES, max_size=2))
def test_weaving_in_is_what_a_whole_rewrite_would_be(
    urls: dict[str, Any], references: dict[str, Any], new_urls: dict[str, Any], new: dict[str, Any], more: Contents
) -> None:
    before = {**{k: v for k, v in more.items() if k != "schema"}, "urls": urls, "references": references}
    changes = {"urls": Change(new_urls, lambda _, new: new), "references": Change(new, lambda _, new: new)}
    text = render(before)

    def rows() -> Any:
        return lock_text._rows_of(text.splitlines(keepends=True))

    after = {**before, "urls": {**urls, **new_urls}, "references": {**references, **new}}
    assert "".join(woven(rows(), changes)) == render(after)
    assert parse(render(after).encode()) == {"schema": SCHEMA, **after}
    assert differs(rows(), changes) is (after != before)
