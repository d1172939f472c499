"""The head of an answer, from the lines that libcurl hands over, read as the other transport reads it.

Most heads are only looked into, so their fields are taken apart when somebody asks for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar, overload

from refcheck.fetch.requests_answers import MAX_FIELDS, MAX_HEADER_BYTES, MAX_INTERIM, GarbledError
from refcheck.text.lazy import lazy_re

__all__ = ["Fields", "Head", "read_head"]

Other = TypeVar("Other")

_LONGEST_LINE = 65_536
_SUSPECT = 4_096
"""Bytes of a head that are looked at more closely."""

_STATUS = lazy_re(rb"HTTP/1\.[0-9][ \t]+([1-9][0-9]{2})(?![0-9])").match
_FIELD = lazy_re(r"^([!#$%&'*+\-.^_`|~0-9A-Za-z]+)[ \t]*:(.*)$", re.MULTILINE)


class Fields(Mapping[str, str]):
    """The fields of a head by their lower-case names.

    Several fields of one name are joined by commas, except that of several places to go the first
    one counts. Lines that are no field are left out.
    """

    __slots__ = ("_head", "_known")

    def __init__(self, head: bytes) -> None:
        self._head = head
        self._known: dict[str, str] | None = None

    def __getitem__(self, name: str) -> str:
        return self._all()[name]

    # Those of ``Mapping`` are three calls and an exception for what is not there, and most is not.
    def __contains__(self, name: object) -> bool:
        return name in (self._known or self._all())

    @overload
    def get(self, name: str, /) -> str | None: ...
    @overload
    def get(self, name: str, /, default: str | Other) -> str | Other: ...
    def get(self, name: str, /, default: object = None) -> object:
        """Return the value of a field, ``default`` where there is none."""
        return (self._known or self._all()).get(name, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __repr__(self) -> str:
        return f"Fields({self._all()!r})"

    def pairs(self) -> list[tuple[str, str]]:
        """Return names and values in the order in which they came."""
        text = str(self._head, "latin-1").replace("\r\n", "\n")
        if "\r" in text or "\0" in text or "\n " in text or "\n\t" in text:
            text = _straightened(text)
        return [(name.lower(), value.strip(" \t")) for name, value in _FIELD.findall(text)]

    def _all(self) -> dict[str, str]:
        if self._known is None:
            pairs = self.pairs()
            known = dict(pairs)
            if len(known) < len(pairs):
                known = _joined(pairs)
            self._known = known
        return self._known


class Head:
    """A whole head: its ``status`` (200 or more), its ``fields``, and what counts for reading on.

    ``coding`` is its Content-Encoding, empty for none; ``leads_on`` says that it has a Location.
    """

    __slots__ = ("_cookies", "coding", "fields", "leads_on", "status")

    def __init__(self, status: int, text: bytes, lines: int) -> None:
        self.status = status
        self.fields = Fields(text)
        low = text.lower()
        self._cookies = b"\nset-cookie" in low
        self.leads_on = b"\nlocation" in low and "location" in self.fields
        self.coding = self.fields.get("content-encoding", "") if b"\ncontent-encoding" in low else ""
        if lines > MAX_FIELDS and len(self.fields.pairs()) > MAX_FIELDS:
            raise GarbledError(f"it has more than {MAX_FIELDS} headers")

    @property
    def is_all(self) -> bool:
        """Whether it says that no body follows."""
        return self.fields.get("content-length") == "0"

    @property
    def ends_with_connection(self) -> bool:
        """Whether the end of the connection is the end of the body."""
        return "content-length" not in self.fields and "chunked" not in self.fields.get("transfer-encoding", "").lower()

    @property
    def cookies(self) -> tuple[str, ...]:
        """The raw Set-Cookie values."""
        if not self._cookies:
            return ()
        return tuple(value for name, value in self.fields.pairs() if name == "set-cookie")


def read_head(lines: list[bytes]) -> Head | None:
    """Return the head in ``lines``, ``None`` when it is not whole yet.

    Interim answers before it are passed over, trailers behind it are not looked at. Raises
    ``GarbledError`` for what is no head of HTTP/1, or one without measure.
    """
    text = b"".join(lines)
    if len(text) > _SUSPECT:
        _measure(lines)
    found = _STATUS(text)
    if found is not None and found[1] >= b"200" and text.find(b"\n\r\n") == len(text) - 3:
        return Head(int(found[1]), text, len(lines))
    return _search_head(lines)


def _search_head(lines: list[bytes]) -> Head | None:
    begin = 0
    for _ in range(MAX_INTERIM + 1):
        end = next((number for number in range(begin, len(lines)) if len(lines[number]) < 3), None)
        if end is None:
            return None
        found = _STATUS(lines[begin])
        if found is None:
            raise GarbledError("what came back does not begin as an HTTP answer does")
        status = int(found[1])
        if status == 101:
            raise GarbledError("it changes to another protocol without having been asked to")
        if status >= 200:
            return Head(status, b"".join(lines[begin:end]), end - begin)
        begin = end + 1
    raise GarbledError(f"more than {MAX_INTERIM} interim answers came before a real one")


def _measure(lines: list[bytes]) -> None:
    if sum(map(len, lines)) > MAX_HEADER_BYTES:
        raise GarbledError(f"the headers are longer than {MAX_HEADER_BYTES} bytes")
    if max(map(len, lines)) > _LONGEST_LINE:
        raise GarbledError("a header has no end")


def _straightened(text: str) -> str:
    """Return ``text`` with folded lines joined to the field that they belong to (RFC 9112, section 5.2)."""
    lines: list[str] = []
    kept = False
    for line in text.replace("\r", " ").replace("\0", " ").split("\n"):
        if line[:1] in (" ", "\t"):
            if kept:
                lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
            continue
        kept = _FIELD.match(line) is not None
        lines.append(line)
    return "\n".join(lines)


def _joined(pairs: list[tuple[str, str]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name, value in pairs:
        if name not in joined:
            joined[name] = value
        elif name != "location":
            joined[name] += f", {value}"
    return joined
