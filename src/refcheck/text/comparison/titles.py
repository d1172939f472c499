"""The title of a cited work beside the titles that a record gives."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from itertools import zip_longest

from refcheck.model.comparison import Difference, FieldAgreement, FieldComparison
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.lazy import lazy_re
from refcheck.text.misread import as_meant
from refcheck.text.title_words import cleaned
from refcheck.text.titles import TitleAgreement, compare_titles
from refcheck.text.words import STOPWORDS, fold, has_figure, is_common, tokens

__all__ = ["compare_work_titles", "other_prepositions", "plain_title", "telling", "wrong_words"]

MAX_TITLE = 2_000
"""Longer titles (characters) are cut."""

_RANK = {
    Agreement.SAME: 0,
    Agreement.SHORT: 1,
    Agreement.MISQUOTED: 2,
    Agreement.UNKNOWN: 3,
    Agreement.DIFFERENT: 4,
}
_ALTERNATIVES = ("other-title", "original-title", "title-short", "short-title", "alternative-title", "translated-title")
# What no typesetter meant to be read: the TeX beside a formula in JATS, and the commands of TeX itself.
_TEX_MATH = lazy_re(r"<tex-math\b[^<>]{0,200}>[^<>]{0,500}</tex-math>", re.IGNORECASE)
_TEX_COMMAND = lazy_re(
    r"\\(?:(?:mathrm|mathbf|mathcal|mathbb|mathit|text|textit|emph|textbf|rm|bf|it|ensuremath)\b|[,;!:])\s?"
)
_TEX_NAME = lazy_re(r"\\([A-Za-z]{2,20})\s?")
_BRACKETS = lazy_re(r"\s*[(\[]([^()\[\]]{1,120})[)\]]\W*$")
_CODE = lazy_re(r"[A-Z0-9][A-Z0-9./() -]{0,14}|\W*")
_GREEK = {
    chr(code): name
    for code, name in zip(
        range(0x3B1, 0x3CA),
        [
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "zeta",
            "eta",
            "theta",
            "iota",
            "kappa",
            "lambda",
            "mu",
            "nu",
            "xi",
            "omicron",
            "pi",
            "rho",
            "sigma",
            "sigma",
            "tau",
            "upsilon",
            "phi",
            "chi",
            "psi",
            "omega",
        ],
        strict=True,
    )
}
_MARKED = lazy_re(r"\[([^\[\]]{1,100})\]")
PREPOSITIONS = frozenset(
    """about across after against among amongst at before behind beneath between beyond by during for from in into of off on
    onto over through to toward towards under until unto upon via with within without""".split()  # noqa: SIM905
)
"""Words that turn the sense of a title, and are not left out or put in by habit, as articles are."""
_ALIKE = {"upon": "on", "onto": "on", "unto": "to", "towards": "toward", "amongst": "among"}
_SMALL = (STOPWORDS | PREPOSITIONS) - {"no", "not", "without"}
_GENERIC = frozenset(
    """abstract abstracts acknowledgments afterword announcement announcements appendix bibliography book books chapter
    closing comment commentary comments conclusion conclusions contents contributors correspondence corrigendum discussion
    editor editorial editors epilogue errata erratum foreword front matter glossary index interview introduction introductory
    issue letter letters masthead matters news note notes obituary opening outlook overview perspective preface preliminary
    prologue proceedings questions references remarks reply response review reviews section special summary supplement
    table title untitled viewpoint workshop guest message welcome president chair chairs""".split()  # noqa: SIM905
)


def plain_title(text: str) -> str:
    """Return a title without markup, entities escaped however often, TeX and line ends, in its right encoding."""
    text = text[:MAX_TITLE]
    for _ in range(3):
        if "&" not in text or ";" not in text:
            break
        text = html.unescape(text)
    text = as_meant(text)
    if "<" in text:
        text = _TEX_MATH.sub(" ", text)
    if "\\" in text or "$" in text:
        text = _TEX_NAME.sub(r"\1 ", _TEX_COMMAND.sub("", text)).replace("$", "")
    return " ".join(cleaned(text).split())


def compare_work_titles(cited: Work, record: Work) -> tuple[FieldComparison, TitleAgreement]:
    """Return how the titles go together: the best of what either side calls the work.

    A short form either way agrees (``SUBTITLE``), a wrong word among right ones differs (``WORDS``) unless
    all that are wrong are articles and prepositions; another language or script, or no title, is unknown.
    """
    mine, theirs = _title(cited), _title(record)
    best = _compare(mine, theirs)
    if best.agreement in {Agreement.UNKNOWN, Agreement.DIFFERENT}:
        # Other names of the work are asked only then: a short one would hide what is wrong in the rest.
        found = [_compare(a, b) for a in (mine, *_others(cited)) for b in (theirs, *_others(record)) if a and b]
        best = min([best, *found], key=lambda each: (_RANK[each.agreement], -each.score))
    agreement, difference = {
        Agreement.SAME: (FieldAgreement.AGREE, Difference.NONE),
        Agreement.SHORT: (FieldAgreement.AGREE, Difference.SUBTITLE),
        Agreement.MISQUOTED: (FieldAgreement.DIFFER, Difference.WORDS),
        Agreement.DIFFERENT: (FieldAgreement.DIFFER, Difference.OTHER_TITLE),
        Agreement.UNKNOWN: (FieldAgreement.UNKNOWN, Difference.NONE),
    }[best.agreement]
    marked = agreement is FieldAgreement.DIFFER
    if difference is Difference.WORDS and not wrong_words(best):
        agreement = FieldAgreement.AGREE
    field = FieldComparison(
        field="title",
        agreement=agreement,
        difference=difference,
        cited=best.cited_marked if marked else plain_title(cited.title),
        found=best.actual_marked if marked else plain_title(record.title),
    )
    return field, best


def wrong_words(found: TitleAgreement) -> int:
    """Return how many words of a misquoted title are wrong or left out, small words apart from negations."""
    return max(
        sum(word.word not in _SMALL for mark in _MARKED.findall(text) for word in tokens(mark)[:1])
        for text in (found.cited_marked, found.actual_marked)
    )


def other_prepositions(cited: str, found: str) -> bool:
    """Return whether all that is marked in two titles by a comparison is prepositions in the place of others."""
    marks = [[fold(mark) for mark in _MARKED.findall(text)] for text in (cited, found)]
    pairs = list(zip_longest(*marks, fillvalue=""))
    known = all({one, other} <= PREPOSITIONS for one, other in pairs)
    return known and any(_ALIKE.get(one, one) != _ALIKE.get(other, other) for one, other in pairs)


def _title(work: Work) -> str:
    """Return the whole title: a subtitle that is kept apart is joined, unless it is just a code."""
    title, subtitle = plain_title(work.title), plain_title(work.subtitle)
    if title and subtitle and fold(subtitle) not in fold(title) and not _CODE.fullmatch(subtitle):
        return f"{title}: {subtitle}"
    return title or subtitle


def _others(work: Work) -> list[str]:
    names = [plain_title(work.title_short), *(plain_title(work.extra.get(name, "")) for name in _ALTERNATIVES)]
    return list(dict.fromkeys(name for name in names if name))[:4]


def _compare(one: str, other: str) -> TitleAgreement:
    """Return the best of several readings: as written, either title as the part of the other, letters by name."""
    if _letters(one) == _letters(other):
        return compare_titles(other, other)
    found = [compare_titles(one, other)]
    if found[0].agreement is Agreement.SHORT and _BRACKETS.search(one) and _BRACKETS.search(other):
        # Both add something in brackets: it is no edition or translation that only one has.
        bare = [_BRACKETS.sub(r": \1", title) for title in (one, other)]
        return compare_titles(*bare)
    if _RANK[found[0].agreement] <= 1:
        return found[0]
    found.append(_turned(compare_titles(other, one)))
    spelt = _spelt(one), _spelt(other)
    if spelt != (one, other):
        found.append(compare_titles(*spelt))
    return min(found, key=lambda each: (_RANK[each.agreement], -each.score))


def _letters(text: str) -> str:
    """Return the folded words: "Part V" and "part v" are one though only the first is a numeral."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _turned(found: TitleAgreement) -> TitleAgreement:
    """Return a comparison with its sides changed; a part of the cited title is never more than a short form."""
    return TitleAgreement(
        agreement=found.agreement,
        score=found.score,
        cited_marked=found.actual_marked,
        actual_marked=found.cited_marked,
        near=found.near,
        same_numbers=found.same_numbers,
    )


@lru_cache(maxsize=2_000)
def _spelt(text: str) -> str:
    """Return a title with Greek letters by name and figures raised or lowered as plain ones."""
    plain = unicodedata.normalize("NFKC", text).lower()
    if any("a" <= letter <= "z" for letter in plain) and any(letter in _GREEK for letter in plain):
        return "".join(f" {_GREEK[letter]} " if letter in _GREEK else letter for letter in plain)
    return text


def telling(title: str) -> frozenset[str]:
    """Return the folded words of a title that tell of the work; many works share one of none or one ("Introduction",
    "Annual report 2019", "Networks")."""
    return frozenset(
        word.word
        for word in tokens(plain_title(title))
        if word.word not in STOPWORDS
        and word.word not in _GENERIC
        and not has_figure(word.word)
        and not is_common(word.word)
    )
