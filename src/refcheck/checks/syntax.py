"""SYN and DUP: what stands wrong in a .bib file, whatever it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from refcheck.checks.interface import Context, Fixable, Rule, Scope, check
from refcheck.checks.style_macros import may_be_shipped
from refcheck.checks.vocabulary import FIELDS
from refcheck.formats.bib_source import BibSource, doubled
from refcheck.model.document import Problem
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import Location, ReplaceText, SetField, Span
from refcheck.model.reference import Library, Reference

OWN_FIELDS = ("refcheck-mention", "refcheck-note", "refcheck-kind", "refcheck-ignore")


def of_problems(rule: Rule, context: Context) -> Iterator[Finding]:
    """Yield a finding for each problem that a reader noted under the rule's code."""
    for problem in context.problems:
        if problem.code == rule.code:
            yield _of_problem(rule, problem)


def _of_problem(rule: Rule, problem: Problem) -> Finding:
    return rule.finding(
        message=problem.message,
        location=problem.location,
        actual=problem.actual,
        expected=problem.expected,
        remedy=problem.remedy,
        severity=_milder(rule.severity) if problem.mild else rule.severity,
    )


def _milder(severity: Severity) -> Severity:
    return Severity.WARNING if severity is Severity.ERROR else Severity.INFO


@check(
    "SYN001",
    "parse-error",
    "an entry of a .bib file cannot be read",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    judged=(17, 17),
)
def parse_error(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Names each block of a .bib file that cannot be read, with the line where it begins.

    ## Why it matters

    BibTeX and most programs drop such an entry without a word, or stop there. refcheck keeps it in the
    report as *skipped, unparsed*, and checks all the others.

    ## Example

    Before:

    ```bibtex
    @book{knuth1984,
      author = {Knuth, Donald E.},
      title = {The {TeX}book,
      publisher = {Addison-Wesley},
      year = {1984}
    }
    ```

    After:

    ```bibtex
    @book{knuth1984,
      author = {Knuth, Donald E.},
      title = {The {TeX}book},
      publisher = {Addison-Wesley},
      year = {1984}
    }
    ```

    ## How to mend

    Balance the braces, add the missing comma or quotation mark.

    ## How sure it is

    Tried on 969 bibliographies of packages for TeX, R, GAP, Python and of JabRef's tests (24,907 entries): 21
    found; 17 were read, at most five a file, and all right. Before, a type on a line of its own, quotation marks
    within braces and files in ISO-2022-JP were called broken: 32 of the first 40 that were read.

    ## Known false alarms

    None are known since those were mended. The likeliest one is a way to write entries that one program alone
    reads.
    """
    yield from of_problems(rule, context)


@check(
    "SYN003",
    "undefined-string",
    "a macro is used that no @string defines",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    judged=(11, 11),
)
def undefined_string(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds names without braces or quotation marks that no `@string` of the file defines.

    The twelve months (`jan` to `dec`) are always known.

    ## Why it matters

    BibTeX and biber warn of it and leave the field empty. The month or the name of the journal is then missing in
    print.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Tied to the Boat},
      journal = {Journal of Work at Sea},
      volume = {12},
      number = {3},
      pages = {319--340},
      month = fev,
      year = {2015}
    }
    ```

    After:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Tied to the Boat},
      journal = {Journal of Work at Sea},
      volume = {12},
      number = {3},
      pages = {319--340},
      month = feb,
      year = {2015}
    }
    ```

    `feb` is one of the months that are always known.

    ## How to mend

    Define the macro (`@string{acm = {ACM Press}}`), or put the value in braces.

    ## How sure it is

    Each macro is told once for a file. Nothing is said of one that another `.bib` of the run, or one in
    the same folder, defines. A file that uses three macros or more which nothing defines is probably
    read together with one that does: then each is *information*. So are the names of `IEEEabrv.bib`, which comes with
    TeX, those that many styles define (`prl`, `apj`), and macros in fields that styles and lists of abbreviations define
    them for (journals, publishers, places, institutions) or that no style prints. An *error* is left for values that
    lack their braces: `edition = second`, `month = fev`.

    Tried on 969 bibliographies of packages for TeX, R, GAP, Python and of JabRef's tests (24,907 entries): 10
    of these, all right (1 more, right too, in 20 files that were looked at last); of 30 that are information, 8 are
    macros that the file's own style defines.

    ## Known false alarms

    Macros that a rare style file defines for itself, and those of a `.bib` in another folder.
    """
    told: dict[tuple[str, str], Finding] = {}
    for finding in of_problems(rule, context):
        name = (finding.location.path, finding.actual.lower() or finding.message)
        first = told.get(name)
        if first is not None:
            told[name] = replace(first, related=(*first.related, finding.location))
        elif finding.severity is not rule.severity or may_be_shipped(finding.actual):
            told[name] = replace(finding, severity=Severity.INFO)
        else:
            told[name] = finding
    for finding in told.values():
        more = len(finding.related)
        uses = f" ({more} more {'use' if more == 1 else 'uses'})" if more else ""
        yield replace(finding, message=finding.message + uses)


@check(
    "SYN005",
    "bad-key",
    "an entry has no key, or one that BibTeX cannot use",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    judged=(40, 40),
)
def bad_key(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds entries without a citation key, and keys with characters that BibTeX cannot use.

    ## Why it matters

    Nothing can cite an entry without a key. BibTeX ends a key at a character that it does not allow, and reports an
    error or leaves the entry out; reference managers make up a key that no document cites.

    ## Example

    Before:

    ```bibtex
    @article{,
      author = {Adams, Joan},
      title = {Tied to the Boat},
      journal = {Journal of Work at Sea},
      volume = {12},
      number = {3},
      pages = {319--340},
      year = {2015}
    }
    ```

    After:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Tied to the Boat},
      journal = {Journal of Work at Sea},
      volume = {12},
      number = {3},
      pages = {319--340},
      year = {2015}
    }
    ```

    ## How to mend

    Give the entry a key of letters, figures and `-:._+/`.

    ## How sure it is

    Tried on 969 bibliographies of packages for TeX, R, GAP, Python and of JabRef's tests (24,907 entries): 71 found
    in 67 files; 40 were read, all entries without a key.

    ## Known false alarms

    None was seen. The likeliest one is a key with a blank or a sign that the one program that reads the file
    accepts.
    """
    yield from of_problems(rule, context)


@check(
    "SYN008",
    "duplicate-field",
    "a field stands twice in one entry",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    fixable=Fixable.SAFE,
    judged=(17, 17),
)
def duplicate_field(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds a field that an entry has twice: programs differ in which of the two they take.

    ## Why it matters

    BibTeX takes the first, other programs the last: one file prints two different years. Whoever corrects the one
    that is not read sees no change.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Tied to the Boat},
      journal = {Journal of Work at Sea},
      volume = {12},
      number = {3},
      pages = {319--340},
      year = {2015},
      year = {2016}
    }
    ```

    After:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Tied to the Boat},
      journal = {Journal of Work at Sea},
      volume = {12},
      number = {3},
      pages = {319--340},
      year = {2015}
    }
    ```

    ## How to mend

    `refcheck fix FILE.bib --write` takes the second one out where both say the same; of two that differ keep the right one.

    ## How sure it is

    A *warning* where both say the same, or where the field is none that bibliographies print.

    Tried on 969 bibliographies of packages for TeX, R, GAP, Python and of JabRef's tests (24,907 entries): 17
    found, all right.

    ## Known false alarms

    None was seen. The likeliest ones are fields that a program writes once for each value, such as `file` or
    `keywords` (a *warning*).
    """
    files = {library.path: library for library in context.libraries if library.path}
    for problem in context.problems:
        if problem.code != rule.code:
            continue
        library = files.get(problem.location.path)
        finding = _of_problem(rule, problem)
        same = problem.actual == problem.expected
        yield replace(finding, intent=_without_double(library, problem)) if library is not None and same else finding


def _without_double(library: Library, problem: Problem) -> ReplaceText | None:
    """Return the removal of the field that a problem is about, which says the same as the first of its name."""
    line = problem.location.line or 0
    before = [reference for reference in library.references if reference.line <= line]
    entry = BibSource(library.text).entry_at(before[-1].line, before[-1].key) if before else None
    for one, edit in doubled(library.text, entry) if entry is not None else ():
        if one.name == problem.field and library.text.count("\n", 0, one.start) + 1 == line:
            return ReplaceText(
                path=library.path or "",
                span=Span(edit.start, edit.end),
                text=edit.text,
                raw=True,
                safe=True,
                summary=f"take out the second {one.name}",
            )
    return None


_PARENTS = frozenset({"crossref", "xref", "xdata"})
"""Fields that name what an entry takes fields from."""


@check(
    "SYN009",
    "empty-field",
    "a field is empty",
    severity=Severity.INFO,
    fixable=Fixable.SAFE,
    judged=(49, 49),
)
def empty_field(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds fields with nothing in them (`note = {}`).

    ## Why it matters

    Some styles print the punctuation around an empty field; reference managers import it as a value. Those that
    look for what is missing take it for filled in.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Tied to the Boat},
      journal = {Journal of Work at Sea},
      volume = {12},
      number = {3},
      pages = {319--340},
      year = {2015},
      note = {}
    }
    ```

    After:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Tied to the Boat},
      journal = {Journal of Work at Sea},
      volume = {12},
      number = {3},
      pages = {319--340},
      year = {2015}
    }
    ```

    ## How to mend

    `refcheck fix FILE.bib --write` takes the field out. This is a safe fix, but in entries that have a parent.

    ## How sure it is

    Nothing is said of `OPTnote = {}` and `ALTeditor = {}`: Emacs leaves these to be filled in, and no style reads them.

    Tried on 969 bibliographies of packages for TeX, R, GAP, Python and of JabRef's tests (24,907 entries): 584
    found; 49 were read, at most five a file, and all were empty.

    ## Known false alarms

    None was seen. The likeliest one is a field that is left empty on purpose, so that the entry does not take it
    from its parent (`crossref`): the fix is no safe one there.
    """
    for field in reference.fields.values():
        if field.name in OWN_FIELDS or _is_to_fill_in(field.name) or field.raw.strip(' \t\r\n{}"'):
            continue
        inherits = not _PARENTS.isdisjoint(reference.fields)
        yield rule.finding(
            message=f"the field {field.name} of {reference.key} is empty",
            location=Location(path=reference.file, line=field.line),
            actual=field.name,
            about=reference,
            intent=SetField(
                path=reference.file,
                line=reference.line,
                key=reference.key,
                field=field.name,
                value=None,
                safe=not inherits,
                summary=f"take out the empty field {field.name}",
            ),
        )


def _is_to_fill_in(name: str) -> bool:
    return name.startswith(("opt", "alt")) and name[3:] in FIELDS


@check(
    "SYN013",
    "encoding",
    "a file is not in UTF-8",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    judged=(48, 48),
)
def encoding(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Names files that are not in UTF-8, the encoding that they were read in instead, and where.

    ## Why it matters

    Programs that take the file for UTF-8 stop there or show wrong letters; and refcheck may have taken the wrong
    one of the old encodings. Names with accents are then printed wrong.

    ## Example

    Before:

    ```text
    literature.bib, saved as Windows-1252:  author = {García, Inés}
    ```

    After:

    ```text
    literature.bib, saved as UTF-8:         author = {García, Inés}
    ```

    Both look alike in an editor that guesses the encoding of the first.

    ## How to mend

    Save the file as UTF-8 in your editor.

    ## How sure it is

    Tried on 969 bibliographies of packages for TeX, R, GAP, Python and of JabRef's tests (24,907 entries): 69
    found; 48 were read, and none was in UTF-8. Which encoding it is, is a guess: those in Cyrillic, Polish and
    Chinese were read as Windows-1252.

    ## Known false alarms

    None are known of the fact itself. The likeliest one is a file that an old program needs as it is.
    """
    yield from of_problems(rule, context)


@check(
    "DUP001",
    "duplicate-key",
    "two entries have the same key",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    judged=(4, 4),
)
def duplicate_key(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds keys that two entries of one bibliography share. Both entries are checked all the same.

    ## Why it matters

    BibTeX takes the first and complains, biber takes the last, managers import both. So one file gives different
    lists of references, and a citation leads to the wrong work.

    ## Example

    Before:

    ```bibtex
    @book{dara2018,
      author = {Dara, Sokha},
      title = {Fees at the Border},
      publisher = {Delta Books},
      year = {2018}
    }

    @book{dara2018,
      author = {Dara, Sokha},
      title = {Who Pays the Agent},
      publisher = {Delta Books},
      year = {2018}
    }
    ```

    After:

    ```bibtex
    @book{dara2018fees,
      author = {Dara, Sokha},
      title = {Fees at the Border},
      publisher = {Delta Books},
      year = {2018}
    }

    @book{dara2018agent,
      author = {Dara, Sokha},
      title = {Who Pays the Agent},
      publisher = {Delta Books},
      year = {2018}
    }
    ```

    ## How to mend

    Rename one of the two, and the citations of it; or merge them.

    ## How sure it is

    Tried on 969 bibliographies of packages for TeX, R, GAP, Python and of JabRef's tests (24,907 entries): 4 found,
    all right. That is too few to tell a share.

    ## Known false alarms

    None was seen. The likeliest one is a work that is kept twice on purpose, of which a script takes one.
    """
    yield from of_problems(rule, context)
