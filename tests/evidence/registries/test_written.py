from __future__ import annotations

from typing import Any

import pytest

from refcheck.config import Search
from refcheck.evidence.registries.claims import cited_identifiers, claim_of
from refcheck.evidence.registries.written import written_identifiers
from refcheck.references import parse_bibtex
from tests.factories import make_work


def written(**fields: Any) -> list[str]:
    return [f"{one.kind}:{one.value}" for one in written_identifiers(make_work(**fields))]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"container_title": "arXiv preprint arXiv:1801.00001"}, ["arxiv:1801.00001"]),
        ({"container_title": "arXiv e-prints"}, []),
        ({"container_title": "CoRR", "volume": "abs/1801.00001"}, ["arxiv:1801.00001"]),
        ({"container_title": "CoRR", "volume": "cs.CL/0101001"}, ["arxiv:cs.CL/0101001"]),
        ({"container_title": "CoRR", "volume": "12"}, []),
        ({"publisher": "arXiv", "number": "1801.00001v2"}, ["arxiv:1801.00001v2"]),
        ({"publisher": "Delta Press", "number": "1801.00001"}, []),
        ({"extra": {"howpublished": "arXiv:1801.00001 [cs.CL]"}}, ["arxiv:1801.00001"]),
        ({"note": "doi: 10.7001/jil.1"}, ["doi:10.7001/jil.1"]),
        ({"note": "To appear in the spring. https://doi.org/10.7001/jil.1"}, ["doi:10.7001/jil.1"]),
        ({"note": "PMID: 31, PMCID: PMC77123"}, ["pmid:31", "pmcid:PMC77123"]),
        ({"note": "ISBN 0-306-40615-2 (pbk)"}, ["isbn:9780306406157"]),
        ({"note": "Available online at hdl:10986/5991"}, ["handle:10986/5991"]),
        ({"extra": {"howpublished": "RFC 2119 (Best Current Practice)"}}, ["doi:10.17487/rfc2119"]),
        ({"publisher": "RFC Editor", "number": "RFC 768"}, ["doi:10.17487/rfc0768"]),
        ({"collection_title": "Request for Comments", "number": "0768"}, ["doi:10.17487/rfc0768"]),
        ({"genre": "RFC", "number": "2119"}, ["doi:10.17487/rfc2119"]),
        ({"url": "https://datatracker.ietf.org/doc/html/rfc2119#section-5"}, ["doi:10.17487/rfc2119"]),
        ({"url": "https://www.rfc-editor.org/rfc/rfc2119.txt"}, ["doi:10.17487/rfc2119"]),
        ({"url": "https://www.rfc-editor.org/rfc/rfc-index.txt"}, []),
        ({"url": "https://one.example/rfc/rfc2119"}, []),
        ({"publisher": "Harbour Office", "number": "2119"}, []),
        ({"note": "Updates RFC 2119"}, []),
        ({"note": "Obsoleted by RFC 8174"}, []),
    ],
)
def test_identifiers_that_stand_in_words(fields: dict[str, Any], found: list[str]) -> None:
    assert written(**fields) == found


@pytest.mark.parametrize(
    "note",
    [
        "Comment on arXiv:1801.00001",
        "Reply to the critics, see doi:10.7001/jil.1 there",
        "Erratum: 10.7001/jil.1.e",
        "Translation of ISBN 0-306-40615-2",
        "Data at https://doi.org/10.7002/tides",
        "Preprint versions are numbered",
        "Cited 10.7001 times",
        "See also arXiv:1801.00001",
        "Réponse à arXiv:1801.00001",
        "对 arXiv:1801.00001 的评论",
        "x" * 2_000 + " doi:10.7001/jil.1",
    ],
)
def test_what_may_be_another_work_is_left_alone(note: str) -> None:
    assert written(note=note) == []


def test_a_field_of_its_own_comes_before_what_stands_in_words() -> None:
    work = make_work(doi="10.7001/jil.1", note="doi:10.7001/jil.2. arXiv:1801.00001")
    assert [one.value for one in cited_identifiers(work)] == ["10.7001/jil.1", "1801.00001"]


ENTRIES = r"""
@article{one, title = {A Paper on Ports}, author = {Sato, Yuki}, year = 2018, journal = {arXiv preprint arXiv:1801.00001}}
@misc{two, title = {A Paper on Piers}, author = {Sato, Yuki}, year = 2018, howpublished = {\url{https://arxiv.org/abs/1801.00002}}}
@unpublished{three, title = {A Paper on Quays}, author = {Sato, Yuki}, year = 2018, note = {\href{https://arxiv.org/abs/1801.00003}{arXiv:1801.00003}}}
@article{four, title = {A Paper on Docks}, author = {Sato, Yuki}, year = 2018, journal = {J. Docks}, note = {DOI 10.7001/a\_b}}
"""


def test_entries_are_asked_about_by_them() -> None:
    references = parse_bibtex(ENTRIES).references
    claims = [claim_of(reference, Search.OFF) for reference in references]
    assert [[one.value for one in claim.cited] for claim in claims if claim] == [
        ["1801.00001"],
        ["1801.00002"],
        ["1801.00003"],
        ["10.7001/a_b"],
    ]
