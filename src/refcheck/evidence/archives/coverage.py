"""Which addresses have copies in the Wayback Machine, and asking for one: for ``refcheck archive``.

Nothing is opened here: that there are copies says that a later look will find something, no more.
Saving is by Save Page Now (https://web.archive.org/save/), with the keys of an account when there are any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from refcheck.evidence.archives import wayback
from refcheck.evidence.archives.captures import Capture, Listing, day_of_stamp, is_overload, original_of
from refcheck.evidence.archives.identity import Anchor
from refcheck.fetch.exchange import Request, Response
from refcheck.model.evidence import Depth, Evidence, Outcome, RequestKind, Snapshot
from refcheck.model.work import Work
from refcheck.text.lazy import lazy_re

__all__ = ["NAME", "Coverage", "Keys", "Wanted", "ask_coverage", "ask_to_save"]

NAME = "archive"
_SHOWN = lazy_re(r"/web/([0-9]{14})(?:[a-z]{2}_)?/")

Ask = Callable[[Sequence[Request]], Iterable[Response]]
Recall = Callable[[str, str], Evidence | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """An address that is looked up (ready to be asked), and the day that a copy should be near."""

    url: str
    anchor: Anchor | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """What the archive has of an address. ``outcome`` is FOUND, NOT_FOUND, REFUSED (it shows none of the
    site), UNAVAILABLE or SKIPPED (nobody was asked); ``reason`` is a word for the last two. ``saved``
    says what came of asking for a copy: "requested", "saved", "refused", empty when nobody asked.
    """

    url: str
    outcome: Outcome
    reason: str = ""
    newest: Snapshot | None = None
    nearest: Snapshot | None = None
    when: str = ""
    from_store: bool = False
    saved: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """The access keys of an account at the archive. They are shown nowhere, not even by ``repr``."""

    access: str
    secret: str

    def headers(self) -> Mapping[str, str]:
        """Return the header that the archive knows the account by."""
        return MappingProxyType({"Authorization": f"LOW {self.access}:{self.secret}"})


def ask_coverage(
    wanted: Sequence[Wanted], *, ask: Ask, today: date, base: str, recall: Recall | None = None
) -> list[Coverage]:
    """Return what the archive has of each address, in order. One request an address; a second one where
    there are more copies than one answer lists, for the newest.
    """
    found: dict[str, Coverage] = {}
    for one in wanted:
        stored = recall(NAME, one.url) if recall is not None else None
        if stored is not None and (known := _recalled(one, stored)) is not None:
            found[one.url] = known
    open_ones = {one.url: one for one in wanted if one.url not in found}
    first = {_index(one, today, base): one for one in open_ones.values()}
    full: dict[str, Wanted] = {}
    for url, listing in _listings(first, ask):
        one = first[url]
        found[one.url] = _covered(one, listing)
        if len(listing.captures) >= wayback.ROWS and one.anchor is not None:
            full[_index(Wanted(url=one.url), today, base)] = one
    for url, listing in _listings(full, ask) if full else ():
        one = full[url]
        if listing.captures:
            found[one.url] = replace(found[one.url], newest=_snapshot(max(listing.captures, key=lambda c: c.day)))
    missing = Outcome.SKIPPED
    return [found.get(one.url, Coverage(url=one.url, outcome=missing, reason="not-asked")) for one in wanted]


def _index(one: Wanted, today: date, base: str) -> str:
    return wayback.index_url(one.url, one.anchor.day if one.anchor is not None else None, today, base)


def _listings(urls: Mapping[str, Wanted], ask: Ask) -> Iterable[tuple[str, Listing]]:
    """Yield what the index says; after it has asked to be left alone, nothing more is asked of it."""
    requests = [Request(url=url, source=NAME, kind=RequestKind.ARCHIVE, depth=Depth.WHOLE) for url in urls]
    for response in ask(requests):
        yield response.request.url, wayback.digest(response)


def _covered(one: Wanted, listing: Listing) -> Coverage:
    captures = listing.captures
    return Coverage(
        url=one.url,
        outcome=listing.outcome,
        reason=listing.reason,
        newest=_snapshot(max(captures, key=lambda c: c.day)) if captures else None,
        nearest=_snapshot(_nearest(captures, one.anchor)) if captures and one.anchor is not None else None,
        when=listing.when,
    )


def _nearest(captures: Sequence[Capture], anchor: Anchor) -> Capture:
    return min(captures, key=lambda c: (abs((c.day - anchor.day).days), c.day > anchor.day))


def _snapshot(capture: Capture) -> Snapshot:
    return Snapshot(url=capture.shown, date=capture.day.isoformat())


def evidence_of(covered: Coverage) -> Evidence:
    """Return what the memory keeps of a look-up: the newest copy as the record, the nearest as identifier."""
    newest, nearest = covered.newest, covered.nearest
    record = Work(type="webpage", url=covered.url, archive_url=newest.url, archive_date=newest.date) if newest else None
    return Evidence(
        source=NAME,
        asked=covered.url,
        outcome=covered.outcome,
        when=covered.when,
        record=record,
        identifier=nearest.url if nearest is not None else "",
        reason=covered.reason,
    )


def _recalled(one: Wanted, stored: Evidence) -> Coverage | None:
    """Return what an earlier look-up found, ``None`` when it does not tell what is wanted now."""
    if stored.outcome is Outcome.NOT_FOUND:
        return Coverage(url=one.url, outcome=stored.outcome, when=stored.when, from_store=True)
    record = stored.record
    if stored.outcome is not Outcome.FOUND or record is None or not record.archive_url:
        return None
    nearest = _of_address(stored.identifier)
    if one.anchor is not None and nearest is None:
        return None
    newest = Snapshot(url=record.archive_url, date=record.archive_date)
    return Coverage(
        url=one.url, outcome=stored.outcome, newest=newest, nearest=nearest, when=stored.when, from_store=True
    )


def _of_address(url: str) -> Snapshot | None:
    replayed = original_of(url)
    day = day_of_stamp(replayed[0]) if replayed is not None else None
    return Snapshot(url=url, date=day.isoformat()) if day is not None else None


def ask_to_save(covered: Sequence[Coverage], *, ask: Ask, base: str, keys: Keys | None = None) -> dict[str, Coverage]:
    """Return, by address, what came of asking the archive to save each of them."""
    headers = (
        MappingProxyType({"Accept": "application/json", **keys.headers()}) if keys is not None else MappingProxyType({})
    )
    requests = {
        f"{base}/save/{one.url}": Request(
            url=f"{base}/save/{one.url}", source=NAME, kind=RequestKind.ARCHIVE, depth=Depth.HEAD, headers=headers
        )
        for one in covered
    }
    by_url = {f"{base}/save/{one.url}": one for one in covered}
    return {
        by_url[response.request.url].url: _saved(by_url[response.request.url], response, base)
        for response in ask(list(requests.values()))
    }


def _saved(one: Coverage, response: Response, base: str) -> Coverage:
    if response.failure is not None or response.status is None:
        reason = response.failure.value if response.failure is not None else "no-answer"
        return replace(one, saved="refused", reason=reason)
    if response.status >= 400:
        limited = response.status == 429 or is_overload(f"status-{response.status}")
        return replace(one, saved="refused", reason="too-many-requests" if limited else f"status-{response.status}")
    for place in (response.headers.get("content-location", ""), response.final_url):
        match = _SHOWN.search(place)
        day = day_of_stamp(match.group(1)) if match else None
        if match and day is not None:
            snapshot = Snapshot(url=f"{base}/web/{match.group(1)}/{one.url}", date=day.isoformat())
            return replace(one, saved="saved", newest=snapshot, nearest=one.nearest or snapshot)
    return replace(one, saved="requested")
