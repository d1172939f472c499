"""``refcheck fix``: findings → one diff, or the files mended."""

from __future__ import annotations

from typing import Any

import click

from refcheck.commands.options import (
    VerbCommand,
    choosing,
    common,
    gathering,
    judging,
    option,
    reporting,
    vouching,
)
from refcheck.commands.outputs import deliver, outputs_of
from refcheck.commands.session import Session, open_session, refuse_missing, require_transport
from refcheck.commands.terminal import put

MENDING = "Mending"
LOOKS: dict[str, dict[str, Any]] = {"+": {"fg": "green"}, "-": {"fg": "red"}, "@": {"fg": "cyan"}, "#": {"bold": True}}
"""How the lines of a diff are painted, by their first character."""

EPILOG = """\b
Examples:
  refcheck fix statement.md                          what could be mended, as a diff
  refcheck fix statement.md --write                  mend what is safe, then check again
  refcheck fix statement.md --write --unsafe-fixes   mend all of it
  refcheck fix references/ --enrich                  what the records of the works have and entries lack
  refcheck fix references/ --diff --offline | git apply
"""


@click.command("fix", cls=VerbCommand, epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@option("--diff/--write", "diff", section=MENDING, default=True, help="Show a diff (the default), or mend the files.")
@option(
    "--unsafe-fixes", section=MENDING, is_flag=True, help="With --write: also what may change the author's meaning."
)
@option(
    "--enrich",
    section=MENDING,
    is_flag=True,
    help="Also add what entries lack and the records of their works have: DOI, authors, subtitle, journal, pages, ISBN.",
)
@choosing
@judging
@reporting
@vouching
@gathering
@common
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Show what could be mended as a diff, or mend it.

    The diff holds all fixes, and marks those that are not safe: that may change what the author
    meant. --write applies the safe ones, checks again what it wrote, and reports as check does.
    Exits as check does: for a diff with what was found, for --write with what is left.
    """
    refuse_missing(paths)
    session = open_session(options, checked=paths)
    require_transport(session)
    outputs = outputs_of(session, options["output"], inputs=session.inputs(paths))
    from refcheck.commands.progress import progress_of
    from refcheck.pipeline import check

    asked: dict[str, Any] = {"offline": options["offline"], "enrich": options["enrich"], "config": session.config}
    with progress_of(session) as progress:
        report = check(*paths, progress=progress, **asked)
    if options["diff"]:
        return _show(report, session)
    from refcheck.mend import apply

    changed = apply(report.findings, unsafe=options["unsafe_fixes"]) if not report.run.interrupted else ()
    if changed:
        session.hint(f"mended {', '.join(str(path) for path in changed)}")
        with progress_of(session) as progress:
            report = check(*paths, progress=progress, **asked)
    left = sum(1 for finding in report.findings if finding.fix and not finding.fix.safe)
    if left and not options["unsafe_fixes"]:
        session.hint(
            f"{left} unsafe fix{'' if left == 1 else 'es'} left: see them with --diff, apply them with --write --unsafe-fixes"
        )
    return deliver(report, outputs, session)


def _show(report: Any, session: Session) -> int:
    from refcheck.mend import diff

    text = diff(report.findings, unsafe=True)
    put(painted(text) if session.color_results else text, machine=True)
    if not text:
        session.hint("there is nothing that can be mended by itself")
    return int(report.exit_code)


def painted(diff: str) -> str:
    """Return a diff with its lines in colours."""
    return "\n".join(click.style(line, **LOOKS[line[:1]]) if line[:1] in LOOKS else line for line in diff.split("\n"))
