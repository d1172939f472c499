"""The pages about works: what publishers and arXiv show, with Highwire's meta elements."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.fakes.registries.truth import TrueWork
from tests.fakes.registries.wire import Answer, Pool, Request, as_page


class Pages:
    """The host of some works' pages."""

    def __init__(self, host: str, works: Sequence[TrueWork]) -> None:
        self.hosts: tuple[str, ...] = (host,)
        self._works = {_path(true.landing): true for true in works}

    def kind(self, request: Request) -> str:
        return "page"

    def pool(self, request: Request) -> Pool | None:
        return None

    def busy(self, request: Request) -> Answer:
        return as_page("<title>429</title>", status=429)

    def answer(self, request: Request) -> Answer:
        true = self._works.get(request.path)
        return page_of(true) if true else as_page("<title>Page not found</title>", status=404)


class ArxivPages:
    """arxiv.org: the abstract pages."""

    hosts: tuple[str, ...] = ("arxiv.org", "www.arxiv.org")

    def __init__(self, works: Sequence[TrueWork]) -> None:
        self._works = {true.work.eprint: true for true in works if true.work.eprint}

    def kind(self, request: Request) -> str:
        return "page"

    def pool(self, request: Request) -> Pool | None:
        return None

    def busy(self, request: Request) -> Answer:
        return as_page("<title>429</title>", status=429)

    def answer(self, request: Request) -> Answer:
        true = self._works.get(request.path.removeprefix("/abs/").removeprefix("/pdf/"))
        return page_of(true) if true else as_page("<title>Article not found</title>", status=404)


def page_of(true: TrueWork) -> Answer:
    """Return the page about a work."""
    work = true.work
    meta = [("citation_title", work.title), *(("citation_author", name.full) for name in work.author)]
    meta += [("citation_publication_date", str(work.issued or "")), ("citation_doi", work.doi)]
    meta += [("citation_journal_title", work.container_title)]
    lines = "".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in meta if value)
    title = escape(work.title)
    text = "<p>What this is about stands in some sentences that say a little more than nothing.</p>" * 12
    return as_page(
        f"<!doctype html><html><head><title>{title} | Scholar Press</title>{lines}</head>"
        f"<body><h1>{title}</h1>{text}</body></html>"
    )


def _path(url: str) -> str:
    return "/" + url.partition("://")[2].partition("/")[2].partition("?")[0].partition("#")[0]
