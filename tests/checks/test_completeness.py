from __future__ import annotations

import pytest

from refcheck.checks import completeness
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import CitationItem, NoteKind, ReferenceKind
from refcheck.model.work import Name, PartialDate, Work
from tests.factories import judged_bib, make_citation, make_context, make_mention, make_reference

NAMED = "author = {Roe, Ann}, title = {Wages at the Border}"


def missing(text: str) -> list[tuple[str, Severity]]:
    return [(f.expected, f.severity) for f in judged_bib(completeness.missing_required, text)]


@pytest.mark.parametrize(
    ("entry", "expected", "severity"),
    [
        (f"@article{{a, {NAMED}, year = 2019}}", "journal", Severity.WARNING),
        ("@article{a, author = {Roe, A.}, journal = {J}, year = 2019}", "title", Severity.WARNING),
        (f"@article{{a, {NAMED}, journal = {{J}}}}", "year or date", Severity.WARNING),
        ("@article{a, title = {T}, journal = {J}, year = 2019}", "author or editor", Severity.INFO),
        ("@book{a, author = {Roe, A.}, year = 2019}", "title", Severity.INFO),
        (f"@incollection{{a, {NAMED}, year = 2019}}", "booktitle", Severity.INFO),
        (f"@phdthesis{{a, {NAMED}, year = 2019}}", "institution", Severity.INFO),
        ("@online{a, title = {T}}", "url", Severity.INFO),
    ],
)
def test_a_required_field_is_missing(entry: str, expected: str, severity: Severity) -> None:
    assert missing(entry) == [(expected, severity)]


@pytest.mark.parametrize(
    "entry",
    [
        f"@article{{a, {NAMED}, journaltitle = {{J}}, date = {{2019}}}}",
        f"@article{{a, {NAMED}, eprint = {{2001.01234}}, year = 2020}}",
        f"@article{{a, {NAMED}, journal = {{J}}, pubstate = {{forthcoming}}}}",
        f"@article{{a, {NAMED}, journal = {{J}}, year = {{in press}}}}",
        f"@article{{a, {NAMED}, journal = {{J}}, note = {{to appear}}}}",
        f"@article{{a, {NAMED}, journal = {{J}}, pages = {{21 (1876): 392--450}}}}",
        "@article{a, editor = {Roe, A.}, title = {T}, journal = {J}, year = {20xx}}",
        "@article{a, author = {Roe, A.}, issuetitle = {T}, journal = {J}, year = 1973}",
        "@article{a, options = {skipbib}, author = {Roe, A.}}",
        "@book{a, organization = {Boats}, title = {T}, year = {1991--1992}}",
        f"@inbook{{a, {NAMED}, chapter = 2, year = 2019}}",
        "@misc{a, howpublished = {a leaflet}}",
        "@acronym{a, short = {TF}, long = {Task Force}}",
        "@xdata{a, publisher = {P}}",
    ],
)
def test_what_stands_in_its_place_will_do(entry: str) -> None:
    assert missing(entry) == []


def test_what_a_parent_gives_counts_and_an_absent_parent_is_not_known() -> None:
    child = f"@inproceedings{{a, {NAMED}, crossref = {{p}}}}"
    parent = "@proceedings{p, title = {Proceedings}, year = 2019}"
    assert missing(f"{child}\n{parent}") == []
    assert missing(child) == []


def test_an_entry_that_others_have_their_fields_from_is_silent() -> None:
    issue = "@article{ISSUE, journal = {J}, year = 2019}"
    assert missing(f"@article{{a, {NAMED}, crossref = {{issue}}}}\n{issue}") == []
    assert missing(issue) != []


def test_what_a_third_of_the_entries_lack_is_left_out_on_purpose() -> None:
    entry = "@article{%s, author = {Roe, A.}, journal = {J}, year = 2019}"
    assert len(missing("\n".join(entry % key for key in "abcd"))) == 4
    assert missing("\n".join(entry % key for key in "abcde")) == []


def test_the_references_of_notes_are_not_judged() -> None:
    check = completeness.missing_required
    reference = make_reference(entry_type="article", work=Work(title="T"))
    assert list(check.judge(check.rule, make_context(references=(reference,)), None)) == []


URL = "https://www.example.org/files/report7.pdf"


def of_note(text: str, **fields: object) -> list[Finding]:
    check = completeness.bare_url
    item = CitationItem(kind=NoteKind.FULL, text=text, references=("a",))
    work = fields.pop("work", Work(url=URL))
    reference = make_reference(work=work, citations=(make_citation(text=text, items=(item,)),), **fields)
    return list(check.judge(check.rule, make_context(), reference))


@pytest.mark.parametrize("text", [URL, f"See {URL}.", f"Available at: {URL} (accessed 3 May 2017)", f"<{URL}>"])
def test_a_note_of_an_address_alone_is_bare(text: str) -> None:
    (finding,) = of_note(text)
    assert (finding.severity, finding.location.marker) == (Severity.WARNING, "3")


def test_a_home_page_is_information() -> None:
    (finding,) = of_note("http://www.example.org/", work=Work(url="http://www.example.org/"))
    assert finding.severity is Severity.INFO


def test_a_note_that_says_more_is_silent() -> None:
    assert of_note(f"Delta Forum, Yearly account of wages, {URL}") == []
    assert of_note(URL, work=Work(url=URL, title="Wages")) == []
    assert of_note(URL, mentions=(make_mention("Wages"),)) == []
    assert of_note(URL, kind=ReferenceKind.LETTER) == []


@pytest.mark.parametrize(
    ("fields", "bare"),
    [
        ("url = {https://a.example/x}, urldate = {2017-05-03}", True),
        ("howpublished = {\\url{https://a.example/x}}", True),
        ("url = {https://a.example/x}, date = {2015}", False),
        ("url = {https://a.example/x}, title = {T}", False),
        ("url = {https://a.example/x}, note = {The yearly account of wages}", False),
        ("keywords = {x}", False),
    ],
)
def test_entries_are_bare_without_any_other_field(fields: str, bare: bool) -> None:
    assert bool(judged_bib(completeness.bare_url, f"@misc{{a, {fields}}}")) is bare


def abbreviated(name: str, **fields: object) -> list[Finding]:
    check = completeness.abbreviated_source
    title = str(fields.pop("title", ""))
    work = Work(title=title, author=(Name(literal=name),), issued=PartialDate(year=2009))
    return list(check.judge(check.rule, make_context(), make_reference(work=work, **fields)))


def test_an_acronym_and_a_year_are_information() -> None:
    (finding,) = abbreviated("TF-AMW")
    assert (finding.severity, finding.actual) == (Severity.INFO, "TF-AMW, 2009")


def test_a_name_written_out_or_a_title_in_the_text_is_silent() -> None:
    assert abbreviated("Task Force on ASEAN Migrant Workers") == []
    assert abbreviated("TF-AMW", title="Civil Society Proposal") == []
    assert abbreviated("TF-AMW", mentions=(make_mention("Civil Society Proposal"),)) == []
