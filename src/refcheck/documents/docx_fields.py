"""Fields of a Word document: addresses behind words, and the works that reference managers left there.

Zotero and Mendeley write CSL-JSON after ``ADDIN ... CSL_CITATION``, the newer Mendeley in the tag of a
content control, EndNote its own XML after ``ADDIN EN.CITE``, Word itself keys of sources in a part of
the file. All of it is untrusted text, read as data alone.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import shlex
from typing import Any

from refcheck.documents.packages import Package, parsed

__all__ = ["Fields"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_INSTRUCTION = 2_000_000
MAX_EMBEDDED = 5_000
_MENDELEY_TAG = "MENDELEY_CITATION_v3_"
_ENDNOTE = {
    "17": "article-journal", "6": "book", "5": "chapter", "27": "report", "12": "webpage", "32": "thesis",
    "10": "paper-conference", "47": "paper-conference", "23": "article-newspaper", "14": "legislation", "7": "legal_case",
}  # fmt: skip
_WORD_TYPES = {
    "JournalArticle": "article-journal", "ArticleInAPeriodical": "article-magazine", "Book": "book",
    "BookSection": "chapter", "Report": "report", "InternetSite": "webpage", "DocumentFromInternetSite": "webpage",
    "ConferenceProceedings": "paper-conference", "Case": "legal_case", "Patent": "patent", "Interview": "interview",
}  # fmt: skip


class Fields:
    """The fields that are open at a point of the text, innermost last."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._open: list[dict[str, Any]] = []
        self._paragraph = 0
        self._note: str | None = None
        self._sources: dict[str, dict[str, Any]] | None = None
        self.embedded: list[dict[str, Any]] = []

    def begin_paragraph(self, index: int, note: str | None) -> None:
        """Go on to another paragraph; a field may go on over several."""
        self._paragraph, self._note = index, note

    def take(self, element: Any) -> None:
        """Take the mark that begins, divides or ends a field, or a piece of its instruction."""
        if element.tag == W + "instrText":
            if self._open and not self._open[-1]["shows"]:
                one = self._open[-1]
                if len(one["instruction"]) < MAX_INSTRUCTION:
                    one["instruction"] += element.text or ""
            return
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            held = element.find(W + "fldData")
            self._open.append(
                {"instruction": "", "shows": False, "url": None, "held": held.text if held is not None else None}
            )
        elif kind == "separate" and self._open:
            self._separate(self._open[-1])
        elif kind == "end" and self._open:
            one = self._open.pop()
            if not one["shows"]:
                self._read(one)

    def _separate(self, one: dict[str, Any]) -> None:
        one["shows"] = True
        one["url"] = address(one["instruction"])
        self._read(one)

    def hides(self) -> bool:
        """Return whether text at this point is part of an instruction, which nobody sees."""
        return any(not one["shows"] for one in self._open)

    def url(self) -> str | None:
        """Return where the text at this point leads."""
        return next((one["url"] for one in reversed(self._open) if one["url"]), None)

    def note_text(self, text: str) -> None:
        """Give shown text to the citation that it is the text of."""
        for one in self._open:
            for work in one.get("works", ()):
                work["shown"] = (work["shown"] + text)[:500]

    def simple(self, instruction: str) -> str | None:
        """Read a field that is one element; return its address."""
        self._read({"instruction": instruction, "shows": True, "held": None})
        return address(instruction)

    def control(self, element: Any) -> None:
        """Read the tag of a content control, where the newer Mendeley keeps its citation."""
        tag = element.find(f"{W}sdtPr/{W}tag")
        value = tag.get(W + "val", "") if tag is not None else ""
        if value.startswith(_MENDELEY_TAG):
            try:
                held = base64.b64decode(value[len(_MENDELEY_TAG) :], validate=False)
            except (binascii.Error, ValueError):
                return
            self._csl(held.decode("utf-8", "replace"), "Mendeley", {})

    def _read(self, one: dict[str, Any]) -> None:
        instruction = one["instruction"].strip()
        if "CSL_CITATION" in instruction[:60]:
            manager = "Zotero" if "ZOTERO" in instruction[:40] else "Mendeley"
            self._csl(instruction.partition("CSL_CITATION")[2], manager, one)
        elif instruction.startswith("ADDIN EN.CITE"):
            text = instruction[len("ADDIN EN.CITE") :]
            if one.get("held") and "<EndNote>" not in text:
                try:
                    text = base64.b64decode("".join(one["held"].split())).decode("utf-8", "replace")
                except (binascii.Error, ValueError):
                    return
            self._endnote(text, one)
        elif instruction.startswith("CITATION "):
            self._word(instruction, one)

    def _keep(self, item: dict[str, Any], manager: str, one: dict[str, Any], locator: str = "") -> None:
        if len(self.embedded) >= MAX_EMBEDDED:
            return
        work = {
            "item": item, "manager": manager, "paragraph": self._paragraph, "note": self._note, "shown": "",
            "locator": locator[:100],
        }  # fmt: skip
        self.embedded.append(work)
        one.setdefault("works", []).append(work)

    def _csl(self, text: str, manager: str, one: dict[str, Any]) -> None:
        start = text.find("{")
        if start < 0:
            return
        try:
            said, _ = json.JSONDecoder().raw_decode(text, start)
        except (ValueError, RecursionError):
            return
        items = said.get("citationItems") if isinstance(said, dict) else None
        for entry in items if isinstance(items, list) else ():
            item = entry.get("itemData") if isinstance(entry, dict) else None
            if isinstance(item, dict):
                locator = entry.get("locator")
                self._keep(item, manager, one, str(locator) if locator else "")

    def _endnote(self, text: str, one: dict[str, Any]) -> None:
        root = parsed(text[text.find("<EndNote") :].encode()) if "<EndNote" in text else None
        if root is None:
            return
        for cite in root.iter("Cite"):
            record = cite.find("record")
            if record is not None:
                pages = cite.findtext("Pages") or ""
                self._keep(_endnote_item(record), "EndNote", one, pages)

    def _word(self, instruction: str, one: dict[str, Any]) -> None:
        words = _words(instruction)
        if self._sources is None:
            self._sources = _sources(self._package)
        at = 1
        locators = {words[i + 1]: "" for i in range(len(words) - 1) if words[i] == "\\m"}
        for tag in (words[at] if len(words) > at else "", *locators):
            item = self._sources.get(tag)
            if item:
                pages = next((words[i + 1] for i in range(len(words) - 1) if words[i] == "\\p"), "")
                self._keep(item, "Word", one, pages)


def address(instruction: str) -> str | None:
    """Return the address of a HYPERLINK instruction, ``None`` for any other."""
    if "HYPERLINK" not in instruction[:40]:
        return None
    words = _words(instruction[:4_000])
    if not words or words[0].upper() != "HYPERLINK":
        return None
    url, anchor, at = "", "", 1
    while at < len(words):
        word = words[at]
        if word == "\\l" and at + 1 < len(words):
            anchor, at = words[at + 1], at + 1
        elif word in {"\\o", "\\t"}:
            at += 1
        elif not word.startswith("\\") and not url:
            url = word
        at += 1
    return f"{url}#{anchor}" if anchor else url or None


def _words(instruction: str) -> list[str]:
    scanner = shlex.shlex(instruction, posix=True)
    scanner.whitespace_split, scanner.escape, scanner.commenters, scanner.quotes = True, "", "", '"'
    try:
        return list(scanner)
    except ValueError:
        return instruction.split()


def _text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _endnote_item(record: Any) -> dict[str, Any]:
    kind = record.find("ref-type")
    item: dict[str, Any] = {"type": _ENDNOTE.get(_text_of(kind), "document"), "id": _text_of(record.find("rec-number"))}
    for name, path in (
        ("title", "titles/title"), ("container-title", "titles/secondary-title"), ("publisher", "publisher"),
        ("publisher-place", "pub-location"), ("volume", "volume"), ("issue", "number"), ("page", "pages"),
        ("DOI", "electronic-resource-num"), ("URL", "urls/related-urls/url"), ("ISBN", "isbn"), ("edition", "edition"),
    ):  # fmt: skip
        value = _text_of(record.find(path))
        if value:
            item[name] = value
    authors = [_name(_text_of(one)) for one in record.iterfind("contributors/authors/author")]
    if authors:
        item["author"] = authors
    year = re.search(r"\d{4}", _text_of(record.find("dates/year")))
    if year:
        item["issued"] = {"date-parts": [[int(year.group())]]}
    return item


def _name(text: str) -> dict[str, str]:
    family, comma, given = text.partition(",")
    return (
        {"family": family.strip(), "given": given.strip()} if comma and given.strip() else {"literal": family.strip()}
    )


def _sources(package: Package) -> dict[str, dict[str, Any]]:
    """Return the sources that Word keeps of its own, by tag."""
    found: dict[str, dict[str, Any]] = {}
    for name in package.names():
        if not re.fullmatch(r"customXml/item\d{1,4}\.xml", name):
            continue
        root = package.xml(name)
        if root is None or not str(root.tag).endswith("}Sources"):
            continue
        for source in root:
            item = _word_item(source)
            found[str(item.pop("tag", ""))] = item
    return found


def _word_item(source: Any) -> dict[str, Any]:
    said = {str(child.tag).rpartition("}")[2]: child for child in source}
    item: dict[str, Any] = {"type": _WORD_TYPES.get(_text_of(said.get("SourceType")), "document")}
    item["tag"] = item["id"] = _text_of(said.get("Tag"))
    for name, tag in (
        ("title", "Title"), ("container-title", "JournalName"), ("publisher", "Publisher"), ("publisher-place", "City"),
        ("volume", "Volume"), ("issue", "Issue"), ("page", "Pages"), ("URL", "URL"), ("ISBN", "StandardNumber"),
    ):  # fmt: skip
        value = _text_of(said.get(tag))
        if value:
            item[name] = value
    year = re.search(r"\d{4}", _text_of(said.get("Year")))
    if year:
        item["issued"] = {"date-parts": [[int(year.group())]]}
    authors = []
    for person in said["Author"].iter() if "Author" in said else ():
        tag = str(person.tag).rpartition("}")[2]
        if tag == "Person":
            parts = {str(child.tag).rpartition("}")[2]: _text_of(child) for child in person}
            authors.append(
                {
                    "family": parts.get("Last", ""),
                    "given": " ".join(filter(None, (parts.get("First"), parts.get("Middle")))),
                }
            )
        elif tag == "Corporate":
            authors.append({"literal": _text_of(person)})
    if authors:
        item["author"] = authors
    return item
