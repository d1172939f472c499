"""Whole runs with the registries on loopback: what is found, what is asked, and what is said when they are down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

import pytest

import refcheck
from refcheck.config import Config, LockMode, MemoryConfig, NetworkConfig, Search
from refcheck.model.finding import Severity
from refcheck.model.report import ReferenceRecord, Report, Verdict
from refcheck.model.work import Name, PartialDate, Work
from refcheck.pipeline import plan
from tests.fakes import FakeClock, FakeWeb
from tests.fakes.registries import Holder, ScholarlyWeb, Trouble, TrueWork, Update

CROSSREF, DOI_ORG, DATACITE, OPENALEX = "api.crossref.org", "doi.org", "api.datacite.org", "api.openalex.org"
ARXIV, BOOKS = "export.arxiv.org", "openlibrary.org"
REGISTRIES = (CROSSREF, DOI_ORG, DATACITE, OPENALEX, ARXIV, BOOKS)


GIVEN = {"Wirawan": "Dewi", "Okafor": "Ngozi", "Moreau": "Luc", "Kim": "Soo-jin"}


def article(number: int, title: str, family: str, **fields: Any) -> TrueWork:
    work = Work(
        type="article-journal",
        title=title,
        author=(Name(family=family, given=GIVEN[family]), Name(family=f"{family}sson", given="Karl")),
        issued=PartialDate(year=2010 + number % 9),
        container_title="Journal of Island Labour",
        volume=str(number),
        page=f"{number}1-{number}9",
        doi=f"10.7001/jil.{number}",
    )
    fields.setdefault("held_by", frozenset({Holder.CROSSREF, Holder.OPENALEX}))
    return TrueWork(work=work, **fields)


FERRIES = article(1, "Ferries and Fares: Crossing the Strait on Seasonal Contracts", "Wirawan")
TIDES = article(2, "Tides of Informality Among the Pilots of Two Estuaries", "Okafor")
TAKEN_BACK = article(
    3,
    "Remittances in a Bottle: Savings Clubs Aboard Deep Sea Trawlers",
    "Moreau",
    updates=(Update(kind="retraction", notice="10.7001/jil.3.r"),),
)
DATASET = TrueWork(
    work=Work(
        type="dataset",
        title="Hourly Tide Gauge Readings of Nine Small Harbours",
        author=(Name(family="Duarte", given="Inês"),),
        issued=PartialDate(year=2019),
        doi="10.7002/tides",
    ),
    held_by=frozenset({Holder.DATACITE}),
    agency="DataCite",
)
PREPRINT = TrueWork(
    work=Work(
        type="article",
        title="Routing Small Boats Under Uncertain Weather Forecasts",
        author=(Name(family="Sato", given="Yuki"),),
        issued=PartialDate(year=2018, month=1, day=3),
        eprint="1801.00001",
        doi="10.48550/arXiv.1801.00001",
    ),
    held_by=frozenset({Holder.ARXIV, Holder.DATACITE}),
    agency="DataCite",
)
BOOK = TrueWork(
    work=Work(
        type="book",
        title="Labour Law in the Highlands: A Handbook",
        subtitle="A Handbook",
        author=(Name(family="Duarte", given="Inês"),),
        issued=PartialDate(year=2004),
        publisher="Highland Press",
        isbn=("978-0-306-40615-7",),
    ),
    held_by=frozenset({Holder.OPEN_LIBRARY}),
)
WORKS = (FERRIES, TIDES, TAKEN_BACK, DATASET, PREPRINT, BOOK)


def entry(key: str, true: TrueWork, **fields: str) -> str:
    """An entry of a true work; a field that is empty is left out."""
    work = true.work
    kind = {"article-journal": "article", "book": "book"}.get(work.type, "misc")
    said = {
        "title": work.title,
        "author": " and ".join(f"{name.family}, {name.given}" for name in work.author),
        "year": str(work.year),
        "journal": work.container_title,
        "volume": work.volume,
        "pages": work.page.replace("-", "--"),
        "doi": work.doi if not work.eprint else "",
        "eprint": work.eprint,
        "archiveprefix": "arXiv" if work.eprint else "",
        "isbn": "".join(work.isbn[:1]),
        **fields,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in said.items() if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


@dataclass
class World:
    """A folder, the internet around it, and a clock that both keep."""

    folder: Path
    web: FakeWeb
    clock: FakeClock = field(default_factory=FakeClock)
    works: tuple[TrueWork, ...] = WORKS
    network: NetworkConfig = field(default_factory=lambda: NetworkConfig(timeout=2.0))

    def __post_init__(self) -> None:
        self.scholarly = ScholarlyWeb(self.web, self.works, clock=self.clock.monotonic)

    def config(self, **fields: Any) -> Config:
        fields.setdefault("memory", MemoryConfig(use=False))
        return Config(root=self.folder, network=self.network, **fields)

    def check(self, text: str, name: str = "cited.bib", *, progress: Any = None, **config: Any) -> Report:
        path = self.folder / name
        path.write_text(text, "utf-8")
        with self.web.transport(self.network) as transport:
            return refcheck.check(
                path,
                config=self.config(**config),
                transport=transport,
                resolver=self.web.resolver,
                clock=self.clock,
                progress=progress,
            )

    def asked(self, host: str) -> list[str]:
        """The decoded paths that came in at a host."""
        return [unquote_plus(path) for path in self.web.host(host).paths()]

    def requests(self) -> int:
        return sum(count for host, count in self.scholarly.traffic.requests().items() if host in REGISTRIES)

    def break_down(self, *hosts: str, trouble: Trouble = Trouble.DOWN) -> None:
        for host in hosts:
            self.scholarly.trouble(host, trouble)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with FakeWeb() as web:
        yield World(tmp_path, web)


@pytest.fixture
def holding(tmp_path: Path) -> Iterator[Callable[..., World]]:
    with FakeWeb() as web:
        yield lambda *works, **fields: World(tmp_path, web, works=works, **fields)


def said(report: Report) -> dict[str, tuple[str, str]]:
    return {one.key: (one.verdict.value, one.reason) for one in report.references}


def codes(report: Report, severity: Severity | None = None) -> list[str]:
    return sorted(f.code for f in report.findings if severity is None or f.severity is severity)


def record(report: Report) -> ReferenceRecord:
    (one,) = report.references
    return one


ALL = "".join(entry(f"k{number}", true) for number, true in enumerate(WORKS) if true is not TAKEN_BACK)


def test_each_kind_of_reference_is_known_by_its_registry(world: World) -> None:
    report = world.check(ALL)
    assert set(said(report).values()) == {("ok", "")}
    assert codes(report, Severity.ERROR) == codes(report, Severity.WARNING) == []
    sources = {one.key: {match.source for match in one.matched} for one in report.references}
    assert sources["k0"] >= {"crossref"}
    assert sources["k3"] >= {"datacite"}
    assert sources["k4"] >= {"arxiv"}
    assert sources["k5"] >= {"open-library"}


def test_what_was_sent_is_in_the_report_by_host_and_kind(world: World) -> None:
    report = world.check(ALL + entry("s", article(7, "Nobody Knows This Article on Lighthouse Keepers", "Kim"), doi=""))
    sent = {(one.host, one.kind.value): one.count for one in report.sent if one.host in REGISTRIES}
    assert (sent[CROSSREF, "search"], sent[OPENALEX, "search"]) == (2, 1)  # the article, and what stands at its place
    assert {kind for (host, kind) in sent if host == DATACITE} == {"identifier"}
    counted = {host: n for host, n in report.run.requests.items() if host in REGISTRIES}
    assert counted == {host: n for host, n in world.scholarly.traffic.requests().items() if host in REGISTRIES}


def test_a_search_sends_title_first_author_and_year_and_nothing_else(world: World) -> None:
    report = world.check(entry("a", FERRIES, doi="", note="a private remark", abstract="of no concern"))
    assert said(report) == {"a": ("ok", "")}
    (path,) = world.asked(CROSSREF)
    query = path.partition("query.bibliographic=")[2].partition("&")[0]
    assert query == "Ferries and Fares: Crossing the Strait on Seasonal Contracts Wirawan 2011"


def test_with_searching_off_no_title_leaves_the_machine(world: World) -> None:
    world.network = replace(world.network, search=Search.OFF)
    report = world.check(entry("a", FERRIES, doi="") + entry("b", TIDES))
    assert said(report)["b"] == ("ok", "")
    assert said(report)["a"][0] == "unverified"
    assert not [path for host in REGISTRIES for path in world.asked(host) if "Ferries" in path]


@pytest.mark.parametrize("only", [("links",), ("document",)])
def test_registries_are_part_of_metadata_alone(world: World, only: tuple[str, ...]) -> None:
    world.check(entry("a", FERRIES, doi=""), only=only)
    assert world.requests() == 0


def test_a_mail_address_is_sent_only_when_it_was_given(world: World) -> None:
    world.check(entry("a", FERRIES))
    agents = {seen.headers["user-agent"] for seen in world.web.host(CROSSREF).seen}
    assert not any("mailto" in agent for agent in agents)
    world.network = replace(world.network, mailto="me@example.org")
    world.check(entry("a", FERRIES))
    assert "mailto:me@example.org" in world.web.host(CROSSREF).seen[-1].headers["user-agent"]


NOTES = """# A statement

Fares have risen.[^1] The pilots agree.[^2] So does the union.[^3] We thank the minister.[^4]

[^1]: Dewi Wirawan and Karl Wirawansson, "Ferries and Fares: Crossing the Strait on Seasonal Contracts", *Journal of Island Labour* 1, 2011.

[^2]: Interview with a harbour pilot called Budi Santoso, Port Town, 3 May 2019.

[^3]: Letter from Rosa Quispe to the authors, 4 June 2019, on file with the authors.

[^4]: We thank Joko Susilo for his patience.
"""


def test_interviews_letters_and_comments_are_never_sent(world: World) -> None:
    for search in (Search.FIELDS, Search.RAW):
        world.network = replace(world.network, search=search)
        world.check(NOTES, "statement.md")
    sent = " ".join(path for host in REGISTRIES for path in world.asked(host))
    assert "Ferries" in sent
    assert not any(name in sent for name in ("Santoso", "Budi", "Quispe", "Rosa", "Susilo", "thank"))


# What is wrong -----------------------------------------------------------------------------------


def test_the_doi_of_another_work_makes_the_reference_wrong(world: World) -> None:
    report = world.check(entry("a", FERRIES, doi=TIDES.work.doi))
    assert said(report) == {"a": ("wrong", "")}
    assert codes(report, Severity.ERROR) == ["IDN005"]
    assert report.exit_code == 1


def test_the_number_that_search_engines_put_into_the_journal_is_asked_about(world: World) -> None:
    journal = "arXiv preprint arXiv:1801.00001"
    right = entry("a", PREPRINT, eprint="", archiveprefix="", journal=journal).replace("@misc", "@article")
    report = world.check(right)
    assert said(report) == {"a": ("ok", "")}
    assert {host: n for host, n in world.scholarly.traffic.requests().items() if n} == {ARXIV: 1}
    report = world.check(entry("b", TIDES, doi="", volume="", pages="", journal=journal))
    assert "IDN005" in codes(report, Severity.ERROR)
    assert said(report)["b"][0] == "wrong"


def test_a_preprint_that_arxiv_does_not_have_and_nobody_knows(world: World) -> None:
    ghost = article(7, "Nobody Knows This Article on Lighthouse Keepers", "Kim")
    preprint = {"doi": "", "volume": "", "pages": "", "journal": "", "archiveprefix": "arXiv"}
    report = world.check(entry("g", ghost, **preprint, eprint="1801.99999"))
    (told,) = [f for f in report.findings if f.code == "PUB010"]
    assert told.severity is Severity.WARNING
    assert "arXiv has no preprint 1801.99999" in told.message
    # With arXiv down, or its number of a preprint that is there in another version, nothing is said of the number.
    assert "arXiv" not in " ".join(f.message for f in world.check(entry("h", PREPRINT, eprint="1801.00001v9")).findings)
    world.break_down(ARXIV)
    silent = world.check(entry("i", ghost, **preprint, eprint="1801.99998"))
    assert "arXiv has" not in " ".join(f.message for f in silent.findings)


def test_a_dead_doi_is_an_error_and_the_right_one_is_told(world: World) -> None:
    report = world.check(entry("a", FERRIES, doi="10.7001/jil.999"))
    (finding,) = [one for one in report.findings if one.code == "IDN004"]
    assert (finding.severity, finding.expected) == (Severity.ERROR, "10.7001/jil.1")
    assert record(report).verdict is Verdict.WRONG


def test_a_retracted_work_and_a_sound_one(world: World) -> None:
    report = world.check(entry("a", TAKEN_BACK) + entry("b", FERRIES))
    assert said(report) == {"a": ("wrong", ""), "b": ("ok", "")}
    assert codes(report, Severity.ERROR) == ["PUB001"]


def test_a_wrong_word_needs_two_witnesses_for_an_error(world: World) -> None:
    report = world.check(entry("a", FERRIES, title=FERRIES.work.title.replace("Fares", "Wages")))
    assert codes(report, Severity.ERROR) == ["TTL001"]
    assert {one.host for one in report.sent} >= {OPENALEX}
    lone = world.check(entry("a", DATASET, title=DATASET.work.title.replace("Hourly", "Weekly")))
    assert (codes(lone, Severity.ERROR), codes(lone, Severity.WARNING)) == ([], ["TTL001"])
    assert record(lone).verdict is not Verdict.WRONG


def test_a_work_that_no_registry_knows_is_confirmed_by_hand(world: World) -> None:
    report = world.check(entry("a", article(7, "Nobody Knows This Article on Lighthouse Keepers", "Kim"), doi=""))
    assert said(report) == {"a": ("unverified", "not-found")}
    assert codes(report, Severity.ERROR) == []
    assert "PUB010" in codes(report, Severity.WARNING)


# Manners -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("mailto", "at_once"), [(None, 1), ("me@example.org", 3)])
def test_registries_are_asked_at_their_own_pace(
    holding: Callable[..., World], mailto: str | None, at_once: int
) -> None:
    many = [article(n, f"Harbour Number {n} and the {word} of Its Crane", "Kim") for n, word in enumerate(_words(24))]
    world = holding(*many, network=NetworkConfig(timeout=5.0, mailto=mailto))
    report = world.check("".join(entry(f"k{n}", true, doi="") for n, true in enumerate(many)))
    state = world.scholarly.traffic.hosts[CROSSREF]
    assert state.kinds == {"search": 24}
    assert state.spacing >= 0.33
    assert (state.most <= at_once, state.refused) == (True, 0)
    assert {one.verdict for one in report.references} == {Verdict.OK}


def _words(count: int) -> list[str]:
    stems = ["Shadow", "Ledger", "Anchor", "Signal", "Winter", "Rust"]
    return [f"{stem} {ending}" for stem in stems for ending in ("Keeper", "Song", "Debt", "Trade")][:count]


def test_many_identifiers_take_few_requests(holding: Callable[..., World]) -> None:
    many = [article(n, f"Harbour Number {n} and the {word} of Its Crane", "Kim") for n, word in enumerate(_words(24))]
    world = holding(*many)
    world.check("".join(entry(f"k{n}", true) for n, true in enumerate(many)), only=("metadata",))
    asked = world.scholarly.traffic.hosts
    assert asked[CROSSREF].kinds == {"list": 1}
    assert asked[OPENALEX].requests == 0
    assert len([path for path in world.asked(DOI_ORG) if path.startswith("/doiRA/")]) == 1


def test_a_429_is_waited_out(world: World) -> None:
    world.scholarly.trouble(CROSSREF, Trouble.BUSY, times=1)
    report = world.check(entry("a", FERRIES, doi=""))
    assert said(report) == {"a": ("ok", "")}
    first, second = world.scholarly.traffic.hosts[CROSSREF].at
    assert second - first >= 1.0


def test_a_registry_that_goes_on_refusing_is_left_alone(world: World) -> None:
    world.break_down(CROSSREF, trouble=Trouble.BUSY)
    report = world.check("".join(entry(f"k{n}", true, doi="") for n, true in enumerate((FERRIES, TIDES, TAKEN_BACK))))
    assert set(said(report).values()) == {("unverified", "unavailable")}
    assert world.scholarly.traffic.hosts[CROSSREF].requests <= 3


# What could not be asked -------------------------------------------------------------------------

FAULTY = (
    entry("fake", article(7, "Nobody Knows This Article on Lighthouse Keepers", "Kim"))
    + entry("other", FERRIES, doi=TIDES.work.doi)
    + entry("wrong", TIDES, title=TIDES.work.title.replace("Pilots", "Sailors"))
    + entry("sought", FERRIES, doi="")
)


ANSWERS = {Trouble.HANG, Trouble.GIGANTIC, Trouble.CHARSET}
"""Those that come late or never, and JSON in UTF-16, which can be read."""


@pytest.mark.parametrize("trouble", [one for one in Trouble if one not in ANSWERS])
def test_with_crossref_down_nobody_is_accused(world: World, trouble: Trouble) -> None:
    world.break_down(CROSSREF, trouble=trouble)
    report = world.check(FAULTY, only=("metadata",))
    assert codes(report, Severity.ERROR) == []
    assert {verdict for verdict, _ in said(report).values()} == {"unverified"}
    assert {unknown.reference for unknown in report.unknown if unknown.what == "registries"} == set(said(report))
    assert world.clock.passed < 30


@pytest.mark.parametrize("trouble", [Trouble.HANG, Trouble.GIGANTIC])
def test_nor_when_it_hangs_or_never_ends(world: World, trouble: Trouble) -> None:
    world.network = replace(world.network, timeout=0.5)
    world.break_down(CROSSREF, trouble=trouble)
    report = world.check(entry("other", FERRIES, doi=TIDES.work.doi), only=("metadata",))
    assert codes(report, Severity.ERROR) == []
    assert {verdict for verdict, _ in said(report).values()} == {"unverified"}


@pytest.mark.parametrize("trouble", [Trouble.DOWN, Trouble.HTML, Trouble.GARBLED])
def test_with_doi_org_down_agencies_are_asked_and_no_doi_is_called_dead(world: World, trouble: Trouble) -> None:
    world.break_down(DOI_ORG, trouble=trouble)
    report = world.check(entry("a", FERRIES) + entry("b", FERRIES, doi="10.7001/dead") + entry("c", DATASET))
    assert said(report)["a"] == said(report)["c"] == ("ok", "")
    assert "IDN004" not in codes(report)


def test_with_all_of_them_down_nothing_is_known(world: World) -> None:
    world.break_down(*REGISTRIES)
    report = world.check(FAULTY + ALL, only=("metadata",))
    assert codes(report, Severity.ERROR) == []
    assert set(codes(report, Severity.WARNING)) <= {"DUP002", "DUP003", "DUP005"}  # what the file says of itself
    assert {verdict for verdict, _ in said(report).values()} == {"unverified"}
    assert world.clock.passed < 30


def test_a_machine_without_a_network_says_so_once(world: World) -> None:
    world.web.offline()
    report = world.check(FAULTY)
    assert report.run.offline_seen
    assert set(said(report).values()) == {("unverified", "offline")}
    assert codes(report, Severity.ERROR) == []
    assert report.exit_code == 3


def test_a_run_that_was_meant_to_be_offline_asks_nothing(world: World) -> None:
    path = world.folder / "cited.bib"
    path.write_text(FAULTY, "utf-8")
    report = refcheck.check(path, offline=True, config=world.config())
    assert (world.requests(), report.exit_code) == (0, 0)
    assert set(said(report).values()) == {("unverified", "offline")}


def test_an_interrupt_ends_with_what_is_known(world: World) -> None:
    calls: list[Any] = []

    def progress(told: Any) -> None:
        calls.append(told)
        if len(calls) == 2:
            raise KeyboardInterrupt

    many = "".join(entry(f"k{n}", true, doi="") for n, true in enumerate((FERRIES, TIDES, TAKEN_BACK)))
    report = world.check(many, progress=progress)
    assert report.run.interrupted
    assert codes(report, Severity.ERROR) == []
    assert len(report.references) == 3


def test_a_registry_on_a_private_address_is_not_asked(world: World) -> None:
    report = world.check(entry("a", FERRIES, doi=""), registries={"crossref": "http://10.0.0.7/crossref"})
    assert said(report)["a"] == ("unverified", "unavailable")
    assert world.requests() == 0


# What is remembered, and what would be asked -----------------------------------------------------


def test_a_second_run_asks_no_registry_and_says_the_same(world: World) -> None:
    memory = MemoryConfig(cache_dir=world.folder / "cache", lock=LockMode.UPDATE)
    unknown = entry("s", article(7, "Nobody Knows This Article on Lighthouse Keepers", "Kim"), doi="")
    text = ALL + unknown + entry("w", FERRIES, doi="", volume="1")
    first = world.check(text, memory=memory)
    before = world.requests()
    second = world.check(text, memory=memory)
    assert world.requests() == before
    assert said(second) == said(first)
    assert [f.fingerprint for f in second.findings] == [f.fingerprint for f in first.findings]


def test_the_first_round_is_listed_and_what_may_follow_is_named(world: World) -> None:
    path = world.folder / "cited.bib"
    path.write_text(entry("a", FERRIES, doi="") + entry("b", TIDES), "utf-8")
    first = plan(path, config=world.config(only=("metadata",)))
    assert first is not None
    assert [(one.source, one.kind.value) for one in first.requests if one.source != "link"][-2:] == [
        ("doi.org", "identifier"),
        ("crossref", "search"),
    ]
    assert world.requests() == 0
    follow = "\n".join(first.may_follow)
    assert "api.crossref.org, identifier: records of these DOIs and ISBNs\n" in follow
    assert (
        "api.crossref.org, search: publications that no identifier and no page has led to, by title, first author"
        in follow
    )
    assert follow.endswith("at most 20 in a run, by journal, volume, issue, pages and year")
    assert (
        "api.openalex.org, search: publications that Crossref does not know, by title, first author and year" in follow
    )


def test_a_bibliography_without_links_is_listed_too(world: World) -> None:
    path = world.folder / "cited.bib"
    path.write_text(entry("a", FERRIES, doi=""), "utf-8")
    first = plan(path, config=world.config())
    assert first is not None
    assert [one.source for one in first.requests] == ["crossref"]
    assert not any("redirects" in line or "archive" in line for line in first.may_follow)
    assert plan(path, config=world.config(only=("document",))) is None
    off = replace(world.config(), network=NetworkConfig(search=Search.OFF))
    silent = plan(path, config=off)
    assert silent is not None
    assert (silent.requests, silent.may_follow) == ((), ())
    raw = plan(path, config=replace(world.config(), network=NetworkConfig(search=Search.RAW)))
    assert raw is not None
    assert any("by the text of their notes" in line for line in raw.may_follow)
