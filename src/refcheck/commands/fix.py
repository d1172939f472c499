"""``refcheck fix``: findings → one diff, or the files mended."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from refcheck.commands.changed import changing, refuse_writing, settled
from refcheck.commands.options import (
    CHECKS,
    VerbCommand,
    choosing,
    common,
    dumping,
    gathering,
    judging,
    option,
    reporting,
    setting,
    vouching,
)
from refcheck.commands.outputs import Output, deliver, outputs_of, refuse_clashes
from refcheck.commands.session import Session, open_session, refuse_missing, require_transport
from refcheck.commands.terminal import is_terminal, put, say
from refcheck.model.finding import Severity

if TYPE_CHECKING:
    from refcheck.model.report import Report

MENDING = "Mending"
NOTHING = "there is nothing that can be mended by itself"
LOOKS: dict[str, dict[str, Any]] = {"+": {"fg": "green"}, "-": {"fg": "red"}, "@": {"fg": "cyan"}, "#": {"bold": True}}
"""How the lines of a diff are painted, by their first character."""

EPILOG = """\b
Examples:
  refcheck fix statement.md                          what could be mended, as a diff
  refcheck fix statement.md --write                  mend what is safe, then check again
  refcheck fix statement.md --write --unsafe-fixes   mend all of it
  refcheck fix statement.md --interactive            decide about each
  refcheck fix references/ --enrich                  what the records of the works have and entries lack
  refcheck fix references/ --diff --offline | git apply
"""


@click.command("fix", cls=VerbCommand, epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@option("--diff", section=MENDING, is_flag=True, help="Show all fixes as one diff, and write nothing (the default).")
@option("--write", section=MENDING, is_flag=True, help="Mend the files, and check them again.")
@option(
    "--unsafe-fixes", section=MENDING, is_flag=True, help="With --write: also what may change the author's meaning."
)
@option(
    "--interactive",
    section=MENDING,
    is_flag=True,
    help="Show one fix after the other: accept, reject, or ignore it with a reason; mend at the end.",
)
@option(
    "--enrich",
    section=MENDING,
    is_flag=True,
    help="Also add what entries lack and the records of their works have: DOI, authors, subtitle, journal, pages, ISBN.",
)
@choosing
@setting("only", section=CHECKS)
@judging
@reporting
@vouching
@gathering
@changing
@dumping
@common
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Show what could be mended as a diff, or mend it.

    The diff holds all fixes, and marks those that are not safe: that may change what the author
    meant. --write applies the safe ones, checks again what it wrote, and reports as check does.
    --interactive asks about each; answers are read line by line, from a pipe as well, and the end of
    the input is q, quit. Exits as check does: for a diff with what was found, else with what is left.
    The diff goes to the standard output, with -o to a file; reports go to the files that -f names.
    """
    shows = not (options["write"] or options["interactive"])
    if options["diff"] and not shows:
        raise click.UsageError("--diff writes nothing, --write and --interactive do: give one of them")
    rev, paths = settled(options["changed"], paths)
    refuse_missing(paths)
    session = open_session(options, checked=paths)
    refuse_writing(rev, session)
    require_transport(session)
    inputs = session.inputs(paths)
    patch, outputs = _places(session, options["output"], inputs) if shows else (None, ())
    outputs = outputs if shows else outputs_of(session, options["output"], inputs=inputs)
    if options["dump"]:
        from refcheck.commands.dump import tell

        return tell(*paths, config=session.config, offline=options["offline"], changed=rev)
    from refcheck.commands.progress import progress_of
    from refcheck.pipeline import check

    # What is put off may be mended all the same.
    config = replace(session.config, baseline="")
    asked: dict[str, Any] = {
        "offline": options["offline"],
        "enrich": options["enrich"],
        "config": config,
        "changed": rev,
    }
    with progress_of(session) as progress:
        report = check(*paths, progress=progress, **asked)
    if shows:
        return _show(report, session, paths, patch=patch, outputs=outputs)
    if report.run.interrupted:
        changed: tuple[str, ...] = ()
    elif options["interactive"]:
        changed = _asked(report, session)
    else:
        from refcheck.mend import apply

        changed = apply(report.findings, unsafe=options["unsafe_fixes"])
    if changed:
        done = "wrote" if options["interactive"] else "mended"
        session.hint(f"{done} {', '.join(str(path) for path in changed)}")
    if changed or (session.config.baseline and not report.run.interrupted):
        # What is left is judged as check does.
        asked["config"] = session.config
        with progress_of(session) as progress:
            report = check(*paths, progress=progress, **asked)
    if not (options["unsafe_fixes"] or options["interactive"]):
        _tell_of_unsafe(report, session)
    return deliver(report, outputs, session)


def _asked(report: Report, session: Session) -> tuple[str, ...]:
    """Ask a person about each fix, write what was decided, and return the paths of the files that changed."""
    from refcheck.commands.interactive import Answers, choose
    from refcheck.mend import apply

    if not any(finding.fix for finding in report.findings):
        session.hint(NOTHING)
        return ()
    chosen = choose(report, Answers(_answer, lambda line: say(line, bare=True)))
    session.hint(str(chosen))
    return apply((*chosen.accepted, *chosen.ignored), unsafe=True)


def _answer(question: str) -> str | None:
    """Return a line of the standard input, ``None`` at its end."""
    say(question, bare=True, end="" if is_terminal(sys.stdin) else "\n")
    try:
        line = sys.stdin.readline() if sys.stdin is not None else ""
    except (OSError, ValueError):
        return None
    return line or None


def _tell_of_unsafe(report: Report, session: Session) -> None:
    left = sum(1 for finding in report.findings if finding.fix and not finding.fix.safe)
    if left:
        session.hint(
            f"{left} unsafe fix{'' if left == 1 else 'es'} left: see them with --diff, apply them with --write --unsafe-fixes"
        )


def _places(session: Session, output: str | None, inputs: Sequence[str]) -> tuple[Path | None, tuple[Output, ...]]:
    """Return the file that the diff goes to (``None``: the standard output), and the reports beside it.

    --output is the diff's, unless a format without a path or the file's own ending says that it is a report's.
    Raises ``click.UsageError`` for a report that would go where the diff goes.
    """
    from refcheck.reports import ENDINGS

    chosen = "output-format" in session.chosen
    if not (chosen or output):
        return None, ()  # what a configuration names are the reports of checks
    bare = chosen and any(":" not in each for each in session.config.outputs)
    if bare and not output:
        raise click.UsageError("the diff goes to the standard output: give the report a path (-f FORMAT:PATH)")
    of_diff = output is not None and not bare and Path(output).suffix.lower() not in ENDINGS
    outputs = outputs_of(session, None if of_diff else output, inputs=inputs)
    reports = tuple(each for each in outputs if each.path is not None)
    patch = Path(output) if output is not None and of_diff else None
    if patch is not None:
        refuse_clashes((Output(format="diff", path=patch), *reports), inputs)
    return patch, reports


def _show(
    report: Report, session: Session, paths: Sequence[str], *, patch: Path | None, outputs: Sequence[Output]
) -> int:
    from refcheck.mend import diff
    from refcheck.reports.files import replace as rewrite

    text = diff(report.findings, unsafe=True)
    code = deliver(report, outputs, session) if outputs else report.exit_code
    if patch is not None:
        rewrite(patch, text)
    else:
        put(painted(text) if session.color_results else text, machine=True)
    if not text:
        session.hint(f"{NOTHING}{_by_hand(report, paths)}")
    elif patch is not None:
        session.hint(f"wrote {patch}")
    return code


def _by_hand(report: Report, paths: Sequence[str]) -> str:
    """Return how many findings are left for a person, and where they are told; empty when there are none."""
    from refcheck.reports.wording import counted

    left = sum(finding.severity is not Severity.INFO for finding in report.findings)
    told = " ".join(["refcheck check", *map(shlex.quote, paths)])
    return f"; {counted(left, 'finding')} to mend by hand: {told}" if left else ""


def painted(diff: str) -> str:
    """Return a diff with its lines in colours."""
    return "\n".join(click.style(line, **LOOKS[line[:1]]) if line[:1] in LOOKS else line for line in diff.split("\n"))
