"""Works as CSL-JSON items and back.

The schema is csl-data.json of CSL 1.0.2 (https://github.com/citation-style-language/schema); items are
valid against it. What it has no name for (acronyms, the eprint, ...) is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from refcheck.formats.mapping import FIELDS
from refcheck.formats.tex import fold_blanks
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.lazy import lazy_re

__all__ = ["TYPES", "VARIABLES", "from_csl", "to_csl"]

TYPES = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage""".split()  # noqa: SIM905 - a word list reads best as running text
)
"""The item types of the schema."""

_NAMES = ("author", "editor", "translator")
_DATES = ("issued", "accessed")
_NUMBERS = ("isbn", "issn")
VARIABLES = {row.work: row.csl for row in FIELDS if row.csl and row.work not in {*_NAMES, *_DATES, *_NUMBERS}}
"""The variables that are plain text, by field of ``Work``."""

_SURROGATE = lazy_re("[\ud800-\udfff]")


def to_csl(work: Work, *, id: str) -> dict[str, Any]:  # noqa: A002 - the schema's own name
    """Return the CSL-JSON item of a work; ``id`` is its citation key as well.

    Particles stay in ``family``: importers that do not know ``non-dropping-particle`` drop it.
    """
    item: dict[str, Any] = {"id": id, "citation-key": id, "type": work.type if work.type in TYPES else "document"}
    for field in _NAMES:
        people = [entry for name in getattr(work, field) if (entry := _name(name))]
        if people:
            item[field] = people
    for field, variable in VARIABLES.items():
        if value := getattr(work, field):
            item[variable] = value
    for field, variable in (("isbn", "ISBN"), ("issn", "ISSN")):
        if value := getattr(work, field):
            item[variable] = " ".join(value)
    for field in _DATES:
        if date := _date(getattr(work, field)):
            item[field] = date
    return {name: _clean(value) for name, value in item.items()}


def _clean(value: Any) -> Any:
    """Return a value without lone surrogates, which no JSON file in UTF-8 can hold."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_clean(key): _clean(inner) for key, inner in value.items()}
    return [_clean(inner) for inner in value] if isinstance(value, list) else value


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.surname, "given": name.given, "suffix": name.suffix}
    # Without it pandoc takes the last word of a given name ("Abdirahman bin") for a particle.
    none = {"dropping-particle": ""} if _ends_with_particle(name.given) else {}
    return {part: text for part, text in parts.items() if text} | none


def _ends_with_particle(given: str) -> bool:
    """Return whether a given name ends with a word in small letters, which pandoc takes for a particle."""
    first, _, last = given.rpartition(" ")
    return bool(first) and last.isalpha() and last.islower()


def _date(date: PartialDate | None) -> dict[str, Any]:
    if date is None:
        return {}
    if date.year is None:
        # In words: what is to be parsed pandoc leaves out where it cannot.
        return {"literal": date.raw} if date.raw else {}
    parts = [[part for part in (date.year, date.month, date.day if date.month else None) if part is not None]]
    if date.end_year is not None:
        parts = [[date.year], [date.end_year]]
    return {"date-parts": parts}


def from_csl(item: Mapping[str, Any]) -> Work:
    """Return the work of a CSL-JSON item, ours or another program's.

    Never raises on an item: what is not of the kind that the schema asks for is left out.
    """
    people = {field: _people(item.get(field)) for field in _NAMES}
    dates = {field: _read_date(item.get(field)) for field in ("issued", "accessed")}
    numbers = {field: tuple(_text(item.get(field.upper())).replace(",", " ").split()) for field in ("isbn", "issn")}
    texts = {field: _text(item.get(variable)) for field, variable in VARIABLES.items()}
    values: dict[str, Any] = {**people, **dates, **numbers, **texts}
    return Work(type=_text(item.get("type")) or "document", **values)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18 else ""


def _people(value: Any) -> tuple[Name, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    return tuple(_read_name(one) for one in value if isinstance(one, Mapping))


def _read_name(value: Mapping[str, Any]) -> Name:
    literal = _text(value.get("literal"))
    if literal:
        return Name(literal=literal)
    particle = fold_blanks(f"{_text(value.get('dropping-particle'))} {_text(value.get('non-dropping-particle'))}")
    return Name(
        family=_text(value.get("family")),
        given=_text(value.get("given")),
        particle=particle,
        suffix=_text(value.get("suffix")),
    )


def _read_date(value: Any) -> PartialDate | None:
    if not isinstance(value, Mapping):
        return None
    parts = value.get("date-parts")
    if isinstance(parts, Sequence) and not isinstance(parts, str) and parts:
        first = _figures(parts[0])
        if first:
            year, month, day = [*first, None, None][:3]
            end = _figures(parts[1])[:1] if len(parts) > 1 else []
            return PartialDate(year=year, month=month, day=day, end_year=end[0] if end else None)
    raw = _text(value.get("raw")) or _text(value.get("literal"))
    return PartialDate(raw=raw) if raw else None


def _figures(value: Any) -> list[int | None]:
    """Return year, month and day as far as they are figures."""
    found: list[int | None] = []
    for part in value if isinstance(value, Sequence) and not isinstance(value, str) else ():
        text = _text(part)
        if not (text.isascii() and text.lstrip("-").isdigit() and len(text) < 6) or int(text) == 0:
            break
        found.append(int(text))
    return found[:3]
