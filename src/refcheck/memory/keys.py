"""How lock and store name an address."""

from __future__ import annotations

from typing import NamedTuple

from refcheck.text.urls import PLAIN, mend, redact, without_fragment

__all__ = ["Keys", "is_text", "keys_of"]

_HIDDEN = "***"
"""What stands in place of a secret."""


class Keys(NamedTuple):
    """The names of one address: in the lock (mended, no fragment) and in the store (with it)."""

    lock: str
    store: str


def keys_of(url: str) -> Keys | None:
    """Return the names of ``url``, ``None`` for one that is not kept: with a secret in it, or no text.

    Two addresses that differ only in a secret have one redacted form, and must not give each other's
    verdict; a digest of the secret in a file that goes in git could be guessed. So nothing is kept
    of such an address but its verdict in the run itself: it is always asked, and never known alive.
    """
    plain = PLAIN(url)
    if plain is not None and plain[5] is None:
        return Keys(url, url)  # nearly all: nothing to mend, and no query that could hold a secret
    if redact(url) != url or _HIDDEN in url or not is_text(url):
        return None
    mended = mend(url)
    return Keys(without_fragment(mended), mended)


def is_text(name: str) -> bool:
    """Return whether ``name`` can stand in a file: half a character (a lone surrogate) cannot."""
    return name.isascii() or name == name.encode("utf-8", "replace").decode("utf-8")
