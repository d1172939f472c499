"""What a page says apart from the frame of its site, which is what the site shows around anything, its 404s too.

Menus, footers and side bars of a site stand on the page that it sends for an address that cannot exist as well. What is
left of a page without them is its own, whatever its elements are called.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from refcheck.content.denying import lacks, misses, nearly_denies, says_this_is_gone
from refcheck.content.outline import Outline
from refcheck.content.signs import Sign
from refcheck.content.sought import misses_what_was_sought, tells_of_loss
from refcheck.content.titles import parts_of_title
from refcheck.content.unnamed import (
    MOST,
    count_words,
    exclaims,
    has_no_word_of,
    is_cry,
    letters,
    names_nothing,
    sentences_of,
    shows,
    texts_of,
    ways_home,
)
from refcheck.text.lazy import lazy_re

__all__ = ["Frame", "Parts", "frame_of", "parts_of", "weigh"]

_BUTTON = lazy_re(r"(?i)<button\b|<input\s[^<>]{0,300}?\btype\s?=\s?[\"']?(?:submit|button)\b")
MAX_PROSE = 2_000
"""A page with more prose (bytes) has a text of its own."""
MAX_BLOCKS = 300
LEAST = 3
"""So many pieces that two pages have in common are a frame."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """The pieces of a page with little text; ``nameless`` says that its title is no more than its site's name, as far as
    the page itself tells, ``shows`` how much it has beside text, ``homes`` how many links to the front page, and ``asks``
    that there is a button to press.
    """

    title: str
    blocks: tuple[str, ...]
    headings: tuple[str, ...]
    menus: frozenset[str]
    nameless: bool
    shows: int
    homes: int
    asks: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """Digests of the pieces of the page that a site sends for what it does not have, how much that has beside text, and
    how many links to the front page.
    """

    pieces: frozenset[int] = frozenset()
    shows: int = 0
    homes: int = 0


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
    )


def frame_of(source: str, outline: Outline, shown: str) -> Frame:
    """Return what a site shows around anything."""
    pieces = _digests((*outline.blocks[:MAX_BLOCKS], shown))
    return Frame(pieces=pieces, shows=shows(source), homes=ways_home(source))


def weigh(parts: Parts, frame: Frame, url: str) -> tuple[Sign | None, int]:
    """Return what a page says of itself apart from its site's frame, and how much speaks for its being nothing that
    ``url`` names (see ``unnamed``).

    Nothing where it has a frame of its own, shows more than the frame, or has more than a few words or none.
    """
    own = [one for one in parts.blocks if _digest(one) not in frame.pieces and "©" not in one]
    if len(parts.blocks) - len(own) < LEAST or not own or parts.shows > frame.shows:
        return None, 0
    told = " ".join(own)
    # What comes after a colon is what it is about.
    pieces = () if ":" in parts.title else parts_of_title(parts.title)
    exclaimed = is_cry((*pieces, parts.title)[0])
    nameless = parts.nameless or _digest(parts.title) in frame.pieces
    if not nameless or count_words(told) > MOST:
        return None, 0
    headings = [one for one in parts.headings if one in own and letters(one) != letters(parts.title)]
    texts = texts_of(own, parts.headings, parts.menus)
    said = [one for text in texts[:2] for one in sentences_of(text)]
    # What comes after the text is of something else.
    before = [one for one in headings if not texts or own.index(one) < own.index(texts[0])]
    if (
        all(names_nothing(one) or lacks(one) for one in before)
        and (any(map(_misses, said)) or any(map(says_this_is_gone, (*before, *said))) or _lacks_all(before, said))
        and has_no_word_of(url, f"{told} {parts.title}", nothing=True)
    ):
        return Sign.ERROR, 0
    # A number that is said not to be known names nothing.
    named = " ".join(one for one in own if one not in texts or not any(map(lacks, sentences_of(one))))
    doubt = 2 + exclaimed + has_no_word_of(url, f"{named} {parts.title}") + any(map(exclaims, headings[:1]))
    doubt += parts.homes > frame.homes
    return None, doubt + any(tells_of_loss(one) or _misses(one) or lacks(one) for one in (*said, *before))


def _lacks_all(before: Sequence[str], said: Sequence[str]) -> bool:
    """Return whether headings say that something is lacking, and the first sentence below them says it again."""
    return bool(before) and any(map(lacks, said[:1])) and all(map(lacks, before))


def _misses(sentence: str) -> bool:
    """Return whether a sentence says that the page is not there, whatever else it says."""
    if nearly_denies(sentence) or misses(sentence):
        return True
    return tells_of_loss(sentence, of_page=True) or misses_what_was_sought(sentence)


def _digests(pieces: Iterable[str]) -> frozenset[int]:
    return frozenset(map(_digest, filter(None, pieces)))


def _digest(piece: str) -> int:
    return zlib.crc32(letters(piece).encode("utf-8", "replace"))
