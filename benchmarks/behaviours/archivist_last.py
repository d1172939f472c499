"""A third walk of the web archivist, in the proportions in which links of bibliographies are found: most live.

Written after the rules had been mended on the first two, and run once before anything was mended again.
"""

from __future__ import annotations

from benchmarks.behaviours.archivist_lost import chrome, leading, under
from benchmarks.behaviours.case import PATH, Chapter, answering
from benchmarks.behaviours.pages import ARTICLE, FRONT, SHELL, article, page, pdf, prose
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()

# Pages that a person reads: short, odd, framed, foreign.
for _name, _path, _body in (
    ("ghost-blog", "/wages-are-falling/", page("Wages are falling", "<article>" + prose() + "</article><div id='ghost-portal-root'></div>")),
    ("substack", "/p/wages", page("Wages - by M. Thein", "<p>Discover more</p><h1>Wages</h1><p>Sign in to comment</p>" + prose())),
    ("press-release", "/pr/17", chrome("Press release 17", "<h1>Minister opens centre</h1><p>The centre opened on Monday. 40 people came.</p>")),
    ("thai-notice", "/news/17", chrome("ประกาศกรม", "<h1>ประกาศวันหยุด</h1><p>สำนักงานปิดวันจันทร์ที่ 3 พฤษภาคม</p>")),
    ("arabic-decree", "/q/17", chrome("مرسوم رقم 17", "<h1>مرسوم رقم 17</h1><p>المادة الأولى: يعمل بهذا المرسوم من تاريخ نشره.</p>")),
    ("russian-law", "/doc/17", chrome("Закон № 17", "<h1>Закон № 17</h1><p>Статья 1. Документ вступает в силу с 1 мая.</p>")),
    ("german-repeal", "/bgbl/17", chrome("Verordnung 17", "<h1>Verordnung 17</h1><p>Diese Verordnung wurde aufgehoben.</p>")),
    ("japanese-minutes", "/giji/17", chrome("議事録", "<h1>第17回 議事録</h1><p>資料は別紙のとおり。次回は6月7日。</p>")),
    ("chinese-recruit", "/zp/17", chrome("招聘公告", "<h1>招聘公告</h1><p>招聘已结束。共录用三人。</p>")),
    ("french-page-lost", "/essais/perdue", chrome("La page perdue", "<h1>La page perdue</h1><p>Il manque une page au manuscrit de 1931.</p>")),
    ("spanish-no-found", "/casos/17", chrome("Caso 17", "<h1>Caso 17</h1><p>El documento no fue encontrado en su casa por la policía.</p>")),
    ("dataset-no-data", "/data/17", chrome("Wages, table 17", "<h1>Wages, table 17</h1><table><tr><td>1931</td><td>no data available</td></tr></table>")),
    ("file-listing", "/pub/wages/", page("Index of /pub/wages", "<h1>Index of /pub/wages</h1><pre><a href='a.csv'>a.csv</a></pre>")),
    ("ftp-like-readme", "/pub/README", "Wages 1931.\nFiles that are missing were lost in the fire.\n"),
    ("video-page", "/watch?v=17", page("Border market - Video", "<div id='player'></div><p>Recorded in May.</p>")),
    ("gallery", "/gallery/17", page("Gallery 17", "<img src='/1.jpg'><img src='/2.jpg'><img src='/3.jpg'>")),
    ("map-app", "/map?lat=13&lon=100", page("Map", "<div id='map'></div><script src='/leaflet.js'></script>")),
    ("angular-app", "/dashboard/wages", "<!doctype html><html><head><title>Dashboard</title></head><body><app-root>Loading...</app-root><script src='/m.js'></script></body></html>"),
    ("vacancy", "/jobs/17", chrome("Researcher", "<h1>Researcher</h1><p>This vacancy has expired.</p><p>Two years, Bangkok.</p>")),
    ("sold-book", "/shop/17", chrome("Wages, a book", "<h1>Wages, a book</h1><p>Out of stock. This item is no longer available for order.</p><p>212 pages.</p>")),
    ("old-notice", "/n/17", chrome("Notice 17", "<p>This page is no longer maintained. It is kept for the record.</p><p>Rates of 1931: 3 baht.</p>")),
    ("moved-notice", "/m/17", chrome("Rates of 1931", "<p>We have moved to another building.</p><p>Rates of 1931: 3 baht.</p>")),
    ("search-form", "/catalogue/", chrome("Catalogue of the library", "<h1>Catalogue</h1><form><input name=q></form><p>Enter a title or an author.</p>")),
    ("noscript-nag", "/t/17", page("Table 17", "<noscript>JavaScript is disabled. Some functions are missing.</noscript><table><tr><td>3</td></tr></table>")),
    ("captcha-book", "/review/17", chrome("Are you human? A review", "<h1>Are you human? A review</h1><p>A book on machines and workers.</p>")),
):  # fmt: skip
    chapter.alive(f"met-{_name}", why="a person reads it")(answering(reply(_body), path=_path))

for _name, _at, _to, _status, _verdict in (
    ("new-system", "/content/view/full/17", "/en/resources/wages-report", 301, V.REDIRECTED),
    ("new-folder", "/reports/wages.html", "/archive/reports/wages.html", 301, V.REDIRECTED),
    ("year-folder", "/wages-report", "/2017/wages-report", 302, V.OK),
    ("index-of-folder", "/wages/index.html", "/wages/", 301, V.REDIRECTED),
    ("print-view", "/wages/17/print", "/wages/17", 301, V.REDIRECTED),
    ("view-to-item", "/handle/1/17/browse?type=title", "/handle/1/17", 302, V.OK),
    ("start-of-a-book", "/book", "/book/start", 302, V.OK),
    ("search-of-a-library", "/opac/find-wages", "/opac/search?id=17", 302, V.OK),
    ("home-for-an-app", "/atlas", "/atlas/home", 302, V.OK),
    ("denied-in-the-words", "/r/19", "/cases/access-denied-to-school", 301, V.REDIRECTED),
):
    chapter.alive(f"met-way-{_name}", _verdict, why="the way ends at the cited thing")(
        leading(_to, reply(article("Wages report")), _status, at=_at)
    )
chapter.alive("met-guard-siteground", V.BLOCKED, why="a proof of work")(
    answering(
        reply(
            "<html><head><meta http-equiv='refresh' content='0;/.well-known/sgcaptcha/?r=%2F'></head></html>",
            status=202,
        )
    )
)
chapter.alive("met-guard-plain", V.BLOCKED, why="a guard's own words")(
    answering(
        reply(
            page("Checking your connection", "<p>Please stand by, while we are checking your browser...</p>"),
            status=503,
            headers={"Server": "ddos-guard"},
        )
    )
)


def _shell_everywhere(stage: Stage) -> str:
    host = stage.host()
    host.otherwise = reply(SHELL)
    return host.url("/reports/17")


chapter.alive("met-shell-everywhere", why="made by script")(_shell_everywhere)
chapter.alive("met-pdf-from-a-script", why="a PDF, whatever the address ends in")(
    answering(reply(pdf(), content_type="application/octet-stream"), path="/getfile.aspx?id=17")
)

for _name, _lang, _path, _title, _main in (
    ("afrikaans", "af", "/nuus/17", "Nuus", "<h1>Bladsy nie gevind nie</h1>"),
    ("icelandic", "is", "/frettir/17", "Fréttir", "<h1>Síðan fannst ekki</h1>"),
    ("vietnamese", "vi", "/tin/17", "Tin tức", "<p>Không tìm thấy bài viết này.</p>"),
    ("indonesian", "id", "/artikel/17", "Artikel", "<p>Maaf, artikel yang Anda cari tidak ditemukan.</p>"),
    ("dutch-doc", "nl", "/stuk/17", "Stukken", "<p>Het opgevraagde document is niet meer beschikbaar.</p>"),
    ("polish-news", "pl", "/news/17", "Aktualności", "<p>Przepraszamy, podana strona nie istnieje.</p>"),
    ("english-plain", "en", "/node/17", "Ministry", "<p>Sorry, we couldn't find the page you're after.</p>"),
    (
        "english-moved",
        "en",
        "/a/17",
        "Agency",
        "<p>The page you are looking for might have been removed, had its name changed, or is temporarily unavailable.</p>",
    ),
    ("english-content", "en", "/c/17", "Portal", "<h2>Content not available</h2>"),
    ("english-error", "en", "/d/17", "Database", "<h2>Error: no record with this number exists.</h2>"),
):
    chapter.dead(f"met-lost-{_name}", V.SOFT_404, why="200, and it says that there is no such thing")(
        answering(reply(chrome(_title, _main, lang=_lang)), path=_path)
    )
for _name, _to, _body in (
    ("home", "/nl/home", FRONT),
    ("error", "/error-404", page("Institute", "<p>Hm.</p>")),
    ("search", "/zoeken?trefwoord=migration", page("Zoeken", "<p>Geen resultaten.</p>")),
    ("notice", "/page-not-available", page("Institute", "<p>Not available</p>")),
):
    chapter.dead(f"met-lost-way-{_name}", V.SOFT_404, why="a redirect to something else")(leading(_to, reply(_body)))
chapter.dead("met-lost-template", V.SOFT_404, why="the frame alone, for every number")(
    under("/item/17", reply(chrome("Collections", "<h1>Item</h1><p>Creator: </p><p>Date: </p>")))
)
chapter.dead("met-lost-shop", V.SOFT_404, why="another owner")(
    lambda stage: _owned(
        stage,
        page(
            "Best casino bonus 2026",
            "<h1>Best casino bonus</h1>" + "<p>Spin and win today with 100 free spins.</p>" * 20,
        ),
    )
)
chapter.dead("met-lost-registrar", V.SOFT_404, why="a registrar's page")(
    lambda stage: _owned(
        stage, page("labour-studies.org", "<h1>labour-studies.org</h1><p>This domain has recently been registered.</p>")
    )
)


def _owned(stage: Stage, body: str) -> str:
    site = stage.host()
    site.page("/", body)
    site.otherwise = reply(body)
    return site.url(PATH)


for _name, _status, _body, _verdicts in (
    ("turkish-works", 200, page("Bakım Çalışması", "<p>Sitemiz bakımdadır.</p>"), (V.UNAVAILABLE,)),
    ("arabic-works", 200, page("الموقع تحت الصيانة", "<p>نعود قريبا</p>"), (V.UNAVAILABLE,)),
    ("proxy-error", 200, page("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center>"), (V.UNAVAILABLE,)),
    (
        "session",
        200,
        page("Session expired", "<p>Your session has expired. Please start again.</p>"),
        (V.UNAVAILABLE, V.BLOCKED),
    ),
    ("members", 200, page("Members", "<p>Please log in to view this content.</p>"), (V.BLOCKED,)),
    ("azure-stopped", 403, page("Error 403 - This web app is stopped.", "<p>Stopped.</p>"), (V.BLOCKED, V.UNAVAILABLE)),
    ("varnish", 503, page("503 Backend fetch failed", "<p>Guru Meditation</p>"), (V.UNAVAILABLE,)),
    (
        "french-refusal",
        200,
        page("Accès refusé", "<p>Vous n'êtes pas autorisé à accéder à cette page.</p>"),
        (V.BLOCKED,),
    ),
):
    chapter.unknown(f"met-unknown-{_name}", *_verdicts, why="nothing is said of the page")(
        answering(reply(_body, status=_status))
    )


@chapter.alive("met-way-language-by-cookie", why="the language is set on the way")
def _(stage: Stage) -> str:
    site = stage.host()
    site.play(
        PATH,
        lambda seen: (
            reply(ARTICLE) if "lang=en" in seen.headers.get("cookie", "") else redirect("/set-language?lang=en")
        ),
    )
    site.script("/set-language?lang=en", redirect(PATH, cookies=("lang=en; Path=/",)))
    return site.url(PATH)
