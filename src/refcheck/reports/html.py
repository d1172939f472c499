"""The report as one self-contained page: no outside request, no script needed, nothing foreign live.

Foreign text passes through autoescaping and loses what could reorder or hide it; a link is live
only for http and https. The content security policy names the page's own style and script by hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from refcheck.formats.coins import spans
from refcheck.model.report import Report
from refcheck.reports.cards import AGREEMENT_WORDS, LONGEST, VERDICT_WORDS, web
from refcheck.reports.page import page_of
from refcheck.reports.suggestion import Change
from refcheck.reports.wording import SEVERITY_WORDS, clipped, counted, locator, moment, place, source_words
from refcheck.reports.words import Part, mark_differences
from refcheck.text.safe import for_terminal

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["render"]

_OUTCOMES = {
    "found": "it has the work",
    "not-found": "it does not have it",
    "ambiguous": "several works fit",
    "unavailable": "it could not be asked",
    "refused": "it did not want to answer",
    "skipped": "it was not asked",
}
_KINDS = {
    "page": "the cited pages",
    "identifier": "identifiers",
    "search": "title, author, year",
    "archive": "addresses",
}


def render(report: Report) -> str:
    """Return the report as an HTML page."""
    style, script = _shipped("report.css"), _shipped("report.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    template = _environment().get_template("report.html")
    coins = spans(record.work for record in report.references)
    return template.render(page=page_of(report), policy=policy, style=style, script=script, coins=coins)


def _shipped(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Return the environment of the templates; every expression is escaped and made harmless."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

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
    environment.globals.update(
        agreement_words=AGREEMENT_WORDS,
        change_parts=change_parts,
        counted=counted,
        kinds=_KINDS,
        outcomes=_OUTCOMES,
        severity_words={severity.value: words[0] for severity, words in SEVERITY_WORDS.items()},
        source_words=source_words,
        verdict_words=VERDICT_WORDS,
    )
    return environment


def _harmless(value: Any) -> Any:
    # Markup is our own: style, script, and what macros have already passed through here.
    return for_terminal(value) if type(value) is str else value


def change_parts(change: Change) -> tuple[Sequence[Part], Sequence[Part]]:
    """Return the old and the new words of a change in parts, with those marked that differ."""
    old, new = mark_differences(change.old, change.new)
    if any(part.differs for part in (*old, *new)):
        return old, new
    return tuple(Part(p.text, differs=True) for p in old), tuple(Part(p.text, differs=True) for p in new)
