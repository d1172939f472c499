"""Addresses that mean something in one network or on one machine only, by their looks alone."""

from __future__ import annotations

import ipaddress

from refcheck.text.lazy import lazy_re
from refcheck.text.urls import host_of

__all__ = ["is_inner_address"]

# RFC 6761, 6762, 8375, and what routers and companies use without asking anybody.
_INNER = lazy_re(r"(?i)(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home\.arpa|corp)$")


def is_inner_address(url: str) -> bool:
    """Return whether the host of ``url`` is that of a private network: a loopback or private address,
    a name without a point, or one under an inner domain. ``False`` when there is no host.
    """
    host = host_of(url)
    if not host:
        return False
    address = host.partition("%")[0]
    if ":" in address or address[-1:].isdigit():  # no other host is an address in figures
        try:
            return not ipaddress.ip_address(address).is_global
        except ValueError:
            pass
    return "." not in host or _INNER.search(host) is not None
