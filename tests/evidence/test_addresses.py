from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.evidence.addresses import address_of
from refcheck.model.evidence import LinkVerdict
from refcheck.text.urls import is_web

DOI = "https://doi.org/10.1596/978-1-4648-1106-7"
HANDLE = "https://hdl.handle.net/10986/28342"


@pytest.mark.parametrize(
    ("raw", "ask"),
    [
        ("https://www.example.org/a?b=c", "https://www.example.org/a?b=c"),
        ("HTTP://WWW.Example.ORG/A", "http://www.example.org/A"),
        ("www.example.org/a", "http://www.example.org/a"),
        ("//www.example.org/a", "http://www.example.org/a"),
        ("(https://www.example.org/a\\_b).", "https://www.example.org/a_b"),
        ("https://münchen.example/straße", "https://xn--mnchen-3ya.example/stra%C3%9Fe"),
        ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"),
        ("http://[::1]/a", "http://[::1]/a"),
        ("http://localhost/a", "http://localhost/a"),
        ("doi:10.1596/978-1-4648-1106-7", DOI),
        ("DOI: 10.1596/978-1-4648-1106-7.", DOI),
        ("10.1596/978-1-4648-1106-7", DOI),
        ("urn:doi:10.1596/978-1-4648-1106-7", DOI),
        ("info:doi/10.1596/978-1-4648-1106-7", DOI),
        (
            "doi:10.1002/(SICI)1097-4571(199806)49:8<693::AID>3.0",
            "https://doi.org/10.1002/(sici)1097-4571(199806)49:8%3C693::aid%3E3.0",
        ),
        ("hdl:10986/28342", HANDLE),
        ("HDL:10986/28342", HANDLE),
        ("info:hdl/10986/28342", HANDLE),
    ],
)
def test_what_can_be_asked_is_asked_so(raw: str, ask: str) -> None:
    address = address_of(raw)
    assert (address.ask, address.fragment) == (ask, "")


@pytest.mark.parametrize(
    ("raw", "ask", "fragment"),
    [
        ("https://www.example.org/a#part", "https://www.example.org/a", "part"),
        ("https://www.example.org/a#tr%C3%A8s%20loin", "https://www.example.org/a", "très loin"),
        ("https://www.example.org/#", "https://www.example.org/", ""),
    ],
)
def test_the_part_of_a_page_is_kept_apart(raw: str, ask: str, fragment: str) -> None:
    address = address_of(raw)
    assert (address.ask, address.fragment) == (ask, fragment)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("mailto:office@example.org", "mailto"),
        ("MAILTO:office@example.org", "mailto"),
        ("tel:+0005550100", "tel"),
        ("ftp://ftp.example.org/a.pdf", "ftp"),
        ("file:///etc/passwd", "file"),
        ("javascript:alert(1)", "javascript"),
        ("data:text/html,<p>", "data"),
        ("gopher://example.org/1", "gopher"),
        ("hxxp://example.org/1", "hxxp"),
        ("tp://example.org/1", "tp"),
        ("urn:isbn:9781464811067", "urn"),
        ("URN:nbn:de:101:1", "urn"),
        ("info:lccn/2002022641", "info"),
        ("https://user:secret@www.example.org/", "credentials"),
        ("https://user@www.example.org/", "credentials"),
        ("#part", "relative"),
        ("/a/b", "relative"),
        ("../report.pdf", "relative"),
        (" .. ", "relative"),
        ("report.pdf", "relative"),
        ("annual.report.docx", "relative"),
        ("thesis.sty", "relative"),
    ],
)
def test_what_is_not_asked_says_why(raw: str, reason: str) -> None:
    address = address_of(raw)
    assert (address.ask, address.verdict, address.reason) == (None, LinkVerdict.SKIPPED, reason)
    assert address.detail
    assert "secret" not in address.detail


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "   ",
        "http://",
        "https:///path",
        "http://www.example.org:99999/",
        "http://www.example.org:port/",
        "http://[::1/",
        "http://a..example/",
        "http://.example/",
        "http://a^b.example/",
        "http://exa mple.org/a",
        "example.org/a",
        "example.org:8080/a",
        "see the report",
        "doi:11.1234/x",
        "htp://www.example.org/a",
        "ttps://www.example.org/a",
        "htttp://www.example.org",
        "http//www.example.org/a",
        "https;//www.example.org/a",
        "hdl:nothing",
        "https://www.example.org/\ud800",
        "\udcff",
        "http://" + "a" * 10_000,
    ],
)
def test_what_is_no_address_is_malformed(raw: str) -> None:
    address = address_of(raw)
    assert (address.ask, address.verdict, address.reason) == (None, LinkVerdict.MALFORMED, "malformed")
    assert len(address.detail) < 300


@given(st.text(max_size=40) | st.text(max_size=20).map(lambda t: f"https://www.example.org/{t}"))
def test_any_text_comes_to_something(raw: str) -> None:
    address = address_of(raw)
    if address.ask is None:
        assert address.reason
    else:
        assert is_web(address.ask)
        assert "#" not in address.ask


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("lgrenc.dfu", "relative"),
        ("readme-html.dir/readme.cs.html", "relative"),
        ("extending.Rmd", "relative"),
        ("readme.md", "relative"),
        ("https://#1/", "template"),
        (r"https://\repository{issues}/a", "template"),
        ("tex.example.com", "malformed"),
        ("uni.example.de/a", "malformed"),
        ("http://ff&p=1&u=b/a", "malformed"),
    ],
)
def test_files_beside_the_document_and_patterns_are_no_addresses_that_are_written_wrongly(
    raw: str, reason: str
) -> None:
    assert address_of(raw).reason == reason
    assert address_of("https://www.example.org/a#1").ask == "https://www.example.org/a"


@pytest.mark.parametrize("name", ["a b.pdf", "Annual Report on Ferries 2017 final.pdf", "?q=one two three four five"])
def test_blanks_in_the_name_of_a_file_are_no_sentence(name: str) -> None:
    assert address_of(f"https://www.example.org/{name}").ask == f"https://www.example.org/{name.replace(' ', '%20')}"
    assert address_of("words about what is meant").reason == "template"
    assert address_of("example.org/one two three four").reason == "malformed"
