"""How a run that looked at links alone reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

from refcheck.model.document import LinkRole
from refcheck.model.evidence import Hop, LinkEvidence, LinkVerdict
from refcheck.model.finding import Confidence, Finding, Severity, Suppressed
from refcheck.model.place import Location
from refcheck.model.report import DocumentRecord, LinkRecord, Report
from refcheck.reports import parse, render
from refcheck.reports.coverage import unchecked
from refcheck.reports.wording import link_tally, tally
from tests.reports import factories

URL = "http://a.example/"


def link(url: str, verdict: LinkVerdict, **fields: Any) -> LinkEvidence:
    return LinkEvidence(url=url, verdict=verdict, **fields)


def record(url: str, line: int) -> LinkRecord:
    return LinkRecord(url=url, line=line, role=LinkRole.TEXT, marker=None, column=3, element="a", attribute="href")


DEAD = Finding(
    code="LNK001",
    name="dead-link",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="the link is dead",
    location=Location(path="a.md", line=3, column=7),
    actual=f"{URL}gone",
    related=(Location(path="a.md", line=9, column=1), Location(path="b.md", line=2)),
)
MOVED = replace(DEAD, code="LNK006", name="moved", severity=Severity.INFO, actual=f"{URL}moved", related=())


def report(**changes: Any) -> Report:
    run = replace(
        factories.run(),
        only=("links",),
        started="2026-11-23T14:02:00Z",
        finished="2026-11-23T14:02:14Z",
        requests={"a.example": 5, "b.example": 1},
    )
    links = (
        link(f"{URL}ok", LinkVerdict.OK),
        link(f"{URL}old", LinkVerdict.OK, from_store=True),
        link(f"{URL}gone", LinkVerdict.BROKEN, reason="not-found"),
        link(f"{URL}moved", LinkVerdict.REDIRECTED, redirects=(Hop(status=301, url=f"{URL}2"), Hop(status=308, url=f"{URL}3"))),
        link("mailto:m@a.example", LinkVerdict.SKIPPED, reason="mailto"),
    )  # fmt: skip
    document = DocumentRecord(
        path="a.md",
        format="markdown",
        title="",
        date="",
        links=(
            record(f"{URL}gone", 3),
            record(f"{URL}ok", 4),
            record(f"{URL}gone", 9),
            record("mailto:m@a.example", 10),
        ),
    )
    fields: dict[str, Any] = {"links": links, "documents": (document,), "findings": (DEAD,), "suppressed": ()}
    return replace(factories.empty(), run=run, **{**fields, **changes})


def test_the_last_line() -> None:
    text = "5 links: 2 ok, 1 redirected, 1 broken, 1 skipped in 14 s, 2 hosts asked, 1 known from an earlier run"
    assert link_tally(report()) == text
    assert tally(report()) == f"{text}; 1 error"
    assert render(report(), "full").splitlines()[-1] == f"{text}; 1 error"
    assert tally(report(findings=())) == text


def test_the_time_it_took() -> None:
    def took(finished: str) -> str:
        whole = report(links=report().links[:1])
        return link_tally(replace(whole, run=replace(whole.run, finished=finished, requests={})))

    assert took("2026-11-23T14:02:00Z") == "1 link: 1 ok"
    assert took("2026-11-23T14:04:05Z") == "1 link: 1 ok in 2 min 5 s"
    assert took("never") == "1 link: 1 ok"
    assert took("2026-11-23T14:01:00Z") == "1 link: 1 ok"
    assert link_tally(report(links=())).startswith("no link was found")


def test_places_are_exact_and_further_ones_told() -> None:
    text = render(report(), "full")
    assert "line 3:7" in text
    assert "also          line 9 and b.md, line 2\n" in text
    assert "a.md: 3 links" in text


def test_where_an_address_led_is_told_once_and_only_when_asked_for() -> None:
    both = report(findings=(DEAD, MOVED, replace(MOVED, code="LNK010", name="insecure")))
    assert "301 ->" not in render(both, "full")
    text = render(both, "full", verbosity=1)
    assert text.count(f"301 -> {URL}2\n         308 -> {URL}3\n") == 1
    one = replace(report().links[3], redirects=(Hop(status=301, url=f"{URL}3"),))
    shown = report(findings=(replace(MOVED, expected=f"{URL}3"),), links=(one,))
    assert "301 ->" not in render(shown, "full", verbosity=1)


def test_what_could_not_be_checked_are_links_alone() -> None:
    with_references = report(references=factories.offline().references)
    assert [str(group) for group in unchecked(with_references)] == ["1 link, for e-mail"]
    assert "mailto:m@a.example" in render(report(), "full", verbosity=1)
    assert "mailto:m@a.example" not in render(report(), "full")


def test_what_the_verb_leaves_out_is_not_silenced() -> None:
    hidden = (
        Suppressed(finding=replace(DEAD, code="CMP005"), why="left out by --only"),
        Suppressed(finding=DEAD, why="a comment"),
    )
    assert "1 finding silenced" in render(report(suppressed=hidden), "full")
    assert "CMP005" not in render(report(suppressed=hidden), "full", verbosity=1)


def test_a_test_for_each_address() -> None:
    empty = replace(DEAD, code="LNK012", severity=Severity.WARNING, actual="", location=Location(path="a.md", line=5))
    document = replace(report().documents[0], links=(*report().documents[0].links, record("", 5), record("unasked", 6)))
    text = render(report(findings=(DEAD, empty), documents=(document,)), "junit")
    suite = next(each for each in ET.fromstring(text) if each.get("name") == "a.md")
    assert [case.get("name") for case in suite] == [
        f"{URL}gone, line 3",
        f"{URL}ok, line 4",
        "mailto:m@a.example, line 10",
        "an empty address, line 5",
    ]
    assert [child.tag for case in suite for child in case] == ["failure", "skipped", "system-out"]


def test_a_saved_run_reads_alike() -> None:
    again = parse(render(report(), "json"))
    assert again.run.only == ("links",)
    assert again.documents[0].links == report().documents[0].links
    assert render(again, "full") == render(report(), "full")
