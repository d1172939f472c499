from __future__ import annotations

import pytest

from refcheck.content.worker import WorkerError
from refcheck.documents import containers, html_parts, read_text
from refcheck.documents.html_parts import from_record, scan, scan_page, to_record
from refcheck.errors import DocumentError

PAGE = (
    '<h1>A &amp; B</h1><p>Many <em>move</em>.<sup><a href="#fn1">1</a></sup></p><!-- refcheck: ignore=LNK001 --><ol><li id="fn1"><b>One</b> <code>x</code>'
    '<span class="Z3988" title="rft.genre=book&amp;rft.btitle=One"></span></li></ol><table><tr><td>T</td></tr></table>'
)


def test_a_record_says_all_that_was_scanned() -> None:
    scanned = scan([("a.xhtml", PAGE)])
    assert from_record(to_record(scanned)) == scanned
    assert scanned.coins
    assert scanned.ties


def test_big_pages_are_scanned_in_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    here = read_text(PAGE, format="html")
    monkeypatch.setattr(html_parts, "BIG", 10)
    assert read_text(PAGE, format="html") == here


@pytest.mark.parametrize(
    ("reason", "said"), [("timeout", "too long"), ("killed", "memory"), ("failed", "within bounds")]
)
def test_a_big_page_that_cannot_be_scanned_gives_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, reason: str, said: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise WorkerError(reason)

    monkeypatch.setattr(html_parts, "BIG", 10)
    monkeypatch.setattr(containers, "run", fails)
    with pytest.raises(DocumentError, match=said):
        scan_page(PAGE, "a.html")


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="citation_publication_date" content="2019/05/02">', "2019/05/02"),
        ('<meta property="article:published_time" content="2019-05-02T10:00:00Z">', "2019-05-02"),
        ('<meta itemprop="datePublished" content="2019-05">', "2019-05"),
        ('<time datetime="2019-05-02">May</time>', "2019-05-02"),
        ('<time datetime="2019-05-02">May</time><time datetime="2020-01-01">x</time>', ""),
        ('<time datetime="2020-01-01">x</time><time class="entry-date published" datetime="2019-05-02">May</time>', "2019-05-02"),
        ('<meta name="generator" content="2019">', ""),
        ('<meta name="date" content="today">', ""),
    ],
)  # fmt: skip
def test_the_day_of_publication(head: str, date: str) -> None:
    assert scan([("", head)]).date == date


def test_titles() -> None:
    assert read_text("<title>A study | Site</title><h1>A study</h1>", format="html").title == "A study"
    assert read_text("<title>A study</title><h1>Site</h1>", format="html").title == "A study"
    assert read_text('<meta property="og:title" content="A study"><p>x</p>', format="html").title == "A study"
    assert read_text("<header><h1>A study</h1></header><p>x</p>", format="html").title == "A study"
