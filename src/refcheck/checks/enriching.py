"""CMP013: what the record of a work has and its entry lacks, for ``refcheck fix --enrich``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from refcheck.checks.interface import Context, Fixable, Rule, check
from refcheck.checks.measured import FILLED_UP
from refcheck.checks.records import Witness, of_work, witnesses_of
from refcheck.formats.bibtex import entry_fields
from refcheck.formats.mapping import Dialect
from refcheck.formats.tex import escape
from refcheck.model.comparison import FieldAgreement, Identity
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import AddFields
from refcheck.model.reference import Reference
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.names import is_placeholder
from refcheck.text.titles import split_title

__all__ = ["enrichment_of", "incomplete_entry"]

MAX_AUTHORS = 50
"""After so many names a list ends in "and others"."""
_PARTS = frozenset({"article-journal", "paper-conference", "chapter"})
_WHOLE = frozenset({"book", "report", "thesis"})
_PAGES = frozenset({"page", "pdf"})
_ADDED = ("author", "subtitle", "journal", "journaltitle", "booktitle", "pages", "isbn", "doi", "url")
"""Fields that are ever added, in this order."""
_BIBLATEX = frozenset({"journaltitle", "date", "location", "eprinttype"})
"""Fields by which an entry is known as one of BibLaTeX."""


@check(
    "CMP013",
    "incomplete-entry",
    "the record of a work has fields that its entry lacks (with fix --enrich)",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    online=True,
    fixable=Fixable.UNSAFE,
    measured=FILLED_UP,
)
def incomplete_entry(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Tells which fields an entry of a .bib file lacks that the record of its work has: DOI, authors, subtitle,
    journal or book, pages, ISBN, and an address where there is no DOI.

    It is silent unless `refcheck fix --enrich` asks for it.

    ## Why it matters

    A whole entry is found again, and printed whole. One without a DOI or pages has to be looked up by every reader and
    editor anew.

    ## Example

    Before:

    ```bibtex
    @article{okafor2018,
      author  = {Okafor, Ngozi},
      title   = {Wages at the Border},
      journal = {Journal of Invented Studies},
      year    = {2018},
    }
    ```

    After:

    ```bibtex
    @article{okafor2018,
      author  = {Okafor, Ngozi},
      title   = {Wages at the Border},
      journal = {Journal of Invented Studies},
      year    = {2018},
      pages   = {11--29},
      doi     = {10.5555/wages.2018},
    }
    ```

    The one record of this work in a registry has the pages and the DOI that the entry lacked.

    ## How to mend

    `refcheck fix --enrich` shows the fields as a diff with the source that they are from, and `--write` adds them.
    A field that is there is never changed.

    ## How sure it is

    Only when one record, and no other, is that of the work, and no field of it contradicts the entry. The fix is
    safe when an identifier in the entry led to the record, and unsafe when a search did.

    ## Known false alarms

    Registries give ISBNs and pages of another form of the same edition.
    """
    intent = enrichment_of(context, reference)
    if intent is None:
        return
    names = ", ".join(name for name, _ in intent.fields)
    yield rule.finding(
        message=f"{intent.source} has what this entry lacks: {names}",
        location=reference.location,
        expected="; ".join(f"{name} = {{{value}}}" for name, value in intent.fields),
        remedy="look whether it is this edition, and add the fields",
        about=reference,
        evidence=intent.evidence,
        intent=AddFields(
            path=reference.file,
            line=reference.line,
            key=reference.key,
            fields=intent.fields,
            safe=intent.safe,
            summary=f"{names} as {intent.source} has {'it' if len(intent.fields) == 1 else 'them'}",
        ),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Enrichment:
    """What an entry lacks: ``fields`` as BibTeX writes them, ``source`` who has them."""

    fields: tuple[tuple[str, str], ...]
    source: str
    safe: bool
    evidence: tuple[int, ...]


def enrichment_of(context: Context, reference: Reference) -> Enrichment | None:
    """Return what is to be added to an entry, ``None`` for nothing, or when nobody has asked for it."""
    if not context.enrich or reference.problem or not reference.fields:
        return None
    witness = _record(witnesses_of(context, reference))
    if witness is None:
        return None
    missing = _missing(reference, witness)
    dialect = Dialect.BIBLATEX if _BIBLATEX & set(reference.fields) else Dialect.BIBTEX
    written = {name: value[1:-1] for name, value in entry_fields(replace(reference, work=missing), dialect=dialect)}
    written["subtitle"] = escape(missing.subtitle)
    fields = tuple(
        (name, value) for name in _ADDED if (value := written.get(name, "")) and name not in reference.fields
    )
    if not fields:
        return None
    return Enrichment(fields=fields, source=witness.name, safe=witness.is_cited, evidence=(witness.index,))


def _record(witnesses: Sequence[Witness]) -> Witness | None:
    """Return the one record of the work, ``None`` when there is none or anything speaks against it."""
    registered = [one for one in witnesses if one.evidence.source not in _PAGES]
    mine = of_work(registered)
    if not mine or any(one.is_cited and one.seen.identity is Identity.OTHER for one in registered):
        return None
    if any(field.agreement is FieldAgreement.DIFFER for one in mine for field in one.seen.fields):
        return None
    if len({one.record.doi for one in mine if one.record.doi}) > 1:
        return None
    if mine[0].seen.title not in {Agreement.SAME, Agreement.SHORT}:
        return None
    return min(mine, key=lambda one: not one.is_cited)


def _missing(reference: Reference, witness: Witness) -> Work:
    """Return what of a record's work the reference does not say, and nothing else."""
    work, record = reference.work, witness.record
    part = work.type in _PARTS and record.type == work.type
    named = tuple(name for name in record.author if not is_placeholder(name))
    authors = () if work.author or work.editor or _shouted(record) else named
    doi = "" if work.doi else record.doi
    identified = work.doi or doi or work.eprint
    return Work(
        type=work.type,
        author=authors[:MAX_AUTHORS],
        others=len(authors) > MAX_AUTHORS or (bool(authors) and record.others),
        subtitle=_subtitle(work, witness),
        container_title="" if work.container_title or not part else record.container_title,
        page="" if work.page or "eid" in reference.fields or not part else record.page,
        isbn=() if work.isbn or work.type not in _WHOLE or record.type != work.type else record.isbn,
        doi=doi,
        url="" if work.url or identified else record.url,
    )


def _shouted(record: Work) -> bool:
    """Return whether names are in capitals, as old records have them."""
    return any(name.family.isupper() and len(name.family) > 2 for name in record.author)


def _subtitle(work: Work, witness: Witness) -> str:
    """Return the subtitle that the title of a reference leaves out."""
    subtitle = witness.record.subtitle
    if witness.seen.title is not Agreement.SHORT or work.subtitle or split_title(work.title)[1]:
        return ""
    return "" if subtitle.isupper() or subtitle.casefold() in work.title.casefold() else subtitle
