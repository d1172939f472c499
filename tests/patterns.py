"""Every regular expression of refcheck, and which of them can read one text in very many ways.

A group that may come three times or more and takes what two of it take ("(?:\\s?\\w+){0,4}": "ab" is one word or two) is
tried in all ways in which a text can be parted before a match fails: ``2 ** n`` of them, or ``n`` to the power of the
count. Texts of strangers go through all of these, so none may be such. Two stretches of the same characters within a
group, with nothing between them that has to be there ("(?:x\\s*,?\\s*){3,9}"), do the same.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from random import Random
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # there is no public way to a parsed pattern
from typing import Any

from refcheck.text.lazy import known

__all__ = ["ambiguous_groups", "compiled_patterns"]

MANY = 3
"""Groups that come less often are bounded whatever they take."""
LONG = 8
"""A stretch of so many characters is one that a text can be long in."""
SAMPLES = 12
_KNOWN = " aA1.,é-\n('\"/:_中[]<>&=;\\%{}!?+*~#@|^$`“”’\u00a0\u0301"
_taken: dict[tuple[str, int], frozenset[str]] = {}
_GREEDY = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)


def compiled_patterns() -> dict[str, re.Pattern[Any]]:
    """Return the patterns that the modules of refcheck keep, by pattern."""
    import refcheck

    for module in pkgutil.walk_packages(refcheck.__path__, "refcheck."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return {repr(one.pattern): re.compile(one.pattern, one.flags) for one in known()}


def ambiguous_groups(pattern: re.Pattern[Any]) -> list[str]:
    """Return what can be read in several ways in the repeated groups of a pattern, a sample of each."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    found: list[str] = []
    for body in _repeated(_parser.parse(text, flags)):
        once, twice = _compiler.compile(body, flags), _compiler.compile(_times(body, 2), flags)
        samples = dict.fromkeys(_sample(body, Random(seed)) for seed in range(SAMPLES))
        found += [
            repr(one + one) for one in samples if one and once.fullmatch(one + one) and twice.fullmatch(one + one)
        ]
        found += [repr(char) for char in _open_gap(list(_flat(body)), flags)]
    return found


def _repeated(tree: Any) -> Iterator[Any]:
    """Yield the bodies of the groups that may come many times, those inside others too."""
    for kind, value in tree:
        if kind is _constants.BRANCH:
            for branch in value[1]:
                yield from _repeated(branch)
        elif kind is _constants.SUBPATTERN:
            yield from _repeated(value[3])
        elif kind in _GREEDY:
            _, most, body = value
            if most >= MANY and (len(body) > 1 or body[0][0] in {_constants.SUBPATTERN, _constants.BRANCH, *_GREEDY}):
                yield body
            yield from _repeated(body)


def _times(body: Any, count: int) -> Any:
    """Return the pattern that takes what a body takes so many times in a row."""
    tree = _parser.SubPattern(body.state)
    tree.append((_constants.MAX_REPEAT, (count, count, body)))
    return tree


def _flat(tree: Any) -> Iterator[tuple[Any, Any]]:
    for kind, value in tree:
        if kind is _constants.SUBPATTERN:
            yield from _flat(value[3])
        else:
            yield kind, value


def _characters(part: tuple[Any, Any], flags: int) -> frozenset[str]:
    """Return those of the known characters that a part of a pattern takes, of one character each."""
    if part[0] not in {_constants.IN, _constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY}:
        return frozenset()
    key = (repr(part), flags)
    if key not in _taken:
        tree = _parser.parse("x", flags)
        tree[0] = part
        one = _compiler.compile(tree, flags)
        _taken[key] = frozenset(char for char in _KNOWN if one.fullmatch(char))
    return _taken[key]


def _open_gap(parts: Sequence[tuple[Any, Any]], flags: int) -> Iterator[str]:
    """Yield what two long stretches of a body both take, where nothing has to stand between them."""
    for at, (kind, value) in enumerate(parts):
        if kind not in _GREEDY or value[1] < LONG or len(value[2]) != 1:
            continue
        taken = _characters(value[2][0], flags)
        for other, repeat in parts[at + 1 :]:
            if other not in _GREEDY:
                break
            least, most, body = repeat
            shared = taken & _characters(body[0], flags) if len(body) == 1 and most >= LONG else frozenset()
            if shared:
                yield min(shared)
            if least:
                break


def _sample(tree: Any, chosen: Random) -> str:
    """Return a text that a part of a pattern may take; look-arounds are passed over."""
    text = ""
    for kind, value in tree:
        if kind is _constants.LITERAL:
            text += chr(value)
        elif kind in {_constants.IN, _constants.NOT_LITERAL, _constants.ANY}:
            known = sorted(_characters((kind, value), 0), key=_KNOWN.index)
            text += chosen.choice(known) if known else _first_of(value)
        elif kind is _constants.BRANCH:
            text += _sample(chosen.choice(value[1]), chosen)
        elif kind is _constants.SUBPATTERN:
            text += _sample(value[3], chosen)
        elif kind is _constants.ATOMIC_GROUP:
            text += _sample(value, chosen)
        elif kind in {*_GREEDY, _constants.POSSESSIVE_REPEAT}:
            least, most, body = value
            text += _sample(body, chosen) * min(most, max(least, chosen.randint(0, 1)))
    return text


def _first_of(members: Any) -> str:
    kind, value = next((kind, value) for kind, value in members if kind is not _constants.NEGATE)
    return chr(value[0] if kind is _constants.RANGE else value) if kind is not _constants.CATEGORY else ""
