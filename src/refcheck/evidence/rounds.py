"""What is asked in one round: one request an address, at the greatest depth, for everybody who wants it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from refcheck.evidence.addresses import address_of
from refcheck.evidence.interface import Address, LinkTarget
from refcheck.fetch.exchange import Request
from refcheck.model.evidence import Depth
from refcheck.model.reference import Reference, ReferenceKind

__all__ = ["PRIVATE", "Round", "addresses_of", "merged_targets"]

PRIVATE = frozenset({ReferenceKind.INTERVIEW, ReferenceKind.LETTER})
"""Nobody is ever asked about these."""
_RANK = {depth: rank for rank, depth in enumerate(Depth)}


def merged_targets(links: Iterable[LinkTarget], references: Mapping[str, Reference]) -> tuple[LinkTarget, ...]:
    """Return one target for each address as written, in order; those of private references alone are left out."""
    found: dict[str, LinkTarget] = {}
    for one in links:
        link = one
        ids = link.references
        if ids:
            ids = tuple(one for one in ids if one not in references or references[one].kind not in PRIVATE)
            if not ids:
                continue
        known = found.get(link.url)
        if known is not None:
            ids = tuple(dict.fromkeys((*known.references, *ids)))
            sought = tuple(dict.fromkeys((*known.sought, *link.sought)))
            link = replace(link, text=link.text or known.text, day=link.day or known.day, sought=sought)
        found[link.url] = link if ids == link.references else replace(link, references=ids)
    return tuple(found.values())


def addresses_of(targets: Iterable[LinkTarget]) -> dict[str, Address]:
    """Return what each target comes to, by the address as written."""
    return {target.url: address_of(target.url) for target in targets}


class Round:
    """The requests of one round, as they are planned."""

    def __init__(self) -> None:
        self._requests: dict[str, Request] = {}

    def __contains__(self, url: str) -> bool:
        return url in self._requests

    def __len__(self) -> int:
        return len(self._requests)

    def add(self, request: Request) -> None:
        """Plan ``request``; one for the same address becomes one with it, at the greater depth."""
        known = self._requests.get(request.url)
        if known is None:
            self._requests[request.url] = request
        elif known is not request and not _covers(known, request):
            self._requests[request.url] = replace(
                known,
                depth=known.depth if _RANK[known.depth] >= _RANK[request.depth] else request.depth,
                references=tuple(dict.fromkeys((*known.references, *request.references))),
                confirm=known.confirm or request.confirm,
            )

    def take(self) -> list[Request]:
        """Return what is planned, in order, and begin anew."""
        requests, self._requests = list(self._requests.values()), {}
        return requests


def _covers(known: Request, request: Request) -> bool:
    """Return whether ``known`` asks for all that ``request`` asks for."""
    return (
        _RANK[known.depth] >= _RANK[request.depth]
        and (known.confirm or not request.confirm)
        and (known.references == request.references or set(request.references) <= set(known.references))
    )
