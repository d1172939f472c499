"""How a stretch of text looks, one bit each, as the worker's answers say it."""

from __future__ import annotations

__all__ = ["BOLD", "CODE", "HIDDEN", "ITALIC", "RAISED", "TURNED"]

ITALIC, BOLD, RAISED, CODE, HIDDEN, TURNED = 1, 2, 4, 8, 16, 32
