"""A walk of a court's clerk, who follows the addresses in judgments; run once before anything was mended on it."""

from __future__ import annotations

import json

from benchmarks.behaviours.archivist_lost import leading, under
from benchmarks.behaviours.case import Chapter, answering
from benchmarks.behaviours.newsroom import built, sent
from benchmarks.behaviours.pages import FRONT, article, page, pdf
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import reply

V = LinkVerdict
chapter = Chapter()

for _name, _kit, _lang, _path, _title, _main, _head in (
    ("site-title-one-line", "kit", "en", "/hours", "Ferry House", "<p>Closed in February.</p>", ""),
    ("site-title-number", "ministry", "sl", "/odlok/118", "Občina", "<h1>Odlok 118</h1><p>Velja od 3. maja.</p>", ""),
    ("noindex-letter", "plain", "en", "/letters/may-third", "", "<meta name=robots content=noindex><p>Dear Sir, the boat is sold.</p>", ""),
    ("noindex-staging", "kit", "fr", "/avis-de-greve", "Avis", "<h1>Avis</h1><p>Le port sera fermé lundi.</p>", "<meta name=robots content='noindex,nofollow'>"),
    ("canonical-home", "kit", "en", "/wharf-six", "Ferry House", "<h2>Wharf six</h2><p>Depth, 4 m.</p>", "<link rel=canonical href='/'>"),
    ("canonical-elsewhere", "paper", "en", "/a/b/strike-ends", "Strike ends", "<h1>Strike ends</h1><p>Work began at six.</p>", "<link rel=canonical href='https://agency.example.net/2019/strike-ends'>"),
    ("class-not-found-widget", "ministry", "en", "/tide-tables", "Tide tables", "<div class='search-box'><div class='not-found' style='display:none'>Nothing found</div></div><h1>Tide tables</h1><p>Pick a month.</p>", ""),
    ("class-404-theme", "ministry", "en", "/plans/harbour", "Plans", "<section class='grid-404'><h1>Harbour plan</h1><p>Sheet 4.</p></section>", ""),
    ("moved-office", "plain", "en", "/contact-old-office", "Tide office", "<h1>Tide office</h1><p>We have moved to 12 Canal Road. Map by <a href='https://maps.example.org/'>Maps</a>.</p>", ""),
    ("moved-journal", "plain", "en", "/vol3/art2.htm", "Dock wages, vol. 3", "<p>The journal has moved to <a href='https://press.example.org/'>Delta Press</a>; this old copy stays.</p><h1>Dock wages</h1><p>Abstract. We count.</p>", ""),
    ("casino-study", "journal", "en", "/index.php/jds/article/view/77", "Online casinos and debt among dockers", "<h1>Online casinos and debt among dockers</h1><p>Abstract. One in nine borrows.</p>", ""),
    ("casino-law", "ministry", "id", "/peraturan/judi", "Situs judi online: tanya jawab", "<h1>Situs judi online: tanya jawab</h1><p>Apa hukumnya?</p>", ""),
    ("lost-things", "ministry", "sk", "/straty-a-nalezy", "Straty a nálezy", "<h1>Straty a nálezy</h1><p>Dáždnik nebol nájdený.</p>", ""),
    ("archive-finding", "ministry", "lt", "/archyvas/88", "Byla 88", "<h1>Byla 88</h1><p>Originalas nerastas, yra kopija.</p>", ""),
    ("mongolian-notice", "ministry", "mn", "/zar/31", "Зар", "<h1>Алдсан бичиг баримт</h1><p>Олдсон хүн холбогдоно уу.</p>", ""),
    ("armenian-list", "ministry", "hy", "/tsank/7", "Ցանկ", "<h1>Ցանկ</h1><p>Անհետ կորած. երկու ձկնորս չի գտնվել։</p>", ""),
    ("kannada-news", "paper", "kn", "/suddi/4", "ಸುದ್ದಿ", "<h1>ದೋಣಿ ಕಂಡುಬಂದಿಲ್ಲ</h1><p>ಹುಡುಕಾಟ ಮುಂದುವರಿದಿದೆ.</p>", ""),
    ("albanian-law", "ministry", "sq", "/ligji/9", "Ligji 9", "<h1>Ligji 9</h1><p>Shfuqizuar.</p>", ""),
    ("afrikaans-note", "kit", "af", "/nota", "Nota", "<h1>Nota</h1><p>Die boek is nie gevind nie, maar die brief wel.</p>", ""),
    ("faq-lost-page", "wiki", "en", "/wiki/Help:Missing_pages", "Help:Missing pages - Delta Wiki", "<h1>Help:Missing pages</h1><p>If a page does not exist, the wiki shows: there is currently no text in this page.</p>", ""),
    ("quoted-error", "forum", "en", "/t/error-on-report/9", "Error on report", "<h1>Error on report</h1><blockquote>Sorry, the document you requested could not be found.</blockquote><p>I get this since May.</p>", ""),
    ("table-none", "ministry", "es", "/actas/2011", "Actas 2011", "<h1>Actas 2011</h1><table><tr><td>Enero</td><td>No disponible</td></tr><tr><td>Febrero</td><td>PDF</td></tr></table>", ""),
    ("empty-docket", "ministry", "en", "/docket/2012-88", "Docket 2012-88", "<h1>Docket 2012-88</h1><p>No documents have been filed.</p>", ""),
    ("sealed", "ministry", "en", "/docket/2012-89", "Docket 2012-89", "<h1>Docket 2012-89</h1><p>The complaint was removed from the public file by order of 3 May.</p>", ""),
    ("vacated", "ministry", "en", "/opinions/2012/90", "Opinion 90", "<h1>Opinion 90</h1><p>Withdrawn and replaced by Opinion 94.</p>", ""),
    ("expired-notice", "ministry", "pl", "/ogloszenia/12", "Ogłoszenie 12", "<h1>Ogłoszenie 12</h1><p>Termin składania ofert upłynął.</p>", ""),
    ("dissolved-body", "wiki", "de", "/wiki/Hafenamt", "Hafenamt – Deltawiki", "<h1>Hafenamt</h1><p>Das Amt existiert nicht mehr.</p>", ""),
    ("audio-page", "kit", "en", "/episode-nine", "Ferry House", "<h2>Nine</h2><audio src=/9.mp3 controls></audio>", "<meta name=robots content=noindex>"),
    ("download-page", "kit", "en", "/get-brief", "Ferry House", "<p>Here it is.</p><a href='/files/b.pdf'>Open</a>", "<meta name=robots content=noindex>"),
):  # fmt: skip
    # One line under the name of the site, and no word of its address: that cannot be told from an apology.
    _right = (V.OK, V.UNAVAILABLE) if _name in {"site-title-one-line", "noindex-letter"} else (V.OK,)
    chapter.alive(f"clerk-read-{_name}", *_right, why="a person reads it")(
        answering(sent(_title, _main, kit=_kit, lang=_lang, name="Ferry House", head=_head), path=_path)
    )
chapter.alive("clerk-read-third-page", why="the last page of a thread is there")(
    under("/thread/wages/3", sent("Wages - page 3", "<h1>Wages</h1><p>Page 3 of 3. Thanks all.</p>", kit="forum"))
)
chapter.alive("clerk-read-json", why="a record with an error field that is empty")(
    answering(reply(json.dumps({"message": "ok", "code": 200, "title": "Wages"}), content_type="application/json"))
)
chapter.alive("clerk-way-pdf", V.REDIRECTED, why="the file has another place")(
    leading("/media/44/r.pdf", reply(pdf(), content_type="application/pdf"), 301, at="/fileadmin/r.pdf")
)
chapter.alive("clerk-way-docket", V.REDIRECTED, why="the thing has another address")(
    leading("/case/2012/88", reply(article("Case 88 of 2012")), 301, at="/cgi-bin/case.pl?y=2012&n=88")
)


@chapter.alive("clerk-read-two-numbers", why="two records of one register differ by their number alone")
def _(stage: Stage) -> str:
    site = stage.host()
    for number in (88012, 88013):
        site.page(
            f"/entry/{number}", built("Register", f"<h1>Entry {number}</h1><p>Boat {number}.</p>", kit="ministry")
        )
    return site.url("/entry/88013")


for _name, _kit, _lang, _path, _title, _main, _head in (
    ("croatian", "ministry", "hr", "/presude/2012/88", "Općinski sud", "<h1>Žao nam je</h1><p>Dokument koji tražite više nije dostupan.</p>", ""),
    ("slovak", "ministry", "sk", "/rozsudky/88", "Okresný súd", "<h1>Ospravedlňujeme sa</h1><p>Požadovaný dokument bol odstránený.</p>", ""),
    ("latvian", "ministry", "lv", "/spriedumi/88", "Tiesa", "<p>Diemžēl meklētā lapa vairs nav pieejama.</p>", ""),
    ("armenian", "ministry", "hy", "/vchir/88", "Դատարան", "<h1>Ներեցեք</h1><p>Ձեր փնտրած փաստաթուղթը գոյություն չունի։</p>", ""),
    ("marathi", "ministry", "mr", "/nikal/88", "न्यायालय", "<p>क्षमस्व, आपण शोधत असलेले पृष्ठ उपलब्ध नाही.</p>", ""),
    ("basque", "kit", "eu", "/epaiak/88", "Epaitegia", "<h1>Barkatu</h1><p>Bilatzen duzun orria ez dago.</p>", ""),
    ("icelandic", "kit", "is", "/domar/88", "Dómstóll", "<h1>Úps</h1><p>Síðan sem þú leitar að er ekki til.</p>", ""),
    ("pashto", "ministry", "ps", "/hukum/88", "محکمه", "<p>بخښنه غواړو، دا پاڼه نشته.</p>", ""),
    ("english-shelf", "ministry", "en", "/opinions/2009/17", "District Court", "<h1>Opinion unavailable</h1><p>The opinion you followed a link to is not in our database.</p>", ""),
    ("english-purge", "paper", "en", "/2009/05/dock-strike", "The Courier", "<h1>This story has been taken down</h1><p>Read our latest stories instead.</p>", ""),
    ("english-shrug", "kit", "en", "/dock-strike", "Ferry House", "<h1>¯\\_(ツ)_/¯</h1><p>Can't help you there.</p><a href='/'>Start over</a>", "<meta name=robots content=noindex>"),
    ("template-class", "kit", "cy", "/adroddiad-cyflogau", "Ferry House", "<div class='template template--404 error-404'><h2>Wps</h2><p>Dim byd yma.</p></div>", ""),
    ("og-404", "paper", "en", "/dock-strike-ends", "The Courier", "<h1>Hmm</h1><p>It was here a minute ago.</p>", "<meta property=og:url content='/404'><meta property=og:title content='404'>"),
    ("drupal-alert", "ministry", "en", "/node/8812", "District Court", "<div role=alert>The requested item is not published.</div>", ""),
    ("eprints-gone", "repository", "en", "/id/eprint/991/", "District Library", "<h1>Item not available</h1><p>This eprint has been deleted from the repository.</p>", ""),
    ("zero-records", "ministry", "fr", "/notice?id=991", "Catalogue", "<p>Aucune notice ne correspond à cet identifiant.</p>", ""),
    ("moved-portuguese", "plain", "pt", "/acordao88.htm", "Aviso", "<p>Mudámos de casa! O novo site é <a href='https://tribunal.example.net/'>tribunal.example.net</a></p>", ""),
    ("taken-turkish", "kit", "tr", "/harbour-judgments", "Deneme bonusu veren siteler", "<h1>Deneme bonusu</h1><p>Hemen üye ol.</p>", ""),
):  # fmt: skip
    chapter.dead(f"clerk-lost-{_name}", V.SOFT_404, why="200, and it is not there")(
        answering(sent(_title, _main, kit=_kit, lang=_lang, name=_title, head=_head), path=_path)
    )
chapter.dead("clerk-lost-home", V.SOFT_404, why="the front page")(
    leading("/?lang=en", reply(FRONT), at="/judgments/88.pdf")
)
chapter.dead("clerk-lost-pdf", V.SOFT_404, why="a page in the place of a file")(
    answering(reply(page("Court", "<h1>Court</h1><p>Opening hours: nine to four.</p>")), path="/judgments/88.pdf")
)


@chapter.dead("clerk-lost-number", V.SOFT_404, why="every number gets it, no word does")
def _(stage: Stage) -> str:
    site = stage.host()
    answer = sent("Register", "<h1>Hm.</h1><p>Zazen ist auch eine Kunst.</p>", lang="de")
    site.every = lambda seen: answer if seen.path.rpartition("/")[2].isdigit() else site.otherwise
    return site.url("/entry/88013")


for _name, _verdicts, _setting in (
    ("region", (V.BLOCKED,), answering(sent("The Courier", "<h1>Sorry</h1><p>This content is not available in your country due to legal requirements.</p>", kit="paper"))),
    ("works", (V.UNAVAILABLE,), answering(sent("Court", "<h1>Stránka je v údržbe</h1><p>Prosíme, skúste to neskôr.</p>", kit="plain", lang="sk"))),
    ("gate", (V.BLOCKED,), answering(reply(page("Checking", "<p>Verifying you are human. This may take a few seconds.</p><script src='/cdn-cgi/challenge-platform/x.js'></script>")))),
    ("staff", (V.BLOCKED,), answering(sent("Court", "<p>You need permission to view this document. Please sign in with your court account.</p>", kit="plain"))),
):  # fmt: skip
    chapter.unknown(f"clerk-door-{_name}", *_verdicts, why="nothing can be said of the page")(_setting)
