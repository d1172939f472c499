"""Whether two names are one person's, as sure as the names allow, and whether two bodies are one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import IntEnum

from refcheck.model.work import Name
from refcheck.text.alignment import without_umlauts
from refcheck.text.institutions import is_institution
from refcheck.text.lazy import lazy_re
from refcheck.text.names import parse_name, same_person
from refcheck.text.words import STOPWORDS, fold

__all__ = ["Likeness", "Person", "are_doubtful", "are_unlike", "likeness", "person_of"]

ALIKE = 80.0
"""From this similarity (0-100) on, two family names with the same initials are one, misspelt or transliterated."""
APART = 75.0
"""Under this similarity (0-100), two family names are two where the given names, both in full, have no initial in common."""
OTHER = 60.0
"""Under this similarity (0-100), two given names in full are two names, though their first letters are one."""
FORMS = 70.0
"""From this similarity (0-100) on, two given names may be forms of one."""
FORM = 4
"""So many first letters that two given names share make them forms of one, three those of a shorter one."""
MAX_NAME = 200
"""Longer names (characters) are cut."""

# dblp tells namesakes apart by a number: "Wei Wang 0003".
_NUMBERED = lazy_re(r"\s\d{4}$")
_TRAILING_INITIALS = lazy_re(r"^(?P<family>[^\W\d_][\w'’-]{1,40}(?: [\w'’-]{2,40})?) (?P<given>[A-Z]{1,3})$")
_WORD = lazy_re(r"[\s.\-\u2010\u2011'’,]+")
# "H. Wickham" whom a careless file has as {Wickham H.} is no body, nor is "WHO" a person.
_ACRONYM = lazy_re(r"[A-Z][A-Z.&/-]{1,9}")
_POINTED = lazy_re(r"(?:[A-Z]\.\s?){2,8}")
_ALPHABETS = (lazy_re(r"[\x00-\x7f]*"), lazy_re(r"[\u0400-\u04ff]*"), lazy_re(r"[\u0370-\u03ff]*"))
"""Latin, Cyrillic and Greek, folded: two names have to be in one of them to be told apart."""
_PREFIXED = lazy_re(r"^(?:de[rlns]?|van|von|la|le|el|al|di|da|d|o|mc|mac|st|ben|bin|ibn)$")


class Likeness(IntEnum):
    """How sure it is that two names are one person's."""

    OTHER = 0
    UNCLEAR = 1
    SAME = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A name ready to be compared: its folded words. ``forms`` are those that a body goes by, empty for a person;
    ``letters`` the family name in one word, without marks of umlauts; ``initials`` those of the given names."""

    name: Name
    family: tuple[str, ...]
    given: tuple[str, ...]
    forms: frozenset[str] = frozenset()
    letters: str = field(init=False)
    initials: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        # Kept, as every name of a list is compared with every other.
        object.__setattr__(self, "letters", without_umlauts("".join(self.family)))
        object.__setattr__(self, "initials", frozenset(word[0] for word in self.given))


def person_of(name: Name) -> Person:
    """Return a name ready to be compared; a person kept as a literal or in one field is taken apart."""
    text = _NUMBERED.sub("", (name.literal or name.family)[:MAX_NAME])
    if name.literal and (is_institution(text) or " " not in text):
        return Person(name=name, family=(), given=(), forms=_forms(text, name.acronym or ""))
    if name.literal or (" " in text and not name.given):
        match = _TRAILING_INITIALS.match(text)
        name = Name(family=match["family"], given=match["given"]) if match else parse_name(text)
        if name.literal:
            return Person(name=name, family=(), given=(), forms=_forms(name.literal, name.acronym or ""))
    given = _NUMBERED.sub("", name.given[:MAX_NAME])
    if given.count(" ") and is_institution(name.full[:MAX_NAME]):
        return Person(name=name, family=(), given=(), forms=_forms(name.full[:MAX_NAME], name.acronym or ""))
    if not given and not name.particle and _ACRONYM.fullmatch(text) and len(text) > 2:
        return Person(name=name, family=(fold(text),), given=(), forms=_forms(text, ""))
    family = tuple(_words(f"{name.particle} {_NUMBERED.sub('', name.family[:MAX_NAME])}"))
    return Person(name=replace(name, given=given), family=family, given=tuple(_given_words(given)))


def _given_words(given: str) -> list[str]:
    """Return the given names folded, ``JA`` as two initials."""
    if given.isupper() and given.isalpha() and len(given) in {2, 3}:
        return list(fold(given))
    return _words(given)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.split(fold(text)) if word]


def _forms(text: str, acronym: str) -> frozenset[str]:
    """Return what a body is called: its words, its first letters and its acronym."""
    words = [word for word in re.split(r"\W+", fold(text)) if word and word not in STOPWORDS]
    forms = {" ".join(words), re.sub(r"\W", "", fold(acronym))}
    if _POINTED.fullmatch(text):
        forms.add(re.sub(r"\W", "", fold(text)))
    if len(words) > 2:
        forms.add("".join(word[0] for word in words))
    elif len(words) == 1:
        forms.add(words[0].replace(".", ""))
    return frozenset(forms - {""})


def likeness(one: Person, other: Person) -> Likeness:
    """Return how sure it is that two names are one person's or one body's.

    Errs towards *unclear*: another person is one without a common family name, given name or
    initial in the same script, or with two given names in full that are unlike, and unlike family names.
    """
    if one.forms or other.forms:
        same = bool(one.forms & other.forms) or _contains(one.forms, other.forms)
        return Likeness.SAME if same else Likeness.UNCLEAR
    if not one.family or not other.family:
        return Likeness.UNCLEAR
    if _is_same(one, other):
        return Likeness.SAME
    # Given and family name may have changed places; then they share a word.
    if not {*one.given}.isdisjoint(other.family) and _is_same(_swapped(one), other):
        return Likeness.SAME
    if _is_turned(one, other) or _is_turned(other, one):
        return Likeness.SAME
    told = same_person(one.name, other.name)
    if told is False:
        return Likeness.OTHER
    apart = told is None and (_are_apart(one, other) or _are_crosswise(one, other))
    return Likeness.OTHER if apart else Likeness.UNCLEAR


def _contains(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Return whether a body is named with the one that it belongs to ("World Bank Group", "World Bank")."""
    return any(
        len(a) > 6 and len(b) > 6 and (f" {a} " in f" {b} " or f" {b} " in f" {a} ") for a in mine for b in theirs
    )


def _swapped(person: Person) -> Person:
    return replace(person, family=person.given, given=person.family) if person.given else person


def _is_turned(short: Person, whole: Person) -> bool:
    """Return whether a family name with initials is what the other has as its given name: "Roe, J." is "Jane, Roe"."""
    initials = bool(short.given) and all(len(word) == 1 for word in short.given)
    return initials and short.family == whole.given and short.given[0] == whole.family[0][:1] and len(whole.family) == 1


def _is_same(one: Person, other: Person) -> bool:
    """Return whether the family names are one in some spelling, and no initial speaks against it."""
    if not one.family or not other.family:
        return False
    agree = not one.given or not other.given or _given_agree(one, other)
    if not agree:
        return False
    if one.letters == other.letters or one.family[-1] == other.family[-1]:
        return True
    mine, theirs = _telling(one.family), _telling(other.family)
    if mine and theirs and (mine <= theirs or theirs <= mine or (mine & theirs and one.initials & other.initials)):
        return True
    return bool(one.initials & other.initials) and _alike(one.letters, other.letters, ALIKE)


def _given_agree(one: Person, other: Person) -> bool:
    return bool(one.initials & other.initials) or bool(set(one.given) & set(other.family))


def _telling(family: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in family if len(word) > 2 and not _PREFIXED.match(word))


def _are_apart(one: Person, other: Person) -> bool:
    """Return whether only an initial is shared, by two given names in full that are unlike."""
    words = (*one.family, *one.given), (*other.family, *other.given)
    if not "".join((*words[0], *words[1])).isascii() or set(words[0]) & set(words[1]):
        return False
    full = [word for word in one.given if len(word) > 2], [word for word in other.given if len(word) > 2]
    if not full[0] or not full[1] or min(len(word) for word in (*one.family, *other.family)) < 2:
        return False
    if any(_alike(a, b, OTHER) or a.startswith(b[:3]) for a in full[0] for b in full[1]):
        return False
    # A family name may stand among the given ones.
    across = ((a, b) for a, b in [(one.letters, w) for w in full[1]] + [(other.letters, w) for w in full[0]])
    return not _alike(one.letters, other.letters, OTHER) and not any(_alike(a, b, ALIKE) for a, b in across)


def _are_crosswise(one: Person, other: Person) -> bool:
    """Return whether an initial of one is all that ties it to the family name of the other: "Feynman, R. P.", "Robinson,
    James". No given name has an initial in common, the family names are unlike, and turned around they are as far apart:
    then the other given name would have to begin as the first family name does.
    """
    words = {*one.family, *one.given}, {*other.family, *other.given}
    if not one.given or not other.given or not "".join((*words[0], *words[1])).isascii():
        return False
    if one.initials & other.initials or words[0] & words[1] or min(len(one.letters), len(other.letters)) < 3:
        return False
    if any(len(word) < 2 for word in (*one.family, *other.family)) or _alike(one.letters, other.letters, OTHER):
        return False
    if any(
        _alike(a, b, ALIKE)
        for a, b in [(one.letters, w) for w in other.given] + [(other.letters, w) for w in one.given]
    ):
        return False
    mine, theirs = ({word[0] for word in person.family} for person in (one, other))
    return not (mine & other.initials and theirs & one.initials)


def are_unlike(one: Person, other: Person) -> bool:
    """Return whether two persons have no name in common, initials aside: not the family name in any spelling.

    Weaker than ``Likeness.OTHER``: "A. Lopes" may have been "Ana Carvalho". It tells two works apart
    whose titles are different already.
    """
    if one.forms or other.forms or not one.family or not other.family:
        return False
    mine, theirs = {*one.family, *one.given}, {*other.family, *other.given}
    letters = "".join(mine | theirs)
    if not any(alphabet.fullmatch(letters) for alphabet in _ALPHABETS) or any(len(w) > 1 for w in mine & theirs):
        return False
    across = [(one.letters, word) for word in theirs] + [(other.letters, word) for word in mine]
    least = APART if _given_apart(one, other) else OTHER
    return not _alike(one.letters, other.letters, least) and not any(_alike(a, b, ALIKE) for a, b in across)


def _given_apart(one: Person, other: Person) -> bool:
    """Return whether both have given names in full, without an initial in common and none like the other's: those of
    "Moretti, Franco" and "Marti, Gabriela", not of "Petrov, Sasha" and "Petroff, A.".
    """
    full = [word for word in one.given if len(word) > 2], [word for word in other.given if len(word) > 2]
    if not full[0] or not full[1] or one.initials & other.initials:
        return False
    return not any(_alike(a, b, OTHER) for a in full[0] for b in full[1])


def are_doubtful(one: Person, other: Person) -> bool:
    """Return whether two names have at most an initial in common, so that they are hardly one person's.

    A given name that is the same, or a form of it, may be that of somebody whose family name has changed: that is
    not doubtful, nor is a name without given names.
    """
    if not one.given or not other.given or not are_unlike(one, other):
        return False
    full = [word for word in one.given if len(word) > 2], [word for word in other.given if len(word) > 2]
    if any(_are_forms(a, b) for a in full[0] for b in full[1]):
        return False
    return min(len(word) for word in (*one.family, *other.family)) > 1


def _are_forms(one: str, other: str) -> bool:
    """Return whether two given names may be forms of one: "Kathryn" and "Katharina", "Gabi" and "Gabriele".

    "Laura" and "Lucia", "Markus" and "Martin" share letters, and are none.
    """
    short, long = sorted((one, other), key=len)
    if long.startswith(short[:FORM]) or (len(short) < FORM + 1 and long.startswith(short[:3])):
        return True
    return _alike(one, other, FORMS)


def _alike(one: str, other: str, least: float) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= least
