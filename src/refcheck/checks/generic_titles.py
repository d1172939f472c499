"""TTL008: titles that a server, an archive or a program put in the place of the work's own."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Rule, check
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import Reference
from refcheck.text.lazy import lazy_re

_WALL = lazy_re(
    r"(?i)archived copy|just a moment(?:\.{3}|…)?|attention required!?(?: \| cloudflare)?|are you a (?:robot|human)\??"
    r"|(?:(?:http )?(?:error )?40[134]:?[ -]*)(?:error|not found|page not found|forbidden|unauthorized)?"
    r"|access (?:to this page has been )?denied|page not found|file not found|site not found"
    r"|(?:one|checking) (?:more|your browser).{0,40}|security check(?: required)?|verify you are (?:a )?human"
    r"|ddos[- ]guard|incapsula|wayback machine|internet archive wayback machine|bad gateway|(?:50[0234] .{0,40})"
    r"|(?:404|403) .{0,20}|robot check|subscribe to read(?: \| financial times)?|redirecting(?:\.{3}|…)?|sciencedirect"
)
_NOTHING = lazy_re(r"(?i)untitled(?: document| page| \d{1,2})?|no title|\[no title\]|title|document1|untitled-\d{1,2}")
MAX_LENGTH = 80
"""Longer titles (characters) are no such words."""


@check(
    "TTL008",
    "generic-title",
    "the title is that of an error page or a stand-in",
    severity=Severity.ERROR,
    judged=(0, 0),
)
def generic_title(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds titles like "Archived copy", "Just a moment..." and "404 Not Found", which programs took from
    an error page or put in for one that they did not know.

    ## Why it matters

    The reference does not say what is cited. A reader who finds the link dead has no title to search for, and one who
    sees "Just a moment..." in a list of references trusts the rest of it less.

    ## Example

    Before:

    ```bibtex
    @online{brn2016,
      author  = {{Border Rights Network}},
      title   = {Just a moment...},
      url     = {https://www.example.org/fees},
      urldate = {2017-11-20},
    }
    ```

    After:

    ```bibtex
    @online{brn2016,
      author  = {{Border Rights Network}},
      title   = {Recruitment Fees in Five Countries},
      url     = {https://www.example.org/fees},
      urldate = {2017-11-20},
    }
    ```

    ## How to mend

    Open the page, or its saved copy, and write its title.

    ## How sure it is

    The whole title must be such words, and the source one with an address and without DOI, ISBN or
    journal: books and poems may be called so. "Untitled" and the like, which works of art are called
    too, count only for an address without any author, as a *warning*.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries) and 292 documents with notes
    (7,197 references): none was named, rightly or wrongly, so no share can be given.

    ## Known false alarms

    Pages that really are called so: the front page of the *Wayback Machine*, or a post with the title "404 Not Found".
    None was seen in what it was tried on.
    """
    work = reference.work
    title = work.title.strip()
    if not title or len(title) > MAX_LENGTH or reference.problem:
        return
    if not work.url or work.doi or work.isbn or work.container_title or work.volume:
        return
    wall = _WALL.fullmatch(title)
    if wall is None and (work.author or work.editor or not _NOTHING.fullmatch(title)):
        return
    yield rule.finding(
        message="the title is that of an error page or a stand-in, not the work's",
        location=place_of(reference, "title"),
        severity=Severity.ERROR if wall else Severity.WARNING,
        actual=title,
        remedy="open the page or its saved copy, and write its title",
        about=reference,
    )
