"""Other archives than the Internet Archive's, by the Memento aggregator (RFC 7089).

The aggregator (http://timetravel.mementoweb.org/guide/api/) is slow and often down: it is asked once for
an address, and only when the Wayback Machine has nothing. That it does not answer means "not known".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from refcheck.evidence.archives.captures import FIRST_DAY, Capture, Listing
from refcheck.evidence.archives.identity import Claim
from refcheck.fetch.exchange import Manners, Request, Response
from refcheck.model.evidence import Depth, Outcome, RequestKind
from refcheck.text.urls import host_of, is_web

__all__ = ["BASE", "MANNERS", "NAME", "digest", "is_timemap", "plan"]

NAME = "memento"
BASE = "http://timetravel.mementoweb.org"
MANNERS = Manners(host_interval=2.0, per_host=1)
MAX_MEMENTOS = 5_000
"""So many copies of a list are looked at."""
_MISSING = frozenset({404, 410})


def plan(claim: Claim, *, source: str, base: str = BASE) -> Request:
    """Return the one request to the aggregator for what is cited."""
    return Request(url=f"{base}/timemap/json/{claim.url}", source=source, kind=RequestKind.ARCHIVE, depth=Depth.WHOLE)


def is_timemap(url: str) -> bool:
    """Return whether ``url`` asks the aggregator."""
    return "/timemap/json/" in url[:300]


def digest(response: Response) -> Listing:
    """Return what the aggregator said: 404 means that no archive that it knows has a copy."""
    if response.failure is not None:
        return Listing(outcome=Outcome.UNAVAILABLE, reason=response.failure.value, when=response.when)
    if response.status in _MISSING:
        return Listing(outcome=Outcome.NOT_FOUND, when=response.when)
    if response.status != 200:
        return Listing(outcome=Outcome.UNAVAILABLE, reason=f"status-{response.status}", when=response.when)
    try:
        loaded = json.loads(response.body)
    except (ValueError, RecursionError):
        return Listing(outcome=Outcome.UNAVAILABLE, reason="garbled", when=response.when)
    if not isinstance(loaded, dict):
        return Listing(outcome=Outcome.UNAVAILABLE, reason="garbled", when=response.when)
    found = tuple(dict.fromkeys(_captures(loaded.get("mementos"), response.when[:10])))
    return Listing(outcome=Outcome.FOUND if found else Outcome.NOT_FOUND, captures=found, when=response.when)


def _captures(mementos: Any, today: str) -> Iterator[Capture]:
    """Yield the copies of a list, those of the Internet Archive left out: it has been asked itself."""
    if not isinstance(mementos, dict):
        return
    rows = mementos.get("list")
    rows = rows[:MAX_MEMENTOS] if isinstance(rows, list) else []
    for row in (*rows, *(mementos.get(name) for name in ("closest", "first", "last"))):
        if not isinstance(row, dict):
            continue
        day = _day(row.get("datetime"))
        uris = row.get("uri")
        for uri in uris[:20] if isinstance(uris, list) else [uris]:
            if day is None or (today and day.isoformat() > today) or not isinstance(uri, str) or not is_web(uri):
                continue
            if host_of(uri).removeprefix("web.").removeprefix("wayback.") not in {"archive.org", "www.archive.org"}:
                yield Capture(day=day, url=uri, shown=uri)


def _day(text: object) -> date | None:
    if not isinstance(text, str) or len(text) > 40:
        return None
    try:
        day = datetime.fromisoformat(text).date()
    except ValueError:
        try:
            day = parsedate_to_datetime(text).date()
        except (ValueError, TypeError, IndexError):
            return None
    return day if day >= FIRST_DAY else None
