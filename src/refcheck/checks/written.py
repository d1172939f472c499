"""Fields of an entry as they stand in the .bib, and the intent to write another value in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from refcheck.formats.bib_value import simple_value
from refcheck.model.place import SetField
from refcheck.model.reference import Reference
from refcheck.text.lazy import lazy_re

__all__ = ["PLANNED", "entries_by_file", "is_plain", "setting", "written"]

PLANNED = lazy_re(r"(?i)\b(?:expected|planned|scheduled|projected|submitted|accepted|under review|in preparation)\b")
"""What is said of works that are not out yet."""
_UNCITED = frozenset({"set", "xdata"})
_TEX = lazy_re(r"[\\{}$~^%#]|``|''|--")


def written(reference: Reference, name: str) -> str | None:
    """Return the value of a field with its TeX and without its delimiters, ``""`` where there is no field.

    ``None`` where the value is put together from macros or pieces: what it says is then in the work alone.
    """
    field = reference.fields.get(name)
    if field is None:
        return ""
    value = simple_value(field.raw)
    return value if value is None else value.strip()


def is_plain(value: str) -> bool:
    """Return whether a value has no TeX in it, so that it can be written anew without a loss."""
    return _TEX.search(value) is None


def setting(
    reference: Reference, name: str, value: str | None, *, safe: bool, summary: str, raw: bool = False
) -> SetField:
    """Return the intent that a field of the entry should be ``value``: plain text, or ``raw`` as BibTeX has it."""
    return SetField(
        path=reference.file,
        line=reference.line,
        key=reference.key,
        field=name,
        value=value,
        safe=safe,
        summary=summary,
        raw=raw,
        was=written(reference, name) or "",
    )


def entries_by_file(references: Iterable[Reference]) -> Iterator[list[Reference]]:
    """Yield the entries of each .bib that can be read, in their order."""
    files: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        if reference.fields and reference.problem is None and reference.entry_type not in _UNCITED:
            files[reference.file].append(reference)
    yield from files.values()
