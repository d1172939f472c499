"""A report on a text that is there in full: headings, quoted words, links, a private note, links with a past."""

from __future__ import annotations

from dataclasses import replace

from refcheck.model.document import BlockKind, LinkRole, MentionForm
from refcheck.model.evidence import Evidence, Hop, LinkEvidence, LinkHistory, LinkVerdict, Outcome
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location
from refcheck.model.reference import Citation, CitationItem, NoteKind, ReferenceKind
from refcheck.model.report import (
    Agreement,
    LinkRecord,
    MentionRecord,
    Passage,
    PassagePart,
    ReferenceRecord,
    Report,
    Verdict,
)
from refcheck.model.work import Name, PartialDate, Work
from tests.reports import factories

FOLDER = "/home/mia/campaigns/harbour"
PATH = f"{FOLDER}/statement.md"
QUOTED = "nobody who was asked had seen a contract before leaving"
ALTERED = "one in three had paid more than a year of wages"
SECRET = "Interview with Dao Van Lam, foreman at the harbour, Hai Phong, 3 May 2026, on file"
PLAIN = "This sentence cites nothing and is nobody's business."
LIVE = "https://delta.example/figures"
DEAD = "https://delta.example/gone"
EXCERPT = "Only these words of the page were kept as an excerpt."

INTERVIEW = ReferenceRecord(
    id="dao2026interview",
    key="dao2026interview",
    work=Work(
        type="interview",
        title="Interview with Dao Van Lam",
        author=(Name(family="Dao", given="Van Lam"),),
        issued=PartialDate(year=2026),
    ),
    kind=ReferenceKind.INTERVIEW,
    file=PATH,
    line=40,
    verdict=Verdict.SKIPPED,
    reason="not-asked",
    origin="statement.md",
)
NOTES = (
    *(replace(note, path=PATH) for note in factories.NOTES),
    Citation(
        path=PATH,
        marker="4",
        line=97,
        text=SECRET,
        kind=NoteKind.FULL,
        items=(CitationItem(kind=NoteKind.FULL, references=(INTERVIEW.key,)),),
    ),
    Citation(path=PATH, marker="5", line=99, text="A remark that only the authors should read.", kind=NoteKind.COMMENT),
)
PASSAGES = (
    Passage(line=1, parts=(PassagePart(text="Fair rules"),), kind=BlockKind.HEADING, level=1),
    *factories.PASSAGES,
    Passage(line=80, parts=(PassagePart(text=PLAIN),)),
    Passage(
        line=82,
        parts=(
            PassagePart(text="It found that “"),
            PassagePart(text=QUOTED, quoted=True, reference="testaverde2017migrating", agreement=Agreement.SAME),
            PassagePart(text="” and that “"),
            PassagePart(text=ALTERED, quoted=True, reference="testaverde2017migrating"),
            PassagePart(text="”."),
            PassagePart(text="3", marker="3", reference="testaverde2017migrating"),
            PassagePart(text=" A foreman says the same."),
            PassagePart(text="4", marker="4", reference=INTERVIEW.key),
            PassagePart(text=" And more."),
            PassagePart(text="9", marker="9"),
        ),
    ),
    Passage(
        line=84,
        parts=(
            PassagePart(text="The figures are "),
            PassagePart(text="here", url=LIVE, italic=True),
            PassagePart(text=", the older ones "),
            PassagePart(text="were there", url=DEAD),
            PassagePart(text=", others "),
            PassagePart(text="elsewhere", url="https://unasked.example/"),
            PassagePart(text="."),
        ),
        kind=BlockKind.LIST_ITEM,
    ),
)
PRIVATE_MENTION = MentionRecord(
    text="what the foreman told us in confidence",
    form=MentionForm.QUOTED,
    line=82,
    marker="4",
    reference=INTERVIEW.key,
    agreement=Agreement.UNKNOWN,
)
DOCUMENT = replace(
    factories.DOCUMENT,
    path=PATH,
    notes=NOTES,
    mentions=(*factories.DOCUMENT.mentions, PRIVATE_MENTION),
    links=(
        *factories.DOCUMENT.links,
        LinkRecord(url="mailto:mia@harbour.example", line=3, role=LinkRole.CONTACT, marker=None),
        LinkRecord(url=LIVE, line=84, role=LinkRole.TEXT, marker=None),
    ),
    passages=PASSAGES,
    whole=True,
)
NOT_QUOTED = Finding(
    code="CNT003",
    name="quote-not-found",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="the quoted words are not in the source, but others like them",
    actual=ALTERED,
    expected="one in three had paid more than half a year of wages",
    location=Location(path=PATH, line=82, marker="3"),
    reference="testaverde2017migrating",
    key="testaverde2017migrating",
    origin="statement.md",
    remedy=f"compare with the source, then correct the words in {PATH}",
    evidence=(2,),
    fingerprint="0707070707070707",
)
DEAD_LINK = Finding(
    code="LNK001",
    name="dead-link",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="a link in the text was not found",
    actual=DEAD,
    location=Location(path=PATH, line=84),
    origin="statement.md",
    fingerprint="0808080808080808",
)
ABOUT_PRIVATE = replace(
    factories.YEARS,
    message=f"the same as {INTERVIEW.key}, in /home/mia/private/other.bib",
    reference="tfamw2009civil",
    fingerprint="0909090909090909",
)


def _moved(finding: Finding) -> Finding:
    intent = replace(finding.intent, path=PATH) if finding.intent else None
    return replace(finding, location=replace(finding.location, path=PATH), intent=intent)


def whole() -> Report:
    """The statement of ``factories.online``, its text in full."""
    report = factories.online()
    history = LinkHistory(
        first_seen="2026-08-01",
        last_ok="2026-10-20",
        failures=("2026-11-01", "2026-11-10"),
        died="2026-11-01",
        turns=3,
        seen=(("2026-08-12", True), ("2026-09-01", False), ("2026-10-20", True), ("2026-11-01", False)),
    )
    links = (
        replace(report.links[0], history=history, failing_since="2026-11-01"),
        replace(
            report.links[1],
            redirects=(Hop(status=302, url="https://hdl.example/10986/28342"), *report.links[1].redirects),
            detail="the store at /home/mia/.cache/refcheck/store.db was not asked",
        ),
        LinkEvidence(url=LIVE, verdict=LinkVerdict.OK, status=200, attempts=1, checked=factories.FINISHED),
        LinkEvidence(url=DEAD, verdict=LinkVerdict.BROKEN, status=404, attempts=2, checked=factories.FINISHED),
        LinkEvidence(
            url="https://intranet.harbour.example/tape",
            verdict=LinkVerdict.SKIPPED,
            reason="forbidden",
            references=(INTERVIEW.id,),
        ),
    )
    quotation = Evidence(
        source="quotation",
        asked=factories.LANDING_URL,
        outcome=Outcome.FOUND,
        when=factories.FINISHED,
        reference="testaverde2017migrating",
        excerpt=EXCERPT,
    )
    of_private = replace(
        quotation, source="page", reference=INTERVIEW.id, asked="https://intranet.harbour.example/tape"
    )
    records = tuple(
        replace(
            r,
            file=PATH,
            citations=tuple(replace(c, path=PATH) for c in r.citations),
            work=replace(
                r.work, note="ask Mia before citing", abstract="An abstract.", extra={"file": f"{FOLDER}/a.pdf"}
            ),
        )
        for r in report.references
    )
    return replace(
        report,
        run=replace(
            report.run,
            requests={**report.run.requests, "intranet.harbour.example": 1},
            notes=(f"the folder {FOLDER}/build could not be written",),
        ),
        documents=(DOCUMENT,),
        references=(*records, INTERVIEW),
        links=links,
        evidence=(report.evidence[0], of_private, quotation, report.evidence[1]),
        findings=(
            *(_moved(replace(f, evidence=())) for f in report.findings if f.code not in {"LNK001", "TTL002"}),
            replace(_moved(factories.MISQUOTED), evidence=(3,), fingerprint="0a0a0a0a0a0a0a0a"),
            NOT_QUOTED,
            DEAD_LINK,
            _moved(ABOUT_PRIVATE),
        ),
    )
