"""A sketch of a text: which groups of words it is made of, in so few characters that it can be kept for good.

One-permutation min-hashing (Li, Owen and Zhang 2012, https://arxiv.org/abs/1208.1259) with eight bits a bin:
two sketches tell how much of one text is in another, and neither tells a word of it.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt

from refcheck.text.lazy import lazy_re

__all__ = ["MAX_SKETCH", "Kept", "kept_of", "sketch_of"]

GROUP = 4
"""So many words that follow one another are one group."""
LEAST = 40
"""A text of fewer different groups is not sketched: a sentence more or less would count as much as a new page."""
BINS = 128
MAX_GROUPS = 60_000
"""So many groups of a text are looked at."""
VERSION = "1"
"""Sketches that were made in another way are not compared."""
MAX_SKETCH = 180
"""The longest sketch has so many characters."""
LEAST_SPREAD = 0.02
"""No estimate is taken for more certain than this variance of one bin says: 3 bins of 128 may agree by chance."""

# A word with a figure in it is a date, a counter or a price: it may change at any time.
_WORD = lazy_re(r"\w+")
_UNSPACED = lazy_re("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_MASK = 0xFFFFFFFF


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """How much of an earlier text is in a later one, and the other way round (0-1): at most so much as far as
    sketches can tell, so that what is said to be gone is gone. ``size`` is that of the later one by the earlier.
    """

    of_earlier: float
    of_later: float
    size: float


def sketch_of(paragraphs: Iterable[str]) -> str:
    """Return the sketch of a text, at most 180 characters; empty for one with too few words to be compared.

    Case, punctuation, the order of the paragraphs and words with figures make no difference.
    """
    seen = set(_digests(paragraphs))
    if len(seen) < LEAST:
        return ""
    least = [_MASK + 1] * BINS
    for digest in seen:
        rest, place = divmod(digest, BINS)
        least[place] = min(least[place], rest)
    packed = bytes(0 if rest > _MASK else 1 + _mixed(rest) % 255 for rest in least)
    return f"{VERSION}.{len(seen)}.{base64.b85encode(packed).decode('ascii')}"


def _digests(paragraphs: Iterable[str]) -> Iterator[int]:
    left = MAX_GROUPS
    for paragraph in paragraphs:
        words = list(_words(paragraph))
        for at in range(min(len(words) - GROUP + 1, left)):
            yield _mixed(zlib.crc32(" ".join(words[at : at + GROUP]).encode("utf-8", "replace")))
        left -= max(len(words) - GROUP + 1, 0)
        if left <= 0:
            return


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.casefold()):
        if _UNSPACED.search(word):
            # Scripts without blanks between words: each character stands for a word.
            yield from (char for char in word if not char.isdigit())
        elif not any(map(str.isdigit, word)):
            yield word


def _mixed(number: int) -> int:
    """Return a number of 32 bits that depends on each bit of ``number`` (the finaliser of MurmurHash3)."""
    number ^= number >> 16
    number = number * 0x85EBCA6B & _MASK
    number ^= number >> 13
    number = number * 0xC2B2AE35 & _MASK
    return number ^ number >> 16


def kept_of(earlier: str, later: str) -> Kept | None:
    """Return how much of one text is in another by their sketches, ``None`` when either is none of ours."""
    one, two = _read(earlier), _read(later)
    if one is None or two is None:
        return None
    pairs = [(a, b) for a, b in zip(one[1], two[1], strict=True) if a or b]
    share = sum(a == b for a, b in pairs) / len(pairs)
    # Two standard deviations up: chance alone takes nothing away.
    share = min(share + 2 * sqrt(max(share * (1 - share), LEAST_SPREAD) / len(pairs)), 1.0)
    common = share / (1 + share) * (one[0] + two[0])
    return Kept(
        of_earlier=min(common / one[0], 1.0),
        of_later=min(common / two[0], 1.0),
        size=two[0] / one[0],
    )


def _read(sketch: str) -> tuple[int, bytes] | None:
    """Return number of groups and bins, ``None`` for what is no sketch."""
    version, _, rest = sketch.partition(".")
    count, _, packed = rest.partition(".")
    if version != VERSION or len(packed) != BINS * 5 // 4 or not re.fullmatch(r"[0-9]{1,6}", count):
        return None
    try:
        bins = base64.b85decode(packed)
    except (ValueError, binascii.Error):
        return None
    return (int(count), bins) if len(bins) == BINS and int(count) >= LEAST and any(bins) else None
