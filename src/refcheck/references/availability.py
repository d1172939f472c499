"""The words that say where a work can be had, and who stands before a colon in notes that have the German ones."""

from __future__ import annotations

from refcheck.text.cued import Cued
from refcheck.text.lazy import lazy_re

__all__ = ["AVAILABLE_UNDER", "LEFTOVER", "split_body_colon"]

AVAILABLE_UNDER = (
    r"(?:(?<=[.,;:]\s)|(?<=[(\[]))(?:(?:online\s|auch\s|frei\s){0,2}(?:verfügbar|abrufbar|einsehbar|zugänglich|nachzulesen)\s(?:unter|über|auf|bei|via)|(?:zu finden\s|online\s)(?:unter|auf|bei|via)"
    r"|(?:disponibile|reperibile|consultabile)\s(?:su|in|al|online|all[’'])|(?:accessible|consultable|disponible)\s(?:sur|en ligne|à l[’']adresse)|beschikbaar\s(?:op|via)|dostępn[eya]\s(?:na|w|pod|online)|có (?:sẵn )?tại)"
)
"""So German, Italian, French, Dutch, Polish and Vietnamese notes lead to an address; a comma or a bracket stands before."""
LEFTOVER = Cued(
    rf"(?i)\b(?:available (?:at|from|online)|retrieved from|url|online at|pdf|accessed|disponível em|disponible (?:en|sur)|recuperado de|diambil dari|tersedia di|acesso em|en ligne|consultado|consulté|{AVAILABLE_UNDER})\b[:\s]*",
    *(
        "available ",
        "retrieved from",
        "url",
        "online at",
        "pdf",
        "accessed",
        "disponível em",
        "disponible",
        "recuperado",
    ),
    *(
        "diambil dari",
        "tersedia di",
        "acesso em",
        "en ligne",
        "consult",
        "bar",
        "online",
        "zugänglich",
        "nachzulesen",
        "zu finden",
    ),
    *("disponibile", "reperibile", "accessible", "beschikbaar", "dostępn", "có "),
)
"""Words before an address that name no publisher."""
_GERMAN = lazy_re(
    r"(?i)\b(?:abgerufen|abrufbar|verfügbar|einsehbar|(?:letzter|zuletzt)\s\w+|zugriff am|online unter|stand:\s\d)"
)
_BODY = lazy_re(r"(?P<body>[^:.,;()\[\]\d“”„\"«»]{2,60}(?:\s\([^()]{2,40}\))?):\s+(?=[A-ZÀ-Þ\d])")
MOST_WORDS = 7
"""An institution or a site before a colon has no more words."""


def split_body_colon(text: str, head: str) -> tuple[str, str] | None:
    """Return who stands before the first colon of ``head`` and what follows it, ``None`` where nothing shows that it
    is not a part of the title: the German words of ``text`` for an address and the day of access do.
    """
    if _GERMAN.search(text) is None:
        return None
    match = _BODY.match(head)
    if match is None or len(match["body"].split()) > MOST_WORDS:
        return None
    return match["body"], head[match.end() :]
