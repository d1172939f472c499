"""What looks like names and is the title: nothing else in the note could be one."""

from __future__ import annotations

from dataclasses import replace

from refcheck.model.work import Name
from refcheck.text.institutions import is_institution
from refcheck.text.lazy import lazy_re

__all__ = ["family_first", "title_of_names"]

_INITIAL = lazy_re(r"[^\W\d_a-z]\.?")
_DOCUMENT = lazy_re(
    r"(?i)(?:.*[\s-])?(?:reports?|assessments?|notices?|orders?|memorand(?:um|a)|statements?|guid(?:es?|elines)|strateg(?:y|ies)|handbooks?|manuals?|outlook|yearbook|minutes|briefings?|circulars?|communiqu[eé]s?|fact ?sheets?"
    r"|\w*berichte?|rapports?|informes?|relat[oó]rios?|relazion[ei]|laporan)(?:,?\s(?:[Nn]o\.?|[Nn]umber|[Nn]r\.?|#)?\s?\d[\w./-]*)?"
)
"""What a document is called by its kind, and no institution."""


def family_first(name: Name) -> Name:
    """Return a name whose one initial stands behind it ("Buterin V") the right way round: no family is called so."""
    if name.literal or not name.given or not _INITIAL.fullmatch(name.family) or _INITIAL.fullmatch(name.given):
        return name
    return replace(name, family=name.given, given=name.family)


def title_of_names(names: tuple[Name, ...], *, addressed: bool) -> tuple[tuple[Name, ...], str]:
    """Return the names without the last one where that is a title ("Europol, Threat Assessment", "Progress Report
    12"), and that title; empty where all are names.

    ``addressed``: the work has an address. A site of two words that nothing but its address follows is called so;
    it may be a person's as well, whose page is called so too.
    """
    if not names:
        return names, ""
    last = names[-1]
    said = last.full + (f" ({last.acronym})" if last.acronym else "")
    if _DOCUMENT.fullmatch(last.full) and len(last.full.split()) > 1:
        return names[:-1], said
    if addressed and len(names) == 1 and not last.literal and not is_institution(last.full):
        return (), said
    return names, ""
