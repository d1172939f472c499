"""All fixes as one unified diff that ``patch`` and ``git apply`` take."""

from __future__ import annotations

import codecs
import os
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path, PurePath

from refcheck.errors import OutputError
from refcheck.formats.encoding import decode, encode
from refcheck.mend.hunks import Hunk, Touched, hunks
from refcheck.mend.writing import Change, changes
from refcheck.model.finding import Finding
from refcheck.model.place import Edit
from refcheck.text.lazy import lazy_re

__all__ = ["diff", "file_diff"]

MOST_COMPARED = 4_000_000
"""Pairs of lines that are compared one by one."""

_CONTROL = lazy_re("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_QUOTED = lazy_re('[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"\\\\]')


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
    if before == after:
        return ""
    lines = list(_written(_lines(before), _lines(after), path, known.encoding))
    if not before:
        lines = ["--- /dev/null\n" if line.startswith("--- ") else line for line in lines[:2]] + lines[2:]
    return "".join(lines)


def _written(before: Sequence[str], after: Sequence[str], path: str, encoding: str) -> Iterator[str]:
    yield from _heads(path, encoding)
    for hunk in hunks(before, after, _compared(before, after)):
        yield from _body(hunk, ())


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Touched]:
    """Yield the lines that differ, those of much that differs as one change: to compare them would take long."""
    start, most = 0, min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    mine, theirs = before[start : len(before) - end], after[start : len(after) - end]
    if len(mine) * len(theirs) > MOST_COMPARED:
        yield Touched(start, start + len(mine), start, start + len(theirs))
        return
    for tag, low, high, new_low, new_high in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Touched(start + low, start + high, start + new_low, start + new_high)


def _file_diff(change: Change) -> Iterator[str]:
    if change.before == change.after:
        return
    encoding = decode(change.before).encoding
    before = _lines(change.before)
    starts = _starts(before, encoding)
    places = {finding: tuple(_line(starts, at) for at in begins) for finding, begins in change.mends}
    for finding, lines in sorted(places.items(), key=lambda place: place[1]):
        yield f"# {_told(finding, lines)}\n"
    yield from _heads(change.path, encoding)
    unsafe = sorted((line, f.code) for f, lines in places.items() if f.fix and not f.fix.safe for line in lines)
    after = _lines(change.after)
    touched = _touched(change.edits, starts, _starts(after, encoding), encoding)
    for hunk in hunks(before, after, touched):
        yield from _body(hunk, unsafe)


def _heads(path: str, encoding: str) -> Iterator[str]:
    if encoding != "utf-8":
        yield f"# this file is in {encoding}: only refcheck fix --write mends it, patch takes UTF-8\n"
    name = PurePath(path).as_posix().lstrip("/")
    yield f"--- {_header(f'a/{name}')}\n"
    yield f"+++ {_header(f'b/{name}')}\n"


def _body(hunk: Hunk, unsafe: Sequence[tuple[int, str]]) -> Iterator[str]:
    yield _head(hunk, unsafe)
    for line in hunk.lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _starts(lines: Sequence[str], encoding: str) -> Sequence[int]:
    """Return where lines begin in the file (bytes); a mark at its start belongs to the first. Behind a last
    line that has an end is one more, and empty.
    """
    encode = codecs.lookup(encoding).encode
    sizes = (len(encode(line)[0]) for line in lines)
    starts = array("q", accumulate(sizes, initial=0))
    if encoding.startswith("utf-16"):
        starts = array("q", (0, *(start + 2 for start in starts[1:])))
    return starts if not lines or lines[-1].endswith("\n") else starts[:-1]


def _line(starts: Sequence[int], at: int) -> int:
    """Return the line (1-based) that a byte is on.

    The finding's own place may be in another file: a title of a document that is wrong in the .bib.
    """
    return max(bisect_right(starts, at), 1)


def _touched(
    edits: Sequence[Edit], starts: Sequence[int], new_starts: Sequence[int], encoding: str
) -> Iterator[Touched]:
    """Yield the lines that edits touch, before and after."""
    shift = 0
    for edit in edits:
        first, last = _line(starts, edit.start) - 1, _line(starts, edit.end) - 1
        size = len(edit.text.encode(encoding))
        begin = edit.start + shift
        yield Touched(first, last, _line(new_starts, begin) - 1, _line(new_starts, begin + size) - 1)
        shift += size - (edit.end - edit.start)


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


def _told(finding: Finding, lines: Sequence[int]) -> str:
    fix = finding.fix
    assert fix is not None
    mark = "" if fix.safe else "unsafe, needs --unsafe-fixes: "
    return _CONTROL.sub(" ", f"{finding.code} line {lines[0]}: {mark}{fix.summary}")


def _head(hunk: Hunk, unsafe: Sequence[tuple[int, str]]) -> str:
    """Return the head of a hunk with the codes of the unsafe fixes (by line) in it."""
    low = bisect_left(unsafe, (hunk.first, ""))
    high = bisect_left(unsafe, (hunk.first + hunk.count, ""))
    codes = sorted({code for _, code in unsafe[low:high]})
    return f"{hunk.head} unsafe: {', '.join(codes)}\n" if codes else f"{hunk.head}\n"
