"""DUP: one work in two entries of a bibliography."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from refcheck.checks.interface import Context, Rule, Scope, check
from refcheck.checks.written import entries_by_file, written
from refcheck.formats.tex import decode, unescape_address
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import Reference
from refcheck.model.report import Agreement
from refcheck.text.identifiers import isbn13, normalise_doi
from refcheck.text.lazy import lazy_re
from refcheck.text.titles import compare_titles
from refcheck.text.words import fold

MAX_GROUP = 50
"""Of more entries with one identifier only so many are named."""
MAX_TITLE = 1_000
"""So much (characters) of two titles is compared."""
MAX_SAME_TITLE = 10
"""Of more entries with one title and author only so many are compared with each other."""
_PREPRINTS = frozenset({"online", "misc", "unpublished", "preprint", "electronic"})
_TELLING = (
    "volume", "number", "issue", "edition", "pages", "chapter", "part", "series", "type", "note", "howpublished",
    "translator", "language", "langid", "version", "eprint", "url", "doi", "crossref", "origdate", "origyear", "month",
    "titleaddon", "addendum", "entrysubtype", "subtitle", "volumes", "eid", "booktitle", "maintitle", "origtitle",
    "editor", "venue", "pubstate", "annotator", "introduction", "library", "shorthand", "options", "origlanguage",
)  # fmt: skip
"""Fields in which two entries of one work say the same, where both have them."""
_OF_BOOKS = (
    "volume",
    "edition",
    "part",
    "chapter",
    "translator",
    "volumes",
    "origdate",
    "titleaddon",
    "subtitle",
    "maintitle",
    "addendum",
    "version",
    "commit",
    "type",
)
"""Fields that only one of two entries has when it is a volume or an edition of the other."""
LEAST_SCORE = 4
"""Two entries are one work from this sum of ``_score`` on."""
_PARTS = frozenset({"inbook", "incollection", "inproceedings", "conference", "suppbook", "bookinbook", "inreference"})


_NO_LETTERS = lazy_re(r"[\W_]+")


def letters(text: str) -> str:
    """Return the words of a text without case, accents and marks."""
    return _NO_LETTERS.sub(" ", fold(text)).strip()


@check(
    "DUP002",
    "same-identifier",
    "two entries have the same DOI or arXiv number",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    judged=(13, 13),
)
def same_identifier(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds two entries of one `.bib` that give the same DOI, or the same number of arXiv.

    ## Why it matters

    The work stands twice in the bibliography, under two numbers; or one of the two has another work's identifier.
    Readers take them for two sources, and a correction is made in one of them only.

    ## Example

    Before:

    ```bibtex
    @article{okafor2018,
      author  = {Okafor, Ngozi},
      title   = {Wages at the Border},
      journal = {Journal of Invented Studies},
      year    = {2018},
      doi     = {10.5555/wages.2018},
    }

    @article{okafor-wages,
      author  = {Okafor, N.},
      title   = {Wages at the Border},
      journal = {J. Invented Stud.},
      year    = {2018},
      doi     = {https://doi.org/10.5555/wages.2018},
    }
    ```

    After:

    ```bibtex
    @article{okafor2018,
      author  = {Okafor, Ngozi},
      title   = {Wages at the Border},
      journal = {Journal of Invented Studies},
      year    = {2018},
      doi     = {10.5555/wages.2018},
    }
    ```

    ## How to mend

    Keep one of them, and cite it throughout; or correct the identifier.

    ## How sure it is

    Only fields that the entry has itself count: a chapter that has its book's DOI by `crossref` is none.
    Two chapters or papers with titles of their own that give the DOI of their volume are left alone, and so
    are a preprint and the article that it became.

    Two different titles with one identifier are told by DUP005.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 12 found, all read by hand, all right;
    1 more, right too, in 150 bibliographies of Python packages.

    ## Known false alarms

    Parts of one work that are cited apart and have no DOI of their own.
    """
    for identifier, first, other in _sharing(context):
        if not _differ(first, other):
            yield rule.finding(
                message=f"{other.key} has the same identifier as {first.key}: {identifier}",
                location=other.location,
                actual=identifier,
                expected=first.key,
                related=(first.location,),
                remedy="keep one of the two, or correct the identifier",
                about=other,
            )


@check(
    "DUP005",
    "same-id-different-title",
    "two entries with different titles have the same DOI or arXiv number",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    judged=(6, 6),
)
def same_id_different_title(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds two entries of one `.bib` that give the same DOI, or the same number of arXiv, and have titles of
    different works.

    ## Why it matters

    One of the two leads readers to the other's work: mostly an entry was copied, and its identifier was left. Programs
    that fill entries up from the DOI then write the wrong authors and pages into it.

    ## Example

    Before:

    ```bibtex
    @article{okafor2018,
      author  = {Okafor, Ngozi},
      title   = {Wages at the Border},
      journal = {Journal of Invented Studies},
      year    = {2018},
      doi     = {10.5555/wages.2018},
    }

    @article{lim2019,
      author  = {Lim, Mei},
      title   = {Who Pays for a Passport?},
      journal = {Journal of Invented Studies},
      year    = {2019},
      doi     = {10.5555/wages.2018},
    }
    ```

    After:

    ```bibtex
    @article{okafor2018,
      author  = {Okafor, Ngozi},
      title   = {Wages at the Border},
      journal = {Journal of Invented Studies},
      year    = {2018},
      doi     = {10.5555/wages.2018},
    }

    @article{lim2019,
      author  = {Lim, Mei},
      title   = {Who Pays for a Passport?},
      journal = {Journal of Invented Studies},
      year    = {2019},
      doi     = {10.5555/passport.2019},
    }
    ```

    ## How to mend

    Look the identifier up, and give the other work its own.

    ## How sure it is

    The titles must be of different works by the same comparison as in TTL001: another subtitle, spelling or script
    is not enough; those are told by DUP002. Parts of a volume are left alone.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 4 found, all right; and on 260 of
    JabRef, LyX, Axiom and other packages (6,319 entries): 2 found, both right.

    ## Known false alarms

    A work whose title one entry gives in translation.
    """
    for identifier, first, other in _sharing(context):
        if _differ(first, other):
            yield rule.finding(
                message=f"{other.key} and {first.key} have different titles and the same identifier: {identifier}",
                location=other.location,
                actual=other.work.title[:200],
                expected=first.work.title[:200],
                related=(first.location,),
                remedy="look the identifier up, and give the other work its own",
                about=other,
            )


def _sharing(context: Context) -> list[tuple[str, Reference, Reference]]:
    """Return each identifier that two entries of a file share, with the first that has it and another."""
    known: list[tuple[str, Reference, Reference]] | None = context.kept.get(("sharing", ""))
    if known is None:
        known = [one for references in entries_by_file(context.references) for one in _sharing_in(references)]
        context.kept["sharing", ""] = known
    return known


def _sharing_in(references: list[Reference]) -> Iterator[tuple[str, Reference, Reference]]:
    groups: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        for identifier in _identifiers(reference):
            groups[identifier].append(reference)
    told: set[tuple[str, str]] = set()
    for identifier, group in groups.items():
        for first, other in _pairs(group):
            if (first.id, other.id) not in told and not _are_parts(first, other):
                told.add((first.id, other.id))
                yield identifier, first, other


def _differ(one: Reference, other: Reference) -> bool:
    """Return whether the titles of two entries are those of different works."""
    mine, theirs = one.work.title[:MAX_TITLE], other.work.title[:MAX_TITLE]
    if not mine or not theirs:
        return False
    return compare_titles(mine, theirs).agreement is Agreement.DIFFERENT


def _identifiers(reference: Reference) -> list[str]:
    found = []
    doi = normalise_doi(unescape_address(written(reference, "doi") or ""))
    if doi:
        found.append(f"doi:{doi}")
    work = reference.work
    if "eprint" in reference.fields and work.eprint_type.lower() == "arxiv" and work.eprint:
        found.append("arxiv:" + re.sub(r"v\d{1,2}$", "", work.eprint.lower()))
    return found


def _pairs(group: list[Reference]) -> Iterator[tuple[Reference, Reference]]:
    """Yield the first of a group with each of the others."""
    for other in group[1:MAX_GROUP]:
        if other.key != group[0].key:
            yield group[0], other


def _are_parts(one: Reference, other: Reference) -> bool:
    """Return whether two entries are parts of a volume, a volume and its part, or an article and its preprint."""
    kinds = {one.entry_type, other.entry_type}
    if len(kinds) > 1 and kinds & _PREPRINTS:
        return True
    parts = len(kinds & _PARTS)
    if parts and len(kinds) > parts:
        return True
    return bool(parts) and (letters(one.work.title) != letters(other.work.title) or one.work.page != other.work.page)


@check(
    "DUP003",
    "same-work",
    "two entries describe the same work",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    scope=Scope.PROJECT,
    judged=(45, 48),
)
def same_work(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds two entries of one `.bib` with the same title, the same first author and the same year, where
    nothing in them speaks against their being one work.

    ## Why it matters

    The work stands twice in the bibliography; counts are wrong, and corrections are made in one of the two. With a
    style by author and date the two become 2018a and 2018b.

    ## Example

    Before:

    ```bibtex
    @article{okafor2018,
      author  = {Okafor, Ngozi},
      title   = {Wages at the Border},
      journal = {Journal of Invented Studies},
      volume  = {4},
      pages   = {11--29},
      year    = {2018},
    }

    @article{okafor-wages,
      author  = {Okafor, N.},
      title   = {Wages at the border},
      journal = {Journal of Invented Studies},
      volume  = {4},
      pages   = {11--29},
      year    = {2018},
    }
    ```

    After:

    ```bibtex
    @article{okafor2018,
      author  = {Okafor, Ngozi},
      title   = {Wages at the Border},
      journal = {Journal of Invented Studies},
      volume  = {4},
      pages   = {11--29},
      year    = {2018},
    }
    ```

    ## How to mend

    Keep one of the two and cite it throughout.

    ## How sure it is

    The title must be the same but for case, accents and punctuation. Authors, year, journal or book, pages,
    volume and publisher each add to the weight; a difference in volume, number, edition, pages, year,
    type, container, identifier, translator or language ends it. Titles of fewer than three words
    ("Editorial") need the same pages or identifier. Entries that DUP002 names are not named again.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 123 found, many of them examples that show
    one work in several ways. Of 48 pairs read by hand in full, 45 were one work; since then an addendum, a version
    or a kind of thesis that only one of the two has ends it, and the three others are no longer named.

    ## Known false alarms

    Two notes of one name in the same issue of a journal, whose pages are not given.
    """
    for title, group in of_one_title(context):
        found: set[str] = set()
        for index, other in enumerate(group[1:MAX_SAME_TITLE], 1):
            first = next((one for one in group[:index] if one.id not in found and _are_one(one, other, title)), None)
            if first is None:
                continue
            found.add(other.id)
            if share_identifier(first, other):
                continue
            yield rule.finding(
                message=f"{other.key} and {first.key} describe the same work",
                location=other.location,
                actual=other.work.title[:200],
                expected=first.key,
                related=(first.location,),
                remedy="keep one of the two",
                about=other,
            )


def of_one_title(context: Context) -> list[tuple[str, list[Reference]]]:
    """Return the entries of a file that have title and first author in common, two and more, with the title's letters."""
    known: list[tuple[str, list[Reference]]] | None = context.kept.get(("of-one-title", ""))
    if known is None:
        known = []
        for references in entries_by_file(context.references):
            groups: dict[tuple[str, str], list[Reference]] = defaultdict(list)
            for reference in references:
                title = letters(reference.work.title)
                if title and reference.work.author:
                    groups[title, first_family(reference)].append(reference)
            known += [(title, group) for (title, _family), group in groups.items() if len(group) > 1]
        context.kept["of-one-title", ""] = known
    return known


def share_identifier(one: Reference, other: Reference) -> bool:
    """Return whether two entries have an identifier in common, which DUP002 tells of."""
    return bool(set(_identifiers(one)) & set(_identifiers(other)))


def first_family(reference: Reference) -> str:
    """Return the family name of the first author without case and accents."""
    return letters(reference.work.author[0].surname)


def _are_one(one: Reference, other: Reference, title: str) -> bool:
    """Return whether two entries of one title and first author are one work."""
    if one.key == other.key or one.entry_type != other.entry_type:
        return False
    if len(one.work.author) != len(other.work.author) or _contradicts(one, other):
        return False
    score = _score(one, other)
    if len(title.split()) < 3 and len(title) < 25:
        score -= 0 if one.work.page and one.work.page == other.work.page else 3
    return score >= LEAST_SCORE


def _contradicts(one: Reference, other: Reference) -> bool:
    """Return whether something that both say differs, or one of them names more than the other's work."""
    mine, theirs = one.work, other.work
    for name in _TELLING:
        if name in one.fields and name in other.fields and _said(one, name) != _said(other, name):
            return True
    if one.entry_type != "article" and any((name in one.fields) != (name in other.fields) for name in _OF_BOOKS):
        return True
    if names_the_other(one, other) or names_the_other(other, one):
        return True
    if mine.year is None or mine.year != theirs.year or not _coarse(mine.issued, theirs.issued):
        return True
    if mine.isbn and theirs.isbn and not {isbn13(i) for i in mine.isbn} & {isbn13(i) for i in theirs.isbn}:
        return True
    names = [(mine.container_title, theirs.container_title), (mine.publisher, theirs.publisher)]
    return any(a and b and not _are_alike(a, b) for a, b in names)


def _said(reference: Reference, name: str) -> str:
    return letters(decode(reference.fields[name].raw[:2_000], deep=False))


def names_the_other(one: Reference, other: Reference) -> bool:
    """Return whether an entry names another one as its relation."""
    return any(other.key in reference_list for name in _RELATIONS if (reference_list := written(one, name)))


_RELATIONS = ("related", "xref", "crossref", "entryset", "ids")


def _coarse(one: object, other: object) -> bool:
    """Return whether one date is the other, told less exactly."""
    mine, theirs = str(one), str(other)
    return mine.startswith(theirs) or theirs.startswith(mine)


def _are_alike(one: str, other: str) -> bool:
    mine, theirs = letters(one), letters(other)
    return mine == theirs or mine in theirs or theirs in mine


def _score(one: Reference, other: Reference) -> int:
    """Return how much speaks for two entries of one title, first author and year being one work."""
    mine, theirs = one.work, other.work
    score = 2 + min(len(letters(mine.title).split()) // 4, 2)
    score += 1 if [letters(n.surname) for n in mine.author] == [letters(n.surname) for n in theirs.author] else 0
    score += 2 if mine.page and mine.page == theirs.page else 0
    score += 1 if mine.volume and mine.volume == theirs.volume else 0
    score += 1 if mine.container_title and theirs.container_title else 0
    score += 1 if mine.publisher and theirs.publisher else 0
    return score + (2 if set(mine.isbn) & set(theirs.isbn) or (mine.url and mine.url == theirs.url) else 0)
