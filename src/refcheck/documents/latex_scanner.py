r"""LaTeX read in one pass: blocks with looks, notes, citations and links, each with its place in the file.

Nothing is run. A stack holds what is open (groups, arguments, environments); commands are looked up in
tables (``latex_tables``) or handled (``latex_commands``), and what nobody knows is left out while the text
in its braces stays. https://www.latex-project.org/help/documentation/ (the LaTeX2e reference).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from refcheck.documents.drafts import Draft
from refcheck.documents.figures import Dialect
from refcheck.documents.latex_counters import Counters
from refcheck.documents.latex_macros import Macros
from refcheck.documents.latex_marks import MarkedText
from refcheck.documents.latex_syntax import TOKEN, skip_spaces
from refcheck.documents.lines import Lines
from refcheck.documents.segments import FoundKeys
from refcheck.documents.sink import PLAIN, Look, Sink
from refcheck.formats.tex import decode
from refcheck.model.document import BlockKind
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["Control", "Frame", "Handler", "Scanner", "formula", "open_argument"]

MAX_MATH = 80
"""Longer formulas (characters) are left out."""
_DIRECTIVE = lazy_re(r"%+\s*refcheck\s*:")
_MATH_TEXT = lazy_re(r"(?:[^$\\\r\n]|\\.|(?:\r\n?|\n)(?![ \t]*+[\r\n]))*+", re.DOTALL)
_QUOTES = {"``": "“", "''": "”", "`": "‘", "'": "’"}
_LIGATURES = {",,": "„", "<<": "«", ">>": "»"}
_SHORTHANDS = {"`": "„", "'": "“", "<": "«", ">": "»", "-": "", '"': "", "|": "", "=": "-", "~": "-", "/": "/"}
_UMLAUTS = dict(zip("aouAOUeiEIsz", "äöüÄÖÜëïËÏßß", strict=True))
_VERBATIM = lazy_re(
    r"\\(?:lstnewenvironment|DefineVerbatimEnvironment|newtcblisting|NewTCBListing|newminted)\s*(?:\[[^\]]{0,50}\])?\{(\w{1,50}\*?)\}"
)
_GERMAN = lazy_re(
    r"\\(?:usepackage|setdefaultlanguage|setmainlanguage|documentclass)[^}]{0,200}(?:german|austrian|dutch)"
)


class Control(NamedTuple):
    """A command word: its name, whether a star follows it, where it begins, and where it ends."""

    name: str
    star: bool
    start: int
    end: int


@dataclass(slots=True)
class Frame:
    """Something that is open: a group, an argument (``close`` is done at its end), an environment."""

    look: Look
    name: str = ""
    close: Callable[[int, int], None] | None = None
    depth: int = 0
    kinds: int = 0
    items: int = 0


Handler = Callable[["Scanner", Control], int]


@dataclass(slots=True)
class _Memo:
    """What is not to be looked for again: it does not come any more."""

    absent: set[str] = field(default_factory=set)


class Scanner:
    """The state of the pass over one file."""

    def __init__(self, text: str, lines: Lines, handlers: Mapping[str, Handler]) -> None:
        self.text = MarkedText(text)
        self.end = len(text)
        self.lines = lines
        self.handlers = handlers
        self.drafts: list[Draft] = []
        self.keyed: list[tuple[str, Draft]] = []
        self.counters = Counters()
        self.macros = Macros()
        self.includes: list[tuple[str, int]] = []
        self.read_in: Callable[[str], None] | None = None
        self.bibliographies: list[str] = []
        self.front: dict[str, str] = {}
        self.options: set[str] = set()
        self.skips: dict[int, int] = {}
        self.expanded = 0
        self.quotes = 0
        self.unknown: list[int] = []
        self.quiet = False
        self.has_class = False
        self.last_end = text.rfind("\\end{document}")
        self.verbatim = {match[1] for match in _VERBATIM.finditer(text)}
        self.german = _GERMAN.search(text) is not None
        self.look = PLAIN
        self.frames: list[Frame] = []
        self.environments: Counter[str] = Counter()
        self.kinds: list[BlockKind] = []
        self.nested: list[Sink] = []
        self.main: Sink | None = None
        self.dropped: set[int] = set()
        self._pending: list[Draft] = []
        self._memo = _Memo()

    def run(self) -> None:
        """Read the whole text."""
        text, at = self.text, 0
        while at < self.end:
            match = TOKEN.match(text, at)
            if match is None:
                break
            kind = match.lastgroup or ""
            if kind == "text":
                at = match.end()
                self.add(match.group(), match.start(), at)
            elif kind == "star":
                control = Control(match["name"], bool(match["star"]), match.start(), match.end())
                at = self.handlers[""](self, control)
            else:
                at = _TOKENS[kind](self, match)
        while self.frames:
            self.pop(self.end, self.end)
        self.flush()

    # What is collected -------------------------------------------------------------------------

    def add(self, text: str, start: int, end: int, look: Look | None = None) -> None:
        """Add text to what is being made."""
        if self.nested:
            self.nested[-1].add(text, start, end, look or self.look)
        elif not self.quiet:
            if self.main is None:
                if not text.strip():
                    return
                self.main = Sink(self.kinds[-1] if self.kinds else BlockKind.PARAGRAPH, start)
            self.main.add(text, start, end, look or self.look)

    def sink(self, start: int) -> Sink | None:
        """Return what is being made, ``None`` where there is no text (the preamble)."""
        if self.nested:
            return self.nested[-1]
        if self.main is None and not self.quiet:
            self.main = Sink(self.kinds[-1] if self.kinds else BlockKind.PARAGRAPH, start)
        return self.main

    def paragraph(self, start: int, end: int) -> None:
        """End a paragraph; in a note or an entry of a list of references that is a blank."""
        if self.nested or (self.main is not None and self.main.key is not None):
            self.add(" ", start, end)
        else:
            self.flush()

    def flush(self) -> None:
        """End the block that is being made."""
        main, self.main = self.main, None
        if main is not None:
            self._emit(main)
        self.drafts += self._pending
        self._pending = []

    def _emit(self, sink: Sink) -> None:
        segments = sink.segments()
        if not segments and not sink.comments and sink.note is None and not sink.keys:
            return
        start = segments[0].span.start if segments and sink.note is None else sink.start
        span = Span(min(start, sink.end), max(start, sink.end))
        draft = Draft(
            kind=sink.kind,
            span=span,
            line=self.lines.line(span.start),
            level=sink.level,
            ordinal=sink.ordinal,
            segments=segments,
            links=tuple(sorted(sink.links, key=lambda link: link.span)),
            keys=tuple(sink.keys),
            comments=tuple(sink.comments),
            note=sink.note,
            dialect=Dialect.CARET if sink.note is not None else None,
        )
        if sink.key is not None:
            self.keyed.append((sink.key, draft))
        if sink is not self.main and (self.main is not None or self.nested):
            self._pending.append(draft)
        else:
            self.drafts.append(draft)

    def emit_whole(self, sink: Sink) -> None:
        """Add a block that is whole already."""
        self._emit(sink)
        self._drain()

    def emit_keys(self, keys: FoundKeys) -> None:
        r"""Add keys that stand in no text (``\nocite``)."""
        line = self.lines.line(keys.span.start)
        self._pending.append(Draft(kind=BlockKind.PARAGRAPH, span=keys.span, line=line, keys=(keys,)))
        self._drain()

    def name_file(self, name: str, start: int) -> None:
        """Remember a file that is read in at ``start``."""
        if name and not re.search(r"[\\{}#]", name):
            self.includes.append((name, start))
            if self.read_in is not None:
                self.read_in(name)

    def start_preamble(self) -> None:
        r"""Leave out what is no text until ``\begin{document}``; a second class is an example in the text."""
        if not self.has_class:
            self.quiet, self.has_class = True, True
            self.main = None

    # What is open ------------------------------------------------------------------------------

    def push(
        self, *, name: str = "", look: Look | None = None, close: Callable[[int, int], None] | None = None
    ) -> Frame:
        """Open something; ``look`` holds in it."""
        frame = Frame(self.look, name, close, len(self.nested), len(self.kinds))
        self.frames.append(frame)
        if look is not None:
            self.look = look
        return frame

    def pop(self, start: int, end: int) -> None:
        """Close what was opened last; what closes it stands at ``[start, end)``."""
        frame = self.frames.pop()
        if frame.name:
            self.environments[frame.name] -= 1
        if frame.close is not None:
            frame.close(start, end)
        self.look = frame.look
        del self.kinds[frame.kinds :]

    def open_block(self, sink: Sink, *, done: Callable[[Sink], None] | None = None, look: Look = PLAIN) -> None:
        """Collect what stands in the argument that opens now in a block of its own."""
        self.nested.append(sink)
        depth = len(self.nested)

        def close(start: int, _: int) -> None:
            del self.nested[depth:]
            made = self.nested.pop()
            made.stop = start
            if done is not None:
                done(made)
            else:
                self._emit(made)
                self._drain()

        self.push(look=look, close=close)

    def _drain(self) -> None:
        if self.main is None and not self.nested:
            self.drafts += self._pending
            self._pending = []

    def close_arguments(self, at: int) -> None:
        """Close what a brace that was forgotten left open: a heading stands in no note."""
        while self.nested and self.frames:
            self.pop(at, at)

    def find(self, needle: str, at: int) -> int | None:
        """Return where ``needle`` stands next, ``None`` when it does not come any more."""
        if needle in self._memo.absent:
            return None
        found = self.text.find(needle, at)
        if found < 0:
            self._memo.absent.add(needle)
            return None
        return found


# Tokens that are no command words ----------------------------------------------------------------


def _blank(scanner: Scanner, match: re.Match[str]) -> int:
    raw = match.group()
    start, end = match.span()
    lines = raw.count("\n") + raw.count("\r") - raw.count("\r\n")
    if lines > 1 or (lines == 1 and start and scanner.text[start - 1] in "\r\n"):
        scanner.paragraph(start, end)
    else:
        scanner.add(" ", start, end)
    return end


def _comment(scanner: Scanner, match: re.Match[str]) -> int:
    """A comment takes its line end along, and the blanks that the next line begins with."""
    start, end = match.span()
    if _DIRECTIVE.match(match.group()):
        span = Span(start, end)
        if scanner.main is not None and not scanner.main.is_empty:
            scanner.main.comments.append(span)
        else:
            line = scanner.lines.line(start)
            scanner.drafts.append(Draft(kind=BlockKind.PARAGRAPH, span=span, line=line, comments=(span,)))
    text = scanner.text
    if text[end : end + 2] == "\r\n":
        end += 2
    elif text[end : end + 1] in {"\r", "\n"}:
        end += 1
    while text[end : end + 1] in {" ", "\t"}:
        end += 1
    return end


def _open(scanner: Scanner, match: re.Match[str]) -> int:
    scanner.push()
    return match.end()


def _close(scanner: Scanner, match: re.Match[str]) -> int:
    # A brace too many does not end an environment.
    if scanner.frames and not scanner.frames[-1].name:
        scanner.pop(*match.span())
    return scanner.skips.pop(match.start(), match.end())


def _bracket(scanner: Scanner, match: re.Match[str]) -> int:
    if match.start() in scanner.dropped:
        scanner.dropped.discard(match.start())
    else:
        scanner.add(match.group(), *match.span())
    return match.end()


def _math(scanner: Scanner, match: re.Match[str]) -> int:
    start, end = match.span()
    mark = match.group()
    inner = _MATH_TEXT.match(scanner.text, end)
    close = inner.end() if inner else end
    if not scanner.text.startswith(mark, close):
        scanner.add("$", start, start + 1)  # a sum of money
        return start + 1
    return formula(scanner, start, end, close, close + len(mark), shown=mark == "$")


def formula(scanner: Scanner, start: int, first: int, last: int, end: int, *, shown: bool) -> int:
    """Add a formula: short ones as text where that can be said, a blank for others. Return its end."""
    text = ""
    if shown and last - first <= MAX_MATH:
        text = decode(f"${scanner.text[first:last]}$", deep=False)
        text = "" if "\\" in text else text.strip("$")
    scanner.add(text or " ", start, end)
    return end


def _quote(scanner: Scanner, match: re.Match[str]) -> int:
    scanner.add(_QUOTES[match.group()], *match.span())
    return match.end()


def _double(scanner: Scanner, match: re.Match[str]) -> int:
    r"""A straight quotation mark, or a shorthand of babel's: ``"`` and ``"'`` quote, ``"a`` is ä in German."""
    start, end = match.span()
    after = scanner.text[end : end + 1]
    following = scanner.text[end + 1 : end + 2]
    within = scanner.text[start - 1 : start].isalpha() and (following.isalpha() or following == '"')
    if after in {"`", "'"} or (scanner.german and after in _SHORTHANDS):
        scanner.add(_SHORTHANDS[after], start, end + 1)
        return end + 1
    if after in _UMLAUTS and (scanner.german or within):
        scanner.add(_UMLAUTS[after], start, end + 1)
        return end + 1
    scanner.add('"', start, end)
    return end


def _dash(scanner: Scanner, match: re.Match[str]) -> int:
    scanner.add("—" if len(match.group()) == 3 else "–", *match.span())
    return match.end()


def _ligature(scanner: Scanner, match: re.Match[str]) -> int:
    scanner.add(_LIGATURES[match.group()], *match.span())
    return match.end()


def _tie(scanner: Scanner, match: re.Match[str]) -> int:
    scanner.add(" ", *match.span())
    return match.end()


def _cell(scanner: Scanner, match: re.Match[str]) -> int:
    if scanner.nested or not scanner.kinds or scanner.kinds[-1] is not BlockKind.TABLE:
        scanner.add("&", *match.span())
    else:
        scanner.flush()
    return match.end()


def _sign(scanner: Scanner, match: re.Match[str]) -> int:
    control = Control(match["sign"], star=False, start=match.start(), end=match.end())
    return scanner.handlers["\\"](scanner, control)


_TOKENS: Mapping[str, Callable[[Scanner, re.Match[str]], int]] = {
    "blank": _blank,
    "comment": _comment,
    "open": _open,
    "close": _close,
    "bracket": _bracket,
    "math": _math,
    "quote": _quote,
    "double": _double,
    "dash": _dash,
    "ligature": _ligature,
    "tie": _tie,
    "cell": _cell,
    "sign": _sign,
}


def open_argument(scanner: Scanner, at: int) -> int | None:
    """Return where the text of the argument in braces that follows begins, ``None`` when none does."""
    at = skip_spaces(scanner.text, at)
    return at + 1 if scanner.text[at : at + 1] == "{" else None
