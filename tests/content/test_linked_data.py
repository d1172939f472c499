from __future__ import annotations

import json
from typing import Any

import pytest

from refcheck.content.linked_data import MAX_NODES, main_work, nodes_of, work_of_node
from refcheck.model.work import Name

URL = "https://www.journal.example/articles/7"
ARTICLE = {"@type": "ScholarlyArticle", "headline": "A Study of Moving"}


def found(*nodes: Any, url: str = URL) -> str:
    work = main_work(nodes_of(json.dumps(node) for node in nodes), url)
    return work.title if work is not None else ""


def test_the_only_work_of_a_graph() -> None:
    assert found({"@graph": [{"@type": "WebSite", "name": "S"}, ARTICLE]}) == "A Study of Moving"
    assert found([{"@type": "Organization", "name": "O"}], ARTICLE) == "A Study of Moving"


@pytest.mark.parametrize(
    "own",
    [
        {"url": URL},
        {"@id": "http://journal.example/articles/7#article"},
        {"mainEntityOfPage": {"@type": "WebPage", "@id": f"{URL}/"}},
        {"url": "/articles/7"},
    ],
)
def test_of_several_works_the_one_with_the_address_of_the_page(own: dict[str, Any]) -> None:
    other = {"@type": "ScholarlyArticle", "headline": "Another Study", "url": "https://www.journal.example/articles/8"}
    assert found({"@graph": [other, {**ARTICLE, **own}]}) == "A Study of Moving"
    assert found({"@graph": [other, ARTICLE]}) == ""


def test_or_the_main_entity() -> None:
    page = {"@type": "WebPage", "mainEntity": {"@id": "#a"}}
    other = {"@type": "Book", "name": "A Book It Cites"}
    assert found({"@graph": [page, {**ARTICLE, "@id": "#a"}, other]}) == "A Study of Moving"


@pytest.mark.parametrize("kind", ["CollectionPage", "SearchResultsPage", "ItemList"])
def test_the_one_work_of_a_list_is_not_the_page(kind: str) -> None:
    assert found({"@graph": [{"@type": kind, "name": "Results"}, ARTICLE]}) == ""
    listed = {"@type": "ItemList", "itemListElement": [ARTICLE, {"@type": "Book", "name": "B"}]}
    assert found(listed) == ""


def test_who_and_what_it_is_in_may_be_named_elsewhere() -> None:
    graph = [
        {"@id": "#p", "@type": "Person", "familyName": "Berg", "givenName": "Anna"},
        {"@id": "#j", "@type": "Periodical", "name": "The Journal"},
        {"@id": "#v", "@type": "PublicationVolume", "volumeNumber": 12, "isPartOf": {"@id": "#j"}},
        {"@id": "#i", "@type": "PublicationIssue", "issueNumber": "3", "isPartOf": {"@id": "#v"}},
        {
            **ARTICLE,
            "author": [{"@id": "#p"}],
            "isPartOf": {"@id": "#i"},
            "pageStart": "11",
            "pageEnd": "29",
            "identifier": [
                {"@type": "PropertyValue", "propertyID": "PMID", "value": "123456"},
                "https://doi.org/10.1234/X",
            ],
        },
    ]
    work = main_work(nodes_of([json.dumps({"@graph": graph})]), URL)
    assert work is not None
    assert work.author == (Name(family="Berg", given="Anna"),)
    assert (work.container_title, work.volume, work.issue, work.page) == ("The Journal", "12", "3", "11-29")
    assert (work.doi, work.pmid) == ("10.1234/x", "123456")


def test_the_page_that_it_is_on_is_no_container() -> None:
    work = work_of_node({**ARTICLE, "isPartOf": {"@type": "WebPage", "name": "A Study of Moving - Site"}})
    assert work is not None
    assert work.container_title == ""


def test_circles_end() -> None:
    ring = {"@id": "#a", "@type": "Book", "name": "Round", "isPartOf": {"@id": "#a"}}
    assert found({"@graph": [ring]}) == "Round"


@pytest.mark.parametrize("script", ["", "{", "[" * 50_000, "3", '{"@type": "Book"}', '{"@type": "Book", "name": 3}'])
def test_what_is_broken_says_nothing(script: str) -> None:
    assert main_work(nodes_of([script]), URL) is None


def test_many_nodes_are_bounded() -> None:
    nodes = [{"@type": "WebPage", "@id": f"#{n}"} for n in range(3 * MAX_NODES)]
    assert found({"@graph": [*nodes, ARTICLE]}) == ""
