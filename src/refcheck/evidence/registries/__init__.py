"""Bibliographic registries, a list written by hand, in the order they are asked.

doi.org           which agency a DOI is of, and whether it exists
hdl.handle.net    where a handle leads
repository        the record of a handle, at its own repository
crossref          records by DOI and ISBN, and the search for publications without an identifier
datacite          records of its DOIs
doi.org-records   records of the smaller agencies
arxiv             preprints
pubmed            PMID and PMCID
open-library      books by ISBN, and the second search for books
openalex          the second witness, and the next search
semantic-scholar  the third search, with a key
dblp              the third search without one, for computer science
crossref-places   what stands at the place of an article that none of them knows
"""

from __future__ import annotations

from refcheck.config import Config, NetworkConfig
from refcheck.evidence.registries import (
    arxiv,
    crossref,
    crossref_places,
    datacite,
    dblp,
    doi_org,
    open_library,
    openalex,
    pubmed,
    repositories,
    semantic_scholar,
)
from refcheck.evidence.registries.interface import Registry
from refcheck.fetch.exchange import Manners
from refcheck.fetch.manners import MANY
from refcheck.text.urls import host_of

__all__ = ["REGISTRIES", "manners_of"]

REGISTRIES: tuple[Registry, ...] = (
    doi_org.AGENCY,
    repositories.HANDLES,
    repositories.RECORDS,
    crossref.REGISTRY,
    datacite.REGISTRY,
    doi_org.RECORDS,
    arxiv.REGISTRY,
    pubmed.REGISTRY,
    open_library.REGISTRY,
    openalex.REGISTRY,
    semantic_scholar.REGISTRY,
    dblp.REGISTRY,
    crossref_places.REGISTRY,
)


def manners_of(config: Config) -> dict[str, Manners]:
    """Return what the hosts of registries ask of those who ask them, by host; mirrors get the same."""
    mail = bool(config.network.mailto)
    found: dict[str, Manners] = {}
    # A pace slower than the default, and fewer at once, is the user's wish, for registries as for all.
    wanted = config.network.host_interval
    slower = wanted if wanted > NetworkConfig().host_interval else 0.0
    fewer = config.network.per_host if config.network.per_host < NetworkConfig().per_host else MANY
    for registry in REGISTRIES:
        for base in (registry.base, registry.base_in(config)):
            one, known = registry.manners(mail), found.get(host_of(base))
            found[host_of(base)] = Manners(
                host_interval=max(one.host_interval, slower, known.host_interval if known else 0.0),
                per_host=min(one.per_host, fewer, known.per_host if known else MANY),
                allows=True,
                patience=1,  # what a silent registry could tell is not known, and the others go on
            )
    return found
