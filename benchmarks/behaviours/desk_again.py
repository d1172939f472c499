"""The reference desk once more: other systems, other languages, thicker frames; labelled before it was asked."""

from __future__ import annotations

import html

from benchmarks.behaviours.case import Chapter, Setting
from benchmarks.behaviours.pages import pdf
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, hang, redirect, reply

V = LinkVerdict
chapter = Chapter()

_MENUS = {
    "en": "Births, deaths and care|Business and self-employed|Citizenship|Crime and justice|Disabled people|Driving and transport|Education|Environment|Housing|Money and tax|Working|Visas|Departments|Worldwide|How it works|Get involved",
    "cs": "Úvod|O ministerstvu|Legislativa|Dotace|Pro média|Úřední deska|Životní situace|Veřejné zakázky|Kariéra|Kontakty|Mapa stránek",
    "el": "Αρχική|Το Πανεπιστήμιο|Σχολές|Σπουδές|Έρευνα|Διοίκηση|Φοιτητές|Νέα|Ανακοινώσεις|Επικοινωνία",
    "ko": "홈|기관소개|정보공개|민원안내|정책자료|알림마당|참여마당|보도자료|채용공고|오시는 길",
    "tr": "Anasayfa|Gündem|Ekonomi|Dünya|Spor|Kültür|Yazarlar|Foto Galeri|Künye|İletişim",
    "uk": "Головна|Про раду|Документи|Бюджет|Громадянам|Новини|Оголошення|Контакти|Доступ до інформації",
    "da": "Forside|Om os|Projekter|Nyheder|Viden|Kurser|Bliv medlem|Kontakt|English",
    "fi": "Etusivu|Palvelut|Asuminen ja ympäristö|Kasvatus ja opetus|Päätöksenteko|Ajankohtaista|Yhteystiedot",
    "hu": "Kezdőlap|Intézetünk|Kutatás|Kiadványok|Könyvtár|Események|Hírek|Kapcsolat",
    "he": "דף הבית|אודות|מחקרים|פרסומים|אירועים|חדשות|דרושים|צור קשר",
    "ro": "Acasă|Despre noi|Legislație|Transparență|Anunțuri|Știri|Achiziții|Contact",
    "hi": "मुखपृष्ठ|हमारे बारे में|योजनाएं|अधिनियम|निविदा|समाचार|फोटो गैलरी|संपर्क",
    "es": "Inicio|La revista|Números|Autores|Secciones|Convocatorias|Suscripción|Contacto",
    "fr": "Accueil|Le laboratoire|Équipes|Publications|Séminaires|Annuaire|Intranet|Contact",
    "de": "Start|Verein|Projekte|Termine|Mitglieder|Zeitschrift|Archiv|Kontakt",
}  # fmt: skip
_LEGAL = {
    "en": "All content is available under the Open Government Licence v3.0, except where otherwise stated. Registered office: 12 Canal Road, Northgate. Registered in England, number 0441712. This site uses essential cookies only.",
    "cs": "Provozovatelem těchto stránek je ministerstvo. Obsah je určen pro veřejnost a lze jej šířit s uvedením zdroje. Prohlášení o přístupnosti. Ochrana osobních údajů.",
    "el": "Το περιεχόμενο του ιστοτόπου διατίθεται με άδεια Creative Commons. Πολιτική απορρήτου. Δήλωση προσβασιμότητας.",
    "ko": "본 누리집에 게시된 전자우편 주소가 자동 수집되는 것을 거부하며, 이를 위반 시 정보통신망법에 의해 처벌됨을 유념하시기 바랍니다. 대표전화 02-1234-5678.",
    "tr": "Sitemizde yayınlanan haberlerin telif hakları gazetemize aittir; kaynak gösterilmeden alıntı yapılamaz. Çerez politikası. Künye.",
    "uk": "Усі матеріали сайту доступні за ліцензією Creative Commons Attribution 4.0 International, якщо не зазначено інше.",
    "da": "Foreningen er støttet af Kulturministeriet. CVR 12345678. Vi bruger cookies til statistik; læs om dem i vores privatlivspolitik.",
    "fi": "Kaupungin puhelinvaihde palvelee arkisin kello 8–16. Saavutettavuusseloste. Tietosuoja. Anna palautetta verkkosivuista.",
    "hu": "Minden jog fenntartva. Az oldal sütiket használ a látogatottság mérésére. Adatkezelési tájékoztató. Impresszum.",
    "he": "כל הזכויות שמורות למכון. האתר עושה שימוש בעוגיות לצורך שיפור חוויית הגלישה. הצהרת נגישות. מדיניות פרטיות.",
    "ro": "Toate drepturile rezervate. Site realizat cu sprijinul Uniunii Europene. Politica de confidențialitate. Protecția datelor.",
    "hi": "इस वेबसाइट की सामग्री का स्वामित्व, रखरखाव और अद्यतन विभाग द्वारा किया जाता है। गोपनीयता नीति। नियम एवं शर्तें।",
    "es": "Los artículos se publican con licencia Creative Commons. La revista no se hace responsable de las opiniones de sus autores. Aviso legal.",
    "fr": "Unité mixte de recherche. Les contenus de ce site sont la propriété de leurs auteurs. Mentions légales. Plan du site. Données personnelles.",
    "de": "Der Verein ist als gemeinnützig anerkannt; Spenden sind steuerlich absetzbar. Impressum. Datenschutz. Wir verwenden nur notwendige Cookies.",
}  # fmt: skip
_ODD = {"he": ' dir="rtl"'}


def framed(
    title: str, main: str, *, lang: str = "en", kit: str = "divs", name: str = "Coast Office", head: str = ""
) -> str:
    """A page of ``kit`` around ``main`` (markup), with a long menu and a long footer."""
    items = _MENUS[lang].split("|")
    menu = "".join(f'<a class="c-nav__link" href="/{lang}/s{n}">{word}</a>' for n, word in enumerate(items))
    body = _KITS[kit].replace("@MENU@", menu).replace("@LEGAL@", _LEGAL[lang]).replace("@NAME@", html.escape(name))
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"{_ODD.get(lang, "")}><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"{head}<script>window.dataLayer=window.dataLayer||[];</script></head><body>{body.replace('@MAIN@', main)}</body></html>"
    )


_KITS = {
    "divs": (
        '<div class="l-page"><div class="c-masthead"><div class="c-masthead__inner"><a class="c-masthead__logo" href="/"><svg></svg><span>@NAME@</span></a><div class="c-nav">@MENU@</div></div></div>'
        '<div class="l-grid"><div class="l-grid__main">@MAIN@</div><div class="l-grid__side"><div class="c-box"><h3>@NAME@</h3>@MENU@</div></div></div><div class="c-foot"><div class="c-foot__links">@MENU@</div>'
        '<p class="c-foot__legal">@LEGAL@</p></div></div>'
    ),
    "council": (
        '<a href="#content" class="skip">↓</a><header class="hdr"><a href="/" class="brand"><img src="/crest.svg" alt="@NAME@"></a><nav class="mega">@MENU@</nav></header><main id="content"><div class="container">@MAIN@'
        '</div></main><footer class="ftr"><nav>@MENU@</nav><p>@LEGAL@</p></footer>'
    ),
    "tables": (
        '<table width="960"><tr><td colspan="3" class="hd"><a href="/"><img src="logo.gif" alt="@NAME@"></a></td></tr><tr><td class="lf">@MENU@</td><td class="ct">@MAIN@</td><td class="rt"><b>@NAME@</b></td></tr>'
        '<tr><td colspan="3" class="ft">@LEGAL@</td></tr></table>'
    ),
    "board": (
        '<div id="wrap"><div id="page-header"><div class="headerbar"><a id="logo" href="./index.php">@NAME@</a><p>@LEGAL@</p></div><div class="navbar">@MENU@</div></div><div id="page-body">@MAIN@</div>'
        '<div id="page-footer"><div class="copyright">Powered by phpBB</div></div></div>'
    ),
    "space": (
        '<div id="full-height-container"><header id="header" role="banner"><nav class="aui-header"><a href="/">@NAME@</a>@MENU@</nav></header><div id="main" class="aui-page-panel"><div id="main-content" class="wiki-content">'
        '@MAIN@</div></div><div id="footer" role="contentinfo"><section class="footer-body"><ul id="poweredby"><li>Powered by Atlassian Confluence 8.5</li></ul><p>@LEGAL@</p></section></div></div>'
    ),
    "paper": (
        '<div class="ad-top"></div><div class="site-head"><a href="/" class="logo"><img alt="@NAME@" src="/l.svg"></a><div class="menu">@MENU@</div></div><div class="content-wrap"><article class="post">@MAIN@</article>'
        '<div class="side"><h4>@NAME@</h4><div class="trend"><a href="/t/1">Köprü açıldı / The bridge opens</a><a href="/t/2">Fiyatlar arttı / Prices rise</a></div></div></div><div class="site-foot"><p>@LEGAL@</p></div>'
    ),
}  # fmt: skip
_LOST = {"en": "Not found", "cs": "Stránka nenalezena", "ko": "페이지를 찾을 수 없습니다", "tr": "Sayfa bulunamadı"}


def at(
    path: str, title: str, main: str, *, lang: str = "en", kit: str = "divs", name: str = "Coast Office", head: str = ""
) -> Setting:
    """A page of a site in that frame; other addresses get its real 404."""
    return sends(
        path, reply(framed(title, main, lang=lang, kit=kit, name=name, head=head)), lang=lang, kit=kit, name=name
    )


def sends(
    path: str,
    answer: Behaviour,
    more: dict[str, Behaviour] | None = None,
    *,
    lang: str = "en",
    kit: str = "divs",
    name: str = "Coast Office",
) -> Setting:
    """An answer of such a site, and ``more`` of its addresses."""

    def setting(stage: Stage) -> str:
        site = stage.host()
        site.page(
            "/", framed(name, f"<h1>{html.escape(name)}</h1><p>{_LEGAL[lang]}</p>", lang=lang, kit=kit, name=name)
        )
        lost = _LOST.get(lang, "404")
        site.otherwise = reply(framed(lost, f"<h1>{lost}</h1>", lang=lang, kit=kit, name=name), status=404)
        for one, behaviour in {path: answer, **(more or {})}.items():
            site.script(one, behaviour)
        return site.url(path)

    return setting


for _name, _lang, _kit, _site, _path, _title, _main in (
    ("czech-subsidy", "cs", "council", "Ministerstvo vod", "/dotace/program-88-2014", "Ministerstvo vod", "<h1>Omlouváme se</h1><p>Stránka, kterou hledáte, byla při přechodu na nový web zrušena.</p>"),
    ("greek-department", "el", "council", "Πανεπιστήμιο Λίμνης", "/ereuna/ekthesi-2013", "Πανεπιστήμιο Λίμνης", "<h1>Σφάλμα 404</h1><p>Η σελίδα που ψάχνετε μπορεί να έχει μετακινηθεί ή να μην υπάρχει πια.</p>"),
    ("korean-policy", "ko", "divs", "물관리청", "/policy/view.do?seq=4417", "물관리청", "<div class='err'><strong>이용에 불편을 드려 죄송합니다.</strong><p>찾으시는 페이지의 주소가 잘못 입력되었거나 변경 또는 삭제되어 사용하실 수 없습니다.</p></div>"),
    ("ukrainian-council", "uk", "tables", "Приозерна рада", "/rishennya/2012/88.html", "Приозерна рада", "<h2>Упс!</h2><p>Схоже, цієї сторінки вже немає на нашому сайті.</p>"),
    ("danish-new-site", "da", "council", "Kystforeningen", "/viden/rapporter/tang-2011", "Øv! | Kystforeningen", "<h1>Øv!</h1><p>Vi har fået nyt website, og linket du fulgte virker ikke længere.</p><p><a href='/'>Gå til forsiden</a></p>"),
    ("finnish-nothing", "fi", "divs", "Järvelän kaupunki", "/paatokset/poytakirja-2013-4", "Voi ei! – Järvelän kaupunki", "<h1>Voi ei!</h1><p>Täällä ei ole enää mitään. Sivustomme on uudistunut.</p>"),
    ("hebrew-study", "he", "council", "מכון המים", "/research/4417", "מכון המים", "<h1>אופס...</h1><p>העמוד שניסית להגיע אליו כבר לא קיים באתר.</p>"),
    ("board-topic", "en", "board", "Dyke Walkers Forum", "/viewtopic.php?f=4&t=4417", "Dyke Walkers Forum - Information", "<div class='panel' id='message'><h2 class='message-title'>Information</h2><p>The requested topic does not exist.</p></div>"),
    ("space-page", "en", "space", "Harbour Wiki", "/display/TIDES/Gauge+protocol+2012", "Page Not Found - Harbour Wiki", "<h1>Page Not Found</h1><p>We can't find that page. It may have been moved or deleted, or perhaps you followed an old link.</p>"),
    ("share-removed", "en", "divs", "DocShelf", "/doc/4417/Seabird-Atlas", "DocShelf", "<h1>Document removed</h1><p>The owner took this document off DocShelf.</p><a href='/'>Explore</a>"),
):  # fmt: skip
    chapter.dead(f"ref2-lost-{_name}", V.SOFT_404, why="200, and the frame says that it is not there")(
        at(_path, _title, _main, lang=_lang, kit=_kit, name=_site)
    )
chapter.dead("ref2-lost-404", why="404")(
    sends("/guides/slipways", reply(framed("Not found", "<h1>Not found</h1>"), status=404))
)
chapter.dead("ref2-lost-410", why="410")(
    sends(
        "/records/4417",
        reply(framed("Tombstone", "<h1>Gone</h1><p>Removed by the owner.</p>", kit="council"), status=410),
    )
)
chapter.dead("ref2-lost-home", V.SOFT_404, why="the front page")(
    sends(
        "/haber/2014/kopru-cinayeti-davasi",
        redirect("/?ref=404"),
        {
            "/?ref=404": reply(
                framed("Göl Gazetesi", "<h1>Göl Gazetesi</h1>", lang="tr", kit="paper", name="Göl Gazetesi")
            )
        },
        lang="tr",
        kit="paper",
        name="Göl Gazetesi",
    )
)
chapter.dead("ref2-lost-blog-of-a-network", V.SOFT_404, why="the network offers to make the blog that was there")(
    sends(
        "/seabirds/2010/05/atlas",
        redirect("/wp-signup.php?new=seabirds"),
        {
            "/wp-signup.php?new=seabirds": reply(
                framed("Campus Blogs", "<h2>Registration has been disabled.</h2>", name="Campus Blogs")
            )
        },
        name="Campus Blogs",
    )
)
chapter.dead("ref2-lost-viewer", V.SOFT_404, why="a viewer without the file")(
    sends(
        "/bitstream/88/1/atlas.pdf",
        reply(framed("Viewer", "<div class='v'><p>Failed to load the document.</p></div>", name="Viewer")),
    )
)


@chapter.dead("ref2-lost-for-sale", V.SOFT_404, why="the name is for sale, at every address")
def _(stage: Stage) -> str:
    body = "<!doctype html><html><head><title>seabird-atlas.example</title></head><body><div class='hero'><h1>seabird-atlas.example</h1><p>is available for purchase</p><a href='https://market.example/'>Get a price in less than 24 hours</a></div><p>Safe payments · Buyer protection</p></body></html>"
    site = stage.host()
    site.page("/", body)
    site.otherwise = reply(body)
    return site.url("/species/tern.html")


for _name, _lang, _kit, _site, _path, _title, _main in (
    ("guide", "en", "council", "Coast Office", "/guides/mooring-fees", "Mooring fees - Coast Office", "<h1>Mooring fees</h1><p>You pay by length of boat.</p>"),
    ("guide-withdrawn", "en", "council", "Coast Office", "/guides/lights-1998", "Lights on small boats (withdrawn)", "<h1>Lights on small boats</h1><p>This guidance was withdrawn on 3 May 2012. It is kept for reference only.</p><p>Carry a white light.</p>"),
    ("czech-law", "cs", "council", "Ministerstvo vod", "/legislativa/vyhlaska-88", "Vyhláška č. 88", "<h1>Vyhláška č. 88</h1><p>Zrušena dnem 1. 1. 2012.</p>"),
    ("czech-lost-things", "cs", "tables", "Město Jezero", "/ztraty-a-nalezy", "Ztráty a nálezy", "<h1>Ztráty a nálezy</h1><p>Klíče nebyly nalezeny.</p>"),
    ("greek-notice", "el", "council", "Πανεπιστήμιο Λίμνης", "/anakoinoseis/312", "Ανακοίνωση 312", "<h1>Ανακοίνωση 312</h1><p>Το μάθημα της Πέμπτης δεν θα γίνει.</p>"),
    ("korean-notice", "ko", "divs", "물관리청", "/notice/view.do?seq=312", "공지사항", "<h2>댐 방류 안내</h2><p>5월 3일 오전 9시부터 방류합니다.</p>"),
    ("turkish-story", "tr", "paper", "Göl Gazetesi", "/haber/9182-kayip-balikci", "Kayıp balıkçı bulunamadı", "<h1>Kayıp balıkçı bulunamadı</h1><p>Ekipler üç gündür arıyor.</p>"),
    ("ukrainian-decision", "uk", "tables", "Приозерна рада", "/rishennya/2012/12.html", "Рішення 12", "<h2>Рішення № 12</h2><p>Втратило чинність.</p>"),
    ("danish-course", "da", "council", "Kystforeningen", "/kurser/tang", "Tangkursus", "<h1>Tangkursus</h1><p>Kurset er aflyst. Der er ikke fundet en ny dato.</p>"),
    ("finnish-minutes", "fi", "divs", "Järvelän kaupunki", "/paatokset/poytakirja-2012-1", "Pöytäkirja 1/2012", "<h1>Pöytäkirja 1/2012</h1><p>Ei päätettäviä asioita.</p>"),
    ("hungarian-book", "hu", "divs", "Tókutató Intézet", "/kiadvanyok/88", "A tó hangjai", "<h1>A tó hangjai</h1><p>Elfogyott. 212 oldal.</p>"),
    ("hebrew-paper", "he", "council", "מכון המים", "/publications/312", "מליחות בכינרת", "<h1>מליחות בכינרת</h1><p>המליחות ירדה בעשור האחרון.</p>"),
    ("romanian-notice", "ro", "tables", "Primăria Lacu", "/anunturi/8", "Anunț 8", "<h1>Anunț 8</h1><p>Licitația a fost anulată. Nu s-au depus oferte.</p>"),
    ("hindi-scheme", "hi", "divs", "जल विभाग", "/scheme/12", "योजना 12", "<h1>योजना 12</h1><p>यह योजना बंद कर दी गई है।</p>"),
    ("spanish-review", "es", "paper", "Revista del Lago", "/resenas/la-desaparecida", "La desaparecida", "<h1>La desaparecida</h1><p>Una novela sobre una página que ya no existe.</p>"),
    ("french-thesis", "fr", "council", "Laboratoire des lacs", "/theses/martin-2009", "Thèse de C. Martin", "<h1>Sédiments du lac</h1><p>Soutenue en 2009. Le texte intégral n'est pas disponible en ligne.</p>"),
    ("german-club", "de", "tables", "Seglerverein", "/archiv/regatta-1988", "Regatta 1988", "<h1>Regatta 1988</h1><p>Ausgefallen wegen Flaute.</p>"),
    ("board-thread", "en", "board", "Dyke Walkers Forum", "/viewtopic.php?f=4&t=312", "Broken link in the guide - Dyke Walkers Forum", "<h2>Broken link in the guide</h2><div class='post'>The page about stiles is gone: “page not found”. Anyone have a copy?</div>"),
    ("space-how-to", "en", "space", "Harbour Wiki", "/display/TIDES/Reading+a+gauge", "Reading a gauge - Harbour Wiki", "<h1>Reading a gauge</h1><p>Look from the same height.</p>"),
    ("shop-sold-out", "en", "divs", "Chart Shop", "/item/chart-12", "Chart 12", "<h1>Chart 12</h1><p>Out of print. No longer available.</p><p>Scale 1:50 000. Printed 1988.</p>"),
    ("short-sign", "en", "tables", "Lock Keepers", "/locks/lower", "Lower lock", "<p>Closed since 1971.</p>"),
    ("short-person", "de", "divs", "Seglerverein", "/verein/ehrenmitglied-brandt", "Seglerverein", "<h2>Otto Brandt</h2><p>Ehrenmitglied seit 1961.</p>"),
    ("list-of-files", "fr", "tables", "Laboratoire des lacs", "/donnees/niveaux", "Niveaux", "<h1>Niveaux</h1><a href='/d/1.csv'>1998</a> <a href='/d/2.csv'>1999</a>"),
    ("list-none", "es", "divs", "Revista del Lago", "/convocatorias", "Convocatorias", "<h1>Convocatorias</h1><p>No hay convocatorias abiertas.</p>"),
    ("search-form", "hu", "council", "Tókutató Intézet", "/konyvtar/kereses", "Keresés a katalógusban", "<h1>Keresés a katalógusban</h1><form><input><button>Keresés</button></form>"),
    ("error-study", "en", "paper", "The Ledger", "/opinion/lost-pages", "Sorry, this page is gone: on lost pages", "<h1>Sorry, this page is gone</h1><p>A third of what judges cite has vanished from the web, and with it a part of the law.</p>"),
    ("dead-link-policy", "en", "space", "Harbour Wiki", "/display/HELP/Dead+links", "Dead links - Harbour Wiki", "<h1>Dead links</h1><p>If a page cannot be found, the wiki says: Page Not Found. Ask its owner.</p>"),
):  # fmt: skip
    chapter.alive(f"ref2-read-{_name}", why="a person reads it")(
        at(_path, _title, _main, lang=_lang, kit=_kit, name=_site)
    )


@chapter.alive("ref2-read-record-of-a-soft-house", why="the house answers 200 to everything; this record is there")
def _(stage: Stage) -> str:
    site = stage.host()
    site.otherwise = reply(framed("Registr", "<p>Záznam neexistuje.</p>", lang="cs", kit="tables", name="Registr"))
    site.page("/zaznam/312", framed("Registr", "<p>Loď Vltava, 1912.</p>", lang="cs", kit="tables", name="Registr"))
    return site.url("/zaznam/312")


_TIDES = reply(framed("Tides of May", "<h1>Tides of May</h1><p>High water at four.</p>"))
chapter.alive("ref2-way-301", V.REDIRECTED)(
    sends("/tides-of-may.html", redirect("/almanac/tides-of-may", status=301), {"/almanac/tides-of-may": _TIDES})
)
chapter.alive("ref2-way-302")(sends("/tides-of-may", redirect("/en/tides-of-may"), {"/en/tides-of-may": _TIDES}))
chapter.alive("ref2-way-renamed", V.REDIRECTED, why="the same thing under another name, which it tells")(
    sends(
        "/news/high-water-table-for-may",
        redirect("/almanac/tides", status=301),
        {
            "/almanac/tides": reply(
                framed("Tides", "<h1>Tides</h1><p>The high water table for May: four, five, six.</p>")
            )
        },
    )
)
chapter.alive("ref2-file-pdf")(sends("/d/atlas.pdf", reply(pdf("Atlas"), content_type="application/pdf")))
chapter.alive("ref2-file-csv")(sends("/d/1.csv", reply("a,b\n1,2\n", content_type="text/csv")))
chapter.alive("ref2-written-windows-1250")(
    sends(
        "/historie.htm",
        reply(
            "<html><head><title>Historie přístavu</title><meta charset=windows-1250></head><body><h1>Historie přístavu</h1><p>Založen 1888.</p></body></html>".encode(
                "cp1250"
            ),
            content_type="text/html",
        ),
    )
)
chapter.alive("ref2-guard", V.BLOCKED, why="a guard for programs")(
    sends(
        "/doi/88",
        reply(
            "<html><head><title>Just a moment...</title></head><body></body></html>",
            status=403,
            headers={"cf-mitigated": "challenge"},
        ),
    )
)


@chapter.alive("ref2-once-502")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/gauge/7", reply(status=502), reply(framed("Gauge 7", "<h1>Gauge 7</h1><p>1.2 m</p>")))
    return site.url("/gauge/7")


for _name, _verdicts, _setting in (
    ("403", (V.BLOCKED,), sends("/report/88", reply("Forbidden", status=403))),
    ("503", (V.UNAVAILABLE,), sends("/map", reply("Busy", status=503))),
    ("hangs", (V.TIMEOUT,), sends("/slow", hang())),
    ("login", (V.BLOCKED,), sends("/sites/tides/doc.aspx", redirect("/_layouts/15/Authenticate.aspx?Source=/sites/tides/doc.aspx"), {"/_layouts/15/Authenticate.aspx?Source=/sites/tides/doc.aspx": reply("<html><head><title>Sign in to your account</title></head><body><form method=post><input name=login><input type=password name=pw></form></body></html>")})),
    ("members-danish", (V.BLOCKED,), sends("/medlemmer/referat-88", reply(framed("Log ind", "<h1>Log ind</h1><form method=post><input name=u><input type=password name=p><button>Log ind</button></form>", lang="da", kit="council", name="Kystforeningen")), lang="da", kit="council", name="Kystforeningen")),
    ("works-hungarian", (V.UNAVAILABLE,), sends("/terkep", reply("<html lang=hu><head><title>Karbantartás</title></head><body><h1>Karbantartás</h1><p>Az oldal karbantartás miatt átmenetileg nem érhető el.</p></body></html>"), lang="hu")),
    ("fault-greek", (V.UNAVAILABLE,), sends("/data", reply("<html><head><title>Error</title></head><body><b>Fatal error</b>: Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /var/www/db.php:12</body></html>"), lang="el")),
    ("gate", (V.BLOCKED,), sends("/chapter/7", reply("<html><head><title>Are you a robot?</title></head><body><p>Please complete the captcha to continue.</p><div class=g-recaptcha></div></body></html>"))),
):  # fmt: skip
    chapter.unknown(f"ref2-door-{_name}", *_verdicts, why="nothing can be said of the page")(_setting)
