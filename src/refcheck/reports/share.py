"""A copy of a report that can be given away: without the text, private notes, excerpts and local paths.

What is left out is left out of the report itself, so every format made of the copy lacks it. In doubt a note
counts as private.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath

from refcheck.model.document import LinkRole
from refcheck.model.evidence import Evidence, LinkEvidence
from refcheck.model.finding import Finding
from refcheck.model.place import AddFields, Intent, Location, ReplaceText, SetField
from refcheck.model.reference import Citation, NoteKind, ReferenceKind
from refcheck.model.report import DocumentRecord, MentionRecord, ReferenceRecord, Report
from refcheck.model.work import Work
from refcheck.reports.wording import counted, sides
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import host_of, is_web

__all__ = ["shared"]

_PRIVATE = frozenset({ReferenceKind.INTERVIEW, ReferenceKind.LETTER})
_QUOTING = ("CNT003", "CNT005", "CNT010")
"""Findings whose two sides are words of the document and of a source."""
SHORTEST = 8
"""A finding that has so many characters of a private key or title in it is left out."""
_WITHIN = lazy_re(
    r"(?<![\w:/.\-%?#&=~+@])(?:file://)?(?:~|[A-Za-z]:)?(?:[\\/][^\s\\/'\"<>|:;,()\[\]{}]+){2,64}[\\/]?|file://[^\s'\"<>]*"
)
"""A path of a machine inside a sentence: two steps at least, and no address of the web before it."""


def shared(report: Report) -> Report:
    """Return a copy of the report without the documents' text, private notes (interviews, letters, comments)
    and what is known of them, excerpts of sources, the reader's own fields of entries, and local paths. Its
    notes say that this was left out.
    """
    copy = _Copy(report)
    said = (
        "This copy is made to be shared: the text of documents, excerpts of sources and local paths are left out"
        + (f", and {counted(copy.count, 'private note')}" if copy.count else "")
        + "."
    )
    return replace(
        report,
        run=replace(
            report.run,
            notes=(said, *(copy.plain(note) for note in report.run.notes)),
            requests={host: n for host, n in report.run.requests.items() if host not in copy.hosts},
        ),
        documents=tuple(copy.document(document) for document in report.documents),
        references=tuple(copy.reference(r) for r in report.references if r.id not in copy.ids),
        links=tuple(copy.link(link) for link in report.links if copy.keeps(link)),
        evidence=tuple(copy.evidence(e) for e in report.evidence if e.reference not in copy.ids),
        findings=tuple(copy.finding(f) for f in report.findings if copy.tells(f)),
        suppressed=tuple(
            replace(hidden, finding=copy.finding(hidden.finding), why=copy.plain(hidden.why))
            for hidden in report.suppressed
            if copy.tells(hidden.finding)
        ),
        unknown=tuple(
            replace(one, detail=copy.plain(one.detail))
            for one in report.unknown
            if one.reference not in copy.ids | copy.keys
        ),
        sent=tuple(sent for sent in report.sent if sent.host not in copy.hosts),
        # What is mended is told by paths and keys, and of use to those alone who have the file.
        baseline=replace(report.baseline, path=_name(report.baseline.path), fixed=()) if report.baseline else None,
    )


class _Copy:
    """What is private in a report, and its parts without that."""

    def __init__(self, report: Report) -> None:
        self.private = [record for record in report.references if _is_private(record)]
        self.ids = {record.id for record in self.private}
        public = {record.key for record in report.references if record.id not in self.ids}
        self.keys = {record.key for record in self.private} - public
        self.private_notes = {
            (document.path, note.marker)
            for document in report.documents
            for note in document.notes
            if self._is_private_note(note)
        }
        noted = {
            k
            for d in report.documents
            for n in d.notes
            if (d.path, n.marker) in self.private_notes
            for k in n.references
        }
        self.count = len(self.private_notes) + len({record.key for record in self.private} - noted)
        kept = [k for k in report.links if self.keeps(k)]
        gone = [k for k in report.links if not self.keeps(k)]
        self.hosts = {_host(k) for k in gone} - {_host(k) for k in kept} - {""}
        paths = {record.file for record in report.references} | {d.path for d in report.documents}
        paths |= {finding.location.path for finding in report.findings}
        self._paths = {path: _name(path) for path in paths if _name(path) != path}
        self._secrets = tuple(
            {words for record in self.private for words in (record.key, record.work.title) if len(words) >= SHORTEST}
        )
        # An index of evidence is told by its new place.
        self._places: dict[int, int] = {}
        for at, evidence in enumerate(report.evidence):
            if evidence.reference not in self.ids:
                self._places[at] = len(self._places)

    def _is_private_note(self, note: Citation) -> bool:
        """Return whether anything in a note is private: its text cannot be cut, so it goes as a whole."""
        if note.kind is NoteKind.COMMENT or any(item.kind is NoteKind.COMMENT for item in note.items):
            return True
        return not note.references or any(key in self.keys for key in note.references)

    def keeps(self, link: LinkEvidence) -> bool:
        """Return whether a link is of a public reference, or of none and an address of the web."""
        if link.references:
            return any(id_ not in self.ids for id_ in link.references)
        return is_web(link.url)

    def tells(self, finding: Finding) -> bool:
        """Return whether a finding is about nothing private, and names nothing private either."""
        at = finding.location
        if finding.reference in self.ids or (at.path, at.marker or "") in self.private_notes:
            return False
        said = f"{finding.message}\n{finding.actual}\n{finding.expected}\n{finding.remedy}"
        return not any(secret in said for secret in self._secrets)

    def plain(self, text: str) -> str:
        """Return a sentence with the paths in it cut to the names of files."""
        if "/" not in text and "\\" not in text:
            return text
        for path, name in self._paths.items():
            text = text.replace(path, name)
        return _WITHIN.sub(lambda found: _name(found.group().rstrip("\\/").removeprefix("file://")), text)

    def document(self, document: DocumentRecord) -> DocumentRecord:
        """Return a document without its text and its private notes."""
        hidden = {marker for path, marker in self.private_notes if path == document.path}
        return replace(
            document,
            path=_name(document.path),
            notes=tuple(_note(note) for note in document.notes if note.marker not in hidden),
            mentions=tuple(self._mentions(document.mentions)),
            links=tuple(
                link
                for link in document.links
                if link.marker not in hidden and link.role in (LinkRole.CITATION, LinkRole.TEXT) and is_web(link.url)
            ),
            passages=(),
            whole=False,
        )

    def _mentions(self, mentions: Iterable[MentionRecord]) -> Iterable[MentionRecord]:
        """Yield the mentions of public works: any other may be words of the text."""
        public = (m for m in mentions if m.reference is not None and m.reference not in self.keys)
        return (replace(m, keys=tuple(key for key in m.keys if key not in self.keys)) for m in public)

    def reference(self, record: ReferenceRecord) -> ReferenceRecord:
        """Return a reference without what its owner wrote for nobody else."""
        return replace(
            record,
            work=_work(record.work),
            found=_work(record.found) if record.found else None,
            file=_name(record.file),
            origin=_name(record.origin) if record.origin else None,
            citations=tuple(_note(n) for n in record.citations if (n.path, n.marker) not in self.private_notes),
            mentions=tuple(self._mentions(record.mentions)),
        )

    def link(self, link: LinkEvidence) -> LinkEvidence:
        """Return what came of a link, for its public references."""
        references = tuple(id_ for id_ in link.references if id_ not in self.ids)
        return replace(link, references=references, detail=self.plain(link.detail))

    def evidence(self, evidence: Evidence) -> Evidence:
        """Return what a source answered without the excerpt."""
        return replace(
            evidence,
            excerpt="",
            kept="",
            asked=evidence.asked if is_web(evidence.asked) else self.plain(evidence.asked),
            reason=self.plain(evidence.reason),
            record=_work(evidence.record) if evidence.record else None,
        )

    def finding(self, finding: Finding) -> Finding:
        """Return a finding with the name of its file alone; edits are of no use to others."""
        quotes = finding.code in _QUOTING
        return replace(
            finding,
            message=sides(finding.code).heading if quotes else self.plain(finding.message),
            remedy=self.plain(finding.remedy),
            actual="" if quotes else self.plain(finding.actual),
            expected="" if quotes else self.plain(finding.expected),
            location=_location(finding.location),
            related=tuple(
                _location(at) for at in finding.related if (at.path, at.marker or "") not in self.private_notes
            ),
            origin=_name(finding.origin) if finding.origin else None,
            evidence=tuple(self._places[at] for at in finding.evidence if at in self._places),
            intent=_intent(finding.intent),
            fix=None,
        )


def _is_private(record: ReferenceRecord) -> bool:
    """Return whether a reference may be private: an interview or a letter, or of no known kind and with nothing
    by which others could find it.
    """
    work = record.work
    public = work.doi or work.isbn or work.issn or work.pmid or work.eprint or is_web(work.url) or record.found
    return record.kind in _PRIVATE or (record.kind is ReferenceKind.UNKNOWN and not public)


def _note(note: Citation) -> Citation:
    items = tuple(replace(i, target_path=_name(i.target_path) if i.target_path else None) for i in note.items)
    return replace(note, path=_name(note.path), items=items)


def _work(work: Work) -> Work:
    """Return a work without what its entry says for its owner: abstract, note, keywords, files and the like."""
    url = work.url if is_web(work.url) else ""
    return replace(work, abstract="", note="", keyword="", url=url, extra={})


def _location(at: Location) -> Location:
    return replace(at, path=_name(at.path))


OWN = frozenset({"abstract", "annote", "annotation", "comment", "file", "keywords", "note"})
"""Fields of entries that are nobody else's business."""


def _intent(intent: Intent | None) -> Intent | None:
    """Return a change that sets fields, or one title in the text; others may hold notes and text."""
    if intent is None or (isinstance(intent, ReplaceText) and (intent.raw or intent.also)):
        return None
    if isinstance(intent, SetField) and intent.field.lower() in OWN and (intent.was or intent.value):
        return None
    if isinstance(intent, AddFields):
        fields = tuple((name, value) for name, value in intent.fields if name.lower() not in OWN)
        return replace(intent, path=_name(intent.path), fields=fields)
    return replace(intent, path=_name(intent.path))


def _host(link: LinkEvidence) -> str:
    return host_of(link.url)


def _name(path: str) -> str:
    """Return the name of a file without its folders, whichever system wrote them."""
    return PureWindowsPath(PurePosixPath(path).name).name
