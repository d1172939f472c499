"""A surveyor checks the links of an atlas: 60 behaviours of other systems and languages, labelled before they were asked."""

from __future__ import annotations

import json

from benchmarks.behaviours.case import Chapter
from benchmarks.behaviours.editor_frames import at, framed, gives
from benchmarks.behaviours.pages import pdf
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, Seen, empty, hang, redirect, reply

V = LinkVerdict
chapter = Chapter()

# There

chapter.alive("svy-map-sheet-missing-edge")(
    at(
        "/sheets/4412",
        "Sheet 4412: Lower Marsh",
        "<h1>Sheet 4412: Lower Marsh</h1><p>Surveyed 1871, revised 1904. The northern edge is missing.</p><img src='/tiles/4412.jpg' alt='Sheet 4412'>",
        kit="wp",
        name="Map Room",
    )
)
chapter.alive("svy-gazetteer-place-gone")(
    at(
        "/place.php?id=20117",
        "Gazetteer",
        "<h2>Ness Point</h2><p>Hamlet, no longer exists. Lost to the sea between 1790 and 1832.</p><table><tr><td>Grid</td><td>TM 55 93</td></tr><tr><td>First named</td><td>1327</td></tr></table>",
        kit="aspnet",
        name="Gazetteer",
    )
)
chapter.alive("svy-station-closed-for-good")(
    at(
        "/stations/fenny-drayton",
        "Fenny Drayton - Closed stations",
        "<article><h1>Fenny Drayton</h1><p>This station is permanently closed. The last train ran on 4 May 1964.</p><p>The platform was removed in 1971; the house is lived in.</p></article>",
        kit="wp",
        name="Closed stations",
    )
)
chapter.alive("svy-dataset-superseded")(
    at(
        "/dataset/coastline-2003",
        "Coastline 2003 - Open Geodata",
        "<article><h1>Coastline 2003</h1><p class='warn'>This dataset is no longer maintained and has been superseded by Coastline 2012.</p><p>Mean high water, digitised from sheets at 1:10 000.</p><h2>Files</h2><p>Files have been moved to the archive and can be had on request.</p></article>",
        kit="drupal",
        name="Open Geodata",
    )
)
chapter.alive("svy-geological-note-german")(
    at(
        "/aufschluss/1187",
        "Aufschluss 1187 Kiesgrube Nord",
        "<h1>Aufschluss 1187 Kiesgrube Nord</h1><p>Nicht mehr vorhanden. Die Grube wurde 1988 verfüllt, das Profil ist nicht mehr zugänglich.</p><p>Beschrieben von Lang 1952.</p>",
        lang="de",
        kit="typo3",
        name="Geologischer Dienst",
    )
)
chapter.alive("svy-french-monument-destroyed")(
    at(
        "/notice/PA00090412",
        "Moulin des Prés (détruit)",
        "<h1>Moulin des Prés</h1><p>Édifice détruit. N'existe plus depuis 1944.</p><p>Protection : inscrit 1932, radié 1951.</p><p>Photographies : aucune image disponible.</p>",
        lang="fr",
        kit="opac",
        name="Base des monuments",
    )
)
chapter.alive("svy-portuguese-village-drowned")(
    at(
        "/aldeias/vilarinho",
        "Vilarinho | Aldeias submersas",
        "<article><h1>Vilarinho</h1><p>A aldeia já não existe: foi submersa em 1971 pela albufeira.</p><p>Em anos secos veem-se os muros e a fonte.</p></article>",
        lang="pt",
        kit="wp",
        name="Aldeias submersas",
    )
)
chapter.alive("svy-italian-street-renamed")(
    at(
        "/strade/via-del-molo",
        "Via del Molo (soppressa)",
        "<h1>Via del Molo</h1><p>Via soppressa nel 1936. Non più esistente.</p><p>Oggi: viale della Libertà, dal civico 1 al 44.</p>",
        lang="it",
        kit="joomla",
        name="Stradario storico",
    )
)
chapter.alive("svy-dutch-pump-statistics")(
    at(
        "/gemalen/4",
        "Gemaal 4",
        "<h1>Gemaal 4</h1><p>Buiten gebruik. Gegevens na 1999 ontbreken.</p><table><tr><td>Bouwjaar</td><td>1921</td></tr></table>",
        lang="nl",
        kit="typo3",
        name="Gemalenregister",
    )
)
chapter.alive("svy-finnish-lake")(
    at(
        "/jarvet/hoytiainen",
        "Höytiäinen",
        "<h1>Höytiäinen</h1><p>Järven pinta laski vuonna 1859 yhdeksän metriä. Vanhaa rantaa ei enää ole.</p>",
        lang="fi",
        kit="wiki",
        name="Järviwiki",
    )
)
chapter.alive("svy-russian-map-sheet")(
    at(
        "/list/o-36-101",
        "Лист O-36-101",
        "<h1>Лист O-36-101</h1><p>Лист не издавался. Съёмка 1938 года утрачена.</p><p>См. соседние листы.</p>",
        lang="ru",
        kit="frames90",
        name="Карты",
    )
)
chapter.alive("svy-japanese-bridge")(
    at(
        "/hashi/0312.html",
        "旧中橋",
        "<h1>旧中橋</h1><p>現存しません。昭和三十四年の台風で流失しました。</p><p>橋長四十二メートル、木造。</p>",
        lang="ja",
        kit="frames90",
        name="橋の記録",
    )
)
chapter.alive("svy-chinese-river-name")(
    at(
        "/diming/3317",
        "清水河",
        "<h1>清水河</h1><p>该河已不存在，一九五八年修建水库时被淹没。</p><p>旧名白沙河，长十二公里。</p>",
        lang="zh",
        kit="joomla",
        name="地名录",
    )
)
chapter.alive("svy-vietnamese-hamlet")(
    at(
        "/lang/lang-chai-ven-song",
        "Làng chài ven sông",
        "<h1>Làng chài ven sông</h1><p>Làng không còn tồn tại từ năm 1999, dân đã chuyển lên bờ.</p>",
        lang="vi",
        kit="wp",
        name="Làng cũ",
    )
)
chapter.alive("svy-thai-canal")(
    at(
        "/khlong/21",
        "คลองที่ 21",
        "<h1>คลองที่ 21</h1><p>คลองนี้ไม่มีแล้ว ถูกถมเป็นถนนในปี พ.ศ. 2511</p>",
        lang="th",
        kit="drupal",
        name="คลองเก่า",
    )
)
chapter.alive("svy-note-on-a-404-sign")(
    at(
        "/blog/road-404",
        "Road 404: the highway that was never built",
        "<article><h1>Road 404: the highway that was never built</h1><p>On the plan of 1966 it runs from the docks to the ring. On the ground there is a bridge, forty metres long, between two fields.</p></article>",
        kit="wp",
        name="Unbuilt",
    )
)
chapter.alive("svy-software-changelog")(
    at(
        "/changes/3.1.html",
        "Changes in 3.1 — Plot documentation",
        "<section id='changes-in-3-1'><h1>Changes in 3.1</h1><ul><li>Removed: the old reader.</li><li>Fixed: \u201cFile not found\u201d when a path has blanks.</li><li>The server says 404, no longer 500, for unknown layers.</li></ul></section>",
        kit="docs",
        name="Plot",
    )
)
chapter.alive("svy-thumbnail-page-without-words")(
    gives(
        "/photo/8812",
        reply(
            framed(
                "IMG_8812", "<figure><img src='/p/8812.jpg' alt=''></figure><p>f/8, 1/250</p>", kit="shop", name="Coast"
            )
        ),
    )
)
chapter.alive("svy-tombstone-that-names-the-work")(
    at(
        "/records/71120",
        "Tidal gauges of the estuary - Data Repository",
        "<h1>Tidal gauges of the estuary</h1><p>Hale, P.; Ostrow, M. (2015)</p><p>The files of this record were withdrawn by the authors on 3 March 2019 because of a licence. The description stays.</p><p>Version 2 has the corrected series.</p>",
        kit="jspui",
        name="Data Repository",
        head='<meta name="citation_title" content="Tidal gauges of the estuary">',
    )
)
chapter.alive("svy-interview-unavailable-in-title")(
    at(
        "/interviews/12",
        "\u201cUnavailable\u201d: an interview with a lock keeper",
        "<article><h1>\u201cUnavailable\u201d</h1><p>An interview with a lock keeper</p><p>You ring, and a voice says that the keeper is unavailable. I was on the gate, says Mr Brand, where else.</p></article>",
        kit="paper",
        name="Waterside",
    )
)
chapter.alive("svy-korean-notice")(
    at(
        "/notice/4471",
        "홈페이지 서비스 종료 안내",
        "<h1>홈페이지 서비스 종료 안내</h1><p>구 지도 서비스는 2015년 3월 31일 종료되었습니다. 자료는 새 지도 서비스에서 보실 수 있습니다.</p><p>이용해 주셔서 감사합니다.</p>",
        lang="ja",
        kit="joomla",
        name="국토정보",
    )
)
chapter.alive("svy-map-application")(
    gives(
        "/viewer/?layer=coast&z=9",
        reply(
            "<!DOCTYPE html><html><head><title>Coast viewer</title><meta name='description' content='Map of the coast'></head><body><div id='map'></div><noscript>This map needs JavaScript.</noscript><script src='/leaflet.js'></script></body></html>"
        ),
    )
)
chapter.alive("svy-xml-of-a-service")(
    gives(
        "/wfs?service=WFS&request=GetCapabilities",
        reply(
            "<?xml version='1.0'?><WFS_Capabilities version='1.1.0'><Title>Coast</Title></WFS_Capabilities>",
            content_type="text/xml",
        ),
    )
)
chapter.alive("svy-geojson")(
    gives(
        "/api/coast.geojson",
        reply(
            json.dumps({"type": "FeatureCollection", "features": [], "status": 200}),
            content_type="application/geo+json",
        ),
    )
)
chapter.alive("svy-part-on-the-second-heading")(
    gives(
        "/glossary#ness",
        reply(framed("Glossary", "<h1>Glossary</h1><dl><dt><a name='ness'></a>Ness</dt><dd>A headland.</dd></dl>")),
    )
)
chapter.alive("svy-part-spelt-otherwise", V.FRAGMENT_MISSING)(
    gives(
        "/glossary#nesss",
        reply(framed("Glossary", "<h1>Glossary</h1><dl><dt id='ness'>Ness</dt><dd>A headland.</dd></dl>")),
    )
)
chapter.alive("svy-pdf-page-beyond-the-end", V.FRAGMENT_MISSING)(
    gives("/files/tides.pdf#page=99", reply(pdf("Tides"), content_type="application/pdf"))
)
chapter.alive("svy-301-to-a-capital-letter", V.REDIRECTED)(
    gives(
        "/wiki/lower_marsh",
        redirect("/wiki/Lower_Marsh", status=301),
        also={
            "/wiki/Lower_Marsh": reply(
                framed("Lower Marsh - Wiki", "<h1>Lower Marsh</h1><p>Grazing land.</p>", kit="wiki")
            )
        },
    )
)
chapter.alive("svy-302-to-a-mirror")(
    gives(
        "/dl/tides-1904.pdf",
        redirect("/mirror3/tides-1904.pdf"),
        also={"/mirror3/tides-1904.pdf": reply(pdf("Tides 1904"), content_type="application/pdf")},
    )
)
chapter.alive("svy-refresh-header", V.OK, V.REDIRECTED)(
    gives(
        "/old/tides.htm",
        reply("", headers={"Refresh": "0; url=/tides"}),
        also={"/tides": reply(framed("Tides", "<h1>Tides</h1><p>High water at noon.</p>"))},
    )
)


@chapter.alive("svy-head-empty-get-whole")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/tides/1904", framed("Tides 1904", "<h1>Tides 1904</h1><p>High water at noon.</p>"))
    site.head("/tides/1904", empty())
    return site.url("/tides/1904")


@chapter.alive("svy-range-refused")
def _(stage: Stage) -> str:
    site = stage.host()
    page = framed("Tides 1905", "<h1>Tides 1905</h1><p>High water at one.</p>")

    def play(seen: Seen) -> Behaviour:
        return reply(status=416) if "range" in seen.headers else reply(page)

    site.play("/tides/1905", play)
    return site.url("/tides/1905")


chapter.alive("svy-500-once")(
    gives(
        "/tides/1906",
        reply("<h1>Server Error</h1>", status=500),
        reply(framed("Tides 1906", "<h1>Tides 1906</h1><p>Low.</p>")),
    )
)
chapter.alive("svy-gzip-said-and-sent")(
    gives("/tides/1907", reply(framed("Tides 1907", "<h1>Tides 1907</h1><p>Low.</p>"), compress=True))
)
chapter.alive("svy-utf16-page")(
    gives(
        "/tides/1908",
        reply(
            framed("Tides 1908", "<h1>Tides 1908</h1><p>Low.</p>").encode("utf-16"),
            content_type="text/html; charset=utf-16",
        ),
    )
)
chapter.alive("svy-plain-directory-that-is-cited")(
    gives(
        "/data/tides/",
        reply(
            "<html><head><title>Index of /data/tides</title></head><body><h1>Index of /data/tides</h1><pre><a href='1904.csv'>1904.csv</a>\n<a href='1905.csv'>1905.csv</a></pre></body></html>"
        ),
    )
)

# Gone

chapter.dead("svy-lost-404-with-map")(
    gives("/sheets/9999", reply(framed("Map Room", "<h1>No such sheet</h1>"), status=404))
)
chapter.dead("svy-lost-redirect-without-location", V.BROKEN, V.UNAVAILABLE)(gives("/go/12", reply("", status=302)))
chapter.dead("svy-lost-moved-to-a-bad-port")(gives("/go/13", redirect("http://127.0.0.1:9/atlas", status=301)))
chapter.dead("svy-lost-gazetteer-entry", V.SOFT_404)(
    at(
        "/place.php?id=99812",
        "Gazetteer",
        "<h2>Gazetteer</h2><p>Sorry, we have no place with that number.</p>",
        kit="aspnet",
        name="Gazetteer",
    )
)
chapter.dead("svy-lost-liferay-portlet", V.SOFT_404)(
    at(
        "/web/guest/-/carta-de-la-costa-1899",
        "Inicio - Servicio de Costas",
        "<div class='portlet-msg-error'>El contenido solicitado no existe o ha sido dado de baja.</div>",
        lang="es",
        kit="drupal",
        name="Servicio de Costas",
    )
)
chapter.dead("svy-lost-sitecore", V.SOFT_404)(
    gives(
        "/en/knowledge/tide-tables-1999",
        redirect("/sitecore/service/notfound.aspx?item=%2fen%2fknowledge%2ftide-tables-1999&user=anonymous"),
        also={
            "/sitecore/service/notfound.aspx?item=%2fen%2fknowledge%2ftide-tables-1999&user=anonymous": reply(
                "<html><head><title>Document Not Found</title></head><body><h1>The requested document was not found</h1><p>The most likely cause is that the item has been moved or deleted.</p></body></html>"
            )
        },
    )
)
chapter.dead("svy-lost-shop-shut", V.SOFT_404)(
    gives(
        "/products/tide-clock-manual",
        reply(
            "<!DOCTYPE html><html><head><title>Tide Shop</title></head><body class='closed'><main><h1>Sorry, this shop is currently unavailable.</h1><p>Are you the owner? Log in to reopen it.</p></main></body></html>"
        ),
    )
)
chapter.dead("svy-lost-builder-domain-not-connected", V.SOFT_404)(
    gives(
        "/tide-diary",
        reply(
            "<!DOCTYPE html><html><head><title>Error - domain not connected</title></head><body><div><h1>Looks like this domain isn't connected to a website yet</h1><p>If this is your domain, connect it in your account.</p></div></body></html>"
        ),
    )
)
chapter.dead("svy-lost-polish-portal", V.SOFT_404)(
    at(
        "/mapy/arkusz/4417",
        "Portal map dawnych",
        "<section><h1>Ups</h1><p>Nie mamy takiego arkusza. Mógł zostać usunięty albo adres zawiera literówkę.</p></section>",
        lang="pl",
        kit="wp",
        name="Portal map dawnych",
    )
)
chapter.dead("svy-lost-turkish-document", V.SOFT_404)(
    at(
        "/belge/harita-1899",
        "Harita Arşivi",
        "<div class='uyari'><p>Ulaşmaya çalıştığınız belge yayından kaldırılmıştır.</p></div>",
        lang="tr",
        kit="drupal",
        name="Harita Arşivi",
    )
)
chapter.dead("svy-lost-indonesian-archive", V.SOFT_404)(
    at(
        "/arsip/peta-pesisir-1901",
        "Arsip Peta",
        "<div class='content'><h3>Mohon maaf</h3><p>Data yang Anda cari tidak ada dalam arsip kami.</p></div>",
        lang="id",
        kit="joomla",
        name="Arsip Peta",
    )
)
chapter.dead("svy-lost-chinese-alert", V.SOFT_404)(
    gives(
        "/show.asp?id=8812",
        reply("<script language=javascript>alert('该信息不存在或已被删除！');window.close();</script>"),
    )
)
chapter.dead("svy-lost-wordpress-com", V.SOFT_404)(
    gives(
        "/2011/05/spring-tides/",
        reply(
            "<!DOCTYPE html><html><head><title>tidewatcher.example is no longer available</title></head><body><div class='message'><h1>tidewatcher.example is no longer available.</h1><p>The authors have deleted this site.</p></div></body></html>"
        ),
    )
)
chapter.dead("svy-lost-pdf-answers-with-login-of-nothing", V.SOFT_404)(
    gives(
        "/uploads/2009/tide-tables.pdf",
        reply(framed("Tide Office", "<h1>Tide Office</h1><p>Welcome to our new website.</p>", name="Tide Office")),
        name="Tide Office",
    )
)
chapter.dead("svy-lost-french-map-portal", V.SOFT_404)(
    at(
        "/cartes/feuille-1899-44",
        "Oups",
        "<h1>Oups, vous êtes à la dérive</h1><p>La page demandée a coulé ou n'a jamais existé.</p><p><a href='/'>Revenir au port</a></p>",
        lang="fr",
        kit="wp",
        name="Cartothèque",
    )
)
chapter.dead("svy-lost-led-to-a-search-without-hits", V.SOFT_404)(
    gives(
        "/atlas/plate-44-lower-marsh",
        redirect("/search?q=plate+44+lower+marsh", status=302),
        also={
            "/search?q=plate+44+lower+marsh": reply(
                framed(
                    "Search: plate 44 lower marsh",
                    "<h1>Search</h1><p>0 results for plate 44 lower marsh</p>",
                    name="Map Room",
                )
            )
        },
        name="Map Room",
    )
)

# Nobody can tell

chapter.unknown("svy-unsure-401-digest", V.BLOCKED)(
    gives("/private/44", reply("", status=401, headers={"WWW-Authenticate": 'Digest realm="x", nonce="1"'}))
)
chapter.unknown("svy-unsure-waf", V.BLOCKED)(
    gives(
        "/atlas/12",
        reply(
            "<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1>You don't have permission to access this server.<p>Reference #18.2d351ab8.1557333295.a4e16ab</p></body></html>",
            status=403,
        ),
    )
)
chapter.unknown("svy-unsure-french-members", V.BLOCKED)(
    at(
        "/membres/bulletin-44",
        "Espace réservé",
        "<h1>Espace réservé</h1><p>Cette page est réservée aux adhérents. Veuillez vous identifier.</p><form><input name='login'><input type='password' name='mdp'></form>",
        lang="fr",
        kit="joomla",
        name="Société de cartes",
    )
)
chapter.unknown("svy-unsure-hangs-after-the-head", V.TIMEOUT, V.OK)(
    gives("/slow/1", hang(after=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n"))
)
chapter.unknown("svy-unsure-empty-answer", V.UNAVAILABLE)(gives("/nothing/1", empty()))
chapter.unknown("svy-unsure-spanish-works", V.UNAVAILABLE)(
    at(
        "/mapas/costa",
        "En mantenimiento",
        "<h1>En mantenimiento</h1><p>Estamos realizando tareas de mantenimiento. Disculpe las molestias.</p>",
        lang="es",
        kit="drupal",
        name="Servicio de Costas",
        lost="same",
    )
)
chapter.unknown("svy-unsure-520", V.UNAVAILABLE)(gives("/x/520", reply("error code: 520", status=520)))
chapter.unknown("svy-unsure-blank-page", V.UNAVAILABLE)(gives("/blank/7", reply("<html><body></body></html>")))
