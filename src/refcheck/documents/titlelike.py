"""Whether an italic or quoted run is the title of a work, or emphasis, a term, a slogan, a quotation.

Tuned on statements and reports of non-governmental organisations in English; it errs towards *no
title*, since a title that is not seen costs less than a false accusation.
"""

from __future__ import annotations

import re

from refcheck.text.words import STOPWORDS, fold, has_unspaced_script

__all__ = ["has_cue", "looks_like_title"]

MAX_TITLE = 300
"""Longer runs (characters) are no titles."""

_WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*")
_CUE = re.compile(
    r"(?i)\b(?:reports?|study|studies|papers?|books?|articles?|publications?|documents?|proposals?|declarations?"
    r"|statements?|brief(?:ing)?s?|handbooks?|guidelines?|manuals?|surveys?|thesis|essays?|reviews?|chapters?|volumes?"
    r"|novels?|films?|documentary|memoirs?|monographs?|entitled|titled|informe|libro|artículo|rapport|livre"
    r"|bericht|buch|laporan|buku|relatório|livro)\s*[,:]?\s*(?:entitled|titled|called|named|on)?\s*[,:]?\s*[\"“‘(*]*$"
)
_PERIODICAL = re.compile(
    r"(?i)\b(?:times|post|guardian|journal|news|herald|tribune|gazette|review|magazine|weekly|daily|observer|mirror|star"
    r"|telegraph|economist|standard|monitor|jazeera|nation|radio|television|tv|press|network|organi[sz]ation|cent(?:re|er)"
    r"|committee|commission|council|union|association|foundation|institute|ministry|bank|group|party|movement|alliance"
    r"|federation|university)s?$"
)
_CASE = re.compile(r"\s(?:v|vs|versus|c)\.?\s")
_SMALL_WORD = re.compile(
    r"(?<=\s)(?:of|for|to|in|on|and|the|a|an|from|with|by|at|de|la|du|des|et|und|der|die|y|el|dan|di)\s"
)
_QUOTED_SENTENCE = re.compile(r"[.!?]\s+\S")


def has_cue(before: str) -> bool:
    """Return whether the text right before a run says that a work is named ("the report, ")."""
    return _CUE.search(before[-60:]) is not None


def looks_like_title(text: str, *, cue: bool, marked: bool, quoted: bool, whole_block: bool) -> bool:
    """Return whether a run is a title.

    ``cue``: the words before it say so; ``marked``: a note marker ends its sentence; ``quoted``:
    it stands in quotation marks, not in italics; ``whole_block``: nothing else stands in its block.
    """
    if not text or len(text) > MAX_TITLE or (whole_block and not marked):
        return False
    if has_unspaced_script(text):
        return len(text) >= 6 and (cue or marked)
    words = _WORD.findall(text)
    content = [word for word in words if fold(word) not in STOPWORDS]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in content)
    if len(words) < 2 or not content or _CASE.search(text) or not any(word[0].isupper() for word in words):
        return False
    if text.isupper() and not (cue or marked):
        return False
    if capitals < 2 or capitals / len(content) < 0.6:
        return cue and _is_sentence_case(text, words)
    return _is_title_case(text, len(words), cue=cue, marked=marked, quoted=quoted)


def _is_sentence_case(text: str, words: list[str]) -> bool:
    """Return whether a run can be a title in sentence case; only a cue makes it one."""
    return 4 <= len(words) <= 30 and words[0][0].isupper() and not _QUOTED_SENTENCE.search(text)


def _is_title_case(text: str, words: int, *, cue: bool, marked: bool, quoted: bool) -> bool:
    if cue:
        return True
    if _PERIODICAL.search(text) and ":" not in text:
        return False
    if words < 3:
        return marked and not quoted
    if marked:
        return not (quoted and _QUOTED_SENTENCE.search(text))
    # Without a marker or a cue it may be a term or a name: a title has a subtitle or small words in it.
    return not quoted and (":" in text or (words > 3 and _SMALL_WORD.search(text) is not None))
