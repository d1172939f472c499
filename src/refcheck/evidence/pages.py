"""The source "page": the title and the record that the cited page gives itself.

The page is one witness of the work. Challenges, logins, errors and pages that only show the name of
their site are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from refcheck.evidence.interface import Answer, Known, LinkTarget, Source
from refcheck.fetch.exchange import Request
from refcheck.model.evidence import Depth, Evidence, LinkEvidence, LinkVerdict, Outcome, RequestKind
from refcheck.model.reference import Reference
from refcheck.model.work import Work
from refcheck.text.titles import compare_titles
from refcheck.text.urls import is_web, redact

__all__ = ["SOURCE", "plan", "read", "score_of"]

NAME = "page"
NOT_MODIFIED = 304
MAX_EXCERPT = 300


def plan(target: LinkTarget, known: Known, link: LinkEvidence | None) -> Iterator[Request]:
    """Yield a request for the address that references stand on, or for where its page leads."""
    del link
    if not target.references:
        return
    ask = known.addresses[target.url].ask
    if ask is not None and ask in known.answers:
        ask = known.next_page(ask)
    if ask is not None and is_web(ask):
        # Metadata stand in the head of a page; a PDF is not read to its end for its title.
        yield Request(url=ask, source=NAME, kind=RequestKind.PAGE, depth=Depth.HEAD, references=target.references)


def read(target: LinkTarget, known: Known) -> Iterable[Evidence]:
    """Yield one piece of evidence for each reference that stands on ``target``."""
    if not target.references:
        return
    address = known.addresses[target.url]
    ids = [one for one in target.references if one in known.references]
    chain = known.chain(address.ask) if address.ask is not None else ()
    # What was not asked has not answered; the link's own evidence says why.
    if not chain or chain[-1].verdict is LinkVerdict.SKIPPED:
        return
    answer = chain[-1]
    stale = known.stale.get(answer.url)
    if answer.response.status == NOT_MODIFIED and stale is not None:
        yield from (replace(page, when=answer.response.when, from_store=False) for page in stale.pages)
        return
    outcome, reason = _outcome(answer)
    record = _record(answer) if outcome is Outcome.FOUND else None
    for one in ids:
        yield Evidence(
            source=NAME,
            asked=redact(target.url),
            outcome=outcome,
            when=answer.response.when,
            reference=one,
            record=record,
            identifier=(record.doi or next(iter(record.isbn), "")) if record else "",
            score=score_of(known.references[one], record),
            reason=reason,
            excerpt=(answer.page.shown if answer.page else "")[:MAX_EXCERPT],
            sha256=answer.sha256,
        )


def _outcome(answer: Answer) -> tuple[Outcome, str]:
    match answer.verdict:
        case LinkVerdict.OK | LinkVerdict.REDIRECTED | LinkVerdict.FRAGMENT_MISSING:
            if answer.page is not None and answer.page.title:
                return Outcome.FOUND, ""
            return _no_title(answer)
        case LinkVerdict.BLOCKED:
            return Outcome.REFUSED, answer.reason
        case LinkVerdict.SKIPPED | LinkVerdict.MALFORMED:
            return Outcome.SKIPPED, answer.reason
        case LinkVerdict.BROKEN | LinkVerdict.SOFT_404 | LinkVerdict.UNAVAILABLE | LinkVerdict.TIMEOUT:
            return Outcome.UNAVAILABLE, answer.reason
        case LinkVerdict.TLS_ERROR:
            return Outcome.UNAVAILABLE, answer.reason


def _no_title(answer: Answer) -> tuple[Outcome, str]:
    """Return why a page that is there is no witness."""
    kind = answer.response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/pdf":
        return Outcome.SKIPPED, "pdf"
    if answer.page is None:
        return Outcome.SKIPPED, "no-page"
    return Outcome.UNAVAILABLE, "site-name-only" if answer.page.shown else "no-title"


def _record(answer: Answer) -> Work | None:
    page = answer.page
    if page is None:
        return None
    return page.work if page.work is not None else Work(type="webpage", title=page.title)


def score_of(reference: Reference, record: Work | None) -> float | None:
    """Return how well the record's title agrees with the reference's (0-1), ``None`` without either."""
    if record is None or not record.title or not reference.work.title:
        return None
    return compare_titles(reference.work.title, record.title).score


SOURCE = Source(name=NAME, plan=plan, read=read)
