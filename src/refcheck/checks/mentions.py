"""DOC: works named in the text, and notes against the entries that were made of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from refcheck.checks.interface import Context, Rule, Scope, check
from refcheck.checks.title_index import IN_TEXT
from refcheck.checks.titles import AGREE
from refcheck.model.document import BlockKind, Document, Mention, MentionForm
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import Reference
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.lazy import lazy_re
from refcheck.text.names import same_person
from refcheck.text.titles import compare_titles
from refcheck.text.urls import same_page
from refcheck.text.words import fold, letters_of

BIBLIOGRAPHY_HEADINGS = frozenset(
    {
        *("references", "reference list", "bibliography", "works cited", "sources", "literature", "further reading"),
        *("literatur", "literaturverzeichnis", "quellen", "bibliographie", "references bibliographiques"),
        *("bibliografia", "referencias", "referencias bibliograficas", "literatura", "tai lieu tham khao"),
        *("บรรณานุกรม", "เอกสารอ้างอิง", "参考文献"),
    }
)
"""Folded headings of lists of works: what stands under them is a reference, not a mention."""
LOCATOR = lazy_re(
    r"^[\s\"'”’»*_]*(?:[,(\[]?\s*(?:pp?\.|pages?\b|S\.|Seiten?\b|หน้า|tr\.|vol\.|no\.)\s*\d"
    r"|[(\[][^\W\d_][^()\[\]]{0,80}\b(?:1[5-9]|20)\d\d[a-z]?\b[^()\[\]]{0,40}[)\]]|\[\d{1,4}[\],]"
    r"|,?\s*(?:by|von|par|por|di|oleh)\s[^\W\d_])"
)
"""A page, a year in brackets, a number in brackets or "by" right after a title: it is cited in the text itself."""
YEAR_BEFORE = lazy_re(r"[^\W\d_]\.?,? \((?:1[5-9]|20)\d\d[a-z]?(?:[-–/]\d{1,4})?\)[,.:]?[\s\"'“‘«„*_]*$")
"""An author and a year in brackets right before a title: it is cited in the text itself."""
PERIODICAL = lazy_re(
    r"(?i)(?:the )?(?:(?:international |european |american |british )?journal (?:of|for|on|de)|transactions (?:of|on)|proceedings of"
    r"|communications (?:of|in)|annals of|annales|bulletin (?:of|de)|reviews of|physical review|progress (?:of|in)|revue"
    r"|zeitschrift für|jahrbuch|archiv für|rivista|revista)\b.*|(?:[\w&]+ ){1,6}(?:journal|magazine|quarterly|gazette|newsletter)"
)
"""The name of a periodical: no work that a note could give, and readers find it by its name."""
ACRONYM_AFTER = lazy_re(
    r"^[\s\"'”’»*_]*\((?:or |the |called |hereafter |hereinafter )*[\"“'‘]?[A-Z][A-Z0-9.-]{1,9}[\"”'’]?\)"
)
"""An acronym in brackets right after: a body, a programme or a term has one."""
UNSURE = frozenset({"pdf", "latex"})
"""A PDF tells italics by looks alone; LaTeX cites by keys, and italics there are as often names and examples."""
GIVEN_SHARE = 3
"""A title without a note is a warning where of the others at least one to three such have a note: that is the habit."""
NEAR_KEY = 400
"""So many characters after a title a key or "(Smith, 2010)" in its paragraph is its citation."""
_MADE_OF_NOTES = frozenset({"refcheck-mention", "refcheck-note"})
"""Fields in which an entry keeps what it was made of."""
MAX_COMPARED = 2_000
"""So many different titles of a document are looked for in its notes and references."""


@check(
    "DOC014",
    "mention-without-note",
    "a work is named in the text, and no note gives it",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    scope=Scope.DOCUMENT,
    judged=(41, 44),
)
def mention_without_note(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Finds titles in the running text that no note, no list of references and no link gives.

    ## Why it matters

    Readers cannot look the work up. Another report of the same name may be taken for it.

    ## Example

    Before:

    ```markdown
    The fees are three months' wages.[^1] As a part of the community described in
    *ASEAN 2025: Forging Ahead Together*, we urge all members to ban them.

    [^1]: Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.
    ```

    After:

    ```markdown
    The fees are three months' wages.[^1] As a part of the community described in
    *ASEAN 2025: Forging Ahead Together*, we urge all members to ban them.[^2]

    [^1]: Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.
    [^2]: ASEAN Secretariat, *ASEAN 2025: Forging Ahead Together*, Jakarta, 2015.
    ```

    ## How to mend

    Add a note with the source, or silence the finding where the work needs none.

    ## How sure it is

    A *warning* for a title in italics or quotation marks in a document that gives the works it names: at least one
    for three that it does not give. *Information* for a plain title, in LaTeX and PDF, and where works are named without
    notes again and again, as manuals do. Left alone are names of periodicals, terms
    (*non-refoulement*), words in scare quotes, quoted sentences, what begins with a small letter or has
    an acronym in brackets after it, linked titles, those with a page, a year in brackets, an author or a
    citation after them, those in a list of references, and those that a note names in any way.

    ## Known false alarms

    Names of ships, songs and slogans that look like titles; works that are so well known that nobody
    cites them. Tried on 191 chapters of eleven books with 1,756 notes: 40 of 42 warnings named a work
    that no note of the chapter gives, the two others were a part of the same book and an inverted
    italic; of 97 informations in essays and manuals without notes about nine in ten named a work. Tried on
    1,231 manuals, articles and pages of TeX, R and PyPI packages: of 39 findings read in the last 495, 10 named a work;
    the others named packages, sections, examples and recipes. One of them is a warning still, the others are information. In excerpts of 48 further documents (436 notes in ten
    languages) one warning, rightly: 41 of 44 are right as it stands.
    """
    known = _Known(context, document)
    noted = _cites_by_notes(document)
    bare, others = _apart(document, known)
    habit = noted and document.format not in UNSURE and len(bare) <= GIVEN_SHARE * max(others, 1)
    for mention in bare:
        sure = habit and mention.form is not MentionForm.PLAIN
        yield rule.finding(
            message=f"“{mention.text}” is named, no note gives it",
            location=mention.location,
            severity=Severity.WARNING if sure else Severity.INFO,
            confidence=Confidence.MEDIUM if noted else Confidence.LOW,
            actual=mention.text,
            remedy="add a note with its source",
        )


def _apart(document: Document, known: _Known) -> tuple[list[Mention], int]:
    """Return the titles in the text that nothing gives, each once, and how many others a note or an entry gives."""
    bare: dict[str, Mention] = {}
    given: set[str] = set()
    for mention in document.mentions:
        if mention.form not in IN_TEXT or mention.text in bare or len(bare) >= MAX_COMPARED:
            continue
        if mention.marker is not None or mention.keys or known.gives(mention):
            given.add(mention.text)
        else:
            bare[mention.text] = mention
    return list(bare.values()), len(given)


class _Known:
    """What a document gives a source for, or does not name as a work of others."""

    def __init__(self, context: Context, document: Document) -> None:
        self.document = document
        self.tied = {(m.location.path, m.span) for r in context.references for m in r.mentions}
        self.lists = _bibliography_lines(document)
        self.links = sorted((link.span.start, link.span.end) for link in document.links)
        self.keys = sorted(m.span.start for m in document.mentions if m.form not in IN_TEXT)
        self.titles = context.titles

    @cached_property
    def given(self) -> str:
        """The letters of all notes and entries of lists of references."""
        texts = (*(note.text for note in self.document.notes), *(entry.text for entry in self.document.entries))
        return " ".join(letters_of(text) for text in texts)

    def gives(self, mention: Mention) -> bool:
        """Return whether a mention needs no note of its own."""
        if (self.document.path, mention.span) in self.tied or _is_no_bare_title(mention, self.lists):
            return True
        if self._is_linked(mention) or self._has_key(mention):
            return True
        if self.document.title and compare_titles(mention.text, self.document.title).agreement in AGREE:
            return True
        letters = letters_of(mention.text)
        return (len(letters) >= 8 and letters in self.given) or self._is_cited(mention)

    def _is_linked(self, mention: Mention) -> bool:
        at = bisect_right(self.links, (mention.span.start, float("inf")))
        return at > 0 and self.links[at - 1][1] >= mention.span.end

    def _has_key(self, mention: Mention) -> bool:
        at = bisect_left(self.keys, mention.span.end)
        if at == len(self.keys) or self.keys[at] - mention.span.end > NEAR_KEY:
            return False
        return "\n\n" not in self.document.text[mention.span.end : self.keys[at]]

    def _is_cited(self, mention: Mention) -> bool:
        """Return whether the mention is the title of a cited work, or like it."""
        alike = AGREE | {Agreement.MISQUOTED}
        return any(
            compare_titles(mention.text, title).agreement in alike
            for reference in self.titles.like(mention.text)
            for title in (reference.work.title, reference.work.title_short)
            if title
        )


def _cites_by_notes(document: Document) -> bool:
    """Return whether the document has notes, or cites by keys: others cite in the running text."""
    return bool(document.notes or document.markers or any(m.form is MentionForm.KEY for m in document.mentions))


def _is_no_bare_title(mention: Mention, lists: tuple[tuple[int, float], ...]) -> bool:
    """Return whether the mention is a phrase, a citation in the text, or stands in a list of works."""
    line = mention.location.line or 0
    listed = any(first <= line < end for first, end in lists)
    cited = LOCATOR.match(mention.after) or ACRONYM_AFTER.match(mention.after) or YEAR_BEFORE.search(mention.before)
    periodical = PERIODICAL.fullmatch(mention.text) is not None
    return listed or periodical or mention.text[:1].islower() or cited is not None


def _bibliography_lines(document: Document) -> tuple[tuple[int, float], ...]:
    """Return the half-open ranges of lines that stand under the heading of a list of works."""
    found: list[tuple[int, float]] = []
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    for index, heading in enumerate(headings):
        name = fold(heading.text).strip(" .:0123456789")
        if name in BIBLIOGRAPHY_HEADINGS:
            end = next((h.line for h in headings[index + 1 :] if h.level <= heading.level), float("inf"))
            found.append((heading.line, end))
    return tuple(found)


@check(
    "DOC013",
    "note-bib-drift",
    "a note and the entry that was made of it disagree",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    judged=(0, 0),
)
def note_bib_drift(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares what a note says with the entry of `references/<document>.bib` that belongs to it.

    Title, first author, year and address are compared where both sides give them. An entry that says
    more than its note (a DOI, a place, a subtitle) agrees with it.

    ## Why it matters

    One of the two has been corrected and the other has not. Readers of the document and users of its bibliography
    are told different things of one work.

    ## Example

    Before:

    ```text
    report.md              [^1]: Sokha Dara, *Fees at the Border*, Delta Books, 2019, p. 41.
    references/report.bib  title = {Fees at the Border}, year = {2018}
    ```

    After:

    ```text
    report.md              [^1]: Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.
    references/report.bib  title = {Fees at the Border}, year = {2018}
    ```

    The title page gives 2018.

    ## How to mend

    Correct the note or the entry. `refcheck extract` never overwrites an entry that a person has
    edited.

    ## How sure it is

    A *warning* where the entry keeps the note that it was made of (`refcheck-note`, `refcheck-mention`), which
    `refcheck extract` wrote; *information* where a person wrote it, since it need not be of the work that the note gives.
    A fixed version of a page of a wiki (`index.php?title=`, `oldid=`) is that page.

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 3 found, none right:
    the entries were not made of the notes, and are information since; no share can be given of the others.

    ## Known false alarms

    An entry that somebody wrote for another edition or translation than the one that the note gives, and two
    addresses of one page that do not look alike.
    """
    claimed = reference.claimed
    if claimed is None or any(mention.form is MentionForm.KEY for mention in reference.mentions):
        return  # cited by its key: an entry of the document's own bibliography, which was made of no note
    made = not _MADE_OF_NOTES.isdisjoint(reference.fields)
    for name, noted, stored in _differences(claimed, reference.work):
        yield rule.finding(
            message=f"the note and the entry {reference.key} differ in the {name}",
            location=reference.cited_at,
            related=(reference.location,),
            expected=stored,
            actual=noted,
            remedy="correct the note or the entry",
            about=reference,
            severity=Severity.WARNING if made else Severity.INFO,
            confidence=Confidence.MEDIUM if made else Confidence.LOW,
        )


def _differences(claimed: Work, stored: Work) -> Iterator[tuple[str, str, str]]:
    if claimed.title and stored.title and compare_titles(claimed.title, stored.title).agreement not in AGREE:
        yield "title", claimed.title, stored.title
    if claimed.author and stored.author and same_person(claimed.author[0], stored.author[0]) is False:
        yield "first author", claimed.author[0].full, stored.author[0].full
    if claimed.year and stored.year and claimed.year != stored.year:
        yield "year", str(claimed.year), str(stored.year)
    if claimed.url and stored.url and not same_page(claimed.url, stored.url):
        yield "address", claimed.url, stored.url
