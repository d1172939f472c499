"""Addresses as people write them, and what is no address at all."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.behaviours.case import Chapter, Setting
from benchmarks.behaviours.pages import ARTICLE
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict

V = LinkVerdict
chapter = Chapter()


def _written(path: str, change: Callable[[str], str]) -> Setting:
    """The article stands at ``path``; its address is written as ``change`` makes it."""

    def setting(stage: Stage) -> str:
        site = stage.host()
        site.page(path, ARTICLE)
        return change(site.url(path))

    return setting


def _only(address: str) -> Setting:
    return lambda _: address


def _ended(tail: str) -> Callable[[str], str]:
    return lambda url: url + tail


def _changed(old: str, new: str) -> Callable[[str], str]:
    return lambda url: url.replace(old, new)


_REPORT = "/reports/labour_in_2017.html"
for _name, _path, _change in (
    ("zero-width-space", _REPORT, _changed("labour", "lab\u200bour")),
    ("zero-width-space-at-the-end", _REPORT, _ended("\u200b")),
    ("byte-order-mark", _REPORT, lambda url: "\ufeff" + url),
    ("soft-hyphen", _REPORT, _changed("labour", "la\u00adbour")),
    ("left-to-right-mark", _REPORT, _ended("\u200e")),
    ("word-joiner", _REPORT, _changed("reports/", "reports/\u2060")),
    ("amp", "/show?id=4&lang=en", _changed("&", "&amp;")),
    ("amp-twice", "/show?id=4&lang=en", _changed("&", "&amp;amp;")),
    ("escaped-underscores", _REPORT, _changed("_", "\\_")),
    ("escaped-percent", "/a%20b.html", _changed("%", "\\%")),
    ("escaped-ampersand", "/show?id=4&lang=en", _changed("&", "\\&")),
    ("blanks-around", _REPORT, lambda url: f"  {url} "),
    ("no-break-space-after", _REPORT, _ended("\u00a0")),
    ("angle-brackets", _REPORT, lambda url: f"<{url}>"),
    ("quotes", _REPORT, lambda url: f"\u201c{url}\u201d"),
    ("brackets-around", _REPORT, lambda url: f"({url})"),
):
    chapter.alive(f"written-{_name}")(_written(_path, _change))
chapter.alive("written-line-break", in_process=True)(_written(_REPORT, _changed("reports/", "reports/\n")))
for _name, _tail in {
    "full-stop": ".",
    "comma": ",",
    "semicolon": ";",
    "bracket": ")",
    "bracket-and-full-stop": ").",
    "quote": '"',
    "curly-quote": "\u201d",
    "square-bracket": "]",
    "asterisks": "**",
    "ellipsis": "\u2026",
    "exclamation-mark": "!",
}.items():
    chapter.alive(f"written-ends-with-{_name}", bare=True)(_written(_REPORT, _ended(_tail)))

for _name, _path in {
    "brackets": "/wiki/Labour_(economics)",
    "brackets-in-the-middle": "/S0140-6736(17)30819-X/fulltext",
    "comma": "/article/0,8599,1234,00.html",
    "semicolon": "/article;v=2",
    "plus": "/search+term/c++",
    "at": "/@institute/wages",
    "tilde": "/~student/thesis.html",
    "colon": "/wiki/Help:Contents",
    "asterisk": "/web/2017*/report",
    "exclamation-mark": "/yes!/report",
    "apostrophe": "/workers'-voices",
    "dollar": "/$/report",
    "equals": "/a=b/report",
    "percent-encoded": "/%E0%B8%A3%E0%B8%B2%E0%B8%A2",
    "percent-encoded-slash": "/10.1000%2Fwages",
    "percent-encoded-question-mark": "/what%3F",
    "percent-encoded-hash": "/c%23",
    "percent-twice": "/100%25/report",
    "double-slash": "/reports//2017/report",
    "query-alone": "/?p=4711",
    "query-with-slashes": "/get?u=/a/b.html",
    "query-with-an-address": "/go?to=http://example.org/a?b",
    "query-with-brackets": "/list?filter[year]=2017",
    "query-with-encoded-brackets": "/list?filter%5Byear%5D=2017",
    "query-without-value": "/list?all&year=",
    "query-with-plus": "/find?q=two+words",
    "query-with-encoded-blank": "/find?q=two%20words",
    "query-with-a-percent": "/find?q=50%25",
    "long": "/a/" + "long/" * 300 + "report",
    "very-long-query": "/find?q=" + "x" * 3_000,
    "dots-in-a-name": "/v1.2...3/report",
    "full-stop-in-the-middle": "/Acme_Inc./report",
    "upper-case-path": "/Reports/WAGES.HTML",
}.items():
    chapter.alive(f"path-with-{_name}")(_written(_path, str))

for _name, _sent, _given in (
    ("raw-utf-8", "/caf%C3%A9", "/café"),
    ("raw-thai", "/%E0%B8%A3%E0%B8%B2%E0%B8%A2", "/ราย"),
    ("raw-utf-8-query", "/find?q=%C3%A9t%C3%A9", "/find?q=été"),
    ("blank", "/the%20report.html", "/the report.html"),
    ("dots", "/reports/2017.html", "/reports/old/../2017.html"),
    ("single-dots", "/reports/2017.html", "/reports/./2017.html"),
):

    @chapter.alive(f"path-with-{_name}")
    def _(stage: Stage, sent: str = _sent, given: str = _given) -> str:
        site = stage.host()
        site.page(sent, ARTICLE)
        return site.url(given)


@chapter.alive("path-with-raw-pipe-and-braces")
def _(stage: Stage) -> str:
    site = stage.host()
    for path in ("/a|b/{c}", "/a%7Cb/%7Bc%7D"):
        site.page(path, ARTICLE)
    return site.url("/a|b/{c}")


@chapter.alive("path-with-percent-encoded-lower-case")
def _(stage: Stage) -> str:
    site = stage.host()
    for path in ("/%e0%b8%a3", "/%E0%B8%A3"):  # the same to every server
        site.page(path, ARTICLE)
    return site.url("/%e0%b8%a3")


@chapter.alive("path-with-a-bare-percent")
def _(stage: Stage) -> str:
    site = stage.host()
    for path in ("/100%-report", "/100%25-report"):
        site.page(path, ARTICLE)
    return site.url("/100%-report")


@chapter.alive("path-with-raw-brackets")
def _(stage: Stage) -> str:
    site = stage.host()
    for path in ("/a[1]/b", "/a%5B1%5D/b"):
        site.page(path, ARTICLE)
    return site.url("/a[1]/b")


@chapter.alive("scheme-and-host-in-upper-case", in_process=True)
def _(stage: Stage) -> str:
    site = stage.host()
    site.page(_REPORT, ARTICLE)
    return f"HTTP://{site.name.upper()}{_REPORT}"


@chapter.alive("scheme-in-upper-case")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page(_REPORT, ARTICLE)
    return "HTTP" + site.url(_REPORT)[4:]


@chapter.alive("host-with-a-trailing-dot", in_process=True)
def _(stage: Stage) -> str:
    site = stage.host()
    site.page(_REPORT, ARTICLE)
    return f"http://{site.name}.{_REPORT}"


@chapter.alive("host-with-an-underscore", in_process=True)
def _(stage: Stage) -> str:
    site = stage.shared("under_score")
    site.page(_REPORT, ARTICLE)
    return site.url(_REPORT)


@chapter.alive("default-port", in_process=True)
def _(stage: Stage) -> str:
    site = stage.host()
    site.page(_REPORT, ARTICLE)
    return f"http://{site.name}:80{_REPORT}"


@chapter.alive("default-port-https", in_process=True)
def _(stage: Stage) -> str:
    site = stage.host()
    site.page(_REPORT, ARTICLE)
    return f"https://{site.name}:443{_REPORT}"


@chapter.alive("www-without-a-scheme", in_process=True)
def _(stage: Stage) -> str:
    site = stage.host()
    site.page(_REPORT, ARTICLE)
    return f"{site.name}{_REPORT}"


@chapter.alive("two-slashes-without-a-scheme")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page(_REPORT, ARTICLE)
    return f"//{site.authority}{_REPORT}"


@chapter.alive("query-right-after-the-host")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/?p=17", ARTICLE)
    return site.url("?p=17")


@chapter.alive("host-alone")
def _(stage: Stage) -> str:
    return stage.host().url("")


for _name, _host, _ascii in (
    ("german", "www.müller-bücher.example", "www.xn--mller-bcher-thbg.example"),
    ("thai", "ไทย.example", "xn--o3cw4h.example"),
    ("upper-case", "WWW.ÖSTERREICH.example", "www.xn--sterreich-z7a.example"),
    ("punycode", "xn--o3cw4h.example", "xn--o3cw4h.example"),
    ("ideographic-stop", "www\u3002stops.example", "www.stops.example"),
):

    @chapter.alive(f"international-host-{_name}", in_process=True)
    def _(stage: Stage, host: str = _host, known: str = _ascii) -> str:
        stage.web.host(known).page(_REPORT, ARTICLE)
        return f"http://{host}{_REPORT}"


for _name, _address in {
    "nothing-after-the-scheme": "http://",
    "no-host": "http:///reports/2017.html",
    "no-host-https": "https:///reports",
    "port-too-high": "http://www.ports.example:99999/report",
    "port-of-letters": "http://www.ports.example:port/report",
    "open-bracket": "http://[::1/report",
    "blank-in-the-host": "http://www.two words.example/report",
    "dots-in-the-host": "http://www..example/report",
    "dot-first": "http://.example/report",
    "label-too-long": f"http://{'a' * 64}.example/report",
    "host-too-long": f"http://{'a.' * 150}example/report",
    "scheme-twice": "http://http://www.twice.example/report",
    "no-scheme": "reports.example.org/2017",
}.items():
    _right = (V.MALFORMED, V.BROKEN) if _name == "scheme-twice" else (V.MALFORMED,)
    chapter.dead(f"malformed-{_name}", *_right, in_process=True)(_only(_address))

for _name, _address in {
    "mailto": "mailto:office@example.org",
    "telephone": "tel:+66-2-123-4567",
    "ftp": "ftp://ftp.example.org/pub/report.pdf",
    "script": "javascript:void(0)",
    "picture": "data:image/png;base64,iVBORw0KGgo=",
    "file": "file:///home/me/report.pdf",
    "relative": "../reports/2017.html",
    "part-of-the-document": "#conclusions",
    "credentials": "http://me:sesame@www.example.org/report",
}.items():
    chapter.unknown(f"skipped-{_name}", V.SKIPPED, in_process=True)(_only(_address))
