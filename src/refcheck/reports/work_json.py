"""Works in JSON: a CSL-JSON item, and under its ``custom`` what CSL has no field for.

``custom`` is CSL-JSON's own place for what a program wants to keep
(https://github.com/citation-style-language/schema, csl-data.json).
"""

from __future__ import annotations

from dataclasses import fields
from types import MappingProxyType
from typing import Any

from refcheck.formats.csl_json import from_csl, to_csl
from refcheck.model.work import Name, PartialDate, Work
from refcheck.reports.reading import Node

__all__ = ["csl_of", "work_of"]

_OWN = "refcheck"
_NAMES = ("author", "editor", "translator")
_DATES = ("issued", "accessed")


def csl_of(work: Work, *, identifier: str) -> dict[str, Any]:
    """Return the work as a CSL-JSON item; ``work_of`` makes an equal work of it."""
    item = to_csl(work, id=identifier)
    back = from_csl(item)
    lost = {f.name: getattr(work, f.name) for f in fields(Work) if getattr(work, f.name) != getattr(back, f.name)}
    if lost:
        item["custom"] = {**item.get("custom", {}), _OWN: {name: _plain(value) for name, value in lost.items()}}
    return item


def work_of(item: Node) -> Work:
    """Return the work that a CSL-JSON item describes."""
    custom = item.fields.get("custom")
    own = custom.get(_OWN) if isinstance(custom, dict) else None
    plain = dict(item.fields)
    if isinstance(custom, dict) and own is not None:
        rest = {name: value for name, value in custom.items() if name != _OWN}
        plain["custom"] = rest
        if not rest:
            del plain["custom"]
    work = from_csl(plain)
    if own is None:
        return work
    lost = Node.of(own, f"{item.place}.custom.{_OWN}")
    known = {f.name: getattr(work, f.name) for f in fields(Work)}
    return Work(**{name: _value(lost, name) if name in lost.fields else value for name, value in known.items()})


def _plain(value: Any) -> Any:
    """Return a field of a work as JSON holds it."""
    match value:
        case Name():
            return {f.name: getattr(value, f.name) for f in fields(Name) if getattr(value, f.name) != f.default}
        case PartialDate():
            return {f.name: getattr(value, f.name) for f in fields(PartialDate) if getattr(value, f.name) != f.default}
        case tuple():
            return [_plain(part) for part in value]
        case str() | bool() | None:
            return value
        case _:
            return dict(value)


def _value(lost: Node, name: str) -> Any:
    """Return the field of a work that ``_plain`` wrote."""
    if name in _NAMES:
        return tuple(_name(node) for node in lost.nodes(name))
    if name in _DATES:
        found = lost.maybe_node(name)
        return _date(found) if found else None
    if name in ("isbn", "issn"):
        return lost.texts(name)
    if name == "others":
        return lost.flag(name)
    if name == "extra":
        inner = lost.node(name)
        return MappingProxyType({key: inner.text(key) for key in inner.fields})
    return lost.text(name)


def _name(node: Node) -> Name:
    return Name(
        family=node.text("family"),
        given=node.text("given"),
        particle=node.text("particle"),
        suffix=node.text("suffix"),
        literal=node.text("literal"),
        acronym=node.maybe_text("acronym"),
    )


def _date(node: Node) -> PartialDate:
    return PartialDate(
        year=node.maybe_number("year"),
        month=node.maybe_number("month"),
        day=node.maybe_number("day"),
        end_year=node.maybe_number("end_year"),
        raw=node.text("raw"),
    )
