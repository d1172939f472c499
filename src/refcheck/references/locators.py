"""The place in a work that a note cites, and the short name that it gives the work for later.

The words are those of English, Latin, German, French, Spanish, Portuguese, Italian, Indonesian,
Vietnamese and Thai notes.
"""

from __future__ import annotations

import re

from refcheck.text.cued import Cued
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re

__all__ = ["ON_PAGE", "find_alias", "find_locator", "find_names_in_brackets"]

_RANGE = r"(?:[A-HS]|[ivx]{1,4})?\d{1,6}(?!\d)(?:\.\d{1,3}(?!\d))?(?:[A-D](?!\w))?(?:(?:\s?[-–—]{1,2}\s?(?:S|[ivx]{1,4})?|\s(?:to|à|bis|al?|đến|sampai)\s)\d{1,5}(?!\d))?"
_NUMBER = (
    # a list goes on over commas, but not into a year
    rf"{_RANGE}(?:\([a-z\d]{{1,3}}\)){{0,3}}(?:\s?(?:ff?|et\s+s(?:eq|s|uiv)?q?|y\s+ss|e\s+ss|sq{{1,2}})\.?(?!\w))?(?:(?:\s?[,&]\s?|\s+(?:and|und|et|y|e|dan|và|และ)\s+)(?!(?:1[5-9]|20)\d\d(?!\d)){_RANGE}(?=\s*(?:$|[.,;)&]|and\b)))*"
    r"|(?<![^\W\d_])[ivxlc]{1,7}(?:\s?[-–—]\s?[ivxlc]{1,7})?(?![a-z\d])"
)
_PAGE = r"pages?|pgs?\.?|pp?\.?|(?<!u\.)s\.(?!\s?[vlnd]\.)|seiten?|p[áa]g(?:ina)?s?\.?|pagg\.?|hlm\.?|hal(?:aman)?\.?|trang|tr\.|หน้า(?:ที่)?|blz\.?|стр\.?|с\."
_LOCATOR = lazy_re(
    rf"(?i)(?:^|[\s,;(:.])(?:at\s+)?(?<!\bR\.\sCiv\.\s)(?<!\bR\.\sApp\.\s)(?<!\bR\.\sCrim\.\s)(?<!\bR\.\sBankr\.\s)(?P<label>{_PAGE}|paragraphs?|paras?\.?|¶{{1,2}}"
    rf"|§{{1,2}}|chapters?|chaps?\.?|ch\.|sections?|secs?\.|s(?=\s\d)|(?-i:ss)(?=\s\d)|articles?|arts?\.|arts?(?=\s\d)|ch(?=\s\d)|tables?|figures?|figs?\.|rdnr\.|rn\.|rz\.)\s*(?P<value>{_NUMBER})"
)
_AT = lazy_re(
    r"[Aa](?<![^\s,;][Aa])[Tt]\s+(?P<value>[A-Ha-h]?\d{1,5}(?:\s?[-–—]\s?\d{1,5})?)(?=\s*(?:$|[.,;)]|\([^()]{2,80}\d{4}\)))"
)
_AFTER_FIRST_PAGE = Cued(rf"(?i)\d{{4}}, at \d{{1,5}}, (?P<value>{_RANGE})(?=\s*(?:$|[.;(]))", ", at ")
"""The page cited in "June 2003, at 79, 81": the first one is where the article begins."""
_AFTER_IMPRINT = lazy_re(
    # "(Geneva: ILO, 2017), 5", "(Martinus Nijhoff 2013) 105", "et al., 2017, 5"; "35 (2005) 319" is a journal's page
    rf"(?:\d{{4}}(?:[–-]\d{{2,4}})?[a-z]?\)\s*,\s*|\((?=[^()]{{0,200}}?[^\W\d_])[^()]{{0,200}}?\d{{4}}\)\s+|(?<!\d)(?:1[5-9]|20)\d\d[a-z]?[,:]\s?)(?:(?:[IVX]{{1,4}}|vol\.\s?\d{{1,2}}),\s)?(?P<value>{_RANGE}(?:,\s{_RANGE}){{0,4}})(?=\s*(?:\.|;|$)|\s\((?:[a-z\d]|[A-Z]{{2,5}}\s\d))"
)
_AFTER_YEAR = lazy_re(rf"^[\s’'”\",]*\((?:1[5-9]|20)\d\d\)\s+(?P<value>{_RANGE})[\s.]*$")
"""The page cited in "‘A title’ (2024) 8–12"."""
_PREPRINT = Cued(rf"\barXiv:\d{{4}}\.\d{{4,5}}(?:v\d)?,\s+(?!(?:19|20)\d\d[\s.]*$)(?P<value>{_RANGE})[\s.]*$", "arxiv:")
"""The page cited in "arXiv:1701.12345, 7"."""
_BEFORE_IMPRINT = lazy_re(
    rf"^[\s,]*(?!(?:1[5-9]|20)\d\d\s)(?P<value>{_RANGE})\s+\((?!accessed|last|visited)[^()]{{0,120}}(?:1[5-9]|20)\d\d\)(?=\s*(?:$|[.;,\[]))"
)
"""The page cited in "*A Title* 88–90 (2d ed. 2014)"."""
_LONE = lazy_re(rf"(?i)^[\s,.:]*(?:at\s+)?(?P<value>{_NUMBER})\s*\.?\s*$")
_LONE_FIRST = lazy_re(
    rf"(?i)^[\s,.:(\[\])]*(?:at\s+)?(?:(?-i:[IVX]{{1,4}}),\s)?(?P<value>{_RANGE}(?:\s?ff?\.?(?!\w))?)(?=\s*(?:$|[.,;(]))"
)
_LONG_RANGE = lazy_re(r"\d{2,5}\s?[-–—]\s?\d{1,5}")
_ACT = lazy_re(r"\b(?:Act|Bill|Code|Law|Ordinance|Order|Regulations?|Rules)\b")
_IS_PAGE = lazy_re(f"(?i){_PAGE}")
_LABELS = (
    ("para", "para. "),
    ("¶", "para. "),
    ("§", "§ "),
    ("ch", "ch. "),
    ("sec", "sec. "),
    ("art", "art. "),
    ("tab", "table "),
    ("fig", "fig. "),
    ("rn", "Rn. "),
    ("rdnr", "Rn. "),
    ("rz", "Rn. "),
)
_HEREINAFTER = r"hereinafter|hereafter|henceforth|im folgenden|nachfolgend|ci-après|en adelante|di seguito|doravante|selanjutnya|sau đây|ต่อไปนี้"
_ALIAS = Cued(
    rf"(?i)[\[(,;]?\s*(?:{_HEREINAFTER})[,:]?\s*"
    r"(?:referred to as|cited as|called|disebut|gọi (?:tắt )?là|zitiert als|zit\.|zitiert|เรียกว่า)?:?\s*(?:the\s+)?[\"“‘'*«„]?\s?(?P<a>[^\"”’'*\])»“]{2,80}?)\s?(?:[\"”’'*»“]|[\])]|$)"
    r"|[\[(](?:the\s+)[\"“‘«](?P<b>[^\"”’»]{2,80})[\"”’»][\])]",
    *(*_HEREINAFTER.split("|"), "(the", "[the"),
)
_IN_BRACKETS = lazy_re(
    r"[\[(](?:the\s)?[\"“‘«„']?\s?(?P<name>[^\W\d_][\w.’'&/-]{1,40}(?:\s[\w.’'&/-]{1,40}){0,6})\s?[\"”’»“']?[\])]"
)
ON_PAGE = Cued(
    r"(?i)\s(?<=\d\s)\((?:tables?|figs?\.|figures?|maps?|plates?|abb\.|tab\.|cuadro|tableau)\s[^()]{1,40}\)",
    *("(tab", "(fig", "(map", "(plate", "(abb", "(cuadro"),
)
"""What stands on the page that is cited: "140 (table 5.2)"."""
_NOTE_ON_PAGE = Cued(
    r"(?<=\d)n\.(?=\s*(?:$|[,;)]))|(?<=\d),?\snn?\.\s?\d{1,4}(?:[-–]\d{1,4})?(?=\s*(?:$|[.,;)]))"
    r"|,?\s(?:(?:and|et|und|&)\s)?(?i:passim)\b",
    *("n.", "passim"),
)
"""The note on the page that is cited, and other pages that are not told: "290n.", "1204 n.88", "12 and passim"."""
_SHARE = lazy_re(r"(?i)(?:[.,]\d+)?\s?(?:%|per\s?cent|pro\s?cent|prozent|por\s?ciento)")
"""What makes a number a share of something, and no place."""
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@kept(128, longest=2_000)
def find_locator(text: str, *, lone: bool = False) -> tuple[str, tuple[int, int]] | None:
    """Return the place in a work that ``text`` cites and the range that says so.

    "page 9" gives "9", "pp. 12–14" "12-14", "(Geneva: ILO, 2017), 5" "5"; "para. 3" keeps its label.
    The last one counts. With ``lone`` a number alone is a page, as after *Ibid.*
    """
    text = text.translate(_THAI_DIGITS)
    for beside in (ON_PAGE, _NOTE_ON_PAGE):
        for match in [*beside.finditer(text)]:
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    first = _LONE_FIRST.match(text) if lone else None
    if first and not _is_year(first["value"]):
        return _value(first["value"]), (first.start("value"), first.end("value"))
    found = None
    for match in _LOCATOR.finditer(text):
        found = match if _SHARE.match(text, match.end()) is None else found
    if found:
        value = _value(found["value"])
        label = "sec." if _is_section(found, text) else found["label"].casefold()
        prefix = (
            "" if _IS_PAGE.fullmatch(label) else next((full for short, full in _LABELS if label.startswith(short)), "")
        )
        return prefix + value, found.span()
    first_page = _AFTER_FIRST_PAGE.search(text)
    if first_page:
        return _value(first_page["value"]), (first_page.start() + 4, first_page.end())
    at = _AT.search(text)
    last = (
        (at if at and _SHARE.match(text, at.end()) is None else None)
        or _AFTER_IMPRINT.search(text)
        or _AFTER_YEAR.match(text)
        or _PREPRINT.search(text)
        or _BEFORE_IMPRINT.match(text)
        or (_LONE.match(text) if lone else None)
    )
    if not last:
        return None
    return _value(last["value"]), last.span("value")


def _is_section(found: re.Match[str], text: str) -> bool:
    """Return whether "s." is a section of an English act: German pages are "S.", those of Turkish, Czech, Polish and
    Swedish notes "s. 97-104", of which no section has so many.
    """
    if found["label"] not in {"s.", "s", "ss"}:
        return False
    return found["label"] != "s." or not _LONG_RANGE.fullmatch(found["value"]) or _ACT.search(text) is not None


def _is_year(text: str) -> bool:
    return re.fullmatch(r"(?:1[5-9]|20)\d\d", text) is not None


def _value(text: str) -> str:
    return re.sub(r"\s?[-–—]{1,2}\s?|\s(?:to|à|bis|al?|đến|sampai)\s(?=\d)", "-", text).strip(" .,")


def find_alias(text: str) -> tuple[str, tuple[int, int]] | None:
    """Return the name that a note gives its work for later ("hereinafter ..."), and where."""
    match = _ALIAS.search(text)
    return ((match["a"] or match["b"]).strip(" ,.;:"), match.span()) if match else None


def find_names_in_brackets(text: str) -> tuple[str, ...]:
    """Return what stands alone in brackets and may be a short name for later: "(Refugee Convention)"."""
    found = (match["name"].strip() for match in _IN_BRACKETS.finditer(text))
    return tuple(name for name in found if name[0].isupper() and not any(char.isdigit() for char in name))
