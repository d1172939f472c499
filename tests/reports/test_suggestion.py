from __future__ import annotations

from dataclasses import replace

from refcheck.model.finding import Finding
from refcheck.model.report import Passage, PassagePart, Report
from refcheck.reports.index import index_of
from refcheck.reports.suggestion import Change, change_of, passage_of
from tests.reports import factories


def change(finding: Finding, report: Report | None = None) -> Change | None:
    return change_of(index_of(report or factories.offline()), finding)


def test_the_words_around_are_those_of_the_sentence() -> None:
    found = change(factories.MISQUOTED)
    assert found is not None
    assert (found.old, found.new) == ("Migrating for Opportunities", "Migrating to Opportunity")
    assert found.before == "…findings from the recent World Bank report, "
    assert found.after == ", which states that easing restrictions can…"


def test_a_short_sentence_is_whole_and_markers_are_no_words() -> None:
    parts = (
        PassagePart(text="See"),
        PassagePart(text="1", marker="1"),
        PassagePart(text=" "),
        replace(factories.PASSAGES[2].parts[1], text="“Migrating for Opportunities”"),
        PassagePart(text="."),
    )
    document = replace(factories.DOCUMENT, passages=(Passage(line=75, parts=parts),))
    found = change(factories.MISQUOTED, replace(factories.offline(), documents=(document,)))
    assert found is not None
    assert (found.before, found.after) == ("See ", ".")


def test_without_a_passage_only_the_words_are_shown() -> None:
    elsewhere = replace(factories.MISQUOTED, location=replace(factories.MISQUOTED.location, path="other.md"))
    found = change(elsewhere)
    assert found is not None
    assert (found.before, found.after) == ("", "")
    other_words = change(replace(factories.MISQUOTED, actual="Something else"))
    assert other_words is not None
    assert other_words.before == ""


def test_no_proposal_no_change() -> None:
    assert change(factories.UNNOTED) is None
    several = replace(
        factories.MISQUOTED,
        intent=None,
        fix=replace(factories.MISQUOTED.fix, edits=factories.MISQUOTED.fix.edits * 2)
        if factories.MISQUOTED.fix
        else None,
    )
    assert change(several) is None


def test_a_finding_of_a_line_has_its_passage() -> None:
    index = index_of(factories.offline())
    at_line = replace(factories.UNNOTED, location=replace(factories.UNNOTED.location, line=48))
    assert passage_of(index, at_line) is factories.PASSAGES[1]
    assert passage_of(index, replace(at_line, location=replace(at_line.location, line=50))) is None
    assert passage_of(index, replace(at_line, location=replace(at_line.location, line=None))) is None
