"""Notes that no rule for notes reads and that are citations all the same: "N. Doe. 1995. A long title. In Proceedings".

A note is one where names open it, a title follows them, and it ends as citations end: with a year, a volume and
pages, a place and its publisher. Such a note is read as an entry of a list is; where that fails as well its fields stay
empty. Errs towards a comment: "Doe, who wrote it in 1995" is prose.
"""

from __future__ import annotations

from dataclasses import replace

from refcheck.model.document import Note
from refcheck.model.reference import NoteKind
from refcheck.model.work import Work
from refcheck.references.entry_places import find_place
from refcheck.references.listed import work_of_entry
from refcheck.references.name_patterns import JOIN, PERSON
from refcheck.references.notetext import NoteText, note_text
from refcheck.references.parsed import ParsedItem
from refcheck.references.shortforms import without_signal
from refcheck.text.entry_leads import Lead, find_lead
from refcheck.text.institutions import is_institution
from refcheck.text.lazy import lazy_re

__all__ = ["is_cited_string", "with_string"]

MAX_STRING = 700
"""Longer notes (characters) comment."""
_YEAR = r"(?:1[4-9]|20)\d\d[a-z]?"
_INVERTED = r"(?:(?:van|von|de|del|da|di|der|la)\s){0,2}[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?,\s[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,2}"
_TITLE = r"(?=[^\W_a-z“‘\"'«]|[“‘\"'«]\w)"
_OPENS = lazy_re(
    rf"(?P<comma>{PERSON}(?:,\s{PERSON}){{0,6}}?(?:,?{JOIN}{PERSON})?(?:,?\set\sal\.?)?),\s{_TITLE}"
    rf"|(?:{_INVERTED})(?:\s?[;/]\s(?:{_INVERTED})){{0,8}}(?:,?\set\sal\.?|\su\.\s?a\.?)?:\s{_TITLE}"
    rf"|{_INVERTED}(?:,\s{PERSON}){{0,6}}(?:,?{JOIN}{PERSON})?(?:,?\set\sal\.?)?\.\s{_TITLE}"
    rf"|[^\W\d_a-z]{{3,}}(?:[\s-][^\W\d_a-z]{{2,}})?,\s[^.,:;]{{1,40}}(?:,\s[^.:;]{{3,300}})?\.\s{_TITLE}"
    rf"|(?:Anonymous|Anon\.?)[.,:]?\s(?:\({_YEAR}\)\.?\s)?{_TITLE}"
)
_UNSIGNED = lazy_re(rf"\({_YEAR}\)\.?\s(?=[^\W\d_a-z])")
"""What opens a citation by date whose author is left out."""
_DATED = lazy_re(rf"\({_YEAR}\)|[,;.(:]\s*{_YEAR}\)?\W*$|[,;.]\s{_YEAR}(?:[;:,]|\.\s)|{_YEAR};\s?\d|[?!]\s{_YEAR}\W*$")
_IMPRINT = lazy_re(
    r"[.,?!(]\s?[^\W\d_a-z][^.:()]{1,60}:\s?[^\W\d_a-z?][^:]{2,100}\)?\W*$"
    r"|,\s\d{1,4}\s[^\W\d_a-z][\w.&’' ]{2,60}\s\d{1,5}\W*$"
    r"|\b(?:[Nn]o|[Nn]r|n°|[Vv]ol|Heft|Bd)\.?\s\d{1,4}\W*$"
)
_PROSE = lazy_re(
    r"(?:^|[.?!:]\s)(?:This|That|These|Those|It|We|He|She|They|There|However|But|Here|Note that|According|Although|I|My|Our"
    r"|His|Her|Their|Thanks|Emphasis|Translat\w+|For (?:a|an|the|more|further))\s(?!.{0,3}$)"
)
_AFTER_NAMES = lazy_re(r"\W*[^\W_a-z]")


def with_string(items: tuple[ParsedItem, ...], note: Note) -> tuple[ParsedItem, ...]:
    """Return the items of a note; a lone comment that is a citation has what it cites as its ``string``."""
    if len(items) != 1 or items[0].kind is not NoteKind.COMMENT or note.links:
        return items
    part = _without_signal(note_text(note))
    if not is_cited_string(part.text):
        return items
    read = work_of_entry(part)
    work, derived = read if read is not None and read[0].author else (Work(), ())
    return (replace(items[0], string=work, derived=tuple(derived)),)


def is_cited_string(text: str) -> bool:
    """Return whether a text without markup is a citation by how it opens and ends, whatever stands between."""
    text = " ".join(text.split())
    if not 20 <= len(text) <= MAX_STRING or _PROSE.search(text):
        return False
    unsigned = _UNSIGNED.match(text)
    if unsigned or not text[0].isalpha():
        return unsigned is not None and _ends(text[unsigned.end() :])
    lead = find_lead(text, None, repeated=False)
    if lead is not None and lead.authors and _AFTER_NAMES.match(text, lead.end) and _is_ended(text, lead):
        return True
    match = _OPENS.match(text)
    named = match["comma"] if match else None
    if match is None or (named and is_institution(named)):
        return False
    return _ends(text[match.end() :])


def _is_ended(text: str, lead: Lead) -> bool:
    return lead.year is not None or _ends(text[lead.end :])


def _ends(rest: str) -> bool:
    """Return whether a text behind names ends as a citation does."""
    place = find_place(rest)
    placed = place is not None and bool(place.page or place.issue)
    return placed or _DATED.search(rest) is not None or _IMPRINT.search(rest) is not None


def _without_signal(part: NoteText) -> NoteText:
    """Return a part without the signal that opens it."""
    text = part.text.strip()
    rest = without_signal(text)
    if part.runs or rest == part.text:
        return part
    return NoteText(text=rest, raw=rest, links=part.links)
