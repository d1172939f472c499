from __future__ import annotations

import pytest

from refcheck.model.comparison import Difference, FieldAgreement
from refcheck.text.comparison.titles import compare_work_titles, other_prepositions, plain_title, telling, wrong_words
from tests.factories import make_work

RIVERS = "Slow rivers and the making of provincial archives"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Salt &amp;amp; light", "Salt & light"),
        ("&lt;i&gt;Moss&lt;/i&gt; and\n  peat", "Moss and peat"),
        ("RETRACTED: Peat", "Peat"),
        ("On <tex-math>$$x^2$$</tex-math> x2", "On x2"),
        (r"$\alpha$-mixing", "alpha -mixing"),
    ],
)
def test_a_title_is_read_plain(text: str, plain: str) -> None:
    assert plain_title(text) == plain


def test_one_wrong_word_is_marked_in_both() -> None:
    wrong = make_work(title="Slow rivers and the making of provincial markets")
    found, _ = compare_work_titles(wrong, make_work(title=RIVERS))
    assert (found.agreement, found.difference) == (FieldAgreement.DIFFER, Difference.WORDS)
    assert (found.cited.count("["), found.found.count("[")) == (1, 1)
    assert "[markets]" in found.cited


def test_a_dropped_subtitle_agrees() -> None:
    found, _ = compare_work_titles(make_work(title="Paper Borders"), make_work(title="Paper Borders: Visas and Clerks"))
    assert (found.agreement, found.difference) == (FieldAgreement.AGREE, Difference.SUBTITLE)


def test_a_wrong_article_alone_agrees() -> None:
    found, _ = compare_work_titles(
        make_work(title="The history of the paper mill"), make_work(title="A history of paper mill")
    )
    assert found.agreement is FieldAgreement.AGREE


def test_a_negation_is_no_small_word() -> None:
    found, _ = compare_work_titles(
        make_work(title="Why harbours do not freeze over"), make_work(title="Why harbours do freeze over")
    )
    assert found.agreement is FieldAgreement.DIFFER


def test_a_subtitle_kept_apart_is_joined_but_a_code_is_not() -> None:
    cited = make_work(title="Paper Borders: Visas and Passports")
    found, _ = compare_work_titles(cited, make_work(title="Paper Borders", subtitle="Visas and Clerks"))
    assert found.difference is Difference.WORDS
    found, _ = compare_work_titles(
        make_work(title="Paper Borders"), make_work(title="Paper Borders", subtitle="WP/17/204")
    )
    assert (found.agreement, found.difference) == (FieldAgreement.AGREE, Difference.NONE)


def test_no_title_is_not_known() -> None:
    assert compare_work_titles(make_work(title=RIVERS), make_work(title=""))[0].agreement is FieldAgreement.UNKNOWN


def test_titles_of_many_works_tell_little() -> None:
    assert len(telling("Introduction")) == len(telling("Annual report 2019")) == 0
    assert len(telling(RIVERS)) >= 5


@pytest.mark.parametrize("text", ["&amp;" * 20_000, "<" * 50_000, "(" * 50_000, "$\\alpha" * 20_000, "[a] " * 20_000])
def test_a_hostile_title_is_cut(text: str) -> None:
    assert compare_work_titles(make_work(title=text), make_work(title=RIVERS))[0].agreement is not FieldAgreement.AGREE


def test_a_record_s_second_title_is_a_title_of_the_work() -> None:
    record = make_work(title=RIVERS, extra={"other-title": "Une mer et ses ports"})
    found, _ = compare_work_titles(make_work(title="Une mer et ses ports"), record)
    assert found.agreement is FieldAgreement.AGREE


@pytest.mark.parametrize("word", ["upon", "under", "within"])
def test_a_preposition_in_the_place_of_another_is_no_content_word(word: str) -> None:
    found, _ = compare_work_titles(
        make_work(title=f"Salt roads {word} the northern passes"),
        make_work(title="Salt roads on the northern passes"),
    )
    assert (found.agreement, found.difference) == (FieldAgreement.AGREE, Difference.WORDS)
    assert other_prepositions(found.cited, found.found) is (word != "upon")


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ("Salt roads on passes", "Salt roads on passes"),
        ("Salt roads [on] passes", "Salt roads passes"),
        ("Salt roads [the] passes", "Salt roads [a] passes"),
        ("Salt [routes] on passes", "Salt [roads] on passes"),
    ],
)
def test_what_is_left_out_articles_and_other_words_are_no_prepositions(cited: str, found: str) -> None:
    assert not other_prepositions(cited, found)


def test_brackets_of_the_title_itself_are_no_marks() -> None:
    title = "Painting the good harbour: tolls and ferries of the north: [catalogue of an exhibition: Tern House, 2007]"
    left_out, _ = compare_work_titles(make_work(title=title.replace(" the good", " good")), make_work(title=title))
    assert left_out.agreement is FieldAgreement.AGREE
    changed, found = compare_work_titles(make_work(title=title.replace("ferries", "lanterns")), make_work(title=title))
    assert (changed.agreement, wrong_words(found)) == (FieldAgreement.DIFFER, 1)
    assert "[lanterns]" in changed.cited
    assert "(catalogue of" in changed.cited
