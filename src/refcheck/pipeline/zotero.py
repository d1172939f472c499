"""References handed to a Zotero that runs on this machine, over its connector.

The interface is that of Zotero's browser connector (``/connector/ping``, ``/connector/getSelectedCollection``,
``/connector/saveItems``; https://www.zotero.org/support/dev/client_coding/connector_http_server). Nothing leaves the
machine: only the loopback address is asked, and only what says that it is Zotero is given anything.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from refcheck.config import PROJECT_URL
from refcheck.errors import OutputError
from refcheck.exports.checked import NOTHING_CHECKED, Checked
from refcheck.exports.selection import keyed_references
from refcheck.exports.zotero_items import zotero_items
from refcheck.fetch.exchange import Failure
from refcheck.fetch.local import LocalAnswer, ask_local
from refcheck.model.reference import Reference

__all__ = ["PORT", "Handed", "hand_over"]

PORT = 23119
"""Where Zotero listens unless it is told otherwise."""
API_VERSION = "3"
BATCH = 50
"""So many items are handed over at once: Zotero takes or refuses them together."""
PING_TIMEOUT = 5.0
SAVE_TIMEOUT = 120.0

_START = "start Zotero and try again, or write a file: refcheck export --to ris -o for-zotero.ris"


@dataclass(frozen=True, kw_only=True, slots=True)
class Handed:
    """What Zotero took: how many items, and the name of the library or collection (empty when it does not say)."""

    count: int
    place: str = ""


def hand_over(
    references: Sequence[Reference], keys: Sequence[str] = (), checked: Checked = NOTHING_CHECKED, *, port: int = PORT
) -> Handed:
    """Hand references (with ``keys`` only those) to the running Zotero, with what is known of them; return what it took.

    Raises ``OutputError`` when Zotero is not there or refuses, with how many it had taken, and ``ExportError`` for a
    key that is not known.
    """
    items = zotero_items(keyed_references(references, keys, checked))
    _require_zotero(port)
    place = _place(port)
    taken = 0
    for start in range(0, len(items), BATCH):
        batch = items[start : start + BATCH]
        _save(batch, port, taken)
        taken += len(batch)
    return Handed(count=taken, place=place)


def _ask(path: str, port: int, said: Any = None, *, timeout: float) -> LocalAnswer:
    headers = {"X-Zotero-Connector-API-Version": API_VERSION}
    if said is None:
        return ask_local(path, port=port, headers=headers, timeout=timeout)
    body = json.dumps(said, ensure_ascii=False).encode()
    headers["Content-Type"] = "application/json"
    return ask_local(path, port=port, body=body, headers=headers, timeout=timeout)


def _require_zotero(port: int) -> None:
    answer = _ask("/connector/ping", port, timeout=PING_TIMEOUT)
    if answer.failure is Failure.CONNECTION_REFUSED:
        raise OutputError(f"Zotero is not running on this machine (nobody listens at port {port})", remedy=_START)
    if answer.failure is not None:
        raise OutputError(f"Zotero gives no answer at port {port} ({answer.failure})", remedy=_START)
    says_so = "x-zotero-version" in answer.headers or b"Zotero is running" in answer.body
    if answer.status != 200 or not says_so:
        raise OutputError(
            f"what listens at port {port} is not Zotero; nothing was handed over",
            remedy="name Zotero's port with --zotero-port",
        )


def _place(port: int) -> str:
    """Return the name of what is selected in Zotero, where it puts items; empty when it cannot be told."""
    answer = _ask("/connector/getSelectedCollection", port, {}, timeout=PING_TIMEOUT)
    try:
        told = json.loads(answer.body) if answer.status == 200 else {}
    except (ValueError, RecursionError):
        return ""
    # Into a library that is read only Zotero puts nothing: it takes the user's own then.
    if not isinstance(told, dict) or told.get("libraryEditable") is False:
        return ""
    name = told.get("name") or told.get("libraryName")
    return name if isinstance(name, str) else ""


def _save(items: Sequence[dict[str, Any]], port: int, taken: int) -> None:
    said = {"sessionID": secrets.token_hex(8), "uri": PROJECT_URL, "items": list(items)}
    answer = _ask("/connector/saveItems", port, said, timeout=SAVE_TIMEOUT)
    if answer.failure is None and answer.status in {200, 201}:
        return
    before = f"; {taken} were taken before" if taken else ""
    if answer.failure is not None:
        raise OutputError(f"Zotero gave no answer ({answer.failure}){before}", remedy="see whether the items are there")
    if b"libraryEditable" in answer.body:
        raise OutputError(f"the library that is selected in Zotero is read only{before}", remedy="select another one")
    raise OutputError(f"Zotero refused the items (status {answer.status}){before}", remedy="write a file: --to ris")
