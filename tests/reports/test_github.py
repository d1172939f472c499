from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from refcheck.reports import render
from tests.reports import factories

COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-z]+=[^:,]*)(?:,[a-z]+=[^:,]*)*)::(.*)")


@pytest.mark.parametrize("name", ["offline", "online", "empty", "hostile"])
def test_golden(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"reports/{name}.github.txt", render(factories.ALL[name](), "github"))


def test_worst_come_first_at_most_nine_of_a_kind() -> None:
    many = tuple(replace(factories.YEARS, location=replace(factories.YEARS.location, line=n)) for n in range(1, 31))
    lines = render(replace(factories.offline(), findings=(*many, factories.MISQUOTED)), "github").splitlines()
    assert lines[0].startswith("::error file=mmn-statement-2017.md,line=75,col=157,title=TTL002 in-text-")
    assert sum(line.startswith("::notice file=") for line in lines) == 9
    assert "::notice title=refcheck::21 more findings of this kind: see the report" in lines


def test_only_whole_commands_and_plain_lines() -> None:
    lines = render(factories.hostile(), "github").splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == 2
    for line in commands:
        assert COMMAND.fullmatch(line)
    assert [line for line in lines if "::" in line and line not in commands] == []


def test_escapes_stand_for_what_they_escape() -> None:
    finding = replace(
        factories.UNNOTED,
        message="100 % sure:\r\nso, yes",
        location=replace(factories.UNNOTED.location, path="a,b:c%d.md"),
        remedy="",
    )
    line = render(replace(factories.offline(), findings=(finding,)), "github").splitlines()[0]
    assert "file=a%2Cb%3Ac%25d.md," in line
    assert line.endswith("::100 %25 sure: so, yes")
