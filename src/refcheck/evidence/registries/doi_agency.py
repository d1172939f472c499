"""Who registered a DOI, as doi.org told it: what the registries of the agencies plan by."""

from __future__ import annotations

from refcheck.evidence.registries.interface import Known
from refcheck.model.evidence import Outcome
from refcheck.text.identifiers import Identifier

__all__ = ["NAME", "agency_of", "is_disowned", "is_silent"]

NAME = "doi.org"


def agency_of(doi: Identifier, known: Known) -> str:
    """Return the agency that registered a DOI ("Crossref", "DataCite", "mEDRA"), empty when that is not known (yet)."""
    told = known.told(NAME, doi)
    return told.word if told is not None and told.outcome is Outcome.FOUND else ""


def is_disowned(doi: Identifier, known: Known) -> bool:
    """Return whether doi.org says that there is no such DOI."""
    told = known.told(NAME, doi)
    return told is not None and told.outcome is Outcome.NOT_FOUND


def is_silent(doi: Identifier, known: Known) -> bool:
    """Return whether doi.org was asked about a DOI and gave no answer."""
    told = known.told(NAME, doi)
    return told is not None and told.outcome not in {Outcome.FOUND, Outcome.NOT_FOUND}
