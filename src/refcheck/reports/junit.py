"""The run as JUnit XML: a test for each reference, skipped where nothing could be checked.

The form that continuous integration reads (Jenkins' junit-10.xsd, https://github.com/testmoapp/junitxml):
suites by file, an error of refcheck is a failure, everything milder is output.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from refcheck.model.evidence import LinkEvidence
from refcheck.model.finding import Finding, Severity
from refcheck.model.report import DocumentRecord, LinkRecord, ReferenceRecord, Report, Verdict
from refcheck.reports.coverage import unchecked
from refcheck.reports.wording import clipped, place, sides_of, what_to_do, why_link, why_reference, worst_first
from refcheck.reports.words import bracketed, mark_sides
from refcheck.text.safe import for_terminal, for_xml

__all__ = ["render"]

LONGEST = 2_000
"""Longer texts (characters) are cut."""


def render(report: Report) -> str:
    """Return the suites, indented by one, with the XML declaration; of a run that looked at links alone a
    test for each address in a file.
    """
    root = ET.Element("testsuites", name="refcheck")
    by_reference: dict[str, list[Finding]] = {}
    known = {record.id for record in report.references}
    alone: dict[str, list[Finding]] = {}
    for finding in worst_first(report.findings):
        if finding.reference in known:
            by_reference.setdefault(finding.reference or "", []).append(finding)
        else:
            alone.setdefault(finding.location.path, []).append(finding)
    files: dict[str, list[ReferenceRecord]] = {}
    for record in report.references:
        files.setdefault(record.file, []).append(record)
    links = {d.path: d for d in report.documents} if report.run.links_alone else {}
    known_links = {link.url: link for link in report.links} if links else {}
    for file in dict.fromkeys([*files, *links, *alone]):
        suite = ET.SubElement(root, "testsuite", name=_text(file or "this run"), timestamp=_text(report.run.started))
        for record in files.get(file, ()):
            _reference(
                suite, record, by_reference.get(record.id, []), why_reference(report, record.reason, record.verdict)
            )
        rest = alone.get(file, [])
        if file in links:
            rest = _links(suite, links[file], rest, known_links)
        for finding in rest:
            case = ET.SubElement(suite, "testcase", classname=_text(file), name=_text(_name(finding)))
            _outcome(case, [finding])
        _count(suite)
    missing = "\n".join(f"could not be checked: {group}" for group in unchecked(report))
    if missing:
        suite = ET.SubElement(root, "testsuite", name="coverage")
        ET.SubElement(suite, "system-out").text = _text(missing)
        _count(suite)
    for kind in ("tests", "failures", "errors"):
        root.set(kind, str(sum(int(suite.get(kind, "0")) for suite in root)))
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _text(text: str) -> str:
    return for_xml(for_terminal(clipped(text, LONGEST)))


def _name(finding: Finding) -> str:
    return ", ".join(part for part in (f"{finding.code} {finding.name}", place(finding.location)) if part)


def _reference(suite: ET.Element, record: ReferenceRecord, findings: list[Finding], reason: str) -> None:
    name = _text(record.key or record.id)
    case = ET.SubElement(suite, "testcase", classname=_text(record.file), name=name)
    failed = _outcome(case, findings)
    if not failed and record.verdict in (Verdict.UNVERIFIED, Verdict.SKIPPED):
        skipped = ET.Element("skipped", message=_text(f"could not be checked: {reason}"))
        case.insert(0, skipped)


def _links(
    suite: ET.Element, document: DocumentRecord, findings: list[Finding], known: Mapping[str, LinkEvidence]
) -> list[Finding]:
    """Add a test for each address of a document; return the findings that are about none of them."""
    by_url: dict[str, list[Finding]] = {}
    for finding in findings:
        by_url.setdefault(finding.actual, []).append(finding)
    first: dict[str, LinkRecord] = {}
    for link in document.links:
        first.setdefault(link.url, link)
    for link in first.values():
        evidence = known.get(link.url)
        told = by_url.pop(link.url, [])
        if evidence is None and not told:
            continue
        name = f"{link.url}, line {link.line}" if link.url else f"an empty address, line {link.line}"
        case = ET.SubElement(suite, "testcase", classname=_text(document.path), name=_text(name))
        failed = _outcome(case, told)
        if evidence is not None and not failed and evidence.verdict.is_unverified:
            why = why_link(evidence.verdict, evidence.reason)
            case.insert(0, ET.Element("skipped", message=_text(f"could not be checked: {why}")))
    return [finding for rest in by_url.values() for finding in rest]


def _outcome(case: ET.Element, findings: list[Finding]) -> bool:
    """Add what the findings say to a test; return whether it failed."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        messages = "; ".join(f"{finding.code} {finding.message}" for finding in errors)
        failure = ET.SubElement(case, "failure", type=_text(errors[0].code), message=_text(messages))
        failure.text = _text("\n".join(_lines(finding) for finding in errors))
    milder = [finding for finding in findings if finding.severity is not Severity.ERROR]
    if milder:
        ET.SubElement(case, "system-out").text = _text("\n".join(_lines(finding) for finding in milder))
    return bool(errors)


def _lines(finding: Finding) -> str:
    """Return a finding on lines: where and what, both sides, what to do."""
    labels = sides_of(finding)
    actual, expected = mark_sides(finding)
    where = ", ".join(part for part in (finding.location.path, place(finding.location)) if part)
    lines = [f"{finding.severity}: {finding.code} {finding.name}: {finding.message} ({where})"]
    lines += [f"  {labels.actual}: {bracketed(actual)}"] if actual else []
    lines += [f"  {labels.expected}: {bracketed(expected)}"] if expected else []
    lines += [f"  {told}"] if (told := what_to_do(finding)) else []
    return "\n".join(lines)


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(suite.findall("testcase"))))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
