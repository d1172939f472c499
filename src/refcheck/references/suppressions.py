"""What a .bib says should not be reported: comments between entries, and a field of an entry.

::

    % refcheck: ignore=LNK001,TTL002 until=2026-12-31 reason="moved, new address asked for"
    % refcheck: file-ignore=CMP005
    refcheck-ignore = {TTL002, until=2026-12-31, reason="as printed"}

A comment holds for the entry after it, ``file-ignore`` for the whole file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from refcheck.model.document import Problem, Suppression
from refcheck.model.place import Location
from refcheck.text.ignores import FORM, MAX_LENGTH, Ignoring, read_codes, read_ignore
from refcheck.text.lazy import lazy_re

__all__ = ["WHOLE_FILE", "Entry", "comment_suppressions", "field_suppression"]

WHOLE_FILE = 10**9
"""The last line of a suppression that holds to the end of the file."""

_COMMENT = lazy_re(
    r"(?P<start>^[\s%]{0,20})?\brefcheck(?P<colon>[ \t]{0,20}:|[ \t_-]{0,20}(?=(?:file-)?ignore\b))"
    r"(?P<ignore>(?=[ \t]{0,20}(?:file-)?ignore\b))?"
)
_MAX_QUOTED = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """The entry that an ignore is for: its key, its first and its last line."""

    key: str
    first: int
    last: int


def comment_suppressions(comment: str, *, path: str, line: int, entry: Entry | None) -> Iterator[Suppression | Problem]:
    """Yield the suppressions of the text between two entries, and a problem (RUN001) for each that says nothing.

    ``line`` (1-based) is where the text begins, ``entry`` the one after it, ``None`` when there is none.
    """
    if "refcheck" not in comment:
        return
    for offset, text in enumerate(comment.split("\n")):
        said = _read(text)
        if said is None:
            continue
        place = Location(path=path, line=line + offset)
        if said.fault:
            yield _problem(text, said.fault, place)
        elif said.whole:
            yield _suppression(said, place, Entry(key="", first=1, last=WHOLE_FILE))
        elif entry is None:
            yield _problem(text, "no entry comes after it", place)
        else:
            yield _suppression(said, place, entry)


def field_suppression(value: str, *, path: str, line: int, entry: Entry) -> Suppression | Problem:
    """Return the suppression that a ``refcheck-ignore`` field is for its entry, a problem when it says nothing."""
    said = read_codes(value)
    place = Location(path=path, line=line)
    return _problem(value, said.fault, place) if said.fault else _suppression(said, place, entry)


def _read(text: str) -> Ignoring | None:
    """Return what a line of a comment ignores, ``None`` when it speaks of something else."""
    begin = _COMMENT.search(text[:MAX_LENGTH])
    # In the midst of a sentence a name and a colon are no directive; with "ignore" after them they are.
    if begin is None or (begin["start"] is None and begin["ignore"] is None):
        return None
    if not begin["colon"].endswith(":"):
        return Ignoring(fault="there is no colon after refcheck")
    return read_ignore(text[begin.end() :].strip())


def _suppression(said: Ignoring, place: Location, entry: Entry) -> Suppression:
    return Suppression(
        codes=said.codes,
        location=place,
        first_line=entry.first,
        last_line=entry.last,
        until=said.until,
        reason=said.reason,
        key=entry.key,
    )


def _problem(raw: str, fault: str, place: Location) -> Problem:
    return Problem(
        code="RUN001",
        message=f"this ignore silences nothing: {fault}",
        location=place,
        actual=" ".join(raw[:_MAX_QUOTED].split()),
        expected=FORM,
        remedy="write it in the form shown, or remove it",
    )
