"""The order of the stages, in one screen: open, gather, judge, mend, report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from refcheck.config import Config
from refcheck.garbage import rarely_collected
from refcheck.model.report import Report
from refcheck.pipeline.dump import plan
from refcheck.pipeline.ended import ended_ignores
from refcheck.pipeline.gathering import gather_evidence
from refcheck.pipeline.inputs import Source, links_alone, open_sources
from refcheck.pipeline.times import iso_of, now_of
from refcheck.pipeline.uses import link_uses

if TYPE_CHECKING:
    from refcheck.fetch import Clock, Progress, Resolver, Transport
    from refcheck.memory import Memory

__all__ = ["Source", "check", "plan"]


@rarely_collected()
def check(
    *sources: Source,
    offline: bool = False,
    config: Config | None = None,
    transport: Transport | None = None,
    store: Memory | None = None,
    resolver: Resolver | None = None,
    clock: Clock | None = None,
    progress: Callable[[Progress], None] | None = None,
    enrich: bool = False,
    changed: str | None = None,
) -> Report:
    """Return the report on documents and .bib files, given as paths or as objects.

    Without a source: what the configuration names, else ``references/*.bib``. With ``offline``
    nothing is asked. ``transport``, ``resolver`` and ``clock`` stand in for the network and the
    time; ``progress`` hears of each address that is done (``refcheck.fetch.Progress``). ``store`` is a memory that the
    caller has opened (``refcheck.memory.Memory.open``; it is not closed here), by default one is opened as
    ``config.memory`` says. With ``enrich`` what entries lack and their records have is among the
    findings. With ``changed``, a revision of git (empty: the branch that a change is meant for), only what is
    new since then is asked, and lock and baseline are those of that revision; with ``store`` the lock is the
    caller's. Nothing is written but that memory: the evidence store in the cache folder, and ``refcheck.lock``
    beside the kept references once links were asked (neither with ``MemoryConfig(use=False)``).

    Raises ``ConfigError`` for a path that does not exist, a check that is not known, or a revision that
    cannot be had. Whatever cannot be read or asked is in the report.
    """
    from refcheck.checks import Context, judge, selection_of
    from refcheck.checks.quotations import quotations_found
    from refcheck.fetch.means import Means
    from refcheck.mend import plan as plan_fixes
    from refcheck.pipeline.assemble import Judged, assemble
    from refcheck.pipeline.baseline import baseline_of, record_of
    from refcheck.pipeline.changed import base_of
    from refcheck.pipeline.secrets import without_secrets

    config = config or Config()
    selection = selection_of(config)
    now = now_of(clock)
    started = now()

    inputs = open_sources(sources, config)
    uses = link_uses(inputs, links_alone=links_alone(config))
    with base_of(changed, config) as base:
        baseline = base.baseline(config) if base else baseline_of(config)
        gathered, unchanged = gather_evidence(
            inputs,
            uses,
            config=config,
            means=Means(transport=transport, resolver=resolver, clock=clock, progress=progress),
            store=store,
            offline=offline,
            base=base,
            sources=sources,
        )
    context = Context(
        today=started.date(),
        strikes=config.memory.strikes,
        strike_days=config.memory.strike_days,
        offline=offline,
        enrich=enrich,
        documents=inputs.documents,
        libraries=inputs.libraries,
        references=inputs.references,
        problems=(*inputs.problems, *ended_ignores(config)),
        evidence=gathered.evidence,
        links={link.url: link for link in gathered.links},
        uses=uses,
        bibliographies=inputs.bibliographies,
    )
    findings, suppressed = judge(context, selection, baseline)
    judged = Judged(findings=findings, suppressed=suppressed, quoted=quotations_found(context))
    findings = plan_fixes(findings, documents=inputs.documents, libraries=(*inputs.libraries, *inputs.stored))
    report = assemble(
        inputs,
        gathered,
        replace(judged, findings=findings),
        config=config,
        started=iso_of(started),
        finished=iso_of(now()),
        offline=offline,
        baseline=record_of(
            baseline, judged, inputs, gathered, config=config, selection=selection, whole=not (offline or base)
        ),
        unchanged=unchanged,
    )
    return without_secrets(report)
