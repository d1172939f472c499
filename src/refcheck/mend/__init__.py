"""From what should be changed to changed files.

``plan`` gives findings their fixes, as byte edits; ``diff`` shows them as one unified diff, unsafe ones
marked; ``apply`` writes them and returns the paths of the files that changed. ``ignore`` makes the fix
that silences a finding with a comment instead. ``file_diff`` shows a new text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refcheck.model.document import Document
    from refcheck.model.finding import Finding
    from refcheck.model.place import Fix
    from refcheck.model.reference import Library

__all__ = ["apply", "diff", "file_diff", "ignore", "plan"]


def plan(
    findings: Sequence[Finding], *, documents: Sequence[Document] = (), libraries: Sequence[Library] = ()
) -> tuple[Finding, ...]:
    """Return the findings in their order, those with an intent that can be carried out with a fix."""
    from refcheck.mend.edits import plan as make

    return make(findings, documents=documents, libraries=libraries)


def diff(findings: Sequence[Finding], *, unsafe: bool = True) -> str:
    """Return one unified diff of the fixes of ``findings``; empty when there are none.

    Raises ``OutputError`` for a file that changed since it was read.
    """
    from refcheck.mend.unified import diff as show

    return show(findings, unsafe=unsafe)


def apply(findings: Sequence[Finding], *, unsafe: bool = False) -> tuple[str, ...]:
    """Write the safe fixes (with ``unsafe`` all) and return the paths of the files that changed.

    Raises ``OutputError`` for a file that changed since it was read; no file is written then.
    """
    from refcheck.mend.writing import apply as write

    return write(findings, unsafe=unsafe)


def file_diff(path: str, text: str) -> str:
    """Return the unified diff from a file to its new text; empty when they are equal. Raises ``OutputError``."""
    from refcheck.mend.unified import file_diff as show

    return show(path, text)


def ignore(finding: Finding, reason: str) -> Fix | None:
    """Return the fix that silences a finding with a comment beside it, ``None`` when there is no place for one.

    Nothing is written. Raises ``OutputError`` for a file that cannot be read.
    """
    from refcheck.mend.ignoring import ignore as make

    return make(finding, reason)
