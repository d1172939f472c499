"""Notices as programs of the web have them in their sources, in frames of other kinds, first part; labelled before they were asked."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter
from benchmarks.behaviours.editor_frames import at
from benchmarks.behaviours.forager_frames import built, found
from benchmarks.behaviours.gatherer_frames import sent
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()

for _name, _setting in (
    ("french-jewel", found(("built", "fr", "Atelier des Marées"), "/bijoux/bague-estran-argent", "Atelier des Marées", "<h1>Ce bijou n'existe plus</h1><p>Cette pièce a peut-être été retirée de la vente. Découvrez nos autres bijoux faits main !</p><a href='/bijoux'>Voir la collection</a>")),
    ("german-recording", found(("built", "de", "Klangarchiv"), "/aufnahmen/7731", "Klangarchiv", "<div class='css-empty'>Diese Aufnahme ist nicht mehr verfügbar</div><a href='/'>Zurück zur Übersicht</a>")),
    ("spanish-story", found(("built", "es", "Muro Vecinal"), "/cronicas/la-noche-de-la-crecida", "Muro Vecinal", "<main class='story-viewer-empty'><p class='body-copy'>Esta historia ya no está disponible.</p><button>Volver al muro</button></main>")),
    ("portuguese-stall", found(("built", "pt", "Feira Livre"), "/loja/redes-do-zeca", "Feira Livre", "<h1>Loja não encontrada</h1><p>A loja que você está procurando não existe ou não está mais disponível.</p>")),
    ("italian-broadcast", found(("built", "it", "Canale Laguna"), "/live/regata-storica-2019", "Canale Laguna", "<h2>Questa diretta non è più disponibile</h2><p>Le dirette non restano registrate: quando finiscono, spariscono.</p><a href='/'>Torna alla home</a>")),
    ("chinese-node", found(("built", "zh", "流域志"), "/node/30417", "流域志", "<div class='text-4xl'>🗑️</div><h1>该内容已被删除</h1><p>迁移记录显示旧节点「30417」在改版中被移除。</p>")),
    ("japanese-shared-page", found(("alone", "ja", ""), "/share/9fe21", "共有ページ", "<h1>🗂 共有ページは移行しました</h1><p>このURLでの共有ページは公開を終了しました。</p><p class='note'>内容の確認は企画室までお問い合わせください。</p>")),
    ("korean-window", sent("/blog/223110045", reply("<html><body><script>alert('삭제된 게시물입니다.');location.href='/blog?fromClosedPost=true';</script></body></html>"), also={"/blog?fromClosedPost=true": reply(built(("teasers", "ko", "강변일기"), "강변일기", "<h2>전체 글</h2><a href='/blog/1'>봄물</a><a href='/blog/2'>나루터</a>"))})),
    ("dutch-event", found(("built", "nl", "Dorpsagenda"), "/evenementen/sluizendag-2016", "Dorpsagenda", "<h3>Dit evenement bestaat niet meer</h3><p>Mogelijk is het verwijderd.</p>")),
    ("english-scholarship", found(("built", "en", "GrantDesk"), "/scholarships/estuary-fellows", "GrantDesk", "<div role='alert'>That scholarship no longer exists or has been removed.</div><button>Go back</button>")),
    ("turkish-room", found(("built", "tr", "Sohbet Odası"), "/rooms/balikcilar", "Sohbet Odası", "<h2>Oda Bulunamadı</h2><p>Bu oda artık mevcut değil veya süresi dolmuş.</p>")),
    ("indonesian-goods", found(("built", "id", "Toko Jala"), "/m/produk/jala-tebar-3m", "Toko Jala", "<h2>Produk tidak ditemukan</h2><p>Produk yang Anda cari mungkin sudah tidak tersedia atau tautannya berubah.</p><a href='/m/produk'>Lihat katalog</a>")),
    ("romanian-advert", found(("teasers", "en", "Anunțuri Dunărea"), "/d/oferta/barca-lemn-5m-IDgK2p.html", "Anunțuri Dunărea", "<h4>Anunțul nu mai este activ</h4><p>Vezi alte anunțuri similare mai jos.</p>")),
    ("russian-goods", found(("bitrix", "ru", "Снасти"), "/catalog/seti/nevod-30/", "Снасти", "<h1>Ой!</h1><p>Возможно, ссылка устарела или товар больше не доступен. Загляните в каталог — там точно найдётся то, что вам нужно.</p>")),
    ("english-not-live", found(("built", "en", "Commons Hub"), "/initiatives/reedbed-census", "Commons Hub", "<h2>Oops! This initiative isn't live yet</h2><p>Check back later or explore other initiatives.</p>")),
    ("english-update-bookmarks", at("/Pages/coastal-policy.aspx", "Department of Shores", "<div class='ms-rtestate-field'><p>The page you are looking for has moved. Please update your bookmarks. You can either search for the page or go to the homepage.</p></div>", kit="sharepoint", name="Department of Shores")),
    ("english-profile-removed", found(("built", "en", "RateBoats"), "/review/northquay-marina.example", "RateBoats: reviews you can rely on", "<h1>This profile has been removed</h1><p>The profile went against our guidelines and is no longer visible on RateBoats.</p><a href='/help/why'>Why we remove profiles</a>")),
    ("sharepoint-nothing-but-frame", at("/Pages/sp_195017.aspx", "404", "", kit="sharepoint", lang="id", name="Bank Sungai")),
    ("indonesian-canonical", at("/id/publikasi/cadangan-ikan-2017.aspx", "404 Halaman Tidak Ditemukan", "<h1>404</h1><p>Halaman Tidak Ditemukan</p>", kit="aspnet", lang="id", name="Bank Sungai", head="<link rel='canonical' href='/id/e404.aspx'>")),
    ("english-posting", found(("teasers", "en", "Harbour Careers"), "/jobs/4411/tide-gauge-technician/job", "Careers at Harbour", "<div class='iCIMS_Error'>The job you are looking for has expired or the position has been filled.</div>")),
    ("english-angular", found(("built", "en", "Clearing-House"), "/record/ABS-4471", "Clearing-House", "<span class='color-red bold' style='font-size:50px'>Page not found.</span>")),
    ("json-no-success", sent("/api/v2/gauges/4471", reply('{"success":false,"message":"Gauge not found","data":null}', content_type="application/json"))),
    ("danish-new-guest", found(("alone", "en", ""), "/artikler/aal-i-fjorden", "fjordliv.example", "<h1>Her flytter snart en ny gæst ind</h1><p>fjordliv.example er registreret hos os.</p>", others="same")),
    ("english-dog", found(("alone", "en", ""), "/dp/B00X4WHP5E", "Tidewares", "<a href='/'><img src='/logo.png' alt='Tidewares'></a><p>Looking for something?</p><p>We're sorry. The web address you entered is not a functioning page on our site.</p><a href='/'>Go to the home page</a><img src='/dogs/12.jpg' alt='Dogs'>")),
    ("swedish-goods", found(("built", "sv", "Fiskeredskap"), "/produkt/ryssja-4-ringar", "Fiskeredskap", "<h1>Hoppsan</h1><p>Artikeln finns inte längre i vårt sortiment.</p>")),
    ("front-page-as-article", found(("teasers", "de", "Uferbote"), "/2011/08/deichbruch-bei-hohenau", "Uferbote", "<h1>Uferbote</h1><h2><a href='/n/8'>Ratsbeschluss zum Anleger</a></h2><p>Der Rat stimmte mit neun zu vier.</p><h2><a href='/n/9'>Neue Pegel in Betrieb</a></h2><p>Sechs Messstellen melden nun stündlich.</p>", head="<link rel='canonical' href='/'><meta property='og:url' content='/'>")),
    ("news-to-its-list", sent("/news/2012/05/14/dredging-plan-rejected-by-council", redirect("/news/"), also={"/news/": reply(built(("teasers", "en", "Quay Courier"), "News | Quay Courier", "<h1>News</h1><ul><li><a href='/news/a'>Lock reopens</a></li><li><a href='/news/b'>Swans counted</a></li><li><a href='/news/c'>Fair on Sunday</a></li></ul>"))})),
    ("thai-news", found(("teasers", "th", "ข่าวริมน้ำ"), "/news/88214", "ข่าวริมน้ำ", "<p class='text-muted'>ข่าวนี้ถูกลบหรือหมดอายุแล้ว</p>")),
    ("arabic-advert", found(("built", "ar", "سوق النهر"), "/ad/441207", "سوق النهر", "<h2>هذا الإعلان منتهي الصلاحية</h2><p>أو تم حذفه من قبل صاحبه</p>")),
    ("polish-advert", found(("teasers", "pl", "Targ Nadrzeczny"), "/oferta/lodz-drewniana-5m-88123", "Targ Nadrzeczny", "<h1>To ogłoszenie wygasło</h1><p>Zobacz podobne oferty.</p>")),
):  # fmt: skip
    chapter.dead(f"for1-lost-{_name}", V.SOFT_404, why="a person finds nothing of what the address names")(_setting)

for _name, _setting in (
    ("why-profiles-are-removed", found(("built", "en", "RateBoats"), "/help/why-we-remove-profiles", "Why we remove profiles | RateBoats Help", "<h1>Why we remove profiles</h1><p>A profile that has been removed is no longer visible. The page then says: This profile has been removed.</p>")),
    ("discontinued-model", found(("built", "en", "Gaugeworks"), "/products/tide-logger-1180", "Tide Logger 1180", "<h1>Tide Logger 1180</h1><p class='badge'>Discontinued</p><p>This product is no longer available. Range 0 to 8 m, 4-20 mA.</p><a href='/products/1190'>Successor: 1190</a>")),
    ("event-that-is-over", found(("built", "nl", "Dorpsagenda"), "/evenementen/sluizendag", "Sluizendag | Dorpsagenda", "<h1>Sluizendag</h1><p>Dit evenement is afgelopen.</p><p>Zaterdag 4 juni, bij de Oude Sluis.</p>")),
    ("job-that-is-filled", found(("teasers", "de", "Hafenjobs"), "/stellen/pegelwart", "Pegelwart (m/w/d) | Hafenjobs", "<h1>Pegelwart (m/w/d)</h1><p>Diese Stelle ist bereits besetzt.</p><p>Sie lesen Pegel ab und führen das Wasserbuch.</p>")),
    ("empty-agenda", found(("teasers", "fr", "Mairie du Bac"), "/agenda", "Agenda | Mairie du Bac", "<h1>Agenda</h1><p>Aucun événement à venir.</p>")),
    ("manual-of-codes", found(("tables", "ja", "操作説明"), "/manual/errors.html", "エラーコード一覧", "<h1>エラーコード一覧</h1><dl><dt>404</dt><dd>ページが見つかりません</dd><dt>410</dt><dd>削除されました</dd></dl>")),
    ("catalogue-record-without-file", found(("tables", "es", "Archivo del Puerto"), "/registro/1187", "Plano del muelle, 1871", "<h1>Plano del muelle, 1871</h1><p>Tinta sobre tela. Archivo digital no disponible.</p>")),
    ("board-without-comments", found(("built", "zh", "渡口论坛"), "/t/5512", "水位记录 - 渡口论坛", "<h2>水位记录</h2><p>今日三米二。</p><div>暂无评论</div>")),
    ("what-410-means", found(("built", "en", "Web Words"), "/status/410-gone", "410 Gone", "<h1>410 Gone</h1><p>The resource has been removed and no forwarding address is known.</p>")),
    ("rules-of-deletion", found(("teasers", "ko", "강변카페"), "/notice/14", "게시글 삭제 기준 안내", "<h2>게시글 삭제 기준 안내</h2><p>광고 글은 삭제됩니다.</p>")),
    ("no-replies-yet", found(("built", "pt", "Fórum da Lagoa"), "/t/isca-para-tainha", "Isca para tainha? - Fórum da Lagoa", "<h1>Isca para tainha?</h1><p>Qual usar no inverno?</p><h3>0 respostas</h3><p>Nenhum comentário ainda. Seja o primeiro!</p>")),
    ("deprecated-version", found(("built", "en", "Open Gauges"), "/packages/hydro/0.4", "hydro 0.4", "<h1>hydro 0.4</h1><p>This version has been deprecated and is no longer supported.</p><pre>pip install hydro==0.4</pre>")),
    ("withdrawn-preprint", at("/abs/1107.4412", "[1107.4412] Tidal locking of shallow basins", "<h1>Tidal locking of shallow basins</h1><p>P. Hale, R. Osei</p><blockquote>This paper has been withdrawn by the author due to an error in equation 7.</blockquote>", kit="docs", name="preprints")),
    ("number-page", found(("tables", "ru", "Водомерный пост"), "/post/4471", "Пост 4471", "<h1>Пост 4471</h1><p>Закрыт в 1961 году. Данных за 1962 год нет.</p>")),
    ("album-one-picture", found(("built", "vi", "Ảnh sông nước"), "/anh/5512", "Ảnh sông nước", "<figure><img src='/i/5512.jpg' alt='Chợ nổi buổi sáng'><figcaption>Chợ nổi buổi sáng</figcaption></figure><p>Chưa có bình luận nào.</p>")),
):  # fmt: skip
    chapter.alive(f"for1-live-{_name}", why="a person reads it")(_setting)

for _name, _verdicts, _setting in (
    ("english-region", (V.BLOCKED,), found(("built", "en", "Estuary TV"), "/watch/44", "Estuary TV", "<h1>Sorry, this programme is not available in your area</h1><p>Rights are limited to some countries.</p>")),
    ("french-subscribers", (V.BLOCKED,), found(("teasers", "fr", "Le Courrier du Bac"), "/abonnes/article-4412", "Le Courrier du Bac", "<p>Cet article est réservé aux abonnés.</p><a href='/login'>Se connecter</a>")),
    ("spanish-works", (V.UNAVAILABLE,), found(("alone", "es", ""), "/informes/9", "Mantenimiento", "<h1>Estamos realizando tareas de mantenimiento</h1><p>Vuelva en unos minutos.</p>", others="same")),
):  # fmt: skip
    chapter.unknown(f"for1-unsure-{_name}", *_verdicts, why="nothing can be said")(_setting)
