from __future__ import annotations

import pytest

from refcheck.content.elements import MAX_TAG, attribute, elements_with
from refcheck.content.html import page_record
from refcheck.content.signposting import MAX_HEADER, signposts_of

URL = "https://repository.example/item/7"
DOI = "https://doi.org/10.1234/abc"
HTML = "text/html"


def test_the_lasting_address_stands_in_the_header() -> None:
    header = f'<{DOI}>; rel="cite-as", <{URL}.json>; rel="describedby"; type="application/json", </next>; rel=next'
    found = signposts_of(header, "", URL)
    assert (found.cite_as, found.described_by) == (DOI, (f"{URL}.json",))


def test_or_in_an_element() -> None:
    page = f'<html><head><link href="{DOI}" rel="cite-as"><link rel=describedby href=/m.xml></head>'
    found = signposts_of("", page, URL)
    assert (found.cite_as, found.described_by) == (DOI, ("https://repository.example/m.xml",))


@pytest.mark.parametrize(
    "header",
    [
        "",
        f"<{DOI}>",
        f'<{DOI}>; rel="cite"',
        f'<{DOI}>; rel="cite-as", <{DOI}2>; rel="cite-as"',
        f'<{DOI}>; rel="cite-as"; anchor="https://other.example/"',
        '<javascript:alert(1)>; rel="cite-as"',
        '<http://[broken>; rel="cite-as"',
    ],
)
def test_what_is_no_lasting_address(header: str) -> None:
    assert signposts_of(header, "", URL).cite_as == ""


def test_the_word_in_the_text_is_no_link() -> None:
    assert signposts_of("", f'<p>rel="cite-as" href="{DOI}"</p><a rel="cite-as" href="{DOI}">x</a>', URL).cite_as == ""


def test_the_lasting_address_outranks_the_tags() -> None:
    page = (
        b'<title>A Title of Some Length</title><meta name="citation_title" content="A Title of Some Length">'
        b'<meta name="citation_doi" content="10.1234/other">'
    )
    record = page_record(page, HTML, URL, f'<{DOI}>; rel="cite-as"')
    assert (record.doi, record.cite_as) == ("10.1234/abc", DOI)
    handle = page_record(page, HTML, URL, '<https://hdl.handle.net/10986/28342>; rel="cite-as"')
    assert handle.work is not None
    assert (handle.doi, handle.work.eprint_type, handle.work.eprint) == ("10.1234/other", "hdl", "10986/28342")


@pytest.mark.parametrize("piece", ["<", "<a>;", ";", '"', "<a>; rel=cite-as, ", "; a=", '<a>;a="'])
def test_a_long_header_takes_no_time(piece: str) -> None:
    assert signposts_of("cite-as" + piece * (2 * MAX_HEADER // len(piece)), "", URL).cite_as in {
        "",
        "https://repository.example/item/a",
    }


def test_elements_are_found_by_a_word_in_them() -> None:
    page = "mark <a mark> <b x='mark &amp; y'> <i> mark"
    assert list(elements_with("mark", page, limit=9)) == ["<a mark", "<b x='mark &amp; y'"]
    assert attribute("<b x='mark &amp; y'", "x") == "mark & y"
    assert attribute("<b", "x") == ""
    assert list(elements_with("mark", "<a " + "x" * MAX_TAG + "mark>", limit=9)) == []
