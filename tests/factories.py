"""Objects of the model with everything that a test does not care about filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

from refcheck.checks import Context, LinkUse
from refcheck.checks.interface import Check, Scope
from refcheck.model.document import Block, BlockKind, Document, Marker, Mention, MentionForm, Note, Segment
from refcheck.model.evidence import Evidence, LinkEvidence, LinkVerdict, Outcome, Via
from refcheck.model.finding import Finding
from refcheck.model.place import Location, SetField, Span
from refcheck.model.reference import Citation, CitationItem, Library, NoteKind, Reference
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.bibtex import parse_bibtex

TODAY = date(2026, 3, 14)
TITLE = "Migrating to Opportunity: Overcoming Barriers to Labor Mobility in Southeast Asia"


def make_work(**fields: Any) -> Work:
    fields.setdefault("type", "book")
    fields.setdefault("title", TITLE)
    fields.setdefault("author", (Name(given="Mauro", family="Testaverde"), Name(given="Harry", family="Moroz")))
    fields.setdefault("issued", PartialDate(year=2017))
    return Work(**fields)


def make_mention(text: str, **fields: Any) -> Mention:
    fields.setdefault("raw", text)
    fields.setdefault("form", MentionForm.ITALIC)
    fields.setdefault("location", Location(path="statement.md", line=7, marker=fields.get("marker", "3")))
    fields.setdefault("span", Span(0, len(fields["raw"])))
    fields.setdefault("marker", "3")
    return Mention(text=text, **fields)


def make_citation(**fields: Any) -> Citation:
    fields.setdefault("path", "statement.md")
    fields.setdefault("marker", "3")
    fields.setdefault("line", 11)
    fields.setdefault("text", f"Mauro Testaverde, {TITLE}, World Bank, 2017.")
    fields.setdefault("kind", NoteKind.FULL)
    fields.setdefault(
        "items", (CitationItem(kind=fields["kind"], text=fields["text"], references=("testaverde2017migrating",)),)
    )
    return Citation(**fields)


def make_reference(**fields: Any) -> Reference:
    fields.setdefault("key", "testaverde2017migrating")
    fields.setdefault("id", fields["key"])
    fields.setdefault("work", make_work())
    fields.setdefault("file", "statement.md")
    fields.setdefault("line", 11)
    return Reference(**fields)


def make_document(**fields: Any) -> Document:
    fields.setdefault("path", "statement.md")
    fields.setdefault("format", "markdown")
    fields.setdefault("text", "text\n")
    fields.setdefault("sha256", "0" * 64)
    return Document(**fields)


def make_link(url: str = "https://www.example.org/report.pdf", **fields: Any) -> LinkEvidence:
    fields.setdefault("verdict", LinkVerdict.OK)
    return LinkEvidence(url=url, **fields)


def make_use(url: str = "https://www.example.org/report.pdf", **fields: Any) -> LinkUse:
    fields.setdefault("location", Location(path="statement.md", line=12))
    return LinkUse(url=url, **fields)


def make_page(title: str, reference: str = "testaverde2017migrating", **fields: Any) -> Evidence:
    fields.setdefault("outcome", Outcome.FOUND)
    fields.setdefault("record", Work(title=title))
    return Evidence(
        source="page",
        asked="https://www.example.org/report.pdf",
        when="2026-03-14T10:00:00Z",
        reference=reference,
        **fields,
    )


def make_context(**fields: Any) -> Context:
    fields.setdefault("today", TODAY)
    return Context(**fields)


def make_marker(label: str, line: int = 3) -> Marker:
    return Marker(label=label, span=Span(0, 1), line=line, column=1, block=0, offset=0)


def make_note(label: str, line: int = 9, text: str = "A. Author, A Title, 2001.") -> Note:
    segment = Segment(text=text, span=Span(0, len(text)))
    return Note(
        marker=label,
        line=line,
        span=Span(0, len(text)),
        block=Block(kind=BlockKind.NOTE, line=line, span=Span(0, len(text)), segments=(segment,)),
    )


def judged_notes(
    check: Check, *citations: Citation, markers: tuple[str, ...] = ("1",), labels: tuple[str, ...] = ("1",)
) -> list[Finding]:
    """Return what a check says of a document with these markers, labels of notes and citations."""
    document = make_document(markers=tuple(map(make_marker, markers)), notes=tuple(map(make_note, labels)))
    context = make_context(documents=(document,), libraries=(Library(path=None, citations=citations),))
    return list(check.judge(check.rule, context, document))


def make_record(work: Work, by: str = "crossref", **fields: Any) -> Evidence:
    """What a registry has under an identifier that is cited, or what a search found (``via``)."""
    fields.setdefault("reference", "testaverde2017migrating")
    fields.setdefault("via", Via.CITED)
    fields.setdefault("identifier", f"doi:{work.doi}" if work.doi else "doi:10.7001/a")
    fields.setdefault("outcome", Outcome.FOUND)
    fields.setdefault("matches", True)
    return Evidence(source=by, asked=f"https://{by}.example/x", when="2026-03-14T10:00:00Z", record=work, **fields)


def make_silence(outcome: Outcome = Outcome.NOT_FOUND, by: str = "crossref", **fields: Any) -> Evidence:
    """What a registry says that has no record, or says nothing."""
    fields.setdefault("reference", "testaverde2017migrating")
    fields.setdefault("via", Via.CITED)
    fields.setdefault("identifier", "doi:10.7001/a")
    return Evidence(source=by, asked=f"https://{by}.example/x", when="2026-03-14T10:00:00Z", outcome=outcome, **fields)


def judged_bib(check: Check, text: str, **fields: Any) -> list[Finding]:
    """Return what a check says of the entries of a .bib text."""
    library = parse_bibtex(text, path="a.bib")
    context = make_context(libraries=(library,), references=library.references, **fields)
    subjects: tuple[Any, ...] = library.references if check.rule.scope is Scope.REFERENCE else (None,)
    return [finding for subject in subjects for finding in check.judge(check.rule, context, subject)]


def value_of(finding: Finding) -> str | None:
    """Return the value that a finding wants a field of a .bib to have."""
    assert isinstance(finding.intent, SetField)
    return finding.intent.value
