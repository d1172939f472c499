r"""Citations by key in LaTeX: ``\cite`` and everything that packages made of it.

natbib, biblatex (with its multicites), jurabib, apacite and others name their commands after ``\cite``;
what sounds so and has keys in braces is taken for one. https://ctan.org/pkg/biblatex, section 3.9.
"""

from __future__ import annotations

from dataclasses import dataclass

from refcheck.documents.latex_marks import MarkedText
from refcheck.documents.latex_syntax import bracket, group, skip_blanks, without_comments
from refcheck.documents.latex_tables import CITE_NONE
from refcheck.formats.tex import decode
from refcheck.text.lazy import lazy_re

__all__ = ["Cited", "Citing", "is_cite", "read_citation"]

MAX_KEYS = 500
"""More keys in one citation are not looked at."""
_KEY = lazy_re(r"[^\s,{}\\#%~\[\]]+(?: [^\s,{}\\#%~\[\]]+)*")
# REVTeX: text before and after a work within the braces, ``\\cite{*[See ][ for more]smith10}``.
_WITHIN = lazy_re(r"\*?\s*(?:\[[^\[\]]{0,500}\]\s*)+")
_STARRED = lazy_re(r"^\s*\*(?=\S)")
_ANGLE = lazy_re(r"\s*<[^<>{}\[\]]{0,300}>")
_FIRST_OTHER = lazy_re(r"[a-z]*vol(?:ume)?cites?$")
# Styles of economics have pages before the key: ``\\citetPage{12}{smith10}``.
_PAGE_FIRST = lazy_re(r"[a-z]*cite[a-z]?pages?$")
_PAGES = lazy_re(r"\s*\d[\d,–-]*\s*")
_FIELD = frozenset({"citefield", "citelist", "citename", "citefieldf"})
_TEXT_AFTER = frozenset({"textcquote", "foreigntextcquote", "blockcquote", "foreignblockcquote", "hybridblockcquote"})
_AS_NOTE = lazy_re(r"(?:foot(?:full)?|notefull|fnote|ft|fvol|ftvol)cites?(?:texts?)?|footnotecite|footfullcites?")


@dataclass(frozen=True, slots=True)
class Cited:
    """One key with the place in the work that is cited (plain text), ``None`` when none is."""

    key: str
    locator: str | None


@dataclass(frozen=True, slots=True)
class Citing:
    """What a citation command says, and where it ends."""

    cited: tuple[Cited, ...]
    end: int

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, in order."""
        return tuple(one.key for one in self.cited)

    @property
    def locators(self) -> tuple[str | None, ...]:
        """The place in the work of each key."""
        return tuple(one.locator for one in self.cited)

    @property
    def text(self) -> str:
        """What stands for it in the plain text: the keys, with the places in the works."""
        shown = (one.key if one.locator is None else f"{one.key}, {one.locator}" for one in self.cited)
        return f"[{'; '.join(shown)}]"


def is_cite(name: str) -> bool:
    """Return whether a command word is a citation's."""
    return (
        ("cite" in name or "Cite" in name or name in {"bibentry", "autocap"} or name in _TEXT_AFTER)
        and name not in CITE_NONE
        and not name.startswith(("Declare", "new", "renew", "the", "if", "set", "blx"))
    )


def makes_note(name: str) -> bool:
    """Return whether a citation command puts its citation in a footnote of its own."""
    return _AS_NOTE.fullmatch(name.lower()) is not None


def read_citation(text: MarkedText, name: str, at: int) -> Citing | None:
    """Return what the citation command ``name`` cites whose name ends at ``at``; ``None`` without keys."""
    lower = name.lower()
    many = lower.endswith(("cites", "citetexts"))
    if many:
        at = _parentheses(text, at)
    if _FIRST_OTHER.match(lower):
        volume = _skip_pre(text, at)
        found = group(text, volume)
        at = found[1] + 1 if found else at
    elif _PAGE_FIRST.match(lower) and (found := group(text, at)) and _PAGES.fullmatch(text[found[0] : found[1]]):
        at = found[1] + 1
    first = _one(text, at)
    if first is None:
        return None
    cited, at = list(first.cited), first.end
    while many and (more := _one(text, at, further=True)):
        cited += more.cited
        at = more.end
    if name in _FIELD and (field := group(text, at)):
        at = field[1] + 1
    return Citing(tuple(cited[:MAX_KEYS]), at) if cited else None


def _skip_pre(text: MarkedText, at: int) -> int:
    found = bracket(text, at)
    return found[1] + 1 if found else at


def _parentheses(text: str, at: int) -> int:
    """Return where ``(pre)(post)`` of a multicite ends."""
    for _ in range(2):
        start = skip_blanks(text, at)
        if text[start : start + 1] != "(":
            break
        end = text.find(")", start, start + 300)
        if end < 0:
            break
        at = end + 1
    return at


def _one(text: MarkedText, at: int, *, further: bool = False) -> Citing | None:
    """Return one citation: notes in brackets, keys in braces. A ``further`` one must follow at once."""
    if further and text[skip_blanks(text, at) : skip_blanks(text, at) + 1] not in {"[", "{"}:
        return None
    notes: list[str] = []
    angle = _ANGLE.match(text, at)
    at = angle.end() if angle else at
    for _ in range(2):
        found = bracket(text, at)
        if found is None:
            break
        notes.append(text[found[0] : found[1]])
        at = found[1] + 1
    braces = group(text, at)
    if braces is None:
        return None
    raw = without_comments(text[braces[0] : braces[1]])
    if "[" in raw:
        raw = _WITHIN.sub("", raw)
    # mciteplus puts a star before the further works of a group; no key of BibTeX has an equals sign (``a=yes``).
    keys = [" ".join(_STARRED.sub("", part).split()) for part in raw.split(",") if "=" not in part]
    keys = [key for key in keys if key]
    if not keys or not all(_KEY.fullmatch(key) for key in keys):
        return None
    locator = decode(without_comments(notes[-1])) if notes else ""
    last = len(keys) - 1
    cited = tuple(Cited(key, locator if index == last and locator else None) for index, key in enumerate(keys))
    return Citing(cited, braces[1] + 1)
