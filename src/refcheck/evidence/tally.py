"""What a run has sent and heard so far: who was asked how often, how much of it was answered, and whether it was online."""

from __future__ import annotations

from collections import Counter

from refcheck.evidence.answers import UNASKED
from refcheck.fetch.exchange import Failure, Response
from refcheck.model.evidence import RequestKind, Sent

__all__ = ["Tally"]

_REFUSED = frozenset({Failure.FORBIDDEN, Failure.MALFORMED, Failure.UNSUPPORTED})
"""Our own policy said no: nothing was due."""


class Tally:
    """``due`` requests were to be asked because they are cited, ``refused`` of them are not allowed, ``answered`` came
    back. ``online``: a public host answered; ``heard``: any did, of those that pages are asked of.
    """

    def __init__(self) -> None:
        self.due = 0
        self.refused = 0
        self.answered = 0
        self.online = False
        self.heard = False
        self.interrupted = False
        self._sent: Counter[tuple[str, RequestKind]] = Counter()

    def note(self, response: Response, *, besides: bool) -> None:
        """Count an answer about a page; one that was asked ``besides``, because of another, was not due."""
        failure = response.failure
        self.note_sent(response)
        if failure is None:
            self.heard = True
            self.answered += not besides
            return
        self.interrupted = self.interrupted or failure is Failure.INTERRUPTED
        if besides:
            return
        self.refused += failure in _REFUSED
        if failure not in UNASKED and not (failure is Failure.WAIT_TOO_LONG and response.attempts == 0):
            self.answered += 1

    def note_sent(self, response: Response) -> None:
        """Count what hosts were sent for a response, of a registry too."""
        for host in response.asked:
            self._sent[host, response.request.kind] += 1
        self.online = self.online or response.public

    def sent(self) -> tuple[Sent, ...]:
        """Return how often each host was asked, by kind of question, in order."""
        return tuple(Sent(host=host, kind=kind, count=n) for (host, kind), n in sorted(self._sent.items()))
