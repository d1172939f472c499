"""A catalogue of 154 as somebody would write it who examines link checkers: a handler each, in the proportions 93, 41, 20.

Labelled before it was asked.
"""

from __future__ import annotations

import gzip
import zlib

from benchmarks.behaviours.case import Chapter, Setting, answering
from benchmarks.behaviours.pages import article, page, pdf, prose
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, Seen, empty, hang, raw, redirect, reply, reset

V = LinkVerdict
chapter = Chapter()
NAME = "Delta Archive"
LONG = prose()


def shown(title: str, main: str, *, lang: str = "en", head: str = "") -> str:
    """A page of an ordinary site: menu, main part, footer."""
    return (
        f"<!doctype html><html lang='{lang}'><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>"
        f"<header><a class='logo' href='/'>{NAME}</a><nav><a href='/collections'>Collections</a> <a href='/maps'>Maps</a> "
        f"<a href='/visit'>Visit</a> <a href='/contact'>Contact</a></nav></header><main>{main}</main>"
        f"<footer><p>© 2025 {NAME}. 14 Quay Street. Open Tuesday to Saturday.</p></footer></body></html>"
    )


def at(path: str, answer: Behaviour, **others: Behaviour) -> Setting:
    """``path`` of a host answers so; ``every`` is the answer to all other addresses."""

    def setting(stage: Stage) -> str:
        host = stage.host()
        host.page("/", shown(NAME, f"<h1>{NAME}</h1><p>Maps, ledgers and letters of the delta since 1740.</p>"))
        if "every" in others:
            host.otherwise = others["every"]
        host.script(path.partition("#")[0], answer)
        return host.url(path)

    return setting


def hops(*steps: tuple[str, Behaviour], asked: str) -> Setting:
    """Several places of a host."""

    def setting(stage: Stage) -> str:
        host = stage.host()
        host.page("/", shown(NAME, f"<h1>{NAME}</h1><p>Maps, ledgers and letters of the delta since 1740.</p>"))
        for place, answer in steps:
            host.script(place, answer)
        return host.url(asked)

    return setting


TEXT = shown("The dike laws of 1791", f"<h1>The dike laws of 1791</h1>{LONG}")
OK = reply(TEXT)
PLACE = "/papers/dike-laws-1791"

# Alive: redirects.
for _name, _want, _setting in (
    ("301-to-a-dated-path", V.REDIRECTED, hops(("/dike-laws", redirect("/2019/04/dike-laws/", status=301)), ("/2019/04/dike-laws/", OK), asked="/dike-laws")),
    ("302-adds-a-session", V.OK, hops((PLACE, redirect(f"{PLACE}?sid=8f2c")), (f"{PLACE}?sid=8f2c", OK), asked=PLACE)),
    ("303-after-a-handle", V.OK, hops(("/handle/1887/4471", redirect("/items/dike-laws", status=303)), ("/items/dike-laws", OK), asked="/handle/1887/4471")),
    ("307-to-a-mirror-path", V.OK, hops((PLACE, redirect("/mirror/dike-laws-1791", status=307)), ("/mirror/dike-laws-1791", OK), asked=PLACE)),
    ("308-without-html", V.REDIRECTED, hops(("/dike-laws-1791.html", redirect("/dike-laws-1791", status=308)), ("/dike-laws-1791", OK), asked="/dike-laws-1791.html")),
    ("nine-hops", V.OK, hops(*[(f"/h{n}", redirect(f"/h{n + 1}")) for n in range(9)], ("/h9", OK), asked="/h0")),
    ("to-a-language", V.OK, hops(("/dike-laws", redirect("/en/dike-laws")), ("/en/dike-laws", OK), asked="/dike-laws")),
    ("upper-to-lower-case", V.REDIRECTED, hops(("/Papers/Dike-Laws", redirect("/papers/dike-laws", status=301)), ("/papers/dike-laws", OK), asked="/Papers/Dike-Laws")),
    ("root-to-welcome", V.OK, hops(("/", redirect("/welcome")), ("/welcome", reply(shown(NAME, "<h1>Welcome</h1><p>Plan your visit.</p>"))), asked="/")),
    ("root-301-to-index", V.REDIRECTED, hops(("/", redirect("/index.php", status=301)), ("/index.php", reply(shown(NAME, "<h1>Welcome</h1>"))), asked="/")),
    ("meta-refresh-to-the-paper", V.OK, hops((PLACE, reply("<meta http-equiv=refresh content='0;url=/p/1791'><a href='/p/1791'>Go on</a>")), ("/p/1791", OK), asked=PLACE)),
    ("script-to-the-paper", V.OK, hops((PLACE, reply("<html><script>location.replace('/p/1791')</script></html>")), ("/p/1791", OK), asked=PLACE)),
    ("old-id-to-name", V.REDIRECTED, hops(("/node/1791", redirect("/dike-laws-and-their-makers", status=301)), ("/dike-laws-and-their-makers", OK), asked="/node/1791")),
    ("to-its-pdf", V.OK, hops((PLACE, redirect("/files/dl.pdf")), ("/files/dl.pdf", reply(pdf(), content_type="application/pdf")), asked=PLACE)),
    ("tracking-taken-off", V.OK, hops((f"{PLACE}?utm_source=x", redirect(PLACE)), (PLACE, OK), asked=f"{PLACE}?utm_source=x")),
):  # fmt: skip
    chapter.alive(f"exam-{_name}", _want)(_setting)


@chapter.alive("exam-cookie-wall-to-itself")
def _(stage: Stage) -> str:
    host = stage.host()

    def play(seen: Seen) -> Behaviour:
        return OK if "seen=1" in seen.headers.get("cookie", "") else redirect(PLACE, cookies=("seen=1; Path=/",))

    host.play(PLACE, play)
    return host.url(PLACE)


@chapter.alive("exam-other-host-same-paper", V.REDIRECTED)
def _(stage: Stage) -> str:
    host, other = stage.host(), stage.host("museum")
    host.script(PLACE, redirect(other.url(PLACE), status=301))
    other.script(PLACE, OK)
    return host.url(PLACE)


# Alive: heads, statuses, bodies.
for _name, _setting in (
    ("head-404", answering(OK, path=PLACE, head=reply("", status=404))),
    ("head-403", answering(OK, path=PLACE, head=reply("", status=403))),
    ("head-405", answering(OK, path=PLACE, head=reply("", status=405))),
    ("head-hangs", answering(OK, path=PLACE, head=hang())),
    ("head-resets", answering(OK, path=PLACE, head=reset())),
    ("head-loops", answering(OK, path=PLACE, head=redirect(PLACE))),
    ("429-then-fine", answering(reply("slow down", status=429, headers={"Retry-After": "0"}), OK, path=PLACE)),
    ("503-then-fine", answering(reply("busy", status=503, headers={"Retry-After": "0"}), OK, path=PLACE)),
    ("502-then-fine", answering(reply("", status=502), OK, path=PLACE)),
    ("reset-then-fine", answering(reset(), OK, path=PLACE)),
    ("empty-then-fine", answering(empty(), OK, path=PLACE)),
    ("203", answering(reply(TEXT, status=203), path=PLACE)),
    ("206-unasked", answering(reply(TEXT, status=206), path=PLACE)),
    ("gzip", answering(reply(TEXT, compress=True), path=PLACE)),
    ("deflate-raw", answering(reply(zlib.compress(TEXT.encode())[2:-4], headers={"Content-Encoding": "deflate"}), path=PLACE)),
    ("gzip-not-said", answering(reply(gzip.compress(TEXT.encode()), content_type="application/gzip"), path="/papers/dike-laws.txt.gz")),
    ("windows-1251", answering(reply(shown("Плотины 1791 года", f"<h1>Плотины 1791 года</h1>{LONG}").replace("utf-8", "windows-1251").encode("cp1251", "replace"), content_type="text/html; charset=windows-1251"), path="/plotiny")),
    ("shift-jis", answering(reply("<html><head><meta charset=shift_jis><title>堤防法</title></head><body><h1>堤防法</h1><p>一七九一年の堤防法。</p></body></html>".encode("shift_jis"), content_type="text/html"), path="/teibo")),
    ("utf-16", answering(reply("<html><head><title>Dike laws</title></head><body><h1>Dike laws</h1><p>Of 1791.</p></body></html>".encode("utf-16"), content_type="text/html"), path="/dike-laws")),
    ("no-content-type", answering(reply(TEXT, content_type=None), path=PLACE)),
    ("octet-stream", answering(reply(b"\x00\x01\x02" * 40, content_type="application/octet-stream"), path="/data/levels.bin")),
    ("plain-text", answering(reply("Levels at the weir, 1791 to 1799\n3.1 3.3 2.9\n", content_type="text/plain"), path="/data/levels.txt")),
    ("csv", answering(reply("year,level\n1791,3.1\n", content_type="text/csv"), path="/data/levels.csv")),
    ("json", answering(reply('{"gauge": "weir", "error_margin": 0.02, "levels": [3.1, 3.3]}', content_type="application/json"), path="/api/levels")),
    ("json-with-null-error", answering(reply('{"error": null, "result": {"level": 3.1}}', content_type="application/json"), path="/api/level/1791")),
    ("xml", answering(reply("<?xml version='1.0'?><levels><level year='1791'>3.1</level></levels>", content_type="application/xml"), path="/data/levels.xml")),
    ("rss", answering(reply("<rss version='2.0'><channel><title>News</title><item><title>Dike laws</title></item></channel></rss>", content_type="application/rss+xml"), path="/feed")),
    ("svg", answering(reply("<svg xmlns='http://www.w3.org/2000/svg'><circle r='3'/></svg>", content_type="image/svg+xml"), path="/map.svg")),
    ("png-called-page", answering(reply(b"\x89PNG\r\n\x1a\n" + bytes(80)), path="/plan.png")),
    ("pdf", answering(reply(pdf(), content_type="application/pdf"), path="/files/dike-laws.pdf")),
    ("pdf-as-binary", answering(reply(pdf(), content_type="binary/octet-stream"), path="/files/dike-laws.pdf")),
    ("pdf-after-a-blank-line", answering(reply(b"\r\n" + pdf(), content_type="application/pdf"), path="/files/dike-laws.pdf")),
    ("pdf-by-a-script", answering(reply(pdf(), content_type="application/pdf"), path="/download.php?id=1791")),
    ("pdf-page", at("/files/dike-laws.pdf#page=2", reply(pdf(), content_type="application/pdf"))),
    ("landing-page-at-a-pdf", at("/files/dike-laws-1791.pdf", reply(shown("Dike laws 1791", "<h1>Dike laws 1791</h1><a href='/get/dl.pdf'>Download (PDF, 2 MB)</a><object data='/get/dl.pdf'></object>")))),
    ("length-cut-short", answering(reply(TEXT, length=len(TEXT.encode()) - 60), path=PLACE)),
    ("slow-paper", answering(reply(TEXT, chunked=True), path=PLACE)),
    ("fragment", at(f"{PLACE}#fines", reply(shown("Dike laws", f"<h1>Dike laws</h1>{LONG}<h2 id='fines'>Fines</h2>")))),
    ("fragment-name", at(f"{PLACE}#s4", reply(shown("Dike laws", f"<h1>Dike laws</h1>{LONG}<a name='s4'></a>")))),
    ("fragment-of-a-script", at("/map#!/weir/1791", reply(shown("Map", "<h1>Map</h1><div id='app'></div><script src='/app.js'></script>")))),
    ("fragment-escaped", at(f"{PLACE}#%C3%9Cber", reply(shown("Dike laws", f"<h1>Dike laws</h1>{LONG}<h2 id='Über'>Über</h2>")))),
):  # fmt: skip
    chapter.alive(f"exam-{_name}")(_setting)
chapter.alive("exam-fragment-lost", V.FRAGMENT_MISSING)(at(f"{PLACE}#appendix-9", OK))
chapter.alive("exam-pdf-page-beyond", V.FRAGMENT_MISSING)(
    at("/files/dl.pdf#page=31", reply(pdf(), content_type="application/pdf"))
)

# Alive: pages that look dead.
for _name, _path, _title, _main in (
    ("essay-on-404", "/essays/the-art-of-the-404-page", "The art of the 404 page", '<h1>The art of the 404 page</h1><p>"Page not found" is what most readers see first.</p>'),
    ("story-called-not-found", "/stories/not-found", "Not Found", f"<h1>Not Found</h1><p>By L. Amsel.</p>{LONG}"),
    ("lost-villages", "/maps/villages-that-no-longer-exist", "Villages that no longer exist", "<h1>Villages that no longer exist</h1><p>Nine of them lie under the lake.</p>"),
    ("closed-museum", "/visit/mill", "The mill", "<h1>The mill</h1><p>The mill is closed until further notice.</p>"),
    ("exhibition-over", "/exhibitions/salt", "Salt", "<h1>Salt</h1><p>This exhibition has ended. 3 May to 9 August 2014.</p>"),
    ("nothing-planned", "/events", "Events", "<h1>Events</h1><p>There are currently no events.</p>"),
    ("empty-basket", "/basket", "Your basket", "<h1>Your basket</h1><p>Your basket is empty.</p>"),
    ("no-results-for-a-search", "/search?q=eelgrass", "Search: eelgrass", "<h1>Search: eelgrass</h1><form><input name=q></form><p>12 results</p><ol><li>Eelgrass beds</li></ol>"),
    ("archive-of-a-year", "/archive/1791", "1791", "<h1>1791</h1><ul><li>Dike laws</li><li>Flood</li></ul>"),
    ("withdrawn-circular", "/circulars/14", "Circular 14 (withdrawn)", "<h1>Circular 14 (withdrawn)</h1><p>Withdrawn in 1803. Kept for reference.</p>"),
    ("out-of-print", "/shop/ledger-facsimile", "Ledger, facsimile", "<h1>Ledger, facsimile</h1><p>Out of print. No longer available.</p>"),
    ("comments-closed", "/blog/high-water", "High water", "<h1>High water</h1><p>It came at four in the morning.</p><p>Comments are closed.</p><p>No comments yet.</p>"),
    ("parked-cars", "/photos/parked", "Parked", "<h1>Parked</h1><img src='/i/p.jpg' alt='Cars by the dike'><p>Carts, 1911.</p>"),
    ("domain-paper", "/papers/public-domain-for-sale", "Public domain for sale", f"<h1>Public domain for sale</h1>{LONG}"),
    ("login-help", "/help/how-to-log-in", "How to log in", "<h1>How to log in</h1><p>Your password is on your card.</p>"),
    ("paper-with-a-login", "/papers/flood-of-1825", "The flood of 1825", f"<h1>The flood of 1825</h1>{LONG}<form><input type=password name=p></form>"),
    ("captcha-paper", "/papers/solving-captchas", "Solving captchas", f"<h1>Solving captchas</h1>{LONG}"),
    ("maintenance-guide", "/guides/dike-maintenance", "Dike maintenance", "<h1>Dike maintenance</h1><p>Maintenance is scheduled in spring.</p>"),
    ("error-codes", "/manual/errors", "Error codes", "<h1>Error codes</h1><table><tr><td>404</td><td>Not found</td></tr><tr><td>503</td><td>Service unavailable</td></tr></table>"),
    ("one-line", "/levels/today", "Level today", "<h1>Level today</h1><p>3.12 m</p>"),
    ("picture-alone", "/i/412", "412", "<img src='/i/412.jpg' alt='Sluice in snow'>"),
    ("thai-note", "/th/dike", "กฎหมายคันกั้นน้ำ", "<h1>กฎหมายคันกั้นน้ำ</h1><p>ไม่มีผู้ใดพบต้นฉบับ</p>"),
    ("german-lost", "/de/verlorene-karten", "Verlorene Karten", "<h1>Verlorene Karten</h1><p>Drei Blätter wurden nicht gefunden.</p>"),
    ("french-empty", "/fr/offres", "Offres d'emploi", "<h1>Offres d'emploi</h1><p>Aucune offre pour le moment.</p>"),
    ("spanish-poem", "/es/poemas/nada", "Nada", "<h1>Nada</h1><p>No hay nada aquí, sólo el agua.</p>"),
    ("russian-gone", "/ru/most", "Мост", "<h1>Мост</h1><p>Мост не сохранился.</p>"),
    ("japanese-end", "/ja/kikaku/12", "企画展「塩」", "<h1>企画展「塩」</h1><p>会期は終了しました。</p>"),
    ("chinese-repealed", "/zh/dike-law", "堤防条例（已废止）", "<h1>堤防条例（已废止）</h1><p>自一八〇三年起废止。</p>"),
    ("site-in-a-title", "/about/staff", NAME, "<h1>Staff</h1><ul><li>P. Hale, keeper</li></ul>"),
    ("script-app", "/app/map", "Map", "<div id='root'></div><noscript>Please enable JavaScript.</noscript><script src='/m.js'></script>"),
):  # fmt: skip
    chapter.alive(f"exam-{_name}")(at(_path, reply(shown(_title, _main))))
for _name, _answer in (
    ("just-a-moment", reply("<title>Just a moment...</title><h1>delta.example needs to review the security of your connection</h1>", status=403, headers={"cf-mitigated": "challenge"})),
    ("999", reply("", status=999)),
    ("406-for-programs", reply("Not acceptable", status=406)),
):  # fmt: skip
    chapter.alive(f"exam-{_name}", V.BLOCKED)(answering(_answer, path=PLACE))

# Dead.
for _name, _setting in (
    ("404", answering(reply(shown("Not found", "<h1>Not found</h1>"), status=404), path=PLACE)),
    ("410", answering(reply("", status=410), path=PLACE)),
    ("404-after-two-hops", hops(("/a", redirect("/b")), ("/b", redirect("/c", status=301)), ("/c", reply("no", status=404)), asked="/a")),
    ("head-200-get-404", answering(reply("no", status=404), path=PLACE, head=reply(""))),
    ("two-go-round", hops(("/a", redirect("/b")), ("/b", redirect("/a")), asked="/a")),
    ("location-missing", answering(reply("", status=301), path=PLACE)),
    ("refresh-to-404", hops((PLACE, reply("<meta http-equiv=refresh content='0;url=/lost'>")), ("/lost", reply("no", status=404)), asked=PLACE)),
):  # fmt: skip
    chapter.dead(f"exam-{_name}", V.BROKEN, *([V.SOFT_404] if "refresh" in _name else []))(_setting)


@chapter.dead("exam-refused-port")
def _(stage: Stage) -> str:
    host = stage.host()
    url = host.url(PLACE)
    host.close()
    return url


@chapter.dead("exam-other-domain-front", V.SOFT_404)
def _(stage: Stage) -> str:
    host, other = stage.host(), stage.host("holding")
    host.script(PLACE, redirect(other.url("/"), status=301))
    other.page("/", shown("Holding", "<h1>Holding</h1><p>We invest in water.</p>"))
    return host.url(PLACE)


for _name, _setting in (
    ("to-the-front", hops((PLACE, redirect("/")), asked=PLACE)),
    ("to-the-front-301", hops((PLACE, redirect("/?ref=404", status=301)), ("/?ref=404", reply(shown(NAME, f"<h1>{NAME}</h1><p>Maps, ledgers and letters of the delta since 1740.</p>"))), asked=PLACE)),
    ("to-home-aspx", hops((PLACE, redirect("/Home.aspx")), ("/Home.aspx", reply(shown(NAME, "<h1>Welcome</h1><p>Plan your visit.</p>"))), asked=PLACE)),
    ("to-a-search", hops((PLACE, redirect("/search?q=dike+laws")), ("/search?q=dike+laws", reply(shown("Search", "<h1>Search</h1><p>0 results for dike laws</p>"))), asked=PLACE)),
    ("to-error-html", hops((PLACE, redirect("/error.html?aspxerrorpath=/papers/x")), ("/error.html?aspxerrorpath=/papers/x", reply(shown("Error", "<h1>Error</h1><p>An error has occurred.</p>"))), asked=PLACE)),
    ("refresh-to-front", hops((PLACE, reply("<meta http-equiv='Refresh' content='5; URL=/'><p>Page moved. You will be taken to our home page.</p>")), asked=PLACE)),
    ("same-for-all", at(PLACE, reply(shown("Delta Archive", "<h1>Hm</h1><p>The archivist shrugs.</p>")), every=reply(shown("Delta Archive", "<h1>Hm</h1><p>The archivist shrugs.</p>")))),
    ("front-for-all", at(PLACE, reply(shown(NAME, f"<h1>{NAME}</h1><p>Maps, ledgers and letters of the delta since 1740.</p>")), every=reply(shown(NAME, f"<h1>{NAME}</h1><p>Maps, ledgers and letters of the delta since 1740.</p>")))),
    ("english", at(PLACE, reply(shown("Delta Archive", "<h1>We're sorry</h1><p>The document you are looking for is no longer in our collection.</p>")))),
    ("english-title-only", at(PLACE, reply(shown("Page not found | Delta Archive", "<p>Use the menu above.</p>")))),
    ("german", at("/de/deichgesetze", reply(shown("Delta Archive", "<h1>Huch!</h1><p>Unter dieser Adresse gibt es nichts.</p>", lang="de")))),
    ("french", at("/fr/lois-des-digues", reply(shown("Delta Archive", "<h1>Oups</h1><p>Le document demandé n'est plus en ligne.</p>", lang="fr")))),
    ("spanish", at("/es/leyes-de-diques", reply(shown("Delta Archive", "<h1>¡Vaya!</h1><p>No encontramos lo que busca.</p>", lang="es")))),
    ("thai", at("/th/kot-mai", reply(shown("Delta Archive", "<h1>ขออภัย</h1><p>ไม่พบเอกสารที่ท่านต้องการ</p>", lang="th")))),
    ("khmer", at("/km/chbab", reply(shown("Delta Archive", "<h1>សូមអភ័យទោស</h1><p>ឯកសារនេះមិនមាននៅលើគេហទំព័រទេ។</p>", lang="km")))),
    ("vietnamese", at("/vi/luat-de-dieu", reply(shown("Delta Archive", "<h1>Rất tiếc</h1><p>Tài liệu bạn cần không còn trên trang này.</p>", lang="vi")))),
    ("chinese", at("/zh/difang-fa", reply(shown("Delta Archive", "<h1>出错了</h1><p>您要查看的文档已下线。</p>", lang="zh")))),
    ("arabic", at("/ar/qawanin", reply(shown("Delta Archive", "<h1>عذراً</h1><p>الوثيقة التي تبحث عنها لم تعد متوفرة.</p>", lang="ar")))),
    ("hungarian", at("/hu/gatak-torvenyei", reply(shown("Delta Archive", "<h1>Hoppá</h1><p>A keresett dokumentum nem található.</p>", lang="hu")))),
    ("parked-relevant", answering(reply("<title>delta-archive.example</title><div id='main'><h1>delta-archive.example</h1><ul><li>Archive boxes</li><li>River cruises</li><li>Document storage</li></ul><p>The sponsored listings displayed above are served automatically by a third party.</p></div>"), path=PLACE)),
    ("parked-offer", answering(reply("<title>Domain details page</title><h1>delta-archive.example</h1><p>Make this domain yours. Price: 2,480 USD. Buy now or lease to own.</p>"), path=PLACE)),
    ("suspended", answering(reply("<title>Site unavailable</title><h1>This site has been suspended</h1><p>If you are the owner, please contact billing.</p>"), path=PLACE)),
    ("default-debian", answering(reply("<title>Apache2 Debian Default Page: It works</title><h1>It works!</h1><p>This is the default welcome page used to test the correct operation of the server after installation.</p>"), path=PLACE)),
    ("default-control-panel", answering(reply("<title>Web server is ready</title><h1>Success!</h1><p>Your new web server is ready to use.</p>"), path=PLACE)),
    ("casino", answering(reply("<title>Situs Slot Gacor Hari Ini</title><h1>Slot Gacor</h1><p>Daftar sekarang dan dapatkan bonus.</p>"), path=PLACE)),
    ("pdf-is-html", at("/files/dike-laws.pdf", reply(shown("Delta Archive", "<h1>Collections</h1><p>Browse our collections.</p>")))),
    ("pdf-is-html-typed-pdf", at("/files/dike-laws.pdf", reply("<html><body>Session expired</body></html>", content_type="application/pdf"))),
    ("pdf-is-json", at("/files/dike-laws.pdf", reply('{"message": "NoSuchKey"}', content_type="application/json"))),
    ("pdf-of-no-bytes", at("/files/dike-laws.pdf", reply(b"", content_type="application/pdf"))),
    ("json-status-404", at("/api/papers/1791", reply('{"status": 404, "title": "Not Found"}', content_type="application/problem+json"))),
    ("xml-no-such-key", at("/store/dike-laws.png", reply("<?xml version='1.0'?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>", content_type="application/xml"))),
    ("blog-deleted", at("/2014/05/high-water.html", reply("<title>Blog not found</title><h1>Blog has been removed</h1><p>Sorry, the blog at delta.example has been removed. This address is not available for new blogs.</p>"))),
):  # fmt: skip
    chapter.dead(f"exam-{_name}", V.SOFT_404, *([V.UNAVAILABLE] if "no-bytes" in _name else []))(_setting)

# Unknown.
for _name, _want, _setting in (
    ("500", V.UNAVAILABLE, answering(reply("", status=500), path=PLACE)),
    ("503-later", V.UNAVAILABLE, answering(reply("later", status=503, headers={"Retry-After": "86400"}), path=PLACE)),
    ("520", V.UNAVAILABLE, answering(reply("", status=520), path=PLACE)),
    ("429-always", V.BLOCKED, answering(reply("slow", status=429, headers={"Retry-After": "7200"}), path=PLACE)),
    ("401", V.BLOCKED, answering(reply("", status=401, headers={"WWW-Authenticate": "Basic"}), path=PLACE)),
    ("403", V.BLOCKED, answering(reply("Forbidden", status=403), path=PLACE)),
    ("451", V.BLOCKED, answering(reply("Unavailable for legal reasons", status=451), path=PLACE)),
    ("hangs", V.TIMEOUT, answering(hang(), path=PLACE)),
    ("hangs-after-head", V.TIMEOUT, answering(hang(after=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n"), path=PLACE)),
    ("resets", V.UNAVAILABLE, answering(reset(), path=PLACE)),
    ("nothing", V.UNAVAILABLE, answering(empty(), path=PLACE)),
    ("garbage", V.UNAVAILABLE, answering(raw(b"\x00\xff\xfe hello\n\n"), path=PLACE)),
    ("login-page", V.BLOCKED, at(PLACE, reply(page("Members", "<form><label>Member number <input name=m></label><label>PIN <input type=password name=p></label><button>Enter</button></form>")))),
    ("login-redirect", V.BLOCKED, hops((PLACE, redirect("/accounts/login/?next=/papers")), ("/accounts/login/?next=/papers", reply(page("Welcome", "<form><input name=u><input type=password name=p></form>"))), asked=PLACE)),
    ("maintenance-200", V.UNAVAILABLE, at(PLACE, reply(shown("Delta Archive", "<h1>Down for maintenance</h1><p>We'll be back soon.</p>")))),
    ("database-error", V.UNAVAILABLE, at(PLACE, reply("<h1>Error establishing a database connection</h1>"))),
    ("human-check-200", V.BLOCKED, at(PLACE, reply("<title>Checking</title><p>Please verify that you are human.</p><div class='h-captcha'></div>"))),
):  # fmt: skip
    chapter.unknown(f"exam-{_name}", _want)(_setting)
for _quality in ("expired", "wrong-host", "self-signed"):

    @chapter.unknown(f"exam-tls-{_quality}", V.TLS_ERROR)
    def _(stage: Stage, quality: str = _quality) -> str:
        host = stage.host(tls=quality)  # type: ignore[arg-type]
        host.script(PLACE, reply(article()))
        return host.url(PLACE, scheme="https")
