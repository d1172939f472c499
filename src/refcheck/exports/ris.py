"""RIS files."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.formats.ris import write_record
from refcheck.model.reference import Reference

__all__ = ["write"]


def write(references: Sequence[tuple[str, Reference]]) -> str:
    """Return one record a reference, UTF-8 without a byte order mark when it is written."""
    return "".join(write_record(reference, key=key) for key, reference in references)
