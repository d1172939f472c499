"""Lost pages and closed doors as a newsroom's fact-checker meets them; written before the rules were looked at."""

from __future__ import annotations

import json

from benchmarks.behaviours.archivist_lost import leading, under
from benchmarks.behaviours.case import Chapter, answering
from benchmarks.behaviours.newsroom import built, sent
from benchmarks.behaviours.pages import FRONT, LOGIN, page
from refcheck.model.evidence import LinkVerdict
from tests.fakes import reply

V = LinkVerdict
chapter = Chapter()

# 200, in the words and languages of the house, where other addresses get a real 404.
for _name, _kit, _lang, _path, _title, _main, _head in (
    ("hungarian", "ministry", "hu", "/hirek/2016/jelentes", "Munkaügyi Hivatal", "<h1>Hoppá!</h1><p>A keresett oldal nem található.</p>", ""),
    ("finnish", "kit", "fi", "/raportti-7", "Virasto", "<h1>Sivua ei löytynyt</h1><p>Etsimäsi sivu on poistettu tai siirretty.</p>", ""),
    ("danish", "ministry", "da", "/udgivelser/7", "Styrelsen", "<h1>Siden findes ikke</h1><p>Den side, du leder efter, er fjernet.</p>", ""),
    ("romanian", "ministry", "ro", "/rapoarte/7", "Ministerul Muncii", "<h1>Eroare</h1><p>Pagina pe care o căutați nu mai există.</p>", ""),
    ("greek", "ministry", "el", "/ekdoseis/7", "Υπουργείο", "<h1>Η σελίδα δεν βρέθηκε</h1><p>Το περιεχόμενο που ζητήσατε δεν υπάρχει πια.</p>", ""),
    ("hebrew", "ministry", "he", "/pirsumim/7", "המשרד", "<h1>אופס</h1><p>העמוד שחיפשת אינו קיים.</p>", ""),
    ("bengali", "ministry", "bn", "/prokashona/7", "মন্ত্রণালয়", "<h1>দুঃখিত</h1><p>আপনি যে পাতাটি খুঁজছেন তা পাওয়া যায়নি।</p>", ""),
    ("czech", "ministry", "cs", "/zpravy/7", "Úřad práce", "<h1>Jejda</h1><p>Požadovaná stránka neexistuje.</p>", ""),
    ("malay", "ministry", "ms", "/laporan/7", "Jabatan Buruh", "<p>Maaf, halaman yang anda cari tidak wujud.</p>", ""),
    ("serbian", "kit", "sr", "/izvestaji/7", "Фонд за рад", "<h1>Упс!</h1><p>Страница коју тражите више не постоји.</p>", ""),
    ("catalan", "kit", "ca", "/informes/7", "Observatori", "<p>El document que busques ja no hi és.</p>", ""),
    ("urdu", "ministry", "ur", "/reports/7", "وزارت محنت", "<h1>معذرت</h1><p>مطلوبہ صفحہ دستیاب نہیں ہے۔</p>", ""),
    ("georgian", "ministry", "ka", "/angarishi/7", "სამინისტრო", "<h1>გვერდი ვერ მოიძებნა</h1>", ""),
    ("class-alone", "kit", "sl", "/porocilo/7", "Opazovalnica", "<div class='error404 page-not-found'><h1>Joj.</h1><p>Tu ni nič več.</p><a href='/'>Domov</a></div>", "<meta name=robots content='noindex, follow'>"),
    ("canonical-404", "paper", "et", "/uudised/2015/palk", "Delta Kuller", "<h1>Vabandame</h1><p>Seda lugu enam ei ole.</p>", "<link rel=canonical href='/404'><meta name=robots content=noindex>"),
    ("dspace-unknown-item", "repository", "en", "/handle/123456789/991", "Invalid Identifier", "<h2>Invalid Identifier</h2><p>The identifier 123456789/991 does not correspond to a valid object in the repository.</p>", ""),
    ("wiki-no-article", "wiki", "en", "/wiki/Wages_of_1931", "Wages of 1931 - Delta Wiki", "<h1 id=firstHeading>Wages of 1931</h1><div class='noarticletext'><p>There is currently no text in this page. You can search for this page title in other pages, or create this page.</p></div>", "<meta name=robots content='noindex,nofollow'>"),
    ("forum-private", "forum", "en", "/t/survey/771", "Oops! That page doesn’t exist or is private.", "<div class=page-not-found><h1>Oops! That page doesn’t exist or is private.</h1><h2>Popular</h2><ul><li>Welcome</li></ul></div>", ""),
    ("kit-jokes", "kit", "en", "/fees-survey", "Delta Labour Observatory", "<h1>Well, this is awkward</h1><p>The thing you came for has wandered off.</p><a href='/'>Take me home</a>", "<meta name=robots content=noindex>"),
    ("paper-archive-cleared", "paper", "en", "/story/88121", "The Delta Courier", "<h1>We can’t find that story</h1><p>Older stories are removed after ten years. Try our search.</p>", ""),
    ("journal-none", "journal", "id", "/index.php/jds/article/view/991", "Jurnal Delta", "<h1>Galat</h1><p>Artikel yang Anda minta tidak tersedia atau telah ditarik.</p>", ""),
    ("zero-hits", "ministry", "en", "/search?q=labour+mobility+report+2017", "Search", "<h1>Search</h1><p>Your search returned no results.</p>", ""),
    ("file-portal", "ministry", "en", "/documents/d/report-2017", "Document library", "<div class=alert>The document could not be retrieved. It may have been unpublished.</div>", ""),
):  # fmt: skip
    chapter.dead(f"desk2-lost-{_name}", V.SOFT_404, why="200, and it is not there")(
        answering(sent(_title, _main, kit=_kit, lang=_lang, name=_title, head=_head), path=_path)
    )
for _name, _setting in {
    "json-body": answering(reply(json.dumps({"error": {"code": 404, "message": "Record not found"}}), content_type="application/json"), path="/api/records/9"),
    "pdf-is-html": answering(sent("Delta Labour Observatory", "<h1>Welcome</h1><p>Use the menu.</p>"), path="/files/report-2017.pdf"),
    "same-for-the-folder": under("/stories/771-wages", sent("Delta Courier", "<h1>Ups</h1><p>Ezt már elvitte a víz.</p>", lang="hu")),
    "to-front": leading("/", reply(FRONT), 301, at="/publications/labour-mobility-2017"),
    "to-front-of-language": leading("/hu/", reply(FRONT), 302, at="/hu/kiadvanyok/2017-jelentes.pdf"),
    "to-section": leading("/news/", reply(page("News", "<h1>News</h1><ul><li>Rice price climbs</li><li>Bridge opens</li></ul>")), 301, at="/news/2014/canal-strike-diary"),
    "refresh-to-home": answering(reply(page("Moved", "<p>Please wait</p>", head="<meta http-equiv=refresh content='0; url=/'>"))),
    "script-to-404": answering(reply("<html><head><script>location.replace('/404.html')</script></head><body></body></html>")),
    "parked": answering(reply(page("delta-labour.example", "<script>window.park='eyJ1dWlkIjoi'</script><div id=target style='opacity:0'></div><p>The domain delta-labour.example may be for sale. Click here to inquire.</p>"))),
    "renew": answering(reply(page("Domain expired", "<h1>This domain has expired.</h1><p>If you are the owner, renew it with your registrar.</p>"))),
    "suspended": answering(reply(page("Account Suspended", "<h1>This Account has been suspended.</h1><p>Contact your hosting provider for more information.</p>"))),
    "nginx": answering(reply(page("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working.</p>"))),
    "casino": answering(sent("Slot Gacor Terpercaya 2026", "<h1>Situs slot gacor hari ini</h1><p>Daftar dan klaim bonus 100%.</p><a href='/daftar'>DAFTAR</a><a href='/login'>LOGIN</a>", kit="kit", lang="id", name="SLOT77"), path="/labour-report-2017/"),
    "moved-notice": answering(reply(page("Site moved", "<p>Our website has moved. Please update your bookmarks: <a href='https://new.example.org/'>new.example.org</a></p>"))),
}.items():  # fmt: skip
    chapter.dead(f"desk2-lost-{_name}", V.SOFT_404, why="200, and it is not there")(_setting)
for _name, _setting in {
    "gone": answering(reply(built("Gone", "<h1>Removed</h1>"), status=410)),
    "to-real-404": leading("/not-here", reply(page("Not found", "<p>404</p>"), status=404), at="/r/7"),
    "four-hundred-and-four-in-hungarian": answering(sent("Hiba", "<h1>Hiba</h1>", lang="hu", status=404)),
}.items():
    chapter.dead(f"desk2-lost-{_name}", why="its status says so")(_setting)

# Doors.
for _name, _verdicts, _setting in (
    ("anubis", (V.BLOCKED,), answering(reply(page("Making sure you're not a bot!", "<h1>Making sure you're not a bot!</h1><p>Loading...</p><script id=anubis_challenge type=application/json>{}</script>")))),
    ("challenge-503", (V.BLOCKED,), answering(reply(page("Attention Required!", "<h1>Checking your browser before accessing</h1><script src='/cdn-cgi/challenge-platform/h/b.js'></script>"), status=503))),
    ("waf-200", (V.BLOCKED,), answering(reply(page("Request Rejected", "The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 8812")))),
    ("incapsula", (V.BLOCKED,), answering(reply("<html><head><META NAME='robots' CONTENT='noindex,nofollow'><script src='/_Incapsula_Resource?SWJIYLWA=719d'></script></head><body><iframe src='/_Incapsula_Resource?CWUDNSAI=23'></iframe></body></html>"))),
    ("login", (V.BLOCKED,), leading("/login?next=/r/7", reply(LOGIN), at="/r/7")),
    ("sso", (V.BLOCKED,), leading("/idp/profile/SAML2/Redirect/SSO?execution=e1s1", reply(page("Web Login Service", "<form><input name=j_username><input type=password name=j_password></form>")), at="/secure/r.pdf")),
    ("forbidden", (V.BLOCKED,), answering(reply(page("Forbidden", "<p>Forbidden</p>"), status=403))),
    ("legal", (V.BLOCKED,), answering(reply(page("Unavailable", "<p>Not in your country</p>"), status=451))),
    ("region-200", (V.BLOCKED,), answering(sent("Delta Courier", "<p>Our website is not available in your region for legal reasons.</p>", kit="plain"))),
    ("consent", (V.BLOCKED, V.OK), leading("/consent?continue=/r/7", reply(page("Before you continue", "<p>We use cookies</p><form><button>Accept all</button><button>Reject all</button></form>")), at="/r/7")),
    ("busy-500", (V.UNAVAILABLE,), answering(reply(page("Error", "<p>Internal error</p>"), status=500))),
    ("bad-gateway", (V.UNAVAILABLE,), answering(reply(page("502 Bad Gateway", "<h1>502 Bad Gateway</h1>"), status=502))),
    ("database-200", (V.UNAVAILABLE,), answering(reply(page("Database Error", "<h1>Error establishing a database connection</h1>")))),
    ("maintenance-200", (V.UNAVAILABLE,), answering(sent("Maintenance", "<h1>We'll be back soon</h1><p>The site is down for scheduled maintenance.</p>", kit="plain"))),
    ("fatal-200", (V.UNAVAILABLE,), answering(reply("<br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined function mysql_connect() in /var/www/db.php:12"))),
):  # fmt: skip
    chapter.unknown(f"desk2-door-{_name}", *_verdicts, why="nothing can be said of the page")(_setting)
