"""The examples of the pages are run: a check finds what stands before, and nothing in what stands after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import refcheck
from refcheck.checks import RULES
from refcheck.checks.interface import Rule
from refcheck.config import Config

FILES = {"bibtex": "a.bib", "markdown": "a.md", "latex": "a.tex", "html": "a.html", "rst": "a.rst"}
"""The file that an example is written to, by the language of its block."""
BLOCK = re.compile(r"(?m)^(Before|After):\n\n```(\w+)\n(.*?)^```$", re.DOTALL)
REQUIRED = ("Why it matters", "Example", "How to mend", "Known false alarms")


@dataclass(frozen=True)
class Example:
    """What a page shows, by the file that it is written to; what names no file ("text") is shown only."""

    before: str
    after: str
    file: str


def example(rule: Rule) -> Example:
    section = rule.explanation.partition("## Example\n")[2].partition("\n## ")[0]
    (first, language, before), (second, other, after) = BLOCK.findall(section + "\n")
    assert (first, second, other) == ("Before", "After", language)
    return Example(before, after, FILES.get(language, ""))


def found(rule: Rule, text: str, path: Path) -> list[str]:
    path.write_text(text, "utf-8")
    config = Config(extend_select=(rule.code,))
    return [one.message for one in refcheck.check(path, offline=True, config=config).findings if one.code == rule.code]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_page_says_why_shows_an_example_and_names_its_false_alarms(rule: Rule) -> None:
    heads = re.findall(r"(?m)^## (.*)$", rule.explanation)
    assert [name for name in REQUIRED if name not in heads] == []
    shown = example(rule)
    assert shown.before.strip()
    assert shown.before != shown.after


RUNNABLE = [rule for rule in RULES if not rule.online and example(rule).file]


@pytest.mark.parametrize("rule", RUNNABLE, ids=lambda rule: rule.code)
def test_what_stands_before_is_found_and_what_stands_after_is_not(rule: Rule, tmp_path: Path) -> None:
    shown = example(rule)
    assert found(rule, shown.before, tmp_path / shown.file)
    assert found(rule, shown.after, tmp_path / shown.file) == []


def test_examples_of_what_needs_no_network_are_run_but_for_four() -> None:
    """A short form that moved since the last extraction, a note beside its entry, a file read in part, and a file's bytes."""
    told = [rule.code for rule in RULES if not rule.online and not example(rule).file]
    assert told == ["DOC008", "DOC013", "RUN007", "SYN013"]
