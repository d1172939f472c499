"""A bibliographic work in the terms of CSL (https://docs.citationstyles.org/en/stable/specification.html)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType

NO_FIELDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """A person (``family`` and what goes with it) or an institution (``literal``).

    ``particle`` is CSL's non-dropping particle ("van den"); ``acronym`` is what an institution
    calls itself in short ("TF-AMW"), ``None`` when the source gives none.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    acronym: str | None = None

    @property
    def full(self) -> str:
        """The name as a person would read it: ``Mauro Testaverde``, ``World Bank``."""
        if self.literal:
            return self.literal
        if not self.particle and not self.suffix:
            return f"{self.given} {self.family}" if self.given and self.family else self.given or self.family
        return " ".join(part for part in (self.given, self.particle, self.family, self.suffix) if part)

    @property
    def surname(self) -> str:
        """The family name with its particle, or the institution."""
        if self.literal or not self.particle:
            return self.literal or self.family
        return f"{self.particle} {self.family}" if self.family else self.particle


@dataclass(frozen=True, kw_only=True, slots=True)
class PartialDate:
    """A date as far as it is known, proleptic Gregorian; ``raw`` keeps what could not be read.

    ``month`` is 1-12, ``day`` 1-31; ``end_year`` closes a range (2016/17).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    raw: str = ""

    def __str__(self) -> str:
        """Return ISO 8601 to the precision known, else the raw text."""
        if self.year is None:
            return self.raw
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return f"{text}/{self.end_year:04d}" if self.end_year is not None else text


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """The fields of one work, named as CSL names them with ``-`` written as ``_``.

    Text is plain Unicode without TeX or HTML. Empty strings, empty tuples and ``None`` mean that
    the source does not say. ``title`` is the whole title, subtitle included, joined by ``": "``
    unless it ends in punctuation of its own; ``subtitle`` repeats its last part when it is known.
    ``page`` is the extent of the work in its container, never the page that somebody cites.
    ``extra`` holds fields that CSL has no name for, under the source's own names.
    """

    type: str = "document"
    title: str = ""
    subtitle: str = ""
    title_short: str = ""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    container_title: str = ""
    collection_title: str = ""
    collection_number: str = ""
    event_title: str = ""
    publisher: str = ""
    publisher_place: str = ""
    edition: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    genre: str = ""
    language: str = ""
    doi: str = ""
    isbn: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    url: str = ""
    archive_url: str = ""
    archive_date: str = ""
    eprint: str = ""
    eprint_type: str = ""
    pmid: str = ""
    pmcid: str = ""
    abstract: str = ""
    keyword: str = ""
    note: str = ""
    others: bool = False
    extra: Mapping[str, str] = field(default_factory=lambda: NO_FIELDS)

    @property
    def year(self) -> int | None:
        """The year of ``issued``, ``None`` when it is not known."""
        return self.issued.year if self.issued else None

    def known_fields(self) -> tuple[str, ...]:
        """Return the names of the fields that say something, in the order of this class."""
        return tuple(f.name for f in fields(self) if f.name != "type" and getattr(self, f.name))
