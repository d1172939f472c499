"""The numbers of notes in a Word document: Word does not store them, it counts.

ECMA-376, part 1, 17.11: numbers go up through the document, or begin again in every section or on every
page; their form is that of the section, or of the whole document. Where pages begin is known only as far
as Word left its own page breaks in the file: without them, numbers by the page go on counting here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from refcheck.documents.docx_names import W, value_of

__all__ = ["NoteNumbers", "written"]

KINDS = ("footnote", "endnote")
MAX_NUMBER = 100_000
MAX_REPEATED = 20
"""Letters and signs that would stand more often than this in one label are written as figures."""
_SYMBOLS = "*†‡§"


@dataclass(frozen=True, slots=True)
class _Rule:
    form: str
    start: int = 1
    restart: str = "continuous"


@dataclass(slots=True)
class Reference:
    """A reference to a note. ``run`` is the run that shows its label, ``custom`` the mark that somebody
    typed in place of a number, ``page`` how many pages have ended before it."""

    kind: str
    identity: str
    run: list[Any]
    custom: str
    page: int


class NoteNumbers:
    """References to notes in the order in which they stand in the text, counted section by section."""

    def __init__(self, settings: Any) -> None:
        self._rules = {
            "footnote": _rule(settings, "footnote", _Rule("decimal")),
            "endnote": _rule(settings, "endnote", _Rule("lowerRoman")),
        }
        self._counts = {kind: rule.start for kind, rule in self._rules.items()}
        self._waiting: list[Reference] = []
        self._page = 0
        self._pages: dict[str, int] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self.order: list[tuple[str, str]] = []
        """Kind and label of each reference."""

    def refer(self, kind: str, identity: str, run: list[Any], custom: str = "") -> None:
        """Take a reference; its label is put into ``run`` when its section has ended."""
        self._waiting.append(Reference(kind, identity, run, custom, self._page))

    def end_page(self) -> None:
        """Go on to the next page."""
        self._page += 1

    def end_section(self, properties: Any) -> None:
        """Count the references of the section that ends here; ``None`` for what comes after the last one."""
        rules = {kind: _rule(properties, kind, self._rules[kind]) for kind in KINDS}
        for kind in KINDS:
            if rules[kind].restart == "eachSect":
                self._counts[kind] = rules[kind].start
        for one in self._waiting:
            rule = rules[one.kind]
            if rule.restart == "eachPage" and one.page != self._pages.get(one.kind, 0):
                self._counts[one.kind] = rule.start
            self._pages[one.kind] = one.page
            label = self._label(one, rule)
            one.run[3] = label
            self.order.append((one.kind, label))
        self._waiting = []

    def _label(self, one: Reference, rule: _Rule) -> str:
        key = (one.kind, one.identity)
        if key not in self._labels:
            label = one.custom
            if not label:
                label = written(self._counts[one.kind], rule.form)
                self._counts[one.kind] = min(self._counts[one.kind] + 1, MAX_NUMBER)
            self._labels[key] = label
        return self._labels[key]

    def used(self, kind: str) -> list[tuple[str, str]]:
        """Return id and label of the notes that the text refers to, in its order."""
        return [(identity, label) for (own, identity), label in self._labels.items() if own == kind]


def _rule(holder: Any, kind: str, inherited: _Rule) -> _Rule:
    properties = holder.find(f"{W}{kind}Pr") if holder is not None else None
    if properties is None:
        return inherited
    start = value_of(properties, "numStart")
    return replace(
        inherited,
        form=value_of(properties, "numFmt") or inherited.form,
        restart=value_of(properties, "numRestart") or inherited.restart,
        start=int(start) if start.isascii() and start.isdigit() and len(start) < 6 else inherited.start,
    )


def written(number: int, form: str) -> str:
    """Return a number as Word writes it in ``form`` (17.18.59, ST_NumberFormat); the forms that are
    figures of any kind are given as plain ones, so that "note 3" finds its note."""
    if form in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    if form in {"lowerLetter", "upperLetter"} and 0 < number <= 26 * MAX_REPEATED:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form == "chicago" and 0 < number <= 4 * MAX_REPEATED:
        return _SYMBOLS[(number - 1) % 4] * ((number - 1) // 4 + 1)
    return str(number)


def _roman(number: int) -> str:
    parts = []
    for value, sign in (
        *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
        *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
    ):
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)
