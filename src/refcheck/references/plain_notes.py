"""Notes without italics or quotation marks taken apart: who, what, where, in the order that all styles share.

Names or an institution come first, then the title, which ends where an imprint begins: a year, a date, a
volume, a page, a place, a symbol, an address, "in" and a book. What stands before a date or a volume is the
journal or the newspaper. A note in which no such end is found is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.references.availability import AVAILABLE_UNDER, split_body_colon
from refcheck.references.capital_names import CAPITAL_NAMES, split_capital_names
from refcheck.references.classify import is_periodical, is_sentence, opens_sentence
from refcheck.references.colon_names import split_colon_names
from refcheck.references.dashed import split_dashed
from refcheck.references.imprint import is_city, is_publisher
from refcheck.references.journal_places import find_journal_place
from refcheck.references.name_patterns import JOIN, PARTICLES, PERSON, PERSONS, TITLE_START
from refcheck.text.dates import MONTHS
from refcheck.text.institutions import count_parts, is_institution
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re
from refcheck.text.words import STOPWORDS, fold, small_words

__all__ = ["PlainNote", "split_chapter", "split_named_title", "split_plain"]

MAX_HEAD = 900
"""Longer notes (characters) are not taken apart: they comment."""

_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_YEAR = r"(?:1[4-9]|20)\d\d"
_DAY = rf"(?:\d{{1,2}}\.?(?:\sde)?\s(?:{_MONTH})\.?,?(?:\sde)?\s{_YEAR}|(?:{_MONTH})\.?\s\d{{1,2}},\s{_YEAR}|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR})"
_DATE = rf"(?:{_DAY}|(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d|(?:{_MONTH})\.?,?\s(?:de\s)?{_YEAR}|{_YEAR}[a-z]?\b(?!\s?[–-]\s?\d{{2,4}},\s[^\n]{{0,200}}?{_YEAR}))"
_VOLUME = r"(?:(?:vol(?:ume)?|v|bd|band|ausgabe|heft|jg|jahrgang|t|núm|n|no|nr)\.?\s*\d{1,4}\b|\d{1,4}(?:[./]\d{1,3})?\s?\(\d)"
_ONLY_DATE = lazy_re(
    rf"(?i)(?:(?:{_DAY}|(?:{_MONTH})\.?,?\s(?:de\s)?{_YEAR}|{_YEAR}|(?:{_MONTH})\.?\s\d{{1,2}}|\d{{1,2}}\.?\s(?:{_MONTH})))\W*"
)
_SYMBOL = r"(?:[A-Z]{2,8}-\d{1,4}/\d|(?:un\s)?doc(?:ument)?\.?\s|(?:paper|report|document)\s(?-i:[A-Z]{2,6}/\d)|com\(\d|[A-Z]{1,6}(?:/[A-Z0-9.]{1,12}){1,6}\b|ai index|arxiv:)"
_PAGE = r"(?:(?:at|p|pp|page|pages|s|hlm|tr|pag|pág)\.?\s*[A-Z]?\d|(?:para|paras|ch|chapter|art|sec)\.?\s*\d|abschnitt\b|kapitel\b)"
_REMARK = r"(?:a cura di|hrsg\.\s(?:v\.|von)|hg\.\s(?:v\.|von)|sous la (?:dir\.|direction)|red\.\s|pod red\.|updated|with|translated|trans\.|trad\.|traduit|préface|édition|\d{2,4}\s?p\.|ed\.|edited|rev\.|\d{1,2}(?:st|nd|rd|th|d|\.|e|[ªº]\.?)\s(?:rev\.\s)?(?:edn?|aufl|éd|edición|edição)|\d{1,2}\svols?\b|circular\s(?:no\.?\s)?\d[\d/]*|(?:press|news|media|statistical)\s(?:release|notice|bulletin|statement)|(?:a\s)?(?:study|report|paper|briefing)\s(?:for|by|prepared)|(?:ph\.?d|master|diploma|bachelor)(?:[’']?s)?\sthesis|(?:doctoral\s)?dissertation|diss\.|thèse\sde|tesis\s(?:doctoral|de)|unpublished|forthcoming|veröffentlicht\s(?:am|auf|in)|stand(?=:)|version:?\s\d|(?-i:unter|mit))(?!\w)"
_END = lazy_re(
    rf"(?i)(?P<chapter>[.,]\s+(?:in|em|en|dans|dalam):?\s+(?=(?<=,\sin:\s)(?-i:[a-z])\w+\s\w|(?-i:[A-ZÀ-Þ_\\])|(?:idem|eadem|ders\.|dies\.):)|[?!]\s+in:?\s+(?=(?-i:[A-ZÀ-Þ])))"
    rf"|(?P<bracket>\s*\((?=[^()]{{0,120}}?{_YEAR}(?![^()]{{0,80}}\)\s(?-i:[a-z])\w+\s(?-i:[a-z]))))"
    rf"|(?P<comma>(?<!\bno)(?<!\bnr)(?<!\bart)[,.;:]\s+(?=(?:{_DATE}|{_VOLUME}|{_SYMBOL}|{_PAGE}|{_REMARK})))"
    rf"|(?P<bluebook>,\s+(?=\d{{1,4}}\s(?-i:[A-Z])[\w.&’' -]{{1,60}}?\s\d))"
    rf"|(?P<nature>[.?!]\s+(?=(?-i:[A-ZÀ-Þ])[\w.& ]{{1,60}}?\s\d{{1,4}},\s\d{{1,7}}(?:[-–]\d{{1,7}})?\s\({_YEAR}\)))"
    rf"|(?P<house>[.,]\s+(?=(?-i:[A-ZÀ-Þ])[\w.’'-]+(?:[/\s](?-i:[A-ZÀ-Þ])[\w.’'-]+)?:\s(?-i:[A-ZÀ-Þ])[^,;:()]{{2,50}}?,?\s{_YEAR}\b))"
    rf"|(?P<imprint>[.,]\s+(?=(?:o\.\s?O\.|(?-i:[A-ZÀ-Þ])[\w./’'-]+(?:\s(?:am|an\sder|im|in\sder|sur|upon|on|de|do|del)\s(?-i:[A-ZÀ-Þ])[\w’'-]+|\s(?-i:[A-ZÀ-Þ])[\w’'-]+)?(?:;\s(?-i:[A-ZÀ-Þ])[\w’'-]+(?:\s(?-i:[A-ZÀ-Þ])[\w’'-]+)?){{0,3}})\s{_YEAR}\b))"
    r"|(?P<bibtex>[.?!]\s+(?=(?-i:[A-ZÀ-Þ])[^.?!\d():]{1,80},\s\d{1,4}(?:\(\d[^()]{0,12}\))?:\s?[a-z]?\d))"
    r"|(?P<series>\s\(=)|(?P<open>[.,;:]?\s*\[)|(?P<away>[.,;:]?\s*(?=https?:|www\.))"
)
_AWAY = lazy_re(
    r"(?i)[.,;:]?\s*[(\[]?\b(?:(?:available|preprint) (?:at|from|online)|online(?: at)?:|retrieved from|accessed|last (?:visited|accessed)|visited|disponível em|acesso em|disponible (?:en|sur)|recuperado de"
    rf"|consultad[oa]|consulté|diakses|diambil dari|tersedia di|truy cập|letzter zugriff|url(?=:)|abgerufen|besucht am|zuletzt|online,?\s+accessed|acessado em|en ligne|em linha|{AVAILABLE_UNDER})(?!\w)"
)
_PREPRINT = lazy_re(r"(?i)\W*preprint")
_FAMILY = (
    r"(?:(?:van|von|de|del|da|di)\s){0,2}[A-ZÀ-ÖØ-ÞĐ][\w'’-]+(?:\s[A-ZÀ-ÖØ-ÞĐ][\w'’-]+)?"
    r"(?:\s(?:de|da|do|dos|das|del|y|e)\s[A-ZÀ-ÖØ-ÞĐ][\w'’-]+)?"
)
_GIVEN = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*(?:\s[A-ZÀ-ÖØ-Þ][\w'’.-]*){0,2}(?:\s(?:von|van|de)(?=[:;/]))?"
_ONE = r"(?:(?:van|von|de)\s)?[A-ZÀ-ÖØ-ÞĐ][\w'’-]+"
_INVERTED = rf"{_FAMILY},\s{_GIVEN}"
_PAIR = lazy_re(_INVERTED)
_INITIALS = r"(?!(?:U\.\s?[SKN]|E\.\s?U)\.)(?:[A-ZÀ-ÖØ-Þ]\.[\s-]?){1,3}"
_OPENS_IN_INITIALS = lazy_re(r"(?:(?:and|&)\s)?[A-ZÀ-Þ]\.")
_INITIALLED = lazy_re(r"[A-Z]{1,3}\s[A-ZÀ-Þ][a-zß-ÿ][\w'’-]*(?:\s(?:and|&)\s[A-Z]{1,3}\s[A-ZÀ-Þ][a-zß-ÿ][\w'’-]*)?")
_LISTED = lazy_re(
    rf"^(?P<authors>{_FAMILY},\s{_INITIALS}(?:,?\s?(?:and|&|y|et|und)?\s?{_FAMILY},\s{_INITIALS}){{0,9}}(?:,?\set\sal\.?)?)(?:,\s*|\s+|(?<=\s))(?=[A-ZÀ-Þ\d‘“\"'])(?=.{{0,300}}?(?:,|\.\s+arXiv:|(?:\s[^\W\d_]+){{3}}\.?$))"
)
"""So "Doe, E., Roe, S. and Poe, A., A title, ..."."""
_EUROPEAN = lazy_re(
    rf"\b[Ii]n:(?:\s|$)|\bS\.\s?\d|\b(?:Abschnitt|Kapitel|Kap\.)\s|\d\.\d{{1,2}}\.\d{{4}}|\bHrsg\b|[.,]\s[A-ZÀ-Þ][\w/-]+(?:\s[A-ZÀ-Þ][\w/-]+)?\s{_YEAR}|[.?!]\s{_YEAR}\b|\s\({_YEAR}\)\s*$"
)
"""What shows that a colon after names is that of German, Spanish or Italian notes."""
_COLON = lazy_re(
    rf"^(?=[^,]*[a-zß-ÿ]|[A-ZÀ-Þ]{{4,}},\s[A-ZÀ-Þ][a-zß-ÿ]|[A-ZÀ-Þ'’ -]{{2,}},\s[A-ZÀ-Þ]\.)(?P<authors>{_INVERTED}(?:(?:\s?[;/]\s?|,\s|\s(?:und|and|et|y|e|&)\s){_INVERTED}){{0,5}})(?P<more>,?\s\[?(?:et\sal|u\.\s?a)\.?\]?)?(?:\s\((?:Hrsg|Hg|eds?|dir)\.?\))?(?P<french>\s)?:\s+(?=[A-ZÀ-Þ\d])"
)
_COMMA_NAMES = lazy_re(
    rf"^(?P<authors>{_ONE},\s{_GIVEN}(?:,\s{_ONE},\s{_GIVEN}){{0,4}}),\s+(?=[A-ZÀ-Þ][^\n]{{4,300}}?(?:,|[?!.])\s+[Ii]n:?\s|[A-ZÀ-Þ][^,\n]{{3,200}}\.\s)"
)
_CAPITALS = lazy_re(
    r"^(?P<authors>[A-ZÀ-ÖØ-Þ'’ -]{3,60}(?:,\s[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s[A-ZÀ-ÖØ-Þ][\w.'’-]*){0,2})?(?:;\s[A-ZÀ-ÖØ-Þ'’ -]{3,40},\s[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){0,2}){0,4})(?:\.|(?<=\.))\s+(?![A-ZÀ-Þ]\.)(?=[A-ZÀ-Þ\d])"
)
# ISO 690 and ABNT NBR 6023: the title ends with its sentence, what follows in a chapter is left to others
_ISO = lazy_re(
    rf"^(?P<authors>{CAPITAL_NAMES}(?:\s\((?:eds?|orgs?|coords?|dir|Hrsg|Hg)\.?\))?)(?:\.|(?<=\.))\s+(?P<title>(?![A-ZÀ-Þ]\.)[A-ZÀ-Þ\d][^\n]{{3,300}}?(?:[^\W\d_]{{2}}(?<!\bvs)|(?<=[^\W\d_]{{2}})\))[.?!])(?=\s)(?P<after>(?!\s+(?:In|Em|En|Dans|În|Dalam)\b).{{0,400}})$"
)
_SECOND_SENTENCE = lazy_re(r"\s+[A-ZÀ-Þ][^.:,]{8,200}\.(?=\s+[A-ZÀ-Þ][^.:,]{2,40}:\s)")
"""What a title that asks or calls goes on with before its place: "Come! How roads grow. Porto: ..."."""
_ABNT_JOURNAL = lazy_re(
    r"^\s+(?P<journal>[A-ZÀ-Þ][^,.\d]{3,80}),\s(?:[A-ZÀ-Þ][^,.\d]{2,40},\s)?(?=(?:v|vol|ano|t)\.\s?\d)"
)
"""A journal, where it is printed, and its volume."""
_ABNT_DATED = lazy_re(
    r"^\s+(?P<journal>[A-ZÀ-Þ][^,.:;\d()]{2,60}),\s(?=\d{1,2}\s[a-zç]{3,9}\.?\s(?:de\s)?(?:19|20)\d\d\b)"
)
"""A newspaper or a site and the day."""
_STATE = lazy_re(
    r"^(?P<authors>[A-ZÀ-Þ]{4,20}(?:\s\([^()]{2,30}\))?\.\s(?P<body>(?!(?:Recommendation|Report|Guid|Declaration|Handbook|Framework|Strategy|Policy|State|Study|Survey|Review|Manual|Principles|Global|World)\w*\s)[A-ZÀ-Þ][^.\d]{3,100}))\.\s+(?=[A-ZÀ-Þ])"
)
_IN_BOOK = lazy_re(r"[.?!]\s+(?:In|Em|En|Dans|În|Dalam):?\s")
_DOTTED = lazy_re(
    rf"^(?P<authors>{PERSON}(?:,\s{PERSON}|,?{JOIN}{PERSON}){{0,12}}(?:\set\sal|\su\.\sa)?)(?:(?<=[^\W\d_]{{3}})|(?<=et\sal)|(?<=u\.\sa))\.\s+(?=[A-ZÀ-Þ])"
)
# "Doe, Jane, and Max Roe. A title. Publisher, 1999": Chicago's lists, used in notes
_LISTED_FIRST = lazy_re(
    rf"^(?P<authors>[A-ZÀ-ÞĐ][\w'’-]+,\s(?:[A-ZÀ-Þ]\.\s)?[A-ZÀ-ÞĐ][\w'’-]{{2,}}(?:\s[A-ZÀ-Þ]\.|\s[A-ZÀ-ÞĐ][\w'’-]{{2,}})?(?:,\s(?:1[4-9]|20)\d\d\s?[-–](?:\s?\d{{4}})?)?(?:,\s{PERSON}){{0,3}}(?:,?\s(?:and|&|y|et|e)\s{PERSON})?(?:,?\set\sal)?(?:,\s(?:editors?|eds?))?)(?:\.|(?<=\.))\s+(?=[A-ZÀ-Þ][^\n]{{8,300}}[.?!]\s)"
)
# "Aristotle. Ethics. Translated by Jane Doe"
_ALONE = lazy_re(
    r"^(?P<authors>[A-ZÀ-Þ][a-zß-ÿ]{3,20})\.\s+(?=[A-ZÀ-Þ][^.]{2,100}\.\s(?:[Tt]rans(?:lated|\.)|[Ee]d(?:ited|\.))\sby\s)"
)
_BODY = lazy_re(r"^(?P<authors>[^.;:]{2,160}?(?:\b(?:U\.S|U\.K|U\.N)\.[^.;:]{2,120}?)?)\.\s+(?=[A-ZÀ-Þ])")
_IN = lazy_re(r"^[\s,.”’'\"»]*(?:[Ii]n|em|en|dans):?\s+(?=[A-ZÀ-Þ])")
_EDITORS = lazy_re(
    r"^(?P<names>[^()\[\]:]{2,200}?)(?:\s*[(\[](?:Hrsg|Hg|eds?|orgs?|dir|coord)\.?[)\]](?:\s*[,:]\s*|\s+(?=[A-ZÀ-Þ“\"]))|,?\s(?:Hrsg|eds?)\.,\s+(?=[A-ZÀ-Þ“\"]))|^_{2,}\.?\s*"
)
_SAME = lazy_re(r"(?i)^(?:idem|eadem|ders\.|dies\.)[:,]\s+")
_HOUSE_BEFORE_YEAR = lazy_re(
    r"(?<=^)[^,]{3,200}(?P<cut>), (?P<house>[A-ZÀ-Þ][\w.’'-]+(?:\s(?:(?:&|and|of)\s)?[A-ZÀ-Þ][\w.’'-]+){0,3})$"
)
_YEAR_ALONE = lazy_re(rf"\s*\({_YEAR}\)")
"""A publisher and the year in brackets behind the title of an author with initials: "Doe, J. Old Roads, Acorn (1984)"."""
_FURTHER_PLACES = lazy_re(rf"\s\[u\.\s?a\.\](?=\s{_YEAR})")
_PAGES_BEFORE = lazy_re(
    rf"[\s,]+(?!{_YEAR}\b|1\d{{3}}\s?[-–]\s?(?:1\d{{3}}|20\d\d)\b)(?P<page>\d{{1,4}}(?:\s?[-–]\s?\d{{1,4}})?)$"
)
_ISSUE_BEHIND = lazy_re(rf"(?P<date>\.?\s*\({_YEAR}\)),\s(?:H|Heft|Nr)\.?\s(?P<issue>\d{{1,3}})(?=[,.])")
"""The issue behind the year of a volume: "20. Jg. (1999), H. 1"."""
_HELD = lazy_re(r"\s*\((?P<held>[^()]{8,300})\)(?=\W*$)")
"""Brackets that end a note."""
_PERIODICAL = lazy_re(
    r"(?i)\b(?:review|journal|magazine|bulletin|newsletter|quarterly|times|post|news|press|herald|tribune|gazette|daily|telegraph|chronicle|monthly)$|^proceedings\b"
)
_QUARTER = lazy_re(rf"(?i)^\s*+[,(]?\s*+\(?{_DAY}")
_IN_LAST = lazy_re(r",\s(?:in|dans|en|em)$")
_ONLINE = lazy_re(r"(?i)[.,;:]?\s*\[(?:en ligne|en línea|em linha|online|on-line|internet)\]")
_NUMBERS = lazy_re(
    r"^\s*(?P<volume>\d{1,4})(?:\((?P<issue>\d[^()]{0,12})\))?:\s?(?P<page>[A-Za-z]?\d{1,7}(?:\s?[-–—]{1,2}\s?[A-Za-z]?\d{1,7})?)(?!\w)"
)
_ACRONYM = lazy_re(r"[A-Z]{2,8}")
_ACRONYMS = lazy_re(rf"{_ACRONYM.pattern}(?:\s(?:and|&|et|y)\s{_ACRONYM.pattern})?")
_PAGED = lazy_re(rf",\s{_YEAR},\s(?:pp?|S|hlm|tr)\.\s?\d[\d–-]*\.?\s*$")
"""A year and a page end a citation, never prose."""
_ACRONYM_BEHIND = lazy_re(r"(?<=[\w?!]),\s([A-Z]{2,8})$")
_ROLE = lazy_re(r"\s(?:\((?:eds?|Hrsg|Hg|dirs?|coords?|orgs?)\.?\)|eds?\.)$")
_EDITED = lazy_re(r"\s\((?:Hrsg|Hg|eds?)\.?\)$")
_JOINED = lazy_re(r"(?:^|\s)(?:and|&|und|dan|và)\s|\set\sal\b")
_NAMED = rf"(?:{_INVERTED}|{_INITIALS}{_FAMILY})"
_AND_NAMED = rf"(?:(?:,?\s?(?:and|&|et|und|y|e)\s|\s?/\s?|,\s){_NAMED})"
_ONLY_NAMES = lazy_re(rf"(?:{_INITIALS}|{_NAMED}){_AND_NAMED}{{1,9}}(?:,?\s?et\sal)?\.?")
"""More authors than the rules for names have found: "A. et I. D. Hill"."""
_OFFICE = lazy_re(
    r"^(?:(?:Chief )?(?:Commissioner|Judge|Justice)|Senator|Sen\.|Rep\.|Ambassador)\s(?=[A-Z]\w*\.?\s[A-Z])"
)
_GENRE = lazy_re(
    r"^(?:(?:Press|News|Media)\s(?:R|r)elease|Communiqué de presse|Pressemitteilung)(?:\sNo\.\s\S{1,20})?,\s+(?=[A-Z])"
)
_REPORT_NUMBER = lazy_re(r"[A-Z]{2,8}[-/ ][\w/-]{0,20}\d[\w/-]{0,20},\s+(?=[A-Z])")
_SERIES = lazy_re(r"(?<=[\w)]{3})\.\s+[A-ZÀ-Þ][^.]{3,60}\s\d{1,4}$")
_SERIES_IN_BRACKETS = lazy_re(r"\s\([^()]{3,160}\s\d{1,4}\)$")
_NUMBERED = lazy_re(
    r"(?:[\w-]+\s){0,5}(?:Report|Paper|Brief|Note|Publication|Series|Resolution|Document)s?\s(?:[Nn]o\.?\s)?[\w/.-]{0,12}\d[\w/.-]{0,12}"
)
"""A number in a series between a title and its publisher: "Special Report 252"."""
_PIECE_END = lazy_re(
    r"(?:(?<=[\w)]{3})|(?<=\s\d\d)|(?<=\d[-/.]\d)|(?<=\s[A-Z]{2})|(?<=\s[IVX])|(?<=[?!]))[.,?!]\s+(?=[A-ZÀ-Þ])"
)
_ONE_PLACE = lazy_re(r"(?:(?<=[a-zß-ÿ]{5})|(?<=\)))\.\s+([A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)$")
_UNIVERSITY = lazy_re(r"(?:University\sof|Universi\w+\s(?:de|di|do|da|du)|Université)\s|[A-ZÀ-Þ][\w’'-]+\sUniversity$")
_THE_BODY = lazy_re(r"The(?:\s[A-ZÀ-Þ][\w’'-]+){2,4}")
"""What may be a body in spite of its article: "The Nansen Initiative"."""
_PLACE_ALONE = lazy_re(r"[A-ZÀ-Þ][a-zß-ÿ’'-]{2,}|[A-Z]{2,3}")
_SMALL = lazy_re(r"[^\W\d_]+")
_EDGES = " \t\n,;:.<>"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainNote:
    """A note taken apart; ``is_body`` says that the authors are one institution or site, ``editors`` are those of the container, ``rest`` what follows the title."""

    authors: str
    title: str
    is_body: bool = False
    container: str = ""
    editors: str = ""
    page: str = ""
    rest: str = ""


@kept(128, longest=2_000)
def split_plain(text: str, *, addressed: bool = False) -> PlainNote | None:
    """Return who, what and where of a note without markup, ``None`` where that is not certain.

    ``addressed`` says that the note has an address, so that it may do without authors and year.
    """
    text = _FURTHER_PLACES.sub("", " ".join(text.split()).replace("[et al.]", "et al.", 1))
    if not 12 <= len(text) <= MAX_HEAD or opens_sentence(text):
        return None
    away = _AWAY.search(text)
    head = text[: away.start()] if away else text
    addressed = addressed or away is not None
    dashed = split_dashed(head)
    if dashed is not None:
        tail = text[away.start() :] if away else ""
        return PlainNote(
            authors=dashed.authors, title=dashed.title, container=dashed.container, rest=f"{dashed.rest} {tail}"
        )
    capitals = _ISO.match(head)
    if capitals and (after := capitals["after"]) and _is_dated(after) and not _IN_BOOK.search(capitals["title"]):
        tail = text[away.start() :] if away else ""
        more = _SECOND_SENTENCE.match(after) if capitals["title"][-1] in "?!" else None
        after = after[more.end() :] if more else after
        journal = _ABNT_JOURNAL.match(after) or (_ABNT_DATED.match(after) if addressed else None)
        return PlainNote(
            authors=capitals["authors"],
            title=capitals["title"] + (more.group().rstrip(".") if more else ""),
            container=journal["journal"] if journal else "",
            rest=f"{after[journal.end() :] if journal else after} {tail}",
        )
    head = _GENRE.sub("", _OFFICE.sub("", head, count=1), count=1)
    body = split_body_colon(text, head) if addressed and split_colon_names(head) is None else None
    authors, rest, is_body = (*body, True) if body else _authors(head, addressed=addressed)
    number = _REPORT_NUMBER.match(rest) if authors else None
    rest = rest[number.end() :] if number else rest
    found = _title(rest, ends=addressed, named=bool(authors))
    if found is None:
        return None
    title, container, editors, page, after = found
    if authors and not is_body and _ACRONYM.fullmatch(title):  # two words before their publisher are a title
        authors, title, after = "", authors, f", {title}{after}"
    container = _EDITED.sub("", container).removeprefix(f"{authors}, ")  # "I. Doe, A title, in I. Doe, Works"
    if away and not container and _ONLINE.match(text, away.start()):
        title, container = _split_online(title)
    house = _ACRONYM_BEHIND.search(title) if (_is_dated(after) if authors else away) else None
    house = house or (_HOUSE_BEFORE_YEAR.search(title) if _LISTED.match(head) and _YEAR_ALONE.match(after) else None)
    if house:
        name = house["house"] if "house" in house.re.groupindex else house[1]
        title, after = title[: -len(name)].rstrip(" ,"), f", {name}{after}"
    colon = _COLON.match(head)  # so German notes open, with a date or without one
    dated = _is_dated(after) or (colon is not None and _EUROPEAN.search(head, colon.end()) is not None)
    if not _is_title(title, named=bool(authors), addressed=addressed, dated=dated, placed=bool(container)):
        return None
    tail = text[away.end() if _PREPRINT.match(away.group()) else away.start() :] if away else ""
    return PlainNote(
        authors=authors,
        title=title,
        is_body=is_body,
        container=container,
        editors=editors,
        page=page,
        rest=f"{after} {tail}",
    )


def split_named_title(before: str, *, least: int = 3) -> tuple[str, str] | None:
    """Return the names and the title that stand before a journal or a book in italics: "SURNAME Given, A title, *J.*".

    A title of fewer words than ``least`` is none.
    """
    authors, title, is_body = _authors(" ".join(before.split()), addressed=False)
    if not any(char.islower() for char in title):  # "GAO-22-104256"
        return None
    title = _IN_LAST.sub("", title.strip(_EDGES))
    return (authors, title) if authors and not is_body and len(_SMALL.findall(title)) >= least else None


def _is_dated(after: str) -> bool:
    return re.search(_YEAR, after) is not None


def _is_title(title: str, *, named: bool, addressed: bool, dated: bool, placed: bool) -> bool:
    """Return whether what was found can be a title: several words, no prose, and something that dates it."""
    words = [word for word in _SMALL.findall(title) if len(word) > 1]
    if re.search(r"\((?:eds?|Hrsg|Hg|orgs?)\b", title) or _ONLY_DATE.fullmatch(title):
        return False
    if not title[:1].isalnum() or title[:1].islower() or not words or len(words) > 40:
        return False
    if _ONLY_NAMES.fullmatch(title):
        return False
    if not named and not placed and is_sentence(title) and not (addressed and ":" in title):
        return False
    if not (dated or addressed):
        return False
    return len(words) >= 2 or named or (addressed and len(title) >= 4)


def _authors(head: str, *, addressed: bool) -> tuple[str, str, bool]:
    """Return the names that open a note, what follows them, and whether they are one institution."""
    pieces = re.split(r",\s+", head)
    listed = next((n for n, piece in enumerate(pieces[:-1]) if piece.startswith(("and ", "& "))), 0)
    if (
        listed > 1
        and all(map(PERSONS.fullmatch, pieces[: listed + 1]))
        and not any(map(is_institution, pieces[:listed]))
    ):
        return _cut(head, pieces, listed + 1, is_body=False)
    known = _styled(head)
    if known is not None:
        return known
    taken = _count_body(pieces)
    if 0 < taken < len(pieces) or (taken and addressed and len(pieces) > taken):
        return _cut(head, pieces, taken, is_body=True)
    count = 0
    while count < len(pieces) - 1 and _is_person(_ROLE.sub("", pieces[count])):
        count += 1
        if _JOINED.search(pieces[count - 1]) or _ROLE.search(pieces[count - 1]):  # the last of a list
            break
    if count > 1 and (
        _IN.match(pieces[count])
        or _PERIODICAL.search(re.split(r"\s\(", pieces[count])[0])
        or (count < len(pieces) - 1 and is_publisher(pieces[count]) and not _OPENS_IN_INITIALS.match(pieces[count - 1]))
    ):
        count -= 1  # two words before a newspaper, a book or a publisher are what stands in it, or what it has made
    if count:
        return _cut(head, pieces, count, is_body=False)
    match = _BODY.match(head)
    if match and (is_institution(match["authors"]) or (addressed and len(match["authors"].split()) <= 3)):
        return match["authors"], head[match.end() :], True
    if (
        (addressed or _PAGED.search(head))
        and len(pieces) > 1
        and 0 < len(pieces[0].split()) < min(5, len(pieces[1].split()))
    ):
        return _cut(head, pieces, 1, is_body=True)
    return "", head, False


def _count_body(pieces: list[str]) -> int:
    """Return how many of the pieces between commas are an institution, or several ("FAO, IFAD and WHO")."""
    named = len(pieces) > 2 and len(pieces[1].split()) > 2 and _THE_BODY.fullmatch(pieces[0]) is not None
    taken = count_parts(pieces) if _is_body(pieces[0]) or (named and is_institution(pieces[0][4:])) else 0
    while taken and taken < len(pieces) and all(map(_ACRONYMS.fullmatch, pieces[taken - 1 : taken + 1])):
        taken += 1
    return taken


def _styled(head: str) -> tuple[str, str, bool] | None:
    """Return names whose order or capitals show where they end, ``None`` where nothing shows it."""
    known = split_capital_names(head) or split_colon_names(head)
    if known is not None:
        return known
    state = _STATE.match(head)
    if state and is_institution(state["body"]):  # ABNT NBR 6023: the country before its ministry
        return state["authors"], head[state.end() :], True
    for pattern in (_COLON, _COMMA_NAMES, _CAPITALS):
        match = pattern.match(head)
        if match and pattern is _COLON and not (match["french"] or _EUROPEAN.search(head, match.end())):
            continue
        if match and (pattern is not _CAPITALS or "," in match["authors"] or is_institution(match["authors"])):
            pairs = _PAIR.findall(match["authors"])
            more = " et al." if pairs and pattern is _COLON and match["more"] else ""
            return ("; ".join(pairs) or match["authors"]) + more, head[match.end() :], not pairs
    first = _LISTED_FIRST.match(head)
    if first and not is_institution(first["authors"]) and not is_city(first["authors"].partition(",")[0]):
        return first["authors"], head[first.end() :], False
    listed = _LISTED.match(head)
    if listed:
        return listed["authors"], head[listed.end() :], False
    alone = _ALONE.match(head)
    if alone:
        return alone["authors"], head[alone.end() :], False
    dotted = None if _is_body(head.partition(",")[0]) else _DOTTED.match(head)
    listed_names = dotted["authors"].split(", ") if dotted else []
    if (
        dotted
        and all(map(PERSONS.fullmatch, listed_names))
        and not any(map(TITLE_START.match, listed_names))
        and not is_institution(dotted["authors"])
    ):
        return dotted["authors"], head[dotted.end() :], False
    return None


def _cut(head: str, pieces: list[str], count: int, *, is_body: bool) -> tuple[str, str, bool]:
    at = len(", ".join(pieces[:count]))
    return head[:at], head[at:].lstrip(" ,"), is_body


def _is_person(piece: str) -> bool:
    """Return whether a piece between commas is one name, or two joined; no title of few words."""
    if _INITIALLED.fullmatch(piece):  # OSCOLA: "A Sen"
        return True
    if not PERSONS.fullmatch(piece) or is_institution(piece) or is_periodical(piece):
        return False
    if re.search(r"[^\W\d_]{3,}\.\s|\d", piece):
        return False
    small = {word for word in _SMALL.findall(piece) if word.islower()}
    return not TITLE_START.match(piece) and small <= PARTICLES


def _is_body(piece: str) -> bool:
    """Return whether a piece is an institution and no title with an institution's word in it."""
    ended = re.search(r"[^\W\d_]{4,}\.\s", piece) is not None and not piece.isupper()
    if TITLE_START.match(piece) or len(piece.split()) > 10 or ended:
        return False
    small = (word for word in re.findall(r"[^\W\d_][\w’']*", piece) if word.islower())
    return is_institution(piece) and all(fold(word) in STOPWORDS or word == "against" for word in small)


def _title(rest: str, *, ends: bool, named: bool) -> tuple[str, str, str, str, str] | None:
    """Return title, container, its editors, the page between title and year, and what follows."""
    match = _first_end(rest)
    if match is None:
        title, place = _without_place(rest.strip(_EDGES))
        return (title, "", "", "", place) if ends and title else None
    title, after = rest[: match.start()], rest[match.start() :]
    if match.lastgroup == "chapter":
        return _chapter(title + (match.group()[0] if match.group()[0] in "?!" else ""), rest[match.end() :])
    if match.lastgroup == "bibtex":
        holder, _, numbers = rest[match.end() :].partition(",")
        return f"{title}{match.group().strip(' .')}".strip(_EDGES), holder, "", "", _with_words(numbers)
    page = ""
    held = _HELD.match(after) if match.lastgroup == "bracket" else None
    if held and (within := _held(title, held["held"])) is not None:
        return *within[:4], f"{within[4]} {after[held.end() :]}"
    if match.lastgroup == "bracket" and (pages := _PAGES_BEFORE.search(title)):
        page, title = re.sub(r"\s?[-–]\s?", "-", pages["page"]), title[: pages.start()]
    placed = match.lastgroup in {"imprint", "house"}
    if placed and (series := _SERIES_IN_BRACKETS.search(title)):
        title, after = title[: series.start()], f", {series.group()}{after}"
    title, place = _without_place(title, placed=placed)
    container = ""
    before, comma, last = title.rpartition(", ")
    journal = match.lastgroup == "comma" and re.match(rf"(?i)[,.;:]\s+{_VOLUME}", after)
    known = named or last.startswith("The ") or _PERIODICAL.search(last) is not None
    if comma and _SMALL.search(before) and known and _names_container(last, after, journal=bool(journal)):
        title, container = before, last
    return title.strip(_EDGES), container.strip(_EDGES), "", page, place + after


def _held(title: str, held: str) -> tuple[str, str, str, str, str] | None:
    """Return ``_title``'s answer where brackets hold all that a title stands in: "A title (Old Roads 5, 1992, 1-9)"."""
    inside = _IN.match(held)
    if inside:
        return _chapter(title, held[inside.end() :])
    place = find_journal_place(held)
    if place is None or not place.page or is_city(place.journal):
        return None
    counted = (("vol.", place.volume), ("no.", place.issue), ("", place.year))
    numbers = "".join(f", {word} {number}" for word, number in counted if number)
    return title.strip(_EDGES), place.journal, "", place.page, numbers


def _split_online(title: str) -> tuple[str, str]:
    """Return title and journal of "A title, Journal" that "[online]" follows; no journal where none is there."""
    for end in (", ", ". "):
        before, _, last = title.rpartition(end)
        if _SMALL.search(before) and last[:1].isupper() and len(last.split()) <= 8:
            return before.strip(_EDGES), last.strip(_EDGES)
    return title, ""


def _with_words(place: str) -> str:
    """Return ", 4(12):899–909, 2024" with the words for volume, issue and pages."""
    return _NUMBERS.sub(
        lambda m: f", vol. {m['volume']}{', no. ' + m['issue'] if m['issue'] else ''}, pp. {m['page']}", place, count=1
    )


def _first_end(rest: str) -> re.Match[str] | None:
    """Return where the title ends: the first end after a word, but not the year that a title opens with."""
    for match in _END.finditer(rest):
        if len(_SMALL.findall(rest[: match.start()])) >= 1 and match.start() >= 4:
            return match
    return None


def _without_place(title: str, *, placed: bool = False) -> tuple[str, str]:
    """Return a title without the place and publisher that its last sentences or pieces name, and these.

    ``placed`` says that the place stands behind it.
    """
    cut = len(title)
    ends = list(_PIECE_END.finditer(title))[-4:]
    for number in range(len(ends) - 1, -1, -1):
        match = ends[number]
        before = title[ends[number - 1].end() : match.start()] if number else ""
        piece = title[match.end() : cut].strip()
        listed = match.group()[0] == "," and len(piece.split()) <= 5
        ended = any(one.group()[0] == "." for one in ends[:number])  # else a title goes on
        apart = cut < len(title) or _NUMBERED.fullmatch(before) or (ended and is_institution(before))
        house = listed and (is_city(before) or (apart and is_institution(piece)))
        house = house or (listed and _UNIVERSITY.match(piece) is not None)
        house = house or (match.group()[0] == "." and (is_institution(piece) or _NUMBERED.fullmatch(piece) is not None))
        sentence = match.group()[0] == "." and ":" in piece and len(piece) < 60
        # "A title of roads, Mainz, Verlag Roe": the place before its publisher
        house = house or (listed and cut < len(title) and _is_place_alone(title[: match.start()], piece))
        if not (_is_imprint(piece) or house or sentence):
            break
        cut = match.start() + (match.group()[0] in "?!")
    # "Title. Berlin 1990": one capitalised word after a point is where it was printed.
    one = _ONE_PLACE.search(title) if cut == len(title) and not placed else None
    if one:
        cut = one.start()
    series = _SERIES.search(title[:cut]) if placed or cut < len(title) else None
    if series:
        return title[: series.start()], title[cut:]
    return title[:cut], title[cut:]


def _is_place_alone(title: str, piece: str) -> bool:
    """Return whether one word in capitals behind a title is a place; a title in small letters goes on with no such."""
    return _PLACE_ALONE.fullmatch(piece) is not None and bool(small_words(title, least=4))


def _is_imprint(piece: str) -> bool:
    """Return whether a piece names a known place or a publisher."""
    place = piece.partition(":")[0].split("/")[0].split(",")[0]
    return is_city(place) or is_publisher(piece) or piece in {"DC", "NY", "MA"}


def _names_container(last: str, after: str, *, journal: bool) -> bool:
    last = last.removeprefix("The ")
    words = last.split()
    if not last[:1].isupper() or len(words) > 12 or re.search(r"\d/\d", last):
        return False
    if is_periodical(last) or (_PERIODICAL.search(last) and len(words) <= 6):
        return True
    if re.match(r"(?i)(?:proceedings|conference)\b", last):
        return True
    return (journal or _QUARTER.match(after) is not None) and len(words) <= 7 and not is_institution(last)


def _chapter(title: str, book: str) -> tuple[str, str, str, str, str]:
    """Return a chapter and the book that it stands in."""
    editors = ""
    book = _SAME.sub("", book, count=1)
    match = _EDITORS.match(book)
    if match and not re.match(rf"(?i){_VOLUME}", book[match.end() :]):  # "Name of a journal (Hrsg.), Bd. 5"
        editors, book = (match["names"] or "").strip(), book[match.end() :]
    end = _book_end(book)
    container, place = _without_place(book[:end])
    number = re.search(
        rf"(?:(?P<first>\s(?!{_YEAR})\d{{1,4}}),)?,?\s+/?(?!{_YEAR})(?P<number>\d{{1,4}})(?:\s?\((?P<issue>\d{{1,4}})\)|/(?P<part>\d{{1,3}}(?:/\d{{1,3}})?)|\.?\s(?:Jg|Jahrgang|Bd|Band)\.?)?,?$",
        container,
    )
    after, page = place + book[end:], ""
    if number:
        container = container[: number.start()]
        number = None if number["first"] and not re.match(rf"\s*\((?!{_YEAR}\))", after) else number
    if number:
        if re.match(rf"\s*\((?!{_YEAR}\))", after):
            page = number["number"]
        else:
            within = _ISSUE_BEHIND.match(after)
            after = f"{within['date']} {after[within.end() :]}" if within else after
            own = number["issue"] or number["part"] or (within["issue"] if within else "")
            issue = f", no. {own}" if own else ""
            after = f", vol. {number['number']}{issue} {after}"
    return title.strip(_EDGES), container.strip(_EDGES), editors, page, after


_PLACE_AND_YEAR = lazy_re(rf",\s+(?P<place>[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+)?),?\s{_YEAR}")
MIN_TITLE = 3
"""As many words has the title of a book before its publisher (number)."""
_HOUSE_BEFORE = lazy_re(r"(?<=[\w’')]),\s+[A-ZÀ-Þ][\w.’'-]+(?:\s(?:&\s)?[A-ZÀ-Þ][\w.’'-]+){0,3}$")


def split_chapter(after: str) -> tuple[str, str, str] | None:
    """Return the book that a chapter stands in, its editors, and what follows; ``after`` follows the title."""
    match = _IN.match(after)
    if not match:
        return None
    _, container, editors, page, rest = _chapter("", after[match.end() :])
    words = container.split()
    if not 1 < len(words) <= 30 or ("(" in container and ")" not in container):
        return None
    return container, editors, f", p. {page} {rest}" if page else rest


def _house_before(book: str) -> str:
    """Return the publisher that stands between a book and its place, with its comma: "Studies in Names, Basil Black,
    Oxford 1957"; lists of the title have a small word before their last part, and a further one.
    """
    match = _HOUSE_BEFORE.search(book)
    several = match is None or "," in book[: match.start()] or len(book[: match.start()].split()) < MIN_TITLE
    return match.group() if match is not None and not several else ""


def _book_end(book: str) -> int:
    """Return where the title of a book ends; brackets with two years belong to it."""
    for match in _END.finditer(book):
        span = re.match(rf"\s*\({_YEAR}\s?[-–]\s?{_YEAR}\)", book[match.start() :])
        if match.lastgroup in {"chapter", "nature"} or match.start() < 4 or span:
            continue
        place = re.search(r",\s+[A-ZÀ-Þ][\w./’'-]+(?:\s[A-ZÀ-Þ][\w./’'-]+)?$", book[: match.start()])
        end = place.start() if place and is_city(place.group().strip(" ,").split("/")[0]) else match.start()
        named = _PLACE_AND_YEAR.match(book, end)
        return end - len(_house_before(book[:end])) if named and is_city(named["place"]) else end
    series = book.find(" (")
    return series if series > 0 else len(book)
