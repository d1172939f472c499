"""An address as a document has it → the one that is asked, or why none is."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from refcheck.evidence.interface import Address
from refcheck.model.evidence import LinkVerdict
from refcheck.text.identifiers import normalise_doi
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import MAX_URL, PLAIN, is_web, mend, split, without_fragment

__all__ = ["DOI_HOST", "HANDLE_HOST", "address_of"]

DOI_HOST = "https://doi.org/"
HANDLE_HOST = "https://hdl.handle.net/"

_SCHEME = lazy_re(r"^([A-Za-z][A-Za-z0-9+.-]{0,40}):")
_HOST_FIRST = lazy_re(r"^(?:[A-Za-z0-9-]{1,63}\.){1,8}(?P<top>[A-Za-z]{2,24})(?::\d{1,5})?(?:[/?#]|$)")
_BESIDE = lazy_re(r"\s*\.{1,2}\s*").fullmatch
"""The folder of the document, or the one above: full stops that end no sentence."""
_TEMPLATE = lazy_re(
    r"(?i)^(?:https?://)?(?:\.\.\.|…)$|^https?://(?:#{1,2}[1-9]|[^/?#\s]{0,200}\\[a-z]+\s*\{)|^[^\s/]+(?:\s+\S+){3}"
)
"""An argument of a TeX command in it (`https://#1/`), a command that puts in a part (`https://\\host{a}`), a sign for
what is left out (`...`), or words of a sentence. Blanks in the name of a file are no sentence, its address is asked."""
_MISSPELT = lazy_re(r"(?i)(?:h{1,2}t{1,3}p{1,2}s{0,2}|t{2,3}ps?|hppts?)[:;]?//(?=[\w-]+\.)")
"""What is hardly anything else than `http://` or `https://`, these aside: a letter too many, too few, or no colon."""
_SURROGATE = lazy_re("[\ud800-\udfff]")
_FILE_ENDINGS = frozenset("am cc cs gz hs js md ml pl po ps py rb rs sh so".split())  # noqa: SIM905 - a word list
"""Ends of files that are names of countries too: a file beside the document, unless `www.` says otherwise."""
_GENERIC = frozenset(
    "academy app arpa art asia blog biz cat cloud club com coop design dev digital edu foundation gov group guide info"  # noqa: SIM905 - a word list
    " institute int jobs law library live media mil mobi museum name net network news one online ong org page post press"
    " pro school science site social software space store studio systems tech technology tel today tools travel university"
    " wiki work works world xyz".split()
)
"""Ends of hosts of more than two letters. What ends in any other word ("lgrenc.dfu") may be a file beside the document."""


def address_of(raw: str) -> Address:
    """Return what to ask for the address ``raw`` as a document has it.

    DOIs and handles are asked of their resolvers, by whatever scheme they are written.
    """
    if PLAIN(raw) and len(raw) <= MAX_URL:
        return Address(ask=raw)
    if _TEMPLATE.search(raw):
        return _skipped("template", "it is a pattern or a text, not an address")
    if _SURROGATE.search(raw):
        return _malformed("it holds bytes that are no text")
    url = mend(raw)
    match = _SCHEME.match(url)
    scheme = match.group(1).lower() if match else ""
    # "example.org:8080/a" has a host before the colon, not a scheme.
    if scheme in {"http", "https"}:
        return _web(url)
    if scheme == "doi" or (not scheme and re.match(r"10\.\d{4,9}/", url)):
        return _resolved(DOI_HOST, normalise_doi(url), "a DOI")
    if scheme in {"hdl", "info"} or url.lower().startswith("urn:doi:"):
        return _by_resolver(url)
    if beginning := _MISSPELT.match(url):
        return _malformed(f"its beginning is misspelt ({beginning.group()})")
    if scheme == "urn":
        return _skipped("urn", "names (urn:) are not looked up by this version")
    if scheme and not _HOST_FIRST.match(url):
        return _skipped(scheme, f"addresses of the kind {scheme}: are not asked")
    return _without_scheme(url, raw)


def _web(url: str) -> Address:
    parts = split(url)
    if parts is None or not is_web(url):
        return _malformed("it has no host, or a port that is none")
    host = parts.hostname or ""
    if re.search(r"[\s\\^`{|}<>\"&=+$!*'(),;]", host) or ".." in host or host.startswith("."):
        return _malformed(f"{host!r} is no name of a host")
    if "@" in parts.netloc:
        return _skipped("credentials", "the address holds a user name or a password: it is not sent")
    return Address(ask=without_fragment(url), fragment=unquote(parts.fragment))


def _by_resolver(url: str) -> Address:
    text = re.sub(r"(?i)^(?:info:|urn:)?(?:(?P<doi>doi)|hdl)[:/]", lambda m: "doi:" if m["doi"] else "", url)
    if text.startswith("doi:"):
        return _resolved(DOI_HOST, normalise_doi(text), "a DOI")
    if text.lower().startswith("info:"):
        return _skipped("info", "addresses of the kind info: are not asked")
    return _resolved(HANDLE_HOST, text if re.fullmatch(r"[\w.]+/\S+", text) else "", "a handle")


def _resolved(resolver: str, identifier: str, what: str) -> Address:
    if not identifier:
        return _malformed(f"it is not {what}")
    return Address(ask=resolver + quote(identifier, safe="/:;().,_-~!$&'*+=@"))


def _without_scheme(url: str, raw: str) -> Address:
    match = _HOST_FIRST.match(url)
    if match and _is_host(url, match["top"].lower()):
        return _malformed("it has no scheme (https://)")
    if re.search(r"\s", url):
        return _malformed("it is no address")
    if not url and not _BESIDE(raw):
        return _malformed("it is empty")
    return _skipped("relative", "it points to a place beside the document")


def _is_host(url: str, top: str) -> bool:
    """Return whether what has the form of a host, and of a file, is a host. ``top``: its end, in lower case."""
    return url[:4].lower() == "www." or top in _GENERIC or (len(top) == 2 and top not in _FILE_ENDINGS)


def _malformed(detail: str) -> Address:
    return Address(verdict=LinkVerdict.MALFORMED, reason="malformed", detail=f"the address cannot be asked: {detail}")


def _skipped(reason: str, detail: str) -> Address:
    return Address(verdict=LinkVerdict.SKIPPED, reason=reason, detail=detail)
