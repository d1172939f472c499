"""IDN: numbers of PubMed that are none, and numbers of arXiv that stand where no program looks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Fixable, Rule, check
from refcheck.checks.written import written
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import AddFields
from refcheck.model.reference import Reference

_PMID = re.compile(r"(?:PMID:?\s*)?[1-9]\d{0,7}")
_PMCID = re.compile(r"(?i)(?:PMCID:?\s*)?(?:PMC)?[1-9]\d{2,8}(?:\.\d{1,2})?")


@check(
    "IDN014",
    "pmid-pmcid-format",
    "a number of PubMed is none that PubMed gives",
    severity=Severity.WARNING,
    judged=(2, 2),
)
def pmid_format(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds fields `pmid` and `pmcid` that hold no number of PubMed or of PubMed Central.

    ## Why it matters

    Programs make an address of the number; it leads nowhere, or to another work.

    ## How to mend

    Take the number from the page of the work: a PMID has one to eight figures, a PMCID has `PMC` before them.

    ## How sure it is

    Prefixes and versions are read, addresses are left alone.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): none was named, rightly or wrongly; and
    on 280 of JabRef, LyX, Axiom and other packages (6,650 entries): 2 found, both right. That is too few to tell a
    share.
    """
    for name, pattern in (("pmid", _PMID), ("pmcid", _PMCID), ("pmc", _PMCID)):
        value = (written(reference, name) if name in reference.fields else "") or ""
        if value and "://" not in value and len(value) <= 200 and not pattern.fullmatch(value):
            yield rule.finding(
                message="this is no number that PubMed gives",
                location=place_of(reference, name),
                expected="12345678" if name == "pmid" else "PMC1234567",
                actual=value,
                remedy="take the number from the page of the work",
                about=reference,
            )


MAX_LENGTH = 1_000
"""So much (characters) of a field is looked at."""
_HELD_APART = frozenset({"eprint", "archiveprefix", "eprinttype"})
_IN_TEXT = re.compile(
    r"(?i)arxiv(?:\.org/(?:abs|pdf)/|:\s?|\s(?:preprint\s)?(?:arxiv:\s?)?)"
    r"(\d{4}\.\d{4,5}(?!\d)|[a-z-]{2,10}(?:\.[a-z]{2})?/\d{7}(?!\d))"
)


@check(
    "IDN013",
    "arxiv-in-text",
    "a number of arXiv stands in the text of a field, and eprint is missing",
    severity=Severity.INFO,
    fixable=Fixable.UNSAFE,
    judged=(20, 20),
)
def arxiv_in_text(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds numbers of arXiv that stand in `journal`, `howpublished` or `url` alone ("arXiv preprint
    arXiv:1706.03762"), where the field `eprint` is missing.

    ## Why it matters

    Programs look preprints up by the field `eprint`: without it neither a published version nor a withdrawal is
    noticed.

    ## Example

    ```bibtex
    journal = {arXiv preprint arXiv:1706.03762},
    eprint = {1706.03762},
    archiveprefix = {arXiv},
    ```

    ## How to mend

    `refcheck fix FILE.bib --write --unsafe-fixes` adds the two fields; what stands there stays. It is no safe fix,
    because some styles then print the number twice.

    ## How sure it is

    Only what has the form of a number of arXiv, behind "arXiv" or in an address at arxiv.org. Notes are not looked
    at: they may speak of another work.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 15 found, all right; 5 more, right
    too, in 150 bibliographies of Python packages.
    """
    if reference.work.eprint or not _HELD_APART.isdisjoint(reference.fields):
        return
    for name in ("journal", "journaltitle", "howpublished", "url"):
        field = reference.fields.get(name)
        value = (written(reference, name) if field is not None and "rxiv" in field.raw.lower() else "") or ""
        found = _IN_TEXT.search(value[:MAX_LENGTH]) if value and "rxiv" in value.lower() else None
        if found:
            number = found[1]
            yield rule.finding(
                message=f"the field {name} holds a number of arXiv, and the field eprint is missing",
                location=place_of(reference, name),
                expected=number,
                actual=value[:200],
                remedy="add the fields eprint and eprinttype",
                about=reference,
                intent=AddFields(
                    path=reference.file,
                    line=reference.line,
                    key=reference.key,
                    fields=(("eprint", number), ("archiveprefix", "arXiv")),
                    safe=False,
                    summary="add the number of arXiv",
                ),
            )
            return
