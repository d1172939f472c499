"""Runs the checks over a context; hides what is silenced and says why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from refcheck.checks.catalogue import CHECKS
from refcheck.checks.fingerprint import with_fingerprints
from refcheck.checks.interface import Check, Context, Scope
from refcheck.checks.placing import Places
from refcheck.checks.run import expired_ignore, unused_ignore
from refcheck.checks.select import Selection, codes_of
from refcheck.errors import ConfigError
from refcheck.model.document import Problem, Suppression
from refcheck.model.finding import Finding, Suppressed


def judge(context: Context, selection: Selection) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Return the findings to show, worst first, and those that are silenced, with the reason.

    Every finding has its fingerprint. The order is that of severity, file, line and code.
    """
    places = Places(context.documents)
    wanted = [check for check in CHECKS if selection.wants(check.rule)]
    findings = [places.told(finding) for check in wanted for finding in _run(check, context)]
    suppressions = [
        *(s for document in context.documents for s in document.suppressions),
        *(s for library in context.libraries for s in library.suppressions),
    ]
    silenced, used = _silence(findings, suppressions, context.today)
    about_ignores = replace(
        context, problems=(*_unused(suppressions, used, context, wanted), *_expired(suppressions, context.today))
    )
    findings += [f for check in (unused_ignore, expired_ignore) for f in _run(check, about_ignores)]
    shown: list[Finding] = []
    hidden: list[tuple[Finding, str]] = []
    for finding in with_fingerprints(sorted(findings, key=_order)):
        why = silenced.get(_identity(finding)) or selection.why_hidden(finding)
        if why:
            hidden.append((finding, why))
        else:
            shown.append(finding)
    return tuple(shown), tuple(Suppressed(finding=finding, why=why) for finding, why in hidden)


def _run(check: Check, context: Context) -> Iterator[Finding]:
    match check.rule.scope:
        case Scope.REFERENCE:
            for reference in context.references:
                yield from check.judge(check.rule, context, reference)
        case Scope.DOCUMENT:
            for document in context.documents:
                yield from check.judge(check.rule, context, document)
        case Scope.LINK:
            for use in context.uses:
                yield from check.judge(check.rule, context, use)
        case Scope.PROJECT:
            yield from check.judge(check.rule, context, None)


def _order(finding: Finding) -> tuple[int, str, int, str, str]:
    place = finding.location
    return finding.severity.rank, place.path, place.line or 0, finding.code, finding.actual


def _identity(finding: Finding) -> tuple[str, str, int | None, str, str]:
    return finding.code, finding.location.path, finding.location.line, finding.actual, finding.message


def _silence(
    findings: Sequence[Finding], suppressions: Sequence[Suppression], today: date
) -> tuple[dict[tuple[str, str, int | None, str, str], str], set[int]]:
    """Return why findings are silenced, by identity, and the indexes of the ignores that did it."""
    why: dict[tuple[str, str, int | None, str, str], str] = {}
    used: set[int] = set()
    for index, suppression in enumerate(suppressions):
        if _is_past(suppression, today):
            continue
        codes = _known_codes(suppression)
        for finding in findings:
            if _covers(suppression, codes, finding):
                used.add(index)
                line = suppression.location.line
                why[_identity(finding)] = suppression.reason or f"ignored in {suppression.location.path}:{line}"
    return why, used


def _covers(suppression: Suppression, codes: tuple[str, ...], finding: Finding) -> bool:
    place = finding.location
    return (
        place.path == suppression.location.path
        and suppression.first_line <= (place.line or 0) <= suppression.last_line
        and finding.code.startswith(codes)
    )


def _known_codes(suppression: Suppression) -> tuple[str, ...]:
    """Return the codes of an ignore; a word that fits no rule silences nothing and is told of."""
    found: list[str] = []
    for word in suppression.codes:
        try:
            found += codes_of([word])
        except ConfigError:
            continue
    return tuple("" if code == "ALL" else code for code in found)


def _is_past(suppression: Suppression, today: date) -> bool:
    if not suppression.until:
        return False
    try:
        return date.fromisoformat(suppression.until) < today
    except ValueError:
        return True


def _expired(suppressions: Sequence[Suppression], today: date) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            code="RUN002",
            message=f"the ignore of {', '.join(s.codes)} ended on {s.until}",
            location=s.location,
            actual=",".join(s.codes),
            expected=f"a date after {today.isoformat()}",
            remedy="mend what was ignored, or give it another date and a reason",
        )
        for s in suppressions
        if _is_past(s, today)
    )


def _unused(
    suppressions: Sequence[Suppression], used: set[int], context: Context, made: Sequence[Check]
) -> tuple[Problem, ...]:
    """Return the ignores that silenced nothing, but for those of checks that were not made, or not with evidence."""
    online = tuple(check.rule.code for check in CHECKS if check.rule.online or check not in made)
    problems = []
    for index, suppression in enumerate(suppressions):
        codes = _known_codes(suppression)
        maybe = any(code.startswith(codes) for code in online) if codes else False
        if index in used or _is_past(suppression, context.today) or maybe:
            continue
        words = ", ".join(suppression.codes)
        problems.append(
            Problem(
                code="RUN001",
                message=f"the ignore of {words} silences nothing" if codes else f"no check is called {words}",
                location=suppression.location,
                actual=words,
                remedy="take the ignore out",
            )
        )
    return tuple(problems)
