"""References as records of EndNote's XML (RSXML, as EndNote X and later write it).

Written so that Zotero, pandoc and bibutils read what is meant: the address under ``web-urls``, an institution
with a comma at its end and none inside, editors of a book as tertiary and of other works as secondary authors,
the citation key as ``label``. One line an element's text; what XML has no place for is replaced.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from refcheck.formats.carried import carried, written
from refcheck.formats.eras import in_words
from refcheck.formats.mapping import ENDNOTE_TYPES, IN_BOOK, IN_PERIODICAL, type_row
from refcheck.formats.ris import name_of
from refcheck.formats.tex import plain_line
from refcheck.model.reference import Reference
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.safe import for_xml

__all__ = ["APP", "HEAD", "TAIL", "write_record"]

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
TAIL = "</records></xml>\n"
APP = "refcheck"
"""The program whose foreign key holds the fields that have no element."""

_PLACED = frozenset({"pmid", "pmcid", "volumes", "library", "database"})
"""Fields of a .bib beside ``Work``'s own that have an element."""

_SERIES_SECOND = frozenset({"book", "report", "software", "map"})
_ISSUES = frozenset({"article-journal", "article-magazine"})
_LAWS = frozenset({"bill", "legislation", "treaty", "hearing"})
_NUMBER = _LAWS | {"legal_case"}
"""The types whose number is EndNote's *Number*; of reports, standards and patents it is where a book has its ISBN."""

Lines = Iterator[str]


def write_record(reference: Reference, *, key: str | None = None, number: int = 1, remark: str = "") -> str:
    """Return the ``record`` element of a reference; ``number`` counts the records of a file from 1.

    ``remark`` is a note of its own, beside the work's.
    """
    work = in_words(reference.work)
    kind = type_row(work.type).endnote
    name = ENDNOTE_TYPES[kind]
    lines = [
        "<record>",
        f"<rec-number>{number}</rec-number>",
        *_carried(work),
        f"<ref-type name={quoteattr(name)}>{kind}</ref-type>",
        *_contributors(work),
        *_titles(work),
        *_numbers(work),
        *_keywords(work.keyword),
        *_dates(work.issued),
        *_imprint(work),
        *_element("label", reference.key if key is None else key),
        *_notes(work, remark),
        *_element("work-type", work.genre),
        *_element("language", work.language),
        *_within("urls", _within("web-urls", _element("url", work.url))),
        *_element("access-date", str(work.accessed) if work.accessed else ""),
        "</record>",
    ]
    return "\n".join([*lines, ""])


def _carried(work: Work) -> Lines:
    """Return what has no element of its own, where every program looks for its own keys alone."""
    placed = _PLACED | ({"shortjournal"} if work.type in IN_PERIODICAL else set())
    # A number beside the name of a database is one of that database.
    placed -= ({"volumes"} if work.type in IN_BOOK else set()) | ({"pmid"} if work.extra.get("database") else set())
    issn = {"issn": " ".join(work.issn)} if work.issn and (work.isbn or work.number) else {}
    text = written({**carried(work, without=placed), **issn})
    if text:
        yield f'<foreign-keys><key app="{APP}">{escape(for_xml(text))}</key></foreign-keys>'


def _element(name: str, value: str) -> Lines:
    text = for_xml(plain_line(value))
    if text:
        yield f"<{name}>{escape(text)}</{name}>"


def _within(name: str, lines: Lines) -> Lines:
    inner = list(lines)
    if inner:
        yield f"<{name}>{''.join(inner)}</{name}>"


def _contributors(work: Work) -> Lines:
    editors = "tertiary-authors" if work.type == "book" else "secondary-authors"
    yield from _within(
        "contributors",
        iter(
            [
                *_people("authors", work.author),
                *_people(editors, work.editor),
                *_people("subsidiary-authors", work.translator),
            ]
        ),
    )


def _people(name: str, people: tuple[Name, ...]) -> Lines:
    yield from _within(name, (line for one in people for line in _element("author", name_of(one))))


def _titles(work: Work) -> Lines:
    container, series = work.container_title, work.collection_title
    in_proceedings = work.type == "paper-conference"
    if work.type == "bill" and not series:
        # EndNote's and Zotero's legislative body.
        series = work.publisher
    second = container or (series if work.type in _SERIES_SECOND else "") or work.event_title
    yield from _within(
        "titles",
        iter(
            [
                *_element("title", work.title),
                *_element("secondary-title", (work.event_title or container) if in_proceedings else second),
                *_element("tertiary-title", "" if second == series else series),
                *_element("short-title", work.title_short),
            ]
        ),
    )
    if work.type in IN_PERIODICAL:
        short = work.extra.get("shortjournal", "")
        yield from _within("periodical", iter([*_element("full-title", container), *_element("abbr-1", short)]))
    if in_proceedings:
        yield from _element("custom3", container)
        yield from _element("custom1", work.publisher_place)


def _numbers(work: Work) -> Lines:
    yield from _element("pages", work.page)
    yield from _element("volume", work.volume)
    number = work.number if work.type in _NUMBER else work.collection_number or work.issue
    yield from _element("number", work.issue if work.type in IN_PERIODICAL else number)
    # Zotero looks for the number of a law there.
    yield from _element("misc1", work.number if work.type in _LAWS else "")
    if work.issue and work.type in IN_PERIODICAL - _ISSUES:
        yield from _element("issue", work.issue)
    yield from _element("num-vols", work.extra.get("volumes", "") if work.type not in IN_BOOK else "")
    yield from _element("edition", work.edition or work.extra.get("version", ""))


def _keywords(text: str) -> Lines:
    words = (word for part in text.split(";") for word in part.split(","))
    yield from _within("keywords", (line for word in words for line in _element("keyword", word)))


def _dates(date: PartialDate | None) -> Lines:
    if date is None:
        return
    year = f"{date.year:04d}" if date.year is not None else date.raw
    whole = str(date) if date.year is not None and (date.month or date.end_year) else ""
    yield from _within("dates", iter([*_element("year", year), *_within("pub-dates", _element("date", whole))]))


def _imprint(work: Work) -> Lines:
    number = "" if work.type in IN_PERIODICAL | _NUMBER else work.number
    standard = " ".join(work.issn) if work.type in IN_PERIODICAL else " ".join(work.isbn)
    yield from _element("pub-location", work.publisher_place)
    yield from _element("publisher", work.publisher)
    yield from _element("isbn", number or standard or " ".join(work.issn))
    yield from _element("accession-num", work.pmid)
    yield from _element("electronic-resource-num", work.doi)
    yield from _element("abstract", work.abstract)
    yield from _element("call-num", work.extra.get("library", ""))
    yield from _element("remote-database-name", work.extra.get("database", ""))
    yield from _element("custom2", work.pmcid)
    yield from _element("custom7", work.number if work.type == "article-journal" else "")


def _notes(work: Work, remark: str) -> Lines:
    archived = f"Archived copy of {work.archive_date}, {work.archive_url}" if work.archive_url else ""
    yield from _element("notes", work.note)
    yield from _element("research-notes", ". ".join(part for part in (archived, remark) if part))
