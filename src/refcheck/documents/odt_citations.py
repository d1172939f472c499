"""Citations that reference managers, and LibreOffice itself, leave in an OpenDocument text.

Managers put what they cite into the names of reference marks, or into properties of the file that bookmarks
lead to; LibreOffice has marks with the fields of the work.
"""

from __future__ import annotations

import re
from typing import Any

from refcheck.documents.cited_works import CitedWorks, bookmarked, managed, role_of, show
from refcheck.documents.odt_names import META, TEXT

__all__ = ["Citations"]

MAX_OPEN = 50
_BOOKMARKS = ("ZOTERO_BREF_", "Mendeley_Bookmark_")
_STARTS = frozenset({TEXT + "reference-mark-start", TEXT + "bookmark-start"})
_ENDS = frozenset({TEXT + "reference-mark-end", TEXT + "bookmark-end"})
_TYPES = {
    "article": "article-journal", "book": "book", "booklet": "book", "conference": "paper-conference",
    "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper-conference", "journal": "article-journal",
    "mastersthesis": "thesis", "phdthesis": "thesis", "proceedings": "book", "techreport": "report", "www": "webpage",
}  # fmt: skip
_FIELDS = (
    ("title", ("title",)), ("container-title", ("journal", "booktitle")), ("volume", ("volume",)),
    ("issue", ("number",)), ("page", ("pages",)), ("publisher", ("publisher", "school", "institution", "organizations")),
    ("publisher-place", ("address",)), ("edition", ("edition",)), ("URL", ("url",)), ("ISBN", ("isbn",)),
)  # fmt: skip


class Citations:
    """The citations that are open at a point of the text, by the names of their marks."""

    def __init__(self, meta: Any) -> None:
        self._meta = meta
        self._kept: dict[str, str] | None = None
        self._open: dict[str, list[dict[str, Any]]] = {}
        self.works = CitedWorks()

    @staticmethod
    def is_list(section: str) -> bool:
        """Return whether a section of this name is the list that a manager makes."""
        return role_of(section) == "list"

    def begin_part(self) -> None:
        """Go on to another text, in which every citation that begins should end."""
        self._open = {}

    def enter(self, element: Any) -> str | None:
        """Enter or pass an element; return what ``leave`` is to be given at its end."""
        tag, name = element.tag, element.get(TEXT + "name", "")
        if tag == TEXT + "bibliography-mark":
            key = "mark"
            self._begin(key)
            item = _item(element)
            self.works.keep([(item, "")] if item else (), "LibreOffice", self._open.setdefault(key, []))
            return key
        if tag in _ENDS:
            self._open.pop(name, None)
        elif tag in _STARTS or tag == TEXT + "reference-mark":
            known = managed(self._instruction(name))
            if known is not None and self._begin(name):
                self.works.keep(*known, self._open[name])
        return None

    def leave(self, key: str | None) -> None:
        """Leave an element that was entered."""
        if key is not None:
            self._open.pop(key, None)

    def show(self, text: str) -> bool:
        """Give shown text to the citations that it is the text of; return whether it is that of one."""
        for works in self._open.values():
            show(works, text)
        return bool(self._open)

    def _begin(self, name: str) -> bool:
        if len(self._open) >= MAX_OPEN:
            return False
        self._open[name] = []
        return True

    def _instruction(self, name: str) -> str:
        if not name.startswith(_BOOKMARKS):
            return name
        if self._kept is None:
            said = () if self._meta is None else self._meta.iter(META + "user-defined")
            self._kept = bookmarked((one.get(META + "name") or "", "".join(one.itertext())) for one in said)
        return self._kept.get(name, "")


def _item(mark: Any) -> dict[str, Any]:
    """Return the work that a mark of LibreOffice's own says it cites, empty when it has no title."""
    item: dict[str, Any] = {
        "type": _TYPES.get(mark.get(TEXT + "bibliography-type", ""), "document"),
        "id": mark.get(TEXT + "identifier", ""),
    }
    for variable, names in _FIELDS:
        value = next(filter(None, (mark.get(TEXT + name, "").strip() for name in names)), "")
        if value:
            item[variable] = value
    year = re.search(r"\d{4}", mark.get(TEXT + "year", "")[:100])
    if year:
        item["issued"] = {"date-parts": [[int(year.group())]]}
    authors = [one.strip() for one in re.split(r";| and ", mark.get(TEXT + "author", "")[:10_000])]
    if any(authors):
        item["author"] = [_name(one) for one in authors if one]
    return item if item.get("title") else {}


def _name(text: str) -> dict[str, str]:
    family, comma, given = text.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma and given.strip() else {"literal": text}
