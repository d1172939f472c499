from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from refcheck.config import Config, MemoryConfig, NetworkConfig
from refcheck.evidence import LinkTarget, gather, rescue
from refcheck.evidence.addresses import address_of
from refcheck.evidence.interface import Known
from refcheck.fetch.exchange import Failure, Request, Response
from refcheck.fetch.means import Means
from refcheck.fetch.transport import Answer as Reply
from refcheck.fetch.transport import Ask
from refcheck.memory import Memory
from refcheck.model.evidence import Evidence, LinkEvidence, LinkVerdict, Outcome, RequestKind
from refcheck.model.work import PartialDate, Work
from tests.evidence.conftest import WHEN, page, response
from tests.factories import TITLE, TODAY, make_link, make_reference, make_work
from tests.fakes import FakeClock, FakeTransport, FakeWeb, reply

pytestmark = pytest.mark.usefixtures("every_source")

URL = "http://www.example.org/papers/7.html"
READ = PartialDate(year=2012, month=6, day=15)
STAMP = "20120610120000"
COPY = f"https://web.archive.org/web/{STAMP}id_/{URL}"
SHOWN = f"https://web.archive.org/web/{STAMP}/{URL}"
NAMES = ["timestamp", "original", "mimetype", "statuscode", "digest", "length"]
INDEX = json.dumps([NAMES, [STAMP, URL, "text/html", "200", "AAA", "9"]])
TARGET = LinkTarget(url=URL, references=("a",))
DEAD = make_link(URL, verdict=LinkVerdict.BROKEN, reason="not-found", detail="the host does not have it")


def known(*responses: Response, url: str = URL, **fields: Any) -> Known:
    target = replace(TARGET, url=url)
    fields.setdefault("references", {"a": make_reference(key="a", work=make_work(accessed=READ))})
    return Known(
        targets=(target,),
        addresses={url: address_of(url)},
        digests={one.request.url: rescue.digest(one) for one in responses},
        today=TODAY,
        **fields,
    )


def asked(what: Known, link: LinkEvidence | None = DEAD, target: LinkTarget = TARGET) -> list[Request]:
    return list(rescue.plan(target, what, link))


def index(what: Known | None = None, body: str = INDEX, **fields: Any) -> Response:
    (request, *_) = asked(what or known())
    return response(request.url, body, **fields)


def timemap(status: int = 404, body: str = "") -> Response:
    return response(f"http://timetravel.mementoweb.org/timemap/json/{URL}", body, status=status)


def amended(what: Known, link: LinkEvidence = DEAD) -> LinkEvidence:
    return rescue.amend(link, TARGET, what)


def read(what: Known) -> list[Evidence]:
    return list(rescue.read(TARGET, what))


@pytest.mark.parametrize("verdict", [v for v in LinkVerdict if v not in {LinkVerdict.BROKEN, LinkVerdict.SOFT_404}])
def test_nobody_is_asked_about_what_is_not_dead(verdict: LinkVerdict) -> None:
    link = make_link(URL, verdict=verdict)
    assert asked(known(), link) == []
    assert asked(known(), None) == []
    assert rescue.amend(link, TARGET, known()) is link


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/a",
        "http://10.1.2.3/a",
        "http://wiki/a",
        "http://www.example.org/a?token=secret",
        "https://doi.org/10.1/x",
        "https://web.archive.org/web/2012/http://www.example.org/",
        "mailto:a@example.org",
    ],
)
def test_no_archive_is_told_of_what_is_nobodys_business(url: str) -> None:
    target = replace(TARGET, url=url)
    assert asked(known(url=url), replace(DEAD, url=url), target) == []


def test_an_archive_of_the_users_own_may_know_of_private_hosts() -> None:
    own = Config(registries={"wayback": "http://10.0.0.2", "memento": "http://10.0.0.2/m"})
    url = "http://10.1.2.3/a"
    (request,) = asked(known(url=url, config=own), replace(DEAD, url=url), replace(TARGET, url=url))
    assert request.url.startswith("http://10.0.0.2/cdx/search/cdx?")


def test_the_index_is_asked_then_a_copy_then_nothing() -> None:
    (first,) = asked(known())
    assert (first.source, first.kind) == (rescue.NAME, RequestKind.ARCHIVE)
    assert "closest=20120615" in first.url
    (second,) = asked(known(index()))
    assert second.url == COPY
    assert asked(known(index(), response(COPY, page(TITLE)))) == []


def test_a_copy_that_is_the_work_is_offered_with_its_day() -> None:
    what = known(index(), response(COPY, page(TITLE)))
    link = amended(what)
    assert link.snapshot is not None
    assert (link.snapshot.url, link.snapshot.date) == (SHOWN, "2012-06-10")
    assert link.detail.startswith("the host does not have it; a saved copy of 10 June 2012 was opened and is this work")
    assert "5 days before it was read" in link.detail
    (found,) = read(what)
    assert (found.source, found.asked, found.outcome, found.when, found.reference) == (
        "wayback",
        URL,
        Outcome.FOUND,
        WHEN,
        None,
    )
    assert found.record is not None
    assert (found.record.title, found.record.archive_url, found.identifier) == (TITLE, SHOWN, SHOWN)


def test_the_copy_that_an_archive_showed_instead_is_the_one_that_is_named() -> None:
    near = COPY.replace(STAMP, "20120601120000")
    link = amended(known(index(), response(COPY, page(TITLE), final_url=near)))
    assert link.snapshot is not None
    assert (link.snapshot.url, link.snapshot.date) == (SHOWN.replace(STAMP, "20120601120000"), "2012-06-01")


def test_another_work_is_spoken_of_and_not_offered() -> None:
    what = known(index(), response(COPY, page("Something Else Entirely on Another Matter")))
    link = amended(what)
    assert link.snapshot is None
    assert link.detail.endswith("a saved copy exists, but it is not certain to be the same work")
    assert [(e.outcome, e.reason) for e in read(what)] == [(Outcome.AMBIGUOUS, "other-title")]


def test_a_saved_error_page_is_no_copy_and_others_are_asked_then() -> None:
    what = known(index(), response(COPY, page("Page not found")))
    (further,) = asked(what)
    assert further.url == f"http://timetravel.mementoweb.org/timemap/json/{URL}"
    link = amended(known(index(), response(COPY, page("Page not found")), timemap()))
    assert (link.snapshot, link.detail) == (None, "the host does not have it; no saved copy of it was found")


def test_at_most_two_copies_are_opened() -> None:
    rows = [[f"201{n}0610120000", URL, "text/html", "200", str(n), "9"] for n in range(5)]
    opened: list[Response] = [index(body=json.dumps([NAMES, *rows]))]
    for _ in range(4):
        more = [r for r in asked(known(*opened)) if "id_/" in r.url]
        if not more:
            break
        opened.append(response(more[0].url, page("Something Else Entirely on Another Matter")))
    assert len(opened) == 3


def test_a_copy_of_another_archive_is_offered_when_the_first_has_none() -> None:
    other = f"https://arquivo.pt/wayback/20110308120000/{URL}"
    listed = json.dumps({"mementos": {"list": [{"datetime": "2011-03-08T12:00:00Z", "uri": other}]}})
    what = known(index(body="[]"), timemap(200, listed), response(other, page(TITLE)))
    assert asked(what) == []
    link = amended(what)
    assert link.snapshot is not None
    assert (link.snapshot.url, link.snapshot.date) == (other, "2011-03-08")
    assert [(e.source, e.outcome) for e in read(what)] == [("wayback", Outcome.NOT_FOUND), ("memento", Outcome.FOUND)]


@pytest.mark.parametrize("fields", [{"status": 503}, {"failure": Failure.TIMEOUT}, {"status": 429}, {"body": "<html>"}])
def test_an_archive_that_does_not_answer_means_not_known(fields: dict[str, Any]) -> None:
    what = known(index(**fields))
    assert asked(what) == []
    assert amended(what).detail.endswith("is not known: the archive did not say")
    assert [e.outcome for e in read(what)] == [Outcome.UNAVAILABLE]


def test_a_site_that_the_archive_does_not_show() -> None:
    what = known(index(body="Blocked Site Error", status=403), timemap())
    assert amended(what).detail.endswith("the archive shows no copies of this site")


def test_after_a_429_the_archive_is_asked_nothing_more() -> None:
    busy = response("https://web.archive.org/cdx/search/cdx?url=other", status=429)
    assert asked(known(busy)) == []
    assert asked(known(busy, index())) == []
    assert amended(known(busy, index())).snapshot is None


def test_what_was_not_asked_any_more_says_nothing() -> None:
    assert amended(known()) == DEAD
    assert read(known()) == []


FILE = "https://openknowledge.worldbank.org/bitstream/handle/10986/28342/9781464811067.pdf?sequence=2"
HANDLE = "https://hdl.handle.net/10986/28342"
RECORD = f'<meta name="citation_title" content="{TITLE}"><meta name="citation_doi" content="10.1596/978-1-4648-1106-7">'


def test_a_file_of_a_repository_has_a_lasting_address_behind_its_handle() -> None:
    target = replace(TARGET, url=FILE)
    dead = replace(DEAD, url=FILE)
    assert next(r.url for r in asked(known(url=FILE), dead, target)) == HANDLE
    what = known(response(HANDLE, page("Item", head=RECORD), final_url="https://x.example/items/1"), url=FILE)
    link = rescue.amend(dead, target, what)
    assert link.lasting == "https://doi.org/10.1596/978-1-4648-1106-7"
    assert [(e.source, e.asked, e.outcome) for e in rescue.read(target, what)] == [("handle", HANDLE, Outcome.FOUND)]
    other = known(
        response(HANDLE, page("Item", head=RECORD.replace(TITLE, "Another Book on Another Matter"))), url=FILE
    )
    assert rescue.amend(dead, target, other).lasting is None
    assert [e.outcome for e in rescue.read(target, other)] == [Outcome.AMBIGUOUS]


@pytest.mark.parametrize(
    ("work", "day", "alive", "near"),
    [
        ({"accessed": READ}, PartialDate(year=2017), "2020-01-01", "20120615"),
        ({}, PartialDate(year=2017, month=2), "2020-01-01", "20170228"),
        ({}, None, "2020-01-01T10:00:00Z", "20200101"),
        ({"issued": PartialDate(year=2009, end_year=2010)}, None, None, "20101231"),
        ({"issued": None}, None, None, "20260314"),
        ({"issued": None, "accessed": PartialDate(year=2012, month=2, day=31)}, None, None, "20260314"),
    ],
)
def test_the_day_that_a_copy_is_to_be_near(
    work: dict[str, Any], day: PartialDate | None, alive: str | None, near: str
) -> None:
    last = make_link(URL, checked=alive, title=TITLE) if alive else None
    what = known(references={"a": make_reference(key="a", work=make_work(**work))}, remembered=lambda _: last)
    (request,) = asked(what, target=replace(TARGET, day=day))
    assert f"closest={near}" in request.url


def recalled(**fields: Any) -> Known:
    fields.setdefault("outcome", Outcome.FOUND)
    fields.setdefault("record", Work(title=TITLE, archive_url=SHOWN, archive_date="2012-06-10"))
    kept = Evidence(source="wayback", asked=URL, when=WHEN, from_store=True, **fields)
    return known(recalled=lambda source, url: kept if (source, url) == ("wayback", URL) else None)


def test_what_an_earlier_run_was_told_is_not_asked_again() -> None:
    assert asked(recalled()) == []
    link = amended(recalled())
    assert link.snapshot is not None
    assert link.snapshot.url == SHOWN
    unsure = recalled(outcome=Outcome.AMBIGUOUS, record=None)
    assert asked(unsure) == []
    assert amended(unsure).snapshot is None


def test_a_copy_that_does_not_go_with_what_is_cited_now_is_looked_for_again() -> None:
    stale = recalled(
        record=Work(title="Something Else Entirely on Another Matter", archive_url=SHOWN, archive_date="2012-06-10")
    )
    assert len(asked(stale)) == 1
    assert len(asked(recalled(record=Work(title=TITLE)))) == 1


class Counted:
    """Answers from a table, and counts."""

    def __init__(self, answers: Mapping[str, Response]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def __call__(self, requests: Iterable[Request], **_: Any) -> Iterable[Response]:
        for request in requests:
            self.asked.append(request.url)
            known_one = self.answers.get(request.url)
            yield (
                replace(known_one, request=request)
                if known_one
                else response(request.url, status=404, public=True, confirmed=True, when="2026-11-23T14:00:00Z")
            )


def test_a_second_run_knows_the_copy_without_asking_the_archive(tmp_path: Path) -> None:
    config = Config(root=tmp_path, memory=MemoryConfig(cache_dir=tmp_path / "cache"))
    reference = make_reference(key="a", work=make_work(accessed=READ))
    when = "2026-11-23T14:00:00Z"
    answers = {index().request.url: index(when=when), COPY: response(COPY, page(TITLE), when=when)}
    found = []
    for _ in range(2):
        fetch = Counted(answers)
        memory = Memory.open(
            config.memory, tmp_path / "refcheck.lock", now=lambda: datetime.fromtimestamp(FakeClock().wall(), UTC)
        )
        gathered = gather(
            [reference], [TARGET], config=config, memory=memory, fetch=fetch, means=Means(clock=FakeClock())
        )
        memory.close()
        found.append((fetch.asked, gathered.links[0].snapshot))
    assert found[0][0] == [URL, index().request.url, COPY]
    assert found[1][0] == [URL]
    assert found[0][1] == found[1][1] is not None


def test_a_whole_run_over_the_network(web: FakeWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescue, "manners_of", lambda config: {})
    web.host("www.example.org").page("/papers/7.html", status=404)
    archive = web.host("archive.example.net")
    mirror = "http://archive.example.net"
    config = Config(
        root=tmp_path,
        network=NetworkConfig(host_interval=0.0, timeout=5.0),
        memory=MemoryConfig(use=False),
        registries={"wayback": mirror, "memento": f"{mirror}/other"},
    )
    what = known(config=config)
    (request,) = asked(replace(what, today=date(2026, 11, 23)))
    archive.script(request.url.removeprefix(mirror), reply(INDEX))
    archive.page(f"/web/{STAMP}id_/{URL}", page(TITLE))
    with web.transport(config.network) as transport:
        reference = make_reference(key="a", work=make_work(accessed=READ))
        gathered = gather([reference], [TARGET], config=config, means=Means(transport=transport))
    (link,) = gathered.links
    assert link.verdict is LinkVerdict.BROKEN
    assert link.snapshot is not None
    assert link.snapshot.url == f"{mirror}/web/{STAMP}/{URL}"
    assert {sent.kind for sent in gathered.sent if sent.host == "archive.example.net"} == {RequestKind.ARCHIVE}


def test_the_archive_is_asked_24_times_a_minute_one_at_a_time_however_many_links_are_dead() -> None:
    clock = FakeClock()
    urls = [f"http://www.site{n}.example.org/a" for n in range(12)]
    transport = FakeTransport(clock, {url: Reply(number=0, status=404) for url in urls})
    config = Config(network=NetworkConfig(host_interval=0.0, per_host=8), memory=MemoryConfig(use=False))
    gather([], [LinkTarget(url=url) for url in urls], config=config, means=Means(transport=transport, clock=clock))
    times = sorted(at for at, ask in transport.started if "//web.archive.org/" in ask.url)
    assert len(times) == 12
    assert min(later - earlier for earlier, later in pairwise(times)) > 2.499


def test_a_429_ends_the_asking() -> None:
    clock = FakeClock()
    urls = [f"http://www.site{n}.example.org/a" for n in range(12)]
    transport = Busy(clock, {url: Reply(number=0, status=404) for url in urls})
    config = Config(network=NetworkConfig(host_interval=0.0), memory=MemoryConfig(use=False))
    gathered = gather(
        [], [LinkTarget(url=url) for url in urls], config=config, means=Means(transport=transport, clock=clock)
    )
    assert sum("//web.archive.org/" in ask.url for _, ask in transport.started) <= 2
    assert all("is not known" in link.detail for link in gathered.links)


class Busy(FakeTransport):
    """An archive that wants to be left alone."""

    def start(self, ask: Ask) -> None:
        if "//web.archive.org/" in ask.url:
            self.answers[ask.url] = [Reply(number=0, status=429)]
        super().start(ask)


def test_mirrors_are_asked_as_politely_as_the_archive_itself() -> None:
    manners = rescue.manners_of(Config(registries={"wayback": "http://mirror.example.org/wb"}))
    assert manners["web.archive.org"] == manners["mirror.example.org"]
    assert manners["web.archive.org"].host_interval == 2.5


def test_the_first_links_of_a_run_are_asked_about_and_the_rest_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescue, "MAX_ASKED", 1)
    first, second = TARGET, replace(TARGET, url="http://www.example.org/papers/8.html")
    state = replace(
        known(), targets=(first, second), addresses={one.url: address_of(one.url) for one in (first, second)}
    )
    assert list(rescue.plan(first, state, DEAD))
    assert list(rescue.plan(first, state, DEAD))
    other = replace(DEAD, url=second.url)
    assert list(rescue.plan(second, state, other)) == []
    assert "was not looked for" in rescue.amend(other, second, state).detail
    assert "was not looked for" not in rescue.amend(DEAD, first, state).detail
