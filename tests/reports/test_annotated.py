"""The document beside its references: what is told of each marker, mention, quotation and link."""

from __future__ import annotations

from dataclasses import replace

import pytest

from refcheck.model.evidence import LinkVerdict
from refcheck.model.finding import Severity
from refcheck.model.place import Location
from refcheck.model.report import Agreement, Report, Verdict
from refcheck.reports.annotated import Piece, Section, Tone, sections, tone_of
from refcheck.reports.index import index_of
from tests.reports import factories
from tests.reports.whole import ALTERED, DOCUMENT, QUOTED, whole


def section(report: Report) -> Section:
    (one,) = sections(index_of(report))
    return one


def pieces(report: Report, kind: str) -> dict[str, Piece]:
    return {p.text: p for one in section(report).paragraphs for p in one.pieces if p.kind == kind}


def test_everything_in_the_text_says_how_it_turned_out() -> None:
    markers = pieces(whole(), "marker")
    assert {label: one.tone for label, one in markers.items()} == {
        "1": Tone.UNKNOWN,
        "2": Tone.UNKNOWN,
        "3": Tone.WRONG,
        "4": Tone.UNKNOWN,
        "9": Tone.UNKNOWN,
    }
    assert markers["9"].words == "there is no such note"
    assert markers["4"].words == "its source: not asked"
    mentions = pieces(whole(), "mention")
    assert mentions["Migrating for Opportunities"].tone is Tone.WRONG
    assert mentions[f'"{factories.PROPOSAL_TITLE}"'].tone is Tone.OK
    assert mentions[factories.VISION].tone is Tone.UNKNOWN
    assert all(one.words for one in (*markers.values(), *mentions.values()))


def test_quoted_words_are_found_or_not_or_not_known() -> None:
    quotations = pieces(whole(), "quotation")
    assert (quotations[QUOTED].tone, quotations[QUOTED].words) == (Tone.OK, "these words are in the source")
    assert quotations[ALTERED].tone is Tone.LOOK
    assert quotations[ALTERED].target == "reference-2"


def test_quoted_words_of_which_nothing_is_said_are_not_known_to_be_there() -> None:
    silenced = replace(whole(), findings=())
    assert pieces(silenced, "quotation")[ALTERED].tone is Tone.UNKNOWN
    assert pieces(silenced, "quotation")[QUOTED].tone is Tone.OK


def test_links_say_what_came_of_them() -> None:
    links = pieces(whole(), "link")
    assert {text: one.tone for text, one in links.items()} == {
        "here": Tone.OK,
        "were there": Tone.WRONG,
        "elsewhere": None,
    }
    assert links["here"].words == "it works, 23 Nov 2026, 14:02 UTC"
    assert links["here"].italic
    silent = replace(whole(), findings=())
    assert pieces(silent, "link")["were there"].tone is Tone.LOOK
    asked = tuple(replace(k, verdict=LinkVerdict.BLOCKED) for k in whole().links)
    assert pieces(replace(silent, links=asked), "link")["here"].tone is Tone.UNKNOWN


def test_a_note_leads_to_its_works_and_back() -> None:
    first, second, third, fourth, comment = section(whole()).notes
    assert [work.target for work in third.works] == ["reference-2"]
    assert (first.back, third.back) == ("t1-2-4", "t1-4-4")
    assert comment.words == "no reference was made of it"
    assert (second.tone, fourth.tone) == (Tone.UNKNOWN, Tone.UNKNOWN)
    assert comment.back == ""


def test_a_silenced_misquotation_is_still_no_green_one() -> None:
    quiet = replace(whole(), findings=())
    assert pieces(quiet, "mention")["Migrating for Opportunities"].tone is Tone.LOOK


def test_a_key_is_as_its_work() -> None:
    part = replace(factories.PASSAGES[2].parts[1], text="@testaverde", agreement=Agreement.UNKNOWN)
    passage = replace(factories.PASSAGES[2], parts=(part,))
    report = replace(whole(), findings=(), documents=(replace(DOCUMENT, passages=(passage,)),))
    assert pieces(report, "mention")["@testaverde"].tone is Tone.OK


@pytest.mark.parametrize(
    ("severity", "verdict", "tone"),
    [
        (Severity.ERROR, Verdict.OK, Tone.WRONG),
        (Severity.WARNING, Verdict.OK, Tone.LOOK),
        (Severity.INFO, Verdict.OK, Tone.OK),
        (Severity.INFO, Verdict.UNVERIFIED, Tone.UNKNOWN),
        (Severity.INFO, Verdict.SKIPPED, Tone.UNKNOWN),
        (Severity.INFO, Verdict.CHANGED, Tone.LOOK),
        (Severity.INFO, Verdict.WRONG, Tone.WRONG),
    ],
)
def test_a_reference_is_as_its_worst_finding_else_as_its_work(severity: Severity, verdict: Verdict, tone: Tone) -> None:
    finding = replace(factories.YEARS, severity=severity)
    assert tone_of([finding], replace(factories.BOOK_RECORD, verdict=verdict)) is tone


def test_an_entry_of_a_list_of_references_leads_to_its_card() -> None:
    record = replace(factories.BOOK_RECORD, file=DOCUMENT.path, line=80)
    report = replace(whole(), references=(record,), findings=())
    assert [one.target for one in section(report).paragraphs if one.target] == ["reference-1"]


def test_a_file_that_is_named_twice_is_shown_once() -> None:
    report = replace(whole(), documents=(DOCUMENT, replace(DOCUMENT, title="Again")))
    first, second = sections(index_of(report))
    assert first.paragraphs
    assert second.paragraphs == ()


def test_a_marker_without_a_note_is_told_as_its_finding_tells_it() -> None:
    report = whole()
    missing = replace(
        report.findings[0],
        code="DOC004",
        name="marker-without-note",
        message="the text has a marker for note 9, but there is no such note",
        location=Location(path=DOCUMENT.path, line=3, marker="9"),
        severity=Severity.ERROR,
        reference=None,
    )
    marker = pieces(replace(report, findings=(*report.findings, missing)), "marker")["9"]
    assert (marker.tone, marker.words) == (Tone.WRONG, missing.message)


def test_a_title_that_its_note_does_not_have_is_not_known_where_nothing_tells_of_it() -> None:
    report = whole()
    (document,) = report.documents
    passages = tuple(
        replace(
            passage,
            parts=tuple(
                replace(p, agreement=Agreement.DIFFERENT) if p.mention is not None else p for p in passage.parts
            ),
        )
        for passage in document.passages
    )
    silent = replace(report, documents=(replace(document, passages=passages),), findings=())
    tones = {one.tone for one in pieces(silent, "mention").values()}
    assert tones == {Tone.UNKNOWN}
