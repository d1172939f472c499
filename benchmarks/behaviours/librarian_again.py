"""A second walk of the NGO's librarian: other systems, languages and ways, in the same proportions.

Written after the rules had been mended on the first, and run once before anything was mended again.
"""

from __future__ import annotations

from benchmarks.behaviours.archivist_lost import leading, under
from benchmarks.behaviours.case import Chapter, answering
from benchmarks.behaviours.frames import frame, shown
from benchmarks.behaviours.pages import article, page, pdf
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply, reset

V = LinkVerdict
chapter = Chapter()

for _name, _lang, _system, _path, _title, _main in (
    ("swahili", "sw", "drupal", "/sw/node/812", "Kituo cha Haki", "<h1>Ukurasa haupo</h1><p>Makala uliyoomba haipatikani tena kwenye tovuti hii.</p>"),
    ("khmer", "km", "wordpress", "/archives/3310", "មជ្ឈមណ្ឌលសិទ្ធិការងារ", "<h2>អូ! រកមិនឃើញអត្ថបទនេះទេ</h2>"),
    ("burmese", "my", "joomla", "/index.php/report/44", "အလုပ်သမားရေးရာ", "<p>ဝမ်းနည်းပါသည်။ ဤစာမျက်နှာ မရှိတော့ပါ။</p>"),
    ("thai", "th", "portal", "/th/news/2871", "กรมการจัดหางาน", "<div class='alert'>ขออภัยค่ะ ไม่พบหน้าข่าวที่ท่านเรียกดู</div>"),
    ("arabic", "ar", "wordpress", "/2014/03/taqrir/", "منظمة العمال", "<h1>عفواً!</h1><p>يبدو أن التقرير الذي تبحث عنه لم يعد متوفراً على موقعنا.</p>"),
    ("hindi", "hi", "drupal", "/hi/node/661", "मानव अधिकार आयोग", "<p>क्षमा करें, आपके द्वारा खोजी गई रिपोर्ट उपलब्ध नहीं है।</p>"),
    ("russian", "ru", "wordpress", "/otchety/2013-trud/", "Трудовая инициатива", "<h1>Упс, ничего нет</h1><p>Отчёт, который вы искали, был перемещён в архив или удалён.</p>"),
    ("turkish", "tr", "drupal", "/tr/rapor/92", "Göç Araştırmaları Merkezi", "<h2>Böyle bir rapor yok</h2><p>Aradığınız rapor sitemizden kaldırıldı.</p>"),
    ("chinese", "zh", "wordpress", "/archives/7731", "劳工观察", "<h1>哎呀，这里什么都没有</h1><p>您要找的报告可能已被作者删除。</p>"),
    ("japanese", "ja", "wordpress", "/blog/entry-311", "移住連ブログ", "<h1>指定された記事は削除されたか、URLが間違っています</h1>"),
    ("korean", "ko", "wordpress", "/archives/2087", "이주인권센터", "<p>앗! 찾으시는 글이 삭제되었거나 주소가 바뀌었습니다.</p>"),
    ("french", "fr", "drupal", "/fr/rapport/12", "Observatoire des migrations", "<p>Le rapport que vous avez demandé a été dépublié.</p>"),
    ("german", "de", "joomla", "/index.php/berichte/31", "Arbeitskreis Migration", "<p>Der von Ihnen aufgerufene Bericht steht nicht mehr zur Verfügung.</p>"),
    ("spanish", "es", "portal", "/boletin/detalle?id=55", "Defensoría", "<p>El boletín que intenta consultar ya no se encuentra publicado.</p>"),
    ("indonesian", "id", "wordpress", "/laporan/buruh-2012/", "Serikat Buruh", "<h1>Yah, halaman hilang</h1><p>Laporan yang Anda tuju sudah kami hapus.</p>"),
    ("english-gone", "en", "wordpress", "/toolkit-2010/", "Advocacy Hub", "<h1>This resource has retired</h1><p>We have taken this toolkit offline because its advice is out of date.</p>"),
    ("english-whoops", "en", "drupal", "/blog/1133", "Advocacy Hub", "<h1>Whoops, that one got away</h1><p>The post you were hoping to read isn't on our site any more.</p>"),
    ("eprints", "en", "old", "/id/eprint/911/", "E-prints", "<h1>No such eprint</h1><p>There is no eprint with the ID 911 in this archive.</p>"),
    ("islandora", "en", "drupal", "/islandora/object/lib:44", "Digital Library", "<p>The requested object could not be loaded: it does not exist in the repository.</p>"),
    ("scribd", "en", "portal", "/doc/9911/wages", "Document library", "<h2>This document is no longer with us</h2><p>It was taken down by the person who uploaded it.</p>"),
):  # fmt: skip
    chapter.dead(f"stack-lost-{_name}", V.SOFT_404, why="200, and the frame says that there is no such thing")(
        answering(shown(_title, _main, lang=_lang, system=_system, name=_title), path=_path)
    )
for _name, _type, _path, _body in (
    ("json-problem", "application/problem+json", "/api/records/9", '{"type":"about:blank","title":"Not Found","status":404,"detail":"No record 9"}'),
    ("wms", "application/xml", "/ows?service=WFS&typeName=camps", '<?xml version="1.0"?><ows:ExceptionReport><ows:Exception exceptionCode="LayerNotFound" locator="typeName"><ows:ExceptionText>Unknown layer camps</ows:ExceptionText></ows:Exception></ows:ExceptionReport>'),
    ("json-success-false", "application/json", "/api/3/action/package_show?id=gone", '{"help":"x","success":false,"error":{"__type":"Not Found Error","message":"Not found"}}'),
    ("csv-of-a-page", "text/csv", "/export/wages.csv", "<!DOCTYPE html><html><head><title>Page not found</title></head><body><h1>Page not found</h1></body></html>"),
):  # fmt: skip
    chapter.dead(f"stack-lost-{_name}", V.SOFT_404, why="an error where the thing should be")(
        answering(reply(_body, content_type=_type), path=_path)
    )
chapter.dead("stack-lost-sveltekit", V.SOFT_404, why="the state says 404")(
    under("/notes/kiln", reply(page("Field notes", '<div style="display: contents"><h1>404</h1></div><script>kit.start({node_ids:[0,1],data:[null,null],error:{message:"Not Found",status:404}})</script>')), start="/notes/")
)  # fmt: skip
_NEWS = shown("Newsroom", "<h1>Newsroom</h1><ul><li>Budget hearing</li><li>New bridge</li></ul>", system="drupal")
chapter.dead("stack-led-to-the-newsroom", V.SOFT_404, why="the list does not name the story")(
    leading("/en/newsroom", _NEWS, 301, at="/en/stories/2012/brick-kiln-raids")
)
chapter.dead("stack-led-to-the-library", V.SOFT_404, why="the front page of the collection")(
    leading("/collections/home", shown("Collections", "<h1>Collections</h1><p>Maps · Letters · Photographs</p>"), at="/collections/letters/item/4417")
)  # fmt: skip
for _name, _body in {
    "registrar-polish": page("Domena zaparkowana", "<h1>Ta domena jest zaparkowana</h1><p>Zarejestruj własną domenę już dziś.</p>"),
    "casino-turkish": frame("Deneme bonusu veren siteler 2026", "<h1>Deneme bonusu</h1>" + "<p>Bahis siteleri canlı casino giriş adresi güncel.</p>" * 15, lang="tr"),
    "ispmanager": page("Welcome!", "<h1>Site is created</h1><p>Site www.example has just been created. Real content coming soon.</p>"),
}.items():  # fmt: skip

    @chapter.dead(f"stack-owner-{_name}", V.SOFT_404, why="what answers every address is not the cited site")
    def _(stage: Stage, body: str = _body) -> str:
        site = stage.host()
        site.page("/", body)
        site.otherwise = reply(body)
        return site.url("/papers/2008/visas.html")


chapter.dead("stack-said-410", why="gone")(answering(reply(page("Account deleted"), status=410), path="/u/khin/notes"))

for _name, _lang, _system, _path, _title, _main in (
    ("swahili", "sw", "wordpress", "/habari/ajali/", "Ajali ya mgodi", "<h1>Ajali ya mgodi</h1><p>Wachimbaji watatu hawakupatikana hadi jana jioni.</p>"),
    ("burmese", "my", "wordpress", "/law/9", "ဥပဒေ", "<h1>ဥပဒေအမှတ် ၉</h1><p>အနည်းဆုံးအခကြေးငွေ ၄,၈၀၀ ကျပ် သတ်မှတ်သည်။</p>"),
    ("thai", "th", "portal", "/th/faq/2", "คำถามที่พบบ่อย", "<h2>ไม่พบชื่อในระบบต้องทำอย่างไร</h2><p>ติดต่อสำนักงานจัดหางานจังหวัดพร้อมบัตรประชาชน</p>"),
    ("arabic", "ar", "portal", "/ar/q/4", "حكم رقم 4", "<h1>حكم رقم 4</h1><p>العقد المطلوب غير موجود في ملف الدعوى، فقررت المحكمة رفضها.</p>"),
    ("russian", "ru", "old", "/delo/7.html", "Дело № 7", "<p>Истец указал, что документ не найден в архиве предприятия.</p>"),
    ("chinese", "zh", "portal", "/faq/12.html", "办事指南", "<h3>找不到原始凭证怎么办</h3><p>可凭单位证明办理。</p>"),
    ("japanese", "ja", "old", "/oshirase/4.html", "お知らせ", "<p>落とし物の掲載は終了しました。問い合わせは窓口まで。</p>"),
    ("korean", "ko", "portal", "/notice/8", "공지사항", "<h3>홈페이지 개편 안내</h3><p>3월 2일 새 누리집을 엽니다. 많은 이용 바랍니다.</p>"),
    ("hindi", "hi", "portal", "/hi/notice/3", "सूचना", "<h1>सूचना</h1><p>लापता श्रमिकों की सूची में नाम नहीं मिला तो जिला कार्यालय से संपर्क करें।</p>"),
    ("spanish", "es", "drupal", "/caso/19", "Caso 19", "<h1>Caso 19</h1><p>La persona buscada no fue encontrada. La familia sigue esperando.</p>"),
    ("german", "de", "wordpress", "/akte/3", "Akte 3", "<p>Der gesuchte Bericht wurde nicht gefunden, schrieb der Beamte 1952 an das Ministerium.</p><p>Die Abschrift liegt bei.</p>"),
    ("french", "fr", "drupal", "/fr/appel/2", "Appel à candidatures", "<h1>Appel à candidatures</h1><p>Le dépôt des dossiers est terminé.</p>"),
    ("members-page", "en", "wordpress", "/members/", "Our members", "<h1>Our members</h1><ul><li>Rural Women's Union</li><li>Dock Workers' Fund</li></ul>"),
    ("members-only-history", "en", "wordpress", "/history/club", "For members only: a club's history", "<h1>For members only: a club's history</h1><p>Founded by nine weavers.</p>"),
    ("upgrade-news", "en", "drupal", "/news/upgrade", "Road upgrade finished", "<h1>Road upgrade finished</h1><p>The ferry road reopened on Friday.</p>"),
    ("finding-aid", "en", "old", "/findingaids/ms44", "MS 44", "<h1>MS 44</h1><p>Extent: 3 boxes</p><p>Access: restricted until 2031</p><p>Language: Mon</p>"),
    ("cannot-find", "en", "wordpress", "/contact/", "Contact", "<h1>Contact</h1><p>12 Canal Road. Tel 555 0101.</p><h3>Can't find what you're looking for?</h3><p>Write to us.</p>"),
    ("discontinued", "en", "drupal", "/series/notes", "Field notes (series)", "<h1>Field notes (series)</h1><p>This series has been discontinued. Nos. 1–14 can be ordered.</p>"),
    ("out-of-print", "en", "wordpress", "/books/salt", "Salt", "<h1>Salt</h1><p>Out of print. No longer available from us; ask your library.</p>"),
    ("queue", "en", "wordpress", "/essays/queue", "In the waiting room", "<h1>In the waiting room</h1><p>An essay on clinics and time.</p>"),
):  # fmt: skip
    chapter.alive(f"stack-read-{_name}", why="a person reads it")(
        answering(shown(_title, _main, lang=_lang, system=_system, name="ILS"), path=_path)
    )

for _name, _path, _body in (
    ("vue-page", "/circular/12", frame("Circular 12", "<h2>Circular 12</h2><p>Fees are waived until June.</p>", system="portal", name="Labour Office")),
    ("react-empty", "/viz/9", '<html><head><title>Labour Office</title></head><body><noscript>You need JavaScript.</noscript><div id="root"></div><script src="/b.js"></script><footer>Labour Office, 12 Canal Road, open every day from nine to four</footer></body></html>'),
    ("framed-app", "/apps/9", '<html><head><title>Labour Office</title></head><body><div id="app"><nav><a href="/">Home</a></nav><main><p>Loading…</p></main><footer>© 2026 Labour Office, all rights reserved</footer></div><script src="/b.js"></script></body></html>'),
    ("open-dialog", "/d/9", page("Ferry times", "<dialog open><h1>Ferry times</h1><p>Six and nine.</p></dialog>")),
    ("error-state-null", "/n/9", page("Field notes", '<div id="__nuxt"><p>Two kilns were lit.</p></div><script>window.__NUXT__={error:null,state:{status:404}}</script>')),
    ("http-manual", "/docs/410-gone", page("410 Gone", "<h1>410 Gone</h1><p>Use it when a thing was removed for good.</p><pre>HTTP/1.1 410 Gone</pre>")),
):  # fmt: skip
    chapter.alive(f"stack-made-{_name}", why="a browser shows the thing")(
        under(_path, reply(_body), start="/")
        if "app" in _name or "react" in _name
        else answering(reply(_body), path=_path)
    )
for _name, _status, _headers, _body in (
    ("cloudflare-thai", 403, {"Server": "cloudflare"}, page("สักครู่...", "<script>window._cf_chl_opt={}</script>")),
    ("akamai-proof", 200, {}, page("", "<div id='sec-if-cpt-container'></div><script src='/_sec/cp_challenge/x.js'></script>")),
    ("anubis-german", 200, {}, page("Wir prüfen, ob Sie kein Bot sind", "<script id='anubis_challenge' type='application/json'>{}</script><script src='/.within.website/x/cmd/anubis/main.mjs'></script>")),
    ("queue", 200, {}, page("Queue-it", "<script src='https://static.queue-it.net/script/q.js'></script><p>You will be let in soon.</p>")),
    ("captcha-own", 200, {}, page("Prüfung", "<form><img src='/securimage.php' id='captcha'><input name=code></form>")),
    ("geo", 403, {}, page("Not available in your country", "<p>Sorry.</p>")),
    ("451", 451, {}, page("Withheld", "<p>By order of a court.</p>")),
    ("perimeter", 403, {}, page("Access to this page has been denied", "<div id='px-captcha'></div>")),
):  # fmt: skip
    chapter.alive(f"stack-guard-{_name}", V.BLOCKED, why="a guard, and a person passes it")(
        answering(reply(_body, status=_status, headers=_headers), path="/r/17")
    )
for _name, _at, _to, _status, _body, _verdict in (
    ("landing", "/files/2012/brick-kiln-survey.pdf", "/publications", 301, frame("Publications", "<h1>Publications</h1><ul><li>Brick kiln survey, 2012</li></ul>"), V.REDIRECTED),
    ("renamed", "/docs/2012/brick-kiln-survey.pdf", "/survey-of-kilns", 301, article("Survey of kilns"), V.REDIRECTED),
    ("journal-item", "/index.php/jbs/article/view/311", "/jbs/311", 301, article("Border markets"), V.REDIRECTED),
    ("part", "/atlas/maps/overview", "/atlas/index", 302, article("Atlas: maps, an overview"), V.OK),
    ("issue", "/reports/17", "/reports/", 302, frame("Reports", "<h1>Reports</h1><p>Report 17 is open.</p>"), V.OK),
):  # fmt: skip
    chapter.alive(f"stack-way-{_name}", _verdict, why="the cited thing, or its place in a list")(
        leading(_to, reply(_body), _status, at=_at)
    )
for _name, _type, _path, _content in (
    ("xml-error-log", "application/xml", "/log.xml", '<log><entry code="NotFound">a</entry><note>Two pages</note></log>'),
    ("json-errors-none", "application/json", "/api/1", '{"error":false,"code":200,"message":"Found"}'),
    ("pdf", "application/pdf", "/a.pdf", pdf("404 Not Found")),
    ("html-as-xls", "application/vnd.ms-excel", "/t.xls", "<html><body><table><tr><td>1</td></tr></table></body></html>"),
    ("text", "text/plain", "/words.txt", "Missing: two spoons.\nFound: one knife.\n"),
):  # fmt: skip
    chapter.alive(f"stack-kind-{_name}", why="the cited thing")(
        answering(reply(_content, content_type=_type), path=_path)
    )
chapter.alive("stack-once-reset", why="the second time it is there")(
    answering(reset(), reply(article("Kilns")), path="/kilns")
)
chapter.alive("stack-head-lies", why="nobody has to ask for a head")(
    answering(reply(article("Kilns")), path="/kilns", head=reply("", status=410))
)


@chapter.alive("stack-way-new-name", V.REDIRECTED, why="same path, new name")
def _(stage: Stage) -> str:
    site, new = stage.host(), stage.host("new")
    site.otherwise = redirect(new.url("/kilns/9"), status=308)
    new.page("/kilns/9", article("Kilns"))
    return site.url("/kilns/9")


for _name, _lang, _main, _verdicts in (
    ("works-thai", "th", "<h1>ปิดปรับปรุงระบบชั่วคราว</h1><p>ขออภัยในความไม่สะดวก</p>", (V.UNAVAILABLE,)),
    ("works-turkish", "tr", "<p>Sistemimiz şu anda bakım çalışması nedeniyle hizmet verememektedir.</p>", (V.UNAVAILABLE,)),
    ("works-german", "de", "<p>Unsere Website wird gerade überarbeitet. Bitte besuchen Sie uns später wieder.</p>", (V.UNAVAILABLE,)),
    ("works-arabic", "ar", "<h1>الموقع قيد الصيانة حاليا</h1>", (V.UNAVAILABLE,)),
    ("members-french", "fr", "<h1>Espace réservé aux adhérents</h1><p>Veuillez vous connecter.</p>", (V.BLOCKED,)),
    ("members-russian", "ru", "<p>Доступ к этому разделу только для зарегистрированных пользователей.</p>", (V.BLOCKED,)),
    ("db", "en", "<p>We cannot connect to the catalogue database right now.</p>", (V.UNAVAILABLE,)),
    ("no-rights", "en", "<p>You do not have sufficient rights to view this record.</p>", (V.BLOCKED,)),
):  # fmt: skip
    chapter.unknown(f"stack-shut-{_name}", *_verdicts, why="it may pass, or others may pass")(
        answering(shown("ILS", _main, lang=_lang, system="drupal"), path="/r/17")
    )
for _status, _verdict in ((500, V.UNAVAILABLE), (401, V.BLOCKED), (504, V.UNAVAILABLE)):
    chapter.unknown(f"stack-shut-{_status}", _verdict, why="nothing is said of the page")(
        answering(reply(page("Oh"), status=_status), path="/r/17")
    )
