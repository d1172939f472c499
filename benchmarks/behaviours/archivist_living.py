"""Living pages that are easy to misjudge, as a web archivist meets them: guards, walls, odd shapes, odd words.

Written before the rules were looked at; each case says why its verdict is right.
"""

from __future__ import annotations

import json

from benchmarks.behaviours.archivist_lost import chrome, leading
from benchmarks.behaviours.case import PATH, Chapter, Setting, answering
from benchmarks.behaviours.pages import ARTICLE, FRONT, article, page, pdf, prose
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()
PLAIN: dict[str, str] = {}

# A program is shown a guard; a person would pass it.
for _name, _status, _body, _headers in (
    (
        "anubis-french",
        200,
        page(
            "Nous vérifions que vous n'êtes pas un robot !",
            '<script id="anubis_challenge" type="application/json">{"rules":{"difficulty":4}}</script><p>Chargement…</p>',
        ),
        PLAIN,
    ),
    (
        "access-check",
        200,
        page("Access Check", "<p>Please complete this reCAPTCHA to demonstrate that it's you.</p>"),
        PLAIN,
    ),
    ("problem-providing", 403, page("Error", "<p>There was a problem providing the content you requested</p>"), PLAIN),
    ("sucuri-firewall", 403, page("Sucuri WebSite Firewall - Access Denied", "<p>Block ID: GEO02</p>"), PLAIN),
    ("cloudflare-1015", 429, page("Access denied", "<h1>Error 1015</h1><p>You are being rate limited</p>"), PLAIN),
    ("aws-script-202", 202, "<script src='https://1.token.awswaf.com/1/challenge.js'></script>", PLAIN),
    (
        "region-with-200",
        200,
        page("Unavailable in your region", "<p>This content is not available in your region.</p>"),
        PLAIN,
    ),
    ("blocked-with-200", 200, page("Blocked", "<h1>Your request has been blocked</h1><p>Incident ID: 77-1</p>"), PLAIN),
):
    chapter.alive(f"guard-{_name}", V.BLOCKED, why="a guard, not the page")(
        answering(reply(_body, status=_status, headers=_headers))
    )
for _name, _to in {"no-cookies": "/cookies-disabled", "browser": "/unsupported-browser.html"}.items():
    chapter.alive(f"guard-{_name}", V.BLOCKED, why="the door is shut to this program alone")(
        leading(_to, reply(page("Your browser", "<p>Please enable cookies or use another browser.</p>")))
    )
chapter.alive("wall-consent-german", V.OK, V.BLOCKED, why="a person accepts and reads on")(
    answering(reply(page("Weiterlesen mit Werbung oder im Pur-Abo", "<button>Akzeptieren und weiter</button>")))
)
chapter.alive("wall-social-needs-script", V.OK, V.BLOCKED, why="a browser has script")(
    answering(
        reply(
            page(
                "",
                "<noscript><h1>JavaScript is not available.</h1><p>We've detected that JavaScript is disabled in this "
                "browser.</p></noscript><div id='react-root'></div><script src='/client-web/main.js'></script>",
            )
        ),
        path="/institute/status/17",
    )
)
chapter.alive("wall-paid-german", why="the cited article, its beginning at least")(
    answering(
        reply(
            chrome(
                "Löhne sinken wieder | Zeitung",
                "<article><h1>Löhne sinken wieder</h1><p>Die Löhne im Tiefland sind im Mai erneut gesunken, sagt das "
                "Institut.</p><div class='paywall'>Jetzt weiterlesen mit Z+. Sie haben bereits ein Abo? Anmelden</div></article>",
                lang="de",
            )
        )
    )
)

# The scripts of guards stand on the pages that they guard, too.
for _name, _tag in {
    "incapsula": '<script src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e"></script>',
    "datadome": '<script src="https://js.datadome.co/tags.js" async></script>',
    "perimeterx": '<script>window._pxAppId = "PX1";</script><script src="/PX1/init.js"></script>',
    "cloudflare": "<script>window.__CF$cv$params={r:'1'};a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>",
    "awswaf": '<script src="https://1.edge.sdk.awswaf.com/1/challenge.js" defer></script>',
    "noscript": "<noscript>Please enable JavaScript to continue using this application.</noscript>",
    "turnstile": "<form><div class='cf-turnstile' data-sitekey='1'></div><textarea name=comment></textarea></form>",
}.items():
    chapter.alive(f"guarded-and-shown-{_name}", why="the article is there")(answering(reply(article(after=_tag))))

for _name, _title, _main in (
    ("soft-404-german", "„Seite nicht gefunden“ – was tun?", "<h1>Seite nicht gefunden: was tun?</h1>" + prose()),
    (
        "forum",
        "[SOLVED] 404 page not found after upgrade - Server Forum",
        (
            "<h1>[SOLVED] 404 page not found after upgrade</h1><p>Since Monday I get <code>Page not found</code>.</p>"
            "<blockquote>The requested URL was not found on this server.</blockquote><p>Restart the router. That was it!</p>"
        ),
    ),
    (
        "changelog",
        "Changelog",
        (
            "<h2>2.3.1</h2><ul><li>Page not found no longer shown for drafts</li><li>Errors 500 are logged</li></ul>"
            "<h2>2.3.0</h2><ul><li>Search says “no results found” when it is empty</li></ul>"
        ),
    ),
    (
        "novel",
        "Not found: a novel - Library catalogue",
        "<h1>Not found: a novel</h1><p>Novák, Jan. 2014. 212 pages.</p>",
    ),
    (
        "issue",
        "404 Not Found when opening a report · Issue #17",
        "<h1>404 Not Found when opening a report #17</h1><p>Closed. Fixed in 2.1.</p>",
    ),
    ("withdrawn-but-shown", "Guidance: wages", "<p>This guidance was withdrawn on 3 May 2024.</p>" + prose()),
    (
        "retraction",
        "RETRACTED: Wages on plantations",
        "<h1>RETRACTED: Wages on plantations</h1><p>This article has been retracted.</p>" + prose(),
    ),
    (
        "domain-banner",
        "Rice blog",
        "<h1>Planting in May</h1>" + prose(after="<footer>This domain is for sale. Write to me.</footer>"),
    ),
    (
        "works-banner",
        "Wages in 2017",
        "<div class=banner>Scheduled maintenance on Saturday: the site will be unavailable.</div>" + prose(),
    ),
    (
        "hidden-error",
        "Wages in 2017",
        "<div id=err style='display:none'><h1>Page not found</h1></div><template><h1>404</h1></template>" + prose(),
    ),
    ("left-blank", "Annex B", "<p>This page intentionally left blank.</p>"),
    (
        "results",
        "Search results for: migration",
        "<h1>Search results for: migration</h1><p>Total: 2 results found.</p><ol><li>Migration 2016<li>Migration 2017</ol>",
    ),
    ("short-catalogue-record", "Record 4711", "<p>Thein, Ma. Letters. 1931. Box 4, folder 2.</p>"),
    (
        "vacancy-closed",
        "Researcher (closed)",
        "<h1>Researcher, wages</h1><p>Applications closed on 3 May.</p>" + prose(),
    ),
    (
        "missing-person",
        "Missing: have you seen him?",
        "<h1>Missing</h1><p>We could not find him. Last seen on 3 May in Mae Sot.</p>",
    ),
):
    chapter.alive(f"words-{_name}", why="the words are about something, or beside it")(
        answering(reply(chrome(_title, _main)))
    )

_STATE = json.dumps({"props": {"notFound": False}, "page": "/blog/[slug]", "chunks": ["/404", "/_error"]})
for _name, _body in {
    "next-js": article(after=f'<script id="__NEXT_DATA__" type="application/json">{_STATE}</script>'),
    "notion": page(
        "Notion",
        '<noscript>JavaScript must be enabled in order to use Notion.</noscript><div id="notion-app"></div><script src="/a.js"></script>',
    ),
    "dspace-7": '<!doctype html><html><head><title>Repository</title><base href="/"></head><body><ds-app></ds-app><script src="main.js" type="module"></script></body></html>',
    "old-word": '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 9"><title>Minutes</title></head><body>'
    + prose(),
}.items():
    chapter.alive(f"made-by-{_name}", why="a browser shows the cited thing")(answering(reply(_body)))


def _slug_ignored(path: str, start: str) -> Setting:
    """The number alone chooses the article; what comes after it may be anything."""

    def setting(stage: Stage) -> str:
        site = stage.host()
        site.every = lambda seen: reply(ARTICLE) if seen.path.startswith(start) else site.otherwise
        return site.url(path)

    return setting


for _name, _path, _start in (
    ("slug", "/article/48211/wages-fall-again", "/article/48211/"),
    ("path-info", "/show.php/48211/wages-fall-again.html", "/show.php/48211/"),
    ("query", "/article.php?id=48211&title=wages-fall-again", "/article.php?id=48211"),
):
    chapter.alive(f"unread-{_name}", why="the host reads the number and not the words")(_slug_ignored(_path, _start))

for _name, _type, _content, _path in (
    ("version", "text/plain", "2.34.1\n", "/latest.txt"),
    (
        "xls-that-is-a-table",
        "application/vnd.ms-excel",
        "<html><table><tr><td>2016</td><td>310</td></tr></table></html>",
        "/wages.xls",
    ),
    (
        "doc-by-word",
        "application/msword",
        '<html xmlns:w="urn:schemas-microsoft-com:office:word"><body>' + prose(),
        "/minutes.doc",
    ),
    (
        "pdf-after-a-warning",
        "application/pdf",
        b"<br />\n<b>Warning</b>: Undefined index in /var/www/get.php<br />\n" + pdf(),
        "/report.pdf",
    ),
    ("pdf-titled-error", "application/pdf", pdf("Error"), "/report.pdf"),
    (
        "feed-with-404",
        "application/rss+xml",
        "<rss><channel><title>News</title><item><title>404 Not Found</title></item></channel></rss>",
        "/feed",
    ),
    ("json-with-no-errors", "application/json", '{"data":{"title":"Wages"},"errors":[],"message":"ok"}', "/api/17"),
    ("page-called-plain", "text/plain", ARTICLE, "/report"),
):
    chapter.alive(f"of-kind-{_name}", why="the cited thing, in the form in which it is kept")(
        answering(reply(_content, content_type=_type), path=_path)
    )


@chapter.alive("shaped-416-for-ranges", why="nobody has to ask for a range")
def _(stage: Stage) -> str:
    site = stage.host()
    site.play(
        "/report.pdf",
        lambda seen: reply(status=416) if "range" in seen.headers else reply(pdf(), content_type="application/pdf"),
    )
    return site.url("/report.pdf")


chapter.alive("shaped-500-with-the-article", V.OK, V.UNAVAILABLE, why="a person reads it, the server says error")(
    answering(reply(ARTICLE, status=500))
)
chapter.alive("shaped-203-by-a-proxy", why="the page, changed by a proxy")(
    answering(reply(ARTICLE, status=203, headers={"Warning": '214 - "Transformation Applied"'}))
)


@chapter.alive("way-by-idp-without-cookies", why="the publisher shows the page to those without cookies as well")
def _(stage: Stage) -> str:
    site, door = stage.host(), stage.host("idp")
    site.script("/chapter/10.1000/17", redirect(door.url("/authorize?response_type=cookie"), status=303))
    door.script(
        "/authorize?response_type=cookie", redirect(site.url("/chapter/10.1000/17?error=cookies_not_supported&code=1"))
    )
    site.page("/chapter/10.1000/17?error=cookies_not_supported&code=1", ARTICLE)
    return site.url("/chapter/10.1000/17")


@chapter.alive("way-by-tracking-hosts", why="three counters on the way to the article")
def _(stage: Stage) -> str:
    site = stage.host()
    hosts = [stage.host(f"click{number}") for number in range(3)]
    for host, after in zip(
        hosts, [*(host.url("/c?e=1") for host in hosts[1:]), site.url(f"{PATH}?utm_source=mail")], strict=True
    ):
        host.script("/c?e=1", redirect(after))
    site.page(f"{PATH}?utm_source=mail", ARTICLE)
    return hosts[0].url("/c?e=1")


@chapter.alive("way-by-an-exit-page", why="one click further stands the cited thing")
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("target")
    other.page(PATH, ARTICLE)
    there = other.url(PATH)
    site.page(
        f"/away?to={there}", page("Leaving us", f"<p>You are leaving our site for <a href='{there}'>{there}</a></p>")
    )
    return site.url(f"/away?to={there}")


@chapter.alive("way-by-slashes-and-a-cookie", why="the ways end once the cookie is set")
def _(stage: Stage) -> str:
    site = stage.host()
    site.play("/a", lambda seen: reply(ARTICLE) if "v=1" in seen.headers.get("cookie", "") else redirect("/a/"))
    site.script("/a/", redirect("/a", cookies=("v=1; Path=/",)))
    return site.url("/a")


@chapter.alive("way-by-a-select-page", why="the publisher's waiting page leads on by itself")
def _(stage: Stage) -> str:
    site = stage.host()
    refresh = '<meta HTTP-EQUIV="REFRESH" content="2; url=\'/retrieve/article?Redirect=%2Fscience%2F17\'">'
    site.page("/retrieve/pii/17", page("Redirecting", "<p>One moment</p>", head=refresh))
    site.script("/retrieve/article?Redirect=%2Fscience%2F17", redirect("/science/17"))
    site.page("/science/17", ARTICLE)
    return site.url("/retrieve/pii/17")


chapter.alive("way-refresh-without-address", why="the page loads itself anew")(
    answering(reply(ARTICLE, headers={"Refresh": "300"}))
)
for _to in ("/home-ownership/2017", "/missing-migrants/", "/index.php?page=reports&id=17", "/search-and-seizure/"):
    chapter.alive(
        f"way-to-{_to.strip('/').partition('?')[0].replace('/', '-').replace('.', '-')}",
        V.REDIRECTED,
        why="moved for good",
    )(leading(_to, reply(ARTICLE), 301))


@chapter.alive(
    "way-to-a-host-of-its-own", V.REDIRECTED, in_process=True, why="the project got a domain, and lives there"
)
def _(stage: Stage) -> str:
    site, own = stage.host(), stage.shared("labour-atlas")
    own.page("/", page("Labour Atlas", "<h1>Labour Atlas</h1>" + prose()))
    site.script("/projects/labour-atlas/", redirect(own.url("/"), status=301))
    return site.url("/projects/labour-atlas/")


def _fragment(fragment: str, body: str, path: str = "/report", kind: str = "text/html; charset=utf-8") -> Setting:
    return lambda stage: answering(reply(body, content_type=kind), path=path)(stage) + "#" + fragment


_SECTIONS = (
    '<h2 id="user-content-安装">安装</h2><h2><span id=".C3.9Cbersicht"></span>Übersicht</h2><form><input name="q"></form>'
    "<p>Fees&nbsp;eat <em>up</em> a third of wages &mdash; or more.</p><p lang='th'>แรงงานข้ามชาติในภูมิภาค</p>"
)
for _name, _part, _verdicts in (
    ("chinese-heading", "%E5%AE%89%E8%A3%85", (V.OK,)),
    ("old-wiki", ".C3.9Cbersicht", (V.OK,)),
    ("name-of-a-field", "q", (V.FRAGMENT_MISSING,)),
    (
        "text-thai",
        ":~:text=%E0%B9%81%E0%B8%A3%E0%B8%87%E0%B8%87%E0%B8%B2%E0%B8%99%E0%B8%82%E0%B9%89%E0%B8%B2%E0%B8%A1%E0%B8%8A%E0%B8%B2%E0%B8%95%E0%B8%B4",
        (V.OK,),
    ),
    ("text-in-other-case", ":~:text=FEES%20EAT%20UP%20A%20THIRD", (V.OK,)),
    ("text-twice", ":~:text=Seven%20million&text=a%20third%20of%20wages", (V.OK,)),
    ("book-reader", "page/n5/mode/2up", (V.OK,)),
    ("tab-of-an-archive", "metadata_info_tab_contents", (V.OK, V.FRAGMENT_MISSING)),
):
    chapter.alive(f"part-{_name}", *_verdicts, why="what a browser finds on the page")(
        _fragment(_part, article(after=_SECTIONS))
    )
chapter.alive("part-line-of-a-text", why="RFC 5147: no part of the page, a place in a text")(
    _fragment("line=10,20", "Wages\n" * 40, "/notes.txt", "text/plain")
)
chapter.alive("part-time-of-a-film", why="a media fragment: nothing to look for in the file")(
    _fragment("t=30", "\0\0\0\x18ftypmp42" * 9, "/talk.mp4", "video/mp4")
)
chapter.alive("front-page-of-a-blog", why="the front page is what is cited")(answering(reply(FRONT), path="/accueil"))
