"""Files of other programs opened, and the .bib files that their records are brought into."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from refcheck.config import Config
from refcheck.errors import BibliographyError, DocumentError
from refcheck.model.document import Problem
from refcheck.model.reference import Library

__all__ = ["IMPORTED", "default_target", "known_libraries", "open_records", "problems_of", "same_file"]

IMPORTED = "imported.bib"
"""The name of the file that records are brought into when none is named."""

_TOLD = frozenset({"SYN001", "SYN003", "SYN013"})


def open_records(path: str, body: bytes | None = None, *, format: str | None = None) -> Library:  # noqa: A002 - the option's own name
    """Return the records of a file; ``body`` are its bytes where it has no path that could be opened.

    Raises ``BibliographyError`` for what cannot be read at all.
    """
    from refcheck.documents.source import open_bytes
    from refcheck.references.incoming import MAX_FILE, read_records

    if body is None:
        try:
            body = open_bytes(path, limit=MAX_FILE)
        except DocumentError as error:
            raise BibliographyError(error.reason, path=path, remedy=error.remedy) from error
    return read_records(body, path=path, format=format)


def problems_of(library: Library) -> tuple[Problem, ...]:
    """Return what was wrong with a file as far as it touches its import, in the order of its lines."""
    return tuple(problem for problem in library.problems if problem.code in _TOLD)


def known_libraries(target: Path, config: Config) -> tuple[Library, tuple[Library, ...]]:
    """Return the .bib that is brought into (empty when there is none yet) and those whose entries are known beside it.

    Those are the other .bib files of the folder of references, when ``target`` is in it. Raises
    ``BibliographyError`` for a target that cannot be read; another one is left out.
    """
    from refcheck.references import load

    own = load(target) if os.path.lexists(target) else Library(path=str(target))
    folder = config.root / config.references
    if os.path.realpath(target.parent) != os.path.realpath(folder):
        return own, ()
    others = []
    for path in sorted(folder.glob("*.bib")):
        if os.path.realpath(path) != os.path.realpath(target):
            try:
                others.append(load(path))
            except BibliographyError:
                continue
    return own, tuple(others)


def default_target(config: Config) -> Path:
    """Return where records go when no file is named: ``references/imported.bib``."""
    return config.root / config.references / IMPORTED


def same_file(one: str | Path, others: Sequence[str | Path]) -> bool:
    """Return whether a path leads to one of some files."""
    return os.path.realpath(one) in {os.path.realpath(other) for other in others}
