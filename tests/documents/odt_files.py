"""Small OpenDocument texts made in code: a body, its styles, and whatever other parts a test needs."""

from __future__ import annotations

import io
import zipfile

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = (
    " ".join(
        f'xmlns:{prefix}="{_OASIS}:{name}:1.0"'
        for prefix, name in (
            *(("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing")),
            *(("fo", "xsl-fo-compatible"), ("meta", "meta"), ("manifest", "manifest"), ("svg", "svg-compatible")),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
STYLES = (
    '<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T3" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    "</office:automatic-styles>"
)


def note(label: str, text: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{label}</text:note-citation>'
        f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
    )


def content(body: str, kind: str = "text") -> str:
    return (
        f"<office:document-content {NAMES}>{STYLES}<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )


def meta(inner: str) -> str:
    return f"<office:document-meta {NAMES}><office:meta>{inner}</office:meta></office:document-meta>"


def odt(body: str, **parts: str) -> bytes:
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content(body), **parts})


def packed(parts: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return held.getvalue()


def flat(body: str) -> bytes:
    said = "<office:meta><dc:title>A flat one</dc:title></office:meta>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES}>{said}{STYLES}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()
