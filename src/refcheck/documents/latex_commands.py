r"""Command words of LaTeX: looks, headings, quotation marks, definitions, files; what is unknown is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from refcheck.documents import latex_environments, latex_files, latex_links, latex_notes
from refcheck.documents.latex_environments import skip_arguments
from refcheck.documents.latex_macros import DEFINITIONS
from refcheck.documents.latex_scanner import Control, Handler, Scanner, formula, open_argument
from refcheck.documents.latex_syntax import (
    accented,
    bracket,
    find_closing,
    group,
    skip_blanks,
    skip_dimension,
    skip_spaces,
    symbol_of,
)
from refcheck.documents.latex_tables import BOLD, DROPPED, HEADINGS, INCLUDES, ITALIC, NOTES, TYPEWRITER, UPRIGHT
from refcheck.documents.sink import Look, Sink
from refcheck.formats.tex_tables import SUBSCRIPTS, SUPERSCRIPTS, TRANSPARENT
from refcheck.model.document import BlockKind
from refcheck.text.lazy import lazy_re

__all__ = ["HANDLERS"]

MAX_EXPANSION = 200_000
"""A document's own commands add at most so much text (characters) in all."""
_FI = lazy_re(r"\\(if[A-Za-z@]*|fi(?![A-Za-z@]))")
_RAISED = lazy_re(r"[0-9+\-=()n]{1,6}")
_NOT_PLACES = lazy_re(r"(?:\[[^\]\r\n]{0,20}\])?[ \t]*")


def _word(scanner: Scanner, control: Control) -> int:
    """Do what a command word says."""
    name = control.name
    expansion = scanner.macros.texts.get(name)
    if expansion is not None:
        return _expanded(scanner, control)
    name = scanner.macros.aliases.get(name, name)
    if name != control.name:
        control = control._replace(name=name)
    handler = _WORDS.get(name)
    if handler is not None:
        return handler(scanner, control)
    if name in ITALIC or name in UPRIGHT or name in BOLD or name in TYPEWRITER:
        return _look(scanner, control)
    cited = latex_notes.citation(scanner, control) if "ite" in name or name == "bibentry" or "quote" in name else None
    if cited is not None:
        return cited
    if name in DROPPED:
        return skip_dimension(scanner.text, skip_arguments(scanner.text, control.end, DROPPED[name]))
    return _letter_or_unknown(scanner, control)


def _expanded(scanner: Scanner, control: Control) -> int:
    found = scanner.macros.texts[control.name]
    end = skip_spaces(scanner.text, control.end)
    spaced = found.spaced and end > control.end and scanner.text[end : end + 1] not in ".,;:!?)]}/'"
    if scanner.text.startswith("{}", end):
        end += 2
    scanner.expanded += len(found.text)
    if scanner.expanded > MAX_EXPANSION:
        return end
    look = replace(
        scanner.look,
        italic=scanner.look.italic != found.italic,
        bold=scanner.look.bold or found.bold,
    )
    scanner.add(found.text + (" " if spaced else ""), control.start, end, look)
    return end


def _letter_or_unknown(scanner: Scanner, control: Control) -> int:
    text, name = scanner.text, control.name
    letter = accented(text, name, control.end)
    if letter is not None:
        scanner.add(letter[0], control.start, letter[1])
        return letter[1]
    shown = symbol_of(name)
    if shown is not None:
        end = skip_spaces(text, control.end)
        if text.startswith("{}", end):
            end += 2
        scanner.add(shown, control.start, end)
        return end
    at = control.end
    found = bracket(text, at) if text[at : at + 1] == "[" else None
    if found and "cite" not in text[found[0] : found[1]]:
        at = found[1] + 1
    if text[at : at + 1] != "{" and name not in TRANSPARENT:
        scanner.unknown.append(control.start)
    return skip_dimension(text, skip_spaces(text, at))


def _look(scanner: Scanner, control: Control) -> int:
    r"""``\emph{...}`` holds for its argument, ``\em`` to the end of the group."""
    look = _changed(scanner.look, control.name)
    opening = open_argument(scanner, control.end)
    if opening is not None and control.name not in _SWITCHES:
        scanner.push(look=look)
        return opening
    if control.name in _SWITCHES:
        scanner.look = look
    return skip_spaces(scanner.text, control.end)


_SWITCHES = frozenset("em it sl itshape slshape upshape normalfont rm rmfamily bf bfseries tt ttfamily".split())  # noqa: SIM905 - a word list


def _changed(look: Look, name: str) -> Look:
    if name in {"emph", "em", "mkbibemph"}:
        return replace(look, italic=not look.italic)
    if name in ITALIC:
        return replace(look, italic=True)
    if name in UPRIGHT:
        return replace(look, italic=False) if name != "textrm" else look
    if name in BOLD:
        return replace(look, bold=True)
    return replace(look, code=True)


def _sign(scanner: Scanner, control: Control) -> int:
    r"""A backslash and one other character: accents, escapes, line ends, formulas."""
    sign, text = control.name, scanner.text
    if sign in {"(", "["}:
        close = scanner.find("\\)" if sign == "(" else "\\]", control.end)
        if close is not None:
            return formula(scanner, control.start, control.end, close, close + 2, shown=sign == "(")
        return control.end
    if sign == "\\":
        return _line_end(scanner, control)
    letter = accented(text, sign, control.end)
    if letter is not None:
        scanner.add(letter[0], control.start, letter[1])
        return letter[1]
    scanner.add(symbol_of(sign) or "" if sign not in {"", "\r", "\r\n"} else " ", control.start, control.end)
    return control.end


def _line_end(scanner: Scanner, control: Control) -> int:
    at = control.end
    if scanner.text[at : at + 1] == "*":
        at += 1
    match = _NOT_PLACES.match(scanner.text, at)
    at = match.end() if match else at
    if not scanner.nested and scanner.kinds and scanner.kinds[-1] is BlockKind.TABLE:
        scanner.flush()
    else:
        scanner.add(" ", control.start, at)
    return at


def _heading(scanner: Scanner, control: Control) -> int:
    at = control.end
    if scanner.quiet:
        return at
    found = bracket(scanner.text, at)
    opening = skip_blanks(scanner.text, found[1] + 1 if found else at)
    if scanner.text[opening : opening + 1] != "{":
        return at
    scanner.close_arguments(control.start)
    scanner.flush()
    if not control.star:
        scanner.counters.heading(control.name)
    scanner.open_block(Sink(BlockKind.HEADING, opening + 1, level=HEADINGS[control.name]))
    return opening + 1


def _front(scanner: Scanner, control: Control) -> int:
    r"""``\title``, ``\date`` and the like: kept for the front of the document, no text; their notes are notes."""
    found = bracket(scanner.text, control.end)
    opening = skip_blanks(scanner.text, found[1] + 1 if found else control.end)
    if scanner.text[opening : opening + 1] != "{":
        return control.end
    name = control.name
    quiet, scanner.quiet = scanner.quiet, False

    def done(sink: Sink) -> None:
        scanner.front.setdefault(name, " ".join(sink.text_since().split()))
        scanner.quiet = quiet
        sink.keep_markers()
        scanner.emit_whole(sink)

    scanner.open_block(Sink(BlockKind.HEADING, opening + 1), done=done)
    return opening + 1


def _aside(scanner: Scanner, control: Control) -> int:
    r"""``\marginpar``, ``\thanks``: text beside the text, no note."""
    found = bracket(scanner.text, control.end)
    opening = skip_blanks(scanner.text, found[1] + 1 if found else control.end)
    if scanner.text[opening : opening + 1] != "{":
        return control.end
    if scanner.quiet:
        inner = find_closing(scanner.text, opening)
        return inner[1] + 1 if inner else opening
    scanner.open_block(Sink(BlockKind.PARAGRAPH, opening + 1))
    return opening + 1


def _caption(scanner: Scanner, control: Control) -> int:
    if not scanner.nested:
        scanner.flush()
    return _aside(scanner, control)


def _quoted(scanner: Scanner, control: Control) -> int:
    r"""``\enquote`` of csquotes and its kin: the marks are put where the braces stand."""
    at = control.end
    if control.name.startswith(("foreign", "hyphen")) and (language := group(scanner.text, at)):
        at = language[1] + 1
    keyed = latex_notes.citation(scanner, control) if "cquote" in control.name else None
    at = keyed or at
    while found := bracket(scanner.text, at):
        latex_notes.citations_within(scanner, *found)
        at = found[1] + 1
    opening = skip_blanks(scanner.text, at)
    if scanner.text[opening : opening + 1] != "{":
        return at
    inner = scanner.quotes % 2 == 1
    scanner.quotes += 1
    scanner.add("‘" if inner else "“", control.start, opening + 1)

    def close(start: int, end: int) -> None:
        scanner.quotes -= 1
        scanner.add("’" if inner else "”", start, end)

    scanner.push(close=close)
    return opening + 1


def _french(scanner: Scanner, control: Control) -> int:
    end = skip_spaces(scanner.text, control.end)
    if scanner.text.startswith("{}", control.end):
        end = control.end + 2
    scanner.add("« " if control.name == "og" else " »", control.start, end)
    if control.name == "fg" and end > control.end and scanner.text[end - 1].isspace():
        scanner.add(" ", end, end)
    return end


def _raised(scanner: Scanner, control: Control) -> int:
    """Raised and lowered figures: characters of their own, no markers."""
    found = group(scanner.text, control.end)
    inner = scanner.text[found[0] : found[1]] if found else ""
    if found is None or not _RAISED.fullmatch(inner):
        return control.end
    table = SUPERSCRIPTS if "super" in control.name else SUBSCRIPTS
    scanner.add(inner.translate(table), control.start, found[1] + 1)
    return found[1] + 1


def _define(scanner: Scanner, control: Control) -> int:
    at = scanner.macros.define(scanner.text, control.name, control.end)
    if scanner.quiet and scanner.text[at : at + 1] == "{" and (body := group(scanner.text, at)):
        at = body[1] + 1
    printed = scanner.macros.bodies.pop("thefootnote", None)
    if printed is not None:
        scanner.counters.restyle("footnote", printed)
    return max(at, control.end)


def _false(scanner: Scanner, control: Control) -> int:
    r"""``\iffalse ... \fi`` holds no text."""
    depth, at = 1, control.end
    if scanner.find("\\fi", at) is None:
        return at
    for match in _FI.finditer(scanner.text, at):
        depth += -1 if match[1] == "fi" else 1
        if not depth:
            return match.end()
    return at


def _paragraph(scanner: Scanner, control: Control) -> int:
    scanner.paragraph(control.start, control.end)
    return skip_spaces(scanner.text, control.end)


def _matter(scanner: Scanner, control: Control) -> int:
    scanner.counters.front_or_back = control.name != "mainmatter"
    return control.end


def _bib_item(scanner: Scanner, control: Control) -> int:
    r"""``\bibitem[label]{key}``: an entry of the list of references."""
    at = control.end
    # Pandoc's entries have no label, and what it writes in the text is no citation by key.
    rendered = False
    if found := bracket(scanner.text, at):
        rendered = scanner.text[found[0] : found[1]].strip() == r"\citeproctext"
        at = found[1] + 1
    key = group(scanner.text, at)
    if key is None:
        return at
    scanner.close_arguments(control.start)
    scanner.flush()
    if not scanner.quiet:
        scanner.main = Sink(BlockKind.LIST_ITEM, key[1] + 1)
        if not rendered:
            scanner.main.key = " ".join(scanner.text[key[0] : key[1]].split())
    return key[1] + 1


def _adjusted(scanner: Scanner, control: Control) -> int:
    r"""``\vadjust pre{...}``: what stands between the lines, the anchor of an entry with Pandoc."""
    at = skip_blanks(scanner.text, control.end)
    if scanner.text[at : at + 3] == "pre":
        at = skip_blanks(scanner.text, at + 3)
    found = group(scanner.text, at)
    return found[1] + 1 if found else control.end


def _own_entry(scanner: Scanner, control: Control) -> int:
    r"""``\bysame``: the author of the entry before."""
    scanner.add("———", control.start, control.end)
    return control.end


def _one_of_two(scanner: Scanner, control: Control) -> int:
    r"""``\texorpdfstring{tex}{plain}``: the second is for bookmarks."""
    found = group(scanner.text, control.end)
    second = group(scanner.text, found[1] + 1) if found else None
    if found is None or second is None:
        return control.end

    scanner.push()
    scanner.skips[found[1]] = second[1] + 1
    return found[0]


def _group_word(scanner: Scanner, control: Control) -> int:
    if control.name in {"begingroup", "bgroup"}:
        scanner.push()
    elif scanner.frames and not scanner.frames[-1].name and scanner.frames[-1].close is None:
        scanner.pop(control.start, control.end)
    return skip_spaces(scanner.text, control.end)


def _table(*families: tuple[str, Handler]) -> Mapping[str, Handler]:
    return {name: handler for names, handler in families for name in names.split()}


_WORDS: Mapping[str, Handler] = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(NOTES, latex_notes.note),
    **dict.fromkeys(DEFINITIONS, _define),
    **dict.fromkeys(INCLUDES, latex_files.include),
    **_table(
        ("begin", latex_environments.begin),
        ("end", latex_environments.end),
        ("item", latex_environments.item),
        ("url nolinkurl path Url burl burlalt", latex_links.url),
        ("href", latex_links.href),
        ("doi", latex_links.doi),
        ("mailto email ead", latex_links.mail),
        ("verb lstinline mintinline", latex_links.verbatim),
        ("title date subtitle", _front),
        ("author institute affiliation address affil institution", _front),
        ("thanks marginpar marginnote blfootnote", _aside),
        ("caption captionof subcaption", _caption),
        ("enquote textquote blockquote foreignquote hyphenquote foreigntextquote foreignblockquote textelp", _quoted),
        ("textcquote blockcquote foreigntextcquote foreignblockcquote mkbibquote", _quoted),
        ("og fg", _french),
        ("textsuperscript textsubscript textsu", _raised),
        ("iffalse", _false),
        ("par newpage clearpage cleardoublepage bigskip medskip smallskip", _paragraph),
        ("frontmatter mainmatter backmatter", _matter),
        ("bibitem", _bib_item),
        ("bysame", _own_entry),
        ("vadjust", _adjusted),
        ("texorpdfstring", _one_of_two),
        ("begingroup bgroup endgroup egroup", _group_word),
        ("setcounter addtocounter stepcounter refstepcounter", latex_notes.set_counter),
        ("counterwithin counterwithout @addtoreset @removefromreset", latex_notes.counter_within),
        ("bibliography addbibresource addglobalbib addsectionbib putbib", latex_files.bibliography),
        ("usepackage RequirePackage documentclass documentstyle ExecuteBibliographyOptions", latex_files.package),
        ("PassOptionsToPackage", latex_files.package),
    ),
}

HANDLERS: Mapping[str, Handler] = MappingProxyType({"": _word, "\\": _sign})
"""What is done at a command word, and at a backslash with a sign."""
