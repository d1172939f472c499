"""The text of ``refcheck.lock``: JSON with sorted keys and one line an address or reference.

    {
    "schema": "refcheck-lock/1",
    "references": {
    "doe2020title": [{"identifier": "10.1234/x", "source": "crossref", "title": "...", "url": "..."}]
    },
    "urls": {
    "https://www.example.org/a.pdf": {"failures": [], "first_seen": "2026-03-14", "last_ok": "2026-03-14", ...}
    }
    }

It is read and written line by line, so that a lock of 100,000 addresses is never in memory, and a
line that says nothing new stays as it is. A lock of another shape (an editor's, a merge's) is
brought into this one first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from itertools import chain, groupby
from json.decoder import scanstring  # type: ignore[attr-defined]  # there, though not in the stubs
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from refcheck.memory.folder import is_regular

__all__ = [
    "SCHEMA",
    "Change",
    "Contents",
    "DamagedLockError",
    "Row",
    "differs",
    "line",
    "parse",
    "read",
    "render",
    "woven",
]

SCHEMA = "refcheck-lock/1"
MAX_SIZE = 64 * 1024 * 1024
"""Larger files (bytes) are no lock of ours."""
_OPEN = "{"
_SCHEMA_LINE = f'"schema": {json.dumps(SCHEMA)},'
_DAMAGE = (ValueError, IndexError, RecursionError)
_encoded = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
_scan = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # the C scanner is there, though not in the stubs

T = TypeVar("T")

Contents = dict[str, Any]
"""``{"urls": {URL: entry}, "references": {KEY: [record]}}`` and what else the file held at its top."""


class DamagedLockError(ValueError):
    """The text is no lock that this version can read."""


class OddShapeError(ValueError):
    """The text may be a lock, but is not one line an entry, sorted."""


class Row(NamedTuple):
    """One line: of a section, with ``key``; or, with the key ``None``, the begin of one (``raw`` is
    ``{``) or a value beside them. ``raw`` is the value's JSON as it stands in the file.
    """

    section: str
    key: str | None
    value: Any
    raw: str


class Change(NamedTuple):
    """What is said of some keys of one section: ``renewed(old, new)`` is the value that is written,
    ``old`` being the one in the file, ``None`` when there is none.
    """

    new: Mapping[str, Any]
    renewed: Callable[[Any, Any], Any]


def read(path: Path, take: Callable[[Iterator[Row]], T]) -> T:
    """Return what ``take`` makes of the rows of the lock at ``path``, sorted; none when there is no file.

    ``take`` begins anew when the file turns out to be of another shape. Raises ``DamagedLockError``, ``OSError``.
    """
    if not path.exists() and not path.is_symlink():
        return take(_rows_of(_EMPTY))
    if not is_regular(path):
        raise DamagedLockError("it is no regular file")
    if path.stat().st_size > MAX_SIZE:
        raise DamagedLockError("it is far too large")
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            return take(_rows_of(file))
    except (OddShapeError, UnicodeDecodeError):
        return take(_rows_of(render(parse(path.read_bytes())).splitlines(keepends=True)))


def _rows_of(lines: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a lock in our own shape. Raises ``OddShapeError`` where it is another."""
    # An empty line at the end spares every reader to look whether there is one more.
    each = chain((text.rstrip("\r\n") for text in lines), [""])
    try:
        _expect(next(each) == _OPEN)
        yield from _sections(each)
        _expect(next(each) == "" and next(each, None) is None)
    except _DAMAGE as error:
        raise OddShapeError(str(error)) from None


def _expect(holds: object) -> None:
    if not holds:
        raise OddShapeError("another shape")


def _sections(lines: Iterator[str]) -> Iterator[Row]:
    """Yield the rows up to the line that closes the whole."""
    names: list[str] = []
    text = next(lines)
    _expect(text == _SCHEMA_LINE)
    while text != "}":
        text = next(lines)
        _expect(text != "}")
        name, at = scanstring(text, 1)
        _expect(text[0] == '"' and text[at : at + 2] == ": " and name != "schema" and names[-1:] < [name])
        names.append(name)
        rest = text[at + 2 :]
        if rest == _OPEN:
            yield Row(name, None, None, _OPEN)
            more = yield from _entries(name, lines)
        elif rest in {"{}", "{},"}:
            yield Row(name, None, None, _OPEN)
            more = rest == "{},"
        else:
            value, end = _value(text, at + 2)
            _expect(not isinstance(value, dict))
            more = _goes_on(text, end)
            yield Row(name, None, value, text[at + 2 : end])
        if not more:
            _expect(next(lines) == "}")
            break
    _expect({"references", "urls"}.issubset(names))


def _entries(section: str, lines: Iterator[str]) -> Generator[Row, None, bool]:
    """Yield the rows of one section; return whether another one follows."""
    before, more = None, True
    while more:
        text = next(lines)
        key, at = scanstring(text, 1)
        if text[0] != '"' or text[at : at + 2] != ": " or (before is not None and key <= before):
            raise OddShapeError("another shape")
        value, end = _value(text, at + 2)
        more = _goes_on(text, end)
        yield Row(section, key, value, text[at + 2 : end])
        before = key
    last = next(lines)
    _expect(last in {"}", "},"})
    return last == "},"


def _value(text: str, at: int) -> tuple[Any, int]:
    """Return the JSON value that begins at ``at``, and where it ends."""
    try:
        value, end = _scan(text, at)
    except StopIteration:
        raise OddShapeError("no value") from None
    return value, end


def _goes_on(text: str, end: int) -> bool:
    """Return whether a comma ends the line, which has nothing else behind ``end``."""
    rest = text[end:]
    if rest not in {"", ","}:
        raise OddShapeError("another shape")
    return rest == ","


def differs(rows: Iterator[Row], changes: Mapping[str, Change]) -> bool:
    """Return whether the ``changes`` (by section) say anything that the ``rows`` do not."""
    left = sum(len(change.new) for change in changes.values())
    for section, key, value, _ in rows:
        change = changes.get(section)
        if change is not None and key is not None and key in change.new:
            left -= 1
            if change.renewed(value, change.new[key]) != value:
                return True
    return left > 0


def woven(rows: Iterator[Row], changes: Mapping[str, Change]) -> Iterator[str]:
    """Yield the text of a lock with the ``rows`` and, by section, the ``changes``."""
    yield f"{{\n{_SCHEMA_LINE[:-1]}"
    for section, group in groupby(rows, key=itemgetter(0)):
        head = next(group)
        yield f",\n{line(section)}: {head.raw}"
        if head.raw != _OPEN:
            continue
        between = "\n"
        for key, raw in _changed(group, changes.get(section, _NO_CHANGE)):
            yield f"{between}{line(key)}: {raw}"
            between = ",\n"
        yield "}" if between == "\n" else "\n}"
    yield "\n}\n"


def _changed(rows: Iterator[Row], change: Change) -> Iterator[tuple[str, str]]:
    """Yield keys and values of a section, those of the file and those that are new, sorted."""
    new, renewed = change
    names = iter(sorted(new))
    name = next(names, None)
    for _, key, value, raw in rows:
        text = key or ""
        while name is not None and name < text:
            yield name, line(renewed(None, new[name]))
            name = next(names, None)
        if name == text:
            entry = renewed(value, new[name])
            yield text, raw if entry == value else line(entry)
            name = next(names, None)
        else:
            yield text, raw
    while name is not None:
        yield name, line(renewed(None, new[name]))
        name = next(names, None)


def parse(content: bytes) -> Contents:
    """Return what the bytes of a lock say. Raises ``DamagedLockError``."""
    try:
        loaded = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        if b"<<<<<<<" in content:
            raise DamagedLockError("it holds the marks of a merge conflict") from None
        raise DamagedLockError(str(error)[:200]) from None
    if not isinstance(loaded, dict):
        raise DamagedLockError("it is no JSON object")
    schema = loaded.get("schema")
    if schema != SCHEMA:
        raise DamagedLockError(f"its schema is {str(schema)[:60]!r}, this version knows {SCHEMA!r}")
    for name in ("urls", "references"):
        if not isinstance(loaded.setdefault(name, {}), dict):
            raise DamagedLockError(f"{name!r} is no object")
    return loaded


def render(contents: Contents) -> str:
    """Return the text of a lock: one line an address or reference, sorted."""
    blocks = [f'"schema": {json.dumps(SCHEMA)}']
    for name in sorted(contents):
        value = contents[name]
        if name == "schema":
            continue
        if not isinstance(value, dict):
            blocks.append(f"{line(name)}: {line(value)}")
            continue
        lines = [f"{line(key)}: {line(value[key])}" for key in sorted(value)]
        blocks.append(f"{line(name)}: {{" + ("\n" + ",\n".join(lines) + "\n" if lines else "") + "}")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def line(value: Any) -> str:
    """Return ``value`` as JSON on one line."""
    text = _encoded(value)
    if text.isprintable():
        return text
    # U+2028 and its like would break the line for some readers.
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)


_EMPTY = render({"urls": {}, "references": {}}).splitlines(keepends=True)
_NO_CHANGE = Change({}, lambda old, _: old)
