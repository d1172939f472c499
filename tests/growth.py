"""Growth: how many lines of Python some work runs through, the same on every machine.

Seconds tell a busy machine from an idle one; lines tell quadratic work from linear work. What happens inside a
regular expression is not counted: texts that such a search might stall on are tested at a size at which quadratic
work would not end, and the limit of the test run (``faulthandler_timeout``) stops it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

__all__ = ["lines_run"]


def lines_run(work: Callable[[], object]) -> int:
    """Return how many lines are run while *work* is called; what traces already is set aside meanwhile."""
    count = 0

    def step(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
