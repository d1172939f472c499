"""Ctrl-C at a line of one's choice: a test that goes through all of them shows what one may lose."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

__all__ = ["interrupted_at"]


@contextmanager
def interrupted_at(number: int | None, within: str) -> Iterator[None]:
    """Raise ``KeyboardInterrupt`` before the line that is run as the ``number``-th (from 0) of those in files whose
    path has ``within`` in it; with ``None``, or when there are fewer, never. What traces already is set aside meanwhile.
    """
    left = number

    def step(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal left
        if within not in frame.f_code.co_filename:
            return None
        if event == "line" and left is not None:
            left -= 1
            if left < 0:
                left = None
                raise KeyboardInterrupt
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        yield
    finally:
        sys.settrace(before)
