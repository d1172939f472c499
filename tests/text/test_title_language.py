from __future__ import annotations

import pytest

from refcheck.text.title_language import in_two_languages, languages_of_title


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("The Tale of Kieu", "en"),
        ("Truyện Kiều", "vi"),
        ("Strukturwandel der Öffentlichkeit", "de"),
        ("Cien años de soledad", "es"),
        ("La distinction: critique sociale du jugement", "fr"),
        ("Formação econômica do Brasil", "pt"),
        ("Deklarasi Universal Hak Asasi Manusia", "id"),
        ("Il formaggio e i vermi della nazione", "it"),
    ],
)
def test_the_language_is_among_those_told(title: str, language: str) -> None:
    assert language in languages_of_title(title)


def test_a_name_tells_no_language() -> None:
    assert languages_of_title("Kronstadt Petropavlovsk") == frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("This Earth of Mankind", "Bumi Manusia: Sebuah Roman"),
        ("Universal Declaration of Human Rights", "Deklarasi Universal Hak Asasi Manusia"),
        ("資本論", "Das Kapital"),
        ("Капитал", "Capital"),
        ("Crime and Punishment", "Crime et châtiment"),
    ],
)
def test_two_languages(one: str, other: str) -> None:
    assert in_two_languages(one, other)
    assert in_two_languages(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Road to Serfdom", "The Road from Serfdom"),
        ("Kronstadt", "The Road to Kronstadt"),
        ("Raízes do Brasil", "Origens do Brasil"),
    ],
)
def test_one_language_or_none_that_is_known(one: str, other: str) -> None:
    assert not in_two_languages(one, other)


def test_hostile_text() -> None:
    assert languages_of_title("ung " * 200_000) == languages_of_title("ung " * 200)
