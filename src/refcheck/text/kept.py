"""Answers about short texts that are kept for a while.

The rules of a note ask one after another for the same: its date, its names, where it cites. What is kept is few, so
that a long document takes no more memory than a short one, and nothing that depends on more than the arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

__all__ = ["kept"]

_P = ParamSpec("_P")
_R = TypeVar("_R")


def kept(
    most: int, *, longest: int
) -> Callable[[Callable[Concatenate[str, _P], _R]], Callable[Concatenate[str, _P], _R]]:
    """Return a decorator for a pure function of a text: the ``most`` last answers are kept (number), those about
    texts of more than ``longest`` characters are not. The answers have to be values that nobody changes.
    """

    def decorated(function: Callable[Concatenate[str, _P], _R]) -> Callable[Concatenate[str, _P], _R]:
        answer = lru_cache(maxsize=most)(function)

        @wraps(function)
        def asked(text: str, /, *args: _P.args, **named: _P.kwargs) -> _R:
            if len(text) > longest:
                return function(text, *args, **named)
            return answer(text, *args, **named)  # type: ignore[arg-type]  # arguments are hashable: it is a pure function

        return asked

    return decorated
