"""The roles of Sphinx and MyST that cite by key: ``:cite:p:`a, b```, ``{cite:t}`{see}a{p. 5}```.

https://sphinxcontrib-bibtex.readthedocs.io/en/latest/usage.html#roles-and-directives,
https://mystmd.org/guide/citations#citation-roles
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from refcheck.text.lazy import lazy_re

__all__ = ["CITE_ROLE", "MAX_KEYS", "RoleKeys", "directive_files", "keys_of_role"]

CITE_ROLE = r"(?:foot)?cite(?:[:.][A-Za-z]+)*"
"""The names of these roles."""

MAX_KEYS = 500
"""More keys than this in one citation are none."""

_KEY = lazy_re(r"\s*(?:\{[^{}]*\}\s*)?(?P<key>[^\s{},<>]{1,200})\s*(?:\{(?P<after>[^{}]*)\}\s*)?")
_NAMED = lazy_re(r"[^<>`]{0,300}<([^<>`]{1,300})>")
_DIRECTIVE = lazy_re(r"(?:`{3,}|~{3,}|:{3,})\s?\{(?:foot)?bibliography\}[ \t]*([^\r\n]{0,1000})")


class RoleKeys(NamedTuple):
    """The keys of one citation, and what is said of the place in each work, which may be nothing."""

    keys: tuple[str, ...]
    locators: tuple[str | None, ...]


def keys_of_role(text: str) -> RoleKeys | None:
    """Return what stands between the ticks of such a role, ``None`` where that is no list of keys.

    ``a, b``, ``{see}a{p. 5}, b`` and ``words that are shown <a>``.
    """
    named = _NAMED.fullmatch(text.strip())
    parts = (named[1] if named else text).split(",") if "{" not in text else _parts(text)
    if len(parts) > MAX_KEYS:
        return None
    found = [_KEY.fullmatch(part) for part in parts if part.strip()]
    known = [match for match in found if match]
    if not known or len(known) < len(found):
        return None
    return RoleKeys(tuple(match["key"] for match in known), tuple(match["after"] or None for match in known))


def _parts(text: str) -> list[str]:
    """Return a list of keys in parts; a comma between braces divides nothing."""
    return re.findall(r"(?:\{[^{}]*\}|[^,])+", text)


def directive_files(blocks: Iterable[str]) -> tuple[tuple[str, ...], bool]:
    """Return the files that the ``{bibliography}`` directives among ``blocks`` name, and whether there is one."""
    files: dict[str, None] = {}
    seen = False
    for block in blocks:
        match = _DIRECTIVE.match(block)
        if match:
            seen = True
            files |= dict.fromkeys(name for name in match[1].split() if name.endswith(".bib"))
    return tuple(files), seen
