"""What single databases write into RIS that the format does not say: their own remarks, numbers of PubMed, cited works.

Seen in files of Scopus, Embase, Ovid, ProQuest, EBSCO, Cochrane, Web of Science and catalogues of libraries. Nothing is
dropped: what is no field of the work stays under the name of its tag, or among the annotations, which are not printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape

from refcheck.formats.foreign import bare_doi, slashed_date, without_rich_text
from refcheck.formats.ris_lines import Lines
from refcheck.text.lazy import lazy_re

__all__ = ["conference_days", "is_remark", "is_scopus", "medical", "plain_abstract", "short_number", "take_editors"]

_PMCID = lazy_re(r"(?i)PMC\d{3,9}$")
_PMID = lazy_re(r"(?i)(?P<label>(?:pubmed|pmid):? ?)?(?P<number>\d{1,8})(?P<mark>\[pmid\])?$")
_PUBMED = lazy_re(r"(?i)pubmed|medline|\bnlm\b")
_REMARK = lazy_re(r"[A-Z][A-Za-z]*(?: [A-Za-z0-9]+){0,3}(?:: | - )\S")
"""A label of up to four words and what it says: "Export Date: 5 March 2024", "Last updated - 2023-03-03"."""
_SPAN = lazy_re(r"(?P<first>.{6,30}?) (?:through|to|bis) (?P<last>.{6,30})$")
_EDITION = lazy_re(r"\d{1,3}(?:st|nd|rd|th|\.)? ")
MOST_COMMAS = 3
"""A name has no more: family name, given names, suffix. What has more is a list of names."""
MAX_NUMBER = 30
"""Longer texts (characters) in the place of an issue or number are something else: affiliations, cited works."""


def is_scopus(lines: Lines) -> bool:
    """Return whether the record is one of Scopus."""
    return "Scopus" in lines.left().get("DB", ())


def is_remark(note: str, lines: Lines) -> bool:
    """Return whether a note is the database's own remark on its record, or the DOI once more.

    Only in a record that names its database: a person may well write "Edition: second" of a work.
    """
    return bool(bare_doi(note)) or ("DB" in lines.left() and _REMARK.match(note) is not None)


def take_editors(lines: Lines, tag: str) -> list[str]:
    """Take the names under a tag, without what is none: an edition, for which catalogues use ``ED``, and all
    the authors that a work cites, which Ovid puts into one ``A2``.
    """
    names = []
    for value in lines.all(tag):
        if _EDITION.match(value) and not lines.left().get("ET"):
            lines.put("ET", value)
        elif value.rstrip().count(",") > MOST_COMMAS and not value.rstrip().endswith(","):
            lines.put(f"{tag}-LIST", value)
        else:
            names.append(value)
    return names


def conference_days(text: str) -> str:
    """Return the days of a conference ("23 June 2008 through 25 June 2008") in ISO 8601, empty when this is no span."""
    match = _SPAN.match(text)
    days = [slashed_date(part)[0] for part in (match["first"], match["last"])] if match else []
    if not days or any(day is None or day.year is None for day in days):
        return ""
    return "/".join(str(day) for day in days)


def short_number(lines: Lines, known: str) -> str:
    """Return the issue or number that is known, else take what ``M1`` has, where it can be one."""
    value = lines.one("M1")
    if not value or value == known:
        return known
    if known or len(value) > MAX_NUMBER or value.startswith("(") or ": " in value:
        lines.put("M1", value)
        return known
    return value


def medical(lines: Lines) -> Mapping[str, str]:
    """Return the numbers of PubMed: they are in tags that other databases use as well."""
    found: dict[str, str] = {}
    from_pubmed = _PUBMED.search(" ".join(lines.left().get("DB", ()))) is not None
    for tag in ("AN", "C2", "C3", "C5", "U1", "U2"):
        value = lines.one(tag)
        match = _PMID.match(value)
        if _PMCID.match(value):
            found.setdefault("pmcid", value)
        elif (
            match and "pmid" not in found and (match["label"] or match["mark"] or (tag in {"AN", "C5"} and from_pubmed))
        ):
            found["pmid"] = match["number"]
        elif value:
            lines.put(tag, value)
    return found


def plain_abstract(text: str) -> str:
    """Return an abstract that is HTML as text; any other one as it is."""
    plain = without_rich_text(text)
    return unescape(plain) if plain != text else text
