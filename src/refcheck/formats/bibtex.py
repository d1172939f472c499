"""References as BibTeX and BibLaTeX entries: bibliographic fields first, refcheck's own last.

What is written is read as meant by Zotero, JabRef, pandoc, biber and bibtexparser: institutions in
braces, particles with the family name, the title with its subtitle, addresses raw, the language
both as ``language`` (Zotero) and ``langid`` (pandoc). Every value is one line with paired braces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from refcheck.formats.bibtex_names import write_names
from refcheck.formats.eras import in_words
from refcheck.formats.extras import is_shared
from refcheck.formats.mapping import (
    FIELDS,
    NEAR,
    Dialect,
    container_field,
    csl_type,
    kind_of,
    langid_of,
    language_of,
    number_field,
    publisher_field,
    type_row,
)
from refcheck.formats.provenance import (
    KIND_FIELD,
    MENTION_FIELD,
    NOTE_FIELD,
    SEPARATOR,
    citation_records,
    mention_records,
)
from refcheck.formats.tex import escape, escape_address, is_balanced, plain_line
from refcheck.formats.zotero_extra import BIB_FIELD, left_out_of_bib
from refcheck.model.reference import Reference
from refcheck.model.work import Name, Work
from refcheck.text.lazy import lazy_re

__all__ = ["THESES", "entry_fields", "entry_type_of", "safe_key", "write_entry"]

UNDECODED = 10_000
"""Longer fields (characters) are not decoded when they are read: they are written as they stand."""


_BIBTEX_TYPES = frozenset(
    """article book booklet inbook incollection inproceedings conference manual mastersthesis misc phdthesis
    proceedings techreport unpublished""".split()  # noqa: SIM905 - a word list reads best as running text
)
_IMPORTED_TYPES = _BIBTEX_TYPES | frozenset(
    [
        "artwork",
        "audio",
        "collection",
        "inreference",
        "jurisdiction",
        "legislation",
        "letter",
        "movie",
        "mvbook",
        "online",
        "patent",
        "report",
        "software",
        "thesis",
        "video",
    ]
)
"""The entry types of biblatex that Zotero's importer knows: it drops entries of any other."""

THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "mathesis": "Master's thesis"}
"""What the entry types of BibTeX, and the ``type`` keys of BibLaTeX, say of a thesis."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ILLEGAL_KEY = lazy_re(r"[\s\"#%{}~\\,='()@$&^\x00-\x1f\x7f]+")
_PAGE_DASH = lazy_re(r"(?<=\w)\s*[-‐-―]+\s*(?=\w)")


def entry_type_of(reference: Reference, dialect: Dialect) -> str:
    """Return the entry type to write: the one it has, where that says the same in this dialect."""
    work = reference.work
    row = type_row(work.type)
    if dialect is Dialect.EXCHANGE and row.exchange:
        return row.exchange
    known = reference.entry_type in (_IMPORTED_TYPES if dialect is Dialect.BIBLATEX else _BIBTEX_TYPES)
    if work.type == "thesis" and dialect is not Dialect.BIBLATEX:
        return "mastersthesis" if re.search(r"(?i)\b(m\.?\s?a|m\.?\s?sc|master)", work.genre) else "phdthesis"
    written = row.biblatex if dialect is Dialect.BIBLATEX else row.bibtex
    biblatex_only = dialect is Dialect.BIBLATEX and reference.entry_type in _BIBTEX_TYPES and written != row.bibtex
    if known and not biblatex_only and csl_type(reference.entry_type, subtype=row.subtype) == work.type:
        return reference.entry_type
    return written


def safe_key(key: str) -> str:
    """Return ``key`` without what BibTeX or biber refuse in keys, "ref" when nothing is left."""
    return _ILLEGAL_KEY.sub("-", plain_line(key)).strip("-") or "ref"


def write_entry(
    reference: Reference,
    *,
    dialect: Dialect = Dialect.BIBTEX,
    provenance: bool = False,
    key: str | None = None,
    newline: str = "\n",
    annotation: str = "",
    for_zotero: bool = False,
) -> str:
    """Return the entry of a reference, a line for each field, with a line end at its end.

    With ``provenance``, what documents say of the work is kept in the ``refcheck-*`` fields. ``annotation`` is
    a note for the reader of the library that no bibliography prints (``annote``). With ``for_zotero`` what its importer
    would leave out stands in one more field.
    """
    entry_type = entry_type_of(reference, dialect)
    fields = entry_fields(reference, dialect=dialect)
    if for_zotero:
        fields = _with_left_out(fields, left_out_of_bib(in_words(reference.work), entry_type, dialect), dialect)
    if annotation:
        fields = [*(one for one in fields if one[0] != "annote"), ("annote", _text(annotation))]
    if provenance:
        fields += provenance_fields(reference, entry_type, dialect)
    lines = [f"@{entry_type}{{{safe_key(reference.key if key is None else key)},"]
    lines += [f"  {name} = {value}," for name, value in fields]
    return newline.join([*lines, "}", ""])


def provenance_fields(reference: Reference, entry_type: str, dialect: Dialect) -> list[tuple[str, str]]:
    """Return refcheck's own fields of a reference, each with its delimiters."""
    mentions = mention_records(reference.mentions)
    notes = citation_records(reference.citations, reference.key)
    fields = []
    if kind_of(entry_type, _as_read(reference.work, entry_type, dialect)) is not reference.kind:
        fields.append((KIND_FIELD, f"{{{reference.kind.value}}}"))
    if mentions:
        fields.append((MENTION_FIELD, f"{{{SEPARATOR.join(mentions)}}}"))
    if notes:
        fields.append((NOTE_FIELD, f"{{{SEPARATOR.join(notes)}}}"))
    return fields


def _as_read(work: Work, entry_type: str, dialect: Dialect) -> Work:
    """Return what of a work its entry tells of its kind."""
    genre = plain_line(_genre(work, entry_type, dialect))
    return Work(
        # Where the entry does not tell the type, a field of its own does.
        type=work.type
        if dialect is Dialect.BIBTEX and type_row(work.type).csl == work.type
        else csl_type(entry_type, genre),
        title=plain_line(work.title),
        container_title=plain_line(work.container_title),
        genre=genre,
        doi=plain_line(work.doi),
        isbn=tuple(plain_line(" ".join(work.isbn)).split()),
        url=plain_line(work.url),
        eprint=plain_line(work.eprint),
        note=plain_line(work.note),
        extra={name: plain_line(value) for name, value in work.extra.items()},
    )


def entry_fields(reference: Reference, *, dialect: Dialect = Dialect.BIBTEX) -> list[tuple[str, str]]:
    """Return the bibliographic fields of a reference in order, each value with its delimiters."""
    work = in_words(reference.work)
    entry_type = entry_type_of(reference, dialect)
    fields: dict[str, str] = {}
    for row in FIELDS:
        name = row.biblatex if dialect is Dialect.BIBLATEX else row.bibtex
        writer = _WRITERS.get(row.work)
        if writer is not None:
            values = writer(_Entry(work, entry_type, dialect), row.work, name)
        else:
            value = getattr(work, row.work)
            values = [(name, f"{{{_address(value, dialect)}}}" if row.raw and value else _text(value))]
        for written, value in values:
            if written and value and written not in fields:
                fields[written] = value
    for name, value in _extras(work.extra):
        fields.setdefault(name, value)
    if dialect is not Dialect.BIBTEX and "howpublished" in fields and "url" in fields:
        # Zotero takes an address there for that of the work, without its "~"; what comes last counts.
        fields["url"] = fields.pop("url")
    return [(name, _readable_signs(_readable_braces(value, dialect), dialect)) for name, value in fields.items()]


_IN_EXTRA = frozenset({"doi", "eprint", "pmid", "pmcid", "howpublished", "mrnumber", "zmnumber"})
"""Fields of which Zotero makes lines of *Extra*: what stands before all of them, its citations find."""


def _with_left_out(fields: list[tuple[str, str]], left_out: str, dialect: Dialect) -> list[tuple[str, str]]:
    """Return the fields with what Zotero leaves out, but where the entry has a number of the Library of Congress."""
    names = [name for name, _ in fields]
    if not left_out or BIB_FIELD in names:
        return fields
    place = next((at for at, name in enumerate(names) if name in _IN_EXTRA), len(fields))
    written = _readable_signs(_readable_braces(_text(left_out), dialect), dialect)
    return [*fields[:place], (BIB_FIELD, written), *fields[place:]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is written, and as what."""

    work: Work
    type: str
    dialect: Dialect


def _address(value: str, dialect: Dialect) -> str:
    """Return an address or identifier as it is written.

    After a lone dollar in one Better BibTeX's parser waits for the end of a formula, and loses the rest of the entry.
    """
    written = escape_address(value)
    is_cut = (
        dialect is not Dialect.BIBTEX and written.count("$") % 2 and written.lower().startswith(("http:", "https:"))
    )
    return written.replace("$", "%24") if is_cut else written


def _text(value: str) -> str:
    written = plain_line(value) if len(value) > UNDECODED and is_balanced(value) else escape(value)
    return f"{{{written}}}" if written else ""


_BRACES = lazy_re(r"\{\\textbrace(left|right)\}")
_PAIRED = {"left": r"\{", "right": r"\}"}
_LONE = {"left": r"\{\vphantom{\}}", "right": r"\vphantom{\{}\}"}


def _readable_braces(value: str, dialect: Dialect) -> str:
    """Return a field whose braces pandoc reads: it leaves out the commands that print them.

    A lone one has a partner that nobody sees, because BibTeX counts those with a backslash as well.
    """
    if dialect is Dialect.BIBTEX or r"\textbrace" not in value:
        return value
    lone = _lone_braces([match[1] for match in _BRACES.finditer(value)])
    count = iter(range(len(value)))
    return _BRACES.sub(lambda match: (_LONE if next(count) in lone else _PAIRED)[match[1]], value)


def _lone_braces(sides: Sequence[str]) -> set[int]:
    """Return which of a field's braces, by their place among them, have no partner."""
    lone: set[int] = set()
    opened: list[int] = []
    for place, side in enumerate(sides):
        if side == "left":
            opened.append(place)
        elif opened:
            opened.pop()
        else:
            lone.add(place)
    return lone | set(opened)


_LESS_OR_MORE = lazy_re(r"\{\\text(less|greater)\}")
_DOLLAR = lazy_re(r"(?<!\\)\\\$")


def _readable_signs(value: str, dialect: Dialect) -> str:
    r"""Return a field whose signs other programs read, and that TeX prints as before.

    Zotero shows the names of the commands for ``<`` and ``>``, other importers leave them out; all know them between
    dollars, which pandoc alone keeps (its bibliographies print the sign), so BibLaTeX's files have the commands.
    Between any two dollars Zotero takes the text for a formula, with a backslash or without, and drops both. pandoc
    leaves out the command for a grave accent: what stands there instead is printed as the quotation mark that it
    mostly stands for, with braces after it because two in a row are another.
    """
    if dialect is Dialect.BIBTEX:
        return value
    value = value.replace(r"{\textasciigrave}", "`{}")
    lone = value.count("$") < 2
    if dialect is Dialect.EXCHANGE and _LESS_OR_MORE.search(value):
        value = _LESS_OR_MORE.sub(
            lambda match: "$<$" if match[1] == "less" else "$>$", _DOLLAR.sub(_named_dollar, value)
        )
    return value if lone else _DOLLAR.sub(_named_dollar, value)


def _named_dollar(_match: re.Match[str]) -> str:
    return r"{\textdollar}"


def _one_of_a_list(entry: _Entry, value: str) -> str:
    """Return the value of a field that programs take for a list: an "and" in a single name is protected."""
    text = _text(value)
    is_list = entry.dialect is not Dialect.BIBTEX and " and " in f" {plain_line(value).lower()} "
    return f"{{{text}}}" if is_list else text


Fields = Iterable[tuple[str, str]]


def _people(entry: _Entry, attribute: str, name: str) -> Fields:
    people: tuple[Name, ...] = getattr(entry.work, attribute)
    is_author = attribute == "author"
    written = write_names(people, others=entry.work.others and is_author)
    yield name, f"{{{written}}}" if written else ""
    if is_author and any(person.acronym for person in people):
        short = [escape(p.acronym or p.surname) for p in people]
        yield "shortauthor", "{" + " and ".join(f"{{{s}}}" if re.search(r"[\s,]", s) else s for s in short) + "}"


def _container(entry: _Entry, _attribute: str, _name: str) -> Fields:
    yield container_field(entry.work.type, entry.dialect), _text(entry.work.container_title)


def _publisher(entry: _Entry, _attribute: str, _name: str) -> Fields:
    yield publisher_field(entry.type, entry.dialect), _one_of_a_list(entry, entry.work.publisher)


def _place(entry: _Entry, _attribute: str, name: str) -> Fields:
    yield name, _one_of_a_list(entry, entry.work.publisher_place)


def _eprint_type(entry: _Entry, _attribute: str, name: str) -> Fields:
    yield name, _text(entry.work.eprint_type)
    if entry.dialect is Dialect.EXCHANGE:
        yield "eprinttype", _text(entry.work.eprint_type)


def _numbered(entry: _Entry, attribute: str, name: str) -> Fields:
    """Yield ``number`` as the type has it; the number of an article is what replaces its pages."""
    own = number_field(entry.work.type)
    value = _text(getattr(entry.work, attribute))
    if own == attribute:
        yield name, value
    elif attribute == "number" and own == "issue":
        yield "eid", value
    elif entry.dialect is Dialect.BIBTEX:
        # The number in a series of what has one of its own, the issue of a book: no program looks for them.
        yield f"csl-{attribute.replace('_', '-')}", value


def _typed(entry: _Entry, _attribute: str, name: str) -> Fields:
    genre = _genre(entry.work, entry.type, entry.dialect)
    yield name, _text(genre)
    row = type_row(entry.work.type)
    is_told = entry.work.extra.get("csl-type") in NEAR
    if (
        entry.dialect is Dialect.BIBTEX
        and not is_told
        and csl_type(entry.type, genre, row.subtype) != row.csl == entry.work.type
    ):
        # A patent or data set that has a genre of its own in the field that would tell what it is.
        yield "csl-type", _text(row.csl)
    if entry.type == "article":
        yield "entrysubtype", _text(type_row(entry.work.type).subtype)


def _accessed(entry: _Entry, _attribute: str, name: str) -> Fields:
    yield name, _text(str(entry.work.accessed) if entry.work.accessed else "")


def _pages(entry: _Entry, _attribute: str, name: str) -> Fields:
    yield name, _text(_PAGE_DASH.sub("–", entry.work.page)).replace("–", "--")


def _standard_numbers(entry: _Entry, attribute: str, name: str) -> Fields:
    """Yield ISBNs and ISSNs, all in one field; biber warns of every entry with two ISBNs there, not with two ISSNs."""
    values: tuple[str, ...] = getattr(entry.work, attribute)
    is_one = entry.dialect is Dialect.BIBLATEX and attribute == "isbn"
    yield name, _text(" ".join(values[:1] if is_one else values))


def _language(entry: _Entry, _attribute: str, name: str) -> Fields:
    yield name, _text(entry.work.language)
    yield "langid", _text(langid_of(language_of(entry.work.language)))


def _genre(work: Work, entry_type: str, dialect: Dialect) -> str:
    """Return the ``type`` field: what the entry type does not say by itself."""
    if work.type == "thesis":
        if dialect is Dialect.BIBTEX:
            return "" if work.genre == THESES.get(entry_type) else work.genre
        # In words: most programs show the keys of biblatex as they stand.
        return work.genre or THESES.get(entry_type, THESES["phdthesis"])
    if work.genre or csl_type(entry_type) == work.type:
        return work.genre
    genre = type_row(work.type).genre
    # It begins a sentence there.
    return genre.capitalize() if entry_type in {"techreport", "report"} else genre


def _issued(entry: _Entry, _attribute: str, _name: str) -> Fields:
    issued = entry.work.issued
    if issued is None:
        return
    if issued.year is None:
        yield ("date" if entry.dialect is Dialect.BIBLATEX and _is_edtf(issued.raw) else "year"), _text(issued.raw)
        if entry.dialect is Dialect.EXCHANGE:
            # Of a year in words Zotero keeps the figures alone, and nothing where there are none.
            yield "date", _text(issued.raw)
    elif entry.dialect is Dialect.BIBLATEX:
        yield "date", _text(str(issued))
    else:
        end = f"--{issued.end_year:04d}" if issued.end_year else ""
        yield "year", f"{{{issued.year:04d}{end}}}"
        if issued.month is not None and 1 <= issued.month <= 12:
            yield "month", _MONTHS[issued.month - 1]
            yield "day", _text(str(issued.day) if issued.day else "")
        if entry.dialect is Dialect.EXCHANGE and (end or issued.day):
            # Two years in one field are none to most programs, and Zotero has no day but in a date.
            yield "date", _text(str(issued))


def _is_edtf(text: str) -> bool:
    return re.fullmatch(r"[0-9]{4}(-[0-9X]{2}){0,2}[?~%]?", text) is not None


def _extras(extra: Mapping[str, str]) -> Fields:
    """Yield the fields that CSL has no name for, under their own; those of the owner's machine stay."""
    for name, value in extra.items():
        lower = name.lower()
        if is_shared(lower):
            yield lower, _text(value)


_WRITERS: Mapping[str, Callable[[_Entry, str, str], Fields]] = {
    "author": _people,
    "editor": _people,
    "translator": _people,
    "container_title": _container,
    "publisher": _publisher,
    "publisher_place": _place,
    "eprint_type": _eprint_type,
    "collection_number": _numbered,
    "number": _numbered,
    "issue": _numbered,
    "genre": _typed,
    "issued": _issued,
    "accessed": _accessed,
    "page": _pages,
    "isbn": _standard_numbers,
    "issn": _standard_numbers,
    "language": _language,
}
"""The fields that are more than text."""
