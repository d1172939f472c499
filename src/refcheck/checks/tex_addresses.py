r"""Addresses in LaTeX source: how a link of a document reads with another address."""

from __future__ import annotations

import re

from refcheck.text.lazy import lazy_re

__all__ = ["rewritten_in_tex"]

_URL = lazy_re(r"(\\(?:url|nolinkurl|path|Url|burl)\s*\{)(.*)(\}\s*)", re.DOTALL)
_DELIMITED = lazy_re(r"(\\(?:url|nolinkurl|path)\s*)([^\sA-Za-z0-9{\\])(.*)\2", re.DOTALL)
_HREF = lazy_re(r"(\\href\s*(?:\[[^\]]*\]\s*)?\{)((?:[^{}\\]|\\.)*)(\}\s*\{)(.*)(\})", re.DOTALL)
_ENCODED = {"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20", "^": "%5E", "|": "%7C"}
_ESCAPE = lazy_re(r"\\([%#&_~$])(?:\{\})?")
_IN_TEXT = {"~": r"\textasciitilde{}", "%": r"\%", "#": r"\#", "&": r"\&", "_": r"\_", "$": r"\$"}


def rewritten_in_tex(raw: str, old: str, new: str, *, in_argument: bool) -> str | None:
    r"""Return the source ``raw`` of a link to ``old`` with ``new`` in its place, ``None`` when it does not
    stand there as such. ``in_argument``: the link stands in a note, where a bare ``%`` would begin a comment.
    """
    new = "".join(_ENCODED.get(char, char) for char in new)
    escaped = in_argument or re.search(r"\\[%#]", raw) is not None
    address = re.sub(r"[%#]", r"\\\g<0>", new) if escaped else new
    for pattern in (_URL, _DELIMITED):
        match = pattern.fullmatch(raw)
        if match and _read(match[2] if pattern is _URL else match[3]) == old:
            return match[1] + address + match[3] if pattern is _URL else f"{match[1]}{{{address}}}"
    match = _HREF.fullmatch(raw)
    if match and _read(match[2]) == old:
        text = _in_text(new) if _read(match[4]) == old else match[4]
        return match[1] + address + match[3] + text + match[5]
    return _in_text(new) if _read(raw) == old else None


def _read(written: str) -> str:
    return _ESCAPE.sub(r"\1", written).replace(r"\textasciitilde{}", "~").strip()


def _in_text(url: str) -> str:
    return "".join(_IN_TEXT.get(char, char) for char in url)
