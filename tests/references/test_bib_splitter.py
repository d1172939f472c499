"""The short way and bibtexparser's own way through an entry lead to the same blocks."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from bibtexparser.splitter import Splitter
from hypothesis import given
from hypothesis import strategies as st

from refcheck.references.bib_blocks import split_blocks
from refcheck.references.bib_splitter import QuickSplitter

PIECES = st.sampled_from(
    [
        "@book{a,",
        "@misc{b,\n",
        " title = ",
        "year=",
        "{T}",
        "{A {B} {C {D {E}}}}",
        '"q"',
        '"q {"} r"',
        "2014",
        " # ",
        "m-x",
        "\\{",
        "\\}",
        '\\"',
        "\\\\",
        "\\\n",
        "{",
        "}",
        '"',
        ",",
        "=",
        "@",
        "\n",
        "%",
        " ",
        ",\n",
        "}\n\n",
        "@x{",
        "(",
        ")",
        "a@b",
    ]
)


def blocks(splitter: type[Splitter], text: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for outer in splitter(text).split().blocks:
        block: Any = outer
        while block is not None:
            fields = [(field.key, field.value, field.start_line) for field in getattr(block, "fields", ())]
            told = [getattr(block, name, None) for name in ("key", "comment", "value", "duplicate_keys")]
            found.append((type(block).__name__, block.start_line, block.raw, fields, *told))
            block = getattr(block, "ignore_error_block", None)
    return found


@pytest.fixture(autouse=True)
def quiet() -> None:
    logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_has_the_same_blocks(text: str) -> None:
    assert blocks(QuickSplitter, text) == blocks(Splitter, text)


@pytest.mark.parametrize(
    "entry",
    [
        "@book{k,\n  title = {A {B} C},\n  year = 2014\n}",
        '@book{k,\n  title\n = \n{A},\n\n  note = "x {y} z" # m # {n},\n}',
        "@book{k, a = {1}, a = {2}, b = {\\\n\\'e}}",
        "@book{k,}",
        "@book{k}",
        '@book{k, a = "x \\" y", b = "{"}", c = {a@b.c}}',
        "@book(k, a = {1}, b = {2})",
        "@book{k, a = {1} b = {2}}",
        "@book{k, a = {1}\n@book{l, a = {2}}",
        "@book{k, a = {1}, % a comment\n b = {2}}",
        "@string{m = {x}}@book{k, a = m}\nafter\n@comment{x}",
    ],
)
def test_entries_of_every_kind(entry: str) -> None:
    text = f"before\n{entry}\n\n@misc{{z, t = {{T}}}}\n"
    assert blocks(QuickSplitter, text) == blocks(Splitter, text)


def test_what_is_never_closed_ends_at_once() -> None:
    text = "@book{k, a = {" * 20_000 + "x = {" * 20_000
    assert QuickSplitter(text).split().blocks


def test_what_only_begins_like_a_comment_is_an_entry() -> None:
    text = "@commentary{palandt, title = {A}}\n@comment{x, title = {B}}\n@COMMENT jabref-meta: {C}\n"
    assert [entry.key for entry in split_blocks(text).entries] == ["palandt"]
