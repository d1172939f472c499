"""From a finding's intent to byte edits. Two fixes never touch the same bytes of a file."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from refcheck.formats.bib_source import BibSource, TextEdit
from refcheck.mend.breaks import with_breaks
from refcheck.mend.fields import add_fields, set_field
from refcheck.mend.html import escape_html, is_replaceable_html
from refcheck.mend.latex import escape_latex, is_replaceable_latex
from refcheck.mend.markdown import escape_markdown, is_replaceable_markdown
from refcheck.mend.places import Places
from refcheck.mend.rst import escape_rst, is_replaceable_rst
from refcheck.model.document import Document
from refcheck.model.finding import Finding
from refcheck.model.place import AddFields, Edit, Fix, Intent, ReplaceText, SetField, Span
from refcheck.model.reference import Library

__all__ = ["plan"]

NOT_ALONE = "another mend changes the same place; run this again after it"
NOT_FOUND = "the place to mend is not where it was"
NO_PLACE = "the encoding of the file has no place for the corrected text; save it as UTF-8 first"
MAX_SHOWN = 160
"""A longer text (characters) is cut where it is shown."""
NOT_PLAIN = "there is markup within it that would be lost: change it by hand"

_MARKDOWN = frozenset({"markdown", "md", "gfm", "commonmark"})
_ESCAPES: Mapping[str, tuple[Callable[[str], str], Callable[[str], bool]]] = {
    "html": (escape_html, is_replaceable_html),
    "latex": (escape_latex, is_replaceable_latex),
    "rst": (escape_rst, is_replaceable_rst),
}
"""For each format how a text is written in it, and whether such a text may take the place of a source."""


@dataclass(slots=True)
class _File:
    """A text that edits are made for: what leads from its characters to its bytes, and what is taken."""

    path: str
    text: str
    sha256: str
    encoding: str
    bom_length: int
    format: str = ""
    editable: bool = True
    source: BibSource | None = None
    places: Places | None = None
    taken: list[tuple[int, int]] = field(default_factory=list)
    done: set[tuple[int, int, str]] = field(default_factory=set)

    def edit(self, change: TextEdit) -> Edit:
        """Return a change of characters as one of bytes."""
        if self.places is None:
            self.places = Places(self.text, encoding=self.encoding, bom_length=self.bom_length)
        return Edit(
            path=self.path,
            sha256=self.sha256,
            start=self.places.bytes_before(change.start),
            end=self.places.bytes_before(change.end),
            text=change.text,
            region=self.places.region(change.start, change.end),
        )

    def is_free(self, change: TextEdit) -> bool:
        """Return whether no edit before touches the same characters. Two insertions at one place do."""
        at = bisect_right(self.taken, (change.start, change.end))
        near = self.taken[max(at - 1, 0) : at + 1]
        return not any(_clash(change.start, change.end, start, end) for start, end in near)

    def take(self, changes: Sequence[TextEdit]) -> None:
        """Remember the characters that edits touch."""
        for change in changes:
            insort(self.taken, (change.start, change.end))
            self.done.add((change.start, change.end, change.text))


def _clash(start: int, end: int, other_start: int, other_end: int) -> bool:
    if start == other_start:
        return True
    return start < other_end and other_start < end


def plan(
    findings: Sequence[Finding], *, documents: Sequence[Document] = (), libraries: Sequence[Library] = ()
) -> tuple[Finding, ...]:
    """Return the findings in their order, those with an intent that can be carried out with a fix.

    Where it cannot be, the remedy says why. An intent that an earlier finding has too shares its edits.
    """
    files: dict[str, _File] = {}
    for document in documents:
        files[document.path] = _File(
            document.path,
            document.text,
            document.sha256,
            document.encoding,
            document.bom_length,
            document.format,
            document.editable,
        )
    for library in libraries:
        if library.path is not None:
            files[library.path] = _File(
                library.path, library.text, library.sha256, library.encoding, library.bom_length, "bib"
            )
    return tuple(_planned(finding, files) for finding in findings)


def _planned(finding: Finding, files: dict[str, _File]) -> Finding:
    intent = finding.intent
    if intent is None or finding.fix is not None:
        return finding
    file = files.get(intent.path)
    if file is None or not file.sha256:
        return finding
    if not file.editable:
        return _refused(finding, _by_hand(finding, file, intent))
    if isinstance(intent, ReplaceText) and not _is_replaceable(file, intent):
        return _refused(finding, NOT_PLAIN)
    changes = _replacement(file, intent) if isinstance(intent, ReplaceText) else _field_changes(file, intent)
    if not changes:
        return _refused(finding, NOT_FOUND)
    shared = all((c.start, c.end, c.text) in file.done for c in changes)
    if not shared and not all(file.is_free(change) for change in changes):
        return _refused(finding, NOT_ALONE)
    try:
        for change in changes:
            change.text.encode(file.encoding)
    except UnicodeEncodeError:
        return _refused(finding, NO_PLACE)
    if not shared:
        file.take(changes)
    edits = tuple(file.edit(change) for change in changes)
    return replace(finding, fix=Fix(safe=intent.safe, summary=intent.summary, edits=edits))


def _refused(finding: Finding, why: str) -> Finding:
    remedy = f"{finding.remedy} ({why})" if finding.remedy else why
    return replace(finding, remedy=remedy)


def _by_hand(finding: Finding, file: _File, intent: Intent) -> str:
    """Return what a person changes in a file that is not written to. Where, the finding says itself."""
    start = "change it by hand, this kind of file is not written to"
    if not isinstance(intent, ReplaceText) or intent.raw:
        return start
    old = " ".join(intent.span.of(file.text).split())
    said = "it" if old == finding.actual else _brief(old)
    return f"{start}: {said} should read {_brief(intent.text)}"


def _brief(text: str) -> str:
    return f'"{text}"' if len(text) <= MAX_SHOWN else f'"{text[:MAX_SHOWN]}..."'


def _is_replaceable(file: _File, intent: ReplaceText) -> bool:
    if intent.raw:
        return True
    known = _ESCAPES.get(file.format)
    free = is_replaceable_markdown if file.format in _MARKDOWN else known[1] if known else None
    return free is None or all(free(span.of(file.text)) for span in (intent.span, *(span for span, _ in intent.also)))


def _replacement(file: _File, intent: ReplaceText) -> tuple[TextEdit, ...]:
    places = ((intent.span, intent.text), *intent.also)
    if any(span.end > len(file.text) or span.start == span.end for span, _ in places):
        return ()
    return tuple(_replaced(file, span, text, raw=intent.raw) for span, text in places)


def _replaced(file: _File, span: Span, text: str, *, raw: bool) -> TextEdit:
    if raw:
        return TextEdit(start=span.start, end=span.end, text=text)
    text = " ".join(text.split())
    if file.format in _MARKDOWN:
        line_start = max(file.text.rfind("\n", 0, span.start), file.text.rfind("\r", 0, span.start)) + 1
        text = escape_markdown(text, starts_line=not file.text[line_start : span.start].strip())
    elif file.format in _ESCAPES:
        text = _ESCAPES[file.format][0](text)
    return TextEdit(start=span.start, end=span.end, text=with_breaks(span.of(file.text), text))


def _field_changes(file: _File, intent: SetField | AddFields) -> tuple[TextEdit, ...]:
    if file.source is None:
        file.source = BibSource(file.text)
    return set_field(file.source, intent) if isinstance(intent, SetField) else add_fields(file.source, intent)
