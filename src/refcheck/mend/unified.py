"""All fixes as one unified diff that ``patch`` and ``git apply`` take."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from refcheck.errors import OutputError
from refcheck.formats.encoding import decode, encode
from refcheck.mend.writing import Change, changes
from refcheck.model.finding import Finding

__all__ = ["diff", "file_diff"]

CONTEXT = 3
"""Lines shown before and after a change."""

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_QUOTED = re.compile('[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"\\\\]')


def diff(findings: Sequence[Finding], *, unsafe: bool = True) -> str:
    """Return one unified diff of the fixes; lines before a file's own say what each is for.

    Unsafe fixes are marked there and at the head of their hunk. Raises ``OutputError`` for a file
    that changed since it was read.
    """
    return "".join(line for change in changes(findings, unsafe=unsafe) for line in _file_diff(change))


def file_diff(path: str, text: str) -> str:
    """Return the unified diff from a file to its new text, as ``write_library`` would write it; empty when they are equal.

    A file that is not there is new. Raises ``OutputError`` for one that cannot be read or has no place for a character.
    """
    try:
        before = Path(path).read_bytes() if os.path.lexists(path) else b""
        known = decode(before)
        after = encode(text, known.encoding, known.bom_length)
    except OSError as error:
        raise OutputError(f"the file cannot be read: {error.strerror or error}", path=path) from error
    except UnicodeEncodeError as error:
        reason = f"the new text has no place in the encoding of this file ({error.encoding})"
        raise OutputError(reason, path=path, remedy="save the file as UTF-8 first") from error
    lines = "".join(_file_diff(Change(path=path, before=before, after=after, mends=())))
    if before or not lines:
        return lines
    first, _, rest = lines.partition("\n")
    return f"--- /dev/null\n{rest}" if first.startswith("--- ") else lines


def _file_diff(change: Change) -> Iterator[str]:
    encoding = decode(change.before).encoding
    name = PurePath(change.path).as_posix().lstrip("/")
    heads = _header(f"a/{name}"), _header(f"b/{name}")
    hunks = list(difflib.unified_diff(_lines(change.before), _lines(change.after), *heads, n=CONTEXT))
    if not hunks:
        return
    lines = {finding: _changed_lines(starts, change.before, encoding) for finding, starts in change.mends}
    for finding, places in lines.items():
        yield f"# {_told(finding, places)}\n"
    if encoding != "utf-8":
        yield f"# this file is in {encoding}: only refcheck fix --write mends it, patch takes UTF-8\n"
    for line in hunks:
        if line.startswith("@@"):
            yield _marked(line, lines)
        else:
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _header(name: str) -> str:
    """Return a file name as git writes it: in quotes where it must be, a tab after one with blanks."""
    if _QUOTED.search(name):
        return '"' + _QUOTED.sub(_octal, name) + '"'
    return f"{name}\t" if " " in name else name


def _octal(match: re.Match[str]) -> str:
    return "".join(f"\\{byte:03o}" for byte in match.group().encode("utf-8", "surrogateescape"))


def _lines(body: bytes) -> list[str]:
    """Return the lines of a file with their ends; only LF ends one, as for ``patch``.

    A mark at the start of UTF-8 is part of the first line, as it is for ``patch``.
    """
    found = decode(body)
    mark = "\ufeff" if found.bom_length and found.encoding == "utf-8" else ""
    return [line for line in re.split(r"(?<=\n)", mark + found.text) if line]


def _changed_lines(starts: Sequence[int], before: bytes, encoding: str) -> tuple[int, ...]:
    """Return the lines (1-based) of a file that bytes stand on.

    The finding's own place may be in another file: a title of a document that is wrong in the .bib.
    """
    if encoding.startswith("utf-16"):
        return tuple(before[:start].decode(encoding, "replace").count("\n") + 1 for start in starts)
    return tuple(before.count(b"\n", 0, start) + 1 for start in starts)


def _told(finding: Finding, lines: Sequence[int]) -> str:
    fix = finding.fix
    assert fix is not None
    mark = "" if fix.safe else "unsafe, needs --unsafe-fixes: "
    return _CONTROL.sub(" ", f"{finding.code} line {lines[0]}: {mark}{fix.summary}")


def _marked(hunk: str, lines: Mapping[Finding, Sequence[int]]) -> str:
    """Return the head of a hunk with the codes of the unsafe fixes in it."""
    match = _HUNK.match(hunk)
    if match is None:
        return hunk
    first = int(match[1])
    last = first + int(match[2] if match[2] is not None else 1)
    codes = {
        finding.code
        for finding, places in lines.items()
        if finding.fix and not finding.fix.safe and any(first <= line <= last for line in places)
    }
    return f"{hunk.rstrip()} unsafe: {', '.join(sorted(codes))}\n" if codes else hunk
