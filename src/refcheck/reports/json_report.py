"""The JSON report, ``refcheck-report/1``: the schema in ``schema/`` is its contract.

The keys of the contract are always there, in this order. What the model knows beyond them follows,
and only where it says something. Bytes that could reorder or hide text are escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from refcheck.model.baseline import BaselineRecord
from refcheck.model.document import BlockKind
from refcheck.model.evidence import NO_HISTORY, Accepted, Evidence, LinkEvidence, LinkHistory, LinkVerdict, Unknown
from refcheck.model.finding import Finding, Severity, Suppressed
from refcheck.model.place import AddFields, Edit, Fix, Intent, Location, Position, Region, ReplaceText, Unit
from refcheck.model.reference import Citation, CitationItem, NoteKind
from refcheck.model.report import (
    DocumentRecord,
    LinkRecord,
    MentionRecord,
    Passage,
    PassagePart,
    ReferenceRecord,
    Report,
    RuleRecord,
    RunRecord,
    Verdict,
)
from refcheck.reports.json_stream import Each, Lines, pieces_of
from refcheck.reports.work_json import csl_of

__all__ = ["SCHEMA", "finding_object", "pieces", "render", "summary_object", "suppressed_object"]

SCHEMA = "refcheck-report/1"


def render(report: Report) -> str:
    """Return the report as JSON, indented by two, links and evidence a line each, with a line end."""
    return "".join(pieces(report))


def pieces(report: Report) -> Iterable[str]:
    """Yield the report as JSON, piece by piece: one of 100,000 links is never whole in memory."""
    return pieces_of(_object(report))


def _object(report: Report) -> dict[str, Any]:
    """Return the report as the object that the schema describes, its long lists not yet made."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "refcheck", "version": report.run.version},
        "run": _run(report.run, report),
        "documents": Each(_document(document) for document in report.documents),
        "references": Each(_reference(reference) for reference in report.references),
        "links": Lines(_link(link) for link in report.links),
        "evidence": Lines(_evidence(evidence) for evidence in report.evidence),
        "findings": Each(finding_object(finding) for finding in report.findings),
        "suppressed": [suppressed_object(hidden) for hidden in report.suppressed],
        **_said(baseline=_baseline(report.baseline) if report.baseline else None),
        "coverage": {"asked": dict(report.asked), "unknown": [_unknown(unknown) for unknown in report.unknown]},
        "sent": [{"host": sent.host, "kind": sent.kind, "count": sent.count} for sent in report.sent],
        "summary": summary_object(report),
        **_said(rules=[_rule(rule) for rule in report.rules]),
    }


def summary_object(report: Report) -> dict[str, Any]:
    """Return the counts as the schema has them."""
    return {
        "references": _tally((r.verdict for r in report.references), Verdict),
        "links": _tally((k.verdict for k in report.links), LinkVerdict),
        "findings": _tally((f.severity for f in report.findings), Severity),
    }


def _baseline(record: BaselineRecord) -> dict[str, Any]:
    return {
        "path": record.path,
        "fixed": [
            {
                "fingerprint": entry.fingerprint,
                "code": entry.code,
                "severity": entry.severity,
                "path": entry.path,
                **_said(reference=entry.reference, since=entry.since),
            }
            for entry in record.fixed
        ],
    }


def _said(**additions: Any) -> dict[str, Any]:
    """Return the additions that say something: neither empty nor zero nor false."""
    return {key: value for key, value in additions.items() if value}


def _known(**additions: Any) -> dict[str, Any]:
    """Return the additions that are not ``None``."""
    return {key: value for key, value in additions.items() if value is not None}


def _tally(words: Iterable[StrEnum], kind: type[StrEnum]) -> dict[str, int]:
    counts = Counter(words)
    return {member.value: counts[member] for member in kind}


def _run(run: RunRecord, report: Report) -> dict[str, Any]:
    return {
        "started": run.started,
        "finished": run.finished,
        "offline": run.offline,
        "interrupted": run.interrupted,
        "requests": dict(run.requests),
        "exit_code": report.exit_code,
        "fail_on": report.fail_on or "never",
        **_said(strict=report.strict, offline_seen=run.offline_seen, due=run.due, answered=run.answered),
        **_said(notes=list(run.notes), only=list(run.only), since=run.since),
    }


def _document(document: DocumentRecord) -> dict[str, Any]:
    return {
        "path": document.path,
        "format": document.format,
        "title": document.title,
        "date": document.date,
        "notes": [_citation(note, document.path) for note in document.notes],
        "mentions": [_mention(mention) for mention in document.mentions],
        "links": Lines(_place(link) for link in document.links),
        **_said(whole=document.whole),
        **_known(unit=str(document.unit) if document.unit is not Unit.LINE else None),
        **_said(passages=Each(_passage(passage) for passage in document.passages) if document.passages else None),
    }


def _place(link: LinkRecord) -> dict[str, Any]:
    return {
        "url": link.url,
        "line": link.line,
        "role": link.role,
        "marker": link.marker,
        **_known(column=link.column),
        **_said(element=link.element, attribute=link.attribute),
    }


def _citation(citation: Citation, document: str | None = None) -> dict[str, Any]:
    only = citation.items[0] if len(citation.items) == 1 else None
    several = len(citation.items) > 1 or (only is not None and only.kind is not citation.kind)
    listed = citation.items if several or citation.kind is NoteKind.MIXED else ()
    return {
        "marker": citation.marker,
        "line": citation.line,
        "text": citation.text,
        "kind": citation.kind,
        "references": list(citation.references),
        "locator": citation.locator,
        "target": _target(only) if only else None,
        "items": [_item(item) for item in listed],
        **_said(cited_text=only.text if only and not listed else ""),
        **_said(path=citation.path if citation.path != document else ""),
    }


def _item(item: CitationItem) -> dict[str, Any]:
    return {
        "text": item.text,
        "kind": item.kind,
        "references": list(item.references),
        "locator": item.locator,
        "target": _target(item),
    }


def _target(item: CitationItem) -> str | dict[str, str | None] | None:
    if item.target_path is None:
        return item.target
    return {"path": item.target_path, "marker": item.target}


def _mention(mention: MentionRecord) -> dict[str, Any]:
    return {
        "text": mention.text,
        "form": mention.form,
        "line": mention.line,
        "marker": mention.marker,
        "reference": mention.reference,
        "agreement": mention.agreement,
        **_said(keys=list(mention.keys)),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    kind = str(passage.kind) if passage.kind is not BlockKind.PARAGRAPH else ""
    return {
        "line": passage.line,
        "parts": [_part(part) for part in passage.parts],
        **_said(kind=kind, level=passage.level),
    }


def _part(part: PassagePart) -> dict[str, Any]:
    return {
        "text": part.text,
        **_known(marker=part.marker, mention=part.mention, reference=part.reference, agreement=part.agreement),
        **_said(quoted=part.quoted, url=part.url, italic=part.italic),
    }


def _reference(reference: ReferenceRecord) -> dict[str, Any]:
    identifier = reference.key or reference.id
    found = csl_of(reference.found, identifier=identifier) if reference.found else None
    return {
        "id": reference.id,
        "key": reference.key,
        "csl": csl_of(reference.work, identifier=identifier),
        "file": reference.file,
        "line": reference.line,
        "verdict": reference.verdict,
        "reason": reference.reason,
        "matched": [
            {"source": m.source, "identifier": m.identifier, "title": m.title, "url": m.url, "score": m.score}
            for m in reference.matched
        ],
        "kind": reference.kind,
        **_known(found=found, origin=reference.origin),
        **_said(
            found_source=reference.found_source,
            derived=[
                {"field": d.field, "value": d.value, "source": d.source, "confidence": d.confidence}
                for d in reference.derived
            ],
            mentions=[_mention(mention) for mention in reference.mentions],
            citations=[_citation(citation) for citation in reference.citations],
        ),
    }


def _link(link: LinkEvidence) -> dict[str, Any]:
    snapshot = {"url": link.snapshot.url, "date": link.snapshot.date} if link.snapshot else None
    return {
        "url": link.url,
        "verdict": link.verdict,
        "reason": link.reason,
        "status": link.status,
        "final_url": link.final_url,
        "redirects": [[hop.status, hop.url] for hop in link.redirects],
        "title": link.title,
        "content_type": link.content_type,
        "attempts": link.attempts,
        "elapsed": link.elapsed,
        "checked": link.checked,
        "from_store": link.from_store,
        "failing_since": link.failing_since,
        "snapshot": snapshot,
        "references": list(link.references),
        **_said(detail=link.detail, confirmed=link.confirmed),
        **(_said(history=_history(link.history)) if link.history != NO_HISTORY else {}),
        **_known(secure_twin=link.secure_twin, lasting=link.lasting, modified=link.modified),
        **(_said(accepted=_accepted(link.accepted)) if link.accepted is not None else {}),
    }


def _accepted(accepted: Accepted) -> dict[str, Any]:
    return {"day": accepted.day, "title": accepted.title}


def _history(history: LinkHistory) -> dict[str, Any]:
    return {
        **_known(first_seen=history.first_seen, last_ok=history.last_ok, died=history.died),
        **_said(failures=list(history.failures), turns=history.turns),
        **_said(seen=[[day, "alive" if alive else "failed"] for day, alive in history.seen]),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    identifier = evidence.identifier or evidence.asked
    return {
        "source": evidence.source,
        "asked": evidence.asked,
        "outcome": evidence.outcome,
        "when": evidence.when,
        "reference": evidence.reference,
        "record": csl_of(evidence.record, identifier=identifier) if evidence.record else None,
        "excerpt": evidence.excerpt,
        "sha256": evidence.sha256,
        **_said(identifier=evidence.identifier, reason=evidence.reason, from_store=evidence.from_store),
        **_said(vocabulary=evidence.vocabulary),
        **_known(score=evidence.score, trust=evidence.trust),
    }


def finding_object(finding: Finding) -> dict[str, Any]:
    """Return a finding as the schema has it."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "expected": finding.expected,
        "actual": finding.actual,
        "location": _location(finding.location),
        "related": [_location(place) for place in finding.related],
        "reference": finding.reference,
        "evidence": list(finding.evidence),
        "fix": _fix(finding.fix) if finding.fix else None,
        "fingerprint": finding.fingerprint,
        "first_seen": finding.first_seen,
        **_said(remedy=finding.remedy),
        **_known(key=finding.key, origin=finding.origin),
        **_known(intent=_intent(finding.intent) if finding.intent else None),
    }


def suppressed_object(hidden: Suppressed) -> dict[str, Any]:
    """Return a silenced finding as the schema has it."""
    return {**finding_object(hidden.finding), "why": hidden.why, **_said(in_source=hidden.in_source)}


def _rule(rule: RuleRecord) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "summary": rule.summary,
        **_said(help=rule.help),
    }


def _location(place: Location) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "marker": place.marker,
        "page": place.page,
        **_known(unit=str(place.unit) if place.unit is not Unit.LINE else None),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {"safe": fix.safe, "summary": fix.summary, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "path": edit.path,
        "sha256": edit.sha256,
        "start": edit.start,
        "end": edit.end,
        "text": edit.text,
        **_known(region=_region(edit.region) if edit.region else None),
    }


def _region(region: Region) -> dict[str, Any]:
    return {
        "offset": region.offset,
        "length": region.length,
        "start": _position(region.start),
        "end": _position(region.end),
        "encoding": region.encoding,
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "byte_column": position.byte_column}


def _intent(intent: Intent) -> dict[str, Any]:
    common = {"path": intent.path, "safe": intent.safe, "summary": intent.summary}
    if isinstance(intent, ReplaceText):
        span = [intent.span.start, intent.span.end]
        also = [{"span": [place.start, place.end], "text": text} for place, text in intent.also]
        return {"kind": "replace-text", **common, "span": span, "text": intent.text, **_said(raw=intent.raw, also=also)}
    if isinstance(intent, AddFields):
        fields = [{"field": name, "value": value} for name, value in intent.fields]
        return {"kind": "add-fields", **common, "line": intent.line, "key": intent.key, "fields": fields}
    place = {"line": intent.line, "key": intent.key, "field": intent.field, "value": intent.value}
    return {"kind": "set-field", **common, **place, **_said(raw=intent.raw, was=intent.was)}


def _unknown(unknown: Unknown) -> dict[str, Any]:
    return {
        "reference": unknown.reference,
        "what": unknown.what,
        "reason": unknown.reason,
        **_said(detail=unknown.detail),
    }
