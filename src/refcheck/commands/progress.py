"""A counter on one line of a terminal's stderr, while evidence is gathered."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from refcheck.model.evidence import LinkVerdict
from refcheck.text.safe import one_line
from refcheck.text.urls import host_of

if TYPE_CHECKING:
    from refcheck.commands.session import Session
    from refcheck.fetch import Progress

__all__ = ["Counter", "progress_of"]

LEAST_INTERVAL = 0.05
"""Seconds between two paintings: a terminal over a slow line must not slow the run."""

_CLEAR_LINE = "\r\x1b[K"


class Counter:
    """Paints how far the asking is (``fetch.Progress``), each time anew; ``close`` takes it away."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._painted: float | None = None

    def __call__(self, progress: Progress) -> None:
        """Paint the state, unless the last one was painted a moment ago in the same round."""
        since = None if self._painted is None else progress.seconds - self._painted
        # A round's seconds begin anew: time that goes back is a new round.
        if since is not None and 0 <= since < LEAST_INTERVAL and progress.done < progress.total:
            return
        self._painted = progress.seconds
        width = max(shutil.get_terminal_size().columns - 1, 1)
        self._write(f"{_CLEAR_LINE}{one_line(_said(progress))[:width]}")

    def close(self) -> None:
        """Take the line away."""
        if self._painted is not None:
            self._write(_CLEAR_LINE)

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            self._stream.write(text)
            self._stream.flush()


def _said(progress: Progress) -> str:
    """Return "812 of 1,500 addresses · 790 ok · 9 broken · 1 blocked · www.example.org"."""
    counts = progress.counts
    known = [f"{counts[verdict]:,} {verdict}" for verdict in LinkVerdict if counts.get(verdict)]
    parts = [f"{progress.done:,} of {progress.total:,} addresses", *known, host_of(progress.url)]
    return " · ".join(part for part in parts if part)


@contextmanager
def progress_of(session: Session) -> Iterator[Callable[[Progress], None] | None]:
    """Give the counter for a run, ``None`` where none is shown (stderr is no terminal, --quiet)."""
    if not session.shows_progress:
        yield None
        return
    counter = Counter(sys.stderr)
    try:
        yield counter
    finally:
        counter.close()
