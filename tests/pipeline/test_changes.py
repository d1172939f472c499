"""What changed behind a link, from one run to the next and since the page was read."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import refcheck
from refcheck.config import Config, LockMode
from refcheck.fetch import SystemClock
from refcheck.memory.store import FILE_NAME
from refcheck.model.finding import Finding, Severity
from refcheck.model.report import Report, Verdict
from refcheck.pipeline import plan
from tests.fakes import FakeHost, FakeWeb
from tests.fakes.behaviours import reply
from tests.fakes.pdf_files import pdf

TITLE = "The Price of Moving for Work in Southeast Asia"
QUOTED = "the fees that recruiters ask are paid back in two years of work"
URL = "http://www.study.example/report"
ARTICLE = [
    (
        "Workers who cross a border for a season seldom know beforehand what the journey will cost, and they learn it "
        "from a cousin, a neighbour or an agent who lives two villages away."
    ),
    (
        f"Our interviews along the river show that {QUOTED}, unless a brother already abroad lends the money without "
        "interest, which happens more often than ministries believe."
    ),
    (
        "Where permits are issued at the crossing itself the sums are smaller, because nobody has to wait in a rented "
        "room in the capital until an office opens its doors again after the holidays."
    ),
    (
        "Employers told us that they would rather pay the whole sum at once than lose a trained hand in the middle of "
        "a harvest, yet few contracts say so in words that a court would read."
    ),
]
OTHER = [
    (
        "Our shop sells kettles, pans and all that a small kitchen needs, and it delivers them within a day to every "
        "address in the county, even on the islands when the ferry runs."
    ),
    (
        "Customers who order before noon on a weekday get a wooden spoon as a gift, made by the carpenter next door "
        "from the trees that the storm of last winter brought down in the park."
    ),
    (
        "Broken lids can be sent back in the box in which they came; please write your name on the label so that we "
        "find the right parcel among the many that arrive each morning."
    ),
]
PROMOTED = [
    (
        "Sign up for our newsletter and read every other Friday what our reporters saw on their travels through the "
        "provinces, with pictures that were never printed before."
    ),
]


@dataclass(frozen=True)
class Later(SystemClock):
    """The machine's clock, so many days ahead."""

    days: float = 0

    def wall(self) -> float:
        return super().wall() + self.days * 86_400


@pytest.fixture
def web() -> Iterator[FakeWeb]:
    with FakeWeb() as made:
        yield made


@pytest.fixture
def host(web: FakeWeb) -> FakeHost:
    return web.host("www.study.example")


def article(*paragraphs: str, head: str = "", menu: str = "") -> str:
    return f"{head}<nav>{menu}</nav>" + "".join(f"<p>{one}</p>\n" for one in paragraphs or ARTICLE)


def note(tmp_path: Path, *, accessed: str = "", url: str = URL, text: str = "The study says so.") -> Path:
    path = tmp_path / "a.md"
    path.write_text(f"# A text\n\n{text}[^1]\n\n[^1]: Anna Berg, “{TITLE}”, Some Institute, 2015{accessed}, <{url}>.\n")
    return path


def checked(path: Path, config: Config, web: FakeWeb, *, days: float = 0, **memory: Any) -> Report:
    """Check as somebody would so many days later."""
    config = replace(config, memory=replace(config.memory, **memory))
    with web.transport(config.network) as transport:
        return refcheck.check(path, config=config, transport=transport, clock=Later(days))


def found(report: Report, code: str = "CNT002") -> list[Finding]:
    return [one for one in report.findings if one.code == code]


def verdict(report: Report) -> Verdict:
    (one,) = report.references
    return one.verdict


def lock(tmp_path: Path) -> dict[str, Any]:
    entry = json.loads((tmp_path / "references" / "refcheck.lock").read_text())["urls"][URL]
    assert isinstance(entry, dict)
    return entry


def test_a_page_under_another_title(tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost) -> None:
    host.page("/report", article(), title=TITLE)
    first = checked(note(tmp_path), config, web)
    assert (found(first), verdict(first)) == ([], Verdict.OK)
    host.page("/report", article(*OTHER), title="Kettles and Pans for Small Kitchens")
    report = checked(note(tmp_path), config, web, days=8)
    (finding,) = found(report)
    assert (finding.severity, finding.expected, finding.actual) == (
        Severity.WARNING, TITLE, "Kettles and Pans for Small Kitchens",
    )  # fmt: skip
    assert verdict(report) is Verdict.CHANGED
    asked = len(host.paths())
    again = checked(note(tmp_path), config, web, days=10)
    assert ([one.fingerprint for one in found(again)], verdict(again)) == ([finding.fingerprint], Verdict.CHANGED)
    assert (again.sent, len(host.paths())) == ((), asked), "nothing was due"
    (much_later,) = found(checked(note(tmp_path), config, web, days=40))
    assert much_later.fingerprint == finding.fingerprint, "until somebody accepts it"
    assert lock(tmp_path)["title"] == TITLE


def test_the_verdict_is_in_every_report(tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost) -> None:
    host.page("/report", article(), title=TITLE)
    checked(note(tmp_path), config, web)
    host.page("/report", article(*OTHER), title="Kettles and Pans for Small Kitchens")
    report = checked(note(tmp_path), config, web, days=8)
    told = json.loads(refcheck.render(report, "json"))
    assert told["references"][0]["verdict"] == "changed"
    assert told["summary"]["references"]["changed"] == 1
    assert told["links"][0]["accepted"]["title"] == TITLE
    assert "the source has changed" in refcheck.render(report, "html")
    assert "CNT002" in refcheck.render(report, "full")


@pytest.mark.parametrize(
    "case",
    [
        (
            article(menu="Visitors: 1,024 on 3 March 2026") + "<p>Read 1,024 times since 3 March 2026.</p>",
            article(menu="Visitors: 99,310 on 11 May 2026") + "<p>Read 99,310 times since 11 May 2026.</p>",
        ),
        (article(menu="<a href=/a>Home</a>"), article(*PROMOTED, *ARTICLE, menu="<a href=/b>All that is new</a>")),
        (article(*ARTICLE, *PROMOTED), article()),
        (article(), article(*ARTICLE[1:], "A note was added later on, as somebody had found a mistake in the sums.")),
        (article(), article(*ARTICLE, *OTHER)),
        (article(), article(*ARTICLE[:1])),
        (article(), "<div id=root></div><script src=/app.js></script>"),
        ("<p>Few words.</p>", "<p>Quite other ones.</p>"),
    ],
    ids=["counter", "chrome", "promotion", "correction", "comments", "teaser", "script", "short"],
)
def test_the_same_text_in_another_dress(
    tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost, case: tuple[str, str]
) -> None:
    before, after = case
    host.page("/report", before, title=TITLE)
    checked(note(tmp_path), config, web)
    host.page("/report", after, title=f"{TITLE} | Some Institute")
    report = checked(note(tmp_path), config, web, days=8)
    assert (found(report), verdict(report)) == ([], Verdict.OK)


def test_another_text_under_the_same_title(tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost) -> None:
    host.page("/report", article(), title=TITLE)
    checked(note(tmp_path), config, web)
    host.page("/report", article(*OTHER), title=TITLE)
    report = checked(note(tmp_path), config, web, days=8)
    (finding,) = found(report)
    assert (finding.severity, verdict(report)) == (Severity.INFO, Verdict.CHANGED)


def test_quoted_words_that_went_with_the_text(tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost) -> None:
    host.page("/report", article(), title=TITLE)
    path = note(tmp_path, text=f"They say that “{QUOTED}”.")
    assert found(checked(path, config, web), "CNT003") == []
    host.page("/report", article(*OTHER), title=TITLE)
    (finding,) = found(checked(path, config, web, days=8))
    assert finding.severity is Severity.WARNING
    assert finding.evidence


@pytest.mark.parametrize(
    "case",
    [
        ("<p>Checking your browser before you go on.</p>", {"title": "Just a moment..."}),
        ("<p>Please log in.</p><input type=password>", {"title": "Log in"}),
        ("<p>The page was not found.</p>", {"title": "Page not found"}),
        ("", {"status": 404}),
        ("", {"status": 403}),
        ("", {"status": 503}),
    ],
    ids=["challenge", "login", "soft 404", "404", "403", "503"],
)
def test_what_is_not_shown_has_not_changed(
    tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost, case: tuple[str, dict[str, Any]]
) -> None:
    body, how = case
    host.page("/report", article(), title=TITLE)
    checked(note(tmp_path), config, web)
    host.page("/report", body, **how)
    report = checked(note(tmp_path), config, web, days=8)
    assert (found(report), verdict(report)) == ([], Verdict.UNVERIFIED)
    assert lock(tmp_path)["title"] == TITLE
    host.page("/report", article(), title=TITLE)
    assert found(checked(note(tmp_path), config, web, days=17)) == []


def test_a_later_access_date_accepts(tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost) -> None:
    host.page("/report", article(), title=TITLE)
    today = Later().wall
    checked(note(tmp_path), config, web)
    host.page("/report", article(*OTHER), title="Kettles and Pans for Small Kitchens")
    assert found(checked(note(tmp_path), config, web, days=8))
    read = written(today() + 9 * 86_400)
    renewed = note(tmp_path, accessed=f", accessed {read}")
    assert found(checked(renewed, config, web, days=9)) == [], "it is not known before it is asked again"
    assert lock(tmp_path)["title"] == TITLE
    assert found(checked(renewed, config, web, days=16)) == []
    assert lock(tmp_path)["title"] == "Kettles and Pans for Small Kitchens"
    host.page("/report", article(), title="A Third Thing Altogether Without Likeness")
    assert found(checked(renewed, config, web, days=30))


def written(moment: float) -> str:
    day = datetime.fromtimestamp(moment, UTC)
    return f"{day.day} {day:%B %Y}"


@pytest.mark.parametrize("due", [True, False], ids=["asked again", "from the store"])
def test_lock_accept_accepts(tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost, due: bool) -> None:
    host.page("/report", article(), title=TITLE)
    checked(note(tmp_path), config, web)
    host.page("/report", article(*OTHER), title="Kettles and Pans for Small Kitchens")
    assert found(checked(note(tmp_path), config, web, days=8))
    report = checked(note(tmp_path), config, web, days=16 if due else 9, lock=LockMode.ACCEPT)
    assert found(report) == []
    assert found(checked(note(tmp_path), config, web, days=17)) == []
    assert lock(tmp_path)["title"] == "Kettles and Pans for Small Kitchens"


def rows(tmp_path: Path) -> list[Any]:
    with contextlib.closing(sqlite3.connect(tmp_path / "cache" / FILE_NAME)) as store:
        return store.execute("SELECT * FROM links").fetchall()


def test_a_dump_accepts_nothing(tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost) -> None:
    host.page("/report", article(), title=TITLE)
    checked(note(tmp_path), config, web, lock=LockMode.IGNORE)
    config = replace(config, memory=replace(config.memory, lock=LockMode.ACCEPT))
    before = rows(tmp_path)
    plan(note(tmp_path), config=config)
    assert rows(tmp_path) == before
    assert not (tmp_path / "references").exists()
    report = checked(note(tmp_path), config, web, days=1, lock=LockMode.UPDATE)
    assert (report.sent, lock(tmp_path)["title"]) == ((), TITLE), "what is recalled is accepted as well"


def test_a_lock_that_is_only_read(tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost) -> None:
    host.page("/report", article(), title=TITLE)
    checked(note(tmp_path), config, web)
    before = (tmp_path / "references" / "refcheck.lock").read_bytes()
    host.page("/report", article(*OTHER), title="Kettles and Pans for Small Kitchens")
    for days in (8, 9, 30):
        assert found(checked(note(tmp_path), config, web, days=days, lock=LockMode.READ))
    assert (tmp_path / "references" / "refcheck.lock").read_bytes() == before


def test_a_machine_without_the_store_knows_by_the_lock(
    tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost
) -> None:
    host.page("/report", article(), title=TITLE)
    checked(note(tmp_path), config, web)
    host.page("/report", article(*OTHER), title=TITLE)
    assert found(checked(note(tmp_path), config, web, days=3, lock=LockMode.READ, cache_dir=tmp_path / "new"))


def test_without_a_lock_the_store_knows(tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost) -> None:
    host.page("/report", article(), title=TITLE)
    checked(note(tmp_path), config, web, lock=LockMode.IGNORE)
    host.page("/report", article(*OTHER), title="Kettles and Pans for Small Kitchens")
    for days in (8, 9, 20):
        assert found(checked(note(tmp_path), config, web, days=days, lock=LockMode.IGNORE))
    assert not (tmp_path / "references").exists()


@pytest.mark.parametrize("how", [LockMode.UPDATE, LockMode.IGNORE])
def test_what_was_accepted_outlives_an_outage(
    tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost, how: LockMode
) -> None:
    host.page("/report", article(), title=TITLE)
    checked(note(tmp_path), config, web, lock=how)
    host.page("/report", "", status=404)
    assert found(checked(note(tmp_path), config, web, days=8, lock=how)) == []
    host.page("/report", article(*OTHER), title="Kettles and Pans for Small Kitchens")
    assert found(checked(note(tmp_path), config, web, days=9, lock=how))


def test_refresh_compares_with_what_was_accepted(tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost) -> None:
    host.page("/report", article(), title=TITLE)
    checked(note(tmp_path), config, web)
    host.page("/report", article(*OTHER), title="Kettles and Pans for Small Kitchens")
    for days in (0, 1):
        assert found(checked(note(tmp_path), config, web, days=days, refresh=True))
    assert host.paths().count("/report") == 3


def test_no_cache_knows_nothing_of_earlier_days(tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost) -> None:
    host.page("/report", article(), title=TITLE)
    checked(note(tmp_path), config, web)
    before = (tmp_path / "references" / "refcheck.lock").read_bytes()
    host.page("/report", article(*OTHER), title="Kettles and Pans for Small Kitchens")
    assert found(checked(note(tmp_path), config, web, days=8, use=False)) == []
    assert (tmp_path / "references" / "refcheck.lock").read_bytes() == before


def test_an_answer_that_nothing_has_changed(tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost) -> None:
    how = {"ETag": '"one"'}
    host.script(
        "/report", reply(article(), title=TITLE, headers=how), reply(status=304, headers=how, content_type=None)
    )
    for days in (0, 8, 16):
        assert found(checked(note(tmp_path), config, web, days=days)) == []
    assert len(lock(tmp_path)["sketch"]) <= 180
    assert "sha256" not in lock(tmp_path)


def test_what_is_kept_of_a_page_is_small_and_no_text(
    tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost
) -> None:
    host.page("/report", article(*ARTICLE * 50), title=TITLE)
    checked(note(tmp_path), config, web)
    entry = lock(tmp_path)
    assert len(json.dumps(entry)) < 500
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.name != "a.md"]
    assert not any(b"carpenter" in one or b"harvest" in one for one in kept)


def file_of(words: str, day: str) -> bytes:
    packet = f"\n<x:xmpmeta><rdf:Description><xmp:ModifyDate>{day}T08:00:00Z</xmp:ModifyDate></rdf:Description>\n"
    return pdf([(20, 700, 8, "R", words)], width=2_000) + packet.encode()


@pytest.mark.parametrize(
    "case",
    [
        ("Another report altogether", "2021-05-04", 1),
        ("The report", "2021-05-04", 1),
        ("The report with a stamp of today", "2017-02-03", 0),
        ("The report", "2017-02-03", 0),
        ("An older one", "2011-02-03", 0),
    ],
    ids=["replaced", "saved anew", "stamped", "the same", "older"],
)
def test_a_pdf_that_was_replaced(
    tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost, case: tuple[str, str, int]
) -> None:
    words, day, count = case
    path = note(tmp_path, url=f"{URL}.pdf")
    host.page("/report.pdf", file_of("The report", "2017-02-03"), content_type="application/pdf")
    checked(path, config, web)
    host.page("/report.pdf", file_of(words, day), content_type="application/pdf")
    report = checked(path, config, web, days=8)
    assert [one.severity for one in found(report)] == [Severity.INFO] * count
    assert (verdict(report) is Verdict.CHANGED) == bool(count)


@pytest.mark.parametrize(
    "case",
    [
        (", accessed 20 November 2017", "2021-05-04T08:00:00Z", 1),
        (", accessed 4 May 2021", "2021-05-04T20:00:00Z", 0),
        (", accessed 3 May 2021", "2021-05-04T01:00:00Z", 0),
        (", accessed 20 November 2021", "2021-05-04T08:00:00Z", 0),
        (", accessed 20 November 2017", "2099-05-04T08:00:00Z", 0),
        (", accessed 20 November 2017", "", 0),
        ("", "2021-05-04T08:00:00Z", 0),
    ],
    ids=["later", "same day", "same night", "earlier", "to come", "no date", "not read"],
)
def test_a_page_that_was_changed_after_it_was_read(
    tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost, case: tuple[str, str, int]
) -> None:
    accessed, changed, count = case
    node = json.dumps({"@type": "Report", "headline": TITLE, "dateModified": changed})
    head = f'<script type="application/ld+json">{node}</script>' if changed else ""
    host.page("/report", article(head=head), title=TITLE, headers={"Last-Modified": "Tue, 04 May 2021 08:00:00 GMT"})
    path = note(tmp_path, accessed=accessed)
    report = checked(path, config, web)
    assert [one.severity for one in found(report, "DAT009")] == [Severity.INFO] * count
    assert len(found(checked(path, config, web, days=3), "DAT009")) == count, "it is remembered with the link"


@pytest.mark.parametrize(
    "case",
    [(file_of("The report", "2017-02-03"), 0), (file_of("The report", "2021-02-03"), 1), (pdf([], width=99), 1)],
    ids=["its own day", "its own later day", "its host's"],
)
def test_a_file_that_was_changed_after_it_was_read(
    tmp_path: Path, config: Config, web: FakeWeb, host: FakeHost, case: tuple[bytes, int]
) -> None:
    body, count = case
    how = {"Last-Modified": "Tue, 04 May 2021 08:00:00 GMT"}
    host.page("/report.pdf", body, content_type="application/pdf", headers=how)
    path = note(tmp_path, url=f"{URL}.pdf", accessed=", accessed 20 November 2017")
    assert len(found(checked(path, config, web), "DAT009")) == count
