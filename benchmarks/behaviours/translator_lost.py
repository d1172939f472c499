"""What a translator's notes lead to and is not there; labelled before any of it was asked."""

from __future__ import annotations

from benchmarks.behaviours.archivist_lost import leading, under
from benchmarks.behaviours.case import Chapter, answering
from benchmarks.behaviours.pages import FRONT
from benchmarks.behaviours.stage import Stage
from benchmarks.behaviours.translator import framed
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()

# name, frame, language, path, title, what stands in the middle
for _name, _frame, _lang, _path, _title, _main in (
    ("blog-nothing", "blog", "en", "/2014/03/domestic-workers/", "Nothing Found | Mekong Notes", "<article id='post-0' class='post no-results not-found'><h1>Nothing Found</h1><p>Apologies, but no results were found. Perhaps searching will help find a related post.</p></article>"),
    ("blog-embarrassing", "blog", "en", "/2015/11/sea/", "Page not found | Mekong Notes", "<h1>This is somewhat embarrassing, isn't it?</h1><p>It seems we can't find what you're looking for.</p>"),
    ("board-thai", "board", "th", "/index.php/th/news/item/512", "กรมการจัดหางาน", "<h1>ไม่พบบทความ</h1>"),
    ("board-thai-withdrawn", "board", "th", "/prd/bkk/news/param/site/131/cat/7/id/99", "กรมการจัดหางาน", "<p>ข้อมูลนี้ถูกยกเลิกการเผยแพร่แล้ว</p>"),
    ("board-khmer", "board", "km", "/index.php/kh/laws/88", "ក្រសួងការងារ", "<div class='item-page'><h2>រកមិនឃើញ</h2><p>ឯកសារដែលអ្នកស្នើសុំមិនមានទេ</p></div>"),
    ("board-burmese", "board", "my", "/mm/content/2218", "အလုပ်သမားဝန်ကြီးဌာန", "<h1>သင်ရှာနေသော စာမျက်နှာ မရှိပါ</h1>"),
    ("board-lao", "board", "lo", "/index.php/lo/doc/77", "ກະຊວງແຮງງານ", "<p>ບໍ່ພົບຂໍ້ມູນທີ່ທ່ານຕ້ອງການ</p>"),
    ("board-vietnamese", "board", "vi", "/Pages/ChiTietTin.aspx?IDNews=1187", "Cổng thông tin", "<div>Nội dung bạn yêu cầu không tồn tại hoặc chưa được xuất bản.</div>"),
    ("board-indonesian", "board", "id", "/index.php/berita/1187", "Kementerian", "<div class='alert'>Data yang diminta tidak tersedia.</div>"),
    ("board-chinese", "board", "zh", "/content/2013/05/12/88.shtml", "提示信息", "<p>您要访问的内容已下线或不存在，3秒后返回首页</p>"),
    ("board-russian", "board", "ru", "/ru/documents/1187", "Документы", "<h1>Ошибка</h1><p>Материал снят с публикации.</p>"),
    ("board-arabic", "board", "ar", "/ar/node/88", "وزارة العمل", "<h1>لم يتم العثور على المحتوى</h1>"),
    ("union-moved-on", "union", "en", "/campaigns/decent-work-2012", "Whoops | Labour Union", "<h1>Whoops!</h1><p>We've had a spring clean and that page went out with the dust. Try the menu above.</p>"),
    ("union-french", "union", "fr", "/campagnes/fuites", "Erreur | Union", "<h1>Oups, mauvaise adresse</h1><p>Cette page a peut-être été déplacée ou supprimée.</p>"),
    ("union-spanish", "union", "es", "/campanas/trabajo-digno", "Sindicato", "<h1>¡Vaya!</h1><p>El contenido que buscas ya no está disponible en nuestro sitio web.</p>"),
    ("union-dutch", "union", "nl", "/campagnes/eerlijk-werk", "Bond", "<h1>Helaas</h1><p>Deze pagina hebben we niet kunnen vinden.</p>"),
    ("union-italian", "union", "it", "/campagne/lavoro", "Sindacato", "<h1>Spiacenti</h1><p>Il contenuto richiesto è stato rimosso o l'indirizzo non è corretto.</p>"),
    ("campus-german-retired", "campus", "de", "/institut/personen/moser/wp12", "Universität", "<h1>Oh nein!</h1><p>Dieses Dokument haben wir aus dem Netz genommen.</p>"),
    ("campus-person-left", "campus", "en", "/staff/profile/jtan", "Staff | Delta University", "<h1>Profile unavailable</h1><p>The person you are looking for no longer works at this university or has no public profile.</p>"),
    ("campus-swedish", "campus", "sv", "/personal/uppsats-12", "Universitetet", "<h1>Hoppsan</h1><p>Sidan du letar efter har flyttats eller tagits bort.</p>"),
    ("campus-polish", "campus", "pl", "/publikacje/12", "Uniwersytet", "<h1>Ups</h1><p>Strona o podanym adresie nie istnieje lub została przeniesiona.</p>"),
    ("old-asp", "old", "en", "/pubs/view.asp?id=88", "Publications", "<font color=red>No record matches your request.</font>"),
    ("old-coldfusion", "old", "en", "/pubs/detail.cfm?pubid=88", "Publications", "<b>Sorry, that publication could not be located in our database.</b>"),
    ("old-domino", "old", "en", "/web/pubs.nsf/0/88?OpenDocument", "Error 404", "<h1>Error 404</h1>HTTP Web Server: Lotus Notes Exception - Entry not found in index"),
    ("old-php-id", "old", "en", "/article.php?id=1187", "Article", "<p>Invalid article ID.</p>"),
    ("old-frames", "old", "en", "/report.html", "Report", "<p>This site has been archived and its reports are no longer online.</p>"),
    ("old-japanese", "old", "ja", "/jp/report/h17/88.html", "お知らせ", "<p>このページの公開は終了しました。</p>"),
    ("old-korean", "old", "ko", "/bbs/view.php?no=88", "게시판", "<p>삭제되었거나 존재하지 않는 게시물입니다.</p>"),
    ("board-phpbb", "bare", "en", "/viewtopic.php?t=8812", "Information", "<div class='panel' id='message'><h2 class='message-title'>Information</h2><p>The requested topic does not exist.</p></div>"),
    ("board-vbulletin", "bare", "en", "/showthread.php?t=88120", "vBulletin Message", "<div class='standard_error'><h2>vBulletin Message</h2><p>No Thread specified. If you followed a valid link, please notify the administrator</p></div>"),
    ("share-dropbox", "bare", "en", "/s/8a8f/statement-2015.pdf?dl=0", "Dropbox - Error", "<h1>That didn't work for some reason</h1><p>This item was deleted or the link to it was turned off by its owner.</p>"),
    ("share-box", "bare", "en", "/s/kx88fj2", "Box | 404 Page Not Found", "<h2>This shared file or folder link has been removed or is unavailable to you.</h2>"),
    ("share-scribd", "union", "en", "/doc/88123/Statement-on-Detention", "Deleted Document", "<h1>This document has been deleted by its owner</h1><h2>You might also like</h2><ul><li>Detention law</li><li>Asylum handbook</li></ul>"),
    ("blogger-removed", "bare", "en", "/2011/05/raids.html", "Blog not found", "<h1>Sorry, the blog you were looking for does not exist. However, the name deltaraids is available to register!</h1>"),
    ("wp-com-gone", "bare", "en", "/about/", "deltaraids.example", "<h1>deltaraids.example is no longer available.</h1><p>The authors have deleted this site.</p>"),
    ("squarespace-expired", "bare", "en", "/statement", "Squarespace - Website Expired", "<h1>Website Expired</h1><p>This account has expired. If you are the site owner, click below to login.</p>"),
    ("wix-unconnected", "bare", "en", "/statement", "Unconnected", "<h1>Looks Like This Domain Isn't Connected To A Website Yet!</h1>"),
    ("cpanel-sorry", "bare", "en", "/pdf/statement.pdf.html", "Default Web Site Page", "<h1>SORRY!</h1><p>If you are the owner of this website, please contact your hosting provider: webmaster@x.example</p><p>It is possible you have reached this page because: The IP address has changed.</p>"),
    ("godaddy-future", "bare", "en", "/reports/raids", "Future home", "<h1>Future home of something quite cool.</h1><p>If you're the site owner, log in to launch this site.</p>"),
    ("plesk-default", "bare", "en", "/reports/raids", "Domain Default page", "<h1>Web Server's Default Page</h1><p>This page is generated by Plesk, the leading hosting automation software.</p>"),
    ("fresh-wordpress", "blog", "en", "/reports/raids/", "My Blog – Just another WordPress site", "<article><h2><a href='/hello-world/'>Hello world!</a></h2><p>Welcome to WordPress. This is your first post. Edit or delete it, then start writing!</p></article>"),
    ("taken-togel", "blog", "id", "/reports/raids/", "Bandar Togel Online Terpercaya – Situs Toto 4D", "<h1>Bandar Togel Online</h1><p>Daftar sekarang, deposit pulsa tanpa potongan, bonus member baru.</p>"),
    ("taken-betting-vi", "union", "vi", "/reports/raids", "TX88 – Nhà cái trực tuyến uy tín", "<h1>Nhà cái TX88</h1><p>Cá cược thể thao, nổ hũ, bắn cá. Tặng 88k khi đăng ký.</p>"),
    ("taken-japanese-shop", "union", "ja", "/reports/raids", "ブランドコピー激安通販", "<h1>スーパーコピー時計</h1><p>全品送料無料。N級品専門店。</p>"),
    ("taken-pills", "blog", "en", "/reports/raids/", "Buy Cialis online without prescription", "<h1>Cheap generic Viagra</h1><p>Order now, no prescription, fast shipping.</p>"),
    ("sale-german", "bare", "de", "/berichte/12", "deltanet.example steht zum Verkauf", "<h1>deltanet.example</h1><p>Diese Domain können Sie erwerben. Jetzt Angebot abgeben.</p>"),
    ("sale-chinese", "bare", "zh", "/report/12", "deltanet.example", "<h1>您正在访问的域名可以转让！</h1><p>This domain name may be for sale. 联系QQ 88123</p>"),
    ("sale-russian", "bare", "ru", "/report/12", "Домен продается", "<p>Домен deltanet.example продаётся. Узнать цену</p>"),
    ("sale-safenames", "bare", "en", "/report/12", "Domain Registered at Safenames", "<p>This domain is registered and parked with our registrar. Why not get your own name?</p>"),
    ("lander", "bare", "en", "/report/12", "", '<script>window.onload=function(){window.location.href="/lander"}</script>'),
):  # fmt: skip
    # What only exclaims, and says in a picture that it is gone, cannot be told from an apology.
    _right = (V.SOFT_404, V.UNAVAILABLE) if _name == "union-moved-on" else (V.SOFT_404,)
    chapter.dead(f"translator-lost-{_name}", *_right, why="200, and it is not there")(
        answering(framed(_title, _main, frame=_frame, lang=_lang, name="Delta Labour Board"), path=_path)
    )

chapter.dead("translator-lost-share-slides", V.BLOCKED, V.SOFT_404, why="no stranger is shown it any more")(
    answering(framed("Not available", "<p>The presentation you requested was made private by the person who uploaded it.</p>", frame="union"), path="/jtan/border-wages")
)  # fmt: skip
_SECTION = framed("News | Labour Union", "<h1>News</h1><ul><li><a href='/news/a'>Ferry crew wins back pay</a></li><li><a href='/news/b'>Congress in May</a></li></ul>", frame="union")  # fmt: skip
chapter.dead("translator-way-section", V.SOFT_404, why="the section, not the story")(
    leading("/news", _SECTION, 301, at="/news/2012/seafarers-abandoned-at-port")
)
chapter.dead("translator-way-us", V.SOFT_404, why="the section, not the story")(
    leading("/us", framed("U.S. news", "<h1>U.S.</h1><p>Storm nears coast. Senate votes.</p>"), 301, at="/us/2009/09/13/great-jack-dead/")
)  # fmt: skip
chapter.dead("translator-way-language-front", V.SOFT_404, why="the front page of the language")(
    leading("/th/home", reply(FRONT), at="/th/download/article/article_20150512.pdf")
)
chapter.dead("translator-way-file-folder", V.SOFT_404, why="a list of other files")(
    leading("/downloads/", framed("Downloads", "<h1>Downloads</h1><ul><li>Form A</li><li>Form B</li></ul>", frame="board"), at="/downloads/statement-on-detention-2012.pdf")
)  # fmt: skip
chapter.dead("translator-way-notice", V.SOFT_404, why="a notice that the old site is closed")(
    leading(
        "/site-closed.html", framed("Site closed", "<h1>This site has closed</h1><p>The project ended in 2018.</p>")
    )
)
chapter.dead("translator-all-front", V.SOFT_404, why="whatever is asked, the front page comes")(
    under("/statements/2012/raids.html", reply(FRONT), start="/s")
)
chapter.dead("translator-all-sorry", V.SOFT_404, why="whatever is asked, the same page comes")(
    under("/statements/2012/raids.html", framed("Delta Board", "<h1>Hm</h1><p>Kolme pientä kissaa istui aidalla.</p>", lang="fi"), start="/s")
)  # fmt: skip


@chapter.dead("translator-way-new-domain-front", V.SOFT_404, why="another site's front page")
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("successor")
    site.every = lambda _: redirect(other.url("/"), status=301)
    return site.url("/statements/2012/raids.html")


@chapter.dead("translator-way-parking", V.SOFT_404, why="a site that sells names")
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("ww1")
    other.page("/?subid1=20261128", "<html><head><title>deltaraids.example</title><script src='https://parking.example/p.js'></script></head><body><div id='rs'></div><p>2026 Copyright. All Rights Reserved. Privacy Policy</p></body></html>")  # fmt: skip
    site.every = lambda _: redirect(other.url("/?subid1=20261128"))
    return site.url("/statements/2012/raids.html")


@chapter.dead("translator-way-casino", V.SOFT_404, why="advertising in the place of a page")
def _(stage: Stage) -> str:
    site, other = stage.host(), stage.host("games")
    other.script("/artra/", framed("SITUS SLOT GACOR SLOT777", "<h1>Slot gacor hari ini</h1><p>Main sekarang.</p>", lang="id"))  # fmt: skip
    site.every = lambda _: redirect(other.url("/artra/"), status=301)
    return site.url("/statements/2012/raids.html")
