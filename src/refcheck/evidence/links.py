"""The source "link": what came of every address that the documents and references stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from refcheck.evidence.interface import Address, Answer, Known, LinkTarget, Source
from refcheck.evidence.landing import leads_home, leads_to_error, leads_to_login, secure_twin
from refcheck.fetch.exchange import Request
from refcheck.model.evidence import Depth, Hop, LinkEvidence, LinkVerdict, RequestKind
from refcheck.model.reference import Reference
from refcheck.text.urls import is_web, redact

__all__ = ["SOURCE", "checked_fragment", "plan", "read", "unasked"]

NAME = "link"
# Parts that a page's script or the viewer of a file makes: no id of the page stands for them.
_MADE_BY_SCRIPT = re.compile(
    r"^(?:[!/]|:~:|L\d+|C\d+-L\d+|.*=|issuecomment-|discussion_|diff-|pullrequestreview-|page\d*$|top$|$)"
)


def plan(references: Sequence[Reference], known: Known) -> Iterator[Request]:
    """Yield a request for every address that is not answered, and for the pages that pages lead to."""
    del references
    for target in known.targets:
        address = known.addresses[target.url]
        if address.ask is None:
            continue
        ask = address.ask if address.ask not in known.answers else known.next_page(address.ask)
        if ask is None or not is_web(ask):
            continue
        yield Request(
            url=ask,
            source=NAME,
            kind=kind_of(ask),
            # The head of a page has its title and its redirect; only a part of a page needs it all.
            depth=Depth.WHOLE if checked_fragment(address) else Depth.HEAD,
            references=target.references,
            confirm=True,
        )


def kind_of(url: str) -> RequestKind:
    """Return what a request for ``url`` tells: a resolver of identifiers learns an identifier."""
    resolvers = ("https://doi.org/", "https://dx.doi.org/", "https://hdl.handle.net/")
    return RequestKind.IDENTIFIER if url.startswith(resolvers) else RequestKind.PAGE


def checked_fragment(address: Address) -> str:
    """Return the fragment that is looked for on the page, empty when there is none to look for."""
    return "" if _MADE_BY_SCRIPT.match(address.fragment) else address.fragment


def read(target: LinkTarget, known: Known) -> Iterable[LinkEvidence]:
    """Return what came of ``target``: of its address, or of the last page it was sent on to."""
    address = known.addresses[target.url]
    if address.ask is None:
        return (unasked(target, address),)
    chain = known.chain(address.ask)
    if not chain:
        return ()
    verdict, reason, detail = _judged(chain, address)
    first, last = chain[0].response, chain[-1].response
    redirects = [*first.redirects]
    for answer in chain[1:]:
        redirects += [Hop(status=200, url=answer.url), *answer.response.redirects]
    asked = first.attempts > 0
    return (
        LinkEvidence(
            url=redact(target.url),
            verdict=verdict,
            reason=reason,
            detail=detail,
            status=last.status,
            final_url=redact(last.final_url) if last.status is not None and last.final_url else None,
            redirects=tuple(Hop(status=hop.status, url=redact(hop.url)) for hop in redirects),
            title=chain[-1].title,
            content_type=last.headers.get("content-type", "").partition(";")[0].strip().lower() or None,
            attempts=sum(answer.response.attempts for answer in chain),
            elapsed=round(sum(answer.response.elapsed for answer in chain), 3),
            checked=last.when if asked and verdict is not LinkVerdict.SKIPPED else None,
            confirmed=last.confirmed and len(chain) == 1,
            secure_twin=secure_twin(address.ask, first.redirects),
            references=target.references,
        ),
    )


def _judged(chain: Sequence[Answer], address: Address) -> tuple[LinkVerdict, str, str]:
    last = chain[-1]
    verdict, reason, detail = last.verdict, last.reason, last.detail
    if len(chain) > 1:
        where = redact(last.url)
        if verdict in {LinkVerdict.OK, LinkVerdict.REDIRECTED} and (landed := _landed(chain[0], last)):
            return landed
        if verdict is LinkVerdict.BROKEN:
            return LinkVerdict.SOFT_404, "error-page", f"the page sends its reader on to {where}: {detail}"
        if verdict is LinkVerdict.REDIRECTED:
            verdict, reason, detail = LinkVerdict.OK, "", ""
        elif detail:
            detail = f"the page sends its reader on to {where}: {detail}"
    fragment = checked_fragment(address)
    if fragment and fragment in last.missing and verdict in {LinkVerdict.OK, LinkVerdict.REDIRECTED}:
        return LinkVerdict.FRAGMENT_MISSING, "fragment-missing", f"the page is there, but has no part “{fragment}”"
    return verdict, reason, detail


def _landed(first: Answer, last: Answer) -> tuple[LinkVerdict, str, str] | None:
    """Return what is wrong with where a page sends its reader, by the address alone."""
    final = last.response.final_url or last.url
    where = redact(final)
    if leads_to_login(first.url, final):
        return LinkVerdict.BLOCKED, "login", f"the page sends its reader on to a login page: {where}"
    if leads_to_error(first.url, final):
        return LinkVerdict.SOFT_404, "error-page", f"the page sends its reader on to an error page: {where}"
    if leads_home(first.url, final):
        return LinkVerdict.SOFT_404, "redirect-to-home", f"the page sends its reader on to a front page: {where}"
    return None


def unasked(target: LinkTarget, address: Address) -> LinkEvidence:
    """Return the evidence of an address that is not asked, with the reason."""
    return LinkEvidence(
        url=redact(target.url),
        verdict=address.verdict,
        reason=address.reason,
        detail=address.detail,
        references=target.references,
    )


SOURCE = Source(name=NAME, plan=plan, read=read)
