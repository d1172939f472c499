"""The fields of a BibTeX or BibLaTeX entry as a work in the terms of CSL.

Nothing here raises on what people write: a year that cannot be read is kept as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from refcheck.formats.bibtex import THESES
from refcheck.formats.bibtex_names import parse_bibtex_names
from refcheck.formats.eras import of_era
from refcheck.formats.mapping import NEAR, READ_FIELDS, csl_type, language_of, number_field, type_row
from refcheck.formats.tex import decode, fold_blanks, unescape_address
from refcheck.formats.zotero_extra import BIB_FIELD, told_fields, without_told
from refcheck.model.work import NO_FIELDS, Name, PartialDate, Work
from refcheck.references.addresses import first_address, first_of
from refcheck.text.dates import MONTHS, parse_date
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["OWN_FIELDS", "inherit", "work_of"]

OWN_FIELDS = frozenset({"refcheck-mention", "refcheck-note", "refcheck-kind", "refcheck-ignore"})
"""Fields that are refcheck's own and no part of the work."""

MAX_DECODED = 10_000
"""Longer values (characters) are not decoded."""

_ARTICLE_NUMBERS = ("eid", "articleno", "article-number")
"""The fields for the number of an article without pages: that of biblatex, of ACM, of Web of Science."""
_CONSUMED = frozenset(
    {
        *(name for names in READ_FIELDS.values() for name in names),
        *OWN_FIELDS,
        *("subtitle", "booksubtitle", "shortauthor", "month", "day", "langid", *_ARTICLE_NUMBERS),
        *("csl-number", "csl-issue", "csl-collection-number"),
    }
)
_UNDECODED = lazy_re(r"(file|local-url|bdsk-.*|groups|timestamp|options|keywords)$")
_YEAR = lazy_re(r"[0-9]{4}$")
_EDTF = lazy_re(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[?~%]?"
    r"(?:T[0-9:.Z+-]*)?(?:/(?P<end>(?:[0-9]{4}(?:-[0-9]{2}){0,2}[?~%]?|\.\.)?))?$"
)
_DOI_PREFIX = lazy_re(r"(?i)^(?:https?://)?(?:(?:dx|www)\.)?(?:doi\.org/|doi:\s*)+")
_ISBN_SPLIT = lazy_re(r"\s*[,;/]\s*|\s+(?:and|und)\s+")
_BRACKETED = lazy_re(r"\s*\([^)]*\)|(?i:\bisbn(?:-1[03])?:?\s*)")
_PAGE_DASHES = lazy_re(r"\s*(?:[-‐-―−]+)\s*")
_PLAIN_PAGES = lazy_re(r"[0-9A-Za-z]+(?:--?[0-9A-Za-z]+)?\Z")
_PUBLISHERS = READ_FIELDS["publisher"]
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


def inherit(child: Mapping[str, str], parent: Mapping[str, str], child_type: str, parent_type: str) -> dict[str, str]:
    """Return the fields of an entry with those that its ``crossref`` gives it (biblatex, appendix B)."""
    fields = dict(child)
    into_book = child_type in {"inproceedings", "incollection", "inbook", "conference", "suppbook", "inreference"}
    for name, value in parent.items():
        if name in OWN_FIELDS or name in {"ids", "crossref", "xref", "xdata", "label", "options", "file", "shorttitle"}:
            continue
        if into_book and name in {"title", "subtitle"}:
            fields.setdefault("booktitle" if name == "title" else "booksubtitle", value)
        elif into_book and name == "author" and parent_type in {"book", "mvbook"}:
            fields.setdefault("author" if child_type == "inbook" else "bookauthor", value)
        elif name == "booktitle":
            if into_book and "title" not in parent:
                fields.setdefault(name, value)
        else:
            fields.setdefault(name, value)
    return fields


def work_of(entry_type: str, fields: Mapping[str, str]) -> Work:
    """Return the work that an entry describes.

    ``entry_type`` and the names of ``fields`` are in lower case; the values have no delimiters and
    no macros left, but still their TeX.
    """
    told = _by_attribute(fields)
    texts = {attribute: _plain(value) for attribute, value in told.items() if attribute in _TEXTS}
    genre = texts.pop("genre", "")
    for_zotero = told_fields(_shallow(fields[BIB_FIELD])) if BIB_FIELD in fields else {}
    own = _plain(fields.get("csl-type", ""))
    csl = for_zotero.get("type") or NEAR.get(own, own if type_row(own).csl == own else "")
    csl = csl or csl_type(entry_type, genre, fields.get("entrysubtype", ""))
    if genre.lower() == type_row(csl).genre:
        genre = ""
    if csl == "thesis":
        genre = THESES.get(genre, genre) or THESES.get(entry_type, "")
    author, others = _authors(told.get("author", ""), fields.get("shortauthor", ""))
    title, subtitle = _title(fields, "title", "subtitle")
    booktitle, _ = _title(fields, "booktitle", "booksubtitle")
    if booktitle:
        texts["container_title"] = booktitle
    return Work(
        type=csl,
        title=title,
        subtitle=subtitle,
        genre=genre,
        author=author,
        others=others,
        editor=_names(told.get("editor", "")),
        translator=_names(told.get("translator", "")),
        issued=of_era(_issued(fields)),
        accessed=_date(told["accessed"]) if "accessed" in told else None,
        page=_pages(told["page"]) if "page" in told else "",
        language=language_of(_plain(written)) if (written := told.get("language") or fields.get("langid", "")) else "",
        doi=_DOI_PREFIX.sub("", unescape_address(told["doi"])) if "doi" in told else "",
        isbn=_isbns(_plain(told["isbn"])) if "isbn" in told else (),
        issn=tuple(_ISBN_SPLIT.sub(" ", _plain(told["issn"])).split()) if "issn" in told else (),
        url=_url(told.get("url", ""), fields),
        archive_url=unescape_address(told["archive_url"]) if "archive_url" in told else "",
        abstract=_shallow(told["abstract"]) if "abstract" in told else "",
        extra=_extra(fields, csl),
        **{**_told_numbers(for_zotero), **_numbers(fields, csl)},
        **_eprint(told),
        **texts,
    )


_TEXTS = frozenset({
    "title_short", "container_title", "collection_title", "event_title", "publisher", "publisher_place", "edition",
    "volume", "genre", "archive_date", "pmid", "pmcid", "keyword", "note",
})  # fmt: skip
"""The fields of ``Work`` that are text and nothing else."""

_ATTRIBUTE_OF = {
    name: (attribute, rank)
    for attribute, names in READ_FIELDS.items()
    if attribute not in {"collection_number", "number", "issue"}
    for rank, name in enumerate(names)
}


def _by_attribute(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the values by field of ``Work``; of several fields that say the same, the first choice."""
    told: dict[str, str] = {}
    ranks: dict[str, int] = {}
    for name, value in fields.items():
        found = _ATTRIBUTE_OF.get(name)
        if found is None or not value or value.isspace():
            continue
        attribute, rank = found
        if rank < ranks.get(attribute, 99):
            told[attribute] = value
            ranks[attribute] = rank
    return told


def _plain(value: str) -> str:
    if not value:
        return ""
    if len(value) > MAX_DECODED:
        return fold_blanks(value)
    return decode(value)


def _shallow(value: str) -> str:
    """Return a field that nothing is compared with, decoded by the tables alone: large libraries have many."""
    return decode(value, deep=False) if len(value) <= MAX_DECODED else fold_blanks(value)


def _title(fields: Mapping[str, str], main: str, sub: str) -> tuple[str, str]:
    """Return the whole title and its subtitle."""
    title = _plain(fields.get(main, ""))
    subtitle = fields.get(sub, "")
    if not subtitle:
        return title, ""
    subtitle = _plain(subtitle)
    if not title or not subtitle:
        return title or subtitle, ""
    return f"{title}{' ' if title[-1] in '?!.:' else ': '}{subtitle}", subtitle


def _names(value: str) -> tuple[Name, ...]:
    return parse_bibtex_names(value)[0] if value else ()


def _authors(value: str, short: str) -> tuple[tuple[Name, ...], bool]:
    """Return the authors, institutions with the acronyms that ``shortauthor`` gives them."""
    if not value:
        return (), False
    names, others = parse_bibtex_names(value)
    if short:
        acronyms = parse_bibtex_names(short)[0]
        if len(acronyms) == len(names):
            names = tuple(_with_acronym(name, acronym) for name, acronym in zip(names, acronyms, strict=True))
    return names, others


def _with_acronym(name: Name, short: Name) -> Name:
    return replace(name, acronym=short.full) if name.literal and short.full not in {"", name.literal} else name


def _issued(fields: Mapping[str, str]) -> PartialDate | None:
    date = fields.get("date", "")
    if date and not date.isspace():
        return _date(date)
    value = fields.get("year", "").strip()
    if not value:
        return None
    issued = _year(value)
    if issued.year is None or issued.end_year is not None or issued.month is not None:
        return issued
    if "month" not in fields:
        return issued
    month, day = _month(fields["month"], fields.get("day", ""))
    return replace(issued, month=month, day=day if month else None) if month else issued


def _year(value: str) -> PartialDate:
    """Return a year as written; one that no calendar of ours has stays text."""
    if _YEAR.match(value) and _FIRST_YEAR <= int(value) <= _LAST_YEAR:
        return PartialDate(year=int(value), raw=value)
    return _read_year(_plain(value))


def _read_year(text: str) -> PartialDate:
    found = parse_date(text[:100])
    if found is None or found.year is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return PartialDate(raw=text)
    return replace(found, raw=text)


def _date(value: str) -> PartialDate | None:
    """Return a date: ISO 8601 or EDTF as biblatex has it, else what prose would have."""
    text = _plain(value)
    if not text:
        return None
    match = _EDTF.match(text[:100])
    if match is None:
        return _read_year(text)
    year = int(match["year"])
    month, day = (int(match[part]) if match[part] else None for part in ("month", "day"))
    bad = not _FIRST_YEAR <= year <= _LAST_YEAR or (month or 1) not in range(1, 13) or (day or 1) not in range(1, 32)
    if bad:
        return PartialDate(raw=text)
    end = int(match["end"][:4]) if match["end"] and match["end"][0] != "." else None
    return PartialDate(year=year, month=month, day=day, end_year=end if end and end > year else None, raw=text)


def _month(value: str, day: str) -> tuple[int | None, int | None]:
    """Return month and day of a ``month`` field: ``jan``, ``{January}``, ``{4}``, ``{12 May}``."""
    plain = MONTHS.get(value.lower())
    if plain and not day:
        return plain, None
    words = [word.strip(".,~") for word in fold(decode(value[:100])).replace("~", " ").split()]
    month = next((MONTHS[word] for word in words if word in MONTHS), None)
    figures = [int(word) for word in [*words, *day.split()] if word.isascii() and word.isdigit() and len(word) < 3]
    if month is None and words and len(words) == 1 and figures and 1 <= figures[0] <= 12:
        month = figures.pop(0)
    return month, next((figure for figure in figures if 1 <= figure <= 31), None)


def _numbers(fields: Mapping[str, str], csl: str) -> dict[str, str]:
    """Return what ``number``, ``issue`` and ``eid`` are in an entry of this type."""
    found = {}
    if "issue" in fields:
        found["issue"] = _plain(fields["issue"])
    for name in _ARTICLE_NUMBERS:
        if name in fields and "number" not in found:
            found["number"] = _plain(fields[name])
    number = _plain(fields.get("number", ""))
    if number:
        found[number_field(csl)] = number
    for name in ("number", "issue", "collection_number"):
        if own := fields.get(f"csl-{name.replace('_', '-')}"):
            found.setdefault(name, _plain(own))
    return found


def _pages(value: str) -> str:
    if _PLAIN_PAGES.match(value):
        return value.replace("--", "-")
    return _PAGE_DASHES.sub("-", _plain(value))


def _isbns(text: str) -> tuple[str, ...]:
    """Return the ISBNs of a field as they are written, without what stands about them."""
    text = _BRACKETED.sub(" ", text)
    found: list[str] = []
    for part in _ISBN_SPLIT.split(text):
        figures = sum(c.isalnum() for c in part)
        found += [part.strip()] if figures in {10, 13} else part.split()
    return tuple(isbn for isbn in found if isbn)


def _url(url: str, fields: Mapping[str, str]) -> str:
    """Return the address of an entry; older entries keep it in ``howpublished`` or ``note``."""
    if url:
        return first_of(url)
    return next((found for name in ("howpublished", "note") if (found := first_address(fields.get(name, "")))), "")


def _eprint(told: Mapping[str, str]) -> dict[str, str]:
    eprint = unescape_address(told.get("eprint", ""))
    if not eprint or re.match(r"(?i)https?:", eprint):
        # Publishers put the address of their PDF there, which is no number of a preprint.
        return {}
    kind = _plain(told.get("eprint_type", "")).lower()
    if re.match(r"(?i)arxiv:", eprint):
        return {"eprint": eprint[6:].strip(), "eprint_type": "arxiv"}
    return {"eprint": eprint, "eprint_type": kind}


def _told_numbers(told: Mapping[str, str]) -> dict[str, str]:
    """Return the numbers that an entry has no other field for, as they stand in that for Zotero's importer."""
    names = {"number": "number", "collection-number": "collection_number"}
    return {field: told[name] for name, field in names.items() if name in told}


def _extra(fields: Mapping[str, str], csl: str) -> Mapping[str, str]:
    found = {
        name: fold_blanks(value) if _UNDECODED.match(name) else _shallow(value)
        for name, value in fields.items()
        if value and name not in _CONSUMED
    }
    told = (("entrysubtype", type_row(csl).subtype), ("csl-type", csl))
    for name, value in told:
        if value and found.get(name, "").strip().lower() == value:
            # It has told the type.
            del found[name]
    if BIB_FIELD in found:
        found[BIB_FIELD] = without_told(found[BIB_FIELD])
        found = {name: value for name, value in found.items() if name != BIB_FIELD or value}
    # What lost against another field (an organization beside a publisher) is kept as well.
    present = [name for name in _PUBLISHERS if name in fields and fields[name].strip()]
    found.update((name, _shallow(fields[name])) for name in present[1:])
    return MappingProxyType(found) if found else NO_FIELDS
