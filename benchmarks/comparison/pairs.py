"""Pairs of a cited work and a record that a person judged, one field or the whole of them at a time.

Each row of the two ``.tsv`` files is a field of ``Work`` (or ``identity``), what a person judged
(``agree``, ``differ`` or ``unknown``, after a colon the kind of difference; an identity), what the row
is there for, and the two sides. A side is the text of the field, or fields as ``name=value`` between
" ¦ "; names stand between semicolons, an institution in braces. All were written for this benchmark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from refcheck.model.comparison import WorkComparison
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.comparison import compare_works
from refcheck.text.names import parse_name

__all__ = ["HALVES", "Pair", "Told", "read", "told"]

HERE = Path(__file__).parent
HALVES = ("tuning", "held-out")
_NAMES = frozenset({"author", "editor", "translator"})
_KNOWN = frozenset(each.name for each in fields(Work))


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """One row."""

    field: str
    label: str
    trait: str
    cited: str
    found: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What was told of a pair: an agreement with the kind of difference, or an identity."""

    pair: Pair
    answer: str
    comparison: WorkComparison

    @property
    def right(self) -> bool:
        """Whether it is the person's; a label without a kind takes any kind."""
        return self.answer == self.pair.label or self.answer.partition(":")[0] == self.pair.label

    @property
    def accused(self) -> bool:
        """Whether a difference is told where the person saw none."""
        return self.answer.startswith("differ") and not self.pair.label.startswith("differ")


def read(half: str) -> list[Pair]:
    """Return the rows of one half."""
    lines = (HERE / f"{half}.tsv").read_text("utf-8").split("\n")
    names = lines[0].split("\t")
    return [Pair(**dict(zip(names, line.split("\t"), strict=True))) for line in lines[1:] if line]


def told(pairs: list[Pair]) -> list[Told]:
    """Return what is told of each pair."""
    return [_told(pair) for pair in pairs]


def _told(pair: Pair) -> Told:
    result = compare_works(_side(pair.field, pair.cited), _side(pair.field, pair.found))
    if pair.field == "identity":
        return Told(pair=pair, answer=str(result.identity), comparison=result)
    field = result.of(pair.field)
    answer = f"{field.agreement}:{field.difference}" if field.difference else str(field.agreement)
    return Told(pair=pair, answer=answer, comparison=result)


def _side(name: str, text: str) -> Work:
    parts = text.split(" ¦ ") if re.match(r"[a-z_-]+=", text) else [f"{name}={text}"]
    values: dict[str, Any] = {"type": "article-journal", "extra": {}}
    for part in parts:
        key, _, value = part.partition("=")
        if key in _NAMES:
            names = [each.strip() for each in value.split(";") if each.strip()]
            values["others"] = values.get("others", False) or (key == "author" and "others" in names)
            values[key] = tuple(_name(each) for each in names if each != "others")
        elif key == "issued":
            values[key] = _date(value)
        elif key in {"isbn", "issn"}:
            values[key] = tuple(value.split())
        elif key in _KNOWN:
            values[key] = value
        else:
            values["extra"][key] = value
    values["extra"] = MappingProxyType(values["extra"])
    return Work(**values)


def _name(text: str) -> Name:
    return Name(literal=text[1:-1]) if text[0] == "{" else parse_name(text)


def _date(text: str) -> PartialDate:
    match = re.fullmatch(r"(\d{4})(?:/(\d{4}))?", text)
    if match is None:
        return PartialDate(raw=text)
    return PartialDate(year=int(match[1]), end_year=int(match[2]) if match[2] else None, raw=text)
