"""EndNote's XML (``<xml><records><record>``), as EndNote, Zotero, Mendeley and others export it, to records.

The elements are those of EndNote's RSXML DTD. A text may be cut into ``<style>`` elements, which go. The file is
hostile: no entity is resolved, no DTD loaded, no network asked; where it is no XML, its records are read one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from refcheck.formats.carried import put_back, read_text
from refcheck.formats.endnote_xml import APP
from refcheck.formats.eras import of_era
from refcheck.formats.extras import by_endnote, own_name
from refcheck.formats.foreign import (
    bare_doi,
    dated,
    keywords,
    page_range,
    people,
    raised,
    shown_name,
    slashed_date,
    split_addresses,
    standard_numbers,
)
from refcheck.formats.mapping import number_field
from refcheck.formats.records import MAX_RECORDS, Fault, Record, Records
from refcheck.formats.taking import Values
from refcheck.formats.tex import fold_blanks
from refcheck.model.work import NO_FIELDS, Name, PartialDate, Work
from refcheck.text.lazy import lazy_re

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["BY_NAME", "ENDNOTE_TYPES", "Fields", "read", "work_of"]

ENDNOTE_TYPES = {
    (17, "journal article"): "article-journal", (43, "electronic article"): "article-journal",
    (19, "magazine article"): "article-magazine", (23, "newspaper article"): "article-newspaper",
    (6, "book"): "book", (28, "edited book"): "book", (44, "electronic book"): "book", (49, "classical work"): "book",
    (51, "ancient text"): "book", (8, "catalog"): "book", (57, "serial"): "book", (5, "book section"): "chapter",
    (60, "electronic book section"): "chapter", (10, "conference proceedings"): "paper-conference",
    (47, "conference paper"): "paper-conference", (32, "thesis"): "thesis", (27, "report"): "report",
    (46, "government document"): "report", (12, "web page"): "webpage", (48, "online multimedia"): "webpage",
    (56, "blog"): "post-weblog", (13, "generic"): "document", (34, "unpublished work"): "manuscript",
    (36, "manuscript"): "manuscript", (24, "pamphlet"): "pamphlet", (52, "dictionary"): "entry-encyclopedia",
    (53, "encyclopedia"): "entry-encyclopedia", (59, "dataset"): "dataset", (9, "computer program"): "software",
    (58, "standard"): "standard", (25, "patent"): "patent", (31, "statute"): "legislation",
    (50, "legal rule or regulation"): "legislation", (7, "case"): "legal_case", (4, "bill"): "bill",
    (26, "personal communication"): "personal_communication", (21, "film or broadcast"): "motion_picture",
    (3, "audiovisual material"): "motion_picture", (20, "map"): "map", (14, "hearing"): "hearing", (61, "music"): "song",
    (2, "artwork"): "graphic",
}  # fmt: skip
"""The CSL types by EndNote's number and name (lower case) of a type; the name counts first."""

BY_NAME = {name: csl for (_, name), csl in ENDNOTE_TYPES.items()} | {
    "interview": "interview",
    "presentation": "speech",
}
"""The CSL types by the names (lower case) of EndNote's."""
_BY_NUMBER = {str(number): csl for (number, _), csl in ENDNOTE_TYPES.items()}
_OF_THE_PROGRAM = frozenset({"database", "source-app", "rec-number", "foreign-keys", "ref-type", "added-date",
                             "modified-date", "last-updated-date", "last-modified-date"})  # fmt: skip
_IN_SERIES = frozenset({"book", "report", "software", "map", "standard"})
_PUBMED = lazy_re(r"(?i)pubmed|medline|\bnlm\b")
_KEY = lazy_re(r"(?=.*[^\W\d_])[^\s{}\\\",=%#~@\x00-\x1f]{1,100}$")
_ILLEGAL = lazy_re("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]+")
_ILLEGAL_NUMBER = lazy_re(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));")
_DECLARES = lazy_re(r"<!(?:ENTITY|ELEMENT|ATTLIST)\b")
_RECORD = lazy_re(r"<record(?=[\s>])|</record\s*>")


def read(text: str) -> Records:
    """Return the records of a text in EndNote's XML. Never raises.

    A text that declares entities is refused. One record that is no XML is a fault, and the others are read.
    """
    if _DECLARES.search(text):
        line = text.count("\n", 0, text.find("<!")) + 1
        return Records(faults=(Fault(line=line, message="the file declares entities, so it is not read"),))
    text = _ILLEGAL_NUMBER.sub(" ", _ILLEGAL.sub(" ", text.removeprefix("\ufeff")))
    faults: list[Fault] = []
    found: list[Record] = []
    for element, line in _elements(text, faults):
        if len(found) >= MAX_RECORDS:
            faults.append(Fault(line=line, message=f"only the first {MAX_RECORDS:,} records are read"))
            break
        record = _record(element, line, faults)
        if record is not None:
            found.append(record)
    return Records(found=tuple(found), faults=tuple(faults))


def _elements(text: str, faults: list[Fault]) -> Iterator[tuple[_Element, int]]:
    """Yield the ``record`` elements with the lines (1-based) that they begin on."""
    root = _parsed(text)
    if root is not None:
        records = [root] if root.tag == "record" else root.iter("record")
        yield from ((element, element.sourceline or 1) for element in records)
        return
    line = at = 0
    for start, end in _spans(text):
        line, at = line + text.count("\n", at, start), start
        element = _parsed(text[start:end])
        if element is None:
            faults.append(Fault(line=line + 1, message="a record is no XML", remedy="export it again"))
        else:
            yield element, line + 1
    if not at and "<record" not in text:
        faults.append(Fault(line=1, message="the file is no XML of EndNote"))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where records begin and end; one that is not closed ends where the next begins."""
    start: int | None = None
    for match in _RECORD.finditer(text):
        if match.group()[1] == "/":
            if start is not None:
                yield start, match.end()
            start = None
            continue
        if start is not None:
            yield start, match.start()
        start = match.start()
    if start is not None:
        yield start, len(text)


def _parsed(text: str) -> _Element | None:
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


class Fields(Values):
    """The values of a record by element."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: dict[str, Mapping[str, str]] = {}

    def add_element(self, element: _Element, within: str = "") -> None:
        """Add an element: the names in lists of authors, dates and addresses each by itself."""
        name = str(element.tag)
        inner = [child for child in element if child.tag != "style"]
        if inner and name in _CONTAINERS:
            for child in inner:
                self.add_element(child, name)
            return
        self.attributes.setdefault(name, {str(key): str(said) for key, said in element.attrib.items()})
        self.add(within if name in _MEMBERS else name, "".join(_pieces(element)))

    def add(self, name: str, text: str) -> None:
        """Add a value."""
        if value := fold_blanks(text):
            self._values.setdefault(name, []).append(value)


def _pieces(element: _Element) -> Iterator[str]:
    """Yield the text of an element, raised and lowered figures as such."""
    for child in element.iter():
        face = str(child.get("face", "")) if child.tag == "style" else ""
        how = "sup" if "superscript" in face else "sub" if "subscript" in face else ""
        yield raised(str(child.text or ""), how)
        if child is not element:
            yield str(child.tail or "")


_CONTAINERS = frozenset({"contributors", "authors", "secondary-authors", "tertiary-authors", "subsidiary-authors",
                         "translated-authors", "titles", "periodical", "alt-periodical", "keywords", "dates", "pub-dates",
                         "urls", "web-urls", "pdf-urls", "text-urls", "related-urls", "image-urls"})  # fmt: skip
_MEMBERS = frozenset({"author", "keyword", "date", "url"})


def _record(element: _Element, line: int, faults: list[Fault]) -> Record | None:
    fields = Fields()
    for child in element:
        fields.add_element(child)
    number = fields.one("ref-type")
    name = fields.attributes.get("ref-type", {}).get("name", "").strip().lower()
    csl = BY_NAME.get(name) or _BY_NUMBER.get(number)
    for technical in _OF_THE_PROGRAM:
        fields.all(technical)
    if not fields.left():
        faults.append(Fault(line=line, message="a record says nothing but its type"))
        return None
    extra: dict[str, str] = {}
    if csl is None:
        told = name or number or "none"
        message = f'the type "{told[:40]}" is not known; the record was read as a document'
        faults.append(Fault(line=line, message=message, lost=False))
        extra["endnote-ref-type"] = told[:100]
    label = fields.one("label")
    keys = (str(one.text or "") for one in element.iter("key") if one.get("app") == APP)
    kept = read_text(next(keys, ""))
    key = label if _KEY.match(label) else ""
    if label and not key:
        extra["endnote-label"] = label
    work = put_back(work_of(fields, csl or "document", name, extra), kept)
    return Record(work=work, key=key, line=line)


def work_of(fields: Fields, csl: str, name: str, extra: dict[str, str]) -> Work:
    """Return the work of EndNote's fields; ``name`` is that of EndNote's type in lower case, ``extra`` what is known beside."""
    values: dict[str, Any] = {
        **_people(fields, csl, name, extra),
        **_titles(fields, csl, extra),
        **_dates(fields, csl, extra),
        **_numbers(fields, csl, extra),
        **_addresses(fields, extra),
        "edition": fields.one("edition"),
        "volume": fields.one("volume"),
        "page": _pages(fields, csl, extra),
        "publisher": fields.one("publisher"),
        "publisher_place": _place(fields, csl, extra),
        "genre": fields.one("work-type"),
        "language": fields.one("language"),
        "keyword": keywords(fields.all("keywords")),
        "abstract": fields.one("abstract"),
        "note": "; ".join(fields.all("notes")),
    }
    for tag, left in fields.left().items():
        extra.setdefault(by_endnote.get(tag) or own_name("endnote", tag), "; ".join(left))
    return Work(type=csl, extra=MappingProxyType(extra) if extra else NO_FIELDS, **values)


def _people(fields: Fields, csl: str, name: str, extra: dict[str, str]) -> Mapping[str, Any]:
    """Return authors, editors and translators; for a book the second list is the editors of its series."""
    author, others = people(fields.all("authors"))
    second, third = fields.all("secondary-authors"), fields.all("tertiary-authors")
    editors, series = (third, second) if csl == "book" and (author or third) else (second, third)
    editor: tuple[Name, ...] = people(editors)[0]
    if name == "edited book" and not editor:
        author, editor = (), author
    if csl == "thesis":
        # Whoever has advised is no editor.
        for advisor in reversed(series):
            fields.put("tertiary-authors", advisor)
    elif series:
        extra["collection-editor"] = " and ".join(shown_name(one) for one in people(series)[0])
    translator = people(fields.all("subsidiary-authors"))[0]
    if csl == "paper-conference" and (sponsors := [name for name in translator if name.literal]):
        # Of a conference EndNote has its sponsors there.
        extra["endnote-subsidiary-authors"] = "; ".join(name.literal for name in sponsors)
        translator = tuple(name for name in translator if not name.literal)
    return {"author": author, "others": others and bool(author), "editor": editor, "translator": translator}


def _titles(fields: Fields, csl: str, extra: dict[str, str]) -> Mapping[str, str]:
    found = {"title": fields.one("title"), "title_short": fields.one("short-title")}
    series = ("tertiary-title", "secondary-title") if csl in _IN_SERIES else ("tertiary-title",)
    if csl == "bill" and (house := fields.one("tertiary-title", "publisher")):
        # What passed it, or did not.
        fields.put("publisher", house)
    found["collection_title"] = fields.one(*series)
    proceedings = fields.one("custom3") if csl == "paper-conference" else ""
    container = fields.one("secondary-title", "full-title", "alt-title")
    if proceedings and proceedings != container:
        found["event_title"], container = container, proceedings
    found["container_title"] = container
    short = fields.one("abbr-1", "alt-title", "abbr-2", "abbr-3", "full-title")
    if short and short != container:
        extra["shortjournal"] = short
    return found


def _place(fields: Fields, csl: str, extra: dict[str, str]) -> str:
    """Return the place of publication: of a conference paper *Custom 1*, beside which there is that of the conference."""
    if csl != "paper-conference":
        return fields.one("pub-location")
    place = fields.one("custom1", "pub-location")
    if venue := fields.one("pub-location"):
        extra["venue"] = venue
    return place


def _dates(fields: Fields, csl: str, extra: dict[str, str]) -> Mapping[str, Any]:
    issued, left = dated(fields.one("year"), fields.one("pub-dates"))
    if left:
        extra["endnote-pub-dates"] = left
    seen = fields.one("access-date")
    accessed, more = slashed_date(seen)
    if csl == "webpage":
        accessed = _with_parts(fields, accessed)
    if more:
        extra["endnote-access-date"] = seen
    return {"issued": of_era(issued), "accessed": accessed}


def _with_parts(fields: Fields, accessed: PartialDate | None) -> PartialDate | None:
    """Return the day of access of a page, which EndNote has as a volume (the year) and a number (the day) as well."""
    year, day = fields.one("volume"), fields.one("number")
    told = slashed_date(f"{day} {year}")[0] if re.fullmatch(r"\d{4}", year) and day else None
    if told is not None and told.month and told.year == int(year) and str(accessed or told) == str(told):
        return told
    for name, value in (("volume", year), ("number", day)):
        if value:
            fields.put(name, value)
    return accessed


def _numbers(fields: Fields, csl: str, extra: dict[str, str]) -> Mapping[str, Any]:
    field = number_field(csl)
    found: dict[str, Any] = {field: fields.one("number", "issue", "misc1")}
    if csl == "article-journal":
        found["number"] = fields.one("custom7")
    isbn, issn, rest = standard_numbers(re.split(r"[\r\n]+", "\n".join(fields.all("isbn"))))
    if rest and field == "number" and found[field] in {"", rest[0]}:
        found[field], rest = rest[0], rest[1:]
    if rest:
        extra["endnote-isbn"] = "; ".join(rest)
    if not found[field] and field == "number":
        found[field] = fields.one("report-id")
    return {**found, **_medical(fields), "isbn": isbn, "issn": issn}


def _medical(fields: Fields) -> Mapping[str, str]:
    """Return the numbers of PubMed: EndNote has them in fields that other databases use as well."""
    found: dict[str, str] = {}
    number, code = fields.one("accession-num"), fields.one("custom2")
    database = fields.left().get("remote-database-name", [])
    if number.isdigit() and len(number) <= 8 and (not database or _PUBMED.search(database[0])):
        found["pmid"] = number
    elif number:
        fields.put("accession-num", number)
    if code[:3].upper() == "PMC":
        found["pmcid"] = code
    elif code:
        fields.put("custom2", code)
    return found


def _pages(fields: Fields, csl: str, extra: dict[str, str]) -> str:
    """Return the pages of a work in its container; of a thesis, how many it has."""
    pages = fields.one("pages")
    if csl == "thesis" and re.fullmatch(r"\d{1,5}( ?(?:p|pp|pages|S)\.?)?", pages):
        extra["pagetotal"] = pages
        return ""
    said = fields.attributes.get("pages", {})
    return page_range(pages or said.get("start", ""), "" if pages else said.get("end", ""))


def _addresses(fields: Fields, extra: dict[str, str]) -> Mapping[str, str]:
    doi = fields.one("electronic-resource-num")
    given = fields.all("web-urls", "urls", "related-urls", "text-urls")
    urls = split_addresses(given)
    if rest := urls[1:] or (given if not urls else []):
        extra["endnote-urls"] = " ".join(rest)
    url = urls[0] if urls else ""
    return {"doi": bare_doi(doi) or doi or bare_doi(url), "url": url}
