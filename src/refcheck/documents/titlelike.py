"""Whether an italic, quoted, linked or plain run is the title of a work, or emphasis, a term, a slogan, a quotation.

Tuned on statements and reports of non-governmental organisations in English, and tried in Spanish,
French, German, Portuguese, Italian, Indonesian, Vietnamese and Thai; it errs towards *no title*, since a
title that is not seen costs less than a false accusation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.text.cued import Cued
from refcheck.text.lazy import lazy_re
from refcheck.text.words import STOPWORDS, fold, has_unspaced_script

__all__ = ["Setting", "has_cue", "is_body", "is_periodical", "looks_like_title"]

MAX_TITLE = 300
"""Longer runs (characters) are no titles."""
MAX_WORDS = 30
"""So many words a title in sentence case has at most."""
_CONTEXT = 60

_WORD = lazy_re(r"[^\W_]+(?:['’.&/-][^\W_]+)*")
_NOUNS = (
    r"reports?|study|studies|papers?|books?|articles?|publications?|documents?|proposals?|declarations?|statements?"
    r"|brief(?:ing)?s?|handbooks?|guides?|guidelines?|manuals?|surveys?|thesis|essays?|reviews?|chapters?|volumes?|novels?|films?"
    r"|documentary|memoirs?|monographs?|white\spaper|note"
    r"|informes?|libros?|artículos?|estudios?|ensayos?|rapports?|livres?|études?|ouvrages?|articles"
    r"|bericht|buch|studie|aufsatz|artikel|handbuch|laporan|buku|penelitian|relatórios?|livros?|estudos?|artigos?"
    r"|rapporto|saggio|articolo|báo\scáo|nghiên\scứu|sách|cuốn"
    r"|propuestas?|declaración|documento|guía|comunicado|propositions?|déclaration|guide|mémoire|vorschlag|erklärung|stellungnahme"
    r"|positionspapier|gutachten|leitfaden|propostas?|declaração|cartilha|dichiarazione|guida|usulan|pernyataan|dokumen|panduan"
    r"|makalah|đề\sxuất|tuyên\sbố|tài\sliệu|bài\sviết"
)
_OPENING = r"[\"“”‘’«»„(*_\s]*$"
_CUE = Cued(
    rf"(?i)\b(?:{_NOUNS}|titles?|entitled|titled|título|titre|titel|titolo|judul|tiêu\sđề|titulad[oa]|intitulée?|betitelt|berjudul|intitolat[oa]|nhan\sđề)\s*[,:]?\s*"
    rf"(?:entitled|titled|called|named|on)?\s*[,:]?{_OPENING}",
    *("report", "stud", "paper", "book", "article", "publication", "document", "proposal", "declaration", "statement"),
    *(
        "brief",
        "guide",
        "manual",
        "survey",
        "thesis",
        "essay",
        "review",
        "chapter",
        "volume",
        "novel",
        "film",
        "memoir",
    ),
    *("monograph", "note", "informe", "libro", "artículo", "estudio", "ensayo", "rapport", "livre", "étude", "ouvrage"),
    *(
        "bericht",
        "buch",
        "aufsatz",
        "artikel",
        "laporan",
        "buku",
        "penelitian",
        "relatório",
        "livro",
        "estudo",
        "artigo",
    ),
    *("saggio", "articolo", "báo", "nghiên", "sách", "cuốn", "titled", "titulad", "intitulé", "betitelt", "berjudul"),
    *(
        "intitolat",
        "nhan",
        "title",
        "título",
        "titre",
        "titel",
        "titolo",
        "judul",
        "tiêu",
        "propuesta",
        "declaración",
        "comunicado",
        "guía",
        "proposition",
        "déclaration",
        "mémoire",
    ),
    *(
        "vorschlag",
        "erklärung",
        "stellungnahme",
        "papier",
        "gutachten",
        "leitfaden",
        "proposta",
        "declaração",
        "cartilha",
    ),
    *("dichiarazione", "guida", "usulan", "pernyataan", "dokumen", "panduan", "makalah", "đề", "tuyên", "tài", "bài"),
)
_ONE_WORD_CUE = lazy_re(
    r"\b(?:book|article|paper|essay|novel|film|report|study|memoir|autobiography|documentary|entitled|titled|libro|livre"
    rf"|buku|informe|rapport|laporan)\s?,?\s?(?:entitled|titled|called)?{_OPENING}"
)
_PUBLISHED_IN = lazy_re(
    rf"\b(?:article|paper|essay|piece)\s(?:in|for)\s(?:the\s)?[*_“\"]?[A-Z][^.;:!?]{{2,{_CONTEXT}}}?,{_OPENING}"
)
"""What an article is in, between the word for it and its title: "an article in *Labour Review*, "."""
_NAMED_IN = Cued(r"(?:^|\s)[A-ZÀ-Þ][\w’'-]{2,},\sin\s[\"“‘'«„]$", *"\"“‘'«„")
"""Who writes it, and quotation marks: "Pedersen, in ‘Any role for the court?’, foresaw it"."""
_THAI_CUE = lazy_re(rf"(?:รายงาน|หนังสือ|บทความ|งานวิจัย|เรื่อง|เอกสาร){_OPENING}")
# "a report by the Foundation, *Title*", "its 2017 report for ASEAN, *Title*"
_LOOSE_CUE = lazy_re(
    r"\b(?:report|study|paper|book|article|publication|handbook|guide|manual|survey|thesis|essay|monograph|brief|briefing)"
    rf"\s(?:by|from|of|for|published)\s[^.;:!?“\"‘«]{{2,{_CONTEXT}}}?(?:,|\bcalled|\bnamed){_OPENING}"
)
_PERIODICAL = lazy_re(
    r"(?i)\b(?:times|post|guardian|journal|news|herald|tribune|gazette|review|magazine|weekly|daily|observer|mirror|star"
    r"|telegraph|economist|standard|monitor|jazeera|nation|radio|television|tv|press|network|organi[sz]ation|cent(?:re|er)"
    r"|committee|commission|council|union|association|foundation|institute|ministry|bank|group|party|movement|alliance"
    r"|federation|university)s?$"
)
_BODY = lazy_re(
    r"(?:^|\b(?:National|Royal|Federal|International|European|World|State)\s)(?:The\s)?(?:Ministry|Department|Office|Bureau"
    r"|Committee|Commission|Council|University|Institute|Institution|Organi[sz]ation|Association|Agency|Federation|Foundation"
    r"|Bank|Board|Court|Cent(?:er|re)|Faculty|School|College|House|Society|Union|League|Secretariat|Assembly)\b"
    r"|\b(?:Organi[sz]ation|Association|Foundation|Network|Institute|Committee|Commission|Council|Agency|Federation)\b"
)
MAX_LAST = 20
"""What is looked for in the last word of a run is no longer (characters)."""
_ANY_BODY = lazy_re(
    r"\b(?:University|School|College|Bank|Institute|Department|Ministry|Faculty|Consortium|Secretariat|Tribunal|Museum|Trust)\b"
)
# Source code that is printed: a command, or braces about its argument.
_PROGRAM = lazy_re(r"[\\{}](?:(?<=[{}])|[A-Za-z@])")
_CASE = lazy_re(r"\s(?:v|vs|versus|c)\.?\s")
_SMALL_WORD = lazy_re(
    r"(?<=\s)(?:of|for|to|in|on|and|the|a|an|from|with|by|at|de|la|du|des|et|und|der|die|y|el|dan|di)\s"
)
_QUOTED_SENTENCE = lazy_re(r"[.!?]\s+\S")
_STATED = lazy_re(r"\.\s+\S")
_MOSTLY_CAPITALS = 0.8
"""From this share of capitals on (0-1) two sentences are a title that asks: "Whose Sea? Charts of the Coast"."""
# What stands before or after words that are called something, or said by somebody, but not published.
_SAID_BEFORE = lazy_re(
    r"(?i)(?:\b(?:said|says|say|told|asked|answered|replied|shouted|cried|sang|wrote|read|reads|that|word|words|term|terms"
    r"|phrase|phrases|expression|slogan|slogans|motto|song|hashtag|banner|theme|label|so-called|dubbed|category|heading|headed"
    r"|marked|button|menu|option|tab|field|section|project|programme|program|campaign|initiative|workshop|conference|seminar"
    r"|award|principle)\s*[,:]?|:)\s*[\"“”‘’«»„(*_\s]*$"
)
_CALLED_AFTER = lazy_re(
    r"(?i)^[\"”’»“*_]{0,3}\s(?:projects?|programmes?|programs?|campaigns?|initiatives?|schemes?|principles?|polic(?:y|ies)|visas?"
    r"|systems?|communit(?:y|ies)|movements?|slogans?|workshops?|conferences?|seminars?|awards?|prizes?|clauses?|doctrines?"
    r"|rules?|strateg(?:y|ies)|buttons?|menus?|options?|tabs?|dialogs?|fields?|sections?|licen[cs]es?|days?)\b"
)
_PROGRAMME = lazy_re(
    r"(?i)\b(?:programmes?|projects?|campaign|initiative|agency|scheme|principle|fund|award|prize|workshop|conference)$"
)
_SPEECH = lazy_re(
    r"^(?:We|I|You|They|He|She|It|Let|Do|Don['’]t|No One|Nobody)\b.{0,80}\b(?:[Mm]ust|[Ss]hall|[Ww]ill|[Cc]an)\b"
)
_PERSONAL = lazy_re(r"\b(?:I|I'm|I’m|we|We|my|My|our|Our|you)\b")
# Words in front of a paragraph that head it: "*Independence from Government.* The press ..."
_HEADS = lazy_re(r"^[\"”’»*_]{0,3}\s?[.:–—]")
_STARTS_SENTENCE = lazy_re(r"(?:^|[.!?…]['\"”’»)\]]{0,3})\s*[\"“”‘’«»„(*_\s]*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """Where a run stands: the text right before and after it, whether a note marker ends its sentence
    (``marked``), whether it is in quotation marks (``quoted``) or the text of a link (``linked``), and
    whether nothing else stands in its block. ``opens_block``: nothing stands before it. ``sure``: its
    marks are those of books."""

    before: str = ""
    after: str = ""
    marked: bool = False
    quoted: bool = False
    linked: bool = False
    whole_block: bool = False
    opens_block: bool = False
    sure: bool = False


def has_cue(before: str) -> bool:
    """Return whether the text right before a run says that a work is named ("the report, ")."""
    end = before[-_CONTEXT:]
    return _CUE.search(end) is not None or _NAMED_IN.search(end) is not None or _THAI_CUE.search(end) is not None


def is_body(text: str) -> bool:
    """Return whether a run in title case is the name of an organisation or a part of one."""
    return ":" not in text and _BODY.search(text) is not None


def is_periodical(text: str) -> bool:
    """Return whether a run is called like a newspaper, a journal or the body that brings it out."""
    return ":" not in text and _ends_with(_PERIODICAL, text)


def _ends_with(pattern: re.Pattern[str], text: str) -> bool:
    """Return whether the last word of a text is one that ``pattern`` has."""
    return pattern.search(text, max(0, len(text) - MAX_LAST)) is not None


def looks_like_title(text: str, setting: Setting) -> bool:
    """Return whether a run is a title."""
    if not text or len(text) > MAX_TITLE or text[0] in "©®#@$%&" or (setting.whole_block and not setting.marked):
        return False
    if _PROGRAM.search(text):
        return False
    if setting.opens_block and not setting.marked and _HEADS.match(setting.after):
        return False
    cue = setting.sure or has_cue(setting.before)
    if has_unspaced_script(text):
        return len(text) >= 6 and (cue or setting.marked)
    words = _WORD.findall(text)
    content = [word for word in words if fold(word) not in STOPWORDS and not word[0].isdigit()]
    capitals = sum(word[0].isupper() for word in content)
    if len(words) == 1 and setting.marked and not setting.linked:
        return len(text) > 3 and text[0].isupper() and _ONE_WORD_CUE.search(setting.before) is not None
    if len(words) < 2 or not content or _CASE.search(text) or not any(word[0].isupper() for word in words):
        return False
    if setting.quoted and text[0].islower():
        return False
    if text.isupper() and not (cue or setting.marked):
        return False
    numbers = any(word[0].isdigit() for word in words)
    if capitals + numbers < 2 or capitals / len(content) < 0.6:
        return _is_sentence_case(text, words, setting, cue=cue)
    asks = capitals / len(content) >= _MOSTLY_CAPITALS and not _STATED.search(text)
    return _is_title_case(text, len(words), setting, cue=cue, asks=asks)


def _is_sentence_case(text: str, words: list[str], setting: Setting, *, cue: bool) -> bool:
    """Return whether a run can be a title in sentence case: after a cue, of three words only after one that nothing
    but a title follows ("her article, "), or in italics with a marker where its capital does not begin the sentence."""
    if not words[0][0].isupper() or _QUOTED_SENTENCE.search(text) or len(words) > MAX_WORDS:
        return False
    named = setting.marked and (_ONE_WORD_CUE.search(setting.before) or _PUBLISHED_IN.search(setting.before))
    if cue or named:
        return len(words) >= (3 if named else 4) and not (setting.quoted and _PERSONAL.search(text))
    italic = not setting.quoted and not setting.linked
    inside = not _STARTS_SENTENCE.search(setting.before) and not _SAID_BEFORE.search(setting.before)
    return italic and setting.marked and inside and 3 <= len(words) <= MAX_WORDS // 2


def _is_title_case(text: str, words: int, setting: Setting, *, cue: bool, asks: bool) -> bool:
    if cue:
        return True
    if is_periodical(text) or (":" not in text and _ends_with(_PROGRAMME, text)):
        return False
    if _is_called(text, setting):
        return False
    if words < 3:
        return setting.marked and not setting.quoted and not setting.linked
    if setting.marked:
        said = _QUOTED_SENTENCE.search(text) is not None and not asks
        return not (setting.quoted and (said or _SPEECH.match(text)))
    if _LOOSE_CUE.search(setting.before[-2 * _CONTEXT :]):
        return True
    # Without a marker or a cue it may be a term or a name: a title has a subtitle or small words in it.
    plain = setting.quoted or setting.linked
    if plain or (":" not in text and _ANY_BODY.search(text)):
        return False
    return ":" in text or (words > 3 and _SMALL_WORD.search(text) is not None)


def _is_called(text: str, setting: Setting) -> bool:
    """Return whether a run in title case is a body, something said, or the name of something else."""
    if is_body(text):
        return True
    if _CALLED_AFTER.match(setting.after) and ":" not in text:
        return True
    return setting.quoted and _SAID_BEFORE.search(setting.before) is not None
