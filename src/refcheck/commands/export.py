"""``refcheck export``: references → the formats of reference managers and other programs."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from refcheck.commands.edge import weightiest
from refcheck.commands.options import MEMORY, OUTPUT, VerbCommand, common, option, setting
from refcheck.commands.outputs import Output, parse_output, refuse_clashes
from refcheck.commands.report import saved_run
from refcheck.commands.session import Session, open_session, refuse_missing
from refcheck.commands.terminal import put, say
from refcheck.commands.zotero import ZOTERO, hand_to_zotero, refuse_with_zotero
from refcheck.errors import OutputError

if TYPE_CHECKING:
    from refcheck.exports.checked import Checked
    from refcheck.model.reference import Reference

NOT_READ = frozenset({"RUN006", "SYN001"})
"""Problems for which something of a source is missing from an export."""

EPILOG = """\b
Examples:
  refcheck export --to ris -o for-zotero.ris            all of references/*.bib
  refcheck export testaverde2017migrating --to csl-json one reference
  refcheck export --from statement.md --to bibtex       straight from a document
  refcheck export -f ris:out.ris -f csl-json:out.json   several at once
  refcheck export --to zotero                           into the Zotero that runs here
  refcheck export --to ris --as-verified --with-status  with what the last checks established
"""


@click.command("export", cls=VerbCommand, epilog=EPILOG)
@click.argument("words", nargs=-1, metavar="[KEY|PATH]...")
@option(
    "--to",
    "to",
    section=OUTPUT,
    metavar="FORMAT",
    help="The format to write: bibtex, biblatex, csl-json, csl-json-zotero, ris, endnote-xml, csv, coins, or zotero for the "
    "Zotero that runs here.",
)
@option(
    "-f",
    "--output-format",
    "specs",
    section=OUTPUT,
    metavar="FMT[:PATH]",
    multiple=True,
    help="The same, FORMAT or FORMAT:PATH; may be repeated.",
)
@option("-o", "--output", section=OUTPUT, metavar="FILE", help="Write to FILE what would go to the standard output.")
@option(
    "--from",
    "sources",
    section=OUTPUT,
    metavar="PATH",
    multiple=True,
    help="Take the references of this .bib, document or folder; may be repeated (default: references/*.bib).",
)
@option(
    "--zotero-port",
    section=OUTPUT,
    type=click.IntRange(1, 65535),
    default=23119,
    metavar="PORT",
    help="Where Zotero listens on this machine, for --to zotero (default: 23119).",
)
@option(
    "--as-verified/--as-cited",
    "verified",
    section=OUTPUT,
    default=False,
    help="Correct and complete what checks established from accepted records, or write what is cited (the default).",
)
@option(
    "--with-status",
    "status",
    section=OUTPUT,
    is_flag=True,
    help="Add verdict and day of the check to each reference, in a note.",
)
@option(
    "--run",
    "run",
    section=OUTPUT,
    metavar="RUN.json",
    help="Take what was checked from this saved run (check -f json) instead of what is remembered.",
)
@setting("cache-dir", section=MEMORY)
@setting("no-cache", section=MEMORY)
@common
def command(words: tuple[str, ...], **options: Any) -> int:
    """Write references for Zotero, Word, pandoc and other programs.

    KEYs choose references (default: all). A word that is a file or folder is a source, as with
    --from. Nothing is asked: what is written is what is cited, and a copy in a web archive where
    the lock knows one.
    """
    paths = [*options["sources"], *(word for word in words if _is_path(word))]
    keys = tuple(word for word in words if not _is_path(word))
    refuse_missing(paths)
    session = open_session(options, checked=paths)
    to_zotero = options["to"] == ZOTERO
    if to_zotero:
        refuse_with_zotero(options)
    outputs = [] if to_zotero else _outputs(options["to"], options["specs"], options["output"], session.inputs(paths))
    references, code = _references(paths, session)
    if all(reference.problem for reference in references):
        say("no reference was found")
        return weightiest(3, code)
    checked = _checked(paths, session, options)
    if checked.verified and (hint := _what_is_unknown(references, keys, checked)):
        session.hint(hint)
    if to_zotero:
        return weightiest(code, hand_to_zotero(references, keys, checked, options["zotero_port"]))
    return weightiest(code, *(_export(references, keys, output, checked) for output in outputs))


def _checked(paths: Sequence[str], session: Session, options: Mapping[str, Any]) -> Checked:
    """Return what is known of the references; only the lock is looked into when nothing more is asked for."""
    from refcheck.exports.checked import Checked, checked_of
    from refcheck.pipeline import check
    from refcheck.pipeline.gathering import known_copies

    copies = known_copies(session.config)
    verified, tells = options["verified"], options["status"]
    if options["run"]:
        refuse_missing([options["run"]])
        report = saved_run(options["run"])
    elif verified or tells:
        report = check(*paths, offline=True, config=session.config)
    else:
        return Checked(copies=copies)
    checked = checked_of(report, verified=verified, tells=tells)
    return replace(checked, copies={**copies, **checked.copies})


def _what_is_unknown(references: Sequence[Reference], keys: Sequence[str], checked: Checked) -> str:
    """Return of how many references nothing is established, which are written as they are cited; empty of none."""
    chosen = [one for one in references if not one.problem and (not keys or one.key in keys)]
    unknown = sum(not checked.knows(one) for one in chosen)
    which = f"of {unknown} of {len(chosen)} references" if len(chosen) > 1 else "of the reference"
    return f"no check has established anything {which}: written as cited (refcheck checks them)" if unknown else ""


def _is_path(word: str) -> bool:
    """Return whether a word names a file: keys hold no separators, and no file ending of ours."""
    from refcheck.pipeline.inputs import source_endings

    separators = {os.sep, os.altsep or os.sep, "/"}
    return any(s in word for s in separators) or Path(word).suffix.lower() in source_endings() or Path(word).is_file()


def _outputs(to: str | None, specs: Sequence[str], output: str | None, inputs: Sequence[str]) -> list[Output]:
    from refcheck.exports import FORMATS

    found = [parse_output(spec, FORMATS) for spec in ([to] if to else [])]
    found += [parse_output(spec, FORMATS) for spec in specs]
    if not found:
        raise click.UsageError(f"a format is needed: --to {' | '.join(FORMATS)}")
    bare = [each for each in found if each.path is None]
    if len(bare) > 1:
        raise click.UsageError("only one format can go to the standard output: give the others a path (-f FORMAT:PATH)")
    if output and not bare:
        raise click.UsageError("--output needs a format without a path: --to FORMAT")
    if output and output != "-":
        found = [Output(format=each.format, path=each.path or Path(output)) for each in found]
    refuse_clashes(found, inputs)
    return found


def _references(paths: Sequence[str], session: Session) -> tuple[tuple[Reference, ...], int]:
    """Return the references, and 1 when something of the sources could not be read."""
    from refcheck.pipeline.inputs import open_sources

    inputs = open_sources(paths, session.config)
    unread = [problem for problem in inputs.problems if problem.code in NOT_READ]
    for problem in unread:
        at = problem.location
        place = f"{at.path}:{at.line}" if at.line else at.path
        say(f"{place}: {problem.message}; it is left out")
    return inputs.references, int(bool(unread))


def _export(references: Sequence[Reference], keys: Sequence[str], output: Output, checked: Checked) -> int:
    from refcheck.exports.selection import render

    text = render(references, output.format, keys, checked)
    if output.path is None:
        put(text, machine=True)
        return 0
    from refcheck.reports.files import replace

    try:
        replace(output.path, text)
    except OutputError as error:
        say(str(error))
        return 2
    return 0
