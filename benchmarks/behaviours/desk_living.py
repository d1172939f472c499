"""Living pages as a reference desk meets them, in the frames of whole sites; labelled before it was asked."""

from __future__ import annotations

import json

from benchmarks.behaviours.case import Chapter
from benchmarks.behaviours.desk import House
from benchmarks.behaviours.pages import pdf
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()

UNIVERSITY = House()
NGO = House(kit="ngo", name="Rivers Without Borders")
PAPER = House(kit="paper", name="The Gazette")
REPOSITORY = House(kit="repository", name="Northgate Research Archive")
PUBLISHER = House(kit="publisher", name="Linden Press Journals")
JOURNAL = House(kit="journal", name="Northern Journal of Limnology")
SHOP = House(kit="shop", name="Mill Books")
BLOG = House(kit="blog", name="Walking the Dykes")
WIKI = House(kit="wiki", name="Lakepedia")
OLD = House(kit="old", name="Harbour Tide Tables")
_LONG = (
    "<p>The lower river was dredged in 1954 and again in 1971; since then the tide comes in faster than it leaves.</p>"
    * 3
)

# A whole page of each kind of house.
_READ: tuple[tuple[str, House, str, str, str], ...] = (
    ("university-project", UNIVERSITY, "/research/projects/tidal-rivers", "Tidal Rivers | Northgate University", f"<h1>Tidal Rivers</h1>{_LONG}<h2>Team</h2><ul><li>H. Larsen</li></ul>"),
    ("university-person", UNIVERSITY, "/people/h-larsen", "Hanne Larsen | Northgate University", "<h1>Dr Hanne Larsen</h1><p>Reader in Hydrology. Room 4.12. On leave until May.</p>"),
    ("ministry-german-order", House(kit="ministry", lang="de", name="Landesamt"), "/recht/verordnung-88", "Verordnung 88", "<h1>Verordnung 88</h1><p>§ 1 Geltungsbereich</p><p>Diese Verordnung gilt für alle Gewässer erster Ordnung.</p>"),
    ("ministry-german-repealed", House(kit="ministry", lang="de", name="Landesamt"), "/recht/verordnung-71", "Verordnung 71 (aufgehoben)", "<h1>Verordnung 71</h1><p>Diese Verordnung ist nicht mehr in Kraft. Sie wurde am 3. Mai 2012 aufgehoben.</p>"),
    ("ministry-arabic", House(kit="ministry", lang="ar", name="وزارة الموارد المائية"), "/news/88", "افتتاح محطة", "<h1>افتتاح محطة تحلية جديدة</h1><p>افتتح الوزير اليوم محطة تحلية المياه في المدينة الساحلية بطاقة عشرة آلاف متر مكعب.</p>"),
    ("portal-thai", House(kit="portal", lang="th", name="กรมทรัพยากรน้ำ"), "/news/detail/312", "ประกาศกรม", "<h2>ประกาศรายชื่อผู้มีสิทธิสอบ</h2><p>ผู้มีสิทธิสอบจำนวน 12 คน ตามรายชื่อแนบท้าย</p>"),
    ("portal-vietnamese", House(kit="portal", lang="vi", name="Sở Tài nguyên nước"), "/van-ban/88", "Quyết định 88", "<h1>Quyết định số 88/QĐ</h1><p>Về việc phê duyệt quy hoạch cấp nước đến năm 2030.</p>"),
    ("portal-chinese", House(kit="portal", lang="zh", name="水务局"), "/art/2014/3/1/art_7_88.html", "关于防汛工作的通知", "<h1>关于防汛工作的通知</h1><div class='info'>发布时间：2014-03-01 来源：办公室</div><p>各区县水务部门：现将有关事项通知如下。</p>"),
    ("portal-portuguese", House(kit="portal", lang="pt", name="Agência das Águas"), "/web/guest/-/boletim-12", "Boletim 12", "<h1>Boletim 12</h1><p>O reservatório está com 41 % da capacidade.</p>"),
    ("ngo-campaign", NGO, "/campaigns/free-the-sturgeon/", "Free the sturgeon - Rivers Without Borders", f"<div class='elementor-section'><h1>Free the sturgeon</h1>{_LONG}<a href='/donate'>Donate</a></div>"),
    ("ngo-spanish", House(kit="ngo", lang="es", name="Fundación Aguas Claras"), "/2019/05/nuevo-pozo/", "Nuevo pozo en la sierra - Fundación Aguas Claras", "<h1>Nuevo pozo en la sierra</h1><p>Después de tres años de trabajo, ochenta familias tienen agua.</p>"),
    ("ngo-indonesian", House(kit="ngo", lang="id", name="Yayasan Sungai"), "/kegiatan/bersih-kali/", "Bersih Kali - Yayasan Sungai", "<h1>Bersih Kali</h1><p>Sebanyak 40 relawan ikut membersihkan kali pada hari Minggu.</p>"),
    ("paper-story", PAPER, "/a/541/the-baker-who-sings", "The baker who sings - The Gazette", f"<article><h1>The baker who sings</h1><p class='byline'>By A. Moor</p>{_LONG}</article>"),
    ("paper-french", House(kit="paper", lang="fr", name="Le Courrier du Lac"), "/culture/2018/le-boulanger", "Le boulanger qui chante", "<article><h1>Le boulanger qui chante</h1><p>Chaque matin à quatre heures, on l'entend jusqu'au port.</p><div class='paywall'>Il vous reste 80 % de cet article à lire. La suite est réservée aux abonnés.</div></article>"),
    ("paper-russian", House(kit="paper", lang="ru", name="Озёрный вестник"), "/2017/05/03/most", "Мост закрыли на ремонт", "<article><h1>Мост закрыли на ремонт</h1><p>Движение откроют в августе, сообщили в мэрии.</p></article>"),
    ("paper-japanese", House(kit="paper", lang="ja", name="湖岸新聞"), "/articles/2018/0503", "橋の工事始まる", "<article><h1>橋の工事始まる</h1><p>市は三日、老朽化した橋の架け替え工事を始めた。完成は来年春の予定。</p></article>"),
    ("journal-article", JOURNAL, "/index.php/njls/article/view/4402", "Counting midges | Northern Journal of Limnology", "<article class='obj_article_details'><h1>Counting midges</h1><ul class='authors'><li>O. Brandt</li></ul><section class='abstract'><h2>Abstract</h2><p>We counted midges over nine lakes.</p></section><a class='obj_galley_link pdf' href='/d/1'>PDF</a></article>"),
    ("journal-issue", JOURNAL, "/index.php/njls/issue/view/88", "Vol. 12 No. 1 (1997) | Northern Journal of Limnology", "<h1>Vol. 12 No. 1 (1997)</h1><div class='sections'><h2>Articles</h2><ul><li>Silt</li><li>Phosphorus in shallow lakes</li></ul></div>"),
    ("publisher-landing", PUBLISHER, "/science/article/pii/S0022112233", "Silt and eels - Linden Press", "<h1>Silt and eels</h1><div class='author-group'>H. Larsen, O. Brandt</div><div class='abstract'><h2>Abstract</h2><p>Eels avoid silt. We show how far.</p></div><div>Get rights and content</div>"),
    ("publisher-retracted", PUBLISHER, "/science/article/pii/S0022112244", "RETRACTED: Eels and light", "<h1>RETRACTED: Eels and light</h1><p>This article has been retracted: please see the policy on withdrawal. This article has been retracted at the request of the editor.</p>"),
    ("repository-item", REPOSITORY, "/items/7c1f-88", "Lake levels in the north", "<h1>Lake levels in the north</h1><dl><dt>Author(s)</dt><dd>Larsen, H.</dd><dt>Date</dt><dd>2011</dd></dl><p>No Thumbnail Available</p>"),
    ("repository-embargo", REPOSITORY, "/handle/1234/991", "Silt budgets", "<h1>Silt budgets</h1><p>This item is under embargo until 2027-05-03. The file is not available.</p><dl><dt>Author</dt><dd>Brandt</dd></dl>"),
    ("eprints-item", House(kit="eprints", name="Northgate ePrints"), "/id/eprint/4402/", "Harbour pilots - Northgate ePrints", "<h1 class='ep_tm_pagetitle'>Harbour pilots</h1><p>Dias, M. (2004) <em>Harbour pilots.</em> MSc thesis. Full text not available from this repository.</p>"),
    ("sharepoint-page", House(kit="sharepoint", name="Regional Water Authority"), "/publications/Pages/groundwater.aspx", "Groundwater", "<h1>Groundwater</h1><p>Levels are read every Monday.</p>"),
    ("joomla-dutch", House(kit="joomla", lang="nl", name="Waterschap Oostpolder"), "/beleid/muskusratten", "Muskusratten", "<h1>Muskusratten</h1><p>Vorig jaar werden er geen muskusratten meer gevonden in het gebied.</p>"),
    ("swedish-notice", House(kit="ministry", lang="sv", name="Länsstyrelsen"), "/kungorelser/12", "Kungörelse 12", "<h1>Kungörelse 12</h1><p>Ansökan har dragits tillbaka av sökanden.</p>"),
    ("polish-tender", House(kit="portal", lang="pl", name="Urząd Gminy Zarzecze"), "/przetargi/8", "Przetarg 8", "<h1>Przetarg 8</h1><p>Przetarg unieważniono. Nie wpłynęła żadna oferta.</p>"),
    ("shop-book", SHOP, "/products/old-maps", "Old Maps – Mill Books", "<h1>Old Maps</h1><p class='price'>€ 30.00</p><button disabled>Sold out</button><p>Forty maps of the harbour.</p>"),
    ("shop-unavailable", SHOP, "/products/bridges", "Bridges – Mill Books", "<h1>Bridges</h1><p>Currently unavailable. We don't know when or if this item will be back in stock.</p><p>ISBN 978-1-4648-1106-7. 212 pages.</p>"),
    ("blog-post", BLOG, "/2013/08/storks-again.html", "Walking the Dykes: Storks again", "<h3 class='post-title'>Storks again</h3><div class='post-body'>Two on the church, one in the field.</div><div>1 comment</div>"),
    ("wiki-stub", WIKI, "/wiki/Lake_Ulm", "Lake Ulm - Lakepedia", "<h1 id='firstHeading'>Lake Ulm</h1><div class='mw-parser-output'><p><b>Lake Ulm</b> is a lake.</p><p>This article is a stub.</p></div>"),
    ("old-tides", OLD, "/tides/1998/may.htm", "May 1998", "<pre>1 Fri 03:12 4.1 15:40 4.3\n2 Sat 04:01 4.0 16:22 4.2\n3 Sun 04:55 3.9 17:10 4.1</pre>"),
    # About what is missing, gone, moved, withdrawn.
    ("missing-person", PAPER, "/a/2016/missing-angler", "Search for missing angler called off", "<h1>Search for missing angler called off</h1><p>The man could not be found. Police said the search may be resumed.</p>"),
    ("page-missing-from-register", UNIVERSITY, "/archives/register-1712", "Parish register 1712", "<h1>Parish register, 1712</h1><p>The page for March is missing. It was not found when the volume was rebound.</p>"),
    ("url-rot-study", JOURNAL, "/index.php/njls/article/view/3990", "Page not found: link rot in limnology", "<h1>Page not found: link rot in limnology</h1><p>Abstract. Of 2,104 links, 31 % returned the error 404; a further 9 % led to a home page that said the page no longer exists.</p>"),
    ("error-page-guide", UNIVERSITY, "/it/web/custom-404", "Custom 404 pages | IT Services", "<h1>Custom 404 pages</h1><p>Every site gets a page that says: sorry, the page you are looking for could not be found.</p><p>Put yours in <code>/errors</code>.</p>"),
    ("withdrawn-standard", House(kit="portal", name="Standards Office"), "/standards/8812-1998", "Standard 8812:1998", "<h1>Standard 8812:1998</h1><p>Status: withdrawn. This standard has been withdrawn and replaced by 8812:2011.</p><p>Price: € 40</p>"),
    ("deleted-scene", PAPER, "/film/deleted", "Deleted", "<h1>Deleted</h1><p>★★★ A film about a man whose account has been deleted.</p>"),
    ("moved-office-french", House(kit="university", lang="fr", name="Université du Lac"), "/bibliotheque-droit", "Bibliothèque de droit", "<h1>Bibliothèque de droit</h1><p>La bibliothèque a déménagé. Elle n'existe plus à cette adresse : elle est au 12, quai du Port.</p>"),
    ("species-gone-spanish", House(kit="ngo", lang="es", name="Fundación Aguas Claras"), "/especies/nutria/", "La nutria", "<h1>La nutria</h1><p>Ya no existe en esta cuenca. No se ha encontrado ningún ejemplar desde 1988.</p>"),
    ("discontinued-service", UNIVERSITY, "/it/services/gopher", "Gopher service | IT Services", "<h1>Gopher</h1><p>This service has been discontinued. It was switched off on 31 July 2003.</p><h2>What it was</h2><p>Menus of files.</p>"),
    ("no-results-study", JOURNAL, "/index.php/njls/article/view/3991", "No results found: negative findings", "<h1>No results found: negative findings in lake ecology</h1><p>Abstract. Negative findings are seldom printed.</p>"),
    ("german-lost-property", House(kit="ministry", lang="de", name="Stadt Seeburg"), "/fundbuero", "Fundbüro", "<h1>Fundbüro</h1><p>Nicht gefunden, was Sie suchen? Die Suche wird täglich neu befüllt.</p><form><input><button>Suchen</button></form>"),
    ("expired-call", NGO, "/calls/2014/", "Call for proposals 2014 - Rivers Without Borders", "<h1>Call for proposals 2014</h1><p>This call has expired. The deadline was 3 May 2014.</p><p>Grants of up to € 8,000 for river clean-ups.</p>"),
    ("vacancy-closed", UNIVERSITY, "/jobs/4417", "Research assistant | Northgate University", "<h1>Research assistant, Hydrology</h1><p>This position is no longer available. Salary: grade 6.</p><p>You will count midges.</p>"),
    ("russian-missing-page", House(kit="university", lang="ru", name="Университет"), "/archive/rukopis-12", "Рукопись 12", "<h1>Рукопись 12</h1><p>Страница 4 отсутствует. Автор не найден.</p>"),
    # Short.
    ("short-one-line", House(kit="portal", name="Basin Authority"), "/gauges/lower-bridge", "Lower Bridge gauge", "<p>Gauge removed in 1984. Zero point 3.12 m.</p>"),
    ("short-minutes", House(kit="sharepoint", name="Parish Council"), "/minutes/2012-05.aspx", "Minutes May 2012", "<p>Present: five. Nothing was decided.</p>"),
    ("short-picture", BLOG, "/2012/11/fog.html", "Walking the Dykes: Fog", "<h3 class='post-title'>Fog</h3><div class='post-body'><img src='/fog.jpg' alt=''></div>"),
    ("short-obituary", PAPER, "/obituaries/2009/otto-brandt", "Otto Brandt", "<h1>Otto Brandt</h1><p>1931 – 2009. No flowers.</p>"),
    ("short-number", House(kit="portal", lang="pl", name="Główny Urząd"), "/wskaznik/88", "Wskaźnik 88", "<h1>Wskaźnik 88</h1><p>4,1 %</p>"),
    ("short-heading-alone", House(kit="joomla", name="Rowing Club"), "/results/2004", "Results 2004", "<h1>Results 2004</h1><p>1. Northgate. 2. Seaham.</p>"),
    ("short-quote", BLOG, "/2011/01/quote.html", "Walking the Dykes: Quote", "<div class='post-body'>“Sorry, we are closed.” Seen in the window of the baker.</div>"),
    ("short-bare-letter", House(kit="bare", name="x"), "/letter12.html", "Letter 12", "<p>Dear Otto, the boat is sold. Yours, H.</p>"),
    # Lists, forms, searches.
    ("list-empty", House(kit="portal", name="Basin Authority"), "/consultations", "Consultations", "<h1>Consultations</h1><p>There are no open consultations at the moment.</p><h2>Closed</h2><ul><li>Flood plan 2011</li></ul>"),
    ("list-events-none", UNIVERSITY, "/events/hydrology-seminar", "Hydrology Seminar | Northgate University", "<h1>Hydrology Seminar</h1><p>No upcoming events. See the archive.</p>"),
    ("search-with-hits", House(kit="eprints", name="Northgate ePrints"), "/cgi/search?q=midges", "Search results for midges", "<h1>Search results</h1><p>Displaying results 1 to 2 of 2.</p><ol><li>Counting midges</li><li>Midges and light</li></ol>"),
    ("catalogue-form", House(kit="portal", name="City Archive"), "/catalogue/search", "Search the catalogue", "<h1>Search the catalogue</h1><form><input name=q><select><option>Maps</option></select><button>Search</button></form>"),
    ("category-page", SHOP, "/collections/history", "History – Mill Books", "<h1>History</h1><div class='grid'><a href='/products/c'>Old maps € 30.00</a></div>"),
    ("tag-page", PAPER, "/tag/eels", "Eels - The Gazette", "<h1>Eels</h1><ul><li><a href='/a/12'>Eel season opens</a></li><li><a href='/a/9'>Eel ladder vandalised</a></li></ul>"),
    ("contact-form", NGO, "/contact/", "Contact - Rivers Without Borders", "<h1>Contact</h1><form><input name=name><textarea></textarea><button>Send</button></form>"),
    ("members-part", JOURNAL, "/index.php/njls/article/view/4403", "Silt | Northern Journal of Limnology", "<h1>Silt</h1><p>Abstract. Silt moves at night.</p><p>Requires Subscription PDF</p><form class='login'><input name=username><input type=password name=password></form>"),
    ("donation-thanks", NGO, "/thank-you/", "Thank you - Rivers Without Borders", "<h1>Thank you!</h1><p>Your support keeps rivers free.</p>"),
    ("site-map", House(kit="ministry", lang="de", name="Landesamt"), "/inhalt", "Inhaltsverzeichnis", "<h1>Inhaltsverzeichnis</h1><ul><li>Hochwasser</li><li>Grundwasser</li><li>Talsperren</li></ul>"),
)  # fmt: skip
for _name, _house, _path, _title, _main in _READ:
    chapter.alive(f"ref-read-{_name}", why="a person reads it")(_house.at(_path, _title, _main))

# Heads that say odd things over pages that are there.
for _name, _house, _path, _title, _main, _head in (
    ("canonical-front", NGO, "/eel-diary/", "Eel diary", f"<h1>Eel diary</h1>{_LONG}", "<link rel='canonical' href='/'>"),
    ("noindex", UNIVERSITY, "/exams/1999/hydrology", "Exam 1999", "<h1>Hydrology exam, 1999</h1><p>Answer three of five.</p>", "<meta name='robots' content='noindex, nofollow'>"),
    ("title-of-the-site", House(kit="portal", lang="pt", name="Agência das Águas"), "/bacias/rio-baixo", "Agência das Águas", "<h2>Rio Baixo</h2><p>Área: 4 100 km². Estações: 12.</p>", ""),
    ("og-website", PAPER, "/specials/flood", "Flood", f"<h1>The flood, hour by hour</h1>{_LONG}", "<meta property='og:type' content='website'><meta property='og:url' content='/'>"),
):  # fmt: skip
    chapter.alive(f"ref-read-{_name}", why="a person reads it")(_house.at(_path, _title, _main, _head))


# Houses that answer 200 to what they do not know: the cited page is there all the same.
for _name, _house, _path, _title, _main in (
    ("soft-house-portuguese", House(kit="portal", lang="pt", name="Câmara de Vila Nova", missing=200), "/atas/2014-05", "Câmara de Vila Nova", "<h2>Ata 5/2014</h2><p>Aprovada por unanimidade.</p>"),
    ("soft-house-thai", House(kit="portal", lang="th", name="เทศบาล", missing=200), "/order/312", "เทศบาล", "<h2>คำสั่งที่ 312</h2><p>ให้ปิดถนนเลียบคลอง 3 วัน</p>"),
    ("soft-house-old", House(kit="old", lang="ru", name="НИИ озёр", missing=200), "/otchet/1999/glava2.htm", "НИИ озёр", "<h2>Глава 2</h2><p>Уровень воды измеряли ежедневно.</p>"),
):  # fmt: skip
    chapter.alive(f"ref-read-{_name}", why="a person reads it")(_house.at(_path, _title, _main))


@chapter.alive("ref-read-yearly-table", why="one year of a series; the years differ by their numbers alone")
def _(stage: Stage) -> str:
    house = House(kit="portal", name="Statistics Office")
    pages = {
        f"/stats/rainfall/{year}": reply(
            house.page(
                f"Rainfall {year}",
                f"<h1>Rainfall {year}</h1><table><tr><td>Jan</td><td>{year % 97}</td></tr><tr><td>Feb</td><td>{year % 89}</td></tr></table>",
            )
        )
        for year in (2013, 2012, 2014)
    }
    return house.serve(stage, pages)


@chapter.alive("ref-read-app-shell", why="a browser has script; the shell is the same for every address")
def _(stage: Stage) -> str:
    shell = '<!doctype html><html lang="en"><head><title>OpenBasin</title><script type="module" src="/assets/index-4f1c.js"></script></head><body><noscript>This app needs JavaScript.</noscript><div id="app"></div></body></html>'
    site = stage.host()
    site.page("/", shell)
    site.otherwise = reply(shell)
    return site.url("/basins/lower-river")


# On the way.
_DIARY = f"<h1>Eel diary</h1>{_LONG}"
_THERE = reply(NGO.page("Eel diary", _DIARY))
chapter.alive("ref-way-new-slug", V.REDIRECTED, why="the same thing at a new address")(
    NGO.sends("/2014/05/eel-diary/", redirect("/stories/eel-diary/", status=301), {"/stories/eel-diary/": _THERE})
)
chapter.alive("ref-way-trailing-slash", V.REDIRECTED, why="the same thing at a new address")(
    NGO.sends("/stories/eel-diary", redirect("/stories/eel-diary/", status=301), {"/stories/eel-diary/": _THERE})
)
chapter.alive("ref-way-temporary", why="the same thing, for now elsewhere")(
    NGO.sends("/eel-diary", redirect("/current/eel-diary", status=307), {"/current/eel-diary": _THERE})
)
chapter.alive("ref-way-number-to-slug", V.REDIRECTED, why="the same story")(
    PAPER.sends(
        "/?p=4417",
        redirect("/a/541/the-baker-who-sings", status=301),
        {
            "/a/541/the-baker-who-sings": reply(
                PAPER.page("The baker who sings - The Gazette", f"<h1>The baker who sings</h1>{_LONG}")
            )
        },
    )
)
chapter.alive("ref-way-handle", why="a resolver leads to the item")(
    REPOSITORY.sends(
        "/handle/1234/88",
        redirect("/items/7c1f-88"),
        {
            "/items/7c1f-88": reply(
                REPOSITORY.page("Lake levels", "<h1>Lake levels</h1><dl><dt>Author</dt><dd>Larsen</dd></dl>")
            )
        },
    )
)
chapter.alive("ref-way-bitstream", why="the file, from its store")(
    REPOSITORY.sends(
        "/bitstream/1234/88/1/levels.pdf",
        redirect("/server/api/core/bitstreams/4f1c/content"),
        {"/server/api/core/bitstreams/4f1c/content": reply(pdf("Lake levels"), content_type="application/pdf")},
    )
)


@chapter.alive("ref-way-consent-cookie", why="a cookie is set on the way, as every browser lets it")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/", PAPER.front())
    story = reply(PAPER.page("Mill closes", f"<h1>Mill closes</h1>{_LONG}"))
    site.play(
        "/a/77",
        lambda seen: (
            story
            if "consent=1" in seen.headers.get("cookie", "")
            else redirect("/privacy-gate?return=/a/77", cookies=("consent=1; Path=/",))
        ),
    )
    site.script("/privacy-gate?return=/a/77", redirect("/a/77"))
    return site.url("/a/77")


@chapter.alive("ref-way-to-https", V.REDIRECTED, why="the same thing, encrypted")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(
        "/stories/eel-diary/", redirect(site.url("/stories/eel-diary/", scheme="https"), status=301), scheme="http"
    )
    site.script("/stories/eel-diary/", _THERE, scheme="https")
    return site.url("/stories/eel-diary/")


@chapter.alive("ref-way-other-host", V.REDIRECTED, why="the house has a new name")
def _(stage: Stage) -> str:
    new = stage.host("new")
    new.script("/stories/eel-diary/", _THERE)
    site = stage.host()
    site.script("/stories/eel-diary/", redirect(new.url("/stories/eel-diary/"), status=301))
    return site.url("/stories/eel-diary/")


# Files and writings.
chapter.alive("ref-file-pdf")(
    UNIVERSITY.sends("/sites/default/files/tides-2001.pdf", reply(pdf("Tides"), content_type="application/pdf"))
)
chapter.alive("ref-file-pdf-as-bytes")(
    UNIVERSITY.sends(
        "/download.php?id=88",
        reply(
            pdf("Tides"),
            content_type="application/octet-stream",
            headers={"Content-Disposition": 'attachment; filename="tides.pdf"'},
        ),
    )
)
chapter.alive("ref-file-csv")(
    UNIVERSITY.sends("/data/tides.csv", reply("day,high\n1,4.1\n2,4.0\n", content_type="text/csv"))
)
chapter.alive("ref-file-text")(
    UNIVERSITY.sends("/pub/README", reply("Not found here: volumes 3 and 4.\n", content_type="text/plain"))
)
chapter.alive("ref-file-json")(
    UNIVERSITY.sends(
        "/api/gauges/12",
        reply(
            json.dumps({"id": 12, "name": "Lower Bridge", "error": None, "status": "removed"}),
            content_type="application/json",
        ),
    )
)
chapter.alive("ref-written-latin-1")(
    OLD.sends(
        "/histoire.htm",
        reply(
            "<html><head><title>Le port</title><meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'></head><body><h1>Le port</h1><p>Fermé l'été.</p></body></html>".encode(
                "latin-1"
            ),
            content_type="text/html",
        ),
    )
)
chapter.alive("ref-written-shift-jis")(
    House(kit="old", lang="ja", name="港").sends(
        "/minato.html",
        reply(
            "<html><head><title>港の歴史</title><meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'></head><body><h1>港の歴史</h1><p>明治三年に開かれた。</p></body></html>".encode(
                "shift_jis"
            ),
            content_type="text/html",
        ),
    )
)
chapter.alive("ref-written-gzip")(
    NGO.sends("/stories/otter/", reply(NGO.page("Otter", f"<h1>Otter</h1>{_LONG}"), compress=True))
)


@chapter.alive("ref-once-503", why="busy, and then not")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/", UNIVERSITY.front())
    site.script(
        "/data/gauge-12",
        reply(status=503, headers={"Retry-After": "0"}),
        reply(UNIVERSITY.page("Gauge 12", f"<h1>Gauge 12</h1>{_LONG}")),
    )
    return site.url("/data/gauge-12")


@chapter.alive("ref-head-refused", why="HEAD gets 403, GET the page")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/", PUBLISHER.front())
    site.script(
        "/chapter/88", reply(PUBLISHER.page("Chapter 8", "<h1>Chapter 8: Weirs</h1><p>Weirs hold water back.</p>"))
    )
    site.head("/chapter/88", reply(status=403))
    return site.url("/chapter/88")


@chapter.alive("ref-guarded-403-then-page", V.BLOCKED, why="a guard for programs alone")
def _(stage: Stage) -> str:
    return PUBLISHER.serve(
        stage,
        {
            "/doi/10.1080/88": reply(
                "<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script></body></html>",
                status=403,
                headers={"cf-mitigated": "challenge"},
            )
        },
    )
