"""The numbers of notes in a Word document: Word does not store them, it counts.

ECMA-376, part 1, 17.11: numbers go up through the document, or begin again in every section; their
form is that of the section, or of the whole document. Numbers that begin again on every page cannot
be known without the pages: they go on counting here.
"""

from __future__ import annotations

from typing import Any

__all__ = ["NoteNumbers"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KINDS = ("footnote", "endnote")
_SYMBOLS = "*†‡§"


class NoteNumbers:
    """Labels for the references to notes, in the order in which they stand in the text."""

    def __init__(self, settings: Any) -> None:
        self._rules = {kind: _rule(settings, kind, {}) for kind in _KINDS}
        self._labels: dict[tuple[str, str], str] = {}
        self._order: dict[str, list[tuple[str, str]]] = {kind: [] for kind in _KINDS}
        self._automatic: dict[tuple[str, str], str] = {}

    def plan(self, body: Any) -> None:
        """Count the references of ``body`` section by section."""
        counts = {kind: self._rules[kind]["start"] for kind in _KINDS}
        waiting: list[tuple[str, str]] = []
        for element in body.iter(W + "footnoteReference", W + "endnoteReference", W + "sectPr"):
            if element.tag != W + "sectPr":
                kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
                dropped = any(above.tag in {W + "del", W + "moveFrom"} for above in element.iterancestors())
                custom = element.get(W + "customMarkFollows") in {"1", "true", "on"}
                if not dropped and not custom:
                    waiting.append((kind, element.get(W + "id", "")))
                continue
            if any(above.tag == W + "sectPrChange" for above in element.iterancestors()):
                continue
            # The properties of a section stand at its end.
            self._number(waiting, counts, {kind: _rule(element, kind, self._rules[kind]) for kind in _KINDS})
            waiting = []
        self._number(waiting, counts, self._rules)

    def _number(self, waiting: list[tuple[str, str]], counts: dict[str, int], rules: dict[str, dict[str, Any]]) -> None:
        for kind in _KINDS:
            if rules[kind]["restart"] == "eachSect":
                counts[kind] = rules[kind]["start"]
        for kind, identity in waiting:
            self._automatic.setdefault((kind, identity), written(counts[kind], rules[kind]["form"]))
            counts[kind] += 1

    def label(self, kind: str, identity: str | None, custom: str | None) -> str | None:
        """Return the label of a reference that stands in the text, and note that its note is used."""
        if identity is None:
            return None
        label = custom or self._automatic.get((kind, identity))
        if label is None:
            return None
        if (kind, identity) not in self._labels:
            self._labels[kind, identity] = label
            self._order[kind].append((identity, label))
        return label

    def used(self, kind: str) -> list[tuple[str, str]]:
        """Return id and label of the notes that the text refers to, in its order."""
        return self._order[kind]


def _rule(holder: Any, kind: str, inherited: dict[str, Any]) -> dict[str, Any]:
    rule = inherited or {"form": "decimal" if kind == "footnote" else "lowerRoman", "start": 1, "restart": "continuous"}
    properties = holder.find(f"{W}{kind}Pr") if holder is not None else None
    if properties is None:
        return rule
    rule = dict(rule)
    for name, tag in (("form", "numFmt"), ("restart", "numRestart")):
        one = properties.find(W + tag)
        if one is not None:
            rule[name] = one.get(W + "val", rule[name])
    start = properties.find(W + "numStart")
    if start is not None and start.get(W + "val", "").isdigit():
        rule["start"] = int(start.get(W + "val"))
    return rule


def written(number: int, form: str) -> str:
    """Return a number as Word writes it in ``form`` (17.18.59, ST_NumberFormat)."""
    if form in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form == "chicago":
        return _SYMBOLS[(number - 1) % 4] * ((number - 1) // 4 + 1)
    return str(number)


def _roman(number: int) -> str:
    parts = []
    for value, sign in (
        *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
        *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
    ):
        count, number = divmod(number, value)
        parts.append(sign * min(count, 100))
    return "".join(parts)
