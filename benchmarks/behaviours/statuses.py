"""Statuses: those that mean the page, those that mean its end, and all those that say nothing."""

from __future__ import annotations

import time
from email.utils import formatdate

from benchmarks.behaviours.case import PATH, Chapter, answering
from benchmarks.behaviours.pages import ARTICLE, NOT_FOUND, page
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import hang, raw, reply, reset

V = LinkVerdict
chapter = Chapter()

for _status in (200, 201, 202, 203, 206, 207, 208, 218, 226, 299):
    chapter.alive(f"status-{_status}")(answering(reply(ARTICLE, status=_status)))
for _status in (204, 205):
    chapter.unknown(f"status-{_status}", V.UNAVAILABLE, V.SOFT_404)(
        answering(raw(b"HTTP/1.1 %d Nothing\r\nConnection: close\r\n\r\n" % _status))
    )
_PAGE = ARTICLE.encode()
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(_PAGE) + _PAGE
for _name, _interim in {
    "100": b"HTTP/1.1 100 Continue\r\n\r\n",
    "102-twice": b"HTTP/1.1 102 Processing\r\n\r\n" * 2,
    "103": b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n",
}.items():
    chapter.alive(f"interim-{_name}")(answering(raw(_interim + _ANSWER)))

chapter.dead("status-404")(answering(reply(NOT_FOUND, status=404)))
chapter.dead("status-404-without-a-body")(answering(reply("", status=404)))
chapter.dead("status-404-that-looks-like-the-front-page")(answering(reply(page("Institute"), status=404)))
chapter.dead("status-410")(answering(reply(page("Gone"), status=410)))
chapter.dead("status-404-json")(answering(reply('{"error": "no"}', status=404, content_type="application/json")))
chapter.dead("status-404-pdf")(answering(reply(NOT_FOUND, status=404), path="/files/report.pdf"))
chapter.dead("status-404-then-500")(answering(reply(NOT_FOUND, status=404), reply(status=500)))
chapter.dead("status-404-then-reset")(answering(reply(NOT_FOUND, status=404), reset()))
chapter.dead("status-500-then-404")(answering(reply(status=500), reply(NOT_FOUND, status=404)))
chapter.dead("status-503-then-404")(
    answering(reply(status=503, headers={"Retry-After": "0"}), reply(NOT_FOUND, status=404))
)
chapter.dead("status-429-then-404")(
    answering(reply(status=429, headers={"Retry-After": "0"}), reply(NOT_FOUND, status=404))
)
chapter.alive("status-404-once")(answering(reply(NOT_FOUND, status=404), reply(ARTICLE)))
chapter.alive("status-410-once")(answering(reply(NOT_FOUND, status=410), reply(ARTICLE)))

for _status in (401, 402, 403, 407, 451, 999):
    chapter.unknown(f"status-{_status}", V.BLOCKED)(answering(reply(page("No"), status=_status)))
chapter.unknown("status-401-basic", V.BLOCKED)(
    answering(reply("No", status=401, headers={"WWW-Authenticate": 'Basic realm="members"'}))
)
chapter.unknown("status-403-without-a-body", V.BLOCKED)(answering(reply("", status=403)))
chapter.unknown("status-403-pdf", V.BLOCKED)(answering(reply("", status=403), path="/files/report.pdf"))
chapter.unknown("status-403-titled-not-found", V.BLOCKED)(answering(reply(NOT_FOUND, status=403)))
chapter.unknown("status-403-storage", V.BLOCKED)(
    answering(
        reply("<Error><Code>AccessDenied</Code></Error>", status=403, content_type="application/xml"),
        path="/files/report.pdf",
    )
)
# The server would not show it, or could not: neither says that the page is gone.
for _status in (
    *(400, 405, 406, 409, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 426, 428),
    *(430, 431, 440, 444, 449, 450, 460, 494, 495, 496, 497, 498, 499),
):
    chapter.unknown(f"status-{_status}", V.BLOCKED, V.UNAVAILABLE)(answering(reply(page("No"), status=_status)))
for _status in (408, 425):
    chapter.unknown(f"status-{_status}", V.UNAVAILABLE, V.TIMEOUT)(answering(reply("", status=_status)))

for _status in (
    *(500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 510, 511),
    *(520, 521, 522, 523, 524, 525, 526, 527, 529, 530, 561, 598, 599),
):
    chapter.unknown(f"status-{_status}", V.UNAVAILABLE)(answering(reply(page("Oh"), status=_status)))
for _status in (600, 777, 900):
    chapter.unknown(f"status-{_status}", V.UNAVAILABLE)(answering(reply(page("Odd"), status=_status)))
chapter.unknown("status-500-titled-not-found", V.UNAVAILABLE)(answering(reply(NOT_FOUND, status=500)))

for _status in (500, 502, 503, 504, 520, 522, 529):
    chapter.alive(f"status-{_status}-once")(answering(reply("Oh", status=_status), reply(ARTICLE)))
chapter.alive("status-500-twice")(answering(reply(status=500), reply(status=500), reply(ARTICLE)))
chapter.alive("status-408-once", V.OK, V.UNAVAILABLE)(answering(reply("", status=408, close=True), reply(ARTICLE)))

for _status in (429, 503):
    for _name, _value in {"0": "0", "1": "1", "blanks": " 1 ", "odd": "soon", "negative": "-5"}.items():
        chapter.alive(f"status-{_status}-once-retry-after-{_name}")(
            answering(reply("Busy", status=_status, headers={"Retry-After": _value}), reply(ARTICLE))
        )
    chapter.alive(f"status-{_status}-once-nothing-said")(answering(reply("", status=_status), reply(ARTICLE)))

    @chapter.alive(f"status-{_status}-once-retry-after-a-date")
    def _(stage: Stage, status: int = _status) -> str:
        site = stage.host()
        until = formatdate(time.time() + 1.5, usegmt=True)
        site.script(PATH, reply("Busy", status=status, headers={"Retry-After": until}), reply(ARTICLE))
        return site.url(PATH)

    @chapter.alive(f"status-{_status}-once-retry-after-a-date-gone-by")
    def _(stage: Stage, status: int = _status) -> str:
        site = stage.host()
        past = formatdate(time.time() - 3_600, usegmt=True)
        site.script(PATH, reply("Busy", status=status, headers={"Retry-After": past}), reply(ARTICLE))
        return site.url(PATH)


for _name, _headers in {
    "for-ever": {},
    "for-ever-retry-after-0": {"Retry-After": "0"},
    "for-ever-retry-after-1": {"Retry-After": "1"},
    "for-ever-retry-after-an-hour": {"Retry-After": "3600"},
    "for-ever-retry-after-a-year": {"Retry-After": "31536000"},
    "for-ever-retry-after-a-far-date": {"Retry-After": "Fri, 31 Dec 2093 23:59:59 GMT"},
    "for-ever-retry-after-ages": {"Retry-After": "99999999999999999999"},
}.items():
    chapter.unknown(f"status-429-{_name}", V.BLOCKED)(answering(reply("Busy", status=429, headers=_headers)))
    chapter.unknown(f"status-503-{_name}", V.UNAVAILABLE)(answering(reply("Busy", status=503, headers=_headers)))

chapter.unknown("status-429-then-hangs", V.TIMEOUT, V.BLOCKED)(
    answering(reply(status=429, headers={"Retry-After": "0"}), hang())
)
