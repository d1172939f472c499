"""The .bib that keeps a document's references: what it knows joined with what the document says, and
new text for it in which a person's edits stand to the byte.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from refcheck.errors import OutputError
from refcheck.formats.bib_source import BibSource, EntrySource, TextEdit, apply_edits, field_edits, newline_of
from refcheck.formats.bibtex import safe_key, write_entry
from refcheck.formats.encoding import decode, encode
from refcheck.formats.mapping import Dialect
from refcheck.formats.provenance import (
    MENTION_FIELD,
    NOTE_FIELD,
    SEPARATOR,
    citation_records,
    document_name,
    mention_records,
    record_document,
    split_records,
)
from refcheck.model.document import Mention
from refcheck.model.reference import Citation, Library, Reference
from refcheck.references.drift import mark_drift
from refcheck.references.macros import MacroTable
from refcheck.references.matching import match

__all__ = ["append_entries", "merge", "reconcile", "refuse_protected", "replace_file", "write_library"]


def reconcile(extracted: Library, stored: Library) -> Library:
    """Return the extracted references with what the stored entries of the same works say.

    A reference whose work is stored has the entry's work, kind, key, place and fields; ``claimed`` is
    then what the document's note says. Its mentions and citations are the document's. A reference that
    is tied to another .bib already stays as it is. Path, text and digest are those of the .bib, for
    edits, and so are its suppressions, beside those there were; its problems are left to ``stored``.
    """
    open_places = [i for i, reference in enumerate(extracted.references) if reference.claimed is None]
    found = match([extracted.references[i] for i in open_places], stored.references)
    matched = {open_places[i]: place for i, place in found.items()}
    keys = {extracted.references[i].key: stored.references[j].key for i, j in matched.items()}
    ids = {stored.references[j].id for j in matched.values()}
    references: list[Reference] = []
    for index, reference in enumerate(extracted.references):
        renamed = _renamed(reference, keys)
        if index in matched:
            entry = stored.references[matched[index]]
            references.append(
                replace(
                    entry,
                    mentions=renamed.mentions,
                    citations=renamed.citations,
                    derived=reference.derived or entry.derived,
                    origin=reference.origin or entry.origin,
                    claimed=reference.work,
                )
            )
        else:
            references.append(replace(renamed, id=_free(reference.id, ids)))
            ids.add(references[-1].id)
    return replace(
        extracted,
        path=stored.path,
        references=tuple(references),
        suppressions=(*extracted.suppressions, *stored.suppressions),
        citations=mark_drift([_renamed_citation(c, keys) for c in extracted.citations], stored.references),
        text=stored.text,
        sha256=stored.sha256,
        encoding=stored.encoding,
        bom_length=stored.bom_length,
    )


def _free(name: str, taken: set[str]) -> str:
    found, count = name, 1
    while found in taken:
        count += 1
        found = f"{name}~{count}"
    return found


def _renamed(reference: Reference, keys: Mapping[str, str]) -> Reference:
    return replace(
        reference,
        mentions=tuple(_renamed_mention(mention, keys) for mention in reference.mentions),
        citations=tuple(_renamed_citation(citation, keys) for citation in reference.citations),
    )


def _renamed_mention(mention: Mention, keys: Mapping[str, str]) -> Mention:
    return replace(mention, keys=tuple(keys.get(key, key) for key in mention.keys)) if mention.keys else mention


def _renamed_citation(citation: Citation, keys: Mapping[str, str]) -> Citation:
    cited = tuple(replace(one, references=tuple(keys.get(k, k) for k in one.references)) for one in citation.items)
    return replace(citation, items=cited)


def merge(extracted: Library, stored: Library | None, *, path: str, dialect: Dialect = Dialect.BIBTEX) -> str:
    """Return the text of the .bib at ``path`` with the extracted references in it, new entries in this dialect.

    Nothing of a stored file is touched but the ``refcheck-mention`` and ``refcheck-note`` fields of
    entries that the documents cite; works that it lacks are put at its end. Merging the result again
    changes nothing. The text has no byte order mark; ``write_library`` puts back the one there was.
    """
    if stored is None:
        stored = Library(path=path)
    text = stored.text
    matched = match(extracted.references, stored.references)
    documents = _documents(extracted)
    lines = BibSource(text)
    edits: list[TextEdit] = []
    for index, place in sorted(matched.items()):
        entry = stored.references[place]
        source = lines.entry_at(entry.line, entry.key)
        if source is not None:
            values = _records_of(extracted.references[index], source, text, documents)
            edits.extend(field_edits(text, source, values))
    fresh = [r for index, r in enumerate(extracted.references) if index not in matched and not _is_nothing_known(r)]
    return append_entries(
        apply_edits(text, edits), _entries(fresh, stored, newline_of(text), dialect), newline_of(text)
    )


def _is_nothing_known(reference: Reference) -> bool:
    """Return whether nothing is known of a work but the key that a document cites it by."""
    work = reference.work
    return not (work.title or work.author or work.editor or work.url or work.doi or work.issued)


def _documents(extracted: Library) -> frozenset[str]:
    """Return the names of the documents that the references were extracted from."""
    names = {document_name(document.path) for document in extracted.documents}
    for reference in extracted.references:
        names |= {document_name(citation.path) for citation in reference.citations}
        names |= {document_name(mention.location.path) for mention in reference.mentions}
        names |= {document_name(reference.origin)} if reference.origin else set()
    return frozenset(names)


def _records_of(
    reference: Reference, source: EntrySource, text: str, documents: frozenset[str]
) -> dict[str, str | None]:
    """Return the tool's own fields of an entry where they must change.

    Records of other documents, and pieces that cannot be read, stay in front of the new ones.
    """
    changes: dict[str, str | None] = {}
    for name, records in (
        (MENTION_FIELD, mention_records(reference.mentions)),
        (NOTE_FIELD, citation_records(reference.citations, reference.key)),
    ):
        field = source.get(name)
        raw = text[field.value_start : field.value_end] if field else ""
        old = split_records(MacroTable({}).resolve(raw).text) if field else ()
        kept = [record for record in old if record_document(record) not in documents]
        new = tuple(dict.fromkeys([*kept, *records]))
        if new != old and set(new) != set(old):
            changes[name] = SEPARATOR.join(new) if new else None
    return changes


def _entries(references: Sequence[Reference], stored: Library, newline: str, dialect: Dialect) -> list[str]:
    """Return the entries of works that the file lacks, under keys that it has not given away."""
    taken = {reference.key.lower() for reference in stored.references}
    entries: list[str] = []
    for reference in references:
        key = _free_key(safe_key(reference.key), taken)
        taken.add(key.lower())
        entries.append(write_entry(reference, dialect=dialect, provenance=True, key=key, newline=newline))
    return entries


def _free_key(key: str, taken: set[str]) -> str:
    """Return ``key``, with a letter (2009b, 2009c, ...) or a number after it when it is taken."""
    if key.lower() not in taken:
        return key
    letters = (f"{key}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")
    numbers = (f"{key}-{count}" for count in range(2, len(taken) + 3))
    return next(free for candidates in (letters, numbers) for free in candidates if free.lower() not in taken)


def append_entries(text: str, entries: Sequence[str], newline: str) -> str:
    """Return ``text`` with entries at its end, an empty line before each."""
    if not entries:
        return text
    if text and not text.endswith(("\n", "\r")):
        text += newline
    between = newline if text.strip() else ""
    return text + between + newline.join(entries)


def write_library(path: str | os.PathLike[str], text: str) -> None:
    """Write the text of a .bib file, whole or not at all, in the encoding that the file has.

    A new file is UTF-8. Missing folders are made; nothing is written when nothing changed. Raises
    ``OutputError``; what stood there before is then unchanged.
    """
    target = Path(path)
    try:
        before = target.read_bytes() if target.is_file() else None
    except OSError as error:
        raise OutputError(f"the file cannot be read: {error.strerror}", path=os.fspath(path)) from error
    known = decode(before or b"")
    try:
        body = encode(text, known.encoding, known.bom_length)
    except UnicodeEncodeError as error:
        raise OutputError(
            f'"{error.object[error.start]}" has no place in the encoding of this file ({known.encoding})',
            path=os.fspath(path),
            remedy="save the file as UTF-8 first",
        ) from error
    if body != before:
        replace_file(target, body)


def replace_file(path: Path, body: bytes) -> None:
    """Put ``body`` in the place of a file at once: temporary file, fsync, ``os.replace``.

    The mode of the old file stays. A symlink is followed only inside its own folder. Raises
    ``OutputError``; what stood there before is then unchanged.
    """
    name = os.fspath(path)
    temporary: Path | None = None
    try:
        path = _target(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            raise OutputError("this is no regular file", path=name)
        refuse_protected(path, name)
        temporary = path.with_name(f"{_prefix(path)}{secrets.token_hex(6)}.tmp")
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as handle:  # noqa: PTH123 - the mode is the user's own
            handle.write(body)
            handle.flush()
            os.fsync(handle.fileno())
            if path.exists():
                os.fchmod(handle.fileno(), stat.S_IMODE(path.stat().st_mode))
            _sweep(path, os.fstat(handle.fileno()).st_mtime)
        temporary.replace(path)
    except OSError as error:
        raise OutputError(
            f"the file cannot be written: {error.strerror or error}", path=name, remedy="the old one is unchanged"
        ) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def refuse_protected(path: Path, name: str) -> None:
    """Refuse a file that may not be written: to be replaced it would not have to be, and somebody protected it.

    Raises ``OutputError``.
    """
    if path.exists() and not os.access(path, os.W_OK):
        raise OutputError("the file is protected against writing", path=name, remedy="allow it first; it is unchanged")


def _target(path: Path) -> Path:
    """Return the file that is meant: a symlink's own target when that is in the same folder."""
    if not path.is_symlink():
        return path
    target = path.resolve()
    if not target.is_relative_to(path.parent.resolve()):
        raise OutputError(
            "this is a link that leads out of its folder", path=os.fspath(path), remedy="name the file itself"
        )
    return target


STALE = 3_600.0
"""Temporary files older than this (seconds) were left by a run that was killed."""


def _sweep(path: Path, now: float) -> None:
    """Remove the temporary files of runs that were killed."""
    for old in path.parent.glob(f"{_glob_escaped(_prefix(path))}*.tmp"):
        with suppress(OSError):
            if now - old.stat().st_mtime > STALE:
                old.unlink()


def _prefix(path: Path) -> str:
    """Return how the names of a file's temporary files begin: a name may be as long as the system lets it be."""
    return f".{path.name[:40]}."


def _glob_escaped(name: str) -> str:
    from glob import escape

    return escape(name)
