from __future__ import annotations

from dataclasses import replace

import pytest

from refcheck.checks.records import agreeing, differing, indexes, of_work, said_by, witnesses_of
from refcheck.model.evidence import Outcome
from refcheck.model.work import PartialDate, Work
from tests.factories import make_context, make_record, make_reference, make_silence, make_work

WORK = make_work(type="article-journal", container_title="Journal of Island Labour")
MINE = make_record(WORK)
OLDER = make_record(replace(WORK, issued=PartialDate(year=2009)), "openalex")
REFERENCE = make_reference(work=WORK)


def test_witnesses_are_found_records_in_the_order_of_the_evidence() -> None:
    evidence = (
        make_silence(),
        MINE,
        make_record(Work(), outcome=Outcome.AMBIGUOUS),
        OLDER,
        make_record(Work(), reference="x"),
    )
    context = make_context(references=(REFERENCE,), evidence=evidence)
    found = witnesses_of(context, REFERENCE)
    assert indexes(found) == (1, 3)
    assert witnesses_of(context, REFERENCE) is found
    assert [one.name for one in found] == ["Crossref", "OpenAlex"]
    assert all(one.is_cited for one in found)
    assert [one.index for one in agreeing(found, "issued")] == [1]
    assert [one.index for one, _ in differing(found, "issued")] == [3]
    assert of_work(found)[0].index == 1


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ((), ""),
        (("crossref",), "Crossref"),
        (("crossref", "crossref"), "Crossref"),
        (("crossref", "arxiv", "x"), "Crossref, arXiv and x"),
    ],
)
def test_who_says_it(sources: tuple[str, ...], said: str) -> None:
    context = make_context(evidence=tuple(make_record(make_work(), one) for one in sources))
    assert said_by(witnesses_of(context, REFERENCE)) == said
