"""A fourth walk of the web archivist: what programs write into their pages for people who click, for crawlers and
for their own use. Written against suspected weaknesses, and run once before anything was mended on it.
"""

from __future__ import annotations

from benchmarks.behaviours.archivist_lost import chrome, leading
from benchmarks.behaviours.case import Chapter, answering
from benchmarks.behaviours.pages import FRONT, page, prose
from refcheck.model.evidence import LinkVerdict
from tests.fakes import reply

V = LinkVerdict
chapter = Chapter()

# What programs write into their pages: for people who click, for crawlers, for themselves.
_OWN = "<h1>Minutes of May</h1><p>Adopted. Next meeting: 7 June.</p>"
for _name, _part in {
    "home-button": "<button onclick=\"location.href='/'\">Home</button>",
    "function-for-leaving": "<script>function leave(){ window.location.href = '/'; }</script><a onclick='leave()'>Leave</a>",
    "time-out-of-a-session": "<script>setTimeout(function(){ location.href = '/login'; }, 1800000);</script>",
    "link-by-script": "<a href=\"javascript:location.href='/'\">Home</a>",
    "choice-of-language": "<script>if (navigator.language.startsWith('de')) { location.href = '/de/'; }</script>",
    "move-to-https": "<script>if (location.protocol != 'https:') { location.replace('https://www.ils.example/'); }</script>",
    "select-of-pages": "<select onchange=\"window.location='/year/' + this.value\"><option>2016</select>",
}.items():
    chapter.alive(f"met-script-{_name}", why="nothing happens unless somebody does something, or is somewhere else")(
        answering(reply(page("Minutes of May", _OWN + _part)))
    )
for _name, _type, _content in (
    ("film-in-json", "application/json", '{"id": 17, "title": "Gone", "year": 2012}'),
    ("area-in-json", "application/json", '{"area": "Atlanta", "code": 404}'),
    ("csv-of-errors", "text/csv", "Error,Count\nNot found,3\n"),
    ("bibtex", "application/x-bibtex", "@book{a, title={Not found}}\n"),
    ("markdown", "text/markdown", "# Not found\n\nA play in three acts.\n"),
    ("geojson", "application/geo+json", '{"type": "Feature", "properties": {"status": "missing"}}'),
):
    chapter.alive(f"met-kind-{_name}", why="the cited thing in a form for programs")(
        answering(reply(_content, content_type=_type), path="/thing/17")
    )
_ABOUT = "<style>.error404 p { color: red }</style><p>Our theme has a class error404 for the body.</p>"
chapter.alive("met-theme-manual", why="it speaks of the class")(answering(reply(page("Classes of the theme", _ABOUT))))
chapter.alive("met-next-chunks", why="the page is another one")(
    answering(
        reply(
            page(
                "Data",
                '<div id="__next"></div><script id="__NEXT_DATA__">{"page":"/data/[id]","pages":["/404"]}</script>',
            )
        )
    )
)
for _name, _body in {
    "wordpress-class": "<html lang='et'><head><title>Portaal</title></head><body class='error404 wp-theme'>"
    + prose()
    + "</body></html>",
    "shop-class": '<html><head><title>Shop</title></head><body id="shop" class="template-404"><p>Ups.</p></body></html>',
    "no-results-class": '<html><head><title>Leit</title></head><body class="search search-no-results"><p>Hmm.</p></body></html>',
    "prerender": "<html><head><title>Portal</title><meta name='prerender-status-code' content='404'></head><body><div id=app></div><script src=/a.js></script></body></html>",
    "next-404": '<html><head><title>Data</title></head><body><div id="__next"></div><script id="__NEXT_DATA__">{"props":{},"page":"/404"}</script></body></html>',
    "gatsby": '<html><head><title>Blog</title></head><body><div id="___gatsby"></div><script>window.pagePath="/404.html";</script></body></html>',
    "og-title": "<html><head><title>Portal</title><meta property='og:title' content='Page not found'></head><body><div id=root></div><script src=/a.js></script></body></html>",
}.items():
    chapter.dead(f"met-sign-{_name}", V.SOFT_404, why="the program says so itself, for crawlers or for its style")(
        answering(reply(_body))
    )
for _to in ("/index.php/home", "/home.php?redirected=1", "/en/home.html?msg=gone"):
    chapter.dead(
        f"met-lost-home-{_to.partition('?')[0].strip('/').replace('/', '-').replace('.', '-')}",
        V.SOFT_404,
        why="the front page",
    )(leading(_to, reply(FRONT)))
for _name, _text in {
    "hindi": "क्षमा करें, यह पृष्ठ उपलब्ध नहीं है।",
    "ukrainian": "На жаль, запитувану статтю не знайдено.",
    "greek": "Δυστυχώς το έγγραφο που ζητήσατε δεν είναι διαθέσιμο.",
    "hebrew": "הכתבה שחיפשת לא נמצאה.",
    "chinese-post": "该帖子已被删除",
    "english-profile": "The publication you were looking for is no longer available on our site.",
}.items():
    chapter.dead(f"met-lost-words-{_name}", V.SOFT_404, why="it says so")(
        answering(reply(chrome("ILS", f"<p>{_text}</p>")), path="/x/17")
    )
