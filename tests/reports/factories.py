"""Reports as runs give them, made by hand: the statement offline and online, nothing, something vile."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from refcheck.model.document import LinkRole, MentionForm
from refcheck.model.evidence import (
    Evidence,
    Hop,
    LinkEvidence,
    LinkHistory,
    LinkVerdict,
    Outcome,
    RequestKind,
    Sent,
    Snapshot,
    Unknown,
)
from refcheck.model.finding import Confidence, Finding, Severity, Suppressed
from refcheck.model.place import Edit, Fix, Location, Position, Region, ReplaceText, SetField, Span
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
from refcheck.model.work import Name, PartialDate, Work

PATH = "mmn-statement-2017.md"
STARTED, FINISHED = "2026-11-23T14:02:11Z", "2026-11-23T14:02:13Z"
SHA = "3f786850e387550fdab836ed7e6dc881de23001b" + "0" * 24

PROPOSAL_URL = "http://www.workersconnection.org/resources/Resources_72/book_tf-amw_feb2010.pdf"
REPORT_URL = (
    "https://openknowledge.worldbank.org/bitstream/handle/10986/28342/9781464811067.pdf?sequence=22&isAllowed=y"
)
LANDING_URL = "https://openknowledge.worldbank.org/entities/publication/10986-28342"
PROPOSAL_TITLE = (
    "Civil Society Proposal: ASEAN Framework Instrument on the Protection and Promotion of the Rights of"
    " Migrant Workers"
)
REPORT_TITLE = "Migrating to Opportunity: Overcoming Barriers to Labor Mobility in Southeast Asia"
VISION = "ASEAN 2025: Forging Ahead Together"

PROPOSAL = Work(
    type="report",
    title=PROPOSAL_TITLE,
    subtitle="ASEAN Framework Instrument on the Protection and Promotion of the Rights of Migrant Workers",
    author=(Name(literal="Task Force on ASEAN Migrant Workers", acronym="TF-AMW"),),
    issued=PartialDate(year=2009),
    url=PROPOSAL_URL,
)
BOOK = Work(
    type="report",
    title=REPORT_TITLE,
    subtitle="Overcoming Barriers to Labor Mobility in Southeast Asia",
    author=(
        Name(family="Testaverde", given="Mauro"),
        Name(family="Moroz", given="Harry"),
        Name(family="Hollweg", given="Claire H."),
        Name(family="Schmillen", given="Achim"),
    ),
    issued=PartialDate(year=2017),
    publisher="World Bank",
    isbn=("9781464811067",),
    url=REPORT_URL,
)
LANDING = replace(
    BOOK,
    url=LANDING_URL,
    doi="10.1596/978-1-4648-1106-7",
    publisher_place="Washington, DC",
    issued=PartialDate(year=2017, month=10, day=7),
)

NOTES = (
    Citation(
        path=PATH,
        marker="1",
        line=21,
        text="Task Force on ASEAN Migrant Workers (TF-AMW), 2009.",
        kind=NoteKind.FULL,
        items=(CitationItem(kind=NoteKind.FULL, references=("tfamw2009civil",)),),
    ),
    Citation(
        path=PATH,
        marker="2",
        line=25,
        text="Ibid, page 9.",
        kind=NoteKind.IBID,
        items=(CitationItem(kind=NoteKind.IBID, references=("tfamw2009civil",), locator="9", target="1"),),
    ),
    Citation(
        path=PATH,
        marker="3",
        line=91,
        text=f"Mauro Testaverde, Harry Moroz, Claire H. Hollweg, and Achim Schmillen, {REPORT_TITLE},"
        " World Bank, 2017, page 5.",
        kind=NoteKind.FULL,
        items=(CitationItem(kind=NoteKind.FULL, references=("testaverde2017migrating",), locator="5"),),
    ),
)
PROPOSAL_MENTION = MentionRecord(
    text=PROPOSAL_TITLE,
    form=MentionForm.QUOTED,
    line=11,
    marker="1",
    reference="tfamw2009civil",
    agreement=Agreement.SAME,
)
BOOK_MENTION = MentionRecord(
    text="Migrating for Opportunities",
    form=MentionForm.ITALIC,
    line=75,
    marker="3",
    reference="testaverde2017migrating",
    agreement=Agreement.MISQUOTED,
)
VISION_MENTION = MentionRecord(
    text=VISION, form=MentionForm.ITALIC, line=48, marker=None, reference=None, agreement=Agreement.UNKNOWN
)
PASSAGES = (
    Passage(
        line=11,
        parts=(
            PassagePart(text="Various networks, the Network among them, joined forces to formulate the "),
            PassagePart(
                text=f'"{PROPOSAL_TITLE}"',
                mention=MentionForm.QUOTED,
                reference="tfamw2009civil",
                agreement=Agreement.SAME,
            ),
            PassagePart(text="."),
            PassagePart(text="1", marker="1", reference="tfamw2009civil"),
            PassagePart(text=" The joint proposal was submitted in 2009 and warmly welcomed."),
            PassagePart(text="2", marker="2", reference="tfamw2009civil"),
        ),
    ),
    Passage(
        line=48,
        parts=(
            PassagePart(text="In pursuance of the community described in "),
            PassagePart(text=VISION, mention=MentionForm.ITALIC, agreement=Agreement.UNKNOWN),
            PassagePart(text=", we ask for a dialogue that goes on."),
        ),
    ),
    Passage(
        line=75,
        parts=(
            PassagePart(
                text="Policies for low paid workers remain restrictive. We would like to highlight the findings from"
                " the recent World Bank report, "
            ),
            PassagePart(
                text="Migrating for Opportunities",
                mention=MentionForm.ITALIC,
                reference="testaverde2017migrating",
                agreement=Agreement.MISQUOTED,
            ),
            PassagePart(text=", which states that easing restrictions can boost workers’ welfare."),
            PassagePart(text="3", marker="3", reference="testaverde2017migrating"),
            PassagePart(text=" We hope that this finding will be heard."),
        ),
    ),
)
DOCUMENT = DocumentRecord(
    path=PATH,
    format="markdown",
    title="Mekong Migration Network Statement",
    date="2017-11-22",
    notes=NOTES,
    mentions=(PROPOSAL_MENTION, VISION_MENTION, BOOK_MENTION),
    links=(
        LinkRecord(url=PROPOSAL_URL, line=23, role=LinkRole.CITATION, marker="1"),
        LinkRecord(url="http://www.mekongmigration.org", line=27, role=LinkRole.BOILERPLATE, marker=None),
        LinkRecord(url=REPORT_URL, line=93, role=LinkRole.CITATION, marker="3"),
    ),
    passages=PASSAGES,
)


def region(offset: int, length: int, *, line: int = 1, column: int = 1) -> Region:
    """A stretch of one line in which everything before it is ASCII."""
    ends = (Position(line=line, column=c, byte_column=c) for c in (column, column + length))
    start, end = ends
    return Region(offset=offset, length=length, start=start, end=end, encoding="utf-8")


MISQUOTED = Finding(
    code="TTL002",
    name="in-text-title-mismatch",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="the title in the text is not the title in its note",
    expected=REPORT_TITLE,
    actual="Migrating for Opportunities",
    location=Location(path=PATH, line=75, column=157, marker="3"),
    related=(Location(path=PATH, line=91, marker="3"),),
    reference="testaverde2017migrating",
    key="testaverde2017migrating",
    origin=PATH,
    intent=ReplaceText(
        path=PATH,
        span=Span(9000, 9027),
        text="Migrating to Opportunity",
        safe=False,
        summary="write the title as the note has it",
    ),
    fix=Fix(
        safe=False,
        summary="write the title as the note has it",
        edits=(
            Edit(
                path=PATH,
                sha256=SHA,
                start=9012,
                end=9039,
                text="Migrating to Opportunity",
                region=region(9000, 27, line=75, column=157),
            ),
        ),
    ),
    fingerprint="8a1f0c6e2b7d4a59",
)
UNNOTED = Finding(
    code="DOC014",
    name="mention-without-note",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message=f'"{VISION}" is named, no note gives it',
    location=Location(path=PATH, line=48, column=91),
    origin=PATH,
    remedy="add a note with the source, or silence this with a comment",
    fingerprint="51c2f0aa9be34d07",
)
YEARS = Finding(
    code="DAT011",
    name="year-in-url",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    message="the note says 2009, its address feb2010; that may be the day of the upload",
    expected="2009",
    actual="feb2010",
    location=Location(path=PATH, line=23, marker="1"),
    reference="tfamw2009civil",
    key="tfamw2009civil",
    origin=PATH,
    fingerprint="c0ffee0011223344",
)
INSECURE = Finding(
    code="LNK010",
    name="insecure",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="plain http: anybody on the way can change what a reader gets",
    actual=PROPOSAL_URL,
    location=Location(path=PATH, line=23, marker="1"),
    reference="tfamw2009civil",
    key="tfamw2009civil",
    origin=PATH,
    fingerprint="d15ea5e500000001",
)

PROPOSAL_RECORD = ReferenceRecord(
    id="tfamw2009civil",
    key="tfamw2009civil",
    work=PROPOSAL,
    kind=ReferenceKind.PUBLICATION,
    file=PATH,
    line=21,
    verdict=Verdict.UNVERIFIED,
    reason="offline",
    derived=(
        Derived(field="title", value=PROPOSAL_TITLE, source="the quoted title before the marker"),
        Derived(
            field="url",
            value=PROPOSAL_URL,
            source="the paragraph after the note",
            confidence=ParseConfidence.MEDIUM,
        ),
    ),
    mentions=(PROPOSAL_MENTION,),
    citations=NOTES[:2],
    origin=PATH,
)
BOOK_RECORD = ReferenceRecord(
    id="testaverde2017migrating",
    key="testaverde2017migrating",
    work=BOOK,
    kind=ReferenceKind.PUBLICATION,
    file=PATH,
    line=91,
    verdict=Verdict.UNVERIFIED,
    reason="offline",
    derived=(
        Derived(field="isbn", value="9781464811067", source="the address"),
        Derived(field="handle", value="10986/28342", source="the address"),
    ),
    mentions=(BOOK_MENTION,),
    citations=NOTES[2:],
    origin=PATH,
)


def run(**changes: Any) -> RunRecord:
    base = RunRecord(version="0.1.0", started=STARTED, finished=FINISHED, offline=False, requests={})
    return replace(base, **changes)


def offline() -> Report:
    """The statement on a machine without a network."""
    links = tuple(
        LinkEvidence(url=url, verdict=LinkVerdict.SKIPPED, reason="offline", references=(reference,))
        for url, reference in ((PROPOSAL_URL, "tfamw2009civil"), (REPORT_URL, "testaverde2017migrating"))
    )
    return Report(
        run=run(offline=True),
        documents=(DOCUMENT,),
        references=(PROPOSAL_RECORD, BOOK_RECORD),
        links=links,
        findings=(MISQUOTED, UNNOTED, YEARS, INSECURE),
        asked={},
        unknown=tuple(
            Unknown(reference=record.id, what=what, reason="offline")
            for record in (PROPOSAL_RECORD, BOOK_RECORD)
            for what in ("link", "title")
        ),
    )


def online() -> Report:
    """The statement with a network: the first file is gone, the second moved to a page that
    carries the true title."""
    evidence = (
        Evidence(
            source="link",
            asked=PROPOSAL_URL,
            outcome=Outcome.NOT_FOUND,
            when="2026-11-23T14:02:12Z",
            reference="tfamw2009civil",
            reason="404",
            excerpt="Not Found",
        ),
        Evidence(
            source="page",
            asked=LANDING_URL,
            outcome=Outcome.FOUND,
            when="2026-11-23T14:02:13Z",
            reference="testaverde2017migrating",
            record=LANDING,
            identifier="10.1596/978-1-4648-1106-7",
            score=0.98,
            excerpt=REPORT_TITLE,
            sha256="ab" * 32,
        ),
    )
    links = (
        LinkEvidence(
            url=PROPOSAL_URL,
            verdict=LinkVerdict.BROKEN,
            reason="not-found",
            detail="the host answered 404 to two requests",
            status=404,
            attempts=2,
            elapsed=0.41,
            checked="2026-11-23T14:02:12Z",
            confirmed=True,
            snapshot=Snapshot(
                url=f"https://web.archive.org/web/20110308000000/{PROPOSAL_URL}",
                date="2011-03-08",
            ),
            references=("tfamw2009civil",),
        ),
        LinkEvidence(
            url=REPORT_URL,
            verdict=LinkVerdict.REDIRECTED,
            status=200,
            final_url=LANDING_URL,
            redirects=(Hop(status=301, url=LANDING_URL),),
            title=f"{REPORT_TITLE} | Open Knowledge Repository",
            content_type="text/html",
            attempts=1,
            elapsed=0.83,
            checked="2026-11-23T14:02:13Z",
            secure_twin=None,
            history=LinkHistory(first_seen="2026-10-01", last_ok="2026-11-01", failures=("2026-11-20",)),
            references=("testaverde2017migrating",),
        ),
    )
    dead = Finding(
        code="LNK001",
        name="dead-link",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        message="note 1's file was not found (404, asked twice)",
        actual=PROPOSAL_URL,
        location=Location(path=PATH, line=23, marker="1"),
        reference="tfamw2009civil",
        key="tfamw2009civil",
        origin=PATH,
        evidence=(0,),
        remedy="cite a saved copy, or look for the work at its publisher",
        fingerprint="dead00000000beef",
        first_seen="2026-11-23",
    )
    moved = Finding(
        code="LNK006",
        name="moved-permanently",
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        message="the link has moved for good",
        expected=LANDING_URL,
        actual=REPORT_URL,
        location=Location(path=PATH, line=93, marker="3"),
        reference="testaverde2017migrating",
        key="testaverde2017migrating",
        origin=PATH,
        evidence=(1,),
        intent=ReplaceText(
            path=PATH, span=Span(10_000, 10_106), text=LANDING_URL, safe=True, summary="use the new address"
        ),
        fix=Fix(
            safe=True,
            summary="use the new address",
            edits=(
                Edit(
                    path=PATH,
                    sha256=SHA,
                    start=10_020,
                    end=10_126,
                    text=LANDING_URL,
                    region=region(10_000, 106, line=93, column=1),
                ),
            ),
        ),
        fingerprint="0123456789abcdef",
    )
    found = replace(
        BOOK_RECORD,
        verdict=Verdict.OK,
        reason="",
        matched=(
            Match(
                source="page",
                identifier="10.1596/978-1-4648-1106-7",
                title=REPORT_TITLE,
                url=LANDING_URL,
                score=0.98,
            ),
        ),
        found=LANDING,
        found_source="page",
    )
    wrong = replace(MISQUOTED, message="the title in the text is wrong: note and page agree on another", evidence=(1,))
    return Report(
        run=run(requests={"www.workersconnection.org": 2, "openknowledge.worldbank.org": 2}, due=2, answered=2),
        documents=(DOCUMENT,),
        references=(replace(PROPOSAL_RECORD, reason="not-found"), found),
        links=links,
        evidence=evidence,
        findings=(wrong, dead, UNNOTED, moved, YEARS),
        suppressed=(Suppressed(finding=INSECURE, why="a comment in line 20: the host has no https", in_source=True),),
        rules=(
            RuleRecord(
                code="TTL002",
                name="in-text-title-mismatch",
                severity=Severity.ERROR,
                summary="a title in the text differs from the title in its note",
                help="Compares a title in the text with the one in its note.\n\n- `Alpha` against `Alphas`",
            ),
        ),
        asked={"link": 2, "page": 1},
        unknown=(
            Unknown(
                reference="tfamw2009civil",
                what="title",
                reason="not-asked",
                detail="reports of this kind are often not registered",
            ),
        ),
        sent=(
            Sent(host="openknowledge.worldbank.org", kind=RequestKind.PAGE, count=2),
            Sent(host="www.workersconnection.org", kind=RequestKind.PAGE, count=2),
        ),
    )


def empty() -> Report:
    """A run that found nothing to read."""
    return Report(run=run(), asked={})


def clean() -> Report:
    """Everything agrees."""
    report = online()
    document = replace(
        DOCUMENT,
        notes=NOTES[2:],
        mentions=(replace(BOOK_MENTION, text="Migrating to Opportunity", agreement=Agreement.SHORT),),
    )
    live = replace(report.links[1], verdict=LinkVerdict.OK, redirects=(), final_url=REPORT_URL)
    return replace(
        report,
        documents=(document,),
        references=report.references[1:],
        links=(live,),
        evidence=(report.evidence[1],),
        findings=(),
        suppressed=(),
        unknown=(),
    )


VILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\x1b[31m\u202egnp.exe\u2066\u200b\u2028"
    "{{ 7*7 }} ]]> --> </style></title> `|*_[x](javascript:alert(3)) ::error::x %0A \x00\x07\r\n\ud800"
)


def hostile() -> Report:
    """Every text is somebody else's, and meant ill; some are huge."""
    link = "javascript:alert(document.domain)"
    evil = f"https://evil.example/\"><script>alert(4)</script>?a='b'&c={'x' * 3000}"
    huge = "ความยาว " * 700
    work = Work(
        type="report",
        title=VILE,
        author=(Name(literal=VILE), Name(family=huge[:500], given="=cmd|' /C calc'!A0")),
        issued=PartialDate(raw=VILE),
        url=link,
        publisher=huge,
        doi="10.1234/<script>",
    )
    mention = MentionRecord(
        text=VILE, form=MentionForm.ITALIC, line=3, marker='"><b>', reference="k<ey", agreement=Agreement.MISQUOTED
    )
    note = Citation(
        path=f"{VILE}.md",
        marker='"><b>',
        line=9,
        text=VILE,
        kind=NoteKind.MIXED,
        items=(
            CitationItem(kind=NoteKind.FULL, text=VILE, references=("k<ey",), locator="<5>"),
            CitationItem(kind=NoteKind.SUPRA, target="1", target_path="other<b>.md"),
        ),
    )
    passage = Passage(
        line=3,
        parts=(
            PassagePart(text=huge),
            PassagePart(text=VILE, mention=MentionForm.ITALIC, reference="k<ey", agreement=Agreement.MISQUOTED),
            PassagePart(text='"><b>', marker='"><b>', reference="k<ey"),
        ),
    )
    finding = Finding(
        code="TTL002",
        name="in-text-title-mismatch",
        severity=Severity.ERROR,
        confidence=Confidence.LOW,
        message=VILE,
        expected=huge,
        actual=VILE,
        location=Location(path=f"{VILE}.md", line=3, column=1, marker='"><b>', page="<i>"),
        reference="id<1",
        key="k<ey",
        remedy=VILE,
        evidence=(0, 99),
        intent=SetField(path="a.bib", line=1, key="k<ey", field="title", value=VILE, safe=False, summary=VILE),
        fix=Fix(
            safe=False,
            summary=VILE,
            edits=(Edit(path=f"{VILE}.md", sha256=SHA, start=0, end=1, text=VILE, region=region(0, 1)),),
        ),
        fingerprint="<fp>",
    )
    dead = replace(finding, code="LNK001", name="dead-link", actual=link, expected=evil, intent=None)
    return Report(
        run=run(requests={"evil.example": 1}, due=1, answered=1, notes=(VILE,)),
        documents=(
            DocumentRecord(
                path=f"{VILE}.md",
                format="markdown",
                title=VILE,
                date=VILE,
                notes=(note,),
                mentions=(mention,),
                links=(LinkRecord(url=link, line=1, role=LinkRole.CITATION, marker='"><b>'),),
                passages=(passage,),
            ),
        ),
        references=(
            ReferenceRecord(
                id="id<1",
                key="k<ey",
                work=work,
                kind=ReferenceKind.UNKNOWN,
                file=f"{VILE}.md",
                line=9,
                verdict=Verdict.WRONG,
                reason="ambiguous",
                matched=(Match(source=VILE, identifier=VILE, title=VILE, url="data:text/html,x", score=0.1),),
                found=replace(work, title=huge, url="data:text/html,<script>alert(5)</script>"),
                found_source=VILE,
                derived=(Derived(field="<b>", value=VILE, source=VILE),),
                mentions=(mention,),
                citations=(note,),
                origin=VILE,
            ),
        ),
        links=(
            LinkEvidence(
                url=link,
                verdict=LinkVerdict.MALFORMED,
                reason=VILE,
                detail=VILE,
                final_url="file:///etc/passwd",
                title=VILE,
                content_type=VILE,
                snapshot=Snapshot(url="javascript:alert(6)", date=VILE),
                references=("id<1",),
            ),
            LinkEvidence(url=evil, verdict=LinkVerdict.BLOCKED, reason=VILE, status=999, references=()),
        ),
        evidence=(
            Evidence(
                source=VILE,
                asked=link,
                outcome=Outcome.AMBIGUOUS,
                when="<when>",
                reference="id<1",
                record=work,
                reason=VILE,
                excerpt=VILE,
            ),
        ),
        findings=(finding, dead),
        suppressed=(Suppressed(finding=finding, why=VILE),),
        rules=(RuleRecord(code="TTL002", name=VILE, severity=Severity.ERROR, summary=VILE, help=VILE),),
        asked={VILE: 1},
        unknown=(Unknown(reference=VILE, what=VILE, reason=VILE, detail=VILE),),
        sent=(Sent(host=VILE, kind=RequestKind.SEARCH, count=1),),
    )


ALL = {"offline": offline, "online": online, "empty": empty, "clean": clean, "hostile": hostile}
