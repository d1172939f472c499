from __future__ import annotations

import pytest

from refcheck.checks import entry_forms
from refcheck.checks.vocabulary import near_field, near_type
from refcheck.model.finding import Severity
from tests.factories import judged_bib, make_context, make_reference


@pytest.mark.parametrize(("written", "meant"), [("artcile", "@article"), ("inproceeding", "@inproceedings")])
def test_a_misspelt_type_is_named_with_the_one_that_is_near(written: str, meant: str) -> None:
    (finding,) = judged_bib(entry_forms.unknown_type, f"@{written}{{a, title = {{T}}}}")
    assert (finding.severity, finding.expected, finding.actual) == (Severity.INFO, meant, f"@{written}")


@pytest.mark.parametrize("kind", ["article", "monography", "bookininbook", "mytype", "bok", "zarticle", "xdata"])
def test_types_of_programs_and_of_styles_are_silent(kind: str) -> None:
    assert judged_bib(entry_forms.unknown_type, f"@{kind}{{a, title = {{T}}}}") == []


def test_references_of_notes_have_no_types_to_judge() -> None:
    check = entry_forms.unknown_type
    reference = make_reference(entry_type="artcile")
    assert list(check.judge(check.rule, make_context(references=(reference,)), reference)) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("volumn", "volume"),
        ("intitution", "institution"),
        ("editors", "editor"),
        ("titel", "title"),
        ("auhtor", "author"),
    ],
)
def test_a_misspelt_field_is_told_once_a_file_with_its_places(written: str, meant: str) -> None:
    text = f"@misc{{a, {written} = {{x}}}}\n@misc{{b, {written} = {{y}}}}"
    (finding,) = judged_bib(entry_forms.unknown_field, text)
    assert (finding.expected, finding.actual, finding.location.line) == (meant, written, 1)
    assert [place.line for place in finding.related] == [2]


@pytest.mark.parametrize(
    "fields",
    [
        "locationa = {x}",
        "issnp = {x}",
        "blogtitle = {x}",
        "mynote = {x}",
        "volumn = {1}, volume = {1}",
        "booktitle = {x}, pages = {1}, page = {2}",
        "bdsk-url-1 = {x}",
    ],
)
def test_fields_of_styles_and_programs_are_silent(fields: str) -> None:
    assert judged_bib(entry_forms.unknown_field, f"@misc{{a, {fields}}}") == []


def test_what_is_near_two_words_is_near_none() -> None:
    assert near_field("n" * 40) == near_field("x1y2") == near_type("é" * 5) == ""


@pytest.mark.parametrize("pointer", ["crossref = {nobody}", "related = {b, nobody}", "xdata = {nobody}"])
def test_an_entry_that_is_not_there(pointer: str) -> None:
    text = f"@misc{{a, {pointer}}}\n@misc{{b, title = {{T}}}}"
    (finding,) = judged_bib(entry_forms.dangling_crossref, text)
    assert (finding.severity, finding.key, finding.actual) == (Severity.WARNING, "a", "nobody")


@pytest.mark.parametrize(
    "pointer", ["crossref = {B}", "related = {b,}", "crossref = {older}", "crossref = {}", "xref = b # c"]
)
def test_keys_in_other_letters_and_further_names_of_an_entry_are_there(pointer: str) -> None:
    text = f"@misc{{a, {pointer}}}\n@misc{{b, ids = {{old, older}}, title = {{T}}}}"
    assert judged_bib(entry_forms.dangling_crossref, text) == []


def test_it_is_off_by_default_since_one_file_cannot_tell() -> None:
    assert not entry_forms.dangling_crossref.rule.by_default


def test_two_keys_that_differ_in_case_alone() -> None:
    (finding,) = judged_bib(entry_forms.key_case_clash, "@misc{Smith2019, title = {A}}\n@misc{smith2019, title = {B}}")
    assert (finding.key, finding.expected, finding.related[0].line) == ("smith2019", "Smith2019", 1)


def test_the_same_key_twice_is_another_checks_matter() -> None:
    assert (
        judged_bib(entry_forms.key_case_clash, "@misc{a, title = {A}}\n@misc{a, title = {B}}\n@misc{b, note = {}}")
        == []
    )


def test_without_bibliographies_no_keys_clash() -> None:
    check = entry_forms.key_case_clash
    assert list(check.judge(check.rule, make_context(references=(make_reference(),)), None)) == []
