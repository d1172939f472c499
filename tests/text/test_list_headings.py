"""Headings of lists of works in many languages."""

from __future__ import annotations

import pytest

from refcheck.text.list_headings import ListKind, is_subheading, list_kind


@pytest.mark.parametrize(
    "text",
    [
        "References",
        "7. References",
        "Selected bibliography",
        "Works Cited",
        "Literature cited:",
        "Referencias bibliográficas",
        "Bibliographie\n    ",
        "Literaturverzeichnis",
        "Referências",
        "Riferimenti bibliografici",
        "Daftar Pustaka",
        "Tài liệu tham khảo",
        "บรรณานุกรม",
    ],
)
def test_lists_of_cited_works_are_known(text: str) -> None:
    assert list_kind(text) is ListKind.CITED


def test_further_reading_is_another_list() -> None:
    assert list_kind("Further reading") is ListKind.READING
    assert list_kind("Sources") is ListKind.LOOSE


@pytest.mark.parametrize(
    "text", ["Notes", "Introduction", "References to the sea", "", "Data sources and methods", "x" * 500]
)
def test_other_headings_are_none(text: str) -> None:
    assert list_kind(text) is None


def test_parts_of_a_list_are_known() -> None:
    assert is_subheading("Primary sources")
    assert is_subheading("Books and articles")
    assert not is_subheading("Appendix A")
