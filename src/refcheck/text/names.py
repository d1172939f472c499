"""Names of persons and institutions, as people write them in notes and as BibTeX and CSL keep them."""

from __future__ import annotations

import re

from refcheck.model.work import Name
from refcheck.text.words import fold

__all__ = ["is_institution", "parse_name", "parse_names", "same_person"]

MAX_TEXT = 5_000
"""Longer lists of names (characters) are not taken apart."""

PARTICLES = frozenset(
    "af al am auf d da das de dei del della den der des di do dos du el la las le los ten ter van vom von y zu zum zur".split()  # noqa: SIM905 - a word list reads best as running text
)
_SUFFIX = re.compile(r"(?i)^(jr|sr|ii|iii|iv)\.?$")
_INITIALS = re.compile(r"^(?:[^\W\d_]\.?[-\s]?){1,4}$")
_ACRONYM = re.compile(r"^(?P<name>.+?)\s*[(\[](?P<acronym>[A-Z][\w.&/-]{1,14})[)\]]$")
_EDITOR_WORDS = re.compile(r"(?i)[,\s]*\(?\b(eds?|editors?|hrsg|hg|éds?|dirs?|coords?|a cura di|comps?)\b\.?\)?\s*$")
_ET_AL = re.compile(r"(?i)[,;\s]*\b(et\s+al|and\s+others|and\s+colleagues|u\.\s?a|y\s+otros|e\s+outros)\b\.?,?\s*$")
# The point that ends a sentence, not that of an initial or of "Jr."
_LAST_POINT = re.compile(r"(?<=[^\W\d_]{3})\.$|(?<=\))\.$")
_AND = re.compile(r"(?i)\s*,?\s+(?:and|&|und|et|y|e|dan)\s+|\s*&\s*")
_INSTITUTION = re.compile(
    r"(?i)\b(academy|administration|agency|alliance|assembly|association|asean|authority|bank|board|bureau|cent(?:er|re)"
    r"|church|coalition|college|comisi[oó]n|commission|committee|company|confederation|congress|consortium|corporation"
    r"|council|court|department|directorate|division|federation|forum|foundation|fund|government|group|inc|initiative"
    r"|institut[eo]?|institution|laborator(?:y|ies)|league|ltd|mission|minist(?:ry|erio|ère|erium)|movement|nations|network"
    r"|observatory|office|organi[sz]ation|organisation|parliament|partnership|press|program(?:me)?|project|rapporteur"
    r"|secretariat|service|society|solidarity|task\s+force|team|tribunal|trust|unicef|union|universit\w+|watch|workers"
    r"|working|world)\b"
)
_INNER = re.compile(r"(?i)\b(of|on|for|the|against)\b")


def is_institution(text: str) -> bool:
    """Return whether ``text`` is the name of an institution rather than a person's.

    Errs towards *person*: it needs an organisation's word, an inner "of", "on" or "for", an
    acronym in brackets, or capitals alone.
    """
    text = text.strip()
    if _ACRONYM.match(text) or re.fullmatch(r"[A-Z][A-Z.&/-]{1,11}", text):
        return True
    return bool(_INSTITUTION.search(text) or _INNER.search(text)) and "," not in text


def parse_name(text: str) -> Name:
    """Return one name: ``Claire H. Hollweg``, ``Hollweg, Claire H.``, ``World Bank (WB)``."""
    text = " ".join(text[:MAX_TEXT].split()).strip(" ,;")
    match = _ACRONYM.match(text)
    if match:
        return Name(literal=match["name"].strip(), acronym=match["acronym"])
    if is_institution(text):
        return Name(literal=text)
    if "," in text:
        return _inverted([part.strip() for part in text.split(",")])
    words = text.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.match(words[-1]) else ""
    if len(words) < 2:
        return Name(family=text)
    first = next((i for i, word in enumerate(words[1:-1], 1) if word in PARTICLES), len(words) - 1)
    last = first
    while last < len(words) - 1 and words[last] in PARTICLES:
        last += 1
    return Name(
        given=" ".join(words[:first]),
        particle=" ".join(words[first:last]),
        family=" ".join(words[last:]),
        suffix=suffix,
    )


def _inverted(parts: list[str]) -> Name:
    """Return ``Family, Given`` or ``Family, Jr., Given`` taken apart."""
    suffix = ""
    if len(parts) > 2:
        index = next((i for i, part in enumerate(parts[1:], 1) if _SUFFIX.match(part)), None)
        if index is not None:
            suffix = parts.pop(index)
    family = parts[0].split()
    count = 0
    while count < len(family) - 1 and family[count] in PARTICLES:
        count += 1
    return Name(
        family=" ".join(family[count:]),
        particle=" ".join(family[:count]),
        given=" ".join(part for part in parts[1:] if part),
        suffix=suffix,
    )


def parse_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a list as prose has it, and whether it goes on ("et al.").

    Read are ``A B, C D, and E F``, ``Family, A. and Family, B.``, ``Family, A., Family, B.`` and
    lists with semicolons; a trailing "(eds.)" is left out.
    """
    text = " ".join(text[:MAX_TEXT].split()).strip(" ,;:")
    text = _LAST_POINT.sub("", text)
    text = _EDITOR_WORDS.sub("", text)
    others = bool(_ET_AL.search(text))
    text = _ET_AL.sub("", text).strip(" ,;")
    if not text:
        return (), others
    if _ACRONYM.match(text) and "," not in text:
        return (parse_name(text),), others
    if is_institution(text) and not re.search(r",|;", text):
        return (Name(literal=text),), others
    pieces = text.split(";") if ";" in text else _comma_pieces(text)
    return tuple(parse_name(piece) for piece in pieces if piece.strip(" ,.")), others


def _comma_pieces(text: str) -> list[str]:
    """Return the single names of a list with commas; initials belong to the family before them."""
    groups = [part.strip(" ,") for part in _AND.split(text)]
    pieces: list[str] = []
    for group in groups:
        parts = [part.strip() for part in group.split(",") if part.strip()]
        # "Family, Given and Family, Given": every group has its comma; "A, B and C" are three names.
        if len(parts) == 2 and all("," in one for one in groups) and (len(groups) > 1 or _inverts(parts)):
            pieces.append(", ".join(parts))
            continue
        for part in parts:
            if pieces and (_INITIALS.match(part) or _SUFFIX.match(part)) and len(pieces[-1].split(",")) < 3:
                pieces[-1] += f", {part}"
            else:
                pieces.append(part)
    return pieces


def _inverts(parts: list[str]) -> bool:
    """Return whether the two parts of a lone group are a family name and what goes before it."""
    return len(parts[0].split()) == 1 and len(parts[1].split()) < 3 and not is_institution(parts[0])


def same_person(one: Name, other: Name) -> bool | None:
    """Return whether two names can be one author's; ``None`` when that cannot be told.

    Errs towards ``None``: initials, order, particles, transliteration and mojibake do not make
    another person; only two family names without a common part do, in the same script.
    """
    if one.literal or other.literal:
        mine, theirs = fold(one.full), fold(other.full)
        known = {mine, fold(one.acronym or "")} - {""}
        return True if theirs in known or fold(other.acronym or "\0") in known or mine == theirs else None
    mine_parts, their_parts = _parts(one), _parts(other)
    if not mine_parts or not their_parts:
        return None
    if fold(one.family).replace("-", " ").split()[-1:] == fold(other.family).replace("-", " ").split()[-1:]:
        return True
    if mine_parts & their_parts:
        return None
    if not "".join(mine_parts | their_parts).isascii() or "\ufffd" in one.full + other.full:
        return None
    return False


def _parts(name: Name) -> set[str]:
    return {part for part in re.split(r"[\s.\-]+", fold(f"{name.given} {name.family}")) if len(part) > 1}
