"""Whether a sentence says that something is not there, by small closed vocabularies, one for each language.

A sentence made of nothing but these words, one of which denies, says that the page is not there: in
whatever order, with whatever politeness around it. One word more, and it speaks of something: then
nothing is said, unless it speaks of what its reader has asked for ("the report that you requested"),
under no condition ("if you do not find ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from refcheck.content import phrases
from refcheck.content.denials import ENGLISH, MORE, SOUGHT
from refcheck.content.things import MORE_ENGLISH, THINGS, THINGS_UNSPACED
from refcheck.content.vocabularies import CONDITIONS, SPACED, UNSPACED
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = [
    "MAX_WORDS",
    "adds_nothing",
    "any_piece",
    "denials",
    "denies",
    "half_denies",
    "has_denial",
    "is_of_what_was_sought",
    "is_word_of_loss",
    "kinds",
    "lacks",
    "misses",
    "names_a_kind",
    "nearly_denies",
    "plain_words",
    "says_this_is_gone",
]

MAX_WORDS = 24
"""Longer sentences say more than that."""
SPARE = 6
"""Of so many words one may be unknown where a sentence speaks of what its reader has asked for."""
NEARLY = 3
"""Of so many, where the page has no subject besides."""
BRIEF = 12
"""A sentence that only names something and says that it is gone has so many words at most."""
NAMED = 3
"""So many words name a kind of thing ("sản phẩm", "شركة الطيران")."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Masks:
    """One bit a language: those in which a word stands at all, and for what. ``sought`` says that it is of
    what the reader has asked for.
    """

    known: int = 0
    what: int = 0
    no: int = 0
    there: int = 0
    gone: int = 0
    sought: bool = False


@lru_cache(maxsize=2)
def _masks(*, things: bool = False) -> Mapping[str, _Masks]:
    """Return what each word says; ``things`` has the words for what sites advertise and sell as well."""
    found: dict[str, _Masks] = {}
    sought = frozenset(plain_words(SOUGHT).split())
    tables = (SPACED, MORE, THINGS) if things else (SPACED, MORE)
    for number, language in enumerate(dict.fromkeys((*SPACED, *MORE))):
        bit = 1 << number
        own = [words[language] for words in tables if language in words]
        for role in ("what", "no", "there", "gone", "rest"):
            for word in plain_words(" ".join(getattr(one, role) for one in own)).split():
                old = found.get(word, _Masks())
                found[word] = _Masks(
                    known=old.known | bit,
                    what=old.what | (bit if role == "what" else 0),
                    no=old.no | (bit if role == "no" else 0),
                    there=old.there | (bit if role == "there" else 0),
                    gone=old.gone | (bit if role == "gone" else 0),
                    sought=word in sought,
                )
    # Articles that lose their vowel are written as one with their noun, apostrophes dropped ("l'articolo").
    elided = {
        f"{article}{word}": masks
        for word, masks in found.items()
        if word[0] in "aeiouhy" and word.isascii() and masks.what
        for article in _ELIDED
    }
    return MappingProxyType(elided | found)


@lru_cache(maxsize=1)
def _english() -> Mapping[str, int]:
    """Return what each word says in English: 1 known, 2 what, 4 no, 8 there, 16 gone."""
    told: dict[str, int] = {}
    for own in (ENGLISH, MORE_ENGLISH):
        for bit, text in enumerate((own.rest, own.what, own.no, own.there, own.gone)):
            for word in text.split():
                told[word] = told.get(word, 1) | 1 << bit
    return MappingProxyType(told)


def _nearly_in_english(words: list[str]) -> bool:
    return bool(_said_in_english(words) & 2) and _denies_in_english(words)


def _denies_in_english(words: list[str]) -> bool:
    said = _said_in_english(words)
    return bool(said & 16 or said & 12 == 12)


def _said_in_english(words: list[str]) -> int:
    """Return what words say in English, all together; 0 where more than one in ``NEARLY`` is unknown."""
    known = [_english()[word] for word in words if word in _english()]
    if (len(words) - len(known)) * NEARLY > len(words):
        return 0
    said = 0
    for one in known:
        said |= one
    return said


@lru_cache(maxsize=1)
def kinds() -> frozenset[str]:
    """Return the words for what may be missed, in every language: in an address they name a kind of thing, and no thing."""
    return frozenset(word for word, masks in _masks().items() if masks.what and not (masks.no | masks.gone))


@lru_cache(maxsize=1)
def denials() -> frozenset[str]:
    """Return the words in ASCII of which one stands in every ASCII sentence that ``denies``."""
    return frozenset(word for word, masks in _masks().items() if word.isascii() and masks.no | masks.gone)


@lru_cache(maxsize=2)
def _pieces(*, things: bool = False) -> tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """Return, a language, what finds what is missed, what denies, and any word of both or of the rest."""
    found: list[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]] = []
    for one, more in zip(UNSPACED, THINGS_UNSPACED, strict=True):
        own = (one, more) if things else (one,)
        what, no, rest = ([getattr(words, role) for words in own] for role in ("what", "no", "rest"))
        found.append((any_piece(*what), any_piece(*no), any_piece(*what, *no, *rest)))
    return tuple(found)


def any_piece(*texts: str) -> re.Pattern[str]:
    """Return what matches any of the words of ``texts``, the longest first, and nothing when there are none."""
    known = {piece for text in texts for piece in plain_words(text).split()}
    return re.compile("|".join(map(re.escape, sorted(known, key=lambda piece: (-len(piece), piece)))) or "(?!)")


# Vowel signs of Indic and South-East Asian scripts are parts of words.
_BETWEEN = lazy_re(
    r"[^\w\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1000-\u1049\u104c-\u109f\u1780-\u17d3\u17d7-\u17ff]+|_+"
)


def plain_words(text: str) -> str:
    """Return the folded words of a text, apostrophes dropped, with one blank between them."""
    return _BETWEEN.sub(" ", re.sub("['\u2019\u02bc`]", "", fold(text))).strip()


@lru_cache(maxsize=1)
def _conditions() -> frozenset[str]:
    return frozenset(plain_words(CONDITIONS).split()) - frozenset(_masks())


@lru_cache(maxsize=1)
def _noise() -> frozenset[str]:
    return frozenset(plain_words(phrases.NOISE).split())


def denies(text: str) -> bool:
    """Return whether ``text`` (a sentence, without addresses) says only that something is not there.

    Linear in its length; at most ``MAX_WORDS`` words are looked at.
    """
    words = plain_words(text).split()
    if not words or len(words) > MAX_WORDS:
        return False
    masks = _masks()
    if not _conditions().isdisjoint(words):
        return False
    said = [masks.get(word) for word in words if word in masks or word not in _noise()]
    if len(said) > 1 and _in_words(said):
        return True
    if text.isascii():
        return False
    joined = "".join(word for word in words if word not in _noise())
    return any(no.search(joined) and what.search(joined) and not every.sub("", joined) for what, no, every in _pieces())


# Of the others ``sought`` knows how they say "which you seek": theirs may be said of anybody ("busca").
_SEEKING = frozenset(
    {"pl", "cs sk", "hu", "ro", "ru", "uk", "bg", "mk bg", "hr sl", "sr", "lt lv et", "el", "fi", "he", "uk be"}
)
_ELIDED = ("l", "d", "all", "dell", "nell", "un")
HALF = 2
"""One word of so many may be unknown where a sentence speaks of what its reader seeks, and is otherwise a page's own."""


def misses(text: str) -> bool:
    """Return whether ``text`` (a sentence) says that what its reader seeks is not there, why and where in other words."""
    words = plain_words(text).split()
    if not words or len(words) > MAX_WORDS or not _conditions().isdisjoint(words):
        return False
    said = [_masks().get(word) for word in words]
    languages = enumerate(dict.fromkeys((*SPACED, *MORE)))
    return any(_denies_in(1 << number, said, HALF, sought=True) for number, name in languages if name in _SEEKING)


def names_a_kind(text: str) -> bool:
    """Return whether ``text`` has none but words for kinds of things ("Vacature", "求人情報"), and so names none of them."""
    words = plain_words(text).split()
    masks = _masks(things=True)
    if words and all(word in masks and masks[word].what for word in words):
        return True
    joined = "".join(words)
    return not text.isascii() and bool(joined) and any(not what.sub("", joined) for what, _, _ in _pieces(things=True))


def is_word_of_loss(text: str) -> bool:
    """Return whether ``text`` is one word that says that something is gone ("Despublicado"), and nothing of what."""
    words = plain_words(text).split()
    return len(words) == 1 and words[0] in _masks(things=True) and _masks(things=True)[words[0]].gone > 0


def adds_nothing(text: str) -> bool:
    """Return whether ``text`` has none but words of one language in which something is said not to be there."""
    known = ~0
    words = [word for word in plain_words(text).split() if word not in _noise()]
    for word in words:
        known &= _masks().get(word, _Masks()).known
    return bool(words and known)


_YOUR = lazy_re("您|你|お探し|ご指定|指定された|ท่าน|คุณ|អ្នក|သင်|ທ່ານ|요청하신|찾으시는")


def is_of_what_was_sought(text: str) -> bool:
    """Return whether ``text`` speaks of what its reader has asked for."""
    masks = _masks()
    return _YOUR.search(text) is not None or any(
        word in masks and masks[word].sought for word in plain_words(text).split()
    )


def nearly_denies(text: str) -> bool:
    """Return whether ``text`` (a sentence) says that something is not there, and hardly anything else.

    For pages that have no subject: up to a third of it may be unknown. Errs towards *yes* for what happens to name a
    page or a document as well.
    """
    words = [word for word in plain_words(text).split() if word not in _noise()]
    if not words or len(words) > MAX_WORDS or not _conditions().isdisjoint(words):
        return False
    if text.isascii() and _nearly_in_english(words):
        return True
    said = [_masks().get(word) for word in words]
    if len(said) > 1 and (_of_what_was_sought(said, spare=NEARLY, sought=False) or _lacks_a_thing(words)):
        return True
    if text.isascii():
        return False
    joined = "".join(words)
    return any(
        no.search(joined) and what.search(joined) and len(every.sub("", joined)) * NEARLY <= len(joined)
        for what, no, every in _pieces(things=True)
    )


def half_denies(text: str) -> bool:
    """Return whether ``text`` (a sentence) says of a kind of thing that it is gone; every second word may be unknown.

    For pages that say nothing else and have no name. Errs towards *yes*.
    """
    words = [word for word in plain_words(text).split() if word not in _noise()]
    if not 1 < len(words) <= BRIEF or not _conditions().isdisjoint(words):
        return False
    return _lacks_a_thing(words, spare=HALF)


def _lacks_a_thing(words: list[str], *, spare: int = NEARLY) -> bool:
    """Return whether a sentence says in one language that something which sites advertise, sell or discuss is gone."""
    said = [_masks(things=True).get(word) for word in words]
    return any(
        _denies_in(1 << number, said, spare, sought=False, named=True)
        for number in range(len(dict.fromkeys((*SPACED, *MORE))))
    )


def lacks(text: str) -> bool:
    """Return whether ``text`` (a sentence) names something and says nothing else of it than that it is not there.

    What is named may have any name of up to ``NAMED`` words, which stand together at one end of the sentence, or one
    at either end. Errs towards *yes*: of things in the world is said as much.
    """
    words = [word for word in plain_words(text).split() if word not in _noise() and not word.isdigit()]
    if not 1 < len(words) <= BRIEF or not _conditions().isdisjoint(words):
        return False
    said = [_masks(things=True).get(word) for word in words]
    return any(_lacks_in(bit, said) for bit in _denying(said))


def _lacks_in(bit: int, said: list[_Masks | None]) -> bool:
    own = [masks is not None and bool(masks.known & bit) for masks in said]
    unknown = own.count(False)
    if unknown > NAMED or unknown >= len(own) - unknown + 1:
        return False
    if _names_between(bit, said, own):
        return True
    first, last = own.index(True), len(own) - own[::-1].index(True)
    # What is unknown is a name before the denial or after it, and what stands between them denies.
    if not all(own[first:last]) or (first > 1 and last < len(own)):
        return False
    return _says_no(bit, said)


def _denying(said: list[_Masks | None]) -> Iterator[int]:
    """Yield the bits of the languages in which some word denies, or says that something is gone."""
    denied = 0
    for masks in said:
        denied |= masks.no | masks.gone if masks is not None else 0
    yield from (1 << number for number in range(denied.bit_length()) if denied >> number & 1)


def _says_no(bit: int, said: list[_Masks | None]) -> bool:
    """Return whether words say in one language that something is gone, or that it is not there."""
    no, there, gone = (
        any(getattr(masks, role) & bit for masks in said if masks is not None) for role in ("no", "there", "gone")
    )
    return gone or (no and there)


_THIS = frozenset(
    plain_words(
        "this that these diese dieser dieses ce cet cette esta este estas estes esa ese essa esse isto questa questo quel quella deze dit dat die "
        "ta ten to tato tento toto táto ova ovaj ovo această acest эта этот это данная данный ця цей це bu denna detta denne dette tämä "
        "هذا هذه این ini ez este αυτή αυτό यह"
    ).split()
)
"""How a sentence begins that points at what it stands on."""


def says_this_is_gone(text: str) -> bool:
    """Return whether ``text`` (a sentence) points at something ("this recording"), says that it is gone and hardly anything else.

    It may be called by any name of up to ``NAMED`` words. Errs towards *yes*: of things in the world is said as much.
    """
    words = [word for word in plain_words(text).split() if word not in _noise()]
    if not 2 < len(words) <= BRIEF or words[0] not in _THIS or not _conditions().isdisjoint(words):
        return False
    return any(_denies_at_last(words[at:]) for at in range(2, min(NAMED + 2, len(words))))


def has_denial(text: str) -> bool:
    """Return whether a word stands in ``text`` that denies, or says that something is gone, in a language that has every
    second word of it at least. Scripts without blanks have none.
    """
    words = plain_words(text).split()
    told = [_english().get(word, 0) for word in words]
    if any(one & (4 | 16) for one in told) and sum(map(bool, told)) * HALF >= len(words):
        return True
    said = [_masks(things=True).get(word) for word in words]
    return any(
        sum(masks is not None and bool(masks.known & bit) for masks in said) * HALF >= len(words)
        for bit in _denying(said)
    )


def _denies_at_last(words: list[str]) -> bool:
    """Return whether the end of a sentence denies in one language, of which one word in ``NEARLY`` may be unknown."""
    if _denies_in_english(words):
        return True
    said = [_masks(things=True).get(word) for word in words]
    return any(_is_denial(bit, said) for bit in _denying(said))


def _is_denial(bit: int, said: list[_Masks | None]) -> bool:
    own = [masks for masks in said if masks is not None and masks.known & bit]
    return (len(said) - len(own)) * NEARLY <= len(said) and _says_no(bit, said)


def _names_between(bit: int, said: list[_Masks | None], own: list[bool]) -> bool:
    """Return whether the unknown words of a sentence stand together behind a denial: "there is no gauge with this number"."""
    if all(own):
        return False
    first, last = own.index(False), len(own) - own[::-1].index(False)
    before = [masks for masks in said[:first] if masks is not None]
    denied = any(masks.no & bit for masks in before) and any(masks.there & bit for masks in before)
    return denied and last < len(own) and not any(own[first:last])


def _in_words(said: list[_Masks | None]) -> bool:
    if any(masks is not None and masks.sought for masks in said) and _of_what_was_sought(said):
        return True
    known = ~0
    what = no = there = gone = 0
    for masks in said:
        if masks is None or not (known := known & masks.known):
            return False
        what, no, there, gone = what | masks.what, no | masks.no, there | masks.there, gone | masks.gone
    return bool(known & ((no & there & what) | (gone & what)))


def _of_what_was_sought(said: list[_Masks | None], *, spare: int = SPARE, sought: bool = True) -> bool:
    """Return whether the sentence denies in one language, of which hardly any word in it is unknown: one of ``spare``.

    ``sought``: it has to speak of what its reader has asked for.
    """
    bits = 0
    for masks in said:
        bits |= masks.no | masks.gone if masks is not None else 0
    return any(
        _denies_in(1 << number, said, spare, sought=sought) for number in range(bits.bit_length()) if bits >> number & 1
    )


def _denies_in(bit: int, said: list[_Masks | None], spare: int, *, sought: bool, named: bool = False) -> bool:
    """Return whether a sentence denies in the language of ``bit``; ``named``: only of what it has a word for."""
    own = [masks for masks in said if masks is not None and masks.known & bit]
    if (len(said) - len(own)) * spare > len(said) or (sought and not any(masks.sought for masks in own)):
        return False
    what, no, there, gone = (
        any(getattr(masks, role) & bit for masks in own) for role in ("what", "no", "there", "gone")
    )
    return (what and (gone or (no and there))) or (not named and no and there and len(own) == len(said))
