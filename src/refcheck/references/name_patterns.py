"""How the names of persons look in notes without markup, as pieces of regular expressions."""

from __future__ import annotations

from refcheck.text.institutions import is_institution
from refcheck.text.lazy import lazy_re
from refcheck.text.words import UPPER

__all__ = [
    "JOIN",
    "LISTED_BARE_INITIALS",
    "LISTED_INITIALS",
    "PARTICLES",
    "PERSON",
    "PERSONS",
    "TITLE_START",
    "count_listed",
]

_PARTICLE = r"(?:van|von|de|del|della|di|da|dos|du|den|der|la|le|al|bin|ter)"
PERSON = (
    rf"(?:{_PARTICLE}\s){{0,2}}[{UPPER}][\w.'’-]*"
    rf"(?:\s(?:{_PARTICLE}\s){{0,2}}[{UPPER}][\w.'’-]*){{1,3}}(?:,\s(?:Jr|Sr|II|III)\.?)?"
)
JOIN = r"(?:\s(?:and|&|und|y|et|e|dan|và)\s|\s?/\s?)"
_DASH = rf"\s?(?:--|[-–—])\s?(?=(?:[{UPPER}]\.[\s-]?){{1,3}}[{UPPER}])"
"""What Italian and Austrian notes set between names with initials: "A. DOE – B. ROE"."""
PERSONS = lazy_re(
    rf"{PERSON}(?:(?:(?:{_DASH}|\s?/\s?){PERSON}){{1,9}}|(?:{JOIN}{PERSON})?)(?:\s(?:et al\.?|and others|u\.\s?a\.?))?|(?:and|&)\s{PERSON}"
)
"""One name, or two that are joined, as they stand between commas."""
_FAMILY = rf"(?:{_PARTICLE}\s){{0,2}}[{UPPER}][\w'’-]+(?:\s[{UPPER}][\w'’-]+)?"
_INITIALS = rf"(?:[{UPPER}]\.(?:[\s-]?(?=[{UPPER}]\.))?){{1,4}}"
LISTED_INITIALS = (
    rf"{_FAMILY},\s{_INITIALS}(?:(?:,?\s(?:&|and|und|et|y|e)\s|[,;]\s){_FAMILY},\s{_INITIALS}){{0,30}}(?:,?\set\sal\.)?"
)
"""Names that initials follow, each: "Doe, J. A., Roe, M. & Poe, S.", "Doe, J. et al."."""
LISTED_BARE_INITIALS = rf"{_FAMILY}\s[{UPPER}]{{1,3}}(?:,\s{_FAMILY}\s[{UPPER}]{{1,3}}){{0,30}}(?:,?\set\sal)?\."
"""The same as medicine has them: "Doe JA, Roe M, Poe S."."""
TITLE_START = lazy_re(
    r"(?i)(?:das(?=\s\w+\s(?:der|des|und)\s)|die(?=\s)|eine?(?=\s)|zu[rm](?=\s)|über(?=\s)|les(?=\s)|une(?=\s)|the|how|why|what|who|when|where|on|towards?|from|an?(?!\.)|in|report|review|convention|resolution|general|global)\b"
)
"""What opens titles and no names."""
PARTICLES = frozenset(
    "van von de del della di da dos du den der la le al bin ter y e et and und dan và others u a".split()  # noqa: SIM905 - a word list
)
_AMPERSAND = lazy_re(r"(?:^|\s)&\s")


def count_listed(pieces: list[str]) -> int:
    """Return how many pieces between commas are the authors of an article that The Bluebook cites.

    The first one is; more are where they end with a name behind "&": "A. Doe, B. Roe & C. Poe".
    """
    if _AMPERSAND.search(pieces[0]):
        return 1
    for number, piece in enumerate(pieces[1:-1], 1):
        if not PERSONS.fullmatch(piece) or is_institution(piece) or TITLE_START.match(piece):
            break
        if _AMPERSAND.search(piece):
            return number + 1
    return 1
