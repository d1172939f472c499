"""The source "link": what came of every address that the documents and references stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from refcheck.content.fragments import can_be_looked_for
from refcheck.evidence.answers import led, led_home
from refcheck.evidence.interface import Address, Answer, Known, LinkTarget, Source
from refcheck.evidence.landing import secure_twin
from refcheck.fetch.exchange import Request, Response
from refcheck.model.evidence import Depth, Hop, LinkEvidence, LinkVerdict, RequestKind
from refcheck.text.urls import is_web, redact

__all__ = ["SOURCE", "checked_fragment", "plan", "tell", "unasked"]

NAME = "link"
NOT_MODIFIED = 304
NO_HEADERS: Mapping[str, str] = MappingProxyType({})
_SENDS = "the page sends its reader on"
MAX_VALIDATOR = 500
"""Longer validators (characters) are not kept."""
RESOLVERS = ("https://doi.org/", "https://dx.doi.org/", "https://hdl.handle.net/")


def plan(target: LinkTarget, known: Known, link: LinkEvidence | None) -> Iterator[Request]:
    """Yield a request for the target's address, or for the page that its page leads to."""
    del link
    address = known.addresses[target.url]
    first = address.ask
    if first is None:
        return
    ask = known.still_to_ask(first)
    if ask is None or not is_web(ask):
        return
    stale = known.stale.get(ask)
    yield Request(
        url=ask,
        source=NAME,
        kind=kind_of(ask),
        # The head of a page has its title and its redirect; only a part of a page needs it all.
        depth=Depth.WHOLE
        if _wants_all(target, ask) or (address.fragment and checked_fragment(address))
        else Depth.HEAD,  # a source that wants to know the work asks for more
        references=target.references,
        headers=_validators(stale.link) if stale is not None else NO_HEADERS,
        confirm=True,
    )


def _wants_all(target: LinkTarget, ask: str) -> bool:
    """Return whether the whole text is wanted: quoted words are in it, or cited pages in a PDF."""
    return any(one.text or ".pdf" in ask.lower() for one in target.sought)


def _validators(link: LinkEvidence) -> Mapping[str, str]:
    """Return the headers that ask for an answer only if the page has changed (RFC 9110, section 13.1)."""
    given = {"If-None-Match": link.etag, "If-Modified-Since": link.last_modified}
    return {name: value for name, value in given.items() if value}


def kind_of(url: str) -> RequestKind:
    """Return what a request for ``url`` tells: a resolver of identifiers learns an identifier."""
    return RequestKind.IDENTIFIER if url.startswith(RESOLVERS) else RequestKind.PAGE


def checked_fragment(address: Address) -> str:
    """Return the fragment that is looked for on the page, empty when there is none to look for."""
    return address.fragment if address.fragment and can_be_looked_for(address.fragment) else ""


def tell(target: LinkTarget, known: Known) -> LinkEvidence | None:
    """Return what came of ``target``: of its address, or of the last page it was sent on to.

    ``None`` as long as nothing has come.
    """
    address = known.addresses[target.url]
    if address.ask is None:
        return unasked(target, address)
    chain = known.chain(address.ask)
    if not chain:
        return None
    answer = chain[-1]
    first, last = chain[0].response, answer.response
    if last.status == NOT_MODIFIED and (stale := known.stale.get(answer.url)) is not None:
        return _unchanged(target, stale.link, last)
    verdict, reason, detail = _judged(chain, address)
    final = last.final_url if last.status is not None else ""
    headers, url = last.headers, redact(target.url)
    alone = len(chain) == 1
    # Validators are those of the address itself: behind a redirect they would be another page's.
    own = alone and not first.redirects
    return LinkEvidence(
        url=url,
        verdict=verdict,
        reason=reason,
        detail=detail,
        status=last.status,
        final_url=(url if final == target.url else redact(final)) if final else None,
        redirects=() if own else _hops(chain),
        title=answer.title,
        content_type=headers.get("content-type", "").partition(";")[0].strip().lower() or None,
        attempts=first.attempts if alone else sum(one.response.attempts for one in chain),
        elapsed=round(first.elapsed if alone else sum(one.response.elapsed for one in chain), 3),
        checked=last.when if first.attempts > 0 and verdict is not LinkVerdict.SKIPPED else None,
        confirmed=last.confirmed and alone,
        secure_twin=secure_twin(address.ask, first.redirects) if first.redirects else None,
        etag=_short(headers.get("etag")) if own else None,
        last_modified=_short(headers.get("last-modified")) if own else None,
        sha256=answer.sha256,
        sketch=answer.sketch or None,
        modified=answer.modified or None,
        references=target.references,
    )


def _short(value: str | None) -> str | None:
    return value if value and len(value) <= MAX_VALIDATOR and value.isascii() and value.isprintable() else None


def _hops(chain: Sequence[Answer]) -> tuple[Hop, ...]:
    hops = [*chain[0].response.redirects]
    for answer in chain[1:]:
        hops += [Hop(status=200, url=answer.url), *answer.response.redirects]
    return tuple(Hop(status=hop.status, url=redact(hop.url)) for hop in hops)


def _unchanged(target: LinkTarget, link: LinkEvidence, response: Response) -> LinkEvidence:
    """Return what was known of a page that says that it has not changed: alive, as of now."""
    return replace(
        link,
        url=redact(target.url),
        attempts=response.attempts,
        elapsed=round(response.elapsed, 3),
        checked=response.when,
        from_store=False,
        references=target.references,
    )


def _judged(chain: Sequence[Answer], address: Address) -> tuple[LinkVerdict, str, str]:
    last = chain[-1]
    verdict, reason, detail = last.verdict, last.reason, last.detail
    if len(chain) > 1:
        where = redact(last.url)
        if verdict in {LinkVerdict.OK, LinkVerdict.REDIRECTED}:
            asked, final = chain[0].url, last.response.final_url or last.url
            landed = led(asked, final, who=_SENDS) or led_home(asked, final, who=_SENDS)
            if landed is not None:
                return landed
        if verdict is LinkVerdict.BROKEN:
            return LinkVerdict.SOFT_404, "error-page", f"{_SENDS} to {where}: {detail}"
        if verdict is LinkVerdict.REDIRECTED:
            verdict, reason, detail = LinkVerdict.OK, "", ""
        elif detail:
            detail = f"{_SENDS} to {where}: {detail}"
    fragment = checked_fragment(address)
    # A redirect that names a part of its own leads there, whatever part was asked for (RFC 9110, 10.2.2).
    if "#" in last.response.final_url:
        fragment = ""
    if fragment and fragment in last.missing and verdict in {LinkVerdict.OK, LinkVerdict.REDIRECTED}:
        return LinkVerdict.FRAGMENT_MISSING, "fragment-missing", f"the page is there, but has no part “{fragment}”"
    return verdict, reason, detail


def unasked(target: LinkTarget, address: Address) -> LinkEvidence:
    """Return the evidence of an address that is not asked, with the reason."""
    return LinkEvidence(
        url=redact(target.url),
        verdict=address.verdict,
        reason=address.reason,
        detail=address.detail,
        references=target.references,
    )


SOURCE = Source(name=NAME, plan=plan)
