"""MODS, which bibutils writes, as items."""

from __future__ import annotations

from typing import Any

from benchmarks.exports.compare import Item

_NS = {"m": "http://www.loc.gov/mods/v3"}
GENRES = {
    "technical report": "report", "report": "report", "book": "book", "journal article": "article-journal",
    "newspaper article": "article-newspaper", "magazine article": "article-magazine", "thesis": "thesis",
    "Ph.D. thesis": "thesis", "Masters thesis": "thesis", "conference publication": "paper-conference",
    "web page": "webpage", "web site": "webpage", "electronic": "webpage", "dataset": "dataset",
    "research data": "dataset", "statistics": "dataset", "computer program": "software", "encyclopedia": "entry-encyclopedia",
    "unpublished": "manuscript", "manuscript": "manuscript", "collection": "chapter", "periodical": "article-journal",
    "academic journal": "article-journal", "magazine": "article-magazine", "newspaper": "article-newspaper",
    "book chapter": "chapter", "preprint": "article", "miscellaneous": "document", "patent": "patent",
    "legal case and case notes": "legal_case", "legislation": "legislation", "hearing": "hearing", "map": "map",
    "pamphlet": "pamphlet", "communication": "personal_communication",
}  # fmt: skip


def read_mods(body: bytes) -> list[Item]:
    from lxml import etree

    if not body.strip():
        return []
    root = etree.fromstring(body, etree.XMLParser(recover=True))
    return [_item(mods) for mods in root.findall("m:mods", _NS)]


def _title(node: Any) -> str:
    infos = node.findall("m:titleInfo", _NS) if node is not None else []
    info = next((i for i in infos if i.findtext("m:title", "", _NS)), None)
    if info is None:
        return ""
    parts = [info.findtext(f"m:{n}", "", _NS) for n in ("title", "subTitle")]
    lead = info.findtext("m:nonSort", "", _NS)
    whole = ": ".join(p for p in parts if p).replace("?: ", "? ").replace("!: ", "! ")
    return f"{lead} {whole}".strip()


def _names(nodes: list[Any], role: str) -> list[list[str]]:
    found = []
    for name in nodes:
        roles = [r.text or "" for r in name.findall(".//m:roleTerm", _NS)]
        if role not in roles and not (role == "author" and not roles):
            continue
        parts: dict[str, list[str]] = {}
        for part in name.findall("m:namePart", _NS):
            parts.setdefault(part.get("type", ""), []).append(part.text or "")
        family = " ".join(parts.get("family", parts.get("", [])))
        found.append(
            [family, " ".join([*parts.get("given", []), *parts.get("termsOfAddress", []), *parts.get("suffix", [])])]
        )
    return found


def _item(mods: Any) -> Item:
    host = next((r for r in mods.findall("m:relatedItem", _NS) if r.get("type") == "host"), None)
    series = next((r for r in mods.iter(f"{{{_NS['m']}}}relatedItem") if r.get("type") == "series"), None)
    if series is None and host is not None:
        # What a book is part of, where a work is part of the book.
        series = next((r for r in host.findall("m:relatedItem", _NS) if r.get("type") == "host"), None)
    genres = [g.text or "" for g in mods.iter(f"{{{_NS['m']}}}genre")]
    names = list(mods.iter(f"{{{_NS['m']}}}name"))

    def text(path: str) -> str:
        found = mods.find(f".//m:{path}", _NS)
        return (found.text or "").strip() if found is not None else ""

    def ident(*kinds: str) -> str:
        return " ".join(i.text or "" for i in mods.iter(f"{{{_NS['m']}}}identifier") if i.get("type") in kinds)

    def detail(kind: str) -> str:
        for d in mods.iter(f"{{{_NS['m']}}}detail"):
            if d.get("type") == kind:
                return str(d.findtext("m:number", "", _NS))
        return ""

    start, end = text("extent/m:start"), text("extent/m:end")
    date = text("dateIssued") or text("part/m:date")
    whole = "-".join(p for p in (start, end) if p) or text("extent/m:list") or detail("page")
    number = ident("serial number", "report number") or detail("report number") or detail("number")
    return {
        "type": tuple(dict.fromkeys(GENRES[g] for g in genres if g in GENRES)) + _more_types(genres, host),
        "title": _title(mods),
        "author": _names(mods.findall("m:name", _NS), "author"),
        "editor": _names(names, "editor"),
        "translator": _names(names, "translator"),
        "year": date[:4],
        "issued": date,
        "container": _title(host),
        "series": _title(series) or _title(host),
        # In a book or beside one it is the number of its series: bibutils itself writes it as BibTeX's number.
        "series_number": detail("number") or (detail("issue") if _is_in_book(genres) else "") or detail("volume"),
        "edition": text("edition"),
        "volume": detail("volume"),
        "issue": detail("issue") or detail("number"),
        # What of a periodical is the issue is the number of everything else.
        "number": number or ("" if "periodical" in genres else detail("issue")),
        "page": whole,
        "genre": next((g for g in [*genres, text("note")] if g not in GENRES and g), "") or next(iter(genres), ""),
        "publisher": text("publisher") or next((n[0] for n in _names(names, "degree grantor")), ""),
        "place": text("placeTerm"),
        # Of several bibutils itself takes the first.
        "doi": next(iter(ident("doi").split()), ""),
        "url": text("location/m:url"),
        # Two of them in one field it does not part.
        "isbn": ident("isbn") or ident("serial number"),
        "issn": ident("issn") or ident("serial number"),
        "accessed": next((u.get("dateLastAccessed", "") for u in mods.iter(f"{{{_NS['m']}}}url")), ""),
        "language": text("languageTerm"),
        "abstract": text("abstract"),
        "keyword": ", ".join((t.text or "") for t in mods.iter(f"{{{_NS['m']}}}topic")),
        "note": " ".join(n.text or "" for n in mods.iter(f"{{{_NS['m']}}}note")),
    }


def _is_in_book(genres: list[str]) -> bool:
    return bool({"book", "conference publication", "collection", "book chapter"} & set(genres))


def _more_types(genres: list[str], host: Any) -> tuple[str, ...]:
    """Return the types that MODS has no word of its own for, from where the work stands."""
    if "book" in genres and host is not None:
        return ("chapter",)
    return ()
