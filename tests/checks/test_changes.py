from __future__ import annotations

from typing import Any

import pytest

from refcheck.checks import changes
from refcheck.model.evidence import Accepted, Evidence, LinkVerdict, Outcome, Passage, Sought, dump_passages
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import Reference, ReferenceKind
from refcheck.model.work import PartialDate, Work
from refcheck.text.sketch import sketch_of
from tests.factories import make_context, make_link, make_reference, make_work

URL = "https://www.example.org/report"
READ = PartialDate(year=2017, month=11, day=20)
NOW = "2026-03-14T10:00:00Z"
WORK = "The Price of Moving for Work in Southeast Asia"
PANS = "Kettles and Pans for Small Kitchens"
SKETCH = sketch_of([" ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(300))])
OTHER = sketch_of([" ".join(f"pan{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(300))])
SHORT = sketch_of([" ".join(f"log{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(60))])


def cited(**fields: Any) -> Reference:
    fields = {"type": "webpage", "url": URL, "accessed": READ, "issued": None, "title": "Moving", **fields}
    return make_reference(work=make_work(**fields), kind=ReferenceKind.WEB_PAGE)


def changed(accepted: Accepted | None, reference: Reference | None = None, **link: Any) -> list[Finding]:
    """CNT002 for a page that was once otherwise."""
    reference = reference or cited()
    link = {"content_type": "text/html", "checked": NOW, **link}
    context = make_context(references=(reference,), links={URL: make_link(URL, accepted=accepted, **link)})
    return list(changes.content_changed.judge(changes.content_changed.rule, context, reference))


def was(title: str = WORK, sketch: str = "", **fields: str) -> Accepted:
    return Accepted(day="2025-01-02", title=title, sketch=sketch, **fields)


@pytest.mark.parametrize(
    ("before", "now", "severity"),
    [
        ((WORK, SKETCH), (PANS, OTHER), Severity.WARNING),
        ((WORK, SKETCH), (PANS, SKETCH), Severity.WARNING),
        ((WORK, ""), (PANS, ""), Severity.WARNING),
        ((WORK, ""), (WORK.replace("Moving", "Staying"), ""), Severity.WARNING),
        ((WORK, SKETCH), (PANS, SHORT), Severity.INFO),
        ((WORK, SKETCH), (WORK, OTHER), Severity.INFO),
        (("Migration Report 2023", ""), ("Migration Report 2024", ""), Severity.INFO),
    ],
)
def test_cnt002_another_title_or_text(before: tuple[str, str], now: tuple[str, str], severity: Severity) -> None:
    (finding,) = changed(was(*before), title=now[0], sketch=now[1])
    assert (finding.code, finding.severity) == ("CNT002", severity)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ((WORK, SKETCH), (f"{WORK} | Some Institute", SKETCH)),
        ((WORK, SKETCH), (WORK.upper(), SKETCH)),
        ((f"{WORK} | Institute", SKETCH), (f"{WORK} (new) | Institute", SKETCH)),
        ((f"{WORK} (1,024 views)", ""), (f"{WORK} (99,310 views)", "")),
        (("Guide to Fees, version 1.3.2", ""), ("Guide to Fees, version 1.4", "")),
        (("Migration Report 2023", SKETCH), ("Migration Report 2024", SKETCH)),
        ((WORK, SKETCH), (None, SKETCH)),
        ((WORK, SKETCH), (PANS, "")),
        ((WORK, SKETCH), (PANS, None)),
        (("", SKETCH), (PANS, SKETCH)),
        ((WORK, ""), (WORK, OTHER)),
        ((WORK, "2.100.of another time"), (PANS, OTHER)),
    ],
)
def test_cnt002_is_silent_on_the_same_page_and_on_what_shows_nothing(
    before: tuple[str, str], now: tuple[str | None, str | None]
) -> None:
    assert changed(was(*before), title=now[0], sketch=now[1]) == []


def test_cnt002_the_title_that_is_cited_is_right_whatever_was_there_before() -> None:
    assert changed(was("Untitled Draft of Something"), cited(title=WORK), title=WORK) == []


@pytest.mark.parametrize(
    "verdict", [LinkVerdict.BLOCKED, LinkVerdict.SOFT_404, LinkVerdict.BROKEN, LinkVerdict.SKIPPED]
)
def test_cnt002_says_nothing_of_what_is_not_shown_or_never_was(verdict: LinkVerdict) -> None:
    assert changed(was(), title=PANS, verdict=verdict) == []
    assert changed(None, title=PANS) == []
    assert changed(was(), cited(url=""), title=PANS) == []


def test_cnt002_words_that_went_with_the_text() -> None:
    reference = cited()
    sought = Sought(reference=reference.id, text="fees that recruiters ask are paid back")
    kept = dump_passages([Passage(key=sought.key, share=0.1)])
    evidence = Evidence(
        source="quotation", asked=URL, outcome=Outcome.FOUND, when=NOW, reference=reference.id, kept=kept
    )
    link = make_link(URL, accepted=was(WORK, SKETCH), sketch=OTHER, title=WORK, content_type="text/html", checked=NOW)
    context = make_context(references=(reference,), links={URL: link}, evidence=(evidence,))
    (finding,) = changes.content_changed.judge(changes.content_changed.rule, context, reference)
    assert finding.severity is Severity.INFO, "nobody quotes it in a document"


FILE = {"content_type": "application/pdf", "sha256": "b" * 64, "modified": "2025-06-01"}


@pytest.mark.parametrize(
    ("before", "now", "count"),
    [
        ({}, {}, 1),
        ({}, {"sha256": "a" * 64}, 0),
        ({}, {"modified": "2021-05-04"}, 0),
        ({}, {"modified": "2011-05-04"}, 0),
        ({}, {"modified": "2026-03-13"}, 0),  # made for this reader
        ({}, {"modified": "2031-03-13"}, 0),
        ({}, {"modified": None}, 0),
        ({}, {"sha256": None}, 0),
        ({"modified": ""}, {}, 0),
        ({"sketch": SKETCH}, {"sketch": SKETCH}, 0),
        ({"sketch": SKETCH}, {"sketch": OTHER}, 1),
    ],
)
def test_cnt002_another_file(before: dict[str, str], now: dict[str, Any], count: int) -> None:
    former = was(**{"title": "", "sha256": "a" * 64, "modified": "2021-05-04", **before})
    assert [one.severity for one in changed(former, **{**FILE, **now})] == [Severity.INFO] * count


def updated(reference: Reference, modified: str | None = "2021-05-04", **link: Any) -> list[Finding]:
    """DAT009 for a page with this day of its last change."""
    link = {"content_type": "text/html", "checked": NOW, "modified": modified, **link}
    context = make_context(references=(reference,), links={URL: make_link(URL, **link)})
    return list(changes.updated_since_access.judge(changes.updated_since_access.rule, context, reference))


def test_dat009_a_page_changed_after_it_was_read() -> None:
    (finding,) = updated(cited())
    assert (finding.code, finding.severity, finding.actual, finding.expected) == (
        "DAT009", Severity.INFO, "2021-05-04", "2017-11-20",
    )  # fmt: skip
    (finding,) = updated(cited(accessed=PartialDate(year=2017)))
    assert finding.expected == "2017"


@pytest.mark.parametrize(
    "modified",
    ["2017-11-20", "2017-11-21", "2012-02-01", "2026-03-14", "2026-03-13", "2031-05-04", "yesterday", "", None],
    ids=["that day", "that night", "before", "today", "this night", "to come", "no day", "empty", "none"],
)
def test_dat009_is_silent_on_pages_that_did_not_change_or_have_just_been_made(modified: str | None) -> None:
    assert updated(cited(), modified) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"accessed": None},
        {"accessed": PartialDate(raw="last year")},
        {"accessed": PartialDate(year=2021)},
        {"accessed": PartialDate(year=2021, month=5)},
        {"doi": "10.1596/978-1-4648-1106-7"},
        {"type": "article-journal"},
        {"type": "book"},
        {"archive_url": "https://web.archive.org/web/2017/https://www.example.org/report"},
        {"url": ""},
    ],
)
def test_dat009_leaves_what_stays_as_it_is(fields: dict[str, Any]) -> None:
    assert updated(cited(**fields)) == []


def test_dat009_a_book_that_is_a_file_may_be_another() -> None:
    assert len(updated(cited(type="book"), content_type="application/pdf")) == 1


@pytest.mark.parametrize("link", [{"verdict": LinkVerdict.BROKEN}, {"checked": None}, {"checked": "now"}])
def test_dat009_says_nothing_when_the_page_was_not_seen(link: dict[str, Any]) -> None:
    assert updated(cited(), **link) == []
    law = make_reference(work=Work(url=URL, accessed=READ), kind=ReferenceKind.LAW)
    assert updated(law) == []
