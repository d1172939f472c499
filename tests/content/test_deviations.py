"""Where quotations depart from their sources, and what is no departure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.content.deviations import departures
from refcheck.content.passages import PageText, find_passage

SOURCE = (
    "Before that, little was known of it. The costs of moving are high for those who earn least, and they fall on "
    "the families that stay behind for years. What was done about it is another matter."
)


def differences(quotation: str, *pages: str, printed: bool = False) -> tuple[tuple[str, str], ...]:
    found = find_passage(quotation, PageText(pages or (SOURCE,), printed=printed))
    assert found.is_there
    return found.differences


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("The costs of moving are high for those who earn most, and they fall on the families", (("most", "least"),)),
        ("The costs of moving are not high for those who earn least, and they fall on", (("not", ""),)),
        ("they fall on the families that behind for years", (("", "stay"),)),
        ("The prices of moving are high for those who earn least, and they fall on", (("prices", "costs"),)),
        (
            "The costs of moving are high for all who earn least, and they fall on the families that stay for years",
            (("all", "those"), ("", "behind")),
        ),
        ("The cost of moving are high for those who earn least", (("cost", "costs"),)),
    ],
)
def test_words_that_are_others_left_out_or_put_in_are_told(
    quotation: str, expected: tuple[tuple[str, str], ...]
) -> None:
    assert differences(quotation) == expected


@pytest.mark.parametrize(
    "quotation",
    [
        "The costs of moving are high for those who earn least, and they fall on the families",
        "the costs of moving are high for those who earn least – and they fall on",
        "The costs of moving are high … they fall on the families that stay behind",
        "The costs [of migration] are high for those who earn least",
        "[t]he costs of moving are high for those [men and women] who earn least",
        "The costs of moving are high for those who earn least,12 and they fall on the families",
        "The costs of moving are high for those who earn least [emphasis added]",
    ],
)
def test_honest_changes_are_none(quotation: str) -> None:
    assert differences(quotation) == ()


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        ("The labour programme realised 15 percent growth in cooperation", "The labor program realized 15% growth in co-operation"),
        ("The towns & villages grew by ten per cent", "The towns and villages grew by ten percent"),
        ("the workers were paid late in every year of the study", "the workers were paid late[4] in every year[note 5] of the study"),
        ("the workers were paid late in every year of the study", "the workers were paid late in every year [citation needed] of the study"),
        ("a resume of the café scene in Malmo and its history", "a résumé of the cafe scene in Malmö and its history"),
    ],
)  # fmt: skip
def test_spelling_and_what_publishers_put_in_are_none(quotation: str, source: str) -> None:
    assert differences(quotation, source) == ()


@pytest.mark.parametrize(
    ("quotation", "pages"),
    [
        ("the workers were paid too late for years", ("the workers were paid too late4 for years",)),
        ("a sufficient number of workers filed their claims", ("a suicient number of workers led their claims",)),
        ("it was zurückgegriffen werden kann auf alle Angaben", ("it was zurückgegri en werden kann auf alle Angaben",)),
        ("their specifications affect the appearance of pages", ("their speciVcations aUect the appearance of pages",)),
        ("the occurrence of such claims in the courts is rare", ("the oc\x02currence of such claims in the courts is rare",)),
        ("the families that stay behind pay for all of it", ("the families that stay", "14 Annual report behind pay for all of it")),
        ("für die Arbeiter eingeführt wurde ein Lohn", ("fur die Arbeiter einge- ̈ fuhrt wurde ein Lohn",)),
        ("informed the workers of their rights in writing", ("what in-", "formed the workers of their rights in writing")),
    ],
)  # fmt: skip
def test_what_reading_a_pdf_does_to_words_is_none(quotation: str, pages: tuple[str, ...]) -> None:
    assert differences(quotation, *pages, printed=True) == ()


def test_a_quotation_may_begin_behind_what_its_first_word_leans_on() -> None:
    page = "Selon le contrat, l’offrant ne peut retirer son offre avant la fin de l’année en cours"
    assert differences("offrant ne peut retirer son offre avant la fin", page) == ()
    assert differences("dame ne peut retirer son offre avant la fin", page) == (("dame", "l’offrant"),)
    assert differences("ne peut retirer son offre avant la fin de année en cours", page) == (("année", "l’année"),)
    assert differences("Workers of the farm are paid in spring", "bWorkers of the farm are paid in spring") == ()
    assert differences("ever was so much paid to so few", "never was so much paid to so few") == (("ever", "never"),)


def test_capitals_in_the_place_of_ligatures_are_those_of_a_whole_text() -> None:
    page = "The Vrst of the men in this house came home to stay"
    through = "They deVned it, they speciVed it, they qualiVed it, they justiVed it and uniVed it."
    quotation = "The first of the men in this house came home"
    assert differences(quotation, page, through, printed=True) == ()
    assert differences(quotation, page, printed=True) == (("first", "Vrst"),)
    assert differences(quotation.replace("first", "last"), page, through, printed=True) == (("last", "Vrst"),)


def test_signs_of_symbol_type_are_none_and_short_words_are_some() -> None:
    page = "the symbol P tells that a warning was given"
    assert differences("the symbol tells that a warning was given", page, printed=True) == ()
    assert differences("the symbol tells that a warning was given", page) == (("", "P"),)
    assert differences("the symbol P tells that warning was given", page, printed=True) == (("", "a"),)


def test_a_note_in_the_margin_is_none_and_a_word_of_the_line_is_one() -> None:
    quotation = "the costs of moving are high for those who earn least of all"
    page = "the costs of moving are high\nmoney\nfor those who earn least of all"
    assert differences(quotation, page, printed=True) == ()
    assert differences(quotation, page.replace("\n", " "), printed=True) == (("", "money"),)
    assert differences(quotation, page) == (("", "money"),)


def test_what_stands_in_the_margin_is_no_word_of_the_line() -> None:
    page = "the costs of moving are high\n5\nfor those who earn least of all"
    said = "the costs of moving are high first for those who earn least of all"
    assert differences(said, page, printed=True) == (("first", "5"),)
    assert differences("the costs of moving are high for", page, printed=True) == ()


def test_lost_letters_of_a_page_on_the_web_are_told() -> None:
    assert differences("a sufficient number of workers came at last", "a suicient number of workers came at last") == (
        ("sufficient", "suicient"),
    )


def test_a_table_in_the_midst_of_a_sentence_says_nothing() -> None:
    page = "the costs of moving are high Table 3 Mean costs by sector and year for those who earn least of all people"
    quotation = "the costs of moving are high for those who earn least of all people"
    assert find_passage(quotation, PageText((page,), printed=True)).differences == ()


def test_the_passage_shown_is_about_the_difference() -> None:
    words = [f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(120)]
    said = " ".join([*words[:100], "other", *words[101:]])
    found = find_passage(said, PageText((" ".join(words),)))
    assert found.differences == (("other", words[100]),)
    assert words[100] in found.passage
    assert words[0] not in found.passage


@given(st.lists(st.sampled_from("abcdefgh"), min_size=8, max_size=40), st.data())
def test_what_was_cut_out_of_a_text_departs_nowhere(words: list[str], data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(words) - 5))
    part = words[low : data.draw(st.integers(low + 5, len(words)))]
    assert departures(part, words, low) == ()


def test_nothing_can_be_told_of_a_text_without_words() -> None:
    assert departures(["a", "b"], [], 0) is None
    assert departures(["a", "b", "c", "d", "e"], ["v", "w", "x", "y", "z"], 0) is None


def test_long_quotations_and_like_words_end() -> None:
    part = ["word", "and", "another"] * 130
    assert departures(part, ["word", "and", "other"] * 40_000, 60_000) is None
