"""Citation keys as a person would choose them: ``testaverde2017migrating``, ``tfamw2009civil``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from refcheck.model.work import Name, Work
from refcheck.text.urls import host_of, mend
from refcheck.text.words import STOPWORDS, fold, has_unspaced_script

__all__ = ["key_of", "make_keys"]

MAX_PART = 30
"""A part of a key is no longer than this (characters)."""


def make_keys(works: Sequence[Work], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Return a key for each work, in order: all differ, also from ``taken``, whatever their case.

    The first of several equal ones stays as it is; the others get ``a``, ``b`` ... ``z``, ``aa`` ...
    """
    used = {key.casefold() for key in taken}
    numbers: dict[str, int] = defaultdict(int)
    keys = []
    for work in works:
        base = key = key_of(work)
        while key.casefold() in used:
            numbers[base] += 1
            key = base + _letters(numbers[base])
        used.add(key.casefold())
        keys.append(key)
    return tuple(keys)


def key_of(work: Work) -> str:
    """Return first surname or acronym, year, and first telling word of the title, in ASCII.

    What is not known or has no ASCII letters is left out: the host or "source" stands for a name.
    """
    names = work.author or work.editor
    name = _name(names[0]) if names else ""
    word = _word(work.title)
    if not name:
        name, word = (word or _host(work.url) or "source"), (_word(work.title, 1) if word else "")
    year = str(work.year) if work.year is not None else ("nd" if word or names else "")
    return name + year + word


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return text


def _ascii(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))[:MAX_PART]


def _name(name: Name) -> str:
    if name.literal:
        return _ascii(name.acronym or "") or _institution(name.literal)
    return _ascii(name.particle + name.family)


def _institution(text: str) -> str:
    """Return an institution in short: whole up to two words, else its initials."""
    words = [word for word in re.findall(r"[^\W_]+", fold(text)) if word not in STOPWORDS]
    words = [word for word in (_ascii(word) for word in words) if word]
    if len(words) <= 2:
        return "".join(words)[:MAX_PART]
    return "".join(word[0] for word in words)[:MAX_PART]


def _word(title: str, skip: int = 0) -> str:
    """Return the first telling word of a title in ASCII, empty when it has none."""
    words = [word for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", title) if fold(word) not in STOPWORDS]
    letters = [_ascii(word) for word in words if word.isascii() or not has_unspaced_script(word)]
    telling = [word for word in letters if len(word) > 1 and not word.isdigit()] or [word for word in letters if word]
    return telling[skip] if len(telling) > skip else ""


def _host(url: str) -> str:
    host = host_of(mend(url)).removeprefix("www.")
    return _ascii(host.split(".")[0]) if host else ""
