"""Patterns with cues: no text that a pattern matches is passed over."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator, Sequence
from re import _parser  # type: ignore[attr-defined] # typeshed leaves it out
from typing import Any

import pytest

import refcheck
from refcheck.text.cued import ODD, Cued

OTHER = "\0"
"""Stands for whatever is no certain letter."""
MOST = 200_000


def all_cued() -> Iterator[tuple[str, Cued]]:
    """Yield each pattern with cues in the package, with its name."""
    for module in pkgutil.walk_packages(refcheck.__path__, "refcheck."):
        if module.name.split(".")[1] in {"documents", "references", "text"}:
            for name, one in vars(importlib.import_module(module.name)).items():
                rows = enumerate(one) if isinstance(one, tuple) else (("", one),)
                yield from ((f"{module.name}.{name}{at}", cued) for at, cued in rows if isinstance(cued, Cued))


CUED = dict(all_cued())


def lacking(parsed: Any, cues: Sequence[str]) -> set[str]:
    """Return what a pattern matches without holding a cue, as far as it is certain: ``OTHER`` where anything
    may stand."""
    made = {""}
    for operation, value in parsed:
        own = _letters(str(operation), value, cues)
        joined = {re.sub(f"{OTHER}+", OTHER, one + more) for one in made for more in own}
        made = {one for one in joined if not any(cue in one for cue in cues)}
        assert len(made) < MOST
    return made


def _letters(operation: str, value: Any, cues: Sequence[str]) -> set[str]:
    match operation:
        case "LITERAL":
            return {chr(value).lower()}
        case "AT" | "ASSERT_NOT":
            return {""}
        case "ASSERT":
            return {OTHER + one + OTHER for one in lacking(value[-1], cues)}
        case "SUBPATTERN":
            return lacking(value[-1], cues)
        case "BRANCH":
            return set().union(*(lacking(branch, cues) for branch in value[1]))
        case "IN" if len(value) < 9 and all(str(kind) == "LITERAL" for kind, _ in value):
            return {chr(char).lower() for _, char in value}
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            low, high, inner = value
            once = lacking(inner, cues)
            if high == 1:
                return once if low else {"", *once}
            return {one + OTHER for one in once} | once if low else {OTHER}
        case _:
            return {OTHER}


@pytest.mark.parametrize("name", CUED)
def test_whatever_a_pattern_matches_holds_a_cue(name: str) -> None:
    one = CUED[name]
    assert one.cues == tuple(cue.lower() for cue in one.cues)
    assert not lacking(_parser.parse(one.pattern.pattern), one.cues)


def test_a_missing_cue_is_seen() -> None:
    parsed = _parser.parse(r"(?i)\bsee(?: also)?\s|cf\.?|(?<=a)\d+(?=x)")
    assert lacking(parsed, ("see", "cf", "x")) == set()
    assert lacking(parsed, ("see also", "cf", "a")) == {f"see{OTHER}"}
    assert lacking(parsed, ("see", "cf.", "x")) == {"cf"}


def test_letters_that_a_pattern_takes_for_those_of_a_cue_are_known() -> None:
    letters = sorted({char for one in CUED.values() for cue in one.cues for char in cue})
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    for letter in letters:
        alike = re.findall(f"(?i){re.escape(letter)}", everything)
        assert {char for char in alike if char.lower() != letter} <= set(ODD), letter


def test_a_text_without_a_cue_is_passed_over() -> None:
    cued = Cued(r"(?i)\b(?:kiss|sign)\b", "kiss", "sign")
    assert cued.search("Nothing of the kind") is None
    assert not cued.may_match("Nothing of the kind")
    assert cued.sub("-", "A SIGN") == "A -"
    assert [match.start() for match in cued.finditer("sign, kiss")] == [0, 6]


@pytest.mark.parametrize("text", ["S\u0130GN", "s\u0131gn", "\u017fign", "\u212aiss"])
def test_odd_letters_are_searched_all_the_same(text: str) -> None:
    cued = Cued(r"(?i)\b(?:kiss|sign)\b", "kiss", "sign")
    assert cued.search(text) is not None


def test_a_long_text_is_not_kept() -> None:
    text = "word " * 2_000 + "sign"
    assert Cued("sign", "sign").search(text) is not None
