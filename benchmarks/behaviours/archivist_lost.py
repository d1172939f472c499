"""Lost pages and closed doors, as a web archivist meets them: content systems, storage, hosting, registrars.

Written before the rules were looked at; each case says why its verdict is right.
"""

from __future__ import annotations

import html

from benchmarks.behaviours.case import PATH, Chapter, Setting, answering, slug
from benchmarks.behaviours.pages import FRONT, LOGIN, article, page
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, redirect, reply

V = LinkVerdict
chapter = Chapter()

_LINKS = {
    "en": "Home About Topics Publications News Events Library Careers Contact Sitemap Privacy Imprint",
    "de": "Startseite Themen Presse Publikationen Aktuelles Termine Bibliothek Karriere Kontakt Datenschutz Impressum",
    "fr": "Accueil Thèmes Presse Publications Actualités Agenda Bibliothèque Emplois Contact Confidentialité Mentions",
    "es": "Inicio Temas Prensa Publicaciones Noticias Agenda Biblioteca Empleo Contacto Privacidad Aviso",
    "ja": "ホーム 概要 刊行物 ニュース イベント 図書館 採用 お問い合わせ サイトマップ",
    "ru": "Главная Темы Пресса Публикации Новости События Библиотека Вакансии Контакты",
}


def chrome(title: str, main: str, *, lang: str = "en", head: str = "") -> str:
    """A page of a content system: menu, ``main`` (markup), teasers of other pages, a footer."""
    words = _LINKS.get(lang, _LINKS["en"]).split()
    menu = "".join(f'<li class="menu-item"><a href="/{number}/">{word}</a></li>' for number, word in enumerate(words))
    teasers = "".join(
        f'<li><a href="/news/{2020 + number}/">{words[number % 5]} {2020 + number}: {words[2]}</a></li>'
        for number in range(6)
    )
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{html.escape(title)}</title>{head}'
        f'</head><body class="page"><header><a href="/" class="logo">ILS</a><nav><ul>{menu}</ul></nav></header>'
        f'<main id="content">{main}</main><aside><h2>{words[4]}</h2><ul>{teasers}</ul></aside>'
        f"<footer><p>&copy; 2026 ILS</p><ul>{menu}</ul></footer></body></html>"
    )


def under(path: str, answer: Behaviour, *, start: str = "") -> Setting:
    """``path`` is cited; all that begins with ``start`` (else its folder) is answered so, the rest by a real 404."""

    def setting(stage: Stage) -> str:
        site = stage.host()
        begin = start or path.partition("?")[0].rpartition("/")[0] + "/"
        site.every = lambda seen: answer if seen.path.startswith(begin) else site.otherwise
        return site.url(path)

    return setting


def leading(to: str, target: Behaviour, status: int = 302, *, at: str = PATH) -> Setting:
    """A redirect within the host to ``to``, which is answered by ``target``."""

    def setting(stage: Stage) -> str:
        site = stage.host()
        site.script(at, redirect(to, status=status))
        site.script(to, target)
        return site.url(at)

    return setting


# The system has no such record and shows its frame with one sentence; its other kinds of pages give real 404s.
_SENTENCES: tuple[tuple[str, str, str, str, str], ...] = (
    ("typo3", "de", "/aktuelles/detail/?tx_news_pi1[news]=4711", "Detail", "<p>Es wurde kein Eintrag gefunden.</p>"),
    (
        "wordpress-german",
        "de",
        "/2016/05/studie/",
        "Nichts gefunden – ILS",
        "<h1>Nichts gefunden</h1><p>Es konnte leider nichts gefunden werden. Vielleicht hilft die Suche?</p><form><input></form>",
    ),
    ("drupal-french", "fr", "/etude/17", "Page non trouvée | ILS", "<p>La page demandée n'a pas pu être trouvée.</p>"),
    ("joomla-spanish", "es", "/index.php?id=9", "ILS", "<div class='alert'>Artículo no encontrado</div>"),
    ("liferay-portuguese", "pt", "/web/guest/-/estudo", "Estado", "<p>O recurso solicitado não foi encontrado.</p>"),
    ("bitrix", "ru", "/news/detail.php?ID=12", "Новости", "<p><font class='errortext'>Элемент не найден!</font></p>"),
    ("portal-thai", "th", "/content/detail/88", "กรมแรงงาน", "<div class='alert'>ไม่พบข้อมูลที่ท่านต้องการ</div>"),
    ("news-turkish", "tr", "/haber/9182", "Haberler", "<p>Aradığınız içerik yayından kaldırılmıştır.</p>"),
    ("bulletin-polish", "pl", "/bip/dokument/55", "BIP", "<h2>Dokument został usunięty</h2>"),
    (
        "portal-czech",
        "cs",
        "/clanek/31",
        "Portál",
        "<h1>Stránka neexistuje</h1><p>Požadovaný článek nebyl nalezen.</p>",
    ),
    ("portal-greek", "el", "/arthro/31", "Πύλη", "<h1>Η σελίδα δεν βρέθηκε</h1>"),
    ("portal-hungarian", "hu", "/cikk/31", "Portál", "<h1>A keresett oldal nem található</h1>"),
    ("portal-ukrainian", "uk", "/stattia/31", "Портал", "<h1>Сторінку не знайдено</h1>"),
    ("portal-hebrew", "he", "/item/31", "פורטל", "<h1>הדף לא נמצא</h1><p>הדף שחיפשת אינו קיים.</p>"),
    ("portal-hindi", "hi", "/lekh/31", "पोर्टल", "<h1>पृष्ठ नहीं मिला</h1>"),
    ("portal-persian", "fa", "/news/31", "پایگاه خبری", "<p>صفحه مورد نظر یافت نشد.</p>"),
    ("portal-danish", "da", "/artikel/31", "Portal", "<h1>Siden findes ikke</h1><p>Siden kan være flyttet.</p>"),
    ("news-japanese", "ja", "/articles/31", "ニュース", "<p>お探しの記事は掲載期間が終了しました。</p>"),
    ("forum-vietnamese", "vi", "/threads/31", "Diễn đàn", "<div>Bài viết không tồn tại hoặc đã bị xóa.</div>"),
    (
        "dspace",
        "en",
        "/handle/123456789/4711",
        "Invalid Identifier",
        "<p>The identifier 123456789/4711 does not correspond to a valid object in this repository.</p>",
    ),
    ("records", "en", "/records/show?id=4711", "Records", "<p>0 records match your request.</p><form><input></form>"),
    (
        "vbulletin",
        "en",
        "/showthread.php?t=4711",
        "Message",
        "<p>Invalid Thread specified. Contact the administrator.</p>",
    ),
    (
        "mediawiki",
        "en",
        "/wiki/Wage_law_2017",
        "Wage law 2017 - Labour Wiki",
        "<p>There is currently no text in this page.</p>",
    ),
    ("dokuwiki", "en", "/doku.php?id=wages:law", "wages:law", "<h1>This topic does not exist yet</h1>"),
)
for _name, _lang, _path, _title, _main in _SENTENCES:
    chapter.dead(f"lost-{_name}", V.SOFT_404, why="200, and the frame says that there is no such record")(
        under(_path, reply(chrome(_title, _main, lang=_lang)))
    )

# Taken away, while everything beside it lives on and unknown addresses get a real 404.
for _name, _path, _title, _main in (
    (
        "repository-withdrawn",
        "/handle/10986/27686",
        "Withdrawn item",
        "<h2>Withdrawn</h2><p>This item has been withdrawn from the repository. If you have questions, write to us.</p>",
    ),
    (
        "document-removed",
        "/document/4711/wages",
        "ILS",
        "<p>This document has been removed at the author's request.</p>",
    ),
    ("share-expired", "/:b:/s/team/Efg12", "Sorry", "<p>This link has expired. Ask the owner for a new one.</p>"),
    ("share-deleted", "/s/8f3c2a/report", "Cloud storage", "<p>This item was deleted by its owner.</p>"),
    ("transfer-expired", "/downloads/9f1c", "Transfer", "<h2>Transfer expired</h2><p>The files are gone.</p>"),
    (
        "report-withdrawn",
        "/publications/4711",
        "Publication",
        "<p>This publication has been withdrawn and is no longer available.</p>",
    ),
):
    chapter.dead(f"lost-{_name}", V.SOFT_404, why="200 with a notice in the place of the thing")(
        answering(reply(chrome(_title, _main)), path=_path)
    )

for _name, _script in {
    "korean": "alert('존재하지 않는 게시물입니다.');history.back();",
    "chinese": "alert('文章不存在或已被删除');location.href='/';",
}.items():
    chapter.dead(f"lost-by-an-alert-{_name}", V.SOFT_404, why="a window says that there is no such post")(
        under("/bbs/view.php?no=4711", reply(f"<script type='text/javascript'>{_script}</script>"))
    )

for _name, _encoding, _title, _text in (
    ("russian", "windows-1251", "Страница не найдена", "Запрашиваемая страница не найдена."),
    ("chinese", "gb2312", "页面不存在", "您访问的页面不存在。"),
    ("japanese", "euc-jp", "ページが見つかりません", "指定されたページが見つかりません。"),
):
    _text_of = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={_encoding}"><title>{_title}</title>'
        f"</head><body><p>{_text}</p></body></html>"
    )
    chapter.dead(f"lost-in-an-old-encoding-{_name}", V.SOFT_404, why="only the page itself names its encoding")(
        under("/a/b.html", reply(_text_of.encode(_encoding), content_type="text/html"))
    )

_RECORD = "<h1></h1><dl><dt>Title</dt><dd></dd><dt>Author</dt><dd></dd><dt>Year</dt><dd></dd></dl>"
chapter.dead("lost-empty-record", V.SOFT_404, why="labels without values, for every number")(
    under("/catalogue/record.aspx?id=4711", reply(chrome("Catalogue", _RECORD)))
)
chapter.dead("lost-empty-main", V.SOFT_404, why="menu and footer, nothing between, for every address")(
    under("/node/4711", reply(chrome("Ministry of Labour", "<div class='region-content'></div>")))
)
_NEXT = (
    '<div id="__next"><h1 class="next-error-h1">404</h1><div><h2>This page could not be found.</h2></div></div>'
    '<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"statusCode":404}},"page":"/_error"}</script>'
)
chapter.dead("lost-next-js", V.SOFT_404, why="the framework's own page for what is not there")(
    under("/blog/wages-2017", reply(page("404: This page could not be found", _NEXT)))
)
_KEY = '<?xml version="1.0"?><Error><Code>{0}</Code><Message>The specified key does not exist.</Message></Error>'
chapter.dead("lost-storage-behind-a-cdn", V.SOFT_404, why="the CDN turns the storage's 404 into 200")(
    answering(reply(_KEY.format("NoSuchKey"), content_type="application/xml"), path="/assets/report-2017.pdf")
)
chapter.dead("lost-storage-without-place", why="a 301 without Location leads nowhere")(
    answering(reply(_KEY.format("PermanentRedirect"), status=301, content_type="application/xml"), path="/b/report.pdf")
)
chapter.dead("lost-azure-blob", why="404")(
    answering(
        reply("<Error><Code>BlobNotFound</Code></Error>", status=404, content_type="application/xml"),
        path="/c/report.pdf",
    )
)
chapter.dead("lost-api-code-34", V.SOFT_404, why="200 with an object that says that the page does not exist")(
    answering(
        reply('{"errors":[{"code":34,"message":"Sorry, that page does not exist"}]}', content_type="application/json"),
        path="/1.1/statuses/17",
    )
)
chapter.dead("lost-tombstone", why="410 says that it is gone, however much it tells of what it was")(
    answering(reply(article("Migrating to Opportunity (withdrawn record)"), status=410), path="/eprint/4711/")
)
chapter.dead("lost-mod-speling", V.SOFT_404, V.BROKEN, why="300 with names that are like the one not found")(
    answering(
        reply(
            page(
                "300 Multiple Choices",
                "<h1>Multiple Choices</h1>The document name you requested (<code>/reprot.html</code>) could not be found "
                "on this server. However, we found documents with names similar to the one you requested.<ul></ul>",
            ),
            status=300,
        ),
        path="/reprot.html",
    )
)

# Home again: where the front pages of the world stand.
for _home in (
    *("/fr/accueil", "/web/guest/home", "/SitePages/Home.aspx", "/de/startseite.html", "/es/inicio", "/strona-glowna"),
    *("/zh-hans/", "/?utm_source=old-site&utm_medium=redirect", "/portal/beranda"),
):
    chapter.dead(f"lost-home-at-{slug(_home)}", V.SOFT_404, why="a redirect to the front page")(
        leading(_home, reply(FRONT))
    )
_HITS = reply(chrome("Search", "<form><input></form><h2>Search results</h2><p>Your search returned no results.</p>"))
chapter.dead("lost-search-at-search-aspx", V.SOFT_404, why="a redirect to an empty search")(
    leading("/site/search.aspx?terms=migration+html", _HITS)
)
chapter.dead("lost-to-its-list", V.SOFT_404, why="the list of news is not the cited report")(
    leading(
        "/news/",
        reply(chrome("News", "<h1>News</h1><ul><li>Fair on Monday</li><li>New staff</li></ul>")),
        at="/news/2016/05/migrating-to-opportunity.html",
    )
)
_WAIT = "<h1>Please wait</h1><p>You will be taken to our site in 3 seconds.</p>"
chapter.dead("lost-please-wait", V.SOFT_404, why="the wait ends on the front page")(
    answering(reply(page("Please wait", _WAIT, head='<meta http-equiv="refresh" content="3; url=/">')))
)
chapter.dead("lost-script-with-escaped-slashes", V.SOFT_404, why="the script leads to the front page")(
    answering(reply('<html><head><script>window.location.replace("\\/");</script></head><body></body></html>'))
)

# The name has another owner, or none.
for _name, _body in {
    "window-park": "<!doctype html><html data-adblockkey='MFwwDQ=='><head><title></title></head><body>"
    '<div id="target" style="opacity: 0"></div><script>window.park = "eyJ1dWlkIjoiMTIz";</script>'
    '<script src="/bQkLmNv.js"></script></body></html>',
    "parking-crew": "<html><head><title>labour-studies.org</title>"
    '<script src="https://d38psrni17bvxu.cloudfront.net/scripts/js3caf.js"></script></head><body></body></html>',
    "adsense-for-domains": "<html><head><title>labour-studies.org</title>"
    '<script src="https://www.google.com/adsense/domains/caf.js?abp=1"></script></head>'
    '<body><div id="related"></div><script>var pageOptions = {"pubId": "dp-x", "resultsPageBaseUrl": "/?ts="};</script>',
    "for-sale-japanese": page("お名前.com", "<p>このドメインは現在ご利用いただけません。期限切れのドメインです。</p>"),
    "for-sale-french": page("Nom de domaine à vendre", "<h1>Ce nom de domaine est à vendre</h1>"),
    "squarespace-expired": page(
        "Website Expired", "<h1>Website Expired</h1><p>This account has expired. Log in to renew.</p>"
    ),
    "shop-closed": page("Sorry", "<p>This shop is currently unavailable.</p><p>Are you the owner? Log in here</p>"),
    "host-unconfigured": page("Site not configured", "<h1>This domain is not configured on this server.</h1>"),
}.items():

    @chapter.dead(f"lost-domain-{_name}", V.SOFT_404, why="what answers every address is no longer the cited site")
    def _(stage: Stage, body: str = _body) -> str:
        site = stage.host()
        site.page("/", body)
        site.otherwise = reply(body)
        return site.url(PATH)


# Faults and works: the page may be back tomorrow.
for _name, _body in {
    "maintenance-german": chrome("Wartungsarbeiten", "<h1>Wir führen Wartungsarbeiten durch</h1>", lang="de"),
    "maintenance-spanish": page("Sitio en mantenimiento", "<h1>Estamos en mantenimiento. Volveremos pronto.</h1>"),
    "maintenance-japanese": page("メンテナンス中", "<p>ただいまメンテナンス中です。しばらくお待ちください。</p>"),
    "drupal": page("Error", "The website encountered an unexpected error. Please try again later."),
    "wordpress": page("WordPress › Error", "<p>There has been a critical error on this website.</p>"),
    "ole-db": "<p>Microsoft OLE DB Provider for SQL Server</font> error '80004005' Timeout expired</p>",
    "mysql": "<b>Warning</b>: mysql_connect(): Too many connections in <b>/var/www/db.inc</b> on line <b>9</b><br>",
}.items():
    chapter.unknown(f"faulty-{_name}", V.UNAVAILABLE, why="a fault or works on the site: it may pass")(
        answering(reply(_body))
    )
chapter.unknown("faulty-led-to-maintenance", V.UNAVAILABLE, why="works on the site: it may pass")(
    leading("/maintenance.html", reply(page("We'll be right back", "<p>The site is being updated.</p>")))
)
chapter.unknown("faulty-quota", V.UNAVAILABLE, V.BLOCKED, why="too many have asked: it may pass")(
    answering(
        reply(
            page(
                "Quota exceeded",
                "<p>Sorry, you can't view or download this file at this time. Too many users have viewed it.</p>",
            )
        ),
        path="/uc?id=17&export=download",
    )
)

# Doors that are shut to strangers.
for _name, _to, _target in (
    (
        "sharepoint",
        "/_layouts/15/AccessDenied.aspx?Source=%2Freports",
        page("Access required", "<p>Ask for access.</p>"),
    ),
    ("confluence", "/login.action?os_destination=%2Fpages%2F17", LOGIN),
    ("liferay", "/c/portal/login?p_l_id=17", LOGIN),
    ("linkedin", "/authwall?trk=gf&original_referer=", page("Sign Up", "<p>Join to view the full page.</p>")),
    ("no-permission", "/error/403", page("No permission", "<p>You do not have permission to view this page.</p>")),
):
    chapter.unknown(f"door-{_name}", V.BLOCKED, why="a login or a refusal")(leading(_to, reply(_target)))
