"""Titles that only repeat what was asked for, and the name of a site that has a word of the address."""

from __future__ import annotations

import time

import pytest

from refcheck.content.apologies import denies_a_request, echoes, may_be_private, names
from refcheck.content.outline import outline_of

URL = "http://www.example.org/belge/harita-1899"
BRAND = "<header><a class='brand' href='/'>Harita Arşivi</a></header>"


@pytest.mark.parametrize(
    ("title", "body", "named"),
    [
        ("Harita Arşivi", f"{BRAND}<p>Ups.</p>", False),  # the name of the site
        ("Harita Arşivi", f"{BRAND}<h1>Harita Arşivi</h1><p>1899.</p>", True),  # and of the page
        ("Harita Arşivi", "<p>Ups.</p>", True),  # nothing says that it is that of the site
        ("Harita 1899", f"{BRAND}<p>1899.</p>", True),
        ("Defter", f"{BRAND}<p>1899.</p>", False),
        ("", "", False),
    ],
)
def test_the_name_of_a_site_may_have_a_word_of_the_address(title: str, body: str, named: bool) -> None:
    assert names(URL, title, f"<html><head><title>{title}</title></head><body>{body}</body></html>") is named


@pytest.mark.parametrize(
    ("url", "title", "echoing"),
    [
        ("http://www.example.org/2012/08/otters-return/", "Nothing found for 2012 08 Otters-Return", True),
        ("http://www.example.org/otters", "No results found for otters", True),
        ("http://www.example.org/otters", "Nothing found for otters on the lower river", False),
        ("http://www.example.org/nothing-found", "Nothing found", False),  # a poem
        ("http://www.nothing.example/otters", "Otters", False),
        ("", "Nothing found for", False),
    ],
)
def test_titles_that_repeat_the_address_after_a_denial(url: str, title: str, echoing: bool) -> None:
    assert echoes(url, title) is echoing


@pytest.mark.parametrize(
    ("block", "denied"),
    [
        ("The requested document does not exist.", True),
        ("El documento solicitado no existe. Pruebe otra vez.", True),
        ("This document does not exist.", False),
        ("The requested act was not found, wrote the clerk.", False),
        ("The requested loan was paid.", False),
        ("", False),
    ],
)
def test_what_was_requested_is_not_there(block: str, denied: bool) -> None:
    assert denies_a_request(block) is denied


def test_who_may_see_it_is_left_open() -> None:
    assert may_be_private(outline_of("<p>Gone?</p><p>You may not have permission to see this.</p>"))
    assert not may_be_private(outline_of("<p>Gone?</p><p>The boat had permission to land.</p>"))
    assert not may_be_private(outline_of(""))


@pytest.mark.parametrize(
    "piece", ["<a class=brand href='/'>", "<a class=brand href='/'>Harita Arşivi</a>", "no results "]
)
def test_a_hostile_page_costs_no_more_than_a_long_one(piece: str) -> None:
    page = f"<title>Harita Arşivi</title>{piece * (300_000 // len(piece))}"
    began = time.process_time()
    names(URL, "Harita Arşivi", page)
    echoes(URL, piece * (300_000 // len(piece)))
    assert time.process_time() - began < 3
