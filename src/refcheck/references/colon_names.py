"""Names that a colon ends: "Jane Doe, Max Roe: A title, in: A journal 5 (2010)", "ABC (Hrsg.): A title".

So German notes have them, and others after their fashion. A title may hold a colon too, so that two
capitalised words are a name only where more shows it: several names, an editor's mark, a year in brackets
behind them, or the words of such notes after them.
"""

from __future__ import annotations

from refcheck.references.name_patterns import PERSON, TITLE_START
from refcheck.text.institutions import is_institution
from refcheck.text.lazy import lazy_re
from refcheck.text.title_language import languages_of_title

__all__ = ["split_colon_names"]

_HEAD = lazy_re(
    r"^(?P<names>[^:;\"“”„«»\d()\[\]]{2,400}?)(?P<role>\s\((?:Hrsg|Hg|eds?|dir|coord|éds?)\.?\))?"
    r"(?P<year>\s\((?:1[4-9]|20)\d\d[a-z]?\))?:\s+(?=[A-ZÀ-Þ\d„“\"«])"
)
_BETWEEN = lazy_re(r",\s+|\s?/\s?|\s(?:and|und|et|y|e|&)\s")
_JOINT = lazy_re(r"\s(?:und|&)\s|\S\s?/\s?\S")
_MORE = lazy_re(r"(?:,|\s(?:and|und|et))?\s+(?:u\.\s?a\.?|et\sal\.?|others|andere)$")
_EVIDENCE = lazy_re(r"\bin:\s|\bS\.\s?\d|\bHrsg\b|\bBd\.\s?\d|\bURL\b|\b(?:Diss|Aufl)\.|\((?:Hrsg|Hg|eds?)\.?\)")
_INITIALS = lazy_re(r"(?:[A-ZÀ-Þ]\.[\s-]?){1,3}[A-ZÀ-Þ][a-zß-ÿ]")
_PLACE_AND_YEAR = lazy_re(r"[.,]\s[A-ZÀ-Þ][\w/’-]+(?:[\s/][A-ZÀ-Þ][\w’-]+){0,2}\s+(?:1[5-9]|20)\d\d\b")
_LAST_COMMA = lazy_re(r",\s+[^,/]+$")
_SAME = lazy_re(r"(?i)(?:ders|dies)\.|[ií]dem|eadem")
_NAME = lazy_re(PERSON)
_TITLE = lazy_re(rf"{TITLE_START.pattern}|[A-Z][a-z]{{2,}}ing\b")


def split_colon_names(head: str) -> tuple[str, str, bool] | None:
    """Return the names that open a note, what follows their colon, and whether they are one institution.

    The names are parted by ";", as ``parse_names`` reads them, an editor's mark or a year behind them; ``None`` where it is not certain that they are names.
    """
    match = _HEAD.match(head)
    if match is None:
        return None
    names, rest = match["names"], head[match.end() :]
    more = _MORE.search(names)
    pieces = [piece.strip() for piece in _BETWEEN.split(names[: more.start()] if more else names)]
    said = f"{' (eds)' if match['role'] else ''}{match['year'] or ''}"
    if len(pieces) == 1 and (_SAME.fullmatch(names) or (match["role"] and is_institution(names))):
        return f"{names}{said}", rest, is_institution(names) and not said
    persons = [_is_person(piece) for piece in pieces]
    if _LAST_COMMA.search(names) and not _INITIALS.match(pieces[-1]) and all(map(_INITIALS.match, pieces[:-1])):
        return None  # "A. Doe, Old Roads: A history": who shortens one given name shortens all
    bodies = [is_institution(piece) for piece in pieces]
    known = all(map(any, zip(persons, bodies, strict=True))) and any(persons) and (len(pieces) > 2 or not any(bodies))
    listed = _JOINT.search(names) is not None or more is not None
    if not known or not (
        listed or match["role"] or match["year"] or _EVIDENCE.search(rest) or _is_set_off(names, rest)
    ):
        return None
    return "; ".join(pieces) + (" et al." if more else "") + said, rest, False


def _is_set_off(names: str, rest: str) -> bool:
    """Return whether names are in capitals, as nothing behind them is, or have initials, or stand before a title in
    another language than English, whose titles have as many capitals, and the place and year of a book.
    """
    if (names.isupper() and not rest.isupper()) or _INITIALS.match(names):
        return True
    said = languages_of_title(rest) if _PLACE_AND_YEAR.search(rest) else frozenset()
    return bool(said) and "en" not in said


def _is_person(piece: str) -> bool:
    """Return whether a piece is a person's name and opens no title."""
    return _NAME.fullmatch(piece) is not None and not is_institution(piece) and not _TITLE.match(piece)
