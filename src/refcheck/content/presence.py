"""Signs that a page is the thing that its address names: its title has the address's words.

Errs towards *no* where one word alone would speak for it: what is not sure is looked at again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from refcheck.text.lazy import lazy_re
from refcheck.text.urls import normalise, split
from refcheck.text.words import fold

__all__ = ["address_words", "is_its_address", "is_named_so", "speaks_of", "telling_words"]

_WORDS = lazy_re(r"[^\W\d_]{3,}|\d{2,12}")
_ASCII_WORDS = lazy_re(r"[a-z]{3,}|[0-9]{2,12}")
_CAMEL = lazy_re(r"(?<=[a-z])(?=[A-Z])")
_FIRST = lazy_re(r"\s[|\u2013\u2014\u00b7\u2022\u00bb\u203a:-]\s|[|\u00bb\u203a]")
"""The end of the first piece of a title."""
_YEAR = lazy_re(r"(?:1[89]|20)\d\d$")
SECTION = 2
"""A title of so many words may be that of a section in another language than its address."""
_COMPOUND = 8
"""Words of so many letters may be several, written as one."""
# Words of addresses that say nothing of what is there, and numbers that error pages have of their own.
_NOT_TELLING = frozenset(
    "www com org net html htm php asp aspx jsp cfm pdf doc docx index default page pages article articles story node item items"  # noqa: SIM905 - a word list
    " view download downloads file files document documents publication publications report reports uploads content contents wp sites"
    " public media assets static resource resources library news blog post posts archive archives web site home main english the and"
    " for with from not found error missing 404 410 403 500 503 200 000 00 cgi bin php3 php4 shtml xhtml xml json detail details show id"
    " search login welcome sorry domain sale session sessionid jsessionid phpsessid"
    # Articles, prepositions and the like, which stand on every page of their language.
    " der die das den dem des ein eine und fur fuer mit von vom zum zur bei aus auf uber ueber les des une pour dans sur avec par aux los las"
    " del una por para con dos das uma com nos nas pelo pela gli dei delle della nel nella per het een van voor met dla oraz och med till".split()
)


@lru_cache(maxsize=64)  # several rules ask for it in turn
def speaks_of(url: str, title: str) -> bool:
    """Return whether the title of the page at ``url`` has words of the end of its path.

    Two of them, or one where there are no more than two; words of the host are none. A number
    counts as a word unless it is a year.
    """
    if not title or (parts := split(url)) is None or len(parts.path) < 2:
        return False
    named = _words_of(f"{parts.path}/{parts.query}", parts.netloc)
    cited = frozenset().union(*named)
    if not cited:
        return False
    plain = title.lower() if title.isascii() else fold(title)
    shown = set((_ASCII_WORDS if title.isascii() else _WORDS).findall(plain))
    found = len(cited & shown)
    if found < 2 and any(len(word) >= _COMPOUND for word in cited - shown):
        joined = re.sub(r"[\W_]+", "", plain)
        found += sum(len(word) >= _COMPOUND and word in joined for word in cited - shown)
    if found == 1 and not named[0] & shown and _is_section(shown, parts.path):
        return False
    return found >= 2 or (found == 1 and len(cited) <= 2)


def is_named_so(url: str, title: str) -> bool:
    """Return whether all longer words of a title, or of its first piece, stand in the address, and at least two of them:
    then they name the thing, whatever they mean ("Atlas of Lost Harbours").
    """
    parts = split(url)
    words = frozenset(_WORDS.findall(fold(_CAMEL.sub(" ", unquote(parts.path))))) if parts is not None else frozenset()
    pieces = (title, _FIRST.split(title, maxsplit=1)[0])
    named = ([word for word in _WORDS.findall(fold(piece)) if len(word) > 3] for piece in pieces)
    return any(len(own) > 1 and words.issuperset(own) for own in named)


def _is_section(shown: set[str], path: str) -> bool:
    """Return whether a title hardly has more words than the folders: "Digital collections" of "/digital/collection/17"."""
    folders = unquote(path).lower().rpartition("/")[0]
    own = [word for word in shown if word not in _NOT_TELLING and word.removesuffix("s") not in folders]
    return len(own) <= (1 if len(shown) <= SECTION else 0)


def telling_words(path: str, host: str) -> frozenset[str]:
    """Return the words by which the last part of ``path`` names what is there."""
    return next(iter(_words_of(path.rstrip("/").rpartition("/")[2], host)), frozenset())


def address_words(url: str) -> frozenset[str]:
    """Return the words and numbers by which the last two parts of a path that have any, and a query, name what is there."""
    parts = split(url)
    return (
        frozenset().union(*_words_of(f"{parts.path}/{parts.query}", parts.netloc)) if parts is not None else frozenset()
    )


def _words_of(path: str, host: str) -> list[frozenset[str]]:
    """Return the telling words of the last two parts of ``path`` that have any, the last part first."""
    text = unquote(path) if "%" in path else path
    if not text.islower():
        text = _CAMEL.sub(" ", text).lower()
    pattern = _ASCII_WORDS
    if not text.isascii():
        text, pattern = fold(text), _WORDS
    found: list[frozenset[str]] = []
    for part in reversed(text.split("/")):
        told = pattern.findall(part)
        words = frozenset(
            [w for w in told if w not in _NOT_TELLING and (not _YEAR.match(w) if w.isdigit() else w not in host)]
        )
        if words:
            found.append(words)
            if len(found) == 2:
                break
    return found


def is_its_address(url: str, canonical: str) -> bool:
    """Return whether the address that a page gives itself is ``url``, whichever scheme it has."""
    if not canonical or (parts := split(canonical)) is None or len(parts.path) < 2:
        return False
    one, other = normalise(url), normalise(canonical)
    return one.partition("://")[2].rstrip("/") == other.partition("://")[2].rstrip("/")
