"""SYN and TTL: markup, addresses and marks that are no part of a title."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Fixable, Rule, Scope, check
from refcheck.checks.written import entries_by_file, is_plain, setting, written
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import Reference
from refcheck.text.lazy import lazy_re

_TITLES = ("title", "booktitle", "subtitle", "journal", "journaltitle", "publisher", "series", "maintitle")
MAX_LENGTH = 2_000
"""Longer values (characters) are left alone."""
_TAG = lazy_re(
    r"(?i)</?(?:i|b|u|em|strong|sub|sup|span|p|br|tt|font|scp|sc|a|jats:[a-z]{1,12}|mml:[a-z]{1,12})(?:\s[^<>]{0,200})?/?>"
)
_MARKS = lazy_re(
    r"(?<![\w*])\*\*(?=[^\s*])[^*]{1,200}(?<=[^\s*])\*\*(?![\w*])|(?<![\w_])__(?=[^\s_])[^_]{1,200}(?<=[^\s_])__(?![\w_])"
    r"|\[[^\[\]]{1,200}\]\(https?://[^\s()]{1,500}\)|(?<![\w$\\])\[\[[^\[\]$]{1,200}\]\](?!\$)"
)


@check(
    "SYN019",
    "markup-in-field",
    "markup of HTML, Markdown or a wiki stands in a field",
    severity=Severity.WARNING,
    judged=(1, 1),
)
def markup_in_field(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    r"""Finds markup of HTML (`<i>`, `<sub>`), of Markdown (`**word**`, `[text](address)`) and of wikis
    (`[[word]]`) in titles and names of journals.

    ## Why it matters

    BibTeX does not know it: the title is printed with the angle brackets or asterisks in it. It mostly comes from
    a record that was copied or imported.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Growth of <i>Zea mays</i> in {Laos}},
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
      title = {Growth of \emph{Zea mays} in {Laos}},
      journal = {Journal of Work at Sea},
      volume = {12},
      number = {3},
      pages = {319--340},
      year = {2015}
    }
    ```

    ## How to mend

    Write it in TeX, or leave the markup out.

    ## How sure it is

    Only tags that HTML and publishers' records have, and pairs of marks around words. Single asterisks and
    underscores are left alone.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 1 found, and right. That is too few to
    tell a share.

    ## Known false alarms

    Titles about markup (`The <b> Element`) or about programs (`What __init__ Does`). Double brackets of formulas
    (`$k[[x]]$`) are left alone.
    """
    for name in _TITLES:
        value = _value(reference, name, "<", "**", "__", "[")
        found = (_TAG.search(value) or _MARKS.search(value)) if value else None
        if found:
            yield rule.finding(
                message=f"markup stands in the field {name} that BibTeX prints as it is",
                location=place_of(reference, name),
                actual=found.group()[:200],
                remedy="write it in TeX, or leave it out",
                about=reference,
            )


def _value(reference: Reference, name: str, *marks: str) -> str:
    """Return a field with its TeX; empty where there is none, or none of ``marks`` in it."""
    field = reference.fields.get(name)
    if field is None or len(field.raw) > MAX_LENGTH:
        return ""
    for mark in marks:
        if mark in field.raw:
            return written(reference, name) or ""
    return ""


_DOT = lazy_re(r"(?:^|\s)[a-zà-ÿ]{5,}\.$")
HABIT = 5
"""What so many entries have, and a third of them, is the bibliography's own way."""


@check(
    "TTL006",
    "trailing-dot",
    "a title ends in a full stop",
    severity=Severity.INFO,
    scope=Scope.PROJECT,
    fixable=Fixable.SAFE,
    judged=(36, 36),
)
def trailing_dot(rule: Rule, context: Context, _: None) -> Iterator[Finding]:
    """Finds titles that end in a full stop.

    ## Why it matters

    Styles set a comma or a full stop behind the title themselves. Those that set a comma print both: "Wages at the
    border.,".

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Tied to the Boat: Wages at the border.},
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
      title = {Tied to the Boat: Wages at the border},
      journal = {Journal of Work at Sea},
      volume = {12},
      number = {3},
      pages = {319--340},
      year = {2015}
    }
    ```

    ## How to mend

    `refcheck fix FILE.bib --write` takes the full stop off, which is a safe fix; with TeX in the title it is
    taken off by hand.

    ## How sure it is

    The last word must be one of five small letters or more: abbreviations are left alone. Tried for titles in Latin letters. Where five entries of
    a file or more, and a third of them, have it, that is the bibliography's own way, and nothing is said.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 36 found, all right.

    ## Known false alarms

    None was seen. The likeliest one is a title that is a sentence, with a full stop on the title page as well.
    """
    for references in entries_by_file(context.references):
        titled = [one for one in references if "title" in one.fields]
        valued = [(one, _value(one, "title", ".}", '."')) for one in titled]
        found = [(one, value) for one, value in valued if value.endswith(".") and _DOT.search(value[-40:])]
        if len(found) >= HABIT and len(found) * 3 >= len(titled):
            continue
        for reference, value in found:
            yield rule.finding(
                message="the title ends in a full stop, which styles set themselves",
                location=place_of(reference, "title"),
                actual=value[-60:],
                remedy="take it off",
                about=reference,
                intent=setting(reference, "title", value[:-1], safe=True, summary="take the full stop off")
                if is_plain(value)
                else None,
            )


_ADDRESS = lazy_re(r"(?i)https?://[^\s{}]{4,}|\bwww\.[a-z0-9-]{2,}\.[a-z]{2,}")


@check(
    "TTL007",
    "url-in-title",
    "an address stands in a title",
    severity=Severity.WARNING,
    judged=(6, 6),
)
def url_in_title(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds addresses (`https://...`, `www....`) in the fields for titles and journals.

    ## Why it matters

    The address is printed amid the title, cannot be clicked and is not looked at by programs that check links.
    Programs that compare titles take the work with the address and the work without it for two.

    ## Example

    Before:

    ```bibtex
    @misc{harbour2021,
      author = {{Harbour Watch}},
      title = {Tied to the Boat, https://example.org/tied},
      year = {2021}
    }
    ```

    After:

    ```bibtex
    @misc{harbour2021,
      author = {{Harbour Watch}},
      title = {Tied to the Boat},
      year = {2021},
      url = {https://example.org/tied},
      urldate = {2023-05-03}
    }
    ```

    ## How to mend

    Write the title, and the address in the field `url`.

    ## How sure it is

    Names of sites without "www." ("Amazon.com") are words of a title, and left alone.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 1 found, and right; and on 260 of
    JabRef, LyX, Axiom and other packages (6,319 entries): 8 found, 5 of them read, all right. That is too few to
    tell a share.

    ## Known false alarms

    Works whose title is an address.
    """
    for name in ("title", "booktitle", "journal", "journaltitle"):
        value = _value(reference, name, "://", "www.", "WWW.")
        found = _ADDRESS.search(value) if value else None
        if found:
            yield rule.finding(
                message=f"an address stands in the field {name}",
                location=place_of(reference, name),
                actual=value[:200],
                remedy="write the title, and the address in the field url",
                about=reference,
            )
