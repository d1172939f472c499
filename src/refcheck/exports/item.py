"""What a writer is given: a reference, the key it is exported under, and what a check said of it."""

from __future__ import annotations

from dataclasses import dataclass

from refcheck.model.reference import Reference
from refcheck.model.work import Work

__all__ = ["Item"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A reference to export. ``status`` is a sentence on what came of its check, empty when it is not asked for."""

    key: str
    reference: Reference
    status: str = ""

    @property
    def work(self) -> Work:
        """The work to write."""
        return self.reference.work
