"""Runs the checks over a context; hides what is silenced and says why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from refcheck.checks.baselined import is_put_off
from refcheck.checks.catalogue import CHECKS
from refcheck.checks.fingerprint import with_fingerprints
from refcheck.checks.ignoring import problems_of, silence, suppressions_of
from refcheck.checks.interface import Check, Context, Scope
from refcheck.checks.placing import Places
from refcheck.checks.run import expired_ignore, unused_ignore
from refcheck.checks.select import Selection
from refcheck.model.baseline import BASELINE, BaselineEntry
from refcheck.model.finding import Finding, Suppressed

NO_BASELINE: Mapping[str, BaselineEntry] = MappingProxyType({})


def judge(
    context: Context, selection: Selection, baseline: Mapping[str, BaselineEntry] = NO_BASELINE
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Return the findings to show, worst first, and those that are silenced, with the reason.

    Every finding has its fingerprint; those that ``baseline`` has by it are put off. The order is that of severity, file, line and code.
    """
    places = Places(context.documents)
    wanted = [check for check in CHECKS if selection.wants(check.rule)]
    findings = [places.told(finding) for check in wanted for finding in _run(check, context)]
    suppressions = suppressions_of(context)
    silenced = silence(findings, suppressions, context)
    about_ignores = replace(context, problems=problems_of(suppressions, silenced.used, context, selection))
    told = [f for check in (unused_ignore, expired_ignore) for f in _run(check, about_ignores)]
    why = [*(silenced.why.get(index) for index in range(len(findings))), *(None for _ in told)]
    both = sorted(zip((*findings, *told), why, strict=True), key=lambda pair: _order(pair[0]))
    shown: list[Finding] = []
    hidden: list[Suppressed] = []
    for finding, (_, ignored) in zip(with_fingerprints(finding for finding, _ in both), both, strict=True):
        reason = ignored or selection.why_hidden(finding) or (BASELINE if is_put_off(finding, baseline) else None)
        if reason:
            hidden.append(Suppressed(finding=finding, why=reason, in_source=ignored is not None))
        else:
            shown.append(finding)
    return tuple(shown), tuple(hidden)


def _run(check: Check, context: Context) -> Iterator[Finding]:
    match check.rule.scope:
        case Scope.REFERENCE if check.rule.online and not context.is_told:
            return
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
