from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.checks import content
from refcheck.model.evidence import Evidence, Outcome, Trust
from refcheck.model.finding import Finding, Severity
from tests.factories import TITLE, make_context, make_page, make_reference, make_work


def judged(*evidence: Evidence, **fields: Any) -> list[Finding]:
    reference = make_reference(**fields)
    check = content.page_title_mismatch
    return list(check.judge(check.rule, make_context(references=(reference,), evidence=evidence), reference))


def test_another_title_on_the_page_is_a_warning() -> None:
    (finding,) = judged(make_page("Moving for Prosperity: Global Migration and Labor Markets"))
    assert finding.severity is Severity.WARNING
    assert finding.evidence == (0,)
    assert "another title" in finding.message


def test_other_words_on_the_page() -> None:
    (finding,) = judged(make_page("Migrating for Opportunity"))
    assert "other words" in finding.message


@pytest.mark.parametrize("title", [TITLE, "Migrating to Opportunity", "ย้ายถิ่นเพื่อโอกาส"])
def test_the_title_a_short_form_and_another_script_are_silent(title: str) -> None:
    assert judged(make_page(title)) == []


def test_a_page_that_was_not_read_says_nothing() -> None:
    assert judged(make_page("Another Thing", outcome=Outcome.REFUSED)) == []
    assert judged() == []


def test_a_reference_without_a_title_cannot_differ() -> None:
    assert judged(make_page("Another Thing"), work=make_work(title="")) == []


def test_a_file_is_called_one() -> None:
    (finding,) = judged(replace(make_page("Moving for Prosperity"), vocabulary="pdf-xmp+page", trust=Trust.MEDIUM))
    assert finding.message.startswith("the file behind the link")


def test_what_can_only_confirm_contradicts_nothing() -> None:
    assert judged(replace(make_page("Another Thing Altogether"), trust=Trust.LOW)) == []


@pytest.mark.parametrize("field", ["container_title", "collection_title"])
def test_the_page_of_the_whole_that_a_work_is_in_is_no_other_work(field: str) -> None:
    work = make_work(title="A Chapter on Moving", **{field: "The Handbook of the Coast"})
    assert judged(make_page("The Handbook of the Coast"), work=work) == []
    assert len(judged(make_page("The Handbook of the Hills and Their Rivers"), work=work)) == 1
