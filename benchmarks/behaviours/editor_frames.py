"""What stands around the pages of the editor's walk: frames of content systems, menus and legal lines of fifteen languages."""

from __future__ import annotations

import html
from collections.abc import Mapping

from benchmarks.behaviours.case import Setting
from benchmarks.behaviours.stage import Stage
from tests.fakes import Behaviour, reply

MENUS = {
    "en": "Home|About|Research|Publications|Library|News and events|People|Data|Press office|Jobs|Contact us",
    "de": "Startseite|Das Institut|Forschung|Veröffentlichungen|Bibliothek|Aktuelles|Presse|Karriere|Kontakt",
    "fr": "Accueil|Présentation|Recherche|Publications|Bibliothèque|Actualités|Presse|Recrutement|Nous contacter",
    "es": "Inicio|Quiénes somos|Investigación|Publicaciones|Biblioteca|Noticias|Transparencia|Empleo|Contacto",
    "pt": "Início|Institucional|Pesquisa|Publicações|Biblioteca|Notícias|Transparência|Editais|Fale conosco",
    "it": "Home|L'istituto|Ricerca|Pubblicazioni|Biblioteca|Notizie|Amministrazione trasparente|Contatti",
    "nl": "Home|Over ons|Onderzoek|Publicaties|Bibliotheek|Nieuws|Agenda|Werken bij|Contact",
    "pl": "Strona główna|O instytucie|Badania|Wydawnictwa|Biblioteka|Aktualności|BIP|Kontakt",
    "sv": "Start|Om oss|Forskning|Publikationer|Bibliotek|Nyheter|Press|Jobba hos oss|Kontakt",
    "ru": "Главная|Об институте|Исследования|Публикации|Библиотека|Новости|Вакансии|Контакты",
    "ja": "ホーム|研究所について|研究活動|刊行物|図書館|お知らせ|採用情報|アクセス|お問い合わせ",
    "zh": "首页|机构概况|科学研究|出版物|图书馆|新闻动态|信息公开|人才招聘|联系我们",
    "ar": "الرئيسية|عن المعهد|البحوث|المنشورات|المكتبة|الأخبار|الوظائف|اتصل بنا",
    "id": "Beranda|Tentang Kami|Penelitian|Publikasi|Perpustakaan|Berita|Layanan|PPID|Hubungi Kami",
    "vi": "Trang chủ|Giới thiệu|Nghiên cứu|Ấn phẩm|Thư viện|Tin tức|Tuyển dụng|Liên hệ",
    "th": "หน้าแรก|เกี่ยวกับสถาบัน|งานวิจัย|สิ่งพิมพ์|ห้องสมุด|ข่าวสาร|ร่วมงานกับเรา|ติดต่อเรา",
    "tr": "Ana sayfa|Kurumsal|Araştırma|Yayınlar|Kütüphane|Haberler|Kariyer|İletişim",
    "fi": "Etusivu|Tietoa meistä|Tutkimus|Julkaisut|Kirjasto|Uutiset|Avoimet työpaikat|Yhteystiedot",
}  # fmt: skip
LEGAL = {
    "en": "© 2024 All rights reserved. Privacy notice. Terms of use. Accessibility statement. Freedom of information. Registered charity number 1054712. Follow us on social media and sign up for our monthly newsletter.",
    "de": "© 2024. Impressum. Datenschutzerklärung. Erklärung zur Barrierefreiheit. Gefördert durch das Bundesministerium. Abonnieren Sie unseren Newsletter und folgen Sie uns in den sozialen Medien.",
    "fr": "© 2024. Mentions légales. Données personnelles. Accessibilité : partiellement conforme. Établissement public sous la tutelle du ministère. Abonnez-vous à notre lettre d'information.",
    "es": "© 2024. Aviso legal. Política de privacidad. Mapa del sitio. Accesibilidad. Organismo adscrito al ministerio. Suscríbase a nuestro boletín mensual y síganos en las redes sociales.",
    "pt": "© 2024. Todos os direitos reservados. Política de privacidade. Acesso à informação. Ouvidoria. Desenvolvido com software livre. Receba o nosso boletim mensal por correio eletrônico.",
    "it": "© 2024. Note legali. Privacy. Dichiarazione di accessibilità. Partita IVA 01234567890. Iscriviti alla nostra newsletter mensile per ricevere le novità dell'istituto.",
    "nl": "© 2024. Privacyverklaring. Toegankelijkheid. Colofon. Alle rechten voorbehouden. Meld u aan voor onze maandelijkse nieuwsbrief en volg ons op sociale media.",
    "pl": "© 2024. Polityka prywatności. Deklaracja dostępności. Mapa serwisu. Projekt współfinansowany ze środków Unii Europejskiej. Zapisz się do naszego newslettera.",
    "sv": "© 2024. Om webbplatsen. Behandling av personuppgifter. Tillgänglighetsredogörelse. Organisationsnummer 202100-1234. Prenumerera på vårt nyhetsbrev.",
    "ru": "© 2024. Все права защищены. Политика конфиденциальности. Карта сайта. При использовании материалов ссылка на сайт обязательна. Подпишитесь на нашу рассылку.",
    "ja": "© 2024 プライバシーポリシー。サイトマップ。このサイトについて。ウェブアクセシビリティ方針。当サイトの文章、画像の無断転載を禁じます。メールマガジンの登録はこちらから。",
    "zh": "© 2024 版权所有。网站地图。隐私政策。京ICP备05012345号。京公网安备11010802012345号。主办单位：经济研究所。建议使用1024×768以上分辨率浏览本站。",
    "ar": "© ٢٠٢٤ جميع الحقوق محفوظة. سياسة الخصوصية. خريطة الموقع. شروط الاستخدام. اشترك في نشرتنا الشهرية وتابعنا على وسائل التواصل الاجتماعي.",
    "id": "© 2024 Hak cipta dilindungi undang-undang. Kebijakan privasi. Peta situs. Kementerian dan lembaga terkait. Berlangganan buletin bulanan kami dan ikuti kami di media sosial.",
    "vi": "© 2024 Bản quyền thuộc về Viện. Giấy phép số 123/GP-BTTTT. Chính sách bảo mật. Sơ đồ trang. Đăng ký nhận bản tin hằng tháng của chúng tôi.",
    "th": "© 2567 สงวนลิขสิทธิ์ นโยบายความเป็นส่วนตัว แผนผังเว็บไซต์ นโยบายการรักษาความมั่นคงปลอดภัยเว็บไซต์ สมัครรับจดหมายข่าวรายเดือนของเรา",
    "tr": "© 2024 Tüm hakları saklıdır. Gizlilik politikası. Site haritası. Kişisel verilerin korunması. Aylık bültenimize abone olun ve bizi sosyal medyada takip edin.",
    "fi": "© 2024. Saavutettavuusseloste. Tietosuojaseloste. Evästeasetukset. Laskutustiedot. Tilaa kuukausittainen uutiskirjeemme ja seuraa meitä sosiaalisessa mediassa.",
}  # fmt: skip
NEWS = {
    "en": ["Annual lecture: what rivers remember|The lecture takes place on 12 May in the old observatory; admission is free, but please book.", "New working paper on rents|Our economists look at forty cities and ten years of contracts."],
    "de": ["Jahrestagung im Herbst|Die Tagung findet vom 4. bis 6. Oktober im Haus der Wissenschaft statt; um Anmeldung wird gebeten.", "Neue Studie zu Mieten|Unsere Forscherinnen haben vierzig Städte über zehn Jahre verglichen."],
    "fr": ["Colloque annuel à l'automne|Le colloque se tiendra du 4 au 6 octobre à la Maison des sciences ; inscription gratuite.", "Nouvelle étude sur les loyers|Nos chercheurs ont comparé quarante villes sur dix ans."],
    "es": ["Jornadas anuales de otoño|Las jornadas se celebran del 4 al 6 de octubre en la Casa de la Ciencia; la inscripción es gratuita.", "Nuevo estudio sobre alquileres|Nuestro equipo ha comparado cuarenta ciudades a lo largo de diez años."],
    "pt": ["Seminário anual em outubro|O seminário acontece de 4 a 6 de outubro na Casa da Ciência; inscrições gratuitas.", "Novo estudo sobre aluguéis|Nossa equipe comparou quarenta cidades ao longo de dez anos."],
    "it": ["Convegno annuale in autunno|Il convegno si tiene dal 4 al 6 ottobre alla Casa della Scienza; ingresso libero su prenotazione.", "Nuovo studio sugli affitti|I nostri ricercatori hanno confrontato quaranta città in dieci anni."],
    "nl": ["Jaarcongres in het najaar|Het congres vindt plaats van 4 tot en met 6 oktober in het Huis van de Wetenschap; toegang gratis.", "Nieuw onderzoek naar huren|Onze onderzoekers vergeleken veertig steden over tien jaar."],
    "pl": ["Doroczna konferencja jesienią|Konferencja odbędzie się od 4 do 6 października w Domu Nauki; wstęp wolny.", "Nowe badanie o czynszach|Nasi badacze porównali czterdzieści miast w ciągu dziesięciu lat."],
    "sv": ["Årskonferens i höst|Konferensen hålls den 4–6 oktober i Vetenskapens hus; deltagandet är kostnadsfritt.", "Ny studie om hyror|Våra forskare har jämfört fyrtio städer under tio år."],
    "ru": ["Ежегодная конференция осенью|Конференция пройдёт с 4 по 6 октября в Доме учёных; участие бесплатное.", "Новое исследование об аренде|Наши сотрудники сравнили сорок городов за десять лет."],
    "ja": ["秋の年次研究大会のご案内|大会は10月4日から6日まで科学会館で開催されます。参加は無料です。", "家賃に関する新しい調査|四十都市の十年間の契約を比較しました。"],
    "zh": ["2024年学术年会通知|年会定于10月4日至6日在科学会堂举行，欢迎踊跃投稿。", "关于租金的最新研究成果发布|研究团队比较了四十个城市十年间的合同数据。"],
    "ar": ["المؤتمر السنوي في الخريف|يعقد المؤتمر من الرابع إلى السادس من أكتوبر في بيت العلوم والحضور مجاني.", "دراسة جديدة عن الإيجارات|قارن باحثونا أربعين مدينة على مدى عشر سنوات."],
    "id": ["Seminar tahunan bulan Oktober|Seminar diselenggarakan pada 4 sampai 6 Oktober di Gedung Sains; pendaftaran gratis.", "Kajian baru tentang sewa|Peneliti kami membandingkan empat puluh kota selama sepuluh tahun."],
    "vi": ["Hội thảo thường niên mùa thu|Hội thảo diễn ra từ ngày 4 đến ngày 6 tháng 10 tại Nhà Khoa học; tham dự miễn phí.", "Nghiên cứu mới về giá thuê|Nhóm nghiên cứu so sánh bốn mươi thành phố trong mười năm."],
    "th": ["การประชุมวิชาการประจำปี|การประชุมจัดขึ้นระหว่างวันที่ 4 ถึง 6 ตุลาคม ณ อาคารวิทยาศาสตร์ ไม่มีค่าใช้จ่าย", "งานวิจัยใหม่เรื่องค่าเช่า|ทีมวิจัยเปรียบเทียบสี่สิบเมืองตลอดสิบปี"],
    "tr": ["Sonbaharda yıllık kongre|Kongre 4-6 Ekim tarihleri arasında Bilim Evi'nde yapılacak; katılım ücretsizdir.", "Kiralar üzerine yeni araştırma|Araştırmacılarımız kırk kenti on yıl boyunca karşılaştırdı."],
    "fi": ["Vuosikonferenssi syksyllä|Konferenssi pidetään 4.–6. lokakuuta Tieteiden talossa; osallistuminen on maksutonta.", "Uusi tutkimus vuokrista|Tutkijamme vertasivat neljääkymmentä kaupunkia kymmenen vuoden ajalta."],
}  # fmt: skip
COOKIES = {
    "en": "We use cookies to make this website work and to understand how it is used. You can accept all cookies or choose which to allow.",
    "de": "Wir verwenden Cookies, um diese Website zu betreiben und ihre Nutzung auszuwerten. Sie können alle akzeptieren oder Ihre Auswahl treffen.",
    "fr": "Nous utilisons des cookies pour faire fonctionner ce site et mesurer son audience. Vous pouvez tout accepter ou personnaliser vos choix.",
    "es": "Utilizamos cookies propias y de terceros para analizar el uso del sitio. Puede aceptarlas todas o configurarlas.",
    "ru": "Мы используем файлы cookie, чтобы сайт работал лучше. Продолжая пользоваться сайтом, вы соглашаетесь с этим.",
    "ja": "当サイトでは利便性向上のためクッキーを使用しています。",
}  # fmt: skip
_RIGHT_TO_LEFT = {"ar": ' dir="rtl"'}


def framed(
    title: str, main: str, *, lang: str = "en", kit: str = "wp", name: str = "Institute of Rivers", head: str = ""
) -> str:
    """A page of the system ``kit`` around ``main`` (markup)."""
    items = [f'<a href="/{lang}/m{number}">{word}</a>' for number, word in enumerate(MENUS[lang].split("|"))]
    news = [each.split("|") for each in NEWS[lang]]
    parts = {
        "@LIST@": "".join(f'<li class="menu-item">{item}</li>' for item in items),
        "@LINKS@": " | ".join(items),
        "@NEWS@": "".join(
            f'<li><h4><a href="/news/{n}">{head_}</a></h4><p>{text}</p></li>' for n, (head_, text) in enumerate(news)
        ),
        "@COOKIES@": f'<p>{COOKIES.get(lang, COOKIES["en"])}</p><button type="button">OK</button>',
        "@LEGAL@": LEGAL[lang],
        "@NAME@": html.escape(name),
    }
    before, body = KITS[kit]
    for mark, text in parts.items():
        before, body = before.replace(mark, text), body.replace(mark, text)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"{_RIGHT_TO_LEFT.get(lang, "")}><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{html.escape(title)}</title>{before}{head}'
        f"</head>{body.replace('@MAIN@', main)}</html>"
    )


KITS: Mapping[str, tuple[str, str]] = {
    "wp": (
        '<meta name="generator" content="WordPress 6.4.2"><link rel="stylesheet" href="/wp-content/themes/astra/style.css"><link rel="https://api.w.org/" href="/wp-json/">',
        ('<body class="wp-custom-logo ast-desktop"><a class="skip-link screen-reader-text" href="#content">Skip</a><div class="hfeed site" id="page"><header class="site-header" id="masthead"><p class="site-title"><a href="/">@NAME@</a></p>'
        '<nav class="main-header-bar-navigation"><ul class="main-header-menu">@LIST@</ul></nav></header><div id="content" class="site-content"><div class="ast-container"><div id="primary" class="content-area"><main id="main" class="site-main">@MAIN@</main></div>'
        '<div class="widget-area secondary" id="secondary"><aside class="widget widget_recent_entries"><ul>@NEWS@</ul></aside></div></div></div><footer class="site-footer"><div class="footer-widget-area">@LINKS@</div><p>@LEGAL@</p></footer></div><div id="cookie-notice" role="dialog">@COOKIES@</div></body>'),
    ),
    "drupal": (
        '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)"><link rel="stylesheet" href="/core/themes/olivero/css/base.css">',
        ('<body class="path-node page-node-type-article"><div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div class="layout-container"><header role="banner" class="site-header"><div class="region region-header"><a href="/" rel="home" class="site-branding__name">@NAME@</a></div>'
        '<nav role="navigation" class="block block-menu"><ul class="menu">@LIST@</ul></nav></header><main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content">@MAIN@</div></div><aside class="layout-sidebar-second" role="complementary"><div class="views-element-container"><ul>@NEWS@</ul></div></aside></main>'
        '<footer role="contentinfo"><div class="region region-footer"><nav>@LINKS@</nav><p>@LEGAL@</p></div></footer></div></div><div class="eu-cookie-compliance-banner">@COOKIES@</div></body>'),
    ),
    "joomla": (
        '<meta name="generator" content="Joomla! - Open Source Content Management"><script src="/media/system/js/core.js"></script>',
        ('<body class="site com_content view-article"><div class="body"><div class="container"><header class="header"><a class="brand pull-left" href="/"><span class="site-title">@NAME@</span></a></header><nav class="navigation"><ul class="nav menu nav-pills mod-list">@LIST@</ul></nav>'
        '<div class="row-fluid"><div id="aside" class="span3"><div class="well"><h3 class="page-header">@NAME@</h3><ul class="latestnews">@NEWS@</ul></div></div><main id="content" class="span9"><div id="system-message-container"></div>@MAIN@</main></div></div></div><footer class="footer"><hr/><p>@LEGAL@</p>@LINKS@</footer></body>'),
    ),
    "sharepoint": (
        '<meta name="GENERATOR" content="Microsoft SharePoint"><script src="/_layouts/15/init.js"></script>',
        ('<body scroll="no" onhashchange="if (typeof(_spBodyOnHashChange) != \'undefined\') _spBodyOnHashChange();"><form method="post" action="./" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1Mg9kFgJmD2Q"><div id="s4-workspace"><div id="s4-bodyContainer"><div id="s4-titlerow"><div id="siteIcon"><a href="/">@NAME@</a></div>'
        '<div class="ms-breadcrumb-top"></div><div id="DeltaTopNavigation" class="ms-core-navigation"><ul class="root ms-core-listMenu-root static">@LIST@</ul></div></div><div id="s4-mainarea"><div id="sideNavBox">@LINKS@</div><div id="contentBox"><div id="DeltaPlaceHolderMain">@MAIN@</div></div></div><div id="footer"><p>@LEGAL@</p></div></div></div></form></body>'),
    ),
    "aspnet": (
        '<link href="/App_Themes/Portal/Portal.css" rel="stylesheet">',
        ('<body><form name="form1" method="post" action="" id="form1"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUJODExMDE5NzY5ZGQ"><input type="hidden" name="__EVENTVALIDATION" value="/wEdAAL"><table width="980" align="center" cellspacing="0"><tr><td colspan="2" class="banner"><a href="/Default.aspx">@NAME@</a></td></tr>'
        '<tr><td class="leftmenu" valign="top">@LINKS@</td><td class="maincontent" valign="top"><span id="ctl00_Content_lblBody">@MAIN@</span></td></tr><tr><td colspan="2" class="bottom">@LEGAL@</td></tr></table></form></body>'),
    ),
    "jspui": (
        '<meta name="Generator" content="DSpace 6.3"><link rel="stylesheet" href="/static/css/bootstrap/bootstrap.min.css">',
        ('<body class="undernavigation"><a class="sr-only" href="#content">Skip navigation</a><header class="navbar navbar-inverse navbar-fixed-top"><div class="container"><div class="navbar-header"><a class="navbar-brand" href="/">@NAME@</a></div><nav class="collapse navbar-collapse"><ul class="nav navbar-nav">@LIST@</ul></nav></div></header>'
        '<main id="content" role="main"><div class="container">@MAIN@</div></main><footer class="navbar navbar-inverse navbar-bottom"><div id="designedby" class="container text-muted">Theme by Cineca<div id="footer_feedback" class="pull-right"><p class="text-muted">DSpace Software Copyright © 2002-2013 Duraspace @LEGAL@</p></div></div></footer></body>'),
    ),
    "ojs": (
        '<meta name="generator" content="Open Journal Systems 3.3.0.13"><link rel="stylesheet" href="/index.php/jrs/$$$call$$$/page/page/css?name=stylesheet">',
        ('<body class="pkp_page_article pkp_op_view has_site_logo" dir="ltr"><div class="pkp_structure_page"><header class="pkp_structure_head" id="headerNavigationContainer" role="banner"><div class="pkp_site_name"><a href="/index.php/jrs/index" class="is_text">@NAME@</a></div><nav class="pkp_site_nav_menu"><ul id="navigationPrimary" class="pkp_navigation_primary pkp_nav_list">@LIST@</ul></nav></header>'
        '<div class="pkp_structure_content has_sidebar"><div class="pkp_structure_main" role="main"><a id="pkp_content_main"></a>@MAIN@</div><div class="pkp_structure_sidebar left" role="complementary"><div class="pkp_block block_information"><ul>@NEWS@</ul></div></div></div><div class="pkp_structure_footer_wrapper" role="contentinfo"><div class="pkp_structure_footer"><div class="pkp_footer_content">@LEGAL@</div></div></div></div></body>'),
    ),
    "eprints": (
        '<meta name="eprints.type" content="article"><link rel="stylesheet" href="/style/auto-3.4.2.css"><script src="/javascript/auto-3.4.2.js"></script>',
        '<body><div class="ep_tm_header ep_noprint"><div class="ep_tm_logo"><a href="/">@NAME@</a></div><ul class="ep_tm_menu">@LIST@</ul><table class="ep_tm_searchbar"><tr><td align="left"><ul class="ep_tm_key_tools"><li><a href="/cgi/users/home">Login</a></li></ul></td></tr></table></div><div id="center"><div id="content">@MAIN@</div></div><div class="ep_tm_footer ep_noprint"><hr class="ep_noprint"/>@LEGAL@</div></body>',
    ),
    "wiki": (
        '<meta name="generator" content="MediaWiki 1.39.5"><link rel="stylesheet" href="/w/load.php?lang=en&amp;modules=skins.vector.styles.legacy">',
        ('<body class="mediawiki ltr sitedir-ltr ns-0 ns-subject skin-vector action-view skin-vector-legacy"><div id="mw-page-base" class="noprint"></div><div id="content" class="mw-body" role="main"><a id="top"></a><div id="siteNotice"></div>@MAIN@</div><div id="mw-navigation"><h2>Navigation menu</h2><div id="mw-panel"><div id="p-logo" role="banner"><a class="mw-wiki-logo" href="/wiki/Main_Page"></a></div><nav id="p-navigation" class="mw-portlet vector-menu"><ul>@LIST@</ul></nav></div></div>'
        '<footer id="footer" class="mw-footer" role="contentinfo"><ul id="footer-info"><li id="footer-info-copyright">@LEGAL@</li></ul><ul id="footer-places"><li>About @NAME@</li></ul></footer></body>'),
    ),
    "paper": (
        '<meta property="og:site_name" content="@NAME@"><link rel="amphtml" href="/amp"><script src="https://securepubads.g.doubleclick.net/tag/js/gpt.js" async></script>',
        ('<body class="tpl-story"><div id="ad-billboard" class="ad" data-slot="billboard"></div><header class="page-header"><a class="page-header__brand" href="/"><img src="/static/logo.svg" alt="@NAME@"></a><nav class="page-header__sections"><ul>@LIST@</ul></nav><a class="btn btn--subscribe" href="/subscribe">Subscribe</a></header><div class="grid"><section class="grid__story">@MAIN@</section>'
        '<section class="grid__rail"><h2 class="rail__title">Most read</h2><ol class="most-read">@NEWS@</ol></section></div><footer class="page-footer"><div>@LINKS@</div><p class="page-footer__legal">@LEGAL@</p></footer><div class="consent" role="dialog" aria-modal="true">@COOKIES@</div></body>'),
    ),
    "typo3": (
        '<meta name="generator" content="TYPO3 CMS"><link rel="stylesheet" href="/typo3temp/assets/compressed/merged-3f.css">',
        ('<body id="p412" class="page-412 pagelevel-3 layout-default"><div class="body-bg"><header id="page-header" class="bp-page-header navbar"><div class="container"><a class="navbar-brand" href="/"><img src="/fileadmin/logo.svg" alt="@NAME@"></a><nav class="navbar-collapse"><ul class="navbar-nav">@LIST@</ul></nav></div></header><nav class="breadcrumb-section" aria-label="Breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">@NAME@</a></li></ol></nav>'
        '<main id="page-content" class="bp-page-content main-section"><!--TYPO3SEARCH_begin--><div class="section section-default"><div class="container"><div class="section-row"><div class="section-column maincontent-wrap">@MAIN@</div></div></div></div><!--TYPO3SEARCH_end--></main><footer id="page-footer" class="bp-page-footer"><section class="section footer-section-content"><ul>@NEWS@</ul>@LINKS@</section><section class="section footer-section-meta"><p>@LEGAL@</p></section></footer></div></body>'),
    ),
    "opac": (
        '<meta name="generator" content="Koha"><link rel="stylesheet" href="/opac-tmpl/bootstrap/css/opac.css">',
        ('<body id="opac-detail" class="scrollto"><div id="wrapper"><div id="header-region" class="noprint"><nav class="navbar navbar-expand"><div id="logo"><a class="navbar-brand" href="/cgi-bin/koha/opac-main.pl">@NAME@</a></div><div id="cart-list-controls">@LINKS@</div></nav></div><div class="main"><div class="container-fluid"><div class="row"><div class="col-lg-9"><div class="maincontent">@MAIN@</div></div></div></div></div>'
        '<footer id="opaccredits" class="noprint"><p>@LEGAL@</p></footer></div></body>'),
    ),
    "frames90": (
        '<meta name="GENERATOR" content="Microsoft FrontPage 4.0">',
        '<body bgcolor="#FFFFFF" text="#000000" link="#0000FF" vlink="#800080"><center><a href="/"><img border="0" src="images/banner.gif" alt="@NAME@"></a></center><table border="0" width="100%"><tr><td width="18%" valign="top" bgcolor="#E0E8F0"><font face="Arial" size="2">@LINKS@</font></td><td width="82%" valign="top">@MAIN@</td></tr></table><hr><p align="center"><font size="1">@LEGAL@</font></p></body>',
    ),
    "shop": (
        '<script src="https://cdn.shopify.com/s/trekkie.storefront.js" async></script><link rel="stylesheet" href="/cdn/shop/t/5/assets/base.css">',
        ('<body class="gradient"><div id="shopify-section-announcement-bar" class="shopify-section"><p class="announcement-bar__message">Free delivery over 50 €</p></div><div class="shopify-section section-header"><header class="header"><a href="/" class="header__heading-link"><span class="h2">@NAME@</span></a><nav class="header__inline-menu"><ul class="list-menu">@LIST@</ul></nav></header></div><main id="MainContent" class="content-for-layout focus-none" role="main">@MAIN@</main>'
        '<footer class="footer color-background-1"><div class="footer__content-top">@LINKS@</div><small class="copyright__content">@LEGAL@</small></footer></body>'),
    ),
    "docs": (
        '<meta name="generator" content="Docutils 0.19: https://docutils.sourceforge.io/"><link rel="stylesheet" href="../_static/css/theme.css">',
        '<body class="wy-body-for-nav"><div class="wy-grid-for-nav"><nav data-toggle="wy-nav-shift" class="wy-nav-side"><div class="wy-side-scroll"><div class="wy-side-nav-search"><a href="../index.html" class="icon icon-home">@NAME@</a></div><div class="wy-menu wy-menu-vertical"><ul>@LIST@</ul></div></div></nav><section class="wy-nav-content-wrap"><div class="wy-nav-content"><div class="rst-content"><div role="main" class="document"><div itemprop="articleBody">@MAIN@</div></div><footer><hr/><div role="contentinfo"><p>@LEGAL@</p></div></footer></div></div></section></div></body>',
    ),
}  # fmt: skip


def at(
    path: str,
    title: str,
    main: str,
    *,
    lang: str = "en",
    kit: str = "wp",
    name: str = "Institute of Rivers",
    head: str = "",
    lost: str = "",
    status: int = 200,
    also: Mapping[str, Behaviour] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Setting:
    """A page of a site in that frame. Other addresses get its real 404, or with ``lost`` (title, then markup, parted by
    a bar) such a page with 200; ``lost`` "same" gives the page itself to every address.
    """

    def setting(stage: Stage) -> str:
        site = stage.host()
        whole = framed(title, main, lang=lang, kit=kit, name=name, head=head)
        site.page("/", framed(name, front(lang, name), lang=lang, kit=kit, name=name))
        if lost == "same":
            site.otherwise = reply(whole, status=status, headers=headers)
        elif lost:
            lost_title, _, lost_main = lost.partition("|")
            site.otherwise = reply(framed(lost_title, lost_main, lang=lang, kit=kit, name=name))
        else:
            site.otherwise = reply(framed("404", "<h1>404</h1>", lang=lang, kit=kit, name=name), status=404)
        site.script(path.partition("#")[0], reply(whole, status=status, headers=headers))
        for place, answer in (also or {}).items():
            site.script(place, answer)
        return site.url(path)

    return setting


def gives(path: str, *answers: Behaviour, also: Mapping[str, Behaviour] | None = None, **frame: str) -> Setting:
    """An address of a living site (front page, real 404s in its frame) that answers so."""

    def setting(stage: Stage) -> str:
        site = stage.host()
        name = frame.get("name", "Institute of Rivers")
        lang = frame.get("lang", "en")
        kit = frame.get("kit", "wp")
        site.page("/", framed(name, front(lang, name), lang=lang, kit=kit, name=name))
        site.otherwise = reply(framed("404", "<h1>404</h1>", lang=lang, kit=kit, name=name), status=404)
        site.script(path.partition("#")[0], *answers)
        for place, answer in (also or {}).items():
            site.script(place, answer)
        return site.url(path)

    return setting


def front(lang: str, name: str) -> str:
    """What stands on a front page: the name of the house and its news."""
    news = "".join("<div class='teaser'><h2>{}</h2><p>{}</p></div>".format(*each.split("|")) for each in NEWS[lang])
    return f"<h1>{html.escape(name)}</h1>{news}"
