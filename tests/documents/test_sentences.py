from __future__ import annotations

import pytest

from refcheck.documents.sentences import Sentences
from tests.growth import lines_run


def sentence_ends(text: str) -> list[int]:
    sentences, ends = Sentences(text), [-1]
    while ends[-1] < len(text):
        ends.append(sentences.end_after(ends[-1] + 1))
    return ends[1:]


def parts(text: str) -> list[str]:
    ends = sentence_ends(text)
    return [text[a:b].strip() for a, b in zip([0, *ends], ends, strict=False)]


@pytest.mark.parametrize(
    "text",
    [
        "It was welcomed by Dr. Donald Tambunan, the head.",
        "See e.g. Smith et al. for more.",
        "J. R. R. Tolkien wrote it.",
        "It cost 3.5 per cent. of all",
        "The U.S. Government said so.",
        "As in Smith v. Jones it was.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four… Five", 5),
        ("He said “no.” Then he left.", 2),
        ("It works.Our next one.", 2),
        ("By Acme Ltd. The rest follows.", 2),
        ("一。二！三", 3),
        ("", 1),
    ],
)
def test_several(text: str, count: int) -> None:
    assert len(sentence_ends(text)) == count


def test_the_end_of_a_place() -> None:
    sentences = Sentences("One. Two.")
    assert [sentences.end_after(offset) for offset in (2, 4, 5, 99)] == [4, 4, 9, 9]


@pytest.mark.parametrize("first", range(8))
def test_the_first_question_may_begin_anywhere(first: int) -> None:
    assert Sentences("A “so.”) B").end_after(first) == 8


@pytest.mark.parametrize("letter", ["K", "\u212a", "\u017f", "\u0131"])
def test_initials_in_odd_letters_end_nothing(letter: str) -> None:
    assert parts(f"By {letter}. Doe.") == [f"By {letter}. Doe."]


def test_many_questions_to_a_text_without_an_end_cost_one_pass() -> None:
    def ask(size: int) -> None:
        sentences = Sentences("Mr. " * size)
        for offset in range(0, 4 * size, 4):
            sentences.end_after(offset)

    assert lines_run(lambda: ask(2_000)) < 2.5 * lines_run(lambda: ask(1_000))
