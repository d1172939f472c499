"""What comes after the head: encodings, lengths, kinds, and how long it takes."""

from __future__ import annotations

import gzip
import socket
import zlib
from threading import Event

from benchmarks.behaviours.case import PATH, Chapter, answering
from benchmarks.behaviours.pages import ARTICLE, article, page, pdf, prose
from benchmarks.behaviours.stage import Stage
from refcheck.model.evidence import LinkVerdict
from tests.fakes import Behaviour, drip_body, drip_head, gzip_bomb, huge_head, interim_for_ever, raw, redirect, reply

V = LinkVerdict
chapter = Chapter()

_PAGE = ARTICLE.encode()


def _message(body: bytes, *lines: str, status: str = "HTTP/1.1 200 OK", length: bool = True) -> Behaviour:
    """An answer with exactly these lines in its head; the connection ends with it."""
    head = [status, *lines, *([f"Content-Length: {len(body)}"] if length else []), "", ""]
    return raw("\r\n".join(head).encode() + body)


_HTML = "Content-Type: text/html; charset=utf-8"


def _raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()


def stored_brotli(body: bytes) -> bytes:
    """``body`` (at most 64 kB) as Brotli that compresses nothing (RFC 7932, section 9.2)."""
    return ((len(body) - 1) << 4 | 1 << 20).to_bytes(3, "little") + body + b"\x03"


def stored_zstd(body: bytes) -> bytes:
    """``body`` (at most 128 kB) as Zstandard that compresses nothing (RFC 8878, section 3.1.1)."""
    block = (len(body) << 3 | 1).to_bytes(3, "little") + body
    return b"\x28\xb5\x2f\xfd\xa0" + len(body).to_bytes(4, "little") + block


for _name, _coding, _body in (
    ("gzip", "gzip", gzip.compress(_PAGE)),
    ("x-gzip", "x-gzip", gzip.compress(_PAGE)),
    ("gzip-upper-case", "GZIP", gzip.compress(_PAGE)),
    ("gzip-in-two-members", "gzip", gzip.compress(_PAGE[:300]) + gzip.compress(_PAGE[300:])),
    ("gzip-with-bytes-after-it", "gzip", gzip.compress(_PAGE) + b"\0\0\0"),
    ("gzip-twice", "gzip, gzip", gzip.compress(gzip.compress(_PAGE))),
    ("deflate", "deflate", zlib.compress(_PAGE)),
    ("deflate-raw", "deflate", _raw_deflate(_PAGE)),
    ("brotli", "br", stored_brotli(_PAGE)),
    ("zstd", "zstd", stored_zstd(_PAGE)),
    ("deflate-then-gzip", "deflate, gzip", gzip.compress(zlib.compress(_PAGE))),
    ("identity", "identity", _PAGE),
    ("none", "none", _PAGE),
    ("a-charset", "UTF-8", _PAGE),
    ("empty-name", "", _PAGE),
):
    chapter.alive(f"coding-{_name}")(answering(_message(_body, _HTML, f"Content-Encoding: {_coding}")))
# No browser shows it; the host may be put right tomorrow.
for _name, _coding, _body in (
    ("gzip-that-is-none", "gzip", _PAGE),
    ("brotli-that-is-none", "br", _PAGE),
    ("gzip-of-noise", "gzip", gzip.compress(_PAGE)[:12] + b"\xff" * 300),
):
    chapter.unknown(f"coding-{_name}", V.UNAVAILABLE)(answering(_message(_body, _HTML, f"Content-Encoding: {_coding}")))
chapter.alive("coding-gzip-cut-short", V.OK, V.UNAVAILABLE)(
    answering(_message(gzip.compress(_PAGE)[:-200], _HTML, "Content-Encoding: gzip"))
)
chapter.alive("coding-gzip-of-a-pdf")(
    answering(
        _message(gzip.compress(pdf()), "Content-Type: application/pdf", "Content-Encoding: gzip"), path="/report.pdf"
    )
)
chapter.alive("coding-chunked-brotli")(
    answering(
        _message(
            b"%x\r\n%b\r\n0\r\n\r\n" % (len(stored_brotli(_PAGE)), stored_brotli(_PAGE)),
            *(_HTML, "Content-Encoding: br", "Transfer-Encoding: chunked"),
            length=False,
        )
    )
)

_CHUNK = b"%x\r\n%b\r\n" % (len(_PAGE), _PAGE)
_CHUNKED = "Transfer-Encoding: chunked"
for _name, _body in {
    "plain": _CHUNK + b"0\r\n\r\n",
    "with-trailers": _CHUNK + b"0\r\nX-Checksum: 1\r\nServer-Timing: x\r\n\r\n",
    "with-extensions": b"%x;name=value\r\n%b\r\n0\r\n\r\n" % (len(_PAGE), _PAGE),
    "with-leading-zeros": b"0000%X\r\n%b\r\n0\r\n\r\n" % (len(_PAGE), _PAGE),
}.items():
    chapter.alive(f"chunked-{_name}")(answering(_message(_body, _HTML, _CHUNKED, length=False)))
chapter.alive("chunked-and-a-length")(answering(_message(_CHUNK + b"0\r\n\r\n", _HTML, _CHUNKED)))
chapter.alive("chunked-without-an-end", V.OK, V.UNAVAILABLE)(answering(_message(_CHUNK, _HTML, _CHUNKED, length=False)))
chapter.unknown("chunked-garbled", V.UNAVAILABLE)(answering(_message(b"zz\r\n" + _PAGE, _HTML, _CHUNKED, length=False)))

chapter.alive("length-too-long", V.OK, V.UNAVAILABLE)(answering(reply(ARTICLE, length=len(_PAGE) + 5_000)))
chapter.alive("length-too-short")(answering(reply(ARTICLE, length=len(_PAGE) - 500)))
chapter.alive("length-not-said")(answering(_message(_PAGE, _HTML, length=False)))
chapter.alive("length-said-twice")(answering(_message(_PAGE, _HTML, f"Content-Length: {len(_PAGE)}")))
chapter.alive("length-not-said-and-kept-alive")(
    answering(_message(_PAGE, _HTML, "Connection: keep-alive", length=False))
)
chapter.alive("http-1.0")(answering(_message(_PAGE, _HTML, status="HTTP/1.0 200 OK", length=False)))
chapter.alive("http-1.0-with-chunks", V.OK, V.UNAVAILABLE)(
    answering(_message(_CHUNK + b"0\r\n\r\n", _HTML, _CHUNKED, status="HTTP/1.0 200 OK", length=False))
)
chapter.alive("status-line-without-a-reason")(answering(_message(_PAGE, _HTML, status="HTTP/1.1 200")))
chapter.alive("status-line-with-utf-8")(answering(_message(_PAGE, _HTML, status="HTTP/1.1 200 Très bien ✓")))
chapter.alive("status-line-with-a-tail")(
    answering(_message(_PAGE, _HTML, status="HTTP/1.1 200 OK, here it comes: 404 Not Found"))
)
chapter.alive("head-with-bare-line-feeds")(
    answering(raw(b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: %d\n\n" % len(_PAGE) + _PAGE))
)
chapter.alive("head-with-utf-8")(answering(_message(_PAGE, _HTML, 'X-Título: "Migración – 報告"')))
chapter.alive("head-with-a-folded-line")(answering(_message(_PAGE, _HTML, "X-Long: one", " and two")))
chapter.alive("head-with-a-line-without-a-colon")(answering(_message(_PAGE, _HTML, "This is no header")))
chapter.alive("head-with-150-lines")(answering(_message(_PAGE, _HTML, *[f"X-{n}: {n}" for n in range(150)])))
chapter.alive("head-with-a-line-of-30-kb")(answering(_message(_PAGE, _HTML, "X-Policy: " + "s" * 30_000)))
chapter.alive("head-of-100-kb")(answering(_message(_PAGE, _HTML, *[f"X-{n}: " + "s" * 5_000 for n in range(20)])))
chapter.alive("head-with-60-cookies")(
    answering(_message(_PAGE, _HTML, *[f"Set-Cookie: c{n}={'v' * 60}; Path=/" for n in range(60)]))
)
chapter.unknown("head-of-2-mb", V.UNAVAILABLE)(answering(huge_head()))
chapter.unknown("head-without-an-end", V.TIMEOUT, V.UNAVAILABLE)(answering(drip_head()))
chapter.unknown("interim-without-an-end", V.TIMEOUT, V.UNAVAILABLE)(answering(interim_for_ever()))

for _name, _kind, _body in (
    ("said-to-be-another", "text/html; charset=utf-8", article("Größe und Maß").encode("latin-1", "replace")),
    ("unknown", "text/html; charset=x-nobody-knows", _PAGE),
    ("latin-1", "text/html; charset=iso-8859-1", article("Größe").encode("latin-1", "replace")),
    ("thai", "text/html; charset=tis-620", article("แรงงานข้ามชาติ").encode("tis-620", "replace")),
    ("japanese", "text/html; charset=shift_jis", article("移民の報告").encode("shift_jis", "replace")),
    ("utf-16", "text/html; charset=utf-16", ARTICLE.encode("utf-16")),
    ("utf-8-with-a-mark", "text/html", b"\xef\xbb\xbf" + _PAGE),
    ("in-odd-quotes", 'text/html; charset="utf-8""', _PAGE),
):
    chapter.alive(f"charset-{_name}")(answering(reply(_body, content_type=_kind)))

_XHTML = (
    '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Wages on plantations'
    f"</title></head><body>{prose()}</body></html>"
)
_KINDS: tuple[tuple[str, str | None, str | bytes, str], ...] = (
    ("none", None, _PAGE, PATH),
    ("odd", "text", _PAGE, PATH),
    ("upper-case", "TEXT/HTML", _PAGE, PATH),
    ("xhtml", "application/xhtml+xml", _XHTML, PATH),
    ("plain", "text/plain", "".join(prose()), "/reports/notes.txt"),
    ("plain-that-speaks-of-404", "text/plain", "Changes\n- return 404 Not Found for pages\n" * 9, "/CHANGES"),
    ("json", "application/json", b'{"title": "Wages", "rows": [[1, 2], [3, 4]], "error": null}', "/api/wages"),
    ("xml", "application/xml", b"<?xml version='1.0'?><feed><title>News</title></feed>", "/feed.xml"),
    ("csv", "text/csv", b"year,wage\n2016,310\n2017,321\n", "/wages.csv"),
    ("image", "image/png", b"\x89PNG\r\n\x1a\n" + b"\0" * 400, "/figure.png"),
    ("zip", "application/zip", b"PK\x03\x04" + b"\0" * 400, "/tables.zip"),
    ("octets", "application/octet-stream", bytes(range(256)) * 40, "/download/17"),
    ("pdf", "application/pdf", pdf(), "/report.pdf"),
    ("pdf-called-octets", "application/octet-stream", pdf(), "/report.pdf"),
    ("pdf-called-html", "text/html", pdf(), "/report.pdf"),
    ("pdf-called-nothing", None, pdf(), "/report.pdf"),
    ("pdf-upper-case", "application/pdf", pdf(), "/REPORT.PDF"),
    ("pdf-after-some-bytes", "application/pdf", b"\r\n\r\n junk" + pdf(), "/report.pdf"),
    ("pdf-without-an-ending", "application/pdf", pdf(), "/download?id=17"),
    ("page-at-a-docx", "application/vnd.openxmlformats", b"PK\x03\x04" + b"\0" * 400, "/report.docx"),
)
for _name, _type, _content, _path in _KINDS:
    chapter.alive(f"kind-{_name}")(answering(reply(_content, content_type=_type), path=_path))
chapter.alive("kind-pdf-as-attachment")(
    answering(
        reply(pdf(), content_type="application/pdf", headers={"Content-Disposition": "attachment"}),
        path="/report.pdf",
    )
)

chapter.alive("page-of-3-mb")(answering(reply(article(after="<p>More of it.</p>\n" * 170_000))))
chapter.alive("page-that-unpacks-to-256-mb", V.OK, V.UNAVAILABLE)(answering(gzip_bomb()))
chapter.alive("page-with-a-late-title")(
    answering(reply(page("Wages on plantations", prose(), head=f"<style>{'p{}' * 60_000}</style>")))
)


def _in_parts(message: bytes, *, parts: int, pause: float, wait: float = 0.0) -> Behaviour:
    """Send ``message`` little by little, ``wait`` seconds late (seconds)."""

    def play(sock: socket.socket, down: Event) -> bool:
        down.wait(wait)
        size = -(-len(message) // parts)
        for at in range(0, len(message), size):
            sock.sendall(message[at : at + size])
            down.wait(pause)
        return False

    return play


_WHOLE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(_PAGE) + _PAGE
chapter.alive("slow-to-begin")(answering(_in_parts(_WHOLE, parts=1, pause=0.0, wait=0.8)))
chapter.alive("slow-in-ten-parts")(answering(_in_parts(_WHOLE, parts=10, pause=0.08)))
chapter.alive("head-byte-by-byte")(answering(_in_parts(_WHOLE, parts=len(_WHOLE) // 2, pause=0.0002)))
chapter.unknown("body-without-an-end", V.TIMEOUT, V.OK)(answering(drip_body(pause=0.05)))


@chapter.alive("slow-at-every-hop")
def _(stage: Stage) -> str:
    site = stage.host()
    for number in range(3):
        moved = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /%d\r\n\r\n" % (number + 1)
        site.script(f"/{number}", _in_parts(moved, parts=1, pause=0.0, wait=0.25))
    site.page("/3", ARTICLE)
    return site.url("/0")


@chapter.unknown("slow-at-too-many-hops", V.TIMEOUT)
def _(stage: Stage) -> str:
    site = stage.host()
    for number in range(19):
        moved = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /%d\r\n\r\n" % (number + 1)
        site.script(f"/{number}", _in_parts(moved, parts=1, pause=0.0, wait=0.7))
    site.page("/19", ARTICLE)
    return site.url("/0")


@chapter.alive("kept-connection-closed-by-the-host")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/a", raw(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /b\r\n\r\n"))
    site.script("/b", raw(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /c\r\n\r\n"))
    site.page("/c", ARTICLE)
    return site.url("/a")


@chapter.alive("connection-that-is-to-be-closed")
def _(stage: Stage) -> str:
    site = stage.host()
    site.script("/a", redirect("/b"))
    site.page("/b", ARTICLE, close=True)
    return site.url("/a")
