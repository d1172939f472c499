"""Strings put into documents: footnotes, lists of references in Markdown, plain text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.strings.damage import dealt, shorten, spoil
from benchmarks.strings.styles import IN_LISTS, IN_NOTES, Shown, tidied
from benchmarks.strings.works import Cited

PLACES = ("footnotes", "author-date list", "numbered list", "plain notes", "plain list")
_NAMES = {
    "footnotes": "footnotes.md",
    "author-date list": "list.md",
    "numbered list": "numbered.md",
    "plain notes": "notes.txt",
    "plain list": "list.txt",
}
_CLAIMS = (
    "Wages in the valley rose more slowly than rents",
    "The office was moved twice in that decade",
    "Few of the letters have been kept",
    "The second method needs fewer samples",
    "Nobody had counted the boats before",
)
_LEADS = ("", "", "", "", "See ", "See also ", "Cf. ")


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One string with what it cites, how it was written, and where it stands (``line`` is 1-based)."""

    cited: Cited
    style: str
    damage: str
    place: str
    text: str
    file: str = ""
    line: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """All documents by file name, and the strings in them."""

    texts: dict[str, str]
    items: tuple[Item, ...]


def write(works: Sequence[Cited], chance: Random) -> Written:
    """Return documents in which each work is cited once, in a style, a place and a state of its own."""
    by_place: defaultdict[str, list[Item]] = defaultdict(list)
    for cited in works:
        item = _item(cited, chance)
        by_place[item.place].append(item)
    texts, items = {}, []
    for place, here in by_place.items():
        text, lines = _document(place, [item.text for item in here], chance)
        texts[_NAMES[place]] = text
        items += [_at(item, _NAMES[place], line) for item, line in zip(here, lines, strict=True)]
    return Written(texts=texts, items=tuple(items))


def _at(item: Item, file: str, line: int) -> Item:
    return Item(
        cited=item.cited,
        style=item.style,
        damage=item.damage,
        place=item.place,
        text=item.text,
        file=file,
        line=line,
    )


def _item(cited: Cited, chance: Random) -> Item:
    place = chance.choice(PLACES)
    notes = place in {"footnotes", "plain notes"}
    styles = IN_NOTES if notes else IN_LISTS
    style, damage = chance.choice(list(styles)), dealt(chance)
    work = cited.true.work
    shown = Shown(
        work=work,
        title=work.title,
        year=str(work.year or ""),
        issue=work.issue,
        pages=work.page.replace("--", "-").replace("-", "–"),
        journal=work.container_title,
    )
    text = spoil(tidied(styles[style](shorten(shown, damage))), damage, chance)
    if not place.endswith("list") and notes:
        text = f"{chance.choice(_LEADS)}{text}"
    if place.startswith("plain"):
        text = text.replace("*", "")
    return Item(cited=cited, style=style, damage=damage, place=place, text=text)


def _document(place: str, strings: Sequence[str], chance: Random) -> tuple[str, list[int]]:
    """Return a document of one place, and the line of each string."""
    numbers = range(1, len(strings) + 1)
    if place == "footnotes":
        body = [f"{chance.choice(_CLAIMS)}.[^{number}]" for number in numbers]
        entries = [f"[^{number}]: {text}" for number, text in zip(numbers, strings, strict=True)]
        return _laid_out(["# A report", *body], entries, gap=True)
    if place == "plain notes":
        body = [f"{chance.choice(_CLAIMS)}.[{number}]" for number in numbers]
        entries = [f"[{number}] {text}" for number, text in zip(numbers, strings, strict=True)]
        return _laid_out(["A report", *body, "Notes"], entries, gap=True)
    if place == "numbered list":
        body = [f"{chance.choice(_CLAIMS)} [{number}]." for number in numbers]
        entries = [f"{number}. {text}" for number, text in zip(numbers, strings, strict=True)]
        return _laid_out(["# A report", *body, "## References"], entries, gap=False)
    heading = "References" if place == "plain list" else "## References"
    return _laid_out(["A report", chance.choice(_CLAIMS) + ".", heading], strings, gap=True)


def _laid_out(before: Sequence[str], entries: Sequence[str], *, gap: bool) -> tuple[str, list[int]]:
    lines: list[str] = []
    for paragraph in before:
        lines += [paragraph, ""]
    at = []
    for entry in entries:
        at.append(len(lines) + 1)
        lines += [entry, ""] if gap else [entry]
    return "\n".join(lines) + "\n", at
