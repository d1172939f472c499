"""doi.org: agencies in batches, handle records, redirects and content negotiation.

https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tests.fakes.registries.crossref import as_csl
from tests.fakes.registries.truth import TrueWork
from tests.fakes.registries.wire import Answer, Pool, Request, as_json, as_page, moved

_FORM = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_CSL = "application/vnd.citationstyles.csl+json"


class DoiOrg:
    """The resolver. Agencies other than Crossref and DataCite give CSL JSON by themselves; Airiti gives none."""

    hosts: tuple[str, ...] = ("doi.org", "dx.doi.org", "www.doi.org")

    def __init__(self, works: Sequence[TrueWork]) -> None:
        self._works = {true.doi: true for true in works if true.doi}
        self._prefixes = {doi.partition("/")[0]: true.agency for doi, true in self._works.items()}

    def kind(self, request: Request) -> str:
        return {"doira": "agencies", "ra": "agencies", "api": "handle"}.get(
            request.path.split("/")[1].lower(), "resolve"
        )

    def pool(self, request: Request) -> Pool | None:
        return None

    def busy(self, request: Request) -> Answer:
        return as_page("<html><title>Too many requests</title></html>", status=429)

    def answer(self, request: Request) -> Answer:
        first, _, rest = request.path.removeprefix("/").partition("/")
        if first.lower() in {"doira", "ra"}:
            return as_json([self._agency(doi.strip()) for doi in rest.split(",")])
        if request.path.startswith("/api/handles/"):
            return self._handle(rest.removeprefix("handles/"), request)
        return self._resolve(request)

    def _agency(self, doi: str) -> dict[str, str]:
        true = self._works.get(doi.lower())
        if true:
            return {"DOI": doi, "RA": true.agency}
        if doi in self._prefixes:
            return {"DOI": doi, "RA": self._prefixes[doi]}
        return {"DOI": doi, "status": "DOI does not exist" if _FORM.fullmatch(doi) else "Invalid DOI"}

    def _handle(self, doi: str, request: Request) -> Answer:
        true = self._works.get(doi.lower())
        if true is None:
            return as_json({"responseCode": 100, "handle": doi}, status=404)
        url = {"index": 1, "type": "URL", "data": {"format": "string", "value": true.landing}, "ttl": 86_400}
        del request
        return as_json({"responseCode": 1, "handle": doi, "values": [url]})

    def _resolve(self, request: Request) -> Answer:
        doi = request.path.removeprefix("/").lower()
        true = self._works.get(doi)
        if true is None:
            return as_page("<html><title>Error: DOI Not Found</title><h1>DOI Not Found</h1></html>", status=404)
        if _CSL not in request.headers.get("accept", ""):
            return moved(true.landing)
        match true.agency:
            case "Crossref":
                return moved(f"https://api.crossref.org/v1/works/{true.doi.replace('/', '%2F')}/transform")
            case "Airiti":
                return as_page("<html><title>Not acceptable</title></html>", status=406)
            case _:
                return Answer(body=as_json(as_csl(true)).body, content_type=_CSL)
