from __future__ import annotations

from typing import Any

import pytest

from refcheck.checks import mentions
from refcheck.model.document import Block, BlockKind, Link, LinkRole, Marker, Mention, MentionForm, Note, Segment
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Span
from refcheck.model.reference import FieldText, Reference
from refcheck.model.work import Name, PartialDate, Work
from tests.factories import TITLE, make_citation, make_context, make_document, make_mention, make_reference, make_work

NAMED = "ASEAN 2025: Forging Ahead Together"
MARKERS = (Marker(label="1", span=Span(0, 1), line=2, column=1, block=0, offset=0),)


def named(
    text: str = NAMED,
    *,
    references: tuple[Reference, ...] = (),
    title: str = "",
    markers: tuple[Marker, ...] = MARKERS,
    blocks: tuple[Block, ...] = (),
    **fields: Any,
) -> list[Finding]:
    fields.setdefault("marker", None)
    document = make_document(mentions=(make_mention(text, **fields),), title=title, markers=markers, blocks=blocks)
    check = mentions.mention_without_note
    return list(check.judge(check.rule, make_context(documents=(document,), references=references), document))


def test_a_work_without_a_note_is_named() -> None:
    (finding,) = named()
    assert finding.severity is Severity.WARNING
    assert finding.actual == NAMED


def test_a_plain_one_is_information() -> None:
    (finding,) = named(form=MentionForm.PLAIN)
    assert finding.severity is Severity.INFO


def test_in_a_document_that_does_not_cite_by_notes_it_is_information() -> None:
    (finding,) = named(markers=())
    assert (finding.severity, finding.confidence) == (Severity.INFO, Confidence.LOW)


@pytest.mark.parametrize("after", [", p. 12", "”, pp. 5-7, see", " (page 9)", "», S. 4", " S. 4"])
def test_a_title_with_a_page_right_after_it_is_cited_in_the_text(after: str) -> None:
    assert named(after=after) == []


@pytest.mark.parametrize(
    "after", [" (Penguin, 1990)", " [Smith 2010]", "” [12], ", " by Karl Polanyi", ", par Marcel Proust"]
)
def test_a_title_with_a_source_right_after_it_is_cited_in_the_text(after: str) -> None:
    assert named(after=after) == []


@pytest.mark.parametrize("after", [" (ASEAN)", "” (or TIP) of", " (“AFML”)"])
def test_what_has_an_acronym_right_after_it_is_a_body_or_a_term(after: str) -> None:
    assert named(after=after) == []


@pytest.mark.parametrize("after", [" says on p. 12", ", pretends to know", " (2017)", ""])
def test_a_title_without_one_is_not(after: str) -> None:
    assert len(named(after=after)) == 1


def test_a_phrase_that_begins_with_a_small_letter_is_no_title() -> None:
    assert named("in the midst of the Revolution") == []


def heading(text: str, line: int, level: int = 2) -> Block:
    segment = Segment(text=text, span=Span(0, len(text)))
    return Block(kind=BlockKind.HEADING, line=line, span=Span(0, len(text)), segments=(segment,), level=level)


@pytest.mark.parametrize("name", ["References", "5. Bibliography", "LITERATUR:", "Références bibliographiques"])
def test_titles_in_a_list_of_references_are_silent(name: str) -> None:
    assert named(blocks=(heading(name, 4), heading("Books", 5, level=3))) == []


@pytest.mark.parametrize(
    "blocks", [(heading("References", 9),), (heading("References", 3), heading("Annex", 5)), (heading("Aims", 3),)]
)
def test_titles_outside_of_such_a_list_are_not(blocks: tuple[Block, ...]) -> None:
    assert len(named(blocks=blocks)) == 1


@pytest.mark.parametrize("text", ["Migrating to Opportunity", TITLE, "Migrating for Opportunities"])
def test_a_title_of_a_cited_work_is_silent(text: str) -> None:
    assert named(text, references=(make_reference(),)) == []


def test_a_mention_with_a_marker_a_key_and_the_documents_own_title_are_silent() -> None:
    assert named(marker="4") == []
    assert named("@key", form=MentionForm.KEY) == []
    assert named(title=NAMED) == []


def test_a_mention_that_is_tied_to_a_reference_is_silent() -> None:
    mention = make_mention(NAMED, marker=None)
    assert named(references=(make_reference(mentions=(mention,)),)) == []


def test_a_work_named_twice_is_told_once() -> None:
    first, second = make_mention(NAMED, marker=None), make_mention(NAMED, marker=None, span=Span(90, 124))
    document = make_document(mentions=(first, second))
    check = mentions.mention_without_note
    assert len(list(check.judge(check.rule, make_context(documents=(document,)), document))) == 1


def test_a_linked_title_has_its_source() -> None:
    link = Link(
        url="https://a.example/x",
        raw="x",
        text=NAMED,
        span=Span(0, 60),
        line=7,
        column=1,
        element="link",
        role=LinkRole.TEXT,
    )
    document = make_document(mentions=(make_mention(NAMED, marker=None),), markers=MARKERS, links=(link,))
    check = mentions.mention_without_note
    assert list(check.judge(check.rule, make_context(documents=(document,)), document)) == []


def test_a_title_with_a_key_in_its_paragraph_is_cited() -> None:
    text = NAMED + ", they say [@asean2015].\n\nMore [@other]."
    key = make_mention("[@asean2015]", form=MentionForm.KEY, marker=None, span=Span(46, 58))
    far = make_mention("[@other]", form=MentionForm.KEY, marker=None, span=Span(66, 74))
    check = mentions.mention_without_note
    for keys, told in (((key,), 0), ((far,), 1)):
        document = make_document(text=text, mentions=(make_mention(NAMED, marker=None), *keys))
        assert len(list(check.judge(check.rule, make_context(documents=(document,)), document))) == told


def test_a_title_that_a_note_names_in_any_way_is_given() -> None:
    segment = Segment(text=f"This is not what {NAMED.upper()} says.", span=Span(0, 70))
    block = Block(kind=BlockKind.NOTE, line=9, span=Span(0, 70), segments=(segment,))
    note = Note(marker="4", line=9, span=Span(0, 70), block=block)
    document = make_document(mentions=(make_mention(NAMED, marker=None),), notes=(note,))
    check = mentions.mention_without_note
    assert list(check.judge(check.rule, make_context(documents=(document,)), document)) == []


def drift(claimed: Work | None, **fields: Any) -> list[Finding]:
    reference = make_reference(
        claimed=claimed, citations=(make_citation(),), file="references/statement.bib", line=1, **fields
    )
    check = mentions.note_bib_drift
    return list(check.judge(check.rule, make_context(references=(reference,)), reference))


@pytest.mark.parametrize(
    ("claimed", "what"),
    [
        (make_work(title="Moving for Prosperity"), "title"),
        (make_work(author=(Name(family="Smith", given="Jane"),)), "first author"),
        (make_work(issued=PartialDate(year=2018)), "year"),
    ],
)
def test_a_note_that_differs_from_its_entry(claimed: Work, what: str) -> None:
    (finding,) = drift(claimed)
    assert what in finding.message
    assert finding.location.path == "statement.md"
    assert finding.related[0].path == "references/statement.bib"


def test_another_address_is_a_difference_and_another_spelling_of_it_is_not() -> None:
    work = make_work(url="https://example.org/a%7Eb")
    (finding,) = drift(make_work(url="https://example.org/other"), work=work)
    assert "address" in finding.message
    assert drift(make_work(url="HTTPS://EXAMPLE.org/a~b"), work=work) == []


def test_an_entry_that_keeps_its_note_is_a_warning_and_one_that_a_person_wrote_information() -> None:
    for name, severity in (("refcheck-note", Severity.WARNING), ("note", Severity.INFO)):
        kept = {name: FieldText(name=name, raw="statement.md: note 3", line=4)}
        (finding,) = drift(make_work(issued=PartialDate(year=2018)), fields=kept)
        assert finding.severity is severity


def test_a_version_of_a_page_of_a_wiki_is_that_page() -> None:
    work = make_work(url="https://en.wikipedia.org/wiki/Zelda_Fitzgerald")
    fixed = "https://en.wikipedia.org/w/index.php?title={}&oldid=1198"
    assert drift(make_work(url=fixed.format("Zelda_Fitzgerald")), work=work) == []
    assert len(drift(make_work(url=fixed.format("F._Scott_Fitzgerald")), work=work)) == 1


def test_an_entry_that_says_more_or_nothing_agrees() -> None:
    assert drift(make_work(title="Migrating to Opportunity", issued=None, author=())) == []
    assert drift(None) == []


def test_without_a_note_the_entry_is_the_place() -> None:
    reference = make_reference(claimed=make_work(title="Moving for Prosperity"), file="a.bib", line=4)
    check = mentions.note_bib_drift
    (finding,) = check.judge(check.rule, make_context(), reference)
    assert (finding.location.path, finding.location.line) == ("a.bib", 4)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Journal of Mathematical Physics", "see"),
        ("Progress of Theoretical Physics", "articles in"),
        ("The Quiet River", "Metz, R. (1938), "),
    ],
)
def test_periodicals_and_what_has_its_author_and_year_before_it_need_no_note(text: str, before: str) -> None:
    assert named(text, before=before) == []


def test_where_works_are_named_without_notes_again_and_again_it_is_information() -> None:
    titles = ("The Quiet River", "A Field of Stones", "Letters from the Coast", "The Long Harbour")
    bare = tuple(make_mention(title, marker=None) for title in titles)
    check = mentions.mention_without_note

    def severities(*more: Mention, kind: str = "markdown") -> set[Severity]:
        document = make_document(mentions=(*bare, *more), markers=MARKERS, format=kind)
        return {f.severity for f in check.judge(check.rule, make_context(documents=(document,)), document)}

    assert severities() == {Severity.INFO}
    noted = (make_mention("One Winter", marker="1"), make_mention("Two Winters", marker="1"))
    assert severities(*noted) == {Severity.WARNING}
    assert severities(*noted, kind="pdf") == {Severity.INFO}
