"""Apologies that repeat what was asked for, and those that leave open whether it is gone.

A title that speaks of its address is that of the thing, as a rule. Not where it only repeats words of the address after
a denial, where it is the name of the whole site, or where a page says under it that what was requested is not there.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from urllib.parse import unquote

from refcheck.content.outline import Outline
from refcheck.content.own_part import main_of
from refcheck.content.presence import speaks_of
from refcheck.content.signs import Sign, sentence_sign
from refcheck.content.titles import letters
from refcheck.content.unnamed import ENDS, is_of_site, names_a_kind_alone
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["denies_a_request", "echoes", "is_headed", "may_be_private", "names", "only_echoes"]

FEW = 4
"""The name of a site has so many words at most, if it is to be taken for no more than that."""
MOST_ECHOED = 12
"""An echo and its denial have so many words at most."""
MAX_BLOCK = 500
MAX_BLOCKS = 300

_MAY_BE_PRIVATE = lazy_re(
    r"\b(?:only (?:been )?shared (?:it |this )?with|changed who can see|(?:may|might|could) (?:be|have been)(?: set to| made)? private"
    r"|(?:do not|don.?t|may not) have (?:the )?(?:permissions?|rights|access)\b)"
)
_DENIED = lazy_re(r"(?i)(?:nothing|no|sorry|oops|there|not|page|we|the|cannot|could|0)\b")
"""How a title begins that denies and then repeats what was asked for."""
_REQUESTED = lazy_re(
    r"(?i)\b(?:requested|angefordert|gesucht|demand[ée]|recherch[ée]|solicitad|buscad|richiest|opgevraagd|gevraagd|żądan|szukan|požadovan|hledan|запрошен|запрашиваем)"
)
"""Of what its reader has asked for."""
_WORD = lazy_re(r"[^\W_]+")
_NUMBERED = lazy_re(r"[/=]\d+/?$")
"""An address that names a thing by its number alone."""


@lru_cache(maxsize=4)  # several rules ask for it in turn
def names(url: str, title: str, text: str) -> bool:
    """Return whether a title speaks of ``url``, and is not the name of the whole site, which may have a word of it."""
    if not speaks_of(url, title) or (_NUMBERED.search(url) and names_a_kind_alone(text, title, url)):
        return False
    return len(title.split()) > FEW or not is_of_site(text, title) or is_headed(main_of(text), title)


def is_headed(own: Outline, title: str) -> bool:
    """Return whether a page shows its title, or a part of it, as a heading."""
    name = letters(title)
    return any(letters(heading) in name for heading in own.headings)


def echoes(url: str, title: str) -> bool:
    """Return whether a title only repeats words of the address after a denial: "Nothing found for tides-2019"."""
    if not _DENIED.match(title):
        return False
    words = _WORD.findall(title.lower())
    named = frozenset(_WORD.findall(unquote(url.partition("://")[2].partition("/")[2]).lower()))
    begins = list(takewhile(lambda word: word not in named, words))
    rest = words[len(begins) :]
    return bool(rest) and named.issuperset(rest) and sentence_sign(" ".join(begins)) is Sign.ERROR


def only_echoes(url: str, text: str) -> bool:
    """Return whether a text is nothing but words of the address and a denial that the address has not: "tides-2019 not found"."""
    words = _WORD.findall(text.lower())
    if not len(words) <= MOST_ECHOED:
        return False
    named = frozenset(_WORD.findall(unquote(url.partition("://")[2].partition("/")[2]).lower()))
    rest = [word for word in words if word not in named]
    return any(len(word) >= FEW for word in words if word in named) and sentence_sign(" ".join(rest)) is Sign.ERROR


def denies_a_request(block: str) -> bool:
    """Return whether a block begins with a sentence that only says that what was requested is not there."""
    first = next((one for one in ENDS.split(block[:MAX_BLOCK]) if one), "")
    return "," not in first and _REQUESTED.search(first) is not None and sentence_sign(first) is Sign.ERROR


def may_be_private(outline: Outline) -> bool:
    """Return whether an apology leaves open whether a thing is gone, or only not for everybody."""
    return any(_MAY_BE_PRIVATE.search(fold(one)) for one in outline.blocks[:MAX_BLOCKS])
