"""Names of journals and conferences in short: a small table in the manner of ISO 4, and initials."""

from __future__ import annotations

import re

_WORDS = {
    "academy": "Acad.", "american": "Am.", "annals": "Ann.", "annual": "Annu.", "applied": "Appl.", "archives": "Arch.",
    "asian": "Asian", "association": "Assoc.", "behavioral": "Behav.", "biology": "Biol.", "bulletin": "Bull.",
    "chemical": "Chem.", "chemistry": "Chem.", "communications": "Commun.", "comparative": "Comp.", "computation": "Comput.",
    "computational": "Comput.", "computer": "Comput.", "computers": "Comput.", "computing": "Comput.", "conference": "Conf.",
    "development": "Dev.", "ecology": "Ecol.", "economic": "Econ.", "economics": "Econ.", "electronic": "Electron.",
    "engineering": "Eng.", "environmental": "Environ.", "european": "Eur.", "harvard": "Harv.", "history": "Hist.",
    "historical": "Hist.", "industrial": "Ind.", "information": "Inf.", "institute": "Inst.", "international": "Int.",
    "journal": "J.", "labor": "Lab.", "letters": "Lett.", "linguistics": "Linguist.", "management": "Manag.",
    "mathematical": "Math.", "mathematics": "Math.", "mathematik": "Math.", "medicine": "Med.", "methods": "Methods",
    "migration": "Migr.", "physical": "Phys.", "physics": "Phys.", "political": "Polit.", "population": "Popul.",
    "proceedings": "Proc.", "psychology": "Psychol.", "publications": "Publ.", "quarterly": "Q.", "research": "Res.",
    "review": "Rev.", "revista": "Rev.", "revue": "Rev.", "rivista": "Riv.", "royal": "R.", "science": "Sci.",
    "sciences": "Sci.", "social": "Soc.", "society": "Soc.", "sociology": "Sociol.", "software": "Softw.",
    "statistical": "Stat.", "statistics": "Stat.", "studies": "Stud.", "systems": "Syst.", "technology": "Technol.",
    "theory": "Theory", "transactions": "Trans.", "university": "Univ.", "zeitschrift": "Z.",
}  # fmt: skip
_SMALL = frozenset(
    [
        "the",
        "of",
        "and",
        "for",
        "in",
        "on",
        "de",
        "la",
        "le",
        "du",
        "des",
        "der",
        "die",
        "das",
        "und",
        "für",
        "et",
        "y",
        "e",
        "del",
        "della",
        "di",
        "to",
        "a",
        "an",
    ]
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def abbreviated(name: str) -> str:
    """Return the abbreviation of a container, empty when it has none to speak of."""
    words = [word for word in re.findall(r"[\w'’&-]+", name) if word.casefold() not in _SMALL | {"&"}]
    short = [_WORDS.get(word.casefold(), word) for word in words]
    return " ".join(short) if len(words) >= 2 and short != words else ""


def acronym(name: str) -> str:
    """Return the initials of a container with three to seven words that count, else nothing."""
    words = [word for word in _WORD.findall(name) if word.casefold() not in _SMALL]
    return "".join(word[0] for word in words).upper() if 3 <= len(words) <= 7 and name.isascii() else ""
