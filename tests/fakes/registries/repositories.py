"""Repositories: DSpace 7 (https://github.com/DSpace/RestContract), OAI-PMH 2.0 and the handle proxy."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from refcheck.model.work import Name
from tests.fakes.registries.pages import page_of
from tests.fakes.registries.search import Index, best, said_of
from tests.fakes.registries.truth import Holder, TrueWork
from tests.fakes.registries.wire import Answer, Pool, Request, as_json, as_page, moved

_API = "/server/api"


class Repository:
    """One DSpace 7 installation. With ``older`` metadata is a list of key and value."""

    def __init__(self, host: str, works: Sequence[TrueWork], *, older: bool = False) -> None:
        self.hosts: tuple[str, ...] = (host,)
        self._works = [t for t in works if t.names(Holder.REPOSITORY) and t.repository == host]
        self._by_handle = {true.handle: true for true in self._works}
        self._by_id = {_name(true): true for true in self._works}
        self._index = Index(said_of(true.work) for true in self._works)
        self._older = older

    def kind(self, request: Request) -> str:
        if request.path.startswith(_API):
            return "search" if "/discover/" in request.path else "work"
        return "oai" if "/oai" in request.path else "page"

    def pool(self, request: Request) -> Pool | None:
        return None

    def busy(self, request: Request) -> Answer:
        return as_page("<title>429</title>", status=429)

    def answer(self, request: Request) -> Answer:
        path = request.path
        if path in {"/oai/request", "/server/oai/request"}:
            return self._oai(request)
        if path.startswith(_API):
            return self._api(request, path.removeprefix(_API))
        true = self._by_handle.get(path.removeprefix("/handle/")) or self._by_id.get(path.rpartition("/")[2])
        return page_of(true) if true else as_page("<title>404: Not Found</title>", status=404)

    def _api(self, request: Request, path: str) -> Answer:
        if path == "/discover/search/objects":
            return as_json(self._found(request))
        if path == "/pid/find":
            true = self._by_handle.get(request.first("id").removeprefix("hdl:"))
            return moved(f"https://{request.host}{_API}/core/items/{_name(true)}") if true else self._missing(request)
        if path == "/core/bitstreams/search/byItemHandle":
            true = self._by_handle.get(request.first("handle"))
            return as_json(_bitstream(true, request.first("filename"))) if true else Answer(status=204)
        true = self._by_id.get(path.removeprefix("/core/items/"))
        return as_json(self._item(true)) if true else self._missing(request)

    def _item(self, true: TrueWork) -> dict[str, Any]:
        fields = _dublin_core(true)
        metadata: Any = {
            f"dc.{name}": [
                {"value": value, "language": "en", "authority": None, "confidence": -1, "place": place}
                for place, value in enumerate(values)
            ]
            for name, values in fields
        }
        if self._older:
            metadata = [{"key": f"dc.{name}", "value": value} for name, values in fields for value in values]
        told = {"id": _name(true), "uuid": _name(true), "name": true.work.title, "handle": true.handle}
        return {**told, "metadata": metadata, "inArchive": True, "withdrawn": False, "type": "item"}

    def _found(self, request: Request) -> dict[str, Any]:
        hits = best([self._index.scores(request.first("query"))])[: request.count("size", 20)]
        objects = [
            {"hitHighlights": {}, "type": "discover", "_embedded": {"indexableObject": self._item(self._works[number])}}
            for _, number in hits
        ]
        page = {"number": 0, "size": request.count("size", 20), "totalPages": 1, "totalElements": len(hits)}
        return {
            "query": request.first("query"),
            "_embedded": {"searchResult": {"_embedded": {"objects": objects}, "page": page}},
        }

    def _missing(self, request: Request) -> Answer:
        told = {"timestamp": "2026-11-01T10:00:00.000+00:00", "status": 404, "error": "Not Found"}
        return as_json(told | {"message": "The resource is not found", "path": request.path}, status=404)

    def _oai(self, request: Request) -> Answer:
        name = request.first("identifier")
        true = self._by_handle.get(name.removeprefix(f"oai:{request.host}:"))
        if request.first("verb") != "GetRecord":
            inner = '<error code="badVerb">This verb is not played</error>'
        elif request.first("metadataPrefix") != "oai_dc":
            inner = '<error code="cannotDisseminateFormat">No such format</error>'
        elif true is None:
            inner = f'<error code="idDoesNotExist">{escape(name)} is not known here</error>'
        else:
            inner = _oai_record(true, name)
        body = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">\n'
            f"<responseDate>2026-11-01T10:00:00Z</responseDate>\n<request>https://{request.host}/oai/request</request>\n"
            f"{inner}\n</OAI-PMH>\n"
        )
        return Answer(body=body, content_type="text/xml;charset=UTF-8")


class HandleProxy:
    """hdl.handle.net: where a handle leads."""

    hosts: tuple[str, ...] = ("hdl.handle.net",)

    def __init__(self, works: Sequence[TrueWork]) -> None:
        self._works = {true.handle: true for true in works if true.handle}

    def kind(self, request: Request) -> str:
        return "handle" if request.path.startswith("/api/") else "resolve"

    def pool(self, request: Request) -> Pool | None:
        return None

    def busy(self, request: Request) -> Answer:
        return as_page("<title>429</title>", status=429)

    def answer(self, request: Request) -> Answer:
        handle = request.path.removeprefix("/api/handles/").removeprefix("/")
        true = self._works.get(handle)
        if request.path.startswith("/api/"):
            if true is None:
                return as_json({"responseCode": 100, "handle": handle}, status=404)
            url = {"index": 1, "type": "URL", "data": {"format": "string", "value": _address(true)}, "ttl": 86_400}
            return as_json({"responseCode": 1, "handle": handle, "values": [url]})
        return moved(_address(true)) if true else as_page("<title>Not Found</title>", status=404)


def _address(true: TrueWork) -> str:
    return f"https://{true.repository}/handle/{true.handle}" if true.repository else true.landing


def _name(true: TrueWork | None) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, true.handle or true.work.title)) if true else ""


def _inverted(name: Name) -> str:
    return name.literal or ", ".join(part for part in (name.surname, name.given) if part)


def _dublin_core(true: TrueWork) -> list[tuple[str, list[str]]]:
    work = true.work
    fields = [
        ("title", [work.title]),
        ("contributor.author", [_inverted(name) for name in work.author]),
        ("date.issued", [str(work.issued or "")]),
        ("publisher", [work.publisher]),
        ("identifier.uri", [f"http://hdl.handle.net/{true.handle}"]),
        ("identifier.doi", [true.doi]),
        ("identifier.isbn", list(work.isbn)),
    ]
    return [(name, [value for value in values if value]) for name, values in fields if any(values)]


def _bitstream(true: TrueWork, filename: str) -> dict[str, Any]:
    name = filename or f"{true.number}.pdf"
    return {"id": _name(true), "uuid": _name(true), "name": name, "sizeBytes": 4_096, "type": "bitstream"}


def _oai_record(true: TrueWork, name: str) -> str:
    names = {"contributor.author": "creator", "date.issued": "date", "identifier.uri": "identifier"}
    lines = [
        f"<dc:{names.get(field, field)}>{escape(value)}</dc:{names.get(field, field)}>"
        for field, values in _dublin_core(true)
        if "." not in field or field in names
        for value in values
    ]
    return (
        f"<GetRecord><record><header><identifier>{escape(name)}</identifier><datestamp>2020-01-01T00:00:00Z</datestamp>"
        '</header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{"".join(lines)}</oai_dc:dc></metadata></record></GetRecord>'
    )
