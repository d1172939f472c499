"""What the sources plan, made into the fewest requests: one an address, at the greatest depth."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from refcheck.evidence.addresses import address_of
from refcheck.evidence.interface import Address, Known, LinkTarget, Source
from refcheck.fetch.exchange import Request
from refcheck.model.evidence import Depth
from refcheck.model.reference import Reference, ReferenceKind

__all__ = ["PRIVATE", "addresses_of", "merged_requests", "merged_targets", "plan_round"]

PRIVATE = frozenset({ReferenceKind.INTERVIEW, ReferenceKind.LETTER})
"""Nobody is ever asked about these."""
_DEPTHS = tuple(Depth)


def merged_targets(links: Iterable[LinkTarget], references: Mapping[str, Reference]) -> tuple[LinkTarget, ...]:
    """Return one target for each address as written, in order; those of private references alone are left out."""
    found: dict[str, list[str]] = {}
    for link in links:
        open_ids = [one for one in link.references if one not in references or references[one].kind not in PRIVATE]
        if link.references and not open_ids:
            continue
        found.setdefault(link.url, []).extend(open_ids)
    return tuple(LinkTarget(url=url, references=tuple(dict.fromkeys(ids))) for url, ids in found.items())


def addresses_of(targets: Iterable[LinkTarget]) -> dict[str, Address]:
    """Return what each target comes to, by the address as written."""
    return {target.url: address_of(target.url) for target in targets}


def plan_round(
    sources: Sequence[Source], references: Sequence[Reference], known: Known, *, asked: Container[str]
) -> tuple[Request, ...]:
    """Return what the sources want to ask next; nothing in ``asked`` is asked a second time."""
    planned = (request for source in sources for request in source.plan(references, known))
    return merged_requests(request for request in planned if request.url not in asked)


def merged_requests(requests: Iterable[Request]) -> tuple[Request, ...]:
    """Return one request for each address, at the greatest depth, for everybody who wants it."""
    found: dict[str, Request] = {}
    for request in requests:
        known = found.get(request.url)
        if known is None:
            found[request.url] = request
            continue
        found[request.url] = replace(
            known,
            depth=max(known.depth, request.depth, key=_DEPTHS.index),
            references=tuple(dict.fromkeys((*known.references, *request.references))),
            confirm=known.confirm or request.confirm,
        )
    return tuple(found.values())
