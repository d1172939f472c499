"""Soft 404s: the answer says 200, and the cited thing is not there."""

from __future__ import annotations

import html
import json
from collections.abc import Callable

from benchmarks.behaviours.case import PATH, Chapter, Setting, answering, slug
from benchmarks.behaviours.pages import ARTICLE, FRONT, article, page
from benchmarks.behaviours.stage import Site, Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, Seen, redirect, reply

V = LinkVerdict
chapter = Chapter()

_MENU = "<nav><a href='/'>•</a> <a href='/reports/'>•</a> <a href='/about'>•</a></nav>"
_WORDS = {
    "english": ("Page not found", "Sorry, the page you are looking for does not exist."),
    "english-gone": ("This page is no longer available", "It may have been moved or deleted."),
    "english-oops": ("Oops!", "We can't seem to find the page you're looking for."),
    "german": ("Seite nicht gefunden", "Die von Ihnen gesuchte Seite existiert leider nicht."),
    "french": ("Page introuvable", "La page que vous cherchez n'existe pas ou a été déplacée."),
    "spanish": ("Página no encontrada", "Lo sentimos, la página que busca no existe."),
    "portuguese": ("Página não encontrada", "A página que procura não existe."),
    "italian": ("Pagina non trovata", "La pagina che stai cercando non esiste."),
    "dutch": ("Pagina niet gevonden", "De pagina die u zoekt bestaat niet."),
    "polish": ("Nie znaleziono strony", "Strona, której szukasz, nie istnieje."),
    "turkish": ("Sayfa bulunamadı", "Aradığınız sayfa mevcut değil."),
    "swedish": ("Sidan kunde inte hittas", "Sidan du söker finns inte."),
    "russian": ("Страница не найдена", "Запрошенная вами страница не существует."),
    "arabic": ("الصفحة غير موجودة", "عذراً، الصفحة التي تبحث عنها غير موجودة."),
    "chinese": ("页面不存在", "抱歉，您访问的页面不存在或已被删除。"),
    "japanese": ("ページが見つかりません", "お探しのページは移動または削除されました。"),
    "korean": ("페이지를 찾을 수 없습니다", "요청하신 페이지가 존재하지 않습니다."),
    "thai": ("ไม่พบหน้าที่คุณต้องการ", "ขออภัย ไม่พบหน้าเว็บที่ท่านค้นหา"),
    "vietnamese": ("Không tìm thấy trang", "Trang bạn tìm kiếm không tồn tại."),
    "indonesian": ("Halaman tidak ditemukan", "Maaf, halaman yang Anda cari tidak tersedia."),
    "burmese": ("စာမျက်နှာ မတွေ့ပါ", "သင်ရှာဖွေနေသော စာမျက်နှာ မရှိပါ။"),
    "khmer": ("រកមិនឃើញទំព័រ", "ទំព័រដែលអ្នកកំពុងស្វែងរកមិនមានទេ។"),
    "lao": ("ບໍ່ພົບໜ້າ", "ຂໍອະໄພ ບໍ່ພົບໜ້າທີ່ທ່ານຊອກຫາ"),
    "swahili": ("Ukurasa haukupatikana", "Samahani, ukurasa unaoutafuta haupo."),
    "finnish": ("Sivua ei löytynyt", "Etsimääsi sivua ei ole olemassa."),
}


def _always(site: Site, behaviour: Behaviour) -> None:
    """Every address that is not known is answered so, those nobody asked for before, too."""
    site.otherwise = behaviour


def _everywhere(behaviour: Behaviour, *, path: str = PATH) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        _always(site, behaviour)
        site.page("/reports/2016/wages.html", article("Wages on plantations"))
        return site.url(path)

    return setting


for _language, (_title, _text) in _WORDS.items():
    chapter.dead(f"soft-404-{_language}", V.SOFT_404)(
        _everywhere(reply(page(f"{_title} | ILS", f"{_MENU}<h1>{_title}</h1><p>{_text}</p>")))
    )


def _chosen(play: Callable[[Seen], Behaviour], *, path: str = PATH) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        site.every = play
        return site.url(path)

    return setting


chapter.dead("soft-404-echoes-the-address", V.SOFT_404)(
    _chosen(
        lambda seen: reply(
            page("Institute", f"{_MENU}<p>Nothing lives at <code>{html.escape(seen.path)}</code> on this server.</p>")
        )
    )
)
chapter.dead("soft-404-with-a-token", V.SOFT_404)(
    _chosen(
        lambda seen: reply(
            page("Institute", f"{_MENU}<p>We looked everywhere.</p><!-- {seen.at} --><p>Request {seen.at:.6f}</p>")
        )
    )
)
chapter.dead("soft-404-without-telling-words", V.SOFT_404)(
    _everywhere(reply(page("Institute", f"{_MENU}<h1>Hm.</h1><p>Our hamsters have searched in vain.</p>")))
)
chapter.dead("soft-404-titled-like-the-site", V.SOFT_404)(
    _everywhere(reply(page("Institute for Labour Studies", f"{_MENU}<h1>Error 404</h1><p>Not found.</p>")))
)
chapter.dead("soft-404-without-a-title", V.SOFT_404)(
    _everywhere(reply("<html><body><h2>The requested document was not found on this server.</h2></body></html>"))
)
chapter.dead("soft-404-page-of-the-front", V.SOFT_404)(_everywhere(reply(FRONT)))
chapter.dead("soft-404-at-a-pdf", V.SOFT_404)(
    _everywhere(reply(page("Sorry", f"{_MENU}<p>There is no such document.</p>")), path="/files/report.pdf")
)
chapter.dead("soft-404-with-a-query", V.SOFT_404)(
    _everywhere(reply(page("Item not found", f"{_MENU}<p>No such item.</p>")), path="/item.php?id=4711")
)
chapter.dead("soft-404-status-206", V.SOFT_404)(_everywhere(reply(page("Page not found", _MENU), status=206)))


@chapter.dead("soft-404-where-robots-keep-out", V.SOFT_404)
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/robots.txt", "User-agent: *\nDisallow: /\n", content_type="text/plain")
    _always(site, reply(page("404 - Page not found", f"{_MENU}<h1>404</h1>")))
    return site.url(PATH)


for _name, _body in {
    "404": page("404", "<h1>404</h1>"),
    "404-not-found": page("404 Not Found", "<center><h1>404 Not Found</h1></center><hr><center>nginx</center>"),
    "error-404": page("Error 404", "<h1>Error 404</h1><p>Not found</p>"),
    "http-error": page("HTTP Error 404.0 - Not Found", "<h2>The resource has been removed.</h2>"),
    "object": page("Object not found!", "<h1>Object not found!</h1>"),
    "file": page("File not found", "<p>The file was not found.</p>"),
    "content-removed": page("Content no longer available", "<p>The content has been removed.</p>"),
    "article-not-found": page("Article not found", "<p>The article does not exist.</p>"),
}.items():
    chapter.dead(f"titled-{_name}", V.SOFT_404)(_everywhere(reply(_body)))


def _leading(to: str, status: int = 302, *, target: Behaviour | None = None, at: str = PATH) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        site.script(at, redirect(to, status=status))
        if target is not None:
            site.script(to, target)
        return site.url(at)

    return setting


_ERROR = reply(page("Institute for Labour Studies", f"{_MENU}<p>Something has gone missing.</p>"))
for _status in (301, 302, 303, 307, 308):
    chapter.dead(f"home-by-{_status}", V.SOFT_404)(_leading("/", _status))
for _home in ("/index.html", "/en/", "/home", "/index.php", "/?error=404", "/default.aspx"):
    chapter.dead(f"home-at-{slug(_home)}", V.SOFT_404)(_leading(_home, target=reply(FRONT)))
for _error in (
    *("/404", "/404.html", "/error", "/error/404", "/errors/404.aspx?aspxerrorpath=/a", "/not-found", "/notfound.php"),
    *("/page-not-found/", "/en/404/", "/error.html?code=404", "/PageNotFound.aspx", "/err404.htm", "/oops"),
):
    chapter.dead(f"error-at-{slug(_error)}", V.SOFT_404)(_leading(_error, target=_ERROR))
_RESULTS = reply(page("Search results", f"{_MENU}<form><input name=q></form><p>No results for “migration”.</p>"))
for _search in ("/search?q=migration", "/search/?query=reports+2017", "/?s=migration", "/suche?begriff=migration"):
    chapter.dead(f"search-at-{slug(_search)}", V.SOFT_404)(_leading(_search, target=_RESULTS))


@chapter.dead("home-of-another-domain", V.SOFT_404)
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("buyer")
    site.script(PATH, redirect(other.url("/"), status=301))
    return site.url(PATH)


@chapter.dead("home-with-https", V.SOFT_404)
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(PATH, redirect(site.url("/", scheme="https"), status=301), scheme="http")
    return site.url(PATH)


@chapter.dead("home-by-two-steps", V.SOFT_404)
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(PATH, redirect("/reports/", status=301))
    site.script("/reports/", redirect("/"))
    return site.url(PATH)


@chapter.dead("every-address-leads-home", V.SOFT_404)
def _(stage: Stage) -> str:
    site = stage.host()
    site.otherwise = redirect("/start/welcome.html")
    site.page("/start/welcome.html", FRONT)
    return site.url(PATH)


@chapter.dead("every-address-leads-to-one-page-elsewhere", V.SOFT_404)
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("buyer")
    site.otherwise = redirect(other.url("/we-have-merged/news"), status=301)
    other.page("/we-have-merged/news", page("We have merged", prose_of_a_merger()))
    return site.url(PATH)


def prose_of_a_merger() -> str:
    """What a company says when it has bought another."""
    return _MENU + "<p>The institute is part of the Foundation now. Thank you for twenty years.</p>" * 5


def _in_page(head: str = "", body: str = "", title: str = "Redirecting") -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        site.page(PATH, page(title, body, head=head))
        site.page("/404.html", page("Institute", f"{_MENU}<p>Nothing here.</p>"))
        return site.url(PATH)

    return setting


for _name, _target in {
    "home": "/",
    "error-page": "/404.html",
    "a-real-404": "/nowhere",
    "itself-home": "../../",
}.items():
    _right = (V.SOFT_404, V.BROKEN)
    chapter.dead(f"meta-refresh-to-{_name}", *_right)(
        _in_page(head=f'<meta http-equiv="refresh" content="0; url={_target}">')
    )
    chapter.dead(f"script-to-{_name}", *_right)(_in_page(head=f'<script>window.location.href = "{_target}";</script>'))
chapter.dead("script-replaces-with-home", V.SOFT_404)(_in_page(body="<script>location.replace('/')</script>"))
chapter.dead("script-assigns-error-page", V.SOFT_404)(
    _in_page(body="<script>document.location = '/404.html'</script>", title="")
)
chapter.dead("refresh-header-to-home", V.SOFT_404)(answering(reply(page("Moved"), headers={"Refresh": "0; url=/"})))
chapter.dead("refresh-header-to-error-page", V.SOFT_404)(lambda stage: _refreshing(stage, "/404.html"))


def _refreshing(stage: Stage, to: str) -> str:
    site = stage.host()
    site.page(PATH, page("Moved"), headers={"Refresh": f"1;URL={to}"})
    site.script(to, _ERROR)
    return site.url(PATH)


_OFFER = "<h1>{0}</h1><p>The domain is for sale. Make an offer!</p><a href='https://broker.invalid'>Buy now</a>"
for _name, _body in {
    "for-sale": page("labour-studies.org is for sale", _OFFER.format("labour-studies.org")),
    "for-sale-broker": page("Labour-Studies.org - Buy this domain | Domain Broker", _OFFER.format("a domain")),
    "hugedomains": page("HugeDomains.com", "<p>This domain is for sale: $2,395</p>"),
    "sedo": page(
        "labour-studies.org",
        "<p>The owner of this domain has not yet uploaded their website.</p><a>Related searches</a>"
        "<script src='https://img.sedoparking.com/js/jquery.js'></script>",
    ),
    "sponsored": page(
        "labour-studies.org",
        "<div>Related Links</div><ul><li><a href='/?q=1'>Labour Law</a><li><a href='/?q=2'>Jobs Abroad</a>"
        "<li><a href='/?q=3'>Visa</a></ul><p>This webpage was generated by the domain owner using a parking service."
        "</p>",
    ),
    "lander": '<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>',
    "expired": page("Domain expired", "<h1>This domain has expired</h1><p>Is this yours? Renew it now.</p>"),
    "registrar": page("Coming soon", "<h1>Future home of something quite cool</h1><p>Registered at a registrar.</p>"),
    "under-construction": page("Under construction", "<h1>Website coming soon</h1><p>Parked free of charge.</p>"),
    "german": page("Diese Domain steht zum Verkauf", "<h1>Diese Domain steht zum Verkauf!</h1>"),
}.items():

    @chapter.dead(f"parked-{_name}", V.SOFT_404)
    def _(stage: Stage, body: str = _body) -> str:
        site = stage.host()
        site.page("/", body)
        site.page("/lander", page("Jobs", "<a>Ad</a> <a>Ad</a> Sponsored listings"))
        _always(site, reply(body))
        return site.url(PATH)


@chapter.dead("leads-to-a-parked-domain", V.SOFT_404)
def _(stage: Stage) -> str:
    site, parked = stage.host(), stage.host("parked")
    site.script(PATH, redirect(parked.url("/buy?d=labour-studies.org")))
    parked.page("/buy?d=labour-studies.org", page("labour-studies.org is for sale", _OFFER.format("It")))
    return site.url(PATH)


@chapter.dead("taken-over", V.SOFT_404)
def _(stage: Stage) -> str:
    site = stage.host()
    casino = page("Slot Gacor 88: Situs Judi Online Terpercaya", "<h1>Bonus 100%</h1>" + "<p>Daftar sekarang!</p>" * 40)
    site.page("/", casino)
    _always(site, reply(casino))
    return site.url(PATH)


for _name, _body in {
    "suspended": page("Account Suspended", "<h1>This Account has been suspended.</h1><p>Contact your provider.</p>"),
    "suspended-site": page("Website suspended", "<p>This website has been suspended.</p>"),
    "suspended-unpaid": page("Site unavailable", "<h1>This site has been deactivated for non-payment.</h1>"),
    "default-nginx": page("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, it works.</p>"),
    "default-apache": page("Apache2 Ubuntu Default Page: It works", "<p>It works!</p>"),
    "default-apache-bare": "<html><body><h1>It works!</h1></body></html>",
    "default-iis": page("IIS Windows Server", "<img src='iisstart.png'>"),
    "default-cpanel": page("Default Web Site Page", "<h1>SORRY!</h1><p>If you are the owner of this site ...</p>"),
    "default-plesk": page("Domain Default page", "<p>Web Server's Default Page</p>"),
    "default-centos": page("Test Page for the Apache HTTP Server on CentOS", "<h1>Testing 123..</h1>"),
    "default-tomcat": page("Apache Tomcat/9.0.58", "<h1>If you're seeing this, you've installed Tomcat.</h1>"),
}.items():

    @chapter.dead(_name, V.SOFT_404)
    def _(stage: Stage, body: str = _body) -> str:
        site = stage.host()
        site.page("/", body)
        _always(site, reply(body))
        return site.url(PATH)


chapter.dead("suspended-by-cpanel", V.SOFT_404)(
    _leading("/cgi-sys/suspendedpage.cgi", target=reply(page("Contact Support", "<h1>Account Suspended</h1>")))
)
chapter.dead("default-by-cpanel", V.SOFT_404)(
    _leading("/cgi-sys/defaultwebpage.cgi", target=reply(page("Default Web Site Page", "<h1>SORRY!</h1>")))
)


@chapter.dead("leads-to-an-empty-webspace", V.SOFT_404)
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/", page("Index of /", "<h1>Index of /</h1><ul><li>cgi-bin/</li></ul>"))
    site.otherwise = redirect("/")
    return site.url(PATH)


_FILES: tuple[tuple[str, str, str | bytes, str], ...] = (
    ("pdf-that-is-a-page", "text/html", page("Publications", f"{_MENU}<p>Choose a year.</p>"), "/files/report.pdf"),
    ("pdf-that-is-a-page-by-type", "application/pdf", page("Sorry", "<p>Gone.</p>"), "/files/report.pdf"),
    ("pdf-that-is-empty", "application/pdf", "", "/files/report.pdf"),
    ("pdf-that-is-noise", "application/pdf", b"\x07\x08" * 500, "/files/report.pdf"),
    ("pdf-that-is-json", "application/json", '{"error": "expired"}', "/files/report.pdf"),
    ("pdf-that-is-a-line", "text/plain", "File not found.", "/files/report.pdf"),
    ("docx-that-is-a-page", "text/html", page("Publications", f"{_MENU}<p>Choose.</p>"), "/files/report.docx"),
    ("json-error", "application/json", '{"error":"not found"}', "/api/reports/17"),
    ("json-status", "application/json", json.dumps({"status": 404, "message": "Not Found"}), "/api/reports/17"),
    ("json-success-false", "application/json", '{"success":false,"message":"No such record"}', "/api/reports/17"),
    ("text-not-found", "text/plain", "File not found\n", "/files/notes.txt"),
    ("text-404", "text/plain", "404: Not Found", "/files/notes.txt"),
    ("xml-no-such-key", "application/xml", "<Error><Code>NoSuchKey</Code></Error>", "/files/report"),
    ("html-one-line", "text/html", "Not Found", PATH),
    ("html-no-such-file", "text/html", "No input file specified.", "/report.php"),
    ("html-invalid-id", "text/html", page("Publication", f"{_MENU}<p>Invalid publication ID.</p>"), "/pub.php?id=0"),
)
for _name, _type, _content, _path in _FILES:
    chapter.dead(_name, V.SOFT_404)(answering(reply(_content, content_type=_type), path=_path))
chapter.dead("html-empty", V.SOFT_404, V.UNAVAILABLE)(answering(reply("")))
chapter.dead("html-blank", V.SOFT_404, V.UNAVAILABLE)(answering(reply("  \n\n ")))
chapter.dead("html-without-anything", V.SOFT_404, V.UNAVAILABLE)(
    answering(reply("<!doctype html><html><head></head><body></body></html>"))
)

# Faults and works on the site pass; the page may well be back tomorrow.
for _name, _body in {
    "database-error": page("Database Error", "<h1>Error establishing a database connection</h1>"),
    "database-error-bare": "<h1>Error establishing a database connection</h1>",
    "php-error": "<br />\n<b>Fatal error</b>: Uncaught PDOException: SQLSTATE[HY000] in /var/www/html/db.php:12",
    "asp-error": page("Runtime Error", "<h1>Server Error in '/' Application.</h1>"),
    "maintenance": page("Site under maintenance", "<h1>We'll be back soon!</h1><p>Briefly out of service.</p>"),
    "maintenance-wordpress": page(
        "Maintenance", "<p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>"
    ),
    "service-unavailable": page("503 Service Temporarily Unavailable", "<h1>503</h1>"),
    "internal-error": page("500 Internal Server Error", "<h1>Internal Server Error</h1>"),
    "bandwidth": page("509 Bandwidth Limit Exceeded", "<p>The server is temporarily unable to service you.</p>"),
}.items():
    chapter.unknown(f"{_name}-with-200", V.UNAVAILABLE, V.SOFT_404)(answering(reply(_body)))


@chapter.dead("soft-404-among-living-pages", V.SOFT_404)
def _(stage: Stage) -> str:
    site = stage.shared("soft-404-host")
    _always(site, reply(page("Institute", f"{_MENU}<p>We could not find that.</p>")))
    site.page("/reports/2017/lives.html", ARTICLE)
    return site.url("/reports/2017/lost.html")


@chapter.alive("living-page-among-soft-404s")
def _(stage: Stage) -> str:
    site = stage.shared("soft-404-host")
    return site.url("/reports/2017/lives.html")
