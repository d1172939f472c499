"""``refcheck check``: documents and .bib files → findings, reports."""

from __future__ import annotations

from typing import Any

import click

from refcheck.commands.options import (
    CHECKS,
    NETWORK,
    VerbCommand,
    choosing,
    common,
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
from refcheck.commands.terminal import put

EPILOG = """\b
Examples:
  refcheck statement.md                        the verb may be left out
  refcheck check --offline statement.md        ask nobody
  refcheck check references/                   every .bib in a folder
  refcheck statement.md -f html:report.html    write a report as well
  refcheck statement.md -f json -o run.json    keep the run for later
  refcheck --dump statement.md                 what would be asked, nothing sent
"""


@click.command("check", cls=VerbCommand, epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@choosing
@setting("only", section=CHECKS)
@judging
@reporting
@sharing
@vouching
@gathering
@option("--dump", section=NETWORK, is_flag=True, help="Print what would be asked, and send nothing.")
@common
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Check documents and .bib files.

    Without a PATH: what the configuration names, else references/*.bib. Several paths are one
    project. Reports are written only where -f, -o or the configuration says so.
    """
    refuse_missing(paths)
    session = open_session(options, checked=paths)
    require_transport(session)
    outputs = outputs_of(session, options["output"], inputs=session.inputs(paths))
    if options["dump"]:
        from refcheck.commands.dump import dump_text
        from refcheck.pipeline import plan

        put(dump_text(None if options["offline"] else plan(*paths, config=session.config)))
        return 0
    from refcheck.commands.progress import progress_of
    from refcheck.pipeline import check

    with progress_of(session) as progress:
        report = check(*paths, offline=options["offline"], config=session.config, progress=progress)
    return deliver(report, outputs, session, share=options["share"])
