"""Inline markup of reStructuredText, made into segments with their places.

https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#inline-markup
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from refcheck.documents.addresses import is_held
from refcheck.documents.cite_roles import CITE_ROLE, RoleKeys, keys_of_role
from refcheck.documents.rst_blocks import normal_name
from refcheck.documents.segments import FoundKeys, FoundLink
from refcheck.documents.sink import PLAIN, Look, Sink
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["Names", "scan_rst"]

_BEFORE = r"(?<![^\s\-:/'\"<(\[{’‘“«—–])"
_AFTER = r"(?![^\s\-.,:;!?\\/'\")\]}>’”»—–…])"
_TOKEN = lazy_re(
    rf"""
    (?P<escape>\\(?:\n[ ]?|.))
  | {_BEFORE}``(?P<literal>(?=\S)(?:[^`]++|`(?!`))++)``{_AFTER}
  | {_BEFORE}\*\*(?P<bold>(?=\S)(?:[^*]++|\*(?!\*))++)(?<=\S)\*\*{_AFTER}
  | {_BEFORE}\*(?P<italic>(?=[^\s*])(?:[^*\\]++|\\.)++)(?<=\S)\*{_AFTER}
  | {_BEFORE}(?::(?P<role>[A-Za-z][\w:.+-]{{0,40}}):)?`(?P<text>(?=\S)(?:[^`\\]++|\\.)++)`(?P<end>__?(?!\w)|:(?P<role2>[A-Za-z][\w.+-]{{0,40}}):)?
  | {_BEFORE}\[(?P<note>\d{{1,4}}|\#[\w.-]{{0,60}}|\*)\]_(?!\w)
  | {_BEFORE}\[(?P<key>[A-Za-z][\w.:+-]{{0,80}})\]_(?!\w)
  | {_BEFORE}(?P<word>[A-Za-z0-9](?:[\w.+-]{{0,60}}[A-Za-z0-9])?)(?P<reference>__?)(?!\w)
  | {_BEFORE}\|(?P<substitution>[^\s|][^|\n]{{0,80}})\|(?:__?)?
    """,
    re.VERBOSE | re.DOTALL,
)
_MAY_BE_MARKED = lazy_re(r"[\\`*|]|\]_|(?<=\w)_(?!\w)")
_EMBEDDED = lazy_re(r"(?s)(.*?)\s*<([^<>]+)>")
_CITES = lazy_re(CITE_ROLE)
_ITALIC = frozenset({"emphasis", "title-reference", "title", "t"})


@dataclass(slots=True)
class Names:
    """What names of a file mean. ``note`` gives the printed label of a note as it is referred to."""

    targets: Mapping[str, str]
    anonymous: list[str]
    note: Callable[[str], str]
    keys: frozenset[str]


def scan_rst(text: str, pieces: Sequence[Span], sink: Sink, names: Names) -> None:
    """Put what the lines ``pieces`` say into ``sink``."""
    content = "\n".join(piece.of(text) for piece in pieces)
    starts, at = [], 0
    for piece in pieces:
        starts.append((at, piece.start))
        at += piece.end - piece.start + 1
    scanner = _Scan(content, starts, sink, names)
    scanner.run(0, len(content), PLAIN)


class _Scan:
    """The inline markup of one block."""

    def __init__(self, content: str, starts: Sequence[tuple[int, int]], sink: Sink, names: Names) -> None:
        self.content = content
        self.starts = starts
        self.sink = sink
        self.names = names
        self.line = 0

    def place(self, at: int) -> int:
        """Return where a character of the content stands in the source; asked in rising order mostly."""
        while self.line + 1 < len(self.starts) and self.starts[self.line + 1][0] <= at:
            self.line += 1
        while self.line and self.starts[self.line][0] > at:
            self.line -= 1
        low, start = self.starts[self.line]
        return start + at - low

    def text(self, start: int, end: int, look: Look) -> None:
        """Add plain text; a line end is a blank."""
        at = start
        while at < end:
            stop = self.content.find("\n", at, end)
            stop = end if stop < 0 else stop
            if at < stop:
                low = self.place(at)
                self.sink.add(self.content[at:stop], low, low + stop - at, look)
            if stop < end:
                low = self.place(stop)
                self.sink.add(" ", low, self.place(stop + 1) if stop + 1 < len(self.content) else low + 1, look)
            at = stop + 1

    def run(self, start: int, end: int, look: Look) -> None:
        """Read a stretch whose look is ``look``."""
        at = start
        if _MAY_BE_MARKED.search(self.content, start, end) is None:
            self.text(start, end, look)
            return
        for match in _TOKEN.finditer(self.content, start, end):
            self.text(at, match.start(), look)
            at = match.end()
            handler = _HANDLERS.get(next(name for name, value in match.groupdict().items() if value is not None))
            if handler is None or not handler(self, match, look):
                self.text(match.start(), at, look)
        self.text(at, end, look)

    def link(self, match: re.Match[str], url: str, text: str) -> None:
        """Add the link that a match is."""
        span = Span(self.place(match.start()), self.place(match.end() - 1) + 1)
        shown = " ".join(re.sub(r"\\(.)", r"\1", text).split())
        self.sink.links.append(FoundLink(url=url, start=0, end=0, element="link", text=shown, span=span))


def _escape(scan: _Scan, match: re.Match[str], look: Look) -> bool:
    char = match["escape"][1:]
    if not char.isspace():
        scan.sink.add(char, scan.place(match.start()), scan.place(match.end() - 1) + 1, look)
    return True


def _literal(scan: _Scan, match: re.Match[str], look: Look) -> bool:
    scan.text(*match.span("literal"), replace(look, code=True, verbatim=True))
    return True


def _bold(scan: _Scan, match: re.Match[str], look: Look) -> bool:
    scan.run(*match.span("bold"), replace(look, bold=True))
    return True


def _italic(scan: _Scan, match: re.Match[str], look: Look) -> bool:
    scan.text(*match.span("italic"), replace(look, italic=True))
    return True


def _interpreted(scan: _Scan, match: re.Match[str], look: Look) -> bool:
    role = (match["role"] or match["role2"] or "").lower()
    inner, (start, end) = match["text"], match.span("text")
    if _CITES.fullmatch(role):
        cited = keys_of_role(inner)
        if cited:
            _cite(scan, match, cited, look)
        return True
    embedded = _EMBEDDED.fullmatch(inner)
    if match["end"] and match["end"].startswith("_"):
        name = inner if embedded is None else embedded[2]
        url = _address(scan, name, anonymous=match["end"] == "__" and embedded is None, embedded=embedded is not None)
        stop = start + embedded.end(1) if embedded else end
        scan.text(start, stop, replace(look, url=url) if url else look)
        if url:
            scan.link(match, url, embedded[1] if embedded else inner)
        return True
    if embedded and embedded[1]:
        end = start + embedded.end(1)
    scan.text(
        start, end, replace(look, italic=look.italic or role in _ITALIC or not role, code=role in {"code", "literal"})
    )
    return True


def _address(scan: _Scan, name: str, *, anonymous: bool, embedded: bool) -> str | None:
    if anonymous:
        return scan.names.anonymous.pop(0) or None if scan.names.anonymous else None
    if embedded and not name.endswith("_"):
        url = "".join(re.sub(r"\\(.)", r"\1", name).split())
        return url if is_held(url) else None
    return scan.names.targets.get(normal_name(name.rstrip("_") if embedded else name))


def _note(scan: _Scan, match: re.Match[str], look: Look) -> bool:
    del look
    scan.sink.mark(scan.names.note(match["note"]), scan.place(match.start()), scan.place(match.end() - 1) + 1)
    return True


def _key(scan: _Scan, match: re.Match[str], look: Look) -> bool:
    _cite(scan, match, RoleKeys((match["key"],), (None,)), look)
    return True


def _cite(scan: _Scan, match: re.Match[str], cited: RoleKeys, look: Look) -> None:
    start, end = scan.place(match.start()), scan.place(match.end() - 1) + 1
    keys, locators = cited
    scan.sink.keys.append(
        FoundKeys(start=start, end=end, keys=keys, bracketed=True, span=Span(start, end), locators=locators)
    )
    scan.sink.add(f"[{'; '.join(keys)}]", start, end, look)


def _word(scan: _Scan, match: re.Match[str], look: Look) -> bool:
    if match["reference"] == "__" and not scan.names.anonymous:
        return False
    url = _address(scan, match["word"], anonymous=match["reference"] == "__", embedded=False)
    if not url:
        return False
    scan.text(*match.span("word"), replace(look, url=url))
    scan.link(match, url, match["word"])
    return True


def _substitution(scan: _Scan, match: re.Match[str], look: Look) -> bool:
    scan.text(*match.span("substitution"), look)
    return True


_HANDLERS: Mapping[str, Callable[[_Scan, re.Match[str], Look], bool]] = {
    "escape": _escape,
    "literal": _literal,
    "bold": _bold,
    "italic": _italic,
    "role": _interpreted,
    "text": _interpreted,
    "note": _note,
    "key": _key,
    "word": _word,
    "substitution": _substitution,
}
