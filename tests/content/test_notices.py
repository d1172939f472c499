"""Sentences in which a site says that work is being done on it, or whom it lets in."""

from __future__ import annotations

import pytest

from refcheck.content.notices import MAX_WORDS, Notice, is_works, nearly_tells_of_works, notice_of, noticed


@pytest.mark.parametrize(
    ("sentence", "notice"),
    [
        ("Our site is being upgraded", Notice.WORKS),
        ("Unsere Website wird gerade überarbeitet", Notice.WORKS),
        ("Этот сайт находится на обслуживании", Notice.WORKS),
        ("Sitemiz bakım çalışması nedeniyle hizmet verememektedir", Notice.WORKS),
        ("시스템 점검 중입니다", Notice.WORKS),
        ("网站正在升级维护中", Notice.WORKS),
        ("ただいまシステムメンテナンス中です", Notice.WORKS),
        ("គេហទំព័រកំពុងធ្វើការថែទាំ", Notice.WORKS),
        ("ປິດປັບປຸງລະບົບຊົ່ວຄາວ", Notice.WORKS),
        ("वेबसाइट रखरखाव के कारण अस्थायी रूप से उपलब्ध नहीं है", Notice.WORKS),
        ("Este documento es solo para socios", Notice.MEMBERS),
        ("Espace réservé aux adhérents", Notice.MEMBERS),
        ("Доступ только для зарегистрированных пользователей", Notice.MEMBERS),
    ],
)
def test_a_notice_is_known_in_any_order_of_words(sentence: str, notice: Notice) -> None:
    assert notice_of(sentence) is notice


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "works",
        "System upgrade",  # news
        "Обновление сайта",
        "Mise à jour du site",
        "Maintenance of wind turbines",
        "Technical updates of services",
        "Our members",
        "For members only: a club's history",
        "Road upgrade finished",
        "홈페이지 개편 안내",
        "维护工人的权利",
        "a " * (MAX_WORDS + 1),
        "\x00",
        "\ud800",
        "维" * 500,
    ],
)
def test_what_only_looks_like_one(sentence: str) -> None:
    assert notice_of(sentence) is None


def test_the_words_that_make_looking_worth_while_are_ascii() -> None:
    assert {"maintenance", "restricted"} <= noticed()
    assert all(word.isascii() for word in noticed())


def test_works_among_a_few_other_words() -> None:
    assert nearly_tells_of_works("Das Portal wird derzeit wegen Wartung umgezogen")
    assert not nearly_tells_of_works("Das Portal der Kirche wird derzeit nach Jahren wegen Wartung verhüllt")
    assert not nearly_tells_of_works("Die Brücke wird derzeit wegen Wartung gesperrt")
    assert not nearly_tells_of_works("Portal, Wartung")


@pytest.mark.parametrize(
    ("title", "works"),
    [
        ("Mantenimiento", True),
        ("Wartungsarbeiten", True),
        ("メンテナンス中", True),
        ("Dike maintenance", False),
        ("Wartung der Wehre", False),
        ("保守党", False),
        ("", False),
    ],
)
def test_a_name_for_works_and_nothing_else(title: str, works: bool) -> None:
    assert is_works(title) is works


def test_articles_are_for_subscribers_too() -> None:
    assert notice_of("Cet article est réservé aux abonnés") is Notice.MEMBERS
    assert notice_of("Cet article est réservé aux oiseaux") is None
