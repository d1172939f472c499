"""How a cited work goes with the work that a source's record describes, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from refcheck.model.report import Agreement


class FieldAgreement(StrEnum):
    """How one field goes with the record's. What cannot be told is never a difference."""

    AGREE = "agree"
    DIFFER = "differ"
    UNKNOWN = "unknown"


class Difference(StrEnum):
    """What kind of difference there is in a field, or what explains that there is none."""

    NONE = ""
    # title
    WORDS = "words"
    SUBTITLE = "subtitle"
    OTHER_TITLE = "other-title"
    # author
    FIRST_AUTHOR = "first-author"
    OTHER_PERSON = "other-person"
    DOUBTFUL_PERSON = "doubtful-person"
    MISSING = "missing"
    SURPLUS = "surplus"
    ORDER = "order"
    # issued
    ONE_YEAR = "one-year"
    TWO_YEARS = "two-years"
    YEARS = "years"
    # container, volume, issue, pages, type
    OTHER_CONTAINER = "other-container"
    DOUBTFUL_CONTAINER = "doubtful-container"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    PREPRINT = "preprint"
    OTHER_TYPE = "other-type"


class Identity(StrEnum):
    """Whether a record is that of the cited work.

    ``LEVEL``: a work of the same name on another level: a review of it, an overview, a chapter and
    its book, another edition, a translation, a notice of retraction. ``VERSION``: the preprint of the
    published work, or the other way round.
    """

    SAME = "same"
    VERSION = "version"
    LEVEL = "level"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldComparison:
    """One field: ``cited`` and ``found`` are written for a person, the differing words in ``[`` ``]`` where
    they could be marked. ``field`` is a field of ``Work``.
    """

    field: str
    agreement: FieldAgreement
    difference: Difference = Difference.NONE
    cited: str = ""
    found: str = ""

    @property
    def is_cut_short(self) -> bool:
        """Whether it is a title of which the record has the beginning alone, so that it says nothing of the rest."""
        return self.difference is Difference.SUBTITLE and len(self.found) < len(self.cited)


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkComparison:
    """A cited work beside a record.

    ``supports`` are the fields that speak for the two being one (``title``, ``author``, ``issued``,
    ``container_title``, ``volume``, ``page``, ``doi``, ``isbn`` ...), ``title`` how the titles go together,
    ``score`` (0-1) orders records of one reference, best first; it is no probability.
    """

    identity: Identity
    title: Agreement
    score: float
    supports: frozenset[str]
    fields: tuple[FieldComparison, ...]

    def of(self, field: str) -> FieldComparison:
        """Return the comparison of a field; one that was not compared is unknown."""
        found = next((one for one in self.fields if one.field == field), None)
        return found or FieldComparison(field=field, agreement=FieldAgreement.UNKNOWN)
