from __future__ import annotations

import pytest

from refcheck.checks import identifiers, number_forms
from refcheck.checks.placeholders import is_placeholder
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import SetField
from tests.factories import judged_bib, make_context, make_reference, make_work, value_of

ALL = (
    identifiers.doi_format,
    identifiers.doi_has_prefix,
    identifiers.doi_in_url,
    identifiers.isbn_checksum,
    identifiers.issn_checksum,
    number_forms.arxiv_format,
    identifiers.placeholder_id,
)


def of_doi(value: str) -> list[Finding]:
    return judged_bib(identifiers.doi_format, f"@book{{a, doi = {{{value}}}}}")


@pytest.mark.parametrize(
    "value",
    ["0.1016/j.chroma.2005.12.003", "n/a", "https://doi.org/10.1145.62523", "11250/2583", "PMC12345", "pmid123"],
)
def test_a_field_without_any_doi_is_an_error(value: str) -> None:
    (finding,) = of_doi(value)
    assert (finding.severity, finding.actual, finding.location.line) == (Severity.ERROR, value, 1)


@pytest.mark.parametrize(
    "value",
    [
        "10.1596/978-1-4648-1106-7",
        "https://doi.org/10.1596/978-1-4648-1106-7",
        "doi:10.1596/x",
        r"10.1007/978\_3",
        r"\url{https://doi.org/10.1000/182}",
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        "10.1002/(SICI)1097-4571(199806)49:8&lt;693::AID-ASI4&gt;3.0.CO;2-O",
        "10.1000%2F182",
        "10/fg6rf9",
        "fg6rf9",
        "10/dvtv",
        "https://doi.org/dvtv",
        "https://doi.org/10/dvtv",
        "",
    ],
)
def test_what_doi_org_would_find_is_silent(value: str) -> None:
    assert of_doi(value) == []


@pytest.mark.parametrize(
    ("value", "mended", "safe"),
    [
        ("10.1000/182,", "10.1000/182", True),
        ("10.1000/ABC.", "10.1000/ABC", False),
        ("10.1000/182/", "10.1000/182", True),
    ],
)
def test_a_mark_at_the_end_can_be_taken_off(value: str, mended: str, safe: bool) -> None:
    (finding,) = of_doi(value)
    assert finding.severity is Severity.WARNING
    assert value_of(finding) == mended
    assert isinstance(finding.intent, SetField)
    assert finding.intent.safe is safe


def test_two_dois_in_one_field_are_a_warning() -> None:
    (finding,) = of_doi("10.1000/182, 10.1000/183")
    assert (finding.severity, finding.intent) == (Severity.WARNING, None)


def test_a_doi_that_macros_make_up_is_not_known() -> None:
    assert judged_bib(identifiers.doi_format, '@string{p = "x"}\n@book{a, doi = p # {1016/j}}') == []


@pytest.mark.parametrize(
    ("value", "doi"),
    [
        ("https://doi.org/10.1596/ABC", "10.1596/ABC"),
        ("http://dx.doi.org/10.1000%2F182", "10.1000/182"),
        ("doi: 10.1000/182", "10.1000/182"),
    ],
)
def test_a_prefix_is_taken_off_and_the_case_stays(value: str, doi: str) -> None:
    (finding,) = judged_bib(identifiers.doi_has_prefix, f"@book{{a, doi = {{{value}}}}}")
    assert (finding.severity, value_of(finding)) == (Severity.INFO, doi)


def test_a_prefix_beside_tex_is_left_to_a_person() -> None:
    (finding,) = judged_bib(identifiers.doi_has_prefix, r"@book{a, doi = {https://doi.org/10.1000/a\_b}}")
    assert finding.intent is None


@pytest.mark.parametrize(
    "value", ["10.1000/182", "https://doi.org/", "https://a.example/10.1000/182", "https://doi.org/x"]
)
def test_without_a_prefix_or_without_a_doi_nothing_is_said(value: str) -> None:
    assert judged_bib(identifiers.doi_has_prefix, f"@book{{a, doi = {{{value}}}}}") == []


def test_the_doi_of_an_address_is_added() -> None:
    (finding,) = judged_bib(
        identifiers.doi_in_url, "@book{a, url = {https://dx.doi.org/10.1016/S0167-7152(00)00131-0}}"
    )
    assert isinstance(finding.intent, SetField)
    assert (finding.intent.field, finding.intent.value) == ("doi", "10.1016/S0167-7152(00)00131-0")


@pytest.mark.parametrize(
    "fields",
    [
        "url = {https://doi.org/10.1000/182}, doi = {10.1000/182}",
        "url = {https://link.example/article/10.1007/s11786}",
        "url = {https://doi.org/}",
        "url = {https://[doi.org/10.1000/182}",
        "note = {https://doi.org/10.1000/182}",
    ],
)
def test_other_addresses_and_entries_with_a_doi_are_silent(fields: str) -> None:
    assert judged_bib(identifiers.doi_in_url, f"@book{{a, {fields}}}") == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("978-1-4648-1106-8", "ISBN-13 is wrong"),
        ("0-8186-8461-9", "ISBN-10 is wrong"),
        ("0-393-70201", "this one has 9"),
        ("91-611-9760-9-X", "this one has 11"),
        ("4085101600454", "978 or 979"),
        ("978-1-4648-1106-7, 0-8186-8461-9 (pbk)", "ISBN-10 is wrong"),
    ],
)
def test_a_wrong_check_digit_is_a_warning_that_admits_print(value: str, words: str) -> None:
    (finding,) = judged_bib(identifiers.isbn_checksum, f"@book{{a, isbn = {{{value}}}}}")
    assert finding.severity is Severity.WARNING
    assert words in finding.message
    assert "printed so" in finding.message


@pytest.mark.parametrize(
    "value",
    [
        "978-1-4648-1106-7",
        "ISBN 978-1-4648-1106-7 (pbk)",
        "978 1 4648 1106 7",
        "0-201-13448-9 (vol. A), 0 201 13447 0 (paperback)",
        "0-8176-4131-9; 3-7643-4131-9",
        "020113448X / 978-1-4648-1106-7",
        "393-70201-8",
        "0378-5955",
        "๙๗๘-๑-๔๖๔๘-๑๑๐๖-๘",
        "978-1-4503-XXXX-X",
        "",
    ],
)
def test_right_numbers_and_those_of_another_kind_are_silent(value: str) -> None:
    value = value.replace("020113448X", "080442957X").replace("393-70201-8", "393-04002-X")
    found = judged_bib(identifiers.isbn_checksum, f"@book{{a, isbn = {{{value}}}}}")
    assert [f.actual for f in found] == []


def test_without_a_number_nothing_is_known() -> None:
    for check in ALL:
        assert list(check.judge(check.rule, make_context(), make_reference(work=make_work()))) == []


@pytest.mark.parametrize("value", ["1080-2070", "8264-5521", "0378-595"])
def test_a_wrong_issn_is_a_warning(value: str) -> None:
    (finding,) = judged_bib(identifiers.issn_checksum, f"@article{{a, issn = {{{value}}}}}")
    assert (finding.severity, finding.actual) == (Severity.WARNING, value)


@pytest.mark.parametrize(
    "value",
    ["0378-5955", "0098–5589", "03785955", "ISSN 0378-5955 (print), 2434-561X (online)", "978-1-4648-1106-7", "n/a"],
)
def test_right_issns_are_silent(value: str) -> None:
    assert judged_bib(identifiers.issn_checksum, f"@article{{a, issn = {{{value}}}}}") == []


def of_arxiv(number: str, prefix: str = "arXiv") -> list[Finding]:
    text = f"@article{{a, eprint = {{{number}}}, archiveprefix = {{{prefix}}}}}"
    return judged_bib(number_forms.arxiv_format, text)


@pytest.mark.parametrize("number", ["2001.1234", "0806.3095_", "1413.1234", "0703.1234", "1412.12345", "hep-th/971120"])
def test_a_number_that_arxiv_never_gave_is_an_error(number: str) -> None:
    (finding,) = of_arxiv(number)
    assert (finding.severity, finding.actual) == (Severity.ERROR, number)


@pytest.mark.parametrize(
    "number",
    [
        "2001.01234",
        "1412.1234v2",
        "arXiv:2001.01234",
        "hep-th/9711200",
        "math.GT/0309136",
        "9711200",
        "1012.1234 [hep-th]",
        "https://arxiv.org/abs/2001.01234",
        "xxxx.xxxxx",
    ],
)
def test_numbers_of_arxiv_are_silent(number: str) -> None:
    assert of_arxiv(number) == []


def test_an_eprint_of_another_archive_is_not_judged() -> None:
    assert of_arxiv("coo.31924079574368", "HathiTrust") == []
    assert judged_bib(number_forms.arxiv_format, "@article{a, eprint = {polyglossia}}") == []


@pytest.mark.parametrize(
    "fields",
    [
        "doi = {10.1145/nnnnnnn.nnnnnnn}",
        "doi = {10.xxxx/xxxxx}",
        "doi = {10.1145/1122445.1122456}",
        "isbn = {978-1-4503-XXXX-X}",
        "isbn = {0-000000-00-0}",
        "issn = {0000-0000}",
        "eprint = {0000.00000}, eprinttype = {arxiv}",
    ],
)
def test_what_stands_in_for_a_number_is_an_error(fields: str) -> None:
    (finding,) = judged_bib(identifiers.placeholder_id, f"@article{{a, {fields}}}")
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("doi", "word"), [("10.5555/3295222.3295349", "ACM"), ("https://doi.org/10.1234/5678", "examples")]
)
def test_prefixes_without_a_doi_are_a_warning(doi: str, word: str) -> None:
    (finding,) = judged_bib(identifiers.placeholder_id, f"@article{{a, doi = {{{doi}}}}}")
    assert finding.severity is Severity.WARNING
    assert word in finding.message


@pytest.mark.parametrize(
    "value",
    [
        "10.1000/182",
        "10.1016/0000-0001",
        "10.1162/0000000041862529",
        "10.12345/x",
        "10.1093/xxi/12",
        "1000-0000",
        "",
        "0" * 400,
    ],
)
def test_numbers_with_zeros_in_them_are_real(value: str) -> None:
    assert not is_placeholder(value)


@pytest.mark.parametrize("value", ["10." * 5_000, "doi:" * 5_000, "9" * 20_000, "9-" * 10_000, "10.1000/" + "x," * 900])
def test_long_values_end(value: str) -> None:
    text = f"@article{{a, doi = {{{value}}}, isbn = {{{value}}}, issn = {{{value}}}}}"
    for check in ALL:
        assert len(judged_bib(check, text)) <= 1
