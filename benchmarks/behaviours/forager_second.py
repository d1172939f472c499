"""Pages that are lost in frames of other kinds, second part: longer apologies, echoes of the address, marks for machines; labelled before they were asked."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter
from benchmarks.behaviours.editor_frames import at
from benchmarks.behaviours.forager_frames import built, found
from benchmarks.behaviours.gatherer_frames import met, sent
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()

for _name, _setting in (
    ("english-suggestions-by-slug", found(("built", "en", "Reedbed Trust"), "/guides/thatching-with-norfolk-reed", "Reedbed Trust", "<h1>Hmm, that address leads nowhere</h1><p>We searched our site for \"thatching with norfolk reed\" instead:</p><ul><li><a href='/g/1'>Cutting reed in January</a></li><li><a href='/g/2'>Norfolk wherries</a></li></ul>")),
    ("english-crumbs-by-slug", found(("tables", "en", "County Records"), "/deeds/marsh-farm-1802", "County Records", "<div><a href='/'>Home</a> &gt; deeds &gt; marsh-farm-1802</div><p>Sorry, nothing is kept under this address any more.</p>")),
    ("english-long-apology", found(("teasers", "en", "Ministry of Inland Waters"), "/publications/strategy-2020-summary", "Ministry of Inland Waters", "<h2>Sorry about that</h2><p>We launched a new website in March and many of our older pages have not been carried over. The publication you followed a link to may be one of these. You can browse the current publications, use the search at the top of each page, or write to the web team with the title of what you need and we will try to send you a copy.</p>")),
    ("prerender-mark", found(("built", "nl", "Waterportaal"), "/kaarten/boezemkade", "Waterportaal", "<div class='css-11'><img src='/img/lost.svg' alt=''><a href='/'>Naar het begin</a></div>", head="<meta name='prerender-status-code' content='404'>")),
    ("next-page-404", found(("alone", "pl", ""), "/artykuly/zimowanie-jesiotra", "Rzeka", "<div id='__next'><a href='/'>Rzeka</a><p>Nic tu nie ma.</p></div><script id='__NEXT_DATA__' type='application/json'>{\"props\":{\"pageProps\":{\"statusCode\":404}},\"page\":\"/_error\",\"query\":{}}</script>")),
    ("nuxt-error", found(("alone", "cs", ""), "/clanky/jez-u-mlyna", "Povodí", "<div id='__nuxt'><a href='/'>Povodí</a><div>Tady nic není</div></div><script>window.__NUXT__={error:{statusCode:404,message:'x'}}</script>")),
    ("data-layer-404", at("/actualites/crue-de-mars", "Agence du fleuve", "<p>Utilisez le menu pour poursuivre votre visite.</p>", lang="fr", kit="typo3", name="Agence du fleuve", head="<script>dataLayer=[{'pageType':'404','lang':'fr'}]</script>")),
    ("og-title-not-found", at("/comunicados/veda-2013", "Pesca", "<p>Vuelva a la portada.</p>", lang="es", kit="drupal", name="Pesca", head="<meta property='og:title' content='Página no encontrada'>")),
    ("script-to-front", sent("/2009/tide-tables.htm", reply("<html><head><script>window.location.href='/';</script></head><body></body></html>"))),
    ("frame-of-parking", sent("/essays/on-eels.html", reply("<html><head><title>eelnotes.example</title></head><frameset rows='100%'><frame src='http://park.example/?d=eelnotes.example'></frameset></html>"))),
    ("german-archive-note", found(("teasers", "de", "Hafenrundfunk"), "/sendungen/bericht-vom-wehr-100.html", "Hafenrundfunk", "<h1>Beitrag nicht mehr verfügbar</h1><p>Aus rechtlichen Gründen darf dieser Beitrag nur sieben Tage lang gezeigt werden.</p>")),
    ("swedish-player", found(("built", "sv", "Skärgårdsradion"), "/avsnitt/88123", "Skärgårdsradion", "<p>Programmet går inte längre att lyssna på.</p>")),
    ("finnish-old-link", at("/artikkeli/jokivesistot", "Vesihallinto", "<h1>Voi harmi!</h1><p>Etsimäsi sivu on poistettu tai siirretty toiseen osoitteeseen.</p>", lang="fi", kit="drupal", name="Vesihallinto")),
    ("turkish-newspaper", found(("teasers", "tr", "Liman Haber"), "/haber/baraj-kapaklari-acildi-88123", "Liman Haber", "<h2>Haber kaldırılmış</h2><p>Bu haber yayından kaldırılmıştır.</p>")),
    ("russian-forum", found(("tables", "ru", "Форум рыбаков"), "/viewtopic.php?t=88123", "Форум рыбаков", "<table class='tablebg'><tr><th>Информация</th></tr><tr><td>Запрошенной темы не существует.</td></tr></table>")),
    ("ukrainian-document", at("/documents/88123", "Водне агентство", "<p>Документ з таким номером відсутній у базі.</p>", lang="ru", kit="aspnet", name="Водне агентство")),
    ("czech-auction", found(("built", "cs", "Aukce"), "/polozka/lodni-zvon-88123", "Aukce", "<h1>Aukce skončila</h1><p>Položka již není v nabídce.</p>")),
    ("croatian-tender", found(("tables", "hr", "Luka"), "/natjecaji/2014/jaruzanje", "Luka", "<p>Natječaj je zatvoren i više nije dostupan.</p>")),
    ("vietnamese-news", found(("teasers", "vi", "Báo Sông"), "/tin/de-bien-88123.html", "Báo Sông", "<p>Bài viết đã bị gỡ hoặc không tồn tại.</p>")),
    ("chinese-video", met(("next", "zh", "河湖视频"), "/v/88123", "河湖视频", "<p>视频去哪儿了？</p><p>该视频因作者设置无法观看或已删除</p>")),
    ("japanese-vacancy", met(("listings", "ja", "港の求人"), "/job/88123", "港の求人", "<p class='expired'>この求人は募集を終了しました</p>")),
    ("korean-notice", met(("board", "ko", "항만청"), "/bbs/view.do?nttId=88123", "항만청", "<p>해당 게시물이 존재하지 않거나 비공개 상태입니다.</p>")),
    ("thai-file", met(("office", "th", "กรมเจ้าท่า"), "/download.php?id=88123", "กรมเจ้าท่า", "<p>ไม่พบไฟล์ที่ต้องการดาวน์โหลด</p>")),
    ("arabic-study", met(("office", "ar", "معهد النهر"), "/studies/88123", "معهد النهر", "<p>لا توجد دراسة بهذا الرقم.</p>")),
    ("indonesian-e-paper", found(("teasers", "id", "Koran Pesisir"), "/baca/88123/banjir-rob", "Koran Pesisir", "<h3>Artikel sudah tidak tayang</h3><p>Baca berita terbaru kami di bawah ini.</p>")),
    ("english-list-of-none", found(("tables", "en", "Ship Register"), "/register/result?no=88123", "Ship Register", "<h2>Search result</h2><p>Records found: 0</p><a href='/register'>New search</a>")),
    ("english-empty-article", at("/article/88123", "Harbour Times", "<article><h1></h1><div class='body'></div></article>", kit="paper", name="Harbour Times")),
    ("article-to-its-year", sent("/2011/04/17/eel-pass-opens-at-the-upper-weir", redirect("/2011/"), also={"/2011/": reply(built(("teasers", "en", "Weir Weekly"), "Archive 2011 | Weir Weekly", "<h1>Archive 2011</h1><ul><li><a href='/2011/1'>January</a></li><li><a href='/2011/2'>February</a></li></ul>"))})),
    ("report-to-other-report", sent("/reports/bycatch-survey-2009.pdf", redirect("/reports/annual-report-2024.pdf"), also={"/reports/annual-report-2024.pdf": reply(built(("built", "en", "Fisheries"), "Reports", "<h1>Reports</h1>"))})),
    ("english-app-gone", found(("built", "en", "Shoreline Apps"), "/app/tide-clock", "Shoreline Apps", "<h1>Tide Clock</h1><p>We're sorry, this app has been removed from the store by its developer.</p>")),
):  # fmt: skip
    chapter.dead(
        f"for2-lost-{_name}",
        V.SOFT_404,
        *((V.BROKEN,) if "report-to" in _name else ()),
        why="a person finds nothing of what the address names",
    )(_setting)

for _name, _setting in (
    ("old-version-notice", found(("built", "en", "Hydro Docs"), "/docs/0.9/gauges", "Gauges | Hydro 0.9", "<div class='warning'>You are reading an old version. This page no longer exists in the current version.</div><h1>Gauges</h1><p>Call read() on a gauge.</p>")),
    ("page-about-soft-404", found(("teasers", "en", "Crawl Notes"), "/notes/soft-404", "What is a soft 404?", '<h1>What is a soft 404?</h1><p>A page that says "page not found" and answers 200.</p>')),
    ("moved-with-text", found(("tables", "de", "Pegel"), "/pegel/hohenau", "Pegel Hohenau", "<h2>Pegel Hohenau</h2><p>Der Pegel wurde 1931 an das rechte Ufer verlegt.</p>")),
    ("recipe-without-reviews", found(("built", "it", "Cucina di Laguna"), "/ricette/bisato-su-l-ara", "Bisato su l'ara | Cucina di Laguna", "<h1>Bisato su l'ara</h1><p>Anguilla, alloro, brace.</p><p>Nessuna recensione disponibile.</p>")),
    ("sold-painting", found(("built", "fr", "Galerie du Port"), "/oeuvres/barques-au-soir", "Barques au soir | Galerie du Port", "<h1>Barques au soir</h1><p>Vendu.</p><img src='/i/b.jpg' alt='Barques au soir'>")),
    ("closed-petition", met(("next", "pt", "Petições"), "/peticao/salvem-a-restinga", "Salvem a restinga | Petições", "<h1>Salvem a restinga</h1><p>Esta petição foi encerrada.</p><p>4.412 assinaturas</p>")),
    ("answer-deleted", met(("forum", "ru", "Форум"), "/viewtopic.php?t=14", "Какой узел держит? - Форум", "<h2>Какой узел держит?</h2><div class='post'>Сообщение удалено модератором.</div><div class='post'>Восьмёрка.</div>")),
    ("empty-year", found(("tables", "es", "Archivo"), "/actas/1937", "Actas 1937", "<h1>Actas 1937</h1><p>No se conservan actas de este año.</p>")),
    ("person-missing", found(("teasers", "tr", "Liman Haber"), "/haber/kayip-balikci-araniyor", "Kayıp balıkçı aranıyor", "<h1>Kayıp balıkçı aranıyor</h1><p>Balıkçı hâlâ bulunamadı.</p>")),
    ("law-with-no-text", at("/fgk/88123.html", "渔港管理规定", "<h1>渔港管理规定</h1><p>全文未公开。</p>", lang="zh", kit="aspnet", name="法规库")),
    ("counter-alone", met(("plain", "en", "Gauge 88123"), "/gauge/88123", "Gauge 88123", "<p>No data since 4 May.</p>")),
    ("short-answer", met(("next", "ko", "물음"), "/q/88123", "나룻배는 언제 사라졌나요?", "<h1>나룻배는 언제 사라졌나요?</h1><p>다리가 놓인 뒤 없어졌습니다.</p>")),
    ("thai-species", met(("office", "th", "ชนิดปลา"), "/species/88123", "ปลาบึก", "<h1>ปลาบึก</h1><p>ไม่พบในแม่น้ำสายนี้อีกแล้ว</p>")),
    ("domain-name-as-title", found(("alone", "en", ""), "/", "eelnotes.example", "<h1>eelnotes.example</h1><p>Notes on eels, by P. Hale.</p><a href='/one'>One</a>")),
    ("json-that-failed-in-part", sent("/api/run/12", reply('{"run": 12, "checks": [{"name": "tide", "success": false}, {"name": "wind", "success": true}]}', content_type="application/json"))),
):  # fmt: skip
    chapter.alive(f"for2-live-{_name}", why="a person reads it")(_setting)

for _name, _verdicts, _setting in (
    ("german-closed-group", (V.BLOCKED,), met(("next", "de", "Uferforum"), "/gruppen/angler/themen/12", "Uferforum", "<h1>Geschlossene Gruppe</h1><p>Nur Mitglieder dieser Gruppe können die Beiträge sehen.</p><a href='/login'>Anmelden</a>")),
    ("japanese-works", (V.UNAVAILABLE,), met(("bare", "ja", ""), "/db/12", "メンテナンス中", "<p>現在サービスを停止しております。</p>", others="same")),
    ("english-age", (V.BLOCKED, V.UNAVAILABLE), met(("bare", "en", ""), "/rum/navy-strength", "Quay Distillery", "<h1>Are you of legal drinking age?</h1><button>Yes</button><button>No</button>", others="same")),
):  # fmt: skip
    chapter.unknown(f"for2-unsure-{_name}", *_verdicts, why="nothing can be said")(_setting)
