"""A fifth walk of the web archivist, a short one, to see what the fourth had left: run once before anything was
mended on it.
"""

from __future__ import annotations

from benchmarks.behaviours.archivist_lost import chrome, leading, under
from benchmarks.behaviours.case import Chapter, answering
from benchmarks.behaviours.pages import FRONT, article, page, prose
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()

for _name, _path, _body in (
    ("faq", "/help/17", chrome("Help", "<h2>My page is not shown. Why?</h2><p>The page was deleted by its owner, or it is not yet public.</p>")),
    ("press-archive", "/archiv/17", chrome("Archiv", "<h1>Meldung vom 3. Mai</h1><p>Der gesuchte Fahrer wurde gefunden.</p>")),
    ("obituary", "/p/17", chrome("In memoriam", "<h1>Ma Thein</h1><p>She is no longer with us.</p>")),
    ("status-page", "/status", page("Status", "<h1>All systems operational</h1><p>Website: no incidents. API: degraded on 3 May.</p>")),
    ("incident", "/incidents/17", page("Service unavailable on 3 May - Status", "<h1>Service unavailable on 3 May</h1><p>Resolved at noon.</p>")),
    ("closed-topic", "/t/17", chrome("Old wages - Forum", "<h1>Old wages</h1><p>This topic is closed.</p><p>Does anyone have tables of 1931?</p>")),
    ("deleted-user", "/t/18", chrome("Tables - Forum", "<h1>Tables</h1><p>[deleted]</p><p>Thank you, that helped!</p>")),
    ("empty-gallery-text", "/g/17", chrome("Exhibition", "<h1>Exhibition</h1><p>Nothing to see here yet, doors open on 3 May.</p>")),
    ("restricted-file", "/handle/1/18", article("Wages on plantations", before="<p>Restricted Access: the file is embargoed until 2028.</p>")),
    ("abstract-only", "/paper/18", page("Wages on plantations", "<h1>Wages on plantations</h1><p>Abstract: we count.</p><p>Full text not available from this repository.</p>")),
    ("old-browser", "/x/18", article(before="<!--[if lt IE 9]><p>You are using an outdated browser. Please upgrade.</p><![endif]-->")),
    ("portuguese-law", "/lei/17", chrome("Lei 17", "<h1>Lei 17</h1><p>O documento não encontrado será considerado nulo.</p>")),
    ("turkish-poem", "/siir/17", chrome("Yok", "<h1>Yok</h1><p>Deniz yok, gemi yok, sen yoksun.</p>")),
    ("korean-notice", "/notice/17", chrome("공지", "<h1>공지</h1><p>분실물을 찾을 수 없습니다. 연락 바랍니다.</p>")),
    ("arabic-missing", "/n/17", chrome("خبر", "<h1>مفقود</h1><p>الرجل غير موجود في بيته منذ الاثنين.</p>")),
    ("table-of-none", "/tab/17", chrome("Table 17", "<table><tr><th>Fees</th><td>not available</td></tr><tr><th>Wages</th><td>not found</td></tr></table>")),
    ("cart", "/book/17", chrome("A book of tables", "<h1>A book of tables</h1><p>Your cart is empty.</p><p>No reviews yet.</p>")),
):  # fmt: skip
    chapter.alive(f"seen-{_name}", why="a person reads it")(answering(reply(_body), path=_path))

for _name, _at, _to, _status, _verdict in (
    ("docs-latest", "/docs/install/linux-packages", "/docs/latest/install/linux-packages", 302, V.OK),
    ("year-to-archive", "/2009/05/fees-and-wages.html", "/2009/05/", 301, V.REDIRECTED),
    ("trail", "/topics/fees-and-wages/index.aspx", "/topics/fees-and-wages", 301, V.REDIRECTED),
    ("main", "/museum", "/museum/main", 302, V.OK),
    ("start-of-course", "/course/labour", "/course/labour/welcome", 302, V.OK),
):
    chapter.alive(f"seen-way-{_name}", _verdict, why="the way ends at the cited thing")(
        leading(_to, reply(article("Fees and wages: packages for Linux")), _status, at=_at)
    )


@chapter.alive("seen-way-wordpress-guess", V.REDIRECTED, why="the system knows the post by the end of its address")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/wages-fall", redirect("/2017/05/wages-fall-again/", status=301))
    site.page("/2017/05/wages-fall-again/", article("Wages fall again"))
    return site.url("/wages-fall")


chapter.alive("seen-noscript-refresh", why="only for browsers without script")(
    answering(reply(article(head="<noscript><meta http-equiv='refresh' content='0;url=/nojs'></noscript>")))
)
chapter.alive("seen-shell-with-a-sentence", V.OK, why="a script fills it")(
    answering(
        reply(page("Data", "<div id='root'><p>Loading the data, please wait...</p></div><script src='/m.js'></script>"))
    )
)

for _name, _body in {
    "english-a": chrome("Council", "<h1>We're sorry</h1><p>The page you requested has been archived or deleted.</p>"),
    "english-b": chrome("Agency", "<h1>Document unavailable</h1><p>Contact the records office.</p>"),
    "english-c": chrome("Library", "<p>The item with this identifier is no longer part of the collection.</p>"),
    "german-a": chrome("Amt", "<p>Der von Ihnen aufgerufene Inhalt steht nicht mehr zur Verfügung.</p>", lang="de"),
    "french-a": chrome("Mairie", "<h1>Oups</h1><p>Le contenu demandé n'est plus en ligne.</p>", lang="fr"),
    "spanish-a": chrome("Ayuntamiento", "<p>No se ha podido encontrar el documento solicitado.</p>", lang="es"),
    "japanese-a": chrome("市役所", "<p>お探しのページは公開を終了しました。</p>", lang="ja"),
}.items():
    chapter.dead(f"seen-lost-{_name}", V.SOFT_404, why="200, and it says so")(under("/doc/17", reply(_body)))
chapter.dead("seen-lost-home", V.SOFT_404, why="the front page")(leading("/welcome.do", reply(FRONT)))
chapter.dead("seen-lost-by-script", V.SOFT_404, why="the script leads home at once")(
    answering(reply("<html><head><title>Redirect</title></head><body onload=\"window.location='/'\"></body></html>"))
)
chapter.dead("seen-lost-pdf-home", V.SOFT_404, why="a file that is gone leads to the front page")(
    leading("/en/", reply(FRONT), 301, at="/files/2017/report.pdf")
)
chapter.unknown("seen-later", V.UNAVAILABLE, why="it may pass")(
    answering(reply(page("Temporarily offline", "<p>We are working on the site and will be back tomorrow.</p>")))
)
chapter.unknown("seen-busy", V.UNAVAILABLE, V.BLOCKED, why="it may pass")(
    answering(reply(page("Server busy", "<p>Too many visitors at the moment. Please try again in a minute.</p>")))
)
chapter.unknown("seen-agree", V.BLOCKED, V.OK, why="terms before the thing")(
    leading("/terms/accept?next=/reports", reply(page("Terms of use", "<p>Accept the terms to go on.</p>" + prose())))
)
