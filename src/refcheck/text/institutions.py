"""Institutions told from persons by their names."""

from __future__ import annotations

import re
from functools import lru_cache

from refcheck.text.cued import Cued
from refcheck.text.words import fold

__all__ = ["ACRONYM", "count_parts", "is_institution", "is_one_institution", "joins_institutions"]

MAX_KEPT = 100
"""Longer names (characters) are not kept."""

ACRONYM = Cued(r"^(?P<name>[^()\[\]]+?)\s*[(\[](?P<acronym>[A-Z][\w.&/-]{1,14})[)\]]$", "(", "[")
"""``World Bank (WB)``: a name with its acronym in brackets."""

_CAPITALS = re.compile(r"[A-Z][A-Z.&/-]{1,11}")
# Matched against the folded name.
_WORDS = re.compile(
    r"\b(academ(?:y|ie|ia)|administration|agenc(?:y|ia)|alliance|asean|asociacion|assembly|association|authority|badan|banco|banque"
    r"|bureau|cabinet|caucus|cent(?:er|re|ro)|coalition|collaborations?|college|comision|comite|commission|commissioner|committee|company"
    r"|confederation|conference|congress|consortium|corporation|council|department|directorate|division|doctors"
    r"|federation|fondation|forum|foundation|frontex|fund|fundacion|gesellschaft|government|greenpeace|group|inc(?:orporated)?|initiative"
    r"|institut(?:e|o|ion)?|international|investigators|kementerian|laborator(?:y|ies)|league|lembaga|ltd"
    r"|(?:bundes|landes)?minist(?:ry|eri[oe]|ero|ere|erium)"
    r"|movement|museum|nations|network|ngos?|observatory|office|organi[sz](?:ation|acion)|oxfam|parliament|partnership"
    r"|program(?:me|ma)?|project|rapporteur|secretariat|senate|societ(?:y|e)|solidarity|stiftung|task\s+force|team|tribunal"
    r"|(?:gov|dep)['’]t|(?:comm|ass)['’]n|unesco|unicef|union|universi\w+|verband|verein|watch|workers|working|yayasan)\b|^(?:un|eu|world)\b"
)
# Vietnamese and Thai, whose words do not survive folding or stand in no boundaries.
_FIRST_WORDS = re.compile(
    r"(?:Bộ|Sở|Cục|Tổng cục|Viện|Ủy ban|Uỷ ban|Ngân hàng|Hội|Hiệp hội|Liên đoàn|Tổng Liên đoàn|Trung tâm|Mạng lưới|Chính phủ|Quốc hội)\s"
    r"|กระทรวง|กรม|ธนาคาร|สำนัก|มูลนิธิ|องค์ก|สถาบัน|มหาวิทยาลัย|คณะกรรมการ|สมาคม|เครือข่าย|ศูนย์|สภา|สหพันธ์|รัฐบาล"
)
# Family names too: they count in names of three words or after a word that is no given name.
_WEAK = re.compile(r"\b(bank|board|church|court|mission|press|service|trust|world)s?\b")
_NO_GIVEN_NAME = frozenset(
    """the african american asian australian british canadian central chinese danish deutsche european federal german
    grameen high indian international irish italian japanese korean national oxford polity reserve royal scottish state
    supreme swedish""".split()  # noqa: SIM905 - a word list reads best as running text
)
_INITIALS = re.compile(r"(?!U\.[SKN]\.)(?:[A-Z]\.){1,3}")
"""Those of a person; "U.S." and "U.K." are countries."""
_INNER = re.compile(r"\b(?:of|on|for|the|against)\b|^The\s")
_STATE = re.compile(r"(?i)\b(cabinet|court|department|government|minist\w+|nations|office|parliament|senate)\b")
_UNIT = re.compile(
    r"(?i)^(?:department|division|office|bureau|section|unit|branch|committee|ministry|agency|secretariat|directorate)\b"
    r"|\b(?:department|division|office|bureau|section|unit|branch|secretariat|directorate)$"
)


def is_institution(text: str) -> bool:
    """Return whether ``text`` is the name of an institution rather than a person's.

    Errs towards *person*: it needs an organisation's word, an inner "of", "on" or "for", an
    acronym in brackets, or capitals alone.
    """
    text = text.strip()
    return _is_institution(text) if len(text) <= MAX_KEPT else _is_institution.__wrapped__(text)


@lru_cache(maxsize=5_000)
def _is_institution(text: str) -> bool:
    if ACRONYM.match(text) or _CAPITALS.fullmatch(text):
        return True
    return "," not in text and (_has_word(text) or bool(_INNER.search(text)))


def _has_word(text: str) -> bool:
    folded = fold(text).strip()
    if _WORDS.search(folded) or (not text.isascii() and _FIRST_WORDS.match(text)):
        return True
    first, _, rest = text.partition(" ")
    letters = first.replace(".", "")
    capitals = len(letters) > 1 and letters.isupper() and letters.isalpha() and not _INITIALS.fullmatch(first)
    return bool(rest and _WEAK.search(folded)) and (capitals or fold(first) in _NO_GIVEN_NAME or len(text.split()) > 3)


def is_one_institution(text: str) -> bool:
    """Return whether a list of names is a single institution, its parts and country included.

    ``United Nations, Department of Economic and Social Affairs`` and ``Ministry of Labour,
    Thailand`` are one; ``World Bank and ILO`` are two.
    """
    if ";" in text:
        return False
    head, *tail = [part.strip() for part in text.split(",")]
    if tail and " và " in tail[-1] and _FIRST_WORDS.match(head):  # "Bộ Lao động, Thương binh và Xã hội"
        return True
    if not tail:
        return is_institution(text) and not any(
            _joins_two(text[: match.start()], text[match.end() :]) for match in re.finditer(r"\s(?:and|&)\s", text)
        )
    if is_institution(head) and count_parts([head, *tail]) == 1 + len(tail):
        return True
    if not is_institution(head) or not _STATE.search(head):
        return False
    country = len(tail) == 1 and len(tail[0].split()) == 1 and not _CAPITALS.fullmatch(tail[0])
    return country or all(_UNIT.search(part) for part in tail)


_OPEN_LIST = re.compile(r"\b(?:on|for|of)\s+(?:the\s)?[\w’'.]+$")
_GOES_ON = re.compile(r"(?:[A-Z][\w’'.]+\s)?(?:and|&)\s[A-Z]|[A-Z][a-z][\w’'.]*\.?$")


def count_parts(pieces: list[str]) -> int:
    """Return how many of the pieces between commas are the institution that the first one names.

    Its offices belong to it, and what it is for: "Committee on Economic, Social and Cultural Rights".
    """
    count = 1
    while count < len(pieces):
        piece, before = pieces[count].strip(), pieces[count - 1].strip()
        listed = _GOES_ON.match(piece) and _OPEN_LIST.search(pieces[0].strip() if count == 1 else before)
        office = _UNIT.match(piece) and _STATE.search(pieces[0])
        more = count > 1 and piece.startswith(("and ", "& ")) and _OPEN_LIST.search(pieces[0])
        if not (listed or office or more):
            break
        count += 1
    if count > 1 and _OPEN_LIST.search(pieces[0]) and not _UNIT.match(pieces[1].strip()):
        return count if re.search(r"\b(?:and|&)\s", pieces[count - 1]) else 1
    return count


def _joins_two(left: str, right: str) -> bool:
    """Return whether "and" stands between two institutions rather than within one."""
    left, right = left.strip(" ,").rpartition(",")[2].strip(), right.strip(" ,").partition(",")[0].strip()
    if _CAPITALS.fullmatch(right):
        return not _STATE.search(left)
    if right.startswith("the ") and _has_word(right[4:]):
        return True
    ends = ACRONYM.match(left) is not None or _CAPITALS.fullmatch(left) is not None or _has_word(left)
    return ends and (_has_word(right) or ACRONYM.match(right) is not None)


def joins_institutions(left: str, right: str) -> bool:
    """Return whether the conjunction between two texts belongs to the name of one institution."""
    last, first = left.rpartition(",")[2].strip(), right.partition(",")[0].strip()
    return is_institution(f"{last} and {first}") and not _joins_two(last, first) and _open(last, first)


def _open(left: str, right: str) -> bool:
    """Return whether one side alone is no name: ``Ministry of Labour`` | ``Social Affairs``."""
    return bool(_INNER.search(left)) or (not _has_word(left) and _has_word(right) and len(left.split()) == 1)
