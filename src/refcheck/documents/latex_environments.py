r"""``\begin`` and ``\end``: lists, quotations, tables, and what holds no text."""

from __future__ import annotations

from refcheck.documents.drafts import Draft
from refcheck.documents.latex_marks import MarkedText
from refcheck.documents.latex_notes import citation, citations_within
from refcheck.documents.latex_scanner import Control, Scanner, formula
from refcheck.documents.latex_syntax import bracket, group, skip_blanks
from refcheck.documents.latex_tables import (
    ENVIRONMENTS,
    KINDS,
    MATH_ENVIRONMENTS,
    SILENT_ENVIRONMENTS,
    VERBATIM_ENVIRONMENTS,
)
from refcheck.documents.sink import Sink
from refcheck.model.document import BlockKind
from refcheck.model.place import Span

__all__ = ["begin", "end", "item", "skip_arguments"]

_VERBATIM_ENDINGS = ("code", "code*", "listing", "verbatim")


def skip_arguments(text: MarkedText, at: int, spec: str) -> int:
    """Return where the arguments end that ``spec`` says are no text (see ``latex_tables``)."""
    for letter in spec:
        found = bracket(text, at) if letter == "o" else group(text, at)
        if found is not None:
            at = found[1] + 1
        elif letter == "d":
            break
    return at


def begin(scanner: Scanner, control: Control) -> int:
    """Open an environment, or skip one that holds no text."""
    found = group(scanner.text, control.end)
    if found is None:
        return control.end
    name = scanner.text[found[0] : found[1]].strip()
    at = found[1] + 1
    if scanner.quiet and name != "document":
        return _skipped(scanner, name, at) if name in SILENT_ENVIRONMENTS | VERBATIM_ENVIRONMENTS else at
    if name in MATH_ENVIRONMENTS:
        last = scanner.find(f"\\end{{{name}}}", at)
        if last is not None:
            return formula(scanner, control.start, at, last, last + len(name) + 6, shown=False)
    elif _is_verbatim(scanner, name) or name in SILENT_ENVIRONMENTS:
        return _verbatim(scanner, control, name, at)
    return _opened(scanner, name, at)


def _is_verbatim(scanner: Scanner, name: str) -> bool:
    return name in VERBATIM_ENVIRONMENTS or name in scanner.verbatim or name.lower().endswith(_VERBATIM_ENDINGS)


def _skipped(scanner: Scanner, name: str, at: int) -> int:
    last = scanner.find(f"\\end{{{name}}}", at)
    return at if last is None else last + len(name) + 6


def _verbatim(scanner: Scanner, control: Control, name: str, at: int) -> int:
    after = _skipped(scanner, name, at)
    if after == at:
        return _opened(scanner, name, at)
    if name not in SILENT_ENVIRONMENTS and not scanner.nested:
        scanner.flush()
        line = scanner.lines.line(control.start)
        scanner.drafts.append(Draft(kind=BlockKind.CODE, span=Span(control.start, after), line=line))
    return after


def _opened(scanner: Scanner, name: str, at: int) -> int:
    if name == "document":
        scanner.quiet = False
        scanner.main = None
    if not scanner.nested:
        scanner.flush()
    first = at
    at = skip_arguments(scanner.text, at, ENVIRONMENTS.get(name, ""))
    scanner.push(name=name)
    scanner.environments[name] += 1
    if name == "minipage":
        scanner.counters.values["mpfootnote"] = 0
    kind = KINDS.get(name)
    if kind is not None:
        scanner.kinds.append(kind)
    elif name in {"figure", "figure*", "table", "table*"}:
        scanner.kinds.append(BlockKind.PARAGRAPH)
    if name.endswith("quote"):
        at = _quotation(scanner, name, first, at)
    if name == "frame":
        return _frame_title(scanner, at)
    return at


def _quotation(scanner: Scanner, name: str, first: int, at: int) -> int:
    r"""``\begin{displaycquote}[12]{key}``, and ``\begin{displayquote}[\cite{key}]``."""
    if name.endswith("cquote"):
        control = Control("textcquote", star=False, start=first, end=first)
        return citation(scanner, control) or at
    citations_within(scanner, first, at)
    return at


def _frame_title(scanner: Scanner, at: int) -> int:
    r"""``\begin{frame}{Title}`` of beamer."""
    opening = skip_blanks(scanner.text, at)
    if scanner.text[opening : opening + 1] != "{":
        return at
    scanner.open_block(Sink(BlockKind.HEADING, opening + 1, level=3))
    return opening + 1


def end(scanner: Scanner, control: Control) -> int:
    """Close an environment, and what is still open in it."""
    found = group(scanner.text, control.end)
    if found is None:
        return control.end
    name = scanner.text[found[0] : found[1]].strip()
    at = found[1] + 1
    if name == "document" and not scanner.quiet and control.start >= scanner.last_end:
        scanner.close_arguments(control.start)
        scanner.flush()
        return scanner.end
    if not scanner.environments[name]:
        return at
    while scanner.frames:
        last = scanner.frames[-1].name == name
        if last and not scanner.nested:
            scanner.flush()
        scanner.pop(control.start, at if last else control.start)
        if last:
            break
    if not scanner.nested:
        scanner.flush()
    return at


def item(scanner: Scanner, control: Control) -> int:
    r"""``\item``: the next entry of a list; the label in its brackets is a part of it."""
    at = control.end
    if not scanner.nested:
        scanner.flush()
    frame = next((one for one in reversed(scanner.frames[-20:]) if one.name), None)
    ordinal = None
    found = bracket(scanner.text, at)
    if found is not None:
        scanner.dropped |= {found[0] - 1, found[1]}
    elif frame is not None and frame.name.startswith(("enumerate", "compactenum", "asparaenum")):
        frame.items += 1
        ordinal = frame.items
    if not scanner.nested and not scanner.quiet:
        scanner.main = Sink(BlockKind.LIST_ITEM, control.start, ordinal=ordinal)
    return at
