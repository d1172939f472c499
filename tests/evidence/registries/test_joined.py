"""dblp is searched for several works with one request, and for one alone where such an answer says nothing of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from refcheck.config import Config, NetworkConfig
from refcheck.evidence.registries import REGISTRIES, dblp
from refcheck.evidence.registries.inquiry import Inquiry
from refcheck.fetch.exchange import Failure, Request, Response
from refcheck.model.evidence import Evidence, Outcome
from refcheck.model.reference import Reference
from refcheck.model.work import Name, PartialDate, Work
from tests.factories import make_reference

from .conftest import WHEN

PORTS = "Aden Brest Cadiz Dover Essaouira Fremantle Genoa Haifa Izmir Jakarta Kolkata Lagos Manila".split()  # noqa: SIM905
KINDS = "Sparse Directed Weighted Bipartite Planar Random Temporal".split()  # noqa: SIM905
THINGS = "Berths Cranes Currents Fares Gales Hulls Moorings Pilots Routes Shoals Tides".split()  # noqa: SIM905
Ask = Callable[[Request], Response]


def title(number: int) -> str:
    port, kind, thing = (words[number % len(words)] for words in (PORTS, KINDS, THINGS))
    return f"{port} Timetables as {kind} Graphs of {thing}"


def paper(number: int) -> Reference:
    work = Work(
        type="paper-conference",
        title=title(number),
        author=(Name(family="Wirawan", given="Dewi"),),
        issued=PartialDate(year=2018),
        container_title="Ferry Computing Conference",
    )
    return make_reference(key=f"p{number}", work=work)


def hit(number: int) -> dict[str, Any]:
    authors = {"author": {"text": "Dewi Wirawan 0003"}}
    kind = "Conference and Workshop Papers"
    info = {"key": f"conf/f/{number}", "title": f"{title(number)}.", "year": "2018", "authors": authors, "venue": "FCC"}
    return {"info": {**info, "type": kind}}


def words_of(request: Request) -> list[str]:
    return parse_qs(urlsplit(request.url).query)["q"][0].split()


def registries(*held: int, total: int | None = None, ors: bool = True, status: int = 200) -> Ask:
    """Crossref and OpenAlex know nothing; dblp has these papers. ``ors``: it knows the sign for "or"."""

    def ask(request: Request) -> Response:
        def answer(body: Any, code: int = 200) -> Response:
            return Response(request=request, status=code, body=json.dumps(body).encode(), attempts=1, when=WHEN)

        if request.source != "dblp":
            return answer({"message": {"items": []}, "results": []})
        groups = [set(word.split("|")) if ors else {word} for word in words_of(request)]
        found = [hit(one) for one in held if all(not group.isdisjoint(title(one).split()) for group in groups)]
        joint = any("|" in word for word in words_of(request))
        hits = {"@total": str(total if total and joint else len(found)), "@sent": str(len(found)), "hit": found}
        return answer({"result": {"hits": hits}}, status if joint else 200)

    return ask


def played(made: Inquiry, ask: Ask, keep: Callable[[list[Evidence]], None] = lambda _: None) -> list[Request]:
    """Answer until nothing more is asked; return what dblp was asked."""
    seen: list[Request] = []
    for _ in range(60):
        requests = made.take_planned()
        if not requests:
            made.release()
            requests = made.take_planned()
        if not requests:
            return [one for one in seen if one.source == "dblp"]
        seen += requests
        for request in requests:
            keep(made.take(ask(request)))
    raise AssertionError


def inquiry(count: int, **how: Any) -> Inquiry:
    config = Config(network=NetworkConfig())
    made = Inquiry([paper(number) for number in range(count)], registries=REGISTRIES, config=config, **how)
    made.start({})
    return made


def of_dblp(made: Inquiry) -> list[Evidence]:
    return [one for one in made.evidence() if one.source == "dblp"]


def test_several_works_take_one_request_and_each_has_its_own_answer() -> None:
    made = inquiry(5)
    (request,) = played(made, registries(0, 1, 2, 4))
    assert "Aden|Brest|Cadiz|Dover|Essaouira" in words_of(request)
    told = of_dblp(made)
    assert [one.outcome for one in told] == [*[Outcome.FOUND] * 3, Outcome.NOT_FOUND, Outcome.FOUND]
    assert [one.record.title for one in told if one.matches and one.record] == [title(n) for n in (0, 1, 2, 4)]
    assert all("|" not in one.asked and "%7C" not in one.asked for one in told)


def test_one_work_is_searched_for_as_ever() -> None:
    (request,) = played(inquiry(1), registries(0))
    assert words_of(request) == title(0).split()


def test_many_works_take_several_requests_and_no_more_than_a_run_may() -> None:
    count = dblp.MOST * dblp.MOST_JOINED + 3
    made = inquiry(count)
    requests = played(made, registries(*range(count)))
    assert len(requests) == dblp.MOST
    assert len(of_dblp(made)) == dblp.MOST * dblp.MOST_JOINED


@pytest.mark.parametrize("how", [{"ors": False}, {"total": 500}])
def test_what_such_an_answer_leaves_open_is_searched_for_alone(how: dict[str, Any]) -> None:
    made = inquiry(4)
    requests = played(made, registries(0, 1, **how))
    alone = [one for one in requests if "|" not in "".join(words_of(one))]
    told = of_dblp(made)
    assert [one.outcome for one in told] == [Outcome.FOUND, Outcome.FOUND, Outcome.NOT_FOUND, Outcome.NOT_FOUND]
    assert len(alone) == (2 if "total" in how else 4)


def test_alone_they_are_as_many_as_a_run_may_have() -> None:
    made = inquiry(dblp.MOST_JOINED)
    requests = played(made, registries(ors=False))
    assert len(requests) == dblp.MOST
    assert len(of_dblp(made)) == dblp.MOST - 1


def test_where_dblp_is_busy_nothing_is_known_of_any() -> None:
    made = inquiry(3)
    assert len(played(made, registries(0, 1, 2, status=429))) == 1
    assert {one.outcome for one in of_dblp(made)} == {Outcome.UNAVAILABLE}


def test_a_second_run_asks_nothing() -> None:
    kept: dict[tuple[str, str], Evidence] = {}

    def keep(found: list[Evidence]) -> None:
        kept.update({(one.source, one.asked): one for one in found})

    first = inquiry(3)
    assert len(played(first, registries(0, 1), keep)) == 1
    second = inquiry(3, recall=lambda source, asked: kept.get((source, asked)))
    assert second.take_planned() == []
    second.release()
    assert second.take_planned() == []
    assert [(one.outcome, one.record) for one in of_dblp(second)] == [
        (one.outcome, one.record) for one in of_dblp(first)
    ]


def test_what_was_gathered_when_a_run_is_interrupted_says_why() -> None:
    made = inquiry(2)
    ask = registries()
    while requests := made.take_planned():
        for request in requests:
            made.take(ask(request))
    made.give_up("interrupted")
    assert {(one.outcome, one.reason) for one in of_dblp(made)} == {(Outcome.SKIPPED, "interrupted")}
    assert made.take_planned() == []


def test_a_failure_of_the_network_is_one_of_all() -> None:
    made = inquiry(2)
    ask = registries()

    def cut(request: Request) -> Response:
        return (
            Response(request=request, failure=Failure.TIMEOUT, when=WHEN) if request.source == "dblp" else ask(request)
        )

    played(made, cut)
    assert {one.outcome for one in of_dblp(made)} == {Outcome.UNAVAILABLE}
