"""The proxy that the user named, taken apart; nobody else can name one."""

from __future__ import annotations

from dataclasses import dataclass

from refcheck.errors import ConfigError
from refcheck.text.urls import split

__all__ = ["Proxy", "leads_beyond", "parse_proxy"]

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, kw_only=True, slots=True)
class Proxy:
    """Where the proxy is. ``url`` always has a port: libraries differ about the one that is meant
    without. ``host`` is without brackets.
    """

    url: str
    host: str
    port: int


def parse_proxy(text: str | None) -> Proxy | None:
    """Return the proxy that ``text`` names, ``None`` for none. Raises ``ConfigError``."""
    if not text:
        return None
    parts = split(text)
    if parts is None or parts.scheme.lower() not in _PORTS or not parts.hostname:
        raise ConfigError("the proxy is not an http or https address", remedy="give --proxy http://HOST:PORT")
    scheme, host = parts.scheme.lower(), parts.hostname
    port = parts.port or _PORTS[scheme]
    user, at, _ = parts.netloc.rpartition("@")
    shown = f"[{host}]" if ":" in host else host
    return Proxy(url=f"{scheme}://{user}{at}{shown}:{port}", host=host, port=port)


def leads_beyond(status: int) -> bool:
    """Return whether an answer through a proxy is likely to come from the host beyond it."""
    return status < 500 and status != 407
