"""HEAD lies: what a server does with HEAD says nothing of the page."""

from __future__ import annotations

from benchmarks.behaviours.case import PATH, Chapter, answering
from benchmarks.behaviours.pages import ARTICLE, CHALLENGE, NOT_FOUND
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import empty, hang, raw, redirect, reply, reset

V = LinkVerdict
chapter = Chapter()

for _status in (400, 401, 403, 404, 405, 406, 410, 429, 500, 501, 502, 503, 520, 999):
    chapter.alive(f"head-{_status}")(answering(reply(ARTICLE), head=reply(status=_status)))

for _name, _head in {
    "reset": reset(),
    "closes": empty(),
    "hangs": hang(),
    "garbage": raw(b"\x00\x01\x02 no such method\r\n\r\n"),
    "leads-home": redirect("/"),
    "leads-to-login": redirect("/login"),
    "leads-to-itself": redirect(PATH),
    "leads-to-error-page": redirect("/404.html"),
    "empty-200": reply("", content_type=None),
    "wrong-type": reply("", content_type="application/octet-stream"),
    "asks-for-a-long-pause": reply(status=429, headers={"Retry-After": "7200"}),
    "405-with-a-body": raw(b"HTTP/1.1 405 No\r\nContent-Length: 5\r\n\r\nwrong"),
}.items():
    chapter.alive(f"head-{_name}")(answering(reply(ARTICLE), head=_head))

for _status in (404, 410):
    chapter.dead(f"head-200-get-{_status}")(answering(reply(NOT_FOUND, status=_status), head=reply()))

chapter.unknown("head-200-get-403", V.BLOCKED)(answering(reply("No", status=403), head=reply()))
chapter.unknown("head-200-get-500", V.UNAVAILABLE)(answering(reply("Oh", status=500), head=reply()))
chapter.unknown("head-200-get-hangs", V.TIMEOUT)(answering(hang(), head=reply()))
chapter.unknown("head-200-get-reset", V.UNAVAILABLE)(answering(reset(), head=reply()))
chapter.unknown("head-404-get-403", V.BLOCKED)(answering(reply("No", status=403), head=reply(status=404)))
chapter.alive("head-200-get-challenge", V.BLOCKED)(answering(reply(CHALLENGE, status=403), head=reply()))


@chapter.alive("head-hop-refuses-head", V.REDIRECTED)
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/old", redirect(PATH, status=301))
    site.head("/old", reply(status=404))
    site.page(PATH, ARTICLE)
    site.head(PATH, reply(status=405))
    return site.url("/old")


@chapter.dead("head-200-get-soft-404", V.SOFT_404)
def _(stage: Stage) -> str:
    site = stage.host()
    site.otherwise = reply(NOT_FOUND)
    site.head(PATH, reply())
    return site.url(PATH)


@chapter.dead("head-200-get-leads-to-404", V.BROKEN, V.SOFT_404)
def _(stage: Stage) -> str:
    site = stage.host()
    site.script(PATH, redirect("/missing"))
    site.head(PATH, reply())
    return site.url(PATH)
