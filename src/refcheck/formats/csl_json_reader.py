"""CSL-JSON files of other programs to records.

Source: csl-data.json of CSL 1.0.2, and what Zotero, Better BibTeX, Mendeley and DOI services write beside it: one
item alone, items under ``items``, literal and raw dates, and further fields as lines of ``note``
(``PMID: 123``; https://www.zotero.org/support/kb/item_types_and_fields).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from refcheck.formats.carried import NAME as CARRIED
from refcheck.formats.carried import put_back
from refcheck.formats.csl_further import DATES, NAMES, date_text, text_field
from refcheck.formats.csl_json import VARIABLES, from_csl
from refcheck.formats.extras import by_csl, own_name
from refcheck.formats.foreign import bare_doi, particle_apart, shown_name, suffix_apart, without_rich_text
from refcheck.formats.mapping import NEAR, TYPES
from refcheck.formats.records import MAX_RECORDS, Fault, Record, Records
from refcheck.formats.tex import fold_blanks
from refcheck.model.work import NO_FIELDS, Name, PartialDate, Work
from refcheck.text.dates import parse_date
from refcheck.text.lazy import lazy_re

__all__ = ["read"]

MAX_EXTRAS = 200
"""Further variables of one item are left out."""
MAX_DEPTH = 50
"""Items that hold lists and objects to a greater depth are not read."""

# A string that nothing ends goes to the end of the text, so that it is looked at once.
_TOKEN = lazy_re(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
_KNOWN_TYPES = frozenset(row.csl for row in TYPES)
_CROSSREF_TYPES = {
    "journal-article": "article-journal", "book-chapter": "chapter", "book-section": "chapter", "book-part": "chapter",
    "proceedings-article": "paper-conference", "monograph": "book", "edited-book": "book", "reference-book": "book",
    "proceedings": "book", "reference-entry": "entry-encyclopedia", "dissertation": "thesis", "posted-content": "article",
    "report-component": "report",
}  # fmt: skip
"""The types of CSL by Crossref's names (https://api.crossref.org/types), which its DOI service gives in their place."""
_OF_CROSSREF = frozenset({
    "indexed", "created", "deposited", "published", "score", "prefix", "member", "content-domain", "reference-count",
    "references-count", "is-referenced-by-count", "relation", "resource", "link", "reference", "issn-type", "isbn-type",
    "alternative-id", "assertion", "update-policy",
})  # fmt: skip
"""What Crossref says of its own record, or once more."""
_ZOTERO_LINE = lazy_re(r"(type|citation[ -]key|DOI|PMID|PMCID): +(\S.*?) *$", re.IGNORECASE)
_PERSON_LINE = lazy_re(r"(?i)(editor|translator): +([^|\s][^|]{0,200}?)(?: *\|\| *([^|]{1,200}?))? *$")
"""A person whom an item of Zotero has no place for: ``Editor: Family || Given``."""
_READ = frozenset({*VARIABLES.values(), "id", "type", "citation-key", "author", "editor", "translator", "issued", "accessed",
                   "ISBN", "ISSN"})  # fmt: skip
_KEY = lazy_re(r"(?=.*[^\W\d_])[^\s{}\\\",=%#~@/\x00-\x1f]{1,100}$")
_PLACE = "place in the archive"
_ARXIV = lazy_re(r"(?i)arxiv:\s?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)$")
_DATE_PARTS = lazy_re(r"-?\d{4}(?:-\d\d){0,2}$")


def read(text: str) -> Records:
    """Return the records of a CSL-JSON text: an array, one item, or an object with ``items``. Never raises.

    An item that is no JSON is a fault, and those after it are read, as long as its brackets and quotation marks pair.
    """
    found: list[Record] = []
    faults: list[Fault] = []
    line = at = 0
    for start, end in _items(text, faults):
        line, at = line + text.count("\n", at, start), start
        if len(found) >= MAX_RECORDS:
            faults.append(Fault(line=line + 1, message=f"only the first {MAX_RECORDS:,} items are read"))
            break
        record = _record(text[start:end], line + 1, faults)
        if record is not None:
            found.append(record)
    return Records(found=tuple(found), faults=tuple(faults))


def _items(text: str, faults: list[Fault]) -> Iterator[tuple[int, int]]:
    """Yield where the items of a text begin and end, without reading them."""
    stack: list[str] = []
    start = level = 0
    for match in _TOKEN.finditer(text):
        mark = match.group()
        if mark in "[{":
            stack.append(mark)
            if mark == "{" and not level and _is_item(text, match.start(), stack):
                start, level = match.start(), len(stack)
        elif mark in "]}":
            if not stack or (stack.pop() == "{") != (mark == "}"):
                faults.append(
                    _broken(text, match.start(), "a bracket closes what was not opened: from here on nothing is read")
                )
                return
            if level and len(stack) < level:
                yield start, match.end()
                level = 0
    if stack:
        where = start if level else len(text.rstrip()) - 1
        faults.append(
            _broken(
                text, where, "the file ends inside an item" if level else "the array is not closed", lost=bool(level)
            )
        )


_WRAPPER = lazy_re(r'\{[^{}\[\]]{0,2000}"(?:items|references)"\s*:\s*\[')


def _is_item(text: str, start: int, stack: list[str]) -> bool:
    """Return whether an object is an item: the first one is what holds the items where it says so."""
    return len(stack) > 1 or _WRAPPER.match(text, start) is None


def _broken(text: str, at: int, message: str, *, lost: bool = True) -> Fault:
    return Fault(line=text.count("\n", 0, max(at, 0)) + 1, message=message, remedy="export it again", lost=lost)


def _record(body: str, line: int, faults: list[Fault]) -> Record | None:
    try:
        item = _loaded(body) if _depth(body) <= MAX_DEPTH else None
    except (ValueError, RecursionError) as error:
        row = line + getattr(error, "lineno", 1) - 1
        faults.append(Fault(line=row, message=f"an item is no JSON: {getattr(error, 'msg', 'it cannot be read')}"))
        return None
    if not isinstance(item, dict) or not _says_something(item):
        faults.append(Fault(line=line, message="an item says nothing but its id" if item else "an object is no item"))
        return None
    item = {name: _flat(name, value) for name, value in item.items()}
    if "indexed" in item:
        item = {name: value for name, value in item.items() if name not in _OF_CROSSREF}
    item["type"] = _CROSSREF_TYPES.get(str(item.get("type")), item.get("type"))
    told = _take_lines(item)
    _name_court(item)
    fields = _take_fields(item)
    copy = _take_copy(item)
    extra = _extra(item)
    item |= {name: without_rich_text(item[name]) for name in _RICH if isinstance(item.get(name), str)}
    work = _typed(_with_eprint(from_csl(item)), told.get("type", ""), extra)
    work = replace(
        work,
        author=_apart(work.author),
        editor=_apart(work.editor),
        translator=_apart(work.translator),
        doi=bare_doi(work.doi) or work.doi,
        issued=_date(item.get("issued"), work.issued),
        accessed=_date(item.get("accessed"), work.accessed),
        extra=MappingProxyType(extra) if extra else NO_FIELDS,
        **copy,
    )
    work = put_back(work, fields)
    if not work.known_fields():
        faults.append(Fault(line=line, message="an item says nothing that could be read"))
        return None
    return Record(work=work, key=_key(item, told), line=line)


_RICH = ("title", "title-short", "container-title", "collection-title", "event-title")
"""The variables whose values may be rich text (CSL-JSON, appendix on HTML-like formatting) in what programs write."""


def _apart(people: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return names with their particles and suffixes apart, which some programs leave where they were written."""
    return tuple(suffix_apart(particle_apart(name)) for name in people)


def _loaded(body: str) -> Any:
    """Return what a text in JSON is, numbers as they are written unless they are whole and short."""
    return json.loads(
        body,
        parse_float=str,
        parse_constant=lambda _: None,
        parse_int=lambda text: int(text) if len(text) < 18 else text,
    )


def _flat(name: str, value: Any) -> Any:
    """Return a list of texts as one text: DOI services give titles and ISSNs in such."""
    if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
        return value
    return (" " if name in {"ISBN", "ISSN"} else "; ").join(value)


def _depth(body: str) -> int:
    depth = deepest = 0
    for match in _TOKEN.finditer(body):
        mark = match.group()
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
    return deepest


def _says_something(item: Mapping[str, Any]) -> bool:
    return any(
        value not in (None, "", [], {}) for name, value in item.items() if name not in {"id", "type", "citation-key"}
    )


def _take_lines(item: dict[str, Any]) -> dict[str, str]:
    """Take out of ``note`` the lines with which Zotero keeps what it has no field for, and return type and key."""
    note = item.get("note")
    if not isinstance(note, str) or ":" not in note[:10_000]:
        return {}
    told: dict[str, str] = {}
    kept: list[str] = []
    for row in note.split("\n"):
        if _repeats(row, item) or _take_person(row, item) or _take_carried(row, item):
            continue
        match = _ZOTERO_LINE.match(row) if len(row) < 300 else None
        name = match[1].lower().replace(" ", "-") if match else ""
        if match is None or name in told or (name in {"doi", "pmid", "pmcid"} and item.get(name.upper())):
            kept.append(row)
            continue
        told[name] = match[2]
        if name in {"doi", "pmid", "pmcid"}:
            item[name.upper()] = match[2]
    item["note"] = "\n".join(kept).strip()
    return told


def _take_person(row: str, item: dict[str, Any]) -> bool:
    """Take a person out of a line into the item; return whether the line is one."""
    match = _PERSON_LINE.match(row) if len(row) < 500 else None
    if match is None:
        return False
    family, given = match[2], match[3]
    name = {"family": family, "given": given} if given else {"literal": family}
    listed = item.setdefault(match[1].lower(), [])
    if isinstance(listed, list):
        listed.append(name)
    return isinstance(listed, list)


def _take_carried(row: str, item: dict[str, Any]) -> bool:
    """Take the number of a recording out of a line; return whether the line is that, or a person who is carried along as well."""
    name, colon, value = row.partition(": ")
    if not colon:
        return False
    if name == "number" and item.get("type") == "song" and "number" not in item:
        item["number"] = value
        return True
    custom = item.get("custom")
    fields = custom.get(CARRIED) if isinstance(custom, Mapping) else None
    return name in NAMES and isinstance(fields, Mapping) and text_field(name) in fields


def _name_court(item: dict[str, Any]) -> None:
    """Put the court of a case, the house of a bill, where other formats have it, and Zotero's older files."""
    if (
        item.get("type") in ("legal_case", "bill")
        and isinstance(item.get("authority"), str)
        and not item.get("publisher")
    ):
        item["publisher"] = item.pop("authority")


def _repeats(row: str, item: Mapping[str, Any]) -> bool:
    """Return whether a line says again what the item says: Zotero reads it there alone."""
    name, colon, value = row.partition(": ")
    own = item.get(name) if colon and name != "note" else None
    if isinstance(own, Mapping):
        return date_text(own) == value != ""
    return isinstance(own, str) and fold_blanks(own) == value


def _take_copy(item: dict[str, Any]) -> dict[str, Any]:
    """Take out of an item the copy in a web archive: its address is in ``archive_location``."""
    place = item.get("archive_location")
    if not isinstance(place, str) or not place.lower().startswith(("http://", "https://")):
        # Elsewhere it is a shelf mark or the number of a box.
        if place is not None:
            item[_PLACE] = item.pop("archive_location")
        return {}
    del item["archive_location"]
    copy = {"archive_url": place}
    custom = item.get("custom")
    if isinstance(custom, Mapping) and isinstance(custom.get("archive-date"), str):
        copy["archive_date"] = custom["archive-date"]
        item["custom"] = {name: value for name, value in custom.items() if name != "archive-date"}
    return copy


def _take_fields(item: dict[str, Any]) -> Mapping[str, Any]:
    """Take out of ``custom`` the fields that an export of refcheck carries there."""
    custom = item.get("custom")
    fields = custom.get(CARRIED) if isinstance(custom, Mapping) else None
    if not isinstance(custom, Mapping) or not isinstance(fields, Mapping):
        return {}
    item["custom"] = {name: value for name, value in custom.items() if name != CARRIED}
    return fields


def _with_eprint(work: Work) -> Work:
    """Return a work whose number is one of arXiv with that as its eprint."""
    match = _ARXIV.match(work.number)
    return replace(work, number="", eprint=match[1], eprint_type="arxiv") if match else work


def _typed(work: Work, told: str, extra: dict[str, str]) -> Work:
    """Return a work with a type that the table has; another one is kept beside it."""
    is_told = told.lower() in _KNOWN_TYPES or NEAR.get(told.lower()) == work.type
    csl = told.lower() if is_told else work.type
    if csl in _KNOWN_TYPES:
        return replace(work, type=csl)
    extra["csl-type"] = csl[:100]
    return replace(work, type=NEAR.get(csl, "document"))


def _key(item: Mapping[str, Any], told: Mapping[str, str]) -> str:
    """Return the citation key: the one that is called so, else an ``id`` that could be one."""
    for value in (item.get("citation-key"), told.get("citation-key"), item.get("id")):
        if isinstance(value, str) and _KEY.match(value):
            return value
    return ""


def _date(value: Any, read: PartialDate | None) -> PartialDate | None:
    """Return a date that ``from_csl`` could only keep as it is written, read where it can be."""
    if isinstance(value, str):
        read = PartialDate(raw=fold_blanks(value)) if value.strip() else None
    if read is None or read.year is not None or not read.raw:
        return read
    text = read.raw.strip()
    if _DATE_PARTS.match(text):
        year, month, day = (
            [*(int(part) for part in text.split("-")), None, None][:3] if text[0] != "-" else (None, None, None)
        )
        if year and 1 <= (month or 1) <= 12 and 1 <= (day or 1) <= 31:
            return PartialDate(year=year, month=month, day=day)
    found = parse_date(text[:200])
    return replace(found, raw="") if found is not None and found.raw == text else found or read


def _extra(item: Mapping[str, Any]) -> dict[str, str]:
    """Return the variables that ``Work`` has no field for, as text."""
    found: dict[str, str] = {}
    for variable, value in item.items():
        if variable in _READ or value in (None, "", [], {}) or len(found) >= MAX_EXTRAS:
            continue
        name = by_csl.get("archive_location" if variable == _PLACE else variable) or own_name("csl", variable)
        if text := _as_text(value, variable):
            found.setdefault(name, text)
    for field in ("issued", "accessed"):
        date = item.get(field)
        if isinstance(date, Mapping) and date.get("season"):
            found[own_name("csl", f"{field}-season")] = _as_text(date["season"], field)
    return found


def _as_text(value: Any, variable: str) -> str:
    if isinstance(value, str):
        return fold_blanks(value)
    if isinstance(value, list) and value and all(isinstance(one, Mapping) for one in value):
        names = from_csl({"author": value}).author
        return " and ".join(shown for name in names if (shown := shown_name(name)))
    if variable in DATES and isinstance(value, Mapping):
        if whole := date_text(value):
            return whole
        date = from_csl({"issued": value}).issued
        return str(_date(value, date) or "")
    return fold_blanks(json.dumps(value, ensure_ascii=False))
