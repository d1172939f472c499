"""A value of a BibTeX field that is one piece: what stands between its delimiters."""

from __future__ import annotations

from refcheck.text.lazy import lazy_re

__all__ = ["is_paired", "simple_value"]

_BRACE = lazy_re(r"(?<!\\)[{}]")


def simple_value(raw: str) -> str | None:
    """Return the value of a single braced, quoted or numeric piece, ``None`` for anything else."""
    ends = raw[:1] + raw[-1:] if len(raw) > 1 else ""
    if ends == "{}":
        inner = raw[1:-1]
        return inner if "}" not in inner or is_paired(inner) else None
    if ends == '""' and '"' not in raw[1:-1]:
        return raw[1:-1]
    return raw if raw.isascii() and raw.isdigit() else None


def is_paired(inner: str) -> bool:
    """Return whether each closing brace of ``inner`` has an opening one before it."""
    if "\\{" not in inner and "\\}" not in inner:
        # None is escaped: what stands between the closing ones is counted at once.
        opened = 0
        for number, part in enumerate(inner.split("}")[:-1], start=1):
            opened += part.count("{")
            if opened < number:
                return False
        return True
    depth = 0
    for match in _BRACE.finditer(inner):
        depth += 1 if match.group() == "{" else -1
        if depth < 0:
            return False
    return True
