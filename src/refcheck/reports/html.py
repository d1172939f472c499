"""The report as one self-contained page: no outside request, no script needed, nothing foreign live.

Foreign text passes through autoescaping and loses what could reorder or hide it; a link is live
only for http and https. The content security policy names the page's own style and script by hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from refcheck.model.report import Report
from refcheck.reports.acts import Act
from refcheck.reports.annotated import Tone, tone_of
from refcheck.reports.cards import LONGEST, web
from refcheck.reports.facets import facets, families_of, severities_of
from refcheck.reports.folded import evidence_words, folded
from refcheck.reports.page import page_of
from refcheck.reports.suggestion import Change
from refcheck.reports.wording import clipped, counted, locator, moment, place
from refcheck.reports.words import Part, mark_differences
from refcheck.text.safe import for_terminal

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["render"]

_KINDS = {
    "page": "the cited pages",
    "identifier": "identifiers",
    "search": "title, author, year",
    "archive": "addresses",
}
_TAGS = {"correct": "Correct", "replace": "Replace link", "look": "Look at"}
_TONE_WORDS = {Tone.WRONG: "to correct", Tone.LOOK: "to look at", Tone.OK: "in order", Tone.UNKNOWN: "not known"}

WHOLE, ALL = 3, 5
"""Of the acts with one code so many are shown whole: all of them when there are no more than the second figure."""
FEWEST = 4
"""Fewer cards are seen at a glance: there is nothing to choose among."""
SHOWN = 8
"""So many things that are in order are shown, the others are folded."""


def render(report: Report) -> str:
    """Return the report as an HTML page."""
    style, script = _shipped("report.css"), _shipped("report.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    page = page_of(report)
    groups = tuple(grouped(page.acts))
    return (
        _environment()
        .get_template("report.html")
        .render(
            page=page,
            groups=groups,
            facets=facets(page.cards, page.loose) if len(page.cards) + bool(page.loose) >= FEWEST else (),
            policy=policy,
            style=style,
            script=script,
            folded=folded(page, [group.more for group in groups], SHOWN),
        )
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """An act that is shown whole, with those that follow it in short."""

    act: Act
    more: tuple[Act, ...] = ()


def grouped(acts: Sequence[Act]) -> Iterator[Group]:
    """Yield the acts in order; of those with one code only the first few are whole, the others stand with the last."""
    alike: dict[tuple[str, str], list[Act]] = {}
    for act in acts:
        alike.setdefault((act.kind, act.finding.code), []).append(act)
    seen: Counter[tuple[str, str]] = Counter()
    for act in acts:
        code = (act.kind, act.finding.code)
        seen[code] += 1
        if seen[code] < WHOLE or len(alike[code]) <= ALL:
            yield Group(act=act)
        elif seen[code] == WHOLE:
            yield Group(act=act, more=tuple(alike[code][WHOLE:]))


def _shipped(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Return the environment of the templates; every expression is escaped and made harmless."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from refcheck.reports.html_pieces import PIECES

    environment = Environment(
        loader=PackageLoader("refcheck.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        clipped=clipped, locator=locator, moment=moment, place=place, web=web, short=lambda text: clipped(text, LONGEST)
    )
    environment.globals.update(PIECES)
    environment.globals.update(
        change_parts=change_parts,
        counted=counted,
        evidence_words=evidence_words,
        families_of=families_of,
        kinds=_KINDS,
        severities_of=severities_of,
        shown=SHOWN,
        tags=_TAGS,
        tone_of=tone_of,
        tone_words=_TONE_WORDS,
    )
    return environment


def _harmless(value: Any) -> Any:
    # Markup is our own: style, script, and what macros have already passed through here.
    # What is printable to Python has nothing in it that could hide or reorder, and is soon found to be so.
    return for_terminal(value) if type(value) is str and not value.isprintable() else value


def change_parts(change: Change) -> tuple[Sequence[Part], Sequence[Part]]:
    """Return the old and the new words of a change in parts, with those marked that differ."""
    old, new = mark_differences(change.old, change.new)
    if any(part.differs for part in (*old, *new)):
        return old, new
    return tuple(Part(p.text, differs=True) for p in old), tuple(Part(p.text, differs=True) for p in new)
