"""STY: what a style prints by itself, or prints otherwise than it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Fixable, Rule, Scope, check
from refcheck.checks.written import entries_by_file, setting, written
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import Reference

_PAGES = re.compile(
    r"(?i)(?:pp?|pgs?|pages?|seiten?|s)(?:\.[~\s]*|[~\s]+)(?P<rest>[ivxlc\d]+(?:\s*(?:-{1,3}|–|,)\s*[ivxlc\d]+)*\.?)"
)
_VOLUME = re.compile(r"(?i)(?:vol(?:ume|\.)?|bd\.|band|tome|tomo)[~\s]*(?P<rest>\d{1,5}|[IVXLC]{1,8})")
_NUMBER = re.compile(r"(?i)(?:no\.?|nr\.?|num\.?|number|issue|iss\.)[~\s]*(?P<rest>\d{1,5}(?:[-/]\d{1,5})?)")


MAX_LENGTH = 100
"""Longer values (characters) are more than numbers."""
HABIT = 5
"""What so many entries have, and a third of those with the field, is the bibliography's own way."""


@check(
    "STY003",
    "extra-text",
    '"p." or "vol." stands in a field that styles print it before',
    severity=Severity.INFO,
    scope=Scope.PROJECT,
    fixable=Fixable.SAFE,
)
def extra_text(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds `pp. 12--34` in `pages`, `vol. 3` in `volume`, and `no. 4` in the `number` of an article.

    ## Why it matters

    Styles print these words themselves: "vol. vol. 3, pp. pp. 12–34".

    ## How to mend

    `refcheck fix FILE.bib --write` leaves the numbers alone in the field. This is a safe fix.

    ## How sure it is

    Only where nothing but the word and numbers stand in the field. The extent of a book ("xii + 345 pp.") and
    the number of a report ("No. 7") are left alone; so are article numbers like `P02017` and supplements like
    `S6--12`. Where five entries of a file or more, and a third of those with the field, have the word in it, its
    style wants it so, and nothing is said.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 1 found, and right; 282 more in a
    bibliography whose style wants the words were rightly left out.
    """
    for references in entries_by_file(context.references):
        for name, pattern in (("pages", _PAGES), ("volume", _VOLUME), ("number", _NUMBER)):
            with_field = [one for one in references if name in one.fields and _is_judged(one, name)]
            found = [(one, match) for one in with_field if (match := pattern.fullmatch(_value(one, name)))]
            if len(found) >= HABIT and len(found) * 3 >= len(with_field):
                continue
            for reference, match in found:
                yield _with_text(rule, reference, name, match)


def _is_judged(reference: Reference, name: str) -> bool:
    return name != "number" or reference.entry_type == "article"


def _value(reference: Reference, name: str) -> str:
    value = written(reference, name) or ""
    return value if len(value) <= MAX_LENGTH else ""


def _with_text(rule: Rule, reference: Reference, name: str, match: re.Match[str]) -> Finding:
    rest = match["rest"].rstrip(".")
    mended = re.sub(r"\s*(?:-{1,3}|–)\s*", "–", rest) if name == "pages" else rest
    return rule.finding(
        message=f"the field {name} should hold the number alone; styles print the word before it",
        location=place_of(reference, name),
        expected=rest,
        actual=match.group(),
        remedy="take the word out",
        about=reference,
        intent=setting(reference, name, mended, safe=True, summary="leave the number alone"),
    )
