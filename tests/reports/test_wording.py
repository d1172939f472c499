from __future__ import annotations

import json
from dataclasses import replace

import pytest

from refcheck.checks import RULES
from refcheck.model.evidence import LinkVerdict, Unknown
from refcheck.model.place import Fix, Location, Unit
from refcheck.model.report import ReferenceRecord, Verdict
from refcheck.model.work import Name, PartialDate, Work
from refcheck.reports import render
from refcheck.reports.coverage import unchecked
from refcheck.reports.page import page_of
from refcheck.reports.wording import (
    FAMILIES,
    LINK_WORDS,
    beside,
    counted,
    day,
    has_lines,
    joined,
    locator,
    message_as_sentence,
    moment,
    place,
    short_name,
    source_words,
    tally,
    what_to_do,
    why_link,
)
from tests.reports import factories


@pytest.mark.parametrize(("number", "said"), [(0, "0 links"), (1, "1 link"), (2, "2 links"), (12_345, "12,345 links")])
def test_counts_agree_with_their_noun(number: int, said: str) -> None:
    assert counted(number, "link") == said


def test_lists_read_as_sentences() -> None:
    assert [joined(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("given", "said"),
    [("9", "page 9"), ("12-14", "pages 12-14"), ("ch. 3", "ch. 3"), (None, ""), ("", ""), ("xii", "xii")],
)
def test_locators(given: str | None, said: str) -> None:
    assert locator(given) == said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-11-23T14:02:11Z", "23 Nov 2026, 14:02 UTC"),
        ("2011-03-08", "8 Mar 2011"),
        ("", ""),
        ("some day", "some day"),
        ("x" * 100, "x" * 39 + "…"),
    ],
)
def test_moments(when: str, said: str) -> None:
    assert moment(when) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("2017-11-22", "22 November 2017"),
        ("22 November 2017", "22 November 2017"),
        ("2017-11", "November 2017"),
        ("2017-13", "2017-13"),
        ("2017-13-40", "2017-13-40"),
        ("", ""),
    ],
)
def test_days_of_documents(given: str, said: str) -> None:
    assert day(given) == said


def test_places() -> None:
    assert place(Location(path="a")) == ""
    assert place(Location(path="a", line=3, marker="b", page="xi")) == "page xi, line 3, note b"


def test_sources_have_names() -> None:
    assert source_words("page", "https://a.example/x") == "the page at a.example"
    assert source_words("page", "") == "the page"
    assert source_words("link", "https://a.example/x") == "the link to a.example"
    assert source_words("link", "") == "the link"
    assert source_words("Crossref", "10.1/x") == "Crossref"


def record(work: Work) -> ReferenceRecord:
    return replace(factories.BOOK_RECORD, work=work)


def test_references_have_short_names() -> None:
    people = factories.BOOK.author
    year = PartialDate(year=2017)
    assert short_name(record(Work(author=people, issued=year))) == "Testaverde et al. 2017"
    assert short_name(record(Work(author=people[:2]))) == "Testaverde and Moroz"
    assert short_name(record(Work(editor=people[:1], issued=year))) == "Testaverde 2017"
    assert short_name(record(Work(author=(Name(literal="World Bank"),)))) == "World Bank"
    assert short_name(record(Work(title="A title"))) == "A title"
    interview = Work(title="Interview with a captain", issued=PartialDate(year=2024))
    assert short_name(record(interview)) == "Interview with a captain"
    assert len(short_name(record(Work(title="word " * 40)))) <= 60
    assert short_name(record(Work())) == "testaverde2017migrating"


@pytest.mark.parametrize("verdict", list(LinkVerdict))
def test_every_verdict_has_words(verdict: LinkVerdict) -> None:
    assert LINK_WORDS[verdict]
    assert why_link(verdict, "offline") == "this machine is offline"
    assert why_link(verdict, "")


def test_a_reason_without_words_stands_for_itself() -> None:
    assert why_link(LinkVerdict.BROKEN, "odd") == "odd"
    assert why_link(LinkVerdict.BROKEN, "") == "the reason is not known"


def test_the_tally_of_nothing() -> None:
    assert tally(factories.empty()) == "no reference was found"
    assert tally(factories.clean()) == "nothing to correct was found in 1 reference"


def test_nothing_is_told_twice() -> None:
    assert [str(group) for group in unchecked(factories.offline())] == [
        "2 links, this was an offline run (last seen alive: never checked)"
    ]


def test_links_are_grouped_by_reason() -> None:
    report = factories.offline()
    one, two = report.links
    blocked = replace(one, verdict=LinkVerdict.BLOCKED, reason="", status=403)
    slow = replace(two, verdict=LinkVerdict.TIMEOUT, reason="")
    said = [str(group) for group in unchecked(replace(report, links=(blocked, slow), unknown=()))]
    assert said == ["1 link, not shown to a program (403)", "1 link, no answer in time"]


def test_facts_that_stand_alone_are_told() -> None:
    report = factories.clean()
    facts = [
        Unknown(reference="testaverde2017migrating", what="publisher", reason="not-asked"),
        *(Unknown(reference=f"r{n}", what="year", reason="refused") for n in range(5)),
    ]
    said = [str(group) for group in unchecked(replace(report, unknown=tuple(facts)))]
    assert said == [
        "the publisher of Testaverde et al. 2017, no source was asked",
        "the year of r0, r1 and r2 and 2 more, the source did not want to answer",
    ]


def test_what_is_never_looked_up_says_so() -> None:
    clean = factories.clean()
    letter = replace(clean.references[0], verdict=Verdict.SKIPPED, reason="not-asked")
    report = replace(clean, references=(letter,), links=(), unknown=())
    assert [str(group) for group in unchecked(report)] == [
        "1 reference, interviews, letters and the like are never looked up"
    ]
    later = replace(report, run=replace(report.run, since="main"))
    assert [str(group) for group in unchecked(later)] == ["1 reference, as in main, or no source was asked"]


def test_what_could_not_be_checked_is_summed_up_by_its_first_reason() -> None:
    clean = factories.clean()
    offline = factories.offline()
    record = clean.references[0]
    private = [replace(record, id=f"p{n}", verdict=Verdict.SKIPPED, reason="not-asked") for n in range(2)]
    waiting = replace(record, id="w", verdict=Verdict.UNVERIFIED, reason="offline")
    report = replace(offline, findings=(), references=(waiting, *private), unknown=())
    assert page_of(report).summary[-1] == (
        "2 links and 1 reference could not be checked: this was an offline run (2 more for another reason)"
    )


def test_references_without_links_are_told_by_reason() -> None:
    records = tuple(
        replace(factories.BOOK_RECORD, id=f"r{n}", key=f"k{n}", verdict=verdict, reason=reason)
        for n, (verdict, reason) in enumerate(
            [
                (Verdict.UNVERIFIED, "no-identifier"),
                (Verdict.SKIPPED, "unparsed"),
                (Verdict.SKIPPED, "unparsed"),
                (Verdict.UNVERIFIED, ""),
                (Verdict.OK, ""),
            ]
        )
    )
    said = [str(group) for group in unchecked(replace(factories.empty(), references=records))]
    assert said == [
        "1 reference, no address and no identifier to ask by",
        "2 references, not readable as an entry",
        "1 reference, the reason is not known",
    ]


def test_every_family_of_checks_has_a_name() -> None:
    assert {rule.family for rule in RULES} <= FAMILIES.keys()


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("k7 and k6 describe the same work", "k7 and k6 describe the same work"),
        ("the year differs", "The year differs"),
        ("the year differs, and more is said", "The year differs, and…"),
    ],
)
def test_a_key_keeps_its_case_at_the_beginning(message: str, said: str) -> None:
    one = replace(factories.online().findings[0], message=message, key="k7", actual="", expected="k6")
    assert message_as_sentence(one, 32 if "same" in message else 22) == said


def test_what_to_do_is_the_remedy_else_what_a_fix_would_do() -> None:
    plain = replace(factories.YEARS, remedy="", fix=None)
    assert what_to_do(plain) == ""
    assert what_to_do(replace(plain, remedy="look")) == "look"
    for safe, said in ((True, "to mend: use the new address"), (False, "perhaps: use the new address")):
        fix = Fix(safe=safe, summary="use the new address", edits=())
        assert what_to_do(replace(plain, fix=fix)) == said
        assert what_to_do(replace(plain, fix=fix, remedy="look")) == "look"


@pytest.mark.parametrize("told", [False, True])
def test_that_no_registry_was_asked_is_told_once(told: bool) -> None:
    report = factories.offline()
    record = replace(report.references[0], verdict=Verdict.UNVERIFIED, reason="no-identifier")
    fact = Unknown(reference=record.id, what="registries", reason="not-asked", detail="no registry was asked: why")
    links = tuple(replace(link, references=(record.id,) if told else ()) for link in report.links)
    groups = unchecked(replace(report, references=(record,), unknown=(fact,), links=links))
    named = [str(one) for one in groups if "registry" in str(one)]
    alone = f"a record of {short_name(record)} in a registry, no registry was asked: why"
    assert named == [alone if told else "1 reference, no registry was asked: why"]


def test_a_registry_that_could_not_be_asked_does_not_stand_for_the_reason() -> None:
    report = factories.offline()
    record = replace(report.references[0], verdict=Verdict.UNVERIFIED, reason="offline")
    fact = Unknown(reference=record.id, what="registries", reason="offline", detail="Crossref was not asked: offline")
    groups = unchecked(replace(report, references=(record,), unknown=(fact,), links=()))
    assert [str(one) for one in groups] == ["1 reference, this was an offline run"]


@pytest.mark.parametrize(
    ("at", "said", "line"),
    [
        (Location(path="a.md", line=7, column=2, marker="1"), "", 7),
        (Location(path="a.docx", line=3, marker="1", unit=Unit.PARAGRAPH), " (paragraph 3, note 1)", None),
        (Location(path="a.pdf", line=80, page="4"), " (page 4, line 80)", None),
        (Location(path="a.doc"), "", None),
    ],
)
def test_paragraphs_are_no_lines_for_other_programs(at: Location, said: str, line: int | None) -> None:
    assert (beside(at), has_lines(at)) == (said, line is not None)
    report = replace(factories.offline(), findings=(replace(factories.YEARS, location=at),))
    annotation = render(report, "github").splitlines()[0]
    assert (",line=" in annotation, said in annotation) == (line is not None, True)
    concise = render(report, "concise").splitlines()[0]
    assert concise.startswith(f"{at.path}:{line}:" if line else f"{at.path}: info")
    assert concise.endswith(said)
    issue = json.loads(render(report, "gitlab"))[0]
    assert issue["location"]["lines"] == {"begin": line or 1}
    assert issue["description"].endswith(said)
