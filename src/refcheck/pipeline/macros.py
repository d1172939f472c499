"""Macros of BibTeX that one file uses and another defines: what one file alone cannot tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from refcheck.model.document import Problem
from refcheck.model.reference import Library
from refcheck.text.lazy import lazy_re

CODE = "SYN003"
COMPANION = 3
"""A file with so many undefined macros (number of names) is probably read with one that defines them."""
MAX_NEIGHBOURS = 50
"""Further .bib files of a folder are not looked into."""
MAX_SIZE = 8_000_000
"""Nor are larger ones (bytes)."""

_STRING = lazy_re(r"(?i)@string\s*[{(]\s*([^\s=,{}\"]+)\s*=")


def settle(problems: Sequence[Problem], libraries: Iterable[Library]) -> tuple[Problem, ...]:
    """Return the problems without those of macros that another file defines; many of one file are mild."""
    files = dict.fromkeys(p.location.path for p in problems if p.code == CODE)
    if not files:
        return tuple(problems)
    defined = {name for library in libraries for name in _names(library.text)}
    known = {file: defined | _of_neighbours(Path(file)) for file in files}
    left = [p for p in problems if p.code != CODE or p.actual.lower() not in known[p.location.path]]
    names = {file: {p.actual for p in left if p.code == CODE and p.location.path == file} for file in files}
    return tuple(
        replace(p, mild=True) if p.code == CODE and len(names[p.location.path]) >= COMPANION else p for p in left
    )


def _names(text: str) -> Iterable[str]:
    return (match.group(1).lower() for match in _STRING.finditer(text))


def _of_neighbours(file: Path) -> set[str]:
    """Return the macros that the other .bib files of the same folder define."""
    found: set[str] = set()
    try:
        neighbours = sorted(file.parent.glob("*.bib"))[:MAX_NEIGHBOURS]
        for path in neighbours:
            if path.is_file() and not path.is_symlink() and path.stat().st_size <= MAX_SIZE:
                found.update(_names(path.read_bytes().decode("utf-8", "replace")))
    except OSError:
        return found
    return found
