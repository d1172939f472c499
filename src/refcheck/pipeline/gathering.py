"""The stage between references and checks: what is asked, with the memory opened and closed around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from refcheck.config import Config
from refcheck.model.evidence import Gathered
from refcheck.pipeline.inputs import Inputs

if TYPE_CHECKING:
    from refcheck.checks import LinkUse
    from refcheck.evidence import LinkTarget
    from refcheck.fetch import Clock, Resolver, Transport
    from refcheck.memory import Memory

LOCK_NAME = "refcheck.lock"


def wants_links(config: Config) -> bool:
    """Return whether anything that a link can tell was asked for."""
    return not config.only or bool({"links", "metadata"} & set(config.only))


def targets_of(uses: Sequence[LinkUse]) -> tuple[LinkTarget, ...]:
    """Return each address once, with the references that stand on it."""
    from refcheck.evidence import LinkTarget

    found: dict[str, list[str]] = {}
    for use in uses:
        references = found.setdefault(use.url, [])
        if use.reference is not None and use.reference.id not in references:
            references.append(use.reference.id)
    return tuple(LinkTarget(url=url, references=tuple(references)) for url, references in found.items())


def lock_path(config: Config) -> Path:
    """Return where the lock of a project is."""
    return config.root / config.references / LOCK_NAME


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
    if not uses or not wants_links(config):
        return Gathered()
    from refcheck.evidence import gather
    from refcheck.memory import Memory

    memory = store or Memory.open(config.memory, lock_path(config), now=_now_of(clock), root=config.root)
    try:
        return gather(
            inputs.references,
            targets_of(uses),
            config=config,
            memory=memory,
            transport=transport,
            resolver=resolver,
            clock=clock,
            offline=offline,
            progress=progress,
        )
    finally:
        if store is None:
            memory.close()


def _now_of(clock: Clock | None) -> Callable[[], datetime]:
    if clock is None:
        return lambda: datetime.now(UTC)
    return lambda: datetime.fromtimestamp(clock.wall(), UTC)
