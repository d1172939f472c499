"""Parts of pages: there, under another name, missing, or nothing that a page could have."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter, Setting
from benchmarks.behaviours.pages import SHELL, article, pdf
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect

V = LinkVerdict
chapter = Chapter()

_BODY = (
    '<h2 id="wages">Wages</h2><p>Low.</p><a name="fees"></a><h2>Fees</h2>'
    '<h2 id="user-content-method">Method</h2><h2 id="größe">Größe</h2><h2 id="two words">Two</h2>'
    '<h2 id=\'single\'>Single</h2><h2 id=bare>Bare</h2><h2 ID="Upper">Upper</h2><h2 id="a&amp;b">A and B</h2>'
    '<h2 id="fn:1">1</h2><h2 id="s-1.2">1.2</h2><h2 id="C++">C++</h2><h2 id="50%25">Half</h2>'
    '<!-- <h2 id="hidden">Hidden</h2> --><div data-id="datum">Datum</div>'
)


def _at(fragment: str, body: str = _BODY) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        site.page("/report", article(after=body))
        return site.url(f"/report#{fragment}")

    return setting


for _name, _fragment in {
    "id": "wages",
    "name": "fees",
    "user-content": "method",
    "user-content-in-full": "user-content-method",
    "utf-8": "größe",
    "percent-encoded": "gr%C3%B6%C3%9Fe",
    "percent-encoded-lower-case": "gr%c3%b6%c3%9fe",
    "encoded-blank": "two%20words",
    "single-quotes": "single",
    "no-quotes": "bare",
    "attribute-upper-case": "Upper",
    "entity": "a&b",
    "colon": "fn:1",
    "point": "s-1.2",
    "plus": "C++",
    "top": "top",
    "top-upper-case": "TOP",
    "empty": "",
    "with-text-directive": "wages:~:text=Low",
}.items():
    chapter.alive(f"fragment-{_name}")(_at(_fragment))
for _name, _fragment in {
    "missing": "conclusions",
    "other-case": "WAGES",
    "in-a-comment": "hidden",
    "in-another-attribute": "datum",
    "missing-percent-encoded": "schl%C3%BCsse",
    "missing-user-content": "user-content-wages",
}.items():
    _right = (V.FRAGMENT_MISSING, V.OK) if _name == "in-a-comment" else (V.FRAGMENT_MISSING,)
    chapter.alive(f"fragment-{_name}", *_right)(_at(_fragment))

for _name, _fragment in {
    "text": ":~:text=seven%20million%20people",
    "text-range": ":~:text=Seven%20million,one%20of%20their",
    "text-start-and-end": ":~:text=Wages%20in%20the,as%20those%20at%20home",
    "text-with-context": ":~:text=Governments-,have%20agreed%20on,-seven",
    "text-across-markup": ":~:text=Low.%20Fees",
}.items():
    _right = (V.OK, V.FRAGMENT_MISSING) if _name in {"text-range", "text-across-markup"} else (V.OK,)
    chapter.alive(f"fragment-{_name}", *_right)(_at(_fragment))
chapter.alive("fragment-text-missing", V.FRAGMENT_MISSING)(_at(":~:text=penguins%20of%20the%20north"))


@chapter.alive("fragment-far-down")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/report", article(after="<p>More of the same.</p>\n" * 40_000 + '<h2 id="end">End</h2>'))
    return site.url("/report#end")


@chapter.alive("fragment-on-a-page-without-any")
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/map", SHELL.replace('id="root"', ""))
    return site.url("/map#layers")


for _name, _fragment in {
    "route": "/reports/17",
    "hashbang": "!reports/17",
    "line": "L10-L20",
    "state": "zoom=5&lat=13.7",
    "issue-comment": "issuecomment-123456",
}.items():
    chapter.alive(f"fragment-{_name}")(_at(_fragment))


def _pdf(fragment: str) -> Setting:
    def setting(stage: Stage) -> str:
        site = stage.host()
        site.page("/report.pdf", pdf(), content_type="application/pdf")
        return site.url(f"/report.pdf#{fragment}")

    return setting


for _name, _fragment in {
    "page": "page=2",
    "last-page": "page=3",
    "page-and-zoom": "page=2&zoom=100",
    "view": "view=FitH",
    "name": "chapter-2",
}.items():
    _right = (V.OK, V.FRAGMENT_MISSING) if _name == "name" else (V.OK,)
    chapter.alive(f"fragment-pdf-{_name}", *_right)(_pdf(_fragment))
chapter.alive("fragment-pdf-page-beyond", V.FRAGMENT_MISSING)(_pdf("page=99"))


@chapter.alive("fragment-missing-after-a-redirect", V.FRAGMENT_MISSING)
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/old", redirect("/report"))
    site.page("/report", article(after=_BODY))
    return site.url("/old#conclusions")


@chapter.alive("fragment-of-the-redirect-wins")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/old", redirect("/report#wages"))
    site.page("/report", article(after=_BODY))
    return site.url("/old#section-3")


@chapter.dead("fragment-of-a-dead-page")
def _(stage: Stage) -> str:
    return stage.host().url("/gone#wages")


@chapter.unknown("fragment-of-a-refused-page", V.BLOCKED)
def _(stage: Stage) -> str:
    site = stage.host()
    site.page("/report", "No", status=403)
    return site.url("/report#wages")
