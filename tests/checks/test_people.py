from __future__ import annotations

import pytest

from refcheck.checks import people
from refcheck.checks.interface import Check
from refcheck.formats.bib_source import BibSource, apply_edits
from refcheck.mend.fields import set_field
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import SetField
from tests.factories import judged_bib, make_context, make_reference, value_of


@pytest.mark.parametrize(
    ("names", "mended"),
    [
        ("A. Roe, B. Doe", "A. Roe and B. Doe"),
        ("A.Roe, B.C. van Doe", "A.Roe and B.C. van Doe"),
        ("Roe A, Doe BC, Poe D", "Roe A and Doe BC and Poe D"),
        ("Roe, Ann; Doe, Bo", "Roe, Ann and Doe, Bo"),
        ("Poe, Di and A. Roe, B. Doe", "Poe, Di and A. Roe and B. Doe"),
    ],
)
def test_several_people_in_one_name_are_parted(names: str, mended: str) -> None:
    (finding,) = judged_bib(people.names_run_together, f"@book{{a, author = {{{names}}}}}")
    assert (finding.severity, value_of(finding)) == (Severity.WARNING, mended)
    assert isinstance(finding.intent, SetField)
    assert not finding.intent.safe


@pytest.mark.parametrize(
    "names",
    [
        "Roe, Ann",
        "Roe III, Robert J",
        "García Lorca, Federico",
        "Roe, A. B. and Doe, Bo",
        "{Roe, A.; Doe, B.}",
        "family=Roe, given=A.",
        "van der Roe, Jr., Ann",
        "J. Roe and others",
        "{Ministry of Labour; Thailand}",
        "",
    ],
)
def test_one_person_with_a_comma_is_silent(names: str) -> None:
    assert judged_bib(people.names_run_together, f"@book{{a, author = {{{names}}}}}") == []


def test_beside_tex_the_names_are_parted_by_hand() -> None:
    (finding,) = judged_bib(people.names_run_together, r"@book{a, author = {A. Roe, B. Doe and M\"uller, C.}}")
    assert finding.intent is None


@pytest.mark.parametrize(
    "name",
    [
        "Unknown",
        "{Unknown Author}",
        "First Last",
        "admin",
        "Staff Writer",
        "John Doe",
        "A. Author",
        "Second Author",
        "Author Song",
    ],
)
def test_a_stand_in_is_no_name(name: str) -> None:
    (finding,) = judged_bib(people.placeholder_name, f"@book{{a, author = {{{name}}}}}")
    assert (finding.severity, finding.actual) == (Severity.WARNING, name.strip("{}"))


@pytest.mark.parametrize(
    "name",
    ["Anonymous", "N.N.", "Last, Ann", "Ann Author", "Arthur Song", "Guest, Edgar", "{Staff of the Mint}", "others"],
)
def test_people_called_so_and_what_styles_want_are_silent(name: str) -> None:
    assert judged_bib(people.placeholder_name, f"@book{{a, author = {{{name}}}}}") == []


@pytest.mark.parametrize(
    ("names", "severities"),
    [
        ("John Smith and Jane Doe", [Severity.INFO]),
        ("John Doe and Jane Doe", [Severity.WARNING, Severity.WARNING]),
        ("John Smith and Second Author", [Severity.WARNING]),
    ],
)
def test_people_may_be_called_as_stand_ins_are(names: str, severities: list[Severity]) -> None:
    found = judged_bib(people.placeholder_name, f"@book{{a, author = {{{names}}}}}")
    assert [one.severity for one in found] == severities


def institutions(names: str) -> list[Finding]:
    return judged_bib(people.corporate_unbraced, f"@book{{a, author = {{{names}}}}}")


@pytest.mark.parametrize(
    "name", ["World Health Organization", "Ministerium für Arbeit", "National Statistics Office", "Xerox Corporation"]
)
def test_an_institution_without_braces_is_taken_for_a_person(name: str) -> None:
    (finding,) = institutions(f"Roe, Ann and {name}")
    assert (finding.severity, finding.actual, finding.expected) == (Severity.WARNING, name, "{" + name + "}")
    assert value_of(finding) == f"Roe, Ann and {{{name}}}"


def test_the_fix_writes_braces_as_they_are() -> None:
    text = "@book{a, author = {Delta Water Commission and Roe, Ann}}"
    (finding,) = judged_bib(people.corporate_unbraced, text)
    assert isinstance(finding.intent, SetField)
    assert not finding.intent.safe
    mended = apply_edits(text, set_field(BibSource(text), finding.intent))
    assert mended == "@book{a, author = {{Delta Water Commission} and Roe, Ann}}"
    assert judged_bib(people.corporate_unbraced, mended) == []


@pytest.mark.parametrize(
    "names",
    [
        "{World Health Organization}",
        "Ann Roe",
        "Bank, Ann",
        "B. Baron C. Court",
        "Peter Bank",
        "IBM",
        r"Universit\"at Wien",
        "others",
        "",
    ],
)
def test_people_and_names_in_braces_are_silent(names: str) -> None:
    assert institutions(names) == []


def test_a_name_that_and_parts_is_left_to_a_person() -> None:
    (finding, *_) = institutions("Ministry of Labour and Social Affairs")
    assert (finding.intent, finding.expected) == (None, "{...}")


@pytest.mark.parametrize("check", [people.names_run_together, people.placeholder_name, people.corporate_unbraced])
def test_names_of_notes_are_not_judged(check: Check) -> None:
    reference = make_reference()
    assert list(check.judge(check.rule, make_context(references=(reference,)), reference)) == []


def test_long_lists_take_linear_time() -> None:
    many = " and ".join(f"A. Roe{n}" for n in range(1500))
    for check in (people.names_run_together, people.placeholder_name, people.corporate_unbraced):
        assert judged_bib(check, f"@book{{a, author = {{{many}}}}}") == []
        assert judged_bib(check, f"@book{{a, author = {{{'A. ' * 6000}}}}}") == []
