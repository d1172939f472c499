"""The editor goes on: files, redirects, parts, walls and odd manners of servers whose pages are there."""

from __future__ import annotations

import json

from benchmarks.behaviours.case import Chapter, Setting
from benchmarks.behaviours.editor_frames import at, framed, gives
from benchmarks.behaviours.pages import pdf
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, Seen, hang, raw, redirect, reply, reset

V = LinkVerdict
chapter = Chapter()

_EEL_TEXT = (
    "<article><h1>Eels and elvers: a river census</h1><p class='byline'>By Dag Holm and Mia Stroud</p><p>From March to June volunteers counted elvers at nine weirs. The count was made at night, by lamp, with hand nets, and each elver was let go above the weir.</p>"
    "<p>At seven of the nine the numbers fell by more than half between 2004 and 2016; at the two with a pass they held.</p><h2 id='methods'>Methods</h2><p>Nets were rinsed between sites. Counts were made twice by different people.</p><h2 id='results'>Results</h2><p>In all 14,212 elvers were counted.</p></article>"
)
EELS = framed("Eels and elvers: a river census - Institute of Rivers", _EEL_TEXT, kit="drupal")
_PATH = "/research/2016/eels-and-elvers"


def _headed(head: Behaviour) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        site.page(_PATH, EELS)
        site.head(_PATH, head)
        return site.url(_PATH)

    return setting


for _name, _answer in {
    "ed-head-403-from-a-firewall": reply("<html><head><title>403 Forbidden</title></head></html>", status=403),
    "ed-head-404-from-a-framework": reply("", status=404),
    "ed-head-405-with-allow": reply("", status=405, headers={"Allow": "GET"}),
    "ed-head-500-from-an-old-servlet": reply("", status=500),
    "ed-head-501-from-a-gopher": reply("", status=501),
    "ed-head-is-reset": reset(),
    "ed-head-never-answers": hang(),
    "ed-head-goes-round": redirect(_PATH),
}.items():
    chapter.alive(_name)(_headed(_answer))


@chapter.alive("ed-cookie-before-page", why="a browser keeps the cookie and gets the page")
def _(stage: Stage) -> str:
    site = stage.host()

    def play(seen: Seen) -> Behaviour:
        if "visit=1" in seen.headers.get("cookie", ""):
            return reply(EELS)
        return redirect(_PATH, cookies=("visit=1; Path=/",))

    site.play(_PATH, play)
    return site.url(_PATH)


@chapter.alive("ed-cookie-check-page-between")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/action/cookieAbsent", "<title>Cookies</title><p>Please enable cookies.</p>")

    def play(seen: Seen) -> Behaviour:
        if "jsession=" in seen.headers.get("cookie", ""):
            return reply(EELS)
        return redirect("/doi/check?back=" + _PATH, cookies=("jsession=a1; Path=/; HttpOnly",))

    site.play(_PATH, play)
    site.play(
        "/doi/check?back=" + _PATH,
        lambda seen: redirect(_PATH if "jsession" in seen.headers.get("cookie", "") else "/action/cookieAbsent"),
    )
    return site.url(_PATH)


@chapter.alive("ed-twelve-hops-through-sign-on")
def _(stage: Stage) -> str:
    site = stage.host()
    for number in range(11):
        site.script(f"/sso/step{number}", redirect(f"/sso/step{number + 1}" if number < 10 else _PATH + "/full"))
    site.script(_PATH, redirect("/sso/step0"))
    site.page(_PATH + "/full", EELS)
    return site.url(_PATH)


@chapter.alive("ed-406-unless-html-is-accepted")
def _(stage: Stage) -> str:
    site = stage.host()
    site.play(
        _PATH, lambda seen: reply(EELS) if "text/html" in seen.headers.get("accept", "") else reply("", status=406)
    )
    return site.url(_PATH)


chapter.alive("ed-502-once-from-the-balancer")(
    gives(_PATH, reply("<html><body><h1>502 Bad Gateway</h1></body></html>", status=502), reply(EELS))
)
chapter.alive("ed-503-for-a-moment")(
    gives(_PATH, reply("<h1>Busy</h1>", status=503, headers={"Retry-After": "1"}), reply(EELS))
)
chapter.alive("ed-429-then-page")(
    gives(_PATH, reply("slow down", status=429, headers={"Retry-After": "1"}), reply(EELS), kit="ojs")
)
chapter.alive("ed-reset-once")(gives(_PATH, reset(), reply(EELS)))


@chapter.alive("ed-zero-width-space-inside")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/research/2016/eels-report", EELS)
    return site.url("/research/\u200b2016/eels-report")


@chapter.alive("ed-markdown-underscores-escaped")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/docs/eel_census_2016.html", EELS)
    return site.url("/docs/eel\\_census\\_2016.html")


@chapter.alive("ed-full-stop-after-the-address", bare=True)
def _(stage: Stage) -> str:
    site = stage.host()
    site.page(_PATH, EELS)
    return site.url(_PATH) + "."


@chapter.alive("ed-ampersand-as-entity")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/view.php?id=88&lang=en", EELS)
    return site.url("/view.php?id=88&amp;lang=en")


@chapter.alive("ed-spaces-and-umlauts-raw")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/dateien/Fischz%C3%A4hlung%202016.html", EELS)
    return site.url("/dateien/Fischzählung%202016.html")


chapter.alive(
    "ed-missing-intermediate", V.TLS_ERROR, why="a browser fetches the certificate between; a program cannot tell"
)(lambda stage: _secure(stage, "missing-intermediate"))


def _secure(stage: Stage, quality: str) -> str:
    site = stage.host(tls=quality)  # type: ignore[arg-type]  # a name of the table of qualities
    site.page(_PATH, EELS)
    return site.url(_PATH, scheme="https")


# Redirects


def _moved(to: str, *, status: int = 301, path: str = _PATH, body: str = EELS) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        site.script(path, redirect(to, status=status))
        site.page(to.partition("#")[0], body)
        return site.url(path)

    return setting


chapter.alive("ed-moved-from-query-to-slug", V.REDIRECTED)(
    _moved("/reports/eels-and-elvers-a-river-census/", path="/index.php?option=com_content&id=88&Itemid=12")
)
chapter.alive("ed-308-to-trailing-slash", V.REDIRECTED, V.OK)(_moved(_PATH + "/", status=308))
chapter.alive("ed-302-to-version")(_moved(_PATH + "/v3", status=302))
chapter.alive("ed-moved-to-record-of-new-repository", V.REDIRECTED)(
    _moved("/records/4f2c-88", path="/cgi/get/document.cgi?rec=88")
)


@chapter.alive("ed-moved-to-a-new-domain-with-the-path", V.REDIRECTED)
def _(stage: Stage) -> str:
    old, new = stage.host(), stage.host("new")
    old.otherwise = redirect(new.url("/"), status=301)
    old.script(_PATH, redirect(new.url(_PATH), status=301))
    new.page(_PATH, EELS)
    return old.url(_PATH)


@chapter.alive("ed-short-link-to-article")
def _(stage: Stage) -> str:
    short, site = stage.host("to"), stage.host()
    short.script("/3xEeLs", redirect(site.url(_PATH), status=302))
    site.page(_PATH, EELS)
    return short.url("/3xEeLs")


@chapter.alive("ed-language-negotiation")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/eels", redirect("/en/eels", status=302))
    site.page("/en/eels", EELS)
    return site.url("/eels")


@chapter.alive("ed-front-page-cited-itself")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/", framed("Society of River Wardens", "<h1>Society of River Wardens</h1><p>We keep an eye on weirs, passes and outfalls. Wardens meet on the first Monday of the month.</p>", kit="joomla", name="Society of River Wardens"))  # fmt: skip
    return site.url("")


@chapter.alive("ed-front-page-leads-to-language")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/", redirect("/de/startseite.html", status=302))
    site.page("/de/startseite.html", framed("Verein der Flusswarte", "<h1>Verein der Flusswarte</h1><p>Wir achten auf Wehre und Fischtreppen. Treffen am ersten Montag des Monats.</p>", lang="de", kit="typo3", name="Verein der Flusswarte"))  # fmt: skip
    return site.url("/")


@chapter.alive("ed-meta-refresh-to-new-place", V.OK, V.REDIRECTED)
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/eels.htm", f'<html><head><title>Moved</title><meta http-equiv="refresh" content="3;url={_PATH}"></head><body>The eel census has moved <a href="{_PATH}">here</a>. Please update your bookmarks.</body></html>')  # fmt: skip
    site.page(_PATH, EELS)
    return site.url("/eels.htm")


@chapter.alive("ed-frameset-of-the-nineties")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/eels/index.html", '<html><head><title>Eels and elvers</title></head><frameset cols="20%,80%"><frame src="menu.html" name="menu"><frame src="text.html" name="text"><noframes><body>Your browser does not support frames. <a href="text.html">Text</a></body></noframes></frameset></html>')  # fmt: skip
    site.page("/eels/text.html", EELS)
    return site.url("/eels/index.html")


# Parts

chapter.alive("ed-part-by-id")(gives(_PATH + "#methods", reply(EELS)))
chapter.alive("ed-part-that-is-not-there", V.FRAGMENT_MISSING)(gives(_PATH + "#acknowledgements", reply(EELS)))
chapter.alive("ed-part-of-a-readme")(
    gives(
        "/eelbase/eelbase#installing",
        reply(
            framed(
                "GitHub - eelbase/eelbase: counts of eels",
                '<div id="readme" class="Box"><article class="markdown-body"><h1>eelbase</h1><p>Counts of eels since 1996, as a package.</p><h2><a id="user-content-installing" class="anchor" href="#installing"></a>Installing</h2><p>Clone the repository and run make.</p></article></div>',
                kit="docs",
                name="eelbase",
            )
        ),
    )
)
chapter.alive("ed-part-by-words")(gives(_PATH + "#:~:text=counted%20elvers%20at%20nine%20weirs", reply(EELS)))
chapter.alive("ed-part-page-of-a-pdf")(
    gives("/files/eels-2016.pdf#page=2", reply(pdf("Eels and elvers"), content_type="application/pdf"))
)


# Files and answers that are no pages

chapter.alive("ed-pdf-as-octet-stream")(
    gives(
        "/download/eels-2016.pdf",
        reply(pdf("Eels and elvers"), content_type="application/octet-stream", headers={"Content-Disposition": 'attachment; filename="eels.pdf"'}),
    )
)  # fmt: skip
chapter.alive("ed-feed-of-a-journal")(
    gives(
        "/index.php/jrs/gateway/plugin/WebFeedGatewayPlugin/rss2",
        reply('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Journal of Rural Studies</title><link>https://x.example/</link><description>Latest issue</description></channel></rss>', content_type="application/rss+xml; charset=utf-8"),
    )
)  # fmt: skip
chapter.alive("ed-json-of-an-interface")(
    gives(
        "/api/records/88?format=json",
        reply(
            json.dumps({"id": 88, "title": "Eels and elvers", "error": None, "files": []}),
            content_type="application/json",
        ),
    )
)
chapter.alive("ed-csv-table")(
    gives("/data/elvers.csv", reply("year,weir,count\n2004,1,1212\n2016,1,404\n", content_type="text/csv"))
)
chapter.alive("ed-plain-text-rfc")(
    gives(
        "/rfc/rfc9001.txt",
        reply(
            "Network Working Group\n\n   Not Found Responses Considered Harmful\n\n   1. A server that cannot find a page SHOULD say so with 404.\n"
            * 3,
            content_type="text/plain",
        ),
    )
)

chapter.alive("ed-pdf-viewer-page")(
    at(
        "/pdfjs/web/viewer.html?file=/files/eels-2016.pdf",
        "eels-2016.pdf",
        '<div id="outerContainer"><div id="viewerContainer"><div id="viewer" class="pdfViewer"></div></div><div id="errorWrapper" hidden="true"><span id="errorMessage"></span></div></div><script src="viewer.js"></script>',
        kit="docs", name="PDF viewer",
    )
)  # fmt: skip
chapter.alive("ed-video-page")(
    gives(
        "/watch?v=kE3lC0unt",
        reply(
            '<!DOCTYPE html><html lang="en"><head><title>Counting elvers at night - Tube</title><meta property="og:title" content="Counting elvers at night"><meta property="og:type" content="video.other"><link rel="canonical" href="/watch?v=kE3lC0unt"><script>var ytInitialPlayerResponse = {"playabilityStatus":{"status":"OK"},"videoDetails":{"videoId":"kE3lC0unt","title":"Counting elvers at night"}};</script></head><body><div id="player"></div><ytd-app></ytd-app><noscript>Please turn on JavaScript.</noscript></body></html>'
        ),
    )
)  # fmt: skip
chapter.alive("ed-application-with-data")(
    gives(
        "/dataset/elver-counts",
        reply(
            '<!DOCTYPE html><html><head><title>Elver counts 1996-2016 | Open Data</title><meta name="description" content="Counts of elvers at nine weirs"></head><body><div id="__next"><div class="layout"><h1>Elver counts 1996-2016</h1></div></div><script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"dataset":{"title":"Elver counts 1996-2016"}}},"page":"/dataset/[slug]"}</script></body></html>'
        ),
    )
)  # fmt: skip
chapter.alive("ed-age-gate-over-article")(
    gives(
        "/wine/vintages/1982",
        reply(framed("The 1982 vintage - Cellar Notes", '<div class="age-gate" role="dialog"><p>You must be 18 or older to visit this site.</p><button>Yes, I am</button></div><article><h1>The 1982 vintage</h1><p>Picked in a heat wave, the grapes came in at fourteen degrees; critics called the wines unsound, and they outlived the critics.</p></article>', kit="shop", name="Cellar Notes")),
    )
)  # fmt: skip
chapter.alive("ed-latin-1-without-saying-so")(
    gives(
        "/archiv/1998/flussfische.html",
        reply("<html><head><title>Flußfische</title></head><body><h1>Flußfische</h1><p>Äschen und Döbel fehlen seit dem Ausbau; der Aal läßt sich noch zählen.</p></body></html>".encode("latin-1"), content_type="text/html"),
    )
)  # fmt: skip
chapter.alive("ed-http-one-zero-without-length")(
    gives(_PATH, raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + EELS.encode()))
)
chapter.alive("ed-early-hints-first")(
    gives(
        _PATH,
        raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(EELS.encode()) + EELS.encode()),
    )
)  # fmt: skip
