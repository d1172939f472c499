from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.content.html import MAX_BYTES, anchors_of, is_html, page_record, title_of
from refcheck.content.signs import Sign

URL = "https://www.some-institute.example/publications/77"
HTML = "text/html; charset=utf-8"


def page(head: str = "", body: str = "", title: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def meta(**tags: str) -> str:
    return "".join(f'<meta name="{name}" content="{value}">' for name, value in tags.items())


def ld(node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


BOOK = {"@type": "Book", "name": "Title of the Node"}
TRUST = [
    ("citation_title", '<meta name="citation_title" content="Title of Highwire">', "Title of Highwire"),
    ("json-ld", ld(BOOK), "Title of the Node"),
    ("dublin-core", '<meta name="DC.Title" content="Title of Dublin">', "Title of Dublin"),
    ("prism", '<meta name="prism.title" content="Title of Prism">', "Title of Prism"),
    ("open-graph", '<meta property="og:title" content="Title of the Graph">', "Title of the Graph"),
]


@pytest.mark.parametrize("first", range(len(TRUST)))
def test_the_most_trusted_title_is_taken(first: int) -> None:
    head = "".join(tag for _, tag, _ in reversed(TRUST[first:]))
    record = page_record(page(head, "<h1>Heading of the Page</h1>", "Shown Title"), HTML, URL)
    assert (record.title_source, record.title) == (TRUST[first][0], TRUST[first][2])


def test_without_metadata_the_only_heading_and_then_the_title_are_taken() -> None:
    one = page_record(page("", "<h1>A Report on\n <i>Homo sapiens</i></h1>", "A Report | Some Institute"), HTML, URL)
    assert (one.title_source, one.title) == ("heading", "A Report on Homo sapiens")
    two = page_record(page("", "<h1>A</h1><h1>News</h1>", "A Report | Some Institute"), HTML, URL)
    assert (two.title_source, two.title) == ("title", "A Report")


def test_the_record_has_what_the_metadata_say() -> None:
    head = meta(citation_title="Moving On", citation_author="Doe, Jane", citation_doi="10.1234/X", citation_year="2017")
    record = page_record(page(head, title="Moving On - Journal"), HTML, URL)
    assert record.work is not None
    assert (record.work.title, record.work.year, record.doi) == ("Moving On", 2017, "10.1234/x")
    assert record.scholarly
    assert record.shown == "Moving On - Journal"


@pytest.mark.parametrize(
    "title", ["Some Institute", "Home | Some Institute", "some-institute.example", "Untitled", "", "The Institute"]
)
def test_a_page_that_only_shows_its_site_has_no_title(title: str) -> None:
    record = page_record(
        page('<meta property="og:site_name" content="The Institute">', "<h1>Home</h1>", title), HTML, URL
    )
    assert (record.title, record.work, record.sign) == ("", None, None)


@pytest.mark.parametrize(
    ("title", "sign"),
    [
        ("Just a moment...", Sign.CHALLENGE),
        ("Sign in", Sign.LOGIN),
        ("Page not found", Sign.ERROR),
        ("Welcome to nginx!", Sign.DEFAULT),
    ],
)
def test_a_challenge_or_login_page_never_has_a_title(title: str, sign: Sign) -> None:
    record = page_record(page(body="<h1>www.some-institute.example</h1>", title=title), HTML, URL)
    assert (record.title, record.sign, record.work) == ("", sign, None)


def test_a_work_with_such_a_title_is_a_work() -> None:
    record = page_record(page(meta(citation_title="Access Denied"), title="Access Denied"), HTML, URL)
    assert (record.title, record.sign) == ("Access Denied", None)


def test_an_error_in_the_heading_is_no_title() -> None:
    record = page_record(page(body="<h1>Page not found</h1>", title="Some Institute"), HTML, URL)
    assert record.title == ""


def test_json_ld_is_found_in_a_graph_and_under_a_main_entity() -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "WebSite", "name": "S"}, {"@type": "WebPage", "mainEntity": BOOK}],
    }
    assert page_record(page(ld(graph)), HTML, URL).title == "Title of the Node"


def test_several_works_are_a_list_and_no_witness() -> None:
    other = {"@type": "Book", "name": "Another Book"}
    assert page_record(page(ld([BOOK, other]), title="Search results"), HTML, URL).title == ""
    assert page_record(page(ld([{**BOOK, "url": URL}, other])), HTML, URL).title == "Title of the Node"


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[" * 100_000,
        '{"@type": "Book", "isbn": ' + "9" * 5_000 + "}",
        "",
        "null",
        '"text"',
        "[[[[]]]]",
        '{"@graph": {"@graph": 3}}',
        "/* no JSON */ {}",
    ],
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    record = page_record(page(f'<script type="application/ld+json">{script}</script>', title="Shown Title"), HTML, URL)
    assert record.title == "Shown Title"


def test_control_characters_and_wrappings_in_json_ld_do_no_harm() -> None:
    script = '<script type="application/ld+json"><!--\n{"@type": "Book", "name": "Title\nof\tthe Node"}\n--></script>'
    assert page_record(page(script), HTML, URL).title == "Title of the Node"


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("0; url=/new", "https://www.some-institute.example/new"),
        ("5;URL='https://other.example/x?a=1&amp;copy=2'", "https://other.example/x?a=1&copy=2"),
        ("0;url=../up", "https://www.some-institute.example/up"),
        ("35", None),
        ("300; url=/new", None),
        ("0; url=javascript:alert(1)", None),
        ("0; url=file:///etc/passwd", None),
        ("0; url=http://[broken", None),
        (f"0; url={URL}", None),
        ("0; url=", None),
    ],
)
def test_where_a_page_sends_its_reader(content: str, wanted: str | None) -> None:
    assert page_record(page(f'<meta http-equiv="Refresh" content="{content}">'), HTML, URL).refresh_target == wanted


def test_what_is_for_browsers_without_scripts_sends_nobody_on() -> None:
    head = '<noscript><meta http-equiv="refresh" content="0; url=/nojs"></noscript>'
    assert page_record(page(head), HTML, URL).refresh_target is None


def test_query_signs_in_attributes_stay_as_they_are() -> None:
    head = (
        '<meta name="citation_title" content="X"><meta http-equiv=refresh content="0;url=/a?a=1&copy=2&section=3&lt=4">'
    )
    assert (
        page_record(page(head), HTML, URL).refresh_target
        == "https://www.some-institute.example/a?a=1&copy=2&section=3&lt=4"
    )


def test_parts_of_a_page() -> None:
    body = '<h2 id="part-1">A</h2><a name=part2>B</a><div ID = \'user-content-part3\'>C</div><p id="a&amp;b">'
    assert anchors_of(page(body=body), HTML) == {"part-1", "part2", "user-content-part3", "a&b"}
    assert anchors_of(b"<p>no parts", HTML) == frozenset()
    fields = b"<input name='q'><meta name=author><a data-name='x' class=\"y\"name='z'><A\nHREF=b NAME='w'>"
    assert anchors_of(page() + fields, HTML) == {"z", "w"}  # of links alone


@pytest.mark.parametrize(
    ("body", "kind", "wanted"),
    [
        (b"%PDF-1.7", "application/pdf", False),
        (b"<html>", "application/pdf", False),
        (b"x", "text/html", True),
        (b"x", "application/xhtml+xml; charset=utf-8", True),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", "", True),
        (b"plain text", "", False),
        (b"", "", False),
    ],
)
def test_what_is_a_page(body: bytes, kind: str, wanted: bool) -> None:
    assert is_html(body, kind) is wanted


def test_what_is_no_page_has_no_record() -> None:
    assert page_record(b"%PDF-1.7 <title>x</title>", "application/pdf", URL).title == ""
    assert title_of(b"%PDF-1.7 <title>x</title>", "application/pdf") == ""
    assert title_of(page(title="Yes"), HTML) == "Yes"


def test_a_page_too_large_to_parse_has_the_title_that_it_shows() -> None:
    body = page(meta(citation_title="Not looked for"), "x" * (MAX_BYTES + 1), "Shown Title | Some Institute")
    record = page_record(body, HTML, URL)
    assert (record.title, record.title_source, record.work) == ("Shown Title", "title", None)


def test_a_page_of_text_alone_is_not_parsed() -> None:
    assert page_record(b"nothing but words", HTML, URL).title == ""


def test_xhtml_with_a_declaration_is_read() -> None:
    body = b'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><meta name="citation_title" content="Moving On" /></head></html>'
    assert page_record(body, "application/xhtml+xml", URL).title == "Moving On"


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 60_000,
        b"<h1>" * 60_000,
        b"<noscript>" * 60_000,
        b"<!--" * 60_000,
        b"<a href='?a=1&copy=2'>" * 20_000,
        b"<title>&#" + b"9" * 5_000 + b";</title>",
        b"<meta content='&#" + b"9" * 5_000 + b";' name=citation_title>",
        b"<" * 200_000,
        b"\x00" * 100_000 + b"<title>x</title>",
        b"<title>\xff\xfe\xfd</title>",
        b"<script>" * 20_000,
        b"<meta name=a content=" * 20_000,
        b" id=" * 100_000,
        b"<![CDATA[" * 20_000,
        b"<?xml " * 20_000,
        "<title>".encode("utf-16"),
    ],
)
def test_hostile_pages_end_and_raise_nothing(body: bytes) -> None:
    page_record(body, HTML, URL)
    assert len(title_of(body, HTML) or "") < len(body)
    anchors_of(body, HTML)


@given(
    st.binary(max_size=400), st.sampled_from(["", "text/html", "text/html; charset=utf-16", "text/html; charset=gbk"])
)
def test_no_bytes_raise(body: bytes, kind: str) -> None:
    record = page_record(b"<html>" + body, kind, URL)
    assert record.title == record.title.strip()


COINS = (
    '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft.genre=article&amp;rft.atitle=A+Study+of+Moving&amp;rft.jtitle=The+Journal'
    '&amp;rft.aulast=Berg&amp;rft.aufirst=Anna&amp;rft_id=info%3Adoi%2F10.1234%2Fabc"></span>'
)


def test_the_one_description_of_a_page_is_its_own_where_the_heading_agrees() -> None:
    record = page_record(page(body=f"<h1>A Study of Moving</h1>{COINS}", title="Repository"), HTML, URL)
    assert (record.title, record.title_source, record.doi) == ("A Study of Moving", "coins", "10.1234/abc")
    assert record.work is not None
    assert record.work.container_title == "The Journal"


def test_a_description_of_a_cited_work_is_not_the_page() -> None:
    cites = page_record(
        page(body=f"<h1>The History of the Coast</h1>{COINS}", title="The History of the Coast"), HTML, URL
    )
    assert (cites.title, cites.title_source, cites.doi) == ("The History of the Coast", "heading", "")
    other = COINS.replace("A+Study+of+Moving", "Another+Study")
    listed = page_record(page(body=f"<h1>A Study of Moving</h1>{COINS}{other}", title="x"), HTML, URL)
    assert listed.title_source == "heading"


@pytest.mark.parametrize(
    ("head", "body", "trust"),
    [
        (TRUST[0][1], "", "high"),
        (TRUST[0][1] + '<meta property="og:title" content="Something Else Altogether">', "", "medium"),
        (TRUST[0][1], "<h1>The Journal of Moves</h1>", "high"),
        ("", "<h1>Title of Highwire</h1>", "medium"),
        ("", "<h1>Something Else Altogether</h1>", "low"),
    ],
)
def test_titles_that_contradict_each_other_are_trusted_less(head: str, body: str, trust: str) -> None:
    assert page_record(page(head, body, "Title of Highwire"), HTML, URL).trust == trust


def test_many_titles_in_one_vocabulary_are_a_list() -> None:
    head = "".join(
        f'<meta name="citation_title" content="Article {word} of the Issue">' for word in ("A", "B", "C", "D")
    )
    assert page_record(page(head, title="The Issue of May"), HTML, URL).title == "The Issue of May"


@pytest.mark.parametrize(
    ("head", "source", "kind"),
    [
        (
            '<meta name="eprints.title" content="A Study"><meta name="eprints.type" content="thesis">',
            "eprints",
            "thesis",
        ),
        ('<meta name="bepress_citation_title" content="A Study">', "bepress", "document"),
        (
            '<meta name="DC:title" content="A Study"><meta name="DC.type" content="Working Paper">',
            "dublin-core",
            "report",
        ),
        ('<meta name="prism:title" content="A Study">', "prism", "document"),
    ],
)
def test_the_vocabularies_of_repositories(head: str, source: str, kind: str) -> None:
    record = page_record(page(head, title="Repository"), HTML, URL)
    assert record.work is not None
    assert (record.title, record.title_source, record.work.type) == ("A Study", source, kind)


def test_every_identifier_that_a_page_names_is_in_its_record() -> None:
    head = meta(
        citation_title="A Study",
        citation_pmid="123456",
        citation_arxiv_id="1902.02534",
        citation_isbn="978-1-4648-1106-7",
    )
    record = page_record(
        page(head + ld({"@type": "ScholarlyArticle", "name": "A Study", "sameAs": "https://doi.org/10.1234/x"})),
        HTML,
        URL,
    )
    work = record.work
    assert work is not None
    assert (work.doi, work.pmid, work.eprint, work.isbn) == ("10.1234/x", "123456", "1902.02534", ("9781464811067",))


def test_a_blog_is_trusted_less_than_a_journal() -> None:
    def trust(kind: str, heading: str) -> str:
        head = ld({"@type": kind, "headline": "A Study of Moving"})
        return page_record(page(head, f"<h1>{heading}</h1>", heading), HTML, URL).trust

    assert (trust("ScholarlyArticle", "News"), trust("BlogPosting", "A Study of Moving")) == ("high", "medium")
    assert trust("BlogPosting", "News of the Coast") == "low"


def test_the_address_that_a_record_gives_itself_may_hold_its_doi() -> None:
    head = '<link rel="canonical" href="https://journal.example/doi/abs/10.1234/abc">'
    assert page_record(page(head + meta(citation_title="A Study")), HTML, URL).doi == "10.1234/abc"
    assert page_record(page(head, title="A Report on 10.1234/abc"), HTML, URL).doi == ""
