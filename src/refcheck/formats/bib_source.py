r"""Where the parts of BibTeX entries stand in a text, and how to change a field and nothing else.

The scanner agrees with bibtexparser 2.1 on what an entry is (a test holds that): an ``@`` at the start
of a line ends an entry that was never closed, ``\"``, ``\{`` and ``\}`` are no delimiters. Offsets are
code points of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from refcheck.text.lazy import lazy_re

__all__ = [
    "BibSource",
    "EntrySource",
    "FieldSource",
    "TextEdit",
    "apply_edits",
    "field_edits",
    "is_commented_out",
    "newline_of",
    "plain_types",
    "scan",
    "type_of",
    "unify_newlines",
]

_START = lazy_re(r"@(\w*)[ \t]*([{(])")
_MARK = lazy_re(r'(?<!\\)[{}",=]|@\w*[ \t]*(?=[{(])')
_PAREN_MARK = lazy_re(r'(?<!\\)[{}",=)]|@\w*[ \t]*(?=[{(])')
_NO_ENTRY = frozenset({"comment", "preamble", "string"})
# A type on a line of its own, its brace on the next, and behind that a key and a field: BibTeX allows it.
_APART = lazy_re(
    r"(?mi)^(?P<head>[ \t]*@(?!comment\b|preamble\b|string\b)\w+)(?P<gap>[ \t]*\r?\n\s*)(?P<brace>[{(])"
    r"(?=\s*[^\s,={}\"()]+\s*,\s*(?:[a-z][\w:.+/-]*\s*=|[})]))"
)
# BibTeX allows these signs in a type; what has them at the beginning of a line, a key and a field behind it, is an entry.
_ODD = lazy_re(r"(?mi)^[ \t]*@\w+(?:[-.:+/]\w+){1,5}(?=[ \t]*[{(]\s*[^\s,={}\"()]+\s*,\s*(?:[a-z][\w:.+/-]*\s*=|[})]))")
# What the two need, found from "@" to "@" rather than at each character of the text.
_MAYBE_APART = lazy_re(r"@\w++[ \t]*+\r?\n")
_MAYBE_ODD = lazy_re(r"@\w++[-.:+/]\w")
_LETTERS = str.maketrans("-.:+/", "ーꓸːꜗᐟ")
_SIGNS = str.maketrans("ーꓸːꜗᐟ", "-.:+/")
_LONE_CR = lazy_re(r"\r(?!\n)")


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldSource:
    """A field: from ``start`` (its name) to ``value_end``; ``comma`` is the offset of the comma after
    it, ``None`` when there is none. The value includes its delimiters.
    """

    name: str
    start: int
    name_end: int
    value_start: int
    value_end: int
    comma: int | None

    @property
    def end(self) -> int:
        """The offset after the field and its comma."""
        return self.value_end if self.comma is None else self.comma + 1


@dataclass(frozen=True, kw_only=True, slots=True)
class EntrySource:
    """An entry: from its ``@`` to the offset after its closing delimiter, which stands at ``close``."""

    type: str
    key: str
    start: int
    key_end: int
    close: int
    fields: tuple[FieldSource, ...]

    @property
    def end(self) -> int:
        """The offset after the entry."""
        return self.close + 1

    def get(self, name: str) -> FieldSource | None:
        """Return the first field with this lower-case name, ``None`` when there is none."""
        return next((f for f in self.fields if f.name == name), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class TextEdit:
    """One replacement: the characters ``[start, end)`` become ``text``."""

    start: int
    end: int
    text: str


class _NoEntryError(Exception):
    """What begins here is no whole entry; ``resume`` is where to look on."""

    def __init__(self, resume: int) -> None:
        super().__init__(resume)
        self.resume = resume


def unify_newlines(text: str) -> str:
    """Return ``text`` with every lone CR as LF; offsets stay."""
    return _LONE_CR.sub("\n", text) if "\r" in text else text


def plain_types(text: str) -> str:
    """Return ``text`` with the types of its entries as bibtexparser reads them: each opening brace right after its type,
    and letters for the signs that BibTeX allows in one (``@my-type``). Lines and the offsets of all else stay.
    """
    if _MAYBE_APART.search(text):
        text = _APART.sub(r"\g<head>\g<brace>\g<gap>", text)
    if _MAYBE_ODD.search(text):
        text = _ODD.sub(lambda match: match.group().translate(_LETTERS), text)
    return text


def type_of(word: str) -> str:
    """Return a type of ``plain_types`` as it is written."""
    return word if word.isascii() else word.translate(_SIGNS)


def newline_of(text: str) -> str:
    """Return the line end that ``text`` uses first, LF when it has none."""
    match = re.search(r"\r\n|\n|\r", text)
    return match.group() if match else "\n"


def scan(text: str) -> Iterator[EntrySource]:
    """Yield the entries of a .bib text in order; broken ones, comments and macros are left out."""
    text = plain_types(unify_newlines(text))
    at = 0
    while match := _START.search(text, at):
        try:
            if match[1].lower() in _NO_ENTRY:
                at = _skip(text, match)
            else:
                entry = _entry(text, match)
                at = entry.end
                yield entry
        except _NoEntryError as broken:
            at = max(broken.resume, match.end())


class BibSource:
    """A .bib text in which entries are found by the line that they begin on."""

    def __init__(self, text: str) -> None:
        """Take a text with any line ends."""
        self.text = text
        self._unified = plain_types(unify_newlines(text))
        self._starts = [0, *(match.end() for match in re.finditer("\n", self._unified))]

    def entry_at(self, line: int, key: str | None = None) -> EntrySource | None:
        """Return the entry that begins on a 1-based line (with this key, when several do).

        Only that line's entries are looked at. ``None`` when there is none.
        """
        if not 1 <= line <= len(self._starts):
            return None
        start = self._starts[line - 1]
        stop = self._starts[line] if line < len(self._starts) else len(self._unified)
        for match in _START.finditer(self._unified, start, stop):
            try:
                entry = _whole(self._unified, match, keyless=key == "")
            except _NoEntryError:
                continue
            if key is None or entry.key == key:
                return entry
        return None

    def without_key(self, start: int) -> EntrySource | None:
        """Return the entry whose ``@`` is at an offset and that begins with its first field."""
        return self._from(start, keyless=True)

    def as_bibtex_reads(self, start: int) -> EntrySource | None:
        """Return the entry whose ``@`` is at an offset; quotation marks within braces delimit nothing."""
        return self._from(start, nested=True)

    def _from(self, start: int, *, keyless: bool = False, nested: bool = False) -> EntrySource | None:
        match = _START.match(self._unified, start)
        try:
            return _entry(self._unified, match, keyless=keyless, nested=nested) if match else None
        except _NoEntryError:
            return None


def _marks(text: str, start: int, closing: str) -> Iterator[re.Match[str]]:
    pattern = _PAREN_MARK if closing == ")" else _MARK
    yield from pattern.finditer(text, start)
    raise _NoEntryError(len(text))


def _begins_line(text: str, at: int) -> bool:
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return not before or before.isspace()


def _stop_at_block(text: str, mark: re.Match[str]) -> None:
    if mark.group()[0] == "@" and _begins_line(text, mark.start()):
        raise _NoEntryError(mark.start())


def _skip(text: str, match: re.Match[str]) -> int:
    """Return the offset after a comment, preamble or macro block."""
    closing = "}" if match[2] == "{" else ")"
    quotes = closing == ")" and match[1].lower() != "comment"
    depth, quoted = 0, False
    for mark in _marks(text, match.end(), closing):
        char = mark.group()
        if char == "{":
            depth += 1
        elif char == "}" and depth:
            depth -= 1
        elif not depth and char == '"' and quotes:
            quoted = not quoted
        elif not depth and char == closing and not quoted:
            return mark.end()
        else:
            _stop_at_block(text, mark)
    return len(text)


def _whole(text: str, match: re.Match[str], *, keyless: bool = False) -> EntrySource:
    """Return the entry that begins at ``match`` as bibtexparser reads it, else as BibTeX does."""
    try:
        return _entry(text, match, keyless=keyless)
    except _NoEntryError:
        # Its own error is raised when BibTeX cannot read it either.
        with suppress(_NoEntryError):
            return _entry(text, match, keyless=keyless, nested=True)
        raise


def _entry(text: str, match: re.Match[str], *, keyless: bool = False, nested: bool = False) -> EntrySource:
    """Return the entry that begins at ``match``; with ``keyless`` its first field may stand for the key, with
    ``nested`` braces count within quotation marks too.
    """
    closing = "}" if match[2] == "{" else ")"
    marks = _marks(text, match.end(), closing)
    mark = next(marks)
    key_end = mark.start()
    fields: list[FieldSource] = []
    if keyless and mark.group() == "=":
        equals, key_end = mark, match.end()
        mark = _value_end(text, marks, closing, nested=nested)
        fields.append(_field(text, key_end, equals, mark))
    elif mark.group() not in {",", closing}:
        raise _NoEntryError(mark.start())
    while mark.group() == ",":
        begin = mark.end()
        mark = next(marks)
        if mark.group() == closing:
            if text[begin : mark.start()].strip():
                raise _NoEntryError(mark.end())
            break
        if mark.group() != "=":
            raise _NoEntryError(mark.start())
        equals = mark
        mark = _value_end(text, marks, closing, nested=nested)
        fields.append(_field(text, begin, equals, mark))
    return EntrySource(
        type=type_of(match[1]).lower(),
        key=text[match.end() : key_end].strip(),
        start=match.start(),
        key_end=key_end,
        close=mark.start(),
        fields=tuple(fields),
    )


def _value_end(text: str, marks: Iterator[re.Match[str]], closing: str, *, nested: bool) -> re.Match[str]:
    """Return the comma or closing delimiter that ends a value."""
    depth, quoted = 0, False
    for mark in marks:
        char = mark.group()
        at = mark.start()
        if char == '"' and not depth:
            # {"} inside quotes is a quotation mark.
            if not (quoted and text[at - 1] == "{" and text[at + 1 : at + 2] == "}"):
                quoted = not quoted
        elif char == "{" and (nested or not quoted):
            depth += 1
        elif char == "}" and (nested or not quoted) and depth:
            depth -= 1
        elif char in {",", closing} and not quoted and not depth:
            return mark
        else:
            _stop_at_block(text, mark)
    raise _NoEntryError(len(text))


def is_commented_out(written: str) -> bool:
    """Return whether a field is left out by biber: a percent sign stands before its name, on the same line."""
    return "%" in written and "%" in written.rstrip().rpartition("\n")[2]


def _field(text: str, begin: int, equals: re.Match[str], after: re.Match[str]) -> FieldSource:
    name = text[begin : equals.start()]
    # A comment that biber allows between fields stands before the name; on the same line it takes the field out.
    word = re.search(r"[^\s]+(?=\s*$)", name)
    commented = is_commented_out(name)
    start = begin + (word.start() if word else len(name))
    raw = text[equals.end() : after.start()]
    value_start = equals.end() + len(raw) - len(raw.lstrip())
    return FieldSource(
        name=(word.group() if word and not commented else "").lower(),
        start=start,
        name_end=start + (len(word.group()) if word else 0),
        value_start=value_start,
        value_end=max(value_start, after.start() - (len(raw) - len(raw.rstrip()))),
        comma=after.start() if after.group() == "," else None,
    )


def field_edits(text: str, entry: EntrySource, values: Mapping[str, str | None]) -> tuple[TextEdit, ...]:
    """Return the edits that give fields of an entry new values, ready to be applied together.

    ``values`` are by lower-case name, already escaped, without delimiters; ``None`` removes the
    field with its line and comma. A field that the entry lacks is put after its last one, indented
    as that is.
    """
    edits: list[TextEdit] = []
    added: list[tuple[str, str]] = []
    for name, value in values.items():
        found = entry.get(name)
        if found is None:
            if value is not None:
                added.append((name, value))
        elif value is None:
            edits.append(_removal(text, found))
        else:
            edits.append(TextEdit(start=found.value_start, end=found.value_end, text=_delimited(text, found, value)))
    if added:
        edits.append(_insertion(text, entry, added))
    return tuple(edits)


def doubled(text: str, entry: EntrySource) -> tuple[tuple[FieldSource, TextEdit], ...]:
    """Return the fields that an entry has said before, to the letter, each with the edit that takes it out."""
    first: dict[str, FieldSource] = {}
    found = []
    for one in entry.fields:
        known = first.setdefault(one.name, one)
        same = text[known.value_start : known.value_end] == text[one.value_start : one.value_end]
        if known is not one and same:
            found.append((one, _removal(text, one)))
    return tuple(found)


def apply_edits(text: str, edits: Sequence[TextEdit]) -> str:
    """Return ``text`` after edits that do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def _delimited(text: str, found: FieldSource, value: str) -> str:
    quoted = text[found.value_start : found.value_start + 1] == '"'
    return f'"{value}"' if quoted and '"' not in value and "{" not in value else f"{{{value}}}"


def _removal(text: str, found: FieldSource) -> TextEdit:
    line_start = max(text.rfind("\n", 0, found.start), text.rfind("\r", 0, found.start)) + 1
    after = re.compile(r"[ \t]*(\r\n|\n|\r)?").match(text, found.end)
    assert after is not None
    own_line = not text[line_start : found.start].strip(" \t")
    if own_line and after[1]:
        return TextEdit(start=line_start, end=after.end(), text="")
    if after[1] or text[after.end() : after.end() + 1] in {"}", ")"}:
        before = text[: found.start].rstrip(" \t") if not own_line else text[: found.start]
        return TextEdit(start=len(before), end=found.end, text="")
    return TextEdit(start=found.start, end=after.end(), text="")


def _insertion(text: str, entry: EntrySource, added: Sequence[tuple[str, str]]) -> TextEdit:
    newline = newline_of(text)
    if not entry.fields:
        comma = text[entry.key_end : entry.key_end + 1] == ","
        lines = f",{newline}".join(f"  {name} = {{{value}}}" for name, value in added)
        at = entry.key_end + 1 if comma else entry.key_end
        return TextEdit(start=at, end=entry.close, text=f"{'' if comma else ','}{newline}{lines},{newline}")
    last = entry.fields[-1]
    line_start = max(text.rfind("\n", 0, last.start), text.rfind("\r", 0, last.start)) + 1
    indent = text[line_start : last.start]
    trailing = last.comma is not None
    if indent.strip(" \t") or line_start <= entry.start:
        glue = ", "
        lines = glue.join(f"{name} = {{{value}}}" for name, value in added)
        return TextEdit(start=last.end, end=last.end, text=f" {lines}," if trailing else f", {lines}")
    width = _equals_width(text, last)
    glue = f",{newline}{indent}"
    lines = glue.join(f"{name.ljust(width)} = {{{value}}}" for name, value in added)
    start = f"{newline}{indent}" if trailing else glue
    return TextEdit(start=last.end, end=last.end, text=f"{start}{lines}{',' if trailing else ''}")


def _equals_width(text: str, last: FieldSource) -> int:
    """Return the width to which names are padded where the ``=`` stand in a column, else 0."""
    equals = text.index("=", last.name_end)
    gap = equals - last.name_end
    return len(last.name) + gap - 1 if gap > 1 else 0
