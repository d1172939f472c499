"""One chain of redirects, hop by hop: where it leads, what may go along, when it ends.

Pure: it is told what each hop answered and says what to ask next. Every hop passes ``refuse_url``
again; the address behind it is checked when it is dialled. RFC 9110, section 15.4.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin

from refcheck.fetch.cookies import ChainCookies
from refcheck.fetch.exchange import Failure
from refcheck.fetch.policy import Refusal, askable, refuse_url
from refcheck.fetch.transport import Answer
from refcheck.model.evidence import Hop
from refcheck.text.urls import host_of, redact, split, without_fragment

__all__ = ["MAX_REDIRECTS", "REDIRECTS", "Chain", "target_of"]

MAX_REDIRECTS = 20
"""A chain of 12 was met on a living page; browsers give up after 20."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_VISITS = 3
"""An address may be met twice with the same cookies: some pages send a newcomer once round."""

_SAFE_ELSEWHERE = frozenset({"accept", "accept-language", "user-agent"})


def target_of(answer: Answer, url: str) -> str | None:
    """Return the absolute address that ``answer`` sends on to (its fragment kept), ``None`` when it
    does not: no redirect, or one without a Location that can be read.
    """
    if answer.status not in REDIRECTS:
        return None
    location = answer.headers.get("location", "").strip()
    if not location or answer.failure is not None:
        return None
    with suppress(UnicodeError):  # servers send UTF-8 where HTTP has Latin-1
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(url, location)
    except ValueError:
        return location


@dataclass(frozen=True, kw_only=True, slots=True)
class ChainEnd:
    """A chain that cannot go on: why, and the hops up to and including the one that is not asked."""

    failure: Failure
    detail: str


class Chain:
    """The state of one attempt at one address. ``url`` is what is to be asked next, at ``host``;
    ``hops`` what was answered on the way, ``shown`` the last address as it was given (its fragment
    kept).
    """

    def __init__(self, url: str) -> None:
        self._first = askable(url)
        self._first_shown = without_fragment(url)
        self.begin({})

    def begin(self, headers: Mapping[str, str]) -> None:
        """Start from the first address, with nothing kept of an earlier attempt."""
        self._go_to(self._first, self._first_shown)
        self.hops: list[Hop] = []
        self._headers = dict(headers)
        self._cookies = ChainCookies()
        self._met: Counter[tuple[str, str]] = Counter({(self.url, ""): 1})

    def _go_to(self, url: str, shown: str) -> None:
        self.url = url
        self.shown = shown
        self.host = host_of(url)

    def refused(self) -> Refusal | None:
        """Return why the address at hand may not be asked."""
        return refuse_url(self.url)

    def headers(self) -> dict[str, str]:
        """Return what is sent along to the address at hand, its own cookies included."""
        cookie = self._cookies.header(self.url)
        return {**self._headers, "Cookie": cookie} if cookie else dict(self._headers)

    def follow(self, answer: Answer) -> ChainEnd | bool:
        """Take in what the address at hand answered; return ``True`` when ``url`` is now the next one
        to ask, ``False`` when the answer is the last one, or why the chain ends here.
        """
        target = target_of(answer, self.url)
        if target is None:
            return False
        self._cookies.keep(self.url, answer.cookies)
        status = answer.status or 0
        before = self.url
        following = askable(target)
        refusal = refuse_url(following)
        # An address with a password is not asked, and not repeated either.
        self._go_to(following, redact(target) if refusal is not None else target)
        self.hops.append(Hop(status=status, url=self.shown))
        if refusal is not None:
            return ChainEnd(
                failure=refusal.failure, detail=f"redirected to an address that is not asked: {refusal.why}"
            )
        if len(self.hops) > MAX_REDIRECTS:
            return ChainEnd(failure=Failure.TOO_MANY_REDIRECTS, detail=f"more than {MAX_REDIRECTS} redirects")
        here = (self.url, self._cookies.header(self.url))
        self._met[here] += 1
        if self._met[here] >= _VISITS:
            return ChainEnd(failure=Failure.REDIRECT_LOOP, detail="redirected in circles")
        self._drop_private_headers(before)
        return True

    def _drop_private_headers(self, before: str) -> None:
        """Keep headers that speak of a person or a key from another host, port or an open line."""
        if not _same_party(before, self.url):
            self._headers = {name: value for name, value in self._headers.items() if name.lower() in _SAFE_ELSEWHERE}


def _same_party(before: str, after: str) -> bool:
    old, new = split(before), split(after)
    if old is None or new is None or old.hostname != new.hostname:
        return False
    if (old.scheme, old.port) == (new.scheme, new.port):
        return True
    return (old.scheme, new.scheme) == ("http", "https") and old.port is None and new.port is None
