"""The works that notes cite, each once: found again by identifier, address, or title and author."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from refcheck.model.document import Mention
from refcheck.model.reference import Derived, ReferenceKind
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.comparison.containers import go_together
from refcheck.text.lazy import lazy_re
from refcheck.text.names import same_person
from refcheck.text.titles import compare_titles
from refcheck.text.urls import mend, normalise
from refcheck.text.words import STOPWORDS, letters_of, telling_words, tokens

__all__ = ["CitedWork", "WorkIndex", "same_title"]

CANDIDATES = 12
"""As many works that share words with a title are compared with it."""
_PART_BEHIND = lazy_re(
    r"(?i)[\s,.:;(–—-]+(?:part|teil|partie|parte|deel|del|część|часть)\.?\s(?:\d{1,3}|[ivx]{1,6}|one|two|three|four|five)\b"
)
_SAME = frozenset({Agreement.SAME, Agreement.SHORT})


def same_title(one: str, other: str) -> bool:
    """Return whether two titles are the same or one is a short form of the other."""
    return bool(one and other) and compare_titles(one, other).agreement in _SAME


@dataclass(slots=True)
class CitedWork:
    """A work while notes are read: where it was first cited, and what they say of it together.

    ``text`` is its first citation as it stands; ``aliases`` are the short names agreed on for later.
    ``listed`` says that so far only a list of references, or a field of the file, gives it.
    """

    index: int
    work: Work
    source: ReferenceKind
    path: str
    line: int
    marker: str
    derived: tuple[Derived, ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    text: str = ""
    aliases: list[str] = field(default_factory=list)
    listed: bool = False

    def add(self, other: Work, derived: tuple[Derived, ...]) -> None:
        """Take from another citation of the same work what this one does not say."""
        missing = {name: getattr(other, name) for name in other.known_fields() if not getattr(self.work, name)}
        self.work = replace(self.work, **missing)
        self.derived += tuple(d for d in derived if d.field in missing)

    def prefer(self, other: Work) -> None:
        """Put what ``other`` says in the place of what was read; what it does not say stays."""
        known = {name: getattr(other, name) for name in other.known_fields()}
        self.work = replace(self.work, type=other.type, **known)
        self.derived = tuple(d for d in self.derived if d.field not in known)


class WorkIndex:
    """The works so far, with the ways to find one again."""

    def __init__(self) -> None:
        self.works: list[CitedWork] = []
        self._by_address: dict[str, int] = {}
        self._twins: dict[int, int] = {}
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_letters: dict[str, list[int]] = defaultdict(list)
        self._by_opening: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self._words: dict[int, frozenset[str]] = {}

    def add(self, cited: CitedWork) -> None:
        """Add a work; its ``index`` is its place in ``works``."""
        self.works.append(cited)
        self.note_fields(cited)

    def note_fields(self, cited: CitedWork) -> None:
        """Make a work findable by what is now known of it."""
        for address in _addresses(cited.work):
            first = self._by_address.setdefault(address, cited.index)
            if first != cited.index:
                self._twins.setdefault(first, cited.index)
                self._twins.setdefault(cited.index, first)
        words = tuple(token.word for token in tokens(cited.work.title) if token.word not in STOPWORDS)
        if not words or cited.index in self._words:
            return
        self._words[cited.index] = frozenset(words)
        self._by_letters[letters_of(cited.work.title)].append(cited.index)
        second = next((word for word in words if word != words[0]), "")
        self._by_opening[words[0]].setdefault(second, []).append(cited.index)
        for word in self._words[cited.index]:
            self._by_word[word].add(cited.index)

    def twin(self, cited: CitedWork) -> CitedWork | None:
        """Return another work that is given with the same address or identifier, ``None`` when there is none."""
        index = self._twins.get(cited.index)
        return None if index is None else self.works[index]

    def same(self, work: Work) -> CitedWork | None:
        """Return the work that ``work`` is, cited before; ``None`` when it is a new one.

        Errs towards *new*: a different year, another first author or a merely similar title is one.
        """
        for address in _addresses(work):
            index = self._by_address.get(address)
            if index is not None and self._goes_with(self.works[index].work, work, address=address):
                return self.works[index]
        if not work.title:
            return None  # nothing tells two such entries apart, or that they are one
        return next((one for one in self.titled(work.title) if self._goes_with(one.work, work)), None)

    def titled(self, title: str) -> list[CitedWork]:
        """Return the works whose title is ``title`` or a longer or shorter form of it, earliest first.

        Only those that hold all telling words of the shorter one are compared in full.
        """
        telling = telling_words(title)
        near = set(self._by_letters.get(letters_of(title), ()))
        rarest_first = sorted((self._by_word.get(word, set()) for word in telling), key=len)
        near.update(rarest_first[0].intersection(*rarest_first[1:]) if rarest_first else ())
        for first in telling:  # by two words: of thousands of works many open with the same one
            opened = self._by_opening.get(first, {})
            for second in opened.keys() & {*telling, ""}:
                near.update(index for index in opened[second] if self._words[index] <= telling)
        nearest = sorted(near, key=lambda index: (abs(len(self._words[index]) - len(telling)), index))[:CANDIDATES]
        return [self.works[index] for index in sorted(nearest) if same_title(title, self.works[index].work.title)]

    @staticmethod
    def _goes_with(one: Work, other: Work, *, address: str = "") -> bool:
        if _is_further_part(one.title, other.title):
            return False
        if address.startswith(("doi:", "isbn:")) and not (one.title and other.title):
            return True
        if one.title and other.title and not same_title(one.title, other.title):
            return False
        if one.url and other.url and not address and letters_of(one.title) != letters_of(other.title):
            return normalise(mend(one.url)) == normalise(mend(other.url))  # a report and its summary
        if one.year and other.year and one.year != other.year:
            return False
        if (
            one.number
            and other.number
            and one.number != other.number
            and letters_of(one.title) != letters_of(other.title)
        ):
            return False  # a report, and the answer to it
        if one.author and other.author and same_person(one.author[0], other.author[0]) is False:
            return False
        longer = not address and letters_of(one.title) != letters_of(other.title)
        if longer and (_stand_apart(one, other) or _is_page_about(one, other) or _is_page_about(other, one)):
            return False
        return bool(address or one.author or other.author) or one.type == other.type


def _is_further_part(one: str, other: str) -> bool:
    """Return whether one title is the other with the number of a part behind it: "Roads", "Roads Part 2: Walls"."""
    shorter, longer = sorted((one, other), key=len)
    opens = bool(shorter) and longer.casefold().startswith(shorter.casefold())
    return opens and _PART_BEHIND.match(longer, len(shorter)) is not None


def _stand_apart(one: Work, other: Work) -> bool:
    """Return whether two works stand in two places, or one in something and the other has a publisher of its own."""
    part, whole = (one, other) if one.container_title else (other, one)
    if whole.container_title:
        mine, theirs = part.container_title, whole.container_title
        return letters_of(mine) != letters_of(theirs) and not go_together(mine, theirs)
    return bool(part.container_title and whole.publisher)


def _is_page_about(page: Work, book: Work) -> bool:
    """Return whether a page that nobody signs is called after a book: "The Roads Page", and "Roads" of a publisher."""
    bare = bool(page.url) and not (page.author or page.editor or page.publisher or page.issued)
    return bare and bool(book.author and book.publisher) and not book.url


def _addresses(work: Work) -> Iterable[str]:
    if work.doi:
        yield f"doi:{work.doi}"
    for isbn in work.isbn:
        yield f"isbn:{isbn}"
    if work.url:
        yield normalise(mend(work.url))
