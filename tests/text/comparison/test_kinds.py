from __future__ import annotations

import pytest

from refcheck.model.comparison import Difference, FieldAgreement
from refcheck.model.work import Work
from refcheck.text.comparison.kinds import compare_types, is_marked, is_notice, is_preprint, is_server


@pytest.mark.parametrize(
    "work",
    [
        Work(type="article", doi="10.48550/arXiv.2001.00001"),
        Work(type="article-journal", doi="10.1101/2020.01.15.907501"),
        Work(type="article-journal", container_title="arXiv preprint arXiv:1706.03762"),
        Work(type="document", eprint="1706.03762", eprint_type="arxiv"),
        Work(type="report", url="https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1"),
    ],
)
def test_a_preprint_is_known_by_its_server(work: Work) -> None:
    assert is_preprint(work)


@pytest.mark.parametrize(
    "work",
    [
        Work(type="article-journal", doi="10.1101/gr.123456.108", container_title="Genome Research"),
        Work(type="article-journal", container_title="Journal of Peat", eprint="1706.03762", eprint_type="arxiv"),
        Work(type="book"),
    ],
)
def test_a_published_work_is_none(work: Work) -> None:
    assert not is_preprint(work)


def test_a_server_is_known_by_its_name_alone() -> None:
    assert is_server("bioRxiv preprint")
    assert is_server("Preprints")
    assert not is_server("Preprints of the 18th World Congress on Tolls")
    assert not is_server("Annual Meeting, Technical Section, Preprints")
    assert not is_server("Corrosion Science")


@pytest.mark.parametrize(
    "title", ["Retraction: Peat and moss", "Erratum to: Peat", "Correction: Peat", "Notice of retraction: Peat"]
)
def test_a_notice_is_no_work(title: str) -> None:
    assert is_notice(title)


@pytest.mark.parametrize(
    "title", ["Corrections in English Prisons", "Retraction of glaciers in Patagonia since 1900", "RETRACTED: Peat"]
)
def test_a_work_that_only_sounds_so_is_no_notice(title: str) -> None:
    assert not is_notice(title)


def test_a_mark_is_no_notice() -> None:
    assert is_marked("RETRACTED ARTICLE: Peat")
    assert not is_marked("Retracted claws in cats")


def test_types_that_are_written_for_each_other_are_not_known() -> None:
    assert (
        compare_types(Work(type="article-journal"), Work(type="paper-conference")).agreement is FieldAgreement.UNKNOWN
    )
    assert compare_types(Work(type="thesis"), Work(type="book")).difference is Difference.OTHER_TYPE
