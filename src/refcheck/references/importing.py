"""Records of other programs put into .bib files: new ones at the end of one, known ones told, and filled when asked.

Nothing that a person wrote is changed: entries are added, and with ``fill`` fields that an entry lacks are put after
its last one. A value that is there is never replaced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from refcheck.formats.bib_source import BibSource, TextEdit, apply_edits, field_edits, newline_of
from refcheck.formats.bibtex import entry_fields, safe_key
from refcheck.formats.mapping import READ_FIELDS
from refcheck.model.reference import Library, Reference
from refcheck.model.work import Work
from refcheck.references.bibtex import parse_bibtex
from refcheck.references.copying import Copyist
from refcheck.references.entry import OWN_FIELDS
from refcheck.references.keys import make_keys
from refcheck.references.store import append_entries
from refcheck.references.twins import Twin, Twins

__all__ = ["Added", "Import", "Known", "bring_in"]

MAX_KEY = 100
"""Longer keys (characters) are not kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """A record that is new, and the key that its entry has now."""

    record: Reference
    key: str

    @property
    def renamed(self) -> bool:
        """Whether the record came with another key."""
        return bool(self.record.key) and self.record.key != self.key


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A record whose work has an entry already, by what it was found, and the key of that entry.

    ``adds`` are the fields that the entry lacks and the record has; ``differs`` those in which both say something
    else. With ``stored`` the entry stands in a .bib; otherwise it comes in with the same import.
    """

    record: Reference
    twin: Twin
    key: str
    stored: bool = True
    adds: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Import:
    """What comes of an import. ``texts`` are the new texts of the files that change, by path."""

    added: tuple[Added, ...] = ()
    known: tuple[Known, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def bring_in(
    incoming: Sequence[Library],
    target: Library,
    others: Sequence[Library] = (),
    *,
    fill: bool = False,
    twice: bool = False,
) -> Import:
    """Return what the records of ``incoming`` make of the .bib ``target``; nothing is written.

    ``others`` are further .bib files whose entries and keys are known. Known works are left out unless ``twice``;
    with ``fill`` their entries get the fields that they lack. Keys stay as they are; one that is taken gets a letter
    or a number after it.
    """
    stored = [reference for library in (target, *others) for reference in library.references]
    found = _sorted(incoming, Twins(stored), twice=twice)
    keys = _keys([record for _, record, twin in found if twin is None], {entry.key for entry in stored})
    added = tuple(Added(record=record, key=keys[id(record)]) for _, record, twin in found if twin is None)
    known = tuple(_known(record, twin, keys) for _, record, twin in found if twin is not None)
    texts = _texts(target, others, _entries(found, keys, newline_of(target.text)), known, fill=fill)
    return Import(added=added, known=known, texts=texts)


Found = tuple[Library, Reference, Twin | None]
"""A record with the library that it comes from, and its twin when its work is known."""


def _sorted(incoming: Sequence[Library], twins: Twins, *, twice: bool) -> list[Found]:
    """Return the records in order, each with its twin among the entries and the records before it."""
    found: list[Found] = []
    for library in incoming:
        for record in library.references:
            if record.problem is not None or not _says_something(record):
                continue
            twin = None if twice else twins.find(record)
            if twin is None:
                twins.add(record)
            found.append((library, record, twin))
    return found


def _keys(records: Sequence[Reference], known: Iterable[str]) -> dict[int, str]:
    """Return the keys of new records, by their identity in memory: their own, then those made for the others."""
    taken = {key.lower() for key in known}
    numbers: dict[str, int] = defaultdict(lambda: 1)
    keys: dict[int, str] = {}
    for record in records:
        kept = safe_key(record.key) if record.key and len(record.key) <= MAX_KEY else ""
        if kept:
            key = kept
            while key.lower() in taken:
                numbers[kept.lower()] += 1
                key = _numbered(kept, numbers[kept.lower()])
            taken.add(key.lower())
            keys[id(record)] = key
    keyless = [record for record in records if id(record) not in keys]
    made = make_keys([record.work for record in keyless], taken)
    return keys | {id(record): key for record, key in zip(keyless, made, strict=True)}


def _numbered(key: str, number: int) -> str:
    """Return the key of the second, third, ... of one name: 2009b, 2009c, ..., 2009-27."""
    return f"{key}{chr(96 + number)}" if number <= 26 else f"{key}-{number}"


def _entries(found: Sequence[Found], keys: Mapping[int, str], newline: str) -> list[str]:
    """Return the entries of the new records, in order."""
    copyists: dict[int, tuple[Copyist, dict[str, str]]] = {}
    for library, record, twin in found:
        _, renamed = copyists.setdefault(id(library), (Copyist(library), {}))
        own = id(record if twin is None else twin.entry)
        renamed.setdefault(record.key, keys.get(own, twin.entry.key if twin else record.key))
    written = []
    for library, record, twin in found:
        if twin is None:
            copyist, renamed = copyists[id(library)]
            written.append(copyist.entry(record, key=keys[id(record)], keys=renamed, newline=newline))
    return written


def _texts(
    target: Library, others: Sequence[Library], entries: Sequence[str], known: Sequence[Known], *, fill: bool
) -> dict[str, str]:
    """Return the new texts of the files that change, by path."""
    texts: dict[str, str] = {}
    for library in (target, *others):
        text = library.text
        if fill:
            text = _filled(
                library, [(one.record, one.twin.entry) for one in known if one.twin.entry.file == library.path]
            )
        if library is target and entries:
            text = append_entries(text, entries, newline_of(library.text))
            text = _filled_twice(text, library, known) if fill else text
        if library.path is not None and text != library.text:
            texts[library.path] = text
    return texts


def _filled_twice(text: str, target: Library, known: Sequence[Known]) -> str:
    """Return the text in which new entries have what further records of their works say."""
    fresh = [one for one in known if not one.stored]
    if not fresh:
        return text
    library = parse_bibtex(text, path=target.path or "")
    by_key = {entry.key: entry for entry in library.references}
    return _filled(library, [(one.record, by_key[one.key]) for one in fresh if one.key in by_key])


def _says_something(record: Reference) -> bool:
    return bool(record.work.known_fields() or record.fields)


def _known(record: Reference, twin: Twin, keys: Mapping[int, str]) -> Known:
    fresh = keys.get(id(twin.entry))
    return Known(
        record=record,
        twin=twin,
        key=fresh or twin.entry.key,
        stored=fresh is None,
        adds=tuple(name for name, _ in _fills(record, twin.entry)),
        differs=tuple(_differing(record.work, twin.entry.work)),
    )


_GROUPS = {"month": "issued", "day": "issued", "langid": "language", "shortauthor": "author", "eid": "number"}
_ATTRIBUTES = {
    name: attribute for attribute, names in READ_FIELDS.items() for name in names if attribute != "collection_number"
} | _GROUPS
_SAYS_SO_ITSELF = frozenset({"number", "issue", "collection_number"})


def _fills(record: Reference, entry: Reference) -> Iterator[tuple[str, str]]:
    """Yield the fields, with their values for between the braces, that a record has and an entry says nothing of."""
    for name, value in entry_fields(record):
        if name in entry.fields or name in entry.work.extra or name in OWN_FIELDS:
            continue
        attribute = _ATTRIBUTES.get(name, "")
        if attribute in _SAYS_SO_ITSELF and any(getattr(entry.work, one) for one in _SAYS_SO_ITSELF):
            continue
        if attribute and getattr(entry.work, attribute):
            continue
        yield name, value[1:-1] if value.startswith("{") else value


_COMPARED = (
    "title",
    "author",
    "issued",
    "container_title",
    "volume",
    "issue",
    "page",
    "publisher",
    "doi",
    "isbn",
    "url",
)


def _differing(one: Work, other: Work) -> Iterator[str]:
    """Yield the fields in which both say something, and not the same."""
    for name in _COMPARED:
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine and theirs and _said(mine) != _said(theirs):
            yield name.replace("_", "-")


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(_said(part) for part in value)
    return "".join(c for c in str(getattr(value, "surname", value)).casefold() if c.isalnum())


def _filled(library: Library, pairs: Iterable[tuple[Reference, Reference]]) -> str:
    """Return the text of a library in which entries have the fields that records of their works add."""
    lines = BibSource(library.text)
    values: dict[int, dict[str, str | None]] = defaultdict(dict)
    entries = {}
    for record, entry in pairs:
        entries[entry.line] = entry
        for name, value in _fills(record, entry):
            values[entry.line].setdefault(name, value)
    edits: list[TextEdit] = []
    for line, added in sorted(values.items()):
        source = lines.entry_at(line, entries[line].key)
        if source is not None and added:
            edits.extend(field_edits(library.text, source, added))
    return apply_edits(library.text, edits)
