"""The title of a page: found without a parser, tidied, and told from the name of its site."""

from __future__ import annotations

import html
import re

from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["NAME_OF_HOST", "head_title", "is_no_title", "letters", "parts_of_title", "tidy", "without_site"]

SEARCHED = 1_000_000
"""A ``<title>`` is looked for in so many characters."""
MAX_RAW = 4_000
"""Longer titles (characters, with markup and entities) are cut before they are tidied. Below 4,300:
``&#`` and more figures than that make ``html.unescape`` raise."""
GLANCE = 8_000
"""A title in so many characters, behind nothing that could hide it, is found without a search."""
MAX_PIECES = 8
MAX_TITLE = 500
"""Titles are cut to so many characters."""

NAME_OF_HOST = lazy_re(r"(?i)(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,12}(?![\w-])")
_OPENING = lazy_re(r"(?i)<!--|<title(?=[\s>/])|<script(?=[\s>/])|<style(?=[\s>/])|<svg(?=[\s>/])|<noscript(?=[\s>/])")
_HIDES = lazy_re(r"<(?:!--|script|style|svg|noscript|title)")
_LETTERS = lazy_re(r"[^\W\d_]{2}")
_BETWEEN = lazy_re(r"[\W_]+")
_CLOSING = {"<script": "</script", "<style": "</style", "<svg": "</svg", "<noscript": "</noscript"}
_TAG = lazy_re(r"</?[A-Za-z][^<>]{0,200}>")
# Controls, bidi controls and what is invisible; the joiners of Persian, Indic and Khmer stay.
_UNSEEN = lazy_re(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANKS = lazy_re(r"[\s\u0085\u2028\u2029]+")
_SEPARATOR = lazy_re(r"\s+[|\-\u2013\u2014:\u00b7\u2022\u00bb\u00ab\u203a/]{1,2}\s+|\s*(?:\||::|\u00bb)\s*|:\s+")
_GENERIC = frozenset(
    {
        "",
        "home",
        "homepage",
        "home page",
        "start",
        "startseite",
        "accueil",
        "inicio",
        "beranda",
        "welcome",
        "untitled",
        "untitled document",
        "new page",
        "index",
        "index.html",
        "document",
        "title",
        "page",
        "loading",
        "loading...",
        "loading…",
        "redirecting",
        "redirecting...",
        "redirecting…",
        "redirect",
        "search",
        "search results",
        "view item",
        "view document",
        "download",
        "pdf",
        "abstract",
        "article",
        "null",
        "undefined",
        "error",
    }
)


def head_title(text: str) -> str:
    """Return what stands in the page's first ``<title>``, tidied; empty when there is none.

    Comments, scripts, styles and drawings are passed over. Linear in the length of ``text``.
    """
    found = _at_a_glance(text)
    if found:
        return found
    text = text[:SEARCHED]
    at = 0
    while match := _OPENING.search(text, at):
        opening = match.group().lower()
        if opening == "<title":
            found = _inside(text, match.end())
            if found:
                return found
            at = match.end()
            continue
        # An element that is not closed hides the rest of the page, as in a browser.
        closing = "-->" if opening == "<!--" else _CLOSING[opening]
        end = _find(text, closing, match.end())
        if end < 0:
            return ""
        at = end + len(closing)
    return ""


def _at_a_glance(text: str) -> str:
    """Return the title of a page that begins with it, as most do, or with nothing but links and ``<meta>``."""
    start = text.find("<title>", 0, GLANCE)
    if start < 0:
        return ""
    if start and _HIDES.search(text[:start].lower()) is not None:
        return ""
    end = text.find("</title>", start + 7, start + MAX_RAW)
    return tidy(text[start + 7 : end]) if end >= 0 else ""


def _inside(text: str, at: int) -> str:
    start = text.find(">", at, at + 1_000) + 1
    if not start:
        return ""
    end = _find(text[start : start + MAX_RAW], "</title", 0)
    return tidy(text[start : start + end]) if end >= 0 else ""


def _find(text: str, wanted: str, at: int) -> int:
    match = re.compile(re.escape(wanted), re.IGNORECASE).search(text, at)
    return match.start() if match else -1


def tidy(raw: str) -> str:
    """Return a title as a reader sees it: entities and markup resolved, on one line, nothing unseen.

    At most ``MAX_TITLE`` characters.
    """
    if len(raw) <= MAX_TITLE and raw.isprintable() and raw.isascii() and "<" not in raw and "&" not in raw:
        return " ".join(raw.split())
    text = html.unescape(_TAG.sub("", raw[:MAX_RAW]))
    # "&lt;i&gt;" and "&amp;amp;" are titles that were escaped twice.
    if "&" in text or "<" in text:
        text = html.unescape(_TAG.sub("", text))
    return _BLANKS.sub(" ", _UNSEEN.sub("", text)).strip()[:MAX_TITLE].strip()


def without_site(title: str, site_name: str = "", host: str = "") -> str:
    """Return ``title`` without the name of its site before or after it.

    A part counts as the site's name when it is ``site_name``, or when it says no more than
    ``host`` does ("ACL Anthology" of aclanthology.org). Errs towards leaving the title whole.
    """
    if title.isalnum() or title.replace(" ", "").isalnum():
        return title
    parts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)]
    for start, end in reversed(parts):
        if is_site_name(title[end:], site_name, host):
            return without_site(title[:start].rstrip(), site_name, host)
    for start, end in parts:
        if is_site_name(title[:start], site_name, host):
            return title[end:].lstrip()
    return title


def parts_of_title(title: str, site_name: str = "", host: str = "") -> tuple[str, ...]:
    """Return the pieces of a ``<title>`` that may each be the title of its page, those that name the site left out."""
    pieces = [piece.strip() for piece in _SEPARATOR.split(title)][:MAX_PIECES]
    return tuple(piece for piece in pieces if not is_no_title(piece, site_name, host)) if len(pieces) > 1 else ()


def is_site_name(text: str, site_name: str = "", host: str = "") -> bool:
    """Return whether ``text`` is no more than the name of a site."""
    if (
        text.isascii()
        and not site_name
        and (words := text.lower().split())
        and words[0].isalnum()
        and words[0] not in host.lower()
    ):
        return False
    plain = letters(text)
    if not plain:
        return False
    if site_name and plain == letters(site_name):
        return True
    labels = [label for label in host.lower().removeprefix("www.").split(".") if label]
    whole = letters("".join(labels))
    names = {whole, f"www{whole}", *(letters(label) for label in labels[:-1] if len(label) > 2)}
    return plain in names


def is_no_title(title: str, site_name: str = "", host: str = "") -> bool:
    """Return whether ``title`` names no work: empty, a word such as "Home", the site's name, a file."""
    plain = (title.lower() if title.isascii() else fold(title)).strip()
    if plain in _GENERIC or is_site_name(title, site_name, host):
        return True
    return plain.startswith("index of /") or _LETTERS.search(title) is None


@kept(2_048, longest=200)  # several rules ask for those of each block of a page
def letters(text: str) -> str:
    """Return the folded letters and figures of a text, without anything between them."""
    return _BETWEEN.sub("", fold(text))
