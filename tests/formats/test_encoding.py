from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.formats.encoding import decode, encode


@pytest.mark.parametrize(
    ("body", "text", "encoding", "bom", "bad"),
    [
        ("é".encode(), "é", "utf-8", 0, None),
        (b"", "", "utf-8", 0, None),
        (codecs.BOM_UTF8 + "é".encode(), "é", "utf-8", 3, None),
        (codecs.BOM_UTF16_LE + "é".encode("utf-16-le"), "é", "utf-16-le", 2, 0),
        (codecs.BOM_UTF16_BE + "é".encode("utf-16-be"), "é", "utf-16-be", 2, 0),
        (b"caf\xe9 \x93", "café “", "cp1252", 0, 3),
        (b"caf\xe9 \x81", "café \x81", "latin-1", 0, 3),
        (b"a \x1b$B4A\x1b(B", "a 漢", "iso2022_jp", 0, 2),
        (b"a \x1b$B4A", "a \x1b$B4A", "utf-8", 0, None),
        (b"a \x1b[1m", "a \x1b[1m", "utf-8", 0, None),
        ("é \x1b$B".encode(), "é \x1b$B", "utf-8", 0, None),
    ],
)
def test_reads_the_encodings_that_people_have(body: bytes, text: str, encoding: str, bom: int, bad: int | None) -> None:
    found = decode(body)
    assert (found.text, found.encoding, found.bom_length, found.bad_offset) == (text, encoding, bom, bad)


@given(st.binary(max_size=60))
def test_every_sequence_of_bytes_comes_back(body: bytes) -> None:
    found = decode(body)
    assert encode(found.text, found.encoding, found.bom_length) == body


@given(st.binary(max_size=20))
def test_so_do_those_with_a_mark(body: bytes) -> None:
    for bom in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        found = decode(bom + body)
        assert encode(found.text, found.encoding, found.bom_length) == bom + body


def test_a_character_without_a_place_is_told() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode("移", "cp1252", 0)
