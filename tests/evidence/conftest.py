from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from refcheck.config import Config, MemoryConfig, NetworkConfig
from refcheck.evidence import LinkTarget, check_links, gather, gathering
from refcheck.evidence.answers import read_answer
from refcheck.evidence.interface import Answer
from refcheck.fetch.exchange import Progress, Request, Response
from refcheck.fetch.means import Means
from refcheck.memory import Memory
from refcheck.model.evidence import Depth, Gathered, Hop, LinkEvidence, RequestKind
from refcheck.model.reference import Reference
from tests.factories import make_reference, make_work
from tests.fakes import FakeWeb

SITE = "www.example.org"
WHEN = "2026-03-14T10:00:00Z"
FAST = NetworkConfig(host_interval=0.0, timeout=5.0)
HTML = "text/html; charset=utf-8"


@pytest.fixture
def web() -> Iterator[FakeWeb]:
    with FakeWeb() as made:
        yield made


@pytest.fixture
def every_source() -> None:
    """Ask for what follows from an answer, too: probes for error pages, archives."""


@pytest.fixture(autouse=True)
def cited_pages_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask cited pages and nothing else, unless a test is about what follows."""
    if "every_source" not in request.fixturenames:
        sources = tuple(source for source in gathering.SOURCES if source.digest is None)
        monkeypatch.setattr(gathering, "SOURCES", sources)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(root=tmp_path, network=FAST, memory=MemoryConfig(cache_dir=tmp_path / "cache"))


def links(web: FakeWeb, *urls: str, network: NetworkConfig = FAST, **how: Any) -> list[LinkEvidence]:
    """What comes of ``urls`` when ``web`` is the internet."""
    with web.transport(network) as transport:
        return check_links(urls, config=Config(network=network), transport=transport, **how)


def link(web: FakeWeb, path: str, *, scheme: str = "http", host: str = SITE, **how: Any) -> LinkEvidence:
    """What comes of one address of one host."""
    (found,) = links(web, f"{scheme}://{host}{path}", **how)
    return found


def said(found: LinkEvidence) -> tuple[str, str]:
    return found.verdict.value, found.reason


def work(
    key: str, *urls: str, title: str = "A Title of Some Length", **fields: Any
) -> tuple[Reference, list[LinkTarget]]:
    """A reference and the addresses that it stands on."""
    reference = make_reference(key=key, work=make_work(title=title), **fields)
    return reference, [LinkTarget(url=url, references=(key,)) for url in urls]


def gathered(
    web: FakeWeb,
    references: Sequence[Reference],
    targets: Sequence[LinkTarget],
    config: Config,
    *,
    memory: bool | Memory = False,
    only: tuple[str, ...] = (),
    progress: Callable[[Progress], None] | None = None,
    **how: Any,
) -> Gathered:
    """A whole run; with ``memory`` the one of ``config``, opened and closed around it."""
    config = replace(config, only=only)
    opened = Memory.open(config.memory, config.root / "references" / "refcheck.lock") if memory is True else memory
    try:
        with web.transport(config.network) as transport:
            means = Means(transport=transport, progress=progress)
            return gather(references, targets, config=config, memory=opened or None, means=means, **how)
    finally:
        if isinstance(opened, Memory):
            opened.close()


def response(url: str = f"http://{SITE}/a", body: str | bytes = "", **fields: Any) -> Response:
    """What a host answered."""
    fields.setdefault("status", 200 if "failure" not in fields else None)
    fields.setdefault("headers", {"content-type": HTML})
    fields.setdefault("attempts", 1)
    fields.setdefault("when", WHEN)
    fields.setdefault("final_url", url)
    references = fields.pop("references", ())
    request = Request(url=url, source="link", kind=RequestKind.PAGE, depth=Depth.HEAD, references=references)
    return Response(request=request, body=body.encode() if isinstance(body, str) else body, **fields)


def answer(url: str = f"http://{SITE}/a", body: str | bytes = "", **fields: Any) -> Answer:
    """What is seen in it."""
    fragments = fields.pop("fragments", ())
    return read_answer(response(url, body, **fields), fragments=fragments)


def hops(*steps: tuple[int, str]) -> tuple[Hop, ...]:
    return tuple(Hop(status=status, url=url) for status, url in steps)


def page(title: str = "A Title of Some Length", body: str = "<p>text</p>", head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def refresh(to: str, title: str = "One moment to the new place of the report") -> str:
    return page(title, head=f'<meta http-equiv="refresh" content="0; url={to}">')


@pytest.fixture(autouse=True)
def no_registries(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave registries out of the tests of links and pages; those in ``registries`` bring their own."""
    if "registries" not in request.path.parts:
        monkeypatch.setattr(gathering, "REGISTRIES", ())
