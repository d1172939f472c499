"""reStructuredText: blocks, notes with their numbers, citations, links, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import refcheck
from refcheck.documents import read_text
from refcheck.model.document import BlockKind, Document, MentionForm


def read(text: str) -> Document:
    return read_text(text, path="a.rst", format="rst")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("*it* **bold** ``code [1]_`` :title:`A Book` :ref:`text <target>`", "it bold code [1]_ A Book text"),
        ("Re\\ *structured*\\ Text, 5\\*3, snake_case and trailing_ word", "RestructuredText, 5*3, snake_case and trailing_ word"),
        ("2*3 and x *y* z*", "2*3 and x y z*"),
        ("one\ntwo\n  three", "one two three"),
        ("Literal::\n\n  [1]_ no\n\nAfter", "Literal:||After"),
        ("::\n\n  [1]_ no", ""),
        (">>> x = '[1]_'\n\nAfter", "|After"),
        ("|name| and ``un closed", "name and ``un closed"),
        ("- a\n- b\n  more\n\n1. c\n#. d", "a|b more|c|d"),
        ("+---+-----+\n| a | *b* |\n+===+=====+\n| c | d   |\n+---+-----+", "a|b|c|d"),
        ("===  ====\nA b  C\n===  ====\nd    e\n===  ====", "A b|C|d|e"),
        (".. comment *x* [1]_\n   more\n\nText", "Text"),
        (".. note:: Heed *this*.\n   :class: x\n\n   And this.", "Heed this.|And this."),
        (".. code-block:: python\n\n   x = '[1]_'\n\nText", "|Text"),
        ("| line one\n| line two", "line one | line two"),
    ],
)  # fmt: skip
def test_the_plain_text(source: str, shown: str) -> None:
    assert "|".join(block.text for block in read(source).blocks) == shown


def test_headings_title_date_and_quotes() -> None:
    document = read(
        "=====\nTitle\n=====\n\n:Date: 12 March 2019\n:Author: Me\n\nPart\n----\n\nText\n\n   Said by her.\n\n.. epigraph:: Also said.\n"
    )
    assert (document.title, document.date) == ("Title", "2019-03-12")
    assert [(b.kind, b.level, b.text) for b in document.blocks if b.kind in {BlockKind.HEADING, BlockKind.QUOTE}] == [
        (BlockKind.HEADING, 1, "Title"),
        (BlockKind.HEADING, 2, "Part"),
        (BlockKind.QUOTE, 0, "Said by her."),
        (BlockKind.QUOTE, 0, "Also said."),
    ]


def test_notes_are_numbered_as_docutils_does() -> None:
    text = (
        "A [#wb]_ b [2]_ c [#]_ d [*]_ e [#wb]_ f [*]_.\n\n"
        ".. [#wb] Named,\n   over *two* lines.\n.. [2] Numbered.\n.. [#] Counted.\n.. [*] Star.\n.. [*] Dagger.\n"
    )
    document = read(text)
    assert [m.label for m in document.markers] == ["1", "2", "3", "*", "1", "†"]
    assert [(n.marker, n.text) for n in document.notes] == [
        ("1", "Named, over two lines."),
        ("2", "Numbered."),
        ("3", "Counted."),
        ("*", "Star."),
        ("†", "Dagger."),
    ]
    assert document.markers[0].span.of(text) == "[#wb]_"
    assert document.notes[0].span.of(text).startswith("Named,")


def test_citations_and_their_entries() -> None:
    document = read(
        "As [Smith2010]_ and :cite:p:`k1, k2` say.\n\n.. [Smith2010] J. Smith, *The Book*, 2010.\n\n.. bibliography:: refs.bib\n"
    )
    assert [(m.form, m.keys) for m in document.mentions] == [
        (MentionForm.KEY, ("Smith2010",)),
        (MentionForm.KEY, ("k1", "k2")),
    ]
    assert [(e.label, e.text) for e in document.entries] == [("Smith2010", "J. Smith, The Book, 2010.")]
    assert document.bibliographies == ("refs.bib",)


def test_links() -> None:
    document = read(
        "`A link <http://a.example/x\\_y>`_, `named one`_, word_, `first`__ and `second`__, http://b.example/z.\n\n"
        ".. _named one: http://named.example/a\n   b\n.. _word: http://word.example\n.. _alias: word_\n"
        "__ http://first.example\n.. __: http://second.example\n"
    )
    assert {link.url: link.text for link in document.links} == {
        "http://a.example/x_y": "A link",
        "http://named.example/ab": "named one",
        "http://word.example": "word",
        "http://first.example": "first",
        "http://second.example": "second",
        "http://b.example/z": "http://b.example/z",
    }


def test_a_comment_silences_and_a_title_is_mended(tmp_path: Path) -> None:
    note = ".. [1] M. Testaverde, *Migrating to Opportunity: Overcoming Barriers*, World Bank, 2017.\n"
    text = f"The report *Migrating for Opportunities: Overcoming Barriers* [1]_ says.\n\n{note}"
    path = tmp_path / "a.rst"
    path.write_text(text)
    (finding,) = (f for f in refcheck.check(path, offline=True).findings if f.code == "TTL002")
    assert finding.fix is not None
    assert finding.fix.edits[0].text == "Migrating to Opportunity: Overcoming Barriers"
    path.write_text(f".. refcheck: ignore=TTL002\n\n{text}")
    assert "TTL002" not in {f.code for f in refcheck.check(path, offline=True).findings}


@pytest.mark.parametrize(
    "unit", ["*a ", "**", "``", "`a ", "`a <", "[1]_ ", "a_ ", "__ ", "|a ", ".. [1] a\n", ".. a::\n", "::\n\n a\n", "- ", "=\n", "\\", ":a: ", "  a\n\n", "a\n===\n"]
)  # fmt: skip
def test_hostile_input_takes_no_longer_for_its_size(unit: str) -> None:
    assert read(unit * 3_000).format == "rst"


PIECES = [*"*`_|[]:.\\ -=#1a\n", "\n\n", ".. ", "``", "[1]_ ", ".. [#] ", "http://a.example ", "\r\n", "   "]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_place_is_in_the_file(text: str) -> None:
    document = read(text)
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(text)
        assert all(segment.span.end <= len(text) for segment in block.segments)
    assert all(mention.raw == mention.span.of(text) for mention in document.mentions)
