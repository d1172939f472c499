"""Files as Zotero's own translators read them, run in Node from clones of its repositories.

Nothing of Zotero is in this repository: its code has another licence, and no package registry has a current one.
``zotero_import.mjs`` is what a translator sees around itself.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from benchmarks.exports.compare import Item
from benchmarks.exports.importers import Importer, MissingError, RefusedError
from benchmarks.exports.zotero import TYPES
from refcheck.text.dates import parse_date

__all__ = ["NEEDED", "TRANSLATORS", "importer", "of_zotero"]

NEEDED = """clones of github.com/zotero/translators, zotero/utilities and zotero/zotero-schema under these last names, and
the packages jsdom and xregexp (npm install --prefix DIR jsdom xregexp)"""

TRANSLATORS = {
    "ris": "RIS",
    "bibtex": "BibTeX",
    "biblatex": "BibTeX",
    "csl-json-zotero": "CSL JSON",
    "endnote-xml": "Endnote XML",
    "coins": "COinS",
}
"""Zotero's translator for each of the formats."""

_SCRIPT = Path(__file__).with_name("zotero_import.mjs")
_TAG = re.compile(r"</?\w[^<>]*>")
_LINE = re.compile(r"(?m)^([A-Za-z][A-Za-z -]*): *(.+)$")
_IN_TEXT = re.compile(r"\{:([a-z_-]+|[A-Z]+): *([^}]+)\}")
"""A field in *Extra* as citeproc-js, which Zotero cites with, takes it from anywhere in its first line, and from a later
one that begins with a name in small letters or in capitals (``parseNoteFieldHacks``)."""
_HEAD = re.compile(r"([a-z_-]+|[A-Z]+|Num Pages|Issue):")
"""Such a name, or one that Zotero gives the name of a variable of CSL before (``extraToCSL``)."""
_IN_EXTRA = {
    "doi": "doi", "event-place": "place", "place": "place", "publisher-place": "place", "language": "language",
    "series": "series", "collection-title": "series", "series number": "series_number", "collection-number": "series_number",
    "publication title": "container", "container-title": "container", "publisher": "publisher", "edition": "edition",
    "volume": "volume", "issue": "issue", "pages": "page", "page": "page", "number": "number", "genre": "genre",
    "keyword": "keyword", "isbn": "isbn", "issn": "issn", "accessed": "accessed",
}  # fmt: skip
"""The lines of *Extra* that Zotero's citations take for a field (zotero/utilities, ``extraToCSL``)."""

_MAKERS = (
    "author", "programmer", "presenter", "interviewee", "director", "cartographer", "inventor", "podcaster", "performer",
    "composer", "artist", "sponsor", "uploader",
)  # fmt: skip
"""The creators that stand first in the types that have no author."""

# The fields of an item by those of a reference, whichever of them its type has.
_FIELDS = {
    "title": ("title", "caseName", "nameOfAct", "subject"),
    "issued": ("date", "dateDecided", "dateEnacted", "issueDate"),
    "container": ("publicationTitle", "bookTitle", "proceedingsTitle", "encyclopediaTitle", "dictionaryTitle", "websiteTitle",
                  "blogTitle", "programTitle", "forumTitle", "reporter", "code"),
    "series": ("series", "seriesTitle"),
    "series_number": ("seriesNumber",),
    "edition": ("edition", "versionNumber"),
    "volume": ("volume", "reporterVolume", "codeVolume", "codeNumber"),
    "issue": ("issue",),
    "number": ("reportNumber", "number", "billNumber", "patentNumber", "publicLawNumber", "docketNumber", "documentNumber",
               "episodeNumber", "identifier", "archiveID"),
    "page": ("pages", "firstPage", "codePages", "numPages"),
    "genre": ("reportType", "thesisType", "manuscriptType", "websiteType", "mapType", "presentationType", "letterType", "postType",
              "genre", "type", "artworkMedium", "interviewMedium"),
    "publisher": ("publisher", "institution", "university", "company", "repository", "distributor",
                  "studio", "network", "label", "court", "organization", "assignee", "legislativeBody"),
    "place": ("place", "repositoryLocation"),
    "doi": ("DOI",),
    "url": ("url",),
    "isbn": ("ISBN",),
    "issn": ("ISSN",),
    "accessed": ("accessDate",),
    "language": ("language",),
    "abstract": ("abstractNote",),
    "keyword": (),
}  # fmt: skip


def importer(folder: Path) -> Importer:
    """Return what reads a file with the translators in a folder that has ``NEEDED``."""

    def read(text: str, name: str) -> Sequence[Item]:
        return [of_zotero(item) for item in _run(folder, TRANSLATORS[name], text)]

    return read


def _run(folder: Path, translator: str, text: str) -> list[Mapping[str, Any]]:
    node = shutil.which("node")
    if node is None:
        raise MissingError("Node is not installed")
    if not (folder / "translators" / f"{translator}.js").is_file():
        raise MissingError(f"{folder} has no translators/{translator}.js")
    done = subprocess.run(
        [node, str(_SCRIPT), str(folder.resolve()), translator], input=text.encode(), capture_output=True, check=False
    )
    if done.returncode:
        raise RefusedError(done.stderr.decode(errors="replace")[-400:])
    found: list[Mapping[str, Any]] = json.loads(done.stdout)
    return found


def of_zotero(item: Mapping[str, Any]) -> Item:
    """Return an item that Zotero has saved.

    A type or another field in *Extra* is one, as Zotero's citations have it.
    """
    extra = str(item.get("extra", ""))
    told = _told(extra)
    fields: dict[str, Any] = {field: _first(item, names) for field, names in _FIELDS.items()}
    for name, field in _IN_EXTRA.items():
        fields[field] = fields[field] or told.get(name, "")
    # A date there stands before that of the item.
    fields["issued"] = told.get("issued") or fields["issued"]
    date = parse_date(fields["issued"])
    if date is not None and date.end_year is None and not re.search(r"\d{4}.+\d{4}", fields["issued"]):
        fields["issued"] = str(date)
    year = re.search(r"\b\d{4}\b", fields["issued"])
    kind = TYPES.get(item["itemType"], item["itemType"])
    return {
        **fields,
        "type": (told["type"], kind) if "type" in told else kind,
        "accessed": fields["accessed"][:10],
        "year": year[0] if year else "",
        "author": list(_people(item, *_MAKERS, *(["contributor"] if item["itemType"] == "hearing" else []))),
        "editor": list(_people(item, "editor")) or _people_of(extra, "editor"),
        "translator": list(_people(item, "translator")) or _people_of(extra, "translator"),
        "keyword": ", ".join(item["tags"]) or fields["keyword"],
        "note": " ".join([*(unescape(_TAG.sub(" ", note)) for note in item["notes"]), extra]),
    }


def _told(extra: str) -> dict[str, str]:
    """Return the fields that *Extra* tells, by name in small letters."""
    told = {name.lower(): value for name, value in _LINE.findall(extra)}
    for place, line in enumerate(extra.split("\n")):
        head = line.partition("{:")[0]
        if place == 0 or _HEAD.match(head):
            told |= {name.lower(): value.strip() for name, value in _IN_TEXT.findall(line)}
    return told


def _people_of(extra: str, role: str) -> list[list[str]]:
    """Return the people of lines ``Editor: Family || Given``."""
    found = [value for name, value in (*_LINE.findall(extra), *_IN_TEXT.findall(extra)) if name.lower() == role]
    return [[family.strip(), given.strip()] for family, _, given in (value.partition("||") for value in found)]


def _first(item: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((str(item[name]) for name in names if item.get(name)), "")


def _people(item: Mapping[str, Any], *roles: str) -> Iterator[list[str]]:
    for one in item["creators"]:
        if one["creatorType"] in roles:
            yield [one["lastName"], one["firstName"]]
