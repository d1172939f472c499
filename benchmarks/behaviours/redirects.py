"""Redirects of every kind: to the cited thing, round in circles, to nowhere."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.behaviours.case import PATH, Chapter, Setting, answering
from benchmarks.behaviours.pages import ARTICLE, NOT_FOUND, article, page
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, Seen, hang, raw, redirect, reply

V = LinkVerdict
chapter = Chapter()


def _leading(to: str, status: int = 302, *, at: str = "/old/report", target: str = "/new/report.html") -> Setting:
    """One redirect within a host: ``to`` stands in Location, ``target`` is where the article is."""

    def setting(stage: Stage) -> str:
        site = stage.host()
        site.script(at, redirect(to, status=status))
        site.page(target, ARTICLE)
        return site.url(at)

    return setting


for _status in (301, 302, 303, 307, 308):
    _verdict = V.REDIRECTED if _status in {301, 308} else V.OK
    chapter.alive(f"redirect-{_status}", _verdict)(_leading("/new/report.html", _status))
chapter.alive("location-relative")(_leading("../new/report.html"))
chapter.alive("location-relative-301", V.REDIRECTED)(_leading("report-2.html", 301, target="/old/report-2.html"))
chapter.alive("location-dots")(_leading("/a/./b/../../new/report.html"))
chapter.alive("location-query-alone")(_leading("?lang=en", target="/old/report?lang=en"))
chapter.alive("location-with-fragment")(_leading("/new/report.html#main"))
chapter.alive("location-with-fragment-301", V.REDIRECTED)(_leading("/new/report.html#main", 301))
chapter.alive("location-utf-8")(
    _leading("/néw/รายงาน", target="/n%C3%A9w/%E0%B8%A3%E0%B8%B2%E0%B8%A2%E0%B8%87%E0%B8%B2%E0%B8%99")
)
chapter.alive("location-utf-8-query")(_leading("/new?t=migración", target="/new?t=migraci%C3%B3n"))
chapter.alive("location-blank")(_leading("/new/the report.html", target="/new/the%20report.html"))
chapter.alive("location-blanks-around")(_leading("   /new/report.html  "))
chapter.alive("location-brackets")(_leading("/new/report[1].html", target="/new/report[1].html"))
chapter.alive("location-pipe")(_leading("/new?a=b|c", target="/new?a=b|c"))
chapter.alive("trailing-slash-301", V.REDIRECTED)(_leading("/old/report/", 301, target="/old/report/"))
chapter.alive("language-added-302")(_leading("/en/old/report", target="/en/old/report"))
chapter.alive("language-added-301", V.REDIRECTED)(_leading("/en/old/report", 301, target="/en/old/report"))
chapter.alive("session-in-path")(_leading("/old/report;jsessionid=1A2B", target="/old/report;jsessionid=1A2B"))
chapter.alive("search-term-in-address")(_leading("/search-and-rescue/report", target="/search-and-rescue/report"))
chapter.alive("redirect-with-a-body")(lambda stage: _with_body(stage, b"<h1>Moved</h1>" * 1_000))
chapter.alive("redirect-with-an-endless-body")(lambda stage: _with_body(stage, b"", length=10**9))


def _with_body(stage: Stage, body: bytes, length: int | None = None) -> str:
    site = stage.host()
    site.script("/old", reply(body, status=302, headers={"Location": PATH}, length=length))
    site.page(PATH, ARTICLE)
    return site.url("/old")


def _raw_location(head: bytes) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        message = b"HTTP/1.1 302 Found\r\n" + head + b"Content-Length: 0\r\n\r\n"
        site.script("/old", raw(message))
        site.page(PATH, ARTICLE)
        return site.url("/old")

    return setting


chapter.alive("header-upper-case")(_raw_location(b"LOCATION: /reports/2017/migration.html\r\n"))
chapter.alive("header-lower-case")(_raw_location(b"location: /reports/2017/migration.html\r\n"))
chapter.alive("header-without-a-blank")(_raw_location(b"Location:/reports/2017/migration.html\r\n"))
chapter.alive("header-twice-the-same")(_raw_location(b"Location: /reports/2017/migration.html\r\n" * 2))
chapter.unknown("header-twice-not-the-same", V.UNAVAILABLE, V.BROKEN, V.OK)(
    _raw_location(b"Location: /reports/2017/migration.html\r\nLocation: /elsewhere\r\n")
)


@chapter.alive("protocol-relative", V.REDIRECTED)
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("other")
    site.script("/old/report.html", redirect(f"//{other.authority}/old/report.html", status=301))
    other.page("/old/report.html", ARTICLE)
    return site.url("/old/report.html")


@chapter.alive("location-percent-lower-case")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/old", redirect("/new/%c3%a9tude"))
    for path in ("/new/%c3%a9tude", "/new/%C3%A9tude"):  # the same to every server
        site.page(path, ARTICLE)
    return site.url("/old")


@chapter.alive("fragment-goes-along")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/old", redirect("/new"))
    site.page("/new", article(after='<h2 id="wages">Wages</h2>'))
    return site.url("/old#wages")


@chapter.alive("http-to-https", V.REDIRECTED)
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(PATH, redirect(site.url(PATH, scheme="https"), status=301), scheme="http")
    site.page(PATH, ARTICLE, scheme="https")
    return site.url(PATH)


@chapter.alive("https-to-http")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(PATH, redirect(site.url(PATH)), scheme="https")
    site.page(PATH, ARTICLE, scheme="http")
    return site.url(PATH, scheme="https")


@chapter.alive("http-to-https-to-http")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/a", redirect(site.url("/a", scheme="https")), scheme="http")
    site.script("/a", redirect(site.url("/b")), scheme="https")
    site.page("/b", ARTICLE, scheme="http")
    return site.url("/a")


@chapter.alive("to-www-and-https", V.REDIRECTED)
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("www")
    site.script(PATH, redirect(other.url(PATH), status=301))
    other.script(PATH, redirect(other.url(PATH, scheme="https"), status=301), scheme="http")
    other.page(PATH, ARTICLE, scheme="https")
    return site.url(PATH)


@chapter.alive("same-article-on-another-domain", V.REDIRECTED)
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("successor")
    site.script(PATH, redirect(other.url("/library/migration"), status=301))
    other.page("/library/migration", ARTICLE)
    return site.url(PATH)


@chapter.alive("permanent-then-temporary")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/a", redirect("/b", status=301))
    site.script("/b", redirect("/c"))
    site.page("/c", ARTICLE)
    return site.url("/a")


@chapter.alive("target-fails-once", V.REDIRECTED)
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/a", redirect(PATH, status=301))
    site.script(PATH, reply("Oh", status=502), reply(ARTICLE))
    return site.url("/a")


@chapter.alive("target-is-busy-once")
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("other")
    site.script("/a", redirect(other.url(PATH)))
    other.script(PATH, reply(status=429, headers={"Retry-After": "1"}), reply(ARTICLE))
    return site.url("/a")


def _with_cookie(then: Behaviour, otherwise: Behaviour, cookie: str = "seen=1") -> Callable[[Seen], Behaviour]:
    return lambda seen: then if cookie in seen.headers.get("cookie", "") else otherwise


@chapter.alive("cookie-to-itself")
def _(stage: Stage) -> str:
    site = stage.host()
    site.play(PATH, _with_cookie(reply(ARTICLE), redirect(PATH, cookies=("seen=1; Path=/",))))
    return site.url(PATH)


@chapter.alive("cookie-to-itself-301")
def _(stage: Stage) -> str:
    site = stage.host()
    # Browsers keep a 301 unless they are told not to, and would go round for ever.
    lines = {"Location": PATH, "Set-Cookie": "seen=1; Path=/", "Cache-Control": "no-store"}
    site.play(PATH, _with_cookie(reply(ARTICLE), reply("", status=301, headers=lines)))
    return site.url(PATH)


@chapter.alive("cookie-by-a-detour")
def _(stage: Stage) -> str:
    site = stage.host()
    site.play(PATH, _with_cookie(reply(ARTICLE), redirect("/set")))
    site.script("/set", redirect(PATH, cookies=("seen=1; Path=/; HttpOnly",)))
    return site.url(PATH)


@chapter.alive("cookie-in-two-steps")
def _(stage: Stage) -> str:
    site = stage.host()
    site.play(
        PATH,
        lambda seen: (
            reply(ARTICLE)
            if {"a=1", "b=2"} <= set(seen.headers.get("cookie", "").split("; "))
            else redirect(PATH, cookies=("b=2; Path=/",))
            if "a=1" in seen.headers.get("cookie", "")
            else redirect(PATH, cookies=("a=1; Path=/",))
        ),
    )
    return site.url(PATH)


@chapter.alive("cookie-test-in-query")
def _(stage: Stage) -> str:
    site = stage.host()
    site.play(PATH, _with_cookie(reply(ARTICLE), redirect(f"{PATH}?cookieSet=1", cookies=("seen=1; Path=/",))))
    site.play(f"{PATH}?cookieSet=1", _with_cookie(redirect(PATH), redirect("/no-cookies")))
    return site.url(PATH)


@chapter.alive("to-itself-once")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(PATH, redirect(PATH), reply(ARTICLE))
    return site.url(PATH)


def _hops(count: int, status: int = 302) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        for number in range(count):
            site.script(f"/hop/{number}", redirect(f"/hop/{number + 1}", status=status))
        site.page(f"/hop/{count}", ARTICLE)
        return site.url("/hop/0")

    return setting


for _count in (2, 5, 11, 12, 19):
    chapter.alive(f"{_count}-hops")(_hops(_count))
chapter.alive("12-hops-301", V.REDIRECTED)(_hops(12, 301))
chapter.dead("30-hops")(_hops(30))


@chapter.dead("loop-of-two")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/a", redirect("/b", status=301))
    site.script("/b", redirect("/a", status=301))
    return site.url("/a")


@chapter.dead("loop-between-hosts")
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("other")
    site.script("/a", redirect(other.url("/a")))
    other.script("/a", redirect(site.url("/a")))
    return site.url("/a")


@chapter.dead("loop-http-https")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/a", redirect(site.url("/a", scheme="https"), status=301), scheme="http")
    site.script("/a", redirect(site.url("/a"), status=301), scheme="https")
    return site.url("/a")


@chapter.dead("loop-with-a-cookie-that-changes")
def _(stage: Stage) -> str:
    site = stage.host()
    site.play(PATH, lambda _: redirect(PATH, cookies=(f"n={len(site.seen)}; Path=/",)))
    return site.url(PATH)


@chapter.dead("loop-with-a-query-that-changes")
def _(stage: Stage) -> str:
    site = stage.host()
    site.every = lambda _: redirect(f"/a?n={len(site.seen)}")
    return site.url("/a?n=0")


@chapter.dead("loop-with-a-query-that-grows")
def _(stage: Stage) -> str:
    site = stage.host()
    site.every = lambda seen: redirect(f"{seen.path}&again=1")
    return site.url("/a?n=0")


chapter.dead("loop-to-itself")(answering(redirect(PATH)))
chapter.dead("loop-to-itself-301")(answering(redirect(PATH, status=301)))
for _status in (301, 302, 303, 307, 308):
    chapter.dead(f"{_status}-without-location")(answering(reply("", status=_status)))
chapter.dead("location-empty")(_raw_location(b"Location: \r\n"))
chapter.dead("location-not-an-address", V.BROKEN)(_raw_location(b"Location: http://\r\n"))
chapter.dead("location-without-a-host", V.BROKEN)(_raw_location(b"Location: http:///reports\r\n"))
chapter.dead("location-with-a-bad-port", V.BROKEN)(_raw_location(b"Location: http://127.0.0.1:99999/\r\n"))

for _status in (301, 302, 307):
    for _end in (404, 410):

        @chapter.dead(f"{_status}-to-{_end}")
        def _(stage: Stage, status: int = _status, end: int = _end) -> str:
            site = stage.host()
            site.script("/old", redirect("/new", status=status))
            site.page("/new", NOT_FOUND, status=end)
            return site.url("/old")


@chapter.dead("to-a-refusing-host")
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("other")
    site.script(PATH, redirect(other.url(PATH)))
    other.close()
    return site.url(PATH)


@chapter.dead("to-no-such-host", in_process=True)
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(PATH, redirect("http://gone.to-no-such-host.example/", status=301))
    return site.url(PATH)


@chapter.unknown("to-a-forbidden-page", V.BLOCKED)
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(PATH, redirect("/new", status=301))
    site.page("/new", page("Forbidden"), status=403)
    return site.url(PATH)


@chapter.unknown("to-a-server-error", V.UNAVAILABLE)
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(PATH, redirect("/new"))
    site.page("/new", "Oh", status=500)
    return site.url(PATH)


@chapter.unknown("to-a-page-that-hangs", V.TIMEOUT)
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(PATH, redirect("/new"))
    site.script("/new", hang())
    return site.url(PATH)


@chapter.unknown("to-a-bad-certificate", V.TLS_ERROR)
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("expired", tls="expired")
    site.script(PATH, redirect(other.url(PATH, scheme="https"), status=301))
    other.page(PATH, ARTICLE)
    return site.url(PATH)


chapter.alive("300-with-a-list")(answering(reply(article("The report in three languages"), status=300)))
chapter.unknown("304-unasked", V.UNAVAILABLE)(answering(raw(b"HTTP/1.1 304 Not Modified\r\n\r\n")))
chapter.unknown("305-use-proxy", V.UNAVAILABLE, V.BLOCKED)(answering(redirect("http://127.0.0.1:1/", status=305)))
chapter.unknown("306-unused", V.UNAVAILABLE)(answering(reply("", status=306)))
