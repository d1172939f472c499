from __future__ import annotations

from typing import Any

import pytest
from bibtexparser.splitter import Splitter
from hypothesis import given
from hypothesis import strategies as st

from refcheck.formats.bib_source import BibSource, apply_edits, field_edits, newline_of, scan, unify_newlines

FILE = """% a comment
@string{wb = "World Bank"}
@comment{jabref-meta: {x}}
@preamble{"\\newcommand{\\x}{y}"}

@book{one,
  title  = {The {T}itle, with = and "quotes"},
  author = "A {"} B and C",
  note   = {},
  publisher = wb # { Press},
  year   = 2017
}

@misc(two, title = {In (round) brackets}, url = "http://a.b/)x")
@article{three, title={}}
@misc{four}
@misc{five,}
"""

pieces = st.lists(
    st.sampled_from(
        [
            "@book{a,", "@article{b,\n", "@misc(c,", "@string{m = ", "@comment{", "title", " = ", "{x}", '"y"', ",", "\n",
            "}", "{", ")", "(", '"', "\\{", "\\}", '\\"', "year=2000", "@", " # ", "%", "=", " @x{", "\n@x{k,", '{"}', "\r\n",
        ]
    ),
    max_size=25,
).map("".join)  # fmt: skip


def entries_of(text: str) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """What bibtexparser says of the entries: type, key, raw text, fields."""
    found = []
    for block in Splitter(text).split().blocks:
        inner: Any = getattr(block, "ignore_error_block", None) or block
        if hasattr(inner, "fields"):
            found.append((inner.entry_type, inner.key, inner.raw, [(f.key, f.value) for f in inner.fields]))
    return found


def scanned(text: str) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    return [
        (
            entry.type,
            entry.key,
            text[entry.start : entry.end],
            [(text[f.start : f.name_end], text[f.value_start : f.value_end]) for f in entry.fields],
        )
        for entry in scan(text)
    ]


def test_the_scanner_agrees_with_bibtexparser() -> None:
    assert scanned(FILE) == entries_of(FILE)
    assert [entry.key for entry in scan(FILE)] == ["one", "two", "three", "four", "five"]


@given(pieces)
def test_the_scanner_agrees_with_bibtexparser_on_broken_files(text: str) -> None:
    last_word = [
        (kind, key, raw, [(name.split()[-1] if name.split() else "", value) for name, value in fields])
        for kind, key, raw, fields in entries_of(text)
    ]
    assert scanned(text) == last_word


@pytest.mark.parametrize(
    "text",
    [
        "@book\n{\n  k ,\n  title = {A},\n}\n",
        '@book{k,\n  remark = "{x "y, z" u, "v}",\n  title = {A},\n}\n',
        "@book{k,\n  % year = {1999},\n  title = {A},\n}\n",
    ],
)
def test_a_field_is_added_to_what_bibtex_alone_reads(text: str) -> None:
    entry = BibSource(text).entry_at(1, "k")
    assert entry is not None
    changed = apply_edits(text, field_edits(text, entry, {"year": "2001", "title": "B"}))
    assert changed == text.replace("title = {A},", "title = {B},\n  year = {2001},")


def test_an_entry_is_found_by_its_line() -> None:
    source = BibSource(FILE)
    entry = source.entry_at(6, "one")
    assert entry is not None
    assert entry.key == "one"
    assert [f.name for f in entry.fields] == ["title", "author", "note", "publisher", "year"]
    assert source.entry_at(6, "other") is None
    assert source.entry_at(7) is None
    assert source.entry_at(0) is None
    assert source.entry_at(1_000) is None


def test_two_entries_on_one_line_are_told_apart_by_their_keys() -> None:
    source = BibSource("@a{x, t={1}} @b{y, t={2}} @broken{")
    assert source.entry_at(1, "y") is not None
    assert source.entry_at(1, "z") is None


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_line_end_counts(newline: str) -> None:
    entry = BibSource(FILE.replace("\n", newline)).entry_at(6)
    assert entry is not None
    assert entry.key == "one"


def changed(text: str, values: dict[str, str | None], key: str = "one") -> str:
    entry = next(entry for entry in scan(text) if entry.key == key)
    return apply_edits(text, field_edits(text, entry, values))


def test_a_field_goes_with_its_line_and_its_comma() -> None:
    assert changed(FILE, {"note": None}) == FILE.replace("  note   = {},\n", "")


def test_the_last_field_goes_and_the_entry_stays_whole() -> None:
    after = changed(FILE, {"year": None})
    assert after == FILE.replace("  year   = 2017\n", "")
    assert scanned(after) == entries_of(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@b{one, t={}, y={2}}", "@b{one, y={2}}"),
        ("@b{one, y={2}, t={}}", "@b{one, y={2},}"),
        ("@b{one,\n  y={2}, t={},\n}", "@b{one,\n  y={2},\n}"),
        ("@b{one,\n  y={2},\n  t={} }", "@b{one,\n  y={2},\n   }"),
        ("@b{one,\r\n  t={},\r\n  y={2}\r\n}", "@b{one,\r\n  y={2}\r\n}"),
        ("@b{one,\r  t={},\r  y={2}\r}", "@b{one,\r  y={2}\r}"),
        ("@b{one, t={}}", "@b{one,}"),
    ],
)
def test_fields_go_from_entries_of_every_shape(before: str, after: str) -> None:
    assert changed(before, {"t": None}) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@b{one,\n  y = {2}\n}", "@b{one,\n  y = {2},\n  t = {N}\n}"),
        ("@b{one,\n  y = {2},\n}", "@b{one,\n  y = {2},\n  t = {N},\n}"),
        ("@b{one,\r\n\ty = {2},\r\n}", "@b{one,\r\n\ty = {2},\r\n\tt = {N},\r\n}"),
        ("@b{one,\n  year    = {2},\n}", "@b{one,\n  year    = {2},\n  t       = {N},\n}"),
        ("@b{one, y={2}}", "@b{one, y={2}, t = {N}}"),
        ("@b{one, y={2},}", "@b{one, y={2}, t = {N},}"),
        ("@b{one}", "@b{one,\n  t = {N},\n}"),
        ("@b{one,\n}", "@b{one,\n  t = {N},\n}"),
        ('@b{one, t="old"}', '@b{one, t="N"}'),
        ("@b{one, t = wb # {x}, y={2}}", "@b{one, t = {N}, y={2}}"),
    ],
)
def test_a_field_is_set_as_the_entry_has_the_others(before: str, after: str) -> None:
    assert changed(before, {"t": "N"}) == after


def test_several_new_fields_come_in_one_edit_and_setting_twice_changes_nothing() -> None:
    values: dict[str, str | None] = {"refcheck-mention": "a", "refcheck-note": "b"}
    once = changed(FILE, values)
    assert "  year   = 2017,\n  refcheck-mention = {a},\n  refcheck-note = {b}\n}" in once
    assert changed(once, values) == once


@given(st.sampled_from(["title", "author", "note", "year", "publisher", "new"]), st.none() | st.just("value"))
def test_whatever_is_changed_all_else_stays(name: str, value: str | None) -> None:
    after = changed(FILE, {name: value})
    before_fields = {f.name: FILE[f.value_start : f.value_end] for e in scan(FILE) if e.key == "one" for f in e.fields}
    after_fields = {f.name: after[f.value_start : f.value_end] for e in scan(after) if e.key == "one" for f in e.fields}
    before_fields.pop(name, None)
    changed_to = after_fields.pop(name, None)
    assert (changed_to or "").strip('{}"') == (value or "")
    assert after_fields == before_fields
    assert scanned(after)[1:] == scanned(FILE)[1:]


def test_a_long_hostile_file_is_scanned_in_one_go() -> None:
    assert list(scan("@a{" * 20_000)) == []
    assert list(scan("@a{x,\n" * 5_000)) == []
    assert len(list(scan("@a{x, t={y}}\n" * 5_000))) == 5_000


def test_line_ends() -> None:
    assert newline_of("a\r\nb\n") == "\r\n"
    assert newline_of("a") == "\n"
    assert unify_newlines("a\rb\r\nc") == "a\nb\r\nc"


def test_an_entry_of_an_odd_type_is_edited_where_it_stands() -> None:
    text = "@my-type{one,\n  year = {2001},\n}\n"
    entry = BibSource(text).entry_at(1)
    assert entry is not None
    assert (entry.type, entry.key, [field.name for field in entry.fields]) == ("my-type", "one", ["year"])
