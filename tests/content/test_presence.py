from __future__ import annotations

import pytest

from refcheck.content.presence import address_words, is_its_address, speaks_of, telling_words


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/page/17", "Page 17"),
        ("/17.html", "Document 17"),
        ("/2012/hidden-in-plain-sight/", "Hidden in Plain Sight – Bulletin"),
        ("/about", "About us"),
        ("/reports/genderequality", "Gender Equality at Work"),
        ("/LabourMigration.aspx", "Labour in motion: migration"),
        ("/%D0%BC%D0%B8%D0%B3%D1%80%D0%B0%D1%86%D0%B8%D1%8F", "Миграция"),
        ("/a?title=wages", "Wages"),
        ("/wages/index.html", "Wages - Institute"),
        ("/labour/4711", "Labour unions and the law"),
    ],
)
def test_a_title_speaks_of_its_address(path: str, title: str) -> None:
    assert speaks_of(f"http://www.example.org{path}", title)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", "Example"),
        ("", ""),
        ("/a", "A Title"),
        ("/reports/abc.pdf", "Not found"),
        ("/reports/abc", "Reports"),
        ("/404", "404"),
        ("/2017/12", "News of 2017"),
        ("/example/x", "Example"),
        ("/en/labour-migration-costs/fees", "Costs"),
        ("/hidden-in-plain-sight", "Institute"),
        ("/error/page", "Error page"),
        ("/catalogue/4711", "Catalogue"),
        ("/digital/collection/p1/id/31", "Digital collections"),
    ],
)
def test_a_title_that_says_nothing_of_its_address(path: str, title: str) -> None:
    assert not speaks_of(f"http://www.example.org{path}", title)


@pytest.mark.parametrize(
    ("url", "canonical", "same"),
    [
        ("http://h.example/a", "https://h.example/a", True),
        ("http://h.example/a/", "http://h.example/a", True),
        ("http://h.example/a", "http://h.example/b", False),
        ("http://h.example/a", "", False),
        ("http://h.example/", "http://h.example/", False),
        ("http://h.example/a", "http://[::1/", False),
    ],
)
def test_a_page_gives_itself_the_address(url: str, canonical: str, same: bool) -> None:
    assert is_its_address(url, canonical) is same


def test_the_words_of_the_last_part_name_what_is_there() -> None:
    assert telling_words("/news/2016/fees-and-wages.html", "www.example.org") == {"fees", "wages"}
    assert telling_words("/fees-and-wages/", "www.example.org") == {"fees", "wages"}
    assert telling_words("/news/", "www.example.org") == frozenset()
    assert telling_words("", "") == frozenset()


def test_articles_and_prepositions_speak_of_nothing() -> None:
    assert address_words("http://www.example.org/-/relatorio-das-secas") == {"relatorio", "secas"}
    assert not speaks_of("http://www.example.org/-/das-rio", "Agência das Águas")
