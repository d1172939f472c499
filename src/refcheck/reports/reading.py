"""A JSON value of somebody else's, read with the place told when it is not what it should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from refcheck.errors import RefcheckError

__all__ = ["Node"]

Kind = TypeVar("Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON object and where it stands ("references[3].csl"). Keys that nobody asks for are
    admitted; an absent key is the default, a value of the wrong type a ``RefcheckError``.
    """

    fields: Mapping[str, Any]
    place: str = ""

    @classmethod
    def of(cls, value: Any, place: str) -> Node:
        """Return ``value`` as a node; it must be an object."""
        if not isinstance(value, dict):
            raise _wrong(place, "an object", value)
        return cls(value, place)

    def at(self, key: str) -> str:
        """Return the place of a key."""
        return f"{self.place}.{key}" if self.place else key

    def text(self, key: str, default: str = "") -> str:
        """Return a string; ``null`` and absent are the default."""
        return self._typed(key, str, "a string") if self.fields.get(key) is not None else default

    def maybe_text(self, key: str) -> str | None:
        """Return a string or ``None``."""
        return self._typed(key, str, "a string") if self.fields.get(key) is not None else None

    def number(self, key: str, default: int = 0) -> int:
        """Return a whole number."""
        found = self.maybe_number(key)
        return default if found is None else found

    def maybe_number(self, key: str) -> int | None:
        """Return a whole number or ``None``."""
        value = self.fields.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise _wrong(self.at(key), "a whole number", value)
        return value

    def real(self, key: str, default: float = 0.0) -> float:
        """Return a number."""
        found = self.maybe_real(key)
        return default if found is None else found

    def maybe_real(self, key: str) -> float | None:
        """Return a number or ``None``."""
        value = self.fields.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _wrong(self.at(key), "a number", value)
        return float(value)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a truth value."""
        found = self.maybe_flag(key)
        return default if found is None else found

    def maybe_flag(self, key: str) -> bool | None:
        """Return a truth value or ``None``."""
        return self._typed(key, bool, "true or false") if self.fields.get(key) is not None else None

    def word(self, key: str, kind: type[Kind], default: Kind | None = None) -> Kind:
        """Return a member of ``kind``; without a default it must be there."""
        value = self.fields.get(key)
        if value is None and default is not None:
            return default
        try:
            return kind(str(value))
        except ValueError:
            raise _wrong(self.at(key), f"one of {', '.join(kind)}", value) from None

    def maybe_word(self, key: str, kind: type[Kind]) -> Kind | None:
        """Return a member of ``kind`` or ``None``."""
        return self.word(key, kind) if self.fields.get(key) is not None else None

    def node(self, key: str) -> Node:
        """Return an object; absent is an empty one."""
        value = self.fields.get(key)
        return Node.of({} if value is None else value, self.at(key))

    def maybe_node(self, key: str) -> Node | None:
        """Return an object or ``None``."""
        value = self.fields.get(key)
        return None if value is None else Node.of(value, self.at(key))

    def nodes(self, key: str) -> Iterator[Node]:
        """Yield the objects of a list."""
        for index, value in enumerate(self._list(key)):
            yield Node.of(value, f"{self.at(key)}[{index}]")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings."""
        return tuple(self._each(key, str, "a string"))

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        return tuple(self._each(key, int, "a whole number"))

    def counts(self, key: str) -> Mapping[str, int]:
        """Return an object whose values are whole numbers."""
        inner = self.node(key)
        return MappingProxyType({name: inner.number(name) for name in inner.fields})

    def pairs(self, key: str) -> Iterator[tuple[int, str]]:
        """Yield the pairs of a list of ``[number, string]``."""
        for index, value in enumerate(self._list(key)):
            match value:
                case [int(number), str(text)]:
                    yield number, text
                case _:
                    raise _wrong(f"{self.at(key)}[{index}]", "[number, string]", value)

    def words(self, key: str) -> Iterator[tuple[str, str]]:
        """Yield the pairs of a list of ``[string, string]``."""
        for index, value in enumerate(self._list(key)):
            match value:
                case [str(one), str(other)]:
                    yield one, other
                case _:
                    raise _wrong(f"{self.at(key)}[{index}]", "[string, string]", value)

    def _typed(self, key: str, kind: type[Any], words: str) -> Any:
        value = self.fields[key]
        if not isinstance(value, kind):
            raise _wrong(self.at(key), words, value)
        return value

    def _list(self, key: str) -> list[Any]:
        value = self.fields.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise _wrong(self.at(key), "a list", value)
        return value

    def _each(self, key: str, kind: type[Any], words: str) -> Iterator[Any]:
        for index, value in enumerate(self._list(key)):
            if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
                raise _wrong(f"{self.at(key)}[{index}]", words, value)
            yield value


def _wrong(place: str, wanted: str, value: Any) -> RefcheckError:
    names: dict[type[Any], str] = {dict: "an object", list: "a list"}
    shown = names.get(type(value)) or repr(value)
    shown = shown if len(shown) <= 40 else f"{shown[:39]}…"
    return RefcheckError(f"not a saved run: {place or 'the file'} should be {wanted}, not {shown}")
