"""Whether a target is gone or this machine is offline, judged for each target.

A name that does not resolve, or an address without a route, says nothing by itself: a machine
without a network sees the same. It counts only when another public host answered in the same run.
Hosts on loopback and private addresses do not prove a machine online.
"""

from __future__ import annotations

from dataclasses import replace

from refcheck.evidence.answers import OFFLINE_SIGNS
from refcheck.evidence.interface import Address, Answer
from refcheck.model.evidence import LinkVerdict

__all__ = ["OFFLINE", "may_be_offline", "not_asked", "settled"]

OFFLINE = "offline"


def may_be_offline(answer: Answer) -> bool:
    """Return whether ``answer`` cannot be judged before it is known that the machine is online."""
    return answer.response.failure in OFFLINE_SIGNS


def settled(answer: Answer, *, online: bool) -> Answer:
    """Return ``answer`` as it counts once the run is over: offline, when no public host answered."""
    if online or not may_be_offline(answer):
        return answer
    return replace(
        answer,
        verdict=LinkVerdict.SKIPPED,
        reason=OFFLINE,
        detail="this machine seems to be offline",
    )


def not_asked(address: Address, *, reason: str, detail: str) -> Address:
    """Return ``address`` as one that is not asked; one that never is keeps its own reason."""
    if address.ask is None:
        return address
    return Address(fragment=address.fragment, verdict=LinkVerdict.SKIPPED, reason=reason, detail=detail)
