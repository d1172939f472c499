"""Fields that a format of another program has no place for: carried along, unseen there, and read back here.

They are one text, each with the name that it has in a .bib::

    refcheck-fields: eprint = 2012.01234 || eprinttype = arxiv || x-shelf = B 12

In RIS it is a line ``U5``, in EndNote's XML a foreign key of the program *refcheck*; in CSL-JSON the fields are an
object of that name under ``custom``. What could end a value is percent-encoded as in ``refcheck-note``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from refcheck.formats.extras import is_shared
from refcheck.formats.mapping import READ_FIELDS
from refcheck.formats.provenance import SEPARATOR, decoded, encoded
from refcheck.formats.tex import plain_line
from refcheck.model.work import Work

__all__ = ["NAME", "carried", "put_back", "read_text", "written"]

NAME = "refcheck-fields"
MAX_FIELDS = 500
"""Further fields of one record are not read."""
_HEAD = f"{NAME}: "
_EQUALS = " = "

_OF_WORK = {
    "eprint": "eprint", "eprinttype": "eprint_type", "pmid": "pmid", "pmcid": "pmcid", "eventtitle": "event_title",
}  # fmt: skip
"""The fields of a work that RIS and EndNote have no place for, by their names in a .bib."""
_OTHERS = "others"
_KNOWN = frozenset(name for names in READ_FIELDS.values() for name in names) | {
    "date",
    "year",
    "month",
    "day",
    "subtitle",
}


def carried(work: Work, *, without: Collection[str] = ()) -> dict[str, str]:
    """Return what of a work is to be carried, by name; ``without`` are names that the format has a place for.

    ``others`` says that the list of authors goes on. Fields of the owner's machine stay there.
    """
    found = {name: getattr(work, field) for name, field in _OF_WORK.items()}
    found |= {_OTHERS: "author"} if work.others and work.author else {}
    found |= {name.lower(): value for name, value in work.extra.items() if _can_travel(name.lower())}
    return {name: line for name, value in found.items() if name not in without and (line := plain_line(value))}


def _can_travel(name: str) -> bool:
    return is_shared(name) and name not in _KNOWN and name not in _OF_WORK and name != _OTHERS


def written(fields: Mapping[str, str]) -> str:
    """Return fields as one line, empty when there are none."""
    return (
        _HEAD + SEPARATOR.join(f"{name}{_EQUALS}{encoded(value)}" for name, value in fields.items()) if fields else ""
    )


def read_text(text: str) -> dict[str, str]:
    """Return the fields of such a line; none of any other text."""
    if not text.startswith(_HEAD):
        return {}
    pieces = (piece.partition(_EQUALS) for piece in text.removeprefix(_HEAD).split(SEPARATOR, MAX_FIELDS)[:MAX_FIELDS])
    return {name: decoded(value) for name, equals, value in pieces if equals}


def put_back(work: Work, fields: Mapping[str, Any]) -> Work:
    """Return a work with the fields that were carried. What the record itself says is never replaced."""
    texts = {name: value for name, value in fields.items() if isinstance(value, str) and value.strip(" ")}
    changed: dict[str, Any] = {
        field: texts[name] for name, field in _OF_WORK.items() if name in texts and not getattr(work, field)
    }
    if "issn" in texts and not work.issn:
        # Beside an ISBN, or the number of a report, EndNote has no place for it.
        changed["issn"] = tuple(texts["issn"].split())
    if texts.get(_OTHERS) == "author" and work.author:
        changed["others"] = True
    extra = {name: value for name, value in texts.items() if _can_travel(name) and name not in work.extra}
    if extra:
        changed["extra"] = MappingProxyType({**work.extra, **dict(list(extra.items())[:MAX_FIELDS])})
    return replace(work, **changed) if changed else work
