"""Works that EndNote and Word itself leave in a Word document, as items of CSL-JSON.

EndNote writes its own XML, Word keys of sources that stand in a part of the file. All of it is untrusted text,
read as data alone.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any

from refcheck.documents.cited_works import MAX_LOCATOR, Cited
from refcheck.documents.packages import Package, parsed
from refcheck.text.lazy import lazy_re
from refcheck.text.names import parse_name

__all__ = ["custom_properties", "decoded", "endnote_works", "word_sources"]

MAX_SOURCES = 20
"""Parts of the file that are looked at for sources."""
_ENDNOTE_TYPES = {
    "0": "article-journal", "5": "chapter", "6": "book", "7": "legal_case", "10": "paper-conference", "12": "webpage",
    "14": "legislation", "16": "post", "17": "article-journal", "19": "article-magazine", "23": "article-newspaper",
    "25": "patent", "26": "personal_communication", "27": "report", "28": "book", "31": "legislation", "32": "thesis",
    "34": "article", "36": "manuscript", "43": "article-journal", "44": "book", "46": "report", "47": "paper-conference",
    "56": "post-weblog", "59": "dataset",
}  # fmt: skip
_ENDNOTE_FIELDS = (
    ("title", "titles/title"), ("title-short", "titles/short-title"), ("container-title", "titles/secondary-title"),
    ("publisher", "publisher"), ("publisher-place", "pub-location"), ("volume", "volume"), ("issue", "number"),
    ("page", "pages"), ("DOI", "electronic-resource-num"), ("URL", "urls/related-urls/url"), ("edition", "edition"),
)  # fmt: skip
_WORD_TYPES = {
    "JournalArticle": "article-journal", "ArticleInAPeriodical": "article-magazine", "Book": "book",
    "BookSection": "chapter", "Report": "report", "InternetSite": "webpage", "DocumentFromInternetSite": "webpage",
    "ConferenceProceedings": "paper-conference", "Case": "legal_case", "Patent": "patent", "Interview": "interview",
}  # fmt: skip
_WORD_FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("Title", "CaseNumber")), ("title-short", ("ShortTitle",)),
    ("container-title", ("JournalName", "PeriodicalTitle", "BookTitle", "ConferenceName", "InternetSiteTitle")),
    ("publisher", ("Publisher", "Institution", "ProductionCompany")), ("publisher-place", ("City",)),
    ("volume", ("Volume",)), ("issue", ("Issue",)), ("page", ("Pages",)), ("URL", ("URL",)), ("DOI", ("DOI",)),
    ("edition", ("Edition",)),
)  # fmt: skip
_WORD_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("author", ("Author", "Artist", "Inventor", "Writer")),
    ("editor", ("Editor",)),
    ("translator", ("Translator",)),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISBN = lazy_re(r"(?:97[89])?\d{9}[\dX]")
_ISSN = lazy_re(r"\d{7}[\dX]")


_INITIALS = lazy_re(r"([^,]*[a-z]) ([A-Z]{1,3})")


def decoded(text: str) -> str:
    """Return what ``text`` is in base64, empty when it is none."""
    try:
        raw = base64.b64decode("".join(text.split()))
    except (binascii.Error, ValueError):
        return ""
    if raw[:2] == b"\xff\xfe" or raw[1:2] == b"\0":
        return raw.decode("utf-16-le", "replace")
    return raw.decode("utf-8", "replace")


def endnote_works(text: str) -> Iterator[Cited]:
    """Yield the works of a citation of EndNote: the XML in ``text``."""
    start = text.find("<EndNote")
    root = parsed(text[start:].rstrip("\0 \r\n").encode("utf-8", "replace")) if start >= 0 else None
    for cite in root.iter("Cite") if root is not None else ():
        record = cite.find("record")
        if record is not None:
            yield _endnote_item(record), (cite.findtext("Pages") or "")[:MAX_LOCATOR].strip()


def _text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _endnote_item(record: Any) -> dict[str, Any]:
    kind = _text_of(record.find("ref-type"))
    item: dict[str, Any] = {"type": _ENDNOTE_TYPES.get(kind, "document"), "id": _text_of(record.find("rec-number"))}
    for variable, path in _ENDNOTE_FIELDS:
        value = _text_of(record.find(path))
        if value:
            item[variable] = value
    item.update(_standard_number(_text_of(record.find("isbn"))))
    for variable, path in (("author", "authors/author"), ("editor", "secondary-authors/author")):
        names = [_name(_text_of(one)) for one in record.iterfind(f"contributors/{path}")]
        if names:
            item[variable] = [name for name in names if name]
    year = re.search(r"\d{4}", _text_of(record.find("dates/year")))
    if year:
        item["issued"] = {"date-parts": [[int(year.group())]]}
    return item


def _standard_number(text: str) -> dict[str, str]:
    plain = text.replace("-", "").replace(" ", "").upper()
    isbn, issn = _ISBN.search(plain), _ISSN.fullmatch(plain[:8])
    if isbn:
        return {"ISBN": isbn.group()}
    return {"ISSN": f"{plain[:4]}-{plain[4:8]}"} if issn else {}


def _name(text: str) -> dict[str, str]:
    """Return a name of EndNote: "Family, Given", "Given Family", or an institution, which a comma ends."""
    if text.rstrip().endswith(","):
        return {"literal": text.rstrip(" ,")}
    initials = _INITIALS.fullmatch(text[:200])
    if initials:
        return {"family": initials[1], "given": initials[2]}
    name = parse_name(text)
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.surname, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def word_sources(package: Package) -> dict[str, dict[str, Any]]:
    """Return the sources that Word keeps of its own, by tag."""
    found: dict[str, dict[str, Any]] = {}
    names = [name for name in package.names() if re.fullmatch(r"customXml/item\d{1,4}\.xml", name)]
    for name in sorted(names)[:MAX_SOURCES]:
        root = package.xml(name)
        if root is None or not str(root.tag).endswith("}Sources"):
            continue
        for source in root:
            if isinstance(source.tag, str):
                said = {_local(child): child for child in source}
                found.setdefault(_text_of(said.get("Tag")), _word_item(said))
    return found


def custom_properties(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the names and values of the properties that others than Word put into the file."""
    root = package.xml("docProps/custom.xml")
    for one in root.iter() if root is not None else ():
        if isinstance(one.tag, str):
            yield one.get("name") or "", "".join(one.itertext())


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _word_item(said: dict[str, Any]) -> dict[str, Any]:
    item: dict[str, Any] = {
        "type": _WORD_TYPES.get(_text_of(said.get("SourceType")), "document"),
        "id": _text_of(said.get("Tag")),
    }
    for variable, tags in _WORD_FIELDS:
        value = next(filter(None, (_text_of(said.get(tag)) for tag in tags)), "")
        if value:
            item[variable] = value
    item.update(_standard_number(_text_of(said.get("StandardNumber"))))
    for variable, suffix in (("issued", ""), ("accessed", "Accessed")):
        parts = _date(*(_text_of(said.get(name + suffix)) for name in ("Year", "Month", "Day")))
        if parts:
            item[variable] = {"date-parts": [parts]}
    roles = {_local(role): role for role in said["Author"]} if "Author" in said else {}
    for variable, tags in _WORD_NAMES:
        names = [name for tag in tags if tag in roles for name in _people(roles[tag])]
        if names:
            item[variable] = names
    return item


def _date(year: str, month: str, day: str) -> list[int]:
    found = re.search(r"\d{4}", year)
    if not found:
        return []
    number = _MONTHS.index(month[:3].lower()) + 1 if month[:3].lower() in _MONTHS else 0
    if month.isascii() and month.isdigit() and len(month) < 3:
        number = int(month)
    if not 1 <= number <= 12:
        return [int(found.group())]
    is_day = day.isascii() and day.isdigit() and len(day) < 3
    return [int(found.group()), number, *([int(day)] if is_day and 1 <= int(day) <= 31 else [])]


def _people(role: Any) -> Iterator[dict[str, str]]:
    for person in role.iter():
        if _local(person) == "Person":
            parts = {_local(child): _text_of(child) for child in person}
            given = " ".join(filter(None, (parts.get("First"), parts.get("Middle"))))
            family = parts.get("Last", "")
            if family and given:
                yield {"family": family, "given": given}
            elif family or given:
                yield {"literal": family or given}
        elif _local(person) == "Corporate" and _text_of(person):
            yield {"literal": _text_of(person)}
