from __future__ import annotations

import pytest

from refcheck.checks.versions import preprint_and_published
from refcheck.model.finding import Severity
from tests.factories import judged_bib, make_context, make_reference

WORK = "author = {Roe, Ann}, title = {Wages at the border: a study}, year = {2019}"
ARTICLE = f"@article{{a, {WORK}, journal = {{Delta Studies}}}}\n"


@pytest.mark.parametrize(
    "preprint",
    [
        f"@online{{b, {WORK}, eprint = {{1901.01234}}, eprinttype = {{arXiv}}}}",
        f"@article{{b, {WORK}, journal = {{arXiv preprint arXiv:1901.01234}}}}",
        f"@misc{{b, {WORK}, howpublished = {{preprint}}, url = {{https://www.biorxiv.org/content/1}}}}",
    ],
)
def test_a_preprint_beside_the_article(preprint: str) -> None:
    (finding,) = judged_bib(preprint_and_published, ARTICLE + preprint)
    assert (finding.severity, finding.key, finding.expected) == (Severity.INFO, "b", "a")


@pytest.mark.parametrize(
    "other",
    [
        f"@article{{b, {WORK}, journal = {{Delta Review}}}}",
        f"@online{{b, {WORK}, eprint = {{1901.01234}}, eprinttype = {{arXiv}}, related = {{a}}}}",
        "@online{b, author = {Doe, Bo}, title = {Wages at the border: a study}, eprint = {1}, eprinttype = {arXiv}}",
        f"@online{{b, {WORK}, url = {{https://www.example.org/}}}}",
    ],
)
def test_articles_and_versions_that_name_each_other_are_silent(other: str) -> None:
    assert judged_bib(preprint_and_published, ARTICLE + other) == []


def test_references_of_notes_are_not_compared() -> None:
    check = preprint_and_published
    assert list(check.judge(check.rule, make_context(references=(make_reference(),)), None)) == []
