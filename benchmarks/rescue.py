"""Dead links and a synthetic archive: ``python -m benchmarks.rescue [-v]``.

Wanted: not one wrong copy offered, and at least 90 of 100 of those that can be rescued. Everything runs in
this process: the archive, the aggregator of other archives, the resolver of handles and the dead hosts
are one function from requests to responses. Every work is put through every situation.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import parse_qs, urlsplit

from benchmarks.rescue_cases import WORK_AT_THE_END, all_cases
from benchmarks.rescue_works import OTHER, Case, page
from refcheck.config import Config
from refcheck.evidence import links, pages, rescue
from refcheck.evidence.interface import LinkTarget
from refcheck.evidence.run import Run
from refcheck.fetch.exchange import Request, Response
from refcheck.model.evidence import Gathered, LinkEvidence, LinkVerdict
from refcheck.model.reference import Reference

TODAY = date(2026, 3, 14)
WHEN = "2026-03-14T10:00:00Z"


class World:
    """Answers requests as the dead host, the archives and the resolver of one case would."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.asked: list[str] = []

    def fetch(self, requests: Sequence[Request], more: object = None) -> Iterable[Response]:
        del more  # what is planned meanwhile is asked in the next round
        for request in requests:
            self.asked.append(request.url)
            yield self._answer(request)

    def _answer(self, request: Request) -> Response:
        url, case = request.url, self.case
        if url == case.url:
            return self._reply(request, 404, b"<title>Not found</title>", confirmed=True)
        if "/cdx/search/cdx?" in url:
            return self._reply(request, case.index_status, self._index(url), kind="application/json")
        if "/timemap/json/" in url:
            found = case.elsewhere
            return self._reply(request, 404 if found is None else 200, found or b"", kind="application/json")
        if url.startswith("https://hdl.handle.net/"):
            found = case.handle_page
            return self._reply(
                request, 404 if found is None else 200, found or b"", final="https://repository.example.org/items/abc"
            )
        for held in case.held:
            if f"/{held.stamp}" in url:
                if held.leads_to:
                    return self._reply(
                        request, 200, page(WORK_AT_THE_END.get(case.url, "Some Institute")), final=held.leads_to
                    )
                return self._reply(request, held.status, held.body, kind=held.kind, headers=held.headers)
        return self._reply(request, 404, b"<title>Wayback Machine</title>")

    def _index(self, url: str) -> bytes:
        if self.case.index is not None:
            return self.case.index
        near = parse_qs(urlsplit(url).query)["closest"][0]
        fields = ["timestamp", "original", "mimetype", "statuscode", "digest", "length"]
        held = sorted(self.case.held, key=lambda h: abs(int(h.stamp[:8]) - int(near[:8])))
        rows = [[h.stamp, self.case.url, h.kind, "200", h.digest or f"D{h.stamp}{hash(h.body)}", "1000"] for h in held]
        return json.dumps([fields, *rows]).encode()

    def _reply(
        self,
        request: Request,
        status: int,
        body: bytes,
        *,
        kind: str = "text/html",
        final: str = "",
        headers: Mapping[str, str] | None = None,
        confirmed: bool = False,
    ) -> Response:
        return Response(
            request=request,
            status=status,
            final_url=final or request.url,
            body=body,
            attempts=1,
            when=WHEN,
            headers={"content-type": kind, **(headers or {})},
            public=True,
            confirmed=confirmed,
            elapsed=0.1,
        )


def run(case: Case) -> tuple[Gathered, World]:
    """Return what a whole run makes of a case."""
    world = World(case)
    references = [Reference(id="a", key="a", work=case.work, file="a.bib", line=1)] if case.work else []
    target = LinkTarget(url=case.url, references=("a",) if case.work else (), text=case.text)
    sources = (links.SOURCE, pages.SOURCE, rescue.SOURCE)
    made = Run(references, [target], sources=sources, memory=None, today=TODAY, config=Config())
    if case.alive:
        alive = LinkEvidence(url=case.url, verdict=LinkVerdict.OK, title=case.alive, checked="2012-06-15T10:00:00Z")
        object.__setattr__(made.known, "remembered", lambda _: alive)
    made.recall()
    made.ask(world.fetch)
    return made.result(), world


def told(case: Case) -> tuple[str, str, int]:
    """Return how a case went (right, missed, wrong, silent), what was offered, and how many copies were opened."""
    gathered, world = run(case)
    (link,) = gathered.links
    opened = sum("id_/" in url or url.startswith(OTHER) for url in world.asked)
    offered = link.snapshot.url if link.snapshot else ""
    if (link.lasting or None) != case.lasting:
        return ("missed" if not link.lasting else "wrong"), link.lasting or "", opened
    if case.lasting:
        return "right", case.lasting, opened
    if case.right is None:
        return ("wrong" if offered else "silent"), offered, opened
    if not offered:
        return "missed", link.detail, opened
    return ("right" if f"/{case.right}" in offered else "wrong"), offered, opened


def main(*, say: Callable[[str], None] = print) -> int:
    began = time.perf_counter()
    counts: Counter[str] = Counter()
    by_name: dict[str, Counter[str]] = {}
    most = 0
    for case in all_cases():
        how, offered, opened = told(case)
        counts[how] += 1
        most = max(most, opened)
        by_name.setdefault(case.name, Counter())[how] += 1
        if how in {"wrong", "missed"} and "-v" in sys.argv:
            say(f"{how}: {case.name}: {case.url} {offered}")
    rescuable = counts["right"] + counts["missed"]
    for name, found in by_name.items():
        if set(found) - {"right", "silent"}:
            say(f"{name}: {dict(found)}")
    say(f"dead links {sum(counts.values())}, situations {len(by_name)}, {time.perf_counter() - began:.1f} s")
    say(f"rescued right {counts['right']} of {rescuable} that can be ({100 * counts['right'] / rescuable:.0f} %)")
    say(
        f"wrong {counts['wrong']}, rightly silent {counts['silent']}, missed {counts['missed']}, copies opened at most {most}"
    )
    return int(counts["wrong"] > 0 or counts["right"] < 0.9 * rescuable)


if __name__ == "__main__":
    sys.exit(main())
