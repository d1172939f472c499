"""Prose that leads to a citation in a note, and has no names in it: "For a critique see Doe, ..."."""

from __future__ import annotations

from refcheck.text.lazy import lazy_re

__all__ = ["without_prose_before"]

_PROSE_BEFORE = lazy_re(
    # what was taken from it: "The definition is taken from: Jane Doe, ..."
    r"^(?=[^:]{3,160}\s(?:is|are|was|were|ist|sind|est|sont|es|son|è|sono|é|são)\s)[A-ZÀ-Þ][^:;]{6,160}\b(?:from|on|in|at|by|to|following|von|aus|nach|de|dans|par|en|em|di|da):\s(?=[A-ZÀ-Þ])|"
    # what the source is for: "Harbours and ships: cf. Doe, ..."
    r"^(?![^:]{0,119},)[^“”\"«»:;()]{3,120}:\s(?:vgl\.|siehe|see(?:\salso)?|cf\.|voir|véase|vedi),?\s(?:(?:u\.\s?a\.|etwa|z\.\s?B\.|auch|e\.g\.,?|i\.a\.)\s)?(?=[A-ZÀ-Þ])|"
    r"^(?:(?:the|an?)\s)?(?:[a-z]{4,12}\s)?(?:accounts?|analysis|bibliography|critique|debate|discussion|evidence|examples?|list|literature|overview|references|review|sources|summary|survey|treatment)\s(?:in|by|of)\s(?=[A-ZÀ-Þ])|"
    r"^(?:For|On|The|A|An|Besides|Beside|Apart from|In addition to|Aside from|Outre|Neben|Außer|Además de|Além de|Für|Zu|Zum|Zur|Sur|Pour|Para|Sobre|Vgl\. zu)\s[^.;:“”\"]{3,200}?\b(?:see(?: also)?|consult|vgl\.|siehe|voir|véase|ver|cf\.),?\s+(?=[A-ZÀ-Þ])"
)


def without_prose_before(text: str) -> str:
    """Return a citation without the prose that leads to it: "For a critique see Doe, ..."."""
    match = _PROSE_BEFORE.match(text)
    return text[match.end() :] if match else text
