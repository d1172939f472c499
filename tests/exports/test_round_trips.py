"""Exported and imported again: as many works as before, and what the format holds of each is the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from refcheck.exports import FORMATS as WRITTEN
from refcheck.exports import export
from refcheck.formats.mapping import TYPES, csl_type, type_row
from refcheck.formats.ris_reader import RIS_TYPES
from refcheck.formats.tex import plain_line
from refcheck.model.reference import Library, Reference
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.bibtex import parse_bibtex
from refcheck.references.importing import bring_in
from refcheck.references.incoming import FORMATS as READ
from refcheck.references.incoming import parse_records
from tests.factories import make_reference
from tests.formats.hostile import NASTY, references

READ_AS = {"csl-json-zotero": "csl-json"}
FORMATS = {name: READ_AS.get(name, name) for name in WRITTEN if READ_AS.get(name, name) in READ}
"""Every format that is written and read, by what it is read as."""
SEVERAL = st.lists(references(), max_size=3)

# What real records hold: words, with the signs that titles and names have.
_WORD = st.text(alphabet="abcdeXYZéüß移民ا0189", min_size=1, max_size=8)
_TEXT = st.lists(
    _WORD | st.sampled_from(["&", "of", "–", "100%", "C#", "$5", "a_b", "(2nd)", "it’s"]), min_size=1, max_size=5
).map(" ".join)
_PLAIN = st.text(alphabet="ABCDEéabcd", min_size=2, max_size=8)
_PERSON = st.builds(
    Name,
    family=_PLAIN.map(str.capitalize),
    given=_PLAIN.map(str.capitalize),
    particle=st.sampled_from(["", "van den", "de"]),
    suffix=st.sampled_from(["", "Jr."]),
)
_INSTITUTION = st.builds(
    Name, literal=st.lists(_PLAIN, min_size=2, max_size=3).map(lambda words: "The " + " ".join(words))
)
_NAMES = st.lists(_PERSON | _INSTITUTION, max_size=3, unique=True).map(tuple)
_DATE = st.builds(
    PartialDate, year=st.integers(1000, 2199), month=st.integers(1, 12), day=st.integers(1, 28)
) | st.builds(PartialDate, year=st.integers(1000, 2199))
_MAYBE = st.just("") | _TEXT
WELL_FORMED = st.builds(
    Work,
    type=st.sampled_from([row.csl for row in TYPES]),
    title=_TEXT,
    author=_NAMES,
    editor=_NAMES,
    issued=st.none() | _DATE,
    accessed=st.none() | _DATE,
    container_title=_MAYBE,
    publisher=_MAYBE,
    publisher_place=_MAYBE,
    edition=st.sampled_from(["", "2", "3rd"]),
    volume=st.sampled_from(["", "12"]),
    page=st.sampled_from(["", "5-9", "S1-S7"]),
    doi=st.sampled_from(["", "10.1000/a_b%c(1)<2>"]),
    isbn=st.sampled_from([(), ("9781464811067",), ("978-1-4648-1106-7", "9781464811074")]),
    url=st.sampled_from(["", "https://one.example/a_b?c=d&e=%20f#g~h"]),
    abstract=_MAYBE,
    note=st.sampled_from(["", "forthcoming"]),
)


def again(found: list[Reference], name: str) -> list[Work]:
    library = parse_records(export(found, name), path="a", format=FORMATS[name])
    assert not [reference for reference in library.references if reference.problem]
    return [reference.work for reference in library.references]


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=12)
@given(SEVERAL)
def test_whatever_they_hold_none_is_lost_and_none_is_added(name: str, found: list[Reference]) -> None:
    known = [reference for reference in found if name in {"bibtex", "biblatex"} or _says_something(reference, name)]
    assert len(again(known, name)) == len(known)


def _says_something(reference: Reference, name: str) -> bool:
    """Return whether a record holds more than type and key: one that does not is told and left out."""
    return bool(plain_line(reference.work.title).strip("{},; "))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=12)
@given(SEVERAL)
def test_the_second_time_nothing_changes(name: str, found: list[Reference]) -> None:
    once = again([reference for reference in found if _says_something(reference, name)], name)
    twice = again([make_reference(key=f"k{i}", work=work) for i, work in enumerate(once)], name)
    without = {"ris": {"collection_number"}, "biblatex": {"isbn"}}.get(name, set())
    assert [_without(held(work), without) for work in twice] == [_without(held(work), without) for work in once]


def _without(values: dict[str, Any], names: set[str]) -> dict[str, Any]:
    for field in ("author", "editor"):
        # In RIS a comma ends what is an institution's name, so there is none inside.
        values[field] = [" ".join(person.full.replace(",", " ").split()) for person in values.get(field, ())]
    return {name: value for name, value in values.items() if name not in names}


def held(work: Work) -> dict[str, Any]:
    values = {field: getattr(work, field) for field in work.known_fields() if field not in {"extra", "subtitle"}}
    for field in ("issued", "accessed"):
        if field in values:
            values[field] = str(values[field])
    return values


@pytest.mark.parametrize("name", FORMATS)
@given(WELL_FORMED)
def test_what_a_format_holds_comes_back_as_it_was(name: str, work: Work) -> None:
    (back,) = again([make_reference(key="a", work=work)], name)
    assert expected(back, name) == expected(work, name)


def expected(work: Work, name: str) -> dict[str, Any]:
    """What a format holds of a work: what it has no place for is left out, and only that."""
    values = held(work) | {"type": work.type}
    for field in ("author", "editor"):
        values[field] = [(person.surname, person.given, person.suffix) for person in getattr(work, field)]
    if name == "biblatex":
        values["isbn"] = work.isbn[:1]
    if name in {"bibtex", "biblatex"}:
        # An entry type does not always tell the type, nor that a thesis is one of a doctor.
        row = type_row(work.type)
        values["type"] = csl_type(row.bibtex if name == "bibtex" else row.biblatex, row.genre)
        values.pop("genre", None)
    if name == "csl-json-zotero" and work.type in {"book", "report"} and work.container_title:
        values["collection_title"] = work.collection_title or work.container_title
    if name == "ris":
        values |= _in_ris(work)
    if name == "endnote-xml":
        values |= dict.fromkeys(("type", "container_title", "collection_title"), _in_endnote(work))
        # A journal has an ISSN where others have an ISBN.
        values["isbn"] = () if work.type.startswith("article-") else work.isbn
    return values


def _in_endnote(work: Work) -> str:
    """EndNote has one type for several, and one title for what a work is part of."""
    return work.container_title or work.collection_title


def _in_ris(work: Work) -> dict[str, Any]:
    """RIS has one tag for several types; of the title that a work is part of, its type decides what it is."""
    ris = type_row(work.type).ris
    values: dict[str, Any] = {"type": RIS_TYPES[ris]}
    for field in ("container_title", "collection_title"):
        values[field] = work.container_title or work.collection_title
    return values


_FIELD = st.from_regex(r"[a-z][a-z0-9_.:+-]{0,12}", fullmatch=True)
_NASTY_LINE = st.sampled_from(NASTY) | st.text(max_size=30)


@pytest.mark.parametrize("name", ["ris", "csl-json", "csl-json-zotero", "endnote-xml"])
@settings(max_examples=60)
@given(st.dictionaries(_FIELD.map("x-{}".format), _NASTY_LINE, max_size=4), st.booleans())
@example(extra={"x-a": "\u00a0", "x-b": "\u3000 \u2028"}, others=False)
def test_fields_that_a_format_does_not_know_come_back(name: str, extra: dict[str, str], others: bool) -> None:
    work = Work(
        type="article-journal", title="T", author=(Name(family="Roe", given="Jane"),), others=others, extra=extra
    )
    (back,) = again([make_reference(key="a", work=work)], name)
    assert dict(back.extra) == {field: line for field, value in extra.items() if (line := plain_line(value))}
    assert (back.author, back.others) == (work.author, others)


KNOWN_ELSEWHERE = {
    "shortjournal": "J. T.", "pagetotal": "12", "volumes": "3", "section": "Sport", "howpublished": "CD", "venue": "Graz",
    "eventdate": "2020-05", "origdate": "1911", "bookauthor": "Poe, Eve", "annotation": "mine", "library": "Main, 3.12",
    "database": "PubMed", "database-provider": "NLM", "accession-number": "rk9", "affiliation": "Univ. of X",
    "collection-editor": "Doe, Jan", "ris-c4": "four", "csl-director": "Poe, Eve", "endnote-custom4": "five",
}  # fmt: skip


@pytest.mark.parametrize("kind", ["article-journal", "book", "chapter", "paper-conference", "report", "webpage"])
@pytest.mark.parametrize("name", ["ris", "csl-json", "csl-json-zotero", "endnote-xml"])
def test_fields_that_some_formats_know_come_back_from_all(name: str, kind: str) -> None:
    work = Work(
        type=kind,
        title="T",
        author=(Name(family="Roe", given="Jane"),),
        container_title="" if kind in {"book", "report"} else "C",
        event_title="An Event",
        eprint="12/34",
        eprint_type="jstor",
        pmid="123456",
        pmcid="PMC1234",
        extra=KNOWN_ELSEWHERE,
    )
    (back,) = again([make_reference(key="a", work=work)], name)
    assert dict(back.extra) == KNOWN_ELSEWHERE
    for field in ("eprint", "eprint_type", "pmid", "pmcid", "event_title", "container_title"):
        assert getattr(back, field) == getattr(work, field), field


@pytest.mark.parametrize("name", ["ris", "endnote-xml"])
def test_the_number_of_an_article_is_not_its_issue(name: str) -> None:
    work = Work(type="article-journal", title="T", container_title="J", volume="3", number="e103")
    (back,) = again([make_reference(key="a", work=work)], name)
    assert (back.number, back.issue) == ("e103", "")


@settings(max_examples=12)
@given(SEVERAL, st.sampled_from(["csl-json", "ris", "bibtex"]))
def test_brought_into_a_bib_as_many_are_there_as_were_new(found: list[Reference], name: str) -> None:
    library = parse_records(export(found, name), path="a", format=FORMATS[name])
    brought = bring_in([library], Library(path="b.bib", text="% mine\n@misc{kept, title = {Kept}}\n"))
    text = brought.texts.get("b.bib", "")
    assert len(brought.added) + len(brought.known) == len([r for r in library.references if not r.problem])
    entries = parse_bibtex(text, path="b.bib")
    assert not text or text.startswith("% mine\n@misc{kept, title = {Kept}}\n")
    assert len(entries.references) == (len(brought.added) + 1 if text else 0)
    assert not [one for one in entries.references if one.problem]


@pytest.mark.parametrize("value", NASTY)
@pytest.mark.parametrize("name", FORMATS)
def test_a_hostile_value_in_every_field_makes_no_second_record(name: str, value: str) -> None:
    work = Work(
        type="report",
        title=f"T {value}",
        author=(Name(family=value, given=value), Name(literal=value)),
        publisher=value,
        volume=value,
        url=value,
        doi=value,
        note=value,
        abstract=value,
    )
    one, other = make_reference(key="a", work=work), make_reference(key="b", work=Work(title="The other work"))
    back = again([one, other], name)
    assert len(back) == 2
    assert back[1].title == "The other work"


@pytest.mark.parametrize("name", FORMATS)
def test_a_hundred_authors_come_back(name: str) -> None:
    many = tuple(Name(given=f"G{i}", family=f"F{i}") for i in range(100))
    (back,) = again([make_reference(key="a", work=Work(type="book", title="A Title", author=many))], name)
    assert back.author == many
