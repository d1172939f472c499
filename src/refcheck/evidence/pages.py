"""The source "page": the title and the record that the cited page, or the cited PDF, gives itself.

It is one witness of the work. Challenges, logins, errors and pages that only show the name of their site are
none. A PDF is one where two of its voices agree; what a single one says may confirm a title, and is not
told otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from refcheck.content.files import wanted_kind
from refcheck.content.html import agree
from refcheck.content.pdf_record import FileRecord
from refcheck.evidence.interface import Answer, Known, LinkTarget, Source
from refcheck.fetch.exchange import Request
from refcheck.model.evidence import Depth, Evidence, LinkEvidence, LinkVerdict, Outcome, RequestKind, Trust
from refcheck.model.reference import Reference
from refcheck.model.work import Work
from refcheck.text.titles import compare_titles
from refcheck.text.urls import is_web, redact

__all__ = ["SOURCE", "plan", "read", "score_of"]

NAME = "page"
NOT_MODIFIED = 304
MAX_EXCERPT = 300
_NO_TITLE = frozenset({"no-title", "site-name-only", "no-page", "pdf-not-read"})
"""Why a page that is there is no witness by itself."""


def plan(target: LinkTarget, known: Known, link: LinkEvidence | None) -> Iterator[Request]:
    """Yield a request for the address that references stand on, or for where its page leads."""
    del link
    if not target.references:
        return
    first = known.addresses[target.url].ask
    ask = known.still_to_ask(first) if first is not None else None
    if ask is not None and is_web(ask):
        depth = Depth.WHOLE if wanted_kind(ask) == "pdf" else Depth.RECORD
        yield Request(url=ask, source=NAME, kind=RequestKind.PAGE, depth=depth, references=target.references)


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
    for one in ids:
        outcome, reason = _outcome(answer)
        described = known.digests.get(answer.described_by)
        if isinstance(described, Work) and reason in _NO_TITLE:
            outcome, reason = Outcome.FOUND, ""
        witness = _witness(answer, known.references[one]) if outcome is Outcome.FOUND else None
        if isinstance(described, Work) and outcome is Outcome.FOUND:
            witness = _with_described(witness, described)
        if outcome is Outcome.FOUND and witness is None:
            outcome, reason = Outcome.SKIPPED, _silence(answer)
        record = witness.record if witness else None
        yield Evidence(
            source=NAME,
            asked=redact(target.url),
            outcome=outcome,
            when=answer.response.when,
            reference=one,
            record=record,
            identifier=_identifier(record) if record else "",
            score=score_of(known.references[one], record),
            reason=reason,
            excerpt=(answer.page.shown if answer.page else "")[:MAX_EXCERPT],
            sha256=answer.sha256,
            vocabulary=witness.vocabulary if witness else "",
            trust=witness.trust if witness else None,
        )


def _outcome(answer: Answer) -> tuple[Outcome, str]:
    match answer.verdict:
        case LinkVerdict.OK | LinkVerdict.REDIRECTED | LinkVerdict.FRAGMENT_MISSING:
            if answer.file is not None or (answer.page is not None and answer.page.title):
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
        return Outcome.SKIPPED, "pdf-not-read"
    if answer.page is None:
        return Outcome.SKIPPED, "no-page"
    return Outcome.UNAVAILABLE, "site-name-only" if answer.page.shown else "no-title"


class _Witness(NamedTuple):
    record: Work
    vocabulary: str
    trust: Trust


def _witness(answer: Answer, reference: Reference) -> _Witness | None:
    """Return what a page or a file says of the work that ``reference`` cites there, ``None`` when it does not say."""
    cited = reference.work.title
    if answer.file is not None:
        return _of_file(answer.file, cited)
    page = answer.page
    if page is None:
        return None
    record = page.work if page.work is not None else Work(type="webpage", title=page.title)
    # A page may give its title in several languages and places: the one that is cited is meant.
    title = next((one for one in (page.title, *page.also) if cited and agree((cited,), (one,))), page.title)
    return _Witness(replace(record, title=title), page.title_source, page.trust)


def _with_described(witness: _Witness | None, described: Work) -> _Witness:
    """Return what the record of the page's host says, unless readers see another title: that of a collection, or of
    the site, does not speak over it.
    """
    shown = witness.record.title if witness else ""
    if witness is not None and shown and not agree((shown,), (described.title,)):
        return witness
    return _Witness(described, "describedby", Trust.HIGH)


def _of_file(file: FileRecord, cited: str) -> _Witness | None:
    work = file.work or Work()
    said = file.confirming(cited) if cited else None
    if file.title and said is not None and said[1] == file.title:
        return _Witness(replace(work, title=file.title), file.source, Trust.MEDIUM)
    if said is not None:
        return _Witness(replace(work, title=said[1]), said[0], Trust.LOW)
    # Words that are printed on its first pages may be its title all the same: nothing is said against them.
    if file.title and not file.prints(cited):
        return _Witness(replace(work, title=file.title), file.source, Trust.MEDIUM)
    return None


def _silence(answer: Answer) -> str:
    """Return why a file tells nothing of a work's title."""
    reason = answer.file.reason if answer.file is not None else ""
    return f"pdf-{reason or 'unclear'}"


def _identifier(record: Work) -> str:
    eprint = f"{record.eprint_type}:{record.eprint}" if record.eprint else ""
    pmid = f"pmid:{record.pmid}" if record.pmid else ""
    return record.doi or next(iter(record.isbn), "") or eprint or pmid or record.pmcid


def score_of(reference: Reference, record: Work | None) -> float | None:
    """Return how well the record's title agrees with the reference's (0-1), ``None`` without either."""
    if record is None or not record.title or not reference.work.title:
        return None
    return compare_titles(reference.work.title, record.title).score


SOURCE = Source(name=NAME, plan=plan, read=read)
