"""Whole sites as a reference desk meets them: each has a front page, an own page for what is missing, and thick frames."""

from __future__ import annotations

import html
from dataclasses import dataclass, field

from benchmarks.behaviours.case import Setting
from benchmarks.behaviours.stage import Stage
from tests.fakes import Behaviour, reply

WORDS: dict[str, tuple[str, str, str, str, str]] = {
    "en": ("Home|About|Research|Publications|Events|News|Jobs|Contact", "We use cookies to improve your experience. Accept all · Settings", "All rights reserved. Privacy policy. Accessibility statement.", "Page not found", "We could not find the page that you requested."),
    "de": ("Startseite|Über uns|Forschung|Veröffentlichungen|Termine|Presse|Stellen|Kontakt", "Diese Website verwendet Cookies. Alle akzeptieren · Auswahl speichern", "Impressum · Datenschutz · Barrierefreiheit · Leichte Sprache", "Seite nicht gefunden", "Die angeforderte Seite konnte nicht gefunden werden."),
    "fr": ("Accueil|Qui sommes-nous|Recherche|Publications|Agenda|Actualités|Recrutement|Contact", "Nous utilisons des cookies. Tout accepter · Paramétrer", "Mentions légales · Plan du site · Accessibilité : non conforme", "Page introuvable", "La page demandée est introuvable."),
    "es": ("Inicio|Quiénes somos|Investigación|Publicaciones|Agenda|Noticias|Empleo|Contacto", "Utilizamos cookies propias y de terceros. Aceptar · Rechazar", "Aviso legal · Política de privacidad · Mapa web", "Página no encontrada", "La página solicitada no existe."),
    "pt": ("Início|Sobre|Pesquisa|Publicações|Agenda|Notícias|Vagas|Contato", "Este site utiliza cookies. Aceitar · Recusar", "Política de privacidade · Mapa do site · Acesso à informação", "Página não encontrada", "A página solicitada não foi encontrada."),
    "it": ("Home|Chi siamo|Ricerca|Pubblicazioni|Eventi|Notizie|Bandi|Contatti", "Questo sito utilizza cookie tecnici. Accetta · Rifiuta", "Note legali · Privacy · Dichiarazione di accessibilità", "Pagina non trovata", "La pagina richiesta non è stata trovata."),
    "nl": ("Home|Over ons|Onderzoek|Publicaties|Agenda|Nieuws|Vacatures|Contact", "Wij gebruiken cookies. Accepteren · Weigeren", "Privacyverklaring · Toegankelijkheid · Proclaimer", "Pagina niet gevonden", "De opgevraagde pagina bestaat niet."),
    "sv": ("Start|Om oss|Forskning|Publikationer|Kalender|Nyheter|Lediga jobb|Kontakt", "Vi använder kakor. Godkänn alla · Inställningar", "Om webbplatsen · Tillgänglighetsredogörelse · Personuppgifter", "Sidan hittades inte", "Sidan du söker finns inte."),
    "pl": ("Strona główna|O nas|Badania|Publikacje|Kalendarz|Aktualności|Praca|Kontakt", "Ta strona używa plików cookies. Akceptuję · Ustawienia", "Polityka prywatności · Deklaracja dostępności · Mapa strony", "Nie znaleziono strony", "Strona o podanym adresie nie istnieje."),
    "ru": ("Главная|О нас|Исследования|Публикации|Календарь|Новости|Вакансии|Контакты", "Мы используем файлы cookie. Принять · Настроить", "Все права защищены. Карта сайта. Политика конфиденциальности", "Страница не найдена", "Запрошенная страница не найдена."),
    "ar": ("الرئيسية|عن الوزارة|الدراسات|الإصدارات|الفعاليات|الأخبار|الوظائف|اتصل بنا", "نستخدم ملفات تعريف الارتباط. قبول · رفض", "جميع الحقوق محفوظة. سياسة الخصوصية. خريطة الموقع", "الصفحة غير موجودة", "الصفحة المطلوبة غير موجودة."),
    "ja": ("ホーム|概要|研究|刊行物|イベント|お知らせ|採用|お問い合わせ", "当サイトではクッキーを使用しています。同意する", "著作権について · プライバシーポリシー · サイトマップ", "ページが見つかりません", "お探しのページは見つかりません。"),
    "th": ("หน้าแรก|เกี่ยวกับ|งานวิจัย|เอกสารเผยแพร่|กิจกรรม|ข่าว|รับสมัครงาน|ติดต่อ", "เว็บไซต์นี้ใช้คุกกี้ ยอมรับ · ปฏิเสธ", "สงวนลิขสิทธิ์ · นโยบายความเป็นส่วนตัว · แผนผังเว็บไซต์", "ไม่พบหน้า", "ไม่พบหน้าที่คุณต้องการ"),
    "vi": ("Trang chủ|Giới thiệu|Nghiên cứu|Ấn phẩm|Sự kiện|Tin tức|Tuyển dụng|Liên hệ", "Trang này dùng cookie. Đồng ý · Từ chối", "Bản quyền thuộc về Sở · Sơ đồ trang · Góp ý", "Không tìm thấy trang", "Trang bạn yêu cầu không tồn tại."),
    "id": ("Beranda|Profil|Riset|Publikasi|Agenda|Berita|Karier|Kontak", "Situs ini memakai kuki. Terima · Tolak", "Hak cipta dilindungi · Kebijakan privasi · Peta situs", "Halaman tidak ditemukan", "Halaman yang diminta tidak ditemukan."),
    "zh": ("首页|机构|研究|出版物|活动|新闻|招聘|联系我们", "本站使用Cookie。接受 · 拒绝", "版权所有 · 隐私政策 · 网站地图", "页面不存在", "您访问的页面不存在。"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class House:
    """A site: what made it, in which language, its name; ``missing`` is what it sends for unknown addresses."""

    kit: str = "university"
    lang: str = "en"
    name: str = "Northgate University"
    missing: int = 404
    extra: dict[str, Behaviour] = field(default_factory=dict)

    def page(self, title: str, main: str, head: str = "") -> str:
        """A page of this site around ``main`` (markup)."""
        words, cookies, foot, _, _ = WORDS[self.lang]
        items = words.split("|")
        menu = "".join(
            f'<li class="nav-item"><a href="/{self.lang}/{n}">{word}</a></li>' for n, word in enumerate(items)
        )
        top, body = _KITS[self.kit]
        body = body.replace("@MENU@", menu).replace("@COOKIES@", cookies).replace("@FOOT@", foot)
        body = body.replace("@NEWS@", items[5]).replace("@SECOND@", items[3]).replace("@HOME@", items[0])
        body = body.replace("@NAME@", html.escape(self.name)).replace("@MAIN@", main)
        direction = ' dir="rtl"' if self.lang == "ar" else ""
        return (
            f'<!DOCTYPE html>\n<html lang="{self.lang}"{direction}><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">{top}{head}</head>\n{body}</html>\n'
        )

    def front(self) -> str:
        """The front page."""
        words = WORDS[self.lang][0].split("|")
        cards = "".join(
            f"<article class='card'><h3>{word} 2026</h3><p>{word}: {self.name}.</p></article>" for word in words[1:7]
        )
        return self.page(self.name, f"<h1>{html.escape(self.name)}</h1><div class='cards'>{cards}</div>")

    def lost(self) -> str:
        """What it shows for unknown addresses."""
        _, _, _, title, sentence = WORDS[self.lang]
        return self.page(f"{title} | {self.name}", f"<h1>{title}</h1><p>{sentence}</p>")

    def serve(self, stage: Stage, pages: dict[str, Behaviour]) -> str:
        """Set the site up with ``pages`` and return the address of the first."""
        site = stage.host()
        site.page("/", self.front())
        site.otherwise = reply(self.lost(), status=self.missing)
        for path, answer in {**self.extra, **pages}.items():
            site.script(path, answer)
        return site.url(next(iter(pages)))

    def at(self, path: str, title: str, main: str, head: str = "") -> Setting:
        """A page of this site at ``path``."""
        return lambda stage: self.serve(stage, {path: reply(self.page(title, main, head))})

    def sends(self, path: str, answer: Behaviour, more: dict[str, Behaviour] | None = None) -> Setting:
        """An answer of this site at ``path``, and ``more`` of its addresses."""
        return lambda stage: self.serve(stage, {path: answer, **(more or {})})


_KITS: dict[str, tuple[str, str]] = {
    "university": (
        '<link rel="stylesheet" href="/core/themes/northgate/css/base.css"><meta name="Generator" content="Drupal 10 (https://www.drupal.org)">',
        (
            '<body class="path-node page-node-type-landing"><a href="#main" class="visually-hidden focusable">↓</a><div class="eu-cookie-compliance-banner">'
            '@COOKIES@</div><header role="banner"><div class="site-branding"><a href="/" rel="home"><img src="/logo.svg" alt="@NAME@"></a></div><nav '
            'role="navigation" class="block-menu"><ul class="menu">@MENU@</ul></nav><form action="/search/node"><input type="search" name="keys"></form></header>'
            '<nav class="breadcrumb"><ol><li><a href="/">@HOME@</a></li><li><a href="/section">@SECOND@</a></li></ol></nav><main role="main" id="main"><div class="layout-content">'
            '<div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div>@MAIN@</div></div></main><footer class="site-footer">'
            '<ul class="menu">@MENU@</ul><p>© 2026 @NAME@. @FOOT@</p></footer></body>'
        ),
    ),
    "ministry": (
        '<meta name="generator" content="TYPO3 CMS"><link rel="stylesheet" href="/typo3temp/assets/compressed/merged.css">',
        (
            '<body id="p311" class="pagets__default"><div class="header-meta"><a href="/ls">LS</a><a href="/dgs">DGS</a></div><header><a class="navbar-brand" href="/"><img '
            'alt="@NAME@" src="/fileadmin/logo.svg"></a><nav><ul class="nav navbar-nav">@MENU@</ul></nav></header><div class="breadcrumb-section"><ol class="breadcrumb"><li>'
            '<a href="/">@HOME@</a></li></ol></div><div id="page-content" class="body-bg main-section"><!--TYPO3SEARCH_begin--><section class="section-default"><div class="container">'
            '@MAIN@</div></section><!--TYPO3SEARCH_end--></div><aside class="sidebar"><h3>@NEWS@</h3><ul><li><a href="/n/1">@NEWS@ 12.11.2026</a></li><li><a href="/n/2">@NEWS@ 03.11.2026</a></li></ul>'
            '</aside><footer id="page-footer"><ul>@MENU@</ul><p>© @NAME@ · @FOOT@</p></footer><div id="cookieconsent">@COOKIES@</div></body>'
        ),
    ),
    "ngo": (
        '<link rel="pingback" href="/xmlrpc.php"><meta name="generator" content="WordPress 6.6.2"><meta name="generator" content="Elementor 3.24">',
        (
            '<body class="wp-singular elementor-default elementor-kit-9"><a class="skip-link screen-reader-text" href="#content">↓</a><header data-elementor-type="header" class="elementor '
            'elementor-location-header"><a href="/"><img src="/wp-content/uploads/logo.png" alt="@NAME@"></a><ul class="elementor-nav-menu">@MENU@</ul><a class="elementor-button" href="/donate">♥</a>'
            '</header><main id="content" class="site-main">@MAIN@</main><footer data-elementor-type="footer" class="elementor elementor-location-footer"><div class="newsletter"><form><input type="email" '
            'placeholder="@"><button>→</button></form></div><ul>@MENU@</ul><p>© @NAME@ 2026 · @FOOT@</p></footer><div id="cmplz-cookiebanner-container">@COOKIES@</div><script '
            'src="/wp-content/plugins/elementor/assets/js/frontend.min.js"></script></body>'
        ),
    ),
    "paper": (
        '<meta property="og:site_name" content="The Gazette"><script src="https://cdn.example.net/gpt.js" async></script><script>window.dataLayer=[{"pageType":"article"}]</script>',
        (
            '<body class="template-article"><div class="ad ad--billboard"></div><header class="masthead"><a class="masthead__logo" href="/">@NAME@</a><ul class="masthead__nav">@MENU@</ul>'
            '<a class="btn" href="/subscribe">€</a></header><main class="l-article">@MAIN@</main><aside class="most-read"><h2>@NEWS@</h2><ol><li><a href="/a/551">Harbour fees up again</a></li><li>'
            '<a href="/a/548">Strike at the mill enters day nine</a></li><li><a href="/a/546">What the new rail timetable means</a></li><li><a href="/a/541">The baker who sings</a></li></ol></aside>'
            '<footer class="page-footer"><ul>@MENU@</ul><p>© @NAME@ · @FOOT@</p></footer><div class="didomi-popup">@COOKIES@</div></body>'
        ),
    ),
    "journal": (
        '<meta name="generator" content="Open Journal Systems 3.4.0.5"><link rel="stylesheet" href="/plugins/themes/bootstrap3/bootstrap.min.css">',
        (
            '<body class="pkp_page_article pkp_op_view has_site_logo"><nav id="accessibility-nav" class="sr-only"><a href="#main-content">↓</a></nav><header class="navbar"><a href="/index.php/njls" '
            'class="navbar-brand">@NAME@</a><ul id="main-navigation">@MENU@</ul></header><div id="main-content" class="pkp_structure_main col-md-8" role="main">@MAIN@</div><aside id="sidebar" '
            'class="pkp_structure_sidebar"><div class="pkp_block block_make_submission"><a href="/index.php/njls/about/submissions">✎</a></div><div class="pkp_block block_information">@SECOND@</div></aside>'
            '<footer><p>ISSN 2519-9988 · @NAME@ · @FOOT@</p><a href="https://pkp.sfu.ca/ojs">OJS / PKP</a></footer></body>'
        ),
    ),
    "publisher": (
        '<meta name="robots" content="INDEX,FOLLOW,NOARCHIVE"><meta name="tdm-reservation" content="1"><script type="application/ld+json">{"@type":"WebPage"}</script>',
        (
            '<body><a class="sr-only" href="#screen-reader-main-title">↓</a><div id="root"><div class="App" id="app"><header id="gh-cnt"><a href="/" class="gh-logo">@NAME@</a><ul>@MENU@</ul><a href="/user/login">'
            '⎆</a></header><div class="Article" id="mathjax-container"><div class="accessbar"><a href="/pdf">PDF</a></div><div class="col-lg-12">@MAIN@</div></div><footer><ul>@MENU@</ul><p>@COOKIES@</p><p>© 2026 @NAME@. '
            '@FOOT@ TDM</p></footer></div></div><script>window.__PRELOADED_STATE__={"abstracts":{},"errors":{"notFound":false}}</script></body>'
        ),
    ),
    "repository": (
        '<meta name="Generator" content="DSpace 7.6"><base href="/"><link rel="stylesheet" href="styles.css">',
        (
            '<body><ds-app><ds-themed-root><div class="outer-wrapper"><ds-header-navbar-wrapper><header><a class="navbar-brand" href="/home"><img src="assets/images/dspace-logo.svg" alt="@NAME@"></a><nav '
            'aria-label="User"><a href="/login">⎆</a></nav><ul>@MENU@</ul></header></ds-header-navbar-wrapper><main id="main-content"><nav aria-label="breadcrumb"><ol><li><a href="/">@HOME@</a></li></ol></nav><div '
            'class="container">@MAIN@</div></main><footer><p>DSpace software copyright © 2002-2026 LYRASIS</p><ul><li>@FOOT@</li></ul></footer></div></ds-themed-root></ds-app><script id="dspace-angular-state" '
            'type="application/json">{}</script></body>'
        ),
    ),
    "eprints": (
        '<meta name="eprints.type" content="article"><link rel="Top" href="/"><link rel="Search" href="/cgi/search"><script src="/javascript/auto.js"></script>',
        (
            '<body><div class="ep_tm_header"><div class="ep_tm_logo"><a href="/">@NAME@</a></div><ul class="ep_tm_menu">@MENU@</ul><ul class="ep_tm_key_tools"><li><a href="/cgi/users/home">Login</a></li></ul></div>'
            '<div class="ep_tm_page_content">@MAIN@</div><div class="ep_tm_footer"><hr>@NAME@ is powered by <em>EPrints 3</em>. @FOOT@</div></body>'
        ),
    ),
    "joomla": (
        '<meta name="generator" content="Joomla! - Open Source Content Management"><script type="application/json" class="joomla-script-options new">{"system.paths":{"root":""}}</script>',
        (
            '<body class="site com_content wrapper-static view-article layout-blog itemid-101"><header class="header container-header"><div class="navbar-brand"><a class="brand-logo" href="/">@NAME@</a></div><ul '
            'class="mod-menu mod-list nav">@MENU@</ul></header><div class="site-grid"><div class="grid-child container-component"><div id="system-message-container" aria-live="polite"></div><main>@MAIN@</main></div>'
            '<div class="grid-child container-sidebar-right"><div class="sidebar-right card"><h3>@NEWS@</h3><ul class="mod-articleslatest"><li>2026</li><li>2025</li></ul></div></div></div><footer class="footer">'
            "<p>@NAME@ @FOOT@</p></footer></body>"
        ),
    ),
    "sharepoint": (
        '<meta name="GENERATOR" content="Microsoft SharePoint"><meta http-equiv="Expires" content="0"><script>var _spPageContextInfo={webServerRelativeUrl:"\\u002f",siteAbsoluteUrl:""};</script>',
        (
            '<body><form method="post" action="./Page.aspx" id="aspnetForm"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUBMGRk"></div><div id="s4-workspace"><div id="s4-bodyContainer">'
            '<div id="siteIcon"><a href="/"><img alt="@NAME@" src="/SiteAssets/logo.png"></a></div><div id="DeltaTopNavigation"><ul>@MENU@</ul></div><div id="contentBox"><div id="DeltaPlaceHolderMain"><a id="mainContent">'
            '</a><div class="ms-rtestate-field">@MAIN@</div></div></div><div id="foot">@NAME@ | @FOOT@</div></div></div></form></body>'
        ),
    ),
    "portal": (
        '<script>var Liferay=Liferay||{};Liferay.currentURL="x"</script><link href="/o/gov-theme/css/main.css" rel="stylesheet">',
        (
            '<body class="yui3-skin-sam signed-out public-page site"><div id="wrapper"><header id="banner"><div id="heading"><a class="logo" href="/web/guest"><img alt="@NAME@" src="/image/layout_set_logo"></a></div><nav '
            'id="navigation"><ul>@MENU@</ul></nav></header><section id="content"><h2 class="sr-only">@NAME@</h2><div class="columns-1" id="main-content"><div class="portlet-layout row"><div class="portlet-body">@MAIN@'
            '</div></div></div></section><footer id="footer"><ul>@MENU@</ul><p>@NAME@ · @FOOT@ · 21 403 877</p></footer></div></body>'
        ),
    ),
    "shop": (
        '<meta property="og:type" content="product"><script src="/cdn/shop/t/4/assets/theme.js" defer></script>',
        (
            '<body class="template-product"><div class="announcement-bar">-10 % · SUMMER10</div><header class="site-header"><a href="/">@NAME@</a><ul>@MENU@</ul><a href="/cart">🛒 0</a></header><main id="MainContent">'
            '@MAIN@</main><section class="recommendations"><h2>★</h2><div class="grid"><a href="/products/a">Harbour atlas € 24.00</a><a href="/products/b">Mill stories € 12.50</a></div></section><footer><ul>@MENU@</ul>'
            "<p>© @NAME@ @FOOT@ Visa PayPal</p><p>@COOKIES@</p></footer></body>"
        ),
    ),
    "blog": (
        '<meta content="blogger" name="generator"><link href="/feeds/posts/default" rel="alternate" type="application/atom+xml">',
        (
            '<body class="item-view version-1-3-3"><div class="navbar section" id="navbar"></div><header><h1 class="title"><a href="/">@NAME@</a></h1></header><div class="main section" id="main"><div class="widget Blog" '
            'data-version="1" id="Blog1">@MAIN@</div></div><aside class="sidebar"><div class="widget BlogArchive"><h2>Blog Archive</h2><ul><li>2014 (31)</li><li>2013 (88)</li><li>2012 (54)</li></ul></div><div class="widget '
            'Profile"><h2>About Me</h2><p>I walk and I write.</p></div></aside><footer>@FOOT@ Powered by Blogger.</footer></body>'
        ),
    ),
    "old": (
        '<meta name="GENERATOR" content="Microsoft FrontPage 4.0">',
        (
            '<body bgcolor="#FFFFF0" link="#000080"><table border="0" width="100%" cellpadding="4"><tr><td colspan="2" bgcolor="#003366"><font color="#FFFFFF" size="4">@NAME@</font></td></tr><tr><td valign="top" width="130">'
            '<ul>@MENU@</ul></td><td valign="top">@MAIN@</td></tr></table><hr><font size="1">@NAME@</font></body>'
        ),
    ),
    "wiki": (
        '<meta name="generator" content="MediaWiki 1.42.3">',
        (
            '<body class="skin-vector-2022 mediawiki ltr ns-0 ns-subject"><div class="mw-page-container"><header class="vector-header"><a href="/wiki/Main_Page">@NAME@</a><form action="/w/index.php"><input name="search"></form>'
            '</header><main id="content" class="mw-body">@MAIN@</main><div class="vector-column-start"><ul>@MENU@</ul></div><footer id="footer"><ul><li>CC BY-SA 4.0</li><li>@FOOT@</li></ul></footer></div></body>'
        ),
    ),
    "bare": ("", "<body>@MAIN@</body>"),
}
