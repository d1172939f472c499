"""A process of its own for what may hang, swell or crash: it is killed when it takes too long.

    answer = run("refcheck.content.worker:pdf_pages", body)

Parsers of binary files take gigabytes or minutes on a few hostile bytes, and a fault in their C code
takes the whole program with it. What is asked of them goes to a fresh Python with nothing of the
caller's environment, a limit on its memory, and a wall clock; all that comes back is a line of JSON.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

__all__ = ["MAX_BODY", "MEMORY", "WALL", "WorkerError", "run"]

WALL = 15.0
"""Seconds from start to end, the start of Python included."""
MEMORY = 1024 * 1024 * 1024
"""Bytes of address space; where the system has no such limit (Windows), the wall clock must do."""
MAX_BODY = 64 * 1024 * 1024
"""Larger bodies (bytes) are not given to it."""
MAX_TEXT = 6_000
"""Characters of a text that are given back."""
MAX_ANSWER = 4 * 1024 * 1024
"""A longer answer (bytes) is none."""


class WorkerError(Exception):
    """Nothing came back: ``reason`` is one of too-large, timeout, killed, failed, absent."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def run(job: str, body: bytes, *, wall: float = WALL, memory: int = MEMORY, answer: int = MAX_ANSWER) -> Any:
    """Return what ``job`` makes of ``body``, from a process that is killed after ``wall`` seconds.

    ``job`` is "module:function" of this package; the function takes the bytes and returns what JSON can
    say, in at most ``answer`` bytes. Raises ``WorkerError``; a crash, a limit and an exception in the parser are one to the caller.
    """
    if len(body) > MAX_BODY:
        raise WorkerError("too-large")
    command = [sys.executable, "-P", "-s", "-m", "refcheck.content.worker", job, str(memory)]
    # The variables that a parser needs are none; Windows alone cannot start without its own.
    environment = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    try:
        done = subprocess.run(command, input=body, capture_output=True, env=environment, timeout=wall, check=False)  # noqa: S603 - our own Python
    except subprocess.TimeoutExpired:
        raise WorkerError("timeout") from None
    except OSError:
        raise WorkerError("failed") from None
    if done.returncode != 0 or len(done.stdout) > answer:
        raise WorkerError("killed" if done.returncode < 0 else "failed")
    try:
        said = json.loads(done.stdout)
    except (ValueError, RecursionError):
        raise WorkerError("failed") from None
    if isinstance(said, dict) and "ok" in said:
        return said["ok"]
    raise WorkerError("failed")


def pdf_pages(body: bytes) -> int:
    """Return the number of pages of a PDF. Raises what pdfium raises."""
    import pypdfium2

    document = pypdfium2.PdfDocument(body)
    try:
        return len(document)
    finally:
        document.close()


def pdf_opening(body: bytes) -> dict[str, Any]:
    """Return the ``title`` in a PDF's document information and the ``text`` of its first page.

    Raises what pdfium raises.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(body)
    try:
        title = document.get_metadata_value("Title")
        text = document[0].get_textpage().get_text_bounded() if len(document) else ""
        return {"title": title[:MAX_TEXT], "text": text[:MAX_TEXT]}
    finally:
        document.close()


def _function(job: str) -> Callable[[bytes], Any]:
    """Return the function that "module:function" names; only this package's are taken."""
    module, _, name = job.partition(":")
    if not module.startswith("refcheck."):
        raise ValueError(job)
    function: Callable[[bytes], Any] = getattr(importlib.import_module(module), name)
    return function


def main(arguments: list[str]) -> int:
    """Do one job on what comes in at stdin, and print the answer: 0, or 1 when there is none."""
    job, memory = arguments
    _limit(int(memory))
    body = sys.stdin.buffer.read()
    try:
        answer = _function(job)(body)
    except Exception:  # noqa: BLE001 - the boundary: whatever a parser raises is one failure to who asked
        return 1
    sys.stdout.write(json.dumps({"ok": answer}))
    return 0


def _limit(memory: int) -> None:
    """Bound what this process may take: memory, no files written, no core left behind."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
