"""No text of a stranger makes a regular expression of refcheck try 2 ** n ways."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.patterns import ambiguous_groups

CAPITAL = r"[A-Z][A-Z'-]{2,}"


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:[^\W\d_][\w.-]*[\s,/&]*){1,8}",
        r"due to (?:\w{1,20} ?){1,8}",
        r"[A-Z]\.(?:\s?[\w.]+){0,4}",
        rf"{CAPITAL}(?:[\s-](?:{CAPITAL}|[A-Z]\.))*",
        r"\[((?:\"[^\"]{0,4000}\"\s*,?\s*){3,9})\]",
        r"(?:a+)+b",
        r"(?:a|aa)+b",
        rb"(?:\w+,?)*;",
    ],
)
def test_groups_that_can_be_parted_are_found(pattern: str | bytes) -> None:
    assert ambiguous_groups(re.compile(pattern))


@pytest.mark.parametrize(
    "pattern",
    [
        r"[^\W\d_][\w.-]*+(?:[\s,/&]++[^\W\d_][\w.-]*+){0,7}",
        r"due to \w{1,40}(?: \w{1,40}){0,7}",
        rf"{CAPITAL}(?:\s{CAPITAL}|[\s-][A-Z]\.)*",
        r"\[((?:\"[^\"]{0,4000}\"\s*+(?:,\s*+)?){3,9})\]",
        r"^(?:(?:pp?|s|ss)\b[.:\s]*)+",
        r"(?:a+,)+b",
        r"(?:[A-Z]\.\s?){1,4}",
        r"(?:\s?\w+){0,2}",
    ],
)
def test_groups_that_can_be_read_in_one_way_are_not(pattern: str) -> None:
    assert ambiguous_groups(re.compile(pattern)) == []


def test_no_pattern_of_refcheck_reads_a_text_in_very_many_ways() -> None:
    """In a process of its own: patterns are caught as the modules that hold them are imported."""
    program = (
        "from tests.patterns import ambiguous_groups, compiled_patterns\n"
        "patterns = compiled_patterns()\n"
        "print(len(patterns) > 1_000, {name: ways for name, one in patterns.items() if (ways := ambiguous_groups(one))})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "True {}\n"
