from __future__ import annotations

import pytest

from refcheck.documents.sentences import end_of_sentence, sentence_ends


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
    ends = sentence_ends("One. Two.")
    assert (
        end_of_sentence(ends, 2),
        end_of_sentence(ends, 4),
        end_of_sentence(ends, 5),
        end_of_sentence(ends, 99),
    ) == (4, 4, 9, 9)
