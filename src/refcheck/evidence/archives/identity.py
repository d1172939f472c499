"""Whether a copy is the same work as the one that is cited. Errs towards *no*: a wrong copy is worse than none.

What speaks for it: an identifier, a title that agrees with the reference's, with the one that the
page showed when its link was alive, or with the words of the link; for an address that nothing else
is known of, the words of the address itself in the copy's title; and, for a file without a readable
title, the same bytes before and after the day on which it was seen.
What speaks against it: anything that is no page of a work, another kind of file, another year,
another language, another edition or part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import unquote

from refcheck.content.signs import sign_of
from refcheck.evidence.archives.captures import Capture, Copy
from refcheck.evidence.archives.slugs import says_slug
from refcheck.evidence.landing import leads_home
from refcheck.fetch.exchange import Request
from refcheck.model.evidence import Depth, Outcome, RequestKind
from refcheck.model.report import Agreement
from refcheck.text.language import languages_of
from refcheck.text.lazy import lazy_re
from refcheck.text.titles import compare_titles
from refcheck.text.urls import split
from refcheck.text.words import STOPWORDS, fold, is_number, tokens, weight

__all__ = [
    "Anchor",
    "Claim",
    "Judgement",
    "copy_requests",
    "judge",
    "judge_page",
    "nearest",
    "suits",
    "wanted_kind",
]

NEAR = timedelta(days=366)
"""A copy of a work whose title alone says little must be from within so long of the day it was seen."""
MISQUOTED = 0.75
"""So much of a misquoted title (0-1) must be found, and another witness beside it."""

_SAME = frozenset({Agreement.SAME, Agreement.SHORT})
_YEAR = lazy_re(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_FILES = lazy_re(r"(?i)\.(pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|epub|zip|csv|txt|xml|json|jpe?g|png|gif|tiff?|mp[34])$")
# Works of these kinds come again every year under one title, whatever else stands in it ...
_YEARLY = lazy_re(
    r"\b(?:annual|yearly|quarterly|monthly|weekly|biennial|yearbook|newsletter|bulletin|outlook|indicators|state of"
    r"|jahresbericht|rapport annuel|informe anual|laporan tahunan)\b"
)
# ... and of these when little else does.
_SERIAL = lazy_re(
    r"\b(?:report|statistics|survey|update|proceedings|programme|program|calendar|agenda|directory|handbook|barometer"
    r"|index|monitor|trends|fact ?sheet|ranking|review|memoria)\b"
)
# Beside a title, these name another thing than the work that bears it.
_OTHER_THING = lazy_re(
    r"\b(?:reviews?|summary|overview|abstract|errat(?:um|a)|corrigend(?:um|a)|correction|press|teaching|slides"
    r"|presentation|translations?|translated|version|volumes?|vol|part|annex(?:es)?|appendix|supplement|draft|comments?"
    r"|response|reply|call|launch(?:ed)?|webinar|interview|podcast|search|results?|executive|highlights|brief|flyer|poster"
    r"|workbook|spanish|french|german|portuguese|arabic|chinese|russian|japanese|korean|italian|indonesian|vietnamese"
    r"|edition|revised|login|logon|log|sign|subscribe|error|404|410|found|unavailable|removed|moved|denied"
    r"|thai|khmer|burmese|lao|malay|espanol|francais|deutsch|portugues|castellano|italiano|bahasa)\b"
)
_ABOUT_IT = lazy_re(
    r"\b(?:(?:book )?review(?:ed)? (?:of|by)|executive summary|press release|summary of|comments? on|response to|errat(?:um|a))\b"
)
# Languages that are not written in Latin letters.
_OTHER_SCRIPTS = frozenset(
    "ar fa ur he hi bn ta te ml kn mr ne si th lo km my zh ja ko ru uk bg sr el ka hy am".split()  # noqa: SIM905
)
_SEARCH = lazy_re(r"^(?:search|suche|recherche|busqueda|results? (?:for|of)|you searched for|tag|category)\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """The day that a copy should be near. ``seen`` says that somebody saw the cited thing on it; the
    day of publication is one that it cannot be older than.
    """

    day: date
    seen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """What is known of the thing that a dead address led to.

    ``titles`` are those of the references that stand on it, ``alive`` the one that the page gave
    itself when its link was last alive, ``words`` those that a document links. ``year`` is that of
    publication. ``anchor`` is ``None`` when nothing tells when it was seen.
    """

    url: str
    titles: tuple[str, ...] = ()
    alive: str = ""
    words: str = ""
    year: int | None = None
    language: str = ""
    doi: str = ""
    isbn: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    anchor: Anchor | None = None

    @property
    def known_titles(self) -> tuple[str, ...]:
        """Every title that a copy can be held against; words such as "this page" are none."""
        words = self.words if len(_content(self.words)) >= 3 else ""
        return tuple(dict.fromkeys(t for t in (*self.titles, self.alive, words) if t))


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """Whether a copy is the work, the title that it showed, and a word for why it is not."""

    same: bool
    title: str = ""
    why: str = ""


def wanted_kind(url: str) -> str:
    """Return what a file address must lead to ("pdf", "docx"), empty for a page."""
    parts = split(url)
    match = _FILES.search(parts.path) if parts is not None else None
    return match.group(1).lower() if match else ""


def suits(capture: Capture, claim: Claim) -> bool:
    """Return whether the archive's own word for the kind of a capture lets it be the cited thing."""
    kind, wanted = capture.mimetype.lower(), wanted_kind(claim.url)
    page = "html" in kind
    if wanted and wanted not in {"txt", "xml", "csv", "json"}:
        return not page and not kind.startswith(("text/css", "application/javascript", "text/javascript"))
    return not kind.startswith(("image/", "text/css", "application/javascript", "text/javascript", "video/", "audio/"))


def nearest(captures: Iterable[Capture], claim: Claim) -> list[Capture]:
    """Return the captures worth opening, at most two, the nearest to the day first, then an older one.

    Where the address showed something else later, it is an older copy that is right.
    """
    usable = sorted((c for c in captures if suits(c, claim)), key=lambda c: _distance(c, claim.anchor))
    if not usable:
        return []
    first = usable[0]
    others = [c for c in usable if not first.digest or c.digest != first.digest]
    if claim.anchor is None:
        older = sorted((c for c in others if c.day < first.day), key=lambda c: c.day)
        return [first, older[len(older) // 2]] if older else [first, *others[:1]]
    older = [c for c in others if c.day <= first.day - timedelta(days=14)]
    return [first, *(older or others)[:1]]


def copy_requests(captures: Iterable[Capture], claim: Claim, *, source: str) -> Iterator[tuple[Capture, Request]]:
    """Yield the copies worth opening, in order, each with the request that opens it."""
    for capture in nearest(captures, claim):
        yield capture, Request(url=capture.url, source=source, kind=RequestKind.ARCHIVE, depth=Depth.WHOLE)


def _distance(capture: Capture, anchor: Anchor | None) -> tuple[float, str]:
    if anchor is None:
        return -float(capture.day.toordinal()), capture.url
    days = (capture.day - anchor.day).days
    # What was seen on a day is better shown by a copy from before it; nothing is older than its publication.
    before, after = (1.0, 2.0) if anchor.seen else (3.0, 1.0)
    return (-days * before if days < 0 else days * after), capture.url


def judge(copy: Copy, capture: Capture, claim: Claim, *, captures: Sequence[Capture] = ()) -> Judgement:
    """Return whether ``copy``, opened from ``capture``, is the cited work. ``captures`` are all that are known."""
    if copy.outcome is not Outcome.FOUND:
        return Judgement(same=False, why=copy.reason)
    against = copy.fault or _wrong_kind(copy, claim) or _other_place(copy, capture, claim) or _contradicted(copy, claim)
    if against:
        return Judgement(same=False, why=against)
    if _same_identifier(copy, claim):
        return Judgement(same=True, title=next(iter(copy.titles), next(iter(claim.titles), "")))
    if claim.known_titles:
        title = next((t for t in copy.titles if _agrees(t, copy, capture, claim)), None)
        if title is not None:
            return Judgement(same=True, title=title)
        if copy.kind == "pdf" and (named := _in_text(copy, claim)):
            return Judgement(same=True, title=named)
    elif title := next((t for t in copy.titles if says_slug(claim.url, t)), None):
        return Judgement(same=True, title=title)
    if copy.kind != "html" and _same_on_both_sides(capture, captures, claim):
        return Judgement(same=True, title=next(iter(claim.known_titles), ""))
    return Judgement(same=False, title=next(iter(copy.titles), ""), why="other-title" if copy.titles else "no-title")


def judge_page(page: Copy, claim: Claim) -> Judgement:
    """Return whether the page behind an identifier that the cited address carries is about the cited work."""
    if page.outcome is not Outcome.FOUND:
        return Judgement(same=False, why=page.reason)
    against = page.fault or ("" if page.kind == "html" else "wrong-kind") or _contradicted(page, claim)
    if against:
        return Judgement(same=False, why=against)
    title = next(iter(page.titles), "")
    if _same_identifier(page, claim) or (not claim.known_titles and page.scholarly):
        return Judgement(same=True, title=title)
    agreed = next((t for t in page.titles for known in claim.known_titles if _are_alike(known, t)), None)
    return Judgement(same=agreed is not None, title=agreed or title, why="" if agreed else "other-title")


def _are_alike(known: str, title: str) -> bool:
    found = compare_titles(known, title)
    return found.agreement in _SAME or (found.agreement is Agreement.MISQUOTED and found.same_numbers)


def _wrong_kind(copy: Copy, claim: Claim) -> str:
    wanted = wanted_kind(claim.url)
    if wanted == "pdf":
        return "" if copy.kind == "pdf" else "wrong-kind"
    if wanted and wanted not in {"txt", "xml"}:
        return "wrong-kind" if copy.kind == "html" else ""
    return "" if copy.kind in {"html", "pdf"} or wanted else "wrong-kind"


def _other_place(copy: Copy, capture: Capture, claim: Claim) -> str:
    """Return a word when what was opened is a copy of another address."""
    asked, final = _plain(capture.original or claim.url), _plain(_original(copy.final_url))
    if final and asked != final:
        return "redirect-to-home" if leads_home(claim.url, _original(copy.final_url)) else "redirect"
    return ""


def _original(url: str) -> str:
    match = re.search(r"/(?:web/)?\d{4,14}(?:[a-z]{2}_)?/(https?:/{1,2}\S+)$", url)
    return re.sub(r"^(https?):/(?=[^/])", r"\1://", match.group(1)) if match else ""


def _plain(url: str) -> str:
    """Return an address without what archives leave out when they compare two."""
    parts = split(url)
    if parts is None:
        return url
    host = (parts.hostname or "").removeprefix("www.")
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return unquote(f"{host}{parts.path.rstrip('/')}?{query}").casefold()


def _contradicted(copy: Copy, claim: Claim) -> str:
    """Return a word for what cannot be the same work: another identifier, year or language."""
    if claim.doi and copy.doi and claim.doi.lower() != copy.doi.lower():
        return "other-identifier"
    if claim.authors and copy.authors and not _share_author(claim.authors, copy.authors):
        return "other-author"
    if claim.year is not None and copy.issued is not None and abs(claim.year - copy.issued) > 1:
        return "other-year"
    if not copy.scholarly and any(sign_of(title) or _SEARCH.match(fold(title)) for title in copy.titles):
        return "no-work"
    if _other_language(copy, claim):
        return "other-language"
    return ""


def _share_author(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether two lists of folded surnames have one in common, however much of it each gives."""
    return any(one in other or other in one for one in mine for other in theirs)


def _other_language(copy: Copy, claim: Claim) -> bool:
    if not copy.language:
        return False
    if claim.language and len(claim.language) >= 2 and claim.language[:2].isalpha():
        return claim.language[:2].lower() != copy.language[:2]
    if copy.language.startswith("en"):
        return False  # what templates say that nobody has changed
    known = [languages_of(t.word for t in tokens(title)) for title in claim.titles]
    if copy.language in _OTHER_SCRIPTS:
        return any(title.isascii() for title in claim.titles)
    return bool(known) and all(found and copy.language not in found for found in known)


def _same_identifier(copy: Copy, claim: Claim) -> bool:
    if claim.doi and copy.doi:
        return claim.doi.lower() == copy.doi.lower()
    return bool(set(claim.isbn) & set(copy.isbn))


def _agrees(title: str, copy: Copy, capture: Capture, claim: Claim) -> bool:
    """Return whether a title of the copy is one that is known of the cited thing, with nothing against it."""
    return any(_is_that_work(known, title, copy, capture, claim) for known in claim.known_titles)


def _is_that_work(known: str, title: str, copy: Copy, capture: Capture, claim: Claim) -> bool:
    found = compare_titles(known, title)
    if found.agreement not in {*_SAME, Agreement.MISQUOTED}:
        return False
    if _is_other_thing(known, title) or _other_year(known, title, claim):
        return False
    if found.agreement is Agreement.MISQUOTED:
        # A misquoted title needs a second witness: the address, which the author copied, or an author.
        witness = says_slug(claim.url, title) or _has_author(copy, claim)
        return (
            found.same_numbers
            and found.score >= MISQUOTED
            and witness
            and _right_issue(known, title, copy, capture, claim)
        )
    return _tells_enough(known, title, copy, capture, claim)


def _content(title: str) -> set[str]:
    return {t.word for t in tokens(title) if weight(t.word) > 0.5 and not is_number(t.word)}


def _is_other_thing(known: str, title: str) -> bool:
    """Return whether what stands beside the title names another edition, part or kind of text."""
    return _OTHER_THING.search(_without_known(known, title)) is not None


def _without_known(known: str, title: str) -> str:
    """Return the words of a title that the known one does not have."""
    have = {t.word for t in tokens(known)}
    return " ".join(t.word for t in tokens(title) if t.word not in have and t.word not in STOPWORDS)


def _other_year(known: str, title: str, claim: Claim) -> bool:
    """Return whether a title bears a year that neither the known title nor the reference has."""
    years = {int(y) for y in _YEAR.findall(title)} - {int(y) for y in _YEAR.findall(known)}
    if not years:
        return False
    return claim.year is None or not any(abs(year - claim.year) <= 1 for year in years)


def _tells_enough(known: str, title: str, copy: Copy, capture: Capture, claim: Claim) -> bool:
    """Return whether an equal title is enough, or another witness has to speak for the copy as well."""
    words = _content(known) & _content(title)
    if not _right_issue(known, title, copy, capture, claim):
        return False
    if len(words) >= 3:
        return True
    if says_slug(claim.url, title) or _has_author(copy, claim):
        return True
    return claim.anchor is not None and abs(capture.day - claim.anchor.day) <= NEAR and bool(words)


def _is_serial(title: str) -> bool:
    """Return whether a work with this title may come again every year; a year in it says which it is."""
    plain = fold(title)
    if _YEAR.search(title):
        return False
    return bool(_YEARLY.search(plain)) or (len(_content(title)) <= 4 and bool(_SERIAL.search(plain)))


def _right_issue(known: str, title: str, copy: Copy, capture: Capture, claim: Claim) -> bool:
    """Return whether a copy is of the year that is meant, where works of several years may have one title."""
    years = {int(year) for year in _YEAR.findall(known)}
    if years and not years & {int(year) for year in _YEAR.findall(title)}:
        return bool(years & copy.years) or any(str(year) in claim.url for year in years)
    return not _is_serial(known) or _right_year(copy, capture, claim)


def _right_year(copy: Copy, capture: Capture, claim: Claim) -> bool:
    """Return whether a work that comes every year is the one of the year that is cited."""
    if claim.year is None:
        return claim.anchor is not None and claim.anchor.seen and abs(capture.day - claim.anchor.day) <= NEAR
    if copy.issued is not None:
        return abs(copy.issued - claim.year) <= 1
    if claim.year in copy.years or str(claim.year) in claim.url:
        return True
    if copy.years:
        return False
    return abs(capture.day.year - claim.year) <= 1


def _has_author(copy: Copy, claim: Claim) -> bool:
    text = fold(copy.opening)
    return any(len(name) > 3 and re.search(rf"\b{re.escape(name)}\b", text) for name in claim.authors)


def _in_text(copy: Copy, claim: Claim) -> str:
    """Return the known title that a file bears on its first page, empty for none."""
    head = fold(copy.opening[:800])
    letters = re.sub(r"[\W_]+", "", head)
    for known in claim.known_titles:
        wanted = re.sub(r"[\W_]+", "", fold(known))
        if len(_content(known)) < 3 or not wanted or wanted not in letters:
            continue
        about = any(match.group() not in fold(known) for match in _ABOUT_IT.finditer(head[:400]))
        if not about and (not _is_serial(known) or (claim.year is not None and claim.year in copy.years)):
            return known
    return ""


def _same_on_both_sides(capture: Capture, captures: Sequence[Capture], claim: Claim) -> bool:
    """Return whether the archive saw the same bytes before and after the day on which the file was seen."""
    if claim.anchor is None or not claim.anchor.seen or not capture.digest:
        return False
    days = [c.day for c in captures if c.digest == capture.digest] or [capture.day]
    between = [
        c for c in captures if c.digest != capture.digest and suits(c, claim) and min(days) <= c.day <= max(days)
    ]
    return min(days) <= claim.anchor.day <= max(days) and not between
