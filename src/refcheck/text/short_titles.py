"""Short forms: whether a title is a part of another, its acronym, or the title of a review of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from refcheck.text.lazy import lazy_re
from refcheck.text.title_words import Title, initials, joined, parts_of, prepared, split_title, without_article
from refcheck.text.words import STOPWORDS, Token, has_figure, is_common, is_year, weight

__all__ = ["follows", "is_about", "is_acronym", "is_short", "shortened", "tells"]

_ABOUT = lazy_re(
    r"(?i)^\W{0,3}(?:an?\s|the\s)?(?:book\s)?(?:(?:review|reply|response|rejoinder|rebuttal|comments?|commentary|reactions?"
    r"|notes?|rezension|antwort|reseña|respuesta|compte[ -]rendu|réponse|recensione|risposta|resenha|resposta)\b"
    r"(?:\s(?:of|on|to|about|zu|von|de|a|à|di|ao?)\b|\s?:)|(?:re-?reading|revisiting|re-?visiting|reconsidering)\s)\W{0,3}"
)
_REVIEW = lazy_re(r"(?i)[:–—-]\s*(?:an?\s)?(?:book\s)?(?:review|reply|response|rejoinder|rezension|reseña)\W*$")
_ADDED = lazy_re(
    r"\s*[(\[][^()\[\]]{1,120}[)\]]\W*$"
    r"|(?i:[,;:]?\s(?:\d{1,2}\w{0,3}\.?[ªº]?|first|second|third|fourth|fifth|sixth|revised|new)\s"
    r"(?:ed\.?|edn\.?|edition|éd\.?|édition|auflage|aufl\.?|edición|edição|edizione))\W*$"
)
_CALLED = frozenset(
    ["report", "study", "paper", "book", "article", "handbook", "guide", "informe", "bericht", "rapport"]
)
_NUMBERED = frozenset(["volume", "part"])
"""What a work of several is numbered with, as ``title_words`` writes it."""
_ACRONYM = lazy_re(r"[A-Z][A-Z.-]{1,9}")
_CAPITALS = lazy_re(r"[A-Z][A-Z.-]")
"""What every acronym begins with; most titles have none."""


def is_about(one: str, other: str) -> bool:
    """Return whether ``one`` calls itself a review of, or a reply to, what ``other`` is called."""
    opening = _ABOUT.match(one)
    if opening and not _ABOUT.match(other):
        rest = prepared(one[opening.end() :])
        whole = prepared(other)
        return bool(rest.words) and (rest.letters == whole.letters or _is_part(rest.words, whole, opening=1))
    closing = _REVIEW.search(one)
    return bool(closing and split_title(other)[1] and _is_part(prepared(one[: closing.start()]).words, prepared(other)))


def is_short(mine: Title, theirs: Title) -> bool:
    """Return whether one is a short form of the other, or its acronym, or has an edition added."""
    if _is_part(mine.words, theirs) or _is_part(theirs.words, mine, opening=2):
        return True
    if _is_acronym(mine, theirs) or _is_acronym(theirs, mine) or _is_named_as_work(mine, theirs):
        return True
    if _is_part_but_for_years(mine, theirs) or _is_part_but_for_years(theirs, mine):
        return True
    if _is_volume_of(mine, theirs) or _is_volume_of(theirs, mine):
        return True
    for one, other in ((mine, theirs), (theirs, mine)):
        added = _ADDED.search(one.text)
        if added and not _figures_differ(added.group(), other.text):
            bare = prepared(one.text[: added.start()])
            if bare.words and (bare.letters == other.letters or _is_part(bare.words, other)):
                return True
    return False


def _is_part_but_for_years(short: Title, long: Title) -> bool:
    """Return whether ``short`` is a part of ``long`` that has its year in another place ("2017 World
    Report"), or a year though ``long`` has no number at all."""
    years = {word.word for word in short.words if is_year(word.word)}
    rest = [word for word in short.words if word.word not in years]
    if not years or not any(tells(word.word) for word in rest):
        return False
    numbers = {word.word for word in long.words if has_figure(word.word)}
    if not years <= numbers and (numbers or {w.word for w in rest if has_figure(w.word)}):
        return False
    return _is_part(rest, replace(long, words=tuple(word for word in long.words if not is_year(word.word))))


def _is_volume_of(short: Title, long: Title) -> bool:
    """Return whether ``short`` is a part of ``long`` with the volume that ``long`` names elsewhere ("Capital, vol. 1"
    of "Capital: A Critique of Political Economy, Volume 1"); another volume is another work."""
    forms = [word.word for word in short.words]
    if len(forms) < 3 or forms[-2] not in _NUMBERED or not has_figure(forms[-1]):
        return False
    named = zip(long.words, long.words[1:], strict=False)
    if not any([one.word, number.word] == forms[-2:] for one, number in named):
        return False
    return _is_part(short.words[:-2], long)


def _is_named_as_work(mine: Title, theirs: Title) -> bool:
    """Return whether the cited title has the name of a body before it or "report" behind it, or words
    that it gives the first letters of ("TIP Report", "ILO Domestic Workers Convention")."""
    long = shortened(list(theirs.words), mine.words, mine.text)
    if len(long) < len(theirs.words) and _is_part(mine.words, replace(theirs, words=tuple(long)), opening=2):
        return True
    words = without_article(mine.words)
    if len(words) > 2 and is_acronym(mine, words[0]) and _is_part(words[1:], theirs, opening=2):
        return True
    # "Ports, Roads and Report" calls nothing a report: its last word is one of the title's, and may be wrong.
    called = len(words) > 2 and words[-1].word in _CALLED and words[-2].word not in STOPWORDS
    return called and _is_part(words[:-1], theirs, opening=2)


def _figures_differ(added: str, other: str) -> bool:
    """Return whether both texts have figures, and the first has some that the second has not."""
    mine, theirs = set(re.findall(r"\d+", added[:200])), set(re.findall(r"\d+", other[:1000]))
    return bool(mine) and bool(theirs) and not mine <= theirs


def _is_part(short: Sequence[Token], long: Title, *, opening: int = 1) -> bool:
    """Return whether ``short`` opens ``long`` with at least ``opening`` content words, is its main
    title, subtitle or other language, or words that follow each other in it and make a phrase:
    three content words or more, or two with a small word between ("Wealth of Nations")."""
    short = without_article(short)
    letters = joined(short)
    content = sum(weight(word.word) > 0.5 for word in short)
    if not content or len(letters) > sum(len(word.word) for word in long.words):
        return False
    if follows(letters, long.words, anywhere=False) and content >= opening:
        return True
    phrase = content >= 3 or (content == 2 and any(word.word in STOPWORDS for word in short[1:-1]))
    if phrase and follows(letters, long.words, anywhere=True):
        return True
    return any(letters == part.letters for part in parts_of(long.text))


def follows(letters: str, long: Sequence[Token], *, anywhere: bool) -> bool:
    """Return whether words of ``long`` that follow each other, from its first on unless
    ``anywhere``, are spelt ``letters`` ("health care" by "healthcare")."""
    text = joined(long)
    if letters not in text:
        return False
    starts = [0]
    for word in long:
        starts.append(starts[-1] + len(word.word))
    article = len(long) - len(without_article(long))
    ends = set(starts)
    first = starts if anywhere else {0, starts[article]}
    return any(text.startswith(letters, at) and at + len(letters) in ends for at in first)


def _is_acronym(mine: Title, theirs: Title) -> bool:
    """Return whether ``mine`` is made of the first letters of ``theirs`` or its main title ("UDHR")."""
    named = [word for word in without_article(mine.words) if not has_figure(word.word)]
    numbers = {word.word for word in mine.words if has_figure(word.word)}
    if len(named) != 1 or not is_acronym(mine, named[0]) or not numbers <= {word.word for word in theirs.words}:
        return False
    letters = named[0].word
    if len(letters) < 3:
        return False
    parts = (theirs.words, *(part.words for part in parts_of(theirs.text)))
    return any(_initials_give(letters, words) for words in parts if len(words) >= len(letters))


def _initials_give(letters: str, words: Sequence[Token]) -> bool:
    """Return whether an acronym is made of first letters; a long one may leave out some ("CEDAW")."""
    telling, every = initials(words)
    if letters in {telling, every}:
        return True
    rest = iter(telling)
    ends = telling[:1] == letters[0] and telling[-1:] == letters[-1]
    return len(letters) > 3 and ends and all(letter in rest for letter in letters)


def is_acronym(title: Title, word: Token) -> bool:
    """Return whether a word of a title is written in capitals, and the rest of the title is not."""
    capitals = len(title.words) > 2 and title.text.isupper()
    return not capitals and _ACRONYM.fullmatch(title.text[word.start : word.end]) is not None


def shortened(words: list[Token], others: Sequence[Token], text: str) -> list[Token]:
    """Return ``words`` with those made one whose first letters ``others`` have ("United Nations", "UN")."""
    if not _CAPITALS.search(text):
        return words
    known = {word.word for word in words}
    short = [w.word for w in others if w.word not in known and _ACRONYM.fullmatch(text[w.start : w.end])]
    if not short or text.isupper():
        return words
    for letters in short[:8]:
        size = len(letters)
        for at in range(len(words) - size + 1):
            run = words[at : at + size]
            if "".join(word.word[0] for word in run) == letters:
                words = [*words[:at], Token(letters, run[0].start, run[-1].end), *words[at + size :]]
                break
    return words


def tells(word: str) -> bool:
    """Return whether a folded word tells of a work by itself: no small word, number or word of many titles."""
    return weight(word) == 1.0 and not has_figure(word) and not is_common(word)
