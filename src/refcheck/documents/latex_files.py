r"""Files that LaTeX names: ``\input`` and its kin, bibliographies, packages with what they change."""

from __future__ import annotations

import posixpath
import re

from refcheck.documents.latex_notes import NOTE_STYLES
from refcheck.documents.latex_scanner import Control, Scanner
from refcheck.documents.latex_syntax import bracket, group, skip_blanks, without_comments
from refcheck.text.lazy import lazy_re

__all__ = ["bibliography", "include", "package"]

MAX_NAME = 300
"""Longer names of files (characters) are none."""
_BARE = lazy_re(r"[ \t]*([^\s\\{}%$&#~]{1,300})")
_INTO_DIRECTORY = frozenset({"import", "subimport", "includefrom", "subincludefrom", "inputfrom", "subinputfrom"})


def include(scanner: Scanner, control: Control) -> int:
    r"""``\input{file}``, ``\import{folder}{file}`` and the like."""
    at = control.end
    found = group(scanner.text, at)
    if found is None:
        match = _BARE.match(scanner.text, at) if control.name == "input" else None
        if match is None:
            return at
        scanner.name_file(match[1], control.start)
        return match.end()
    name = _name(scanner.text[found[0] : found[1]])
    at = found[1] + 1
    if control.name in _INTO_DIRECTORY:
        second = group(scanner.text, at)
        if second is None:
            return at
        name = posixpath.join(name, _name(scanner.text[second[0] : second[1]]))
        at = second[1] + 1
    if not scanner.nested:
        scanner.flush()
    scanner.name_file(name, control.start)
    return at


def _name(raw: str) -> str:
    return without_comments(raw).strip().strip('"').strip()


def bibliography(scanner: Scanner, control: Control) -> int:
    r"""``\bibliography{a,b}`` (names without ending) and ``\addbibresource{a.bib}``."""
    at = control.end
    options = bracket(scanner.text, at)
    if control.name == "putbib":
        names = scanner.text[options[0] : options[1]] if options else ""
        at = options[1] + 1 if options else at
    else:
        at = options[1] + 1 if options else at
        found = group(scanner.text, at)
        if found is None:
            return at
        names = scanner.text[found[0] : found[1]]
        at = found[1] + 1
    remote = options is not None and "remote" in scanner.text[options[0] : options[1]]
    for name in without_comments(names).split(","):
        _add(scanner, _name(name), remote=remote, whole=control.name.startswith("add"))
    return at


def _add(scanner: Scanner, name: str, *, remote: bool, whole: bool) -> None:
    if not name or len(name) > MAX_NAME or remote or "://" in name or re.search(r"[\\{}#]", name):
        return
    if not whole and not name.lower().endswith((".bib", ".bibtex")):
        name += ".bib"
    if name not in scanner.bibliographies:
        scanner.bibliographies.append(name)


def package(scanner: Scanner, control: Control) -> int:
    r"""``\usepackage[options]{name}``: what biblatex, babel and footmisc are told."""
    at = control.end
    options = bracket(scanner.text, at)
    at = options[1] + 1 if options else at
    found = group(scanner.text, at)
    if found is None:
        return at
    names = scanner.text[found[0] : found[1]]
    said = without_comments(scanner.text[options[0] : options[1]]) if options else ""
    if control.name in {"documentclass", "documentstyle"}:
        scanner.start_preamble()
    if ("biblatex" in names and NOTE_STYLES.search(said)) or (
        control.name == "ExecuteBibliographyOptions" and NOTE_STYLES.search(names)
    ):
        scanner.options.add("notes")
    if "footmisc" in names and "symbol" in said:
        scanner.counters.styles["footnote"] = "fnsymbol"
    at = found[1] + 1
    date = skip_blanks(scanner.text, at)
    if scanner.text[date : date + 1] == "[" and (version := bracket(scanner.text, date)):
        at = version[1] + 1
    return at
