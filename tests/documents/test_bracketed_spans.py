"""Attributes in braces behind brackets, of Pandoc, Quarto and kramdown: they are no part of the text."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.documents.inline import scan
from refcheck.model.place import Span
from refcheck.references import extract


def shown(text: str) -> str:
    (block,) = read_text(text).blocks
    return "".join(segment.text for segment in block.segments)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Roads of [Doe]{.smallcaps} and [Roe]{.smallcaps}.", "Roads of Doe and Roe."),
        ("*The [WEB]{.underline} system* of roads.", "The WEB system of roads."),
        ('[Chemins]{lang=fr .foreign title="Roads, and ways"} of old.', "Chemins of old."),
        ('[The road](https://a.example/road){:target="_blank"} of old.', "The road of old."),
        ('*Old* [The road](https://a.example/road){: .no rel="x"} here.', "Old The road here."),
        ("A picture ![of a road](road.png){width=50%} here.", "A picture  here."),
    ],
)
def test_attributes_are_not_shown(text: str, seen: str) -> None:
    assert shown(text) == seen


@pytest.mark.parametrize(
    "text",
    [
        "A set [a]{b} and [c] {.d} here.",
        "A format {:.2f} and [roads](){:.2f} here.",
        "Left [open]{.smallcaps here.",
        "A rule [x]{} here.",
    ],
)
def test_other_braces_stay(text: str) -> None:
    assert "{" in shown(text)


def test_a_surname_in_small_capitals_is_a_name() -> None:
    library = extract(read_text("A.[^1]\n\n[^1]: Jane [Doe]{.smallcaps}, *The [WEB]{.ul} of roads*, London 1982.\n"))
    (reference,) = library.references
    assert [name.family for name in reference.work.author] == ["Doe"]
    assert reference.work.title == "The WEB of roads"


def test_a_citation_in_a_span_is_one() -> None:
    text = "See [@doe, p. 3]{.mark}."
    (cited,) = scan(text, [Span(0, len(text))]).keys
    assert (cited.keys, cited.bracketed) == (("doe",), True)


def test_a_link_with_attributes_is_where_it_stands() -> None:
    text = 'See [The road](https://a.example/road){:target="_blank"} of old.\n'
    (link,) = read_text(text).links
    assert (link.url, link.text) == ("https://a.example/road", "The road")
    assert text[link.span.start : link.span.end] == "[The road](https://a.example/road)"
