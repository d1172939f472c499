"""References and addresses → evidence, in rounds. Evidence gathers; it never judges.

SOURCES, a list written by hand, in the order they are asked:

links     what came of every address
pages     the title and record that the cited page gives itself
siblings  whether a host gives the same page for an address that cannot exist
rescue    saved copies and lasting addresses of what is dead
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refcheck.evidence.gathering import FirstRound, check_links, gather, plan_first_round
    from refcheck.evidence.interface import LinkTarget, Source

__all__ = ["FirstRound", "LinkTarget", "Source", "check_links", "gather", "plan_first_round"]

_HOMES = {
    "FirstRound": "gathering",
    "LinkTarget": "interface",
    "Source": "interface",
    "check_links": "gathering",
    "gather": "gathering",
    "plan_first_round": "gathering",
}


def __getattr__(name: str) -> Any:
    """Return a public name from its module (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'refcheck.evidence' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"refcheck.evidence.{_HOMES[name]}"), name)
