"""The year of a cited work beside the dates that a record gives."""

from __future__ import annotations

import re
from itertools import islice

from refcheck.model.comparison import Difference, FieldAgreement, FieldComparison
from refcheck.model.work import PartialDate, Work
from refcheck.text.comparison.kinds import group_of, is_preprint
from refcheck.text.comparison.pages import compare_pages
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["compare_dates"]

DATES = (
    "published",
    "published-print",
    "published-online",
    "issued",
    "posted",
    "created",
    "approved",
    "published-other",
)
"""Dates that a record may keep in ``extra``, in ISO 8601; each of them is a date of the work."""
PRINT = "published-print"
ONLINE = "published-online"
ORIGINAL = ("origdate", "origyear", "original-date", "original-year", "pubstate", "reprint", "year-original")
"""Fields of bibliographies that say when the text first came out, or that it has not yet."""
MAX_TEXT = 200
"""Longer fields (characters) are cut."""
GAP = 20
"""Years between a text and its reprint, at least, where nothing but the years speaks of one."""

_YEAR = lazy_re(r"(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)")
_SHORT_END = lazy_re(r"(?<!\d)((?:1[4-9]|20)\d\d)[/\u2010-\u2015-]{1,2}(\d{1,2})(?!\d)")
# Buddhist; Hijri, lunar and solar; Minguo and Juche; Hebrew; Nepali; Saka; Ethiopian.
_OFFSETS = frozenset({542, 543, 544, 1911, -3760, 3760, 3761, 56, 57, 78, 79})
_HIJRI = range(1250, 1500)
_ETHIOPIAN = frozenset({7, 8})
_ETHIOPIC = lazy_re(r"(?i)\be\.?\s?c\.?\b|\bethiop")
_REPRINTED = frozenset({"book", "chapter"})
# Pages and manuals are written on and on under one name.
_LIVING = frozenset({"webpage", "document", "software", "pamphlet", "post", "post-weblog", "manuscript", "entry"})
_IMPRINT = frozenset({"book", "chapter", "report", "thesis", "law"})


def compare_dates(cited: Work, record: Work) -> FieldComparison:
    """Return how the years go together: any date of the record that agrees is enough.

    Another calendar, an edition or reprint, an original year beside the reprint's, "n.d." and
    "forthcoming" are unknown. One year apart agrees where print after online, proceedings after the
    conference, the imprint of a book or a preprint explain it.
    """
    mine, theirs = _years(cited.issued), _years(record.issued)
    also = {name: int(value[:4]) for name in DATES if (value := record.extra.get(name, ""))[:4].isdigit()}
    theirs |= set(also.values())
    shown = {"cited": _written(cited.issued), "found": _written(record.issued) or ", ".join(map(str, sorted(theirs)))}
    agreement, difference = FieldAgreement.UNKNOWN, Difference.NONE
    if mine and theirs:
        if _meets(mine, theirs) or _meets(_originals(cited), theirs):
            agreement = FieldAgreement.AGREE
        else:
            year = cited.year or min(mine)
            apart = min(abs(one - other) for one in mine for other in theirs)
            found = record.year or min(theirs)
            agreement, difference = _judge(cited, record, (year, found), apart, PRINT in also)
    return FieldComparison(field="issued", agreement=agreement, difference=difference, **shown)


def _years(issued: PartialDate | None) -> set[int]:
    """Return every year that a date may be: those of a range, and those written in brackets beside it."""
    if issued is None:
        return set()
    years = {int(year) for year in islice(_YEAR.findall(issued.raw[:MAX_TEXT]), 30)}
    years |= {int(year[: 4 - len(end)] + end) for year, end in _SHORT_END.findall(issued.raw[:MAX_TEXT])[:3]}
    if issued.year is not None:
        years |= set(range(issued.year, min(issued.end_year or issued.year, issued.year + 30) + 1))
    return years


def _meets(mine: set[int], theirs: set[int]) -> bool:
    return not mine.isdisjoint(theirs)


def _originals(cited: Work) -> set[int]:
    texts = [cited.extra.get(name, "") for name in ORIGINAL] + [cited.note, cited.extra.get("addendum", "")]
    return {int(year) for text in texts for year in islice(_YEAR.findall(text[:MAX_TEXT]), 5)}


def _judge(
    cited: Work, record: Work, pair: tuple[int, int], apart: int, printed: bool
) -> tuple[FieldAgreement, Difference]:
    """Return the judgement of years of which none agrees."""
    differ, unknown = FieldAgreement.DIFFER, FieldAgreement.UNKNOWN
    year, found = pair
    if _other_calendar(cited, record, year, found) or _other_printing(cited, record, year, found):
        return unknown, Difference.NONE
    if apart == 1:
        explained = _is_explained(cited, record, year, found, printed)
        return (FieldAgreement.AGREE if explained else differ), Difference.ONE_YEAR
    if is_preprint(cited) != is_preprint(record) and apart <= 4:
        return unknown, Difference.TWO_YEARS if apart == 2 else Difference.YEARS
    return differ, (Difference.TWO_YEARS if apart == 2 else Difference.YEARS)


def _other_calendar(cited: Work, record: Work, one: int, other: int) -> bool:
    gap = abs(one - other)
    if gap in _OFFSETS or max(one, other) > 2150:
        return True
    if min(one, other) in _HIJRI and max(one, other) > 1850:
        return gap in {621, 622} or abs(min(one, other) * 0.970225 + 621.54 - max(one, other)) < 2
    ethiopic = any(w.language[:2] in {"am", "ti", "om"} for w in (cited, record))
    raw = cited.issued.raw if cited.issued else ""
    return gap in _ETHIOPIAN and (ethiopic or bool(_ETHIOPIC.search(raw[:MAX_TEXT])))


def _other_printing(cited: Work, record: Work, one: int, other: int) -> bool:
    """Return whether the years may be those of two printings: of books everything has several."""
    raw = cited.issued.raw[:MAX_TEXT] if cited.issued else ""
    if len(_YEAR.findall(raw)) > 1 or any(cited.extra.get(name) for name in ORIGINAL):
        return True
    if abs(one - other) < 2:
        return False
    # What a registry has of a book is often the year of its electronic edition, unless it says when it was printed.
    if group_of(cited) in _REPRINTED and record.extra.get(ONLINE) and not record.extra.get(PRINT):
        return True
    if cited.type in _LIVING or record.type in _LIVING:
        return not (_is_shared(cited.doi, record.doi) or _is_shared(cited.eprint, record.eprint))
    groups = {group_of(cited), group_of(record)}
    if "thesis" in groups:
        return other > one  # the year in which a repository took it in
    if not groups & _REPRINTED:
        return False
    editions = {_edition(cited), _edition(record)}
    numbered = bool({_bare(isbn) for isbn in cited.isbn} & {_bare(isbn) for isbn in record.isbn})
    # An edition has a number of its own; a record that names none may be of it.
    if abs(one - other) >= GAP or (len(editions) > 1 and not (numbered and "" in editions)):
        return True
    if cited.doi and cited.doi.lower() == record.doi.lower() and record.extra.get(PRINT):
        return False
    return not (numbered or _is_on_the_pages(cited, record))


def _is_on_the_pages(cited: Work, record: Work) -> bool:
    """Return whether two are a chapter on the very pages, of which the record says when it was printed: set anew, it would
    stand on others.
    """
    chapters = {group_of(cited), group_of(record)} == {"chapter"} and bool(record.extra.get(PRINT))
    return chapters and "-" in cited.page and compare_pages(cited, record).agreement is FieldAgreement.AGREE


def _is_shared(one: str, other: str) -> bool:
    """Return whether two identifiers are one, whatever version of a preprint they name."""
    bare = [re.sub(r"v\d{1,3}$", "", each.strip().lower().removeprefix("arxiv:")) for each in (one, other)]
    return bool(bare[0]) and bare[0] == bare[1]


def _edition(work: Work) -> str:
    figures = re.sub(r"\D", "", work.edition[:MAX_TEXT])
    return figures or fold(work.edition[:MAX_TEXT]).partition(" ")[0]


def _bare(isbn: str) -> str:
    return re.sub(r"\W", "", isbn)[-10:-1]


def _is_explained(cited: Work, record: Work, year: int, found: int, printed: bool) -> bool:
    """Return whether one year apart is no wonder: see ``compare_dates``."""
    if is_preprint(cited) or is_preprint(record):
        return True
    groups = {group_of(cited), group_of(record)} - {""}
    if groups & _IMPRINT:
        return True
    if "conference" in groups and found > year:
        return True
    return "article" in groups and found < year and not printed


def _written(issued: PartialDate | None) -> str:
    return (str(issued) or issued.raw) if issued else ""
