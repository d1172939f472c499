"""What the HTML page holds folded away, as compact JSON that its script makes elements of when somebody looks there.

Each list has one entry for each ``<details>`` of its name in the page, in order; ``marks`` has one for each sign
in the text, ``works`` one for each reference.
Strings that come back stand in ``texts`` and are numbers elsewhere; ``TITLE`` is the title of the reference. Nothing
in it is markup, and nothing ever becomes markup: the script sets texts.

========  ==============================================================================================
evidence  ``[[[address, answer, [status, address, ...], [label, text, ...], [look, path, ...], words], ...],
          [[source, answer, when, asked, excerpt], ...]]``: the links, then the other sources
like      ``[[anchor, name, place, [label, parts], ...], ...]``; every second of the parts differs
facts     ``[[anchor, text, address], ...]``
which     ``[address or name, ...]``
rules     ``[[rule, severity, confidence, place, fingerprint], ...]``
marks     what the signs in the text mean, in order; empty where there is nothing to say
works     ``[key, value, ...]``, the OpenURL of a reference (COinS)
========  ==============================================================================================
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from refcheck.formats.coins import public_pairs
from refcheck.model.evidence import Evidence, Outcome
from refcheck.model.finding import Finding
from refcheck.reports.acts import Act, Fact
from refcheck.reports.cards import LONGEST, Card, LinkLine
from refcheck.reports.page import Page
from refcheck.reports.wording import SEVERITY_WORDS, clipped, joined, moment, source_words
from refcheck.reports.words import Part
from refcheck.text.safe import for_terminal

__all__ = ["TITLE", "evidence_words", "folded"]

TITLE = -1
"""Stands for the title on the card of the reference."""

_QUOTATION = {
    Outcome.FOUND: "was searched for the quoted words and cited pages",
    Outcome.UNAVAILABLE: "could not be read",
    Outcome.SKIPPED: "was not read",
}
# One source, and several: what stands unfolded and what sums it up say the same of an outcome.
_PAGE = {Outcome.UNAVAILABLE: "gave nothing to compare"}
_TOLD = {
    Outcome.FOUND: ("has the work", "have the work"),
    Outcome.NOT_FOUND: ("does not have it", "do not have it"),
    Outcome.AMBIGUOUS: ("has several that fit", "have several that fit"),
    Outcome.UNAVAILABLE: ("gave no answer", "gave no answer"),
    Outcome.REFUSED: ("did not want to answer", "did not want to answer"),
    Outcome.SKIPPED: ("was not asked", "were not asked"),
}


def evidence_words(card: Card) -> str:
    """Return what the evidence of a card comes to: "the link has moved; doi.org and Crossref have the work"."""
    links = list(dict.fromkeys(link.words for link in card.links))
    said = [f"the link {joined(links)}" if len(card.links) == 1 else f"the links: {'; '.join(links)}"] if links else []
    for outcome, words in _TOLD.items():
        # Of a page that gave nothing the link has said it.
        silent = {"quotation"} | ({"page"} if outcome is Outcome.UNAVAILABLE and links else set())
        answers = (e for e in card.evidence if e.outcome is outcome and e.source not in silent)
        sources = list(dict.fromkeys(source_words(e.source, e.asked) for e in answers))
        if sources:
            said.append(f"{joined(sources)} {words[len(sources) > 1]}")
    return clipped("; ".join(said), 300)


def folded(page: Page, more: Sequence[Sequence[Act]], shown: int) -> str:
    """Return the JSON of a page, harmless inside a ``<script>``.

    ``more`` are the acts in short of each group that has any, ``shown`` the number of facts that the page shows.
    """
    trees: dict[str, list[Any]] = {
        "evidence": [_evidence(card) for card in page.cards if card.links or card.evidence],
        "like": [[_act(act) for act in acts] for acts in more if acts],
        "facts": [[_fact(fact) for fact in page.in_order[shown:]]] if len(page.in_order) > shown else [],
        "which": [list(group.subjects) for group in page.unchecked if group.subjects],
        "rules": [[_rule(*rule) for rule in page.rules]] if page.rules else [],
        "marks": list(_marks(page)),
        "works": [_work(card) for card in page.cards],
    }
    found: list[str] = []
    _strings(list(trees.values()), found)
    texts = [text for text, times in Counter(found).most_common() if times > 1 and len(text) > 2]
    numbers = {text: number for number, text in enumerate(texts)}
    said = {
        "texts": [for_terminal(text) for text in texts],
        **{name: _numbered(t, numbers) for name, t in trees.items()},
    }
    # No end of the script, no comment and no second script can begin without this sign.
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _strings(tree: Any, found: list[str]) -> None:
    """Add the strings of a tree to ``found``."""
    for part in tree:
        if type(part) is str:
            found.append(part)
        elif type(part) is list:
            _strings(part, found)


def _numbered(tree: list[Any], numbers: Mapping[str, int]) -> list[Any]:
    """Return a tree with the numbers of the strings that have one, and the others made harmless."""
    return [
        _numbered(part, numbers)
        if type(part) is list
        else (numbers[part] if part in numbers else for_terminal(part))
        if type(part) is str
        else part
        for part in tree
    ]


def _evidence(card: Card) -> list[Any]:
    return [[_link(link, card.title) for link in card.links], [_answer(e, card.title) for e in card.evidence]]


def _link(link: LinkLine, title: str) -> list[Any]:
    hops = [text for hop in link.hops for text in (str(hop.status), hop.url)]
    # The last hop says where it is now.
    more = [(label, text) for label, text in link.more if not (hops and label == "now at")]
    drawing = link.drawing
    return [
        link.text,
        link.aside,
        hops,
        [part for label, text in more for part in (label, _or_title(text, title))],
        [part for path in drawing.paths for part in path] if drawing else [],
        drawing.words if drawing else "",
    ]


def _answer(evidence: Evidence, title: str) -> list[Any]:
    own = {"quotation": _QUOTATION, "page": _PAGE}.get(evidence.source, {})
    words = own.get(evidence.outcome, _TOLD[evidence.outcome][0])
    reason = f" ({clipped(evidence.reason, 200)})" if evidence.reason and evidence.reason != "not-read" else ""
    return [
        clipped(source_words(evidence.source, evidence.asked), LONGEST),
        words + reason,
        moment(evidence.when) + (", remembered" if evidence.from_store else ""),
        "" if evidence.outcome is Outcome.SKIPPED else evidence.asked,
        "" if evidence.excerpt == title else clipped(evidence.excerpt, 300),
    ]


def _act(act: Act) -> list[Any]:
    rows = [[row.label, _alternating(row.parts)] for row in act.rows[:2]]
    return [act.card or act.anchor or "", clipped(act.name, LONGEST), act.where, *rows]


def _alternating(parts: Sequence[Part]) -> list[str]:
    """Return the texts of parts, in turn of those that do not differ and those that do."""
    texts = [""]
    for part in parts:
        if part.differs is (len(texts) % 2 == 1):
            texts.append("")
        texts[-1] += part.text
    return texts


def _fact(fact: Fact) -> list[Any]:
    return [fact.anchor or "", clipped(fact.text, LONGEST), fact.address]


def _rule(finding: Finding, where: str) -> list[Any]:
    severity = SEVERITY_WORDS[finding.severity][0]
    return [
        f"{finding.code} {finding.name}",
        severity,
        finding.confidence.value,
        clipped(where, 200),
        finding.fingerprint,
    ]


def _marks(page: Page) -> Iterator[str]:
    for section in page.sections:
        for paragraph in section.paragraphs:
            yield from (clipped(piece.words, LONGEST) for piece in paragraph.pieces if piece.tone is not None)
        yield from (clipped(note.words, LONGEST) for note in section.notes)


def _work(card: Card) -> list[Any]:
    title = for_terminal(card.title)
    return [part for key, value in public_pairs(card.record.work) for part in (key, _or_title(value, title))]


def _or_title(text: str, title: str) -> str | int:
    return TITLE if title and text == title else text
