"""The language of a title: its small words, words that only one language has, letters and endings.

It serves one question: may two titles be translations of each other? It errs towards *not known*.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from refcheck.text.language import FUNCTION_WORDS
from refcheck.text.lazy import lazy_re
from refcheck.text.words import MAX_TEXT, fold, has_unspaced_script, tokens

__all__ = ["in_two_languages", "languages_of_title"]

CACHED = 600
"""Titles of more characters are not kept."""

_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and or for to with by from as into its is are be this that these those between against within "
        "toward how why what who report law act world human rights development workers work policy state states tale "
        "history theory protection guide study convention agreement review their your our we you an on over",
        "fr": "le la les l un une des du de d et ou en dans sur pour par avec au aux entre vers droits travail monde "
        "rapport loi politique histoire",
        "es": "el la los las un una unos de y o en del al con por para su sus entre sobre derechos trabajo mundo "
        "informe ley politica historia desarrollo",
        "de": "der die das ein eine und oder in im am zu zum zur von vom mit fur auf aus den dem des uber zwischen "
        "gegen als bei nach recht bericht arbeit gesetz",
        "it": "il lo la gli le i un una e ed di da del della dei delle nel nella per con su tra sul diritti lavoro "
        "rapporto legge storia",
        "pt": "o os a as um uma e em de na nas no nos da do das dos para por com entre sobre direitos trabalho mundo "
        "relatorio lei historia",
        "nl": "de het een en van in op te voor met over tussen rechten",
        "id": "dan yang di ke dari untuk pada dalam tentang sebuah terhadap bagi oleh dengan hak manusia undang nomor "
        "tahun pekerja hukum laporan indonesia perlindungan pelindungan bumi anak",
        "vi": "va cua cho trong ve nguoi luat nuoc viet lao cong quyen bao cao truyen nhung",
    }.items()
}
_BY_WORD = {
    word: tuple(name for name, own in _WORDS.items() if word in own or word in FUNCTION_WORDS.get(name, ()))
    for word in frozenset().union(*_WORDS.values(), *FUNCTION_WORDS.values())
}
_VIETNAMESE = lazy_re("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_LETTERS = (
    ("de", lazy_re("[äß]")),
    ("es", lazy_re("[ñ¿¡]|ción\\b")),
    ("pt", lazy_re("[ãõ]|ções\\b|ção\\b")),
    ("fr", lazy_re("[èêœ]|\\b[ldLD]['’]")),
    ("it", lazy_re("zione\\b|zioni\\b|\\bdell['’]")),
    ("de", lazy_re("\\w(?:ung|ungen|keit|heit|schaft|ismus|ische[rns]?)\\b")),
    ("id", lazy_re("\\b(?:per|pem|pen|ke)\\w{3,}an\\b")),
    ("en", lazy_re("\\w(?:ness|ship|ing|ings)\\b")),
)


def languages_of_title(text: str) -> frozenset[str]:
    """Return the languages that a title may be in; empty when nothing tells.

    A word that two languages share speaks for both.
    """
    return _kept(text) if len(text) <= CACHED else _languages(text)


def _languages(text: str) -> frozenset[str]:
    words = [token.word for token in tokens(text)]
    text = text[:MAX_TEXT].casefold()
    if _VIETNAMESE.search(unicodedata.normalize("NFC", text[:2000])):
        return frozenset({"vi"})
    counts = dict.fromkeys(_WORDS, 0)
    for word in words:
        for language in _BY_WORD.get(word, ()):
            counts[language] += 1
    for language, pattern in _LETTERS:
        counts[language] += pattern.search(text) is not None
    most = max(counts.values())
    return frozenset(language for language, count in counts.items() if count == most and most)


_kept = lru_cache(maxsize=5_000)(_languages)


def in_two_languages(cited: str, actual: str) -> bool:
    """Return whether two titles are in two scripts or languages, or in a script without blanks."""
    if has_unspaced_script(cited) or has_unspaced_script(actual):
        return True
    if not (cited.isascii() and actual.isascii()) and _scripts(cited) != _scripts(actual):
        return True
    one, other = languages_of_title(cited), languages_of_title(actual)
    return bool(one) and bool(other) and one.isdisjoint(other)


def _scripts(text: str) -> set[str]:
    """Return the first words of the Unicode names of the letters ("LATIN", "ARABIC")."""
    return {unicodedata.name(c, "").partition(" ")[0] for c in fold(text[:400]) if c.isalpha()}
