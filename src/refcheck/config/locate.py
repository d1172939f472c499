"""Which files are read, and what the checked tree is."""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from refcheck.errors import ConfigError

__all__ = ["FILE_NAME", "ConfigFile", "find", "is_inside", "read", "tree_of", "users_own"]

FILE_NAME = "refcheck.toml"
PYPROJECT = "pyproject.toml"
MAX_BYTES = 1_000_000
"""A larger configuration is refused unread."""

_TREE_MARKS = (".git", FILE_NAME, PYPROJECT)


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfigFile:
    """A configuration as it stands: ``table`` is the top of refcheck.toml, or [tool.refcheck]."""

    path: Path
    table: Mapping[str, Any]
    text: str = field(repr=False, default="")

    def line_of(self, key: str) -> int | None:
        """Return the 1-based line where ``key`` is set, ``None`` when that cannot be told."""
        inside = self.path.name != PYPROJECT
        for number, line in enumerate(self.text.splitlines(), start=1):
            header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line)
            if header:
                name = header.group(1).replace('"', "").replace(" ", "")
                inside = name == "tool.refcheck" if self.path.name == PYPROJECT else False
                if name.removeprefix("tool.refcheck.") == key:
                    return number
            elif inside and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""", line):
                return number
        return None

    def line_with(self, text: str, key: str) -> int | None:
        """Return the first line (1-based) from where ``key`` is set on that holds ``text``, else that of the key."""
        start = self.line_of(key)
        if start is None:
            return None
        lines = self.text.splitlines()
        return next((n for n, line in enumerate(lines[start - 1 :], start=start) if text in line), start)


def users_own() -> Path:
    """Return the path of the user's own configuration file, which need not exist."""
    import platformdirs

    return platformdirs.user_config_path("refcheck", appauthor=False) / FILE_NAME


def find(start: Path) -> ConfigFile | None:
    """Return the nearest configuration at ``start`` or above it, ``None`` when there is none.

    In one folder refcheck.toml comes before pyproject.toml, which counts only with a
    [tool.refcheck] table. Raises ``ConfigError`` for a file that cannot be read.
    """
    for folder in (start, *start.parents):
        for name in (FILE_NAME, PYPROJECT):
            path = folder / name
            # A broken pyproject.toml that does not speak of refcheck is somebody else's matter.
            if os.path.lexists(path) and (name == FILE_NAME or b"tool.refcheck" in _peek(path)):
                found = read(path)
                if name == FILE_NAME or found.table:
                    return found
    return None


def read(path: Path) -> ConfigFile:
    """Return the configuration in ``path``.

    Raises ``ConfigError`` with the line when it is not TOML, and when it is no regular file,
    larger than ``MAX_BYTES``, not UTF-8 or cannot be opened.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ConfigError("the configuration is no regular file", path=str(path))
        with path.open("rb") as stream:
            body = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise ConfigError(f"the configuration cannot be read: {reason}", path=str(path)) from None
    if len(body) > MAX_BYTES:
        raise ConfigError(f"the configuration is larger than {MAX_BYTES:,} bytes", path=str(path))
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise ConfigError("the configuration is not UTF-8", path=str(path), line=line) from None
    table = _parse(text, path)
    if path.name == PYPROJECT:
        tool = table.get("tool", {})
        table = tool.get("refcheck", {}) if isinstance(tool, dict) else {}
        if not isinstance(table, dict):
            raise ConfigError("tool.refcheck should be a table", path=str(path))
    return ConfigFile(path=path, table=table, text=text)


def _peek(path: Path) -> bytes:
    """Return the beginning of a file, nothing when it is no regular file or cannot be opened."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b""
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES)
    except OSError:
        return b""


def _parse(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError("the configuration is nested too deeply", path=str(path)) from None
    except ValueError as error:
        # TOMLDecodeError tells the place in its message only; ValueError alone is an endless number.
        message = str(error)
        found = re.search(r"\s*\(at line (\d+), column \d+\)$", message)
        line = int(found.group(1)) if found else text.count("\n") + 1 if "end of document" in message else None
        reason = message[: found.start()] if found else message.removesuffix(" (at end of document)")
        raise ConfigError(f"not TOML: {reason}", path=str(path), line=line) from None


def tree_of(path: Path) -> Path:
    """Return the tree that ``path`` belongs to: the nearest folder at or above it that holds a
    repository or a configuration, else its own folder.
    """
    folder = path if path.is_dir() else path.parent
    for each in (folder, *folder.parents):
        if any(os.path.lexists(each / mark) for mark in _TREE_MARKS):
            return each
    return folder


def is_inside(path: Path, trees: Iterable[Path]) -> bool:
    """Return whether ``path`` lies in one of ``trees``, as it is written or with links followed."""
    spellings = (Path(os.path.normpath(path)), path.resolve())
    return any(
        spelling.is_relative_to(root) for tree in trees for root in (tree, tree.resolve()) for spelling in spellings
    )
