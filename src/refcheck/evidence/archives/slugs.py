"""The words of an address, as far as they are those of a title ("/2012/hidden-in-plain-sight/")."""

from __future__ import annotations

import re
from urllib.parse import unquote

from refcheck.text.lazy import lazy_re
from refcheck.text.urls import host_of, split
from refcheck.text.words import STOPWORDS, fold, same_stem, tokens

__all__ = ["says_slug", "slug_words"]

SLUG = 0.6
"""This share of the words of an address, and two of them at least, must stand in the title of its copy."""

_YEAR = lazy_re(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_WORDY = lazy_re(r"[^\W\d_]{3,}|\d{4}")
_NOT_TELLING = frozenset(
    "www com org net html htm php asp aspx jsp cfm pdf doc docx index default page pages article articles story node"  # noqa: SIM905 - a word list
    " item items view download downloads file files document documents publication publications uploads content"
    " wp default sites public media assets static resources library news blog post posts archive archives web site"
    " english the and for with from".split()
)


def slug_words(url: str) -> tuple[str, ...]:
    """Return the words of an address that may be those of a title, folded; those of its last part that has any."""
    parts = split(url)
    if parts is None:
        return ()
    for part in reversed(unquote(parts.path).split("/")):
        plain = re.sub(r"\.\w{2,5}$", "", part)
        plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain)
        words = [fold(word) for word in _WORDY.findall(plain)]
        words = [w for w in words if w not in _NOT_TELLING and w not in STOPWORDS]
        if len([w for w in words if not w.isdigit()]) >= 2:
            return tuple(dict.fromkeys(words))
        if words and not plain.isdigit() and len(words[0]) > 12:
            return tuple(words)
    return ()


def says_slug(url: str, title: str) -> bool:
    """Return whether the words of an address stand in ``title``: two at least, and most of them.

    Figures must all be there: they are years, numbers, parts.
    """
    words = slug_words(url)
    have = {t.word for t in tokens(title)}
    joined = re.sub(r"[\W_]+", "", fold(title))
    letters = [w for w in words if not w.isdigit()]
    found = [w for w in letters if w in have or any(same_stem(w, h) for h in have) or (len(w) > 9 and w in joined)]
    years = [w for w in words if _YEAR.fullmatch(w)]
    if any(year not in have and year not in joined for year in years) and _YEAR.search(title):
        return False
    enough = len(found) >= 2 or any(len(w) > 12 for w in found)
    return enough and len(found) >= SLUG * len(letters) and not is_site_only(url, title)


def is_site_only(url: str, title: str) -> bool:
    """Return whether a title has no words but those of the host."""
    host = re.sub(r"[\W_]+", "", host_of(url))
    return all(t.word in host for t in tokens(title))
