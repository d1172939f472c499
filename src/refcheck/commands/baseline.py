"""``refcheck baseline``: findings that a project knows and puts off."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from refcheck.commands.options import (
    CHECKS,
    VerbCommand,
    choosing,
    common,
    comparing,
    dumping,
    gathering,
    setting,
    vouching,
)
from refcheck.commands.session import Session, open_session, refuse_missing, require_transport
from refcheck.commands.terminal import put
from refcheck.text.safe import one_line

if TYPE_CHECKING:
    from refcheck.memory.baseline import Baseline
    from refcheck.model.report import Report

EPILOG = """\b
Examples:
  refcheck baseline write statement.md         put off all that is found there now
  refcheck baseline write --offline            the same, without asking anybody
  refcheck baseline show                       what is put off, and since when
  refcheck baseline prune                      take out what is mended
  refcheck check --baseline refcheck-baseline.json
"""


@click.command("baseline", cls=VerbCommand, epilog=EPILOG)
@click.argument("action", type=click.Choice(["write", "show", "prune"]), metavar="write|show|prune")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@choosing
@setting("only", section=CHECKS)
@comparing
@vouching
@gathering
@dumping
@common
def command(action: str, paths: tuple[str, ...], **options: Any) -> int:
    """Put off the findings that there are (write), say which are put off (show), or take out those
    that are mended (prune).

    The file is the configuration's, else refcheck-baseline.json; check uses it where the
    configuration or --baseline names it. An entry is taken out only when a run is sure that it is
    mended: what could not be asked stays.
    """
    refuse_missing(paths)
    session = open_session(options, checked=paths)
    from refcheck.memory.baseline import FILE_NAME

    file = Path(session.config.baseline) if session.config.baseline else session.config.root / FILE_NAME
    if action == "show":
        return _show(file, session)
    require_transport(session)
    if options["dump"]:
        from refcheck.commands.dump import tell

        return tell(*paths, config=session.config, offline=options["offline"])
    return _renew(file, paths, session, options, add=action == "write")


def _show(file: Path, session: Session) -> int:
    from refcheck.checks import find_rule
    from refcheck.memory.baseline import read

    entries = sorted(read(file).values(), key=lambda one: (one.path, one.code, one.fingerprint))
    for entry in entries:
        rule = find_rule(entry.code)
        name = rule.name if rule else "no check any more"
        of = f" of {entry.reference}" if entry.reference else ""
        since = f", since {entry.since}" if entry.since else ""
        put(one_line(f"{entry.path}: {entry.severity} {entry.code} {name}{of}{since}"))
    session.hint(f"{len(entries)} put off by {os.path.relpath(file)}")
    return 0


def _renew(file: Path, paths: tuple[str, ...], session: Session, options: dict[str, Any], *, add: bool) -> int:
    from refcheck.commands.progress import progress_of
    from refcheck.memory.baseline import read, write
    from refcheck.pipeline import check
    from refcheck.pipeline.baseline import kept

    there = file.exists()
    # Only a person may lead out of the project: a link in a tree that somebody sent may not.
    root = None if "baseline" in session.chosen else session.config.root
    old: Baseline = read(file, root=root) if there or not add else {}
    config = replace(session.config, baseline=str(file) if there else "")
    with progress_of(session) as progress:
        report = check(*paths, offline=options["offline"], config=config, progress=progress)
    if report.run.interrupted:
        session.hint(f"interrupted: {os.path.relpath(file)} is left as it was")
        return report.exit_code
    new = {entry.fingerprint: entry for entry in kept(report, old, root=config.root, today=_today(), add=add)}
    changed = write(file, new.values(), root=root)
    put(f"{os.path.relpath(file)}: {', '.join(_told(old, new, changed=changed))}")
    _hint(report, session)
    return 0


def _told(old: Baseline, new: Baseline, *, changed: bool) -> Iterator[str]:
    yield f"{len(new)} put off"
    if added := len(set(new) - set(old)):
        yield f"{added} new"
    if gone := len(set(old) - set(new)):
        yield f"{gone} mended and taken out"
    if not changed:
        yield "nothing to change"


def _hint(report: Report, session: Session) -> None:
    if report.run.offline or report.run.offline_seen:
        session.hint("nobody was asked: what needs evidence is neither added nor taken out")
    if not session.config.baseline:
        session.hint('check takes it when it is told to: baseline = "refcheck-baseline.json" in refcheck.toml')


def _today() -> Any:
    return datetime.now(UTC).date()
