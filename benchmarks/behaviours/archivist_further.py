"""A second walk of the web archivist: other systems, languages and shapes, written after the rules had been
mended on the first, and run once before anything was mended again.
"""

from __future__ import annotations

from benchmarks.behaviours.archivist_lost import chrome, leading, under
from benchmarks.behaviours.case import PATH, Chapter, Setting, answering, slug
from benchmarks.behaviours.pages import ARTICLE, FRONT, LOGIN, article, page, pdf, prose
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, Seen, redirect, reply

V = LinkVerdict
chapter = Chapter()

for _name, _lang, _path, _title, _main in (
    ("norwegian", "no", "/artikkel/31", "Portalen", "<h1>Beklager!</h1><p>Vi finner ikke siden du leter etter.</p>"),
    ("finnish", "fi", "/uutiset/31", "Uutiset", "<p>Valitettavasti hakemaasi sivua ei löydy.</p>"),
    ("catalan", "ca", "/noticia/31", "Notícies", "<p>Ho sentim, la pàgina que cerqueu no existeix.</p>"),
    ("croatian", "hr", "/vijest/31", "Vijesti", "<h1>Tražena stranica ne postoji</h1>"),
    ("serbian", "sr", "/vest/31", "Вести", "<p>Страница коју тражите не постоји.</p>"),
    ("slovak", "sk", "/sprava/31", "Správy", "<p>Ľutujeme, požadovaná stránka neexistuje.</p>"),
    ("romanian", "ro", "/stire/31", "Știri", "<p>Ne pare rău, pagina căutată nu există.</p>"),
    ("lithuanian", "lt", "/naujiena/31", "Naujienos", "<p>Atsiprašome, puslapis nerastas.</p>"),
    ("estonian", "et", "/uudis/31", "Uudised", "<h1>Lehekülge ei leitud</h1>"),
    ("bengali", "bn", "/khobor/31", "খবর", "<p>দুঃখিত, পৃষ্ঠাটি খুঁজে পাওয়া যায়নি।</p>"),
    ("urdu", "ur", "/khabar/31", "خبریں", "<h1>صفحہ نہیں ملا</h1>"),
    ("malay", "ms", "/berita/31", "Berita", "<p>Maaf, halaman yang anda cari tidak dijumpai.</p>"),
    ("discuz", "zh", "/forum.php?tid=31", "提示信息 - 论坛", "<p>抱歉，指定的主题不存在或已被删除</p>"),
    (
        "koha",
        "en",
        "/cgi-bin/opac-detail.pl?id=31",
        "Library catalog",
        "<h1>Oops</h1><p>The record you requested does not exist (31).</p>",
    ),
    ("contentdm", "en", "/digital/collection/p1/id/31", "Digital collections", "<p>Requested item not found</p>"),
    ("photo", "en", "/photos/ils/31", "Photos", "<p>This photo is no longer available.</p>"),
    (
        "issuu",
        "en",
        "/ils/docs/wages",
        "Publishing platform",
        "<p>Sorry, this publication has been removed by the publisher.</p>",
    ),
    (
        "french-moved",
        "fr",
        "/dossier/31",
        "Ministère",
        "<p>La page que vous recherchez a été déplacée ou n'existe plus.</p>",
    ),
    ("swedish-news", "sv", "/artikel/31", "Nyheter", "<p>Artikeln finns inte längre kvar.</p>"),
    ("spanish-expired", "es", "/aviso/31", "Boletín", "<p>Este contenido ya no está disponible.</p>"),
    ("german-press", "de", "/presse/31", "Presse", "<p>Die gewünschte Pressemitteilung wurde nicht gefunden.</p>"),
    ("portuguese-decree", "pt", "/decreto/31", "Legislação", "<p>Nenhum registro encontrado.</p>"),
    ("italian-search", "it", "/documenti/31", "Archivio", "<p>La ricerca non ha prodotto risultati.</p>"),
    ("korean-board", "ko", "/board/view/31", "게시판", "<p>삭제되었거나 존재하지 않는 게시물입니다.</p>"),
):
    chapter.dead(f"gone-{_name}", V.SOFT_404, why="200, and the frame says that there is no such thing")(
        answering(reply(chrome(_title, _main, lang=_lang)), path=_path)
    )

for _name, _encoding, _title, _text in (
    ("koi8", "koi8-r", "Документ не найден", "Документ не найден на сервере."),
    ("big5", "big5", "找不到網頁", "很抱歉，找不到您要的網頁。"),
    ("turkish", "iso-8859-9", "Sayfa bulunamadı", "Aradığınız sayfa bulunamadı."),
    ("thai", "tis-620", "ไม่พบหน้าเว็บ", "ไม่พบหน้าเว็บที่ท่านต้องการ"),
):
    _source = (
        f'<html><head><meta charset="{_encoding}"><title>{_title}</title></head><body><p>{_text}</p></body></html>'
    )
    chapter.dead(f"gone-encoded-{_name}", V.SOFT_404, why="an old encoding, named by the page alone")(
        under("/a/b.html", reply(_source.encode(_encoding), content_type="text/html"))
    )

_FOOT = (
    "<footer><p>The Institute for Labour Studies is a charity that was founded in 1974 and works in eleven countries of the region.</p>"
    "<p>We use cookies to remember your choices, to count our readers and to learn which of our reports are read most often.</p>"
    "<p>All reports may be copied for teaching, as long as the institute and the authors are named and nothing is sold or altered.</p>"
    "<p>Our newsletter comes on the first Monday of each month with new reports, lectures, vacancies and a look into the archive.</p>"
    "<p>Gifts to the institute may be deducted from taxes in most countries of the region; ask our office for a certificate.</p></footer>"
)


def _chatty(seen: Seen) -> Behaviour:
    number = int(seen.at * 1_000_000) % 997
    teasers = "".join(
        f"<p>Reader {number + n} liked survey {n * number} of the year {1900 + n}, and said so.</p>" for n in range(9)
    )
    return reply(page("Page not found - Institute", "<h1>Page not found</h1>" + teasers + _FOOT))


@chapter.dead("gone-with-much-else", V.SOFT_404, why="title and heading say it, whatever stands below")
def _(stage: Stage) -> str:
    site = stage.host()
    site.every = _chatty
    return site.url(PATH)


chapter.dead("gone-with-a-long-footer", V.SOFT_404, why="the same page for every address")(
    under(PATH, reply(page("Institut", "<h1>Seite nicht gefunden</h1>" + _FOOT)), start="/reports/")
)

for _home, _status in (
    ("/en-US/Pages/default.aspx", 302),
    ("/Home/Index", 301),
    ("/hr/naslovnica", 302),
    ("/?old=/reports/2017/migration.html", 301),
    ("/index.php?option=com_content&view=featured", 302),
    ("/cms/index.php", 302),
):
    chapter.dead(f"gone-home-{slug(_home)}", V.SOFT_404, why="a redirect to the front page")(
        leading(_home, reply(page("Home | Institute", "<h1>Welcome</h1><p>News and reports.</p>")), _status)
    )
chapter.dead("gone-to-documentation", V.SOFT_404, why="the contents do not name the page any more")(
    leading(
        "/docs/",
        reply(page("Documentation", "<ul><li>Overview</li><li>Glossary</li></ul>")),
        301,
        at="/docs/v1/setup/proxy-certificates.html",
    )
)
chapter.dead("gone-to-results", V.SOFT_404, why="a redirect to a search")(
    leading("/search-results?text=migration", reply(page("Search", "<p>Nothing matched your search.</p>")))
)
chapter.dead("gone-and-sent-home", V.SOFT_404, why="it says so, and leads home")(
    answering(
        reply(
            page(
                "Page not found",
                "<p>Page not found. You will be redirected to the home page in 5 seconds.</p>",
                head='<meta http-equiv="refresh" content="5;url=/">',
            )
        )
    )
)
chapter.dead("gone-timer", V.SOFT_404, why="a script leads home after three seconds")(
    answering(
        reply(page("", "<p>One moment.</p><script>setTimeout(function(){window.location.href='/';}, 3000);</script>"))
    )
)
for _name, _body in {
    "godaddy": page(
        "labour-studies.org", "<p>This Web page is parked for FREE, courtesy of the registrar. Get this domain.</p>"
    ),
    "ionos": page("Domain", "<p>Diese Domain ist bereits registriert. Hier entsteht eine neue Internetpräsenz.</p>"),
    "dutch": page("Gereserveerd", "<h1>Dit domein is gereserveerd</h1>"),
    "icann": page("Domain suspended", "<p>This domain name has been suspended: the contact was not verified.</p>"),
    "bodis-loading": "<html><body>Loading...<script>window.location.replace('/?ch=1&js=eyJhbGci&sid=1');</script></body></html>",
    "nas": page(
        "Hello! Welcome to Web Station!", "<p>Web Station has been enabled. To finish setting it up, see help.</p>"
    ),
}.items():

    @chapter.dead(f"gone-owner-{_name}", V.SOFT_404, why="what answers is no longer the cited site")
    def _(stage: Stage, body: str = _body) -> str:
        site = stage.host()
        site.page("/", body)
        site.otherwise = reply(body)
        return site.url(PATH)


chapter.dead("gone-gif-for-a-pdf", V.SOFT_404, why="the wrong kind of file")(
    answering(
        reply(b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", content_type="image/gif"),
        path="/f/report.pdf",
    )
)

for _name, _body in {
    "maintenance-chinese": page("系统维护", "<p>系统维护中，请稍后再访问。</p>"),
    "maintenance-polish": page("Przerwa techniczna", "<p>Trwają prace techniczne. Zapraszamy później.</p>"),
    "later-french": page("Erreur", "<p>Une erreur est survenue. Veuillez réessayer plus tard.</p>"),
    "later-german": page("Fehler", "<p>Es ist ein Fehler aufgetreten. Bitte versuchen Sie es später erneut.</p>"),
    "later-spanish": page("Error", "<p>Ha ocurrido un error. Inténtelo de nuevo más tarde.</p>"),
}.items():
    chapter.unknown(f"passing-{_name}", V.UNAVAILABLE, why="a fault, or works on the site: it may pass")(
        answering(reply(_body))
    )

_PASSWORD = (
    "<p>This content is password protected.</p><form method=post><input type='password' name='post_password'></form>"
)
for _name, _body in {
    "protected": page("Protected: Wages in 2017 – Institute", "<h1>Protected: Wages in 2017</h1>" + _PASSWORD),
    "course": page(
        "Labour studies 101", "<p>Guests cannot access this course. Please log in.</p><button>Continue</button>"
    ),
    "drive": page(
        "Google Drive - Access Denied", "<p>You need access. Ask for access, or switch to an account with access.</p>"
    ),
}.items():
    chapter.unknown(f"closed-{_name}", V.BLOCKED, why="for those who are let in")(answering(reply(_body)))


@chapter.unknown("closed-ezproxy", V.BLOCKED, in_process=True, why="a library's door")
def _(stage: Stage) -> str:
    site, door = stage.host(), stage.web.host("login.ezproxy.closed-ezproxy.example")
    site.script(PATH, redirect(door.url("/menu?url=x")))
    door.page("/menu?url=x", LOGIN)
    return site.url(PATH)


chapter.alive("closed-subscribe", V.BLOCKED, V.OK, why="a wall before the cited thing")(
    leading("/subscribe?return=%2Freports", reply(page("Subscribe", "<p>Read on for 1 euro a week.</p>")))
)

_POEM = (
    "<h1>Nothing found</h1><p>I looked beneath the boat,<br>I looked behind the moon,<br>the river kept its coat.</p>"
)
for _name, _path, _title, _main in (
    (
        "law",
        "/bgb/__404.html",
        "§ 404 BGB - Einzelnorm",
        "<h1>§ 404 Einwendungen des Schuldners</h1><p>Der Schuldner kann einwenden.</p>",
    ),
    ("poem", "/poems/nothing-found", "Nothing found", _POEM),
    ("word", "/dictionary/gone", "Gone - Dictionary", "<h1>gone</h1><p>Adjective: no longer present. She is gone.</p>"),
    (
        "mail",
        "/pipermail/users/2017-May/004711.html",
        "[Users] 404 on the wiki",
        (
            "<h1>[Users] 404 on the wiki</h1><pre>Dear all,\nsince Monday the old links give\n\nThe requested URL /wiki/a was not found on this server.\n\n"
            "Does anyone know where the pages went?\nKhin</pre>"
        ),
    ),
    (
        "api",
        "/reference/errors",
        "Errors | API",
        (
            "<h1>Errors</h1><table><tr><td>404</td><td>The requested resource was not found.</td></tr><tr><td>500</td><td>Internal server error</td>"
            "</tr></table>"
        ),
    ),
    (
        "search-widget",
        PATH,
        "Minutes",
        "<p>Adopted in May.</p><div class='live-search' hidden><p>No results found</p></div>",
    ),
    (
        "embed",
        PATH,
        "Minutes",
        "<p>Adopted in May. The film of the session:</p><div class='embed'><p>This content is not available.</p></div>",
    ),
    (
        "embed-german",
        PATH,
        "Protokoll",
        "<p>Beschlossen im Mai.</p><figure><p>Dieser Inhalt ist nicht verfügbar. Bitte akzeptieren Sie Cookies.</p></figure>",
    ),
    ("no-comments", PATH, "Minutes", "<p>Adopted in May.</p><h3>Comments</h3><p>No comments found.</p>"),
    (
        "one-hit",
        "/Search/Results?lookfor=wages",
        "Search Results",
        "<ol><li>Wages on plantations. 1931. Box 4.</li></ol>",
    ),
    (
        "withdrawn-standard",
        "/standard/46486.html",
        "ISO 9001:2008",
        "<h1>ISO 9001:2008</h1><p>This standard has been withdrawn.</p><p>Pages: 27</p>",
    ),
    (
        "question",
        PATH,
        "What does “This page isn't available” mean? | Help",
        "<h1>What does “This page isn't available” mean?</h1><p>The author has hidden it.</p>",
    ),
    (
        "parking-guide",
        PATH,
        "Domain names: a glossary",
        "<dl><dt>Parked</dt><dd>A domain is parked when nothing is on it.</dd></dl>",
    ),
    ("bankruptcy", PATH, "Shop closed after 90 years", "<p>This shop is closed. The last owner retired.</p>"),
):
    chapter.alive(f"reads-{_name}", why="the words belong to the thing, or to something beside it")(
        answering(reply(chrome(_title, _main)), path=_path)
    )


def _leading(at: str, to: str, body: str, status: int = 301) -> Setting:
    return leading(to, reply(body), status, at=at)


chapter.alive("goes-portal-to-its-front", V.REDIRECTED, why="the portal is what is cited")(
    _leading("/portal", "/portal/home", FRONT)
)
chapter.alive("goes-to-a-landing-page", V.REDIRECTED, why="the page above is that of the file")(
    _leading("/reports/2017/annual-survey.pdf", "/reports/2017/", article("Annual survey 2017"))
)
chapter.alive("goes-to-a-slug", V.REDIRECTED, why="the number stays")(
    _leading("/article/48211", "/article/48211-wages-fall", ARTICLE)
)
chapter.alive("goes-from-a-slug", V.REDIRECTED, why="the number stays")(
    _leading("/article/48211/wages-fall-again", "/article/48211", ARTICLE)
)
chapter.alive("goes-to-the-project", why="the guide is one page now, and has that chapter")(
    _leading(
        "/guide/chapter/proxy-certificates.html", "/guide/", article("Guide", after="<h2>Proxy certificates</h2>"), 302
    )
)
chapter.alive("goes-to-a-home-of-the-old", V.REDIRECTED, why="a home for the old is no front page")(
    _leading("/r/17", "/services/home-care", article("Home care"))
)
chapter.alive("goes-to-research", V.REDIRECTED, why="the word is French for research, and names a section")(
    _leading("/labo/projets/salaires", "/recherche/salaires", article("Salaires"))
)
chapter.alive("goes-to-a-blocked-river", V.REDIRECTED, why="words of the title")(
    _leading("/r/18", "/stories/blocked-river", ARTICLE)
)

_SECTIONS = (
    '<h2 id="概要">概要</h2><h2 id="CITEREFThein2017">Thein</h2><p>Fees &amp; wages: «a third»</p><a name="p5"></a>'
)
for _name, _part, _verdicts in (
    ("japanese", "%E6%A6%82%E8%A6%81", (V.OK,)),
    ("citeref", "CITEREFThein2017", (V.OK,)),
    ("media-viewer", "/media/File:Map.png", (V.OK,)),
    ("page-anchor", "p5", (V.OK,)),
    ("sheet", "gid=0", (V.OK,)),
    ("text-punctuated", ":~:text=Fees%20%26%20wages%3A%20%C2%ABa%20third%C2%BB", (V.OK,)),
    ("text-suffix", ":~:text=seven%20skilled,-occupations", (V.OK,)),
    ("citeref-missing", "CITEREFKhin2019", (V.FRAGMENT_MISSING,)),
):

    @chapter.alive(f"spot-{_name}", *_verdicts, why="what a browser finds on the page")
    def _(stage: Stage, part: str = _part) -> str:
        return answering(reply(article(after=_SECTIONS)), path="/wiki/Wages")(stage) + "#" + part


chapter.alive("spot-text-in-a-pdf", why="nobody can look into a file for it without reading it")(
    lambda stage: answering(reply(pdf(), content_type="application/pdf"), path="/report.pdf")(stage) + "#:~:text=wages"
)
chapter.alive("spot-view-of-a-pdf")(
    lambda stage: (
        answering(reply(pdf(), content_type="application/pdf"), path="/report.pdf")(stage) + "#page=2&zoom=auto,-13,792"
    )
)
for _name, _kind, _body in (
    ("utf-8-called-gbk", "text/html; charset=gbk", article("Größe und Maß")),
    ("saved-copy", "text/html", article(before="<div id='wm-ipp'>Captured 12 times</div>")),
    ("frame-of-a-file", "text/html", page("Viewer", "<iframe src='/files/17.pdf'></iframe>")),
    (
        "cookies-first",
        "text/html",
        page("Minutes of May", "<div>We use cookies. Accept all</div><p>Adopted. Next: 7 June.</p>"),
    ),
    ("titled-login", "text/html", page("Login", prose())),
):
    chapter.alive(f"shows-{_name}", why="the cited thing is on the page")(answering(reply(_body, content_type=_kind)))
