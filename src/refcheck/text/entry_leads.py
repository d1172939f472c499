"""What an entry of a list of references opens with: its authors, and the year where the list is by author and date.

Tried on the styles of APA, MLA, Chicago, Harvard, Vancouver, IEEE, on BibTeX's own, and on lists of reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from refcheck.model.work import Name
from refcheck.text.lazy import lazy_re
from refcheck.text.names import is_institution, parse_names

__all__ = ["MEDICAL_DATE", "Lead", "find_lead", "opens_book", "read_authors", "sure_names"]

MAX_AUTHORS = 700
"""Longer lists of authors (characters) are not taken for one."""
_YEAR = r"(?:1[4-9]|20)\d\d|25[4-9]\d"
_UNDATED = r"n\.\s?d\.?|no date|undated|forthcoming|in press|in preparation|submitted|s\.\s?[fd]\.?|o\.\s?[jJ]\.?|im Erscheinen|en prensa|sous presse|no prelo"
_DATE = rf"(?P<year>{_YEAR})(?P<suffix>[a-z])?(?:\s?[/–-]\s?(?:(?P<end>\d{{2,4}})|present|ongoing))?|(?P<undated>{_UNDATED})(?P<letter>[a-z])?"
# in round or square brackets, with a month or the year of the first edition
_BRACKETED = lazy_re(
    rf"\s*[(\[]\s?(?:c\.\s?|ca\.\s?)?(?:{_DATE})(?P<more>(?:\s?[,;]|\s[\[/]?)[^()]{{1,40}})?\s?[)\]]\s?[.,:]?\s*",
    re.IGNORECASE,
)
# "Smith, John. 2017a. Title", "Smith, J., 2017, Title", "Smith J 2017. Title"
_BARE = lazy_re(
    rf"(?:(?<!;)(?:[.,:]?\s|(?<=\.)))(?:{_DATE})(?:\s\[\d{{4}}\])?\s?(?:[.,:]\s*|(?=\s[“\"‘']))", re.IGNORECASE
)
# What ends a name is a blank or a comma: given back, the letters of "A-a-a" would only be parted at each of its hyphens.
_FAMILY = r"(?:(?:[vV]an|[vV]on|[dD]e[ln]?|[dD]a|[dD]os?|[dD]i|la|le|ten|ter|den|der|al|bin|El|Al)[\s-]|[dDO]['’]){0,3}[^\W\d_a-z][\w'’-]++(?:\s[^\W\d_a-z][\w'’-]++){0,2}"
_VANCOUVER = lazy_re(
    rf"(?:{_FAMILY}\s[^\W\d_a-z]{{1,4}}(?:\s(?:Jr|Sr|II|III))?(?:,\s|(?=\.\s|\sand\s|\set\sal)|(?:,)?\s(?:and|&)\s)){{1,60}}(?:,?\s?et al)?\.?\s"
)
# "Douglas M. Bates and ..." begins as "Douglas M. A title" does, two names or two initials as a list alone does.
_ONE_INITIAL = lazy_re(r"[^,]*\s[^\W\d_a-z]\.\s")
_NAME_GOES_ON = lazy_re(
    r"[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?(?:\.\s|\s?/\s?|,\s[^\W\d_a-z]|,?\s(?:and|&)\s[^\W\d_a-z])"
)
_ONE_VANCOUVER = lazy_re(
    rf"(?P<family>{_FAMILY})\s(?P<given>[^\W\d_a-z]{{1,4}})(?:\s(?P<suffix>Jr|Sr|II|III))?(?=,|\s|$)"
)
_INVERTED = lazy_re(
    rf"{_FAMILY},\s(?:[^\W\d_a-z]\.[-\s]?){{1,4}}+(?:(?:(?<=\s)|,\s|;\s|,?\s(?=\w|&))(?:(?:and|&|y|et|und|e|dan)\s)?{_FAMILY},\s(?:[^\W\d_a-z]\.[-\s]?){{1,4}}+){{0,30}}+(?:,?\s?et al\.?\s)?(?=[^\W\d_a-z“\"])"
)
# "Doe, J. P.; Roe, A. et al.: Title": DIN ISO 690
_INITIALS = r"(?:[^\W\d_a-z]\.[-\s]?){1,4}"
_COLONED = lazy_re(
    rf"{_FAMILY},\s{_INITIALS}(?:(?:;|\s/|,?\s(?:and|&|und|et))\s?{_FAMILY},\s{_INITIALS}){{0,30}}(?:,?\s?(?:et al|u\.\s?a)\.?)?(?:\s?\((?:Hrsg|Hg|eds?)\.?\))?:\s+(?=[^\W_a-z„“\"])"
)
# "Doe, Jane; Roe, Max: Title": the same with given names in full
_GIVEN = r"(?!(?:The|A|An|In|On|Of|For|New)\s)[^\W\d_a-z](?:[\w'’-]++|\.)(?:[\s-][^\W\d_a-z](?:[\w'’-]++|\.)){0,2}"
_NAMED = lazy_re(
    rf"(?:{_FAMILY},\s{_GIVEN})(?:(?:;|\s/|,?\s(?:and|&|und|et))\s?{_FAMILY},\s{_GIVEN}){{0,30}}(?:,?\s?(?:et al|u\.\s?a)\.?)?(?:\s?\((?:Hrsg|Hg|eds?)\.?\))?:\s+(?=[^\W_a-z„“\"])"
)
# "J. Doe, M. Roe and A. Poe, Title. Place: Publisher, 1999": the IEEE's
_INITIALS_FIRST = rf"{_INITIALS}{_FAMILY}"
_INITIALLED = lazy_re(
    rf"{_INITIALS_FIRST}(?:,\s{_INITIALS_FIRST}){{0,30}}(?:,?\s(?:and|&)\s{_INITIALS_FIRST})?(?:,?\set\sal\.?)?,\s(?=[^\W\d_a-z][^\n.]{{6,200}}?[^\W\d_]{{2}}[.?!]\s+[^\W\d_a-z](?:[^:.]{{1,60}}:\s[^\W\d_a-z]|[^.,\d]{{3,80}},\s(?:19|20)\d\d\W*$))"
)
_PLACED_PUBLISHER = lazy_re(
    r"[^\W\d_]{2}[.?!]\s+[^\W\d_a-z][^.:;()]{1,60}:\s[^\W\d_a-z][^:;()]{1,80},\s(?:1[5-9]|20)\d\d\W*$"
)
MEDICAL_DATE = lazy_re(
    r"\s(?:19|20)\d\d(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?;\s?\d{1,4}(?:\(\S{1,12}\))?:|[;.]\s?(?:19|20)\d\d(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?(?:;\s?\d|\.\s)|;\s?(?:19|20)\d\d\.|\[Internet\]"
)
"""So the date stands in lists of medicine: ". 2015;8(2):101", ": Press; 2010."."""
_MEDICAL_YEAR = lazy_re(r";\s?(?:19|20)\d\d\b|\b(?:19|20)\d\d(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?;\s?\d")
"""What of it no other list has."""
_POINT = lazy_re(r"(?:(?<=[^\W\d_]{3})|(?<=\bal)|(?<=[)\]]))\.\s+(?=\S)")
_ROLE = lazy_re(
    r"(?i)[\s,(]*\(?\b(?P<role>eds?|editors?|hrsg|hg|coords?|orgs?|comps?|éds?|dirs?|a cura di)\b\.?\)?[\s.,]*$"
)
_DASHES = lazy_re(r"^[\s—–―‒⸺⸻_.,:-]+")
_SHORT_NAME = lazy_re(r"[A-Z]{1,4}")
_SENTENCES = lazy_re(r"(?<!\bal)(?<!\bJr)(?<=[^\W\d_]{2}[a-zß-ÿ])\.\s+[^\W\d_a-z][\w'’-]")
_NO_NAME = lazy_re(r"(?i)https?:|\d{3}|[“”\"!?]|\b(?:vol|pp|isbn|doi)\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Lead:
    """``authors`` as they stand; ``year`` with its suffix ("2017a"), or what says that there is none, ``None``
    where the entry is not dated here; ``end`` is where the title may begin, ``month`` what stands beside the year.
    """

    authors: str
    end: int
    year: str | None = None
    end_year: str | None = None
    month: str = ""
    undated: bool = False


def find_lead(text: str, title: int | None, *, repeated: bool) -> Lead | None:
    """Return what an entry opens with, ``None`` when it does not say; ``title`` is where its first words in
    italics or quotation marks begin. ``repeated``: a dash stands for the authors.
    """
    dashes = _DASHES.match(text) if repeated else None
    start = dashes.end() if dashes else len(text) - len(text.lstrip())
    sure = None if repeated else sure_names(text, start)
    for pattern in (_BRACKETED, _BARE):
        match = pattern.search(text, start and start - 1, start + MAX_AUTHORS)
        if match is None and repeated:
            match = pattern.search(text, 0, MAX_AUTHORS)
        if match is not None and sure is not None and match.start() > sure:
            continue  # a year in the title, or one that ends the entry
        if match is not None and (title is None or match.start() <= title):
            authors = text[start : match.start()] if match.start() > start else ""
            if _are_names(authors) or (repeated and not authors.strip()):
                return _dated(authors, match)
    if title is not None and title > start and _are_names(text[start:title]):
        return Lead(authors=text[start:title], end=title)
    if repeated:
        return Lead(authors="", end=start)
    return _undated(text, start)


def _dated(authors: str, match: re.Match[str]) -> Lead:
    more = match.groupdict().get("more") or ""
    end_year = match["end"]
    if match["undated"]:
        return Lead(authors=authors, end=match.end(), year=match["undated"], undated=True)
    return Lead(
        authors=authors,
        end=match.end(),
        year=match["year"] + (match["suffix"] or ""),
        end_year=end_year,
        month=more.strip(" ,;"),
    )


def _undated(text: str, start: int) -> Lead | None:
    """Return the authors of an entry whose title does not stand out, and that gives no year after them."""
    for pattern in (_COLONED, _NAMED, _VANCOUVER, _INVERTED, _INITIALLED):
        match = pattern.match(text, start)
        if match and not (pattern is _VANCOUVER and _may_go_on(match)):
            return Lead(authors=match.group().strip(" :,"), end=match.end())
    point = _POINT.search(text, start, start + MAX_AUTHORS)
    if point and _are_names(text[start : point.start()]) and _is_signed(text[start : point.start()]):
        return Lead(authors=text[start : point.start()], end=point.end())
    return None


def _may_go_on(match: re.Match[str]) -> bool:
    """Return whether the one initial of the one name in the manner of medicine may be a middle one."""
    if _ONE_INITIAL.fullmatch(match.group()) is None or _MEDICAL_YEAR.search(match.string, match.end()):
        return False
    return _NAME_GOES_ON.match(match.string, match.end()) is not None


def sure_names(text: str, start: int) -> int | None:
    """Return where names end that begin at ``start`` and show by their initials that they do ("Doe J, Roe MA. ",
    "Doe, J. & Roe, M. A. "), ``None`` for others.
    """
    for pattern in (_VANCOUVER, _INVERTED):
        match = pattern.match(text, start)
        if match and not (pattern is _VANCOUVER and _may_go_on(match)):
            return match.end()
    return None


def opens_book(text: str, start: int) -> bool:
    """Return whether names open what the IEEE has of a book, or DIN: "J. Doe and M. Roe, A title. Place: Publisher,
    1999", "Doe, Jane: A title. Place: Publisher, 1999"."""
    named = _NAMED.match(text, start)
    return _INITIALLED.match(text, start) is not None or (
        named is not None and _PLACED_PUBLISHER.search(text, named.end() + 2) is not None
    )


def _is_signed(text: str) -> bool:
    """Return whether a first sentence is names for certain: an institution, or persons by two names each."""
    names, others = parse_names(text)
    return others or all(name.literal or (name.given and len(name.full.split()) < 6) for name in names)


def _are_names(text: str) -> bool:
    """Return whether what stands before a year or a title may be names."""
    text = _ROLE.sub("", text).strip(" .,;:()")
    if not text or len(text) > MAX_AUTHORS or _NO_NAME.search(text):
        return False
    if _SENTENCES.search(text):
        return False
    words = re.findall(r"[^\W\d_](?:\w|[´`¨ˆ˜¸](?=\w))*", text)  # accents of a PDF that stand alone
    small = [word for word in words if word.islower() and len(word) > 3 and word not in {"other", "others", "with"}]
    if is_institution(text):
        return len(words) <= 20
    return (
        bool(words)
        and len(small) <= len(words) / 4
        and (text[:1].isupper() or not text[:1].islower() or len(words) > 1)
    )


def read_authors(text: str) -> tuple[tuple[Name, ...], bool, bool]:
    """Return the names of a lead, whether the list goes on ("et al."), and whether they are editors.

    None where one of them can be no name.
    """
    role = _ROLE.search(text)
    editors = role is not None and role["role"].casefold().startswith(
        ("ed", "hrsg", "hg", "coord", "org", "éd", "dir", "a cura")
    )
    text = _ROLE.sub("", text).strip(" \t\n,;:“\"‘'") if role else text.strip(" \t\n,;:“\"‘'")
    text = re.sub(r"(?<=[^\W\d_]{3})\.$", "", text)
    if _VANCOUVER.fullmatch(f"{text.rstrip('.')}. "):
        names, others = _initials_last(text.rstrip("."))
    else:
        found, others = parse_names(text)
        names = tuple(_turned(name) for name in found)
    fit = all(1 < len(name.full) <= 160 and not _NO_NAME.search(name.full) for name in names)
    return (names, others, editors) if fit else ((), False, False)


def _initials_last(text: str) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a list such as "van der Berg J, Otto KL, et al"."""
    body, _, others = text.partition(" et al")
    names = []
    for match in _ONE_VANCOUVER.finditer(body.rstrip(",")):
        words = match["family"].split()
        count = next((i for i, word in enumerate(words) if not word.islower()), 0)
        particle, family = " ".join(words[:count]), " ".join(words[count:])
        names.append(Name(family=family, particle=particle, given=match["given"], suffix=match["suffix"] or ""))
    return tuple(names), bool(others) or text.endswith(" et al")


def _turned(name: Name) -> Name:
    """Return a name whose initials stand behind it ("Gama J") the right way round."""
    if name.literal or not name.given or not _SHORT_NAME.fullmatch(name.family) or _SHORT_NAME.fullmatch(name.given):
        return name
    return replace(name, family=name.given, given=name.family)
