"""Names of persons and institutions, as people write them in notes and as BibTeX and CSL keep them."""

from __future__ import annotations

import re
from functools import lru_cache

from refcheck.model.work import Name
from refcheck.text.cued import Cued
from refcheck.text.institutions import ACRONYM, is_institution, is_one_institution, joins_institutions
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re
from refcheck.text.words import UPPER, fold, tokens

__all__ = ["is_institution", "is_placeholder", "parse_name", "parse_names", "same_person"]

MAX_TEXT = 5_000
"""Longer lists of names (characters) are cut."""
CACHED = 100
"""Longer names (characters) are not kept."""
ALIKE = 65.0
"""From this similarity (0-100) on, two family names may be one in two transliterations."""

PARTICLES = frozenset(
    "af al am auf d da das de dei del della den der des di do dos du el la las le los ten ter van vom von zu zum zur".split()  # noqa: SIM905 - a word list reads best as running text
)
_SUFFIX = lazy_re(r"(?i)^(jr|sr|ii|iii|iv)\.?$")
# "C. H.", "J.-P.", "Yu." and "JA"; not "Karl", not "ILO".
_INITIALS = lazy_re(r"^(?:(?:[^\W\d_a-z][a-z]?\.[-\s]?){1,5}|[^\W\d_a-z]{1,2})$")
_FAMILY_FIRST = lazy_re(
    r"^(?P<family>[^\W\d_A-Z]?[^\W\d_]['’\w-]+(?: [^\W\d_]['’\w-]+)?) (?P<given>(?:[A-Z]\.?[-\s]?){1,3})$"
)
_TWO_IN_CAPITALS = lazy_re(rf"^[{UPPER}]{{3,}} [{UPPER}]{{3}}$")
"""So "JANE LEE", which are no three initials."""
# "M. Roe (Ferrovie)": where a person works
_AFFILIATION = lazy_re(
    r"(?P<name>(?:^|[,;]\s|\s(?:and|&|e|et|y|und)\s)(?:[A-ZÀ-Þ]\.[\s-]?){1,3}[A-ZÀ-ÞĐ][\w'’-]+)\s\([A-ZÀ-Þ][^()]{2,60}\)"
)
_ENDS_IN_INITIALS = lazy_re(
    rf"\s(?:(?!(?:AI|EU|IT|TV|UK|UN|US|I[IVX]|[VX]I)\b)[{UPPER}]{{2}}|(?![IVX])[{UPPER}]|[{UPPER}]\.(?:\s?[{UPPER}]\.)?)$"
)
_HONORIFIC = lazy_re(r"^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Rev|Sir|Dame|H\.E)\.?\s+)+(?=\S+\s)")
_CAPITAL_PARTICLES = frozenset("Da De Del Della Den Der Di Dos Du La Le Van Von".split())  # noqa: SIM905 - a word list
_VIETNAMESE = frozenset(
    """bui dang dao dinh do doan duong ha ho hoang huynh lam le luong luu ly mai ngo nguyen pham phan phung tran trinh
    truong vo vu""".split()  # noqa: SIM905 - a word list
)
"""Frequent Vietnamese family names: in "Nguyen Van Hung" and "Thi Van Nguyen" the "Van" is no particle."""
_ROLE = r"eds?|editors?|hrsg|hg|éds?|dirs?|coords?|orgs?|a cura di|comps?"
_ROLE_AFTER = Cued(
    rf"(?i)\s*\((?:{_ROLE})\.?\)|[,\s]{{0,3}}\b(?:{_ROLE})\b\.?\s*$",
    *("ed", "éd", "hrsg", "hg", "dir", "coord", "org", "a cura di", "comp"),
)
_ROLE_BEFORE = lazy_re(r"(?i)^(?:by\s|(?:edited|compiled)\s(?:by\s)?|eds?\.\s(?:by\s)?)+")
_TRANSLATOR = Cued(r"(?i)[,;(]?\s(?:trans(?:l|lated)?\.?\s(?:by\s)?|übers\.|trad\.)(?=\S).*$", "trans", "übers", "trad")
_ET_AL = Cued(
    r"(?i)[,;\s(\[]{0,4}\b(et\.?\s+al|(?:and|&)\s+others|(?:and|&)\s+colleagues|et\s+autres|y\s+otros|e\s+outros|dkk|(?-i:u\.\s?a|vd|v\. ?dğr|a kol|i wsp|i in|i dr|m\. ?fl|e\. ?a))\b[.,)\]\s]{0,4}$",
    *"al others colleagues u. autres otros outros dkk vd dğr kol wsp fl".split(),  # noqa: SIM905 - a word list
    *("i in", "i dr", "e.a", "e. a"),
)
_PLACEHOLDERS = frozenset(
    [
        "all",
        "and",
        "anonymous",
        "author",
        "authors",
        "authorship",
        "autor",
        "available",
        "board",
        "editor",
        "editorial",
        "editors",
        "given",
        "guest",
        "indicated",
        "kein",
        "known",
        "listed",
        "na",
        "no",
        "none",
        "not",
        "null",
        "redaktion",
        "review",
        "sin",
        "specified",
        "staff",
        "the",
        "unknown",
        "unspecified",
    ]
)
MOST_LETTERS = 4
"""Of a given and a family name that are such words one has to have more letters: "Sin" and "Na" are names."""
# "Lei, N., An, D., ... & Gu, X.": styles name the first ones of many and the last.
_ELLIPSIS = lazy_re(r"[,;]?\s*(?:\.\s?\.\s?\.|…)[,;]?\s*(?=(?:(?:&|and|und|y|et)\s)?[^\W\d_a-z])")
_POINTS = 3
# The point that ends a sentence, not that of an initial or of "Jr."
_LAST_POINT = lazy_re(r"(?<=[^\W\d_]{3})\.$|(?<=\))\.$")
# A lone "E" or "Y" is an initial; "y" and "e" join the two family names of one person as well.
_AND = lazy_re(r"\s*,?\s(?:[Aa]nd|AND|&|und|et|en|dan|with|và|และ)\s+|\s*,\s[ye]\s+|\s[ye]\s+(?=\S+\s)|\s*&\s*")
_TWO_SURNAMES = lazy_re(r"^(\S+) [ye] (\S+)$")
_SPELLED = lazy_re(r"^(?P<acronym>[A-Z][A-Z.&/-]{1,11})\s\((?P<name>[A-ZÀ-Þ][^()\s]*+\s[^()\s]*+\s[^()]*+)\)$")
"""``WWAP (World Water Assessment Programme)``: an acronym with its name in brackets."""
# "Doe, Jane, 1960-": what library catalogues put behind a name
_LIFE = lazy_re(r",\s(?:1[4-9]|20)\d\d\s?[-–](?:\s?(?:1[4-9]|20)\d\d)?(?=[.,;]|$)")
_INITIAL = rf"[{UPPER}][^\W\d_{UPPER}]?\.[\s-]?"
_PARTICLES = r"(?:[a-z]{1,4}\s){0,2}"
_CAPITALS_AND_INITIALS = lazy_re(
    rf"(?<![\w.])(?!VI{{2,3}}\b|III\b)[{UPPER}]{{3,}}(?:[-’'][{UPPER}]+)*(?=,\s(?:[{UPPER}]\.[\s-]?){{1,4}}(?:[,;(]|$|(?:and|et|und|a|i|&)\s))"
)
"""A family name in capitals, which initials behind a comma tell from an acronym."""
_WITH_INITIALS = lazy_re(rf"^(?:{_INITIAL}){{1,4}}{_PARTICLES}[{UPPER}][\w'’-]+(?:\s[{UPPER}][\w'’-]+)?$")
_STRUCK = lazy_re(
    rf"^(?![A-Z]{{1,5}}$)(?:{_INITIAL}|[{UPPER}][\w'’-]*\s){{0,3}}{_PARTICLES}[{UPPER}][\w'’-]+(?:,\s(?:{_INITIAL}){{1,4}}|,\s[{UPPER}][\w'’-]+(?:\s{_INITIAL})?)?$"
)
"""One of several names between strokes, either way round; short acronyms may be one name together ("UN/ECE")."""
_HYPHENS = lazy_re(rf"(?<=\w)\s?[-–—]{{1,2}}\s?(?=(?:{_INITIAL}){{1,4}}{_PARTICLES}[{UPPER}][\w'’-])")
_PARTED = ((lazy_re(r"\s?/\s?"), _STRUCK), (_HYPHENS, _WITH_INITIALS))
"""What parts names without blanks, as in German and Italian notes ("Doe/Roe", "A. DOE-B. ROE"), and the names there."""
# "M. Doe – S. Roe", "World Bank / ILO", "WMO/UNDRR"
_DASHED = lazy_re(r"\s(?:[/–—]|--)\s")
_STROKE = lazy_re(r"[/–—-]")
_JOINT_ACRONYMS = lazy_re(r"[A-Z]{3,10}(?:/[A-Z]{3,10})+")
_LONE_AND = lazy_re(r"(?i)^(?:(?:and|&|und|et)(?:\s+|$))+|\s+(?:and|&)$")


def parse_name(text: str) -> Name:
    """Return one name: ``Claire H. Hollweg``, ``Hollweg, Claire H.``, ``World Bank (WB)``."""
    text = " ".join(text[:MAX_TEXT].split()).strip(" ,;")
    match = ACRONYM.match(text)
    if match:
        return Name(literal=match["name"].strip(), acronym=match["acronym"])
    spelled = _SPELLED.match(text)
    if spelled:
        return Name(literal=spelled["name"], acronym=spelled["acronym"])
    if is_institution(text):
        return Name(literal=text)
    text = _HONORIFIC.sub("", text)
    if "," in text:
        return _inverted([part.strip() for part in text.split(",")])
    words = text.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.match(words[-1]) else ""
    if len(words) < 2:
        return Name(family=text)
    first = next((i for i, word in enumerate(words[1:-1], 1) if word in PARTICLES), len(words) - 1)
    if _VIETNAMESE.isdisjoint((fold(words[0]), fold(words[-1]))):
        while first > 1 and words[first - 1] in _CAPITAL_PARTICLES:
            first -= 1  # "Ursula K. Le Guin"
    if len(words) > 3 and words[-2] == "y":
        first = min(first, len(words) - 3)
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
    """Return ``Family, Given``, ``Family, Jr., Given`` or ``Family, Given, Jr.`` taken apart."""
    suffix = ""
    index = next((i for i, part in enumerate(parts[1:], 1) if _SUFFIX.match(part)), None)
    if index is not None:
        suffix = parts.pop(index)
    family = parts[0].split()
    if not suffix and len(family) > 1 and _SUFFIX.match(family[-1]):  # "Webster III, R. J."
        suffix = family.pop()
    given = " ".join(part for part in parts[1:] if part).split()
    count = 0
    while count < len(family) - 1 and family[count] in PARTICLES:
        count += 1
    end = len(given)
    while end > 1 and given[end - 1] in PARTICLES:
        end -= 1
    if not given:
        return parse_name(f"{parts[0]} {suffix}") if len(family) > 1 else Name(family=parts[0], suffix=suffix)
    return Name(
        family=" ".join(family[count:]),
        particle=" ".join([*given[end:], *family[:count]]),
        given=" ".join(given[:end]),
        suffix=suffix,
    )


@kept(128, longest=MAX_TEXT)
def parse_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a list as prose has it, and whether it goes on ("et al.").

    Read are ``A B, C D, and E F``, ``Family, Given, and A B``, ``Family, A., Family, B.``,
    ``Family A, Family B`` and lists with semicolons, slashes or dashes; "(eds.)", "edited by" and
    translators are left out.
    """
    text = " ".join(text[:MAX_TEXT].split()).strip(" ,;:")
    text = _LIFE.sub("", text)
    text = _LAST_POINT.sub("", text) if text.endswith(".") else text
    text = _ROLE_BEFORE.sub("", _ROLE_AFTER.sub("", _TRANSLATOR.sub("", text)))
    text = _AFFILIATION.sub(r"\g<name>", text) if "(" in text else text
    whole = _ELLIPSIS.sub(", ", text) if "…" in text or text.count(".") >= _POINTS else text
    text, others = whole, whole != text or bool(_ET_AL.search(f" {whole}"))
    text = _LONE_AND.sub("", _ET_AL.sub("", f" {text}").strip(" ,;"))
    if not text:
        return (), others
    text = _parted(_CAPITALS_AND_INITIALS.sub(lambda match: match.group().title(), text))
    if is_one_institution(text):
        return (parse_name(text) if ACRONYM.match(text) or _SPELLED.match(text) else Name(literal=text),), others
    pieces = text.split(";") if ";" in text else _comma_pieces(text)
    pieces = [_LONE_AND.sub("", piece.strip()) for piece in pieces]
    pieces = [piece for piece in pieces if piece.strip(" ,.")]
    pointed = len(pieces) == 1 and _ENDS_IN_INITIALS.search(pieces[0]) is not None  # "Roe H.", "Roe HM"
    if len(pieces) + others > 1 or pointed:
        family_first = [None if _TWO_IN_CAPITALS.match(piece) else _FAMILY_FIRST.match(piece) for piece in pieces]
        if all(family_first):
            return tuple(Name(family=m["family"], given=m["given"].strip()) for m in family_first if m), others
    return tuple(parse_name(piece) for piece in pieces), others


def _parted(text: str) -> str:
    """Return a list whose names strokes, dashes or hyphens part with semicolons; each piece has to be a name."""
    if not _STROKE.search(text):
        return text
    if _JOINT_ACRONYMS.fullmatch(text):
        return text.replace("/", "; ")
    pieces = _DASHED.split(text)
    if len(pieces) > 1 and all(one[:1].isupper() and "," not in one and len(one.split()) < 6 for one in pieces):
        return "; ".join(pieces)
    for between, name in _PARTED:
        pieces = between.split(text)
        whole = len(pieces) == 1 or is_institution(text) or is_one_institution(text)
        if not whole and all(map(name.match, pieces)):
            return "; ".join(pieces)
    return text


def _comma_pieces(text: str) -> list[str]:
    """Return the single names of a list with commas; initials belong to the family before them."""
    groups = _groups(text)
    parts = [[part.strip() for part in group.split(",") if part.strip()] for group in groups]
    all_inverted = len(parts) > 1 and all(len(row) == 2 for row in parts)
    # "Smith, Jones and Roe" are three family names.
    single = all(len(one.split()) == 1 and len(one) > 2 for row in parts for one in row)
    surnames = single and not all_inverted and sum(map(len, parts)) > 2
    pieces: list[str] = []
    for number, row in enumerate(parts):
        inverts = (
            not surnames and len(row) > 1 and (all_inverted or number == 0) and _inverts(row, lone=len(parts) == 1)
        )
        start = 0
        if inverts and (_SUFFIX.match(row[1]) or not _INITIALS.match(row[1])):
            start = 3 if _SUFFIX.match(row[1]) else 2
            pieces.append(", ".join(row[:start]))
        for part in row[start:]:
            if pieces and (_INITIALS.match(part) or _SUFFIX.match(part)) and not is_institution(pieces[-1]):
                pieces[-1] += f", {part}"
            else:
                pieces.append(part)
    return pieces


def _groups(text: str) -> list[str]:
    """Return the parts between the conjunctions, those of institutions ("Science and Culture") kept."""
    two = _TWO_SURNAMES.match(text)
    if two:
        return list(two.groups())
    groups: list[str] = []
    at = 0
    for match in _AND.finditer(text):
        if not joins_institutions(text[at : match.start()], text[match.end() :]):
            groups.append(text[at : match.start()].strip(" ,"))
            at = match.end()
    return [group for group in (*groups, text[at:].strip(" ,")) if group]


def _inverts(row: list[str], *, lone: bool) -> bool:
    """Return whether the first two parts of a group are a family name and what goes before it."""
    family, given = row[0].split(), row[1].split()
    while len(given) > 1 and given[-1] in PARTICLES:
        given.pop()
    if ACRONYM.match(row[0]) or is_institution(row[0]) or is_institution(row[1]) or len(given) > 3:
        return False
    bare = [word for word in family if word not in PARTICLES]
    if len(bare) == 1:
        return True
    # "García Márquez, Gabriel"; "Karl Marx, Friedrich Engels" are two.
    return len(bare) <= 3 and len(given) == 1 and (lone or len(row) == 2) and not _INITIALS.match(family[0])


def is_placeholder(name: Name) -> bool:
    """Return whether a name is none: what a publisher or a registry writes where a record has to name somebody,
    "&NA;", "No authorship indicated", "Editorial Board"; not "Na Sin", whose names are short words of these.
    """
    words = [token.word for token in tokens(name.full)]
    if not words or not _PLACEHOLDERS.issuperset(words):
        return False
    return not (name.given and name.family) or any(len(word) > MOST_LETTERS for word in words)


def same_person(one: Name, other: Name) -> bool | None:
    """Return whether two names can be one author's; ``None`` when that cannot be told.

    Errs towards ``None``: initials, order, particles, transliteration and mojibake do not make
    another person; only names without a common part or initial do, in Latin letters.
    """
    if one.literal or other.literal:
        mine, theirs = _forms(one), _forms(other)
        return True if mine & theirs else None
    mine_parts, their_parts = _parts(one), _parts(other)
    if not mine_parts or not their_parts:
        return None
    mine_family, their_family = _words(one.family), _words(other.family)
    initials, their_initials = _initials(one.given), _initials(other.given)
    agree = not initials or not their_initials or bool(initials & their_initials)
    if mine_family and mine_family[-1:] == their_family[-1:]:
        return True if agree else None
    if not "".join(mine_parts | their_parts).isascii() or _share(mine_parts, their_parts) or initials & their_initials:
        return None
    return None if _alike("".join(mine_family), "".join(their_family)) else False


def _forms(name: Name) -> set[str]:
    """Return what an institution may be called, its article left out."""
    return {fold(form).removeprefix("the ").strip() for form in (name.full, name.acronym or "")} - {""}


def _words(text: str) -> tuple[str, ...]:
    return _kept_words(text) if len(text) <= CACHED else _folded_words(text)


def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[\s.\-\u2010\u2011]+", fold(text)) if part)


# Lists of authors are compared every name with every other.
_kept_words = lru_cache(maxsize=5_000)(_folded_words)


def _parts(name: Name) -> set[str]:
    return set(_words(f"{name.given} {name.family}"))


def _initials(given: str) -> set[str]:
    return {part[0] for part in _words(given)}


def _share(mine: set[str], theirs: set[str]) -> bool:
    """Return whether two names have a part in common, or an initial of it."""
    return any(a == b or (a[0] == b[0] and 1 in {len(a), len(b)}) for a in mine for b in theirs)


def _alike(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= ALIKE
