"""The hand-written table of everything that can be set, in the order of the manual.

A key has the name of its option on the command line, without the dashes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from refcheck.config import readers
from refcheck.config.readers import Reader
from refcheck.config.types import PARTS, Config, LockMode, Search

__all__ = ["KEYS", "Key", "key_named", "values_of"]

TRANSPORTS = ("requests", "curl")
REGISTRIES = (
    "doi.org",
    "hdl.handle.net",
    "crossref",
    "datacite",
    "arxiv",
    "pubmed",
    "open-library",
    "openalex",
    "semantic-scholar",
    "dblp",
    "wayback",
    "memento",
)
"""Those whose base address can be set, by the names under which reports tell of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """One thing that can be set.

    ``field`` is where it lands in ``Config`` ("network.timeout"). ``freedom`` measures how much a
    value lets the run do, more is looser; a key that has it is part of the network policy, which
    a file in the checked tree cannot loosen. ``inside`` says that the value holds paths, which in
    such a file must stay in the tree. ``project`` says that only a project's file may set it. The
    paths of one with ``files`` count from the folder of the file that sets it; the value of one that is ``secret`` is never shown.
    """

    name: str
    field: str
    read: Reader
    summary: str
    metavar: str = ""
    freedom: Callable[[Any], float] | None = None
    inside: Callable[[Any], tuple[str, ...]] | None = None
    project: bool = False
    files: bool = False
    secret: bool = False


def _search_freedom(value: Search) -> float:
    return list(Search).index(value)


def _output_paths(value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(spec.partition(":")[2] for spec in value if ":" in spec)


KEYS: tuple[Key, ...] = (
    Key(
        name="paths",
        field="paths",
        read=readers.texts,
        summary="Documents, .bib files, folders or patterns that are checked when no path is given.",
        inside=lambda value: value,
        project=True,
    ),
    Key(
        name="references",
        field="references",
        read=readers.text,
        summary="The folder where .bib files are kept, under the configuration's own (default: references).",
        inside=lambda value: (value,),
        project=True,
    ),
    Key(
        name="authority",
        field="authority",
        read=readers.texts,
        summary="A vetted .bib file, asked first and offline; what it knows is not searched for in registries.",
        metavar="FILE",
        inside=lambda value: value,
        files=True,
    ),
    Key(
        name="retraction-watch",
        field="retraction_watch",
        read=readers.texts,
        summary="Retraction Watch's table of retractions (.csv), looked into first and offline.",
        metavar="FILE",
        inside=lambda value: value,
        files=True,
    ),
    Key(
        name="baseline",
        field="baseline",
        read=readers.text,
        summary="A file of findings that are put off: they are counted apart, and only new ones fail (default: none).",
        metavar="FILE",
        inside=lambda value: (value,),
        project=True,
        files=True,
    ),
    Key(
        name="output-format",
        field="outputs",
        read=readers.texts,
        summary="A report to make, FORMAT or FORMAT:PATH; a path is where it is written. Formats: full, concise, json, html, "
        "markdown, csv, sarif, junit, github, step-summary, gitlab, jsonl, rdjson.",
        metavar="FMT[:PATH]",
        inside=_output_paths,
    ),
    Key(
        name="select",
        field="select",
        read=readers.codes,
        summary="Run these checks only: codes (TTL002), their beginnings (TTL) or names, separated by commas.",
        metavar="CODES",
    ),
    Key(
        name="ignore",
        field="ignore",
        read=readers.ignores,
        summary="Leave these checks out; the longest code that fits decides.",
        metavar="CODES",
    ),
    Key(
        name="extend-select",
        field="extend_select",
        read=readers.codes,
        summary="Run these checks besides the ones that are on by default.",
        metavar="CODES",
    ),
    Key(
        name="per-file-ignores",
        field="per_file_ignores",
        read=readers.code_table,
        summary="Checks that are left out in the files that a pattern names.",
        project=True,
    ),
    Key(
        name="fail-on",
        field="fail_on",
        read=readers.severity,
        summary="The least severity that makes the exit code 1 (default: error).",
        metavar="error|warning|info|never",
    ),
    Key(
        name="strict",
        field="strict",
        read=readers.switch,
        summary="Exit 1 also when something could not be checked.",
    ),
    Key(
        name="only",
        field="only",
        read=readers.choices(PARTS),
        summary="Look at these parts only (default: all).",
        metavar="links|metadata|document",
    ),
    Key(
        name="timeout",
        field="network.timeout",
        read=readers.number(0.05, 3600, "seconds"),
        summary="Total time for one attempt at one URL, redirects included (default: 20).",
        metavar="SECONDS",
    ),
    Key(
        name="concurrency",
        field="network.concurrency",
        read=readers.whole(1, 512),
        summary="Requests under way at once, over all hosts (default: 32).",
        metavar="N",
    ),
    Key(
        name="per-host",
        field="network.per_host",
        read=readers.whole(1, 64),
        summary="Requests under way at once to one host (default: 2).",
        metavar="N",
        freedom=float,
    ),
    Key(
        name="host-interval",
        field="network.host_interval",
        read=readers.number(0, 3600, "seconds"),
        summary="Least time between two starts to one host; 0 is allowed (default: 0.5).",
        metavar="SECONDS",
        freedom=lambda value: -float(value),
    ),
    Key(
        name="max-wait",
        field="network.max_wait",
        read=readers.number(0, 86_400, "seconds"),
        summary="Longest Retry-After that is waited for (default: 60).",
        metavar="SECONDS",
    ),
    Key(
        name="deadline",
        field="network.deadline",
        read=readers.number(0.1, 864_000, "seconds"),
        summary="Time for the whole run; what was left unasked is said (default: none).",
        metavar="SECONDS",
    ),
    Key(
        name="allow-private-network",
        field="network.allow_private_network",
        read=readers.switch,
        summary="Ask hosts in private, loopback and link-local address ranges too.",
        freedom=float,
    ),
    Key(
        name="search",
        field="network.search",
        read=readers.choice(Search),
        summary="What may be sent to search for a work without an identifier: nothing; its title, first author "
        "and year; or the note as it stands (default: fields).",
        metavar="off|fields|raw",
        freedom=_search_freedom,
    ),
    Key(
        name="proxy",
        field="network.proxy",
        read=readers.proxy_url,
        summary="Ask through this proxy, which is then trusted to judge addresses (default: none).",
        metavar="URL",
        freedom=lambda value: float(value is not None),
    ),
    Key(
        name="mailto",
        field="network.mailto",
        read=readers.address,
        summary="Address that registries may write to, sent with each request (also REFCHECK_MAILTO; default: none is sent).",
        metavar="ADDRESS",
    ),
    Key(
        name="semantic-scholar-key",
        field="network.semantic_scholar_key",
        read=readers.secret,
        summary="Key with which Semantic Scholar is asked too (also REFCHECK_SEMANTIC_SCHOLAR_KEY; default: it is not asked).",
        freedom=lambda value: float(value is not None),
        secret=True,
    ),
    Key(
        name="transport",
        field="network.transport",
        read=readers.choice(TRANSPORTS),
        summary="The library that carries the requests (default: requests).",
    ),
    Key(
        name="registries",
        field="registries",
        read=readers.base_urls(REGISTRIES),
        summary="Base addresses that stand in for those of registries and archives, by name: a mirror, or a test.",
        freedom=lambda value: float(bool(value)),
    ),
    Key(
        name="lock",
        field="memory.lock",
        read=readers.choice(LockMode),
        summary="What is done with refcheck.lock (default: update; read when CI is set); accept takes pages as they are now.",
        metavar="update|read|ignore|accept",
    ),
    Key(
        name="strikes",
        field="memory.strikes",
        read=readers.whole(1, 30),
        summary="Failures, each on a day of its own, after which a link that was alive is dead (default: 3).",
    ),
    Key(
        name="strike-days",
        field="memory.strike_days",
        read=readers.whole(0, 365),
        summary="Days at least from the first of these failures to the last (default: 3).",
    ),
    Key(
        name="cache-dir",
        field="memory.cache_dir",
        read=readers.folder,
        summary="Folder of the evidence store (default: the platform's cache folder).",
        metavar="DIR",
        freedom=lambda value: float(value is not None),
    ),
    Key(
        name="no-cache",
        field="memory.use",
        read=readers.switch_off,
        summary="Neither read nor write the evidence store and refcheck.lock.",
    ),
    Key(
        name="refresh",
        field="memory.refresh",
        read=readers.switch,
        summary="Ask again what is still known.",
        freedom=float,
    ),
)

_BY_NAME = {key.name: key for key in KEYS}


def key_named(name: str) -> Key | None:
    """Return the key with this name, ``None`` when there is none."""
    return _BY_NAME.get(name)


def values_of(config: Config) -> dict[str, object]:
    """Return what ``config`` holds for every key, by the key's field."""
    parts: dict[str, object] = {"": config, "network": config.network, "memory": config.memory}
    found: dict[str, object] = {}
    for key in KEYS:
        part, _, name = key.field.rpartition(".")
        found[key.field] = getattr(parts[part], name)
    return found
