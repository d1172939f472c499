"""The fields of one work in a note, read step by step: each step takes what it read out of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from refcheck.model.document import Link
from refcheck.model.reference import Derived
from refcheck.model.work import Name, Work
from refcheck.references.availability import LEFTOVER
from refcheck.references.capital_names import with_given_names_first
from refcheck.references.classify import guess_type, is_periodical
from refcheck.references.dashed import split_dashed, without_dash
from refcheck.references.extents import EXTENT, PAGES_FIRST, find_extent, find_volume_place, plain_range, take_paper
from refcheck.references.german_law import LawyersNote
from refcheck.references.imprint import Imprint, read_imprint, take_accessed, take_date
from refcheck.references.journal_places import find_journal_place, find_place_around
from refcheck.references.law_reviews import split_article
from refcheck.references.leads import without_remark
from refcheck.references.lone_names import family_first, title_of_names
from refcheck.references.name_patterns import LISTED_BARE_INITIALS, PARTICLES, PERSON
from refcheck.references.naming import YEAR
from refcheck.references.notetext import NoteText, Run, RunForm
from refcheck.references.parsed import ParsedItem, citation, comment
from refcheck.references.plain_containers import find_container, may_hold, opens_with_person
from refcheck.references.plain_notes import split_chapter, split_named_title, split_plain
from refcheck.references.plain_titles import (
    PlainTitle,
    find_report_title,
    find_subtitle,
    is_commentary,
    is_in_volume,
    is_placed,
    plain_title_before,
    split_author_date,
    split_book,
    split_dated_place,
    without_genre,
)
from refcheck.references.prose_before import without_prose_before
from refcheck.references.runs import choose_runs
from refcheck.references.shortforms import find_alias, find_locator, without_signal
from refcheck.text.cued import Cued
from refcheck.text.dates import MONTHS
from refcheck.text.hosts import ARCHIVES
from refcheck.text.identifiers import IdentifierKind, find_identifiers
from refcheck.text.institutions import is_institution
from refcheck.text.lazy import lazy_re
from refcheck.text.names import parse_names
from refcheck.text.titles import split_title
from refcheck.text.urls import host_of, mend
from refcheck.text.words import fold, small_words

__all__ = ["ADDRESS", "BEFORE_MARKER", "NoteFields", "plain_title"]

ADDRESS = "the address"
BEFORE_MARKER = "the text before the marker"

_BRACKETED_YEAR = lazy_re(
    r"\((?P<month>(?:\d{1,2}\.?\s(?:de\s)?)?[^\W\d_]{3,10}\.?\s(?:de\s)?)?(?P<year>(?:1[4-9]|20)\d\d)[a-z]?(?:\s?[;/]\s?\d{4}|\s?[–-]\s?(?:present|ongoing))?(?:,\s*(?P<day>[^()]{3,20}))?\)[.,:]?\s*$"
)
_CITED_IN = lazy_re(r"(?i)^(?:(?:as )?(?:cited|quoted|reported) )?in\b:?(?:\s+|$)")
_UNDATED = Cued(r"(?i)\((?:n\.\s?d\.?|undated|forthcoming|in press)\)[.,:]?\s*$", "(n.", "(undated", "(forth", "(in")
_YEAR_BEFORE_TITLE = lazy_re(r"(?<=[.,])\s+((?:1[4-9]|20)\d\d)[a-z]?[.,]?\s*$")
_EDITOR_MARK = Cued(
    r"(?i)[,\s(]{1,8}(?:(?:eds?|éds?|editors?|hrsg|hg|a cura di)\b|(?<=\()(?:dirs?|coords?|orgs?|red)\b)\.?\)?[,\s]*$",
    *("ed", "éd", "hrsg", "hg", "a cura di", "dir", "coord", "org"),
)
_LEAD = lazy_re(r"(?i)^.*(?:\bsee(?: also| generally| e\.g\.)?,?|\bcf\.|\bin:?|\bby|:)\s+(?=[A-Z])")
_WRITTEN_DOI = Cued(r"(?i)\bdoi(?:\.org/|:)?\s*:?\s*10\.\d{4,9}/\S+|\b10\.\d{4,9}/\S+", "10.")
_WRITTEN_ISBN = Cued(r"(?i)\bisbn(?:-1[03])?[:\s]*[\dxX -]{10,20}", "isbn")
_AFTER_ISBN = lazy_re(r"(?P<isbn>(?i:\bisbn)(?:-1[03])?[:\s]*[\dxX-]{10,20})\.\s+(?=[A-ZÀ-Þ])")
_AGENCY = lazy_re(r"(?i)\b(?:reuters|agence france|afp|associated press|xinhua|bernama|bbc|cnn|al jazeera)\b")
_NO_NAME = lazy_re(
    r"(?i)(?:editorial(?: board)?|leader|opinion|staff(?: (?:reporter|writer)s?)?|our (?:own )?correspondents?|correspondent|see(?: also)?|cf|vgl|siehe|voir|véase|ver|lihat|xem|sources?|unsigned|anon(?:ymous)?\.?|n\.\s?n\.)"
)
"""What stands in the place of an author and is none."""
_FIGURE = lazy_re(r"\d")
_CODE_BEHIND = lazy_re(
    r"(?:,|(?<=\b[A-Z]{2})|(?<=\b[A-Z]{3})|(?<=\b[A-Z]{4})|(?<=\b[A-Z]{5}))\s(?=[A-Za-z\d-])(?:(?:[A-Z][\w-]*\s){0,2}(?:[Rr]elease|[Rr]eport|[Pp]aper|[Pp]ublication|[Bb]rief|[Cc]ircular|[Bb]ulletin|[Nn]ote|[Rr]ecommendation|[Oo]pinion|[Mm]emorandum|[Dd]irective|[Gg]uideline)(?:\s[Nn]o\.?|\s#)?\s|(?=[A-Z]{2,6}-\d))(?P<number>[A-Z]{0,6}-?\d[\w./-]{0,20})[,\s]*$"
)
"""What a report is called by its issuer, between its name, or its acronym, and the title: "NIST Publication 199"."""
_NAME_LAST = lazy_re(rf"(?P<prose>[A-ZÀ-Þ].*\s[a-zß-ÿ]{{2,}})[:,]?\s(?P<name>{PERSON})$")
"""A name behind prose: "A useful introduction is Jane Doe"."""
_ENTRY = lazy_re(r"(?i),\s+s\.\s?vv?\.\s*$")
_LOWER_LEAD = lazy_re(
    rf"^(?!(?:{'|'.join(sorted(PARTICLES))})\s)[a-zß-ÿ][^:]{{2,160}}?\s(?:in|by|of|from|bei|von|dans|par|chez|en|por|de|em|di|oleh)\s(?={PERSON}(?:,|\s(?:and|&|et|und|y|e)\s|$))"
)
"""Words before the names, in small letters: "the list in Jane Doe"."""
_BARE_INITIALS = lazy_re(rf"(?=.*(?:,|\s[A-Z]{{2}})){LISTED_BARE_INITIALS}")
"""Names with initials without points, not "Doe J."."""
_HANDLE = Cued(r"\s*\(@\w{1,40}\)", "(@")
_YEAR_LAST = lazy_re(
    r"(?i)\b(?:proc(?:eedings)?|conference|workshop|symposium|congress|tagung)\b[^\d]*?[\s(]((?:19|20)\d\d)\)?$"
)
_YEAR_AFTER = lazy_re(r"[,;.]\s+((?:1[5-9]|20)\d\d)$")
_IN_BOOK = lazy_re(
    r"(?:,\s+(?:in|dans|en):?|\.\s+(?:In|Dans|En):?)\s(?:[^()]{3,120}\((?:dirs?|éds?|eds?|coords?|Hrsg|Hgg?)\.?\)[,:]?\s*|[A-ZÀ-Þ’' ]{8,120},\s*)?$"
)
"""What stands between a plain title and the italic book that it is in."""
_EDITORS_OF_BOOK = lazy_re(r"[.,]\s+[Ii]n:\s(?P<names>[^()]{3,120}?)\s\((?:Hrsg|Hgg?|eds?)\.?\)[,:]?\s*$")
_PAPERS = lazy_re(
    r"\s*(?P<title>(?:[A-ZÀ-Þ][\w’'-]*\s){0,4}(?:Report|Order|Notice|Brief|Motion|Memorandum|Complaint|Petition|Comment|Answer|Transcript|Affidavit|Declaration|Exhibit|Opinion|Decision)s?)(?P<rest>,\s[^,]{0,20}\d[^“”\"]{0,60},\s)in\s$"
)
"""A paper of a case and its day: "Technical Report, 7 September 2021, in *In re Doe*"."""
_ADDRESS_BEHIND = lazy_re(r"(?<=\w)[:,]?\s*https?://\S{1,300}$")
_IN_CASE = lazy_re(r"(?:in (?=(?:In|Ex|Matter|Re)\s)|see(?: also| generally)?\s(?=[A-ZÀ-Þ]))")
"""Words of the note that the italics took in: "*in In re Doe*", "*see also The Roads*"."""
_IN_BEHIND = lazy_re(r"[.,]\s+(?:[Ii]n|[Dd]ans|[Ee]n)(?::\s.*)?$")
_PAGE_AND_CITED = lazy_re(r"(?P<first>\d{1,5}),\s(?P<cited>\d{1,5}(?:-\d{1,5})?)")
"""The page that a chapter begins on and the one cited: "45, 51"."""
_POSSESSIVE = lazy_re(r"(?i)(?:mein|unser|my|our|his|her|their|mon|notre|mi|nuestro|o meu|il mio)\w{0,3}\s")
_ORIGINAL = lazy_re(
    r"\s\((?:orig(?:\.|inal|inally)?|ed\. orig|first published|1st pub|erstmals|zuerst)\b[^()]{0,160}\)"
)
"""The first edition of what is cited: "(orig. *A Title*, Basic Books, 1974)"."""
_BY = lazy_re(
    r"^[”\"’]?,?\s+by\s(?P<names>[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3}(?:(?:\sand|\s&|,\sand)\s[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3})?)(?=[,.(]|\s\()"
)
"""The authors behind a title: "*Roads* by Jane Doe, ..."."""
_PAGE_LAST = lazy_re(
    r"(?:(?<=\d,\s(?:1[5-9]|20)\d\d)|(?<=\d\d\d\d\))[^\d:]{3,120}(?<!no)(?<!vol)),\s(?P<page>\d{1,3}(?:[-–]\d{1,3})?)[\s.,;]*$"
)
"""The page behind the day of a report, or behind who edited a book: "October 12, 2012, 12", "1999), ed. by J. Doe, 5"."""
_VOLUME_WITHIN = lazy_re(r"(?P<journal>[^\d]{3,120}),\s(?P<volume>\d{1,4})")
_EDITORS_ALONE = lazy_re(r"(?P<names>[^()]{3,160})\s\((?:eds?|éds?|Hgg?|Hrsg|dirs?)\.?\)(?:\s\d+\svols?)?")
_EDITION_AFTER = lazy_re(r",\s+(\d{1,2})(?:st|nd|rd|th)\s+edn?\.?$")
_EDGES = " \t\n,;:.<>"


class NoteFields:
    """The rules applied to one part; each step takes what it read out of the text."""

    def __init__(self, part: NoteText, before: Derived | None, addresses: list[Link]) -> None:
        self.part = part
        self.before = before
        self.addresses = addresses
        self.quoted = False
        self.cited: str | None = None
        self.derived: list[Derived] = []
        self.values: dict[str, Any] = {}

    def item(self, text: str) -> ParsedItem:
        """Return the item that the part is."""
        title, container = choose_runs(self.part)
        taken = _IN_CASE.match(title.of(self.part.text)) if title else None
        title = replace(title, start=title.start + taken.end()) if title and taken else title
        before, after = self._without_runs() if title is None else self._around(title, container)
        after = without_remark(self.identifiers(after))
        if title is not None and container is None and not self.quoted and "container_title" not in self.values:
            number, after = take_paper(after)
            self.values |= {"number": number} if number else {}
        own = _ORIGINAL.sub(" ", after)
        after = own if take_date(own)[0] else after
        if container is not None:
            journal = find_place_around(after) if self.quoted else None
        else:
            journal = find_journal_place(after) if title or "title" in self.values else None
        if journal:
            self.values["issued"] = take_date(journal.year)[0]
            self.values["container_title"] = journal.journal or self.values["container_title"]
            self.values |= {"volume": journal.volume, "issue": journal.issue, "page": journal.page}
            locator, after = journal.locator, ""
        else:
            if "container_title" in self.values:
                after = self._volume_place(after)
            elif title is not None:
                after = self._plain_place(before, after)
            locator, after = self._pages(after)
            locator = locator or self.cited
        if locator is None and journal is None and title is None and (found := find_locator(before)):
            locator, (start, end) = found
            before = f"{before[:start]} {before[end:]}"
        alias = find_alias(after)
        if alias:
            after = after[: alias[1][0]] + after[alias[1][1] :]
        self._authors(before)
        if title is not None and "author" not in self.values and (by := _BY.match(after)):
            self._authors(by["names"])
            after = after[by.end() :]
        self._after(after)
        return self._finish(text, locator, alias[0] if alias else "")

    def lawyers_item(self, note: LawyersNote, text: str) -> ParsedItem:
        """Return the item that a note after the custom of German lawyers is."""
        self.identifiers("")
        issued = take_date(note.year)[0] if note.year else None
        self.values |= {"title": plain_title(note.title), "container_title": note.container, "issued": issued}
        self.values |= {"edition": note.edition, "volume": note.volume, "page": note.page}
        self.values["author"], self.values["others"] = parse_names(note.authors)
        self.values["others"] = self.values["others"] or note.more
        self.values["editor"] = parse_names(note.editors.replace("/", "; "))[0] if note.editors else ()
        found = find_locator(note.rest)
        return self._finish(text, note.locator or note.page or (found[0] if found else None), "")

    def _pages(self, after: str) -> tuple[str | None, str]:
        """Take the cited place, and the pages of an article; return that place and the rest."""
        found = find_locator(after)
        last = _PAGE_LAST.search(after) if found is None else None
        if last:
            return last["page"], after[: last.start()]
        if found is None:
            return None, self._extent(after) if self.quoted or self.values.get("container_title") else after
        locator, (start, end) = found
        after = f"{after[:start]} {after[end:]}"
        if self.quoted or self.values.get("container_title"):
            # The pages of an article are where it stands, and what is cited when no others are.
            earlier = find_locator(after[:start])
            extent = earlier[0] if earlier else locator
            if EXTENT.fullmatch(extent):
                self.values["page"] = extent
                if earlier:
                    after = f"{after[: earlier[1][0]]} {after[earlier[1][1] :]}"
            elif (pages := _PAGE_AND_CITED.fullmatch(locator)) is not None:
                self.values["page"], locator = pages["first"], pages["cited"]
            else:
                after = self._extent(after)
        return locator, after

    def _extent(self, after: str) -> str:
        """Take the pages of an article that no word tells: "71: 791-799", "(2009): 10-12", ", 507-522."."""
        found = find_extent(after) if "page" not in self.values else None
        if found is None:
            return after
        self.values |= found[0]
        return found[1]

    def _volume_place(self, after: str) -> str:
        """Take "71 (1997): 310-335" after a journal in italics; return the rest."""
        found = find_volume_place(after)
        if found is None:
            return after
        said, after = found
        self.values["issued"] = take_date(said.pop("date"))[0]
        self.values |= said
        return after

    def _plain_place(self, before: str, after: str) -> str:
        """Take the book, newspaper or site that plain words after a title name; return the rest. ``before`` is what
        stands before the title."""
        if "container_title" in self.values:
            return after
        before_place = PAGES_FIRST.match(after) if self.quoted else None
        if before_place and not take_date(after[: before_place.end()])[0]:
            self.cited = before_place["cited"]
            self.values["page"] = plain_range(before_place["page"] or "")
            after = after[before_place.end() :]
        book = split_chapter(after) if self.quoted or after.lstrip(" ,").startswith("in ") else None
        if book:
            self.values["container_title"], editors, after = book
            names = parse_names(editors)[0]
            if names and all(map(_is_name, names)):
                self.values["editor"] = names
            return after
        personal = opens_with_person(without_signal(before))
        found = find_container(after, quoted=self.quoted, personal=personal, addressed=bool(self.addresses))
        if found and found[0] not in before:  # an issuer that prints what it writes
            self.values["container_title"], after = found
        return after

    def _around(self, title: Run, container: Run | None) -> tuple[str, str]:
        """Set title and container; return what stands before them and after them."""
        text = self.part.text
        before, after = text[: title.start], text[title.end :]
        self.quoted = title.form is RunForm.QUOTED
        plain = None if self.quoted or container else plain_title_before(before, after)
        named_alone = plain is None or not plain.title
        chapter = _IN_BOOK.search(before) if named_alone and not (self.quoted or container) else None
        papers = _PAPERS.match(before) if named_alone and not (self.quoted or container) else None
        if papers:
            plain = PlainTitle("", papers["title"], papers["rest"])
        elif chapter and (named := _before_book(before, chapter.start())):
            editors = _EDITORS_OF_BOOK.search(before, chapter.start())
            self.values |= {"editor": parse_names(editors["names"])[0]} if editors else {}
            plain = PlainTitle(named[0], named[1], "" if editors else before[chapter.start() :])
        elif (not plain.title if plain else is_placed(after)) and (named := split_named_title(before)):
            plain = (
                PlainTitle(named[0], named[1], "")
                if plain or is_in_volume(after) or len(small_words(named[1])) > 1
                else None
            )
        if plain:  # the italics are the journal's or the book's
            self.values |= {"title": plain_title(plain.title), "container_title": title.of(text)}
            return plain.authors, f"{plain.rest}, {after}"
        self.values["title"] = plain_title(title.of(text))
        end = title.end
        subtitle = find_subtitle(after) if self.quoted else None
        if subtitle and not any(title.start < run.start < end + subtitle[1] for run in self.part.runs):
            self.values["title"] = plain_title(text[title.start - 1 : end] + subtitle[0])
            end += subtitle[1]
        if container is None:
            return before, self._without_quoted(end)
        self.values["container_title"] = container.of(text)
        if container.start < title.start:
            return text[: container.start], text[end:]
        return before, f"{text[end : container.start]}, {text[container.end :]}"

    def _without_quoted(self, start: int) -> str:
        """Return the text from ``start`` on with blanks where quoted words stand: they name no publisher,
        but a short name for later. Years in italics are blanks too, where another one dates the work."""
        text = self.part.text
        italic = [run for run in self.part.runs if run.start > start and run.form is RunForm.ITALIC]
        undated = text
        for run in italic:
            undated = (
                undated[: run.start]
                + YEAR.sub(lambda year: " " * len(year.group()), text[run.start : run.end])
                + undated[run.end :]
            )
        text = undated if italic and YEAR.search(undated, start) else text
        alias = find_alias(text[start:])
        kept = range(start + alias[1][0], start + alias[1][1]) if alias else range(0)
        for run in self.part.runs:
            if run.start > start and run.form is RunForm.QUOTED and run.start not in kept:
                text = text[: run.start] + " " * (run.end - run.start) + text[run.end :]
        return text[start:]

    def _without_runs(self) -> tuple[str, str]:
        """Return authors and the rest of a note whose title does not stand out, as ``_authors`` and
        ``_after`` want them; the title is set when the rules find one."""
        text = without_prose_before(without_signal(self.part.text))
        article = split_article(text, addressed=bool(self.addresses))
        if article:
            self.values |= {"title": plain_title(article.title), "container_title": article.container}
            if article.is_body:
                self.values["author"] = (Name(literal=article.authors),)
            return "" if article.is_body else article.authors, article.rest
        note = split_plain(text, addressed=bool(self.addresses))
        dated = None if split_dashed(text) else split_author_date(text)
        if dated and (dated.title or note is None):
            if not dated.title:
                return dated.authors, dated.rest
            self.values["title"] = plain_title(dated.title)
            self.values["container_title"], rest = split_dated_place(dated.rest)
            return dated.authors, rest
        if note:
            self.values |= {"title": plain_title(note.title), "container_title": note.container}
            self.values["editor"] = parse_names(note.editors)[0]
            if note.is_body and not is_institution(note.authors.split(",")[0]):
                self.values["author"] = (Name(literal=note.authors),)
                note = replace(note, authors="")
            return note.authors, f", p. {note.page} {note.rest}" if note.page else note.rest
        book = split_book(text)
        if book:
            plain, container = book
            self.values |= {"title": plain_title(plain.title), "container_title": container}
            return plain.authors, plain.rest
        pieces = [piece.strip() for piece in text.split(",")]
        number = find_report_title(pieces)
        if number is not None:
            self.values["title"] = plain_title(pieces[number])
            return ", ".join(pieces[:number]), ", ".join(["", *pieces[number + 1 :]])
        self.values["accessed"], text = take_accessed(text)
        date, rest = take_date(text)
        at = text.rfind(date.raw) if date and date.raw else -1  # a title may hold the same year
        return (text[:at], text[at:]) if at > 0 else (rest, "")

    def identifiers(self, after: str) -> str:
        """Take DOI and ISBN out of the text, and from the address what stands in it."""
        without_doi = _WRITTEN_DOI.sub(" ", self.part.text)
        written = {i.kind: i.value for i in find_identifiers(without_doi)}
        dois = {i.kind: i.value for i in find_identifiers(self.part.text) if i.kind not in written}
        ended = _AFTER_ISBN.search(after)
        if ended and take_date(after[: ended.start()])[0]:  # what follows comments on the work
            after = after[: ended.end("isbn")]
        for pattern in (_WRITTEN_DOI, _WRITTEN_ISBN):
            after = pattern.sub(" ", after)
        for link in self.addresses:
            self._address(link)
        for kind, value in written.items():
            self._identifier(kind, value, "")
        for kind, value in dois.items():
            self._identifier(kind, value, "" if kind is IdentifierKind.DOI else "the DOI")
        for identifier in find_identifiers(mend(str(self.values.get("url", "")))):
            self._identifier(identifier.kind, identifier.value, ADDRESS)
        return after

    def _address(self, link: Link) -> None:
        if host_of(mend(link.url)) in ARCHIVES and ("url" in self.values or len(self.addresses) > 1):
            self.values.setdefault("archive_url", link.url)
        elif "url" not in self.values:
            self.values["url"] = link.url
        else:
            for identifier in find_identifiers(mend(link.url)):
                if identifier.kind is IdentifierKind.DOI:
                    self._identifier(identifier.kind, identifier.value, ADDRESS)

    def _identifier(self, kind: IdentifierKind, value: str, source: str) -> None:
        """Set an identifier; ``source`` says what it was read from, empty when it is written as such."""
        field = {IdentifierKind.ARXIV: "eprint"}.get(kind, kind.value)
        if kind is IdentifierKind.HANDLE:
            self.derived.append(Derived(field="handle", value=value, source=source or "the note"))
            return
        if field in self.values:
            return
        self.values[field] = (value,) if kind is IdentifierKind.ISBN else value
        if kind is IdentifierKind.ARXIV:
            self.values["eprint_type"] = "arxiv"
        if source:
            self.derived.append(Derived(field=field, value=value, source=source))

    def _authors(self, before: str) -> None:
        """Read the authors, or the editors, and the year in brackets that may follow them."""
        text = LEFTOVER.sub(" ", without_prose_before(without_signal(before))).strip().rstrip("“\"‘'«»„ ")
        cited_in = _CITED_IN.match(text)
        text = _HANDLE.sub("", text[cited_in.end() :] if cited_in else text)
        own = text.rstrip().endswith(":") and _POSSESSIVE.match(text)  # "meinen Beitrag: „Ein Titel“"
        text = "" if own else without_genre(self._without_code(without_dash(text)))
        if not text or _NO_NAME.fullmatch(text.strip(" .,:")):
            return
        dated = _FIGURE.search(text) is not None
        match = _BRACKETED_YEAR.search(text) if dated else None
        bare = _YEAR_BEFORE_TITLE.search(text) if dated and not match else None
        undated = _UNDATED.search(text)
        if undated:
            self.values.setdefault("issued", take_date(undated.group())[0])
            text = text[: undated.start()]
        elif match:
            self.values.setdefault(
                "issued", take_date(f"{match['day'] or match['month'] or ''} {match['year']}".strip())[0]
            )
            text = text[: match.start()]
        elif bare and "title" in self.values:
            self.values.setdefault("issued", take_date(bare[1])[0])
            text = text[: bare.start()]
        if is_commentary(text):
            lead, last = _LEAD.match(text), _NAME_LAST.match(text.strip(" ,"))
            text = text[lead.end() :] if lead else last["name"] if last else ""
            if is_commentary(text):
                return
        if (entry := _ENTRY.search(text)) is not None:  # an article of a dictionary
            self.values.setdefault("container_title", text[: entry.start()].split(",")[0].strip(_EDGES))
            return
        text = re.sub(r"\s*[、，]\s*", ", ", text)
        text = with_given_names_first(_LOWER_LEAD.sub("", text.lstrip(), count=1))
        text = re.sub(r",\s*\.\s*$", "", text.strip(" \t\n,;:<>“\"‘'*("))
        names, others = parse_names(text.rstrip(".") if text.endswith(".") and _BARE_INITIALS.fullmatch(text) else text)
        names = _without_prose(tuple(map(family_first, names)))
        if not names or not all(_is_name(name) for name in names):
            return
        if self.quoted and "container_title" not in self.values and len(names) == 1 and _is_newspaper(names[0].full):
            self.values["container_title"] = names[0].full
            return
        self.values["editor" if _EDITOR_MARK.search(text.rstrip(" ,.:")) else "author"] = names
        self.values["others"] = others

    def _without_code(self, text: str) -> str:
        """Take what an issuer calls its text, as in "SEC, Press Release 2023-102, *A title*", out of the authors."""
        code = _CODE_BEHIND.search(text) if _FIGURE.search(text) else None
        if code is None:
            return text
        self.values.setdefault("number", code["number"])
        return text[: code.start()]

    def _after(self, after: str) -> None:
        accessed, after = take_accessed(after)
        self.values["accessed"] = accessed or self.values.get("accessed")
        if self.values.get("issued") is None:
            self.values["issued"], after = take_date(after, within=self.part.text)
        imprint = read_imprint(LEFTOVER.sub(" , ", after))
        for name in (
            "publisher",
            "publisher_place",
            "editor",
            "translator",
            "edition",
            "volume",
            "issue",
            "page",
            "number",
            "genre",
        ):
            if getattr(imprint, name):
                self.values.setdefault(name, getattr(imprint, name))
        for field in ("editor", "translator"):
            if not all(_is_name(name) for name in self.values.get(field, ())):
                del self.values[field]
        if self.values.get("publisher", "").casefold() == "author":  # what APA writes for "the same"
            self.values["publisher"] = next((n.full for n in self.values.get("author", ()) if n.literal), "")
        self._container(imprint)

    def _container(self, imprint: Imprint) -> None:
        """Take plain words after a title for the journal or newspaper that it stands in."""
        if "container_title" in self.values or "title" not in self.values:
            return
        plain = [piece for piece in imprint.pieces if piece[:1].isupper()]
        alone = [imprint.publisher] == plain and self._stands_alone(plain[0])
        if plain and self.quoted and (imprint.volume or is_periodical(plain[0]) or alone):
            self.values["container_title"] = re.sub(r"(?i)^in:?\s+", "", plain[0])
            if self.values.get("publisher") == plain[0]:
                del self.values["publisher"]

    def _stands_alone(self, name: str) -> bool:
        """Return whether nothing but a date stands with a name behind a person's title; one word may be a place."""
        issued, authors = self.values.get("issued"), self.values.get("author", ())
        personal = bool(authors) and not authors[0].literal
        told = issued is not None and (" " in name or issued.month is not None or bool(self.addresses))
        return personal and told and may_hold(name)

    def _finish(self, text: str, locator: str | None, alias: str) -> ParsedItem:
        known = {name: value for name, value in self.values.items() if value}
        bare = not known.get("title") and not known.get("url") and not known.get("doi")
        if not known.get("title") and self.before is not None:
            known["title"] = self.before.value
            self.derived.append(self.before)
        if "title" not in known and not {"author", "url", "doi"} & set(known) and "number" in known:
            known["title"] = known["number"]  # the symbol alone: "A/66/264, para. 83"
        if "title" not in known and self.before is None:
            known["author"], known["title"] = title_of_names(
                known.get("author", ()), addressed="url" in known and "issued" not in known
            )
        title = str(known.get("title", ""))
        dated = _YEAR_AFTER.search(title) if "issued" not in known else None
        if dated:
            title = known["title"] = title[: dated.start()]
            known["issued"] = take_date(dated[1])[0]
        placed = _VOLUME_WITHIN.fullmatch(str(known.get("container_title", "")))
        if placed:  # APA sets the volume in italics with the journal
            known["container_title"] = placed["journal"]
            known.setdefault("volume", placed["volume"])
        editors = _EDITORS_ALONE.fullmatch(str(known.get("container_title", "")))
        if editors:  # of a book whose title is not said
            del known["container_title"]
            known.setdefault("editor", parse_names(editors["names"])[0])
        held = _YEAR_LAST.search(str(known.get("container_title", ""))) if "issued" not in known else None
        if held:  # the meeting says it: "Proceedings of the Harbour Workshop 2013"
            known["issued"] = take_date(held[1])[0]
        edition = _EDITION_AFTER.search(title)
        if edition:
            title = known["title"] = title[: edition.start()]
            known.setdefault("edition", edition[1])
        title = known["title"] = _ADDRESS_BEHIND.sub("", title)
        known["subtitle"] = split_title(title)[1]
        fields = _checked(known)
        work = Work(**{**fields, "type": guess_type(Work(**fields), self.part.text)})
        if not (work.title or work.author or work.editor or work.url or work.doi):
            return comment(text)
        return citation(text, work, locator=locator, derived=tuple(self.derived), alias=alias, bare=bare)


def _is_newspaper(name: str) -> bool:
    """Return whether what stands before an article is the paper that it is in; agencies are authors."""
    if _AGENCY.search(name):
        return False
    own = name.removeprefix("The ")
    return is_periodical(name) or (own != name and len(own.split()) <= 2 and not is_institution(own))


def _checked(known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that say something; a month is no journal ("Report Number 12, March 3, 1961")."""
    said = {name: value for name, value in known.items() if value}
    if fold(str(said.get("container_title", ""))) in MONTHS:
        del said["container_title"]
    return said


def _before_book(before: str, end: int) -> tuple[str, str] | None:
    """Return the names and the title that stand before "In:", which shows the German colon behind names."""
    named = split_named_title(before[:end], least=2) or split_named_title(before, least=2)
    return (named[0], _IN_BEHIND.sub("", named[1])) if named else None


def plain_title(text: str) -> str:
    """Return a title on one line, without the point or comma of the sentence."""
    text = " ".join(text.split()).strip(" ,;")
    return text[:-1] if text.endswith(".") and not text.endswith("..") and "." not in text[-4:-1] else text


def _without_prose(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return a list of names without its pieces that are prose: "Among the works on roads, J. Doe".

    A lone one stays: courts and archives have small words too ("Cour des comptes"), unless a name ends it.
    """
    match = _NAME_LAST.match(names[0].full) if len(names) == 1 and not names[0].literal else None
    if match and _is_prose(match["prose"]):
        return parse_names(match["name"])[0]
    plain = tuple(name for name in names if not (name.literal.islower() if name.literal else _is_prose(name.full)))
    return plain or names


def _is_prose(name: str) -> bool:
    """Return whether a person's name has a colon or small words that are no particles; a few write their own so."""
    words = re.findall(r"[^\W\d_]+", name)
    small = [word for word in words if word.islower() and len(word) > 2 and word not in PARTICLES]
    return ": " in name or (bool(small) and (len(words) > 2 or len(small) < len(words)))


def _is_name(name: Name) -> bool:
    text = name.full
    said = any(c.isalpha() for c in text) and not (name.literal and text.islower())
    return said and 1 < len(text) <= 120 and not re.search(r":\s|https?:|\d{3}", text)
