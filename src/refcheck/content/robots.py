"""robots.txt (RFC 9309): whether we may ask for a path of a host. Read by protego, which is small, kept
by Scrapy's people, and quick with hostile files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from refcheck.text.lazy import lazy_re

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["MAX_SIZE", "Robots", "nothing_allowed", "parse_robots"]

AGENT = "refcheck"
"""The product token that a file names us by."""
MAX_SIZE = 512 * 1024
"""So many bytes of the file count (RFC 9309, section 2.5, asks for 500 KiB)."""

# "User-agent: RefCheck/1.0" names us, too, although a token has no version (section 2.2.1).
_VERSION = lazy_re(r"(?im)^([ \t]{0,99}user-agent[ \t]{0,99}:[^\n/#]{0,200})/[^\s#]*")


class Robots:
    """The rules of a file."""

    def __init__(self, rules: Protego) -> None:
        self._rules = rules

    def allows(self, path: str) -> bool:
        """Return whether ``path`` (with its query) may be asked: the longest rule that fits decides,
        of two equal ones the one that allows (section 2.2.2).
        """
        return bool(self._rules.can_fetch(path, AGENT))


def parse_robots(body: bytes) -> Robots:
    """Return the rules of a robots.txt."""
    from protego import Protego

    if len(body) > MAX_SIZE:
        body = body[:MAX_SIZE].rpartition(b"\n")[0]  # half a rule is another rule
    text = body.decode("utf-8", "replace").removeprefix("\ufeff")
    return Robots(Protego.parse(_VERSION.sub(r"\1", text)))


def nothing_allowed() -> Robots:
    """Return the rules of a host whose file could not be read (section 2.3.1.4)."""
    return parse_robots(b"User-agent: *\nDisallow: /\n")
