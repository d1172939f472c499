"""Works that reference managers leave at their citations in files of word processors, as they are collected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from refcheck.documents.docx_citations import Cited, csl_works

__all__ = ["CitedWorks", "managed", "role_of", "show"]

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


def role_of(instruction: str) -> str:
    """Return what an instruction of a manager or of Word is for: *list*, *citation*, or empty."""
    start = " ".join(instruction[:60].upper().split())
    if start.startswith(_LISTS):
        return "list"
    return "citation" if start.startswith(_CITATIONS) or "CSL_CITATION" in start else ""
