"""``refcheck check``: documents and .bib files → findings, reports."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from refcheck.commands.options import (
    CHECKS,
    NETWORK,
    VerbCommand,
    choosing,
    common,
    comparing,
    gathering,
    judging,
    option,
    reporting,
    setting,
    vouching,
)
from refcheck.commands.outputs import deliver, outputs_of
from refcheck.commands.session import Session, open_session, refuse_missing, require_transport
from refcheck.commands.terminal import put
from refcheck.config import LockMode

_WRITES = (LockMode.UPDATE, LockMode.ACCEPT)

EPILOG = """\b
Examples:
  refcheck statement.md                        the verb may be left out
  refcheck check --offline statement.md        ask nobody
  refcheck check references/                   every .bib in a folder
  refcheck statement.md -f html:report.html    write a report as well
  refcheck statement.md -f json -o run.json    keep the run for later
  refcheck --dump statement.md                 what would be asked, nothing sent
  refcheck --changed                           a pull request: ask only about what is new
"""


@click.command("check", cls=VerbCommand, epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@choosing
@setting("only", section=CHECKS)
@judging
@comparing
@reporting
@vouching
@gathering
@option(
    "--changed",
    section=NETWORK,
    is_flag=False,
    flag_value="",
    metavar="[REV]",
    help="Ask only about what is new since REV (default: the branch that this is meant for), with its lock and its baseline.",
)
@option(
    "--allow-empty",
    section=CHECKS,
    is_flag=True,
    help="Exit 0, not 3, when no reference and no link was found: for hooks that are given any file.",
)
@option("--dump", section=NETWORK, is_flag=True, help="Print what would be asked, and send nothing.")
@common
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Check documents and .bib files.

    Without a PATH: what the configuration names, else references/*.bib. Several paths are one
    project. Reports are written only where -f, -o or the configuration says so.
    """
    changed, paths = _settled(options["changed"], paths)
    refuse_missing(paths)
    session = open_session(options, checked=paths)
    _refuse_writing(changed, session)
    require_transport(session)
    outputs = outputs_of(session, options["output"], inputs=session.inputs(paths))
    if options["dump"]:
        from refcheck.commands.dump import dump_text
        from refcheck.pipeline import plan

        put(dump_text(None if options["offline"] else plan(*paths, config=session.config, changed=changed)))
        return 0
    from refcheck.commands.progress import progress_of
    from refcheck.pipeline import check

    with progress_of(session) as progress:
        report = check(*paths, offline=options["offline"], config=session.config, progress=progress, changed=changed)
    code = deliver(report, outputs, session)
    is_empty = code == 3 and not (report.references or report.links)
    return 0 if is_empty and options["allow_empty"] else code


def _settled(changed: str | None, paths: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Return the revision and the paths: a word after --changed may be either, as for git itself.

    Raises ``click.UsageError`` for a word that is both.
    """
    if not changed or not os.path.lexists(changed):
        return changed, paths
    from refcheck.pipeline.revision import is_revision

    if is_revision(Path(), changed):
        raise click.UsageError(
            f"'{changed}' is a revision and a file: say --changed= or --changed={changed} before the paths"
        )
    return "", (changed, *paths)


def _refuse_writing(changed: str | None, session: Session) -> None:
    """Refuse to write the lock that a change is judged by."""
    if changed is not None and "lock" in session.chosen and session.config.memory.lock in _WRITES:
        raise click.UsageError("--changed reads the lock of the earlier revision, it is not written: leave --lock out")
