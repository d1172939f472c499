"""Fixes carried out on files: all of a file's edits at once, or none."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from refcheck.errors import OutputError
from refcheck.formats.encoding import decode
from refcheck.model.finding import Finding
from refcheck.model.place import Edit
from refcheck.references.store import refuse_protected, replace_file

__all__ = ["Change", "apply", "changes"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A file before and after its edits.

    ``mends`` are the findings whose fixes were taken, each with where (bytes) its edits begin here;
    ``edits`` are those edits, rising, each once.
    """

    path: str
    before: bytes
    after: bytes
    mends: tuple[tuple[Finding, tuple[int, ...]], ...]
    edits: tuple[Edit, ...]


def apply(findings: Sequence[Finding], *, unsafe: bool = False) -> tuple[str, ...]:
    """Write the fixes and return the paths of the files that changed, in the order of the findings.

    Every file is read and compared with the digest of its edits before the first is written. Raises
    ``OutputError``.
    """
    found = changes(findings, unsafe=unsafe)
    for change in found:
        if change.after != change.before:
            refuse_protected(Path(change.path), change.path)
    for change in found:
        if change.after != change.before:
            replace_file(Path(change.path), change.after)
    return tuple(change.path for change in found if change.after != change.before)


def changes(findings: Sequence[Finding], *, unsafe: bool) -> tuple[Change, ...]:
    """Return what the fixes make of each file that they touch, without writing anything."""
    by_file: dict[str, list[tuple[Finding, Edit]]] = {}
    for finding in dict.fromkeys(findings):
        if finding.fix is None or not (finding.fix.safe or unsafe):
            continue
        for edit in finding.fix.edits:
            # A file under two names is one file: written twice, it would lose what was written first.
            by_file.setdefault(os.path.realpath(edit.path), []).append((finding, edit))
    return tuple(_change(taken) for taken in by_file.values())


def _change(taken: Sequence[tuple[Finding, Edit]]) -> Change:
    path = taken[0][1].path
    edits = {(edit.start, edit.end, edit.text): edit for _, edit in taken}
    starts: dict[Finding, list[int]] = {}
    for finding, edit in taken:
        starts.setdefault(finding, []).append(edit.start)
    try:
        before = Path(path).read_bytes()
    except OSError as error:
        raise OutputError(f"the file cannot be read: {error.strerror or error}", path=path) from error
    digest = hashlib.sha256(before).hexdigest()
    if any(edit.sha256 != digest for _, edit in taken):
        raise OutputError("the file changed since it was checked", path=path, remedy="check it again, then mend it")
    encoding = decode(before).encoding
    parts: list[bytes] = []
    at = 0
    rising = sorted(edits.values(), key=lambda e: (e.start, e.end))
    for edit in rising:
        if edit.start < at or edit.end > len(before):
            raise OutputError("two mends change the same place", path=path, remedy="check it again, then mend it")
        try:
            parts += [before[at : edit.start], edit.text.encode(encoding)]
        except UnicodeEncodeError as error:
            raise OutputError(
                f"the corrected text has no place in the encoding of this file ({encoding})",
                path=path,
                remedy="save the file as UTF-8 first",
            ) from error
        at = edit.end
    mends = tuple((finding, tuple(sorted(begin))) for finding, begin in starts.items())
    return Change(path=path, before=before, after=b"".join([*parts, before[at:]]), mends=mends, edits=tuple(rising))
