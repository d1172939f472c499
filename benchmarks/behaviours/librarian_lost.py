"""Lost pages and closed doors, as the librarian of an NGO meets them while going through old bibliographies.

Written before the rules were looked at, in whole pages; each case says why its verdict is right.
"""

from __future__ import annotations

import json

from benchmarks.behaviours.archivist_lost import leading, under
from benchmarks.behaviours.case import Chapter, answering
from benchmarks.behaviours.frames import frame, shown
from benchmarks.behaviours.pages import article, page
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, hang, redirect, reply

V = LinkVerdict
chapter = Chapter()

for _name, _lang, _system, _path, _title, _main in (
    (
        "swahili-wordpress", "sw", "wordpress", "/2018/03/haki-za-wafanyakazi/", "Hakuna kilichopatikana – Mtandao wa Wafanyakazi",
        ("<header class='page-header'><h1>Lo! Hakuna kitu hapa.</h1></header><p>Inaonekana ukurasa ulioomba umeondolewa. "
        "Huenda utafutaji ukasaidia.</p>"),
    ),
    (
        "khmer-ministry", "km", "portal", "/km/news/1177", "ក្រសួងការងារ",
        "<div class='alert alert-warning'>សូមអភ័យទោស! អត្ថបទដែលលោកអ្នកស្វែងរកត្រូវបានលុប ឬមិនមានទៀតទេ។</div>",
    ),
    (
        "burmese-news", "my", "wordpress", "/archives/20417", "သတင်းဌာန",
        "<h2>တောင်းပန်ပါသည်</h2><p>သင်ရှာသော သတင်းကို ရှာမတွေ့ပါ။ ဖျက်လိုက်ပြီး ဖြစ်နိုင်ပါသည်။</p>",
    ),
    (
        "lao-ministry", "lo", "portal", "/la/content/552", "ກະຊວງແຮງງານ",
        "<p class='text-center'>ຂໍອະໄພ ບໍ່ມີຂໍ້ມູນທີ່ທ່ານຕ້ອງການ ຫຼື ຖືກລຶບແລ້ວ</p>",
    ),
    (
        "arabic-drupal", "ar", "drupal", "/ar/node/4410", "مركز دراسات الهجرة",
        "<h1 class='page-title'>لم يتم العثور على الصفحة</h1><div>تعذر العثور على المحتوى المطلوب. ربما تم نقله أو حذفه.</div>",
    ),
    (
        "hindi-portal", "hi", "portal", "/hi/circulars/view?id=908", "श्रम विभाग",
        "<div class='error-msg'>आप जिस दस्तावेज़ को खोज रहे हैं वह मौजूद नहीं है अथवा हटा दिया गया है।</div>",
    ),
    (
        "nepali-joomla", "ne", "joomla", "/index.php?option=com_content&view=article&id=77", "वैदेशिक रोजगार",
        "<dl id='system-message'><dt>त्रुटि</dt><dd>माफ गर्नुहोस्, तपाईंले खोज्नुभएको पृष्ठ फेला परेन।</dd></dl>",
    ),
    (
        "russian-agency", "ru", "portal", "/press/news/18443/", "Агентство по миграции",
        "<div class='b-empty'>Такого материала у нас нет. Возможно, он был удалён или вы перешли по устаревшей ссылке.</div>",
    ),
    (
        "turkish-newspaper", "tr", "wordpress", "/gundem/mevsimlik-isciler-h48812.html", "Kıyı Postası",
        "<h1>Üzgünüz…</h1><p>Ulaşmaya çalıştığınız haber silinmiş ya da adresi değişmiş olabilir.</p>",
    ),
    (
        "chinese-bureau", "zh", "portal", "/zwgk/202003/t20200311_88123.html", "省人力资源厅",
        "<div class='tips'>您查看的信息已过期或已下线，请返回首页查看其他内容。</div>",
    ),
    (
        "japanese-city", "ja", "old", "/shisei/toukei/2012/roudou.html", "市ホームページ",
        "<h2>ご指定のページは見つかりませんでした</h2><p>掲載を終了したか、アドレスが変更された可能性があります。</p>",
    ),
    (
        "korean-archive", "ko", "portal", "/archive/view.do?seq=3391", "자료실 | 이주노동연구소",
        "<div class='no_data'>요청하신 자료를 찾을 수 없습니다. 삭제되었거나 비공개로 전환된 자료입니다.</div>",
    ),
    (
        "tagalog-blog", "tl", "wordpress", "/2016/11/mga-ofw/", "Balitang Manggagawa",
        "<h1>Naku! Wala rito ang hinahanap mo.</h1><p>Hindi matagpuan ang pahinang ito. Subukang maghanap.</p>",
    ),
    (
        "portuguese-joomla", "pt", "joomla", "/index.php/noticias/412-salarios", "Sindicato dos Trabalhadores",
        "<h2>404 - Artigo não encontrado</h2><p>Não é possível visualizar esta página porque o favorito está desatualizado.</p>",
    ),
):  # fmt: skip
    chapter.dead(f"shelf-lost-{_name}", V.SOFT_404, why="200, and the frame says that there is no such thing")(
        under(_path, shown(_title, _main, lang=_lang, system=_system, name=_title))
    )

for _name, _system, _path, _title, _main in (
    (
        "sharepoint", "portal", "/sites/hr/Shared%20Documents/policy.docx", "Error",
        ("<h1>Sorry, something went wrong</h1><p>The webpage cannot be found.</p><p><a>Technical details</a></p>"
        "<p>Correlation ID: 8c0d11a0-4e6f</p>"),
    ),
    (
        "dspace-8", "portal", "/items/3f1c2b6e-70aa-4e0b-b6a1-2a0f8a1a7c55", "Open Repository :: 404",
        ("<ds-page-not-found><h1>404</h1><h2><small>page not found</small></h2><p>We can't find the page you're looking "
        "for. The page may have been moved or deleted.</p></ds-page-not-found>"),
    ),
    (
        "phpbb", "old", "/viewtopic.php?f=4&t=19911", "Migrants' forum - Information",
        "<div class='panel' id='message'><h2>Information</h2><p>The requested topic does not exist.</p></div>",
    ),
    (
        "drive", "portal", "/file/d/1aBcD/view", "Google Drive -- Page Not Found",
        ("<p class='errorMessage'>Sorry, the file you have requested does not exist.</p><p>Make sure that you have the "
        "correct URL and that the owner of the file hasn't deleted it.</p>"),
    ),
    (
        "dropbox", "portal", "/scl/fi/9k2/survey.xlsx?rlkey=a&dl=0", "Dropbox - Deleted Files",
        "<h2>This item was deleted</h2><p>Whoever shared it can bring it back from their deleted files.</p>",
    ),
    (
        "council-minutes", "drupal", "/council/minutes/2014/06", "Not here any more | District Council",
        "<h1>Not here any more</h1><p>Minutes older than ten years have been taken off this website.</p>",
    ),
):  # fmt: skip
    chapter.dead(f"shelf-lost-{_name}", V.SOFT_404, why="200 with a notice in the place of the thing")(
        answering(shown(_title, _main, system=_system), path=_path)
    )

_PLAYER = json.dumps(
    {
        "responseContext": {"serviceTrackingParams": [{"service": "GFEEDBACK", "params": [{"key": "logged_in", "value": "0"}]}]},
        "playabilityStatus": {"status": "ERROR", "reason": "Video unavailable", "errorScreen": {"playerErrorMessageRenderer": {"subreason": {"simpleText": "This video isn't available anymore"}}}},
        "trackingParams": "CAAQu2k",
    }
)  # fmt: skip
chapter.dead("shelf-lost-film", V.SOFT_404, why="the player says that the film is gone")(
    answering(
        reply(
            page(
                " - YouTube",
                f"<div id='player'></div><script>var ytInitialPlayerResponse = {_PLAYER};</script><ytd-app></ytd-app>",
                head="<meta name='description' content='Enjoy the videos and music you love, upload original content.'>",
            )
        ),
        path="/watch?v=Qw3rTy",
    )
)
_NUXT = '<div id="__nuxt"><div class="err"></div></div><script>window.__NUXT__={layout:"error",error:{statusCode:404,message:"Not Found"},serverRendered:true}</script>'
chapter.dead("shelf-lost-nuxt", V.SOFT_404, why="the framework says 404 in the state of its page")(
    under("/stories/rice-mills", reply(page("Stories", _NUXT)))
)

# Programs ask programs: 200 around an error.
for _name, _type, _path, _body in (
    (
        "api-error", "application/json", "/api/v2/datasets/7781",
        '{"error":{"code":404,"status":"NOT_FOUND","message":"Dataset 7781 not found"}}',
    ),
    (
        "oai", "text/xml", "/oai/request?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:ir.example:1/22",
        ('<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-02-01'
        'T10:00:00Z</responseDate><request verb="GetRecord">http://ir.example/oai</request><error code="idDoesNotExist">The '
        "value of the identifier argument is unknown in this repository</error></OAI-PMH>"),
    ),
    ("plain-word", "text/plain; charset=utf-8", "/data/wages-2009.txt", "File not found.\n"),
    (
        "pdf-of-markup", "application/pdf", "/wp-content/uploads/2015/08/Annual-Report.pdf",
        frame("Page not found – Borderland Workers' Network", "<h1>Oops! That page can’t be found.</h1>"),
    ),
    (
        "zip-of-markup", "text/html; charset=utf-8", "/files/microdata-2011.zip",
        frame("Download centre", "<h1>Download centre</h1><p>The file microdata-2011.zip is not on the server.</p>", system="drupal"),
    ),
    (
        "docx-of-markup", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "/getdoc.php?f=tor.docx",
        "<html><head><title>Error</title></head><body>No such document.</body></html>",
    ),
):  # fmt: skip
    chapter.dead(f"shelf-lost-{_name}", V.SOFT_404, why="an error where the thing should be")(
        answering(reply(_body, content_type=_type), path=_path)
    )

# Led away.
_SECTION = shown(
    "Publications | Centre for Rural Studies",
    "<h1>Publications</h1><ul><li><a href='/p/1'>Dams and fish, 2024</a></li><li><a href='/p/2'>Land titles, 2023</a></li>"
    "<li><a href='/p/3'>Cassava prices, 2022</a></li></ul><p>1 2 3 … 9</p>",
    system="drupal",
    name="Centre for Rural Studies",
)
chapter.dead("shelf-led-pdf-to-its-section", V.SOFT_404, why="a list that has not the file")(
    leading("/publications", _SECTION, 301, at="/sites/default/files/2011/remittance-survey-final.pdf")
)
chapter.dead("shelf-led-ojs-to-the-journal", V.SOFT_404, why="the front page of the journal, not the article")(
    leading(
        "/index.php/jbs/index",
        shown("Journal of Border Studies", "<h2>Current issue</h2><p>Vol. 19 (2026)</p><h2>Announcements</h2><p>Call for papers</p>"),
        at="/index.php/jbs/article/view/311",
    )
)  # fmt: skip
chapter.dead("shelf-led-to-a-search", V.SOFT_404, why="the words of the address, searched for in vain")(
    leading(
        "/?s=garment+factory+closures",
        shown("You searched for garment factory closures", "<h1>0 hits for: garment factory closures</h1><form><input name=s></form>"),
        at="/2013/09/garment-factory-closures/",
    )
)  # fmt: skip


@chapter.dead("shelf-led-by-refresh-to-a-notice", V.SOFT_404, why="the notice says that it is not there")
def _by_refresh(stage: Stage) -> str:
    site = stage.host()
    site.page("/docs/bulletin7.htm", page("", head='<meta http-equiv="Refresh" content="0; URL=/err/missing.htm">'))
    site.page("/err/missing.htm", frame("Bulletin", "<p>The bulletin you want is not on this site.</p>", system="old"))
    return site.url("/docs/bulletin7.htm")


chapter.dead("shelf-led-by-script-to-the-top", V.SOFT_404, why="a script leads to the front page, whatever is asked for")(
    under("/library/item/88", reply("<html><head><script>top.location.href = '/index.html';</script></head><body></body></html>"), start="/library/")
)  # fmt: skip


@chapter.dead(
    "shelf-led-to-the-front-of-the-successor", V.SOFT_404, why="everything leads to the front page of the new site"
)
def _(stage: Stage) -> str:
    site, new = stage.host(), stage.host("successor")
    new.page("/", frame("Mekong Data Commons", "<h1>Open data for the river</h1><p>2,114 data sets, 31 partners.</p>"))
    site.otherwise = redirect(new.url("/"), status=301)
    site.script("/", redirect(new.url("/"), status=301))
    return site.url("/factsheets/2012/sesan-dams.html")


# Other owners, or none.
_SPIN = "".join(
    f"<p>Slot gacor {number} malam ini, deposit pulsa tanpa potongan, maxwin x{number}00.</p>" for number in range(12)
)
for _name, _body in {
    "lander": '<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>',
    "slots": frame("SLOT88 🎰 Situs Slot Gacor Hari Ini Resmi", f"<h1>Slot gacor resmi</h1>{_SPIN}", lang="id", name="SLOT88"),
    "tomcat": page(
        "Apache Tomcat/9.0.31",
        "<h2>If you're seeing this, you've successfully installed Tomcat. Congratulations!</h2><p>Recommended Reading: "
        "Security Considerations How-To</p>",
    ),
    "suspended-spanish": page("Cuenta suspendida", "<h1>Esta cuenta ha sido suspendida</h1><p>Póngase en contacto con su proveedor.</p>"),
}.items():  # fmt: skip

    @chapter.dead(f"shelf-owner-{_name}", V.SOFT_404, why="what answers every address is not the cited site")
    def _(stage: Stage, body: str = _body) -> str:
        site = stage.host()
        site.page("/", body)
        site.page(
            "/lander",
            page(
                "ngo-archive.org",
                "<script src='https://img1.wsimg.com/parking-lander/static/js/main.js'></script><div id=root></div>",
            ),
        )
        site.otherwise = reply(body)
        return site.url("/reports/2009/camps.html")  # fmt: skip


@chapter.dead("shelf-owner-marketplace", V.SOFT_404, why="a marketplace for names")
def _(stage: Stage) -> str:
    site, shop = stage.host(), stage.host("names")
    to = "/domain_profile.cfm?d=ngo-archive.org"
    shop.page(
        to,
        page("ngo-archive.org is for sale", "<h1>ngo-archive.org</h1><p>Buy now for $2,895 or pay $120 a month.</p>"),
    )
    site.otherwise = redirect(shop.url(to))
    site.script("/", redirect(shop.url(to)))
    return site.url("/reports/2009/camps.html")  # fmt: skip


# Said plainly.
for _name, _answer, _path in (
    ("410-blog", reply(page("Medium", "<p>Account under investigation or was found in violation.</p>"), status=410), "/@khin/a-day-17f"),
    ("404-github-pages", reply(page("Site not found · GitHub Pages", "<h1>404</h1><p>There isn't a GitHub Pages site here.</p>"), status=404), "/wage-atlas/"),
    ("404-with-suggestions", shown("Oops", "<h1>Did you mean one of these?</h1><ul><li>Wages 2019</li></ul>", status=404), "/wages-2018"),
):  # fmt: skip
    chapter.dead(f"shelf-said-{_name}", why="the status says it")(answering(_answer, path=_path))
chapter.dead("shelf-said-head-lies", why="HEAD says 200, GET 404")(
    answering(
        reply(page("Gone fishing"), status=404), path="/docs/atlas.pdf", head=reply("", content_type="application/pdf")
    )
)


# Closed for now, or to strangers.
def _unknown(
    name: str, verdicts: tuple[LinkVerdict, ...], answer: Behaviour, path: str = "/docs/17", why: str = ""
) -> None:
    chapter.unknown(f"shelf-shut-{name}", *verdicts, why=why or "it may pass, or others may pass")(
        answering(answer, path=path)
    )


for _name, _lang, _title, _main in (
    ("works-korean", "ko", "시스템 점검 안내", "<h1>시스템 점검 중입니다</h1><p>2026. 2. 14. 22:00 ~ 2. 15. 06:00 서비스를 일시 중단합니다.</p>"),
    ("works-hindi", "hi", "रखरखाव", "<p>वेबसाइट रखरखाव के कारण अस्थायी रूप से उपलब्ध नहीं है। कृपया बाद में आएं।</p>"),
    ("works-khmer", "km", "កំពុងថែទាំ", "<p>គេហទំព័រកំពុងធ្វើការថែទាំ សូមត្រឡប់មកវិញនៅពេលក្រោយ។</p>"),
    ("works-russian", "ru", "Технические работы", "<h1>На сайте ведутся технические работы</h1><p>Приносим извинения за неудобства.</p>"),
):  # fmt: skip
    _unknown(_name, (V.UNAVAILABLE,), shown(_title, _main, lang=_lang, system="portal"), why="works on the site")
_unknown("503-works", (V.UNAVAILABLE,), reply(page("Upgrade in progress"), status=503, headers={"Retry-After": "7200"}))
_unknown(
    "502",
    (V.UNAVAILABLE,),
    reply(
        "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>openresty</center></body></html>",
        status=502,
    ),
)
_unknown("522", (V.UNAVAILABLE,), reply(page("ilo-watch.org | 522: Connection timed out"), status=522))
_unknown("too-many", (V.BLOCKED,), reply(page("429 Too Many Requests"), status=429))
_unknown(
    "solr",
    (V.UNAVAILABLE,),
    shown(
        "Discovery",
        "<div class='alert alert-danger'>An error has occurred: unable to connect to the search server.</div>",
        system="portal",
    ),
    why="a fault inside",
)
_unknown("django", (V.UNAVAILABLE,), reply("<h1>Server Error (500)</h1>", status=500))
_unknown("hangs", (V.TIMEOUT,), hang())
_unknown("basic", (V.BLOCKED,), reply("", status=401, headers={"WWW-Authenticate": "Negotiate"}))
_unknown(
    "private-blog",
    (V.BLOCKED,),
    reply(
        page(
            "Private Site",
            "<h1>Private Site</h1><p>This site is currently private. Log in to WordPress.com to request access.</p>",
        )
    ),
    why="for those who are let in",
)
_unknown(
    "members-spanish",
    (V.BLOCKED,),
    shown(
        "Biblioteca",
        "<h1>Acceso restringido</h1><p>Este documento es solo para socios. Inicie sesión para verlo.</p><form><input type=password name=clave></form>",
        lang="es",
    ),
    why="for members",
)
_unknown(
    "ask-the-owner",
    (V.BLOCKED,),
    reply(
        page(
            "Notion",
            "<div id='notion-app'><h2>You don't have access to this page</h2><p>Ask the owner, or sign in with another account.</p></div>",
        )
    ),
    why="for those who are let in",
)
chapter.unknown("shelf-shut-russian-login", V.BLOCKED, why="a login")(
    leading(
        "/auth/?backurl=%2Fdocs%2F17",
        shown(
            "Авторизация",
            "<form><input name=USER_LOGIN><input type=password name=USER_PASSWORD><button>Войти</button></form>",
            lang="ru",
        ),
        at="/docs/17",
    )
)


@chapter.unknown("shelf-shut-tenant", V.BLOCKED, why="a login at the provider")
def _(stage: Stage) -> str:
    site, door = stage.host(), stage.host("identity")
    to = "/organizations/oauth2/authorize?client_id=00000003&response_mode=form_post&redirect_uri=x"
    site.script("/:w:/r/sites/field/report", redirect(door.url(to)))
    door.page(
        to,
        page(
            "Sign in to your account",
            "<form><input type='email' name='loginfmt'><button>Next</button></form><script>$Config={};</script>",
        ),
    )
    return site.url("/:w:/r/sites/field/report")


for _name, _quality in {"expired": "expired", "other-name": "wrong-host"}.items():

    @chapter.unknown(f"shelf-shut-certificate-{_name}", V.TLS_ERROR, why="a browser warns, and a person may go on")
    def _(stage: Stage, quality: str = _quality) -> str:
        site = stage.host(tls=quality)  # type: ignore[arg-type]
        site.page("/docs/17", article())
        return site.url("/docs/17", scheme="https")


chapter.unknown("shelf-shut-facebook", V.BLOCKED, V.SOFT_404, V.UNAVAILABLE, why="gone, or for friends: nobody knows")(
    answering(
        reply(
            page(
                "Facebook",
                "<h2>This content isn't available right now</h2><p>When this happens, it's usually because the owner only shared it with a small group of people, changed who can see it or it's been deleted.</p>",
            )
        ),
        path="/groups/17/posts/9",
    )
)
