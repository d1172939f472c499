from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag

from refcheck.model.evidence import Outcome
from refcheck.model.finding import Confidence, Severity
from refcheck.model.place import SetField
from refcheck.model.report import Report, Verdict
from refcheck.reports import render
from tests.reports import factories
from tests.reports.folding import evidence_of, kept
from tests.reports.whole import whole


def soup_of(report: Report) -> BeautifulSoup:
    return BeautifulSoup(render(report, "html"), "lxml")


def text_of(found: Tag | BeautifulSoup | None) -> str:
    assert found is not None
    return " ".join(found.get_text().split())


def acts_of(soup: BeautifulSoup, kind: str) -> list[str]:
    return [text_of(act) for act in soup.select(f"article.act.{kind}")]


@pytest.mark.parametrize("name", ["offline", "online", "empty", "clean", "hostile"])
def test_golden(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"reports/{name}.html", render(factories.ALL[name](), "html"))


def test_the_top_of_an_online_run() -> None:
    soup = soup_of(factories.online())
    assert text_of(soup.h1) == "Mekong Migration Network Statement, 22 November 2017"
    assert text_of(soup.select_one(".summary")) == (
        "1 thing to correct · 1 link to replace · 1 to look at · the rest agrees or is listed below"
    )
    assert "Checked 23 Nov 2026, 14:02 UTC · 3 notes, 2 references, 2 links · asked 2 hosts" in text_of(soup.header)
    (correct,) = acts_of(soup, "correct")
    assert "A title in the text differs from its source" in correct
    assert "Your text Migrating for Opportunities Your note 3 Migrating to Opportunity: Overcoming" in correct
    assert "recent World Bank report, Migrating to Opportunity, which states" in correct
    assert "How sure high: the note and the page at openknowledge.worldbank.org agree" in correct
    (dead,) = acts_of(soup, "replace")
    assert "There is a saved copy of 8 Mar 2011" in dead
    assert "404, asked twice" in dead
    assert "is named, no note gives it" in acts_of(soup, "look")[0]


def test_offline_text_and_note_cannot_both_be_right() -> None:
    soup = soup_of(factories.offline())
    (correct,) = acts_of(soup, "correct")
    assert "A title in the text and in its note cannot both be right" in correct
    assert "If the note is right" in correct
    assert "which of them is right is not known yet (this was an offline run)" in correct
    assert "differs from its source" not in correct
    assert "2 links could not be checked: this was an offline run" in text_of(soup.select_one(".summary"))


def test_a_source_that_says_something_else_confirms_nothing() -> None:
    report = factories.online()
    other = replace(factories.LANDING, title="Another work altogether")
    evidence = (report.evidence[0], replace(report.evidence[1], record=other))
    (correct,) = acts_of(soup_of(replace(report, evidence=evidence)), "correct")
    assert "cannot both be right" in correct
    assert "no source outside the document has answered" in correct


def test_two_sources_make_surer() -> None:
    report = factories.online()
    second = replace(report.evidence[1], source="Crossref", asked="https://api.crossref.example/x")
    wrong = replace(report.findings[0], evidence=(1, 2))
    soup = soup_of(replace(report, evidence=(*report.evidence, second), findings=(wrong,)))
    assert "high: the note and 2 sources agree" in acts_of(soup, "correct")[0]


def test_no_codes_above_the_references_and_all_below(report: Report) -> None:
    page = render(report, "html")
    top = page[page.index("<body") : page.index('id="sent"')]
    top = top.split('id="references"')[0]
    for finding in report.findings:
        assert finding.code not in top
        assert finding.name not in top
        assert finding.code in page


def test_what_was_not_checked_is_not_red() -> None:
    soup = soup_of(factories.offline())
    assert [card["data-state"] for card in soup.select("article.card")] == ["none", "unverified", "unverified"]
    assert soup.select(".state.wrong, .state.ok") == []
    (unknown,) = acts_of(soup, "unknown")
    assert "(no faults)" in unknown


def test_the_card_sets_cited_and_found_side_by_side() -> None:
    report = factories.online()
    misread = replace(factories.LANDING, title="Migrating to Opportunities: Overcoming Barriers", isbn=())
    record = replace(report.references[1], found=misread, verdict=Verdict.WRONG)
    page = render(replace(report, references=(report.references[0], record)), "html")
    soup = BeautifulSoup(page, "lxml")
    card = soup.select("article.card:not(.loose)")[1]
    title = card.select_one("tr.differs")
    assert title is not None
    assert [mark.get_text() for mark in title.select("mark")] == ["Opportunity", "Opportunities"]
    assert "The same in both Authors Mauro Testaverde, Harry Moroz, Claire H. Hollweg and Achim Schmillen" in text_of(
        card
    )
    assert "DOI not said 10.1596/978-1-4648-1106-7" in text_of(card)
    assert "Note 3 line 91, a full reference, page 5" in text_of(card)
    assert "ISBN 9781464811067 from the address" in text_of(card)
    assert "23 Nov 2026, 14:02 UTC" in evidence_of(page, 2)


def test_fields_that_one_side_alone_has_stand_last() -> None:
    card = soup_of(factories.online()).select_one("#reference-2")
    assert card is not None
    headings = [text_of(heading) for heading in card.select("h4")]
    assert headings[1].startswith("As cited, and found the same: the page at openknowledge.worldbank.org, 23 Nov")
    assert headings[2] == "Further fields, as cited and as found"
    assert [text_of(row.th) for row in card.select(".compare tbody tr")] == ["Place", "DOI", "Address"]


def test_the_change_is_a_diff() -> None:
    diff = soup_of(factories.online()).select_one("figure.diff pre")
    assert diff is not None
    assert [part.get_text() for part in diff.select("del")] == ["for", "Opportunities"]
    assert [part.get_text() for part in diff.select("ins")] == ["to", "Opportunity"]
    assert text_of(diff.select_one(".old")).startswith("- …findings from the recent World Bank report, Migrating for")


@pytest.mark.parametrize(
    ("value", "actual", "said"),
    [
        ("2017", "2016", ["- year = {2016}", "+ year = {2017}"]),
        (None, "", ["- year = {}"]),
        ("2017", "", ["+ year = {2017}"]),
    ],
)
def test_a_field_is_changed_as_a_field(value: str | None, actual: str, said: list[str]) -> None:
    intent = SetField(path="a.bib", line=3, key="k", field="year", value=value, safe=True, summary="set it")
    finding = replace(factories.MISQUOTED, actual=actual, expected=value or "", intent=intent)
    pre = soup_of(replace(factories.offline(), findings=(finding,))).select_one("figure.diff pre")
    assert pre is not None
    assert [text_of(line) for line in pre.select("span")] == said


def test_a_fix_without_intent_is_shown_too() -> None:
    finding = replace(factories.MISQUOTED, intent=None)
    soup = soup_of(replace(factories.offline(), findings=(finding,)))
    assert "Migrating to Opportunity" in text_of(soup.select_one("figure.diff .new"))


def test_every_anchor_leads_somewhere(report: Report) -> None:
    soup = soup_of(report)
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    targets = {str(a["href"])[1:] for a in soup.select("a[href^='#']")} - {"severity=info"}
    assert targets <= set(ids)
    labels = {name for tag in soup.select("[aria-labelledby]") for name in str(tag["aria-labelledby"]).split()}
    assert labels <= set(ids)


def test_markers_lead_to_cards() -> None:
    soup = soup_of(factories.online())
    assert [(a.get_text(), a["href"]) for a in soup.select(".passage sup a")] == [
        ("Note 1", "#reference-1"),
        ("Note 2", "#reference-1"),
        ("Note 3", "#reference-2"),
    ]
    assert soup.select_one(".mention.wrong a[href='#reference-2']") is not None


def test_a_card_leads_back_to_the_text() -> None:
    soup = soup_of(factories.online())
    card = soup.select_one("#reference-2")
    assert card is not None
    back = {text_of(a): str(a["href"]) for a in card.select("a[href^='#']")}
    assert back == {
        "line 75, note 3": "#t1-3-2",
        "Note 3": "#t1-3-4",
        "In the text: Migrating for Opportunities": "#t1-3-2",
        "line 93, note 3": "#n1-3",
    }
    assert text_of(soup.select_one("#t1-3-2")) == "Migrating for Opportunities"


def test_headings_do_not_skip(report: Report) -> None:
    levels = [int(tag.name[1]) for tag in soup_of(report).select("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_and_language(report: Report) -> None:
    soup = soup_of(report)
    assert soup.html is not None
    assert soup.html["lang"] == "en"
    assert [len(soup.select(name)) for name in ("body > header", "main", "nav[aria-label]", "body > footer")] == [1] * 4
    assert soup.select_one("a.skip[href='#main']") is not None


def test_the_policy_names_what_is_in_the_page(report: Report) -> None:
    page = render(report, "html")
    soup = BeautifulSoup(page, "lxml")
    policy = soup.select_one("meta[http-equiv=Content-Security-Policy]")
    assert policy is not None
    assert str(policy["content"]).startswith("default-src 'none'; style-src 'sha256-")
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in str(policy["content"])


def test_nothing_is_fetched_and_nothing_foreign_is_live(report: Report) -> None:
    soup = soup_of(report)
    assert soup.select("img, iframe, object, embed, link, base, form, video, audio, source, frame") == []
    assert soup.select("[src], [srcset], [style], [action], [formaction], [ping], [background]") == []
    assert [name for tag in soup.select("*") for name in tag.attrs if name.startswith("on")] == []
    assert [script.get("type") for script in soup.select("script")] == ["application/json", None]
    assert len(soup.select("style")) == 1
    for link in soup.select("a[href]:not([href^='#'])"):
        assert str(link["href"]).startswith(("http://", "https://"))
    assert soup.select("[target]") == []
    assert soup.select_one("meta[name=referrer][content=no-referrer]") is not None
    assert soup.select("svg :not(clippath, path)") == []


def test_foreign_text_cannot_hide_or_reorder() -> None:
    page = render(factories.hostile(), "html")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", page)
    assert "{{ 7*7 }}" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert len(page) < 400_000


def test_an_empty_run_says_so() -> None:
    soup = soup_of(factories.empty())
    assert "Nothing was found to check" in text_of(soup.header)
    assert "Nothing was sent." in text_of(soup.main)


def test_all_in_order() -> None:
    soup = soup_of(factories.clean())
    assert text_of(soup.select_one(".summary")) == "Nothing to correct was found · all agree with their sources"
    assert "Note 3: title, authors, year, publisher and ISBN agree" in acts_of(soup, "ok")[0]


def test_several_documents_are_named() -> None:
    report = factories.offline()
    other = replace(factories.DOCUMENT, path="other.md", title="Another statement")
    soup = soup_of(replace(report, documents=(factories.DOCUMENT, other)))
    assert text_of(soup.h1) == "2 documents"
    assert "mmn-statement-2017.md, line 75, note 3" in acts_of(soup, "correct")[0]
    assert [text_of(h) for h in soup.select(".document h3")] == [
        "Mekong Migration Network Statement",
        "Another statement",
    ]


def test_a_bib_file_alone() -> None:
    record = replace(factories.BOOK_RECORD, file="references/mmn.bib", line=9)
    finding = replace(factories.MISQUOTED, location=replace(factories.MISQUOTED.location, path="references/mmn.bib"))
    soup = soup_of(replace(factories.offline(), documents=(), references=(record,), findings=(finding,)))
    assert text_of(soup.h1) == "references/mmn.bib"
    assert "refcheck export references/mmn.bib --to ris" in text_of(soup.main)
    assert "references/mmn.bib, line 75, note 3" in acts_of(soup, "correct")[0]


def test_an_interrupted_run_says_so() -> None:
    soup = soup_of(replace(factories.offline(), run=factories.run(interrupted=True)))
    assert "the run was interrupted" in text_of(soup.header)


def test_every_reference_has_its_own_card() -> None:
    report = factories.online()
    records = tuple(replace(report.references[1], id=f"r{n}", key=f"k{n}") for n in range(50))
    findings = tuple(replace(report.findings[0], reference=f"r{n}") for n in range(50))
    page = render(replace(report, references=records, findings=findings), "html")
    soup = BeautifulSoup(page, "lxml")
    assert len(soup.select("article.card:not(.loose)")) == 50
    assert [str(a["href"]) for a in soup.select(".act.correct .more a")] == [f"#reference-{n}" for n in range(1, 4)]
    assert "47 more like this" in acts_of(soup, "correct")[2]
    (folded,) = kept(page)["like"]
    assert [anchor for anchor, *_ in folded] == [f"reference-{n}" for n in range(4, 51)]


def test_a_page_with_another_title_is_to_look_at() -> None:
    finding = replace(
        factories.MISQUOTED,
        code="CNT001",
        name="page-title-mismatch",
        severity=Severity.WARNING,
        confidence=Confidence.LOW,
        message="the page bears a title that is not the reference's",
        actual="Migrating to Opportunity",
        expected="Moving to Opportunity",
        intent=None,
        fix=None,
    )
    (act,) = acts_of(soup_of(replace(factories.offline(), findings=(finding,))), "look")
    assert act.startswith("Look at A page bears another title line 75, note 3 Cited as Migrating to Opportunity")
    assert "The page says Moving to Opportunity What it is the page bears" in act
    assert act.endswith("How sure low Show the reference: Testaverde et al. 2017")


def test_a_link_that_has_been_failing_says_since_when() -> None:
    report = factories.online()
    dead = replace(report.links[0], failing_since="2026-11-01", attempts=3, from_store=True, snapshot=None)
    finding = replace(report.findings[1], expected="https://new.example/x")
    soup = soup_of(replace(report, links=(dead,), findings=(finding,)))
    (act,) = acts_of(soup, "replace")
    assert "404, asked 3 times" in act
    assert "remembered from 23 Nov 2026, 14:02 UTC; failing since 1 Nov 2026" in act
    assert "Instead https://new.example/x" in act


def test_names_years_and_numbers_are_compared_as_what_they_are() -> None:
    report = factories.online()
    found = replace(factories.LANDING, isbn=("978-1-4648-1106-7",), publisher="WORLD BANK")
    cited = replace(factories.BOOK, others=True, doi="10.1596/978-1-4648-1106-7".upper(), editor=factories.BOOK.author)
    record = replace(report.references[1], found=found, work=cited)
    card = text_of(soup_of(replace(report, references=(record,))).select_one("article.card:not(.loose)"))
    same = card.partition("The same in both")[2]
    assert "ISBN 9781464811067" in same
    assert "Publisher World Bank" in same
    assert "DOI 10.1596/978-1-4648-1106-7" in same
    assert "Achim Schmillen and others" in card


def test_a_saved_run_without_all_of_the_text_says_so() -> None:
    soup = soup_of(factories.online())
    assert "only the passages that name or cite a work are in this report" in text_of(soup.select_one(".document"))
    bare = replace(factories.online(), documents=(replace(factories.DOCUMENT, passages=()),))
    soup = soup_of(bare)
    assert "is not in this report, only its notes." in text_of(soup.select_one(".document"))
    assert len(soup.select(".notes li")) == 3
    assert "is not in this report" not in text_of(soup_of(whole()).select_one(".document"))


def test_redirects_and_the_past_of_a_link_are_told() -> None:
    page = render(whole(), "html")
    (link,), _ = kept(page)["evidence"][1]
    _, _, hops, _, drawing, words = link
    assert hops == ["302", "https://hdl.example/10986/28342", "301", factories.LANDING_URL]
    assert words == "first seen 1 Oct 2026, last alive 1 Nov 2026, failed on 1 day since"
    assert "alive dots" in drawing
    assert "the text behind the link to openknowledge.worldbank.org was searched for the quoted words" in evidence_of(
        page, 2
    )


@pytest.mark.parametrize(("reason", "said"), [("not-read", "was not read 23 Nov"), ("scan", "was not read (scan)")])
def test_of_what_was_not_read_it_is_not_said_that_it_was_asked(reason: str, said: str) -> None:
    evidence = tuple(replace(one, outcome=Outcome.SKIPPED, reason=reason) for one in whole().evidence)
    page = render(replace(whole(), evidence=evidence), "html")
    assert said in evidence_of(page, 2)
    assert "not-read" not in page
    _, sources = kept(page)["evidence"][1]
    assert [asked for _, _, _, asked, _ in sources] == ["", ""]


def test_there_is_something_to_choose_among_where_there_are_several() -> None:
    assert soup_of(factories.online()).select("#filters") == []
    soup = soup_of(whole())
    boxes = [(str(box["name"]), str(box["value"])) for box in soup.select("#filters input[type=checkbox]")]
    assert boxes == [
        ("severity", "error"),
        ("severity", "warning"),
        ("severity", "info"),
        ("severity", "none"),
        ("state", "ok"),
        ("state", "unverified"),
        ("state", "skipped"),
        ("family", "LNK"),
        ("family", "TTL"),
        ("family", "DAT"),
        ("family", "CNT"),
        ("family", "DOC"),
    ]
    counts = {text_of(label): text_of(label.small) for label in soup.select("#filters fieldset label")}
    assert counts["No finding 1"] == "1"


def test_sources_that_say_the_same_stand_together() -> None:
    report = factories.online()
    second = replace(report.evidence[1], source="crossref", asked="https://api.crossref.example/x")
    wrong = replace(report.findings[0], evidence=(1, 2))
    (correct,) = acts_of(soup_of(replace(report, evidence=(*report.evidence, second), findings=(wrong,))), "correct")
    assert correct.count("The source") == 1
    assert "23 Nov 2026, 14:02 UTC; Crossref, 23 Nov 2026, 14:02 UTC)" in correct


def test_what_should_stand_there_is_not_said_twice() -> None:
    report = factories.offline()
    finding = next(f for f in report.findings if f.code == "TTL002")
    remedy = 'change it by hand, this kind of file is not written to: it should read "Migrating to Opportunity"'
    by_hand = replace(finding, fix=None, remedy=remedy)
    (act,) = acts_of(soup_of(replace(report, findings=(by_hand,))), "correct")
    assert act.count("Migrating to Opportunity") == 2  # the note, and the sentence with the change
    assert "What to do change it by hand, this kind of file is not written to" in act
