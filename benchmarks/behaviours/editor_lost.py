"""The editor goes on: what is gone, by status, by redirect, and under a 200 of every kind."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter, Setting
from benchmarks.behaviours.editor_frames import at, framed, gives
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, redirect, reply

V = LinkVerdict
chapter = Chapter()
_PATH = "/research/2016/eels-and-elvers"

# It says so

chapter.dead("ed-lost-404-in-the-frame")(
    at(
        _PATH,
        "Page not found | Institute",
        "<h1>Page not found</h1><p>Perhaps searching will help.</p><form role='search'><input name='s'></form>",
        status=404,
    )
)
chapter.dead("ed-lost-404-that-reads-like-an-article")(
    at(
        _PATH,
        "Eels | Institute",
        "<h1>Eels and elvers</h1><p>Our pages on eels have been reorganised. The census is now part of the river atlas, and the volunteers have a site of their own.</p><p>Weirs, passes and traps are treated in the handbook.</p>",
        status=404, kit="drupal",
    )
)  # fmt: skip
chapter.dead("ed-lost-410-withdrawn-record")(
    at(
        "/handle/10871/9981",
        "Item withdrawn",
        "<h2>Item withdrawn</h2><p>The item you are trying to access has been withdrawn from the archive.</p>",
        status=410,
        kit="jspui",
    )
)


@chapter.dead("ed-lost-head-200-get-404")
def _(stage: Stage) -> str:
    site = stage.host()
    site.head(_PATH, reply())
    site.script(_PATH, reply(framed("Not found", "<h1>Not found</h1>"), status=404))
    return site.url(_PATH)


@chapter.dead("ed-lost-server-switched-off")
def _(stage: Stage) -> str:
    site = stage.host()
    url = site.url("/~kelly/eels.html")
    site.close()
    return url


@chapter.dead("ed-lost-loop-between-slashes")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(_PATH, redirect(_PATH + "/", status=301))
    site.script(_PATH + "/", redirect(_PATH, status=301))
    return site.url(_PATH)


@chapter.dead("ed-lost-moved-to-a-host-that-is-off")
def _(stage: Stage) -> str:
    site, new = stage.host(), stage.host("new")
    to = new.url(_PATH)
    new.close()
    site.script(_PATH, redirect(to, status=301))
    return site.url(_PATH)


@chapter.dead("ed-lost-moved-to-a-404")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(_PATH, redirect("/archive/eels-and-elvers", status=301))
    return site.url(_PATH)


# It leads away


def _away(to: str, *, status: int = 302, path: str = _PATH, page: str = "", all_paths: bool = True, **frame: str) -> Setting:  # fmt: skip
    """Everything that is lost there is led to ``to``, where ``page`` (title, then markup) stands."""

    def setting(stage: Stage) -> str:
        site = stage.host()
        name = frame.get("name", "Institute of Rivers")
        title, _, main = page.partition("|")
        kit, lang = frame.get("kit", "wp"), frame.get("lang", "en")
        if to != "/":
            site.page("/", framed(name, f"<h1>{name}</h1><p>Welcome to our pages.</p>", kit=kit, lang=lang, name=name))
        site.page(to, framed(title, main, kit=kit, lang=lang, name=name))
        lost = redirect(to, status=status)
        site.script(path, lost)
        if all_paths:
            site.otherwise = lost
        return site.url(path)

    return setting


chapter.dead("ed-lost-301-to-the-front-page", V.SOFT_404)(
    _away(
        "/",
        status=301,
        page="Institute of Rivers|<h1>Institute of Rivers</h1><p>We study eels, salmon and their rivers.</p>",
    )
)
chapter.dead("ed-lost-asp-error-path", V.SOFT_404)(
    _away(
        "/GenericError.aspx?aspxerrorpath=/pubs/report.aspx",
        path="/pubs/report.aspx?id=771",
        page="Portal|<p>An error occurred while processing your request. The webmaster has been informed.</p>",
        kit="aspnet",
        name="Portal",
        all_paths=False,
    )
)
chapter.dead("ed-lost-led-to-the-list-of-news", V.SOFT_404)(
    _away(
        "/presse/",
        status=301,
        path="/presse/mitteilung-2013-044-hochwasser-an-der-mulde.html",
        page="Presse|<h1>Presse</h1><ul><li>Neuer Leiter der Bibliothek</li><li>Tag der offenen Tür</li><li>Fördermittel für Deiche</li></ul>",
        lang="de",
        kit="typo3",
        all_paths=False,
    )
)
chapter.dead("ed-lost-iis-404-htm", V.SOFT_404)(
    _away(
        "/errors/404.htm",
        path="/statistics/fish_landings_2009.htm",
        page="The resource cannot be found|<h2>HTTP Error 404 - File or directory not found.</h2><p>The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable.</p>",
        kit="frames90",
        name="Fisheries",
    )
)


@chapter.dead("ed-lost-old-domain-leads-to-new-front-page", V.SOFT_404)
def _(stage: Stage) -> str:
    old, new = stage.host(), stage.host("new")
    old.otherwise = redirect(new.url("/"), status=301)
    old.script("/", redirect(new.url("/"), status=301))
    old.script("/downloads/laerm-und-schlaf-2011.pdf", redirect(new.url("/"), status=301))
    new.page("/", framed("Landesamt für Umwelt", "<h1>Landesamt für Umwelt</h1><p>Luft, Lärm, Wasser, Boden: Daten und Berichte.</p>", lang="de", kit="typo3", name="Landesamt für Umwelt"))  # fmt: skip
    return old.url("/downloads/laerm-und-schlaf-2011.pdf")


@chapter.dead("ed-lost-refresh-to-an-error-page", V.SOFT_404, V.BROKEN)
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/eels.htm", '<html><head><meta http-equiv="Refresh" content="0; URL=/oops.html"><title></title></head><body></body></html>')  # fmt: skip
    site.script("/oops.html", reply(framed("Oops", "<h1>Oops</h1><p>That page doesn't exist.</p>"), status=404))
    return site.url("/eels.htm")


# Another owner, or none


def _whole(path: str, body: str, *, every: bool = True, headers: dict[str, str] | None = None) -> Setting:
    """A host that shows ``body`` at every address, or at that one."""

    def setting(stage: Stage) -> str:
        site = stage.host()
        answer: Behaviour = reply(body, headers=headers)
        site.script(path, answer)
        if every:
            site.script("/", answer)
            site.otherwise = answer
        return site.url(path)

    return setting


chapter.dead("ed-lost-domain-for-sale-lander", V.SOFT_404)(
    _whole(
        "/papers/2008/otters.html",
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>ottertrust.example - Premium domain</title><link rel="stylesheet" href="https://cdn.brandnames.example/lander.css"></head><body><header><img src="/logo.svg" alt="BrandNames"></header><main><h1>ottertrust.example</h1><p class="sub">Make this name yours. Buy now for $3,495 or pay monthly.</p><button>Get this domain</button><ul><li>Buyer protection</li><li>Transfer within 24 hours</li><li>Flexible payment</li></ul><form><input placeholder="Your offer in USD"><button>Make offer</button></form></main><footer>© BrandNames Ltd. The seller\'s price excludes VAT.</footer></body></html>',
    )
)  # fmt: skip
chapter.dead("ed-lost-parked-by-a-script", V.SOFT_404)(
    _whole(
        "/reports/otters2008.htm",
        '<!doctype html><html data-adblockkey="MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBANDrp2lz7AOmADaN8tA50LsWcjLFyQFcb/P2Txc58oYOeILb3vBw7J6f4pamkAQVSQuqYsKx3YzdUHCvbVZvFUsCAwEAAQ==_k2" lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title></title><link rel="preconnect" href="https://www.google.com" crossorigin></head><body><div id="target" style="opacity: 0"></div><script>window.park = "eyJ1dWlkIjoiZjE4MmYifQ==";</script><script src="/bKLSsWpQv.js"></script></body></html>',
    )
)  # fmt: skip
chapter.dead("ed-lost-expired-at-the-registrar", V.SOFT_404)(
    _whole(
        "/otters/index.php?page=3",
        '<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>fischotter-verein.example</title></head><body><div class="box"><h1>fischotter-verein.example</h1><p>Diese Domain wurde soeben registriert oder ihre Laufzeit ist abgelaufen.</p><p>Sind Sie der Inhaber? Dann melden Sie sich im Kundencenter an, um eine Webseite einzurichten.</p></div><div class="foot">Ein Dienst der Nordhost GmbH. Impressum. AGB. Datenschutz.</div></body></html>',
    )
)  # fmt: skip
chapter.dead("ed-lost-casino-took-the-name", V.SOFT_404)(
    _whole(
        "/education/teachers-pack-salmon.html",
        framed("Slot Gacor Hari Ini: Daftar Situs Resmi dan Bonus 100%", "<h1>Situs Slot Gacor Terpercaya</h1><p>Selamat datang di situs slot online resmi. Daftar sekarang, deposit 10 ribu, bonus 100% untuk pemain baru, RTP live tertinggi dan jackpot setiap hari.</p><p>Main Gates of Olympus, Mahjong Ways dan ratusan permainan lain dengan satu akun.</p><a href='/daftar'>Daftar</a> <a href='/login'>Login</a>", lang="id", kit="wp", name="SLOT88"),
    )
)  # fmt: skip
chapter.dead("ed-lost-account-suspended", V.SOFT_404)(
    _whole(
        "/blog/2010/weir-diary/",
        '<html><head><title>Site suspended</title><style>body{font-family:Verdana}</style></head><body><div class="wrap"><img src="/cgi-sys/images/bg.png"><h1>This site is currently suspended</h1><p>Please contact your hosting provider\'s billing department for more information.</p></div></body></html>',
    )
)  # fmt: skip
chapter.dead("ed-lost-apache-default-page", V.SOFT_404)(
    _whole(
        "/eelbase/",
        '<html><head><title>Apache2 Debian Default Page: It works</title></head><body><div class="main_page"><div class="page_header floating_element"><span class="floating_element">Apache2 Debian Default Page</span></div><div class="content_section floating_element"><div class="section_header section_header_red"><div id="about"></div>It works!</div><p>This is the default welcome page used to test the correct operation of the Apache2 server after installation on Debian systems.</p></div></div></body></html>',
    )
)  # fmt: skip
chapter.dead("ed-lost-iis-welcome", V.SOFT_404)(
    _whole(
        "/wardens/rota.asp",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>IIS Windows Server</title><style>body{color:#000;background-color:#0072C6}</style></head><body><div id="container"><a href="http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x409"><img src="iisstart.png" alt="IIS" width="960" height="600" /></a></div></body></html>',
    )
)  # fmt: skip
chapter.dead("ed-lost-site-closed-down", V.SOFT_404)(
    _whole(
        "/stories/4412/the-lock-keeper",
        framed("Waterways Voices", "<h1>Thank you and goodbye</h1><p>After eleven years Waterways Voices closed on 31 March 2019. The stories are no longer online. We thank the 340 people who told them.</p><p>For questions write to the canal museum.</p>", kit="wp", name="Waterways Voices"),
    )
)  # fmt: skip

# Files that are none

chapter.dead("ed-lost-pdf-is-an-html-error", V.SOFT_404)(
    gives(
        "/bitstream/10871/15522/1/brand_thesis.pdf",
        reply(
            framed(
                "Bitstream error",
                "<h2>System error</h2><p>The requested bitstream could not be located.</p>",
                kit="jspui",
            )
        ),
        kit="jspui",
    )
)
chapter.dead("ed-lost-pdf-of-no-bytes", V.SOFT_404)(
    gives("/files/weir-manual.pdf", reply(b"", content_type="application/pdf"))
)
chapter.dead("ed-lost-pdf-is-plain-words", V.SOFT_404)(
    gives(
        "/getfile.php?name=weir-manual.pdf",
        reply(b"Error: file weir-manual.pdf not in storage", content_type="application/pdf"),
    )
)
chapter.dead("ed-lost-pdf-is-the-list-of-files", V.SOFT_404)(
    gives(
        "/publikationer/2011/rapport-11-04.pdf",
        reply(framed("Publikationer", "<h1>Publikationer</h1><ul><li>Rapport 2019:1 Öring</li><li>Rapport 2018:4 Lax</li><li>Rapport 2018:2 Ål</li></ul>", lang="sv", kit="typo3", name="Fjällverket")),
        lang="sv", kit="typo3",
    )
)  # fmt: skip

# It says so in its own words, with 200

chapter.dead("ed-lost-wp-nothing-here", V.SOFT_404)(
    at(
        "/2012/08/otters-return/",
        "Nothing found for 2012 08 Otters-Return",
        '<section class="no-results not-found"><header class="page-header"><h1 class="page-title">It looks like the link pointing here was faulty</h1></header><div class="page-content"><p>Maybe try a search?</p><form role="search" class="search-form"><input type="search" name="s"></form></div></section>',
        lost="Nothing found|<section class='no-results not-found'><h1 class='page-title'>It looks like the link pointing here was faulty</h1><p>Maybe try a search?</p></section>",
    )
)  # fmt: skip
chapter.dead("ed-lost-german-typo3", V.SOFT_404)(
    at(
        "/aktuelles/detail/otter-kehren-zurueck",
        "Institut für Landschaft",
        '<div class="frame"><h1>Huch!</h1><p>Unter dieser Adresse liegt bei uns nichts (mehr). Vielleicht haben Sie sich vertippt, oder wir haben aufgeräumt.</p><p>Am besten beginnen Sie auf der Startseite von vorn.</p></div>',
        lang="de", kit="typo3", name="Institut für Landschaft",
        lost="Institut für Landschaft|<div class='frame'><h1>Huch!</h1><p>Unter dieser Adresse liegt bei uns nichts (mehr). Vielleicht haben Sie sich vertippt, oder wir haben aufgeräumt.</p><p>Am besten beginnen Sie auf der Startseite von vorn.</p></div>",
    )
)  # fmt: skip
chapter.dead("ed-lost-french-record", V.SOFT_404)(
    at(
        "/notice/ark:/12148/cb41234567x",
        "Catalogue collectif",
        "<h1>Notice</h1><div class='message-erreur'><p>La notice demandée n'existe pas ou a été supprimée du catalogue.</p><p><a href='/recherche'>Nouvelle recherche</a></p></div>",
        lang="fr", kit="opac", name="Catalogue collectif",
    )
)  # fmt: skip
chapter.dead("ed-lost-spanish-portal", V.SOFT_404)(
    at(
        "/documentos/informe-anguilas-2010",
        "Portal del agua",
        "<div class='error-container'><img src='/img/perdido.svg' alt=''><h2>¡Vaya! Parece que nos hemos perdido</h2><p>El contenido que busca ya no está aquí. Puede volver al inicio o utilizar el buscador.</p></div>",
        lang="es", kit="drupal", name="Portal del agua",
        lost="Portal del agua|<div class='error-container'><img src='/img/perdido.svg' alt=''><h2>¡Vaya! Parece que nos hemos perdido</h2><p>El contenido que busca ya no está aquí. Puede volver al inicio o utilizar el buscador.</p></div>",
    )
)  # fmt: skip
chapter.dead("ed-lost-italian-article", V.SOFT_404)(
    at(
        "/articolo.aspx?id=33120",
        "Gazzetta dei fiumi",
        "<p class='avviso'>L'articolo richiesto non è stato trovato negli archivi.</p>",
        lang="it", kit="aspnet", name="Gazzetta dei fiumi",
    )
)  # fmt: skip
chapter.dead("ed-lost-russian-archive", V.SOFT_404)(
    at(
        "/docs/view/88123",
        "Архив документов",
        "<div class='alert'><h2>Ошибка</h2><p>Запрашиваемый документ удалён либо перемещён. Воспользуйтесь поиском по архиву.</p></div>",
        lang="ru", kit="joomla", name="Архив документов",
    )
)  # fmt: skip
chapter.dead("ed-lost-japanese-city", V.SOFT_404)(
    at(
        "/shisei/kankyo/kasen/h23report.html",
        "ページが見つかりません | 水都市",
        "<h1>お探しのページは見つかりませんでした</h1><p>ホームページのリニューアルに伴い、ページのアドレスが変更された可能性があります。お手数ですが、サイト内検索をご利用ください。</p>",
        lang="ja", kit="typo3", name="水都市",
        lost="ページが見つかりません|<h1>お探しのページは見つかりませんでした</h1>",
    )
)  # fmt: skip
chapter.dead("ed-lost-chinese-notice", V.SOFT_404)(
    at(
        "/info/1021/3317.htm",
        "提示信息",
        "<div class='tip'><p>对不起，您访问的内容已下线或尚未发布！</p><p>3秒后返回首页</p></div>",
        lang="zh", kit="frames90", name="水利厅",
    )
)  # fmt: skip
chapter.dead("ed-lost-arabic-page", V.SOFT_404)(
    at(
        "/ar/node/5512",
        "خطأ",
        "<h1>عفواً</h1><p>الصفحة المطلوبة غير موجودة، ربما تم حذفها أو تغيير عنوانها.</p>",
        lang="ar", kit="drupal", name="معهد الأنهار",
        lost="خطأ|<h1>عفواً</h1><p>الصفحة المطلوبة غير موجودة، ربما تم حذفها أو تغيير عنوانها.</p>",
    )
)  # fmt: skip
chapter.dead("ed-lost-vietnamese-article", V.SOFT_404)(
    at(
        "/tin-tuc/lu-lut-2011-41233.html",
        "Báo Biển",
        "<div class='not-found-box'><h3>Rất tiếc!</h3><p>Bài viết này không tồn tại hoặc đã bị gỡ bỏ.</p></div>",
        lang="vi", kit="paper", name="Báo Biển",
    )
)  # fmt: skip
chapter.dead("ed-lost-forum-topic", V.SOFT_404)(
    at(
        "/forum/viewtopic.php?t=1188",
        "Tractor Forum - Information",
        '<div class="panel" id="message"><div class="inner"><h2 class="message-title">Information</h2><p>The requested topic does not exist.</p></div></div>',
        kit="joomla", name="Tractor Forum",
    )
)  # fmt: skip
chapter.dead("ed-lost-wiki-without-article", V.SOFT_404, V.BROKEN)(
    at(
        "/wiki/Lindhof_weir",
        "Lindhof weir - Regional Wiki",
        '<h1 id="firstHeading" class="firstHeading">Lindhof weir</h1><div id="bodyContent"><div class="noarticletext mw-content-ltr"><p>There is currently no text in this page. You can <a href="/wiki/Special:Search/Lindhof_weir">search for this page title</a> in other pages, <a href="/wiki/Special:Log">search the related logs</a>, or create this page.</p></div></div>',
        kit="wiki", name="Regional Wiki",
    )
)  # fmt: skip
chapter.dead("ed-lost-shared-folder", V.SOFT_404)(
    _whole(
        "/s/5vk2m1qj0wq8/fieldnotes",
        '<!DOCTYPE html><html lang="en"><head><title>Boxit | Link removed</title></head><body class="bx"><header><a href="https://www.boxit.example/" class="logo">Boxit</a><nav><a href="/login">Log in</a><a href="/signup">Sign up free</a></nav></header><main><h1>This shared file or folder link has been removed or is unavailable to you.</h1><p>The owner may have deleted it.</p></main><footer><a href="/about">About</a><a href="/terms">Terms</a><a href="/privacy">Privacy</a></footer></body></html>',
        every=False,
    )
)  # fmt: skip
chapter.dead("ed-lost-video-taken-down", V.SOFT_404)(
    _whole(
        "/watch?v=d34dV1de0",
        '<!DOCTYPE html><html lang="en"><head><title> - Tube</title><script>var ytInitialPlayerResponse = {"playabilityStatus":{"status":"ERROR","reason":"Video unavailable","errorScreen":{"playerErrorMessageRenderer":{"subreason":{"simpleText":"This video is no longer available because the account has been terminated."}}}}};</script></head><body><div id="player"></div><ytd-app></ytd-app></body></html>',
        every=False,
    )
)  # fmt: skip
chapter.dead("ed-lost-portuguese-legacy-link", V.SOFT_404)(
    at(
        "/index.php?option=com_content&view=article&id=771:enchentes-2011&catid=14",
        "Agência do Norte - 404",
        "<div id='errorboxbody'><p>Não foi possível exibir esta página. Favoritos antigos, endereço digitado errado ou conteúdo retirado do ar são as causas comuns.</p><p><a href='/'>Voltar ao início</a></p></div>",
        lang="pt", kit="joomla", name="Agência do Norte",
    )
)  # fmt: skip
