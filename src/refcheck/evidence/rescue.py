"""The source "rescue": for what is dead, a saved copy that was opened and is the same work, or a lasting address.

Only what is broken or a soft 404 is asked about, and nothing that is nobody's business: no host of a
private network, no address with a secret in it. The day that a copy should be near is the day on
which the source was read; else that of the document; else the last on which the link was alive; else
the year of publication; else the newest copy is taken.

    handle behind the address → lasting address          (handles)
    index → at most two copies, opened and judged        (wayback)
    nothing there → other archives, likewise             (memento)

A wrong copy is worse than none: what is not certain to be the work is spoken of, never offered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from refcheck.config import Config
from refcheck.evidence.archives import handles, memento, wayback
from refcheck.evidence.archives.captures import (
    Capture,
    Copy,
    Listing,
    day_of_stamp,
    is_overload,
    original_of,
    read_copy,
)
from refcheck.evidence.archives.identity import Anchor, Claim, copy_requests, judge
from refcheck.evidence.interface import Known, LinkTarget, Source
from refcheck.fetch.exchange import Manners, Request, Response
from refcheck.memory.strikes import day_of
from refcheck.model.evidence import Evidence, LinkEvidence, LinkVerdict, Outcome, Snapshot
from refcheck.model.report import Agreement
from refcheck.model.work import PartialDate, Work
from refcheck.text.dates import day_in_words
from refcheck.text.hosts import ARCHIVES
from refcheck.text.inner_hosts import is_inner_address
from refcheck.text.titles import compare_titles
from refcheck.text.urls import host_of, is_web, redact, site_of
from refcheck.text.words import fold

__all__ = [
    "NAME",
    "SOURCE",
    "Rescue",
    "amend",
    "claim_of",
    "digest",
    "is_public",
    "manners_of",
    "plan",
    "read",
    "why_untold",
]

NAME = "rescue"
MAX_ASKED = 500
"""So many dead addresses are asked about in one run: at the archive's pace that is twenty minutes at
least. A host that answers everything with one error page can have thousands; the memory keeps what was
told for a week, so that the next run goes on with others.
"""
_COUNT = (NAME, "")
DEAD = frozenset({LinkVerdict.BROKEN, LinkVerdict.SOFT_404})
_RESOLVERS = frozenset({"doi.org", "dx.doi.org", "www.doi.org", "hdl.handle.net"})
# These say that what was saved is not the cited thing; the rest, that it could not be told.
_NO_COPY = frozenset(
    {"error-page", "login", "challenge", "cookies", "suspended", "server-default-page", "parked", "wrong-kind"}
    | {"redirect", "redirect-to-home", "leads-on", "empty", "not-kept", "no-work", "blocked"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rescue:
    """What one archive knows of a dead address. ``snapshot`` only with the outcome FOUND; ``reason``
    is a word for why there is none; ``stored`` is what an earlier run kept of it.
    """

    outcome: Outcome
    reason: str = ""
    snapshot: Snapshot | None = None
    title: str = ""
    when: str = ""
    stored: Evidence | None = None


def manners_of(config: Config) -> Mapping[str, Manners]:
    """Return what the hosts of archives ask of those who ask them, by host; mirrors get the same."""
    found: dict[str, Manners] = {}
    for base, manners in (
        (wayback.BASE, wayback.MANNERS),
        (memento.BASE, memento.MANNERS),
        (memento_base(config), memento.MANNERS),
        # Last: where one host stands in for both, the stricter manners are its own.
        (wayback_base(config), wayback.MANNERS),
    ):
        found[host_of(base)] = manners
    return MappingProxyType(found)


def wayback_base(config: Config) -> str:
    """Return the base address of the Wayback Machine, or of what the user has put in its place."""
    return config.registries.get(wayback.NAME, wayback.BASE)


def memento_base(config: Config) -> str:
    """Return the base address of the aggregator, or of what the user has put in its place."""
    return config.registries.get(memento.NAME, memento.BASE)


def plan(target: LinkTarget, known: Known, link: LinkEvidence | None) -> Iterator[Request]:
    """Yield what is still to be asked about a dead address: its handle, and the next step at an archive."""
    if link is None or link.verdict not in DEAD:
        return
    claim = claim_of(target, known)
    if claim is None or _is_left_out(target, known):
        return
    requests = list(_steps(target, claim, known))
    if requests:
        _choose(target, known)
    yield from requests


def _steps(target: LinkTarget, claim: Claim, known: Known) -> Iterator[Request]:
    handle = _handle(claim, known)
    if isinstance(handle, Request):
        yield handle
    step = _wayback(target, claim, known)
    if not isinstance(step, Request) and step.outcome in {Outcome.NOT_FOUND, Outcome.REFUSED}:
        step = _memento(target, claim, known)
    if isinstance(step, Request):
        yield step


def _is_left_out(target: LinkTarget, known: Known) -> bool:
    """Return whether enough others were asked about before ``target``, of which nothing is known either."""
    if (NAME, target.url) in known.choices or int(known.choices.get(_COUNT, "0")) < MAX_ASKED:
        return False
    return known.recalled(wayback.NAME, redact(target.url)) is None


def _choose(target: LinkTarget, known: Known) -> None:
    """Note that ``target`` is asked about."""
    if (NAME, target.url) not in known.choices:
        known.choices[_COUNT] = str(int(known.choices.get(_COUNT, "0")) + 1)
        known.choices[NAME, target.url] = "asked"


def digest(response: Response) -> object:
    """Return what is kept of an answer to a request of this source: a list of captures, or what a copy shows."""
    url = response.request.url
    if wayback.is_index(url):
        return wayback.digest(response)
    if memento.is_timemap(url):
        return memento.digest(response)
    return read_copy(response)


def amend(link: LinkEvidence, target: LinkTarget, known: Known) -> LinkEvidence:
    """Return a dead link with its saved copy or lasting address, and with words for what was seen."""
    claim = claim_of(target, known) if link.verdict in DEAD else None
    if claim is None:
        return link
    if _is_left_out(target, known):
        words = f"a saved copy was not looked for: only the first {MAX_ASKED} dead links of a run are asked about"
        return replace(link, detail="; ".join(part for part in (link.detail, words) if part))
    lasting, _ = _lasting(claim, known)
    told = _told(target, claim, known)
    words = _words(told, claim)
    return replace(
        link,
        snapshot=told.snapshot or link.snapshot,
        lasting=lasting or link.lasting,
        detail="; ".join(part for part in (link.detail, words) if part),
    )


def read(target: LinkTarget, known: Known) -> Iterable[Evidence]:
    """Yield what archives and resolvers said of the address; of no reference: a copy is one of the address."""
    claim = claim_of(target, known)
    if claim is None:
        return
    dead = any(answer.verdict in DEAD for answer in known.chain(claim.url)[-1:])
    for name, step in ((wayback.NAME, _wayback(target, claim, known)), (memento.NAME, _memento(target, claim, known))):
        if isinstance(step, Request):
            continue
        if step.stored is not None:
            if dead:
                yield step.stored
        elif step.when:
            yield _evidence(name, target, step)
    page = known.digests.get(handles.handle_url(handles.handle_of(claim.url)))
    if isinstance(page, Copy):
        yield _handle_evidence(claim, page)


SOURCE = Source(
    name=NAME, plan=plan, digest=digest, read=read, amend=amend, verdicts=DEAD, manners=manners_of(Config())
)


def claim_of(target: LinkTarget, known: Known) -> Claim | None:
    """Return what is known of the thing that was cited, ``None`` when no archive is to be asked about it."""
    ask = known.addresses[target.url].ask
    if ask is None or not (is_public(ask) or (_is_own(known.config) and redact(ask) == ask)):
        return None
    works = [known.references[one].work for one in target.references if one in known.references]
    alive = known.remembered(target.url)
    seen = day_of(alive.checked) if alive is not None else None
    return Claim(
        url=ask,
        titles=tuple(dict.fromkeys(work.title for work in works if work.title)),
        alive=(alive.title or "") if alive is not None else "",
        words=target.text if not is_web(target.text) else "",
        year=next((work.year for work in works if work.year is not None), None),
        language=next((work.language for work in works if work.language), ""),
        doi=next((work.doi for work in works if work.doi), ""),
        isbn=tuple(isbn for work in works for isbn in work.isbn),
        authors=tuple(fold(name.surname) for work in works for name in work.author[:20] if name.surname),
        anchor=_anchor(works, target.day, seen),
    )


def is_public(url: str) -> bool:
    """Return whether an archive may be told of ``url``, and may have it at all."""
    return not why_untold(url)


def why_untold(url: str) -> str:
    """Return why no archive is told of ``url``, empty where one may be: not-public, secret, resolver, copy."""
    host = host_of(url)
    if not is_web(url) or is_inner_address(url):
        return "not-public"
    if redact(url) != url:
        return "secret"
    if host in _RESOLVERS:
        return "resolver"
    return "copy" if site_of(host) in ARCHIVES else ""


def _is_own(config: Config) -> bool:
    """Return whether the archive is one of the user's own choice, which may be told of private hosts too."""
    return wayback.NAME in config.registries and memento.NAME in config.registries


def _anchor(works: Sequence[Work], written: PartialDate | None, alive: date | None) -> Anchor | None:
    read_on = next((day for work in works if (day := last_day(work.accessed)) is not None), None)
    seen = read_on or last_day(written) or alive
    if seen is not None:
        return Anchor(day=seen, seen=True)
    issued = next((day for work in works if (day := last_day(work.issued)) is not None), None)
    return Anchor(day=issued, seen=False) if issued is not None else None


def last_day(when: PartialDate | None) -> date | None:
    """Return the last day that a date may mean, ``None`` without a year."""
    year = (when.end_year or when.year) if when is not None else None
    if when is None or year is None or not 1 < year < 9999:
        return None
    if when.month is not None and when.day is not None and when.end_year is None:
        try:
            return date(year, when.month, when.day)
        except ValueError:
            return None
    month = when.month if when.month is not None and when.end_year is None else 12
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def _wayback(target: LinkTarget, claim: Claim, known: Known) -> Request | Rescue:
    """Return the next request to the Wayback Machine, or what came of asking it."""
    stored = _stored(wayback.NAME, target, claim, known)
    if stored is not None:
        return stored
    request = wayback.plan(claim, today=known.today, source=NAME, base=wayback_base(known.config))
    listing = known.digests.get(request.url)
    if not isinstance(listing, Listing):
        return _unless_overloaded(request, known)
    return _opened(listing, claim, known, copy_requests(listing.captures, claim, source=NAME))


def _memento(target: LinkTarget, claim: Claim, known: Known) -> Request | Rescue:
    """Return the next request to other archives, or what came of asking them."""
    stored = _stored(memento.NAME, target, claim, known)
    if stored is not None:
        return stored
    request = memento.plan(claim, source=NAME, base=memento_base(known.config))
    listing = known.digests.get(request.url)
    if not isinstance(listing, Listing):
        return request
    return _opened(listing, claim, known, copy_requests(listing.captures, claim, source=NAME))


def _opened(
    listing: Listing, claim: Claim, known: Known, copies: Iterable[tuple[Capture, Request]]
) -> Request | Rescue:
    """Return the request for the next copy to open, or what came of those that were opened."""
    if listing.outcome is not Outcome.FOUND:
        return Rescue(outcome=listing.outcome, reason=listing.reason, when=listing.when)
    faults: list[str] = []
    for capture, request in copies:
        copy = known.digests.get(request.url)
        if not isinstance(copy, Copy):
            return _unless_overloaded(request, known)
        if copy.outcome is Outcome.UNAVAILABLE:
            return Rescue(outcome=Outcome.UNAVAILABLE, reason=copy.reason, when=copy.when)
        judgement = judge(copy, capture, claim, captures=listing.captures)
        if judgement.same:
            snapshot = _snapshot(capture, copy)
            return Rescue(outcome=Outcome.FOUND, snapshot=snapshot, title=judgement.title, when=copy.when)
        faults.append(judgement.why)
    unsure = [fault for fault in faults if fault not in _NO_COPY and not fault.startswith("archived-")]
    if unsure:
        return Rescue(outcome=Outcome.AMBIGUOUS, reason=unsure[0], when=listing.when)
    return Rescue(outcome=Outcome.NOT_FOUND, reason=faults[0] if faults else "wrong-kind", when=listing.when)


def _snapshot(capture: Capture, copy: Copy) -> Snapshot:
    """Return the copy that was seen: an archive may have shown the one next to it instead."""
    replayed, asked = original_of(copy.final_url), original_of(capture.url)
    if replayed is not None and asked is not None and replayed[0] != asked[0]:
        day = day_of_stamp(replayed[0])
        if day is not None:
            shown = capture.shown.replace(f"/web/{asked[0]}/", f"/web/{replayed[0]}/", 1)
            return Snapshot(url=shown, date=day.isoformat())
    return Snapshot(url=capture.shown, date=capture.day.isoformat())


def _unless_overloaded(request: Request, known: Known) -> Request | Rescue:
    """Return ``request``, unless it goes to the Wayback Machine and an archive has asked to be left alone in this run."""
    if host_of(request.url) != host_of(wayback_base(known.config)):
        return request
    for digested in known.digests.values():
        if isinstance(digested, (Listing, Copy)) and is_overload(digested.reason):
            return Rescue(outcome=Outcome.UNAVAILABLE, reason="too-many-requests", when=digested.when)
    return request


def _handle(claim: Claim, known: Known) -> Request | None:
    request = handles.plan(claim, source=NAME)
    if request is None or request.url in known.digests or request.url in known.answers:
        return None
    return request


def _lasting(claim: Claim, known: Known) -> tuple[str, str]:
    """Return the lasting address that the handle of the cited one stands for, and its page's title."""
    handle = handles.handle_of(claim.url)
    page = known.digests.get(handles.handle_url(handle)) if handle else None
    if not isinstance(page, Copy):
        return "", ""
    address, judgement = handles.lasting(page, claim)
    return address, judgement.title


def _told(target: LinkTarget, claim: Claim, known: Known) -> Rescue:
    """Return the best that is known: a copy from whichever archive has one, else what the first said."""
    first = _wayback(target, claim, known)
    if isinstance(first, Request):
        return Rescue(outcome=Outcome.SKIPPED)
    if first.outcome in {Outcome.NOT_FOUND, Outcome.REFUSED}:
        second = _memento(target, claim, known)
        if not isinstance(second, Request) and second.outcome in {Outcome.FOUND, Outcome.AMBIGUOUS}:
            return second
    return first


def _words(told: Rescue, claim: Claim) -> str:
    match told.outcome:
        case Outcome.FOUND if told.snapshot is not None:
            day = date.fromisoformat(told.snapshot.date)
            return f"a saved copy of {day_in_words(day)} was opened and is this work{_distance(day, claim.anchor)}"
        case Outcome.AMBIGUOUS:
            return "a saved copy exists, but it is not certain to be the same work"
        case Outcome.NOT_FOUND:
            return "no saved copy of it was found"
        case Outcome.REFUSED:
            return "the archive shows no copies of this site"
        case Outcome.UNAVAILABLE:
            return "whether there is a saved copy is not known: the archive did not say"
        case _:
            return ""


def _distance(day: date, anchor: Anchor | None) -> str:
    """Return how far a copy is from the day on which the source was seen, in words; empty when nobody knows it."""
    if anchor is None or not anchor.seen:
        return ""
    days = (day - anchor.day).days
    if not days:
        return " (of the day on which it was read)"
    size = abs(days)
    number, unit = (size, "day") if size < 60 else (size // 30, "month") if size < 730 else (size // 365, "year")
    return f" ({number} {unit}{'s' if number != 1 else ''} {'after' if days > 0 else 'before'} it was read)"


def _stored(name: str, target: LinkTarget, claim: Claim, known: Known) -> Rescue | None:
    """Return what an earlier run was told, as long as it holds and goes with what is cited now."""
    kept = known.recalled(name, redact(target.url))
    if kept is None or kept.outcome not in {Outcome.FOUND, Outcome.NOT_FOUND, Outcome.AMBIGUOUS}:
        return None
    snapshot = None
    if kept.outcome is Outcome.FOUND:
        record = kept.record
        if record is None or not is_web(record.archive_url) or day_of(record.archive_date) is None:
            return None
        if record.title and any(
            compare_titles(title, record.title).agreement is Agreement.DIFFERENT for title in claim.titles
        ):
            return None
        snapshot = Snapshot(url=record.archive_url, date=record.archive_date)
    title = kept.record.title if kept.record is not None else ""
    return Rescue(outcome=kept.outcome, reason=kept.reason, snapshot=snapshot, title=title, when=kept.when, stored=kept)


def _evidence(name: str, target: LinkTarget, step: Rescue) -> Evidence:
    record = None
    if step.snapshot is not None:
        record = Work(
            type="webpage",
            title=step.title,
            url=redact(target.url),
            archive_url=step.snapshot.url,
            archive_date=step.snapshot.date,
        )
    return Evidence(
        source=name,
        asked=redact(target.url),
        outcome=step.outcome,
        when=step.when,
        record=record,
        identifier=step.snapshot.url if step.snapshot is not None else "",
        reason=step.reason,
    )


def _handle_evidence(claim: Claim, page: Copy) -> Evidence:
    address, judgement = handles.lasting(page, claim)
    outcome = Outcome.FOUND if address else Outcome.AMBIGUOUS if page.outcome is Outcome.FOUND else page.outcome
    record = Work(type="webpage", title=judgement.title, doi=page.doi, url=address) if address else None
    return Evidence(
        source=handles.NAME,
        asked=handles.handle_url(handles.handle_of(claim.url)),
        outcome=outcome,
        when=page.when,
        record=record,
        identifier=page.doi or handles.handle_of(claim.url),
        reason=judgement.why,
    )
