"""What a run asks with where it is not this machine's own: handed down from the call to what carries the requests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refcheck.fetch.clock import Clock
    from refcheck.fetch.exchange import Progress
    from refcheck.fetch.resolver import Resolver
    from refcheck.fetch.transport import Transport

__all__ = ["OWN", "Means"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Means:
    """``None`` stands for what the configuration names (``transport``) or the machine has (``resolver``, ``clock``).

    ``progress`` hears of each address that is done.
    """

    transport: Transport | None = None
    resolver: Resolver | None = None
    clock: Clock | None = None
    progress: Callable[[Progress], None] | None = None


OWN = Means()
"""Nothing is stood in for."""
