"""Files that are no text (DOCX, EPUB, PDF), opened in the worker; what is said of one that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from refcheck.content.worker import WorkerError, run
from refcheck.errors import DocumentError

__all__ = ["RENAME", "Said", "opened"]

ANSWER = 512 * 1024 * 1024
"""What comes back of a file is at most so large (bytes)."""
RENAME = "give it the ending of what it is"
Said = tuple[str, str]
"""What is wrong with a file, and what to do about it."""
_ALL: Mapping[str, Said] = {
    "encrypted": ("is protected by a password", "save a copy without the password"),
    "too-large": ("is larger than what is read", "split it into smaller files"),
    "timeout": ("took too long to read", "split it into smaller files"),
    "killed": ("takes more memory than is given to it", "split it into smaller files"),
}


def opened(job: str, path: str, raw: bytes, *, wall: float, reasons: Mapping[str, Said], failed: Said) -> Any:
    """Return what the worker's ``job`` makes of the bytes of a file in at most ``wall`` seconds.

    Raises ``DocumentError`` with what was wrong: in the words of ``reasons`` by the name that the worker or the
    job gives it, else those that hold for any file, else ``failed``.
    """
    if not raw:
        raise DocumentError("is empty", path=path, remedy="is it the right file?")
    try:
        said = run(job, raw, wall=wall, answer=ANSWER)
    except WorkerError as error:
        said = {"failed": error.reason}
    if "failed" in said:
        reason, remedy = reasons.get(said["failed"]) or _ALL.get(said["failed"]) or failed
        raise DocumentError(reason, path=path, remedy=remedy)
    return said
