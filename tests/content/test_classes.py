"""What pages say of themselves to style sheets and crawlers."""

from __future__ import annotations

import pytest

from refcheck.content.classes import has_error_class, has_error_element, has_no_article, head_sign
from refcheck.content.outline import outline_of
from refcheck.content.signs import Sign

URL = "http://www.example.org/a/17"


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("<body class='error404 wp-theme'>", True),
        ('<BODY id="shop" class="gradient template-404">', True),
        ("<body class=page-not-found>", True),
        ("<body class='search search-no-results'>", True),
        ("<body class='single postid-404'>", False),
        ("<body class='page-404-day'>", False),
        ("<style>.error404 p {}</style><body class='page'><p class='error404'>", False),
        ("<body data-class='error404'>", False),
        ("<p class='error404'>", False),
        ("<body " + "x " * 5_000 + "class='error404'>", False),
        ("", False),
    ],
)
def test_the_class_of_a_body(source: str, error: bool) -> None:
    assert has_error_class(source) is error


@pytest.mark.parametrize(
    ("source", "sign"),
    [
        ("<meta name='prerender-status-code' content='404'>", Sign.ERROR),
        ("<meta name='prerender-status-code' content='200'>", None),
        ("<meta property='og:title' content='Page not found'>", Sign.ERROR),
        ("<meta property='og:title' content='Page not found (album)'>", None),
        ("<meta property='og:title' content='Wages'>", None),
        ('<script id="__NEXT_DATA__">{"page":"/404"}</script>', Sign.ERROR),
        ('<script id="__NEXT_DATA__">{"page":"/data","pages":["/404"]}</script>', None),
        ("<script>window.pagePath='/404/';</script>", Sign.ERROR),
        ("", None),
    ],
)
def test_what_a_head_says(source: str, sign: Sign | None) -> None:
    assert head_sign(source, URL) is sign


@pytest.mark.parametrize(
    ("source", "sign"),
    [
        ('<script>window.__NUXT__={layout:"error",error:{statusCode:404,message:"x"}}</script>', Sign.ERROR),
        ('<script>kit.start({error:{message:"Not Found",status:404}})</script>', Sign.ERROR),
        ('<script>var r = {"playabilityStatus":{"status":"ERROR","reason":"x"}}</script>', Sign.ERROR),
        ('<script>var r = {"playabilityStatus":{"status":"OK"}}</script>', None),
        ("<script>window.__NUXT__={error:null,state:{status:404}}</script>", None),
        ('<script>var m = {"error":"Page not found"}</script>', None),
    ],
)
def test_what_the_state_of_a_framework_says(source: str, sign: Sign | None) -> None:
    assert head_sign(source, URL) is sign


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("<main class='page error404'><h1>Joj</h1><p>Domov</p></main>", True),
        ("<div class='wrap'><section class=page-not-found><h1>Joj</h1></section></div>", True),
        ("<div id='error-404'><p>Joj</p></div>", True),
        ("<html class='is-404'><body><h1>Joj</h1></body></html>", True),
        ("<div class=not-found><div>a</div><h1>Joj</h1>", True),
        # Another part of the page, one that waits, one that is hidden, a heading of a manual.
        ("<h1>Claim form</h1><div class='not-found'>none</div>", False),
        ("<div class='error-404'></div><h1>Claim form</h1>", False),
        ("<div class='error-404 hidden'><h1>Joj</h1></div>", False),
        ("<div class='error-404' style='display: none'><h1>Joj</h1></div>", False),
        ("<section id='page-not-found'><h1>Page not found</h1></section>", False),
        ("<section id='make-your-own-404-page'><h1>Make your own 404 page</h1></section>", False),
        ("<section id='make-your-own-404-page'><h1>Joj</h1></section>", True),
        ("<script>'<div class=error404><h1>Joj</h1></div>'</script><h1>Form</h1>", False),
        ("<div class='order-404'><h1>Order</h1></div>", False),
        ("<div class='error-404'" * 500, False),
        ("", False),
    ],
)
def test_the_class_of_the_part_that_has_the_heading(source: str, error: bool) -> None:
    assert has_error_element(source, outline_of(source).headings) is error


def test_a_wiki_without_the_article() -> None:
    assert has_no_article("<h1>Wages</h1><div class='noarticletext mw-content-ltr'><p>x</p></div>")
    assert not has_no_article("<p>The class noarticletext is for pages that are not there.</p>")
    assert not has_no_article("")
