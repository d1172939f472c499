"""A request as a registry reads it, and the answers that it gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import parse_qs, unquote

from tests.fakes.behaviours import Behaviour, reply
from tests.fakes.server import Seen


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """``path`` is decoded, ``query`` has every value of a parameter, header names are in small letters."""

    host: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    at: float = 0.0

    @classmethod
    def of(cls, seen: Seen, host: str, at: float) -> Request:
        """Return what came in as a request to ``host`` at this time."""
        path, _, query = seen.path.partition("?")
        values = parse_qs(query, keep_blank_values=True)
        return cls(host=host, path=unquote(path), query=values, headers=seen.headers, at=at)

    def first(self, name: str, otherwise: str = "") -> str:
        """Return the first value of a parameter."""
        return self.query.get(name, [otherwise])[0]

    def count(self, name: str, otherwise: int) -> int:
        """Return a parameter as a number, ``otherwise`` when it is none."""
        text = self.first(name)
        return int(text) if text.isdecimal() else otherwise

    @property
    def mailto(self) -> bool:
        """Whether it says whom to write to."""
        return "@" in self.first("mailto") or "mailto:" in self.headers.get("user-agent", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a registry says."""

    body: str | bytes = ""
    status: int = 200
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)

    def behaviour(self) -> Behaviour:
        """Return how a fake host says it."""
        return reply(self.body, status=self.status, content_type=self.content_type, headers=self.headers)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pool:
    """So many requests in so many seconds, and so many under way (0: any number)."""

    limit: int
    interval: float = 1.0
    at_once: int = 0


class Registry(Protocol):
    """One service. ``hosts`` are the names under which it is reached."""

    hosts: tuple[str, ...]

    def kind(self, request: Request) -> str:
        """What is asked for, in a word: the counts are kept by it."""

    def pool(self, request: Request) -> Pool | None:
        """What this client may do, ``None`` for anything."""

    def busy(self, request: Request) -> Answer:
        """What one hears who asks too fast."""

    def answer(self, request: Request) -> Answer:
        """What the service says."""


def as_json(value: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """Return a JSON answer."""
    return Answer(body=json.dumps(value, ensure_ascii=False), status=status, headers=headers or {})


def as_page(body: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """Return an HTML answer."""
    return Answer(body=body, status=status, content_type="text/html;charset=utf-8", headers=headers or {})


def moved(to: str, *, status: int = 302) -> Answer:
    """Return a redirect."""
    return as_page(f'<html><body><a href="{to}">{to}</a></body></html>', status=status, headers={"Location": to})
