"""RIS files of other programs to records.

Sources: the RIS specification of Research Information Systems (2001; types of 2011), what EndNote and Zotero write,
and what databases do beside it: the journal in ``T2``, ``JF`` or ``JO``, dates with slashes, several ``SN``, a DOI
in ``M3``, editors in ``A2`` or ``A3``, and what ``refcheck.formats.ris_databases`` has. A tag that none of this explains
is kept (``refcheck.formats.extras``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from refcheck.formats.carried import put_back, read_text
from refcheck.formats.eras import of_era
from refcheck.formats.extras import by_ris, own_name
from refcheck.formats.foreign import (
    bare_doi,
    dated,
    keywords,
    page_range,
    people,
    shown_name,
    slashed_date,
    split_addresses,
    standard_numbers,
    without_html,
    without_rich_text,
)
from refcheck.formats.mapping import TYPES, number_field, type_row
from refcheck.formats.records import MAX_RECORDS, Fault, Record, Records
from refcheck.formats.ris import DATE, EXTRA_LINES, closed_label, narrow_hashes, plain_address, short_year
from refcheck.formats.ris_databases import (
    conference_days,
    is_remark,
    is_scopus,
    medical,
    plain_abstract,
    short_number,
    take_editors,
)
from refcheck.formats.ris_lines import MAX_VALUES, Lines, RawRecord, raw_records
from refcheck.model.work import NO_FIELDS, Name, PartialDate, Work
from refcheck.text.lazy import lazy_re

__all__ = ["RIS_TYPES", "read"]

RIS_TYPES = {row.ris: row.csl for row in reversed(TYPES)} | {
    "ABST": "article-journal", "ADVS": "motion_picture", "ANCIENT": "book", "CLSWK": "book", "CPAPER": "paper-conference",
    "CTLG": "book", "DICT": "entry-encyclopedia", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book",
    "EJOUR": "article-journal", "GEN": "document", "GOVDOC": "report", "ICOMM": "personal_communication",
    "INPR": "article-journal", "JFULL": "article-journal", "LEGAL": "legislation", "MANSCPT": "manuscript", "MUSIC": "song",
    "PCOMM": "personal_communication", "SER": "book", "SOUND": "song", "STAT": "legislation", "UNBILL": "bill", "UNPB": "manuscript", "UNPD": "manuscript",
    "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip
"""The CSL types by the values of ``TY``."""

_KEY = lazy_re(r"(?=.*[^\W\d_])[^\s{}\\\",=%#~@\x00-\x1f]{1,100}$")
_JOURNALS = ("T2", "JF", "JO", "BT", "JA", "J1", "J2")
_IN_SERIES = frozenset({"book", "report", "software", "map", "standard"})
_ARCHIVED = lazy_re(r"Archived copy of (\d[\d-]{3,9})$")
_WHOLE = frozenset({"book", "thesis"})
_VOLUMED = frozenset({"chapter", "legal_case"})
"""The types whose number Zotero and EndNote have in the tag of a series' volume."""
_COUNT = lazy_re(r"(?i)(?:[ivxlc]{1,7},? ?)?\d{1,5} ?(?P<unit>p|pp|pages|s|hal)?\.?$")
_VOLUME = lazy_re(r"(?i)vol(?:ume|\.)? (?=[\divxlc]+$)")


def read(text: str) -> Records:
    """Return the records of a RIS text with any line ends. Never raises."""
    found: list[Record] = []
    faults: list[Fault] = []
    for raw in raw_records(text.removeprefix("\ufeff"), faults):
        if len(found) >= MAX_RECORDS:
            faults.append(Fault(line=raw.line, message=f"only the first {MAX_RECORDS:,} records are read"))
            break
        record = _record(raw, faults)
        if record is not None:
            found.append(record)
    return Records(found=tuple(found), faults=tuple(sorted(faults, key=lambda fault: fault.line)))


def _record(raw: RawRecord, faults: list[Fault]) -> Record | None:
    for _, pieces in raw.lines:
        pieces[:] = map(narrow_hashes, pieces)
    lines = Lines(raw)
    if not lines.left():
        faults.append(Fault(line=raw.line, message="a record says nothing but its type"))
        return None
    if raw.surplus:
        faults.append(Fault(line=raw.line, message=f"only {MAX_VALUES:,} lines of this record are read", lost=False))
    # Some write the word that the type is short for: "Journ", "Chapter".
    written = raw.type if raw.type in RIS_TYPES or raw.type[:4] not in RIS_TYPES else raw.type[:4]
    csl = _told_type(lines, written) or RIS_TYPES.get(written)
    if csl is None:
        message = f'the type "{raw.type}" is not known; the record was read as a document'
        faults.append(Fault(line=raw.line, message=message, lost=False))
    key = next((value for value in lines.all("ID", "LB") if _KEY.match(value)), "")
    return Record(work=_work(lines, csl or "document", written), key=key, line=raw.line)


def _told_type(lines: Lines, written: str) -> str:
    """Return the CSL type that a line for Zotero's *Extra* tells, where ``TY`` stands for it among others.

    Such lines of other variables only repeat what stands under tags of their own.
    """
    told = ""
    said = {value for tag in ("LA", "M3", "IS", "C7", "PY", "SN", "NV") for value in lines.left().get(tag, ())}
    for line in reversed(lines.all("M2")):
        name, _, value = line.partition(": ")
        if name == "type" and not told and type_row(value).csl == value and type_row(value).ris == written:
            told = value
        elif name == "ISSN" and value not in said:
            # Beside an ISBN, which is all that SN can hold for most programs.
            lines.put("SN", value)
        elif name not in EXTRA_LINES or value not in said:
            lines.put("M2", line)
    return told


def _work(lines: Lines, csl: str, written: str) -> Work:
    extra: dict[str, str] = {} if type_row(csl).ris == written else {"ris-ty": written}
    fields: dict[str, str] = {}
    for text in lines.all("U5"):
        if found := read_text(text):
            fields |= found
        else:
            lines.put("U5", text)
    addresses = _addresses(lines, extra)
    values: dict[str, Any] = {
        **_people(lines, csl, written, extra),
        **_titles(lines, csl, extra),
        **_dates(lines, csl, extra),
        **_numbers(lines, csl, extra),
        **addresses,
        **_edition(lines, csl, extra),
        "volume": _VOLUME.sub("", _volume(lines, written)),
        "page": _pages(lines, csl, extra),
        "publisher": lines.one("PB", "PU"),
        "publisher_place": _place(lines, csl),
        "genre": lines.one("M3"),
        "language": lines.one("LA"),
        "keyword": keywords(lines.all("KW")),
        "abstract": plain_abstract(lines.one("AB", "N2")),
        **_notes(lines, addresses["doi"], extra),
    }
    if whole := fields.pop(DATE, ""):
        values["issued"] = PartialDate(raw=whole)
        extra.pop("ris-da", None)
    if csl == "paper-conference" and (venue := lines.one("CY")):
        extra["venue"] = venue
    for tag, left in lines.left().items():
        extra.setdefault(by_ris.get(tag) or own_name("ris", tag), "; ".join(left))
    work = Work(type=csl, extra=MappingProxyType(extra) if extra else NO_FIELDS, **values)
    return put_back(work, fields)


def _people(lines: Lines, csl: str, written: str, extra: dict[str, str]) -> Mapping[str, Any]:
    """Return authors, editors and translators.

    For a book ``A3`` is the editor, and ``A2`` of the series (EndNote, Zotero) unless nobody else made the book;
    elsewhere ``A2`` is the editor, and ``A3`` of the series. Of a case ``A2`` is the reports that it stands in.
    """
    author, others = people(lines.all("AU", "A1"))
    if csl == "legal_case" and (reports := lines.one("A2")):
        lines.put("JF", reports)
    editors, second, third = take_editors(lines, "ED"), take_editors(lines, "A2"), lines.all("A3")
    if csl != "book":
        editors, series = [*editors, *(name for name in second if name not in editors)], third
    elif author or editors or third:
        editors, series = [*editors, *(name for name in third if name not in editors)], second
    else:
        editors, series = second, []
    editor: tuple[Name, ...] = people(editors)[0]
    if written == "EDBOOK" and not editor:
        author, editor = (), author
    if csl == "thesis":
        # Whoever has advised is no editor.
        for advisor in reversed(series):
            lines.put("A3", advisor)
    elif series:
        extra["collection-editor"] = " and ".join(shown_name(name) for name in people(series)[0])
    translator = people(lines.all("A4", "TA"))[0]
    return {"author": author, "others": others and bool(author), "editor": editor, "translator": translator}


def _titles(lines: Lines, csl: str, extra: dict[str, str]) -> Mapping[str, str]:
    found = {"title": lines.one("TI", "T1", "CT", *(("BT",) if csl == "book" else ()))}
    found["title_short"] = lines.one("ST")
    found["collection_title"] = lines.one("T3", "T2") if csl in _IN_SERIES else lines.one("T3")
    if csl == "paper-conference" and (proceedings := lines.one("C3")):
        event = lines.one("T2")
        if event and is_scopus(lines):
            # There the conference is in C3, and what its papers are in, often a series, in T2.
            event, proceedings = proceedings, event
        found["event_title"] = event if event != proceedings else ""
        lines.put("T2", proceedings)
    found["container_title"] = lines.one(*_JOURNALS)
    if csl == "chapter" and not found["collection_title"]:
        # Beside the title of the book it is that of the series (ScienceDirect).
        found["collection_title"] = lines.one("BT")
    if short := lines.one("J2", "JA", "J1", "JO"):
        extra["shortjournal"] = short
    return {name: without_rich_text(title) for name, title in found.items()}


def _dates(lines: Lines, csl: str, extra: dict[str, str]) -> Mapping[str, Any]:
    year, day = lines.one("PY", "Y1"), lines.one("DA", "Y1")
    # A negative year is in words beside it.
    words = short_year(day) if year.startswith("-") else ""
    issued, left = dated(words or short_year(year), "" if words else day)
    if left:
        extra["ris-da"] = left
    seen = lines.one("Y2") or (_seen(lines) if csl == "webpage" else "")
    for number in lines.all("M1"):
        # The day of access again, where some programs look for it.
        if number != seen:
            lines.put("M1", number)
    accessed, more = slashed_date(seen)
    if more:
        extra["ris-y2"] = seen
    if csl == "paper-conference" and (days := conference_days(seen)):
        extra["eventdate"], accessed = days, None
    return {"issued": of_era(issued), "accessed": accessed}


def _seen(lines: Lines) -> str:
    """Return the day of access of a page as EndNote has it, the year in ``VL`` and the day in ``M1``; empty of others."""
    year, day = lines.one("VL"), lines.one("M1")
    whole = day if year in day else f"{day} {year}"
    date = slashed_date(whole)[0] if re.fullmatch(r"\d{4}", year) and day else None
    if date is not None and date.year == int(year) and date.month:
        return whole
    for tag, value in (("VL", year), ("M1", day)):
        if value:
            lines.put(tag, value)
    return ""


def _volume(lines: Lines, written: str) -> str:
    """Return the volume: of a law ``C6``, beside which EndNote has the number of its code in ``VL``."""
    volume = lines.one("C6") if written == "STAT" else ""
    of_code = lines.one("VL", "VO", "VN")
    if volume and of_code not in {"", volume}:
        lines.put("VL", of_code)
    return volume or of_code


def _place(lines: Lines, csl: str) -> str:
    """Return the place of publication: of a conference paper ``C1``, beside which ``CY`` is where the conference was."""
    return lines.one("C1", "CY", "PP") if csl == "paper-conference" else lines.one("CY", "PP", "PI")


def _edition(lines: Lines, csl: str, extra: dict[str, str]) -> Mapping[str, str]:
    """Return the edition; of software and data it is the version."""
    edition = lines.one("ET")
    if csl in {"software", "dataset"} and edition:
        extra["version"] = edition
        return {}
    return {"edition": edition}


def _notes(lines: Lines, doi: str, extra: dict[str, str]) -> Mapping[str, str]:
    """Return the notes, and the copy in an archive where the record gives its address.

    What a database says of its record is no note on the work, which bibliographies print.
    """
    found = dict.fromkeys(without_html(closed_label(note)) for note in lines.all("N1"))
    remarks = [note for note in found if is_remark(note, lines)]
    notes = [note for note in found if note not in remarks]
    if told := [remark for remark in remarks if not doi or bare_doi(remark).lower() != doi.lower()]:
        extra["annotation"] = "; ".join([*told, *lines.all("RN")])
    place = lines.one("AV")
    copy = {"archive_url": place} if place.lower().startswith(("http://", "https://")) else {}
    if place and not copy:
        lines.put("AV", place)
    for note in notes if copy else ():
        if match := _ARCHIVED.match(note):
            copy["archive_date"] = match[1]
    return {**copy, "note": "; ".join(note for note in notes if not (copy and _ARCHIVED.match(note)))}


def _pages(lines: Lines, csl: str, extra: dict[str, str]) -> str:
    """Return the pages of a work in its container; of a whole book ``SP`` alone is how many it has."""
    start, end = lines.one("SP"), lines.one("EP")
    count = _COUNT.match(start) if not end else None
    if count is not None and (csl in _WHOLE or (csl == "report" and count["unit"])):
        extra["pagetotal"] = start
        return ""
    return page_range(start, end)


def _numbers(lines: Lines, csl: str, extra: dict[str, str]) -> Mapping[str, Any]:
    field = number_field(csl)
    before = ("SV",) if csl in _VOLUMED else ()
    # EndNote has the issue of a newspaper in C2, Cochrane that of a journal in NO.
    after = {"article-newspaper": ("C2",), "dataset": ("NV",)}.get(csl, ("NO",))
    found: dict[str, Any] = {field: lines.one(*before, "IS", *after)}
    if field != "number":
        found[field] = short_number(lines, found[field])
    if csl == "article-journal":
        found["number"] = lines.one("C7")
    if csl == "report":
        found["collection_number"] = lines.one("NV")
    isbn, issn, rest = standard_numbers(lines.all("SN"))
    if rest and field == "number" and found[field] in {"", rest[0]}:
        found[field], rest = rest[0], rest[1:]
    if field == "number":
        # After the number of a report; for a patent it is that of the application.
        found[field] = short_number(lines, found[field])
    if rest:
        extra["ris-sn"] = "; ".join(rest)
    return {**found, **medical(lines), "isbn": isbn, "issn": issn}


def _addresses(lines: Lines, extra: dict[str, str]) -> Mapping[str, str]:
    """Return DOI and address; a DOI may be in ``M3``, or the address itself."""
    doi = lines.one("DO", "DI")
    doi = bare_doi(doi) or doi
    genre = lines.one("M3")
    if told := bare_doi(genre):
        doi = doi or told
    elif genre:
        lines.put("M3", genre)
    given = [plain_address(url) for url in lines.all("UR")]
    urls = split_addresses(given)
    if not urls and given:
        extra["ris-ur"] = " ".join(given)
    if not urls and (other := lines.one("UL", "US", "LK", "L2")):
        urls = [other]
    if urls[1:]:
        extra["ris-ur"] = " ".join(urls[1:])
    return {"doi": doi or bare_doi(urls[0] if urls else ""), "url": urls[0] if urls else ""}
