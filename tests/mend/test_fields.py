from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from bibtexparser.splitter import Splitter
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.formats.bib_source import BibSource, apply_edits, scan
from refcheck.formats.bibtex import write_entry
from refcheck.formats.mapping import Dialect
from refcheck.mend.fields import set_field, written_value
from refcheck.model.place import SetField
from refcheck.model.reference import Reference
from refcheck.references.bibtex import parse_bibtex
from tests.formats.hostile import references, texts

BIB = """% mine
@String{wb = "World Bank"}
@Book{ one ,
   Title = {A {T}itle}, author = "B and C",
   note  = {},
   publisher = wb # { Press},
   url   = {http://a.example/x_y}
}
stray text
@misc(two, title = {In (round) brackets})
"""


def intent(field: str, value: str | None, *, key: str = "one", line: int = 3) -> SetField:
    return SetField(path="a.bib", line=line, key=key, field=field, value=value, safe=True, summary="s")


def mended(text: str, *intents: SetField) -> str:
    for one in intents:
        text = apply_edits(text, set_field(BibSource(text), one))
    return text


def entries_of(text: str) -> list[tuple[str, dict[str, str]]]:
    """What bibtexparser says of the entries: key, and raw values by lower-case name."""
    blocks: list[Any] = list(Splitter(text).split().blocks)
    return [(b.key, {f.key.lower(): f.value for f in b.fields}) for b in blocks if hasattr(b, "fields")]


@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        ("title", "R&D: 100 % of $5 {x}", r"R\&D: 100 \% of \$5 {\textbraceleft}x{\textbraceright}"),
        ("url", "https://a.example/x_y?b=1&c=%20#d", "https://a.example/x_y?b=1&c=%20#d"),
        ("URL", "https://a.example/{x}\\y", "https://a.example/%7Bx%7D%5Cy"),
        ("doi", "10.1/a_b", "10.1/a_b"),
        ("archiveurl", "https://web.archive.org/web/2017/http://a.example/x_y", None),
        ("title", "two\nlines\x00", "two lines"),
        ("pages", "12–34", "12--34"),
        ("title", "1991–1992", "1991–1992"),
        ("note", r"\write18{rm}", r"{\textbackslash}write18{\textbraceleft}rm{\textbraceright}"),
    ],
)
def test_addresses_are_raw_and_text_is_escaped(field: str, value: str, written: str | None) -> None:
    assert written_value(field, value) == (value if written is None else written)


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (intent("title", "New"), "{A {T}itle}", "{New}"),
        (intent("TITLE", "New"), "{A {T}itle}", "{New}"),
        (intent("author", "Roe, Ann"), '"B and C"', '"Roe, Ann"'),
        (intent("author", "{}"), '"B and C"', r"{{\textbraceleft}{\textbraceright}}"),
        (intent("publisher", "IMF"), "wb # { Press}", "{IMF}"),
        (intent("url", "http://a.example/z&y"), "http://a.example/x_y", "http://a.example/z&y"),
        (intent("note", None), "   note  = {},\n", ""),
        (intent("year", "2017"), "x_y}\n}", "x_y},\n   year  = {2017}\n}"),
        (intent("author", None), ' author = "B and C",\n', "\n"),
        (intent("title", "x", key="two", line=10), "{In (round) brackets}", "{x}"),
    ],
)
def test_all_else_is_kept_to_the_byte(change: SetField, before: str, after: str) -> None:
    assert BIB.count(before) == 1
    assert mended(BIB, change) == BIB.replace(before, after)
    assert mended(BIB, change, change) == mended(BIB, change)


@pytest.mark.parametrize(
    "change",
    [intent("title", "x", line=1), intent("title", "x", key="One"), intent("title", "x", line=2), intent("isbn", None)],
)
def test_what_is_not_there_changes_nothing(change: SetField) -> None:
    assert set_field(BibSource(BIB), change) == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_new_line_ends_as_the_others_do(newline: str) -> None:
    after = mended(BIB.replace("\n", newline), intent("year", "2017"))
    assert after == mended(BIB, intent("year", "2017")).replace("\n", newline)


@settings(max_examples=40)
@given(st.lists(references(), min_size=1, max_size=3), st.sampled_from(list(Dialect)), st.data())
def test_bibtexparser_sees_the_one_change_and_no_other(
    found: list[Reference], dialect: Dialect, data: st.DataObject
) -> None:
    text = "\n".join(
        write_entry(reference, dialect=dialect, provenance=True, key=f"{reference.key}-{i}")
        for i, reference in enumerate(found)
    )
    before = entries_of(text)
    assert [(e.key, {f.name: text[f.value_start : f.value_end] for f in e.fields}) for e in scan(text)] == before
    at = data.draw(st.integers(0, len(found) - 1))
    key, fields = before[at]
    name = data.draw(st.sampled_from([*fields, "isbn", "url", "x-new"]))
    value = data.draw(st.none() | texts)
    line = parse_bibtex(text, path="a.bib").references[at].line
    after = mended(text, intent(name, value, key=key, line=line or 0))
    wanted = {k: v for k, v in fields.items() if k != name}
    if value is not None:
        wanted[name] = f"{{{written_value(name, value)}}}"
    assert entries_of(after) == [*before[:at], (key, wanted), *before[at + 1 :]]
    assert parse_bibtex(after, path="a.bib").problems == parse_bibtex(text, path="a.bib").problems


def test_a_raw_value_stands_as_it_is() -> None:
    braced = replace(intent("author", "{B & C Council}"), raw=True)
    assert "author = {{B & C Council}}" in mended(BIB, braced)
    assert r"\textbraceleft" in mended(BIB, replace(braced, raw=False))
