"""A second draw of pages as those write them who test link checkers, after the first was mended on; labelled before it was asked."""

from __future__ import annotations

import json

from benchmarks.behaviours.case import Chapter, Setting
from benchmarks.behaviours.fixtures_plain import GONE, small, told
from benchmarks.behaviours.pages import pdf
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, redirect, reply

V = LinkVerdict
chapter = Chapter()
HOST = "tried-again"


def on_it(path: str, *behaviours: Behaviour, head: Behaviour | None = None, further: str = "") -> Setting:
    """``path`` of the host of this chapter; ``further`` is what the address has behind it."""

    def setting(stage: Stage) -> str:
        site = stage.shared(HOST)
        site.script(path, *behaviours)
        if head is not None:
            site.head(path, head)
        return site.url(path) + further

    return setting


def leading_on(path: str, to: str, answer: Behaviour | None, *, status: int = 302) -> Setting:
    """``path`` leads to ``to``; ``answer``: what stands there."""

    def setting(stage: Stage) -> str:
        site = stage.shared(HOST)
        if answer is not None:
            site.script(to, answer)
        site.script(path, redirect(to, status=status))
        return site.url(path)

    return setting


def _name(path: str) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in path.lower()).strip("-")


PAGE = small("A page", "<h1>A page</h1><p>Some words about boats and the people on them.</p>")

for _path, _answer in (
    ("/b/17", told("404", "That's an error.")),
    ("/b/18", told("We're sorry", "The web address you entered is not a functioning page on our site.")),
    ("/b/19", told("Oops! That page can't be found.", "It looks like nothing was found at this location. Maybe try a search?")),
    ("/b/20", told("Page unavailable", "The page you have requested may have been moved, or is no longer live.")),
    ("/b/21", told("Sorry, this page isn't here any more", "Please check the address or go to our home page.")),
    ("/b/22", small("Not found - Institute", "<p>HTTP 404</p>")),
    ("/b/soft_404_german", told("Hoppla!", "Diese Adresse führt leider ins Leere.")),
    ("/b/soft_404_french", told("Oups", "Le lien que vous avez suivi est rompu ou la page a été retirée.")),
    ("/b/soft_404_spanish", told("Lo sentimos", "No hemos podido encontrar el documento que busca.")),
    ("/b/soft_404_portuguese", told("Ops!", "Parece que esta página se perdeu.")),
    ("/b/soft_404_italian", told("Errore", "Il documento che cercavi è stato tolto dal sito.")),
    ("/b/soft_404_russian", told("Упс", "Похоже, такой страницы у нас нет.")),
    ("/b/soft_404_turkish", told("Üzgünüz", "Aradığınız belge yayından kaldırılmış olabilir.")),
    ("/b/soft_404_thai", told("ไม่พบหน้าเว็บ", "หน้าที่คุณเรียกไม่มีอยู่ในระบบแล้ว")),
    ("/b/soft_404_khmer", told("កំហុស", "មិនអាចរកឃើញទំព័រនេះទេ")),
    ("/b/soft_404_burmese", told("အမှား", "တောင်းပန်ပါသည်။ သင်ရှာနေသော စာမျက်နှာ မရှိတော့ပါ။")),
    ("/b/soft_404_lao", told("ຜິດພາດ", "ບໍ່ມີໜ້າເວັບນີ້ໃນລະບົບ")),
    ("/b/soft_404_vietnamese", told("Lỗi 404", "Không tìm thấy nội dung bạn yêu cầu.")),
    ("/b/soft_404_japanese", told("ページが見つかりません", "URLをご確認ください。")),
    ("/b/soft_404_korean", told("죄송합니다", "요청하신 자료는 삭제되었거나 주소가 변경되었습니다.")),
    ("/b/soft_404_chinese", told("出错了", "您访问的文章已被作者删除。")),
    ("/b/soft_404_malay", told("Maaf", "Halaman yang anda cari telah dialihkan atau tidak wujud.")),
    ("/b/soft_404_persian", told("خطا", "صفحه‌ای که دنبال آن بودید پیدا نشد.")),
    ("/b/soft_404_bengali", told("দুঃখিত", "আপনি যে পাতাটি খুঁজছেন তা পাওয়া যায়নি।")),
    ("/parked/1", small("boats-at-work.example", "<p>boats-at-work.example</p><p>This Web page is parked for FREE, courtesy of a registrar.</p>")),
    ("/parked/2", told("Dieser Domainname ist registriert", "Hier entsteht in Kürze eine neue Internetpräsenz.")),
    ("/parked/3", told("Coming Soon", "boats-at-work.example is registered, but the owner has not put up a site yet.")),
    ("/parked/4", told("This site is available", "boats-at-work.example could be yours. Ask for a price.")),
    ("/parked/5", small("Buy boats-at-work.example", "<h1>boats-at-work.example</h1><p>Buy now for $2,488 or make an offer</p>")),
    ("/takeover/1", told("Daftar Situs Slot Gacor Hari Ini", "Bonus 100% untuk member baru.")),
    ("/takeover/2", told("Top 10 Essay Writing Services", "Buy essay online. Cheap, fast, original.")),
    ("/suspended/1", told("Account disabled", "This hosting account has been disabled due to non-payment.")),
    ("/suspended/2", told("Ce site a été suspendu", "Le compte d'hébergement est suspendu.")),
    ("/default/1", told("Apache2 Debian Default Page", "It works!")),
    ("/default/2", told("Test Page for the Nginx HTTP Server on Fedora", "If you can read this page, it means that the web server is working properly.")),
    ("/default/3", told("Welcome to your new website", "Your hosting account is ready. Upload your files to public_html.")),
    ("/default/4", reply("<html><head><title>Index of /</title></head><body><h1>Index of /</h1><pre><a href='cgi-bin/'>cgi-bin/</a></pre></body></html>")),
    ("/pdf/gone.pdf", told("Gone", "We no longer offer this report.")),
    ("/pdf/login-typed.pdf", reply("%!PS-Adobe-3.0\n", content_type="application/pdf")),
    ("/pdf/json.pdf", reply('{"detail": "Not found."}', content_type="application/json")),
    ("/api/gone", reply('{"status": 404, "title": "Not Found", "type": "about:blank"}', content_type="application/json")),
    ("/text/gone", reply("Sorry, no such document.\n", content_type="text/plain")),
    ("/closed/1", told("This website is closed", "Thank you for ten good years.")),
    ("/removed/by-author", told("Removed", "The author has deleted this story.")),
    ("/expired/link", told("Link expired", "This link has expired or was deactivated by its owner.")),
):  # fmt: skip
    chapter.dead(f"again-{_name(_path)}", V.SOFT_404)(on_it(_path, _answer))

for _path, _to, _there, _verdicts in (
    ("/lead/notfound", "/notfound.aspx?aspxerrorpath=/lead/notfound", told("Resource", "Hm."), (V.SOFT_404,)),
    ("/lead/homepage", "/home.html", small("Home", "<h1>Our institute</h1>"), (V.SOFT_404,)),
    ("/lead/homepage-hash", "/#not-found", None, (V.SOFT_404,)),
    ("/lead/welcome", "/en/welcome", small("Welcome", "<h1>Welcome</h1>"), (V.SOFT_404,)),
    (
        "/lead/report-nine",
        "/sitemap",
        small("Site map", "<h1>Site map</h1><ul><li>About</li><li>Staff</li></ul>"),
        (V.SOFT_404,),
    ),
    ("/lead/through-two", "/lead/second", redirect("/gone/for/good"), (V.BROKEN,)),
    ("/lead/loop-a", "/lead/loop-b", redirect("/lead/loop-a"), (V.BROKEN,)),
    ("/lead/unavailable", "/page-unavailable", told("Sorry", "Use the menu."), (V.SOFT_404,)),
):
    chapter.dead(f"again-{_name(_path)}", *_verdicts)(leading_on(_path, _to, _there))
chapter.dead("again-onload-404", V.BROKEN, V.SOFT_404)(
    on_it("/script/onload", reply("<body onload=\"location.href='/nothing/here'\"></body>"))
)
chapter.dead("again-refresh-header-404", V.BROKEN, V.SOFT_404)(
    on_it("/refresh/header", reply("<p>One moment.</p>", headers={"Refresh": "0; url=/nothing/there"}))
)

# A sentence above a form that asks for a password may be the thing, or the name of what it guards.
chapter.alive("again-login-form-in-page", V.OK, V.BLOCKED)(
    on_it(
        "/login-form-in-page",
        small(
            "Boats",
            "<h1>Boats</h1><p>Fishing boats of the delta are long and narrow, and painted blue.</p><form><input type=password></form>",
        ),
    )
)

for _path, _answer, _head in (
    ("/alive/1", reply("<html><body>OK</body></html>"), None),
    ("/alive/2", small("Untitled", "<p>It is fine.</p>"), None),
    ("/alive/3", reply("alive\n", content_type="text/plain; charset=utf-8"), None),
    ("/alive/4", reply('{"ok": true}', content_type="application/json"), None),
    ("/alive/5", small("Success", "<h1>Success!</h1><p>You have reached the page.</p>"), None),
    ("/alive/6", told("Target page", "If you see this, the redirect worked."), None),
    ("/alive/7", told("Sorry Seems To Be the Hardest Word", "A song by Elton John of 1976."), None),
    ("/alive/8", told("Oops! A history of mistakes", "Errors that changed the world, in ten chapters."), None),
    ("/alive/9", told("Whoops!", "A comic strip. The dog has eaten the map."), None),
    ("/alive/10", told("Domain names: who owns them?", "A domain is registered with a registrar and may be parked."), None),
    ("/alive/11", told("The site has been closed", "Archaeologists closed the dig at the fort in May 2019 after heavy rain."), None),
    ("/alive/12", told("Account of a voyage", "The account has been expired from the register of the crown."), None),
    ("/alive/13", told("Maintenance of dikes", "Dikes need maintenance every spring."), None),
    ("/alive/14", told("Gone with the Wind", "A novel by Margaret Mitchell."), None),
    ("/alive/15", told("Missing", "A film by Costa-Gavras, 1982."), None),
    ("/alive/16", told("Deleted scenes", "Five scenes were deleted from the film."), None),
    ("/alive/17", told("Error", "In statistics, an error is the difference from the true value."), None),
    ("/alive/18", told("Moved", "The library has moved to Bridge Street."), None),
    ("/alive/19", told("Coming soon: the ferry", "The ferry starts on 4 May."), None),
    ("/alive/20", told("Helaas pindakaas", "Een Nederlandse uitdrukking."), None),
    ("/error-handling", told("Error handling", "Return 404 when a page does not exist."), None),
    ("/guide/not-found-pages", told("Not-found pages", "Tell your readers what happened: the page was not found."), None),
    ("/404-areacode", told("404 area code", "Area code 404 serves Atlanta."), None),
    ("/gone/fishing", told("Gone fishing", "Where to fish in March."), None),
    ("/slow-head", PAGE, reply(status=500)),
    ("/head-403", PAGE, reply(status=403)),
    ("/typed-as-text", reply("<!doctype html><title>A page</title><p>Words.</p>", content_type="text/plain"), None),
    ("/utf16", reply("<title>Seite</title><p>Ein Text über Boote.</p>".encode("utf-16"), content_type="text/html; charset=utf-16"), None),
    ("/packed", reply("<title>A page</title><p>Words.</p>", compress=True), None),
    ("/deflated", reply("<title>A page</title><p>Words.</p>", compress="deflate"), None),
    ("/paper.PDF", reply(pdf(), content_type="application/pdf"), None),
    ("/file?download=paper.pdf", reply(pdf(), content_type="application/force-download"), None),
    ("/viewer.pdf", small("paper.pdf", "<iframe src='/files/88'></iframe>"), None),
    ("/empty-body-but-title", small("A fine title"), None),
    ("/picture", small("", "<img src=a.png>"), None),
    ("/frames", reply("<html><frameset cols='20%,80%'><frame src=a.html><frame src=b.html></frameset></html>"), None),
):  # fmt: skip
    chapter.alive(f"again-{_name(_path)}")(on_it(_path, _answer, head=_head))

chapter.alive("again-moved-301", V.REDIRECTED)(leading_on("/go/old", "/go/new", PAGE, status=301))
chapter.alive("again-slash-301", V.OK, V.REDIRECTED)(leading_on("/go/folder", "/go/folder/", PAGE, status=301))
chapter.alive("again-error-moved", V.REDIRECTED)(
    leading_on("/docs/error.html", "/manual/error.html", told("Error", "How errors are written."), status=301)
)
chapter.alive("again-search-cited", V.OK)(
    leading_on("/search", "/search/?q=", small("Search", "<form><input name=q></form>"))
)
chapter.alive("again-script-later", V.OK)(
    on_it("/script/later", small("Boats", "<p>Boats of the delta.</p><script>function f(){location.href='/gone/x'}</script>"))
)  # fmt: skip
chapter.alive("again-part-encoded", V.OK)(
    on_it("/parts/1", small("Parts", "<h2 id='größe'>Größe</h2>"), further="#gr%C3%B6%C3%9Fe")
)
chapter.alive("again-part-top", V.OK)(on_it("/parts/2", PAGE, further="#top"))
chapter.alive("again-part-missing", V.FRAGMENT_MISSING)(on_it("/parts/3", PAGE, further="#chapter-nine"))
chapter.alive("again-record", V.OK)(
    on_it("/record/88", reply(json.dumps({"id": 88, "message": "Boats", "notes": "not found in the first edition"}), content_type="application/json"))
)  # fmt: skip

for _path, _answer, _verdicts in (
    ("/door/1", reply("Please enable cookies.", status=403), (V.BLOCKED,)),
    ("/door/2", small("Access to this page has been denied", "<p>Press and hold to confirm you are a human.</p>"), (V.BLOCKED,)),
    ("/door/3", told("Subscribers only", "Please log in or subscribe to read this article."), (V.BLOCKED,)),
    ("/door/4", told("Service unavailable", "Please try again in a few minutes."), (V.UNAVAILABLE,)),
    ("/door/5", told("Oops! Something went wrong", "Our team has been told."), (V.UNAVAILABLE,)),
    ("/door/6", told("Wartungsarbeiten", "Unsere Seite ist bald wieder da."), (V.UNAVAILABLE,)),
    ("/door/7", reply("<title>Verify</title><script>document.cookie='a=1';location.reload()</script>"), (V.BLOCKED,)),
    ("/door/8", reply("", status=502), (V.UNAVAILABLE,)),
    ("/door/9", told("This content isn't available in your country", "Licences do not allow it."), (V.BLOCKED,)),
    ("/door/10", reply("gone away", status=520), (V.UNAVAILABLE,)),
):  # fmt: skip
    chapter.unknown(f"again-{_name(_path)}", *_verdicts)(on_it(_path, _answer))

chapter.dead("again-last-404", V.BROKEN)(on_it("/hard/404", GONE))
