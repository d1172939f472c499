"""LaTeX read at its lowest level: tokens, arguments, accents. All of it in time that grows with the text."""

from __future__ import annotations

import re
import unicodedata

from refcheck.documents.latex_marks import MarkedText
from refcheck.formats.tex_tables import ACCENTS, CONTROL_SYMBOLS, LETTERS, SYMBOLS
from refcheck.text.lazy import lazy_re

__all__ = [
    "ACCENT_NAMES",
    "TOKEN",
    "accented",
    "bracket",
    "find_closing",
    "group",
    "skip_blanks",
    "skip_dimension",
    "skip_spaces",
    "symbol_of",
    "without_comments",
]

_ORDINARY = r"[^\\{}$%&~`'\"\-\[\],<> \t\r\n]"
TOKEN = lazy_re(
    rf"""
    (?P<text>(?:{_ORDINARY}++|-(?!-)|,(?!,)|<(?!<)|>(?!>)|[ ](?![ \t\r\n%]))++)
  | (?P<blank>[ \t\r\n]++)
  | \\(?P<name>href@noop|[A-Za-z]++|@[A-Za-z@]++)(?P<star>\*?)
  | \\(?P<sign>(?:\r\n|.)?)
  | (?P<comment>%[^\r\n]*+)
  | (?P<open>\{{) | (?P<close>\}})
  | (?P<bracket>[\[\]])
  | (?P<math>\$\$?)
  | (?P<quote>``|''|`|')
  | (?P<double>")
  | (?P<dash>---?)
  | (?P<ligature>,,|<<|>>)
  | (?P<tie>~) | (?P<cell>&)
    """,
    re.VERBOSE | re.DOTALL,
)
"""One token. Every character begins one."""

_SPACES = lazy_re(r"[ \t]*+(?:(?:\r\n?|\n)(?![ \t]*+(?:[\r\n]|\Z))[ \t]*+)?")
_BLANKS = lazy_re(r"(?:[ \t]++|%[^\r\n]*+(?:\r\n?|\n)?|(?:\r\n?|\n)(?![ \t]*+[\r\n]))*+")
_LINE_COMMENT = lazy_re(r"(?<!\\)%[^\r\n]*+(?:\r\n?|\n)?[ \t]*+")
_BASE = r"\\[ij](?![A-Za-z])[ ]?(?:\{\})?|[^\W\d_]"
_ACCENT_ARGUMENT = lazy_re(rf"[ \t]*+(?:\{{[ ]*+({_BASE}|)[^\W\d_]?[ ]*+\}}|({_BASE}))")
_UNIT = r"(?:true[ ]?)?(?:pt|em|ex|cm|mm|in|bp|sp|dd|pc|cc|mu|fil+)(?![A-Za-z])"
_LENGTH = rf"[+-]?[ ]?(?:\d++(?:[.,]\d*+)?|[.,]\d++)[ ]?(?:{_UNIT}|\\[A-Za-z]++)"
_DIMENSION = lazy_re(rf"[ \t]*+=?[ \t]*+{_LENGTH}(?:[ ]?(?:plus|minus)[ ]?{_LENGTH})*+[ \t]*+")

ACCENT_NAMES = frozenset(name for name in ACCENTS if name.isalpha())
"""Accents whose command is a letter."""


def skip_spaces(text: str, at: int) -> int:
    """Return where what follows a command word begins: blanks and one line end after it are none."""
    match = _SPACES.match(text, at)
    return match.end() if match else at


def skip_blanks(text: str, at: int) -> int:
    """Return where the next thing begins after blanks, comments and line ends; not beyond a paragraph."""
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def skip_dimension(text: str, at: int) -> int:
    """Return where a length ends that stands at ``at`` (``=2pt plus 1pt``), ``at`` when none does."""
    match = _DIMENSION.match(text, at)
    return match.end() if match else at


def bracket(text: MarkedText, at: int) -> tuple[int, int] | None:
    """Return the range inside ``[...]`` that begins at ``at`` (blanks before it are skipped)."""
    at = skip_blanks(text, at)
    return text.closing("[", at) if text[at : at + 1] == "[" else None


def group(text: MarkedText, at: int, *, comments: bool = True) -> tuple[int, int] | None:
    """Return the range inside ``{...}`` that begins at ``at`` (blanks before it are skipped).

    ``comments``: a percent sign begins one; it does not in addresses.
    """
    at = skip_blanks(text, at)
    return find_closing(text, at, comments=comments) if text[at : at + 1] == "{" else None


def find_closing(text: MarkedText, at: int, *, comments: bool = True) -> tuple[int, int] | None:
    """Return the range between the brace at ``at`` and the one that closes it."""
    return text.closing("{" if comments else "", at)


def without_comments(text: str) -> str:
    """Return ``text`` as TeX reads it: a comment takes the line end after it along."""
    return _LINE_COMMENT.sub("", text) if "%" in text else text


def accented(text: str, name: str, at: int) -> tuple[str, int] | None:
    r"""Return the letter of an accent command (``\'e``, ``\c{c}``) and where its argument ends.

    ``name`` is the command without its backslash, ``at`` where it ends; ``None`` when no letter follows.
    """
    if name not in ACCENTS:
        return None
    match = _ACCENT_ARGUMENT.match(text, at)
    if match is None or (name in ACCENT_NAMES and match.group()[:1].isalpha()):
        return None
    base = (match[1] if match[1] is not None else match[2]).replace("{}", "").strip().lstrip("\\")
    if not base:
        return {"~": "~", "^": "^", "`": "`", "'": "'", '"': '"', "=": "", ".": "˙"}.get(name, ""), match.end()
    return unicodedata.normalize("NFC", base + ACCENTS[name]), match.end()


def symbol_of(name: str) -> str | None:
    r"""Return the text of a command that stands for a letter or sign (``\ss``, ``\&``), ``None`` for others."""
    if len(name) == 1 and not name.isalpha():
        return CONTROL_SYMBOLS.get(name, name)
    found = LETTERS.get(name)
    return found if found is not None else SYMBOLS.get(name)
