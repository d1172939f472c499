"""What is sent, and to whom, over a whole run: the registries are played, nothing leaves the machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from refcheck.config import Config, MemoryConfig, NetworkConfig, Search
from refcheck.evidence import LinkTarget, gather
from refcheck.evidence.authority import Authority, Vetted
from refcheck.fetch.exchange import Request, Response
from refcheck.fetch.means import Means
from refcheck.memory import Memory
from refcheck.model.evidence import Gathered, Outcome, RequestKind, Via
from refcheck.model.reference import CitationItem, NoteKind, Reference, ReferenceKind
from refcheck.model.work import Name, PartialDate, Work
from refcheck.pipeline.times import now_of
from tests.evidence.registries.asking import PAPER
from tests.factories import make_citation, make_reference
from tests.fakes import FakeClock, FakeWeb
from tests.fakes.registries import Holder, ScholarlyWeb, TrueWork

REPORT = TrueWork(
    work=Work(
        type="report",
        title="State of the Camps along the Border",
        author=(Name(literal="Camp Watch"),),
        issued=PartialDate(year=2021),
    ),
    held_by=frozenset({Holder.REPOSITORY}),
    handle="20.500.1/77",
    repository="repository.campwatch.org",
)
ARTICLE = TrueWork(work=PAPER, held_by=frozenset({Holder.DBLP, Holder.SEMANTIC_SCHOLAR}))
PRIVATE = "Interview with a cook named Somchai, on file with the author"


class Net:
    """The played registries, and what was sent to them."""

    def __init__(self, web: FakeWeb) -> None:
        self.web = web
        self.clock = FakeClock()
        self.scholarly = ScholarlyWeb(web, [REPORT, ARTICLE], clock=self.clock.monotonic)

    def run(self, *references: Reference, links: tuple[LinkTarget, ...] = (), **how: Any) -> Gathered:
        network = how.pop("network", NetworkConfig())
        config = Config(network=network, memory=MemoryConfig(use=False))
        with self.web.transport(network) as transport:
            return gather(
                references,
                links,
                config=config,
                means=Means(transport=transport, resolver=self.web.resolver, clock=self.clock),
                **how,
            )

    def asked(self) -> dict[str, dict[str, int]]:
        """What registries and repositories were asked: host, kind, how often."""
        return {host: dict(state.kinds) for host, state in self.scholarly.traffic.hosts.items() if state.requests}


@pytest.fixture
def net() -> Iterator[Net]:
    with FakeWeb() as web:
        yield Net(web)


def cited(work: Work, key: str = "one", **fields: Any) -> Reference:
    return make_reference(key=key, work=work, **fields)


def said(found: Gathered, source: str) -> list[tuple[Outcome, bool]]:
    return [(one.outcome, one.matches) for one in found.evidence if one.source == source]


def test_a_handle_leads_to_the_record_at_its_repository(net: Net) -> None:
    found = net.run(cited(replace(REPORT.work, url="https://hdl.handle.net/20.500.1/77")))
    assert said(found, "repository") == [(Outcome.FOUND, True)]
    # The repository sends on to the item.
    assert net.asked() == {"hdl.handle.net": {"handle": 1}, "repository.campwatch.org": {"work": 2}}


def test_a_page_that_tells_of_the_work_spares_asking_its_repository(net: Net) -> None:
    url = "https://repository.campwatch.org/handle/20.500.1/77"
    one = cited(replace(REPORT.work, url=url))
    found = net.run(one, links=(LinkTarget(url=url, references=(one.id,)),))
    assert said(found, "page") == [(Outcome.FOUND, False)]
    assert said(found, "repository") == []


def test_dblp_is_searched_for_what_two_others_do_not_know(net: Net) -> None:
    found = net.run(cited(PAPER))
    assert said(found, "dblp") == [(Outcome.FOUND, True)]
    assert {host: sum(kinds.values()) for host, kinds in net.asked().items()} == {
        "api.crossref.org": 1,
        "api.openalex.org": 1,
        "dblp.org": 1,
    }


def test_with_a_key_semantic_scholar_is_searched_in_its_place(net: Net) -> None:
    found = net.run(cited(PAPER), network=NetworkConfig(semantic_scholar_key="key"))
    assert said(found, "semantic-scholar") == [(Outcome.FOUND, True)]
    assert "dblp.org" not in net.asked()
    assert "key" not in {one.asked for one in found.evidence}


def own(*works: Work) -> Authority:
    return Authority(Vetted(work=one, place="own.bib: a") for one in works)


def test_what_the_own_library_has_is_searched_for_nowhere(net: Net) -> None:
    found = net.run(cited(PAPER), local=(own(PAPER),))
    assert said(found, "authority") == [(Outcome.FOUND, True)]
    assert net.asked() == {}


def test_what_it_has_of_another_work_is_searched_for(net: Net) -> None:
    other = Work(title="Soil Chemistry of the Delta", author=(Name(family="Nowak", given="A"),), doi="10.7001/a")
    found = net.run(cited(replace(PAPER, doi="10.7001/a")), local=(own(other),))
    assert said(found, "authority") == [(Outcome.FOUND, False)]
    assert "api.crossref.org" in net.asked()


def test_the_own_library_is_asked_offline_too(net: Net) -> None:
    found = net.run(cited(PAPER), local=(own(PAPER),), offline=True)
    assert said(found, "authority") == [(Outcome.FOUND, True)]
    assert found.sent == ()


def test_what_registries_said_is_not_asked_again(net: Net, tmp_path: Path) -> None:
    handle = replace(REPORT.work, url="https://hdl.handle.net/20.500.1/77")

    def run(*references: Reference) -> Gathered:
        opened = Memory.open(MemoryConfig(cache_dir=tmp_path), tmp_path / "refcheck.lock", now=now_of(net.clock))
        try:
            return net.run(*references, memory=opened)
        finally:
            opened.close()

    first = run(cited(PAPER), cited(handle, "two"))
    assert first.sent
    # Whoever cites the same is told the same.
    again = run(cited(PAPER, "another"), cited(handle, "two"))
    assert again.sent == ()
    assert [(one.source, one.matches) for one in again.evidence] == [
        (one.source, one.matches) for one in first.evidence
    ]


class Listening:
    """Answers nothing, and keeps what is asked."""

    def __init__(self) -> None:
        self.urls: list[str] = []

    def __call__(self, requests: Any, **_: Any) -> Iterator[Response]:
        for request in requests:
            assert isinstance(request, Request)
            self.urls.append(request.url)
            body = b'{"message": {"items": []}, "results": []}'
            yield Response(request=request, status=200, body=body, attempts=1, when="2026-03-14T10:00:00Z")

    @property
    def said(self) -> str:
        return " ".join(self.urls).replace("+", " ")


def sent(search: Search, *references: Reference) -> Listening:
    listening = Listening()
    config = Config(network=NetworkConfig(search=search), memory=MemoryConfig(use=False))
    gather(references, (), config=config, fetch=listening)
    return listening


def noted(text: str, *more: str, does: NoteKind = NoteKind.FULL, **fields: Any) -> Reference:
    """A reference of a note; ``more`` is what else the note says."""
    items = (
        CitationItem(kind=does, text=text, references=("one",)),
        *(CitationItem(kind=NoteKind.COMMENT, text=other) for other in more),
    )
    whole = make_citation(text=" ".join((text, *more)), items=items, kind=NoteKind.MIXED if more else does)
    return cited(PAPER, citations=(whole,), **fields)


NOTE = "Dewi Wirawan, Ferry Timetables as Graphs, quaintly worded, 2018."


def test_the_words_of_a_note_are_sent_when_that_is_allowed_and_only_then() -> None:
    assert "quaintly" in sent(Search.RAW, noted(NOTE)).said
    assert "quaintly" not in sent(Search.FIELDS, noted(NOTE)).said
    assert sent(Search.OFF, noted(NOTE)).urls == []


@pytest.mark.parametrize("search", list(Search))
def test_what_else_a_note_says_is_never_sent(search: Search) -> None:
    heard = sent(search, noted(NOTE, "I owe this to Somchai, a cook.", PRIVATE))
    assert "Somchai" not in heard.said


@pytest.mark.parametrize("search", list(Search))
@pytest.mark.parametrize("kind", [ReferenceKind.INTERVIEW, ReferenceKind.LETTER, ReferenceKind.UNKNOWN])
def test_nothing_of_a_private_source_is_sent(search: Search, kind: ReferenceKind) -> None:
    assert sent(search, noted(PRIVATE, kind=kind)).urls == []


@pytest.mark.parametrize(
    "words",
    [
        "on file with the author Somchai",
        "personal communication, Somchai",
        "interviewed by Somchai",
        "e-mail from Somchai",
        "letter to Somchai",
        "focus group with Somchai",
    ],
)
def test_words_of_private_sources_are_not_sent_with_a_publication(words: str) -> None:
    heard = sent(Search.RAW, noted(f"{NOTE} {words}"))
    assert "Somchai" not in heard.said
    assert "Ferry Timetables" in heard.said


def test_a_short_form_is_not_sent() -> None:
    assert "quaintly" not in sent(Search.RAW, noted(NOTE, does=NoteKind.SHORT)).said


def test_searches_are_told_apart_from_identifiers(net: Net) -> None:
    found = net.run(cited(PAPER))
    assert {one.kind for one in found.sent} == {RequestKind.SEARCH}
    assert {one.via for one in found.evidence} == {Via.SEARCH}


TWICE = Work(
    type="article-journal",
    title="Tides of Credit in the Market Towns of the Coast",
    author=(Name(family="Okafor", given="Ngozi"), Name(family="Lindqvist", given="Maja")),
    issued=PartialDate(year=2012),
    container_title="Coastal Economics",
    volume="8",
    page="101-129",
    doi="10.7001/ce.8.101",
)


def held_twice(web: FakeWeb) -> Net:
    net = Net(web)
    both = TrueWork(work=TWICE, held_by=frozenset({Holder.CROSSREF, Holder.OPENALEX}))
    net.scholarly = ScholarlyWeb(web, [both], clock=net.clock.monotonic)
    return net


def test_a_second_witness_is_heard_about_a_work_that_was_found_and_differs() -> None:
    wrong = replace(TWICE, doi="", title="Tides of Debt in the Market Towns of the Coast")
    with FakeWeb() as web:
        net = held_twice(web)
        found = net.run(cited(wrong), cited(replace(wrong, page="101--129"), "two"))
        assert net.asked() == {"api.crossref.org": {"search": 1}, "api.openalex.org": {"list": 1}}
    assert said(found, "openalex") == [(Outcome.FOUND, True)] * 2
    assert {one.via for one in found.evidence if one.source == "openalex"} == {Via.SEARCH}


def test_none_is_asked_for_where_what_was_found_agrees() -> None:
    with FakeWeb() as web:
        net = held_twice(web)
        net.run(cited(replace(TWICE, doi="")))
        assert net.asked() == {"api.crossref.org": {"search": 1}}


def test_it_is_remembered(tmp_path: Path) -> None:
    wrong = cited(replace(TWICE, doi="", title="Tides of Debt in the Market Towns of the Coast"))
    with FakeWeb() as web:
        net = held_twice(web)
        for _ in range(2):
            clock = now_of(net.clock)
            memory = Memory.open(MemoryConfig(cache_dir=tmp_path), tmp_path / "refcheck.lock", now=clock, root=tmp_path)
            found = net.run(wrong, memory=memory)
            memory.close()
            assert said(found, "openalex") == [(Outcome.FOUND, True)]
        assert net.asked() == {"api.crossref.org": {"search": 1}, "api.openalex.org": {"list": 1}}


def test_a_string_without_a_title_is_searched_for_where_strings_are_taken_alone(net: Net) -> None:
    text = "Wirawan, Dewi, and others, Delta Press 2018, 12(3), pp. 45-67"
    work = replace(PAPER, title="", doi="", type="document")
    found = net.run(cited(work, kind=ReferenceKind.UNKNOWN, text=text), network=NetworkConfig(search=Search.RAW))
    assert {host: sum(kinds.values()) for host, kinds in net.asked().items()} == {"api.crossref.org": 1}
    assert said(found, "openalex") == []
