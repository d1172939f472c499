"""What a source is: two pure functions, looped until nothing more is planned.

``plan(references, known)`` says what to ask, from what is known so far; ``read(answer, known)`` says
what an answer means. Neither fetches, so that batches fall out of ``plan``, an address that two
sources want is asked once at the greater depth, and a source is tested with saved answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from refcheck.content import PageRecord
from refcheck.fetch.exchange import Request, Response
from refcheck.model.evidence import Evidence, LinkEvidence, LinkVerdict
from refcheck.model.reference import Reference

__all__ = ["MAX_REFRESHES", "Address", "Answer", "Known", "LinkTarget", "Source"]

MAX_REFRESHES = 3
"""So many pages in a row may send their reader on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkTarget:
    """An address to look at, as the document says it, and the ids of the references that stand on it."""

    url: str
    references: tuple[str, ...] = ()


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
    into; ``title`` is that of a work, ``None`` when the page shows none. ``missing`` are the
    fragments that were looked for and are not on the page, ``sha256`` the digest of the body as far
    as it was read.
    """

    url: str
    verdict: LinkVerdict
    reason: str
    detail: str
    response: Response
    page: PageRecord | None = None
    title: str | None = None
    missing: frozenset[str] = frozenset()
    sha256: str | None = None

    @property
    def refresh_target(self) -> str | None:
        """Where the page sends its reader, without a fragment; ``None`` when it stays.

        A page that is no page of the work (an error, a challenge) leads nowhere that counts.
        """
        if self.page is None or self.verdict not in {LinkVerdict.OK, LinkVerdict.REDIRECTED}:
            return None
        target = self.page.refresh_target
        return target.partition("#")[0] if target else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What is known so far: what is to be looked at, and what has been answered, by asked address."""

    targets: tuple[LinkTarget, ...] = ()
    addresses: Mapping[str, Address] = field(default_factory=lambda: MappingProxyType({}))
    references: Mapping[str, Reference] = field(default_factory=lambda: MappingProxyType({}))
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))

    def chain(self, url: str) -> tuple[Answer, ...]:
        """Return the answers of ``url`` and of the pages that it sends its reader on to, in order."""
        found: list[Answer] = []
        at: str | None = url
        while at is not None and at in self.answers and len(found) <= MAX_REFRESHES:
            answer = self.answers[at]
            if answer in found:
                break
            found.append(answer)
            at = answer.refresh_target
        return tuple(found)

    def next_page(self, url: str) -> str | None:
        """Return the page that has to be asked before ``url`` can be judged, ``None`` when none."""
        chain = self.chain(url)
        target = chain[-1].refresh_target if chain else None
        if target is None or target in self.answers or len(chain) > MAX_REFRESHES:
            return None
        return target


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One source of evidence. ``name`` is what ``Evidence.source`` says."""

    name: str
    plan: Callable[[Sequence[Reference], Known], Iterable[Request]]
    read: Callable[[LinkTarget, Known], Iterable[LinkEvidence | Evidence]]
