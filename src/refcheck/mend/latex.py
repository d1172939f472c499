"""Plain text as LaTeX source (LaTeX2e reference, the special characters)."""

from __future__ import annotations

import re

from refcheck.text.lazy import lazy_re

__all__ = ["escape_latex", "is_replaceable_latex"]

_SPECIAL = lazy_re(r"[\\{}&%#_$~^]")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
# Typographic signs are written as TeX writes them: old files have no place for them.
_SIGNS = str.maketrans(
    {"“": "``", "”": "''", "‘": "`", "’": "'", "–": "--", "—": "---", "…": r"\ldots{}", "\u00a0": "~", "\u2011": "-"}
)
_BETWEEN = lazy_re("(?<=[“”‘’'`])(?=[“”‘’'`])|(?<=[–—-])(?=[–—-])")
_LIGATURE = lazy_re("(?<=[,<>])(?=[,<>])|(?<=[?!])(?=`)")
_KEPT = lazy_re(
    r"\\(?:[A-Za-z]*note[A-Za-z]*|[A-Za-z]*cite[A-Za-z]*|label|index|href|url|ref|input|include|begin|end|item)(?![A-Za-z])"
)
_MARKS = lazy_re(r"\\.|[{}%]|\n[ \t]*\n", re.DOTALL)


def escape_latex(text: str) -> str:
    """Return plain ``text`` so that LaTeX prints it as it is, in an argument as well."""
    text = " ".join(text.split())
    escaped = _SPECIAL.sub(lambda match: _ESCAPES.get(match.group(), "\\" + match.group()), text)
    # Two signs side by side are not to be read as a third.
    return _LIGATURE.sub("{}", _BETWEEN.sub("{}", escaped).translate(_SIGNS))


def is_replaceable_latex(source: str) -> bool:
    """Return whether plain text may take the place of ``source``: it has whole groups, and neither a comment
    nor anything that must stay, such as a note."""
    depth = 0
    for match in _MARKS.finditer(source):
        mark = match.group()
        depth += {"{": 1, "}": -1}.get(mark, 0)
        if depth < 0 or mark == "%" or mark[0] == "\n":
            return False
    return depth == 0 and _KEPT.search(source) is None
