"""Identifiers that stand in for real ones, as templates and examples have them."""

from __future__ import annotations

from refcheck.text.lazy import lazy_re

__all__ = ["is_placeholder"]

MAX_LENGTH = 300
"""Longer values (characters) are no identifiers."""
_OTHER_SIGNS = lazy_re(r"[^a-z0-9/]+")
_RUN = lazy_re(r"(?i)(?:^|[^a-z0-9])(?:x{4,}|n{5,})(?:[^a-z0-9]|$)")
_PREFIX = lazy_re(r"(?i)^10\.(?:x{3,}|n{3,}|0{4,})/")
_SAMPLES = frozenset(
    {
        "1234567890",
        "123456789x",
        "9781234567897",
        "9780123456789",
        "9781234567890",
        "12345678",
        "12345679",
        "101145/11224451122456",
    }
)
"""Numbers that count up, and the DOI of ACM's template for articles."""


def is_placeholder(value: str) -> bool:
    """Return whether an identifier is none: zeros alone, or runs of ``x`` or ``n`` where figures belong."""
    text = value.strip()
    if not text or len(text) > MAX_LENGTH:
        return False
    lower = text.lower()
    if ("xxx" in lower or "nnn" in lower or "0000" in lower) and (_RUN.search(text) or _PREFIX.match(text)):
        return True
    bare = _OTHER_SIGNS.sub("", lower)
    if bare in _SAMPLES:
        return True
    name = bare.partition("/")[2] if bare.startswith("10") and "/" in bare else bare
    figures = name.replace("/", "")
    return len(figures) >= 6 and (
        set(figures) == {"0"} or (figures[:3] in {"978", "979"} and set(figures[3:]) == {"0"})
    )
