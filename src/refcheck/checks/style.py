"""STY: what a style prints by itself, or prints otherwise than it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Fixable, Rule, Scope, check
from refcheck.checks.written import entries_by_file, is_plain, setting, written
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import Reference
from refcheck.text.lazy import lazy_re

_PAGES = lazy_re(
    r"(?i)(?:pp?|pgs?|pages?|seiten?|s)(?:\.[~\s]*|[~\s]+)(?P<rest>[ivxlc\d]+(?:\s*(?:-{1,3}|–|,)\s*[ivxlc\d]+)*\.?)"
)
_VOLUME = lazy_re(r"(?i)(?:vol(?:ume|\.)?|bd\.|band|tome|tomo)[~\s]*(?P<rest>\d{1,5}|[IVXLC]{1,8})")
_NUMBER = lazy_re(r"(?i)(?:no\.?|nr\.?|num\.?|number|issue|iss\.)[~\s]*(?P<rest>\d{1,5}(?:[-/]\d{1,5})?)")
_PATTERNS = (("pages", _PAGES), ("volume", _VOLUME), ("number", _NUMBER))

MAX_LENGTH = 100
"""Longer values (characters) are more than numbers."""
HABIT = 5
"""What so many entries have, and a third of those with the field, is the bibliography's own way."""


@check(
    "STY003",
    "extra-text",
    '"p." or "vol." stands in a field that styles print it before',
    severity=Severity.INFO,
    scope=Scope.PROJECT,
    fixable=Fixable.SAFE,
    judged=(2, 2),
)
def extra_text(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds `pp. 12--34` in `pages`, `vol. 3` in `volume`, and `no. 4` in the `number` of an article.

    ## Why it matters

    Styles print these words themselves: "vol. vol. 3, pp. pp. 12–34". Reference managers take the word for a part
    of the number.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Tied to the Boat},
      journal = {Journal of Work at Sea},
      volume = {vol. 12},
      number = {3},
      pages = {pp. 319--340},
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

    `refcheck fix FILE.bib --write` leaves the numbers alone in the field. This is a safe fix, but behind an "S", which
    may be a supplement's.

    ## How sure it is

    Only where nothing but the word and numbers stand in the field. The extent of a book ("xii + 345 pp.") and
    the number of a report ("No. 7") are left alone; so are article numbers like `P02017` and supplements like
    `S6--12`. Where five entries of a file or more, and a third of those with the field, have the word in it, its
    style wants it so, and nothing is said.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 1 found, and right, and 1 in 260 further
    ones; 282 more in a bibliography whose style wants the words were rightly left out.

    ## Known false alarms

    Pages of a supplement that are written with a blank or a full stop (`S 6--12`): the letter is then taken for the
    German sign for pages. None was seen.
    """
    for references in entries_by_file(context.references):
        for name, pattern in _PATTERNS:
            with_field = [one for one in references if name in one.fields and _is_judged(one, name)]
            found = [(one, match) for one in with_field if (match := pattern.fullmatch(_value(one, name)))]
            if len(found) >= HABIT and len(found) * 3 >= len(with_field):
                continue
            for reference, match in found:
                yield _with_text(rule, reference, name, match)


def _is_judged(reference: Reference, name: str) -> bool:
    return name != "number" or reference.entry_type == "article"


def _value(reference: Reference, name: str) -> str:
    value = written(reference, name) or ""
    return value if len(value) <= MAX_LENGTH else ""


def _with_text(rule: Rule, reference: Reference, name: str, match: re.Match[str]) -> Finding:
    rest = match["rest"].rstrip(".")
    mended = re.sub(r"\s*(?:-{1,3}|–)\s*", "–", rest) if name == "pages" else rest
    return rule.finding(
        message=f"the field {name} should hold the number alone; styles print the word before it",
        location=place_of(reference, name),
        expected=rest,
        actual=match.group(),
        remedy="take the word out",
        about=reference,
        # "S 6-12" may be pages of a supplement
        intent=setting(reference, name, mended, safe=match[0][:1] not in "Ss", summary="leave the number alone"),
    )


_RANGE = lazy_re(r"(\d{1,6})\s?(-{1,3}|–|—)\s?(\d{1,6})")


@check(
    "STY001",
    "page-dash",
    "pages are joined by one hyphen",
    severity=Severity.INFO,
    fixable=Fixable.SAFE,
    by_default=False,
    judged=(50, 50),
)
def page_dash(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds ranges of pages with one hyphen: `12-34`.

    ## Why it matters

    BibTeX wants two hyphens (`12--34`), which print as a dash. The common styles mend this by themselves, so hardly any
    reader sees it: it is off by default, and there for those who want their files uniform.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Tied to the Boat},
      journal = {Journal of Work at Sea},
      volume = {12},
      number = {3},
      pages = {319-340},
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

    Most styles print a dash in both cases.

    ## How to mend

    `refcheck fix FILE.bib --write --select STY001` writes two. This is a safe fix.

    ## How sure it is

    The field must hold ranges and numbers alone.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 946 found in 128 files; 50 were read, and all
    were ranges.

    ## Known false alarms

    Pages of manuals that are counted by chapter: `3-12` is page 12 of chapter 3. None was among those that were
    read.
    """
    value = _value(reference, "pages") if "pages" in reference.fields else ""
    if "-" not in value or not _PAGE_LIST.fullmatch(value):
        return
    yield rule.finding(
        message="pages are joined by one hyphen where BibTeX has two",
        location=place_of(reference, "pages"),
        expected=value.replace("-", "--"),
        actual=value,
        remedy="write two hyphens",
        about=reference,
        intent=setting(reference, "pages", value.replace("-", "–"), safe=True, summary="write two hyphens"),
    )


_PAGE_LIST = lazy_re(r"\d{1,6}-\d{1,6}(?:,\s?\d{1,6}(?:-\d{1,6})?){0,9}")


@check(
    "STY002",
    "reversed-pages",
    "a range of pages ends before it begins",
    severity=Severity.WARNING,
    judged=(6, 6),
)
def reversed_pages(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds ranges of pages whose end comes before their beginning: `283--245`.

    ## Why it matters

    A figure is wrong, and nobody finds the page. Reference managers take the numbers over as they are, and so does
    everybody who copies the entry.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Tied to the Boat},
      journal = {Journal of Work at Sea},
      volume = {12},
      number = {3},
      pages = {391--340},
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

    Compare the pages with the work.

    ## How sure it is

    The end must have as many figures as the beginning: `1234--56` is a short form. What stands beside other words
    or signs is left alone.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 6 found, all right.

    ## Known false alarms

    Pages that are counted by section, such as `12-05` for page 5 of section 12. None was among those that were
    read.
    """
    value = _value(reference, "pages") if "pages" in reference.fields else ""
    for match in _RANGE.finditer(value):
        first, last = match[1], match[3]
        if len(last) >= len(first) and int(last) < int(first) and _is_alone(value, match):
            yield rule.finding(
                message=f"the pages {match.group()} end before they begin",
                location=place_of(reference, "pages"),
                actual=match.group(),
                remedy="compare them with the work",
                about=reference,
            )


def _is_alone(value: str, match: re.Match[str]) -> bool:
    """Return whether nothing but another range stands beside a range."""
    before, after = value[: match.start()].rstrip(), value[match.end() :].lstrip()
    return (not before or before[-1] in ",;") and (not after or after[0] in ",;")


_NAMED = (
    "author",
    "editor",
    "title",
    "booktitle",
    "journal",
    "journaltitle",
    "publisher",
    "year",
    "date",
    "volume",
    "number",
    "pages",
    "address",
    "location",
    "institution",
    "school",
    "series",
    "edition",
    "month",
    "doi",
    "isbn",
    "issn",
)
_GREEK_QUESTION = lazy_re(r"[\u0370-\u03ff\u1f00-\u1fff]\s*[;\u037e]$")


@check(
    "STY004",
    "extra-punctuation",
    "a field ends in a comma or a semicolon",
    severity=Severity.INFO,
    fixable=Fixable.SAFE,
    judged=(6, 6),
)
def extra_punctuation(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds fields that end in a comma or a semicolon: `volume = {40,}`.

    ## Why it matters

    Styles set the marks between fields themselves, and then two stand there. Programs that compare entries take
    `40,` and `40` for two volumes.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Tied to the Boat},
      journal = {Journal of Work at Sea},
      volume = {12,},
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

    `refcheck fix FILE.bib --write` takes it off. This is a safe fix. Where TeX stands in the field it is taken off by
    hand.

    ## How sure it is

    A semicolon after a Greek letter is a question mark. Tried on 548 bibliographies of TeX, R and GAP packages
    (29,058 entries): 2 found, both right; and on 260 of JabRef, LyX, Axiom and other packages (6,319 entries): 4
    found, all right. That is too few to tell a share.

    ## Known false alarms

    Titles that end so on purpose, such as the first line of a poem. A field that ends in a character of HTML
    (`Caf&eacute;`): its semicolon belongs to it, and the whole should be a letter. None was seen.
    """
    for name in _NAMED:
        field = reference.fields.get(name)
        if field is None or field.raw[-1:] not in '}"' or field.raw[-6:-1].rstrip()[-1:] not in {",", ";"}:
            continue
        value = written(reference, name)
        if value and len(value) <= 2000 and value[-2:-1] != "\\" and not _GREEK_QUESTION.search(value):
            bare = value.rstrip(" ,;\t\r\n")
            yield rule.finding(
                message=f"the field {name} ends in “{value[-1]}”, which styles set themselves",
                location=place_of(reference, name),
                actual=value[-40:],
                remedy="take it off",
                about=reference,
                intent=setting(reference, name, bare, safe=True, summary="take the mark off")
                if bare and is_plain(value)
                else None,
            )
