"""The labels: one line a note, either the note itself with its fields marked, or the facts alone.

A file opens with ``# tuned | source | path`` (or ``# held``); `` | sup`` after it sets the notes as raised
numbers after a rule, the way converted files have them. A line is the number, the kind of the first
item and its text: ``5 full Jane {a:Doe}, *{t:Roads}* ({y:1999}), {g:7}``. Fields are ``t`` title, ``a`` an
author's family name, ``y`` year, ``u`` URL, ``c`` container, ``p`` publisher, ``g`` the pages given. ``‖``
opens another item of the same note. ``supra>3`` leads to the work of note 3, ``supra>3.2`` to its second
item, ``full@letter`` says what sort of source it is. After `` | `` fields may be set or left out of the count.

Where the sentences are other people's, a digest of the note's first letters stands for its text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from refcheck.text.words import fold

__all__ = ["Case", "Gold", "GoldNote", "digest_of", "read_case"]

FRESH = Path(__file__).parent / "fresh"
LABELS = Path(__file__).parent / "labels"
DIGEST_LETTERS = 40
_MARKED = re.compile(r"\{([taycpgu]):([^{}]*)\}")
_HEAD = re.compile(r"(?P<kind>[a-z-]+\??)(?:>(?P<target>\w+(?:\.\d+)?))?(?:@(?P<source>\w+))?(?:\s|$)")
_LINE = re.compile(r"(?P<marker>\w+) (?:#(?P<digest>\w+) )?(?P<rest>.*)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Gold:
    """One item of a note: ``fields`` by their letters, several authors and alternatives in order."""

    kind: str
    target: str = ""
    source: str = ""
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class GoldNote:
    """A labelled note; ``text`` is empty where only the facts are kept."""

    marker: str
    digest: str
    text: str
    items: tuple[Gold, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A labelled document."""

    name: str
    tuned: bool
    source: str
    path: str
    notes: tuple[GoldNote, ...]
    dialect: str = ""

    @property
    def document(self) -> str:
        """The Markdown text of a case that holds its notes."""
        if self.dialect == "sup":
            text = "\n\n".join(f"A sentence.<sup>{note.marker}</sup>" for note in self.notes)
            return (
                text + "\n\n---\n\n" + "\n\n".join(f"<sup>{one.marker}</sup> {one.text}" for one in self.notes) + "\n"
            )
        body = "\n\n".join(f"A sentence.[^{note.marker}]" for note in self.notes)
        return body + "\n\n" + "\n\n".join(f"[^{note.marker}]: {note.text}" for note in self.notes) + "\n"


def digest_of(text: str) -> str:
    """Return what tells a note: a digest of its first letters and figures, addresses left out."""
    letters = re.sub(r"[\W_]+", "", fold(re.sub(r"https?://\S+", "", text)))
    return hashlib.sha256(letters[:DIGEST_LETTERS].encode()).hexdigest()[:12]


def read_case(path: Path) -> Case:
    """Return the labels of one file."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    use, source, where, *dialect = (part.strip() for part in head.removeprefix("#").split("|"))
    notes = tuple(_note(line) for line in lines if line.strip())
    return Case(name=path.stem, tuned=use == "tuned", source=source, path=where, notes=notes, dialect="".join(dialect))


def _note(line: str) -> GoldNote:
    match = _LINE.match(line)
    assert match is not None, line
    parts = match["rest"].split("‖")
    texts = [_text_of(part) for part in parts]
    text = "" if match["digest"] else "".join(texts).strip()
    digest = match["digest"] or digest_of(re.sub(r"[*\\]", "", text))
    return GoldNote(marker=match["marker"], digest=digest, text=text, items=tuple(map(_item, parts)))


def _text_of(part: str) -> str:
    said = part.split(" | ", maxsplit=1)[0]
    return _MARKED.sub(r"\2", _HEAD.sub("", said, count=1))


def _item(part: str) -> Gold:
    said, *directives = part.strip().split(" | ")
    head = _HEAD.match(said)
    assert head is not None, part
    fields: dict[str, list[str]] = {}
    for name, value in _MARKED.findall(said):
        fields.setdefault(name, []).append(value.replace("*", "").strip())
    skipped: set[str] = set()
    for name, value in _directives(directives):
        if name == "skip":
            skipped.update(value.split(","))
        else:
            fields[name] = [one for one in re.split(r"[;|]" if name == "a" else r"[|]", value) if one]
    return Gold(
        kind=head["kind"],
        target=head["target"] or "",
        source=head["source"] or "",
        fields={name: tuple(values) for name, values in fields.items()},
        skipped=frozenset(skipped),
    )


def _directives(texts: list[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        name, _, value = text.strip().partition("=")
        yield name, value
