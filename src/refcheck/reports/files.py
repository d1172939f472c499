"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from refcheck.errors import OutputError

__all__ = ["replace"]

STALE = 3600.0
"""A temporary file that is older (seconds) than a new one by this much was left by a killed run."""


def replace(path: str | Path, text: str | Iterable[str]) -> None:
    """Make ``text`` (whole or in pieces), in UTF-8, what the file at ``path`` holds; missing folders are made.

    It is written to a temporary file beside it, flushed to the disk, and moved into place, so that
    the old file stays whole when anything goes wrong. A symbolic link is replaced, not followed; a
    device or a pipe (``/dev/stdout``) is written to. Raises ``OutputError``.
    """
    target = Path(path)
    try:
        if _is_stream(target):
            with target.open("wb") as stream:
                _put(stream, text)
            return
        if target.is_dir():
            raise OutputError("a folder stands where the file should be", path=str(path), remedy="name a file in it")
        target.parent.mkdir(parents=True, exist_ok=True)
        _move_into_place(target, text)
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the path.
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(f"cannot be written ({reason})", path=str(path), remedy="choose another place") from error


def _is_stream(target: Path) -> bool:
    """Return whether the path leads to a device or a pipe, which must not be replaced by a file."""
    try:
        mode = target.stat().st_mode
    except OSError:
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)


def _put(file: IO[bytes], text: str | Iterable[str]) -> None:
    for piece in (text,) if isinstance(text, str) else text:
        file.write(piece.encode())


def _move_into_place(target: Path, text: str | Iterable[str]) -> None:
    prefix = f".{target.name[:40]}."
    temporary = target.with_name(f"{prefix}{secrets.token_hex(6)}.tmp")
    try:
        # Not tempfile's: its files can be read by their owner alone, a report is like any other file.
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(handle, "wb") as file:
            _put(file, text)
            file.flush()
            os.fsync(file.fileno())
        if target.is_file() and not target.is_symlink():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        _sweep(target, prefix, temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _sweep(target: Path, prefix: str, newest: Path) -> None:
    """Remove the temporary files of this target that killed runs have left."""
    limit = newest.stat().st_mtime - STALE
    with contextlib.suppress(OSError):
        for path in target.parent.iterdir():
            if path.name.startswith(prefix) and path.name.endswith(".tmp") and path.lstat().st_mtime < limit:
                path.unlink()
