"""Evidence as JSON and back, for the store. What does not fit the model reads as ``None``.

Only values that differ from the model's defaults are written. Never pickle: a store is only bytes.
What a class of the model needs is found out once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

__all__ = ["MAX_EXCERPT", "dump", "load"]

MAX_EXCERPT = 300
"""No more of a page than so many characters is kept."""
MAX_TEXT = 20_000
"""Longer texts (characters) in a stored row are not taken."""

T = TypeVar("T")
Maker = Callable[[Any], Any]
_encoded = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode


def dump(value: Any) -> str:
    """Return a value of the model as JSON on one line, sorted."""
    return _encoded(_plain(value))


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (tuple, list)):
        return [_plain(found) for found in value]
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((name, default, getattr(value, name)) for name, default in _defaults(type(value)))
        return {name: _plain(found) for name, default, found in pairs if found is not default and found != default}
    if isinstance(value, Mapping):
        return {str(key): _plain(found) for key, found in value.items()}
    return value


@lru_cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, _default(field)) for field in fields(kind))


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def load(kind: type[T], text: object) -> T | None:
    """Return the value of the dataclass ``kind`` that ``text`` holds, ``None`` when it holds none."""
    if not isinstance(text, str):
        return None
    try:
        maker: Maker = _maker_of(kind)  # type: ignore[arg-type]  # classes are hashable
        made = maker(json.loads(text))
    except (ValueError, TypeError, RecursionError):
        return None
    return made if isinstance(made, kind) else None


@lru_cache
def _maker_of(kind: Any) -> Maker:
    """Return what makes a ``kind`` of a JSON value; it raises ``TypeError`` or ``ValueError`` when that does not fit."""
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        inner = _maker_of(next(one for one in get_args(kind) if one is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        each = _maker_of(get_args(kind)[0])
        return lambda value: tuple([each(one) for one in _of(list, value)])
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        makers = {field.name: _maker_of(hints[field.name]) for field in fields(kind)}
        return lambda value: kind(
            **{name: makers[name](one) for name, one in _of(dict, value).items() if name in makers}
        )
    if origin is not None and issubclass(origin, Mapping):
        return lambda value: {str(key): str(one) for key, one in _of(dict, value).items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return lambda value: _scalar(kind, value)


def _scalar(kind: Any, value: Any) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind is int and isinstance(value, bool):
        raise TypeError("a truth value is no number")
    _of(kind, value)
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise ValueError("too long")
    return value


def _of(kind: type, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{type(value).__name__} instead of {kind.__name__}")
    return value
