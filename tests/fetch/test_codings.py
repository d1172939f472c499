from __future__ import annotations

import builtins
import gzip
import random
import zlib
from typing import Any

import brotli  # type: ignore[import-untyped,import-not-found,unused-ignore]  # it has no types
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from refcheck.fetch.codings import MAX_CHAIN, CodingError, decoder_of, offered

NOISE = random.Random(1).randbytes(150_000) + b"a" * 250_000


def raw_deflate(content: bytes) -> bytes:
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    return stream.compress(content) + stream.flush()


PACK = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda content: brotli.compress(content, quality=4),
    "zstd": zstd.compress,
}


def undo(header: str, packed: bytes, *, limit: int = 10_000_000, step: int = 1_000) -> tuple[bytes, bool]:
    """What comes out, read ``step`` bytes at a time, and whether it is whole."""
    decoder = decoder_of(header, lambda: False)
    assert decoder is not None
    found = bytearray()
    at = 0
    while len(found) < limit:
        if decoder.pending:
            found += decoder.decode(b"", limit - len(found))
        elif at < len(packed):
            found += decoder.decode(packed[at : at + step], limit - len(found))
            at += step
        else:
            break
    return bytes(found), decoder.whole


@pytest.mark.parametrize("first", PACK)
@pytest.mark.parametrize("second", ["", *PACK])
@pytest.mark.parametrize("step", [1, 997, 1_000_000])
def test_what_was_packed_comes_out_again(first: str, second: str, step: int) -> None:
    content = NOISE[149_000:151_000] if step == 1 else NOISE
    packed, header = PACK[first](content), first
    if second:
        packed, header = PACK[second](packed), f"{first}, {second.upper()}"
    assert undo(header, packed, step=step) == (content, True)


@given(st.binary(max_size=3_000), st.sampled_from(sorted(PACK)), st.integers(1, 4_000), st.integers(1, 100))
def test_however_it_is_cut(content: bytes, how: str, step: int, limit: int) -> None:
    decoder = decoder_of(how, lambda: False)
    assert decoder is not None
    packed, found = PACK[how](content), b""
    for at in range(0, len(packed), step):
        found += decoder.decode(packed[at : at + step], limit)
        while decoder.pending:
            found += decoder.decode(b"", limit)
    assert (found, decoder.whole) == (content, True)


def test_three_in_one_another() -> None:
    packed = gzip.compress(zlib.compress(gzip.compress(NOISE)))
    assert undo("gzip, deflate, gzip", packed) == (NOISE, True)


def test_raw_deflate_is_taken_for_deflate_as_browsers_do() -> None:
    assert undo("deflate", raw_deflate(NOISE), step=1_000) == (NOISE, True)
    assert undo("deflate", raw_deflate(b"short"), step=1) == (b"short", True)


@pytest.mark.parametrize("how", ["gzip", "zstd"])
def test_several_members_are_one_body(how: str) -> None:
    assert undo(how, PACK[how](b"one ") + PACK[how](b"") + PACK[how](b"two")) == (b"one two", True)


@pytest.mark.parametrize("how", ["gzip", "deflate"])  # the other libraries take it for a fault
def test_what_follows_the_end_is_passed_over(how: str) -> None:
    found, _ = undo(how, PACK[how](NOISE) + b"and more" * 100)
    assert found == NOISE


@pytest.mark.parametrize("how", PACK)
def test_what_breaks_off_is_not_whole(how: str) -> None:
    found, whole = undo(how, PACK[how](NOISE)[:-40])
    assert NOISE.startswith(found)
    assert not whole


@pytest.mark.parametrize("how", PACK)
def test_what_is_not_packed_so_is_said(how: str) -> None:
    with pytest.raises(CodingError, match="not packed in the way"):
        undo(how, b"<html>plain</html>" * 100)


@pytest.mark.parametrize("how", PACK)
def test_no_more_comes_out_than_is_asked_for(how: str) -> None:
    packed = PACK[how](b"\0" * 20_000_000)
    decoder = decoder_of(how, lambda: False)
    assert decoder is not None
    piece = decoder.decode(packed, 10_000)
    assert 0 < len(piece) <= 100_000  # brotli ends at the next step of its buffer
    assert decoder.pending


@pytest.mark.parametrize("header", ["gzip, gzip", "gzip, zstd", "gzip, br", "deflate, gzip"])
def test_nor_between_two_codings(header: str) -> None:
    first, second = header.split(", ")
    packed = PACK[second](PACK[first](b"\0" * 50_000_000))
    decoder = decoder_of(header, lambda: False)
    assert decoder is not None
    assert 0 < len(decoder.decode(packed, 10_000)) <= 100_000


@pytest.mark.parametrize(
    ("how", "packed"),
    [
        ("gzip", gzip.compress(b"") * 300_000),
        ("zstd", b"\x50\x2a\x4d\x18\0\0\0\0" * 600_000),  # frames to be skipped
        ("gzip, gzip", gzip.compress(gzip.compress(b"") * 300_000)),
    ],
)
def test_much_of_nothing_comes_to_an_end(how: str, packed: bytes) -> None:
    with pytest.raises(CodingError, match="leads to nothing"):
        undo(how, packed, step=65_536)


def test_much_within_that_leads_to_nothing_comes_to_an_end() -> None:
    # Behind its end the inner one is passed over, whatever the outer one unpacks.
    packed = gzip.compress(zlib.compress(b"x") + b"\0" * 50_000_000)
    with pytest.raises(CodingError, match="leads to nothing"):
        undo("deflate, gzip", packed, step=65_536)


def test_zstd_may_not_ask_for_much_memory() -> None:
    press = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27})
    packed = b"".join(press.compress(b"x" * 1_000_000) for _ in range(3)) + press.flush()
    with pytest.raises(CodingError):
        undo("zstd", packed)


def test_an_end_from_outside_is_obeyed() -> None:
    decoder = decoder_of("gzip", lambda: True)
    assert decoder is not None
    assert decoder.decode(gzip.compress(b"x"), 100) == b""


@pytest.mark.parametrize("header", ["", "identity", " , none", "utf-8", "Identity, UTF-8"])
def test_words_that_are_no_coding_are_passed_over(header: str) -> None:
    assert decoder_of(header, lambda: False) is None


def test_a_word_beside_a_coding_does_not_hide_it() -> None:
    assert undo("utf-8, gzip", gzip.compress(b"x")) == (b"x", True)


@pytest.mark.parametrize("header", ["gzip," * (MAX_CHAIN + 1), ", ".join(["gzip"] * 5_000)])
def test_too_many_in_one_another_are_refused(header: str) -> None:
    with pytest.raises(CodingError, match="more than 3"):
        decoder_of(header, lambda: False)


def test_what_cannot_be_undone_is_said() -> None:
    with pytest.raises(CodingError, match="cannot be undone"):
        decoder_of("compress", lambda: False)


def test_only_what_can_be_undone_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered() == "gzip, deflate, br, zstd"
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name in {"brotli", "backports", "compression"}:
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    assert offered() == "gzip, deflate"
    for how in ("br", "zstd"):
        with pytest.raises(CodingError, match="cannot be undone"):
            decoder_of(how, lambda: False)
