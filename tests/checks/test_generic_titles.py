from __future__ import annotations

import pytest

from refcheck.checks import generic_titles
from refcheck.model.finding import Severity
from tests.factories import judged_bib

URL = "url = {https://a.example/x}"


@pytest.mark.parametrize(
    "title",
    [
        "Archived copy",
        "Just a moment...",
        "404 Not Found",
        "Page not found",
        "Access Denied",
        "Attention Required! | Cloudflare",
    ],
)
def test_the_title_of_an_error_page_is_an_error(title: str) -> None:
    (finding,) = judged_bib(
        generic_titles.generic_title, f"@online{{a, title = {{{title}}}, author = {{Roe, A.}}, {URL}}}"
    )
    assert (finding.severity, finding.actual) == (Severity.ERROR, title)


def test_untitled_is_a_warning_where_nobody_made_it() -> None:
    check = generic_titles.generic_title
    (finding,) = judged_bib(check, f"@online{{a, title = {{Untitled}}, {URL}}}")
    assert finding.severity is Severity.WARNING
    assert judged_bib(check, f"@online{{a, title = {{Untitled}}, author = {{Roe, A.}}, {URL}}}") == []


@pytest.mark.parametrize(
    "fields",
    [
        "title = {Page Not Found}, isbn = {978-1-4648-1106-7}",
        "title = {Access Denied}, doi = {10.1000/182}",
        "title = {Just a Moment}, journal = {Poems}, volume = 3",
        "title = {Just a moment in the history of wages}",
        "title = {Archived copies and their uses}",
        "title = {Error 404 and the memory of institutions}",
        "title = {}",
    ],
)
def test_works_of_that_name_and_longer_titles_are_silent(fields: str) -> None:
    assert judged_bib(generic_titles.generic_title, f"@book{{a, {fields}, {URL}}}") == []


def test_without_an_address_nothing_is_known() -> None:
    assert judged_bib(generic_titles.generic_title, "@book{a, title = {Archived copy}}") == []
