"""Notes as German, Austrian and Swiss lawyers write them, whose names and titles need no markup to be told.

"Hacker, Ein Titel, GRUR 2020, 1025 (1028)", "Vogel, in: Schricker/Loewenheim, 6. Aufl. 2020, § 72 Rn. 33",
"Kraßer/Ann, Patentrecht, 8. Aufl. 2022, § 11 Rn. 2". The italics of such notes, if any, are the names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.references.imprint import is_publisher
from refcheck.references.notetext import NoteText, RunForm
from refcheck.references.shortforms import without_signal
from refcheck.text.institutions import is_institution
from refcheck.text.lazy import lazy_re
from refcheck.text.words import small_words

__all__ = ["LawyersNote", "split_lawyers_note"]

MAX_TEXT = 600
"""Longer parts of notes (characters) are none of these."""

_NAME = r"[A-ZÄÖÜ][\w.'’-]*(?:\s(?:(?:von|van|de|v\.)\s)?[A-ZÄÖÜ][\w.'’-]*){0,2}"
_NAMES = rf"{_NAME}(?:\s?/\s?{_NAME}){{0,5}}"
_AUTHORS = rf"^(?P<authors>{_NAMES})(?P<more>\su\.\s?a\.)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_BEHIND = r"(?:\sf{1,2}\.)?(?:\sm\.?\s?w\.?\s?N\b\.?)?[\s.]*$"
_ARTICLE = lazy_re(
    rf"{_AUTHORS},\s(?P<title>(?!in:)[A-ZÄÖÜ\d„][^\n]{{7,300}}?),\s(?P<within>in:\s)?(?P<journal>[A-ZÄÖÜ][^\d,;()]{{1,80}}?)\s(?:(?P<volume>\d{{1,4}})\s\()?"
    rf"{_YEAR}\)?,\s(?P<label>S\.\s)?(?P<page>\d{{1,5}})(?:(?:\s\(|,\s)(?P<locator>\d{{1,5}})\)?)?{_BEHIND}"
)
_CHAPTER = lazy_re(
    rf"{_AUTHORS},\sin:\s(?:(?P<editors>{_NAMES})(?:\s\((?:Hrsg|Hg)\.?\))?,\s(?=[A-ZÄÖÜ]))?(?P<work>[A-ZÄÖÜ][^,;]{{1,120}}?),?\s"
    rf"(?:(?P<edition>\d{{1,3}})\.\s(?:Aufl\.|Auflage),?\s)?{_YEAR}\b(?P<rest>.*)$"
)
_BOOK = lazy_re(
    rf"{_AUTHORS},\s(?P<title>(?!in:)[A-ZÄÖÜ][^\n]{{5,200}}?),?\s(?:(?P<edition>\d{{1,3}})\.\s(?:Aufl\.|Auflage),?\s)?{_YEAR},?(?P<rest>\s(?:S|Rn|Rdnr|Rz)\.\s?\d.*|\s§.*)$"
)
_UNPAGED = lazy_re(
    rf"{_AUTHORS},\s(?P<title>(?!in:)[A-ZÄÖÜ][^\n()]{{11,300}}?)(?:,\s|\s\()(?:(?P<edition>\d{{1,3}})\.\s(?:Aufl\.|Auflage),?\s)?{_YEAR}\)?(?P<rest>(?:,\s\d{{1,5}}(?:[-–]\d{{1,5}})?)?[\s.]*$)"
)
_WITHIN = lazy_re(
    rf"{_AUTHORS},\sin:\s(?P<work>[A-ZÄÖÜ][^,;()\d]{{5,160}}?)(?:,\s|\s\()(?:(?P<edition>\d{{1,3}})\.\s(?:Aufl\.|Auflage),?\s)?{_YEAR}\)?(?P<rest>(?:,\s(?:S\.\s)?\d{{1,5}}(?:\s?[-–]\s?\d{{1,5}})?)?[\s.]*$)"
)
_TITLE = lazy_re(rf"{_AUTHORS},\s(?P<title>[A-ZÄÖÜ][^\n\d]{{11,300}}?)[\s.]*$")
_LAWYERS = lazy_re(r"§|\b(?:Rn|Rdnr|Rz|Aufl)\.\s|\bArt\.\s\d|\bmwN\b")
_CAPITALS = lazy_re(r"[A-Z][\w-]*[A-Z]")


@dataclass(frozen=True, kw_only=True, slots=True)
class LawyersNote:
    """A note taken apart; what it does not say is empty. ``rest`` holds the place that it cites."""

    authors: str
    more: bool = False
    title: str = ""
    container: str = ""
    editors: str = ""
    edition: str = ""
    volume: str = ""
    year: str = ""
    page: str = ""
    locator: str = ""
    rest: str = ""


def split_lawyers_note(part: NoteText) -> LawyersNote | None:
    """Return a note taken apart, ``None`` where it is not certain that it is one of these.

    A surname alone is enough where it is in italics and nothing else is, or where a journal's
    capitals, a page and its year end the note.
    """
    text = " ".join(without_signal(part.text).split())
    if not 12 <= len(text) <= MAX_TEXT:
        return None
    marked = _has_names_alone_marked(part)
    if part.runs and not marked:
        return None
    match = _CHAPTER.match(text)
    if match and (_LAWYERS.search(match["rest"]) or match["edition"]):
        return _note(match, container=match["work"], editors=match["editors"] or "", rest=match["rest"])
    match = _ARTICLE.match(text)
    if match and (marked or _is_known(match)):
        return _note(match, container=match["journal"].strip(), title=match["title"])
    match = _BOOK.match(text)
    if match and (marked or (match["edition"] and _LAWYERS.search(match["rest"]))):
        return _note(match, title=match["title"], rest=match["rest"])
    match = _WITHIN.match(text) if marked else None
    if match:
        return _note(match, container=match["work"], rest=match["rest"])
    match = _UNPAGED.match(text) if marked else None
    if match and ("/" in match["authors"] or _is_prose(match["title"])):
        return _note(match, title=match["title"], rest=match["rest"])
    match = _TITLE.match(text) if marked else None
    return _note(match, title=match["title"]) if match and (match["more"] or "/" in match["authors"]) else None


def _is_prose(title: str) -> bool:
    """Return whether words are a title rather than the publisher behind one in italics: several of them are in small letters."""
    small = len(small_words(title, least=4))
    return small > 2 or (small > 1 and not is_publisher(title) and not is_institution(title))


def _note(match: re.Match[str], **said: str) -> LawyersNote:
    known = match.groupdict()
    for name in ("edition", "volume", "year", "page", "locator"):
        said.setdefault(name, known.get(name) or "")
    return LawyersNote(authors=match["authors"].replace("/", "; "), more=bool(match["more"]), **said)


def _is_known(match: re.Match[str]) -> bool:
    """Return whether an article is one whatever its names look like: a journal of capitals, or several names."""
    journal = _CAPITALS.fullmatch(match["journal"].split()[0]) is not None
    several = "/" in match["authors"] or len(match["authors"].split()) > 1
    return (several and (journal or (match["within"] is not None and match["label"] is not None))) or (
        journal and match["locator"] is not None and match["label"] is None
    )


def _has_names_alone_marked(part: NoteText) -> bool:
    """Return whether all italics of a part are names before the title, or behind "in:"."""
    if not part.runs or any(run.form is not RunForm.ITALIC for run in part.runs[:1]):
        return False
    opened = False
    for run in part.runs:
        said = run.of(part.text)
        if run.form is RunForm.QUOTED and opened:  # in the title
            continue
        before = part.text[: run.start].rstrip()
        first = not without_signal(part.text[: run.start] + "X").rstrip("X").strip()
        joined = opened and before.endswith("/")
        within = opened and re.search(r"\bin:$", before) is not None
        if not (first or joined or within) or re.fullmatch(rf"{_NAMES}(?:\su\.\s?a\.)?", said) is None:
            return False
        opened = True
    behind = part.text[part.runs[0].end :]
    return re.match(r"(?:\s?/|,\s|\su\.\s?a\.,)", behind) is not None and len(behind) > 12
