"""Whole pages of content systems: menus, teasers, cookie notices, scripts and footers around what is said."""

from __future__ import annotations

import html

from tests.fakes import Behaviour, reply

_MENUS = {
    "en": "Home|Our work|Resources|Press room|Get involved|Donate|Contact us",
    "de": "Start|Themen|Mediathek|Presse|Mitmachen|Spenden|Kontakt",
    "fr": "Accueil|Nos actions|Ressources|Presse|S'engager|Faire un don|Nous écrire",
    "es": "Inicio|Qué hacemos|Recursos|Prensa|Participa|Dona|Contacto",
    "pt": "Início|O que fazemos|Biblioteca|Imprensa|Participe|Doe|Fale conosco",
    "it": "Home|Cosa facciamo|Documenti|Stampa|Partecipa|Dona|Contatti",
    "sw": "Mwanzo|Kazi zetu|Machapisho|Habari|Jiunge|Changia|Wasiliana nasi",
    "am": "መነሻ|ስራችን|ህትመቶች|ዜና|ይሳተፉ|ያግኙን",
    "km": "ទំព័រដើម|អំពីយើង|ឯកសារ|ព័ត៌មាន|ការងារ|ទំនាក់ទំនង",
    "my": "ပင်မစာမျက်နှာ|ကျွန်ုပ်တို့အကြောင်း|စာတမ်းများ|သတင်း|ဆက်သွယ်ရန်",
    "lo": "ໜ້າຫຼັກ|ກ່ຽວກັບພວກເຮົາ|ເອກະສານ|ຂ່າວ|ຕິດຕໍ່",
    "th": "หน้าหลัก|เกี่ยวกับเรา|เอกสารเผยแพร่|ข่าว|ติดต่อเรา",
    "vi": "Trang chủ|Giới thiệu|Tài liệu|Tin tức|Liên hệ",
    "id": "Beranda|Tentang kami|Publikasi|Berita|Hubungi kami",
    "tl": "Tahanan|Tungkol sa amin|Mga ulat|Balita|Makipag-ugnayan",
    "ar": "الرئيسية|من نحن|الإصدارات|الأخبار|تبرع|اتصل بنا",
    "fa": "صفحه اصلی|درباره ما|انتشارات|اخبار|تماس با ما",
    "hi": "मुखपृष्ठ|हमारे बारे में|प्रकाशन|समाचार|निविदाएं|संपर्क करें",
    "ne": "गृहपृष्ठ|हाम्रो बारेमा|प्रकाशन|समाचार|सम्पर्क",
    "ru": "Главная|О нас|Издания|Пресс-центр|Вакансии|Контакты",
    "uk": "Головна|Про нас|Видання|Новини|Контакти",
    "tr": "Anasayfa|Hakkımızda|Yayınlar|Haberler|İletişim",
    "pl": "Strona główna|O nas|Publikacje|Aktualności|Kontakt",
    "zh": "首页|机构概况|政务公开|新闻动态|下载中心|联系我们",
    "ja": "トップ|私たちについて|資料室|お知らせ|採用情報|お問い合わせ",
    "ko": "홈|기관소개|자료실|알림마당|채용정보|오시는 길",
}
_RIGHT_TO_LEFT = {"ar", "fa"}
_SCRIPTS = (
    "<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag('js',new Date());"
    'gtag(\'config\',\'G-7QK2M\');</script><script>var i18n={"close":"×","menu":"≡"};</script>'
)


def frame(title: str, main: str, *, lang: str = "en", system: str = "wordpress", name: str = "", head: str = "") -> str:
    """A page of ``system`` (wordpress, drupal, joomla, portal, old) in ``lang`` around ``main`` (markup); ``name`` is
    what the site calls itself.
    """
    name = name or "Borderland Workers' Network"
    words = _MENUS.get(lang, _MENUS["en"]).split("|")
    links = [f'<a href="/{lang}/{number}">{word}</a>' for number, word in enumerate(words)]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{html.escape(title)}</title>{head}'
    direction = ' dir="rtl"' if lang in _RIGHT_TO_LEFT else ""
    menu = "".join(f"<li>{link}</li>" for link in links)
    body = _BODIES[system].format(
        name=html.escape(name), menu=menu, main=main, last=words[-1], second=words[1], scripts=_SCRIPTS
    )
    return f'<!doctype html>\n<html lang="{lang}"{direction}><head>{head}</head>{body}</html>\n'


def shown(
    title: str, main: str, *, lang: str = "en", system: str = "wordpress", name: str = "", status: int = 200
) -> Behaviour:
    """``frame`` as an answer."""
    return reply(frame(title, main, lang=lang, system=system, name=name), status=status)


_BODIES = {
    "wordpress": (
        '<body class="wp-embed-responsive"><a class="skip-link" href="#primary">↓</a><header id="masthead">'
        '<p class="site-title"><a href="/" rel="home">{name}</a></p><nav id="site-navigation"><ul>{menu}</ul></nav></header>'
        '<div id="page"><main id="primary" class="site-main">{main}</main><aside id="secondary"><section class="widget">'
        '<form role="search" action="/"><input type="search" name="s"></form></section></aside></div>'
        '<footer id="colophon"><ul>{menu}</ul><p>© 2026 {name}</p></footer>{scripts}'
        '<script src="/wp-includes/js/wp-emoji-release.min.js"></script></body>'
    ),
    "drupal": (
        '<body class="path-node"><div class="dialog-off-canvas-main-canvas"><header role="banner"><div id="block-branding">'
        '<a href="/">{name}</a></div><nav><ul class="menu">{menu}</ul></nav></header><main role="main">'
        '<div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div>{main}</div></main>'
        '<footer role="contentinfo"><ul class="menu">{menu}</ul></footer></div>'
        '<script type="application/json" data-drupal-selector="drupal-settings-json">{{"path":{{"baseUrl":"/"}}}}</script>{scripts}</body>'
    ),
    "joomla": (
        '<body class="site com_content view-article"><div class="header"><h3 class="site-name">{name}</h3></div>'
        '<div class="navigation"><ul class="nav menu">{menu}</ul></div><div id="content"><div id="system-message-container">'
        '</div>{main}</div><div id="aside"><div class="moduletable"><h3>{second}</h3><ul>{menu}</ul></div></div>'
        '<footer class="footer">© {name} 2026 · <a href="#top">▲</a></footer>{scripts}</body>'
    ),
    "portal": (
        '<body><div id="app"><div class="topbar"><span>A-</span><span>A+</span> <a href="/login">⎆</a></div><div class="logo">'
        '<img src="/emblem.svg" alt="{name}"></div><ul class="mega">{menu}</ul><div class="breadcrumb"><a href="/">⌂</a> › '
        '{second}</div><div class="container"><div class="row"><div class="col-9">{main}</div><div class="col-3"><ul>{menu}'
        '</ul></div></div></div><div class="foot"><p>{name} · {last}</p><p>1 204 553</p></div></div>{scripts}</body>'
    ),
    "old": (
        '<body bgcolor="#ffffff"><table width="760" align="center"><tr><td colspan="2"><font size="5">{name}</font></td></tr>'
        '<tr><td width="140" valign="top"><ul>{menu}</ul></td><td>{main}</td></tr><tr><td colspan="2"><hr><font size="1">'
        "{name} | {last}</font></td></tr></table></body>"
    ),
}
