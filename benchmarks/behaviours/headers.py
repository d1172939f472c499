"""Servers that look at what a request carries."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.behaviours.case import PATH, Chapter, Setting
from benchmarks.behaviours.pages import ARTICLE, NOT_FOUND, page
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Seen, redirect, reply

V = LinkVerdict
chapter = Chapter()

_ROBOTS = ("bot", "crawl", "spider", "python", "requests", "curl", "wget", "java/", "go-http", "libwww", "scrapy")


def _unless(wanted: Callable[[Seen], bool], status: int) -> Setting:
    """The article for whoever sends what is wanted, else ``status``."""

    def setting(stage: Stage) -> str:
        site = stage.host()
        site.play(PATH, lambda seen: reply(ARTICLE) if wanted(seen) else reply(page("No"), status=status))
        return site.url(PATH)

    return setting


def _accepts(kind: str) -> Callable[[Seen], bool]:
    return lambda seen: kind in seen.headers.get("accept", "")


for _status in (400, 403, 404, 406, 415, 500):
    chapter.alive(f"wants-accept-html-else-{_status}")(_unless(_accepts("text/html"), _status))
for _status in (403, 404, 406):
    chapter.alive(f"wants-accept-language-else-{_status}")(
        _unless(lambda seen: "en" in seen.headers.get("accept-language", ""), _status)
    )
chapter.alive("wants-accept-xhtml")(_unless(_accepts("application/xhtml+xml"), 406))
chapter.alive("wants-accept-anything")(_unless(_accepts("*/*"), 406))
chapter.alive("wants-gzip")(_unless(lambda seen: "gzip" in seen.headers.get("accept-encoding", ""), 406))
chapter.alive("wants-a-user-agent")(_unless(lambda seen: bool(seen.headers.get("user-agent")), 403))
chapter.alive("wants-no-library")(
    _unless(lambda seen: not any(word in seen.headers.get("user-agent", "").lower() for word in _ROBOTS), 403)
)
chapter.alive("wants-no-range")(_unless(lambda seen: "range" not in seen.headers, 416))
chapter.alive("wants-no-referrer")(_unless(lambda seen: "referer" not in seen.headers, 403))
chapter.alive("wants-no-conditions")(
    _unless(lambda seen: not {"if-none-match", "if-modified-since"} & set(seen.headers), 412)
)
chapter.alive("wants-no-body")(_unless(lambda seen: "content-length" not in seen.headers, 400))
chapter.alive("wants-get")(_unless(lambda seen: seen.method == "GET", 405))
# It is honest to say who asks: what a browser alone is shown stays unseen.
chapter.alive("wants-a-browser", V.BLOCKED)(
    _unless(lambda seen: seen.headers.get("user-agent", "").startswith("Mozilla/"), 403)
)
chapter.alive("wants-a-browser-else-999", V.BLOCKED)(
    _unless(lambda seen: seen.headers.get("user-agent", "").startswith("Mozilla/"), 999)
)
chapter.alive("wants-a-browser-else-406", V.BLOCKED)(
    _unless(lambda seen: seen.headers.get("user-agent", "").startswith("Mozilla/"), 406)
)


@chapter.alive("wants-its-host")
def _(stage: Stage) -> str:
    site = stage.host()
    own = site.authority
    site.play(
        PATH,
        lambda seen: reply(ARTICLE) if seen.headers.get("host") == own else reply(NOT_FOUND, status=404),
    )
    return site.url(PATH)


@chapter.alive("wants-the-second-host-after-a-redirect")
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("other")
    own = other.authority
    site.script("/a", redirect(other.url(PATH)))
    other.play(PATH, lambda seen: reply(ARTICLE) if seen.headers.get("host") == own else reply(status=421))
    return site.url("/a")


@chapter.alive("chooses-by-language")
def _(stage: Stage) -> str:
    site = stage.host()
    site.play(
        "/report",
        lambda seen: redirect("/en/report" if "en" in seen.headers.get("accept-language", "") else "/404"),
    )
    site.page("/en/report", ARTICLE)
    return site.url("/report")


@chapter.alive("minds-a-cookie-of-another-host")
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("other")
    site.script("/a", redirect(other.url(PATH), cookies=("track=1; Path=/",)))
    other.play(PATH, lambda seen: reply(status=400) if "cookie" in seen.headers else reply(ARTICLE))
    return site.url("/a")
