"""What a .bib says should not be reported: comments between entries, and a field of an entry.

::

    % refcheck: ignore=LNK001,TTL002 until=2026-12-31 reason="moved, new address asked for"
    % refcheck: file-ignore=CMP005
    refcheck-ignore = {TTL002, until=2026-12-31, reason="as printed"}

A comment holds for the entry after it, ``file-ignore`` for the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.model.document import Suppression
from refcheck.model.place import Location

__all__ = ["WHOLE_FILE", "comment_suppressions", "field_suppression"]

WHOLE_FILE = 10**9
"""The last line of a suppression that holds to the end of the file."""

MAX_COMMENT = 2_000
"""Longer lines (characters) of a comment are not looked at."""

_COMMENT = re.compile(r"\brefcheck:\s*(?P<scope>file-)?ignore\s*=\s*(?P<rest>.*)")
_CODE = re.compile(r"\s*,?\s*([A-Za-z][A-Za-z0-9-]*\*?)(?=[\s,]|$)")
_UNTIL = re.compile(r"\buntil\s*=\s*\"?([0-9]{4}-[0-9]{2}-[0-9]{2})")
_REASON = re.compile(r"\breason\s*=\s*(?:\"([^\"]*)\"|(\S+))")


def _codes(rest: str) -> tuple[str, ...]:
    codes: list[str] = []
    at = 0
    while match := _CODE.match(rest, at):
        codes.append(match[1])
        at = match.end()
    return tuple(codes)


def _suppression(rest: str, place: Location, first: int, last: int) -> Suppression | None:
    rest = rest[:MAX_COMMENT]
    codes = _codes(rest)
    if not codes:
        return None
    until, reason = _UNTIL.search(rest), _REASON.search(rest)
    return Suppression(
        codes=codes,
        location=place,
        first_line=first,
        last_line=last,
        until=until[1] if until else None,
        reason=(reason[1] or reason[2] or "") if reason else "",
    )


def comment_suppressions(
    comment: str, *, path: str, line: int, next_entry: tuple[int, int] | None
) -> Iterator[Suppression]:
    """Yield the suppressions of the text between two entries.

    ``line`` (1-based) is where the text begins, ``next_entry`` the first and last line of the entry
    after it, ``None`` when there is none.
    """
    if "refcheck:" not in comment:
        return
    for offset, text in enumerate(comment.split("\n")):
        match = _COMMENT.search(text[:MAX_COMMENT])
        if match is None:
            continue
        place = Location(path=path, line=line + offset)
        first, last = (1, WHOLE_FILE) if match["scope"] else next_entry or (line + offset, line + offset)
        found = _suppression(match["rest"], place, first, last)
        if found:
            yield found


def field_suppression(value: str, *, path: str, line: int, first: int, last: int) -> Suppression | None:
    """Return the suppression that a ``refcheck-ignore`` field is for the lines of its entry."""
    return _suppression(value, Location(path=path, line=line), first, last)
