"""The store's row of a link as JSON and back, written out by hand: ten times as fast as ``codec``.

What the row's place says already is left out: the address, when it was asked. So is what belongs to
one run: references, history. ``tests/memory/test_rows.py`` holds that both codecs agree.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from refcheck.memory.acceptance import entry_of, from_entry
from refcheck.memory.codec import MAX_EXCERPT, MAX_TEXT
from refcheck.model.evidence import Hop, LinkEvidence, LinkHistory, LinkVerdict, Snapshot

__all__ = ["MAX_VALIDATOR", "dump_link", "load_link"]

MAX_VALIDATOR = 500
"""Longer validators (characters) are not kept."""
_SAME = ""
"""Stands for the address itself where it led to itself, as most do."""

_quoted = json.encoder.encode_basestring_ascii
_scan = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # the C scanner is there, though not in the stubs
_verdicts: Mapping[str, LinkVerdict] = {verdict.value: verdict for verdict in LinkVerdict}


def dump_link(link: LinkEvidence, *, at: str) -> str:
    """Return the row of what came of ``link``; ``at`` is the address that the row is kept under."""
    parts = ['{"verdict":"', link.verdict, '"']
    if link.reason:
        parts += ',"reason":', _quoted(link.reason)
    if link.detail:
        parts += ',"detail":', _quoted(link.detail[:MAX_EXCERPT])
    if link.status is not None:
        parts.append(f',"status":{link.status}')
    final = link.final_url
    if final is not None:
        parts += ',"final_url":', _quoted(_SAME if final == at else final)
    if link.title is not None:
        parts += ',"title":', _quoted(link.title[:MAX_EXCERPT])
    if link.content_type is not None:
        parts += ',"content_type":', _quoted(link.content_type)
    if link.attempts:
        parts.append(f',"attempts":{link.attempts}')
    if link.elapsed:
        parts.append(f',"elapsed":{link.elapsed!r}')
    _dump_rare(link, parts)
    parts.append("}")
    return "".join(parts)


def _dump_rare(link: LinkEvidence, parts: list[str]) -> None:
    if link.etag is not None and _is_validator(link.etag):
        parts += ',"etag":', _quoted(link.etag)
    if link.last_modified is not None and _is_validator(link.last_modified):
        parts += ',"last_modified":', _quoted(link.last_modified)
    if link.sha256 is not None:
        parts += ',"sha256":', _quoted(link.sha256)
    if link.redirects:
        parts += ',"redirects":', json.dumps([[hop.status, hop.url] for hop in link.redirects])
    if link.confirmed:
        parts.append(',"confirmed":true')
    if link.secure_twin is not None:
        parts.append(f',"secure_twin":{"true" if link.secure_twin else "false"}')
    if link.snapshot is not None:
        parts += ',"snapshot":', json.dumps([link.snapshot.url, link.snapshot.date])
    if link.lasting is not None:
        parts += ',"lasting":', _quoted(link.lasting)
    _dump_state(link, parts)


def _dump_state(link: LinkEvidence, parts: list[str]) -> None:
    if link.sketch is not None:
        parts += ',"sketch":', _quoted(link.sketch)
    if link.modified is not None:
        parts += ',"modified":', _quoted(link.modified)
    if link.accepted is not None:
        parts += ',"accepted":', json.dumps(entry_of(link.accepted))


def _is_validator(text: str) -> bool:
    """Return whether a header could hold ``text``: it is sent again as it is."""
    return 0 < len(text) <= MAX_VALIDATOR and text.isascii() and text.isprintable()


def load_link(text: object, *, at: str, url: str, checked: str, history: LinkHistory) -> LinkEvidence | None:
    """Return what the row ``text`` under ``at`` says of ``url``, ``None`` when it is no row of ours."""
    if not isinstance(text, str):
        return None
    try:
        row, end = _scan(text, 0)
        if end != len(text):
            return None
        return _made(row, at, url, checked, history)
    except (StopIteration, RecursionError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _made(row: Any, at: str, url: str, checked: str, history: LinkHistory) -> LinkEvidence:
    """Return the evidence in ``row``. Raises when a value is of another kind than the model says."""
    get: Callable[[str], Any] = row.get
    reason, detail, status, title = get("reason"), get("detail"), get("status"), get("title")
    final, kind, attempts, elapsed = get("final_url"), get("content_type"), get("attempts"), get("elapsed")
    twin, etag, modified, sha256 = get("secure_twin"), get("etag"), get("last_modified"), get("sha256")
    confirmed, lasting, redirects, snapshot = get("confirmed"), get("lasting"), get("redirects"), get("snapshot")
    sketch, changed, accepted = get("sketch"), get("modified"), get("accepted")
    for value in (reason, detail, title, final, kind, etag, modified, sha256, lasting, sketch, changed):
        if value is not None and (value.__class__ is not str or len(value) > MAX_TEXT):
            raise TypeError("no text")
    for value in (status, attempts):
        if value is not None and value.__class__ is not int:
            raise TypeError("no number")
    for value in (twin, confirmed):
        if value is not None and value.__class__ is not bool:
            raise TypeError("no truth value")
    return LinkEvidence(
        url=url,
        verdict=_verdicts[row["verdict"]],
        reason=reason or "",
        detail=detail or "",
        status=status,
        final_url=at if final == _SAME else final,
        redirects=_hops(redirects) if redirects is not None else (),
        title=title,
        content_type=kind,
        attempts=attempts or 0,
        elapsed=_seconds(elapsed) if elapsed is not None else 0.0,
        checked=checked,
        from_store=True,
        confirmed=bool(confirmed),
        secure_twin=twin,
        history=history,
        snapshot=_snapshot(snapshot) if snapshot is not None else None,
        lasting=lasting,
        etag=etag,
        last_modified=modified,
        sha256=sha256,
        sketch=sketch,
        modified=changed,
        accepted=from_entry(accepted) if accepted is not None else None,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise TypeError("no text")
    return value


def _seconds(value: Any) -> float:
    if value.__class__ is not float and value.__class__ is not int:
        raise TypeError("no number of seconds")
    return float(value)


def _hops(value: Any) -> tuple[Hop, ...]:
    if not isinstance(value, list):
        raise TypeError("no list")
    for status, _ in value:
        if status.__class__ is not int:
            raise TypeError("no status")
    return tuple([Hop(status=status, url=_text(url)) for status, url in value])


def _snapshot(value: Any) -> Snapshot:
    url, day = value
    return Snapshot(url=_text(url), date=_text(day))
