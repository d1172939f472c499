"""What is true: the works that a fake registry holds, and what is odd in how it tells of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from refcheck.model.work import PartialDate, Work


class Holder(StrEnum):
    """Who has a record of a work."""

    CROSSREF = "crossref"
    DATACITE = "datacite"
    OPENALEX = "openalex"
    ARXIV = "arxiv"
    OPEN_LIBRARY = "openlibrary"
    PUBMED = "pubmed"
    DBLP = "dblp"
    SEMANTIC_SCHOLAR = "semanticscholar"
    REPOSITORY = "repository"


class Defect(StrEnum):
    """What registries do to records that are right all the same."""

    MARKUP = "a word of the title in <i>"
    MATHML = "a figure of the title as MathML"
    ESCAPED = "doubly escaped entities"
    NEWLINE = "a newline and an indent in the title"
    CAPITALS = "the title in capitals"
    NO_AUTHORS = "no authors"
    NO_TITLE = "an empty title"
    SECOND_TITLE = "the title in a second language beside it"
    INITIALS = "given names as initials"
    SHORT_CONTAINER = "the container as an abbreviation"
    NO_SUBTITLE = "the subtitle is left out"
    EARLIER_ONLINE = "online in the year before"
    DIGITISED = "the year in which it was put online, years later, in place of that of print"
    CUT_AUTHORS = "the first three authors of more"
    FIRST_AUTHOR_ALONE = "the first author of several"
    MOJIBAKE = "letters with accents read in the wrong encoding"
    TURNED_NAMES = "given and family names in each other's place"
    ANOTHER_TYPE = "a type that is next to the right one"
    FULL_STOP = "a full stop behind the title"
    NO_CONTAINER = "no container"
    RETRACTED_PREFIX = "RETRACTED: before the title"


_CHANGED = PartialDate(year=2020, month=3, day=2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Update:
    """A change of a published work: ``kind`` as Crossref names it, ``notice`` the DOI that says so."""

    kind: str
    notice: str
    source: str = "publisher"
    date: PartialDate = _CHANGED


@dataclass(frozen=True, kw_only=True)
class TrueWork:
    """One work as it is. ``agency`` is who registered its DOI, ``published`` the DOI of the version of
    record of a preprint, ``preprint`` the DOI of the preprint of an article. ``repository`` is the host that
    holds ``handle``. ``short_container`` is the usual abbreviation, ``second_title`` the title in another tongue.
    """

    work: Work
    held_by: frozenset[Holder] = frozenset()
    agency: str = "Crossref"
    updates: tuple[Update, ...] = ()
    update_to: tuple[tuple[str, Update], ...] = ()
    published: str = ""
    preprint: str = ""
    versions: int = 1
    withdrawn: bool = False
    handle: str = ""
    repository: str = ""
    second_title: str = ""
    short_container: str = ""
    defects: frozenset[Defect] = field(default_factory=frozenset)

    @cached_property
    def doi(self) -> str:
        """The DOI in small letters, by which registries find it."""
        return self.work.doi.lower()

    @cached_property
    def number(self) -> int:
        """A number of its own, the same in every run."""
        name = f"{self.work.doi}|{self.work.eprint}|{self.work.title}|{self.work.issued}"
        return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4])

    @property
    def is_retracted(self) -> bool:
        """Whether an update takes the work back."""
        return any(update.kind in {"retraction", "withdrawal", "removal"} for update in self.updates)

    @property
    def main_title(self) -> str:
        """The title without its subtitle."""
        work = self.work
        if work.subtitle and work.title.endswith(work.subtitle):
            return work.title.removesuffix(work.subtitle).rstrip(" :.—–-") or work.title
        return work.title

    @property
    def landing(self) -> str:
        """The address of the page about it."""
        return self.work.url or f"https://{LANDING}/work/{self.number}"

    def has(self, *defects: Defect) -> bool:
        """Whether it has one of these defects."""
        return not self.defects.isdisjoint(defects)

    def names(self, holder: Holder) -> bool:
        """Whether this registry has a record of it."""
        return holder in self.held_by


LANDING = "journals.scholarpress.net"
"""Where works without an address of their own have their pages."""


def with_notices(works: list[TrueWork]) -> list[TrueWork]:
    """Return the works and, for each update, the notice that announces it."""
    notices = [
        TrueWork(
            work=replace(
                each.work,
                title=f"{update.kind.replace('_', ' ').capitalize()}: {each.work.title}",
                subtitle="",
                doi=update.notice,
                issued=update.date,
                page="",
                isbn=(),
                eprint="",
                url="",
                pmid="",
                pmcid="",
            ),
            held_by=frozenset({Holder.CROSSREF, Holder.OPENALEX}),
            update_to=((each.work.doi, update),),
        )
        for each in works
        for update in each.updates
        if update.notice and update.notice.lower() != each.doi
    ]
    return [*works, *notices]
