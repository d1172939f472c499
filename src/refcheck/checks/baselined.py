"""Which findings the baseline puts off."""

from __future__ import annotations

from collections.abc import Mapping

from refcheck.model.baseline import BaselineEntry
from refcheck.model.finding import Finding

__all__ = ["is_put_off", "may_be_put_off"]


def may_be_put_off(finding: Finding) -> bool:
    """Return whether a finding may be in a baseline: what a run says of itself is new each time."""
    return not finding.code.startswith("RUN")


def is_put_off(finding: Finding, baseline: Mapping[str, BaselineEntry]) -> bool:
    """Return whether the baseline has a finding that was then as bad as it is now: what became worse is new."""
    entry = baseline.get(finding.fingerprint)
    return entry is not None and may_be_put_off(finding) and entry.severity.rank <= finding.severity.rank
