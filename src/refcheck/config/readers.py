"""Readers: what a value of a configuration may be. Each is called with a value and returns it as
``Config`` holds it, or raises ``ValueError`` with what was expected, as the end of a sentence
("should be ..."); beside that it has the same said as a JSON schema, for editors.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from refcheck.model.finding import Severity
from refcheck.text.lazy import lazy_re

__all__ = [
    "Ignore",
    "Reader",
    "address",
    "base_urls",
    "choice",
    "choices",
    "code_table",
    "codes",
    "folder",
    "ignores",
    "number",
    "proxy_url",
    "reader",
    "secret",
    "severity",
    "switch",
    "switch_off",
    "text",
    "texts",
    "whole",
]

Schema = Mapping[str, Any]
"""A JSON schema (draft 2020-12); a day of TOML is a string in it, of the format "date"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """A reader with its schema, which admits every value that the reader takes from a file."""

    read: Callable[[object], object]
    schema: Schema = field(repr=False)

    def __call__(self, value: object) -> object:
        """Return the value as ``Config`` holds it. Raises ``ValueError`` with what was expected."""
        return self.read(value)


def reader(schema: Schema) -> Callable[[Callable[[object], object]], Reader]:
    """Return a decorator that makes a reader of a function."""
    return lambda read: Reader(read=read, schema=schema)


LINE: Schema = {"type": "string", "pattern": r"\S"}
LINES: Schema = {"oneOf": [LINE, {"type": "array", "items": LINE}]}
CODES: Schema = {"type": "string", "pattern": "^[\\sA-Za-z0-9,-]*$"}
CODE_LIST: Schema = {"oneOf": [CODES, {"type": "array", "items": CODES}]}
IGNORE: Schema = {
    "type": "object",
    "properties": {
        "codes": {**CODE_LIST, "description": "Codes (LNK001), their beginnings (LNK) or names of checks."},
        "reason": {**LINE, "description": "Why; it is told with what is silenced."},
        "until": {"type": "string", "format": "date", "description": "The last day on which it holds."},
    },
    "required": ["codes", "reason"],
    "additionalProperties": False,
}
IGNORES: Schema = {"oneOf": [CODES, IGNORE, {"type": "array", "items": {"oneOf": [CODES, IGNORE]}}]}

_CODE = lazy_re(r"(?i)[a-z]{1,3}[0-9]{0,3}")
_MAIL = lazy_re(r"[^\s@<>()\[\],;:\\\"]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z0-9-]{2,63}")
_KEY = lazy_re(r"[!-~]{1,200}")
_PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ignore:
    """Checks that a configuration silences: ``codes`` (or names), why, and the last day it holds."""

    codes: tuple[str, ...]
    reason: str = ""
    until: date | None = None


@reader({"type": "boolean"})
def switch(value: object) -> object:
    """Return a boolean."""
    if isinstance(value, bool):
        return value
    raise ValueError("true or false")


@reader({"type": "boolean"})
def switch_off(value: object) -> object:
    """Return a boolean, turned round: the key says what is not to be done."""
    return not switch(value)


@reader(LINE)
def text(value: object) -> object:
    """Return a text of one line that is not empty."""
    if isinstance(value, str) and value.strip() and value.isprintable():
        return value.strip()
    raise ValueError("a text of one line")


@reader(LINES)
def texts(value: object) -> object:
    """Return a tuple of texts; one text alone is taken as a list of one."""
    if isinstance(value, str):
        value = [value]
    try:
        if isinstance(value, (list, tuple)):
            return tuple(str(text(each)) for each in value)
    except ValueError:
        pass
    raise ValueError("a list of texts")


def number(minimum: float, maximum: float, unit: str) -> Reader:
    """Return a reader of floats within bounds, both included."""

    @reader({"type": "number", "minimum": minimum, "maximum": maximum})
    def read(value: object) -> object:
        fits = isinstance(value, (int, float)) and not isinstance(value, bool)
        if fits and math.isfinite(value) and minimum <= value <= maximum:  # type: ignore[arg-type,operator]  # fits says so
            return float(value)  # type: ignore[arg-type]  # fits says so
        raise ValueError(f"a number of {unit} from {minimum:g} to {maximum:g}")

    return read


def whole(minimum: int, maximum: int) -> Reader:
    """Return a reader of whole numbers within bounds, both included."""

    @reader({"type": "integer", "minimum": minimum, "maximum": maximum})
    def read(value: object) -> object:
        if isinstance(value, int) and not isinstance(value, bool) and minimum <= value <= maximum:
            return value
        raise ValueError(f"a whole number from {minimum} to {maximum}")

    return read


def choice(kind: type[StrEnum] | tuple[str, ...]) -> Reader:
    """Return a reader of one word out of a few; the member when they are an enum's."""
    words = tuple(str(word) for word in kind)

    @reader({"enum": list(words)})
    def read(value: object) -> object:
        if isinstance(value, str) and value in words:
            return value if isinstance(kind, tuple) else kind(value)
        raise ValueError(f"one of {', '.join(words)}")

    return read


def choices(words: tuple[str, ...]) -> Reader:
    """Return a reader of lists of words out of a few; commas separate them within a text."""
    one = "|".join(map(re.escape, words))
    listed = {"type": "string", "pattern": rf"^\s*({one})(\s*,\s*({one}))*\s*$"}

    @reader({"oneOf": [listed, {"type": "array", "items": listed}]})
    def read(value: object) -> object:
        parts = [value] if isinstance(value, str) else value
        if isinstance(parts, (list, tuple)) and all(isinstance(part, str) for part in parts):
            found = tuple(word.strip() for part in parts for word in part.split(","))
            if set(found) <= set(words):
                return tuple(dict.fromkeys(found))
        raise ValueError(f"one or more of {', '.join(words)}")

    return read


@reader({"enum": [*(str(word) for word in Severity), "never"]})
def severity(value: object) -> object:
    """Return a severity, ``None`` for *never*."""
    words = (*(str(word) for word in Severity), "never")
    if isinstance(value, str) and value in words:
        return None if value == "never" else Severity(value)
    raise ValueError(f"one of {', '.join(words)}")


@reader(LINE)
def folder(value: object) -> object:
    """Return the path of a folder, ``~`` made the home folder."""
    if isinstance(value, Path):
        return value
    try:
        return Path(str(text(value))).expanduser()
    except (ValueError, RuntimeError):
        raise ValueError("a folder") from None


@reader({"type": "string", "pattern": "@"})
def address(value: object) -> object:
    """Return a mail address: it goes into a header, so nothing that could end one is let in."""
    if isinstance(value, str) and _MAIL.fullmatch(value):
        return value
    raise ValueError("a mail address (name@example.org)")


@reader({"type": "string", "pattern": "^[!-~]{1,200}$"})
def secret(value: object) -> object:
    """Return a key: it goes into a header, so nothing that could end one is let in."""
    if isinstance(value, str) and _KEY.fullmatch(value):
        return value
    raise ValueError("a key (letters, figures and signs, at most 200)")


@reader({"type": "string", "pattern": "^(https?|socks5h?)://"})
def proxy_url(value: object) -> object:
    """Return the address of a proxy."""
    if isinstance(value, str) and value.isprintable():
        try:
            parts = urlsplit(value)
            if parts.scheme in _PROXY_SCHEMES and parts.hostname and parts.port != 0:
                return value
        except ValueError:
            pass
    raise ValueError(f"a proxy's address (http://host:port; {', '.join(_PROXY_SCHEMES[1:])})")


@reader(CODE_LIST)
def codes(value: object) -> object:
    """Return codes, beginnings of codes and names of checks; commas separate them within a text."""
    parts = [value] if isinstance(value, str) else value
    if isinstance(parts, (list, tuple)) and all(isinstance(part, str) for part in parts):
        words = [word.strip() for part in parts for word in part.split(",")]
        found = tuple(word.upper() if _CODE.fullmatch(word) else word.lower() for word in words if word)
        if all(re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", word) for word in found):
            return tuple(dict.fromkeys(found))
    raise ValueError('codes or names of checks ("TTL002", "DOC", "in-text-title-mismatch")')


@reader(IGNORES)
def ignores(value: object) -> object:
    """Return ``Ignore`` values of a list of codes and of tables ``{codes, reason, until}``."""
    parts = value if isinstance(value, (list, tuple)) else [value]
    return tuple(_ignore(part) for part in parts)


def _ignore(value: object) -> Ignore:
    if isinstance(value, str):
        return Ignore(codes=codes(value))  # type: ignore[arg-type]  # a tuple of texts
    if isinstance(value, Mapping) and set(value) <= {"codes", "reason", "until"} and value.get("codes"):
        until = value.get("until")
        # A date and time is a date too in Python, not in TOML: only the day counts.
        day = until if type(until) is date else None
        if isinstance(value.get("reason"), str) and value["reason"].strip() and (until is None or day):
            return Ignore(codes=codes(value["codes"]), reason=value["reason"].strip(), until=day)  # type: ignore[arg-type]  # a tuple of texts
    raise ValueError(
        'codes, or tables { codes = ["LNK001"], reason = "why", until = 2030-01-31 } '
        f"(until may be left out{_amiss(value)})"
    )


def _amiss(value: object) -> str:
    """Return what is amiss with a table of an ignore, for the end of the sentence that says what one is."""
    if not isinstance(value, Mapping):
        return ""
    if unknown := [str(name) for name in value if name not in {"codes", "reason", "until"}]:
        return f"; {unknown[0]!r} is no key of it"[:80]
    missing = [name for name in ("codes", "reason") if not value.get(name)]
    return f"; {missing[0]} is missing here" if missing else "; until is a day, without quotation marks"


@reader({"type": "object", "propertyNames": {"minLength": 1}, "additionalProperties": IGNORES})
def code_table(value: object) -> object:
    """Return a mapping from a file's pattern to what is silent there, as ``Ignore`` values."""
    if isinstance(value, Mapping) and all(isinstance(name, str) and name for name in value):
        return MappingProxyType({str(name): ignores(found) for name, found in value.items()})
    raise ValueError('a table of patterns and codes ("docs/*.md" = ["DOC014"])')


def base_urls(names: tuple[str, ...]) -> Reader:
    """Return a reader of tables of web addresses by name; a slash at their end is taken off."""
    url = {"type": "string", "pattern": "^https?://"}

    @reader({"type": "object", "properties": dict.fromkeys(names, url), "additionalProperties": False})
    def read(value: object) -> object:
        if isinstance(value, Mapping) and set(value) <= set(names) and all(map(_is_base_url, value.values())):
            return MappingProxyType({str(name): str(url).rstrip("/") for name, url in value.items()})
        raise ValueError(f"a table of http or https addresses, by one of {', '.join(names)}")

    return read


def _is_base_url(value: object) -> bool:
    if not isinstance(value, str) or not value.isprintable() or re.search(r"[\s?#@\\]", value):
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
