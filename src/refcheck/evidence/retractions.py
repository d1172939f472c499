"""A file of retractions that the user has: looked into before everybody else, without a network.

The file is Retraction Watch's, a table of comma-separated values that Crossref publishes every working day
(https://gitlab.com/crossref/retraction-watch-data). It speaks of works that were retracted, corrected or
doubted, and of nothing else: that a work is not in it says nothing.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from refcheck.errors import SourceError
from refcheck.evidence.ranking import OWN
from refcheck.evidence.registries.claims import cited_identifiers, identifiers_of
from refcheck.evidence.registries.telling import MAX_EXCERPT, named
from refcheck.evidence.rounds import PRIVATE
from refcheck.model.comparison import Identity, WorkComparison
from refcheck.model.evidence import Evidence, Notice, NoticeKind, Outcome, Via
from refcheck.model.reference import Reference
from refcheck.model.work import PartialDate, Work
from refcheck.text.comparison import compare_works
from refcheck.text.identifiers import Identifier, normalise_doi
from refcheck.text.lazy import lazy_re
from refcheck.text.names import parse_names
from refcheck.text.words import fold

__all__ = ["COLUMNS", "NAME", "Retracted", "Retractions", "read_rows"]

NAME = "retraction-watch"
COLUMNS = (
    "Title",
    "Journal",
    "Author",
    "RetractionDate",
    "RetractionDOI",
    "OriginalPaperDate",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
)
"""The columns that are read; a file without one of them is another one."""
MIN_TITLE = 25
"""A title with fewer letters may be that of several works."""
MAX_ROWS = 8
"""So many rows on one reference are told."""

_NATURES = {
    "retraction": NoticeKind.RETRACTION,
    "expression of concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTION,
    "reinstatement": None,
}
_DAY = lazy_re(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})\b")
_MARKS = lazy_re(r"[\W_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Retracted:
    """A row: what it says of the work, as it says it, and what was published about it. ``kind`` is ``None`` where it
    was reinstated; ``date`` is an ISO 8601 day, empty when none is given.
    """

    title: str
    journal: str = ""
    authors: str = ""
    issued: str = ""
    doi: str = ""
    pmid: str = ""
    kind: NoticeKind | None = None
    date: str = ""
    notice: str = ""

    @property
    def work(self) -> Work:
        """The work. It is made when it is wanted: of a table of thousands few rows are."""
        authors, others = parse_names(self.authors.replace(";", " and "))
        return Work(
            title=self.title,
            author=authors,
            others=others,
            container_title=self.journal,
            issued=PartialDate(year=int(self.issued[:4])) if self.issued else None,
            doi=self.doi,
            pmid=self.pmid,
        )


def read_rows(lines: Iterable[str]) -> Iterator[Retracted]:
    """Yield the rows of a table, those of a nature that is not known left out.

    Raises ``SourceError``, whose reason says what is amiss and where, for a table of another kind.
    """
    table = csv.DictReader(lines)
    try:
        missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
        if missing:
            raise SourceError(f"it has no column {missing[0]}: it is not Retraction Watch's table")
        for row in table:
            nature = (row["RetractionNature"] or "").strip().lower()
            if nature in _NATURES:
                yield _row(row, _NATURES[nature])
    except csv.Error as error:
        raise SourceError(f"what follows line {table.line_num} cannot be read: {error}") from None


def _row(row: Mapping[str, str | None], kind: NoticeKind | None) -> Retracted:
    said = {name: (row[name] or "").strip() for name in COLUMNS}
    pmid = said["OriginalPaperPubMedID"].lstrip("0")
    return Retracted(
        title=said["Title"],
        journal=said["Journal"],
        authors=said["Author"],
        issued=_day(said["OriginalPaperDate"]),
        doi=normalise_doi(said["OriginalPaperDOI"]),
        pmid=pmid if pmid.isdecimal() else "",
        kind=kind,
        date=_day(said["RetractionDate"]),
        notice=said["RetractionDOI"],
    )


def _day(text: str) -> str:
    """Return a day as the table writes it ("10/13/2023 0:00", the month first) in ISO 8601, empty for none."""
    found = _DAY.match(text)
    if found is None:
        return ""
    month, day, year = map(int, found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


class Retractions:
    """The rows of a table, read once. ``when`` is UTC ISO 8601."""

    confirms = False

    def __init__(self, rows: Iterable[Retracted], *, when: str = "") -> None:
        self._rows = rows
        self._when = when

    def tell(self, references: Iterable[Reference]) -> Iterator[Evidence]:
        """Yield what the table has on references: one piece a work. Nothing of interviews and letters.

        A work is found by its DOI or its number in PubMed, else by its whole title, which is then the reference's own
        by as many supports as any other record has to show. What was reinstated since is told as nothing.
        """
        asked = [one for one in references if not one.problem and one.kind not in PRIVATE]
        ways: defaultdict[str, list[int]] = defaultdict(list)
        for index, reference in enumerate(asked):
            for one in cited_identifiers(reference.work):
                ways[named(one)].append(index)
            ways[_letters(reference.work.title)].append(index)
        ways.pop("", None)
        found: defaultdict[int, list[Retracted]] = defaultdict(list)
        for row in self._rows if ways else ():
            at = (f"doi:{row.doi}" if row.doi else "", f"pmid:{row.pmid}" if row.pmid else "", _letters(row.title))
            for index in dict.fromkeys(index for way in at for index in ways.get(way, ())):
                if len(found[index]) < MAX_ROWS:
                    found[index].append(row)
        for index in sorted(found):
            yield from self._of(asked[index], found[index])

    def _of(self, reference: Reference, rows: Sequence[Retracted]) -> Iterator[Evidence]:
        """Yield the piece on one reference, from the rows that are of its work."""
        mine = set(cited_identifiers(reference.work))
        own: list[tuple[Retracted, Work, WorkComparison, Identifier | None]] = []
        for row in rows:
            work = row.work
            seen = compare_works(reference.work, work)
            shared = next((one for one in identifiers_of(work) if one in mine), None)
            # A reference may give its identifier and little more.
            if seen.identity in OWN or (shared and seen.identity is Identity.UNKNOWN):
                own.append((row, work, seen, shared))
        notices = _standing([row for row, *_ in own])
        if not notices:
            return
        _, work, seen, shared = own[0]
        yield Evidence(
            source=NAME,
            asked=named(shared) if shared else work.title[:MAX_EXCERPT],
            outcome=Outcome.FOUND,
            when=self._when,
            reference=reference.id,
            record=work,
            identifier=named(shared) if shared else "",
            score=seen.score,
            excerpt=work.title[:MAX_EXCERPT],
            via=Via.CITED if shared else Via.SEARCH,
            notices=notices,
            matches=seen.identity in OWN,
        )


def _letters(title: str) -> str:
    """Return what a title is found by: its letters, empty where they are too few to tell."""
    letters = _MARKS.sub("", fold(title))
    return letters if len(letters) >= MIN_TITLE else ""


def _standing(rows: Sequence[Retracted]) -> tuple[Notice, ...]:
    """Return the notices that still stand, the oldest first: a reinstatement takes back what came before it."""
    notices: list[Notice] = []
    for row in sorted(rows, key=lambda one: one.date):
        if row.kind is None:
            notices = [one for one in notices if one.kind is not NoticeKind.RETRACTION]
        else:
            notices.append(Notice(kind=row.kind, doi=normalise_doi(row.notice), date=row.date, source=NAME))
    return tuple(notices)
