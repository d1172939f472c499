from __future__ import annotations

from refcheck.evidence.registries.coverage import unknown_of
from refcheck.evidence.registries.terms import first_surname, likely_title, search_words, title_words, without_a_word
from refcheck.model.evidence import Evidence, Outcome, Via
from refcheck.model.work import Name, PartialDate, Work

from .conftest import WHEN, WORK, others


def test_a_search_has_title_first_author_and_year() -> None:
    assert search_words(WORK).endswith("Seasonal Contracts Wirawan 2018")
    assert search_words(others(WORK, author=(), issued=None)) == WORK.title
    assert first_surname(Work(editor=(Name(family="Moreau", given="Luc"),))) == "Moreau"


def test_what_a_query_language_could_read_is_left_out() -> None:
    assert (
        title_words(Work(title='Ports: "free" (and) OR/AND*? | <i>busy</i> – Luc’s'))
        == "Ports free and OR AND busy Luc’s"
    )


def test_a_title_without_end_is_cut() -> None:
    work = Work(title="port " * 10_000, issued=PartialDate(year=2018))
    assert len(search_words(work)) < 320
    assert len(title_words(work)) < 320


def said(outcome: Outcome, reason: str = "", source: str = "crossref", via: Via = Via.CITED) -> Evidence:
    return Evidence(source=source, asked="x", outcome=outcome, when=WHEN, reference="a", reason=reason, via=via)


def test_what_could_not_be_asked_is_told_once_for_each_registry() -> None:
    down, refused = said(Outcome.UNAVAILABLE, "status-503"), said(Outcome.REFUSED, "status-403", "openalex")
    found = list(
        unknown_of([down, down, refused, said(Outcome.FOUND, source="arxiv"), said(Outcome.NOT_FOUND, source="x")])
    )
    assert [(one.reference, one.what, one.reason) for one in found] == [
        ("a", "registries", "unavailable"),
        ("a", "registries", "refused"),
    ]
    assert found[0].detail == "Crossref did not answer (status 503)"


def test_offline_interrupted_and_late_have_names_of_their_own() -> None:
    reasons = ("offline", "interrupted", "timeout", "forbidden")
    evidence = [said(Outcome.SKIPPED, reason, source=reason) for reason in reasons]
    assert [one.reason for one in unknown_of(evidence)] == ["offline", "not-asked", "timeout", "refused"]
    assert list(unknown_of([said(Outcome.UNAVAILABLE, via=Via.NONE)])) == []


def test_the_likely_title_of_a_string() -> None:
    assert (
        likely_title("Harrow, N. Mr. Quist's Ferry on Lakes: a Boat. *Lakes* **12** (1990).")
        == "quist's ferry on lakes a boat"
    )
    assert likely_title("T. H. Harrow, Beyond Harbours: a Count of Boats , Lakes, vol. 5, 1986.") == "a count of boats"
    assert likely_title("Bo de Quist. 1847. Words at the harbour. In Works. Tern.") == "words at the harbour"
    assert likely_title("Harrow, Nell; Quist, Bo: Boats and the lamps of harbours. Tern, 1990.").startswith("boats and")
    assert likely_title("王春: 农村流动人口. In: 研究 5 (2006)") == "农村流动人口"
    assert likely_title("Harrow, 1990.") == ""
    assert likely_title("") == ""


def test_pieces_of_a_title_one_of_which_has_no_wrong_word() -> None:
    halves = without_a_word("a comparison of tolls and tariffs on mountain passes among carriers and letters")
    assert halves == [
        "a comparison of tolls and tariffs on mountain",
        "passes among carriers and letters",
    ]
    assert without_a_word("technical change in the tolls of ferries") == [
        "change in the tolls of ferries",
        "technical in the tolls of ferries",
        "technical change in the of ferries",
        "technical change in the tolls of",
    ]
    assert without_a_word("tolls on mountain passes") == []
    assert without_a_word("") == []
