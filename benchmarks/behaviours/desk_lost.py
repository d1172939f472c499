"""Lost pages and closed doors as a reference desk meets them, in the frames of whole sites; labelled before it was asked."""

from __future__ import annotations

import json

from benchmarks.behaviours.case import Chapter
from benchmarks.behaviours.desk import House
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import hang, raw, redirect, reply, reset

V = LinkVerdict
chapter = Chapter()

UNIVERSITY = House()
NGO = House(kit="ngo", name="Rivers Without Borders")
PAPER = House(kit="paper", name="The Gazette")
REPOSITORY = House(kit="repository", name="Northgate Research Archive")
PUBLISHER = House(kit="publisher", name="Linden Press Journals")
SPANISH = House(kit="ngo", lang="es", name="Fundación Aguas Claras")
GERMAN = House(kit="ministry", lang="de", name="Landesamt für Wasserwirtschaft")
FRENCH_PAPER = House(kit="paper", lang="fr", name="Le Courrier du Lac")

# Statuses, as they are.
chapter.dead("ref-lost-404-with-latest-posts", why="404, however much stands on the page")(
    NGO.sends(
        "/2014/06/dams-and-fish/",
        reply(
            NGO.page(
                "Page not found",
                "<h1>Oops</h1><p>Try these.</p>"
                + "<article><h2>Sturgeon return</h2><p>After forty years the sturgeon is back in the lower river.</p></article>"
                * 5,
            ),
            status=404,
        ),
    )
)
chapter.dead("ref-lost-410", why="410")(
    PAPER.sends("/a/2011/quarry-fire", reply(PAPER.page("Gone", "<h1>Removed</h1>"), status=410))
)
chapter.dead("ref-lost-publisher-404", why="404")(
    PUBLISHER.sends(
        "/science/article/pii/S0011223344",
        reply(PUBLISHER.page("Error", "<h1>The article you requested is not available</h1>"), status=404),
    )
)
chapter.dead("ref-lost-moved-then-404", why="301 to an address that is not there")(
    UNIVERSITY.sends("/~hlarsen/papers/tides.pdf", redirect("/people/hlarsen/tides.pdf", status=301))
)
chapter.dead("ref-lost-dataset-410", why="410 from an interface")(
    REPOSITORY.sends(
        "/api/datasets/9911",
        reply(json.dumps({"status": "ERROR", "message": "gone"}), status=410, content_type="application/json"),
    )
)


@chapter.dead("ref-lost-refused", why="nobody listens there any more")
def _(stage: Stage) -> str:
    site = stage.host()
    url = site.url("/cgi-bin/report.pl?id=88")
    site.close()
    return url


@chapter.dead("ref-lost-loop", why="a ring of redirects, cookies or none")
def _(stage: Stage) -> str:
    return UNIVERSITY.serve(
        stage,
        {
            "/departments/hydrology": redirect("/departments/hydrology/"),
            "/departments/hydrology/": redirect("/departments/hydrology"),
        },
    )


# Sent elsewhere.
chapter.dead("ref-lost-home-301", V.SOFT_404, why="the front page")(
    NGO.sends("/resources/fish-ladders-handbook/", redirect("/", status=301))
)
chapter.dead("ref-lost-home-of-language", V.SOFT_404, why="the front page in a language")(
    SPANISH.sends("/publicaciones/informe-anual-2015", redirect("/es/"), {"/es/": reply(SPANISH.front())})
)
chapter.dead("ref-lost-error-page-302", V.SOFT_404, why="a page for errors, with 200")(
    House(kit="sharepoint", name="Regional Water Authority").sends(
        "/publications/Pages/groundwater-2013.aspx",
        redirect("/Pages/PageNotFoundError.aspx?requestUrl=/publications/Pages/groundwater-2013.aspx"),
        {
            "/Pages/PageNotFoundError.aspx?requestUrl=/publications/Pages/groundwater-2013.aspx": reply(
                House(kit="sharepoint", name="Regional Water Authority").page(
                    "We're sorry",
                    "<h1>We're sorry</h1><p>The page you're looking for isn't on our server. It may have been renamed during our recent migration.</p>",
                )
            )
        },
    )
)
chapter.dead("ref-lost-search-302", V.SOFT_404, why="a search for the words of the address, without a hit")(
    NGO.sends(
        "/toolkits/river-cleanup/",
        redirect("/?s=river+cleanup"),
        {
            "/?s=river+cleanup": reply(
                NGO.page(
                    "You searched for river cleanup",
                    "<h1>Search Results for: river cleanup</h1><p>It seems we can’t find what you’re looking for.</p>",
                )
            )
        },
    )
)
chapter.dead("ref-lost-section-of-a-paper", V.SOFT_404, why="the section, not the story")(
    PAPER.sends(
        "/business/2013/08/17/mill-owner-charged-over-wages",
        redirect("/business/", status=301),
        {
            "/business/": reply(
                PAPER.page(
                    "Business - The Gazette",
                    "<h1>Business</h1>"
                    + "".join(
                        f"<article><h2><a href='/a/{n}'>{t}</a></h2></article>"
                        for n, t in (
                            (91, "Harbour fees up again"),
                            (88, "Grain price falls"),
                            (85, "Bank to shut nine branches"),
                            (83, "Ferry line sold"),
                        )
                    ),
                )
            )
        },
    )
)
chapter.dead("ref-lost-product-to-category", V.SOFT_404, why="the category, not the book")(
    House(kit="shop", name="Mill Books").sends(
        "/products/tides-and-times-of-the-lower-river",
        redirect("/collections/history", status=301),
        {
            "/collections/history": reply(
                House(kit="shop", name="Mill Books").page(
                    "History – Mill Books",
                    "<h1>History</h1><div class='grid'><a href='/products/c'>Old maps € 30.00</a><a href='/products/d'>Bridges € 18.00</a></div>",
                )
            )
        },
    )
)
chapter.dead("ref-lost-homepage-of-a-person", V.SOFT_404, why="the list of staff, not her paper")(
    UNIVERSITY.sends(
        "/staff/hlarsen/papers/tidal-asymmetry-1998.html",
        redirect("/staff/", status=302),
        {
            "/staff/": reply(
                UNIVERSITY.page(
                    "Staff | Northgate University",
                    "<h1>Staff</h1><ul><li>Abel, J.</li><li>Brandt, O.</li><li>Chen, W.</li><li>Dias, M.</li></ul>",
                )
            )
        },
    )
)
chapter.dead("ref-lost-journal-to-its-index", V.SOFT_404, why="the journal's front page")(
    House(kit="journal", name="Northern Journal of Limnology").sends(
        "/index.php/njls/article/view/4417",
        redirect("/index.php/njls/index"),
        {
            "/index.php/njls/index": reply(
                House(kit="journal", name="Northern Journal of Limnology").page(
                    "Northern Journal of Limnology",
                    "<h1>Current Issue</h1><h2>Vol. 41 No. 2 (2026)</h2><p>Articles</p><ul><li>Phosphorus in shallow lakes</li><li>Counting midges</li></ul>",
                )
            )
        },
    )
)

# 200, and the frame says in its own words that it is not there; other addresses get a real 404.
_TOLD: tuple[tuple[str, House, str, str, str], ...] = (
    ("german-with-a-map-of-the-site", GERMAN, "/themen/hochwasser/bericht-2012", "Hoppla – Landesamt für Wasserwirtschaft", "<h1>Da ist etwas schiefgelaufen</h1><p>Unter dieser Adresse haben wir leider nichts für Sie. Wir haben unseren Auftritt neu geordnet; viele alte Adressen gelten nicht mehr.</p><h2>Übersicht</h2><ul><li><a href='/a'>Hochwasser</a></li><li><a href='/b'>Grundwasser</a></li><li><a href='/c'>Talsperren</a></li><li><a href='/d'>Messwerte</a></li></ul>"),
    ("spanish-with-recent-posts", SPANISH, "/2016/03/pozos-comunitarios/", "¡Vaya! – Fundación Aguas Claras", "<h1>¡Vaya! Esa página no se puede encontrar.</h1><p>Parece que no se ha encontrado nada en esta ubicación. ¿Quieres probar con una búsqueda?</p><form><input></form><h2>Entradas recientes</h2><ul><li>Nuevo pozo en la sierra</li><li>Jornada de puertas abiertas</li></ul>"),
    ("french-story", FRENCH_PAPER, "/economie/2012/la-scierie-ferme", "Le Courrier du Lac", "<h1>Oups, cet article a pris le large</h1><p>Il n'est plus en ligne. Nos archives de plus de dix ans sont consultables à la bibliothèque municipale.</p>"),
    ("italian-og", House(kit="ministry", lang="it", name="Comune di Pontelago"), "/delibere/2014/88", "Comune di Pontelago", "<div class='it-page-error'><p class='big'>404</p><p>Ci dispiace, il contenuto non è più presente sul portale.</p></div>"),
    ("dutch-new-site", House(kit="joomla", lang="nl", name="Waterschap Oostpolder"), "/beleid/peilbesluit-2011", "Waterschap Oostpolder", "<h1>Welkom op onze vernieuwde website</h1><p>U komt hier via een oude link. De pagina die daarbij hoorde, is niet meegegaan naar de nieuwe site.</p><p><a href='/'>Naar de homepage</a></p>"),
    ("swedish-help", House(kit="ministry", lang="sv", name="Länsstyrelsen"), "/rapporter/2013-11", "Länsstyrelsen", "<h1>Vi hittar inte det du söker</h1><p>Sidan kan ha tagits bort eller fått en ny adress. Ring vår växel, 010-224 00 00, om du behöver hjälp.</p>"),
    ("polish-act", House(kit="portal", lang="pl", name="Urząd Gminy Zarzecze"), "/uchwaly/XIV-88-2012", "Urząd Gminy Zarzecze", "<div class='komunikat'>Wybrany artykuł nie istnieje lub został przeniesiony do archiwum.</div>"),
    ("arabic-study", House(kit="ministry", lang="ar", name="وزارة الموارد المائية"), "/studies/2015/salinity", "وزارة الموارد المائية", "<h1>عذراً</h1><p>المحتوى الذي تبحث عنه غير متاح أو تم حذفه.</p>"),
    ("portuguese-portal", House(kit="portal", lang="pt", name="Agência das Águas"), "/web/guest/-/relatorio-das-secas", "Agência das Águas", "<div class='alert alert-danger'>A área responsável retirou esta publicação do portal em 2021. <a href='/'>Voltar</a></div>"),
    ("thai-grid", House(kit="portal", lang="th", name="กรมทรัพยากรน้ำ"), "/document/view.aspx?id=4417", "กรมทรัพยากรน้ำ", "<h2>รายละเอียดเอกสาร</h2><table class='grid'><tr><td>ไม่พบข้อมูล</td></tr></table>"),
    ("indonesian-drupal", House(kit="university", lang="id", name="Universitas Muara"), "/publikasi/banjir-rob-2014", "Universitas Muara", "<h1>Aduh!</h1><p>Alamat ini sudah tidak dipakai lagi sejak situs kami diperbarui.</p><h2>Dokumen populer</h2><ul><li>Statuta</li><li>Kalender akademik</li></ul>"),
    ("vietnamese-news", House(kit="portal", lang="vi", name="Sở Tài nguyên nước"), "/tin-tuc/chi-tiet/4417", "Sở Tài nguyên nước", "<div class='detail'><p>Bài viết này không còn tồn tại trên hệ thống.</p></div><h3>Tin liên quan</h3><ul><li>Họp giao ban</li><li>Khai mạc hội thi</li></ul>"),
    ("dataverse-deaccessioned", REPOSITORY, "/dataset.xhtml?persistentId=doi:10.5072/FK2/ABCD", "Lake levels 1950-2010 - Northgate Research Archive", "<div class='alert alert-warning'><b>Deaccessioned Dataset</b> The dataset has been deaccessioned. Reason: legal issue or Data Usage Agreement.</div><h1>Lake levels 1950-2010</h1><p>Larsen, H. (2011)</p>"),
    ("eprints-retired", House(kit="eprints", name="Northgate ePrints"), "/id/eprint/4417/", "Northgate ePrints", "<h1 class='ep_tm_pagetitle'>Item retired</h1><p>The eprint you asked for has been retired, and its files have been taken down. A newer version may be found by browsing.</p>"),
    ("video-removed", House(kit="publisher", name="Tube of Learning"), "/watch?v=88xLake", "Tube of Learning", "<div class='player-unavailable'><h1>Video unavailable</h1><p>This video has been removed by the uploader.</p></div>"),
    ("product-gone", House(kit="shop", name="Mill Books"), "/products/river-pilots", "Mill Books", "<h1>Sorry, this title has left our shelves</h1><p>The product you were looking for has been discontinued. You may also like:</p>"),
)  # fmt: skip
for _name, _house, _path, _title, _main in _TOLD:
    chapter.dead(f"ref-lost-{_name}", V.SOFT_404, why="200, and the frame says that it is not there")(
        _house.at(_path, _title, _main)
    )


# 200 for every address.
@chapter.dead(
    "ref-lost-new-edition", V.SOFT_404, why="every address of the old conference gets the front page of the new one"
)
def _(stage: Stage) -> str:
    house = House(kit="ngo", name="LakeConf 2027")
    site = stage.host()
    answer = reply(
        house.page(
            "LakeConf 2027",
            "<h1>LakeConf 2027</h1><p>Join us in June. Call for papers open.</p><a href='/register'>Register</a>",
        )
    )
    site.page(
        "/",
        house.page(
            "LakeConf 2027",
            "<h1>LakeConf 2027</h1><p>Join us in June. Call for papers open.</p><a href='/register'>Register</a>",
        ),
    )
    site.otherwise = answer
    return site.url("/2015/programme/session-4.html")


@chapter.dead("ref-lost-prerendered-app", V.SOFT_404, why="the app's page for what it does not know, for every address")
def _(stage: Stage) -> str:
    house = House(kit="publisher", name="OpenBasin")
    site = stage.host()
    site.page("/", house.front())
    site.otherwise = reply(
        house.page(
            "OpenBasin",
            "<div class='empty-state'><svg></svg><h1>Nothing to see here</h1><p>This URL does not match any basin, gauge or report.</p><a href='/'>Go to map</a></div>",
        )
    )
    return site.url("/basins/lower-river/reports/2014")


@chapter.dead("ref-lost-empty-article", V.SOFT_404, why="the frame of a story with nothing in it, for every number")
def _(stage: Stage) -> str:
    house = House(kit="portal", lang="zh", name="水务局")
    site = stage.host()
    site.page("/", house.front())
    empty = reply(
        house.page("水务局", "<h1></h1><div class='info'>发布时间： 来源： 浏览次数：</div><div class='content'></div>")
    )
    site.every = lambda seen: empty if seen.path.startswith("/art/") else site.otherwise
    return site.url("/art/2013/5/2/art_88_4417.html")


@chapter.dead("ref-lost-russian-site-map", V.SOFT_404, why="the map of the site in an old encoding, for every address")
def _(stage: Stage) -> str:
    house = House(kit="old", lang="ru", name="НИИ озёр")
    text = house.page(
        "НИИ озёр",
        "<h2>Ошибка 404</h2><p>Нет такой страницы. Воспользуйтесь картой сайта:</p><ul><li>Отчёты</li><li>Сотрудники</li><li>История</li></ul>",
    ).replace("utf-8", "windows-1251")
    site = stage.host()
    site.otherwise = reply(text.encode("windows-1251", "replace"), content_type="text/html")
    return site.url("/otchet/1999/glava3.htm")


# Another owner, or none.
_PARKED = (
    '<!doctype html><html lang="de"><head><title>seewetter.example&nbsp;-&nbsp;Diese Website steht zum Verkauf!&nbsp;-&nbsp;Informationen zum Thema seewetter.</title></head><body><div id="container-header">seewetter.example</div>'
    "<div class='rcolumn'><h2>Weitere Links</h2><ul><li>Bootsverleih</li><li>Ferienwohnung</li><li>Segelschein</li></ul></div><p>Der Domain-Inhaber hat die Domain beim Parkservice abgestellt.</p></body></html>"
)
_REGISTRAR = "<html lang='pl'><head><title>Domena wygasła</title></head><body><h1>jeziora.example</h1><p>Okres ważności tej domeny upłynął. Jeśli jesteś abonentem, opłać domenę w panelu klienta.</p></body></html>"
_HOSTER = "<html><head><title>FreeSites</title></head><body><h1>FreeSites was shut down on 31 March 2019</h1><p>Pages of members could be downloaded until then. Thank you for eighteen years.</p></body></html>"
_BETS = House(kit="ngo", lang="id", name="MAHJONG WAYS").page(
    "Link Alternatif Slot Online Resmi",
    "<h1>Situs Slot Online Resmi 2026</h1><p>Daftar sekarang, deposit pulsa tanpa potongan, RTP live tertinggi.</p><a href='/daftar'>DAFTAR</a>",
)
for _name, _body, _path in (
    ("parked-german", _PARKED, "/bodensee/archiv/2009"),
    ("registrar-polish", _REGISTRAR, "/raporty/2012.html"),
    ("hoster-closed", _HOSTER, "/~lakes/birds.html"),
    ("taken-over", _BETS, "/wp-content/uploads/report/"),
):

    @chapter.dead(f"ref-lost-{_name}", V.SOFT_404, why="what answers every address is not the cited site")
    def _(stage: Stage, body: str = _body, path: str = _path) -> str:
        site = stage.host()
        site.page("/", body)
        site.otherwise = reply(body)
        return site.url(path)


# Files that are none.
chapter.dead("ref-lost-pdf-is-a-page", V.SOFT_404, why="a page in the place of the file")(
    UNIVERSITY.sends(
        "/sites/default/files/tides-1998.pdf",
        reply(UNIVERSITY.page("Library | Northgate University", "<h1>Library</h1><p>Opening hours: nine to six.</p>")),
    )
)
chapter.dead("ref-lost-pdf-says-no", V.SOFT_404, why="named a PDF, and it is a sentence")(
    House(kit="portal", name="Basin Authority").sends(
        "/downloads/get.php?f=plan-2011.pdf", reply("File does not exist.", content_type="application/pdf")
    )
)

# Doors and faults.
for _name, _verdicts, _setting in (
    ("403", (V.BLOCKED,), PUBLISHER.sends("/doi/full/10.1080/01.2013.88", reply(PUBLISHER.page("Access denied", "<h1>Access denied</h1>"), status=403))),
    ("401", (V.BLOCKED,), UNIVERSITY.sends("/intranet/minutes/2014-05", reply(status=401, headers={"WWW-Authenticate": 'Basic realm="staff"'}))),
    ("402", (V.BLOCKED,), PAPER.sends("/archive/1998/05/03", reply(PAPER.page("Subscribe", "<h1>Subscribe to read</h1>"), status=402))),
    ("451", (V.BLOCKED,), PAPER.sends("/world/2018/gdpr-story", reply("<h1>451: Unavailable for legal reasons</h1>", status=451))),
    ("500", (V.UNAVAILABLE,), GERMAN.sends("/daten/pegel.php?station=88", reply("<h1>Oops, an error occurred!</h1><p>Code: 20261128</p>", status=500))),
    ("502", (V.UNAVAILABLE,), REPOSITORY.sends("/handle/1234/88", reply("<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>", status=502))),
    ("503-maintenance", (V.UNAVAILABLE,), NGO.sends("/maps/", reply("<h1>Briefly unavailable for scheduled maintenance. Check back in a minute.</h1>", status=503))),
    ("522", (V.UNAVAILABLE,), NGO.sends("/stories/eel", reply("<title>Connection timed out</title><h1>Error 522</h1>", status=522))),
    ("hangs", (V.TIMEOUT,), UNIVERSITY.sends("/cgi-bin/slow.cgi", hang())),
    ("reset", (V.UNAVAILABLE,), GERMAN.sends("/karte/", reset())),
    ("garbled", (V.UNAVAILABLE,), UNIVERSITY.sends("/old/telnet", raw(b"* OK IMAP4rev1 ready\r\n" * 3))),
    ("maintenance-200", (V.UNAVAILABLE,), SPANISH.sends("/mapas/", reply(House(kit="bare", lang="es", name="x").page("Volvemos enseguida", "<h1>Estamos mejorando el sitio</h1><p>Por tareas de mantenimiento el portal no está disponible en este momento. Vuelva a intentarlo más tarde.</p>")))),
    ("database-200", (V.UNAVAILABLE,), House(kit="joomla", name="Club").sends("/index.php?option=com_content&id=88", reply("<html><body>Error displaying the error page: Database Error: Could not connect to MySQL.</body></html>"))),
    ("login-shibboleth", (V.BLOCKED,), UNIVERSITY.sends("/ezproxy/article/88", redirect("/idp/profile/SAML2/Redirect/SSO?execution=e1s1"), {"/idp/profile/SAML2/Redirect/SSO?execution=e1s1": reply(UNIVERSITY.page("Web Login Service", "<form method=post><label>Username<input name=j_username></label><label>Password<input type=password name=j_password></label><button>Login</button></form>"))})),
    ("login-french", (V.BLOCKED,), House(kit="university", lang="fr", name="Université du Lac").sends("/extranet/rapport-88", redirect("/cas/login?service=rapport"), {"/cas/login?service=rapport": reply(House(lang="fr", name="Université du Lac").page("Authentification centralisée", "<form method=post><input name=username><input type=password name=password><button>Se connecter</button></form>"))})),
    ("gate-200", (V.BLOCKED,), PUBLISHER.sends("/science/article/pii/S77", reply("<html><head><title>Just a moment...</title></head><body><h1>www.example.org</h1><p>Verifying you are human. This may take a few seconds.</p><script>window._cf_chl_opt={cType:'managed'}</script></body></html>"))),
    ("quota-200", (V.UNAVAILABLE, V.BLOCKED), UNIVERSITY.sends("/uc?id=88&export=download", reply("<html><head><title>Quota exceeded</title></head><body><p>Sorry, too many users have viewed or downloaded this file recently. Please try again later.</p></body></html>"))),
):  # fmt: skip
    chapter.unknown(f"ref-door-{_name}", *_verdicts, why="nothing can be said of the page")(_setting)

for _quality in ("expired", "self-signed", "wrong-host"):

    @chapter.unknown(f"ref-door-tls-{_quality}", V.TLS_ERROR, why="nothing can be said of the page")
    def _(stage: Stage, quality: str = _quality) -> str:
        site = stage.host(tls=quality)  # type: ignore[arg-type]
        site.page("/library/88", UNIVERSITY.page("Library", "<h1>Library</h1>"))
        return site.url("/library/88", scheme="https")
