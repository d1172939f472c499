"""Pages that were met on the web, first part: shapes and notices of real ones, written afresh; labelled before they were asked."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter
from benchmarks.behaviours.gatherer_frames import dressed, met, sent
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()

# (name, site, path, title, main, what other addresses get)
for _name, _site, _path, _title, _main, _others in (
    ("indonesian-article", ("next", "id", "Pedia Sehat"), "/artikel/cara-menjaga-ginjal", "Pedia Sehat", "<div class='py-20 text-center'><h1 class='text-3xl font-black'>Artikel Tidak Ditemukan</h1><p>Maaf, artikel yang kamu buka barangkali sudah dihapus atau alamatnya keliru.</p><a href='/'>Kembali ke Pedia Sehat</a></div>", "404"),
    ("indonesian-auction", ("next", "id", "Balai Lelang"), "/lelang/7712", "Detail Lelang | Balai Lelang", "<div><p>Lelang Tidak Ditemukan</p><p>Lelang ini kemungkinan sudah dihapus atau ID tidak sah.</p><button>Kembali</button></div>", "200"),
    ("vietnamese-post", ("next", "vi", "Việc Ở Biển"), "/tuyen-dung/thuyen-vien-tau-ca", "Việc Ở Biển", "<div class='text-center'><div class='text-6xl'>🔍</div><p class='font-semibold'>Không tìm thấy vị trí</p><p>Vị trí này có thể đã bị gỡ xuống hoặc không tồn tại.</p><button>Về trang tuyển dụng</button></div>", "404"),
    ("vietnamese-goods", ("next", "vi", "Chợ Quê"), "/san-pham/mam-tom-thanh-hoa", "Chợ Quê - Đặc sản ba miền", "<h2>Sản phẩm không tồn tại</h2><p>Có vẻ như món hàng bạn tìm đã được gỡ khỏi cửa hàng.</p><a href='/'>Quay lại cửa hàng</a>", "same"),
    ("korean-window", ("bare", "ko", "다온몰"), "/shop/help_view.php?help_id=5512", "다온몰", "<script>alert('문의가 삭제되었거나 존재하지 않습니다.');window.close();</script>", "404"),
    ("korean-board", ("board", "ko", "푸른어촌계"), "/bbs/board.php?bo_table=free&wr_id=8817", "오류안내 페이지 | 푸른어촌계", "<div id='validation_check'><h1>다음 항목에 오류가 있습니다.</h1><p class='cbg'>글이 존재하지 않습니다.<br>글이 삭제되었거나 이동하였을 수 있습니다.</p><a href='javascript:history.back();'>돌아가기</a></div>", "404"),
    ("korean-shop-closed-sale", ("next", "ko", "하루장터"), "/p/20431", "하루장터", "<p class='tit'>판매가 종료된 상품입니다</p><a href='/'>홈으로</a>", "404"),
    ("japanese-house", ("listings", "ja", "すまいナビ"), "/kodate/b-5507001/", "すまいナビ", "<p class='notice'>該当物件の掲載は終了しました。</p><p>掲載中の物件は状況に応じて常に変わります。</p>", "404"),
    ("japanese-job", ("next", "ja", "しごと広場"), "/jobs/44120", "求人情報 | しごと広場", "<p>この求人は掲載を終了しました。</p><a href='/search'>ほかの求人を探す</a>", "404"),
    ("chinese-course-off-the-shelf", ("next", "zh", "医者学院"), "/college/detail/3012", "课程详情", "<div class='off'><img src='/off-shelf.png' alt=''><p>该内容已下架</p></div>", "same"),
    ("chinese-film", ("plain", "zh", "小破站"), "/video/BV1yX411k7aQ", "视频去哪了呢？_小破站", "<div class='error-body'><p>视频去哪了呢？</p><p>啥都木有</p><a href='/'>返回首页</a></div>", "404"),
    ("chinese-short-message", ("plain", "zh", "围脖"), "/7123/Kx09ab", "围脖", "<div class='W_error'><p>抱歉，该微博已被作者删除。查看帮助</p></div>", "404"),
    ("turkish-car", ("listings", "tr", "İkinci El Garaj"), "/ikinci-el/sedan-2016-8812", "404 | Sayfa Bulunamadı", "<p>Bu araç satılmıştır.</p><p>Benzer araçlara göz atabilirsiniz.</p>", "404"),
    ("turkish-advertisement", ("listings", "tr", "Emlak Kapısı"), "/ilan/kiralik-daire-kadikoy-70412", "Emlak Kapısı", "<h3>Aradığınız ilan yayından kaldırılmış</h3><p>İlan sahibi ilanı kapatmış veya süresi dolmuş olabilir.</p>", "404"),
    ("czech-estate", ("listings", "cs", "Reality Mix"), "/detail/praha/prodej-bytu-3-kk-8812.html", "Reality Mix", "<div class='alert'><strong>Nabídka již neexistuje</strong><p>Inzerát byl odstraněn. Níže najdete podobné nabídky.</p></div>", "404"),
    ("dutch-vacancy", ("next", "nl", "Werk aan de Waal"), "/vacature/sluiswachter-nijmegen", "Vacature | Werk aan de Waal", "<h1>Deze vacature is helaas verlopen</h1><p>De sluitingsdatum is verstreken of de functie is al vervuld.</p><a href='/vacatures'>Bekijk andere vacatures</a>", "404"),
    ("spanish-assembly", ("bare", "es", "Asambleas"), "/a/9f31", "Asambleas en línea", "<div class='shadow-lg'><h1>Ya no se encuentra disponible</h1><p>Esta asamblea ha finalizado y ya no permite consultar los datos. Ante cualquier duda, hable con la administración.</p></div>", "404"),
    ("arabic-airline", ("next", "ar", "دليل الرحلات"), "/airlines/nasma-air", "دليل الرحلات", "<h1>شركة الطيران غير موجودة</h1><p>لم نتمكن من العثور على صفحة شركة الطيران التي طلبتها. تحقق من الرابط أو اختر شركة من القائمة.</p><ul><li>طيران الوادي</li><li>طيران الساحل</li><li>أجنحة الشمال</li></ul>", "404"),
    ("french-advertisement", ("next", "fr", "Brocante en ligne"), "/annonces/table-de-ferme-chene-881", "Brocante en ligne", "<h2>Annonce introuvable</h2><p>Elle n'existe plus ou a été retirée du marché par son vendeur.</p><a href='/annonces'>Retour au catalogue</a>", "404"),
    ("croatian-flat", ("listings", "hr", "Kvadrat"), "/oglas/stan-trosoban-zadar-5512", "Kvadrat", "<div class='msg'>Oglas je istekao ili ga je vlasnik deaktivirao.</div>", "404"),
    ("swedish-contents", ("next", "sv", "Läsrummet"), "/artikel/skeppet-i-isen", "Läsrummet", "<h1 class='text-1'>Det här innehållet finns inte längre kvar.</h1>", "same"),
    ("finnish-job", ("next", "fi", "Työtori"), "/tyopaikka/kalastusneuvoja-oulu-40112", "Työtori", "<p>Tämä työpaikkailmoitus ei ole enää voimassa.</p><a href='/'>Etsi muita työpaikkoja</a>", "404"),
    ("polish-article", ("next", "pl", "Kurier Żuławski"), "/artykuly/most-w-tczewie", "Kurier Żuławski", "<h1>Artykuł nie istnieje</h1><p>Został usunięty albo adres jest nieprawidłowy.</p>", "robots"),
    ("thai-office", ("office", "th", "สำนักงานประมงจังหวัด"), "/student/search.aspx?id=5512", "สำนักงานประมงจังหวัด", "<h1 class='page-header'>ไม่พบข้อมูลที่ท่านต้องการ <small>Search Failed</small></h1>", "404"),
    ("portuguese-shop", ("next", "pt", "Feira Digital"), "/loja/queijos-da-serra", "Feira Digital", "<h1>Loja não encontrada</h1><p>A loja que você está procurando não existe ou não está mais disponível.</p>", "404"),
    ("english-portal-in-a-shell", ("plain", "en", "Clearing-House"), "/database/record.shtml?documentid=104412", "Clearing-House", "<span class='color-red bold' style='font-size:50px'>Page not found.</span>", "same"),
    ("english-item-revoked", ("plain", "en", "Europe's Recordings"), "/item/8812/AB41", "Europe's Recordings", "<div class='ui-info'><strong>Attention:</strong> This item has been withdrawn by its provider. <strong>Please</strong> try another search.</div>", "404"),
    ("english-invitation", ("bare", "en", "Groups"), "/invite/Kx81", "Groups", "<h2>You can't join this group because its invite link was reset</h2><p>Ask an admin for a new one.</p>", "404"),
    ("english-forum-topic", ("forum", "en", "Net Menders"), "/viewtopic.php?f=4&t=8812", "Net Menders - Information", "<div class='panel' id='message'><div class='inner'><h2 class='message-title'>Information</h2><p>The requested topic does not exist.</p></div></div>", "404"),
    ("english-suspended-with-questions", ("bare", "en", "Hosting"), "/sitemap.xml", "Account Suspended", "<h1>Account Suspended</h1><h2>What happened?</h2><p>The hosting account of this site has been suspended for the time being. As a rule this is about an unpaid bill, a breach of the rules or a fear for safety.</p><h2>What can the owner do?</h2><ol><li>Find the cause. Often a bill is overdue or too much was used.</li><li>Write to our support, who know more.</li><li>When it is settled we bring the site back at once.</li></ol><h2>Questions</h2><p>Will my files be lost? No, they stay on our machines for thirty days.</p><p>How long does it last? After a payment a few hours, otherwise a day or two.</p><p>Can I still get at my files? Yes, by the file manager of the panel.</p>", "same"),
    ("english-theme-text", ("plain", "en", "Spitalul"), "/prezentare-generala/istoricul-spitalelor", "Page not found", "<p>“PAGE NOT FOUND” is most likely the most annoying thing that one can meet on a screen. Nobody wants to land on this page. For a long while it stood for ‘disappointment’ and has been called the ‘last page of the internet’ ever since.</p>", "same"),
    ("english-explained-by-the-server", ("bare", "en", ""), "/%7Eken/notes/", "404 Not Found", "<p>The 404 or Not Found message is a response code of HTTP which says that the client could reach the server, but the server could not find what was asked for.</p>", "404"),
    ("english-with-a-joke", ("bare", "en", ""), "/angelslayer/pages/links3.htm", "error", "<center><font size=5>The page does not exist. Perhaps there was a mistake, or I am still writing it, or somebody broke in and wiped it, or the whole hoster has been hit by a comet, or...</font></center>", "same"),
    ("lao-article", ("next", "lo", "ຂ່າວແມ່ນ້ຳຂອງ"), "/news/dam-opening-2019", "ຂ່າວແມ່ນ້ຳຂອງ", "<h1>ບໍ່ພົບບົດຄວາມ</h1><p>ຂໍອະໄພ ບົດຄວາມທີ່ທ່ານຊອກຫາ ຖືກລຶບແລ້ວ ຫຼື ບໍ່ມີຢູ່.</p>", "404"),
    ("khmer-article", ("next", "km", "ទន្លេសារ"), "/article/44120", "ទន្លេសារ", "<h1>រកមិនឃើញអត្ថបទ</h1><p>អត្ថបទដែលអ្នកកំពុងស្វែងរក ត្រូវបានលុប ឬមិនមាន។</p>", "404"),
    ("burmese-article", ("next", "my", "ဧရာဝတီသတင်း"), "/story/flood-report", "ဧရာဝတီသတင်း", "<h1>ဆောင်းပါး မတွေ့ပါ</h1><p>သင်ရှာဖွေနေသော ဆောင်းပါးကို ဖျက်လိုက်ပြီ သို့မဟုတ် မရှိတော့ပါ။</p>", "404"),
):  # fmt: skip
    chapter.dead(f"gat1-lost-{_name}", V.SOFT_404, why="a person finds nothing of what the address names")(
        met(_site, _path, _title, _main, others=_others)
    )
chapter.dead("gat1-lost-notice-in-xml", V.SOFT_404)(
    sent(
        "/feeds/reports-2014.xml",
        reply("<?xml version='1.0'?><errorNotification><message>path not found</message></errorNotification>", content_type="text/xml"),
    )
)  # fmt: skip
chapter.dead("gat1-lost-name-and-not-found", V.SOFT_404)(
    sent("/character/us/pagle/formulating", reply("<!DOCTYPE html><title>xm</title><p>formulating-pagle not found"))
)
chapter.dead("gat1-lost-job-led-to-its-board", V.SOFT_404)(
    sent(
        "/acme/jobs/4411208",
        redirect("/acme?error=true"),
        also={"/acme?error=true": reply(dressed(("bare", "en", "Acme"), "Jobs at Acme", "<div class='flash-error'>The job you are looking for is no longer open.</div><h1>Current openings at Acme</h1><h3>Harbour</h3><a href='/acme/jobs/4500101'>Crane driver</a><a href='/acme/jobs/4500102'>Rigger</a>"))},
    )
)  # fmt: skip

for _name, _site, _path, _title, _main, _others in (
    ("retraction-in-two-sentences", ("plain", "en", "Continuum"), "/10.1007/s00161-018-0742-7", "Retraction Note to: A wave model of dense beds", "<h1>Retraction Note to: A wave model of dense beds</h1><p>The Editor-in-Chief retracts this article because of several grave errors in its basic equations. The authors do not agree.</p>", "404"),
    ("sections-repealed", ("plain", "en", "Statutes"), "/ukpga/1998/11/part/III", "Bank Act 1998, Part III", "<h1>Bank Act 1998</h1><h2>Part III</h2><p>28. . . . . . . F1</p><p>29. . . . . . . F2</p><p>F1 S. 28 repealed (1.12.2001) by S.I. 2001/3649, art. 162(e)</p><p>F2 S. 29 repealed (1.12.2001) by S.I. 2001/3649, art. 162(e)</p>", "404"),
    ("section-repealed-alone", ("bare", "en", ""), "/code/title-12/section-1441", "§ 1441. Repealed", "<h1>§ 1441. Repealed</h1><p>Pub. L. 104-208, div. A, title II, § 2704(d)(7)</p>", "404"),
    ("post-of-four-words", ("next", "cs", "Náměstí"), "/cs/square/post/22628247534361", "Náměstí", "<div class='post'>jak to dělají ti lidé</div>", "404"),
    ("reply-that-it-is-sold", ("forum", "en", "Saddle Forum"), "/ubbthreads.php?Number=1480056", "Re: western saddle, like new - Saddle Forum", "<div class='post'><h3>Re: western saddle, like new</h3><div class='content'>Sold, 3% sent</div></div>", "404"),
    ("author-without-articles", ("plain", "en", "Tidy Disk"), "/author/376067/harbour-system.html", "Author: Harbour System", "<h1>Author: Harbour System</h1>", "404"),
    ("tag-alone", ("plain", "ru", "Займы и правила"), "/tag/pravila-otkaza", "правила отказа", "<h1>правила отказа</h1>", "404"),
    ("page-for-browsers-without-frames", ("bare", "en", ""), "/club/index_a.htm", "Adventure Club", "<p>If you read this message, your browser does not know the frames of which I have built this site.</p><a href='main.htm'>Go on</a>", "404"),
    ("affiliations-alone", ("plain", "en", "Author Identity"), "/WebPortal/ArticleView?wd=738CA3F32DBBA663", "Author Identity", "<p>1. College of Mathematics, Lakeside 121013 China</p><p>2. College of Information, Northern University, Lakeside 121013 China</p><p>3. Department of Informatics, Old College, London WC2R United Kingdom</p>", "404"),
    ("word-in-a-dictionary-of-programs", ("plain", "en", "Lexicon"), "/NoSuchRecord", "NoSuchRecord", "<h1>NoSuchRecord</h1><p>A label in software for a record that could not be found. It is the name of a class of exceptions in several libraries.</p><p>See also: NotFound, RecordNotFound, missing data.</p>", "404"),
    ("message-of-an-old-system", ("bare", "en", ""), "/cgi/help?key=FORTRAN~Messages~ATTACCNON", "VMS Help", "<pre>NUMBER: 36\nERROR CODE: F\nMESSAGE TEXT: attempt to access non-existent record\nEXPLANATION: One of these has happened:\no a direct READ, FIND or DELETE tried to reach a record that does not exist</pre>", "404"),
    ("reply-code-in-a-manual", ("plain", "en", "Protocol reference"), "/ddm/recnfnrm.html", "RECNFNRM (record not found)", "<h1>RECNFNRM (record not found)</h1><p>The cursor cannot be set because there is no record that fits. The code point of this term is X'1225'.</p>", "404"),
    ("class-of-a-library", ("bare", "en", ""), "/rdoc/RecordNotFound.html", "class RecordNotFound", "<h1>class RecordNotFound</h1><p>Raised when no record is found by the given id or set of ids.</p>", "404"),
    ("how-long-jobs-stay", ("plain", "en", "Fluid Jobs"), "/Jobs/faq.php", "Fluid Jobs: questions", "<h3>Why are jobs with old dates still here?</h3><p>When the date has passed, the employer gets a letter; the record is kept one month more and is removed then.</p><h3>Who can delete jobs?</h3><p>Anyone who knows the password.</p>", "404"),
    ("career-expiry-help", ("plain", "en", "Careers"), "/help/career-expiry", "Career Posting Expiry", "<h1>Career Posting Expiry</h1><p>Your posting expires after this date. When it has expired, you get a letter and can renew it.</p>", "404"),
    ("joke-about-lost-files", ("plain", "en", "Dave"), "/minister-page-not-found.htm", "Minister: page not found", "<p>When a server is asked for a page that does not exist it shows a 404. This one is my favourite, with the minister of information: “That file is not within a hundred miles of this site.”</p>", "404"),
    ("project-that-sleeps", ("bare", "en", ""), "/", "no trust", "<p>In 1998 the project, in the widest sense, began as a place for bits of information. It kept mirrors of software while bandwidth was dear. Then it was outdated and forgotten in the deep folders of some server. These days it is a sleeping giant.</p>", "404"),
    ("broken-cache-above-the-text", ("plain", "th", "ห้องเรียนครูเอก"), "/node/81807", "ผังงานโปรแกรม", "<div class='messages error'><ul><li>user warning: Table 'cache_filter' is marked as crashed and should be repaired query: SELECT data FROM cache_filter in /home/tgv/includes/cache.inc on line 27.</li></ul></div><h1>ผังงานโปรแกรม</h1><p>ผังงานคือแผนภาพที่แสดงลำดับขั้นตอนของงาน ใช้สัญลักษณ์แทนคำสั่ง</p>", "404"),
    ("burmese-in-the-old-coding", ("plain", "my", "ျမန္မာ ေရဒီယို"), "/2012/08/blog-post_29.html", "မသိလို႔ ေမးပါရေစ", "<h3>မသိလို႔ ေမးပါရေစ</h3><p>သတင္းစာမွာ ေရးထားတဲ႔ အစည္းအေဝး သတင္းမ်ားကို ဖတ္ၿပီးတဲ႔ေနာက္ သိခ်င္တာေတြ မ်ားလာပါတယ္။</p>", "404"),
    ("sentence-of-a-teacher", ("plain", "th", "โกทูโน"), "/posts/37196", "การค้นหา", "<p>เป็นการค้นหาแบบละเอียด เช่น ค้นหาสัตว์เลื้อยคลานแต่ไม่มีคำว่างู ผลที่ได้จะไม่มีงู</p>", "404"),
):  # fmt: skip
    chapter.alive(f"gat1-live-{_name}", why="a person gets it, short as it is")(
        met(_site, _path, _title, _main, others=_others)
    )
chapter.alive("gat1-live-example-of-an-answer", why="the file that was cited is an example of an error")(
    sent(
        "/examples/conversations-error-detail-example.json",
        reply('{ "message": "Invalid thread ID", "code": "INVALID_FORMAT", "context": { "key": "value" } }', content_type="text/plain; charset=utf-8"),
    )
)  # fmt: skip

for _name, _verdicts, _site, _path, _title, _main in (
    ("japanese-diary", (V.BLOCKED, V.SOFT_404, V.UNAVAILABLE), ("plain", "ja", "夢日記"), "/diary?id=4412", "夢日記", "<p>この日記は非公開または削除されたか、URLが間違っている可能性があります。</p>"),
    ("database-told-by-the-program", (V.UNAVAILABLE,), ("bare", "en", ""), "/read.php?id=4412", "", "<br /><b>Fatal error</b>: Uncaught mysqli_sql_exception: Table 'db.posts' doesn't exist in /home/u/public_html/read.php:14 Stack trace: #0 read.php(14): mysqli_query() #1 {main} thrown in <b>read.php</b> on line <b>14</b>"),
    ("indonesian-notes", (V.BLOCKED, V.SOFT_404, V.UNAVAILABLE), ("next", "id", "Catatanku"), "/notes/8f1a", "Catatanku", "<h2>Catatan Tidak Ditemukan</h2><p>Catatan yang kamu cari mungkin sudah dihapus, atau kamu tidak punya akses.</p>"),
):  # fmt: skip
    chapter.unknown(f"gat1-unsure-{_name}", *_verdicts, why="it may be there for others")(
        met(_site, _path, _title, _main)
    )
