"""What the cards of the page can be chosen by: severity, state and family, each with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from refcheck.model.finding import Severity
from refcheck.model.report import Verdict
from refcheck.reports.cards import VERDICT_WORDS, Card, Issue
from refcheck.reports.wording import FAMILIES, sentence

__all__ = ["Choice", "Facet", "facets", "families_of", "severities_of"]

_SEVERITIES = {Severity.ERROR: "To correct", Severity.WARNING: "To look at", Severity.INFO: "Minor remarks"}
"""What the page calls findings of a severity."""
NONE = "none"
"""The severity of a card without findings."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One value of a facet: what the address calls it, what readers call it, how many cards have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """Something that cards differ in. ``name`` is that in the address."""

    name: str
    words: str
    choices: tuple[Choice, ...]


def severities_of(issues: Iterable[Issue]) -> str:
    """Return the severities of a card's findings, a blank between; "none" when there are none."""
    return " ".join(dict.fromkeys(one.finding.severity.value for one in issues)) or NONE


def families_of(issues: Iterable[Issue]) -> str:
    """Return the families of a card's findings, a blank between."""
    return " ".join(dict.fromkeys(one.finding.code[:3] for one in issues))


def facets(cards: Sequence[Card], loose: Sequence[Issue]) -> tuple[Facet, ...]:
    """Return the facets in which the cards differ; ``loose`` findings are one card more."""
    sets = [card.issues for card in cards] + ([tuple(loose)] if loose else [])
    severities = Counter(word for one in sets for word in severities_of(one).split())
    families = Counter(word for one in sets for word in families_of(one).split())
    states = Counter(card.state for card in cards)
    named = {severity.value: words for severity, words in _SEVERITIES.items()} | {NONE: "No finding"}
    found = (
        _facet("severity", "Findings", named, severities),
        _facet("state", "State", {verdict.value: sentence(VERDICT_WORDS[verdict]) for verdict in Verdict}, states),
        _facet(
            "family", "About", FAMILIES | {word: word for word in sorted(families) if word not in FAMILIES}, families
        ),
    )
    return tuple(facet for facet in found if len(facet.choices) > 1)


def _facet(name: str, words: str, named: Mapping[str, str], counts: Mapping[str, int]) -> Facet:
    choices = (Choice(value=value, words=text, count=counts[value]) for value, text in named.items() if value in counts)
    return Facet(name=name, words=words, choices=tuple(choices))
