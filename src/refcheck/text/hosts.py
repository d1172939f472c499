"""Names of hosts in the one form in which they are looked up and compared.

International names are encoded here and nowhere else, since builds of libcurl differ: IDNA 2008 with
the mapping of UTS 46, not transitional, as browsers do.
"""

from __future__ import annotations

from urllib.parse import unquote

__all__ = ["ARCHIVES", "MAX_HOST", "ascii_host"]

ARCHIVES = frozenset(
    {
        *("web.archive.org", "archive.org", "archive.today", "archive.ph", "archive.is"),
        *("perma.cc", "webcitation.org"),
    }
)
"""Web archives, whose addresses are those of saved copies."""

MAX_HOST = 254
"""Longer names (characters, with the point at the end) can be none (RFC 1035, section 2.3.4)."""
_FORBIDDEN = frozenset('\x00\t\n\r #/<>?@\\^|%"`{}') | {chr(n) for n in range(0x20)} | {"\x7f"}


def ascii_host(host: str) -> str | None:
    """Return ``host`` in the lower-case ASCII form that is looked up, ``None`` when there is none.

    Percent-encoded hosts are decoded first.
    """
    if "%" in host and ":" not in host:
        host = unquote(host)
    host = host.lower()
    if not host.isascii():
        encoded = _encoded(host)
        if encoded is None:
            return None
        host = encoded
    bare = host.partition("%")[0] if ":" in host else host
    if not bare.strip(".") or not _FORBIDDEN.isdisjoint(bare):
        return None
    # An empty label or one over 63 octets can be no name (RFC 1035, section 2.3.4).
    labels = bare.removesuffix(".").split(".")
    if len(bare) > MAX_HOST or any(not 0 < len(label) <= 63 for label in labels):
        return None
    return host


def _encoded(host: str) -> str | None:
    if len(host) > MAX_HOST:  # encoding never makes it shorter in a way that counts, and takes its time
        return None
    import idna

    try:
        return idna.encode(host, uts46=True, transitional=False).decode("ascii").lower()
    except UnicodeError:
        pass
    try:  # emoji and the like: no IDNA 2008 name, but registered and opened by browsers
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
