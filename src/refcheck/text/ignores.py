"""What an ignore says, in whatever comment or field it stands.

    ignore=LNK001,TTL until=2027-01-01 reason="moved, the new address was asked for"
    file-ignore=CMP005

Codes, beginnings of codes and names of checks are separated by commas or blanks; what stands after
them is until= (the last day) and reason=. What cannot be read as that is a fault, so that nobody
takes it for an ignore that holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from refcheck.text.lazy import lazy_re

__all__ = ["FORM", "MAX_LENGTH", "Ignoring", "is_day", "read_codes", "read_ignore"]

FORM = 'ignore=LNK001,TTL until=2027-01-01 reason="..."'
"""How an ignore is written."""
MAX_LENGTH = 2_000
"""Longer texts (characters) are not looked at."""

_SCOPE = lazy_re(r"(?i)\s*(?P<file>file-)?ignore\s*=")
_SEPARATOR = lazy_re(r"[\s,]*")
_OPTION = lazy_re(r"([A-Za-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s,\"']+))")
_CODE = lazy_re(r"([A-Za-z][A-Za-z0-9-]*)\*?(?=[\s,]|$)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ignoring:
    """An ignore as it is written. With a ``fault`` it silences nothing, and the fault says why.

    ``whole`` says that it is meant for the whole file. ``until`` is an ISO day, the last on which it holds.
    """

    codes: tuple[str, ...] = ()
    whole: bool = False
    until: str | None = None
    reason: str = ""
    fault: str = ""


def is_day(text: str) -> bool:
    """Return whether a text is a day as YYYY-MM-DD."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def read_ignore(text: str) -> Ignoring:
    """Return the ignore that stands after ``refcheck:`` in a comment."""
    if len(text) > MAX_LENGTH:
        return Ignoring(fault=f"it is longer than {MAX_LENGTH:,} characters")
    scope = _SCOPE.match(text)
    if scope is None:
        return Ignoring(fault="it does not begin with ignore= or file-ignore=")
    return read_codes(text[scope.end() :], whole=bool(scope["file"]))


def read_codes(text: str, *, whole: bool = False) -> Ignoring:
    """Return the ignore whose codes and options ``text`` gives, as in the field of an entry."""
    if len(text) > MAX_LENGTH:
        return Ignoring(fault=f"it is longer than {MAX_LENGTH:,} characters")
    codes: list[str] = []
    options: dict[str, str] = {}
    at = _after_blanks(text, 0)
    while at < len(text):
        option, code = _OPTION.match(text, at), _CODE.match(text, at)
        found = option or code
        if found is None or (found is code and options):
            return Ignoring(fault=f"“{text[at:].split(maxsplit=1)[0][:40]}” cannot be read")
        if option:
            options[option[1].lower()] = option[2] or option[3] or option[4] or ""
        elif code:
            codes.append(code[1])
        at = _after_blanks(text, found.end())
    fault = _fault(codes, options)
    if fault:
        return Ignoring(fault=fault)
    reason = " ".join(options.get("reason", "").split())
    return Ignoring(codes=tuple(dict.fromkeys(codes)), whole=whole, until=options.get("until"), reason=reason)


def _after_blanks(text: str, at: int) -> int:
    match = _SEPARATOR.match(text, at)
    return match.end() if match else at


def _fault(codes: list[str], options: dict[str, str]) -> str:
    if not codes:
        return "it names no check"
    if unknown := sorted(set(options) - {"until", "reason"}):
        return f"there is no “{unknown[0][:40]}=” in an ignore"
    if "until" in options and not is_day(options["until"]):
        return f"“{options['until'][:40]}” is no day as YYYY-MM-DD"
    return ""
