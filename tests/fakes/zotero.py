"""A Zotero on loopback, as far as its connector goes. It checks what it is given as the real one does."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

VERSION = "7.0.15"


class FakeZotero:
    """Use it in a ``with`` block. ``items`` are those that it took, ``asked`` the paths, ``faults`` what was wrong.

    ``answers`` stand in for its own answers, by path: status, headers, body.
    """

    def __init__(self) -> None:
        self.items: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.faults: list[str] = []
        self.sessions: set[str] = set()
        self.batches: list[int] = []
        self.answers: dict[str, tuple[int, Mapping[str, str], bytes]] = {}
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                fake.serve(self, b"")

            def do_POST(self) -> None:
                fake.serve(self, self.rfile.read(int(self.headers["Content-Length"])))

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def serve(self, request: BaseHTTPRequestHandler, body: bytes) -> None:
        self.asked.append(request.path)
        self._look_at(request)
        status, headers, answer = self.answers.get(request.path) or self._answer(request.path, body)
        request.send_response(status)
        for name, value in {"Content-Length": str(len(answer)), **headers}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(answer)

    def _look_at(self, request: BaseHTTPRequestHandler) -> None:
        headers = request.headers
        if headers["X-Zotero-Connector-API-Version"] != "3":
            self.faults.append("the version of the connector's interface is missing")
        if headers["Host"] != f"127.0.0.1:{self.port}":
            self.faults.append(f"the host is {headers['Host']}")
        if headers["User-Agent"].startswith("Mozilla/"):
            self.faults.append("a browser needs more headers")
        if request.command == "POST" and headers["Content-Type"] != "application/json":
            self.faults.append(f"the type is {headers['Content-Type']}")

    def _answer(self, path: str, body: bytes) -> tuple[int, Mapping[str, str], bytes]:
        own = {"X-Zotero-Version": VERSION, "X-Zotero-Connector-API-Version": "3"}
        if path == "/connector/ping":
            return 200, own, b"<!DOCTYPE html><html><body>Zotero is running</body></html>"
        if path == "/connector/getSelectedCollection":
            said = {"libraryID": 1, "libraryName": "My Library", "libraryEditable": True, "id": 5, "name": "Region"}
            return 200, own, json.dumps(said).encode()
        if path != "/connector/saveItems":
            return 404, own, b"No endpoint found"
        said = json.loads(body)
        if said["sessionID"] in self.sessions:
            return 409, own, b'{"error": "SESSION_EXISTS"}'
        self.sessions.add(said["sessionID"])
        self.batches.append(len(said["items"]))
        self.items += said["items"]
        return 201, own, b""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
