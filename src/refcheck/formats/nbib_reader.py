"""PubMed's files (NBIB, the MEDLINE display) to records.

Source: the field descriptions of the National Library of Medicine
(https://www.nlm.nih.gov/bsd/mms/medlineelements.html). A tag of up to four capitals, padded, then ``- `` and its value;
lines that go on with one begin with six blanks; each ``PMID`` begins a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from refcheck.formats.extras import own_name
from refcheck.formats.foreign import keywords, particle_apart, standard_numbers
from refcheck.formats.records import MAX_RECORDS, Fault, Record, Records
from refcheck.formats.ris_lines import MAX_VALUES, Lines, RawRecord
from refcheck.formats.tex import fold_blanks
from refcheck.model.work import NO_FIELDS, Name, PartialDate, Work
from refcheck.text.lazy import lazy_re

__all__ = ["LANGUAGES", "TYPES", "read"]

TYPES = {
    "preprint": "article", "book": "book", "book chapter": "chapter", "dataset": "dataset", "technical report": "report",
    "government publication": "report", "newspaper article": "article-newspaper", "academic dissertation": "thesis",
}  # fmt: skip
"""CSL types by the publication types (lower case) that tell one; any other record is an article in a journal."""

LANGUAGES = {
    "eng": "en", "fre": "fr", "ger": "de", "spa": "es", "por": "pt", "ita": "it", "dut": "nl", "dan": "da", "swe": "sv",
    "nor": "nb", "fin": "fi", "pol": "pl", "cze": "cs", "slo": "sk", "hun": "hu", "rum": "ro", "bul": "bg", "rus": "ru",
    "ukr": "uk", "gre": "el", "tur": "tr", "heb": "he", "ara": "ar", "per": "fa", "hin": "hi", "tha": "th", "vie": "vi",
    "ind": "id", "chi": "zh", "jpn": "ja", "kor": "ko",
}  # fmt: skip
"""The codes of MEDLINE (MARC) by those of BCP 47; another one stays as it is."""

_LINE_END = lazy_re(r"\r\n|\r|\n")
_TAG = lazy_re(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)(.*)$")
_DATE = lazy_re(r"(\d{4})(?: ([A-Z][a-z]{2}))?(?: (\d{1,2}))?$")
_YEAR = lazy_re(r"(\d{4})\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RANGE = lazy_re(r"(\d{1,9})-(\d{1,9})$")
_KIND = lazy_re(r"\s*\[([a-z]+)\]$")
_SUFFIX = lazy_re(r"(.+?) (Jr|Sr|2nd|3rd|4th|II|III|IV)\.?$")
_PERSONS = frozenset({"FAU", "CN"})
_OTHERS = frozenset({"et al", "others"})
# When a record was made and changed, and the whole citation once more.
_OF_PUBMED = ("OWN", "STAT", "DA", "DCOM", "LR", "SB", "JID", "EDAT", "MHDA", "CRDT", "PHST", "PST", "SO", "AUID")


def read(text: str) -> Records:
    """Return the records of a file in order. Never raises on what the text holds."""
    found: list[Record] = []
    faults: list[Fault] = []
    for raw in _raw_records(text):
        if len(found) >= MAX_RECORDS:
            faults.append(Fault(line=raw.line, message=f"only the first {MAX_RECORDS:,} records are read"))
            break
        if raw.surplus:
            faults.append(
                Fault(line=raw.line, message=f"only {MAX_VALUES:,} lines of this record are read", lost=False)
            )
        work = _work(raw)
        if work.title or work.author:
            found.append(Record(work=work, line=raw.line))
        else:
            faults.append(Fault(line=raw.line, message="a record has no title and no author"))
    return Records(found=tuple(found), faults=tuple(faults))


def _raw_records(text: str) -> Iterator[RawRecord]:
    """Yield the lines of each record, put together."""
    record: RawRecord | None = None
    for number, line in enumerate(_LINE_END.split(text), 1):
        match = _TAG.match(line)
        if match is None:
            if record is not None:
                record.go_on(line)
            continue
        if record is not None and match[1] == "PMID":
            yield record
            record = None
        if record is None:
            record = RawRecord(line=number, type="", narrow=False)
        record.add(match[1], match[2])
    if record is not None:
        yield record


def _work(raw: RawRecord) -> Work:
    persons = [(tag, fold_blanks(" ".join(pieces))) for tag, pieces in raw.lines if tag in _PERSONS]
    raw.lines = [(tag, [" ".join(pieces)]) for tag, pieces in raw.lines]
    lines = Lines(raw)
    extra: dict[str, str] = {}
    short, whole = lines.all("AU"), lines.all(*_PERSONS)
    names = [_person(tag, text) for tag, text in persons] if whole else [_person("AU", text) for text in short]
    lines.all(*_OF_PUBMED)
    csl = _type(lines, extra)
    values: dict[str, Any] = {
        "author": tuple(name for name in names if name is not None),
        "others": any(text.rstrip(".").lower() in _OTHERS for text in short),
        "editor": tuple(_editors(lines)),
        **_titles(lines, csl, extra),
        **_numbers(lines, extra),
        "volume": lines.one("VI"),
        "issue": lines.one("IP"),
        **_pages(lines.one("PG")),
        "issued": _date(lines.one("DP"), extra),
        "publisher": lines.one("PB"),
        "edition": lines.one("EN"),
        "language": _language(lines, extra),
        "abstract": lines.one("AB"),
        "keyword": keywords([word.replace("*", "") for word in lines.all("OT", "MH")]),
    }
    for tag, left in lines.left().items():
        name = "affiliation" if tag == "AD" else own_name("nbib", tag)
        extra.setdefault(name, "; ".join(dict.fromkeys(left)))
    values["others"] = values["others"] and bool(values["author"])
    return Work(type=csl, extra=MappingProxyType(extra) if extra else NO_FIELDS, **values)


def _type(lines: Lines, extra: dict[str, str]) -> str:
    told = lines.all("PT")
    other = [text for text in told if text != "Journal Article"]
    if other:
        extra["nbib-pt"] = "; ".join(other)
    found = next((csl for text in told if (csl := TYPES.get(text.lower()))), "article-journal")
    return "chapter" if found == "book" and lines.left().get("BTI") and lines.left().get("TI") else found


def _person(tag: str, text: str) -> Name | None:
    """Return a name: ``Family, Given`` of FAU, ``Family AB`` of AU, a group of CN as it stands."""
    if tag == "CN":
        return Name(literal=text) if text else None
    if text.rstrip(".").lower() in _OTHERS or not text:
        return None
    family, comma, given = text.partition(", ")
    suffix = _SUFFIX.match(given if comma else text)
    if suffix:
        family, given = (family, suffix[1]) if comma else (suffix[1], "")
    if not comma:
        family, _, given = (suffix[1] if suffix else text).rpartition(" ")
        if not family:
            family, given = given, ""
    return particle_apart(Name(family=family, given=given, suffix=suffix[2] if suffix else ""))


def _editors(lines: Lines) -> Iterator[Name]:
    whole, short = lines.all("FED"), lines.all("ED")
    for text in whole or short:
        name = _person("FAU" if whole else "AU", text)
        if name is not None:
            yield name


def _titles(lines: Lines, csl: str, extra: dict[str, str]) -> Mapping[str, str]:
    """Return the titles. One in brackets is a translation by PubMed: the original one is beside it."""
    title, original = lines.one("TI"), lines.one("TT")
    if title.startswith("[") and title.rstrip(".").endswith("]"):
        title = title.rstrip(".")[1:-1]
        if original:
            title, extra["nbib-ti"] = original, title.rstrip(".")
    elif original:
        lines.put("TT", original)
    book, journal, short = lines.one("BTI"), lines.one("JT"), lines.one("TA")
    if short and journal and short != journal:
        extra["shortjournal"] = short
    container = book if csl == "chapter" else journal or short
    own = title or book
    return {
        "title": own.removesuffix(".") if not own.endswith("..") else own,
        "container_title": container.removesuffix("."),
        "collection_title": lines.one("CTI"),
        "publisher_place": lines.one("PL") if csl not in {"article-journal", "article"} else "",
    }


def _numbers(lines: Lines, extra: dict[str, str]) -> Mapping[str, Any]:
    found: dict[str, Any] = {"pmid": lines.one("PMID"), "pmcid": lines.one("PMC")}
    for text in dict.fromkeys(lines.all("LID", "AID")):
        kind = _KIND.search(text)
        number = text[: kind.start()] if kind else text
        if kind and kind[1] == "doi":
            found.setdefault("doi", number)
        else:
            extra.setdefault(own_name("nbib", kind[1] if kind else "aid"), number)
    isbn, issn, rest = standard_numbers(lines.all("ISBN", "IS"))
    if rest:
        extra["nbib-is"] = "; ".join(rest)
    return {**found, "isbn": isbn, "issn": issn}


def _pages(text: str) -> Mapping[str, str]:
    """Return the pages, the last one whole (``1234-42`` are 1234 to 1242), or the number of an article."""
    match = _RANGE.match(text)
    if match:
        first, last = match.groups()
        return {"page": f"{first}-{first[: max(0, len(first) - len(last))]}{last}"}
    return {"number": text} if re.match(r"[A-Za-z]*\d+$", text) and not text.isdigit() else {"page": text}


def _date(text: str, extra: dict[str, str]) -> PartialDate | None:
    """Return the day of publication; a season or a range of months stays beside its year."""
    match = _DATE.match(text)
    if match and (match[2] is None or match[2] in _MONTHS):
        month = _MONTHS.index(match[2]) + 1 if match[2] else None
        day = int(match[3]) if match[3] and month else None
        if day is None or 1 <= day <= 31:
            return PartialDate(year=int(match[1]), month=month, day=day)
    year = _YEAR.match(text)
    if year is None:
        return PartialDate(raw=text) if text else None
    extra["nbib-dp"] = text
    return PartialDate(year=int(year[1]))


def _language(lines: Lines, extra: dict[str, str]) -> str:
    codes = lines.all("LA")
    if codes[1:]:
        extra["nbib-la"] = "; ".join(codes[1:])
    return LANGUAGES.get(codes[0], codes[0]) if codes else ""
