"""What sources answered. "Not known" is a value of its own here: never "fine", never "wrong"."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from refcheck.model.work import Work


class Outcome(StrEnum):
    """How a question to a source ended."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    AMBIGUOUS = "ambiguous"
    UNAVAILABLE = "unavailable"
    REFUSED = "refused"
    SKIPPED = "skipped"


class LinkVerdict(StrEnum):
    """What came of asking for a link; each word's meaning is in ``docs/links.md``."""

    __hash__ = str.__hash__  # Enum's own is Python code, and these are keys of what is asked for every address

    OK = "ok"
    REDIRECTED = "redirected"
    FRAGMENT_MISSING = "fragment-missing"
    SOFT_404 = "soft-404"
    BROKEN = "broken"
    BLOCKED = "blocked"
    UNAVAILABLE = "unavailable"
    TIMEOUT = "timeout"
    TLS_ERROR = "tls-error"
    MALFORMED = "malformed"
    SKIPPED = "skipped"

    @property
    def is_unverified(self) -> bool:
        """Whether the verdict says that nothing is known, which is neither fine nor wrong."""
        return self in UNVERIFIED


UNVERIFIED = frozenset(
    {
        LinkVerdict.BLOCKED,
        LinkVerdict.UNAVAILABLE,
        LinkVerdict.TIMEOUT,
        LinkVerdict.TLS_ERROR,
        LinkVerdict.SKIPPED,
    }
)


ALIVE = frozenset({LinkVerdict.OK, LinkVerdict.REDIRECTED, LinkVerdict.FRAGMENT_MISSING})
"""The verdicts by which the cited page is there."""


PAGES = frozenset({"text/html", "application/xhtml+xml"})
"""The content types of pages; others are those of files."""


PRIVATE_HINT = "(--allow-private-network opens it)"
"""Ends the sentence on an address that is refused because it is of a private network."""


class RequestKind(StrEnum):
    """What a request tells the one who gets it."""

    __hash__ = str.__hash__  # Enum's own is Python code, and these are keys of what is asked for every address

    PAGE = "page"
    IDENTIFIER = "identifier"
    SEARCH = "search"
    ARCHIVE = "archive"


class Depth(StrEnum):
    """How much of an answer is wanted, least first.

    ``RECORD`` is what tells which work it is: the head of a page, and all of a PDF that is not too large.
    """

    STATUS = "status"
    HEAD = "head"
    RECORD = "record"
    WHOLE = "whole"


class Trust(StrEnum):
    """How much a title that a page or a file gives itself is worth.

    ``HIGH``: from a vocabulary made for works; ``MEDIUM``: what readers see, or such a title that another
    vocabulary of the page contradicts. ``LOW`` can confirm a title, and never contradict one.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, kw_only=True, slots=True)
class Hop:
    """One redirect: the status that was answered and the absolute address it led to."""

    status: int
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """A copy in a web archive; ``date`` is the day it was taken, ISO 8601."""

    url: str
    date: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkHistory:
    """What the memory knew of a link before this run; dates are ISO 8601 days.

    ``last_ok`` is the last day it was alive (``None``: never seen alive); ``failures`` the days on
    which it failed since then, oldest first; ``died`` the day from which on it counts as dead.
    ``turns`` is how often it changed between alive and failing on the days that are remembered. ``seen`` are the
    last days on which earlier runs saw it, oldest first, and whether it was alive; empty where only the marks above
    are known.
    """

    first_seen: str | None = None
    last_ok: str | None = None
    failures: tuple[str, ...] = ()
    died: str | None = None
    turns: int = 0
    seen: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted:
    """A page or file as it was when it was last accepted as the source that is cited, on ``day`` (ISO 8601).

    ``sketch`` is that of its text (``refcheck.text.sketch``), ``sha256`` the digest of a file as far as read,
    ``modified`` the day of the last change that a file gave itself; empty where it was not known.
    """

    day: str
    title: str = ""
    sketch: str = ""
    sha256: str = ""
    modified: str = ""


NO_HISTORY = LinkHistory()
"""Nothing was known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkEvidence:
    """What came of one address.

    ``url`` is the address as documents say it, with credentials and key-like values redacted;
    ``reason`` is one short word or phrase ("not-found", "no-such-host", "connection-refused",
    "offline", "forbidden", "rests"); ``detail`` a sentence for a person. ``elapsed`` is in seconds,
    ``checked`` UTC ISO 8601 (``None``: not asked). ``confirmed`` says that the address answered the
    same failure to two requests apart. ``etag`` and ``last_modified`` are the answer's validators
    (RFC 9110, section 8.8), ``sha256`` the digest of its body as far as read. ``lasting`` is an
    address of the same work that stays (a DOI, a handle), found while looking for a dead one.
    ``sketch`` is that of the text of a page that references stand on, ``modified`` the day of its last change
    (ISO 8601) as the page or file gives it, or the host of a file; ``accepted`` how it was when it was last
    accepted, ``None`` when nobody knows. ``references`` are ids.
    """

    url: str
    verdict: LinkVerdict
    reason: str = ""
    detail: str = ""
    status: int | None = None
    final_url: str | None = None
    redirects: tuple[Hop, ...] = ()
    title: str | None = None
    content_type: str | None = None
    attempts: int = 0
    elapsed: float = 0.0
    checked: str | None = None
    from_store: bool = False
    confirmed: bool = False
    secure_twin: bool | None = None
    failing_since: str | None = None
    history: LinkHistory = NO_HISTORY
    snapshot: Snapshot | None = None
    lasting: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    sketch: str | None = None
    modified: str | None = None
    accepted: Accepted | None = None
    references: tuple[str, ...] = ()


class NoticeKind(StrEnum):
    """What was published about a work after it."""

    RETRACTION = "retraction"
    WITHDRAWAL = "withdrawal"
    CONCERN = "expression-of-concern"
    CORRECTION = "correction"
    NEW_VERSION = "new-version"
    PUBLISHED = "published"


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """A notice about a work: ``doi`` is the notice's own (of ``PUBLISHED`` and ``NEW_VERSION`` that of the other
    version), ``date`` an ISO 8601 day, ``source`` who says so ("publisher", "retraction-watch"); empty: not said.
    """

    kind: NoticeKind
    doi: str = ""
    date: str = ""
    source: str = ""


class Via(StrEnum):
    """What led a registry to a record: an identifier that is cited, one that the page behind the link gives,
    or a search. ``PLACE``: it was asked what stands at the cited place of a work that searches did not find.
    ``NONE``: the source was not asked by identifier or search (a page).
    """

    NONE = ""
    CITED = "cited"
    PAGE = "page"
    SEARCH = "search"
    PLACE = "place"


PLACE_TAKEN = "place-taken"
"""Why a work is not at its place: the record is that of another, which stands there."""
NEAR_MISS = "near-miss"
"""Why a search did not find a work: the record is that of a book which may be it, with another word in its title."""
OTHER_PEOPLE = "other-people"
"""Why a search did not find a work: the record has the very title, and is of other people."""
ELSEWHERE = "elsewhere"
"""Why a search did not find a work: the record has the very title and authors, in another journal."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What one source answered about one reference.

    ``source`` names the source ("link", "page"), ``asked`` the address or query (redacted),
    ``when`` is UTC ISO 8601. ``record`` is the work that the source describes, ``score`` (0-1)
    how well it agrees with the reference. ``vocabulary`` says what on a page or in a file the record's title
    stands in ("citation_title", "json-ld", "pdf-xmp+page"), ``trust`` how much that is worth (``None``: the source
    has no such grades). ``kept`` is what the source itself needs to make use of it
    in a later run: for the memory, not for reports. ``reason`` says why there is no record; ``excerpt`` is
    at most 300 characters of what came back, ``sha256`` the digest of the body as far as read. ``via`` says
    what led a registry to the record, ``identifier`` is then what it was asked by ("doi:10.1000/182"), or the
    record's own after a search; ``notices`` are those about the work, and ``matches`` says that its record is that of
    the reference's own work, or of another version of it.
    """

    source: str
    asked: str
    outcome: Outcome
    when: str
    reference: str | None = None
    record: Work | None = None
    identifier: str = ""
    score: float | None = None
    reason: str = ""
    excerpt: str = ""
    sha256: str | None = None
    from_store: bool = False
    kept: str = ""
    via: Via = Via.NONE
    notices: tuple[Notice, ...] = ()
    matches: bool = False
    vocabulary: str = ""
    trust: Trust | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """Words, or a page alone, that a document says are in a work: ``text`` is empty for a page alone,
    ``page`` the one that is cited, empty when none is.
    """

    reference: str
    text: str = ""
    page: str = ""

    @property
    def key(self) -> str:
        """A digest of what is looked for, by which an answer is found again."""
        return hashlib.sha256(f"{self.text}\x1f{self.page}".encode("utf-8", "replace")).hexdigest()[:16]


ENOUGH = 0.85
"""So much of a quotation (words, 0-1) in one place is the quotation: a typing mistake, a word in another form."""
NO_TEXT = frozenset({"scan", "garbled", "no-text", "cut-off", "empty"})
"""Why a text could not be looked into, for reasons that hold until it changes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """What was found of something sought in the text behind a link.

    ``share`` (0-1) of the words stand together at the best place; ``page`` is what the page of that place
    is called, ``passage`` what stands there. ``differences`` are words of a quotation that is found with what the
    source has in their place; either side may be empty. ``there`` says whether the cited page is there at all
    (``None``: there are no pages, or none is cited), ``pages`` how many there are.
    """

    key: str
    share: float = 0.0
    page: str = ""
    passage: str = ""
    there: bool | None = None
    pages: int = 0
    differences: tuple[tuple[str, str], ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether enough of the words is there to be the quotation."""
        return self.share >= ENOUGH


def dump_passages(found: Iterable[Passage]) -> str:
    """Return what was found as text that the memory keeps."""
    return json.dumps(
        [[p.key, round(p.share, 3), p.page, p.passage, p.there, p.pages, p.differences] for p in found],
        ensure_ascii=False,
    )


def load_passages(text: str) -> tuple[Passage, ...]:
    """Return what ``dump_passages`` made text of; nothing for anything else."""
    try:
        return tuple(
            Passage(
                key=str(key),
                share=float(share),
                page=str(page),
                passage=str(passage),
                there=there,
                pages=int(pages),
                # What an earlier version kept has none.
                differences=tuple((str(one), str(other)) for pairs in more[:1] for one, other in pairs),
            )
            for key, share, page, passage, there, pages, *more in json.loads(text)
            if there is None or isinstance(there, bool)
        )
    except (ValueError, TypeError, RecursionError):
        return ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """How many requests of one kind went to one host."""

    host: str
    kind: RequestKind
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Unknown:
    """Something that could not be known of a reference: ``what`` ("link", "title"), and why."""

    reference: str
    what: str
    reason: str
    detail: str = ""


UNCHANGED = "unchanged"
"""Why a link was not asked that an earlier revision had too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unchanged:
    """What is not asked because an earlier revision, ``since``, had it as it is now: the ids of references,
    and addresses.
    """

    since: str
    references: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """All evidence of a run. ``due`` counts the questions that had to be asked, ``answered`` those
    that a host answered in any way or that failed on the way to one (nothing answered while
    something was due means that the run says nothing).
    """

    evidence: tuple[Evidence, ...] = ()
    links: tuple[LinkEvidence, ...] = ()
    sent: tuple[Sent, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    due: int = 0
    answered: int = 0
    offline: bool = False
    interrupted: bool = False
    warnings: tuple[str, ...] = ()
