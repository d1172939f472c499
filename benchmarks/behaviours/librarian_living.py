"""Living pages as the librarian of an NGO meets them: short, foreign, framed, guarded, moved, odd.

Written before the rules were looked at, in whole pages; each case says why its verdict is right.
"""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile

from benchmarks.behaviours.archivist_lost import leading
from benchmarks.behaviours.case import Chapter, Setting, answering
from benchmarks.behaviours.frames import frame, shown
from benchmarks.behaviours.pages import article, page, pdf
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()

# Short pages in many languages; some speak of what is missing.
for _name, _lang, _system, _path, _title, _main in (
    ("swahili-notice", "sw", "wordpress", "/2021/05/taarifa/", "Taarifa kwa umma – Mtandao", "<h1>Taarifa kwa umma</h1><p>Ofisi itafungwa tarehe 3 Mei. Wafanyakazi wawili waliopotea bado hawajapatikana.</p>"),
    ("khmer-prakas", "km", "portal", "/km/laws/194", "ប្រកាសលេខ ១៩៤", "<h1>ប្រកាសលេខ ១៩៤</h1><p>ប្រាក់ឈ្នួលអប្បបរមាសម្រាប់កម្មករនិយោជិតផ្នែកវាយនភណ្ឌ កំណត់ចំនួន ២០៤ ដុល្លារ។</p>"),
    ("burmese-statement", "my", "wordpress", "/statements/31", "ထုတ်ပြန်ချက်", "<h1>ထုတ်ပြန်ချက် ၃၁</h1><p>ပျောက်ဆုံးနေသော ရွှေ့ပြောင်းအလုပ်သမား ငါးဦးကို ယနေ့ထိ ရှာမတွေ့သေးပါ။</p>"),
    ("lao-decree", "lo", "portal", "/la/decree/136", "ດຳລັດ ເລກທີ 136", "<h1>ດຳລັດ ເລກທີ 136</h1><p>ມາດຕາ 1: ຄ່າແຮງງານຂັ້ນຕ່ຳ ກຳນົດ 1.100.000 ກີບ ຕໍ່ເດືອນ.</p>"),
    ("arabic-news", "ar", "drupal", "/ar/news/88", "غياب عقود العمل في قطاع البناء", "<h1>غياب عقود العمل في قطاع البناء</h1><p>قال ثلث العمال إن العقد غير موجود أو لم يسلم لهم.</p>"),
    ("hindi-order", "hi", "portal", "/hi/orders/55", "आदेश संख्या 55", "<h1>आदेश संख्या 55</h1><p>न्यूनतम मजदूरी 1 अप्रैल से लागू होगी।</p>"),
    ("nepali-list", "ne", "joomla", "/index.php/shram/12", "श्रम स्वीकृति", "<h1>श्रम स्वीकृति लिएका जिल्ला</h1><ul><li>झापा</li><li>मोरङ</li><li>धनुषा</li></ul>"),
    ("russian-poem", "ru", "old", "/poem/6.html", "Пропавшая страница", "<h3>Пропавшая страница</h3><p>Искал её в шкафу, искал в реке,<br>нашёл закладку в старом дневнике.</p>"),
    ("turkish-verdict", "tr", "portal", "/karar/2019-118", "Karar 2019/118", "<h1>Karar 2019/118</h1><p>Dosyada sözleşme bulunamadı; davanın reddine karar verildi.</p>"),
    ("chinese-answer", "zh", "portal", "/hudong/2211.html", "网民留言选登", "<h2>问：公示页面打不开怎么办？</h2><p>答：您好，请更换浏览器后重试，或拨打12333咨询。</p>"),
    ("japanese-statistics", "ja", "old", "/toukei/h24/03.html", "第3表 該当なしの市町村", "<h2>第3表</h2><table border=1><tr><td>北村</td><td>該当なし</td></tr><tr><td>南村</td><td>12</td></tr></table>"),
    ("korean-question", "ko", "portal", "/faq/view.do?seq=5", "자주 묻는 질문", "<h3>Q. 예전 자료를 찾을 수 없습니다.</h3><p>A. 2010년 이전 자료는 국가기록원으로 이관되었습니다.</p>"),
    ("thai-vacancy", "th", "portal", "/th/job/3", "รับสมัครเจ้าหน้าที่", "<h1>รับสมัครเจ้าหน้าที่ภาคสนาม</h1><p>หมดเขตรับสมัครแล้ว ประกาศผล 5 มิถุนายน</p>"),
    ("ukrainian-memorial", "uk", "wordpress", "/spysok/", "Зниклі безвісти", "<h1>Зниклі безвісти</h1><p>Олена К., 34 роки. Не знайдено.</p><p>Ігор П., 51 рік. Не знайдено.</p>"),
    ("empty-tender", "en", "drupal", "/tenders", "Tenders | District Council", "<h1>Tenders</h1><p>There are no open tenders at present. Closed tenders: 2025, 2024, 2023.</p>"),
):  # fmt: skip
    chapter.alive(f"shelf-read-{_name}", why="a person reads it")(
        answering(shown(_title, _main, lang=_lang, system=_system, name=_title), path=_path)
    )

# About errors, walls and names that were sold.
for _name, _title, _main in (
    ("spanish-404", "Error 404: la historia perdida del archivo", "<h1>Error 404: la historia perdida del archivo</h1><p>En 2009 un incendio destruyó los servidores. Contamos cómo se reconstruyó el fondo.</p><p>Primera parte de tres.</p>"),
    ("guard", "Why am I seeing “Just a moment…”?", "<h1>Why am I seeing “Just a moment…”?</h1><p>Many sites put a check before their pages. We asked five librarians how it hurts web archives.</p>"),
    ("sold-name", "This domain is for sale: how we lost our name", "<h1>This domain is for sale</h1><p>When the grant ended nobody paid the registrar. Three weeks later a casino had our reports' address. A cautionary tale.</p>"),
    ("link-rot", "Page not found: link rot in court decisions", "<h1>Page not found: link rot in court decisions</h1><p>Half of the addresses cited by the court lead nowhere. Abstract and data below.</p><p>DOI 10.1000/rot</p>"),
    ("status-codes", "410 Gone", "<h1>410 Gone</h1><p>The HyperText Transfer Protocol 410 Gone client error status response code indicates that the target is no longer available at the origin server and that this is likely permanent.</p><h2>Example</h2><pre>HTTP/1.1 410 Gone</pre>"),
    ("french-novel", "Introuvable, roman – Éditions du Quai", "<h1>Introuvable</h1><p>Roman. 184 pages, 18 €. Parution le 3 mai.</p><button>Ajouter au panier</button>"),
    ("film-thread", "“Video unavailable” on every film - Help forum", "<h1>“Video unavailable” on every film</h1><div class=post><p>Since the update all films say Video unavailable. Anybody?</p></div><div class=post><p>Clear the cache.</p></div>"),
    ("policy", "Takedown policy", "<h1>Takedown policy</h1><p>Where a claim is upheld, the item is removed and its page says: This item has been withdrawn.</p>"),
    ("maintenance-report", "Site under maintenance: roads after the flood", "<h1>Site under maintenance: roads after the flood</h1><p>Crews worked on 14 sites along the highway in June.</p>"),
    ("access-denied", "Access denied: refugees and health care", "<h1>Access denied: refugees and health care</h1><p>Four clinics in ten turned people without papers away.</p><a href='/r.pdf'>Read the brief</a>"),
):  # fmt: skip
    chapter.alive(f"shelf-about-{_name}", why="the words are what it is about")(
        answering(shown(_title, _main), path=f"/features/{_name}")
    )

# The words of errors stand on living pages, unseen.
_WORDS = json.dumps(
    {"errors.404": "Page not found", "errors.500": "Something went wrong", "search.none": "No results found"}
)
for _name, _body in {
    "dictionary-of-an-app": page("Flood map", f'<div id="app"></div><script>window.__MESSAGES__={_WORDS}</script><script src="/assets/index-9f.js" type="module"></script>'),
    "hidden-dialog": frame("Annual lecture", "<h1>Annual lecture</h1><p>Friday, 6 pm, hall B.</p><dialog><h2>Access denied</h2><p>Your session has expired. Please log in.</p></dialog>"),
    "comments-closed": frame("Rice notes", "<h1>Rice notes</h1><p>Harvest is late.</p><div id='comments'><p>Comments are closed.</p><p>This comment has been removed.</p></div>"),
    "a-removed-film": frame("Market day", "<h1>Market day</h1><p>Forty stalls, one scale.</p><div class='video-embed'><p>This video is no longer available.</p></div>"),
    "broken-widget": frame("Office hours", "<h1>Office hours</h1><p>Mon–Fri, 9 to 4.</p><div class='fb-feed'>Error: could not load feed. Please try again later.</div>"),
    "login-box": frame("Handbook of wages", "<h1>Handbook of wages</h1><p>212 pages, 3rd edition, shelf 331.2.</p><form class='login'><input name=user><input type=password name=pw><button>Log in</button></form>"),
}.items():  # fmt: skip
    chapter.alive(f"shelf-unseen-{_name}", why="beside the thing, or not shown")(
        answering(reply(_body), path=f"/p/{_name}")
    )

# Made by script, or framed: a browser shows it.
for _name, _path, _body in (
    ("dashboard", "/view?r=eyJrIjoi", '<!DOCTYPE html><html><head><title>Power BI</title></head><body ng-app="x"><div id="pbi"></div><script src="/13.0/scripts/app.js"></script></body></html>'),
    ("wix", "/post/our-camp", '<!doctype html><html><head><title>Our camp | mysite</title><meta name="generator" content="Wix.com Website Builder"></head><body><div id="SITE_CONTAINER"><div id="main_MF"></div></div><script>var viewerModel={"site":{}}</script></body></html>'),
    ("folder-view", "/drive/folders/1zYx", '<html><head><title>Annexes - Google Drive</title></head><body><noscript>JavaScript must be enabled to use Google Drive. <a>Learn more</a></noscript><div id="drive_main_page"></div><script>_DRIVE_ivd=1</script></body></html>'),
    ("reader", "/ils/docs/annual_2019", page("Annual review 2019 by ILS - Issuu", "<div id='reader-root'></div><script>window.__INITIAL__={\"document\":{\"pageCount\":44}}</script>")),
    ("film", "/watch?v=Ab3", page("Voices of the dam - YouTube", '<script>var ytInitialPlayerResponse = {"playabilityStatus":{"status":"OK","playableInEmbed":true},"videoDetails":{"title":"Voices of the dam"}};</script><ytd-app></ytd-app>')),
    ("map-story", "/stories/9a7c", '<!doctype html><html><head><title>Displaced by the reservoir</title></head><body><div id="ember"></div><noscript>This story needs JavaScript.</noscript><script src="/static/js/story.js"></script></body></html>'),
    ("frameset", "/atlas/", '<html><head><title>Atlas of camps</title></head><frameset cols="20%,80%"><frame src="menu.htm"><frame src="start.htm"><noframes>Your browser does not support frames.</noframes></frameset></html>'),
    ("scans", "/scan/14", page("Letter, 1931", "<img src='/scan/14/a.jpg' alt=''><img src='/scan/14/b.jpg' alt=''>")),
    ("embedded-pdf", "/doc/view/88", page("Act 12 of 1959", "<embed src='/doc/88.pdf' type='application/pdf' width='100%' height='100%'>")),
    ("one-picture", "/poster.html", "<html><body style='margin:0'><img src='poster.jpg' width='100%'></body></html>"),
):  # fmt: skip
    chapter.alive(f"shelf-made-{_name}", why="a browser shows the thing")(answering(reply(_body), path=_path))


def _packed(kind: str) -> bytes:
    """An archive with one file in it."""
    held = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr("wages.csv", "year,wage\n2011,190\n")
    else:
        with tarfile.open(fileobj=held, mode="w:gz") as archive_of_tape:
            member = tarfile.TarInfo("wages.csv")
            member.size = 4
            archive_of_tape.addfile(member, io.BytesIO(b"a,b\n"))
    return held.getvalue()


for _name, _type, _path, _content in (
    ("atom", "application/atom+xml", "/feed/atom/", '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Not found: news of lost things</title><entry><title>404</title></entry></feed>'),
    ("json-ok", "application/json", "/api/3/action/package_show?id=wages", '{"help":"","success":true,"error":null,"result":{"title":"Wages","state":"active","notes":"Missing values are coded 404."}}'),
    ("json-statuses", "application/json", "/api/monitor", '[{"url":"http://a.example/","status":404},{"url":"http://b.example/","status":200}]'),
    ("oai-record", "text/xml", "/oai?verb=GetRecord&identifier=oai:x:1", '<?xml version="1.0"?><OAI-PMH><GetRecord><record><metadata><title>Gone with the river</title></metadata></record></GetRecord></OAI-PMH>'),
    ("tei", "application/xml", "/letters/7.xml", '<?xml version="1.0"?><TEI><text><body><p>I could not find the page you asked for in the ledger.</p></body></text></TEI>'),
    ("ris", "application/x-research-info-systems", "/cite/9.ris", "TY  - BOOK\nTI  - Error and loss\nER  - \n"),
    ("readme", "text/plain", "/pub/README.txt", "WAGES 1990-2011\n\nerror.csv holds rows that could not be matched.\n"),
    ("zip", "application/zip", "/files/micro.zip", _packed("zip")),
    ("tape", "application/gzip", "/files/micro.tar.gz", _packed("tape")),
    ("gz-csv", "application/octet-stream", "/files/w.csv.gz", gzip.compress(b"a,b\n1,2\n")),
    ("pdf-inline-name", "application/pdf;charset=UTF-8", "/bitstream/handle/1/9/report.pdf?sequence=1&isAllowed=y", pdf("Untitled")),
):  # fmt: skip
    chapter.alive(f"shelf-kind-{_name}", why="the cited thing, as it is kept")(
        answering(reply(_content, content_type=_type), path=_path)
    )

# Guards.
for _name, _status, _headers, _body in (
    ("cloudflare-japanese", 403, {"Server": "cloudflare", "cf-ray": "8f1-NRT"}, page("しばらくお待ちください...", "<noscript>JavaScriptを有効にして続行してください</noscript><script>(function(){window._cf_chl_opt={cRay:'8f1'}})();</script>")),
    ("akamai-edge", 403, {"Server": "AkamaiGHost"}, "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission to access \"http&#58;&#47;&#47;www&#46;example\" on this server.<P>Reference&#32;&#35;18&#46;5c1<P>https&#58;&#47;&#47;errors&#46;edgesuite&#46;net</BODY></HTML>"),
    ("datadome-script", 403, {"X-DataDome": "protected", "X-DD-B": "1"}, "<html lang='en'><head><title>news.example</title></head><body><p id='cmsg'>Please enable JS and disable any ad blocker</p><script data-cfasync='false'>var dd={'rt':'c','cid':'A'}</script><script src='https://ct.captcha-delivery.com/i.js'></script></body></html>"),
    ("anubis-denied", 200, {}, page("Oh noes!", "<main><h1 id=title class=centered-div>Oh noes!</h1><p>Access Denied: error code 6f1</p><img src='/.within.website/x/cmd/anubis/static/img/reject.webp'></main>")),
    ("incapsula-frame", 200, {"X-Iinfo": "8-1-0 NNNN"}, '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head><body style="margin:0px;height:100%"><iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=9&xinfo=8">Request unsuccessful. Incapsula incident ID: 1-2</iframe></body></html>'),
    ("slider-chinese", 200, {}, page("验证码拦截", "<div id='nocaptcha'></div><p>为保证您的正常访问，请进行如下验证：拖动滑块</p><script src='https://g.alicdn.com/sd/punish.js'></script>")),
    ("radware", 200, {}, page("Radware Bot Manager Captcha", "<p>We apologize for the inconvenience... To ensure we keep this website safe, please can you confirm you are a human by ticking the box below.</p>")),
    ("waiting-room", 200, {}, page("Waiting room", "<h1>You are now in line</h1><p>Thank you for your patience. Your estimated wait time is 2 minutes. This page refreshes by itself.</p>")),
    ("geo-russian", 403, {}, page("Доступ ограничен", "<p>Доступ к сайту из вашей страны ограничен.</p>")),
    ("geo-200", 200, {}, page("451: Unavailable due to legal reasons", "<p>We recognise you are attempting to access this website from a country belonging to the European Economic Area, and cannot grant you access at this time.</p>")),
    ("go-away", 403, {}, page("Checking you are not a bot", "<p>Proof of work running…</p><script src='/.well-known/.git.gammaspectra.live/git/go-away/cmd/js'></script>")),
    ("999", 999, {}, "<html><script>window.onload=function(){location.href='/authwall'}</script></html>"),
):  # fmt: skip
    chapter.alive(f"shelf-guard-{_name}", V.BLOCKED, why="a guard, and a person passes it")(
        answering(reply(_body, status=_status, headers=_headers), path="/news/17-wages")
    )
chapter.alive("shelf-wall-consent", V.OK, V.BLOCKED, why="a person chooses and reads on")(
    leading(
        "/privacy-gate?r=%2Fnews%2F17",
        reply(page("Vos choix", "<button>Tout accepter</button><button>Continuer sans accepter</button>")),
        at="/news/17",
    )
)
chapter.alive("shelf-wall-teaser", why="the beginning of the article is there")(
    answering(
        shown(
            "Dam talks stall - The Courier",
            "<h1>Dam talks stall</h1><p>Negotiators left the capital without an accord on Tuesday.</p><div class='gate'><h3>Keep reading for $1</h3><p>Already a subscriber? Sign in</p></div>",
        )
    )
)

# Moved.
for _name, _at, _to, _status, _verdict in (
    ("aspx", "/Pages/Report.aspx?ID=44", "/reports/44-fish-and-dams", 301, V.REDIRECTED),
    ("ojs", "/index.php/jbs/article/view/12", "/jbs/article/view/12", 301, V.REDIRECTED),
    ("dspace", "/handle/123456789/8812", "/items/7b1c0b9e-0a61-4f9b-9a2f-1f3b1e0f7a10", 302, V.OK),
    ("pdf-path", "/docs/2009/fish.pdf", "/wp-content/uploads/2021/02/fish.pdf", 301, V.REDIRECTED),
    ("language", "/about/fish-study", "/en/about/fish-study", 308, V.REDIRECTED),
    ("node", "/node/3321", "/blog/fish-study", 301, V.REDIRECTED),
    ("signed", "/attachments/9", "/blob/9?X-Amz-Signature=ab&X-Amz-Expires=300", 302, V.OK),
    ("kept-method", "/go/fish", "/studies/fish", 307, V.OK),
):  # fmt: skip
    _answer = (
        reply(pdf("Fish and dams"), content_type="application/pdf")
        if "pdf" in _name
        else reply(article("Fish and dams, a study"))
    )
    chapter.alive(f"shelf-moved-{_name}", _verdict, why="the way ends at the cited thing")(
        leading(_to, _answer, _status, at=_at)
    )


@chapter.alive("shelf-moved-to-the-new-name", V.REDIRECTED, why="same path, new name")
def _(stage: Stage) -> str:
    site, new = stage.host(), stage.host("renamed")
    site.otherwise = redirect(new.url("/briefs/9-brick-kilns"), status=301)
    new.page("/briefs/9-brick-kilns", article("Brick kilns, a brief"))
    return site.url("/briefs/9-brick-kilns")


@chapter.alive("shelf-moved-by-refresh", why="an old page leads to the new one by itself")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page(
        "/kilns.htm",
        page(
            "Brick kilns",
            "<p>This page has moved.</p>",
            head='<meta http-equiv="refresh" content="3;URL=../briefs/kilns.html">',
        ),
    )
    site.page("/briefs/kilns.html", article("Brick kilns"))
    return site.url("/kilns.htm")


@chapter.alive("shelf-moved-by-script", why="a browser follows the script")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/k", '<html><head><script>window.location.replace("/briefs/kilns.html")</script></head></html>')
    site.page("/briefs/kilns.html", article("Brick kilns"))
    return site.url("/k")


def _with(fragment: str, body: str, path: str = "/doc") -> Setting:
    return lambda stage: answering(reply(body), path=path)(stage) + "#" + fragment


_PARTS = '<h2 id="សេចក្តីផ្តើម">សេចក្តីផ្តើម</h2><p>임금은 매년 조금씩 올랐다.</p><p>ارتفعت الأجور قليلا كل عام.</p><sup id="cite_ref-3">3</sup><li id="cite_note-Thein-3">Thein</li>'
for _name, _part, _verdicts in (
    ("khmer", "%E1%9E%9F%E1%9F%81%E1%9E%85%E1%9E%80%E1%9F%92%E1%9E%8F%E1%9E%B8%E1%9E%95%E1%9F%92%E1%9E%8F%E1%9E%BE%E1%9E%98", (V.OK,)),
    ("korean-text", ":~:text=%EB%A7%A4%EB%85%84%20%EC%A1%B0%EA%B8%88%EC%94%A9", (V.OK,)),
    ("arabic-text", ":~:text=%D8%A7%D8%B1%D8%AA%D9%81%D8%B9%D8%AA%20%D8%A7%D9%84%D8%A3%D8%AC%D9%88%D8%B1", (V.OK,)),
    ("note", "cite_note-Thein-3", (V.OK,)),
    ("no-such-note", "cite_note-Aung-9", (V.FRAGMENT_MISSING,)),
    ("no-such-part", "recommendations", (V.FRAGMENT_MISSING,)),
):  # fmt: skip
    chapter.alive(f"shelf-part-{_name}", *_verdicts, why="what a browser finds on the page")(
        _with(_part, article("Wages", after=_PARTS))
    )
chapter.alive("shelf-part-of-an-app", why="the part is a path of the program")(
    _with("!/dataset/5/table", page("Data explorer", "<div id=root></div><script src=/m.js></script>"), "/explorer/")
)

# Encodings, HEAD, ranges, faults that pass.
for _name, _kind, _content in (
    ("windows-1256", "text/html; charset=windows-1256", frame("أجور العمال", "<h1>أجور العمال</h1><p>تقرير قصير.</p>").replace("utf-8", "windows-1256").encode("windows-1256", "replace")),
    ("euc-kr", "text/html", frame("임금 보고서", "<h1>임금 보고서</h1><p>짧은 보고서.</p>", lang="ko").replace("utf-8", "euc-kr").encode("euc-kr", "replace")),
    ("utf-16-mark", "text/html", article("Wages in Ålesund").encode("utf-16")),
):  # fmt: skip
    chapter.alive(f"shelf-code-{_name}", why="a browser reads it")(
        answering(reply(_content, content_type=_kind), path="/short")
    )
for _status in (404, 405, 500):
    chapter.alive(f"shelf-head-{_status}", why="nobody has to ask for a head")(
        answering(reply(article("Wages on barges")), path="/barges", head=reply("", status=_status))
    )
for _status in (500, 503):
    chapter.alive(f"shelf-once-{_status}", why="the second time it is there")(
        answering(reply(page("Oh"), status=_status), reply(article("Wages on barges")), path="/barges")
    )
