from __future__ import annotations

import pytest

from refcheck.text.language import FUNCTION_WORDS, languages_of
from refcheck.text.words import fold


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("The Structure of Scientific Revolutions", "en"),
        ("La estructura de las revoluciones científicas y el mundo", "es"),
        ("Die Struktur der Revolutionen", "de"),
        ("Crime et châtiment dans la ville", "fr"),
        ("Il nome della rosa", "it"),
        ("De strijd om het bestaan en een weg", "nl"),
        ("A formação do Brasil em uma nação", "pt"),
        ("Perlindungan dan hak di negara", "id"),
    ],
)
def test_small_words_tell_the_language(title: str, language: str) -> None:
    assert languages_of(fold(title).split()) == {language}


def test_shared_words_speak_for_several() -> None:
    assert {"en", "de"} <= languages_of(["women", "in", "politics"])


def test_without_small_words_no_language_is_told() -> None:
    assert languages_of(["migration", "outlook"]) == frozenset()
    assert languages_of([]) == frozenset()


def test_the_lists_are_folded() -> None:
    assert all(word == fold(word) for known in FUNCTION_WORDS.values() for word in known)
