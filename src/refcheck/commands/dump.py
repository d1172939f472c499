"""``--dump``: what would be asked, as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from refcheck.commands.terminal import put
from refcheck.reports.wording import counted, why_link
from refcheck.text.safe import one_line
from refcheck.text.urls import host_of, redact

if TYPE_CHECKING:
    from refcheck.config import Config
    from refcheck.evidence import FirstRound

__all__ = ["dump_text", "tell"]


def tell(*sources: Any, config: Config, offline: bool, changed: str | None = None) -> int:
    """Print what a run on ``sources`` would ask, send nothing, and return the exit code."""
    from refcheck.pipeline import plan

    put(dump_text(None if offline else plan(*sources, config=config, changed=changed)))
    return 0


def dump_text(first: FirstRound | None) -> str:
    """Return a line for each request, ``host kind address``, then what may follow and what is not
    asked, with the reason. ``None`` asks nothing.
    """
    if first is None or not (first.requests or first.unasked or first.recalled or first.vetted):
        return "nothing would be asked\n"
    return "".join(f"{line}\n" for line in _lines(first))


def _lines(first: FirstRound) -> Iterator[str]:
    rows = [(host_of(request.url), request.kind, redact(request.url)) for request in first.requests]
    hosts = max((len(host) for host, _, _ in rows), default=0)
    for host, kind, url in rows:
        yield f"{one_line(host).ljust(hosts)}  {kind}  {one_line(url)}"
    for what in first.may_follow:
        yield f"may follow: {one_line(what)}"
    for link in first.unasked:
        yield f"not asked: {one_line(redact(link.url))} ({link.detail or why_link(link.verdict, link.reason)})"
    if first.vetted:
        yield f"in your own library, searched for nowhere: {counted(first.vetted, 'reference')}"
    if first.recalled:
        yield f"still known, not asked again: {counted(len(first.recalled), 'address', 'addresses')}"
    yield f"{counted(len(rows), 'request')} to {counted(len({host for host, _, _ in rows}), 'host')} at first; nothing was sent"
