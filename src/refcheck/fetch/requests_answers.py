"""HTTP answers as they come off the socket: bounded, strict where leniency could be abused.

Python's own reader takes any number of interim answers and trailers, chunk sizes with a sign, and
passes for whole what broke off in mid-header. RFC 9112 says what is proper; what browsers forgive
(odd header lines, missing reasons, bare line feeds) is forgiven here as well.
"""

from __future__ import annotations

import http.client
import socket
from contextlib import suppress
from typing import Any

from refcheck.text.lazy import lazy_re

__all__ = ["MAX_HEADER_BYTES", "MAX_INTERIM", "BoundedResponse", "BrokenOffError", "FramingError", "GarbledError"]

MAX_HEADER_BYTES = 256 * 1024
"""Of all headers of one answer, those of interim answers and of the end of a body included."""

MAX_INTERIM = 32
"""Interim answers (1xx) before the real one."""

MAX_FIELDS = 256
_LONGEST_LINE = 65_536
_BLANK = (b"\r\n", b"\n")
_STATUS = lazy_re(rb"HTTP/1\.([0-9])[ \t]+([1-9][0-9]{2})(?:[ \t]+([^\r\n]*))?[ \t]*\r?\n")
_FIELD = lazy_re(rb"([!#$%&'*+\-.^_`|~0-9A-Za-z]+)[ \t]*:[ \t]*")
_CHUNK = lazy_re(rb"([0-9A-Fa-f]{1,16})[ \t]*(;[^\n]*)?\r?\n")


class GarbledError(Exception):
    """What came is no HTTP answer, or one without measure; the text says what, without secrets."""


class FramingError(GarbledError):
    """The head was proper, the body is not cut into chunks as it should be."""


class BrokenOffError(Exception):
    """The answer ended in mid-header."""


class BoundedResponse(http.client.HTTPResponse):
    """An answer whose head and framing are bounded, and that does not pass for whole when it breaks off.

    ``fields`` are its header lines in order, names in lower case. A connection that holds more than
    the answer is shut, so that what a server sends unasked is never taken for the next answer.
    """

    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self._sock = sock
        self._left = MAX_HEADER_BYTES
        self.fields: list[tuple[str, str]] = []

    def begin(self) -> None:
        """Read the head. Raises ``GarbledError`` and ``BrokenOffError``."""
        minor, status, self.reason = self._read_status_line()
        self.version = 11 if minor else 10
        self.code = self.status = status
        self.fields = self._read_fields()
        self.headers = self.msg = http.client.HTTPMessage()
        for name, value in self.fields:
            self.headers.set_raw(name, value)
        self._frame(status)

    def _frame(self, status: int) -> None:
        """Find out where the body ends (RFC 9112, section 6.3)."""
        codings = self._all("transfer-encoding")
        lengths = {length.strip() for value in self._all("content-length") for length in value.split(",")}
        self.chunked = bool(codings) and codings[-1].lower().split(",")[-1].strip() == "chunked"
        self.chunk_left = None
        self.length = None
        self.will_close = self._closes()
        if status in (204, 304):
            self.length, self.chunked = 0, False
        elif codings:
            # Both ways of saying it at once are how answers are smuggled; what follows is not trusted.
            self.will_close = self.will_close or bool(lengths) or not self.chunked
        elif len(lengths) > 1:
            raise GarbledError("it announces two different lengths of the body")
        elif lengths:
            length = lengths.pop()
            if len(length) <= 18 and length.isascii() and length.isdigit():
                self.length = int(length)
        if self.length is None and not self.chunked:
            self.will_close = True

    def _closes(self) -> bool:
        """Return whether the connection ends with this answer (RFC 9112, section 9.3)."""
        options = {option.strip().lower() for value in self._all("connection") for option in value.split(",")}
        return "close" in options or (self.version == 10 and "keep-alive" not in options)

    def _all(self, name: str) -> list[str]:
        return [value for field, value in self.fields if field == name]

    def _read_status_line(self) -> tuple[int, int, str]:
        """Return minor version, status and reason of the first answer that is not an interim one."""
        for _ in range(MAX_INTERIM + 1):
            line = self._line()
            if line in _BLANK:  # one too many behind the answer before (RFC 9112, section 2.2)
                line = self._line()
            if not line:
                raise http.client.RemoteDisconnected("closed without an answer")
            found = _STATUS.fullmatch(line)
            if found is None:
                if not line.endswith(b"\n") and line[:5] == b"HTTP/"[: len(line)] and len(line) < _LONGEST_LINE:
                    raise BrokenOffError
                raise GarbledError("what came back does not begin as an HTTP answer does")
            minor, status = int(found[1]), int(found[2])
            if status == 101:
                raise GarbledError("it changes to another protocol without having been asked to")
            if status >= 200:
                return minor, status, str(found[3] or b"", "latin-1").strip()
            while (line := self._line()) not in _BLANK:
                if not line:
                    raise BrokenOffError
        raise GarbledError(f"more than {MAX_INTERIM} interim answers came before a real one")

    def _read_fields(self) -> list[tuple[str, str]]:
        """Return the header lines; those that are no field are left out, as browsers do."""
        fields: list[tuple[str, str]] = []
        kept = False
        while (line := self._line()) not in _BLANK:
            if not line.endswith(b"\n"):
                raise GarbledError("a header has no end") if len(line) >= _LONGEST_LINE else BrokenOffError
            if line[:1] in (b" ", b"\t"):
                if kept:
                    name, value = fields[-1]
                    fields[-1] = (name, f"{value} {_text(line)}".strip())
                continue
            found = _FIELD.match(line)
            kept = found is not None
            if found is None:
                continue
            if len(fields) >= MAX_FIELDS:
                raise GarbledError(f"it has more than {MAX_FIELDS} headers")
            fields.append((str(found[1], "latin-1").lower(), _text(line[found.end() :])))
        return fields

    def _line(self) -> bytes:
        line = self.fp.readline(_LONGEST_LINE)
        self._left -= len(line)
        if self._left < 0:
            raise GarbledError(f"the headers are longer than {MAX_HEADER_BYTES} bytes")
        return line

    def _get_chunk_left(self) -> int | None:
        """Return what is left of the chunk at hand, ``None`` behind the last one (RFC 9112, section 7.1)."""
        if self.chunk_left:
            return self.chunk_left
        if self.chunk_left == 0 and self._framing_line() not in _BLANK:
            raise FramingError("a chunk of the body is longer than it says")
        found = _CHUNK.fullmatch(self._framing_line())
        if found is None:
            raise FramingError("a chunk of the body has no proper length")
        self._left -= len(found[2] or b"")
        if self._left < 0:
            raise FramingError(f"what stands between its chunks is longer than {MAX_HEADER_BYTES} bytes")
        self.chunk_left = int(found[1], 16) or None
        if self.chunk_left is None:
            while (line := self._line()) not in _BLANK and line:
                pass
            self._close_conn()
        return self.chunk_left

    def _framing_line(self) -> bytes:
        line = self.fp.readline(_LONGEST_LINE)
        if not line.endswith(b"\n"):
            if len(line) >= _LONGEST_LINE:
                raise FramingError("a chunk of the body has no proper length")
            raise http.client.IncompleteRead(b"")
        return line

    def _close_conn(self) -> None:
        stream = self.fp
        if not self.will_close and self._has_more(stream):
            with suppress(OSError):
                self._sock.shutdown(socket.SHUT_RDWR)
        super()._close_conn()  # type: ignore[misc]  # the typing of the standard library leaves it out

    def _has_more(self, stream: Any) -> bool:
        """Return whether the connection holds anything unread, without waiting for it."""
        before = self._sock.gettimeout()
        try:
            self._sock.settimeout(0.0)
            return bool(stream.peek(1))
        except (OSError, ValueError):  # nothing at hand (under TLS), or closed already
            return False
        finally:
            with suppress(OSError):
                self._sock.settimeout(before)


def _text(raw: bytes) -> str:
    return str(raw.strip(b" \t\r\n").replace(b"\r", b" ").replace(b"\0", b" "), "latin-1")
