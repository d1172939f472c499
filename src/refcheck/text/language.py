"""The language of a title, as far as its small words tell it."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["FUNCTION_WORDS", "languages_of"]

# Folded; those that tell little in a title, in the languages that titles of our users are mostly in.
FUNCTION_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "a an the and or of on in to for from by with at as into its it is are be this that these those not no",
        "fr": "le la les l un une des du de d et ou en dans sur pour par avec au aux",
        "es": "el la los las un una unos de y o en del al con por para su sus a no",
        "de": "der die das ein eine und oder in im am zu zum zur von vom mit fur auf aus den dem des",
        "it": "il lo la gli le i un una e ed di da del della dei nel nella per con su in a",
        "pt": "o os a as um uma e em de na nas no nos da do das dos para por com",
        "nl": "de het een en van in op te voor met",
        "id": "dan yang di ke dari untuk pada",
    }.items()
}


def languages_of(words: Iterable[str]) -> frozenset[str]:
    """Return the languages that most of the folded words may be from; empty when none tells.

    Errs towards several: a word that two languages share speaks for both.
    """
    words = tuple(words)
    counts = {language: sum(word in known for word in words) for language, known in FUNCTION_WORDS.items()}
    most = max(counts.values())
    return frozenset(language for language, count in counts.items() if count == most and most)
