"""Titles that no italics or quotation marks tell, and what stands where in notes that have them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.references.capital_names import CAPITAL_NAMES, opens_in_capitals
from refcheck.references.classify import is_journal, is_periodical, opens_sentence
from refcheck.references.shortforms import without_signal
from refcheck.text.institutions import is_institution
from refcheck.text.lazy import lazy_re
from refcheck.text.words import small_words

__all__ = [
    "PlainTitle",
    "find_report_title",
    "find_subtitle",
    "is_commentary",
    "is_in_volume",
    "is_placed",
    "plain_title_before",
    "split_author_date",
    "split_book",
    "split_dated_place",
    "without_genre",
]

_APA = lazy_re(
    r"^(?P<authors>[^()]{2,300}?)[.,]?\s*\((?P<year>(?:1[4-9]|20)\d\d|n\.d\.)[a-z]?(?:\s?[;/]\s?(?:\d\d)?\d\d|\s?[–-]\s?(?:present|ongoing))?(?:,[^()]{1,30})?\)[.,:]?\s+(?P<rest>\S.*)$",
    re.DOTALL,
)
# "Doe, Jane, and Max Roe. 2016. Roads to the sea. Penguin.": Chicago's lists, used in notes
_CHICAGO_DATE = lazy_re(
    r"^(?P<authors>[A-ZÀ-ÞĐ][\w'’-]+(?:\s[A-ZÀ-ÞĐ][\w'’-]+)?,\s[A-ZÀ-ÞĐ][^()\d:;“”\"]{1,200}?)\.?\s(?:(?P<month>[A-Z][a-zé]{2,9})\s)?(?P<year>(?:1[4-9]|20)\d\d)[a-z]?\.\s+(?P<rest>\S.*)$",
    re.DOTALL,
)
_ENDED = lazy_re(r"(?:[^\W\d_]{4}|\set\sal)\.\s+[A-ZÀ-Þ]")
_JOURNAL_BEHIND = lazy_re(
    r"^[\s.]*(?P<journal>[A-ZÀ-Þ][^\d.,:;()]{3,80}),?\s(?P<volume>\d{1,4})(?:(?:[:.]\s?(?=\d{1,3},))?\(?(?P<issue>(?<=[:.(])\d{1,3})\)?)?[,:]\s?(?P<page>[A-Z]?\d{1,6}\s?[-–—]\s?\d{1,6})(?!\w)"
)
_ISSUE_ALONE = lazy_re(
    r"^[\s.]*(?P<journal>[A-ZÀ-Þ][^\d.,:;()]{2,80}),\s\((?P<issue>\d{1,3})\),\s(?P<page>[A-Z]?\d{1,6}\s?[-–—]\s?\d{1,6})(?!\w)"
)
"""A journal that counts issues alone: "Road Studies, (2), 60-76"."""
_COUNTED_JOURNAL = lazy_re(
    r"^[\s.]*(?P<journal>[A-ZÀ-Þ][^\d.,:;()]{3,80})(?=,\s(?:[Vv]ol\.?\s?\d{1,4}(?P<issue>,?\s(?:[Nn]o|[Ii]ssue)\.?\s?\d)?|[Nn]o\.\s?\d|pp\.\s?\d{1,5}\s?[-–]))"
)
"""A journal before its volume and issue, or its pages, as the United Nations have it: "Road Studies, Vol. 16 No. 4, pp. 1-9"."""
_SITE_BEHIND = lazy_re(r"^[\s.]*(?P<site>[A-ZÀ-Þ][^\d.,:;()]{3,60})\.(?=\s*(?:https?:|$))")
_SITE_BEFORE = lazy_re(r"^[\s.]*(?P<site>[A-ZÀ-Þ][^\d.,:;()]{3,60})\.(?=\s|$)")
_PAGE_BEHIND = lazy_re(r"(?<=[^\W\d_]{4}\.)\s(?!(?:1[5-9]|20)\d\d\b)(?P<page>\d{1,4}(?:\s?[-–—]\s?\d{1,4})?)[\s.]*$")
_CHAPTER_IN = lazy_re(r"(?:[.?!]\s+In:?|,?\s+in:)(?:\s+(?=[A-ZÀ-Þ])|\s*$)")
_NO_TITLE = lazy_re(r"(?i)\d+\s*\(|(?:vol|no|nr)\b")
_REPORT = lazy_re(r"(?i)\b(?:report|review|survey|outlook|trends|study|assessment|update|yearbook|guidelines)\b")
# "15(1)", "vol. 42, no. 5": what follows the name of a journal and no title of a book, which has its page and
# year there by The Bluebook: "17 (2022)"
_OF_A_JOURNAL = lazy_re(
    r"(?i)(?!\s\d{1,4}(?:[-–]\d{1,4})?\s\((?:1[5-9]|20)\d\d\)(?:[.;\s]*$|[,.]?\s{3}|\s\[))[\s,.]*(?:\[en ligne\],?\s)?(?:(?:[^\W\d_]{3,9}\.?\s)?(?:1[5-9]|20)\d\d,\sn[°ºo]\s?\d|(?:vol(?:ume)?\.?\s*)?\d{1,4}\s*(?:\(\d{1,4}(?:[-–/]\d{1,4})?\)|,?\s*(?:no|nr|iss|issue)\.?\s*\d{1,4}))"
)
_PLACE_BEHIND = lazy_re(
    r"(?i)[\s,.]*(?:(?:vol|t|bd|jg|fasc|no?|nr|n[°º])\.?\s?\d|\d{1,4}(?:/\d{1,3})?\s?[,(:]"
    r"|\(?(?:[^\W\d_]{3,10}\.?\s)?(?:1[5-9]|20)\d\d(?:\)[,:]?|[,:])\s(?:(?:pp?|s|str)\.\s?)?\d{1,5}\s?[-–—])"
)
_VOLUME_BEHIND = lazy_re(
    r"[\s,]*\d{1,4}(?:[/.]\d{1,3})?\s\((?:[^\W\d_]{3,10}\.?\s)?(?:1[5-9]|20)\d\d(?:/\d{1,3})?\)[,:]?\s\d"
)
_VOLUME_NEXT = lazy_re(r"[\s,]*\d{1,4}(?:\s?\(\d|[,:]\s?[A-Z]?\d)")
"""A volume with an issue or pages right behind italics: they are a journal's."""
# Names, a year alone and a title before a journal in italics, as the ACM has it
_YEAR_ALONE = lazy_re(
    r"^(?P<authors>[A-ZÀ-ÞĐ][^\n()\"“”]{3,200}?)\.\s(?P<year>(?:1[5-9]|20)\d\d)\.\s(?P<title>[A-ZÀ-ÞĐ\d][^\n]{8,300}[.?!])$"
)
# "A title of the unsigned. (2025). *Journal*": what APA has where nobody signed
_TITLE_FIRST = lazy_re(
    r"^(?P<title>[A-ZÀ-ÞĐ][^.()“”\"]{20,300})\.\s\((?P<year>(?:1[5-9]|20)\d\d)[a-z]?(?:,[^()]{1,30})?\)\.$"
)
_NUMBERED = lazy_re(r"[\s,.]*\d{1,4}(?:,\s\d{1,4})?\s?\(")
# "Body of theirs. 2005. A title. Place: Publisher": Chicago's lists, where an institution signs
_BODY_DATE = lazy_re(
    r"^(?P<authors>[A-ZÀ-ÞĐ][^.;:()\d]{3,120})\.\s(?P<year>(?:1[4-9]|20)\d\d)[a-z]?\.\s+(?P<rest>[A-ZÀ-ÞĐ][^.:]{3,300}[.?!]\s\S.*)$",
    re.DOTALL,
)
# "A. Author, A Title (Publisher 1998)": no markup, and the year in brackets ends it
_BOOK = lazy_re(
    r"^(?P<head>[^()]{10,300}?)\s*(?P<imprint>\([^()]{0,120}?\b(?:1[4-9]|20)\d\d[a-z]?\))(?P<rest>.*)$", re.DOTALL
)
_PERSON = r"(?:(?!(?:The|A|An|On|In|Of|For|From|How|Why|What|Report|Report of)\s)[A-Z][\w.'’-]*\s){1,3}(?:(?:de|der|den|van|von|la|le|di|da|dos|bin|al)\s){0,2}[A-Z][\w'’-]+"
_PERSONS = lazy_re(rf"{_PERSON}(?:\s(?:and|&)\s{_PERSON})?(?:\s(?:et al\.?|and others))?|(?:and|&)\s{_PERSON}")
_IN_BOOK = lazy_re(r",\s+in:?\s+(?=[A-Z])")
# "SURNAME, Given and SURNAME, Given. A title. In:": ISO 690 and ABNT NBR 6023
_CAPITAL_LEAD = lazy_re(
    rf"^(?P<authors>{CAPITAL_NAMES})(?P<editors>\s\((?:eds?|orgs?|coords?|dir|Hrsg|Hg)\.?\))?(?:\.|(?<=\.))\s+(?P<title>(?![A-ZÀ-Þ]\.|(?:et|e|y|und|and|și|dan|&)\s)\S.{{7,300}}?)[.?!]\s*(?:(?:In|Em|En|Dans|Dins|În|Dalam):?\s*[^\n]{{0,200}})?$",
    re.DOTALL,
)
_GENRE_BEHIND = lazy_re(
    r"(?i)(?<=\w)[\s,]{1,2}(?:official\s)?(?:(?:press|news|media)\srelease|website|web\s(?:site|page))[\s,.:]*$"
    r"|(?<=[\w.]),\s(?-i:(?:Student\s)?Note|(?:Case\s)?Comment|Essay|Book\sReview|Recent\sCase|Developments)[\s,.:]*$"
)
"""What kind of text an issuer's is, between its name and the title, or an author's in a law review (rule 16.7)."""
_REPORT_NUMBER = lazy_re(r"^(?P<title>[^().]{8,300})\s\((?P<number>(?:[^()\d]{0,40}\s)?No\.\s[^()]{1,40})\)\.")
"""The number of a report in brackets behind its title, as APA has it."""
_EDITION_BEHIND = lazy_re(
    r"(?i)(?<=\w)\s\((?:[^()]{1,20}\s(?:edn?|edition|ed\.|aufl\.|éd\.)|(?:version|vol\.)\s[^()]{1,20})[^()]{0,20}\)$"
)
"""The edition, version or volume of a book in brackets behind its title, as APA has it."""
_AVAILABLE = lazy_re(r"(?:available|accessed|retrieved|online|on file|copy|disponible|disponível|abrufbar|tersedia)\s")
"""What says behind the year where a work is found, and opens no title."""
_EDITED_BOOK = lazy_re(
    r"^[\s.?!]*In:?\s(?P<editors>[^()]{3,200})\s\((?:Eds?|Hrsg|Hg|Orgs?)\.?\),\s(?P<book>[^\n]{3,300}?)(?:\s\((?:[^()]{0,30},\s)?(?:pp?|S)\.\s?(?P<page>[^()]{1,20})\))?[.?!](?=\s|$)"
)
"""The book that a chapter stands in, as APA has it: "In A. Doe (Ed.), Old roads (pp. 4-8)."."""
_PAGED_BOOK = lazy_re(
    r"^[\s.?!]*In:?\s(?P<book>[A-ZÀ-Þ][^\n()]{3,200}?)\s\((?:[^()]{0,30},\s)?(?:pp?|S)\.\s?(?P<page>[^()]{1,20})\)[.?!]?(?=\s|$)"
)
"""The same without editors."""
_SUBTITLE = lazy_re(r"(?P<close>[”\"’'»“]):\s+(?P<subtitle>[A-Z][^,.;:()“”\"]{3,200}?)(?=\s*[,.;(]|\s*$)")
_EDGES = " \t\n,;:.<>"


@dataclass(frozen=True, slots=True)
class PlainTitle:
    """A title with what stands before it and after it; ``authors`` hold the year in brackets."""

    authors: str
    title: str
    rest: str


def split_author_date(text: str) -> PlainTitle | None:
    """Return "Doe, J. (2016). Roads to the sea. Penguin." taken apart; the title is empty when none follows."""
    match = _APA.match(text.strip()) or _CHICAGO_DATE.match(text.strip()) or _BODY_DATE.match(text.strip())
    if match and match.re.pattern == _BODY_DATE.pattern and not is_institution(match["authors"]):
        return None
    if match and match.re.pattern == _CHICAGO_DATE.pattern and _ENDED.search(match["authors"]):
        return None  # the year is in the title
    if match and _AVAILABLE.match(match["rest"]):
        return None
    if not match or re.search(r"\d", match["authors"]) or not re.match(r"(?!at\s|\[)\W*\w", match["rest"]):
        return None
    rest = _REPORT_NUMBER.sub(r"\g<title>. \g<number>.", match["rest"], count=1)
    cut = re.search(
        r"[.?!](?=\s+(?:[A-Z(]|10\.\d|\d{1,2}(?:st|nd|rd|th)\sed))|,\s(?=diakses|accessed|[Aa]vailable (?:at|from|online)|[Rr]etrieved |[Dd]isponible |[Dd]isponível |consult|truy cập|abgerufen|pp?\.\s?\d|S\.\s?\d|Nhà xuất bản\s|NXB\s|[A-ZÀ-Þ][\w&’'-]*(?:\s[\w&’'-]+){0,4}\s(?:Press|Publish(?:ing|ers)|Books|Verlag),\s[^\d,]{2,30}\.?$)|,\s+(?=,|$)|\.?\s*$",
        rest,
    )
    end = cut.start() if cut else len(rest)
    title = rest[:end].strip(_EDGES)
    if _count(title) >= 2 and not title.startswith("(") and not _NO_TITLE.match(title):
        edition = _EDITION_BEHIND.search(title)
        end, title = (edition.start(), title[: edition.start()]) if edition else (end, title)
        return PlainTitle(_authors_and_year(match), title, rest[end:])
    return PlainTitle(_authors_and_year(match), "", rest)


def plain_title_before(before: str, after: str) -> PlainTitle | None:
    """Return the title that stands between the authors and italics that name its journal or book.

    So in APA ("Doe, J. (2010). A title. *Journal*"); where only a journal's volume and issue tell
    that the italics are no title, the title is empty.
    """
    match = _APA.match(without_signal(before).strip())
    if match:
        rest = match["rest"]
        chapter = _CHAPTER_IN.search(rest)
        title, between = (
            (rest[: chapter.start() + (rest[chapter.start()] in "?!")], rest[chapter.start() :])
            if chapter
            else (rest, "")
        )
        ends = bool(chapter) or rest.rstrip().endswith((".", "?", "!"))
        ends = ends or (rest.rstrip().endswith(",") and _VOLUME_NEXT.match(after) is not None)
        if ends and _count(title) >= 2 and title[:1].isupper():
            return PlainTitle(_authors_and_year(match), title.strip(" \t\n,"), between)
    dated = _YEAR_ALONE.match(without_signal(before).strip())
    if dated and _count(dated["title"]) >= 2 and _NUMBERED.match(after):
        return PlainTitle(f"{dated['authors']} ({dated['year']})", dated["title"].strip(), "")
    first = _TITLE_FIRST.match(without_signal(before).strip())
    if first and len(small_words(first["title"])) > 2 and not is_institution(first["title"]):
        return PlainTitle("", first["title"], f" ({first['year']})")
    bare = without_signal(before).strip()
    lead = _CAPITAL_LEAD.match(bare) if opens_in_capitals(bare) else None
    if lead and _count(lead["title"]) >= 2:
        return PlainTitle(f"{lead['authors']}{lead['editors'] or ''}", lead["title"].strip(), "")
    return PlainTitle(before, "", "") if _OF_A_JOURNAL.match(after) else None


def is_placed(after: str) -> bool:
    """Return whether a volume, an issue or the first and last page of an article stand right behind italics."""
    return _PLACE_BEHIND.match(after) is not None


def is_in_volume(after: str) -> bool:
    """Return whether a volume, its date in brackets and a page stand right behind italics, which a journal alone has."""
    return _VOLUME_BEHIND.match(after) is not None


def without_genre(text: str) -> str:
    """Return the name of an issuer without what its text is: "NSTC press release," is the NSTC's."""
    return _GENRE_BEHIND.sub(",", text)


def _count(title: str) -> int:
    """Return how many words a title has, initials left out."""
    return len(re.findall(r"[^\W\d_]{2,}", title))


def split_dated_place(rest: str) -> tuple[str, str]:
    """Return the journal that follows a title without markup, and the rest with its numbers and the cited page."""
    paged = _PAGED_BOOK.match(rest)
    if paged:
        return paged["book"].strip(_EDGES), f", pp. {paged['page']}. {rest[paged.end() :]}"
    book = _EDITED_BOOK.match(rest)
    if book:
        pages = f", pp. {book['page']}" if book["page"] else ""
        return book["book"].strip(_EDGES), f"{book['editors']} (eds){pages}. {rest[book.end() :]}"
    counted = _COUNTED_JOURNAL.match(rest)
    if counted and (counted["issue"] or is_journal(counted["journal"])):
        return counted["journal"], rest[counted.end() :]
    issue = _ISSUE_ALONE.match(rest)
    if issue:
        return issue["journal"], f", no. {issue['issue']}, pp. {issue['page']}{rest[issue.end() :]}"
    journal = _JOURNAL_BEHIND.match(rest)
    if journal:
        numbers = f", vol. {journal['volume']}" + (f", no. {journal['issue']}" if journal["issue"] else "")
        return journal["journal"], f"{numbers}, pp. {journal['page']}{rest[journal.end() :]}"
    site = _SITE_BEHIND.match(rest)
    if site and is_periodical(site["site"]):
        return site["site"], rest[site.end() :]
    named = _SITE_BEFORE.match(rest)
    if named and is_journal(named["site"]):
        return named["site"], rest[named.end() :]
    page = _PAGE_BEHIND.search(rest)
    return "", f"{rest[: page.start()]}, p. {page['page']}" if page else rest


def _authors_and_year(match: re.Match[str]) -> str:
    """Return authors and year of an ``_APA`` match, the point of the last initial kept."""
    month = match.groupdict().get("month") or ""
    start = match.start("month") if month else match.start("year")
    between = match.string[match.end("authors") : start].rstrip(" (")
    date = f"{month} {match['year']}".strip()
    return f"{match['authors']}{between} ({date})"


def find_report_title(pieces: list[str]) -> int | None:
    """Return which of a note's pieces between commas is its title: an institution's, or a report without one."""
    if len(pieces) > 1 and _REPORT.search(pieces[0]) and _is_title(pieces[0]) and not is_institution(pieces[0]):
        return 0
    return 1 if len(pieces) > 2 and is_institution(pieces[0]) and _is_title(pieces[1]) else None


def _is_title(text: str) -> bool:
    """Return whether a comma's piece is a title: several words, mostly capitals."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    name = is_institution(text) and not _REPORT.search(text)
    return len(text.split()) >= 3 and len(words) >= 2 and not name and text[:1].isupper()


def find_subtitle(after: str) -> tuple[str, int] | None:
    """Return what follows a quoted title as its subtitle, the closing mark before it, and where it ends."""
    match = _SUBTITLE.match(after)
    return (f"{match['close']}: {match['subtitle']}", match.end()) if match else None


def split_book(text: str) -> tuple[PlainTitle, str] | None:
    """Return "A. Author, A Title, in A Book 55 (Publisher 1998), 60." taken apart, and the container, which
    may be empty. Only where what stands first is a person's name.
    """
    match = _BOOK.match(text.strip())
    if not match:
        return None
    head, _, container = (
        match["head"].partition(split.group()) if (split := _IN_BOOK.search(match["head"])) else (match["head"], "", "")
    )
    pieces = head.split(", ")
    count = 0
    while count < len(pieces) - 1 and _PERSONS.fullmatch(pieces[count]):
        count += 1
    title = ", ".join(pieces[count:]).strip(_EDGES)
    if not count or _count(title) < 2 or not title[:1].isupper():
        return None
    book = re.sub(r"\s+\d{1,5}$", "", container).strip(_EDGES)
    return PlainTitle(", ".join(pieces[:count]), title, f" {match['imprint']}{match['rest']}"), book


def is_commentary(text: str) -> bool:
    """Return whether what stands before a title is a sentence rather than names."""
    words = re.findall(r"[^\W\d_]+", text)
    small = [w for w in words if w.islower() and len(w) > 3]
    if small and opens_sentence(text):
        return True
    return len(words) > 40 or (len(small) > 2 and len(small) > len(words) / 3 and not is_institution(text))
