from __future__ import annotations

from datetime import date

import pytest

from refcheck.content.html import page_record
from refcheck.content.modified import MAX_CALLED, modified_of_page, modified_of_pdf

URL = "https://www.example.org/page"
DAY = date(2021, 5, 4)
LD = '<script type="application/ld+json">{}</script>'


def modified(page: str) -> date | None:
    return page_record(f"<title>Fees for work</title>{page}".encode(), "text/html", URL).modified


@pytest.mark.parametrize(
    "page",
    [
        '<meta property="article:modified_time" content="2021-05-04T23:10:00+07:00">',
        '<meta name="DCTERMS.modified" content="2021-05-04">',
        '<meta itemprop="dateModified" content="2021-05-04">',
        '<meta name="DC.date.modified" content="4 May 2021"><p class="last-updated">3 March 2020</p>',
        LD.format('{"@type": "NewsArticle", "headline": "Fees", "dateModified": "2021-05-04T08:00:00Z"}'),
        LD.format('{"@graph": [{"@type": ["WebPage"], "dateModified": "2021-05-04"}, {"@type": "Person", "dateModified": "2001-01-01"}]}'),
        LD.format('[{"@type": "Article", "dateModified": "2001-01-01"}, {"@type": "Article", "url": "' + URL + '", "dateModified": "2021-05-04"}]'),
        '<li id="footer-info-lastmod"> This page was last edited on 4 May 2021, at 12:00.</li>',
        '<p class="a last-updated b">Last updated: <b>May 4, 2021</b></p>',
        '<div class="lastUpdated"> <time datetime="2021-05-04T08:00">yesterday</time></div>',
        '<time itemprop="dateModified" datetime="2021-05-04">in spring</time>',
        "<span class=last_modified>4. Mai 2021</span>",
        '<p class="last-updated">4 May 2021</p><p class="last-updated">2021-05-04</p>',
    ],
)  # fmt: skip
def test_the_day_that_a_page_gives_itself(page: str) -> None:
    assert modified(page) == DAY


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<p>Last updated 4 May 2021</p>",
        "<p>class=last-updated 4 May 2021</p>",
        '<p class="last-updated">4 May 2021</p><p class="last-updated">5 May 2021</p>',
        '<p class="last-updated">in May 2021</p>',
        '<p class="last-updated">03/04/2021</p>',
        '<p class="everlast-updated">4 May 2021</p>',
        '<p title="last-updated">4 May 2021</p>',
        '<meta property="article:modified_time" content="today">',
        '<meta property="article:published_time" content="2021-05-04">',
        LD.format('{"@type": "Article", "dateModified": "2021-05-04"}') + LD.format('{"@type": "Article", "dateModified": "2022-05-04"}'),
        LD.format('{"@type": "Person", "dateModified": "2021-05-04"}'),
        LD.format('{"@type": "Article", "dateModified": ["2021-05-04"]}'),
        LD.format('{"@type": 7, "dateModified": "2021-05-04"}'),
        LD.format("{"),
    ],
)  # fmt: skip
def test_what_is_no_certain_day(page: str) -> None:
    assert modified(page) is None


def test_a_list_of_pages_gives_none_and_takes_no_time() -> None:
    row = '<p class="last-updated">4 May 2021</p>'
    assert modified_of_page({}, (), row * MAX_CALLED) == DAY
    assert modified_of_page({}, (), row * 100_000) is None
    assert modified_of_page({}, (), "<p class=" + "last-updated " * 100_000) is None


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (b"%PDF-1.4 /ModDate (D:20210504080000+07'00')", DAY),
        (b"%PDF-1.4 <xmp:ModifyDate>2021-05-04T08:00:00Z</xmp:ModifyDate>", DAY),
        (b"%PDF-1.4 <rdf:Description xmp:ModifyDate='2021-05-04T08:00:00Z'/>", DAY),
        (b'%PDF-1.4 /ModDate(D:20110203) xmp:ModifyDate="2021-05-04" /ModDate (D:20150203)', DAY),
        (b"%PDF-1.4 /ModDate (D:20211304080000)", None),
        (b"%PDF-1.4 /CreationDate (D:20210504080000)", None),
        (b"%PDF-1.4 /ModDate (yesterday)", None),
        (b"", None),
    ],
)  # fmt: skip
def test_the_day_that_a_pdf_gives_itself(body: bytes, day: date | None) -> None:
    assert modified_of_pdf(body) == day
