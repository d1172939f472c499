"""An inquiry is asked and answered by hand, request by request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from refcheck.config import Config, NetworkConfig, Search
from refcheck.evidence.registries import REGISTRIES, ledger
from refcheck.evidence.registries.inquiry import WORTH_A_BATCH, Inquiry
from refcheck.evidence.registries.interface import Claim, Registry
from refcheck.evidence.registries.ledger import Ledger
from refcheck.fetch.exchange import Failure, Request, Response
from refcheck.model.comparison import WorkComparison
from refcheck.model.evidence import Evidence, Outcome, RequestKind, Via
from refcheck.model.reference import Reference
from refcheck.model.work import PartialDate, Work
from refcheck.text.comparison import compare_works
from refcheck.text.identifiers import Identifier, IdentifierKind
from tests.factories import make_page, make_reference, make_work

from .asking import PAPER
from .conftest import TITLE, WHEN, WORK, others


def reference(key: str = "a", **fields: Any) -> Reference:
    return make_reference(key=key, work=others(WORK, **fields))


def inquiry(*references: Reference, search: Search = Search.FIELDS, pages: Any = None, **how: Any) -> Inquiry:
    config = Config(network=NetworkConfig(search=search))
    made = Inquiry(references, registries=REGISTRIES, config=config, **how)
    made.start(pages or {})
    return made


def answer(request: Request, body: Any, status: int = 200, **fields: Any) -> Response:
    return Response(request=request, status=status, body=json.dumps(body).encode(), attempts=1, when=WHEN, **fields)


def names(requests: Iterable[Request]) -> list[tuple[str, str]]:
    return [(request.source, request.kind.value) for request in requests]


AGENCIES = {"10.7001": "Crossref", "10.7002": "DataCite", "10.7003": "mEDRA"}
RECORD: dict[str, Any] = {
    "title": [TITLE],
    "author": [{"family": "Wirawan", "given": "Dewi"}, {"family": "Lindqvist", "given": "Karl"}],
    "issued": {"date-parts": [[2018]]},
    "container-title": ["Journal of Island Labour"],
    "type": "journal-article",
}


def world(*known: str) -> Callable[[Request], Response]:
    """Registries: DOIs exist by their prefix, and those ``known`` are of the work."""

    def ask(request: Request) -> Response:
        parts = urlsplit(request.url)
        if request.source == "doi.org":
            dois = parts.path.removeprefix("/doiRA/").split(",")
            rows = [
                {"DOI": doi, "RA": AGENCIES[doi[:7]]}
                if doi[:7] in AGENCIES
                else {"DOI": doi, "status": "DOI does not exist"}
                for doi in dois
            ]
            return answer(request, rows)
        if request.source == "crossref" and "filter" in parse_qs(parts.query):
            wanted = [one.removeprefix("doi:") for one in parse_qs(parts.query)["filter"][0].split(",")]
            items = [{"DOI": doi, **RECORD} for doi in wanted if doi in known and doi.startswith("10.7001")]
            return answer(request, {"message": {"items": items}})
        if request.source == "crossref":
            return answer(request, {"message": {"items": [{"DOI": doi, **RECORD} for doi in known]}})
        if request.source == "datacite":
            ids = parse_qs(parts.query)["ids"][0].split(",")
            given = [{"attributes": {"doi": doi, "titles": [{"title": TITLE}]}} for doi in ids if doi in known]
            return answer(request, {"data": given})
        return answer(request, {"results": []})

    return ask


def released(made: Inquiry) -> list[Request]:
    """What is asked when nothing more is awaited, as a run has it."""
    made.release()
    return made.take_planned()


def played(made: Inquiry, ask: Callable[[Request], Response]) -> list[list[Request]]:
    """Answer until nothing more is asked; return what was asked, round by round."""
    rounds = []
    while requests := made.take_planned():
        rounds.append(requests)
        for request in requests:
            assert made.owns(request)
            made.take(ask(request))
        assert len(rounds) < 12
    return rounds


def test_a_doi_takes_an_agency_and_a_record_and_no_search() -> None:
    made = inquiry(reference(doi="10.7001/a"))
    assert [names(one) for one in played(made, world("10.7001/a"))] == [
        [("doi.org", "identifier")],
        [("crossref", "identifier")],
    ]
    agency, record = made.evidence()
    assert (agency.outcome, agency.kept) == (Outcome.FOUND, "Crossref")
    assert (record.outcome, record.matches, record.via, record.identifier) == (
        Outcome.FOUND,
        True,
        Via.CITED,
        "doi:10.7001/a",
    )


def test_many_references_take_as_few_requests_as_one() -> None:
    made = inquiry(*(reference(str(n), doi=f"10.7001/{n}") for n in range(50)))
    rounds = played(made, world(*(f"10.7001/{n}" for n in range(50))))
    assert [len(one) for one in rounds] == [1, 1]
    assert len([one for one in made.evidence() if one.matches]) == 50


@pytest.mark.parametrize(
    ("fields", "source"),
    [
        ({"doi": "10.7002/a"}, "datacite"),
        ({"doi": "10.7003/a"}, "doi.org-records"),
        ({"eprint": "1801.00001", "eprint_type": "arxiv"}, "arxiv"),
        ({"pmid": "31"}, "pubmed"),
    ],
)
def test_nothing_is_searched_while_a_registry_is_asked_by_identifier(fields: dict[str, str], source: str) -> None:
    made = inquiry(reference(**fields))
    seen: list[tuple[str, str]] = []
    while source not in {name for name, _ in seen}:
        requests = made.take_planned()
        seen += names(requests)
        for request in requests:
            if request.source != source:
                made.take(world()(request))
    assert "search" not in {kind for _, kind in seen}


def test_a_work_without_identifiers_is_searched_for_at_one_registry_then_the_other() -> None:
    rounds = played(inquiry(reference()), world())
    assert [names(one) for one in rounds] == [[("crossref", "search")], [("openalex", "search")]]
    found = inquiry(reference())
    assert [names(one) for one in played(found, world("10.7001/a"))] == [[("crossref", "search")]]
    (evidence,) = found.evidence()
    assert (evidence.via, evidence.identifier, evidence.matches) == (Via.SEARCH, "doi:10.7001/a", True)


def test_a_dead_doi_is_asked_of_all_and_then_searched_for() -> None:
    made = inquiry(reference(doi="10.9999/dead"))
    played(made, world("10.7001/a"))
    said = {(one.source, one.via): one.outcome for one in made.evidence()}
    assert said == {
        ("doi.org", Via.CITED): Outcome.NOT_FOUND,
        ("crossref", Via.CITED): Outcome.NOT_FOUND,
        ("datacite", Via.CITED): Outcome.NOT_FOUND,
        ("crossref", Via.SEARCH): Outcome.FOUND,
    }


def test_two_references_to_one_doi_ask_once() -> None:
    made = inquiry(reference("a", doi="10.7001/a"), reference("b", doi="10.7001/A"))
    assert [len(one) for one in played(made, world("10.7001/a"))] == [1, 1]
    assert {one.reference for one in made.evidence() if one.matches} == {"a", "b"}


def test_two_references_to_one_work_search_once() -> None:
    made = inquiry(reference("a"), reference("b"))
    assert [len(one) for one in played(made, world("10.7001/a"))] == [1]
    assert {one.reference for one in made.evidence() if one.matches} == {"a", "b"}


def test_with_searching_off_nothing_is_searched() -> None:
    assert inquiry(reference(), search=Search.OFF).take_planned() == []


def test_a_search_waits_for_the_page_and_is_not_made_when_it_shows_the_work() -> None:
    made = inquiry(reference(url="https://www.example.org/a"), pages={"a": ["https://www.example.org/a"]})
    assert made.take_planned() == []
    made.page_told("a", "https://www.example.org/a", [make_page(TITLE, "a")])
    assert made.take_planned() == []
    made.release()
    assert made.take_planned() == []


@pytest.mark.parametrize("pages", [[], [make_page("Another Thing Altogether", "a")]])
def test_a_page_that_tells_nothing_of_it_leaves_the_search(pages: list[Evidence]) -> None:
    made = inquiry(reference(url="https://www.example.org/a"), pages={"a": ["https://www.example.org/a"]})
    made.page_told("a", "https://www.example.org/a", pages)
    assert names(made.take_planned()) == [("crossref", "search")]


def test_a_page_that_never_answers_is_not_waited_for_for_ever() -> None:
    made = inquiry(reference(url="https://www.example.org/a"), pages={"a": ["https://www.example.org/a"]})
    made.release()
    assert names(made.take_planned()) == [("crossref", "search")]


def test_identifiers_that_pages_give_are_gathered_into_batches() -> None:
    keys = [str(n) for n in range(WORTH_A_BATCH)]
    made = inquiry(*(reference(key, url=f"https://x.example/{key}") for key in keys), pages={k: [k] for k in keys})
    for key in keys:
        assert made.take_planned() == []
        made.page_told(key, key, [make_page(TITLE, key, record=Work(title=TITLE, doi=f"10.7001/{key}"))])
    (request,) = made.take_planned()
    assert request.url.count(",") == WORTH_A_BATCH - 1
    made.take(world()(request))
    assert {one.via for one in made.evidence()} == {Via.PAGE}


def test_what_was_held_back_is_asked_at_the_end() -> None:
    made = inquiry(reference(url="https://x.example/"), pages={"a": ["p"]})
    made.page_told("a", "p", [make_page(TITLE, "a", record=Work(title=TITLE, doi="10.7001/a"))])
    made.release()
    assert names(made.take_planned()) == [("doi.org", "identifier")]


@pytest.mark.parametrize("status", [429, 503, 403, 500])
def test_a_registry_that_is_down_outranks_what_others_do_not_know(status: int) -> None:
    def ask(request: Request) -> Response:
        return answer(request, {}, status) if request.source == "crossref" else world()(request)

    made = inquiry(reference(doi="10.7001/a"))
    assert [names(one) for one in played(made, ask)] == [[("doi.org", "identifier")], [("crossref", "identifier")]]
    searched = inquiry(reference())
    assert [names(one) for one in played(searched, ask)] == [[("crossref", "search")]]
    assert {one.outcome for one in searched.evidence()} <= {Outcome.UNAVAILABLE, Outcome.REFUSED}


def test_doi_org_that_is_down_leaves_it_to_the_agencies() -> None:
    def ask(request: Request) -> Response:
        return answer(request, {}, 503) if request.source == "doi.org" else world("10.7002/a")(request)

    made = inquiry(reference(doi="10.7002/a"))
    assert [names(one)[0][0] for one in played(made, ask)] == ["doi.org", "crossref", "datacite"]
    assert any(one.source == "datacite" and one.outcome is Outcome.FOUND for one in made.evidence())


def test_a_refused_batch_is_asked_one_by_one_and_then_left() -> None:
    def ask(request: Request) -> Response:
        if request.source == "crossref" and request.kind is RequestKind.IDENTIFIER:
            return answer(request, {"status": "failed"}, 400)
        return world()(request)

    made = inquiry(*(reference(str(n), doi=f"10.7001/{n}") for n in range(5)))
    rounds = played(made, ask)
    assert [len(one) for one in rounds] == [1, 1, 5]
    assert {one.outcome for one in made.evidence() if one.source == "crossref"} == {Outcome.UNAVAILABLE}


def test_a_malformed_number_among_many_costs_one_request_more() -> None:
    def ask(request: Request) -> Response:
        numbers = parse_qs(urlsplit(request.url).query)["id_list"][0].split(",")
        if "1801.00003" in numbers:
            said = (
                "<feed xmlns='http://www.w3.org/2005/Atom'><summary>incorrect id format for 1801.00003</summary></feed>"
            )
            return Response(request=request, status=400, body=said.encode(), attempts=1, when=WHEN)
        said = "<feed xmlns='http://www.w3.org/2005/Atom'/>"
        return Response(request=request, status=200, body=said.encode(), attempts=1, when=WHEN)

    numbers = [f"1801.0000{n}" for n in range(6)]
    made = inquiry(*(reference(one, eprint=one, eprint_type="arxiv") for one in numbers), search=Search.OFF)
    assert [len(one) for one in played(made, ask)] == [1, 1]
    assert {one.outcome for one in made.evidence()} == {Outcome.NOT_FOUND}


def test_an_interrupted_inquiry_plans_no_more_and_says_why() -> None:
    made = inquiry(reference(doi="10.7001/a"))
    (request,) = made.take_planned()
    made.take(Response(request=request, failure=Failure.INTERRUPTED, when=WHEN))
    made.give_up("interrupted")
    assert made.take_planned() == []
    unasked = inquiry(reference("b"))
    unasked.give_up("interrupted")
    (evidence,) = unasked.evidence()
    assert (evidence.outcome, evidence.reason) == (Outcome.SKIPPED, "interrupted")


def test_hosts_that_cannot_be_reached_are_the_machines_fault() -> None:
    made = inquiry(reference())
    (request,) = made.take_planned()
    made.take(Response(request=request, failure=Failure.RESOLVER, when=WHEN))
    assert made.is_unreached
    (evidence,) = made.evidence(offline=True)
    assert (evidence.outcome, evidence.reason) == (Outcome.SKIPPED, "offline")


class Store:
    """A memory of registries, as a run keeps one."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], Evidence] = {}

    def keep(self, found: Iterable[Evidence]) -> None:
        for one in found:
            if one.outcome in {Outcome.FOUND, Outcome.NOT_FOUND, Outcome.AMBIGUOUS}:
                self.kept[one.source, one.asked] = one

    def recall(self, source: str, asked: str) -> Evidence | None:
        return self.kept.get((source, asked))


@pytest.mark.parametrize(
    "fields",
    [{}, {"doi": "10.7001/a"}, {"doi": "10.7002/a"}, {"doi": "10.9999/x"}, {"title": "Quite Another Piece of Work"}],
)
def test_a_second_run_asks_nothing_and_says_the_same(fields: dict[str, str]) -> None:
    store, ask = Store(), world("10.7001/a", "10.7002/a")
    first = inquiry(reference(**fields))
    while requests := first.take_planned() or released(first):
        for request in requests:
            store.keep(first.take(ask(request)))
    second = inquiry(reference(**fields), recall=store.recall)
    assert second.take_planned() == []

    def said(made: Inquiry) -> list[Any]:
        return [(e.source, e.outcome, e.identifier, e.via, e.matches, e.record) for e in made.evidence()]

    assert said(second) == said(first)
    assert all(one.from_store for one in second.evidence())


def test_a_run_that_was_killed_goes_on_where_it_was() -> None:
    store, ask = Store(), world("10.7001/a")
    first = inquiry(reference(doi="10.7001/a"))
    (request,) = first.take_planned()
    store.keep(first.take(ask(request)))
    second = inquiry(reference(doi="10.7001/a"), recall=store.recall)
    assert names(second.take_planned()) == [("crossref", "identifier")]


def test_two_works_that_fit_alike_are_ambiguous_the_second_time_too() -> None:
    placed = {"title": [TITLE], "container-title": ["Work and Wages"]}
    one = {
        "DOI": "10.7001/one",
        **placed,
        "issued": {"date-parts": [[2009]]},
        "author": [{"family": "Wirawan", "given": "Dewi"}],
    }
    other = {
        "DOI": "10.7001/other",
        **placed,
        "issued": {"date-parts": [[2011]]},
        "author": [{"family": "Okafor", "given": "Ngozi"}],
    }
    work = Work(type="report", title=TITLE, container_title="Work and Wages", issued=PartialDate(year=2010))
    cited, store = make_reference(key="a", work=work), Store()
    first = inquiry(cited)
    (request,) = first.take_planned()
    store.keep(first.take(answer(request, {"message": {"items": [one, other]}})))
    second = inquiry(cited, recall=store.recall)
    second.take_planned()
    for made in (first, second):
        searched = made.evidence()[0]
        assert (searched.outcome, searched.reason, searched.matches) == (Outcome.AMBIGUOUS, "several-records", False)


def test_who_may_be_asked_yet() -> None:
    said = [(one.name, kind.value) for one, kind in inquiry(reference(doi="10.7001/a")).may_follow()]
    assert said == [
        ("doi.org", "identifier"),
        ("crossref", "identifier"),
        ("crossref", "search"),
        ("datacite", "identifier"),
        ("doi.org-records", "identifier"),
        ("open-library", "search"),
        ("openalex", "identifier"),
        ("openalex", "search"),
        ("semantic-scholar", "search"),
        ("dblp", "search"),
        ("crossref-places", "search"),
    ]
    assert ("arxiv", RequestKind.IDENTIFIER) in {
        (one.name, kind) for one, kind in inquiry(reference(url="https://x.example/"), pages={"a": ["p"]}).may_follow()
    }
    assert list(inquiry(reference(), search=Search.OFF).may_follow()) == []


def test_a_record_is_compared_once_with_the_claim_it_is_about(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def compare(cited: Work, record: Work) -> WorkComparison:
        compared.append(record.doi)
        return compare_works(cited, record)

    monkeypatch.setattr(ledger, "compare_works", compare)
    dois = [f"10.7001/{n}" for n in range(20)]
    made = inquiry(*(reference(doi, doi=doi) for doi in dois))
    played(made, world(*dois))
    made.evidence()
    assert sorted(compared) == sorted(dois)


def test_what_the_second_witness_found_its_own_agency_is_asked_about() -> None:
    found = {
        "id": "https://openalex.org/W1",
        "doi": "https://doi.org/10.7002/a",
        "title": TITLE,
        "authorships": [{"author": {"display_name": "Ulf Brandt"}}],
        "publication_year": 2018,
        "primary_location": {"source": {"display_name": "Journal of Island Labour"}},
        "biblio": {"volume": "12", "first_page": "201", "last_page": "233"},
        "type": "article",
    }
    known = world("10.7002/a")

    def ask(request: Request) -> Response:
        if request.source == "crossref":
            return answer(request, {"message": {"items": []}})
        return answer(request, {"results": [found]}) if request.source == "openalex" else known(request)

    made = inquiry(reference(container_title="Journal of Island Labour", volume="12", page="201-233"))
    played(made, ask)
    made.release()
    assert [names(one) for one in played(made, ask)] == [[("doi.org", "identifier")], [("datacite", "identifier")]]
    told = {one.source: one.via for one in made.evidence() if one.record is not None}
    assert told == {"openalex": Via.SEARCH, "datacite": Via.SEARCH}


@pytest.mark.parametrize(("dois", "heard"), [(["10.7001/a", "10.7001/b"], []), (["10.7001/b"], ["openalex"])])
def test_a_second_witness_is_asked_about_the_likest_record_alone(dois: list[str], heard: list[str]) -> None:
    slip = {"10.7001/b": {"issued": {"date-parts": [[2016]]}}}
    items = [{"DOI": doi, **RECORD, "volume": "12", "page": "201-233", **slip.get(doi, {})} for doi in dois]

    def ask(request: Request) -> Response:
        return answer(request, {"message": {"items": items}, "results": []})

    made = inquiry(reference(container_title="Journal of Island Labour", volume="12", page="201-233"))
    assert [names(one) for one in played(made, ask)] == [[("crossref", "search")]]
    made.release()
    assert [source for one in played(made, ask) for source, _ in names(one)] == heard


@pytest.mark.parametrize(("status", "last"), [(200, "open-library"), (503, "openalex")])
def test_open_library_s_word_on_a_book_spares_the_next_search(status: int, last: str) -> None:
    def ask(request: Request) -> Response:
        if request.source == "open-library":
            return answer(request, {"docs": []}, status=status)
        return answer(request, {"message": {"items": []}, "results": []})

    made = inquiry(reference(type="book"))
    assert [one[0][0] for one in map(names, played(made, ask))][-1] == last


def test_what_was_read_of_a_string_as_a_book_is_searched_for_once_more() -> None:
    def ask(request: Request) -> Response:
        return answer(request, {"message": {"items": []}, "results": [], "docs": []})

    text = f"Wirawan, D. {TITLE}. Island University, 2018."
    made = inquiry(make_reference(key="a", work=others(WORK, type="book", container_title=""), text=text))
    assert [one[0][0] for one in map(names, played(made, ask))] == ["crossref", "open-library", "openalex"]


@pytest.mark.parametrize(
    ("record", "asked"),
    [
        ({}, ["crossref"]),
        ({"container-title": ["Annals of Soil Chemistry"]}, ["crossref", "openalex", "dblp"]),
        ({"type": "posted-content", "container-title": []}, ["crossref", "openalex", "dblp"]),
    ],
)
def test_what_is_known_in_another_place_or_as_a_preprint_is_searched_for_once_more(
    record: dict[str, Any], asked: list[str]
) -> None:
    def ask(request: Request) -> Response:
        items = [{"DOI": "10.7001/a", **RECORD, **record}]
        return answer(request, {"message": {"items": items}, "results": []})

    made = inquiry(reference(type="paper-conference", container_title="Journal of Island Labour"))
    rounds = played(made, ask)
    made.release()  # dblp waits for others that it may be searched for with the same request
    assert [source for one in (*rounds, *played(made, ask)) for source, _ in names(one)] == asked


def test_a_preprint_that_was_published_is_found() -> None:
    def ask(request: Request) -> Response:
        return answer(request, {"message": {"items": [{"DOI": "10.7001/a", **RECORD}]}, "results": []})

    preprint = reference(type="article", container_title="arXiv preprint")
    assert [names(one) for one in played(inquiry(preprint), ask)] == [[("crossref", "search")]]


def test_of_what_has_the_beginning_of_the_title_alone_a_second_witness_is_asked() -> None:
    def ask(request: Request) -> Response:
        items = [{"DOI": "10.7001/a", **RECORD, "title": [TITLE.partition(":")[0]], "page": "201-233", "volume": "12"}]
        return answer(request, {"message": {"items": items}, "results": []})

    made = inquiry(reference(title=f"{TITLE.partition(':')[0]}: Another Story", volume="12", page="201-233"))
    played(made, ask)
    made.release()
    assert [source for one in played(made, ask) for source, _ in names(one)] == ["openalex"]


def test_a_paper_is_looked_for_in_its_conference_though_its_preprint_is_known() -> None:
    entry = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>http://arxiv.org/abs/1801.00001v1</id>"
        f"<title>{PAPER.title}</title><published>2018-01-02T00:00:00Z</published>"
        "<author><name>Dewi Wirawan</name></author><author><name>Karl Lindqvist</name></author></entry></feed>"
    )

    def ask(request: Request) -> Response:
        if request.source == "arxiv":
            return Response(request=request, status=200, body=entry.encode(), attempts=1, when=WHEN)
        return answer(request, {"result": {"hits": {"@total": "0"}}, "message": {"items": []}, "results": []})

    made = inquiry(
        make_reference(
            key="a", work=replace(PAPER, container_title="Conference on Ports", doi="10.48550/arXiv.1801.00001")
        )
    )
    assert [names(one) for one in played(made, ask)] == [[("arxiv", "identifier")]]
    made.release()
    assert [names(one) for one in played(made, ask)] == [[("dblp", "search")]]


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda one: str(one.name))
def test_a_registry_plans_nothing_for_claims_with_identifiers_that_it_does_not_know(registry: Registry) -> None:
    known = Ledger(REGISTRIES, Config(), None)
    claims = [
        Claim(id=kind, work=make_work(title="Roads and rivers of the south"), cited=(Identifier(kind, "10.7001/1"),))
        for kind in IdentifierKind
        if kind not in registry.knows
    ]
    assert list(registry.plan(claims, known)) == []
