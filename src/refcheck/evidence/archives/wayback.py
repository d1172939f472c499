"""The Wayback Machine of the Internet Archive: an index of captures, then the copies themselves.

The index (CDX, https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server) is asked once
for an address, for the captures nearest to a day; ``sort=closest`` needs ``closest`` and is what the
server's own calendar uses. Copies are opened as they were saved (``id_``), without the archive's own
banner and links.

The index takes 24 requests a minute; who goes on after its 429 is shut out for an hour, then for
longer. So one request starts every 2.5 seconds, one at a time, and after a 429 it is asked nothing
more in the run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import quote

from refcheck.evidence.archives.captures import Capture, Listing, day_of_stamp
from refcheck.evidence.archives.identity import Claim
from refcheck.fetch.exchange import Manners, Request, Response
from refcheck.model.evidence import Depth, Outcome, RequestKind
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import is_web

__all__ = ["BASE", "MANNERS", "NAME", "digest", "index_url", "plan"]

NAME = "wayback"
BASE = "https://web.archive.org"
MANNERS = Manners(host_interval=2.5, per_host=1)
ROWS = 60
"""So many captures are asked for: those nearest to the day, or the newest."""
MAX_ROWS = 1_000
"""So many rows of an answer are read, whatever was asked for."""
MAX_CELL = 4_000
"""Rows with longer cells (characters) are broken."""

_FIELDS = ("timestamp", "original", "mimetype", "statuscode", "digest", "length")
_ALL_FIELDS = ("urlkey", *_FIELDS)
_BLOCKED = lazy_re(rb"(?i)blocked site error|AccessControlException|blocked by robots|RobotAccess|excluded from")
_ROW = lazy_re(r"\[\s*((?:\"(?:[^\"\\]|\\.){0,4000}\"\s*+(?:,\s*+)?){3,9})\]")
_CELL = lazy_re(r"\"((?:[^\"\\]|\\.){0,4000})\"")


def index_url(url: str, near: date | None, today: date, base: str = BASE) -> str:
    """Return the address of the index for the captures of ``url`` nearest to a day, newest first without one."""
    stamp = (near or today).strftime("%Y%m%d") + "235959"
    return (
        f"{base}/cdx/search/cdx?url={quote(url, safe='')}&output=json&fl={','.join(_FIELDS)}"
        f"&filter=statuscode:200&sort=closest&closest={stamp}&limit={ROWS}"
    )


def plan(claim: Claim, *, today: date, source: str, base: str = BASE) -> Request:
    """Return the one request to the index for what is cited."""
    near = claim.anchor.day if claim.anchor is not None else None
    return Request(
        url=index_url(claim.url, near, today, base), source=source, kind=RequestKind.ARCHIVE, depth=Depth.WHOLE
    )


def is_index(url: str) -> bool:
    """Return whether ``url`` asks the index."""
    return "/cdx/search/cdx?" in url[:300]


def digest(response: Response) -> Listing:
    """Return what the index said. What cannot be read is *unavailable*: never "there is no copy"."""
    if response.failure is not None:
        return Listing(outcome=Outcome.UNAVAILABLE, reason=response.failure.value, when=response.when)
    if _BLOCKED.search(response.body[:20_000]):
        return Listing(outcome=Outcome.REFUSED, reason="blocked", when=response.when)
    if response.status != 200:
        reason = "too-many-requests" if response.status == 429 else f"status-{response.status}"
        return Listing(outcome=Outcome.UNAVAILABLE, reason=reason, when=response.when)
    base = response.request.url.partition("/cdx/search/cdx?")[0]
    rows = _rows(response.body)
    if rows is None:
        return Listing(outcome=Outcome.UNAVAILABLE, reason="garbled", when=response.when)
    found = dict.fromkeys(capture for row in rows if (capture := _capture(row, base, response.when[:10])) is not None)
    outcome = Outcome.FOUND if found else Outcome.NOT_FOUND
    return Listing(outcome=outcome, captures=tuple(found), when=response.when)


def _rows(body: bytes) -> list[Mapping[str, str]] | None:
    """Return the rows of an answer in JSON, or in the plain form; ``None`` when it is neither.

    An answer that was cut short gives the rows that are whole.
    """
    text = body.decode("utf-8", "replace").strip()
    if not text:
        return []
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        return _salvaged(text)
    if not isinstance(loaded, list):
        return None
    rows = [[str(cell) for cell in row] for row in loaded[:MAX_ROWS] if isinstance(row, list)]
    return _named(rows)


def _salvaged(text: str) -> list[Mapping[str, str]] | None:
    text = text[:2_000_000]
    if text.startswith("["):
        rows = [_CELL.findall(match.group(1)) for match in _ROW.finditer(text)]
        return _named(rows[:MAX_ROWS]) or None
    lines = [line.split(" ") for line in text.splitlines()[:MAX_ROWS]]
    plain = [dict(zip(_ALL_FIELDS, line, strict=True)) for line in lines if len(line) == len(_ALL_FIELDS)]
    plain += [dict(zip(_FIELDS, line, strict=True)) for line in lines if len(line) == len(_FIELDS)]
    return [row for row in plain if row["timestamp"].isdigit()] or None


def _named(rows: Sequence[Sequence[str]]) -> list[Mapping[str, str]]:
    """Return rows by the names of their cells: those of the first row, when it names them."""
    if not rows:
        return []
    names = tuple(rows[0]) if "timestamp" in rows[0] else _FIELDS
    rest = rows[1:] if "timestamp" in rows[0] else rows
    return [dict(zip(names, row, strict=True)) for row in rest if len(row) == len(names)]


def _capture(row: Mapping[str, str], base: str, today: str) -> Capture | None:
    """Return a row as a capture, ``None`` for one that is broken or no copy of a page that was there."""
    stamp, original = row.get("timestamp", ""), row.get("original", "")
    day = day_of_stamp(stamp)
    if day is None or (today and day.isoformat() > today) or row.get("statuscode", "200") != "200":
        return None
    if len(original) > MAX_CELL or not is_web(original) or "@" in original.partition("://")[2].partition("/")[0]:
        return None
    return Capture(
        day=day,
        url=f"{base}/web/{stamp}id_/{original}",
        shown=f"{base}/web/{stamp}/{original}",
        original=original,
        mimetype=row.get("mimetype", ""),
        digest=row.get("digest", "").strip("-"),
    )
