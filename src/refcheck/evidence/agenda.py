"""What is asked next, and which targets wait for it: every address is asked once for everybody."""

from __future__ import annotations

from collections import defaultdict

from refcheck.evidence.interface import LinkTarget
from refcheck.evidence.rounds import Round
from refcheck.fetch.exchange import Request

__all__ = ["Agenda"]


class Agenda:
    """The requests of cited pages and of the sources that look further. Addresses are without fragments."""

    def __init__(self) -> None:
        self._round = Round()
        self._asked: set[str] = set()
        self._answered: set[str] = set()
        self._forgotten: set[str] = set()
        self._waiting: defaultdict[str, dict[str, LinkTarget]] = defaultdict(dict)

    @property
    def has_asked(self) -> bool:
        """Whether anything was taken to be asked."""
        return bool(self._asked)

    def want(self, request: Request, target: LinkTarget) -> bool:
        """Plan ``request`` unless somebody else has; return whether ``target`` has to wait for its answer."""
        url = request.url
        if url in self._forgotten:
            self._forgotten.discard(url)
            self._answered.discard(url)
            self._asked.discard(url)
        if url in self._answered:
            return False
        if url not in self._asked:
            self._round.add(request)
        self._waiting[url][target.url] = target
        return True

    def take(self) -> list[Request]:
        """Return what is planned by now; it counts as asked."""
        requests = self._round.take()
        self._asked.update([request.url for request in requests])
        return requests

    def note_answer(self, url: str) -> list[LinkTarget]:
        """Note that ``url`` has answered; return the targets that have waited for that."""
        self._answered.add(url)
        return list(self._waiting.pop(url, {}).values())

    def forget(self, url: str) -> None:
        """Note that nobody has the answer of ``url`` at hand any more: who wants it asks again."""
        self._forgotten.add(url)
