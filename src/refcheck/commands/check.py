"""``refcheck check``: documents and .bib files → findings, reports."""

from __future__ import annotations

from typing import Any

import click

from refcheck.commands.changed import changing, refuse_writing, settled
from refcheck.commands.options import (
    CHECKS,
    VerbCommand,
    choosing,
    common,
    comparing,
    dumping,
    gathering,
    judging,
    option,
    reporting,
    setting,
    sharing,
    vouching,
)
from refcheck.commands.outputs import deliver, outputs_of
from refcheck.commands.session import open_session, refuse_missing, require_transport

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
@sharing
@vouching
@gathering
@changing
@option(
    "--allow-empty",
    section=CHECKS,
    is_flag=True,
    help="Exit 0, not 3, when no reference and no link was found: for hooks that are given any file.",
)
@dumping
@common
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Check documents and .bib files.

    Without a PATH: what the configuration names, else references/*.bib. Several paths are one
    project. Reports are written only where -f, -o or the configuration says so.
    """
    changed, paths = settled(options["changed"], paths)
    refuse_missing(paths)
    session = open_session(options, checked=paths)
    refuse_writing(changed, session)
    require_transport(session)
    outputs = outputs_of(session, options["output"], inputs=session.inputs(paths))
    if options["dump"]:
        from refcheck.commands.dump import tell

        return tell(*paths, config=session.config, offline=options["offline"], changed=changed)
    from refcheck.commands.progress import progress_of
    from refcheck.pipeline import check

    with progress_of(session) as progress:
        report = check(*paths, offline=options["offline"], config=session.config, progress=progress, changed=changed)
    code = deliver(report, outputs, session, share=options["share"])
    is_empty = code == 3 and not (report.references or report.links)
    return 0 if is_empty and options["allow_empty"] else code
