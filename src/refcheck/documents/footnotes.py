"""Notes and their markers, in all the dialects that people and converters write.

A figure that opens a block is a note, any other one is a reference to a note: so it is in
converted documents. What may be an exponent, an index or a sign counts only when a note answers it:
the rules err towards *no marker*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from refcheck.documents.drafts import Draft, cut, merged
from refcheck.documents.figures import TO_SUPERSCRIPT, Dialect, Figure
from refcheck.documents.lines import Lines
from refcheck.model.document import BlockKind, Segment
from refcheck.text.lazy import lazy_re

__all__ = ["attach_addresses", "decide_markers", "is_address_only", "is_bibliography_heading", "mark_notes"]

_NOTE_HEADING = lazy_re(
    r"(?i)(?:[\divx]+\.?\s*)?(?:end|foot)?\s?(?:notes?|notas?(?: al pie| finales)?|anmerkungen|fu(?:ß|ss)noten|catatan kaki"
    r"|หมายเหตุ|เชิงอรรถ|сноски|примечания|примітки|przypisy|poznámky(?: pod čarou)?|fotnoter|noter|(?:voet|eind)?noten|dipnotlar|jegyzetek|viitteet|note (?:de subsol|a piè di pagina)|chú thích"
    r"|注释|注釈|註釋|註解|脚注|腳註|尾注|각주|미주)\s*[:：]?"
)
_SOURCE_HEADING = lazy_re(
    r"(?i)(?:[\divx]+\.?\s*)?(?:(?:selected |cited |list of )?(?:references?|bibliography|sources?|works cited|literature(?: cited)?|citations?)"
    r"|notes and references|references and notes|referencias|bibliograf[ií]a|fuentes|r[ée]f[ée]rences|bibliographie"
    r"|quellen|literatur(?:verzeichnis)?|refer[êe]ncias|daftar pustaka|บรรณานุกรม|อ้างอิง)\s*:?"
)
_ADDRESS_WORDS = lazy_re(
    r"(?i)\b(?:available|accessed|retrieved|last|at|from|on|online|visited|viewed|consulted|see|url|link|in|disponible"
    r"|en|disponível|em|abrufbar|unter|consulté|le|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|\d{1,2}|\d{4})\b"
)
_CLASS = lazy_re(r"(?:.-.)+|.*[\\/|].*|\W+")
_OPENING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_RAISED = frozenset({Dialect.SUP, Dialect.CHARACTER, Dialect.BRACKET, Dialect.ANCHOR, Dialect.LIST})
_ANSWERS = {
    Dialect.CARET: frozenset({Dialect.CARET}),
    Dialect.INLINE: frozenset({Dialect.INLINE}),
    Dialect.SUP: _RAISED,
    Dialect.CHARACTER: _RAISED,
    Dialect.BRACKET: frozenset({Dialect.BRACKET, Dialect.ANCHOR, Dialect.LIST}),
    Dialect.ANCHOR: _RAISED,
    Dialect.LIST: _RAISED,
}
"""Which notes can answer a marker of each dialect."""
_NAMED = frozenset({Dialect.CARET, Dialect.INLINE})
_BEFORE_GLUED = lazy_re(r"(?:[.;)\]/”\"’]|\d)\s*$")


def is_bibliography_heading(draft: Draft) -> bool:
    """Return whether a draft is the heading of notes or sources."""
    text = draft.text.strip()
    looks = draft.kind is BlockKind.HEADING or draft.is_bold or text.endswith(":")
    return len(text) < 60 and looks and bool(_NOTE_HEADING.fullmatch(text) or _SOURCE_HEADING.fullmatch(text))


def mark_notes(drafts: Sequence[Draft], lines: Lines) -> list[Draft]:
    """Return the drafts with the notes marked, each note a draft of its own."""
    joined = _definitions(drafts)
    openings = [_opening(draft) if draft.note is None else None for draft in joined]
    referenced = {
        figure.label
        for draft, opening in zip(joined, openings, strict=True)
        for figure in draft.figures
        if draft.note is None and figure is not opening and figure.dialect is not Dialect.CARET
    }
    marked: list[Draft] = []
    for draft, figure in zip(joined, openings, strict=True):
        if draft.note is None and figure is not None and _is_note(draft, figure, referenced):
            marked += _notes_in(draft, lines)
        else:
            marked.append(draft)
    return _list_notes(marked, referenced)


def _definitions(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the paragraphs of each ``[^label]:`` joined into one note."""
    joined: list[Draft] = []
    for (label, _), parts in groupby(drafts, key=lambda draft: (draft.label, draft.group)):
        if label is None:
            joined += parts
        else:
            note = merged([*parts])
            joined.append(replace(note, kind=BlockKind.NOTE, note=label, dialect=Dialect.CARET))
    return joined


def _opening(draft: Draft) -> Figure | None:
    """Return the figure that opens the block, ``None`` when text comes before it."""
    if not draft.figures or draft.kind not in _OPENING:
        return None
    first = draft.figures[0]
    head = draft.segments[: first.index]
    alone = len(draft.figures) < 2 or draft.figures[1].index != first.index + 1
    return first if alone and not any(s.text.strip(" .*_") for s in head) else None


_BACK = lazy_re(r"(?i)(?:ib[ií]d(?:em)?|[ií]d(?:em)?|ebd|ebenda|ivi)\.?")
"""A word that is a whole note."""


def _is_note(draft: Draft, figure: Figure, referenced: set[str]) -> bool:
    after = "".join(s.text for s in draft.segments[figure.index + 1 :]).strip()
    if not after:
        return False
    match figure.dialect:
        case Dialect.SUP:
            return figure.label.isdigit() or figure.label in referenced
        case Dialect.CHARACTER:
            return len(after.split()) > 1 or bool(draft.links) or _BACK.fullmatch(after) is not None
        case Dialect.CARET:
            return True
        case Dialect.INLINE:
            return False
        case _:
            return figure.label in referenced


def _notes_in(draft: Draft, lines: Lines) -> Iterator[Draft]:
    """Yield the notes of a block: each line that a marker opens, and each glued one."""
    opening = draft.figures[0]
    cuts = []
    for figure in draft.figures[1:]:
        if _begins_note(draft, opening, figure):
            cuts.append(figure.index)
            opening = figure
    for part in cut(draft, cuts, lines):
        yield _as_note(part, part.figures[0])


def _begins_note(draft: Draft, opening: Figure, figure: Figure) -> bool:
    if figure.dialect is not opening.dialect:
        return False
    if figure.line_start:
        return True
    if not (figure.label.isdigit() and opening.label.isdigit() and int(figure.label) == int(opening.label) + 1):
        return False
    near = draft.segments[max(opening.index + 1, figure.index - 4) : figure.index]
    before = "".join(s.text for s in near)[-20:]
    return figure.dialect is Dialect.SUP and _BEFORE_GLUED.search(before) is not None


def _as_note(draft: Draft, opening: Figure) -> Draft:
    rest = tuple(replace(f, index=f.index - opening.index - 1) for f in draft.figures if f.index > opening.index)
    return replace(
        draft,
        kind=BlockKind.NOTE,
        segments=draft.segments[opening.index + 1 :],
        figures=rest,
        note=opening.label,
        dialect=opening.dialect,
    )


def _list_notes(drafts: Sequence[Draft], referenced: set[str]) -> list[Draft]:
    """Return the drafts with the numbered items under a heading such as *Notes* taken for notes,
    when markers ask for them and nothing else answers; beside named notes a numbered list of sources is one."""
    named = any(draft.inner or (draft.dialect is Dialect.CARET and draft.note is not None) for draft in drafts)
    wanted = referenced - {d.note for d in drafts if d.note is not None}
    under, last = False, 0
    marked: list[Draft] = []
    for draft in drafts:
        if draft.kind is BlockKind.HEADING or is_bibliography_heading(draft):
            sources = named and _NOTE_HEADING.fullmatch(draft.text.strip()) is None
            under, last = is_bibliography_heading(draft) and not sources, 0
        elif under and draft.kind is BlockKind.LIST_ITEM and draft.ordinal is not None:
            last = draft.ordinal if draft.ordinal > last else last + 1
            if str(last) in wanted:
                marked.append(replace(draft, kind=BlockKind.NOTE, note=str(last), dialect=Dialect.LIST))
                continue
        marked.append(draft)
    return marked


def is_address_only(draft: Draft) -> bool:
    """Return whether a block holds an address and nothing but words that go with one."""
    if not draft.links or draft.kind not in _OPENING or len(draft.text) > 4_000:
        return False
    rest = "".join(s.text for s in draft.segments if s.url is None)
    return not re.sub(r"[^\w]+", "", _ADDRESS_WORDS.sub("", rest)) and any(s.url for s in draft.segments)


def attach_addresses(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with each address that follows a note as its own paragraph given to it.

    It belongs to the note above only until the next marker, rule, furniture or text.
    """
    attached: list[Draft] = []
    owner: str | None = None
    for draft in drafts:
        if draft.note is not None:
            owner = draft.note if draft.dialect not in {Dialect.CARET, Dialect.BRACKET} else None
        elif owner is not None and draft.kind is not BlockKind.FURNITURE and is_address_only(draft):
            attached.append(replace(draft, kind=BlockKind.NOTE, note=owner, tail=True))
            continue
        elif draft.segments or draft.rule or draft.kind is BlockKind.CODE:
            owner = None
        attached.append(draft)
    return attached


def decide_markers(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the figures that are no markers turned into plain text."""
    notes: dict[str, set[Dialect]] = {}
    for draft in drafts:
        if draft.note is not None and draft.dialect is not None and not draft.tail:
            notes.setdefault(draft.note, set()).add(draft.dialect)
    dialects = {dialect for answers in notes.values() for dialect in answers}
    figures = [f for draft in drafts if draft.note is None for f in draft.figures]
    sure = {f.label for f in figures if not f.doubtful and notes.get(f.label, set()) & _ANSWERS[f.dialect]}
    # Without any note at all two numbers, 1 among them, have to speak for footnotes.
    raised = {f.label for f in figures if f.dialect is Dialect.SUP and not f.doubtful}
    footnotes = bool(dialects - _NAMED) or {"1", "2"} <= raised

    def accepted(figure: Figure) -> bool:
        if notes.get(figure.label, set()) & _ANSWERS[figure.dialect]:
            return not figure.doubtful or figure.label not in sure
        match figure.dialect:
            case Dialect.CARET:
                return Dialect.CARET in dialects and not _CLASS.fullmatch(figure.label)
            case Dialect.SUP:
                return figure.label.isdigit() and not figure.doubtful and footnotes
            case Dialect.CHARACTER:
                return Dialect.CHARACTER in dialects and not figure.doubtful
            case _:
                return False

    return [_decided(draft, {f.index for f in draft.figures if _counts(draft, f) and accepted(f)}) for draft in drafts]


def _counts(draft: Draft, figure: Figure) -> bool:
    """Return whether a figure can be a marker where it stands: in notes only ``[^1]`` and ``^[...]`` can."""
    if figure.dialect is Dialect.INLINE:
        return True
    return draft.kind is not BlockKind.FURNITURE and (draft.note is None or figure.dialect is Dialect.CARET)


def _decided(draft: Draft, kept: Iterable[int]) -> Draft:
    kept = set(kept)
    dropped = {f.index: f for f in draft.figures if f.index not in kept}
    if not dropped:
        return draft
    segments = tuple(
        replace(s, marker=None, text=_as_text(s, dropped[i], listed=i - 1 in dropped)) if i in dropped else s
        for i, s in enumerate(draft.segments)
    )
    return replace(draft, segments=segments, figures=tuple(f for f in draft.figures if f.index in kept))


def _as_text(segment: Segment, figure: Figure, *, listed: bool) -> str:
    """Return what a figure reads as when it is no marker; ``listed``: another one stands right before."""
    size = segment.span.end - segment.span.start
    match figure.dialect:
        case Dialect.CHARACTER:
            return figure.label.translate(TO_SUPERSCRIPT)
        case Dialect.CARET:
            return f"[^{figure.label}]"
        case Dialect.BRACKET:
            return f"[{figure.label}]"
        case _:
            return f", {figure.label}" if listed and size == len(figure.label) else figure.label
