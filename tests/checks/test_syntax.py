from __future__ import annotations

import pytest

from refcheck.checks import run, syntax
from refcheck.checks.interface import Check
from refcheck.documents import read_text
from refcheck.model.document import Problem
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import Location, SetField
from refcheck.model.reference import FieldText, Library, Reference
from tests.factories import judged_bib, make_context, make_document, make_reference, make_use


@pytest.mark.parametrize(
    "check",
    [
        syntax.parse_error,
        syntax.undefined_string,
        syntax.bad_key,
        syntax.duplicate_field,
        syntax.encoding,
        syntax.duplicate_key,
        run.unused_ignore,
        run.expired_ignore,
        run.unreadable_input,
    ],
)
def test_a_readers_problem_becomes_a_finding_of_its_code_alone(check: Check) -> None:
    mine = Problem(
        code=check.rule.code, message="what is wrong", location=Location(path="a.bib", line=4), remedy="mend it"
    )
    other = Problem(code="XYZ999", message="something else", location=Location(path="a.bib", line=9))
    (finding,) = check.judge(check.rule, make_context(problems=(mine, other)), None)
    assert (finding.message, finding.location.line, finding.remedy) == ("what is wrong", 4, "mend it")
    assert finding.severity is check.rule.severity


def undefined(*names: str) -> list[Finding]:
    problems = tuple(
        Problem(code="SYN003", message=f"{name} is unknown", location=Location(path="a.bib", line=line), actual=name)
        for line, name in enumerate(names, 1)
    )
    check = syntax.undefined_string
    return list(check.judge(check.rule, make_context(problems=problems), None))


def test_a_macro_that_is_used_often_is_told_once_with_its_places() -> None:
    first, other = undefined("acm", "springer", "ACM", "acm")
    assert first.message == "acm is unknown (2 more uses)"
    assert [place.line for place in first.related] == [3, 4]
    assert (other.message, other.related) == ("springer is unknown", ())


@pytest.mark.parametrize("shipped", ["IEEE_J_PAMI", "prl", "ApJ"])
def test_a_macro_of_a_file_that_comes_with_tex_is_information(shipped: str) -> None:
    assert [f.severity for f in undefined(shipped, "IEEE", "second")] == [
        Severity.INFO,
        Severity.ERROR,
        Severity.ERROR,
    ]


def with_field(name: str, raw: str) -> Reference:
    return make_reference(file="a.bib", line=1, fields={name: FieldText(name=name, raw=raw, line=3)})


@pytest.mark.parametrize("raw", ["{}", '""', "{ }", "{{}}"])
def test_an_empty_field_can_be_taken_out_safely(raw: str) -> None:
    check = syntax.empty_field
    (finding,) = check.judge(check.rule, make_context(), with_field("note", raw))
    assert finding.location.line == 3
    assert isinstance(finding.intent, SetField)
    assert finding.intent.value is None
    assert finding.intent.safe


def test_an_empty_field_may_keep_a_parents_out() -> None:
    (finding,) = judged_bib(syntax.empty_field, "@inbook{a, crossref = {b}, note = {}}\n@book{b, title = {T}}")
    assert isinstance(finding.intent, SetField)
    assert not finding.intent.safe


def test_fields_with_something_in_them_and_our_own_are_silent() -> None:
    check = syntax.empty_field
    assert list(check.judge(check.rule, make_context(), with_field("note", "{a}"))) == []
    assert list(check.judge(check.rule, make_context(), with_field("refcheck-note", "{}"))) == []


def test_what_emacs_leaves_to_be_filled_in_is_silent() -> None:
    check = syntax.empty_field
    assert list(check.judge(check.rule, make_context(), with_field("optnote", "{}"))) == []
    assert list(check.judge(check.rule, make_context(), with_field("alteditor", '""'))) == []
    assert len(list(check.judge(check.rule, make_context(), with_field("options", "{}")))) == 1


def test_nothing_found_is_said_for_each_input() -> None:
    check = run.no_references_found
    context = make_context(documents=(make_document(),), libraries=(Library(path="a.bib"),))
    found = list(check.judge(check.rule, context, None))
    assert [f.location.path for f in found] == ["statement.md", "a.bib"]
    assert {f.severity for f in found} == {Severity.INFO}


def test_with_a_reference_or_a_link_there_is_something() -> None:
    check = run.no_references_found
    assert list(check.judge(check.rule, make_context(references=(make_reference(),)), None)) == []
    assert list(check.judge(check.rule, make_context(uses=(make_use(),)), None)) == []


def test_notes_without_a_source_are_not_said_to_be_missing() -> None:
    check = run.no_references_found
    document = read_text("A claim.[^1]\n\n[^1]: *Ibid.*, page 5.\n", path="part.md")
    (finding,) = check.judge(check.rule, make_context(documents=(document,)), None)
    assert finding.message == "the notes here name no source"
