from __future__ import annotations

import pytest

from refcheck.checks import number_forms
from refcheck.checks.interface import Check
from refcheck.model.finding import Severity
from refcheck.model.place import AddFields
from tests.factories import judged_bib, make_context, make_reference


@pytest.mark.parametrize(
    "field", ["pmid = {123456789}", "pmid = {PMC12345}", "pmcid = {12}", "pmid = {0012}", "pmc = {yes}"]
)
def test_what_pubmed_does_not_give(field: str) -> None:
    (finding,) = judged_bib(number_forms.pmid_format, f"@article{{a, {field}}}")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "field",
    [
        "pmid = {12345678}",
        "pmid = {PMID: 123}",
        "pmid = {pmid: 123}",
        "pmcid = {PMC1234567}",
        "pmcid = {1234567}",
        "pmc = {PMC123.2}",
        "pmid = {https://pubmed.ncbi.nlm.nih.gov/1/}",
        "pmid = {}",
        "pmid = jan # {1}",
    ],
)
def test_numbers_with_prefix_and_addresses_are_silent(field: str) -> None:
    assert judged_bib(number_forms.pmid_format, f"@article{{a, {field}}}") == []


@pytest.mark.parametrize(
    ("field", "number"),
    [
        ("journal = {arXiv preprint arXiv:1706.03762}", "1706.03762"),
        ("journal = {arXiv:1310.8110 [math, stat]}", "1310.8110"),
        ("url = {https://arxiv.org/abs/1605.06409v2}", "1605.06409"),
        ("howpublished = {arXiv:cond-mat/0007153}", "cond-mat/0007153"),
    ],
)
def test_a_number_of_arxiv_in_the_text_of_a_field(field: str, number: str) -> None:
    (finding,) = judged_bib(number_forms.arxiv_in_text, f"@article{{a, {field}}}")
    assert (finding.severity, finding.expected) == (Severity.INFO, number)
    assert isinstance(finding.intent, AddFields)
    assert finding.intent.fields == (("eprint", number), ("archiveprefix", "arXiv"))
    assert not finding.intent.safe


@pytest.mark.parametrize(
    "fields",
    [
        "howpublished = {Comment on arXiv:1706.03762}",
        "howpublished = {In reply to arXiv:1706.03762}",
        "journal = {arXiv preprint arXiv:1706.03762}, eprint = {1706.03762}",
        "journal = {Journal of arXiv Studies}",
        "note = {see also arXiv:1706.03762}",
        "url = {https://www.example.org/1706.03762}",
        "journal = {arXiv:1706.037621234}",
    ],
)
def test_other_numbers_and_numbers_in_their_field_are_silent(fields: str) -> None:
    assert judged_bib(number_forms.arxiv_in_text, f"@article{{a, {fields}}}") == []


@pytest.mark.parametrize("check", [number_forms.pmid_format, number_forms.arxiv_in_text])
def test_references_of_notes_are_not_judged(check: Check) -> None:
    reference = make_reference()
    assert list(check.judge(check.rule, make_context(references=(reference,)), reference)) == []
