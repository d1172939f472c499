"""Sentences that tell their reader that what he has asked for is gone, whatever it is called."""

from __future__ import annotations

import pytest

from refcheck.content.sought import MAX_SENTENCE, is_of_itself, misses_what_was_sought, speaks_of_this


@pytest.mark.parametrize(
    "sentence",
    [
        "The post you were hoping to read isn't on our site any more",
        "The dossier that you requested has been taken offline",
        "Der von Ihnen aufgerufene Bericht steht nicht mehr zur Verfügung",
        "Le rapport que vous avez demandé a été dépublié",
        "El boletín que intenta consultar ya no se encuentra publicado",
        "Отчёт, который вы искали, был удалён",
        "Aradığınız rapor sitemizden kaldırıldı",
        "يبدو أن التقرير الذي تبحث عنه لم يعد متوفراً",
        "आपके द्वारा खोजी गई रिपोर्ट उपलब्ध नहीं है",
        "Laporan yang Anda tuju sudah kami hapus",
        "您要找的报告可能已被作者删除",
        "指定された報告書は削除されたか、URLが間違っています",
        "찾으시는 보고서가 삭제되었습니다",
        "お探しの記事は掲載期間が終了したか、URLが変更された可能性があります",
    ],
)
def test_the_thing_may_have_any_name(sentence: str) -> None:
    assert misses_what_was_sought(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Can't find what you're looking for?",
        "If the form you are looking for is not found here, write to us",
        "Nicht gefunden, was Sie suchen",
        "No encuentra lo que busca",
        "La persona buscada no fue encontrada",
        "Der gesuchte Bericht wurde nicht gefunden, schrieb der Beamte",
        "Истец указал, что документ не найден",
        "العقد المطلوب غير موجود في ملف الدعوى",
        "找不到原始凭证怎么办",
        "如果您要找的表格不存在，请来电",
        "You requested a copy in May",
        "x" * (MAX_SENTENCE + 1),
        "\x00" * 20,
        "\ud800" * 20,
    ],
)
def test_what_only_looks_like_it(sentence: str) -> None:
    assert not misses_what_was_sought(sentence)


def test_headings_about_their_own_page() -> None:
    assert is_of_itself("This page has sailed")
    assert is_of_itself("Эта страница уплыла")
    assert not is_of_itself("This pageant has sailed")
    assert not is_of_itself("The last page of this book")


def test_headings_that_speak_of_this_thing_name_none() -> None:
    assert speaks_of_this("This job is over")
    assert speaks_of_this("ลิงก์นี้หมดอายุแล้ว")
    assert speaks_of_this("该信息已撤稿")
    assert not speaks_of_this("Longue-vue")
    assert not speaks_of_this("")


def test_what_has_moved_is_missed_where_that_is_asked_for() -> None:
    moved = "The page you are looking for has moved"
    assert misses_what_was_sought(moved, moved=True)
    assert not misses_what_was_sought(moved)
    assert not misses_what_was_sought("The gauge has moved to the right bank", moved=True)
