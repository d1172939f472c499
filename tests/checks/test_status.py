from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.checks import status
from refcheck.checks.interface import Check
from refcheck.model.evidence import Evidence, Notice, NoticeKind, Outcome, Via
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references import parse_bibtex
from tests.factories import make_citation, make_context, make_record, make_reference, make_silence

WORK = Work(
    type="article-journal",
    title="Ferries and Fares: Crossing the Strait on Seasonal Contracts",
    author=(Name(family="Wirawan", given="Dewi"),),
    issued=PartialDate(year=2018),
    container_title="Journal of Island Labour",
)
PREPRINT = replace(WORK, type="article", container_title="arXiv", eprint="1801.00001", eprint_type="arxiv")


def noticed(
    *kinds: NoticeKind, by: str = "crossref", work: Work = WORK, doi: str = "10.7001/n", **how: Any
) -> Evidence:
    notices = tuple(Notice(kind=kind, doi=doi, date="2020-03-02") for kind in kinds)
    return make_record(work, by, notices=notices, **how)


def judged(check: Check, *evidence: Evidence, work: Work = WORK, **fields: Any) -> list[Finding]:
    reference = make_reference(work=work, **fields)
    return list(check.judge(check.rule, make_context(references=(reference,), evidence=evidence), reference))


K = NoticeKind
CASES = [
    (status.retracted, K.RETRACTION, Severity.ERROR),
    (status.withdrawn, K.WITHDRAWAL, Severity.ERROR),
    (status.concern, K.CONCERN, Severity.WARNING),
    (status.corrected, K.CORRECTION, Severity.INFO),
]
NAMED = pytest.mark.parametrize(("check", "kind", "severity"), CASES, ids=[one[0].rule.code for one in CASES])


@NAMED
def test_a_notice_about_the_work_is_told(check: Check, kind: NoticeKind, severity: Severity) -> None:
    (finding,) = judged(check, noticed(kind))
    assert (finding.severity, finding.evidence) == (severity, (0,))
    assert "of 2020-03-02 https://doi.org/10.7001/n" in finding.expected
    assert finding.location.line == 11


@NAMED
def test_a_notice_of_another_kind_is_not(check: Check, kind: NoticeKind, severity: Severity) -> None:
    assert severity
    others = [one for one in (K.NEW_VERSION, K.PUBLISHED, *(case[1] for case in CASES)) if one is not kind]
    assert judged(check, *(noticed(one) for one in others if one is not K.CONCERN or check is not status.concern)) == []


@NAMED
def test_nor_one_about_another_work_or_without_evidence(check: Check, kind: NoticeKind, severity: Severity) -> None:
    assert severity
    soil = Work(type="article-journal", title="Soil Chemistry", author=(Name(family="Okafor", given="Ngozi"),))
    assert judged(check, noticed(kind, work=soil)) == []
    assert judged(check, noticed(kind, via=Via.SEARCH, matches=False)) == []
    assert judged(check, make_silence(Outcome.UNAVAILABLE)) == []
    assert judged(check) == []


def test_one_source_without_a_notice_of_its_own_is_less_sure() -> None:
    (lone,) = judged(status.retracted, noticed(K.RETRACTION, by="openalex", doi=""))
    assert (lone.severity, lone.confidence) == (Severity.ERROR, Confidence.MEDIUM)
    two = noticed(K.RETRACTION, by="openalex", doi=""), noticed(K.RETRACTION, by="pubmed", doi="")
    (both,) = judged(status.retracted, *two)
    assert both.confidence is Confidence.HIGH
    assert "OpenAlex and PubMed" in both.message


@pytest.mark.parametrize(("check", "kind"), [(status.retracted, K.RETRACTION), (status.withdrawn, K.WITHDRAWAL)])
@pytest.mark.parametrize("word", ["retracted", "Withdrawn", "rétracté", "zurückgezogen"])
def test_who_cites_it_knowingly_is_left_alone(check: Check, kind: NoticeKind, word: str) -> None:
    assert judged(check, noticed(kind), work=replace(WORK, note=f"({word})")) == []
    assert judged(check, noticed(kind), citations=(make_citation(text=f"D. Wirawan, Ferries ({word} 2020)."),)) == []
    assert judged(check, noticed(kind), text=f"D. Wirawan, Ferries. Journal of Island Labour 3 ({word} 2020).") == []
    assert judged(check, noticed(kind), text="D. Wirawan, Ferries. Journal of Island Labour 3 (2018).")
    (reference,) = parse_bibtex(
        f"@article{{testaverde2017migrating,\n title={{{WORK.title}}},\n author={{Wirawan, Dewi}},\n note={{{word}}}}}"
    ).references
    context = make_context(references=(reference,), evidence=[replace(noticed(kind), reference=reference.id)])
    assert list(check.judge(check.rule, context, reference)) == []


def test_what_is_retracted_is_not_told_of_for_less() -> None:
    all_of_it = noticed(*(case[1] for case in CASES))
    assert [len(judged(check, all_of_it)) for check, *_ in CASES] == [1, 0, 0, 0]


# PUB005 ------------------------------------------------------------------------------------------

published = status.preprint_published
ARXIV: dict[str, Any] = {"by": "arxiv", "identifier": "arxiv:1801.00001", "work": PREPRINT, "doi": "10.7001/a"}


def test_a_preprint_that_was_published_is_information() -> None:
    (finding,) = judged(published, noticed(K.PUBLISHED, **ARXIV), work=PREPRINT)
    assert (finding.severity, finding.expected) == (Severity.INFO, "https://doi.org/10.7001/a")


PORTS = replace(WORK, type="paper-conference", container_title="Proceedings of the Conference on Ports")
OF_MACHINES = replace(WORK, container_title="Journal of Machine Learning on Ships")
HEARD = make_silence(by="dblp", via=Via.SEARCH, identifier="")
UNHEARD = make_silence(Outcome.SKIPPED, by="dblp", via=Via.SEARCH, identifier="")


@pytest.mark.parametrize(
    ("work", "evidence", "severity"),
    [
        (PORTS, [HEARD], Severity.WARNING),
        (PORTS, [], Severity.INFO),
        (PORTS, [UNHEARD], Severity.INFO),
        (PORTS, [make_silence(by="crossref", via=Via.SEARCH, identifier="")], Severity.INFO),
        (replace(PORTS, issued=PartialDate(year=(PREPRINT.year or 0) + 3)), [], Severity.WARNING),
        (replace(PORTS, issued=PartialDate(year=(PREPRINT.year or 0) + 2)), [], Severity.INFO),
        (replace(PORTS, issued=None), [], Severity.INFO),
        (OF_MACHINES, [], Severity.INFO),
        (OF_MACHINES, [HEARD], Severity.WARNING),
        (WORK, [], Severity.WARNING),
    ],
)
def test_a_venue_claimed_while_only_the_preprint_is_known_is_a_warning_where_somebody_would_know_it(
    work: Work, evidence: list[Evidence], severity: Severity
) -> None:
    (finding,) = judged(published, noticed(**ARXIV), *evidence, work=work)
    assert (finding.severity, finding.actual) == (severity, work.container_title)
    assert ("dblp" in finding.message) is (severity is Severity.INFO)


AT_PORTS = replace(PORTS, doi="10.48550/arxiv.1801.00001")
BY_DOI = {**ARXIV, "work": replace(PREPRINT, doi="10.48550/arxiv.1801.00001")}
IN_DBLP = make_record(replace(PORTS, doi=""), "dblp", via=Via.SEARCH, identifier="dblp:conf/p/1")


def test_a_conference_beside_the_doi_of_a_preprint_is_a_warning_once_dblp_was_heard() -> None:
    (finding,) = judged(published, noticed(**BY_DOI), HEARD, work=AT_PORTS)
    assert (finding.severity, finding.actual) == (Severity.WARNING, PORTS.container_title)
    work = replace(AT_PORTS, container_title="Proceedings of the International Conference on Machine Learning")
    elsewhere = make_record(replace(PORTS, container_title="CVPR", doi=""), "dblp", via=Via.SEARCH)
    (finding,) = judged(published, noticed(**BY_DOI), elsewhere, work=work)
    assert finding.severity is Severity.WARNING


def test_it_is_silent_where_dblp_has_the_paper_there_or_was_not_heard() -> None:
    assert judged(published, noticed(**BY_DOI), IN_DBLP, work=AT_PORTS) == []
    assert judged(published, noticed(**BY_DOI), work=AT_PORTS) == []
    assert judged(published, noticed(**BY_DOI), UNHEARD, work=AT_PORTS) == []
    assert judged(published, noticed(**BY_DOI), HEARD, work=replace(AT_PORTS, container_title="arXiv")) == []


def test_the_article_of_a_preprint_is_silent() -> None:
    assert judged(published, noticed(K.PUBLISHED, **ARXIV)) == []
    assert judged(published, noticed(**ARXIV), make_record(WORK)) == []
    assert judged(published, noticed(**ARXIV), work=PREPRINT) == []


def test_an_article_that_is_found_is_no_preprint_though_the_reference_cites_one() -> None:
    record = replace(WORK, doi="10.7001/z")
    assert judged(published, make_record(record), work=replace(WORK, doi="10.1101/097196")) == []


def test_without_evidence_nothing_is_known_of_a_preprint() -> None:
    assert judged(published, work=PREPRINT) == []
    assert judged(published, make_silence(Outcome.UNAVAILABLE, by="arxiv"), work=PREPRINT) == []


VERSIONED = replace(PREPRINT, eprint="1801.00001v1", extra={"version": "1", "newest-version": "3"})


def test_a_newer_version_is_told() -> None:
    notice = Notice(kind=K.NEW_VERSION, date="2019-02-01", source="arxiv")
    (finding,) = judged(
        status.newer_version, make_record(VERSIONED, "arxiv", notices=(notice,)), work=replace(VERSIONED, extra={})
    )
    assert (finding.severity, finding.actual, finding.expected) == (
        Severity.INFO,
        "version 1",
        "version 3 of 2019-02-01",
    )


def test_a_later_version_with_a_doi_of_its_own_is_named() -> None:
    (finding,) = judged(status.newer_version, noticed(K.NEW_VERSION, by="datacite"))
    assert finding.expected == "new version of 2020-03-02 https://doi.org/10.7001/n"


def test_no_newer_version_is_told_of_other_works_withdrawn_ones_or_without_evidence() -> None:
    assert judged(status.newer_version, make_record(VERSIONED, "arxiv"), work=VERSIONED) == []
    assert judged(status.newer_version, noticed(K.NEW_VERSION, K.WITHDRAWAL)) == []
    assert judged(status.newer_version, noticed(K.NEW_VERSION, via=Via.SEARCH, matches=False)) == []
    assert judged(status.newer_version, make_silence(Outcome.UNAVAILABLE)) == []


@pytest.mark.parametrize(
    ("name", "said"), [("comment", "Accepted at ICPD 2015 as a talk"), ("journal-ref", "Proc. ICPD 2015")]
)
def test_a_place_that_the_authors_of_the_preprint_name_is_not_doubted(name: str, said: str) -> None:
    work = replace(WORK, type="paper-conference", container_title="International Conference on Ports and Docks")
    preprint = {**ARXIV, "work": replace(PREPRINT, extra={name: said})}
    assert judged(published, noticed(**preprint), work=work) == []
    for other in ("12 pages", "Accepted at ISHF 2015", ""):
        preprint["work"] = replace(PREPRINT, extra={name: other})
        (finding,) = judged(published, noticed(**preprint), work=work)
        assert finding.severity is Severity.INFO
        assert "dblp, which may know more, was not searched" in finding.message
