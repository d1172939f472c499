"""RUN: what a run has to say about itself."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.interface import Context, Rule, Scope, check
from refcheck.checks.syntax import of_problems
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import Location


@check(
    "RUN001",
    "unused-ignore",
    "an ignore silences nothing",
    severity=Severity.INFO,
    scope=Scope.PROJECT,
)
def unused_ignore(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds ignores in documents and .bib files that silenced nothing in this run, that cannot be read, or
    that name no check.

    ## Why it matters

    What was ignored has been mended; the comment would hide the next fault of its kind. One that cannot be read
    hides nothing, although somebody thinks that it does.

    ## How to mend

    Take the ignore out, or write it as `refcheck: ignore=LNK001,TTL until=2027-01-01 reason="..."`.

    ## Known false alarms

    None: an ignore for what needs evidence, or for what a run leaves out (`--only`), is never called unused.
    """
    yield from of_problems(rule, context)


@check(
    "RUN002",
    "expired-ignore",
    "an ignore is past its end date",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
)
def expired_ignore(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds ignores whose `until` is past, in documents, .bib files and the configuration. They silence nothing
    any more.

    ## How to mend

    Mend what was ignored, or give the ignore another date and a reason.
    """
    yield from of_problems(rule, context)


@check(
    "RUN003",
    "no-references-found",
    "nothing to check was found",
    severity=Severity.INFO,
    scope=Scope.PROJECT,
)
def no_references_found(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Says that a run found no reference at all, so that an empty result is not read as a clean one.

    ## How to mend

    Look whether the right files were given, and whether refcheck knows how their notes are written.
    """
    yield from of_problems(rule, context)
    told = {problem.code for problem in context.problems}
    if context.references or context.links or context.uses or told & {rule.code, "RUN006"}:
        return
    places = [*(d.path for d in context.documents), *(lib.path for lib in context.libraries if lib.path)]
    for place in dict.fromkeys(places) or ["."]:
        yield rule.finding(
            message="no reference and no note was found here",
            location=Location(path=place),
            remedy="is it the right file? docs/documents.md shows the notes that are read",
        )


@check(
    "RUN006",
    "unreadable-input",
    "a file cannot be read",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    judged=(48, 51),
)
def unreadable_input(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Names each input that could not be read, why, and what to do. All others are checked.

    ## How to mend

    As the message says: another format, a readable file, a smaller one.

    ## How sure it is

    Tried on 1,451 manuals, articles, vignettes and pages of TeX, R and PyPI packages: after mending, 51
    findings read in the last 715, 48 right; the others were names in an example.
    """
    yield from of_problems(rule, context)


@check(
    "RUN007",
    "read-in-part",
    "a file was read in part, or not as it is shown",
    severity=Severity.INFO,
    scope=Scope.PROJECT,
    judged=(0, 0),
)
def read_in_part(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Says what of a file was left out, or how it was taken: tracked changes as accepted, parts that another
    program has to put in, pages beyond what is read.

    ## How to mend

    As the message says. Where nothing is wrong with the file, nothing has to be done.

    ## How sure it is

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: none was named, so no share can be given.
    """
    yield from of_problems(rule, context)
