from __future__ import annotations

import pytest

from refcheck.checks.requires import requires_field
from refcheck.model.finding import Severity
from tests.factories import judged_bib, make_context, make_reference


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ("urldate = {2017-11-20}", "url"),
        ("archiveprefix = {arXiv}", "eprint"),
        ("primaryclass = {cs.DL}", "eprint"),
        ("archivedate = {2017-11-20}, url = {https://www.example.org/}", "archiveurl"),
        ("month = jan", "year"),
        ("subtitle = {A study}", "title"),
    ],
)
def test_a_field_without_the_one_it_goes_with(fields: str, missing: str) -> None:
    (finding,) = judged_bib(requires_field, f"@misc{{a, {fields}}}")
    assert (finding.severity, finding.expected) == (Severity.INFO, missing)


@pytest.mark.parametrize(
    "fields",
    [
        "urldate = {2017-11-20}, howpublished = {online}",
        "urldate = {2017-11-20}, doi = {10.1000/1}",
        "urldate = {}",
        "month = jan, date = {2017}",
        "titleaddon = {Review}",
        "subtitle = {A study}, crossref = {b}",
        "archiveprefix = {arXiv}, eprint = {1706.03762}",
    ],
)
def test_what_has_the_other_field_or_another_entry_is_silent(fields: str) -> None:
    assert judged_bib(requires_field, f"@misc{{a, {fields}}}") == []


def test_a_manager_that_does_so_throughout_is_left_alone() -> None:
    text = "\n".join(f"@misc{{k{n}, archiveprefix = {{arXiv}}}}" for n in range(5))
    assert judged_bib(requires_field, text) == []


def test_references_of_notes_have_no_fields_to_judge() -> None:
    check = requires_field
    assert list(check.judge(check.rule, make_context(references=(make_reference(),)), None)) == []


def test_five_in_a_large_file_are_told_and_a_tenth_of_it_is_not() -> None:
    without = "\n".join(f"@misc{{k{n}, urldate = {{2019-01-01}}}}" for n in range(5))
    with_address = "\n".join(f"@misc{{m{n}, urldate = {{2019-01-01}}, url = {{x}}}}" for n in range(46))
    assert len(judged_bib(requires_field, f"{without}\n{with_address}")) == 5
    assert judged_bib(requires_field, f"{without}\n{with_address[: with_address.index('@misc{m40')]}") == []
