"""Which work a note means: full citations are kept, short forms followed back.

Ibid. and its kin lead to the last work of the note before; *supra note N* to that note, whose
author has to be the one named; *op. cit.* to the nearest earlier note by that author; a short title,
an alias ("hereinafter ...") or a surname with a page to the work that they name. Two candidates are
both given, none is none, and what follows an unresolved citation fails too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from refcheck.model.reference import NoteKind
from refcheck.references.parse import ParsedItem
from refcheck.references.shortforms import ShortForm, without_signal
from refcheck.references.works import CitedWork, WorkIndex, has_surname, same_title
from refcheck.text.words import tokens

__all__ = ["NotePlace", "ResolvedItem", "Resolver"]


@dataclass(frozen=True, kw_only=True, slots=True)
class NotePlace:
    """Where a note stands: the document, its marker and line."""

    path: str
    marker: str
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ResolvedItem:
    """An item with the works it means, by index; ``target`` is the note that it leads to."""

    kind: NoteKind
    text: str
    works: tuple[int, ...] = ()
    locator: str | None = None
    target: str | None = None
    target_path: str | None = None


@dataclass(slots=True)
class _Note:
    """A note already read: the works in it, and where a short form in it led."""

    place: NotePlace
    works: tuple[int, ...]
    target: str | None = None


@dataclass(slots=True)
class Resolver:
    """The state while the notes of a project are read in order."""

    index: WorkIndex = field(default_factory=WorkIndex)
    _notes: list[_Note] = field(default_factory=list)
    _aliases: dict[tuple[str, ...], int] = field(default_factory=dict)
    _begin: int = 0

    def begin_document(self) -> None:
        """Start a new document: Ibid. and note numbers do not reach over its beginning."""
        self._begin = len(self._notes)

    def add(self, place: NotePlace, items: Sequence[ParsedItem]) -> tuple[ResolvedItem, ...]:
        """Return what the items of the next note mean, and remember it for those after it."""
        resolved: list[ResolvedItem] = []
        for item in items:
            before = resolved[-1] if resolved else None
            resolved.append(self._resolve(place, item, before))
        works = tuple(dict.fromkeys(work for item in resolved for work in item.works))
        targets = {item.target for item in resolved if item.target}
        alone = targets.pop() if len(targets) == 1 and len(resolved) == 1 else None
        self._notes.append(_Note(place, works, alone))
        return tuple(resolved)

    def _resolve(self, place: NotePlace, item: ParsedItem, before: ResolvedItem | None) -> ResolvedItem:
        if item.short is not None:
            match item.kind:
                case NoteKind.IBID:
                    return self._ibid(item, before)
                case NoteKind.SUPRA:
                    return self._supra(item, item.short)
                case _:
                    return self._op_cit(place, item, item.short)
        if item.work is None:
            alias = self._alias_in(item.text)
            if alias is not None:
                return self._found(place, item, [self.index.works[alias]], NoteKind.SHORT)
            return ResolvedItem(kind=item.kind, text=item.text)
        return self._short(place, item) or self._full(place, item)

    # Full citations ---------------------------------------------------------------------------

    def _full(self, place: NotePlace, item: ParsedItem) -> ResolvedItem:
        work = item.work
        assert work is not None
        known = self.index.same(work)
        if known is None:
            known = CitedWork(
                index=len(self.index.works),
                work=work,
                source=item.source,
                path=place.path,
                line=place.line,
                marker=place.marker,
                derived=item.derived,
            )
            self.index.add(known)
        else:
            known.add(work, item.derived)
            self.index.note_fields(known)
        if item.alias:
            self._aliases[_words(item.alias)] = known.index
        return ResolvedItem(kind=NoteKind.FULL, text=item.text, works=(known.index,), locator=item.locator)

    # Back-references --------------------------------------------------------------------------

    def _ibid(self, item: ParsedItem, before: ResolvedItem | None) -> ResolvedItem:
        if before is not None:  # a second item of one note goes back to the first
            return ResolvedItem(
                kind=item.kind, text=item.text, works=before.works, locator=item.locator, target=before.target
            )
        if len(self._notes) == self._begin:
            return ResolvedItem(kind=item.kind, text=item.text, locator=item.locator)
        last = self._notes[-1]
        target = last.target or last.place.marker
        return ResolvedItem(kind=item.kind, text=item.text, works=last.works, locator=item.locator, target=target)

    def _supra(self, item: ParsedItem, short: ShortForm) -> ResolvedItem:
        """A name given with the number has to be that of an author there: else the number is wrong."""
        note = next((n for n in self._notes[self._begin :] if n.place.marker == short.note), None)
        works = note.works if note else ()
        if short.name:
            works = tuple(one.index for one in self._by_name([self.index.works[work] for work in works], short.name))
        return ResolvedItem(kind=item.kind, text=item.text, works=works, locator=item.locator, target=short.note)

    def _op_cit(self, place: NotePlace, item: ParsedItem, short: ShortForm) -> ResolvedItem:
        if not short.name:
            return ResolvedItem(kind=item.kind, text=item.text, locator=item.locator)
        return self._found(place, item, self._named(short.name), item.kind)

    def _named(self, name: str) -> list[CitedWork]:
        """Return the works cited so far that a surname, with or without a short title, can mean."""
        alias = self._aliases.get(_words(name))
        if alias is not None:
            return [self.index.works[alias]]
        return self._by_name(self.index.works, name)

    @staticmethod
    def _by_name(works: Sequence[CitedWork], name: str) -> list[CitedWork]:
        """Return those of ``works`` that a surname means; a short title behind it tells them apart."""
        named = [work for work in works if has_surname(work.work, name)]
        title = name.partition(",")[2].strip(" ,\"“”'‘’*")
        titled = [work for work in named if len(tokens(title)) > 1 and same_title(title, work.work.title)]
        if named:
            return titled or named
        return [work for work in works if len(tokens(name)) > 1 and same_title(name, work.work.title)]

    def _short(self, place: NotePlace, item: ParsedItem) -> ResolvedItem | None:
        """Return the item as a short form without a keyword, ``None`` when it is a full citation."""
        work = item.work
        assert work is not None
        alias = self._alias_in(item.text)
        if alias is not None:
            return self._found(place, item, [self.index.works[alias]], NoteKind.SHORT)
        if item.bare and work.author and not (work.publisher or work.container_title):
            return self._author_only(place, item)
        if item.title_only:
            works = [
                one
                for one in self.index.titled(work.title)
                if len(tokens(one.work.title)) >= len(tokens(work.title))
                and (not work.author or has_surname(one.work, work.author[0].full))
            ]
            if works:
                return self._found(place, item, works, NoteKind.SHORT)
        return None

    def _author_only(self, place: NotePlace, item: ParsedItem) -> ResolvedItem | None:
        """Take "Surname et al., 2017, p. 5" for a work cited before, unless the text names another one."""
        work = item.work
        assert work is not None
        name = work.author[0].acronym or work.author[0].full
        works = [
            one
            for one in self.index.works
            if has_surname(one.work, name)
            and (work.year is None or one.work.year is None or work.year == one.work.year)
            and (not work.title or same_title(work.title, one.work.title))
        ]
        if works:
            return self._found(place, item, works, NoteKind.SHORT)
        if work.issued is None and not work.title and item.locator is not None:
            return ResolvedItem(kind=NoteKind.SHORT, text=item.text, locator=item.locator)
        return None

    def _alias_in(self, text: str) -> int | None:
        words = _words(without_signal(text))
        for alias, index in self._aliases.items():
            if words[: len(alias)] == alias and len(words) <= len(alias) + 6:
                return index
        return None

    def _found(self, place: NotePlace, item: ParsedItem, works: Sequence[CitedWork], kind: NoteKind) -> ResolvedItem:
        """Return the item leading to ``works``; several stay several, none none."""
        target = works[0] if len(works) == 1 else None
        return ResolvedItem(
            kind=kind,
            text=item.text,
            works=tuple(work.index for work in works),
            locator=item.locator,
            target=target.marker if target else None,
            target_path=target.path if target and target.path != place.path else None,
        )


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokens(text) if token.word != "the")
