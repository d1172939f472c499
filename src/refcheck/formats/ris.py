"""References as RIS records (specification of Research Information Systems, 2001; TY list of 2011).

Written so that Zotero, JabRef, pandoc, bibutils and rispy read what is meant: one line a tag, an
institution with a comma at its end, all ISBNs in one ``SN``, a time with the day of access (Zotero shifts a bare
day by the time zone). What programs look for under different tags is under each of them, where none of them
reads both as two: a conference paper's volume in T2, C3 and BT, a series of reports in T2 and T3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from refcheck.formats.carried import carried, written
from refcheck.formats.csl_json import TYPES as CSL_TYPES
from refcheck.formats.eras import in_words, of_era
from refcheck.formats.extras import EXTRAS
from refcheck.formats.mapping import IN_BOOK, IN_PERIODICAL, type_row
from refcheck.formats.tex import fold_blanks, is_balanced, plain_line
from refcheck.formats.zotero_extra import date_in_words
from refcheck.model.reference import Reference
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.lazy import lazy_re

__all__ = [
    "DATE",
    "EXTRA_LINES",
    "closed_label",
    "full_year",
    "name_of",
    "narrow_hashes",
    "one_line",
    "plain_address",
    "short_year",
    "spaced_label",
    "wide_hashes",
    "write_record",
    "year_in_words",
]

_CONTROL = lazy_re("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]+")
_PAGES = lazy_re(r"([A-Za-z]?\d+)-([A-Za-z]?\d+)$")
DATE = "date"
"""The name of a carried field that holds a date in words, of which ``PY`` has the year."""
MAX_LABEL = 60
"""Longer text (characters) before a colon is no label."""
# In a title, citation-js takes it for a BibTeX file.
_ENTRY = lazy_re(r"@\s*[A-Za-z]+\s*\{")
_WIDE = str.maketrans("{}", "｛｝")
_MARKUP = lazy_re(r"<[A-Za-z/!?]|&#?\w")
_DOI_IN_M3 = IN_BOOK | IN_PERIODICAL | {"book", "dataset", "software", "article"}
"""The types whose ``M3`` Zotero takes for a DOI; of the others it is the genre."""
_SERIES_FIRST = frozenset({"book", "report", "software", "map", "standard"})
# Under AD JabRef looks for the place, under AN Zotero for what AV holds.
_EXTRA_TAGS = {row.name: row.ris for row in EXTRAS if row.ris and row.ris not in {"AD", "AN", "NV"}}
_WITH_NUMBER = frozenset({"report", "standard", "patent"})
_LAWS = frozenset({"bill", "legislation", "treaty", "hearing"})
_DOCUMENTS = frozenset(
    {
        "article",
        "broadcast",
        "document",
        "interview",
        "manuscript",
        "personal_communication",
        "song",
        "speech",
        "thesis",
    }
)
"""The types whose number is EndNote's document number."""
_NUMBERED = _WITH_NUMBER | _LAWS | {"legal_case"}
"""The types whose number Zotero finds under a tag."""
_TAKEN_FOR = {
    "GEN": "article-journal", "PCOMM": "personal_communication", "STAND": "report", "PAMP": "manuscript", "STAT": "legislation",
    "SOUND": "song", "ELEC": "webpage",
}  # fmt: skip
"""The CSL types of what Zotero makes of values of ``TY`` that stand for several."""
_WITHOUT_GENRE = frozenset({"article", "broadcast", "dataset", "motion_picture", "software", "song"})
"""The types of whose genre Zotero's importer leaves nothing, and which are cited with it."""
EXTRA_LINES = ("type", "language", "genre", "issued", "number", "ISBN", "ISSN", "collection-number")
"""The variables of CSL that stand in *Extra* where Zotero's importer has no field for them."""
_WITH_STRINGS = frozenset(
    {"A2", "AU", "BT", "C3", "CY", "ED", "EP", "ET", "IS", "JF", "LA", "PB", "SN", "SP", "T2", "T3", "TI", "VL"}
)
"""The tags whose values JabRef searches for names of BibTeX strings."""


def write_record(reference: Reference, *, key: str | None = None, remark: str = "") -> str:
    """Return the RIS record of a reference, from ``TY`` to ``ER`` and an empty line, LF line ends.

    ``remark`` is a note of its own, beside the work's.
    """
    work = in_words(reference.work)
    lines = [f"TY  - {type_row(work.type).ris}"]
    tagged = [*_tags(work), ("N1", spaced_label(remark)), ("U5", written(_carried(work)))]
    lines += [
        f"{tag}  - {wide_hashes(text) if tag in _WITH_STRINGS else text}"
        for tag, value in dict.fromkeys(tagged)
        if (text := one_line(value))
    ]
    name = one_line(reference.key if key is None else key)
    if name:
        lines.append(f"ID  - {name}")
    return "\n".join([*lines, "ER  - ", "", ""])


def _carried(work: Work) -> dict[str, str]:
    """Return the fields that no tag is for, and a date in words whole."""
    found = carried(work, without=_place_for(work))
    raw = work.issued.raw if work.issued and work.issued.year is None else ""
    return {**found, DATE: plain_line(raw)} if year_in_words(raw) else found


def one_line(text: str) -> str:
    """Return ``text`` on one line (as ``str.splitlines`` splits) with its braces paired.

    A lone brace hangs JabRef 3.8; where braces do not pair their full-width forms stand for them.
    """
    text = fold_blanks(_CONTROL.sub(" ", text))
    return text if is_balanced(text) and not _ENTRY.search(text) else text.translate(_WIDE)


def wide_hashes(text: str) -> str:
    """Return ``text`` with its number signs in their full-width form where there are several.

    What stands between two of them JabRef takes for the name of a BibTeX string, and the file that it saves is one that
    no program reads, itself included; one alone it keeps.
    """
    return text.replace("#", "＃") if text.count("#") > 1 else text


def narrow_hashes(text: str) -> str:
    """Return ``text`` as it was before ``wide_hashes``."""
    return text.replace("＃", "#") if text.count("＃") > 1 and "#" not in text else text


PROCITE = frozenset(
    {
        "Author, Subsidiary", "Author, Monographic", "Artist Role", "Series Editor Role", "Compiler Role", "Cartographer Role",
        "Composer Role", "Producer Role", "Director Role", "Performer Role", "Author Role", "Record ID", "Record Number",
        "Notes", "Connective Phrase", "Extent of Work", "Packaging Method", "Call Number", "Edition", "ISBN", "Language",
        "Publisher Name", "Series Title", "Proceedings Title", "Volume ID", "Issue ID", "Issue Identification",
        "Series Volume ID", "Scale", "Place of Publication", "Histroy", "Size",
    }
)  # fmt: skip
"""The labels in notes by which Zotero's importer knows a file of ProCite, and takes such notes for fields."""

_LABEL = lazy_re(r"[A-Za-z,\s]+$")


def spaced_label(note: str) -> str:
    """Return a note with a blank before its first colon where Zotero would take what is before it for a label."""
    head, colon, rest = note.partition(":")
    label = _LABEL.search(head[-MAX_LABEL:])
    return f"{head} :{rest}" if colon and label and label[0] in PROCITE else note


def closed_label(note: str) -> str:
    """Return a note as it was before ``spaced_label``."""
    head, colon, rest = note.partition(" :")
    label = _LABEL.search(head[-MAX_LABEL:])
    return f"{head}:{rest}" if colon and label and label[0] in PROCITE else note


Tags = Iterator[tuple[str, str]]


def _tags(work: Work) -> Tags:
    yield from (("AU", name_of(name)) for name in work.author)
    # A2 is the editor of what a work is in, and the editor of the series of a book, whose own is A3.
    editor = "A2" if work.type in IN_BOOK | IN_PERIODICAL else "A3" if work.type == "book" else "ED"
    yield from ((editor, name_of(name)) for name in work.editor)
    yield from (("A4", name_of(name)) for name in work.translator)
    yield "TI", work.title
    yield "ST", work.title_short
    yield from _dates(work)
    yield from _containers(work)
    yield "ET", work.edition or work.extra.get("version", "")
    yield "VL", work.volume
    # EndNote has the number of a code under the former, the volume of what the law stands in under the latter.
    yield "C6", work.volume if type_row(work.type).ris == "STAT" else ""
    yield from _numbers(work)
    # Of a case or bill several programs look for the first page alone, where all of them can stand.
    yield from _pages(work.page) if work.type not in {"bill", "legal_case"} else [("SP", work.page)]
    yield "PB", work.publisher
    yield "CY", work.publisher_place
    if work.type == "paper-conference":
        yield "C1", work.publisher_place
    yield "M3", work.genre
    # bibutils takes the first of the two for the genre.
    yield "M1", work.number if work.type in _DOCUMENTS else ""
    yield "DO", work.doi
    if _MARKUP.search(work.doi) and work.type in _DOI_IN_M3 and not work.genre:
        # Zotero takes a piece of it for a tag of HTML and leaves it out; what comes last counts there.
        yield "M3", escape(work.doi, quote=False)
    yield "UR", _address(work.url or _arxiv(work))
    yield "AV", work.archive_url
    yield "LA", work.language
    yield from ((tag, work.extra.get(name, "")) for name, tag in _extra_tags(work).items())
    yield from (("KW", word) for word in re.split(r"[;,]", work.keyword))
    yield "AB", work.abstract
    yield "N1", spaced_label(work.note)
    if work.archive_date:
        yield "N1", f"Archived copy of {work.archive_date}"
    yield from (("M2", f"{name}: {value}") for name, value in _in_extra(work).items() if value)


def _in_extra(work: Work) -> dict[str, str]:
    """Return what Zotero reads of a work in *Extra* alone, by CSL's names: its citations take it from there.

    Its importer puts ``M2`` there; other programs have no use for that tag.
    """
    kind, tag = work.type, type_row(work.type).ris
    is_taken_for_another = kind in CSL_TYPES and _TAKEN_FOR.get(tag, kind) != kind
    is_numbered = kind in _WITH_NUMBER and bool(work.number)
    has_both = bool(work.isbn and work.issn)
    issued = date_in_words(work)
    return {
        "type": kind if is_taken_for_another else "",
        # Without four figures Zotero makes of it "0000" and its first word.
        "issued": issued if re.search(r"[A-Za-z]", issued) and not re.search(r"\b\d{4}\b", full_year(issued)) else "",
        "language": work.language if kind == "software" else "",
        "genre": work.genre if kind in _WITHOUT_GENRE else "",
        "number": "" if kind in _NUMBERED else work.number,
        # A report has its number where a book has its ISBN.
        "ISBN": " ".join(work.isbn) if is_numbered else "",
        "ISSN": " ".join(work.issn) if is_numbered or has_both else "",
        "collection-number": "" if kind in {"book", "chapter"} else work.collection_number,
    }


_REFERENCE = lazy_re(r"&(#?)(\w)")


def _address(url: str) -> str:
    """Return an address that leads to the same page and that Zotero takes for one, as it is.

    It resolves HTML's character references in it, those without a semicolon as well (``&region=`` begins with a
    trade mark, ``&section=`` with a section sign): there a letter is percent-encoded. With ``PM:`` in it an address
    is taken for a PubMed number.
    """
    url = url.replace("PM:", "PM%3A")
    if "&" not in url or unescape(url) == url:
        return url
    head, *parts = url.split("&")
    return head + "".join(_plain_reference(f"&{part}") for part in parts)


def _plain_reference(part: str) -> str:
    """Return the piece of an address from an ampersand on without a character reference."""
    if unescape(part) == part:
        return part
    return _REFERENCE.sub(lambda match: f"&{match[1]}%{ord(match[2]):02X}", part, count=1)


_ENCODED_REFERENCE = lazy_re(r"&(#?)%([2-7][0-9A-F])")


def plain_address(url: str) -> str:
    """Return an address as it was before a letter of it was percent-encoded for Zotero."""
    head, *parts = url.split("&")
    return head + "".join(_with_reference(f"&{part}") for part in parts)


def _with_reference(part: str) -> str:
    plain = _ENCODED_REFERENCE.sub(lambda match: f"&{match[1]}{chr(int(match[2], 16))}", part, count=1)
    return plain if plain != part and _plain_reference(plain) == part else part


_ERA = r"\s*(?:B\.?\s?C\.?(?:\s?E\.?)?|C\.?\s?E\.?|A\.?\s?D\.?)"
_SHORT_YEAR = lazy_re(rf"([1-9]\d{{0,2}})(?={_ERA}$)")
_FULL_YEAR = lazy_re(rf"0{{1,3}}([1-9]\d{{0,2}})(?={_ERA}$)")


def full_year(text: str) -> str:
    """Return a year of an era with four figures: of a shorter one Zotero keeps nothing but the era."""
    match = _SHORT_YEAR.match(text)
    return f"{int(match[1]):04d}{text[match.end() :]}" if match else text


def short_year(text: str) -> str:
    """Return a year of an era as it was before ``full_year``."""
    match = _FULL_YEAR.match(text)
    return match[1] + text[match.end() :] if match and len(text[: match.end()]) == 4 else text


_YEAR = lazy_re(r"(?<![\d-])(1\d{3}|20\d{2})(?!\d)")


def year_in_words(text: str) -> str:
    """Return the only year that a date in words has ("Winter 2003"), empty of several, of none and of one of an era."""
    years = _YEAR.findall(text)
    return years[0] if len(years) == 1 and not re.search(rf"\d{_ERA}", text) else ""


def _extra_tags(work: Work) -> dict[str, str]:
    """Return the tags of fields beside ``Work``'s. Without a journal its short title would be the title of one."""
    return {name: tag for name, tag in _EXTRA_TAGS.items() if tag != "J2" or work.type in IN_PERIODICAL}


def _place_for(work: Work) -> set[str]:
    """Return the fields of a .bib beside ``Work``'s that are under tags of their own."""
    names = {*_extra_tags(work), "version" if not work.edition else ""}
    names |= {"volumes"} if work.type not in {"report", "dataset"} else set()
    return names | ({"eventtitle"} if work.type == "paper-conference" and not work.container_title else set())


def _containers(work: Work) -> Tags:
    """Yield what the work is part of, and its series."""
    container, series = work.container_title, work.collection_title
    yield "T2", container or (series if work.type in _SERIES_FIRST else "")
    if work.type == "paper-conference":
        yield "C3", container or work.event_title
    if work.type in IN_BOOK:
        yield "BT", container
    elif work.type in IN_PERIODICAL:
        yield "JF", container
    yield "T3", series


def name_of(name: Name) -> str:
    """Return a name as RIS and EndNote have it: ``Family, Given, Suffix``; an institution has a comma at its end and none inside."""
    if name.literal:
        return f"{fold_blanks(name.literal.replace(',', ' '))},"
    parts = [name.surname.replace(",", " "), name.given.replace(",", " ")]
    if name.suffix:
        parts.append(name.suffix.replace(",", " "))
    return ", ".join(parts).rstrip(", ") if not name.given else ", ".join(parts)


def _dates(work: Work) -> Tags:
    yield from _issued(work.issued) if work.issued is not None else ()
    accessed = work.accessed
    if accessed is not None and accessed.year is not None:
        day = _day(accessed)
        time = f"{day}12:00:00" if accessed.day else day
        yield "Y2", time
        if type_row(work.type).ris == "ELEC":
            yield "M1", time


def _issued(issued: PartialDate) -> Tags:
    before_christ = of_era(issued)
    if issued.year is None and before_christ is not None and before_christ.year is not None:
        # Zotero keeps the words, JabRef the number: of "0329" it would make a year of ours.
        yield "DA", full_year(issued.raw)
        yield "PY", str(before_christ.year)
        return
    told = year_in_words(issued.raw) if issued.year is None else ""
    # PY holds four figures. Of each of the two JabRef takes the first four signs, and the later one counts.
    yield "DA", issued.raw if told else ""
    yield "PY", told or (f"{issued.year:04d}" if issued.year is not None else full_year(issued.raw))
    if issued.end_year is not None:
        yield "DA", f"{issued.year:04d}-{issued.end_year:04d}"
    elif issued.month is not None:
        yield "DA", _day(issued)


def _day(date: PartialDate) -> str:
    """Return ``YYYY/MM/DD/`` with what is not known left out."""
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.month and date.day else ""
    return f"{date.year:04d}/{month}/{day}/"


def _numbers(work: Work) -> Tags:
    """Yield ``IS`` and ``SN``.

    The number of a report is in both, that of a law in ``IS`` and ``M1``, that of a case in ``IS`` and ``SV``: Zotero
    reads the second, the others IS.
    """
    standard = " ".join(work.isbn) or " ".join(work.issn)
    yield "NV", _numbered_volumes(work)
    if work.type in _WITH_NUMBER:
        yield "IS", work.number
        # Zotero takes the first for the number, bibutils and JabRef find the ISBN after it.
        yield "SN", work.number
        yield "SN", standard
        return
    if work.type in _LAWS:
        yield "M1", work.number
    if work.type == "book":
        yield "M1", work.collection_number
    elif work.type == "chapter":
        yield "SV", work.collection_number
    elif work.type == "legal_case":
        yield "SV", work.number
    # In a chapter it would be the number of volumes; what an article has for pages is no issue.
    number = "" if work.type == "article-journal" else work.number
    yield "IS", work.issue or (work.collection_number if work.type != "chapter" else "") or number
    yield "C7", work.number if work.type == "article-journal" else ""
    # EndNote's place for the issue of a newspaper.
    yield "C2", work.issue if work.type == "article-newspaper" else ""
    yield "SN", standard


def _numbered_volumes(work: Work) -> str:
    """Return what ``NV`` is for: the number of a report in its series, that of data, else how many volumes there are."""
    if work.type == "report":
        return work.collection_number
    return work.number if work.type == "dataset" else work.extra.get("volumes", "")


def _pages(page: str) -> Tags:
    match = _PAGES.match(page.replace("–", "-").replace(" ", ""))
    if match:
        yield "SP", match[1]
        yield "EP", match[2]
    else:
        yield "SP", page


def _arxiv(work: Work) -> str:
    return f"https://arxiv.org/abs/{work.eprint}" if work.eprint and work.eprint_type == "arxiv" else ""
