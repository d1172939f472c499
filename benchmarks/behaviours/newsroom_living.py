"""Living pages as a newsroom's fact-checker meets them; written before the rules were looked at."""

from __future__ import annotations

import gzip
import json

from benchmarks.behaviours.archivist_lost import leading, under
from benchmarks.behaviours.case import PATH, Chapter, answering
from benchmarks.behaviours.newsroom import built, sent
from benchmarks.behaviours.pages import ARTICLE, FRONT, article, page, pdf
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import raw, redirect, reply

V = LinkVerdict
chapter = Chapter()

# Short or strange, and just what was cited.
for _name, _kit, _lang, _path, _title, _main in (
    ("correction", "paper", "en", "/corrections/2019/04/11", "Corrections", "<h1>Corrections and clarifications</h1><p>An article on page 4 said that no survivors were found. Two were found. We are sorry.</p>"),
    ("withdrawn-article", "journal", "en", "/index.php/jds/article/view/118", "RETRACTED: Fees on the ferry", "<h1 class=page_title>RETRACTED: Fees on the ferry</h1><p>This article has been withdrawn at the request of the authors.</p><section><h2>Abstract</h2><p>We count fees.</p></section>"),
    ("tombstone", "repository", "en", "/handle/123456789/4410", "Item withdrawn: Wages in 1931", "<h2>Wages in 1931</h2><p>Okello, P.</p><p>This item has been withdrawn. Reason: superseded by 123456789/5102.</p>"),
    ("empty-issue", "journal", "es", "/index.php/jds/issue/view/9", "Vol. 3 Núm. 1 (2020)", "<h1>Vol. 3 Núm. 1 (2020)</h1><p>Número completo</p><a href='/index.php/jds/issue/view/9/1'>PDF</a>"),
    ("zero-dataset", "ministry", "en", "/data/fatalities-2021", "Fatalities at work, 2021", "<h1>Fatalities at work, 2021</h1><p>0 results reported for the fishing sector.</p><a href='/data/f.csv'>CSV</a>"),
    ("repealed", "ministry", "en", "/laws/act-12-1974", "Act 12 of 1974", "<h1>Act 12 of 1974</h1><p><em>Repealed.</em></p>"),
    ("one-figure", "plain", "en", "/fig3.html", "Figure 3", "<img src=fig3.png alt='Wages'>"),
    ("hungarian-missing-train", "paper", "hu", "/2018/03/eltunt-vonat", "Eltűnt vonat – Délalföld", "<h1>Az eltűnt vonat</h1><p>A keresett szerelvény nem található; a rendőrség nyomoz.</p>"),
    ("finnish-vessel", "kit", "fi", "/uutinen-12", "Alusta ei löytynyt", "<h2>Alusta ei löytynyt</h2><p>Etsintä lopetettiin keskiviikkona.</p>"),
    ("greek-museum", "ministry", "el", "/ekthemata/31", "Έκθεμα 31", "<h1>Έκθεμα 31</h1><p>Το πρωτότυπο δεν βρέθηκε ποτέ.</p>"),
    ("romanian-order", "ministry", "ro", "/ordin/88", "Ordinul 88", "<h1>Ordinul 88</h1><p>Abrogat. A se vedea Ordinul 112.</p>"),
    ("bengali-notice", "ministry", "bn", "/notice/77", "বিজ্ঞপ্তি ৭৭", "<h1>বিজ্ঞপ্তি ৭৭</h1><p>নিখোঁজ দুই শ্রমিককে এখনও পাওয়া যায়নি।</p>"),
    ("hebrew-file", "ministry", "he", "/tik/15", "תיק 15", "<h1>תיק 15</h1><p>המסמך המקורי לא נמצא בארכיון המדינה.</p>"),
    ("danish-list", "plain", "da", "/liste/4", "Liste 4", "<h1>Liste 4</h1><ul><li>Skib 12: ikke fundet<li>Skib 13: fundet</ul>"),
    ("czech-exhibit", "ministry", "cs", "/vystava/7", "Ztracená stránka", "<h1>Ztracená stránka</h1><p>Výstava o jednom listu rukopisu, 3. května až 9. června.</p>"),
    ("malay-circular", "ministry", "ms", "/pekeliling/5", "Pekeliling 5/2018", "<h1>Pekeliling 5/2018</h1><p>Dibatalkan.</p>"),
    ("urdu-column", "paper", "ur", "/column/91", "صفحہ گم", "<h1>گمشدہ صفحہ</h1><p>ایک کتاب کا آخری صفحہ کبھی نہیں ملا۔</p>"),
    ("tamil-song", "kit", "ta", "/paadal/6", "காணவில்லை", "<h1>காணவில்லை</h1><p>கடலில் போன அப்பாவைக் காணவில்லை.</p>"),
    ("forum-missing", "forum", "en", "/t/where-is-the-2016-survey/3391", "Where is the 2016 survey?", "<h1>Where is the 2016 survey?</h1><div class=topic-body><p>The page says it has moved or no longer exists.</p></div><div class=topic-body><p>It is at /data/survey16 now.</p></div>"),
    ("forum-one-post", "forum", "en", "/t/hello/12", "Hello", "<h1>Hello</h1><div class=topic-body><p>Gone fishing.</p></div>"),
    ("wiki-stub", "wiki", "en", "/wiki/Mae_Hong", "Mae Hong - Delta Wiki", "<h1 id=firstHeading>Mae Hong</h1><p>Mae Hong is a village. This article is a stub.</p>"),
    ("wiki-deletion-log", "wiki", "en", "/wiki/Special:Log/delete", "Deletion log - Delta Wiki", "<h1 id=firstHeading>Deletion log</h1><ul><li>3 May: Admin deleted page Old wages (No longer needed)</li></ul>"),
    ("wiki-disambiguation", "wiki", "en", "/wiki/Not_Found", "Not Found - Delta Wiki", "<h1 id=firstHeading>Not Found</h1><p><b>Not Found</b> may mean: a film of 2011; a song; an answer of a server.</p>"),
    ("closed-survey", "kit", "en", "/survey", "Survey of drivers", "<h1>Survey of drivers</h1><p>This survey is now closed. Thank you to all 412 who answered.</p>"),
    ("event-over", "kit", "en", "/event-details/book-launch", "Book launch | Event", "<h1>Book launch</h1><p>3 May 2019, 18:00. Registration is closed.</p><p>See other events</p>"),
    ("vacancy-over", "ministry", "en", "/jobs/officer-2024", "Field officer", "<h1>Field officer (Grade 7)</h1><p>This vacancy has expired and is no longer accepting applications.</p>"),
    ("court-no-decision", "ministry", "en", "/decisions/2012/88", "Case 88 of 2012", "<h1>Case 88 of 2012</h1><p>No decision was found in the registry; file destroyed in the flood.</p>"),
    ("site-name-title", "kit", "en", "/our-story-wages", "Delta Labour Observatory", "<h2>Our story: wages</h2><p>It began with a notebook of wages kept by a foreman on the northern canal.</p>"),
    ("no-title", "plain", "en", "/notes/canal.htm", "", "<h2>Canal notes</h2><p>Depth 3 m at low water.</p>"),
    ("paywall", "paper", "en", "/2021/06/12/port-wages-fall", "Port wages fall - The Delta Courier", "<h1>Port wages fall</h1><p class=lede>Dockers earn less than in 2015, figures show.</p><div class=wall><h3>Subscribe to read on</h3><p>You have reached your limit of free articles.</p></div>"),
    ("consent-over-text", "paper", "de", "/2021/lohn", "Löhne fallen", "<div id=cmp><h2>Wir brauchen Ihre Zustimmung</h2><button>Alle akzeptieren</button></div><h1>Löhne fallen</h1><p>Hafenarbeiter verdienen weniger als 2015.</p>"),
    ("age-of-text", "paper", "en", "/2009/old", "Canal reopens", "<p class=banner>This article is more than 15 years old and may be out of date.</p><h1>Canal reopens</h1><p>Boats passed on Friday.</p>"),
    ("removed-comment", "paper", "en", "/opinion/bridge", "Opinion: the bridge", "<h1>The bridge</h1><p>It is too late and too dear.</p><section><h3>Comments</h3><p>This comment has been removed.</p><p>Comments are no longer available.</p></section>"),
    ("image-unavailable", "repository", "en", "/handle/1/77", "Map of 1904", "<h2>Map of 1904</h2><p>Image not available</p><table><tr><td>dc.title</td><td>Map of 1904</td></tr></table>"),
    ("no-files", "repository", "en", "/handle/1/78", "Diary of a foreman", "<h2>Diary of a foreman</h2><p>There are no files associated with this item.</p><table><tr><td>dc.date</td><td>1931</td></tr></table>"),
    ("embargo", "repository", "fr", "/handle/1/79", "Mémoire sur les salaires", "<h2>Mémoire sur les salaires</h2><p>Le texte intégral n'est pas disponible avant 2029.</p>"),
    ("status-history", "plain", "en", "/history", "Incident history", "<h1>Incident history</h1><h3>3 May</h3><p>Errors 404 on all report pages. Resolved.</p>"),
    ("changelog", "plain", "en", "/changelog", "Changelog", "<h1>Changelog</h1><p>2.1: removed. 2.0: page not found is now translated.</p>"),
    ("api-docs", "plain", "en", "/api/errors", "Errors", "<h1>Errors</h1><table><tr><td>404</td><td>Not found: the requested resource does not exist.</td></tr><tr><td>429</td><td>Too many requests</td></tr></table>"),
    ("obituary-notice", "paper", "en", "/notices/8812", "Death notices", "<h1>Passed away</h1><p>Daw Mya, 91. No longer with us, not forgotten.</p>"),
    ("ghost-town", "wiki", "en", "/wiki/Old_Canal", "Old Canal - Delta Wiki", "<h1>Old Canal</h1><p>Old Canal was a village. It no longer exists.</p>"),
    ("address-changed", "ministry", "en", "/offices/3", "Office 3", "<h1>Office 3</h1><p>We have moved! Our new address is 12 Canal Road.</p>"),
    ("blog-moved", "kit", "en", "/2014/05/strike-diary", "Strike diary", "<p class=notice>This blog has moved to a new home.</p><h1>Strike diary</h1><p>Day one. Nobody came to the gates but us.</p>"),
    ("legacy-banner", "ministry", "en", "/archive/2004/leaflet", "Leaflet 4", "<p>You are viewing an archived page. It is no longer updated.</p><h1>Leaflet 4</h1><p>Ask for a payslip every month.</p>"),
    ("noindex-short", "plain", "en", "/print/12", "Print view", "<meta name=robots content=noindex><h1>Minutes, 3 May</h1><p>Present: four. Agreed: to meet again.</p>"),
    ("class-error", "plain", "en", "/forms/claim", "Claim form", "<div class='error hidden' id=error-404></div><h1>Claim form</h1><p>Print and sign this form.</p>"),
    ("numbered-404", "ministry", "en", "/orders/404", "Order 404", "<h1>Order 404</h1><p>On safety on jetties.</p>"),
    ("room-404", "kit", "en", "/rooms/404", "404", "<h1>404</h1><p>Two beds, sea view, from 40.</p>"),
):  # fmt: skip
    chapter.alive(f"desk2-read-{_name}", why="a person reads it")(
        answering(sent(_title, _main, kit=_kit, lang=_lang), path=_path)
    )

# Ways that end at the thing.
for _name, _at, _to, _body, _status, _verdict in (
    ("dspace-bitstream", "/bitstream/handle/1/44/report.pdf?sequence=1", "/server/api/core/bitstreams/0f3c/content", pdf(), 302, V.OK),
    ("dspace-seven", "/xmlui/handle/1/44", "/items/0f3c77aa-11e2", article(), 301, V.REDIRECTED),
    ("eprints", "/44/", "/id/eprint/44/", article(), 301, V.REDIRECTED),
    ("ojs-rewritten", "/ojs/index.php/jds/article/view/44", "/index.php/jds/article/view/44", article(), 301, V.REDIRECTED),
    ("sharepoint-pages", "/wages", "/Pages/wages.aspx", article("Wages"), 302, V.OK),
    ("node-alias", "/node/712", "/publications/labour-mobility", article(), 301, V.REDIRECTED),
    ("language-added", "/publications/labour-mobility", "/en/publications/labour-mobility", article(), 302, V.OK),
    ("asp-to-slug", "/story.asp?id=712", "/2006/05/canal-reopens-to-boats", article("Canal reopens to boats"), 301, V.REDIRECTED),
    ("session", "/view/712", "/view/712;jsessionid=88F1", article(), 302, V.OK),
    ("home-cited", "/home", "/", FRONT, 301, V.REDIRECTED),
    ("tag-merged", "/tags/remittances", "/topics/remittances", page("Remittances", "<h1>Remittances</h1><ul><li><a href=/1>Sending money home</a></ul>"), 301, V.REDIRECTED),
    ("trimmed", "/en/reports/labour-mobility/index.php?lang=en", "/en/reports/labour-mobility", article(), 301, V.REDIRECTED),
):  # fmt: skip
    chapter.alive(f"desk2-way-{_name}", _verdict, why="the way ends at the cited thing")(
        leading(_to, reply(_body, content_type="application/pdf") if isinstance(_body, bytes) else reply(_body), _status, at=_at)
    )  # fmt: skip

# Odd carriage.
for _name, _path, _behaviour in (
    ("status-203", PATH, reply(ARTICLE, status=203)),
    ("windows-1251-undeclared", PATH, reply("<title>Заработная плата</title><h1>Заработная плата</h1><p>Таблица за 1931 год.</p>".encode("cp1251"), content_type="text/html")),
    ("shift-jis", PATH, reply("<title>賃金表</title><meta charset=shift_jis><h1>賃金表</h1><p>昭和六年。</p>".encode("shift_jis"), content_type="text/html")),
    ("charset-lies", PATH, reply(article("Löhne am Kanal").encode(), content_type="text/html; charset=iso-8859-1")),
    ("gzip-file", "/data/wages.csv.gz", reply(gzip.compress(b"year;wage\n1931;4\n"), content_type="application/x-gzip")),
    ("octet-pdf", "/dl?id=7", reply(pdf(), content_type="application/octet-stream", headers={"Content-Disposition": 'attachment; filename="r.pdf"'})),
    ("pdf-with-newlines", "/r.pdf", reply(b"\r\n\r\n" + pdf(), content_type="application/pdf")),
    ("json-record", "/api/records/7", reply(json.dumps({"id": 7, "title": "Wages", "error": None, "status": "published"}), content_type="application/json")),
    ("xml-feed", "/feed", reply("<?xml version='1.0'?><rss version='2.0'><channel><title>Courier</title></channel></rss>", content_type="application/rss+xml")),
    ("no-type", PATH, reply(ARTICLE, content_type=None)),
    ("csv", "/t.csv", reply("port,found\nMae Hong,not found\n", content_type="text/csv")),
    ("one-image", "/map.html", reply(page("Map", "<img src=/map.png>"))),
    ("frameset", "/old/index.htm", reply("<html><head><title>Wages</title></head><frameset cols='20%,80%'><frame src=m.htm><frame src=t.htm></frameset></html>")),
    ("raw-http10", PATH, raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + ARTICLE.encode())),
    ("spa", "/dataset/17", reply(page("Explorer", "<div id=app></div><noscript><strong>This app does not work without JavaScript.</strong></noscript><script type=module src=/assets/index.js></script>"))),
):  # fmt: skip
    chapter.alive(f"desk2-carried-{_name}", why="a browser shows it")(answering(_behaviour, path=_path))
chapter.alive("desk2-carried-head-refused", why="HEAD lies")(answering(reply(ARTICLE), head=reply("", status=403)))


@chapter.alive("desk2-carried-cookie-round", why="the second visit is let in")
def _(stage: Stage) -> str:
    site = stage.host()
    open_page = reply(ARTICLE)
    first = redirect("/story/7?cookie=1", cookies=("seen=1",))
    site.play("/story/7", lambda seen: open_page if "seen=1" in seen.headers.get("cookie", "") else first)
    site.script("/story/7?cookie=1", redirect("/story/7"))
    return site.url("/story/7")


@chapter.alive("desk2-catalogue-same-words", why="two records of one catalogue look alike, and each is there")
def _(stage: Stage) -> str:
    site = stage.host()
    for number in (11, 12):
        site.page(
            f"/record/{number}", built("Catalogue", f"<h1>Record {number}</h1><p>Shelf {number}</p>", kit="plain")
        )
    return site.url("/record/12")


chapter.alive("desk2-folder-of-short-notes", why="each note of the folder is short and there")(
    under("/notes/7", sent("Notes", "<p>Closed on Mondays.</p>"), start="/notes/7")
)
