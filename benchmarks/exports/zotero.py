"""RIS, EndNote's XML and COinS by the rules of Zotero's importers, followed by hand: not Zotero itself.

The rules are those of its published translators (RIS of July 2023, Endnote XML of July 2021, the parser of
OpenURL), for the types and tags that are written here. Zotero cannot be installed from a package registry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

from benchmarks.exports.compare import Item

TYPES = {
    "journalArticle": "article-journal", "magazineArticle": "article-magazine", "newspaperArticle": "article-newspaper",
    "book": "book", "bookSection": "chapter", "conferencePaper": "paper-conference", "thesis": "thesis",
    "report": "report", "webpage": "webpage", "dataset": "dataset", "computerProgram": "software",
    "encyclopediaArticle": "entry-encyclopedia", "manuscript": "manuscript", "document": "document",
    "preprint": "article", "patent": "patent", "standard": "standard", "statute": "legislation", "bill": "bill",
    "case": "legal_case", "presentation": "speech", "interview": "interview", "letter": "personal_communication",
    "blogPost": "post-weblog", "film": "motion_picture", "videoRecording": "motion_picture", "map": "map",
    "dictionaryEntry": "entry-dictionary", "hearing": "hearing", "podcast": "broadcast", "radioBroadcast": "broadcast",
    "tvBroadcast": "broadcast", "audioRecording": "song", "artwork": "graphic", "forumPost": "post",
}  # fmt: skip
_BOOKISH = {"series", "series_number", "volume", "edition", "place", "publisher", "isbn"}
FIELDS: Mapping[str, set[str]] = {
    "journalArticle": {"container", "volume", "issue", "page", "series", "doi", "issn"},
    "magazineArticle": {"container", "volume", "issue", "page", "issn"},
    "newspaperArticle": {"container", "place", "edition", "page", "issn"},
    "book": _BOOKISH,
    "bookSection": _BOOKISH | {"container", "page"},
    "encyclopediaArticle": _BOOKISH | {"container", "page"},
    "conferencePaper": {"container", "place", "publisher", "volume", "page", "series", "doi", "isbn"},
    "thesis": {"genre", "publisher", "place"},
    "report": {"number", "genre", "series", "place", "publisher", "page"},
    "webpage": {"container", "genre"},
    "dataset": {"publisher", "place", "doi", "edition"},
    "computerProgram": {"series", "edition", "place", "publisher", "isbn"},
    "manuscript": {"genre", "place"},
    "document": {"publisher"},
    "preprint": {"genre", "publisher", "place", "series", "doi"},
}
"""What a type has place for, besides title, persons, dates, address, language, abstract, tags and notes."""
_ALWAYS = {"title", "author", "editor", "translator", "issued", "url", "accessed", "language", "abstract", "keyword",
           "note"}  # fmt: skip

RIS = {
    "JOUR": "journalArticle", "MGZN": "magazineArticle", "NEWS": "newspaperArticle", "BOOK": "book",
    "CHAP": "bookSection", "CONF": "conferencePaper", "THES": "thesis", "RPRT": "report", "ELEC": "webpage",
    "DATA": "dataset", "COMP": "computerProgram", "ENCYC": "encyclopediaArticle", "MANSCPT": "manuscript",
    "PAMP": "manuscript", "STAND": "report", "GEN": "journalArticle",
}  # fmt: skip
_RIS_TAGS: Mapping[str, str | Mapping[str, str]] = {
    "TI": "title", "AU": "author", "ED": "editor", "A3": {"book": "editor"}, "UR": "url", "LA": "language", "AB": "abstract", "VL": "volume",
    "PB": "publisher", "CY": "place", "C1": {"conferencePaper": "place"}, "ET": "edition", "DO": "doi", "SP": "page",
    "A4": "translator", "C3": {"conferencePaper": "container"}, "JF": "container", "BT": {"bookSection": "container"},
    "A2": dict.fromkeys(("journalArticle", "bookSection", "conferencePaper", "encyclopediaArticle", "document"), "editor"),
    "T2": {**dict.fromkeys(("book", "report", "computerProgram"), "series"), "conferencePaper": "",
           "": "container"},
    "T3": dict.fromkeys(("bookSection", "conferencePaper", "journalArticle", "book"), "series"),
    "SN": {**dict.fromkeys(("journalArticle", "magazineArticle", "newspaperArticle"), "issn"), "report": "number",
           "": "isbn"},
    "IS": "issue", "M1": {"book": "series_number"}, "SV": {"bookSection": "series_number"},
    "M3": dict.fromkeys(("report", "thesis", "webpage", "manuscript"), "genre"),
}  # fmt: skip


class _Draft:
    """An item as it is filled: the first value of a field stays, what the type has no place for goes."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.fields: dict[str, Any] = {"author": [], "editor": [], "translator": []}
        self.tags: list[str] = []
        self.notes: list[str] = []

    def put(self, field: str, value: str) -> None:
        known = field in _ALWAYS or field in FIELDS[self.kind]
        if field == "doi" and not known:
            known = True  # it goes into the field "extra", from which it is read as a DOI
        if known and value and field and not (field == "language" and self.kind == "computerProgram"):
            self.fields.setdefault(field, value)

    def person(self, role: str, family: str, given: str = "") -> None:
        if role:
            self.fields[role].append([family, given])

    def item(self) -> Item:
        issued = str(self.fields.get("issued", ""))
        year = re.search(r"\b\d{4}\b", issued)
        return {**self.fields, "type": TYPES[self.kind], "year": year[0] if year else "", "issued": issued,
                "keyword": ", ".join(self.tags), "note": " ".join(self.notes)}  # fmt: skip


def _field(tag: str, kind: str, tags: Mapping[str, str | Mapping[str, str]]) -> str:
    found = tags.get(tag, "")
    return found if isinstance(found, str) else found.get(kind, found.get("", ""))


def ris(text: str, _name: str) -> list[Item]:
    items: list[Item] = []
    draft: _Draft | None = None
    day = ""
    for line in text.splitlines():
        match = re.match(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$", line)
        if match is None:
            continue
        tag, value = match[1], (match[2] or "").strip()
        if tag == "TY":
            draft, day = _Draft(RIS.get(value, "journalArticle")), ""
        elif draft is None:
            continue
        elif tag == "ER":
            draft.put("issued", day)
            items.append(draft.item())
            draft = None
        elif tag == "PY":
            day = value
        else:
            _ris_value(draft, tag, value)
    return items


def _ris_value(draft: _Draft, tag: str, value: str) -> None:
    field = _field(tag, draft.kind, _RIS_TAGS)
    if field in {"author", "editor", "translator"}:
        family, _, given = value.partition(",")
        draft.person(field, family.strip(), re.sub(r"\s*,\s*", " ", given).strip())
    elif tag == "DA":
        whole = re.fullmatch(r"\d+(?:/\d{0,2}){1,3}", value)
        draft.put("issued", "-".join(part for part in value.split("/") if part) if whole else value)
    elif tag == "Y2":
        draft.put("accessed", "-".join(value.split("/")[:3]))
    elif tag == "KW":
        draft.tags.append(value)
    elif tag == "N1":
        draft.notes.append(value)
    elif tag == "EP":
        if "page" in draft.fields:
            draft.fields["page"] += f"-{value}"
    else:
        draft.put(field, value)


ENDNOTE = {
    "17": "journalArticle", "19": "magazineArticle", "23": "newspaperArticle", "6": "book", "5": "bookSection",
    "10": "conferencePaper", "32": "thesis", "27": "report", "12": "webpage", "59": "report", "9": "computerProgram",
    "53": "encyclopediaArticle", "36": "manuscript", "24": "manuscript", "13": "document", "43": "journalArticle",
}  # fmt: skip
_ENDNOTE_TAGS: Mapping[str, str | Mapping[str, str]] = {
    "title": "title", "secondary-title": _RIS_TAGS["T2"], "tertiary-title": {"bookSection": "series", "conferencePaper":
    "series"}, "full-title": "container", "authors": "author", "secondary-authors": _RIS_TAGS["A2"],
    "tertiary-authors": {"book": "editor"}, "subsidiary-authors": "translator", "pages": "page", "volume": "volume",
    "number": {"journalArticle": "issue", "magazineArticle": "issue", "book": "series_number", "bookSection":
    "series_number"}, "edition": "edition", "pub-location": "place", "custom1": _RIS_TAGS["C1"],
    "custom3": _RIS_TAGS["C3"], "publisher": "publisher", "isbn": _RIS_TAGS["SN"], "electronic-resource-num": "doi",
    "abstract": "abstract", "work-type": _RIS_TAGS["M3"], "language": "language", "access-date": "accessed",
}  # fmt: skip


def endnote_xml(text: str, _name: str) -> list[Item]:
    from lxml import etree

    items = []
    for record in etree.fromstring(text.encode()).iter("record"):
        draft = _Draft(ENDNOTE.get(record.findtext("ref-type"), "journalArticle"))
        for node in record:
            _endnote_value(draft, node)
        items.append(draft.item())
    return items


def _endnote_value(draft: _Draft, node: Any) -> None:
    match node.tag:
        case "contributors":
            _endnote_people(draft, node)
        case "titles" | "periodical":
            for title in node:
                draft.put(_field(title.tag, draft.kind, _ENDNOTE_TAGS), title.text)
        case "keywords":
            draft.tags += [word.text for word in node]
        case "notes" | "research-notes":
            draft.notes.append(node.text)
        case _:
            # A DOI that the type has no field for goes into a note.
            is_lost = node.tag == "electronic-resource-num" and "doi" not in FIELDS[draft.kind]
            draft.put("" if is_lost else _field(node.tag, draft.kind, _ENDNOTE_TAGS), node.text)
            draft.put("issued", node.findtext("pub-dates/date") or node.findtext("year"))
            draft.put("url", node.findtext("web-urls/url"))


def _endnote_people(draft: _Draft, node: Any) -> None:
    for group in node:
        role = _field(group.tag, draft.kind, _ENDNOTE_TAGS)
        for author in group:
            parts = re.split(", ?", (author.text or "").rstrip(" .,"))
            draft.person(role, parts[0], parts[1] if len(parts) > 1 else "")


def coins(text: str, _name: str) -> list[Item]:
    from lxml import html

    return [_context(span.get("title")) for span in html.fromstring(f"<div>{text}</div>").iter("span")]


_COINS: Mapping[str, str] = {
    "rft.date": "issued", "rft.volume": "volume", "rft.issue": "issue", "rft.pages": "page", "rft.issn": "issn",
    "rft.pub": "publisher", "rft.publisher": "publisher", "rft.place": "place", "rft.edition": "edition",
    "rft.series": "series", "rft.inst": "publisher", "rft.degree": "genre", "rft.source": "container",
    "rft.jtitle": "container", "rft.language": "language", "rft.description": "abstract",
}  # fmt: skip
_GENRES = {"bookitem": "bookSection", "proceeding": "conferencePaper", "conference": "conferencePaper", "report": "report",
           "document": "document"}  # fmt: skip


def _context(title: str) -> Item:
    pairs = [
        (key, unquote(re.sub(r"\+|%2[bB]", " ", value)))
        for key, _, value in (p.partition("=") for p in title.split("&"))
    ]
    told = dict(pairs)
    form = told["rft_val_fmt"].rpartition(":")[2]
    kinds: Mapping[str, Callable[[], str]] = {
        "journal": lambda: "journalArticle",
        "book": lambda: _GENRES.get(told.get("rft.genre", ""), "book"),
        "dissertation": lambda: "thesis",
        "dc": lambda: told.get("rft.type", "webpage"),
    }
    draft = _Draft(kinds[form]())
    bodies = [value for key, value in pairs if key == "rft.aucorp"]
    for key, value in pairs:
        _coins_value(draft, key, value)
    draft.fields["author"] = [[body, ""] for body in bodies] + draft.fields["author"]
    return draft.item()


def _coins_value(draft: _Draft, key: str, value: str) -> None:
    if key == "rft_id":
        for start, field in (("info:doi/", "doi"), ("urn:isbn:", "isbn"), ("http", "url")):
            if value.startswith(start):
                draft.put(field, value if field == "url" else value.removeprefix(start))
    elif key == "rft.au":
        parts = re.split(", ?", value.rstrip(" .,"))
        draft.person("author", parts[0], parts[1] if len(parts) > 1 else "")
    elif key == "rft.subject":
        draft.tags.append(value)
    elif key in {"rft.btitle", "rft.title"}:
        in_one = draft.kind in {"bookSection", "conferencePaper"}
        draft.put("container" if in_one else "title", value)
    elif key == "rft.atitle":
        draft.put("title", value)
    elif key != "rft.language" or draft.kind != "thesis":
        draft.put(_COINS.get(key, ""), value)
