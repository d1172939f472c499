"""What the XMP packet of a PDF says of the work (ISO 16684-1): title, authors, identifiers, date.

``packet_of`` finds the file's own packet, not that of a picture in it: the one that its catalogue names
(ISO 32000-1, 14.3.2), wherever that stands. For the worker: the bytes are hostile.
"""

from __future__ import annotations

import re
import zlib
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Any

from refcheck.text.lazy import lazy_re

__all__ = ["MAX_PACKET", "packet_of", "read_packet"]

MAX_PACKET = 1_000_000
MAX_INFLATED = 32_000_000
"""So many bytes of object streams are looked into."""
MAX_STREAMS = 2_000
MAX_STREAM = 4_000_000
MAX_CATALOGUES = 20
MAX_VALUES = 100
MAX_VALUE = 1_000

_CATALOGUE = lazy_re(rb"/Type\s{0,9}/Catalog\b")
_METADATA = lazy_re(rb"/Metadata\s{1,9}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R")
_OBJECT_STREAM = lazy_re(rb"/Type\s{0,9}/ObjStm\b")
_NEAR = 4_000
"""The dictionary of a catalogue, or of a stream, is no longer than that (bytes)."""
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMES = {
    "title": "title",
    "creator": "creator",
    "identifier": "identifier",
    "doi": "identifier",
    "isbn": "isbn",
    "publicationname": "container",
    "coverdate": "date",
    "publicationdate": "date",
    "coverdisplaydate": "date",
}
"""Properties by their local name; ``title``, ``creator`` and ``identifier`` are Dublin Core's alone."""


def packet_of(body: bytes) -> bytes:
    """Return the packet that the catalogue of the file names, or the only one there is; empty for none."""
    number = _number_of(body)
    if number is not None and (stream := _stream_of(body, number)):
        return stream
    starts = [
        match.start() for _, match in zip(range(3), re.finditer(rb"<x:xmpmeta\b|<xmp:xmpmeta\b", body), strict=False)
    ]
    if len(starts) != 1:
        return b""
    end = body.find(b"xmpmeta>", starts[0] + 12, starts[0] + MAX_PACKET)
    return body[starts[0] : end + 8] if end >= 0 else b""


def _number_of(body: bytes) -> bytes | None:
    """Return the number of the catalogue's metadata: of the last catalogue, which counts."""
    found: bytes | None = None
    for part in (body, *_inflated(body)):
        for match in deque(_CATALOGUE.finditer(part), maxlen=MAX_CATALOGUES):
            near = part[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
            at = min(match.start(), _NEAR)
            # Its dictionary goes from one "obj" to the next; in an object stream nothing parts them.
            before, after = near[:at].rpartition(b"obj")[2], near[at:].partition(b"endobj")[0]
            said = _METADATA.search(after) or _METADATA.search(before)
            found = said[1] if said else found
    return found


def _inflated(body: bytes) -> Iterator[bytes]:
    left, end = MAX_INFLATED, 0
    for match in islice(_OBJECT_STREAM.finditer(body), MAX_STREAMS):
        # Found once for all that stand before it.
        end = end if end > match.end() else body.find(b"endstream", match.end())
        if end < 0 or left <= 0:
            return
        said = _unpacked(body, match.end(), end, limit=min(left, MAX_STREAM))
        left -= len(said)
        if b"/Catalog" in said:
            yield said


def _stream_of(body: bytes, number: bytes) -> bytes:
    """Return the stream with this number as it was last written, unpacked."""
    places = deque(re.finditer(rb"(?<!\d)%s\s{1,9}\d{1,5}\s{1,9}obj\b" % number, body), maxlen=1)
    if not places:
        return b""
    end = body.find(b"endstream", places[0].end())
    return _unpacked(body, places[0].end(), end, limit=MAX_PACKET) if end >= 0 else b""


def _unpacked(body: bytes, at: int, end: int, *, limit: int) -> bytes:
    """Return what is in the stream whose dictionary holds ``at`` and that ends at ``end``, plain or deflated."""
    start = body.find(b"stream", at, min(at + _NEAR, end))
    if start < 0 or end - start > 4 * limit:
        return b""
    head = body[max(at - 400, 0) : start].rpartition(b" obj")[2]
    start += 6
    start += 2 if body[start : start + 2] == b"\r\n" else 1
    if b"/Filter" not in head:
        return body[start : min(end, start + limit)]
    if b"FlateDecode" not in head and b"/Fl" not in head:
        return b""
    try:
        return zlib.decompressobj().decompress(memoryview(body)[start:end], limit)
    except zlib.error:
        return b""


def read_packet(packet: bytes) -> dict[str, list[str]]:
    """Return what a packet says: ``title`` (the default one first), ``creator``, ``identifier``, ``isbn``,
    ``container``, ``date``. Nothing of what is no XML, or declares entities.
    """
    from xml.etree import ElementTree as ET

    start = packet.find(b"<x:xmpmeta")
    text = packet[max(start, 0) : MAX_PACKET]
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text or not text:
        return {}
    try:
        root = ET.fromstring(text.rpartition(b"<?xpacket end")[0] or text)  # noqa: S314 - nothing is declared in it, and it is the worker that reads it
    except (ET.ParseError, ValueError, LookupError):
        return {}
    found: dict[str, list[str]] = {}
    for element in root.iter():
        for name, value in (*_properties(element), *((key, [text]) for key, text in element.attrib.items())):
            known = _known(name)
            if known and len(found.setdefault(known, [])) < MAX_VALUES:
                found[known] += [one.strip()[:MAX_VALUE] for one in value if one.strip()]
    return {name: list(dict.fromkeys(values)) for name, values in found.items() if values}


def _known(name: str) -> str:
    space, _, local = name.rpartition("}")
    known = _NAMES.get(local.lower(), "")
    if local.lower() in {"title", "creator", "identifier"}:
        return known if f"{space}}}" == _DC else ""
    return known


def _properties(element: Any) -> Iterator[tuple[str, list[str]]]:
    """Yield the property that an element is, with its values: the default language first."""
    if not _known(element.tag):
        return
    values = [(one.get(_LANG, ""), one.text or "") for one in element.iter(f"{_RDF}li")]
    values.sort(key=lambda one: one[0] != "x-default")
    yield element.tag, [text for _, text in values] or [element.text or ""]
