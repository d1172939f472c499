"""The labelled references: what the labels say is what was done, and the figures are counted right."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from benchmarks.scholar import __main__ as scholar
from benchmarks.scholar import unchanged
from benchmarks.scholar.by_code import CodeTally, by_code, code_table
from benchmarks.scholar.cases import Case, Stage, make
from benchmarks.scholar.entry import entries_of, found_in, fresh
from benchmarks.scholar.explain import explained
from benchmarks.scholar.further import FURTHER, THIS_YEAR
from benchmarks.scholar.kinds import KINDS
from benchmarks.scholar.limits import Limit, limit_of
from benchmarks.scholar.run import Weather, run
from benchmarks.scholar.scoring import beyond, by_key, score
from benchmarks.scholar.venues import abbreviated, acronym
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references import parse_bibtex
from refcheck.text.identifiers import isbn_is_valid
from refcheck.text.titles import compare_titles
from refcheck.text.words import tokens
from tests.fakes import FakeClock
from tests.fakes.registries import Holder, Trouble, TrueWork

SEEDS = range(6)


@cache
def stages() -> tuple[Stage, ...]:
    return tuple(make(fresh(), seed, unchanged=0.1) for seed in SEEDS)


def cases(*names: str) -> list[Case]:
    return [case for stage in stages() for case in stage.cases if case.kind.name in names]


def cited(case: Case) -> Work:
    return parse_bibtex(case.text).references[0].work


def test_half_of_the_entries_written_for_it_are_no_english_science() -> None:
    entries = fresh()
    assert len(entries) == 120
    apart = [
        e
        for e in entries
        if e.work.type in {"report", "legislation", "legal_case", "book"} or e.work.language[:2] not in {"", "en"}
    ]
    assert len(apart) >= 60


def test_a_seed_stands_for_one_stage_and_every_kind_comes_up() -> None:
    assert make(fresh(), 3).bibliography() == make(fresh(), 3).bibliography()
    assert make(fresh(), 3).bibliography() != make(fresh(), 4).bibliography()
    assert {case.kind.name for stage in stages() for case in stage.cases} == {kind.name for kind in KINDS}


def test_every_entry_is_used_once_and_reads_without_a_problem() -> None:
    for stage in stages():
        library = parse_bibtex(stage.bibliography())
        assert [r.key for r in library.references] == [case.key for case in stage.cases]
        assert [r.key for r in library.references if r.problem] == []
        assert len({case.true.work.title for case in stage.cases}) == 120


def test_clean_ones_say_what_is_true() -> None:
    same = {"same", "short"}
    for case in (c for stage in stages() for c in stage.cases if c.kind.clean):
        work, true = cited(case), case.true.work
        assert compare_titles(work.title, true.title).agreement in same | {"unknown"}, case.text
        assert abs((work.year or 0) - (true.year or 0)) <= 1
        assert work.doi.lower() in {"", case.true.doi}
        assert all(isbn_is_valid(isbn) for isbn in work.isbn)


def test_faulty_ones_have_the_fault_that_they_are_named_after() -> None:
    assert {abs((cited(c).year or 0) - (c.true.work.year or 0)) for c in cases("year off by 5")} == {5}
    assert all(
        cited(c).title != c.true.work.title for c in cases("one title word", "fabricated", "real DOI, other title")
    )
    assert all(cited(c).doi.lower() == c.true.doi for c in cases("real DOI, other title"))
    assert all(cited(c).author[1].family == c.true.work.author[0].family for c in cases("authors swapped"))
    assert all(cited(c).author[0].family == c.true.work.author[0].family for c in cases("one author of many"))
    assert all(cited(c).author != c.true.work.author for c in cases("one author of many", "first author"))
    assert not any(isbn_is_valid(cited(c).isbn[0]) for c in cases("ISBN digit"))
    assert all(c.true.is_retracted for c in cases("retracted"))
    assert all(cited(c).container_title != c.true.work.container_title for c in cases("another venue"))


def test_dois_are_dead_or_another_works() -> None:
    for stage in stages():
        known = {true.doi for true in stage.works}
        for case in stage.cases:
            doi = cited(case).doi.lower()
            if case.kind.name == "dead DOI":
                assert doi not in known
            elif case.kind.name == "DOI of another":
                assert doi in known - {case.true.doi}


def test_an_error_is_expected_only_of_what_is_certain() -> None:
    lone = [c for c in cases("one title word", "first author") if c.true.held_by == {Holder.OPEN_LIBRARY}]
    assert lone
    assert not any(case.error for case in lone)
    assert all(case.error for case in cases("dead DOI", "retracted"))


def test_names_of_journals_in_short() -> None:
    assert abbreviated("Journal of Refugee Studies") == "J. Refugee Stud."
    assert (abbreviated("Nature"), acronym("Nature")) == ("", "")
    assert acronym("Conference on Data and Knowledge Systems") == "CDKS"


def finding(key: str, code: str, severity: Severity) -> Finding:
    place = Location(path="x.bib", line=1)
    return Finding(
        code=code, name="n", severity=severity, confidence=Confidence.HIGH, message="m", location=place, key=key
    )


def test_figures_are_counted_from_the_labels() -> None:
    stage = stages()[0]
    wrong = next(c for c in stage.cases if c.error)
    right = next(c for c in stage.cases if c.kind.clean)
    code = min(wrong.kind.codes)
    found = by_key([finding(wrong.key, code, Severity.ERROR), finding(right.key, "TTL001", Severity.WARNING)])
    errors = score(stage.cases, found, {}, errors_only=True)
    assert (errors.hits, errors.alarmed, errors.precision) == (1, {}, 1.0)
    assert errors.faults == sum(case.error for case in stage.cases)
    both = score(stage.cases, found, {}, errors_only=False)
    assert (both.hits, list(both.alarmed), both.precision) == (1, [right.key], 0.5)
    assert both.alarms == Counter({"TTL001": 1})
    before = by_key([finding(right.key, "TTL001", Severity.WARNING)])
    assert score(stage.cases, found, before, errors_only=False).alarmed == {}


def test_form_is_not_what_is_asked_here() -> None:
    assert by_key([finding("k", "SYN003", Severity.ERROR), finding("k", "DOC001", Severity.ERROR)]) == {}


def test_folders_that_are_not_there_are_skipped(tmp_path: Path) -> None:
    assert found_in([tmp_path / "absent"]) == []
    (tmp_path / "a.bib").write_text(
        "@string{j = {Journal of Things}}\n@article{a, author={Doe, J.}, title={A Title of Note}, year=1999, journal=j}\n"
        "@article{b, title={No Year at All}}\n@article{c, author={Doe, J.}, title={Two of Them}, year={1991--1992}}\n@x{",
        "utf-8",
    )
    (entry,) = found_in([tmp_path])
    assert (entry.key, entry.fields["journal"]) == ("a", "{Journal of Things}")
    assert list(entries_of(tmp_path / "none.bib")) == []


@pytest.mark.parametrize("trouble", [None, Trouble.DOWN])
def test_a_run_accuses_no_clean_entry(trouble: Trouble | None) -> None:
    stage = make(fresh()[:24], 5)
    made = run(stage, Weather(trouble={"api.crossref.org": trouble} if trouble else {}, latency=0.0), clock=FakeClock())
    assert score(stage.cases, made.found, made.before, errors_only=True).alarmed == {}
    assert made.wall < 60


def test_the_figures_are_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert (
        scholar.main(["--size", "6", "--no-waiting", "--latency", "0", "--write", str(tmp_path / "x.bib"), "-v"]) == 0
    )
    said = capsys.readouterr().out
    assert "errors: precision" in said
    assert "registry requests" in said
    assert (tmp_path / "x.bib").read_text("utf-8").startswith("% ")


# What nobody can know --------------------------------------------------------------------------------

ANA, AMINA, QUIST = (
    Name(family="Lopes", given="Ana"),
    Name(family="Sow", given="Amina"),
    Name(family="Quist", given="Dirk"),
)


@pytest.mark.parametrize(
    ("one", "other", "limit"),
    [
        (ANA, QUIST, Limit.ERROR),
        (ANA, AMINA, Limit.WARNING),
        (ANA, Name(family="Carvalho", given="Ana"), Limit.SILENCE),
        (ANA, Name(family="Лотман", given="Юрий"), Limit.SILENCE),
        (ANA, Name(literal="World Bank"), Limit.SILENCE),
    ],
)
def test_what_two_names_let_be_said(one: Name, other: Name, limit: Limit) -> None:
    true = TrueWork(work=Work(type="article-journal", title="Tolls", author=(other, QUIST)))
    cited = Work(type="article-journal", title="Tolls", author=(one, QUIST))
    assert limit_of("first author", cited, true, {}) is limit


def test_what_a_year_lets_be_said() -> None:
    book = Work(type="book", title="Tolls", doi="10.7001/b", issued=PartialDate(year=1999))
    held = TrueWork(work=book, held_by=frozenset({Holder.CROSSREF}))
    bare = replace(book, doi="")
    assert limit_of("year off by 5", book, held, {}) is Limit.ERROR
    assert limit_of("year off by 5", bare, held, {}) is Limit.SILENCE
    assert limit_of("year off by 5", replace(bare, isbn=("9781464811067",)), held, {}) is Limit.ERROR
    article = TrueWork(work=replace(book, type="article-journal"))
    assert limit_of("year off by 5", bare, article, {}) is Limit.ERROR
    report = TrueWork(work=replace(book, type="report"))
    assert limit_of("year off by 5", bare, report, {}) is Limit.SILENCE
    assert limit_of("year off by 5", book, report, {}) is Limit.ERROR


def test_what_a_doi_and_a_venue_let_be_said() -> None:
    cited = Work(type="book", title="The Tolls of the Northern Ports", author=(ANA,), doi="10.7001/x")
    other = replace(cited, title="The Soils of the Southern Hills", author=(QUIST,))
    true = TrueWork(work=cited)
    assert limit_of("DOI of another", cited, true, {"10.7001/x": other}) is Limit.ERROR
    assert limit_of("DOI of another", cited, true, {"10.7001/x": replace(other, author=())}) is Limit.WARNING
    german = replace(other, title="Die Böden und die Hügel des Südens")
    assert limit_of("DOI of another", cited, true, {"10.7001/x": german}) is Limit.WARNING
    assert limit_of("DOI of own work", cited, true, {"10.7001/x": replace(german, author=(ANA,))}) is Limit.SILENCE
    assert limit_of("authors of another", replace(cited, author=(AMINA,)), true, {}) is Limit.WARNING
    assert limit_of("invented title", replace(cited, title=german.title), true, {}) is Limit.SILENCE
    assert limit_of("invented title", replace(cited, title=other.title), true, {}) is Limit.ERROR
    journal = TrueWork(work=replace(cited, container_title="Journal of the History of Ports"))
    merged = replace(cited, author=(QUIST,), container_title="")
    assert limit_of("merged", merged, journal, {}) is Limit.ERROR
    assert limit_of("merged", replace(journal.work, author=(Name(literal="Porters"),)), journal, {}) is Limit.SILENCE
    hybrid = replace(cited, author=(Name(literal="Porters"),))
    assert limit_of("hybrid", replace(hybrid, title=other.title), journal, {}) is Limit.ERROR
    assert limit_of("hybrid", hybrid, journal, {}) is Limit.WARNING
    names = {"Review of the Law of Waters": Limit.ERROR, "Zeitschrift für die Geschichte": Limit.SILENCE}
    for name, limit in {**names, "JHP": Limit.SILENCE}.items():
        assert limit_of("another venue", replace(cited, container_title=name), journal, {}) is limit


def test_what_a_word_of_a_subtitle_lets_be_said() -> None:
    report = Work(
        type="report", title="Tolls: the ferries of the north", subtitle="the ferries of the north", doi="10.7/a"
    )
    true = TrueWork(work=report, held_by=frozenset({Holder.CROSSREF, Holder.OPENALEX}))
    assert (
        limit_of("one title word", replace(report, title="Tolls: the lanterns of the north"), true, {}) is Limit.WARNING
    )
    assert limit_of("one title word", replace(report, title="Salt: the ferries of the north"), true, {}) is Limit.ERROR
    article = replace(true, work=replace(report, type="article-journal"))
    assert (
        limit_of("one title word", replace(report, title="Tolls: the lanterns of the north"), article, {})
        is Limit.ERROR
    )


def test_what_a_wrong_author_of_a_book_without_identifiers_lets_be_said() -> None:
    book = Work(type="book", title="Tolls", author=(ANA,))
    true = TrueWork(work=book)
    other = replace(book, author=(QUIST,))
    assert limit_of("first author", other, true, {}) is Limit.WARNING
    assert limit_of("first author", replace(other, isbn=("9781464811067",)), true, {}) is Limit.ERROR


def test_the_second_line_is_without_them_and_says_how_many() -> None:
    stage = stages()[0]
    kept, left = beyond(stage.cases, errors_only=False)
    assert left == len(stage.cases) - len(kept)
    assert all(case.kind.clean or case.limit >= Limit.WARNING for case in kept)


def test_unchanged_bibliographies_are_run_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.bib").write_text("\n".join(entry.text(f"k{n}") for n, entry in enumerate(fresh()[50:56])), "utf-8")
    monkeypatch.setattr(unchanged, "PART", 4)
    told = tmp_path / "told.txt"
    assert unchanged.main([str(tmp_path), "--list", str(told)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("6 of 6 entries")
    assert "errors: 0 (none)" in shown
    assert told.exists()


def test_what_was_missed_is_explained() -> None:
    stage = make(fresh()[50:58], 2, unchanged=0)
    made = run(stage, Weather(), clock=FakeClock())
    shown = list(explained(stage.cases, made))
    assert len(shown) == len(stage.cases)
    for case, text in zip(stage.cases, shown, strict=True):
        assert text.startswith(f"{case.key} {case.kind.name} ({case.true.work.type}; ")
        assert "held by" in text


def said(
    case: Case, code: str, severity: Severity = Severity.WARNING, expected: str = ""
) -> dict[str, tuple[Finding, ...]]:
    finding = Finding(
        code=code,
        name="x",
        severity=severity,
        confidence=Confidence.HIGH,
        message="m",
        location=Location(path="a"),
        key=case.key,
        expected=expected,
    )
    return {case.key: (finding,)}


def test_what_each_check_said_is_counted_by_the_fault_of_the_entry() -> None:
    faulty, clean = cases("first author")[0], cases("initials")[0]
    assert by_code([faulty], said(faulty, "AUT001"), {}) == {"AUT001": CodeTally(so=1)}
    assert by_code([faulty], said(faulty, "DAT003"), {}) == {"DAT003": CodeTally(otherwise=1)}
    assert by_code([clean], said(clean, "AUT001"), {}) == {"AUT001": CodeTally(clean=1)}
    assert by_code([clean], said(clean, "AUT001", Severity.INFO), {}) == {"AUT001": CodeTally(told_clean=1)}
    assert by_code([clean], said(clean, "IDN006"), said(clean, "IDN006")) == {}
    assert "AUT001      1      0     0     1     0" in code_table(by_code([clean], said(clean, "AUT001"), {}))


def test_a_missing_identifier_is_right_when_it_is_that_of_the_work() -> None:
    case = next(case for case in cases("initials") if case.true.doi)
    right, wrong = said(case, "CMP002", expected=case.true.doi), said(case, "CMP002", expected="10.1/other")
    assert by_code([case], right, {}) == {"CMP002": CodeTally(so=1)}
    assert by_code([case], wrong, {}) == {"CMP002": CodeTally(clean=1)}


def test_what_no_registry_holds_is_rightly_not_found() -> None:
    case = replace(cases("initials")[0], true=replace(cases("initials")[0].true, held_by=frozenset()))
    assert by_code([case], said(case, "PUB010"), {}) == {"PUB010": CodeTally(so=1)}


# the further kinds -------------------------------------------------------------------------------


@cache
def further_stages() -> tuple[Stage, ...]:
    return tuple(make(fresh(), seed, unchanged=0.1, kinds=FURTHER, nameless=0.3) for seed in SEEDS)


def further(*names: str) -> list[Case]:
    return [case for stage in further_stages() for case in stage.cases if case.kind.name in names]


def test_every_further_kind_comes_up_and_the_first_set_stays_what_it_was() -> None:
    assert {case.kind.name for stage in further_stages() for case in stage.cases} == {kind.name for kind in FURTHER}
    assert make(fresh(), 3, kinds=KINDS, nameless=0.0).bibliography() == make(fresh(), 3).bibliography()
    for stage in further_stages():
        assert [r.key for r in parse_bibtex(stage.bibliography()).references if r.problem] == []


def test_further_faulty_ones_have_the_fault_that_they_are_named_after() -> None:
    assert all((cited(c).year or 0) >= THIS_YEAR + 4 for c in further("year to come"))
    assert all(cited(c).container_title != c.true.work.container_title for c in further("invented venue"))
    assert all(cited(c).type == "paper-conference" for c in further("at another conference", "versions mixed"))
    titled = further("invented title", "hybrid", "one or many", "small word", "plausible")
    assert all(cited(c).title != c.true.work.title for c in titled)
    assert all(len(cited(c).author) < len(c.true.work.author) for c in further("authors left out"))
    strangers = further("authors of another", "placeholder authors", "merged")
    assert all(cited(c).author[:1] != c.true.work.author[:1] for c in strangers)
    assert all(not c.true.held_by and not cited(c).doi for c in further("plausible"))


def test_dois_of_the_further_kinds_are_dead_a_neighbour_s_or_another_s_of_the_same_people() -> None:
    for stage in further_stages():
        held = {true.doi: true.work for true in stage.works if true.doi}
        for case in stage.cases:
            doi = cited(case).doi.lower()
            match case.kind.name:
                case "invented DOI":
                    assert doi not in held
                case "hybrid":
                    assert doi == case.true.doi
                case "DOI of own work":
                    assert held[doi].author == case.true.work.author
                    assert held[doi].title != case.true.work.title
                case "DOI of a neighbour":
                    assert held[doi].container_title == case.true.work.container_title
                    assert held[doi].author != case.true.work.author


def test_further_clean_ones_say_what_is_true() -> None:
    for case in further("hyphen", "spelling", "no article"):
        said, true = ([token.word for token in tokens(title)] for title in (cited(case).title, case.true.work.title))
        assert case.kind.clean
        assert {word for word in true if word not in said} <= {"the", "a", "an"} or "".join(said) == "".join(true)


def test_some_papers_of_conferences_have_no_doi() -> None:
    papers = [c.true for stage in further_stages() for c in stage.cases if c.true.work.type == "paper-conference"]
    without = [true for true in papers if not true.doi]
    assert 0 < len(without) < len(papers)
    assert {holder for true in without for holder in true.held_by} >= {Holder.OPENALEX, Holder.DBLP}
