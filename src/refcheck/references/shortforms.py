"""Back-references and locators: what a note says when it does not say it all again.

Ibid., op. cit., supra and their kin in English, Latin, German, French, Spanish and Indonesian.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.model.reference import NoteKind

__all__ = ["ShortForm", "find_alias", "find_locator", "find_short_form", "without_signal"]

_SIGNAL = re.compile(
    r"(?i)^[\s(]*(?:(?:for (?:example|instance|more|details?)|e\.g\.|i\.e\.)[,:]?\s*)?"
    r"(?:(?:but )?see(?: also| generally|,? e\.g\.|,? for example| further)?|cf\.?|compare|vgl\.?|siehe(?: auch)?|voir(?: aussi)?|véase(?: también)?|lihat"
    r"|quoted in|cited in|cited by|as quoted in|according to|from|source|sources|accord)(?:\b|(?<=\.))[,.:]?\s+"
)
_IBID = re.compile(
    r"(?i)^\W*(?:ib[ií]d(?:em)?\b|ebd\b|ebenda\b|a\.?\s?a\.?\s?o\b|id(?:em)?(?=[.,]|\s+at\b|\s*$)|ib(?=\.))[.,]*\s*"
)
_SUPRA = re.compile(
    r"(?i)\b(?:supra|above|oben|ci-dessus)\b[,\s]*(?:at\s+)?(?:note|notes|n\.?|nn\.?|fn\.?|footnote|anm\.?|fn)\s*(?P<a>\d{1,4})\b"
    r"|\b(?:see\s+)?(?:foot)?note\s+(?P<b>\d{1,4})\s*,?\s*(?:above|supra)\b"
    r"|\((?:n|fn|note)\.?\s*(?P<c>\d{1,4})\)"
)
_OP_CIT = re.compile(
    r"(?i)[\s,(]{0,8}\b(?:a\.\s?a\.\s?o|op\.?\s*cit|loc\.?\s*cit|opus\s+cit|art\.?\s*cit|ob\.?\s*cit)\b\.?\)?"
)
_OP_CIT_NOTE = re.compile(r"(?i)^[\s,(]*(?:note|n\.?|fn\.?)\s*(\d{1,4})\)?")

_RANGE = r"\d{1,5}(?:\s?[-–—]\s?\d{1,5})?"
_NUMBER = (
    # a list goes on over commas, but not into a year
    rf"{_RANGE}(?:\([a-z\d]{{1,3}}\)){{0,3}}(?:\s?ff?\.?(?!\w))?(?:(?:\s?[,&]\s?|\s+and\s+)(?!(?:1[5-9]|20)\d\d(?!\d)){_RANGE}(?=\s*(?:$|[.,;)&]|and\b)))*"
    r"|[ivxlc]{1,7}(?:\s?[-–—]\s?[ivxlc]{1,7})?(?![a-z])"
)
_LOCATOR = re.compile(
    rf"(?i)(?:^|[\s,;(:.])(?:at\s+)?(?P<label>pages?|pgs?\.?|pp?\.?|(?<!u\.)s\.(?!\s?v\.)|seiten?|p[áa]ginas?|p[áa]gs?\.?|hlm\.?|halaman|paragraphs?|paras?\.?|¶{{1,2}}"
    rf"|§{{1,2}}|chapters?|chaps?\.?|ch\.|sections?|sec\.|articles?|arts?\.|tables?|figures?|figs?\.)\s*(?P<value>{_NUMBER})"
)
_AT = re.compile(r"(?i)(?:^|[\s,;])at\s+(?P<value>\d{1,5}(?:\s?[-–—]\s?\d{1,5})?)(?=\s*(?:$|[.,;)]))")
_AFTER_IMPRINT = re.compile(
    # "(Geneva: ILO, 2017), 5", "(Martinus Nijhoff 2013) 105", "et al., 2017, 5"; "35 (2005) 319" is a journal's page
    rf"(?:\d{{4}}[a-z]?\)\s*,\s*|\((?=[^()]{{0,200}}?[^\W\d_])[^()]{{0,200}}?\d{{4}}\)\s+|(?<!\d)(?:1[5-9]|20)\d\d[a-z]?[,:]\s?)(?P<value>{_RANGE})(?=\s*(?:\.|;|$))"
)
_LONE = re.compile(rf"(?i)^[\s,.:]*(?P<value>{_NUMBER})\s*\.?\s*$")
_PAGES = re.compile(r"(?i)pages?|pgs?\.?|pp?\.?|s\.|seiten?|p[áa]ginas?|p[áa]gs?\.?|hlm\.?|halaman")
_LABELS = (
    ("para", "para. "),
    ("¶", "para. "),
    ("§", "§ "),
    ("ch", "ch. "),
    ("sec", "sec. "),
    ("art", "art. "),
    ("tab", "table "),
    ("fig", "fig. "),
)
_ALIAS = re.compile(
    r"(?i)[\[(,;]?\s*(?:hereinafter|hereafter|henceforth|im folgenden|ci-après|en adelante|selanjutnya)[,:]?\s*"
    r"(?:referred to as|cited as|called|disebut)?\s*(?:the\s+)?[\"“‘'*]?(?P<a>[^\"”’'*\])]{2,80})[\"”’'*]?[\])]?"
    r"|[\[(](?:the\s+)[\"“‘](?P<b>[^\"”’]{2,80})[\"”’][\])]"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ShortForm:
    """A back-reference: ``name`` the surname or title given with it, ``note`` the label it names."""

    kind: NoteKind
    name: str = ""
    note: str | None = None
    rest: str = ""


def without_signal(text: str) -> str:
    """Return ``text`` without the "See also", "Cf." or "Quoted in" that opens it."""
    for _ in range(3):
        shorter = _SIGNAL.sub("", text, count=1)
        if shorter == text:
            break
        text = shorter
    return text


def find_short_form(text: str) -> ShortForm | None:
    """Return the back-reference that ``text`` is, ``None`` when it is none.

    A note that only mentions another one in passing ("as note 3 above shows") is none: before the
    keyword there may be a name, no sentence.
    """
    text = without_signal(text).strip()
    match = _IBID.match(text)
    if match:
        return ShortForm(kind=NoteKind.IBID, rest=text[match.end() :])
    match = _OP_CIT.search(text)
    if match and _is_name(text[: match.start()]):
        note = _OP_CIT_NOTE.match(text, match.end()) or _OP_CIT_NOTE.match(text[match.end() :])
        rest = text[match.end() + (note.end() if note else 0) :]
        label = note[1] if note else None
        kind = NoteKind.SUPRA if label else NoteKind.OP_CIT
        return ShortForm(kind=kind, name=_name(text[: match.start()]), note=label, rest=rest)
    match = _SUPRA.search(text)
    if match and _is_name(text[: match.start()]):
        label = match["a"] or match["b"] or match["c"]
        return ShortForm(
            kind=NoteKind.SUPRA,
            name=_name(text[: match.start()]),
            note=label.lstrip("0") or "0",
            rest=text[match.end() :],
        )
    return None


def _is_name(text: str) -> bool:
    """Return whether what stands before a keyword can be names and a short title."""
    words = re.findall(r"[^\W\d_]+", text)
    small = [
        word for word in words if word.islower() and word not in {"and", "et", "al", "und", "y", "the", "of", "in"}
    ]
    return len(words) <= 16 and len(small) <= max(2, len(words) // 3)


def _name(text: str) -> str:
    return text.strip(" ,;:.([").removesuffix(" in").strip()


def find_locator(text: str, *, lone: bool = False) -> tuple[str, tuple[int, int]] | None:
    """Return the place in a work that ``text`` cites and the range that says so.

    "page 9" gives "9", "pp. 12–14" "12-14", "(Geneva: ILO, 2017), 5" "5"; "para. 3" keeps its label.
    The last one counts. With ``lone`` a number alone is a page, as after *Ibid.*
    """
    found = None
    for match in _LOCATOR.finditer(text):
        found = match
    if found:
        value = _value(found["value"])
        # German pages are "S.", sections of an English act "s."
        label = "sec." if found["label"] == "s." else found["label"].casefold()
        prefix = (
            "" if _PAGES.fullmatch(label) else next((full for short, full in _LABELS if label.startswith(short)), "")
        )
        return prefix + value, found.span()
    last = _AT.search(text) or _AFTER_IMPRINT.search(text) or (_LONE.match(text) if lone else None)
    return (_value(last["value"]), (last.start("value"), last.end())) if last else None


def _value(text: str) -> str:
    return re.sub(r"\s?[-–—]\s?", "-", text).strip(" .,")


def find_alias(text: str) -> tuple[str, tuple[int, int]] | None:
    """Return the name that a note gives its work for later ("hereinafter ..."), and where."""
    match = _ALIAS.search(text)
    return ((match["a"] or match["b"]).strip(" ,.;"), match.span()) if match else None
