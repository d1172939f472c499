"""Whether a line of script in a page runs by itself, as soon as the page is there.

A look at the braces around it, no interpreter. Errs towards *no*: what stands under a condition, in a
function that nobody calls or in an answer to a click may never run.
"""

from __future__ import annotations

import re
from itertools import islice

from refcheck.text.lazy import lazy_re

__all__ = ["runs_by_itself"]

MAX_DELAY = 10_000
"""What runs within so many milliseconds runs at once."""
MAX_DEPTH = 20
HEAD = 300
"""So many characters before a brace say what it opens."""

_OPENING = lazy_re(r"(?i)<script(?=[\s>])[^<>]{0,2000}>|</script|\bonload\s{0,9}=\s{0,9}[\"']")
_NAMED = lazy_re(
    r"\bfunction\s{1,9}([\w$]{1,60})\s{0,9}\([^()]{0,200}\)\s{0,9}$|\b([\w$]{1,60})\s{0,9}=\s{0,9}function\s{0,9}\([^()]{0,200}\)\s{0,9}$"
)
_CONDITION = lazy_re(r"\b(?:if|for|while|switch|catch)\s{0,9}\([^{};]{0,250}\)\s{0,9}$|\b(?:else|case|do)\b\s{0,9}$")
_ANONYMOUS = lazy_re(r"(?:\bfunction\s{0,9}\([^()]{0,200}\)|(?:\([^()]{0,200}\)|\b[\w$]{1,40})\s{0,9}=>)\s{0,9}$")
_AT_ONCE = lazy_re(
    r"(?i)(?:onload\s{0,9}=\s{0,9}|\bready\s{0,9}\(\s{0,9}|\$\s{0,9}\(\s{0,9}|setTimeout\s{0,9}\(\s{0,9}|[\"'](?:load|DOMContentLoaded)[\"']\s{0,9},\s{0,9}"
    r"|(?:^|[;}!\s])\(\s{0,9}|requestAnimationFrame\s{0,9}\(\s{0,9}|[!+]\s{0,9})(?:async\s{0,9})?$"
)
_INLINE_CONDITION = lazy_re(r"\b(?:if|while)\s{0,9}\(|\belse\b|\?|&&|\|\|")
_DELAY = lazy_re(
    r"[^{}]{0,80}?\}\s{0,9},\s{0,9}(\d{1,9})\s{0,9}\)|^[^;{}]{0,80}?[\"']\s{0,9},\s{0,9}(\d{1,9})\s{0,9}\)"
)


def runs_by_itself(text: str, at: int) -> bool:
    """Return whether the statement at ``at`` (an index) of a page's source runs when the page is shown."""
    start = -1
    for match in _OPENING.finditer(text, 0, at):
        closes = match.group().lower() == "</script"
        # An attribute that runs on loading counts only where no script is open.
        start = -1 if closes else match.end()
    if start < 0:
        return False
    return _opens_at_once(text, start, at) and not _waits(text, at)


def _opens_at_once(text: str, start: int, at: int) -> bool:
    """Return whether every brace around ``at`` is one whose inside runs, and no condition stands before it."""
    braces: list[int] = []
    for match in re.finditer(r"[{}]", text[start:at]):
        if match.group() == "{":
            braces.append(start + match.start())
        elif braces:
            braces.pop()
    if len(braces) > MAX_DEPTH:
        return False
    before = re.split(r"[;{}\n]", text[max(start, at - HEAD) : at])[-1]
    if _INLINE_CONDITION.search(before):
        return False
    return all(_runs(text, brace, text[max(start, brace - HEAD) : brace]) for brace in braces)


def _runs(text: str, brace: int, head: str) -> bool:
    if _CONDITION.search(head):
        return False
    if named := _NAMED.search(head):
        name = named[1] or named[2]
        if name.lower() == "onload":
            return True
        called = re.compile(rf"(?<![\w$.]){re.escape(name)}\s{{0,9}}\(")
        # Once where it is made, and once where it is called: by itself, or on loading.
        outside = text[: brace - len(named.group())] + text[brace:]
        return any(not _in_attribute(outside, match.start()) for match in islice(called.finditer(outside), MAX_DEPTH))
    if anonymous := _ANONYMOUS.search(head):
        return _AT_ONCE.search(head[: anonymous.start()]) is not None
    return True  # a bare block


def _in_attribute(text: str, at: int) -> bool:
    """Return whether something stands in an attribute for clicks and the like."""
    return (
        re.search(
            r"(?i)\son(?!load)[a-z]{3,20}\s{0,9}=\s{0,9}[\"'][^\"'<>]{0,200}$|javascript:[^\"'<>]{0,200}$",
            text[max(at - HEAD, 0) : at],
        )
        is not None
    )


def _waits(text: str, at: int) -> bool:
    delay = _DELAY.search(text[at : at + 200])
    return delay is not None and int(delay[1] or delay[2]) > MAX_DELAY
