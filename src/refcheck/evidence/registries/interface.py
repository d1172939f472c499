"""What a registry is: two pure functions and its manners.

``plan`` says what to ask for these claims from what is known, batches first; ``read`` what an answer says.
Neither fetches, and neither judges: a record that does not agree is handed on like one that does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from refcheck.config import Config
from refcheck.fetch.exchange import Manners, Request, Response
from refcheck.model.evidence import Depth, Notice, Outcome, RequestKind
from refcheck.model.work import Work
from refcheck.text.identifiers import Identifier, IdentifierKind
from refcheck.text.lazy import lazy_re

if TYPE_CHECKING:
    from refcheck.model.comparison import WorkComparison

__all__ = [
    "MIN_TITLE",
    "Claim",
    "Known",
    "Query",
    "Reading",
    "Record",
    "Registry",
    "Told",
    "asking",
    "base_of",
    "json_of",
    "searching",
    "steady",
    "unavailable",
]


MIN_TITLE = 8
"""A title with fewer characters finds anything."""
_IN_JOURNAL = lazy_re(
    r"[\dIVXL]\s?\(\d{1,4}(?:[-–/]\d{1,4})?\)[,:]?\s?(?:\d{1,4},\s?)?(?:pp?\.\s?|S\.\s?)?[A-Z]?\d{1,7}\s?[-–—]{1,2}\s?[A-Z]?\d"
    r"|(?:1[4-9]|20)\d\d;\s?\d{1,4}[:(]"
    r"|\s\*{0,2}\d{1,4}\*{0,2},\s(?:\d{1,4}\s\(\d{4}\),\s)?\d{1,6}[-–—]\d{1,6}\s?(?:\(\d{4}\)|\.?$)"
    r"|\d\s?\(\d{1,4}\),\s[A-Z]?\d{1,7}\W*$"
    r"|\d,\s\d{1,3}\s\((?:1[4-9]|20)\d\d\)"
    r"|\b[Vv]ol\.\s?\d{1,4},\s(?:[Nn]o|[Nn]r|n°|[Ii]ss)\.?\s?\d"
    r"|[”\"’»]\s[^\n]{3,160}\b[Vv]ol\.\s?\d{1,4},\spp\.\s?\d"
    r"|\s\d{1,4}:[A-Z]?\d{1,7}(?:[-–]\d{1,7})?\W*$"
    r"|[.?!]\s[A-Z][\w.&’' ]{2,60}[\w.]\s(?<!\b[Vv]ol\.\s)(?<!\b[Bb]d\.\s)(?<!\b[Nn]o\.\s)(?<!\bp\.\s)\d{1,3}\W*$"
)
"""Volume, issue and pages as they stand behind the name of a journal."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A reference as registries are asked about it. ``id`` is the reference's.

    ``cited`` are the identifiers that it gives itself, ``further`` those that the page behind its link gives;
    each in its normal form. ``searchable``: it is clearly a publication, and title, first author and
    year may be sent; ``text`` is the string that cites it, never sent, and ``raw`` the same where it may be. ``found`` are the DOIs of its own
    work that a search has led to: of what they are of, a second witness is asked, and nobody else; of those that
    the second witness itself has found (``unheard``), the agency that registered them. ``printed`` are the ISBNs of
    records that are its book but for the year: who has books by ISBN may say which printing they are.
    """

    id: str
    work: Work
    cited: tuple[Identifier, ...] = ()
    further: tuple[Identifier, ...] = ()
    found: tuple[Identifier, ...] = ()
    unheard: tuple[Identifier, ...] = ()
    printed: tuple[Identifier, ...] = ()
    searchable: bool = False
    text: str = ""
    raw: str = ""

    @property
    def is_titled(self) -> bool:
        """Whether the work has a title that can be searched for by itself."""
        return len(self.work.title) >= MIN_TITLE

    @property
    def is_book(self) -> bool:
        """Whether the work is a book, of which registries of articles know little; not where its string has the
        volume and the pages of a journal, whatever was read of it.
        """
        return self.work.type == "book" and not _IN_JOURNAL.search(self.text)

    def dois(self) -> tuple[Identifier, ...]:
        """Return the DOIs of which their agency is asked."""
        return (*self.identifiers(IdentifierKind.DOI), *self.unheard)

    def every(self) -> Iterator[Identifier]:
        """Yield all that any registry is asked about, what searches have led to included."""
        return chain(self.cited, self.further, self.found, self.unheard, self.printed)

    def identifiers(self, *kinds: IdentifierKind) -> tuple[Identifier, ...]:
        """Return the identifiers of these kinds (of all without any), cited ones first."""
        every = (*self.cited, *self.further) if self.further else self.cited
        return tuple([one for one in every if one.kind in kinds]) if kinds and every else every


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A work as a registry describes it. ``identifier`` is the record's own, ``url`` where a person sees it.

    ``others`` are further identifiers that the registry gives of the work, ``notices`` what was published about
    the work later.
    """

    work: Work
    identifier: Identifier
    url: str = ""
    others: tuple[Identifier, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What a registry said of one identifier, or of one search.

    ``records`` are those it gave, its best first; ``word`` is what it said instead of a record (the agency of a
    DOI). ``asked`` is the address that asks for this alone, by which it is remembered. ``nearest`` is the title that
    came nearest when an earlier run searched and nothing fitted.
    """

    outcome: Outcome
    asked: str
    when: str = ""
    reason: str = ""
    records: tuple[Record, ...] = ()
    word: str = ""
    nearest: str = ""
    from_store: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """One request with what it asks about: identifiers, or a search for one claim (``claim`` is its id).

    Where one request searches for several claims, each has a query of its own with that request; ``alone`` is then the
    address that searches for this one alone, by which it is remembered.
    """

    registry: str
    request: Request
    identifiers: tuple[Identifier, ...] = ()
    claim: str | None = None
    alone: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What one answer says. With an ``outcome`` of FOUND it was an answer, whatever it holds: identifiers that
    are in neither ``records`` nor ``words`` are then unknown to the registry. ``found`` are the records of a
    search, ``again`` those that have to be asked one by one, ``anew`` those that may be asked together once more,
    since the one that spoiled the answer is not among them. ``partial``: a search found more than was sent.
    """

    outcome: Outcome
    reason: str = ""
    records: Mapping[Identifier, Record] = field(default_factory=lambda: MappingProxyType({}))
    words: Mapping[Identifier, str] = field(default_factory=lambda: MappingProxyType({}))
    found: tuple[Record, ...] = ()
    again: tuple[Identifier, ...] = ()
    anew: tuple[Identifier, ...] = ()
    partial: bool = False


def asking(registry: str, url: str, identifiers: Iterable[Identifier], *, ahead: bool = False) -> Query:
    """Return a query about identifiers; ``ahead``: before what else waits for the host, since it may spare searches."""
    request = Request(url=url, source=registry, kind=RequestKind.IDENTIFIER, depth=Depth.WHOLE, ahead=ahead)
    return Query(registry=registry, request=request, identifiers=tuple(identifiers))


def searching(registry: str, url: str, claim: Claim) -> Query:
    """Return a query that searches for a claim's work."""
    request = Request(url=url, source=registry, kind=RequestKind.SEARCH, depth=Depth.WHOLE)
    return Query(registry=registry, request=request, claim=claim.id)


def steady(host_interval: float, per_host: int) -> Callable[[bool], Manners]:
    """Return manners that are the same with a mail address and without."""
    return lambda _mail: Manners(host_interval=host_interval, per_host=per_host)


class Known(Protocol):
    """What is known so far, as a registry may ask about it."""

    @property
    def config(self) -> Config:
        """The configuration of the run."""

    def new(self, registry: str, identifiers: Iterable[Identifier]) -> list[Identifier]:
        """Return those that the registry has neither been asked about nor is being asked about."""

    def alone(self, registry: str, identifier: Identifier) -> bool:
        """Return whether an identifier has to be asked alone: a batch with it was refused."""

    def told(self, registry: str, identifier: Identifier) -> Told | None:
        """Return what a registry said of an identifier, ``None`` as long as it has not."""

    def searched(self, registry: str, claim: Claim) -> Told | None:
        """Return what a registry's search for a claim gave, ``None`` when there was none yet."""

    def wants_search(self, registry: str, claim: Claim) -> bool:
        """Return whether this registry may be searched for a claim now: nothing about it is under way, nothing
        that it gives has led to its work, and the registry was not searched for it.
        """

    def is_open(self, claim: Claim) -> bool:
        """Return whether nothing has led to a claim's work so far, and nothing about it is under way."""

    def compare(self, claim: Claim, record: Record) -> WorkComparison:
        """Return how a claim goes with a record."""

    def is_led(self, claim: Claim) -> bool:
        """Return whether a record of the claim's own work is known."""

    def comparisons(self, claim: Claim) -> Sequence[WorkComparison]:
        """Return how the claim goes with every record that is known for it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Registry:
    """One registry. ``name`` is what ``Evidence.source`` says, ``base`` where its interface is; ``stands_at`` is the
    name of the registry whose base address it shares, empty where it has one of its own.

    ``plan`` is given the claims that have an identifier of a kind that it ``knows``, and, if it ``searches``, those that may
    be searched for. ``address(base, identifier)`` is the address that asks for one identifier alone. ``manners`` is what it asks
    of those who ask it; with a mail address (``True``) some allow more. ``says`` is what it is asked by identifier, in
    words, ``searches`` what it is searched for, empty where it is not, ``searched_by`` what is sent of a reference then
    when that is not what the setting ``search`` says. It is searched ``most_searches`` times in a
    run at most (0: no bound), by requests; ``joined(base, claims)`` is the address that searches for several works at
    once, at most ``most_joined``, where there is one. The silence of one that stands ``aside`` keeps no other from being searched.
    One that is ``of_places`` is searched for a paper although its preprint is known, by the DOI that is cited: it says
    where the paper was printed. One that is ``keyed`` is asked only with a key; one that ``takes_strings`` can be searched with a whole
    reference, the others with a title alone.
    """

    name: str
    base: str
    stands_at: str = ""
    manners: Callable[[bool], Manners]
    plan: Callable[[Sequence[Claim], Known], Iterable[Query]]
    read: Callable[[Query, Response], Reading]
    address: Callable[[str, Identifier], str]
    knows: frozenset[IdentifierKind] = frozenset()
    most_searches: int = 0
    joined: Callable[[str, Sequence[Claim]], str] | None = None
    most_joined: int = 1
    aside: bool = False
    of_places: bool = False
    keyed: bool = False
    takes_strings: bool = False
    says: str = ""
    searches: str = ""
    searched_by: str = ""

    def base_in(self, config: Config) -> str:
        """Return where it is asked in a run: its base address, or what the user has put in its place."""
        return base_of(self.stands_at or self.name, self.base, config)


def base_of(registry: str, base: str, config: Config) -> str:
    """Return the base address of a registry, or of what the user has put in its place, without a final slash."""
    return config.registries.get(registry, base).rstrip("/")


def unavailable(response: Response) -> Reading | None:
    """Return why a response is no answer of the registry, ``None`` when it is one (of any status but these)."""
    if response.failure is not None:
        return Reading(outcome=Outcome.UNAVAILABLE, reason=response.failure.value)
    status = response.status or 0
    if status in {401, 403, 407, 451}:
        return Reading(outcome=Outcome.REFUSED, reason=f"status-{status}")
    if status == 429:
        return Reading(outcome=Outcome.UNAVAILABLE, reason="too-many-requests")
    if status >= 500 or not response.complete:
        return Reading(outcome=Outcome.UNAVAILABLE, reason=f"status-{status}" if status >= 500 else "cut-off")
    return None


def json_of(response: Response) -> dict[str, Any] | None:
    """Return the JSON object that a response holds, ``None`` when it holds none."""
    try:
        found = json.loads(response.body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
