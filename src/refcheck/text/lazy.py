"""Regular expressions that are compiled when they are first used.

The package has some 1,400 of them, and a run over one document uses about a fifth; to compile them all while the
modules are imported took more than half of the time of a small ``refcheck check``. Django does the same
(``django.utils.regex_helper``). That each of them is sound is proved by a test, which compiles them all.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

__all__ = ["known", "lazy_re"]

_KEPT = (
    "search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "flags", "groups", "groupindex",
)  # fmt: skip


class _Lazy:
    """Stands for a pattern; the first look at one of its methods compiles it and keeps them all here.

    Kept as attributes of the instance they cost no more to call than those of the pattern itself.
    """

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _KEPT:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({kept: getattr(compiled, kept) for kept in _KEPT})
        return self.__dict__[name]


_known: list[_Lazy] = []


def lazy_re(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return ``re.compile(pattern, flags)``, compiled when it is first used; for what a module or class keeps.

    What is not sound raises ``re.error`` only then. Functions of ``re`` do not take it (call its methods), and
    ``re`` of a match is not it (compare ``pattern``).
    """
    made = _Lazy(pattern, flags)
    _known.append(made)
    return cast("re.Pattern[AnyStr]", made)


def known() -> tuple[re.Pattern[Any], ...]:
    """Return what ``lazy_re`` has made so far, which is all that the modules imported until now keep."""
    return cast("tuple[re.Pattern[Any], ...]", tuple(_known))
