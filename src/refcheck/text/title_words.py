"""The words of a title: without markup, numbers in figures, abbreviations of numbering in full."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from refcheck.text.lazy import lazy_re
from refcheck.text.numerals import in_figures
from refcheck.text.words import MAX_TEXT, STOPWORDS, Token, has_figure, tokens

__all__ = [
    "CONJUNCTIONS",
    "Title",
    "articles_agree",
    "cleaned",
    "cuts_of",
    "initials",
    "joined",
    "parts_of",
    "prepared",
    "split_title",
    "title_words",
    "without_article",
]

CACHED = 600
"""Titles of more characters are not kept."""

_PREFIX = lazy_re(
    r"(?i)^[\W_]{0,3}(?:retracted|retraction|withdrawn|withdrawal|correction|erratum|corrigendum|expression of concern)"
    r"(?:\s(?:article|note|notice|to|for|of)){0,3}(?:\W{0,3}:\s*|\]\s*)"
)
_TAG = lazy_re(r"</?[A-Za-z][A-Za-z0-9:]{0,15}(?:\s[^<>]{0,80})?/?>")
# What no title has for its own sake: braces of TeX, emphasis of Markdown, a lowered figure.
_MARKUP = lazy_re(r"[{}*`]|(?<=\w)_(?=\d)|(?<!\w)_+|_+(?!\w)")
# Not the point of "Dr.", "U.S.", "Mrs." or "No."
_SUBTITLE = lazy_re(  # the mark first: a search then looks at nothing else
    r"[:–—?!.-](?:(?<=:)|(?<=\s[–—-])\s|(?<=[?!])(?=\s)|(?<=\w{4}\.)(?<!Prof\.)\s)"
)
_PARTS = lazy_re(r"[:;=/|()\[\]–—]|\s-\s|[?!]\s|(?<=\w{4})(?<!Prof)\.\s")
_CUTS = lazy_re(r";\s|\s[/|=]\s|[()\[\]]")
"""Not the dash of "1990-2000", which parts no title."""
_OR = lazy_re(r"(?i)^\s*(?:or|oder|ou|o|ovvero)\b[,:]?\s")
_ELLIPSIS = lazy_re(r"(?:\[\s?)?(?:\.\s?\.\s?\.|…)(?:\s?\])?")
# One word too, but not at the end of a part: "World War I".
_LETTERS = {"I": "1", "V": "5", "X": "10", "XI": "11"}
_ARTICLES = frozenset("a an the le la les l der die das el los las il lo gli o os as".split())  # noqa: SIM905
CONJUNCTIONS = frozenset("and und et y e dan og och en".split())  # noqa: SIM905
_NUMBERING = {
    form: name
    for name, forms in {
        "number": "no nos nr num numero number nummer nomor n so",
        "volume": "vol vols volume volumen bd band tome tom tomo jilid tap",
        "part": "pt part parte partie teil bagian phan",
        "chapter": "ch chap chapter kapitel capitulo chapitre bab chuong",
        "edition": "ed edn edition edicion auflage aufl edicao edizione",
    }.items()
    for form in forms.split()
}
_HUNDREDS = {"hundred": "00", "thousand": "000", "million": "000000"}
_FRENCH = lazy_re(r"([ivx]{1,6})(e|eme)|(\d{1,3})(?:eme|ieme)")
_ROMAN = lazy_re(r"xx(?:i[ivx]|v?i{0,3}|x)")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Title:
    """A title to compare: its clean ``text`` and its ``words``, and their ``letters`` without blanks
    and article. ``cuts`` are the numbers of words after which something is left out ("..."); ``broken``:
    its last word is cut off by them."""

    text: str
    words: tuple[Token, ...]
    letters: str
    cuts: frozenset[int] = frozenset()
    broken: bool = False


def cleaned(text: str) -> str:
    """Return ``text`` without markup, entities and a word like "RETRACTED:" before it."""
    text = text[:MAX_TEXT]
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text and ";" in text:
        text = html.unescape(text)
    return _PREFIX.sub("", _MARKUP.sub("", text).strip())


def prepared(text: str) -> Title:
    """Return a title to compare."""
    return _kept(text) if len(text) <= CACHED else _prepared(text)


def _prepared(text: str) -> Title:
    text = cleaned(text)
    words = title_words(text)
    letters = joined(without_article(words))
    if not _ELLIPSIS.search(text):
        return Title(text, words, letters)
    gaps = [match for match in _ELLIPSIS.finditer(text) if words]
    ends = [word.end for word in words]
    cuts = frozenset(sum(end <= gap.start() for end in ends) for gap in gaps[:20])
    broken = bool(words) and any(gap.start() == ends[-1] for gap in gaps)
    return Title(text, words, letters, cuts - {0}, broken)


_kept = lru_cache(maxsize=5_000)(_prepared)


def title_words(text: str) -> tuple[Token, ...]:
    """Return the words of a title, numbers in figures ("Twenty-First" and "21st" are one word)."""
    words: list[Token] = []
    for word in tokens(text):
        form = _number(word.word)
        if words and text[word.end : word.end + 1] in {"", ":", ";", ",", ".", ")"}:
            form = _LETTERS.get(text[word.start : word.end], form)
        last = words[-1] if words else None
        if last is not None:
            both = _with_last(text, last, word, form)
            if both:
                words[-1] = Token(both, last.start, word.end)
                continue
            if form[0].isdigit() and last.word in _NUMBERING:
                words[-1] = Token(_NUMBERING[last.word], last.start, last.end)
            if form.isdigit() and last.word.isdigit():
                form = _end_of_years(text, last, word, form)
        if form in CONJUNCTIONS and text[word.end : word.end + 1].isspace():
            form = "and"
        words.append(Token(form, word.start, word.end))
    return tuple(words)


def _with_last(text: str, last: Token, word: Token, form: str) -> str:
    """Return what a word and the one before it are together, empty when they are two."""
    if text[last.end : word.start] not in {"-", "\u2010", "\u2011", " "}:
        return ""
    if form in _HUNDREDS and (last.word.isdigit() or last.word in {"one", "a"}):
        return (last.word if last.word.isdigit() else "1") + _HUNDREDS[form]
    both = text[last.start : last.end].casefold() + word.word
    figures = in_figures(both)
    return figures if figures != both else ""


def _number(word: str) -> str:
    """Return a number word, a Roman numeral or a French ordinal in figures, other words as they are."""
    figures = in_figures(word)
    if figures != word or len(word) < 2 or (word[0] not in "ivx" and not word[0].isdigit()):
        return figures
    if _ROMAN.fullmatch(word):
        return str(_roman(word))
    french = _FRENCH.fullmatch(word)
    if french is None or (french[1] and len(word) < 3):
        return word
    return f"{french[3] or _roman(french[1])}e"


def _roman(letters: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in letters]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _end_of_years(text: str, last: Token, word: Token, form: str) -> str:
    """Return the second year of "2016/17" in full."""
    short = (
        len(last.word) == 4 and len(form) == 2 and text[last.end : word.start] in {"/", "-", "–", "\u2010", "\u2011"}
    )
    return last.word[:2] + form if short else form


def joined(words: Sequence[Token]) -> str:
    """Return the letters of words without blanks."""
    return "".join(word.word for word in words)


def without_article(words: Sequence[Token]) -> Sequence[Token]:
    """Return the words without an article before them."""
    return words[1:] if len(words) > 1 and words[0].word in _ARTICLES else words


def articles_agree(words: Sequence[Token], others: Sequence[Token]) -> bool:
    """Return whether two titles begin alike: without an article, or with ones of one number ("a" and "the",
    not "el" and "los")."""
    one, other = words[0].word, others[0].word
    if one == other or one not in _ARTICLES or other not in _ARTICLES:
        return True
    return {one, other} <= {"a", "an", "the"}


def split_title(title: str) -> tuple[str, str]:
    """Return main title and subtitle; the subtitle is empty when there is none."""
    match = _SUBTITLE.search(title)
    if not match or not title[match.end() :].strip() or not title[: match.start()].strip():
        return title.strip(), ""
    keep = match.start() + 1 if title[match.start()] in "?!" else match.start()
    return title[:keep].strip(), title[match.end() :].strip()


def parts_of(text: str) -> tuple[Title, ...]:
    """Return main title, subtitle and every stretch between colons, brackets and the like; none
    where a title has but one part."""
    return _kept_parts(text) if len(text) <= CACHED else _parts(text)


def cuts_of(text: str) -> list[tuple[int, int]]:
    """Return where the parts of a title are apart: the end of one and the beginning of the next, in order."""
    cuts = [cut.span() for pattern in (_SUBTITLE, _CUTS) for cut in pattern.finditer(text[:CACHED])]
    # A question mark belongs to what it ends.
    return sorted({(start + (text[start] in "?!"), end) for start, end in cuts})


def _parts(text: str) -> tuple[Title, ...]:
    parts = [part for part in (*split_title(text), *_PARTS.split(text)[:200]) if part.strip()]
    different = dict.fromkeys(_OR.sub("", part, count=1) for part in parts)
    return tuple(prepared(part) for part in different) if len(different) > 1 else ()


_kept_parts = lru_cache(maxsize=5_000)(_parts)


def initials(words: Sequence[Token]) -> tuple[str, str]:
    """Return the first letters of the words that tell something, and of all."""
    named = [word for word in words if not has_figure(word.word)]
    return "".join(w.word[0] for w in named if w.word not in STOPWORDS), "".join(w.word[0] for w in named)
