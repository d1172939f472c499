"""What a note says after the title: container, numbers, place, publisher, year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.model.work import Name, PartialDate
from refcheck.references.extents import plain_range
from refcheck.text.cued import Cued
from refcheck.text.dates import BUDDHIST, find_date, parse_date
from refcheck.text.institutions import is_institution
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re
from refcheck.text.names import parse_names
from refcheck.text.words import fold

__all__ = [
    "Imprint",
    "is_city",
    "is_publisher",
    "is_symbol",
    "read_imprint",
    "take_accessed",
    "take_date",
]

_ACCESSED = Cued(
    r"(?i)\b(?:last )?(?:accessed|retrieved|visited|viewed|consulted|checked|consultad[oa]|consultat[oa]|consultée?s?|(?:derni[èe]re\s|última\s|ultima\s)(?:consultation|consulta|consultazione)(?:\sle\b)?|(?:dernier\s|ultimo\s|último\s)(?:accès|accesso|acceso|acesso)(?:\sle\b)?|letzter\sabruf|(?:дата\s)?обращени[яе]|abgerufen|zuletzt besucht|besucht|letzter zugriff|zugriff(?= am)|visitato|geraadpleegd|bezocht|hämtad|hentet|dostęp(?: dnia)?|diakses|acesso|acessado|truy cập|สืบค้นเมื่อ|เข้าถึงเมื่อ)"
    r"(?: (?:on|at|el|le|il|am|em|op|den|ngày|pada(?: tanggal)?))?(?: (?:dari|from|de|di|von|unter)\b[\s<>,:;]{0,9})?\s?[,:]?\s+(?P<date>[^\])(;<>]{4,30}?\d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?:[,;]?\s*from\b)?[\])]?\.?",
    *(
        "accessed",
        "retrieved",
        "visit",
        "viewed",
        "consult",
        "checked",
        "abgerufen",
        "besucht",
        "zugriff",
        "geraadpleegd",
        "bezocht",
        "hämtad",
        "hentet",
    ),
    *(
        "dostęp",
        "diakses",
        "acess",
        "truy cập",
        "สืบค้นเมื่อ",
        "เข้าถึงเมื่อ",
        "accès",
        "accesso",
        "acceso",
        "abruf",
        "обращени",
    ),
)
_AS_OF = Cued(r"(?i)[,;.]?\s\bstand:\s(?P<date>\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d]{3,9})\s?\d{4})[\s.)]*$", "stand:")
"""The day of access at the end of German notes: "Stand: 21.11.2019"."""
_BRACKETED_DAY = lazy_re(r"[(\[](?P<date>[^()\[\]]{6,30})[)\]][\s.]{0,9}$")
_ADDRESS_BLANKS = 8
"""From so many blanks on an address stood in their place."""
_NO_DATE = Cued(
    r"(?i)\(?\b(?:n\.\s?d\.|undated|s\.\s?f\.|o\.\s?j\.|forthcoming|in press|im erscheinen)\)?",
    *("d.", "f.", "j.", "undated", "forthcoming", "in press", "im erscheinen"),
)
_EXPECTED = lazy_re(r"(?i)\(?(?:forthcoming|in press|im erscheinen),?\s(?:1[4-9]|20)\d\d\b")
"""A year that is announced is one: "(forthcoming 2026)"."""
_OTHER_YEAR = Cued(
    r"(?i)(?<=[12]\d\d\d)(?:\s?\[(?:[^\[\]\d]{0,12}\d{0,2}[ªºª.]?\s?[éeE]d[^\[\]\d]{0,12}\s?)?\d{4}\]|[;,]?\s\(?(?:first|originally|orig\.?)\s(?:published|pub\.)(?:\s(?:in|as))?\s\d{4}\)?"
    r"|(?<=[12]\d\d\d\))\.?\s\[(?:First|Originally)\spublished\b[^\[\]]{0,200}\]"
    r"|\s\((?:read|written|composed|delivered|completed)\s(?:in\s)?\d{4}\)"
    r"|[,;]\s(?:(?:last|as)\s)?(?:amended|revised|updated|reprint(?:ed)?|reissued)\b[^;()\d]{0,80}\d{4}|\s\((?:réédition|rééd|reprint)\b[^()]{0,120}\d{4}\)?)"
    r"|(?i:(?<=[12]\d\d\d\));\s(?:\d{1,2}(?:st|nd|rd|th)|second|third|new|rev(?:ised|\.))\sed(?:n|ition|\.)?\b[^;()\d]{0,60}\d{4})",
    *(
        "[",
        "published",
        "pub.",
        "(read",
        "(written",
        "(composed",
        "(delivered",
        "(completed",
        "amended",
        "revised",
        "updated",
        "reprint",
        "reissued",
        "rééd",
        ";",
    ),
)
"""The year of another edition behind that of the one cited: "1991 [1820]", "1981; first published 1907"."""
_YEAR = lazy_re(r"(?<![\d/.-])(1[4-9]\d\d|20\d\d)([a-z])?(?![\d/-])")
_BUDDHIST = lazy_re(r"(?<![\d/.-])2[45]\d\d(?![\d/-])")
_SCRIPTS = lazy_re(r"[\u0E00-\u0EFF\u1000-\u109F]")
_EDITION = Cued(
    r"(?i)[,(]?\s*\b(?:(\d{1,2})(?:st|nd|rd|th|\.|e)\s+(?:rev(?:ised)?\.?\s+)?(?:edn?|edition|aufl(?:age)?|éd(?:ition)?)|(second|third|fourth|fifth|revised)\s+edition"
    r"|(?:rev\.?)\s+edn?)\b\.?\)?",
    *("ed", "éd", "aufl"),
)
_EDITION_WORDS = {"second": "2", "third": "3", "fourth": "4", "fifth": "5", "revised": "revised"}
_EDITORS = Cued(
    r"(?i)\b(?:edited by|eds?\.(?: by)?|ed\. by|hrsg\. von|hg\. von|editado por|sous la direction de)\s+(?P<names>[^,;()]{3,}?(?:,? (?:and|&|und|y|et) [^,;()]+)?)(?=[,;.(]|$)",
    *("ed", "hrsg. von", "hg. von", "sous la direction de"),
)
_EDITORS_AFTER = Cued(
    r"(?P<names>[^();]{3,200}?)\s*(?:[,(]\s*(?:eds?|éds?|editors?|hrsg|hg|a cura di)|\((?:dirs?|coords?|orgs?))\b\.?\)?",
    *("ed", "éd", "hrsg", "hg", "dir", "coord", "org", "a cura di"),
)
_TRANSLATORS = Cued(
    r"(?i)\b(?:translated by|trans\.(?: by)?|tr\.|übers\. von|traducido por)\s+(?P<names>[^,;()]{3,80})(?=[,;.()]|$)",
    *("translated by", "trans.", "tr.", "übers.", "traducido por"),
)
_VOLUMES = (
    "vol",
    "bd",
    "band",
    "jg",
    "jahrgang",
    "tome",
    "tomo",
    "año",
    "anno",
    "année",
    "årg",
    "årgang",
    "cilt",
    "roč",
    "rocznik",
    "tập",
)
"""The words for a volume; of letters alone ("v. 12", "t. 98") the point is a part."""
_VOLUME = Cued(
    rf"(?i)(?<![\w’'])(?:(?:{'|'.join(_VOLUMES)}|volumes?|vols)\.?|[vt]\.|ano(?=\s\d))\s*(?P<volume>\d{{1,4}}|[ivxlc]{{1,6}})\b"
    r"(?:\s*[,(/]?\s*(?:(?:no|nr|issue|iss|number|núm|num|numéro|número|heft|sayı|số|fasc)s?[.°º]?|n[.°º]|[hzč]\.)\s*(?P<issue>[\d/–-]{1,9})\)?)?",
    *(*_VOLUMES, "v.", "t.", "ano"),
)
_VOLUME_ISSUE = lazy_re(
    r"(?<![\w.])(?P<volume>\d{1,4})\s*(?:\((?P<a>\d{1,4}(?:[-–/]\d{1,4})?)\)|[,.]\s?(?:no|nr|issue|núm|số|ฉบับที่)\.?\s*(?P<b>\d{1,4}(?:[-–/]\d{1,4})?))"
)
_PAGE = lazy_re(
    r"(?<=[\d)])\s*(?:\((?:\w+\s)?\d{4}\)\s*)?:\s*(?P<page>[a-z]?\d{1,6}(?:\s?[-–—]\s?[a-z]?\d{1,6})?)(?![\w/])"
)
_NUMBER = Cued(
    r"(?i)\b(?P<genre>(?:[\w-]+\s){0,2}(?:working|discussion|research|policy|technical|occasional|background|briefing) (?:research )?(?:paper|brief|note|report)s?(?: series)?"
    r"|report|technical report|policy brief|un doc(?:ument)?\.?|document|doc\.|u\.n\. doc\.)\s*,?\s*(?:no\.?|nr\.?|number|#)?\s*(?P<number>[A-Z]*/?[\w./-]*\d[\w./-]*(?:\([IVX]+\))?)",
    *("paper", "brief", "note", "report", "doc"),
)
_UN_NUMBER = Cued(
    r"(?<![\w/])(?P<number>(?:A|E|S|ST|CCPR|CEDAW|CRC|CMW|HRI|CERD|CAT)/[A-Z0-9][\w./-]*\d(?:/(?:Add|Rev|Corr)\.\d+|/[A-Z]\b)*)"
    r"|\bAI Index:?\s+(?P<index>[A-Z]{3}\s?\d+/\d+/\d{4})",
    "/",
)
_THESIS = Cued(
    r"(?i)\b(?:ph\.?\s?d\.?|doctoral|master'?s?|m\.?a\.?|m\.?sc\.?|bachelor'?s?|llm)\s+(?:thesis|dissertation|diss\.)|\b(?:dissertation|thesis)\b",
    *("thesis", "diss"),
)
# What stands small within the name of a place: "Rio de Janeiro", "Frankfurt a. M.", "Stratford-upon-Avon".
_WITHIN = r"(?:(?:d[eo]s?|del|di|am|an der|ob der|im|upon|la|las|los|le|el|den)\s|[ai]\.\s?(?:d\.\s?)?)?"
_PLACE = Cued(
    rf"(?P<place>[\u0e01-\u0e2e\u0e40-\u0e44][\u0e00-\u0e7f.]{{2,60}}|[A-ZÀ-Þ][\w.'’-]{{1,60}}+(?:[ -]{_WITHIN}[A-ZÀ-Þ][\w.'’-]{{0,60}}+){{0,3}}"
    r"(?:,\s(?:[A-Z]{2}\b,\s[A-Z][a-z]{1,60}+|(?:[A-Z]{2}\b|D\.?\s?C\.?|[A-Z][a-z]{1,60}+)(?:,\s(?:[A-Z]{2,3}\b|U\.\s?S\.(?:\s?A\.)?|U\.\s?K\.))?|[A-Z]{3}\b|U\.\s?S\.\s?A\.|U\.\s?K\.))?"
    r"(?:\s?(?:/|;|and|&)\s?[A-Z][\w.'’ -]{1,120}+)?)\s?:\s+(?P<publisher>[^:;()]+)",
    ":",
)
_PRESS = Cued(
    r"(?i)\b(?:press|publish(?:ers?|ing)|publications|verlag|books|éditions|editorial|routledge|springer|wiley|elsevier|palgrave|brill"
    r"|sage|macmillan|penguin|zed|polity|verso|ashgate|bloomsbury|harpercollins|mcgraw-hill|norton)\b",
    *(
        "press",
        "publi",
        "verlag",
        "books",
        "éditions",
        "editorial",
        "routledge",
        "springer",
        "wiley",
        "elsevier",
        "palgrave",
    ),
    *(
        "brill",
        "sage",
        "macmillan",
        "penguin",
        "zed",
        "polity",
        "verso",
        "ashgate",
        "bloomsbury",
        "harpercollins",
        "mcgraw-hill",
    ),
    "norton",
)
# Places that publishers and organisations name most; others are told by "Place: Publisher" alone.
_CITIES = frozenset(
    """amsterdam bangkok barcelona basingstoke beijing berlin boston brussels budapest cambridge canberra cape-town chicago colombo
    copenhagen delhi dhaka dublin edinburgh florence frankfurt geneva hanoi helsinki hong-kong jakarta kathmandu kuala-lumpur lisbon
    london los-angeles ha-noi ho-chi-minh da-nang madrid manila melbourne mexico-city milan moscow mumbai munich nairobi new-delhi new-haven new-york new-york-city
    oslo ottawa oxford paris phnom-penh philadelphia prague princeton rangoon rome santiago seoul shanghai singapore stockholm
    sydney taipei tokyo toronto vienna vientiane warsaw washington washington-dc washington-d-c yangon zurich chiang-mai
    albany ann-arbor baltimore berkeley bloomington bologna bordeaux buenos-aires chapel-hill dordrecht durham göttingen hamburg
    heidelberg ithaca köln leiden leipzig leuven lima lisboa lyon milano minneapolis münchen napoli quito rennes roma seattle
    sevilla stanford stuttgart torino toulouse tübingen urbana wien wiesbaden zürich""".split()  # noqa: SIM905 - a word list reads best as running text
)
# A publisher behind its place: an acronym, or what an article opens ("PUF", "il Mulino").
_HOUSE = lazy_re(
    r"(?!USA|UAE)[A-ZÀ-Þ]{3,6}|(?:il|la|le|les|lo|el|los|las|die|der|das|de|het)\s[A-ZÀ-Þ][^\d,;:]{2,40}|l['’][A-ZÀ-Þ][^\d,;:]{2,40}"
)
_EDGES = " \t,;:.()[]\"“”'‘’–—-"
_SCRAP = lazy_re(
    r"(?i)^(?:available(?: (?:at|from|online))?|online|at|from|in|url|pdf|isbn|doi|see|and|the|https?|mimeo|draft|p|pp|pages?)?$"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Imprint:
    """The fields found after a title; empty where nothing was said."""

    publisher: str = ""
    publisher_place: str = ""
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    edition: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    genre: str = ""
    pieces: tuple[str, ...] = ()


# What Vancouver has: "[cited 2020 May 4]", "[updated 2019 Mar 1; cited 2020 May 4]"
_CITED_ON = Cued(
    r"(?i)\[(?:updated\s[^\[\];]{4,30};\s?)?(?:cited|citado|cité|zitiert)\s(?P<date>(?:19|20)\d\d(?:\s[^\W\d_]{3,10}\.?(?:\s\d{1,2})?)?|\d{1,2}\s[^\W\d_]{3,10}\.?\s(?:19|20)\d\d)\]",
    "[",
)


@kept(128, longest=2_000)
def take_accessed(text: str) -> tuple[PartialDate | None, str]:
    """Return the date of access and ``text`` without the words that give it."""
    if match := _ACCESSED.search(text):
        start = _mark_before(text, match.start())
    elif match := _AS_OF.search(text) or _CITED_ON.search(text) or _day_behind_address(text):
        start = match.start()
    else:
        return None, text
    return find_date(match["date"]), text[:start] + " " * (match.end() - start) + text[match.end() :]


def _mark_before(text: str, at: int) -> int:
    """Return where the mark and the blanks before a word begin. No pattern looks for them: an address has left as many
    blanks as it has letters, and a search would begin at each of them.
    """
    before = text[:at].rstrip()
    return len(before) - before.endswith(("[", "(", ",", ";", "."))


def _day_behind_address(text: str) -> re.Match[str] | None:
    """Return the day in brackets behind an address where another year dates the work: ", 2014, <...> (July 5, 2020)"."""
    match = _BRACKETED_DAY.search(text)
    before = text[: match.start()] if match else ""
    said = before.rstrip()
    addressed = said.endswith((">", ":")) or len(before) - len(said) >= _ADDRESS_BLANKS
    if match is None or not addressed or _YEAR.search(before) is None:
        return None
    found = find_date(match["date"])
    return match if found is not None and found.day is not None else None


@kept(128, longest=2_000)
def take_date(text: str, *, within: str = "") -> tuple[PartialDate | None, str]:
    """Return the date of publication and ``text`` without it; the last exact one counts. The note that the text
    stands ``within`` says which calendar it may be of.
    """
    match = _NO_DATE.search(text)
    if match and not _EXPECTED.match(text, match.start()):
        return PartialDate(raw=match.group().strip("() ")), text[: match.start()] + text[match.end() :]
    text = _OTHER_YEAR.sub("", text)
    found = find_date(text)
    if found is None:
        return _buddhist(text, within or text)
    if found.end_year is not None and found.year is not None:  # the pages of an article, or what a title speaks of
        years = [match for match in _YEAR.finditer(text) if match.group() not in found.raw]
        found = PartialDate(year=int(years[-1][1]), raw=years[-1].group()) if years else found
        if not years and found.year is not None and found.year < 1700:
            return None, text
    if found.month is None and found.end_year is None:
        years = list(_YEAR.finditer(text))
        if years:
            found, raw = PartialDate(year=int(years[-1][1]), raw=years[-1].group()), years[-1]
            return found, text[: raw.start()] + text[raw.end() :]
    at = text.find(found.raw)
    return found, text[:at] + text[at + len(found.raw) :]


def _buddhist(text: str, within: str) -> tuple[PartialDate | None, str]:
    """Return the year of a text within a Thai, Lao or Burmese one that counts from the Buddha, as a common year."""
    years = list(_BUDDHIST.finditer(text)) if _SCRIPTS.search(within) else []
    if not years:
        return None, text
    last = years[-1]
    return PartialDate(year=int(last.group()) - BUDDHIST, raw=last.group()), text[: last.start()] + text[last.end() :]


@kept(128, longest=2_000)
def read_imprint(text: str) -> Imprint:
    """Return what ``text``, a note after its title, says; locator, date and addresses are out already."""
    values: dict[str, str] = {}
    editor, text = _people(_EDITORS, text)
    if not editor:
        editor, text = _people_before(text)
    translator, text = _people(_TRANSLATORS, text)
    match = _EDITION.search(text)
    if match:
        values["edition"] = match[1] or _EDITION_WORDS.get((match[2] or "").casefold(), "revised")
        text = _without(text, match)
    text = _volume(text, values)
    text = _number(text, values)
    match = _THESIS.search(text)
    if match:
        values["genre"] = " ".join(match.group().split())
        text = _without(text, match)
    match = _PLACE.search(text)
    if match:
        values["publisher_place"] = _place(match["place"])
        values["publisher"] = _first_piece(match["publisher"])
        text = _without(text, match)
    pieces = tuple(p for p in (piece.strip(_EDGES) for piece in re.split(r"[,;()]|\.\s", text)) if not _SCRAP.match(p))
    if "publisher" not in values:
        values |= _publisher(pieces)
    return Imprint(editor=editor, translator=translator, pieces=pieces, **values)


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} , {text[match.end() :]}"


def _people(pattern: Cued, text: str) -> tuple[tuple[Name, ...], str]:
    match = pattern.search(text)
    if not match:
        return (), text
    return parse_names(match["names"])[0], _without(text, match)


def _people_before(text: str) -> tuple[tuple[Name, ...], str]:
    """Return the editors in ``A B and C D (eds.)``, which stands first after an "in"."""
    inner = text.lstrip(" ,.\"”“’‘'»")
    match = _EDITORS_AFTER.match(inner)
    if not match:
        return (), text
    lead = len(text) - len(inner)
    names = re.sub(r"(?i)^\s*in:?\s+", "", match["names"])
    return parse_names(names)[0], text[lead + match.end() :]


def _volume(text: str, values: dict[str, str]) -> str:
    match = _VOLUME.search(text) or _VOLUME_ISSUE.search(text)
    page = _PAGE.search(text)
    if page and match:
        values["page"] = plain_range(page["page"])
        text = _without(text, page)
    if match and (match.re.pattern == _VOLUME.pattern.pattern or page or match.end() <= len(text)):
        groups = match.groupdict()
        values["volume"] = groups["volume"]
        values["issue"] = (groups.get("issue") or groups.get("a") or groups.get("b") or "").replace("–", "-")
        text = text.replace(match.group(), " , ", 1)
    return text


def _number(text: str, values: dict[str, str]) -> str:
    match = _UN_NUMBER.search(text)
    if match:
        values["number"] = (match["number"] or match["index"]).rstrip(".")
        return re.sub(r"(?i)\b(?:u\.?n\.?\s)?doc(?:ument)?\.?\s*,", ",", _without(text, match))
    match = _NUMBER.search(text)
    if match:
        values["number"] = match["number"].rstrip(".,")
        values["genre"] = " ".join(match["genre"].split())
        text = _without(text, match)
    return text


def _place(text: str) -> str:
    """Return a place; the point of an abbreviation stays: "Frankfurt a. M.", "Boston, U.S.A."."""
    place = text.strip(_EDGES)
    return (
        f"{place}."
        if text.strip().endswith(".") and re.search(r"\b(?:[ai]\.\s?(?:d\.\s?)?[A-Z][a-z]?|[A-Z]\.\s?[A-Z])$", place)
        else place
    )


def _first_piece(text: str) -> str:
    """Return a publisher without what follows it; "Inc." and the like stay."""
    parts = [part.strip(_EDGES) for part in text.split(",")]
    keep = parts[0]
    if len(parts) > 1 and re.fullmatch(r"(?i)inc|ltd|llc|gmbh", parts[1]):
        keep += f", {parts[1]}"
    return keep


@kept(256, longest=200)
def is_city(text: str) -> bool:
    """Return whether ``text`` is a place that publishers name often."""
    return re.sub(r"[\s.]+", "-", fold(text)).strip("-") in _CITIES


def _publisher(pieces: tuple[str, ...]) -> dict[str, str]:
    """Return publisher and place among the pieces: a known press or an institution first, else what
    stands alone beside a known city."""
    names = [piece for piece in pieces if piece[:1].isupper() and not re.search(r"\d", piece) and len(piece) <= 90]
    names = [name for name in names if parse_date(name) is None and not re.fullmatch(r"[A-Z.\s]{2,5}", name)]
    cities = [name for name in names if is_city(name)]
    others = [name for name in names if not is_city(name)]
    publisher = next((name for name in others if is_publisher(name) or is_institution(name)), "")
    if not publisher and others and (len(others) == 1 or cities):
        publisher = others[0]
    if not publisher and cities:
        behind = pieces[pieces.index(cities[0]) + 1 :][:1]
        publisher = next((piece for piece in behind if _HOUSE.fullmatch(piece)), "")
    return {"publisher": publisher, "publisher_place": cities[0] if cities else ""}


def is_symbol(text: str) -> bool:
    """Return whether ``text`` opens with the symbol of a document of the United Nations: "A/66/264"."""
    return _UN_NUMBER.match(text) is not None


@kept(256, longest=200)
def is_publisher(text: str) -> bool:
    """Return whether ``text`` names a publishing house."""
    return _PRESS.search(text) is not None
