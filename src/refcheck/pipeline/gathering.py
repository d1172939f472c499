"""The stage between references and checks: what is asked, with the memory opened and closed around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from refcheck.config import Config, LockMode
from refcheck.model.evidence import Gathered, Snapshot
from refcheck.pipeline.authority import authority_of
from refcheck.pipeline.inputs import Inputs
from refcheck.pipeline.targets import targets_of

if TYPE_CHECKING:
    from refcheck.checks import LinkUse
    from refcheck.fetch import Clock, Resolver, Transport
    from refcheck.memory import Memory

LOCK_NAME = "refcheck.lock"


def wants_links(config: Config) -> bool:
    """Return whether anything that a link can tell was asked for."""
    return not config.only or bool({"links", "metadata"} & set(config.only))


def lock_path(config: Config) -> Path:
    """Return where the lock of a project is."""
    return config.root / config.references / LOCK_NAME


def known_copies(config: Config) -> Mapping[str, Snapshot]:
    """Return the copies in web archives that the lock of a project names, by address; none when it is not used."""
    if not config.memory.use or config.memory.lock is LockMode.IGNORE:
        return {}
    from refcheck.memory.lock import LockFile

    return LockFile(lock_path(config), root=config.root).copies()


def gather_evidence(
    inputs: Inputs,
    uses: Sequence[LinkUse],
    *,
    config: Config,
    offline: bool,
    transport: Transport | None,
    store: Memory | None,
    resolver: Resolver | None,
    clock: Clock | None,
    progress: Callable[[Any], None] | None,
) -> Gathered:
    """Return all evidence for the references and addresses of a run.

    Nothing is loaded, opened or asked when there is nothing to ask.
    """
    if not (uses or inputs.references) or not wants_links(config):
        return Gathered()
    from refcheck.evidence import gather
    from refcheck.memory import Memory

    authority = authority_of(config, inputs, now_of(clock)())
    memory = store or Memory.open(config.memory, lock_path(config), now=now_of(clock), root=config.root)
    try:
        return gather(
            inputs.references,
            targets_of(uses, inputs.documents, inputs.references),
            config=config,
            memory=memory,
            transport=transport,
            resolver=resolver,
            clock=clock,
            offline=offline,
            progress=progress,
            authority=authority,
        )
    finally:
        if store is None:
            memory.close()


def now_of(clock: Clock | None) -> Callable[[], datetime]:
    """Return what tells the time of a run: its clock, or the machine's."""
    if clock is None:
        return lambda: datetime.now(UTC)
    return lambda: datetime.fromtimestamp(clock.wall(), UTC)
