from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from refcheck.content.robots import Robots
from refcheck.evidence.interface import Known, LinkTarget, Source
from refcheck.evidence.links import tell
from refcheck.evidence.rounds import addresses_of
from refcheck.evidence.siblings import NAME, SOURCE, Probe, a_name, digest, siblings, wants_shape
from refcheck.fetch.exchange import Failure
from refcheck.model.evidence import Evidence, LinkEvidence, LinkVerdict, Outcome
from refcheck.model.reference import Reference
from tests.evidence.conftest import SITE, answer, hops, page, response
from tests.factories import make_reference, make_work

ROOT = f"http://{SITE}"
URL = f"{ROOT}/reports/a.html"
ASKED = f"{ROOT}/reports/qqqqqq.html"
SAME = page(
    "Institute", "<ul><li>Home</li><li>Reports</li></ul><h2>Nada aquí</h2><p>Lo que usted busca se ha ido ya.</p>"
)
OTHER = page("Institute", "<ul><li>Home</li><li>Reports</li></ul><h2>Minutes</h2><p>The report was adopted in May.</p>")
PROBED = siblings(lambda: "qqqqqq")


class Story:
    """One target, its answer, and what the source made of more."""

    def __init__(self, url: str = URL, body: str = SAME, *, source: Source = PROBED, **how: Any) -> None:
        target_words = {key: how.pop(key) for key in ("text", "references") if key in how}
        works: Mapping[str, Reference] = how.pop("works", {})
        self.source = source
        self.target = LinkTarget(url=url, **target_words)
        self.digests: dict[str, object] = {}
        self.memory: dict[str, Evidence] = {}
        self.known = Known(
            targets=(self.target,),
            addresses=addresses_of((self.target,)),
            references=works,
            answers={url: answer(url, body, **how)},
            digests=self.digests,
            recalled=lambda name, asked: self.memory.get(asked) if name == NAME else None,
        )

    @property
    def link(self) -> LinkEvidence:
        found = tell(self.target, self.known)
        assert found is not None
        return found

    def planned(self) -> list[str]:
        return [request.url for request in self.source.plan(self.target, self.known, self.link)]

    def heard(self, url: str, body: str = "", **how: Any) -> None:
        assert self.source.digest is not None
        self.digests[url] = self.source.digest(response(url, body, **how))

    def probed(self, body: str = SAME, **how: Any) -> LinkEvidence:
        """What is said once robots.txt and the sibling have answered."""
        assert self.planned() == [f"{ROOT}/robots.txt"]
        self.heard(f"{ROOT}/robots.txt", status=404)
        (asked,) = self.planned()
        self.heard(asked, body, **how)
        assert self.planned() == []
        return self.source.amend(self.link, self.target, self.known)


def test_a_page_that_any_address_gives_is_a_soft_404() -> None:
    found = Story().probed()
    assert (found.verdict, found.reason, found.title) == (LinkVerdict.SOFT_404, "same-as-any-page", None)
    assert "Institute" in found.detail


@pytest.mark.parametrize(
    "how",
    [
        {"status": 404},
        {"status": 410},
        {"status": 403},
        {"status": 503},
        {"failure": Failure.TIMEOUT},
        {"failure": Failure.RESET, "status": 200},
        {"redirects": hops((302, f"{ROOT}/")), "final_url": f"{ROOT}/"},
    ],
)
def test_any_other_answer_accuses_nothing(how: dict[str, Any]) -> None:
    assert Story().probed(**how).verdict is LinkVerdict.OK


def test_another_text_accuses_nothing() -> None:
    assert Story().probed(OTHER).verdict is LinkVerdict.OK
    assert Story(body=OTHER).probed(SAME).verdict is LinkVerdict.OK
    assert Story().probed(SAME.replace("Institute", "Error")).verdict is LinkVerdict.OK
    assert Story().probed("%PDF-1.7", headers={"content-type": "application/pdf"}).verdict is LinkVerdict.OK


def test_two_pages_that_say_not_found_in_their_titles_are_one() -> None:
    def lost(title: str, teaser: str) -> str:
        return SAME.replace("<title>Institute", f"<title>{title}").replace("</body>", f"{teaser * 20}</body>")

    one, other = (
        "<p>A reader of the ninth survey liked it so much that she sent a whole box of letters.</p>",
        "<p>Fair!</p>",
    )
    said = Story(body=lost("Page not found", one)).probed(lost("Page not found", other))
    assert (said.verdict, said.reason) == (LinkVerdict.SOFT_404, "same-as-any-page")
    assert Story(body=lost("Survey", one)).probed(lost("Survey", other)).verdict is LinkVerdict.OK
    assert Story(body=lost("Page not found", one)).probed(lost("Survey", other)).verdict is LinkVerdict.OK


def test_a_page_that_asks_for_a_password_whatever_the_address_is_blocked() -> None:
    wall = page(
        "Intranet",
        "<p>"
        + "A word of welcome to the people of the institute, all of them and more. " * 3
        + "</p><input type=password>",
    )
    wall += " ".join(f"w{chr(97 + n)}" for n in range(26))
    found = Story(body=wall).probed(wall)
    assert (found.verdict, found.reason) == (LinkVerdict.BLOCKED, "login")


@pytest.mark.parametrize(
    ("mine", "theirs", "verdict"),
    [
        (f"{ROOT}/news/", f"{ROOT}/news/", LinkVerdict.SOFT_404),
        (f"{ROOT}/gone.php?from=a", f"{ROOT}/gone.php?from=qqqqqq", LinkVerdict.SOFT_404),
        (f"{ROOT}/new/b.html", f"{ROOT}/news/", LinkVerdict.OK),
        ("http://other.example/merged/news", "http://other.example/merged/news", LinkVerdict.SOFT_404),
    ],
)
def test_redirects_that_end_where_any_address_ends(mine: str, theirs: str, verdict: LinkVerdict) -> None:
    story = Story(redirects=hops((302, mine)), final_url=mine)
    assert story.probed(redirects=hops((302, theirs)), final_url=theirs).verdict is verdict


def test_a_redirect_is_not_the_page_that_others_get_without_one() -> None:
    assert Story(redirects=hops((302, f"{ROOT}/b")), final_url=f"{ROOT}/b").probed().verdict is LinkVerdict.OK


def test_another_name_of_the_same_place_is_no_redirect() -> None:
    final = f"https://{SITE}/reports/a.html"
    story = Story(redirects=hops((301, final)), final_url=final)
    assert story.planned() == [f"https://{SITE}/robots.txt"]


@pytest.mark.parametrize(
    ("url", "how"),
    [
        (f"{ROOT}/", {}),
        (f"{ROOT}/index.html", {}),
        (URL, {"status": 404}),
        (URL, {"status": 403}),
        (URL, {"failure": Failure.TIMEOUT}),
        (URL, {"body": page("Report a on wages", "<p>text</p>", head=f'<link rel=canonical href="{URL}">')}),
        (f"{ROOT}/wages-plantations", {"body": page("Wages on plantations")}),
        (URL, {"body": page("App", "<div id=root></div><script src=/a.js></script>")}),
        (URL, {"body": "%PDF-1.7", "headers": {"content-type": "application/pdf"}}),
        (f"{ROOT}/a?lang=en", {}),
        (f"{ROOT}/a?id=1&item=2", {}),
        ("https://doi.org/10.1234/x", {}),
    ],
)
def test_where_nothing_is_asked(url: str, how: dict[str, Any]) -> None:
    story = Story(url, str(how.pop("body", SAME)), **how)
    assert story.planned() == []
    assert story.source.amend(story.link, story.target, story.known) == story.link


def test_a_page_of_the_work_is_not_asked_about() -> None:
    work = make_reference(key="a", work=make_work(title="Minutes of the Reports adopted in May"))
    assert (
        Story(body=page("Minutes of the Reports adopted in May"), references=("a",), works={"a": work}).planned() == []
    )
    assert Story(body=OTHER, references=("a",), works={"a": work}).planned() != []
    told = page("Institute", "<p>The minutes: of the reports, adopted in May.</p>")
    assert Story(body=told, references=("a",), works={"a": work}).planned() == []
    assert Story(body=told, text="Minutes of the Reports adopted").planned() == []


@pytest.mark.parametrize(
    ("path", "sibling"),
    [
        ("/reports/a.html", "/reports/qqqqqq.html"),
        ("/reports/a", "/reports/qqqqqq"),
        ("/reports/a/", "/reports/qqqqqq/"),
        ("/a.php?id=7", "/a.php?id=qqqqqq"),
        ("/a.php?lang=en&id=7", "/a.php?lang=en&id=qqqqqq"),
        ("/?p=7", "/?p=qqqqqq"),
        ("/viewtopic.php?t=7", "/viewtopic.php?t=qqqqqq"),
        ("/news/12345/any-words", "/news/qqqqqq"),
        ("/2012/03/some-words", "/2012/03/qqqqqq"),
        ("/handle/10986/28342", "/handle/9333333"),
        ("/a/v1.2", "/a/qqqqqq"),
    ],
)
def test_what_is_asked(path: str, sibling: str) -> None:
    story = Story(f"{ROOT}{path}")
    assert story.planned() == [f"{ROOT}/robots.txt"]
    story.heard(f"{ROOT}/robots.txt", status=404)
    assert story.planned() == [f"{ROOT}{sibling}"]


@pytest.mark.parametrize(
    ("how", "asked"),
    [
        ({"body": "User-agent: *\nDisallow: /reports/"}, False),
        ({"body": "User-agent: refcheck\nDisallow: /"}, False),
        ({"body": "User-agent: refcheck\nAllow: /\nUser-agent: *\nDisallow: /"}, True),
        ({"body": "User-agent: *\nDisallow: /private"}, True),
        ({"body": "User-agent: *\nDisallow: /private", "complete": False}, False),
        ({"status": 404}, True),
        ({"status": 403}, True),
        ({"status": 429}, False),
        ({"status": 503}, False),
        ({"failure": Failure.TIMEOUT}, False),
    ],
)
def test_robots_txt_is_obeyed(how: dict[str, Any], asked: bool) -> None:
    story = Story()
    story.heard(f"{ROOT}/robots.txt", **how)
    assert story.planned() == ([ASKED] if asked else [])


def test_one_address_a_host_is_asked() -> None:
    story = Story()
    story.planned()
    story.heard(f"{ROOT}/robots.txt", status=404)
    story.planned()
    other = LinkTarget(url=f"{ROOT}/else/b.php")
    known = replace(
        story.known,
        addresses=addresses_of((story.target, other)),
        answers={**story.known.answers, other.url: answer(other.url, SAME)},
    )
    link = tell(other, known)
    assert [request.url for request in PROBED.plan(other, known, link)] == [ASKED]
    story.heard(ASKED, SAME)
    assert list(PROBED.plan(other, known, link)) == []
    assert link is not None
    assert PROBED.amend(link, other, known).verdict is LinkVerdict.SOFT_404


@pytest.mark.parametrize(("status", "outcome"), [(200, Outcome.FOUND), (404, Outcome.NOT_FOUND)])
def test_what_was_answered_holds_for_the_next_run(status: int, outcome: Outcome) -> None:
    first = Story()
    found = first.probed(status=status)
    (evidence,) = PROBED.read(first.target, first.known)
    assert (evidence.source, evidence.asked, evidence.outcome, evidence.reference) == (NAME, ROOT, outcome, None)
    assert len(evidence.excerpt) <= 300
    second = Story()
    second.memory[ROOT] = evidence
    assert second.planned() == []
    assert PROBED.amend(second.link, second.target, second.known).verdict is found.verdict
    assert wants_shape(URL, second.known) is (status == 200)


def test_what_was_not_answered_is_not_kept() -> None:
    story = Story()
    story.probed(failure=Failure.TIMEOUT)
    assert list(PROBED.read(story.target, story.known)) == []
    assert list(PROBED.read(story.target, replace(story.known, answers={}))) == []


@pytest.mark.parametrize("kept", ["", "{}", "[1]", '[200,"","",false,"x"]', "[[[["])
def test_a_damaged_memory_accuses_nothing(kept: str) -> None:
    story = Story()
    story.memory[ROOT] = Evidence(source=NAME, asked=ROOT, outcome=Outcome.FOUND, when="x", kept=kept)
    assert PROBED.amend(story.link, story.target, story.known).verdict is LinkVerdict.OK


def test_shapes_are_wanted_until_the_host_is_known() -> None:
    story = Story()
    assert wants_shape(URL, story.known)
    assert wants_shape("no address", story.known)
    story.probed(status=404)
    assert not wants_shape(URL, story.known)


def test_names_are_random_letters() -> None:
    assert a_name() != a_name()
    assert a_name().isalpha()
    assert SOURCE.name == NAME


def test_digests_are_small() -> None:
    probe = digest(response(ASKED, SAME))
    assert isinstance(probe, Probe)
    assert (probe.status, probe.moved) == (200, False)
    assert isinstance(digest(response(f"{ROOT}/robots.txt", "")), Robots)


LONG = "<p>Seven million people in the region work in a country other than their own, most with few papers.</p>" * 20
MINUTES = "Minutes of the Reports adopted in May"


@pytest.mark.parametrize(
    ("title", "body", "status", "verdict"),
    [
        (MINUTES, LONG, 404, LinkVerdict.OK),
        (MINUTES, LONG, 410, LinkVerdict.BROKEN),
        (MINUTES, "<p>Not here.</p>", 404, LinkVerdict.BROKEN),
        ("Another Work about Wages", LONG, 404, LinkVerdict.BROKEN),
        ("Page not found", LONG, 404, LinkVerdict.BROKEN),
    ],
)
def test_the_cited_work_under_a_wrong_status_is_there(title: str, body: str, status: int, verdict: LinkVerdict) -> None:
    work = make_reference(key="a", work=make_work(title=MINUTES))
    story = Story(body=page(title, body), status=status, references=("a",), works={"a": work})
    assert story.planned() == []
    assert story.source.amend(story.link, story.target, story.known).verdict is verdict
    alone = Story(body=page(title, body), status=status)
    assert alone.source.amend(alone.link, alone.target, alone.known).verdict is LinkVerdict.BROKEN


# A site's page with next to no text, whose title is the site's name: a lost page, or a very bare one.
BARE = page(
    "Tide Office",
    "<header><p>Tide Office</p><nav><a href='/a'>A</a><a href='/b'>B</a></nav></header>"
    "<main><p>Tu ni nič več.</p></main>",
)


@pytest.mark.parametrize("how", [{"status": 404}, {"status": 403}, {"failure": Failure.TIMEOUT}])
def test_a_page_that_names_nothing_is_not_known_where_nothing_can_be_compared(how: dict[str, Any]) -> None:
    found = Story(f"{ROOT}/reports/harbour-wages", BARE).probed(**how)
    assert (found.verdict, found.reason, found.title) == (LinkVerdict.UNAVAILABLE, "names-nothing", None)


def test_a_page_that_names_nothing_is_a_soft_404_where_any_address_gives_it() -> None:
    found = Story(f"{ROOT}/reports/harbour-wages", BARE).probed(BARE)
    assert (found.verdict, found.reason) == (LinkVerdict.SOFT_404, "same-as-any-page")


def test_a_word_of_its_address_speaks_for_a_bare_page() -> None:
    told = BARE.replace("Tu ni nič več.", "Harbour fees.")
    assert Story(f"{ROOT}/reports/harbour-wages", told).probed(status=404).verdict is LinkVerdict.OK


def test_the_title_of_the_work_speaks_against_a_bare_page_without_a_word_of_it() -> None:
    ruled = BARE.replace("<p>Tu ni", "<h1>Rule nine</h1><p>Tu ni")
    works = {
        key: make_reference(key=key, work=make_work(title=title))
        for key, title in (("a", "What dockers were paid in May"), ("b", "Dockers and rule nine of their union"))
    }
    url = f"{ROOT}/r/harbour"
    assert Story(url, ruled).probed(status=404).verdict is LinkVerdict.OK
    assert Story(url, ruled, references=("a",), works=works).probed(status=404).verdict is LinkVerdict.UNAVAILABLE
    assert Story(url, ruled, references=("b",), works=works).probed(status=404).verdict is LinkVerdict.OK


HOUR = f"{ROOT}/reports/slack-hour.html"
FRAMED = "<div>12 Canal Road, open from nine to four</div><div>Tides</div><div>Boats</div><div>{}</div>"
LOST = page("Tide Office", FRAMED.format("<h2>Voi ei!</h2><p>Täällä ei ole mitään.</p>"))


def test_a_page_that_names_nothing_beside_its_frame_is_not_known() -> None:
    not_there = page("Tide Office", FRAMED.format("<h2>404</h2>"))
    found = Story(HOUR, body=LOST).probed(not_there, status=404)
    assert (found.verdict, found.reason) == (LinkVerdict.UNAVAILABLE, "names-nothing")
    told = page("Tide Office", FRAMED.format("<h2>Voi ei!</h2><p>Stránka, kterou hledáte, byla s webem zrušena.</p>"))
    found = Story(HOUR, body=told).probed(not_there, status=404)
    assert (found.verdict, found.reason) == (LinkVerdict.SOFT_404, "error-page")
    # A host that answers 200 to anything has shown that it has something else here.
    assert Story(HOUR, body=LOST).probed(page("Tide Office", FRAMED.format("<p>Zilch.</p>"))).verdict is LinkVerdict.OK
    assert Story(HOUR, body=LOST).probed(page("Lost", "<h1>404</h1>"), status=404).verdict is LinkVerdict.OK


def test_the_frame_of_a_site_is_remembered() -> None:
    story = Story(HOUR, body=LOST)
    story.probed(page("Tide Office", FRAMED.format("<h2>404</h2>")), status=404)
    assert story.source.read is not None
    (kept,) = story.source.read(story.target, story.known)
    later = Story(HOUR, body=LOST)
    later.memory[ROOT] = kept
    assert later.planned() == []
    assert later.source.amend(later.link, later.target, later.known).verdict is LinkVerdict.UNAVAILABLE
    assert len(kept.kept) < 1_000


def test_what_may_be_a_wall_before_a_site_is_not_known() -> None:
    wall = page("Hafenbote", "<h1>Weiterlesen mit Werbung</h1><p>Mit Werbung und Tracking.</p><button>Weiter</button>")
    found = Story(body=wall).probed(wall)
    assert (found.verdict, found.reason) == (LinkVerdict.UNAVAILABLE, "same-as-any-page")
    bare = wall.replace("<button>Weiter</button>", "")
    assert Story(body=bare).probed(bare).verdict is LinkVerdict.SOFT_404
    inside = wall.replace("</h1>", "</h1><a href='/'>Hafenbote</a>")
    assert Story(body=inside).probed(inside).verdict is LinkVerdict.SOFT_404


def test_work_that_a_host_tells_of_everywhere_may_pass() -> None:
    works = page("Mantenimiento", "<h1>Estamos en ello</h1><p>Vuelva en unos minutos, por favor.</p>")
    found = Story(body=works).probed(works)
    assert (found.verdict, found.reason) == (LinkVerdict.UNAVAILABLE, "outage")


def test_an_apology_that_a_host_puts_into_a_shell_counts() -> None:
    frame = "<div id='__next'><header><a href='/'>渔具商城</a><a href='/b'>浏览</a><a href='/c'>发布</a></header><main>{}</main></div><script src='/a.js'></script>"
    lost = page("渔具商城", frame.format("<h3>宝贝不在了</h3><p>您查看的商品已下架。</p>"))
    empty = page("渔具商城", frame.format(""))
    url = f"{ROOT}/item/88131"
    assert Story(url, body=lost).planned()
    assert Story(url, body=empty).planned() == []


def test_a_time_in_an_address_tells_no_pages_apart() -> None:
    assert Story(f"{ROOT}/watch?t=90").planned() == []
