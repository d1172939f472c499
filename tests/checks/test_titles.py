from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import refcheck
from refcheck.checks.titles import in_text_title_mismatch, other_subtitle
from refcheck.documents import read_text
from refcheck.model.document import MentionForm
from refcheck.model.evidence import Outcome
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location, ReplaceText, Span
from refcheck.model.reference import Derived, NoteKind, Reference
from tests.factories import (
    TITLE,
    make_citation,
    make_context,
    make_document,
    make_mention,
    make_page,
    make_reference,
    make_work,
)


def judged(reference: Reference, **context: Any) -> list[Finding]:
    rule = in_text_title_mismatch.rule
    return list(in_text_title_mismatch.judge(rule, make_context(references=(reference,), **context), reference))


def misquoting(text: str = "Migrating for Opportunities", **fields: Any) -> Reference:
    return make_reference(mentions=(make_mention(text),), citations=(make_citation(),), **fields)


def test_a_misquoted_title_is_an_error_that_names_both() -> None:
    (finding,) = judged(misquoting(), documents=(make_document(),))
    assert finding.severity is Severity.ERROR
    assert (finding.actual, finding.expected) == ("Migrating for Opportunities", TITLE)
    assert finding.location.line == 7
    assert finding.related == (Location(path="statement.md", line=11, marker="3"),)
    assert "cannot both be right" in finding.message


def test_the_fix_writes_as_much_of_the_title_as_the_text_had() -> None:
    (finding,) = judged(misquoting(), documents=(make_document(),))
    assert isinstance(finding.intent, ReplaceText)
    assert finding.intent.text == "Migrating to Opportunity"
    assert finding.intent.safe is False


@pytest.mark.parametrize(
    "text",
    [
        "Migrating to Opportunity",
        TITLE,
        TITLE.upper(),
        "Overcoming Barriers to Labour Mobility in Southeast Asia",
        "Opportunity",
    ],
)
def test_the_title_its_short_forms_and_other_spellings_are_silent(text: str) -> None:
    assert judged(misquoting(text)) == []


@pytest.mark.parametrize("text", ["Moving for Prosperity", "World Development Report 2016", "แรงงานข้ามชาติ"])
def test_another_work_and_another_script_are_silent(text: str) -> None:
    assert judged(misquoting(text)) == []


def test_a_page_that_confirms_the_note_makes_the_text_wrong() -> None:
    (finding,) = judged(misquoting(), evidence=(make_page(TITLE),))
    assert "the title in the text is wrong" in finding.message
    assert finding.evidence == (0,)
    assert finding.confidence is Confidence.HIGH


def test_a_page_that_agrees_with_the_text_turns_against_the_note() -> None:
    (finding,) = judged(
        misquoting(), evidence=(make_page("Migrating for Opportunities"),), documents=(make_document(),)
    )
    assert "agrees with the text" in finding.message
    assert finding.intent is None
    assert finding.confidence is Confidence.MEDIUM


def test_who_confirms_the_note_is_named() -> None:
    by_page, by_library = make_page(TITLE), replace(make_page(TITLE), source="authority")
    assert "the work's own page confirms" in judged(misquoting(), evidence=(by_page,))[0].message
    assert "your own library confirms" in judged(misquoting(), evidence=(by_library,))[0].message


def test_a_page_that_could_not_be_read_confirms_nothing() -> None:
    unavailable = make_page(TITLE, outcome=Outcome.UNAVAILABLE)
    (finding,) = judged(misquoting(), evidence=(unavailable,))
    assert "cannot both be right" in finding.message
    assert finding.evidence == ()


def test_a_note_with_several_works_gives_a_warning_only() -> None:
    mixed = make_citation(kind=NoteKind.MIXED, items=())
    (finding,) = judged(replace(misquoting(), citations=(mixed,)))
    assert finding.severity is Severity.WARNING


def test_a_wrong_word_that_is_no_form_of_the_right_one_is_a_warning() -> None:
    reference = make_reference(
        work=make_work(title="Deep Learning for Image Segmentation"),
        mentions=(make_mention("Deep Learning for Image Recognition"),),
        citations=(make_citation(),),
    )
    (finding,) = judged(reference)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "severity"), [("Migrating from Nowhere", Severity.INFO), ("Migrating for Opportunities", Severity.ERROR)]
)
def test_in_a_pdf_another_word_alone_is_information(text: str, severity: Severity) -> None:
    reference = misquoting(text)
    path = reference.mentions[0].location.path
    found = judged(reference, documents=(make_document(path=path, format="pdf"),))
    assert [f.severity for f in found] in ([severity], [])
    assert found or severity is Severity.INFO


def test_a_like_title_without_a_marker_is_a_warning_about_the_document() -> None:
    stray = make_mention("Migrating for Opportunities", marker=None)
    reference = make_reference(citations=(make_citation(),))
    (finding,) = judged(reference, documents=(make_document(mentions=(stray,)),))
    assert finding.severity is Severity.WARNING
    assert "like that of a cited work" in finding.message


def test_without_its_document_the_finding_stands_in_the_bib() -> None:
    (finding,) = judged(misquoting(file="references/statement.bib", line=4))
    assert finding.location.path == "references/statement.bib"
    assert [place.line for place in finding.related] == [7, 11]
    assert finding.origin == "statement.md"
    assert finding.intent is None


def test_the_title_that_a_note_took_from_the_text_is_the_text() -> None:
    mention = make_mention("Civil Society Proposal on Migrant Workers", form=MentionForm.QUOTED)
    taken = Derived(field="title", value=mention.text, source="the text before the marker")
    reference = make_reference(
        work=make_work(title="Civil Society Proposals for Migrant Workers"), mentions=(mention,), derived=(taken,)
    )
    assert judged(reference) == []


def test_citation_keys_are_no_titles() -> None:
    assert judged(make_reference(mentions=(make_mention("@testaverde2017migrating", form=MentionForm.KEY),))) == []


def test_an_author_and_year_is_no_title() -> None:
    assert judged(make_reference(mentions=(make_mention("(Testaverde, 2017)", form=MentionForm.AUTHOR_DATE),))) == []


def test_a_plain_title_is_a_warning_at_most() -> None:
    plain = make_mention("Migrating for Opportunities", form=MentionForm.PLAIN)
    (finding,) = judged(make_reference(mentions=(plain,), citations=(make_citation(),)))
    assert finding.severity is Severity.WARNING


def test_a_title_of_another_cited_work_is_silent() -> None:
    other = make_reference(key="other", work=make_work(title="Migrating for Opportunities"))
    reference = misquoting()
    rule = in_text_title_mismatch.rule
    assert list(in_text_title_mismatch.judge(rule, make_context(references=(reference, other)), reference)) == []


def test_a_title_beside_the_right_one_under_the_same_marker_is_another_works() -> None:
    reference = make_reference(
        work=make_work(title="The Cambridge History of China"),
        mentions=(
            make_mention("The Cambridge History of China"),
            make_mention("The Cambridge History of Chinas", span=Span(90, 120)),
        ),
        citations=(make_citation(),),
    )
    assert judged(reference) == []


@pytest.mark.parametrize("field", ["title_short", "container_title"])
def test_the_short_title_and_the_book_that_a_chapter_is_in_are_right(field: str) -> None:
    work = make_work(title="Migrating to Opportunities in Asia", **{field: "Migrating for Opportunity"})
    assert judged(misquoting("Migrating for Opportunity", work=work)) == []


def test_another_subtitle_is_left_to_its_own_check() -> None:
    work = make_work(title="The Great Transformation of Asia: Its Political and Economic Origins")
    assert judged(misquoting("The Great Transformation of Asia: Markets and Limits", work=work)) == []
    assert other_subtitle("The Great Transformation of Asia: Markets and Limits", work.title) is not None


def test_a_key_ties_a_title_to_its_entry() -> None:
    mention = make_mention("Migrating for Opportunities", marker=None, keys=("testaverde2017migrating",))
    (finding,) = judged(make_reference(), documents=(make_document(mentions=(mention,)),))
    assert finding.severity is Severity.ERROR
    assert "the entry that is cited" in finding.message


def test_two_keys_tie_a_title_to_neither() -> None:
    mention = make_mention("Migrating for Opportunities", marker=None, keys=("testaverde2017migrating", "other"))
    assert judged(make_reference(), documents=(make_document(mentions=(mention,)),)) == []


def test_a_note_that_has_the_very_words_of_the_text_contradicts_nothing() -> None:
    text = "Smith, “Migrating for Opportunities”, in Migrating to Opportunity, 2017."
    reference = make_reference(
        mentions=(make_mention("Migrating for Opportunities"),), citations=(make_citation(text=text),)
    )
    assert judged(reference) == []


def test_a_word_of_which_the_note_has_a_longer_form_is_still_wrong() -> None:
    work = make_work(title="Hidden Chains: Rights Abuses")
    reference = make_reference(
        work=work, mentions=(make_mention("Hidden Chain"),), citations=(make_citation(text="Hidden Chains, 2018."),)
    )
    assert len(judged(reference)) == 1


def _told(text: str, note: str) -> list[str]:
    document = read_text(f"{text}[^1]\n\n[^1]: {note}\n", path="statement.md")
    report = refcheck.check(document, offline=True)
    return [finding.severity.value for finding in report.findings if finding.code == "TTL002"]


def test_a_law_called_in_passing_is_no_misquotation() -> None:
    note = "Law on Trade Unions, Royal Kram NS/RKM/0516/007, 17 May 2016 (Cambodia), art. 3."
    assert _told("It changed the *Trade Union Law* of the country.", note) == []
    assert (
        _told("It follows the *Ley de la plataforma* of the country.", "Ley 21.431 de la plataforma (Chile), 2022.")
        == []
    )


def test_a_law_by_a_wrong_name_is_one() -> None:
    assert (
        _told("It changed the *Domestic Worker Act 2012* of the country.", "Domestic Workers Act 2012, section 3.")
        != []
    )


def test_the_issuer_before_a_title_belongs_to_it() -> None:
    note = "World Bank, *Roads of the World 2019: A Survey of Walls*, Washington, DC, 2019."
    assert _told("So says the *World Bank Roads of the World 2019*, we read.", note) == []
    assert _told("So says the *World Bank Roads of the Worlds 2019: A Survey of Walls*, we read.", note) != []


@pytest.mark.parametrize(
    "headword", ["Roe, Sir Joseph Mary", "Roe, Joseph Mary", "von Roe, Joseph Mary"], ids=["title", "plain", "particle"]
)
def test_somebody_whom_an_article_is_about_is_no_misquoted_title(headword: str) -> None:
    note = f'Ann Poe, "{headword}," in *Dictionary of Harbours*, vol. 12 (Gland Press, 1990), https://a.example/roe.'
    assert _told("The first judge was [Joseph Mary Roe](https://a.example/roe),", note) == []


def test_a_title_with_a_comma_is_no_name_turned_round() -> None:
    note = 'Ann Poe, "Harbours, Roads of Old Kings," in *Dictionary of Roads*, vol. 12 (Gland Press, 1990).'
    assert _told("She wrote *Harbour, Road of Old Kings*,", note) != []


def test_words_of_a_title_that_changed_places_are_no_name_in_its_order() -> None:
    note = "Harbour Paper Union, “Open Harbours, Closed Roads,” *Road Review* 12, no. 3 (2014): 4."
    assert _told("The union asks for it in “Closed Harbours, Open Roads”,", note) == ["error"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Road Outlook: Trends 2016", "Road Outlook: Trends 2017"),
        ("Roads of the Delta 2014", "Roads of the Delta 2019"),
        ("Studies of Roads, Volume 2", "Studies of Roads, Volume 3"),
    ],
)
def test_another_number_of_a_series_is_information(text: str, title: str) -> None:
    (finding,) = judged(misquoting(text, work=make_work(title=title)), documents=(make_document(),))
    assert (finding.severity, finding.actual, finding.expected) == (Severity.INFO, text, title)
    assert "differ in a number" in finding.message
    assert finding.intent is None


def test_no_other_number_where_words_differ_too_or_the_note_names_both() -> None:
    assert _told("The report *Rivers of 2016*", "Delta Bank, *Road Outlook 2017* (Porto: Quay, 2017).") == []
    both = "Delta Bank, *Road Outlook 2017* (Porto: Quay, 2017), the successor of Road Outlook 2016."
    assert _told("The report *Road Outlook 2016*", both) == []


@pytest.mark.parametrize(
    ("text", "title"), [("Roads to Sea", "Roads to the Sea"), ("Wealth of the Harbours", "Wealth of Harbours")]
)
def test_an_article_too_many_or_too_few_is_information(text: str, title: str) -> None:
    assert _told(f"The book *{text}*", f"Jane Doe, *{title}* (London: Quay, 2017), 3.") == ["info"]
