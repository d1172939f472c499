"""AUT: people that are written as one, names that are none, institutions that BibTeX takes for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Fixable, Rule, check
from refcheck.checks.names import MAX_LENGTH, without_groups
from refcheck.checks.written import is_plain, setting, written
from refcheck.formats.bibtex_names import split_names
from refcheck.formats.tex import fold_blanks
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import Reference
from refcheck.text.institutions import is_institution, joins_institutions
from refcheck.text.lazy import lazy_re

_FIELDS = ("author", "editor", "translator", "bookauthor")
_AND = lazy_re(r"(?i) and(?= )")
_EXTENDED = lazy_re(r"(?i)\b(?:family|given|prefix|suffix|useprefix)(?:-i)?\s*=")
_INITIALS = r"(?:[A-Z]\.[ ~-]?){1,4}"
_FAMILY = r"(?:(?:van|von|de|der|den|da|di|du|la|le|el|al) ){0,3}[A-Z][\w'’-]{1,40}(?: [A-Z][\w'’-]{1,40})?"
_FORWARD = lazy_re(rf"{_INITIALS} ?{_FAMILY}")
_VANCOUVER = lazy_re(rf"{_FAMILY} [A-Z]{{1,3}}")
_PERSON = lazy_re(r"[^\W\d_][^,;&]{1,80}")
# What a list of names must hold for a check to look closer: most hold none of it.
_MAYBE_SEVERAL = lazy_re(r";|[A-Z]\.[\s~]?[A-Z][^,{}]{0,60},\s|\s[A-Z]{1,3},\s")
_MAYBE_UNBRACED = lazy_re(r"(?:^[{\"]\s*|(?i:\band)\s+)[^\W\d_][^,{}\\]{1,200}(?:\s(?i:and)\s|[}\"]$)")
_SPECIAL = lazy_re(r"[,{}\\\\=~]")
_INITIAL = lazy_re(r"\b[A-Z]\.")
_NUMERAL = lazy_re(r" (?:II|III|IV)$")
MAX_NAMES = 200
"""So many names of a list are looked at."""
MAX_NAME = 1_000
"""Longer names (characters) are left alone."""


@check(
    "AUT004",
    "names-run-together",
    "several people are written as one name",
    severity=Severity.WARNING,
    fixable=Fixable.UNSAFE,
    judged=(15, 15),
)
def names_run_together(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds several people where BibTeX reads one: `A. Smith, B. Jones`, `Smith A, Jones B` and
    `Smith, A.; Jones, B.`.

    ## Why it matters

    BibTeX knows "and" alone between people. "A. Smith, B. Jones" is to it one person with the family name
    "A. Smith"; the second author is lost, and sorting goes wrong.

    ## Example

    Before:

    ```bibtex
    @article{smith2018,
      author  = {A. Smith, B. Jones},
      title   = {Debt bondage in brick kilns},
      journal = {Journal of Labour Rights},
      volume  = {11},
      pages   = {1--19},
      year    = {2018},
    }
    ```

    After:

    ```bibtex
    @article{smith2018,
      author  = {A. Smith and B. Jones},
      title   = {Debt bondage in brick kilns},
      journal = {Journal of Labour Rights},
      volume  = {11},
      pages   = {1--19},
      year    = {2018},
    }
    ```

    ## How to mend

    Put "and" between two people. `refcheck fix FILE.bib --write --unsafe-fixes` does so where no TeX stands in the
    list.

    ## How sure it is

    Two or three people with initials count, and any number parted by semicolons; with four or more commas see
    AUT006. Full names ("García Lorca, Federico") and what braces protect are left alone. Tried on names in Latin
    letters.

    Tried on 969 bibliographies of packages for TeX, R, GAP, Python and of JabRef's tests (24,907 entries): 17 found,
    15 of them read, all right.

    ## Known false alarms

    None was seen. The likeliest is an institution without braces that has a semicolon in its name ("Ministry of
    Health; Department of Nutrition").
    """
    for name in _FIELDS:
        value = _value(reference, name, _MAYBE_SEVERAL)
        if not value:
            continue
        parts = [part.strip() for part in _AND.split(f" {without_groups(value)} ")]
        fault = next((part for part in parts if len(part) <= MAX_NAME and _is_several(part)), None)
        if fault is None:
            continue
        mended = _apart(value) if is_plain(value) else None
        yield rule.finding(
            message=f'several people are written as one in the field {name}; BibTeX wants "and" between them',
            location=place_of(reference, name),
            expected="Family, Given and Family, Given",
            actual=fault[:200],
            remedy='put "and" between two people',
            about=reference,
            intent=setting(reference, name, mended, safe=False, summary='put "and" between the people')
            if mended
            else None,
        )


def _value(reference: Reference, name: str, hint: re.Pattern[str]) -> str:
    """Return a list of names with folded blanks; empty where there is none, or nothing in it that ``hint`` finds."""
    field = reference.fields.get(name)
    if field is None or len(field.raw) > MAX_LENGTH or not hint.search(field.raw):
        return ""
    return fold_blanks(written(reference, name) or "")


def _is_several(part: str) -> bool:
    """Return whether what BibTeX takes for one name is several people."""
    if _EXTENDED.search(part):
        return False
    if ";" in part:
        pieces = [piece.strip() for piece in part.split(";") if piece.strip()]
        return len(pieces) > 1 and all(_PERSON.match(piece) for piece in pieces)
    pieces = [piece.strip() for piece in part.split(",")]
    if not 2 <= len(pieces) <= 3:
        return False
    return all(_FORWARD.fullmatch(piece) for piece in pieces) or all(
        _VANCOUVER.fullmatch(piece) and not _NUMERAL.search(piece) for piece in pieces
    )


def _apart(value: str) -> str | None:
    """Return a list of names with "and" where it belongs."""
    found: list[str] = []
    for part in _AND.split(f" {value} "):
        separator = ";" if ";" in part else "," if _is_several(part.strip()) else None
        found += [piece.strip(" ,") for piece in part.split(separator)] if separator else [part.strip()]
    return " and ".join(one for one in found if one)


_STAND_INS = frozenset(
    {
        *("admin", "administrator", "webmaster", "site admin", "author", "authors", "no author", "author name"),
        *("unknown", "unknown author", "author unknown", "n/a", "tba", "tbd", "xxx", "your name", "someone", "editor"),
        *("first last", "firstname lastname", "name surname", "first name last name"),
        *("lorem ipsum", "staff writer", "staff reporter", "noauthor"),
    }
)
_ALSO_PEOPLE = frozenset({"john doe", "jane doe"})
"""Stand-ins that people are called, too."""
_NUMBERED = lazy_re(r"(?:(?:[a-z]\.?|first|second|third|fourth|last|another) ){1,3}author")
"""What examples have for names: "A. Author", "First Author"."""
_GIVEN = frozenset({"author", "anotherauthor", "firstauthor", "secondauthor", "coauthor"})
"""What stands for a given name beside a family name that programs make up: "Author Song"."""


@check(
    "AUT005",
    "placeholder-name",
    "a name is one that programs put in",
    severity=Severity.WARNING,
    judged=(22, 22),
)
def placeholder_name(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds names that programs and templates put in for one that is not known: "Unknown", "A. Author", "First Last",
    "John Doe".

    ## Why it matters

    The reference names somebody who does not exist, and is sorted under that.

    ## Example

    Before:

    ```bibtex
    @online{unknown2021,
      author  = {Unknown},
      title   = {Statement on the eviction of settlement residents},
      date    = {2021-05-03},
      url     = {https://www.example.org/statements/evictions},
      urldate = {2022-01-10},
    }
    ```

    After:

    ```bibtex
    @online{hnr2021,
      author  = {{Housing Network for Refugees}},
      title   = {Statement on the eviction of settlement residents},
      date    = {2021-05-03},
      url     = {https://www.example.org/statements/evictions},
      urldate = {2022-01-10},
    }
    ```

    ## How to mend

    Write who wrote it. Where nobody is named, take the field out: styles then print and sort by the title, the
    institution or the `key`.

    ## How sure it is

    The whole name must be such words, or "Author" the given name. Beside other names "John Doe" and "Jane Doe" are *information*: people are called
    so. "Anonymous" and "N.N." are what some styles want, and left alone. Tried
    for English alone.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 11 found, all right; and on 260 of
    JabRef, LyX, Axiom and other packages (6,319 entries): 13 found, 11 of them read, all right.

    ## Known false alarms

    None was seen. The likeliest are people who are really called John or Jane Doe, a pen name such as "Someone", and
    a newspaper that prints "Staff Writer" above the piece and is to be cited so.
    """
    work = reference.work
    for field, names in (("author", work.author), ("editor", work.editor), ("translator", work.translator)):
        if field not in reference.fields:
            continue
        told = [name.full for name in names if _stands_in(name.full) or name.given.lower() in _GIVEN]
        for name in told:
            real = name.lower() in _ALSO_PEOPLE and len(told) < len(names)
            yield rule.finding(
                message=f"a name in the field {field} {'may be' if name.lower() in _ALSO_PEOPLE else 'is'} a stand-in",
                location=place_of(reference, field),
                severity=Severity.INFO if real else rule.severity,
                expected="who wrote it",
                actual=name,
                remedy="write who wrote it, or remove the field",
                about=reference,
            )


def _stands_in(name: str) -> bool:
    low = name.lower()
    return low in _STAND_INS or low in _ALSO_PEOPLE or _NUMBERED.fullmatch(low) is not None


@check(
    "AUT007",
    "corporate-unbraced",
    "an institution is written so that BibTeX takes it for a person",
    severity=Severity.WARNING,
    fixable=Fixable.UNSAFE,
    judged=(25, 25),
)
def corporate_unbraced(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds institutions without braces about them among authors and editors.

    ## Why it matters

    BibTeX takes "World Health Organization" for a Mr or Ms Organization: styles print "W. H. Organization", and
    sort it under O. An "and" in the name makes two people of it.

    ## Example

    Before:

    ```bibtex
    @techreport{who2016,
      author      = {World Health Organization},
      title       = {Ethical Recruitment of Health Workers},
      institution = {World Health Organization},
      year        = {2016},
    }
    ```

    After:

    ```bibtex
    @techreport{who2016,
      author      = {{World Health Organization}},
      title       = {Ethical Recruitment of Health Workers},
      institution = {World Health Organization},
      year        = {2016},
    }
    ```

    ## How to mend

    Put a second pair of braces about the name. `refcheck fix FILE.bib --write --unsafe-fixes` does so.

    ## How sure it is

    The name must hold a word that institutions have and people have not (committee, university, Ministerium), or
    "of" and the like; no comma, no initial, no TeX. Tried for names in English, German and French. Where the name
    itself is parted by an "and", braces have to be put by hand.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 25 found, all taken for people by BibTeX.

    ## Known false alarms

    People with a name from the time before family names ("Isidore of Seville"), and people whose family name is a
    word that institutions have ("Anna Watch"). None was seen in the files that it was tried on.
    """
    for name in ("author", "editor"):
        value = _value(reference, name, _MAYBE_UNBRACED)
        if not value:
            continue
        parts = [part.strip() for part in split_names(value)]
        for index, part in enumerate(parts[:MAX_NAMES]):
            if not _is_unbraced(part):
                continue
            braced = [*parts[:index], "{" + part + "}", *parts[index + 1 :]]
            whole = not any(_is_parted(one, other) for one, other in pairwise(parts[max(index - 1, 0) : index + 2]))
            yield rule.finding(
                message=f"BibTeX takes “{part}” for a person; braces about the name keep it whole",
                location=place_of(reference, name),
                expected="{" + part + "}" if whole else "{...}",
                actual=part,
                remedy="put a second pair of braces about the name",
                about=reference,
                intent=setting(
                    reference, name, " and ".join(braced), safe=False, summary="put braces about the name", raw=True
                )
                if whole
                else None,
            )


def _is_unbraced(part: str) -> bool:
    plain = len(part) <= MAX_NAME and " " in part and not _SPECIAL.search(part)
    return plain and part[0].isalpha() and is_institution(part) and not _INITIAL.search(part)


def _is_parted(left: str, right: str) -> bool:
    """Return whether the "and" between two names may be one within the name of an institution."""
    return not _SPECIAL.search(left + right) and joins_institutions(left, right)
