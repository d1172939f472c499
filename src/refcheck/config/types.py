"""The configuration as values: typed, frozen, passed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from refcheck.errors import ConfigError
from refcheck.model.finding import Severity

PARTS = ("links", "metadata", "document")
"""The parts that a run can be kept to (``Config.only``)."""
PROJECT_URL = "https://github.com/refcheck-cite/refcheck"


class Search(StrEnum):
    """What may be sent to search for a work without an identifier."""

    OFF = "off"
    FIELDS = "fields"
    RAW = "raw"


class LockMode(StrEnum):
    """What is done with ``refcheck.lock``."""

    UPDATE = "update"
    READ = "read"
    IGNORE = "ignore"
    ACCEPT = "accept"
    """Like *update*; and what pages are now is accepted as what is cited."""


_Word = TypeVar("_Word", bound=StrEnum)


def _member(kind: type[_Word], value: str, name: str) -> _Word:
    """Return the member of an enum that a word stands for: members are told apart by identity, and a plain
    "off" would be none of them. Raises ``ConfigError``.
    """
    try:
        return kind(value)
    except ValueError:
        raise ConfigError(f"{name} is {value!r}", remedy=f"choose from {', '.join(kind)}") from None


@dataclass(frozen=True, kw_only=True, slots=True)
class NetworkConfig:
    """How refcheck behaves towards other hosts. Times are seconds.

    ``timeout`` bounds one attempt at one URL, redirects included; ``deadline`` the whole run
    (``None``: no bound); ``max_wait`` the longest ``Retry-After`` that is waited for. ``per_host``
    requests at most are under way to one host, started at least ``host_interval`` apart.
    """

    timeout: float = 20.0
    concurrency: int = 32
    per_host: int = 2
    host_interval: float = 0.5
    max_wait: float = 60.0
    deadline: float | None = None
    allow_private_network: bool = False
    proxy: str | None = None
    mailto: str | None = None
    search: Search = Search.FIELDS
    transport: str = "requests"
    semantic_scholar_key: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Take the word for a ``Search``. Raises ``ConfigError`` for one that is none."""
        object.__setattr__(self, "search", _member(Search, self.search, "search"))


@dataclass(frozen=True, kw_only=True, slots=True)
class MemoryConfig:
    """Where and how the memory is kept. ``cache_dir`` of ``None`` is the platform's own.

    With ``use`` off, neither the store nor the lock is read or written; ``refresh`` asks again
    what is still known. A link that was alive is dead after ``strikes`` failures, each on a day of
    its own, the last at least ``strike_days`` days after the first.
    """

    cache_dir: Path | None = None
    use: bool = True
    refresh: bool = False
    lock: LockMode = LockMode.UPDATE
    strikes: int = 3
    strike_days: int = 3

    def __post_init__(self) -> None:
        """Take the word for a ``LockMode``. Raises ``ConfigError`` for one that is none."""
        object.__setattr__(self, "lock", _member(LockMode, self.lock, "lock"))


@dataclass(frozen=True, kw_only=True, slots=True)
class EndedIgnore:
    """An ignore of a configuration file whose last day, ``until``, is past: it silences nothing any more.

    ``path`` and ``line`` (1-based, ``None`` when it cannot be told) are where it stands.
    """

    codes: tuple[str, ...]
    reason: str
    until: date
    path: Path
    line: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """Everything that can be set. ``root`` is the folder of the configuration file, else the
    working folder; ``references`` is where .bib files are kept, under ``root``.
    ``only`` is a subset of links, metadata, document (empty: all). ``ignore_reasons`` gives the
    reason that the configuration states for an ignored code or name, ``per_file_reasons`` the same by the pattern of
    files; ``ended`` are ignores that hold no longer. ``registries`` are base
    addresses that stand in for those of registries and archives, by their names. ``authority`` are vetted .bib
    files, ``retraction_watch`` tables of Retraction Watch and ``baseline`` is the file of findings that are put off
    (empty: none), all from the working folder.
    """

    root: Path = field(default_factory=Path)
    file: Path | None = None
    paths: tuple[str, ...] = ()
    references: str = "references"
    authority: tuple[str, ...] = ()
    retraction_watch: tuple[str, ...] = ()
    baseline: str = ""
    outputs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore_reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    per_file_reasons: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    ended: tuple[EndedIgnore, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    strict: bool = False
    only: tuple[str, ...] = ()
    network: NetworkConfig = field(default_factory=NetworkConfig)
    memory: MemoryConfig = field(default_factory=MemoryConfig)
    registries: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        """Take the word for a ``Severity``, and refuse what no reader has looked at: one text where several are
        meant would be read letter by letter. Raises ``ConfigError``.
        """
        for name in _SEVERAL:
            value = getattr(self, name)
            if isinstance(value, str):
                raise ConfigError(f"{name} is one text, not several", remedy=f"write {name}=({value!r},)")
        if unknown := [part for part in self.only if part not in PARTS]:
            raise ConfigError(f"only has {unknown[0]!r}", remedy=f"choose from {', '.join(PARTS)}")
        if self.fail_on is not None:
            object.__setattr__(self, "fail_on", _member(Severity, self.fail_on, "fail_on"))


_SEVERAL = ("paths", "authority", "retraction_watch", "outputs", "select", "ignore", "extend_select", "only")
"""The fields of ``Config`` that are tuples of texts."""
