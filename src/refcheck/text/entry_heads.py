"""Entries of a list of references by what a citation in the text calls them: authors and year.

What an author may be called: surnames with and without particles, an institution's name, its acronym, written or
of its first letters. Two entries that fit are two, never a guess.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from refcheck.model.work import Name
from refcheck.text.entry_leads import find_lead, read_authors
from refcheck.text.in_text import is_connector, name_parts
from refcheck.text.institutions import ACRONYM
from refcheck.text.lazy import lazy_re
from refcheck.text.words import tokens

__all__ = ["Head", "HeadIndex", "Match", "MatchKind", "head_of", "heads_of"]

MAX_TEXT = 1_500
"""So much of an entry (characters) is looked at."""
MAX_OPENING = 40
"""So many of its first words tell an entry whose names could not be."""
MAX_SKIPPED = 8
"""So many words before the names are passed over."""
MAX_CANDIDATES = 200
"""As many entries of one first author are compared."""
MAX_SPELLINGS = 500
"""For as many names that no entry has a similar one is looked for."""
_YEARS = lazy_re(r"(?<!\d)((?:1[5-9]|20)\d\d|25[4-6]\d)([a-k](?!\w))?(?!\d)")
_UNDATED = lazy_re(r"(?i)\b(?:n\.\s?d\.?|no date|undated|forthcoming|in press|s\.\s?[fd]\.|o\.\s?J\.)")
_ACCENTS = lazy_re(r"[¨´ˆ˜](?=[^\W\d_])")
_INSIDE = lazy_re(r"[(\[]([A-Z][\w.&/-]{1,14})[)\]]")
_SMALL = frozenset("of the and for on in de la des du der die das et y a an to para por del".split())  # noqa: SIM905 - a word list reads best as running text

Words = tuple[str, ...]


class MatchKind(StrEnum):
    """What a citation leads to."""

    TIED = "tied"
    LOOSE = "loose"
    AMBIGUOUS = "ambiguous"
    OTHER_YEAR = "other-year"
    OTHER_LETTER = "other-letter"
    OTHER_NAME = "other-name"
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """``entries`` are the indexes of those that fit, or of the nearest where none does; ``skipped`` how many
    words at the beginning of the names are none of them.
    """

    kind: MatchKind
    entries: tuple[int, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """``authors`` are what each may be called; ``year`` is the one that the entry is listed by, ``None`` where that
    is not certain; ``years`` are all in its text. ``person``: the first author is one.
    """

    authors: tuple[frozenset[Words], ...]
    others: bool
    year: str | None
    years: frozenset[str]
    undated: bool
    opening: Words
    person: bool
    given: frozenset[str] = frozenset()

    @property
    def is_clear(self) -> bool:
        """Whether both author and year are certain."""
        return bool(self.authors) and (self.year is not None or self.undated)


def heads_of(texts: Sequence[tuple[str, bool]]) -> list[Head]:
    """Return the heads of entries, in order: text, and whether a dash stands for the authors of the one before."""
    heads: list[Head] = []
    for text, repeated in texts:
        head = head_of(text, heads[-1] if repeated and heads else None)
        heads.append(head)
    return heads


def head_of(text: str, before: Head | None = None) -> Head:
    """Return what an entry is listed by; ``before`` is the head whose authors it shares."""
    text = " ".join(text[:MAX_TEXT].split())
    lead = find_lead(text, None, repeated=before is not None)
    names: tuple[Name, ...] = ()
    others = False
    if lead is not None and lead.authors.strip():
        names, others, _ = read_authors(lead.authors)
    years = frozenset(match.group(1) for match in _YEARS.finditer(text))
    year = lead.year if lead is not None and lead.year and not lead.undated else None
    if year is None and len(years) == 1:
        year = next(iter(years))
    authors = tuple(_forms(name) for name in names)
    if lead is not None and len(authors) == 1 and names[0].literal:
        more = (_words(match[1]) for match in _INSIDE.finditer(lead.authors))
        authors = (authors[0] | {form for form in more if form},)
    if not authors and before is not None:
        authors, others = before.authors, before.others
    return Head(
        authors=authors,
        others=others,
        year=year,
        years=years | ({year[:4]} if year else frozenset()),
        undated=(lead is not None and lead.undated) or _UNDATED.search(text[:300]) is not None,
        opening=_words(text)[:MAX_OPENING],
        person=bool(names) and not names[0].literal,
        given=frozenset(word for name in names for word in _words(name.given)),
    )


def _words(text: str) -> Words:
    return tuple(token.word for token in tokens(_ACCENTS.sub("", text)))


def _forms(name: Name) -> frozenset[Words]:
    """Return what an author may be called."""
    if not name.literal:
        family = _words(name.family)
        found = {family, _words(name.surname), family[:1], family[-1:], (*_words(name.particle), *family)}
        return frozenset(form for form in found if form and (len(form) > 1 or len(form[0]) > 1))
    whole = _words(name.literal)
    found = {whole, _words(name.acronym or "")}
    match = ACRONYM.match(name.literal)
    if match:
        found |= {_words(match["name"]), _words(match["acronym"])}
    found |= {form[1:] for form in (*found,) if form[:1] == ("the",)}
    letters = [word for word in re.findall(r"[^\W\d_]+", name.literal) if word.casefold() not in _SMALL]
    if len(letters) > 2:
        found.add(("".join(word[0] for word in letters).casefold(),))
    return frozenset(form for form in found if form)


class HeadIndex:
    """The entries of a document's lists by their first authors."""

    def __init__(self, heads: Sequence[Head]) -> None:
        self.heads = heads
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for index, head in enumerate(heads):
            firsts = {word for form in head.authors[0] for word in (form[0], "".join(form))} if head.authors else set()
            for word in firsts | set(head.opening[:1]):
                self._by_word[word].append(index)
        self._spellings = 0

    def match(self, names: str, year: str) -> Match:
        """Return what a citation leads to. Words at the beginning of ``names`` may be none of them."""
        nearest = Match(kind=MatchKind.NONE)
        words = names.split()
        for skipped in range(min(len(words), MAX_SKIPPED)):
            if skipped and is_connector(words[skipped - 1].strip(",")):
                continue  # what follows is another author, not the first
            fits = self._named(" ".join(words[skipped:]))
            if fits:
                made = self._dated(fits, year, skipped)
                if made.kind is not MatchKind.OTHER_NAME:
                    return made
                nearest = nearest if nearest.entries else made
        return nearest if nearest.entries else self._misspelt(_surname(names), year)

    def _named(self, names: str) -> list[tuple[int, int]]:
        """Return the entries whose authors the names may be, with how well: 3 all of them, 2 the first of more,
        1 the first, with another beside."""
        parts, others = name_parts(names)
        wanted = [words for words in map(_named, parts) if words]
        whole = tuple(word for words in map(_words, parts) for word in words)
        if not whole or not wanted:
            return []
        near = {index for word in (whole[0], wanted[0][0]) for index in self._by_word.get(word, ())[:MAX_CANDIDATES]}
        fits = ((index, _fit(self.heads[index], whole, wanted, others=others)) for index in sorted(near))
        return [(index, fit) for index, fit in fits if fit]

    def _dated(self, fits: list[tuple[int, int]], year: str, skipped: int) -> Match:
        """Return which of the entries of the right names have the year."""
        sure = [(index, fit) for index, fit in fits if fit > 1]
        same = [(index, fit) for index, fit in sure if _has_year(self.heads[index], year)]
        if same:
            best = max(fit for _, fit in same)
            kept = [index for index, fit in same if fit == best]
            exact = [index for index in kept if self.heads[index].year == year]
            kept = exact or kept
            if len(year) > 4 and year[:4].isdigit() and not exact:
                certain = all(self.heads[i].year is not None for i in kept)
                kind = MatchKind.OTHER_LETTER if certain else MatchKind.LOOSE
                return Match(kind=kind, entries=tuple(kept), skipped=skipped)
            if len(kept) > 1:
                return Match(kind=MatchKind.AMBIGUOUS, entries=tuple(kept), skipped=skipped)
            return Match(kind=MatchKind.TIED if best > 2 else MatchKind.LOOSE, entries=tuple(kept), skipped=skipped)
        if sure:
            best = max(fit for _, fit in sure)
            near = sorted((i for i, fit in sure if fit == best), key=lambda i: (_distance(self.heads[i], year), i))
            return Match(kind=MatchKind.OTHER_YEAR, entries=tuple(near[:3]), skipped=skipped)
        others = [index for index, _ in fits if _has_year(self.heads[index], year)]
        if others:
            return Match(kind=MatchKind.OTHER_NAME, entries=tuple(others[:3]), skipped=skipped)
        return Match(kind=MatchKind.NONE)

    def _misspelt(self, word: str, year: str) -> Match:
        """Return the entries of that year whose first author is called nearly so."""
        from rapidfuzz.distance import OSA

        if len(word) < 5 or self._spellings >= MAX_SPELLINGS:
            return Match(kind=MatchKind.NONE)
        self._spellings += 1
        allowed = 1 if len(word) < 8 else 2
        found = []
        for index, head in enumerate(self.heads[:2_000]):
            if not head.person or not _has_year(head, year):
                continue
            near = (form[0] for form in head.authors[0] if len(form) == 1 and form[0][:1] == word[:1])
            if any(0 < OSA.distance(word, one, score_cutoff=allowed) <= allowed for one in near):
                found.append(index)
        return Match(kind=MatchKind.OTHER_NAME if len(found) == 1 else MatchKind.NONE, entries=tuple(found[:1]))


def _named(part: str) -> Words:
    """Return the words of a name without its initials."""
    words = _words(part)
    return tuple(word for word in words if len(word) > 1) or words


def _surname(names: str) -> str:
    """Return the last word of the first name."""
    parts = name_parts(names)[0]
    words = _words(parts[0]) if parts else ()
    return words[-1] if words else ""


def _fit(head: Head, whole: Words, wanted: Sequence[Words], *, others: bool) -> int:
    if head.authors and len(wanted) == 1 and _is(head, head.authors[0], wanted[0]):
        many = len(head.authors) > 1 or head.others
        return 3 if many == others else 2
    if head.authors and len(head.authors) == 1 and whole in head.authors[0]:
        return 3
    if not head.person and head.opening[: len(whole)] == whole and (len(whole) > 1 or len(whole[0]) > 3):
        return 3
    if not head.authors or not _is(head, head.authors[0], wanted[0]):
        # An entry whose names could not be told apart is known by the words that it opens with.
        told = head.opening[:1] == wanted[0][:1] and all(words[-1] in head.opening for words in wanted)
        return 2 if told else 0
    known = head.authors[1:]
    if all(any(_is(head, forms, one) for forms in known) for one in wanted[1:]):
        complete = len(wanted) == len(head.authors) or others or head.others
        return 3 if complete else 2
    listed = all(words[-1] in head.opening for words in wanted[1:])
    return 2 if listed or (head.others and not known) else 1


def _is(head: Head, forms: Iterable[Words], words: Words) -> bool:
    """Return whether an author is called so: a given name may stand before a surname, a hyphen be lost."""
    if words in forms:
        return True
    if any("".join(words) == "".join(form) for form in forms):
        return True
    return head.person and any(
        len(words) > len(form) and words[-len(form) :] == form and set(words[: -len(form)]) <= head.given
        for form in forms
    )


def _has_year(head: Head, year: str) -> bool:
    if not year[:4].isdigit():
        return head.undated or head.year is None
    if head.year is not None and head.year[:4] == year[:4]:
        return True
    return year[:4] in head.years or (head.year is None and not head.years)


def _distance(head: Head, year: str) -> int:
    if head.year is None or not year[:4].isdigit():
        return 10_000
    return abs(int(head.year[:4]) - int(year[:4]))
