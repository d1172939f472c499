r"""TeX to Unicode, and Unicode to TeX that is safe to write.

Decoding is by table; pylatexenc (https://pylatexenc.readthedocs.io) is asked only for commands that
the tables do not know, and only in short fields: it is 27 times slower than parsing. Addresses, DOIs
and the like are never decoded, they are only unescaped: ``\_`` is ``_`` there and ``~`` is ``~``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from refcheck.formats.tex_tables import (
    ACCENTS,
    CONTROL_SYMBOLS,
    DROPPED,
    JOURNALS,
    LETTERS,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    SYMBOLS,
    TRANSPARENT,
)
from refcheck.text.lazy import lazy_re

__all__ = [
    "decode",
    "escape",
    "escape_address",
    "fold_blanks",
    "holds_tex",
    "is_balanced",
    "plain_line",
    "unescape_address",
]

MAX_FIELD = 10_000
"""Longer fields (characters) are not given to pylatexenc."""
MAX_NESTING = 40
"""Deeper braces (levels) are not given to pylatexenc: it recurses."""

_SPECIAL = lazy_re(r"[\\{}~$`]|--|''")
_MORE_THAN_BRACES = lazy_re(r"[\\~$`]|--|''")
# One search tells whether a value stays as it is: no TeX, no blanks to fold.
_TO_DO = lazy_re(r"[\\{}~$`\t\r\n\f\v]|--|''|  ")
_LETTER = r"(?:\\[ij](?![A-Za-z])|[^\W\d_])"
_TOKEN = lazy_re(
    rf"""
    (?P<plain>[^\\\-`'$~{{}}]+)
  | \\(?P<sign>['"`^~=.])[ \t\n]*(?:\{{[ ]*(?P<sign_braced>{_LETTER})[ ]*\}}|(?P<sign_bare>{_LETTER}))
  | \\(?P<letter>[cvHkrudbt])(?:[ \t\n]*\{{[ ]*(?P<letter_braced>{_LETTER})[ ]*\}}|[ \t\n]+(?P<letter_bare>{_LETTER}))
  | \\(?:url|nolinkurl|path)[ ]*\{{(?P<url>[^{{}}]*)\}}
  | \\href[ ]*\{{[^{{}}]*\}}
  | \\(?P<dropped>{"|".join(sorted(DROPPED))})[ ]*\{{(?:\\[{{}}]|[^{{}}])*\}}
  | \\(?P<script>textsuperscript|textsubscript)[ ]*\{{(?P<scripted>[0-9+\-=()n]*)\}}
  | \\(?P<macro>[A-Za-z]+)\*?[ \t\r\n]*
  | \\(?P<symbol>[^A-Za-z])
  | (?P<dash>---?)
  | (?P<grave>`)\{{\}}
  | (?P<quote>``|''|`)
  | (?P<math>\$[^$]{{0,300}}\$)
  | (?P<brace>[{{}}])
  | (?P<tie>~)
    """,
    re.VERBOSE | re.DOTALL,
)
_DASH = lazy_re(r"(?i)(?:em|en)?dash")
_QUOTES = {"``": "“", "''": "”", "`": "‘"}
_MATH_SCRIPT = lazy_re(r"([\^_])(?:\{([0-9+\-=()n]*)\}|([0-9n]))")
_BLANKS = lazy_re(r"[ \t\r\n\f\v]+")
_UNFOLDED = lazy_re(r"[\t\r\n\f\v]|  ")
_ADDRESS_ESCAPE = lazy_re(r"\{?\\([_%&#$~{}^])(?:\{\})?\}?")
_ADDRESS_WORD = lazy_re(r"\{?\\(textasciitilde|textunderscore|textasciicircum|sim)(?:\{\}|\})?\s?")
_ADDRESS_SHELL = lazy_re(r"^\\(?:url|nolinkurl|path|texttt|href)\s*\{(.*?)\}(?:\{.*\})?$", re.DOTALL)
# TeX joins two lines where a % ends the first. Blanks are looked at from where they begin, not from each of them.
_BREAK = lazy_re(r"(?:(?<![^\S\r\n])[^\S\r\n]++)?(?:%[ \t]*+)?[\r\n]\s*+")
_CONTROL = lazy_re("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_SURROGATE = lazy_re("[\ud800-\udfff]")
_ESCAPED = lazy_re(r"[\\{}&%#_$~^<>]|-(?=-)|`(?=`)|'(?=')|`")
_ESCAPES = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "-": "-{}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "`": r"{\textasciigrave}",
    "'": "'{}",
}


def holds_tex(text: str) -> bool:
    """Return whether anything in ``text`` would be changed by decoding it."""
    return _SPECIAL.search(text) is not None


def fold_blanks(text: str) -> str:
    """Return ``text`` with every run of ASCII blanks as one, none at the ends."""
    return (_BLANKS.sub(" ", text) if _UNFOLDED.search(text) else text).strip(" ")


def decode(text: str, *, deep: bool = True) -> str:
    r"""Return ``text`` without TeX: ``M{\"u}ller`` is ``Müller``, ``{ASEAN}`` is ``ASEAN``.

    Blanks are folded. A command that nobody knows goes, its argument stays, unless its name is what it
    prints: ``{\\ConTeXt}``, ``\\dante{}``. When nothing would be left, the text is returned as it stands.
    Without ``deep`` the tables alone are asked. Never raises.
    """
    if _TO_DO.search(text) is None:
        return text.strip(" ")
    # Most TeX of bibliographies is braces about a word and an escaped ampersand.
    plain = text.replace(r"\&", "&")
    if _MORE_THAN_BRACES.search(plain) is None:
        return fold_blanks(plain.replace("{", "").replace("}", ""))
    unknown: list[str] = []
    plain = fold_blanks(_TOKEN.sub(_decoder(unknown), text))
    if deep and unknown and len(text) <= MAX_FIELD and _nesting(text) <= MAX_NESTING and _knows_any(unknown):
        plain = _by_pylatexenc(_TOKEN.sub(_spelled_out, text)) or plain
    return plain or fold_blanks(text.strip("{} "))


def _decoder(unknown: list[str]) -> Callable[[re.Match[str]], str]:
    """Return the function that turns a token into text; commands it does not know go to ``unknown``."""

    def token(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        handler = _HANDLERS.get(kind)
        return handler(match, unknown) if handler else ""

    return token


def _accented(match: re.Match[str], _: list[str]) -> str:
    accent = match["sign"] or match["letter"]
    base = match["sign_braced"] or match["sign_bare"] or match["letter_braced"] or match["letter_bare"]
    return unicodedata.normalize("NFC", base.lstrip("\\") + ACCENTS[accent])


def _named(match: re.Match[str], unknown: list[str]) -> str:
    name = match["macro"]
    found = LETTERS.get(name) or SYMBOLS.get(name) or JOURNALS.get(name)
    if found is None and name not in TRANSPARENT:
        if _DASH.fullmatch(name):
            return "–" if name[:2].casefold() == "en" else "—"
        unknown.append(name)
        return _own_name(match)
    return found or ""


def _own_name(match: re.Match[str]) -> str:
    r"""Return an unknown command's name where that is likely what it prints, else nothing.

    Whoever defines ``\TUB`` or ``\dante`` shortens a word; what takes an argument, or is in lower case before
    more text, changes how that looks.
    """
    name, rest = match["macro"], match.string[match.end() : match.end() + 2]
    is_word = len(name) > 1 and not name.islower() and not rest.startswith("{")
    return name if is_word or rest == "{}" else ""


def _math(match: re.Match[str], unknown: list[str]) -> str:
    """Return a formula as text. Two sums of money are no formula: they keep their signs."""
    inner = match["math"][1:-1]
    if " " in inner and not re.search(r"[\\^_]", inner):
        return match["math"]
    inner = _MATH_SCRIPT.sub(_script, inner)
    return _TOKEN.sub(_decoder(unknown), inner.replace("$", "").replace("^", "").replace("_", ""))


def _script(match: re.Match[str]) -> str:
    table = SUPERSCRIPTS if match[1] == "^" else SUBSCRIPTS
    return (match[2] or match[3] or "").translate(table)


def _text_script(match: re.Match[str], _: list[str]) -> str:
    return match["scripted"].translate(SUPERSCRIPTS if match["script"] == "textsuperscript" else SUBSCRIPTS)


_HANDLERS: dict[str, Callable[[re.Match[str], list[str]], str]] = {
    # A run without TeX is a token as well: one step instead of a try of all others at each character.
    "plain": lambda match, _: match.group(),
    "sign_braced": _accented,
    "sign_bare": _accented,
    "letter_braced": _accented,
    "letter_bare": _accented,
    "macro": _named,
    "math": _math,
    "scripted": _text_script,
    "url": lambda match, _: unescape_address(match["url"]),
    "symbol": lambda match, _: CONTROL_SYMBOLS.get(match["symbol"], match["symbol"]),
    "dash": lambda match, _: "—" if len(match["dash"]) == 3 else "–",
    # So a grave accent is written that is no quotation mark.
    "grave": lambda _match, _: "`",
    "quote": lambda match, _: _QUOTES[match["quote"]],
    "tie": lambda _match, _: " ",
}


def _nesting(text: str) -> int:
    depth = deepest = 0
    for char in text:
        if char == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif char == "}":
            depth -= 1
    return deepest


@lru_cache(maxsize=1)
def _converter() -> Any:
    """Return pylatexenc's converter; building its tables takes longer than a field does."""
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", strict_latex_spaces=False)


def _is_known(name: str) -> bool:
    """Return whether pylatexenc knows a command."""
    return _converter().latex_context.get_macro_spec(name) is not None


def _knows_any(names: list[str]) -> bool:
    return any(map(_is_known, names))


def _spelled_out(match: re.Match[str]) -> str:
    """Return a token as it stands, a command as its name where pylatexenc would leave it out."""
    if match.lastgroup != "macro" or match["macro"] in TRANSPARENT or _is_known(match["macro"]):
        return match.group()
    return _own_name(match) or match.group()


@lru_cache(maxsize=1_000)
def _by_pylatexenc(text: str) -> str:
    """Return ``text`` as pylatexenc reads it, empty when it cannot."""
    from pylatexenc.latexwalker import LatexWalkerError

    try:
        found: str = _converter().latex_to_text(text)
    except (LatexWalkerError, RecursionError, ValueError, LookupError, TypeError, AttributeError):
        return ""  # a library for whole documents, given a fragment: the table's answer stands
    return fold_blanks(found.replace("\u00a0", " "))


def unescape_address(text: str) -> str:
    r"""Return an address or identifier as its author meant it: ``\_`` is ``_``; ``~`` and ``%`` stay.

    A ``\url{...}`` about it is taken off, and so are line breaks inside it.
    """
    text = text.strip()
    if "\n" in text or "\r" in text:
        text = _BREAK.sub("", text)
    if "\\" not in text and "{" not in text:
        return text
    shell = _ADDRESS_SHELL.match(text)
    text = shell[1] if shell else text
    text = _ADDRESS_WORD.sub(lambda m: {"textasciitilde": "~", "sim": "~", "textunderscore": "_"}.get(m[1], "^"), text)
    text = _ADDRESS_ESCAPE.sub(r"\1", text)
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1]
    return text.strip()


def plain_line(text: str) -> str:
    """Return ``text`` on one line without control characters, blanks folded."""
    if not text.isprintable():  # what is has neither
        text = _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", text))
    return fold_blanks(text)


def escape(text: str) -> str:
    r"""Return ``text`` for a BibTeX field: one line, balanced, and without any live command.

    ``& % # _ $`` are escaped; backslashes and braces become commands that print them, so that
    ``\write18`` from a web page does nothing. Letters stay as they are, in UTF-8. ``decode`` gives
    the text again.
    """
    return _ESCAPED.sub(lambda match: _ESCAPES.get(match.group(), "\\" + match.group()), plain_line(text))


def is_balanced(text: str) -> bool:
    """Return whether the braces of ``text`` pair, counted as BibTeX does, backslashes or not."""
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def escape_address(text: str) -> str:
    r"""Return an address or identifier for a BibTeX field: raw (``&``, ``_``, ``%``, ``#`` stay).

    Only what would end the field or start a command is percent-encoded: braces and backslashes.
    """
    text = plain_line(text)
    return text.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
