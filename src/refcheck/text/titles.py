"""Titles compared: the same, a short form, misquoted, another work, or not known.

A semi-global alignment of words: all of the cited title against any stretch of the actual one.
An equal word costs nothing, a near one (a form of the same word, or alike to 80 of 100) little, any
other its weight. Both thresholds are 0.5: of 92 hand-judged pairs of mentions and titles 0.90 were
told right that way, no misquoted one passed as fine and 1 of 34 fine ones was flagged; the best
ratio of strings reached 0.79.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from refcheck.model.report import Agreement
from refcheck.text.language import languages_of
from refcheck.text.numerals import figures_of, in_figures
from refcheck.text.words import MAX_TEXT, Token, fold, has_unspaced_script, is_number, same_stem, tokens, weight

__all__ = ["TitleAgreement", "compare_titles", "main_title", "split_title"]

SUPPORT = 0.5
"""At least this share of the cited title's weight must be found, exactly or nearly."""
HARD = 0.5
"""At most this share may be words that are not in the title at all."""
NEAR = 80.0
"""From this similarity (0-100) on, two words are near."""
MAX_WORDS = 100
"""Longer titles are cut (words): the alignment is quadratic."""

_PREFIX = re.compile(
    r"(?i)^[\W_]{0,3}(?:retracted|retraction|withdrawn|withdrawal|correction|erratum|corrigendum|expression of concern)"
    r"(?:\s(?:article|note|notice|to|for|of)){0,3}(?:\W{0,3}:\s*|\]\s*)"
)
# Not the point of "Dr.", "U.S.", "Mrs." or "No."
_SUBTITLE = re.compile(r":|(?<=\s)[–—-]\s|[?!](?=\s)|(?<=\w{4})(?<!Prof)\.\s")
_PARTS = re.compile(r"[:;=/|()\[\]–—]|\s-\s|[?!]\s|(?<=\w{4})(?<!Prof)\.\s")
# One word too, but not at the end of a part: "World War I".
_LETTERS = {"I": "1", "V": "5", "X": "10", "XI": "11"}
_ARTICLES = frozenset("a an the le la les l der die das el los las il lo gli o os as".split())  # noqa: SIM905


@dataclass(frozen=True, kw_only=True, slots=True)
class TitleAgreement:
    """How a cited title goes with an actual one.

    ``score`` is the weighed share of the cited words that were found (0-1). ``cited_marked`` and
    ``actual_marked`` are the two texts with ``[`` ``]`` about the words that differ, the actual one
    only as far as it was compared. ``near`` says that some differing word is a near one.
    ``stretch`` is the part of the actual title that the cited one was aligned with, empty when they
    were not aligned word by word.
    """

    agreement: Agreement
    score: float
    cited_marked: str
    actual_marked: str
    near: bool = False
    same_numbers: bool = True
    stretch: str = ""


@dataclass(frozen=True, slots=True)
class _Pair:
    """One step of an alignment; an index of ``None`` is a word without a partner."""

    cited: int | None
    actual: int | None
    kind: str  # equal, near, other


def split_title(title: str) -> tuple[str, str]:
    """Return main title and subtitle; the subtitle is empty when there is none."""
    match = _SUBTITLE.search(title)
    if not match or not title[match.end() :].strip() or not title[: match.start()].strip():
        return title.strip(), ""
    keep = match.start() + 1 if title[match.start()] in "?!" else match.start()
    return title[:keep].strip(), title[match.end() :].strip()


def main_title(title: str) -> str:
    """Return the part of a title before its subtitle."""
    return split_title(title)[0]


def compare_titles(cited: str, actual: str) -> TitleAgreement:
    """Return how the title that somebody cites goes with the title that the work has.

    A short form of either by the other is SHORT; a title in another language or script, or an
    empty one, is UNKNOWN, never a difference.
    """
    cited, actual = _PREFIX.sub("", cited.strip()), _PREFIX.sub("", actual.strip())
    mine, theirs = _words(cited), _words(actual)
    if not mine or not theirs:
        return _verdict(Agreement.UNKNOWN, 0.0, cited, actual)
    if _joined(_without_article(mine)) == _joined(_without_article(theirs)):
        return _verdict(Agreement.SAME, 1.0, cited, actual)
    if _is_short_form(mine, theirs, actual) or _is_short_form(theirs, mine, cited, opening=2):
        return _verdict(Agreement.SHORT, 1.0, cited, actual)
    if _cannot_be_compared(cited, mine, actual, theirs) or _follows(_joined(theirs), mine, anywhere=True):
        return _verdict(Agreement.UNKNOWN, 0.0, cited, actual)
    return _judge(cited, mine[:MAX_WORDS], actual, theirs[:MAX_WORDS])


def _verdict(agreement: Agreement, score: float, cited: str, actual: str) -> TitleAgreement:
    return TitleAgreement(agreement=agreement, score=score, cited_marked=cited, actual_marked=actual)


def _words(text: str) -> list[Token]:
    """Return the words of a title, numbers in figures ("Twenty-First" and "21st" are one word)."""
    words: list[Token] = []
    for word in tokens(text):
        number = in_figures(word.word)
        if words and text[word.end : word.end + 1] in {"", ":", ";", ",", ".", ")"}:
            number = _LETTERS.get(text[word.start : word.end], number)
        if words and text[words[-1].end : word.start] in {"-", "\u2010", "\u2011", " "}:
            both = text[words[-1].start : words[-1].end].casefold() + word.word
            if in_figures(both) != both:
                words[-1] = Token(in_figures(both), words[-1].start, word.end)
                continue
        words.append(Token(number, word.start, word.end))
    return words


def _joined(words: Sequence[Token]) -> str:
    return "".join(word.word for word in words)


def _without_article(words: Sequence[Token]) -> Sequence[Token]:
    return words[1:] if len(words) > 1 and words[0].word in _ARTICLES else words


def _cannot_be_compared(cited: str, mine: Sequence[Token], actual: str, theirs: Sequence[Token]) -> bool:
    """Return whether the titles are in two scripts or languages, or in one without blanks."""
    if has_unspaced_script(cited) or has_unspaced_script(actual) or _scripts(cited) != _scripts(actual):
        return True
    one, other = languages_of(w.word for w in mine), languages_of(w.word for w in theirs)
    return bool(one) and bool(other) and one.isdisjoint(other)


def _scripts(text: str) -> set[str]:
    """Return the first words of the Unicode names of the letters ("LATIN", "ARABIC")."""
    return {unicodedata.name(c, "").partition(" ")[0] for c in fold(text[:400]) if c.isalpha()}


def _is_short_form(short: Sequence[Token], long: Sequence[Token], long_text: str, *, opening: int = 1) -> bool:
    """Return whether ``short`` opens ``long`` with at least ``opening`` content words, is its main
    title, subtitle or other language, or three content words or more that follow each other in it."""
    short = _without_article(short)
    letters = _joined(short)
    content = sum(weight(word.word) > 0.5 for word in short)
    if not content or len(letters) > sum(len(word.word) for word in long):
        return False
    parts = (*split_title(long_text[:MAX_TEXT]), *_PARTS.split(long_text[:MAX_TEXT]))
    if letters in {_joined(_without_article(_words(part))) for part in parts}:
        return True
    return content >= opening and _follows(letters, long, anywhere=content >= 3)


def _follows(letters: str, long: Sequence[Token], *, anywhere: bool) -> bool:
    """Return whether words of ``long`` that follow each other, from its first on unless
    ``anywhere``, are spelt ``letters`` ("health care" by "healthcare")."""
    text, starts = _joined(long), [0]
    for word in long:
        starts.append(starts[-1] + len(word.word))
    article = len(long) - len(_without_article(long))
    ends = set(starts)
    first = starts if anywhere else {0, starts[article]}
    return any(text.startswith(letters, at) and at + len(letters) in ends for at in first)


def _judge(cited: str, mine: Sequence[Token], actual: str, theirs: Sequence[Token]) -> TitleAgreement:
    mine, theirs = _rejoined(mine, theirs), _rejoined(theirs, mine)
    pairs = _align(tuple(w.word for w in mine), tuple(w.word for w in theirs))
    total = sum(weight(word.word) for word in mine)
    equal = sum(weight(mine[p.cited].word) for p in pairs if p.kind == "equal" and p.cited is not None)
    near = sum(weight(mine[p.cited].word) for p in pairs if p.kind == "near" and p.cited is not None)
    hard = sum(_cost(mine, theirs, p) for p in pairs if p.kind == "other")
    numbers = all(_same_numbers(cited, mine, actual, theirs, p) for p in pairs)
    found = (equal + near) / total
    if not hard and not near:
        # Every word is there, but too few of them to name the work ("Opportunity").
        return _verdict(Agreement.UNKNOWN, round(found, 3), cited, actual)
    misquoted = numbers and found >= SUPPORT and hard / total <= HARD
    compared = [p.actual for p in pairs if p.actual is not None]
    return TitleAgreement(
        agreement=Agreement.MISQUOTED if misquoted else Agreement.DIFFERENT,
        score=round((equal + 0.7 * near) / total, 3),
        cited_marked=_marked(cited, mine, {p.cited for p in pairs if p.kind != "equal"}),
        actual_marked=_marked(actual, theirs, {p.actual for p in pairs if p.kind != "equal"} & set(compared)),
        near=near > 0,
        same_numbers=numbers,
        stretch=actual[theirs[min(compared)].start : theirs[max(compared)].end] if compared else "",
    )


def _rejoined(words: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """Return ``words`` with two made one where ``others`` write them as one ("South-East")."""
    known = {word.word for word in others}
    result: list[Token] = []
    for word in words:
        if result and result[-1].word not in known and result[-1].word + word.word in known:
            result[-1] = Token(result[-1].word + word.word, result[-1].start, word.end)
        else:
            result.append(word)
    return result


def _cost(mine: Sequence[Token], theirs: Sequence[Token], pair: _Pair) -> float:
    one = weight(mine[pair.cited].word) if pair.cited is not None else 0.0
    other = weight(theirs[pair.actual].word) if pair.actual is not None else 0.0
    return max(one, other)


def _same_numbers(cited: str, mine: Sequence[Token], actual: str, theirs: Sequence[Token], pair: _Pair) -> bool:
    """Return whether a pair leaves the numbers alone: 2016 for 2017 is another work.

    A number in words that has no number beside it is a word like any other.
    """
    if pair.kind == "equal":
        return True
    one = mine[pair.cited] if pair.cited is not None else None
    other = theirs[pair.actual] if pair.actual is not None else None
    if one and other and figures_of(one.word) and figures_of(other.word):
        return False
    return not (one and figures_of(cited[one.start : one.end])) and not (
        one and other and figures_of(actual[other.start : other.end])
    )


def _marked(text: str, words: Sequence[Token], differing: set[int | None]) -> str:
    parts: list[str] = []
    at = 0
    for index, word in enumerate(words):
        if index in differing:
            parts += [text[at : word.start], "[", text[word.start : word.end], "]"]
            at = word.end
    return "".join([*parts, text[at:]])


@lru_cache(maxsize=50_000)
def _likeness(one: str, other: str) -> str:
    if one == other:
        return "equal"
    if figures_of(one) != figures_of(other) or is_number(one):
        return "other"
    if same_stem(one, other):
        return "near"
    from rapidfuzz import fuzz

    return "near" if min(len(one), len(other)) >= 4 and fuzz.ratio(one, other) >= NEAR else "other"


def _align(cited: tuple[str, ...], actual: tuple[str, ...]) -> list[_Pair]:
    """Return the cheapest alignment of all of ``cited`` with a stretch of ``actual``."""
    rows, columns = len(cited) + 1, len(actual) + 1
    cost = [[0.0] * columns for _ in range(rows)]
    step = [[""] * columns for _ in range(rows)]
    for i in range(1, rows):
        cost[i][0], step[i][0] = cost[i - 1][0] + weight(cited[i - 1]), "up"
        for j in range(1, columns):
            kind = _likeness(cited[i - 1], actual[j - 1])
            change = {"equal": 0.0, "near": 0.25}.get(kind, 1.0) * max(weight(cited[i - 1]), weight(actual[j - 1]))
            choices = (
                (cost[i - 1][j - 1] + change, kind),
                (cost[i - 1][j] + weight(cited[i - 1]), "up"),
                (cost[i][j - 1] + weight(actual[j - 1]), "left"),
            )
            cost[i][j], step[i][j] = min(choices, key=lambda choice: choice[0])
    # Among equals the longest stretch: it pairs the last word with the one that stands for it.
    end = min(range(columns), key=lambda j: (cost[-1][j], -j))
    return _walk_back(step, rows - 1, end)


def _walk_back(step: list[list[str]], i: int, j: int) -> list[_Pair]:
    pairs: list[_Pair] = []
    while i > 0:
        kind = step[i][j]
        if kind == "up":
            i -= 1
            pairs.append(_Pair(i, None, "other"))
        elif kind == "left":
            j -= 1
            pairs.append(_Pair(None, j, "other"))
        else:
            i, j = i - 1, j - 1
            pairs.append(_Pair(i, j, kind))
    return pairs[::-1]
