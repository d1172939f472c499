"""Evidence as JSON and back, for the store. What does not fit the model reads as ``None``.

Only values that differ from the model's defaults are written. Never pickle: a store is only bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from enum import Enum
from types import MappingProxyType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from refcheck.model.evidence import NO_HISTORY, LinkEvidence, LinkVerdict

__all__ = ["MAX_EXCERPT", "dump", "dump_link", "load", "load_link"]

MAX_EXCERPT = 300
"""No more of a page than so many characters is kept."""
MAX_TEXT = 20_000
"""Longer texts (characters) in a stored row are not taken."""

T = TypeVar("T")


def dump(value: Any) -> str:
    """Return a value of the model as JSON on one line, sorted."""
    return json.dumps(_plain(value), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: _plain(found) for f, found in pairs if found != _default(f)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _plain(found) for key, found in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(found) for found in value]
    return value


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def load(kind: type[T], text: object) -> T | None:
    """Return the value of the dataclass ``kind`` that ``text`` holds, ``None`` when it holds none."""
    if not isinstance(text, str):
        return None
    try:
        made = _made(kind, json.loads(text))
    except (ValueError, TypeError, RecursionError):
        return None
    return made if isinstance(made, kind) else None


def _made(kind: Any, value: Any) -> Any:
    """Return ``value`` as ``kind``; raises ``TypeError`` or ``ValueError`` when it does not fit."""
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        inner = [one for one in get_args(kind) if one is not type(None)]
        return None if value is None else _made(inner[0], value)
    if origin is tuple:
        return tuple(_made(get_args(kind)[0], one) for one in _of(list, value))
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        known = {f.name for f in fields(kind)}
        return kind(**{name: _made(hints[name], one) for name, one in _of(dict, value).items() if name in known})
    if origin is not None and issubclass(origin, Mapping):
        return {str(key): str(one) for key, one in _of(dict, value).items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return _scalar(kind, value)


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


# A run reads and writes a link for each address: those with nothing but plain values, nearly all, are
# written and read by this table, a fifth of the time that the hints take. Tests hold that both agree.
_PLAIN_FIELDS: Mapping[str, tuple[type, ...]] = MappingProxyType(
    {
        "url": (str,),
        "reason": (str,),
        "detail": (str,),
        "status": (int,),
        "final_url": (str,),
        "title": (str,),
        "content_type": (str,),
        "attempts": (int,),
        "elapsed": (float,),
        "checked": (str,),
        "confirmed": (bool,),
        "secure_twin": (bool,),
        "etag": (str,),
        "last_modified": (str,),
        "sha256": (str,),
    }
)
_NOTHING = (None, "", 0, 0.0, False)
_VERDICTS = {verdict.value: verdict for verdict in LinkVerdict}
_encode = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode


def dump_link(link: LinkEvidence) -> str:
    """Return ``link`` as ``dump`` does."""
    if link.redirects or link.references or link.snapshot or link.lasting or link.from_store or link.failing_since:
        return dump(link)
    if link.history is not NO_HISTORY or link.secure_twin is False:
        return dump(link)
    plain: dict[str, Any] = {"verdict": link.verdict.value}
    for name in _PLAIN_FIELDS:
        value = getattr(link, name)
        if value not in _NOTHING:
            plain[name] = value
    plain["url"] = link.url
    return _encode(plain)


def load_link(text: str | None, **parts: Any) -> LinkEvidence | None:
    """Return the link that ``text`` holds, as ``load`` does, with ``parts`` in the place of its own."""
    if text is not None and len(text) <= MAX_TEXT:
        try:
            plain = json.loads(text)
            verdict = _VERDICTS[plain.pop("verdict")]
            if all(type(value) in _PLAIN_FIELDS[name] for name, value in plain.items()):
                plain.update(parts)
                return LinkEvidence(verdict=verdict, **plain)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            pass
    known = load(LinkEvidence, text)
    return replace(known, **parts) if known is not None and parts else known
