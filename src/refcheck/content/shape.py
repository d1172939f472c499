"""The shape of a page: what of it a reader sees, small enough to be kept and compared.

Two pages of one shape say the same: that is how an error page in any language is told from a page,
by asking for an address that cannot exist. Bounded and linear: a hostile page costs no more than a
long one.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from refcheck.content.elements import without_elements
from refcheck.content.outline import Outline, outline_of
from refcheck.content.titles import head_title
from refcheck.text.lazy import lazy_re

__all__ = ["PageShape", "dump_shape", "is_same_page", "load_shape", "shape_of", "without_asides", "words_in"]

MAX_WORDS = 1_024
"""So many different words stand for a page: those with the smallest digests, when it has more."""
READ = 100_000
"""So many characters of a text are looked at for words."""
SHELL = 12
"""A page that a script fills shows no more words than that by itself."""
FEW = 3
"""A page of fewer words cannot be compared."""
SHOWN_TITLE = 200

_WORD = lazy_re(r"\w+")
_UNSPACED = lazy_re("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ROOT = lazy_re(
    r"(?i)\bid\s?=\s?[\"']?(?:root|app|main-app|application|__next|__nuxt|___gatsby|q-app|svelte|ember\d{0,4}|react[\w-]{0,20})\b"
    r"|<app-root|<[a-z]{1,20}-app\b|\bng-(?:app|version)\b|data-reactroot|data-server-rendered"
)
_PLAIN_ROOT = lazy_re(r"(?i)id\s?=\s?[\"']?(?:root|app|application)$")
_ASIDES = {
    "a": 2_000,
    **dict.fromkeys(("nav", "header", "footer", "aside", "form", "ul", "ol", "button", "noscript", "label"), 20_000),
}
"""What stands around the thing itself on pages that hosts fill, and how long it is at most (characters)."""
_IDLE = lazy_re(r"(?i)^\W*(?:loading|please wait|©|&copy;|copyright|\d)")
SAID = 12
"""A sentence has so many characters at least, in scripts that need few, too."""
_FRAMES = lazy_re(r"(?i)<(?:frameset|frame|iframe|embed|object)[\s>]")


@dataclass(frozen=True, kw_only=True, slots=True)
class PageShape:
    """``words`` are digests of the different words that a reader sees without scripts (odd ones for
    those with figures), ``prose`` the bytes of its blocks of text, ``shell`` says that a script or a
    frame fills the page, ``login`` that it asks for a password.
    """

    title: str = ""
    words: frozenset[int] = frozenset()
    prose: int = 0
    shell: bool = False
    login: bool = False


@lru_cache(maxsize=4)  # as with ``outline_of``, which is at hand where somebody has just asked for it
def shape_of(source: str) -> PageShape:
    """Return the shape of a page's source."""
    seen = outline_of(source)
    words = words_in(seen.text)
    lower = source[:READ].lower()
    return PageShape(
        title=head_title(source)[:SHOWN_TITLE],
        words=words,
        prose=seen.prose,
        shell=_is_shell(source[:READ], lower, words, seen),
        login='type="password"' in lower or "type='password'" in lower or "type=password" in lower,
    )


def _is_shell(source: str, lower: str, words: frozenset[int], seen: Outline) -> bool:
    if seen.prose > 400:
        return False
    scripted = "<script" in lower
    root = _ROOT.search(source) if scripted else None
    if scripted and (root or "enable javascript" in lower or "requires javascript" in lower):
        return len(words) <= 4 * SHELL and not (root and _is_filled(source, root))
    return len(words) <= SHELL and (scripted or _FRAMES.search(source) is not None)


def _is_filled(source: str, root: re.Match[str]) -> bool:
    """Return whether the host itself has filled the element that a script takes over, beyond menus and footers.

    Errs towards *no*: frameworks that send a page's frame first name their element in ways of their own.
    """
    if _PLAIN_ROOT.match(root.group()) is None:
        return False
    inside = without_asides(source[root.end() :])
    said = [text for text in outline_of(inside).blocks if not _IDLE.match(text)]
    return any(len(text) >= SAID for text in said)


def without_asides(source: str) -> str:
    """Return a page's source without menus, lists, forms, links and what stands above and below the thing itself."""
    return without_elements(source, _ASIDES)


def words_in(text: str) -> frozenset[int]:
    """Return digests of the different words of a text: even ones of letters, odd ones of figures."""
    digests: set[int] = set()
    odd: list[str] = []
    crc32 = zlib.crc32
    for token in set(text[:READ].casefold().encode("utf-8", "replace").split()):
        if token.isalpha():
            digests.add(crc32(token) & ~1)
        elif token.isalnum():
            digests.add(crc32(token) | 1)
        else:
            odd.append(token.decode("utf-8"))
    if odd:
        digests.update(_digests(" ".join(odd)))
    return frozenset(sorted(digests)[:MAX_WORDS]) if len(digests) > MAX_WORDS else frozenset(digests)


def _digests(text: str) -> Iterator[int]:
    """Yield the digests of words that punctuation surrounds, or that are not ASCII."""
    unspaced = _UNSPACED.search(text) is not None
    for word in set(_WORD.findall(text)):
        if unspaced and _UNSPACED.search(word):
            # Scripts without blanks between words: every two characters are one.
            for at in range(max(len(word) - 1, 1)):
                yield zlib.crc32(word[at : at + 2].encode()) & ~1
        else:
            digest = zlib.crc32(word.encode())
            yield digest & ~1 if word.isalpha() else digest | 1


def is_same_page(one: PageShape, other: PageShape, *, urls: Iterable[str] = ()) -> bool:
    """Return whether two pages say the same, but for the words of their addresses, and a few.

    A few: one word in a hundred, two at least and six at most, and six figures (a time, the number
    of a request). Errs towards *no*: a page with a sentence of its own is another one.
    """
    own = words_in(" ".join(unquote(url)[:2_000] for url in urls))
    mine, theirs = one.words - own, other.words - own
    if one.shell or other.shell or min(len(mine), len(theirs)) < FEW:
        return False
    if words_in(one.title) - own != words_in(other.title) - own:
        return False
    if len(one.words) >= MAX_WORDS or len(other.words) >= MAX_WORDS:
        least = min(max(one.words), max(other.words))
        mine, theirs = (frozenset(word for word in words if word <= least) for words in (mine, theirs))
    few = min(max(2, max(len(mine), len(theirs)) // 100), 6)
    letters = sum(1 for word in mine ^ theirs if not word & 1)
    figures = max(sum(word & 1 for word in words) for words in (mine - theirs, theirs - mine))
    return letters <= few and figures <= 6


def dump_shape(shape: PageShape) -> str:
    """Return a shape as text, to be remembered."""
    packed = b"".join(word.to_bytes(4, "big") for word in sorted(shape.words))
    flags = int(shape.shell) + 2 * int(shape.login)
    return json.dumps([shape.title, shape.prose, flags, base64.b85encode(packed).decode("ascii")], ensure_ascii=False)


def load_shape(text: str) -> PageShape | None:
    """Return the shape that ``dump_shape`` made text of, ``None`` for anything else."""
    try:
        title, prose, flags, packed = json.loads(text)
        raw = base64.b85decode(packed)
        words = frozenset(int.from_bytes(raw[at : at + 4], "big") for at in range(0, min(len(raw), 4 * MAX_WORDS), 4))
        return PageShape(
            title=str(title), prose=int(prose), words=words, shell=bool(int(flags) & 1), login=bool(int(flags) & 2)
        )
    except (ValueError, TypeError, binascii.Error, RecursionError):
        return None
