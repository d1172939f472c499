"""References as RIS records (specification of Research Information Systems, 2001; TY list of 2011).

Written so that Zotero, JabRef, pandoc, bibutils and rispy read what is meant: one line a tag, an
institution with a comma at its end, editors as ``ED``, all ISBNs in one ``SN``, a time with the day of
access (Zotero shifts a bare day by the time zone), a conference paper's volume in both T2 and C3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.formats.mapping import type_row
from refcheck.formats.tex import fold_blanks
from refcheck.model.reference import Reference
from refcheck.model.work import Name, PartialDate, Work

__all__ = ["write_record"]

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]+")
_PAGES = re.compile(r"([A-Za-z]?\d+)-([A-Za-z]?\d+)$")
# Zotero takes a note that begins so for ProCite's and splits it.
_PROCITE = re.compile(r"^([^:]{1,60}): ")
_IN_BOOK = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
_WITH_NUMBER = frozenset({"report", "standard", "patent", "bill", "legislation"})


def write_record(reference: Reference, *, key: str | None = None) -> str:
    """Return the RIS record of a reference, from ``TY`` to ``ER`` and an empty line, LF line ends."""
    work = reference.work
    lines = [f"TY  - {type_row(work.type).ris}"]
    lines += [f"{tag}  - {text}" for tag, value in _tags(work) if (text := one_line(value))]
    name = one_line(reference.key if key is None else key)
    if name:
        lines.append(f"ID  - {name}")
    return "\n".join([*lines, "ER  - ", "", ""])


def one_line(text: str) -> str:
    """Return ``text`` on one line (as ``str.splitlines`` splits) with its braces paired.

    A lone brace hangs JabRef 3.8; where braces do not pair they become round brackets.
    """
    text = fold_blanks(_CONTROL.sub(" ", text))
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            break
    return text if depth == 0 else text.replace("{", "(").replace("}", ")")


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    yield from (("AU", _name(name)) for name in work.author)
    yield from (("ED", _name(name)) for name in work.editor)
    yield from (("A4", _name(name)) for name in work.translator)
    yield "TI", work.title
    yield "ST", work.title_short
    yield from _dates(work)
    yield "T2", work.container_title
    if work.type == "paper-conference":
        yield "C3", work.container_title or work.event_title
    yield "T3", work.collection_title
    yield "ET", work.edition
    yield "VL", work.volume
    yield from _numbers(work)
    yield from _pages(work.page)
    yield "PB", work.publisher
    yield "CY", work.publisher_place
    yield "M3", work.genre
    yield "DO", work.doi
    yield "UR", work.url or _arxiv(work)
    yield "LA", work.language
    yield from (("KW", word) for word in re.split(r"[;,]", work.keyword))
    yield "AB", work.abstract
    yield "N1", _PROCITE.sub(r"\1 – ", work.note)


def _name(name: Name) -> str:
    """Return ``Family, Given, Suffix``; an institution has a comma at its end and none inside."""
    if name.literal:
        return f"{fold_blanks(name.literal.replace(',', ' '))},"
    parts = [name.surname.replace(",", " "), name.given.replace(",", " ")]
    if name.suffix:
        parts.append(name.suffix.replace(",", " "))
    return ", ".join(parts).rstrip(", ") if not name.given else ", ".join(parts)


def _dates(work: Work) -> Iterator[tuple[str, str]]:
    issued, accessed = work.issued, work.accessed
    if issued is not None:
        yield "PY", f"{issued.year:04d}" if issued.year is not None else issued.raw
        if issued.month is not None:
            yield "DA", _day(issued)
    if accessed is not None and accessed.year is not None:
        day = _day(accessed)
        yield "Y2", f"{day}12:00:00" if accessed.day else day


def _day(date: PartialDate) -> str:
    """Return ``YYYY/MM/DD/`` with what is not known left out."""
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.month and date.day else ""
    return f"{date.year:04d}/{month}/{day}/"


def _numbers(work: Work) -> Iterator[tuple[str, str]]:
    """Yield ``IS`` and ``SN``. The number of a report is in both: Zotero reads SN, the others IS."""
    standard = " ".join(work.isbn) or " ".join(work.issn)
    if work.type in _WITH_NUMBER:
        yield "IS", work.number
        yield "SN", standard or work.number
        return
    yield "IS", work.issue or (work.collection_number if work.type not in _IN_BOOK else "") or work.number
    yield "SN", standard


def _pages(page: str) -> Iterator[tuple[str, str]]:
    match = _PAGES.match(page.replace("–", "-").replace(" ", ""))
    if match:
        yield "SP", match[1]
        yield "EP", match[2]
    else:
        yield "SP", page


def _arxiv(work: Work) -> str:
    return f"https://arxiv.org/abs/{work.eprint}" if work.eprint and work.eprint_type == "arxiv" else ""
