"""What a source is: pure functions, called for one target at a time until nothing more is planned.

``plan`` says what is still to be asked, from what is known so far; ``digest`` says at once what a
response to a source's own request says, so that no body is kept; ``amend`` tells the link's evidence
better; ``read`` says what is known of the references. None of them fetches, so that an address that
two sources want is asked once at the greater depth, and a source is tested with saved answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from refcheck.config import Config
from refcheck.content.apart import Parts
from refcheck.content.html import PageRecord
from refcheck.content.pdf_record import FileRecord
from refcheck.content.shape import PageShape
from refcheck.fetch.exchange import Request, Response
from refcheck.model.evidence import Evidence, LinkEvidence, LinkVerdict, Passage, Sought
from refcheck.model.reference import Reference
from refcheck.model.work import PartialDate

if TYPE_CHECKING:
    from refcheck.fetch.exchange import Manners

__all__ = ["MAX_REFRESHES", "Address", "Answer", "Known", "LinkTarget", "LocalSource", "Source", "Stale"]

_FINE = frozenset({LinkVerdict.OK, LinkVerdict.REDIRECTED})
MAX_REFRESHES = 3
"""So many pages in a row may send their reader on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkTarget:
    """An address to look at, as the document says it, and the ids of the references that stand on it.

    ``text`` is what a reader sees in place of the address, where a document links words with it;
    ``day`` when the document that cites it was written. Both help to tell whether a copy is the same work.
    ``sought`` are words and pages that the document says are there.
    """

    url: str
    references: tuple[str, ...] = ()
    text: str = ""
    day: PartialDate | None = None
    sought: tuple[Sought, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """What a target comes to: ``ask`` is the address to be asked (mended, no fragment), ``None``
    when it is not asked; ``verdict``, ``reason`` and ``detail`` say why then. ``fragment`` is the
    part of the page that is cited, percent-decoded, empty for none.
    """

    ask: str | None = None
    fragment: str = ""
    verdict: LinkVerdict = LinkVerdict.SKIPPED
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What one address answered, looked at once for all sources.

    ``response`` is without its body. ``page`` is ``None`` when the body is no page or was not looked
    into, ``file`` when it is no PDF or nobody cites it; ``title`` is that of a work, ``None`` when the page shows none. ``shape`` is only there for a
    page that gave no sign of being what its address names, ``doubt`` is how much speaks against it, and ``parts`` are its pieces where they are few. ``missing`` are the
    fragments that were looked for and are not on the page, ``sha256`` the digest of the body as far
    as it was read. ``passages`` are what was found of words that were sought, ``unread`` why nothing could be.
    ``described_by`` is where its host keeps a record of the work, for one that says little of it itself.
    ``sketch`` is that of its text, ``modified`` the day of its last change (ISO 8601); empty where not known.
    """

    url: str
    verdict: LinkVerdict
    reason: str
    detail: str
    response: Response
    page: PageRecord | None = None
    file: FileRecord | None = None
    title: str | None = None
    shape: PageShape | None = None
    doubt: int = 0
    parts: Parts | None = None
    missing: frozenset[str] = frozenset()
    sha256: str | None = None
    passages: tuple[Passage, ...] = ()
    unread: str = ""
    described_by: str = ""
    sketch: str = ""
    modified: str = ""

    @property
    def refresh_target(self) -> str | None:
        """Where the page sends its reader, without a fragment; ``None`` when it stays.

        A page that is no page of the work (an error, a challenge) leads nowhere that counts.
        """
        page = self.page
        if page is None or not (target := page.refresh_target) or self.verdict not in _FINE:
            return None
        return target.partition("#")[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stale:
    """What the memory has of an address that was alive and is due again: its link, and the pages
    that were read there for the references that stand on it. Its validators are sent along.
    """

    link: LinkEvidence
    pages: tuple[Evidence, ...] = ()


def _nothing_recalled(source: str, asked: str) -> Evidence | None:  # noqa: ARG001 - the face of what recalls
    return None


def _nothing_remembered(url: str) -> LinkEvidence | None:  # noqa: ARG001 - the face of what remembers
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What is known so far. The mappings grow during a run; sources only read them.

    ``targets`` is what is to be looked at, ``addresses`` what each comes to (by the address as
    written). ``answers`` is what pages answered and ``digests`` what sources made of answers to their
    own requests, both by asked address. ``stale`` is what the memory has of addresses that are due
    again (by asked address). ``recalled(source, asked)`` tells what a source was answered in an
    earlier run, as long as it holds; ``remembered(url)`` what an address was when it was last alive.
    """

    targets: tuple[LinkTarget, ...] = ()
    addresses: Mapping[str, Address] = field(default_factory=lambda: MappingProxyType({}))
    references: Mapping[str, Reference] = field(default_factory=lambda: MappingProxyType({}))
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    digests: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    stale: Mapping[str, Stale] = field(default_factory=lambda: MappingProxyType({}))
    recalled: Callable[[str, str], Evidence | None] = _nothing_recalled
    choices: MutableMapping[tuple[str, str], str] = field(default_factory=dict)
    remembered: Callable[[str], LinkEvidence | None] = _nothing_remembered
    today: date = date.min
    config: Config = field(default_factory=Config)

    def chain(self, url: str) -> tuple[Answer, ...]:
        """Return the answers of ``url`` and of the pages that it sends its reader on to, in order."""
        first = self.answers.get(url)
        if first is None:
            return ()
        if first.page is None:
            return (first,)
        at = first.refresh_target
        if at is None:
            return (first,)
        found = [first]
        while at is not None and at in self.answers and len(found) <= MAX_REFRESHES:
            answer = self.answers[at]
            if answer in found:
                break
            found.append(answer)
            at = answer.refresh_target
        return tuple(found)

    def still_to_ask(self, url: str) -> str | None:
        """Return ``url`` as long as it has not answered, then what ``next_page`` returns."""
        first = self.answers.get(url)
        if first is None:
            return url
        return None if first.refresh_target is None else self.next_page(url)

    def next_page(self, url: str) -> str | None:
        """Return the page that has to be asked before ``url`` can be judged, ``None`` when none."""
        chain = self.chain(url)
        target = chain[-1].refresh_target if chain else None
        if target is None or target in self.answers or len(chain) > MAX_REFRESHES:
            return None
        return target


def plan_nothing(
    target: LinkTarget,  # noqa: ARG001 - the face of ``Source.plan``
    known: Known,  # noqa: ARG001
    link: LinkEvidence | None,  # noqa: ARG001
) -> Iterable[Request]:
    """Plan nothing: for a source that looks at what others have asked."""
    return ()


def read_nothing(target: LinkTarget, known: Known) -> Iterable[Evidence]:  # noqa: ARG001 - the face of ``Source.read``
    """Say nothing of references: for a source that looks at links only."""
    return ()


def leave(link: LinkEvidence, target: LinkTarget, known: Known) -> LinkEvidence:  # noqa: ARG001 - the face of ``Source.amend``
    """Return ``link`` as it is: for a source that looks at references only."""
    return link


class LocalSource(Protocol):
    """A source on this machine: it is asked first, at once, and without a network.

    ``confirms`` says that what it knows as the reference's own work need not be searched for elsewhere.
    """

    confirms: bool

    def tell(self, references: Iterable[Reference]) -> Iterable[Evidence]:
        """Return what it has on references; of those that it does not know, nothing."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One source of evidence. ``name`` is what ``Evidence.source`` says.

    ``plan(target, known, link)``: the requests that are still to be answered for the target; ``link``
    is its evidence as far as the sources before this one have told it, ``None`` as long as its
    address has not answered. ``digest(response)``: what is kept of a response to a request of this
    source (by its ``Request.source``), ``None`` when its requests are for pages that every source may
    look at. ``read(target, known)``: a source with requests of its own is heard about those targets only
    for which it asked, or which it amended. ``verdicts`` are those of a link that it plans for and amends,
    ``None`` when it looks at all. ``manners``: what hosts of this source ask of those who ask them, by host.
    """

    name: str
    plan: Callable[[LinkTarget, Known, LinkEvidence | None], Iterable[Request]] = plan_nothing
    digest: Callable[[Response], object] | None = None
    read: Callable[[LinkTarget, Known], Iterable[Evidence]] = read_nothing
    amend: Callable[[LinkEvidence, LinkTarget, Known], LinkEvidence] = leave
    verdicts: frozenset[LinkVerdict] | None = None
    manners: Mapping[str, Manners] = field(default_factory=lambda: MappingProxyType({}))
