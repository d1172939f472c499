"""One work's part of a note as the rules have read it, before it is known which work a short form means."""

from __future__ import annotations

from dataclasses import dataclass

from refcheck.model.reference import Derived, NoteKind, ReferenceKind
from refcheck.model.work import Work
from refcheck.references.locators import find_locator
from refcheck.references.shortforms import ShortForm

__all__ = ["ParsedItem", "back_reference", "citation", "comment", "kind_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ParsedItem:
    """What a part of a note says; made by ``citation``, ``back_reference`` and ``comment`` alone.

    ``work`` is ``None`` for a comment and an explicit back-reference; ``short`` is set for the
    latter; ``alias`` is the name that the note gives the work for later. ``bare`` says that the
    note gives neither a title nor an address, so that it may be a short form of an earlier one.
    ``string`` is the work of a comment that is a citation in all but its form, unless it is a short form.
    """

    kind: NoteKind
    text: str
    work: Work | None = None
    source: ReferenceKind = ReferenceKind.UNKNOWN
    locator: str | None = None
    derived: tuple[Derived, ...] = ()
    short: ShortForm | None = None
    alias: str = ""
    bare: bool = False
    string: Work | None = None


def citation(
    text: str,
    work: Work,
    *,
    source: ReferenceKind | None = None,
    locator: str | None = None,
    derived: tuple[Derived, ...] = (),
    alias: str = "",
    bare: bool = False,
) -> ParsedItem:
    """Return a citation in full; without ``source`` the fields of the work tell what sort it is."""
    return ParsedItem(
        kind=NoteKind.FULL,
        text=text,
        work=work,
        source=source or kind_of(work),
        locator=locator,
        derived=derived,
        alias=alias,
        bare=bare,
    )


def back_reference(text: str, short: ShortForm) -> ParsedItem:
    """Return an explicit back-reference with the place that it cites."""
    found = find_locator(short.rest, lone=True)
    return ParsedItem(kind=short.kind, text=text, locator=found[0] if found else None, short=short)


def comment(text: str, locator: str | None = None) -> ParsedItem:
    """Return a part that cites no work as far as the rules can tell."""
    return ParsedItem(kind=NoteKind.COMMENT, text=text, locator=locator)


def kind_of(work: Work) -> ReferenceKind:
    """Return what sort of source a work is, as far as its fields tell."""
    if work.type == "webpage":
        return ReferenceKind.WEB_PAGE
    if work.type == "document" and not work.title:
        return ReferenceKind.UNKNOWN
    return ReferenceKind.PUBLICATION
