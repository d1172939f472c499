from __future__ import annotations

import pytest

from refcheck.content.linked_data import work_of_node
from refcheck.content.records import is_scholarly, work_of_tags
from refcheck.model.work import Name


def test_highwire_tags_make_a_work() -> None:
    work = work_of_tags(
        {
            "citation_title": ["Moving On"],
            "citation_author": ["Doe, Jane", "Richard Roe", "Doe, Jane"],
            "citation_publication_date": ["2017/10/08"],
            "citation_journal_title": ["Journal of Moves"],
            "citation_volume": ["4"],
            "citation_issue": ["2"],
            "citation_firstpage": ["11"],
            "citation_lastpage": ["29"],
            "citation_doi": ["https://doi.org/10.1234/ABC"],
            "citation_issn": ["1234-5679"],
            "citation_publisher": ["Moves &amp; Co"],
        },
        "Moving On",
    )
    assert work is not None
    assert work.author == (Name(given="Jane", family="Doe"), Name(given="Richard", family="Roe"))
    assert str(work.issued) == "2017-10-08"
    assert (work.type, work.container_title, work.page) == ("article-journal", "Journal of Moves", "11-29")
    assert (work.doi, work.issn, work.publisher) == ("10.1234/abc", ("1234-5679",), "Moves & Co")


def test_dublin_core_makes_a_work_of_no_kind() -> None:
    work = work_of_tags(
        {"dc.title": ["X"], "dc.creator": ["Andy Powell, UKOLN, University of Bath"], "dcterms.issued": ["2003-11-01"]},
        "X",
    )
    assert work is not None
    assert [name.full for name in work.author] == ["Andy Powell"]
    assert (str(work.issued), work.type) == ("2003-11-01", "document")


def test_several_authors_may_stand_in_one_tag() -> None:
    work = work_of_tags({"citation_authors": ["Doe, Jane; Roe, Richard"]}, "X")
    assert work is not None
    assert [name.family for name in work.author] == ["Doe", "Roe"]


def test_only_identifiers_that_are_some_are_taken() -> None:
    work = work_of_tags(
        {"dc.identifier": ["tel-02083632", "doi:10.1234/x"], "citation_isbn": ["978-1-4648-1106-7", "9781464811068"]},
        "X",
    )
    assert work is not None
    assert (work.doi, work.isbn) == ("10.1234/x", ("9781464811067",))


@pytest.mark.parametrize(("first", "last", "page"), [("1", "8", "1-8"), ("7", "7", "7"), ("7", "", "7"), ("", "9", "")])
def test_pages_are_an_extent(first: str, last: str, page: str) -> None:
    work = work_of_tags({"citation_firstpage": [first], "citation_lastpage": [last]}, "X")
    assert work is not None
    assert work.page == page


def test_a_plain_page_is_a_web_page_and_one_without_a_title_is_no_work() -> None:
    work = work_of_tags({"og:title": ["X"]}, "X")
    assert work is not None
    assert (work.type, work.author, work.issued) == ("webpage", (), None)
    assert work_of_tags({"citation_author": ["Doe, Jane"]}, "") is None


def test_only_tags_of_works_are_scholarly() -> None:
    assert is_scholarly({"dc.title": ["X"]})
    assert not is_scholarly({"og:title": ["X"], "citation_author": ["Y"]})


def test_a_json_ld_node_makes_a_work() -> None:
    work = work_of_node(
        {
            "@type": ["https://schema.org/ScholarlyArticle"],
            "headline": "Moving &amp; Staying",
            "author": [
                {"@type": "Person", "familyName": "Doe", "givenName": "Jane"},
                {"@type": "Organization", "name": "World Bank"},
                {"name": "Richard Roe"},
                "Max Moe",
                "/author/unknown.html",
                17,
            ],
            "datePublished": "2017-10-08T09:00:00Z",
            "publisher": {"name": "Moves"},
            "isPartOf": {"@type": "Periodical", "name": "Journal of Moves"},
            "identifier": [{"@type": "PropertyValue", "value": "10.1234/ABC"}],
            "isbn": ["978-1-4648-1106-7"],
        }
    )
    assert work is not None
    assert (work.type, work.title) == ("article-journal", "Moving & Staying")
    assert [name.full for name in work.author] == ["Jane Doe", "World Bank", "Richard Roe", "Max Moe"]
    assert work.author[1].literal == "World Bank"
    assert (str(work.issued), work.publisher, work.container_title) == ("2017-10-08", "Moves", "Journal of Moves")
    assert (work.doi, work.isbn) == ("10.1234/abc", ("9781464811067",))


@pytest.mark.parametrize(
    "node",
    [
        {},
        {"@type": "WebSite", "name": "Some Site"},
        {"@type": "Book"},
        {"@type": "Book", "name": ""},
        {"@type": 7, "name": "X"},
        {"@type": ["Organization"], "name": "X"},
        {"name": "X", "author": {"name": None}},
    ],
)
def test_other_nodes_make_none(node: dict[str, object]) -> None:
    assert work_of_node(node) is None


def test_values_of_odd_types_are_passed_over() -> None:
    work = work_of_node(
        {"@type": "Book", "name": {"@value": "X"}, "author": 3, "isbn": [None, {}], "datePublished": ["soon"]}
    )
    assert work is not None
    assert (work.title, work.author, work.issued) == ("X", (), None)
