"""Comments that silence findings: ``<!-- refcheck: ignore=LNK001,TTL until=2027-01-01 reason="..." -->``.

``ignore=`` holds for the block that the comment stands in, else for the next one, and for the whole
file when nothing stands before it; ``file-ignore=`` for the whole file wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from refcheck.documents.drafts import Draft
from refcheck.documents.lines import Lines
from refcheck.model.document import Problem, Suppression
from refcheck.model.place import Location, Span

__all__ = ["find_suppressions"]

MAX_COMMENT = 2_000
"""Longer comments (characters) are no directives."""

_DIRECTIVE = re.compile(r"(?s)(?:<!--|%+|\.\.)\s*refcheck\s*:\s*(.*?)\s*(?:-->)?")
_OPTION = re.compile(r"([a-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w")
_CODE = re.compile(r"[A-Z]{3}(?:\d{1,3})?|[a-z]+(?:-[a-z0-9]+)+")


def find_suppressions(
    drafts: Sequence[Draft], lines: Lines, path: str
) -> tuple[tuple[Suppression, ...], tuple[Problem, ...]]:
    """Return the suppressions of a document, and a problem (RUN001) for each that says nothing."""
    found: list[Suppression] = []
    problems: list[Problem] = []
    seen_text = False
    for index, draft in enumerate(drafts):
        for span in draft.comments:
            read = _read(span, lines)
            if read is None:
                continue
            codes, whole, options = read
            location = lines.location(path, span.start)
            if not codes or not _is_day(options.get("until")):
                problems.append(_problem(span.of(lines.text), location))
                continue
            first = not seen_text and not _has_words(lines.text[draft.span.start : span.start])
            reach = (1, len(lines)) if whole or first else _reach(drafts, index, span, lines)
            found.append(
                Suppression(
                    codes=codes,
                    location=location,
                    first_line=reach[0],
                    last_line=reach[1],
                    until=options.get("until"),
                    reason=options.get("reason", ""),
                )
            )
        seen_text = seen_text or bool(draft.text.strip())
    return tuple(found), tuple(problems)


def _has_words(source: str) -> bool:
    return _WORD.search(_TAG.sub("", source)) is not None


def _read(span: Span, lines: Lines) -> tuple[tuple[str, ...], bool, dict[str, str]] | None:
    if span.end - span.start > MAX_COMMENT:
        return None
    match = _DIRECTIVE.fullmatch(span.of(lines.text))
    if not match:
        return None
    options = {name: a or b or c for name, a, b, c in _OPTION.findall(match[1])}
    whole = "file-ignore" in options
    wanted = [code.strip() for code in options.get("file-ignore" if whole else "ignore", "").split(",")]
    codes = tuple(code for code in wanted if _CODE.fullmatch(code))
    return (codes if len(codes) == len(wanted) else (), whole, options)


def _is_day(text: str | None) -> bool:
    if text is None:
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def _problem(raw: str, location: Location) -> Problem:
    return Problem(
        code="RUN001",
        message="this comment silences nothing: its codes or its date cannot be read",
        location=location,
        actual=" ".join(raw.split()),
        expected='<!-- refcheck: ignore=LNK001,TTL until=2027-01-01 reason="..." -->',
        remedy="write it in the form shown, or remove it",
    )


def _reach(drafts: Sequence[Draft], index: int, span: Span, lines: Lines) -> tuple[int, int]:
    """Return the first and last line that a comment speaks of."""
    draft = drafts[index]
    if not draft.text.strip():
        draft = next((d for d in drafts[index + 1 :] if d.text.strip()), draft)
    first, last = draft.line, lines.line(max(draft.span.start, draft.span.end - 1))
    return min(first, lines.line(span.start)), max(last, lines.line(span.end - 1))
