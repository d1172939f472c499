"""CNT: words and pages that a document says are in a source, against the source's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from refcheck.checks.interface import Context, Rule, check
from refcheck.checks.measured import on_pages
from refcheck.model.evidence import Evidence, Outcome, Passage, Sought, load_passages
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location
from refcheck.model.reference import NoteKind, Reference
from refcheck.model.report import Agreement
from refcheck.text.lazy import lazy_re

__all__ = ["missing_quotations", "quotations_found"]

SOURCE = "quotation"
TOLD = 3
"""So many differences of one quotation are named."""
LONG_ENOUGH = 9
"""Pages from the first to the last one of a range that a note cites seldom, and an article often has (number)."""
_NUMBER = lazy_re(r"\d{1,5}")
_UNREAD = {
    "scan": "its file is a scan, or has no text",
    "garbled": "its file does not say which letters it shows",
    "no-text": "its page shows no text without scripts, or is no text",
    "cut-off": "it is larger than what is read",
    "empty": "it is empty",
}


def _found(context: Context, reference: Reference) -> Iterator[tuple[Sought, Location, Passage, int]]:
    """Yield what is sought in a work with what was found, and the index of the evidence."""
    known: dict[str, tuple[Passage, int]] = {}
    for index, evidence in context.evidence_by_reference.get(reference.id, ()):
        if evidence.source == SOURCE:
            for passage in load_passages(evidence.kept):
                better = known.get(passage.key)
                if better is None or passage.share > better[0].share:
                    known[passage.key] = (passage, index)
    for sought, place in context.sought.get(reference.id, ()):
        if sought.key in known:
            yield sought, place, *known[sought.key]


def missing_quotations(context: Context, reference: Reference) -> tuple[int, ...]:
    """Return the indexes of the evidence that words which are quoted from a work are not in its text."""
    found = _found(context, reference)
    return tuple(dict.fromkeys(index for sought, _, passage, index in found if sought.text and not passage.is_found))


def quotations_found(context: Context) -> dict[Location, Agreement]:
    """Return where documents quote words that were found in the text of their source, and whether they are the same."""
    return {
        place: Agreement.MISQUOTED if passage.differences else Agreement.SAME
        for reference in context.references
        for sought, place, passage, _ in _found(context, reference)
        if sought.text and passage.is_found
    }


@check(
    "CNT003",
    "quote-not-found",
    "quoted words are not in the source",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    online=True,
    measured=on_pages(
        "36 of them were called missing, 34 of which copying had put together out of two columns or a table; "
        "no invented quotations were put to it"
    ),
)
def quote_not_found(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Looks for words in quotation marks, whose note or citation in the text cites one work, in the page or
    PDF behind that work's link.

    Quotation marks, dashes, hyphens at line ends, ligatures and case make no difference; what is left out
    ("...") or put in ("[sic]") divides a quotation. Where 85 of 100 words stand together it is found: words that
    differ there are told by CNT010. The nearest passage is shown otherwise. Fewer than five words are not looked
    for.

    ## Why it matters

    A quotation is a promise that somebody said just this. Where nobody finds the words they are taken for invented,
    and the rest of the text is doubted with them.

    ## Example

    Before:

    ```markdown
    The study calls the fees “a debt that every father hands down to his son”.[^1]

    [^1]: Harbour Watch, *Tied to the Boat*, 2021, p. 14, https://example.org/tied.pdf.
    ```

    After:

    ```markdown
    The study calls the fees “a debt that sons take over from their fathers”.[^1]

    [^1]: Harbour Watch, *Tied to the Boat*, 2021, p. 14, https://example.org/tied.pdf.
    ```

    The file behind the link has the words of the second one.

    ## How to mend

    Compare with the passage that is shown. Correct the words, or the note.

    ## How sure it is

    A *warning* where a passage is near, so that words were changed; *information* where none is: the words
    may be a translation, or stand in another version of the text. Texts that cannot be read are told of
    in CNT008.

    ## Known false alarms

    Translated quotations, pages that show only a summary of the work.
    """
    for sought, place, passage, index in _found(context, reference):
        if not sought.text or passage.is_found:
            continue
        near = bool(passage.passage)
        yield rule.finding(
            message="the quoted words are not in the source, but others like them"
            if near
            else "the quoted words are not in the text behind the link",
            location=place,
            actual=sought.text[:300],
            expected=passage.passage,
            remedy="compare with the source; correct the words or the note",
            about=reference,
            severity=Severity.WARNING if near else Severity.INFO,
            confidence=Confidence.MEDIUM if near else Confidence.LOW,
            evidence=(index,),
        )


@check(
    "CNT010",
    "quote-differs",
    "words of a quotation are not those of the source",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    online=True,
    measured=on_pages(
        "21 of them were called different, 16 of which copying had mixed with what stands beside them, and 4,879 of those "
        "with a changed word"
    ),
)
def quote_differs(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares a quotation that was found in the page or PDF behind its link with it, word by word: words that are
    others, that are left out without a sign, or put in without one.

    Case, accents, punctuation, British and American spelling, words written together or apart, numbers of notes
    in the text, and what reading a PDF does to words (hyphens at line ends, lost ligatures, what is printed
    between two pages) make no difference. "..." and words in square brackets are honest changes.

    ## Why it matters

    One word turns a sentence round, and a quotation promises every word. Others copy it from here, and the wrong
    word travels on.

    ## Example

    Before:

    ```markdown
    The study finds that “the costs fall on those who earn most”.[^1]

    [^1]: Harbour Watch, *Tied to the Boat*, 2021, p. 14, https://example.org/tied.pdf.
    ```

    After:

    ```markdown
    The study finds that “the costs fall on those who earn least”.[^1]

    [^1]: Harbour Watch, *Tied to the Boat*, 2021, p. 14, https://example.org/tied.pdf.
    ```

    The file behind the link has “least”.

    ## How to mend

    Write what the source has, or show the change: "..." for what is left out, square brackets for what is put in.

    ## How sure it is

    A *warning*, of medium confidence: the page may have been changed since. Of 4,943 sentences copied out of PDFs, 21
    were told, 5 of them by mistake when read by hand, the others because copying had changed them; of 1,089 out of web
    pages none. With one word changed, left out or put in, 6,016 of these 6,032 were told: by this check, or as not found
    (CNT003).

    ## Known false alarms

    Scans whose text was guessed by a program; formulas, and notes in a margin that no edge of the lines shows.
    """
    for sought, place, passage, index in _found(context, reference):
        if not (sought.text and passage.is_found and passage.differences):
            continue
        yield rule.finding(
            message=f"the quotation differs from its source: {'; '.join(map(_difference, passage.differences[:TOLD]))}",
            location=place,
            actual=sought.text[:300],
            expected=passage.passage,
            remedy="write what the source has, or show the change with ... or [ ]",
            about=reference,
            evidence=(index,),
        )


def _difference(sides: tuple[str, str]) -> str:
    said, source = sides
    if not said:
        return f"“{source}” is left out"
    return f"“{said}” stands where the source has “{source}”" if source else f"“{said}” is not there"


@check(
    "CNT004",
    "page-out-of-range",
    "the cited page is not one of the source",
    severity=Severity.WARNING,
    judged=(24, 25),
)
def page_out_of_range(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the page that a note or a citation in the text gives with the pages of the work: those that the
    reference itself gives for an article or a chapter, and those of the PDF behind the link.

    ## Why it matters

    Nobody finds the place. Often two figures are swapped, or the note belongs to another work.

    ## Example

    Before:

    ```markdown
    Permits tie workers to one employer (Adams, 2015, p. 512).

    # References

    Adams, J. (2015). Tied to the boat. *Journal of Work at Sea*, 12(3), 319–340.
    ```

    After:

    ```markdown
    Permits tie workers to one employer (Adams, 2015, p. 321).

    # References

    Adams, J. (2015). Tied to the boat. *Journal of Work at Sea*, 12(3), 319–340.
    ```

    ## How to mend

    Look the page up.

    ## How sure it is

    A PDF's own numbers and the numbers printed on its pages are both right. What a note cites besides
    pages (paragraphs, chapters) is not compared. Pages that a note alone gives ("12, no. 3 (2010): 34-36") may be those
    that it cites: they count as those of the work where it gives the page that it cites as well ("pp. 319-340, at p. 321"),
    for *information* where they are ten or more, else not at all.

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 25 findings read, 24
    right; most stood in examples of citation styles, whose pages are invented.

    ## Known false alarms

    Articles whose PDF is a preprint with pages of its own.
    """
    evidence = {sought.key: (passage, index) for sought, _, passage, index in _found(context, reference)}
    extent = _extent(reference.work.page)
    known = extent is None or _is_whole(reference, extent)
    if extent is not None and not known and extent[1] - extent[0] < LONG_ENOUGH:
        extent = None  # the notes of Chicago give the pages that they cite, and no others
    for sought, place in context.sought.get(reference.id, ()):
        numbers = [int(number) for number in _NUMBER.findall(sought.page)]
        passage, index = evidence.get(sought.key, (None, -1))
        cited = f"page {sought.page}"
        if not sought.page or (passage is not None and passage.there):
            continue
        if extent is not None and numbers and not any(extent[0] <= number <= extent[1] for number in numbers):
            found = _out(rule, reference, place, (cited, f"pages {extent[0]}-{extent[1]}"), index)
            yield found if known else replace(found, severity=Severity.INFO, confidence=Confidence.LOW)
        elif extent is None and passage is not None and passage.there is False:
            yield _out(rule, reference, place, (cited, f"{passage.pages} pages"), index)


def _out(rule: Rule, reference: Reference, place: Location, sides: tuple[str, str], index: int) -> Finding:
    return rule.finding(
        message="the cited page is not one of the source",
        location=place,
        actual=sides[0],
        expected=sides[1],
        remedy="look the page up",
        about=reference,
        evidence=(index,) if index >= 0 else (),
    )


def _is_whole(reference: Reference, extent: tuple[int, int]) -> bool:
    """Return whether pages are known to be those of the whole work: no note gives them, or one gives with them the
    page that it cites ("pp. 319-340, at p. 321").
    """
    said = [
        item
        for citation in reference.citations
        for item in citation.items
        if item.kind is NoteKind.FULL and _gives(item.text or citation.text, extent[0])
    ]
    return not said or any(_is_within(item.locator, extent) for item in said)


def _gives(text: str, first: int) -> bool:
    """Return whether a note gives pages that begin with ``first``."""
    return re.search(rf"(?<!\d){first}\s?[-–—]{{1,2}}\s?\d", text) is not None


def _is_within(locator: str | None, extent: tuple[int, int]) -> bool:
    """Return whether a note cites a page, or pages, of those that it gives."""
    numbers = [int(number) for number in _NUMBER.findall(locator or "")]
    return bool(numbers) and numbers != list(extent) and all(extent[0] <= number <= extent[1] for number in numbers)


def _extent(page: str) -> tuple[int, int] | None:
    """Return first and last page of an article or a chapter; "319-40" is 319 to 340."""
    match = re.fullmatch(r"(\d{1,5})\s?[-–—]+\s?(\d{1,5})", page.strip())
    if match is None:
        return None
    first, last = match[1], match[2]
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return (int(first), int(last)) if int(first) < int(last) else None


@check(
    "CNT005",
    "quote-on-other-page",
    "quoted words stand on another page of the source",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    online=True,
    measured=on_pages("of 4,886 that were found word for word 0 were said to be on another page"),
)
def quote_on_other_page(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds quotations that are in the PDF behind the link, on another page than the one that the note
    cites.

    ## Why it matters

    A reader who looks the words up does not find them. They search the whole work, or believe that the words are
    not in it.

    ## Example

    Before:

    ```markdown
    The study finds that “the costs fall on those who earn least”.[^1]

    [^1]: Harbour Watch, *Tied to the Boat*, 2021, p. 41, https://example.org/tied.pdf.
    ```

    After:

    ```markdown
    The study finds that “the costs fall on those who earn least”.[^1]

    [^1]: Harbour Watch, *Tied to the Boat*, 2021, p. 14, https://example.org/tied.pdf.
    ```

    The words stand on page 14 of the file behind the link.

    ## How to mend

    Correct the page in the note.

    ## How sure it is

    The numbers printed on the pages and those of the PDF are both right, and so is a neighbouring page:
    passages go on over pages.

    ## Known false alarms

    Preprints with pages of their own.
    """
    for sought, place, passage, index in _found(context, reference):
        if not (sought.text and sought.page and passage.page and passage.is_found):
            continue
        if _is_near(sought.page, passage.page):
            continue
        yield rule.finding(
            message="the quoted words stand on another page",
            location=place,
            expected=f"page {passage.page.partition('/')[0]}",
            actual=f"page {sought.page}",
            remedy="correct the page in the note",
            about=reference,
            evidence=(index,),
        )


def _is_near(cited: str, found: str) -> bool:
    """Return whether one of the names of a page is the cited one, its neighbour, or within the cited range."""
    numbers = [int(number) for number in _NUMBER.findall(cited)]
    for name in found.lower().split("/"):
        if name == cited.lower():
            return True
        if name.isdigit() and numbers and min(numbers) - 1 <= int(name) <= max(numbers) + 1:
            return True
    return False


@check(
    "CNT008",
    "unreadable",
    "a source that words or pages are cited from could not be read",
    severity=Severity.INFO,
    online=True,
)
def unreadable_source(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Says which quotations were not looked for, because the text behind the link has none: scanned pages,
    files that do not say which letters they show, pages that are made by scripts, files that are too large.

    ## Why it matters

    It is no fault. It says that nobody looked.

    ## Example

    Before:

    ```markdown
    The study finds that “the costs fall on those who earn least”.[^1]

    [^1]: Harbour Watch, *Tied to the Boat*, 2021, p. 14, https://example.org/tied-scan.pdf.
    ```

    After:

    ```markdown
    The study finds that “the costs fall on those who earn least”.[^1]

    [^1]: Harbour Watch, *Tied to the Boat*, 2021, p. 14, https://example.org/tied.pdf.
    ```

    The first address leads to scanned pages, the second to the same report with its text.

    ## How to mend

    Compare the quotation by hand.

    ## Known false alarms

    None: it accuses nothing.
    """
    if any(
        e.source == SOURCE and e.outcome is Outcome.FOUND
        for _, e in context.evidence_by_reference.get(reference.id, ())
    ):
        return
    quoted = [place for sought, place in context.sought.get(reference.id, ()) if sought.text]
    for index, evidence in context.evidence_by_reference.get(reference.id, ()):
        if quoted and evidence.source == SOURCE and evidence.reason in _UNREAD:
            yield _unread(rule, reference, quoted[0], evidence, index)
            return


def _unread(rule: Rule, reference: Reference, place: Location, evidence: Evidence, index: int) -> Finding:
    return rule.finding(
        message=f"the quoted words could not be looked for in the source: {_UNREAD[evidence.reason]}",
        location=place,
        remedy="compare them by hand",
        about=reference,
        evidence=(index,),
    )
