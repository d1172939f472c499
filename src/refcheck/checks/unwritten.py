"""Notes that say only that their source is still to be found."""

from __future__ import annotations

import unicodedata

from refcheck.text.lazy import lazy_re

__all__ = ["is_unwritten"]

MAX_LENGTH = 80
"""Longer notes (characters) say more than that."""
_THING = (
    r"(?:citations?|cites?|sources?|references?|refs?|footnotes?|quellen?|quellenangaben?|belege?|nachweise?|literaturangaben?"
    r"|fuentes?|referencias?|citas?|fontes?|referências?|citaç(?:ão|ões)|fonti|riferimenti|riferimento|citazion[ei]|références?|réf|bronvermelding|bron"
    r"|rujukan|sumber|nguồn|dẫn nguồn)"
)
_WANTED = (
    r"(?:(?:is |are |still )*(?:needed|required|missing|wanted|pending|to come|to be (?:added|found|supplied|inserted|completed))|here|tk|tktk|tbd|tba|tbc"
    r"|fehl(?:t|en)|nachtragen|nachzutragen|ergänzen|einfügen|prüfen|suchen|pendientes?|requeridas?|necesarias?|que falta|por añadir|nécessaires?|manquantes?"
    r"|à (?:préciser|compléter|ajouter|trouver)|necessári[ao]s?|em falta|pendente|a inserir|mancant[ei]|necessari[ao]|da (?:inserire|aggiungere|trovare)|ontbreekt|nodig)"
)
_ASKED = (
    r"(?:needs?|needed|missing|add|insert|find|check|cite|give|supply|get|provide|falta|faltan|falta a|carece de|añadir|buscar|manque|ajouter|manca|manca la"
    r"|inserire|inserir|fehlende|butuh|perlu|thiếu|cần)"
)
_ARTICLE = (
    r"(?:(?:to )?(?:find|add|insert|cite|get)?\s?)?(?:(?:an?|the|this|some|better|proper|la|una?|eine?|die|une)\s){0,2}"
)
_MARK = r"(?:todo|fixme|xxx+|tk(?:tk)*|tbd|tba|\?{2,})"
_UNWRITTEN = lazy_re(
    rf"(?:(?:ต้องการ|ขาด)(?:แหล่ง)?อ้างอิง|{_MARK}|{_THING}\s?\?+"
    rf"|{_THING}\s{_WANTED}(?:\sfor (?:this|that))?|{_ASKED}\s{_ARTICLE}{_THING}(?:\s(?:for (?:this|that)|here))?|(?:cite|citation|ref|source) (?:this|me)|\[(?:cite|citation|ref|source|quelle|beleg|fonte|fuente)\])\W*",
)
_MARKED = lazy_re(rf"(?:TODO|FIXME|TKTK|XXX)\b\s?:?\s?\S|(?i:todo|fixme):|{_MARK}\s?[:,–-]?\s?{_THING}\W*$")
_EDGES = " \t\n.,;:!()<>{}*_"


def is_unwritten(text: str) -> bool:
    """Return whether a note is a word to the author and no more: "citation needed", "TODO: source", "[ref?]".

    It errs on the side of silence: a note that says anything else ("citation omitted", "Source: own count")
    is none. In the languages of the back-references; tried on no corpus, since such notes are mended before
    they are published.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split()).strip(_EDGES)
    if not plain or len(plain) > MAX_LENGTH:
        return False
    if _MARKED.match(plain.lstrip("[")):
        return True
    lowered = plain.casefold()
    inner = lowered.strip("[]" + _EDGES)
    return _UNWRITTEN.fullmatch(inner) is not None or _UNWRITTEN.fullmatch(lowered) is not None
