"""What sources of evidence are called in a sentence."""

from __future__ import annotations

__all__ = ["NOTICES", "called"]

NOTICES = frozenset({"retraction-watch"})
"""Sources that tell what became of a work: what they say of the work itself is taken from others."""

_NAMES = {
    "crossref": "Crossref",
    "crossref-places": "Crossref",
    "datacite": "DataCite",
    "doi.org": "doi.org",
    "doi.org-records": "its registration agency",
    "arxiv": "arXiv",
    "pubmed": "PubMed",
    "open-library": "Open Library",
    "openalex": "OpenAlex",
    "semantic-scholar": "Semantic Scholar",
    "dblp": "dblp",
    "repository": "its repository",
    "page": "the page behind the link",
    "authority": "your own library",
    "retraction-watch": "Retraction Watch",
}


def called(source: str) -> str:
    """Return what a source is called; one without a name of its own is called as it is."""
    return _NAMES.get(source, source)
