"""``refcheck import``: RIS, CSL-JSON, EndNote XML, ENW, NBIB, BibTeX → references/*.bib."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from refcheck.commands.edge import weightiest
from refcheck.commands.options import OUTPUT, VerbCommand, common, option
from refcheck.commands.session import Session, open_session, refuse_missing
from refcheck.commands.terminal import put, say
from refcheck.errors import BibliographyError, OutputError

if TYPE_CHECKING:
    from refcheck.model.reference import Library
    from refcheck.references.importing import Import, Known

STANDARD = "-"
SHOWN = 20
"""So many messages of one kind are shown; -v shows all."""
DUPLICATES = "Duplicates"
FORMATS = ("ris", "csl-json", "endnote-xml", "enw", "nbib", "bibtex", "biblatex")

EPILOG = """\b
Examples:
  refcheck import library.ris                    into references/imported.bib
  refcheck import export.xml zotero.json         several files, of several programs
  refcheck import library.ris -o my.bib          into my.bib
  refcheck import library.ris --diff             what would be written, as a diff
  refcheck import library.ris --merge --write    also fill what known entries lack
  curl ... | refcheck import - -o -              from the standard input to the standard output
"""


@click.command("import", cls=VerbCommand, epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@option(
    "-o",
    "--output",
    "--into",
    "output",
    section=OUTPUT,
    metavar="FILE",
    help="The .bib to put them into (default: references/imported.bib; - for the standard output).",
)
@option(
    "--format",
    "format_",
    section=OUTPUT,
    type=click.Choice(FORMATS),
    metavar="FORMAT",
    help=f"The format of the files, where they do not tell: {', '.join(FORMATS)}.",
)
@option(
    "--diff/--write",
    "diff",
    section=OUTPUT,
    default=None,
    help="Show a diff, or write (the default without --merge).",
)
@option(
    "--merge",
    section=DUPLICATES,
    is_flag=True,
    help="Fill what known entries lack, never what they say; shows a diff unless --write is given.",
)
@option(
    "--keep-duplicates",
    section=DUPLICATES,
    is_flag=True,
    help="Put records of known works in as well, as entries of their own.",
)
@common
def command(files: tuple[str, ...], **options: Any) -> int:
    """Bring references of other programs into a .bib file.

    Reads RIS, CSL-JSON, EndNote's XML and ENW, PubMed's NBIB, BibTeX and BibLaTeX. New entries are put at the
    end of the .bib; nothing that stands there is changed. Keys are kept, fields that BibTeX has no name for are
    kept under names of their own. A record whose work has an entry already, by identifier or by
    title, first author and year, is told and left out.
    """
    if options["merge"] and options["keep_duplicates"]:
        raise click.UsageError("--merge fills known entries, --keep-duplicates adds to them: give one of them")
    refuse_missing([file for file in files if file != STANDARD])
    session = open_session(options, checked=[file for file in files if file != STANDARD])
    target = _target(options["output"], files, session)
    libraries, code = _read(files, options["format_"])
    if not any(reference.problem is None for library in libraries for reference in library.references):
        say("no reference was found")
        return weightiest(code or 3)
    try:
        found, count = _bring_in(libraries, target, session, options)
        _tell(found, session)
        shows = options["merge"] if options["diff"] is None else options["diff"]
        return weightiest(code, _deliver(found, count, target, session, shows=shows))
    except (BibliographyError, OutputError) as error:
        say(str(error))
        return 2


def _target(output: str | None, files: Sequence[str], session: Session) -> str:
    from refcheck.pipeline.importing import default_target, same_file

    target = output or str(default_target(session.config))
    if target != STANDARD and same_file(target, [file for file in files if file != STANDARD]):
        raise click.UsageError(f"{target} is what is imported: name another file with --output")
    return target


def _read(files: Sequence[str], name: str | None) -> tuple[list[Library], int]:
    """Return the files that can be read, and 1 when something of them could not."""
    from refcheck.pipeline.importing import open_records, problems_of

    libraries: list[Library] = []
    code = 0
    for file in dict.fromkeys(files):
        try:
            body = _standard_input() if file == STANDARD else None
            library = open_records("<stdin>" if file == STANDARD else file, body, format=name)
        except BibliographyError as error:
            say(str(error))
            code = 1
            continue
        libraries.append(library)
        problems = problems_of(library)
        _say_some(
            [f"{p.location.path}:{p.location.line}: {p.message}{f'; {p.remedy}' if p.remedy else ''}" for p in problems]
        )
        code = code or int(any(reference.problem for reference in library.references))
    return libraries, code


def _standard_input() -> bytes:
    from refcheck.references.incoming import MAX_FILE

    if sys.stdin is None:
        raise BibliographyError("the standard input is closed")
    return sys.stdin.buffer.read(MAX_FILE + 1)


def _bring_in(
    libraries: Sequence[Library], target: str, session: Session, options: dict[str, Any]
) -> tuple[Import, int]:
    """Return what is to be done, and how many records there are."""
    from refcheck.model.reference import Library
    from refcheck.pipeline.importing import known_libraries
    from refcheck.references.importing import bring_in

    known = (Library(path=STANDARD), ()) if target == STANDARD else known_libraries(Path(target), session.config)
    found = bring_in(libraries, *known, fill=options["merge"], twice=options["keep_duplicates"])
    return found, len(found.added) + len(found.known)


def _tell(found: Import, session: Session) -> None:
    """Tell of the records that were not simply added."""
    every = session.verbosity > 0
    if session.verbosity < 0:
        return
    lines = [_told(known) for known in found.known if every or known.adds or known.differs or not known.stored]
    lines += [
        f'{one.record.file}:{one.record.line}: the key "{one.record.key}" is taken or cannot be one: it is {one.key} now'
        for one in found.added
        if one.renamed
    ]
    _say_some(lines, every=every)


def _told(known: Known) -> str:
    entry = known.twin.entry
    place = f"{entry.file}:{entry.line}"
    text = f"{known.record.file}:{known.record.line}: {known.key} already ({place}), by {known.twin.by}"
    if known.differs:
        text += f"; differs in {', '.join(known.differs)}"
    if known.adds:
        text += f"; has {', '.join(known.adds)} besides (--merge)"
    return text


def _say_some(lines: Iterable[str], *, every: bool = False) -> None:
    lines = list(lines)
    for line in lines if every else lines[:SHOWN]:
        say(line)
    if len(lines) > SHOWN and not every:
        say(f"and {len(lines) - SHOWN} more of these (-v shows all)")


def _deliver(found: Import, count: int, target: str, session: Session, *, shows: bool) -> int:
    from refcheck.references import write_library

    if target == STANDARD:
        put(found.texts.get(STANDARD, ""), machine=True)
        return 0
    if shows:
        _show(found, session)
        return 0
    for path, text in found.texts.items():
        write_library(path, text)
    known = f", {len(found.known)} known already" if found.known else ""
    filled = [path for path in found.texts if path != target]
    put(f"{target}: {count} reference{'' if count == 1 else 's'}, {len(found.added)} new{known}")
    for path in filled:
        put(f"{path}: fields added")
    if found.added:
        session.hint(f"check it with: refcheck {target}")
    return 0


def _show(found: Import, session: Session) -> None:
    """Show what would be written, as one diff."""
    from refcheck.commands.fix import painted
    from refcheck.mend import file_diff

    text = "".join(file_diff(path, new) for path, new in found.texts.items())
    put(painted(text) if session.color_results else text, machine=True)
    if text:
        session.hint("nothing is written yet: --write writes it")
    else:
        session.hint("there is nothing to write")
