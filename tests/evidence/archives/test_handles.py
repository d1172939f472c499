from __future__ import annotations

import pytest

from refcheck.evidence.archives import handles
from refcheck.evidence.archives.captures import read_copy
from refcheck.evidence.archives.identity import Claim
from refcheck.model.evidence import RequestKind
from tests.evidence.conftest import page, response
from tests.factories import TITLE

FILE = "https://openknowledge.worldbank.org/bitstream/handle/10986/28342/9781464811067.pdf?sequence=2&isAllowed=y"
RECORD = f'<meta name="citation_title" content="{TITLE}">'
DOI = '<meta name="citation_doi" content="10.1596/978-1-4648-1106-7">'


@pytest.mark.parametrize(
    ("url", "handle"),
    [
        (FILE, "10986/28342"),
        ("http://dspace.example.org/bitstream/10986/28342/1/a.pdf", "10986/28342"),
        ("http://dspace.example.org/xmlui/handle/2027.42/12345", "2027.42/12345"),
        ("http://dspace.example.org/jspui/bitstream/123456789/77/1/x.pdf", ""),  # the prefix of those who have none
        ("http://dspace.example.org/bitstream%2Fhandle%2F10986%2F28342%2Fa.pdf", "10986/28342"),
        ("http://www.example.org/handle/with/care", ""),
        ("http://www.example.org/2012/06/", ""),
    ],
)
def test_the_handle_of_an_address(url: str, handle: str) -> None:
    assert handles.handle_of(url) == handle


def test_the_handle_is_asked_of_its_resolver_and_only_once() -> None:
    request = handles.plan(Claim(url=FILE), source="rescue")
    assert request is not None
    assert (request.url, request.kind) == ("https://hdl.handle.net/10986/28342", RequestKind.IDENTIFIER)
    assert handles.plan(Claim(url="https://www.example.org/a"), source="rescue") is None
    assert handles.plan(Claim(url="https://hdl.handle.net/handle/10986/28342"), source="rescue") is None


@pytest.mark.parametrize(
    ("head", "claim", "address"),
    [
        (RECORD + DOI, Claim(url=FILE, titles=(TITLE,)), "https://doi.org/10.1596/978-1-4648-1106-7"),
        (RECORD, Claim(url=FILE, titles=(TITLE,)), "https://hdl.handle.net/10986/28342"),
        (RECORD + DOI, Claim(url=FILE), "https://doi.org/10.1596/978-1-4648-1106-7"),
        ("", Claim(url=FILE), ""),
        (RECORD + DOI, Claim(url=FILE, titles=("Something Else Entirely on Another Matter",)), ""),
        (DOI + '<meta name="citation_title" content="Other">', Claim(url=FILE, titles=(TITLE,), doi="10.1/2"), ""),
    ],
)
def test_the_page_behind_a_handle_must_be_the_work(head: str, claim: Claim, address: str) -> None:
    found = read_copy(
        response("https://hdl.handle.net/10986/28342", page("Item", head=head), final_url="https://x.example/items/1")
    )
    assert handles.lasting(found, claim)[0] == address


def test_a_page_that_does_not_come_gives_no_address() -> None:
    gone = read_copy(response("https://hdl.handle.net/10986/28342", status=404))
    assert handles.lasting(gone, Claim(url=FILE, titles=(TITLE,)))[0] == ""
