"""HTML files for their links: what every element holds that leads a reader somewhere, and bare addresses.

One pass by an own scanner, so that lines and columns are those of the file, in time that grows with
its size; nothing is built that a hostile page could make huge. Notes are read by ``documents/html.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin

from refcheck.documents.addresses import bare_addresses, is_held
from refcheck.documents.lines import Lines
from refcheck.documents.source import Source
from refcheck.documents.tags import OPEN_TAG, TagAddress, addresses_in, attributes_of, cleaned, decode_value
from refcheck.model.document import Document, Link, LinkRole
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import is_web

__all__ = ["read_html_links"]

MAX_TEXT = 300
"""So much (characters) of a link's text is kept."""
MAX_TITLE = 1_000
"""So much (characters) of a title is read."""

_CLOSING_TAG = lazy_re(r"</([A-Za-z][^\s/>]*+)[^>]*+>")
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements in which nothing is a tag."""
_NOT_PROSE = frozenset({"code", "pre", "samp", "kbd", "tt", "var", "svg", "math", "template", "select", "button"})
"""Elements whose text holds no addresses to follow: examples, drawings, controls."""
_PICTURES = frozenset({"img", "area", "input"})
_FURNITURE = frozenset({"link", "script", "meta"})
_MENUS = frozenset({"nav"})
_CONTACT = lazy_re(r"(?i)(?:mailto|tel|sms|fax|callto|xmpp|skype|whatsapp):")
_REFERENCE = lazy_re(r"&(?:#[xX][0-9a-fA-F]{1,8}|#[0-9]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")


def read_html_links(source: Source) -> Document:
    """Return title and links of the HTML of ``source``, in the order of the file."""
    page = _Page(source.text)
    page.scan()
    return Document(
        path=source.path,
        format="html",
        text=source.text,
        sha256=source.sha256,
        encoding=source.encoding,
        bom_length=source.bom_length,
        title=page.title,
        links=tuple(page.links()),
        problems=source.problems,
    )


@dataclass(slots=True)
class _Found:
    """An address in the making: its text grows until its element ends."""

    url: str
    span: Span
    element: str
    attribute: str
    role: LinkRole
    text: str = ""


class _Page:
    """The state of one pass over a page."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[_Found] = []
        self.base = ""
        self.title = ""
        self.depths: dict[str, int] = dict.fromkeys((*_NOT_PROSE, *_MENUS), 0)
        self.silent = 0
        self.anchor: _Found | None = None
        self.inside_anchor = False

    def scan(self) -> None:
        """Look at the page from its beginning to its end."""
        at, end = 0, len(self.text)
        while at < end:
            start = self.text.find("<", at)
            self._prose(at, end if start < 0 else start)
            if start < 0:
                return
            at = self._markup(start)

    def links(self) -> Iterator[Link]:
        """Yield the links, addresses completed by ``<base>``."""
        lines = Lines(self.text)
        for one in self.found:
            start = one.span.start
            yield Link(
                url=self._completed(one.url),
                raw=one.span.of(self.text),
                text=" ".join(one.text.split()),
                span=one.span,
                line=lines.line(start),
                column=lines.column(start),
                element=one.element,
                attribute=one.attribute,
                role=one.role,
            )

    def _completed(self, url: str) -> str:
        if not self.base or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", url):
            return url
        try:
            return urljoin(self.base, url)
        except ValueError:
            return url

    def _markup(self, start: int) -> int:
        """Take what ``<`` opens; return where scanning goes on."""
        text = self.text
        if text.startswith("<!--", start):
            match = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL).match(text, start)
            return match.end() if match else len(text)
        if text.startswith("<![CDATA[", start):
            return self._after("]]>", start)
        following = text[start + 1 : start + 2]
        if following in {"!", "?"}:
            return self._after(">", start)
        if following == "/":
            return self._close(start)
        if not (following.isascii() and following.isalpha()):
            self._prose(start, start + 1)
            return start + 1
        match = OPEN_TAG.match(text, start)
        # A tag that never ends takes the rest of the page, for browsers too.
        return self._open(match) if match else len(text)

    def _after(self, mark: str, start: int) -> int:
        end = self.text.find(mark, start)
        return len(self.text) if end < 0 else end + len(mark)

    def _close(self, start: int) -> int:
        match = _CLOSING_TAG.match(self.text, start)
        if not match:
            return self._after(">", start)
        name = match[1].lower()
        if name == "a":
            self.anchor, self.inside_anchor = None, False
        elif self.depths.get(name):
            self.depths[name] -= 1
            self.silent -= name in _NOT_PROSE
        return match.end()

    def _open(self, match: re.Match[str]) -> int:
        name, attributes = match[1].lower(), match[2]
        if name == "base":
            self._set_base(attributes)
        if name == "a":
            self.anchor, self.inside_anchor = None, True
        text = _alternative(attributes) if name in _PICTURES else ""
        for address in addresses_in(name, attributes):
            self._add(address, name, text, match.start(2))
        if not attributes.endswith("/") and name in self.depths:
            self.depths[name] += 1
            self.silent += name in _NOT_PROSE
        return self._raw_text(name, match.end()) if name in _RAW_TEXT else match.end()

    def _set_base(self, attributes: str) -> None:
        for name, value, _ in attributes_of(attributes):
            url = cleaned(decode_value(value).strip())
            if name == "href" and not self.base and is_web(url):
                self.base = url

    def _add(self, address: TagAddress, element: str, text: str, begin: int) -> None:
        if not is_held(address.url):
            return
        span = Span(begin + address.start, begin + address.end)
        role = self._role(address.url, element, address.attribute)
        found = _Found(address.url, span, element, address.attribute, role, text)
        self.found.append(found)
        if element == "a":
            self.anchor = found

    def _role(self, url: str, element: str, attribute: str) -> LinkRole:
        if _CONTACT.match(url):
            return LinkRole.CONTACT
        if element in _FURNITURE or any(self.depths[name] for name in _MENUS):
            return LinkRole.BOILERPLATE
        return LinkRole.CITATION if attribute == "cite" else LinkRole.TEXT

    def _raw_text(self, name: str, at: int) -> int:
        """Return where the text of an element without tags ends; keep the first title."""
        closing = re.compile(rf"(?i)</{name}(?=[\s/>])").search(self.text, at)
        end = closing.start() if closing else len(self.text)
        if name == "title" and not self.title and not self.silent:
            self.title = " ".join(unescape(self.text[at : min(end, at + MAX_TITLE)]).split())
        return end

    def _prose(self, start: int, end: int) -> None:
        if start >= end:
            return
        if self.anchor is not None:
            if len(self.anchor.text) < MAX_TEXT:
                self.anchor.text += unescape(self.text[start : min(end, start + MAX_TEXT)])
        elif not self.silent and not self.inside_anchor:
            for low, high in bare_addresses(self.text, start, end):
                raw = self.text[low:high]
                url = _REFERENCE.sub(lambda match: decode_value(match.group()), raw)
                self.found.append(_Found(url, Span(low, high), "text", "", self._role(url, "", ""), url))


def _alternative(attributes: str) -> str:
    """Return what stands for a picture where it is not seen."""
    return next((decode_value(value) for name, value, _ in attributes_of(attributes) if name == "alt"), "")
