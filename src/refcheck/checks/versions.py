"""DUP: two versions of a work in one bibliography."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.duplicates import MAX_SAME_TITLE, names_the_other, of_one_title, share_identifier
from refcheck.checks.interface import Context, Rule, Scope, check
from refcheck.model.finding import Finding, Severity
from refcheck.text.comparison.kinds import is_preprint

LEAST_TITLE = 20
"""Shorter titles (characters) are not telling."""
_PUBLISHED = frozenset({"article", "inproceedings", "conference", "incollection"})


@check(
    "DUP004",
    "preprint-and-published",
    "a work is cited as a preprint and as it was published",
    severity=Severity.INFO,
    scope=Scope.PROJECT,
    judged=(1, 1),
)
def preprint_and_published(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds works that one bibliography has twice: as a preprint and as the article that it became.

    ## Why it matters

    Both are cited as if they were two sources. Mostly the preprint was noted first, and the article came later.

    ## Example

    Before:

    ```bibtex
    @misc{lind2020a,
      author        = {Lind, Sara},
      title         = {Counting hidden work with partial surveys},
      year          = {2020},
      eprint        = {2001.01234},
      archiveprefix = {arXiv},
    }

    @article{lind2021,
      author  = {Lind, Sara},
      title   = {Counting hidden work with partial surveys},
      journal = {Annals of Survey Methods},
      volume  = {9},
      pages   = {200--221},
      year    = {2021},
    }
    ```

    After:

    ```bibtex
    @article{lind2021,
      author  = {Lind, Sara},
      title   = {Counting hidden work with partial surveys},
      journal = {Annals of Survey Methods},
      volume  = {9},
      pages   = {200--221},
      year    = {2021},
    }
    ```

    ## How to mend

    Cite the published work throughout, unless you mean what only the preprint says.

    ## How sure it is

    Title and first author must be the same, and one of the two must name a server for preprints (arXiv, bioRxiv,
    SSRN, ...) while the other is an article or a paper in a volume. Entries that name each other (`related`,
    `crossref`) are meant so, and those with the same identifier are told by DUP002.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 1 found, and right. That is too few to tell a share.

    ## Known false alarms

    None was seen. The likeliest is a preprint that is cited on purpose beside the article, because it holds what the
    article left out, or because the two are compared; and two works of one author under one title.
    """
    for title, group in of_one_title(context):
        preprints = [one for one in group[:MAX_SAME_TITLE] if is_preprint(one.work)]
        published = [one for one in group[:MAX_SAME_TITLE] if one.entry_type in _PUBLISHED and one not in preprints]
        if len(title) < LEAST_TITLE or not preprints or not published:
            continue
        first, other = published[0], preprints[0]
        if (
            not names_the_other(first, other)
            and not names_the_other(other, first)
            and not share_identifier(first, other)
        ):
            yield rule.finding(
                message=f"{other.key} is the preprint of {first.key}",
                location=other.location,
                actual=other.work.title[:200],
                expected=first.key,
                related=(first.location,),
                remedy="cite the published work, unless the preprint itself is meant",
                about=other,
            )
