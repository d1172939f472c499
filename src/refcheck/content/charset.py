"""Bytes of a page made text: BOM, then what is valid UTF-8, then header and ``<meta>``.

https://encoding.spec.whatwg.org/#names-and-labels, cut down to what is met; no encoding that
interprets escapes (UTF-7, unicode_escape) is ever used.
"""

from __future__ import annotations

import codecs

from refcheck.text.lazy import lazy_re

__all__ = ["decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BOM_BEGINNINGS = frozenset(bom[:1] for bom, _ in _BOMS)
_SAYS_UTF8 = lazy_re(r"(?i)text/html\s{0,9};\s{0,9}charset=[\"']?utf-?8[\"']?\s{0,9}$").match
_FALLBACK = "cp1252"
# Labels on the left as servers write them, lower case; the right side is Python's codec.
_CODECS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "macintosh": "mac_roman",
}
_FAMILIES = lazy_re(r"^(?:iso-8859-(?:[2-8]|10|1[3-6])|windows-125[0-8]|koi8-[ru])$")
_HEADER = lazy_re(r"(?i)charset\s*=\s*[\"']?([\w.:-]{2,40})")
_META = lazy_re(rb"(?i)<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})")
_XML = lazy_re(rb"(?i)^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})")
_XML_STARTS = 128
"""Bytes in which an XML declaration begins: no more than 99 blanks stand before it."""
META_BYTES = 4_096
"""A ``<meta charset>`` is looked for in so many bytes (the standard asks for 1,024)."""


def decode(body: bytes, content_type: str = "") -> str:
    """Return the text of a page; what cannot be read becomes U+FFFD.

    Bytes that are valid UTF-8 with something beyond ASCII in it are UTF-8, whatever the server
    says: a wrong header would otherwise make a wrong title. ``body`` may end inside a character.
    """
    if body[:1] in _BOM_BEGINNINGS:
        for bom, name in _BOMS:
            if body.startswith(bom):
                return body[len(bom) :].decode(name, "replace")
    elif _SAYS_UTF8(content_type):
        # Nearly all pages: what the header says, the bytes are.
        try:
            return body.decode()
        except UnicodeDecodeError:
            pass
    if body.isascii() and not _may_name_a_charset(body, content_type):
        return body.decode("ascii")
    if _is_utf8(body):
        label = _label(body, content_type)
        # UTF-16 without a BOM and ISO-2022-JP are valid UTF-8 as bytes, and never mean it.
        if label not in {"utf-16-le", "utf-16-be", "iso2022_jp"}:
            return body.decode("utf-8", "replace")
        return body.decode(label, "replace")
    return body.decode(_label(body, content_type) or _FALLBACK, "replace")


def _may_name_a_charset(body: bytes, content_type: str) -> bool:
    """Return whether header, ``<meta>`` or XML declaration may name a codec: at a glance, errs towards *yes*."""
    if "charset" in content_type.lower():
        return True
    return body.find(b"<m", 0, META_BYTES) >= 0 or body.find(b"<M", 0, META_BYTES) >= 0 or b"<?" in body[:_XML_STARTS]


def _is_utf8(body: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _label(body: bytes, content_type: str) -> str:
    """Return the codec that header, ``<meta>`` or XML declaration name; empty when none is known."""
    header = _HEADER.search(content_type[:500])
    if header and (known := _codec(header.group(1))):
        return known
    for pattern in (_XML, _META):
        match = pattern.search(body[:META_BYTES])
        if match and (known := _codec(match.group(1).decode("ascii", "replace"))):
            # A page whose <meta> could be read as ASCII is not UTF-16 (HTML standard, 13.2.3.3).
            return "utf-8" if known.startswith("utf-16") else known
    return ""


def _codec(label: str) -> str:
    label = label.lower()
    if label in _CODECS:
        return _CODECS[label]
    return label if _FAMILIES.match(label) else ""
