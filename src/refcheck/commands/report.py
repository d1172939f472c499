"""``refcheck report``: a saved run → other formats, without the network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from refcheck.commands.options import VerbCommand, choosing, common, judging, reporting, sharing
from refcheck.commands.outputs import deliver, outputs_of
from refcheck.commands.session import open_session, refuse_missing
from refcheck.errors import RefcheckError

if TYPE_CHECKING:
    from refcheck.config import Config
    from refcheck.model.report import Report

MAX_BYTES = 500_000_000
"""A larger file is no run of ours."""

EPILOG = """\b
Examples:
  refcheck report run.json                         read it in the terminal
  refcheck report run.json -f html:statement.html  a page to read
  refcheck report run.json --share -o page.html    a page to send on
  refcheck report run.json -f markdown             for a pull request
  refcheck report run.json --select LNK            what it found of links
"""


@click.command("report", cls=VerbCommand, epilog=EPILOG)
@click.argument("run", metavar="RUN.json")
@choosing
@judging
@reporting
@sharing
@common
def command(run: str, **options: Any) -> int:
    """Turn a saved run (check -f json -o RUN.json) into other formats.

    Nothing is asked and no document is read again. --select and --ignore leave findings out, none
    can be brought back. Exits as the run did, under this --fail-on.
    """
    refuse_missing([run])
    session = open_session(options, checked=[run])
    outputs = outputs_of(session, options["output"], inputs=[run])
    report = replace(saved_run(run), fail_on=session.config.fail_on, strict=session.config.strict)
    if session.chosen & {"select", "ignore", "extend-select"}:
        report = _narrowed(report, session.config)
    return deliver(report, outputs, session, share=options["share"])


def _narrowed(report: Report, config: Config) -> Report:
    """Return the report with the findings that the command line leaves out among what is suppressed."""
    from refcheck.checks.select import selection_of
    from refcheck.model.finding import Suppressed

    # What the project's configuration ignores the run has ignored already.
    selection = selection_of(replace(config, per_file_ignores={}, only=()))
    told = [(each, selection.why_hidden(each)) for each in report.findings]
    left = [Suppressed(finding=each, why=why) for each, why in told if why is not None]
    kept = tuple(each for each, why in told if why is None)
    return replace(report, findings=kept, suppressed=(*report.suppressed, *left))


def saved_run(path: str) -> Report:
    """Return the report that a saved run holds. Raises ``RefcheckError`` with the file's name."""
    from refcheck.reports import parse

    try:
        return parse(_text(path))
    except RefcheckError as error:
        raise RefcheckError(error.reason, path=path, line=error.line, remedy=error.remedy) from None


def _text(path: str) -> str:
    """Return the text of the saved run. Raises ``RefcheckError`` when it cannot be read."""
    file = Path(path)
    try:
        if not file.is_file():
            raise RefcheckError("is no file that holds a run")
        if file.stat().st_size > MAX_BYTES:
            raise RefcheckError("is too large to be a run")
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RefcheckError(f"cannot be read ({(error.strerror or 'no reason given').lower()})") from None
    except UnicodeDecodeError:
        raise RefcheckError("is no JSON: it is not UTF-8") from None
