"""Whatever a registry sends, it is read without an exception, and what comes of it can be stored."""

from __future__ import annotations

import json
from collections import Counter
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.evidence.registries import REGISTRIES, crossref_records, datacite, doi_org, openalex
from refcheck.evidence.registries.interface import Query, Registry, Told
from refcheck.evidence.registries.records import MAX_ITEMS
from refcheck.evidence.registries.telling import evidence_of
from refcheck.memory.codec import dump
from refcheck.text.comparison import compare_works

from .conftest import WORK, answered, claim, ledger, query

LONE = json.loads('"\\ud800"')
"""Half of a character, which JSON can carry and UTF-8 cannot."""
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=True),
    st.text(max_size=12),
    st.sampled_from(["", "10.7001/a", "ISBN:9780306406157", "2018-13-45", "<i>x", "&#99999999;", LONE, "x" * 9_000]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=4,
)
CROSSREF_FIELDS = (
    *("DOI", "title", "subtitle", "original-title", "author", "editor", "issued", "published-print", "posted"),
    *("container-title", "short-container-title", "institution", "publisher", "volume", "page", "ISBN", "ISSN"),
    *("updated-by", "relation", "type"),
)
DATACITE_FIELDS = (
    *("doi", "titles", "creators", "publicationYear", "publisher", "types", "container", "dates", "language"),
    "relatedIdentifiers",
)
OPENALEX_FIELDS = (
    *("id", "doi", "title", "publication_year", "publication_date", "authorships", "primary_location", "biblio"),
    *("type", "is_retracted", "language"),
)
PUBMED_FIELDS = (
    "title",
    "authors",
    "pubdate",
    "epubdate",
    "articleids",
    "pubtype",
    "fulljournalname",
    "volume",
    "pages",
)
BOOK_FIELDS = ("title", "subtitle", "authors", "publishers", "publish_places", "publish_date", "url")
CSL_FIELDS = (
    "type",
    "title",
    "author",
    "editor",
    "issued",
    "container-title",
    "DOI",
    "ISBN",
    "page",
    "publisher",
    "note",
)


def filled(fields: tuple[str, ...], **fixed: Any) -> st.SearchStrategy[dict[str, Any]]:
    deep = st.one_of(
        VALUES,
        st.lists(
            st.dictionaries(st.sampled_from(["title", "name", "family", "id", "DOI", "type"]), VALUES, max_size=3),
            max_size=3,
        ),
    )
    return st.dictionaries(st.sampled_from(fields), deep).map(lambda found: {**found, **fixed})


NAMES = {
    "doi.org": "doi:10.7001/a",
    "crossref": "doi:10.7001/a",
    "datacite": "doi:10.7001/a",
    "doi.org-records": "doi:10.7001/a",
    "arxiv": "arxiv:1801.00001",
    "pubmed": "pmid:31",
    "open-library": "isbn:9780306406157",
    "openalex": "doi:10.7001/a",
    "hdl.handle.net": "handle:10986/1",
    "repository": "handle:10986/1",
    "semantic-scholar": "doi:10.7001/a",
    "dblp": "doi:10.7001/a",
    "crossref-places": "doi:10.7001/a",
}
WRAPPED = {
    "doi.org": st.lists(filled(("DOI", "RA", "status"))),
    "crossref": filled(CROSSREF_FIELDS, DOI="10.7001/a").map(lambda found: {"message": {"items": [found]}}),
    "crossref-places": filled(CROSSREF_FIELDS, DOI="10.7001/a").map(lambda found: {"message": {"items": [found]}}),
    "datacite": filled(DATACITE_FIELDS, doi="10.7001/a").map(lambda found: {"data": [{"attributes": found}]}),
    "doi.org-records": filled(CSL_FIELDS, title="T"),
    "pubmed": filled(PUBMED_FIELDS, title="T").map(lambda found: {"result": {"31": found}}),
    "open-library": filled(BOOK_FIELDS, title="T").map(lambda found: {"ISBN:9780306406157": found}),
    "openalex": filled(OPENALEX_FIELDS, id="https://openalex.org/W1").map(lambda found: {"results": [found]}),
}
BY_NAME = {registry.name: registry for registry in REGISTRIES}


def asked_of(registry: Registry, *, search: bool = False) -> Query:
    url = f"{registry.base}/works?x" if registry.name != "datacite" else f"{registry.base}/dois?x"
    return query(registry, url, *(() if search else [NAMES[registry.name]]), claim="a" if search else None)


def survives(registry: Registry, body: Any, status: int = 200, *, search: bool = False) -> None:
    """Read an answer and do with it what a run does: compare, tell, remember."""
    asked = asked_of(registry, search=search)
    reading = registry.read(asked, answered(asked, body, status))
    known = ledger()
    wanted = claim("a", NAMES[registry.name], searchable=True)
    for record in (*reading.records.values(), *reading.found):
        compare_works(WORK, record.work)
        told = Told(outcome=reading.outcome, asked=asked.request.url, records=(record,))
        known.tell(registry.name, wanted.cited[0], told)
        known.tell_search(registry.name, "a", told)
    for one, word in reading.words.items():
        known.tell(registry.name, one, Told(outcome=reading.outcome, asked=asked.request.url, word=word))
    for evidence in evidence_of(wanted, known, [registry.name]):
        dump(evidence).encode()


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda one: one.name)
@given(body=VALUES, status=st.sampled_from([200, 201, 204, 301, 400, 404, 418]), search=st.booleans())
def test_any_value_may_be_the_answer(registry: Registry, body: Any, status: int, search: bool) -> None:
    survives(registry, body, status, search=search and bool(registry.searches))


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda one: one.name)
@given(body=st.binary(max_size=60))
def test_any_bytes_may_be_the_answer(registry: Registry, body: bytes) -> None:
    asked = asked_of(registry)
    registry.read(asked, answered(asked, body))


@pytest.mark.parametrize("name", WRAPPED)
@settings(max_examples=30)
@given(data=st.data())
def test_any_value_may_stand_in_any_field(name: str, data: st.DataObject) -> None:
    survives(BY_NAME[name], data.draw(WRAPPED[name]))


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda one: one.name)
def test_deep_and_long_answers(registry: Registry) -> None:
    for body in ("[" * 200_000, '{"a":' * 200_000, "9" * 50_000, f'{{"message": {"9" * 50_000}}}', b"\xff\xfe" * 1_000):
        asked = asked_of(registry)
        assert not registry.read(asked, answered(asked, body)).records


def test_lists_without_end_are_not_read_to_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()

    def counting(module: ModuleType, name: str) -> None:
        real = getattr(module, name)

        def count(*arguments: Any, **named: Any) -> Any:
            calls[module.__name__.rpartition(".")[2]] += 1
            return real(*arguments, **named)

        monkeypatch.setattr(module, name, count)

    counting(crossref_records, "name_of")
    counting(doi_org, "normalise_doi")
    counting(openalex, "_record")
    counting(datacite, "record_of")
    long = 20_000
    survives(BY_NAME["crossref"], {"message": {"items": [{"DOI": "10.7001/a", "author": [{"name": "x"}] * long}]}})
    survives(BY_NAME["doi.org"], [{"DOI": "10.7001/a", "RA": "Crossref"}] * long)
    survives(BY_NAME["openalex"], {"results": [{"id": "W1"}] * long})
    survives(BY_NAME["datacite"], {"data": [{"attributes": {"doi": "10.7001/b"}}] * long})
    assert set(calls.values()) == {MAX_ITEMS}
