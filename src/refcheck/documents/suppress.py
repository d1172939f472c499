"""Comments that silence findings: ``<!-- refcheck: ignore=LNK001,TTL until=2027-01-01 reason="..." -->``.

``ignore=`` holds for the block that the comment stands in, else for the next one, and for the whole
file when nothing stands before it; ``file-ignore=`` for the whole file wherever it stands. Files that are no plain
text keep comments beside their text: these are ``Remark``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from refcheck.documents.drafts import Draft
from refcheck.documents.lines import Lines
from refcheck.model.document import Problem, Suppression
from refcheck.model.place import Location, Span
from refcheck.text.ignores import FORM, MAX_LENGTH, Ignoring, read_ignore
from refcheck.text.lazy import lazy_re

__all__ = ["MAX_REMARK", "Remark", "find_suppressions", "read_remarks"]

_CALL = r"(?:\s{0,20}:|[\s_-]{0,20}(?=(?:file-)?ignore\b))"
_DIRECTIVE = lazy_re(rf"(?:<!--|%+|\.\.)\s{{0,20}}refcheck{_CALL}")
"""The beginning of a directive; one without the colon is one that was meant."""
_REMARK = lazy_re(rf"(?i)(?:<!--)?\s{{0,20}}refcheck{_CALL}")
"""A program that corrects what is typed makes a capital of the first letter."""
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
"""And other quotation marks of these."""
MAX_REMARK = MAX_LENGTH + 100
"""So much (characters) of a comment is looked at."""
_TAG = lazy_re(r"<[^<>]*>")
_WORD = lazy_re(r"\w")
_MAX_QUOTED = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """A comment that a file keeps beside its text: its words, the line that it stands at, and the lines (1-based,
    inclusive) that it speaks of. ``also`` are further ranges of lines.
    """

    text: str
    line: int
    first_line: int
    last_line: int
    also: tuple[tuple[int, int], ...] = ()


def read_remarks(
    remarks: Sequence[Remark], lines: Lines, path: str
) -> tuple[tuple[Suppression, ...], tuple[Problem, ...]]:
    """Return the suppressions that stand in comments beside the text, and a problem for each that says nothing."""
    found: list[Suppression] = []
    problems: list[Problem] = []
    for remark in remarks:
        begin = _REMARK.match(remark.text)
        if begin is None:
            continue
        said = _ignoring(remark.text.translate(_QUOTES), begin)
        location = lines.location(path, lines.span(min(remark.line, len(lines)) - 1).start)
        if said.fault:
            problems.append(_problem(remark.text, said.fault, location))
            continue
        found.append(
            Suppression(
                codes=said.codes,
                location=location,
                first_line=1 if said.whole else remark.first_line,
                last_line=len(lines) if said.whole else remark.last_line,
                until=said.until,
                reason=said.reason,
                also=() if said.whole else remark.also,
            )
        )
    return tuple(found), tuple(problems)


def find_suppressions(
    drafts: Sequence[Draft], lines: Lines, path: str
) -> tuple[tuple[Suppression, ...], tuple[Problem, ...]]:
    """Return the suppressions of a document, and a problem (RUN001) for each that says nothing."""
    found: list[Suppression] = []
    problems: list[Problem] = []
    seen_text = False
    for index, draft in enumerate(drafts):
        for span in draft.comments:
            said = _read(span, lines)
            if said is None:
                continue
            location = lines.location(path, span.start)
            if said.fault:
                problems.append(_problem(span.of(lines.text), said.fault, location))
                continue
            first = not seen_text and not _has_words(lines.text[draft.span.start : span.start])
            reach = (1, len(lines)) if said.whole or first else _reach(drafts, index, span, lines)
            found.append(
                Suppression(
                    codes=said.codes,
                    location=location,
                    first_line=reach[0],
                    last_line=reach[1],
                    until=said.until,
                    reason=said.reason,
                )
            )
        seen_text = seen_text or bool(draft.text.strip())
    return tuple(found), tuple(problems)


def _has_words(source: str) -> bool:
    return _WORD.search(_TAG.sub("", source)) is not None


def _read(span: Span, lines: Lines) -> Ignoring | None:
    """Return what a comment ignores, ``None`` when it speaks of something else."""
    raw = lines.text[span.start : min(span.end, span.start + MAX_LENGTH + 100)]
    begin = _DIRECTIVE.match(raw)
    return None if begin is None else _ignoring(raw, begin)


def _ignoring(raw: str, begin: re.Match[str]) -> Ignoring:
    if not begin.group().endswith(":"):
        return Ignoring(fault="there is no colon after refcheck")
    return read_ignore(raw[begin.end() :].strip().removesuffix("-->").strip())


def _problem(raw: str, fault: str, location: Location) -> Problem:
    return Problem(
        code="RUN001",
        message=f"this comment silences nothing: {fault}",
        location=location,
        actual=" ".join(raw[:_MAX_QUOTED].split()),
        expected=f"refcheck: {FORM}",
        remedy="write it in the form shown, or remove it",
    )


def _reach(drafts: Sequence[Draft], index: int, span: Span, lines: Lines) -> tuple[int, int]:
    """Return the first and last line that a comment speaks of."""
    draft = drafts[index]
    if not draft.text.strip():
        draft = next((d for d in drafts[index + 1 :] if d.text.strip()), draft)
    first, last = draft.line, lines.line(max(draft.span.start, draft.span.end - 1))
    return min(first, lines.line(span.start)), max(last, lines.line(span.end - 1))
