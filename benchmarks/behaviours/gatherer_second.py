"""Pages that were met on the web, second part: lists in place of a thing, boards, registers, ministries; labelled before they were asked."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter, Setting
from benchmarks.behaviours.gatherer_frames import dressed, met, sent
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()


def _led(site: tuple[str, str, str], path: str, to: str, *said: str) -> Setting:
    """An address that leads to another place of its site, which has that title and shows that."""
    return sent(path, redirect(to), also={to: reply(dressed(site, *said))})


_DOCS = "<table><tr><td><a href='/documents/81'>Acta 81</a></td></tr><tr><td><a href='/documents/80'>Acta 80</a></td></tr><tr><td><a href='/documents/79'>Acta 79</a></td></tr></table>"
for _name, _setting in (
    ("spanish-list-with-a-flash", _led(("plain", "es", "Archivo Municipal"), "/documents/9412", "/documents", "Documentos - Archivo Municipal", f"<div class='alert alert-danger'>Documento no encontrado</div><h1>Documentos</h1>{_DOCS}")),
    ("german-event-list-with-a-flash", _led(("next", "de", "Rennverein"), "/events/fruehjahrsrennen-2016", "/events?msg=notfound", "Events | Rennverein", "<div role='alert'>Event nicht gefunden</div><h1>Events</h1><a href='/events/1'>Sommerlauf</a> <a href='/events/2'>Herbstlauf</a>")),
    ("thai-home-with-a-flash", _led(("office", "th", "กรมเจ้าท่า"), "/th/law/detail.aspx?id=7712", "/th/Default.aspx", "กรมเจ้าท่า", "<p>ยินดีต้อนรับ</p><h2>ข่าวประชาสัมพันธ์</h2><ul><li>เปิดร่องน้ำใหม่</li></ul>")),
    ("english-search-in-its-place", _led(("plain", "en", "Law Reports"), "/cases/hale-v-ostrow-1931", "/search/?q=hale+v+ostrow+1931", "Search results", "<h1>Search</h1><form><input name='q' value='hale v ostrow 1931'></form><p>Your search returned 0 results.</p>")),
    ("chinese-notice-then-home", sent("/article/20150311.html", reply("<!DOCTYPE html><html><head><meta charset='utf-8'><title>系统提示</title></head><body><div class='system-message'><h1>:(</h1><p class='error'>您访问的文章不存在或已被删除</p><p class='jump'>页面自动 <a id='href' href='/'>跳转</a> 等待时间： <b id='wait'>3</b></p></div><script>(function(){var w=document.getElementById('wait');setInterval(function(){},1000)})();</script></body></html>"))),
    ("chinese-board", met(("board", "zh", "钓鱼论坛"), "/forum.php?mod=viewthread&tid=88121", "提示信息 - 钓鱼论坛", "<div id='messagetext' class='alert_error'><p>抱歉，指定的主题不存在或已被删除或正在被审核</p></div>")),
    ("english-vbulletin", met(("forum", "en", "Boat Talk"), "/showthread.php?t=88121", "Boat Talk", "<div class='panel'><h2>vBulletin Message</h2><p>Invalid Thread specified. If you followed a valid link, please notify the administrator</p></div>")),
    ("english-smf-board", met(("forum", "en", "Tin Toys"), "/index.php?topic=4412.0", "An Error Has Occurred!", "<h3>An Error Has Occurred!</h3><p>The topic or board you are looking for appears to be either missing or off limits to you.</p><a href='javascript:history.go(-1)'>Back</a>")),
    ("russian-tender", met(("next", "ru", "Закупки края"), "/tenders/88121", "Закупки края", "<div class='bg-yellow-50'><h1>Тендер не найден</h1><p>Запрашиваемый тендер не существует или был удален.</p><a href='/tenders'>Вернуться к тендерам</a></div>", others="200")),
    ("russian-element", met(("plain", "ru", "Администрация района"), "/news/detail.php?ID=4412", "Новости", "<div class='breadcrumb'>Главная / Новости</div><p><font class='errortext'>Элемент не найден!</font></p>")),
    ("german-plain-event", met(("next", "de", "Flohmärkte"), "/flohmarkt/kaiserwiese-mai", "Flohmärkte in Ihrer Nähe", "<div class='p-6'><div class='text-6xl'>❌</div><h2>Event nicht gefunden</h2><a href='/flohmarkt'>Zurück zur Übersicht</a></div>")),
    ("english-chord-sheet", met(("plain", "en", "Chord Sheets"), "/tab/the-lowland-sailors-chords-1188", "The Lowland Sailors Chords", "<h1>The Lowland Sailors Chords</h1><pre>This tab has been removed at the request of its publisher.</pre>")),
    ("french-ministry-portlet", met(("office", "fr", "Ministère de la Mer"), "/web/guest/-/arrete-2013-88", "Ministère de la Mer", "<div class='portlet-msg-error'>Le contenu Web demandé n'a pas été trouvé.</div>", others="same")),
    ("arabic-ministry", met(("office", "ar", "وزارة الثروة السمكية"), "/ar/Pages/NewsDetails.aspx?NID=5512", "وزارة الثروة السمكية", "<div class='alert'>عفواً، الخبر المطلوب غير متوفر</div>")),
    ("turkish-ministry", met(("office", "tr", "Su Ürünleri Müdürlüğü"), "/Haber/881/ag-yasagi", "Su Ürünleri Müdürlüğü", "<div class='uyari'>İlgili kayıt bulunamadı.</div>", others="robots")),
    ("vietnamese-province", met(("office", "vi", "Cổng thông tin điện tử huyện Cần Giờ"), "/tin-tuc/-/view_content/5512", "Cổng thông tin điện tử huyện Cần Giờ", "<p>Nội dung không tồn tại hoặc đã hết hạn xuất bản.</p>")),
    ("indonesian-regency", met(("office", "id", "Pemerintah Kabupaten Bahari"), "/berita/detail/5512", "Pemerintah Kabupaten Bahari", "<div class='alert alert-warning'>Data tidak ditemukan!</div>")),
    ("khmer-ministry", met(("office", "km", "ក្រសួងជលផល"), "/news/5512", "ក្រសួងជលផល", "<p>សូមអភ័យទោស! មិនមានទិន្នន័យ</p>")),
    ("lao-ministry", met(("office", "lo", "ກະຊວງການປະມົງ"), "/lo-la/site/display/5512", "ກະຊວງການປະມົງ", "<p>ບໍ່ມີຂໍ້ມູນທີ່ທ່ານຕ້ອງການ</p>")),
    ("burmese-agency", met(("office", "my", "ငါးလုပ်ငန်းဦးစီးဌာန"), "/content/5512", "ငါးလုပ်ငန်းဦးစီးဌာန", "<p>တောင်းပန်ပါသည်။ ဤအကြောင်းအရာကို ရှာမတွေ့ပါ။</p>")),
    ("japanese-city", met(("plain", "ja", "みなと市"), "/soshiki/suisan/5512.html", "みなと市", "<h2>お探しの情報は掲載期間を過ぎたか、移動した可能性があります。</h2><p>トップページから、または検索でお探しください。</p>")),
    ("japanese-database", met(("plain", "ja", "港湾資料データベース"), "/db/item?id=5512", "港湾資料データベース", "<p>該当するデータがありません。</p><a href='/db/'>検索画面へ</a>")),
    ("korean-ministry", met(("board", "ko", "해양자료원"), "/board/view.do?seq=88121", "해양자료원", "<script>alert('해당 게시물이 존재하지 않습니다.');history.back();</script>")),
    ("polish-archive", met(("plain", "pl", "Archiwum Zalewu"), "/jednostka/-/jednostka/88121", "Archiwum Zalewu", "<p class='error'>Ta jednostka nie jest już dostępna w serwisie.</p>")),
    ("czech-library", met(("plain", "cs", "Knihovna Labe"), "/view/uuid:88af", "Knihovna Labe", "<h2>Objekt nenalezen</h2><p>Požadovaný objekt v knihovně není nebo byl vyřazen.</p>", others="200")),
    ("swedish-archive", met(("plain", "sv", "Sjöarkivet"), "/post/88121", "Sjöarkivet", "<p>Posten finns inte.</p>")),
    ("italian-journal", met(("plain", "it", "Rivista del Mare"), "/articoli/la-pesca-del-corallo", "Rivista del Mare", "<h1>Ci dispiace</h1><p>L'articolo è stato ritirato dal sito su richiesta dell'autore.</p>")),
    ("portuguese-repository", met(("plain", "pt", "Repositório do Mar"), "/handle/1/88121", "Repositório do Mar", "<h2>Identificador inválido</h2><p>O identificador não corresponde a nenhum objeto deste repositório.</p>")),
    ("dutch-parked", met(("bare", "nl", ""), "/artikelen/haringvangst-1920", "visserijblad.example", "<h1>visserijblad.example</h1><p>Dit domein is geregistreerd voor een klant van onze dienst. Wilt u ook een domeinnaam? Dat kan al vanaf een euro.</p>", others="same")),
    ("russian-parked", met(("bare", "ru", ""), "/stati/lov-sudaka", "rybak.example", "<h1>Домен rybak.example продаётся</h1><p>Цена: 45 000 ₽. Свяжитесь с владельцем через магазин доменов.</p>", others="same")),
    ("japanese-closed-home-pages", met(("bare", "ja", ""), "/~minato/tokei/index.html", "ホームページサービス終了のお知らせ", "<h1>ホームページサービス終了のお知らせ</h1><p>ホームページ公開サービスは2016年9月をもちまして終了いたしました。長い間ご利用いただき、誠にありがとうございました。</p>", others="same")),
    ("german-default-page", met(("bare", "de", ""), "/archiv/logbuch-1890", "Herzlich willkommen bei Ihrem neuen Webspace", "<h1>Hier entsteht eine neue Internetpräsenz</h1><p>Laden Sie Ihre Dateien in das Verzeichnis httpdocs und ersetzen Sie diese index.html.</p>", others="same")),
    ("english-empty-template", met(("plain", "en", "Your Company"), "/reports/seal-counts-2012", "Your Site Title", "<h1>Your Headline Goes Here</h1><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit.</p>", others="same")),
):  # fmt: skip
    chapter.dead(f"gat2-lost-{_name}", V.SOFT_404, why="a person finds nothing of what the address names")(_setting)

for _name, _site, _path, _title, _main in (
    ("status-page", ("plain", "en", "Harbour Cloud Status"), "/incidents/8812", "API returning 404 for existing pages - Harbour Cloud Status", "<h1>API returning 404 for existing pages</h1><p><strong>Resolved</strong> This incident has been resolved.</p><p><strong>Investigating</strong> Some pages cannot be found at the moment.</p>"),
    ("status-page-all-well", ("bare", "en", ""), "/status", "Status", "<h1>All systems operational</h1><p>No incidents reported today.</p>"),
    ("changelog-removed", ("bare", "en", ""), "/changelog/3.0", "3.0", "<h1>3.0</h1><h2>Removed</h2><ul><li>The page <code>/legacy</code> is gone.</li><li>Endpoint not found errors are no longer cached.</li></ul>"),
    ("faq-page-not-found", ("plain", "en", "Town Library"), "/help/faq-12", "I get “Page not found”. What now? | Town Library", "<h1>I get “Page not found”. What now?</h1><p>Clear your cache and try again.</p>"),
    ("french-law-repealed", ("office", "fr", "Légis"), "/article/LEGIARTI88121", "Article L. 212-4 (abrogé)", "<h1>Article L. 212-4</h1><p>Abrogé par ordonnance n° 2010-462 du 6 mai 2010.</p>"),
    ("polish-law-repealed", ("office", "pl", "Zbiór praw"), "/akt/1964/88/art-17", "Art. 17. (uchylony)", "<h1>Art. 17.</h1><p>(uchylony)</p>"),
    ("german-section-dropped", ("bare", "de", ""), "/estg/__32b.html", "§ 32b EStG - Einzelnorm", "<h1>§ 32b</h1><p>(weggefallen)</p>"),
    ("russian-law-lost-force", ("office", "ru", "Кодексы"), "/zakon/statya-88", "Статья 88. Утратила силу", "<h1>Статья 88. Утратила силу</h1><p>Федеральный закон от 22.04.2013 N 76-ФЗ.</p>"),
    ("vietnamese-decree-expired", ("office", "vi", "Văn bản pháp luật"), "/van-ban/nghi-dinh-33-2010", "Nghị định 33/2010/NĐ-CP", "<h1>Nghị định 33/2010/NĐ-CP</h1><p>Tình trạng: Hết hiệu lực toàn bộ từ ngày 25/4/2019.</p>"),
    ("tender-closed-but-told", ("next", "en", "Tenders"), "/tenders/dredging-of-the-lower-canal", "Dredging of the lower canal", "<h1>Dredging of the lower canal</h1><span>Closed</span><p>This tender is closed and no longer accepts bids.</p><p>Dredging of 4 km, depth 3.2 m. Buyer: Canal Office.</p>"),
    ("job-filled-but-told", ("next", "nl", "Werk aan de Waal"), "/vacature/brugwachter-tiel", "Brugwachter Tiel | Werk aan de Waal", "<h1>Brugwachter Tiel</h1><p>Deze vacature is gesloten.</p><p>Je bedient drie bruggen en spreekt met schippers.</p>"),
    ("house-sold-but-told", ("listings", "cs", "Reality Mix"), "/detail/melnik/mlyn-8813.html", "Mlýn u Mělníka", "<h1>Mlýn u Mělníka</h1><p>Prodáno.</p><p>Vodní mlýn z roku 1780, náhon je suchý.</p>"),
    ("goods-sold-out", ("next", "ja", "港の本屋"), "/items/5512", "港の地図帳 | 港の本屋", "<h1>港の地図帳</h1><p>売り切れました。再入荷の予定はありません。</p><p>B5判、88頁。</p>"),
    ("list-without-comments", ("board", "ko", "푸른어촌계"), "/bbs/board.php?bo_table=free&wr_id=12", "그물 손질 질문 | 푸른어촌계", "<h2>그물 손질 질문</h2><p>나일론 그물은 어떻게 손질하나요?</p><section><h2>댓글목록</h2><p>등록된 댓글이 없습니다.</p></section>"),
    ("list-without-entries", ("office", "th", "กรมประมง"), "/th/procurement/2568", "ประกาศจัดซื้อจัดจ้าง 2568", "<h1>ประกาศจัดซื้อจัดจ้าง 2568</h1><p>ยังไม่มีประกาศ</p>"),
    ("indonesian-empty-agenda", ("office", "id", "Dinas Perikanan"), "/agenda/2025/11", "Agenda November 2025", "<h1>Agenda November 2025</h1><p>Tidak ada agenda pada bulan ini.</p>"),
    ("memorial-of-a-site", ("bare", "en", ""), "/", "In memory of Fishnet 1996-2014", "<h1>In memory of Fishnet</h1><p>Fishnet closed on 1 May 2014. It had nine thousand members. The last post was a recipe.</p>"),
    ("errata", ("plain", "en", "River Press"), "/books/tides/errata", "Errata", "<h1>Errata</h1><p>Page 12: for “lost” read “last”. Page 88 is missing in the second printing.</p>"),
    ("spanish-school-closed", ("plain", "es", "Escuelas de ribera"), "/escuelas/la-barca", "La Barca", "<h1>La Barca</h1><p>Cerrada en 1978. El edificio ya no existe.</p>"),
    ("arabic-newspaper-stopped", ("plain", "ar", "دليل الصحف"), "/press/sahil", "جريدة الساحل", "<h1>جريدة الساحل</h1><p>توقفت عن الصدور عام ١٩٩١. الأعداد غير متوفرة في المكتبة.</p>"),
    ("chinese-film-review", ("plain", "zh", "影评"), "/review/5512", "《消失的页面》", "<h1>《消失的页面》</h1><p>页面不存在，只是故事的开始。导演用九十分钟寻找它。</p>"),
    ("lao-proverb", ("plain", "lo", "ສຸພາສິດ"), "/proverb/12", "ສຸພາສິດ 12", "<h1>ສຸພາສິດ 12</h1><p>ບໍ່ມີນ້ຳ ກໍບໍ່ມີປາ.</p>"),
    ("khmer-lost-temple", ("plain", "km", "ប្រាសាទ"), "/temple/5512", "ប្រាសាទព្រៃ", "<h1>ប្រាសាទព្រៃ</h1><p>ប្រាសាទនេះ មិនមានទៀតទេ។ ថ្មត្រូវបានយកទៅសង់ស្ពាន។</p>"),
    ("burmese-notice", ("plain", "my", "ရွာသတင်း"), "/notice/12", "လှေပျောက်", "<h1>လှေပျောက်</h1><p>မနေ့က ပျောက်သွားသော လှေကို ရှာမတွေ့သေးပါ။</p>"),
    ("json-of-a-species", ("bare", "en", ""), "/species/99", "Species 99", '<pre>{"name": "gadus", "status": "not found since 1931"}</pre>'),
):  # fmt: skip
    chapter.alive(f"gat2-live-{_name}", why="a person reads it")(met(_site, _path, _title, _main))

for _name, _verdicts, _setting in (
    ("english-board-off-limits", (V.BLOCKED, V.SOFT_404, V.UNAVAILABLE), met(("forum", "en", "Oak Club"), "/viewtopic.php?t=12", "Oak Club - Information", "<div class='panel'><h2>Information</h2><p>You are not authorised to read this forum, or the topic does not exist.</p></div>")),
    ("thai-works", (V.UNAVAILABLE,), met(("bare", "th", ""), "/report/12", "ปิดปรับปรุงระบบชั่วคราว", "<h1>ขออภัยในความไม่สะดวก</h1><p>ระบบปิดปรับปรุงชั่วคราว</p>", others="same")),
    ("php-warnings-alone", (V.UNAVAILABLE, V.SOFT_404), met(("bare", "en", ""), "/read.php?id=7", "", "<b>Warning</b>: mysqli_connect(): (HY000/2002): Connection refused in <b>/home/www/db.php</b> on line <b>3</b><br>Connection failed", others="same")),
    ("korean-members", (V.BLOCKED,), met(("board", "ko", "은빛어촌계"), "/bbs/board.php?wr_id=13", "은빛어촌계", "<script>alert('회원만 열람할 수 있습니다. 로그인하십시오.');location.replace('/bbs/login.php');</script>")),
):  # fmt: skip
    chapter.unknown(f"gat2-unsure-{_name}", *_verdicts, why="nothing can be said")(_setting)
