"""What should be changed, as a person sees it: the old words and the new in their sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from refcheck.model.finding import Finding
from refcheck.model.place import AddFields, SetField
from refcheck.model.report import PassagePart
from refcheck.reports.index import Index

__all__ = ["Change", "change_of", "place_of"]

AROUND = 48
"""About so many characters of the sentence are shown on each side of a change."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One change: ``before`` and ``after`` are what stands around it, ``old`` becomes ``new``.

    ``path`` is the file that is changed; ``safe`` says that it cannot change what was meant.
    """

    path: str
    old: str
    new: str
    summary: str
    safe: bool
    before: str = ""
    after: str = ""


def change_of(index: Index, finding: Finding) -> Change | None:
    """Return the change that a finding proposes, ``None`` when it proposes none."""
    intent = finding.intent
    if isinstance(intent, SetField):
        new = "" if intent.value is None else f"{intent.field} = {{{intent.value}}}"
        # What a finding names may be a part of the field: one name of several.
        was = intent.was or finding.actual
        old = f"{intent.field} = {{{was}}}" if was or intent.value is None else ""
        return Change(path=intent.path, old=old, new=new, summary=intent.summary, safe=intent.safe)
    if isinstance(intent, AddFields):
        new = ", ".join(f"{name} = {{{value}}}" for name, value in intent.fields)
        return Change(path=intent.path, old="", new=new, summary=intent.summary, safe=intent.safe)
    if intent is not None:
        path, new, summary, safe = intent.path, intent.text, intent.summary, intent.safe
    elif finding.fix and len(finding.fix.edits) == 1:
        edit = finding.fix.edits[0]
        path, new, summary, safe = edit.path, edit.text, finding.fix.summary, finding.fix.safe
    else:
        return None
    before, after = _around(index, finding)
    return Change(path=path, old=finding.actual, new=new, summary=summary, safe=safe, before=before, after=after)


def _around(index: Index, finding: Finding) -> tuple[str, str]:
    """Return what stands before and after the words that a finding is about, in its passage."""
    text = index.texts.get(finding.location.path)
    named = text.mention(finding.actual, finding.location.line) if text and finding.actual else None
    if text is None or named is None:
        return "", ""
    parts = text.document.passages[named.passage].parts
    before = _words(reversed(range(named.part)), parts)
    return _tail("".join(reversed(before))), _head("".join(_words(range(named.end, len(parts)), parts)))


def _words(order: Iterable[int], parts: Sequence[PassagePart]) -> list[str]:
    """Return what stands in parts, markers left out, until there is enough of it to be shown."""
    words: list[str] = []
    size = 0
    for at in order:
        if parts[at].marker is None:
            words.append(parts[at].text)
            size += len(parts[at].text)
        if size > AROUND:
            break
    return words


def place_of(index: Index, finding: Finding) -> str | None:
    """Return the anchor of the words that a finding is about, else of the passage or the note that it stands in."""
    at = finding.location
    text = index.texts.get(at.path)
    if text is None:
        return None
    named = text.mention(finding.actual, at.line) if finding.actual else None
    if named is not None:
        return named.anchor
    passage = text.passage(at.line) if at.line is not None else None
    if passage is not None:
        return f"t{text.number}-{passage + 1}"
    return text.notes.get(at.marker or "")


def _tail(text: str) -> str:
    """Return the last words of ``text``, from a blank on."""
    if len(text) <= AROUND:
        return text
    return f"…{re.sub(r'^[^ ]* ', '', text[-AROUND:], count=1)}"


def _head(text: str) -> str:
    """Return the first words of ``text``, up to a blank."""
    if len(text) <= AROUND:
        return text
    return f"{re.sub(r' [^ ]*$', '', text[:AROUND], count=1)}…"
