"""``refcheck-baseline.json``: findings that are put off, one line each, for git.

    {
    "schema": "refcheck-baseline/1",
    "findings": {
    "0f3c...": {"code": "TTL002", "path": "statement.md", "reference": "doe2020title", "severity": "error", "since": "2026-11-27"}
    }
    }

Its lines are sorted by fingerprint, so that two branches seldom touch the same place. It holds no
text of documents, no address and nothing of what was found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from refcheck.errors import ConfigError, OutputError
from refcheck.memory.folder import is_inside, is_regular, replace_file
from refcheck.model.baseline import BaselineEntry
from refcheck.model.finding import Severity
from refcheck.text.lazy import lazy_re

__all__ = ["FILE_NAME", "SCHEMA", "Baseline", "parse", "read", "render", "write"]

FILE_NAME = "refcheck-baseline.json"
SCHEMA = "refcheck-baseline/1"
MAX_SIZE = 32 * 1024 * 1024
"""Larger files (bytes) are no baseline of ours."""
MAX_TEXT = 1_000
"""Longer paths and keys (characters) are cut."""

Baseline = Mapping[str, BaselineEntry]
"""The entries by their fingerprints."""

_FINGERPRINT = lazy_re(r"[0-9a-f]{32}")
_REMEDY = "mend it, or take it back from version control, or write it anew: refcheck baseline write"


def read(path: Path, *, root: Path | None = None) -> Baseline:
    """Return the baseline in a file. ``root`` is a folder that links may not lead out of (``None``: any).

    Raises ``ConfigError`` for one that is not there, leads out or is damaged: without it old findings
    would count as new, and with half of it some would be hidden by chance.
    """
    if not path.exists():
        raise ConfigError("there is no such baseline", path=str(path), remedy="write it: refcheck baseline write")
    if not is_regular(path) or (root is not None and not is_inside(path, root)):
        raise ConfigError("the baseline is no regular file of this project", path=str(path))
    try:
        with path.open("rb") as stream:
            body = stream.read(MAX_SIZE + 1)
    except OSError as error:
        raise ConfigError(f"the baseline cannot be read: {error.strerror or error}", path=str(path)) from None
    return parse(body, str(path))


def parse(body: bytes, path: str) -> Baseline:
    """Return the baseline that the bytes of a file are.

    Raises ``ConfigError`` for what is none, naming ``path``.
    """
    if len(body) > MAX_SIZE:
        raise ConfigError(f"the baseline is larger than {MAX_SIZE:,} bytes", path=path)
    try:
        top = json.loads(body)
        if top["schema"] != SCHEMA:
            raise ConfigError(f"the schema of the baseline is not {SCHEMA}", path=path, remedy="renew refcheck")
        entries = {name: _entry(name, said) for name, said in top["findings"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ConfigError("the baseline is damaged", path=path, remedy=_REMEDY) from None
    return MappingProxyType(entries)


def _entry(fingerprint: str, said: Any) -> BaselineEntry:
    if not _FINGERPRINT.fullmatch(fingerprint):
        raise ValueError(fingerprint)
    texts = {name: str(said.get(name, ""))[:MAX_TEXT] for name in ("path", "reference", "since")}
    return BaselineEntry(
        fingerprint=fingerprint, code=str(said["code"])[:MAX_TEXT], severity=Severity(said["severity"]), **texts
    )


def render(entries: Iterable[BaselineEntry]) -> str:
    """Return the text of a baseline with these entries."""
    lines = [f"{json.dumps(one.fingerprint)}: {_line(one)}" for one in sorted(entries, key=lambda e: e.fingerprint)]
    head = ["{", f'"schema": {json.dumps(SCHEMA)},', '"findings": {']
    return "\n".join([*head, *([",\n".join(lines)] if lines else []), "}", "}", ""])


def _line(entry: BaselineEntry) -> str:
    said = {
        "code": entry.code,
        "path": entry.path,
        "reference": entry.reference,
        "severity": str(entry.severity),
        "since": entry.since,
    }
    return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)


def write(path: Path, entries: Iterable[BaselineEntry], *, root: Path | None = None) -> bool:
    """Write a baseline whole or not at all; return whether it differs from what was there.

    ``root`` is a folder that links may not lead out of (``None``: any). Raises ``OutputError``.
    """
    if root is not None and not is_inside(path, root):
        raise OutputError("links lead out of the project, so it is not written", path=str(path))
    text = render(entries)
    try:
        if is_regular(path) and path.read_bytes() == text.encode():
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"the baseline cannot be written: {reason}", path=str(path)) from None
    return True
