"""One question to a program on this machine, over HTTP on the loopback address and nowhere else.

No proxy, no redirect, no name that would have to be resolved: the address is a constant, only the port is not.
"""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from refcheck.fetch.deadline import Guard, Watch
from refcheck.fetch.dialling import failure_of
from refcheck.fetch.exchange import Failure
from refcheck.version import __version__

__all__ = ["LOOPBACK", "LocalAnswer", "ask_local"]

LOOPBACK = "127.0.0.1"
MAX_ANSWER = 1024 * 1024
"""So much (bytes) of an answer is read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalAnswer:
    """What came of a question: an HTTP answer (``failure`` is ``None``) or why there is none.

    ``headers`` have lower-case names; ``body`` is the answer's, as far as it is read.
    """

    failure: Failure | None = None
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    body: bytes = b""


def ask_local(
    path: str, *, port: int, body: bytes | None = None, headers: Mapping[str, str] | None = None, timeout: float = 30.0
) -> LocalAnswer:
    """Return the answer of the program that listens at a port of this machine: to a POST with ``body``, else to a GET.

    ``timeout`` (seconds) bounds the whole exchange. Never raises on what the other side does.
    """
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=timeout)
    watch = Watch()
    guard = Guard(watch, timeout)
    guard.begin()
    try:
        connection.connect()
        if connection.sock is not None:
            guard.hold(connection.sock)
        sent = {"User-Agent": f"refcheck/{__version__}", "Connection": "close", **(headers or {})}
        connection.request("GET" if body is None else "POST", path, body=body, headers=sent)
        with connection.getresponse() as response:
            found = response.read(MAX_ANSWER)
            named = {name.lower(): value for name, value in response.getheaders()}
        if guard.is_over():
            return LocalAnswer(failure=Failure.TIMEOUT)
        return LocalAnswer(status=response.status, headers=MappingProxyType(named), body=found)
    except OSError as error:
        return LocalAnswer(failure=Failure.TIMEOUT if guard.is_over() else failure_of(error))
    except http.client.HTTPException:
        return LocalAnswer(failure=Failure.TIMEOUT if guard.is_over() else Failure.GARBLED)
    finally:
        guard.release()
        watch.close()
        connection.close()
