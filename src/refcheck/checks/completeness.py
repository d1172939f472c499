"""CMP: what a reference leaves out: required fields, everything but an address, the title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from refcheck.checks.dates import FORTHCOMING
from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Rule, Scope, check
from refcheck.checks.written import PLANNED, entries_by_file, written
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import NoteKind, Reference, ReferenceKind
from refcheck.text.lazy import lazy_re

_AUTHOR = ("author", "editor")
_ANY_AUTHOR = ("author", "editor", "organization", "institution", "publisher", "key", "translator", "bookauthor")
_TITLE = ("title", "maintitle", "booktitle", "issuetitle")
_DATE = ("date", "year", "pubstate", "urldate", "origdate", "eventdate", "issued")
_BOOK = ("booktitle", "maintitle", "crossref", "journaltitle", "journal")
_JOURNAL = ("journaltitle", "journal", "booktitle", "eprint", "howpublished", "crossref")
_INSTITUTION = ("institution", "school", "publisher", "organization")

REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (_AUTHOR, ("title",), _JOURNAL, _DATE),
    **dict.fromkeys(("book", "mvbook"), (_ANY_AUTHOR, _TITLE, _DATE)),
    "inbook": (_ANY_AUTHOR, _TITLE, ("booktitle", "chapter", "pages", *_BOOK), _DATE),
    **dict.fromkeys(("collection", "mvcollection", "proceedings", "mvproceedings"), (_TITLE, _DATE)),
    "incollection": (_AUTHOR, ("title",), _BOOK, _DATE),
    **dict.fromkeys(("inproceedings", "conference"), (_AUTHOR, ("title",), _BOOK, _DATE)),
    **dict.fromkeys(("report", "techreport"), (_ANY_AUTHOR, ("title",), _DATE)),
    **dict.fromkeys(("thesis", "phdthesis", "mastersthesis"), (_AUTHOR, ("title",), _INSTITUTION, _DATE)),
    "unpublished": (_AUTHOR, ("title",)),
    **dict.fromkeys(("manual", "booklet"), (("title",),)),
    **dict.fromkeys(("online", "electronic", "www"), (_TITLE, ("url", "doi", "eprint", "howpublished"))),
}
"""Fields that an entry of a type needs, one of each group: biblatex's data model (manual, section 2.1.1),
with what BibTeX's styles take in their place. The first of a group is the one that is named."""
_NAMES = {_AUTHOR: "author or editor", _ANY_AUTHOR: "author or editor", _DATE: "year or date", _JOURNAL: "journal"}
_ATTRIBUTES = {
    "author": "author", "editor": "editor", "title": "title", "booktitle": "container_title",
    "journal": "container_title", "date": "issued", "institution": "publisher", "url": "url", "doi": "doi",
    "eprint": "eprint", "pages": "page", "translator": "translator",
}  # fmt: skip
"""What an entry may have from another that it names, by the field that holds it."""
_EXEMPT = frozenset({"xdata", "entryset", "entrysubtype", "issuetitle", "titleaddon", "refcheck-kind"})
_TOLD_YEAR = lazy_re(r"\b(?:1[4-9]|20)\d\d\b")
_PLACES_OF_YEARS = ("note", "howpublished", "volume", "number", "pages", "journal", "journaltitle", "addendum")
HABIT = 5
"""What so many entries of a type lack, and a third of them, is the bibliography's own way."""


@check(
    "CMP001",
    "missing-required",
    "an entry lacks a field that its type requires",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    judged=(107, 111),
)
def missing_required(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds entries without a field that biblatex's data model requires of their type.

    ## Why it matters

    The printed reference has a gap, and nobody can look a work up without title or year. BibTeX warns of it, and
    reference managers file the entry under nothing.

    ## Example

    Before:

    ```bibtex
    @article{okafor2018,
      author = {Okafor, Ngozi},
      title  = {Wages at the Border},
      year   = {2018},
    }
    ```

    After:

    ```bibtex
    @article{okafor2018,
      author  = {Okafor, Ngozi},
      title   = {Wages at the Border},
      journal = {Journal of Invented Studies},
      year    = {2018},
    }
    ```

    The journal was missing.

    ## How to mend

    Add the field, or choose the type that fits: `@misc` and `@online` need no journal.

    ## How sure it is

    For articles without title, journal or year a *warning*, else *information*. `author` or `editor`,
    `year` or `date` will do, and so will what BibTeX's styles take in their place: an `organization` or
    a `key` for the author of a book, pages or a chapter for the book of `@inbook`, an `eprint` or
    `howpublished` for the journal. What an entry has from another by `crossref` counts; where that other
    is not in the file nothing is said, nor of an entry that others have their fields from. `pubstate`, "in
    press" and a year in another field stand for the year. A field that a third of the entries of
    a type lack (and five at least) is left out on purpose, as titles of articles are in physics. Types that
    are not biblatex's, and entries of a document's own notes, are left alone.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 69 warnings, all read by hand, 65
    right: the other 4 are columns of magazines whose name stands in `note` or `type`. Of 416 entries told as
    information 42 were read, all without the field.

    ## Known false alarms

    Articles in newspapers and encyclopedias that name no author; bibliographies whose style prints
    other fields.
    """
    for references in entries_by_file(context.references):
        parents = {(written(one, "crossref") or "").lower() for one in references if "crossref" in one.fields}
        keys = {one.key for one in references}
        lacking = [
            (one, _missing(one))
            for one in references
            if one.entry_type in REQUIRED and one.key.lower() not in parents and _is_judged(one, keys)
        ]
        counts = Counter((one.entry_type, group) for one, groups in lacking for group in groups)
        totals = Counter(one.entry_type for one, _ in lacking)
        for reference, groups in lacking:
            kind = reference.entry_type
            told = [g for g in groups if counts[kind, g] < HABIT or counts[kind, g] * 3 < totals[kind]]
            if told:
                yield _lacks(rule, reference, told)


def _is_judged(reference: Reference, keys: set[str]) -> bool:
    if _EXEMPT & reference.fields.keys() or is_bare(reference):
        return False
    if "skipbib" in (options := written(reference, "options") or "") or "dataonly" in options:
        return False
    return "crossref" not in reference.fields or (written(reference, "crossref") or "") in keys


def _missing(reference: Reference) -> list[tuple[str, ...]]:
    """Return the groups of which an entry has no field."""
    missing = [group for group in REQUIRED[reference.entry_type] if not any(_has(reference, name) for name in group)]
    if missing and missing[-1] is _DATE and _is_dated(reference):
        missing.pop()
    return missing


def _is_dated(reference: Reference) -> bool:
    told = " ".join(reference.fields[name].raw[:300] for name in _PLACES_OF_YEARS if name in reference.fields)
    return bool(_TOLD_YEAR.search(told) or FORTHCOMING.search(told) or PLANNED.search(told))


def _lacks(rule: Rule, reference: Reference, groups: list[tuple[str, ...]]) -> Finding:
    names = [_NAMES.get(group, group[0]) for group in groups]
    article = reference.entry_type == "article" and any(group is not _AUTHOR for group in groups)
    return rule.finding(
        message=f"{reference.key} lacks {' and '.join(names)}, which the type {reference.entry_type} requires",
        location=reference.location,
        severity=Severity.WARNING if article else Severity.INFO,
        expected=", ".join(names),
        remedy="add what is missing, or choose the type that fits",
        about=reference,
    )


def _has(reference: Reference, name: str) -> bool:
    field = reference.fields.get(name)
    if field is not None and field.raw.strip(' \t\r\n{}"'):
        return True
    attribute = _ATTRIBUTES.get(name)
    return attribute is not None and bool(getattr(reference.work, attribute))


@check(
    "CMP006",
    "bare-url",
    "a source is cited by nothing but its address",
    severity=Severity.WARNING,
    judged=(101, 101),
)
def bare_url(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds notes and entries that are an address and nothing else: no title, no author.

    ## Why it matters

    When the page moves, nobody can tell what it was, and no archive can be searched for it. Readers of the printed
    page cannot even see who is cited.

    ## Example

    Before:

    ```markdown
    # Statement on recruitment fees

    Most workers borrow before they leave.[^1]

    [^1]: https://www.example.org/files/report7.pdf
    ```

    After:

    ```markdown
    # Statement on recruitment fees

    Most workers borrow before they leave.[^1]

    [^1]: Border Rights Network, *Debt before Departure* (2016), https://www.example.org/files/report7.pdf,
    accessed 3 March 2017.
    ```

    ## How to mend

    Write who published it, what it is called and when.

    ## How sure it is

    A note counts when nothing but words like "see", "available at" and the day of access stand beside
    the address, and no title in the text is its. An entry of a `.bib` counts when it has no field but the
    address, the day of access, and what programs keep for themselves. A bare home page, which points to an
    organisation more often than to a source, is information.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries) and 292 documents with notes
    (7,197 references): 2 entries and 93 notes (44 different addresses), all read by hand, all of them nothing but an
    address. So are 6 notes in excerpts of 48 further documents (436 notes in ten languages).

    ## Known false alarms

    An address whose title the text gives without italics or quotation marks. None was seen.
    """
    if reference.problem or reference.kind not in {ReferenceKind.PUBLICATION, ReferenceKind.WEB_PAGE}:
        return
    if not is_bare(reference):
        return
    yield rule.finding(
        message="the source is cited by nothing but its address",
        location=place_of(reference, "url"),
        severity=Severity.INFO if _HOME.fullmatch(reference.work.url) else Severity.WARNING,
        expected="author, title and date",
        actual=reference.work.url[:200],
        remedy="write who published it, what it is called and when",
        about=reference,
    )


_HOME = lazy_re(r"(?i)(?:https?://)?[^/?#\s]+/?")
_FILLER = lazy_re(
    r"(?i)(?:https?://|www\.)\S+|\b(?:see|also|cf|available|online|at|from|source|url|link|website|accessed|retrieved"
    r"|last|visited|viewed|consulted|on|abgerufen|am|zugriff|consulté|le|consultado|diakses)\b"
)


_WITH_ADDRESS = frozenset({"note", "howpublished", "annotation"})
_BESIDE_ADDRESS = frozenset(
    {
        *("url", "urldate", "accessed", "lastaccessed", "lastchecked", "keywords", "file", "owner", "timestamp"),
        *("date-added", "date-modified", "groups", "langid", "language", "refcheck-note", "refcheck-ignore"),
    }
)
"""Fields that say nothing of a work, beside its address."""


def is_bare(reference: Reference) -> bool:
    """Return whether a reference says nothing but an address."""
    work = reference.work
    if not work.url or work.title or work.author or work.editor or work.container_title or work.publisher or work.doi:
        return False
    if reference.fields:
        if reference.fields.keys() - _BESIDE_ADDRESS - _WITH_ADDRESS:
            return False
        told = reference.fields.keys() & _WITH_ADDRESS
        return all(_is_filler(written(reference, name) or "a macro") for name in told)
    items = [item.text for citation in reference.citations for item in citation.items if item.kind is NoteKind.FULL]
    return bool(items) and all(_is_filler(text) for text in items) and not reference.mentions


def _is_filler(text: str) -> bool:
    """Return whether an address, the day it was read and words about these are all that a text has."""
    rest = re.sub(r"\\url|[{}<>()\[\]]", " ", text[:2_000])
    rest = _FILLER.sub(" ", rest)
    words = re.findall(r"[^\W\d_]{2,}", rest)
    return len(words) <= 1 and (not words or bool(re.search(r"\d", rest)))


_ACRONYM = lazy_re(r"[A-Z][A-Z0-9&./-]{1,14}")


@check(
    "CMP012",
    "abbreviated-source",
    "a source is named by an acronym and a year alone",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    judged=(0, 0),
)
def abbreviated_source(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds notes that give an institution's acronym and a year, and no title anywhere.

    ## Why it matters

    Readers outside the circle do not know who that is, and an institution publishes more than one report a year.
    Nothing can be looked up in a catalogue by an acronym and a year.

    ## Example

    Before:

    ```markdown
    # Statement on recruitment fees

    Most workers borrow before they leave.[^1]

    [^1]: TF-AMW, 2009.
    ```

    After:

    ```markdown
    # Statement on recruitment fees

    Most workers borrow before they leave.[^1]

    [^1]: Task Force on ASEAN Migrant Workers (TF-AMW), *Civil Society Proposal* (2009).
    ```

    ## How to mend

    Write the institution's name and the title.

    ## How sure it is

    Nothing is said where the text gives the title, where the name is written out ("Task Force on ASEAN
    Migrant Workers (TF-AMW)"), or where the note leads back to an earlier one.

    Tried on 292 documents with notes (7,197 references): none was named, so no share can be given.

    ## Known false alarms

    A report that the text names without italics or quotation marks, or a short form that a list of abbreviations
    explains. None was seen.
    """
    work = reference.work
    if reference.problem or work.title or work.container_title or work.doi or work.editor or len(work.author) != 1:
        return
    name = work.author[0].literal or work.author[0].full
    if reference.kind is not ReferenceKind.PUBLICATION or reference.mentions or not _ACRONYM.fullmatch(name):
        return
    if work.issued is None:
        return
    yield rule.finding(
        message=f"{name} and a year are all that is said of this source",
        location=place_of(reference, "author"),
        expected="the institution's name and the title",
        actual=f"{name}, {work.issued}",
        remedy="write out who published it and what it is called",
        about=reference,
    )
