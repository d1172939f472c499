"""The report put together from what was read, gathered and judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from refcheck.checks.catalogue import find_rule
from refcheck.checks.changes import changed_since, link_of
from refcheck.checks.titles import AGREE, agreement_of
from refcheck.config import Config, Search
from refcheck.model.baseline import BaselineRecord
from refcheck.model.document import Document, Mention, MentionForm
from refcheck.model.evidence import Evidence, Gathered, LinkEvidence, LinkVerdict, Outcome, Unchanged, Unknown, Via
from refcheck.model.finding import Finding, Severity, Suppressed
from refcheck.model.place import Location
from refcheck.model.reference import Reference, ReferenceKind
from refcheck.model.report import (
    Agreement,
    DocumentRecord,
    LinkRecord,
    Match,
    MentionRecord,
    ReferenceRecord,
    Report,
    RuleRecord,
    RunRecord,
    Verdict,
)
from refcheck.model.sources import NOTICES
from refcheck.pipeline.inputs import Inputs, links_alone
from refcheck.pipeline.passages import are_kept_whole, passages_of
from refcheck.text.titles import compare_titles
from refcheck.text.urls import redact
from refcheck.version import __version__

WRONG = frozenset({"IDN004", "IDN005", "IDN017", "TTL001", "AUT001", "DAT003", "PUB001", "PUB004"})
"""Errors that say that a reference is wrong about its work; others are faults of links and of the document."""
_OUTCOMES = (
    (Outcome.AMBIGUOUS, "ambiguous"),
    (Outcome.UNAVAILABLE, "unavailable"),
    (Outcome.REFUSED, "refused"),
    (Outcome.NOT_FOUND, "not-found"),
)
"""What registries ended with, what says least of the work first."""
PAGE = "page"
"""The source that is behind the link itself."""
PRIVATE = frozenset({ReferenceKind.INTERVIEW, ReferenceKind.LETTER})


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """What the checks said, and where words are quoted that were found in their source, and how they agree with it."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    quoted: Mapping[Location, Agreement] = field(default_factory=dict)


def assemble(
    inputs: Inputs,
    gathered: Gathered,
    judged: Judged,
    *,
    config: Config,
    started: str,
    finished: str,
    offline: bool,
    baseline: BaselineRecord | None = None,
    unchanged: Unchanged | None = None,
) -> Report:
    """Return the report of a run; ``started`` and ``finished`` are UTC ISO 8601."""
    wrong = frozenset(
        f.reference for f in judged.findings if f.code in WRONG and f.severity is Severity.ERROR and f.reference
    )
    links = {link.url: link for link in gathered.links}
    told = _told(gathered)
    nothing = _Told()
    references = tuple(
        _reference(one, told.get(one.id, nothing), links, offline=offline or gathered.offline, wrong=one.id in wrong)
        for one in inputs.references
    )
    if unchanged is not None:
        references = tuple(_left(record, unchanged) for record in references)
    # Where links alone are looked at there may be thousands of documents, and nothing is said of their text.
    whole = not links_alone(config) and are_kept_whole(inputs.documents)
    requests: Counter[str] = Counter()
    for sent in gathered.sent:
        requests[sent.host] += sent.count
    return Report(
        run=RunRecord(
            version=__version__,
            started=started,
            finished=finished,
            offline=offline,
            offline_seen=gathered.offline,
            interrupted=gathered.interrupted,
            requests=dict(sorted(requests.items())),
            due=gathered.due,
            answered=gathered.answered,
            notes=gathered.warnings,
            only=config.only,
            since=unchanged.since if unchanged is not None else "",
        ),
        documents=tuple(_document(document, inputs, judged.quoted, whole=whole) for document in inputs.documents),
        references=references,
        links=gathered.links,
        evidence=gathered.evidence,
        findings=judged.findings,
        suppressed=judged.suppressed,
        asked=dict(sorted(Counter(e.source for e in gathered.evidence if not e.from_store).items())),
        unknown=(
            *gathered.unknown,
            *_not_asked(references, gathered, searches=config.network.search is not Search.OFF),
        ),
        sent=gathered.sent,
        rules=_rules((*judged.findings, *(hidden.finding for hidden in judged.suppressed))),
        baseline=baseline,
        fail_on=config.fail_on,
        strict=config.strict,
    )


def _rules(findings: Iterable[Finding]) -> tuple[RuleRecord, ...]:
    """Return the checks that these are findings of, by code."""
    rules = (find_rule(code) for code in sorted({finding.code for finding in findings}))
    return tuple(
        RuleRecord(
            code=rule.code, name=rule.name, severity=rule.severity, summary=rule.summary, help=rule.explanation.strip()
        )
        for rule in rules
        if rule is not None
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What was gathered of one reference."""

    evidence: list[Evidence] = field(default_factory=list)
    links: list[LinkEvidence] = field(default_factory=list)


def _told(gathered: Gathered) -> dict[str, _Told]:
    """Return what was gathered of works by reference: looking for each through all of it takes long for thousands."""
    told: defaultdict[str, _Told] = defaultdict(_Told)
    for evidence in gathered.evidence:
        # A list of notices tells what became of a work, and vouches for nothing.
        if evidence.reference is not None and evidence.source not in NOTICES:
            told[evidence.reference].evidence.append(evidence)
    for link in gathered.links:
        for one in link.references:
            told[one].links.append(link)
    return told


def _reference(
    reference: Reference, told: _Told, links: Mapping[str, LinkEvidence], *, offline: bool, wrong: bool
) -> ReferenceRecord:
    found = [e for e in told.evidence if _tells(e)]
    accepted = [e for e in found if _agrees(reference, e)]
    changed = changed_since(link_of(links, reference), reference) is not None
    verdict, reason = _verdict(reference, told, accepted, offline=offline, changed=changed)
    if wrong:
        verdict, reason = Verdict.WRONG, ""
    best = accepted[0] if accepted else (found[0] if found else None)
    return ReferenceRecord(
        id=reference.id,
        key=reference.key,
        work=reference.work,
        kind=reference.kind,
        file=reference.file,
        line=reference.line,
        verdict=verdict,
        reason=reason,
        matched=tuple(
            Match(source=e.source, identifier=e.identifier, title=e.record.title, url=e.asked, score=e.score or 0.0)
            for e in accepted
            if e.record
        ),
        found=best.record if best else None,
        found_source=best.source if best else "",
        derived=reference.derived,
        mentions=tuple(_mention(m, reference) for m in reference.mentions),
        citations=reference.citations,
        origin=reference.origin,
    )


def _left(record: ReferenceRecord, unchanged: Unchanged) -> ReferenceRecord:
    """Return the record of a reference that was not asked, because it is as it was, as what it is."""
    if record.verdict is Verdict.UNVERIFIED and record.id in unchanged.references:
        return replace(record, verdict=Verdict.SKIPPED, reason="not-asked")
    return record


def _tells(evidence: Evidence) -> bool:
    """Return whether evidence has a record that says which work it is of: its title, or all but it where a search led
    to it.
    """
    record = evidence.record if evidence.outcome is Outcome.FOUND else None
    return record is not None and bool(record.title or (evidence.via is Via.SEARCH and evidence.matches))


def _agrees(reference: Reference, evidence: Evidence) -> bool:
    if evidence.via is not Via.NONE:
        return evidence.matches
    title = evidence.record.title if evidence.record else ""
    return compare_titles(reference.work.title, title).agreement in AGREE


def _verdict(
    reference: Reference, told: _Told, accepted: Sequence[Evidence], *, offline: bool, changed: bool
) -> tuple[Verdict, str]:
    """Return what is known of the work and its fields: *ok* only with evidence of the work itself."""
    if reference.problem:
        return Verdict.SKIPPED, "unparsed"
    if reference.kind in PRIVATE:
        return Verdict.SKIPPED, "not-asked"
    # A registry that knows the work speaks for it, whatever has become of its page.
    if changed and all(e.source == PAGE for e in accepted):
        return Verdict.CHANGED, ""
    if accepted:
        return Verdict.OK, ""
    if offline:
        return Verdict.UNVERIFIED, "offline"
    asked = [e for e in told.evidence if e.via is not Via.NONE]
    if not (reference.work.url or reference.work.doi or asked):
        return Verdict.UNVERIFIED, "no-identifier"
    if any(_tells(e) for e in told.evidence):
        return Verdict.UNVERIFIED, "ambiguous"
    for outcome, reason in _OUTCOMES:
        if any(e.outcome is outcome for e in asked):
            return Verdict.UNVERIFIED, reason
    return Verdict.UNVERIFIED, _reason(told.links)


def _reason(links: Sequence[LinkEvidence]) -> str:
    for link in links:
        match link.verdict:
            case LinkVerdict.BLOCKED:
                return "blocked"
            case LinkVerdict.TIMEOUT:
                return "timeout"
            case LinkVerdict.UNAVAILABLE | LinkVerdict.TLS_ERROR:
                return "unavailable"
            case LinkVerdict.BROKEN | LinkVerdict.SOFT_404 | LinkVerdict.MALFORMED:
                return "not-found"
            case LinkVerdict.SKIPPED:
                return "offline" if link.reason == "offline" else "refused"
            case _:
                continue
    return "not-asked"


def _not_asked(references: Sequence[ReferenceRecord], gathered: Gathered, *, searches: bool) -> tuple[Unknown, ...]:
    """Return the references about which no registry was asked, because nothing in them says what to ask;
    ``searches``: titles may be searched for."""
    only = "only what is clearly a publication with a title is searched for"
    why = only if searches else "nothing is searched for (--search off)"
    asked = {e.reference for e in gathered.evidence if e.via is not Via.NONE}
    return tuple(
        Unknown(
            reference=record.id,
            what="registries",
            reason="not-asked",
            detail=f"no registry was asked: without an identifier {why}",
        )
        for record in references
        if record.verdict is Verdict.UNVERIFIED
        and record.id not in asked
        and record.reason in {"not-asked", "no-identifier"}
    )


def _mention(mention: Mention, reference: Reference | None) -> MentionRecord:
    agreement = agreement_of(reference, mention).agreement if reference else Agreement.UNKNOWN
    return MentionRecord(
        text=mention.text,
        form=mention.form,
        line=mention.location.line or 0,
        marker=mention.marker,
        reference=reference.key if reference else None,
        agreement=agreement,
        keys=mention.keys if mention.form is MentionForm.KEY else (),
    )


def _document(
    document: Document, inputs: Inputs, quoted: Mapping[Location, Agreement], *, whole: bool
) -> DocumentRecord:
    citations = tuple(c for library in inputs.libraries for c in library.citations if c.path == document.path)
    owners = {(m.location.path, m.span): reference for reference in inputs.references for m in reference.mentions}
    keyed = {reference.key: reference for reference in inputs.references}
    own = ((m, keyed.get(m.keys[0]) if len(m.keys) == 1 else None) for m in document.mentions)
    mentions = tuple(_mention(m, owners.get((document.path, m.span)) or by_key) for m, by_key in own)
    return DocumentRecord(
        path=document.path,
        format=document.format,
        title=document.title,
        date=document.date,
        notes=citations,
        mentions=mentions,
        links=tuple(
            LinkRecord(
                url=redact(link.url),
                line=link.line,
                role=link.role,
                marker=link.marker,
                column=link.column,
                element=link.element,
                attribute=link.attribute,
            )
            for link in document.links
        ),
        passages=passages_of(document, mentions, citations, quoted, whole=whole),
        whole=whole,
        unit=document.unit,
    )
