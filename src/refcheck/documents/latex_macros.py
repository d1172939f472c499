r"""What a document's own commands mean, where that can be said without running TeX.

A command without arguments whose body is plain text is that text; one whose body hands its only
argument to a known command is that command (``\newcommand{\fn}[1]{\footnote{#1}}``). All others are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from refcheck.documents.latex_marks import MarkedText
from refcheck.documents.latex_syntax import bracket, group
from refcheck.formats.tex import decode
from refcheck.text.lazy import lazy_re

__all__ = ["DEFINITIONS", "Expansion", "Macros"]

DEFINITIONS = frozenset(
    {
        "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "def", "gdef", "edef", "xdef", "let",
        "newenvironment", "renewenvironment", "NewDocumentCommand", "RenewDocumentCommand", "ProvideDocumentCommand",
        "DeclareDocumentCommand", "NewDocumentEnvironment", "newif", "DeclareCiteCommand", "DeclareMultiCiteCommand",
        "newbibmacro", "AtBeginDocument", "AtEndDocument", "AtEveryBibitem", "AtBeginBibliography", "DeclareNameAlias",
        "DeclareBibliographyDriver", "DeclareSourcemap", "titleformat", "titlespacing", "defbibheading", "defbibfilter",
        "DefineBibliographyStrings", "NewBibliographyString", "DeclareBibliographyCategory", "defbibcheck",
        "DeclareFieldFormat", "newcolumntype", "DeclareNameFormat", "newtcolorbox",
    }
)  # fmt: skip
"""Commands that say what others mean: nothing in their arguments is text."""

MAX_BODY = 300
"""Longer bodies (characters) are not understood."""
LONG_BODY = 600
"""A body of so many characters without arguments is a page of the document, put elsewhere."""
MAX_MACROS = 5_000

_NAME = lazy_re(r"\s*(?:\{\s*\\([A-Za-z@]+)\s*\}|\\([A-Za-z@]+))")
_PARAMETERS = lazy_re(r"[^{}\r\n]{0,100}")
_LET = lazy_re(r"\s*\\([A-Za-z@]+)\s*=?\s*(?:\\([A-Za-z@]+)|.)")
_HANDED_ON = lazy_re(r"\s*\{?\s*\\([A-Za-z@]+)\s*(?:\{\s*#1\s*\}\s*|#1\s*\}\s*)?")
_WRAPPED = lazy_re(r"\s*\\([A-Za-z@]+)\s*\{([^{}]*)\}\s*(?:\\xspace)?\s*")
_TAKE_ARGUMENT = frozenset({"footnote", "endnote", "sidenote", "emph", "textit"})
_LOOKS = frozenset({"emph", "textit", "textsl", "textbf"})
_CITED = lazy_re(r"\\[A-Za-z]*[cC]ite[A-Za-z]*\*?\s*(?:\[[^\]]*\]\s*){0,2}\{\s*#([1-9])\s*\}")
# Commands in a body that do more than show letters make it one that is not understood.
_PLAIN_BODY = lazy_re(
    r"(?:[^\\{}#$%&]|\\[ ,;'\"`^~=.&%_-]|\\(?:xspace|emph|textit|textsl|textsc|textbf|mbox|text|textrm|protect|ss|ae|AE|oe|OE"
    r"|aa|AA|o|O|l|L|i|j|c|v|u|H|k|r|ldots|dots|LaTeX|TeX|BibTeX|textendash|textemdash)(?![A-Za-z])|[{}])*"
)


@dataclass(frozen=True, slots=True)
class Expansion:
    """The plain text of a command; ``spaced``: a blank follows it unless punctuation does."""

    text: str
    italic: bool = False
    bold: bool = False
    spaced: bool = False


@dataclass(slots=True)
class Macros:
    """The commands that a document defined so far; ``cites``: which argument of a citation of its own has the keys,
    counted from 1, 0 where that is not seen.
    """

    texts: dict[str, Expansion] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    cites: dict[str, int] = field(default_factory=dict)

    def define(self, text: MarkedText, name: str, at: int) -> int:
        """Read the definition that the command ``name`` (one of ``DEFINITIONS``) makes; return its end.

        Where a body is pages long and takes no argument the end is where that body begins: it is text.
        """
        if name == "let":
            return self._let(text, at)
        match = _NAME.match(text, at)
        arguments = 0
        if match:
            at = match.end()
            if name in {"def", "gdef", "edef", "xdef"}:
                parameters = _PARAMETERS.match(text, at)
                arguments = parameters.group().count("#") if parameters else 0
                at = parameters.end() if parameters else at
        elif found := group(text, at):
            at = found[1] + 1
        arguments, at = _arguments(text, name, at, arguments)
        bodies = 2 if "nvironment" in name else 1
        for _ in range(bodies):
            body = group(text, at)
            if body is None:
                break
            if match and bodies == 1:
                if not arguments and body[1] - body[0] > LONG_BODY:
                    return at
                self._learn(match[1] or match[2], text[body[0] : body[1]], arguments)
                if arguments and "cite" in (match[1] or match[2]).lower():
                    self.cites[match[1] or match[2]] = _keys_at(text[body[0] : body[1]])
            at = body[1] + 1
        return at

    def _let(self, text: str, at: int) -> int:
        match = _LET.match(text, at)
        if match is None:
            return at
        if match[2]:
            self.aliases[match[1]] = self.aliases.get(match[2], match[2])
        return match.end()

    def _learn(self, name: str, body: str, arguments: int) -> None:
        if len(body) > MAX_BODY or len(self.texts) + len(self.aliases) > MAX_MACROS:
            return
        self.bodies[name] = body
        self.texts.pop(name, None)
        self.aliases.pop(name, None)
        handed = _HANDED_ON.fullmatch(body)
        takes = arguments == 1 or (handed is not None and handed[1] in _TAKE_ARGUMENT)
        if handed and handed[1] != name and takes and (arguments == 1) == ("#1" in body):
            self.aliases[name] = self.aliases.get(handed[1], handed[1])
            return
        if arguments or not _PLAIN_BODY.fullmatch(body):
            return
        wrapped = _WRAPPED.fullmatch(body)
        look = wrapped[1] if wrapped and wrapped[1] in _LOOKS else ""
        shown = decode(body, deep=False)
        if shown:
            self.texts[name] = Expansion(
                shown,
                italic=look in {"emph", "textit", "textsl"},
                bold=look == "textbf",
                spaced=body.rstrip().endswith("\\xspace"),
            )


def _keys_at(body: str) -> int:
    """Return which argument of a command (1 is the first) is handed to a citation as its keys, 0 when none is seen to be."""
    handed = _CITED.search(body)
    return int(handed[1]) if handed else 0


def _arguments(text: MarkedText, name: str, at: int, count: int) -> tuple[int, int]:
    """Return how many arguments a definition says that its command takes, and where its body begins."""
    if text[at : at + 1] == "*":
        at += 1
    if found := bracket(text, at):
        said = text[found[0] : found[1]].strip()
        count = int(said) if said in set("0123456789") else 9
        at = found[1] + 1
        if more := bracket(text, at):
            count, at = 9, more[1] + 1
    if name.endswith("DocumentCommand") and (found := group(text, at)):
        count, at = len(text[found[0] : found[1]].split()), found[1] + 1
    return count, at
