"""Names of WordprocessingML (ECMA-376, part 1) that several modules ask for."""

from __future__ import annotations

from typing import Any

__all__ = ["TRANSITIONAL", "W", "is_on", "value_of"]

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{TRANSITIONAL}}}"
_OFF = frozenset({"0", "false", "off", "none"})
_VALUE = f"{W}val"


def is_on(element: Any) -> bool:
    """Return whether a property is there and not switched off."""
    return element is not None and element.get(_VALUE, "true").lower() not in _OFF


def value_of(parent: Any, name: str) -> str:
    """Return the value of the child ``name`` of ``parent``, empty when there is neither."""
    child = parent.find(W + name) if parent is not None else None
    return (child.get(_VALUE) or "") if child is not None else ""
