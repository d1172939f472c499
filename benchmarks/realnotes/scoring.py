"""How much of the labels refcheck finds: notes, kinds, sources, fields, and where short forms lead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import refcheck
from benchmarks.realnotes.gold import Case, Gold, GoldNote, digest_of
from refcheck.model.document import Document
from refcheck.model.reference import Citation, CitationItem, Library, ReferenceKind
from refcheck.model.work import Name, Work
from refcheck.references import extract
from refcheck.text.words import fold

__all__ = ["FIELDS", "Score", "score"]

BACK = frozenset({"ibid", "supra", "op-cit", "short"})
PRIVATE = frozenset({"interview", "letter"})
FIELDS = {"t": "title", "a": "authors", "y": "year", "u": "URL", "c": "container", "g": "pages"}
_CODES = frozenset({"DOC006", "DOC007", "DOC008", "DOC009"})


@dataclass(slots=True)
class Score:
    """Counts of what was right, of how much; ``misses`` say where it was not."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def count(self, what: str, *, right: bool, miss: str) -> None:
        """Count one comparison."""
        self.total[what] += 1
        self.right[what] += right
        if not right:
            self.misses.append(f"{what}: {miss}")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a labelled note was found: its citation and which found item each label is."""

    citation: Citation
    items: tuple[CitationItem | None, ...]


def plain(text: object) -> str:
    """Return letters and figures alone."""
    return re.sub(r"[\W_]+", "", fold(str(text or "")))


def score(case: Case, documents: Sequence[Document], into: Score) -> None:
    """Add what refcheck makes of a case, whose documents have been read."""
    library = extract(*documents)
    report = refcheck.check(*documents, offline=True)
    told = {(f.location.path, f.location.marker or "") for f in report.findings if f.code in _CODES}
    notes = [note for document in library.documents for note in document.notes]
    by_digest: dict[str, Citation] = {}
    for own, citation in zip(notes, library.citations, strict=True):
        by_digest.setdefault(f"{own.marker} {digest_of(own.text)}", citation)
        by_digest.setdefault(digest_of(own.text), citation)
    places: dict[str, _Place] = {}
    for note in case.notes:
        found = by_digest.get(f"{note.marker} {note.digest}", by_digest.get(note.digest))
        into.count("notes", right=found is not None, miss=f"{case.name} {note.marker}: not found")
        if found is not None:
            places[note.marker] = _Place(found, _paired(note, found))
            _score_note(case.name, note, places, library, told=told, into=into)


def _paired(note: GoldNote, citation: Citation) -> tuple[CitationItem | None, ...]:
    """Return for each labelled item the found one: in order when they are as many, else by what they say."""
    found = list(citation.items)
    if len(found) == len(note.items):
        return tuple(found)
    paired: list[CitationItem | None] = []
    for gold in note.items:
        words = {plain(value) for name in ("t", "a", "u") for value in gold.fields.get(name, ())}
        best = max(found, key=lambda item: _likeness(gold, item, words), default=None)
        if best is not None and len(note.items) > 1 and _likeness(gold, best, words) < (2 if words else 1):
            best = None
        paired.append(best)
        found = [item for item in found if item is not best]
    return tuple(paired)


def _likeness(gold: Gold, item: CitationItem, words: set[str]) -> int:
    text = plain(item.text)
    return 2 * sum(word in text for word in words if word) + (item.kind.value == gold.kind)


def _score_note(
    name: str,
    note: GoldNote,
    places: dict[str, _Place],
    library: Library,
    *,
    told: set[tuple[str, str]],
    into: Score,
) -> None:
    place = places[note.marker]
    citation = place.citation
    silent = (citation.path, citation.marker) not in told
    for gold, item in zip(note.items, place.items, strict=True):
        if "all" in gold.skipped:
            continue
        where = f"{name} {note.marker}: {item.text if item else citation.text}"[:230]
        kind = item.kind.value if item else ("comment" if not citation.items else "missing")
        if "kind" not in gold.skipped and (gold.kind != "comment" or len(note.items) == 1):
            into.count("kinds", right=kind == gold.kind, miss=f"{where} -> {kind}, not {gold.kind}")
        if gold.kind in BACK and gold.target:
            wanted = _wanted(gold, places)
            got = set(item.references) if item else set()
            into.count("resolved", right=got == wanted, miss=f"{where} -> {sorted(got)}, not {sorted(wanted)}")
            if got and got != wanted and silent:
                into.silent.append(f"{where} -> {sorted(got)}, not {sorted(wanted)}")
        if gold.kind == "full":
            _score_full(where, gold, item, library, into)
        elif "g" in gold.fields and gold.kind in BACK:
            locator = item.locator if item else None
            into.count(
                "locators", right=_same(gold, "g", locator), miss=f"{where} -> {locator}, not {gold.fields['g']}"
            )
    if len(note.items) == 1 and note.items[0].kind != "comment" and "all" not in note.items[0].skipped:
        right = len(citation.items) <= 1
        into.count(
            "whole", right=right, miss=f"{name} {note.marker}: {citation.text[:200]} -> {len(citation.items)} items"
        )


def _wanted(gold: Gold, places: dict[str, _Place]) -> set[str]:
    marker, _, number = gold.target.partition(".")
    place = places.get(marker)
    if place is None:
        return {f"?{marker}"}
    item = place.items[int(number or 1) - 1]
    return set(item.references) if item else {f"?{marker}"}


def _score_full(where: str, gold: Gold, item: CitationItem | None, library: Library, into: Score) -> None:
    reference = next((one for one in library.references if item and one.key in item.references), None)
    work = reference.work if reference else Work()
    source = reference.kind if reference else ReferenceKind.UNKNOWN
    if gold.source:
        wanted = {"law": {ReferenceKind.LAW}}.get(gold.source, {ReferenceKind.INTERVIEW, ReferenceKind.LETTER})
        into.count(
            "private" if gold.source in PRIVATE else "laws", right=source in wanted, miss=f"{where} -> {source.value}"
        )
    else:
        public = "source" in gold.skipped or source in {
            ReferenceKind.PUBLICATION,
            ReferenceKind.WEB_PAGE,
            ReferenceKind.UNKNOWN,
        }
        into.count("sources", right=public, miss=f"{where} -> {source.value}")
    found: dict[str, object] = {
        "t": work.title,
        "a": work.author or (work.editor if "a" in gold.fields else ()),  # those who made the book
        "y": work.year or "",
        "u": work.url,
        "c": work.container_title,
        "g": work.page or (item.locator if item else None),
    }
    for letter, label in FIELDS.items():
        said = letter in gold.fields
        if letter in gold.skipped or (not said and (gold.source or letter == "g" or not found[letter])):
            continue
        right = said and _same(gold, letter, found[letter], item.locator if item else None)
        into.count(label, right=right, miss=f"{where} -> {found[letter]!r}, not {gold.fields.get(letter)}")


def _same(gold: Gold, letter: str, found: object, other: object = None) -> bool:
    """Return whether a field is as labelled: letters and figures alone count."""
    wanted = gold.fields[letter]
    match letter:
        case "a":
            assert isinstance(found, tuple)
            return len(found) == len(wanted) and all(map(_same_name, wanted, found))
        case "g":
            numbers = [re.sub(r"\D+", "-", str(value or "")).strip("-") for value in (found, other)]
            return re.sub(r"\D+", "-", wanted[0]).strip("-") in numbers or _same_range(wanted[0], str(found or ""))
        case _:
            return plain(found) in [plain(one) for one in wanted]


def _same_name(wanted: str, found: Name) -> bool:
    """Return whether a name is the one labelled; which of several words is the family's is not judged."""
    bare, own = plain(re.sub(r"\(.*", "", wanted)), plain(found.full)
    return bare in {plain(found.surname), own} or (
        bool(found.family) and own.endswith(bare) and bare.endswith(plain(found.family))
    )


def _same_range(wanted: str, found: str) -> bool:
    """Return whether two ranges are one ("524-25", "524-525")."""
    one, other = (re.findall(r"\d+", text) for text in (wanted, found))
    return len(one) == len(other) == 2 and one[0] == other[0] and other[1].endswith(one[1])
