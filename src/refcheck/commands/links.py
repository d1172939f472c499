"""``refcheck links``: the health of links alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from refcheck.commands.options import VerbCommand, choosing, common, gathering, judging, reporting
from refcheck.commands.outputs import deliver, outputs_of
from refcheck.commands.session import open_session, refuse_missing, require_transport

EPILOG = """\b
Examples:
  refcheck links README.md docs/
  refcheck links references/statement.bib -f concise
"""


@click.command("links", cls=VerbCommand, epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@choosing
@judging
@reporting
@gathering
@common
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Look at the health of the links in documents and .bib files, and at nothing else.

    A link is broken only when that is certain; what would not answer is said to be unverified.
    """
    refuse_missing(paths)
    session = open_session(options, checked=paths)
    require_transport(session)
    outputs = outputs_of(session, options["output"], inputs=paths)
    from refcheck.commands.progress import progress_of
    from refcheck.pipeline import check

    config = replace(session.config, only=("links",))
    with progress_of(session) as progress:
        report = check(*paths, offline=options["offline"], config=config, progress=progress)
    return deliver(report, outputs, session)
