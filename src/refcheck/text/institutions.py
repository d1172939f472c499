"""Institutions told from persons by their names."""

from __future__ import annotations

import re
from functools import lru_cache

from refcheck.text.cued import Cued
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["ACRONYM", "count_parts", "is_institution", "is_one_institution", "joins_institutions"]

MAX_KEPT = 100
"""Longer names (characters) are not kept."""

ACRONYM = Cued(r"^(?P<name>[^()\[\]]+?)\s*[(\[](?P<acronym>[A-Z][\w.&/-]{1,14})[)\]]$", "(", "[")
"""``World Bank (WB)``: a name with its acronym in brackets."""

_CAPITALS = lazy_re(r"[A-Z][A-Z.&/-]{1,11}|[A-Z]{1,5}\d{1,2}")
# Matched against the folded name.
_WORDS = lazy_re(
    r"\b(academ(?:y|ie|ia)|administration|agenc(?:y|e|ia)|alliance|asamblea|asean|asociacion|assembl(?:y|ee)|associa(?:tion|cao)|associates"
    r"|association|authority|badan|banco|banque|bureau|cabinet|campaign|caucus|cent(?:er|re|ro)|coalition|collaborations?|collective|college|comision|comite"
    r"|commission|commissioner|committee|company|confedera(?:tion|cion|cao)|conference|congress|consortium|corporation|council|department"
    r"|directorate|division|doctors|federation|fondation|forum|foundation|frontex|fund|fundac(?:ion|ao)|gesellschaft|government|greenpeace"
    r"|group|inc(?:orporated)?|initiative|inspectorate|institut(?:e|o|ion)?|international|investigators|kementerian|laborator(?:y|ies)|league|lembaga|ltd"
    r"|minist(?:ry|er(?:io|e|ium|o))|movement|museum|naciones|nacoes|nations|nazioni|network|ngos?|observatory|office|ombudsman"
    r"|organi[sz](?:ation|acion|acao)|oxfam|parliament|partnership|program(?:me|ma)?|project|rapporteur|secretariat|senate|societ(?:y|e)"
    r"|solidarity|stiftung|task\s?force|team|treasury|tribunal|(?:gov|dep)['’]t|(?:comm|ass)['’]n|unesco|unicef|union|universi\w+"
    r"|verband|verein|watch|workers|working|yayasan)\b|^(?:un|eu|world)\b"
    # Spanish and Portuguese, French, Italian, German
    r"|\b(?:consejo|conselho|contraloria|coordinadora|corporacion|defensoria|departamento|federac(?:ion|ao)|gobierno|governo|movimiento"
    r"|movimento|observatorio|oficina|procuraduria|secretaria|sindicato|superintendencia|commissariat|conseil|gouvernement|ligue|mouvement"
    r"|observatoire|reseau|syndicat|agenzia|associazione|comitato|commissione|consiglio|fondazione|organizzazione|osservatorio"
    r"|ausschuss|behorde|bundesregierung|bundestag|hochschule|kommission)\b|(?:bundesamt|landesamt|ministerium|gewerkschaft|rechnungshof|zentrale)\b"
    r"|\b(?:cour d(?:es?|u)|red (?:de|nacional|internacional|latinoamericana)|rede (?:de|nacional))\s|\bamt$"
    # Indonesian, Vietnamese
    r"|\b(?:aliansi|asosiasi|departemen|dewan|dinas|direktorat|jaringan|koalisi|komisi|mahkamah|majelis|organisasi|pemerintah|perserikatan"
    r"|serikat)\b|^(?:tong cuc|uy ban|trung tam|ngan hang|lien hop quoc|lien doan)\s"
    # as The Bluebook shortens them (tables T6 and T13)
    r"|\b(?:int|nat)['’]l\b|\b(?:auth|bur|comm|found)\.(?=$|\s)|\b(?:admin|ctr|inst|univ)\b(?=\.|$)"
)
# Vietnamese and Thai, whose words do not survive folding or stand in no boundaries.
_FIRST_WORDS = lazy_re(
    r"(?:Bộ|Sở|Cục|Viện|Hội|Hiệp hội|Tổng Liên đoàn|Mạng lưới|Chính phủ|Quốc hội)\s"
    r"|กระทรวง|กรม|ธนาคาร|สำนัก|มูลนิธิ|องค์ก|สถาบัน|มหาวิทยาลัย|คณะกรรมการ|สมาคม|เครือข่าย|ศูนย์|สภา|สหพันธ์|รัฐบาล"
)
# Family names too: they count in names of three words or after a word that is no given name.
_WEAK = lazy_re(r"\b(bank|board|church|court|mission|press|service|trust|world)s?\b")
_NO_GIVEN_NAME = frozenset(
    """the african american asian australian british canadian central chinese danish deutsche european federal german
    grameen high indian international irish italian japanese korean national oxford polity reserve royal scottish state
    supreme swedish""".split()  # noqa: SIM905 - a word list reads best as running text
)
_INITIALS = lazy_re(r"(?!U\.[SKN]\.)(?:[A-Z]\.){1,3}")
"""Those of a person; "U.S." and "U.K." are countries."""
_INITIALED = lazy_re(r"(?:[A-Z]\.[\s-]?){1,3}[A-ZÀ-Þ][\w’'-]+")
_OF_PLACE = lazy_re(r"[A-Z][a-z]+\sof\s[A-Z][\w’'-]+")
_INNER = lazy_re(r"\b(?:of|on|for|the|against)\b|^The\s")
_STATE = lazy_re(r"(?i)\b(cabinet|court|dep['’]t|department|government|minist\w+|nations|office|parliament|senate)\b")
_UNIT = lazy_re(
    r"(?i)^(?:department|division|office|bureau|section|unit|branch|committee|ministry|agency|secretariat|directorate)\b|^(?:bur|div|off)\.\s(?:of|for)\b"
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
    if tail and " và " in tail[-1] and is_institution(head):  # "Bộ Lao động, Thương binh và Xã hội"
        return True
    if not tail:
        return is_institution(text) and not any(
            _joins_two(text[: match.start()], text[match.end() :]) for match in re.finditer(r"\s(?:and|&)\s", text)
        )
    if is_institution(head) and (count_parts([head, *tail]) == 1 + len(tail) or _CLOSED.search(tail[-1])):
        return True
    if not is_institution(head) or not _STATE.search(head):
        return False
    country = len(tail) == 1 and len(tail[0].split()) == 1 and not _CAPITALS.fullmatch(tail[0])
    return country or all(_UNIT.search(part) for part in tail)


_OPEN_LIST = lazy_re(
    r"\b(?:on|for|of)\s+(?:the\s)?[\w’'.]+$|\b(?:de|des|du|da|do|del|di|für|para|sobre|pour)\s+(?:l[’']|las?\s|los\s)?[\w’'.]+(?:\s[\w’'.]+)?$"
)
_AND = r"(?:and|&|y|et|und|e|dan)"
_GOES_ON = lazy_re(
    rf"(?![A-Z]{{2,}}\s)(?:(?:[A-Z][\w’'.]+\s)?(?:and|&)\s(?:the\s)?[A-Z]|[A-Z][a-z][\w’'.]*\.?$"
    # "du Développement durable et de l'Énergie", "Naturschutz und nukleare Sicherheit", "Pesca y Alimentación"
    rf"|(?:(?:de\sla|de|des|du|da|do|del)\s)?(?:l[’'])?[A-ZÀ-Þ][\w’'.]+(?:\s[a-zß-ÿ]{{4,}})?\s{_AND}\s(?:(?:de\sla|de|des|du|da|do|del|[a-zß-ÿ]{{4,}})\s)?(?:l[’'])?[A-ZÀ-Þ])"
)
_CLOSED = lazy_re(r"\s(?:and|&)\s.*\b(?:Committee|Commission|Department|Directorate|Ministry|Council)$")
"""What ends a list with what it names: "House of Commons Business, Energy and Industrial Strategy Committee"."""


def count_parts(pieces: list[str]) -> int:
    """Return how many of the pieces between commas are the institution that the first one names.

    Its offices belong to it, and what it is for: "Committee on Economic, Social and Cultural Rights".
    """
    count = 1
    while count < len(pieces):
        piece, before = pieces[count].strip(), pieces[count - 1].strip()
        listed = _GOES_ON.match(piece) and (
            _OPEN_LIST.search(pieces[0].strip()) if " " not in before or count == 1 else _OPEN_LIST.search(before)
        )
        office = _UNIT.match(piece) and _STATE.search(pieces[0])
        more = count > 1 and piece.startswith(("and ", "& ")) and _OPEN_LIST.search(pieces[0])
        if not (listed or office or more):
            break
        count += 1
    if count > 1 and _OPEN_LIST.search(pieces[0]) and not _UNIT.match(pieces[1].strip()):
        return count if re.search(rf"(?:^|\s){_AND}\s", pieces[count - 1]) else 1
    return count


def _joins_two(left: str, right: str) -> bool:
    """Return whether "and" stands between two institutions rather than within one."""
    left, right = left.strip(" ,").rpartition(",")[2].strip(), right.strip(" ,").partition(",")[0].strip()
    if _CAPITALS.fullmatch(right):
        return not _STATE.search(left)
    if _INITIALED.fullmatch(left) or (_OF_PLACE.fullmatch(left) and _OF_PLACE.fullmatch(right)):
        return True  # "J. Doe and Building Institute", "Shire of Tambo and City of Wendell"
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
