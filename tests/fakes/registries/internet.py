"""All registries on one fake web, under their real names."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from tests.fakes.behaviours import Behaviour
from tests.fakes.registries.arxiv import Arxiv
from tests.fakes.registries.crossref import Crossref
from tests.fakes.registries.datacite import DataCite
from tests.fakes.registries.dblp import Dblp
from tests.fakes.registries.doi_org import DoiOrg
from tests.fakes.registries.openalex import OpenAlex
from tests.fakes.registries.openlibrary import OpenLibrary
from tests.fakes.registries.pages import ArxivPages, Pages
from tests.fakes.registries.pubmed import PubMed
from tests.fakes.registries.repositories import HandleProxy, Repository
from tests.fakes.registries.semanticscholar import SemanticScholar
from tests.fakes.registries.traffic import Traffic, Trouble
from tests.fakes.registries.truth import TrueWork, with_notices
from tests.fakes.registries.wire import Registry, Request
from tests.fakes.server import FakeWeb, Seen


class ScholarlyWeb:
    """The registries that hold these works, on a fake web.

    ``latency`` is the seconds before each answer; with ``enforce`` off nobody is refused for asking too
    fast. ``traffic`` is what came in. Give the ``clock`` of the client when it is not the real one.
    """

    def __init__(
        self,
        web: FakeWeb,
        works: Iterable[TrueWork],
        *,
        latency: float = 0.0,
        enforce: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.works = with_notices(list(works))
        self.traffic = Traffic(clock, latency=latency, enforce=enforce)
        self._web = web
        taken: set[str] = set()
        for registry in (*_registries(self.works), *_repositories(self.works)):
            self._add(registry)
            taken.update(registry.hosts)
        homes: defaultdict[str, list[TrueWork]] = defaultdict(list)
        for true in self.works:
            homes[urlsplit(true.landing).hostname or ""].append(true)
        for host, there in homes.items():
            if host and host not in taken:
                self._add(Pages(host, there))

    def trouble(self, host: str, trouble: Trouble | None, *, times: int | None = None) -> None:
        """Let a host misbehave from now on, ``times`` times or for ever; ``None`` mends it."""
        state = self.traffic.hosts[host]
        state.trouble, state.times = trouble, times

    def slow(self, host: str, seconds: float) -> None:
        """Let a host take so long for each answer."""
        self.traffic.hosts[host].latency = seconds

    def _add(self, registry: Registry) -> None:
        for name in registry.hosts:
            self._web.host(name).answer = self._answering(registry, name)

    def _answering(self, registry: Registry, name: str) -> Callable[[Seen], Behaviour]:
        def answer(seen: Seen) -> Behaviour:
            return self.traffic.play(registry, Request.of(seen, name, self.traffic.now()))

        return answer


def _registries(works: list[TrueWork]) -> list[Registry]:
    return [
        Crossref(works),
        DoiOrg(works),
        DataCite(works),
        OpenAlex(works),
        Arxiv(works),
        ArxivPages(works),
        OpenLibrary(works),
        PubMed(works),
        Dblp(works),
        SemanticScholar(works),
        HandleProxy(works),
    ]


def _repositories(works: list[TrueWork]) -> list[Registry]:
    hosts = dict.fromkeys(true.repository for true in works if true.repository)
    return [Repository(host, works) for host in hosts]
