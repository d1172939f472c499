"""IDN: numbers of PubMed and arXiv that are none, and numbers of arXiv that stand where no program looks."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Fixable, Rule, check
from refcheck.checks.placeholders import is_placeholder
from refcheck.checks.written import written
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import AddFields
from refcheck.model.reference import Reference
from refcheck.text.lazy import lazy_re

_PMID = lazy_re(r"(?i)(?:PMID:?\s*)?[1-9]\d{0,7}")
_PMCID = lazy_re(r"(?i)(?:PMCID:?\s*)?(?:PMC)?[1-9]\d{2,8}(?:\.\d{1,2})?")


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

    ## Example

    Before:

    ```bibtex
    @article{meyer2019,
      author  = {Meyer, Jonas and Sato, Yuki},
      title   = {Heat, shifts and kidney disease among field workers},
      journal = {Journal of Occupational Health Studies},
      volume  = {31},
      pages   = {12--25},
      year    = {2019},
      pmid    = {PMC6412345},
    }
    ```

    After:

    ```bibtex
    @article{meyer2019,
      author  = {Meyer, Jonas and Sato, Yuki},
      title   = {Heat, shifts and kidney disease among field workers},
      journal = {Journal of Occupational Health Studies},
      volume  = {31},
      pages   = {12--25},
      year    = {2019},
      pmcid   = {PMC6412345},
    }
    ```

    The number is one of PubMed Central, and stood in the field of the other.

    ## How to mend

    Take the number from the page of the work: a PMID has one to eight figures, a PMCID has `PMC` before them.

    ## How sure it is

    Prefixes and versions are read, addresses are left alone.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): none was named, rightly or wrongly; and
    on 280 of JabRef, LyX, Axiom and other packages (6,650 entries): 2 found, both right. That is too few to tell a
    share.

    ## Known false alarms

    None was seen. The likeliest are numbers that a program filled up with zeros (`00012345`), and a field `pmc` that
    means something else.
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
_OF_ANOTHER = lazy_re(r"(?i)\b(?:comments?|reply|response|answer|addendum|erratum|supplement|companion)\s(?:on|to)\b")
"""What speaks of another work: "Comment on arXiv:1706.03762"."""
_IN_TEXT = lazy_re(
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

    Before:

    ```bibtex
    @article{vaswani2017,
      author  = {Vaswani, Ashish and others},
      title   = {Attention Is All You Need},
      journal = {arXiv preprint arXiv:1706.03762},
      year    = {2017},
    }
    ```

    After:

    ```bibtex
    @article{vaswani2017,
      author        = {Vaswani, Ashish and others},
      title         = {Attention Is All You Need},
      journal       = {arXiv preprint arXiv:1706.03762},
      eprint        = {1706.03762},
      archiveprefix = {arXiv},
      year          = {2017},
    }
    ```

    ## How to mend

    `refcheck fix FILE.bib --write --unsafe-fixes` adds the two fields; what stands there stays. It is no safe fix,
    because some styles then print the number twice.

    ## How sure it is

    Only what has the form of a number of arXiv, behind "arXiv" or in an address at arxiv.org. Notes are not looked
    at: they may speak of another work.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 15 found, all right; 5 more, right
    too, in 150 bibliographies of Python packages.

    ## Known false alarms

    None was seen. The likeliest is a `howpublished` that speaks of another work in other words than "Comment on
    arXiv:1706.03762", which is left alone.
    """
    if reference.work.eprint or not _HELD_APART.isdisjoint(reference.fields):
        return
    for name in ("journal", "journaltitle", "howpublished", "url"):
        field = reference.fields.get(name)
        value = (written(reference, name) if field is not None and "rxiv" in field.raw.lower() else "") or ""
        found = _IN_TEXT.search(value[:MAX_LENGTH]) if value and "rxiv" in value.lower() else None
        if found and not _OF_ANOTHER.search(value[: found.start()]):
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


MAX_EPRINT = 2_000
"""So much (characters) of the field ``eprint`` is looked at."""
_ARXIV_NEW = lazy_re(r"(?i)(\d\d)(\d\d)\.(\d{4,5})(?:v\d{1,2})?")
_ARXIV_OLD = lazy_re(r"(?i)(?:[a-z][a-z-]*(?:\.[a-z-]{2,})?/)?\d{7}(?:v\d{1,2})?")
_ARXIV_CLASS = lazy_re(r"\s*\[[\w.-]{2,20}\]$")
_FIVE_FIGURES_SINCE = 1501
"""Numbers of five figures began in January 2015 (https://info.arxiv.org/help/arxiv_identifier.html)."""


@check(
    "IDN011",
    "arxiv-format",
    "a number of arXiv is none that arXiv gives",
    severity=Severity.ERROR,
    judged=(1, 1),
)
def arxiv_format(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds `eprint` fields of arXiv that hold no number of arXiv.

    ## Why it matters

    Styles make a link to arXiv of the field; it leads nowhere.

    ## Example

    Before:

    ```bibtex
    @misc{lind2020,
      author        = {Lind, Sara},
      title         = {Counting hidden work with partial surveys},
      year          = {2020},
      eprint        = {2001.1234},
      archiveprefix = {arXiv},
    }
    ```

    After:

    ```bibtex
    @misc{lind2020,
      author        = {Lind, Sara},
      title         = {Counting hidden work with partial surveys},
      year          = {2020},
      eprint        = {2001.01234},
      archiveprefix = {arXiv},
    }
    ```

    `2001.1234` has lost a figure: since January 2015 five stand after the point, before that four.

    ## How to mend

    Take the number from the page of the preprint at arxiv.org.

    ## How sure it is

    Only entries whose `eprinttype` or `archiveprefix` says arXiv are looked at. Numbers before April 2007
    (`hep-th/9711200`) count with and without the archive's name, versions (`v2`) and a class in square
    brackets are right, an address at arxiv.org is left alone.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 1 found, and right. That is too few
    to tell a share.

    ## Known false alarms

    None was seen. The likeliest is a field with more in it than one number: two numbers, or a number with a remark
    behind it.
    """
    work = reference.work
    if reference.problem or not work.eprint or work.eprint_type.lower() != "arxiv":
        return
    number = _ARXIV_CLASS.sub("", work.eprint[:MAX_EPRINT].strip())
    if "/abs/" in number or "arxiv.org" in number.lower() or is_placeholder(number) or _is_arxiv(number):
        return
    yield rule.finding(
        message="this is no number that arXiv gives",
        location=place_of(reference, "eprint"),
        expected="2001.01234 or hep-th/9711200",
        actual=number[:200],
        remedy="take the number from the page of the preprint",
        about=reference,
    )


def _is_arxiv(number: str) -> bool:
    match = _ARXIV_NEW.fullmatch(number)
    if match is None:
        return _ARXIV_OLD.fullmatch(number) is not None
    year, month, last = match.groups()
    five = int(year + month) >= _FIVE_FIGURES_SINCE
    return 1 <= int(month) <= 12 and int(year + month) >= 704 and len(last) == (5 if five else 4)
