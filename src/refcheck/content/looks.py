"""How a stretch of text looks, one bit each, as the worker's answers say it."""

from __future__ import annotations

__all__ = ["BOLD", "CODE", "HIDDEN", "ITALIC", "RAISED"]

ITALIC, BOLD, RAISED, CODE, HIDDEN = 1, 2, 4, 8, 16
