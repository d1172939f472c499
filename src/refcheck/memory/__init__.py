"""What is remembered between runs: the lock that goes in git, the evidence store that does not.

strikes  when a broken link is an error: a pure rule on a link's history
codec    evidence ↔ JSON
store    what every source answered (SQLite, in the cache folder)
lock     ``references/refcheck.lock``: when each link was last alive
folder   one writer of a folder at a time, files replaced whole
memory   ``Memory``: the one reader and writer of both
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refcheck.memory.memory import Memory
    from refcheck.memory.store import CacheState, clean_cache, default_folder, describe_cache

__all__ = ["CacheState", "Memory", "clean_cache", "default_folder", "describe_cache"]

_HOMES = {
    "Memory": "memory",
    "CacheState": "store",
    "clean_cache": "store",
    "default_folder": "store",
    "describe_cache": "store",
}


def __getattr__(name: str) -> Any:
    """Return a public name from its module (PEP 562): checks use ``strikes`` without SQLite."""
    if name not in _HOMES:
        raise AttributeError(f"module 'refcheck.memory' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"refcheck.memory.{_HOMES[name]}"), name)
