from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.formats.bib_value import is_paired, simple_value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("{A {Study} of}", "A {Study} of"),
        ('"A study"', "A study"),
        ("2017", "2017"),
        ("{}", ""),
        ("{A} # {B}", None),
        ('"A" # "B"', None),
        ("jan", None),
        ("{A\\} # b}", "A\\} # b"),
        ("{", None),
        ("", None),
    ],
)
def test_a_value_of_one_piece_is_what_stands_between_its_delimiters(raw: str, value: str | None) -> None:
    assert simple_value(raw) == value


@given(st.text(alphabet="{}\\a ", max_size=12))
def test_braces_that_are_counted_at_once_pair_as_those_that_are_counted_one_by_one(text: str) -> None:
    depth = lowest = 0
    for match in re.finditer(r"(?<!\\)[{}]", text):
        depth += 1 if match.group() == "{" else -1
        lowest = min(lowest, depth)
    assert is_paired(text) is (lowest >= 0)
