"""A third draw of small pages, in the proportions of a catalogue for link checkers; a host for each; labelled before it was asked."""

from __future__ import annotations

from benchmarks.behaviours.archivist_lost import leading
from benchmarks.behaviours.case import Chapter, Setting, answering
from benchmarks.behaviours.fixtures_plain import GONE, small, told
from benchmarks.behaviours.pages import FRONT, article, pdf
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, redirect, reply

V = LinkVerdict
chapter = Chapter()
PLACE = "/docs/rice-prices-2014"

for _name, _path, _answer in (
    ("english", PLACE, told("Page not found", "The page you requested could not be found.")),
    ("english-long", PLACE, told("Sorry!", "The page you were trying to reach has either moved or no longer exists. Please use the search box or the site map to find what you need, or contact the webmaster if you think this is a mistake.")),
    ("english-funny", PLACE, told("404: Lost at sea", "The page you want has sailed away.")),
    ("german", PLACE, told("Seite nicht gefunden", "Die Seite, die Sie suchen, ist nicht (mehr) vorhanden.")),
    ("french", PLACE, told("Erreur 404", "Désolé, cette page est introuvable.")),
    ("thai", PLACE, told("ไม่พบหน้าที่ค้นหา", "ขออภัย ไม่พบหน้าที่ท่านร้องขอ")),
    ("thai-news", PLACE, told("ไม่มีข้อมูล", "ข่าวนี้ถูกลบออกจากระบบแล้ว")),
    ("burmese", PLACE, told("၄၀၄", "သင်ရှာဖွေနေသော စာမျက်နှာကို မတွေ့ပါ။")),
    ("khmer", PLACE, told("ទំព័ររកមិនឃើញ", "សូមអភ័យទោស រកមិនឃើញទំព័រដែលអ្នកស្នើសុំទេ។")),
    ("vietnamese", PLACE, told("Không tìm thấy trang", "Trang bạn yêu cầu không tồn tại.")),
    ("chinese", PLACE, told("页面不存在", "抱歉，您访问的页面不存在或已被删除。")),
    ("japanese", PLACE, told("404 Not Found", "お探しのページは見つかりませんでした。")),
    ("indonesian", PLACE, told("Halaman Tidak Ditemukan", "Halaman yang Anda cari tidak tersedia.")),
    ("arabic", PLACE, told("الصفحة غير موجودة", "عذرا، لم نتمكن من العثور على الصفحة.")),
    ("russian", PLACE, told("Страница не найдена", "Неправильно набран адрес, или такой страницы больше не существует.")),
    ("swahili", PLACE, told("Ukurasa haukupatikana", "Samahani, ukurasa uliotafuta haupo.")),
    ("parked-sedo", PLACE, small("rice-prices.example", "<h1>rice-prices.example</h1><p>This domain may be for sale by its owner!</p><p>Sponsored listings</p>")),
    ("parked-ads", PLACE, small("rice-prices.example - This website is for sale! - rice prices Resources and Information.", "<p>Related Links: Rice, Prices, Jobs</p>")),
    ("parked-registrar", PLACE, told("rice-prices.example is parked", "Congratulations! You have registered a great name.")),
    ("parked-renew", PLACE, told("Domain expired", "Renew now to keep rice-prices.example.")),
    ("taken-casino", PLACE, told("Judi Online Terpercaya 2026", "Main sekarang dan menang besar.")),
    ("taken-loans", PLACE, told("Fast Payday Loans Online", "Money in your account today.")),
    ("suspended-cpanel", PLACE, told("Account Suspended", "Contact your hosting provider for more information.")),
    ("suspended-spanish", PLACE, told("Cuenta suspendida", "Esta cuenta de hosting ha sido suspendida.")),
    ("default-ubuntu", PLACE, told("Apache2 Ubuntu Default Page: It works", "This is the default welcome page used to test the correct operation of the Apache2 server.")),
    ("default-nginx", PLACE, told("Welcome to nginx!", "Thank you for using nginx.")),
    ("default-iis", PLACE, small("IIS Windows", "<img src=iisstart.png>")),
    ("default-hostinger", PLACE, told("Default page", "You are all set to go! All you have to do now is upload your website files.")),
    ("default-soon", PLACE, told("Coming Soon", "We are working hard to launch our new website.")),
    ("pdf-page", "/files/rice.pdf", told("Institute", "Search our publications.")),
    ("pdf-empty", "/files/rice.pdf", reply(b"", content_type="application/pdf")),
    ("pdf-text", "/files/rice.pdf", reply("error reading file", content_type="application/pdf")),
    ("pdf-zip", "/files/rice.pdf", reply(b"PK\x03\x04" + bytes(60), content_type="application/pdf")),
    ("json", "/api/rice/88", reply('{"error": {"code": 404, "message": "No such series"}}', content_type="application/json")),
    ("plain", "/rice.txt", reply("404: Not Found", content_type="text/plain")),
):  # fmt: skip
    _right = (V.SOFT_404, V.UNAVAILABLE) if _name == "pdf-empty" else (V.SOFT_404,)
    chapter.dead(f"third-{_name}", *_right)(answering(_answer, path=_path))


def _sent_on(body: str, to: str, answer: Behaviour) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        site.page(PLACE, body)
        site.script(to, answer)
        return site.url(PLACE)

    return setting


@chapter.dead("third-other-front", V.SOFT_404)
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("new")
    site.script(PLACE, redirect(other.url("/"), status=301))
    return site.url(PLACE)


chapter.dead("third-front", V.SOFT_404)(leading("/", reply(FRONT), at=PLACE))
chapter.dead("third-front-301", V.SOFT_404)(leading("/", reply(FRONT), 301, at=PLACE))
chapter.dead("third-error", V.SOFT_404)(leading("/error/404", told("Hm", "No."), at=PLACE))
chapter.dead("third-refresh-404", V.BROKEN, V.SOFT_404)(
    _sent_on("<meta http-equiv='refresh' content='1; url=/x404'>", "/x404", GONE)
)
chapter.dead("third-refresh-front", V.SOFT_404)(
    _sent_on("<meta http-equiv='refresh' content='3; url=/index.php'><p>You will be sent to our home page.</p>", "/index.php", reply(FRONT))
)  # fmt: skip
chapter.dead("third-status-404", V.BROKEN)(answering(GONE, path=PLACE))
chapter.dead("third-status-410", V.BROKEN)(answering(reply("", status=410), path=PLACE))
chapter.dead("third-head-200", V.BROKEN)(answering(GONE, path=PLACE, head=reply("")))

for _name, _path, _answer in (
    ("short", PLACE, small("Rice prices 2014", "<p>Up by 4 %.</p>")),
    ("tiny", "/t/1", reply("<p>Yes.</p>")),
    ("about-404", "/blog/404-pages-we-love", told("404 pages we love", "Ten sites whose 'page not found' makes us smile.")),
    ("about-parking", "/blog/parked-domains", told("Parked domains", "A parked domain says 'this domain is for sale'. Who buys it?")),
    ("about-casino", "/blog/online-casino-law", told("The online casino law", "What the new law says of free spins.")),
    ("about-suspension", "/news/account-suspended", told("Minister's account suspended", "The network suspended the account on Monday.")),
    ("about-default", "/help/apache-default-page", told("The Apache default page", "Ubuntu shows 'It works!' after installation.")),
    ("thai", "/th/88", told("ราคาข้าว ๒๕๕๗", "ราคาข้าวเพิ่มขึ้นร้อยละ ๔")),
    ("burmese", "/my/88", told("ဆန်ဈေးနှုန်း", "ဆန်ဈေး ၄ ရာခိုင်နှုန်း တက်သည်။")),
    ("khmer", "/km/88", told("តម្លៃអង្ករ", "តម្លៃអង្ករឡើង ៤ ភាគរយ។")),
    ("shell", "/app/rice", small("Rice app", "<div id=root></div><script src=/main.js></script>")),
    ("image", "/plot.png", reply(b"\x89PNG\r\n\x1a\n" + bytes(64), content_type="image/png")),
    ("pdf", "/files/rice.pdf", reply(pdf(), content_type="application/pdf")),
    ("pdf-odd-type", "/files/rice.pdf", reply(pdf(), content_type="text/html")),
    ("article", PLACE, reply(article("Rice prices 2014"))),
    ("retired", "/standards/12", told("Standard 12 (withdrawn)", "This standard has been withdrawn and replaced by 14. You may still read it.")),
    ("list-empty", "/meetings", told("Meetings", "There are no upcoming meetings.")),
    ("sorry", "/letters/sorry", told("We are sorry", "A letter of the board to the workers of the mill, 3 May 2014.")),
    ("closed", "/museum", told("Museum", "This museum is closed on Mondays.")),
    ("expired", "/tenders/9", told("Tender 9", "This tender has expired. See the result below. Won by Delta Rice.")),
    ("moved", "/old/rice", told("Rice", "This page was moved here from the old site in 2009. Prices per ton: 412.")),
    ("construction", "/roads/9", told("Road 9", "This road is under construction until May.")),
    ("domain", "/math/domain", told("Domain of a function", "The domain is the set of inputs. It may be registered in a table.")),
    ("site", "/dig/4", told("Site 4", "This site was closed in 1998 and is not open to the public.")),
    ("website-news", "/news/88", told("New website", "Our website has been launched.")),
):  # fmt: skip
    chapter.alive(f"third-read-{_name}")(answering(_answer, path=_path))

for _name, _verdicts, _answer in (
    ("challenge", (V.BLOCKED,), reply("<title>Just a moment...</title>", status=403)),
    ("503-challenge", (V.BLOCKED, V.UNAVAILABLE), reply("<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x></script>", status=503)),
    ("login", (V.BLOCKED,), small("Sign in", "<form><input name=email><input name=pw type=password></form>")),
    ("maintenance", (V.UNAVAILABLE,), told("Under maintenance", "Sorry for the trouble, we will be back shortly.")),
    ("database", (V.UNAVAILABLE,), reply("Could not connect to MySQL server on 'localhost'", content_type="text/html")),
    ("empty", (V.UNAVAILABLE,), reply("")),
):  # fmt: skip
    chapter.unknown(f"third-door-{_name}", *_verdicts)(answering(_answer, path=PLACE))
