"""The HTML report of many references: how large it is, and how soon a browser has it on the screen and filtered.

``python -m benchmarks.html_report [--size 500] [--runs 5]`` needs Chromium and its driver. Wanted of 500
references: under 2 MB, and usable at once.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from refcheck.model.document import BlockKind, MentionForm
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
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location, ReplaceText, SetField, Span
from refcheck.model.reference import Citation, CitationItem, NoteKind, ReferenceKind
from refcheck.model.report import (
    Agreement,
    DocumentRecord,
    Match,
    MentionRecord,
    Passage,
    PassagePart,
    ReferenceRecord,
    Report,
    RunRecord,
    Verdict,
)
from refcheck.model.work import Name, PartialDate, Work
from refcheck.reports import render

WHEN = "2026-11-23T14:02:13Z"
PLACES = ("rivers", "harbours", "kilns", "markets", "night trains", "ferries", "tea gardens", "brick yards")
THEMES = ("Wages", "Contracts", "Inspection", "Recruitment", "Housing", "Injury", "Maternity", "Return")
FAMILIES = ("Suwanto", "Okafor", "Lindqvist", "Tran", "Moreau", "Baptista", "Haddad", "Novak", "Iyer", "Kealoha")


def work_of(number: int) -> Work:
    theme, place = THEMES[number % 8], PLACES[number // 8 % 8]
    return Work(
        type="article-journal",
        title=f"{theme} on the {place}: a survey of {number + 20} households and what became of them",
        author=tuple(Name(family=FAMILIES[(number + n) % 10], given="A. B.") for n in range(1 + number % 4)),
        issued=PartialDate(year=1990 + number % 35),
        container_title=f"Journal of {theme} Studies",
        publisher="Delta Press",
        doi=f"10.5555/delta.{number}",
        url=f"https://journals.example.org/{theme.lower()}/{number}/article.pdf?download=1&lang=en",
    )


def reference_of(number: int, document: DocumentRecord | None) -> ReferenceRecord:
    work = work_of(number)
    verdict = (Verdict.OK, Verdict.OK, Verdict.WRONG, Verdict.UNVERIFIED)[number % 7 % 4]
    found = work if verdict in (Verdict.OK, Verdict.WRONG) else None
    key = f"key{number}"
    return ReferenceRecord(
        id=key,
        key=key,
        work=work,
        kind=ReferenceKind.PUBLICATION,
        file=document.path if document else "references.bib",
        line=document.notes[number].line if document else 10 * number + 1,
        verdict=verdict,
        reason="not-found" if verdict is Verdict.UNVERIFIED else "",
        matched=(Match(source="crossref", identifier=work.doi, title=work.title, url="", score=0.99),) if found else (),
        found=found,
        found_source="crossref" if found else "",
        citations=document.notes[number : number + 1] if document else (),
        mentions=document.mentions[number : number + 1] if document else (),
        origin=document.path if document else None,
    )


def findings_of(number: int, path: str) -> Iterator[Finding]:
    work, key = work_of(number), f"key{number}"
    common: dict[str, Any] = {"reference": key, "key": key, "confidence": Confidence.HIGH}
    place = Location(path=path, line=10 * number + 1)
    if number % 7 % 4 == 2:
        yield Finding(
            code="TTL001",
            name="title-mismatch",
            severity=Severity.ERROR,
            message="the title is not that of the work that its DOI leads to",
            actual=work.title.replace("survey", "study"),
            expected=work.title,
            location=place,
            fingerprint=f"{number:016x}",
            intent=SetField(
                path=path, line=1, key=key, field="title", value=work.title, safe=False, summary="take the title"
            ),
            **common,
        )
    if number % 5 == 1:
        yield Finding(
            code="DAT003",
            name="year-mismatch",
            severity=Severity.WARNING,
            message="the year differs from the record",
            actual=str(work.year),
            expected=str((work.year or 0) + 1),
            location=place,
            fingerprint=f"{number + 10_000:016x}",
            **common,
        )
    if number % 4 == 0:
        yield Finding(
            code="LNK010",
            name="insecure",
            severity=Severity.INFO,
            message="plain http: anybody on the way can change what a reader gets",
            actual=work.url,
            location=place,
            fingerprint=f"{number + 20_000:016x}",
            **common,
        )


def link_of(number: int) -> LinkEvidence:
    url = work_of(number).url
    dead = number % 9 == 4
    final = url.replace("/article", "/archive/article")
    return LinkEvidence(
        url=url,
        verdict=LinkVerdict.BROKEN if dead else LinkVerdict.REDIRECTED,
        reason="not-found" if dead else "",
        status=404 if dead else 200,
        final_url=url if dead else final,
        redirects=() if dead else (Hop(status=301, url=url.split("?")[0]), Hop(status=301, url=final)),
        title=None if dead else work_of(number).title,
        attempts=2 if dead else 1,
        checked=WHEN,
        history=LinkHistory(
            first_seen="2026-06-01",
            last_ok="2026-11-01",
            failures=("2026-11-10", "2026-11-16") if dead else (),
            seen=(("2026-07-01", True), ("2026-08-11", True), ("2026-11-01", True)),
        ),
        snapshot=Snapshot(url=f"https://web.archive.org/web/2019/{url}", date="2019-03-08") if dead else None,
        references=(f"key{number}",),
    )


def evidence_of(number: int) -> Iterator[Evidence]:
    work, key = work_of(number), f"key{number}"
    for source, asked in (
        ("doi.org", f"https://doi.org/api/handles/{work.doi}"),
        ("crossref", f"https://api.crossref.org/works/{work.doi}"),
    ):
        yield Evidence(
            source=source,
            asked=asked,
            outcome=Outcome.FOUND,
            when=WHEN,
            reference=key,
            record=work,
            excerpt=work.title,
            identifier=f"doi:{work.doi}",
        )


def document_of(size: int) -> DocumentRecord:
    """Return a text of ``size`` notes, each with a title before it, and as much plain text between."""
    path, passages, notes, mentions = "survey.md", [], [], []
    for number in range(size):
        work, key, marker = work_of(number), f"key{number}", str(number + 1)
        if number % 12 == 0:
            heading = PassagePart(text=f"Chapter {number // 12 + 1}")
            passages.append(Passage(line=6 * number + 1, parts=(heading,), kind=BlockKind.HEADING, level=2))
        named = work.title.split(":")[0].replace("on the", "on" if number % 7 % 4 == 2 else "on the")
        agreement = Agreement.MISQUOTED if number % 7 % 4 == 2 else Agreement.SHORT
        mention = MentionRecord(
            text=named,
            form=MentionForm.ITALIC,
            line=6 * number + 3,
            marker=marker,
            reference=key,
            agreement=agreement,
        )
        mentions.append(mention)
        parts = (
            PassagePart(text="Those who keep the books of the region say little about it, and what they say is old. "),
            PassagePart(text=named, mention=MentionForm.ITALIC, reference=key, agreement=agreement, italic=True),
            PassagePart(text=" is the exception, and it has been read in every office where such things are decided."),
            PassagePart(text=marker, marker=marker, reference=key),
            PassagePart(text=" Nothing has come of it so far."),
        )
        passages.append(Passage(line=6 * number + 3, parts=parts))
        plain = "The winter was long, the boats stayed in, and nobody counted the days that were not paid. " * 3
        passages.append(Passage(line=6 * number + 5, parts=(PassagePart(text=plain),)))
        items = (CitationItem(kind=NoteKind.FULL, references=(key,), locator="12"),)
        text = f"{work.author[0].full}, {work.title}, {work.container_title}, {work.year}, page 12."
        line = 6 * size + 2 * number
        notes.append(Citation(path=path, marker=marker, line=line, text=text, kind=NoteKind.FULL, items=items))
    return DocumentRecord(
        path=path,
        format="markdown",
        title="A survey of surveys",
        date="2026-11-20",
        notes=tuple(notes),
        mentions=tuple(mentions),
        passages=tuple(passages),
        whole=True,
    )


def misquoted(number: int, document: DocumentRecord) -> Finding:
    mention, key = document.mentions[number], f"key{number}"
    title = work_of(number).title
    return Finding(
        code="TTL002",
        name="in-text-title-mismatch",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        message="the title in the text is not the title in its note",
        actual=mention.text,
        expected=title,
        location=Location(path=document.path, line=mention.line, marker=mention.marker),
        reference=key,
        key=key,
        fingerprint=f"{number + 30_000:016x}",
        intent=ReplaceText(
            path=document.path, span=Span(0, 1), text=title.split(":")[0], safe=False, summary="as in the note"
        ),
    )


def report_of(size: int, *, text: bool = True) -> Report:
    """Return a report of ``size`` references with links, histories, evidence and findings; ``text``: with a document."""
    document = document_of(size) if text else None
    path = document.path if document else "references.bib"
    found = [finding for number in range(size) for finding in findings_of(number, path)]
    if document:
        found += [misquoted(number, document) for number in range(size) if number % 7 % 4 == 2]
    return Report(
        run=RunRecord(
            version="0.1.0",
            started=WHEN,
            finished=WHEN,
            offline=False,
            requests={"journals.example.org": size, "api.crossref.org": size},
        ),
        documents=(document,) if document else (),
        references=tuple(reference_of(number, document) for number in range(size)),
        links=tuple(link_of(number) for number in range(size)),
        evidence=tuple(evidence for number in range(size) for evidence in evidence_of(number)),
        findings=tuple(found),
        asked={"crossref": size},
        unknown=(Unknown(reference="key3", what="title", reason="not-found"),),
        sent=(
            Sent(host="api.crossref.org", kind=RequestKind.IDENTIFIER, count=size),
            Sent(host="journals.example.org", kind=RequestKind.PAGE, count=size),
        ),
    )


TIMES = """
const page = performance.getEntriesByType("navigation")[0];
const first = performance.getEntriesByName("first-contentful-paint")[0];
return {parsed: page.domInteractive, loaded: page.loadEventEnd, painted: first ? first.startTime : null};
"""
FILTER = """
const done = arguments[0], begun = performance.now();
const box = document.querySelector("#filters input[value=error]");
box.click();
requestAnimationFrame(() => setTimeout(() => { const took = performance.now() - begun; box.click(); done(took); }));
"""
SEARCH = """
const done = arguments[0], find = document.getElementById("find"), begun = performance.now();
find.value = "ferries";
find.dispatchEvent(new Event("input"));
const wait = () => document.getElementById("shown").textContent.startsWith(arguments[1])
  ? setTimeout(wait, 5) : done(performance.now() - begun);
wait();
"""
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking")


def in_browser(page: Path, runs: int, size: int) -> dict[str, float]:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for flag in FLAGS:
        options.add_argument(flag)
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    results: dict[str, list[float]] = {}
    try:
        for _ in range(runs):
            browser.get("about:blank")
            browser.get(page.as_uri())
            said = dict(browser.execute_script(TIMES))
            said["filtered"] = browser.execute_async_script(FILTER)
            said["searched"] = browser.execute_async_script(f"arguments[1] = '{size} of'; {SEARCH}")
            for name, milliseconds in said.items():
                if milliseconds is not None:
                    results.setdefault(name, []).append(milliseconds)
    finally:
        browser.quit()
    return {name: statistics.median(each) for name, each in results.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=500)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("a .bib alone", False), ("a document with its notes", True)):
            report = report_of(options.size, text=text)
            began = time.perf_counter()
            page = render(report, "html")
            seconds = time.perf_counter() - began
            file = Path(folder) / "report.html"
            file.write_text(page, encoding="utf-8")
            kept = in_browser(file, options.runs, options.size)
            print(f"{options.size} references, {name}, {len(report.findings)} findings")
            print(f"  size      {file.stat().st_size / 1e6:.2f} MB, made in {seconds:.2f} s")
            for what, milliseconds in kept.items():
                print(f"  {what:9} {milliseconds:.0f} ms")


if __name__ == "__main__":
    main()
