from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.text.ignores import FORM, MAX_LENGTH, Ignoring, is_day, read_codes, read_ignore


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FORM, Ignoring(codes=("LNK001", "TTL"), until="2027-01-01", reason="...")),
        (" ignore = LNK001 , TTL", Ignoring(codes=("LNK001", "TTL"))),
        ("ignore=LNK001 TTL,", Ignoring(codes=("LNK001", "TTL"))),
        ("IGNORE=ttl002", Ignoring(codes=("ttl002",))),
        ("file-ignore=in-text-title-mismatch", Ignoring(codes=("in-text-title-mismatch",), whole=True)),
        ("ignore=LNK* reason='a  b'", Ignoring(codes=("LNK",), reason="a b")),
        ("ignore=ALL, reason=known, until=2027-02-03", Ignoring(codes=("ALL",), until="2027-02-03", reason="known")),
        ('ignore=LNK reason=""', Ignoring(codes=("LNK",))),
    ],
)
def test_an_ignore_is_read(text: str, expected: Ignoring) -> None:
    assert read_ignore(text) == expected


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("LNK001", "does not begin with ignore="),
        ("ignore", "does not begin with ignore="),
        ("ignore=", "names no check"),
        ("ignore= reason=x", "names no check"),
        ("ignore=LNK!", "“LNK!” cannot be read"),
        ("ignore=LNK until=2027-01-01 TTL", "“TTL” cannot be read"),
        ('ignore=LNK reason="open', "cannot be read"),
        ("ignore=LNK untill=2027-01-01", "there is no “untill=”"),
        ("ignore=LNK until=2027-13-01", "“2027-13-01” is no day"),
        ("ignore=LNK until=20270101", "is no day"),
        ("ignore=" + "L" * MAX_LENGTH, "longer than"),
    ],
)
def test_what_cannot_be_read_is_a_fault_that_says_why(text: str, fault: str) -> None:
    found = read_ignore(text)
    assert fault in found.fault
    assert found.codes == ()


def test_a_field_gives_codes_alone() -> None:
    assert read_codes("TTL002, until=2027-01-01, reason=known").codes == ("TTL002",)


@given(st.text(alphabet="ignore=file-LNK01, \"'until\n“x", max_size=200))
def test_either_codes_or_a_fault(text: str) -> None:
    found = read_ignore(text)
    assert bool(found.codes) != bool(found.fault)
    assert found.until is None or is_day(found.until)
