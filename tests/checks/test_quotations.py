from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

import pytest

from refcheck.checks import quotations
from refcheck.checks.interface import Check
from refcheck.checks.sought import sought_in
from refcheck.model.document import Block, BlockKind, Note, Quotation
from refcheck.model.evidence import Evidence, Outcome, Passage, dump_passages, load_passages
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location, Span
from refcheck.model.reference import CitationItem, NoteKind, Reference
from tests.factories import make_citation, make_context, make_document, make_reference, make_work

WORDS = "open borders help those who move for work"
KEY = "testaverde2017migrating"
PLACE = Location(path="statement.md", line=7, marker="3")


def quoted(*words: str, marker: str = "3") -> Any:
    note = Note(marker="3", line=11, span=Span(0, 1), block=Block(kind=BlockKind.NOTE, line=11, span=Span(0, 1)))
    return make_document(
        notes=(note,),
        quotations=tuple(Quotation(text=one, location=PLACE, span=Span(0, 1), marker=marker) for one in words),
    )


def cited(locator: str | None = None, *, page: str = "", works: tuple[str, ...] = (KEY,)) -> Reference:
    items = (CitationItem(kind=NoteKind.FULL, references=works, locator=locator),)
    return make_reference(work=make_work(page=page), citations=(make_citation(items=items),))


def judged(check: Check, reference: Reference, document: Any, *, reason: str = "", **found: Any) -> list[Finding]:
    evidence = []
    places = sought_in((document,), (reference,)).get(KEY, [])
    if found:
        passages = [Passage(key=sought.key, **found) for sought, _ in places]
        evidence = [made(Outcome.FOUND, kept=dump_passages(passages))]
    elif reason:
        evidence = [made(Outcome.SKIPPED, reason=reason)]
    context = make_context(documents=(document,), references=(reference,), evidence=tuple(evidence))
    return list(check.judge(check.rule, context, reference))


def made(outcome: Outcome, **fields: Any) -> Evidence:
    return Evidence(
        source="quotation",
        asked="http://a.example/",
        outcome=outcome,
        when="2026-03-14T10:00:00Z",
        reference=KEY,
        **fields,
    )


def test_cnt003_words_that_differ_are_shown() -> None:
    (finding,) = judged(
        quotations.quote_not_found, cited(), quoted(WORDS), share=0.7, passage="open borders hurt those who move"
    )
    assert (finding.code, finding.severity, finding.actual, finding.expected, finding.location) == (
        "CNT003", Severity.WARNING, WORDS, "open borders hurt those who move", PLACE,
    )  # fmt: skip
    (finding,) = judged(quotations.quote_not_found, cited(), quoted(WORDS), share=0.1)
    assert finding.severity is Severity.INFO


def test_cnt003_is_silent_on_what_is_there_and_on_what_nobody_looked_for() -> None:
    assert judged(quotations.quote_not_found, cited(), quoted(WORDS), share=0.85, passage="x") == []
    assert judged(quotations.quote_not_found, cited(), quoted(WORDS)) == []
    assert judged(quotations.quote_not_found, cited(), quoted(WORDS), reason="scan") == []


DIFFERS: dict[str, Any] = {
    "share": 0.9,
    "passage": "open borders help those who move to work",
    "differences": (("for", "to"),),
}


def test_cnt010_words_that_are_not_those_of_the_source() -> None:
    (finding,) = judged(quotations.quote_differs, cited(), quoted(WORDS), **DIFFERS)
    assert (finding.code, finding.severity, finding.confidence) == ("CNT010", Severity.WARNING, Confidence.MEDIUM)
    assert finding.message == "the quotation differs from its source: “for” stands where the source has “to”"
    assert (finding.actual, finding.expected, finding.location) == (WORDS, DIFFERS["passage"], PLACE)
    assert judged(quotations.quote_not_found, cited(), quoted(WORDS), **DIFFERS) == []
    several = {**DIFFERS, "differences": (("", "not"), ("very", ""), ("a", "b"), ("c", "d"))}
    (finding,) = judged(quotations.quote_differs, cited(), quoted(WORDS), **several)
    said = "“not” is left out; “very” is not there; “a” stands where the source has “b”"
    assert finding.message == f"the quotation differs from its source: {said}"


def test_cnt010_is_silent_on_the_same_words_and_on_what_nobody_looked_for() -> None:
    assert judged(quotations.quote_differs, cited(), quoted(WORDS), share=1.0) == []
    assert judged(quotations.quote_differs, cited(), quoted(WORDS), share=0.5, passage="x") == []
    assert judged(quotations.quote_differs, cited(), quoted(WORDS)) == []
    assert judged(quotations.quote_differs, cited(), quoted(WORDS), reason="scan") == []


def test_what_an_earlier_version_kept_is_read() -> None:
    (passage,) = load_passages('[["k", 0.9, "4", "words", null, 0]]')
    assert (passage.key, passage.share, passage.differences) == ("k", 0.9, ())
    kept = (Passage(key="k", share=0.9, differences=(("for", "to"), ("", "not"))),)
    assert load_passages(dump_passages(kept)) == kept


def test_cnt004_pages_of_an_article_and_of_a_file() -> None:
    (finding,) = judged(quotations.page_out_of_range, cited("512", page="319-40"), quoted())
    assert (finding.code, finding.actual, finding.expected) == ("CNT004", "page 512", "pages 319-340")
    (finding,) = judged(quotations.page_out_of_range, cited("512"), quoted(), there=False, pages=40)
    assert finding.expected == "40 pages"


@pytest.mark.parametrize("locator", ["319", "340", "318-320", "para. 512", "xi", None])
def test_cnt004_is_silent_within_and_about_other_places(locator: str | None) -> None:
    assert judged(quotations.page_out_of_range, cited(locator, page="319–340"), quoted()) == []


def test_cnt004_says_nothing_when_the_pages_are_not_known() -> None:
    assert judged(quotations.page_out_of_range, cited("512"), quoted()) == []
    assert judged(quotations.page_out_of_range, cited("512"), quoted(), reason="scan") == []
    assert judged(quotations.page_out_of_range, cited("512", page="319-340"), quoted(), there=True, pages=600) == []


def in_notes(first: str, *locators: str | None) -> Reference:
    """A work whose full note says ``first``; the locators are those of that note and of short ones after it."""
    items = [CitationItem(kind=NoteKind.FULL, references=(KEY,), text=first, locator=locators[0])]
    items += [CitationItem(kind=NoteKind.IBID, references=(KEY,), locator=one) for one in locators[1:]]
    return make_reference(
        work=make_work(page=first.rpartition(" ")[2] if " " in first else first),
        citations=tuple(make_citation(marker=str(n), items=(item,)) for n, item in enumerate(items, 3)),
    )


@pytest.mark.parametrize("first", ["Lane, “Nets,” 12 (2009): 34-36", "Lane, “Nets”, in Boats, 120–22"])
def test_cnt004_takes_pages_of_a_lone_note_for_those_that_it_cites(first: str) -> None:
    assert judged(quotations.page_out_of_range, in_notes(first, None, "41"), quoted()) == []
    assert judged(quotations.page_out_of_range, in_notes(first, "34-36", "41"), quoted()) == []


def test_cnt004_knows_the_pages_of_an_article_by_the_one_cited_with_them_and_tells_of_many() -> None:
    reference = in_notes("Lane, “Nets,” at p. 104, pp. 100-125", "104", "180")
    (finding,) = judged(quotations.page_out_of_range, reference, quoted())
    assert (finding.actual, finding.severity) == ("page 180", Severity.WARNING)
    (finding,) = judged(quotations.page_out_of_range, in_notes("Lane, “Nets,” 100-125", None, "180"), quoted())
    assert (finding.severity, finding.confidence) == (Severity.INFO, Confidence.LOW)


def test_cnt005_words_on_another_page() -> None:
    (finding,) = judged(quotations.quote_on_other_page, cited("5"), quoted(WORDS), share=1.0, page="9/21")
    assert (finding.code, finding.actual, finding.expected) == ("CNT005", "page 5", "page 9")


@pytest.mark.parametrize("page", ["5/17", "4/16", "17/5", "6", ""])
def test_cnt005_is_silent_on_that_page_a_neighbour_and_the_number_of_the_file(page: str) -> None:
    assert judged(quotations.quote_on_other_page, cited("5"), quoted(WORDS), share=1.0, page=page) == []


def test_cnt005_says_nothing_without_a_page_or_the_words() -> None:
    assert judged(quotations.quote_on_other_page, cited(), quoted(WORDS), share=1.0, page="9") == []
    assert judged(quotations.quote_on_other_page, cited("5"), quoted(WORDS), share=0.5, page="9") == []
    assert judged(quotations.quote_on_other_page, cited("5"), quoted(WORDS)) == []


def test_cnt008_says_that_nobody_looked() -> None:
    (finding,) = judged(quotations.unreadable_source, cited(), quoted(WORDS), reason="scan")
    assert (finding.code, finding.severity) == ("CNT008", Severity.INFO)
    assert judged(quotations.unreadable_source, cited(), quoted(WORDS), share=0.1) == []
    assert judged(quotations.unreadable_source, cited(), quoted(), reason="scan") == []
    assert judged(quotations.unreadable_source, cited(), quoted(WORDS)) == []


def test_a_quotation_counts_when_its_note_cites_one_work() -> None:
    assert sought_in((quoted(WORDS),), (cited(works=(KEY, "other")),)) == {}
    assert sought_in((quoted(WORDS, marker="4"),), (cited(),)) == {}
    assert [one.text for one, _ in sought_in((quoted(WORDS),), (cited("5"),))[KEY]] == [WORDS]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1]",
        "[[1,2]]",
        "[" * 9_000,
        '[["k", 1, "", "", null, 0, ["abc"]]]',
        '[["k", 1, "", "", null, 0, 5]]',
        '[["k", "x", "", "", null, 0]]',
    ],
)
def test_damaged_evidence_says_nothing(text: str) -> None:
    assert load_passages(text) == ()


class _Counted(tuple[Note, ...]):
    """Notes that count how often they are gone through."""

    __slots__ = ()
    times: ClassVar[int] = 0

    def __iter__(self) -> Iterator[Note]:
        type(self).times += 1
        return super().__iter__()


def test_the_notes_are_gone_through_once_for_all_references() -> None:
    _Counted.times = 0
    document = quoted(WORDS)
    document = replace(document, notes=_Counted(document.notes))
    references = [cited("5")] * 50
    assert sought_in((document,), references)[KEY]
    assert _Counted.times == 1
