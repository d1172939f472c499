from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.text.identifiers import (
    IdentifierKind,
    find_identifiers,
    isbn13,
    isbn_is_valid,
    issn_is_valid,
    normalise_doi,
)

WORLD_BANK = (
    "https://openknowledge.worldbank.org/bitstream/handle/10986/28342/9781464811067.pdf?sequence=22&isAllowed=y"
)
SICI = "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"


def found(text: str) -> list[str]:
    return [f"{identifier.kind}:{identifier.value}" for identifier in find_identifiers(text)]


def test_the_address_of_a_repository_gives_isbn_and_handle() -> None:
    assert found(WORLD_BANK) == ["isbn:9781464811067", "handle:10986/28342"]


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1596/978-1-4648-1106-7", "10.1596/978-1-4648-1106-7"),
        ("doi:10.1000/ABC", "10.1000/abc"),
        ("DOI: 10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/10.1000%2F182", "10.1000/182"),
        ("https://doi.org/doi:10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/https://doi.org/10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000/182?utm_source=x#y", "10.1000/182"),
        ("10.1000/a\\_b", "10.1000/a_b"),
        ("10.1000/a\\\\_b", "10.1000/a_b"),
        ("10.1000/a\\&b", "10.1000/a&b"),
        ("10.1000/a&amp;b", "10.1000/a&b"),
        ("10.1000/a,b", "10.1000/a,b"),
        ("10.1000/a%28b%29", "10.1000/a(b)"),
        ("see 10.1000/ab(c)d, and", "10.1000/ab(c)d"),
        ("(10.1000/182)", "10.1000/182"),
        ("[10.1000/182].", "10.1000/182"),
        ("<10.1000/182>", "10.1000/182"),
        ("**10.1000/182**", "10.1000/182"),
        ("“10.1000/182”", "10.1000/182"),
        ("10.1000/182’", "10.1000/182"),
        ("10.1000/182…", "10.1000/182"),
        ("10.1000/182\\", "10.1000/182"),
        ("10.1000/182</a>", "10.1000/182"),
        ("10.1000/1\u200b82", "10.1000/182"),
        (SICI.upper(), SICI),
        (f"<{SICI}>.", SICI),
        (SICI.replace("<", "&lt;").replace(">", "&gt;"), SICI),
        ("(10.1002/(SICI)1097-4571(199806)49:8)", "10.1002/(sici)1097-4571(199806)49:8"),
        ("10.1000.10/182", "10.1000.10/182"),
        ("", ""),
        ("110.1000/182", ""),
        ("10.1000", ""),
        ("10.1/182", ""),
        ("1.10.1000/182", ""),
        ("10.1000/{182}", ""),
    ],
)
def test_dois_have_one_normal_form(text: str, doi: str) -> None:
    assert normalise_doi(text) == doi
    assert normalise_doi(doi) == doi


@given(st.text(alphabet="aB1()[].,;:/_%28\\<>-", min_size=1, max_size=20))
def test_a_normal_doi_stays(suffix: str) -> None:
    doi = normalise_doi(f"10.1000/{suffix}")
    assert normalise_doi(doi) == doi
    for prefix in ("doi:", "https://doi.org/", "http://dx.doi.org/"):
        assert doi == "" or normalise_doi(prefix + doi) == doi


@pytest.mark.parametrize(
    ("text", "dois"),
    [
        ("https://www.tandfonline.com/doi/full/10.1080/00074918.2018.1522999", ["10.1080/00074918.2018.1522999"]),
        ("https://link.springer.com/content/pdf/10.1007/s10578-020-00977-2.pdf", ["10.1007/s10578-020-00977-2"]),
        ("https://onlinelibrary.wiley.com/doi/10.1111/imig.12345/abstract", ["10.1111/imig.12345"]),
        ("https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf", ["10.1101/2020.01.01.123456"]),
        ("https://x.example/a?doi=10.1000/182&x=1", ["10.1000/182"]),
        ("https://doi.org/10.1000/a&b", ["10.1000/a&b"]),
        ("https://doi.org/10.1000/abstract/pdf", ["10.1000/abstract/pdf"]),
        ("10.1000/182, 10.1000/183; 10.1000/182.", ["10.1000/182", "10.1000/183"]),
    ],
)
def test_dois_are_found_without_what_addresses_add(text: str, dois: list[str]) -> None:
    assert [i.value for i in find_identifiers(text) if i.kind is IdentifierKind.DOI] == dois


@pytest.mark.parametrize(
    ("text", "isbns"),
    [
        ("ISBN 9781464811067", ["9781464811067"]),
        ("ISBN-13: 978-1-4648-1106-7 (pbk)", ["9781464811067"]),
        ("ISBN 978 1 4648 1106 7", ["9781464811067"]),
        ("ISBN 978–1–4648–1106–7", ["9781464811067"]),
        ("978-1-4648-1106-7", ["9781464811067"]),
        ("ISBN (print) 978-1-4648-1106-7, ISBN (e): 978-1-4648-1107-4", ["9781464811067", "9781464811074"]),
        ("ISBN-10 0-306-40615-2", ["9780306406157"]),
        ("ISBN: 080442957X", ["9780804429573"]),
        ("https://x.example/9781464811067_full.pdf", ["9781464811067"]),
        ("https://x.example/?isbn=9781464811067", ["9781464811067"]),
        ("doi:10.1596/978-1-4648-1106-7", ["9781464811067"]),
        ("9781464811067", []),
        ("Tel: 9781464811067", []),
        ("Tel: +85223120031, Fax: +85229920111", []),
        ("phone: +66-53283259, fax: +66-53283259", []),
        ("+66(53)283259 or +66 869238313", []),
        ("0306406152", []),
        ("ISBN 978-1-4648-1106-8", []),
        ("ISBN 4006381333931", []),
        ("ISBN ٩٧٨١٤٦٤٨١١٠٦٧", []),
    ],
)
def test_isbns_are_found_and_telephones_are_not(text: str, isbns: list[str]) -> None:
    assert [i.value for i in find_identifiers(text) if i.kind is IdentifierKind.ISBN] == isbns


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        ("hdl:10986/28342", ["handle:10986/28342"]),
        ("https://hdl.handle.net/20.500.12592/abc.", ["handle:20.500.12592/abc"]),
        ("https://x.example/handle/10986/28342, and", ["handle:10986/28342"]),
        ("arXiv:2010.02123", ["arxiv:2010.02123"]),
        ("https://arxiv.org/pdf/2010.02123v2.pdf", ["arxiv:2010.02123v2"]),
        ("https://arxiv.org/abs/math/0309136", ["arxiv:math/0309136"]),
        ("https://doi.org/10.48550/arXiv.2010.02123", ["doi:10.48550/arxiv.2010.02123", "arxiv:2010.02123"]),
        ("arXiv:2010.021234", []),
        ("PMID: 12345678", ["pmid:12345678"]),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", ["pmid:12345678"]),
        ("https://www.ncbi.nlm.nih.gov/pubmed/12345678", ["pmid:12345678"]),
        ("pmc1234567", ["pmcid:PMC1234567"]),
        ("no identifier here", []),
        ("", []),
    ],
)
def test_other_identifiers_are_found(text: str, identifiers: list[str]) -> None:
    assert found(text) == identifiers


FIGURES = st.text(alphabet="0123456789", min_size=9, max_size=9)


def _isbn10(body: str) -> str:
    total = sum(int(c) * (10 - i) for i, c in enumerate(body))
    return body + "0123456789X"[-total % 11]


def _issn(body: str) -> str:
    total = sum(int(c) * (8 - i) for i, c in enumerate(body))
    return body + "0123456789X"[-total % 11]


def _spoiled(figures: str, at: int, by: int) -> str:
    return figures[:at] + str((int(figures[at]) + by) % 10) + figures[at + 1 :]


@given(FIGURES, st.integers(0, 8), st.integers(1, 9))
def test_check_digits_catch_any_single_wrong_digit(body: str, at: int, by: int) -> None:
    ten = _isbn10(body)
    thirteen = isbn13(ten)
    issn = _issn(body[:7])
    assert isbn_is_valid(ten)
    assert isbn_is_valid(thirteen)
    assert issn_is_valid(issn)
    assert not isbn_is_valid(_spoiled(ten, at, by))
    assert not isbn_is_valid(_spoiled(thirteen, at + 4, by))
    assert not isbn_is_valid(_spoiled(thirteen, at, by))
    assert not issn_is_valid(_spoiled(issn, at % 7, by))


@given(FIGURES)
def test_a_wrong_check_digit_is_caught(body: str) -> None:
    ten, thirteen = _isbn10(body), isbn13(_isbn10(body))
    assert sum(isbn_is_valid(body + last) for last in "0123456789X") == 1
    assert sum(isbn_is_valid(thirteen[:-1] + last) for last in "0123456789") == 1
    assert isbn13(ten) == isbn13("-".join(ten)) == isbn13(thirteen)


def test_what_is_no_isbn_stays() -> None:
    assert isbn13("0-306-40615-3") == "0306406153"
    assert not isbn_is_valid("")
    assert not isbn_is_valid("030640615")
    assert not issn_is_valid("2049-363")
    assert issn_is_valid("2049-3630")


@pytest.mark.parametrize(
    "hostile",
    [
        "10.1000/" * 50_000,
        "10.1000/" + "(" * 200_000,
        "9" * 300_000,
        "978-" * 100_000,
        " " * 300_000,
        "ISBN (" * 50_000,
        "<" * 200_000,
        "10.1000/a" + ")" * 9_000,
    ],
)
def test_hostile_texts_are_cut(hostile: str) -> None:
    assert len(find_identifiers(hostile)) < 10_000
    normalise_doi(hostile)


def test_a_plain_doi_is_normal_by_both_ways() -> None:
    for doi in (
        "10.1000/example.1",
        "10.1596/978-1-4648-1106-7",
        "10.1002/A_b/C.d",
        "10.1/x",
        "10.1000/a.",
        "10.1000/-a",
    ):
        assert normalise_doi(doi) == normalise_doi(f" {doi} ")
