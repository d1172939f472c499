"""Back-references: what a note says when it does not say it all again.

*Ibid.*, *op. cit.*, *supra note 5* and their kin in English, Latin, German, French, Spanish, Portuguese,
Italian, Indonesian, Vietnamese and Thai, with a few more for which one word is enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.model.reference import NoteKind
from refcheck.references.locators import find_alias, find_locator
from refcheck.text.cued import Cued
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re

__all__ = ["ShortForm", "find_alias", "find_locator", "find_short_form", "without_signal"]

MAX_TEXT = 2_000
"""A back-reference that begins later in a note (characters) is not looked for."""

_SIGNAL = lazy_re(
    r"(?i)^[\s(]*(?:(?:for (?:example|instance|more|details?)|e\.g\.|i\.e\.|so|but|and)[,:]?\s*)?"
    r"(?:refer to|a se vedea(?: și)?|vezi(?: și)?|(?:but )?see(?: also| generally|,? e\.g\.|,? for (?:example|instance)| further| especially| in particular| notably)?|cfr?\.?(?: (?:notamment|aussi|également|también|anche|auch|insb\.|in particolare))?|compare|vgl\.?(?: auch| dazu| hierzu| insb(?:es)?\.| insbesondere| etwa)?(?: zu[mr]?\s(?:(?:ganzen|gesamten|folgenden|vorigen|ff\.)\s)?(?:abschnitt|absatz|folgenden|ganzen|vorigen|kapitel|thema|problem)(?=[:,]?\s[A-ZÀ-Þ]))?|siehe(?: auch| dazu|,? z\.\s?b\.(?: in)?)?|zum beispiel(?: in)?|z\.\s?b\.|voir(?: aussi| notamment)?"
    r"|v[ée]ase(?: también)?|vid\.?|ver(?: também| también)?|vedi(?: anche)?|lihat(?: juga)?|xem(?: thêm)?|โปรดดู|ดู"
    r"|e\.\s?g\.|(?-i:[Ee]g)(?=,?\s[A-ZÀ-Þ])|i\.\s?e\.|so auch|ebenso|dazu|hierzu|(?-i:v)\.(?: aussi| anche)?(?=\s[A-ZÀ-Þ])|(?-i:V)\.(?:\s(?:aussi|anche)(?=\s)|(?-i:(?=\s[A-ZÀ-Þ])(?!\s(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w’'-]+(?:,?\s(?:(?:and|&|et|e|y|und|--|[-–—])\s)?|-)(?:[A-ZÀ-Þ]\.\s?)+(?:(?:van|von|de|del|della|di|da|ter)\s){0,2}[A-ZÀ-Þ]))))|quoted in|cited in|cited by|as quoted in|(?:originally |first )?(?:reported|discussed|introduced|proposed|formulated) (?:in|by)(?=\s[A-ZÀ-Þ])|according to|from|source|sources|also(?=\s[A-ZÀ-Þ])|accord|contra|citing|quoting|sowie|ainsi que|zit(?:iert|\.)? nach|cité (?:par|dans)|citado en|apud)"
    r"(?:\b|(?<=\.)|(?<=[ดู]))[,.:]?\s+"
)
_THAI_SIGNAL = lazy_re("^(?:โปรดดู|ดู)(?=(?:เชิงอรรถ|อ้างแล้ว|เรื่องเดียวกัน))")
# What follows the word without a blank in scripts that have none needs no end of a word.
_IBID = lazy_re(
    r"(?i)^\W{0,8}(?:(?P<id>eadem\b|[ií]dem\b|[ií]d(?=[.,]|\s+at\b|\s*$))(?:[.,]*\s*[ií]b(?:i|í|i\u0301)d(?:em)?\b)?"
    r"|[ií]b(?:i|í|i\u0301)d(?:em)?\b|ib(?=\.)|ebd(?:a)?\b|ebenda\b|ebendort\b|ivi(?=[,.]?\s*(?:pp?\b|\d|$|[.,;]))"
    r"|tamże\b|там же\b|nt(?=\.?,\s*tr)|như trên\b|เรื่องเดียวกัน|เพิ่งอ้าง|แหล่งเดิม|同上"
    r"|a\.?\s?a\.?\s?o\b|sđd\b|tlđd\b|s\.đ\.d\b)[.,]*\s*"
)
# "Schulze, ebd. Rn. 18": whose work it is of those that the note before cites
_NAMED_IBID = Cued(
    r"(?P<name>[^,;:\d“”\"«»()]{2,60}),\s(?:(?i:ebd(?:a)?|ebenda|[ií]b[ií]d(?:em)?))(?=[.,\s)]|$)[.,]*\s*",
    *("ebd", "ebenda", "ibid", "íbid", "ibíd", "íbíd"),
)
_OP_CIT = Cued(
    r"(?i)[\s,(]{0,8}(?:\b(?:a\.\s?a\.\s?o|aao|op\.?\s*cit|opus\s+cit(?:atum)?|loc\.?\s*cit|art\.?\s*cit|ob\.?\s*cit|obra\s+citada|sđd|tlđd|s\.đ\.d"
    r"|указ\.\s?соч|dz\.\s?cyt)\b|อ้างแล้ว|(?<=,\s)(?:(?:as\s)?cited\s(?:above|earlier)|cité(?:e|s|es)?\s(?:supra|plus haut)|citado\sarriba)|(?<=[,\s])(?:pr[ée]cit[ée]e?s?|préc\.|cit\.)|(?<=[»”]\s)cit(?=,))\.?\)?",
    *("a.", "aao", "cit", "sđd", "tlđd", "s.đ.d", "указ", "cyt", "อ้างแล้ว", "préc."),
)
_SAME_AUTHOR = lazy_re(r"(?i)(?:ders|dies|derselbe|dieselbe|[ií]dem|id|eadem)\.?")
_SAME_PLACE = lazy_re(r"(?i)loc\.?\s*cit")
_NOTE = r"(?:foot)?notes?|endnotes?|n{1,2}\.?|fns?\.?|fn\.|anm\.?|anmerkung|fu(?:ß|ss)n(?:ote)?\.?|notas?|nt\.|chú thích|เชิงอรรถ|catatan(?: kaki)?"
_NUMBER_SIGN = r"(?:(?:no|nr|nomor|số|ที่)\.?\s*)?"
_LABEL = r"\d{1,4}"
_BEFORE = r"supra|above|oben|ci-dessus|infra|below|unten|ci-dessous|wie|arriba|retro"
_BEHIND = r"above|supra|oben|ci-dessus|infra|below|unten|ci-dessous|arriba|di atas|ở trên|ข้างต้น"
_SUPRA = Cued(
    rf"(?i)\b(?P<w>{_BEFORE})\b[,.\s]*(?:(?:at|in|en|dans|la|cit\.)\s+)?(?:{_NOTE})\s*{_NUMBER_SIGN}(?P<a>{_LABEL})\b"
    rf"|\b(?:{_NOTE})\s*{_NUMBER_SIGN}(?P<b>{_LABEL})\s*(?:[-–]\s?\d{{1,4}})?\s*,?\s*(?P<x>{_BEHIND})\b"
    rf"|(?:เชิงอรรถ|chú thích|catatan kaki)\s*{_NUMBER_SIGN}(?P<c>{_LABEL})",
    *(
        "supra",
        "above",
        "oben",
        "ci-dessous",
        "ci-dessus",
        "infra",
        "below",
        "unten",
        "wie",
        "arriba",
        "retro",
        "di atas",
    ),
    *("ở trên", "ข้างต้น", "เชิงอรรถ", "chú thích", "catatan kaki"),
)
_SUPRA_IN_BRACKETS = lazy_re(
    rf"(?i)[(\[]\s*(?:(?:wie|in|siehe|s\.|in der|citada? en(?: la)?|cited (?:in|at)|see)\s+)?(?:{_NOTE})\s*{_NUMBER_SIGN}(?P<d>{_LABEL})\s*[)\]]"
)
_SUPRA_ALONE = Cued(r"(?i)[,\s]\s*supra\b(?!\s*(?:-|note|n\b))", "supra")
_NOTE_FIRST = lazy_re(rf"(?i)^(?:{_NOTE})\s*{_NUMBER_SIGN}(?P<n>{_LABEL})\b(?!\s*[-–/]\s*[A-Z])")
# "Doe, note 5, p. 12": without "above" only names may stand before it, and no pages.
_NAME_NOTE = Cued(
    r"(?P<name>[^,;\d\"“”«»]{2,60}(?:, [^,;\d\"“”«»]{2,40}){0,2}), (?:footnote|note|nota|fn\.?|Fn\.?|Anm\.?|n\.?) ?(?P<n>\d{1,4})(?=[.,;]|$| at )",
    *(", n", ", f", ", anm"),
)
_LATER = lazy_re(r"(?i)\b(?:infra|below|unten|ci-dessous)\b")
_OP_CIT_NOTE = lazy_re(
    rf"(?i)^[\s,(\[]*(?:(?:supra|above|in|wie|en|ใน)\s*)?(?:{_NOTE})\s*{_NUMBER_SIGN}({_LABEL})[)\]]?"
)
_RANGE_END = lazy_re(r"^\s?(?:[-–—]|,|and|&)\s?(?:nn?\.?\s*)?\d{1,4}(?![\d)])")
_PASSAGE = lazy_re(r"(?i)^[\s,.]*(?:and (?:the )?(?:accompanying|associated) text|and text\b)")
_SENTENCE_END = lazy_re(r"(?<=[\w)\]])\.\s+(?=[“\"‘']?[A-ZÀ-ÖØ-Þ][\w’']*\s+[\w“\"‘(])")
_LOCATES = lazy_re(r"(?i)^\W*(?:at\s+)?(?:\d|[^\W\d_]{1,10}\.?\s*\d|[§¶]|[ivxlc]+\b)")
_ESPECIALLY = lazy_re(
    r"(?i)^\W*(?:(?:but )?see\s|siehe\s|voir\s|véase\s)?(?:esp(?:ecially|\.)?|in particular|particularly|insb(?:es)?\.|insbesondere|notamment|en especial|em especial)[,:]?\s(?=\D{0,12}\d)"
)
"""What leads to the place that counts most: "Ibid. See esp. page 23"."""
_CUT = lazy_re(
    r"(?i)(?:^|[\s(])(?:see(?: also| generally)?|cfr?\.|vgl\.|siehe|voir(?: aussi)?|véase|vedi|lihat|xem|so auch|ebenso|dazu|hierzu)[,:]?\s+"
)
_PROSE = lazy_re(
    r"(?i)\W*(?:in|on|at|as|of|from|to|by)\W*$|\W*(?:as|this|that|these|those|it|we|i|he|she|they|there|here|what|when|while|if|but|since|because|although|however|like|unlike|for|on|at|in(?! re\b| the matter))\s+(?-i:[a-z])"
)
_CITES = lazy_re(r"\d{4}|[“”«»\"]|https?:")
"""What a citation has and prose seldom: a year, quotation marks, an address."""
_QUOTATION = lazy_re(r"[“\"«‘][^“”\"«»]{20,}")
_DATED = lazy_re(r"\d{4}|https?:")
_LAST_BRACKETS = lazy_re(r"\((?P<last>[^()]{2,120})\)\W{0,4}$")
_LAST_SENTENCE = lazy_re(
    r"[.!?][”\"’»]?\s+(?=(?:(?:See|Cf\.|Vgl\.|Voir|Siehe)\s+)?(?i:ib[ií]d|id\.|ebd))(?P<last>.{2,120})$", re.DOTALL
)
_GOES_ON = lazy_re(r"\d{4}[a-z]?\W+(?:\w+\W+){0,6}?[^\W\d_]{4,}")
"""A year with words behind it: a citation in full stands before the keyword."""
_SMALL_WORDS = frozenset(
    "and et al und y e the of in on for to a an de la le les des du der die das den von van dan và with to eds ed hrsg".split()  # noqa: SIM905
)
_LOCATOR_WORDS = frozenset(
    "page pages para paras paragraph paragraphs article art section sec chapter table figure note notes and see also same place emphasis added citing quoting ibid ibidem vol part annex".split()  # noqa: SIM905
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ShortForm:
    """A back-reference: ``name`` the surname or title given with it, ``note`` the label it names.

    ``rest`` is what follows of the same citation. ``later`` says that it may look ahead (*infra*),
    ``passage`` that it means a note and the text about it rather than one work, ``same_place`` that it
    is *loc. cit.*
    """

    kind: NoteKind
    name: str = ""
    note: str | None = None
    rest: str = ""
    later: bool = False
    passage: bool = False
    same_place: bool = False


@kept(256, longest=MAX_TEXT)
def without_signal(text: str) -> str:
    """Return ``text`` without the "See also", "Cf." or "Quoted in" that opens it."""
    for _ in range(3):
        match = _SIGNAL.match(text)
        if match is None:
            break
        text = text[match.end() :]
    return text


def find_short_form(text: str) -> ShortForm | None:
    """Return the back-reference that ``text`` is, ``None`` when it is none.

    A note that only mentions another one in passing ("as note 3 above shows") is none: before the
    keyword there may be a name, or prose that ends in "see" and a name.
    """
    whole = text[:MAX_TEXT].strip()
    text = without_signal(whole).strip()
    if (thai := _THAI_SIGNAL.match(text)) is not None:
        text = text[thai.end() :]
    found = _ibid(text) or _op_cit(text) or _supra(text, signalled=len(text) < len(whole))
    return found or _after_prose(text)


def _after_prose(text: str) -> ShortForm | None:
    """Return the back-reference that prose ends with: "This is disputed. Ibid., p. 5.", "So it is (ibid., 5)."."""
    match = _LAST_BRACKETS.search(text) or _LAST_SENTENCE.search(text)
    if match is None:
        return None
    before = text[: match.start()]
    quoted = _QUOTATION.fullmatch(before) is not None  # what the work says, and where
    if _CITES.search(before) and (not quoted or _DATED.search(before)):
        return None
    last = without_signal(match["last"])
    return _ibid(last) or _op_cit(last) or _supra(last, signalled=False)


def _ibid(text: str) -> ShortForm | None:
    match = _IBID.match(text)
    if match is None:
        named = _NAMED_IBID.match(text)
        if named is None or _SAME_AUTHOR.fullmatch(named["name"]) or not _is_name(named["name"]):
            return None
        return ShortForm(kind=NoteKind.IBID, name=_name(named["name"]), rest=_own(text[named.end() :]))
    rest = text[match.end() :]
    note = _OP_CIT_NOTE.match(rest)  # "a.a.O. (Fn. 5)", which names no one
    if note and not match["id"] and re.match(r"(?i)\W*(?:a\.?\s?a|sđd)", text):
        return ShortForm(kind=NoteKind.OP_CIT, note=_label(note[1]), rest=_own(rest[note.end() :]))
    if match["id"] and _names_a_work(rest):
        return None
    return ShortForm(kind=NoteKind.IBID, rest=_own(rest))


def _names_a_work(rest: str) -> bool:
    """Return whether a title follows: "Idem, Roads and Walls, 2013" is another work of that author."""
    own = re.sub(r"\([^()]*\)", " ", rest[:300])
    end = _SENTENCE_END.search(own)
    own = own[: end.start()] if end else own
    words = [word for word in re.findall(r"[^\W\d_]{3,}", own) if word.casefold() not in _LOCATOR_WORDS]
    return len(words) >= 3 or (len(words) == 2 and re.search(r"\b(?:1[5-9]|20)\d\d\b", own) is not None)


def _op_cit(text: str) -> ShortForm | None:
    match = _OP_CIT.search(text)
    if match is None:
        return None
    name = _name_in(text[: match.start()])
    if name is None:
        return None
    after = text[match.end() :]
    if "above" in match.group().casefold() and _has_nouns(name):
        return None  # "Doe's book, cited above"
    if _SAME_AUTHOR.fullmatch(name):  # "Ders., a.a.O.": author and work of the note before
        return ShortForm(kind=NoteKind.OP_CIT, rest=_own(after), same_place=True)
    note = _OP_CIT_NOTE.match(after)
    return ShortForm(
        kind=NoteKind.OP_CIT,
        name=name,
        note=_label(note[1]) if note else None,
        rest=_own(after[note.end() :] if note else after),
        same_place=_SAME_PLACE.search(match.group()) is not None,
    )


def _supra(text: str, *, signalled: bool) -> ShortForm | None:
    match = min(filter(None, (_SUPRA.search(text), _SUPRA_IN_BRACKETS.search(text))), key=_start, default=None)
    if match:
        name = _name_in(text[: match.start()])
        return None if name is None else _supra_form(match, name, text)
    first = _NOTE_FIRST.match(text) if signalled else None
    if first:
        return ShortForm(
            kind=NoteKind.SUPRA,
            note=_label(first["n"]),
            rest=_own(text[first.end() :]),
            later=True,
            passage=_is_passage(text[first.end() :]),
        )
    plain = _NAME_NOTE.match(text)
    if plain and not _has_nouns(plain["name"]):
        rest = _own(text[plain.end() :])
        return ShortForm(kind=NoteKind.SUPRA, name=_name(plain["name"]), note=_label(plain["n"]), rest=rest)
    alone = _SUPRA_ALONE.search(text)
    if alone:
        name = _name_in(text[: alone.start()])
        if name:
            return ShortForm(kind=NoteKind.SUPRA, name=name, rest=_own(text[alone.end() :]))
    return None


def _supra_form(match: re.Match[str], name: str, text: str) -> ShortForm:
    label = next(filter(None, map(match.groupdict().get, "abcd")))
    rest = text[match.end() :]
    prose = name != name.upper() and name == name.lower()  # "the sources cited in notes 5-7 above"
    return ShortForm(
        kind=NoteKind.SUPRA,
        name="" if prose else name,
        note=_label(label),
        rest=_own(rest),
        later=_LATER.search(match.group()) is not None,
        passage=prose
        or _is_passage(rest)
        or (not name and re.search(r"(?i)\bn(?:ote)?s\b|\bnn\b", match.group()) is not None),
    )


def _start(match: re.Match[str]) -> int:
    return match.start()


def _is_passage(rest: str) -> bool:
    return _PASSAGE.match(rest) is not None or _RANGE_END.match(rest) is not None


def _label(text: str) -> str:
    return text.lstrip("0") or "0"


def _own(rest: str) -> str:
    """Return what belongs to the citation: the sentences after it comment."""
    rest = _ESPECIALLY.sub(" ", rest, count=1)
    if _LOCATES.match(rest) is None and re.match(r"\s*[A-ZÀ-ÖØ-Þ][\w’']*\s", rest):
        return ""
    end = _SENTENCE_END.search(rest)
    return rest[: end.start() + 1] if end else rest


def _name_in(text: str) -> str | None:
    """Return the name that stands before a keyword, ``None`` when it is no name but prose.

    What stands before "see" is prose, unless it cites a work itself.
    """
    last = None
    for match in _CUT.finditer(text):
        last = match
    if last is not None and last.end() < len(text):
        before, name = text[: last.start()], text[last.end() :]
        if _is_name(name):
            return None if _CITES.search(before) else _name(name)
    return _name(text) if _is_name(text) else None


def _is_name(text: str) -> bool:
    """Return whether what stands before a keyword can be names and a short title."""
    if _PROSE.match(text) or _GOES_ON.search(text):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    small = [word for word in words if word.islower() and word not in _SMALL_WORDS]
    return len(words) <= 16 and len(small) <= max(2, len(words) // 3)


def _has_nouns(text: str) -> bool:
    """Return whether a text in which only names are looked for has other words too."""
    return any(word.islower() and word not in _SMALL_WORDS for word in re.findall(r"[^\W\d_]{2,}", text))


def _name(text: str) -> str:
    return text.strip(" ,;:.([").removesuffix(" in").strip()
