"""Which addresses belong to the open internet, and what the others are: one table.

Sources: the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890 and its updates), and the
manuals of the clouds for their metadata services. ``ipaddress.is_global`` is not asked: it lets
192.0.0.192 and the wrappers of NAT64 and 6to4 pass on Python 3.11.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

__all__ = ["Closed", "closed", "embedded", "parse"]

IPAddress = IPv4Address | IPv6Address


@dataclass(frozen=True, kw_only=True, slots=True)
class Closed:
    """A block that is not the open internet. ``what`` names it in words; ``private`` says that a
    machine may stand there which somebody wants to have checked (``allow_private_network``).
    """

    network: IPv4Network | IPv6Network
    what: str
    private: bool = False


def _closed(network: str, what: str, *, private: bool = False) -> Closed:
    return Closed(network=ip_network(network), what=what, private=private)


# Metadata services hand out keys: nobody's citation is there, so they stay shut whatever is allowed.
_METADATA = "an address of a cloud's metadata service"
_IPV4 = (
    _closed("169.254.169.254/32", _METADATA),
    _closed("169.254.169.253/32", _METADATA),
    _closed("169.254.170.2/32", _METADATA),
    _closed("169.254.170.23/32", _METADATA),
    _closed("100.100.100.200/32", _METADATA),
    _closed("168.63.129.16/32", _METADATA),
    _closed("0.0.0.0/8", "an address that means this host itself"),
    _closed("10.0.0.0/8", "a private address", private=True),
    _closed("100.64.0.0/10", "an address behind a carrier's NAT", private=True),
    _closed("127.0.0.0/8", "a loopback address", private=True),
    _closed("169.254.0.0/16", "a link-local address", private=True),
    _closed("172.16.0.0/12", "a private address", private=True),
    _closed("192.0.0.0/24", "an address kept for protocols"),
    _closed("192.0.2.0/24", "an address kept for documentation"),
    _closed("192.88.99.0/24", "an address of the abandoned 6to4 relays"),
    _closed("192.168.0.0/16", "a private address", private=True),
    _closed("198.18.0.0/15", "an address kept for measuring networks", private=True),
    _closed("198.51.100.0/24", "an address kept for documentation"),
    _closed("203.0.113.0/24", "an address kept for documentation"),
    _closed("224.0.0.0/4", "a multicast address"),
    _closed("255.255.255.255/32", "the broadcast address"),
    _closed("240.0.0.0/4", "a reserved address"),
)
_IPV6 = (
    _closed("fd00:ec2::/32", _METADATA),
    _closed("fd20:ce::254/128", _METADATA),
    _closed("::/128", "an address that means this host itself"),
    _closed("::1/128", "the loopback address", private=True),
    _closed("fc00::/7", "a private address", private=True),
    _closed("fe80::/10", "a link-local address", private=True),
    _closed("fec0::/10", "a site-local address", private=True),
    _closed("ff00::/8", "a multicast address"),
    _closed("100::/64", "an address whose packets are thrown away"),
    _closed("2001::/23", "an address kept for protocols"),
    _closed("2001:db8::/32", "an address kept for documentation"),
    _closed("3fff::/20", "an address kept for documentation"),
    _closed("5f00::/16", "an address kept for segment routing"),
)
# Only these carry an IPv4 address that decides; everything else outside 2000::/3 is not in use.
_MAPPED = IPv6Network("::ffff:0:0/96")
_TRANSLATED = IPv6Network("::ffff:0:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_NAT64_LOCAL = IPv6Network("64:ff9b:1::/48")
_6TO4 = IPv6Network("2002::/16")
_TEREDO = IPv6Network("2001::/32")
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_LAST_32 = 0xFFFF_FFFF


def closed(address: IPAddress) -> Closed | None:
    """Return the block that shuts ``address`` itself out, ``None`` when it is on the open internet.

    IPv4 addresses inside IPv6 ones are not looked at: see ``embedded``.
    """
    if isinstance(address, IPv4Address):
        return next((row for row in _IPV4 if address in row.network), None)
    found = next((row for row in _IPV6 if address in row.network and not _carries(address)), None)
    if found is None and address not in _GLOBAL_UNICAST and not _carries(address):
        return Closed(network=IPv6Network("::/0"), what="a reserved address")
    return found


def _carries(address: IPv6Address) -> bool:
    return any(address in block for block in (_MAPPED, _TRANSLATED, _NAT64, _NAT64_LOCAL, _6TO4, _TEREDO))


def embedded(address: IPAddress) -> Iterator[IPv4Address]:
    """Yield every IPv4 address that a packet for ``address`` could come out at.

    Mapped and translated forms, NAT64, 6to4, both ends of Teredo, and ISATAP. In the local-use NAT64 block
    (RFC 8215) the network chooses where the address stands (RFC 6052, section 2.2): each reading
    that is not next to nothing counts, which errs towards refusing.
    """
    if isinstance(address, IPv4Address):
        return
    bits = int(address)
    if any(address in block for block in (_MAPPED, _TRANSLATED, _NAT64)):
        yield IPv4Address(bits & _LAST_32)
    elif address in _NAT64_LOCAL:
        yield from _local_readings(bits)
    elif address in _6TO4:
        yield IPv4Address((bits >> 80) & _LAST_32)
    elif address in _TEREDO:
        yield IPv4Address((bits >> 64) & _LAST_32)
        yield IPv4Address(~bits & _LAST_32)
    if (bits >> 32) & 0xFDFF_FFFF == 0x0000_5EFE:
        yield IPv4Address(bits & _LAST_32)


def _local_readings(bits: int) -> Iterator[IPv4Address]:
    """Yield the address as /48, /56, /64 and /96 prefixes place it; all zeros when there is none.

    The first octet of a /96 one is the last of the /64 reading, which is then no reading at all.
    """
    readings = {
        ((bits >> 64) & 0xFFFF) << 16 | ((bits >> 40) & 0xFFFF),
        ((bits >> 64) & 0xFF) << 24 | ((bits >> 32) & 0xFF_FFFF),
        (bits >> 24) & _LAST_32,
        bits & _LAST_32,
    }
    meant = sorted(value for value in readings if value > 0xFF) or [0]
    yield from (IPv4Address(value) for value in meant)


def parse(address: str) -> IPAddress | None:
    """Return an address in its canonical spelling as a value (a zone is dropped), else ``None``."""
    try:
        return ip_address(address.partition("%")[0])
    except ValueError:
        return None
