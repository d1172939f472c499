"""Heads as libcurl hands them over, line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.fetch.curl_heads import Fields, Head, read_head
from refcheck.fetch.requests_answers import GarbledError

STATUS = b"HTTP/1.1 200 OK\r\n"
END = b"\r\n"


def head(*lines: bytes, status: bytes = STATUS) -> Head:
    found = read_head([status, *lines, END])
    assert found is not None
    return found


def test_a_head_is_read_when_it_is_whole() -> None:
    assert read_head([]) is None
    assert read_head([STATUS, b"X: 1\r\n"]) is None
    found = head(b"X: 1\r\n", b"Set-Cookie: a=b; Path=/\r\n", b"set-cookie: c=d\r\n")
    assert found.status == 200
    assert found.fields == {"x": "1", "set-cookie": "a=b; Path=/, c=d"}
    assert found.cookies == ("a=b; Path=/", "c=d")
    assert (found.coding, found.leads_on, found.is_all) == ("", False, False)
    assert found.ends_with_connection


def test_what_counts_for_reading_on_is_known() -> None:
    found = head(b"LOCATION: /x\r\n", b"Location: /y\r\n", b"Content-Encoding: gzip\r\n", b"Content-Length: 0\r\n")
    assert (found.leads_on, found.coding, found.is_all) == (True, "gzip", True)
    assert found.fields["location"] == "/x"
    assert not found.ends_with_connection
    assert not head(b"Transfer-Encoding: Chunked\r\n").ends_with_connection
    assert not head(b"X-Location: /x\r\n", b"Location /x\r\n").leads_on


def test_interim_answers_before_and_trailers_behind_are_no_part_of_it() -> None:
    hints = [b"HTTP/1.1 103 Early Hints\r\n", b"Link: x\r\n", END]
    assert read_head(hints) is None
    found = read_head([*hints, *hints, STATUS, b"X: 1\r\n", END, b"X-Late: 1\r\n", END])
    assert found is not None
    assert found.fields == {"x": "1"}


@pytest.mark.parametrize(
    "lines",
    [
        [END],
        [b"HTTP/2 200\r\n", END],
        [b"HTTP/1.1 099 x\r\n", END],
        [b"HTTP/1.1 101 Switching Protocols\r\n", END],
        [b"HTTP/1.1 2000 x\r\n", END],
        [b"HTTP/1.1 100 Continue\r\n", END] * 33,
        [STATUS, *[b"X: y\r\n"] * 257, END],
        [STATUS, b"X: " + b"y" * 70_000 + b"\r\n"],
        [STATUS, *[b"X: " + b"y" * 8_000 + b"\r\n"] * 33],
    ],
)
def test_what_is_no_head_or_one_without_measure_is_garbled(lines: list[bytes]) -> None:
    with pytest.raises(GarbledError):
        read_head(lines)


def test_many_lines_that_are_no_field_are_none() -> None:
    assert len(head(*[b"no field\r\n"] * 500, *[b"X: y\r\n"] * 200).fields.pairs()) == 200


def test_lines_that_go_on_belong_to_the_field_before() -> None:
    found = head(b" lost\r\n", b"X: a\r\n", b"\tb\r\n", b" c\r\n", b"no field\r\n", b" lost too\r\n", b"Y: d\0e\rf\r\n")
    assert found.fields == {"x": "a b c", "y": "d e f"}


def test_fields_are_a_mapping() -> None:
    fields = Fields(STATUS + b"A: 1\r\nB: 2\r\n\r\n")
    assert (list(fields), len(fields), "a" in fields, fields.get("c")) == (["a", "b"], 2, True, None)
    assert repr(fields) == "Fields({'a': '1', 'b': '2'})"
    assert fields == {"a": "1", "b": "2"}


@given(st.lists(st.tuples(st.from_regex(r"[A-Za-z-]{1,9}", fullmatch=True), st.binary(max_size=20)), max_size=9))
def test_whatever_a_value_holds_it_stays_in_its_field(pairs: list[tuple[str, bytes]]) -> None:
    lines = [name.encode() + b": " + value.replace(b"\n", b"") + b"\r\n" for name, value in pairs]
    found = head(*lines)
    assert set(found.fields) == {name.lower() for name, _ in pairs}
    assert all("\n" not in value and "\0" not in value for value in found.fields.values())


def test_fields_that_are_not_there_are_none_or_the_default() -> None:
    fields = head(b"X: 1\r\n").fields
    assert (fields.get("x"), fields.get("x", ""), fields.get("y"), fields.get("y", "z")) == ("1", "1", None, "z")
    assert "x" in fields
    assert "y" not in fields
    assert Fields(b"HTTP/1.1 200 OK\r\n\r\n").get("x", "none") == "none"
