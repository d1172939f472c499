"""How often Python looks for garbage while a run lasts.

The values of a run are frozen, hold no cycles and live to its end: looking through all of them for garbage
every 700 new ones was a quarter of the time of a large bibliography (``benchmarks.bib_check``) and an eighth of
that of a long document (``benchmarks.reading``). What the library reads alone is a run of its own.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

__all__ = ["rarely_collected"]

THRESHOLDS = (100_000, 50, 50)
"""Collections of the three generations while a run lasts (see ``gc.set_threshold``)."""

_lock = threading.Lock()


@dataclass(slots=True)
class _Runs:
    """How many runs there are now, and what held before the first of them."""

    now: int = 0
    before: tuple[int, int, int] = THRESHOLDS


_runs = _Runs()


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Look for garbage less often within; afterwards as often as before. A host that looks less often, or not
    at all, keeps its own way. Runs may overlap in several threads: the last to end puts back what was.
    """
    with _lock:
        if not _runs.now:
            _runs.before = gc.get_threshold()
            if 0 < _runs.before[0] < THRESHOLDS[0]:
                gc.set_threshold(*THRESHOLDS)
        _runs.now += 1
    try:
        yield
    finally:
        with _lock:
            _runs.now -= 1
            if not _runs.now and gc.get_threshold() == THRESHOLDS:
                gc.set_threshold(*_runs.before)
