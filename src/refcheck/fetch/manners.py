"""What is sent along with every GET, and what a host that asks for patience means."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from refcheck.config import PROJECT_URL
from refcheck.fetch.exchange import Manners
from refcheck.text.lazy import lazy_re
from refcheck.version import __version__

__all__ = ["browser_headers", "declared_pace", "is_challenge", "is_field", "is_no_load", "retry_after", "user_agent"]

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_LANGUAGES = "en-US,en;q=0.9,*;q=0.5"
_FIELD_NAME = lazy_re(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_FIELD_VALUE = lazy_re(r"[\x20-\x7e\xa0-\xff]*")
_MAIL = lazy_re(r"[!-~]{1,254}")
_INTERVAL = lazy_re(r"([0-9]{1,4})\s?([sm])")
MAX_APART = 60.0
"""No pace that a host declares is slower than a request in so many seconds."""
MANY = 1_000
"""Stands for no limit."""
_SECONDS = lazy_re(r"[0-9]{1,9}")


def user_agent(mailto: str | None) -> str:
    """Return the User-Agent: the program, its address and, when it is given, whom to write to."""
    about = f"+{PROJECT_URL}"
    if mailto and _MAIL.fullmatch(mailto) and not set(mailto) & set("()<>;\\"):
        about += f"; mailto:{mailto}"
    return f"refcheck/{__version__} ({about})"


def browser_headers(mailto: str | None) -> dict[str, str]:
    """Return the headers of a request as a browser would send them, under our own name.

    Some servers answer 406 or 403 to a request without Accept or Accept-Language.
    """
    return {"User-Agent": user_agent(mailto), "Accept": _ACCEPT, "Accept-Language": _LANGUAGES}


def is_challenge(headers: Mapping[str, str]) -> bool:
    """Return whether an answer wants a proof of being human: it is no sign of load, and asking again
    gets the same. Cloudflare says so in a header of its own, whatever the status.
    """
    return headers.get("cf-mitigated") == "challenge"


def is_no_load(headers: Mapping[str, str]) -> bool:
    """Return whether an answer of 429 or 5xx tells nothing of the host's load now: a challenge, or what
    another host answered once, replayed by an archive (RFC 7089, section 2.1.1).
    """
    return is_challenge(headers) or "memento-datetime" in headers


def is_field(name: str, value: str) -> bool:
    """Return whether a header of this name and value can be sent (RFC 9110, section 5.5)."""
    return _FIELD_NAME.fullmatch(name) is not None and _FIELD_VALUE.fullmatch(value) is not None


def retry_after(headers: Mapping[str, str], *, now: float) -> float | None:
    """Return how many seconds an answer asks to be left alone, ``None`` when it does not say.

    Seconds or an HTTP date (RFC 9110, section 10.2.3); a date is taken against the answer's own
    Date, so that a wrong clock on either side does not matter, else against ``now`` (seconds since
    1970) and a second later, since dates have whole seconds. Never negative.
    """
    value = headers.get("retry-after", "").strip()[:64]
    if _SECONDS.fullmatch(value):
        return float(value)
    until = _date(value)
    if until is None:
        return None
    sent = _date(headers.get("date", "").strip()[:64])
    return max(until - (now - 1.0 if sent is None else sent), 0.0)


def declared_pace(headers: Mapping[str, str]) -> Manners | None:
    """Return the pace that an answer declares, ``None`` when it declares none.

    ``X-Rate-Limit-Limit``, ``-Interval`` and ``X-Concurrency-Limit`` are Crossref's:
    https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/
    """
    limit = headers.get("x-rate-limit-limit", "")
    if not limit:
        return None
    interval, at_once = headers.get("x-rate-limit-interval", ""), headers.get("x-concurrency-limit", "")
    if not _SECONDS.fullmatch(limit) or not (match := _INTERVAL.fullmatch(interval)) or int(limit) == 0:
        return None
    apart = int(match[1]) * (60 if match[2] == "m" else 1) / int(limit)
    return Manners(host_interval=min(apart, MAX_APART), per_host=int(at_once) if _SECONDS.fullmatch(at_once) else MANY)


def _date(text: str) -> float | None:
    if not text:
        return None
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
