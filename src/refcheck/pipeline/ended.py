"""Ignores of the configuration whose last day is past, as problems of a run (RUN002)."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.config import Config
from refcheck.model.document import Problem
from refcheck.model.place import Location

__all__ = ["ended_ignores"]


def ended_ignores(config: Config) -> Iterator[Problem]:
    """Yield a problem for each ignore of a configuration file that holds no longer."""
    for one in config.ended:
        words = ", ".join(one.codes)
        yield Problem(
            code="RUN002",
            message=f"the ignore of {words} ({one.reason}) ended on {one.until}",
            location=Location(path=str(one.path), line=one.line),
            actual=words,
            expected="a later day, or no ignore",
            remedy="mend what was ignored, or give it another date",
        )
