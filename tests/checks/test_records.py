from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.checks.records import agreeing, differing, indexes, of_work, said_by, witnesses_of
from refcheck.model.comparison import Identity
from refcheck.model.evidence import Outcome, Via
from refcheck.model.work import Name, PartialDate, Work
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


ARTICLE = make_work(
    type="article-journal",
    title="Ferries of the upper lakes",
    author=(Name(family="Harrow", given="Nell"), Name(family="Quist", given="Bo")),
    issued=PartialDate(year=2011),
    container_title="Journal of Inland Transport",
    volume="14",
    page="201-219",
)
NOTE = "Harrow N, Quist B. Ferries of the upper lakes. J. Inland Transp. 2011;14(2):201–219."


def seen_of(work: Work, text: str, record: Work = ARTICLE, **how: Any) -> Identity:
    """Return what the witness of one record is of a reference whose fields were read of ``text``."""
    reference = make_reference(work=work, text=text)
    context = make_context(references=(reference,), evidence=(make_record(record, **how),))
    (witness,) = witnesses_of(context, reference)
    return witness.seen.identity


@pytest.mark.parametrize("how", [{}, {"via": Via.SEARCH}])
@pytest.mark.parametrize(
    "work",
    [
        replace(ARTICLE, title="a methods review with peers", container_title="", volume="", page=""),
        replace(ARTICLE, type="book", container_title="", volume="", page=""),
        replace(ARTICLE, title="", author=()),
    ],
)
def test_the_words_of_a_note_count_more_than_what_was_read_of_them(work: Work, how: dict[str, Any]) -> None:
    assert seen_of(work, NOTE, **how) is Identity.SAME


def test_a_note_that_says_another_title_cites_another_work() -> None:
    other = replace(ARTICLE, title="Winter harbours of the coast")
    text = NOTE.replace(ARTICLE.title, other.title).replace("14(2):201–219", "9(1):3–7")
    assert seen_of(other, text) is not Identity.SAME
    assert seen_of(other, text, via=Via.SEARCH, matches=False) is not Identity.SAME
    # What a search brought and did not match stays what the fields say, however the note goes on.
    assert seen_of(other, NOTE, via=Via.SEARCH, matches=False) is not Identity.SAME
    # No article is seen where the note has the title and no journal: a thesis may be the article of that name, or not.
    thesis = replace(ARTICLE, type="thesis", container_title="", volume="", page="")
    assert (
        seen_of(thesis, "Harrow N. Ferries of the upper lakes. PhD thesis, Tern University, 2009.") is not Identity.SAME
    )
    assert seen_of(other, "") is not Identity.SAME
    assert seen_of(other, "(" * 5_000) is not Identity.SAME
