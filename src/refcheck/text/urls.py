"""Addresses: mended before they are asked, normal forms to compare them, secrets taken out.

RFC 3986 names the parts; what an author wrote is kept by whoever calls.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit, urlunsplit

from refcheck.text.hosts import ascii_host
from refcheck.text.lazy import lazy_re

__all__ = [
    "PLAIN",
    "beginning_fault",
    "host_of",
    "is_web",
    "mend",
    "normalise",
    "redact",
    "redact_within",
    "same_page",
    "site_of",
    "split",
    "without_fragment",
]

REMEMBERED = 20_000
"""Addresses (number) whose forms are kept: a run asks for each of them at every stage."""
AT_HAND = 256
"""Addresses (number) whose parts are kept: the rules that look at one ask for them one after the other."""

MAX_URL = 8_192
"""Longer addresses (characters) are not looked at: no browser or server takes them."""

# Nearly all addresses are plain: lower-case scheme and host, no port or an odd one, nothing but unreserved
# characters behind it. They are mended, normal, without secrets and ready to be asked as they stand; one
# match says so, ten times as fast as taking them apart. Tests hold that both ways agree.
_AUTHORITY = r"(https?)://(?!https?[:/])((?:[a-z0-9_-]{1,63}+\.)*+[a-z0-9_-]{1,63}+)(?::((?!(?:80|443)/)[1-9][0-9]{1,3}|[1-5][0-9]{4}))?"
_PATH = r"(/[A-Za-z0-9/_~.-]*+)(?<!\.)"
_QUERY = r"(?:\?([A-Za-z0-9=_~.-]*+(?:&(?!(?:gt|lt|quot)\Z)[A-Za-z0-9=_~.-]*+)*+)(?<![.?]))?"
PLAIN = lazy_re(_AUTHORITY + _PATH + _QUERY).fullmatch
"""Matches an address that is plain: scheme, host, port, path, query (``None``: no port, no query).
Its query may hold a secret, and its host or the whole may be too long.
"""
_BEGINNING = lazy_re(r"https?://([a-z0-9._-]*[a-z0-9_-])(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}))?(?=[/?#]|\Z)").match

# What is pasted behind a scheme that stood there already; the colon or a slash is often lost then.
_SCHEME_TWICE = lazy_re(r"(?i)\A(?:https?:/+\s*)+(https?)(?::/*|/+)(?=[^/\s])")
_ONE_SLASH = lazy_re(r"(?i)\A(https?):/(?=[^/\s])")
_SECRET_NAMES = lazy_re(
    r"(?i)^(?:.*[^a-z0-9])?(?:(?:access|api|auth|bearer|csrf|id|jwt|private|refresh|session|user|xsrf)?token|jwt|bearer"
    r"|sig|signature|hmac|(?:api|access|private|rl|secret|subscription)?key|(?:client|app)?secret|pass|passwd|pwd|password"
    r"|passphrase|auth|authorization|session|(?:j|php|asp)?sess(?:ion)?(?:_?id)|credentials?|(?:aws|google)access(?:key)?id)$"
    r"|^(?:amp;)?x-(?:amz|goog)-"
)
_TELLTALE = lazy_re("(?i)token|jwt|bearer|sig|hmac|key|secret|pass|pwd|auth|sess|credential|access|x-amz|x-goog")
"""A plain query without any of these has no name that ``_SECRET_NAMES`` matches."""
_INDEX = lazy_re(r"\[[^\]]*\]$")
_USER = lazy_re(
    r"(?<=[/\\]{2})(?:[^/?#\\\s@]*@)+"  # //user:password@, also of an address within an address
    r"|(?<=:[/\\])[^/?#\\\s@]*@"  # https:/user:password@
    r"|^(?!(?:mailto|sips?|xmpp|acct):)[^/?#\\\s:@]+:[^/?#\\\s@]+@"  # user:password@ without a scheme
)
_WRITTEN = lazy_re(r"(?i)(?:\b[a-z][a-z0-9+.-]{1,20}:[/\\]|[/\\]{2})[^\s<>\"\u201c\u201d\u00ab\u00bb]+")
_ENDS = ".,;:!?)]}'\u2018\u2019*_`"
"""What ends a sentence or closes a bracket behind an address."""
MAX_NESTED = 3
"""So many times an address within an address is looked into."""

_INVISIBLE = lazy_re("[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLANK_OR_CONTROL = lazy_re(r"[\s\x00-\x1f\x7f-\x9f\\<>\"^`{|}]")
_ESCAPED = lazy_re(r"(?<!\\)\\+(?=[_#%&~$^{}()\[\]*!.-])")
_OPENING = "([{<\"'\u201c\u2018\u00ab*_ \u00a0"
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}
_PUNCTUATION = frozenset('.,;:!?#"`\u201c\u201d\u2018\u2019\u00bb\u2026\u3001\u3002\uff0c\u060c\u061b')
_SPACE = lazy_re(r"[\s\u00a0]+")
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + '?[]{}|^`"<>'
_DEFAULT_PORTS = {"http": 80, "https": 443}
# Two-label suffixes under which anybody can register; the list errs towards *different* sites.
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gob", "gov", "go", "mil", "ne", "net", "or", "org", "sch"})


@lru_cache(maxsize=AT_HAND)
def split(url: str) -> SplitResult | None:
    """Return the parts of ``url``, ``None`` when it cannot be split (bad port, bad brackets)."""
    if len(url) > MAX_URL:
        return None
    plain = PLAIN(url)
    if plain is not None:
        scheme, path, query = plain.group(1, 4, 5)
        netloc = url[len(scheme) + 3 : plain.start(4)]
        return tuple.__new__(SplitResult, (scheme, netloc, path, query or "", ""))
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def is_web(url: str) -> bool:
    """Return whether ``url`` is an http or https address with a host that one can be."""
    if len(url) <= MAX_URL and _BEGINNING(url):
        return True
    parts = split(url)
    if parts is None or parts.scheme.lower() not in _DEFAULT_PORTS:
        return False
    host = parts.hostname or ""
    return bool(host) and not _BLANK_OR_CONTROL.search(host)


@lru_cache(maxsize=AT_HAND)
def host_of(url: str) -> str:
    """Return the lower-case host of ``url``, empty when there is none."""
    plain = _BEGINNING(url)
    if plain is not None and len(url) <= MAX_URL:
        return plain[1]
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
    ``&amp;``, punctuation and unpaired brackets at the end, a scheme before the scheme. Added: ``http://`` before
    ``www.``, the second slash behind a scheme, percent-encoding, the ASCII form of an international host.
    Mending twice changes nothing.
    """
    return raw if PLAIN(raw) else _mended_for_good(raw)


@lru_cache(maxsize=REMEMBERED)
def _mended_for_good(raw: str) -> str:
    mended = _mended(raw)
    # What has been encoded may leave a bracket without its pair at the end: as often as it takes, bounded.
    for _ in range(10):
        mended, before = _mended(mended), mended
        if mended == before:
            break
    return mended


def _mended(raw: str) -> str:
    if len(raw) > MAX_URL:
        return raw.strip()
    url = _ESCAPED.sub("", _INVISIBLE.sub("", raw).strip())
    url = _trim_end(re.sub(r"&(?:amp;)+", "&", url).lstrip(_OPENING))
    url = (_SCHEME_TWICE if _SCHEME_TWICE.match(url) else _ONE_SLASH).sub(r"\1://", url, count=1)
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
            _encoded(_SPACE.sub("%20", parts.path), safe=_PATH_SAFE),
            _encoded(_SPACE.sub("%20", parts.query), safe=_QUERY_SAFE),
            _encoded(parts.fragment, safe=_QUERY_SAFE),
        )
    )


def beginning_fault(url: str) -> str:
    """Return what is wrong with how ``url`` begins and can be put right, empty when nothing is:
    ``http://https://a.example/``, ``http:/a.example/`` (which browsers open, and readers retype).
    """
    if _SCHEME_TWICE.match(url):
        return "it has a scheme (https://) before its scheme"
    return "one slash is missing behind its scheme" if _ONE_SLASH.match(url) else ""


def _trim_end(url: str) -> str:
    """Return ``url`` without the sentence's punctuation; brackets and quotes that pair inside it stay."""
    while url:
        last = url[-1]
        entity = re.search(r"&(?:gt|lt|quot|#39);?$", url[-6:])
        if entity:
            url = url[: -len(entity.group())]
        elif (
            last in _PUNCTUATION
            or last.isspace()
            or (last == "*" and "?" not in url)
            or (last == "'" and url.count("'") % 2)
            or (last in _CLOSING and url.count(last) > url.count(_CLOSING[last]))
        ):
            url = url[:-1]
        else:
            break
    return url


def _encoded(text: str, *, safe: str) -> str:
    """Return ``text`` percent-encoded; a character that is half of a pair (no text has one) as a question mark."""
    return quote(text, safe=safe, errors="replace")


def _netloc(parts: SplitResult) -> str:
    """Return the authority with an ASCII, lower-case host and without a default port.

    A host that cannot be put into ASCII stays as it is.
    """
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii():
        encoded = ascii_host(host)
        if encoded is None:
            return parts.netloc
        host = encoded.rstrip(".")
    if "[" in parts.netloc.rpartition("@")[2]:
        host = f"[{host}]"
    user, at, _ = parts.netloc.rpartition("@")
    port = parts.port
    keep_port = port is not None and port != _DEFAULT_PORTS.get(parts.scheme.lower())
    return f"{user}{at}{host}{f':{port}' if keep_port else ''}"


@lru_cache(maxsize=REMEMBERED)
def normalise(url: str) -> str:
    """Return the form in which two spellings of one address are equal; the fragment is left out.

    Unreserved characters (but the point, which mending may take off) are decoded, other escapes in upper case, an empty path is ``/``
    (RFC 3986, section 6.2.2). The scheme is kept: http and https are two addresses.
    """
    return url if PLAIN(url) else _normalised(url)


def _normalised(url: str) -> str:
    mended = mend(without_fragment(mend(url)))
    parts = split(mended)
    if parts is None or not parts.netloc:
        return mended
    path = _normal_escapes(parts.path) or "/"
    return urlunsplit((parts.scheme, parts.netloc, path, _normal_escapes(parts.query), ""))


def same_page(one: str, other: str) -> bool:
    """Return whether two addresses lead to one page: the same normal form, or two versions of one page of a wiki."""
    return normalise(one) == normalise(other) or _page(one) == _page(other)


def _page(url: str) -> str:
    """Return the normal form of an address; of a page of MediaWiki that of its article.

    Its pages are at ``/wiki/TITLE`` and at ``/w/index.php?title=TITLE``, where ``oldid`` names a version
    (mediawiki.org/wiki/Manual:Parameters_to_index.php); "m." before the rest of the host is the same for telephones.
    """
    parts = split(normalise(url))
    if parts is None:
        return normalise(url)
    titles = parse_qs(parts.query).get("title", []) if parts.path.endswith("/index.php") else []
    name = titles[0] if titles else parts.path.partition("/wiki/")[2]
    if not name:
        return normalise(url)
    host = (parts.hostname or "").removeprefix("www.").replace(".m.", ".", 1)
    return f"//{host}/wiki/{unquote(name).replace(' ', '_')}"


def _normal_escapes(text: str) -> str:
    def normal(match: re.Match[str]) -> str:
        char = unquote(match.group())
        return char if re.fullmatch(r"[A-Za-z0-9_~-]", char) else match.group().upper()

    return re.sub(r"%[0-9A-Fa-f]{2}", normal, text)


@lru_cache(maxsize=REMEMBERED)
def redact(url: str) -> str:
    """Return ``url`` without user names, passwords and the values of key-like parameters.

    Looked at are query, fragment and path parameters, also of an address that is itself a value.
    It need be no valid address, and may be of any length.
    """
    plain = PLAIN(url)
    if plain is not None and (plain[5] is None or not _TELLTALE.search(plain[5])):
        return url
    # Registries are asked by long queries: of most that are no plain addresses one look shows that no name tells.
    decoded = unquote(url) if "%" in url else url
    if "%" not in decoded and _is_telling_nothing(url) and _is_telling_nothing(decoded):
        return url
    return _redacted(url, depth=0)


def _is_telling_nothing(text: str) -> bool:
    """Return whether nothing in a text is a user, or the name of a parameter with a secret value."""
    return "@" not in text and text.isascii() and text.isprintable() and _TELLTALE.search(text) is None


def redact_within(text: str) -> str:
    """Return ``text`` with the addresses that are written in it redacted, and nothing else changed."""
    if "/" not in text and "\\" not in text:
        return text
    return _WRITTEN.sub(_redacted_address, text)


def _redacted_address(found: re.Match[str]) -> str:
    address = found.group()
    bare = address.rstrip(_ENDS)
    redacted = redact(bare)
    return address if redacted == bare else redacted + address[len(bare) :]


def _redacted(url: str, *, depth: int) -> str:
    head, *rest = re.split(r"([?&;#])", _USER.sub("***@", url))
    return _looked_into(head, depth) + "".join(_redacted_pair(part, depth) for part in rest)


def _redacted_pair(pair: str, depth: int) -> str:
    name, equals, value = pair.partition("=")
    if not equals or not value:
        return _looked_into(pair, depth)
    plain = _plain_name(name)
    if _SECRET_NAMES.match(plain) or _SECRET_NAMES.match(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", plain)):
        return f"{name}=***"
    return f"{name}={_looked_into(value, depth)}"


def _looked_into(text: str, depth: int) -> str:
    """Return ``text``, redacted where an escaped address in it holds secrets."""
    if "%" not in text or depth >= MAX_NESTED:
        return text
    inner = unquote(text)
    redacted = _redacted(inner, depth=depth + 1)
    return text if redacted == inner else _encoded(redacted, safe="*:/@")


def _plain_name(name: str) -> str:
    """Return the name of a parameter without escapes, index and blanks."""
    for _ in range(MAX_NESTED if "%" in name else 0):
        name = unquote(name)
    if not (name.isascii() and name.isprintable()):
        name = _INVISIBLE.sub("", name)
    name = name[-100:].strip()
    return _INDEX.sub("", name) if name.endswith("]") else name
