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

    ## Example

    Before:

    ```bibtex
    @book{dara2018,
      author = {Dara, Sokha},
      title = {Fees at the Border},
      publisher = {Delta Books},
      year = {2018},
      refcheck-ignore = {STY002}
    }
    ```

    After:

    ```bibtex
    @book{dara2018,
      author = {Dara, Sokha},
      title = {Fees at the Border},
      publisher = {Delta Books},
      year = {2018}
    }
    ```

    The entry gives no pages that could be reversed.

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

    ## Why it matters

    An end date is a promise to look again. What was put off is told again from that day on, and whoever reads the
    report should know that somebody had silenced it on purpose, and why.

    ## Example

    Before:

    ```markdown
    <!-- refcheck: ignore=DOC004 until=2020-01-01 reason="note to follow" -->
    Few fees are ever paid back.[^1]

    [^1]: Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.
    ```

    After:

    ```markdown
    Few fees are ever paid back.[^1]

    [^1]: Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.
    ```

    ## How to mend

    Mend what was ignored, or give the ignore another date and a reason.

    ## Known false alarms

    None are known. An ignore holds to the end of its last day, by the clock of the computer: where that is
    wrong, it may be told of too early.
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
    """Says that a run found no reference at all, or that a file among others is empty, so that an empty result is
    not read as a clean one.

    ## Why it matters

    An empty report looks like a clean one. Whoever gave the wrong file, or one whose notes refcheck cannot read,
    would take it for checked.

    ## Example

    Before:

    ```markdown
    # Statement on recruitment fees

    Workers pay three months' wages to an agent, and few are ever paid back.
    ```

    After:

    ```markdown
    # Statement on recruitment fees

    Workers pay three months' wages to an agent, and few are ever paid back.[^1]

    [^1]: Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.
    ```

    ## How to mend

    Look whether the right files were given, and whether refcheck knows how their notes are written.

    ## Known false alarms

    Files that need no sources, such as an invitation or a form: leave them out of the run.
    """
    yield from of_problems(rule, context)
    told = {problem.code for problem in context.problems}
    if context.references or context.links or context.uses or told & {rule.code, "RUN006"}:
        yield from _empty_files(rule, context)
        return
    places = [*(d.path for d in context.documents), *(lib.path for lib in context.libraries if lib.path)]
    noted = {document.path for document in context.documents if document.notes}
    for place in dict.fromkeys(places) or ["."]:
        what = "the notes here name no source" if place in noted else "no reference and no note was found here"
        yield rule.finding(
            message=what,
            location=Location(path=place),
            remedy="is it the right file? docs/documents.md shows the notes that are read",
        )


def _empty_files(rule: Rule, context: Context) -> Iterator[Finding]:
    """Yield what is told of the files beside others in which there is not a word: they look like checked ones."""
    empty = [document.path for document in context.documents if not document.text.strip()]
    empty += [lib.path for lib in context.libraries if lib.path and lib.sha256 and not lib.text.strip()]
    for path in dict.fromkeys(empty):
        yield rule.finding(
            message="nothing stands in this file", location=Location(path=path), remedy="is it the right file?"
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
    r"""Names each input that could not be read, why, and what to do. All others are checked.

    ## Why it matters

    Nothing in a file that was not read has been checked, and the report looks the better for it. Citations from a
    bibliography that is missing cannot be looked up either.

    ## Example

    Before:

    ```latex
    \documentclass{article}
    \begin{document}
    Few fees are ever paid back~\cite{dara2018}.
    \bibliography{literature-of-2018}
    \end{document}
    ```

    After:

    ```latex
    \documentclass{article}
    \begin{document}
    Few fees are ever paid back~\cite{dara2018}.
    \begin{thebibliography}{1}
    \bibitem{dara2018} Sokha Dara. \emph{Fees at the Border}. Delta Books, 2018.
    \end{thebibliography}
    \end{document}
    ```

    No file `literature-of-2018.bib` lies beside the document. To put it there mends it as well.

    ## How to mend

    As the message says: another format, a readable file, a smaller one.

    ## How sure it is

    Tried on 1,451 manuals, articles, vignettes and pages of TeX, R and PyPI packages: after mending, 51
    findings read in the last 715, 48 right; the others were names in an example.

    ## Known false alarms

    Names of bibliographies in an example or a template, and files that are made only when the document is built (a
    *warning*, as texts of word processors are that lie in a folder and are of no kind that is read: `.doc`, `.rtf`).
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

    ## Why it matters

    What was left out has not been checked. Where the text was taken in another way than it is shown, an editor has
    to know which of the two a finding is about.

    ## Example

    Before:

    ```text
    report.docx  The fees are [deleted: two] [inserted: three] months' wages.
    ```

    After:

    ```text
    report.docx  The fees are three months' wages.
    ```

    The first has a tracked change, which is read as accepted; in the second it was accepted.

    ## How to mend

    As the message says. Where nothing is wrong with the file, nothing has to be done.

    ## How sure it is

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: none was named, so no share can be given.

    ## Known false alarms

    None are known: it says how a file was read, and accuses nothing. Where changes are left tracked on purpose it
    is told in every run.
    """
    yield from of_problems(rule, context)
