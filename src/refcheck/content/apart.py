"""What a page says apart from the frame of its site, which is what the site shows around anything, its 404s too.

Menus, footers and side bars of a site stand on the page that it sends for an address that cannot exist as well. What is
left of a page without them is its own, whatever its elements are called.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from refcheck.content.denying import half_denies, has_denial, lacks, misses, nearly_denies, says_this_is_gone
from refcheck.content.outline import Outline
from refcheck.content.signs import Sign
from refcheck.content.sought import misses_what_was_sought, tells_of_loss
from refcheck.content.titles import letters, parts_of_title
from refcheck.content.unnamed import (
    MOST,
    UNSURE,
    count_words,
    exclaims,
    has_no_word_of,
    is_cry,
    is_named,
    is_noise,
    names_nothing,
    sentences_of,
    shows,
    tables,
    texts_of,
    ways_home,
)
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re

__all__ = ["Frame", "Parts", "frame_of", "parts_of", "weigh"]

_BUTTON = lazy_re(r"(?i)<button\b|<input\s[^<>]{0,300}?\btype\s?=\s?[\"']?(?:submit|button)\b")
MAX_PROSE = 2_000
"""A page with more prose (bytes) has a text of its own."""
MAX_BLOCKS = 300
SENTENCE = 12
"""So many words are a sentence, not more."""
LONGEST = 150
"""An apology with directions has so many words at most."""
BRIEF = 3
"""What begins with an apology and has so many words is no more than that ("Sorry about that")."""
LEAST = 3
"""So many pieces that two pages have in common are a frame."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """The pieces of a page with little text; ``nameless`` says that its title is no more than its site's name, as far as
    the page itself tells, ``shows`` how much it has beside text, ``homes`` how many links to the front page, and ``asks``
    that there is a button to press; ``tables`` are those among what it has beside text.
    """

    title: str
    blocks: tuple[str, ...]
    headings: tuple[str, ...]
    menus: frozenset[str]
    nameless: bool
    shows: int
    homes: int
    asks: bool = False
    tables: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """Digests of the pieces of the page that a site sends for what it does not have, how much that has beside text (``tables``
    among that), and how many links to the front page.
    """

    pieces: frozenset[int] = frozenset()
    shows: int = 0
    homes: int = 0
    tables: int = 0


def parts_of(source: str, outline: Outline, shown: str, *, nameless: bool) -> Parts | None:
    """Return the pieces of a page, ``None`` when it has a text; ``shown`` is its title."""
    if outline.prose > MAX_PROSE or not 0 < len(outline.blocks) <= MAX_BLOCKS:
        return None
    return Parts(
        title=shown,
        blocks=outline.blocks,
        menus=outline.menus,
        headings=outline.headings,
        nameless=nameless,
        shows=shows(source),
        homes=ways_home(source),
        asks=_BUTTON.search(source) is not None,
        tables=tables(source),
    )


def frame_of(source: str, outline: Outline, shown: str) -> Frame:
    """Return what a site shows around anything."""
    pieces = _digests((*outline.blocks[:MAX_BLOCKS], shown))
    return Frame(pieces=pieces, shows=shows(source), homes=ways_home(source), tables=tables(source))


def weigh(parts: Parts, frame: Frame, url: str) -> tuple[Sign | None, int]:
    """Return what a page says of itself apart from its site's frame, and how much speaks for its being nothing that
    ``url`` names (see ``unnamed``).

    Nothing where it has a frame of its own, shows more than the frame, or has more than a few words or none.
    """
    own = [one for one in parts.blocks if _digest(one) not in frame.pieces and "©" not in one]
    if not own or parts.shows - parts.tables > frame.shows - frame.tables:
        return None, 0
    if not (parts.nameless or _digest(parts.title) in frame.pieces):
        return None, 0
    told = " ".join(own)
    headings = [one for one in parts.headings if one in own and letters(one) != letters(parts.title)]
    texts = texts_of(own, parts.headings, parts.menus)
    said = [one for text in texts[:2] for one in sentences_of(text)]
    # What comes after the text is of something else.
    before = [one for one in headings if not texts or own.index(one) < own.index(texts[0])]
    if not _is_framed(parts, own, bare=all(names_nothing(one) or lacks(one) for one in before)):
        return None, 0
    lost = any(tells_of_loss(one) or _misses(one) or lacks(one) for one in (*said, *before))
    if parts.tables > frame.tables and not (lost and count_words(told) <= SENTENCE):
        return None, 0
    if count_words(told) > MOST:
        return None, UNSURE * _only_regrets(before, told, url)
    if (
        all(names_nothing(one) or lacks(one) or half_denies(one) for one in before)
        and (any(map(_misses, said)) or _lacks_something(before, said, told))
        and has_no_word_of(url, f"{told} {parts.title}", nothing=True)
    ):
        return Sign.ERROR, 0
    # A number that is said not to be known names nothing.
    named = [one for one in own if one not in texts or not any(map(lacks, sentences_of(one)))]
    doubt = _doubt(parts.title, named, headings, url) + (parts.homes > frame.homes)
    return None, doubt + lost


def _is_framed(parts: Parts, own: Sequence[str], *, bare: bool) -> bool:
    """Return whether a page has enough in common with its site's frame: some pieces, or two of some length where it is
    ``bare``, without a heading that names something.
    """
    common = [one for one in parts.blocks if one not in own]
    few = bare and len(common) == LEAST - 1 and count_words(" ".join(common)) > SENTENCE
    return few or len(common) >= LEAST


def _doubt(title: str, named: Sequence[str], headings: Sequence[str], url: str) -> int:
    """Return how much speaks against a page without a name, whatever its sentences say."""
    # What comes after a colon is what it is about.
    pieces = () if ":" in title else parts_of_title(title)
    doubt = 2 + is_cry((*pieces, title)[0]) + has_no_word_of(url, f"{' '.join(named)} {title}")
    return doubt + any(map(exclaims, headings[:1]))


def _only_regrets(before: Sequence[str], told: str, url: str) -> bool:
    """Return whether a longer text stands under nothing but apologies, and has no word that names the page in its address."""
    if not before or count_words(told) > LONGEST:
        return False
    if not all(exclaims(one) or (len(one.split()) <= BRIEF and is_noise(one.split()[0])) for one in before):
        return False
    return is_named(url) and has_denial(told) and has_no_word_of(url, told)


def _lacks_something(before: Sequence[str], said: Sequence[str], told: str) -> bool:
    """Return whether a page says that something is gone: it points at it, says it in a heading and again below, or in the only
    sentence that it has.
    """
    if any(map(says_this_is_gone, (*before, *said))):
        return True
    if count_words(told) <= SENTENCE and any(map(half_denies, (*before, *said[:1]))):
        return True
    return bool(before) and any(map(lacks, said[:1])) and all(map(lacks, before))


def _misses(sentence: str) -> bool:
    """Return whether a sentence says that the page is not there, whatever else it says."""
    if nearly_denies(sentence) or misses(sentence):
        return True
    return tells_of_loss(sentence, of_page=True) or misses_what_was_sought(sentence)


def _digests(pieces: Iterable[str]) -> frozenset[int]:
    return frozenset(map(_digest, filter(None, pieces)))


@kept(2_048, longest=200)
def _digest(piece: str) -> int:
    return zlib.crc32(letters(piece).encode("utf-8", "replace"))
