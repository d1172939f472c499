"""What should be changed, as a person sees it: the old words and the new in their sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.model.finding import Finding
from refcheck.model.place import AddFields, SetField
from refcheck.model.report import Passage, PassagePart
from refcheck.reports.index import Index

__all__ = ["Change", "change_of", "is_mention", "passage_of"]

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
        old = f"{intent.field} = {{{finding.actual}}}" if finding.actual or intent.value is None else ""
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
    passage = passage_of(index, finding)
    if passage is None or not finding.actual:
        return "", ""
    for at, part in enumerate(passage.parts):
        if is_mention(part, finding.actual):
            before = "".join(p.text for p in passage.parts[:at] if p.marker is None)
            after = "".join(p.text for p in passage.parts[at + 1 :] if p.marker is None)
            return _tail(before), _head(after)
    return "", ""


def passage_of(index: Index, finding: Finding) -> Passage | None:
    """Return the passage that a finding stands in, ``None`` when the report has it not."""
    at = finding.location
    passages = index.documents[at.path][1].passages if at.path in index.documents else ()
    near = [p for p in passages if at.line is not None and p.line <= at.line]
    for passage in reversed(near):
        if any(is_mention(part, finding.actual) for part in passage.parts):
            return passage
    return next((p for p in near if p.line == at.line), None)


def is_mention(part: PassagePart, text: str) -> bool:
    """Return whether a part of a passage is the mention ``text``, in quotation marks or not."""
    return part.mention is not None and bool(text) and part.text.strip("\"'“”‘’«»„ ") == text.strip("\"'“”‘’«»„ ")


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
