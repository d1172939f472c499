"""Addresses: mended before they are asked, normal forms to compare them, secrets taken out.

RFC 3986 names the parts; what an author wrote is kept by whoever calls.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

__all__ = ["host_of", "is_web", "mend", "normalise", "redact", "site_of", "split", "without_fragment"]

MAX_URL = 8_192
"""Longer addresses (characters) are not looked at: no browser or server takes them."""

_SECRET_NAMES = re.compile(
    r"(?i)^(.*[-_.])?(token|sig|signature|key|apikey|rlkey|secret|password|passwd|pwd|auth|authorization"
    r"|session|sessionid|jwt|credential|credentials|accesskey|awsaccesskeyid|googleaccessid)$"
    r"|^x-(amz|goog)-"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACE = re.compile(r"[\s\u00a0]+")
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + '?[]{}|^`\\"<>'
_DEFAULT_PORTS = {"http": 80, "https": 443}
# Two-label suffixes under which anybody can register; the list errs towards *different* sites.
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gob", "gov", "go", "mil", "ne", "net", "or", "org", "sch"})


def split(url: str) -> SplitResult | None:
    """Return the parts of ``url``, ``None`` when it cannot be split (bad port, bad brackets)."""
    if len(url) > MAX_URL:
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def is_web(url: str) -> bool:
    """Return whether ``url`` is an http or https address with a host."""
    parts = split(url)
    return parts is not None and parts.scheme.lower() in _DEFAULT_PORTS and bool(parts.hostname)


def host_of(url: str) -> str:
    """Return the lower-case host of ``url``, empty when there is none."""
    parts = split(url)
    return (parts.hostname or "").rstrip(".").lower() if parts else ""


def site_of(host: str) -> str:
    """Return the part of ``host`` that one owner registers ("worldbank.org", "example.co.uk").

    A heuristic without the public suffix list; it is only used to say that two hosts differ.
    """
    labels = host.split(".")
    if len(labels) <= 2 or labels[-1].isdigit() or ":" in host:
        return host
    keep = 3 if len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-keep:])


def without_fragment(url: str) -> str:
    """Return ``url`` without its fragment."""
    return url.partition("#")[0]


def mend(raw: str) -> str:
    r"""Return the address that the author of ``raw`` meant, ready to be asked.

    Taken out: blanks and invisible characters, ``\_`` and other Markdown or TeX escapes, HTML's
    ``&amp;``, punctuation and unpaired brackets at the end. Added: ``http://`` before ``www.``,
    percent-encoding, the ASCII form of an international host. Mending twice changes nothing.
    """
    url = _INVISIBLE.sub("", raw.strip().strip("<>").strip())
    url = re.sub(r"\\+(?=[_#%&~$^{}()\[\]*!.-])", "", url)
    url = url.replace("&amp;", "&")
    url = _trim_end(url)
    if re.match(r"(?i)www\.[^/\s]+\.", url):
        url = f"http://{url}"
    elif url.startswith("//"):
        url = f"http:{url}"
    parts = split(url)
    if parts is None or not parts.scheme or not parts.netloc:
        return url
    return urlunsplit(
        (
            parts.scheme.lower(),
            _netloc(parts),
            quote(_SPACE.sub("%20", parts.path), safe=_PATH_SAFE),
            quote(_SPACE.sub("%20", parts.query), safe=_QUERY_SAFE),
            quote(parts.fragment, safe=_QUERY_SAFE),
        )
    )


def _trim_end(url: str) -> str:
    """Return ``url`` without the sentence's punctuation; brackets that pair inside it stay."""
    while url:
        last = url[-1]
        if last in ".,;:!?\"'`*“”‘’»" or (
            last in ")]}>" and url.count(last) > url.count({")": "(", "]": "[", "}": "{", ">": "<"}[last])
        ):
            url = url[:-1]
        else:
            break
    return url


def _netloc(parts: SplitResult) -> str:
    """Return the authority with an ASCII, lower-case host and without a default port."""
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return parts.netloc
    if ":" in host:
        host = f"[{host}]"
    user, at, _ = parts.netloc.rpartition("@")
    port = parts.port
    keep_port = port is not None and port != _DEFAULT_PORTS.get(parts.scheme.lower())
    return f"{user}{at}{host}{f':{port}' if keep_port else ''}"


def normalise(url: str) -> str:
    """Return the form in which two spellings of one address are equal; the fragment is left out.

    Unreserved characters are decoded, other escapes in upper case, an empty path is ``/``
    (RFC 3986, section 6.2.2). The scheme is kept: http and https are two addresses.
    """
    mended = without_fragment(mend(url))
    parts = split(mended)
    if parts is None or not parts.netloc:
        return mended
    path = _normal_escapes(parts.path) or "/"
    return urlunsplit((parts.scheme, parts.netloc.lower(), path, _normal_escapes(parts.query), ""))


def _normal_escapes(text: str) -> str:
    def normal(match: re.Match[str]) -> str:
        char = unquote(match.group())
        return char if re.fullmatch(r"[A-Za-z0-9._~-]", char) else match.group().upper()

    return re.sub(r"%[0-9A-Fa-f]{2}", normal, text)


def redact(url: str) -> str:
    """Return ``url`` without user names, passwords and the values of key-like query parameters."""
    parts = split(url)
    if parts is None:
        return re.sub(r"(?<=://)[^/@\s]*@", "***@", url)
    netloc = re.sub(r"^.*@", "***@", parts.netloc)
    pairs = [_redacted_pair(pair) for pair in re.split(r"([&;])", parts.query)]
    fragment = parts.fragment
    if "=" in fragment:
        fragment = "".join(_redacted_pair(pair) for pair in re.split(r"([&;])", fragment))
    query = "".join(pairs)
    if netloc == parts.netloc and query == parts.query and fragment == parts.fragment:
        return url
    return urlunsplit((parts.scheme, netloc, parts.path, query, fragment))


def _redacted_pair(pair: str) -> str:
    name, equals, value = pair.partition("=")
    if equals and value and _SECRET_NAMES.match(unquote(name)):
        return f"{name}=***"
    return pair
