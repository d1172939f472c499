"""Cookies of one redirect chain: some sites send a browser in circles that does not keep them."""

from __future__ import annotations

from collections.abc import Iterable

from refcheck.text.lazy import lazy_re
from refcheck.text.urls import host_of, split

__all__ = ["ChainCookies"]

_PER_HOST = 50
_LONGEST = 4_096
_NAME = lazy_re(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = lazy_re(r"[\x20-\x3a\x3c-\x7e]*")


class ChainCookies:
    """What the hosts of one chain asked to be given back, each its own and nobody else's.

    A cookie goes to the very host that set it (``Domain`` is not honoured, so that nothing is ever
    kept between hosts), a ``Secure`` one over https only. ``Path`` is not honoured either: a chain
    is a few requests long. Bounded: 50 a host, 4,096 characters each (RFC 6265, section 6.1).
    """

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, tuple[str, bool]]] = {}

    def keep(self, url: str, cookies: Iterable[str]) -> None:
        """Keep the raw Set-Cookie values ``cookies`` that ``url`` answered with."""
        jar = self._kept.setdefault(host_of(url), {})
        for raw in cookies:
            pair, *attributes = raw[: 2 * _LONGEST].split(";")
            name, equals, value = pair.partition("=")
            name, value = name.strip(), value.strip()
            if not equals or len(pair) > _LONGEST or not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):
                continue
            words = {word.strip().lower() for word in attributes}
            if "max-age=0" in words or any(word.startswith("max-age=-") for word in words):
                jar.pop(name, None)
            elif name in jar or len(jar) < _PER_HOST:
                jar[name] = (value, "secure" in words)

    def header(self, url: str) -> str:
        """Return the Cookie header for ``url``, empty when there is nothing to give back."""
        parts = split(url)
        secure = parts is not None and parts.scheme == "https"
        jar = self._kept.get(host_of(url), {})
        return "; ".join(f"{name}={value}" for name, (value, only_tls) in jar.items() if secure or not only_tls)
