"""What stands around the pages of the gatherer's walk: frames as they are built today, and what a host says to other addresses.

The shapes are those of pages that were met on the web: classes of a framework instead of names of parts, boards, portals
of administrations, advertisements with others like them below.
"""

from __future__ import annotations

import html

from benchmarks.behaviours.case import Setting
from benchmarks.behaviours.stage import Stage
from tests.fakes import Behaviour, redirect, reply

WORDS: dict[str, tuple[str, str, str]] = {
    "en": ("Browse|Pricing|Stories|Help centre|Log in", "© 2025. Terms and privacy. Made in three time zones.", "Similar"),
    "de": ("Suchen|Inserieren|Ratgeber|Hilfe|Anmelden", "© 2025. AGB. Impressum. Datenschutz. Cookie-Einstellungen.", "Ähnliche"),
    "fr": ("Rechercher|Déposer|Conseils|Aide|Se connecter", "© 2025. CGU. Confidentialité. Gestion des cookies.", "Similaires"),
    "es": ("Buscar|Publicar|Consejos|Ayuda|Ingresar", "© 2025. Términos y condiciones. Aviso de privacidad.", "Similares"),
    "pt": ("Buscar|Anunciar|Dicas|Ajuda|Entrar", "© 2025. Termos de uso. Política de cookies.", "Semelhantes"),
    "it": ("Cerca|Pubblica|Guide|Assistenza|Accedi", "© 2025. Condizioni d'uso. Informativa. Preferenze cookie.", "Simili"),
    "nl": ("Zoeken|Plaatsen|Tips|Klantenservice|Inloggen", "© 2025. Gebruiksvoorwaarden. Privacy. Disclaimer.", "Vergelijkbaar"),
    "sv": ("Sök|Annonsera|Råd|Kundservice|Logga in", "© 2025. Villkor. Integritet. Kakor.", "Liknande"),
    "fi": ("Hae|Ilmoita|Vinkit|Asiakaspalvelu|Kirjaudu", "© 2025. Käyttöehdot. Tietosuoja. Evästeet.", "Samankaltaiset"),
    "pl": ("Szukaj|Dodaj|Porady|Pomoc|Zaloguj", "© 2025. Regulamin. Prywatność. Ustawienia plików cookie.", "Podobne"),
    "cs": ("Hledat|Vložit|Poradna|Nápověda|Přihlásit", "© 2025. Podmínky užití. Zásady ochrany údajů.", "Podobné"),
    "hr": ("Traži|Predaj|Savjeti|Pomoć|Prijava", "© 2025. Uvjeti korištenja. Privatnost.", "Slično"),
    "ru": ("Каталог|Разместить|Журнал|Помощь|Войти", "© 2025. Пользовательское соглашение. Обработка данных.", "Похожие"),
    "tr": ("Ara|İlan ver|Rehber|Yardım|Giriş", "© 2025. Kullanım koşulları. KVKK. Çerezler.", "Benzer"),
    "ar": ("تصفح|أضف|مقالات|مساعدة|دخول", "© 2025. الشروط والأحكام. الخصوصية.", "مشابه"),
    "th": ("ค้นหา|ลงประกาศ|บทความ|ช่วยเหลือ|เข้าสู่ระบบ", "© 2568 ข้อตกลงการใช้งาน ความเป็นส่วนตัว", "ใกล้เคียง"),
    "vi": ("Tìm kiếm|Đăng tin|Cẩm nang|Trợ giúp|Đăng nhập", "© 2025. Điều khoản. Bảo mật.", "Tương tự"),
    "id": ("Cari|Pasang|Panduan|Bantuan|Masuk", "© 2025. Syarat dan ketentuan. Kebijakan privasi.", "Serupa"),
    "km": ("ស្វែងរក|ប្រកាស|អត្ថបទ|ជំនួយ|ចូល", "© ២០២៥ លក្ខខណ្ឌ ឯកជនភាព", "ស្រដៀង"),
    "lo": ("ຄົ້ນຫາ|ລົງປະກາດ|ບົດຄວາມ|ຊ່ວຍເຫຼືອ|ເຂົ້າສູ່ລະບົບ", "© 2025 ເງື່ອນໄຂ ຄວາມເປັນສ່ວນຕົວ", "ຄ້າຍຄືກັນ"),
    "my": ("ရှာဖွေရန်|ကြော်ငြာရန်|ဆောင်းပါး|အကူအညီ|ဝင်ရန်", "© ၂၀၂၅ စည်းကမ်းချက်များ ကိုယ်ရေးလုံခြုံမှု", "ဆင်တူ"),
    "zh": ("浏览|发布|资讯|帮助|登录", "© 2025 用户协议 隐私政策 沪ICP备20014477号", "相关推荐"),
    "ja": ("さがす|掲載する|コラム|ヘルプ|ログイン", "© 2025 利用規約 プライバシーポリシー 運営会社", "おすすめ"),
    "ko": ("찾기|등록|매거진|고객센터|로그인", "© 2025 이용약관 개인정보처리방침 사업자정보", "비슷한"),
}  # fmt: skip
_KITS: dict[str, str] = {
    "next": (
        '<body class="min-h-screen bg-white antialiased"><div id="__next"><header class="sticky top-0 z-50 border-b"><div class="container flex h-16 items-center">'
        '<a class="text-xl font-bold" href="/">@NAME@</a><nav class="ml-auto flex gap-6">@LINKS@</nav></div></header><main class="flex-1">@MAIN@</main>'
        '<footer class="border-t py-8"><div class="container">@LINKS@<p class="text-sm">@FOOT@</p></div></footer></div>'
        '<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{}},"page":"/[slug]","buildId":"k3Zq"}</script></body>'
    ),
    "plain": (
        '<body><div class="wrap"><div class="hd"><div class="lg"><a href="/"><img src="/img/logo.png" alt="@NAME@"></a></div><div class="mn">@LINKS@</div></div>'
        '<div class="bd"><div class="ct">@MAIN@</div><div class="rt"><div class="bx">@LINKS@</div></div></div><div class="ft">@FOOT@</div></div></body>'
    ),
    "board": (
        '<body><div id="hd"><h1 id="hd_h1">@NAME@</h1><div id="tnb">@LINKS@</div><div id="logo"><a href="/"><img src="/img/logo.gif" alt="@NAME@"></a></div></div>'
        '<div id="wrapper"><div id="container">@MAIN@</div><div id="aside"><ul>@ITEMS@</ul></div></div><div id="ft"><div id="ft_copy">@FOOT@</div></div></body>'
    ),
    "forum": (
        '<body id="phpbb" class="nojs notouch section-viewtopic ltr"><div id="wrap" class="wrap"><div id="page-header"><div class="headerbar" role="banner"><div class="inner"><div id="site-description">'
        '<a id="logo" class="logo" href="/index.php"><span class="site_logo"></span></a><h1>@NAME@</h1></div></div></div><div class="navbar" role="navigation"><ul>@ITEMS@</ul></div></div>'
        '<div id="page-body" class="page-body" role="main">@MAIN@</div><div id="page-footer" class="page-footer" role="contentinfo"><div class="copyright">@FOOT@</div></div></div></body>'
    ),
    "listings": (
        '<body class="page page--detail"><header class="topbar"><a class="topbar__brand" href="/">@NAME@</a><ul class="topbar__menu">@ITEMS@</ul></header><main class="detail">@MAIN@'
        '<section class="detail__more"><h2>@MORE@</h2><ul><li><a href="/d/70311">70311 · 64 m² · 1 250</a></li><li><a href="/d/70294">70294 · 81 m² · 1 480</a></li><li><a href="/d/70158">70158 · 55 m² · 990</a></li></ul></section></main>'
        '<footer class="bottom">@LINKS@<p>@FOOT@</p></footer></body>'
    ),
    "office": (
        '<body><form method="post" id="form1"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTk2MTU"><table width="1000" align="center"><tr><td height="120" background="/images/head.jpg">@NAME@</td></tr><tr><td>@LINKS@</td></tr>'
        '<tr><td><div id="ContentPlaceHolder1_pnl">@MAIN@</div></td></tr><tr><td align="center" class="f">@FOOT@ 1,204,331</td></tr></table></form></body>'
    ),
    "bare": "<body>@MAIN@</body>",
}


def dressed(site: tuple[str, str, str], title: str, main: str, head: str = "") -> str:
    """A page of a site (kit, language, name) around ``main`` (markup)."""
    kit, lang, name = site
    words, foot, more = WORDS[lang]
    links = [f'<a href="/{lang}/{n}">{word}</a>' for n, word in enumerate(words.split("|"))]
    body = _KITS[kit].replace("@LINKS@", " ".join(links)).replace("@FOOT@", foot).replace("@MORE@", more)
    body = body.replace("@ITEMS@", "".join(f"<li>{link}</li>" for link in links)).replace("@NAME@", html.escape(name))
    return document(lang, title, body.replace("@MAIN@", main), head)


def document(lang: str, title: str, body: str, head: str = "") -> str:
    """A document in a language around ``body`` (an element)."""
    direction = ' dir="rtl"' if lang == "ar" else ""
    return (
        f'<!DOCTYPE html><html lang="{lang}"{direction}><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"{head}</head>{body}</html>"
    )


def met(
    site: tuple[str, str, str],
    path: str,
    title: str,
    main: str,
    *,
    others: str = "404",
    head: str = "",
    also: dict[str, Behaviour] | None = None,
    **answer: int | str,
) -> Setting:
    """A page at ``path`` of a site (kit, language, name). ``others`` says what other addresses get: a real "404", the
    "same" page, another "200" that only has the name of the site, the front page ("home") or a "404" that may not be
    asked for ("robots").
    """
    _, lang, name = site

    def setting(stage: Stage) -> str:
        host = stage.host()
        page = dressed(site, title, main, head)
        host.page("/", dressed(site, name, f"<h1>{html.escape(name)}</h1><p>{WORDS[lang][1]}</p>"))
        host.otherwise = {
            "same": reply(page),
            "200": reply(dressed(site, name, "<p>:-(</p>")),
            "home": redirect("/"),
        }.get(others, reply(dressed(site, "404", "<h1>404</h1>"), status=404))
        if others == "robots":
            host.script("/robots.txt", reply("User-agent: *\nDisallow: /\n", content_type="text/plain"))
        host.script(path.partition("#")[0], reply(page, **answer))  # type: ignore[arg-type]
        for place, behaviour in (also or {}).items():
            host.script(place, behaviour)
        return host.url(path)

    return setting


def sent(path: str, *answers: Behaviour, also: dict[str, Behaviour] | None = None) -> Setting:
    """An address of a site of another kind that answers so; other addresses get a real 404."""

    def setting(stage: Stage) -> str:
        host = stage.host()
        host.script(path, *answers)
        for place, behaviour in (also or {}).items():
            host.script(place, behaviour)
        return host.url(path)

    return setting
