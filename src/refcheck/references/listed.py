"""Citations in the order of lists of references: names, the year, the title, and where it stands.

Lists of APA, Chicago, Harvard and Vancouver have it, and so do notes that were copied out of one. Where the rules
are not sure a field stays empty.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from refcheck.model.reference import Derived
from refcheck.model.work import PartialDate, Work
from refcheck.references.capital_names import (
    CAPITAL_NAMES,
    opens_in_capitals,
    split_capital_names,
    with_given_names_first,
)
from refcheck.references.classify import guess_type
from refcheck.references.dashed import without_dash
from refcheck.references.entry_places import Place, end_of_title, find_place
from refcheck.references.fields import NoteFields, plain_title
from refcheck.references.imprint import is_publisher, read_imprint, take_accessed, take_date
from refcheck.references.name_patterns import PERSON
from refcheck.references.notetext import PREPRINT_NUMBER, NoteText, Run, RunForm, addresses_of
from refcheck.text.dates import find_date
from refcheck.text.entry_leads import MEDICAL_DATE, Lead, find_lead, opens_book, read_authors, sure_names
from refcheck.text.institutions import is_institution
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re
from refcheck.text.titles import split_title

__all__ = ["is_listed", "title_before_journal", "work_of_entry"]

_IDENTIFIER = lazy_re(
    r"(?i)\(?\b(?:doi(?:\.org/|:)?\s*:?\s*10\.\S+|10\.\d{4,9}/\S+|isbn(?:-1[03])?[:\s]*[\dxX -]{10,20}|pmid:?\s*\d+|pmcid:?\s*PMC\d+|arxiv:\s*\S+)\)?"
)
_OPENING = lazy_re(r"\s?[«„]\s?$")
"""The mark before a title that a blank follows: "Roe. « Un titre »"."""
_BEFORE_SERVER = lazy_re(rf"(?i)[.,;?!”\"’'»)]\s+(?={PREPRINT_NUMBER})")
_IN = lazy_re(r"^[\s.,;:”\"’'»]*(?:in|en|em|dans|dalam|trong)\b:?\s+", re.IGNORECASE)
_EDITED = lazy_re(
    r"^(?P<names>[^()]{3,250}?),?\s*\(?\b(?:eds?|editors?|hrsg|hg|coords?|orgs?|éds?)\b\.?\)?\s*[.,:]?\s*",
    re.IGNORECASE,
)
_BOOK_ENDS = lazy_re(r"\s*(?:[.,;]\s|[(]|$)")
_LEFTOVER = lazy_re(
    r"(?i)\b(?:available (?:at|from|online)|retrieved (?:from|on)?|url|online at|accessed|disponible en|dispon[ií]vel em|abrufbar unter)\b[:\s]*"
)
_NOTHING = lazy_re(r"[\d\s.,;:()–—-]*")
# What a PDF's font does not name: each is one character, so that nothing moves.
_LOST_DASH = lazy_re(r"(?<=\d)[\x00-\x1f](?=\d)")
_CONTROL = lazy_re(r"[\x00-\x08\x0b-\x1f\x7f]")
_NO_CONTAINER = lazy_re(r"(?i)(?:version|vol(?:ume)?|no|edition)\b|\W*$")
_YEAR = r"(?:1[4-9]|20)\d\d(?:[a-z]|[-–](?:\d{4}|\d\d))?"
_PARTICLES = r"(?:(?:[vV]an|[vV]on|[dD]e[lnr]?|[dD][aiu]|la|le|ten|ter)\s){0,3}"
_FAMILY = rf"{_PARTICLES}[A-ZÀ-ÞĐ][\w'’-]++(?:[\s-][A-ZÀ-ÞĐ][\w'’-]++)?"
_YEAR_APART = lazy_re(rf"[,.]\s{_YEAR}[,.:]\s")
"""What all have that give the year behind the names without brackets; it is looked for first."""
_DATED = lazy_re(
    rf"{_FAMILY},\s(?:[A-ZÀ-Þ][a-z]?\.[\s-]?){{1,4}}[^()\d“”\"«»]{{0,300}}?,\s{_YEAR}[,.:]\s+(?=[“\"‘'«„]?[A-ZÀ-ÞĐ\d])"
)
"""Names, and the year after a comma: "Doe, J. & A. Roe, 2014a, A title"."""
_DATED_SENTENCE = lazy_re(rf"{_FAMILY},\s[A-ZÀ-Þ][\w'’-]+[^()\d“”\"«»:]{{0,300}}?\.\s{_YEAR}\.\s+(?=[A-ZÀ-ÞĐ])")
"""Chicago's: "Doe, Jane. 2014. A title"."""
_YEAR_ALONE = lazy_re(
    rf"{PERSON}(?:,\s{PERSON}){{0,40}}(?:,?\s(?:and|&)\s{PERSON})?(?:,?\set\sal)?\.\s(?:1[4-9]|20)\d\d\.\s+(?=[^\W_][^\n]{{8}})(?![^.:]{{2,40}}:\s[^.:]{{2,60}}[.\s]*$)"
)
"""The ACM's: "Jane Doe, Max Roe, and Ann Poe. 2014. A title"."""
_VANCOUVER = lazy_re(
    rf"{_FAMILY}\s[A-ZÀ-Þ]{{1,3}}(?:,\s{_FAMILY}\s[A-ZÀ-Þ]{{1,3}}){{0,40}}(?:,\set\sal)?\.\s+(?=[A-ZÀ-ÞĐ\d][^\n]{{8}})"
)
_BEFORE_BOOK = lazy_re(
    r"(?P<joint>[,.?!])\s+(?P<inside>(?i:in|en|em|dans)\b:?\s+(?:[^()]{3,200}(?:\((?:eds?|Hrsg|Hg|dirs?|coords?|orgs?)\.?\)|,\seds?\.)\s?,?\s*)?)$"
)
_ONLINE = lazy_re(r"(?i)\s*\[(?:internet|online|en ligne|en línea)\].*$")
_NUMBER_BEHIND = lazy_re(r"[\s,]*(?:\([A-Z][\w.]{0,10}\)\s)?(?:\d|(?i:vol|band|bd|jg|no|nr|heft|tome|t)\b\.?\s?\d)")
_CAPITALS = lazy_re(rf"{CAPITAL_NAMES}(?:\.|(?<=\.))\s+")
_JOURNAL_NUMBERS = lazy_re(
    r"[\s,.]*(?:(?:1[89]|20)\d\d(?:\s[A-Z][a-z]{2,8}(?:\s\d{1,2})?)?(?:;|,\s(?:[A-Z]{0,2}-?\d{1,4}(?:-[A-Z])?\s?[(,]|\(\d))|[A-Z]?-?\d{1,4}\s?[,(:]\s?[\d(]|\((?:1[5-9]|20)\d\d\)[,:]\s?\d"
    r"|\d{1,6}\s?[-–]\s?\d{1,6}\s?\(|(?i:vol|no|nr)\.\s?\d|\((?:1[5-9]|20)\d\d\)[\s,.]*(?:doi\b|$))"
)
"""What stands behind a journal in italics: "2007;19(2):6", "16, 121 (2004)", "(1980), 1025", "12(3): 4"."""
_SENTENCE_BEFORE = lazy_re(r"[.?!][”\"’'»]?\s+$")
_CLOSING = " \t\n.,;:”\"’'»)"
_EDITION = lazy_re(
    r"\s*[(,]\s?(?:\d{1,2}(?:st|nd|rd|th)|second|third|fourth|fifth|rev(?:ised)?\.?|\d{1,2}\.)\s(?:ed(?:ition|n)?|aufl)\b\.?\)?$",
    re.IGNORECASE,
)
_MADE_FROM = ("publisher", "publisher_place", "editor", "translator", "edition", "number", "genre")
MAX_CONTAINER = 160
LEAST_WORDS = 2
"""A title between names and a journal has so many words at least."""
_WORD = lazy_re(r"[^\W_]{2,}")
MIN_TITLE = 3
"""A shorter title (letters) is none."""


def is_listed(part: NoteText) -> bool:
    """Return whether a note is written as lists are, in a way that no style of notes has: the year right behind
    names turned round and a title that does not stand out, or bare initials behind the family names of medicine.
    """
    at = len(part.text) - len(part.text.lstrip())
    dated = None
    if _YEAR_APART.search(part.text):
        dated = _DATED.match(part.text, at) or _YEAR_ALONE.match(part.text, at)
        dated = dated or (_DATED_SENTENCE.match(part.text, at) if part.runs else None)
    if dated is None and MEDICAL_DATE.search(part.text):
        dated = _VANCOUVER.match(part.text, at)
    if dated is None:
        named = not part.runs and opens_book(part.text, at)
        return named or title_before_journal(part) is not None or _begins_before_book(part) is not None
    if split_capital_names(part.text.strip()) is not None:
        return False
    return not any(run.start <= dated.end() + 1 for run in part.runs)


def title_before_journal(part: NoteText) -> tuple[int, int] | None:
    """Return where the plain title of an article begins and ends: between names with initials, which show where they
    end, and a journal in italics that its numbers follow ("Doe J. A title. *Journal*. 2007;19(2):6").
    """
    found = _names_before_italics(part)
    if found is None or not _JOURNAL_NUMBERS.match(part.text, found[1].end):
        return None
    start, run = found
    ended = _SENTENCE_BEFORE.search(part.text, start, run.start)
    if ended is None or len(_WORD.findall(part.text[start : ended.start()])) < LEAST_WORDS:
        return None
    return start, ended.start() + (part.text[ended.start()] in "?!")


def _begins_before_book(part: NoteText) -> int | None:
    """Return where the plain title of a chapter begins, between such names and "in" with a book in italics."""
    found = _names_before_italics(part)
    if found is None or not _BEFORE_BOOK.search(part.text[: found[1].start], found[0] + MIN_TITLE):
        return None
    return found[0]


def _names_before_italics(part: NoteText) -> tuple[int, Run] | None:
    """Return where the names end that open a part and whose initials or capitals show that they do ("Doe J. ",
    "DOE, Jane and ROE, Max. "), and the italics behind them; ``None`` where something else is marked first.
    """
    at = len(part.text) - len(part.text.lstrip())
    run = next((one for one in part.runs if one.form is not RunForm.LINK), None)
    if run is None or run.form is not RunForm.ITALIC:
        return None
    start = _end_of_names(part.text, at)
    return (start, run) if start is not None and start < run.start else None


@kept(128, longest=2_000)
def _end_of_names(text: str, at: int) -> int | None:
    """Return where names end that begin at ``at`` and whose initials or capitals show that they do."""
    match = _CAPITALS.match(text, at) if opens_in_capitals(text[at:]) else None
    return match.end() if match else sure_names(text, at)


def work_of_entry(part: NoteText, *, repeated: bool = False) -> tuple[Work, tuple[Derived, ...]] | None:
    """Return the work of a part read as an entry of a list, and which of its fields were read from others; ``None``
    when it has no clear title. ``repeated``: a dash stands for the authors.
    """
    return _Entry(part, repeated=repeated).work()


def _identified(part: NoteText) -> tuple[dict[str, Any], tuple[Derived, ...]]:
    """Return the identifiers and addresses that a part gives, as fields of a work, and which were read from others."""
    fields = NoteFields(part, None, addresses_of(part))
    fields.identifiers("")
    return fields.values, tuple(fields.derived)


class _Entry:
    """The rules applied to one entry."""

    def __init__(self, part: NoteText, *, repeated: bool) -> None:
        self.part = part
        self.text = _CONTROL.sub(" ", _LOST_DASH.sub("–", part.text))
        self.repeated = repeated
        self.values: dict[str, Any] = {}
        # The text of a link is its title only where nothing else stands out.
        self.runs = [run for run in part.runs if run.form is not RunForm.LINK and not run.of(self.text).isdigit()]

    def work(self) -> tuple[Work, tuple[Derived, ...]] | None:
        """Return the work, and which of its fields were read from others; ``None`` when it has no clear title."""
        first = next((run for run in self.runs if not self._is_label(run)), None)
        quoted = next((run for run in self.runs if run.form is RunForm.QUOTED), None)
        opening = quoted if quoted and first and quoted.start < first.end + 4 else first
        between = before_book = None
        if not self.repeated:
            between, before_book = title_before_journal(self.part), _begins_before_book(self.part)
        start = between[0] if between else before_book
        lead = Lead(authors=self.text[:start], end=start) if start else None
        lead = lead or find_lead(self.text, self._opens(opening), repeated=self.repeated)
        if lead is None:
            return None
        self._lead(lead)
        rest = self._plain_title(*between) if between else self._title(lead.end)
        if rest is None:
            return None
        self._rest(rest, dated=lead.year is not None)
        known, derived = _identified(self.part)
        values = {name: value for name, value in {**known, **self.values}.items() if value}
        title = str(values.get("title", ""))
        if sum(char.isalpha() for char in title) < MIN_TITLE:
            return None
        values["subtitle"] = split_title(title)[1]
        work = Work(**{name: value for name, value in values.items() if value})
        return replace(work, type=guess_type(work, self.text)), derived

    def _is_label(self, run: Run) -> bool:
        """Return whether a run is "et al." or "In", which stand in italics in many styles."""
        return re.fullmatch(r"(?i)\W*(?:et al|in|eds?|see|ibid)\W*", run.of(self.text)) is not None

    def _opens(self, run: Run | None) -> int | None:
        """Return where the title's quotation mark, or its first letter, stands."""
        if run is None:
            return None
        start = run.start
        while start > 0 and self.text[start - 1] in "“\"‘'«„":
            start -= 1
        return start

    def _lead(self, lead: Lead) -> None:
        authors = _OPENING.sub("", lead.authors)
        names, others, editors = (
            read_authors(with_given_names_first(without_dash(authors))) if authors.strip() else ((), False, False)
        )
        self.values["editor" if editors else "author"] = names
        self.values["others"] = others
        if lead.undated:
            self.values["issued"] = PartialDate(raw=lead.year or "")
        elif lead.year:
            year = int(lead.year[:4])
            full = find_date(f"{lead.month} {year}") if lead.month else None
            dated = full if full is not None and full.year == year else PartialDate(year=year)
            self.values["issued"] = replace(dated, raw=lead.year)

    def _title(self, start: int) -> str | None:
        """Set the title that begins at ``start``; return what follows it, ``None`` when none does."""
        lead = self.text[start:]
        start += len(lead) - len(lead.lstrip(" \t\n“\"‘'«„"))
        run = next((run for run in self.runs if run.start <= start + 1 and run.end > start + 1), None)
        ended = end_of_title(self.text, start)
        if run is not None:
            end, after = run.end, run.end
            if run.form is RunForm.ITALIC and re.match(r"[^\W\d_]", self.text[end : end + 1] or " "):
                return None
        elif ended is not None:
            end, after = ended
        else:
            return None
        if run is None and (cut := self._before_italics(start)) is not None:
            title, self.at = self.text[start : cut[0]], cut[1]
            self.values["title"] = plain_title(title.strip(" \t\n“”\"‘’'«»„").rstrip(",;"))
            return self.text[self.at :]
        nested = [one for one in self.runs if start + 1 < one.start < end and one.form is RunForm.ITALIC]
        if run is None and nested and nested[-1].end >= end - 2 and nested[-1].start > start + 8:
            # The italics at the end are the journal: its title had no point before it.
            end = after = nested[-1].start
        title = self.text[start:end]
        edition = _EDITION.search(title) or _BEFORE_SERVER.search(title)
        if edition:
            title, after = title[: edition.start()], start + edition.start()
        self.values["title"] = plain_title(title.strip(" \t\n“”\"‘’'«»„").rstrip(",;"))
        self.at = after
        return self.text[after:]

    def _plain_title(self, start: int, end: int) -> str:
        """Set the title that stands between; return what follows it."""
        self.values["title"] = plain_title(self.text[start:end].strip(" \t\n“”\"‘’'«»„"))
        self.at = end
        return self.text[end:]

    def _before_italics(self, start: int) -> tuple[int, int] | None:
        """Return where a title ends that "in" or a journal in italics follows after a comma, and what follows begins."""
        run = next((one for one in self.runs if one.start > start and one.form is RunForm.ITALIC), None)
        if run is None:
            return None
        chapter = _BEFORE_BOOK.search(self.text[: run.start], start + MIN_TITLE)
        if chapter:
            return chapter.start("joint") + (chapter["joint"] in "?!"), chapter.start("inside")
        if self.text[start : run.start].rstrip().endswith(",") and _NUMBER_BEHIND.match(self.text, run.end):
            return self.text.rindex(",", start, run.start), run.start
        return None

    def _rest(self, rest: str, *, dated: bool) -> None:
        """Read what follows the title."""
        self.values["accessed"], rest = take_accessed(rest)
        rest = _IDENTIFIER.sub(lambda match: " " * len(match.group()), rest)
        rest = _LEFTOVER.sub(lambda match: " " * len(match.group()), rest)
        run = next((one for one in self.runs if one.start >= self.at - 1 and one.form is RunForm.ITALIC), None)
        place = find_place(rest)
        inside = _IN.match(rest)
        rest = self._book(rest, inside.end(), run) if inside else self._journal(rest, place, run)
        if place is not None:
            self.values |= {"volume": place.volume, "issue": place.issue, "page": place.page}
            container = str(self.values.get("container_title", ""))
            if inside and place.volume and container.endswith(f" {place.volume}"):  # "In: A Journal 12 (1995)"
                self._container(container.removesuffix(place.volume))
            if place.year and not dated:
                self.values["issued"] = PartialDate(year=int(place.year), raw=place.year)
            elif place.date and not dated:
                self.values["issued"] = take_date(place.date)[0]
            rest = self._without_place(rest, place)
        if self.values.get("issued") is None:
            self.values["issued"], rest = take_date(rest)
        self._imprint(rest)

    def _without_place(self, rest: str, place: Place) -> str:
        rest = f"{rest[: place.start]} , {rest[place.end :]}"
        pages = find_place(rest) if not self.values["page"] else None
        if pages is not None and not pages.volume:
            self.values["page"] = pages.page
            rest = f"{rest[: pages.start]} , {rest[pages.end :]}"
        return rest

    def _blank(self, rest: str, start: int, end: int) -> str:
        return rest[:start] + " " * (end - start) + rest[end:]

    def _journal(self, rest: str, place: Place | None, run: Run | None) -> str:
        """Set the journal: the italics that follow, or the words before its volume."""
        low = run.start - self.at if run is not None else -1
        if run is not None and low >= 0 and not re.search(r"[^\W\d_]{3}", rest[:low]):
            self._container(run.of(self.text))
            return self._blank(rest, max(low, 0), max(run.end - self.at, 0))
        if place is not None and place.volume:
            words = re.sub(r"^[\s.,;:”\"’'»]+", "", rest[: place.start])
            words = re.sub(r"(?i)[\s,.;(]*(?:vol\.?)?[\s,.;(]*$", "", _ONLINE.sub("", words))
            if 1 < len(words) <= MAX_CONTAINER and words[:1].isupper() and not re.search(r"[.?!]\s+[A-Z]\w{3}", words):
                self._container(words)
                return self._blank(rest, 0, place.start)
        return rest

    def _book(self, rest: str, start: int, run: Run | None) -> str:
        """Set the book that a chapter is in, and its editors."""
        before = run.start - self.at if run is not None else len(rest)
        edited = _EDITED.match(rest[start : max(before, start)] if run is not None else rest[start:])
        if edited:
            names, _, _ = read_authors(edited["names"])
            self.values["editor"] = names
            start += edited.end()
        if run is not None and before >= 0 and not re.search(r"[^\W\d_]{4}", rest[start:before]):
            self._container(run.of(self.text))
            return self._blank(rest, 0, run.end - self.at)
        ends = _BOOK_ENDS.search(rest, start + MIN_TITLE)
        title = rest[start : ends.start()] if ends else ""
        if 2 < len(title) <= MAX_CONTAINER and title[:1].isupper():
            self._container(title)
            return self._blank(rest, 0, ends.start() if ends else 0)
        return self._blank(rest, 0, start)

    def _container(self, text: str) -> None:
        ended = text.rstrip(" \t\n,;").endswith(".")
        text = text.strip(_CLOSING)
        if ended and "." in text:  # the point of an abbreviation, among others
            text += "."
        if text.count("(") > text.count(")"):
            text += ")"
        if not _NO_CONTAINER.match(text):
            self.values["container_title"] = text

    @staticmethod
    def _is_told(name: str, value: str, *, article: bool) -> bool:
        """Return whether a publisher or its place is one: an article seldom names it, and what stands there is
        more often something else."""
        if _NOTHING.fullmatch(value):
            return False
        return not article or (name == "publisher" and (is_publisher(value) or is_institution(value)))

    def _imprint(self, rest: str) -> None:
        imprint = read_imprint(rest.strip())
        article = bool(self.values.get("volume")) and not self.values.get("editor")
        for name in _MADE_FROM:
            value = getattr(imprint, name)
            if not value or self.values.get(name):
                continue
            if name in {"publisher", "publisher_place"} and not self._is_told(name, value, article=article):
                continue
            self.values[name] = value
        if str(self.values.get("publisher", "")).casefold() == "author":
            authors = self.values.get("author", ())
            self.values["publisher"] = next((name.full for name in authors if name.literal), "")
