"""What a short form may call a work: its authors, an acronym, the head of its title, an agreed name.

Every word of a short form has to be explained by the work that it is taken for: a surname, initials,
words of the title in their order, the year, a number. So a word too many is seen, and no work is taken
for another because the first word fits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from refcheck.model.work import Name, Work
from refcheck.references.works import CitedWork
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re
from refcheck.text.titles import split_title
from refcheck.text.words import STOPWORDS, tokens

__all__ = ["YEAR", "Fit", "NameIndex", "words_of"]

MAX_CANDIDATES = 64
"""As many works, the latest, are looked at for one short form (number)."""
MAX_SPELLINGS = 2_000
"""For as many names that no work has a misspelt surname is looked for (number)."""
MAX_KEPT = 600
"""The words of longer texts (characters) are not kept."""
MAX_WORDS = 24
"""A longer text is no short form (words)."""

Words = tuple[str, ...]

_UMLAUT = lazy_re(r"(?<=[aou])e")
YEAR = lazy_re(r"\b(?:1[4-9]|20)\d\d[a-h]?\b")
"""A year of a work, with the letter that tells two of one year apart."""

_NOISE = frozenset("et al and others the an eds ed hrsg hg und u y e ders dies in id supra author authors".split())  # noqa: SIM905
_SMALL = frozenset("of the and for on in de la des du der die das et y a an to".split())  # noqa: SIM905
_YEAR = lazy_re(r"(1[4-9]\d\d|20\d\d)([a-z]?)")
_SYMBOL = lazy_re(r"(?<![\w/])[A-Z](?:[./-]?[A-Z0-9]){0,60}/[A-Z0-9]{1,12}(?:[/.-][A-Z0-9]{1,12}){0,6}(?![\w/])")
"""The number of a report: "CMW/C/GC/2", "A/HRC/17/33"."""


_TWO_NAMES = lazy_re(r"\W*[^\W\d_][\w’'-]+,?\s(?:&|and|und|et|y|e)\s(?P<second>[A-ZÀ-Þ][\w’'-]+)(?=[\s,.]*$|,)")
"""Two surnames and no more: "Jacobson & Carson"."""


class Fit(IntEnum):
    """How well a short form names a work: the better, the higher."""

    NONE = 0
    SPELLING = 1
    OTHER_TITLE = 2
    WHOLE = 3


@kept(512, longest=MAX_KEPT)
def words_of(text: str) -> Words:
    """Return the words of a short form or a title that tell, folded; initials stay."""
    found = []
    for token in tokens(text):
        original = text[token.start : token.end]
        initial = len(original) == 1 and original.isupper() and text[token.end : token.end + 1] == "."
        tells = token.word not in _NOISE and not (token.word in STOPWORDS and original[0].islower())
        if initial or tells:
            found.append(token.word)
    return tuple(found) or tuple(token.word for token in tokens(text))


@dataclass(frozen=True, slots=True)
class _Author:
    """What an author may be called, the longest first, and what may stand before it."""

    forms: tuple[Words, ...]
    given: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Names:
    """What a work may be called. ``starts`` are the places in ``title`` where a short form may begin,
    ``firsts`` the words that authors and aliases begin with, ``known`` all words that can be explained."""

    authors: tuple[_Author, ...]
    title: Words
    starts: frozenset[int]
    aliases: tuple[Words, ...]
    words: frozenset[str]
    years: frozenset[str]
    firsts: frozenset[str]
    known: frozenset[str]


def _author(name: Name) -> _Author:
    if name.literal:
        whole = words_of(name.literal)
        forms = {whole, words_of(name.acronym or "")}  # "European Commission" is not that against Racism
        letters = [w for w in re.findall(r"[^\W\d_]+", name.literal) if w.casefold() not in _SMALL]
        if len(letters) > 2:
            forms |= {("".join(w[0] for w in letters).casefold(),)}
        return _Author(_longest(forms), frozenset())
    family, whole = words_of(name.family), words_of(name.surname)
    forms = {family, whole, family[:1], family[-1:]}
    given = words_of(name.given)
    letters = [letter.casefold() for part in name.given.split() if part.isupper() and len(part) < 4 for letter in part]
    return _Author(_longest(forms), frozenset((*given, *(word[0] for word in given), *letters)))


def _longest(forms: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(sorted((form for form in forms if form and form != ("",)), key=lambda form: (-len(form), form)))


def _names(cited: CitedWork) -> _Names:
    work = cited.work
    title = words_of(work.title)[:80]
    starts = {0}
    for part in (work.subtitle, split_title(work.title)[1]):
        if part:
            starts.add(max(len(title) - len(words_of(part)), 0))
    if work.type == "legal_case" and {"v", "vs"} & set(title[:12]):
        starts.add(next(i for i, word in enumerate(title) if word in {"v", "vs"}) + 1)
    extra = " ".join((cited.text, work.number, work.publisher, work.container_title, str(work.year or ""), work.genre))
    authors = tuple(_author(name) for name in (*work.author, *work.editor, *work.translator)[:40])
    unsigned = "" if work.author else work.container_title  # "The Nation, op. cit."
    agreed = (*cited.aliases, work.title_short, unsigned, *_SYMBOL.findall(cited.text)[:4])
    aliases = _longest(words_of(alias) for alias in agreed)
    forms = (*(form for author in authors for form in author.forms), *aliases)
    words = frozenset(token.word for token in tokens(extra)) | frozenset(title)
    return _Names(
        authors=authors,
        title=title,
        starts=frozenset(starts),
        aliases=aliases,
        words=words,
        years=_years(work, cited),
        firsts=frozenset(form[0] for form in forms),
        known=words.union(*forms, *(author.given for author in authors)),
    )


def _years(work: Work, cited: CitedWork) -> frozenset[str]:
    """Return the years that a short form may give: that of the work and those in its title; where the
    work's is not known, or it is a law, all in its first citation."""
    written = {match.group() for match in YEAR.finditer(cited.text)}
    issued = work.issued
    if issued is None or issued.year is None or work.type in {"legislation", "legal_case", "bill", "regulation"}:
        return frozenset(written)
    own = {str(issued.year), str(issued.end_year or issued.year)}
    lettered = {year for year in written if year[:4] in own}
    return frozenset(own | lettered | {match.group() for match in YEAR.finditer(work.title)})


class _Reading:
    """The words of a short form read against what one work may be called."""

    def __init__(self, words: Words, names: _Names) -> None:
        self.names = names
        self.authors: set[int] = set()
        self.alias = False
        self.first = False
        self.title = 0
        self.head = False
        self.other = 0
        self.left: list[str] = []
        self.conflict = False
        self._at = 0
        position = 0
        while position < len(words):
            position += self._take(words, position)

    def _take(self, words: Words, position: int) -> int:
        """Read what begins at ``position``; return how many words that is."""
        for alias in self.names.aliases:
            if words[position : position + len(alias)] == alias:
                self.alias = True
                self.first = self.first or position == 0
                return len(alias)
        for index, author in enumerate(self.names.authors):
            for form in author.forms:
                if index not in self.authors and words[position : position + len(form)] == form:
                    self.authors.add(index)
                    self.first = self.first or position == 0
                    return len(form)
        word = words[position]
        year = _YEAR.fullmatch(word)
        if year and not self._is_year(word, year):
            self.conflict = True
        elif year:
            self.other += 1
        elif not self._in_title(word) and not (word in STOPWORDS and len(word) > 1) and not self._explained(word):
            self.left.append(word)
        return 1

    def _is_year(self, word: str, year: re.Match[str]) -> bool:
        known = self.names.years
        lettered = any(len(one) > 4 and one[:4] == year[1] for one in known)
        return word in known or (year[1] in known and not (year[2] and lettered)) or not known

    def _in_title(self, word: str) -> bool:
        title = self.names.title
        try:
            found = title.index(word, self._at)
        except ValueError:
            return False
        if self.title == 0:
            begun = min((s for s in self.names.starts if s <= found), key=lambda s: found - s, default=found)
            self.head = all(w in STOPWORDS for w in title[begun:found])
        self.title += word not in STOPWORDS
        self._at = found + 1
        return True

    def _explained(self, word: str) -> bool:
        """Return whether a given name, an initial, a number or a word of the first citation explains it."""
        given = [author.given for author in self.names.authors]
        if any(word in one or (len(word) < 4 and one.issuperset(word)) for one in given):
            return True
        # A letter is an initial, but for "410 U.S." where no author is known.
        if word in self.names.words and (len(word) > 1 or not self.names.authors):
            self.other += 1
            return True
        return False

    def fit(self) -> Fit:
        """Return how well the work is named."""
        if self.conflict:
            return Fit.NONE
        named = self.alias or bool(self.authors)
        titled = self.title > 1 or (self.title == 1 and self.head)
        if not self.left:
            return Fit.WHOLE if named or titled else Fit.NONE
        if not self.first and not (self.authors and len(self.left) == 1 and len(self.left[0]) == 1):
            return Fit.NONE
        initials = all(len(word) == 1 for word in self.left)  # another initial is another person
        return Fit.NONE if initials else Fit.OTHER_TITLE


def _quick_fit(words: Words, names: _Names) -> Fit:
    """Return how well a work is named; what cannot be named at all is seen without a reading."""
    unknown = any(word not in names.known and len(word) > 3 and word not in STOPWORDS for word in words)
    if unknown and names.firsts.isdisjoint(words[:2]):
        return Fit.NONE
    return _Reading(words, names).fit()


class NameIndex:
    """The works of a project by what they may be called."""

    def __init__(self) -> None:
        self._names: dict[int, _Names] = {}
        self._works: dict[int, CitedWork] = {}
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._surnames: dict[str, list[int]] = defaultdict(list)
        self._spellings = 0

    def note(self, cited: CitedWork) -> None:
        """Make a work findable by what is now known of it."""
        names = _names(cited)
        old = self._names.get(cited.index)
        self._names[cited.index] = names
        self._works[cited.index] = cited
        known = _openings(old) if old else set()
        for word in sorted(_openings(names) - known):
            self._by_word[word].append(cited.index)
        surnames = {form[0] for author in names.authors for form in author.forms if len(form) == 1}
        for word in surnames:
            if cited.index not in self._surnames[word][-1:]:
                self._surnames[word].append(cited.index)

    def fit(self, text: str, cited: CitedWork) -> Fit:
        """Return how well ``text`` names one work."""
        words = words_of(text)[:MAX_WORDS]
        names = self._names[cited.index]
        found = _Reading(words, names).fit()
        if found is Fit.NONE and words:
            own = [form[0] for author in names.authors for form in author.forms if len(form) == 1]
            at = _first_telling(words)
            for near in _near(words[at], own, pointed=True):
                found = _Reading((*words[:at], near, *words[at + 1 :]), names).fit()
                if found > Fit.NONE:
                    return found if _is_same_name(words[at], near) else Fit.SPELLING
        return found

    def find(self, text: str) -> tuple[Fit, tuple[CitedWork, ...]]:
        """Return the works that ``text`` names best, earliest first, and how well."""
        words = words_of(text)
        if not words or len(words) > MAX_WORDS:
            return Fit.NONE, ()
        near = sorted({i for word in words[:3] for i in self._by_word.get(word, ())[-MAX_CANDIDATES:]})
        fits = [(_quick_fit(words, self._names[index]), index) for index in near[-MAX_CANDIDATES:]]
        best = max((fit for fit, _ in fits), default=Fit.NONE)
        if best is Fit.NONE:
            return self._misspelt(words)
        return best, tuple(self._works[index] for fit, index in fits if fit is best)

    def reading(self, text: str, cited: CitedWork) -> tuple[int, int, bool]:
        """Return how many authors and telling words of its title ``text`` gives, and whether it says more."""
        found = _Reading(words_of(text)[:MAX_WORDS], self._names[cited.index])
        return len(found.authors), found.title, found.other > 0

    def lacks_second(self, text: str, cited: CitedWork) -> bool:
        """Return whether ``text`` names two persons, of whom the work does not know the second: it is another work."""
        two = _TWO_NAMES.match(text)
        return two is not None and self._names[cited.index].known.isdisjoint(words_of(two["second"]))

    def opens(self, text: str, cited: CitedWork) -> bool:
        """Return whether ``text`` opens with the first author of a work."""
        words, authors = words_of(text), self._names[cited.index].authors
        return bool(authors) and any(words[: len(form)] == form for form in authors[0].forms)

    def _misspelt(self, words: Words) -> tuple[Fit, tuple[CitedWork, ...]]:
        if self._spellings >= MAX_SPELLINGS:
            return Fit.NONE, ()
        self._spellings += 1
        at = _first_telling(words)
        for near in _near(words[at], list(self._surnames)):
            found = [
                index
                for index in dict.fromkeys(self._surnames[near][-MAX_CANDIDATES:])
                if _Reading((*words[:at], near, *words[at + 1 :]), self._names[index]).fit() is Fit.WHOLE
            ]
            if found:
                fit = Fit.WHOLE if _is_same_name(words[at], near) else Fit.SPELLING
                return fit, tuple(self._works[index] for index in sorted(found))
        return Fit.NONE, ()


def _first_telling(words: Words) -> int:
    """Return the place of the first word that is no particle or initial ("Van den Borg", "J. Doe")."""
    return next((i for i, word in enumerate(words) if len(word) > 1 and word not in STOPWORDS), 0)


def _openings(names: _Names) -> set[str]:
    """Return the words that a short form of the work may open with."""
    found = {form[0] for author in names.authors for form in author.forms}
    found |= {word for author in names.authors for word in author.given}
    found |= {alias[0] for alias in names.aliases}
    found |= set(names.title[:3])
    return found | {names.title[start] for start in names.starts if start < len(names.title)}


def _is_same_name(one: str, other: str) -> bool:
    """Return whether two surnames differ only in how an umlaut is written ("Müller", "Mueller")."""
    return _UMLAUT.sub("", one) == _UMLAUT.sub("", other)


def _near(word: str, surnames: Sequence[str], *, pointed: bool = False) -> list[str]:
    """Return the surnames that differ from ``word`` by a slip of the pen, the nearest first.

    One letter (added, dropped, changed, or two changed about) in names of four to six, two in longer
    ones, and in those of five where a number points to the note as well.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    if len(word) < 4:
        return []
    allowed = 1 if len(word) < (5 if pointed else 7) else 2
    found = extract(word, surnames, scorer=OSA.distance, score_cutoff=allowed, limit=4)
    return [name for name, distance, _ in found if distance and len(name) > 3]
