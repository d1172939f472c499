"""SYN: entities of HTML and characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Fixable, Rule, check
from refcheck.checks.written import is_plain, setting, written
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import Location, SetField
from refcheck.model.reference import Reference
from refcheck.text.lazy import lazy_re

MAX_LENGTH = 10_000
"""Longer values (characters) are left alone."""
_PROSE = (
    "title", "subtitle", "booktitle", "journal", "journaltitle", "series", "publisher", "institution", "school",
    "author", "editor", "address", "location", "organization", "shorttitle", "maintitle",
)  # fmt: skip
_ENTITY = lazy_re(r"\{?\\?&\}?(#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,20});")
_EXACT = ("doi", "url", "isbn", "issn", "eprint")
_INVISIBLE = lazy_re("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00a0\u202f]")
_STRAY = lazy_re("[\u200b\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@check(
    "SYN010",
    "html-entity",
    "an entity of HTML stands in a field",
    severity=Severity.WARNING,
    fixable=Fixable.SAFE,
    judged=(0, 0),
)
def html_entity(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    r"""Finds entities of HTML (`&amp;`, `&eacute;`, `&#8211;`) in the fields that bibliographies print.

    ## Why it matters

    BibTeX does not know them: `AT&amp;T` is printed as it stands, or TeX stops at the `&`. A search for the title with
    the right character finds nothing.

    ## Example

    Before:

    ```bibtex
    @report{okafor2018,
      author      = {Okafor, Ngozi},
      title       = {Fees &amp; Debts of Migrant Workers},
      institution = {Border Rights Network},
      year        = {2018},
    }
    ```

    After:

    ```bibtex
    @report{okafor2018,
      author      = {Okafor, Ngozi},
      title       = {Fees \& Debts of Migrant Workers},
      institution = {Border Rights Network},
      year        = {2018},
    }
    ```

    ## How to mend

    `refcheck fix FILE.bib --write` writes the character itself, which is a safe fix. Where TeX stands in
    the same field, it is left to be mended by hand.

    ## How sure it is

    Only names that HTML has, and numbers, between `&` and `;`. Addresses, abstracts and notes are left alone.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): none was named, so no share can be
    given.

    ## Known false alarms

    A work about HTML or XML that names an entity in its title. None was seen.
    """
    for name in _PROSE:
        field = reference.fields.get(name)
        if field is None or "&" not in field.raw or ";" not in field.raw:
            continue
        value = written(reference, name) or ""
        found = [match for match in _ENTITY.finditer(value[:MAX_LENGTH]) if _is_entity(match[1])]
        if not found:
            continue
        rest = _ENTITY.sub("", value)
        mended = _ENTITY.sub(lambda match: unescape(f"&{match[1]};") if _is_entity(match[1]) else match[0], value)
        yield rule.finding(
            message=f"an entity of HTML stands in the field {name}",
            location=place_of(reference, name),
            expected=unescape(f"&{found[0][1]};"),
            actual=found[0].group(),
            remedy="write the character itself",
            about=reference,
            intent=setting(reference, name, mended, safe=True, summary="write the character instead of the entity")
            if is_plain(rest)
            and "&" not in rest
            and len(value) <= MAX_LENGTH
            and all(_is_printed(match[1]) for match in found)
            else None,
        )


def _is_printed(name: str) -> bool:
    """Return whether an entity is a character that prints; some numbers are those of none."""
    text = unescape(f"&{name};")
    return bool(text) and not any(char == "\ufffd" or unicodedata.category(char)[0] == "C" for char in text)


def _is_entity(name: str) -> bool:
    return name[0] == "#" or f"{name};" in html5


@check(
    "SYN015",
    "invisible-char",
    "a character that nobody sees stands in an identifier, a key or amid Latin letters",
    severity=Severity.WARNING,
    fixable=Fixable.SAFE,
    judged=(1, 1),
)
def invisible_char(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds zero-width blanks, soft hyphens, no-break blanks and marks of direction in a DOI, an address, an
    ISBN, an ISSN or a key; and those that join or turn letters, between two Latin, Greek or Cyrillic ones.

    ## Why it matters

    A copied DOI or address with such a character leads nowhere, and nobody sees why. A key with one is not found by
    the citation that somebody typed.

    ## Example

    Before:

    ```bibtex
    @article{okafor2018,
      author  = {Okafor, Ngozi},
      title   = {Wages at the Border},
      journal = {Journal of Invented Studies},
      year    = {2018},
      doi     = {10.5555/\u200bwages.2018},
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

    Behind the stroke of the first DOI stands a zero-width blank (U+200B), as copied from a web page.

    ## How to mend

    `refcheck fix FILE.bib --write` takes them out of DOIs, addresses and numbers, which is a safe fix. Out of
    titles and keys they are taken by hand.

    ## How sure it is

    In prose these characters are right in Thai, Khmer, Lao, Burmese, Persian and Indic text, marks of
    direction in Arabic and Hebrew, no-break blanks in French, soft hyphens and non-joiners in German: only
    what stands between two letters of an alphabet that has no use for it is named, and never where the field
    holds letters written from right to left.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): 1 found (a soft hyphen in an
    address), and right. That is too few to tell a share.

    ## Known false alarms

    Keys in Indic letters, where a zero-width joiner is part of the spelling. None was seen.
    """
    for char in () if reference.key.isascii() else _STRAY.findall(reference.key[:200]):
        yield _seen(rule, reference, "key", char, None)
        break
    for name in _EXACT:
        held = reference.fields.get(name)
        if held is not None and not held.raw.isascii() and _INVISIBLE.search(held.raw[:MAX_LENGTH]):
            value = written(reference, name) or ""
            clean = _INVISIBLE.sub("", value)
            intent = (
                setting(reference, name, clean, safe=True, summary=f"take what nobody sees out of the {name}")
                if clean and is_plain_address(value)
                else None
            )
            yield _seen(rule, reference, name, _INVISIBLE.findall(held.raw)[0], intent)
    for name in _PROSE:
        field = reference.fields.get(name)
        if field is None or field.raw.isascii():
            continue
        raw = field.raw[:MAX_LENGTH]
        stray = next((match for match in _STRAY.finditer(raw) if _is_amid_letters(raw, match)), None)
        if stray and not any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in raw if char != "\u200f"):
            yield _seen(rule, reference, name, stray.group(), None)


def is_plain_address(value: str) -> bool:
    """Return whether an address or a number has neither braces nor backslashes."""
    return not re.search(r"[\\{}]", value)


def _is_amid_letters(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return all(
        char.isalpha() and unicodedata.name(char, "").split()[0] in _ALPHABETS for char in (before, after)
    ) and bool(before and after)


_ALPHABETS = frozenset({"LATIN", "GREEK", "CYRILLIC"})


def _seen(rule: Rule, reference: Reference, name: str, char: str, intent: SetField | None) -> Finding:
    told = f"U+{ord(char):04X} {unicodedata.name(char, '').lower()}".strip()
    where = reference.location if name == "key" else place_of(reference, name)
    return rule.finding(
        message=f"a character that nobody sees stands in the {'key' if name == 'key' else 'field ' + name}: {told}",
        location=Location(path=where.path, line=where.line, marker=where.marker),
        actual=f"{name} {told}",
        remedy="take it out",
        about=reference,
        intent=intent,
    )


@check(
    "SYN014",
    "not-nfc",
    "letters are written in another form than Unicode's NFC",
    severity=Severity.INFO,
    fixable=Fixable.SAFE,
    judged=(9, 9),
)
def not_nfc(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds letters in another form than Unicode's NFC: mostly an accent that is a character of its own behind its
    letter, as copied out of a PDF or from file names of macOS.

    ## Why it matters

    Both look the same, but searching and sorting take them for different words, and some fonts print the accent beside
    its letter. One author may then stand in two places of an index.

    ## Example

    Before:

    ```bibtex
    @article{garcia2018,
      author  = {Garci\u0301a, Ana},
      title   = {Wages at the Border},
      journal = {Journal of Invented Studies},
      year    = {2018},
    }
    ```

    After:

    ```bibtex
    @article{garcia2018,
      author  = {García, Ana},
      title   = {Wages at the Border},
      journal = {Journal of Invented Studies},
      year    = {2018},
    }
    ```

    The first name is written with an `i` and an accent of its own (U+0301) behind it.

    ## How to mend

    `refcheck fix FILE.bib --write` writes them as one character, which is a safe fix: both are the same text to
    Unicode. Where TeX stands in the field it is left to be mended by hand.

    ## How sure it is

    It holds for every script. Letters that have no single character are left alone.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 9 found, all right.

    ## Known false alarms

    Chinese and Japanese names that are written with a variant of a character on purpose: NFC has the common character
    in its place. None was seen.
    """
    for name in _PROSE:
        field = reference.fields.get(name)
        if field is None or field.raw.isascii():
            continue
        raw = field.raw[:MAX_LENGTH]
        if unicodedata.is_normalized("NFC", raw):
            continue
        value = written(reference, name) or ""
        composed = unicodedata.normalize("NFC", value)
        yield rule.finding(
            message=f"the field {name} has letters in another form than Unicode's NFC, so that searches miss them",
            location=place_of(reference, name),
            expected=composed[:200],
            actual=name,
            remedy="write them as one character (Unicode's form NFC)",
            about=reference,
            intent=setting(reference, name, composed, safe=True, summary="write letter and accent as one character")
            if value and is_plain(value)
            else None,
        )
