"""The works that registries hold, as lines of a text that a person writes (works.txt says what stands where)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Held", "held_in"]

_YEAR = re.compile(r"(?P<print>\d{4})?\s*(?:~(?P<online>\d{4}))?")
_PLACE = re.compile(r"(?:(?P<volume>[^\s(]+)?(?:\((?P<issue>[^)]+)\))?\s)?(?P<pages>\S+)?")
_FIELDS = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """One work as registries have it. ``online`` and ``printed`` are years, 0 where none is given; ``holders`` are the
    letters of those that hold it, ``years`` those of all editions of a book.
    """

    doi: str
    kind: str
    title: str
    subtitle: str = ""
    authors: tuple[tuple[str, str], ...] = ()
    """Family and given names; a body has no given name."""
    container: str = ""
    short: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    printed: int = 0
    online: int = 0
    publisher: str = ""
    holders: str = "CA"
    isbn: str = ""
    arxiv: str = ""
    pmid: str = ""
    agency: str = "Crossref"
    update: str = ""
    told_by: str = ""
    years: tuple[int, ...] = field(default=())

    @property
    def year(self) -> int:
        """The year that a registry gives first: that of the earlier date."""
        return min(year for year in (self.printed, self.online) if year)

    @property
    def whole_title(self) -> str:
        """Title and subtitle."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    @property
    def number(self) -> int:
        """A number of its own."""
        return sum(at * ord(letter) for at, letter in enumerate(f"{self.doi}{self.title}", 7))


def held_in(path: Path) -> list[Held]:
    """Return the works of a file."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return [_held(line) for line in lines if line and not line.startswith("#")]


def _held(line: str) -> Held:
    doi, kind, titles, people, places, place, dates, more = [*map(str.strip, line.split("|")), *[""] * _FIELDS][
        :_FIELDS
    ]
    if _YEAR.fullmatch(place) and not dates.strip("~ ")[:4].isdigit():  # nothing stands between container and year
        place, dates, more = "", place, dates
    title, _, subtitle = titles.partition(" :: ")
    container, _, short = places.partition(" = ")
    found, years = _PLACE.fullmatch(place), _YEAR.fullmatch(dates)
    if found is None or years is None:
        raise ValueError(line)
    extra = dict(pair.split("=", 1) for pair in map(str.strip, more.split(";")) if "=" in pair)
    arxiv = extra.get("arxiv", "")
    return Held(
        doi="" if doi == "-" else doi,
        kind=kind,
        title=title,
        subtitle=subtitle,
        authors=tuple(_person(one) for one in people.split("; ") if one),
        container=container,
        short=short,
        volume=found["volume"] or "",
        issue=found["issue"] or "",
        pages=found["pages"] or "",
        printed=int(years["print"] or 0),
        online=int(years["online"] or 0),
        publisher=extra.get("pub", ""),
        holders=extra.get("who", "CA"),
        isbn=extra.get("isbn", ""),
        arxiv=arxiv,
        pmid=extra.get("pmid", ""),
        agency=extra.get("agency", "DataCite" if arxiv else "Crossref"),
        update=extra.get("up", ""),
        told_by=extra.get("by", ""),
        years=tuple(map(int, extra["years"].split(","))) if "years" in extra else (),
    )


def _person(text: str) -> tuple[str, str]:
    family, _, given = text.partition(", ")
    return family, given
