"""What a run would ask, before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refcheck.config import Config
from refcheck.pipeline.changed import base_of
from refcheck.pipeline.gathering import open_memory, wants_links
from refcheck.pipeline.inputs import Source, links_alone, open_sources
from refcheck.pipeline.local import local_sources
from refcheck.pipeline.targets import targets_of
from refcheck.pipeline.times import now_of
from refcheck.pipeline.uses import link_uses

if TYPE_CHECKING:
    from refcheck.evidence import FirstRound


def plan(*sources: Source, config: Config | None = None, changed: str | None = None) -> FirstRound | None:
    """Return what a run on ``sources`` would ask first, and whom it may ask after that.

    ``None`` when it would ask nothing. ``changed`` is as for ``check``. Nothing is sent; the memory is read but not written.
    Raises ``ConfigError`` for a path that does not exist.
    """
    config = config or Config()
    inputs = open_sources(sources, config)
    uses = link_uses(inputs, links_alone=links_alone(config))
    if not (uses or inputs.references) or not wants_links(config):
        return None
    from refcheck.evidence import plan_first_round

    targets = targets_of(uses, inputs.documents, inputs.references)
    with base_of(changed, config) as base:
        local = local_sources(base.believed(config, inputs) if base else config, inputs, now_of(None)())
        memory = open_memory(config, base=base)
        try:
            return plan_first_round(
                inputs.references,
                targets,
                config=config,
                memory=memory,
                local=local,
                unchanged=base.unchanged(sources, inputs, targets, config) if base else None,
            )
        finally:
            memory.close()
