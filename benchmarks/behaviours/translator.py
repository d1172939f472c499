"""Frames of sites that a translator meets who follows the notes of statements: boards, blogs, unions, universities."""

from __future__ import annotations

import html

from tests.fakes import Behaviour, reply


def framed(
    title: str, main: str, *, frame: str = "blog", lang: str = "en", name: str = "Mekong Notes", status: int = 200
) -> Behaviour:
    """A page with ``main`` (markup) in the middle of ``frame``; ``name`` is what the site calls itself."""
    head, body = _FRAMES[frame]
    return reply(
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{html.escape(title)}</title>{head}</head>\n'
        f"{body.replace('@NAME@', html.escape(name)).replace('@MAIN@', main)}</html>\n",
        status=status,
    )


_FRAMES: dict[str, tuple[str, str]] = {
    "blog": (
        '<link rel="stylesheet" href="/wp-content/themes/twentytwelve/style.css"><meta name="generator" content="WordPress 5.8">',
        (
            '<body class="custom-font-enabled"><div id="page" class="hfeed site"><header id="masthead"><h1 class="site-title"><a href="/">'
            '@NAME@</a></h1><h2 class="site-description">Borders, rivers, work</h2></header><div id="main" class="wrapper"><div id="primary">'
            '<div id="content" role="main">@MAIN@</div></div><div id="secondary" class="widget-area"><aside class="widget"><h3>Recent Posts</h3>'
            '<ul><li><a href="/2026/09/rain">Rain and rosters</a></li><li><a href="/2026/08/brick">Brick kilns in August</a></li></ul></aside>'
            '<aside class="widget"><h3>Archives</h3><ul><li><a href="/2026/09">September 2026</a></li></ul></aside></div></div>'
            '<footer id="colophon"><a href="https://wordpress.org/">Proudly powered by WordPress</a></footer></div></body>'
        ),
    ),
    "board": (
        '<link href="/media/jui/css/bootstrap.min.css" rel="stylesheet"><meta name="generator" content="Joomla! - Open Source Content Management">',
        (
            '<body class="site com_content view-article"><div class="topbar"><a href="/index.php?lang=en">English</a></div><div class="logo">'
            '<a href="/">@NAME@</a></div><ul class="nav menu"><li><a href="/index.php/about">About</a></li><li><a href="/index.php/laws">Laws</a>'
            '</li><li><a href="/index.php/forms">Forms</a></li></ul><ul class="breadcrumb"><li><a href="/">Home</a></li></ul>'
            '<div id="system-message-container"></div><main id="content" role="main">@MAIN@</main><div id="aside"><h3>Hotline</h3><p>1694, '
            "day and night</p></div><footer><p>&copy; 2026 @NAME@. Mitmaitri Road, Dindaeng. Tel. 0 2232 1000</p></footer></body>"
        ),
    ),
    "union": (
        '<meta name="viewport" content="width=device-width"><script src="/assets/app.js" defer></script>',
        (
            '<body><a class="skip" href="#main">Skip to content</a><header><div class="bar"><a href="/join">Join us</a></div><nav><a href="/">'
            '@NAME@</a><a href="/news">News</a><a href="/issues">Issues</a><a href="/resources">Resources</a></nav></header><main id="main">@MAIN@'
            '</main><section class="newsletter"><h2>Stay informed</h2><form><input type="email"><button>Sign up</button></form></section>'
            '<footer><ul><li><a href="/privacy">Privacy</a></li><li><a href="/jobs">Jobs</a></li></ul><p>@NAME@, Boulevard 5, 1210</p></footer></body>'
        ),
    ),
    "campus": (
        '<meta name="generator" content="TYPO3 CMS"><link rel="stylesheet" href="/typo3temp/assets/merged.css">',
        (
            '<body id="p88"><div id="meta-nav"><a href="/intranet">Intranet</a> <a href="/sitemap">A-Z</a></div><div id="logo"><img '
            'src="/fileadmin/logo.svg" alt="@NAME@"></div><ul id="mainnav"><li><a href="/studies">Studies</a></li><li><a href="/research">Research</a>'
            '</li><li><a href="/library">Library</a></li></ul><!--TYPO3SEARCH_begin--><div id="c101" class="frame">@MAIN@</div><!--TYPO3SEARCH_end-->'
            '<div id="footer"><a href="/imprint">Imprint</a> | @NAME@</div></body>'
        ),
    ),
    "old": (
        "",
        (
            '<body bgcolor="#ffffff"><table width="780" align="center"><tr><td colspan="2"><img src="/images/banner.gif" alt="@NAME@"></td></tr>'
            '<tr><td width="140" valign="top"><a href="/index.asp">Home</a><br><a href="/links.asp">Links</a><br><a href="/pubs.asp">Publications</a>'
            '</td><td valign="top">@MAIN@</td></tr><tr><td colspan="2" align="center"><font size="1">Best viewed at 800x600</font></td></tr></table>'
            "</body>"
        ),
    ),
    "bare": ("", "<body>@MAIN@</body>"),
}
