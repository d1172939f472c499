from __future__ import annotations

from refcheck.config import Config, NetworkConfig
from refcheck.evidence.registries import REGISTRIES, manners_of


def test_every_registry_has_manners_that_hold_as_they_are() -> None:
    found = manners_of(Config())
    assert set(found) == {
        "doi.org",
        "api.crossref.org",
        "api.datacite.org",
        "export.arxiv.org",
        "eutils.ncbi.nlm.nih.gov",
        "openlibrary.org",
        "api.openalex.org",
        "hdl.handle.net",
        "api.semanticscholar.org",
        "dblp.org",
    }
    assert all(one.allows and one.host_interval > 0 and one.per_host >= 1 for one in found.values())
    assert found["export.arxiv.org"].host_interval == 3.0


def test_a_slower_pace_and_fewer_at_once_are_the_users_wish() -> None:
    slow = manners_of(Config(network=NetworkConfig(host_interval=2.0, per_host=1)))
    assert all(one.host_interval >= 2.0 and one.per_host == 1 for one in slow.values())
    fast = manners_of(Config(network=NetworkConfig(host_interval=0.0, per_host=9)))
    assert fast == manners_of(Config())


def test_a_mirror_gets_the_manners_of_what_it_stands_in_for_the_strictest_of_several() -> None:
    found = manners_of(Config(registries={"crossref": "http://mirror.example/c", "arxiv": "http://mirror.example/a"}))
    assert found["mirror.example"].host_interval == 3.0
    assert found["mirror.example"].per_host == 1


def test_each_registry_says_what_it_is_asked() -> None:
    assert len({registry.name for registry in REGISTRIES}) == len(REGISTRIES)
    assert all(registry.says if registry.knows else registry.searches for registry in REGISTRIES)
    searched = [registry.name for registry in REGISTRIES if registry.searches]
    assert searched == ["crossref", "open-library", "openalex", "semantic-scholar", "dblp", "crossref-places"]
