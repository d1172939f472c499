from __future__ import annotations

import re
from pathlib import Path

import pytest

from refcheck.checks import RULES, find_rule
from refcheck.checks.catalogue import CHECKS
from refcheck.checks.interface import Check, Rule
from refcheck.checks.pages import page
from refcheck.model.finding import Severity

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "checks"


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(codes)
    assert len(set(codes)) == len({rule.name for rule in RULES}) == len(codes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_well_formed(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.summary
    assert not rule.summary.endswith(".")
    assert len(rule.explanation) > 80


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_its_page(rule: Rule, request: pytest.FixtureRequest) -> None:
    path = PAGES / f"{rule.code}.md"
    if request.config.getoption("--renew-golden"):
        PAGES.mkdir(exist_ok=True)
        path.write_text(page(rule), "utf-8")
    assert path.read_text("utf-8") == page(rule)


def test_there_is_no_page_without_a_rule() -> None:
    assert {p.stem for p in PAGES.glob("*.md")} - {"index"} == {rule.code for rule in RULES}


def test_the_list_of_pages_names_every_rule(request: pytest.FixtureRequest) -> None:
    rows = "".join(
        f"| [{r.code}]({r.code}.md) | {r.name} | {r.severity} | {r.summary}{'' if r.by_default else ' (off by default)'} |\n"
        for r in RULES
    )
    hidden = "".join(f"{r.code}\n" for r in RULES)
    text = (
        "# Checks\n\n"
        "Each finding has a code and a name; both are accepted wherever one is asked for.\n\n"
        f"| code | name | at most | what it finds |\n|---|---|---|---|\n{rows}\n"
        f"```{{toctree}}\n:hidden:\n\n{hidden}```\n"
    )
    path = PAGES / "index.md"
    if request.config.getoption("--renew-golden"):
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.code)
def test_every_check_is_tested(check: Check) -> None:
    """A check without a test of its function by name would pass unseen."""
    texts = [p.read_text("utf-8") for p in Path(__file__).parent.glob("test_*.py") if p.name != Path(__file__).name]
    function = check.judge.__name__
    assert any(re.search(rf"\b{function}\b", text) for text in texts)


def test_rules_are_found_by_code_and_name() -> None:
    assert find_rule("ttl002") == find_rule("in-text-title-mismatch")
    assert find_rule("TTL") is None


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.code)
def test_every_check_has_three_tests(check: Check) -> None:
    """It fires, it is silent on the near miss, and it does not know without evidence."""
    texts = [p.read_text("utf-8") for p in Path(__file__).parent.glob("test_*.py") if p.name != Path(__file__).name]
    own = [text for text in texts if re.search(rf"\b{check.judge.__name__}\b", text)]
    assert sum(len(re.findall(r"(?m)^def test_", text)) for text in own) >= 3


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_says_what_its_rule_says(rule: Rule) -> None:
    text = page(rule)
    assert rule.summary[1:] in text
    assert ("| on by default | no" in text) is not rule.by_default
    assert ("| read by hand |" in text) is (rule.judged is not None or rule.online)
    assert ("| measured on |" in text) is (rule.online or bool(rule.measured))
    assert f"--ignore {rule.code}" in text
    assert "## How to mend" in text


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.judged], ids=lambda rule: rule.code)
def test_what_was_tried_and_read_is_told_in_words_too(rule: Rule) -> None:
    right, read = rule.judged or (0, 0)
    assert 0 <= right <= read
    assert "Tried on" in rule.explanation
    assert bool(read) is not ("no share can be" in " ".join(rule.explanation.split()))


ENOUGH = 5
"""Fewer findings make no share: their page tells how many were read."""
TOLD_AS_WARNINGS = {"RUN006"}
"""Checks whose findings that were wrong were told as warnings, so that these were counted with their errors."""


@pytest.mark.parametrize(
    "rule",
    [
        rule
        for rule in RULES
        if rule.by_default and rule.severity is not Severity.INFO and (rule.judged or (0, 0))[1] >= ENOUGH
    ],
    ids=lambda rule: rule.code,
)
def test_errors_are_right_in_99_of_100_and_warnings_in_nine_of_ten(rule: Rule) -> None:
    right, read = rule.judged or (0, 0)
    strict = rule.severity is Severity.ERROR and rule.code not in TOLD_AS_WARNINGS
    assert right / read >= (0.99 if strict else 0.9)


SECTIONS = ["Why it matters", "Example", "How to mend", "How sure it is", "Known false alarms"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_sections_of_an_explanation_come_in_one_order(rule: Rule) -> None:
    heads = re.findall(r"(?m)^## (.*)$", rule.explanation)
    assert heads == [name for name in SECTIONS if name in heads]
    mend = rule.explanation.partition("## How to mend")[2].partition("\n## ")[0]
    assert "Tried on" not in mend
