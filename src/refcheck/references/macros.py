"""Values of BibTeX fields put together: braces and quotes taken off, ``@string`` macros, ``#``.

bibtexparser leaves concatenation alone; here it has bounds, so that macros that double each other
neither fill the memory nor go round for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from refcheck.formats.bib_value import simple_value
from refcheck.text.lazy import lazy_re

__all__ = ["MacroTable", "Resolved"]

MAX_VALUE = 100_000
"""Longer values (characters) are cut where they are put together from macros."""
MAX_DEPTH = 50
"""Macros may name macros to this depth."""
MAX_PIECES = 1_000
"""Further pieces of one value are left out."""

# The macros that BibTeX's standard styles define (plain.bst), beside the months.
_STANDARD = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
    "acmcs": "ACM Computing Surveys", "acta": "Acta Informatica", "cacm": "Communications of the ACM",
    "ibmjrd": "IBM Journal of Research and Development", "ibmsj": "IBM Systems Journal",
    "ieeese": "IEEE Transactions on Software Engineering", "ieeetc": "IEEE Transactions on Computers",
    "ieeetcad": "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    "ipl": "Information Processing Letters", "jacm": "Journal of the ACM",
    "jcss": "Journal of Computer and System Sciences", "scp": "Science of Computer Programming",
    "sicomp": "SIAM Journal on Computing", "tocs": "ACM Transactions on Computer Systems",
    "tods": "ACM Transactions on Database Systems", "tog": "ACM Transactions on Graphics",
    "toms": "ACM Transactions on Mathematical Software", "toois": "ACM Transactions on Office Information Systems",
    "toplas": "ACM Transactions on Programming Languages and Systems", "tcs": "Theoretical Computer Science",
}  # fmt: skip
_BRACE = lazy_re(r"(?<!\\)[{}]")
_QUOTE = lazy_re(r'(?<!\\)[{}"]')
_WORD = lazy_re(r"[^\s#{}\",=]+")
_GAP = lazy_re(r"\s*#\s*|\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolved:
    """A value without delimiters. ``undefined`` are macros that nobody defined (their names stand in
    the text); ``stray`` says that something other than ``#`` stands between its pieces.
    """

    text: str
    undefined: tuple[str, ...] = ()
    stray: bool = False


class MacroTable:
    """The macros of a file. Names are the same in any case; later definitions win."""

    def __init__(self, definitions: Mapping[str, str]) -> None:
        """Take the raw values (with their delimiters) by name."""
        self._raw = {name.lower(): raw for name, raw in definitions.items()}
        self._known: dict[str, Resolved] = {}
        self._open: list[str] = []

    def resolve(self, raw: str) -> Resolved:
        """Return the value that ``raw`` stands for. Never raises."""
        simple = simple_value(raw)
        return Resolved(text=simple) if simple is not None else self._pieces(raw)

    def _pieces(self, raw: str) -> Resolved:
        parts: list[str] = []
        undefined: list[str] = []
        stray = False
        at = size = count = 0
        glued = True
        while at < len(raw) and size < MAX_VALUE and count < MAX_PIECES:
            gap = _GAP.match(raw, at)
            if gap:
                glued = glued or "#" in gap.group()
                at = gap.end()
                continue
            if not glued:
                stray = True  # a comma is missing here: the rest is another field's
                break
            glued = False
            piece, at = self._piece(raw, at, undefined)
            parts.append(piece)
            size += len(piece)
            count += 1
        return Resolved(text="".join(parts)[:MAX_VALUE], undefined=tuple(undefined), stray=stray)

    def _piece(self, raw: str, at: int, undefined: list[str]) -> tuple[str, int]:
        """Return one piece of a value and the offset after it."""
        if raw[at] in '{"':
            end = _closing(raw, at)
            return raw[at + 1 : end], end + 1
        word = _WORD.match(raw, at)
        if word is None:
            return raw[at], at + 1
        name = word.group()
        if name.isascii() and name.isdigit():
            return name, word.end()
        found = self._macro(name)
        undefined.extend(found.undefined)
        return found.text, word.end()

    def _macro(self, name: str) -> Resolved:
        lower = name.lower()
        if lower in self._known:
            return self._known[lower]
        if lower in self._open or len(self._open) >= MAX_DEPTH:
            return Resolved(text="")
        raw = self._raw.get(lower)
        if raw is None:
            standard = _STANDARD.get(lower)
            return Resolved(text=standard) if standard is not None else Resolved(text=name, undefined=(name,))
        self._open.append(lower)
        found = self._known[lower] = self.resolve(raw)
        self._open.pop()
        return found


def _closing(raw: str, at: int) -> int:
    """Return the offset of what closes the piece that opens at ``at`` (the end when nothing does)."""
    quoted = raw[at] == '"'
    depth = 0
    for match in (_QUOTE if quoted else _BRACE).finditer(raw, at + 1):
        char = match.group()
        if char == "{":
            depth += 1
        elif char == "}" and (depth or not quoted):
            if not depth:
                return match.start()
            depth -= 1
        elif char == '"' and not depth:
            return match.start()
    return len(raw)
