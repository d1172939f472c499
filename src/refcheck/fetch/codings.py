"""Content codings, undone piece by piece: gzip, deflate, brotli and zstd, alone or one in another.

Nothing is decoded further than it is asked for, so a small answer that unpacks to gigabytes costs no
more than what is wanted of it; what lies between two codings of a chain is bounded as well, and so is
input that leads to no output. RFC 9110, section 8.4; RFC 9659 for the window of zstd.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, Protocol

__all__ = ["MAX_CHAIN", "CodingError", "Decoder", "decoder_of", "offered"]

MAX_CHAIN = 3
"""Codings one in another: two are met on badly set up servers, more only in attacks."""

_PIECE = 64 * 1024
_WINDOW_LOG = 23  # 8 MB, more may not be asked of anybody (RFC 9659); zstd itself takes 128 MB
_MOST_FOR_NOTHING = 4 * 1024 * 1024
"""Bytes that a coding may take in, or hand to the next one, beyond what comes out in the end."""

_MOST_EMPTY = 1_000
_PLAIN = frozenset({"", "identity", "none"})


class CodingError(Exception):
    """A body that cannot be decoded, or only without measure; the text says why."""


class _Stage(Protocol):
    """One coding being undone."""

    pending: bool
    """Whether there may be more output without more input."""

    @property
    def whole(self) -> bool:
        """Whether the end of what was packed has been reached."""
        ...

    error: type[Exception]
    """What the library raises when the input is not what it should be."""

    def decode(self, packed: bytes, limit: int) -> bytes:
        """Return about ``limit`` bytes at most; what is left of ``packed`` is kept."""
        ...


class _Ends:
    """Counts the members and frames that held nothing: each costs time, and no server sends many."""

    def __init__(self) -> None:
        self._empty = 0

    def hear(self, piece: bytes) -> None:
        """Begin anew where there is output."""
        if piece:
            self._empty = 0

    def count(self) -> None:
        """Count one more; raises ``CodingError`` after too many in a row."""
        self._empty += 1
        if self._empty > _MOST_EMPTY:
            raise CodingError("the body is packed so that much of it leads to nothing")


class _Gzip:
    """gzip, also of several members; what follows the last one is ignored, as browsers do."""

    error: type[Exception] = zlib.error

    def __init__(self) -> None:
        self._member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._rest = b""
        self._ends = _Ends()
        self._first = True
        self._over = False
        self.pending = False
        self.whole = False

    def decode(self, packed: bytes, limit: int) -> bytes:
        """Return at most ``limit`` bytes, of one member only."""
        packed, self._rest = self._rest + packed, b""
        if self._over or not (packed or self.pending):
            self.pending = False
            return b""
        if self._member.eof:
            self._ends.count()
            self._member, self._first = zlib.decompressobj(16 + zlib.MAX_WBITS), False
        try:
            piece = self._member.decompress(packed, limit)
        except zlib.error:
            if self._first:
                raise
            self._over, self.pending = True, False
            return b""
        self._ends.hear(piece)
        self._rest = self._member.unconsumed_tail or self._member.unused_data
        self.whole = self._member.eof
        # A piece that fills the limit may leave more inside than the tail shows.
        self.pending = bool(self._rest) or (len(piece) >= limit and not self.whole)
        return piece


class _Deflate:
    """deflate as it should be (zlib) or as some send it (raw)."""

    error: type[Exception] = zlib.error

    def __init__(self) -> None:
        self._stream: Any = zlib.decompressobj()
        self._begun = False
        self._rest = b""
        self.pending = False
        self.whole = False

    def decode(self, packed: bytes, limit: int) -> bytes:
        """Return at most ``limit`` bytes."""
        packed, self._rest = self._rest + packed, b""
        if self.whole or not (packed or self.pending):
            self.pending = False
            return b""
        if not self._begun and len(packed) < 2:  # two bytes tell the one from the other
            self._rest = packed
            return b""
        if not self._begun and (packed[0] & 0x0F != 8 or (packed[0] << 8 | packed[1]) % 31):
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
        self._begun = True
        piece: bytes = self._stream.decompress(packed, limit)
        self.whole = self._stream.eof
        self._rest = self._stream.unconsumed_tail
        self.pending = bool(self._rest) or (len(piece) >= limit and not self.whole)
        return piece


class _Brotli:
    def __init__(self, library: Any) -> None:
        self._stream = library.Decompressor()
        self.error: type[Exception] = library.error
        self.pending = False

    @property
    def whole(self) -> bool:
        """Whether the end has been reached."""
        return bool(self._stream.is_finished())

    def decode(self, packed: bytes, limit: int) -> bytes:
        """Return about ``limit`` bytes at most: the library ends at the next step of its buffer."""
        if self._stream.is_finished():
            self.pending = False
            return b""
        piece: bytes = self._stream.process(packed, output_buffer_limit=limit)
        self.pending = not self._stream.can_accept_more_data() or (len(piece) >= limit and not self.whole)
        return piece


class _Zstd:
    """zstd, also of several frames."""

    def __init__(self, library: Any) -> None:
        self._library = library
        self.error: type[Exception] = library.ZstdError
        self._frame = self._new()
        self._rest = b""
        self._ends = _Ends()
        self.pending = False
        self.whole = False

    def _new(self) -> Any:
        options = {self._library.DecompressionParameter.window_log_max: _WINDOW_LOG}
        return self._library.ZstdDecompressor(options=options)

    def decode(self, packed: bytes, limit: int) -> bytes:
        """Return at most ``limit`` bytes, of one frame only."""
        packed, self._rest = self._rest + packed, b""
        if self._frame.eof:
            if not packed:
                self.pending = False
                return b""
            self._ends.count()
            self._frame = self._new()
        piece: bytes = self._frame.decompress(packed, limit)
        self._ends.hear(piece)
        self._rest = self._frame.unused_data if self._frame.eof else b""
        self.pending = bool(self._rest) or not (self._frame.eof or self._frame.needs_input)
        self.whole = self._frame.eof
        return piece


def _brotli() -> Any:
    try:
        import brotli  # type: ignore[import-untyped,import-not-found,unused-ignore]  # it has no types
    except ImportError:
        return None
    return brotli if hasattr(brotli.Decompressor, "can_accept_more_data") else None


def _zstd() -> Any:
    try:
        from compression import zstd  # type: ignore[import-not-found,unused-ignore] # Python 3.14
    except ImportError:
        try:
            from backports import zstd  # type: ignore[no-redef,unused-ignore]
        except ImportError:
            return None
    return zstd


def _stage(name: str) -> _Stage | None:
    """Return what undoes the coding ``name``, ``None`` when it cannot be undone here."""
    match name:
        case "gzip" | "x-gzip":
            return _Gzip()
        case "deflate":
            return _Deflate()
        case "br":
            library = _brotli()
            return None if library is None else _Brotli(library)
        case "zstd":
            library = _zstd()
            return None if library is None else _Zstd(library)
        case _:
            return None


def offered() -> str:
    """Return the Accept-Encoding header: what can be undone here."""
    names = ["gzip", "deflate"]
    if _brotli() is not None:
        names.append("br")
    if _zstd() is not None:
        names.append("zstd")
    return ", ".join(names)


class Decoder:
    """The codings of one body, undone in turn. ``over`` says that nobody waits for it any more."""

    def __init__(self, stages: list[_Stage], over: Callable[[], bool]) -> None:
        self._stages = stages  # the last one applied first
        self._over = over
        self._for_nothing = 0

    @property
    def pending(self) -> bool:
        """Whether there may be more without more input."""
        return any(stage.pending for stage in self._stages)

    @property
    def whole(self) -> bool:
        """Whether every coding came to its end."""
        return all(stage.whole for stage in self._stages)

    def decode(self, packed: bytes, limit: int) -> bytes:
        """Return the next piece, empty when more input is needed: ``limit`` bytes or a little more.

        Ask again with no input as long as it is ``pending``; give input only when it is not. Raises
        ``CodingError``.
        """
        last = len(self._stages) - 1
        start, piece = self._deepest_pending() or 0, packed
        self._count(len(packed))
        while not self._over():
            for number in range(start, last + 1):
                stage = self._stages[number]
                if piece or stage.pending:  # zstd takes it amiss to be called for nothing
                    piece = self._decode(stage, piece, min(limit, _PIECE) if number == last else _PIECE)
                if number < last:
                    self._count(len(piece))
            deepest = self._deepest_pending()
            if piece or deepest is None:
                self._for_nothing = max(self._for_nothing - len(piece) * len(self._stages), 0)
                return piece
            start, piece = deepest, b""
        return b""

    def _deepest_pending(self) -> int | None:
        """Return where there is output left: nearer stages are given nothing more before it is out."""
        pending = [number for number, stage in enumerate(self._stages) if stage.pending]
        return pending[-1] if pending else None

    def _count(self, size: int) -> None:
        self._for_nothing += size
        if self._for_nothing > _MOST_FOR_NOTHING:
            raise CodingError("the body is packed so that much of it leads to nothing")

    @staticmethod
    def _decode(stage: _Stage, packed: bytes, limit: int) -> bytes:
        try:
            return stage.decode(packed, limit)
        except stage.error:
            raise CodingError("the body is not packed in the way that its header says") from None


def decoder_of(header: str, over: Callable[[], bool]) -> Decoder | None:
    """Return what undoes a Content-Encoding header, ``None`` when there is nothing to undo.

    A word that is no coding at all (a charset, say) is passed over. Raises ``CodingError`` for a
    coding that cannot be undone here, or for too many of them.
    """
    names = [name for part in header.lower().split(",") if (name := part.strip()) not in _PLAIN]
    if len(names) > MAX_CHAIN:
        raise CodingError(f"the body is packed in more than {MAX_CHAIN} ways, one in another")
    known = [name for name in names if name in {"gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress"}]
    stages = [_stage(name) for name in reversed(known)]
    if not stages:
        return None
    found = [stage for stage in stages if stage is not None]
    if len(found) < len(stages):
        raise CodingError("the body is packed in a way that was not asked for and cannot be undone")
    return Decoder(found, over)
