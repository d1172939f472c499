"""The source "described": the record that a page's own host keeps of the work, where page or file point to it.

Signposting (https://signposting.org/FAIR/): ``rel="describedby"``, in an answer's ``Link`` header or a page's head.
Asked only where references stand on the address, nothing in the page names an author, and the host is the same; one
request a page at most. What it says is the page's own word: ``pages`` tells it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from refcheck.content.linked_data import main_work, nodes_of
from refcheck.content.signposting import RECORDS
from refcheck.evidence.interface import Answer, Known, LinkTarget, Source
from refcheck.evidence.registries.datacite import record_of
from refcheck.fetch.exchange import Request, Response
from refcheck.formats.csl_json import from_csl
from refcheck.model.evidence import ALIVE, Depth, LinkEvidence, RequestKind
from refcheck.model.work import Work
from refcheck.text.urls import host_of, normalise

__all__ = ["NAME", "SOURCE", "digest", "plan"]

NAME = "described"
DATACITE, CSL, *_ = RECORDS
MAX_SIZE = 1_000_000
"""Longer records (bytes) are not read."""


def plan(target: LinkTarget, known: Known, link: LinkEvidence | None) -> Iterator[Request]:
    """Yield a request for the record that the page of a cited address points to."""
    answer = _last(target, known) if link is not None and target.references else None
    if answer is not None and answer.described_by:
        yield Request(
            url=answer.described_by,
            source=NAME,
            kind=RequestKind.PAGE,
            depth=Depth.WHOLE,
            headers={"Accept": ", ".join(RECORDS)},
        )


def _last(target: LinkTarget, known: Known) -> Answer | None:
    ask = known.addresses[target.url].ask
    chain = known.chain(ask) if ask is not None else ()
    return chain[-1] if chain else None


def digest(response: Response) -> Work | None:
    """Return the work of a record, ``None`` for one that has no title, or is of another type than it is said to be."""
    url = response.final_url or response.request.url
    if response.failure is not None or response.status != 200 or not response.complete:
        return None
    if len(response.body) > MAX_SIZE or host_of(url) != host_of(response.request.url):
        return None
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in RECORDS:
        return None
    try:
        text = response.body.decode("utf-8")
        work = _linked(text, url) if kind not in {DATACITE, CSL} else _of_object(json.loads(text), kind)
    except (ValueError, RecursionError):
        return None
    return work if work is not None and work.title else None


def _of_object(told: object, kind: str) -> Work | None:
    if not isinstance(told, dict):
        return None
    if kind == CSL:
        return from_csl(told)
    record = record_of(told)
    return record.work if record is not None else None


def _linked(text: str, url: str) -> Work | None:
    """Return the one work of a file in JSON-LD: a file about a page has no address of the page's."""
    nodes = nodes_of([text])
    return main_work(nodes, normalise(url))


SOURCE = Source(name=NAME, plan=plan, digest=digest, verdicts=ALIVE)
