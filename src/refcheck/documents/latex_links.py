r"""Addresses and text as it stands: ``\url``, ``\href``, ``\verb`` and the like, whose marks are no TeX."""

from __future__ import annotations

import re
from dataclasses import replace

from refcheck.documents.addresses import is_held
from refcheck.documents.latex_marks import MarkedText
from refcheck.documents.latex_scanner import Control, Scanner
from refcheck.documents.latex_syntax import bracket, group, skip_blanks
from refcheck.documents.segments import FoundLink
from refcheck.documents.sink import Look
from refcheck.formats.tex import unescape_address
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["doi", "href", "mail", "url", "verbatim"]

MAX_ADDRESS = 4_000
_SCHEME = lazy_re(r"(?i)(?:[a-z][a-z0-9+.-]{1,20}:|www\.)\S")
_ANY_DELIMITED = lazy_re(r"(\S)([^\r\n]*?)\1")
_DELIMITED = lazy_re(r"[ \t]*([^\sA-Za-z0-9{\\*])([^\r\n]*?)\1")


def _braced_or_delimited(text: MarkedText, at: int) -> tuple[int, int] | None:
    """Return the range of an address in braces or between two equal signs."""
    start = skip_blanks(text, at)
    if text[start : start + 1] == "{":
        return group(text, start, comments=False)
    match = _DELIMITED.match(text, at, at + MAX_ADDRESS)
    return match.span(2) if match else None


def url(scanner: Scanner, control: Control) -> int:
    r"""``\url{...}``: the address is the text. ``\path`` only when it is an address."""
    found = _braced_or_delimited(scanner.text, control.end)
    if found is None:
        return control.end
    low, high = found
    address = unescape_address(scanner.text[low:high])
    sink = scanner.sink(control.start)
    leads = bool(address) and is_held(address) and (control.name != "path" or bool(_SCHEME.match(address)))
    if sink is not None and address:
        look = Look(italic=scanner.look.italic, bold=scanner.look.bold, url=address) if leads else scanner.look
        # Where nothing is escaped the text and its place are one to one.
        exact = scanner.text[low:high] == address
        sink.add(address, low if exact else control.start, high if exact else high + 1, look)
        if leads:
            span = Span(control.start, high + 1)
            sink.links.append(FoundLink(url=address, start=0, end=0, element="url", text=address, span=span))
    return high + 1


def href(scanner: Scanner, control: Control) -> int:
    r"""``\href{address}{text}``."""
    at = control.end
    if options := bracket(scanner.text, at):
        at = options[1] + 1
    found = group(scanner.text, at, comments=False)
    if found is None:
        return at
    return _linked(scanner, control, unescape_address(scanner.text[found[0] : found[1]]), found[1] + 1)


def doi(scanner: Scanner, control: Control) -> int:
    r"""``\doi{10.1000/182}``: a link to the resolver."""
    found = group(scanner.text, control.end, comments=False)
    if found is None:
        return control.end
    raw = unescape_address(scanner.text[found[0] : found[1]])
    sink = scanner.sink(control.start)
    if sink is not None and raw:
        address = raw if "://" in raw else f"https://doi.org/{raw.removeprefix('doi:')}"
        sink.add(raw, found[0], found[1], replace(scanner.look, url=address))
        span = Span(control.start, found[1] + 1)
        sink.links.append(FoundLink(url=address, start=0, end=0, element="doi", text=raw, span=span))
    return found[1] + 1


def mail(scanner: Scanner, control: Control) -> int:
    r"""``\mailto`` and ``\email`` with a plain address: a link to it."""
    found = group(scanner.text, control.end, comments=False)
    raw = unescape_address(scanner.text[found[0] : found[1]]) if found else ""
    if found is None or not re.fullmatch(r"[^\s@{}\\,]+@[^\s@{}\\,]+", raw):
        return control.end
    sink = scanner.sink(control.start)
    if sink is not None:
        sink.add(raw, found[0], found[1], replace(scanner.look, url=f"mailto:{raw}"))
        span = Span(control.start, found[1] + 1)
        sink.links.append(FoundLink(url=f"mailto:{raw}", start=0, end=0, element="href", text=raw, span=span))
    return found[1] + 1


def _linked(scanner: Scanner, control: Control, address: str, at: int) -> int:
    opening = skip_blanks(scanner.text, at)
    if scanner.text[opening : opening + 1] != "{":
        return at
    sink = scanner.sink(control.start)
    if sink is None or not address or not is_held(address) or scanner.look.url is not None:
        return at
    before = sink.place()
    # Stands there from the start, should the paragraph end before the brace does.
    held = FoundLink(url=address, start=0, end=0, element="href", text=address, span=Span(control.start, opening + 1))
    index = len(sink.links)
    sink.links.append(held)

    def close(_: int, end: int) -> None:
        text = " ".join(sink.text_since(before).split())
        sink.links[index] = replace(held, text=text, span=Span(control.start, max(end, control.end)))

    scanner.push(look=replace(scanner.look, url=address), close=close)
    return opening + 1


def verbatim(scanner: Scanner, control: Control) -> int:
    r"""``\verb|...|``, ``\lstinline|...|``, ``\mintinline{language}|...|``: nothing in it is TeX."""
    at = control.end
    if control.name != "verb" and (options := bracket(scanner.text, at)):
        at = options[1] + 1
    if control.name == "mintinline" and (language := group(scanner.text, at)):
        at = language[1] + 1
    found = _braced_or_delimited(scanner.text, at) if control.name != "verb" else None
    if found is None:
        match = _ANY_DELIMITED.match(scanner.text, at, at + MAX_ADDRESS)
        found = match.span(2) if match else None
    if found is None:
        return at
    scanner.add(scanner.text[found[0] : found[1]], *found, Look(code=True, verbatim=True))
    return found[1] + 1
