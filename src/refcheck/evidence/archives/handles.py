"""Repositories whose files have moved: the handle stays, and often there is a DOI behind it.

DSpace 7 gave new addresses to files and let the old ones (``/bitstream/handle/PREFIX/SUFFIX/...``) die; their
new ones change whenever a file is replaced. So not the new address of the file is offered, but the
handle's, or the DOI that the page behind it gives.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

from refcheck.evidence.archives.captures import Copy
from refcheck.evidence.archives.identity import Claim, Judgement, judge_page
from refcheck.fetch.exchange import Request
from refcheck.model.evidence import Depth, Outcome, RequestKind
from refcheck.text.lazy import lazy_re

__all__ = ["NAME", "handle_of", "handle_url", "lasting", "plan"]

NAME = "handle"
RESOLVER = "https://hdl.handle.net/"

_HANDLE = lazy_re(
    r"(?i)/(?:xmlui/|jspui/)?(?:bitstream/handle|bitstream|handle|retrieve/handle)/([0-9]{2,6}(?:\.[0-9]+)*)/([0-9]+(?:\.[0-9]+)*)(?=[/?#]|$)"
)


def handle_of(url: str) -> str:
    """Return the handle that an address of a repository carries ("10986/28342"), empty for none."""
    match = _HANDLE.search(unquote(url[:4_000]))
    return f"{match.group(1)}/{match.group(2)}" if match else ""


def handle_url(handle: str) -> str:
    """Return the address of a handle at its resolver."""
    return RESOLVER + quote(handle, safe="/.")


def plan(claim: Claim, *, source: str) -> Request | None:
    """Return the request that resolves the handle of the cited address, ``None`` when it has none."""
    handle = handle_of(claim.url)
    if not handle or claim.url.startswith(RESOLVER):
        return None
    # The record of a work stands in the head of its page.
    return Request(url=handle_url(handle), source=source, kind=RequestKind.IDENTIFIER, depth=Depth.HEAD)


def lasting(page: Copy, claim: Claim) -> tuple[str, Judgement]:
    """Return the lasting address that the page behind a handle stands for, empty when it is not the work.

    A handle is an identifier: where no title is known, a page with the record of a work will do.
    """
    judgement = judge_page(page, claim)
    if page.outcome is not Outcome.FOUND or not judgement.same:
        return "", judgement
    address = f"https://doi.org/{page.doi}" if page.doi else handle_url(handle_of(claim.url))
    return address, judgement
