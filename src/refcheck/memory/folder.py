"""Files in a shared folder: one writer at a time, replaced whole, links out of the project not followed."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

__all__ = ["MAX_AGE", "HeldError", "held", "is_inside", "is_regular", "replace_file"]

PATIENCE = 10.0
"""Seconds that another run may hold the folder before this one gives up."""
MAX_AGE = 3_600
"""Temporary files older than so many seconds were left by a run that was killed; they are swept."""
_PREFIX = ".refcheck-"
_SUFFIX = ".tmp"


class HeldError(OSError):
    """Another run holds the folder and does not let go."""


@contextlib.contextmanager
def held(folder: Path, *, patience: float = PATIENCE, sleep: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """Hold ``folder`` against other runs while the block runs.

    The folder's own descriptor is locked, so that no file is left behind. A killed run lets go by
    itself. Raises ``HeldError`` after ``patience`` seconds, ``OSError`` when it cannot be opened.
    """
    if sys.platform == "win32":  # no flock there: replacing files whole must do
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        _take(descriptor, patience, sleep)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, patience: float, sleep: Callable[[float], None]) -> None:
    if sys.platform == "win32":
        return
    waited = 0.0
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if waited >= patience:
                raise HeldError("another run holds it") from None
            sleep(0.02)
            waited += 0.02
        else:
            return


def is_regular(path: Path) -> bool:
    """Return whether ``path``, links followed, is a regular file: a FIFO would hang who reads it."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def is_inside(path: Path, root: Path) -> bool:
    """Return whether ``path``, once its links are followed, lies in the folder ``root``."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def replace_file(path: Path, text: str | Iterable[str]) -> None:
    """Put ``text`` (or its pieces; UTF-8) in the place of the file at ``path``, whole or not at all.

    The old file's permissions stay. Raises ``OSError``; the old file is whole then, and no
    temporary file stays.
    """
    target = path.resolve()
    temporary = target.parent / f"{_PREFIX}{secrets.token_hex(6)}{_SUFFIX}"
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(piece.encode("utf-8") for piece in ((text,) if isinstance(text, str) else text))
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        os.replace(temporary, target)  # noqa: PTH105 - named so in the promise: the rename is atomic
    finally:
        # Nothing is left of it once it has taken the other's place.
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    sweep(target.parent)


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed runs left in ``folder``."""
    with contextlib.suppress(OSError):
        newest = time.time()
        for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if newest - path.lstat().st_mtime > MAX_AGE:
                path.unlink(missing_ok=True)
