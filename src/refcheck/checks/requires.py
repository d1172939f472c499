"""CMP: fields that say nothing without another one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Rule, Scope, check
from refcheck.checks.written import entries_by_file
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import Reference

_ADDRESS = ("url", "doi", "eprint", "howpublished", "note", "link", "ee", "crossref", "xdata", "website", "pdf", "file")
REQUIRES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("urldate", _ADDRESS),
    ("lastaccessed", _ADDRESS),
    ("lastchecked", _ADDRESS),
    ("eprinttype", ("eprint",)),
    ("archiveprefix", ("eprint",)),
    ("eprintclass", ("eprint",)),
    ("primaryclass", ("eprint",)),
    ("archivedate", ("archiveurl",)),
    ("month", ("year", "date")),
    ("day", ("year", "date", "month")),
    ("subtitle", ("title",)),
    ("booksubtitle", ("booktitle",)),
    ("mainsubtitle", ("maintitle",)),
)
_INHERITING = frozenset({"crossref", "xdata"})
_EMPTY = '{}" \t\r\n'
HABIT = 5
"""What so many entries have, and a tenth of those with the field, a program puts in by itself."""


@check(
    "CMP004",
    "requires-field",
    "a field says nothing without another one, which is missing",
    severity=Severity.INFO,
    scope=Scope.PROJECT,
    judged=(15, 15),
)
def requires_field(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds fields that are only printed, or only mean something, together with another one which the entry lacks:
    the day of access without an address, the archive of a preprint without its number, a month without a year, a
    subtitle without a title.

    ## Why it matters

    Something was left out, or stands in the wrong field. Styles leave the field out, or print words that hang in the
    air ("visited on 20 November 2017" without an address to visit).

    ## Example

    Before:

    ```bibtex
    @report{mrn2017,
      author      = {{Migrant Rights Network}},
      title       = {Passports Withheld},
      institution = {Migrant Rights Network},
      date        = {2017},
      urldate     = {2017-11-20},
    }
    ```

    After:

    ```bibtex
    @report{mrn2017,
      author      = {{Migrant Rights Network}},
      title       = {Passports Withheld},
      institution = {Migrant Rights Network},
      date        = {2017},
      url         = {https://www.example.org/passports-withheld.pdf},
      urldate     = {2017-11-20},
    }
    ```

    ## How to mend

    Add the other field, or take this one out.

    ## How sure it is

    An address in any field counts for the day of access. Entries that have fields from another one are left alone.
    What five entries of a file or more, and a tenth of those with the field, have is put in by a program, and left
    alone.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 13 found, all without the other field;
    and on 260 of JabRef, LyX, Axiom and other packages (6,319 entries): 2 found, all right.

    ## Known false alarms

    None was seen. The likeliest is an entry that has the other part in a field of its own program's making, such as
    an address in `bdsk-url-1` or a year in `pubdate`.
    """
    for references in entries_by_file(context.references):
        judged = [one for one in references if not _INHERITING & one.fields.keys()]
        for name, others in REQUIRES:
            holding = [one for one in judged if name in one.fields and one.fields[name].raw.strip(_EMPTY)]
            found = [one for one in holding if not _has_one_of(one, others)]
            if len(found) >= HABIT and len(found) * 10 >= len(holding):
                continue
            for reference in found:
                yield rule.finding(
                    message=f"the field {name} says nothing without {others[0]}, which is missing",
                    location=place_of(reference, name),
                    expected=others[0],
                    actual=name,
                    remedy=f"add {others[0]}, or take {name} out",
                    about=reference,
                )


def _has_one_of(reference: Reference, names: tuple[str, ...]) -> bool:
    return any(name in reference.fields for name in names) or ("url" in names and bool(reference.work.url))
