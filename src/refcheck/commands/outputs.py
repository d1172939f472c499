"""Where reports go: FORMAT or FORMAT:PATH on the command line and in the configuration."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from refcheck.commands.options import suggestion
from refcheck.commands.terminal import put, say
from refcheck.errors import OutputError

if TYPE_CHECKING:
    from refcheck.commands.session import Session
    from refcheck.model.report import Report

__all__ = ["Output", "deliver", "outputs_of", "parse_output", "refuse_clashes"]

FOR_PEOPLE = frozenset({"full", "concise"})
"""Formats of the terminal: in its width, its colours and its encoding."""

_READING = ("html", "markdown")


@dataclass(frozen=True, kw_only=True, slots=True)
class Output:
    """A report to make: its format, and the file it goes to (``None``: stdout)."""

    format: str
    path: Path | None = None


def parse_output(text: str, formats: Mapping[str, str] | Sequence[str]) -> Output:
    r"""Return what ``FORMAT`` or ``FORMAT:PATH`` asks for; the path may hold colons (``html:C:\x.html``).

    Raises ``click.UsageError`` for an unknown format or an empty path.
    """
    name, colon, path = text.partition(":")
    if name not in formats:
        raise click.UsageError(f"there is no format '{name}': {suggestion(name, list(formats))}")
    if colon and not path:
        raise click.UsageError(f"'{text}' names no file after the colon")
    return Output(format=name, path=Path(path) if path else None)


def outputs_of(session: Session, output: str | None, *, inputs: Sequence[str] = ()) -> tuple[Output, ...]:
    """Return the reports that the command line asks for, else the configuration; the one for
    stdout comes first. ``output`` is --output's file.

    Raises ``click.UsageError`` when two would go to one place or one onto an input.
    """
    from refcheck.reports import FORMATS, format_of

    asked = [parse_output(text, FORMATS) for text in session.config.outputs]
    if "output-format" not in session.chosen:
        asked = [] if output else [_under(each, session.config.root) for each in asked]
    bare = [each for each in asked if each.path is None]
    if len(bare) > 1:
        raise click.UsageError("only one format can go to the standard output: give the others a path (FORMAT:PATH)")
    if output:
        file = Path(output)
        first = replace(bare[0], path=file) if bare else Output(format=format_of(file), path=file)
    else:
        first = bare[0] if bare else Output(format="full")
    outputs = (first, *(each for each in asked if each.path is not None))
    refuse_clashes(outputs, inputs)
    return outputs


def _under(output: Output, root: Path) -> Output:
    return replace(output, path=root / output.path) if output.path else output


def refuse_clashes(outputs: Sequence[Output], inputs: Sequence[str]) -> None:
    """Refuse outputs that would go to one place, or onto a file that is read.

    Raises ``click.UsageError``.
    """
    taken = {os.path.realpath(path): "is what is checked" for path in inputs if Path(path).is_file()}
    for output in outputs:
        if output.path is None or str(output.path).startswith("/dev/"):
            continue
        place = os.path.realpath(output.path)
        if place in taken:
            raise click.UsageError(f"{output.path} {taken[place]}: the report needs another file")
        taken[place] = "is named twice"


def deliver(report: Report, outputs: Sequence[Output], session: Session, *, share: bool = False) -> int:
    """Write the report in all its formats and return the exit code: the report's, 2 when one could
    not be written. The files come first, so that the terminal can say where they are. With ``share`` what is
    written is the copy that can be given away.
    """
    from refcheck.reports import write

    code, interrupted = report.exit_code, report.run.interrupted
    if share:
        from refcheck.reports import shared

        report = shared(report)
    failed = False
    written: list[Output] = []
    for output in outputs:
        if output.path is None:
            continue
        try:
            write(report, output.path, output.format)
            written.append(output)
        except OutputError as error:
            say(str(error))
            failed = True
    for output in outputs:
        if output.path is None:
            put(_rendered(report, output, session, written), machine=output.format not in FOR_PEOPLE)
    if written and all(output.path is not None or output.format != "full" for output in outputs):
        session.hint(f"wrote {', '.join(str(each.path) for each in written)}")
    return 2 if failed and not interrupted else code


def _rendered(report: Report, output: Output, session: Session, written: Sequence[Output]) -> str | Iterable[str]:
    from refcheck.reports import pieces, render

    if output.format not in FOR_PEOPLE:
        return pieces(report, output.format)
    reading = [each for name in _READING for each in written if each.format == name] or list(written)
    return render(
        report,
        output.format,
        width=width_of_terminal(),
        color=session.color_results,
        verbosity=session.verbosity,
        report_path=str(reading[0].path) if reading else None,
    )


def width_of_terminal() -> int | None:
    """Return the columns of the terminal that stdout is, ``None`` when it is none."""
    with suppress(OSError, ValueError, AttributeError):
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    return None
