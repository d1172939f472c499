"""Pages that were met on the web, third part: shares, polls, suspended sites, journals and wikis; labelled before they were asked."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter
from benchmarks.behaviours.editor_frames import at
from benchmarks.behaviours.gatherer_frames import dressed, met, sent
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()

for _name, _setting in (
    ("spanish-suspended", met(("bare", "es", ""), "/informes/pesca-2014.html", "Sitio suspendido", "<div class='card'><div class='icon'>🚫</div><span class='badge'>Suspendido</span><h1>Este sitio ha sido suspendido</h1><p>El dominio ha sido suspendido por el administrador del servidor.</p><hr><p>Si usted es el titular, comuníquese con soporte.</p></div>", others="same")),
    ("spanish-unpaid", met(("next", "es", "Cooperativa"), "/socios/estatutos-2009", "Cooperativa", "<h1>🚧 Sitio fuera de servicio 🚧</h1><p>Este sitio ha sido dado de baja por falta de pago. Para reactivarlo, realice el pago pendiente a través del portal.</p>", others="same")),
    ("dutch-not-yet", met(("next", "nl", "Wadlopers"), "/routes/schiermonnikoog-zuid", "Wadlopers", "<div class='text-9xl'>404</div><div>Oops. Deze pagina bestaat nog niet</div><a href='/'>Ga terug</a>")),
    ("english-galaxy-dataset", met(("plain", "en", "Workbench"), "/datasets/f2db41e1fa331b3e/display", "Workbench", "<div class='warningmessagesmall'><strong>This dataset has been deleted and removed from disk.</strong></div>")),
    ("thai-share", met(("next", "th", "ฝากไฟล์"), "/s/8Kd02", "ฝากไฟล์", "<h2>ลิงก์นี้หมดอายุแล้ว</h2><p>กรุณาขอลิงก์ใหม่จากผู้ส่ง</p>")),
    ("vietnamese-question", met(("next", "vi", "Hỏi Đáp Thủy Sản"), "/cau-hoi/nuoi-tom-mua-lu-8812", "Hỏi Đáp Thủy Sản", "<p>Câu hỏi này đã bị xóa khỏi hệ thống.</p><a href='/'>Trang chủ</a>")),
    ("japanese-post", met(("next", "ja", "つぶやき港"), "/u/minato/posts/5512", "つぶやき港", "<div class='card-body'>この投稿は削除されました。</div>")),
    ("japanese-blog", met(("plain", "ja", "海のブログ"), "/entry/2014/05/12/iwashi", "海のブログ", "<h1>記事が見つかりません</h1><p>指定された記事は存在しないか、非公開になっています。</p>", others="200")),
    ("french-museum-record", met(("plain", "fr", "Base Navires"), "/notice.php?id=88121", "Base Navires", "<p>Aucune fiche ne correspond à votre demande.</p>")),
    ("french-theses", at("/theses/2011/HAL-88121", "Portail des thèses", "<div class='alert alert-info'>Cette thèse n'est plus diffusée à la demande de son auteur.</div>", lang="fr", kit="typo3", name="Portail des thèses")),
    ("german-wiki", at("/wiki/Reusenfischerei_im_Bodden", "Reusenfischerei im Bodden – FischWiki", "<h1 id='firstHeading'>Reusenfischerei im Bodden</h1><div id='mw-content-text'><div class='mw-warning-with-logexcerpt'><p>Diese Seite wurde gelöscht. Zur Information folgt das Lösch-Logbuch.</p><ul><li>12:04, 3. Mai 2015 Admin löschte die Seite (Werbung)</li></ul></div><p>Diese Seite existiert nicht. Du kannst sie erstellen.</p></div>", lang="de", kit="wiki", name="FischWiki")),
    ("polish-wiki", at("/wiki/Szkuta_wi%C5%9Blana", "Szkuta wiślana – RzekoWiki", "<h1 id='firstHeading'>Szkuta wiślana</h1><div id='mw-content-text'><div class='noarticletext'><p>Na tej stronie nie ma jeszcze żadnego tekstu. Możesz wyszukać tytuł na innych stronach.</p></div></div>", lang="pl", kit="wiki", name="RzekoWiki")),
    ("english-journal", at("/index.php/jrs/article/view/8812", "Journal of River Studies", "<div class='page page_error'><p>The requested article is no longer part of this journal.</p></div>", kit="ojs", name="Journal of River Studies")),
    ("portuguese-journal-moved-out", at("/index.php/rem/article/view/412", "Revista Estudos do Mar", "<h1>Despublicado</h1><p>Este artigo foi despublicado pelo editor em 12 de maio de 2016.</p>", lang="pt", kit="ojs", name="Revista Estudos do Mar")),
    ("russian-newspaper", at("/news/2013/05/12/sudak.html", "Волжская газета", "<article><p>Материал удалён по требованию правообладателя.</p></article>", lang="ru", kit="paper", name="Волжская газета")),
    ("swedish-municipality", at("/bygga/bryggor/ansokan.4.2f81.html", "Sidan du söker finns inte kvar - Skärgårdens kommun", "<h1>Sidan du söker finns inte kvar</h1><p>Vi har nyligen bytt webbplats. Prova att söka eller använd menyn.</p>", lang="sv", kit="drupal", name="Skärgårdens kommun")),
    ("finnish-register", at("/rekisteri/alus?tunnus=88121", "Alusrekisteri", "<p class='virhe'>Alusta ei löytynyt tunnuksella 88121.</p>", lang="fi", kit="aspnet", name="Alusrekisteri")),
    ("turkish-library", at("/yayin.php?id=88121", "Deniz Kütüphanesi", "<p>Aradığınız yayın koleksiyonumuzdan çıkarılmıştır.</p>", lang="tr", kit="opac", name="Deniz Kütüphanesi")),
    ("chinese-ministry", at("/gkml/201305/t20130512_88121.html", "渔业信息网", "<div class='TRS_Editor'><p>该信息已撤稿。</p></div>", lang="zh", kit="aspnet", name="渔业信息网")),
    ("arabic-newspaper", at("/article/88121", "جريدة الميناء", "<p>تم حذف هذا المقال بناء على طلب الكاتب.</p><a href='/'>عودة إلى الرئيسية</a>", lang="ar", kit="paper", name="جريدة الميناء")),
    ("indonesian-repository", at("/id/eprint/88121", "Repositori Bahari", "<p>Dokumen ini telah ditarik oleh pengelola repositori.</p>", lang="id", kit="eprints", name="Repositori Bahari")),
    ("italian-tender-office", at("/bandi/lavori-molo-nord", "Autorità Portuale", "<div class='messaggio'>Il bando richiesto è stato archiviato e non è più consultabile.</div>", lang="it", kit="joomla", name="Autorità Portuale")),
    ("english-shop-to-its-collection", sent("/products/atlas-of-the-lower-river-1871-facsimile", redirect("/collections/all"), also={"/collections/all": reply(dressed(("next", "en", "Map Shop"), "All products | Map Shop", "<h1>All products</h1><a href='/products/a'>Chart of the bay</a><a href='/products/b'>Globe</a>"))})),
    ("english-event-to-its-calendar", sent("/events/2014/05/12/boat-burning-at-the-old-quay", redirect("/events?past=1"), also={"/events?past=1": reply(dressed(("plain", "en", "Quay Arts"), "Events | Quay Arts", "<div class='notice'>That event has passed.</div><h1>Events</h1><a href='/events/1'>Choir</a><a href='/events/2'>Fair</a>"))})),
    ("english-expired-name", met(("bare", "en", ""), "/papers/eelgrass.pdf", "Expired", "<h1>This name has run out</h1><p>eelgrass.example was registered until 3 March. Its owner can still renew it with the registrar.</p>", others="same")),
    ("khmer-video", met(("next", "km", "វីដេអូខ្មែរ"), "/watch/5512", "វីដេអូខ្មែរ", "<p>វីដេអូនេះ ត្រូវបានលុបដោយម្ចាស់</p><a href='/'>ទំព័រដើម</a>")),
    ("burmese-shop", met(("next", "my", "ဈေးဆိုင်"), "/product/5512", "ဈေးဆိုင်", "<h2>ပစ္စည်း မရှိတော့ပါ</h2><p>သင်ရှာနေသော ပစ္စည်းကို ရောင်းသူက ဖယ်ရှားလိုက်ပါပြီ။</p>")),
    ("lao-job", met(("next", "lo", "ຫາວຽກ"), "/job/5512", "ຫາວຽກ", "<h2>ວຽກນີ້ ປິດຮັບສະໝັກແລ້ວ ຫຼື ຖືກລຶບ</h2><a href='/jobs'>ເບິ່ງວຽກອື່ນ</a>")),
):  # fmt: skip
    chapter.dead(f"gat3-lost-{_name}", V.SOFT_404, why="a person finds nothing of what the address names")(_setting)

for _name, _setting in (
    ("poll-that-is-over", met(("next", "fr", "Sondages"), "/sondages/quel-poisson-dimanche", "Quel poisson dimanche ? | Sondages", "<h1>Quel poisson dimanche ?</h1><p>Ce sondage est terminé.</p><ul><li>Merlan 41 %</li><li>Sole 59 %</li></ul>")),
    ("thread-with-a-deleted-reply", met(("forum", "ja", "釣り掲示板"), "/viewtopic.php?t=12", "鯵の針について - 釣り掲示板", "<h2>鯵の針について</h2><div class='post'>六号で十分です。</div><div class='post'>この投稿は削除されました。</div>")),
    ("dataset-superseded", met(("plain", "en", "Open Waters"), "/dataset/gauges-2009", "Gauges 2009 | Open Waters", "<h1>Gauges 2009</h1><div class='warning'>This dataset is no longer updated. A newer version is available.</div><p>Daily levels of 41 gauges.</p>")),
    ("retracted-in-polish", at("/index.php/jrs/article/view/17", "[WYCOFANY] Wpływ soli na szczupaki", "<h1 class='page_title'>[WYCOFANY] Wpływ soli na szczupaki</h1><p>Artykuł został wycofany na wniosek autorów z powodu błędu w obliczeniach.</p>", lang="pl", kit="ojs", name="Zeszyty Rzeczne")),
    ("withdrawn-guidance", at("/guidance/mooring-fees", "[Withdrawn] Mooring fees", "<h1>[Withdrawn] Mooring fees</h1><p>This guidance was withdrawn on 4 March 2019. It is out of date.</p><h2>Fees</h2><p>Boats under 6 m pay 4 a night.</p>", kit="drupal", name="Waterways")),
    ("ship-that-was-lost", at("/schiffe/1187", "Schiffsregister", "<h2>Anna, Galiot</h2><p>Verschollen 1871. Nicht wieder aufgefunden.</p>", lang="de", kit="aspnet", name="Schiffsregister")),
    ("museum-object-missing", at("/objet/412", "Musée de la Pêche", "<h2>Nasse</h2><p>Objet disparu de l'inventaire en 1944.</p>", lang="fr", kit="opac", name="Musée de la Pêche")),
    ("russian-village-gone", at("/derevnya/88", "Исчезнувшие деревни", "<h2>Малые Пруды</h2><p>Деревня больше не существует. Затоплена в 1955 году.</p>", lang="ru", kit="frames90", name="Исчезнувшие деревни")),
    ("swedish-empty-list", at("/lediga-jobb/fiskeriet", "Lediga jobb - Fiskeriet", "<h1>Lediga jobb</h1><p>Just nu finns det inga lediga jobb.</p>", lang="sv", kit="drupal", name="Fiskeriet")),
    ("portuguese-no-edital", at("/editais/2015", "Editais 2015 - Porto", "<h1>Editais 2015</h1><p>Nenhum edital foi publicado neste ano.</p>", lang="pt", kit="joomla", name="Porto")),
    ("turkish-law-repealed", at("/mevzuat/madde-14", "Madde 14 – (Mülga)", "<h1>Madde 14 – (Mülga)</h1><p>(Mülga: 3/6/2011-KHK-639/38 md.)</p>", lang="tr", kit="aspnet", name="Mevzuat")),
    ("chinese-law-void", at("/fgk/1996-12.html", "渔船管理办法（已废止）", "<h1>渔船管理办法（已废止）</h1><p>本办法自2008年1月1日起废止。</p>", lang="zh", kit="aspnet", name="法规库")),
    ("japanese-office-closed", at("/shisho/1204.html", "水産事務所の廃止について", "<h1>水産事務所の廃止について</h1><p>平成二十二年三月末をもって廃止しました。</p>", lang="ja", kit="aspnet", name="県")),
    ("thai-project-over", at("/project/55", "โครงการเขื่อนเล็ก", "<h1>โครงการเขื่อนเล็ก</h1><p>โครงการนี้สิ้นสุดแล้วเมื่อปี 2555</p>", lang="th", kit="wp", name="มูลนิธิแม่น้ำ")),
    ("indonesian-missing-boat", at("/berita/5512", "Kapal nelayan hilang, tiga orang belum ditemukan", "<h1>Kapal nelayan hilang</h1><p>Tiga orang belum ditemukan hingga sore.</p>", lang="id", kit="paper", name="Harian Pantai")),
    ("arabic-book-out-of-print", at("/book/412", "كتاب الشباك", "<h1>كتاب الشباك</h1><p>نفدت الطبعة ولم تعد متوفرة.</p>", lang="ar", kit="shop", name="دار البحر")),
    ("vietnamese-story-chapter", at("/truyen/song-lac/chuong-12", "Sông Lạc - Chương 12: Không tìm thấy", "<h1>Chương 12: Không tìm thấy</h1><p>Họ đi dọc bờ sông đến tối.</p>", lang="vi", kit="wp", name="Đọc Truyện")),
    ("finnish-fish-not-found", at("/lajit/sampi", "Sampi", "<h1>Sampi</h1><p>Lajia ei ole enää tavattu Suomessa.</p>", lang="fi", kit="wiki", name="Lajiwiki")),
    ("spanish-episode", at("/podcast/37", "Episodio 37: Página no encontrada", "<h1>Episodio 37: Página no encontrada</h1><p>Hablamos con quien escribe los mensajes de error.</p><audio src='/37.mp3'></audio>", lang="es", kit="wp", name="Radio Ría")),
    ("error-in-a-title", at("/papers/error-bars", "Error", "<h1>Error</h1><p>By P. Hale. What an error bar shows, and what it hides.</p>", kit="docs", name="Notes on measuring")),
    ("number-alone", at("/gauge/17", "17", "<h1>17</h1><p>3.41 m</p>", kit="frames90", name="Gauges")),
    ("one-line-poem", at("/haiku/88", "88", "<p>nothing here<br>but the tide</p>", kit="wp", name="Haiku")),
):  # fmt: skip
    chapter.alive(f"gat3-live-{_name}", why="a person reads it")(_setting)

for _name, _verdicts, _setting in (
    ("spanish-access-blocked", (V.BLOCKED,), met(("bare", "es", ""), "/doc/7", "Acceso Bloqueado", "<h1>Acceso Bloqueado</h1><p>Tu acceso a este sitio ha sido suspendido temporalmente por actividad sospechosa.</p>", others="same")),
    ("german-consent", (V.BLOCKED,), met(("bare", "de", ""), "/artikel/aale-8812", "Hafenbote", "<h1>Weiterlesen mit Werbung</h1><p>Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Details in der Datenschutzerklärung.</p><button>Akzeptieren und weiter</button><button>Abo ohne Tracking</button>", others="same")),
    ("italian-queue", (V.BLOCKED, V.UNAVAILABLE), met(("bare", "it", ""), "/biglietti/9", "Sala d'attesa", "<h1>Sei in coda</h1><p>Ci sono 112 persone davanti a te.</p>", others="same")),
    ("chinese-verification", (V.BLOCKED,), met(("bare", "zh", ""), "/wiki/haishu", "安全验证", "<p>请完成下方验证后继续操作</p><div id='captcha'></div>", others="same")),
):  # fmt: skip
    chapter.unknown(f"gat3-unsure-{_name}", *_verdicts, why="nothing can be said")(_setting)
