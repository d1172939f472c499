"""Crossref: what stands at the place (journal, volume, pages) of an article that no search has found.

One request for an article that gives its whole place, after all searches; a few in a run. What comes back shows as
well whether Crossref holds the volume at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from refcheck.content.titles import tidy
from refcheck.evidence.registries import crossref
from refcheck.evidence.registries.interface import Claim, Known, Query, Registry, base_of, searching
from refcheck.model.evidence import Outcome
from refcheck.text.comparison.places import is_placed

__all__ = ["NAME", "REGISTRY"]

NAME = "crossref-places"
ROWS = 40
MOST = 20
"""So many places are asked about in a run."""
MAX_NAME = 200
"""So much of a journal's name (characters) is sent."""
_BEFORE = ("crossref", "openalex")
"""Both have to have answered that they do not know the work."""


def plan(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield a request for each article with its whole place that searches did not find."""
    base = base_of(crossref.NAME, crossref.BASE, known.config)
    for claim in claims:
        told = (known.searched(name, claim) for name in _BEFORE)
        if not all(one is not None and one.outcome in {Outcome.FOUND, Outcome.NOT_FOUND} for one in told):
            continue  # nearly all of them, and soon seen
        if claim.work.author and is_placed(claim.work) and known.wants_search(NAME, claim):
            yield searching(NAME, f"{base}/works?{_terms(claim)}", claim)


def _terms(claim: Claim) -> str:
    work = claim.work
    year = work.year or 0
    dates = f"from-pub-date:{year - 1},until-pub-date:{year + 1}"
    terms = {
        "query.container-title": tidy(work.container_title)[:MAX_NAME],
        "query.bibliographic": " ".join(filter(None, (work.volume, work.issue, work.page)))[:MAX_NAME],
        "filter": f"type:journal-article,{dates}",
        "rows": str(ROWS),
        "select": crossref.SELECT,
    }
    return urlencode(terms, safe=",:")


REGISTRY = Registry(
    name=NAME,
    base=crossref.BASE,
    stands_at=crossref.NAME,
    manners=crossref.manners,
    plan=plan,
    read=crossref.read,
    address=crossref.address,
    most_searches=MOST,
    aside=True,
    searches=f"what stands at the place of articles that none of them knows, at most {MOST} in a run",
    searched_by="journal, volume, issue, pages and year",
)
