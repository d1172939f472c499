"""Pages as a newsroom's fact-checker meets them: repositories, journals, ministries, papers, forums, kits for everybody."""

from __future__ import annotations

import html

from tests.fakes import Behaviour, reply


def built(title: str, main: str, *, kit: str = "ministry", lang: str = "en", name: str = "", head: str = "") -> str:
    """A page that ``kit`` made around ``main`` (markup); ``name`` is what the site calls itself."""
    name = html.escape(name or "Delta Labour Observatory")
    top, body = _KITS[kit]
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{html.escape(title)}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{top}{head}</head>\n'
        f"{body.replace('@NAME@', name).replace('@MAIN@', main)}</html>\n"
    )


def sent(
    title: str, main: str, *, kit: str = "ministry", lang: str = "en", name: str = "", head: str = "", status: int = 200
) -> Behaviour:
    """``built`` as an answer."""
    return reply(built(title, main, kit=kit, lang=lang, name=name, head=head), status=status)


_KITS: dict[str, tuple[str, str]] = {
    "ministry": (
        '<link rel="stylesheet" href="/themes/gov/css/style.css"><meta name="generator" content="Drupal 10">',
        (
            '<body class="layout-one-sidebar page-node-type-page"><div class="gov-banner">An official website</div>'
            '<header><a class="brand" href="/"><img src="/crest.png" alt="@NAME@"></a><form action="/search"><input name="q" '
            'placeholder="…"></form><nav aria-label="Main"><a href="/ministry">Ministry</a><a href="/services">Services</a>'
            '<a href="/laws">Laws</a><a href="/data">Data</a></nav></header><main id="main-content"><div class="region '
            'region-content">@MAIN@</div></main><footer><a href="/accessibility">Accessibility</a><a href="/contact">Contact'
            "</a><p>12 Canal Road · Mon–Fri 9–16</p></footer></body>"
        ),
    ),
    "paper": (
        '<meta property="og:site_name" content="The Delta Courier"><script>window.__tcfapi=function(){}</script>',
        (
            '<body><div class="ad-slot" id="leaderboard"></div><header class="masthead"><a href="/">@NAME@</a><ul><li><a '
            'href="/world">World</a></li><li><a href="/business">Business</a></li><li><a href="/opinion">Opinion</a></li></ul>'
            '<a href="/subscribe" class="cta">Subscribe</a></header><main class="story">@MAIN@</main><section class="most-read">'
            '<h2>Most read</h2><ol><li><a href="/2026/11/02/rice-price">Rice price climbs for third month</a></li><li><a '
            'href="/2026/11/01/ferry-inquiry">Ferry inquiry hears from captain</a></li><li><a href="/2026/10/31/bridge">Second '
            "bridge opens to lorries</a></li></ol></section><footer>© @NAME@ 2026. Registered as a newspaper.</footer></body>"
        ),
    ),
    "repository": (
        (
            '<meta name="Generator" content="DSpace 6.3"><link rel="search" type="application/opensearchdescription+xml" '
            'href="/open-search/description.xml" title="DSpace">'
        ),
        (
            '<body><header><div class="navbar"><a href="/"><img src="/themes/Mirage2/logo.svg"></a><a href="/login">Login</a>'
            '</div></header><div class="trail"><ul class="breadcrumb"><li><a href="/">@NAME@ Home</a></li><li>View Item</li>'
            '</ul></div><div id="main-container" class="container">@MAIN@</div><aside id="ds-options"><h2>Browse</h2><ul><li><a '
            'href="/community-list">Communities</a></li><li><a href="/browse?type=dateissued">By Issue Date</a></li></ul></aside>'
            "<footer>DSpace software copyright © 2002-2016 DuraSpace</footer></body>"
        ),
    ),
    "journal": (
        '<meta name="generator" content="Open Journal Systems 3.3.0.13">',
        (
            '<body class="pkp_page_article pkp_op_view"><header class="pkp_structure_head"><div class="pkp_site_name"><a '
            'href="/index.php/jds">@NAME@</a></div><ul class="pkp_navigation_primary"><li><a href="/index.php/jds/issue/current">'
            'Current</a></li><li><a href="/index.php/jds/issue/archive">Archives</a></li></ul></header><div '
            'class="pkp_structure_main" role="main">@MAIN@</div><div class="pkp_structure_sidebar"><a '
            'href="/index.php/jds/about/submissions">Make a Submission</a></div><footer>Platform by OJS / PKP</footer></body>'
        ),
    ),
    "kit": (
        '<meta name="generator" content="Wix.com Website Builder"><script src="/static/parastorage/main.js" async></script>',
        (
            '<body><div id="SITE_CONTAINER"><div id="site-root"><header id="SITE_HEADER"><p>@NAME@</p><a href="/blog">Blog</a><a '
            'href="/about-1">About</a></header><main id="PAGES_CONTAINER">@MAIN@</main><footer id="SITE_FOOTER">©2023 by @NAME@. '
            "Proudly created with a kit.</footer></div></div></body>"
        ),
    ),
    "forum": (
        '<meta name="generator" content="Discourse 3.2">',
        (
            '<body class="crawler"><header><a href="/">@NAME@</a></header><div id="main-outlet" class="wrap" role="main">@MAIN@'
            '</div><footer class="crawler-nav"><a href="/categories">Categories</a><a href="/guidelines">Guidelines</a></footer>'
            "</body>"
        ),
    ),
    "wiki": (
        '<meta name="generator" content="MediaWiki 1.39.5">',
        (
            '<body class="mediawiki ltr sitedir-ltr ns-0 page-X skin-vector"><div id="content" class="mw-body" role="main">@MAIN@'
            '</div><div id="mw-navigation"><a href="/wiki/Main_Page">@NAME@</a><a href="/wiki/Special:Random">Random page</a></div>'
            '<div id="footer"><li>Content is available under CC BY-SA.</li></div></body>'
        ),
    ),
    "plain": ("", "<body>@MAIN@</body>"),
}
