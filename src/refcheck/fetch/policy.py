"""Which addresses may be asked at all, and in words why not.

Two gates. ``refuse_url`` looks at an address as it is written, before anything is done with it,
again at every redirect. ``Policy.refuse_address`` looks at what the name *resolved* to, inside the
connection, so that decimal, octal or hexadecimal hosts, trailing dots, international dots and names
that change their answer all land in the same check; one bad address among several shuts the host.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlunsplit

from refcheck.fetch.exchange import Failure
from refcheck.fetch.networks import closed, embedded, parse
from refcheck.model.evidence import PRIVATE_HINT
from refcheck.text.hosts import MAX_HOST, ascii_host
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import MAX_URL, PLAIN, host_of, split

__all__ = ["Policy", "Refusal", "admit", "ascii_host", "askable", "refuse_url"]

_OTHER_PROTOCOLS = frozenset(
    (
        *(1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104),
        *(109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515),
        *(526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049),
        *(3659, 4045, 4190, 5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211),
    )
)
"""Ports of mail, shells, stores and the like, which no browser opens (WHATWG Fetch, "bad port",
with redis and memcached beside them): a citation is never there, an attack may be.
"""
_DOTS = lazy_re(r"(?i)/(?:\.|%2e){1,2}(?:/|$)")
_KEEP_IN_PATH = "%/:@!$&'()*+,;=~-._|[]"
_KEEP_IN_QUERY = _KEEP_IN_PATH + "?{}^`\\"


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """Why an address is not asked: the failure, and a sentence for a person without the address."""

    failure: Failure
    why: str


def admit(url: str) -> tuple[str, str, Refusal | None]:
    """Return ``url`` as it is asked, its host, and why it may not be asked (``None``: it may).

    The same as ``askable``, ``host_of`` and ``refuse_url`` one after the other.
    """
    plain = PLAIN(url) if "/." not in url else None
    if plain is not None:
        host, port = plain.group(2, 3)
        # A plain address is what ``askable`` would make of it, and its host is a name.
        if len(host) < MAX_HOST and len(url) <= MAX_URL and (port is None or int(port) not in _OTHER_PROTOCOLS):
            return url, host, None
    asked = askable(url)
    return asked, host_of(asked), refuse_url(asked)


def refuse_url(url: str) -> Refusal | None:
    """Return why ``url`` may not be asked as it is written, ``None`` when nothing speaks against it."""
    parts = split(url)
    if parts is None:
        too_long = len(url) > MAX_URL
        return _malformed("the address is too long" if too_long else "the address cannot be taken apart")
    if parts.scheme.lower() not in ("http", "https"):
        shown = parts.scheme[:20] or "none"
        return Refusal(failure=Failure.UNSUPPORTED, why=f"only http and https are asked, not {shown!r}")
    if "@" in parts.netloc:
        return Refusal(failure=Failure.FORBIDDEN, why="the address carries a user name or a password")
    if not parts.hostname or ascii_host(parts.hostname) is None:
        return _malformed("the address has no host that could be asked")
    if parts.port in _OTHER_PROTOCOLS:
        return Refusal(failure=Failure.FORBIDDEN, why=f"port {parts.port} belongs to another protocol than HTTP")
    if parts.port == 0:
        return _malformed("port 0 cannot be asked")
    return None


def _malformed(why: str) -> Refusal:
    return Refusal(failure=Failure.MALFORMED, why=why)


def askable(url: str) -> str:
    """Return ``url`` as it is asked: no fragment, an ASCII host, path and query percent-encoded.

    What cannot be put right is returned as it is, for ``refuse_url`` to say why.
    """
    bare = url.strip().partition("#")[0]
    parts = split(bare)
    host = ascii_host(parts.hostname) if parts is not None and parts.hostname else None
    if parts is None or host is None:
        return bare
    user, at, _ = parts.netloc.rpartition("@")
    shown = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port is not None else ""
    # A character that is half of a pair cannot be sent: a question mark stands for it.
    path = quote(_without_dots(parts.path), safe=_KEEP_IN_PATH, errors="replace") or "/"
    query = quote(parts.query, safe=_KEEP_IN_QUERY, errors="replace")
    return urlunsplit((parts.scheme.lower(), f"{user}{at}{shown}{port}", path, query, ""))


def _without_dots(path: str) -> str:
    """Return ``path`` without the steps ``.`` and ``..``, which whoever asks has to take (RFC 3986,
    section 5.2.4); escaped ones count, as in browsers.
    """
    if _DOTS.search(path) is None:
        return path
    kept: list[str] = []
    steps = path.split("/")
    for step in steps:
        plain = step.lower().replace("%2e", ".")
        if plain == "..":
            if len(kept) > 1:
                kept.pop()
        elif plain != ".":
            kept.append(step)
    if steps[-1].lower().replace("%2e", ".") in {".", ".."}:
        kept.append("")
    return "/".join(kept)


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """The judgement of resolved addresses. ``allow_private_network`` opens private, loopback and
    link-local blocks; metadata services, multicast, reserved and documentation blocks stay shut.
    """

    allow_private_network: bool = False

    def refuse_address(self, address: str) -> str | None:
        """Return why ``address`` (as resolved) may not be dialled, ``None`` when it may."""
        return self._why(address, private_too=self.allow_private_network)

    def is_public(self, address: str) -> bool:
        """Return whether ``address`` is on the open internet, whatever is allowed."""
        return self._why(address, private_too=False) is None

    def _why(self, address: str, *, private_too: bool) -> str | None:
        known = parse(address)
        if known is None:
            return "what the name resolved to is no address"
        for candidate in (known, *embedded(known)):
            row = closed(candidate)
            if row is not None and not (row.private and private_too):
                inside = "" if candidate == known else f", reached through {known}"
                hint = f" {PRIVATE_HINT}" if row.private else ""
                return f"{candidate} is {row.what}{inside}{hint}"
        return None
