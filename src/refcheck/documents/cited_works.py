"""Works that reference managers leave at their citations in files of word processors, as they are collected.

Zotero and Mendeley write CSL-JSON into fields, marks and properties: untrusted text, read as data alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

__all__ = ["MAX_LOCATOR", "Cited", "CitedWorks", "bookmarked", "csl_works", "managed", "role_of", "show"]

Cited = tuple[dict[str, Any], str]
"""An item of CSL-JSON and the locator that it is cited with, empty when there is none."""

MAX_LOCATOR = 100
MAX_EMBEDDED = 5_000
MAX_SHOWN = 500
_LISTS = (
    "BIBLIOGRAPHY", "ADDIN ZOTERO_BIBL", "ZOTERO_BIBL", "ADDIN EN.REFLIST", "ADDIN MENDELEY BIBLIOGRAPHY",
    "MENDELEY BIBLIOGRAPHY",
)  # fmt: skip
_CITATIONS = ("CITATION ", "ADDIN ZOTERO_ITEM", "ADDIN EN.CITE", "ZOTERO_ITEM")


class CitedWorks:
    """The works with their places; ``paragraph`` and ``note`` say where reading is."""

    def __init__(self) -> None:
        self.paragraph = 0
        self.note: str | None = None
        self.all: list[dict[str, Any]] = []

    def keep(self, cited: Iterable[Cited], manager: str, works: list[dict[str, Any]]) -> None:
        """Keep the works of a citation, and put them into ``works``."""
        for item, locator in cited:
            if len(self.all) >= MAX_EMBEDDED:
                return
            work = {
                "item": item, "manager": manager, "paragraph": self.paragraph, "note": self.note, "shown": "",
                "locator": locator,
            }  # fmt: skip
            self.all.append(work)
            works.append(work)


def show(works: Iterable[dict[str, Any]], text: str) -> None:
    """Give text that is shown to the works whose citation it is the text of."""
    for work in works:
        if len(work["shown"]) < MAX_SHOWN:
            work["shown"] += text[:MAX_SHOWN]


def managed(instruction: str) -> tuple[Iterable[Cited], str] | None:
    """Return the works of a citation of Zotero or Mendeley, and which of them wrote it; ``None`` for what is none."""
    if "CSL_CITATION" not in instruction[:60]:
        return None
    manager = "Zotero" if "ZOTERO" in instruction[:40] else "Mendeley"
    return csl_works(instruction.partition("CSL_CITATION")[2]), manager


def csl_works(text: str) -> Iterator[Cited]:
    """Yield the works of a citation of Zotero or Mendeley: the first JSON object in ``text``."""
    start = text.find("{")
    if start < 0:
        return
    try:
        said, _ = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return
    entries = said.get("citationItems") if isinstance(said, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        item = entry.get("itemData") if isinstance(entry, dict) else None
        if isinstance(item, dict):
            locator = entry.get("locator")
            yield _dated(item), str(locator)[:MAX_LOCATOR] if isinstance(locator, str | int) and locator else ""


def _dated(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item with its dates as the schema has them: older versions write ``{"year": 2004}``."""
    for variable in ("issued", "accessed"):
        said = item.get(variable)
        if isinstance(said, dict) and "date-parts" not in said and "year" in said:
            parts = [said[name] for name in ("year", "month", "day") if name in said]
            item = {**item, variable: {"date-parts": [parts]}}
    return item


def bookmarked(properties: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the instructions that managers keep in properties of the file, by the bookmarks they belong to."""
    pieces: dict[str, dict[int, str]] = {}
    for full, value in properties:
        name, _, number = full.rpartition("_")
        if name and number.isascii() and number.isdigit() and len(number) < 6:
            pieces.setdefault(name, {})[int(number)] = value.strip("\r\n")
    return {name: "".join(found[key] for key in sorted(found)) for name, found in pieces.items()}


def role_of(instruction: str) -> str:
    """Return what an instruction of a manager or of Word is for: *list*, *citation*, or empty."""
    start = " ".join(instruction[:60].upper().split())
    if start.startswith(_LISTS):
        return "list"
    return "citation" if start.startswith(_CITATIONS) or "CSL_CITATION" in start else ""
