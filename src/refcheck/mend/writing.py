"""Fixes carried out on files: all of a file's edits at once, or none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from refcheck.errors import OutputError
from refcheck.formats.encoding import decode
from refcheck.model.finding import Finding
from refcheck.model.place import Edit
from refcheck.references.store import replace_file

__all__ = ["Change", "apply", "changes"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A file before and after its edits; ``findings`` are those whose fixes were taken."""

    path: str
    before: bytes
    after: bytes
    findings: tuple[Finding, ...]


def apply(findings: Sequence[Finding], *, unsafe: bool = False) -> tuple[str, ...]:
    """Write the fixes and return the paths of the files that changed, in the order of the findings.

    Every file is read and compared with the digest of its edits before the first is written. Raises
    ``OutputError``.
    """
    found = changes(findings, unsafe=unsafe)
    for change in found:
        if change.after != change.before:
            replace_file(Path(change.path), change.after)
    return tuple(change.path for change in found if change.after != change.before)


def changes(findings: Sequence[Finding], *, unsafe: bool) -> tuple[Change, ...]:
    """Return what the fixes make of each file that they touch, without writing anything."""
    by_path: dict[str, list[Edit]] = {}
    told: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fix is None or not (finding.fix.safe or unsafe):
            continue
        for edit in finding.fix.edits:
            by_path.setdefault(edit.path, []).append(edit)
            if finding not in told.setdefault(edit.path, []):
                told[edit.path].append(finding)
    return tuple(_change(path, edits, told) for path, edits in by_path.items())


def _change(path: str, edits: Sequence[Edit], told: Mapping[str, Sequence[Finding]]) -> Change:
    try:
        before = Path(path).read_bytes()
    except OSError as error:
        raise OutputError(f"the file cannot be read: {error.strerror or error}", path=path) from error
    digest = hashlib.sha256(before).hexdigest()
    if any(edit.sha256 != digest for edit in edits):
        raise OutputError("the file changed since it was checked", path=path, remedy="check it again, then mend it")
    encoding = decode(before).encoding
    parts: list[bytes] = []
    at = 0
    for edit in sorted(set(edits), key=lambda e: (e.start, e.end)):
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
    return Change(path=path, before=before, after=b"".join([*parts, before[at:]]), findings=tuple(told[path]))
