"""All fixes as one unified diff that ``patch`` and ``git apply`` take."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from refcheck.formats.encoding import decode
from refcheck.mend.writing import Change, changes
from refcheck.model.finding import Finding

__all__ = ["diff"]

CONTEXT = 3
"""Lines shown before and after a change."""

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def diff(findings: Sequence[Finding], *, unsafe: bool = True) -> str:
    """Return one unified diff of the fixes; lines before a file's own say what each is for.

    Unsafe fixes are marked there and at the head of their hunk. Raises ``OutputError`` for a file
    that changed since it was read.
    """
    return "".join(line for change in changes(findings, unsafe=unsafe) for line in _file_diff(change))


def _file_diff(change: Change) -> Iterator[str]:
    before, after = _lines(change.before), _lines(change.after)
    path = _CONTROL.sub("?", change.path)
    hunks = list(difflib.unified_diff(before, after, f"a/{path.lstrip('/')}", f"b/{path.lstrip('/')}", n=CONTEXT))
    if not hunks:
        return
    for finding in change.findings:
        yield f"# {_told(finding)}\n"
    for line in hunks:
        if line.startswith("@@"):
            yield _marked(line, change.findings)
        else:
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(body: bytes) -> list[str]:
    """Return the lines of a file with their ends; only LF ends one, as for ``patch``."""
    text = decode(body).text
    return [line for line in re.split(r"(?<=\n)", text) if line]


def _told(finding: Finding) -> str:
    fix = finding.fix
    assert fix is not None
    mark = "" if fix.safe else "unsafe, needs --unsafe-fixes: "
    place = f"line {finding.location.line}: " if finding.location.line is not None else ""
    return _CONTROL.sub(" ", f"{finding.code} {place}{mark}{fix.summary}")


def _marked(hunk: str, findings: Sequence[Finding]) -> str:
    """Return the head of a hunk with the codes of the unsafe fixes in it."""
    match = _HUNK.match(hunk)
    if match is None:
        return hunk
    first = int(match[1])
    last = first + int(match[2] if match[2] is not None else 1)
    codes = {
        finding.code
        for finding in findings
        if finding.fix and not finding.fix.safe and first <= (finding.location.line or 0) <= last
    }
    return f"{hunk.rstrip()} unsafe: {', '.join(sorted(codes))}\n" if codes else hunk
