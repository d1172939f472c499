"""Cases as they are written down: notes with the kind, work, place and note that each should have.

A case begins with ``== name tune`` or ``== name check`` (the latter are not looked at while rules are
written); ``-- name`` begins a further file of the same project. A line is ``marker | gold | note``; the
gold of an item is its kind, the letter of its work (``A+B`` when it may mean either, ``-`` for none), and,
where they are to be compared, ``@locator``, ``>target`` and ``!CODE`` of a finding. ``mixed: a ; b``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True, kw_only=True, slots=True)
class Gold:
    """What one item of a note should be."""

    kind: str
    works: tuple[str, ...] = ()
    locator: str | None = None
    target: str | None = None
    code: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class GoldNote:
    """A note as it is written, and its items."""

    file: int
    marker: str
    items: tuple[Gold, ...]
    text: str

    @property
    def kind(self) -> str:
        """The kind of the whole note."""
        return self.items[0].kind if len(self.items) == 1 else "mixed"


@dataclass(slots=True)
class Case:
    """A document, or several of one project."""

    name: str
    tuned: bool
    files: list[str] = field(default_factory=list)
    notes: list[GoldNote] = field(default_factory=list)

    def texts(self) -> list[tuple[str, str]]:
        """Return path and Markdown of each file: a sentence for each note, the notes at the end."""
        made = []
        for number, name in enumerate(self.files):
            notes = [note for note in self.notes if note.file == number]
            body = " ".join(f"A sentence that needs a source.[^{note.marker}]" for note in notes)
            made.append(
                (f"{self.name}-{name}.md", body + "\n\n" + "".join(f"[^{n.marker}]: {n.text}\n\n" for n in notes))
            )
        return made


def _gold(text: str) -> Gold:
    words = text.split()
    given: dict[str, str] = {}
    works: tuple[str, ...] = ()
    for word in words[1:]:
        if word[0] in "@>!":
            given[word[0]] = word[1:]
        elif word != "-":
            works = tuple(word.split("+"))
    return Gold(kind=words[0], works=works, locator=given.get("@"), target=given.get(">"), code=given.get("!"))


def read_cases(folder: Path = FOLDER) -> list[Case]:
    """Return all cases, by file and in their order."""
    cases: list[Case] = []
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("=="):
                _, name, use = line.split()
                cases.append(Case(name=name, tuned=use == "tune"))
            elif line.startswith("--"):
                cases[-1].files.append(line.split()[1])
            elif line.strip():
                case = cases[-1]
                case.files = case.files or ["document"]
                marker, gold, text = (part.strip() for part in line.split("|", 2))
                items = tuple(_gold(part) for part in gold.removeprefix("mixed:").split(";"))
                case.notes.append(GoldNote(file=len(case.files) - 1, marker=marker, items=items, text=text))
    return cases
