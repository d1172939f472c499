"""The journal, newspaper or site that plain words behind a title name.

What stands there may be a publisher as well. A volume, a day or a house behind it tells, and who wrote the work:
an institution's text is printed by the institution, a person's stands in something.
"""

from __future__ import annotations

import re

from refcheck.references.classify import is_journal, is_periodical
from refcheck.references.imprint import is_city, is_publisher, take_accessed
from refcheck.references.name_patterns import PERSON
from refcheck.references.naming import YEAR
from refcheck.text.dates import MONTHS, find_date
from refcheck.text.institutions import is_institution
from refcheck.text.lazy import lazy_re

__all__ = ["find_container", "may_hold", "opens_with_person"]


_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_BLUEBOOK_DATE = lazy_re(
    r"\s*(?:,\s(?:[A-Z][a-z]{2,8}\.?(?:/[A-Z][a-z]{2,8}\.?)?\s)?(?:\d{1,2},\s)?\d{4},\sat\s\d|,\s[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}\b|\s\([A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}\))"
)
_BEFORE_ADDRESS = lazy_re(
    r"^[\s,.”’'\"»]*(?P<name>[A-ZÀ-Þ][\w&’'-]*(?:\s[\w&’'-]+){0,7})\.\s+(?=(?i:available|retrieved|accessed|disponível|disponible|https?:)|\s*$)"
)
"""A site after a quoted title, with nothing but its address behind it."""
_ENCYCLOPEDIA = lazy_re(
    r"^[\s,.”’'\"»]*(?P<name>[A-ZÀ-Þ][\w&’'-]*(?:\s[\w&’'-]+){0,7})\.\s+(?=(?:(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?\s)?(?:19|20)\d\d\.\s)"
)
"""The MLA's: what a quoted entry stands in, and its year between points."""
_MEETING = lazy_re(
    r"(?:[\w’'-]+\s){0,5}(?:Conference|Symposium|Workshop)\s(?:on|for|of)\s[A-Z]|Proceedings\s(?:of|on)\s"
)
_ABBREVIATED = lazy_re(r"\b(?:J|L|Rev|Pol|Stud|Sci|Res|Int|Hist|Econ|Q)\.(?:\s|$)")
"""What the names of journals are shortened to."""
_ANNOUNCED = lazy_re(r"\s\((?:forthcoming|in press)\b")
_FIRST_PIECE = lazy_re(r"^[\s,.”’'\"»]*(?P<name>[A-ZÀ-Þ][\w.&’' -]{2,60}?)(?=\s*[,(]|\s*$)")
_VOLUME_WORD = r"(?i:v|vol|volume|ano|año|anno|année|t|tome|tomo|jg|jahrgang|bd|band|årg|rok|r|ed|núm|nr|no|n)(?:\.|[°º]|\b\.?)\s?\d{1,4}"
_NAMED_TWICE = lazy_re(
    rf"^[\s,.”’'\"»]*(?P<name>[A-ZÀ-Þ][^\d,.()“”\":;]{{2,80}}),\s(?:[A-ZÀ-Þ][^\d,()“”\":;]{{2,80}},\s)?(?={_VOLUME_WORD})"
)
"""A journal before the word for its volume, a second name or its place between: "Estrada, Revista do Instituto, v. 1"."""
_ISSUE_TOO = lazy_re(rf"{_VOLUME_WORD},\s(?i:n|no|nr|nº|núm|h|heft|iss|issue)(?:\.|[°º]|\b)\s?\d")
"""Volume and issue, as no book has them."""
_GATHERING = lazy_re(
    r"^[\s,.”’'\"»]*(?P<name>(?:\d{1,3}(?:st|nd|rd|th|[.ªºªe]|[eè]me)?\s)?(?:[A-ZÀ-Þ][\w&’'.-]*\s(?:[\w&’'-]+\s){0,6})?"
    r"(?i:conference|symposium|workshop|congress|colloquium|congrès|colloque|congreso|congresso|convegno|tagung|kongress|kongreß|kongres|seminar))(?=[,.(]|\s*$)"
)
"""The meeting that a paper was read at: "16th Harbour Workshop", "6ème Congrès"."""
_DATE_FIRST = lazy_re(
    r"^[\s,.”’'\"»]*(?P<date>(?:\d{1,2}\s[^\W\d_]{3,10}|[^\W\d_]{3,10}\.?\s\d{1,2},)\s(?:1[5-9]|20)\d\d),\s(?P<name>[A-ZÀ-Þ][^,.;:()\d“”\"]{2,60}?)(?=[\s,.;<>。]*$)"
)
"""A list or a site behind the day of a quoted post, with nothing but its address behind it."""
_DOMAIN = lazy_re(r"\w[\w-]*(?:\.[A-Za-z]{2,12})+")
"""A site that is called by its address: "GOV.UK"."""
_LISTED_BEHIND = lazy_re(
    r"(?:,\s[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?){1,3},?\s(?:and|&)\s[A-ZÀ-Þ][\w’'-]+(?=[,.\s])"
)
_OF_SEVERAL = lazy_re(r"\b(?:on|of|for)\s(?:the\s)?[A-ZÀ-Þ][\w’'-]+$")
"""Names go on over commas there: "Conference on Roads, Bridges, and Ports"."""
_VOLUME_BEHIND = lazy_re(
    r"^[\s,.”’'\"»]*(?P<name>[A-ZÀ-Þ][^\d,.()“”\":;]{1,90}?(?::\s[A-ZÀ-Þ][^\d,.()“”\":;]{2,80}?)?)(?=,?\s(?!(?:1[5-9]|20)\d\d\s)\d{1,4}\s?\([\dA-Z]|,\s\d{1,4},\s\d{1,6}\s?[-–—]\s?\d|\s\d{1,4},\s(?:[^\W\d]{3,10}\.?\s)?(?:1[5-9]|20)\d\d(?!\d))"
)
"""A volume right behind a journal: ", 103(4), 992–1013", " 24, 2023"."""
_NUMBERED = lazy_re(
    r"(?i)\b(?:paper|report|series|brief|briefing|note|document|vol(?:ume)?|band|bd|version|book|part|chapter|no|nr|issue|edition|update|act|law|stat)s?\.?$"
    rf"|^(?:{_MONTH})\.?$"
)
"""What has a number and is no journal."""
_NUMBER_AND_YEAR = lazy_re(r",\s(?:n[°º]\s?)?\d{1,4},\s(?:[a-zà-ÿ]{3,9}\s)?(?:1[5-9]|20)\d\d(?!\d)")
"""Those of French and Italian notes: ", 36, 1973"."""
_WEBLOG = lazy_re(r"^[\s,.”’'\"»]*(?P<name>[A-ZÀ-Þ][^()“”\"]{2,100}?)\s\((?:blog|weblog|podcast)\)")
_SITES = lazy_re(
    r"(?i)(?:wikipedia|twitter|x|facebook|instagram|youtube|medium|quora|reddit|linkedin|substack|slate|salon)"
)
_JOURNAL_WORD = lazy_re(
    r"(?i)(?:tạp chí|báo|วารสาร|jurnal|majalah|revista|revue|zeitschrift|rivista|cuadernos|cahiers)\s"
)
_NO_CONTAINER = lazy_re(
    r"(?i)(?:last\s)?(?:modified|updated|revised|posted|published)\b|(?:press|news|media) release|pressemitteilung|communiqué de presse|comunicado de prensa|comunicato stampa|nota à imprensa|siaran pers|thông cáo báo chí|circular|memorandum|statement|speech|presentation|paper|working|unpublished|remarks|report|letter|interview|ph\.?d|(?:[\w-]+\s){0,3}(?:recommendation|specification|standard|release|draft|guide|manual)\b|internet-draft"
)

_WHEN = lazy_re(
    r"[\s,(]{1,3}(?P<date>(?:\d{1,2}\.?\s(?:de\s)?)?[^\W\d_]{3,10}\.?,?\s(?:de\s)?(?:\d{1,2},\s)?(?:1[5-9]|20)\d\d|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)(?!\d)"
)
_SEASON = lazy_re(r"(?i)(?:spring|summer|fall|autumn|winter)\b")
"""A month or a season: what comes out more often than a book does."""
_PAPER = lazy_re(r"(?i)\b(?:blog|review|magazine|journal|newsletter|bulletin|quarterly)\b")
_DAY = lazy_re(r"[\s,(]{1,4}(?:\w+\s)?\d{1,2}[\s,.]|[\s,(]{1,4}[A-Z][a-z]+\.?\s\d")
_CODE = lazy_re(r"\d[-/.]\d")
"""The number of a report: "NIST AI 100-1"."""
_ONLY_YEAR = lazy_re(r",\s(?:1[5-9]|20)\d\d(?!\d)")
_MEETING_AND_YEAR = lazy_re(
    r"^[\s,.]*(?P<name>(?:[A-Z][\w-]*\s){0,2}(?=[\w-]*[A-Z][\w-]*[A-Z])[A-Za-z-]{3,12}\s(?P<year>(?:19|20)\d\d))(?=\.\s|[\s.]*$)"
)
"""The acronym and the year of a conference: "ACL 2019", "IEEE HPCA 2021"."""
_LONE_SITE = lazy_re(r"^[\s,.”’'\"»]*(?P<name>[A-ZÀ-Þ][\w&’'-]*(?:\s[\w&’'-]+){0,5})(?:,|\s\s)[\s,.<>()。]*$")
"""A site after a quoted title, with nothing but its address, and the day somebody read it, behind a comma."""
_IN_BRACKETS = lazy_re(
    r"^[\s,.”’'\"»]*\((?P<name>[A-ZÀ-Þ][^()\d“”\"]{2,80}?)(?P<rest>(?:,\s[^()]{0,20})?\s(?:19|20)\d\d\))"
)
"""Where a post or a paper stands by OSCOLA: "(Law of the Sea Blog, 7 May 2019)", "(Harbour Proceedings 2014)"."""
_PERSON = lazy_re(
    rf"\W*(?:{PERSON}|[A-ZÀ-ÞĐ][\w’'-]+,?\s(?:[A-ZÀ-Þ]\.[\s-]?){{1,4}})(?=[,.]|\s(?:and|&|et|und|y|e)\s|$)"
)


def opens_with_person(before: str) -> bool:
    """Return whether what stands before a title opens with the name of a person."""
    match = _PERSON.match(before)
    return match is not None and not is_institution(match.group().strip(" ,.“\"‘'«„"))


def find_container(
    after: str, *, quoted: bool = True, personal: bool = False, addressed: bool = False
) -> tuple[str, str] | None:
    """Return the newspaper or site that stands in plain words after a title, and the rest.

    A newspaper or site is known by its name, or by the day that follows it. After an italic title the forms of
    The Bluebook count ("Journal, June 2003, at 79", "Site (Dec. 13, 2005)"), and a month where a person wrote
    it (``personal``). ``addressed`` says that the note has an address.
    """
    entry = _ENCYCLOPEDIA.match(after) if quoted and addressed else None
    if entry and not (_is_house(entry["name"]) or is_city(entry["name"])):
        return entry["name"], after[entry.end("name") :]
    weblog = _WEBLOG.match(after)
    if weblog:
        return weblog["name"], after[weblog.end() :]
    article = _VOLUME_BEHIND.match(after)
    behind = after[article.end() :].partition(")")[0] if article else ""
    series = ": " in behind.partition("(")[2]  # a place and a house: what the number counts is no journal
    named = article is not None and not (_NUMBERED.search(article["name"]) or _NO_CONTAINER.match(article["name"]))
    if article and named and not (series or is_publisher(article["name"])):
        return article["name"], after[article.end() :]
    bracketed = _IN_BRACKETS.match(after) if quoted else None
    if bracketed and _is_post(bracketed["name"], bracketed["rest"]):
        return bracketed["name"], after[bracketed.end("name") :]
    meeting = _MEETING_AND_YEAR.match(after) if addressed else None
    if meeting and not is_publisher(meeting["name"]):
        return meeting["name"], f", {meeting['year']}{after[meeting.end() :]}"
    volume = None if quoted else _NAMED_TWICE.match(after)
    if volume and _ISSUE_TOO.match(after, volume.end()) and may_hold(volume["name"]):
        return volume["name"], after[volume.end("name") :]
    placed = _placed(after) if quoted else None
    if placed is None and (quoted or (personal and addressed)):
        placed = _lone_site(after, addressed=addressed)
    return placed or _first_piece(after, quoted=quoted, personal=personal)


def _placed(after: str) -> tuple[str, str] | None:
    """Return the journal whose volume a word tells, the meeting, or the list behind the day of a quoted title."""
    for pattern in (_NAMED_TWICE, _GATHERING):
        match = pattern.match(after)
        if match and not (is_publisher(match["name"]) or is_city(match["name"]) or _NO_CONTAINER.match(match["name"])):
            return match["name"], after[match.end("name") :]
    dated = _DATE_FIRST.match(take_accessed(after)[1])
    if dated and not _is_known(dated["name"]):
        return dated["name"], f", {dated['date']}{after[dated.end('name') :]}"
    return None


def _is_post(name: str, rest: str) -> bool:
    """Return whether brackets behind a quoted title name what it stands in: with a day, or a meeting."""
    date = find_date(rest)
    dated = date is not None and date.day is not None
    return (_PAPER.search(name) is not None or not _is_known(name)) and bool(
        dated or re.search(r"\b(?:Proceedings|Conference|Workshop)\b", name)
    )


def _lone_site(after: str, *, addressed: bool) -> tuple[str, str] | None:
    """Return a site with nothing but its address behind it."""
    match = _BEFORE_ADDRESS.match(after) or (_LONE_SITE.match(take_accessed(after)[1]) if addressed else None)
    if match is None or _is_house(match["name"]) or YEAR.search(match["name"]):
        return None
    return match["name"], after[match.end("name") :]


def _first_piece(after: str, *, quoted: bool, personal: bool) -> tuple[str, str] | None:
    match = _FIRST_PIECE.match(after)
    if not match or match.end() == len(after) or _CODE.search(match["name"]):
        return None
    name, rest = match["name"].strip(" \t\n,;:<>"), after[match.end("name") :]
    listed = _LISTED_BEHIND.match(rest) if _OF_SEVERAL.search(name) else None
    name, rest = (name + listed.group(), rest[listed.end() :]) if listed else (name, rest)
    if _MEETING.match(name):
        return name, rest
    if quoted and _NUMBER_AND_YEAR.match(rest) and not (is_city(name) or is_publisher(name)):
        return name, rest
    if not quoted and not is_periodical(name):
        return (name, rest) if _prints(name, rest, personal=personal) else None
    if _SITES.fullmatch(name) or _JOURNAL_WORD.match(name) or (is_periodical(name) and not name.isupper()):
        return name, rest
    return (name, rest) if _holds(name, rest) else None


def _prints(name: str, rest: str, *, personal: bool) -> bool:
    """Return whether what follows a name behind an italic title shows that it is no publisher's."""
    known = _is_known(name)
    abbreviated = _ABBREVIATED.search(name) and re.match(r"\s\(\d{4}\)", rest)
    if (abbreviated or _ANNOUNCED.match(rest)) and not known:
        return True
    spelled = name.isupper() and sum(char.isalpha() for char in name) >= 5  # small capitals of The Bluebook
    if _BLUEBOOK_DATE.match(rest) and (spelled or not known):
        return True
    if known:
        return False
    if _is_dated(rest) and (personal or _PAPER.search(name)):
        return True
    own = name.removeprefix("The ")
    return personal and own != name and len(own.split()) < 3 and _ONLY_YEAR.match(rest) is not None


def _is_dated(rest: str) -> bool:
    """Return whether a date with a month or a season follows a name."""
    match = _WHEN.match(rest)
    if match is None:
        return False
    date = find_date(match["date"])
    return _SEASON.match(match["date"]) is not None or (date is not None and date.month is not None)


def _holds(name: str, rest: str) -> bool:
    """Return whether what follows a name shows that it holds other texts: a house in brackets, an editor, a day."""
    imprint = re.match(r"\s\((?P<said>[^()]{3,120})\)", rest)
    # A house: "Dictionary of Names (Oxford University Press, 2004)", no other bracket
    if imprint is not None and is_publisher(imprint["said"]):
        return not is_publisher(name) and not _NO_CONTAINER.match(name)
    if _is_known(name):
        return False
    if re.match(r",\s(?:eds?\.|edited\sby|trans\.|translated\sby)\s", rest):
        return True
    date = find_date(rest) if _DAY.match(rest) else None
    return bool(date and date.day) or (rest.startswith(" (") and _is_dated(rest))


def may_hold(name: str) -> bool:
    """Return whether a lone name with a year behind a quoted title can be what it stands in: no house, no place."""
    if is_publisher(name) or re.search(r"\d", name):
        return False
    return is_journal(name) or not _is_known(name)


def _is_house(name: str) -> bool:
    """Return whether a name is a publisher's, a place's or that of a kind of text, on no site of its own."""
    if _DOMAIN.fullmatch(name):
        return False
    return is_city(name) or is_publisher(name) or _NO_CONTAINER.match(name) is not None


def _is_known(name: str) -> bool:
    """Return whether a name is a house's or an institution's: no container."""
    return _is_house(name) or (_DOMAIN.fullmatch(name) is None and is_institution(name.removeprefix("The ")))
