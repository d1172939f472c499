"""Which work a note means: full citations are kept, short forms followed back.

*Ibid.* and its kin lead to the last work of the note before; *supra note N* to that note, whose author
has to be the one named; *op. cit.* to the nearest earlier note by that author; a short title, an alias
("hereinafter ...") or a surname with a page to the work that they name. Two candidates are both given,
none is none, what follows an unresolved citation fails too, and what does not fit is given with a doubt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from refcheck.model.document import Embedded
from refcheck.model.reference import Derived, Doubt, NoteKind, ReferenceKind
from refcheck.model.work import Work
from refcheck.references.keyed import KEYED
from refcheck.references.locators import find_alias, find_names_in_brackets
from refcheck.references.naming import YEAR, Fit, NameIndex, words_of
from refcheck.references.parsed import ParsedItem, kind_of
from refcheck.references.shortforms import ShortForm
from refcheck.references.unmarked import (
    head_of,
    is_another,
    is_case_at_page,
    is_full,
    is_name_with_page,
    is_short,
    numbered_head,
    parted,
)
from refcheck.references.works import CitedWork, WorkIndex
from refcheck.text.citing import may_be_citation

__all__ = ["NotePlace", "ResolvedItem", "Resolver", "managed_id"]

MAX_ALIASES = 8
"""As many short names of one work are kept."""
MAX_COMMENTS = 5
"""Over as many notes that only comment an *Ibid.* may reach back, with a doubt."""

_IDEM = frozenset({"idem", "id", "ídem", "eadem", "ders", "dies", "derselbe", "dieselbe"})


@dataclass(frozen=True, kw_only=True, slots=True)
class NotePlace:
    """Where a note stands: the document, its marker and line."""

    path: str
    marker: str
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ResolvedItem:
    """An item with the works it means, by index; ``target`` is the note that it leads to.

    ``doubt``, ``named`` and ``instead`` are those of ``CitationItem``.
    """

    kind: NoteKind
    text: str
    works: tuple[int, ...] = ()
    locator: str | None = None
    target: str | None = None
    target_path: str | None = None
    doubt: Doubt | None = None
    named: str | None = None
    instead: tuple[str, ...] = ()


@dataclass(slots=True)
class _Note:
    """A note already read: what it means, its number among its kin, and where a lone short form led."""

    place: NotePlace
    section: int
    text: str
    items: list[ResolvedItem] = field(default_factory=list)
    target: str | None = None
    target_path: str | None = None
    ahead: list[tuple[int, ShortForm]] = field(default_factory=list)

    @property
    def works(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(work for item in self.items for work in item.works))

    @property
    def comments(self) -> bool:
        return all(item.kind is NoteKind.COMMENT for item in self.items)

    @property
    def failed(self) -> bool:
        """Whether a short form in it leads nowhere."""
        return not self.works and not self.comments


@dataclass(slots=True)
class Resolver:
    """The state while the notes of a project are read in order."""

    index: WorkIndex = field(default_factory=WorkIndex)
    names: NameIndex = field(default_factory=NameIndex)
    _notes: list[_Note] = field(default_factory=list)
    _begin: int = 0
    _opened: int = 0
    _document: int = 0
    _section: int = 0
    _labels: dict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    _cited_at: dict[tuple[int, int], list[str]] = field(default_factory=lambda: defaultdict(list))
    _full_at: dict[int, NotePlace] = field(default_factory=dict)
    _managed: dict[str, int] = field(default_factory=dict)

    def begin_document(self) -> None:
        """Start a new document: Ibid. and note numbers do not reach over its beginning."""
        self._document += 1
        self._opened = len(self._notes)
        self.begin_chapter()

    def begin_chapter(self) -> None:
        """Start a chapter whose notes begin again at 1: Ibid. does not reach over its beginning."""
        self._begin = len(self._notes)
        self._section += 1

    def begin_page(self) -> None:
        """Start a page whose notes begin again at 1: Ibid. does reach over it, note numbers do not."""
        self._section += 1

    def known(
        self,
        work: Work,
        source: ReferenceKind,
        place: NotePlace,
        *,
        derived: tuple[Derived, ...] = (),
        text: str = "",
        managed: str | None = None,
    ) -> CitedWork:
        """Return the work that a list of references or a field of the file gives, added when it is new.

        ``managed`` is what ``managed_id`` gives for a work that a reference manager left.
        """
        if managed and managed in self._managed:
            return self.index.works[self._managed[managed]]
        cited = self._kept(work, source, place, derived=derived, text=text)
        if managed is not None:
            cited.prefer(work)
            self.names.note(cited)
            if managed:
                self._managed[managed] = cited.index
        if cited.marker == "" and cited.index not in self._full_at:
            cited.listed = True
        return cited

    def add(
        self, place: NotePlace, items: Sequence[ParsedItem], *, text: str = "", embedded: Sequence[Embedded] = ()
    ) -> int:
        """Read the next note; return its number for ``items_of``. ``embedded`` are the works that a
        reference manager left in it: they are what it cites, whatever its words are."""
        note = _Note(place, self._section, text or " ".join(item.text for item in items))
        keyed = [one for one in embedded if one.manager == KEYED]
        if len(keyed) < len(embedded):
            note.items = self._embedded(place, items, embedded)
        else:
            for item in (part for each in items for part in parted(each)):
                note.items.append(self._resolve(note, item, note.items[-1] if note.items else None))
            if keyed:  # what is cited by key stands beside what the words say
                said = [item for item in note.items if item.kind is not NoteKind.COMMENT]
                note.items = [*said, *self._embedded(place, (), keyed)]
        for work in (work for made in note.items if made.kind is NoteKind.FULL for work in made.works):
            self._full_at[work] = place
        if len(note.items) == 1 and note.items[0].target:
            note.target, note.target_path = note.items[0].target, note.items[0].target_path
        self._labels[self._document, place.marker].append(len(self._notes))
        for work in note.works:
            self._cited_at[self._document, work].append(place.marker)
        self._notes.append(note)
        return len(self._notes) - 1

    def managed_by(self, manager: str) -> dict[int, str]:
        """Return the ids that a manager gave to works, by the works' indexes; of several the first."""
        found: dict[int, str] = {}
        for name, index in self._managed.items():
            kind, _, own = name.partition(":")
            if kind == manager:
                found.setdefault(index, own)
        return found

    def finish(self) -> None:
        """Follow what looks ahead (*infra note 9*), once every note of the document has been read."""
        for note in self._notes[self._opened :]:
            for number, short in note.ahead:
                found = self._note_named(note, short.note or "", ahead=True)
                if found is not None:
                    works = self._fitting(found, short.name) if short.name else found.works
                    doubt = None if short.later else Doubt.LATER_NOTE
                    note.items[number] = replace(note.items[number], works=works, doubt=doubt)
            note.ahead = []

    def items_of(self, number: int) -> tuple[ResolvedItem, ...]:
        """Return what the items of a note mean."""
        return tuple(self._notes[number].items)

    def _resolve(self, note: _Note, item: ParsedItem, before: ResolvedItem | None) -> ResolvedItem:
        if item.short is not None:
            if item.kind is NoteKind.IBID:
                return self._ibid(item, before) if not item.short.name else self._named_ibid(item, before)
            if item.short.note is not None:
                return self._supra(note, item, item.short)
            return self._op_cit(note.place, item, item.short, before)
        short = self._short(note.place, item)
        if short is not None:
            return short
        if item.work is None and item.string is not None:
            item = replace(item, kind=NoteKind.FULL, work=item.string, source=kind_of(item.string))
        if item.work is None:
            return ResolvedItem(kind=item.kind, text=item.text)
        return self._full(note.place, item, before)

    # Full citations ---------------------------------------------------------------------------

    def _full(self, place: NotePlace, item: ParsedItem, before: ResolvedItem | None) -> ResolvedItem:
        assert item.work is not None
        work = self._with_author_before(item.work, before)
        cited = self._kept(work, item.source, place, derived=item.derived, text=item.text)
        _cite_at(cited, place)
        new = [alias for alias in _aliases(item, cited.work) if alias not in cited.aliases][:4]
        if new and len(cited.aliases) < MAX_ALIASES:
            cited.aliases += new
            self.names.note(cited)
        return ResolvedItem(kind=NoteKind.FULL, text=item.text, works=(cited.index,), locator=item.locator)

    def _kept(
        self, work: Work, source: ReferenceKind, place: NotePlace, *, derived: tuple[Derived, ...], text: str
    ) -> CitedWork:
        known = self.index.same(work)
        if known is None:
            known = CitedWork(
                index=len(self.index.works),
                work=work,
                source=source,
                path=place.path,
                line=place.line,
                marker=place.marker,
                derived=derived,
                text=text,
            )
            self.index.add(known)
        else:
            known.add(work, derived)
            self.index.note_fields(known)
            known.text = known.text or text
        self.names.note(known)
        return known

    def _with_author_before(self, work: Work, before: ResolvedItem | None) -> Work:
        """Return a work whose author is "Idem" with the author of the work cited last."""
        first = work.author[0].full.casefold().strip(" .") if work.author else ""
        if first not in _IDEM:
            return work
        works = before.works if before else (self._notes[-1].works if len(self._notes) > self._begin else ())
        return replace(work, author=self.index.works[works[0]].work.author if len(works) == 1 else ())

    def _embedded(
        self, place: NotePlace, items: Sequence[ParsedItem], embedded: Sequence[Embedded]
    ) -> list[ResolvedItem]:
        """Return an item for each work that the file itself names; the words tell only how it is cited."""
        found: list[ResolvedItem] = []
        paired = len(items) == len(embedded)
        for number, one in enumerate(embedded):
            item = items[number] if paired else None
            count = len(self.index.works)
            source = ReferenceKind.PUBLICATION if one.work.title or one.manager != KEYED else ReferenceKind.UNKNOWN
            cited = self.known(one.work, source, place, text=item.text if item else "", managed=managed_id(one))
            kind = NoteKind.FULL
            if item is not None and item.short is not None:
                kind = item.kind
            elif item is not None and cited.index < count and self._short(place, item) is not None:
                kind = NoteKind.SHORT
            elif item is not None and item.work is not None:
                cited.add(item.work, item.derived)
            if kind is NoteKind.FULL:
                _cite_at(cited, place)
            full = self._full_at.get(cited.index)
            found.append(
                ResolvedItem(
                    kind=kind,
                    text=item.text if item else "",
                    works=(cited.index,),
                    locator=one.locator or (item.locator if item else None),
                    target=full.marker if full and kind is not NoteKind.FULL else None,
                )
            )
        return found

    # Back-references --------------------------------------------------------------------------

    def _ibid(self, item: ParsedItem, before: ResolvedItem | None) -> ResolvedItem:
        """Follow *Ibid.* to the item before it in the note, else to the note before."""
        made = ResolvedItem(kind=item.kind, text=item.text, locator=item.locator)
        if before is not None and before.kind is not NoteKind.COMMENT:
            doubt = None if before.works else Doubt.FOLLOWS_UNRESOLVED
            return replace(made, works=before.works, target=before.target, target_path=before.target_path, doubt=doubt)
        at = len(self._notes) - 1
        while at >= self._begin and self._notes[at].comments and len(self._notes) - 1 - at < MAX_COMMENTS:
            if may_be_citation(self._notes[at].text):
                return made  # it may be the very citation that is meant, not read as one
            at -= 1
        if at < self._begin:
            return made
        last = self._notes[at]
        if last.failed:
            return replace(made, doubt=Doubt.FOLLOWS_UNRESOLVED)
        doubt = Doubt.COMMENT_BETWEEN if at < len(self._notes) - 1 else None
        if any(one.kind is not NoteKind.COMMENT and not one.works for one in last.items):
            doubt = doubt or Doubt.UNCONFIRMED  # another citation of that note leads nowhere
        if not last.works:
            return made
        target = last.target or last.place.marker
        return replace(made, works=last.works, target=target, target_path=last.target_path, doubt=doubt)

    def _named_ibid(self, item: ParsedItem, before: ResolvedItem | None) -> ResolvedItem:
        """Follow "Schulze, ebd.": of the works of the note before the one by the author named, or a doubt."""
        assert item.short is not None
        name = item.short.name
        made = self._ibid(item, before)
        fits = [(self.names.fit(name, self.index.works[work]), work) for work in made.works]
        works = tuple(work for fit, work in fits if fit is Fit.WHOLE)
        if works:
            return replace(made, works=works, doubt=None)
        last = self._notes[-1] if len(self._notes) > self._begin else None
        if before is None and made.works and last is not None and self._is_said(name, last.text):
            return replace(made, doubt=Doubt.UNCONFIRMED)
        _, elsewhere = self._find(name)
        meant = tuple(cited.index for cited in elsewhere) or made.works
        return replace(made, works=meant, target=None, target_path=None, doubt=Doubt.UNCONFIRMED)

    def _note_named(self, note: _Note, label: str, *, ahead: bool = False) -> _Note | None:
        """Return the note with a label as ``note`` means it: in its own chapter, the nearest one."""
        numbers = self._labels.get((self._document, label), [])
        same = [self._notes[n] for n in numbers[-8:] if self._notes[n].section == note.section]
        same = [one for one in same if one is not note]
        return same[0 if ahead else -1] if same else None

    def _supra(self, note: _Note, item: ParsedItem, short: ShortForm) -> ResolvedItem:
        """A name given with the number has to be that of an author there: else the number is wrong."""
        label = short.note or ""
        made = ResolvedItem(kind=item.kind, text=item.text, locator=item.locator, target=label, named=label)
        found = self._note_named(note, label)
        if found is None and short.later:
            note.ahead.append((len(note.items), short))
            return replace(made, doubt=Doubt.NO_SUCH_NOTE)
        if not short.name:
            if found is None:
                note.ahead.append((len(note.items), short))
                return replace(made, doubt=Doubt.NO_SUCH_NOTE)
            return replace(made, works=found.works, doubt=Doubt.FOLLOWS_UNRESOLVED if found.failed else None)
        works = self._fitting(found, short.name) if found else ()
        works = self._told_apart(found, works, short.rest) if found and len(works) > 1 else works
        if works or (found and self._is_said(short.name, found.text)):
            return replace(made, works=works)  # none: the note has the name, but was not read as a citation
        return self._named_elsewhere(note.place.path, made, found, short.name)

    def _fitting(self, note: _Note, name: str) -> tuple[int, ...]:
        """Return the works of a note that a name can mean; its words count where its fields are not known."""
        fits = [(self.names.fit(name, self.index.works[work]), work) for work in note.works]
        best = max((fit for fit, _ in fits), default=Fit.NONE)
        fit, works = self.names.find(name) if best < Fit.WHOLE else (Fit.NONE, ())
        elsewhere = fit is Fit.WHOLE and bool(works)
        if best > Fit.SPELLING and not elsewhere:
            return tuple(work for fit, work in fits if fit is best)
        cited = any(item.kind is NoteKind.FULL for item in note.items)  # a short form names no one but its author
        if len(note.works) == 1 and cited and self._is_said(name, note.text):
            return note.works
        said = [item for item in note.items if item.kind is NoteKind.FULL and self._is_said(name, item.text)]
        return tuple(dict.fromkeys(work for item in said for work in item.works))

    def _told_apart(self, note: _Note, works: tuple[int, ...], rest: str) -> tuple[int, ...]:
        """Return of several works of one author or court those that alone have the names given behind the
        number: "EuGH, (Fn. 10), - Verlag Esterbauer - Rn. 27"."""
        named = " ".join(re.findall(r"(?<![\w.])[A-ZÀ-Þ][\w’'-]{3,}", rest))
        said = [item.works for item in note.items if named and self._is_said(named, item.text)]
        fitting = tuple(work for work in works if any(work in one for one in said))
        return fitting or works

    @staticmethod
    def _is_said(name: str, text: str) -> bool:
        """Return whether a text has all words of a name, whatever fields were read from it."""
        words, said = words_of(name), set(words_of(text))
        said |= {word.removesuffix("s") for word in said}  # "Smith's"
        return bool(words) and said.issuperset(words)

    def _is_nameless(self, note: _Note, name: str) -> bool:
        """Return whether the one work of a note has no author that could be the one named."""
        works = [self.index.works[work].work for work in note.works]
        return len(works) == 1 and not works[0].author and not works[0].editor and self.names.find(name)[0] is Fit.NONE

    def _named_elsewhere(self, path: str, made: ResolvedItem, found: _Note | None, name: str) -> ResolvedItem:
        """Return the item where no work of the note that it names is by that author."""
        misspelt = tuple(
            work
            for work in (found.works if found else ())
            if self.names.fit(name, self.index.works[work]) is Fit.SPELLING
        )
        fit, works = self._find(name)
        here = [cited for cited in works if self._cited_at.get((self._document, cited.index))]
        if fit > Fit.SPELLING and works:
            # A name that both fits another work and nearly fits this one can mean either.
            meant = tuple(cited.index for cited in here or works)
            markers = tuple(dict.fromkeys(self._cited_at[self._document, cited.index][0] for cited in here))
            place = self._full_at.get(meant[0]) if len(meant) == 1 else None
            return replace(
                made,
                works=tuple(sorted({*misspelt, *meant})),
                target=place.marker if place and not misspelt else made.target,
                target_path=place.path if place and not misspelt and place.path != path else None,
                doubt=Doubt.WRONG_NOTE if found else Doubt.NO_SUCH_NOTE,
                instead=markers,
            )
        if misspelt:
            return replace(made, works=misspelt, doubt=Doubt.SPELLING)
        if found is None:
            return replace(made, doubt=Doubt.NO_SUCH_NOTE)
        if self._is_nameless(found, name):  # a case that only the text names
            return replace(made, works=found.works, doubt=Doubt.UNCONFIRMED)
        return replace(made, doubt=Doubt.FOLLOWS_UNRESOLVED if found.failed else Doubt.WRONG_NOTE)

    def _find(self, name: str) -> tuple[Fit, tuple[CitedWork, ...]]:
        """Return the works that a name means best: those that notes cite before those of a list."""
        fit, works = self.names.find(name)
        if fit is Fit.OTHER_TITLE:
            works = tuple(cited for cited in works if not self.names.lacks_second(name, cited))
            fit = fit if works else Fit.NONE
        if len(works) > 1:
            works = tuple(cited for cited in works if not cited.listed) or works
        if len(works) > 1:
            works = tuple(cited for cited in works if self.names.opens(name, cited)) or works
        years = {match.group()[:4] for match in YEAR.finditer(name)}
        if len(works) > 1 and years:  # that of the work before one in its title
            works = tuple(cited for cited in works if str(cited.work.year) in years) or works
        return fit, works

    def _op_cit(
        self, place: NotePlace, item: ParsedItem, short: ShortForm, before: ResolvedItem | None
    ) -> ResolvedItem:
        if not short.name:
            made = self._ibid(item, before)
            doubt = made.doubt or (Doubt.NO_NAME if made.works and not short.same_place else None)
            return replace(made, doubt=doubt)
        fit, works = self._find(short.name)
        doubts = {Fit.SPELLING: Doubt.SPELLING, Fit.OTHER_TITLE: Doubt.OTHER_TITLE}
        return replace(self._found(place, item, works, item.kind), doubt=doubts.get(fit) if works else None)

    # Short forms without a keyword ----------------------------------------------------------------

    def _short(self, place: NotePlace, item: ParsedItem) -> ResolvedItem | None:
        """Return the item as a short form without a keyword, ``None`` when it is none."""
        head, locator = ("", None) if is_full(item) else head_of(item)
        if not head:
            return None
        fit, works = self._find(head)
        numbered = numbered_head(item) if fit is Fit.NONE else None
        if numbered is not None and (agreed := self._find(numbered[0]))[0] is Fit.WHOLE:
            (head, locator), (fit, works) = numbered, agreed
        if fit is Fit.WHOLE:
            works = tuple(cited for cited in works if not is_another(item, cited))
            if item.source is ReferenceKind.LAW:  # no article with the name of the law in its title
                works = tuple(cited for cited in works if cited.source in {ReferenceKind.LAW, ReferenceKind.UNKNOWN})
            if works and is_short(item, head, locator, works[0], self.names):
                found = self._found(place, item, works, NoteKind.SHORT)
                return replace(found, locator=locator, doubt=self._doubt_of_list(works))
        elif fit is Fit.SPELLING and locator is not None and is_short(item, head, locator, works[0], self.names):
            found = self._found(place, item, works, NoteKind.SHORT)
            return replace(found, locator=locator, doubt=Doubt.SPELLING)
        if is_name_with_page(item) or is_case_at_page(item):
            return ResolvedItem(kind=NoteKind.SHORT, text=item.text, locator=locator)
        return None

    def _doubt_of_list(self, works: Sequence[CitedWork]) -> Doubt | None:
        """Return the doubt where a short form leads to the list of references alone, and a note cites the
        same address as another work: one of the two was misread."""
        twin = self.index.twin(works[0]) if len(works) == 1 and works[0].listed else None
        return Doubt.UNCONFIRMED if twin is not None and not twin.listed else None

    def _found(self, place: NotePlace, item: ParsedItem, works: Sequence[CitedWork], kind: NoteKind) -> ResolvedItem:
        """Return the item leading to ``works``; several stay several, none none."""
        target = works[0] if len(works) == 1 else None
        full = self._full_at.get(target.index) if target else None
        return ResolvedItem(
            kind=kind,
            text=item.text,
            works=tuple(work.index for work in works),
            locator=item.locator,
            target=full.marker if full else None,
            target_path=full.path if full and full.path != place.path else None,
        )


def _cite_at(cited: CitedWork, place: NotePlace) -> None:
    """Let a note be where a work is cited first that so far only a list gives."""
    if cited.listed:
        cited.listed, cited.path, cited.line, cited.marker = False, place.path, place.line, place.marker


def _aliases(item: ParsedItem, work: Work) -> list[str]:
    """Return the names that a citation gives its work for later.

    What only stands in brackets is one where it is no publisher, no acronym and no part of the title.
    """
    hereinafter = find_alias(item.text)
    named = [name for name in (item.alias, hereinafter[0] if hereinafter else "") if name]
    if named:
        return named
    imprint = set(words_of(f"{work.publisher} {work.publisher_place} {work.container_title}"))
    law = item.source is ReferenceKind.LAW
    return [
        name
        for name in find_names_in_brackets(item.text)
        if (law or (not name.isupper() and name not in work.title)) and not set(words_of(name)) <= imprint
    ]


def managed_id(one: Embedded) -> str:
    """Return what tells a manager's work from its others, empty where it has no id."""
    return f"{one.manager}:{one.id}" if one.id else ""
