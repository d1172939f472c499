from __future__ import annotations

import pytest

from refcheck.checks import duplicates
from refcheck.checks.interface import Check
from refcheck.model.finding import Severity
from refcheck.model.reference import Reference
from tests.factories import judged_bib, make_context, make_reference

WORK = "author = {Roe, Ann and Doe, Bo}, title = {Wages at the border: a study}, year = {2019}"


def same(check: Check, *entries: str) -> list[tuple[str | None, str]]:
    found = judged_bib(check, "\n".join(entries))
    assert all(finding.severity is Severity.WARNING and finding.related for finding in found)
    return [(finding.key, finding.expected) for finding in found]


def test_two_entries_with_one_doi_or_arxiv_number() -> None:
    check = duplicates.same_identifier
    assert same(check, "@book{a, doi = {10.1000/ABC}}", "@book{b, doi = {https://doi.org/10.1000/abc}}") == [("b", "a")]
    number = "eprinttype = {arxiv}, eprint = {2001.01234%s}"
    assert same(check, f"@article{{a, {number % ''}}}", f"@article{{b, {number % 'v2'}}}") == [("b", "a")]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("@book{a, doi = {10.1000/1}}", "@book{b, doi = {10.1000/2}}"),
        ("@book{a, doi = {10.1000/1}}", "@incollection{b, doi = {10.1000/1}, title = {Chapter}}"),
        ("@incollection{a, doi = {10.1000/1}, title = {One}}", "@incollection{b, doi = {10.1000/1}, title = {Two}}"),
        ("@proceedings{p, doi = {10.1000/1}}", "@inproceedings{b, crossref = {p}, title = {Paper}}"),
        (
            "@article{a, eprinttype = {arxiv}, eprint = {2001.01234}}",
            "@online{b, eprinttype = {arxiv}, eprint = {2001.01234}}",
        ),
        ("@book{a, doi = {}}", "@book{b, doi = {}}"),
    ],
)
def test_parts_of_a_volume_and_preprints_are_silent(first: str, other: str) -> None:
    assert same(duplicates.same_identifier, first, other) == []


def test_one_work_in_two_entries() -> None:
    check = duplicates.same_work
    other = (
        "author = {Roe, A. and Doe, B.}, title = {{Wages} at the Border. A Study}, year = {2019}, publisher = {Delta}"
    )
    assert same(check, f"@book{{a, {WORK}}}", f"@book{{b, {other}}}") == [("b", "a")]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("volume = 1", "volume = 2"),
        ("pages = {1--9}", "pages = {10--19}"),
        ("publisher = {Delta}", "publisher = {Mekong}"),
        ("isbn = {978-1-4648-1106-7}", "isbn = {978-0-8176-4131-3}"),
        ("edition = {second}", "note = {x}"),
        ("translator = {Poe, C.}", "note = {x}"),
        ("related = {b}", "note = {x}"),
        ("note = {20 disks}", "note = {19 disks}"),
        ("language = {thai}", "language = {english}"),
    ],
)
def test_whatever_speaks_against_it_ends_it(mine: str, theirs: str) -> None:
    assert same(duplicates.same_work, f"@book{{a, {WORK}, {mine}}}", f"@book{{b, {WORK}, {theirs}}}") == []


def test_other_years_types_and_short_titles_are_silent() -> None:
    check = duplicates.same_work
    assert same(check, f"@book{{a, {WORK}}}", f"@book{{b, {WORK.replace('2019', '2018')}}}") == []
    assert same(check, f"@book{{a, {WORK}}}", f"@article{{b, {WORK}}}") == []
    editorial = "author = {Roe, Ann}, title = {Editorial}, journal = {J}, year = 2019"
    assert same(check, f"@article{{a, {editorial}}}", f"@article{{b, {editorial}}}") == []


def test_without_authors_or_year_nothing_is_known() -> None:
    entry = "title = {Wages at the border: a study}"
    assert same(duplicates.same_work, f"@book{{a, {entry}}}", f"@book{{b, {entry}}}") == []
    undated = f"author = {{Roe, Ann}}, {entry}"
    assert same(duplicates.same_work, f"@book{{a, {undated}}}", f"@book{{b, {undated}}}") == []
    for check in (duplicates.same_identifier, duplicates.same_work):
        assert list(check.judge(check.rule, make_context(references=(make_reference(), make_reference())), None)) == []


def test_what_has_one_identifier_is_not_named_twice() -> None:
    entries = [f"@book{{{key}, {WORK}, doi = {{10.1000/1}}}}" for key in "ab"]
    assert same(duplicates.same_identifier, *entries) == [("b", "a")]
    assert same(duplicates.same_work, *entries) == []


def test_many_entries_of_one_title_are_compared_within_bounds() -> None:
    entries = [f"@article{{k{i}, {WORK}, journal = {{J}}, pages = {{{i}}}}}" for i in range(400)]
    assert same(duplicates.same_work, *entries) == []


def test_the_work_grows_with_the_number_of_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[Reference, Reference]] = []
    real = duplicates._are_one

    def counting(one: Reference, other: Reference, title: str) -> bool:
        compared.append((one, other))
        return real(one, other, title)

    monkeypatch.setattr(duplicates, "_are_one", counting)
    counts = []
    for size in (200, 400):
        compared.clear()
        titles = (
            f"@article{{k{i}, {WORK.replace('study', f'study {i // 20}')}, pages = {{{i}}}}}" for i in range(size)
        )
        same(duplicates.same_work, *titles)
        counts.append(len(compared))
    assert 0 < counts[1] <= 2 * counts[0]


def test_one_identifier_with_two_titles_is_told_as_that() -> None:
    texts = (
        "@article{a, doi = {10.1000/1}, title = {Wages at the border: a study}}",
        "@article{b, doi = {10.1000/1}, title = {Conformal contact of lubricated surfaces}}",
    )
    assert [key for key, _ in same(duplicates.same_id_different_title, *texts)] == ["b"]
    assert same(duplicates.same_identifier, *texts) == []


@pytest.mark.parametrize("title", ["Wages at the Border", "Wages at the borders. A study", ""])
def test_one_title_in_two_spellings_is_the_same_work(title: str) -> None:
    texts = (
        "@article{a, doi = {10.1000/1}, title = {Wages at the border: a study}}",
        f"@article{{b, doi = {{10.1000/1}}, title = {{{title}}}}}",
    )
    assert same(duplicates.same_id_different_title, *texts) == []
    assert len(same(duplicates.same_identifier, *texts)) == 1


def test_titles_of_notes_share_no_identifier() -> None:
    check = duplicates.same_id_different_title
    assert list(check.judge(check.rule, make_context(references=(make_reference(),)), None)) == []
