from __future__ import annotations

from dataclasses import replace

from refcheck.model.finding import Finding
from refcheck.model.place import SetField
from refcheck.model.report import Passage, PassagePart, Report
from refcheck.reports import parse, render, shared
from refcheck.reports.index import index_of
from refcheck.reports.suggestion import Change, change_of, place_of
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


def test_a_finding_leads_to_its_words_else_to_its_passage_or_note() -> None:
    index = index_of(factories.offline())
    assert place_of(index, factories.MISQUOTED) == "t1-3-2"
    at_line = replace(factories.UNNOTED, actual="", location=replace(factories.UNNOTED.location, line=48))
    assert place_of(index, at_line) == "t1-2"
    assert place_of(index, replace(at_line, location=replace(at_line.location, line=50))) is None
    assert place_of(index, replace(at_line, location=replace(at_line.location, line=None))) is None
    assert place_of(index, replace(at_line, location=replace(at_line.location, line=91, marker="3"))) == "n1-3"
    assert place_of(index, replace(at_line, location=replace(at_line.location, path="other.md"))) is None


def test_of_a_whole_text_every_line_is_in_a_passage_or_a_note() -> None:
    document = replace(factories.DOCUMENT, whole=True)
    index = index_of(replace(factories.offline(), documents=(document,)))
    at = replace(factories.UNNOTED, actual="", location=replace(factories.UNNOTED.location, line=50))
    assert place_of(index, at) == "t1-2"
    assert place_of(index, replace(at, location=replace(at.location, line=22, marker="1"))) == "n1-1"
    assert place_of(index, replace(at, location=replace(at.location, line=2))) is None


def test_a_mention_in_several_looks_is_one() -> None:
    whole = factories.PASSAGES[2].parts
    cut = (
        whole[0],
        replace(whole[1], text="Migrating for ", italic=True),
        replace(whole[1], text="Opportunities"),
        *whole[2:],
    )
    document = replace(factories.DOCUMENT, passages=(Passage(line=75, parts=cut),))
    report = replace(factories.offline(), documents=(document,))
    assert place_of(index_of(report), factories.MISQUOTED) == "t1-1-2"
    found = change(factories.MISQUOTED, report)
    assert found is not None
    assert found.after == ", which states that easing restrictions can…"


def test_a_field_of_which_a_part_is_named_is_shown_as_it_is() -> None:
    report = factories.offline()
    intent = SetField(
        path="a.bib",
        line=1,
        key="a",
        field="author",
        value="{Aldus Corporation} and Microsoft Corporation",
        safe=False,
        summary="braces",
        raw=True,
        was="Aldus Corporation and Microsoft Corporation",
    )
    finding = replace(report.findings[0], actual="Aldus Corporation", intent=intent, fix=None)
    told = change(finding, report)
    assert told is not None
    assert told.old == "author = {Aldus Corporation and Microsoft Corporation}"
    assert told.new == "author = {{Aldus Corporation} and Microsoft Corporation}"
    # Where nobody said what stands there, what is named does.
    unsaid = change(replace(finding, intent=replace(intent, was="")), report)
    assert unsaid is not None
    assert unsaid.old == "author = {Aldus Corporation}"


def test_a_saved_run_keeps_what_stood_in_the_field() -> None:
    report = factories.offline()
    intent = SetField(
        path="a.bib", line=1, key="a", field="note", value="new", safe=True, summary="s", was="an own remark"
    )
    finding = replace(report.findings[0], intent=intent, fix=None)
    saved = replace(report, findings=(finding,))
    (again,) = parse(render(saved, "json")).findings
    assert again.intent == intent
    # A note of one's own is in no copy that is given away.
    (given,) = shared(saved).findings
    assert given.intent is None
