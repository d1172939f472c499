"""IDN: identifiers that are written wrongly, judged by their form and their check digits alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Fixable, Rule, check
from refcheck.checks.placeholders import is_placeholder
from refcheck.checks.written import setting, written
from refcheck.formats.tex import unescape_address
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import Reference
from refcheck.text.identifiers import isbn_is_valid, issn_is_valid, normalise_doi
from refcheck.text.lazy import lazy_re

MAX_LENGTH = 2_000
"""Longer values (characters) are left alone."""
_PREFIX = lazy_re(r"(?i)^(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s*(?=10\.))+")
_SHORT = lazy_re(
    r"(?i)^(?:(?:https?://)?(?:dx\.|www\.)?(?:doi\.org/|10/)+[a-z0-9]{2,9}|(?=[a-z]*\d)(?!pmc\d|pmid|arxiv|isbn|issn)[a-z0-9]{3,9})$"
)
"""A short DOI (https://shortdoi.org), which stands behind `10/`; doi.org knows it without, too."""
_TRAILING = " .,;/"
_DOI_HOSTS = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})
_NUMBER = lazy_re(r"[0-9](?:[-\u2010-\u2015 ]?[0-9Xx])*")


def _doi_of(reference: Reference) -> str:
    """Return the field ``doi`` without TeX; empty where there is none, or one that macros make up."""
    value = written(reference, "doi") if "doi" in reference.fields else ""
    return unescape_address(value) if value and len(value) <= MAX_LENGTH else ""


@check(
    "IDN001",
    "doi-format",
    "the field doi holds no DOI, or more than one",
    severity=Severity.ERROR,
    fixable=Fixable.SAFE,
    judged=(36, 36),
)
def doi_format(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds a field `doi` in which no DOI stands; and, as a *warning*, one with something beside it.

    ## Why it matters

    Styles make an address of the field. It leads nowhere, and nobody can look the work up.

    ## Example

    Before:

    ```bibtex
    @article{diallo2021,
      author  = {Diallo, Aminata and Meyer, Jonas},
      title   = {Recruitment fees and debt among seasonal workers},
      journal = {Journal of Labour Rights},
      volume  = {14},
      pages   = {55--73},
      year    = {2021},
      doi     = {5555/jlr.2021.14.055},
    }
    ```

    After:

    ```bibtex
    @article{diallo2021,
      author  = {Diallo, Aminata and Meyer, Jonas},
      title   = {Recruitment fees and debt among seasonal workers},
      journal = {Journal of Labour Rights},
      volume  = {14},
      pages   = {55--73},
      year    = {2021},
      doi     = {10.5555/jlr.2021.14.055},
    }
    ```

    A DOI begins with `10.`, a number of four figures or more, and a slash.

    ## How to mend

    Take the DOI from the publisher's page. `refcheck fix FILE.bib --write` takes a comma or a semicolon
    off its end, which is a safe fix; a full stop is taken off only with `--unsafe-fixes`.

    ## How sure it is

    Short DOIs (`10/abcd`), addresses at doi.org, TeX escapes, percent escapes and entities are read.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 8 errors and 1 warning, read by hand, all
    right; and on 260 of JabRef, LyX, Axiom and other packages (6,319 entries): 27 found, all right.

    ## Known false alarms

    None was seen. The likeliest are handles (`20.500.12345/678`) in this field, which are no DOIs although doi.org
    leads on from many of them; and the rare DOI that does end in a full stop or a semicolon.
    """
    value = _doi_of(reference)
    doi = normalise_doi(value.rstrip("/")) if value else ""
    if not value or (doi == value.lower() and "%" not in value and "&" not in value) or is_placeholder(value):
        return  # most are in their normal form
    bare = _PREFIX.sub("", value)
    if not doi:
        if not _SHORT.match(value):
            yield rule.finding(
                message="the field doi holds no DOI",
                location=place_of(reference, "doi"),
                expected="10.number/name",
                actual=value[:200],
                remedy="take the DOI from the publisher's page, or remove the field",
                about=reference,
            )
        return
    plain = unescape(unquote(bare)).strip()
    if plain.lower() == doi:
        return
    ending = plain.rstrip(_TRAILING)
    if ending.lower() == doi:
        yield rule.finding(
            message="the DOI ends in a mark that is hardly part of it",
            location=place_of(reference, "doi"),
            severity=Severity.WARNING,
            expected=ending,
            actual=plain,
            remedy="take the mark off",
            about=reference,
            intent=setting(
                reference, "doi", ending, safe="." not in plain[len(ending) :], summary="take the mark off the DOI"
            ),
        )
    elif re.search(r"\s", plain) or plain.lower().count("10.") > 1:
        yield rule.finding(
            message="the field doi holds more than a DOI",
            location=place_of(reference, "doi"),
            severity=Severity.WARNING,
            expected=doi,
            actual=plain[:200],
            remedy="leave the DOI of this work alone in the field",
            about=reference,
        )


@check(
    "IDN002",
    "doi-has-prefix",
    "the field doi holds an address or a prefix before the DOI",
    severity=Severity.INFO,
    fixable=Fixable.SAFE,
    judged=(49, 49),
)
def doi_has_prefix(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds `https://doi.org/` or `doi:` before the DOI in the field `doi`.

    ## Why it matters

    Styles put the address before it themselves, and then it stands there twice.

    ## Example

    Before:

    ```bibtex
    @book{testaverde2017,
      author    = {Testaverde, Mauro and Moroz, Harry and Hollweg, Claire H. and Schmillen, Achim},
      title     = {Migrating to Opportunity},
      publisher = {World Bank},
      year      = {2017},
      doi       = {https://doi.org/10.1596/978-1-4648-1106-7},
    }
    ```

    After:

    ```bibtex
    @book{testaverde2017,
      author    = {Testaverde, Mauro and Moroz, Harry and Hollweg, Claire H. and Schmillen, Achim},
      title     = {Migrating to Opportunity},
      publisher = {World Bank},
      year      = {2017},
      doi       = {10.1596/978-1-4648-1106-7},
    }
    ```

    ## How to mend

    `refcheck fix FILE.bib --write` takes the prefix off. This is a safe fix. A value with TeX in it is
    left to be mended by hand.

    ## How sure it is

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 276 found, 49 of them read by
    hand, all right.

    ## Known false alarms

    None was seen. The likeliest is a bibliography for a style that prints the field as it stands: there the address
    is what its author wants.
    """
    value = _doi_of(reference)
    bare = _PREFIX.sub("", value)
    if bare == value or not value:
        return
    doi = unquote(bare).strip() if "://" in value else bare.strip()
    if not doi or normalise_doi(doi) != doi.lower():
        return
    plain = "\\" not in (written(reference, "doi") or "")
    yield rule.finding(
        message="the field doi should hold the DOI alone",
        location=place_of(reference, "doi"),
        expected=doi,
        actual=value,
        remedy="take the prefix off",
        about=reference,
        intent=setting(reference, "doi", doi, safe=True, summary="take the prefix off the DOI") if plain else None,
    )


@check(
    "IDN003",
    "doi-in-url",
    "the address is that of a DOI, and the field doi is missing",
    severity=Severity.INFO,
    fixable=Fixable.SAFE,
    judged=(39, 39),
)
def doi_in_url(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds entries whose `url` is an address at doi.org while they have no field `doi`.

    ## Why it matters

    Styles print a DOI where they leave an address out, and programs look works up by the field.

    ## Example

    Before:

    ```bibtex
    @techreport{clw2022,
      author      = {{Coastal Labour Watch}},
      title       = {Unpaid at Sea: Wages on Distant-Water Vessels},
      institution = {Coastal Labour Watch},
      year        = {2022},
      url         = {https://doi.org/10.5555/clw.2022.07},
    }
    ```

    After:

    ```bibtex
    @techreport{clw2022,
      author      = {{Coastal Labour Watch}},
      title       = {Unpaid at Sea: Wages on Distant-Water Vessels},
      institution = {Coastal Labour Watch},
      year        = {2022},
      url         = {https://doi.org/10.5555/clw.2022.07},
      doi         = {10.5555/clw.2022.07},
    }
    ```

    ## How to mend

    `refcheck fix FILE.bib --write` adds the field `doi`; the address stays. This is a safe fix.

    ## How sure it is

    Only addresses at doi.org and dx.doi.org count: those of publishers hold numbers of other kinds too.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 79 found, 39 of them read by
    hand, all right.

    ## Known false alarms

    None was seen. The likeliest is an entry whose address is the DOI of something else than the work: of the data
    behind a report, or of the volume that a chapter stands in.
    """
    if "url" not in reference.fields or "doi" in reference.fields or reference.work.doi or reference.problem:
        return
    doi = _doi_in_address(unescape_address(written(reference, "url") or ""))
    if not doi:
        return
    yield rule.finding(
        message="the address is that of a DOI, and there is no field doi",
        location=place_of(reference, "url"),
        expected=doi,
        remedy="add the field doi",
        about=reference,
        intent=setting(reference, "doi", doi, safe=True, summary="add the DOI that the address holds"),
    )


def _doi_in_address(url: str) -> str:
    """Return the DOI of an address at doi.org as it is written there, empty for another address."""
    if "doi.org/" not in url.lower() or len(url) > MAX_LENGTH:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    doi = unquote(parts.path.lstrip("/"))
    return doi if (parts.hostname or "") in _DOI_HOSTS and normalise_doi(doi) == doi.lower() else ""


@check(
    "IDN006",
    "isbn-checksum",
    "the check digit of an ISBN is wrong, or figures are missing",
    severity=Severity.WARNING,
    judged=(35, 35),
)
def isbn_checksum(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds ISBN-10 and ISBN-13 whose check digit is not right, or that have a figure too many or too few.

    ## Why it matters

    Nobody finds the book by such a number; mostly two figures are swapped, or one is wrong.

    ## Example

    Before:

    ```bibtex
    @book{testaverde2017,
      author    = {Testaverde, Mauro and Moroz, Harry and Hollweg, Claire H. and Schmillen, Achim},
      title     = {Migrating to Opportunity},
      publisher = {World Bank},
      year      = {2017},
      isbn      = {978-1-4648-1106-8},
    }
    ```

    After:

    ```bibtex
    @book{testaverde2017,
      author    = {Testaverde, Mauro and Moroz, Harry and Hollweg, Claire H. and Schmillen, Achim},
      title     = {Migrating to Opportunity},
      publisher = {World Bank},
      year      = {2017},
      isbn      = {978-1-4648-1106-7},
    }
    ```

    The other twelve figures give 7 as the last one.

    ## How to mend

    Look at the imprint of the book. Now and then the wrong number is printed so: then leave it, and
    silence this.

    ## How sure it is

    A check digit cannot be right by chance more often than once in ten times. Several numbers in one
    field are judged one by one; words beside them ("pbk", "vol. 2"), blanks and hyphens do not matter,
    and a number of nine figures is an SBN, which becomes an ISBN with a 0 before it.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 35 found, all read by hand, and
    none of the numbers an ISBN. Whether a book prints it so cannot be told from here.

    ## Known false alarms

    Numbers that publishers printed wrongly. Numbers of another kind in this field, such as a publisher's order
    number or the bar code of a map or a disc.
    """
    if reference.problem:
        return
    for text in reference.work.isbn:
        if is_placeholder(text):
            continue
        figures = _figures_of(text)
        if not 8 <= len(figures) <= 15 or not figures.isascii():
            continue
        fault = _fault_of_isbn(figures)
        if fault:
            yield rule.finding(
                message=f"{fault}; it may be printed so in the book",
                location=place_of(reference, "isbn"),
                actual=text,
                remedy="compare it with the imprint of the book",
                about=reference,
            )


def _figures_of(text: str) -> str:
    """Return the figures of a number that is nothing but figures and hyphens, else nothing."""
    match = _NUMBER.fullmatch(text.strip(" .:()"))
    return re.sub(r"[^0-9X]", "", match.group().upper()) if match else ""


def _fault_of_isbn(figures: str) -> str:
    """Return what is wrong with an ISBN, empty when nothing is or it is a number of another kind."""
    if len(figures) == 9:
        return "" if isbn_is_valid(f"0{figures}") else "an ISBN has 10 or 13 figures, this one has 9"
    if len(figures) == 8 and issn_is_valid(figures):
        return ""
    if isbn_is_valid(figures):
        return ""
    if len(figures) == 10:
        return "the check digit of the ISBN-10 is wrong"
    if len(figures) == 13 and figures[:3] in {"978", "979"}:
        return "the check digit of the ISBN-13 is wrong"
    if len(figures) == 13:
        return "an ISBN-13 begins with 978 or 979"
    return f"an ISBN has 10 or 13 figures, this one has {len(figures)}"


@check(
    "IDN009",
    "issn-checksum",
    "the check digit of an ISSN is wrong, or figures are missing",
    severity=Severity.WARNING,
    judged=(16, 16),
)
def issn_checksum(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds ISSNs whose check digit is not right, or that do not have eight figures.

    ## Why it matters

    The number leads to no journal, or to another one.

    ## Example

    Before:

    ```bibtex
    @article{okafor2020,
      author  = {Okafor, Ngozi},
      title   = {Inspecting what nobody sees: domestic work and the law},
      journal = {Review of Labour Inspection},
      volume  = {8},
      pages   = {101--120},
      year    = {2020},
      issn    = {2981-3096},
    }
    ```

    After:

    ```bibtex
    @article{okafor2020,
      author  = {Okafor, Ngozi},
      title   = {Inspecting what nobody sees: domestic work and the law},
      journal = {Review of Labour Inspection},
      volume  = {8},
      pages   = {101--120},
      year    = {2020},
      issn    = {2981-3069},
    }
    ```

    Two figures were swapped.

    ## How to mend

    Look the journal up at https://portal.issn.org. Now and then the wrong number is printed so.

    ## How sure it is

    Several numbers in one field are judged one by one. An ISBN in this field is left alone.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 6 found, all read by hand, and none of the
    numbers an ISSN; and on 260 of JabRef, LyX, Axiom and other packages (6,319 entries): 10 found, none of them an
    ISSN.

    ## Known false alarms

    Numbers that journals printed wrongly. Numbers of another kind with six to nine figures in this field, such as
    that of a library's catalogue; none was seen.
    """
    if reference.problem:
        return
    for text in reference.work.issn:
        figures = "" if is_placeholder(text) else _figures_of(text)
        if not 6 <= len(figures) <= 9 or issn_is_valid(figures):
            continue
        fault = "the check digit of the ISSN is wrong" if len(figures) == 8 else "an ISSN has eight figures"
        yield rule.finding(
            message=f"{fault}; it may be printed so in the journal",
            location=place_of(reference, "issn"),
            actual=text,
            remedy="look the journal up at portal.issn.org",
            about=reference,
        )


@check(
    "IDN019",
    "placeholder-id",
    "an identifier is one that stands in for another",
    severity=Severity.ERROR,
    judged=(4, 4),
)
def placeholder_id(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds DOIs, ISBNs, ISSNs and arXiv numbers that templates have: `10.1145/nnnnnnn.nnnnnnn`, `0000-0000`.

    ## Why it matters

    The real one was never filled in. Styles make a link of it that leads nowhere, and a reader or an editor who
    looks it up finds nothing.

    ## Example

    Before:

    ```bibtex
    @inproceedings{haile2023,
      author    = {Haile, Selam and Costa, Rui},
      title     = {Reporting wage theft from a telephone},
      booktitle = {Proceedings of the Workshop on Technology for Workers},
      year      = {2023},
      doi       = {10.1145/nnnnnnn.nnnnnnn},
    }
    ```

    After:

    ```bibtex
    @inproceedings{haile2023,
      author    = {Haile, Selam and Costa, Rui},
      title     = {Reporting wage theft from a telephone},
      booktitle = {Proceedings of the Workshop on Technology for Workers},
      year      = {2023},
      url       = {https://www.example.org/workshop2023/haile-costa.pdf},
    }
    ```

    ## How to mend

    Fill it in, or remove the field.

    ## How sure it is

    Numbers of nothing but zeros, and runs of `x` or `n` where figures belong, are *errors*. A DOI that
    begins with `10.5555` is a *warning*: ACM's Digital Library has such numbers for works that have no DOI,
    and doi.org does not know them. So is `10.1234`, the number of examples.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 2 errors and 1 warning, all right;
    none with 10.5555; 1 more, right too, in 150 bibliographies of Python packages. That is too few to tell a share.

    ## Known false alarms

    Works that are in ACM's Digital Library alone have no better number. A real number that counts up (`1234-5679`)
    would be taken for a sample; none was seen.
    """
    work = reference.work
    if reference.problem:
        return
    named = [("doi", work.doi), *(("isbn", text) for text in work.isbn), *(("issn", text) for text in work.issn)]
    if work.eprint_type.lower() == "arxiv":
        named.append(("eprint", work.eprint))
    for field, value in named:
        doi = _PREFIX.sub("", value) if field == "doi" else ""
        if doi.startswith(("10.5555/", "10.1234/")) and not is_placeholder(value):
            acm = doi.startswith("10.5555/")
            yield rule.finding(
                message="10.5555 is the number of ACM's Digital Library for works without a DOI; doi.org does not know it"
                if acm
                else "10.1234 is the number that examples of DOIs have",
                location=place_of(reference, field),
                severity=Severity.WARNING,
                confidence=Confidence.MEDIUM,
                actual=value[:200],
                remedy="give the work's address instead, or the DOI of its publisher",
                about=reference,
            )
        elif value and is_placeholder(value):
            yield rule.finding(
                message=f"the field {field} still holds what stood in for the real one",
                location=place_of(reference, field),
                actual=value[:200],
                remedy="fill it in, or remove the field",
                about=reference,
            )
