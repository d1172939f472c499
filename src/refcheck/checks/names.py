"""AUT: lists of names that BibTeX reads otherwise than they were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Fixable, Rule, check
from refcheck.checks.written import is_plain, setting, written
from refcheck.formats.tex import fold_blanks
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import Reference
from refcheck.text.lazy import lazy_re

_FIELDS = ("author", "editor", "translator", "bookauthor")
MAX_LENGTH = 20_000
"""Longer values (characters) are left alone."""
_ENDING = 60
"""So much (characters) of the end of a list is looked at for "et al."."""
_ET_AL = lazy_re(
    r"(?i)(?:^|[\s,~}])(?:et\.?[\s~]+al|and[\s~]+al|(?-i:u\.[\s~]?a)|y[\s~]+otros|e[\s~]+outros|dkk|и[\s~]+др)\.?[\s}]*$"
)
_ET_AL_PLAIN = lazy_re(
    r"(?i)[\s,]*(?:\band)?[\s,]*\b(?:et\.?\s+al|and\s+al|(?-i:u\.\s?a)|y\s+otros|e\s+outros|dkk|и\s+др)\.?\s*$"
)
_AND = lazy_re(r"(?i) and(?= )")
MOST_COMMAS = 2
"""A name has no more: "von Last, Jr, First"."""
_EMPTY_NAME = lazy_re(r"(?i)(?:(?<=^[{\"])|(?<=\s)and)[\s,~]*+(?:and(?=[\s}\"])|[}\"]$)")
"""Nothing between two "and", before the first or behind the last: every list has it, delimiters included, in which a
name is empty."""
_EXTENDED = lazy_re(r"(?i)\b(?:family|given|prefix|suffix|useprefix)(?:-i)?\s*=")


@check(
    "AUT003",
    "et-al-in-field",
    'a list of names ends in "et al." instead of "and others"',
    severity=Severity.WARNING,
    fixable=Fixable.UNSAFE,
    judged=(15, 15),
)
def et_al_in_field(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds "et al." as part of a list of names.

    ## Why it matters

    BibTeX takes it for a person: styles print "J. S. et al", and programs look for an author named "al".

    ## Example

    Before:

    ```bibtex
    @report{smith2020,
      author      = {Smith, Jane et al.},
      title       = {Domestic Work, Decent Work},
      institution = {Centre for Fair Recruitment},
      year        = {2020},
    }
    ```

    After:

    ```bibtex
    @report{smith2020,
      author      = {Smith, Jane and others},
      title       = {Domestic Work, Decent Work},
      institution = {Centre for Fair Recruitment},
      year        = {2020},
    }
    ```

    ## How to mend

    Name all authors, or end the list in `and others`. `refcheck fix FILE.bib --write --unsafe-fixes` does
    the second where no TeX stands in the list.

    ## How sure it is

    Only the end of the list counts, "et al.", "and al.", and "u. a.", "y otros", "e outros", "dkk.", "и др.".
    `and others` is right, and never named.

    Tried on 969 bibliographies of packages for TeX, R, GAP, Python and of JabRef's tests (24,907 entries): 15 found,
    all right.

    ## Known false alarms

    None was seen. The likeliest is a family name that is one of these words. Initials in capitals ("Khan, U. A.") are
    no "u. a.".
    """
    for name in _FIELDS:
        value = written(reference, name) if name in reference.fields else ""
        if not value or len(value) > MAX_LENGTH or not _ET_AL.search(value[-_ENDING:]):
            continue
        value = fold_blanks(value)
        names = value[:-_ENDING] + _ET_AL_PLAIN.sub("", value[-_ENDING:])
        others = f"{names} and others"
        yield rule.finding(
            message=f'the field {name} ends in "et al.", which BibTeX takes for a name',
            location=place_of(reference, name),
            expected="and others",
            actual=value[-_ENDING:],
            remedy='name all of them, or end the list in "and others"',
            about=reference,
            intent=setting(reference, name, others, safe=False, summary='write "and others"')
            if names and is_plain(value)
            else None,
        )


@check(
    "AUT006",
    "malformed-name",
    "BibTeX cannot split a list of names as it stands",
    severity=Severity.ERROR,
    fixable=Fixable.UNSAFE,
    judged=(9, 9),
)
def malformed_name(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds `and and`, an `and` at the beginning or the end of a list of names, and names with three
    commas or more.

    ## Why it matters

    BibTeX stops there or makes up an empty name. A name has two commas at most ("von Last, Jr, First"):
    three mean that several people are written as one, with commas where `and` belongs.

    ## Example

    Before:

    ```bibtex
    @book{testaverde2017,
      author    = {Testaverde, M., Moroz, H., Hollweg, C. H., and Schmillen, A.},
      title     = {Migrating to Opportunity},
      publisher = {World Bank},
      year      = {2017},
    }
    ```

    After:

    ```bibtex
    @book{testaverde2017,
      author    = {Testaverde, M. and Moroz, H. and Hollweg, C. H. and Schmillen, A.},
      title     = {Migrating to Opportunity},
      publisher = {World Bank},
      year      = {2017},
    }
    ```

    ## How to mend

    Put `and` between two people, and braces about the name of an institution that has commas in it.
    `refcheck fix FILE.bib --write --unsafe-fixes` takes out an `and` too many where there is no TeX in
    the list.

    ## How sure it is

    What braces protect does not count, and neither do biblatex's `family=..., given=...`. `and others`
    at the end is right.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 5 found, all right; and on 260 of JabRef,
    LyX, Axiom and other packages (6,319 entries): 4 found, all right. That is too few to tell a share; what it says
    is what BibTeX itself complains of.

    ## Known false alarms

    None was seen. The likeliest is an institution with three commas in its name and no braces about it; BibTeX
    complains of that all the same.
    """
    for name in _FIELDS:
        field = reference.fields.get(name)
        if field is None or (field.raw.count(",") <= MOST_COMMAS and not _EMPTY_NAME.search(field.raw, 1)):
            continue
        value = written(reference, name)
        if not value or len(value) > MAX_LENGTH:
            continue
        value = fold_blanks(value)
        parts = _AND.split(f" {without_groups(value)} ")
        empty = len(parts) > 1 and not all(part.strip(" \t\r\n,~") for part in parts)
        crowded = [part for part in parts if part.count(",") > MOST_COMMAS]
        many = next((part for part in crowded if not _EXTENDED.search(part)), None)
        if not empty and many is None:
            continue
        kept = [part.strip() for part in _AND.split(f" {value} ") if part.strip()]
        yield rule.finding(
            message=f'an "and" too many stands in the field {name}'
            if empty
            else f"a name in the field {name} has more than two commas",
            location=place_of(reference, name),
            expected="Family, Given and Family, Given",
            actual=" ".join((many if many and not empty else value).split())[:200],
            remedy='put "and" between two people, and braces about an institution',
            about=reference,
            intent=setting(reference, name, " and ".join(kept), safe=False, summary='take out the "and" too many')
            if empty and kept and is_plain(value)
            else None,
        )


def without_groups(value: str) -> str:
    """Return a value with an ``x`` for whatever braces protect."""
    if "{" not in value:
        return value
    kept: list[str] = []
    depth = at = 0
    for match in re.finditer(r"\\?[{}]", value):
        if match.group()[0] == "\\":
            continue
        if match.group() == "{":
            if depth == 0:
                kept += [value[at : match.start()], "x"]
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                at = match.end()
    return "".join([*kept, "" if depth else value[at:]])
