"""The catalogue of attacks: what hostile documents, names, hosts and redirects try against whoever asks.

``CASES`` are all of them. ``tests/fetch/test_safety_attacks.py`` runs them as tests,
``benchmarks/attacks.py`` with figures, against any transport.
"""

from __future__ import annotations

from tests.attacks import addresses, answers, redirecting
from tests.attacks.world import Arena, Attack, Case, World, judge, ready, transport_of

__all__ = ["CASES", "Arena", "Attack", "Case", "World", "judge", "ready", "transport_of"]

CASES: tuple[Case, ...] = (*addresses.cases(), *redirecting.cases(), *answers.cases())
