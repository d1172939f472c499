"""The words of the reports: counts, places, what a code's two sides are called, why not checked.

One place for all formats, so that a run reads alike in the terminal, the page and the editor.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath
from urllib.parse import quote

from refcheck.config import PROJECT_URL
from refcheck.model.evidence import LinkVerdict
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import Location, Unit
from refcheck.model.reference import NoteKind
from refcheck.model.report import ReferenceRecord, Report, Verdict
from refcheck.model.sources import called
from refcheck.reports.words import bracketed, clipped, mark_sides
from refcheck.text.dates import MONTH_NAMES, day_in_words
from refcheck.text.safe import one_line
from refcheck.text.urls import host_of

__all__ = [
    "FAMILIES",
    "LINK_WORDS",
    "NOTE_WORDS",
    "REFERENCE_REASONS",
    "SEVERITY_WORDS",
    "Sides",
    "beside",
    "clipped",
    "counted",
    "day",
    "has_lines",
    "in_one_sentence",
    "is_link_to_replace",
    "joined",
    "link_tally",
    "locator",
    "message_as_sentence",
    "moment",
    "place",
    "relative_path",
    "rule_page",
    "sentence",
    "short_name",
    "sides",
    "sides_of",
    "source_words",
    "tally",
    "what_to_do",
    "why_link",
    "why_offline",
    "why_reference",
    "worst_first",
]


@dataclass(frozen=True, slots=True)
class Sides:
    """What ``actual`` and ``expected`` of a finding are called, and its heading for a reader.

    ``confirmed`` is the heading once a source outside the document was found to agree.
    """

    actual: str
    expected: str
    heading: str = ""
    confirmed: str = ""


ITS_NOTE = "its note says"
_PLAIN = Sides("found", "expected")
_ADDRESS = Sides("the address", "better")
_SIDES: dict[str, Sides] = {
    "TTL001": Sides("cited as", "the source says", "A title differs from its source"),
    "TTL002": Sides(
        "the text says",
        ITS_NOTE,
        "A title in the text and in its note cannot both be right",
        "A title in the text differs from its source",
    ),
    "TTL003": Sides("the text says", ITS_NOTE, "A subtitle in the text differs from its note"),
    "TTL011": Sides("here", "elsewhere", "One source bears two titles"),
    "CNT001": Sides("cited as", "the page says", "A page bears another title"),
    "CNT002": Sides("the page says", "it said", "A page has changed since it was last accepted"),
    "CNT003": Sides("you quote", "the source says", "Quoted words are not in the source"),
    "CNT004": Sides("cited", "the source has", "A cited page is not one of the source"),
    "CNT010": Sides("you quote", "the source says", "Words of a quotation differ from the source"),
    "CNT005": Sides("cited", "found on", "Quoted words stand on another page"),
    "AUT001": Sides("cited as", "the source says", "An author differs from the source"),
    "AUT002": Sides("cited as", "the source says", "The authors differ from the source"),
    "DAT003": Sides("cited as", "the source says", "The year differs from the source"),
    "DAT006": Sides("read on", "it can be", "A day on which a source was read cannot be right"),
    "DAT007": Sides("the source is of", "the document is of", "A source is newer than the document"),
    "DAT009": Sides("changed on", "read on", "A page was changed after the day on which it was read"),
    "DAT011": Sides("the address says", "the reference says", "A reference and its address name different years"),
    "DOC013": Sides("the note says", "the .bib says", "A note and its entry disagree"),
    "IDN004": Sides("the DOI", "perhaps", "A DOI does not exist"),
    "IDN008": Sides("cited as", "the ISBN's book", "An ISBN leads to another book"),
    "IDN017": Sides("one leads to", "the other to", "Two identifiers lead to different works"),
    "IDN005": Sides("cited as", "the identifier's work", "An identifier leads to another work"),
    "PUB001": Sides("cited", "the notice", "A source was retracted"),
    "PUB002": Sides("cited", "the notice", "Concern was expressed about a source"),
    "PUB003": Sides("cited", "the notice", "A source was corrected"),
    "PUB004": Sides("cited", "the notice", "A source was withdrawn"),
    "PUB005": Sides("cited in", "known as", "A preprint and its publication"),
    "PUB009": Sides("cited in", "the source says", "A work appeared in another place"),
    "PUB010": Sides("cited as", "found there", "No registry knows a work"),
    "LNK006": Sides("the address", "it is now at", "A link has moved for good"),
    "LNK010": Sides("the address", "better", "An address is not secure"),
    "LNK012": Sides("the address", "meant is", "An address cannot be asked"),
}

SEVERITY_WORDS: dict[Severity, tuple[str, str]] = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("info", "infos"),
}

FAMILIES: dict[str, str] = {
    "LNK": "Links",
    "ARC": "Saved copies",
    "TTL": "Titles",
    "AUT": "Authors",
    "DAT": "Dates",
    "IDN": "Identifiers",
    "PUB": "Publication and status",
    "CNT": "Pages and quotations",
    "DOC": "Notes and text",
    "CMP": "What is missing",
    "DUP": "Doubles",
    "SYN": "The .bib file",
    "STY": "Style",
    "RUN": "The run",
}
"""What the first three letters of a code stand for."""

NOTE_WORDS: dict[NoteKind, str] = {
    NoteKind.FULL: "a full reference",
    NoteKind.SHORT: "a short form",
    NoteKind.IBID: "Ibid.",
    NoteKind.OP_CIT: "op. cit.",
    NoteKind.SUPRA: "supra",
    NoteKind.COMMENT: "a comment",
    NoteKind.MIXED: "several works",
}

LINK_WORDS: dict[LinkVerdict, str] = {
    LinkVerdict.OK: "works",
    LinkVerdict.REDIRECTED: "has moved",
    LinkVerdict.FRAGMENT_MISSING: "works, but the part after # is not there",
    LinkVerdict.SOFT_404: "answers, but not with what is cited",
    LinkVerdict.BROKEN: "was not found",
    LinkVerdict.BLOCKED: "is not shown to a program",
    LinkVerdict.UNAVAILABLE: "could not be had just now",
    LinkVerdict.TIMEOUT: "gave no answer in time",
    LinkVerdict.TLS_ERROR: "has a certificate that cannot be trusted",
    LinkVerdict.MALFORMED: "is no address that can be asked",
    LinkVerdict.SKIPPED: "was not asked",
}

_LINK_REASONS: dict[str, str] = {
    "offline": "this machine is offline",
    "forbidden": "on a private network or otherwise not allowed",
    "rests": "the host asks for a pause",
    "ignored": "left out by the configuration",
    "deadline": "the time for the whole run was up",
    "interrupted": "the run was interrupted",
    "not-asked": "not due",
    "unchanged": "as before the change",
    "relative": "pointing to a place beside the document",
    "mailto": "for e-mail",
    "tel": "for telephones",
    "credentials": "with a user name or a password in it",
}
_LINK_VERDICTS: dict[LinkVerdict, str] = {
    LinkVerdict.BLOCKED: "not shown to a program",
    LinkVerdict.UNAVAILABLE: "the host has a fault that may pass",
    LinkVerdict.TIMEOUT: "no answer in time",
    LinkVerdict.TLS_ERROR: "the host's certificate cannot be trusted",
    LinkVerdict.SKIPPED: "not of a kind that is asked",
}

# The words hold for one and for several.
REFERENCE_REASONS: dict[str, str] = {
    "offline": "this machine is offline",
    "blocked": "not shown to a program",
    "unavailable": "the source has a fault that may pass",
    "timeout": "no answer in time",
    "refused": "the source did not want to answer",
    "not-found": "in no source that was asked",
    "ambiguous": "what was found may be another work",
    "no-identifier": "no address and no identifier to ask by",
    "unparsed": "not readable as an entry",
    "ignored": "left out by the configuration",
    "not-asked": "no source was asked",
}
NEVER_ASKED = "interviews, letters and the like are never looked up"


def why_reference(report: Report, reason: str, verdict: Verdict = Verdict.UNVERIFIED) -> str:
    """Return why nothing is known of a reference, in words; the reason itself when there are none."""
    if reason == "not-asked" and verdict is Verdict.SKIPPED and not report.run.since:
        return NEVER_ASKED
    if reason == "not-asked" and report.run.since:
        return f"as in {report.run.since}, or no source was asked"
    return why_offline(report) if reason == "offline" else REFERENCE_REASONS.get(reason, reason)


def why_offline(report: Report) -> str:
    """Return why nobody was asked: because a person said so, or because no host could be reached."""
    return "this was an offline run" if report.run.offline else "this machine is offline"


def sides(code: str, *, noted: bool = True) -> Sides:
    """Return what the two sides of a finding with this code are called; ``noted``: there is a note to speak of."""
    found = _SIDES.get(code, _ADDRESS if code.startswith("LNK") else _PLAIN)
    return found if noted or found.expected != ITS_NOTE else replace(found, expected="its reference says")


def sides_of(finding: Finding) -> Sides:
    """Return what the two sides of a finding are called."""
    return sides(finding.code, noted=finding.location.marker is not None)


def counted(number: int, one: str, several: str = "") -> str:
    """Return the number with its noun: "1 error", "2 errors"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def in_one_sentence(finding: Finding) -> str:
    """Return the message of a finding with both its sides, for formats that have one line for it."""
    actual, expected = mark_sides(finding)
    labels = sides_of(finding)
    both = ((labels.actual, actual), (labels.expected, expected))
    said = [f"{label} {bracketed(parts)}" for label, parts in both if parts]
    return f"{finding.message} ({'; '.join(said)})" if said else finding.message


def what_to_do(finding: Finding) -> str:
    """Return what a person can do about a finding; where a fix can be shown, what it would do, which is a guess
    where it is unsafe. Empty: nothing is known."""
    if finding.remedy or finding.fix is None:
        return finding.remedy
    return f"{'to mend' if finding.fix.safe else 'perhaps'}: {finding.fix.summary}"


def message_as_sentence(finding: Finding, limit: int) -> str:
    """Return the message of a finding, of at most ``limit`` characters, with a capital at its beginning, unless a key
    stands there: these have their own case.
    """
    first, _, _ = finding.message.partition(" ")
    message = clipped(finding.message, limit)
    return message if first in {finding.key, finding.actual, finding.expected} else sentence(message)


def relative_path(path: str) -> str:
    """Return a path as the services that show reports want it: below the checkout, on one line, with slashes."""
    pure = PurePath(one_line(path))
    return "/".join(part for part in pure.parts if part != pure.anchor)


def rule_page(code: str) -> str:
    """Return the address of the page about a check."""
    return f"{PROJECT_URL}/blob/main/docs/checks/{quote(code)}.md"


def joined(parts: Sequence[str]) -> str:
    """Return the parts as a sentence has them: "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""


def place(location: Location) -> str:
    """Return where something is, without the file: "line 75, note 3"."""
    parts = []
    if location.line is not None:
        parts.append(f"{location.unit} {location.line}")
    if location.page is not None:
        # Where a page is a file (EPUB), its name says so.
        parts.insert(0, location.page if "." in location.page else f"page {location.page}")
    if location.marker is not None:
        parts.append(f"note {location.marker}")
    return ", ".join(parts)


def has_lines(location: Location) -> bool:
    """Return whether the line of a place is one that other programs can show: not a paragraph, nor of a page."""
    return location.line is not None and location.unit is Unit.LINE and location.page is None


def beside(location: Location) -> str:
    """Return where something is in a file that has no lines, in brackets; empty where the line itself says it."""
    where = "" if has_lines(location) else place(location)
    return f" ({where})" if where else ""


def locator(text: str | None) -> str:
    """Return a locator as people say it: "page 9", "pages 12-14", anything else as it stands."""
    if not text:
        return ""
    if not re.match(r"[0-9]", text):
        return text
    return f"pages {text}" if re.search(r"[-–,]", text) else f"page {text}"


LONGEST_NAME = 60
"""A title (characters) that stands in the place of a name is cut."""


def short_name(record: ReferenceRecord) -> str:
    """Return what people would call the reference: "Testaverde et al. 2017", else its title, else its key."""
    names = [name.acronym or name.surname for name in record.work.author] or [n.surname for n in record.work.editor]
    who = f"{names[0]} et al." if len(names) > 2 else joined(names)
    year = str(record.work.year or "")
    said = f"{who} {year}".strip() if who else clipped(record.work.title, LONGEST_NAME)
    return clipped(said or year or record.key or record.id, 120)


def moment(when: str) -> str:
    """Return a time (UTC, ISO 8601) as people read it: "23 Nov 2026, 14:02 UTC"."""
    try:
        time = datetime.fromisoformat(when)
    except ValueError:
        return clipped(when, 40)
    date = f"{time.day} {MONTH_NAMES[time.month - 1][:3]} {time.year}"
    return f"{date}, {time.hour:02d}:{time.minute:02d} UTC" if "T" in when else date


def day(text: str) -> str:
    """Return a document's date as people write it ("22 November 2017", "May 2021"); other text as it stands."""
    if (month := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text)) is not None:
        return f"{MONTH_NAMES[int(month[2]) - 1]} {month[1]}"
    try:
        date = datetime.strptime(text, "%Y-%m-%d")  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return text
    return day_in_words(date)


def source_words(source: str, asked: str) -> str:
    """Return what a source is called: "the page at openknowledge.worldbank.org"."""
    host = host_of(asked)
    match source:
        case "page":
            return f"the page at {host}" if host else "the page"
        case "link":
            return f"the link to {host}" if host else "the link"
        case "sibling":
            return f"an address of {host} that cannot exist" if host else "an address that cannot exist"
        case "quotation":
            return f"the text behind the link to {host}" if host else "the text behind the link"
        case "wayback" | "archive":
            return "the Wayback Machine"
        case "memento":
            return "other web archives"
        case "handle":
            return f"the handle at {host}" if host else "the handle"
        case _:
            return called(source)


def sentence(text: str) -> str:
    """Return the text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def is_link_to_replace(finding: Finding) -> bool:
    """Return whether a finding says that a link no longer leads to what is cited."""
    return finding.code.startswith("LNK") and finding.severity is Severity.ERROR


def why_link(verdict: LinkVerdict, reason: str) -> str:
    """Return why nothing is known of a link, in words."""
    return _LINK_REASONS.get(reason) or _LINK_VERDICTS.get(verdict) or reason or "the reason is not known"


def link_tally(report: Report) -> str:
    """Return the links by verdict, with the time and the hosts that it took: "1,500 links: 1,460 ok,
    9 broken in 14 s, 400 hosts asked".
    """
    counts = Counter(link.verdict for link in report.links)
    said = ", ".join(f"{counts[verdict]:,} {verdict}" for verdict in LinkVerdict if counts[verdict])
    known = sum(link.from_store for link in report.links)
    hosts = len(report.run.requests)
    asked = [counted(hosts, "host") + " asked"] if hosts else []
    asked += [f"{known:,} known from an earlier run"] if known else []
    head = f"{counted(len(report.links), 'link')}: {said}" if report.links else "no link was found"
    return ", ".join([f"{head}{_duration(report)}", *asked])


def _duration(report: Report) -> str:
    try:
        begun, done = (datetime.fromisoformat(when) for when in (report.run.started, report.run.finished))
    except ValueError:
        return ""
    seconds = round((done - begun).total_seconds())
    if seconds <= 0:
        return ""
    return f" in {seconds} s" if seconds < 120 else f" in {seconds // 60} min {seconds % 60} s"


def tally(report: Report) -> str:
    """Return the one line that sums a run up: "1 error, 1 warning, 2 infos in 2 references"; of a run
    that looked at links alone, the links by verdict first.
    """
    if report.run.links_alone:
        found = _severities(report)
        return f"{link_tally(report)}; {found}" if found else link_tally(report)
    counts = _severities(report)
    if not report.references:
        return f"no reference was found; {counts}" if counts else "no reference was found"
    of = f"in {counted(len(report.references), 'reference')}"
    if counts:
        return f"{counts} {of}"
    unknown = sum(r.verdict in (Verdict.UNVERIFIED, Verdict.SKIPPED) for r in report.references)
    all_of = "it could not be checked" if unknown == 1 else "none of them could be checked"
    several = all_of if unknown == len(report.references) else f"{unknown:,} of them could not be checked"
    rest = f"; {several}" if unknown else ""
    return f"nothing to correct was found {of}{rest}"


def _severities(report: Report) -> str:
    numbers = Counter(finding.severity for finding in report.findings)
    return ", ".join(counted(numbers[each], *SEVERITY_WORDS[each]) for each in Severity if numbers[each])


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by severity, then as they stand in their files."""
    return sorted(
        findings, key=lambda f: (f.severity.rank, f.location.path, f.location.line or 0, f.code, f.location.column or 0)
    )
