"""The stage between references and checks: what is asked, with the memory opened and closed around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from refcheck.config import Config, LockMode
from refcheck.model.evidence import Gathered, Snapshot, Unchanged
from refcheck.pipeline.inputs import Inputs, Source
from refcheck.pipeline.local import local_sources
from refcheck.pipeline.targets import targets_of
from refcheck.pipeline.times import now_of

if TYPE_CHECKING:
    from refcheck.checks import LinkUse
    from refcheck.fetch import Clock
    from refcheck.fetch.means import Means
    from refcheck.memory import Memory
    from refcheck.pipeline.changed import Base

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
    means: Means,
    store: Memory | None,
    offline: bool,
    base: Base | None = None,
    sources: Sequence[Source] = (),
) -> tuple[Gathered, Unchanged | None]:
    """Return all evidence for the references and addresses of a run, and what was not asked because it is
    as it was at ``base``, an earlier revision (``None``: there is none).

    Nothing is loaded, opened or asked when there is nothing to ask.
    """
    if not (uses or inputs.references) or not wants_links(config):
        return Gathered(), None
    from refcheck.evidence import gather

    local = local_sources(base.believed(config, inputs) if base else config, inputs, now_of(means.clock)())
    targets = targets_of(uses, inputs.documents, inputs.references)
    unchanged = base.unchanged(sources, inputs, targets, config) if base else None
    memory = store or open_memory(config, means.clock, base)
    try:
        gathered = gather(
            inputs.references,
            targets,
            config=config,
            memory=memory,
            means=means,
            offline=offline,
            local=local,
            unchanged=unchanged,
        )
    finally:
        if store is None:
            memory.close()
    return gathered, unchanged


def open_memory(config: Config, clock: Clock | None = None, base: Base | None = None) -> Memory:
    """Return the memory of a project. With ``base`` its lock is that of the earlier revision, and is not written."""
    from refcheck.memory import Memory

    path, root, kept = lock_path(config), config.root, config.memory
    if base is not None:
        path, root = base.lock_path(path), base.folder
        kept = replace(kept, lock=LockMode.READ) if kept.lock is LockMode.UPDATE else kept
    return Memory.open(kept, path, now=now_of(clock), root=root)
