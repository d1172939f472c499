"""The baseline: findings that a project knows and has put off."""

from __future__ import annotations

from dataclasses import dataclass

from refcheck.model.finding import Severity

__all__ = ["BASELINE", "BaselineEntry", "BaselineRecord"]

BASELINE = "baseline"
"""Why a finding is not shown that the baseline has."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BaselineEntry:
    """A finding that is put off, told by its fingerprint.

    ``path`` is where it was found, from the project's folder, ``reference`` the key of its reference
    (empty: none), ``severity`` what it was at most, ``since`` the ISO day on which it was put off.
    """

    fingerprint: str
    code: str
    severity: Severity
    path: str
    reference: str = ""
    since: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BaselineRecord:
    """The baseline in a report: its file, and its entries of which this run is sure that they are mended."""

    path: str
    fixed: tuple[BaselineEntry, ...] = ()
