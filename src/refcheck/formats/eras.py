"""Years before Christ: negative in CSL (-329 is 329 BC), in words everywhere else, where a minus is a dash."""

from __future__ import annotations

from dataclasses import replace

from refcheck.model.work import PartialDate, Work
from refcheck.text.lazy import lazy_re

__all__ = ["in_words", "of_era"]

_BEFORE_CHRIST = lazy_re(r"0{0,3}([1-9]\d{0,3}) BC$")


def in_words(work: Work) -> Work:
    """Return a work whose year, where it is negative, is in words ("329 BC"); any other work as it is."""
    issued = work.issued
    if issued is None or issued.year is None or issued.year >= 0:
        return work
    return replace(work, issued=PartialDate(raw=f"{-issued.year} BC"))


def of_era(date: PartialDate | None) -> PartialDate | None:
    """Return a date as it was before ``in_words``; "ca. 44 BC" and "44 BCE" stay words."""
    match = _BEFORE_CHRIST.match(date.raw) if date is not None and date.year is None else None
    return PartialDate(year=-int(match[1])) if match else date
