from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.documents.html_coins import Coins, embedded_work
from refcheck.model.document import Embedded
from refcheck.model.place import Span
from refcheck.model.work import Name, Work

ARTICLE = (
    "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&rft.genre=article&rft.jtitle=The+Journal&rft.atitle=A+Study"
    "&rft.volume=3&rft.issue=2&rft.pages=4-9&rft.date=2017-05&rft.issn=1234-5679&rft.aulast=Berg&rft.aufirst=Anna&rft.au=Berg%2C+Anna&rft.au=Olsen%2C+Bo"
    "&rft.au=World+Bank&rft_id=info%3Adoi%2F10.1000%2Fxyz&rft_id=https%3A%2F%2Fwww.worldcat.org%2Fx&rft_id=https%3A%2F%2Fa.example%2Fstudy"
)


def read(text: str) -> Embedded | None:
    return embedded_work(Coins("", 0, text), line=1, span=Span(0, 0), note="1")


def work(text: str) -> Work:
    found = read(text)
    assert found is not None
    return found.work


def test_an_article() -> None:
    found = work(ARTICLE)
    assert (found.type, found.title, found.container_title) == ("article-journal", "A Study", "The Journal")
    assert (found.volume, found.issue, found.page, found.doi, found.url) == (
        "3",
        "2",
        "4-9",
        "10.1000/xyz",
        "https://a.example/study",
    )
    assert found.author == (
        Name(family="Berg", given="Anna"),
        Name(family="Olsen", given="Bo"),
        Name(literal="World Bank"),
    )
    assert found.issued is not None
    assert str(found.issued) == "2017-05"


def test_the_pages_of_a_book_are_those_that_are_cited() -> None:
    found = work("rft.genre=book&rft.btitle=A+Book&rft.pages=12&rft.pub=Press&rft.isbn=978-0-306-40615-7")
    assert (found.type, found.title, found.page, found.isbn) == ("book", "A Book", "", ("978-0-306-40615-7",))


def test_a_chapter() -> None:
    found = work("rft.genre=bookitem&rft.btitle=A+Book&rft.atitle=A+Chapter&rft.spage=3&rft.epage=9")
    assert (found.type, found.title, found.container_title, found.page) == ("chapter", "A Chapter", "A Book", "3-9")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rft.genre=unknown&rft.btitle=A+Page",
        "rft.genre=article&rft.volume=3",
        "&".join(f"a{i}=1" for i in range(500)),
        "%ff=%00",
    ],
)
def test_what_is_no_publication(text: str) -> None:
    assert read(text) is None


def test_the_work_is_that_of_its_note() -> None:
    document = read_text(
        f'<p>A.<sup><a href="#cite_note-1">1</a></sup></p><ol class="references"><li id="cite_note-1"><cite>Berg, "A Study".</cite><span title="{ARTICLE}" class="Z3988"></span></li></ol>'
        '<h2>More</h2><ul><li>A Book<span class="Z3988" title="rft.genre=book&rft.btitle=A+Book"></span></li></ul>',
        format="html",
    )
    assert [(one.work.title, one.note, one.manager) for one in document.embedded] == [
        ("A Study", "1", "coins"),
        ("A Book", None, "coins"),
    ]
