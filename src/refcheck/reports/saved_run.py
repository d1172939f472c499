"""A saved run read back: the JSON report as a ``Report``, without the network or the files."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from refcheck.errors import RefcheckError
from refcheck.model.baseline import BaselineEntry, BaselineRecord
from refcheck.model.document import BlockKind, LinkRole, MentionForm
from refcheck.model.evidence import (
    Accepted,
    Evidence,
    Hop,
    LinkEvidence,
    LinkHistory,
    LinkVerdict,
    Outcome,
    RequestKind,
    Sent,
    Snapshot,
    Trust,
    Unknown,
)
from refcheck.model.finding import Confidence, Finding, Severity, Suppressed
from refcheck.model.place import (
    AddFields,
    Edit,
    Fix,
    Intent,
    Location,
    Position,
    Region,
    ReplaceText,
    SetField,
    Span,
    Unit,
)
from refcheck.model.reference import Citation, CitationItem, Derived, NoteKind, ParseConfidence, ReferenceKind
from refcheck.model.report import (
    Agreement,
    DocumentRecord,
    LinkRecord,
    Match,
    MentionRecord,
    Passage,
    PassagePart,
    ReferenceRecord,
    Report,
    RuleRecord,
    RunRecord,
    Verdict,
)
from refcheck.reports.json_report import SCHEMA
from refcheck.reports.reading import Node
from refcheck.reports.work_json import work_of

__all__ = ["parse"]


def parse(text: str) -> Report:
    """Return the report that a JSON report holds. Keys that are not known are admitted.

    Raises ``RefcheckError`` when the text is no JSON, no report of this schema, or holds a value
    of the wrong type; the message names its place.
    """
    try:
        value = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse)
    except json.JSONDecodeError as error:
        remedy = "write one with -f json:PATH"
        raise RefcheckError(f"not a saved run: no JSON ({error.msg})", line=error.lineno, remedy=remedy) from None
    except (ValueError, RecursionError) as error:
        raise RefcheckError(f"not a saved run: no JSON that can be read ({error})") from None
    top = Node.of(value, "")
    schema = top.fields.get("schema")
    if schema != SCHEMA:
        said = f"it says {str(schema)[:40]!r}" if isinstance(schema, str) else "it names none"
        raise RefcheckError(f"not a saved run: the schema should be {SCHEMA!r}, {said}")
    return _report(top)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _report(top: Node) -> Report:
    run, coverage = top.node("run"), top.node("coverage")
    fail_on = run.text("fail_on", Severity.ERROR)
    return Report(
        run=_run(run, version=top.node("tool").text("version")),
        documents=tuple(_document(node) for node in top.nodes("documents")),
        references=tuple(_reference(node) for node in top.nodes("references")),
        links=tuple(_link(node) for node in top.nodes("links")),
        evidence=tuple(_evidence(node) for node in top.nodes("evidence")),
        findings=tuple(_finding(node) for node in top.nodes("findings")),
        suppressed=tuple(
            Suppressed(finding=_finding(node), why=node.text("why"), in_source=node.flag("in_source"))
            for node in top.nodes("suppressed")
        ),
        baseline=_baseline(top.node("baseline")) if "baseline" in top.fields else None,
        asked=coverage.counts("asked"),
        unknown=tuple(_unknown(node) for node in coverage.nodes("unknown")),
        rules=tuple(_rule(node) for node in top.nodes("rules")),
        sent=tuple(
            Sent(host=node.text("host"), kind=node.word("kind", RequestKind), count=node.number("count"))
            for node in top.nodes("sent")
        ),
        fail_on=None if fail_on == "never" else run.word("fail_on", Severity, Severity.ERROR),
        strict=run.flag("strict"),
    )


def _baseline(node: Node) -> BaselineRecord:
    entries = (
        BaselineEntry(
            fingerprint=one.text("fingerprint"),
            code=one.text("code"),
            severity=one.word("severity", Severity),
            path=one.text("path"),
            reference=one.text("reference"),
            since=one.text("since"),
        )
        for one in node.nodes("fixed")
    )
    return BaselineRecord(path=node.text("path"), fixed=tuple(entries))


def _run(run: Node, *, version: str) -> RunRecord:
    return RunRecord(
        version=version,
        started=run.text("started"),
        finished=run.text("finished"),
        offline=run.flag("offline"),
        offline_seen=run.flag("offline_seen"),
        interrupted=run.flag("interrupted"),
        requests=run.counts("requests"),
        due=run.number("due"),
        answered=run.number("answered"),
        notes=run.texts("notes"),
        only=run.texts("only"),
        since=run.text("since"),
    )


def _document(node: Node) -> DocumentRecord:
    path = node.text("path")
    return DocumentRecord(
        path=path,
        format=node.text("format"),
        title=node.text("title"),
        date=node.text("date"),
        notes=tuple(_citation(note, path) for note in node.nodes("notes")),
        mentions=tuple(_mention(mention) for mention in node.nodes("mentions")),
        links=tuple(
            LinkRecord(
                url=link.text("url"),
                line=link.number("line", 1),
                role=link.word("role", LinkRole, LinkRole.TEXT),
                marker=link.maybe_text("marker"),
                column=link.maybe_number("column"),
                element=link.text("element"),
                attribute=link.text("attribute"),
            )
            for link in node.nodes("links")
        ),
        passages=tuple(
            Passage(
                line=passage.number("line", 1),
                parts=tuple(_part(part) for part in passage.nodes("parts")),
                kind=passage.word("kind", BlockKind, BlockKind.PARAGRAPH),
                level=passage.number("level"),
            )
            for passage in node.nodes("passages")
        ),
        whole=node.flag("whole"),
        unit=_unit(node),
    )


def _citation(node: Node, document: str = "") -> Citation:
    items = tuple(_item(item, item.text("text")) for item in node.nodes("items"))
    kind = node.word("kind", NoteKind)
    cites = kind not in (NoteKind.COMMENT, NoteKind.MIXED) or "cited_text" in node.fields or node.texts("references")
    if not items and cites:
        items = (_item(node, node.text("cited_text")),)
    return Citation(
        path=node.text("path", document),
        marker=node.text("marker"),
        line=node.number("line", 1),
        text=node.text("text"),
        kind=kind,
        items=items,
    )


def _item(node: Node, text: str) -> CitationItem:
    target: Any = node.fields.get("target")
    elsewhere = node.node("target") if isinstance(target, dict) else None
    return CitationItem(
        kind=node.word("kind", NoteKind),
        text=text,
        references=node.texts("references"),
        locator=node.maybe_text("locator"),
        target=elsewhere.maybe_text("marker") if elsewhere else node.maybe_text("target"),
        target_path=elsewhere.text("path") if elsewhere else None,
    )


def _mention(node: Node) -> MentionRecord:
    return MentionRecord(
        text=node.text("text"),
        form=node.word("form", MentionForm),
        line=node.number("line", 1),
        marker=node.maybe_text("marker"),
        reference=node.maybe_text("reference"),
        agreement=node.word("agreement", Agreement, Agreement.UNKNOWN),
        keys=node.texts("keys"),
    )


def _part(node: Node) -> PassagePart:
    return PassagePart(
        text=node.text("text"),
        marker=node.maybe_text("marker"),
        mention=node.maybe_word("mention", MentionForm),
        reference=node.maybe_text("reference"),
        agreement=node.maybe_word("agreement", Agreement),
        quoted=node.flag("quoted"),
        url=node.maybe_text("url"),
        italic=node.flag("italic"),
    )


def _reference(node: Node) -> ReferenceRecord:
    found = node.maybe_node("found")
    return ReferenceRecord(
        id=node.text("id"),
        key=node.text("key"),
        work=work_of(node.node("csl")),
        kind=node.word("kind", ReferenceKind, ReferenceKind.UNKNOWN),
        file=node.text("file"),
        line=node.number("line", 1),
        verdict=node.word("verdict", Verdict),
        reason=node.text("reason"),
        matched=tuple(
            Match(
                source=match.text("source"),
                identifier=match.text("identifier"),
                title=match.text("title"),
                url=match.text("url"),
                score=match.real("score"),
            )
            for match in node.nodes("matched")
        ),
        found=work_of(found) if found else None,
        found_source=node.text("found_source"),
        derived=tuple(
            Derived(
                field=derived.text("field"),
                value=derived.text("value"),
                source=derived.text("source"),
                confidence=derived.word("confidence", ParseConfidence, ParseConfidence.HIGH),
            )
            for derived in node.nodes("derived")
        ),
        mentions=tuple(_mention(mention) for mention in node.nodes("mentions")),
        citations=tuple(_citation(citation) for citation in node.nodes("citations")),
        origin=node.maybe_text("origin"),
    )


def _link(node: Node) -> LinkEvidence:
    history, snapshot, accepted = node.node("history"), node.maybe_node("snapshot"), node.maybe_node("accepted")
    return LinkEvidence(
        url=node.text("url"),
        verdict=node.word("verdict", LinkVerdict),
        reason=node.text("reason"),
        detail=node.text("detail"),
        status=node.maybe_number("status"),
        final_url=node.maybe_text("final_url"),
        redirects=tuple(Hop(status=status, url=url) for status, url in node.pairs("redirects")),
        title=node.maybe_text("title"),
        content_type=node.maybe_text("content_type"),
        attempts=node.number("attempts"),
        elapsed=node.real("elapsed"),
        checked=node.maybe_text("checked"),
        from_store=node.flag("from_store"),
        confirmed=node.flag("confirmed"),
        secure_twin=node.maybe_flag("secure_twin"),
        failing_since=node.maybe_text("failing_since"),
        history=LinkHistory(
            first_seen=history.maybe_text("first_seen"),
            last_ok=history.maybe_text("last_ok"),
            failures=history.texts("failures"),
            died=history.maybe_text("died"),
            turns=history.maybe_number("turns") or 0,
            seen=tuple((day, word == "alive") for day, word in history.words("seen")),
        ),
        snapshot=Snapshot(url=snapshot.text("url"), date=snapshot.text("date")) if snapshot else None,
        lasting=node.maybe_text("lasting"),
        modified=node.maybe_text("modified"),
        accepted=Accepted(day=accepted.text("day"), title=accepted.text("title")) if accepted else None,
        references=node.texts("references"),
    )


def _evidence(node: Node) -> Evidence:
    record = node.maybe_node("record")
    return Evidence(
        source=node.text("source"),
        asked=node.text("asked"),
        outcome=node.word("outcome", Outcome),
        when=node.text("when"),
        reference=node.maybe_text("reference"),
        record=work_of(record) if record else None,
        identifier=node.text("identifier"),
        score=node.maybe_real("score"),
        reason=node.text("reason"),
        excerpt=node.text("excerpt"),
        sha256=node.maybe_text("sha256"),
        from_store=node.flag("from_store"),
        vocabulary=node.text("vocabulary"),
        trust=node.word("trust", Trust) if node.maybe_text("trust") else None,
    )


def _finding(node: Node) -> Finding:
    fix, intent = node.maybe_node("fix"), node.maybe_node("intent")
    return Finding(
        code=node.text("code"),
        name=node.text("name"),
        severity=node.word("severity", Severity),
        confidence=node.word("confidence", Confidence, Confidence.MEDIUM),
        message=node.text("message"),
        location=_location(node.node("location")),
        expected=node.text("expected"),
        actual=node.text("actual"),
        remedy=node.text("remedy"),
        related=tuple(_location(place) for place in node.nodes("related")),
        reference=node.maybe_text("reference"),
        key=node.maybe_text("key"),
        origin=node.maybe_text("origin"),
        evidence=node.numbers("evidence"),
        intent=_intent(intent) if intent else None,
        fix=_fix(fix) if fix else None,
        fingerprint=node.text("fingerprint"),
        first_seen=node.maybe_text("first_seen"),
    )


def _location(node: Node) -> Location:
    return Location(
        path=node.text("path"),
        line=node.maybe_number("line"),
        column=node.maybe_number("column"),
        marker=node.maybe_text("marker"),
        page=node.maybe_text("page"),
        unit=_unit(node),
    )


def _unit(node: Node) -> Unit:
    return Unit.PARAGRAPH if node.maybe_text("unit") == Unit.PARAGRAPH else Unit.LINE


def _fix(node: Node) -> Fix:
    edits = tuple(
        Edit(
            path=edit.text("path"),
            sha256=edit.text("sha256"),
            start=edit.number("start"),
            end=edit.number("end"),
            text=edit.text("text"),
            region=_region(region) if (region := edit.maybe_node("region")) else None,
        )
        for edit in node.nodes("edits")
    )
    return Fix(safe=node.flag("safe"), summary=node.text("summary"), edits=edits)


def _region(node: Node) -> Region:
    return Region(
        offset=node.number("offset"),
        length=node.number("length"),
        start=_position(node.node("start")),
        end=_position(node.node("end")),
        encoding=node.text("encoding", "utf-8"),
    )


def _position(node: Node) -> Position:
    return Position(
        line=node.number("line", 1), column=node.number("column", 1), byte_column=node.number("byte_column", 1)
    )


def _rule(node: Node) -> RuleRecord:
    return RuleRecord(
        code=node.text("code"),
        name=node.text("name"),
        severity=node.word("severity", Severity, Severity.WARNING),
        summary=node.text("summary"),
        help=node.text("help"),
    )


def _span(node: Node) -> Span:
    ends = node.numbers("span")
    if len(ends) != 2 or not 0 <= ends[0] <= ends[1]:
        raise RefcheckError(f"not a saved run: {node.at('span')} should be [start, end]")
    return Span(*ends)


def _intent(node: Node) -> Intent | None:
    path, safe, summary = node.text("path"), node.flag("safe"), node.text("summary")
    match node.text("kind"):
        case "replace-text":
            return ReplaceText(
                path=path,
                span=_span(node),
                text=node.text("text"),
                safe=safe,
                summary=summary,
                raw=node.flag("raw"),
                also=tuple((_span(one), one.text("text")) for one in node.nodes("also")),
            )
        case "set-field":
            return SetField(
                path=path,
                line=node.number("line", 1),
                key=node.text("key"),
                field=node.text("field"),
                value=node.maybe_text("value"),
                safe=safe,
                summary=summary,
                raw=node.flag("raw"),
                was=node.text("was"),
            )
        case "add-fields":
            return AddFields(
                path=path,
                line=node.number("line", 1),
                key=node.text("key"),
                fields=tuple((one.text("field"), one.text("value")) for one in node.nodes("fields")),
                safe=safe,
                summary=summary,
            )
        case _:
            return None


def _unknown(node: Node) -> Unknown:
    return Unknown(
        reference=node.text("reference"),
        what=node.text("what"),
        reason=node.text("reason"),
        detail=node.text("detail"),
    )
