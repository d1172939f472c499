"""A name service that says what a test wants, and a policy under which loopback plays the internet."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping, Sequence

from refcheck.fetch.exchange import Failure
from refcheck.fetch.policy import Policy
from refcheck.fetch.resolver import ResolutionError

_WORDS = {
    Failure.NO_SUCH_HOST: "no host of this name is known",
    Failure.RESOLVER: "the name service gave no answer",
}


class FakeResolver:
    """Maps names to an address, to several, or to a failure (NO_SUCH_HOST, RESOLVER).

    An unknown name is ``otherwise``. A list of answers is given one after the other, the last one
    for ever (rebinding). ``asked`` is every name that was asked for, in order.
    """

    def __init__(
        self,
        names: Mapping[str, str | Failure | Sequence[str]] | None = None,
        *,
        otherwise: Failure = Failure.NO_SUCH_HOST,
    ) -> None:
        self.names: dict[str, list[tuple[str, ...] | Failure]] = {}
        self.otherwise = otherwise
        self.asked: list[str] = []
        for name, answer in (names or {}).items():
            self.set(name, answer)

    def set(self, name: str, *answers: str | Failure | Sequence[str]) -> None:
        """Answer ``name`` so; several answers one after the other."""
        self.names[name.lower()] = [
            answer if isinstance(answer, Failure) else (answer,) if isinstance(answer, str) else tuple(answer)
            for answer in answers
        ]

    def resolve(self, host: str) -> tuple[str, ...]:
        self.asked.append(host)
        answers = self.names.get(host.rstrip("."), [self.otherwise])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, Failure):
            raise ResolutionError(answer, _WORDS.get(answer, "no answer"))
        return answer


class LoopbackIsPublic(Policy):
    """The policy as it is, except that 127.0.0.0/8 stands for the open internet."""

    def refuse_address(self, address: str) -> str | None:
        return None if _is_loopback(address) else super().refuse_address(address)

    def is_public(self, address: str) -> bool:
        return _is_loopback(address) or super().is_public(address)


def _is_loopback(address: str) -> bool:
    return address in _LOOPBACK or (address.count(".") == 3 and ipaddress.ip_address(address) in _NETWORK)


_LOOPBACK = frozenset({"127.0.0.1"})
_NETWORK = ipaddress.ip_network("127.0.0.0/8")
