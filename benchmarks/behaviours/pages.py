"""What stands on the pages of the catalogue: an article, a front page, and what servers show instead."""

from __future__ import annotations

import html

TITLE = "Migrating to Opportunity: Labour Mobility in the Region"
_PARAGRAPHS = (
    "Seven million people in the region work in a country other than their own, most of them with few papers.",
    "This report looks at what moving costs, who pays for it, and which rules help workers and employers alike.",
    "Wages in the receiving countries are three to six times as high as those at home, and fees eat up a third.",
    "Governments have agreed on seven skilled occupations; nine workers out of ten are in none of them.",
    "Interviews with 412 households were held in 2015 and 2016 in eleven provinces along both borders.",
    "We thank the families who gave us their time, and the colleagues who read earlier versions of the text.",
)


def page(title: str, body: str = "", *, head: str = "") -> str:
    """A page with this title; ``body`` and ``head`` are markup."""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"{head}</head>\n<body>{body}</body></html>\n"
    )


def prose(*, before: str = "", after: str = "") -> str:
    """Some paragraphs of a report."""
    return before + "".join(f"<p>{text}</p>\n" for text in _PARAGRAPHS) + after


def article(title: str = TITLE, *, head: str = "", before: str = "", after: str = "") -> str:
    """A real page: site navigation, a heading, some paragraphs."""
    nav = '<nav><a href="/">Home</a> <a href="/reports/">Reports</a> <a href="/about">About us</a></nav>'
    heading = f"<h1>{html.escape(title)}</h1>"
    return page(f"{title} | Institute for Labour Studies", nav + heading + prose(before=before, after=after), head=head)


ARTICLE = article()
FRONT = page(
    "Institute for Labour Studies",
    "<nav><a href='/'>Home</a> <a href='/reports/'>Reports</a></nav><h1>Institute for Labour Studies</h1>"
    "<p>We study how people work and move. Read our latest reports, meet the team, come to our events.</p>"
    "<ul><li>Annual lecture, 12 May</li><li>New: wages on plantations</li><li>Jobs: two researchers</li></ul>",
)
NOT_FOUND = page("Page not found", "<h1>Page not found</h1><p>The page that you asked for does not exist.</p>")
SHELL = page(
    "Data Portal",
    '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>',
    head='<script defer src="/static/js/main.8f3c2.js"></script><link href="/static/css/main.css" rel="stylesheet">',
)
"""What a site that is made by script answers to every address."""
CHALLENGE = page(
    "Just a moment...",
    '<div class="main-wrapper"><h1>Checking if the site connection is secure</h1></div>'
    '<script>window._cf_chl_opt={cvId:"3",cType:"managed"};</script>',
)
LOGIN = page(
    "Sign in",
    '<form action="/login" method="post"><label>User name <input name="user"></label>'
    '<label>Password <input type="password" name="password"></label><button>Sign in</button></form>',
)


def pdf(title: str = TITLE) -> bytes:
    """A valid PDF of three pages whose title is ``title``; its table of objects is right."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 3/Kids[3 0 R 4 0 R 5 0 R]>>",
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"] * 3,
        b"<</Title(" + title.encode("latin-1", "replace") + b")>>",
    ]
    written = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        written
        + b"xref\n0 7\n0000000000 65535 f \n"
        + table
        + b"trailer\n<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(written)
    )
