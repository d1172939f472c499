r"""Lists of names as BibTeX has them, split before anything in them is decoded.

The rules are those of "Tame the BeaST" (https://ctan.org/pkg/tamethebeast), section 4, and of the
biblatex manual for ``family=..., given=...`` (section 3.3.2). Braces protect: ``{World Bank}`` is one
name, and ``{\'E}`` a capital letter.
"""

from __future__ import annotations

import re
from functools import lru_cache

from refcheck.formats.tex import decode, escape, fold_blanks, holds_tex
from refcheck.model.work import Name
from refcheck.text.lazy import lazy_re

__all__ = ["parse_bibtex_names", "split_names", "write_names"]

MAX_NAMES = 5_000
"""Longer lists (names) are cut."""

MIN_COMMAS = 2
"""A name has two at most, and none behind it."""
_TWO_WORDS = lazy_re(r"[A-Z\u00c0-\u024f][^\s{}=\\]* [^{}=\\]*[^\W\d_][^{}=\\]*$")
"""A given name and a family name, without TeX."""
_AND = lazy_re(r"(?<=[ }])and(?=[ {])", re.IGNORECASE)
_PLAIN_AND = lazy_re(r" (?:and )+", re.IGNORECASE)
_EXTENDED = lazy_re(r"(?i)^\s*(family|given|prefix|suffix|useprefix)(?:-i)?\s*=")
_BRACE = lazy_re(r"(?<!\\)[{}]")
_NEEDS_BRACES = lazy_re(r"(?i)[\s,]|^others$")


def parse_bibtex_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a field without its delimiters, and whether it goes on ("and others")."""
    names: list[Name] = []
    others = False
    text = fold_blanks(text)
    parse = _parse if holds_tex(text) else _parse_plain
    for raw in split_names(text)[:MAX_NAMES]:
        part = raw.strip(" \t\r\n,")
        if part.lower() == "others":
            others = True
        elif part:
            names += map(parse, _by_commas(raw) or (part,))
    known = tuple(name for name in names if name.family or name.literal or name.full)
    return known, others and bool(known)


def _by_commas(raw: str) -> list[str]:
    """Return the people whom commas part ("Ann Roe, Bo Doe, and Di Poe", which is no name that BibTeX knows), empty for a
    name.

    It errs where two given names stand behind two family names, and a comma behind all.
    """
    commas = raw.count(",")
    if commas < MIN_COMMAS or (commas == MIN_COMMAS and not raw.rstrip().endswith(",")) or not raw.isprintable():
        return []
    people = [part.strip() for part in raw.strip(" ,").split(",")]
    return people if all(_TWO_WORDS.match(one) for one in people) else []


def split_names(text: str) -> list[str]:
    """Return the names of a list with folded blanks as they stand; an "and" within braces parts none."""
    if "{" not in text:
        return _PLAIN_AND.split(f" {text} ")
    return _parted(text, _AND)


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return the parts of ``text`` between separators that no brace protects, empty ones left out."""
    parts = _parted(text, separator) if "{" in text else separator.split(text)
    return [part for part in parts if part]


def _parted(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return the parts of ``text`` between separators that no brace protects; a brace that closes nothing is none."""
    parts: list[str] = []
    start = counted = depth = 0
    for match in separator.finditer(text):
        for brace in _BRACE.finditer(text, counted, match.start()):
            depth = depth + 1 if brace.group() == "{" else max(depth - 1, 0)
        counted = match.start()
        if not depth:
            parts.append(text[start:counted])
            start = match.end()
    return [*parts, text[start:]]


def _is_one_group(text: str) -> bool:
    """Return whether one pair of braces, or one that nothing closes, is about all of ``text``."""
    depth = 0
    for brace in _BRACE.finditer(text):
        depth += 1 if brace.group() == "{" else -1
        if not depth:
            return brace.end() == len(text)
    return True


_COMMA = lazy_re(r"\s*,\s*")
_BLANK = lazy_re(r"(?:\s|~)+")


# A library names the same people again and again.
@lru_cache(maxsize=10_000)
def _parse(text: str) -> Name:
    if text.startswith("{") and _is_one_group(text):
        return Name(literal=decode(text))
    if _EXTENDED.match(text):
        return _extended(text)
    if "," not in text:
        return _first_von_last(_split(text, _BLANK))
    parts = [part.strip() for part in _split(text, _COMMA)]
    if len(parts) == 1:
        return _first_von_last(_split(parts[0], _BLANK)) if not text.rstrip().endswith(",") else _last_name(parts[0])
    particle, family = _von_last(_split(parts[0], _BLANK))
    suffix = decode(parts[1]) if len(parts) > 2 else ""
    given = decode(" ".join(parts[2:]) if len(parts) > 2 else parts[1])
    return Name(family=family, particle=particle, given=given, suffix=suffix)


def _parse_plain(text: str) -> Name:
    """Return a name without braces or TeX, as ``_parse`` would, in a third of the time."""
    if "=" in text:
        return _parse(text)
    family, comma, given = text.partition(",")
    if not comma:
        words = text.split()
        if len(words) == 2 and not _is_lower(words[0]):
            return Name(given=words[0], family=words[1])
        return _first_von_last(words)
    if "," in given or " " in family.strip() or not given:
        return _parse(text)
    return Name(family=family.strip(), given=" ".join(given.split()))


def _last_name(text: str) -> Name:
    particle, family = _von_last(_split(text, _BLANK))
    return Name(family=family, particle=particle)


def _extended(text: str) -> Name:
    found = {}
    for part in _split(text, _COMMA):
        name, equals, value = part.partition("=")
        if equals:
            found[name.strip().lower()] = decode(value.strip().strip('"'))
    return Name(
        family=found.get("family", ""),
        given=found.get("given", ""),
        particle=found.get("prefix", ""),
        suffix=found.get("suffix", ""),
    )


def _first_von_last(words: list[str]) -> Name:
    if len(words) == 1:
        return Name(family=decode(words[0]))
    low = [i for i, word in enumerate(words[:-1]) if _is_lower(word)]
    first = low[0] if low else len(words) - 1
    last = low[-1] + 1 if low else first
    return Name(
        given=decode(" ".join(words[:first])),
        particle=decode(" ".join(words[first:last])),
        family=decode(" ".join(words[last:])),
    )


def _von_last(words: list[str]) -> tuple[str, str]:
    """Return particle and family of the part before the comma."""
    low = [i for i, word in enumerate(words[:-1]) if _is_lower(word)]
    last = low[-1] + 1 if low else 0
    return decode(" ".join(words[:last])), decode(" ".join(words[last:]))


def _is_lower(word: str) -> bool:
    """Return whether a word is a particle: its first letter that no brace protects is small."""
    if word[0] == "{":
        return word.startswith("{\\") and decode(word)[:1].islower()
    if word[0] == "\\":
        return decode(word)[:1].islower()
    first = next((c for c in word if c.isalpha()), "")
    return first.islower()


def write_names(names: tuple[Name, ...], *, others: bool = False) -> str:
    """Return a list of names for a BibTeX field: institutions in braces, ``von Last, Jr, First``."""
    parts = [_write(name) for name in names]
    if others and parts:
        parts.append("others")
    return " and ".join(part for part in parts if part)


def _write(name: Name) -> str:
    if name.literal:
        written = escape(name.literal)
        return f"{{{written}}}" if written else ""
    family, given, suffix = _protect(name.family), _protect(name.given), _protect(name.suffix)
    particle = escape(name.particle)
    last = " ".join(part for part in (particle, family) if part)
    if suffix:
        return f"{last}, {suffix}, {given}" if last else given
    if given:
        return f"{last}, {given}" if last else given
    # A lone family name of several words would be taken apart; braces hold it together.
    return f"{{{last}}}" if last and not particle and _NEEDS_BRACES.search(last) else last


def _protect(text: str) -> str:
    """Return a part of a name for writing; what would split the list or the name goes in braces."""
    written = escape(text)
    if "," in written or _PLAIN_AND.search(f" {written} ") or re.fullmatch(r"(?i)and|others", written):
        return f"{{{written}}}"
    return written
