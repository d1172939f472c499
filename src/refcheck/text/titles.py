"""Titles compared: the same, a short form, misquoted, another work, or not known.

A semi-global alignment of words: all of the cited title against any stretch of the actual one.
An equal word costs nothing, a near one (a form of the same word, or alike to 80 of 100) little, any
other its weight. Both thresholds are 0.5. Of the labelled pairs of ``benchmarks/titles`` 0.98 are told
right, no misquoted one passes as right, and none of 256 right ones is called misquoted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from refcheck.model.report import Agreement
from refcheck.text.alignment import Pair, align, likeness, without_umlauts
from refcheck.text.short_titles import follows, is_about, is_acronym, is_short, shortened, tells
from refcheck.text.title_language import in_two_languages
from refcheck.text.title_sorts import MONTHS, SORTS
from refcheck.text.title_words import (
    Title,
    articles_agree,
    cuts_of,
    joined,
    parts_of,
    prepared,
    split_title,
    title_words,
    without_article,
)
from refcheck.text.words import Token, has_figure, is_year, weight

__all__ = ["TitleAgreement", "compare_titles", "main_title", "may_score", "split_title"]

SUPPORT = 0.5
"""At least this share of the cited title's weight must be found, exactly or nearly."""
HARD = 0.5
"""At most this share may be words that are not in the title at all."""
MAX_WORDS = 100
"""Longer titles are cut (words): the alignment is quadratic."""
NEARLY = 0.7
"""So much of its weight a word counts for that is found nearly."""

_ROUND = str.maketrans("[]", "()")


@dataclass(frozen=True, kw_only=True, slots=True)
class TitleAgreement:
    """How a cited title goes with an actual one.

    ``score`` is the weighed share of the cited words that were found (0-1). ``cited_marked`` and
    ``actual_marked`` are the two texts with ``[`` ``]`` about the words that differ, the actual one
    only as far as it was compared; both are without markup. ``near`` says that some differing word is
    a form or misspelling of the right one, or stands in another place. ``stretch`` is the part of the
    actual title that the cited one stands for, empty when they were not aligned word by word: where its first
    or last word is another, all that the actual title has there, up to a colon or its end.
    """

    agreement: Agreement
    score: float
    cited_marked: str
    actual_marked: str
    near: bool = False
    same_numbers: bool = True
    stretch: str = ""


def main_title(title: str) -> str:
    """Return the part of a title before its subtitle."""
    return split_title(title)[0]


def compare_titles(cited: str, actual: str) -> TitleAgreement:
    """Return how the title that somebody cites goes with the title that the work has.

    A short form of either by the other is SHORT; a title in another language or script, or an
    empty one, is UNKNOWN, never a difference.
    """
    mine, theirs = prepared(cited), prepared(actual)
    if not mine.words or not theirs.words:
        return _verdict(Agreement.UNKNOWN, 0.0, mine, theirs)
    letters, others = (without_umlauts(title.letters) for title in (mine, theirs))
    if letters == others and articles_agree(mine.words, theirs.words):
        return _verdict(Agreement.SAME, 1.0, mine, theirs)
    if is_about(mine.text, theirs.text) or is_about(theirs.text, mine.text):
        return _verdict(Agreement.DIFFERENT, 0.0, mine, theirs)
    if letters != others and is_short(mine, theirs):
        return _verdict(Agreement.SHORT, 1.0, mine, theirs)
    if _cannot_be_told(mine, theirs):
        return _verdict(Agreement.UNKNOWN, 0.0, mine, theirs)
    return _judge(mine, theirs)


def may_score(cited: str, actual: str, least: float) -> bool:
    """Return whether the words of two titles that are neither the same nor a short form of each other let
    ``compare_titles`` score them at ``least`` or more: of many pairs few need the whole comparison.

    Errs towards *yes*: with "..." in the cited one words may stand for others.
    """
    one, other = prepared(cited), prepared(actual)
    if one.broken or one.cuts:
        return True
    mine, theirs = _as_compared(one, other)
    known = {word.word for word in theirs}
    most = left = sum(weight(word.word) for word in mine)
    for word in mine:
        if word.word not in known:
            own = weight(word.word)
            kinds = {likeness(word.word, there) for there in known}
            most -= 0 if "equal" in kinds else (1 - NEARLY) * own if "near" in kinds else own
            if most < (least - 0.001) * left:
                return False
    return True


def _verdict(agreement: Agreement, score: float, mine: Title, theirs: Title) -> TitleAgreement:
    return TitleAgreement(agreement=agreement, score=score, cited_marked=mine.text, actual_marked=theirs.text)


def _cannot_be_told(mine: Title, theirs: Title) -> bool:
    """Return whether the words cannot tell: two languages, two scripts, or a lone acronym."""
    named = [word for word in without_article(mine.words) if not has_figure(word.word)]
    if len(named) == 1 and is_acronym(mine, named[0]):
        return True
    if follows(joined(theirs.words), mine.words, anywhere=True):
        return True
    return in_two_languages(mine.text, theirs.text)


def _judge(one: Title, other: Title) -> TitleAgreement:
    mine, theirs = _as_compared(one, other)
    if one.broken:
        mine[-1] = _completed(mine[-1], theirs)
    free = frozenset(j for j, word in enumerate(theirs) if word.word in MONTHS or is_year(word.word))
    pairs = align([w.word for w in mine], [w.word for w in theirs], cuts=one.cuts, free=free)
    pairs = [p for p in pairs if p.cited is not None or not _is_left_out(p, pairs, one.cuts, free)]
    total = sum(weight(word.word) for word in mine)
    equal = sum(weight(mine[p.cited].word) for p in pairs if p.kind == "equal" and p.cited is not None)
    near = sum(weight(mine[p.cited].word) for p in pairs if p.kind in {"near", "moved"} and p.cited is not None)
    hard = sum(_cost(mine, theirs, p) for p in pairs if p.kind == "other")
    numbers = all(_same_numbers(one.text, mine, other.text, theirs, p) for p in pairs)
    found = (equal + near) / total
    core = _core(theirs, pairs)
    marked = TitleAgreement(
        agreement=Agreement.DIFFERENT,
        score=round((equal + NEARLY * near) / total, 3),
        cited_marked=_marked(one.text, mine, {p.cited for p in pairs if p.kind != "equal"}),
        actual_marked=_marked(other.text, theirs, {p.actual for p in pairs if p.kind != "equal"}),
        near=near > 0,
        same_numbers=numbers,
        stretch=_grown(other.text, core, pairs) if core else "",
    )
    wrong = any(p.cited is not None for p in pairs if p.kind == "other")
    if not hard and not near:
        # Every word is there, but too few of them to name the work ("Opportunity").
        whole = one.cuts or _is_whole_part(other.text[slice(*core)] if core else "", other.text)
        return _verdict(Agreement.SHORT if whole else Agreement.UNKNOWN, round(found, 3), one, other)
    if numbers and found >= SUPPORT and hard / total <= HARD and _is_meant(mine, theirs, pairs, other.text):
        return replace(marked, agreement=Agreement.MISQUOTED)
    # Words of the title and no others, but few of them: it may be a name of the work ("Global Compact").
    return marked if wrong or near or not numbers else replace(marked, agreement=Agreement.UNKNOWN)


def _as_compared(one: Title, other: Title) -> tuple[list[Token], list[Token]]:
    """Return the words of two titles, those made one of which the other title has the acronym, or writes as one."""
    mine, theirs = list(one.words[:MAX_WORDS]), list(other.words[:MAX_WORDS])
    theirs = shortened(theirs, mine, one.text)
    mine = shortened(mine, theirs, other.text)
    return _rejoined(mine, theirs), _rejoined(theirs, mine)


def _core(theirs: Sequence[Token], pairs: Sequence[Pair]) -> tuple[int, int] | None:
    """Return where the words of the actual title begin and end that the cited one has too, ``None`` without a pair."""
    found = [p.actual for p in pairs if p.actual is not None and p.kind != "other"]
    found = found or [p.actual for p in pairs if p.actual is not None]
    return (theirs[min(found)].start, theirs[max(found)].end) if found else None


def _grown(actual: str, core: tuple[int, int], pairs: Sequence[Pair]) -> str:
    """Return the core of an actual title with all of the part that it begins or ends in where the cited title has
    another word there: "Trafficking in [Fishing]" stands for "Trafficking in Fisheries", not for "Trafficking in".
    """
    start, end = core
    cited = [pair for pair in pairs if pair.cited is not None]
    if cited and cited[0].kind == "other":
        start = max((after for _, after in cuts_of(actual) if after <= start), default=0)
    if cited and cited[-1].kind == "other":
        end = min((before for before, _ in cuts_of(actual) if before >= end), default=len(actual))
    return actual[start:end].strip()


def _is_left_out(pair: Pair, pairs: Sequence[Pair], cuts: frozenset[int], free: frozenset[int]) -> bool:
    """Return whether an actual word without a partner may be left out: a month, or what "..." stands for."""
    if pair.actual in free:
        return True
    if not cuts:
        return False
    before = [p.cited for p in pairs[: pairs.index(pair)] if p.cited is not None]
    return (max(before) + 1 if before else 0) in cuts


def _is_meant(mine: Sequence[Token], theirs: Sequence[Token], pairs: Sequence[Pair], actual: str) -> bool:
    """Return whether the words in common are enough to say that the work is meant.

    Words that many titles have ("world", "report") are not, nor is a single other one unless the
    cited title stands for a whole part of the actual one.
    """
    shared = [p for p in pairs if p.kind != "other" and p.cited is not None and p.actual is not None]
    telling = [p for p in shared if p.cited is not None and tells(mine[p.cited].word)]
    wrong = [p for p in pairs if p.kind == "other"]
    if not telling or _sorts_differ(mine, theirs, wrong):
        return False
    missing = [p for p in wrong if p.cited is not None and tells(mine[p.cited].word)]
    if len(telling) > 1 or not missing or any(p.kind != "equal" for p in telling):
        return True
    low = min(p.actual for p in pairs if p.actual is not None)
    high = max(p.actual for p in pairs if p.actual is not None)
    return _is_whole_part(actual[theirs[low].start : theirs[high].end], actual)


def _is_whole_part(stretch: str, actual: str) -> bool:
    """Return whether a stretch of a title is all of it, its main title, its subtitle or what stands in brackets."""
    letters = joined(without_article(title_words(stretch)))
    return letters in {part.letters for part in (prepared(actual), *parts_of(actual))}


def _sorts_differ(mine: Sequence[Token], theirs: Sequence[Token], wrong: Sequence[Pair]) -> bool:
    """Return whether the cited title is of another sort ("Indicators", "Report") than the actual one."""
    one = {SORTS[mine[p.cited].word] for p in wrong if p.cited is not None and mine[p.cited].word in SORTS}
    if not one:
        return False
    own = {SORTS[word.word] for word in mine if word.word in SORTS}
    return any(word.word in SORTS and SORTS[word.word] not in own for word in theirs)


def _completed(word: Token, theirs: Sequence[Token]) -> Token:
    """Return the word of ``theirs`` that ``word``, cut off by "...", begins; else ``word``."""
    if len(word.word) < 3:
        return word
    whole = next((w.word for w in theirs if w.word.startswith(word.word)), word.word)
    return Token(whole, word.start, word.end)


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


def _cost(mine: Sequence[Token], theirs: Sequence[Token], pair: Pair) -> float:
    one = weight(mine[pair.cited].word) if pair.cited is not None else 0.0
    other = weight(theirs[pair.actual].word) if pair.actual is not None else 0.0
    return max(one, other)


def _same_numbers(cited: str, mine: Sequence[Token], actual: str, theirs: Sequence[Token], pair: Pair) -> bool:
    """Return whether a pair leaves the numbers alone: 2016 for 2017 is another work, so is May for June.

    A number in words that has no number beside it is a word like any other.
    """
    if pair.kind == "equal":
        return True
    one = mine[pair.cited] if pair.cited is not None else None
    other = theirs[pair.actual] if pair.actual is not None else None
    if one and other and _is_counted(one.word) and _is_counted(other.word):
        return False
    return not (one and has_figure(cited[one.start : one.end])) and not (
        one and other and has_figure(actual[other.start : other.end])
    )


def _is_counted(word: str) -> bool:
    return has_figure(word) or word == "one" or word in MONTHS


def _marked(text: str, words: Sequence[Token], differing: set[int | None]) -> str:
    """Return a text with the differing words in ``[`` ``]``; its own square brackets become round ones, else they would
    be read as marks ("[catalogue of an exhibition]").
    """
    text = text.translate(_ROUND)  # the length stays
    parts: list[str] = []
    at = 0
    for index, word in enumerate(words):
        if index in differing:
            parts += [text[at : word.start], "[", text[word.start : word.end], "]"]
            at = word.end
    return "".join([*parts, text[at:]])
