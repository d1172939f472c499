"""The state of the inline scanner: what it has found so far, and what is open."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from refcheck.documents.addresses import is_held
from refcheck.documents.emphasis import Run, match_runs
from refcheck.documents.figures import Dialect, is_exponent
from refcheck.documents.segments import FoundKeys, FoundLink, Inline, InlineNote, LinkRange, Token, build_segments
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["Opener", "State"]

MAX_HEAD = 80
"""As many characters of markup may stand before a figure that opens a line."""
_LINE_HEAD = lazy_re(r"(?:<[^<>]*>|[*_>\s\[\\])*")
_LABELS = frozenset({"bare", "link"})


@dataclass(slots=True)
class Opener:
    """An opening bracket: its token, and how long each list was when it was met.

    ``note``: a caret stands before it, so that it may open a note.
    """

    token: int
    start: int
    image: bool
    note: bool
    runs: int
    found: int
    ranges: int
    keys: int
    cited: int
    comments: int
    looks: tuple[int, int]


_START = Opener(
    token=0, start=0, image=False, note=False, runs=0, found=0, ranges=0, keys=0, cited=0, comments=0, looks=(0, 0)
)


def _moved(pairs: Sequence[tuple[int, int]], base: int) -> Sequence[tuple[int, int]]:
    """Return pairs of tokens as those of the tokens from ``base`` on."""
    return [(max(opening - base, -1), closing - base) for opening, closing in pairs] if base else pairs


class State:
    """The state of one pass. Positions are offsets in ``content``, the lines joined by LF."""

    def __init__(self, text: str, pieces: Sequence[Span], definitions: Mapping[str, str], *, markup: bool) -> None:
        self.content = "\n".join(piece.of(text) for piece in pieces)
        self.pieces = pieces
        self.begins: list[int] = []
        at = 0
        for piece in pieces:
            self.begins.append(at)
            at += piece.end - piece.start + 1
        self.definitions = definitions
        self.markup = markup
        self.tokens: list[Token] = []
        self.runs: list[Run] = []
        self.openers: list[Opener] = []
        self.inactive = 0  # openers below this height stand around a link, and no link holds another
        self.found: list[FoundLink] = []
        self.ranges: list[LinkRange] = []
        self.keys: list[tuple[int, int, str]] = []
        self.cited: list[FoundKeys] = []
        self.comments: list[tuple[int, int]] = []
        self.notes: list[InlineNote] = []
        self.used: set[str] = set()
        self.italic: list[tuple[int, int]] = []
        self.bold: list[tuple[int, int]] = []
        self.tags: dict[str, list[int]] = {}
        self.anchors: list[tuple[Opener, str, int]] = []
        self.ticks: dict[int, list[int]] | None = None
        self.verbatim = 0

    def source(self, offset: int) -> int:
        """Return the offset in the source of an offset in the content."""
        index = bisect_right(self.begins, offset) - 1
        return self.pieces[index].start + offset - self.begins[index]

    def inline(self, since: Opener | None = None) -> Inline:
        """Return what was found, or what was found since a bracket, which is then taken out."""
        of = since or _START
        base = of.token + 1 if since else 0
        bare = [FoundKeys(start=start, end=end, keys=(key,)) for start, end, key in self.keys[of.keys :]]
        made = build_segments(
            self.tokens[base:],
            self.source,
            italic=_moved(self.italic[of.looks[0] :], base),
            bold=_moved(self.bold[of.looks[1] :], base),
            links=[link.moved(base) for link in self.found[of.found :]],
            ranges=[found.moved(base) for found in self.ranges[of.ranges :]],
            keys=self.cited[of.cited :] + bare,
            comments=self.comments[of.comments :],
            used=frozenset() if since else frozenset(self.used),
            notes=() if since else tuple(self.notes),
        )
        if since:
            del self.tokens[base - 1 :], self.runs[of.runs :], self.found[of.found :], self.ranges[of.ranges :]
            del self.italic[of.looks[0] :], self.bold[of.looks[1] :]
            del self.keys[of.keys :], self.cited[of.cited :], self.comments[of.comments :]
        return made

    def _text(self, start: int, end: int) -> None:
        if start < end:
            self.tokens.append(Token(self.content[start:end], start, end))

    def _literal(self, start: int) -> int:
        self._text(start, start + 1)
        return start + 1

    def _pair_runs(self, since: int) -> None:
        for opening, closing, strength in match_runs(self.runs[since:]):
            (self.bold if strength == 2 else self.italic).append((opening, closing))
        del self.runs[since:]

    def _opener(self, start: int, *, image: bool = False, note: bool = False) -> Opener:
        return Opener(
            token=len(self.tokens),
            start=start,
            image=image,
            note=note,
            runs=len(self.runs),
            found=len(self.found),
            ranges=len(self.ranges),
            keys=len(self.keys),
            cited=len(self.cited),
            comments=len(self.comments),
            looks=(len(self.italic), len(self.bold)),
        )

    def _figure(self, start: int, end: int, labels: Sequence[tuple[str, int, int]], dialect: Dialect) -> None:
        """Add a token a label; a lone one covers all of ``[start, end)``."""
        line_start = self._opens_line(start)
        before = self.content[max(0, start - 12) : start].rstrip("*_\\")
        for label, first, last in labels:
            doubtful = not line_start and (is_exponent(before, label) or not label.isdigit())
            low, high = (start, end) if len(labels) == 1 else (first, last)
            token = Token(label, low, high, label=label, dialect=dialect, line_start=line_start)
            token.doubtful = doubtful and dialect in {Dialect.SUP, Dialect.CHARACTER}
            self.tokens.append(token)

    def _opens_line(self, start: int) -> bool:
        low = max(0, start - MAX_HEAD)
        newline = self.content.rfind("\n", low, start)
        if newline < 0 < low:
            return False
        return _LINE_HEAD.fullmatch(self.content[max(low, newline + 1) : start]) is not None

    def _link(self, url: str, start: int, end: int, element: str, token: int) -> None:
        """Add an address that is its own text."""
        inner = (start + 1, end - 1) if element == "autolink" else (start, end)
        # An escaped address maps as a whole: what a reader sees is shorter than what stands there.
        self.tokens.append(Token(url if element == "bare" else self.content[slice(*inner)], *inner))
        self.found.append(FoundLink(url=url, start=start, end=end, element=element, tokens=(token, token + 1)))
        self.ranges.append(LinkRange(first=token, last=token + 1, url=url))

    def _close_link(self, opener: Opener, url: str, end: int, element: str, attribute: str = "") -> None:
        """Add a link around the tokens since ``opener``; addresses in its text are only text."""
        kept = [link for link in self.found[opener.found :] if link.element not in _LABELS]
        del self.found[opener.found :], self.ranges[opener.ranges :]
        if is_held(url):
            first, last = min(opener.token, len(self.tokens)), len(self.tokens)
            self.found.append(
                FoundLink(
                    url=url, start=opener.start, end=end, element=element, attribute=attribute, tokens=(first, last)
                )
            )
            self.ranges.append(LinkRange(first=first, last=last, url=url))
        self.found += kept

    def _never_closed(self, opener: Opener, url: str, end: int) -> None:
        if url and is_held(url):
            link = FoundLink(url=url, start=opener.start, end=end, element="a", attribute="href", text=" ")
            self.found.append(link)
