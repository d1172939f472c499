"""Living pages that look like something else."""

from __future__ import annotations

from benchmarks.behaviours.case import PATH, Chapter, Setting, answering, slug
from benchmarks.behaviours.pages import ARTICLE, FRONT, LOGIN, SHELL, article, page, pdf, prose
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()

for _title in (
    "Page not found (album)",
    "Why 404 pages matter: a study of broken links",
    "404 Not Found: how libraries fight link rot",
    "HTTP 404 - Wikipedia",
    "Area code 404",
    "Not Found (film)",
    "Access Denied: The Practice and Policy of Global Internet Filtering",
    "Access denied to asylum: a report",
    "Error analysis in language teaching",
    "Error",
    "Forbidden (2011 film)",
    "Forbidden",
    "Gone (novel)",
    "Just a Moment in Time: poems",
    "Please Wait: essays on queueing",
    "Attention Required: children and screens",
    "CAPTCHA - Wikipedia",
    "Sign in, stranger: a short story",
    "Login pages considered harmful",
    "Welcome to nginx: a tutorial",
    "How to set up the Apache default page",
    "Domain for sale: the economics of Internet names",
    "This land is for sale: grabbing in the delta",
    "Parking in Bangkok",
    "Suspended sentence",
    "Account suspended: platform power and labour activists",
    "Cookies required: a baking book",
    "Site under maintenance: railway works of 1920",
    "Under construction: building workers in Yangon",
    "It works: employment programmes that do",
    "Bandwidth limit exceeded? Broadband in rural areas",
    "Seite nicht gefunden: Essays über das Verschwinden",
    "The requested URL was not found: a history of the Web",
    "Service Unavailable: health care on the border",
    "Page removed: censorship in the region",
):
    chapter.alive(f"titled-{slug(_title)}")(answering(reply(article(_title))))

for _name, _body in {
    "short": page("Minutes of 3 May", "<p>Adopted. Next meeting: 7 June.</p>"),
    "one-line": "<p>The committee met on 3 May and adopted the report.</p>",
    "untitled": f"<html><body>{prose()}</body></html>",
    "untitled-document": page("Untitled Document", prose()),
    "titled-home": page("Home", prose()),
    "titled-like-the-host": page("Example", prose()),
    "of-an-image": page("Figure 3", "<img src='figure-3.png' alt='Figure 3'>"),
    "with-frames": "<html><head><title>Atlas</title></head><frameset cols='20%,*'><frame src='a'></frameset></html>",
    "that-robots-may-not-index": article(head='<meta name="robots" content="noindex, nofollow">'),
    "with-a-cookie-banner": article(before="<div>We use cookies. <button>Accept all</button></div>"),
    "with-a-teaser": article(after="<div class='paywall'>Subscribe to continue reading.</div>"),
    "with-a-login-box": article(before="<form action='/login'><input name=u><input type=password name=p></form>"),
    "with-a-captcha-in-its-form": article(after="<form><div class='g-recaptcha' data-sitekey='1'></div></form>"),
    "with-a-script-that-may-leave": article(
        after="<script>function go(){ window.location.href = '/'; } document.querySelector('b')</script>"
    ),
    "with-a-script-for-frames": article(
        head="<script>if (top != self) top.location.href = self.location.href</script>"
    ),
    "with-a-script-for-phones": article(head="<script>if (screen.width < 400) { location.href = '/m/' }</script>"),
    "with-refresh-in-noscript": article(head='<noscript><meta http-equiv="refresh" content="0;url=/"></noscript>'),
    "with-refresh-in-a-comment": article(head='<!-- <meta http-equiv="refresh" content="0;url=/404"> -->'),
    "that-reloads-itself": article(head='<meta http-equiv="refresh" content="300">'),
    "that-reloads-itself-by-address": article(head=f'<meta http-equiv="refresh" content="600;url={PATH}">'),
    "that-leaves-after-an-hour": article(head='<meta http-equiv="refresh" content="3600;url=/">'),
    "with-jquery-mobile-404": article(
        after="<script>var messages = {404: 'Page not found', 403: 'Forbidden'};</script>"
    ),
    "that-quotes-an-error": article("Errors of servers", after="<pre>404 Not Found\nThe page does not exist</pre>"),
    "with-a-comment-about-links": article(after="<p>Reader: the second link gives me “page not found”.</p>"),
    "with-markup-in-its-title": "<title>Wages &amp; <i>Work</i> &#8211; 2017</title>" + prose(),
    "with-a-sale": article("Rice for sale", after="<p>This domain of the economy is for sale.</p>"),
    "with-an-svg-title": "<svg><title>404</title></svg><title>Wages on plantations</title>" + prose(),
    "retired-but-there": article(before="<p><b>This page is no longer updated.</b></p>"),
}.items():
    chapter.alive(f"page-{_name}")(answering(reply(_body)))

for _name, _body in {
    "refresh-to-the-new-place": page("Moved", head='<meta http-equiv="refresh" content="0; url=/new.html">'),
    "refresh-in-upper-case": page("Moved", head="<META HTTP-EQUIV='Refresh' CONTENT='1;URL=/new.html'>"),
    "refresh-with-quotes": page("Moved", head="<meta http-equiv=refresh content=\"0; url='/new.html'\">"),
    "script-to-the-new-place": page("Moved", head='<script>window.location.replace("/new.html")</script>'),
}.items():

    @chapter.alive(_name)
    def _(stage: Stage, body: str = _body) -> str:
        site = stage.host()
        site.page(PATH, body)
        site.page("/new.html", ARTICLE)
        return site.url(PATH)


@chapter.alive("refresh-header-to-the-new-place")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page(PATH, page("Moved"), headers={"Refresh": "0; url=/new.html"})
    site.page("/new.html", ARTICLE)
    return site.url(PATH)


def _made_by_script(path: str) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        site.page("/", SHELL)
        site.otherwise = reply(SHELL)
        return site.url(path)

    return setting


chapter.alive("script-site")(_made_by_script("/datasets/wages-2017"))
chapter.alive("script-site-front")(_made_by_script("/"))
chapter.alive("script-site-with-a-route")(_made_by_script("/#/datasets/wages-2017"))


@chapter.alive("script-site-without-words")
def _(stage: Stage) -> str:
    site = stage.host()
    shell = '<!doctype html><title>Atlas</title><app-root></app-root><script type="module" src="/main.js"></script>'
    site.page("/", shell)
    site.otherwise = reply(shell)
    return site.url("/map/border")


def _site(cited: str, body: str, *, otherwise: str | None = None, front: str | None = None) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        if front is not None:
            site.page("/", front)
        site.page(cited, body)
        if otherwise is not None:
            site.otherwise = reply(otherwise)
        return site.url(cited)

    return setting


chapter.alive("front-page")(_site("/", FRONT))
chapter.alive("front-page-index")(_site("/index.html", FRONT))
chapter.alive("front-page-of-a-site-that-shows-it-everywhere")(_site("/", FRONT, otherwise=FRONT))
chapter.alive("front-page-with-a-campaign")(_site("/?utm_source=report", FRONT, otherwise=FRONT))
chapter.alive("front-page-in-a-language")(_site("/en/", FRONT))
chapter.alive("one-page-site")(_site("/", ARTICLE, otherwise=ARTICLE))
chapter.alive("login-page-cited-as-such", V.OK, V.BLOCKED)(_site("/login", LOGIN))
chapter.alive("search-page-cited-as-such")(
    _site("/search?q=wages", page("Search results", "<ol><li>Wages 2016<li>Wages 2017</ol>" + prose()))
)
chapter.alive("list-of-files-cited-as-such")(
    _site("/data/2017/", page("Index of /data/2017", "<h1>Index of /data/2017</h1><ul><li>wages.csv</li></ul>"))
)
chapter.alive("error-page-of-a-project-cited-as-such")(_site("/docs/errors/404", article("Status 404 in our API")))
chapter.alive("default-page-in-a-manual")(
    _site("/manual/nginx", article("Installing nginx", after="<h2>Welcome to nginx!</h2><p>You will see this.</p>"))
)
chapter.alive("page-like-its-siblings")(
    _site(
        "/entry/4711",
        page("Dictionary", "<h1>kayak</h1><p>A boat.</p>"),
        otherwise=page("Dictionary", "<h1>No entry</h1><p>Try another word.</p>"),
    )
)
chapter.alive("page-with-the-sites-title")(
    _site("/p/17", page("Ministry of Labour", prose()), otherwise=page("Ministry of Labour", "<p>No such page.</p>"))
)


def _leading(at: str, to: str, status: int = 302, body: str = FRONT) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        site.script(at, redirect(to, status=status))
        site.page(to, body)
        return site.url(at)

    return setting


chapter.alive("front-page-to-its-language")(_leading("/", "/en/"))
chapter.alive("front-page-to-its-language-301", V.REDIRECTED)(_leading("/", "/en/home", 301))
chapter.alive("index-to-front-page", V.REDIRECTED)(_leading("/index.php", "/", 301))
chapter.alive("language-to-front-page", V.REDIRECTED)(_leading("/en/", "/", 301))
chapter.alive("search-to-search")(_leading("/find?q=wages", "/search?q=wages", body=article("Search results")))
chapter.alive("download-to-a-file-name")(_leading("/download/17", "/files/404-report.html", body=ARTICLE))
chapter.alive("login-in-the-words")(_leading("/r/5", "/articles/login-systems-of-the-state", body=ARTICLE))
chapter.alive("error-in-the-words")(_leading("/r/6", "/articles/error-correction", body=article("Error correction")))


@chapter.alive("blog-on-a-host-of-its-own", V.REDIRECTED)
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("new")
    site.script("/blog/wages-2017", redirect(other.url("/wages-2017"), status=301))
    other.page("/wages-2017", ARTICLE)
    return site.url("/blog/wages-2017")


@chapter.alive("short-link-to-a-front-page", V.OK, V.REDIRECTED, in_process=True)
def _(stage: Stage) -> str:
    site, short = stage.host(), stage.web.host("bit.ly")
    short.script("/2xWages", redirect(site.url("/"), status=301))
    return "http://bit.ly/2xWages"


@chapter.alive("doi", in_process=True)
def _(stage: Stage) -> str:
    site, resolver = stage.host(), stage.web.host("doi.org")
    resolver.script("/10.1000/wages.2017", redirect(site.url("/article/17")))
    site.page("/article/17", ARTICLE)
    return "doi:10.1000/wages.2017"


@chapter.alive("doi-in-upper-case-with-a-blank", in_process=True)
def _(stage: Stage) -> str:
    site, resolver = stage.host(), stage.web.host("doi.org")
    for path in ("/10.1000/wages.2018", "/10.1000/WAGES.2018"):
        resolver.script(path, redirect(site.url("/article/18")))
    site.page("/article/18", ARTICLE)
    return "DOI: 10.1000/WAGES.2018"


@chapter.dead("doi-unknown", in_process=True)
def _(stage: Stage) -> str:
    stage.web.host("doi.org").page("/10.1000/nothing", page("DOI Not Found"), status=404)
    return "https://doi.org/10.1000/nothing"


@chapter.alive("doi-behind-a-challenge", V.BLOCKED, V.OK, in_process=True)
def _(stage: Stage) -> str:
    site, resolver = stage.host(), stage.web.host("doi.org")
    resolver.script("/10.1000/guarded", redirect(site.url("/article/19")))
    site.page("/article/19", "No", status=403, headers={"cf-mitigated": "challenge"})
    return "https://doi.org/10.1000/guarded"


@chapter.alive("handle", in_process=True)
def _(stage: Stage) -> str:
    site, resolver = stage.host(), stage.web.host("hdl.handle.net")
    resolver.script("/10986/27686", redirect(site.url("/item/17")))
    site.page("/item/17", ARTICLE)
    return "hdl:10986/27686"


_EMBEDDED = page("Viewer", "<embed src='/raw/report.pdf' type='application/pdf' width='100%'>")
chapter.alive("pdf-in-a-viewer")(answering(reply(_EMBEDDED), path="/files/report.pdf"))
chapter.alive("pdf-on-a-landing-page")(
    answering(
        reply(article(head='<meta name="citation_title" content="Migrating to Opportunity">')),
        path="/bitstream/handle/10986/27686/report.pdf",
    )
)
chapter.alive("pdf-with-a-download-button")(
    answering(reply(article(after="<a href='/dl/report.pdf?x=1'>Download PDF</a>")), path="/doc/report.pdf")
)


@chapter.alive("pdf-behind-a-redirect")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/files/report.pdf", redirect("/get?file=17"))
    site.page("/get?file=17", pdf(), content_type="application/pdf")
    return site.url("/files/report.pdf")
