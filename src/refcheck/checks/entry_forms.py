"""SYN: types, fields and keys of entries that programs do not know, or take for another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from refcheck.checks.interface import Context, Rule, Scope, check
from refcheck.checks.vocabulary import FIELDS, TYPES, near_field, near_type
from refcheck.checks.written import written
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import Location
from refcheck.model.reference import Library, Reference

_POINTERS = frozenset({"crossref", "xdata", "related", "entryset", "xref"})
MAX_PLACES = 20
"""So many places of one misspelt field are told."""
MAX_KEYS = 200
"""Of more keys in one field only so many are looked up."""


@check(
    "SYN006",
    "unknown-type",
    "the type of an entry is misspelt",
    severity=Severity.INFO,
    judged=(1, 1),
)
def unknown_type(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds types that no program knows and that are one or two letters from one that programs know.

    ## Why it matters

    BibTeX warns and prints the entry as `@misc`; biblatex and reference managers do the same or leave it out. The
    journal or the publisher is then missing in print.

    ## Example

    Before:

    ```bibtex
    @artcile{okafor2018,
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
    }
    ```

    ## How to mend

    Correct the type.

    ## How sure it is

    Types of BibTeX and of biblatex are known, and many that styles and programs define for themselves. A type
    that is near none of these is taken for a style's own, and left alone. It is information, because styles may
    define what this check does not know.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): two types that it named at first
    (`@monography`, `@bookininbook`) are those of styles, and have been known since; 1 (`@jornal`) is left, and
    right. That is too few to tell a share.

    ## Known false alarms

    Types that a style defines, one letter from a common one.
    """
    kind = reference.entry_type
    if kind in TYPES or reference.problem or not reference.fields:
        return
    near = near_type(kind)
    if near:
        yield rule.finding(
            message=f"no program knows the type @{kind}; @{near} is near",
            location=reference.location,
            expected=f"@{near}",
            actual=f"@{kind}",
            remedy="correct the type",
            about=reference,
        )


@check(
    "SYN007",
    "unknown-field",
    "the name of a field is misspelt",
    severity=Severity.INFO,
    scope=Scope.PROJECT,
    judged=(12, 12),
)
def unknown_field(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds names of fields that are one letter from a common one (`volumn`, `intitution`), and the plurals and
    spellings that BibTeX does not know (`editors`, `organisation`).

    ## Why it matters

    Programs pass over a field that they do not know, without a word: the reference is printed without it. Nobody
    notices until a reader misses the publisher or the volume.

    ## Example

    Before:

    ```bibtex
    @techreport{brn2016,
      author     = {{Border Rights Network}},
      title      = {Debt before Departure},
      intitution = {Border Rights Network},
      year       = {2016},
    }
    ```

    After:

    ```bibtex
    @techreport{brn2016,
      author      = {{Border Rights Network}},
      title       = {Debt before Departure},
      institution = {Border Rights Network},
      year        = {2016},
    }
    ```

    ## How to mend

    Correct the name of the field.

    ## How sure it is

    Each name is told once a file, with the further places. Names of BibTeX, biblatex, of reference managers and of
    styles in use are known; a field with a letter behind it (`locationa`, `issnp`) is taken for a style's own, and
    nothing is said where the entry has the right field too.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 9 names found, all misspelt; 3 more,
    misspelt too, in one of Axiom.

    ## Known false alarms

    Fields that somebody's own style has, one letter from a common one.
    """
    found: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in context.references:
        for name in sorted(reference.fields.keys() - FIELDS):
            near = near_field(name)
            if near and near not in reference.fields:
                found[reference.file, name].append(reference)
    for (file, name), references in found.items():
        first, near = references[0], near_field(name)
        yield rule.finding(
            message=f"no program knows the field {name}; {near} is near",
            location=Location(path=file, line=first.field_line(name)),
            related=tuple(Location(path=file, line=one.field_line(name)) for one in references[1:MAX_PLACES]),
            expected=near,
            actual=name,
            remedy="correct the name of the field",
            about=first,
        )


@check(
    "SYN017",
    "dangling-crossref",
    "an entry takes fields from one that is not there",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    by_default=False,
    judged=(2, 3),
)
def dangling_crossref(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds entries that name another one by `crossref`, `xref`, `xdata`, `related` or `entryset`, where no
    bibliography of the run has that one.

    ## Why it matters

    The entry is printed without what it should take from the other: its book, its year, its publisher. BibTeX and
    biber warn of it among many other lines, and reference managers say nothing.

    ## Example

    Before:

    ```bibtex
    @incollection{okafor2018,
      author   = {Okafor, Ngozi},
      title    = {Wages at the Border},
      pages    = {11--29},
      crossref = {lim2017},
    }

    @book{lim2018,
      editor    = {Lim, Mei},
      title     = {Moving for Work},
      publisher = {Example Press},
      year      = {2018},
    }
    ```

    After:

    ```bibtex
    @incollection{okafor2018,
      author   = {Okafor, Ngozi},
      title    = {Wages at the Border},
      pages    = {11--29},
      crossref = {lim2018},
    }

    @book{lim2018,
      editor    = {Lim, Mei},
      title     = {Moving for Work},
      publisher = {Example Press},
      year      = {2018},
    }
    ```

    ## How to mend

    Add the entry, or correct the key.

    ## How sure it is

    It is off by default: a bibliography is often read together with another one that has the entry, and a single file
    cannot tell. Give all files of the document, then it is sure.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 3 found; one of the entries stood in
    another file of its folder.

    ## Known false alarms

    Entries that stand in another bibliography of the same document, when that one was not given.
    """
    keys = {key for library in context.libraries for key in _keys(library)}
    for reference in context.references:
        for name in _POINTERS & reference.fields.keys():
            for key in (written(reference, name) or "").split(",")[:MAX_KEYS]:
                if key.strip() and key.strip().lower() not in keys:
                    yield rule.finding(
                        message=f"{reference.key} refers to {key.strip()}, which is in no bibliography of the run",
                        location=Location(path=reference.file, line=reference.field_line(name)),
                        expected="the key of an entry",
                        actual=key.strip(),
                        remedy="add that entry, or correct the key",
                        about=reference,
                    )


def _keys(library: Library) -> Iterator[str]:
    for reference in library.references:
        yield reference.key.lower()
        if "ids" in reference.fields:
            yield from (one.strip().lower() for one in (written(reference, "ids") or "").split(","))


@check(
    "SYN022",
    "key-case-clash",
    "two keys differ in upper and lower case alone",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    judged=(0, 0),
)
def key_case_clash(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds two entries of one bibliography whose keys differ in upper and lower case alone.

    ## Why it matters

    BibTeX takes them for one key and stops with "repeated entry"; biber takes them for two. Which of the two a
    citation means is easily mistaken.

    ## Example

    Before:

    ```bibtex
    @book{Okafor2018,
      author    = {Okafor, Ngozi},
      title     = {Wages at the Border},
      publisher = {Example Press},
      year      = {2018},
    }

    @article{okafor2018,
      author  = {Okafor, Ngozi},
      title   = {The Price of a Permit},
      journal = {Journal of Invented Studies},
      year    = {2018},
    }
    ```

    After:

    ```bibtex
    @book{Okafor2018,
      author    = {Okafor, Ngozi},
      title     = {Wages at the Border},
      publisher = {Example Press},
      year      = {2018},
    }

    @article{okafor2018permit,
      author  = {Okafor, Ngozi},
      title   = {The Price of a Permit},
      journal = {Journal of Invented Studies},
      year    = {2018},
    }
    ```

    ## How to mend

    Give one of the two another key, and change its citations.

    ## How sure it is

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): none was named, so no share can be
    given. What it says can be seen from the two keys.

    ## Known false alarms

    None was seen. The likeliest is a bibliography that only biber ever reads, which tells such keys apart.
    """
    for library in context.libraries:
        seen: dict[str, Reference] = {}
        for reference in library.references:
            first = seen.setdefault(reference.key.lower(), reference)
            if first.key != reference.key:
                yield rule.finding(
                    message=f"the key {reference.key} differs from {first.key} in upper and lower case alone",
                    location=reference.location,
                    expected=first.key,
                    actual=reference.key,
                    related=(first.location,),
                    remedy="give one of the two another key",
                    about=reference,
                )
