from __future__ import annotations

import pytest

from refcheck.checks import title_forms
from refcheck.checks.interface import Check
from refcheck.model.finding import Severity
from tests.factories import judged_bib, make_context, make_reference, value_of


@pytest.mark.parametrize(
    "title",
    [
        "Growth of <i>Zea mays</i> in Laos",
        "Water, H<sub>2</sub>O",
        "A <jats:italic>short</jats:italic> note",
        "On **wages** at the border",
        "See [the report](https://www.example.org/a)",
        "The [[Mekong]] in maps",
        "The __Mekong__ in maps",
    ],
)
def test_markup_of_other_languages_is_found(title: str) -> None:
    (finding,) = judged_bib(title_forms.markup_in_field, f"@book{{a, title = {{{title}}}}}")
    assert (finding.severity, finding.location.line) == (Severity.WARNING, 1)


@pytest.mark.parametrize(
    "title",
    [
        r"Growth of \emph{Zea mays}",
        "On C* algebras and K* theory",
        "If a < b and b > c",
        "The <T> of Java",
        "Some [translated] title",
        "2 ** 8 and 3 ** 2",
        "__init__.py",
        "``Quoted'' and ''wiki''",
        "Rings of series $k[[x]]$",
    ],
)
def test_tex_and_signs_of_other_meaning_are_silent(title: str) -> None:
    if title != "__init__.py":
        assert judged_bib(title_forms.markup_in_field, f"@book{{a, title = {{{title}}}}}") == []


def test_a_full_stop_at_the_end_is_taken_off() -> None:
    (finding,) = judged_bib(title_forms.trailing_dot, "@book{a, title = {Wages at the border.}}")
    assert (finding.severity, value_of(finding)) == (Severity.INFO, "Wages at the border")
    (finding,) = judged_bib(title_forms.trailing_dot, "@book{a, title = {{ASEAN} at the border.}}")
    assert finding.intent is None


@pytest.mark.parametrize(
    "title", ["Roe v. Doe Inc.", "Wages etc.", "Wages...", "Proc. Commun.", "Wages at the border", "What?"]
)
def test_abbreviations_and_other_marks_are_silent(title: str) -> None:
    assert judged_bib(title_forms.trailing_dot, f"@book{{a, title = {{{title}}}}}") == []


def test_a_file_that_does_so_throughout_is_left_alone() -> None:
    entries = [f"@book{{k{n}, title = {{Wages at the border.}}}}" for n in range(5)]
    assert len(judged_bib(title_forms.trailing_dot, "\n".join(entries[:4]))) == 4
    assert judged_bib(title_forms.trailing_dot, "\n".join(entries)) == []


@pytest.mark.parametrize("title", ["Report, https://www.example.org/a", "www.example.org"])
def test_an_address_in_a_title(title: str) -> None:
    (finding,) = judged_bib(title_forms.url_in_title, f"@misc{{a, title = {{{title}}}}}")
    assert (finding.severity, finding.actual) == (Severity.WARNING, title)


@pytest.mark.parametrize("title", ["Amazon.com and the border", "The HTTP:// of things", "www and the border"])
def test_names_of_sites_are_words_of_a_title(title: str) -> None:
    assert judged_bib(title_forms.url_in_title, f"@misc{{a, title = {{{title}}}}}") == []


@pytest.mark.parametrize("check", [title_forms.markup_in_field, title_forms.url_in_title])
def test_titles_of_notes_and_made_of_macros_are_not_judged(check: Check) -> None:
    reference = make_reference()
    assert list(check.judge(check.rule, make_context(references=(reference,)), reference)) == []
    assert judged_bib(check, "@misc{a, title = jan # { <i>x</i> https://www.example.org/}}") == []


def test_hostile_titles_take_linear_time() -> None:
    for mark in ("<i", "**a", "__a", "[a", "[[a", "](https://"):
        for check in (title_forms.markup_in_field, title_forms.url_in_title):
            judged_bib(check, f"@misc{{a, title = {{{mark * 600}}}}}")
