"""Whether a record is that of a cited work, from all fields together.

No field decides alone. A title that agrees needs another support: the first author, an identifier, or of
year, container, volume and pages two, one where the title has five telling words; a generic title needs two.
A title of five telling words is enough where one side names nobody and nothing speaks against it: of 200
that real bibliographies hold more than once 8 belong to two works, mostly reviews and columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from refcheck.model.comparison import Difference, FieldAgreement, FieldComparison, Identity, WorkComparison
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.comparison.authors import AuthorComparison, compare_authors
from refcheck.text.comparison.containers import compare_containers
from refcheck.text.comparison.dates import compare_dates
from refcheck.text.comparison.kinds import (
    compare_types,
    group_of,
    is_marked,
    is_notice,
    is_preprint,
    is_review,
    is_reviewing,
)
from refcheck.text.comparison.pages import compare_issues, compare_pages, compare_volumes
from refcheck.text.comparison.persons import Likeness
from refcheck.text.comparison.publishers import same_publisher
from refcheck.text.comparison.titles import compare_work_titles, telling, wrong_words
from refcheck.text.identifiers import normalise_doi

__all__ = ["compare_works"]

TELLING = 5
"""From so many telling words on, a title alone says which work is meant, where nothing speaks against it."""
_WEIGHTS = {
    "title": 0.45,
    "author": 0.2,
    "issued": 0.1,
    "container_title": 0.08,
    "page": 0.05,
    "volume": 0.04,
    "issue": 0.01,
    "doi": 0.05,
    "isbn": 0.04,
    "eprint": 0.04,
    "pmid": 0.04,
}
_IDENTIFIERS = frozenset({"doi", "isbn", "eprint", "pmid"})
_PARTS = frozenset({"chapter", "conference"})
_DISTANT = frozenset({Difference.TWO_YEARS, Difference.YEARS})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Case:
    """What the verdict is made of."""

    cited: Work
    record: Work
    fields: dict[str, FieldComparison]
    authors: AuthorComparison
    title: Agreement
    wrong: int
    supports: frozenset[str]

    def agrees(self, field: str) -> bool:
        return self.fields[field].agreement is FieldAgreement.AGREE

    def differs(self, field: str) -> bool:
        return self.fields[field].agreement is FieldAgreement.DIFFER

    @property
    def elsewhere(self) -> bool:
        """Whether the two stand in different places: other pages, another volume."""
        return any(self.differs(field) for field in ("page", "volume", "issue"))

    @property
    def others(self) -> bool:
        """Whether the first authors are surely two persons, and no name stands in both lists."""
        return self.authors.first is Likeness.OTHER and self.authors.apart


def compare_works(cited: Work, record: Work) -> WorkComparison:
    """Return how a cited work goes with the work that a record describes, field by field and as a whole.

    Nothing is a difference that another language, script or calendar, an abbreviation, markup, a list
    of authors that is cut, or a missing field can explain. Linear in the length of long fields: all are cut.
    """
    title, agreement = compare_work_titles(cited, record)
    authors = compare_authors(cited, record)
    fields = (
        title,
        authors.field,
        compare_dates(cited, record),
        compare_containers(cited, record),
        compare_volumes(cited, record),
        compare_issues(cited, record),
        compare_pages(cited, record),
        compare_types(cited, record),
    )
    wrong = wrong_words(agreement) if agreement.agreement is Agreement.MISQUOTED else 0
    by_name = _in_one_place({each.field: each for each in fields})
    supports = _supports(cited, record, by_name, authors)
    case = _Case(
        cited=cited,
        record=record,
        fields=by_name,
        authors=authors,
        title=Agreement.SAME
        if title.agreement is FieldAgreement.AGREE and wrong == 0 and agreement.agreement is Agreement.MISQUOTED
        else agreement.agreement,
        wrong=wrong,
        supports=supports,
    )
    return WorkComparison(
        identity=_identity(case),
        title=agreement.agreement,
        score=_score(case, agreement.score),
        supports=supports,
        fields=tuple(by_name.values()),
    )


def _in_one_place(fields: dict[str, FieldComparison]) -> dict[str, FieldComparison]:
    """Return the fields, volume, issue and pages unknown where they may be those of another container: a paper
    is printed again in a journal, a collection, an anthology, each with numbers of its own."""
    container, volume, page = (fields[name].agreement for name in ("container_title", "volume", "page"))
    agree, differ = FieldAgreement.AGREE, FieldAgreement.DIFFER
    nowhere = not fields["container_title"].cited and not fields["container_title"].found
    placed = nowhere or container is agree or (volume is agree and page is agree)
    loose = {"volume", "issue", "page"} if not placed else set()
    if placed and volume is differ:
        # The issue of another volume, and its pages, say nothing more.
        loose = {"issue"}
    elif not placed and volume is agree and container is not differ:
        loose = {"volume", "issue"}
    return {
        name: replace(each, agreement=FieldAgreement.UNKNOWN, difference=Difference.NONE)
        if name in loose and each.agreement is differ
        else each
        for name, each in fields.items()
    }


def _supports(
    cited: Work, record: Work, fields: dict[str, FieldComparison], authors: AuthorComparison
) -> frozenset[str]:
    found = {
        name
        for name, each in fields.items()
        if each.agreement is FieldAgreement.AGREE and name not in {"author", "type"}
    }
    if authors.first is Likeness.SAME or authors.same > 1:
        found.add("author")
    doi = normalise_doi(cited.doi)
    if doi and doi == normalise_doi(record.doi):
        found.add("doi")
    if {_isbn(each) for each in cited.isbn} & {_isbn(each) for each in record.isbn}:
        # The chapters of one book share its number.
        parts = {group_of(cited), group_of(record)} <= _PARTS
        found.add("container_title" if parts else "isbn")
    if _eprint(cited) and _eprint(cited) == _eprint(record):
        found.add("eprint")
    if cited.pmid and cited.pmid == record.pmid:
        found.add("pmid")
    return frozenset(found)


def _isbn(text: str) -> str:
    """Return what the forms of one ISBN share: its nine figures without prefix and check digit."""
    return re.sub(r"[^0-9Xx]", "", text[:40])[-10:-1]


def _eprint(work: Work) -> str:
    return re.sub(r"(?i)^arxiv:|v\d+$", "", work.eprint[:60].strip())


def _identity(case: _Case) -> Identity:
    """Return whether the two are one work; the first of these that can be told."""
    if case.title in {Agreement.DIFFERENT, Agreement.UNKNOWN} and _is_about(case):
        return Identity.LEVEL
    if case.title is Agreement.DIFFERENT:
        return Identity.OTHER if case.authors.unlike else Identity.UNKNOWN
    if case.title is Agreement.UNKNOWN:
        return _without_title(case)
    if case.others:
        return _of_others(case)
    if not _is_supported(case):
        return Identity.UNKNOWN
    if _is_level(case):
        return Identity.LEVEL
    return Identity.VERSION if _is_version(case) else Identity.SAME


def _is_about(case: _Case) -> bool:
    """Return whether the record is a review of the cited work, or a notice about it, that has the work's title in
    its own.
    """
    record = case.record
    about = is_review(record) or is_reviewing(record.title) or is_notice(record.title)
    words = telling(case.cited.title)
    return about and bool(words) and words <= telling(record.title)


def _without_title(case: _Case) -> Identity:
    """Return the verdict where titles cannot be compared (a translation, none): a shared identifier and author,
    or author, year, container and pages."""
    supports = case.supports
    if "author" not in supports:
        return Identity.UNKNOWN
    placed = {"issued", "page"} <= supports and supports & {"container_title", "volume"}
    if not (supports & _IDENTIFIERS or placed):
        return Identity.UNKNOWN
    return Identity.LEVEL if _is_level(case) else Identity.SAME


def _of_others(case: _Case) -> Identity:
    """Return the verdict on one title under two persons' names: a review or notice, or the work with wrong authors."""
    supports = case.supports - {"title", "issue"}
    if is_review(case.record) != is_review(case.cited) or is_notice(case.record.title) != is_notice(case.cited.title):
        return Identity.LEVEL
    if group_of(case.cited) in {"book", "thesis", "report"} and group_of(case.record) in {"article", "review", ""}:
        # A review has the very title, or its beginning.
        return Identity.LEVEL if group_of(case.record) and not case.wrong else Identity.UNKNOWN
    if supports & {"page", *_IDENTIFIERS} and len(supports) > 1:
        return Identity.SAME
    placed = len(supports & {"container_title", "issued", "volume"})
    placed += "issued" in supports and same_publisher(case.cited.publisher, case.record.publisher)
    if case.elsewhere or case.wrong or placed < 2:
        return Identity.UNKNOWN
    return Identity.SAME if len(telling(case.cited.title)) > 2 else Identity.UNKNOWN


def _is_supported(case: _Case) -> bool:
    """Return whether enough speaks for one work."""
    words = len(telling(case.cited.title))
    further = case.supports - {"title", "issue"}
    if case.wrong:
        return _is_misquoted(case, further)
    count = len(further) + (case.authors.same > 1)
    needed = 2 if words < 2 else 1
    if case.differs("issued") and case.fields["issued"].difference in _DISTANT and case.differs("container_title"):
        needed += 1
    if "author" in further or further & _IDENTIFIERS:
        return count >= needed and not (_is_column(case) and words < TELLING and not further & _IDENTIFIERS)
    if len(further) >= needed + (words < TELLING) and not case.elsewhere:
        return True
    # Nobody is named on one side, and nothing speaks against it.
    unnamed = case.authors.first is None and words >= TELLING
    return unnamed and not case.elsewhere and not case.differs("issued") and not case.differs("container_title")


def _is_column(case: _Case) -> bool:
    """Return whether the two may be two items of one name in a journal: a column, a notice of every year."""
    return case.agrees("container_title") and sum(map(case.differs, ("issued", "volume", "issue", "page"))) > 1


def _is_misquoted(case: _Case, further: frozenset[str]) -> bool:
    """Return whether a title with wrong words is meant for the record's: the works of one series, and the
    columns of one journal, differ by as much ("Part I: Experiments", "Part I: Models").
    """
    if further & {"page", *_IDENTIFIERS}:
        return len(further) > 1 or case.wrong < 3
    if case.elsewhere or "author" not in further or case.wrong > 1:
        return False
    return bool(further & {"issued", "container_title", "volume"}) and not case.differs("container_title")


def _is_level(case: _Case) -> bool:
    """Return whether the two are a work and something about it, above it or in it."""
    cited, record = case.cited, case.record
    if is_notice(record.title) != is_notice(cited.title) and not is_marked(record.title):
        return True
    if case.supports & {"doi", "pmid"}:
        return False
    if is_review(record) != is_review(cited):
        return True
    groups = group_of(cited), group_of(record)
    if "data" in groups and groups[0] != groups[1] and all(groups):
        return True
    if groups == ("book", "book") and case.differs("volume"):
        return True
    return _other_part(groups) or _other_edition(case)


def _other_part(groups: tuple[str, str]) -> bool:
    """Return whether one is a whole book and the other a part of one, or a thesis and what was made of it."""
    pair = frozenset(groups)
    return pair in {
        frozenset({"book", "chapter"}),
        frozenset({"book", "article"}),
        frozenset({"thesis", "article"}),
        frozenset({"thesis", "book"}),
        frozenset({"thesis", "conference"}),
        frozenset({"thesis", "chapter"}),
        frozenset({"article", "law"}),
    }


def _other_edition(case: _Case) -> bool:
    """Return whether the two are surely two editions."""
    mine, theirs = (re.sub(r"\D", "", work.edition[:40]) for work in (case.cited, case.record))
    if mine and theirs and mine != theirs:
        return True
    # A handbook, or a manual that is written on, whose authors are no longer the same.
    years = abs((case.cited.year or 0) - (case.record.year or 0)) if case.cited.year and case.record.year else 0
    groups = {group_of(case.cited), group_of(case.record)}
    return years > 1 and groups <= {"book", "report", ""} and case.differs("author") and case.authors.same > 0


def _is_version(case: _Case) -> bool:
    """Return whether one is the preprint or working paper of the other, or the talk of the article."""
    cited, record = case.cited, case.record
    if is_preprint(cited) != is_preprint(record):
        return bool(case.supports & {"author"}) or case.authors.first is None
    if case.supports & _IDENTIFIERS:
        return False
    groups = {group_of(cited), group_of(record)}
    if groups == {"article"} and case.differs("container_title"):
        return case.differs("issued")
    if groups in ({"report", "article"}, {"conference", "article"}):
        return case.differs("container_title") or (groups == {"report", "article"} and not case.agrees("issued"))
    return False


def _score(case: _Case, title: float) -> float:
    """Return a number (0-1) by which records of one reference can be put in order."""
    total = _WEIGHTS["title"] * (title if case.title is not Agreement.DIFFERENT else title / 2)
    total += sum(_WEIGHTS.get(name, 0.0) for name in case.supports if name != "title")
    total -= sum(_WEIGHTS.get(name, 0.0) / 2 for name in case.fields if name != "title" and case.differs(name))
    return round(min(max(total, 0.0), 1.0), 3)
