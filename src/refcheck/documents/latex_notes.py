r"""Notes of LaTeX: ``\footnote`` and its kin, their numbers, and the notes that a citation makes."""

from __future__ import annotations

import re

from refcheck.documents.latex_citations import Citing, is_cite, makes_note, read_citation
from refcheck.documents.latex_scanner import Control, Scanner
from refcheck.documents.latex_syntax import bracket, group, skip_blanks, skip_spaces
from refcheck.documents.latex_tables import NOTES
from refcheck.documents.segments import FoundKeys
from refcheck.documents.sink import PLAIN, Sink
from refcheck.model.document import BlockKind
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["citation", "citations_within", "counter_within", "note", "set_counter"]

_NUMBER = lazy_re(r"\s*([0-9]{1,6})\s*")
_CITE = lazy_re(r"\\([A-Za-z]*[cC]ite[A-Za-z]*)\*?")
# Manuals show the names of commands: \cmd\footnotemark, \comando\footnote\ .
_SHOWN = lazy_re(r"\\(?:cmd|cs|command|comando|commande|Befehl|macro|DescribeMacro|string|meaning|noexpand|show)\s*$")
# Styles of biblatex whose \autocite makes a footnote.
NOTE_STYLES = lazy_re(
    r"autocite\s*=\s*(?:\{\s*)?(?:foot|footnote)\b|(?<![a-z])style\s*=\s*(?:verbose|oscola|chicago-notes|footnote-dw|mla-footnotes|sbl\b)"
    r"|\bnotes\b|citestyle\s*=\s*verbose"
)


def note(scanner: Scanner, control: Control) -> int:
    r"""Begin the note that a command makes, or set the marker of ``\footnotemark``."""
    if _SHOWN.search(scanner.text, max(control.start - 40, 0), control.start):
        return control.end
    counter = NOTES[control.name]
    boxed = counter == "footnote" and scanner.environments["minipage"] > 0
    at = control.end
    number = None
    if found := bracket(scanner.text, at):
        number = _number(scanner, scanner.text[found[0] : found[1]], counter)
        at = found[1] + 1
    opening = skip_blanks(scanner.text, at)
    has_text = scanner.text[opening : opening + 1] == "{"
    if control.name.endswith("mark"):
        label = scanner.counters.step(counter) if number is None else scanner.counters.label(counter, number)
        _mark(scanner, label, control)
        return at
    if not has_text:
        return skip_spaces(scanner.text, at)
    if boxed:
        counter = "mpfootnote"
        scanner.counters.styles.setdefault(counter, "alph")
    if control.name.endswith("text"):
        label = scanner.counters.label(counter, number)
    else:
        label = scanner.counters.step(counter) if number is None else scanner.counters.label(counter, number)
        _mark(scanner, label, control)
    if scanner.quiet:
        return at
    made = Sink(BlockKind.NOTE, opening + 1)
    made.note = label
    scanner.open_block(made)
    return opening + 1


def _mark(scanner: Scanner, label: str, control: Control) -> None:
    sink = scanner.sink(control.start)
    if sink is not None:
        sink.mark(label, control.start, control.end)


def _number(scanner: Scanner, text: str, counter: str) -> int | None:
    r"""Return the number in ``\footnote[3]{...}``; that of ``\value{footnote}`` is what the counter has."""
    match = _NUMBER.fullmatch(text)
    if match:
        return int(match[1])
    return scanner.counters.values.get(counter, 0) if "\\" in text else None


def set_counter(scanner: Scanner, control: Control) -> int:
    r"""``\setcounter``, ``\addtocounter`` and ``\stepcounter`` of a note counter."""
    name = group(scanner.text, control.end)
    if name is None:
        return control.end
    counter = scanner.text[name[0] : name[1]].strip()
    at = name[1] + 1
    known = counter in {"footnote", "endnote", "sidenote"}
    if control.name in {"stepcounter", "refstepcounter"}:
        if known:
            scanner.counters.step(counter)
        return at
    value = group(scanner.text, at)
    if value is None:
        return at
    match = re.fullmatch(r"\s*(-?[0-9]{1,6})\s*", scanner.text[value[0] : value[1]])
    if known and match:
        scanner.counters.set(counter, int(match[1]), add=control.name == "addtocounter")
    return value[1] + 1


def counter_within(scanner: Scanner, control: Control) -> int:
    r"""``\counterwithin{footnote}{section}`` and the like: what begins the numbers anew."""
    first = group(scanner.text, control.end)
    second = group(scanner.text, first[1] + 1) if first else None
    if first is None or second is None:
        return first[1] + 1 if first else control.end
    counter = scanner.text[first[0] : first[1]].strip()
    heading = scanner.text[second[0] : second[1]].strip()
    headings = scanner.counters.within.setdefault(counter, set())
    if control.name in {"counterwithout", "@removefromreset"}:
        headings -= {heading, "addchap"} if heading == "chapter" else {heading}
    else:
        headings.add(heading)
    return second[1] + 1


def citation(scanner: Scanner, control: Control) -> int | None:
    """Add the citation that a command is; ``None`` when it is none."""
    if not is_cite(control.name):
        return None
    read = _read(scanner, control)
    if read is None:
        return None
    if control.name in {"nocite", "nocites"} or (scanner.quiet and not scanner.nested):
        scanner.emit_keys(_found(control, read))
        return read.end
    name = control.name.lower()
    automatic = name in {"autocite", "autocites"} and "notes" in scanner.options
    if (makes_note(name) or automatic) and not any(sink.note is not None for sink in scanner.nested):
        _cited_in_note(scanner, control, read)
        return read.end
    sink = scanner.sink(control.start)
    if sink is not None:
        sink.keys.append(_found(control, read))
        sink.add(read.text, control.start, read.end, scanner.look)
    return read.end


def _read(scanner: Scanner, control: Control) -> Citing | None:
    r"""Return what a citation cites; of one that the document defined itself, what its definition takes for keys.

    ``\newcommand{\citelink}[3]{\href{#1}{#2}~\cite{#3}}`` has them in the third argument. Where a definition does not
    show it nothing is read.
    """
    which = scanner.macros.cites.get(control.name, 1)
    at = control.end
    if which == 1:
        return read_citation(scanner.text, control.name, at)
    while found := bracket(scanner.text, at):
        at, which = found[1] + 1, which - 1
    for _ in range(which - 1):
        found = group(scanner.text, at)
        if found is None:
            return None
        at = found[1] + 1
    return read_citation(scanner.text, "cite", at) if which > 0 else None


def citations_within(scanner: Scanner, start: int, end: int) -> None:
    """Add the citations that stand in an argument which is else left out."""
    for match in _CITE.finditer(scanner.text, start, end):
        control = Control(match[1], star=False, start=match.start(), end=match.end())
        if is_cite(control.name) and (read := read_citation(scanner.text, control.name, control.end)):
            sink = scanner.sink(start)
            if sink is not None:
                sink.keys.append(_found(control, read))


def _found(control: Control, read: Citing) -> FoundKeys:
    return FoundKeys(
        start=control.start,
        end=read.end,
        keys=read.keys,
        bracketed=True,
        span=Span(control.start, read.end),
        locators=read.locators,
    )


def _cited_in_note(scanner: Scanner, control: Control, read: Citing) -> None:
    text_alone = control.name.endswith(("text", "texts"))
    label = scanner.counters.label("footnote") if text_alone else scanner.counters.step("footnote")
    if not text_alone:
        _mark(scanner, label, control)
    made = Sink(BlockKind.NOTE, control.start)
    made.note = label
    made.keys.append(_found(control, read))
    made.add(read.text, control.start, read.end, PLAIN)
    made.stop = read.end
    scanner.emit_whole(made)
