from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.document import Document, Mention, MentionForm

NOTES = "\n\n<sup>1</sup> Smith, 2001.\n\n<sup>2</sup> Doe, 2002.\n"


def mentions(text: str, notes: str = NOTES) -> tuple[Mention, ...]:
    return read_text(text + notes).mentions


def named(text: str, notes: str = NOTES) -> list[tuple[str, str | None]]:
    return [(m.text, m.marker) for m in mentions(text, notes)]


@pytest.mark.parametrize(
    "text",
    [
        "the recent report, *Moving for Opportunities*, which states that it helps.<sup>1</sup> Next.",
        'the proposal "Moving for Opportunities".<sup>1</sup>',
        "as “Moving for Opportunities” says<sup>1</sup>.",
        "as ‘Moving for Opportunities’<sup>1</sup> says.",
        "as 'Moving for Opportunities.'<sup>1</sup>",
        "as «Moving for Opportunities» says.<sup>1</sup>",
        "as „Moving for Opportunities“ says.<sup>1</sup>",
        "as **_Moving for Opportunities_** says. <sup>1</sup>",
        "as <i>Moving for Opportunities</i> says.<sup>1</sup>",
        "as [*Moving for Opportunities*](http://a.example/) says.<sup>1</sup>",
        "It was Dr. Smith who wrote *Moving for Opportunities*, and e.g. Jones et al. read it.<sup>1</sup>",
    ],
)  # fmt: skip
def test_a_title_with_its_marker(text: str) -> None:
    assert named(text) == [("Moving for Opportunities", "1")]


@pytest.mark.parametrize(
    "text",
    [
        "the principle of *non-refoulement* holds.<sup>1</sup>",
        "the “caring and sharing” community.<sup>1</sup>",
        "mandatory “health requirements” of states.<sup>1</sup>",
        "1. **Meaningful Dialogue with Many** - In this.",
        "migrants “who become undocumented through no fault of their own”.<sup>1</sup>",
        "He said: “We Will Not be moved by any of this.”<sup>1</sup>",
        "the *Bangkok Post* and *The New York Times* wrote.",
        "the case *Smith v. Jones and Another* was lost.<sup>1</sup>",
        "This is *very important for all of us*.<sup>1</sup>",
        "*Homo sapiens* moves.",
        "*Reiko Harima and the Team of the Network*",
        "an *Invalid Package Configuration* error.",
        "the *World Health Organization* said.",
        "“Leave No One Behind” is the slogan.",
        "*DO NOT READ ON*, please.",
        "# *The Title in a Heading of This*",
        "`*The Title in Some Code*`",
        "it's 'not so' and '90s rock’n’roll.<sup>1</sup>",
        "*X*.<sup>1</sup>",
        "“" + "A Very Long Run " * 30 + "”.<sup>1</sup>",
    ],
)
def test_no_title(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("described in *ASEAN 2025: Forging Ahead Together*, we urge", "ASEAN 2025: Forging Ahead Together"),
        ("He reads *The Art of Moving On* daily.", "The Art of Moving On"),
        ("the report “Trapped in Transit” says", "Trapped in Transit"),
        ("a study entitled *Moving workers across many borders* says", "Moving workers across many borders"),
        ("a book called *Exit West*", "Exit West"),
    ],
)
def test_titles_without_a_marker(text: str, title: str) -> None:
    assert named(text) == [(title, None)]


def test_marks_of_chinese_books() -> None:
    assert named("读《红楼梦新证研究》一书。") == [("红楼梦新证研究", None)]


def test_the_marker_of_the_next_sentence_is_not_its_own() -> None:
    assert named("We read *The Art of Moving On*. That was good.<sup>1</sup>") == [("The Art of Moving On", None)]
    assert named("That was good.<sup>1</sup> We read *The Art of Moving On*.<sup>2</sup>") == [
        ("The Art of Moving On", "2")
    ]


def test_the_nearest_marker_behind_it() -> None:
    text = "Both *The Art of Moving On*<sup>1</sup> and *The Way of Staying Put*, they say,<sup>2</sup> help."
    assert named(text) == [("The Art of Moving On", "1"), ("The Way of Staying Put", "2")]


def test_two_titles_of_one_sentence_share_its_marker() -> None:
    text = "Both *The Art of Moving On* and *The Way of Staying Put* help.<sup>1</sup>"
    assert {marker for _, marker in named(text)} == {"1"}


def test_a_quoted_title_in_italics_is_one_mention() -> None:
    (mention,) = mentions("as *“The Art of Moving On”* says.<sup>1</sup>")
    assert (mention.text, mention.form) == ("The Art of Moving On", MentionForm.ITALIC)


def test_places_and_context() -> None:
    text = "> In the report *Moving for\n> Many &amp; \\#All*, it is said.<sup>1</sup>"
    (mention,) = mentions(text)
    assert mention.text == "Moving for Many & #All"
    assert mention.raw == "Moving for\n> Many &amp; \\#All" == mention.span.of(text)
    assert (mention.location.line, mention.location.column, mention.location.marker) == (1, 18, "1")
    assert mention.before.endswith("In the report ")
    assert mention.after.startswith(", it is said.")


def test_no_mentions_in_notes() -> None:
    assert named("A.<sup>1</sup>", "\n\n<sup>1</sup> The report *Moving for Opportunities: A Study*, 2001.\n") == []


# Keys


def keys(document: Document) -> list[tuple[str, ...]]:
    return [m.keys for m in document.mentions if m.form is MentionForm.KEY]


def test_pandoc_citations() -> None:
    document = read_text("As [see @smith2004, p. 5; @doe99] and @lee2001 say, [@fig:one] too.\n")
    assert keys(document) == [("smith2004", "doe99"), ("lee2001",)]
    assert document.mentions[0].raw == "[see @smith2004, p. 5; @doe99]"


def test_a_title_has_the_keys_that_its_sentence_ends_in() -> None:
    text = "As *Moving Apart* says [@smith2004, p. 5], and *The Art of Moving On*. That helps [@lee2001].\n"
    titles = {m.text: m.keys for m in read_text(text).mentions if m.form is not MentionForm.KEY}
    assert titles == {"Moving Apart": ("smith2004",), "The Art of Moving On": ()}


def test_a_key_in_the_next_paragraph_is_no_titles_own() -> None:
    document = read_text("We read *The Art of Moving On*\n\nIt helps [@lee2001].\n")
    assert document.mentions[0].keys == ()


def test_a_title_of_one_word_that_its_note_gives() -> None:
    notes = "\n\n<sup>1</sup> Thomas Hobbes, *Leviathan* (London, 1651).\n"
    assert named("So *Leviathan* begins.<sup>1</sup>", notes) == [("Leviathan", "1")]
    assert named("So *Behemoth* begins.<sup>1</sup>", notes) == []
    assert named("In the *Times* they say so.<sup>1</sup>", "\n\n<sup>1</sup> *Times*, 4 May 1990.\n") == []


def test_accounts_and_packages_are_no_citations() -> None:
    assert keys(read_text("Thanks to @anna and [@bert], see [@babel/core](http://a.example), me@b.example.\n")) == []


def test_a_bibliography_in_the_front_matter_makes_them_citations() -> None:
    assert keys(read_text("---\nbibliography: refs.bib\n---\n\nAs @anna says.\n")) == [("anna",)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("In “Organisation of Roads” Roe argues so.<sup>1</sup>", "Organisation of Roads"),
        ("Our map, “Whose Road? Village Charts of the Coast”, is old.<sup>1</sup>", "Whose Road? Village Charts of the Coast"),
        ("Roe, in ‘Any role for the road of wood?’, foresaw it.<sup>1</sup>", "Any role for the road of wood?"),
        ("nuestra propuesta «El camino no se vende: una propuesta», de 2014.<sup>1</sup>", "El camino no se vende: una propuesta"),
    ],
)  # fmt: skip
def test_titles_that_the_note_gives_or_a_word_tells(text: str, title: str) -> None:
    notes = "\n\n<sup>1</sup> Roe, “Organization of Roads: A Study”, 2001.\n"
    assert named(text, notes) == [(title, "1")]


@pytest.mark.parametrize(
    "text",
    [
        "She said “Whose road? it is ours now and then”.<sup>1</sup>",
        "The “Organisation of Harbours” was told.<sup>1</sup>",
    ],
)
def test_other_words_in_quotation_marks_are_no_titles(text: str) -> None:
    notes = "\n\n<sup>1</sup> Roe, “Organization of Roads: A Study”, 2001.\n"
    assert named(text, notes) == []
